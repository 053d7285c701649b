//! Sums by tier, in one pass over the customers.

use crate::money::Money;
use crate::segment::{Known, Tier};

/// Sums over some customers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Customers.
    pub customers: u64,
    /// Those with a purchase.
    pub buyers: u64,
    /// Their revenue.
    pub revenue: Money,
    /// Their profit.
    pub profit: Money,
    /// Their cost to serve.
    pub cost_to_serve: Money,
    /// Their purchases.
    pub purchases: u64,
    /// Days since the last purchase, of those with one.
    pub recency_days: i64,
    /// Predicted lifetime value, an estimate in the currency.
    pub ltv: f64,
}

impl Sums {
    /// Adds a customer.
    pub fn add(&mut self, known: &Known, at: usize) {
        let values = &known.values;
        self.customers += 1;
        self.revenue += values.revenue[at];
        self.profit += values.profit[at];
        self.cost_to_serve += values.cost_to_serve[at];
        self.purchases += u64::from(values.purchases[at]);
        if let Some(days) = known.recency(at) {
            self.buyers += 1;
            self.recency_days += i64::from(days);
        }
        if let Some(lifetime) = &known.lifetime {
            self.ltv += lifetime.prediction.ltv.get(at).copied().unwrap_or(0.0);
        }
    }
}

/// Sums by tier, at [`Tier::slot`], over the customers who were known.
pub fn by_tier(known: &Known, tiers: &[Tier]) -> [Sums; Tier::COUNT] {
    let mut sums = [Sums::default(); Tier::COUNT];
    for (at, tier) in tiers.iter().enumerate().filter(|(at, _)| known.knows(*at)) {
        sums[tier.slot()].add(known, at);
    }
    sums
}
