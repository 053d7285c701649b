//! Files → one ledger, each file with its receipt.
//!
//! The caller brings the bytes, in whatever slices and from wherever; see [`Import`].

use super::cells::Cells;
use super::counts::{Aside, Counts, FURTHER};
use super::csv::{CsvReader, Passed, Record};
use super::currency;
use super::dialect::{Nested, inner};
use super::duplicates;
use super::encoding::{Utf8, is_utf8_name};
use super::headers;
use super::input::{Input, each_text};
use super::options::Options;
use super::plan::{Format, Plan, plausible};
use super::receipt::{Matching, Receipt};
use super::review;
use super::roles::{Role, Shape};
use super::rows::{Rows, Shared};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ledger::{Builder, Ledger, Part};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Rows of a workbook between two calls of the progress function.
const PROGRESS_ROWS: u64 = 20_000;
/// Lines further down may be shorter than the first ones.
const SPARE: f64 = 1.05;
/// Millions of lines that fit: a line and what an analysis makes of it take about 100 bytes, and 4 GiB is what WebAssembly
/// can have.
const MILLIONS: f64 = 40.0;
/// So many times as many are sure not to, although the first lines may be shorter than most.
const SURE: f64 = 1.5;
/// Customers up to whom those who are likely one are sought unasked.
const MANY: usize = 100_000;
/// Customers that a receipt names as examples of those who do not match.
const EXAMPLES: usize = 5;

/// An import that is under way.
///
/// For each table [`file`](Import::file), or, where its plan is of [plain text](Plan::is_plain),
/// [`begin`](Import::begin), [`push`](Import::push) its slices, [`end`](Import::end), and
/// [`written_in`](Import::written_in) where that asks for it; then [`finish`](Import::finish).
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
    text: Utf8,
    reader: CsvReader,
    nested: Option<Nested>,
    head: Head,
    /// Bytes of the whole text, until room was made for its lines.
    expected: Option<f64>,
    /// Rows that it may have beside those above it.
    most: u64,
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
        cells: &dyn Cells,
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
    fn push(&mut self, builder: &mut Builder, bytes: &[u8]) -> Result<()> {
        let TextFile { plan, name, text, reader, nested, head, .. } = self;
        reader.push_bunches(text.push(bytes), &mut |mut records| {
            while let ([record, below @ ..], true) = (records, head.rows.is_none() || nested.is_some()) {
                head.take(builder, plan, name, record.row, record.blank_above, inner(nested, record))?;
                records = below;
            }
            head.rows.as_mut().map_or(Ok(()), |rows| rows.records(builder, records))
        })
    }

    fn push_record(&mut self, builder: &mut Builder, bytes: &[u8]) -> Result<usize> {
        let TextFile { plan, name, reader, nested, head, .. } = self;
        reader.push_record(bytes, |record| {
            head.take(builder, plan, name, record.row, record.blank_above, inner(nested, &record))
        })
    }

    fn end(&mut self, builder: &mut Builder) -> Result<()> {
        let TextFile { plan, name, reader, nested, head, .. } = self;
        reader.finish(|record| head.take(builder, plan, name, record.row, record.blank_above, inner(nested, &record)))
    }
}

/// Bytes of a file that was taken for UTF-8 and is in another encoding: [`Input::legacy`] tells which.
#[derive(Debug)]
pub struct Stray(pub Vec<u8>);

