//! Who may leave: churn signals 流失信号, by the value at stake times the chance that they leave.

use crate::ledger::{CustomerIx, Flags, Ledger};
use crate::money::{Figure, Money};
use crate::segment::{Known, Sight, Tier, lifecycle};
use crate::settings::choices;
use crate::sorting;
use crate::value::profit::{Order, orders};
use crate::value::rhythm::WINDOW;
use serde::{Deserialize, Serialize};

/// Most rows of a page.
const PAGE: usize = 200;
/// Purchases from which a change of habit can be told from chance.
const ENOUGH: usize = 4;

choices! {
    /// A sign that a customer may leave.
    Signal {
        /// Silent for longer than the limit of `dormant`.
        Silent = "silent",
        /// The last two gaps are on average more than 1.5 times the usual one.
        Slowing = "slowing",
        /// The last two purchases are on average below 70 % of the ones before.
        Shrinking = "shrinking",
        /// At least two refunds in the last 180 days, and twice the share of refunds of the time before.
        Returning = "returning",
        /// NPS of 6 or less.
        Unhappy = "unhappy",
    }
}

/// Customers at risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskView {
    /// How many there are.
    pub found: u32,
    /// Their mean yearly profits together.
    pub stake: Figure,
    /// Customers who are lost already: they are counted, not listed.
    pub lost: u32,
    /// Their mean yearly profits together.
    pub lost_stake: Figure,
    /// The largest expected losses first.
    pub rows: Vec<RiskRow>,
}

/// One customer at risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskRow {
    /// Position in the ledger.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// Stage of life.
    pub stage: Tier,
    /// The signs.
    pub signals: Vec<Signal>,
    /// Days since the last purchase.
    pub days: i32,
    /// Usual gap in days.
    pub gap: f64,
    /// Value at stake: mean yearly profit before acquisition cost, over the time from the first to the last purchase, at
    /// least a year.
    pub stake: Figure,
    /// Does one order bring more than 80 % of the customer's revenue?
    pub one_off: bool,
    /// Probability of being active, where a model says.
    pub p_alive: Option<f64>,
    /// Chance of having left ([`chance`]).
    pub chance: f64,
    /// Stake × chance.
    pub expected_loss: f64,
}

/// Customers with a signal and a positive stake whose silence is longer than their usual gap, the largest expected loss
/// first, ties by id; `None` without dates.
pub fn at_risk(ledger: &Ledger, sight: &Sight, offset: u32, limit: u32) -> Option<RiskView> {
    let known = sight.known;
    if !known.dated {
        return None;
    }
    let mut found: Vec<(Money, usize, Vec<Signal>, f64)> = Vec::new();
    let (mut lost, mut lost_stake) = (0, Money::ZERO);
    for at in 0..known.len() {
        let Some(stake) = stake(known, at).filter(|stake| *stake > Money::ZERO) else { continue };
        if lifecycle::stage(known, sight.settings, at) == Tier::Lost {
            lost += 1;
            lost_stake += stake;
            continue;
        }
        // Who bought within their own rhythm is no risk, whatever the last orders look like.
        if known.recency(at).is_none_or(|days| !known.rhythm.gap[at].exceeded(days, 1.0)) {
            continue;
        }
        let signals = signals(ledger, sight, at);
        if !signals.is_empty() {
            found.push((stake, at, signals, chance(sight, at)));
        }
    }
    // In hundredths: estimates have no order below that.
    let loss = |stake: Money, chance: f64| known.unit.to_f64(stake) * chance;
    sorting::by_key(&mut found, |(stake, _, _, chance)| std::cmp::Reverse((loss(*stake, *chance) * 100.0) as i128));
    let total: Money = found.iter().map(|(stake, ..)| *stake).sum();
    let count = found.len() as u32;
    let row = |(stake, at, signals, chance): (Money, usize, Vec<Signal>, f64)| RiskRow {
        index: at as u32,
        id: ledger.id(CustomerIx(at as u32)).to_owned(),
        name: ledger.name(CustomerIx(at as u32)).map(str::to_owned),
        stage: lifecycle::stage(known, sight.settings, at),
        signals,
        days: known.recency(at).unwrap_or_default(),
        gap: known.rhythm.gap[at].days(),
        stake: known.unit.figure(stake),
        one_off: known.values.one_off[at],
        p_alive: p_alive(known, at),
        chance,
        expected_loss: loss(stake, chance),
    };
    let page = found.into_iter().skip(offset as usize).take(PAGE.min(limit as usize));
    Some(RiskView {
        found: count,
        stake: known.unit.figure(total),
        lost,
        lost_stake: known.unit.figure(lost_stake),
        rows: page.map(row).collect(),
    })
}

fn p_alive(known: &Known, at: usize) -> Option<f64> {
    known.lifetime.as_ref().and_then(|lifetime| lifetime.prediction.customer(at)?.p_alive)
}

