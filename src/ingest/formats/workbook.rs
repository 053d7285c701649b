//! Workbooks: the used cells of one sheet, row by row. Those that are XML through calamine; binary ones are read here.

use super::binary::day;
use super::broken;
use super::claims::HiddenRanges;
use super::hidden::{self, HiddenRows};
use super::markup::Markup;
use super::packing::{MAX_WORKBOOK, too_large, unreadable};
use super::struck::{StruckRows, StruckStyles};
use super::xls::Xls;
use super::xlsb::Xlsb;
use crate::calendar::Day;
use crate::error::Result;
use crate::ingest::cells::RowLook;
use crate::ingest::input::{EachRow, Sheet};
use crate::ingest::kind::{Kind, kind};
use crate::ingest::plan::Format;
use crate::ingest::sheet::{SheetRow, Value};
use calamine::{Data, DataRef, Ods, Reader, SheetVisible, Xlsx, XlsxError};
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;

/// Bytes that tell what kind of workbook it is.
const HEAD: u64 = 64;

/// An open workbook.
pub enum Workbook<R: Read + Seek> {
    /// Excel 2007 and later; rows are streamed. With the file itself, which says more of them.
    Xlsx(Box<Xlsx<R>>, R),
    /// Excel binary workbook.
    Xlsb(Box<Xlsb<R>>),
    /// Excel 97–2003.
    Xls(Box<Xls>),
    /// A web page or an XML spreadsheet.
    Markup(Box<Markup>),
    /// OpenDocument, with the rows of each sheet that it does not show.
    Ods(Box<Ods<R>>, Vec<HiddenRanges>),
}

impl<R: Read + Seek + Clone> Workbook<R> {
    /// Opens a workbook; its content decides the format.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where it is damaged, or protected by a password; [`Code::Unreadable`].
    pub fn open(mut source: R) -> Result<Workbook<R>> {
        let mut start = Vec::new();
        source.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        source.by_ref().take(HEAD).read_to_end(&mut start).map_err(unreadable)?;
        match kind(&start) {
            Ok(Kind::Ole) => return Ok(Workbook::Xls(Box::new(Xls::open(source)?))),
            Ok(Kind::Markup) => {
                source.by_ref().take(MAX_WORKBOOK).read_to_end(&mut start).map_err(unreadable)?;
                if start.len() as u64 > MAX_WORKBOOK {
                    return Err(too_large());
                }
                return Ok(Workbook::Markup(Box::new(Markup::read(&start)?)));
            }
            _ => {}
        }
        if let Some(workbook) = Xlsb::open(source.clone())? {
            return Ok(Workbook::Xlsb(Box::new(workbook)));
        }
        // An OpenDocument's reader lays out what its cells claim.
        let hidden = super::claims::check(source.clone())?;
        // Both refuse each other's files; what the likelier says is what a person should read.
        let first = match Xlsx::new(source.clone()) {
            Ok(workbook) => return Ok(Workbook::Xlsx(Box::new(workbook), source)),
            Err(error) => broken(error),
        };
        Ods::new(source).map(|workbook| Workbook::Ods(Box::new(workbook), hidden)).map_err(|_| first)
    }
}

impl<R: Read + Seek + Clone> Workbook<R> {
    /// Its format.
    pub fn format(&self) -> Format {
        match self {
            Workbook::Xlsx(..) => Format::Xlsx,
            Workbook::Xlsb(_) => Format::Xlsb,
            Workbook::Xls(_) => Format::Xls,
            Workbook::Ods(..) => Format::Ods,
            Workbook::Markup(_) => Format::Markup,
        }
    }

