//! The scheme `rfm`: the segments of the chosen rule book (docs/definitions.md section 3).

pub mod books;
pub mod eight;
pub mod lint;

use super::{Absent, Definition, Depth, Driver, Known, Reason, Scheme, Sight, Tier};
use crate::ledger::CustomerIx;
use crate::money::Money;
use crate::settings::{Monetary, RuleBook, Settings};
use crate::value::rfm::Scores;
pub use books::Cells;
use books::{Dimension, Triple};

/// The scheme.
pub const DEFINITION: Definition =
    Definition { scheme: Scheme::Rfm, depth: Depth::Facts, tiers: books::tiers, assign, why, drivers };

fn assign(sight: &Sight) -> Result<Vec<Tier>, Absent> {
    if sight.known.as_of.is_none() {
        return Err(Absent::NoDates);
    }
    if sight.settings.rfm_book == RuleBook::Eight {
        return eight::tiers(sight.known, sight.settings).ok_or(Absent::NoEvidence);
    }
    let cells = Cells::of(&books::rules(sight.settings), sight.settings.rfm_book);
    let none = books::rest(sight.settings.rfm_book);
    let scored = sight.scores.iter().copied().flatten().next().map_or([None; 3], Scores::each);
    if Dimension::ALL.iter().zip(scored).any(|(dimension, score)| score.is_none() && cells.rests_on(*dimension)) {
        return Err(Absent::NoEvidence);
    }
    // What no segment rests on may as well be 1.
    let triple = |Scores { r, f, m }: Scores| Triple { r: r.unwrap_or(1), f: f.unwrap_or(1), m: m.unwrap_or(1) };
    Ok(sight.scores.iter().map(|scores| scores.map_or(none, |scores| cells.segment(triple(scores)))).collect())
}

/// Monetary value by customer.
pub(super) fn monetary<'a>(known: &'a Known, settings: &Settings) -> &'a [Money] {
    match settings.rfm_monetary {
        Monetary::Revenue => &known.values.revenue,
        Monetary::Profit => &known.values.profit,
    }
}

fn why(sight: &Sight, customer: CustomerIx, _: Tier) -> Option<Reason> {
    let (known, at) = (sight.known, customer.at());
    let Some(Scores { r, f, m }) = sight.scores[at] else { return Some(Reason::NeverBought) };
    let recency_days = known.recency(at)?;
    let purchases = known.values.purchases[at].into();
    let monetary = known.unit.figure(monetary(known, sight.settings)[at]);
    Some(match sight.settings.rfm_book {
        RuleBook::Eight => {
            let means = eight::Means::of(known, sight.settings);
            let buyers = means.buyers.max(1);
            Reason::Means {
                recency_days,
                mean_days: means.days as f64 / buyers as f64,
                purchases,
                mean_purchases: means.purchases as f64 / buyers as f64,
                monetary,
                mean_monetary: known.unit.per(means.monetary, buyers as usize),
            }
        }
        book => Reason::Scores { book, r, f, m, recency_days, purchases, monetary },
    })
}

fn drivers(sight: &Sight, customer: CustomerIx) -> Vec<(Driver, f64)> {
    let Some(Scores { r, f, m }) = sight.scores[customer.at()] else { return Vec::new() };
    let scores = [(Driver::Recency, r), (Driver::Frequency, f), (Driver::Monetary, m)];
    scores.into_iter().filter_map(|(of, score)| Some((of, score?.into()))).collect()
}
