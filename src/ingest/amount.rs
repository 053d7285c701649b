//! Amounts as people write them: `¥1,234.50`, `1.234,50 €`, `1'234.50`, `(123.45)`, `123.45-`, `1.2万`, `12%`, `3.4M`,
//! `Rs. 1,23,456.78`, `١٬٢٣٤٫٥٠`, `12,-`, `120.00 Cr`.
//!
//! [`parse`] follows the decimal mark of its column; [`marks`] says what a number proves about it.

use super::cells::{bare, before, folded};
use super::currency;
use crate::error::Code;
use crate::money::{Figure, MAX_SCALE, pow10};
use crate::settings::choices;
use serde::{Deserialize, Serialize};

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

/// The side of an account that an amount names behind its digits: `120.00 Cr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `Dr`, `D`, `S` (Soll), `借`.
    Debit,
    /// `Cr`, `C`, `H` (Haben), `贷`.
    Credit,
}

/// Reads an amount from the bytes of a cell. What stands below a billionth and has more decimals than any currency is a
/// residue of binary arithmetic, so 0; a double's 16 or 17 digits are rounded to the 15 that a spreadsheet shows.
///
/// # Errors
/// [`Code::AmountMissing`] for an empty cell or a word for nothing (`N/A`, `--`, `null`), [`Code::CellError`] for a
/// spreadsheet error (`#REF!`), [`Code::AmountTooLong`] for more than [`MAX_DIGITS`] digits, [`Code::Undecodable`] for
/// bytes that are no text, [`Code::AmountInvalid`] for the rest.
#[inline]
pub fn parse(cell: &[u8], mark: DecimalMark) -> Result<Figure, Code> {
    match plain(cell, mark) {
        Some(figure) => Ok(figure),
        None => written(bare(cell), mark),
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
        (3, _) => separators(cell),
        (_, DecimalMark::Point) => Marks::Point,
        (_, DecimalMark::Comma) => Marks::Comma,
    };
    Some((figure, marks))
}

/// Every other way to write an amount.
fn written(cell: &[u8], mark: DecimalMark) -> Result<Figure, Code> {
    if let Some(figure) = plain(cell, mark) {
        return Ok(figure);
    }
    let folded = folded(cell).ok_or(Code::Undecodable)?;
    let text = folded.trim();
    if text.is_empty() || is_nothing(text) {
        return Err(Code::AmountMissing);
    }
    if is_cell_error(text) {
        return Err(Code::CellError);
    }
    // Accountants write a dash for zero, with or without the currency.
    let bare = currency::leading(text).or_else(|| currency::trailing(text)).map_or(text, |(_, rest)| rest.trim());
    if DASHES.iter().any(|&dash| bare.chars().eq([dash])) {
        return Ok(Figure::ZERO);
    }
    if let Some(tenths) = text.strip_suffix('折') {
        return without_tenths(tenths.trim()).ok_or(Code::AmountInvalid);
    }
    let Number { digits, negative, exponent, is_scientific } = taken_apart(text).ok_or(Code::AmountInvalid)?;
    let figure = grouped(digits, mark)?;
    let figure = match is_residue(figure, exponent, is_scientific) {
        true => Figure::ZERO,
        false => without_noise(shift(figure, exponent).ok_or(Code::AmountTooLong)?),
    };
    Ok(if negative { -figure } else { figure })
}

/// A discount as Chinese shops write it, by the tenths that are paid (9折, 8.5折, 85折), as the share that is taken off.
fn without_tenths(tenths: &str) -> Option<Figure> {
    let (whole, parts) = tenths.split_once('.').unwrap_or((tenths, ""));
    let digits = [whole, parts].concat();
    let places = match (whole.len(), parts.len()) {
        (1, 0..=3) => digits.len(),
        (2, 0) => 2,
        _ => return None,
    };
    let paid: i128 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(Figure { units: 10_i128.pow(places as u32) - paid, scale: places as u8 })
}

/// An amount without its signs, currencies and units.
struct Number<'a> {
    digits: &'a str,
    negative: bool,
    exponent: i32,
    is_scientific: bool,
}

/// A minus in Dutch books.
const STRUCK_MINUS: &str = "-/-";
/// A minus in Japanese and Korean books.
const TRIANGLES: [char; 2] = ['△', '▲'];
/// What may stand for a minus or, alone, for zero.
const DASHES: [char; 5] = ['-', '−', '–', '—', '\u{2010}'];

