//! What the rows of a file add up to: its receipt on the way.

use super::amount::{DecimalMark, Marks, NumberEvidence};
use super::currency;
use super::currency::CurrencyRows;
use super::date::{DateEvidence, DateOrder, Proves};
use super::plan::Plan;
use super::receipt::{Apart, Counted, Difference, Receipt, SetAside};
use super::status::{Meaning, StateRows};
use crate::error::{Code, Error};
use crate::money::Figure;
use crate::sorting;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Examples that a receipt keeps for each reason.
const EXAMPLES: usize = 5;
/// Bytes of rows that could not be decoded which are kept to tell the encoding that they are in.
const STRAY: usize = 1 << 16;

/// Currencies that a table may name: where a column holds something else, each of its values would be one.
const MOST_CURRENCIES: usize = 200;
/// The name of all further ones together; no cell names it, since NFKC makes three points of it.
pub const FURTHER: &str = "…";

/// A row that was set aside, small enough to keep all of them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// The row; 1 is the first of the file or sheet.
    pub row: u32,
    /// Why.
    pub code: Code,
    /// The column at fault, `u16::MAX` where the row as a whole is.
    pub column: u16,
}

/// Counts and sums over rows, and the first of each kind as examples. Those of a file's parts can be
/// [put one behind the other](Counts::append).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Rows below the header.
    pub read: u64,
    /// Rows that the analysis uses.
    pub used: u64,
    /// Rows without any value.
    pub blank: u64,
    /// Amounts that could be read, used or not.
    pub control: Tally,
    /// Used lines that are refunds.
    pub refunds: Tally,
    /// Lines that a status marks as void.
    pub void: Tally,
    /// Lines that another file has too, and the first of them.
    pub repeated: Tally,
    /// The first of them.
    pub repeated_examples: Vec<Error>,
    /// What the dates show of their order.
    pub dates: DateEvidence,
    /// What the amounts show of their decimal mark.
    pub numbers: NumberEvidence,
    /// Currencies that rows name, in order of appearance.
    pub currencies: Vec<Currency>,
    /// Their places by name. Not sent: currencies of a later part are counted by name.
    #[serde(skip)]
    currency_at: HashMap<String, usize>,
    /// Values of status columns, in order of appearance.
    pub states: Vec<State>,
    /// Used rows that the spreadsheet hides.
    pub hidden: Tally,
    /// Used rows that the spreadsheet strikes through.
    pub struck: Tally,
    /// Refunds that a column beside the amount tells of.
    pub refunded: Tally,
    /// Rows whose blank cells took what stands above.
    pub filled: u64,
    /// Rows that are sums of those above without a word that says so.
    pub sums: u64,
    /// What rows count for less than their cells say, by [`Apart`].
    apart: [Tally; Apart::ALL.len()],
    /// Used lines by the year of their day.
    pub years: Years,
    /// The first and the last day, as days since 1970; `None` before there is one.
    pub days: Option<(i32, i32)>,
    /// Is there any text beyond ASCII that is UTF-8?
    pub some_utf8: bool,
    reasons: Vec<Reason>,
    asides: Vec<Aside>,
    stray: Vec<u8>,
}

/// An exact sum, whatever is added in whatever order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    lines: u64,
    /// The sum of the amounts with so many decimals each: a large one and one with many decimals may have no common unit.
    sums: Vec<i128>,
}

/// A currency that rows name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Currency {
    /// Its name.
    pub name: String,
    /// Rows that name it, and their amounts.
    pub tally: Tally,
}

/// A value of a status column.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    /// The column, 0 is the first.
    pub column: usize,
    /// The value as its first row writes it.
    pub value: String,
    /// Rows with it, and their amounts.
    pub tally: Tally,
}

/// Lines by year; an implausible year counts for the nearest that is kept.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Years {
    lines: Vec<u64>,
}

impl Years {
    const FIRST: i32 = 1900;
    const LAST: i32 = 2200;

    /// Counts a line of a day since 1970. Around New Year it may count for the neighbour: what is sought are gaps of years.
    #[inline]
    pub fn add(&mut self, day: i32) {
        let first = (Self::FIRST - 1970) * 365;
        let at = ((day.max(first) - first) as usize / 365).min((Self::LAST - Self::FIRST) as usize);
        if self.lines.len() <= at {
            self.lines.resize(at + 1, 0);
        }
        self.lines[at] += 1;
    }

