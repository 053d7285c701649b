//! A look into a file before reading all of it: packing, format, encoding, delimiter, header, columns, dates, numbers.
//!
//! [`file`] reads only samples of an [`Input`]; where they are no plain text, whoever opens such files brings the start
//! of each table. What a person chose instead of a guess comes in as [`Choices`].

mod parts;

use super::amount;
use super::amount::{DecimalMark, NumberEvidence};
use super::cells::Cells;
use super::change::{Change, Choices, DoubtCode};
use super::csv::{self, CsvReader};
use super::currency;
use super::currency::CurrencyRows;
use super::date::{DateEvidence, DateOrder};
use super::dialect::{self, Dialect, Nested, inner};
use super::doubt::{Answer, AnswerKey, Doubt};
use super::encoding::{self, Complete, Utf8};
use super::headers;
use super::headers::Layout;
use super::input::{Content, Input, Looked, SheetSample, TextSample};
use super::inspection::{CONFIDENT, Guess, Inspection, Table};
use super::kind::{Kind, kind};
use super::plan::{Packing, Plan, plausible};
use super::profile::Column;
use super::reading::{self, Alternative, Reading, Unit};
use super::roles::{Role, Shape};
use super::sample::{self, Header, ROWS, Sampled};
use super::status;
use super::trial::{self, trial};
use super::words::{self, Standing};
use crate::error::{Code, Error, Result};
use crate::money::Figure;
use crate::sorting;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a text is looked at, at its start, in its middle and at its end.
pub const SAMPLE: usize = 256 * 1024;
/// Answers to one question; what each gives is tried.
const MOST_ANSWERS: usize = 40;
/// Rows that the mapping form shows.
const PREVIEW: usize = 8;
/// Characters of a line that a question about its encoding shows.
const ENCODED: usize = 60;

/// A table of a file and what was found in it.
type Candidate = (Table, Result<Inspection>);

/// The samples of a file as it lies there: enough to say whether it is plain text.
pub struct First {
    head: Vec<u8>,
    complete: Complete,
    further: Vec<Vec<u8>>,
    kind: Result<Kind>,
}

impl First {
    /// Reads the samples.
    ///
    /// # Errors
    /// [`Code::Unreadable`].
    pub fn of(input: &dyn Input) -> Result<First> {
        let (head, complete) = encoding::cut(input.slice(0, SAMPLE + 1)?, SAMPLE);
        let kind = kind(&head);
        let further = if kind == Ok(Kind::Text) && complete == Complete::No { further(input)? } else { Vec::new() };
        Ok(First { head, complete, further, kind })
    }

    /// Must the file be opened by [`Input::look`]? Else it is text in UTF-8, or nothing that could be a table.
    pub fn is_foreign(&self, choices: &Choices) -> bool {
        let further: Vec<&[u8]> = self.further.iter().map(Vec::as_slice).collect();
        match (&self.kind, choices.encoding.as_deref()) {
            (Err(_), _) => false,
            (Ok(Kind::Text), None) => !encoding::is_plain(&self.head, &further),
            (Ok(Kind::Text), Some(chosen)) => !encoding::is_utf8_name(chosen),
            _ => true,
        }
    }

    fn plain(self) -> TextSample {
        TextSample {
            encoding: encoding::UTF_8.to_owned(),
            head: Utf8::default().push(&self.head).to_vec(),
            complete: self.complete,
            further: self.further.iter().map(|sample| encoding::whole_lines(sample).to_vec()).collect(),
            alternatives: Vec::new(),
        }
    }
}

/// Samples from the middle and the end of a file that goes on after its first sample.
///
/// # Errors
/// [`Code::Unreadable`].
pub fn further(input: &dyn Input) -> Result<Vec<Vec<u8>>> {
    let middle = (input.size() / 2).max(SAMPLE as u64);
    let end = input.size().saturating_sub(SAMPLE as u64).max(middle);
    Ok(vec![input.slice(middle, SAMPLE)?, input.slice(end, SAMPLE)?])
}

