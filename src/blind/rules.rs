//! What may be told about customers who must stay unknown: the rules of statistical disclosure control that a blind pack
//! keeps (Hundepool et al., *Statistical Disclosure Control*, 2012, chapter 4; the sensitivity rules are those of sdcTable and
//! τ-Argus).
//!
//! 1. **Five contributors.** A number of customers is 0 or at least [`LEAST`]; a sum has no contributor or at least [`LEAST`].
//!    A contributor is a customer whose value of that measure is not zero.
//! 2. **Dominance.** The largest contributor has at most [`LARGEST`] of a sum and the two largest at most [`TWO_LARGEST`]: the
//!    (n, k) rule with n = 1 and 2. The positive and the negative part of a sum are each held to both rules, unless one is less
//!    than a tenth of the other ([`Spread`]).
//! 3. **What follows from sums.** Costs and acquisition cost are differences of revenue, profit and cost to serve; where the
//!    margin or a cost driver is a setting, what is left after it is too. They are held to the same rules
//!    ([`Measure`](super::told::Measure)).
//! 4. **Tables together.** Any union of groups of one table, minus any union of groups of another, is held to the same rules
//!    ([`super::told`]): these are all combinations of two tables with coefficients −1, 0 and 1. A linear programme over all
//!    tables then bounds each customer's value ([`super::bounds`]); where both bounds are near to it, a table is
//!    told without that measure.
//! 5. **Order and limits.** The points of a ranking leave no customer's value within [`WITHIN`] from both sides
//!    ([`hides_ranks`]); the linear programme knows the limits of tiers that are settings or means ([`super::limits`]), and how
//!    long ago a customer's quarter and the last purchase of all were.
//! 6. **No extremes.** No largest, smallest or median customer, no first day, and no index that the largest customer settles
//!    by itself. The day from which everything looks back is told: without it no number means anything.
//!
//! Classes are merged first; a measure is withheld from a whole table only, so that no difference gives it back.
//!
//! What they do not prevent: comparing two packs of the same data with different settings or days. Whoever sends a pack should
//! send one.

use crate::money::{Figure, Unit};
use crate::portfolio::tally::Sums;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The fewest customers about whom anything is told, and the fewest contributors to a sum.
pub const LEAST: u64 = 5;
/// Most of a sum that its largest contributor may have.
pub const LARGEST: f64 = 0.5;
/// Most of a sum that its two largest contributors may have together.
pub const TWO_LARGEST: f64 = 0.75;
/// Both bounds of a customer's value must not be this near to it, as a share of the value.
pub const WITHIN: f64 = 0.1;

/// A side of a sum that is smaller than this share of the other side is lost in it.
const LOST: f64 = 0.1;

/// May so many customers be told of: nobody, or enough of them?
pub fn tells(customers: u64) -> bool {
    customers == 0 || customers >= LEAST
}

/// Who contributes how much to a sum: magnitudes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Contributors.
    pub contributors: u64,
    /// Their sum.
    pub sum: f64,
    /// The largest.
    pub first: f64,
    /// The second largest.
    pub second: f64,
}

impl Share {
    /// One customer's value.
    pub fn of(value: f64) -> Share {
        Share { contributors: u64::from(value != 0.0), sum: value.abs(), first: value.abs(), second: 0.0 }
    }

    /// Both together.
    pub fn and(self, other: Share) -> Share {
        let (first, other_first) = (self.first.max(other.first), self.first.min(other.first));
        Share {
            contributors: self.contributors + other.contributors,
            sum: self.sum + other.sum,
            first,
            second: other_first.max(self.second).max(other.second),
        }
    }

    /// May the sum be told?
    pub fn tells(self) -> bool {
        tells(self.contributors) && !self.is_dominated(self.sum)
    }

    /// Would these contributors dominate a sum of `sum`?
    pub fn is_dominated(self, sum: f64) -> bool {
        // Sums of floating-point numbers: equal shares are not above the limit by a rounding.
        let above = |part: f64, limit: f64| part > limit * sum * (1.0 + 1e-9);
        above(self.first, LARGEST) || above(self.first + self.second, TWO_LARGEST)
    }
}

/// The positive and the negative values in a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    positive: Share,
    negative: Share,
}

impl Spread {
    /// Of all these values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Spread {
        let mut spread = Spread::default();
        values.into_iter().for_each(|value| spread.add(value));
        spread
    }

    /// Adds a customer's value.
    pub fn add(&mut self, value: f64) {
        let side = if value < 0.0 { &mut self.negative } else { &mut self.positive };
        *side = side.and(Share::of(value));
    }

    /// Both together.
    pub fn and(self, other: Spread) -> Spread {
        Spread { positive: self.positive.and(other.positive), negative: self.negative.and(other.negative) }
    }

    /// All magnitudes.
    pub fn magnitude(self) -> Share {
        self.positive.and(self.negative)
    }

    /// May the sum be told?
    pub fn tells(self) -> bool {
        let counts = |side: Share, other: Share| side.sum > LOST * other.sum;
        let side = |side: Share, other: Share| !counts(side, other) || side.tells();
        self.magnitude().tells() && side(self.positive, self.negative) && side(self.negative, self.positive)
    }
}

