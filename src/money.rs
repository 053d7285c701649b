//! Exact amounts: a [`Figure`] is one number as written, [`Amounts`] a column of them, [`Money`] a sum.
//!
//! Nothing here rounds. A column holds integers at one scale (the most decimals that any of its values has), as
//! narrow as the data allows; sums are 128-bit. Sums need no overflow check, because what could overflow never gets
//! into a column: a value is refused at [`LIMIT`], 10²⁵ smallest units, so that 10⁹ lines of it, times the 10⁴ of
//! [`HEADROOM`], still fit.

use crate::blocks;
use crate::error::{Code, Error, Result};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Decimals that an analysis adds to the ledger's scale, so that a margin or a rate with up to four decimals
/// multiplies exactly.
pub const HEADROOM: u8 = 4;

/// Most decimals that a number may be written with; also `rust_decimal`'s.
pub const MAX_SCALE: u8 = 28;

/// No value of a column reaches this many of the column's smallest units.
pub const LIMIT: i128 = 10i128.pow(25);

/// 10 to the power of `exponent`, which is at most 38.
pub(crate) fn pow10(exponent: u8) -> i128 {
    10i128.pow(u32::from(exponent))
}

/// One exact number: `units` × 10^−`scale`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figure {
    /// The digits, as an integer.
    pub units: i128,
    /// How many of the digits stand behind the decimal mark, at most [`MAX_SCALE`].
    pub scale: u8,
}

impl Figure {
    /// Zero.
    pub const ZERO: Figure = Figure { units: 0, scale: 0 };

    /// A whole number.
    pub const fn whole(units: i64) -> Figure {
        Figure { units: units as i128, scale: 0 }
    }

    /// The nearest double, for drawings and estimates: what is written comes from the exact figure.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(self.scale.into())
    }

    /// Rounded towards zero to this many significant digits.
    pub fn floored(self, digits: u32) -> Figure {
        let own = self.units.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
        let less = 10i128.pow(own.saturating_sub(digits));
        Figure { units: self.units / less * less, scale: self.scale }.trimmed()
    }

    /// The same number without zeros at its end (1.50 → 1.5), and with a scale of 0 for zero.
    pub fn trimmed(mut self) -> Figure {
        if self.units == 0 {
            return Figure::ZERO;
        }
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The units at another scale; `None` where digits would be lost or [`LIMIT`] be reached.
    pub fn at_scale(self, scale: u8) -> Option<i128> {
        self.units_at(scale).filter(|units| units.unsigned_abs() < LIMIT.unsigned_abs())
    }

    /// The units at another scale; `None` where digits would be lost or there are more than 128 bits hold.
    fn units_at(self, scale: u8) -> Option<i128> {
        if scale >= self.scale {
            return self.units.checked_mul(10i128.checked_pow(u32::from(scale - self.scale))?);
        }
        let trimmed = self.trimmed();
        if trimmed.scale > scale {
            return None;
        }
        trimmed.units.checked_mul(pow10(scale - trimmed.scale))
    }

    /// Product, exact; `None` on overflow.
    pub fn times(self, other: Figure) -> Option<Figure> {
        let (a, b) = (self.trimmed(), other.trimmed());
        let product = Figure { units: a.units.checked_mul(b.units)?, scale: a.scale + b.scale }.trimmed();
        (product.scale <= MAX_SCALE).then_some(product)
    }

    /// Sum, exact; `None` on overflow. A sum of values below [`LIMIT`] may be above it.
    pub fn plus(self, other: Figure) -> Option<Figure> {
        let (a, b) = (self.trimmed(), other.trimmed());
        let scale = a.scale.max(b.scale);
        Some(Figure { units: a.units_at(scale)?.checked_add(b.units_at(scale)?)?, scale })
    }

    /// Less than zero?
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// A mean: the number ÷ `count`, rounded half to even at [`HEADROOM`] more decimals; `None` where `count` is 0.
    pub fn over(self, count: u64) -> Option<Figure> {
        let unit = Unit { scale: self.scale.checked_add(HEADROOM).filter(|scale| *scale <= MAX_SCALE)? };
        let count = usize::try_from(count).ok().filter(|count| *count > 0)?;
        Some(unit.per(Money(self.at_scale(unit.scale)?), count))
    }
}

