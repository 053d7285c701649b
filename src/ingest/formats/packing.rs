//! What tables come packed in: gz, taken in slices, and zip, whose entries are read through a source that can seek.
//!
//! What unpacks has a cap, because a file of a few kilobytes can claim to be a table of terabytes.

use crate::error::{Code, Error, Result};
use crate::ingest::encoding::{Complete, cut};
use crate::ingest::plan::Packing;
use encoding_rs::GB18030;
use flate2::write::MultiGzDecoder;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use zip::ZipArchive;

/// Most bytes of an unpacked text, which is read in passing.
pub const MAX_TEXT: u64 = 8 << 30;
/// Most bytes of a workbook in its unpacked parts, which are held in memory.
pub const MAX_WORKBOOK: u64 = 1 << 29;
/// Packed bytes that are unpacked at once: deflate makes at most a thousandfold of them.
const STEP: usize = 16 * 1024;
/// Bytes that are read at once.
pub const SLICE: usize = 1 << 18;
/// Most entries of a zip that are looked at.
pub const MAX_ENTRIES: usize = 200;

fn broken(error: impl std::fmt::Display) -> Error {
    Error::new(Code::ArchiveBroken).found(error.to_string())
}

pub fn too_large() -> Error {
    Error::new(Code::UnpackedTooLarge)
}

/// Unpacks a gz in slices; members that follow each other are one text.
pub struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    total: u64,
}

impl Default for Gunzip {
    fn default() -> Self {
        Gunzip { decoder: MultiGzDecoder::new(Vec::new()), total: 0 }
    }
}

impl Gunzip {
    /// Takes the next packed slice and calls `each` with what it unpacks to.
    ///
    /// # Errors
    /// [`Code::ArchiveBroken`], [`Code::UnpackedTooLarge`], and what `each` returns.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        for step in bytes.chunks(STEP) {
            self.decoder.write_all(step).map_err(broken)?;
            self.hand_over(&mut each)?;
        }
        Ok(())
    }

    /// Ends the gz.
    ///
    /// # Errors
    /// As [`Gunzip::push`]; [`Code::ArchiveBroken`] where the end is missing.
    pub fn finish(&mut self, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        self.decoder.try_finish().map_err(broken)?;
        self.hand_over(&mut each)
    }

    fn hand_over(&mut self, each: &mut impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let text = self.decoder.get_mut();
        self.total += text.len() as u64;
        if self.total > MAX_TEXT {
            return Err(too_large());
        }
        each(text)?;
        text.clear();
        Ok(())
    }
}

/// A file as it lies there, or what was unpacked from it into memory. One type, so that the readers of zips and workbooks
/// are compiled once.
#[derive(Clone, Debug)]
pub enum Source<R> {
    /// The file.
    File(R),
    /// Unpacked.
    Memory(Cursor<Arc<[u8]>>),
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Source::File(file) => file.read(buffer),
            Source::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl<R: Seek> Seek for Source<R> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Source::File(file) => file.seek(position),
            Source::Memory(bytes) => bytes.seek(position),
        }
    }
}

/// An entry of a zip that may be a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    index: usize,
}

/// What a zip is.
#[derive(Clone, Debug, PartialEq)]
pub enum Contents {
    /// A workbook: xlsx, xlsb and ods are zips.
    Workbook,
    /// Files; folders and what systems add (`__MACOSX`) are left out.
    Files(Vec<Entry>),
}

/// A path as its maker wrote it: Windows in China writes GBK without saying so.
fn path(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(path) => path.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// Looks into a zip.
///
/// # Errors
/// [`Code::ArchiveBroken`]; [`Code::UnpackedTooLarge`] for a workbook whose parts claim too much;
/// [`Code::NotATable`] for a document; [`Code::ArchiveEmpty`].
pub fn contents<R: Read + Seek>(source: R) -> Result<Contents> {
    let mut zip = ZipArchive::new(source).map_err(broken)?;
    let (mut entries, mut claimed) = (Vec::new(), 0u64);
    let (mut workbook, mut document) = (false, None);
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index).map_err(broken)?;
        let path = path(file.name_raw());
        claimed = claimed.saturating_add(file.size());
        workbook |= matches!(path.as_str(), "xl/workbook.xml" | "xl/workbook.bin" | "content.xml");
        match path.as_str() {
            "word/document.xml" => document = Some("Word"),
            "ppt/presentation.xml" => document = Some("PowerPoint"),
            "AndroidManifest.xml" | "META-INF/MANIFEST.MF" => document = Some("ZIP"),
            _ => {}
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let hidden = path.starts_with("__MACOSX/") || name.starts_with('.') || name.is_empty();
        if !hidden && entries.len() < MAX_ENTRIES {
            entries.push(Entry { path, index });
        }
    }
    if workbook {
        return if claimed > MAX_WORKBOOK * 4 { Err(too_large()) } else { Ok(Contents::Workbook) };
    }
    match document {
        Some(kind) => Err(Error::new(Code::NotATable).found(kind)),
        None if entries.is_empty() => Err(Code::ArchiveEmpty.into()),
        None => Ok(Contents::Files(entries)),
    }
}

