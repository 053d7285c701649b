//! Workbooks of Excel 5 to 2003 [MS-XLS]: a stream of records, of which those that hold a cell's value are read.
//!
//! calamine's reader panics on many a damaged record (formulas, names and merged cells among them, which are of no use
//! here) and lays out the box around all cells, which two of them can make a table of four billion.

use super::binary::{Styles, Texts, error, f64_at, rk, truth};
use super::broken;
use super::ole::{Ole, u16_at, u32_at};
use crate::error::Result;
use crate::ingest::input::{EachRow, Sheet};
use crate::ingest::sheet::{SheetRow, Value};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1252};
use std::collections::BTreeSet;
use std::io::{Read, Seek};

mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const CONTINUE: u16 = 0x003C;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const RICH_LABEL: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const SST: u16 = 0x00FC;
    pub const LABEL_SST: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BOF: u16 = 0x0809;
}

/// An open workbook: its stream, and what its cells refer to.
pub struct Xls {
    stream: Vec<u8>,
    words: Words,
    shared: Texts,
    styles: Styles,
    sheets: Vec<(Sheet, usize)>,
}

impl Xls {
    /// Reads everything but the sheets.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`](crate::Code::WorkbookBroken) where it is damaged, or protected by a password;
    /// [`Code::Unreadable`](crate::Code::Unreadable).
    pub fn open<R: Read + Seek>(file: R) -> Result<Xls> {
        let mut ole = Ole::open(file)?;
        if ole.has("EncryptedPackage") {
            return Err(broken("protected by a password"));
        }
        let stream = ole.stream(if ole.has("Workbook") { "Workbook" } else { "Book" })?;
        let mut xls = Xls {
            stream: Vec::new(),
            words: Words { unicode: true, code_page: WINDOWS_1252 },
            shared: Texts::default(),
            styles: Styles::default(),
            sheets: Vec::new(),
        };
        let mut records = Records(&stream);
        while let Some(record) = records.next() {
            let (kind, data) = record?;
            if kind == record::EOF {
                break;
            }
            xls.globals(kind, data, &mut records).ok_or_else(short)??;
        }
        xls.stream = stream;
        Ok(xls)
    }

