//! Health of the whole portfolio: measures with their limits, lights and trends (docs/definitions.md section 7).
//!
//! Past values are computed from what was known at the end of each quarter. The limits of concentration are settings; the
//! others are common rules of thumb, stated beside each measure.

use super::concentration::{Concentration, concentration};
use super::history::{quarter_ends, reaches_back};
use super::tally;
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Figure, Money};
use crate::pauses::Pauses;
use crate::segment::{Depth, Known, Scheme, Sight, Tier, profit_tiers};
use crate::settings::{Settings, choices};
use crate::value::lifetime::{Fits, Purchases};
use crate::value::profit::Running;
use crate::value::year::Window;
use serde::{Deserialize, Serialize};

/// Quarters of a trend.
const QUARTERS: usize = 8;

choices! {
    /// What is measured.
    Gauge {
        /// Share of the revenue of the largest customer.
        Top1 = "top_1",
        /// … of the ten largest.
        Top10 = "top_10",
        /// … of the largest tenth.
        TopTenth = "top_tenth",
        /// Gini coefficient of revenue.
        Gini = "gini",
        /// Herfindahl–Hirschman index of revenue.
        Hhi = "hhi",
        /// Profit destroyed by loss-making customers ÷ total profit.
        Destroyed = "destroyed",
        /// Share of profit of the high tier.
        HighContribution = "high_contribution",
        /// Profit ÷ revenue.
        Margin = "margin",
        /// Share of the buyers of one year who buy in the next.
        Retention = "retention",
        /// Change in the number of high-tier customers against one year earlier.
        HighGrowth = "high_growth",
        /// Mean formula LTV ÷ mean acquisition cost of the customers acquired in the last 12 months.
        LtvToCac = "ltv_to_cac",
        /// Months until they have earned their acquisition cost.
        Payback = "payback",
        /// Cost to serve ÷ revenue.
        CostToServe = "cost_to_serve",
    }
}

choices! {
    /// Traffic light.
    Light {
        /// Within the first limit.
        Green = "green",
        /// Between the limits.
        Amber = "amber",
        /// Beyond the second.
        Red = "red",
    }
}

choices! {
    /// Why a measure is missing.
    Missing {
        /// It needs dated order lines.
        NoDates = "no_dates",
        /// It needs more than two years of data.
        TooShort = "too_short",
        /// Revenue or profit is zero or less.
        NoProfit = "no_profit",
        /// No acquisition cost is known or set.
        NoCac = "no_cac",
        /// No cost or profit is recorded: it would be an assumption.
        NoCost = "no_cost",
        /// No cost to serve is recorded or set.
        NoCostToServe = "no_cost_to_serve",
        /// Nobody is in the group that it looks at.
        Nobody = "nobody",
        /// It would tell of few customers, and this is a blind pack.
        Withheld = "withheld",
    }
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// What.
    pub gauge: Gauge,
    /// Its value: a share, an index, a ratio or months.
    pub value: Option<f64>,
    /// Why there is none.
    pub missing: Option<Missing>,
    /// Green up to the first and red beyond the second; falling limits mean that more is better.
    pub limits: [f64; 2],
    /// The light; absent without a value.
    pub light: Option<Light>,
    /// Its value at the ends of the last quarters, oldest first; empty where it has no past.
    pub trend: Vec<(Day, Option<f64>)>,
}

/// Retention of one tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierRetention {
    /// The tier, one year ago.
    pub tier: Tier,
    /// Customers in it who had bought in the year before that.
    pub customers: u32,
    /// Share of them that bought since.
    pub retention: f64,
}

/// A tier's part in the profit, and what serving it costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierContribution {
    /// The tier.
    pub tier: Tier,
    /// Share of the profit.
    pub share_of_profit: Option<f64>,
    /// Profit ÷ revenue; absent where no cost or profit is recorded.
    pub margin: Option<f64>,
    /// Cost to serve.
    pub cost_to_serve: Figure,
    /// Cost to serve ÷ revenue; absent where no cost to serve is recorded or set.
    pub cost_share: Option<f64>,
    /// Cost to serve per purchase; absent where no cost to serve is recorded or set.
    pub cost_per_purchase: Option<Figure>,
}

