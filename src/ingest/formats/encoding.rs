//! Which encoding a text is in, and its bytes as UTF-8: all of them, and the tables of characters that this takes.

use super::letters::{CANDIDATES, Candidate};
use crate::ingest::encoding::{self, Utf8};
use crate::ingest::words;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::collections::{BTreeSet, HashSet};

/// What a sample of a text shows of its encoding.
pub struct Detected {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Where others are nearly as likely and say something else: each with the first line in which they differ, the
    /// likeliest first.
    pub alternatives: Vec<(&'static Encoding, String)>,
}

impl Detected {
    fn sure(encoding: &'static Encoding) -> Option<Detected> {
        Some(Detected { encoding, alternatives: Vec::new() })
    }
}

/// Lines and cells that are looked at.
const LINES: usize = 2000;
const CELLS: usize = 400;
/// What a cell costs that is a known header, whatever its letters are.
const KNOWN: f64 = 5.0;
/// A reading that costs no more than this beyond the cheapest is as good: e to this power is how much less likely it is.
const NEAR: f64 = 4.0;

/// The encoding of a text, from its first bytes and from further samples: byte order mark, then strict UTF-8, then what
/// the bytes look like in GB18030, Big5, Shift-JIS and the Windows code pages. `None` where the bytes are no text.
pub fn detect(head: &[u8], further: &[&[u8]]) -> Option<Detected> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Detected::sure(encoding);
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return Detected::sure(encoding);
    }
    if encoding::has_zeros(head, further) {
        return None;
    }
    if encoding::is_utf8(head, further) {
        return Detected::sure(UTF_8);
    }
    Some(legacy(std::iter::once(&head).chain(further).copied()))
}

/// The likeliest encoding of text that is no UTF-8: the one in which its cells are known headers, or letters of one
/// language.
pub fn legacy<'a>(samples: impl Iterator<Item = &'a [u8]>) -> Detected {
    let mut lines: Vec<&[u8]> = Vec::new();
    for sample in samples {
        let sample = if lines.is_empty() { sample } else { encoding::whole_lines(sample) };
        let foreign = sample.split(|byte| b"\r\n".contains(byte)).filter(|line| !line.is_ascii());
        lines.extend(foreign.take(LINES - lines.len()));
    }
    let mut found: Vec<(f64, &'static Encoding)> =
        CANDIDATES.iter().map(|candidate| (cost(candidate, &lines), candidate.encoding)).collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (least, best) = found[0];
    let decoded = |encoding: &'static Encoding, line: &[u8]| encoding.decode_without_bom_handling(line).0.into_owned();
    let (mut alternatives, mut seen) = (Vec::new(), HashSet::new());
    for (_, other) in found[1..].iter().take_while(|(cost, _)| *cost <= least + NEAR) {
        let Some(line) = lines.iter().find(|line| decoded(best, line) != decoded(other, line)) else { continue };
        if alternatives.is_empty() {
            alternatives.push((best, decoded(best, line)));
        }
        if seen.insert(decoded(other, line)) {
            alternatives.push((*other, decoded(other, line)));
        }
    }
    Detected { encoding: best, alternatives }
}

/// What lines cost in an encoding: each different cell once.
fn cost(candidate: &Candidate, lines: &[&[u8]]) -> f64 {
    let mut cells = BTreeSet::new();
    for line in lines {
        let text = candidate.encoding.decode_without_bom_handling(line).0;
        let foreign = text.split([',', ';', '\t', '|', '"']).map(str::trim).filter(|cell| !cell.is_ascii());
        cells.extend(foreign.map(str::to_owned).take(CELLS.saturating_sub(cells.len())));
    }
    let most = |cell: &str| if is_header(cell) { KNOWN } else { f64::INFINITY };
    let cells: Vec<(&str, f64)> = cells.iter().map(|cell| (cell.as_str(), most(cell))).collect();
    candidate.cost(cells.iter().copied())
}

/// Is a cell a header that is known? Signs in it would be passed over, and make one of what is none.
fn is_header(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii() || c.is_alphabetic() || matches!(c, '（' | '）' | '：')) && words::is_header(cell)
}