/// Values of a ranking, largest first, told as sums between some places (`cuts`, from 0 to the number of values): do these sums
/// and the order leave at least one bound of every value farther than [`WITHIN`]?
pub fn hides_ranks(ranked: &[f64], cuts: &[u64]) -> bool {
    let groups: Vec<&[f64]> = cuts.windows(2).map(|pair| &ranked[pair[0] as usize..pair[1] as usize]).collect();
    let mean = |group: &[f64]| group.iter().sum::<f64>() / group.len() as f64;
    let is_positive = ranked.last().is_none_or(|last| *last >= 0.0);
    groups.iter().enumerate().all(|(at, group)| {
        let (count, sum) = (group.len(), group.iter().sum::<f64>());
        // Signs are taken for known.
        let sign_low = if group.last().is_some_and(|last| *last >= 0.0) { 0.0 } else { f64::NEG_INFINITY };
        let sign_high = if group.first().is_some_and(|first| *first <= 0.0) { 0.0 } else { f64::INFINITY };
        let low = groups
            .get(at + 1)
            .map_or(if is_positive { 0.0 } else { f64::NEG_INFINITY }, |next| mean(next))
            .max(sign_low);
        let high = at.checked_sub(1).map_or(f64::INFINITY, |before| mean(groups[before])).min(sign_high);
        group.iter().enumerate().all(|(at, value)| {
            let (above, below) = (at as f64, (count - at - 1) as f64);
            let most = if low.is_finite() { high.min((sum - below * low) / (above + 1.0)) } else { high };
            let least = if high.is_finite() || above == 0.0 {
                low.max((sum - if above == 0.0 { 0.0 } else { above * high }) / (below + 1.0))
            } else {
                low
            };
            is_apart(WITHIN, *value, least, most)
        })
    })
}

/// Is one of the bounds farther from the value than this share of it? Zero is nobody's value.
pub(super) fn is_apart(share: f64, value: f64, least: f64, most: f64) -> bool {
    let margin = share * value.abs();
    value == 0.0 || least < value - margin || most > value + margin
}

/// The share of some among all of a group; `None` where there are too few of either kind.
pub fn share(some: u64, all: u64) -> Option<f64> {
    let others = all.checked_sub(some)?;
    (all >= LEAST && tells(some) && tells(others)).then(|| rounded(some as f64 / all as f64))
}

/// With four decimals: more than anybody reads would be equations for what is not told.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// Sums over at least [`LEAST`] customers; absent where a table is told without them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    #[serde(deserialize_with = "enough")]
    customers: u32,
    /// Revenue.
    pub revenue: Option<Figure>,
    /// Profit.
    pub profit: Option<Figure>,
    /// Cost to serve.
    pub cost_to_serve: Option<Figure>,
    /// Purchases.
    pub purchases: Option<u32>,
    /// Mean days since the last purchase, in whole days.
    pub recency_days: Option<u32>,
}

impl Group {
    /// Some of the sums that an analysis makes; `None` where too few customers are behind them.
    pub(super) fn of(sums: &Sums, told: Figures, unit: Unit) -> Option<Group> {
        let mean = (sums.recency_days as f64 / sums.buyers as f64).round();
        let told = |one: Figures| told.has(one);
        (sums.customers >= LEAST).then(|| Group {
            customers: u32::try_from(sums.customers).unwrap_or(u32::MAX),
            revenue: told(Figures::REVENUE).then(|| unit.figure(sums.revenue)),
            profit: told(Figures::PROFIT).then(|| unit.figure(sums.profit)),
            cost_to_serve: told(Figures::COST_TO_SERVE).then(|| unit.figure(sums.cost_to_serve)),
            purchases: told(Figures::PURCHASES).then(|| u32::try_from(sums.purchases).unwrap_or(u32::MAX)),
            recency_days: (told(Figures::RECENCY) && sums.buyers > 0).then_some(mean as u32),
        })
    }

    /// Customers in it.
    pub fn customers(&self) -> u64 {
        self.customers.into()
    }
}

/// Which figures of its groups a table tells, beside the numbers of customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures(u8);

impl Figures {
    /// None.
    pub const NONE: Figures = Figures(0);
    /// Revenue.
    pub const REVENUE: Figures = Figures(1);
    /// Profit.
    pub const PROFIT: Figures = Figures(2);
    /// Cost to serve.
    pub const COST_TO_SERVE: Figures = Figures(4);
    /// Purchases.
    pub const PURCHASES: Figures = Figures(8);
    /// Mean days since the last purchase.
    pub const RECENCY: Figures = Figures(16);
    /// All of them.
    pub const ALL: Figures = Figures(31);
    /// Each, in the order in which they are given up.
    pub const EACH: [Figures; 5] =
        [Figures::RECENCY, Figures::COST_TO_SERVE, Figures::PURCHASES, Figures::PROFIT, Figures::REVENUE];

