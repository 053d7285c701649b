//! Seasons: an index by month, and what it makes of a total.
//!
//! The purchase models know no months. A base observed up to its peak has bought much and lately, and is taken for livelier than it
//! is. So the models are fitted once more to bent time, which runs faster in strong months: where purchases are Poisson at a rate that
//! the month multiplies, they are plain Poisson there, and who leaves after a purchase still does. What that fit expects of the months
//! ahead ÷ what the same fit to plain time does is the factor of the total. Single customers' values stay as they are.

use super::fit::{PurchaseModel, PurchaseParameters, fit_purchases_near};
use super::likelihood::Design;
use super::outlook::{Horizon, Outlook, Precision};
use super::summary::{Compressed, DAYS_PER_MONTH, Histories, Summary, TimeUnit};
use crate::blocks;
use crate::calendar::Day;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// Months of the index.
const MONTHS: usize = 12;
const YEAR: i32 = 365;
/// Least swing of a season.
const SWING: f64 = 0.15;
/// Least correlation of the two years' months.
const ALIKE: f64 = 0.5;
/// Customers differ, so that counts scatter more than Poisson's: by this factor in variance.
pub(super) const DISPERSION: f64 = 2.0;
/// Years that an index looks back.
const YEARS: usize = 10;
/// Ticks of bent time per day: in a weak month, several days are one.
const FINE: f64 = 4.0;
/// Customers that the factor needs: a larger base is thinned to about this many.
const ENOUGH: usize = 10_000;

/// Whether the last two years share a pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// Less than two years.
    Unseen {
        /// Days from the first purchase to the end.
        days: i32,
    },
    /// None that is beyond chance.
    None,
    /// One.
    Season {
        /// Standard deviation of the twelve months around their mean, as a share of it.
        swing: f64,
    },
}

/// Counts of purchases by month, the `counts.len()` months before `end`, the oldest first.
fn months(histories: &Histories, end: Day, counts: &mut [f64], is_counted: fn(usize) -> bool) {
    let last = counts.len() - 1;
    for customer in 0..histories.len() {
        let days = histories.of(customer).0;
        for (_, day) in days.iter().enumerate().filter(|(at, day)| is_counted(*at) && **day <= end) {
            let back = (f64::from(end.days_since(*day)) / DAYS_PER_MONTH) as usize;
            if let Some(month) = counts.get_mut(last.wrapping_sub(back)) {
                *month += 1.0;
            }
        }
    }
}

/// Looks for a pattern that the last two years before `end` share.
pub fn pattern(histories: &Histories, end: Day) -> Option<Pattern> {
    let (first, _) = histories.span()?;
    let days = end.days_since(first);
    if days < 2 * YEAR {
        return Some(Pattern::Unseen { days });
    }
    let mut counts = [0.0_f64; 2 * MONTHS];
    months(histories, end, &mut counts, |_| true);
    let total: f64 = counts.iter().sum();
    // The trend: a line through the logarithms.
    let logs = counts.map(|count| (count + 0.5).ln());
    let centre = 11.5;
    let slope = logs.iter().enumerate().map(|(at, log)| (at as f64 - centre) * log).sum::<f64>()
        / (0..24).map(|at| (f64::from(at) - centre).powi(2)).sum::<f64>();
    let level: Vec<f64> =
        counts.iter().enumerate().map(|(at, count)| count / (slope * (at as f64 - centre)).exp()).collect();
    let year = |of: &[f64]| {
        let mean = of.iter().sum::<f64>() / 12.0;
        of.iter().map(|count| count / mean.max(f64::MIN_POSITIVE) - 1.0).collect::<Vec<f64>>()
    };
    let (before, last) = (year(&level[..MONTHS]), year(&level[MONTHS..]));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let correlation = product(&before, &last) / (product(&before, &before) * product(&last, &last)).sqrt();
    let both: Vec<f64> = before.iter().zip(&last).map(|(a, b)| 0.5 * (a + b)).collect();
    let swing = (product(&both, &both) / 12.0).sqrt();
    let noise = (DISPERSION * 12.0 / total.max(1.0)).sqrt();
    let is_season = correlation > ALIKE && swing > SWING.max(1.5 * noise);
    Some(if is_season { Pattern::Season { swing } } else { Pattern::None })
}