    fn append(&mut self, later: &Years) {
        if self.lines.len() < later.lines.len() {
            self.lines.resize(later.lines.len(), 0);
        }
        self.lines.iter_mut().zip(&later.lines).for_each(|(lines, more)| *lines += more);
    }

    /// The last year before a gap of at least two years, above which less than 1 % of the lines stand: what follows is a
    /// sentinel or a slip.
    pub fn last_plausible(&self) -> Option<i32> {
        let all: u64 = self.lines.iter().sum();
        let mut above = 0;
        let mut filled = self.lines.iter().enumerate().rev().filter(|(_, lines)| **lines > 0).peekable();
        while let Some((year, lines)) = filled.next() {
            above += lines;
            let below = filled.peek()?.0;
            if above * 100 >= all.max(100) {
                return None;
            }
            if year - below > 2 {
                return Some(below as i32 + Self::FIRST);
            }
        }
        None
    }
}

/// A reason why rows were set aside.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Reason {
    code: Code,
    rows: u64,
    amount: Tally,
    examples: Vec<Error>,
}

impl Tally {
    /// Adds an amount.
    pub fn add(&mut self, amount: Figure) {
        self.lines += 1;
        self.plus(amount);
    }

    /// Lines so far.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// Takes an amount back that was added.
    pub fn take_back(&mut self, amount: Figure) {
        self.lines -= 1;
        self.plus(-amount);
    }

    /// Adds an amount without a line of its own.
    pub fn plus(&mut self, amount: Figure) {
        self.plus_units(usize::from(amount.scale), amount.units);
    }

    fn plus_units(&mut self, scale: usize, units: i128) {
        if self.sums.len() <= scale {
            self.sums.resize(scale + 1, 0);
        }
        self.sums[scale] = self.sums[scale].saturating_add(units);
    }

    /// Adds what another one has added up.
    pub fn append(&mut self, later: Tally) {
        self.lines += later.lines;
        later.sums.into_iter().enumerate().for_each(|(scale, units)| self.plus_units(scale, units));
    }

    /// With as many decimals as there is room for, which is nearly always all of them; further ones are cut.
    pub fn figure(&self) -> Figure {
        let at_scale = |scale: u8| {
            let units = |(from, &units): (u8, &i128)| match scale.checked_sub(from) {
                Some(more) => units.checked_mul(10i128.checked_pow(more.into())?),
                None => Some(units / 10i128.checked_pow((from - scale).into())?),
            };
            let mut sums = (0u8..).zip(&self.sums).filter(|(_, units)| **units != 0).map(units);
            let units = sums.try_fold(0i128, |sum, units| sum.checked_add(units?))?;
            Some(Figure { units, scale }.trimmed())
        };
        let most = self.sums.len().saturating_sub(1) as u8;
        (0..=most).rev().find_map(at_scale).unwrap_or(Figure::ZERO)
    }

    fn counted(&self) -> Counted {
        Counted { lines: self.lines, amount: self.figure() }
    }
}

impl Counts {
    /// Nothing yet, below these headers.
    pub fn below(headers: &[String]) -> Counts {
        let some_utf8 = headers.iter().any(|header| !header.is_ascii() && !header.contains('\u{fffd}'));
        Counts { some_utf8, ..Counts::default() }
    }

    /// Counts a row that is set aside; one of the first of its reason [comes in full](Counts::wants_example).
    pub fn set_aside(
        &mut self,
        row: u64,
        column: Option<usize>,
        code: Code,
        amount: Option<Figure>,
        example: Option<Error>,
    ) {
        let column = column.and_then(|column| u16::try_from(column).ok()).unwrap_or(u16::MAX);
        self.asides.push(Aside { row: u32::try_from(row).unwrap_or(u32::MAX), code, column });
        let reason = self.reason(code);
        reason.rows += 1;
        if let Some(amount) = amount {
            reason.amount.add(amount);
        }
        reason.examples.extend(example);
    }

    /// Counts that a row says one amount and counts for another.
    #[inline]
    pub fn apart(&mut self, why: Apart, says: Figure, counts: Figure) {
        if (says.units, says.scale) != (counts.units, counts.scale) {
            let tally = &mut self.apart[why as usize];
            tally.plus(says);
            tally.plus(-counts);
        }
    }

    /// Are there too few examples of a reason yet?
    pub fn wants_example(&self, code: Code) -> bool {
        self.reasons.iter().find(|reason| reason.code == code).is_none_or(|reason| reason.examples.len() < EXAMPLES)
    }