impl Neg for Figure {
    type Output = Figure;
    fn neg(self) -> Figure {
        // Only the least of all integers, which no column holds, has no counterpart.
        Figure { units: self.units.saturating_neg(), ..self }
    }
}

/// A number with up to 28 digits, as settings hold it.
impl From<Decimal> for Figure {
    fn from(value: Decimal) -> Figure {
        Figure { units: value.mantissa(), scale: value.scale() as u8 }
    }
}

/// Plain digits without trailing zeros: `-1126`, `9747747.934`.
impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Figure { units, scale } = self.trimmed();
        let sign = if units < 0 { "-" } else { "" };
        let digits = units.unsigned_abs();
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10u128.pow(u32::from(scale));
        write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit, width = usize::from(scale))
    }
}

/// A column of exact amounts at one scale, which grows with the data.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Amounts {
    scale: u8,
    cells: Cells,
}

/// 64 bits hold nearly every file; 128 the few with many decimals beside large amounts.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Cells {
    Narrow(#[serde(with = "crate::columns")] Vec<i64>),
    Wide(#[serde(with = "crate::columns")] Vec<i128>),
}

impl Default for Amounts {
    fn default() -> Self {
        Amounts { scale: 0, cells: Cells::Narrow(Vec::new()) }
    }
}

impl Amounts {
    /// Decimals of every value in the column.
    pub fn scale(&self) -> u8 {
        self.scale
    }

    /// How many values.
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Narrow(cells) => cells.len(),
            Cells::Wide(cells) => cells.len(),
        }
    }

    /// No values?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `index` in the column's smallest units; zero beyond the end.
    pub fn get(&self, index: usize) -> i128 {
        match &self.cells {
            Cells::Narrow(cells) => cells.get(index).copied().unwrap_or_default().into(),
            Cells::Wide(cells) => cells.get(index).copied().unwrap_or_default(),
        }
    }

    /// The sum of some values in the column's smallest units; nothing beyond the end.
    pub fn sum(&self, lines: std::ops::Range<usize>) -> i128 {
        match &self.cells {
            Cells::Narrow(cells) => cells.get(lines).unwrap_or_default().iter().map(|&cell| i128::from(cell)).sum(),
            Cells::Wide(cells) => cells.get(lines).unwrap_or_default().iter().sum(),
        }
    }

    /// The value at `index` as a number.
    pub fn figure(&self, index: usize) -> Figure {
        Figure { units: self.get(index), scale: self.scale }
    }

    /// Appends a value, widening the column where needed.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where the value, or one that is there already at the new scale, would reach [`LIMIT`];
    /// the column then is as before.
    #[inline]
    pub fn push(&mut self, value: Figure) -> Result<()> {
        if let (Cells::Narrow(cells), true) = (&mut self.cells, value.scale == self.scale)
            && let Ok(units) = i64::try_from(value.units)
        {
            cells.push(units);
            return Ok(());
        }
        self.push_slow(value)
    }

    #[cold]
    fn push_slow(&mut self, value: Figure) -> Result<()> {
        let value = value.trimmed();
        if value.scale > self.scale {
            self.rescale(value.scale)?;
        }
        let too_long = || Error::new(Code::AmountTooLong).found(value.to_string());
        let units = value.at_scale(self.scale).ok_or_else(too_long)?;
        if i64::try_from(units).is_err() {
            self.widen();
        }
        match &mut self.cells {
            Cells::Narrow(cells) => cells.push(units as i64),
            Cells::Wide(cells) => cells.push(units),
        }
        Ok(())
    }

    fn widen(&mut self) {
        if let Cells::Narrow(cells) = &self.cells {
            self.cells = Cells::Wide(cells.iter().map(|&cell| cell.into()).collect());
        }
    }

    /// Brings the column to a scale with more decimals.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where a value would reach [`LIMIT`]; the column then is as before.
    pub fn rescale(&mut self, scale: u8) -> Result<()> {
        if scale <= self.scale {
            return Ok(());
        }
        let largest = self.at_scale(scale)?;
        let factor = factor(self.scale, scale);
        if i64::try_from(largest).is_err() {
            self.widen();
        }
        match &mut self.cells {
            // `largest` is an i64 here; so is the factor, unless every value is zero.
            Cells::Narrow(cells) => {
                cells.iter_mut().for_each(|cell| *cell = cell.wrapping_mul(i64::try_from(factor).unwrap_or(0)))
            }
            Cells::Wide(cells) => cells.iter_mut().for_each(|cell| *cell = cell.wrapping_mul(factor)),
        }
        self.scale = scale;
        Ok(())
    }

    /// The largest value, without its sign, in the smallest units of a scale that is not below the column's.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where it would reach [`LIMIT`].
    pub fn at_scale(&self, scale: u8) -> Result<i128> {
        let largest = (0..self.len()).map(|index| self.get(index).unsigned_abs()).max().unwrap_or(0) as i128;
        largest.checked_mul(factor(self.scale, scale)).filter(|largest| *largest < LIMIT).ok_or_else(|| {
            let found = Figure { units: largest, scale: self.scale };
            Error::new(Code::AmountTooLong).found(found.to_string())
        })
    }

    /// Puts another column behind this one.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where a value of either would reach [`LIMIT`] at the scale of both; see
    /// [`Amounts::at_scale`].
    pub fn append(&mut self, mut later: Amounts) -> Result<()> {
        let scale = self.scale.max(later.scale);
        self.rescale(scale)?;
        later.rescale(scale)?;
        if matches!(later.cells, Cells::Wide(_)) {
            self.widen();
        }
        match (&mut self.cells, later.cells) {
            (Cells::Narrow(cells), Cells::Narrow(later)) => cells.extend(later),
            (Cells::Wide(cells), Cells::Wide(later)) => cells.extend(later),
            (Cells::Wide(cells), Cells::Narrow(later)) => cells.extend(later.into_iter().map(i128::from)),
            // Widened above.
            (Cells::Narrow(_), Cells::Wide(_)) => {}
        }
        Ok(())
    }

    /// Makes room for more values, if there is any.
    pub fn try_reserve(&mut self, more: usize) {
        let _ = match &mut self.cells {
            Cells::Narrow(cells) => cells.try_reserve(more),
            Cells::Wide(cells) => cells.try_reserve(more),
        };
    }

    /// Appends zeros up to `len` values.
    pub fn pad(&mut self, len: usize) {
        match &mut self.cells {
            Cells::Narrow(cells) if cells.len() < len => cells.resize(len, 0),
            Cells::Wide(cells) if cells.len() < len => cells.resize(len, 0),
            _ => {}
        }
    }

    /// Keeps the first `len` values.
    pub fn truncate(&mut self, len: usize) {
        match &mut self.cells {
            Cells::Narrow(cells) => cells.truncate(len),
            Cells::Wide(cells) => cells.truncate(len),
        }
    }

    /// Brings every value to its place.
    pub fn put(&mut self, places: &[u32]) {
        match &mut self.cells {
            Cells::Narrow(cells) => blocks::put(cells, places),
            Cells::Wide(cells) => blocks::put(cells, places),
        }
    }
}