/// How strong the months are, counted from a day: months of 30.44 days, so that the day is the last of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthIndex {
    /// The day.
    pub from: Day,
    /// The twelve months after it, and before it by turns; their mean is 1.
    pub months: [f64; MONTHS],
}

impl MonthIndex {
    /// All months alike.
    fn even(from: Day) -> Self {
        MonthIndex { from, months: [1.0; MONTHS] }
    }

    /// Purchases ÷ those that `model`, in days, expects of customers who came when these came, of all whole years before `end` (ten at
    /// most); what grows or falls from year to year is left out, and the index is drawn to 1 by what of it may be chance.
    fn estimated(histories: &Histories, end: Day, model: &PurchaseParameters) -> Option<Self> {
        let (first, _) = histories.span()?;
        let span = end.days_since(first);
        let years = ((span / YEAR) as usize).min(YEARS);
        let count = years * MONTHS;
        let mut actual = vec![0.0_f64; count];
        months(histories, end, &mut actual, |at| at > 0);
        let mut acquired = vec![0.0_f64; span as usize + 1];
        for customer in 0..histories.len() {
            if let Some(day) = histories.of(customer).0.first().filter(|day| **day <= end) {
                acquired[day.days_since(first) as usize] += 1.0;
            }
        }
        let ages: Vec<f64> = (0..=span).map(f64::from).collect();
        let by_age = model.expected_new_at(&ages);
        // Purchases expected by the end of each month, the one before the first included.
        let by = |month: usize| {
            let back = ((count - month) as f64 * DAYS_PER_MONTH).floor() as i32;
            let last = (span - back).max(-1);
            let born = acquired.iter().take((last + 1) as usize).enumerate();
            born.map(|(day, customers)| customers * by_age[last as usize - day]).sum::<f64>()
        };
        let by: Vec<f64> = (0..=count).map(by).collect();
        let ratio = |at: usize| ((actual[at] + 0.5) / (by[at + 1] - by[at] + 0.5)).ln();
        let ratios: Vec<f64> = (0..count).map(ratio).collect();
        // The trend, from the same months of different years alone: a season is none.
        let middle = (years as f64 - 1.0) / 2.0;
        let squares: f64 = (0..years).map(|year| (year as f64 - middle).powi(2)).sum::<f64>() * MONTHS as f64;
        let apart = |at: usize| (at / MONTHS) as f64 - middle;
        let yearly = (0..count).map(|at| apart(at) * ratios[at]).sum::<f64>() / squares.max(1.0);
        let level = |at: usize| ratios[at] - yearly * ((at as f64 + 0.5) / MONTHS as f64 - years as f64 / 2.0);
        let month = |month: usize| (0..years).map(|year| level(year * MONTHS + month)).sum::<f64>() / years as f64;
        let mut months: [f64; MONTHS] = std::array::from_fn(|at| month(at).exp());
        let mean = months.iter().sum::<f64>() / MONTHS as f64;
        months.iter_mut().for_each(|month| *month /= mean);
        let swing = months.iter().map(|month| (month - 1.0).powi(2)).sum::<f64>() / MONTHS as f64;
        let noise = DISPERSION * MONTHS as f64 / actual.iter().sum::<f64>().max(1.0);
        let sure = if swing > 0.0 { (1.0 - noise / swing).clamp(0.0, 1.0) } else { 0.0 };
        months.iter_mut().for_each(|month| *month = 1.0 + sure * (*month - 1.0));
        Some(MonthIndex { from: end, months })
    }

    /// The months with their first days.
    pub fn with_days(&self) -> impl Iterator<Item = (Day, f64)> {
        let first = |month: u8| self.from.plus_days((f64::from(month) * DAYS_PER_MONTH).floor() as i32 + 1);
        (0..).map(first).zip(self.months)
    }

