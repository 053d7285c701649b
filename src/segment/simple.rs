//! The scheme `simple`: core, potential, low by predicted lifetime value (docs/definitions.md section 4).

use super::{Absent, Definition, Depth, Driver, Known, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;
use crate::settings::Settings;
use crate::value::ranking::{place, top_share};

/// The scheme.
pub const DEFINITION: Definition = Definition {
    scheme: Scheme::Simple,
    depth: Depth::Models,
    tiers: |_| &[Tier::Core, Tier::Potential, Tier::Low],
    assign,
    why,
    drivers,
};

/// The last places of the core and of the potential. The second share ends where both together do.
fn places(n: usize, settings: &Settings) -> (usize, usize) {
    let both = settings.simple_core.plus(settings.simple_potential).unwrap_or(settings.simple_core);
    (top_share(n, settings.simple_core), top_share(n, both))
}

fn future(known: &Known, customer: CustomerIx) -> f64 {
    let lifetime = known.lifetime.as_ref();
    lifetime.and_then(|lifetime| lifetime.prediction.ltv.get(customer.at()).copied()).unwrap_or(0.0)
}

fn assign(sight: &Sight) -> Result<Vec<Tier>, Absent> {
    let ranking = sight.known.by_future().ok_or(Absent::NoDates)?;
    let (core, potential) = places(ranking.len(), sight.settings);
    let mut tiers = vec![Tier::Low; sight.known.len()];
    for (at, customer) in ranking[..potential].iter().enumerate() {
        tiers[customer.at()] = if at < core { Tier::Core } else { Tier::Potential };
    }
    Ok(tiers)
}

fn why(sight: &Sight, customer: CustomerIx, _: Tier) -> Option<Reason> {
    let ranking = sight.known.by_future()?;
    let (core, potential) = places(ranking.len(), sight.settings);
    Some(Reason::Future {
        ltv: future(sight.known, customer),
        rank: place(ranking, customer),
        of: ranking.len() as u64,
        core: core as u64,
        potential: potential as u64,
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    vec![(Driver::Future, future(sight.known, customer))]
}
