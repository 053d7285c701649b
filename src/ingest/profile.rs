//! What the values of a column look like, whatever its header says.

use super::amount;
use super::amount::{DecimalMark, NumberEvidence};
use super::cells;
use super::currency;
use super::date::{self, DateEvidence, DateOrder, Looks, Proves};
use super::sample::Sampled;
use super::words;
use std::collections::HashMap;

/// What the values of a column look like.
#[derive(Default)]
pub struct Column {
    /// Rows that were looked at.
    pub rows: usize,
    /// Rows with a value.
    pub filled: usize,
    /// Different values.
    pub distinct: usize,
    /// Values that are dates.
    pub dates: usize,
    /// Values that are dates of a workbook, not texts.
    pub typed_days: usize,
    /// Dates of a workbook whose day could be a month.
    pub swappable_days: usize,
    /// Values that are bare months (2024-01).
    pub months: usize,
    /// Values that are bare years.
    pub years: usize,
    /// Dates whose year would be one of the Buddhist era.
    pub buddhist: usize,
    /// Dates whose year would be one of the Republic of China.
    pub minguo: usize,
    /// Dates before 1990.
    pub early: usize,
    /// Values that are numbers.
    pub numbers: usize,
    /// Numbers with decimals.
    pub fractions: usize,
    /// Numbers below zero.
    pub negatives: usize,
    /// Numbers that are zero.
    pub zeros: usize,
    /// Numbers from 0 to 1.
    pub shares: usize,
    /// Values that are words of a state.
    pub statuses: usize,
    /// Values that say yes or no.
    pub flags: usize,
    /// Values that name a side of the ledger.
    pub sides: usize,
    /// Values that are an e-mail address.
    pub emails: usize,
    /// Values of letters and blanks alone, at least two letters.
    pub words: usize,
    /// Values without a blank that hold a digit.
    pub codes: usize,
    /// Values that are a currency and nothing else.
    pub currencies: usize,
    /// Ids that a spreadsheet turned into numbers such as 1.94E+18.
    pub mangled: usize,
    /// Dates whose three numbers are short (24-05-13), and how many of them each order can read.
    pub short_dates: [usize; 4],
    /// Rows that have the most frequent value.
    pub most: usize,
    /// What its dates prove.
    pub date_evidence: DateEvidence,
    /// What its numbers prove.
    pub number_evidence: NumberEvidence,
    /// The first values, different ones.
    pub examples: Vec<String>,
}

/// Different values by which a column of names or ids is told: where none is a number or a date, no further one is tried.
const TOLD: usize = 300;
/// Values that a profile keeps as examples.
const EXAMPLES: usize = 5;

impl Column {
    /// Looks at one column of some rows.
    pub fn of(rows: &[&Sampled], at: usize) -> Column {
        let mut column = Column { rows: rows.len(), ..Column::default() };
        // Each value is looked at once, however many rows have it.
        let mut places: HashMap<(&str, bool), usize> = HashMap::new();
        let mut values: Vec<(&str, bool, usize)> = Vec::new();
        for row in rows {
            let Some(cell) = row.cells.get(at).map(|cell| cell.trim()).filter(|cell| !is_nothing(cell)) else {
                continue;
            };
            column.filled += 1;
            let is_day = row.is_day(at);
            let place = *places.entry((cell, is_day)).or_insert_with(|| {
                values.push((cell, is_day, 0));
                values.len() - 1
            });
            values[place].2 += 1;
            // A double keeps fifteen digits of an id.
            let long = row.is_number(at) && cell.len() > 15 && cell.bytes().all(|byte| byte.is_ascii_digit());
            column.mangled += usize::from(long);
        }
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (at, &(cell, is_day, rows)) in values.iter().enumerate() {
            let count = seen.entry(cell).or_default();
            if *count == 0 && column.examples.len() < EXAMPLES {
                column.examples.push(cell.to_owned());
            }
            *count += rows;
            let is_other = at >= TOLD && column.numbers + column.dates + column.months + column.years == 0;
            column.look(cell, is_day, rows, is_other);
        }
        column.distinct = seen.len();
        column.most = seen.values().copied().max().unwrap_or_default();
        column
    }

