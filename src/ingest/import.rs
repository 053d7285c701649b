//! Files → one ledger, each file with its receipt.
//!
//! The caller brings the bytes, in whatever slices and from wherever; see [`Import`].

use super::cells::Cells;
use super::csv::{CsvReader, Record};
use super::currency;
use super::encoding::{self, Decoder};
use super::headers;
use super::options::Options;
use super::packing::{self, Gunzip, Source};
use super::plan::{Format, Packing, Plan, Role, Shape};
use super::receipt::{Matching, Receipt};
use super::rows::{Aside, Rows, Shared};
use super::workbook::Workbook;
use crate::error::{Code, Error, Result};
use crate::ledger::{Builder, Ledger};
use encoding_rs::{Encoding, UTF_8};
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Rows of a workbook between two calls of the progress function.
const PROGRESS_ROWS: u64 = 20_000;
/// Customers that a receipt names as examples of those who do not match.
const EXAMPLES: usize = 5;

/// An import that is under way.
///
/// For each table [`file`](Import::file), or, where its plan [can be pushed](Plan::is_pushed),
/// [`begin`](Import::begin), [`push`](Import::push) its slices, [`end`](Import::end); then
/// [`finish`](Import::finish).
#[derive(Default)]
pub struct Import {
    builder: Builder,
    shared: Shared,
    current: Option<TextFile>,
    done: Vec<Done>,
    again: bool,
}

/// A file that has been read.
struct Done {
    imported: Imported,
    /// Customers that a table of customers or costs names.
    named: Vec<bool>,
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
    gunzip: Option<Gunzip>,
    decoder: Decoder,
    reader: CsvReader,
    head: Head,
}

/// The header of a table on its way, then the rows below it.
struct Head {
    shared: Shared,
    /// The upper of two header rows.
    first: Option<Vec<String>>,
    rows: Option<Rows>,
}

impl Head {
    fn new(shared: &Shared) -> Head {
        Head { shared: shared.clone(), first: None, rows: None }
    }

    /// Takes one row with the blank ones above it: above the header nothing, then the header, then rows.
    fn take(
        &mut self,
        builder: &mut Builder,
        plan: &Plan,
        name: &str,
        row: u64,
        blank_above: u64,
        cells: &impl Cells,
    ) -> Result<()> {
        if let Some(rows) = &mut self.rows {
            rows.blank(blank_above);
            return rows.row(builder, row, cells);
        }
        if row < plan.header_row {
            return Ok(());
        }
        let texts: Vec<String> = (0..cells.width()).map(|column| cells.cell(column).display()).collect();
        let names = match (plan.header_rows, self.first.take()) {
            (0, _) => {
                let unnamed = headers::of(&vec![String::new(); texts.len()], None);
                return self.rows.insert(Rows::new(name, plan, unnamed, self.shared.clone())).row(builder, row, cells);
            }
            (2.., None) => {
                self.first = Some(texts);
                return Ok(());
            }
            (2.., Some(first)) => headers::of(&first, Some(&texts)),
            _ => headers::of(&texts, None),
        };
        self.rows = Some(Rows::new(name, plan, names, self.shared.clone()));
        Ok(())
    }
}

impl TextFile {
    /// Takes unpacked bytes.
    fn push(&mut self, builder: &mut Builder, bytes: &[u8]) -> Result<()> {
        let TextFile { plan, name, decoder, reader, head, .. } = self;
        reader
            .push(decoder.push(bytes), |record| head.take(builder, plan, name, record.row, record.blank_above, &record))
    }

    fn end(&mut self, builder: &mut Builder) -> Result<()> {
        let TextFile { plan, name, decoder, reader, head, .. } = self;
        let mut each = |record: Record<'_>| head.take(builder, plan, name, record.row, record.blank_above, &record);
        let left = decoder.finish().to_vec();
        reader.push(&left, &mut each)?;
        reader.finish(&mut each)
    }
}

impl Import {
    /// An import with decisions over all of its files.
    pub fn new(options: &Options) -> Import {
        let merges = options.merges.iter().map(|merge| (merge.from.clone(), merge.into.clone())).collect();
        let shared = Shared { merges: std::sync::Arc::new(merges), repeats: options.repeats };
        Import { shared, ..Import::default() }
    }

    /// Reads a table, whatever it is and whatever it is packed in; `progress` hears of the rows so far.
    ///
    /// # Errors
    /// Those of [`Import::push`]; [`Code::WorkbookBroken`], [`Code::SheetTooLarge`], [`Code::TableUnknown`].
    pub fn file<R: Read + Seek + Clone>(
        &mut self,
        name: &str,
        plan: &Plan,
        source: R,
        mut progress: impl FnMut(u64),
    ) -> Result<()> {
        if plan.format != Format::Csv {
            return self.workbook(name, plan, &source, progress).map_err(|error| error.in_file(name));
        }
        self.begin(name, plan)?;
        // A gz is unpacked on the way in; a zip is here, since it must be sought in.
        let packing = if plan.is_pushed() { &Packing::None } else { &plan.packing };
        packing::each_slice(&source, packing, |slice| {
            self.push(slice)?;
            progress(self.rows());
            Ok(true)
        })
        .map_err(|error| error.in_file(name))?;
        self.end()
    }

