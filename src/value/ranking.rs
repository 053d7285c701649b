//! Rank by value, best first, ties in the order of the ids (definitions.md section 4).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money, pow10};
use crate::sorting;

/// Customers by an amount, largest first, ties in the order of the ids.
pub fn by_amount(amounts: &[Money]) -> Vec<CustomerIx> {
    let lowest_first: Vec<i128> = amounts.iter().map(|amount| -amount.0).collect();
    sorting::ascending(&lowest_first).into_iter().map(CustomerIx).collect()
}

/// Customers by an estimate, largest first, ties in the order of the ids.
pub fn by_estimate(estimates: &[f64]) -> Vec<CustomerIx> {
    let keys: Vec<u64> = estimates.iter().map(|estimate| !sorting::key_of(*estimate)).collect();
    sorting::positions(&keys).into_iter().map(CustomerIx).collect()
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
    fn a_top_share_is_rounded_up() {
        let fifth = Figure { units: 20, scale: 2 };
        let counts: Vec<usize> = [0, 1, 4, 5, 6, 4372].iter().map(|&n| top_share(n, fifth)).collect();
        assert_eq!(counts, [0, 1, 1, 1, 2, 875]);
        assert_eq!(top_share(10, Figure::whole(1)), 10);
    }
}
