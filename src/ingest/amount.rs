//! Amounts as people write them: `¥1,234.50`, `1.234,50 €`, `1'234.50`, `(123.45)`, `123.45-`, `1.2万`, `12%`.
//!
//! [`parse`] follows the decimal mark of its column; [`marks`] says what a number proves about it.

use super::plan::DecimalMark;
use crate::error::Code;
use crate::money::{Figure, MAX_SCALE, pow10};
use unicode_normalization::UnicodeNormalization;

/// Most digits of a number; more is an error of its row.
pub const MAX_DIGITS: usize = 28;

/// What a number proves about the decimal mark of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// It has no separator.
    None,
    /// Only a decimal point makes sense: `12.5`, `1,234.5`, `1,234,567`.
    Point,
    /// Only a decimal comma makes sense: `12,5`, `1.234,5`, `1.234.567`.
    Comma,
    /// One separator before three digits: `1,234` or `1.234`.
    Either,
}

/// Reads an amount from the bytes of a cell.
///
/// # Errors
/// [`Code::AmountMissing`] for an empty cell or a word for nothing (`N/A`, `--`, `null`), [`Code::CellError`] for a
/// spreadsheet error (`#REF!`), [`Code::AmountTooLong`] for more than [`MAX_DIGITS`] digits, [`Code::Undecodable`] for
/// bytes that are no text, [`Code::AmountInvalid`] for the rest.
#[inline]
pub fn parse(cell: &[u8], mark: DecimalMark) -> Result<Figure, Code> {
    match plain(cell, mark) {
        Some(figure) => Ok(figure),
        None => written(std::str::from_utf8(cell).map_err(|_| Code::Undecodable)?, mark),
    }
}

/// The byte of a decimal mark.
fn byte(mark: DecimalMark) -> u8 {
    match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    }
}

/// The usual case, without a string: a sign, up to 18 digits, one decimal mark.
#[inline]
fn plain(cell: &[u8], mark: DecimalMark) -> Option<Figure> {
    let (negative, digits) = match cell {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, cell),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mark = byte(mark);
    let mut units = 0i64;
    let mut point = None;
    for (at, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => units = units * 10 + i64::from(byte - b'0'),
            _ if byte == mark && point.is_none() && at > 0 && at + 1 < digits.len() => point = Some(at),
            _ => return None,
        }
    }
    let scale = point.map_or(0, |at| digits.len() - at - 1) as u8;
    Some(Figure { units: if negative { -units } else { units }.into(), scale })
}

/// The usual case, with what it proves: three decimals alone may be thousands.
#[inline]
pub fn plain_marked(cell: &[u8], mark: DecimalMark) -> Option<(Figure, Marks)> {
    let figure = plain(cell, mark)?;
    let marks = match (figure.scale, mark) {
        (0, _) => Marks::None,
        (3, _) => marks(cell),
        (_, DecimalMark::Point) => Marks::Point,
        (_, DecimalMark::Comma) => Marks::Comma,
    };
    Some((figure, marks))
}

/// Every other way to write an amount.
fn written(text: &str, mark: DecimalMark) -> Result<Figure, Code> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}');
    let folded: String =
        if text.is_ascii() { text.chars().filter(kept).collect() } else { text.nfkc().filter(kept).collect() };
    let mut rest = folded.as_str();
    if rest.is_empty() || is_nothing(rest) {
        return Err(Code::AmountMissing);
    }
    if is_cell_error(rest) {
        return Err(Code::CellError);
    }
    // Accountants write a dash for zero.
    if matches!(rest, "-" | "–" | "—") {
        return Ok(Figure::ZERO);
    }
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (negative, rest) = (true, inner);
    }
    let mut exponent = 0i32;
    // Signs, currencies and units may stand in any order around the digits; each may occur once.
    let (mut signs, mut currencies, mut units) = (0, 0, 0);
    loop {
        let before = rest;
        for minus in ['-', '−', '–'] {
            if let Some(inner) = rest.strip_prefix(minus).or_else(|| rest.strip_suffix(minus)) {
                (negative, rest, signs) = (true, inner, signs + 1);
            }
        }
        if let Some(inner) = rest.strip_prefix('+') {
            (rest, signs) = (inner, signs + 1);
        }
        for (unit, power) in [("万", 4), ("萬", 4), ("亿", 8), ("億", 8), ("千", 3), ("%", -2), ("‰", -3)] {
            if let Some(inner) = rest.strip_suffix(unit) {
                (rest, units, exponent) = (inner, units + 1, exponent + power);
            }
        }
        if let Some(inner) = without_currency(rest) {
            (rest, currencies) = (inner, currencies + 1);
        }
        if rest == before {
            break;
        }
    }
    if signs > 1 || currencies > 2 || units > 1 {
        return Err(Code::AmountInvalid);
    }
    if let Some((digits, power)) = rest.split_once(['e', 'E']) {
        exponent += power.parse::<i8>().map(i32::from).map_err(|_| Code::AmountInvalid)?;
        rest = digits;
    }
    let figure = shift(grouped(rest, mark)?, exponent).ok_or(Code::AmountTooLong)?;
    Ok(if negative { -figure } else { figure })
}