/// Chance that a customer has left: 1 − P(alive) where a model says; else how far their silence has come from the usual gap (0)
/// to the limit of `lost` (1).
fn chance(sight: &Sight, at: usize) -> f64 {
    let known = sight.known;
    let silence = known.recency(at).map_or(0.0, |days| f64::from(days) / known.rhythm.gap[at].days());
    let limit = (sight.settings.lifecycle_lost - 1.0).max(f64::EPSILON);
    p_alive(known, at).map_or_else(|| ((silence - 1.0) / limit).clamp(0.0, 1.0), |alive| 1.0 - alive)
}

/// Mean yearly profit before acquisition cost; `None` without a purchase.
pub(crate) fn stake(known: &Known, at: usize) -> Option<Money> {
    let (first, last) = (known.values.first[at]?, known.values.last[at]?);
    let profit = known.values.profit[at] + known.values.acquisition_cost[at];
    let days = i128::from(last.days_since(first).max(365));
    // Divided first: a profit near the limit of exact amounts must not overflow.
    Some(Money(profit.0 / days * 365 + profit.0 % days * 365 / days))
}

fn signals(ledger: &Ledger, sight: &Sight, at: usize) -> Vec<Signal> {
    let (known, customer) = (sight.known, CustomerIx(at as u32));
    let silent =
        known.recency(at).is_some_and(|days| known.rhythm.gap[at].exceeded(days, sight.settings.lifecycle_dormant));
    let unhappy = ledger.attributes(customer).and_then(|attributes| attributes.nps).is_some_and(|nps| nps <= 6.0);
    let enough = known.values.purchases[at] as usize >= ENOUGH;
    let purchases: Vec<Order> = if enough {
        orders(ledger, known.unit, customer, known.until).into_iter().filter(|order| order.purchase).collect()
    } else {
        Vec::new()
    };
    let all = [
        (silent, Signal::Silent),
        (slows(&purchases, known.rhythm.gap[at].days()), Signal::Slowing),
        (shrinks(&purchases), Signal::Shrinking),
        (known.values.refund_lines[at] > 1 && returns(ledger, known, customer), Signal::Returning),
        (unhappy, Signal::Unhappy),
    ];
    all.into_iter().filter(|(shows, _)| *shows).map(|(_, signal)| signal).collect()
}

fn slows(purchases: &[Order], gap: f64) -> bool {
    let mut days: Vec<_> = purchases.iter().map(|order| order.day).collect();
    days.dedup();
    match days[..] {
        [.., before, _, last] if days.len() >= ENOUGH => f64::from(last.days_since(before)) / 2.0 > 1.5 * gap,
        _ => false,
    }
}

fn shrinks(purchases: &[Order]) -> bool {
    let Some(earlier) = purchases.len().checked_sub(2).filter(|_| purchases.len() >= ENOUGH) else { return false };
    let mean = |orders: &[Order]| orders.iter().map(|order| order.amount.0 as f64).sum::<f64>() / orders.len() as f64;
    mean(&purchases[earlier..]) < 0.7 * mean(&purchases[..earlier])
}

fn returns(ledger: &Ledger, known: &Known, customer: CustomerIx) -> bool {
    let Some(as_of) = known.as_of else { return false };
    // Lines and refunds, lately and before.
    let mut counts = [(0u32, 0u32); 2];
    for line in ledger.lines(customer).filter(|&line| ledger.day[line] <= known.until) {
        let (lines, refunds) = &mut counts[usize::from(as_of.days_since(ledger.day[line]) > WINDOW)];
        *lines += 1;
        *refunds += u32::from(ledger.flags[line].has(Flags::REFUND));
    }
    let share = |(lines, refunds): (u32, u32)| f64::from(refunds) / f64::from(lines.max(1));
    counts[0].1 >= 2 && share(counts[0]) >= 2.0 * share(counts[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn bought(list: &[(i32, i128)]) -> Vec<Order> {
        let order = |&(day, amount): &(i32, i128)| Order {
            day: Day::from_epoch(day),
            amount: Money(amount),
            lines: 1,
            purchase: true,
        };
        list.iter().map(order).collect()
    }

    #[test]
    fn longer_gaps_and_smaller_purchases_are_signals() {
        assert!(slows(&bought(&[(0, 1), (10, 1), (20, 1), (40, 1), (60, 1)]), 10.0));
        assert!(!slows(&bought(&[(0, 1), (10, 1), (20, 1), (30, 1)]), 10.0));
        assert!(!slows(&bought(&[(0, 1), (50, 1)]), 10.0), "two purchases are too few");
        assert!(shrinks(&bought(&[(0, 10), (1, 10), (2, 6), (3, 7)])));
        assert!(!shrinks(&bought(&[(0, 10), (1, 10), (2, 7), (3, 7)])));
    }
}
