//! Rows of a sample: where the header stands, and what the columns look like.

use super::amount;
use super::cells::{Cell, Cells};
use super::currency;
use super::date;
use super::headers;
use super::plan::{DateOrder, DecimalMark, Role};
use super::receipt::{DateEvidence, NumberEvidence};
use super::status;
use std::collections::{BTreeMap, HashSet};

/// Rows at the top among which the header is sought.
const HEADER_ROWS: usize = 30;

/// A row of a sample, its cells as text, and which of them are dates of a workbook.
pub struct Sampled {
    /// Its number; 1 is the first of the file or sheet.
    pub row: u64,
    /// Its cells.
    pub cells: Vec<String>,
    days: Vec<bool>,
}

impl Sampled {
    /// Copies a row.
    pub fn of(row: u64, cells: &dyn Cells) -> Sampled {
        let all = || (0..cells.width()).map(|column| cells.cell(column));
        Sampled {
            row,
            cells: all().map(Cell::display).collect(),
            days: all().map(|cell| matches!(cell, Cell::Day(_))).collect(),
        }
    }

    /// Cells with a value.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    fn is_text(&self) -> bool {
        !self.cells.iter().any(|cell| !cell.is_empty() && looks_like_data(cell))
    }
}

/// Where a header stands in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Index of its first row.
    pub at: usize,
    /// How many rows it takes: 1 or 2; 0 where the table has none and begins there.
    pub rows: usize,
}

/// The header: the first row that is as wide as the table and has only texts, known headers before others; with the row
/// above or below it where only both together name the columns.
pub fn header(rows: &[Sampled]) -> Option<Header> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    rows.iter().filter(|row| row.filled() > 1).for_each(|row| *widths.entry(row.filled()).or_default() += 1);
    let usual = widths.iter().max_by_key(|&(width, count)| (*count, *width)).map_or(1, |(width, _)| *width);
    let score = |row: &Sampled| {
        let texts = row.cells.iter().filter(|cell| !cell.is_empty() && !looks_like_data(cell)).count();
        let distinct = row.cells.iter().map(String::as_str).collect::<HashSet<_>>().len();
        // As wide as most rows, or nearly; a title line is narrower.
        let wide = row.filled() * 2 >= usual;
        (wide && distinct * 2 > row.filled()).then_some(known(&row.cells) * 3 + texts)
    };
    let candidates = rows.iter().take(HEADER_ROWS).enumerate();
    let best = candidates.filter_map(|(at, row)| Some((score(row)?, std::cmp::Reverse(at)))).max();
    let at = best.map(|(_, std::cmp::Reverse(at))| at).or_else(|| rows.iter().position(|row| row.filled() > 0))?;
    // Values where the names should be: a table without a header.
    if known(&rows[at].cells) == 0 && !rows[at].is_text() {
        let first = rows.iter().position(|row| row.filled() * 2 >= usual).unwrap_or(at);
        return Some(Header { at: first, rows: 0 });
    }
    let pair = |first: usize| rows.get(first..first + 2).filter(|pair| joins(&pair[0], &pair[1]));
    let two = [at.checked_sub(1), Some(at)].into_iter().flatten().find(|&first| pair(first).is_some());
    Some(two.map_or(Header { at, rows: 1 }, |at| Header { at, rows: 2 }))
}

/// Different known headers among the cells.
fn known(cells: &[String]) -> usize {
    cells.iter().map(String::as_str).filter(|cell| headers::is_known(cell)).collect::<HashSet<_>>().len()
}

/// Do two rows name the columns only together? Both have gaps or groups, and joined they say more.
fn joins(first: &Sampled, second: &Sampled) -> bool {
    if second.row != first.row + 1 || first.filled() < 2 || second.filled() < 2 || !first.is_text() || !second.is_text()
    {
        return false;
    }
    let joined = headers::joined(&first.cells, &second.cells);
    let (alone, together) = (known(&first.cells).max(known(&second.cells)), known(&joined));
    let wider = joined.iter().filter(|cell| !cell.is_empty()).count() > first.filled().max(second.filled());
    together > alone || (together == alone && together > 0 && wider)
}