    /// Its sheets, in order.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = match self {
            Workbook::Xlsx(workbook, _) => workbook.sheets_metadata(),
            Workbook::Xlsb(workbook) => return workbook.sheets(),
            Workbook::Xls(workbook) => return workbook.sheets(),
            Workbook::Ods(workbook, _) => workbook.sheets_metadata(),
            Workbook::Markup(markup) => return markup.sheets(),
        };
        let sheet = |sheet: &calamine::Sheet| Sheet {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        };
        sheets.iter().map(sheet).collect()
    }

    /// Do its dates that are bare numbers count from 1904? In an OpenDocument no date is a number.
    pub fn is_1904(&self) -> bool {
        match self {
            Workbook::Xlsx(workbook, _) => workbook.has_1904_epoch(),
            Workbook::Xls(workbook) => workbook.is_1904(),
            Workbook::Xlsb(workbook) => workbook.is_1904(),
            Workbook::Ods(..) | Workbook::Markup(_) => false,
        }
    }

    /// Calls `each` with the number and the cells of every row that has any, until it breaks.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where the sheet cannot be read; and what `each` returns.
    pub fn rows(&mut self, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let at = self.sheets().iter().position(|known| known.name == sheet);
        let (range, mut hidden) = match self {
            Workbook::Xlsx(workbook, source) => {
                let mut zip = ZipArchive::new(source.clone()).ok();
                let path = zip.as_mut().zip(at).and_then(|(zip, at)| hidden::part(zip, at));
                let struck = zip.as_mut().map(StruckStyles::read).filter(|styles| !styles.is_empty());
                let mut again = struck.is_some().then(|| ZipArchive::new(source.clone()).ok()).flatten();
                let part = again.as_mut().zip(path.as_deref()).and_then(|(zip, path)| zip.by_name(path).ok());
                let struck = part.zip(struck).map(|(part, styles)| StruckRows::new(part, styles));
                let part = zip.as_mut().zip(path.as_deref()).and_then(|(zip, path)| zip.by_name(path).ok());
                return stream(workbook, sheet, part.map(HiddenRows::new), struck, each);
            }
            Workbook::Xlsb(workbook) => return workbook.rows(sheet, each),
            Workbook::Xls(workbook) => return workbook.rows(sheet, each),
            Workbook::Markup(markup) => return markup.rows(sheet, each),
            Workbook::Ods(workbook, hidden) => {
                let hidden = at.and_then(|at| hidden.get(at)).into_iter().flatten();
                (workbook.worksheet_range(sheet).map_err(broken)?, hidden.peekable())
            }
        };
        let (top, left) = range.start().unwrap_or((0, 0));
        for (index, cells) in range.rows().enumerate() {
            let mut row = SheetRow::default();
            for (column, cell) in cells.iter().enumerate() {
                if let Some(value) = value(cell) {
                    row.put(left as usize + column, value);
                }
            }
            let number = u64::from(top) + index as u64 + 1;
            while hidden.next_if(|rows| rows.end <= number).is_some() {}
            row.hide(hidden.peek().is_some_and(|rows| rows.contains(&number)));
            if !row.is_empty() && each(number, &row)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Rows of an xlsx as its cells come, without a copy of the sheet.
fn stream<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    mut hidden: Option<HiddenRows<impl Read>>,
    mut struck: Option<StruckRows<impl Read>>,
    each: &mut EachRow<'_>,
) -> Result<()> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        // A chart's sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        reader => reader.map_err(broken)?,
    };
    let mut tell = |number: u32, row: &mut SheetRow| {
        let number = u64::from(number) + 1;
        let is_hidden = hidden.as_mut().is_some_and(|hidden| hidden.contains(number));
        let is_struck = struck.as_mut().is_some_and(|struck| struck.contains(number));
        row.set_look(match (is_struck, is_hidden) {
            (true, _) => Some(RowLook::Struck),
            (_, true) => Some(RowLook::Hidden),
            _ => None,
        });
        each(number, row)
    };
    let mut row = SheetRow::default();
    let mut number = 0;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at != number && !row.is_empty() {
            if tell(number, &mut row)?.is_break() {
                return Ok(());
            }
            row.clear();
        }
        number = at;
        // Most cells of most sheets, without a copy in between.
        let read = match cell.get_value() {
            DataRef::SharedString(text) => (!text.is_empty()).then(|| Value::Text((*text).to_owned())),
            DataRef::Float(number) => Some(Value::Number(*number)),
            other => value(&Data::from(other.clone())),
        };
        if let Some(value) = read {
            row.put(column as usize, value);
        }
    }
    if !row.is_empty() {
        let _ = tell(number, &mut row)?;
    }
    Ok(())
}

