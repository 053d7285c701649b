//! Dates as people write them; the time of day is dropped and no time zone shifts a day.
//!
//! [`parse`] follows the style of its column and says what the date proves about it; [`looks`] says what a cell could be
//! before a style is known.

use super::cells::{bare, folded};
use super::words;
use crate::calendar::Day;
use crate::error::Code;
use crate::settings::choices;
use serde::{Deserialize, Serialize};

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

choices! {
    /// The calendar that the years of a column count in. Years with the name of an era (民國113年, 令和6年) need none.
    Era {
        /// The common era: 2024.
        Common = "common",
        /// The Buddhist era of Thailand: 2567.
        Buddhist = "buddhist",
        /// The Republic of China's: 113.
        Minguo = "minguo",
    }
}

impl Era {
    /// The common year of a year as written; years that no shop has in this era are common ones.
    pub fn common(self, year: i16) -> i16 {
        match (self, year) {
            (Era::Buddhist, 2400..=2700) => year - 543,
            (Era::Minguo, 1..=200) => year + 1911,
            _ => year,
        }
    }

    /// The common year of two digits.
    fn of_two_digits(self, year: i16) -> i16 {
        match self {
            Era::Common if year < 70 => year + 2000,
            Era::Common => year + 1900,
            Era::Buddhist => year + 2500 - 543,
            Era::Minguo => year + 1911,
        }
    }
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The order of day, month and year.
    pub order: DateOrder,
    /// What the years count from.
    pub era: Era,
}

impl From<DateOrder> for Style {
    fn from(order: DateOrder) -> Style {
        Style { order, era: Era::Common }
    }
}

/// What a cell could be, in the era that it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A day, its year as written, and what it proves.
    Day {
        /// The year as written: 2567 or 113 in another era; of two digits, and with an era's name, the common year.
        year: i16,
        /// What it proves about the order.
        proves: Proves,
    },
    /// A month: 2024-01, Jan 2024, 202401.
    Month {
        /// The year, as for a day.
        year: i16,
        /// The month, 1–12.
        month: i8,
    },
    /// A quarter: 2024Q1.
    Quarter {
        /// The year.
        year: i16,
        /// The quarter, 1–4.
        quarter: i8,
    },
    /// A year.
    Year(i16),
    /// A month without a year: May, 5月.
    MonthOfYear(i8),
    /// Anything else; a spreadsheet's serial number and seconds since 1970 are numbers.
    No,
}

/// The first year in which an order is plausible.
pub const EARLIEST: i16 = 1990;

/// Is it a day that systems write where they know none: the first or last that they can store?
pub fn is_sentinel(day: Day) -> bool {
    matches!(day.ymd(), (1 | 1601 | 1753 | 1900 | 1970, 1, 1) | (1899, 12, 30 | 31) | (2099 | 2999 | 9999, 12, 31))
}

/// Excel's day 1 is 1900-01-01 and its 1900 has a 29 February: serials from 61 count from 1899-12-30.
const EXCEL_EPOCH: i32 = -25_569;

/// The day of an Excel serial (1900 system) from 61 to 2958465, fractions cut; `None` outside, and for 1990 to 2100, which
/// are years.
pub fn excel_serial(serial: f64) -> Option<Day> {
    let is_year = serial.fract() == 0.0 && is_usual_year(serial as i32);
    (!is_year && (61.0..2_958_466.0).contains(&serial)).then(|| Day::from_epoch(serial as i32 + EXCEL_EPOCH))
}

/// A year that stands alone.
fn is_usual_year(year: i32) -> bool {
    (EARLIEST.into()..=2100).contains(&year)
}

/// Reads a date from the bytes of a cell.
///
/// # Errors
/// [`Code::DateMissing`] for an empty cell, [`Code::Undecodable`] for bytes that are no text, [`Code::DateInvalid`] for
/// the rest, a day that does not exist included.
#[inline]
pub fn parse(cell: &[u8], style: impl Into<Style>) -> Result<(Day, Proves), Code> {
    let style = style.into();
    match iso(cell) {
        Some(day) if style.era == Era::Common => Ok((day, Proves::Plain)),
        _ => written(bare(cell), style),
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

fn written(cell: &[u8], style: Style) -> Result<(Day, Proves), Code> {
    if let Some(day) = iso(cell).filter(|_| style.era == Era::Common) {
        return Ok((day, Proves::Plain));
    }
    let folded = folded(cell).ok_or(Code::Undecodable)?;
    let text = folded.trim();
    if text.is_empty() || super::amount::is_nothing(text) || text.starts_with("0000-00-00") {
        return Err(Code::DateMissing);
    }
    if super::amount::is_cell_error(text) {
        return Err(Code::CellError);
    }
    let numbered = || numeric(text, style.era).map(|day| (day, Proves::Plain));
    numbered().or_else(|| Parts::of(text)?.day(style)).ok_or(Code::DateInvalid)
}

/// Digits alone: an Excel serial, seconds or milliseconds since 1970, or [`compact`].
fn numeric(text: &str, era: Era) -> Option<Day> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    if !is_plain_number(text) {
        return compact(text, era);
    }
    let number: i64 = whole.parse().ok()?;
    let epoch_day = |seconds: i64| i32::try_from(seconds.div_euclid(86_400)).ok().map(Day::from_epoch);
    match whole.len() {
        5 => excel_serial(number as f64),
        9 | 10 => epoch_day(number),
        13 => epoch_day(number / 1000),
        _ => compact(text, era),
    }
}

fn is_plain_number(text: &str) -> bool {
    let mut points = 0;
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| {
            points += usize::from(byte == b'.');
            byte.is_ascii_digit() || byte == b'.'
        })
        && points < 2
}

