//! What a blind pack is made of: an analysis as customers and columns of their tiers. The engine hands them to the WebAssembly that makes the pack, which
//! knows no ledger.

use super::rules::Count;
use crate::analysis::Analysis;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::{Money, Unit};
use crate::portfolio::tally::Sums;
use crate::segment::{Scheme, Tier};
use crate::settings::Setting;
use crate::view::Assumed;
use crate::view::portfolio::{Gauge, Missing, Period};
use serde::{Deserialize, Serialize};

/// Everything of an analysis that a pack looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Columns {
    pub(super) day: Option<Day>,
    /// The last day that was observed.
    pub(super) end: Day,
    pub(super) currency: Option<String>,
    /// The settings that are not as usual.
    pub(super) settings: Vec<(String, Setting)>,
    /// Were the levels of spending taken from what customers spend?
    pub(super) levels_from_data: bool,
    pub(super) assumed: Vec<Assumed>,
    /// Unit of all amounts.
    pub(super) unit: Unit,
    pub(super) customers: Vec<Customer>,
    /// Each scheme that can be had, and the customers' tiers.
    pub(super) tiers: Vec<(Scheme, Vec<Tier>)>,
    pub(super) cohorts: Vec<Came>,
    pub(super) measures: Vec<(Gauge, Option<f64>, Option<Missing>)>,
    /// Of how many customers retention is a share, and how many of them stayed.
    pub(super) retained: (u64, u64),
}

/// A customer who is known, in the order of the ledger.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Customer {
    pub(super) revenue: Money,
    pub(super) profit: Money,
    pub(super) cost_to_serve: Money,
    pub(super) purchases: u32,
    pub(super) first: Option<Day>,
    pub(super) recency_days: Option<i32>,
}

/// The customers who came in one quarter, oldest first.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Came {
    pub(super) customers: u32,
    /// The share of them that bought so many quarters later.
    pub(super) shares: Vec<Option<f64>>,
}

impl Columns {
    /// Those of an analysis.
    pub fn of(ledger: &Ledger, analysis: &Analysis) -> Columns {
        let known = analysis.known();
        let values = &known.values;
        let overview = analysis.overview(ledger, &[]);
        let health = analysis.health(ledger, Scheme::Profit);
        let who: Vec<usize> = (0..known.len()).filter(|at| known.knows(*at)).collect();
        let tiers = |scheme: &Scheme| {
            let column = analysis.tiers_of(*scheme)?;
            Some((*scheme, who.iter().map(|at| column[*at]).collect()))
        };
        let levels = analysis.spend_levels();
        let own = analysis.settings();
        let is_level = levels.is_some_and(|levels| {
            [own.spend_whale, own.spend_potential].iter().zip(levels).any(|(own, level)| *own == level)
        });
        let customer = |at: usize| Customer {
            revenue: values.revenue[at],
            profit: values.profit[at],
            cost_to_serve: values.cost_to_serve[at],
            purchases: values.purchases[at],
            first: values.first[at],
            recency_days: known.recency(at),
        };
        let cohorts = analysis.cohorts(ledger, Period::Quarter, Scheme::Profit);
        let came = cohorts.into_iter().flat_map(|view| view.cohorts);
        let retained = |count: fn(f64, f64) -> f64| {
            health.retention.iter().map(|row| count(row.customers.into(), row.retention)).sum::<f64>() as u64
        };
        Columns {
            day: overview.as_of,
            end: known.end,
            currency: overview.currency,
            settings: analysis.settings().changes(),
            assumed: overview.assumed,
            unit: known.unit,
            customers: who.iter().map(|at| customer(*at)).collect(),
            tiers: Scheme::ALL.iter().filter_map(tiers).collect(),
            levels_from_data: is_level || own.is_from_data("spend_whale"),
            cohorts: came.map(|cohort| Came { customers: cohort.customers, shares: cohort.shares }).collect(),
            measures: health.measures.iter().map(|measure| (measure.gauge, measure.value, measure.missing)).collect(),
            retained: (retained(|all, _| all), retained(|all, share| (all * share).round())),
        }
    }
}

impl Customer {
    /// What the customer counts for.
    pub(super) fn count(&self) -> Count {
        let has_sums =
            self.purchases > 0 || [self.revenue, self.profit, self.cost_to_serve].iter().any(|sum| *sum != Money::ZERO);
        Count::one(has_sums, self.recency_days.is_some())
    }

    /// Adds the customer to sums.
    pub(super) fn add_to(&self, sums: &mut Sums) {
        sums.customers += 1;
        sums.revenue += self.revenue;
        sums.profit += self.profit;
        sums.cost_to_serve += self.cost_to_serve;
        sums.purchases += u64::from(self.purchases);
        if let Some(days) = self.recency_days {
            sums.buyers += 1;
            sums.recency_days += i64::from(days);
        }
    }
}
