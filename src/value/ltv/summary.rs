//! From purchase days to (x, t_x, T): what the purchase models need to know of a customer.
//!
//! As in docs/definitions.md section 6: purchases of one day are one; x = purchase days − 1; t_x = last − first;
//! T = observation end − first, the end day included; the value is the mean over the repeat purchase days, the first
//! left out. Everything is counted in whole ticks (days, or calendar periods); [`TimeUnit`] says how many make a unit.

use crate::blocks;
use crate::calendar::Day;
use crate::sorting;
use serde::{Deserialize, Serialize};

/// The unit of time of the models' parameters, and whether purchases of one calendar period are merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Days; purchases of one day are one.
    Days,
    /// Weeks as days / 7, the papers' and CLVTools' convention; purchases of one day are one.
    #[default]
    Weeks,
    /// Weeks from Monday to Sunday, purchases of one week merged (lifetimes' `freq='W'`).
    CalendarWeeks,
    /// Calendar months, purchases of one month merged (lifetimes' `freq='M'`).
    CalendarMonths,
}

/// Mean length of a Gregorian month in days.
pub const DAYS_PER_MONTH: f64 = 365.2425 / 12.0;

impl TimeUnit {
    /// Whole ticks per unit of time.
    pub fn ticks(self) -> f64 {
        if self == TimeUnit::Weeks { 7.0 } else { 1.0 }
    }

    /// Days per unit of time.
    pub fn days(self) -> f64 {
        match self {
            TimeUnit::Days => 1.0,
            TimeUnit::Weeks | TimeUnit::CalendarWeeks => 7.0,
            TimeUnit::CalendarMonths => DAYS_PER_MONTH,
        }
    }

    /// Units of time per month, by the mean Gregorian month of 30.436875 days.
    pub fn per_month(self) -> f64 {
        DAYS_PER_MONTH / self.days()
    }

    /// The tick that a day lies in.
    pub fn tick(self, day: Day) -> i32 {
        match self {
            TimeUnit::Days | TimeUnit::Weeks => day.epoch(),
            // 1970-01-01 was a Thursday: three days into its week.
            TimeUnit::CalendarWeeks => (day.epoch() + 3).div_euclid(7),
            TimeUnit::CalendarMonths => day.month().months_since(Day::MIN.month()),
        }
    }
}

/// What is wrong with columns that are no histories: a defect of the caller, not of the user's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryFault {
    /// The offsets do not rise from 0 to the number of days, or the columns differ in length.
    Offsets,
    /// The days of this customer do not strictly rise.
    Days(usize),
    /// A value of this customer is not finite.
    Value(usize),
}

/// Purchase days of many customers in columns; customer i owns `starts[i]..starts[i + 1]` of the other two.
#[derive(Clone, Copy, Debug)]
pub struct Histories<'a> {
    starts: &'a [u32],
    days: &'a [Day],
    values: &'a [f64],
}

impl<'a> Histories<'a> {
    /// Checks the columns. `days` strictly rise within a customer; `values` are what each day brought, refunds
    /// netted, in the analysis currency (an f64: what follows are estimates). A customer may have no day at all.
    pub fn new(starts: &'a [u32], days: &'a [Day], values: &'a [f64]) -> Result<Self, HistoryFault> {
        let ends_right = starts.last().is_some_and(|&last| last as usize == days.len());
        if starts.first() != Some(&0) || !ends_right || days.len() != values.len() || !starts.is_sorted() {
            return Err(HistoryFault::Offsets);
        }
        let histories = Histories { starts, days, values };
        let mut fault = None;
        blocks::each(histories.len(), &mut |block| {
            for customer in block {
                let (days, values) = histories.of(customer);
                if days.windows(2).any(|pair| pair[0] >= pair[1]) {
                    fault.get_or_insert(HistoryFault::Days(customer));
                } else if values.iter().any(|value| !value.is_finite()) {
                    fault.get_or_insert(HistoryFault::Value(customer));
                }
            }
        });
        fault.map_or(Ok(histories), Err)
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no customer.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Purchase days and values of one customer.
    pub fn of(&self, customer: usize) -> (&'a [Day], &'a [f64]) {
        let range = self.starts[customer] as usize..self.starts[customer + 1] as usize;
        (&self.days[range.clone()], &self.values[range])
    }

    /// The columns of about one customer in `n`, spread by the golden ratio: ids may have a period of their own.
    pub fn one_in(&self, n: usize) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
        let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
        let place = |customer: usize| (customer as u32).wrapping_mul(0x9e37_79b9);
        for customer in (0..self.len()).filter(|customer| place(*customer) < u32::MAX / n.max(1) as u32) {
            let (of_days, of_values) = self.of(customer);
            days.extend_from_slice(of_days);
            values.extend_from_slice(of_values);
            starts.push(days.len() as u32);
        }
        (starts, days, values)
    }