/// Units behind the digits and their powers of ten; longer ones before those that they end with.
const UNITS: [(&str, i32); 18] = [
    ("百万", 6),
    ("百萬", 6),
    ("千万", 7),
    ("千萬", 7),
    ("百만", 6),
    ("백만", 6),
    ("천만", 7),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("亿", 8),
    ("億", 8),
    ("억", 8),
    ("千", 3),
    ("천", 3),
    ("%", -2),
    ("‰", -3),
    ("٪", -2),
];

/// Units in Latin letters, which are only read behind a digit; those of one letter right behind it, since `5 M` may be a size.
const LETTERS: [(&str, i32); 11] = [
    ("mio.", 6),
    ("mio", 6),
    ("mln", 6),
    ("mrd.", 9),
    ("mrd", 9),
    ("tsd.", 3),
    ("tsd", 3),
    ("bn", 9),
    ("lakh", 5),
    ("k", 3),
    ("m", 6),
];

/// Takes signs, currencies and units off, which may stand in any order around the digits; each may occur once. `None` for
/// what is no amount.
fn taken_apart(text: &str) -> Option<Number<'_>> {
    let mut rest = without_side(text).map_or(text, |(_, rest)| rest);
    let (mut negative, mut exponent) = (false, 0);
    let (mut wraps, mut signs, mut currencies, mut units) = (0, 0, 0, 0);
    // ¥12,800- on a Japanese bill: the dash closes the amount, so that nobody adds a digit.
    let is_sign = |c: char| c.is_whitespace() || DASHES.contains(&c) || TRIANGLES.contains(&c);
    if rest.trim_start_matches(is_sign).starts_with(['¥', '￥']) {
        rest = rest.trim_end();
        rest = rest.strip_suffix("也").unwrap_or(rest);
        rest = rest.strip_suffix(DASHES).unwrap_or(rest);
    }
    loop {
        let above = rest;
        rest = rest.trim();
        if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            (negative, rest, wraps) = (true, inner, wraps + 1);
        }
        if let Some(inner) = rest.strip_prefix(STRUCK_MINUS).or_else(|| rest.strip_suffix(STRUCK_MINUS)) {
            (negative, rest, signs) = (true, inner, signs + 1);
        }
        // 12,- and 12.-- have no cents.
        let whole = rest.trim_end_matches(DASHES);
        if whole.ends_with([',', '.']) && whole.len() > 1 && whole.len() < rest.len() {
            rest = whole;
        }
        for minus in DASHES.into_iter().chain(TRIANGLES) {
            if let Some(inner) = rest.strip_prefix(minus).or_else(|| rest.strip_suffix(minus)) {
                (negative, rest, signs) = (true, inner, signs + 1);
            }
        }
        if let Some(inner) = rest.strip_prefix('+') {
            (rest, signs) = (inner, signs + 1);
        }
        if let Some((inner, power)) = without_unit(rest) {
            (rest, units, exponent) = (inner, units + 1, exponent + power);
        }
        if let Some((_, inner)) = currency::leading(rest).or_else(|| currency::trailing(rest)) {
            (rest, currencies) = (inner, currencies + 1);
        }
        if rest == above {
            break;
        }
    }
    if wraps > 1 || signs > 1 || currencies > 2 || units > 1 {
        return None;
    }
    let mut is_scientific = false;
    if let Some((digits, power)) = rest.split_once(['e', 'E']) {
        exponent += i32::from(power.parse::<i8>().ok()?);
        (rest, is_scientific) = (digits, true);
    }
    let is_number = rest.chars().all(|c| c.is_ascii_digit() || is_separator(c) || c == '٫');
    (is_number && rest.contains(|c: char| c.is_ascii_digit())).then_some(Number {
        digits: rest,
        negative,
        exponent,
        is_scientific,
    })
}

fn without_unit(text: &str) -> Option<(&str, i32)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let in_letters = |&(unit, power): &(&str, i32)| {
        let rest = before(text, unit)?;
        let digits = if unit.len() == 1 { rest } else { rest.trim_end() };
        digits.ends_with(is_digit).then_some((rest, power))
    };
    let unit = UNITS.iter().find_map(|&(unit, power)| Some((text.strip_suffix(unit)?, power)));
    // Most amounts end with a digit.
    unit.or_else(|| text.ends_with(|c: char| !is_digit(c)).then(|| LETTERS.iter().find_map(in_letters)).flatten())
}