    fn reason(&mut self, code: Code) -> &mut Reason {
        let at = self.reasons.iter().position(|reason| reason.code == code).unwrap_or_else(|| {
            self.reasons.push(Reason { code, rows: 0, amount: Tally::default(), examples: Vec::new() });
            self.reasons.len() - 1
        });
        &mut self.reasons[at]
    }

    /// Are there too few examples of repeated lines yet?
    pub fn wants_repeated(&self) -> bool {
        self.repeated_examples.len() < EXAMPLES
    }

    /// Keeps a row that could not be decoded, while there is room.
    pub fn undecodable(&mut self, cells: impl Iterator<Item = impl AsRef<[u8]>>) {
        if self.stray.len() < STRAY {
            for cell in cells {
                self.stray.extend_from_slice(cell.as_ref());
                self.stray.push(b',');
            }
            self.stray.push(b'\n');
        }
    }

    /// Bytes that prove another encoding, where the file was taken for UTF-8: some rows are none, and no row holds anything
    /// beyond ASCII that is.
    pub fn take_stray(&mut self) -> Option<Vec<u8>> {
        (!self.some_utf8 && !self.stray.is_empty()).then(|| std::mem::take(&mut self.stray))
    }

    /// The place of a currency in the list; `None` for one that is new.
    pub fn currency(&self, name: &str) -> Option<usize> {
        self.currency_at.get(name).copied()
    }

    /// The place of a new currency in the list. Beyond [`MOST_CURRENCIES`] one that does not
    /// `matter` shares that of all others.
    pub fn add_currency(&mut self, name: String, matters: bool) -> usize {
        let name = if matters || self.currencies.len() < MOST_CURRENCIES { name } else { FURTHER.to_owned() };
        let next = self.currencies.len();
        let at = *self.currency_at.entry(name.clone()).or_insert(next);
        if at == next {
            self.currencies.push(Currency { name, tally: Tally::default() });
        }
        at
    }

    /// Counts what the next rows of the file add up to, before which there are so many rows. Their currencies are the
    /// affair of whoever knows what becomes of each.
    pub fn append(&mut self, later: Counts, rows_above: u64) {
        let below = |mut example: Error| {
            example.at.row = example.at.row.map(|row| row + rows_above);
            example
        };
        let Counts { read, used, blank, control, refunds, void, repeated, dates, numbers, .. } = later;
        for (sum, more) in [(&mut self.read, read), (&mut self.used, used), (&mut self.blank, blank)] {
            *sum += more;
        }
        for (tally, more) in [
            (&mut self.control, control),
            (&mut self.refunds, refunds),
            (&mut self.void, void),
            (&mut self.repeated, repeated),
            (&mut self.hidden, later.hidden),
            (&mut self.struck, later.struck),
            (&mut self.refunded, later.refunded),
        ] {
            tally.append(more);
        }
        self.apart.iter_mut().zip(later.apart).for_each(|(tally, more)| tally.append(more));
        self.filled += later.filled;
        self.sums += later.sums;
        self.years.append(&later.years);
        self.days = match (self.days, later.days) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (one, other) => one.or(other),
        };
        self.repeated_examples.extend(later.repeated_examples.into_iter().map(below));
        self.repeated_examples.truncate(EXAMPLES);
        self.dates.append(dates);
        self.numbers.append(numbers);
        for later in later.reasons {
            let reason = self.reason(later.code);
            reason.rows += later.rows;
            reason.amount.append(later.amount);
            reason.examples.extend(later.examples.into_iter().map(below));
            reason.examples.truncate(EXAMPLES);
        }
        let shift = u32::try_from(rows_above).unwrap_or(u32::MAX);
        self.asides
            .extend(later.asides.into_iter().map(|aside| Aside { row: aside.row.saturating_add(shift), ..aside }));
        self.some_utf8 |= later.some_utf8;
        if let Some(room) = STRAY.checked_sub(self.stray.len()).filter(|room| *room > 0) {
            let full = later.stray.get(room - 1..).and_then(|rest| memchr::memchr(b'\n', rest));
            let taken = full.map_or(later.stray.len(), |end| room + end);
            self.stray.extend_from_slice(&later.stray[..taken]);
        }
    }

    /// The receipt of a file with these headers, read by this plan, and the rows that were set aside.
    pub fn receipt(self, name: String, plan: Plan, headers: Vec<String>) -> (Receipt, Vec<Aside>) {
        let currency = |Currency { name, tally }: Currency| CurrencyRows {
            currency: name,
            rows: tally.lines,
            amount: tally.figure(),
        };
        let set_aside = |Reason { code, rows, amount, examples }: Reason| SetAside {
            code,
            rows,
            amount: amount.figure(),
            examples,
        };
        let states = self.states.into_iter().map(|State { column, value, tally }| StateRows {
            column,
            value,
            rows: tally.lines,
            amount: tally.figure(),
            meaning: Meaning::Counts,
            known: true,
        });
        let states = states.collect();
        let apart = Apart::ALL.iter().zip(&self.apart).map(|(&why, tally)| Difference { why, amount: tally.figure() });
        let apart = apart.filter(|difference| difference.amount.units != 0).collect();
        let mut set_aside: Vec<SetAside> = self.reasons.into_iter().map(set_aside).collect();
        sorting::by_key(&mut set_aside, |reason| (std::cmp::Reverse(reason.rows), reason.code));
        let receipt = Receipt {
            name,
            plan,
            headers,
            rows_read: self.read,
            rows_used: self.used,
            rows_blank: self.blank,
            set_aside,
            refunds: self.refunds.counted(),
            void: self.void.counted(),
            control_total: self.control.figure(),
            currencies: currency::merged(self.currencies.into_iter().map(currency).collect()),
            repeated: self.repeated.counted(),
            repeated_examples: self.repeated_examples,
            matching: None,
            dates: self.dates,
            numbers: self.numbers,
            states,
            hidden: self.hidden.counted(),
            struck: self.struck.counted(),
            refunded: self.refunded.counted(),
            filled: self.filled,
            sums: self.sums,
            last_plausible_year: self.years.last_plausible(),
            days: self.days,
            apart,
            doubts: Vec::new(),
        };
        (receipt, self.asides)
    }
}