    /// First and last purchase day of anybody; `None` without a purchase.
    pub fn span(&self) -> Option<(Day, Day)> {
        Some((*self.days.iter().min()?, *self.days.iter().max()?))
    }
}

/// One customer in the models' eyes. Times in ticks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// Repeat purchases: distinct purchase days (or periods) − 1.
    pub x: u32,
    /// Last purchase − first purchase.
    pub t_x: u32,
    /// Observation end − first purchase.
    pub t: u32,
    /// Mean value of the repeat purchases; 0 where there are none.
    pub value: f64,
}

/// Ticks are held to this (5,741 years of days), so that three of them fit in one sort key.
const TICK_MAX: i32 = (1 << 21) - 1;

/// The summary of one customer's days up to and including `end`; `None` if the first purchase is later.
pub fn summarize(days: &[Day], values: &[f64], end: Day, unit: TimeUnit) -> Option<Summary> {
    let seen = days.partition_point(|&day| day <= end);
    let first = unit.tick(*days[..seen].first()?);
    let (mut last, mut x, mut repeat_value) = (first, 0, 0.0);
    for (&day, &value) in days[..seen].iter().zip(values) {
        let tick = unit.tick(day);
        x += u32::from(tick != last);
        last = tick;
        if tick != first {
            repeat_value += value;
        }
    }
    let ticks = |later: i32| (later - first).clamp(0, TICK_MAX) as u32;
    let value = if x > 0 { repeat_value / f64::from(x) } else { 0.0 };
    Some(Summary { x, t_x: ticks(last), t: ticks(unit.tick(end)), value })
}

/// Summaries of all customers, compressed: identical (x, t_x, T) are one row with a weight.
#[derive(Clone, Debug)]
pub struct Compressed {
    /// The unit of time.
    pub unit: TimeUnit,
    /// Distinct (x, t_x, T), in this order; their `value` is unused.
    pub rows: Vec<Summary>,
    /// How many customers each row stands for.
    pub weight: Vec<f64>,
    /// Customers in the order of their rows, with each one's row and mean value. Who has no purchase is missing.
    pub members: Vec<Member>,
    /// The one rhythm in which the customers buy, where there is one: contracts, subscriptions.
    pub rhythm: Option<Rhythm>,
}

/// One interval for all customers, and how late purchases come, in units of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rhythm {
    /// The interval.
    pub period: f64,
    /// Share of the purchases that come later, by up to half an interval.
    pub late: f64,
    /// By how much these do, on average.
    pub lateness: f64,
}

impl Rhythm {
    /// No purchase is ever due.
    pub const NONE: Rhythm = Rhythm { period: f64::INFINITY, late: 0.0, lateness: 0.0 };

    /// The share of the purchases that come later than this after the due day: exponential.
    pub fn later_than(&self, overdue: f64) -> f64 {
        if self.late > 0.0 { self.late * (-overdue / self.lateness).exp() } else { 0.0 }
    }
}

/// A customer's place in [`Compressed`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Index of the customer in [`Histories`].
    pub customer: u32,
    /// Index of the row.
    pub row: u32,
    /// Mean value of the repeat purchases.
    pub value: f64,
}

impl Compressed {
    /// Summarises all customers at `end` and merges identical rows.
    pub fn new(histories: &Histories, end: Day, unit: TimeUnit) -> Self {
        let summaries = blocks::column(histories.len(), |customer| {
            let (days, values) = histories.of(customer);
            summarize(days, values, end, unit)
        });
        let bought = (0..).zip(summaries).filter_map(|(customer, summary)| Some((customer, summary?)));
        Compressed { rhythm: rhythm(histories, end, unit), ..Self::from_summaries(bought, unit) }
    }