/// `20240513`, `202405131402`, `20240513140200`, `20240513T140200Z`; in the Republic of China's era `1130513`.
fn compact(text: &str, era: Era) -> Option<Day> {
    let (date, time) = text.split_once(['T', 't', ' ']).map_or((text, None), |(date, time)| (date, Some(time)));
    let is_time = |time: &str| {
        let digits = leading_digits(time);
        (matches!(digits, 4 | 6) || (digits > 0 && time.contains(':'))) && is_clock(time)
    };
    if !date.bytes().all(|byte| byte.is_ascii_digit()) || !time.is_none_or(is_time) {
        return None;
    }
    let number: i64 = date.parse().ok()?;
    let number = match (date.len(), time) {
        (7, None) if era == Era::Minguo => number,
        (8, _) => number,
        (12, None) => number / 10_000,
        (14, None) => number / 1_000_000,
        _ => return None,
    };
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    Day::new(era.common(i16::try_from(year).ok()?), month as i8, day as i8)
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The word at the start of a text.
fn leading_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

/// Eras with a name, and the year before their first.
const ERAS: [(&str, i16); 8] = [
    ("中華民國", 1911),
    ("中华民国", 1911),
    ("民國", 1911),
    ("民国", 1911),
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
];

/// Letters of Japanese eras: R6.5.13.
const ERA_LETTERS: [(char, i16); 3] = [('R', 2018), ('H', 1988), ('S', 1925)];

/// The year before an era's first, and what stands behind its name.
fn era(text: &str) -> Option<(i16, &str)> {
    let named = ERAS.iter().find_map(|&(name, before)| Some((before, text.strip_prefix(name)?.trim_start())));
    named.or_else(|| {
        let (letter, rest) = (text.chars().next()?, text.get(1..)?);
        let &(_, before) = ERA_LETTERS.iter().find(|(known, _)| *known == letter)?;
        let digits = leading_digits(rest);
        // R6.5.13 and R6年: of R6-5-13 and R6 nobody knows.
        let is_year = matches!(digits, 1 | 2) && rest[digits..].starts_with(['.', '/', '年']);
        is_year.then_some((before, rest))
    })
}

/// What a sign behind a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    None,
    Year,
    Month,
    Day,
}

impl Unit {
    /// The unit at the start of a text, and what follows.
    fn at(text: &str) -> (Unit, &str) {
        let rest = text.trim_start();
        let unit = match rest.chars().next() {
            Some('年' | '년') => Unit::Year,
            Some('月' | '월') => Unit::Month,
            Some('日' | '号' | '號' | '일') => Unit::Day,
            _ => return (Unit::None, text),
        };
        (unit, rest.get(3..).unwrap_or_default())
    }
}

#[derive(Clone, Copy, Debug)]
struct Number {
    value: i16,
    digits: usize,
    unit: Unit,
}

impl Number {
    /// As a day or a month.
    fn short(self) -> Option<i8> {
        (self.digits <= 2).then_some(self.value as i8)
    }
}

/// Endings of ordinal numbers: 13th, 1er, 1º (which NFKC makes `1o`).
const ORDINALS: [&str; 9] = ["st", "nd", "rd", "th", "er", "e", "o", "a", "ème"];

/// Words between the parts of a date: 12 de mayo de 2024.
const FILLERS: [&str; 10] = ["de", "del", "di", "do", "da", "of", "the", "le", "den", "der"];

/// What stands between the parts of a date.
const BETWEEN: [char; 11] = [' ', '-', '/', '.', ',', '_', '\'', '’', '–', '−', '\u{2010}'];

/// A date taken apart; years, months and days in the order in which they stand.
struct Parts<'a> {
    numbers: Vec<Number>,
    /// A month with a name, and how many numbers stand before it.
    month: Option<(i8, usize)>,
    /// The year before the first of an era that is named.
    since: Option<i16>,
    rest: &'a str,
}