/// Looks into a file; of several tables (sheets, files in a zip) into the one that was chosen, else into the likeliest.
///
/// # Errors
/// [`Code::FileEmpty`], [`Code::HeaderOnly`], [`Code::NotATable`], [`Code::LayoutUnknown`], [`Code::WorkbookBroken`],
/// [`Code::WorkbookEmpty`], [`Code::SheetTooLarge`], [`Code::ArchiveBroken`], [`Code::ArchiveEmpty`],
/// [`Code::UnpackedTooLarge`], [`Code::TableUnknown`], [`Code::Unreadable`].
pub fn file(name: &str, input: &dyn Input, choices: &Choices) -> Result<Inspection> {
    First::of(input).and_then(|first| from(name, input, first, choices)).map_err(|error| error.in_file(name))
}

/// [`file`], for whoever has read the first samples already.
///
/// # Errors
/// As [`file`].
pub fn from(name: &str, input: &dyn Input, first: First, choices: &Choices) -> Result<Inspection> {
    let look = Look { name, size: input.size(), choices };
    let mut found = Vec::new();
    let looked = if first.is_foreign(choices) {
        input.look(choices, &mut |looked| found.push(look.table(looked)))
    } else {
        first.kind.clone().map(|_| {
            let content = Ok(Content::Text(first.plain()));
            found.push(look.table(Looked { packing: Packing::None, sheet: None, content }));
        })
    };
    looked.and_then(|()| choose(found, choices)).map_err(|error| error.in_file(name))
}

/// The chosen table, else the likeliest; with the list of all.
fn choose(found: Vec<Candidate>, choices: &Choices) -> Result<Inspection> {
    let mut tables: Vec<Table> = found.iter().map(|(table, _)| table.clone()).collect();
    // A file in a zip that is no table at all is not offered.
    tables.retain(|table| table.entry.is_none() || table.rows > 0);
    let sure = |table: &&Table| table.visible && table.confidence >= CONFIDENT;
    let several = tables.iter().filter(sure).count() > 1;
    let wanted = choices.entry.is_some() || choices.sheet.is_some();
    let is_wanted = |table: &Table| {
        choices.entry.as_ref().is_none_or(|entry| table.entry.as_ref() == Some(entry))
            && choices.sheet.as_ref().is_none_or(|sheet| table.sheet.as_ref() == Some(sheet))
    };
    let rank = |(table, found): &Candidate| {
        let empty = matches!(found, Err(Error { code: Code::WorkbookEmpty, .. }));
        let complete = matches!(found, Ok(found) if found.plan.missing().is_empty());
        (complete, table.visible, (table.confidence * 100.0) as u32, found.is_ok(), !empty)
    };
    let others: Vec<(Table, Inspection)> =
        found.iter().filter_map(|(table, found)| Some((table.clone(), found.as_ref().ok()?.clone()))).collect();
    let candidates = found.into_iter().filter(|(table, _)| is_wanted(table)).enumerate();
    let best = candidates.max_by_key(|(at, candidate)| (rank(candidate), std::cmp::Reverse(*at)));
    let Some((_, (table, best))) = best else {
        let named = choices.sheet.as_ref().or(choices.entry.as_ref());
        return Err(named.map_or(Code::ArchiveEmpty.into(), |named| Error::new(Code::TableUnknown).found(named)));
    };
    let mut best = best.map_err(|error| match table.sheet.as_deref() {
        Some(sheet) if error.code != Code::WorkbookEmpty => error.in_sheet(Some(sheet)),
        _ => error,
    })?;
    if several && !wanted {
        best.doubts.insert(0, which_table(&best, &others, &tables));
        best.confident = false;
    }
    if !wanted {
        best.doubts.extend(refunds_elsewhere(&best, &others));
        best.doubts.extend(hidden_table(&best, &others));
        best.confident &= !best.doubts.iter().any(|doubt| doubt.asks);
    }
    best.tables = tables;
    Ok(best)
}