/// Marks of debit and credit behind an amount.
const SIDES: [(&str, Side); 13] = [
    ("cr", Side::Credit),
    ("cr.", Side::Credit),
    ("(cr)", Side::Credit),
    ("dr", Side::Debit),
    ("dr.", Side::Debit),
    ("(dr)", Side::Debit),
    ("贷", Side::Credit),
    ("貸", Side::Credit),
    ("借", Side::Debit),
    (" C", Side::Credit),
    (" D", Side::Debit),
    (" H", Side::Credit),
    (" S", Side::Debit),
];

fn without_side(text: &str) -> Option<(Side, &str)> {
    // Nearly all amounts end with a digit.
    if text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    SIDES.iter().find_map(|&(mark, side)| {
        let is_apart = mark.starts_with(' ');
        let rest = if is_apart { text.strip_suffix(mark) } else { before(text, mark) }?;
        let stands = is_apart || !rest.ends_with(char::is_alphabetic);
        let stands = stands && rest.contains(|c: char| c.is_ascii_digit());
        stands.then(|| (side, rest.trim_end()))
    })
}

/// The side of an account that stands behind an amount. [`parse`] reads the number and leaves its sign as written: which
/// side is income depends on the account.
pub fn trailing_side(cell: &[u8]) -> Option<Side> {
    let folded = folded(bare(cell))?;
    let (side, rest) = without_side(folded.trim())?;
    taken_apart(rest).map(|_| side)
}

/// What may stand between the digits of an amount; the column's decimal mark is one of them.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '\'' | '’' | '‘' | '´' | '_' | '٬' | '،')
}

/// Digits with a decimal mark and groups of thousands.
fn grouped(text: &str, mark: DecimalMark) -> Result<Figure, Code> {
    // The Arabic decimal mark is never anything else.
    let mark = if text.contains('٫') { '٫' } else { char::from(byte(mark)) };
    let (whole, fraction) = match text.rsplit_once(mark) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return Err(Code::AmountInvalid);
    }
    let mut groups = whole.split(is_separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let mut kinds = whole.chars().filter(|&c| is_separator(c));
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
    if !grouped_well || !whole.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return Err(Code::AmountInvalid);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars()).collect();
    let significant = digits.trim_start_matches('0').len();
    if fraction.len() > usize::from(MAX_SCALE) && digits.len() - significant >= digits.len() - fraction.len() + 9 {
        return Ok(Figure::ZERO);
    }
    if significant > MAX_DIGITS || fraction.len() > usize::from(MAX_SCALE) {
        return Err(Code::AmountTooLong);
    }
    let units = if significant == 0 { 0 } else { digits.parse().map_err(|_| Code::AmountTooLong)? };
    Ok(Figure { units, scale: fraction.len() as u8 })
}

/// Digits of an integer.
fn width(units: i128) -> i32 {
    units.unsigned_abs().checked_ilog10().map_or(0, |log| log as i32 + 1)
}

/// Is `figure` × 10^`exponent` what binary arithmetic leaves over of zero: below a billionth, and written as only a
/// computer writes it (`1.81898940354586E-12`)? Eighteen decimals are those of a currency.
fn is_residue(figure: Figure, exponent: i32, is_scientific: bool) -> bool {
    let figure = figure.trimmed();
    let scale = i32::from(figure.scale) - exponent;
    width(figure.units) - scale <= -9 && (is_scientific || scale > 18)
}

/// A double written out has 16 or 17 digits, of which a spreadsheet shows 15 (0.30000000000000004 is 0.3).
fn without_noise(figure: Figure) -> Figure {
    let width = width(figure.units);
    if !(16..=17).contains(&width) || figure.scale <= 9 {
        return figure;
    }
    let less = (width - 15).max(i32::from(figure.scale) - 15).clamp(0, 38) as u8;
    let unit = pow10(less);
    Figure { units: (figure.units + unit / 2) / unit, scale: figure.scale - less }.trimmed()
}

/// Is a cell what a spreadsheet makes of a long id: `1.94E+18`, `4.00812E+11`?
#[inline]
pub fn is_scientific_id(cell: &[u8]) -> bool {
    // Asked of every order: most ids are told from one by their first letter.
    !cell.first().is_some_and(u8::is_ascii_alphabetic) && is_scientific(cell)
}