fn value(cell: &Data) -> Option<Value> {
    Some(match cell {
        Data::Empty => return None,
        Data::String(text) if text.is_empty() => return None,
        Data::String(text) | Data::DurationIso(text) => Value::Text(text.clone()),
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::Bool(truth) => Value::Text(if *truth { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(date) => day(date).map_or(Value::Number(date.as_f64()), Value::Day),
        // In an OpenDocument, and in an xlsx of the strict kind.
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(Day::from_iso);
            day.map_or_else(|| Value::Text(text.clone()), Value::Day)
        }
        Data::Error(error) => Value::Error(error.to_string()),
        // calamine may learn more kinds of cells; as text none is lost.
        #[allow(unreachable_patterns)]
        other => Value::Text(other.to_string()),
    })
}

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::cells::Cells;
    use std::io::{Cursor, Write};
    use std::ops::ControlFlow;

    /// The numbers of the rows, and of those that are hidden.
    fn rows(bytes: Vec<u8>, sheet: &str) -> (Vec<u64>, Vec<u64>) {
        let (mut all, mut hidden) = (Vec::new(), Vec::new());
        let mut each = |number: u64, row: &SheetRow| {
            all.push(number);
            hidden.extend((row.look() == Some(RowLook::Hidden)).then_some(number));
            Ok(ControlFlow::Continue(()))
        };
        Workbook::open(Cursor::new(bytes)).unwrap().rows(sheet, &mut each).unwrap();
        (all, hidden)
    }

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A part of a file made otherwise, its records changed by `change`.
    fn changed(bytes: &[u8], part: &str, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for at in 0..zip.len() {
            let (mut file, mut text) = (zip.by_index(at).unwrap(), Vec::new());
            file.read_to_end(&mut text).unwrap();
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            if name == part {
                change(&mut text);
            }
            files.push((name, text));
        }
        zipped(&files.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect::<Vec<_>>())
    }

    #[test]
    fn hidden_rows_of_an_xlsx_are_known() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().set_name("A & B").unwrap().write(0, 0, "x").unwrap();
        let sheet = workbook.add_worksheet().set_name("Data").unwrap();
        for row in 0..3000 {
            sheet.write(row, 1, row).unwrap();
        }
        for row in [1, 2, 2998] {
            sheet.set_row_hidden(row).unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        assert_eq!(rows(bytes.clone(), "Data"), ((1..=3000).collect(), vec![2, 3, 2999]));
        assert_eq!(rows(bytes, "A & B"), (vec![1], vec![]));
    }

    #[test]
    fn hidden_rows_of_an_ods_are_known() {
        let cell = "<table:table-cell office:value-type=\"float\" office:value=\"5\"/></table:table-row>";
        let row = |said: &str| format!("<table:table-row{said}>{cell}");
        let rows_of = [
            row(""),
            row(" table:visibility=\"filter\" table:number-rows-repeated=\"2\""),
            "<table:table-row table:visibility=\"collapse\"><table:table-cell/></table:table-row>".to_owned(),
            row(" table:visibility=\"collapse\""),
            row(" table:visibility=\"visible\""),
        ];
        let content = format!(
            "<?xml version=\"1.0\"?><office:document-content \
             xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>\
             <table:table table:name=\"First\">{}</table:table><table:table table:name=\"Data\">{}</table:table>\
             </office:spreadsheet></office:body></office:document-content>",
            row(""),
            rows_of.concat()
        );
        let kind = b"application/vnd.oasis.opendocument.spreadsheet";
        let manifest = b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
        let files: [(&str, &[u8]); 3] =
            [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content.as_bytes())];
        let bytes = zipped(&files);
        assert_eq!(rows(bytes.clone(), "Data"), (vec![1, 2, 3, 5, 6], vec![2, 3, 5]));
        assert_eq!(rows(bytes, "First"), (vec![1], vec![]));
    }

    #[test]
    fn hidden_rows_of_binary_workbooks_are_known() {
        let made = |name: &str| std::fs::read(format!("{}/tests/variants/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let sheets = |bytes: &[u8]| Workbook::open(Cursor::new(bytes.to_vec())).unwrap().sheets();
        let xlsb = made("workbook.xlsb");
        let sheet = &sheets(&xlsb)[0].name;
        let (all, hidden) = rows(xlsb.clone(), sheet);
        assert!(hidden.is_empty());
        // The second row's record: its kind, its length, its number, and behind style and height whether it is shown.
        let second = [&[0, 25][..], &(all[1] as u32 - 1).to_le_bytes()].concat();
        let hide = |part: &mut Vec<u8>| {
            let at = memchr::memmem::find(part, &second).unwrap();
            part[at + 2 + 11] |= 0x10;
        };
        assert_eq!(rows(changed(&xlsb, "xl/worksheets/sheet1.bin", hide), sheet), (all.clone(), vec![all[1]]));
    }
}