/// Can a person choose this encoding by name?
pub fn by_name(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Text in UTF-16 has a zero in every character of ASCII, line ends among them, and no other text has one.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let (units, _) = head.as_chunks::<2>();
    let units = &units[..units.len().min(4096)];
    let usual = |decode: fn([u8; 2]) -> u16| units.iter().filter(|unit| is_usual(decode(**unit))).count();
    let ascii = |decode: fn([u8; 2]) -> u16| units.iter().filter(|unit| decode(**unit) < 0x80).count();
    let little = (usual(u16::from_le_bytes), ascii(u16::from_le_bytes));
    let big = (usual(u16::from_be_bytes), ascii(u16::from_be_bytes));
    let (encoding, (usual, ascii)) = if little >= big { (UTF_16LE, little) } else { (UTF_16BE, big) };
    let clean = !units.contains(&[0, 0]);
    (clean && ascii > 0 && units.len() >= 4 && usual * 20 >= units.len() * 19).then_some(encoding)
}

/// Characters of tables: line ends, printable ASCII, the letters of Europe, those of East Asia.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x6FF | 0xE00..=0xE7F | 0x2010..=0x2122
        | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF9F)
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
    use encoding_rs::GB18030;

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

    /// A euro sign alone is no capital of another code page.
    #[test]
    fn a_sign_of_money_alone_tells() {
        let text = encoding_rs::WINDOWS_1252.encode("Tessera;Speso €;Buoni €\n0412;1.670,42;40,00\n").0;
        assert_eq!(name(&text), Some("windows-1252"));
    }

    #[test]
    fn code_pages_are_told_apart() {
        use encoding_rs::{BIG5, EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
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

    /// Headers of tables of orders, and names, in several languages.
    const TABLES: [(&str, &str, &[&str]); 16] = [
        (
            "zh-CN",
            "客户编号,客户名称,订单编号,订单日期,销售额,利润",
            &["王小明", "欧阳娜娜", "上海贸易有限公司", "李四", "刘洋"],
        ),
        ("zh-CN 2", "交易时间,商品名称,数量,收/支,实付金额", &["张三", "陈静", "京东", "赵敏", "周杰"]),
        (
            "zh-TW",
            "客戶編號,客戶名稱,訂單編號,訂單日期,銷售額,利潤",
            &["陳大文", "黃小明", "臺灣電力公司", "林美玲", "吳志豪"],
        ),
        ("ja", "注文番号,顧客名,注文日,金額,利益", &["山田太郎", "鈴木一郎", "スズキ株式会社", "佐藤花子", "高橋健"]),
        (
            "ja 2",
            "得意先コード,得意先名,売上日,売上金額,粗利",
            &["トヨタ自動車", "田中商店", "伊藤", "渡辺美香", "小林"],
        ),
        ("ko", "주문번호,고객명,주문일자,판매금액,이익", &["김철수", "이영희", "박민수 주식회사", "최지우", "정우성"]),
        ("de", "Kundennr;Käufer;Rechnungsdatum;Erlös;Größe", &["Müller", "Jürgen Groß", "Weiß", "Löwe", "Bäcker"]),
        (
            "fr",
            "N° client;Société;Date de création;Quantité;Montant payé",
            &["Hélène", "François", "Benoît", "Zoë", "Lefèvre"],
        ),
        (
            "es",
            "Nº pedido;Razón social;Fecha de emisión;Descripción;Año",
            &["Muñoz", "García", "Peña", "Ramón", "Núñez"],
        ),
        (
            "pt",
            "Nº do pedido;Descrição;Emissão;Preço unitário;Situação",
            &["João", "Conceição", "Magalhães", "Antônio", "Simões"],
        ),
        ("it", "Quantità;Città;Società;Attività;Qualità", &["Niccolò", "Nardò", "Forlì", "Cantù", "Mosè"]),
        ("sv", "Kundnummer;Försäljning;Köpare;Beställningsår", &["Åsa", "Björn", "Göran", "Märta", "Sjöberg"]),
        (
            "pl",
            "Numer zamówienia;Data sprzedaży;Wartość;Ilość;Należność",
            &["Łukasz", "Wójcik", "Woźniak", "Dąbrowski", "Zieliński"],
        ),
        (
            "cs",
            "Číslo objednávky;Zákazník;Částka;Množství;Měna",
            &["Dvořák", "Černý", "Procházka", "Kučera", "Růžička"],
        ),
        ("tr", "Müşteri;Sipariş tarihi;Ürün;Satış tutarı;İndirim", &["Yılmaz", "Şahin", "Çelik", "Öztürk", "Aydın"]),
        ("ru", "Клиент;Дата заказа;Сумма;Прибыль;Товар", &["Иванов", "Петров", "ООО Ромашка", "Кузнецова", "Смирнов"]),
    ];

    fn encodings() -> impl Iterator<Item = &'static Encoding> {
        CANDIDATES.iter().map(|candidate| candidate.encoding)
    }

    /// What is read instead of a text, in every encoding that can write it; and how many there are.
    fn misread(text: &str) -> (Vec<String>, usize) {
        let (mut wrong, mut tried) = (Vec::new(), 0);
        for encoding in encodings() {
            let (bytes, _, unmappable) = encoding.encode(text);
            if unmappable || std::str::from_utf8(&bytes).is_ok() {
                continue;
            }
            tried += 1;
            let Some(found) = detect(&bytes, &[]) else { continue };
            let read = found.encoding.decode_without_bom_handling(&bytes).0;
            if read != text {
                let first = read.lines().find(|line| !line.is_ascii()).unwrap_or_default().to_owned();
                wrong.push(format!("{} as {}: {first}", encoding.name(), found.encoding.name()));
            }
        }
        (wrong, tried)
    }

    #[test]
    fn a_header_alone_tells_the_encoding() {
        let mut all = Vec::new();
        for (language, header, _) in TABLES {
            let separator = if header.contains(';') { ";" } else { "," };
            let row = |row: usize| {
                let cells = header.split(separator).enumerate().map(|(at, _)| format!("{}", row * 10 + at));
                cells.collect::<Vec<_>>().join(separator)
            };
            let text = format!("{header}\n{}\n", (1..40).map(row).collect::<Vec<_>>().join("\n"));
            let (wrong, tried) = misread(&text);
            assert!(tried > 0, "{language}");
            all.extend(wrong.into_iter().map(|wrong| format!("{language}: {wrong}")));
        }
        assert!(all.is_empty(), "{all:#?}");
    }

    #[test]
    fn five_names_tell_the_encoding() {
        let mut all = Vec::new();
        for (language, _, names) in TABLES {
            let rows = names.iter().enumerate().map(|(at, name)| format!("{at},{name},2024-05-1{at},{at}.50\n"));
            let text = format!("order,customer,date,amount\n{}", rows.collect::<String>());
            all.extend(misread(&text).0.into_iter().map(|wrong| format!("{language}: {wrong}")));
        }
        assert!(all.is_empty(), "{all:#?}");
    }

    #[test]
    fn where_two_readings_remain_both_are_shown() {
        // One letter: ø in the West, ř in the middle of Europe.
        let found = detect(b"kunde,betrag\nJ\xf8,5\n", &[]).unwrap();
        assert!(found.alternatives.len() > 1, "{:?}", found.alternatives);
        assert_eq!(found.alternatives[0], (found.encoding, "J\u{f8},5".into()));
        assert!(found.alternatives.iter().any(|(_, line)| line == "J\u{159},5"), "{:?}", found.alternatives);
        let sure = GB18030.encode("客户编号,销售额,利润\n1,2,3\n").0;
        assert!(detect(&sure, &[]).unwrap().alternatives.is_empty());
    }

    #[test]
    fn text_in_utf16_needs_no_mark() {
        for text in
            ["客户\t金额\r\n张三\t十二\r\n李四\t十三\r\n", "customer,amount\nAnn,12\n", "Клиент;Сумма\nИванов;5\n"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((name(&little), name(&big)), (Some("UTF-16LE"), Some("UTF-16BE")), "{text}");
            assert_eq!(name(&[b"\xfe\xff", big.as_slice()].concat()), Some("UTF-16BE"));
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