    /// Both.
    pub const fn and(self, other: Figures) -> Figures {
        Figures(self.0 | other.0)
    }

    /// Without those.
    pub const fn without(self, others: Figures) -> Figures {
        Figures(self.0 & !others.0)
    }

    /// Those in both.
    pub const fn common(self, other: Figures) -> Figures {
        Figures(self.0 & other.0)
    }

    /// Are all of these among them?
    pub const fn has(self, others: Figures) -> bool {
        self.0 & others.0 == others.0
    }

    /// How much they are worth to a reader.
    pub const fn weight(self) -> u32 {
        let sums = Figures::REVENUE.and(Figures::PROFIT);
        3 * self.common(sums).count() + self.without(sums).count()
    }

    /// How many.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// Reads a number of customers of whom may be told.
fn enough<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let customers = u32::deserialize(deserializer)?;
    if u64::from(customers) < LEAST { Err(D::Error::custom("too few customers")) } else { Ok(customers) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_five_may_be_told() {
        assert_eq!((0..7).map(tells).collect::<Vec<bool>>(), [true, false, false, false, false, true, true]);
        assert_eq!(
            [share(0, 9), share(4, 9), share(5, 9), share(5, 10), share(9, 9)],
            [Some(0.0), None, None, Some(0.5), Some(1.0)]
        );
        assert_eq!((share(0, 4), share(6, 5)), (None, None));
        let of = |customers: u64| {
            let sums = Sums { customers, buyers: customers, ..Sums::default() };
            Group::of(&sums, Figures::ALL, Unit::for_scale(2))
        };
        assert!(of(4).is_none() && of(5).is_some());
        let mut json = serde_json::to_value(of(5).unwrap()).unwrap();
        assert_eq!(Group::deserialize(&json).ok(), of(5));
        json["customers"] = 4.into();
        assert!(Group::deserialize(&json).is_err());
    }

    /// Recency is the mean of those who bought, and absent where nobody did.
    #[test]
    fn recency_is_told_of_buyers_alone() {
        let of = |buyers: u64, told: Figures| {
            let sums = Sums { customers: 9, buyers, recency_days: 40, ..Sums::default() };
            Group::of(&sums, told, Unit::for_scale(2)).unwrap().recency_days
        };
        assert_eq!((of(8, Figures::ALL), of(0, Figures::ALL), of(8, Figures::REVENUE)), (Some(5), None, None));
    }

    /// The largest of two is hidden by what it and the next may share, the next by the sum; both need the right number of values below.
    #[test]
    fn ranks_are_hidden_by_what_those_above_and_below_leave() {
        let ranked = [150.0, 100.0, 95.0, 95.0, 95.0, 95.0, 95.0];
        assert!(hides_ranks(&ranked, &[0, 2, 7]));
        assert!(!hides_ranks(&[150.0, 100.0, 99.0, 99.0, 99.0, 99.0, 99.0], &[0, 1, 2, 7]));
    }

    #[test]
    fn a_sum_has_five_contributors_and_none_dominates() {
        let told = |values: &[f64]| Spread::of(values.iter().copied()).tells();
        assert!(told(&[]) && told(&[0.0; 3]) && told(&[1.0; 5]));
        assert!(!told(&[1.0; 4]) && !told(&[1.0, 1.0, 1.0, 1.0, 0.0]) && !told(&[0.0, 0.0, 0.0, 0.0, 48_211.37]));
        // Half is allowed, more is not; three quarters of the two largest are, more are not.
        assert!(told(&[4.0, 1.0, 1.0, 1.0, 1.0]) && !told(&[4.1, 1.0, 1.0, 1.0, 1.0]));
        assert!(told(&[4.5, 4.5, 1.0, 1.0, 1.0]) && !told(&[4.6, 4.6, 1.0, 1.0, 1.0]));
    }

    #[test]
    fn the_signs_of_a_sum_are_judged_apart() {
        let told = |values: &[f64]| Spread::of(values.iter().copied()).tells();
        // One gives what six take.
        assert!(!told(&[5.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0]));
        assert!(told(&[1.0, 1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0]));
        assert!(!told(&[1.0, 1.0, 1.0, 1.0, 1.0, -1.0]));
        // A single return of less than a tenth of the sales is lost in them.
        assert!(told(&[1.0, 1.0, 1.0, 1.0, 1.0, -0.4]));
    }

    #[test]
    fn neighbours_on_a_curve_do_not_close_in_on_anybody() {
        let equal = [9.99; 20];
        assert!(hides_ranks(&equal, &[0, 20]) && !hides_ranks(&equal, &[0, 10, 20]));
        let halving: Vec<f64> = (0..20).map(|at| 1000.0 / f64::from(1 << at)).collect();
        assert!(hides_ranks(&halving, &[0, 5, 10, 15, 20]));
        let steps: Vec<f64> = (0..40).map(|at| 1000.0 - f64::from(at)).collect();
        assert!(!hides_ranks(&steps, &[0, 10, 20, 30, 40]));
    }
}