/// Another visible sheet that speaks of refunds: without it the sums are too high.
fn refunds_elsewhere(best: &Inspection, others: &[(Table, Inspection)]) -> Option<Doubt> {
    let is_refund = |text: &str| words::standing(text) == Some(Standing::Refund);
    let (sheet, found) = others.iter().filter(|(table, _)| table.visible).find_map(|(table, found)| {
        let sheet = table.sheet.as_deref().filter(|sheet| Some(*sheet) != best.plan.sheet.as_deref())?;
        let tells = is_refund(sheet) || found.headers.iter().any(|header| is_refund(header));
        (tells && found.layout != best.layout && !found.preview.is_empty()).then_some((sheet, found))
    })?;
    let doubt = Doubt::new(DoubtCode::RefundsUnused, true).column(sheet).count(found.preview.len() as u64);
    Some(doubt.answer(Answer::new(AnswerKey::AsIs, Vec::new())))
}

/// A table in a sheet that the workbook hides: whoever looks at the file does not see it, and it is not read.
fn hidden_table(best: &Inspection, others: &[(Table, Inspection)]) -> Option<Doubt> {
    let is_hidden = |table: &Table| !table.visible && table.confidence >= CONFIDENT;
    let (table, found) = others.iter().find(|(table, _)| is_hidden(table) && table.sheet != best.plan.sheet)?;
    let sheet = table.sheet.as_deref()?;
    let look = Choices { sheet: Some(sheet.to_owned()), entry: table.entry.clone(), ..Choices::default() };
    let own = best.plan.sheet.as_deref().unwrap_or_default();
    let doubt = Doubt::new(DoubtCode::HiddenTable, false).column(sheet).count(table.rows.saturating_sub(1));
    Some(
        doubt
            .answer(Answer::new(AnswerKey::Table, Vec::new()).of(own).gives(best.gives))
            .answer(Answer::new(AnswerKey::Table, vec![Change::Look(look)]).of(sheet).gives(found.gives)),
    )
}

/// Asks which of several tables is meant, or whether all with the same columns are.
fn which_table(best: &Inspection, others: &[(Table, Inspection)], tables: &[Table]) -> Doubt {
    let sure: Vec<&(Table, Inspection)> =
        others.iter().filter(|(table, _)| table.visible && table.confidence >= CONFIDENT).collect();
    let name = |table: &Table| table.sheet.clone().or(table.entry.clone()).unwrap_or_default();
    let doubt = Doubt::new(DoubtCode::Table, true).count(tables.len() as u64);
    let alike = sure.iter().filter(|(_, found)| found.layout == best.layout).count();
    let all = Answer::new(AnswerKey::AllTables, vec![Change::AllTables]);
    let doubt = sure.iter().fold(doubt, |doubt, (table, found)| {
        let look = Choices { entry: table.entry.clone(), sheet: table.sheet.clone(), ..Choices::default() };
        doubt.answer(Answer::new(AnswerKey::Table, vec![Change::Look(look)]).of(name(table)).gives(found.gives))
    });
    if alike > 1 { doubt.answer(all) } else { doubt }
}

/// Asks which of several encodings is meant, by what each makes of a line in which they differ.
fn which_encoding(alternatives: &[(String, Vec<u8>)]) -> Option<Doubt> {
    let (_, first) = alternatives.first()?;
    let doubt = Doubt::new(DoubtCode::Encoding, true).found(String::from_utf8_lossy(first));
    Some(alternatives.iter().fold(doubt, |doubt, (name, line)| {
        let look = Choices { encoding: Some(name.clone()), ..Choices::default() };
        let line: String = String::from_utf8_lossy(line).chars().take(ENCODED).collect();
        doubt.answer(Answer::new(AnswerKey::Encoding, vec![Change::Look(look)]).of(format!("{line} ({name})")))
    }))
}

/// One look: what all of its steps know.
struct Look<'a> {
    name: &'a str,
    size: u64,
    choices: &'a Choices,
}