/// Digits with a decimal mark and groups of thousands.
fn grouped(text: &str, mark: DecimalMark) -> Result<Figure, Code> {
    let mark = char::from(byte(mark));
    let (whole, fraction) = match text.rsplit_once(mark) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return Err(Code::AmountInvalid);
    }
    let separator = |c: char| matches!(c, ',' | '.' | '\'' | '’' | '_' | '٬');
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let mut kinds = whole.chars().filter(|&c| separator(c));
    let kind = kinds.next();
    let is_one_kind = kind != Some(mark) && kinds.all(|other| Some(other) == kind);
    // Groups of three; of two in India (12,34,567), where the last has three.
    let width = |group: &&str| group.len();
    let grouped_well = rest.is_empty()
        || (is_one_kind
            && (1..=3).contains(&first.len())
            && (rest.iter().map(width).all(|w| w == 3)
                || (rest.iter().map(width).next_back() == Some(3)
                    && rest.iter().map(width).rev().skip(1).all(|w| w == 2)
                    && first.len() <= 2)));
    if !grouped_well || !whole.chars().all(|c| c.is_ascii_digit() || separator(c)) {
        return Err(Code::AmountInvalid);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars()).collect();
    let significant = digits.trim_start_matches('0').len();
    if significant > MAX_DIGITS || fraction.len() > usize::from(MAX_SCALE) {
        return Err(Code::AmountTooLong);
    }
    let units = if significant == 0 { 0 } else { digits.parse().map_err(|_| Code::AmountTooLong)? };
    Ok(Figure { units, scale: fraction.len() as u8 })
}

/// `figure` × 10^`exponent`, if it still has at most [`MAX_DIGITS`] digits.
fn shift(figure: Figure, exponent: i32) -> Option<Figure> {
    let figure = figure.trimmed();
    let scale = i32::from(figure.scale) - exponent;
    if figure.units == 0 {
        return Some(Figure::ZERO);
    }
    let shifted = if scale >= 0 {
        Figure { units: figure.units, scale: u8::try_from(scale).ok().filter(|&scale| scale <= MAX_SCALE)? }
    } else {
        let factor = u8::try_from(-scale).ok().filter(|&power| power <= MAX_SCALE)?;
        Figure { units: figure.units.checked_mul(pow10(factor))?, scale: 0 }
    };
    (shifted.units.unsigned_abs() < pow10(MAX_DIGITS as u8).unsigned_abs()).then_some(shifted)
}