/// What values at a scale are multiplied by for one with more decimals.
fn factor(from: u8, to: u8) -> i128 {
    10i128.checked_pow(u32::from(to.saturating_sub(from))).unwrap_or(i128::MAX)
}

/// A sum of money in the smallest units of one analysis; its [`Unit`] gives it back its decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(pub i128);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// Is it a loss?
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// As a share of `whole`; `None` where the whole is zero.
    pub fn share_of(self, whole: Money) -> Option<f64> {
        (whole.0 != 0).then(|| self.0 as f64 / whole.0 as f64)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 -= other.0;
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(iter: I) -> Money {
        iter.fold(Money::ZERO, Add::add)
    }
}

/// What one unit of [`Money`] is worth in an analysis: 10^−scale of the currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    scale: u8,
}

impl Unit {
    /// The unit for amounts with `scale` decimals, with [`HEADROOM`] for rates.
    pub fn for_scale(scale: u8) -> Unit {
        Unit { scale: scale + HEADROOM }
    }

    /// Amounts of a column, whose scale must not be above the one that this unit was made for.
    pub fn money(self, units: i128, scale: u8) -> Money {
        const FACTOR: i64 = 10i64.pow(HEADROOM as u32);
        match (self.scale.saturating_sub(scale), i64::try_from(units)) {
            // Every column of a ledger: 128-bit products take several times as long.
            (HEADROOM, Ok(small @ -0xFFFF_FFFF_FFFF..=0xFFFF_FFFF_FFFF)) => Money((small * FACTOR).into()),
            (more, _) => Money(units * pow10(more)),
        }
    }

