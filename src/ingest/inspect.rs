//! A look into a file before reading all of it: packing, format, encoding, delimiter, header, columns, dates, numbers.
//!
//! [`file`] takes a source that can seek and reads only samples of it; a workbook's reader decides itself how much it
//! needs. What a person chose instead of a guess comes in as [`Choices`].

use super::amount;
use super::csv::{self, Complete, CsvReader};
use super::currency;
use super::encoding::{self, Decoder};
use super::guess::{CONFIDENT, Guessed};
use super::headers;
use super::packing::{self, Contents, Source};
use super::plan::{Choices, DateOrder, DecimalMark, Inspection, Packing, Plan, Question, Role, Shape, Table};
use super::receipt::{CurrencyRows, DateEvidence, NumberEvidence};
use super::sample::{self, Column, Header, Sampled};
use super::workbook::Workbook;
use crate::error::{Code, Error, Result};
use crate::money::Figure;
use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

/// How much of a text is looked at, at its start, in its middle and at its end.
pub const SAMPLE: usize = 256 * 1024;
/// Rows that the mapping form shows.
const PREVIEW: usize = 8;
/// Rows that are looked at for the roles of columns.
const ROWS: usize = 2000;

/// What the first bytes of a file say of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of some kind.
    Text,
    /// gz
    Gzip,
    /// A zip: a workbook, or files.
    Zip,
    /// An old workbook (OLE).
    Ole,
}

/// Tells the kinds of files apart by the first bytes.
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
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"SQLite format 3", "SQLite"),
        (b"PAR1", "Parquet"),
        (b"{\\rtf", "RTF"),
        (b"<!DOCTYPE html", "HTML"),
        (b"<html", "HTML"),
        (b"<?xml", "XML"),
    ];
    let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |signature: &[u8]| {
        head.starts_with(signature)
            || bare.get(..signature.len()).is_some_and(|start| start.eq_ignore_ascii_case(signature))
    };
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| begins(signature)) {
        return Err(Error::new(Code::NotATable).found(*name));
    }
    Ok(match head {
        [0x1f, 0x8b, ..] => Kind::Gzip,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Kind::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Kind::Ole,
        _ => Kind::Text,
    })
}

/// A table of a file and what was found in it.
type Candidate = (Table, Result<Inspection>);

/// Looks into a file; of several tables (sheets, files in a zip) into the one that was chosen, else into the likeliest.
///
/// # Errors
/// [`Code::FileEmpty`], [`Code::HeaderOnly`], [`Code::NotATable`], [`Code::LayoutUnknown`], [`Code::WorkbookBroken`],
/// [`Code::WorkbookEmpty`], [`Code::SheetTooLarge`], [`Code::ArchiveBroken`], [`Code::ArchiveEmpty`],
/// [`Code::UnpackedTooLarge`], [`Code::TableUnknown`], [`Code::Unreadable`].
pub fn file<R: Read + Seek + Clone>(name: &str, source: R, choices: &Choices) -> Result<Inspection> {
    look(name, source, choices).map_err(|error| error.in_file(name))
}

fn look<R: Read + Seek + Clone>(name: &str, source: R, choices: &Choices) -> Result<Inspection> {
    let size = source.clone().seek(SeekFrom::End(0)).map_err(packing::unreadable)?;
    let look = Look { name, size, choices };
    let (start, _) = packing::head(&source, &Packing::None, SAMPLE)?;
    let found = match kind(&start)? {
        Kind::Text => vec![look.text(&source, Packing::None)],
        Kind::Gzip => look.packed(&source, Packing::Gzip)?,
        Kind::Ole => look.workbook(&source, Packing::None)?,
        Kind::Zip => match packing::contents(source.clone())? {
            Contents::Workbook => look.workbook(&source, Packing::None)?,
            Contents::Files(entries) => {
                let mut found = Vec::new();
                for entry in entries {
                    let chosen = choices.entry.as_ref().is_none_or(|chosen| *chosen == entry.path);
                    let packing = Packing::Zip { entry: entry.path };
                    match look.packed(&source, packing.clone()) {
                        Ok(tables) => found.extend(tables),
                        // A picture or a readme beside the table is no fault of the file, unless it was asked for.
                        Err(error) if chosen => found.push((table(&packing, None), Err(error))),
                        Err(_) => {}
                    }
                }
                found
            }
        },
    };
    choose(found, choices)
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
        best.questions.push(Question::Table);
        best.confident = false;
    }
    best.tables = tables;
    Ok(best)
}

