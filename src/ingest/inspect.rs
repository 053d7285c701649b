//! A look into a file before reading all of it: format, encoding, delimiter, header, columns, dates, numbers.

use super::amount;
use super::cells::{Cell, Cells};
use super::csv::{self, Complete, CsvReader};
use super::date;
use super::encoding::{self, Decoder};
use super::headers::{self, Match};
use super::plan::{DateOrder, DecimalMark, Evidence, Format, Guess, Inspection, Plan, Role, Shape};
use super::receipt::{DateEvidence, NumberEvidence};
use super::workbook::Workbook;
use crate::error::{Code, Error, Result};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// How much of a text is looked at, at its start, in its middle and at its end.
pub const SAMPLE: usize = 256 * 1024;
/// Rows that the mapping form shows.
const PREVIEW: usize = 8;
/// Rows that are looked at for the roles of columns.
const ROWS: usize = 2000;
/// Rows at the top among which the header is sought.
const HEADER_ROWS: usize = 30;
/// From this confidence on a role needs no question.
const CONFIDENT: f64 = 0.6;

/// What the first bytes of a file say of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of some kind.
    Text,
    /// A workbook: zip or OLE.
    Workbook,
}

/// Tells text from workbooks by the first bytes.
///
/// # Errors
/// [`Code::FileEmpty`]; [`Code::NotATable`] for a picture, a PDF and the like, with its kind as what was found.
pub fn kind(head: &[u8]) -> Result<Kind> {
    if head.trim_ascii().is_empty() {
        return Err(Code::FileEmpty.into());
    }
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"%PDF", "PDF"),
        (b"RIFF", "RIFF"),
        (b"\x7fELF", "ELF"),
        (b"MZ\x90", "EXE"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"\x1f\x8b", "gzip"),
        (b"SQLite format 3", "SQLite"),
        (b"PAR1", "Parquet"),
    ];
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Err(Error::new(Code::NotATable).found(*name));
    }
    let workbook = head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    Ok(if workbook { Kind::Workbook } else { Kind::Text })
}

/// Looks into a text: its first bytes, all of it if `complete`, and further samples from its middle and its end.
///
/// # Errors
/// [`Code::FileEmpty`], [`Code::HeaderOnly`], [`Code::NotATable`], [`Code::LayoutUnknown`].
pub fn text(name: &str, bytes: u64, head: &[u8], complete: Complete, further: &[&[u8]]) -> Result<Inspection> {
    let located = |error: Error| error.in_file(name);
    let detected = encoding::detect(head, further).ok_or_else(|| located(Code::NotATable.into()))?;
    let mut decoder = Decoder::new(detected.encoding);
    let mut text = decoder.push(head).to_vec();
    if complete == Complete::Yes {
        text.extend_from_slice(decoder.finish());
    }
    if text.trim_ascii().is_empty() {
        return Err(located(Code::FileEmpty.into()));
    }
    let delimiter = csv::delimiter(&text, complete).ok_or_else(|| {
        let first = text.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
        located(Error::new(Code::LayoutUnknown).found(String::from_utf8_lossy(first.trim_ascii())))
    })?;
    let mut rows = Vec::new();
    let mut keep = |record: csv::Record<'_>| {
        if rows.len() < ROWS {
            rows.push(Sampled::of(record.row, &record));
        }
        Ok(())
    };
    let mut reader = CsvReader::new(delimiter);
    reader.push(&text, &mut keep)?;
    if complete == Complete::Yes {
        reader.finish(&mut keep).map_err(located)?;
    }
    // Rows from further down tell what the first ones may not: the thirteenth day of a month.
    let mut distant = Vec::new();
    for sample in further {
        let mut reader = CsvReader::new(delimiter);
        let mut decoder = Decoder::new(detected.encoding);
        let _ = reader.push(decoder.push(encoding::whole_lines(sample)), |record| {
            if distant.len() < ROWS {
                distant.push(Sampled::of(record.row, &record));
            }
            Ok(())
        });
    }
    let plan = Plan {
        format: Format::Csv,
        sheet: None,
        encoding: Some(detected.encoding.name().to_owned()),
        delimiter: Some(delimiter),
        ..Plan::empty()
    };
    sampled(name, bytes, plan, rows, distant)
}