    /// How strong the month is that a day lies in.
    pub fn at(&self, day: Day) -> f64 {
        let month = (f64::from(day.days_since(self.from)) / DAYS_PER_MONTH).ceil() as i32 - 1;
        self.months[month.rem_euclid(MONTHS as i32) as usize]
    }

    /// Bent time from the index's day to one so many days later, in days; earlier ones are below zero.
    fn bent(&self, days: f64) -> f64 {
        let months = days / DAYS_PER_MONTH;
        let whole = months.floor();
        let years = (whole / MONTHS as f64).floor();
        let at = (whole - years * MONTHS as f64) as usize;
        let passed = self.months[..at].iter().sum::<f64>() + (months - whole) * self.months[at];
        (years * MONTHS as f64 + passed) * DAYS_PER_MONTH
    }
}

/// A purchase model fitted to time that an index bends.
#[derive(Clone, Debug)]
struct Bent {
    index: MonthIndex,
    /// The last day that was seen.
    end: Day,
    data: Compressed,
    design: Design,
    parameters: PurchaseParameters,
}

impl Bent {
    /// Fits from `near`, whose unit is a day.
    fn new(histories: &Histories, end: Day, index: MonthIndex, near: &PurchaseParameters) -> Self {
        let at = |day: Day| index.bent(f64::from(day.days_since(index.from)));
        let last = at(end);
        let summaries = blocks::column(histories.len(), |customer| {
            let days = histories.of(customer).0;
            let seen = &days[..days.partition_point(|&day| day <= end)];
            let first = at(*seen.first()?);
            let ticks = |time: f64| (FINE * (time - first)).round().max(0.0) as u32;
            let (t_x, t) = (ticks(at(seen[seen.len() - 1])), ticks(last));
            Some(Summary { x: seen.len() as u32 - 1, t_x, t, value: 0.0 })
        });
        let bought = (0..).zip(summaries).filter_map(|(customer, summary)| Some((customer, summary?)));
        let data = Compressed::from_summaries(bought, TimeUnit::Days);
        let design = Design::new(&data);
        let parameters = fit_purchases_near(&near.at_pace(FINE), &data, &design).parameters;
        Bent { index, end, data, design, parameters }
    }

    /// Purchases expected of everybody in so many days.
    fn expected(&self, days: f64) -> f64 {
        let from = f64::from(self.end.days_since(self.index.from));
        let ahead = FINE * (self.index.bent(from + days) - self.index.bent(from));
        let horizon = Horizon { months: 1, per_month: ahead, monthly_rate: 0.0 };
        let rows = 0..self.data.rows.len();
        let outlook = Outlook::new(&self.parameters, &self.data, &self.design, rows, &horizon, Precision::Draw);
        outlook.expected.iter().zip(&self.data.weight).map(|(row, weight)| row.purchases * weight).sum()
    }
}

/// What a season makes of a total.
#[derive(Clone, Debug)]
pub struct Seasonal {
    /// Of plain time, and of bent time.
    fits: [Bent; 2],
    /// What was asked last.
    known: Cell<Option<((u32, f64), Factors)>>,
}

impl Seasonal {
    /// By the pattern of the years up to `end`; `None` where there is none, or the model is that of renewals, whose months are those of
    /// the contracts. `chosen` is the model in a unit of time of so many `days`.
    pub fn new(histories: &Histories, end: Day, chosen: &PurchaseParameters, days: f64) -> Option<Self> {
        Self::with(histories, end, None, chosen, days)
    }

    /// The same for the years up to `cut`, earlier than those that were looked at: by their own pattern if they show one, else by this.
    pub fn until(&self, histories: &Histories, cut: Day, chosen: &PurchaseParameters, days: f64) -> Option<Self> {
        Self::with(histories, cut, Some(self.index()), chosen, days)
    }