fn is_scientific(cell: &[u8]) -> bool {
    let cell = bare(cell);
    let Some(at) = cell.iter().position(|byte| matches!(byte, b'e' | b'E')) else { return false };
    let (mantissa, power) = (&cell[..at], &cell[at + 1..]);
    let is_mantissa = match mantissa {
        [b'1'..=b'9'] => true,
        [b'1'..=b'9', b'.' | b',', decimals @ ..] => {
            (1..=5).contains(&decimals.len()) && decimals.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    let power = power.strip_prefix(b"+").unwrap_or(power);
    let is_large = matches!(power, [b'1'..=b'9', b'0'..=b'9']) && power >= &b"11"[..];
    is_mantissa && is_large
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

/// Words for "no value", after NFKC.
pub fn is_nothing(text: &str) -> bool {
    [
        "--", "---", "n/a", "n.a.", "na", "#n/a", "nan", "null", "(null)", "\\N", "none", "nil", "无", "無", "空",
        "なし", "없음",
    ]
    .iter()
    .any(|word| text.eq_ignore_ascii_case(word))
}

/// A spreadsheet's error values.
pub fn is_cell_error(text: &str) -> bool {
    ["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// What a cell proves about the decimal mark of its column.
pub fn marks(cell: &[u8]) -> Marks {
    let Some(folded) = folded(bare(cell)) else { return Marks::None };
    taken_apart(folded.trim()).map_or(Marks::None, |number| separators(number.digits.as_bytes()))
}

/// What the separators among digits prove.
fn separators(cell: &[u8]) -> Marks {
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

choices! {
    /// The sign before the decimals in a column of amounts.
    DecimalMark {
        /// 1,234.50
        Point = "point",
        /// 1.234,50
        Comma = "comma",
    }
}

/// How the numbers of the amount column are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NumberEvidence {
    /// Numbers that can only have a decimal point (1,234.5 or 12.34).
    pub point: u64,
    /// The first of them.
    pub point_example: Option<String>,
    /// Numbers that can only have a decimal comma (1.234,5 or 12,34).
    pub comma: u64,
    /// The first of them.
    pub comma_example: Option<String>,
    /// Numbers that could be either (1,234).
    pub either: u64,
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
        tenths_paid: Point "9折" => "0.1";
        tenths_paid_with_a_decimal: Point "8.5 折" => "0.15";
        hundredths_paid: Point "85折" => "0.15";
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
        rupees: Point "Rs. 1,23,456.78" => "123456.78";
        rupees_whole: Point "Rs.500" => "500";
        rupees_without_a_dot: Point "Rs 12,34,567.00" => "1234567";
        rupee_sign: Point "₹1,23,456" => "123456";
        old_rupee_sign: Point "₨ 1,23,456.50" => "123456.5";
        rupee_code: Point "INR 1,23,456.50" => "123456.5";
        rand: Comma "R 1 234,50" => "1234.5";
        rand_beside_the_digits: Point "R1,234.50" => "1234.5";
        crowns: Comma "1.234,50 kr." => "1234.5";
        zloty: Comma "1 234,50 zł" => "1234.5";
        koruna: Comma "1 234,50 Kč" => "1234.5";
        forint: Comma "12 500 Ft" => "12500";
        lei: Comma "1.234,50 lei" => "1234.5";
        dong: Comma "1.234.500 ₫" => "1234500";
        baht: Point "฿1,234.50" => "1234.5";
        peso: Point "₱1,234.50" => "1234.5";
        shekel: Point "₪ 1,234.50" => "1234.5";
        naira: Point "₦1,234.50" => "1234.5";
        afghani: Point "؋ 100" => "100";
        francs_of_africa: Comma "12 500 FCFA" => "12500";
        dirham: Point "AED 1,234.50" => "1234.5";
        dirham_in_arabic: Point "1,234.50 د.إ" => "1234.5";
        us_dollars: Point "US$1,234.50" => "1234.5";
        yuan_with_letters: Point "CN¥1,234.50" => "1234.5";
        taiwan_dollars: Point "NT$1,234" => "1234";
        ringgit: Point "RM 1,234.50" => "1234.5";
        rupiah: Comma "Rp1.234.500" => "1234500";
        soles: Point "S/ 1,234.50" => "1234.5";
        soles_with_a_dot: Point "S/. 12.50" => "12.5";
        bolivianos: Comma "Bs 1.234,50" => "1234.5";
        code_of_any_currency: Point "THB 12.50" => "12.5";
        code_in_small_letters: Point "12.50 nzd" => "12.5";
        sign_and_code: Point "$1,234.50 USD" => "1234.5";
        yuan_in_words: Point "人民币1,234.50元" => "1234.5";
        yen_in_words: Point "1,234 日圓" => "1234";
        yen_in_kanji: Point "1,234円" => "1234";
        won_in_words: Point "12,000원" => "12000";
        dollars_in_chinese: Point "12.5美元" => "12.5";
        euros_in_words: Comma "12,50 Euro" => "12.5";
        kuai: Point "12块" => "12";
        arabic_digits: Point "١٬٢٠٠٫٥٠" => "1200.5";
        arabic_digits_in_a_column_of_commas: Comma "١٬٢٠٠٫٥٠" => "1200.5";
        arabic_digits_alone: Point "٥٠" => "50";
        persian_digits: Point "۱۲۳٫۵" => "123.5";
        hindi_digits: Point "१,२३,४५६.७८" => "123456.78";
        bengali_digits: Point "৳১২৩.৫০" => "123.5";
        thai_digits: Point "๑,๒๓๔.๕๐" => "1234.5";
        negative_arabic: Point "\u{61c}-٥٠" => "-50";
        full_width_negative: Point "－１２．５" => "-12.5";
        swiss_francs: Point "CHF 1’234.50" => "1234.5";
        swiss_without_cents: Point "CHF 12.-" => "12";
        german_without_cents: Comma "12,-" => "12";
        german_without_cents_twice: Comma "1.234,-- €" => "1234";
        struck_minus: Comma "-/- 46,69" => "-46.69";
        struck_minus_behind: Comma "49,50 -/-" => "-49.5";
        triangle: Point "△1,234" => "-1234";
        filled_triangle: Point "▲ 1,234" => "-1234";
        trailing_minus_with_groups: Comma "1.234,50-" => "-1234.5";
        closed_yen: Point "¥12,800-" => "12800";
        closed_negative_yen: Point "▲¥500-" => "-500";
        yen_with_a_minus: Point "-¥500" => "-500";
        accountants_negative_with_commas: Comma "(1.234,50)" => "-1234.5";
        currency_outside_the_brackets: Comma "(1.234,50) €" => "-1234.5";
        minus_within_brackets: Point "(-5)" => "-5";
        apostrophe_before_a_minus: Point "'-70.00" => "-70";
        backtick: Point "`100.00" => "100";
        backtick_percent: Point "`0.60%" => "0.006";
        tab_behind: Point "12.50\t" => "12.5";
        text_formula: Point "=\"12.50\"" => "12.5";
        no_break_space_around: Comma "\u{a0}12,50\u{a0}€" => "12.5";
        thin_blank_as_group: Comma "1\u{2009}234,50" => "1234.5";
        no_break_space_as_group: Comma "1\u{a0}234\u{a0}567,5" => "1234567.5";
        credit: Point "120.00 Cr" => "120";
        debit: Point "1,120.00DR" => "1120";
        debit_and_currency: Comma "120,00 EUR S" => "120";
        thousands: Point "1.2k" => "1200";
        thousands_of_dollars: Point "$5K" => "5000";
        millions: Point "3.4M" => "3400000";
        millions_in_small: Point "1.2m" => "1200000";
        millions_in_german: Comma "1,2 Mio. €" => "1200000";
        ten_thousands_in_korean: Point "1.5만원" => "15000";
        millions_in_japanese: Point "3百万円" => "3000000";
        residue_of_binary_arithmetic: Point "1.81898940354586E-12" => "0";
        negative_residue: Point "-2.77555756156289E-17" => "0";
        residue_of_a_program: Point "1.8189894035458565e-12" => "0";
        residue_written_out: Point "0.00000000000181898940354586" => "0";
        residue_beyond_the_decimals: Point "0.0000000000000000000000000000018189" => "0";
        residue_beside_a_value: Point "0.30000000000000004" => "0.3";
        third_of_a_hundred: Comma "33,333333333333336000" => "33.3333333333333";
        eighteen_decimals: Point "0.000000000000000001" => "0.000000000000000001";
        eighteen_decimals_and_more: Point "1.234567890123456789" => "1.234567890123456789";
        scientific_without_a_residue: Point "1.5E-8" => "0.000000015";
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
            ("12 34", Code::AmountInvalid),
            ("2024 05 13", Code::AmountInvalid),
            ("5 M", Code::AmountInvalid),
            ("XL5M", Code::AmountInvalid),
            ("R1001", Code::AmountInvalid),
            ("PEN001", Code::AmountInvalid),
            ("5 Bancr", Code::AmountInvalid),
            ("Cr", Code::AmountInvalid),
            ("((5))", Code::AmountInvalid),
            ("13.05.2024", Code::AmountInvalid),
            ("`", Code::AmountMissing),
            ("=\"\"", Code::AmountMissing),
            ("\\N", Code::AmountMissing),
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
            ("Rs. 1,23,456.78", Marks::Point),
            ("Rs.500", Marks::None),
            ("kr. 1.234,50", Marks::Comma),
            ("12,-", Marks::Comma),
            ("12.-", Marks::Point),
            ("1.234,50-", Marks::Comma),
            ("'-70.00", Marks::Point),
            ("=\"12,50\"", Marks::Comma),
            ("١,٢٠٠", Marks::Either),
            ("١٬٢٠٠٫٥٠", Marks::None),
            ("1 234,567", Marks::Comma),
            ("1,5E+3", Marks::Comma),
            ("120,00 H", Marks::Comma),
            ("Hello, world", Marks::None),
            ("", Marks::None),
        ] {
            assert_eq!(marks(text.as_bytes()), wanted, "{text:?}");
        }
    }

    #[test]
    fn an_amount_may_name_its_side() {
        for (text, wanted) in [
            ("120.00 Cr", Some(Side::Credit)),
            ("120.00CR", Some(Side::Credit)),
            ("1,120.00 dr.", Some(Side::Debit)),
            ("120.00 (Dr)", Some(Side::Debit)),
            ("120,00 S", Some(Side::Debit)),
            ("120,00 H", Some(Side::Credit)),
            ("120,00 D", Some(Side::Debit)),
            ("1.120,00 C", Some(Side::Credit)),
            ("120.00 借", Some(Side::Debit)),
            ("120.00贷", Some(Side::Credit)),
            ("120,00S", None),
            ("120.00", None),
            ("Cr", None),
            ("12 apples C", None),
            ("120.00 kr", None),
        ] {
            assert_eq!(trailing_side(text.as_bytes()), wanted, "{text:?}");
        }
    }

    #[test]
    fn long_ids_of_a_spreadsheet_are_told_by_their_exponent() {
        for text in ["1.94E+18", "4.00812E+11", "4E+12", "1,94E+18", "'1.94e18"] {
            assert!(is_scientific_id(text.as_bytes()), "{text:?}");
        }
        for text in
            ["1.94E+10", "1.94E-18", "1e5", "1.2345678E+18", "194", "ABE+18", "1.94E+100", "0.5E+18", "E+18", ""]
        {
            assert!(!is_scientific_id(text.as_bytes()), "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_an_amount_or_a_reason(cell in proptest::collection::vec(proptest::num::u8::ANY, 0..24)) {
            let _ = parse(&cell, Point);
            let _ = (marks(&cell), trailing_side(&cell), is_scientific_id(&cell));
        }

        #[test]
        fn any_text_is_an_amount_or_a_reason(cell in "[0-9.,'()+%eE万元¥$ kmRsCrS٫٬٥-]{0,12}") {
            let _ = parse(cell.as_bytes(), Comma);
            let _ = (marks(cell.as_bytes()), trailing_side(cell.as_bytes()));
        }

        #[test]
        fn every_way_to_write_an_amount_reads_as_the_same(cents in -10_000_000i64..10_000_000) {
            let wanted = Figure { units: cents.into(), scale: 2 };
            let (sign, whole, rest) = (if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100);
            for text in [
                format!("{sign}{whole}.{rest:02}"),
                format!("'{sign}{whole}.{rest:02}"),
                format!("{sign}Rs. {whole}.{rest:02}"),
                format!("{whole}.{rest:02}{sign} €"),
                format!("{whole}.{rest:02} CAD{sign}"),
                format!("{sign}{whole}.{rest:02} Cr"),
            ] {
                proptest::prop_assert_eq!(parse(text.as_bytes(), Point), Ok(wanted));
            }
        }
    }
}
