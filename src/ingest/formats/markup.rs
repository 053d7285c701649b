//! Tables in markup: web pages and XML spreadsheets that back offices name .xls.

use super::broken;
use super::encoding::{self, Decoder};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ingest::amount::{self, DecimalMark};
use crate::ingest::cells::Cells;
use crate::ingest::encoding::is_utf8_name;
use crate::ingest::input::{EachRow, Sheet};
use crate::ingest::sheet::{SheetRow, Value};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Columns of the widest sheet.
const MOST_COLUMNS: usize = 16_384;
/// Columns that one cell may take.
const MOST_SPANNED: usize = 100;
/// Where a page or document names its encoding.
const HEAD: usize = 1024;

/// The tables of a page or XML spreadsheet.
pub struct Markup {
    tables: Vec<(Sheet, Vec<(u64, SheetRow)>)>,
}

impl Markup {
    /// Reads all tables of a text.
    ///
    /// # Errors
    /// [`Code::NotATable`] where it has none.
    pub fn read(bytes: &[u8]) -> Result<Markup> {
        let mut decoder = Decoder::new(encoding_of(bytes));
        let mut text = decoder.push(bytes).to_vec();
        text.extend_from_slice(decoder.finish());
        let text = String::from_utf8_lossy(&text);
        let mut reader = Reader::from_str(&text);
        let config = reader.config_mut();
        (config.check_end_names, config.allow_unmatched_ends, config.allow_dangling_amp) = (false, true, true);
        let mut found = Found::default();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => found.start(&tag),
                Ok(Event::Empty(tag)) => {
                    found.start(&tag);
                    found.end(tag.local_name().as_ref());
                }
                Ok(Event::End(tag)) => found.end(tag.local_name().as_ref()),
                Ok(Event::Text(text)) => found.text(&text),
                Ok(Event::CData(text)) => found.text(&text),
                Ok(Event::GeneralRef(name)) => {
                    let letter = name.resolve_char_ref().ok().flatten();
                    found.text(&letter.map_or_else(|| entity(&name), String::from));
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                // What stands there by then is what a browser would show as well.
                Err(error) if found.tables.is_empty() => return Err(broken(error)),
                Err(_) => break,
            }
        }
        while !found.open.is_empty() {
            found.end_table();
        }
        if found.tables.is_empty() {
            let name = if bytes.trim_ascii_start().starts_with(b"<?xml") { "XML" } else { "HTML" };
            return Err(Error::new(Code::NotATable).found(name));
        }
        Ok(Markup { tables: found.tables })
    }

    /// Its tables, in order.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.tables.iter().map(|(sheet, _)| sheet.clone()).collect()
    }

    /// Calls `each` with the rows of a table.
    ///
    /// # Errors
    /// What `each` returns.
    pub fn rows(&self, name: &str, each: &mut EachRow<'_>) -> Result<()> {
        let rows = self.tables.iter().find(|(sheet, _)| sheet.name == name).map(|(_, rows)| rows);
        for (number, row) in rows.into_iter().flatten() {
            if each(*number, row)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// What the text says it is in, else what it looks like.
fn encoding_of(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let named = ["charset=", "encoding="].iter().find_map(|key| {
        let value = head.split_once(key)?.1.trim_start_matches(['"', '\'']);
        encoding::by_name(value.split(['"', '\'', ' ', ';', '>', '/', '?']).next()?)
    });
    let detected = || encoding::detect(bytes, &[]).map_or(encoding_rs::UTF_8, |found| found.encoding);
    // Many a page says UTF-8 and is not.
    let is_said = |encoding: &&'static encoding_rs::Encoding| {
        !is_utf8_name(encoding.name()) || std::str::from_utf8(bytes).is_ok()
    };
    named.filter(is_said).unwrap_or_else(detected)
}

/// The names of the characters from U+00A0 on, one after the other.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
    Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
    icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

fn entity(name: &str) -> String {
    let known = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("euro", "€"),
        ("minus", "-"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("hellip", "…"),
    ];
    if let Some((_, text)) = known.iter().find(|(known, _)| *known == name) {
        return (*text).to_owned();
    }
    let latin = LATIN.split_whitespace().zip('\u{a0}'..).find(|(known, _)| *known == name);
    latin.map_or_else(|| format!("&{name};"), |(_, letter)| letter.to_string())
}

/// What has been read so far.
#[derive(Default)]
struct Found {
    tables: Vec<(Sheet, Vec<(u64, SheetRow)>)>,
    /// The name of the worksheet in which tables stand.
    name: Option<String>,
    /// The tables that are open, the innermost last.
    open: Vec<Table>,
    /// The element whose content is no text of a cell.
    skipped: Option<String>,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<(u64, SheetRow)>,
    /// The number of the row that is being read.
    number: u64,
    row: Option<SheetRow>,
    /// Where the next cell of the row stands.
    column: usize,
    /// How many further rows each column is taken by a cell from above, and what stands there in these.
    taken: Vec<(usize, Option<Value>)>,
    cell: Option<CellText>,
}

/// A cell that is being read.
#[derive(Default)]
struct CellText {
    text: String,
    kind: String,
    columns: usize,
    rows: usize,
}

impl Found {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let mut all = tag.html_attributes().flatten();
            let found = all.find(|found| found.key.local_name().as_ref().eq_ignore_ascii_case(name))?;
            Some(found.value.into_owned())
        };
        let number = |name: &str| attribute(name).and_then(|value| value.trim().parse::<usize>().ok());
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        if self.skipped.is_some() {
            return;
        }
        let is_hidden = || attribute("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
        match name.as_str() {
            "worksheet" => self.name = attribute("name"),
            "table" => self.open.push(Table::default()),
            "script" | "style" | "template" | "select" | "comment" => self.skipped = Some(name),
            _ => {
                let Some(table) = self.open.last_mut() else { return };
                match name.as_str() {
                    "tr" | "row" => table.start_row(number("index"), is_hidden()),
                    "td" | "th" | "cell" if table.row.is_some() => {
                        let columns = number("colspan").or_else(|| Some(number("mergeacross")? + 1)).unwrap_or(1);
                        let rows = number("rowspan").or_else(|| Some(number("mergedown")? + 1)).unwrap_or(1);
                        // What a spreadsheet noted beside what it shows.
                        let noted = attribute("num").filter(|value| !value.is_empty());
                        let kind = noted.as_ref().map_or("", |_| "Number").to_owned();
                        let columns = columns.clamp(1, MOST_SPANNED);
                        table.start_cell(
                            number("index"),
                            CellText { text: noted.unwrap_or_default(), kind, columns, rows },
                        );
                    }
                    "data" => {
                        if let (Some(cell), Some(kind)) = (&mut table.cell, attribute("type")) {
                            cell.kind = kind;
                        }
                    }
                    "br" | "p" | "div" => table.text(" "),
                    "span" | "sup" if is_hidden() || name == "sup" => self.skipped = Some(name),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if self.skipped.is_some() {
            self.skipped.take_if(|skipped| *skipped == name);
            return;
        }
        match (name.as_str(), self.open.last_mut()) {
            ("td" | "th" | "cell", Some(table)) => table.end_cell(),
            ("tr" | "row", Some(table)) => table.end_row(),
            ("table", Some(_)) => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(table) = self.open.last_mut().filter(|_| self.skipped.is_none()) {
            table.text(text);
        }
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        table.end_row();
        let width = |rows: &[(u64, SheetRow)]| rows.iter().map(|(_, row)| row.width()).max().unwrap_or_default();
        // A header in a table of its own, or a table for each row.
        let is_further = |(_, above): &&mut (Sheet, Vec<(u64, SheetRow)>)| {
            let is_lone = above.len() == 1 || table.rows.len() == 1;
            self.name.is_none() && is_lone && width(above) == width(&table.rows) && width(above) > 1
        };
        if let Some((_, above)) = self.tables.last_mut().filter(is_further) {
            let last = above.last().map_or(0, |(number, _)| *number);
            above.extend(table.rows.drain(..).map(|(number, row)| (last + number, row)));
        }
        if !table.rows.is_empty() {
            let known = |name: &String| self.tables.iter().any(|(sheet, _)| sheet.name == *name);
            let name = self.name.clone().filter(|name| !known(name));
            let name = name.unwrap_or_else(|| format!("#{}", self.tables.len() + 1));
            self.tables.push((Sheet { name, visible: true }, table.rows));
        }
    }
}

impl Table {
    fn start_row(&mut self, index: Option<usize>, is_hidden: bool) {
        self.end_row();
        self.number = index.map_or(self.number + 1, |index| (index as u64).max(self.number + 1));
        let mut row = SheetRow::default();
        row.hide(is_hidden);
        (self.row, self.column) = (Some(row), 0);
    }

    fn start_cell(&mut self, index: Option<usize>, cell: CellText) {
        self.end_cell();
        match index {
            Some(index) => self.column = index.saturating_sub(1).min(MOST_COLUMNS),
            None => {
                while self.taken.get(self.column).is_some_and(|(rows, _)| *rows > 0) {
                    self.column += 1;
                }
            }
        }
        self.cell = Some(cell);
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.kind != "Number" || cell.text.is_empty()) {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some(row)) = (self.cell.take(), self.row.as_mut()) else { return };
        let text = cell.text.split_whitespace().collect::<Vec<&str>>().join(" ");
        // An amount that stands beside several rows is that of all of them.
        let is_of_each = row.is_empty() || amount::parse(text.as_bytes(), DecimalMark::Point).is_err();
        let value = (!text.is_empty()).then(|| cell.value(text));
        if cell.rows > 1 {
            self.taken.resize(self.taken.len().max(self.column + cell.columns), (0, None));
            // Its own row counts as well, and ends first.
            self.taken[self.column..self.column + cell.columns].fill((cell.rows, None));
            self.taken[self.column].1 = value.clone().filter(|_| is_of_each);
        }
        if let Some(value) = value {
            row.put(self.column, value);
        }
        self.column += cell.columns;
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(mut row) = self.row.take() {
            let has_own = !row.is_empty();
            for (column, (rows, value)) in self.taken.iter_mut().enumerate() {
                if let Some(value) = value.as_ref().filter(|_| *rows > 0 && has_own && row.cell(column).is_empty()) {
                    row.put(column, value.clone());
                }
                *rows = rows.saturating_sub(1);
            }
            if !row.is_empty() {
                self.rows.push((self.number, row));
            }
        }
    }
}

impl CellText {
    fn value(&self, text: String) -> Value {
        match self.kind.as_str() {
            "Number" => text.parse().map_or(Value::Text(text), Value::Number),
            "DateTime" => text.get(..10).and_then(Day::from_iso).map_or(Value::Text(text), Value::Day),
            "Boolean" => Value::Text(if text == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "Error" => Value::Error(text),
            _ => Value::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::cells::Cells;
    use std::ops::ControlFlow;

    fn tables(text: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
        let markup = Markup::read(text).unwrap();
        let read = |sheet: Sheet| {
            let mut rows = Vec::new();
            let mut each = |_: u64, row: &SheetRow| {
                rows.push((0..row.width()).map(|column| row.cell(column).display()).collect());
                Ok(ControlFlow::Continue(()))
            };
            markup.rows(&sheet.name, &mut each).unwrap();
            (sheet.name, rows)
        };
        markup.sheets().into_iter().map(read).collect()
    }

    #[test]
    fn a_page_of_a_back_office_is_a_table() {
        let page = b"<html><head><meta charset=\"euc-kr\"><style>td{mso-number-format:\\@}</style></head><body>\n\
            <table border=1><tr><th>\xc0\xcc\xb8\xa7<th colspan=2>A &amp; B</tr>\n\
            <tr><td rowspan=2>x<br>y</td><td>1&nbsp;234</td><td>&#8364;5</td></tr>\n\
            <tr><td>2</td><td></td></tr></table></body></html>";
        let rows = [vec!["이름", "A & B"], vec!["x y", "1 234", "€5"], vec!["x y", "2"]];
        assert_eq!(
            tables(page),
            [("#1".to_owned(), rows.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec())]
        );
    }

    #[test]
    fn an_xml_spreadsheet_has_typed_cells_and_skips_some() {
        let text = b"<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn\"><Worksheet ss:Name=\"Sales\"><Table>\
            <Row><Cell><Data ss:Type=\"String\">Who</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"String\">Sum</Data></Cell></Row>\
            <Row ss:Index=\"4\"><Cell><Data ss:Type=\"DateTime\">2024-05-13T00:00:00.000</Data></Cell>\
            <Cell ss:Index=\"3\"><Data ss:Type=\"Number\">12.5</Data></Cell></Row></Table></Worksheet></Workbook>";
        let rows = [vec!["Who", "", "Sum"], vec!["2024-05-13", "", "12.5"]];
        assert_eq!(
            tables(text),
            [("Sales".to_owned(), rows.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec())]
        );
    }

    #[test]
    fn a_page_without_a_table_is_none() {
        assert_eq!(
            Markup::read(b"<html><body>Log in</body></html>").err().map(|error| error.code),
            Some(Code::NotATable)
        );
        assert_eq!(Markup::read(b"<?xml version='1.0'?><a/>").err().map(|error| error.code), Some(Code::NotATable));
    }
}