impl Parts<'_> {
    /// Up to three parts, behind which a time may begin. `None` for other words and signs.
    fn of(text: &str) -> Option<Parts<'_>> {
        let mut parts = Parts { numbers: Vec::with_capacity(3), month: None, since: None, rest: text };
        if let Some((before, rest)) = era(text) {
            (parts.since, parts.rest) = (Some(before), rest);
            // The first year has a name.
            if let Some(rest) = rest.strip_prefix('元') {
                parts.numbers.push(Number { value: 1, digits: 1, unit: Unit::Year });
                parts.rest = Unit::at(rest).1;
            }
        }
        let (mut may_be_weekday, mut has_time) = (false, false);
        while parts.count() < 3 {
            let rest = parts.rest.trim_start_matches(BETWEEN);
            if rest.is_empty() {
                parts.rest = rest;
                break;
            }
            let digits = leading_digits(rest);
            if digits > 0 {
                let value = rest[..digits].parse().ok()?;
                let (unit, behind) = Unit::at(&rest[digits..]);
                // A time of day: 14:05 13/05/2024
                if behind.starts_with(':') {
                    if parts.count() > 0 {
                        return None;
                    }
                    parts.rest = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
                    has_time = true;
                    continue;
                }
                let ending = leading_word(behind);
                let is_ordinal = unit == Unit::None && ORDINALS.iter().any(|known| known.eq_ignore_ascii_case(ending));
                parts.rest = if is_ordinal { &behind[ending.len()..] } else { behind };
                parts.numbers.push(Number { value, digits, unit });
                continue;
            }
            let word = leading_word(rest);
            if word.is_empty() {
                return None;
            }
            parts.rest = &rest[word.len()..];
            let is_filler = || FILLERS.iter().any(|known| known.eq_ignore_ascii_case(word));
            match words::month(word).map(|month| month as i8) {
                // mar. 13 mai 2024: a Tuesday, not March.
                Some(month) if parts.month.is_none() || may_be_weekday => {
                    parts.month = Some((month, parts.numbers.len()));
                    may_be_weekday = parts.numbers.is_empty() && is_weekday(word);
                }
                Some(_) => return None,
                None if parts.numbers.is_empty() && is_weekday(word) => {}
                None if is_filler() || (has_time && CLOCK.contains(&word.to_lowercase().as_str())) => {}
                // 2024M01
                None if word == "M" && parts.numbers.len() == 1 && leading_digits(parts.rest) == 2 => {}
                None => return None,
            }
        }
        Some(parts)
    }

    fn count(&self) -> usize {
        self.numbers.len() + usize::from(self.month.is_some())
    }

    /// The common year of a number.
    fn year(&self, number: Number, era: Era) -> Option<i16> {
        let Number { value, digits, unit } = number;
        match (self.since, digits) {
            (Some(before), 1..=3) => (value > 0).then_some(value + before),
            (Some(_), _) => None,
            (None, 4) => Some(era.common(value)),
            (None, 3) if era == Era::Minguo || unit == Unit::Year => Some(Era::Minguo.common(value)),
            (None, 2) => Some(era.of_two_digits(value)),
            _ => None,
        }
    }

    /// The day, where all three parts are there.
    fn day(&self, style: Style) -> Option<(Day, Proves)> {
        if self.count() < 3 || !is_clock(self.rest) {
            return None;
        }
        let on = |year: Number, month: i8, day: Number| Day::new(self.year(year, style.era)?, month, day.short()?);
        let is_year = |number: Number| {
            number.digits == 4 || number.unit == Unit::Year || (number.digits == 3 && style.era == Era::Minguo)
        };
        let plain = |day: Option<Day>| day.map(|day| (day, Proves::Plain));
        match (self.month, self.numbers.as_slice()) {
            (Some((month, _)), &[first, second]) => {
                let starts = is_year(first) || self.since.is_some();
                plain(if starts { on(first, month, second) } else { on(second, month, first) })
            }
            (None, &[first, second, third]) if is_year(first) || self.since.is_some() => {
                plain(on(first, second.short()?, third))
            }
            (None, &[first, second, third]) if first.unit == Unit::Month => plain(on(third, first.short()?, second)),
            (None, &[first, second, third]) => {
                let (a, b) = (first.short()?, second.short()?);
                if third.digits <= 2 && (style.order == DateOrder::Ymd || style.era == Era::Minguo) {
                    return plain(on(first, b, third));
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
                let (day, month) = if style.order == DateOrder::Mdy { (second, a) } else { (first, b) };
                on(third, month, day).map(|day| (day, proves))
            }
            _ => None,
        }
    }

    /// What less than three parts are.
    fn looks(&self) -> Looks {
        let month_of = |number: Number| {
            let value = number.short().filter(|month| (1..=12).contains(month));
            value.filter(|_| number.unit != Unit::Day)
        };
        // A year of two digits only stands behind the month's name: 24-Jan is a day.
        let year_of = |number: Number, short: bool| match (self.since, number) {
            (Some(_), _) => self.year(number, Era::Common),
            (None, Number { value, digits: 4, .. }) => is_written_year(value).then_some(value),
            (None, Number { value, digits: 3, unit: Unit::Year }) => Some(value),
            (None, Number { value, digits: 3, .. }) => (90..=130).contains(&value).then_some(value),
            (None, Number { digits: 2, .. }) if short => self.year(number, Era::Common),
            _ => None,
        };
        let found = match (self.month, self.numbers.as_slice()) {
            (Some((month, _)), []) => Some(Looks::MonthOfYear(month)),
            (Some((month, before)), &[year]) => year_of(year, before == 0).map(|year| Looks::Month { year, month }),
            (None, &[first, second]) => year_of(first, false)
                .zip(month_of(second))
                .or_else(|| year_of(second, false).filter(|_| second.digits == 4).zip(month_of(first)))
                .map(|(year, month)| Looks::Month { year, month }),
            (None, &[only]) if only.unit == Unit::Month => month_of(only).map(Looks::MonthOfYear),
            (None, &[only]) if only.unit == Unit::Year || self.since.is_some() => year_of(only, false).map(Looks::Year),
            _ => None,
        };
        found.unwrap_or(Looks::No)
    }
}

