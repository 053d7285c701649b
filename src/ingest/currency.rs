//! Which currency an amount is in: by a column, else by the sign beside the digits.

use super::cells::{after, before, folded};
use crate::money::Figure;
use crate::sorting;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Bytes of the longest name, with room for blanks.
const LONGEST: usize = 40;

/// The codes of ISO 4217 in use, and a few that lately were; in order.
const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLF", "CLP", "CNH", "CNY",
    "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP",
    "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
    "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG",
    "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SLL", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW",
    "ZWG",
];

/// Codes that are no words and no usual beginnings of ids: in small letters, or right beside the digits, they still are
/// currencies (`usd5`). Of the others `PEN100` and `ALL12` are ids.
const SURE: &[&str] = &[
    "AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "RMB", "SGD", "TWD", "USD", "kr", "Rs",
    "euro", "euros", "yen",
];

/// Signs and words that may stand before or after an amount, with the code that they mean; the sign itself where several
/// currencies share it.
const SIGNS: &[(&str, &str)] = &[
    ("$", "$"),
    ("US$", "USD"),
    ("U$S", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("S$", "SGD"),
    ("SG$", "SGD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("MX$", "MXN"),
    ("Mex$", "MXN"),
    ("AR$", "ARS"),
    ("CLP$", "CLP"),
    ("COL$", "COP"),
    ("MOP$", "MOP"),
    ("¥", "¥"),
    ("CN¥", "CNY"),
    ("JP¥", "JPY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("E£", "EGP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₫", "VND"),
    ("đ", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("₴", "UAH"),
    ("₸", "KZT"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₵", "GHS"),
    ("GH₵", "GHS"),
    ("₭", "LAK"),
    ("₮", "MNT"),
    ("৳", "BDT"),
    ("؋", "AFN"),
    ("د.إ", "AED"),
    ("ر.س", "SAR"),
    ("ر.ق", "QAR"),
    ("د.ك", "KWD"),
    ("ج.م", "EGP"),
    ("درهم", "AED"),
    ("ریال", "IRR"),
    ("Rs", "Rs"),
    ("Rs.", "Rs"),
    ("RMB", "CNY"),
    ("R", "ZAR"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("Rp.", "IDR"),
    ("S/", "PEN"),
    ("S/.", "PEN"),
    ("Bs", "BOB"),
    ("Bs.", "BOB"),
    ("B/.", "PAB"),
    ("Dh", "AED"),
    ("Dhs", "AED"),
    ("Dhs.", "AED"),
    ("SR", "SAR"),
    ("KSh", "KES"),
    ("KSh.", "KES"),
    ("TSh", "TZS"),
    ("USh", "UGX"),
    ("Tk", "BDT"),
    ("Tk.", "BDT"),
    ("CFA", "CFA"),
    ("FCFA", "CFA"),
    ("F CFA", "CFA"),
    ("Fr.", "CHF"),
    ("SFr.", "CHF"),
    ("sFr", "CHF"),
    ("zł", "PLN"),
    ("zł.", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("Ft.", "HUF"),
    ("lei", "RON"),
    ("лв", "BGN"),
    ("лв.", "BGN"),
    ("руб", "RUB"),
    ("руб.", "RUB"),
    ("грн", "UAH"),
    ("грн.", "UAH"),
    ("TL", "TRY"),
    ("kr", "kr"),
    ("kr.", "kr"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("dollar", "$"),
    ("dollars", "$"),
    ("元", "CNY"),
    ("圆", "CNY"),
    ("块", "CNY"),
    ("块钱", "CNY"),
    ("塊", "TWD"),
    ("圓", "TWD"),
    ("人民币", "CNY"),
    ("人民幣", "CNY"),
    ("台币", "TWD"),
    ("台幣", "TWD"),
    ("臺幣", "TWD"),
    ("新台币", "TWD"),
    ("新台幣", "TWD"),
    ("新臺幣", "TWD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("港元", "HKD"),
    ("港纸", "HKD"),
    ("澳门元", "MOP"),
    ("澳門幣", "MOP"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("英镑", "GBP"),
    ("英鎊", "GBP"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("日圓", "JPY"),
    ("日币", "JPY"),
    ("日幣", "JPY"),
    ("韩元", "KRW"),
    ("韓元", "KRW"),
    ("韩币", "KRW"),
    ("韓圜", "KRW"),
    ("澳元", "AUD"),
    ("澳币", "AUD"),
    ("澳幣", "AUD"),
    ("加元", "CAD"),
    ("加币", "CAD"),
    ("加幣", "CAD"),
    ("新加坡元", "SGD"),
    ("新加坡幣", "SGD"),
    ("新币", "SGD"),
    ("纽元", "NZD"),
    ("瑞士法郎", "CHF"),
    ("瑞郎", "CHF"),
    ("卢布", "RUB"),
    ("卢比", "Rs"),
    ("盧比", "Rs"),
    ("泰铢", "THB"),
    ("泰銖", "THB"),
    ("林吉特", "MYR"),
    ("円", "JPY"),
    ("日本円", "JPY"),
    ("米ドル", "USD"),
    ("ドル", "$"),
    ("ユーロ", "EUR"),
    ("ポンド", "GBP"),
    ("人民元", "CNY"),
    ("ウォン", "KRW"),
    ("원", "KRW"),
    ("달러", "$"),
    ("미국달러", "USD"),
    ("유로", "EUR"),
    ("엔", "JPY"),
    ("엔화", "JPY"),
    ("위안", "CNY"),
    ("파운드", "GBP"),
];

/// Names of currencies in columns of their own, without blanks and hyphens, in small letters.
const NAMES: &[(&str, &str)] = &[
    ("usdollar", "USD"),
    ("usdollars", "USD"),
    ("unitedstatesdollar", "USD"),
    ("amerikanischerdollar", "USD"),
    ("dollaraméricain", "USD"),
    ("dólarestadounidense", "USD"),
    ("dólaramericano", "USD"),
    ("dólareua", "USD"),
    ("dollarostatunitense", "USD"),
    ("dollarousa", "USD"),
    ("amerikaansedollar", "USD"),
    ("dólar", "$"),
    ("dólares", "$"),
    ("dollaro", "$"),
    ("dollari", "$"),
    ("britishpound", "GBP"),
    ("poundsterling", "GBP"),
    ("pfundsterling", "GBP"),
    ("britischespfund", "GBP"),
    ("livresterling", "GBP"),
    ("libraesterlina", "GBP"),
    ("sterlina", "GBP"),
    ("sterlinabritannica", "GBP"),
    ("britsepond", "GBP"),
    ("yen", "JPY"),
    ("japaneseyen", "JPY"),
    ("japanischeryen", "JPY"),
    ("yenjaponais", "JPY"),
    ("yenjaponés", "JPY"),
    ("ienejaponês", "JPY"),
    ("yengiapponese", "JPY"),
    ("japanseyen", "JPY"),
    ("yuan", "CNY"),
    ("chineseyuan", "CNY"),
    ("yuanrenminbi", "CNY"),
    ("renminbi", "CNY"),
    ("renminbiyuan", "CNY"),
    ("indianrupee", "INR"),
    ("swissfranc", "CHF"),
    ("schweizerfranken", "CHF"),
    ("franken", "CHF"),
    ("francsuisse", "CHF"),
    ("francosuizo", "CHF"),
    ("francosuíço", "CHF"),
    ("francosvizzero", "CHF"),
    ("zwitsersefrank", "CHF"),
    ("canadiandollar", "CAD"),
    ("kanadischerdollar", "CAD"),
    ("dollarcanadien", "CAD"),
    ("australiandollar", "AUD"),
    ("hongkongdollar", "HKD"),
    ("singaporedollar", "SGD"),
    ("newtaiwandollar", "TWD"),
    ("koreanwon", "KRW"),
    ("southkoreanwon", "KRW"),
    ("realbrasileiro", "BRL"),
    ("brazilianreal", "BRL"),
    ("reais", "BRL"),
    ("mexicanpeso", "MXN"),
    ("pesomexicano", "MXN"),
    ("argentinepeso", "ARS"),
    ("pesoargentino", "ARS"),
    ("pesochileno", "CLP"),
    ("pesocolombiano", "COP"),
    ("swedishkrona", "SEK"),
    ("schwedischekrone", "SEK"),
    ("norwegiankrone", "NOK"),
    ("norwegischekrone", "NOK"),
    ("danishkrone", "DKK"),
    ("dänischekrone", "DKK"),
    ("polishzloty", "PLN"),
    ("złoty", "PLN"),
    ("czechkoruna", "CZK"),
    ("turkishlira", "TRY"),
    ("southafricanrand", "ZAR"),
    ("rupiah", "IDR"),
    ("ringgit", "MYR"),
    ("dirham", "AED"),
];

/// The code of ISO 4217 that these letters are, in any case.
fn code(letters: &str) -> Option<&'static str> {
    if letters.len() != 3 || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let upper = letters.to_ascii_uppercase();
    CODES.binary_search(&upper.as_str()).ok().map(|at| CODES[at])
}

fn is_sure(sign: &str) -> bool {
    !sign.chars().all(|byte| byte.is_ascii_alphabetic()) || SURE.iter().any(|sure| sure.eq_ignore_ascii_case(sign))
}

/// May a sign of such letters stand right beside this amount? `R1001` and `PEN100` are ids, `R1,001.50` is an amount.
fn may_touch(sign: &str, amount: &str) -> bool {
    is_sure(sign) || amount.contains(['.', ',', '\'']) || !amount.starts_with(|c: char| c.is_ascii_digit())
}

/// Do two neighbours belong to one word? Scripts without blanks between words say nothing.
fn is_one_word(one: Option<char>, other: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{2e80}');
    is_letter(one) && is_letter(other)
}

/// Could two letters be the same in any case, by their first or last bytes? It spares comparing with every sign.
fn may_match(one: Option<&u8>, other: Option<&u8>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one | 0x23 == other | 0x23)
}

/// The currency before an amount, and what follows it.
pub(super) fn leading(text: &str) -> Option<(&'static str, &str)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = |sign: &str, code: &'static str| {
        let rest = after(text, sign)?;
        let stands = !rest.is_empty() && !is_one_word(sign.chars().next_back(), rest.chars().next());
        (stands && may_touch(sign, rest)).then_some((sign.len(), code, rest.trim_start()))
    };
    let coded = text.get(..3).and_then(|letters| found(letters, code(letters)?));
    let signs = SIGNS.iter().filter(|(sign, _)| may_match(sign.as_bytes().first(), text.as_bytes().first()));
    let signs = signs.filter_map(|&(sign, code)| found(sign, code));
    signs.chain(coded).max_by_key(|(length, ..)| *length).map(|(_, code, rest)| (code, rest))
}

/// The currency behind an amount, and what precedes it.
pub(super) fn trailing(text: &str) -> Option<(&'static str, &str)> {
    if text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = |sign: &str, code: &'static str| {
        let rest = before(text, sign)?;
        let stands = !rest.is_empty() && !is_one_word(rest.chars().next_back(), sign.chars().next());
        let touches = rest.ends_with(|c: char| c.is_ascii_digit());
        (stands && (!touches || may_touch(sign, rest))).then_some((sign.len(), code, rest.trim_end()))
    };
    let coded =
        text.len().checked_sub(3).and_then(|at| text.get(at..)).and_then(|letters| found(letters, code(letters)?));
    let signs = SIGNS.iter().filter(|(sign, _)| may_match(sign.as_bytes().last(), text.as_bytes().last()));
    let signs = signs.filter_map(|&(sign, code)| found(sign, code));
    signs.chain(coded).max_by_key(|(length, ..)| *length).map(|(_, code, rest)| (code, rest))
}

/// The currency that an amount carries, as a code where the sign is unambiguous (`€` → `EUR`), else as the sign.
pub fn beside(amount: &str) -> Option<&'static str> {
    let folded = folded(super::cells::bare(amount.as_bytes()))?;
    let edge = |c: char| matches!(c, '(' | ')' | '-' | '+' | '−' | '–') || c.is_whitespace();
    let mut rest = folded.trim_matches(edge);
    let mut found: Option<&'static str> = None;
    // `CNY ¥5` has two; the code says more.
    while let Some((code, inner)) = leading(rest).or_else(|| trailing(rest)) {
        found = found.filter(|known| is_code(known) || !is_code(code)).or(Some(code));
        rest = inner.trim_matches(edge);
    }
    found.filter(|_| rest.contains(|c: char| c.is_ascii_digit()))
}

/// Could there be a sign? Digits at both ends leave no room for one; the usual amount is told by two bytes.
#[inline]
pub fn may_be_beside(amount: &[u8]) -> bool {
    let plain = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+'));
    // A point at the end may be that of a sign: 5 kr.
    !(plain(amount.first()) || amount.first() == Some(&b'.')) || !plain(amount.last())
}

fn is_code(currency: &str) -> bool {
    CODES.binary_search(&currency).is_ok()
}

/// A currency column's cell in one form, without blanks.
fn compact(cell: &str) -> String {
    let folded = folded(super::cells::bare(cell.as_bytes())).unwrap_or(Cow::Borrowed(cell));
    folded.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The currency whose sign, code or name a text is, in [`compact`] form.
fn known(text: &str) -> Option<&'static str> {
    let may_be = |sign: &str| sign.len() == text.len() || !sign.is_ascii();
    let is = |sign: &str| may_be(sign) && after(text, sign).is_some_and(str::is_empty);
    let signs = || SIGNS.iter().find(|(sign, _)| is(sign)).map(|&(_, code)| code);
    let name = || text.to_lowercase().replace('-', "");
    let names = || Some(name()).and_then(|name| NAMES.iter().find(|(known, _)| *known == name)).map(|&(_, code)| code);
    code(text).or_else(signs).or_else(names)
}

/// The currency that a cell of a currency column names: its code where known, else what stands there.
pub fn named(cell: &str) -> String {
    let compact = compact(cell);
    match known(&compact) {
        Some(code) => code.to_owned(),
        None => compact.to_uppercase().chars().take(12).collect(),
    }
}

/// Is a cell a currency and nothing else? Short words that could be anything (`R`, `all`, `Fr`) are none.
pub fn is_one(cell: &str) -> bool {
    let may_be = cell.len() <= LONGEST && !cell.bytes().any(|byte| byte.is_ascii_digit());
    may_be && {
        let compact = compact(cell);
        known(&compact).is_some() && (is_sure(&compact) || is_code(&compact) || compact.len() > 3)
    }
}

/// Signs that several currencies share, with those that they may be.
const SHARED: &[(&str, &[&str])] = &[
    ("¥", &["CNY", "JPY"]),
    ("$", &["USD"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("Rs", &["INR", "PKR", "LKR", "NPR", "MUR", "SCR"]),
    ("CFA", &["XOF", "XAF"]),
];

/// Is it the same currency? A sign that several currencies share is any of them.
pub fn same(one: &str, other: &str) -> bool {
    let is = |sign: &str, code: &str| SHARED.iter().any(|(shared, codes)| *shared == sign && codes.contains(&code));
    one == other || is(one, other) || is(other, one)
}

/// Rows by currency with those of one currency under one name: the code, where one is named.
pub fn merged(mut rows: Vec<CurrencyRows>) -> Vec<CurrencyRows> {
    sorting::by_key(&mut rows, |counted| std::cmp::Reverse((is_code(&counted.currency), counted.rows)));
    let mut merged: Vec<CurrencyRows> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for counted in rows {
        let name = counted.currency.as_str();
        let signs = SHARED.iter().filter(|(_, codes)| codes.contains(&name)).map(|(sign, _)| *sign);
        let codes = SHARED.iter().filter(|(sign, _)| *sign == name).flat_map(|(_, codes)| codes.iter().copied());
        match [name].into_iter().chain(signs).chain(codes).filter_map(|name| places.get(name)).min() {
            Some(place) => {
                let known = &mut merged[*place];
                known.rows += counted.rows;
                known.amount = known.amount.plus(counted.amount).unwrap_or(known.amount);
            }
            None => {
                places.insert(name.to_owned(), merged.len());
                merged.push(counted);
            }
        }
    }
    sorting::by_key(&mut merged, |counted| std::cmp::Reverse(counted.rows));
    merged
}

/// Rows that name one currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencyRows {
    /// Its code, or its sign where that has no single code (`¥`, `$`).
    pub currency: String,
    /// Rows, used or not.
    pub rows: u64,
    /// Sum of their amounts, in this currency.
    pub amount: Figure,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Figure;

    #[test]
    fn signs_name_their_currency() {
        for (text, wanted) in [
            ("¥5", Some("¥")),
            ("￥5", Some("¥")),
            ("5 €", Some("EUR")),
            ("US$5", Some("USD")),
            ("($5)", Some("$")),
            ("usd 5", Some("USD")),
            ("5元", Some("CNY")),
            ("5", None),
            ("Rs. 1,23,456.78", Some("Rs")),
            ("CNY ¥5", Some("CNY")),
            ("¥5 CNY", Some("CNY")),
            ("R 1 234,50", Some("ZAR")),
            ("R1,234.50", Some("ZAR")),
            ("AED 5.00", Some("AED")),
            ("5.00 د.إ", Some("AED")),
            ("12 kr.", Some("kr")),
            ("(1.234,50) €", Some("EUR")),
            ("5 美元", Some("USD")),
            ("HK$5", Some("HKD")),
            ("R1001", None),
            ("abc", None),
            ("€", None),
        ] {
            assert_eq!(beside(text), wanted, "{text:?}");
            assert!(wanted.is_none() || may_be_beside(text.as_bytes()), "{text:?}");
        }
        assert!(!may_be_beside(b"-1234.50"));
    }

    #[test]
    fn cells_name_their_currency() {
        for (text, wanted) in [
            ("人民币", "CNY"),
            ("rmb", "CNY"),
            (" usd ", "USD"),
            ("€", "EUR"),
            ("欧元", "EUR"),
            ("xau", "XAU"),
            ("`CNY", "CNY"),
            ("US-Dollar", "USD"),
            ("Dollar américain", "USD"),
            ("日圓", "JPY"),
            ("Kč", "CZK"),
            ("KČ", "CZK"),
            ("thb", "THB"),
            ("원", "KRW"),
            ("R", "ZAR"),
            ("a name far too long", "ANAMEFARTOOL"),
        ] {
            assert_eq!(named(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn only_what_can_be_nothing_else_is_a_currency() {
        for text in ["EUR", "eur", "€", "kr", "PEN", "人民币", "Yen", "Euro", "THB"] {
            assert!(is_one(text), "{text:?}");
        }
        for text in ["R", "all", "pen", "Fr", "Try", "Top", "", "paid", "EUR 5"] {
            assert!(!is_one(text), "{text:?}");
        }
    }

    #[test]
    fn every_sign_is_found_on_both_sides_in_any_case() {
        for &(sign, code) in SIGNS {
            for sign in [sign.to_owned(), sign.to_uppercase(), sign.to_lowercase()] {
                assert_eq!(leading(&format!("{sign} 5.00")), Some((code, "5.00")), "{sign}");
                assert_eq!(trailing(&format!("5.00 {sign}")), Some((code, "5.00")), "{sign}");
            }
        }
        for &code in CODES {
            assert_eq!(leading(&format!("{code} 5")), Some((code, "5")));
            assert_eq!(trailing(&format!("5 {}", code.to_lowercase())), Some((code, "5")));
        }
    }

    #[test]
    fn codes_are_in_order_and_signs_mean_a_code_or_are_shared() {
        assert!(CODES.is_sorted());
        for (sign, code) in SIGNS.iter().chain(NAMES) {
            assert!(is_code(code) || SHARED.iter().any(|(shared, _)| shared == code), "{sign}");
        }
        for (_, codes) in SHARED {
            assert!(codes.iter().all(|code| is_code(code)));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_currency_or_none(text in "\\PC{0,12}", odd in "[A-Z$€¥Rs./元 0-9-]{0,10}") {
            for text in [text, odd] {
                let _ = (beside(&text), is_one(&text));
                proptest::prop_assert!(named(&text).chars().count() <= 12);
            }
        }
    }

    #[test]
    fn a_shared_sign_is_no_second_currency() {
        let rows = |currency: &str, rows| CurrencyRows { currency: currency.to_owned(), rows, amount: Figure::ZERO };
        let all = merged(vec![rows("¥", 9), rows("CNY", 2), rows("EUR", 5)]);
        let names: Vec<_> = all.iter().map(|counted| (counted.currency.as_str(), counted.rows)).collect();
        assert_eq!(names, [("CNY", 11), ("EUR", 5)]);
    }
}
