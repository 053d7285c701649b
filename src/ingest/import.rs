//! Files → one ledger, each file with its receipt.
//!
//! The caller brings the bytes, in whatever slices and from wherever; see [`Import`].

use super::cells::Cells;
use super::csv::{CsvReader, Record};
use super::encoding::Decoder;
use super::plan::{Format, Plan, Role};
use super::receipt::Receipt;
use super::rows::{Aside, Rows};
use super::workbook::Workbook;
use crate::error::{Code, Error, Result};
use crate::ledger::{Builder, Ledger};
use encoding_rs::{Encoding, UTF_8};
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Rows of a workbook between two calls of the progress function.
const PROGRESS_ROWS: u64 = 20_000;

/// An import that is under way.
///
/// For each text file [`begin`](Import::begin), [`push`](Import::push) its slices, [`end`](Import::end); for each
/// workbook [`workbook`](Import::workbook); then [`finish`](Import::finish).
#[derive(Default)]
pub struct Import {
    builder: Builder,
    current: Option<TextFile>,
    done: Vec<Imported>,
    again: bool,
}

/// What came of one file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The receipt.
    pub receipt: Receipt,
    /// The rows that were set aside.
    pub asides: Vec<Aside>,
}

/// The end of an import.
pub enum Outcome {
    /// The ledger, and what came of each file.
    Done(Box<Ledger>, Vec<Imported>),
    /// Some column proved to be written otherwise than its sample said: read everything again by these plans.
    Again(Vec<Plan>),
}

struct TextFile {
    plan: Plan,
    name: String,
    decoder: Decoder,
    reader: CsvReader,
    /// `None` until the header row has come.
    rows: Option<Rows>,
    header_row: u64,
}

impl Import {
    /// Starts a text file.
    ///
    /// # Errors
    /// [`Code::ColumnMissing`] where the plan lacks a needed column.
    pub fn begin(&mut self, name: &str, plan: &Plan) -> Result<()> {
        complete(name, plan)?;
        let encoding =
            plan.encoding.as_deref().and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
        self.current = Some(TextFile {
            plan: plan.clone(),
            name: name.to_owned(),
            decoder: Decoder::new(encoding),
            reader: CsvReader::new(plan.delimiter.unwrap_or(',')),
            rows: None,
            header_row: plan.header_row,
        });
        Ok(())
    }

    /// Takes the next slice of the text file.
    ///
    /// # Errors
    /// [`Code::QuoteUnclosed`], [`Code::TooManyRows`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        let Import { builder, current: Some(file), .. } = self else { return Ok(()) };
        let TextFile { plan, name, decoder, reader, rows, header_row } = file;
        let text = decoder.push(bytes);
        reader
            .push(text, |record| take(builder, rows, plan, name, *header_row, record))
            .map_err(|error| error.in_file(name))
    }

    /// Ends the text file.
    ///
    /// # Errors
    /// As [`Import::push`].
    pub fn end(&mut self) -> Result<()> {
        let Some(mut file) = self.current.take() else { return Ok(()) };
        let TextFile { plan, name, decoder, reader, rows, header_row } = &mut file;
        let builder = &mut self.builder;
        let mut each = |record: Record<'_>| take(builder, rows, plan, name, *header_row, record);
        let left = decoder.finish().to_vec();
        reader.push(&left, &mut each).and_then(|()| reader.finish(&mut each)).map_err(|error| error.in_file(name))?;
        if let Some(rows) = file.rows {
            self.close(rows);
        }
        Ok(())
    }

    /// Reads a workbook's sheet; `progress` hears of the rows so far.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`], [`Code::ColumnMissing`], [`Code::TooManyRows`].
    pub fn workbook<R: Read + Seek + Clone>(
        &mut self,
        name: &str,
        plan: &Plan,
        source: R,
        mut progress: impl FnMut(u64),
    ) -> Result<()> {
        complete(name, plan)?;
        let located = |error: Error| error.in_file(name);
        let mut workbook = Workbook::open(source).map_err(located)?;
        let sheet = plan.sheet.clone().unwrap_or_default();
        let mut rows: Option<Rows> = None;
        let mut last = plan.header_row;
        let builder = &mut self.builder;
        workbook
            .rows(&sheet, |number, cells| {
                if number < plan.header_row {
                    return Ok(ControlFlow::Continue(()));
                }
                match &mut rows {
                    None => rows = Some(Rows::new(name, plan, headers(cells))),
                    Some(rows) => {
                        rows.blank(number - last - 1);
                        rows.row(builder, number, cells)?;
                        if rows.read().is_multiple_of(PROGRESS_ROWS) {
                            progress(rows.read());
                        }
                    }
                }
                last = number;
                Ok(ControlFlow::Continue(()))
            })
            .map_err(|error| located(error).in_sheet(Some(&sheet)))?;
        if let Some(rows) = rows {
            self.close(rows);
        }
        Ok(())
    }

    /// Rows read so far, over all files.
    pub fn rows(&self) -> u64 {
        let current = self.current.as_ref().and_then(|file| file.rows.as_ref()).map_or(0, Rows::read);
        current + self.done.iter().map(|done| done.receipt.rows_read).sum::<u64>()
    }

    /// Sorts the ledger.
    ///
    /// # Errors
    /// [`Code::NoUsableRows`] where every row was set aside, with the commonest reason as an example;
    /// [`Code::TotalTooLarge`].
    pub fn finish(self) -> Result<Outcome> {
        if self.again {
            return Ok(Outcome::Again(self.done.into_iter().map(|done| done.receipt.plan).collect()));
        }
        let used: u64 = self.done.iter().map(|done| done.receipt.rows_used).sum();
        if used == 0 {
            let first = self.done.iter().flat_map(|done| &done.receipt.set_aside).max_by_key(|reason| reason.rows);
            let example = first.and_then(|reason| reason.examples.first());
            let at = example.map(|example| example.at.clone()).unwrap_or_default();
            let found = example.and_then(|example| example.found.clone());
            let wanted = first.map(|reason| reason.code.as_str().into());
            return Err(Error { code: Code::NoUsableRows, at, found, wanted });
        }
        Ok(Outcome::Done(Box::new(self.builder.finish()?), self.done))
    }

    /// Keeps a file's receipt; what all of its rows prove outweighs what its sample did.
    fn close(&mut self, rows: Rows) {
        let (mut receipt, asides) = rows.finish();
        let plan = &mut receipt.plan;
        let order = receipt.dates.order().unwrap_or(plan.date_order);
        let mark = receipt.numbers.mark().unwrap_or(plan.decimal_mark);
        if (order, mark) != (plan.date_order, plan.decimal_mark) && !plan.fixed {
            (plan.date_order, plan.decimal_mark) = (order, mark);
            // Once is enough: the evidence of a whole column does not change.
            plan.fixed = true;
            self.again = true;
        }
        self.done.push(Imported { receipt, asides });
    }
}