    /// The sum of some lines of a column.
    pub fn sum(self, column: &Amounts, lines: std::ops::Range<usize>) -> Money {
        self.money(column.sum(lines), column.scale())
    }

    /// A figure of the settings, which has at most [`HEADROOM`] decimals; further ones are cut.
    pub fn from_setting(self, figure: Figure) -> Money {
        let figure = figure.trimmed();
        Money(match self.scale.checked_sub(figure.scale) {
            Some(more) => figure.units * pow10(more),
            None => figure.units / pow10(figure.scale - self.scale),
        })
    }

    /// `money` × `rate`, exact where the money comes from a column and the rate has at most [`HEADROOM`] decimals.
    pub fn times(self, money: Money, rate: Figure) -> Money {
        if money == Money::ZERO || rate.units == 0 {
            return Money::ZERO;
        }
        let rate = rate.trimmed();
        let unit = pow10(rate.scale.min(HEADROOM));
        let share = match (i64::try_from(money.0), i64::try_from(unit)) {
            (Ok(money), Ok(unit)) => (money / unit).into(),
            _ => money.0 / unit,
        };
        Money(share * rate.units)
    }

    /// `money` ÷ `count`, rounded half to even at this unit's decimals; a mean, where no exact number exists.
    pub fn per(self, money: Money, count: usize) -> Figure {
        let count = i128::try_from(count).unwrap_or(i128::MAX).max(1);
        let (whole, rest) = (money.0.div_euclid(count), money.0.rem_euclid(count));
        let up = match (rest * 2).cmp(&count) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => whole.rem_euclid(2),
            std::cmp::Ordering::Greater => 1,
        };
        self.figure(Money(whole + up))
    }

    /// The exact number.
    pub fn figure(self, money: Money) -> Figure {
        Figure { units: money.0, scale: self.scale }
    }

    /// The nearest double, for charts and estimates.
    pub fn to_f64(self, money: Money) -> f64 {
        money.0 as f64 / 10f64.powi(self.scale.into())
    }
}

impl Figure {
    /// The exact number of a plain decimal (`-1234.50`): whatever [`Figure`] is written as. `None` for any other text, for
    /// more decimals than an analysis computes with ([`MAX_SCALE`] and [`HEADROOM`]) and beyond 128 bits.
    pub fn parse(text: &str) -> Option<Figure> {
        let (sign, digits) = match text.as_bytes() {
            [b'-', digits @ ..] => (-1, digits),
            [b'+', digits @ ..] => (1, digits),
            digits => (1, digits),
        };
        let (mut units, mut point) = (0i128, None);
        for (at, byte) in digits.iter().enumerate() {
            match byte {
                b'0'..=b'9' => units = units.checked_mul(10)?.checked_add(sign * i128::from(byte - b'0'))?,
                b'.' if point.is_none() => point = Some(at),
                _ => return None,
            }
        }
        let is_empty = digits.len() == usize::from(point.is_some());
        let scale = u8::try_from(point.map_or(0, |at| digits.len() - at - 1)).ok()?;
        (!is_empty && scale <= MAX_SCALE + HEADROOM).then_some(Figure { units, scale })
    }
}