/// A year of four digits, in any era, that a file of this time may have.
fn is_written_year(year: i16) -> bool {
    matches!(year, 1900..=2100 | 2443..=2643)
}

/// Words beside a time of day.
const CLOCK: [&str; 69] = [
    "t", "z", "am", "pm", "a", "p", "m", "h", "u", "s", "min", "sec", "hr", "hrs", "utc", "gmt", "cet", "cest", "bst",
    "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "jst", "kst", "ist", "hkt", "sgt", "aest", "aedt", "msk",
    "brt", "uhr", "uur", "um", "at", "à", "às", "as", "las", "alle", "ore", "om", "kl", "heures", "上午", "下午",
    "午前", "午後", "凌晨", "早上", "中午", "晚上", "오전", "오후", "时", "時", "点", "點", "分", "秒", "시", "분",
    "초", "klo",
];

/// Is what follows a date nothing, or a time of day with all that belongs to it: a weekday, a zone?
fn is_clock(text: &str) -> bool {
    let mut rest = text;
    let mut is_told = false;
    loop {
        rest = rest.trim_start_matches([' ', ':', '.', ',', '+', '-', '−', '日']);
        let digits = leading_digits(rest);
        let word = leading_word(rest);
        if digits > 0 {
            (is_told, rest) = (true, &rest[digits..]);
        } else if let Some((inside, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            // (Mon), and behind a time a zone's full name.
            if !is_told && !is_weekday(inside) {
                return false;
            }
            rest = behind;
        } else if word.is_empty() {
            return rest.is_empty();
        } else {
            let lower = word.to_lowercase();
            let is_zone = is_told && matches!(word.len(), 3..=5) && word.ends_with('T') && word.is_ascii();
            if !CLOCK.contains(&lower.as_str()) && !is_zone && !is_weekday(word) {
                return false;
            }
            rest = &rest[word.len()..];
        }
    }
}

/// Names of weekdays and their short forms; the English ones and the Romance ones share some.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag \
    samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven \
    sam dim lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom lunedì martedì mercoledì giovedì \
    venerdì sabato domenica gio sab segunda terça quarta quinta sexta feira seg ter qua qui sex maandag dinsdag woensdag \
    donderdag vrijdag zaterdag zondag ma wo vr za zo";

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    let english = |day: &str| word.len() >= 3 && day.starts_with(word.as_str());
    if WEEKDAYS.split(' ').any(|day| day == word) || WEEKDAYS.split(' ').take(7).any(english) {
        return true;
    }
    let chinese = ["星期", "周", "週", "礼拜", "禮拜"].iter().find_map(|start| word.strip_prefix(start));
    let eastern = word.strip_suffix("曜日").or_else(|| word.strip_suffix("曜")).or_else(|| word.strip_suffix("요일"));
    let is_in = |days: &str, word: &str| word.chars().count() == 1 && days.contains(word);
    chinese.is_some_and(|day| is_in("一二三四五六日天", day))
        || is_in("月火水木金土日월화수목금토일", eastern.unwrap_or(&word))
}

/// `2024Q1`, `Q1 2024`, `1Q2024`.
fn quarter(text: &str) -> Option<Looks> {
    let between = |c: char| BETWEEN.contains(&c) || c == '年';
    let (before, behind) = text.split_once(['Q', 'q'])?;
    let (before, behind) = (before.trim_matches(between), behind.trim_matches(between));
    let one = |text: &str| matches!(text, "1" | "2" | "3" | "4").then(|| text.parse().ok()).flatten();
    let year = |text: &str| (text.len() == 4 && leading_digits(text) == 4).then(|| text.parse().ok()).flatten();
    let of = |quarter: &str, written: &str| Some((one(quarter)?, year(written).filter(|year| is_written_year(*year))?));
    let behind_it = || Some((behind.get(..1)?, behind.get(1..)?.trim_matches(between))).filter(|_| before.is_empty());
    let found = of(behind, before).or_else(|| of(before, behind)).or_else(|| behind_it().and_then(|(q, y)| of(q, y)));
    found.map(|(quarter, year)| Looks::Quarter { year, quarter })
}

