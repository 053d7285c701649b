//! Rank by value, best first, ties in the order of the ids (docs/definitions.md section 4).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money, pow10};
use crate::sorting;

/// Customers by an amount, largest first, ties in the order of the ids.
pub fn by_amount(amounts: &[Money]) -> Vec<CustomerIx> {
    let lowest_first: Vec<i128> = amounts.iter().map(|amount| -amount.0).collect();
    sorting::ascending(&lowest_first).into_iter().map(CustomerIx).collect()
}

/// Customers by an estimate, largest first, ties in the order of the ids. What agrees in a million parts is a tie: of customers of
/// whom the same is known a rounding would decide else.
pub fn by_estimate(estimates: &[f64]) -> Vec<CustomerIx> {
    let keys: Vec<u64> = estimates.iter().map(|estimate| !sorting::key_of(rounded(*estimate))).collect();
    sorting::positions(&keys).into_iter().map(CustomerIx).collect()
}

/// To the nearest of 2^20 steps between powers of two.
fn rounded(number: f64) -> f64 {
    const REST: u64 = (1 << 32) - 1;
    if number.is_finite() { f64::from_bits((number.to_bits() + (1 << 31)) & !REST) } else { number }
}

/// The customer's place in a ranking, 1 the first; 0 where it does not stand in it.
pub fn place(ranking: &[CustomerIx], customer: CustomerIx) -> u64 {
    ranking.iter().position(|other| *other == customer).map_or(0, |at| at as u64 + 1)
}

/// How many customers a top share of `n` is: ceil(share · n). `share` is from 0 to 1.
pub fn top_share(n: usize, share: Figure) -> usize {
    let share = share.trimmed();
    let whole = pow10(share.scale);
    let top = (share.units * n as i128 + whole - 1) / whole;
    usize::try_from(top).unwrap_or(0).min(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounding_decides_no_rank() {
        let ids = |estimates: &[f64]| by_estimate(estimates).into_iter().map(|customer| customer.0).collect::<Vec<_>>();
        assert_eq!(ids(&[40.0, 40.000_000_000_000_01, 39.999_999_999_999_99, 40.001]), [3, 0, 1, 2]);
        assert_eq!(ids(&[-1.0, 0.0, f64::MAX, -1.000_000_000_001]), [2, 1, 0, 3]);
    }

    #[test]
    fn a_top_share_is_rounded_up() {
        let fifth = Figure { units: 20, scale: 2 };
        let counts: Vec<usize> = [0, 1, 4, 5, 6, 4372].iter().map(|&n| top_share(n, fifth)).collect();
        assert_eq!(counts, [0, 1, 1, 1, 2, 875]);
        assert_eq!(top_share(10, Figure::whole(1)), 10);
    }
}
