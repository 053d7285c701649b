//! Every file that is no plain UTF-8 text: workbooks, what is packed, other encodings.
//!
//! [`AnyFile`] is the native [`Input`], and what the second WebAssembly is made of. Its libraries are used here and
//! nowhere else, and nothing else of the engine names this module but [`files`](super::files), for native programs: what
//! the browser's engine cannot reach is not in its download.

mod binary;
mod claims;
mod encoding;
mod hidden;
mod letters;
mod markup;
mod ole;
mod packing;
mod struck;
mod workbook;
mod xls;
mod xlsb;

use super::change::Choices;
use super::encoding::{Complete, whole_lines};
use super::input::{Content, EachRow, EachText, Input, Looked, Sheet, SheetSample, TextSample};
use super::inspect::SAMPLE;
use super::kind::{Kind, kind};
use super::plan::Packing;
use super::sample::ROWS;
use crate::error::{Code, Error, Result};
use ::encoding_rs::UTF_8;
use encoding::Decoder;
use packing::{Contents, Source};
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use workbook::Workbook;

/// What is wrong with a workbook.
fn broken(error: impl std::fmt::Display) -> Error {
    Error::new(Code::WorkbookBroken).found(error.to_string())
}

/// A file of any format, over bytes that can be read from any place.
#[derive(Clone, Debug)]
pub struct AnyFile<R> {
    source: Source<R>,
    size: u64,
    slice: usize,
}

impl<R: Read + Seek + Clone> AnyFile<R> {
    /// A file. What it holds is looked at when that is asked for.
    ///
    /// # Errors
    /// [`Code::Unreadable`].
    pub fn new(source: R) -> Result<AnyFile<R>> {
        let size = source.clone().seek(SeekFrom::End(0)).map_err(packing::unreadable)?;
        Ok(AnyFile { source: Source::File(source), size, slice: packing::SLICE })
    }

    /// The same, whose text is read so many bytes at a time.
    pub fn in_slices(self, bytes: usize) -> AnyFile<R> {
        AnyFile { slice: bytes.max(1), ..self }
    }
}

impl<R: Read + Seek + Clone> Input for AnyFile<R> {
    fn size(&self) -> u64 {
        self.size
    }

    fn slice(&self, at: u64, length: usize) -> Result<Vec<u8>> {
        let (mut file, mut slice) = (self.source.clone(), Vec::new());
        file.seek(SeekFrom::Start(at)).map_err(packing::unreadable)?;
        file.take(length as u64).read_to_end(&mut slice).map_err(packing::unreadable)?;
        Ok(slice)
    }

    fn look(&self, choices: &Choices, each: &mut dyn FnMut(Looked)) -> Result<()> {
        let look = Look { file: self, choices };
        let (start, _) = packing::head(&self.source, &Packing::None, SAMPLE)?;
        match kind(&start)? {
            Kind::Text => each(look.text(Packing::None)),
            Kind::Gzip => look.packed(Packing::Gzip, each)?,
            Kind::Ole | Kind::Markup => look.workbook(Packing::None, each)?,
            Kind::Zip => match packing::contents(self.source.clone())? {
                Contents::Workbook => look.workbook(Packing::None, each)?,
                Contents::Files(entries) => entries.into_iter().for_each(|entry| {
                    let chosen = choices.entry.as_ref().is_none_or(|chosen| *chosen == entry.path);
                    let packing = Packing::Zip { entry: entry.path };
                    match look.packed(packing.clone(), each) {
                        // A picture or a readme beside the table is no fault of the file, unless it was asked for.
                        Err(error) if chosen => each(Looked { packing, sheet: None, content: Err(error) }),
                        _ => {}
                    }
                }),
            },
        }
        Ok(())
    }

    fn text(&self, packing: &Packing, encoding: &str, each: &mut EachText<'_>) -> Result<()> {
        let mut decoder = Decoder::new(encoding::by_name(encoding).unwrap_or(UTF_8));
        packing::each_slice(&self.source, packing, self.slice, |slice, at| {
            each(decoder.push(slice), at)?;
            Ok(true)
        })?;
        let left = decoder.finish();
        if left.is_empty() { Ok(()) } else { each(left, self.size) }
    }