    /// One record of what all sheets share; `None` where it is too short.
    fn globals<'a>(&mut self, kind: u16, data: &'a [u8], records: &mut Records<'a>) -> Option<Result<()>> {
        match kind {
            record::BOF => {
                let (version, old) = (u16_at(data, 0)?, u16_at(data, 2) == Some(0x1000));
                self.words.unicode = !(version == 0x0500 || version == 0 && old);
            }
            record::FILE_PASS => return Some(Err(broken("protected by a password"))),
            record::CODE_PAGE => self.words.code_page = code_page(u16_at(data, 0)?),
            record::DATE_MODE => self.styles.date_1904 = u16_at(data, 0)? == 1,
            record::FORMAT => {
                let text =
                    if self.words.unicode { self.words.long(data, 2, *records) } else { self.words.short(data, 2) };
                self.styles.format(u16_at(data, 0)?, &text?);
            }
            record::XF => self.styles.style(u16_at(data, 2)?),
            record::SST => self.shared = shared(data, records)?,
            record::BOUND_SHEET => {
                let (at, hidden) = (u32_at(data, 0)? as usize, data.get(4)? & 3 != 0);
                let name = self.words.short(data, 6)?.replace('\0', "");
                self.sheets.push((Sheet { name, visible: !hidden }, at));
            }
            _ => {}
        }
        Some(Ok(()))
    }

    /// Its sheets, in order.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|(sheet, _)| sheet.clone()).collect()
    }

    /// Do its dates count from 1904?
    pub fn is_1904(&self) -> bool {
        self.styles.date_1904
    }

    /// Calls `each` with the number and the cells of every row of a sheet that has any, until it breaks.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`](crate::Code::WorkbookBroken) where the sheet cannot be read; and what `each` returns.
    pub fn rows(&self, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let at = self.sheets.iter().find(|(known, _)| known.name == sheet).map_or(usize::MAX, |&(_, at)| at);
        let mut records = Records(self.stream.get(at..).ok_or_else(|| broken("a sheet beyond its end"))?);
        let (mut cells, mut depth) = (Cells::default(), 0u32);
        loop {
            let (kind, data) = records.next().ok_or_else(|| broken("a sheet without an end"))??;
            match kind {
                // A chart in a sheet is a stream in the stream, with cells of its own.
                record::BOF => depth += 1,
                record::EOF if depth <= 1 => break,
                record::EOF => depth -= 1,
                _ if depth <= 1 => self.cell(kind, data, records, &mut cells).ok_or_else(short)?,
                _ => {}
            }
        }
        self.hand_over(cells, each)
    }

    /// The cells that a record holds; `None` where it is too short.
    fn cell(&self, kind: u16, data: &[u8], records: Records<'_>, cells: &mut Cells) -> Option<()> {
        let place = || Some((u16_at(data, 0)?, u16_at(data, 2)?));
        match kind {
            record::NUMBER => cells.put(place()?, self.number(f64_at(data, 6)?, u16_at(data, 4)?)),
            record::RK => cells.put(place()?, self.number(rk(u32_at(data, 6)?), u16_at(data, 4)?)),
            record::MUL_RK => {
                let (row, first) = place()?;
                // The last column stands at the end and says nothing new.
                let (numbers, _) = data.get(4..data.len().checked_sub(2)?)?.as_chunks::<6>();
                for (column, number) in (first..=u16::MAX).zip(numbers) {
                    cells.put((row, column), self.number(rk(u32_at(number, 2)?), u16_at(number, 0)?));
                }
            }
            record::LABEL_SST => {
                let shared = u32_at(data, 6)?;
                self.shared.get(shared)?;
                cells.put(place()?, Content::Shared(shared));
            }
            record::LABEL | record::RICH_LABEL => {
                cells.put(place()?, Content::Own(Value::Text(self.words.long(data, 6, records)?)));
            }
            record::BOOL_ERR => {
                let value = if *data.get(7)? == 0 { truth(*data.get(6)?) } else { error(*data.get(6)?) };
                cells.put(place()?, Content::Own(value));
            }
            record::FORMULA => {
                let content = match *data.get(6..14)? {
                    // Its text is in a record of its own, behind.
                    [0, .., 0xFF, 0xFF] => {
                        cells.awaited = Some(place()?);
                        return Some(());
                    }
                    [1, _, value, .., 0xFF, 0xFF] => Content::Own(truth(value)),
                    [2, _, code, .., 0xFF, 0xFF] => Content::Own(error(code)),
                    [.., 0xFF, 0xFF] => return Some(()),
                    _ => self.number(f64_at(data, 6)?, u16_at(data, 4)?),
                };
                cells.put(place()?, content);
            }
            record::ROW if *data.get(12)? & 0x20 != 0 => {
                cells.hidden.insert(u16_at(data, 0)?);
            }
            record::STRING => {
                if let Some(place) = cells.awaited.take() {
                    cells.put(place, Content::Own(Value::Text(self.words.long(data, 0, records)?)));
                }
            }
            _ => {}
        }
        Some(())
    }

    fn number(&self, number: f64, style: u16) -> Content {
        Content::Own(self.styles.shown(number, style.into()))
    }

    /// Cells are written row by row, but nothing says that they must be.
    fn hand_over(&self, Cells { mut cells, hidden, .. }: Cells, each: &mut EachRow<'_>) -> Result<()> {
        cells.sort_by_key(|&(row, ..)| row);
        let mut row = SheetRow::default();
        for group in cells.chunk_by(|(row, ..), (next, ..)| row == next) {
            row.clear();
            for (_, column, content) in group {
                let value = match content {
                    Content::Own(value) => value.clone(),
                    Content::Shared(at) => Value::Text(self.shared.get(*at).unwrap_or_default().to_owned()),
                };
                if !matches!(&value, Value::Text(text) if text.is_empty()) {
                    row.put(usize::from(*column), value);
                }
            }
            let at = group.first().map_or(0, |&(row, ..)| row);
            row.hide(hidden.contains(&at));
            let number = u64::from(at) + 1;
            if !row.is_empty() && each(number, &row)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn short() -> crate::Error {
    broken("a record that is too short")
}

#[derive(Default)]
struct Cells {
    cells: Vec<(u16, u16, Content)>,
    /// The place of a formula whose text comes next.
    awaited: Option<(u16, u16)>,
    /// Rows that are not shown.
    hidden: BTreeSet<u16>,
}

enum Content {
    Own(Value),
    /// A text that several cells may hold, by its number: a copy for each could fill the memory.
    Shared(u32),
}

impl Cells {
    fn put(&mut self, (row, column): (u16, u16), content: Content) {
        self.cells.push((row, column, content));
    }
}

/// The records of a stream.
#[derive(Clone, Copy)]
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    /// What continues the record before.
    fn more(&mut self) -> Option<&'a [u8]> {
        let mut ahead = *self;
        match ahead.next() {
            Some(Ok((record::CONTINUE, data))) => {
                *self = ahead;
                Some(data)
            }
            _ => None,
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8])>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let mut cut = || {
            let (kind, length) = (u16_at(self.0, 0)?, u16_at(self.0, 2)?);
            let (data, rest) = self.0.get(4..)?.split_at_checked(length.into())?;
            self.0 = rest;
            Some((kind, data))
        };
        let record = cut().ok_or_else(short);
        if record.is_err() {
            self.0 = &[];
        }
        Some(record)
    }
}

