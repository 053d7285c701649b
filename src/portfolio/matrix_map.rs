//! The value matrix as a map that stays readable with many customers: how many lie where.

use crate::money::{Figure, Money};
use crate::segment::{Known, matrix, threshold};
use crate::settings::Settings;
use serde::{Deserialize, Serialize};

/// Bins of the potential score, five points each.
const POTENTIAL_BINS: usize = 20;
/// Bins of current value, about equally many customers each.
const VALUE_BINS: usize = 20;

/// Current value × potential (docs/definitions.md section 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixMap {
    /// Cells with at least one customer.
    pub cells: Vec<MapCell>,
    /// Edges of the value bins, ascending: one more than bins. A bin holds its lower edge; the last one holds its upper edge
    /// too.
    pub value_edges: Vec<Figure>,
    /// Current value is high from here; absent where nobody's is.
    pub high_from: Option<Figure>,
    /// Customers whose current value is high.
    pub high: u32,
    /// Potential is high from this score.
    pub potential_from: f64,
    /// Customers without a potential score; they are on no cell.
    pub unscored: u32,
}

/// Customers with about the same potential and current value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapCell {
    /// Bin of the potential score: 0 is 0 to below 5, 19 is 95 to 100.
    pub potential: u8,
    /// Bin of current value, from 0.
    pub value: u8,
    /// Customers.
    pub customers: u32,
    /// Their current value, rounded.
    pub sum: f64,
}

/// The bin of a potential score.
pub fn potential_bin(score: f64) -> u8 {
    ((score / 100.0 * POTENTIAL_BINS as f64) as usize).min(POTENTIAL_BINS - 1) as u8
}

/// The map of the customers in `known`; `None` where nobody has a potential score. The thresholds are those of `whole`.
pub fn matrix_map(known: &Known, whole: &Known, settings: &Settings) -> Option<MatrixMap> {
    let values = matrix::current_value(whole, settings);
    let of_what = matrix::of_what(settings, whole.values.speaks_of());
    let ranking = known.by_current_value(of_what);
    let (n, last) = (ranking.len(), ranking.len().checked_sub(1)?);
    // From the least to the greatest: the ranking read backwards.
    let mut edges: Vec<Money> = (0..=VALUE_BINS)
        .filter_map(|bin| ranking.get(last - last * bin / VALUE_BINS))
        .map(|customer| values[customer.at()])
        .collect();
    edges.dedup();
    let bins = edges.len().saturating_sub(1).max(1);
    let mut cells = vec![(0u32, 0.0); POTENTIAL_BINS * bins];
    let mut unscored = 0;
    for customer in ranking {
        let Some(score) = known.potential[customer.at()] else {
            unscored += 1;
            continue;
        };
        let potential = usize::from(potential_bin(score));
        let bin = edges.partition_point(|edge| *edge <= values[customer.at()]).saturating_sub(1).min(bins - 1);
        let cell = &mut cells[potential * bins + bin];
        cell.0 += 1;
        cell.1 += known.unit.to_f64(values[customer.at()]);
    }
    if unscored as usize == n {
        return None;
    }
    let filled = cells.into_iter().enumerate().filter(|(_, (customers, _))| *customers > 0);
    let cell = |(at, (customers, sum)): (usize, (u32, f64))| MapCell {
        potential: (at / bins) as u8,
        value: (at % bins) as u8,
        customers,
        sum,
    };
    let all = whole.by_current_value(of_what);
    let count = matrix::high_count(whole, settings);
    let high = all[..count].iter().filter(|customer| known.knows(customer.at())).count();
    Some(MatrixMap {
        cells: filled.map(cell).collect(),
        value_edges: edges.into_iter().map(|edge| known.unit.figure(edge)).collect(),
        high_from: threshold::starts_at(values, all, count, known.unit),
        high: high as u32,
        potential_from: settings.potential_threshold,
        unscored,
    })
}
