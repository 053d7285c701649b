//! The scheme `profit`: high, potential, low, negative (docs/definitions.md section 4).

use super::threshold::{Threshold, starts_at};
use super::{Definition, Depth, Driver, Known, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;
use crate::money::Money;
use crate::settings::{Monetary, Settings};
use crate::value::ranking::place;

/// The scheme.
pub const DEFINITION: Definition = Definition {
    scheme: Scheme::Profit,
    depth: Depth::Expected,
    tiers: |_| &[Tier::High, Tier::Potential, Tier::Low, Tier::Negative],
    assign: |sight| Ok(tiers(sight.known, sight.settings)),
    why,
    drivers,
};

/// How many customers of the ranking are high-value. Needs no model, so that past numbers of them are cheap.
pub fn high_count(known: &Known, settings: &Settings) -> usize {
    Threshold::of_profit(settings).count(&known.values.profit, &known.ranking, known.unit)
}

fn tiers(known: &Known, settings: &Settings) -> Vec<Tier> {
    let tier = |(profit, potential): (&Money, &Option<f64>)| match potential {
        _ if profit.is_negative() => Tier::Negative,
        Some(score) if *score >= settings.potential_threshold => Tier::Potential,
        _ => Tier::Low,
    };
    let mut tiers: Vec<Tier> = known.values.profit.iter().zip(&known.potential).map(tier).collect();
    for customer in &known.ranking[..high_count(known, settings)] {
        tiers[customer.at()] = Tier::High;
    }
    tiers
}

fn why(sight: &Sight, customer: CustomerIx, tier: Tier) -> Option<Reason> {
    let known = sight.known;
    let of_what = known.values.speaks_of();
    // A margin alone puts nobody before another: ranks by profit are ranks by revenue.
    let amounts = match of_what {
        Monetary::Profit => &known.values.profit,
        Monetary::Revenue => &known.values.revenue,
    };
    let amount = known.unit.figure(amounts[customer.at()]);
    if tier == Tier::Negative {
        return Some(Reason::Loss { of_what, amount });
    }
    let (rank, of) = (place(&known.ranking, customer), known.ranking.len() as u64);
    let high = high_count(known, sight.settings);
    let high_starts_at = starts_at(amounts, &known.ranking, high, known.unit);
    Some(match high_starts_at {
        Some(starts_at) if tier == Tier::High => Reason::High { of_what, amount, rank, of, starts_at },
        _ => Reason::Potential {
            of_what,
            amount,
            rank,
            of,
            high_starts_at,
            score: known.potential[customer.at()],
            threshold: sight.settings.potential_threshold,
        },
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    let known = sight.known;
    let profit = known.unit.to_f64(known.values.profit[customer.at()]);
    let potential = known.potential[customer.at()].map(|score| (Driver::Potential, score));
    [(Driver::Profit, profit)].into_iter().chain(potential).collect()
}