/// Customers whose revenue is below zero: they count as zero in shares, Gini and HHI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BelowZero {
    /// How many.
    pub customers: u32,
    /// Their revenue together.
    pub revenue: Figure,
}

/// The health of the portfolio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthView {
    /// All measures, in the order of [`Gauge::ALL`].
    pub measures: Vec<Measure>,
    /// Contribution, margin and cost to serve by tier of the scheme.
    pub contribution: Vec<TierContribution>,
    /// Retention by tier of the scheme one year ago; empty where the data is too short.
    pub retention: Vec<TierRetention>,
    /// The scheme of both.
    pub scheme: Scheme,
    /// Is a single customer above its limit?
    pub customer_flagged: Option<bool>,
    /// Is the top tenth above its limit?
    pub top_tenth_flagged: Option<bool>,
    /// Absent where nobody is, or nobody is above zero.
    pub below_zero: Option<BelowZero>,
}

/// Values of all measures that past quarters have too.
struct Snapshot {
    concentration: Option<Concentration>,
    destroyed: Result<f64, Missing>,
    high_contribution: Result<f64, Missing>,
    margin: Result<f64, Missing>,
    cost: Result<f64, Missing>,
    high: usize,
    retention: Result<f64, Missing>,
}

/// Of the customers in `known`, with the high tier of all of them.
fn snapshot(ledger: &Ledger, known: &Known, whole: &Known, settings: &Settings) -> Snapshot {
    let values = &known.values;
    let sum = |column: &[Money]| column.iter().copied().sum::<Money>();
    let (revenue, profit) = (sum(&values.revenue), sum(&values.profit));
    let losses: Money = values.profit.iter().copied().filter(|profit| profit.is_negative()).sum();
    let high = || high(known, whole, settings);
    let earned: Money = high().map(|customer| values.profit[customer.at()]).sum();
    let share =
        |part: Money, of: Money| (of > Money::ZERO).then(|| part.share_of(of)).flatten().ok_or(Missing::NoProfit);
    let known_if = |known: bool, missing: Missing| if known { Ok(()) } else { Err(missing) };
    let cost_known = known_if(!values.margin_only, Missing::NoCost);
    Snapshot {
        concentration: concentration(&values.revenue, known.by_revenue()),
        destroyed: cost_known.and_then(|()| share(Money(-losses.0), profit)),
        // A margin alone takes the same part of profit as of revenue.
        high_contribution: share(earned, profit),
        margin: cost_known.and_then(|()| share(profit, revenue)),
        cost: known_if(values.serves, Missing::NoCostToServe).and_then(|()| share(sum(&values.cost_to_serve), revenue)),
        high: high().count(),
        retention: retention(ledger, known),
    }
}

/// The high tier of all customers, as far as they are among those that `known` has.
fn high<'a>(known: &'a Known, whole: &'a Known, settings: &Settings) -> impl Iterator<Item = &'a CustomerIx> {
    let high = &whole.ranking[..profit_tiers::high_count(whole, settings)];
    high.iter().filter(|customer| known.knows(customer.at()))
}

/// Who bought in a window of a customer's lines.
fn bought(ledger: &Ledger, known: &Known, at: usize, window: Window, scratch: &mut Vec<(u64, u32)>) -> bool {
    let mut found = false;
    let lines = ledger.between(CustomerIx(at as u32), window.from, window.to);
    crate::value::profit::each_order(ledger, known.unit, lines, scratch, &mut |order| found |= order.purchase);
    found
}

/// The last 12 months, and the 12 before them, if the data reaches back so far.
fn two_years(ledger: &Ledger, known: &Known) -> Result<(Window, Window), Missing> {
    if !known.dated {
        return Err(Missing::NoDates);
    }
    let last = Window::ending(known.end);
    let before = last.before();
    if reaches_back(ledger, before.from) { Ok((before, last)) } else { Err(Missing::TooShort) }
}