impl Import {
    /// An import with decisions over all of its files.
    pub fn new(options: &Options) -> Import {
        let steps: HashMap<&str, &str> =
            options.merges.iter().map(|merge| (merge.from.as_str(), merge.into.as_str())).collect();
        // An id may count for one that counts for another: to the end at once, so that none of them is ever entered. Every
        // step is taken once: what it leads to is noted for all on the way, and a circle ends where it was entered.
        let mut ends: HashMap<&str, &str> = HashMap::with_capacity(steps.len());
        for merge in &options.merges {
            let (mut way, mut at) = (Vec::new(), merge.from.as_str());
            let end = loop {
                match (ends.get(at), steps.get(at)) {
                    (Some(&end), _) => break end,
                    (None, Some(&next)) => {
                        ends.insert(at, at);
                        way.push(at);
                        at = next;
                    }
                    (None, None) => break at,
                }
            };
            ends.extend(way.into_iter().map(|from| (from, end)));
        }
        let merges = ends.into_iter().map(|(from, end)| (from.to_owned(), end.to_owned())).collect();
        let shared = Shared { merges: Rc::new(merges), repeats: options.repeats };
        Import { shared, ..Import::default() }
    }

    /// Reads a table, whatever it is and whatever it is packed in; `progress` hears of the rows so far, over all files,
    /// and of the bytes of this file that have been read, as far as they are known.
    ///
    /// # Errors
    /// Those of [`Import::push`]; [`Code::ArchiveBroken`], [`Code::UnpackedTooLarge`], [`Code::WorkbookBroken`],
    /// [`Code::SheetTooLarge`], [`Code::TableUnknown`].
    pub fn file(
        &mut self,
        name: &str,
        plan: &Plan,
        input: &dyn Input,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        let located = |error: Error| error.in_file(name);
        if plan.format != Format::Csv {
            return self.sheet(name, plan, input, progress).map_err(located);
        }
        self.begin(name, plan)?;
        // What comes through the seam, or from `each_text`, has no byte order mark any more.
        if let Some(file) = &mut self.current {
            file.text = Utf8::begun();
        }
        each_text(input, plan, &mut |text, at| {
            self.push(text)?;
            progress(self.rows(), at);
            Ok(())
        })
        .map_err(located)?;
        if let Some(Stray(bytes)) = self.end()? {
            self.written_in(&input.legacy(&bytes).map_err(located)?);
        }
        Ok(())
    }

    /// Starts a plain text that is pushed.
    ///
    /// # Errors
    /// [`Code::ColumnMissing`] where the plan lacks a needed column.
    pub fn begin(&mut self, name: &str, plan: &Plan) -> Result<()> {
        self.prepare(name, plan)?;
        self.current = Some(TextFile {
            plan: plan.clone(),
            name: name.to_owned(),
            text: Utf8::default(),
            reader: CsvReader::with(plan.delimiter.unwrap_or(','), plan.quotes),
            nested: Nested::of(plan),
            head: Head::new(&self.shared),
            expected: None,
            most: (MILLIONS * 1e6) as u64,
        });
        Ok(())
    }

    /// Says how many bytes are to come, so that there is room for their lines at once, and that it is known soon where there
    /// can be none.
    pub fn expect(&mut self, bytes: f64) {
        if let Some(file) = &mut self.current {
            file.expected = Some(bytes);
            file.most = (MILLIONS * SURE * 1e6) as u64;
        }
    }