/// Words for "no value", after NFKC and without blanks.
pub fn is_nothing(text: &str) -> bool {
    ["--", "---", "n/a", "na", "#n/a", "nan", "null", "none", "nil", "无", "空"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// A spreadsheet's error values.
pub fn is_cell_error(text: &str) -> bool {
    ["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Currency signs and codes that may stand before or after an amount, with the code that they mean.
pub(super) const CURRENCIES: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("HKD", "HKD"),
    ("TWD", "TWD"),
    ("CHF", "CHF"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("INR", "INR"),
    ("SGD", "SGD"),
    ("KRW", "KRW"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("¥", "¥"),
    ("$", "$"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("zł", "PLN"),
    ("kr", "kr"),
];

/// The text without one currency at its start or end.
fn without_currency(text: &str) -> Option<&str> {
    CURRENCIES.iter().find_map(|(sign, _)| {
        let ends = |at: usize| text.is_char_boundary(at);
        if ends(sign.len()) && text.len() > sign.len() && text[..sign.len()].eq_ignore_ascii_case(sign) {
            return Some(&text[sign.len()..]);
        }
        let at = text.len().checked_sub(sign.len()).filter(|&at| at > 0 && ends(at))?;
        text[at..].eq_ignore_ascii_case(sign).then(|| &text[..at])
    })
}

/// What a cell proves about the decimal mark of its column.
pub fn marks(cell: &[u8]) -> Marks {
    let mut last: Option<(u8, usize)> = None;
    let (mut points, mut commas, mut leading, mut trailing) = (0u32, 0u32, 0usize, 0usize);
    let mut leading_zero = false;
    for &byte in cell {
        match byte {
            b'0'..=b'9' => {
                if last.is_none() {
                    leading_zero |= leading == 0 && byte == b'0';
                    leading += 1;
                }
                trailing += 1;
            }
            b'.' | b',' => {
                *(if byte == b'.' { &mut points } else { &mut commas }) += 1;
                last = Some((byte, leading));
                trailing = 0;
            }
            b'e' | b'E' => break,
            _ => {}
        }
    }
    let Some((mark, leading)) = last else { return Marks::None };
    let (this, other) = if mark == b'.' { (Marks::Point, Marks::Comma) } else { (Marks::Comma, Marks::Point) };
    match (points > 0, commas > 0, points + commas) {
        // 1.234,5: the last one is the decimal mark, unless it repeats.
        (true, true, _) => {
            let repeats = if mark == b'.' { points > 1 } else { commas > 1 };
            if repeats { other } else { this }
        }
        // 1.234.567: grouping.
        (_, _, 2..) => other,
        _ if trailing != 3 || leading > 3 || leading == 0 || leading_zero => this,
        _ => Marks::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};

    macro_rules! amounts {
        ($($name:ident: $mark:ident $text:literal => $wanted:literal;)+) => {
            $(#[test] fn $name() {
                assert_eq!(parse($text.as_bytes(), $mark).map(|figure| figure.to_string()).as_deref(), Ok($wanted));
            })+
        };
    }

    amounts! {
        plain_point: Point "1234.50" => "1234.5";
        plain_comma: Comma "1234,50" => "1234.5";
        negative: Point "-12.5" => "-12.5";
        yuan_with_groups: Point "¥1,234.50" => "1234.5";
        full_width_yuan: Point "￥１，２３４．５０" => "1234.5";
        euro_behind: Comma "1.234,50 €" => "1234.5";
        blanks_as_groups: Comma "1 234,50" => "1234.5";
        narrow_blank_as_group: Comma "1\u{202f}234,50" => "1234.5";
        swiss_apostrophe: Point "1'234.50" => "1234.5";
        accountants_negative: Point "(123.45)" => "-123.45";
        accountants_negative_dollars: Point "($1,123.45)" => "-1123.45";
        trailing_minus: Point "123.45-" => "-123.45";
        minus_before_currency: Point "-$5.00" => "-5";
        minus_behind_currency: Point "$-5.00" => "-5";
        a_dash_is_zero: Point "-" => "0";
        ten_thousands: Point "1.2万" => "12000";
        hundred_millions: Point "3亿" => "300000000";
        ten_thousand_yuan: Point "1.2万元" => "12000";
        percent: Point "12%" => "0.12";
        scientific: Point "1e5" => "100000";
        scientific_small: Point "1.5E-3" => "0.0015";
        indian_groups: Point "12,34,567.5" => "1234567.5";
        code_before: Point "USD 12.00" => "12";
        code_behind: Comma "12,00 EUR" => "12";
        leading_point: Point ".5" => "0.5";
        trailing_point: Point "5." => "5";
        plus: Point "+7" => "7";
        many_digits: Point "1234567890123456789012345.678" => "1234567890123456789012345.678";
        millions_by_groups: Point "1,234,567" => "1234567";
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, code) in [
            ("", Code::AmountMissing),
            ("  ", Code::AmountMissing),
            ("N/A", Code::AmountMissing),
            ("--", Code::AmountMissing),
            ("#REF!", Code::CellError),
            ("abc", Code::AmountInvalid),
            ("12,5", Code::AmountInvalid),
            ("1,23,4", Code::AmountInvalid),
            ("1.2.3", Code::AmountInvalid),
            ("--5", Code::AmountInvalid),
            ("5 apples", Code::AmountInvalid),
            ("12345678901234567890123456789", Code::AmountTooLong),
            ("1e99", Code::AmountTooLong),
            ("1e999", Code::AmountInvalid),
            (".", Code::AmountInvalid),
            ("$", Code::AmountInvalid),
        ] {
            assert_eq!(parse(text.as_bytes(), Point).err(), Some(code), "{text:?}");
        }
        assert_eq!(parse(b"\xff1", Point), Err(Code::Undecodable));
    }

    #[test]
    fn separators_prove_what_they_can() {
        for (text, wanted) in [
            ("1234", Marks::None),
            ("12.5", Marks::Point),
            ("12,5", Marks::Comma),
            ("1,234.5", Marks::Point),
            ("1.234,5", Marks::Comma),
            ("1,234,567", Marks::Point),
            ("1.234.567", Marks::Comma),
            ("1,234", Marks::Either),
            ("1.234", Marks::Either),
            ("0.123", Marks::Point),
            ("1234.567", Marks::Point),
            (".125", Marks::Point),
            ("€1.234", Marks::Either),
        ] {
            assert_eq!(marks(text.as_bytes()), wanted, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_an_amount_or_a_reason(cell in proptest::collection::vec(proptest::num::u8::ANY, 0..24)) {
            let _ = parse(&cell, Point);
            let _ = marks(&cell);
        }

        #[test]
        fn any_text_is_an_amount_or_a_reason(cell in "[0-9.,'()+%eE万元¥$ -]{0,12}") {
            let _ = parse(cell.as_bytes(), Comma);
        }
    }
}
