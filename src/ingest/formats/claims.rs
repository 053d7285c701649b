//! How many cells an OpenDocument claims, before its reader lays them out.
//!
//! `number-rows-repeated="1048576"` makes a table of a billion cells in a hundred bytes. What counts is the box around
//! the cells that hold something: every spreadsheet repeats an empty last row to the end of the sheet.

use super::packing;
use crate::error::{Code, Error, Result};
use std::io::{Read, Seek};
use std::ops::Range;

/// Most cells of the boxes around all sheets.
const MAX_CELLS: u64 = 8_000_000;

/// The rows of a sheet that are not shown, from the top; 1 is the first.
pub type HiddenRanges = Vec<Range<u64>>;

/// Refuses an OpenDocument that claims too many cells; anything else passes. Returns the hidden rows of each of its sheets.
///
/// # Errors
/// [`Code::SheetTooLarge`] with the number of cells.
pub fn check<R: Read + Seek>(source: R) -> Result<Vec<HiddenRanges>> {
    let mut tags = Tags::default();
    let mut found = Ok(());
    let read = packing::entry(source, "content.xml", |slice| {
        tags.push(slice);
        if tags.claims.cells() > MAX_CELLS {
            let cells = tags.claims.cells().to_string();
            found = Err(Error::new(Code::SheetTooLarge).found(cells).wanted(MAX_CELLS.to_string()));
        }
        Ok(found.is_ok())
    });
    // What is no OpenDocument is another reader's affair, and so is what is damaged.
    let _ = read;
    found.map(|()| tags.claims.hidden)
}

/// Adds up what the tags say.
#[derive(Default)]
struct Claims {
    /// Cells of the sheets before.
    before: u64,
    /// Rows so far, and up to the last that holds something.
    rows: u64,
    used_rows: u64,
    used_columns: u64,
    /// How often the row stands, cells so far in it, and up to the last that holds something.
    repeat: u64,
    columns: u64,
    used: u64,
    /// The hidden rows of each sheet so far, and whether the row is one of them.
    hidden: Vec<HiddenRanges>,
    is_hidden: bool,
}

impl Claims {
    fn cells(&self) -> u64 {
        self.before.saturating_add(self.used_rows.saturating_mul(self.used_columns))
    }

    fn tag(&mut self, tag: &[u8]) {
        let empty = tag.ends_with(b"/");
        let number = |name: &[u8]| attribute(tag, name).unwrap_or(1).max(1);
        if tag.starts_with(b"table:table ") || tag == b"table:table" {
            self.hidden.push(Vec::new());
        } else if tag.starts_with(b"table:table-row") {
            (self.repeat, self.columns, self.used) = (number(b"number-rows-repeated=\""), 0, 0);
            self.is_hidden = [&b"visibility=\"collapse\""[..], b"visibility=\"filter\""]
                .iter()
                .any(|hidden| memchr::memmem::find(tag, hidden).is_some());
            if empty {
                self.end_row();
            }
        } else if tag.starts_with(b"/table:table-row") {
            self.end_row();
        } else if tag.starts_with(b"table:table-cell") || tag.starts_with(b"table:covered-table-cell") {
            self.columns = self.columns.saturating_add(number(b"number-columns-repeated=\""));
            if memchr::memmem::find(tag, b"value").is_some() || memchr::memmem::find(tag, b"formula").is_some() {
                self.used = self.columns;
            }
        } else if tag.starts_with(b"text:p") {
            self.used = self.columns;
        } else if tag.starts_with(b"/table:table") && tag.len() == b"/table:table".len() {
            let (before, hidden) = (self.cells(), std::mem::take(&mut self.hidden));
            *self = Claims { before, hidden, ..Claims::default() };
        }
    }

    fn end_row(&mut self) {
        let above = self.rows;
        self.rows = self.rows.saturating_add(self.repeat);
        if self.used > 0
            && self.is_hidden
            && let Some(sheet) = self.hidden.last_mut()
        {
            sheet.push(above + 1..self.rows.saturating_add(1));
        }
        if self.used > 0 {
            self.used_rows = self.rows;
            self.used_columns = self.used_columns.max(self.used);
        }
        (self.repeat, self.used, self.columns) = (0, 0, 0);
    }
}

/// The number behind an attribute's name.
fn attribute(tag: &[u8], name: &[u8]) -> Option<u64> {
    let rest = &tag[memchr::memmem::find(tag, name)? + name.len()..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

/// Cuts the slices of an XML text into its tags.
#[derive(Default)]
struct Tags {
    /// A tag whose end has not come yet.
    open: Option<Vec<u8>>,
    claims: Claims,
}

impl Tags {
    /// Longer than any tag that matters.
    const LONGEST: usize = 1 << 16;

    fn push(&mut self, slice: &[u8]) {
        let mut rest = slice;
        while !rest.is_empty() {
            match &mut self.open {
                None => match memchr::memchr(b'<', rest) {
                    Some(at) => (self.open, rest) = (Some(Vec::new()), &rest[at + 1..]),
                    None => return,
                },
                Some(tag) => {
                    let end = memchr::memchr(b'>', rest);
                    let part = &rest[..end.unwrap_or(rest.len())];
                    tag.extend_from_slice(&part[..part.len().min(Tags::LONGEST.saturating_sub(tag.len()))]);
                    rest = &rest[end.map_or(rest.len(), |at| at + 1)..];
                    if end.is_some()
                        && let Some(tag) = self.open.take()
                    {
                        self.claims.tag(&tag);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(xml: &str) -> u64 {
        let mut tags = Tags::default();
        xml.as_bytes().chunks(7).for_each(|slice| tags.push(slice));
        tags.claims.cells()
    }

    #[test]
    fn only_cells_that_hold_something_count() {
        let row = "<table:table-row><table:table-cell office:value=\"1\"/><table:table-cell><text:p>x</text:p>\
                   </table:table-cell><table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>";
        let rest = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell/></table:table-row>";
        assert_eq!(cells(&format!("<table:table>{row}{rest}</table:table>")), 2);
        assert_eq!(cells(&format!("<table:table>{row}{rest}{row}</table:table>")), 2 * 1_048_577);
        assert_eq!(cells(&format!("<table:table>{row}</table:table><table:table>{row}{row}</table:table>")), 6);
        let wide = "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell \
                    table:number-columns-repeated=\"16384\" office:value=\"1\"/></table:table-row>";
        assert_eq!(cells(wide), 16_384_000);
    }
}