impl Look<'_> {
    /// Looks at the start of a table.
    fn table(&self, Looked { packing, sheet, content }: Looked) -> Candidate {
        let entry = match &packing {
            Packing::Zip { entry } => Some(entry.clone()),
            _ => None,
        };
        let visible = sheet.as_ref().is_none_or(|sheet| sheet.visible);
        let sheet = sheet.map(|sheet| sheet.name);
        let plan = Plan { packing, sheet: sheet.clone(), ..Plan::empty() };
        let mut table = Table { entry, sheet, visible, rows: 0, shape: None, confidence: 0.0, complete: false };
        let found = content.and_then(|content| match content {
            Content::Text(text) => self.text(plan, text, &mut table),
            Content::Rows(rows) => self.rows(plan, &rows, &mut table),
        });
        (table, found)
    }

    fn text(&self, plan: Plan, sample: TextSample, table: &mut Table) -> Result<Inspection> {
        let TextSample { encoding, head: text, complete, further, alternatives } = sample;
        if text.trim_ascii().is_empty() {
            return Err(Code::FileEmpty.into());
        }
        let dialect = dialect::of(&text, complete, self.choices.delimiter).ok_or_else(|| {
            let first = text.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
            Error::new(Code::LayoutUnknown).found(String::from_utf8_lossy(first.trim_ascii()))
        })?;
        let Dialect { delimiter, quotes, nested, .. } = dialect;
        let plan = Plan { encoding: Some(encoding), delimiter: Some(delimiter), quotes, nested, ..plan };
        let mut inside = Nested::of(&plan);
        let mut rows = Vec::new();
        let mut keep = |record: csv::Record<'_>| {
            let is_none = record.is_blank() || dialect.is_declared && record.row == 1;
            if !is_none && rows.len() < ROWS {
                rows.push(Sampled::of(record.row, inner(&mut inside, &record)));
            }
            Ok(())
        };
        let mut reader = CsvReader::with(delimiter, quotes);
        reader.push(&text, &mut keep)?;
        if complete == Complete::Yes {
            reader.finish(&mut keep)?;
        }
        table.complete = complete == Complete::Yes && rows.len() < ROWS;
        // Rows from further down tell what the first ones may not: the thirteenth day of a month.
        let mut distant = Vec::new();
        for sample in further {
            let _ = CsvReader::with(delimiter, quotes).push(&sample, |record| {
                if distant.len() < ROWS {
                    distant.push(Sampled::of(record.row, inner(&mut inside, &record)));
                }
                Ok(())
            });
        }
        let mut found = self.sampled(plan, rows, distant, table)?;
        if let Some(doubt) = which_encoding(&alternatives) {
            found.doubts.insert(0, doubt);
            found.confident = false;
        }
        Ok(found)
    }

    /// The rows of a sheet.
    fn rows(&self, plan: Plan, sample: &SheetSample, table: &mut Table) -> Result<Inspection> {
        if sample.rows.is_empty() {
            return Err(Code::WorkbookEmpty.into());
        }
        let nested = dialect::of_rows(&sample.rows);
        let plan = Plan { format: sample.format, date_1904: sample.date_1904, nested, ..plan };
        let mut inside = Nested::of(&plan);
        let rows = sample.rows.iter().map(|(number, row)| Sampled::of(*number, inner(&mut inside, row))).collect();
        table.complete = sample.rows.len() < ROWS;
        self.sampled(plan, rows, Vec::new(), table)
    }

    /// From rows to an inspection.
    fn sampled(
        &self,
        mut plan: Plan,
        rows: Vec<Sampled>,
        distant: Vec<Sampled>,
        table: &mut Table,
    ) -> Result<Inspection> {
        table.rows = rows.iter().filter(|row| row.filled() > 0).count() as u64;
        let chosen = self.choices.header_row.and_then(|wanted| rows.iter().position(|row| row.row >= wanted));
        let header = match chosen {
            Some(at) => Header { at, rows: 1 },
            None => sample::header(&rows).ok_or(Code::FileEmpty)?,
        };
        let second = (header.rows > 1).then(|| rows[header.at + 1].cells.as_slice());
        let below: Vec<&Sampled> = rows[header.at + header.rows..].iter().filter(|row| row.filled() > 0).collect();
        let headers = match header.rows {
            0 => headers::of(&vec![String::new(); rows[header.at].cells.len()], None),
            _ => headers::of(&rows[header.at].cells, second),
        };
        (plan.header_row, plan.header_rows) = (rows[header.at].row, header.rows as u8);
        if below.is_empty() {
            return Err(Error::new(Code::HeaderOnly));
        }
        plan.headings = sections(&rows[..header.at], &rows[header.at], &rows[header.at + header.rows..]);
        let units = units(&rows[..header.at], headers.len());
        let whole = Rows { headers: &headers, rows: &below, distant: &distant, units: &units };
        let beside = match header.rows {
            0 => None,
            _ => self
                .staggered(&plan, &rows, header, &whole, table)
                .or_else(|| self.beside(&plan, &rows, header, &whole, table)),
        };
        let parted = beside.or_else(|| self.items(&plan, &whole, table));
        Ok(parted.unwrap_or_else(|| self.weighed(plan, &whole, &below, table)))
    }

    /// What the rows of a table say; `rows` are those of which the table may be a part.
    fn weighed(&self, plan: Plan, own: &Rows<'_>, below: &[&Sampled], table: &mut Table) -> Inspection {
        let Rows { headers, rows, distant, units } = *own;
        let complete = distant.is_empty() && table.complete;
        let looked: Vec<&Sampled> = rows.iter().copied().chain(distant).collect();
        let view = reading::Table::new(headers, looked, units);
        let Reading { mut plan, guesses, alternatives } = reading::read(&view, &plan, self.choices.shape);
        let (dates, numbers, year_in_doubt) = evidence(&plan, &view.columns);
        plan.date_order = dates.order().unwrap_or(DateOrder::Dmy);
        plan.decimal_mark = numbers.mark().unwrap_or(view.mark);
        plan.window = window(&plan, &view.columns);
        let currencies = currencies(&plan, &view.rows);
        let confidence = reading::least_confidence(&plan, &guesses);
        (table.shape, table.confidence) = ((confidence > 0.0).then_some(plan.shape), confidence);
        let gives = trial(&plan, headers, below, complete);
        let mut doubts = Vec::new();
        let weigh = Weigh { plan: &plan, headers, rows: below, complete, gives };
        if year_in_doubt || (dates.either > 0 && dates.order().is_none()) {
            doubts.push(weigh.date_order(year_in_doubt));
        }
        if numbers.either > 0 && numbers.mark().is_none() && !view.mark_is_settled() {
            doubts.push(weigh.decimal_mark());
        }
        if currencies.len() > 1 {
            doubts.push(weigh.currency(&currencies));
        }
        doubts.extend(alternatives.into_iter().filter_map(|alternative| weigh.alternative(alternative)));
        if !doubts.iter().any(|doubt| doubt.asks) && plan.missing().is_empty() && confidence < CONFIDENT {
            doubts.push(weigh.least_sure(&guesses));
        }
        if headers.iter().any(|header| is_garbled(header)) {
            let header = headers.iter().find(|header| is_garbled(header)).cloned().unwrap_or_default();
            doubts.push(Doubt::new(DoubtCode::GarbledHeader, true).found(header));
        }
        let states = trial::states(&plan, headers, below);
        let asks = doubts.iter().any(|doubt| doubt.asks);
        Inspection {
            name: self.name.to_owned(),
            bytes: self.size as f64,
            confident: plan.missing().is_empty() && confidence >= CONFIDENT && !asks,
            plan,
            layout: Layout::of(headers),
            headers: headers.to_vec(),
            preview: preview(headers, below),
            guesses,
            tables: vec![table.clone()],
            doubts,
            dates,
            numbers,
            currencies,
            gives,
            states,
        }
    }
}

