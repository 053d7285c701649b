//! CSV for spreadsheets: UTF-8 with a byte order mark, so that Excel reads Chinese, and no cell that starts a formula.

use crate::analysis::Analysis;
use crate::error::Code;
use crate::ingest::cells::Cells;
use crate::ingest::counts::Aside;
use crate::ingest::import::Imported;
use crate::ledger::{CustomerIx, Ledger};
use crate::segment::Scheme;
use crate::view::CustomerQuery;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Texts of the page's language by catalogue key; a key that is missing stands for itself.
pub type Labels = BTreeMap<String, String>;

pub(super) fn label<'a>(labels: &'a Labels, key: &'a str) -> &'a str {
    labels.get(key).map_or(key, String::as_str)
}

/// A text cell that no spreadsheet takes for a formula: an apostrophe stands before = + - @ at its start, and behind a
/// semicolon, tab or line end, where a spreadsheet may begin another cell. Blanks and quotation marks between the two do not
/// count. Numbers are written by [`Table::number`] and keep their minus.
fn harmless(text: &str) -> Cow<'_, str> {
    let begins = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '"']);
        before.is_empty() || before.ends_with([';', '\t', '\r', '\n'])
    };
    let is_formula = |at: usize, c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') && begins(at);
    let starts = text.char_indices().filter(|&(at, c)| (at == 0 && matches!(c, '\t' | '\r')) || is_formula(at, c));
    let mut safe = String::new();
    let mut done = 0;
    for (at, _) in starts {
        safe.push_str(&text[done..at]);
        safe.push('\'');
        done = at;
    }
    if done == 0 && safe.is_empty() {
        return Cow::Borrowed(text);
    }
    safe.push_str(&text[done..]);
    Cow::Owned(safe)
}

/// A CSV that is being written.
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Default for Table {
    fn default() -> Self {
        let mut writer = csv::WriterBuilder::new();
        writer.terminator(csv::Terminator::CRLF).flexible(true);
        Table { writer: writer.from_writer(b"\xef\xbb\xbf".to_vec()) }
    }
}

impl Table {
    /// For a program that takes a byte order mark for a part of the first header.
    pub fn without_mark() -> Table {
        let mut writer = csv::WriterBuilder::new();
        writer.terminator(csv::Terminator::CRLF).flexible(true);
        Table { writer: writer.from_writer(Vec::new()) }
    }

    // Writing to memory cannot fail.
    fn field(&mut self, text: &str) {
        let _ = self.writer.write_field(text);
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        self.field(&harmless(text));
    }

    /// A number, or anything else that is known to be no formula: a day, a code.
    pub fn number(&mut self, number: impl std::fmt::Display) {
        self.field(&number.to_string());
    }

