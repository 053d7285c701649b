//! Rows of a sample, and where the header stands among them.

use super::amount;
use super::amount::DecimalMark;
use super::cells::{Cell, Cells, RowLook};
use super::date::{self, Looks};
use super::headers;
use super::sheet::Value;
use super::words;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// Rows that are looked at for the roles of columns.
pub const ROWS: usize = 2000;

/// Tables beside each other whose headers are all the same.
const MOST_BESIDE: usize = 4;
/// Rows at the top among which the header is sought.
const HEADER_ROWS: usize = 30;

/// A row of a sample, its cells as text, and which of them are dates of a workbook.
pub struct Sampled {
    /// Its number; 1 is the first of the file or sheet.
    pub row: u64,
    /// Its cells.
    pub cells: Vec<String>,
    /// The cells as a workbook types them; texts are in `cells`.
    typed: Vec<Option<Value>>,
    look: Option<RowLook>,
}

impl Cells for Sampled {
    fn cell(&self, column: usize) -> Cell<'_> {
        match self.typed.get(column) {
            Some(Some(value)) => value.cell(),
            _ => Cell::Text(self.cells.get(column).map_or(&[], |cell| cell.as_bytes())),
        }
    }

    fn width(&self) -> usize {
        self.cells.len()
    }

    fn look(&self) -> Option<RowLook> {
        self.look
    }
}

impl Sampled {
    /// Copies a row.
    pub fn of(row: u64, cells: &dyn Cells) -> Sampled {
        let all = || (0..cells.width()).map(|column| cells.cell(column));
        Sampled {
            row,
            cells: all().map(Cell::display).collect(),
            typed: all().map(typed).collect(),
            look: cells.look(),
        }
    }

    /// Is a cell a date of a workbook?
    pub fn is_day(&self, column: usize) -> bool {
        matches!(self.typed.get(column), Some(Some(Value::Day(_))))
    }

    /// Is a cell a number of a workbook?
    pub fn is_number(&self, column: usize) -> bool {
        matches!(self.typed.get(column), Some(Some(Value::Number(_))))
    }

    /// Cells with a value.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    fn is_text(&self) -> bool {
        !self.cells.iter().any(|cell| !cell.is_empty() && looks_like_data(cell))
    }
}

fn typed(cell: Cell<'_>) -> Option<Value> {
    match cell {
        Cell::Text(_) => None,
        Cell::Number(number) => Some(Value::Number(number)),
        Cell::Day(day) => Some(Value::Day(day)),
        Cell::Error(error) => Some(Value::Error(error.to_owned())),
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
        (wide && distinct * MOST_BESIDE > row.filled()).then_some(known(&row.cells) * 3 + texts)
    };
    let candidates = rows.iter().take(HEADER_ROWS).enumerate();
    let best = candidates.filter_map(|(at, row)| Some((score(row)?, std::cmp::Reverse(at)))).max();
    let at = best.map(|(_, std::cmp::Reverse(at))| at).or_else(|| rows.iter().position(|row| row.filled() > 0))?;
    // A header that is printed on every page: the first one is meant.
    let repeats = |earlier: &Sampled| {
        let same =
            earlier.cells.iter().zip(&rows[at].cells).filter(|(one, other)| !one.is_empty() && one == other).count();
        same >= 2 && same * 2 >= rows[at].filled() && earlier.is_text()
    };
    let at = rows[..at].iter().position(repeats).unwrap_or(at);
    // Values where the names should be: a table without a header.
    if known(&rows[at].cells) == 0 && !rows[at].is_text() {
        let first = rows.iter().position(|row| row.filled() * 2 >= usual).unwrap_or(at);
        return Some(Header { at: first, rows: 0 });
    }
    let pair = |first: usize| rows.get(first..first + 2).filter(|pair| joins(&pair[0], &pair[1]));
    let two = [at.checked_sub(1), Some(at)].into_iter().flatten().find(|&first| pair(first).is_some());
    Some(two.map_or(Header { at, rows: 1 }, |at| Header { at, rows: 2 }))
}

