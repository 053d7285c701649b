//! Dates as people write them; the time of day is dropped and no time zone shifts a day.
//!
//! [`parse`] follows the order of its column and says what the date proves about it.

use super::plan::DateOrder;
use crate::calendar::Day;
use crate::error::Code;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What a date proves about the order of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proves {
    /// Nothing is in doubt: the year stands first, or the month has a name.
    Plain,
    /// Only day before month: 13/05/2024.
    DayFirst,
    /// Only month before day: 05/13/2024.
    MonthFirst,
    /// Either: 05/06/2024.
    Either,
}

/// Excel's day 1 is 1900-01-01 and its 1900 has a 29 February: serials from 61 count from 1899-12-30.
const EXCEL_EPOCH: i32 = -25_569;

/// The day of an Excel serial (1900 system) from 61 to 2958465, fractions cut; `None` outside.
pub fn excel_serial(serial: f64) -> Option<Day> {
    (61.0..2_958_466.0).contains(&serial).then(|| Day::from_epoch(serial as i32 + EXCEL_EPOCH))
}

/// Reads a date from the bytes of a cell.
///
/// # Errors
/// [`Code::DateMissing`] for an empty cell, [`Code::Undecodable`] for bytes that are no text, [`Code::DateInvalid`] for
/// the rest, a day that does not exist included.
#[inline]
pub fn parse(cell: &[u8], order: DateOrder) -> Result<(Day, Proves), Code> {
    match iso(cell) {
        Some(day) => Ok((day, Proves::Plain)),
        None => written(std::str::from_utf8(cell).map_err(|_| Code::Undecodable)?, order),
    }
}

/// `YYYY-MM-DD` with or without a time behind it: the usual case, without a string.
#[inline]
fn iso(cell: &[u8]) -> Option<Day> {
    let &[a, b, c, d, b'-' | b'/', e, f, b'-' | b'/', g, h, ref time @ ..] = cell else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let year = digit(a)? * 1000 + digit(b)? * 100 + digit(c)? * 10 + digit(d)?;
    let (month, day) = (digit(e)? * 10 + digit(f)?, digit(g)? * 10 + digit(h)?);
    (time.is_empty() || is_time(time)).then(|| Day::new(year, month as i8, day as i8)).flatten()
}

/// A time of day behind a date, with or without an offset: ` 14:02`, `T14:02:00.000+08:00`, ` 2:02 PM`.
fn is_time(rest: &[u8]) -> bool {
    let [b' ' | b'T' | b't', time @ ..] = rest else { return false };
    time.iter().all(|byte| byte.is_ascii_digit() || b":.,+- ZzTAPMapm".contains(byte))
}

fn written(text: &str, order: DateOrder) -> Result<(Day, Proves), Code> {
    let folded = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfkc().collect()) };
    let text = folded.trim();
    if text.is_empty() || super::amount::is_nothing(text) || text.starts_with("0000-00-00") {
        return Err(Code::DateMissing);
    }
    if super::amount::is_cell_error(text) {
        return Err(Code::CellError);
    }
    numeric(text).or_else(|| parts(text, order)).ok_or(Code::DateInvalid)
}

/// Digits alone: `20240513`, `20240513140200`, an Excel serial, seconds or milliseconds since 1970.
fn numeric(text: &str) -> Option<(Day, Proves)> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    if whole.is_empty()
        || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        || text.matches('.').count() > 1
    {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let compact = |number: i64| {
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        Day::new(i16::try_from(year).ok()?, month as i8, day as i8)
    };
    let epoch_day = |seconds: i64| i32::try_from(seconds.div_euclid(86_400)).ok().map(Day::from_epoch);
    let day = match whole.len() {
        8 if text.len() == 8 => compact(number),
        14 if text.len() == 14 => compact(number / 1_000_000),
        12 if text.len() == 12 => compact(number / 10_000),
        5 => excel_serial(number as f64),
        9 | 10 => epoch_day(number),
        13 => epoch_day(number / 1000),
        _ => None,
    };
    day.map(|day| (day, Proves::Plain))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month's English name or its first letters, at least three (`May`, `Sept`, `Jan.`).
fn month_name(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word.as_str()))?;
    Some(found as i8 + 1)
}