fn table(packing: &Packing, sheet: Option<&str>) -> Table {
    let entry = match packing {
        Packing::Zip { entry } => Some(entry.clone()),
        _ => None,
    };
    Table { entry, sheet: sheet.map(str::to_owned), visible: true, rows: 0, shape: None, confidence: 0.0 }
}

/// One look: what all of its steps know.
struct Look<'a> {
    name: &'a str,
    size: u64,
    choices: &'a Choices,
}

impl Look<'_> {
    /// What a gz or an entry of a zip holds.
    fn packed<R: Read + Seek + Clone>(&self, source: &R, packing: Packing) -> Result<Vec<Candidate>> {
        let (start, _) = packing::head(source, &packing, SAMPLE)?;
        match kind(&start)? {
            Kind::Text => Ok(vec![self.text(source, packing)]),
            Kind::Ole => self.workbook(source, packing),
            Kind::Zip => match packing::contents(packing::unpacked(source, &packing)?)? {
                Contents::Workbook => self.workbook(source, packing),
                Contents::Files(_) => Err(Error::new(Code::NotATable).found("ZIP")),
            },
            Kind::Gzip => Err(Error::new(Code::NotATable).found("gzip")),
        }
    }

    fn text<R: Read + Seek + Clone>(&self, source: &R, packing: Packing) -> Candidate {
        let mut table = table(&packing, None);
        let found = self.text_rows(source, packing, &mut table);
        (table, found)
    }

    fn text_rows<R: Read + Seek + Clone>(&self, source: &R, packing: Packing, table: &mut Table) -> Result<Inspection> {
        let (head, complete) = packing::head(source, &packing, SAMPLE)?;
        let complete = if complete { Complete::Yes } else { Complete::No };
        let further = if packing == Packing::None && complete == Complete::No {
            let middle = (self.size / 2).max(SAMPLE as u64);
            vec![sample_at(source, middle)?, sample_at(source, self.size.saturating_sub(SAMPLE as u64).max(middle))?]
        } else {
            Vec::new()
        };
        let further: Vec<&[u8]> = further.iter().map(Vec::as_slice).collect();
        let encoding = match self.choices.encoding.as_deref().and_then(encoding::by_name) {
            Some(chosen) => chosen,
            None => encoding::detect(&head, &further).ok_or(Code::NotATable)?.encoding,
        };
        let mut decoder = Decoder::new(encoding);
        let mut text = decoder.push(&head).to_vec();
        if complete == Complete::Yes {
            text.extend_from_slice(decoder.finish());
        }
        if text.trim_ascii().is_empty() {
            return Err(Code::FileEmpty.into());
        }
        let delimiter = self.choices.delimiter.or_else(|| csv::delimiter(&text, complete)).ok_or_else(|| {
            let first = text.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
            Error::new(Code::LayoutUnknown).found(String::from_utf8_lossy(first.trim_ascii()))
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
            reader.finish(&mut keep)?;
        }
        // Rows from further down tell what the first ones may not: the thirteenth day of a month.
        let mut distant = Vec::new();
        for sample in further {
            let mut reader = CsvReader::new(delimiter);
            let mut decoder = Decoder::new(encoding);
            let _ = reader.push(decoder.push(encoding::whole_lines(sample)), |record| {
                if distant.len() < ROWS {
                    distant.push(Sampled::of(record.row, &record));
                }
                Ok(())
            });
        }
        let encoding = Some(encoding.name().to_owned());
        let plan = Plan { packing, encoding, delimiter: Some(delimiter), ..Plan::empty() };
        self.sampled(plan, rows, distant, table)
    }

    /// The sheets of a workbook.
    fn workbook<R: Read + Seek + Clone>(&self, source: &R, packing: Packing) -> Result<Vec<Candidate>> {
        let mut workbook: Workbook<Source<R>> = Workbook::open(packing::unpacked(source, &packing)?)?;
        let mut found = Vec::new();
        for sheet in workbook.sheets() {
            let mut table = Table { visible: sheet.visible, ..table(&packing, Some(&sheet.name)) };
            let mut rows = Vec::new();
            let read = workbook.rows(&sheet.name, |number, row| {
                rows.push(Sampled::of(number, row));
                Ok(if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
            });
            let plan = Plan {
                format: workbook.format(),
                packing: packing.clone(),
                sheet: Some(sheet.name.clone()),
                date_1904: workbook.is_1904(),
                ..Plan::empty()
            };
            let looked = read.and_then(|()| match rows.is_empty() {
                true => Err(Code::WorkbookEmpty.into()),
                false => self.sampled(plan, rows, Vec::new(), &mut table),
            });
            found.push((table, looked));
        }
        if found.is_empty() { Err(Code::WorkbookEmpty.into()) } else { Ok(found) }
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
        let looked: Vec<&Sampled> = below.iter().copied().chain(&distant).collect();
        let columns: Vec<Column> = (0..headers.len()).map(|at| Column::of(&looked, at)).collect();
        let guessed = Guessed::of(&headers, &columns, self.choices.shape);
        plan.shape = guessed.shape;
        plan.cost_kind = guessed.cost_kind;
        plan.columns = guessed.guesses.iter().map(|guess| (guess.role, guess.column)).collect();
        let (dates, numbers, year_in_doubt) = evidence(&plan, &columns);
        plan.date_order = dates.order().unwrap_or(DateOrder::Dmy);
        plan.decimal_mark = numbers.mark().unwrap_or(DecimalMark::Point);
        let currencies = currencies(&plan, &looked);
        let confidence = guessed.confidence();
        (table.shape, table.confidence) = ((confidence > 0.0).then_some(plan.shape), confidence);
        let questions: Vec<Question> = [
            (year_in_doubt || (dates.either > 0 && dates.order().is_none()), Question::DateOrder),
            (numbers.either > 0 && numbers.mark().is_none(), Question::DecimalMark),
            (currencies.len() > 1, Question::Currency),
        ]
        .into_iter()
        .filter_map(|(asked, question)| asked.then_some(question))
        .collect();
        let preview = below
            .iter()
            .take(PREVIEW)
            .map(|row| (0..headers.len()).map(|at| row.cells.get(at).cloned().unwrap_or_default()).collect())
            .collect();
        Ok(Inspection {
            name: self.name.to_owned(),
            bytes: self.size as f64,
            confident: plan.missing().is_empty() && confidence >= CONFIDENT && questions.is_empty(),
            plan,
            headers,
            preview,
            guesses: guessed.guesses,
            tables: vec![table.clone()],
            questions,
            dates,
            numbers,
            currencies,
        })
    }
}

/// A sample from within a file.
fn sample_at<R: Read + Seek + Clone>(source: &R, at: u64) -> Result<Vec<u8>> {
    let mut file = source.clone();
    let mut sample = Vec::new();
    file.seek(SeekFrom::Start(at)).map_err(packing::unreadable)?;
    file.take(SAMPLE as u64).read_to_end(&mut sample).map_err(packing::unreadable)?;
    Ok(sample)
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
    found.sort_by_key(|counted| std::cmp::Reverse(counted.rows));
    currency::merged(found)
}
