//! The scheme `matrix`: star, cash cow, potential, problem by current value × potential (docs/definitions.md section 5).

use super::threshold::{Threshold, starts_at};
use super::{Absent, Definition, Depth, Driver, Known, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;
use crate::money::Money;
use crate::settings::{HighRule, Monetary, Settings};
use crate::value::ranking::place;

/// The scheme.
pub const DEFINITION: Definition = Definition {
    scheme: Scheme::Matrix,
    depth: Depth::Expected,
    tiers: |_| &[Tier::Star, Tier::CashCow, Tier::Potential, Tier::Problem],
    assign,
    why,
    drivers,
};

/// What current value is of: revenue too where profit is nothing but a margin on it, which puts nobody before another. A least
/// amount is one of profit, whatever that rests on.
pub fn of_what(settings: &Settings, speaks_of: Monetary) -> Monetary {
    let by_margin = speaks_of == Monetary::Revenue && settings.matrix_rule != HighRule::Amount;
    if by_margin { Monetary::Revenue } else { settings.matrix_value }
}

/// Current value by customer: profit or revenue of the last 12 months.
pub fn current_value<'a>(known: &'a Known, settings: &Settings) -> &'a [Money] {
    match of_what(settings, known.values.speaks_of()) {
        Monetary::Profit => &known.year.profit,
        Monetary::Revenue => &known.year.revenue,
    }
}

/// The customers by current value, the highest first.
fn ranking<'a>(known: &'a Known, settings: &Settings) -> &'a [CustomerIx] {
    known.by_current_value(of_what(settings, known.values.speaks_of()))
}

/// How many customers, by current value, are high.
pub fn high_count(known: &Known, settings: &Settings) -> usize {
    Threshold::of_matrix(settings).count(current_value(known, settings), ranking(known, settings), known.unit)
}

fn assign(sight: &Sight) -> Result<Vec<Tier>, Absent> {
    let (known, settings) = (sight.known, sight.settings);
    if known.potential.iter().all(Option::is_none) {
        return Err(Absent::NoPotential);
    }
    let likely = |at: usize| known.potential[at].is_some_and(|score| score >= settings.potential_threshold);
    let mut tiers: Vec<Tier> =
        (0..known.len()).map(|at| if likely(at) { Tier::Potential } else { Tier::Problem }).collect();
    for customer in &ranking(known, settings)[..high_count(known, settings)] {
        tiers[customer.at()] = if likely(customer.at()) { Tier::Star } else { Tier::CashCow };
    }
    Ok(tiers)
}

fn why(sight: &Sight, customer: CustomerIx, _: Tier) -> Option<Reason> {
    let (known, settings) = (sight.known, sight.settings);
    let (values, ranking) = (current_value(known, settings), ranking(known, settings));
    Some(Reason::Quadrant {
        of_what: of_what(settings, known.values.speaks_of()),
        value: known.unit.figure(values[customer.at()]),
        rank: place(ranking, customer),
        of: ranking.len() as u64,
        high_starts_at: starts_at(values, ranking, high_count(known, settings), known.unit),
        score: known.potential[customer.at()],
        threshold: settings.potential_threshold,
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    let known = sight.known;
    let driver = match of_what(sight.settings, known.values.speaks_of()) {
        Monetary::Profit => Driver::YearProfit,
        Monetary::Revenue => Driver::YearRevenue,
    };
    let value = known.unit.to_f64(current_value(known, sight.settings)[customer.at()]);
    let potential = known.potential[customer.at()].map(|score| (Driver::Potential, score));
    [(driver, value)].into_iter().chain(potential).collect()
}
