//! Binary workbooks of Excel 2007 and later [MS-XLSB]: a zip of parts, each a stream of records, of which those that hold
//! a cell's value are read, as they come.
//!
//! calamine's reader panics on many a damaged one: on sheets that refer to nothing, on short records, on formulas, which
//! are of no use here.

use super::binary::{Styles, Texts, error, f64_at, rk, truth};
use super::broken;
use super::ole::{u16_at, u32_at};
use super::packing::MAX_WORKBOOK;
use crate::error::{Code, Result};
use crate::ingest::input::{EachRow, Sheet};
use crate::ingest::sheet::{SheetRow, Value};
use std::io::{BufRead, BufReader, Read, Seek, Take};
use zip::ZipArchive;
use zip::read::ZipFile;

mod record {
    pub const ROW: u16 = 0;
    pub const RK: u16 = 2;
    pub const ERROR: u16 = 3;
    pub const BOOL: u16 = 4;
    pub const NUMBER: u16 = 5;
    pub const TEXT: u16 = 6;
    pub const SHARED_TEXT: u16 = 7;
    pub const FORMULA_TEXT: u16 = 8;
    pub const FORMULA_NUMBER: u16 = 9;
    pub const FORMULA_BOOL: u16 = 10;
    pub const FORMULA_ERROR: u16 = 11;
    pub const SHARED_ITEM: u16 = 19;
    pub const FORMAT: u16 = 44;
    pub const STYLE: u16 = 47;
    pub const RICH_TEXT: u16 = 62;
    pub const SHEETS_END: u16 = 144;
    pub const ROWS_BEGIN: u16 = 145;
    pub const ROWS_END: u16 = 146;
    pub const WORKBOOK: u16 = 153;
    pub const SHEET: u16 = 156;
    pub const STYLES_BEGIN: u16 = 617;
    pub const STYLES_END: u16 = 618;
}

/// Rows of a sheet.
const MAX_ROWS: u64 = 1 << 20;
/// No record that holds a value is longer: a cell takes 32,767 characters, a formula 16 kB.
const MAX_RECORD: u64 = 1 << 20;
/// Most bytes of a sheet, which is read in passing.
const MAX_SHEET: u64 = MAX_WORKBOOK * 4;

/// An open workbook: its parts, and what its cells refer to.
pub struct Xlsb<R> {
    parts: Parts<R>,
    texts: Texts,
    styles: Styles,
    sheets: Vec<Listed>,
}

/// A sheet and where it is: nowhere, if the workbook is damaged.
struct Listed {
    sheet: Sheet,
    part: Option<String>,
}

impl<R: Read + Seek> Xlsb<R> {
    /// Reads everything but the sheets; `None` for a file that is no binary workbook.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where it is damaged, [`Code::UnpackedTooLarge`].
    pub fn open(source: R) -> Result<Option<Xlsb<R>>> {
        let Ok(zip) = ZipArchive::new(source) else { return Ok(None) };
        let mut parts = Parts(zip);
        let mut relations = String::new();
        if let Some(mut part) = parts.open("xl/_rels/workbook.bin.rels", MAX_RECORD)? {
            part.source.read_to_string(&mut relations).map_err(broken)?;
        }
        let Some(mut records) = parts.open("xl/workbook.bin", MAX_WORKBOOK)? else { return Ok(None) };
        let (mut sheets, mut date_1904) = (Vec::new(), false);
        loop {
            match records.next()?.ok_or_else(|| broken("a workbook without an end"))? {
                record::WORKBOOK => date_1904 = records.data.first().ok_or_else(short)? & 1 != 0,
                record::SHEET => sheets.extend(listed(&records.data, &relations).ok_or_else(short)?),
                record::SHEETS_END => break,
                _ => {}
            }
        }
        drop(records);
        let mut styles = styles(&mut parts)?;
        styles.date_1904 = date_1904;
        Ok(Some(Xlsb { texts: texts(&mut parts)?, styles, sheets, parts }))
    }