    fn rows(&self, packing: &Packing, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let mut workbook = self.opened(packing)?;
        if !workbook.sheets().iter().any(|known| known.name == sheet) {
            return Err(Error::new(Code::TableUnknown).found(sheet));
        }
        workbook.rows(sheet, each).map_err(|error| error.in_sheet(Some(sheet)))
    }

    fn legacy(&self, bytes: &[u8]) -> Result<String> {
        Ok(legacy(bytes))
    }
}

/// The name of the likeliest encoding of bytes that are no UTF-8.
pub fn legacy(bytes: &[u8]) -> String {
    encoding::legacy(std::iter::once(bytes)).encoding.name().to_owned()
}

impl<R: Read + Seek + Clone> AnyFile<R> {
    fn opened(&self, packing: &Packing) -> Result<Workbook<Source<R>>> {
        Workbook::open(packing::unpacked(&self.source, packing)?)
    }
}

/// One look: what all of its steps know.
struct Look<'a, R> {
    file: &'a AnyFile<R>,
    choices: &'a Choices,
}

impl<R: Read + Seek + Clone> Look<'_, R> {
    /// What a gz or an entry of a zip holds.
    fn packed(&self, packing: Packing, each: &mut dyn FnMut(Looked)) -> Result<()> {
        let (start, _) = packing::head(&self.file.source, &packing, SAMPLE)?;
        match kind(&start)? {
            Kind::Text => each(self.text(packing)),
            Kind::Ole | Kind::Markup => self.workbook(packing, each)?,
            Kind::Zip => match packing::contents(packing::unpacked(&self.file.source, &packing)?)? {
                Contents::Workbook => self.workbook(packing, each)?,
                Contents::Files(_) => return Err(Error::new(Code::NotATable).found("ZIP")),
            },
            Kind::Gzip => return Err(Error::new(Code::NotATable).found("gzip")),
        }
        Ok(())
    }

    fn text(&self, packing: Packing) -> Looked {
        let content = self.samples(&packing).map(Content::Text);
        Looked { packing, sheet: None, content }
    }

    fn samples(&self, packing: &Packing) -> Result<TextSample> {
        let (head, complete) = packing::head(&self.file.source, packing, SAMPLE)?;
        // What is packed can only be read from its start.
        let further = match (packing, complete) {
            (Packing::None, Complete::No) => super::inspect::further(self.file)?,
            _ => Vec::new(),
        };
        let samples: Vec<&[u8]> = further.iter().map(Vec::as_slice).collect();
        let (encoding, others) = match self.choices.encoding.as_deref().and_then(encoding::by_name) {
            Some(chosen) => (chosen, Vec::new()),
            None => {
                let found = encoding::detect(&head, &samples).ok_or(Code::NotATable)?;
                (found.encoding, found.alternatives)
            }
        };
        let alternatives =
            others.into_iter().map(|(encoding, line)| (encoding.name().to_owned(), line.into_bytes())).collect();
        let mut decoder = Decoder::new(encoding);
        let mut text = decoder.push(&head).to_vec();
        if complete == Complete::Yes {
            text.extend_from_slice(decoder.finish());
        }
        let decoded = |sample: &&[u8]| Decoder::new(encoding).push(whole_lines(sample)).to_vec();
        let further = samples.iter().map(decoded).collect();
        Ok(TextSample { encoding: encoding.name().to_owned(), head: text, complete, further, alternatives })
    }

    /// The sheets of a workbook.
    fn workbook(&self, packing: Packing, each: &mut dyn FnMut(Looked)) -> Result<()> {
        let mut workbook = self.file.opened(&packing)?;
        let sheets = workbook.sheets();
        if sheets.is_empty() {
            return Err(Code::WorkbookEmpty.into());
        }
        for sheet in sheets {
            let content = first_rows(&mut workbook, &sheet).map(Content::Rows);
            each(Looked { packing: packing.clone(), sheet: Some(sheet), content });
        }
        Ok(())
    }
}

fn first_rows<R: Read + Seek + Clone>(workbook: &mut Workbook<R>, sheet: &Sheet) -> Result<SheetSample> {
    let mut rows = Vec::new();
    workbook.rows(&sheet.name, &mut |number, row| {
        rows.push((number, row.clone()));
        Ok(if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(SheetSample { format: workbook.format(), date_1904: workbook.is_1904(), rows })
}