fn retention(ledger: &Ledger, known: &Known) -> Result<f64, Missing> {
    let (before, last) = two_years(ledger, known)?;
    let (mut came, mut stayed, mut scratch) = (0u32, 0u32, Vec::new());
    for at in (0..known.len()).filter(|at| known.knows(*at)) {
        if bought(ledger, known, at, before, &mut scratch) {
            came += 1;
            stayed += u32::from(bought(ledger, known, at, last, &mut scratch));
        }
    }
    if came > 0 { Ok(f64::from(stayed) / f64::from(came)) } else { Err(Missing::Nobody) }
}

/// Acquisition cost against value, of the customers whose first purchase lies in the last 12 months:
/// LTV ÷ CAC, and months to earn the cost.
fn acquisition(known: &Known) -> Result<(Option<f64>, Option<f64>), Missing> {
    let as_of = known.as_of.filter(|_| known.dated).ok_or(Missing::NoDates)?;
    let window = Window::ending(known.end);
    let (mut count, mut cost, mut ltv, mut earned, mut months) = (0u32, 0.0, 0.0, 0.0, 0.0);
    for at in 0..known.len() {
        let Some(first) = known.values.first[at].filter(|first| window.has(*first)) else { continue };
        let acquisition = known.values.acquisition_cost[at];
        count += 1;
        cost += known.unit.to_f64(acquisition);
        earned += known.unit.to_f64(known.values.profit[at] + acquisition);
        // At least one month: nobody has earned back anything on the first day.
        months += (f64::from(as_of.days_since(first)) / 30.4375).max(1.0);
        if let Some(formula) = known.lifetime.as_ref().and_then(|lifetime| lifetime.formula.values.get(at)) {
            ltv += formula.ltv();
        }
    }
    match count {
        0 => Err(Missing::Nobody),
        _ if cost <= 0.0 => Err(Missing::NoCac),
        _ => {
            let monthly = earned / months;
            let payback = (monthly > 0.0).then(|| cost / f64::from(count) / monthly);
            Ok((known.lifetime.is_some().then(|| ltv / cost), payback))
        }
    }
}

