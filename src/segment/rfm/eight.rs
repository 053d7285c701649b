//! The rule book `eight` 八类: each of R, F, M is high or low against its mean (docs/definitions.md section 3).

use super::super::{Known, Tier};
use super::monetary;
use crate::money::Money;
use crate::settings::Settings;
use crate::value::rfm::differ;

/// The segments, and which of R, F and M are high in them.
const SEGMENTS: [(Tier, [bool; 3]); 8] = [
    (Tier::ImportantValue, [true, true, true]),
    (Tier::ImportantDevelop, [true, false, true]),
    (Tier::ImportantKeep, [false, true, true]),
    (Tier::ImportantWinBack, [false, false, true]),
    (Tier::GeneralValue, [true, true, false]),
    (Tier::GeneralDevelop, [true, false, false]),
    (Tier::GeneralKeep, [false, true, false]),
    (Tier::GeneralWinBack, [false, false, false]),
];

/// Which of R, F and M are high in a segment.
pub fn highs(tier: Tier) -> Option<[bool; 3]> {
    SEGMENTS.iter().find(|(own, _)| *own == tier).map(|(_, highs)| *highs)
}

/// Sums over the customers with a purchase; their means are the thresholds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Means {
    /// Customers with a purchase.
    pub buyers: i64,
    /// Days since their last purchases.
    pub days: i64,
    /// Their purchases.
    pub purchases: i64,
    /// Their monetary values.
    pub monetary: Money,
    /// Their mean monetary value, rounded up: a value reaches the mean if it reaches this.
    least: Money,
}

impl Means {
    /// Adds up the customers.
    pub fn of(known: &Known, settings: &Settings) -> Means {
        let monetary = monetary(known, settings);
        let mut means = Means::default();
        for (at, amount) in monetary.iter().enumerate() {
            if let Some(days) = known.recency(at) {
                means.buyers += 1;
                means.days += i64::from(days);
                means.purchases += i64::from(known.values.purchases[at]);
                means.monetary += *amount;
            }
        }
        means.least = Money(-(-means.monetary.0).div_euclid(i128::from(means.buyers.max(1))));
        means
    }

    fn segment(&self, days: i32, purchases: u32, monetary: Money) -> Tier {
        let recent = i64::from(days) * self.buyers <= self.days;
        let frequent = i64::from(purchases) * self.buyers >= self.purchases;
        let highs = [recent, frequent, monetary >= self.least];
        SEGMENTS.iter().find(|(_, own)| *own == highs).map_or(Tier::GeneralWinBack, |(tier, _)| *tier)
    }
}

/// The segment of every customer; who never bought is low in everything. `None` where all who bought are equal in something: each
/// of the segments rests on all three.
pub fn tiers(known: &Known, settings: &Settings) -> Option<Vec<Tier>> {
    let (means, monetary) = (Means::of(known, settings), monetary(known, settings));
    let buyers: Vec<usize> = (0..known.len()).filter(|at| known.recency(*at).is_some()).collect();
    let differs = |key: &dyn Fn(usize) -> i128| differ(&buyers.iter().map(|at| key(*at)).collect::<Vec<_>>());
    let days = |at: usize| known.recency(at).unwrap_or_default().into();
    if !(differs(&days) && differs(&|at| known.values.purchases[at].into()) && differs(&|at| monetary[at].0)) {
        return None;
    }
    let tier = |at: usize| {
        let days = known.recency(at)?;
        Some(means.segment(days, known.values.purchases[at], monetary[at]))
    };
    Some((0..known.len()).map(|at| tier(at).unwrap_or(Tier::GeneralWinBack)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_itself_is_high() {
        let means = Means { buyers: 2, days: 30, purchases: 5, monetary: Money(101), least: Money(51) };
        assert_eq!(means.segment(15, 3, Money(51)), Tier::ImportantValue);
        assert_eq!(means.segment(16, 3, Money(51)), Tier::ImportantKeep);
        assert_eq!(means.segment(15, 2, Money(51)), Tier::ImportantDevelop);
        assert_eq!(means.segment(16, 2, Money(50)), Tier::GeneralWinBack);
    }
}
