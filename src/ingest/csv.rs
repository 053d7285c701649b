//! Delimited text, taken in slices: fields are found in the bytes, no text of the file is kept.

use super::cells::{Cell, Cells};
use super::encoding::MARK;
use crate::error::{Code, Error, Result};
use crate::ledger::BUNCH;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde::{Deserialize, Serialize};

/// A field longer than this is a quotation mark that is never closed.
const MAX_FIELD: usize = 1 << 24;
/// Fields of a record that the parser has room for at first.
const ENDS: usize = 64;

/// Takes the slices of a text and gives its records. Lines without a quotation mark, nearly all of most files, are split
/// where they stand; the others are the parser's.
pub struct CsvReader {
    reader: Reader,
    delimiter: u8,
    /// The quotation mark; where none is one, a carriage return, which the reader looks for as well.
    quote: u8,
    place: Place,
    /// Bytes of a byte order mark with which the next record seems to begin.
    marked: usize,
    /// The record that is being read: its fields, unquoted, one behind the other.
    fields: Vec<u8>,
    ends: Vec<usize>,
    written: (usize, usize),
    /// The line behind the last record; 1 is the first.
    line: u64,
    limit: usize,
}

/// What quotation marks are in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quotes {
    /// They stand around a field; one inside is doubled.
    #[default]
    Doubled,
    /// They stand around a field; one inside is doubled or has a backslash before it.
    Escaped,
    /// Characters like others.
    Literal,
}

/// Where the bytes that come next stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between two records.
    Between,
    /// Behind a carriage return that has ended a record: a line feed would belong to it.
    Return,
    /// In a record.
    Inside,
}

/// A record and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The line of the file where it begins; 1 is the first.
    pub row: u64,
    /// Blank lines above it, since the record before.
    pub blank_above: u64,
    fields: &'a [u8],
    ends: &'a [usize],
    /// What stands between the fields, where something does.
    delimiter: Option<u8>,
}

/// What has been read of a text, where a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Lines so far.
    lines: u64,
    /// Blank ones among them, below the last record.
    blank_below: u64,
}

/// Hears every record, neighbouring ones together where they are there already.
type Each<'a> = &'a mut dyn FnMut(&[Record<'_>]) -> Result<()>;

impl Record<'_> {
    const NONE: Record<'static> = Record { row: 0, blank_above: 0, fields: &[], ends: &[], delimiter: None };

    /// The text of a column; empty beyond the end.
    #[inline(always)]
    pub fn field(&self, column: usize) -> &[u8] {
        let Some(&end) = self.ends.get(column) else { return &[] };
        let gap = usize::from(self.delimiter.is_some());
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before] + gap);
        &self.fields[start..end]
    }

    /// Nothing but ASCII?
    pub fn is_ascii(&self) -> bool {
        self.fields.is_ascii()
    }
}

impl Cells for Record<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        Cell::Text(self.field(column))
    }

    fn width(&self) -> usize {
        self.ends.len()
    }

    /// Rules between the rows of a printed list hold no value either.
    #[inline]
    fn is_blank(&self) -> bool {
        let is_drawn = |byte: u8| byte.is_ascii_whitespace() || b"-+=_|".contains(&byte);
        self.fields.iter().all(|&byte| is_drawn(byte) || self.delimiter == Some(byte))
    }
}

impl CsvReader {
    /// A reader for text with this delimiter; one that is no ASCII character, or that ends lines or quotes, counts as a comma.
    pub fn new(delimiter: char) -> CsvReader {
        CsvReader::with(delimiter, Quotes::Doubled)
    }

    /// The same for text whose quotation marks are something else.
    pub fn with(delimiter: char, quotes: Quotes) -> CsvReader {
        let usable = |delimiter: &u8| delimiter.is_ascii() && !b"\r\n\"".contains(delimiter);
        let delimiter = u8::try_from(delimiter).ok().filter(usable).unwrap_or(b',');
        let escape = (quotes == Quotes::Escaped).then_some(b'\\');
        let quoting = quotes != Quotes::Literal;
        CsvReader {
            reader: ReaderBuilder::new().delimiter(delimiter).escape(escape).quoting(quoting).build(),
            delimiter,
            quote: if quoting { b'"' } else { b'\r' },
            place: Place::Between,
            marked: 0,
            fields: vec![0; 4096],
            ends: vec![0; ENDS],
            written: (0, 0),
            line: 1,
            limit: MAX_FIELD,
        }
    }

