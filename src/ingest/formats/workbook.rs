//! Workbooks: the used cells of one sheet, row by row. Those that are XML through calamine; binary ones are read here.

use super::packing::unreadable;
use super::xls::Xls;
use super::xlsb::Xlsb;
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ingest::input::{EachRow, Sheet};
use crate::ingest::kind::{Kind, kind};
use crate::ingest::plan::Format;
use crate::ingest::sheet::{SheetRow, Value};
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xlsx, XlsxError};
use std::io::{Read, Seek, SeekFrom};

/// An open workbook.
pub enum Workbook<R: Read + Seek> {
    /// Excel 2007 and later; rows are streamed.
    Xlsx(Box<Xlsx<R>>),
    /// Excel binary workbook.
    Xlsb(Box<Xlsb<R>>),
    /// Excel 97–2003.
    Xls(Box<Xls>),
    /// OpenDocument.
    Ods(Box<Ods<R>>),
}

/// What is wrong with a workbook.
pub fn broken(error: impl std::fmt::Display) -> Error {
    Error::new(Code::WorkbookBroken).found(error.to_string())
}

impl<R: Read + Seek + Clone> Workbook<R> {
    /// Opens a workbook; its content decides the format.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where it is damaged, or protected by a password; [`Code::Unreadable`].
    pub fn open(mut source: R) -> Result<Workbook<R>> {
        let mut start = Vec::new();
        source.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        source.by_ref().take(8).read_to_end(&mut start).map_err(unreadable)?;
        if kind(&start) == Ok(Kind::Ole) {
            return Ok(Workbook::Xls(Box::new(Xls::open(source)?)));
        }
        if let Some(workbook) = Xlsb::open(source.clone())? {
            return Ok(Workbook::Xlsb(Box::new(workbook)));
        }
        // An OpenDocument's reader lays out what its cells claim.
        super::claims::check(source.clone())?;
        // Both refuse each other's files; what the likelier says is what a person should read.
        let first = match Xlsx::new(source.clone()) {
            Ok(workbook) => return Ok(Workbook::Xlsx(Box::new(workbook))),
            Err(error) => broken(error),
        };
        Ods::new(source).map(|workbook| Workbook::Ods(Box::new(workbook))).map_err(|_| first)
    }
}

impl<R: Read + Seek> Workbook<R> {
    /// Its format.
    pub fn format(&self) -> Format {
        match self {
            Workbook::Xlsx(_) => Format::Xlsx,
            Workbook::Xlsb(_) => Format::Xlsb,
            Workbook::Xls(_) => Format::Xls,
            Workbook::Ods(_) => Format::Ods,
        }
    }

    /// Its sheets, in order.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = match self {
            Workbook::Xlsx(workbook) => workbook.sheets_metadata(),
            Workbook::Xlsb(workbook) => return workbook.sheets(),
            Workbook::Xls(workbook) => return workbook.sheets(),
            Workbook::Ods(workbook) => workbook.sheets_metadata(),
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
            Workbook::Xlsx(workbook) => workbook.has_1904_epoch(),
            Workbook::Xls(workbook) => workbook.is_1904(),
            Workbook::Xlsb(workbook) => workbook.is_1904(),
            Workbook::Ods(_) => false,
        }
    }

    /// Calls `each` with the number and the cells of every row that has any, until it breaks.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`] where the sheet cannot be read; and what `each` returns.
    pub fn rows(&mut self, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let range = match self {
            Workbook::Xlsx(workbook) => return stream(workbook, sheet, each),
            Workbook::Xlsb(workbook) => return workbook.rows(sheet, each),
            Workbook::Xls(workbook) => return workbook.rows(sheet, each),
            Workbook::Ods(workbook) => workbook.worksheet_range(sheet).map_err(broken)?,
        };
        let (top, left) = range.start().unwrap_or((0, 0));
        for (index, cells) in range.rows().enumerate() {
            let mut row = SheetRow::default();
            for (column, cell) in cells.iter().enumerate() {
                if let Some(value) = value(cell) {
                    row.put(left as usize + column, value);
                }
            }
            if !row.is_empty() && each(u64::from(top) + index as u64 + 1, &row)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Rows of an xlsx as its cells come, without a copy of the sheet.
fn stream<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        // A chart's sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        reader => reader.map_err(broken)?,
    };
    let mut row = SheetRow::default();
    let mut number = 0;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at != number && !row.is_empty() {
            if each(u64::from(number) + 1, &row)?.is_break() {
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
        let _ = each(u64::from(number) + 1, &row)?;
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
        Data::DateTimeIso(text) => Value::Text(text.clone()),
        Data::Error(error) => Value::Error(error.to_string()),
        // calamine may learn more kinds of cells; as text none is lost.
        #[allow(unreachable_patterns)]
        other => Value::Text(other.to_string()),
    })
}

/// The civil day of a workbook's date; calamine knows the 1900 and the 1904 system. `None` for a time of day alone.
pub fn day(date: &ExcelDateTime) -> Option<Day> {
    if !date.is_datetime() || date.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Day::new(i16::try_from(year).ok()?, month as i8, day as i8)
}