    /// Starts a text file that is pushed.
    ///
    /// # Errors
    /// [`Code::ColumnMissing`] where the plan lacks a needed column.
    pub fn begin(&mut self, name: &str, plan: &Plan) -> Result<()> {
        self.prepare(name, plan)?;
        self.current = Some(TextFile {
            plan: plan.clone(),
            name: name.to_owned(),
            gunzip: (plan.packing == Packing::Gzip).then(Gunzip::default),
            decoder: Decoder::new(encoding_of(plan)),
            reader: CsvReader::new(plan.delimiter.unwrap_or(',')),
            head: Head::new(&self.shared),
        });
        Ok(())
    }

    /// Takes the next slice of the file, as it lies there.
    ///
    /// # Errors
    /// [`Code::QuoteUnclosed`], [`Code::TooManyRows`], [`Code::ArchiveBroken`], [`Code::UnpackedTooLarge`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        let Import { builder, current: Some(file), .. } = self else { return Ok(()) };
        let pushed = match file.gunzip.take() {
            None => file.push(builder, bytes),
            Some(mut gunzip) => {
                let pushed = gunzip.push(bytes, |text| file.push(builder, text));
                file.gunzip = Some(gunzip);
                pushed
            }
        };
        pushed.map_err(|error| error.in_file(&file.name))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As [`Import::push`].
    pub fn end(&mut self) -> Result<()> {
        let Some(mut file) = self.current.take() else { return Ok(()) };
        let builder = &mut self.builder;
        let unpacked = match file.gunzip.take() {
            None => Ok(()),
            Some(mut gunzip) => gunzip.finish(|text| file.push(builder, text)),
        };
        unpacked.and_then(|()| file.end(builder)).map_err(|error| error.in_file(&file.name))?;
        if let Some(rows) = file.head.rows {
            self.close(rows);
        }
        Ok(())
    }

    fn prepare(&mut self, name: &str, plan: &Plan) -> Result<()> {
        if let Some(role) = plan.missing().first() {
            return Err(Error::new(Code::ColumnMissing).in_file(name).wanted(role.as_str()));
        }
        if plan.shape == Shape::Orders {
            self.builder.begin_file();
        }
        Ok(())
    }

    fn workbook<R: Read + Seek + Clone>(
        &mut self,
        name: &str,
        plan: &Plan,
        source: &R,
        mut progress: impl FnMut(u64),
    ) -> Result<()> {
        self.prepare(name, plan)?;
        let mut workbook: Workbook<Source<R>> = Workbook::open(packing::unpacked(source, &plan.packing)?)?;
        let sheet = plan.sheet.clone().unwrap_or_default();
        if !workbook.sheets().iter().any(|known| known.name == sheet) {
            return Err(Error::new(Code::TableUnknown).found(sheet));
        }
        let mut head = Head::new(&self.shared);
        let mut last = 0;
        let builder = &mut self.builder;
        workbook
            .rows(&sheet, |number, cells| {
                head.take(builder, plan, name, number, number.saturating_sub(last + 1), cells)?;
                last = number;
                if let Some(rows) = head.rows.as_ref().filter(|rows| rows.read() > 0)
                    && rows.read().is_multiple_of(PROGRESS_ROWS)
                {
                    progress(rows.read());
                }
                Ok(ControlFlow::Continue(()))
            })
            .map_err(|error| error.in_sheet(Some(&sheet)))?;
        if let Some(rows) = head.rows {
            self.close(rows);
        }
        Ok(())
    }

    /// Rows read so far, over all files.
    pub fn rows(&self) -> u64 {
        let current = self.current.as_ref().and_then(|file| file.head.rows.as_ref()).map_or(0, Rows::read);
        current + self.done.iter().map(|done| done.imported.receipt.rows_read).sum::<u64>()
    }

