//! A browser's `File` as bytes: in slices, one ahead, for plain texts; at any place, synchronously, for all else.

use super::unreadable;
use crate::error::Result;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::io::{self, Read, Seek, SeekFrom};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileReaderSync};

/// Bytes of a text that are read at once.
pub const SLICE: f64 = 4.0 * 1024.0 * 1024.0;
/// Bytes of a workbook that are read at once.
const BLOCK: u64 = 512 * 1024;

/// A part of a file, on its way.
fn request(file: &File, from: f64, to: f64) -> Result<Promise> {
    let part = file.slice_with_f64_and_f64(from, to).map_err(|error| unreadable(&error))?;
    Ok(part.array_buffer().unchecked_into())
}

async fn arrived(promise: Promise) -> Result<Vec<u8>> {
    let buffer = JsFuture::from(promise).await.map_err(|error| unreadable(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file slice by slice; the next one is read while the last is at work.
pub struct Slices<'a> {
    file: &'a File,
    at: f64,
    next: Option<Promise>,
}

impl<'a> Slices<'a> {
    /// From the beginning.
    pub fn new(file: &'a File) -> Slices<'a> {
        Slices { file, at: 0.0, next: None }
    }

    /// The next slice; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let coming = match self.next.take() {
            Some(promise) => promise,
            None => match self.ask()? {
                Some(promise) => promise,
                None => return Ok(None),
            },
        };
        let bytes = arrived(coming).await?;
        self.next = self.ask()?;
        Ok(Some(bytes))
    }

    fn ask(&mut self) -> Result<Option<Promise>> {
        let size = self.file.size();
        if self.at >= size {
            return Ok(None);
        }
        let to = (self.at + SLICE).min(size);
        let promise = request(self.file, self.at, to)?;
        self.at = to;
        Ok(Some(promise))
    }
}

/// What reads synchronously, as only a worker may.
pub fn reader() -> Result<FileReaderSync> {
    FileReaderSync::new().map_err(|error| unreadable(&error))
}

/// At most `length` bytes from an offset.
pub fn read(reader: &FileReaderSync, file: &Blob, at: u64, length: usize) -> std::result::Result<Vec<u8>, JsValue> {
    let part = file.slice_with_f64_and_f64(at as f64, (at + length as u64) as f64)?;
    let buffer: ArrayBuffer = reader.read_as_array_buffer(&part)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file that can be read at any place, for the readers of workbooks and zips, which jump.
pub struct Source {
    file: Blob,
    reader: FileReaderSync,
    size: u64,
    at: u64,
    block: Vec<u8>,
    block_at: u64,
}

impl Source {
    /// Opens the file.
    pub fn new(file: &File) -> Result<Source> {
        let (reader, size) = (reader()?, file.size() as u64);
        Ok(Source { size, file: file.clone().into(), reader, at: 0, block: Vec::new(), block_at: 0 })
    }

    fn fetch(&mut self) -> io::Result<()> {
        let from = self.at - self.at % BLOCK;
        self.block = read(&self.reader, &self.file, from, BLOCK as usize)
            .map_err(|error| io::Error::other(unreadable(&error).found.unwrap_or_default().into_string()))?;
        self.block_at = from;
        Ok(())
    }
}

/// Another place in the same file.
impl Clone for Source {
    fn clone(&self) -> Source {
        let (file, reader) = (self.file.clone(), self.reader.clone());
        Source { file, reader, size: self.size, at: self.at, block: Vec::new(), block_at: 0 }
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || buffer.is_empty() {
            return Ok(0);
        }
        let inside =
            |source: &Source| source.at.checked_sub(source.block_at).filter(|at| *at < source.block.len() as u64);
        if inside(self).is_none() {
            self.fetch()?;
        }
        let from = inside(self).ok_or(io::ErrorKind::UnexpectedEof)? as usize;
        let bytes = &self.block[from..];
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