/// How texts are written.
struct Words {
    /// Since Excel 97: UTF-16, or its lower bytes; before, a code page.
    unicode: bool,
    code_page: &'static Encoding,
}

impl Words {
    /// A text behind its length in one byte.
    fn short(&self, data: &[u8], at: usize) -> Option<String> {
        let length = usize::from(*data.get(at)?);
        self.text(data.get(at + 1..)?, length, Records(&[]))
    }

    /// A text behind its length in two bytes.
    fn long(&self, data: &[u8], at: usize, more: Records<'_>) -> Option<String> {
        let length = usize::from(u16_at(data, at)?);
        // Nothing behind the length of an empty text: some writers leave the flags out.
        if length == 0 { Some(String::new()) } else { self.text(data.get(at + 2..)?, length, more) }
    }

    fn text(&self, data: &[u8], length: usize, more: Records<'_>) -> Option<String> {
        if !self.unicode {
            let bytes = data.get(..length)?;
            return Some(self.code_page.decode_without_bom_handling(bytes).0.into_owned());
        }
        let (&flags, data) = data.split_first()?;
        let (mut units, mut pieces) = (Vec::new(), Pieces { piece: data, more });
        pieces.units(length, flags, &mut units)?;
        Some(String::from_utf16_lossy(&units))
    }
}

/// What a record and its continuations hold.
struct Pieces<'a> {
    piece: &'a [u8],
    more: Records<'a>,
}

impl<'a> Pieces<'a> {
    fn has_more(&mut self) -> bool {
        while self.piece.is_empty() {
            match self.more.more() {
                Some(piece) => self.piece = piece,
                None => return false,
            }
        }
        true
    }