fn headers(cells: &impl Cells) -> Vec<String> {
    (0..cells.width()).map(|column| cells.cell(column).display()).collect()
}

/// Takes one record: above the header nothing, then the header, then rows.
fn take(
    builder: &mut Builder,
    rows: &mut Option<Rows>,
    plan: &Plan,
    name: &str,
    header_row: u64,
    record: Record<'_>,
) -> Result<()> {
    match rows {
        None if record.row < header_row => Ok(()),
        None => {
            *rows = Some(Rows::new(name, plan, headers(&record)));
            Ok(())
        }
        Some(rows) => {
            rows.blank(record.blank_above);
            rows.row(builder, record.row, &record)
        }
    }
}

/// Has the plan what it needs?
fn complete(name: &str, plan: &Plan) -> Result<()> {
    match plan.missing().first() {
        None => Ok(()),
        Some(role) => Err(Error::new(Code::ColumnMissing).in_file(name).wanted(role.as_str())),
    }
}

/// Reads one file again and calls `each` with the row and the cells of every row in `asides`, for the export of what
/// was set aside.
pub struct Reread<'a> {
    asides: std::iter::Peekable<std::slice::Iter<'a, Aside>>,
    decoder: Decoder,
    reader: CsvReader,
}

impl<'a> Reread<'a> {
    /// Starts over at the beginning of a text file.
    pub fn new(plan: &Plan, asides: &'a [Aside]) -> Reread<'a> {
        let encoding =
            plan.encoding.as_deref().and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
        Reread {
            asides: asides.iter().peekable(),
            decoder: Decoder::new(encoding),
            reader: CsvReader::new(plan.delimiter.unwrap_or(',')),
        }
    }

    /// Takes the next slice; an empty one ends the file.
    ///
    /// # Errors
    /// As [`Import::push`].
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(&Aside, &dyn Cells)) -> Result<()> {
        let asides = &mut self.asides;
        let mut keep = |record: Record<'_>| {
            if let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == record.row) {
                each(aside, &record);
            }
            Ok(())
        };
        if bytes.is_empty() {
            self.reader.finish(&mut keep)
        } else {
            self.reader.push(self.decoder.push(bytes), &mut keep)
        }
    }
}

/// The same for a workbook.
///
/// # Errors
/// [`Code::WorkbookBroken`].
pub fn reread_workbook<R: Read + Seek + Clone>(
    plan: &Plan,
    asides: &[Aside],
    source: R,
    mut each: impl FnMut(&Aside, &dyn Cells),
) -> Result<()> {
    let mut asides = asides.iter().peekable();
    Workbook::open(source)?.rows(plan.sheet.as_deref().unwrap_or_default(), |number, row| {
        if let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == number) {
            each(aside, row);
        }
        Ok(if asides.peek().is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })
}

/// Is a format read as text?
pub fn is_text(format: Format) -> bool {
    format == Format::Csv
}

/// The header of the column that has a role, for the results JSON.
pub fn header_of(receipt: &Receipt, role: Role) -> Option<&str> {
    receipt.plan.columns.get(&role).and_then(|&at| receipt.headers.get(at)).map(String::as_str)
}
