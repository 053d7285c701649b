//! One row, whatever file it comes from.

use crate::calendar::Day;
use crate::money::Figure;
use std::borrow::Cow;

/// A cell as its file has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text; empty where there is nothing. UTF-8, unless the file is damaged.
    Text(&'a [u8]),
    /// A number of a workbook.
    Number(f64),
    /// A date of a workbook.
    Day(Day),
    /// A workbook's error such as `#REF!`.
    Error(&'a str),
}

impl<'a> Cell<'a> {
    /// No value?
    pub fn is_empty(self) -> bool {
        matches!(self, Cell::Text(text) if text.trim_ascii().is_empty())
    }

    /// As text: numbers as a spreadsheet shows them, days as ISO dates.
    pub fn text(self) -> Cow<'a, [u8]> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(shown(number).into_bytes()),
            Cell::Day(day) => Cow::Owned(day.to_string().into_bytes()),
            Cell::Error(error) => Cow::Borrowed(error.as_bytes()),
        }
    }

    /// As text for people; bytes that are no text become U+FFFD.
    pub fn display(self) -> String {
        String::from_utf8_lossy(&self.text()).trim().to_owned()
    }
}

/// A row of cells. Columns beyond its end are empty.
pub trait Cells {
    /// The cell of a column; 0 is the first.
    fn cell(&self, column: usize) -> Cell<'_>;

    /// How many cells it has.
    fn width(&self) -> usize;

    /// No value in any cell?
    fn is_blank(&self) -> bool {
        (0..self.width()).all(|column| self.cell(column).is_empty())
    }

    /// Does its workbook not show it?
    fn is_hidden(&self) -> bool {
        false
    }
}

/// A number with the 15 significant digits that a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
pub fn shown(number: f64) -> String {
    // `{:e}` with 14 decimals rounds to 15 digits; a double's shortest form then has no noise left.
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

/// The same number without writing it down, where it has at most four decimals: fifteen digits that divide to a double are those
/// that it is shown with, since no other fifteen are as near.
pub fn decimal(number: f64) -> Option<Figure> {
    (0..).zip([1.0, 10.0, 100.0, 1_000.0, 10_000.0]).find_map(|(scale, unit)| {
        let units = (number * unit).round();
        (units.abs() < 1e15 && units / unit == number).then_some(Figure { units: units as i128, scale })
    })
}

impl Cells for Vec<Vec<u8>> {
    fn cell(&self, column: usize) -> Cell<'_> {
        Cell::Text(self.get(column).map_or(&[], Vec::as_slice))
    }

    fn width(&self) -> usize {
        self.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_decimal_is_the_number_that_is_shown(
            units in prop_oneof![-99i64..99, -9_999_999..9_999_999i64, -1_000_000_000_000_000..1_000_000_000_000_000i64],
            scale in 0i32..8,
            noise in -2i64..3,
        ) {
            let exact = units as f64 / 10f64.powi(scale);
            let number = f64::from_bits((exact.to_bits() as i64 + noise) as u64);
            let wanted = Figure::parse(&shown(number));
            match decimal(number) {
                Some(figure) => prop_assert_eq!(Some((figure.units, figure.scale)), wanted.map(|wanted| (wanted.units, wanted.scale))),
                None => prop_assert!(noise != 0 || scale > 4),
            }
        }
    }

    #[test]
    fn numbers_show_no_binary_noise() {
        for (number, wanted) in
            [(0.1 + 0.2, "0.3"), (12345.0, "12345"), (-1.005, "-1.005"), (1e21, "1000000000000000000000")]
        {
            assert_eq!(shown(number), wanted);
        }
    }
}