/// The first of two examples.
fn first(example: &mut Option<String>, later: Option<String>) {
    if example.is_none() {
        *example = later;
    }
}

impl DateEvidence {
    pub(super) fn note(&mut self, cell: &[u8], proves: Proves) {
        let (count, example) = match proves {
            Proves::Plain => return self.plain += 1,
            Proves::Either => return self.either += 1,
            Proves::DayFirst => (&mut self.day_first, &mut self.day_first_example),
            Proves::MonthFirst => (&mut self.month_first, &mut self.month_first_example),
        };
        *count += 1;
        example.get_or_insert_with(|| String::from_utf8_lossy(cell).into_owned());
    }

    fn append(&mut self, later: DateEvidence) {
        self.plain += later.plain;
        self.either += later.either;
        self.day_first += later.day_first;
        self.month_first += later.month_first;
        first(&mut self.day_first_example, later.day_first_example);
        first(&mut self.month_first_example, later.month_first_example);
    }

    /// The order that the dates prove, where they prove one.
    pub fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) if day >= month => Some(DateOrder::Dmy),
            _ => Some(DateOrder::Mdy),
        }
    }
}

impl NumberEvidence {
    pub(super) fn note(&mut self, cell: &[u8], marks: Marks) {
        let (count, example) = match marks {
            Marks::None => return,
            Marks::Either => return self.either += 1,
            Marks::Point => (&mut self.point, &mut self.point_example),
            Marks::Comma => (&mut self.comma, &mut self.comma_example),
        };
        *count += 1;
        example.get_or_insert_with(|| String::from_utf8_lossy(cell).into_owned());
    }

    fn append(&mut self, later: NumberEvidence) {
        self.either += later.either;
        self.point += later.point;
        self.comma += later.comma;
        first(&mut self.point_example, later.point_example);
        first(&mut self.comma_example, later.comma_example);
    }

    /// The decimal mark that the numbers prove, where they prove one.
    pub fn mark(&self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (0, 0) => None,
            (point, comma) if point >= comma => Some(DecimalMark::Point),
            _ => Some(DecimalMark::Comma),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_does_not_depend_on_the_order() {
        let figure = |text: &str| Figure::parse(text).unwrap();
        let amounts = ["123456789012345678901.5", "12.3456", "-0.00000000000000000001", "2", "0.5"].map(figure);
        let sum = |amounts: &[Figure]| {
            let mut tally = Tally::default();
            amounts.iter().for_each(|&amount| tally.add(amount));
            tally.figure().to_string()
        };
        assert_eq!(sum(&amounts[..2]), "123456789012345678913.8456");
        assert_eq!(sum(&amounts[1..]), "14.84559999999999999999");
        let mut reversed = amounts;
        reversed.reverse();
        assert_eq!(sum(&amounts), sum(&reversed));
    }
}
