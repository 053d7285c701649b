//! The rows of a sheet that its workbook does not show, because of a filter or by hand: said by tags that the readers of
//! cells pass over.

use super::xlsb::{attribute, target};
use std::collections::VecDeque;
use std::io::Read;
use zip::ZipArchive;

/// Bytes that are looked at together.
const STEP: usize = 1 << 16;

/// Looks for hidden rows in the XML of an xlsx's sheet, a little ahead of whoever reads its cells.
///
/// The part is unpacked a second time, which is what it costs: only what stands in front of the word is looked at.
pub struct HiddenRows<R> {
    part: R,
    text: Vec<u8>,
    /// Those that are still to come.
    rows: VecDeque<u64>,
    /// The last row whose tag has been passed; all of them, at the end.
    passed: u64,
}

impl<R: Read> HiddenRows<R> {
    /// For the text of a part.
    pub fn new(part: R) -> HiddenRows<R> {
        HiddenRows { part, text: Vec::with_capacity(2 * STEP), rows: VecDeque::new(), passed: 0 }
    }

    /// Is a row hidden? Asked for one after the other, from the top.
    pub fn contains(&mut self, row: u64) -> bool {
        while self.passed < row {
            self.advance();
        }
        while self.rows.front().is_some_and(|hidden| *hidden < row) {
            self.rows.pop_front();
        }
        self.rows.front() == Some(&row)
    }

    fn advance(&mut self) {
        // What cannot be read any more is a fault that the reader of the cells will find.
        if !matches!(self.part.by_ref().take(STEP as u64).read_to_end(&mut self.text), Ok(1..)) {
            self.passed = u64::MAX;
        }
        // The end of the part may have cut a tag.
        let whole = memchr::memrchr(b'>', &self.text).map_or(0, |at| at + 1);
        let text = &self.text[..whole];
        for at in memchr::memmem::find_iter(text, b"hidden=") {
            let row = memchr::memrchr(b'<', &text[..at]).and_then(|start| row(&text[start + 1..]));
            self.rows.extend(row.filter(|row| row.is_hidden).and_then(|row| row.number));
        }
        if self.passed < u64::MAX {
            let last = memchr::memmem::FinderRev::new(b"row").rfind_iter(text).find_map(|at| {
                let start = memchr::memrchr(b'<', &text[..at]).filter(|start| at - start < 16)?;
                row(&text[start + 1..])?.number
            });
            self.passed = last.unwrap_or(self.passed).max(self.passed);
        }
        self.text.drain(..whole);
        // No tag is as long.
        if self.text.len() > STEP {
            self.text.clear();
        }
    }
}

struct Row {
    number: Option<u64>,
    is_hidden: bool,
}

/// What a tag of a row says: `None` for another one.
fn row(text: &[u8]) -> Option<Row> {
    let tag = std::str::from_utf8(&text[..memchr::memchr(b'>', text)?]).ok()?;
    let name = tag.split([' ', '\t', '\r', '\n', '/']).next()?;
    (name.rsplit(':').next() == Some("row")).then(|| Row {
        number: attribute(tag, "r").and_then(|number| number.parse().ok()),
        is_hidden: attribute(tag, "hidden").is_some_and(|value| matches!(value, "1" | "true" | "on")),
    })
}

/// The path of a sheet's part in an xlsx, by its place in the list of sheets.
pub fn part<R: Read + std::io::Seek>(zip: &mut ZipArchive<R>, sheet: usize) -> Option<String> {
    let mut text = |path: &str| {
        let mut text = String::new();
        zip.by_name(path).ok()?.take(super::packing::MAX_WORKBOOK).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let (workbook, relations) = (text("xl/workbook.xml")?, text("xl/_rels/workbook.xml.rels")?);
    let is_sheet = |tag: &&str| {
        let name = tag.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default();
        name.rsplit(':').next() == Some("sheet")
    };
    let tag = workbook.split('<').filter(is_sheet).nth(sheet)?;
    // The prefix of the relations' namespace is `r` nearly everywhere.
    let id =
        tag.split_ascii_whitespace().find_map(|word| word.split_once(":id=")?.1.get(1..)?.split(['"', '\'']).next())?;
    target(&relations, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_hidden_whatever_the_slices() {
        struct Slices<'a>(&'a [u8], usize);
        impl Read for Slices<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                let here = self.1.min(buffer.len());
                (&mut self.0).take(here as u64).read(buffer)
            }
        }
        let rows = (1..=9000).map(|row| {
            let hidden = if row % 7 == 0 { " hidden=\"1\"" } else { " hidden=\"0\"" };
            format!("<x:row r=\"{row}\"{hidden} ht='15'><c r=\"A{row}\"><v>row hidden=\"1\" r=\"3\"</v></c></x:row>")
        });
        let text = format!("<sheetData><col hidden=\"1\"/>{}</sheetData>", rows.collect::<String>());
        for size in [100, 5000, STEP] {
            let mut hidden = HiddenRows::new(Slices(text.as_bytes(), size));
            let found: Vec<u64> = (1..=9100).filter(|row| hidden.contains(*row)).collect();
            assert_eq!(found, (1..=9000).filter(|row| row % 7 == 0).collect::<Vec<_>>(), "slices of {size}");
        }
    }
}