    /// Sorts the ledger.
    ///
    /// # Errors
    /// [`Code::NoUsableRows`] where every row was set aside, with the commonest reason as an example;
    /// [`Code::TotalTooLarge`].
    pub fn finish(mut self) -> Result<Outcome> {
        let wanted = self.settle_currency();
        if self.again {
            return Ok(Outcome::Again(self.done.into_iter().map(|done| done.imported.receipt.plan).collect()));
        }
        let receipts = || self.done.iter().map(|done| &done.imported.receipt);
        if receipts().map(|receipt| receipt.rows_used).sum::<u64>() == 0 {
            let first = receipts().flat_map(|receipt| &receipt.set_aside).max_by_key(|reason| reason.rows);
            let example = first.and_then(|reason| reason.examples.first());
            let at = example.map(|example| example.at.clone()).unwrap_or_default();
            let found = example.and_then(|example| example.found.clone());
            let wanted = first.map(|reason| reason.code.as_str().into());
            return Err(Error { code: Code::NoUsableRows, at, found, wanted });
        }
        self.match_customers();
        if let Some(currency) = wanted {
            self.builder.currency(&currency);
        }
        let imported = self.done.into_iter().map(|done| done.imported).collect();
        Ok(Outcome::Done(Box::new(self.builder.finish()?), imported))
    }

    /// The currency of the analysis. Where the files name several and nobody chose, the commonest: everything is read
    /// again, and rows of the others are set aside.
    fn settle_currency(&mut self) -> Option<String> {
        let chosen = self.done.iter().find_map(|done| done.imported.receipt.plan.currency.clone());
        if chosen.is_some() {
            return chosen;
        }
        let all = self.done.iter().flat_map(|done| done.imported.receipt.currencies.iter().cloned());
        let currencies = currency::merged(all.collect());
        let commonest = currencies.first()?.currency.clone();
        if currencies.len() > 1 {
            for done in &mut self.done {
                done.imported.receipt.plan.currency = Some(commonest.clone());
            }
            self.again = true;
        }
        Some(commonest)
    }

    /// Says in the receipt of every table of customers or costs how its customers match those of the orders.
    fn match_customers(&mut self) {
        if self.builder.lines() == 0 {
            return;
        }
        let (customers, ordered) = self.builder.customers();
        for done in &mut self.done {
            if done.imported.receipt.plan.shape == Shape::Orders {
                continue;
            }
            let mut matching = Matching::default();
            for (at, &ordered) in ordered.iter().enumerate() {
                let named = done.named.get(at).copied().unwrap_or(false);
                let (count, examples) = match (named, ordered) {
                    (true, true) => {
                        matching.both += 1;
                        continue;
                    }
                    (true, false) => (&mut matching.only_here, &mut matching.only_here_examples),
                    (false, true) => (&mut matching.only_orders, &mut matching.only_orders_examples),
                    (false, false) => continue,
                };
                *count += 1;
                if examples.len() < EXAMPLES {
                    examples.push(customers.get(at as u32).to_owned());
                }
            }
            done.imported.receipt.matching = Some(matching);
        }
    }

    /// Keeps a file's receipt; what all of its rows prove outweighs what its sample did.
    fn close(&mut self, mut rows: Rows) {
        let (encoding, named) = (rows.encoding(), rows.take_named());
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
        // Only ASCII at the places that were looked at, and then something else: never UTF-8, so once is enough too.
        if let Some(encoding) = encoding.filter(|&encoding| encoding != UTF_8) {
            plan.encoding = Some(encoding.name().to_owned());
            self.again = true;
        }
        self.done.push(Done { imported: Imported { receipt, asides }, named });
    }
}

fn encoding_of(plan: &Plan) -> &'static Encoding {
    plan.encoding.as_deref().and_then(encoding::by_name).unwrap_or(UTF_8)
}

/// Reads one table again and calls `each` with the row and the cells of every row in `asides`, for the export of what
/// was set aside.
///
/// # Errors
/// As [`Import::file`].
pub fn reread<R: Read + Seek + Clone>(
    plan: &Plan,
    asides: &[Aside],
    source: R,
    mut each: impl FnMut(&Aside, &dyn Cells),
) -> Result<()> {
    let mut asides = asides.iter().peekable();
    if plan.format != Format::Csv {
        let mut workbook: Workbook<Source<R>> = Workbook::open(packing::unpacked(&source, &plan.packing)?)?;
        return workbook.rows(plan.sheet.as_deref().unwrap_or_default(), |number, row| {
            if let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == number) {
                each(aside, row);
            }
            Ok(if asides.peek().is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        });
    }
    let mut decoder = Decoder::new(encoding_of(plan));
    let mut reader = CsvReader::new(plan.delimiter.unwrap_or(','));
    let mut keep = |record: Record<'_>| {
        if let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == record.row) {
            each(aside, &record);
        }
        Ok(())
    };
    packing::each_slice(&source, &plan.packing, |slice| {
        reader.push(decoder.push(slice), &mut keep)?;
        Ok(true)
    })?;
    let rest = decoder.finish().to_vec();
    reader.push(&rest, &mut keep)?;
    reader.finish(&mut keep)
}

/// The header of the column that has a role, for the results JSON.
pub fn header_of(receipt: &Receipt, role: Role) -> Option<&str> {
    receipt.plan.columns.get(&role).and_then(|&at| receipt.headers.get(at)).map(String::as_str)
}