/// Day, month and year apart from each other.
fn parts(text: &str, order: DateOrder) -> Option<(Day, Proves)> {
    let mut numbers: Vec<(i16, usize)> = Vec::with_capacity(3);
    let mut month = None;
    let mut rest = text;
    // Where a date ends and a time begins: after three parts.
    while numbers.len() + usize::from(month.is_some()) < 3 {
        rest = rest.trim_start_matches([' ', '-', '/', '.', ',', '年', '月', '日', '号']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            numbers.push((rest[..digits].parse().ok()?, digits));
            rest = &rest[digits..];
            // 13th May
            for ending in ["st", "nd", "rd", "th"] {
                rest = rest.strip_prefix(ending).unwrap_or(rest);
            }
            continue;
        }
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return None;
        }
        // Monday, 13 May 2024
        match month_name(&rest[..letters]) {
            Some(named) if month.is_none() => month = Some(named),
            _ if numbers.is_empty() && month.is_none() && is_weekday(&rest[..letters]) => {}
            _ => return None,
        }
        rest = &rest[letters..];
    }
    let rest = rest.trim_start_matches(['日', '号', '.', ',']).trim();
    let time = rest.trim_start_matches("上午").trim_start_matches("下午").trim();
    if !time.is_empty() && !is_time(format!(" {}", time.trim_start_matches(['T', 't'])).as_bytes()) {
        return None;
    }
    let year = |(number, digits): (i16, usize)| match digits {
        4 => Some(number),
        2 => Some(number + if number < 70 { 2000 } else { 1900 }),
        _ => None,
    };
    let short = |(number, digits): (i16, usize)| (digits <= 2).then_some(number as i8);
    match (month, numbers.as_slice()) {
        (Some(month), &[first, second]) => {
            let (day, year_part) = if first.1 == 4 { (second, first) } else { (first, second) };
            Some((Day::new(year(year_part)?, month, short(day)?)?, Proves::Plain))
        }
        (None, &[first, second, third]) if first.1 == 4 || text.contains('年') => {
            Some((Day::new(year(first)?, short(second)?, short(third)?)?, Proves::Plain))
        }
        (None, &[first, second, third]) => {
            let (a, b) = (short(first)?, short(second)?);
            if order == DateOrder::Ymd && third.1 <= 2 {
                return Some((Day::new(year(first)?, b, short(third)?)?, Proves::Plain));
            }
            let proves = match (a > 12, b > 12) {
                (true, false) => Proves::DayFirst,
                (false, true) => Proves::MonthFirst,
                (true, true) => return None,
                (false, false) if a == b => Proves::Plain,
                (false, false) => Proves::Either,
            };
            // A date that fits one order only is still refused in a column of the other: half a column must not be
            // read one way and half the other.
            let (day, month) = if order == DateOrder::Mdy { (b, a) } else { (a, b) };
            Day::new(year(third)?, month, day).map(|day| (day, proves))
        }
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| word.len() >= 3 && day.starts_with(word.as_str()))
}

