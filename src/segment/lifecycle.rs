//! The scheme `lifecycle`: new, growing, mature, dormant, lost (docs/definitions.md section 4).

use super::{Absent, Definition, Depth, Driver, Known, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;
use crate::money::Money;
use crate::settings::Settings;

/// The scheme.
pub const DEFINITION: Definition = Definition {
    scheme: Scheme::Lifecycle,
    depth: Depth::Facts,
    tiers: |_| &[Tier::New, Tier::Growing, Tier::Mature, Tier::Dormant, Tier::Lost],
    assign,
    why,
    drivers,
};

fn assign(sight: &Sight) -> Result<Vec<Tier>, Absent> {
    if !sight.known.dated {
        return Err(Absent::NoDates);
    }
    Ok((0..sight.known.len()).map(|at| stage(sight.known, sight.settings, at)).collect())
}

/// The stage of one customer. Who has never bought anything is lost: there is nothing to grow from.
pub fn stage(known: &Known, settings: &Settings, at: usize) -> Tier {
    let Some(silence) = known.recency(at) else { return Tier::Lost };
    let gap = known.rhythm.gap[at];
    match age(known, at) {
        _ if gap.exceeded(silence, settings.lifecycle_lost) => Tier::Lost,
        _ if gap.exceeded(silence, settings.lifecycle_dormant) => Tier::Dormant,
        Some(age) if f64::from(age) <= settings.lifecycle_new => Tier::New,
        _ if grows(known, settings, at) => Tier::Growing,
        _ => Tier::Mature,
    }
}

/// Days since the first purchase.
fn age(known: &Known, at: usize) -> Option<i32> {
    Some(known.as_of?.days_since(known.values.first[at]?))
}

/// Revenue of the last 180 days at least so much above that of the 180 before; from nothing, any revenue is.
fn grows(known: &Known, settings: &Settings, at: usize) -> bool {
    let (lately, before) = (known.rhythm.lately[at], known.rhythm.before[at]);
    let needed = before + known.unit.times(before, settings.lifecycle_growth);
    lately > Money::ZERO && lately >= needed
}

fn why(sight: &Sight, customer: CustomerIx, tier: Tier) -> Option<Reason> {
    let (known, settings, at) = (sight.known, sight.settings, customer.at());
    let Some(days) = known.recency(at) else { return Some(Reason::NeverBought) };
    let gap = known.rhythm.gap[at];
    let silent = |times| Reason::Silent { days, gap: gap.days(), gap_of: gap.of, times };
    Some(match tier {
        Tier::Lost => silent(settings.lifecycle_lost),
        Tier::Dormant => silent(settings.lifecycle_dormant),
        Tier::New => Reason::JustArrived { days: age(known, at)?, limit: settings.lifecycle_new },
        _ => Reason::Growth {
            lately: known.unit.figure(known.rhythm.lately[at]),
            before: known.unit.figure(known.rhythm.before[at]),
            needed: settings.lifecycle_growth,
        },
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    let (known, at) = (sight.known, customer.at());
    let silence = known.recency(at).map(|days| (Driver::Silence, f64::from(days) / known.rhythm.gap[at].days()));
    let lately = (Driver::HalfYear, known.unit.to_f64(known.rhythm.lately[at]));
    silence.into_iter().chain([lately]).collect()
}
