//! Recency, frequency, monetary value, and scores from 1 to 5 of each (docs/definitions.md section 3).

use super::profit::Values;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::Unit;
use crate::settings::{Monetary, ScoreMethod, Settings};
use crate::sorting;

/// Scores of one customer, each from 1 to 5, 5 the best; `None` where all customers are equal, which is no evidence of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scores {
    /// Recency.
    pub r: Option<u8>,
    /// Frequency.
    pub f: Option<u8>,
    /// Monetary value.
    pub m: Option<u8>,
}

impl Scores {
    /// Recency, frequency, monetary value.
    pub fn each(self) -> [Option<u8>; 3] {
        [self.r, self.f, self.m]
    }
}

/// Scores by customer; `None` for customers without a purchase.
pub fn scores(ledger: &Ledger, values: &Values, settings: &Settings, unit: Unit, as_of: Day) -> Vec<Option<Scores>> {
    let buyers: Vec<usize> = (0..ledger.len()).filter(|&at| values.last[at].is_some()).collect();
    let days = |at: usize| values.last[at].map_or(0, |last| as_of.days_since(last));
    let money = |at: usize| match settings.rfm_monetary {
        Monetary::Revenue => values.revenue[at],
        Monetary::Profit => values.profit[at],
    };
    // In each dimension a greater key is better.
    let recency: Vec<i128> = buyers.iter().map(|&at| -i128::from(days(at))).collect();
    let frequency: Vec<i128> = buyers.iter().map(|&at| values.purchases[at].into()).collect();
    let monetary: Vec<i128> = buyers.iter().map(|&at| money(at).0).collect();
    let doubles = |keys: &[i128]| keys.iter().map(|&key| key as f64).collect::<Vec<f64>>();
    let (r, f, m) = match settings.rfm_method {
        ScoreMethod::Value => (from_above(&recency), from_below(&frequency), from_below(&monetary)),
        ScoreMethod::Rank => (by_rank(&recency), by_rank(&frequency), by_rank(&monetary)),
        ScoreMethod::Cuts => {
            let money: Vec<f64> = buyers.iter().map(|&at| unit.to_f64(money(at))).collect();
            let days: Vec<f64> = buyers.iter().map(|&at| f64::from(days(at))).collect();
            (
                days.iter().map(|&days| 5 - bins_reached(days, &settings.rfm_cuts_recency)).collect(),
                doubles(&frequency)
                    .iter()
                    .map(|&count| 1 + bins_reached(count, &settings.rfm_cuts_frequency))
                    .collect(),
                money.iter().map(|&money| 1 + bins_reached(money, &settings.rfm_cuts_monetary)).collect(),
            )
        }
        ScoreMethod::Quantile => {
            let money: Vec<f64> = buyers.iter().map(|&at| unit.to_f64(money(at))).collect();
            let days: Vec<f64> = buyers.iter().map(|&at| f64::from(days(at))).collect();
            // The package knows no order ids and counts rows.
            let rows = |at: usize| {
                if ledger.has_lines() && !ledger.names_orders { values.lines[at] } else { values.purchases[at] }
            };
            let rows: Vec<f64> = buyers.iter().map(|&at| rows(at).into()).collect();
            (by_quantile(&days).into_iter().map(|bin| 6 - bin).collect(), by_quantile(&rows), by_quantile(&money))
        }
    };
    // The user's own cut points say of a single customer what a score is; all others compare.
    let tells = |keys: &[i128]| settings.rfm_method == ScoreMethod::Cuts || differ(keys);
    let (tells_r, tells_f, tells_m) = (tells(&recency), tells(&frequency), tells(&monetary));
    let mut scores = vec![None; ledger.len()];
    for (nth, &at) in buyers.iter().enumerate() {
        let (r, f, m) = (tells_r.then(|| r[nth]), tells_f.then(|| f[nth]), tells_m.then(|| m[nth]));
        scores[at] = Some(Scores { r, f, m });
    }
    scores
}

/// Is there a difference?
pub fn differ<T: PartialEq>(keys: &[T]) -> bool {
    keys.iter().any(|key| *key != keys[0])
}