/// What a cell could be, for the profile of its column: a day in some order and era, a month, a quarter, a year.
pub fn looks(cell: &[u8]) -> Looks {
    let Some(folded) = folded(bare(cell)) else { return Looks::No };
    let text = folded.trim();
    if is_plain_number(text) {
        return number_looks(text);
    }
    if let Some(quarter) = quarter(text) {
        return quarter;
    }
    let parts = Parts::of(text);
    if let Some(parts) = parts.as_ref().filter(|parts| parts.count() < 3) {
        return parts.looks();
    }
    // Back to the year as written: 29 February 2567 is no day of the common era.
    for (era, years) in [(Era::Common, 0), (Era::Buddhist, 543), (Era::Minguo, -1911)] {
        for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
            let split = || parts.as_ref().and_then(|parts| parts.day(Style { order, era }));
            let found = split().or_else(|| compact(text, era).map(|day| (day, Proves::Plain)));
            if let Some((day, proves)) = found {
                return Looks::Day { year: day.ymd().0 + years, proves };
            }
        }
    }
    Looks::No
}

/// What a number without any sign could be.
fn number_looks(text: &str) -> Looks {
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<i16>().ok());
    let month = |year: Option<i16>, month: Option<i16>| {
        let year = year.filter(|year| is_written_year(*year));
        match (year, month) {
            (Some(year), Some(month @ 1..=12)) => Looks::Month { year, month: month as i8 },
            _ => Looks::No,
        }
    };
    match (text.len(), text.find('.')) {
        (4, None) => match part(0..4) {
            Some(year) if is_usual_year(year.into()) || is_usual_year(i32::from(year) - 543) => Looks::Year(year),
            _ => Looks::No,
        },
        (6, None) => month(part(0..4), part(4..6)),
        (7, Some(4)) => month(part(0..4), part(5..7)),
        (7, Some(2)) => month(part(3..7), part(0..2)),
        (7, None) => match (part(0..3), compact(text, Era::Minguo)) {
            (Some(year @ 90..=130), Some(_)) => Looks::Day { year, proves: Proves::Plain },
            _ => Looks::No,
        },
        (8 | 12 | 14, None) => {
            match (part(0..4), compact(text, Era::Common).or_else(|| compact(text, Era::Buddhist))) {
                (Some(year), Some(_)) if is_written_year(year) => Looks::Day { year, proves: Proves::Plain },
                _ => Looks::No,
            }
        }
        _ => Looks::No,
    }
}

/// The first day of the month, or of the quarter, that a cell says, for columns of months.
pub fn first_of_month(cell: &[u8], style: impl Into<Style>) -> Option<Day> {
    let (year, month) = match looks(cell) {
        Looks::Month { year, month } => (year, month),
        Looks::Quarter { year, quarter } => (year, quarter * 3 - 2),
        _ => return None,
    };
    let year = style.into().era.common(year);
    Day::new(year, month, 1).filter(|_| year >= 1000)
}