    /// Its sheets, in order.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|listed| listed.sheet.clone()).collect()
    }

    /// Do its dates count from 1904?
    pub fn is_1904(&self) -> bool {
        self.styles.date_1904
    }

    /// Calls `each` with the number and the cells of every row of a sheet that has any, until it breaks.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where the sheet cannot be read; and what `each` returns.
    pub fn rows(&mut self, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let missing = || broken("a sheet that is not there");
        let part = self.sheets.iter().find(|listed| listed.sheet.name == sheet).and_then(|listed| listed.part.as_ref());
        let part = part.ok_or_else(missing)?;
        // A sheet that is one chart has no cells.
        if part.contains("chartsheets/") {
            return Ok(());
        }
        let mut records = self.parts.open(part, MAX_SHEET)?.ok_or_else(missing)?;
        let cells = Cells { texts: &self.texts, styles: &self.styles };
        let (mut row, mut number, mut begun) = (SheetRow::default(), 0, false);
        loop {
            let kind = records.next()?.ok_or_else(|| broken("a sheet without an end"))?;
            match kind {
                record::ROWS_BEGIN => begun = true,
                _ if !begun => {}
                record::ROW | record::ROWS_END => {
                    if !row.is_empty() && each(number, &row)?.is_break() || kind == record::ROWS_END {
                        return Ok(());
                    }
                    row.clear();
                    number = 1 + u64::from(u32_at(&records.data, 0).ok_or_else(short)?);
                    // Whether it is shown is the fifth bit behind its height.
                    row.hide(records.data.get(11).is_some_and(|flags| flags & 0x10 != 0));
                    if number > MAX_ROWS {
                        return Err(broken("a row beyond the end of a sheet"));
                    }
                }
                _ => cells.put(kind, &records.data, &mut row).ok_or_else(short)?,
            }
        }
    }
}

/// How cells show their numbers.
fn styles<R: Read + Seek>(parts: &mut Parts<R>) -> Result<Styles> {
    let mut styles = Styles::default();
    let Some(mut records) = parts.open("xl/styles.bin", MAX_WORKBOOK)? else { return Ok(styles) };
    // Those between two marks are the cells'; others have names.
    let mut of_cells = false;
    while let Some(kind) = records.next()? {
        let data = records.data.as_slice();
        match kind {
            record::STYLES_BEGIN | record::STYLES_END => of_cells = kind == record::STYLES_BEGIN,
            record::STYLE if of_cells => styles.style(u16_at(data, 2).ok_or_else(short)?),
            record::FORMAT => {
                let (number, format) = u16_at(data, 0).zip(text(data, 2)).ok_or_else(short)?;
                styles.format(number, &format);
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// The texts that cells share.
fn texts<R: Read + Seek>(parts: &mut Parts<R>) -> Result<Texts> {
    let mut texts = Texts::default();
    let Some(mut records) = parts.open("xl/sharedStrings.bin", MAX_WORKBOOK)? else { return Ok(texts) };
    while let Some(kind) = records.next()? {
        if kind == record::SHARED_ITEM {
            // Before it a byte says what follows: fonts, and how the text is spoken.
            texts.push(units(&records.data, 1).ok_or_else(short)?.iter().map(|unit| u16::from_le_bytes(*unit)));
        }
    }
    Ok(texts)
}

/// A sheet in the workbook's list; one without a part holds nothing. The outer `None` where the record is too short.
fn listed(data: &[u8], relations: &str) -> Option<Option<Listed>> {
    if u32_at(data, 8)? == u32::MAX {
        return Some(None);
    }
    let relation = units(data, 8)?;
    let name = text(data, 12 + size_of_val(relation))?;
    let part = target(relations, &decoded(relation));
    Some(Some(Listed { sheet: Sheet { name, visible: u32_at(data, 0)? == 0 }, part }))
}

/// The path of the part that has an id in a list of relations.
pub fn target(relations: &str, id: &str) -> Option<String> {
    let relation = relations.split('<').find(|tag| attribute(tag, "Id") == Some(id))?;
    let target = attribute(relation, "Target")?.replace("&amp;", "&");
    // From the root, or from the workbook's folder.
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The value of a tag's attribute.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let is_whole = tag[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let value = tag[at + name.len()..].trim_start().strip_prefix('=').filter(|_| is_whole)?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value[1..].split_once(quote).map(|(value, _)| value)
    })
}

/// What the cells of all sheets refer to.
struct Cells<'a> {
    texts: &'a Texts,
    styles: &'a Styles,
}

impl Cells<'_> {
    /// Puts the cell that a record holds into its row; `None` where the record is too short, or refers to nothing.
    fn put(&self, kind: u16, data: &[u8], row: &mut SheetRow) -> Option<()> {
        // The upper byte of these four says something else.
        let style = || Some(u32_at(data, 4)? & 0x00FF_FFFF);
        let value = match kind {
            record::RK => self.styles.shown(rk(u32_at(data, 8)?), style()?),
            record::NUMBER | record::FORMULA_NUMBER => self.styles.shown(f64_at(data, 8)?, style()?),
            record::BOOL | record::FORMULA_BOOL => truth(*data.get(8)?),
            record::ERROR | record::FORMULA_ERROR => error(*data.get(8)?),
            record::TEXT | record::FORMULA_TEXT => Value::Text(text(data, 8)?),
            // Before it a byte says what follows.
            record::RICH_TEXT => Value::Text(text(data, 9)?),
            record::SHARED_TEXT => Value::Text(self.texts.get(u32_at(data, 8)?)?.to_owned()),
            _ => return Some(()),
        };
        let column = u32_at(data, 0)? as usize;
        if !matches!(&value, Value::Text(text) if text.is_empty()) {
            row.put(column, value);
        }
        Some(())
    }
}