/// Looks into a workbook: the first sheet whose columns make a table, else the first with data.
///
/// # Errors
/// [`Code::WorkbookBroken`], [`Code::WorkbookEmpty`], [`Code::HeaderOnly`].
pub fn workbook<R: Read + Seek + Clone>(name: &str, bytes: u64, source: R) -> Result<Inspection> {
    let located = |error: Error| error.in_file(name);
    let mut workbook = Workbook::open(source).map_err(located)?;
    let mut sheets = workbook.sheets();
    sheets.sort_by_key(|sheet| !sheet.visible);
    let mut fallback: Result<Inspection> = Err(located(Code::WorkbookEmpty.into()));
    for sheet in sheets {
        let mut rows = Vec::new();
        workbook
            .rows(&sheet.name, |number, row| {
                rows.push(Sampled::of(number, row));
                Ok(if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
            })
            .map_err(|error| located(error).in_sheet(Some(&sheet.name)))?;
        if rows.is_empty() {
            continue;
        }
        let plan = Plan { format: workbook.format(), sheet: Some(sheet.name.clone()), ..Plan::empty() };
        let found = sampled(name, bytes, plan, rows, Vec::new()).map_err(|error| error.in_sheet(Some(&sheet.name)));
        match found {
            Ok(found) if found.plan.missing().is_empty() => return Ok(found),
            found => match (&fallback, &found) {
                (Err(Error { code: Code::WorkbookEmpty, .. }), _) | (Err(_), Ok(_)) => fallback = found,
                _ => {}
            },
        }
    }
    fallback
}

/// A row of a sample, its cells as text, and which of them are dates of a workbook.
struct Sampled {
    row: u64,
    cells: Vec<String>,
    days: Vec<bool>,
}

impl Sampled {
    fn of(row: u64, cells: &impl Cells) -> Sampled {
        let all = || (0..cells.width()).map(|column| cells.cell(column));
        Sampled {
            row,
            cells: all().map(Cell::display).collect(),
            days: all().map(|cell| matches!(cell, Cell::Day(_))).collect(),
        }
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// From rows to an inspection.
fn sampled(name: &str, bytes: u64, mut plan: Plan, rows: Vec<Sampled>, distant: Vec<Sampled>) -> Result<Inspection> {
    let located = |error: Error| error.in_file(name);
    let header = header_row(&rows).ok_or_else(|| located(Code::FileEmpty.into()))?;
    let headers = rows[header].cells.clone();
    plan.header_row = rows[header].row;
    let below: Vec<&Sampled> = rows[header + 1..].iter().filter(|row| row.filled() > 0).collect();
    if below.is_empty() {
        return Err(located(Error::new(Code::HeaderOnly)));
    }
    let looked: Vec<&Sampled> = below.iter().copied().chain(&distant).collect();
    let columns: Vec<Column> = (0..headers.len()).map(|at| Column::of(&looked, at)).collect();
    let orders = guesses(&headers, &columns, Shape::Orders);
    let customers = guesses(&headers, &columns, Shape::Customers);
    plan.shape = shape(&orders, &customers, &columns);
    let guesses = match plan.shape {
        Shape::Orders => orders,
        Shape::Customers => customers,
    };
    plan.columns = guesses.iter().map(|guess| (guess.role, guess.column)).collect();
    let (dates, numbers) = evidence(&plan, &columns);
    plan.date_order = dates.order().unwrap_or(DateOrder::Dmy);
    plan.decimal_mark = numbers.mark().unwrap_or(DecimalMark::Point);
    let needed = |role: Role| guesses.iter().any(|guess| guess.role == role && guess.confidence >= CONFIDENT);
    let value = match plan.shape {
        Shape::Orders => {
            needed(Role::Date) && (needed(Role::Amount) || (needed(Role::Quantity) && needed(Role::UnitPrice)))
        }
        Shape::Customers => needed(Role::Revenue) || needed(Role::Profit),
    };
    let confident = plan.missing().is_empty() && (needed(Role::Customer) || needed(Role::Name)) && value;
    let preview = below
        .iter()
        .take(PREVIEW)
        .map(|row| (0..headers.len()).map(|at| row.cells.get(at).cloned().unwrap_or_default()).collect())
        .collect();
    Ok(Inspection { name: name.to_owned(), bytes: bytes as f64, plan, headers, preview, guesses, confident })
}

/// The header: the first row that is as wide as the table and has only texts, known headers before others.
fn header_row(rows: &[Sampled]) -> Option<usize> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    rows.iter().filter(|row| row.filled() > 1).for_each(|row| *widths.entry(row.filled()).or_default() += 1);
    let usual = widths.iter().max_by_key(|&(width, count)| (*count, *width)).map_or(1, |(width, _)| *width);
    let score = |row: &Sampled| {
        let known = row.cells.iter().filter(|cell| headers::is_known(cell)).count();
        let texts = row.cells.iter().filter(|cell| !cell.is_empty() && !looks_like_data(cell)).count();
        let distinct = row.cells.iter().collect::<BTreeSet<_>>().len();
        // As wide as most rows, or nearly; a title line is narrower.
        let wide = row.filled() * 2 >= usual;
        (wide && distinct * 2 > row.filled()).then_some(known * 3 + texts)
    };
    let candidates = rows.iter().take(HEADER_ROWS).enumerate();
    let best = candidates.filter_map(|(at, row)| Some((score(row)?, std::cmp::Reverse(at)))).max();
    best.map(|(_, std::cmp::Reverse(at))| at).or_else(|| rows.iter().position(|row| row.filled() > 0))
}

fn looks_like_data(cell: &str) -> bool {
    amount::parse(cell.as_bytes(), DecimalMark::Point).is_ok() || date::proves(cell.as_bytes()).is_some()
}

/// What the values of a column look like.
struct Column {
    filled: usize,
    distinct: usize,
    dates: usize,
    numbers: usize,
    date_evidence: DateEvidence,
    number_evidence: NumberEvidence,
}

impl Column {
    fn of(rows: &[&Sampled], at: usize) -> Column {
        let mut column = Column {
            filled: 0,
            distinct: 0,
            dates: 0,
            numbers: 0,
            date_evidence: DateEvidence::default(),
            number_evidence: NumberEvidence::default(),
        };
        let mut seen = HashSet::new();
        for row in rows {
            let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_empty() && !amount::is_nothing(cell)) else {
                continue;
            };
            column.filled += 1;
            seen.insert(cell.as_str());
            let bytes = cell.as_bytes();
            let number =
                [DecimalMark::Point, DecimalMark::Comma].iter().any(|&mark| amount::parse(bytes, mark).is_ok());
            if row.days.get(at) == Some(&true) {
                column.dates += 1;
                column.date_evidence.plain += 1;
            } else if let Some(proves) = date::proves(bytes) {
                // 20240513 is a date, 12345 more likely a number.
                if !number || cell.len() == 8 {
                    column.dates += 1;
                }
                column.date_evidence.note(bytes, proves);
            }
            if number {
                column.numbers += 1;
                column.number_evidence.note(bytes, amount::marks(bytes));
            }
        }
        column.distinct = seen.len();
        column
    }

    fn share(&self, part: usize) -> f64 {
        if self.filled == 0 { 0.0 } else { part as f64 / self.filled as f64 }
    }

    /// Can the values be of this role at all?
    fn suits(&self, role: Role) -> bool {
        use Role::*;
        match role {
            Date | FirstOrder | LastOrder => self.share(self.dates) > 0.5 || self.share(self.numbers) > 0.9,
            Amount | Quantity | UnitPrice | Cost | UnitCost | Profit | ServiceCost | Revenue | Orders | Requests
            | AcquisitionCost | Nps | Engagement | Potential => {
                self.filled == 0 || (self.share(self.numbers) > 0.5 && self.share(self.dates) < 0.5)
            }
            _ => true,
        }
    }
}

/// The best column for each role of a shape: headers first, then content.
fn guesses(headers: &[String], columns: &[Column], shape: Shape) -> Vec<Guess> {
    let mut candidates: Vec<(Match, Role, usize)> = Vec::new();
    for &role in shape.roles() {
        for (at, header) in headers.iter().enumerate() {
            if let Some(found) = headers::matches(header, role).filter(|_| columns[at].suits(role)) {
                candidates.push((found, role, at));
            }
        }
    }
    // Whole words first, more usual ones first; among equals the leftmost column.
    candidates.sort_by_key(|&(found, role, at)| (std::cmp::Reverse(found), role, at));
    let mut guesses: Vec<Guess> = Vec::new();
    let take = |guesses: &mut Vec<Guess>, role: Role, column: usize, evidence: Evidence, confidence: f64| {
        if !guesses.iter().any(|guess| guess.role == role || guess.column == column) {
            guesses.push(Guess { role, column, evidence, confidence });
        }
    };
    for (found, role, at) in candidates {
        match found {
            Match::Whole { .. } => take(&mut guesses, role, at, Evidence::Header, 1.0),
            Match::Part => take(&mut guesses, role, at, Evidence::PartOfHeader, 0.6),
        }
    }
    let free = |guesses: &[Guess], at: usize| !guesses.iter().any(|guess| guess.column == at);
    let has = |guesses: &[Guess], role: Role| guesses.iter().any(|guess| guess.role == role);
    if shape == Shape::Orders {
        let by = |guesses: &[Guess], test: &dyn Fn(&Column) -> bool| {
            (0..columns.len()).find(|&at| free(guesses, at) && columns[at].filled > 0 && test(&columns[at]))
        };
        if !has(&guesses, Role::Date)
            && let Some(at) = by(&guesses, &|column| column.share(column.dates) > 0.9)
        {
            take(&mut guesses, Role::Date, at, Evidence::Content, 0.5);
        }
        let priced = has(&guesses, Role::Quantity) && has(&guesses, Role::UnitPrice);
        let fraction = |column: &Column| {
            column.share(column.numbers) > 0.9 && column.number_evidence.point + column.number_evidence.comma > 0
        };
        if !has(&guesses, Role::Amount)
            && !priced
            && let Some(at) = by(&guesses, &fraction)
        {
            take(&mut guesses, Role::Amount, at, Evidence::Content, 0.4);
        }
        if !has(&guesses, Role::Customer)
            && !has(&guesses, Role::Name)
            && let Some(at) = by(&guesses, &|column| {
                column.share(column.dates) < 0.1 && column.distinct > 1 && column.distinct * 10 < column.filled * 9
            })
        {
            take(&mut guesses, Role::Customer, at, Evidence::Content, 0.3);
        }
    }
    guesses.sort_by_key(|guess| guess.role);
    guesses
}

/// One row per order line, or one per customer?
fn shape(orders: &[Guess], customers: &[Guess], columns: &[Column]) -> Shape {
    let at = |guesses: &[Guess], role: Role| guesses.iter().find(|guess| guess.role == role).map(|guess| guess.column);
    let sure =
        |guesses: &[Guess], role: Role| guesses.iter().any(|guess| guess.role == role && guess.confidence >= CONFIDENT);
    let unique = at(customers, Role::Customer)
        .or(at(customers, Role::Name))
        .and_then(|column| columns.get(column))
        .is_some_and(|column| column.distinct * 100 >= column.filled * 99);
    let per_customer =
        [Role::Orders, Role::FirstOrder, Role::LastOrder, Role::AcquisitionCost, Role::Nps, Role::Potential];
    let telling = per_customer.iter().filter(|&&role| sure(customers, role)).count();
    let valued = sure(customers, Role::Revenue) || sure(customers, Role::Profit);
    if unique && valued && (telling > 0 || !sure(orders, Role::Date)) { Shape::Customers } else { Shape::Orders }
}

/// What the columns of dates and amounts prove.
fn evidence(plan: &Plan, columns: &[Column]) -> (DateEvidence, NumberEvidence) {
    let column = |role: Role| plan.columns.get(&role).and_then(|&at| columns.get(at));
    let dates = [Role::Date, Role::LastOrder, Role::FirstOrder].into_iter().find_map(column);
    let numbers = [Role::Amount, Role::Revenue, Role::UnitPrice, Role::Profit].into_iter().find_map(column);
    (
        dates.map(|column| column.date_evidence.clone()).unwrap_or_default(),
        numbers.map(|column| column.number_evidence.clone()).unwrap_or_default(),
    )
}
