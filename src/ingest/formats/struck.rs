//! The rows of an xlsx that are struck through: said by the fonts of their cells, which the readers of cells pass over.

use super::packing::MAX_WORKBOOK;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Seek};
use zip::ZipArchive;

/// The cell styles of a workbook whose font is struck through.
#[derive(Debug, Default, PartialEq)]
pub struct StruckStyles(BTreeSet<usize>);

impl StruckStyles {
    /// Of a workbook; empty for most.
    pub fn read<R: Read + Seek>(zip: &mut ZipArchive<R>) -> StruckStyles {
        let mut text = String::new();
        let part = zip.by_name("xl/styles.xml").map(|part| part.take(MAX_WORKBOOK));
        // What cannot be read is a fault that the reader of the cells will find.
        let _ = part.map(|mut part| part.read_to_string(&mut text));
        StruckStyles::of(&text)
    }

    fn of(styles: &str) -> StruckStyles {
        let mut reader = Reader::from_str(styles);
        let (mut fonts, mut struck, mut cells) = (0_usize, BTreeSet::new(), Vec::new());
        let (mut in_fonts, mut in_cells) = (false, false);
        loop {
            let (tag, is_open) = match reader.read_event() {
                Ok(Event::Start(tag)) => (tag, true),
                Ok(Event::Empty(tag)) => (tag, false),
                Ok(Event::End(tag)) => {
                    match tag.local_name().as_ref() {
                        "fonts" => in_fonts = false,
                        "cellXfs" => in_cells = false,
                        _ => {}
                    }
                    continue;
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => continue,
            };
            match tag.local_name().as_ref() {
                "fonts" => in_fonts = is_open,
                "cellXfs" => in_cells = is_open,
                "font" if in_fonts => fonts += 1,
                "strike" if in_fonts => {
                    let is_off = matches!(attribute(&tag, "val").as_deref(), Some("0" | "false" | "off"));
                    struck.extend(fonts.checked_sub(1).filter(|_| !is_off));
                }
                "xf" if in_cells => cells.push(attribute(&tag, "fontId").and_then(|font| font.parse::<usize>().ok())),
                _ => {}
            }
        }
        let is_struck = |font: &Option<usize>| font.is_some_and(|font| struck.contains(&font));
        let styles = cells.iter().enumerate().filter(|(_, font)| is_struck(font)).map(|(style, _)| style);
        StruckStyles(styles.collect())
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Looks for struck rows in the XML of a sheet, a little ahead of whoever reads its cells.
pub struct StruckRows<R> {
    reader: Reader<BufReader<R>>,
    styles: StruckStyles,
    /// The row that was read last, and whether it is struck through.
    last: (u64, bool),
    is_over: bool,
}

impl<R: Read> StruckRows<R> {
    /// For the text of a part.
    pub fn new(part: R, styles: StruckStyles) -> StruckRows<R> {
        StruckRows { reader: Reader::from_reader(BufReader::new(part)), styles, last: (0, false), is_over: false }
    }

    /// Are most of a row's filled cells struck through? Asked for one row after the other, from the top.
    pub fn contains(&mut self, row: u64) -> bool {
        while self.last.0 < row && !self.is_over {
            match next_row(&mut self.reader, &self.styles, self.last.0) {
                Some(read) => self.last = read,
                None => self.is_over = true,
            }
        }
        self.last == (row, true)
    }
}

/// The number of the next row, and whether it is struck through; `None` at the end.
fn next_row(reader: &mut Reader<impl BufRead>, styles: &StruckStyles, above: u64) -> Option<(u64, bool)> {
    let mut buffer = Vec::new();
    let mut number = None;
    // Filled cells, and those of them that are struck through.
    let (mut filled, mut struck, mut is_struck) = (0_usize, 0_usize, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "row" => number = attribute(&tag, "r").map_or(Some(above + 1), |number| number.parse().ok()),
                "c" => {
                    let style = attribute(&tag, "s").and_then(|style| style.parse().ok());
                    is_struck = style.is_some_and(|style| styles.0.contains(&style));
                }
                "v" | "is" => {
                    filled += 1;
                    struck += usize::from(is_struck);
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "row" => {
                return number.map(|number| (number, struck * 2 > filled));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(tag.try_get_attribute(name).ok()??.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<styleSheet><dxfs><dxf><font><strike/></font></dxf></dxfs>
        <fonts count="4"><font><sz val="11"/></font><font><b/><strike/></font><font><strike val="0"/></font><font/></fonts>
        <cellStyleXfs><xf fontId="1"/></cellStyleXfs>
        <cellXfs><xf fontId="0"/><xf fontId="1"><alignment/></xf><xf fontId="2"/><xf numFmtId="14" fontId="1"/></cellXfs></styleSheet>"#;

    #[test]
    fn styles_are_struck_by_their_font() {
        assert_eq!(StruckStyles::of(STYLES), StruckStyles([1, 3].into()));
        assert!(StruckStyles::of("<styleSheet><fonts><font/>").is_empty());
    }

    #[test]
    fn a_row_is_struck_when_most_of_its_filled_cells_are() {
        let sheet = r#"<sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c></row>
            <row r="3"><c r="A3" s="1" t="inlineStr"><is><t>x</t></is></c><c r="B3" s="3"><v>2</v></c><c r="C3"><v>2</v></c></row>
            <row r="4"/>
            <row r="5"><c r="A5"><v>1</v></c><c r="B5" s="1"/><c r="C5" s="1"/></row>
            <row r="6"><c r="A6" s="1"><v>1</v></c><c r="B6"><v>1</v></c></row>
            <row r="7"><c r="A7" s="3"><v>1</v></c></row></sheetData>"#;
        let mut rows = StruckRows::new(sheet.as_bytes(), StruckStyles::of(STYLES));
        let found: Vec<u64> = [1, 3, 5, 6, 7, 8].into_iter().filter(|row| rows.contains(*row)).collect();
        assert_eq!(found, [3, 7]);
    }
}