    /// Merges identical rows of (customer, summary), customers rising.
    pub fn from_summaries(summaries: impl Iterator<Item = (u32, Summary)>, unit: TimeUnit) -> Self {
        let cap = |ticks: u32| u64::from(ticks.min(TICK_MAX as u32));
        let (keys, mut unsorted): (Vec<u64>, Vec<Member>) = summaries
            .map(|(customer, s)| {
                (cap(s.x) << 42 | cap(s.t_x) << 21 | cap(s.t), Member { customer, row: 0, value: s.value })
            })
            .unzip();
        let (mut rows, mut weight) = (Vec::<Summary>::new(), Vec::<f64>::new());
        let mut before = None;
        let part = |key: u64, shift: u32| (key >> shift) as u32 & TICK_MAX as u32;
        let mut members = Vec::with_capacity(unsorted.len());
        let order = sorting::positions(&keys);
        blocks::each(order.len(), &mut |block| {
            for &at in &order[block] {
                let (key, member) = (keys[at as usize], &mut unsorted[at as usize]);
                if before != Some(key) {
                    before = Some(key);
                    rows.push(Summary { x: part(key, 42), t_x: part(key, 21), t: part(key, 0), value: 0.0 });
                    weight.push(0.0);
                }
                member.row = (rows.len() - 1) as u32;
                weight[rows.len() - 1] += 1.0;
                members.push(*member);
            }
        });
        Compressed { unit, rows, weight, members, rhythm: None }
    }

    /// Customers with at least one purchase.
    pub fn customers(&self) -> usize {
        self.members.len()
    }

    /// Customers with at least one repeat purchase.
    pub fn repeat_customers(&self) -> usize {
        self.rows.iter().zip(&self.weight).filter(|(row, _)| row.x > 0).map(|(_, weight)| *weight as usize).sum()
    }

    /// A row's time in units.
    pub fn time(&self, ticks: u32) -> f64 {
        f64::from(ticks) / self.unit.ticks()
    }
}

/// Least share of the intervals that are as long as the one in the middle, to a fifth, in a base of contracts.
pub(super) const CONTRACT: f64 = 0.7;
/// Intervals that tell it.
const INTERVALS: usize = 100;
/// Days below which an interval is that of working days, and no contract's.
const SHORTEST: usize = 7;

/// Days from which on an interval is no contract's either.
const LONGEST: usize = 2_000;

/// The one rhythm of the customers, if there is one: in days, and in calendar units in whole ones besides, where who buys in each of
/// them at times of their own has none.
fn rhythm(histories: &Histories, end: Day, unit: TimeUnit) -> Option<Rhythm> {
    let in_days = match unit {
        TimeUnit::CalendarWeeks | TimeUnit::CalendarMonths => TimeUnit::Days,
        unit => unit,
    };
    let is_one = |(rhythm, alike): (Rhythm, f64)| (alike >= CONTRACT).then_some(rhythm);
    let found = interval(histories, end, in_days).and_then(is_one)?;
    if in_days == unit { Some(found) } else { interval(histories, end, unit).and_then(is_one) }
}

