//! The hold-out check: fit on the first two thirds of the time, predict the rest, compare with what happened.
//!
//! Beside the model stands the naive rule "as many purchases as in the last period of equal length"
//! (docs/definitions.md section 6); a model that does not beat it is not worth its mathematics.

use super::fit::{PurchaseFit, PurchaseParameters, fit_purchases_near};
use super::likelihood::Design;
use super::outlook::{Horizon, Outlook, Precision};
use super::summary::{Compressed, Histories, TimeUnit};
use crate::blocks;
use crate::calendar::Day;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// How far a prediction may be trusted, by the hold-out check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Within 15 % in purchases and in money, the naive rule does no better, and nothing says that the next year will be another.
    Good,
    /// Within 30 % in both, and the naive rule does no better.
    Fair,
    /// Farther off, or the naive rule does better: per customer and in total.
    Hardly,
}

/// Customers who had made `x` repeat purchases when the fit ended, and what they did next. Means per customer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByFrequency {
    /// Repeat purchases in the fitted part; the last group is "this many or more".
    pub x: u32,
    /// Customers.
    pub customers: u32,
    /// Purchases that the model expected.
    pub expected: f64,
    /// Purchases that they made.
    pub actual: f64,
    /// Purchases by the naive rule.
    pub naive: f64,
}

/// One week of the tracking: cumulative repeat purchases of the customers known at the cut.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// The week's last day.
    pub end: Day,
    /// Purchases made since the beginning.
    pub actual: u32,
    /// Purchases expected of customers who came when these came.
    pub expected: f64,
}

/// A model's hold-out check.
#[derive(Clone, Debug, PartialEq)]
pub struct Holdout {
    /// Last day of the fitted part.
    pub cut: Day,
    /// Last day of the predicted part.
    pub end: Day,
    /// The fit on the first part.
    pub fit: PurchaseFit,
    /// By purchases made before the cut: 0, 1, … 6, 7 or more.
    pub by_frequency: Vec<ByFrequency>,
    /// Customers known at the cut.
    pub customers: u32,
    /// Sum of the expected purchases.
    pub expected: f64,
    /// Sum of the actual ones.
    pub actual: f64,
    /// Sum by the naive rule.
    pub naive: f64,
    /// Mean absolute error of the model per customer.
    pub error: f64,
    /// Mean absolute error of the naive rule per customer.
    pub naive_error: f64,
    /// What the tracking by week counts.
    tracking: Rc<Tracking>,
}

impl Holdout {
    /// Cumulative purchases by week, over both parts.
    pub fn weeks(&self) -> Vec<Week> {
        self.tracking.weeks(&self.fit.parameters)
    }
}

/// Groups of [`ByFrequency`]: the last is open.
const GROUPS: u32 = 8;

/// The first part of the time, ready to be fitted, and what happened afterwards.
#[derive(Clone, Debug)]
pub struct Calibration {
    cut: Day,
    end: Day,
    data: Compressed,
    design: Design,
    /// Purchases after the cut and in the period of equal length before it, by member of `data`.
    actual: Vec<(u32, u32)>,
    tracking: Rc<Tracking>,
}

/// First and repeat purchases of the customers known at the cut, over both parts.
#[derive(Debug, PartialEq)]
struct Tracking {
    /// Days per unit of time.
    unit: f64,
    /// First day of all.
    first: Day,
    /// Customers by the day of their first purchase, counted from that day.
    acquired: Vec<u32>,
    /// Repeat purchases by day.
    repeats: Vec<u32>,
}

