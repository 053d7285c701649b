//! What a blind pack is made of: an analysis as customers and columns of their tiers. The engine hands them to the WebAssembly that makes the pack, which
//! knows no ledger.

use super::limits::{self, Limit};
use super::rules::Figures;
use super::told::Measure;
use crate::analysis::Analysis;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::{Figure, Money, Unit};
use crate::portfolio::tally::Sums;
use crate::segment::{Scheme, Tier};
use crate::settings::{Monetary, Setting};
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
    /// What its tiers tell of a customer.
    pub(super) limits: Vec<Limit>,
    /// Is the as-of day the one after the last purchase?
    pub(super) is_day_after: bool,
    pub(super) assumed: Vec<Assumed>,
    pub(super) speaks_of: Monetary,
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
    pub(super) acquisition_cost: Money,
    /// Direct cost, less what the margin of the settings says where it stands for a column.
    pub(super) direct_cost: Money,
    /// Cost to serve, less what cost drivers say that figures of a pack tell of.
    pub(super) driven_cost: Money,
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
        let levels_from_data = is_level || own.is_from_data("spend_whale");
        // What a reader of the settings can take off is no secret, and hides nothing.
        let assumes = |what: Assumed| values.assumed.contains(&what);
        let unit = known.unit;
        let share = |own: Money, rate: Figure| if rate.units == 0 { Money::ZERO } else { unit.times(own, rate) };
        let cost_share =
            Figure { units: 1, scale: 0 }.plus(Figure { units: -own.gross_margin.units, ..own.gross_margin });
        let customer = |at: usize| {
            let (revenue, purchases) = (values.revenue[at], values.purchases[at]);
            let mut one = Customer {
                revenue,
                profit: values.profit[at],
                cost_to_serve: values.cost_to_serve[at],
                acquisition_cost: values.acquisition_cost[at],
                direct_cost: values.direct_cost[at],
                driven_cost: values.cost_to_serve[at],
                purchases,
                first: values.first[at],
                recency_days: known.recency(at),
            };
            if let Some(cost_share) = cost_share.filter(|_| assumes(Assumed::GrossMargin)) {
                one.direct_cost -= share(revenue, cost_share);
            }
            if assumes(Assumed::AcquisitionCost) {
                one.acquisition_cost -= unit.from_setting(own.acquisition_cost);
            }
            if assumes(Assumed::CostToServe) {
                let per_order = unit.from_setting(own.cost_per_order);
                one.driven_cost -= Money(per_order.0 * i128::from(purchases)) + share(revenue, own.cost_of_revenue);
            }
            one
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
            settings: own.changes(),
            assumed: overview.assumed,
            speaks_of: overview.speaks_of,
            unit,
            customers: who.iter().map(|at| customer(*at)).collect(),
            tiers: Scheme::ALL.iter().filter_map(tiers).collect(),
            limits: limits::limits(analysis, !levels_from_data),
            is_day_after: own.as_of.is_none(),
            levels_from_data,
            cohorts: came.map(|cohort| Came { customers: cohort.customers, shares: cohort.shares }).collect(),
            measures: health.measures.iter().map(|measure| (measure.gauge, measure.value, measure.missing)).collect(),
            retained: (retained(|all, _| all), retained(|all, share| (all * share).round())),
        }
    }
}

impl Columns {
    /// What figures of a group tell, and what follows from several of them.
    pub(super) fn measures(&self) -> Vec<Measure> {
        let measure = |needs: Figures, of: &dyn Fn(&Customer) -> f64| Measure {
            needs,
            values: self.customers.iter().map(of).collect(),
        };
        let money = |needs: Figures, of: &dyn Fn(&Customer) -> Money| measure(needs, &|one| self.unit.to_f64(of(one)));
        let split = Figures::REVENUE.and(Figures::PROFIT);
        let mut measures = vec![
            measure(Figures::NONE, &|_| 1.0),
            measure(Figures::NONE, &|one| f64::from(u8::from(one.recency_days.is_some()))),
            money(Figures::REVENUE, &|one| one.revenue),
            money(Figures::PROFIT, &|one| one.profit),
            money(Figures::COST_TO_SERVE, &|one| one.cost_to_serve),
            measure(Figures::PURCHASES, &|one| one.purchases.into()),
            measure(Figures::RECENCY, &|one| one.recency_days.unwrap_or(0).into()),
            money(split, &|one| one.direct_cost + one.cost_to_serve + one.acquisition_cost),
            money(split.and(Figures::COST_TO_SERVE), &|one| one.direct_cost + one.acquisition_cost),
        ];
        if self.assumed.contains(&Assumed::CostToServe) {
            let of = Figures::COST_TO_SERVE.and(Figures::PURCHASES).and(Figures::REVENUE);
            measures.push(money(of, &|one| one.driven_cost));
        }
        // Nothing is told by what nobody has, and a small shop has few of them.
        measures.retain(|measure| measure.values.iter().any(|value| *value != 0.0));
        measures
    }
}

impl Customer {
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