    /// Takes the next slice and calls `each` with every record that ends in it.
    ///
    /// # Errors
    /// [`Code::QuoteUnclosed`] with the row where the quotation mark opens, if a field grows beyond 16 MiB; and what
    /// `each` returns.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Record<'_>) -> Result<()>) -> Result<()> {
        self.push_bunches(bytes, &mut one_by_one(&mut each))
    }

    /// The same for up to [`BUNCH`] neighbouring records at a time, whose customers are looked for together. Not generic: what calls for each record is compiled once.
    ///
    /// # Errors
    /// As [`CsvReader::push`].
    pub fn push_bunches(&mut self, bytes: &[u8], each: Each<'_>) -> Result<()> {
        let (mut at, mut odd) = (0, self.next_odd(bytes, 0));
        while at < bytes.len() {
            if odd < at {
                odd = self.next_odd(bytes, at);
            }
            at += match self.place {
                _ if self.marked > 0 => self.step(&bytes[at..], each)?,
                Place::Return if bytes[at] == b'\n' => self.step(&bytes[at..=at], each)?,
                Place::Inside => self.step(&bytes[at..], each)?,
                Place::Return | Place::Between => match memchr::memrchr(b'\n', &bytes[at..odd]) {
                    Some(last) => self.lines(&bytes[at..at + last + 1], each)?,
                    None => self.step(&bytes[at..], each)?,
                },
            };
        }
        Ok(())
    }

    /// Where the first byte stands, from a place on, that makes a line more than its fields and delimiters: a quotation
    /// mark, or a carriage return that is not followed by a line feed. The length, where there is none.
    fn next_odd(&self, bytes: &[u8], from: usize) -> usize {
        let mut candidates = memchr::memchr2_iter(self.quote, b'\r', &bytes[from..]).map(|at| from + at);
        let is_odd = |&at: &usize| bytes[at] != b'\r' || bytes.get(at + 1) != Some(&b'\n');
        candidates.find(is_odd).unwrap_or(bytes.len())
    }

    /// Takes whole lines in which nothing is quoted.
    fn lines(&mut self, bytes: &[u8], each: Each<'_>) -> Result<usize> {
        let (delimiter, mut start, mut here) = (self.delimiter, 0, self.reader.line().max(self.line));
        let mut bunch =
            Bunch { bytes, delimiter, ends: std::mem::take(&mut self.ends), lines: Vec::with_capacity(BUNCH) };
        bunch.ends.clear();
        let taken = each_of([delimiter, b'\n'], bytes, |at| {
            if bytes[at] == delimiter {
                bunch.ends.push(at - start);
                return Ok(());
            }
            let line = &bytes[start..at];
            let mut line = line.strip_suffix(b"\r").unwrap_or(line);
            while line.starts_with(MARK) {
                line = &line[MARK.len()..];
                start += MARK.len();
                let before = bunch.lines.last().map_or(0, |line| line.ends);
                bunch.ends[before..].iter_mut().for_each(|end| *end -= MARK.len());
            }
            if !line.is_empty() {
                bunch.ends.push(line.len());
                bunch.lines.push(Line { row: here, blank_above: here - self.line, start, ends: bunch.ends.len() });
                self.line = here + 1;
                if bunch.lines.len() == BUNCH {
                    bunch.tell(each)?;
                }
            }
            (start, here) = (at + 1, here + 1);
            Ok(())
        });
        let taken = taken.and_then(|()| bunch.tell(each));
        self.ends = bunch.ends;
        // The parser needs room at once.
        self.ends.resize(ENDS, 0);
        taken?;
        self.reader.set_line(here);
        self.place = Place::Between;
        Ok(bytes.len())
    }

    /// Ends the text: the last line may have no line end.
    ///
    /// # Errors
    /// [`Code::QuoteUnclosed`] if the text ends inside quotation marks; and what `each` returns.
    pub fn finish(&mut self, each: impl FnMut(Record<'_>) -> Result<()>) -> Result<()> {
        // Inside quotation marks a line end is text; anywhere else it ends the record or is a blank line.
        self.push(b"\n", each)?;
        if self.written != (0, 0) {
            return Err(Error::new(Code::QuoteUnclosed).at_row(self.line));
        }
        Ok(())
    }

    /// Takes the rest of the record that the bytes so far end in, and calls `each` with it if it ends here. Returns how
    /// many bytes that were: none, where they end with a record.
    ///
    /// # Errors
    /// As [`CsvReader::push`].
    pub fn push_record(&mut self, bytes: &[u8], mut each: impl FnMut(Record<'_>) -> Result<()>) -> Result<usize> {
        let (mut each, mut at) = (one_by_one(&mut each), 0);
        while (self.place == Place::Inside || self.marked > 0) && at < bytes.len() {
            at += self.step(&bytes[at..], &mut each)?;
        }
        if self.place == Place::Return && bytes.get(at) == Some(&b'\n') {
            at += self.step(&bytes[at..=at], &mut each)?;
        }
        Ok(at)
    }

    /// What has been read; `None` inside a record.
    pub fn passed(&self) -> Option<Passed> {
        let lines = self.reader.line().max(self.line) - 1;
        (self.place == Place::Between && self.marked == 0).then(|| Passed { lines, blank_below: lines + 1 - self.line })
    }

    /// Goes on behind a part of the text that another reader has taken, from a line's start on. Returns the lines above it,
    /// and the blank ones directly above its first record.
    pub fn pass(&mut self, part: Passed) -> (u64, u64) {
        let above = self.reader.line().max(self.line) - 1;
        let blank_above = above + 1 - self.line;
        self.reader.set_line(above + 1 + part.lines);
        let has_records = part.blank_below < part.lines;
        if has_records {
            self.line = above + 1 + part.lines - part.blank_below;
        }
        (above, if has_records { blank_above } else { 0 })
    }

    /// Takes what comes next to the parser; returns how much of the input it took.
    fn step(&mut self, input: &[u8], each: Each<'_>) -> Result<usize> {
        if (self.begins(input) || self.marked > 0)
            && let Some(taken) = self.mark(input, each)?
        {
            return Ok(taken);
        }
        self.parse(input, each)
    }

    /// Does the input begin with a record?
    fn begins(&self, input: &[u8]) -> bool {
        match self.place {
            Place::Between => true,
            Place::Return => input.first() != Some(&b'\n'),
            Place::Inside => false,
        }
    }

    /// One call of the push parser; returns how much of the input it took.
    fn parse(&mut self, input: &[u8], each: Each<'_>) -> Result<usize> {
        // The parser counts line feeds alone: a lone carriage return that has ended a record is a line too.
        if self.begins(input) && self.line > self.reader.line() {
            self.reader.set_line(self.line);
        }
        let (text, fields) = self.written;
        let (result, read, wrote, ended) =
            self.reader.read_record(input, &mut self.fields[text..], &mut self.ends[fields..]);
        self.written = (text + wrote, fields + ended);
        self.place = match (&result, input.get(..read).and_then(<[u8]>::last)) {
            (ReadRecordResult::Record, Some(b'\r')) => Place::Return,
            (ReadRecordResult::Record, _) => Place::Between,
            // Blank lines alone.
            (ReadRecordResult::InputEmpty, Some(b'\n')) if self.written == (0, 0) => Place::Between,
            _ => Place::Inside,
        };
        match result {
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
            ReadRecordResult::OutputFull if self.fields.len() >= self.limit => {
                return Err(Error::new(Code::QuoteUnclosed).at_row(self.line));
            }
            ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            ReadRecordResult::Record => {
                let (text, fields) = std::mem::take(&mut self.written);
                let record = self.place(text, read.checked_sub(1).and_then(|last| input.get(last)));
                each(&[Record {
                    row: record.0,
                    blank_above: record.1,
                    fields: &self.fields[..text],
                    ends: &self.ends[..fields],
                    delimiter: None,
                }])?;
            }
        }
        Ok(read)
    }

    /// Passes a byte order mark over at the start of a record: files that were put one behind the other have several. `None`
    /// where there is none; else how much of the input it took, which may end in the middle of one.
    fn mark(&mut self, input: &[u8], each: Each<'_>) -> Result<Option<usize>> {
        let rest = &MARK[self.marked..];
        let same = rest.iter().zip(input).take_while(|(mark, byte)| mark == byte).count();
        if same == rest.len() || same == input.len() {
            self.marked = if same == rest.len() { 0 } else { self.marked + same };
            return Ok(Some(same));
        }
        // It only began like one.
        let begun = &MARK[..std::mem::take(&mut self.marked) + same];
        if begun.is_empty() {
            return Ok(None);
        }
        self.parse(begun, each).map(|_| Some(same))
    }

    /// The row of the record that has just ended at `end`, and the blank lines above it.
    fn place(&mut self, text: usize, end: Option<&u8>) -> (u64, u64) {
        // The reader counts line feeds, those of blank lines and those inside quotation marks included; the one of a
        // CRLF is still to come when its record has ended.
        let line_after = self.reader.line() + u64::from(end == Some(&b'\r'));
        let passed = line_after.saturating_sub(self.line).max(1);
        let inside = if passed > 1 { memchr::memchr_iter(b'\n', &self.fields[..text]).count() as u64 } else { 0 };
        let blank = passed.saturating_sub(1 + inside);
        let row = self.line + blank;
        self.line += passed;
        (row, blank)
    }
}

/// Lines that were split and not yet told of.
struct Bunch<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    /// Where fields end, one line behind the other, from the line's start.
    ends: Vec<usize>,
    lines: Vec<Line>,
}

