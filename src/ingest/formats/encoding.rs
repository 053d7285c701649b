//! Which encoding a text is in, and its bytes as UTF-8: all of them, and the tables of characters that this takes.

use crate::ingest::encoding::{self, Utf8};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// What a sample of a text shows of its encoding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detected {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Only ASCII was seen: any encoding that contains it would do, UTF-8 is assumed.
    pub only_ascii: bool,
}

/// Fewer bytes beyond ASCII than this are too few for statistics.
const FEW: usize = 40;

/// The encoding of a text, from its first bytes and from further samples: byte order mark, then strict UTF-8, then what
/// the bytes look like in GB18030, Big5, Shift-JIS and the Windows code pages. `None` where the bytes are no text.
pub fn detect(head: &[u8], further: &[&[u8]]) -> Option<Detected> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(Detected { encoding, only_ascii: false });
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return Some(Detected { encoding, only_ascii: false });
    }
    if encoding::has_zeros(head, further) {
        return None;
    }
    let samples = || std::iter::once(&head).chain(further);
    let encoding = if encoding::is_utf8(head, further) { UTF_8 } else { legacy(samples().copied()) };
    Some(Detected { encoding, only_ascii: samples().all(|sample| sample.is_ascii()) })
}

/// The likeliest encoding of text that is no UTF-8.
pub fn legacy<'a>(samples: impl Iterator<Item = &'a [u8]> + Clone) -> &'static Encoding {
    let high = || samples.clone().flatten().filter(|byte| !byte.is_ascii());
    let few = high().take(FEW).count() < FEW;
    let common_chinese = samples.clone().all(is_common_chinese);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    samples.for_each(|sample| {
        detector.feed(sample, false);
    });
    detector.feed(b"\n", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // GBK is the part of GB18030 that statistics know. They mistake short Chinese texts for Japanese, which would hold
    // kana; Korean alone writes its usual syllables with the same bytes as common Chinese.
    let chinese = guess == GBK || (common_chinese && (few || guess != EUC_KR));
    if chinese { GB18030 } else { guess }
}

/// Are all characters beyond ASCII among the 3,755 commonest of Chinese, or its punctuation and full-width forms, as
/// GB 2312 writes them? A few words of a Western language are not.
fn is_common_chinese(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
        match rest[at..] {
            [0xA1 | 0xA3 | 0xB0..=0xD7, 0xA1..=0xFE, ..] => rest = &rest[at + 2..],
            // The end of a sample may cut a character.
            [_] => return true,
            _ => return false,
        }
    }
    true
}

/// Can a person choose this encoding by name?
pub fn by_name(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Latin text in UTF-16 has a zero in nearly every second byte; other text has one in each line end.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let units = || head.chunks_exact(2).take(2048);
    let total = units().count();
    let little = units().filter(|unit| unit[1] == 0 && unit[0] != 0).count();
    let big = units().filter(|unit| unit[0] == 0 && unit[1] != 0).count();
    let (encoding, ascii, wrong) = if little >= big { (UTF_16LE, little, big) } else { (UTF_16BE, big, little) };
    let clean = units().all(|unit| unit != [0, 0]);
    (clean && total >= 4 && wrong * 20 <= ascii && ascii * 20 >= total).then_some(encoding)
}

/// Turns the slices of a file into UTF-8, one after the other.
pub struct Decoder {
    /// `None` passes UTF-8 through.
    decoder: Option<encoding_rs::Decoder>,
    plain: Utf8,
    buffer: Vec<u8>,
}

impl Decoder {
    /// A decoder for the start of a file, which drops a byte order mark.
    pub fn new(encoding: &'static Encoding) -> Decoder {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Decoder { decoder, plain: Utf8::default(), buffer: Vec::new() }
    }