/// Rows below their headers.
#[derive(Clone, Copy)]
struct Rows<'a> {
    headers: &'a [String],
    /// The first rows.
    rows: &'a [&'a Sampled],
    /// Rows from further down.
    distant: &'a [Sampled],
    /// The units that lines above the headers name, for each column.
    units: &'a [Unit],
}

/// The first rows as the mapping form shows them.
fn preview(headers: &[String], rows: &[&Sampled]) -> Vec<Vec<String>> {
    let cell = |row: &Sampled, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    rows.iter().take(PREVIEW).map(|row| (0..headers.len()).map(|at| cell(row, at)).collect()).collect()
}

/// The units that lines above a header name, for each column: a line of one cell is about all of them.
fn units(above: &[Sampled], width: usize) -> Vec<Unit> {
    let mut units = vec![Unit::One; width];
    for row in above {
        let is_lone = row.filled() == 1;
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let unit = match (words::power_above(cell), matches!(cell.trim(), "%" | "(%)")) {
                (Some(power), _) => Unit::Power(power),
                (None, true) if !is_lone => Unit::Rate,
                (None, _) => continue,
            };
            match units.get_mut(at) {
                _ if is_lone => units.fill(unit),
                Some(own) => *own = unit,
                None => {}
            }
        }
    }
    units
}

