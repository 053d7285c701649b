//! Cohorts 同期群: who came in one month or quarter, and how many of them bought in each period after it
//! (docs/definitions.md section 7).

use crate::calendar::{Day, Month};
use crate::ledger::Ledger;
use crate::money::{Figure, Money};
use crate::segment::{Known, Tier};
use crate::settings::choices;
use crate::sorting;
use crate::value::profit::each_order;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

choices! {
    /// Length of a cohort's periods.
    Period {
        /// Calendar months.
        Month = "month",
        /// Calendar quarters.
        Quarter = "quarter",
    }
}

/// Most cohorts that are told one by one, and most periods that are told of each: a date of the year 1 or 9999 must not make
/// a table of centuries.
const MOST: usize = 120;

impl Period {
    fn months(self) -> i32 {
        match self {
            Period::Month => 1,
            Period::Quarter => 3,
        }
    }

    /// The period that a day lies in, counted from year 0.
    fn of(self, day: Day) -> i32 {
        day.month().months_since(Month::ZERO).div_euclid(self.months())
    }

    /// The name of the period that a day lies in: `2024-05`, `2024Q2`.
    pub fn name_of(self, day: Day) -> String {
        self.name(self.of(day))
    }

    fn last_day(self, period: i32) -> Day {
        Month::ZERO.plus((period + 1) * self.months() - 1).last_day()
    }

    fn name(self, period: i32) -> String {
        let month = Month::ZERO.plus(period * self.months());
        match self {
            Period::Month => month.to_string(),
            Period::Quarter => month.first_day().quarter().to_string(),
        }
    }
}

/// Customers by the period of their first purchase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CohortsView {
    /// Length of the periods.
    pub period: Period,
    /// The newest 120 cohorts, oldest first; periods in which nobody came are left out.
    pub cohorts: Vec<Cohort>,
    /// Customers of older cohorts, who count in `all` and `by_tier` only.
    pub earlier: u32,
    /// All cohorts together: share of those whose period is complete that bought in it, by periods since.
    pub all: Vec<Option<f64>>,
    /// The same by tier of today, empty tiers left out. Who is in a good tier today has stayed: read it as a profile.
    pub by_tier: Vec<(Tier, Vec<Option<f64>>)>,
}

/// The customers of one first period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// `2024-05` or `2024Q2`.
    pub name: String,
    /// Customers.
    pub customers: u32,
    /// Their revenue so far.
    pub revenue: Figure,
    /// Share that bought so many periods later, from 0 (all of them) to 119; absent where the period is not over.
    pub shares: Vec<Option<f64>>,
}

/// Counts of one group of customers by periods since their first.
#[derive(Clone, Default)]
struct Line {
    /// Those who bought.
    bought: Vec<u32>,
    /// Those with so many complete periods after their first, and no more.
    ages: Vec<u32>,
}

impl Line {
    fn add(counts: &mut Vec<u32>, since: usize) {
        if counts.len() <= since {
            counts.resize(since + 1, 0);
        }
        counts[since] += 1;
    }

    fn shares(&self) -> Vec<Option<f64>> {
        let mut complete = self.ages.clone();
        for age in (1..complete.len()).rev() {
            complete[age - 1] += complete[age];
        }
        let bought = |since: usize| f64::from(self.bought.get(since).copied().unwrap_or(0));
        complete.iter().enumerate().map(|(since, &n)| (n > 0).then(|| bought(since) / f64::from(n))).collect()
    }
}

/// The cohorts of all customers with a purchase; `tiers` are those of today, in the order `order`. `None` without dates.
pub fn cohorts(ledger: &Ledger, known: &Known, period: Period, tiers: &[Tier], order: &[Tier]) -> Option<CohortsView> {
    let filled: BTreeSet<i32> = known.values.first.iter().flatten().map(|day| period.of(*day)).collect();
    if !known.dated || filled.is_empty() {
        return None;
    }
    let listed: Vec<i32> = filled.into_iter().rev().take(MOST).rev().collect();
    let last = period.of(known.end);
    // The last period that is over: what is left of a later one is blank, not zero.
    let over = if period.last_day(last) <= known.end { last } else { last - 1 };
    let since = |first: i32, period: i32| usize::try_from(period - first).ok();
    let mut lines: Vec<(u32, Money, Line)> = vec![Default::default(); listed.len()];
    let (mut all, mut by_tier) = (Line::default(), vec![Line::default(); Tier::COUNT]);
    let (mut scratch, mut periods) = (Vec::new(), Vec::new());
    let mut earlier = 0;
    for customer in ledger.all() {
        let at = customer.at();
        let Some(first) = known.values.first[at].map(|day| period.of(day)) else { continue };
        periods.clear();
        each_order(ledger, known.unit, ledger.until(customer, known.until), &mut scratch, &mut |order| {
            if order.purchase {
                periods.push(period.of(order.day));
            }
        });
        sorting::few(&mut periods);
        periods.dedup();
        let own = listed.binary_search(&first).ok().map(|at| &mut lines[at]);
        let own = match own {
            Some((customers, revenue, line)) => {
                *customers += 1;
                *revenue += known.values.revenue[at];
                Some(line)
            }
            None => {
                earlier += 1;
                None
            }
        };
        let tier = tiers.get(at).map(|tier| &mut by_tier[tier.slot()]);
        for line in [own, Some(&mut all), tier].into_iter().flatten() {
            if let Some(age) = since(first, over) {
                Line::add(&mut line.ages, age.min(MOST - 1));
            }
            let done = periods.iter().filter(|period| **period <= over).filter_map(|period| since(first, *period));
            done.take_while(|since| *since < MOST).for_each(|since| Line::add(&mut line.bought, since));
        }
    }
    let cohort = |(first, (customers, revenue, line)): (&i32, (u32, Money, Line))| Cohort {
        name: period.name(*first),
        customers,
        revenue: known.unit.figure(revenue),
        shares: {
            let mut shares = line.shares();
            shares.resize(since(*first, last).map_or(0, |periods| periods + 1).min(MOST), None);
            shares
        },
    };
    let tier = |tier: &Tier| (*tier, by_tier[tier.slot()].shares());
    Some(CohortsView {
        period,
        cohorts: listed.iter().zip(lines).map(cohort).collect(),
        earlier,
        all: all.shares(),
        by_tier: order.iter().map(tier).filter(|(_, shares)| !shares.is_empty()).collect(),
    })
}