/// A table: the index of its header's row, and its columns.
pub type Placed = (usize, Range<usize>);

/// Two tables beside each other whose headers stand in different rows, one of which was found: the other one's names stand
/// above values in the columns of the first, or below blank cells. The left one comes first.
pub fn staggered(rows: &[Sampled], header: Header) -> Option<(Placed, Placed)> {
    let found = &rows[header.at];
    let cell = |row: &Sampled, at: usize| row.cells.get(at).map(String::as_str).unwrap_or_default().to_owned();
    let is_name = |row: &Sampled, at: usize| {
        let cell = cell(row, at);
        !cell.is_empty() && !looks_like_data(&cell)
    };
    let other = |at: usize| -> Option<Range<usize>> {
        let row = &rows[at];
        let known: Vec<usize> = (0..row.cells.len()).filter(|&column| words::is_header(&cell(row, column))).collect();
        let (first, last) = (*known.first()?, *known.last()?);
        let columns = first..last + 1;
        let mut all = columns.clone();
        let is_free = match at < header.at {
            // The header that was found stands beside a row of values.
            true => {
                all.clone().any(|column| looks_like_data(&cell(found, column)))
                    && !all.any(|column| words::is_header(&cell(found, column)))
            }
            false => rows[header.at..at].iter().all(|above| all.clone().all(|column| cell(above, column).is_empty())),
        };
        let is_header = columns.clone().all(|column| is_name(row, column));
        (known.len() > 1 && is_free && is_header).then_some(columns)
    };
    let candidates = (0..rows.len().min(HEADER_ROWS)).filter(|&at| at != header.at);
    let (at, columns) = candidates.filter_map(|at| Some((at, other(at)?))).next()?;
    let mut own = (0..found.cells.len()).filter(|column| !columns.contains(column) && is_name(found, *column));
    let first = own.next()?;
    let own = first..own.next_back().unwrap_or(first) + 1;
    let overlaps = own.start < columns.end && columns.start < own.end;
    let pair = ((header.at, own), (at, columns));
    match (overlaps, pair.0.1.start < pair.1.1.start) {
        (true, _) => None,
        (false, true) => Some(pair),
        (false, false) => Some((pair.1, pair.0)),
    }
}

/// Different known headers among the cells.
fn known(cells: &[String]) -> usize {
    cells.iter().map(String::as_str).filter(|cell| words::is_header(cell)).collect::<HashSet<_>>().len()
}

/// Do two rows name the columns only together? Both have gaps or groups, and joined they say more.
fn joins(first: &Sampled, second: &Sampled) -> bool {
    if second.row != first.row + 1 || first.filled() < 2 || second.filled() < 2 || !first.is_text() || !second.is_text()
    {
        return false;
    }
    let joined = headers::joined(&first.cells, &second.cells);
    let (alone, together) = (known(&first.cells).max(known(&second.cells)), known(&joined));
    // Names that come again below each group are told apart by it.
    let cells = |row: &Sampled, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let is_named = |at: &usize| words::is_header(&joined[*at]) || words::is_header(&cells(second, *at));
    let named: HashSet<&String> = (0..joined.len()).filter(is_named).map(|at| &joined[at]).collect();
    if named.len() > alone {
        return true;
    }
    let wider = joined.iter().filter(|cell| !cell.is_empty()).count() > first.filled().max(second.filled());
    // Groups of several columns stand over fewer cells than the names.
    let groups = first.filled() < second.filled();
    together > alone || (together == alone && together > 0 && (wider || groups))
}

fn looks_like_data(cell: &str) -> bool {
    amount::parse(cell.as_bytes(), DecimalMark::Point).is_ok()
        || matches!(date::looks(cell.as_bytes()), Looks::Day { .. })
}