/// Headings below a header that say what became of the rows below them, as they are compared: by words of states, or by a
/// header of their own. A page that begins with the title and the header again goes on.
fn sections(above: &[Sampled], header: &Sampled, below: &[Sampled]) -> BTreeSet<String> {
    let heading = |row: &Sampled| status::heading(row).filter(|text| !words::is_total(text));
    let titles: BTreeSet<String> = above.iter().filter_map(heading).collect();
    let filled: Vec<&Sampled> = below.iter().filter(|row| row.filled() > 0).collect();
    let mut found = BTreeSet::new();
    let mut tells = false;
    for (at, row) in filled.iter().enumerate() {
        let Some(text) = heading(row).filter(|text| !titles.contains(text)) else { continue };
        let standing = words::standing(&text);
        let begins_anew = filled.get(at + 1).is_some_and(|next| next.cells == header.cells);
        let is_page = text.contains(|c: char| c.is_numeric());
        let is_told = begins_anew && !is_page || standing.is_some_and(|standing| standing != Standing::Counts);
        if is_told || standing.is_some() {
            found.insert(status::folded(&text));
        }
        // What nothing stands below says nothing of it.
        tells |= is_told && at + 1 < filled.len();
    }
    if tells { found } else { BTreeSet::new() }
}

/// Characters that no header has, but a text in a wrong encoding: replacements, control characters, signs for drawing lines.
fn is_garbled(header: &str) -> bool {
    header
        .chars()
        .any(|c| matches!(c, '\u{fffd}' | '\u{80}'..='\u{9f}' | '\u{2500}'..='\u{259f}' | '\u{e000}'..='\u{f8ff}'))
}

/// Days that are plausible: from 1990 on, unless more than a few are older.
fn window(plan: &Plan, columns: &[Column]) -> Option<(crate::Day, crate::Day)> {
    let date = plan.columns.get(&Role::Date).and_then(|&at| columns.get(at));
    let old = date.is_some_and(|column| {
        column.early > 2 && column.early * 20 > column.filled && plan.era == super::date::Era::Common
    });
    if old { None } else { Some(plausible()) }
}

/// Weighs what is plausible beside a plan by what it would give.
struct Weigh<'a> {
    plan: &'a Plan,
    headers: &'a [String],
    rows: &'a [&'a Sampled],
    complete: bool,
    gives: Option<super::doubt::Gives>,
}

