//! The container of old workbooks, OLE compound files [MS-CFB]: named streams in chained sectors.
//!
//! calamine's reader of it indexes what a damaged file claims, and panics; in the browser that ends everything that is
//! open. Here every offset is asked for, and no chain is longer than the file.

use super::broken;
use super::packing::unreadable;
use crate::error::Result;
use encoding_rs::UTF_16LE;
use std::io::{Read, Seek, SeekFrom};

/// Sector numbers from here on are marks: free, end of chain, the tables themselves.
const MARKS: u32 = 0xFFFF_FFFA;
/// Streams below this size are kept in small sectors, inside the root's stream.
const CUTOFF: u64 = 4096;
const SMALL: usize = 64;
/// Bytes of a directory's entry.
const ENTRY: usize = 128;

/// Two bytes of a table, lowest first.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// Four bytes, lowest first.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// An open container.
pub struct Ole<R> {
    file: R,
    /// Bytes of a sector; the header takes one too.
    sector: usize,
    /// Bytes of the file.
    size: u64,
    /// The sector after each.
    next: Vec<u32>,
    /// Where the table of the small sectors begins.
    small: u32,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<R: Read + Seek> Ole<R> {
    /// Reads the header, the table of sectors and the directory.
    ///
    /// # Errors
    /// [`Code::WorkbookBroken`](crate::Code::WorkbookBroken), [`Code::Unreadable`](crate::Code::Unreadable).
    pub fn open(mut file: R) -> Result<Ole<R>> {
        let size = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        let mut ole = Ole { file, sector: 512, size, next: Vec::new(), small: MARKS, entries: Vec::new() };
        let header = ole.bytes(0, 512)?;
        ole.sector = match u16_at(&header, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(broken("no compound file")),
        };
        let field = |at| u32_at(&header, at).ok_or_else(|| broken("a header that is cut off"));
        let directory = field(48)?;
        ole.small = field(60)?;
        ole.read_table(&header, field(68)?)?;
        let entries = ole.chain(directory, u64::MAX)?;
        ole.entries = entries.chunks_exact(ENTRY).filter_map(|entry| read_entry(entry, ole.sector)).collect();
        Ok(ole)
    }

    /// Is there a stream of this name?
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The first stream of this name.
    ///
    /// # Errors
    /// As [`Ole::open`].
    pub fn stream(&mut self, name: &str) -> Result<Vec<u8>> {
        let named = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let &Entry { start, size, .. } = named.ok_or_else(|| broken("no workbook in it"))?;
        if size >= CUTOFF {
            return self.chain(start, size);
        }
        // The root is the first entry.
        let (root, length) = self.entries.first().map_or((u32::MAX, 0), |root| (root.start, root.size));
        let (pool, next) = (self.chain(root, length)?, self.chain(self.small, u64::MAX)?);
        let (next, mut stream) = (numbers(&next).collect::<Vec<_>>(), Vec::new());
        for sector in follow(&next, start).take((size as usize).div_ceil(SMALL)) {
            let at = sector? as usize * SMALL;
            stream.extend_from_slice(pool.get(at..pool.len().min(at + SMALL)).ok_or_else(cut_off)?);
        }
        Ok(stream)
    }

    /// The table of sectors; which sectors it takes stands in the header and then in sectors of their own.
    fn read_table(&mut self, header: &[u8], mut list: u32) -> Result<()> {
        let sectors = self.size / self.sector as u64;
        let (mut parts, mut lists) = (numbers(header.get(76..).unwrap_or_default()).collect::<Vec<_>>(), 0);
        while list < MARKS {
            let sector = self.sectors(list, 1)?;
            parts.extend(numbers(&sector));
            list = parts.pop().filter(|_| sector.len() == self.sector).ok_or_else(cut_off)?;
            lists += 1;
            if lists > sectors {
                return Err(turns());
            }
        }
        for part in parts.into_iter().filter(|&part| part < MARKS) {
            let sector = self.sectors(part, 1)?;
            self.next.extend(numbers(&sector));
            if self.next.len() as u64 * 4 > self.size + self.sector as u64 {
                return Err(turns());
            }
        }
        Ok(())
    }

    /// The bytes of a chain of sectors, at most `length`; fewer where it is shorter, which is for its reader to say.
    fn chain(&mut self, start: u32, length: u64) -> Result<Vec<u8>> {
        // Sectors that lie one behind the other are read at once.
        let mut runs: Vec<(u32, u64)> = Vec::new();
        let mut wanted = length.div_ceil(self.sector as u64);
        for sector in follow(&self.next, start) {
            if wanted == 0 {
                break;
            }
            let sector = sector?;
            match runs.last_mut() {
                Some((first, count)) if u64::from(*first) + *count == u64::from(sector) => *count += 1,
                _ => runs.push((sector, 1)),
            }
            wanted -= 1;
        }
        let mut bytes = Vec::new();
        for (first, count) in runs {
            bytes.append(&mut self.sectors(first, count)?);
        }
        bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// Sectors one behind the other; fewer bytes where the file ends inside them.
    fn sectors(&mut self, first: u32, count: u64) -> Result<Vec<u8>> {
        let sector = self.sector as u64;
        self.bytes((u64::from(first) + 1) * sector, count * sector)
    }

    fn bytes(&mut self, at: u64, length: u64) -> Result<Vec<u8>> {
        if at >= self.size {
            return Err(cut_off());
        }
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(at)).map_err(unreadable)?;
        self.file.by_ref().take(length).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    }
}

fn cut_off() -> crate::Error {
    broken("cut off")
}

fn turns() -> crate::Error {
    broken("a chain of sectors without an end")
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The sectors of a chain; an error where it turns in a circle or leaves the table.
fn follow(next: &[u32], start: u32) -> impl Iterator<Item = Result<u32>> {
    let (mut at, mut left) = (start, next.len());
    std::iter::from_fn(move || {
        if at >= MARKS {
            return None;
        }
        let sector = at;
        let after = next.get(sector as usize).filter(|_| left > 0);
        left = left.saturating_sub(1);
        at = after.copied().unwrap_or(u32::MAX);
        Some(after.map(|_| sector).ok_or_else(turns))
    })
}

/// A stream or the root; `None` for a folder, and what is free.
fn read_entry(entry: &[u8], sector: usize) -> Option<Entry> {
    let (name, kind) = (entry.get(..64)?, *entry.get(66)?);
    if !matches!(kind, 2 | 5) {
        return None;
    }
    let name = UTF_16LE.decode_without_bom_handling(name).0;
    let name = name.split('\0').next().unwrap_or_default().to_owned();
    // Where sectors are small, the upper half of a size is noise.
    let high = if sector == 512 { 0 } else { u64::from(u32_at(entry, 124)?) << 32 };
    Some(Entry { name, start: u32_at(entry, 116)?, size: high | u64::from(u32_at(entry, 120)?) })
}