    /// The next bytes, which are never cut.
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = if self.has_more() { self.piece.split_at_checked(length)? } else { return None };
        self.piece = rest;
        Some(bytes)
    }

    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            let part = length.min(self.piece.len());
            self.piece = &self.piece[part..];
            length -= part;
            if length > 0 {
                self.piece = self.more.more()?;
            }
        }
        Some(())
    }

    /// The characters of a text; each continuation says anew how wide they are.
    fn units(&mut self, mut length: usize, mut flags: u8, units: &mut Vec<u16>) -> Option<()> {
        loop {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = length.min(self.piece.len() / width);
            let (bytes, rest) = self.piece.split_at(here * width);
            match width {
                1 => units.extend(bytes.iter().map(|&byte| u16::from(byte))),
                _ => units.extend(bytes.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair))),
            }
            (self.piece, length) = (rest, length - here);
            if length == 0 {
                return Some(());
            }
            (flags, self.piece) = self.more.more()?.split_first().map(|(&flags, rest)| (flags, rest))?;
        }
    }
}

/// The texts that cells share; `None` where they are cut off.
fn shared<'a>(data: &'a [u8], records: &mut Records<'a>) -> Option<Texts> {
    let mut pieces = Pieces { piece: data, more: *records };
    let (mut texts, mut units) = (Texts::default(), Vec::new());
    // How many there are is what writers get wrong.
    pieces.take(8)?;
    while pieces.has_more() {
        let head = pieces.take(3)?;
        let (length, flags) = (u16_at(head, 0)?, head[2]);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(pieces.take(2)?, 0)?) * 4 };
        let phonetic = if flags & 4 == 0 { 0 } else { u32_at(pieces.take(4)?, 0)? as usize };
        units.clear();
        pieces.units(length.into(), flags, &mut units)?;
        texts.push(units.iter().copied());
        pieces.skip(runs)?;
        pieces.skip(phonetic)?;
    }
    *records = pieces.more;
    Some(texts)
}

fn code_page(number: u16) -> &'static Encoding {
    match number {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        65001 => UTF_8,
        10000 => encoding_rs::MACINTOSH,
        number => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::cells::Cells as _;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn rows_of_no_height_are_hidden() {
        let words = Words { unicode: true, code_page: WINDOWS_1252 };
        let xls =
            Xls { stream: Vec::new(), words, shared: Texts::default(), styles: Styles::default(), sheets: Vec::new() };
        let (mut cells, mut found) = (Cells::default(), Vec::new());
        for (row, flags) in [(4u16, 0x40), (5, 0x20), (6, 0x30)] {
            let data = [&row.to_le_bytes()[..], &[0; 10], &[flags, 1, 0, 0]].concat();
            xls.cell(record::ROW, &data, Records(&[]), &mut cells).unwrap();
            cells.put((row, 0), Content::Own(Value::Number(1.0)));
        }
        assert!(xls.cell(record::ROW, &[0; 12], Records(&[]), &mut cells).is_none());
        let mut each = |number: u64, row: &SheetRow| {
            found.push((number, row.look().is_some()));
            Ok(std::ops::ControlFlow::Continue(()))
        };
        xls.hand_over(cells, &mut each).unwrap();
        assert_eq!(found, [(5, false), (6, true), (7, true)]);
    }

    #[test]
    fn a_text_may_go_on_in_another_record_and_change_its_width() {
        // 张三 of which 三 is in the next record, and behind it "ab" with two runs of fonts, and "c".
        let start = [&[0; 8][..], &[2, 0, 1], &0x5F20u16.to_le_bytes()].concat();
        let rest = [&[1][..], &0x4E09u16.to_le_bytes(), &[2, 0, 8, 2, 0], b"a"].concat();
        let last = [&[0][..], b"b", &[0; 8], &[1, 0, 0], b"c"].concat();
        let stream =
            [record(record::CONTINUE, &rest), record(record::CONTINUE, &last), record(record::EOF, &[])].concat();
        let mut records = Records(&stream);
        let texts = shared(&start, &mut records).unwrap();
        assert_eq!([0, 1, 2, 3].map(|at| texts.get(at)), [Some("张三"), Some("ab"), Some("c"), None]);
        assert_eq!(records.next().unwrap().unwrap().0, record::EOF);
        assert!(shared(&start, &mut Records(&[])).is_none());
    }
}
