//! One row, whatever file it comes from.

use crate::calendar::Day;
use crate::money::Figure;
use crate::settings::choices;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

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

choices! {
    /// How a spreadsheet shows a row that may not be meant to count.
    RowLook {
        /// Not at all, because of a filter or by hand.
        Hidden = "hidden",
        /// Struck through.
        Struck = "struck",
    }
}

/// A row of cells. Columns beyond its end are empty.
pub trait Cells {
    /// The cell of a column; 0 is the first.
    fn cell(&self, column: usize) -> Cell<'_>;

    /// How many cells it has.
    fn width(&self) -> usize;

    /// How the spreadsheet shows the row; `None` for most.
    fn look(&self) -> Option<RowLook> {
        None
    }

    /// No value in any cell?
    fn is_blank(&self) -> bool {
        (0..self.width()).all(|column| self.cell(column).is_empty())
    }
}

/// Marks that show nothing: zero-width blanks, directions of writing, byte order marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Without blanks at both ends, those of any script included.
fn trimmed(cell: &[u8]) -> &[u8] {
    match std::str::from_utf8(cell) {
        Ok(text) if !text.is_ascii() => text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c)).as_bytes(),
        _ => cell.trim_ascii(),
    }
}

/// What a cell holds without what only keeps a spreadsheet from changing it: blanks and tabs around it, an apostrophe or
/// backtick before it, a formula that is nothing but a text (`="0012"`).
pub fn bare(cell: &[u8]) -> &[u8] {
    match trimmed(cell) {
        [b'=', b'"', inner @ .., b'"'] => trimmed(inner),
        [quote @ (b'\'' | b'`'), inner @ ..] => trimmed(inner.strip_suffix(&[*quote]).unwrap_or(inner)),
        cell => cell,
    }
}

/// Zeros of the scripts whose digits NFKC leaves as they are; 1 to 9 follow each.
const ZEROS: [char; 18] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}',
    '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{1810}', '\u{7c0}',
];

fn with_ascii_digit(c: char) -> char {
    let value = |&zero: &char| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    let digit = (c >= ZEROS[0]).then(|| ZEROS.iter().find_map(value)).flatten();
    digit.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// A cell's text in the one form that numbers and dates are read from: NFKC, digits of every script as ASCII, every blank
/// as a space, nothing unseen. `None` for bytes that are no text.
pub fn folded(cell: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(cell).ok()?;
    if text.is_ascii() {
        return Some(Cow::Borrowed(text));
    }
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    Some(Cow::Owned(text.nfkc().filter(|&c| !is_unseen(c)).map(blank).map(with_ascii_digit).collect()))
}

/// Signs of currencies and the scripts of East Asia: asking for their case takes most of the time.
fn has_no_case(c: char) -> bool {
    c >= '\u{2000}'
}

fn same_letter(one: char, other: char) -> bool {
    let both = |is: fn(&char) -> bool| is(&one) && is(&other);
    one.eq_ignore_ascii_case(&other)
        || (both(|c| !c.is_ascii() && !has_no_case(*c)) && one.to_lowercase().eq(other.to_lowercase()))
}

/// What follows a word at the start of a text, in any case of letters.
pub(super) fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    if word.chars().all(has_no_case) {
        return text.strip_prefix(word);
    }
    let mut rest = text.chars();
    word.chars().all(|wanted| rest.next().is_some_and(|c| same_letter(c, wanted))).then_some(rest.as_str())
}

/// What precedes a word at the end of a text, in any case of letters.
pub(super) fn before<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    if word.chars().all(has_no_case) {
        return text.strip_suffix(word);
    }
    let mut rest = text.chars();
    word.chars().rev().all(|wanted| rest.next_back().is_some_and(|c| same_letter(c, wanted))).then_some(rest.as_str())
}

/// Below this, a workbook's number is what binary arithmetic left over of zero: 0.3 − 0.1 − 0.2 is −2.8E−17.
const RESIDUE: f64 = 1e-9;

/// A number with the 15 significant digits that a spreadsheet shows, at most 15 of them decimals, so that 0.1 + 0.2 is 0.3;
/// 0 below a billionth.
pub fn shown(number: f64) -> String {
    // Rounded to 15 digits, a double's shortest form has no noise left.
    let rounded = match number.abs() {
        size if size < RESIDUE => return "0".to_owned(),
        size if size < 1.0 => format!("{number:.15}"),
        _ => format!("{number:.14e}"),
    };
    rounded.parse::<f64>().unwrap_or(number).to_string()
}

/// The same number without formatting it, where it has at most four decimals or is a residue: fifteen digits that divide
/// to a double are those that it is shown with, since no other fifteen are as near.
pub fn decimal(number: f64) -> Option<Figure> {
    let exact = (0..).zip([1.0, 10.0, 100.0, 1_000.0, 10_000.0]).find_map(|(scale, unit)| {
        let units = (number * unit).round();
        (units.abs() < 1e15 && units / unit == number).then_some(Figure { units: units as i128, scale })
    });
    exact.or_else(|| (number.abs() < RESIDUE).then_some(Figure::ZERO))
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
        for (number, wanted) in [
            (0.1 + 0.2, "0.3"),
            (12345.0, "12345"),
            (-1.005, "-1.005"),
            (1e21, "1000000000000000000000"),
            (0.3 - 0.1 - 0.2, "0"),
            (1.81898940354586E-12, "0"),
            (1.0 / 30.0, "0.033333333333333"),
            (-100.0 / 3.0, "-33.3333333333333"),
        ] {
            assert_eq!(shown(number), wanted);
        }
        assert_eq!(decimal(1.81898940354586E-12), Some(Figure::ZERO));
        assert_eq!(decimal(1.0 / 30.0), None);
    }

    #[test]
    fn a_bare_cell_has_no_wrapping() {
        for (cell, wanted) in [
            ("'-70.00", "-70.00"),
            ("`4200001", "4200001"),
            ("=\"0012\"", "0012"),
            ("\t13/05/2024\t", "13/05/2024"),
            ("\u{a0}12,50\u{202f}", "12,50"),
            ("\u{200e}5\u{200f}", "5"),
            ("'12'", "12"),
            ("`", ""),
            ("=\"\"", ""),
            ("O'Neill", "O'Neill"),
            ("=SUM(A1)", "=SUM(A1)"),
            ("  ", ""),
        ] {
            assert_eq!(std::str::from_utf8(bare(cell.as_bytes())).unwrap(), wanted, "{cell:?}");
        }
        assert_eq!(bare(b" \xff "), b"\xff");
    }

    #[test]
    fn digits_of_every_script_are_digits() {
        for text in ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"]
        {
            assert_eq!(folded(text.as_bytes()).as_deref(), Some("0123456789"));
        }
        assert_eq!(folded("1\u{2009}234\u{200b}".as_bytes()).as_deref(), Some("1 234"));
        assert_eq!(folded(b"\xff"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_bare_form(cell in proptest::collection::vec(any::<u8>(), 0..24), text in "\\PC{0,12}") {
            prop_assert!(bare(&cell).len() <= cell.len());
            prop_assert!(folded(bare(text.as_bytes())).is_some());
        }
    }
}