impl Weigh<'_> {
    fn answer(&self, key: AnswerKey, changes: Vec<Change>) -> Answer {
        let mut plan = self.plan.clone();
        changes.iter().for_each(|change| plan.change(change));
        let gives = trial(&plan, self.headers, self.rows, self.complete);
        Answer::new(key, changes).gives(gives)
    }

    fn header(&self, column: Option<usize>) -> Option<String> {
        column.and_then(|at| self.headers.get(at)).cloned()
    }

    fn role(&self, roles: &[Role]) -> Option<usize> {
        roles.iter().find_map(|role| self.plan.columns.get(role).copied())
    }

    fn date_order(&self, year_in_doubt: bool) -> Doubt {
        let column = self.role(&[Role::Date, Role::LastOrder, Role::FirstOrder]);
        let found =
            column.and_then(|at| self.rows.iter().find_map(|row| row.cells.get(at).filter(|cell| !cell.is_empty())));
        let doubt = Doubt::new(DoubtCode::DateOrder, true).found(found.map(String::as_str).unwrap_or_default());
        let mut orders = vec![(AnswerKey::Dmy, DateOrder::Dmy), (AnswerKey::Mdy, DateOrder::Mdy)];
        if year_in_doubt {
            orders.push((AnswerKey::Ymd, DateOrder::Ymd));
        }
        let doubt = Doubt { column: self.header(column), ..doubt };
        orders.into_iter().fold(doubt, |doubt, (key, order)| doubt.answer(Answer::new(key, vec![Change::Order(order)])))
    }

    fn decimal_mark(&self) -> Doubt {
        let column = self.role(&[Role::Amount, Role::UnitPrice, Role::Revenue, Role::Profit]);
        let found = column
            .and_then(|at| self.rows.iter().find_map(|row| row.cells.get(at).filter(|cell| cell.contains([',', '.']))));
        let doubt = Doubt::new(DoubtCode::DecimalMark, true).found(found.map(String::as_str).unwrap_or_default());
        let doubt = Doubt { column: self.header(column), ..doubt };
        doubt
            .answer(self.answer(AnswerKey::Point, vec![Change::Mark(DecimalMark::Point)]))
            .answer(self.answer(AnswerKey::Comma, vec![Change::Mark(DecimalMark::Comma)]))
    }

    fn currency(&self, currencies: &[CurrencyRows]) -> Doubt {
        let doubt = Doubt::new(DoubtCode::Currency, true).count(currencies.len() as u64);
        let doubt = Doubt { column: self.header(self.role(&[Role::Currency])), ..doubt };
        // What each answer gives is tried on the sample.
        currencies.iter().take(MOST_ANSWERS).fold(doubt, |doubt, one| {
            let changes = vec![Change::Currency(one.currency.clone())];
            doubt.answer(self.answer(AnswerKey::Currency, changes).of(&one.currency))
        })
    }

    /// Asks about the needed column that is least sure.
    fn least_sure(&self, guesses: &[Guess]) -> Doubt {
        let needed = [
            Role::Amount,
            Role::Revenue,
            Role::Profit,
            Role::Quantity,
            Role::UnitPrice,
            Role::Customer,
            Role::Name,
            Role::Date,
        ];
        let unsure = |guess: &&Guess| guess.confidence < CONFIDENT && needed.contains(&guess.role);
        let guess = guesses.iter().filter(unsure).min_by(|one, other| one.confidence.total_cmp(&other.confidence));
        let code = match guess.map(|guess| guess.role) {
            Some(Role::Customer | Role::Name) => DoubtCode::CustomerColumn,
            Some(Role::Date) => DoubtCode::Unreadable,
            _ => DoubtCode::AmountColumn,
        };
        let column = guess.map(|guess| guess.column);
        let found =
            column.and_then(|at| self.rows.iter().find_map(|row| row.cells.get(at).filter(|cell| !cell.is_empty())));
        let doubt = Doubt::new(code, true).found(found.map(String::as_str).unwrap_or_default());
        let doubt = Doubt { column: self.header(column), ..doubt };
        doubt.answer(Answer { of: self.header(column), ..Answer::new(AnswerKey::Column, Vec::new()).gives(self.gives) })
    }

    /// A doubt where the other reading gives something else, or where only a person can know.
    fn alternative(&self, alternative: Alternative) -> Option<Doubt> {
        let Alternative { code, column, found, now: (key, of), other, always } = alternative;
        let sum = |key: AnswerKey| found.clone().filter(|_| key == AnswerKey::Sum);
        let named = |answer: Answer, column: Option<usize>| Answer {
            of: self.header(column).or_else(|| sum(answer.key)),
            ..answer
        };
        let others: Vec<Answer> =
            other.into_iter().map(|(key, of, changes)| named(self.answer(key, changes), of)).collect();
        let differs = |answer: &Answer| match (&self.gives, &answer.gives) {
            (Some(now), Some(other)) => trial::differ(now, other),
            (None, Some(_)) => true,
            _ => false,
        };
        // Worth knowing, but settled by the data itself.
        let told = matches!(
            code,
            DoubtCode::Era | DoubtCode::LinesDiffer | DoubtCode::SwappedDays | DoubtCode::Unit | DoubtCode::IdsMangled
        );
        let customer_ids = code == DoubtCode::IdsMangled && column == self.role(&[Role::Customer]);
        if !always && !told && !others.iter().any(differs) {
            return None;
        }
        let asks = (!told && (always || !others.is_empty())) || customer_ids;
        let now = named(Answer::new(key, Vec::new()).gives(self.gives), of);
        let doubt = Doubt { column: self.header(column), found, ..Doubt::new(code, asks) }.answer(now);
        Some(others.into_iter().fold(doubt, Doubt::answer))
    }
}

