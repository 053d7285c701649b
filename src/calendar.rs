//! Civil days, months and quarters. No time zone ever shifts a day (docs/definitions.md section 1).

use serde::{Deserialize, Serialize, de};
use time::{Date, Month as MonthOfYear};

/// A civil day, counted from 1970-01-01 (day 0); from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// 1970-01-01 as a Julian day.
const EPOCH: i32 = 2_440_588;

impl Day {
    /// The first day that can be named, 0001-01-01.
    pub const MIN: Day = Day(-719_162);
    /// The last day that can be named, 9999-12-31.
    pub const MAX: Day = Day(2_932_896);

    /// The day of a year (1–9999), month (1–12) and day of the month; `None` if there is none such (31/02).
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        let month = MonthOfYear::try_from(u8::try_from(month).ok()?).ok()?;
        let date = Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok()?;
        (year >= 1).then(|| Day(date.to_julian_day() - EPOCH))
    }

    /// The day that is `days` after 1970-01-01; held to [`Day::MIN`]..=[`Day::MAX`].
    pub fn from_epoch(days: i32) -> Day {
        Day(days.clamp(Day::MIN.0, Day::MAX.0))
    }

    /// Days since 1970-01-01, negative before it.
    pub fn epoch(self) -> i32 {
        self.0
    }

    /// Year, month (1–12) and day of the month.
    pub fn ymd(self) -> (i16, i8, i8) {
        // Every `Day` is a date: the range is a part of theirs.
        let date = Date::from_julian_day(self.0 + EPOCH).unwrap_or(Date::MIN);
        (date.year() as i16, u8::from(date.month()) as i8, date.day() as i8)
    }

    /// `days` later (earlier if negative); held to the range of [`Day`].
    pub fn plus_days(self, days: i32) -> Day {
        Day::from_epoch(self.0.saturating_add(days))
    }

    /// Whole days from `earlier` to this day, negative if this day comes first.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The same day `months` later (earlier if negative); the last day of the month where there is none such
    /// (31 January + 1 month = 28 or 29 February).
    pub fn plus_months(self, months: i32) -> Day {
        let (_, _, day) = self.ymd();
        let month = self.month().plus(months);
        let (first, last) = (month.first_day(), month.last_day());
        first.plus_days(i32::from(day) - 1).min(last)
    }

    /// The month that this day lies in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.ymd();
        Month(i32::from(year) * 12 + i32::from(month) - 1)
    }

    /// The quarter that this day lies in.
    pub fn quarter(self) -> Quarter {
        Quarter(self.month().0.div_euclid(3))
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn from_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let mut next = |width: usize| {
            let part = parts.next()?;
            (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Day::new(year, month as i8, day as i8)
    }
}

/// ISO 8601: `2024-05-13`.
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::from_iso(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is no day such as 2024-05-13")))
    }
}

/// A calendar month, counted from year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// January of year 0, from which months are counted.
    pub const ZERO: Month = Month(0);

    /// Months from `earlier` to this one.
    pub fn months_since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// `months` later, or earlier if negative.
    pub fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// The first day of the month; held to the range of [`Day`].
    pub fn first_day(self) -> Day {
        let year = i16::try_from(self.0.div_euclid(12)).ok();
        let day = year.and_then(|year| Day::new(year, self.0.rem_euclid(12) as i8 + 1, 1));
        day.unwrap_or(if self < Day::MIN.month() { Day::MIN } else { Day::MAX })
    }

    /// The last day of the month; held to the range of [`Day`].
    pub fn last_day(self) -> Day {
        match self.plus(1).first_day() {
            Day::MAX => Day::MAX,
            next => next.plus_days(-1),
        }
    }
}

/// ISO 8601: `2024-05`.
impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

/// A calendar quarter, counted from year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i32);

impl Quarter {
    /// Quarters from `earlier` to this one.
    pub fn quarters_since(self, earlier: Quarter) -> i32 {
        self.0 - earlier.0
    }

    /// `quarters` later, or earlier if negative.
    pub fn plus(self, quarters: i32) -> Quarter {
        Quarter(self.0 + quarters)
    }

    /// The first day of the quarter.
    pub fn first_day(self) -> Day {
        Month(self.0 * 3).first_day()
    }

    /// The last day of the quarter.
    pub fn last_day(self) -> Day {
        Month(self.0 * 3 + 2).last_day()
    }
}

/// `2024Q2`.
impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn the_epoch_and_the_ends_of_the_range() {
        assert_eq!(day("1970-01-01").epoch(), 0);
        assert_eq!(day("0001-01-01"), Day::MIN);
        assert_eq!(day("9999-12-31"), Day::MAX);
        assert_eq!(Day::MAX.plus_days(1), Day::MAX);
        assert_eq!(Day::new(2023, 2, 29), None);
        assert_eq!(Day::new(2024, 2, 29).unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn months_keep_to_the_end_of_a_short_month() {
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2024-02-29").plus_months(-12), day("2023-02-28"));
        assert_eq!(day("9999-11-30").plus_months(2), Day::MAX);
        assert_eq!(day("0001-01-31").plus_months(-1), Day::MIN);
        assert_eq!(Day::MAX.month().last_day(), Day::MAX);
        assert_eq!(day("2011-12-10").month().to_string(), "2011-12");
        assert_eq!(day("2011-12-10").month().last_day(), day("2011-12-31"));
    }

    #[test]
    fn quarters_begin_and_end_where_they_should() {
        let quarter = day("2011-02-14").quarter();
        assert_eq!(quarter.to_string(), "2011Q1");
        assert_eq!((quarter.first_day(), quarter.last_day()), (day("2011-01-01"), day("2011-03-31")));
        assert_eq!(quarter.plus(-1).to_string(), "2010Q4");
    }

    #[test]
    fn every_day_of_a_century_goes_there_and_back() {
        let mut at = day("1950-01-01");
        while at < day("2050-01-01") {
            let (year, month, dom) = at.ymd();
            assert_eq!(Day::new(year, month, dom), Some(at));
            assert_eq!(Day::from_iso(&at.to_string()), Some(at));
            at = at.plus_days(1);
        }
    }
}
