//! Plain text: UTF-8, as strictly as it is worth being. Every other encoding is the affair of
//! [`formats`](super::formats).

use serde::{Deserialize, Serialize};

/// The name of the one encoding that the engine reads itself.
pub const UTF_8: &str = "UTF-8";

/// The byte order mark of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// Do samples of a file, its first bytes and some from further down, show text in UTF-8? Else it is in another encoding,
/// or no text.
pub fn is_plain(head: &[u8], further: &[&[u8]]) -> bool {
    if head.starts_with(MARK) {
        return true;
    }
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    !is_utf16 && !has_zeros(head, further) && is_utf8(head, further)
}

/// Is a name that somebody chose, or a plan has, that of UTF-8?
pub fn is_utf8_name(name: &str) -> bool {
    let name = name.trim();
    name.eq_ignore_ascii_case(UTF_8) || name.eq_ignore_ascii_case("utf8")
}

/// Zero bytes are in no text, but for UTF-16.
pub fn has_zeros(head: &[u8], further: &[&[u8]]) -> bool {
    std::iter::once(&head).chain(further).any(|sample| memchr::memchr(0, sample).is_some())
}

/// Are the samples UTF-8, strictly or but for a few broken bytes?
pub fn is_utf8(head: &[u8], further: &[&[u8]]) -> bool {
    // The head begins at a line's start; a sample from further down begins anywhere.
    (is_strict(head) && further.iter().all(|sample| is_strict(whole_lines(sample))))
        || std::iter::once(&head).chain(further).map(|sample| mostly(sample)).sum::<i64>() > 0
}

/// Strict UTF-8, but for a character that the sample's end cuts.
fn is_strict(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// Lines beyond ASCII that are UTF-8, twice, less those that are not: a few broken bytes are set aside with their rows and
/// do not make a file of another encoding, in which hardly a line would be UTF-8 by chance.
fn mostly(sample: &[u8]) -> i64 {
    let lines = sample.split(|&byte| byte == b'\n').filter(|line| !line.is_ascii());
    lines.map(|line| if std::str::from_utf8(line).is_ok() { 2 } else { -1 }).sum()
}

/// A sample from the middle of a file begins and ends somewhere: only the lines that are whole can be judged.
pub fn whole_lines(sample: &[u8]) -> &[u8] {
    match (memchr::memchr(b'\n', sample), memchr::memrchr(b'\n', sample)) {
        (Some(first), Some(last)) if first < last => &sample[first + 1..last],
        _ => sample,
    }
}

/// Passes the slices of a text in UTF-8 on, but for its byte order mark. What is no UTF-8 in it is found where a field is
/// used.
#[derive(Default)]
pub struct Utf8 {
    is_begun: bool,
}

impl Utf8 {
    /// The next slice.
    pub fn push<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        bytes.strip_prefix(MARK).filter(|_| is_first).unwrap_or(bytes)
    }

    /// For text that has no mark any more.
    pub fn begun() -> Utf8 {
        Utf8 { is_begun: true }
    }
}

/// The first `limit` bytes of what was read, and whether that is all of it.
pub fn cut(mut head: Vec<u8>, limit: usize) -> (Vec<u8>, Complete) {
    let complete = if head.len() <= limit { Complete::Yes } else { Complete::No };
    head.truncate(limit);
    (head, complete)
}

/// Does a sample hold the whole text?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Complete {
    /// It does.
    Yes,
    /// There is more.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf8_is_plain() {
        for (bytes, wanted) in [
            (&b"a,b\n1,2\n"[..], true),
            ("客户,金额\n张三,12\n".as_bytes(), true),
            (&"客户,金额\n张三".as_bytes()[..14], true),
            (b"\xef\xbb\xbfa,b\n", true),
            ("客户,金额\n张三,12\n李四,\u{7}\n".as_bytes(), true),
            (b"\xff\xfea\0", false),
            (b"a\0,\0b\0\n\0", false),
            (b"zero \0 in it", false),
            (b"\xbf\xcd\xbb\xa7,\xbd\xf0\xb6\xee\n", false),
        ] {
            assert_eq!(is_plain(bytes, &[]), wanted, "{bytes:?}");
        }
        assert!(!is_plain(b"a,b\n", &[b"x\ny,\xbf\xcd\nz"]));
        assert!(is_utf8_name("utf8") && is_utf8_name("UTF-8") && !is_utf8_name("gbk"));
    }

    #[test]
    fn the_mark_goes_only_from_the_start() {
        let mut text = Utf8::default();
        assert_eq!(text.push(b"\xef\xbb\xbfa"), b"a");
        assert_eq!(text.push(b"\xef\xbb\xbfb"), b"\xef\xbb\xbfb");
        assert_eq!(Utf8::begun().push(b"\xef\xbb\xbfb"), b"\xef\xbb\xbfb");
    }
}