/// The health of the portfolio, with tiers of a scheme. Where the scheme needs models, they are fitted once more for the
/// tiers of a year ago, unless `fits` has that day.
///
/// `whole` has all customers, where the sight is of some: who is high is a matter of all.
pub async fn health(
    ledger: &Ledger,
    sight: &Sight<'_>,
    whole: &Known,
    scheme: Scheme,
    tiers: &[Tier],
    fits: &Fits,
    pauses: &Pauses<'_>,
) -> HealthView {
    let (known, settings) = (sight.known, sight.settings);
    let now = snapshot(ledger, known, whole, settings);
    let chosen: Option<Vec<bool>> =
        (known.customers() < whole.customers()).then(|| (0..known.len()).map(|at| known.knows(at)).collect());
    let quarters = quarter_ends(ledger, known, QUARTERS + 4);
    let year_ago = known.dated.then(|| known.end.plus_months(-12));
    let mut days = quarters.clone();
    if let Some(day) = year_ago.filter(|day| !quarters.contains(day)) {
        days.insert(quarters.partition_point(|quarter| *quarter < day), day);
    }
    let mut running = Running::new(ledger, settings, known.unit);
    let (mut past, mut high_year_ago): (Vec<(Day, Snapshot)>, _) = (Vec::new(), None);
    let steps = days.len() + 1;
    for (at, day) in days.into_iter().enumerate() {
        let all = Known::of(
            (Purchases::default(), running.until(day)),
            ledger,
            settings,
            Some(day),
            Depth::Values,
            None,
            fits,
        );
        let some = chosen.as_ref().map(|chosen| all.only(chosen));
        let some = some.as_ref().unwrap_or(&all);
        if year_ago == Some(day) {
            high_year_ago = Some(high(some, &all, settings).count());
        }
        if quarters.contains(&day) {
            past.push((day, snapshot(ledger, some, &all, settings)));
        }
        pauses.at(at + 1, steps).await;
    }
    let shown = &past[past.len().saturating_sub(QUARTERS)..];
    let trend = |value: &dyn Fn(&Snapshot) -> Option<f64>| -> Vec<(Day, Option<f64>)> {
        shown.iter().map(|(day, snapshot)| (*day, value(snapshot))).collect()
    };
    // Like retention it compares two years: of a shop that had just opened a year ago, every number has grown.
    let growth = |now: &Snapshot, before: Option<usize>| {
        let long = !matches!(now.retention, Err(Missing::TooShort | Missing::NoDates));
        let before = before.filter(|before| long && *before > 0)?;
        Some(now.high as f64 / before as f64 - 1.0)
    };
    let high_trend = || {
        let before = |day: Day| past.iter().find(|(known, _)| *known == day.quarter().plus(-4).last_day());
        let growth = |(day, at): &(Day, Snapshot)| (*day, growth(at, before(*day).map(|(_, past)| past.high)));
        shown.iter().map(growth).collect::<Vec<_>>()
    };
    let acquisition = acquisition(known);
    let measure = |&gauge: &Gauge| {
        let part = |pick: fn(&Concentration) -> f64| {
            let of = move |snapshot: &Snapshot| snapshot.concentration.as_ref().map(pick);
            (of(&now).ok_or(Missing::NoProfit), trend(&of))
        };
        let plain =
            |of: fn(&Snapshot) -> Result<f64, Missing>| (of(&now), trend(&|snapshot: &Snapshot| of(snapshot).ok()));
        let (value, trend) = match gauge {
            Gauge::Top1 => part(|of| of.top_1),
            Gauge::Top10 => part(|of| of.top_10),
            Gauge::TopTenth => part(|of| of.top_tenth),
            Gauge::Gini => part(|of| of.gini),
            Gauge::Hhi => part(|of| of.hhi),
            Gauge::Destroyed => plain(|of| of.destroyed),
            Gauge::HighContribution => plain(|of| of.high_contribution),
            Gauge::Margin => plain(|of| of.margin),
            Gauge::CostToServe => plain(|of| of.cost),
            Gauge::Retention => plain(|of| of.retention),
            Gauge::HighGrowth => {
                let missing = if known.dated { Missing::TooShort } else { Missing::NoDates };
                (growth(&now, high_year_ago).ok_or(missing), high_trend())
            }
            Gauge::LtvToCac => (acquisition.and_then(|(ratio, _)| ratio.ok_or(Missing::NoDates)), Vec::new()),
            Gauge::Payback => (acquisition.and_then(|(_, months)| months.ok_or(Missing::NoProfit)), Vec::new()),
        };
        Measure { trend, ..measure(gauge, value, settings) }
    };
    let flagged =
        |pick: fn(&Concentration) -> f64, limit: Figure| Some(pick(now.concentration.as_ref()?) >= limit.to_f64());
    HealthView {
        measures: Gauge::ALL.iter().map(measure).collect(),
        contribution: contribution(known, scheme, tiers, settings),
        retention: tier_retention(ledger, sight, scheme, fits),
        scheme,
        customer_flagged: flagged(|of| of.top_1, settings.flag_customer),
        top_tenth_flagged: flagged(|of| of.top_tenth, settings.flag_top_tenth),
        below_zero: now
            .concentration
            .filter(|of| of.below_zero > 0)
            .map(|of| BelowZero { customers: of.below_zero, revenue: known.unit.figure(of.below_zero_amount) }),
    }
}

/// A value beside its limits, without a past.
pub fn measure(gauge: Gauge, value: Result<f64, Missing>, settings: &Settings) -> Measure {
    let limits = limits(gauge, settings);
    let light = value.ok().map(|value| light(value, limits));
    Measure { gauge, value: value.ok(), missing: value.err(), limits, light, trend: Vec::new() }
}