/// The interval in the middle, in days or calendar units, and which share of all are as long, to a fifth.
pub(super) fn interval(histories: &Histories, end: Day, unit: TimeUnit) -> Option<(Rhythm, f64)> {
    let shortest = if matches!(unit, TimeUnit::Days | TimeUnit::Weeks) { SHORTEST } else { 1 };
    let mut counts = vec![0_usize; LONGEST + 1];
    for customer in 0..histories.len() {
        let days = histories.of(customer).0;
        for pair in days[..days.partition_point(|&day| day <= end)].windows(2) {
            let gap = (unit.tick(pair[1]) - unit.tick(pair[0])) as usize;
            // Purchases of one calendar period are one.
            if gap > 0 {
                counts[gap.min(LONGEST)] += 1;
            }
        }
    }
    let all: usize = counts.iter().sum();
    let mut below = 0;
    let middle = counts.iter().position(|count| {
        below += count;
        below * 2 > all
    })?;
    if all < INTERVALS || !(shortest..LONGEST).contains(&middle) {
        return None;
    }
    let alike: usize = (0..).zip(&counts).filter(|(gap, _)| middle.abs_diff(*gap) * 5 < middle).map(|(_, n)| n).sum();
    let late = || (middle + 1..=middle + middle / 2).zip(&counts[middle + 1..]);
    let (behind, by) = late().fold((0, 0), |(n, sum), (gap, count)| (n + count, sum + (gap - middle) * count));
    let on_time: usize = counts[..=middle].iter().sum();
    let rhythm = Rhythm {
        period: middle as f64 / unit.ticks(),
        late: behind as f64 / (on_time + behind) as f64,
        lateness: by as f64 / behind.max(1) as f64 / unit.ticks(),
    };
    Some((rhythm, alike as f64 / all as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn the_first_purchase_counts_for_nothing_but_the_start() {
        let days = [day("2024-01-01"), day("2024-01-09"), day("2024-02-01")];
        let found = summarize(&days, &[100.0, 10.0, 30.0], day("2024-03-01"), TimeUnit::Weeks).unwrap();
        assert_eq!(found, Summary { x: 2, t_x: 31, t: 60, value: 20.0 });
    }

    #[test]
    fn later_purchases_are_unknown_and_later_customers_absent() {
        let days = [day("2024-01-01"), day("2024-01-09"), day("2024-02-01")];
        let found = summarize(&days, &[100.0, 10.0, 30.0], day("2024-01-09"), TimeUnit::Days).unwrap();
        assert_eq!(found, Summary { x: 1, t_x: 8, t: 8, value: 10.0 });
        assert_eq!(summarize(&days, &[1.0; 3], day("2023-12-31"), TimeUnit::Days), None);
        assert_eq!(summarize(&[], &[], day("2023-12-31"), TimeUnit::Days), None);
    }

    #[test]
    fn calendar_weeks_run_from_monday_and_merge() {
        // 2024-01-07 is a Sunday, the 8th a Monday.
        let days = [day("2024-01-01"), day("2024-01-07"), day("2024-01-08"), day("2024-01-14")];
        let found = summarize(&days, &[9.0, 9.0, 5.0, 6.0], day("2024-01-15"), TimeUnit::CalendarWeeks).unwrap();
        assert_eq!(found, Summary { x: 1, t_x: 1, t: 2, value: 11.0 });
        let found = summarize(&days, &[9.0; 4], day("2024-03-01"), TimeUnit::CalendarMonths).unwrap();
        assert_eq!(found, Summary { x: 0, t_x: 0, t: 2, value: 0.0 });
    }

    #[test]
    fn identical_rows_become_one_and_everybody_keeps_a_place() {
        let (a, b) = (day("2024-01-01"), day("2024-01-05"));
        let days = [a, b, b, a, b];
        let histories = Histories::new(&[0, 2, 3, 3, 5], &days, &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        let found = Compressed::new(&histories, day("2024-02-01"), TimeUnit::Days);
        assert_eq!((found.rows.len(), found.weight.as_slice()), (2, &[1.0, 2.0][..]));
        let places: Vec<_> = found.members.iter().map(|m| (m.customer, m.row, m.value)).collect();
        assert_eq!(places, [(1, 0, 0.0), (0, 1, 2.0), (3, 1, 5.0)]);
        assert_eq!((found.customers(), found.repeat_customers()), (3, 2));
    }

    /// Contracts have one interval, in calendar units a whole number of them. Working days have one too short, customers' own rhythms none,
    /// also where each of them buys in every month.
    #[test]
    fn a_rhythm_is_one_that_all_customers_share() {
        let of = |gap: fn(i32, i32) -> i32, unit: TimeUnit| {
            let (mut starts, mut days) = (vec![0], Vec::new());
            for customer in 0..20 {
                let mut at = customer;
                for purchase in 0..11 {
                    days.push(Day::from_epoch(at));
                    at += gap(customer, purchase);
                }
                starts.push(days.len() as u32);
            }
            let values = vec![1.0; days.len()];
            rhythm(&Histories::new(&starts, &days, &values).unwrap(), Day::from_epoch(5_000), unit)
        };
        // One in ten comes three days late.
        let monthly: fn(i32, i32) -> i32 = |_, purchase| if purchase == 4 { 33 } else { 30 };
        assert_eq!(of(monthly, TimeUnit::Days), Some(Rhythm { period: 30.0, late: 0.1, lateness: 3.0 }));
        assert_eq!(of(monthly, TimeUnit::Weeks).map(|found| found.period), Some(30.0 / 7.0));
        let in_months = Rhythm { period: 1.0, late: 0.0, lateness: 0.0 };
        assert_eq!(of(monthly, TimeUnit::CalendarMonths), Some(in_months));
        assert_eq!(of(|customer, _| 8 + customer, TimeUnit::CalendarMonths), None);
        assert_eq!(of(|_, purchase| if purchase % 5 == 4 { 3 } else { 1 }, TimeUnit::Days), None);
        assert_eq!(of(|customer, _| 20 + 3 * customer, TimeUnit::Days), None);
        assert_eq!(Rhythm::NONE.later_than(1.0), 0.0);
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let (a, b) = (day("2024-01-01"), day("2024-01-05"));
        assert_eq!(Histories::new(&[0, 3], &[a, b], &[1.0, 2.0]).unwrap_err(), HistoryFault::Offsets);
        assert_eq!(Histories::new(&[0, 2], &[b, a], &[1.0, 2.0]).unwrap_err(), HistoryFault::Days(0));
        assert_eq!(Histories::new(&[0, 1, 2], &[b, a], &[1.0, f64::NAN]).unwrap_err(), HistoryFault::Value(1));
    }
}