/// Three short numbers (24-05-13): the year may stand first or last.
pub fn is_short(cell: &str) -> bool {
    let date = cell.trim().split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Is the cell a bare spreadsheet serial (`45425`, `45425.58`), whose epoch the plan says?
pub fn is_serial(cell: &[u8]) -> bool {
    let whole = cell.trim_ascii().split(|&byte| byte == b'.').next().unwrap_or_default();
    whole.len() == 5 && whole.iter().all(u8::is_ascii_digit)
}

/// Days from the epoch of 1900 to that of 1904.
pub const DAYS_TO_1904: i32 = 1462;

/// What a date that its column's order refuses would prove, for the evidence: 05/13/2024 in a column of d/m/y.
pub fn proves(cell: &[u8]) -> Option<Proves> {
    let other = |order| parse(cell, order).ok().map(|(_, proves)| proves);
    other(DateOrder::Dmy).or_else(|| other(DateOrder::Mdy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{Dmy, Mdy, Ymd};

    macro_rules! dates {
        ($($name:ident: $order:ident $text:literal => $wanted:literal, $proves:ident;)+) => {
            $(#[test] fn $name() {
                let (day, proves) = parse($text.as_bytes(), $order).unwrap();
                assert_eq!((day.to_string().as_str(), proves), ($wanted, Proves::$proves));
            })+
        };
    }

    dates! {
        iso_day: Dmy "2024-05-13" => "2024-05-13", Plain;
        iso_with_time: Dmy "2024-05-13 14:02:33" => "2024-05-13", Plain;
        iso_with_offset_as_written: Dmy "2024-05-13T23:30:00+08:00" => "2024-05-13", Plain;
        iso_utc: Dmy "2024-05-13T23:30:00.000Z" => "2024-05-13", Plain;
        slashes_year_first: Dmy "2024/5/3" => "2024-05-03", Plain;
        chinese: Dmy "2024年5月13日" => "2024-05-13", Plain;
        chinese_with_time: Dmy "2024年5月13日 14:02" => "2024-05-13", Plain;
        chinese_short_year: Dmy "24年5月13日" => "2024-05-13", Plain;
        chinese_afternoon: Dmy "2024/5/13 下午2:02:00" => "2024-05-13", Plain;
        full_width: Dmy "２０２４年５月１３日" => "2024-05-13", Plain;
        compact: Dmy "20240513" => "2024-05-13", Plain;
        compact_with_time: Dmy "20240513140200" => "2024-05-13", Plain;
        german: Dmy "13.05.24" => "2024-05-13", DayFirst;
        british: Dmy "13/05/2024" => "2024-05-13", DayFirst;
        american: Mdy "05/13/2024" => "2024-05-13", MonthFirst;
        american_with_time: Mdy "5/13/24 2:02 PM" => "2024-05-13", MonthFirst;
        either_as_british: Dmy "05/06/2024" => "2024-06-05", Either;
        either_as_american: Mdy "05/06/2024" => "2024-05-06", Either;
        same_day_and_month: Mdy "05/05/2024" => "2024-05-05", Plain;
        short_year_first: Ymd "24-05-13" => "2024-05-13", Plain;
        month_name: Dmy "13-May-2024 14:02" => "2024-05-13", Plain;
        month_name_first: Dmy "May 13, 2024" => "2024-05-13", Plain;
        month_name_ordinal: Dmy "Mon 13th May 2024" => "2024-05-13", Plain;
        excel_serial_as_text: Dmy "45425" => "2024-05-13", Plain;
        excel_serial_with_time: Dmy "45425.5847" => "2024-05-13", Plain;
        epoch_seconds: Dmy "1715558400" => "2024-05-13", Plain;
        epoch_milliseconds: Dmy "1715558400000" => "2024-05-13", Plain;
        old_year: Dmy "31/12/99" => "1999-12-31", DayFirst;
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, order, code) in [
            ("", Dmy, Code::DateMissing),
            ("N/A", Dmy, Code::DateMissing),
            ("0000-00-00", Dmy, Code::DateMissing),
            ("31/02/2024", Dmy, Code::DateInvalid),
            ("2024-02-31", Dmy, Code::DateInvalid),
            ("2024-13-01", Dmy, Code::DateInvalid),
            ("05/13/2024", Dmy, Code::DateInvalid),
            ("13/05/2024", Mdy, Code::DateInvalid),
            ("yesterday", Dmy, Code::DateInvalid),
            ("12", Dmy, Code::DateInvalid),
            ("2024-05-13 apples", Dmy, Code::DateInvalid),
            ("#VALUE!", Dmy, Code::CellError),
        ] {
            assert_eq!(parse(text.as_bytes(), order), Err(code), "{text:?}");
        }
        assert_eq!(proves(b"05/13/2024"), Some(Proves::MonthFirst));
        assert_eq!(proves(b"13/05/2024"), Some(Proves::DayFirst));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_date_or_a_reason(cell in "[0-9/.年月日a-zA-Z: -]{0,20}") {
            for order in [Ymd, Dmy, Mdy] {
                let _ = parse(cell.as_bytes(), order);
            }
        }

        #[test]
        fn a_day_is_read_back_in_every_order(days in 0i32..40_000) {
            let day = Day::from_epoch(days);
            let (y, m, d) = day.ymd();
            for (text, order) in [
                (format!("{y}-{m:02}-{d:02}"), Dmy),
                (format!("{d}.{m}.{y}"), Dmy),
                (format!("{m}/{d}/{y}"), Mdy),
                (format!("{y}年{m}月{d}日"), Mdy),
            ] {
                proptest::prop_assert_eq!(parse(text.as_bytes(), order).unwrap().0, day);
            }
        }
    }
}