    /// A number that may be absent.
    pub fn maybe(&mut self, number: Option<impl std::fmt::Display>) {
        match number {
            Some(number) => self.number(number),
            None => self.field(""),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// Schemes whose columns follow those of the profit tiers and of RFM.
const OTHER_SCHEMES: [Scheme; 4] = [Scheme::Matrix, Scheme::Spend, Scheme::Simple, Scheme::Lifecycle];

/// An estimate to the cent, a score to the hundredth.
fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The customers, best profit first; the header says where profits rest on an assumption, and a column which lifetime values are
/// stand-ins. Labels: `column-…` for the header, `tier-SCHEME-TIER`.
pub fn customers(ledger: &Ledger, analysis: &Analysis, labels: &Labels) -> Vec<u8> {
    rows(ledger, analysis, analysis.ranking(), labels)
}

/// The same columns of the customers whom a query finds, in its order and all of its pages; the first column counts them.
pub fn list(ledger: &Ledger, analysis: &Analysis, query: &CustomerQuery, labels: &Labels) -> Vec<u8> {
    rows(ledger, analysis, &analysis.found(ledger, query), labels)
}

fn rows(ledger: &Ledger, analysis: &Analysis, customers: &[CustomerIx], labels: &Labels) -> Vec<u8> {
    let mut table = Table::default();
    let is_assumed = !analysis.known().values.assumed.is_empty();
    let profit = if is_assumed { "column-profit-assumed" } else { "column-profit" };
    for key in [
        "column-rank",
        "column-customer",
        "column-name",
        "column-tier-profit",
        "column-revenue",
        profit,
        "column-purchases",
        "column-first",
        "column-last",
        "column-recency-days",
        "column-rfm-r",
        "column-rfm-f",
        "column-rfm-m",
        "column-tier-rfm",
        "column-potential",
    ] {
        table.text(label(labels, key));
    }
    for scheme in OTHER_SCHEMES {
        let key = format!("scheme-{}", scheme.as_str());
        table.text(label(labels, &key));
    }
    let last =
        ["column-ltv", "column-ltv-low", "column-ltv-high", "column-p-alive", "column-one-off", "column-ltv-stand-in"];
    for key in last {
        table.text(label(labels, key));
    }
    table.end();
    for (place, &customer) in customers.iter().enumerate() {
        let row = analysis.row(ledger, customer);
        let tier_label = |scheme: Scheme| {
            let tier = row.tiers.iter().find(|(known, _)| *known == scheme).map(|(_, tier)| tier.as_str())?;
            Some(label(labels, &format!("tier-{}-{tier}", scheme.as_str())).to_owned())
        };
        table.number(place + 1);
        table.text(&row.id);
        table.text(row.name.as_deref().unwrap_or_default());
        table.text(&tier_label(Scheme::Profit).unwrap_or_default());
        table.number(row.revenue);
        table.number(row.profit);
        table.number(row.purchases);
        table.maybe(row.first_purchase);
        table.maybe(row.last_purchase);
        table.maybe(row.recency_days);
        for score in 0..3 {
            table.maybe(row.rfm.and_then(|scores| scores[score]));
        }
        table.text(&tier_label(Scheme::Rfm).unwrap_or_default());
        table.maybe(row.potential.map(cents));
        for scheme in OTHER_SCHEMES {
            table.text(&tier_label(scheme).unwrap_or_default());
        }
        let ltv = row.ltv.as_ref();
        table.maybe(ltv.map(|ltv| cents(ltv.predicted)));
        table.maybe(ltv.and_then(|ltv| ltv.low).map(cents));
        table.maybe(ltv.and_then(|ltv| ltv.high).map(cents));
        table.maybe(ltv.and_then(|ltv| ltv.p_alive).map(|share| (share * 1e4).round() / 1e4));
        table.number(u8::from(row.one_off));
        table.maybe(ltv.map(|ltv| u8::from(ltv.stand_in)));
        table.end();
    }
    table.finish()
}

/// The rows that were set aside, each with its reason and the source's own cells. Labels: `column-…`, `error-CODE.short`.
pub struct SetAsideTable<'a> {
    table: Table,
    labels: &'a Labels,
}

impl<'a> SetAsideTable<'a> {
    /// Starts the table.
    pub fn new(labels: &'a Labels) -> Self {
        let mut table = Table::default();
        for key in ["column-file", "column-sheet", "column-row", "column-reason", "column-at", "column-cells"] {
            table.text(label(labels, key));
        }
        table.end();
        SetAsideTable { table, labels }
    }

    /// Adds a row with the cells as they stand in the source.
    pub fn row(&mut self, imported: &Imported, aside: &Aside, cells: &dyn Cells) {
        let receipt = &imported.receipt;
        self.table.text(&receipt.name);
        self.table.text(receipt.plan.sheet.as_deref().unwrap_or_default());
        self.table.number(aside.row);
        self.table.text(self.reason(aside.code));
        let header = receipt.headers.get(usize::from(aside.column)).map(String::as_str);
        self.table.text(header.unwrap_or_default());
        for column in 0..cells.width() {
            self.table.text(&cells.cell(column).display());
        }
        self.table.end();
    }

    fn reason(&self, code: Code) -> &'a str {
        self.labels.get(&format!("error-{}.short", code.as_str())).map_or(code.as_str(), String::as_str)
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay_numbers() {
        let mut table = Table::default();
        for text in ["=1+1", "+49 30", "-x", "@SUM", "\tA", "\rB", "O'Neil, \"Bob\""] {
            table.text(text);
        }
        table.number("-12.5");
        table.end();
        let text = String::from_utf8(table.finish()).unwrap();
        assert_eq!(harmless("x;=1+1;y-1;\" =2"), "x;'=1+1;y-1;\" '=2");
        assert_eq!(harmless("x\t@SUM(A1)\n-2 a=b"), "x\t'@SUM(A1)\n'-2 a=b");
        assert_eq!(harmless("tea; green - 50 g"), "tea; green - 50 g");
        assert_eq!(text, "\u{feff}'=1+1,'+49 30,'-x,'@SUM,'\tA,\"'\rB\",\"O'Neil, \"\"Bob\"\"\",-12.5\r\n");
    }
}