    /// The next slice as UTF-8. What is no text becomes U+FFFD.
    pub fn push<'a>(&'a mut self, bytes: &'a [u8]) -> &'a [u8] {
        let Some(decoder) = &mut self.decoder else {
            return self.plain.push(bytes);
        };
        let wanted = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
        if self.buffer.len() < wanted {
            self.buffer.resize(wanted, 0);
        }
        let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut self.buffer, false);
        &self.buffer[..written]
    }

    /// What is left after the last slice: a cut character.
    pub fn finish(&mut self) -> &[u8] {
        let Some(decoder) = &mut self.decoder else { return &[] };
        self.buffer.resize(self.buffer.len().max(16), 0);
        let (_, _, written, _) = decoder.decode_to_utf8(&[], &mut self.buffer, true);
        &self.buffer[..written]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> Option<&'static str> {
        let name = detect(bytes, &[]).map(|detected| detected.encoding.name());
        assert_eq!(name == Some(encoding::UTF_8), encoding::is_plain(bytes, &[]), "the engine sees it alike");
        name
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(name(b"a,b\n1,2\n"), Some("UTF-8"));
        assert_eq!(name("客户,金额\n张三,12\n".as_bytes()), Some("UTF-8"));
        assert_eq!(name(b"\xef\xbb\xbfa,b\n"), Some("UTF-8"));
        assert_eq!(name(&GB18030.encode("客户,金额\n张三,12\n").0), Some("gb18030"));
        assert_eq!(name(&utf16("customer,amount\nAnn,12\n")), Some("UTF-16LE"));
        assert_eq!(name(&utf16("客户\t金额\n张三\t12\n李四\t13\n")), Some("UTF-16LE"));
        assert_eq!(name(b"\xff\xfea\0"), Some("UTF-16LE"));
        assert_eq!(name(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0"), None);
    }

    #[test]
    fn code_pages_are_told_apart() {
        use encoding_rs::{BIG5, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
        for (encoding, text) in [
            (GB18030, "订单编号,客户编号,下单日期,金额\nA1,张三,2024-05-13,12\nA2,欧阳娜娜,2024-05-14,12\n"),
            (GB18030, "客户,金额\n张三,12\n"),
            (
                BIG5,
                "訂單編號,客戶名稱,下單日期,金額\nA1,陳大文,2024-05-13,12\nA2,黃小明,2024-05-14,13\nA3,臺灣電力公司,2024-05-14,13\n",
            ),
            (SHIFT_JIS, "注文番号,顧客名,注文日,金額\nA1,山田太郎,2024-05-13,12\nA2,スズキ株式会社,2024-05-14,13\n"),
            (
                EUC_KR,
                "주문번호,고객명,주문일자,금액\nA1,김철수,2024-05-13,12\nA2,이영희,2024-05-14,13\nA3,박민수 주식회사,2024-05-14,13\n",
            ),
            (
                WINDOWS_1252,
                "Kunde;Datum;Betrag\nMüller;13.05.2024;12,00\nJürgen Groß;14.05.2024;13,00\nCafé Zoë;14.05.2024;13,00\n",
            ),
            (WINDOWS_1251, "Клиент;Дата;Сумма\nИванов;13.05.2024;12,00\nПетров;14.05.2024;13,00\n"),
        ] {
            assert_eq!(name(&encoding.encode(text).0), Some(encoding.name()), "{text}");
        }
    }

    #[test]
    fn a_cut_character_at_the_end_of_a_sample_is_no_fault() {
        let text = "客户,金额\n张三".as_bytes();
        assert_eq!(name(&text[..text.len() - 1]), Some("UTF-8"));
    }

    #[test]
    fn slices_decode_like_the_whole() {
        let text = "客户,金额\n张三,12\n";
        for encoding in [UTF_8, GB18030, UTF_16LE] {
            let mut bytes = encoding.encode(text).0.into_owned();
            if encoding == UTF_16LE {
                bytes = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            }
            for size in 1..9 {
                let mut decoder = Decoder::new(encoding);
                let mut decoded = Vec::new();
                for slice in bytes.chunks(size) {
                    decoded.extend_from_slice(decoder.push(slice));
                }
                decoded.extend_from_slice(decoder.finish());
                assert_eq!(String::from_utf8(decoded).unwrap(), text);
            }
        }
    }
}