/// Three short numbers (24-05-13): the year may stand first or last.
pub fn is_short(cell: &str) -> bool {
    let Some(folded) = folded(bare(cell.as_bytes())) else { return false };
    let date = folded.trim().split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Is the cell a bare spreadsheet serial (`45425`, `45425.58`), whose epoch the plan says?
pub fn is_serial(cell: &[u8]) -> bool {
    let whole = bare(cell).split(|&byte| byte == b'.').next().unwrap_or_default();
    whole.len() == 5 && whole.iter().all(u8::is_ascii_digit)
}

/// Days from the epoch of 1900 to that of 1904.
pub const DAYS_TO_1904: i32 = 1462;

/// What a date that its column's order refuses would prove, for the evidence: 05/13/2024 in a column of d/m/y.
pub fn proves(cell: &[u8]) -> Option<Proves> {
    let other = |order| parse(cell, order).ok().map(|(_, proves)| proves);
    other(DateOrder::Dmy).or_else(|| other(DateOrder::Mdy))
}

choices! {
    /// Order of day, month and year in a column of dates.
    DateOrder {
        /// 2024-05-13, 20240513, 2024年5月13日; the only order without doubt.
        Ymd = "ymd",
        /// 13/05/2024
        Dmy = "dmy",
        /// 05/13/2024
        Mdy = "mdy",
    }
}

/// How the dates of a column can be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// Dates with the year first, or a month's name: no doubt.
    pub plain: u64,
    /// Dates that can only be day before month (13/05/2024), and the first of them.
    pub day_first: u64,
    /// The first of them.
    pub day_first_example: Option<String>,
    /// Dates that can only be month before day (05/13/2024).
    pub month_first: u64,
    /// The first of them.
    pub month_first_example: Option<String>,
    /// Dates that could be either (05/06/2024).
    pub either: u64,
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
        compact_with_t: Dmy "20240513T100000Z" => "2024-05-13", Plain;
        compact_with_clock: Dmy "20240513 10:00:00" => "2024-05-13", Plain;
        apostrophe: Dmy "'13/05/2024" => "2024-05-13", DayFirst;
        backtick: Dmy "`2024-05-13 10:00:00" => "2024-05-13", Plain;
        tab: Dmy "\t2024-05-13\t" => "2024-05-13", Plain;
        text_formula: Dmy "=\"2024-05-13\"" => "2024-05-13", Plain;
        no_break_space: Dmy "\u{a0}13/05/2024" => "2024-05-13", DayFirst;
        minguo_with_name: Dmy "民國113年5月13日" => "2024-05-13", Plain;
        minguo_with_name_and_slashes: Dmy "民國113/05/13" => "2024-05-13", Plain;
        minguo_with_long_name: Dmy "中華民國 113 年 5 月 13 日" => "2024-05-13", Plain;
        minguo_without_name: Dmy "113年5月13日" => "2024-05-13", Plain;
        reiwa: Dmy "令和6年5月13日" => "2024-05-13", Plain;
        first_year_of_reiwa: Dmy "令和元年5月13日" => "2019-05-13", Plain;
        heisei: Dmy "平成31年4月30日" => "2019-04-30", Plain;
        showa: Dmy "昭和64年1月7日" => "1989-01-07", Plain;
        reiwa_in_one_sign: Dmy "㋿6年5月13日" => "2024-05-13", Plain;
        reiwa_by_letter: Dmy "R6.5.13" => "2024-05-13", Plain;
        reiwa_by_letter_with_slashes: Mdy "R06/05/13" => "2024-05-13", Plain;
        heisei_by_letter: Dmy "H31.4.30" => "2019-04-30", Plain;
        arabic_digits: Dmy "١٣/٠٥/٢٠٢٤" => "2024-05-13", DayFirst;
        persian_digits: Dmy "۲۰۲۴-۰۵-۱۳" => "2024-05-13", Plain;
        hindi_digits: Dmy "१३.०५.२०२४" => "2024-05-13", DayFirst;
        bengali_digits: Dmy "১৩/০৫/২০২৪" => "2024-05-13", DayFirst;
        thai_digits: Dmy "๑๓/๐๕/๒๐๒๔" => "2024-05-13", DayFirst;
        korean: Dmy "2024년 5월 13일" => "2024-05-13", Plain;
        korean_afternoon: Dmy "2024-05-13 오후 2:02" => "2024-05-13", Plain;
        chinese_weekday: Dmy "2024年5月13日 星期一 14时02分" => "2024-05-13", Plain;
        japanese_weekday: Dmy "2024年5月13日(月) 14:02" => "2024-05-13", Plain;
        japanese_time: Dmy "2024/05/13 午後2時02分33秒" => "2024-05-13", Plain;
        german_name: Dmy "13. Mai 2024" => "2024-05-13", Plain;
        german_name_short_year: Dmy "13-Mai-24" => "2024-05-13", Plain;
        german_umlaut: Dmy "13. März 2024" => "2024-03-13", Plain;
        german_umlaut_short: Dmy "13. Mär. 2024" => "2024-03-13", Plain;
        german_time: Dmy "13.05.2024, 10:00 Uhr" => "2024-05-13", DayFirst;
        german_weekday: Dmy "Mo, 13.05.2024" => "2024-05-13", DayFirst;
        french_name: Dmy "13 mai 2024" => "2024-05-13", Plain;
        french_first: Dmy "1er mars 2024" => "2024-03-01", Plain;
        french_accents: Dmy "13 août 2024" => "2024-08-13", Plain;
        french_short: Dmy "13 févr. 2024" => "2024-02-13", Plain;
        french_july: Dmy "13 juil. 2024" => "2024-07-13", Plain;
        french_time: Dmy "13/05/2024 à 10:00" => "2024-05-13", DayFirst;
        french_tuesday_is_not_march: Dmy "mar. 14 mai 2024" => "2024-05-14", Plain;
        spanish_name: Dmy "12 de mayo de 2024" => "2024-05-12", Plain;
        spanish_afternoon: Dmy "13/05/2024 2:02 p. m." => "2024-05-13", DayFirst;
        portuguese_first: Dmy "1º de maio de 2024" => "2024-05-01", Plain;
        italian_name: Dmy "13 maggio 2024" => "2024-05-13", Plain;
        dutch_name: Dmy "13 mei 2024" => "2024-05-13", Plain;
        month_name_first_short_year: Dmy "May-13-24" => "2024-05-13", Plain;
        mail_header: Dmy "Mon, 13 May 2024 10:00:00 +0200" => "2024-05-13", Plain;
        script_date: Dmy "Mon May 13 2024 10:00:00 GMT+0800 (China Standard Time)" => "2024-05-13", Plain;
        zone: Dmy "2024-05-13 10:00:00 UTC" => "2024-05-13", Plain;
        zone_of_a_shop: Mdy "May 13, 2024 10:00:00 AM PDT" => "2024-05-13", Plain;
        american_with_seconds: Mdy "5/13/2024 2:02:33 PM" => "2024-05-13", MonthFirst;
    }

    macro_rules! eras {
        ($($name:ident: $era:ident $order:ident $text:literal => $wanted:literal;)+) => {
            $(#[test] fn $name() {
                let style = Style { order: $order, era: Era::$era };
                assert_eq!(parse($text.as_bytes(), style).map(|(day, _)| day.to_string()).as_deref(), Ok($wanted));
            })+
        };
    }

    eras! {
        buddhist: Buddhist Dmy "13/05/2567" => "2024-05-13";
        buddhist_year_first: Buddhist Dmy "2567-05-13" => "2024-05-13";
        buddhist_leap_day: Buddhist Dmy "29/02/2567" => "2024-02-29";
        buddhist_leap_day_year_first: Buddhist Dmy "2567-02-29" => "2024-02-29";
        buddhist_two_digits: Buddhist Dmy "13/05/67" => "2024-05-13";
        buddhist_compact: Buddhist Dmy "25670513" => "2024-05-13";
        common_in_a_buddhist_column: Buddhist Dmy "13/05/2024" => "2024-05-13";
        buddhist_in_thai_digits: Buddhist Dmy "๑๓/๐๕/๒๕๖๗" => "2024-05-13";
        minguo: Minguo Dmy "113/05/13" => "2024-05-13";
        minguo_dots: Minguo Dmy "113.05.13" => "2024-05-13";
        minguo_hyphens_with_time: Minguo Dmy "113-5-13 10:00" => "2024-05-13";
        minguo_compact: Minguo Dmy "1130513" => "2024-05-13";
        minguo_four_digits: Minguo Dmy "0113/05/13" => "2024-05-13";
        minguo_before_the_hundredth: Minguo Dmy "99/12/31" => "2010-12-31";
        minguo_day_first: Minguo Dmy "13/05/113" => "2024-05-13";
        common_in_a_minguo_column: Minguo Dmy "2024/05/13" => "2024-05-13";
    }

    #[test]
    fn a_leap_day_of_another_era_is_no_day_where_there_is_none() {
        let style = Style { order: Dmy, era: Era::Buddhist };
        assert_eq!(parse(b"2564-02-29", style), Err(Code::DateInvalid));
        assert_eq!(parse(b"2564-02-28", style).unwrap().0.to_string(), "2021-02-28");
    }

    macro_rules! looking {
        ($($name:ident: $text:literal => $wanted:expr;)+) => {
            $(#[test] fn $name() {
                assert_eq!(looks($text.as_bytes()), $wanted);
            })+
        };
    }

    const fn month(year: i16, month: i8) -> Looks {
        Looks::Month { year, month }
    }

    const fn day(year: i16, proves: Proves) -> Looks {
        Looks::Day { year, proves }
    }

    looking! {
        looks_iso_month: "2024-01" => month(2024, 1);
        looks_month_first: "01/2024" => month(2024, 1);
        looks_month_name: "Jan 2024" => month(2024, 1);
        looks_month_name_short_year: "Jan-24" => month(2024, 1);
        looks_month_name_apostrophe: "Jan '24" => month(2024, 1);
        looks_chinese_month: "2024年1月" => month(2024, 1);
        looks_korean_month: "2024년 1월" => month(2024, 1);
        looks_compact_month: "202401" => month(2024, 1);
        looks_month_with_letter: "2024M01" => month(2024, 1);
        looks_month_of_one_digit: "2024/1" => month(2024, 1);
        looks_month_with_dot: "01.2024" => month(2024, 1);
        looks_german_month: "März 2024" => month(2024, 3);
        looks_spanish_month: "mayo de 2024" => month(2024, 5);
        looks_reiwa_month: "令和6年5月" => month(2024, 5);
        looks_minguo_month: "113/05" => month(113, 5);
        looks_minguo_month_with_signs: "113年5月" => month(113, 5);
        looks_buddhist_month: "05/2567" => month(2567, 5);
        looks_year: "2024" => Looks::Year(2024);
        looks_first_year: "1990" => Looks::Year(1990);
        looks_year_with_sign: "2024年" => Looks::Year(2024);
        looks_buddhist_year: "2567" => Looks::Year(2567);
        looks_era_year: "令和元年" => Looks::Year(2019);
        looks_era_year_without_sign: "平成31" => Looks::Year(2019);
        looks_minguo_year: "民国113年" => Looks::Year(2024);
        looks_name_alone: "May" => Looks::MonthOfYear(5);
        looks_chinese_name_alone: "5月" => Looks::MonthOfYear(5);
        looks_quarter: "2024Q1" => Looks::Quarter { year: 2024, quarter: 1 };
        looks_quarter_first: "Q1 2024" => Looks::Quarter { year: 2024, quarter: 1 };
        looks_quarter_in_the_middle: "3Q2024" => Looks::Quarter { year: 2024, quarter: 3 };
        looks_day: "13/05/2024" => day(2024, Proves::DayFirst);
        looks_american_day: "05/13/2024" => day(2024, Proves::MonthFirst);
        looks_either_day: "05/06/2024" => day(2024, Proves::Either);
        looks_iso_day: "2024-05-13T10:00:00Z" => day(2024, Proves::Plain);
        looks_short_year_first: "99/05/13" => day(1999, Proves::Plain);
        looks_compact_day: "20240513" => day(2024, Proves::Plain);
        looks_buddhist_day: "13/05/2567" => day(2567, Proves::DayFirst);
        looks_buddhist_leap_day: "29/02/2567" => day(2567, Proves::DayFirst);
        looks_minguo_day: "113/05/13" => day(113, Proves::Plain);
        looks_minguo_compact: "1130513" => day(113, Proves::Plain);
        looks_reiwa_day: "令和6年5月13日" => day(2024, Proves::Plain);
        looks_sentinel: "0001-01-01" => day(1, Proves::Plain);
        looks_serial: "45425" => Looks::No;
        looks_seconds: "1715558400" => Looks::No;
        looks_old_number: "1989" => Looks::No;
        looks_amount: "12.50" => Looks::No;
        looks_long_amount: "123456.78" => Looks::No;
        looks_day_without_year: "24-Jan" => Looks::No;
        looks_day_of_month: "5月13日" => Looks::No;
        looks_ordinal_date: "2024-134" => Looks::No;
        looks_week_date: "2024-W20-1" => Looks::No;
        looks_era_letter_alone: "S64" => Looks::No;
        looks_code: "R6-5-13" => Looks::No;
        looks_word: "apples" => Looks::No;
        looks_empty: "" => Looks::No;
        looks_compact_number: "99999999" => Looks::No;
        looks_order_number: "20240513-001" => Looks::No;
    }

    #[test]
    fn a_month_stands_for_its_first_day() {
        let minguo = Style { order: Dmy, era: Era::Minguo };
        let buddhist = Style { order: Dmy, era: Era::Buddhist };
        let first = |text: &str, style: Style| first_of_month(text.as_bytes(), style).map(|day| day.to_string());
        for (text, style) in
            [("2024-05", Dmy.into()), ("May 24", Dmy.into()), ("113/05", minguo), ("05/2567", buddhist)]
        {
            assert_eq!(first(text, style).as_deref(), Some("2024-05-01"), "{text:?}");
        }
        for text in ["113/05", "2024", "2024-05-13", "May", ""] {
            assert_eq!(first(text, Dmy.into()), None, "{text:?}");
        }
    }

    #[test]
    fn days_that_systems_write_for_none_are_sentinels() {
        let is = |text: &str| is_sentinel(Day::from_iso(text).unwrap());
        for text in [
            "0001-01-01",
            "1601-01-01",
            "1753-01-01",
            "1899-12-30",
            "1900-01-01",
            "1970-01-01",
            "2099-12-31",
            "2999-12-31",
            "9999-12-31",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["2024-01-01", "2024-12-31", "1970-01-02", "1999-12-31"] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn a_year_is_no_serial() {
        assert_eq!(excel_serial(2024.0), None);
        assert_eq!(excel_serial(2024.5).map(|day| day.to_string()).as_deref(), Some("1905-07-16"));
        assert_eq!(excel_serial(45425.0).map(|day| day.to_string()).as_deref(), Some("2024-05-13"));
        assert!(is_serial(b"'45425.5"));
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
            ("`", Dmy, Code::DateMissing),
            ("113/05/13", Dmy, Code::DateInvalid),
            ("1130513", Dmy, Code::DateInvalid),
            ("2024", Dmy, Code::DateInvalid),
            ("2024-W20-1", Dmy, Code::DateInvalid),
            ("2024-134", Dmy, Code::DateInvalid),
            ("20240513 apples", Dmy, Code::DateInvalid),
            ("20240513-001", Dmy, Code::DateInvalid),
            ("May 2024 10:00", Dmy, Code::DateInvalid),
            ("13 May June 2024", Dmy, Code::DateInvalid),
            ("13/05/2024 10:00 PAID", Dmy, Code::DateInvalid),
        ] {
            assert_eq!(parse(text.as_bytes(), order), Err(code), "{text:?}");
        }
        assert_eq!(proves(b"05/13/2024"), Some(Proves::MonthFirst));
        assert_eq!(proves(b"13/05/2024"), Some(Proves::DayFirst));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_date_or_a_reason(
            cell in "[0-9/.年月日元民國令和RHQMT年월()a-zA-Z: -]{0,20}",
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..24),
            any in "\\PC{0,12}",
        ) {
            for cell in [cell.as_bytes(), &bytes, any.as_bytes()] {
                for (order, &era) in [Ymd, Dmy, Mdy].into_iter().zip(Era::ALL) {
                    let _ = (parse(cell, order), parse(cell, Style { order, era }), first_of_month(cell, order));
                }
                let _ = (looks(cell), proves(cell), is_serial(cell), is_short(&String::from_utf8_lossy(cell)));
            }
        }

        #[test]
        fn a_day_is_read_back_in_every_era(days in 7_305i32..40_000) {
            let day = Day::from_epoch(days);
            let (y, m, d) = day.ymd();
            let (buddhist, minguo) = (y + 543, y - 1911);
            for (text, era) in [
                (format!("{d:02}/{m:02}/{buddhist}"), Era::Buddhist),
                (format!("{buddhist}-{m:02}-{d:02}"), Era::Buddhist),
                (format!("{minguo}/{m:02}/{d:02}"), Era::Minguo),
                (format!("民國{minguo}年{m}月{d}日"), Era::Common),
            ] {
                proptest::prop_assert_eq!(parse(text.as_bytes(), Style { order: Dmy, era }).unwrap().0, day);
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
