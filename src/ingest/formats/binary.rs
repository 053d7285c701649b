//! What Excel's two binary formats share: numbers in four bytes, truth and errors as codes, shared texts, styles that
//! show days.

use crate::calendar::Day;
use crate::ingest::sheet::Value;
use calamine::{CellErrorType, ExcelDateTime, ExcelDateTimeType};
use rustc_hash::FxHashMap;

/// A double, lowest byte first.
pub fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

/// A number in four bytes: 30 bits of a whole number, or the upper ones of a double, and perhaps in hundredths.
pub fn rk(bits: u32) -> f64 {
    let number =
        if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// TRUE or FALSE.
pub fn truth(value: u8) -> Value {
    Value::Text(if value == 0 { "FALSE" } else { "TRUE" }.to_owned())
}

/// An error by its code.
pub fn error(code: u8) -> Value {
    let error = match code {
        0x00 => CellErrorType::Null,
        0x07 => CellErrorType::Div0,
        0x17 => CellErrorType::Ref,
        0x1D => CellErrorType::Name,
        0x24 => CellErrorType::Num,
        0x2A => CellErrorType::NA,
        0x2B => CellErrorType::GettingData,
        _ => CellErrorType::Value,
    };
    Value::Error(error.to_string())
}

/// The texts that cells share.
#[derive(Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds the next one, in UTF-16.
    pub fn push(&mut self, units: impl Iterator<Item = u16>) {
        self.text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')));
        self.ends.push(self.text.len());
    }

    /// A text by its number.
    pub fn get(&self, at: u32) -> Option<&str> {
        let at = at as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        self.text.get(start?..*self.ends.get(at)?)
    }
}

/// How cells show their numbers: which of them are days.
#[derive(Default)]
pub struct Styles {
    /// The formats that the workbook writes out, by their numbers: do they show days?
    formats: FxHashMap<u16, bool>,
    /// The format of every style of cells.
    styles: Vec<u16>,
    /// Do days count from 1904?
    pub date_1904: bool,
}

impl Styles {
    /// Adds a format that is written out.
    pub fn format(&mut self, number: u16, format: &str) {
        self.formats.insert(number, shows_days(format));
    }

    /// Adds the next style of cells, by the number of its format.
    pub fn style(&mut self, format: u16) {
        self.styles.push(format);
    }

    /// What a cell of a style shows.
    pub fn shown(&self, number: f64, style: u32) -> Value {
        let shows_days = self
            .styles
            .get(style as usize)
            .is_some_and(|format| self.formats.get(format).copied().unwrap_or_else(|| is_built_in_date(*format)));
        let date = || day(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.date_1904));
        let day = if shows_days { date() } else { None };
        day.map_or(Value::Number(number), Value::Day)
    }
}

/// The numbers of the formats that Excel shows as days or times and does not write out; those from 27 on in East Asia.
fn is_built_in_date(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Does a format show days? Its first section has a letter for a part of a date or a time, outside of quotes, and no
/// `[h]`, which shows how long something took.
fn shows_days(format: &str) -> bool {
    if format.eq_ignore_ascii_case("general") || format.eq_ignore_ascii_case("standard") {
        return false;
    }
    let (mut letters, mut shows) = (format.chars(), false);
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            // The next one stands for itself.
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.by_ref().find(|&letter| letter == '"')),
            // A colour, a condition, a currency.
            '[' => {
                let inside: String = letters.by_ref().take_while(|&letter| letter != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.as_str()) {
                    return false;
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' => shows = true,
            _ => {}
        }
    }
    shows
}

/// The civil day of a workbook's date; calamine knows the 1900 and the 1904 system. `None` for a time of day alone.
pub fn day(date: &ExcelDateTime) -> Option<Day> {
    if !date.is_datetime() || date.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Day::new(i16::try_from(year).ok()?, month as i8, day as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_days() {
        for format in ["yyyy-mm-dd", "D/M/YY", "yyyy\"年\"m\"月\"d\"日\";@", "[$-409]mmm-yy", "h:mm AM/PM", "[Red]d.m."]
        {
            assert!(shows_days(format), "{format}");
        }
        for format in
            ["General", "Standard", "0.00E+00", "[h]:mm:ss", "#,##0\\ [$Md-46D]", "0\"days\"", "*-0", "0;yyyy", "@"]
        {
            assert!(!shows_days(format), "{format}");
        }
    }

    #[test]
    fn numbers_in_four_bytes() {
        assert_eq!(
            [rk(0x3FF0_0000), rk(0x3FF0_0001), rk(5 << 2 | 2), rk((-1250_i32).cast_unsigned() << 2 | 3)],
            [1.0, 0.01, 5.0, -12.5]
        );
    }
}