struct Line {
    row: u64,
    blank_above: u64,
    start: usize,
    /// Ends of fields up to the line's last one.
    ends: usize,
}

impl Bunch<'_> {
    fn tell(&mut self, each: Each<'_>) -> Result<()> {
        let (mut records, mut before) = ([Record::NONE; BUNCH], 0);
        for (record, line) in records.iter_mut().zip(&self.lines) {
            let ends = &self.ends[std::mem::replace(&mut before, line.ends)..line.ends];
            let length = ends.last().copied().unwrap_or(0);
            let fields = &self.bytes[line.start..line.start + length];
            let Line { row, blank_above, .. } = *line;
            *record = Record { row, blank_above, fields, ends, delimiter: Some(self.delimiter) };
        }
        let told = if self.lines.is_empty() { Ok(()) } else { each(&records[..self.lines.len()]) };
        self.lines.clear();
        self.ends.clear();
        told
    }
}

/// Hears records one by one. Not generic, so that it is compiled once.
fn one_by_one(each: &mut dyn FnMut(Record<'_>) -> Result<()>) -> impl FnMut(&[Record<'_>]) -> Result<()> {
    move |records| records.iter().try_for_each(|record| each(*record))
}

/// Calls `each` with every place of one of two bytes, eight bytes at a time: a search that is called for each field would
/// take longer to begin than to find it.
fn each_of([one, other]: [u8; 2], bytes: &[u8], mut each: impl FnMut(usize) -> Result<()>) -> Result<()> {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let repeated = |byte: u8| u64::from_ne_bytes([byte; 8]);
    // 0x80 where a byte is zero, 0 everywhere else.
    let zeros = |word: u64| !(((word & LOW) + LOW) | word | LOW);
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let mut found = zeros(word ^ repeated(one)) | zeros(word ^ repeated(other));
        while found != 0 {
            each(at * 8 + found.trailing_zeros() as usize / 8)?;
            found &= found - 1;
        }
    }
    let begin = bytes.len() - rest.len();
    rest.iter()
        .enumerate()
        .filter(|(_, byte)| **byte == one || **byte == other)
        .try_for_each(|(at, _)| each(begin + at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, size: usize) -> Vec<(u64, Vec<String>)> {
        rows_with(text, size, Quotes::Doubled)
    }

    fn rows_with(text: &str, size: usize, quotes: Quotes) -> Vec<(u64, Vec<String>)> {
        let mut reader = CsvReader::with(',', quotes);
        let mut rows = Vec::new();
        let mut keep = |record: Record<'_>| {
            rows.push((record.row, (0..record.width()).map(|column| record.cell(column).display()).collect()));
            Ok(())
        };
        for slice in text.as_bytes().chunks(size) {
            reader.push(slice, &mut keep).unwrap();
        }
        reader.finish(&mut keep).unwrap();
        rows
    }

    fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn records_are_the_same_whatever_the_slices() {
        let text = "a,b\r\n\r\n\"x\r\ny\",2\r\n\"q\"\"q\",\r\nlast,1";
        let wanted = [row(1, &["a", "b"]), row(3, &["x\r\ny", "2"]), row(5, &["q\"q", ""]), row(6, &["last", "1"])];
        for size in 1..text.len() + 1 {
            assert_eq!(rows(text, size), wanted, "slices of {size}");
        }
    }

    fn quotes() -> impl Strategy<Value = Quotes> {
        prop::sample::select(vec![Quotes::Doubled, Quotes::Escaped, Quotes::Literal])
    }

    proptest! {
        #[test]
        fn as_the_csv_crate_reads(text in "[ab,\"\\\\\n\r]{0,60}", size in 1usize..70, quotes in quotes()) {
            let mut reader = CsvReader::with(',', quotes);
            let mut found: Vec<Vec<String>> = Vec::new();
            let mut keep = |record: Record<'_>| {
                let cell = |column| String::from_utf8(record.cell(column).text().into_owned()).unwrap();
                found.push((0..record.width()).map(cell).collect());
                Ok(())
            };
            text.as_bytes().chunks(size).for_each(|slice| reader.push(slice, &mut keep).unwrap());
            let closed = reader.finish(&mut keep).is_ok();
            let mut theirs = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .quoting(quotes != Quotes::Literal)
                .escape((quotes == Quotes::Escaped).then_some(b'\\'))
                .from_reader(text.as_bytes());
            let wanted: Vec<Vec<String>> =
                theirs.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            // The crate takes a quotation mark that is never closed for closed at the end.
            prop_assert_eq!(&found[..], &wanted[..wanted.len() - usize::from(!closed)]);
        }

        #[test]
        fn marks_of_files_put_together_are_no_text(
            records in prop::collection::vec((any::<bool>(), "\u{feff}?[ab,]{0,4}(,\"[ab\n\\u{feff}]{0,3}\")?\u{feff}?x"), 1..8),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
            size in 1usize..20,
            quotes in quotes(),
        ) {
            let bare = |record: &str| record.trim_start_matches('\u{feff}').to_owned();
            let plain: String = records.iter().map(|(_, record)| bare(record) + end).collect();
            let marked: String =
                records.iter().map(|(mark, record)| format!("{}{}{end}", if *mark { "\u{feff}" } else { "" }, bare(record))).collect();
            prop_assert_eq!(rows_with(&marked, size, quotes), rows_with(&plain, plain.len(), quotes));
        }
    }

    #[test]
    fn what_ends_lines_or_quotes_is_no_delimiter() {
        for delimiter in ['\r', '\n', '"', '，'] {
            let mut widths = Vec::new();
            let mut reader = CsvReader::new(delimiter);
            let taken = reader.push(b"a,b\r\n\"c\",d\r\n", |record| {
                widths.push((record.width(), record.cell(1).display()));
                Ok(())
            });
            assert_eq!((taken.is_ok(), widths), (true, vec![(2, "b".into()), (2, "d".into())]), "{delimiter:?}");
        }
    }

    #[test]
    fn a_last_line_that_ends_in_a_delimiter_is_a_record() {
        assert_eq!(rows("a,b\n1,", 3), [row(1, &["a", "b"]), row(2, &["1", ""])]);
        assert_eq!(rows("a,b\n\"\"", 3), [row(1, &["a", "b"]), row(2, &[""])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_says_where_it_opens() {
        let mut reader = CsvReader::new(',');
        reader.push(b"a,b\n1,2\n3,\"4\n5,6\n", |_| Ok(())).unwrap();
        let error = reader.finish(|_| Ok(())).unwrap_err();
        assert_eq!((error.code, error.at.row), (Code::QuoteUnclosed, Some(3)));
    }
}