/// Where green ends and red begins.
fn limits(gauge: Gauge, settings: &Settings) -> [f64; 2] {
    let (customer, tenth) = (settings.flag_customer.to_f64(), settings.flag_top_tenth.to_f64());
    match gauge {
        Gauge::Top1 => [customer / 2.0, customer],
        Gauge::Top10 => [0.3, 0.5],
        Gauge::TopTenth => [tenth * 5.0 / 6.0, tenth],
        Gauge::Gini => [0.6, 0.8],
        // The limits that competition authorities use for markets.
        Gauge::Hhi => [0.15, 0.25],
        Gauge::Destroyed => [0.1, 0.3],
        Gauge::HighContribution => [0.8, 0.95],
        Gauge::Margin => [0.2, 0.1],
        Gauge::Retention => [0.7, 0.5],
        Gauge::HighGrowth => [0.0, -0.1],
        Gauge::LtvToCac => [3.0, 1.0],
        Gauge::Payback => [12.0, 24.0],
        Gauge::CostToServe => [0.1, 0.2],
    }
}

/// Green includes its limit and red its own. Falling limits mean that more is better.
fn light(value: f64, [green, red]: [f64; 2]) -> Light {
    let (value, green, red) = if green <= red { (value, green, red) } else { (-value, -green, -red) };
    match value {
        value if value <= green => Light::Green,
        value if value < red => Light::Amber,
        _ => Light::Red,
    }
}

fn contribution(known: &Known, scheme: Scheme, tiers: &[Tier], settings: &Settings) -> Vec<TierContribution> {
    let sums = tally::by_tier(known, tiers);
    let profit: Money = sums.iter().map(|sums| sums.profit).sum();
    let (margin_only, serves) = (known.values.margin_only, known.values.serves);
    let row = |&tier: &Tier| {
        let sums = &sums[tier.slot()];
        let purchases = sums.purchases as usize;
        TierContribution {
            tier,
            share_of_profit: (profit > Money::ZERO).then(|| sums.profit.share_of(profit)).flatten(),
            margin: sums.profit.share_of(sums.revenue).filter(|_| !margin_only),
            cost_to_serve: known.unit.figure(sums.cost_to_serve),
            cost_share: sums.cost_to_serve.share_of(sums.revenue).filter(|_| serves),
            cost_per_purchase: (serves && purchases > 0).then(|| known.unit.per(sums.cost_to_serve, purchases)),
        }
    };
    scheme.tiers(settings.rfm_book).iter().map(row).collect()
}

/// By the tier of one year ago: who was in a tier then, and bought since.
fn tier_retention(ledger: &Ledger, sight: &Sight, scheme: Scheme, fits: &Fits) -> Vec<TierRetention> {
    let (known, settings) = (sight.known, sight.settings);
    let Ok((before, last)) = two_years(ledger, known) else { return Vec::new() };
    let Some((past, tiers)) = super::migration::tiers_at(ledger, settings, scheme, before.to, fits) else {
        return Vec::new();
    };
    let (mut counts, mut scratch) = ([(0u32, 0u32); Tier::COUNT], Vec::new());
    for (at, tier) in tiers.iter().enumerate() {
        if known.knows(at) && bought(ledger, &past, at, before, &mut scratch) {
            let (came, stayed) = &mut counts[tier.slot()];
            *came += 1;
            *stayed += u32::from(bought(ledger, known, at, last, &mut scratch));
        }
    }
    let row = |&tier: &Tier| {
        let (customers, stayed) = counts[tier.slot()];
        (customers > 0).then(|| TierRetention { tier, customers, retention: f64::from(stayed) / f64::from(customers) })
    };
    scheme.tiers(settings.rfm_book).iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lights_change_at_their_limits_in_both_directions() {
        let of = |value| light(value, [0.05, 0.1]);
        assert_eq!([of(0.05), of(0.06), of(0.1)], [Light::Green, Light::Amber, Light::Red]);
        let of = |value| light(value, [3.0, 1.0]);
        assert_eq!([of(3.0), of(2.0), of(1.0)], [Light::Green, Light::Amber, Light::Red]);
    }
}
