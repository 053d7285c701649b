//! Concentration 集中度: how much of the revenue hangs on few customers (definitions.md section 7).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money};
use crate::value::ranking::top_share;
use serde::{Deserialize, Serialize};

/// Shares of the revenue, 0–1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// The largest customer.
    pub top_1: f64,
    /// The ten largest.
    pub top_10: f64,
    /// The largest tenth of the customers (rounded up).
    pub top_tenth: f64,
    /// Gini coefficient: 0 if all bring the same, towards 1 if one brings everything. Customers below zero count as zero.
    pub gini: f64,
    /// Herfindahl–Hirschman index: sum of the squared shares, 1/n to 1.
    pub hhi: f64,
}

/// A tenth.
const TENTH: Figure = Figure { units: 1, scale: 1 };

/// Concentration of amounts, in their ranking, largest first; `None` where they sum to zero or less.
pub fn concentration(amounts: &[Money], ranking: &[CustomerIx]) -> Option<Concentration> {
    let n = ranking.len();
    let amount = |at: usize| amounts[ranking[at].at()];
    let total: Money = amounts.iter().copied().sum();
    if total <= Money::ZERO {
        return None;
    }
    let top = |count: usize| (0..count.min(n)).map(amount).sum::<Money>().share_of(total);
    let whole = total.0 as f64;
    let (mut hhi, mut weighted, mut positive) = (0.0, 0.0, 0.0);
    for at in 0..n {
        let share = amount(at).0 as f64 / whole;
        hhi += share * share;
        // From the smallest, place 1, to the largest, place n.
        weighted += (n - at) as f64 * share.max(0.0);
        positive += share.max(0.0);
    }
    Some(Concentration {
        top_1: top(1)?,
        top_10: top(10)?,
        top_tenth: top(top_share(n, TENTH))?,
        gini: 2.0 * weighted / (n as f64 * positive) - (n as f64 + 1.0) / n as f64,
        hhi,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::ranking::by_amount;

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
        assert_eq!(of(&[1, -1]), None);
    }
}