fn looks_like_data(cell: &str) -> bool {
    amount::parse(cell.as_bytes(), DecimalMark::Point).is_ok() || date::proves(cell.as_bytes()).is_some()
}

/// What the values of a column look like.
#[derive(Default)]
pub struct Column {
    /// Rows with a value.
    pub filled: usize,
    /// Different values.
    pub distinct: usize,
    /// Values that are dates.
    pub dates: usize,
    /// Values that are numbers.
    pub numbers: usize,
    /// Values that are words of a status.
    pub statuses: usize,
    /// Values that are a number sign and digits (`#1001`): a shop's name for an order.
    pub hash_ids: usize,
    /// Values that are a currency and nothing else.
    pub currencies: usize,
    /// Dates whose three numbers are short (24-05-13), and how many of them each order can read.
    pub short_dates: [usize; 4],
    /// What its dates prove.
    pub date_evidence: DateEvidence,
    /// What its numbers prove.
    pub number_evidence: NumberEvidence,
}

impl Column {
    /// Looks at one column of some rows.
    pub fn of(rows: &[&Sampled], at: usize) -> Column {
        let mut column = Column::default();
        let mut seen = HashSet::new();
        for row in rows {
            let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_empty() && !amount::is_nothing(cell)) else {
                continue;
            };
            column.filled += 1;
            seen.insert(cell.as_str());
            column.look(cell, row.days.get(at) == Some(&true));
        }
        column.distinct = seen.len();
        column
    }

    fn look(&mut self, cell: &str, is_day: bool) {
        let bytes = cell.as_bytes();
        // Most cells of most files are plain words: neither numbers nor dates.
        if cell.is_ascii() && !is_day && bytes.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b' ') {
            self.statuses += usize::from(status::is_known(cell));
            self.currencies += usize::from(currency::is_one(cell));
            return;
        }
        let number = [DecimalMark::Point, DecimalMark::Comma].iter().any(|&mark| amount::parse(bytes, mark).is_ok());
        if is_day {
            self.dates += 1;
            self.date_evidence.plain += 1;
        } else if let Some(proves) = date::proves(bytes) {
            // 20240513 is a date, 12345 more likely a number.
            if !number || cell.len() == 8 {
                self.dates += 1;
            }
            self.date_evidence.note(bytes, proves);
            if date::is_short(cell) {
                self.short_dates[3] += 1;
                for (order, count) in DateOrder::ALL.iter().zip(&mut self.short_dates) {
                    *count += usize::from(date::parse(bytes, *order).is_ok());
                }
            }
        }
        self.hash_ids += usize::from(matches!(bytes, [b'#', b'0'..=b'9', ..]));
        if number {
            self.numbers += 1;
            self.number_evidence.note(bytes, amount::marks(bytes));
        } else {
            self.statuses += usize::from(status::is_known(cell));
            self.currencies += usize::from(currency::is_one(cell));
        }
    }

    /// A part of the values, from 0 to 1.
    pub fn share(&self, part: usize) -> f64 {
        if self.filled == 0 { 0.0 } else { part as f64 / self.filled as f64 }
    }

    /// Could the year stand first as well as last in all of its dates (24-05-13)?
    pub fn is_year_in_doubt(&self) -> bool {
        let [ymd, dmy, mdy, all] = self.short_dates;
        all > 0 && ymd == all && (dmy == all || mdy == all)
    }

    /// Can the values be of this role at all?
    pub fn suits(&self, role: Role) -> bool {
        use Role::*;
        match role {
            Date | FirstOrder | LastOrder => self.share(self.dates) > 0.5 || self.share(self.numbers) > 0.9,
            Amount | Quantity | UnitPrice | Cost | UnitCost | Profit | ServiceCost | Revenue | Orders | Requests
            | AcquisitionCost | Nps | Engagement | Potential | Discount | Tax | Shipping => {
                self.filled == 0 || (self.share(self.numbers) > 0.5 && self.share(self.dates) < 0.5)
            }
            Customer | Name => self.filled == 0 || self.share(self.hash_ids) < 0.5,
            _ => true,
        }
    }
}