/// The parts of a workbook.
struct Parts<R>(ZipArchive<R>);

impl<R: Read + Seek> Parts<R> {
    /// The records of a part, which may not be there: of at most so many bytes.
    fn open(&mut self, path: &str, limit: u64) -> Result<Option<Records<ZipFile<'_, R>>>> {
        // Some writers' paths are Windows'.
        let bare = |byte: u8| if byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() };
        let is_it = |name: &[u8]| name.iter().map(|&byte| bare(byte)).eq(path.bytes().map(bare));
        let Some(at) = self.0.file_names_raw().position(is_it) else { return Ok(None) };
        let part = self.0.by_index(at).map_err(broken)?;
        Ok(Some(Records { source: BufReader::new(part.take(limit)), data: Vec::new() }))
    }
}

/// The records of a part, as they come.
struct Records<R: Read> {
    source: BufReader<Take<R>>,
    /// What the last one holds: nothing, if that is too long for a value.
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// Reads the next one, and says its kind.
    fn next(&mut self) -> Result<Option<u16>> {
        if self.source.fill_buf().map_err(broken)?.is_empty() {
            let cut = self.source.get_ref().limit() == 0;
            return if cut { Err(Code::UnpackedTooLarge.into()) } else { Ok(None) };
        }
        let kind = self.number(2)?;
        let length = self.number(4)?.into();
        self.data.clear();
        if length <= MAX_RECORD {
            self.data.resize(length as usize, 0);
            self.source.read_exact(&mut self.data).map_err(broken)?;
        } else {
            let skipped =
                std::io::copy(&mut self.source.by_ref().take(length), &mut std::io::sink()).map_err(broken)?;
            if skipped < length {
                return Err(short());
            }
        }
        Ok(Some(kind as u16))
    }