impl Calibration {
    /// Cuts the span of `histories` up to `end` at two thirds. `None` if either part would be empty.
    pub fn new(histories: &Histories, end: Day, unit: TimeUnit) -> Option<Self> {
        let (first, _) = histories.span()?;
        let span = end.days_since(first);
        let cut = first.plus_days(span / 3 * 2 + span % 3 * 2 / 3);
        let length = end.days_since(cut);
        if length < 1 || cut <= first {
            return None;
        }
        let data = Compressed::new(histories, cut, unit);
        let mut acquired = vec![0; span as usize + 1];
        let mut repeats = acquired.clone();
        let place = |day: Day| day.days_since(first) as usize;
        let actual = blocks::column(data.members.len(), |at| {
            let days = histories.of(data.members[at].customer as usize).0;
            let at = |day: Day| days.partition_point(|&other| other <= day);
            let (known, seen) = (at(cut), at(end));
            acquired[place(days[0])] += 1;
            days[1..seen.max(1)].iter().for_each(|&day| repeats[place(day)] += 1);
            // In calendar units, purchases of one period count once, and not again in the period of the cut.
            let ticks = |days: &[Day]| {
                let periods = days.chunk_by(|a, b| unit.tick(*a) == unit.tick(*b));
                periods.filter(|period| unit.tick(period[0]) != unit.tick(cut)).count() as u32
            };
            (ticks(&days[known..seen]), (known - at(cut.plus_days(-length))) as u32)
        });
        let design = Design::new(&data);
        let tracking = Rc::new(Tracking { unit: unit.days(), first, acquired, repeats });
        Some(Calibration { cut, end, design, actual, tracking, data })
    }

    /// Repeat customers in the first part.
    pub fn repeat_customers(&self) -> usize {
        self.data.repeat_customers()
    }

    /// Fits the model on the first part, from its parameters on both, and predicts the second.
    pub fn check(&self, both: &PurchaseParameters) -> Holdout {
        let data = &self.data;
        let fit = fit_purchases_near(both, data, &self.design);
        let length = f64::from(data.unit.tick(self.end) - data.unit.tick(self.cut)) / data.unit.ticks();
        let horizon = Horizon { months: 1, per_month: length, monthly_rate: 0.0 };
        let outlook = Outlook::new(&fit.parameters, data, &self.design, 0..data.rows.len(), &horizon, Precision::Full);
        let mut groups =
            vec![ByFrequency { x: 0, customers: 0, expected: 0.0, actual: 0.0, naive: 0.0 }; GROUPS as usize];
        let (mut error, mut naive_error) = (0.0, 0.0);
        for (member, &(actual, naive)) in data.members.iter().zip(&self.actual) {
            let row = member.row as usize;
            let (expected, actual, naive) = (outlook.expected[row].purchases, f64::from(actual), f64::from(naive));
            let group = &mut groups[data.rows[row].x.min(GROUPS - 1) as usize];
            group.customers += 1;
            group.expected += expected;
            group.actual += actual;
            group.naive += naive;
            error += (expected - actual).abs();
            naive_error += (naive - actual).abs();
        }
        let sum = |of: fn(&ByFrequency) -> f64| groups.iter().map(of).sum::<f64>();
        let (expected, actual, naive) = (sum(|g| g.expected), sum(|g| g.actual), sum(|g| g.naive));
        for (x, group) in (0..).zip(&mut groups) {
            group.x = x;
            let n = f64::from(group.customers.max(1));
            (group.expected, group.actual, group.naive) = (group.expected / n, group.actual / n, group.naive / n);
        }
        groups.retain(|group| group.customers > 0);
        let n = data.customers().max(1) as f64;
        Holdout {
            cut: self.cut,
            end: self.end,
            tracking: Rc::clone(&self.tracking),
            fit,
            by_frequency: groups,
            customers: data.customers() as u32,
            expected,
            actual,
            naive,
            error: error / n,
            naive_error: naive_error / n,
        }
    }
}

impl Tracking {
    /// Cumulative purchases by week against Σ over customers of E\[X(time since the first purchase)\].
    fn weeks(&self, parameters: &PurchaseParameters) -> Vec<Week> {
        let ages: Vec<f64> = (0..self.acquired.len()).map(|days| days as f64 / self.unit).collect();
        let expected = parameters.expected_new_at(&ages);
        let bought: Vec<u32> = self
            .repeats
            .iter()
            .scan(0, |sum, n| {
                *sum += n;
                Some(*sum)
            })
            .collect();
        let arrivals: Vec<(usize, f64)> =
            self.acquired.iter().enumerate().filter(|(_, n)| **n > 0).map(|(day, &n)| (day, f64::from(n))).collect();
        let ends = (6..self.acquired.len()).step_by(7);
        let week = |day: usize| Week {
            end: self.first.plus_days(day as i32),
            actual: bought[day],
            expected: arrivals
                .iter()
                .take_while(|(born, _)| *born <= day)
                .map(|(born, n)| n * expected[day - born])
                .sum(),
        };
        ends.map(week).collect()
    }
}
