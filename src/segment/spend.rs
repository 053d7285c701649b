//! The scheme `spend`: whale, potential, base by revenue of the last 12 months (docs/definitions.md section 4).

use super::{Absent, Definition, Depth, Driver, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;

/// The scheme.
pub const DEFINITION: Definition = Definition {
    scheme: Scheme::Spend,
    depth: Depth::Facts,
    tiers: |_| &[Tier::Whale, Tier::Potential, Tier::Base],
    assign,
    why,
    drivers,
};

fn assign(sight: &Sight) -> Result<Vec<Tier>, Absent> {
    if !sight.known.dated {
        return Err(Absent::NoDates);
    }
    let unit = sight.known.unit;
    let whale = unit.from_setting(sight.settings.spend_whale);
    let potential = unit.from_setting(sight.settings.spend_potential);
    let tier = |spent: &crate::money::Money| match *spent {
        spent if spent >= whale => Tier::Whale,
        spent if spent >= potential => Tier::Potential,
        _ => Tier::Base,
    };
    Ok(sight.known.year.revenue.iter().map(tier).collect())
}

fn why(sight: &Sight, customer: CustomerIx, _: Tier) -> Option<Reason> {
    Some(Reason::Spend {
        spent: sight.known.unit.figure(sight.known.year.revenue[customer.at()]),
        whale_from: sight.settings.spend_whale,
        potential_from: sight.settings.spend_potential,
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    let spent = sight.known.unit.to_f64(sight.known.year.revenue[customer.at()]);
    vec![(Driver::YearRevenue, spent)]
}