    fn with(
        histories: &Histories,
        end: Day,
        known: Option<&MonthIndex>,
        chosen: &PurchaseParameters,
        days: f64,
    ) -> Option<Self> {
        if chosen.model() == PurchaseModel::Renewal {
            return None;
        }
        let is_seen = matches!(pattern(histories, end), Some(Pattern::Season { .. }));
        if !is_seen && known.is_none() {
            return None;
        }
        let (starts, all, values) = histories.one_in((histories.len() / ENOUGH).max(1));
        let few = Histories::new(&starts, &all, &values).ok()?;
        let plain = Bent::new(&few, end, MonthIndex::even(end), &chosen.at_pace(days));
        let in_days = plain.parameters.at_pace(1.0 / FINE);
        let index = match known {
            Some(known) if !is_seen => known.clone(),
            _ => MonthIndex::estimated(histories, end, &in_days)?,
        };
        let bent = Bent::new(&few, end, index, &in_days);
        Some(Seasonal { fits: [plain, bent], known: Cell::new(None) })
    }

    /// The index.
    pub fn index(&self) -> &MonthIndex {
        &self.fits[1].index
    }

    /// Purchases in the next `days`: with the season ÷ without.
    pub fn in_days(&self, days: f64) -> f64 {
        let [plain, bent] = self.fits.each_ref().map(|fit| fit.expected(days));
        if plain > 0.0 { bent / plain } else { 1.0 }
    }

    /// The same of the next `months`: of purchases, and of purchases discounted at a rate per month as made at the end of their month.
    /// The first year and what is no whole one go by month, other years by their middle.
    pub fn factors(&self, months: u32, monthly_rate: f64) -> Factors {
        if let Some((_, factors)) = self.known.get().filter(|(asked, _)| *asked == (months, monthly_rate)) {
            return factors;
        }
        let whole = months / 12 * 12;
        let ends = (1..=months.min(12)).chain((24..=whole).step_by(12)).chain((whole + 1).max(13)..=months);
        let mut sums = [(0.0, 0.0); 2];
        let mut before = 0;
        for end in ends {
            let middle = f64::from(before + 1 + end) / 2.0;
            let counts = (-middle * monthly_rate.ln_1p()).exp();
            for ((purchases, discounted), fit) in sums.iter_mut().zip(&self.fits) {
                let by = fit.expected(f64::from(end) * DAYS_PER_MONTH);
                *discounted += counts * (by - *purchases);
                *purchases = by;
            }
            before = end;
        }
        let [plain, bent] = sums;
        let ratio = |bent: f64, plain: f64| if plain > 0.0 { bent / plain } else { 1.0 };
        let factors = Factors { purchases: ratio(bent.0, plain.0), money: ratio(bent.1, plain.1) };
        self.known.set(Some(((months, monthly_rate), factors)));
        factors
    }
}

/// By what a season multiplies totals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// Expected purchases.
    pub purchases: f64,
    /// Lifetime value: the purchases are discounted.
    pub money: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> MonthIndex {
        let from = Day::from_epoch(20_000);
        MonthIndex { from, months: [2.0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0] }
    }

    #[test]
    fn bent_time_runs_by_the_months_and_agrees_with_the_calendar_after_whole_years() {
        let index = index();
        let month = DAYS_PER_MONTH;
        for (months, wanted) in
            [(0.0, 0.0), (1.0, 2.0), (1.5, 2.25), (3.0, 3.0), (12.0, 12.0), (13.0, 14.0), (24.0, 24.0)]
        {
            assert!((index.bent(months * month) - wanted * month).abs() < 1e-9, "{months}");
        }
        // Backwards the same: the month that ends with the day is the last of the twelve.
        for (months, wanted) in [(-1.0, -1.0), (-10.0, -10.0 + 0.5), (-12.0, -12.0), (-11.0, -10.0), (-11.5, -11.0)] {
            assert!(
                (index.bent(months * month) - wanted * month).abs() < 1e-9,
                "{months} {}",
                index.bent(months * month) / month
            );
        }
    }
}