    /// Takes the next slice of the text.
    ///
    /// # Errors
    /// [`Code::QuoteUnclosed`], [`Code::TooManyRows`], which says after the first slice how many millions of lines are to come.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        let Import { builder, current: Some(file), .. } = self else { return Ok(()) };
        let before = builder.lines();
        file.push(builder, bytes).map_err(|error| error.in_file(&file.name))?;
        // How long a packed text is shows only while it is unpacked.
        if file.head.rows.as_ref().map_or(0, Rows::kept) > file.most {
            return Err(Error::new(Code::TooManyRows).in_file(&file.name));
        }
        // The first slice with lines tells how long one is.
        if let Some(expected) = &mut file.expected {
            *expected -= bytes.len() as f64;
        }
        if let Some(rest) = file.expected.take_if(|_| builder.lines() > before) {
            let lines = (builder.lines() - before) as f64 * (rest / bytes.len() as f64);
            let millions = (builder.lines() as f64 + lines) / 1e6;
            if millions > MILLIONS * SURE {
                let error =
                    Error::new(Code::TooManyRows).found(format!("{millions:.0}")).wanted(format!("{MILLIONS:.0}"));
                return Err(error.in_file(&file.name));
            }
            builder.expect((lines * SPARE) as usize);
        }
        Ok(())
    }

    /// Takes the rest of a record that the bytes so far end in; returns how many bytes that were.
    ///
    /// # Errors
    /// As [`Import::push`].
    pub fn push_record(&mut self, bytes: &[u8]) -> Result<usize> {
        let Import { builder, current: Some(file), .. } = self else { return Ok(0) };
        file.push_record(builder, bytes).map_err(|error| error.in_file(&file.name))
    }

    /// The headers of the text that is being read, once they have come.
    pub fn headers(&self) -> Option<&[String]> {
        Some(self.current.as_ref()?.head.rows.as_ref()?.headers())
    }

    /// Starts a piece of a plain text, below these headers.
    ///
    /// # Errors
    /// As [`Import::begin`].
    pub fn begin_below(&mut self, name: &str, plan: &Plan, headers: Vec<String>) -> Result<()> {
        self.begin(name, plan)?;
        if let Some(file) = &mut self.current {
            file.text = Utf8::begun();
            file.head.rows = Some(Rows::new(name, plan, headers, self.shared.clone()));
        }
        Ok(())
    }

    /// What came of a piece that ends here, `None` inside a record.
    ///
    /// # Errors
    /// As [`Import::push`], where the piece ends with the text.
    pub fn into_piece(self, start: u64, end: u64, ends_text: bool) -> Result<Option<Piece>> {
        let Import { mut builder, current: Some(mut file), .. } = self else { return Ok(None) };
        if ends_text {
            file.end(&mut builder)?;
        }
        let (Some(passed), Some(rows)) = (file.reader.passed(), file.head.rows) else { return Ok(None) };
        Ok(Some(Piece { start, end, passed, counts: rows.into_counts(), lines: builder.into() }))
    }

    /// Goes on behind a piece, where it fits: else no row of it has been counted, and its rows are to be read one by one.
    pub fn append(&mut self, piece: Piece) -> bool {
        let Import { builder, current: Some(TextFile { reader, head: Head { rows: Some(rows), .. }, .. }), .. } = self
        else {
            return false;
        };
        if builder.append(piece.lines).is_err() {
            return false;
        }
        let (lines_above, blank_above) = reader.pass(piece.passed);
        rows.blank(blank_above);
        rows.append(piece.counts, lines_above);
        true
    }

    /// Ends the text. Where it proved to be in another encoding, its bytes that say so come back.
    ///
    /// # Errors
    /// As [`Import::push`].
    pub fn end(&mut self) -> Result<Option<Stray>> {
        let Some(mut file) = self.current.take() else { return Ok(None) };
        file.end(&mut self.builder).map_err(|error| error.in_file(&file.name))?;
        file.head.rows.map_or(Ok(None), |rows| self.close(rows))
    }

    /// Says what encoding the file that ended last is in: everything is read again.
    pub fn written_in(&mut self, encoding: &str) {
        // Only ASCII at the places that were looked at, and then something else: never UTF-8, so once is enough.
        if let Some(done) = self.done.last_mut().filter(|_| !is_utf8_name(encoding)) {
            done.imported.receipt.plan.encoding = Some(encoding.to_owned());
            self.again = true;
        }
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

    fn sheet(&mut self, name: &str, plan: &Plan, input: &dyn Input, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        self.prepare(name, plan)?;
        let sheet = plan.sheet.as_deref().unwrap_or_default();
        let (mut head, mut last, before) = (Head::new(&self.shared), 0, self.rows());
        let (builder, mut nested) = (&mut self.builder, Nested::of(plan));
        input.rows(&plan.packing, sheet, &mut |number, cells| {
            head.take(builder, plan, name, number, number.saturating_sub(last + 1), inner(&mut nested, cells))
                .map_err(|error| error.in_sheet(Some(sheet)))?;
            last = number;
            if let Some(rows) = head.rows.as_ref().filter(|rows| rows.read() > 0)
                && rows.read().is_multiple_of(PROGRESS_ROWS)
            {
                progress(before + rows.read(), 0);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if let Some(rows) = head.rows {
            self.close(rows)?;
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
        let mut imported: Vec<Imported> = self.done.into_iter().map(|done| done.imported).collect();
        let ledger = self.builder.finish()?;
        if ledger.customers.len() <= MANY {
            let same = review::same_customers(&duplicates::likely(&ledger));
            if let Some(first) = imported.first_mut() {
                let found = same.into_iter().chain(review::placeholder(&ledger));
                let settled = &first.receipt.plan.settled;
                first.receipt.doubts.extend(found.filter(|doubt| !settled.contains(&doubt.code)));
            }
        }
        Ok(Outcome::Done(Box::new(ledger), imported))
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
        let commonest = currencies.iter().find(|counted| counted.currency != FURTHER)?.currency.clone();
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
        let is_other = |done: &Done| done.imported.receipt.plan.shape != Shape::Orders;
        if self.builder.lines() == 0 || !self.done.iter().any(is_other) {
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
    fn close(&mut self, mut rows: Rows) -> Result<Option<Stray>> {
        rows.end(&mut self.builder)?;
        let (stray, named) = (rows.stray(), rows.take_named());
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
        // A sentinel such as 2099-12-31 must not become the day that everything looks back from.
        if let (Some(year), Some((first, _))) = (receipt.last_plausible_year, plan.window)
            && let Some(last) = Day::new(year as i16 + 1, 12, 31).filter(|last| *last < plausible().1)
        {
            plan.window = Some((first, last));
            self.again = true;
        }
        review::tell_states(&mut receipt);
        receipt.doubts = review::doubts(&receipt);
        self.done.push(Done { imported: Imported { receipt, asides }, named });
        Ok(stray.map(Stray))
    }
}

/// Reads one table again and calls `each` with the row and the cells of every row in `asides`, for the export of what
/// was set aside.
///
/// # Errors
/// As [`Import::file`].
pub fn reread(
    plan: &Plan,
    asides: &[Aside],
    input: &dyn Input,
    each: &mut dyn FnMut(&Aside, &dyn Cells),
) -> Result<()> {
    let (mut asides, mut nested) = (asides.iter().peekable(), Nested::of(plan));
    if plan.format != Format::Csv {
        return input.rows(&plan.packing, plan.sheet.as_deref().unwrap_or_default(), &mut |number, row| {
            while let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == number) {
                each(aside, inner(&mut nested, row));
            }
            Ok(if asides.peek().is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        });
    }
    let mut reader = CsvReader::with(plan.delimiter.unwrap_or(','), plan.quotes);
    let mut keep = |record: Record<'_>| {
        // None would be passed over; but one that were must not keep back the others.
        while asides.next_if(|aside| u64::from(aside.row) < record.row).is_some() {}
        while let Some(aside) = asides.next_if(|aside| u64::from(aside.row) == record.row) {
            each(aside, inner(&mut nested, &record));
        }
        Ok(())
    };
    each_text(input, plan, &mut |text, _| reader.push(text, &mut keep))?;
    reader.finish(&mut keep)
}

/// The header of the column that has a role, for the results JSON.
pub fn header_of(receipt: &Receipt, role: Role) -> Option<&str> {
    receipt.plan.columns.get(&role).and_then(|&at| receipt.headers.get(at)).map(String::as_str)
}

/// What came of one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Piece {
    /// Where its first record begins, in bytes of the file.
    pub start: u64,
    /// Where its last one ends.
    pub end: u64,
    /// Its lines of text.
    pub passed: Passed,
    /// Its rows.
    pub counts: Counts,
    /// Their facts.
    pub lines: Part,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::change::Choices;
    use crate::ingest::files;
    use crate::ingest::options::Merge;

    #[test]
    fn a_text_of_unknown_length_ends_where_its_rows_no_longer_fit() {
        let text = b"customer,date,amount\nAda,2024-01-05,10\nBo,2024-01-06,20\n";
        let plan = files::inspect("orders.csv", text, &Choices::default()).unwrap().plan;
        let mut import = Import::new(&Options::default());
        import.begin("orders.csv", &plan).unwrap();
        assert_eq!(import.current.as_ref().unwrap().most, 40_000_000);
        import.current.as_mut().unwrap().most = 5;
        import.push(text).unwrap();
        import.push(b"\n\n\n\nCy,2024-01-07,30\n").unwrap();
        // Rows that are set aside take memory too.
        let error = import.push(b"Cy,never,30\nCy,2024-01-07,x\nCy,,\n").unwrap_err();
        assert_eq!((error.code, error.at.file.as_deref()), (Code::TooManyRows, Some("orders.csv")));
    }

    #[test]
    fn merges_lead_to_their_end_at_once_and_a_circle_to_one_of_its_own() {
        let merge = |from: usize, into: usize| Merge { from: from.to_string(), into: into.to_string() };
        // A chain in the order in which following it from each start would take the most steps, and a circle behind it.
        let count = 200_000;
        let mut merges: Vec<Merge> = (0..count).rev().map(|at| merge(at, at + 1)).collect();
        merges.extend([merge(900_001, 900_002), merge(900_002, 900_003), merge(900_003, 900_001)]);
        let ended = Import::new(&Options { merges, ..Options::default() }).shared.merges;
        assert!((0..count).all(|at| ended[&at.to_string()] == count.to_string()));
        let circle: Vec<&String> = (900_001..900_004).map(|at| &ended[&at.to_string()]).collect();
        assert!(circle.iter().all(|end| *end == circle[0]), "{circle:?}");
    }

    #[test]
    fn a_column_of_other_texts_is_no_list_of_currencies() {
        let mut text = String::from("customer,date,amount,currency\n");
        for at in 0..100_000 {
            text += &format!("C{},2024-01-05,{},X{at}\n", at % 50, at % 90 + 1);
        }
        text += "Ada,2024-01-06,5,EUR\nAda,2024-01-07,5,EUR\n";
        let mut plan = files::inspect("orders.csv", text.as_bytes(), &Choices::default()).unwrap().plan;
        plan.columns.insert(Role::Currency, 3);
        plan.currency = Some("EUR".into());
        let (ledger, imported) =
            files::import(&[("orders.csv", text.as_bytes())], &[plan], &Options::default(), 1 << 16).unwrap();
        let currencies = &imported[0].receipt.currencies;
        assert!(currencies.len() <= 202 && currencies.iter().map(|named| named.rows).sum::<u64>() == 100_002);
        assert_eq!(currencies.iter().find(|named| named.currency == "EUR").map(|named| named.rows), Some(2));
        assert_eq!((ledger.len(), imported[0].receipt.rows_used), (1, 2));
    }

    #[test]
    fn what_will_not_fit_is_told_after_the_first_slice() {
        let text = b"customer,date,amount\nAda,2024-01-05,10\nBo,2024-01-06,20\n";
        let plan = files::inspect("orders.csv", text, &Choices::default()).unwrap().plan;
        let pushed = |bytes: f64| {
            let mut import = Import::new(&Options::default());
            import.begin("orders.csv", &plan).unwrap();
            import.expect(bytes);
            import.push(text)
        };
        assert!(pushed(text.len() as f64).is_ok() && pushed(1.6e9).is_ok());
        // 28 bytes a line, with its share of the header.
        let error = pushed(2.8e9).unwrap_err();
        assert_eq!(
            (error.code, error.found.as_deref(), error.wanted.as_deref()),
            (Code::TooManyRows, Some("100"), Some("40"))
        );
    }
}
