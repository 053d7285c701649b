//! The whale curve: profit added up over customers, best first (docs/definitions.md section 7).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money, Unit};
use crate::sorting;
use serde::{Deserialize, Serialize};

/// The whale curve (docs/definitions.md section 7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhaleView {
    /// Points for drawing: every customer of a small firm, thinned for a large one; first is (0, 0).
    pub points: Vec<WhalePoint>,
    /// After the last customer with a profit.
    pub peak: WhalePoint,
    /// The fewest best customers who bring 80 % of the total profit; absent where that is not positive.
    pub eighty: Option<WhalePoint>,
    /// Number of customers.
    pub customers: u64,
}

/// After the `customers` best customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhalePoint {
    /// How many customers, best first.
    pub customers: u64,
    /// Their profit.
    pub cumulative_profit: Figure,
    /// As a share of the total profit; absent where that is zero or negative.
    pub share: Option<f64>,
}

/// Steps at which a curve of many customers is drawn: every half percent, deciles among them.
const STEPS: usize = 200;

/// The curve of a ranking by profit, best first.
pub fn curve(profit: &[Money], ranking: &[CustomerIx], unit: Unit) -> WhaleView {
    let n = ranking.len();
    let total: Money = profit.iter().copied().sum();
    let point = |customers: usize, sum: Money| WhalePoint {
        customers: customers as u64,
        cumulative_profit: unit.figure(sum),
        share: (total > Money::ZERO).then(|| sum.share_of(total)).flatten(),
    };
    let profitable = ranking.partition_point(|customer| profit[customer.at()] > Money::ZERO);
    let mut steps: Vec<usize> = (0..=STEPS.min(n)).map(|step| (n * step).div_ceil(STEPS.min(n).max(1))).collect();
    steps.push(profitable);
    sorting::few(&mut steps);
    steps.dedup();

    let (mut sum, mut points, mut peak, mut eighty) = (Money::ZERO, Vec::with_capacity(steps.len()), None, None);
    let mut next = steps.into_iter().peekable();
    for customers in 0..=n {
        if let Some(last) = customers.checked_sub(1) {
            sum += profit[ranking[last].at()];
        }
        if customers == profitable {
            peak = Some(point(customers, sum));
        }
        // 80 % in whole numbers: no rounding decides which customer crosses it.
        if eighty.is_none() && total > Money::ZERO && sum.0 * 5 >= total.0 * 4 {
            eighty = Some(point(customers, sum));
        }
        if next.next_if_eq(&customers).is_some() {
            points.push(point(customers, sum));
        }
    }
    WhaleView { points, peak: peak.unwrap_or_else(|| point(0, Money::ZERO)), eighty, customers: n as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::ranking::by_amount as ranking;

    fn whale(profits: &[i128]) -> WhaleView {
        let unit = Unit::for_scale(0);
        let profit: Vec<Money> = profits.iter().map(|&profit| unit.money(profit, 0)).collect();
        curve(&profit, &ranking(&profit), unit)
    }

    #[test]
    fn the_curve_rises_to_its_peak_and_ends_at_the_total() {
        let whale = whale(&[60, 50, 10, -20]);
        let shares: Vec<f64> = whale.points.iter().map(|point| point.share.unwrap()).collect();
        assert_eq!(shares, [0.0, 0.6, 1.1, 1.2, 1.0]);
        assert_eq!((whale.peak.customers, whale.peak.share), (3, Some(1.2)));
        assert_eq!(whale.eighty.unwrap().customers, 2);
    }

    #[test]
    fn without_a_profit_it_is_drawn_in_money() {
        let whale = whale(&[5, -10]);
        assert_eq!(whale.points.last().unwrap().share, None);
        assert_eq!(whale.points.last().unwrap().cumulative_profit.to_string(), "-5");
        assert_eq!(whale.eighty, None);
    }

    #[test]
    fn a_curve_of_many_customers_has_its_deciles() {
        let whale = whale(&(0..4372).map(|at| 5000 - at).collect::<Vec<i128>>());
        for decile in 0..=10u64 {
            let customers = (4372 * decile).div_ceil(10);
            assert!(whale.points.iter().any(|point| point.customers == customers), "{customers}");
        }
        assert!(whale.points.len() <= STEPS + 2);
    }
}
