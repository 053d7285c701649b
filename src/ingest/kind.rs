//! What kind of file its first bytes say it is: content decides, not the name.

use crate::error::{Code, Error, Result};

/// What the first bytes of a file say of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of some kind.
    Text,
    /// gz
    Gzip,
    /// A zip: a workbook, or files.
    Zip,
    /// An old workbook (OLE).
    Ole,
    /// A web page or XML, which may have tables.
    Markup,
}

/// Tells the kinds of files apart by the first bytes.
///
/// # Errors
/// [`Code::FileEmpty`]; [`Code::NotATable`] for a picture, a PDF and the like, with its kind as what was found.
pub fn kind(head: &[u8]) -> Result<Kind> {
    if head.trim_ascii().is_empty() {
        return Err(Code::FileEmpty.into());
    }
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"%PDF", "PDF"),
        (b"RIFF", "RIFF"),
        (b"\x7fELF", "ELF"),
        (b"MZ\x90", "EXE"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"SQLite format 3", "SQLite"),
        (b"PAR1", "Parquet"),
        (b"{\\rtf", "RTF"),
    ];
    let bare = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |signature: &[u8]| {
        head.starts_with(signature)
            || bare.get(..signature.len()).is_some_and(|start| start.eq_ignore_ascii_case(signature))
    };
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| begins(signature)) {
        return Err(Error::new(Code::NotATable).found(*name));
    }
    const MARKUP: &[&[u8]] =
        &[b"<!DOCTYPE html", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<style", b"<!--[if"];
    if MARKUP.iter().any(|signature| begins(signature)) {
        return Ok(Kind::Markup);
    }
    Ok(match head {
        [0x1f, 0x8b, ..] => Kind::Gzip,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Kind::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Kind::Ole,
        _ => Kind::Text,
    })
}
