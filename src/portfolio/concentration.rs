//! Concentration 集中度: how much of the revenue hangs on few customers (docs/definitions.md section 7).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money};
use crate::value::ranking::top_share;

/// Shares of the revenue, 0–1. Customers below zero count as zero in all of them: a share of a sum that they lower could be
/// above 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concentration {
    /// The largest customer.
    pub top_1: f64,
    /// The ten largest.
    pub top_10: f64,
    /// The largest tenth of the customers (rounded up).
    pub top_tenth: f64,
    /// Gini coefficient: 0 if all bring the same, towards 1 if one brings everything.
    pub gini: f64,
    /// Herfindahl–Hirschman index: sum of the squared shares, 1/n to 1.
    pub hhi: f64,
    /// Customers below zero.
    pub below_zero: u32,
    /// Their sum.
    pub below_zero_amount: Money,
}

/// A tenth.
const TENTH: Figure = Figure { units: 1, scale: 1 };

/// Concentration of amounts, in their ranking, largest first; `None` where none is above zero.
pub fn concentration(amounts: &[Money], ranking: &[CustomerIx]) -> Option<Concentration> {
    let n = ranking.len();
    let amount = |at: usize| amounts[ranking[at].at()];
    let (mut total, mut positive, mut below) = (Money::ZERO, 0, (0, Money::ZERO));
    for at in 0..n {
        match amount(at) {
            amount if amount > Money::ZERO => {
                total += amount;
                positive += 1;
            }
            amount if amount.is_negative() => below = (below.0 + 1, below.1 + amount),
            _ => {}
        }
    }
    if positive == 0 {
        return None;
    }
    let top = |count: usize| (0..count.min(positive)).map(amount).sum::<Money>().share_of(total);
    let (mut hhi, mut weighted, mut whole) = (0.0, 0.0, 0.0);
    for at in 0..positive {
        let share = amount(at).0 as f64 / total.0 as f64;
        hhi += share * share;
        // From the smallest, place 1, to the largest, place n.
        weighted += (n - at) as f64 * share;
        whole += share;
    }
    Some(Concentration {
        top_1: top(1)?,
        top_10: top(10)?,
        top_tenth: top(top_share(n, TENTH))?,
        // Rounding may leave either a bit outside.
        gini: (2.0 * weighted / (n as f64 * whole) - (n as f64 + 1.0) / n as f64).clamp(0.0, 1.0),
        hhi: hhi.min(1.0),
        below_zero: below.0,
        below_zero_amount: below.1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::ranking::by_amount;
    use proptest::prelude::*;

    fn of(amounts: &[i128]) -> Option<Concentration> {
        let amounts: Vec<Money> = amounts.iter().copied().map(Money).collect();
        concentration(&amounts, &by_amount(&amounts))
    }

    #[test]
    fn equal_customers_and_one_for_all() {
        let equal = of(&[5; 20]).unwrap();
        assert!((equal.gini.abs() < 1e-12) && (equal.hhi - 0.05).abs() < 1e-12);
        assert_eq!((equal.top_1, equal.top_10, equal.top_tenth), (0.05, 0.5, 0.1));
        let one = of(&[100, 0, 0, 0]).unwrap();
        assert_eq!((one.gini, one.hhi, one.top_1, one.top_tenth), (0.75, 1.0, 1.0, 1.0));
    }

    #[test]
    fn a_known_distribution() {
        // Gini of 1, 2, 3, 4 is 0.25; HHI is (1 + 4 + 9 + 16) / 100.
        let found = of(&[1, 2, 3, 4]).unwrap();
        assert!((found.gini - 0.25).abs() < 1e-12 && (found.hhi - 0.30).abs() < 1e-12);
    }

    #[test]
    fn customers_below_zero_count_as_zero() {
        // As of 60 and 40 before: 60 of 100 would be 60 of 50 where all are added up.
        let found = of(&[60, 40, 0, -50]).unwrap();
        assert_eq!((found.top_1, found.top_10, found.top_tenth), (0.6, 1.0, 0.6));
        assert!((found.hhi - 0.52).abs() < 1e-12);
        assert_eq!((found.below_zero, found.below_zero_amount), (1, Money(-50)));
        // They need not leave anything over.
        assert_eq!(of(&[1, -1]).unwrap().top_1, 1.0);
        assert_eq!((of(&[0, -1]), of(&[])), (None, None));
    }

    proptest! {
        #[test]
        fn no_share_is_above_one(amounts in prop::collection::vec(-1_000_000_000_000i128..1_000_000_000_000, 1..60)) {
            let Some(found) = of(&amounts) else {
                prop_assert!(amounts.iter().all(|amount| *amount <= 0));
                return Ok(());
            };
            let shares = [found.top_1, found.top_10, found.top_tenth, found.gini, found.hhi];
            prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "{found:?}");
            prop_assert!(found.top_1 <= found.top_10 && found.top_1 <= found.top_tenth);
            // Σ share² lies between the square of the largest share and that share.
            prop_assert!(found.top_1 * found.top_1 <= found.hhi + 1e-12 && found.hhi <= found.top_1 + 1e-12);
            // Nothing hangs on how far below zero they are but the sum that is told.
            let flat: Vec<i128> = amounts.iter().map(|amount| (*amount).max(0)).collect();
            let clipped = of(&flat).unwrap();
            let told = (found.below_zero, found.below_zero_amount);
            prop_assert_eq!(Concentration { below_zero: told.0, below_zero_amount: told.1, ..clipped }, found);
            prop_assert_eq!(told.1, amounts.iter().filter(|amount| **amount < 0).map(|amount| Money(*amount)).sum());
        }
    }
}