/// Method `value`, frequency and monetary value: 1 + floor(5 · b/n), b = how many are strictly worse. Equal keys score alike, and a
/// base of which most bought once has them at 1.
fn from_below(keys: &[i128]) -> Vec<u8> {
    let n = keys.len();
    let mut scores = vec![0; n];
    let mut worse = 0;
    for equal in sorting::ascending(keys).chunk_by(|a, b| keys[*a as usize] == keys[*b as usize]) {
        equal.iter().for_each(|&at| scores[at as usize] = 1 + (5 * worse / n) as u8);
        worse += equal.len();
    }
    scores
}

/// The same of recency: 5 − floor(5 · a/n), a = how many are strictly better, so that a base of which most were billed on the last
/// day has them at 5.
fn from_above(keys: &[i128]) -> Vec<u8> {
    let mirrored: Vec<i128> = keys.iter().map(|key| -key).collect();
    from_below(&mirrored).into_iter().map(|score| 6 - score).collect()
}

/// Method `rank`: the same with every key's place instead; equal keys stand in the order of the ids, the first better.
fn by_rank(keys: &[i128]) -> Vec<u8> {
    let n = keys.len();
    let last_first: Vec<i128> = keys.iter().rev().copied().collect();
    let mut scores = vec![0; n];
    for (worse, at) in sorting::ascending(&last_first).into_iter().enumerate() {
        scores[n - 1 - at as usize] = 1 + (5 * worse / n) as u8;
    }
    scores
}

/// How many of the cut points a value reaches.
fn bins_reached(value: f64, cuts: &[f64]) -> u8 {
    cuts.iter().filter(|&&cut| value >= cut).count() as u8
}

/// Method `quantile`: as R's rfm package 0.3.0, thresholds are the type-7 quantiles at 0.2, 0.4, 0.6 and 0.8 plus 1, and
/// bins are half-open. Returns the bin, 1 to 5.
fn by_quantile(values: &[f64]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorting::doubles(&mut sorted);
    let thresholds: Vec<f64> = [0.2, 0.4, 0.6, 0.8].iter().map(|&p| quantile(&sorted, p) + 1.0).collect();
    values.iter().map(|&value| 1 + bins_reached(value, &thresholds)).collect()
}

/// Type-7 quantile (R's default: linear between order statistics) of sorted values; 0 of none.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let at = last as f64 * p;
    // R's own guard: a position that is a whole number but for rounding is that number.
    let low = (at + 4.0 * f64::EPSILON).floor();
    let part = at - low;
    let part = if part.abs() < 1e-12 { 0.0 } else { part };
    let (a, b) = (sorted[low as usize], sorted[(low as usize + 1).min(last)]);
    if part == 0.0 { a } else { a + part * (b - a) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_score_alike() {
        assert_eq!(from_below(&[1, 1, 1, 1, 2]), [1, 1, 1, 1, 5]);
        assert_eq!(from_above(&[1, 1, 1, 1, 2]), [4, 4, 4, 4, 5]);
        assert_eq!(from_above(&[2, 2, 2, 2, 1]), [5, 5, 5, 5, 1]);
        for score in [from_below, from_above] {
            assert_eq!(score(&[1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
        }
        assert_eq!(by_rank(&[1, 1, 1, 1, 1]), [5, 4, 3, 2, 1]);
    }

    #[test]
    fn quantiles_are_those_of_r() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.5);
        assert_eq!(quantile(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0], 0.2), 20.0);
        assert_eq!(quantile(&[], 0.5), 0.0);
    }

    proptest! {
        #[test]
        fn a_better_key_never_scores_lower(keys in prop::collection::vec(-50i128..50, 1..80)) {
            for scores in [from_below(&keys), from_above(&keys), by_rank(&keys)] {
                for (a, x) in keys.iter().zip(&scores) {
                    prop_assert!((1..=5).contains(x));
                    for (b, y) in keys.iter().zip(&scores) {
                        prop_assert!(a >= b || x <= y);
                    }
                }
            }
        }
    }
}