/// Writes a [`Figure`] as a decimal string, the form of amounts in results and messages.
impl Serialize for Figure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Figure, D::Error> {
        let text = String::deserialize(deserializer)?;
        Figure::parse(&text).ok_or_else(|| serde::de::Error::custom("no decimal number"))
    }
}

/// Equal as numbers: 1.5 = 1.50.
impl PartialEq for Figure {
    fn eq(&self, other: &Figure) -> bool {
        let (a, b) = (self.trimmed(), other.trimmed());
        (a.units, a.scale) == (b.units, b.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(text: &str) -> Figure {
        Decimal::from_str_exact(text).unwrap().into()
    }

    /// Zeros up to a length, narrow or wide, and none where there are as many.
    #[test]
    fn columns_are_padded_with_zeros_and_put_behind_each_other() {
        let of = |units: &[i128]| {
            let mut column = Amounts::default();
            units.iter().for_each(|units| column.push(Figure { units: *units, scale: 2 }).unwrap());
            column
        };
        let wide = i128::from(i64::MAX) + 1;
        for first in [7, wide] {
            let mut column = of(&[first]);
            column.pad(3);
            assert_eq!((0..column.len()).map(|at| column.get(at)).collect::<Vec<i128>>(), [first, 0, 0]);
            column.pad(2);
            assert_eq!(column.len(), 3);
            for later in [5, wide] {
                let mut both = of(&[first]);
                both.append(of(&[later, -1])).unwrap();
                assert_eq!((0..both.len()).map(|at| both.get(at)).collect::<Vec<i128>>(), [first, later, -1]);
            }
        }
    }

    #[test]
    fn sums_go_beyond_what_a_value_may_have() {
        let parse = |text| Figure::parse(text).unwrap();
        let (whole, part) = (parse("100000000000000000031593.86"), parse("-33715.0000000000000000"));
        assert_eq!(whole.plus(part).unwrap().to_string(), "99999999999999999997878.86");
        assert_eq!(parse("18312.64").plus(parse("0.0000000000000000000000004")).unwrap().scale, 25);
        let most = Figure { units: i128::MAX, scale: 0 };
        assert_eq!((most.plus(Figure::whole(1)), most.plus(parse("0.1"))), (None, None));
    }

    #[test]
    fn a_coarser_scale_loses_zeros_only() {
        assert_eq!([1, 2, 3].map(|scale| figure("1.50").at_scale(scale)), [Some(15), Some(150), Some(1500)]);
        assert_eq!([1, 0].map(|scale| figure("1.55").at_scale(scale)), [None, None]);
        // More decimals of a setting than are computed with are cut.
        let unit = Unit::for_scale(2);
        let of = |units: i128, scale: u8| unit.from_setting(Figure { units, scale });
        assert_eq!(of(19, unit.scale + 1), Money(1));
        assert_eq!((of(-19, unit.scale + 1), of(3, unit.scale)), (Money(-1), Money(3)));
    }

    #[test]
    fn figures_print_as_people_write_them() {
        for text in ["0", "-1126", "9747747.934", "-0.05", "0.001", "123456789012345678901234.5678"] {
            assert_eq!(figure(text).to_string(), text);
        }
        assert_eq!(figure("4310.00").to_string(), "4310");
    }

    #[test]
    fn a_column_takes_more_decimals_when_they_come() {
        let mut column = Amounts::default();
        for text in ["12", "0.5", "3.25", "-1.125", "7.10"] {
            column.push(figure(text)).unwrap();
        }
        assert_eq!(column.scale(), 3);
        let texts: Vec<String> = (0..column.len()).map(|index| column.figure(index).to_string()).collect();
        assert_eq!(texts, ["12", "0.5", "3.25", "-1.125", "7.1"]);
    }

    #[test]
    fn a_column_widens_beyond_64_bits_and_stays_exact() {
        let mut column = Amounts::default();
        column.push(figure("1000000")).unwrap();
        column.push(figure("0.30000000000000004")).unwrap();
        assert_eq!(column.figure(0).to_string(), "1000000");
        assert_eq!(column.figure(1).to_string(), "0.30000000000000004");
    }

    #[test]
    fn what_cannot_be_exact_is_refused_and_changes_nothing() {
        let mut column = Amounts::default();
        column.push(figure("1000000000000")).unwrap();
        assert_eq!(column.push(figure("0.00000000000000000001")).unwrap_err().code, Code::AmountTooLong);
        assert_eq!((column.len(), column.figure(0).to_string()), (1, "1000000000000".to_owned()));
    }

    #[test]
    fn zeros_take_any_scale() {
        let mut column = Amounts::default();
        column.push(Figure::ZERO).unwrap();
        column.rescale(MAX_SCALE).unwrap();
        assert_eq!(column.figure(0), Figure::ZERO);
    }

    #[test]
    fn a_margin_of_four_decimals_multiplies_exactly() {
        let unit = Unit::for_scale(2);
        let revenue = unit.money(1999, 2);
        assert_eq!(unit.figure(unit.times(revenue, figure("0.3333"))).to_string(), "6.662667");
    }

    #[test]
    fn a_mean_is_rounded_half_to_even() {
        let unit = Unit::for_scale(0);
        for (sum, count, wanted) in
            [(5, 2, "0.0002"), (15, 10, "0.0002"), (-5, 2, "-0.0002"), (7, 3, "0.0002"), (9, 1, "0.0009")]
        {
            assert_eq!(unit.per(Money(sum), count).to_string(), wanted);
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in
            ["", "-", ".", "-.", "1.2.3", "1e5", "1,5", "--1", " 1", "1_000", "0.000000000000000000000000000000001"]
        {
            assert!(Figure::parse(text).is_none(), "{text:?}");
        }
        assert!(Figure::parse("170141183460469231731687303715884105728").is_none(), "beyond 128 bits");
        for (text, units, scale) in [("5.", 5, 0), (".5", 5, 1), ("+7", 7, 0), ("-0.50", -50, 2)] {
            let figure = Figure::parse(text).unwrap();
            assert_eq!((figure.units, figure.scale), (units, scale), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_figure_reads_back_from_what_is_written(
            units in prop_oneof![any::<i128>(), Just(i128::MIN), Just(i128::MAX), -1000i128..1000],
            scale in 0u8..=MAX_SCALE + HEADROOM,
        ) {
            let figure = Figure { units, scale };
            prop_assert_eq!(Figure::parse(&figure.to_string()), Some(figure));
            let json = serde_json::to_string(&figure).unwrap();
            prop_assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure);
        }

        #[test]
        fn a_sum_over_a_column_is_the_sum_by_hand(
            values in prop::collection::vec((-1_000_000_000i64..1_000_000_000, 0u8..6), 0..60)
        ) {
            let mut column = Amounts::default();
            let mut by_hand = Decimal::ZERO;
            for &(units, scale) in &values {
                column.push(Figure { units: units.into(), scale }).unwrap();
                by_hand += Decimal::new(units, scale.into());
            }
            let sum: i128 = (0..column.len()).map(|index| column.get(index)).sum();
            let sum = Figure { units: sum, scale: column.scale() };
            prop_assert_eq!(sum.to_string(), by_hand.normalize().to_string());
        }

        #[test]
        fn products_are_exact(a in -1_000_000i64..1_000_000, b in -1_000_000i64..1_000_000, s in 0u8..6, t in 0u8..6) {
            let product = Figure { units: a.into(), scale: s }.times(Figure { units: b.into(), scale: t }).unwrap();
            let decimal = Decimal::new(a, s.into()) * Decimal::new(b, t.into());
            prop_assert_eq!(product.to_string(), decimal.normalize().to_string());
        }
    }
}