/// What the columns of dates and amounts prove, and whether the year could stand on either side.
fn evidence(plan: &Plan, columns: &[Column]) -> (DateEvidence, NumberEvidence, bool) {
    let column = |role: Role| plan.columns.get(&role).and_then(|&at| columns.get(at));
    let dates = [Role::Date, Role::LastOrder, Role::FirstOrder].into_iter().find_map(column);
    let amounts = match plan.shape {
        Shape::Customers => [Role::Revenue, Role::Profit],
        _ => [Role::Amount, Role::UnitPrice],
    };
    let numbers = amounts.into_iter().find_map(column);
    (
        dates.map(|column| column.date_evidence.clone()).unwrap_or_default(),
        numbers.map(|column| column.number_evidence.clone()).unwrap_or_default(),
        dates.is_some_and(Column::is_year_in_doubt),
    )
}

/// The currencies that a column names, else the signs in the amounts; most rows first.
fn currencies(plan: &Plan, rows: &[&Sampled]) -> Vec<CurrencyRows> {
    let column = |role: Role| plan.columns.get(&role).copied();
    let amount = column(if plan.shape == Shape::Customers { Role::Revenue } else { Role::Amount });
    let mut found: BTreeMap<String, CurrencyRows> = BTreeMap::new();
    for row in rows {
        let cell = |column: Option<usize>| row.cells.get(column?).map(String::as_str).filter(|cell| !cell.is_empty());
        let sum = cell(amount).and_then(|cell| amount::parse(cell.as_bytes(), plan.decimal_mark).ok());
        let named = match column(Role::Currency) {
            Some(at) => cell(Some(at)).filter(|_| sum.is_some()).map(currency::named),
            None => cell(amount).and_then(currency::beside).map(str::to_owned),
        };
        let Some(currency) = named else { continue };
        let counted = found.entry(currency.clone()).or_insert(CurrencyRows { currency, rows: 0, amount: Figure::ZERO });
        counted.rows += 1;
        counted.amount = sum.and_then(|sum| counted.amount.plus(sum)).unwrap_or(counted.amount);
    }
    let mut found: Vec<CurrencyRows> = found.into_values().collect();
    sorting::by_key(&mut found, |counted| std::cmp::Reverse(counted.rows));
    currency::merged(found)
}
