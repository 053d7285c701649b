//! The customers behind a number: each filter says who belongs to a cell, a bar or a row that the page shows.

use super::Analysis;
use crate::ledger::{CustomerIx, Ledger};
use crate::portfolio::baskets::sold;
use crate::portfolio::matrix_map::potential_bin;
use crate::segment::matrix;
use crate::view::CustomerFilter;

impl Analysis {
    /// Whom a filter lets through, by customer.
    pub(super) fn passes(&self, ledger: &Ledger, filter: &CustomerFilter) -> Vec<bool> {
        let known = &self.known;
        let all = |test: &dyn Fn(usize) -> bool| (0..known.len()).map(test).collect::<Vec<bool>>();
        match filter {
            CustomerFilter::Tier { scheme, tier } => {
                self.tiers_of(*scheme).map_or_else(|| all(&|_| true), |tiers| all(&|at| tiers[at] == *tier))
            }
            CustomerFilter::Scores { r, f } => {
                all(&|at| self.scores[at].is_some_and(|scores| (scores.r, scores.f) == (Some(*r), Some(*f))))
            }
            CustomerFilter::Cohort { period, name } => {
                all(&|at| known.values.first[at].is_some_and(|first| period.name_of(first) == *name))
            }
            CustomerFilter::Ranks { from, to } => {
                let mut inside = vec![false; known.len()];
                let ranks = known.ranking.iter().skip(from.saturating_sub(1) as usize);
                let count = (to + 1).saturating_sub(*from) as usize;
                ranks.take(count).for_each(|customer| inside[customer.at()] = true);
                inside
            }
            CustomerFilter::Moved { scheme, from, saved, to, was, is } => {
                let moved = self.grounds(ledger).who_moved(*scheme, (*from, *saved), *to, (*was, *is));
                moved.unwrap_or_else(|| all(&|_| true))
            }
            CustomerFilter::OnMap { potential, from, to } => {
                let values = matrix::current_value(known, &self.settings);
                let [from, to] = [from, to].map(|edge| edge.map(|edge| known.unit.from_setting(edge)));
                all(&|at| {
                    known.potential[at].is_some_and(|score| potential_bin(score) == *potential)
                        && from.is_none_or(|from| values[at] >= from)
                        && to.is_none_or(|to| values[at] < to)
                })
            }
            CustomerFilter::Bought { grain, name } => {
                let found = grain.of(ledger).and_then(|(column, names)| Some((column, names.find(name)?)));
                let Some((column, wanted)) = found else { return vec![false; known.len()] };
                let bought = |at: usize| {
                    let lines = ledger.lines(CustomerIx(at as u32)).filter(|&line| ledger.day[line] <= known.until);
                    lines.into_iter().any(|line| sold(ledger, column, line) == Some(wanted))
                };
                all(&bought)
            }
        }
    }
}