    /// Looks at a value that so many rows have; `is_other` where it is neither a number nor a date.
    fn look(&mut self, cell: &str, is_day: bool, rows: usize, is_other: bool) {
        let bytes = cell.as_bytes();
        let has_digit = bytes.iter().any(u8::is_ascii_digit) || cell.chars().any(char::is_numeric);
        let is_words = !has_digit && cell.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        self.words += rows * usize::from(is_words);
        // No such word has a digit, but for 1 and 0.
        if !has_digit || cell.len() == 1 {
            self.flags += rows * usize::from(words::yes(cell).is_some());
            self.sides += rows * usize::from(words::direction(cell).is_some());
        }
        if !has_digit && !is_day {
            self.statuses += rows * usize::from(words::standing(cell).is_some());
            self.currencies += rows * usize::from(currency::is_one(cell));
            self.emails += rows * usize::from(is_email(cell));
            return;
        }
        self.emails += rows * usize::from(is_email(cell));
        self.codes += rows * usize::from(!cell.contains(char::is_whitespace));
        self.mangled += rows * usize::from(is_scientific(cell));
        if is_other && !is_day {
            self.statuses += rows * usize::from(words::standing(cell).is_some());
            return;
        }
        let number = [DecimalMark::Point, DecimalMark::Comma].iter().find_map(|&mark| amount::parse(bytes, mark).ok());
        if is_day {
            self.dates += rows;
            self.typed_days += rows;
            self.date_evidence.plain += rows as u64;
            self.swappable_days +=
                rows * usize::from(cell.get(8..10).and_then(|day| day.parse().ok()).is_some_and(|day: u8| day <= 12));
            let is_sentinel = date::parse(bytes, DateOrder::Ymd).is_ok_and(|(day, _)| date::is_sentinel(day));
            self.early += rows * usize::from(cell < "1990" && !is_sentinel);
            return;
        }
        match date::looks(bytes) {
            Looks::Day { year, proves } => {
                // 20240513 is a date, 12345 more likely a number.
                if number.is_none() || cell.len() == 8 || cell.len() == 14 {
                    self.dates += rows;
                }
                (0..rows).for_each(|_| self.date_evidence.note(bytes, proves));
                self.buddhist += rows * usize::from((2400..2700).contains(&year));
                self.minguo += rows * usize::from((80..200).contains(&year));
                let is_sentinel = date::parse(bytes, DateOrder::Ymd).is_ok_and(|(day, _)| date::is_sentinel(day));
                self.early += rows * usize::from(year < date::EARLIEST && !is_sentinel);
                if date::is_short(cell) {
                    self.short_dates[3] += rows;
                    for (order, count) in DateOrder::ALL.iter().zip(&mut self.short_dates) {
                        *count += rows * usize::from(date::parse(bytes, *order).is_ok());
                    }
                }
            }
            Looks::Month { .. } | Looks::MonthOfYear(_) | Looks::Quarter { .. } => self.months += rows,
            Looks::Year(_) => self.years += rows,
            Looks::No => {}
        }
        let Some(number) = number else {
            self.statuses += rows * usize::from(words::standing(cell).is_some());
            self.currencies += rows * usize::from(currency::is_one(cell));
            return;
        };
        self.numbers += rows;
        let value = number.to_f64();
        self.fractions += rows * usize::from(value.fract() != 0.0);
        self.negatives += rows * usize::from(value < 0.0);
        self.zeros += rows * usize::from(value == 0.0);
        self.shares += rows * usize::from((0.0..=1.0).contains(&value.abs()));
        let marks = amount::marks(bytes);
        (0..rows).for_each(|_| self.number_evidence.note(bytes, marks));
    }

    /// A part of the values, from 0 to 1.
    pub fn share(&self, part: usize) -> f64 {
        if self.filled == 0 { 0.0 } else { part as f64 / self.filled as f64 }
    }

    /// How many of the rows have a value, from 0 to 1.
    pub fn coverage(&self) -> f64 {
        if self.rows == 0 { 0.0 } else { self.filled as f64 / self.rows as f64 }
    }

    /// Nearly all values are numbers, and they are no dates.
    pub fn is_number(&self) -> bool {
        self.share(self.numbers) > 0.5 && self.share(self.dates) < 0.5
    }

    /// Some of its numbers are written with decimals, be they zeros.
    pub fn has_decimals(&self) -> bool {
        self.fractions > 0 || self.number_evidence.point + self.number_evidence.comma > 0
    }

    /// Most values are dates.
    pub fn is_date(&self) -> bool {
        self.share(self.dates) > 0.5
    }

    /// All values differ, or nearly.
    pub fn is_unique(&self) -> bool {
        self.filled > 0 && self.distinct * 100 >= self.filled * 99
    }

    /// Could the year stand first as well as last in all of its dates (24-05-13)?
    pub fn is_year_in_doubt(&self) -> bool {
        let [ymd, dmy, mdy, all] = self.short_dates;
        all > 0 && ymd == all && (dmy == all || mdy == all)
    }

    /// Dates of a workbook whose days could all be months, beside texts whose days could not: a spreadsheet read day for month
    /// where it could.
    pub fn is_swapped(&self) -> bool {
        let texts = self.date_evidence.day_first;
        self.typed_days > 1
            && texts > 0
            && self.swappable_days == self.typed_days
            && self.date_evidence.month_first == 0
            && self.date_evidence.either == 0
    }
}

/// An empty cell, or a word for nothing.
pub fn is_nothing(cell: &str) -> bool {
    cell.is_empty() || cells::bare(cell.as_bytes()).is_empty() || amount::is_nothing(cell)
}

/// A number as a spreadsheet shows one that is too long for its cell: 1.38E+10.
fn is_scientific(cell: &str) -> bool {
    let Some((digits, power)) = cell.split_once(['E', 'e']) else { return false };
    let power = power.strip_prefix('+').and_then(|power| power.parse::<u8>().ok());
    power.is_some_and(|power| power >= 8)
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

fn is_email(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.') && !cell.contains(' '))
}

/// Does a date prove its order?
pub fn proves(cell: &str) -> Option<Proves> {
    match date::looks(cell.as_bytes()) {
        Looks::Day { proves, .. } => Some(proves),
        _ => None,
    }
}