    /// A number of at most so many bytes, seven bits each, the lowest first; the eighth says that more follow.
    fn number(&mut self, bytes: u32) -> Result<u32> {
        let mut number = 0;
        for at in 0..bytes {
            let mut byte = [0];
            self.source.read_exact(&mut byte).map_err(broken)?;
            number |= u32::from(byte[0] & 0x7F) << (7 * at);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

/// The characters of a text behind their number, in UTF-16.
fn units(data: &[u8], at: usize) -> Option<&[[u8; 2]]> {
    let length = u32_at(data, at)? as usize;
    data.get(at + 4..)?.as_chunks().0.get(..length)
}

fn decoded(units: &[[u8; 2]]) -> String {
    let units = units.iter().map(|unit| u16::from_le_bytes(*unit));
    char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
}

fn text(data: &[u8], at: usize) -> Option<String> {
    units(data, at).map(decoded)
}

fn short() -> crate::Error {
    broken("a record that is too short")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    /// The cell of a record in column 1, in the second style.
    fn cell(kind: u16, value: &[u8]) -> Option<SheetRow> {
        let (mut texts, mut styles) = (Texts::default(), Styles::default());
        texts.push("茶杯".encode_utf16());
        styles.format(164, "yyyy\"年\"m\"月\"");
        [0, 164].into_iter().for_each(|format| styles.style(format));
        let data = [&[1, 0, 0, 0, 1, 0, 0, 0xFF], value].concat();
        let mut row = SheetRow::default();
        Cells { texts: &texts, styles: &styles }.put(kind, &data, &mut row).map(|()| row)
    }

    #[test]
    fn every_kind_of_cell_has_its_value() {
        let words = [&[2, 0, 0, 0][..], &"ab".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
        let text = |text: &str| Value::Text(text.to_owned());
        let day = Value::Day(Day::from_iso("2024-05-13").unwrap());
        let error = Value::Error("#REF!".to_owned());
        for (kind, value, wanted) in [
            (record::RK, (45425u32 << 2 | 2).to_le_bytes().to_vec(), day.clone()),
            (record::NUMBER, 45425.5f64.to_le_bytes().to_vec(), day),
            (record::FORMULA_NUMBER, 0.5f64.to_le_bytes().to_vec(), Value::Number(0.5)),
            (record::BOOL, vec![1], text("TRUE")),
            (record::FORMULA_BOOL, vec![0], text("FALSE")),
            (record::ERROR, vec![0x17], error.clone()),
            (record::FORMULA_ERROR, vec![0x17], error),
            (record::TEXT, words.clone(), text("ab")),
            (record::FORMULA_TEXT, words.clone(), text("ab")),
            (record::RICH_TEXT, [&[0], words.as_slice()].concat(), text("ab")),
            (record::SHARED_TEXT, vec![0; 4], text("茶杯")),
        ] {
            let mut row = SheetRow::default();
            row.put(1, wanted);
            assert_eq!(cell(kind, &value), Some(row), "{kind}");
            assert_eq!(cell(kind, &value[1..]), None, "{kind}");
        }
        assert_eq!(cell(record::SHARED_TEXT, &[1, 0, 0, 0]), None);
        assert_eq!(cell(record::TEXT, &[255; 8]), None);
    }

    #[test]
    fn records_are_cut_by_their_lengths() {
        // Kinds and lengths of one and two bytes, a length beyond what a value takes, and one beyond the end.
        let long = [&[0x05, 0x80, 0x80, 0x80, 0x01][..], &vec![0; 1 << 21]].concat();
        let part = [&[0x02, 0x01, 7, 0x9C, 0x01, 0x80, 0x01][..], &[1; 128], &long, &[0x05, 0x02, 0]].concat();
        let mut records = Records { source: BufReader::new(part.as_slice().take(1 << 30)), data: Vec::new() };
        assert_eq!((records.next(), records.data.as_slice()), (Ok(Some(2)), &[7][..]));
        assert_eq!((records.next(), records.data.len()), (Ok(Some(156)), 128));
        assert_eq!((records.next(), records.data.len()), (Ok(Some(5)), 0));
        assert_eq!(records.next().map_err(|error| error.code), Err(Code::WorkbookBroken));
    }

    #[test]
    fn a_sheet_is_found_by_its_relation() {
        let relations = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/a&amp;b c.bin\"/>\
                         <Relationship Target='/xl/worksheets/sheet2.bin' Id='rId2'></Relationship></Relationships>";
        let found = ["rId1", "rId2", "rId3"].map(|id| target(relations, id));
        assert_eq!(found, [Some("xl/worksheets/a&b c.bin".into()), Some("xl/worksheets/sheet2.bin".into()), None]);
    }
}