/// Calls `each` with slices of the text of an entry, until it says that it has enough.
///
/// # Errors
/// [`Code::ArchiveBroken`], [`Code::TableUnknown`], [`Code::UnpackedTooLarge`], and what `each` returns.
pub fn entry<R: Read + Seek>(source: R, wanted: &str, mut each: impl FnMut(&[u8]) -> Result<bool>) -> Result<()> {
    let mut zip = ZipArchive::new(source).map_err(broken)?;
    let find = |zip: &mut ZipArchive<R>| {
        (0..zip.len()).find(|&index| zip.by_index_raw(index).is_ok_and(|file| path(file.name_raw()) == wanted))
    };
    let index = find(&mut zip).ok_or_else(|| Error::new(Code::TableUnknown).found(wanted))?;
    let mut file = zip.by_index(index).map_err(broken)?;
    let (mut buffer, mut total) = (vec![0; SLICE], 0u64);
    loop {
        let read = file.read(&mut buffer).map_err(broken)?;
        total += read as u64;
        if total > MAX_TEXT {
            return Err(too_large());
        }
        if read == 0 || !each(&buffer[..read])? {
            return Ok(());
        }
    }
}

/// The first `limit` bytes of a packed file, and whether that is all of it.
///
/// # Errors
/// As [`Gunzip::push`] and [`entry`].
pub fn head<R: Read + Seek + Clone>(source: &R, packing: &Packing, limit: usize) -> Result<(Vec<u8>, Complete)> {
    let mut head = Vec::new();
    each_slice(source, packing, SLICE, |slice, _| {
        let part = &slice[..slice.len().min(limit + 1 - head.len())];
        if head.capacity() - head.len() < part.len() {
            // Twice as much each time, but not twice the limit.
            let wanted = (head.len() * 2).max(head.len() + part.len()).min(limit + 1);
            head.reserve_exact(wanted - head.len());
        }
        head.extend_from_slice(part);
        Ok(head.len() <= limit)
    })?;
    Ok(cut(head, limit))
}

/// The whole unpacked file in memory, for a workbook; a file that is not packed stays where it is.
///
/// # Errors
/// [`Code::UnpackedTooLarge`] beyond [`MAX_WORKBOOK`]; else as [`head`].
pub fn unpacked<R: Read + Seek + Clone>(source: &Source<R>, packing: &Packing) -> Result<Source<R>> {
    if *packing == Packing::None {
        return Ok(source.clone());
    }
    let (bytes, complete) = head(source, packing, MAX_WORKBOOK as usize)?;
    if complete == Complete::Yes { Ok(Source::Memory(Cursor::new(bytes.into()))) } else { Err(too_large()) }
}

/// Calls `each` with slices of the unpacked text, and how many bytes of the file were read for them (0 in a zip), until
/// it says that it has enough. The file is read `size` bytes at a time.
///
/// # Errors
/// [`Code::Unreadable`], [`Code::ArchiveBroken`], [`Code::TableUnknown`], [`Code::UnpackedTooLarge`], and what `each`
/// returns.
pub fn each_slice<R: Read + Seek + Clone>(
    source: &R,
    packing: &Packing,
    size: usize,
    mut each: impl FnMut(&[u8], u64) -> Result<bool>,
) -> Result<()> {
    let mut gunzip = match packing {
        Packing::Zip { entry: wanted } => return entry(source.clone(), wanted, |slice| each(slice, 0)),
        Packing::Gzip => Some(Gunzip::default()),
        Packing::None => None,
    };
    let mut file = source.clone();
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut buffer = vec![0; size];
    let (mut more, mut at) = (true, 0);
    while more {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        let slice = &buffer[..read];
        at += read as u64;
        let mut pass = |text: &[u8]| {
            // What one slice unpacks to may come in several pieces after `each` has had enough.
            more = more && each(text, at)?;
            Ok(())
        };
        match &mut gunzip {
            Some(gunzip) if read == 0 => gunzip.finish(&mut pass)?,
            Some(gunzip) => gunzip.push(slice, &mut pass)?,
            None => pass(slice)?,
        }
        more &= read > 0;
    }
    Ok(())
}

/// A file that the system does not let us read.
pub fn unreadable(error: io::Error) -> Error {
    let code = if error.kind() == io::ErrorKind::OutOfMemory { Code::OutOfMemory } else { Code::Unreadable };
    Error::new(code).found(error.to_string())
}
