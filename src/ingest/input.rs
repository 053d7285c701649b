//! A file as ingest sees it: the seam between what the engine reads itself and what is opened for it.
//!
//! The engine reads one kind of file: unpacked UTF-8 text ([`Plan::is_plain`]), which is most of what people bring, and
//! large. Workbooks, packed files and other encodings need libraries and tables of characters that weigh as much as the
//! whole engine, so everything about them is behind [`Input`] and only there. Natively
//! [`formats::AnyFile`](super::formats::AnyFile) is the whole of it; in the browser a second WebAssembly around the
//! same type answers, and is loaded when a file needs it (`src/worker/foreign.rs`). `tests/layering.rs` keeps the seam
//! tight.

use super::change::Choices;
use super::encoding::Complete;
use super::encoding::Utf8;
use super::plan::{Format, Packing, Plan};
use super::sheet::SheetRow;
use crate::error::Result;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Takes a slice of text in UTF-8, and how many bytes of the file, as it lies there, have been read for it so far: 0
/// where that is not known. An error ends the reading.
pub type EachText<'a> = dyn FnMut(&[u8], u64) -> Result<()> + 'a;

/// Takes the number (1 is the first of the sheet) and the cells of a row, until it breaks or fails.
pub type EachRow<'a> = dyn FnMut(u64, &SheetRow) -> Result<ControlFlow<()>> + 'a;

/// Bytes of a plain text that are read at once: a browser takes a while to begin, however little it reads, so that a piece for a
/// reader should come as a whole.
pub const SLICE: usize = 9 << 20;

/// A file: its bytes, and what is in it where they are no plain text.
pub trait Input {
    /// Bytes of the file.
    fn size(&self) -> u64;

    /// At most `length` bytes from an offset; fewer only at the end of the file.
    ///
    /// # Errors
    /// [`Code::Unreadable`](crate::Code::Unreadable).
    fn slice(&self, at: u64, length: usize) -> Result<Vec<u8>>;

    /// Opens a file that is no plain text, and calls `each` with the start of every table in it, one after the other.
    ///
    /// # Errors
    /// What is wrong with the file as a whole; a fault of one table is in its [`Looked::content`].
    fn look(&self, choices: &Choices, each: &mut dyn FnMut(Looked)) -> Result<()>;

    /// Calls `each` with slices of a text, unpacked, as UTF-8, without a byte order mark. What cannot be decoded is
    /// U+FFFD; but text in UTF-8 is passed on as it is.
    ///
    /// # Errors
    /// [`Code::Unreadable`](crate::Code::Unreadable), [`Code::ArchiveBroken`](crate::Code::ArchiveBroken),
    /// [`Code::TableUnknown`](crate::Code::TableUnknown), [`Code::UnpackedTooLarge`](crate::Code::UnpackedTooLarge),
    /// and what `each` returns.
    fn text(&self, packing: &Packing, encoding: &str, each: &mut EachText<'_>) -> Result<()>;

    /// Calls `each` with every row of a workbook's sheet that has cells.
    ///
    /// # Errors
    /// As [`Input::text`], and [`Code::WorkbookBroken`](crate::Code::WorkbookBroken),
    /// [`Code::SheetTooLarge`](crate::Code::SheetTooLarge).
    fn rows(&self, packing: &Packing, sheet: &str, each: &mut EachRow<'_>) -> Result<()>;

    /// The name of the likeliest encoding of bytes that are no UTF-8.
    ///
    /// # Errors
    /// None of its own: only where nothing can answer.
    fn legacy(&self, bytes: &[u8]) -> Result<String>;
}

/// The start of a table in a file that is no plain text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Looked {
    /// What it is packed in.
    pub packing: Packing,
    /// Its sheet, in a workbook.
    pub sheet: Option<Sheet>,
    /// What it holds, or why that cannot be read.
    pub content: Result<Content>,
}

/// A sheet's name and whether a person who opens the workbook sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Not hidden.
    pub visible: bool,
}

/// The first of what a table holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Content {
    /// Text.
    Text(TextSample),
    /// Cells.
    Rows(SheetSample),
}

/// Samples of a text, as UTF-8.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TextSample {
    /// Name of the encoding that it was in, as in the WHATWG standard.
    pub encoding: String,
    /// Its start, without a byte order mark.
    pub head: Vec<u8>,
    /// Is that all of it?
    pub complete: Complete,
    /// Whole lines from further down.
    pub further: Vec<Vec<u8>>,
    /// Where other encodings are nearly as likely and say something else: the names of all of them, the likeliest first,
    /// each with what it makes of the first line in which they differ.
    pub alternatives: Vec<(String, Vec<u8>)>,
}

/// The first rows of a sheet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SheetSample {
    /// The workbook's format.
    pub format: Format,
    /// Dates that are bare numbers count from 1904.
    pub date_1904: bool,
    /// Numbers and cells of rows that have any.
    pub rows: Vec<(u64, SheetRow)>,
}

/// The text of a table, plain or not: see [`Input::text`].
///
/// # Errors
/// As [`Input::text`].
pub fn each_text(input: &dyn Input, plan: &Plan, each: &mut EachText<'_>) -> Result<()> {
    if !plan.is_plain() {
        return input.text(&plan.packing, plan.encoding.as_deref().unwrap_or_default(), each);
    }
    let (mut text, mut at) = (Utf8::default(), 0);
    while at < input.size() {
        let slice = input.slice(at, SLICE)?;
        if slice.is_empty() {
            break;
        }
        at += slice.len() as u64;
        each(text.push(&slice), at)?;
    }
    Ok(())
}
