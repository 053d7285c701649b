//! Where the columns of one day come from.

use super::column::Column;
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Flags, Ledger};
use crate::money::Money;
use crate::portfolio::risk;
use crate::segment::{Known, Scheme, Sight};
use crate::settings::Settings;
use crate::sorting;
use crate::value::rfm::Scores;
use crate::value::year::Window;
use std::cell::OnceCell;

/// Where the columns of one day come from.
pub struct Source<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// What was known on the day.
    pub known: &'a Known,
    settings: &'a Settings,
    scores: OnceCell<Vec<Option<Scores>>>,
}

/// Purchase days of a product from which it is bought regularly.
const REGULAR: usize = 3;
/// A product is dropped after this many of its mean intervals.
const INTERVALS: i64 = 2;

impl<'a> Source<'a> {
    pub(super) fn new(ledger: &'a Ledger, known: &'a Known, settings: &'a Settings) -> Source<'a> {
        Source { ledger, known, settings, scores: OnceCell::new() }
    }

    fn scores(&self) -> &[Option<Scores>] {
        self.scores.get_or_init(|| self.known.scores(self.ledger, self.settings))
    }

    pub(super) fn tiers(&self, scheme: Scheme) -> Option<Column> {
        let sight = Sight { known: self.known, scores: self.scores(), settings: self.settings };
        let tiers = (scheme.definition().assign)(&sight).ok()?;
        Some(Column::Word(tiers.iter().map(|tier| tier.slot() as u8).collect()))
    }

    pub(super) fn amount(&self, of: impl Fn(usize) -> Money + Clone) -> Option<Column> {
        Some(Column::of_amounts((0..self.known.len()).map(move |at| Some(of(at).0))))
    }

    pub(super) fn number(&self, of: impl Fn(usize) -> Option<f64>) -> Option<Column> {
        Some(Column::Number((0..self.known.len()).map(|at| of(at).unwrap_or(f64::NAN)).collect()))
    }

    pub(super) fn whole(&self, mut of: impl FnMut(usize) -> Option<i32>) -> Option<Column> {
        Some(Column::Whole((0..self.known.len()).map(|at| of(at).unwrap_or(i32::MIN)).collect()))
    }

    pub(super) fn count(&self, counts: &[u32]) -> Option<Column> {
        self.whole(|at| Some(i32::try_from(counts[at]).unwrap_or(i32::MAX)))
    }

    /// Numbers that only dated orders have.
    pub(super) fn dated(&self, of: impl Fn(usize) -> Option<f64>) -> Option<Column> {
        self.known.dated.then(|| self.number(of))?
    }

    /// Days since the first purchase.
    pub(super) fn age(&self, at: usize) -> Option<i32> {
        Some(self.known.as_of?.days_since(self.known.values.first[at]?))
    }

    pub(super) fn score(&self, which: fn(Scores) -> Option<u8>) -> Option<Column> {
        let scores = self.scores();
        self.whole(|at| which(scores[at]?).map(i32::from))
    }

    /// Profit ÷ revenue, of those with a revenue; nobody's where no cost is known, since it would be the assumed margin.
    pub(super) fn margin(&self, profit: &[Money], revenue: &[Money]) -> Option<Column> {
        if self.known.values.margin_only {
            return None;
        }
        self.number(|at| profit[at].share_of(revenue[at]).filter(|_| revenue[at] > Money::ZERO))
    }

    pub(super) fn yearly_profit(&self) -> Option<Column> {
        let known = self.known;
        Some(Column::of_amounts((0..known.len()).map(|at| risk::stake(known, at).map(|stake| stake.0))))
    }

    /// Of those whose first purchase is at most as long ago as `lifecycle_new` says.
    pub(super) fn new_rank(&self) -> Option<Column> {
        let revenue = |at: usize| self.known.values.revenue[at].0;
        let is_new = |at: &usize| {
            self.known.knows(*at) && self.age(*at).is_some_and(|age| f64::from(age) <= self.settings.lifecycle_new)
        };
        let new: Vec<usize> = (0..self.known.len()).filter(is_new).collect();
        let keys: Vec<i128> = new.iter().map(|at| revenue(*at)).collect();
        let (mut ranks, mut lower) = (vec![f64::NAN; self.known.len()], 0);
        for equal in sorting::ascending(&keys).chunk_by(|a, b| keys[*a as usize] == keys[*b as usize]) {
            equal.iter().for_each(|nth| ranks[new[*nth as usize]] = lower as f64 / new.len() as f64);
            lower += equal.len();
        }
        Some(Column::Number(ranks))
    }

    /// Products bought on at least three days, the last of them within 12 months and longer ago than twice the mean interval,
    /// while the customer has bought something else since.
    pub(super) fn products_dropped(&self) -> Option<Column> {
        let (ledger, known) = (self.ledger, self.known);
        let (Some(as_of), false) = (known.as_of, ledger.product.is_empty()) else { return None };
        let year = Window::ending(known.end);
        let mut lines = Vec::new();
        self.whole(|at| dropped(ledger, known, at, as_of, year, &mut lines))
    }
}

/// How many products one customer has dropped.
fn dropped(
    ledger: &Ledger,
    known: &Known,
    at: usize,
    as_of: Day,
    year: Window,
    lines: &mut Vec<(u32, Day)>,
) -> Option<i32> {
    let last = known.values.last[at]?;
    if (known.values.purchases[at] as usize) < REGULAR {
        return Some(0);
    }
    let range = ledger.until(CustomerIx(at as u32), known.until);
    lines.clear();
    lines.extend(
        range
            .filter(|line| !ledger.flags[*line].has(Flags::REFUND))
            .map(|line| (ledger.product[line], ledger.day[line]))
            // Lines without a product have a number beyond the end.
            .filter(|(product, _)| (*product as usize) < ledger.products.len()),
    );
    sorting::few(lines);
    lines.dedup();
    let is_dropped = |days: &&[(u32, Day)]| {
        let (first, newest) = (days[0].1, days[days.len() - 1].1);
        days.len() >= REGULAR
            && year.has(newest)
            && newest < last
            && i64::from(as_of.days_since(newest)) * (days.len() as i64 - 1)
                > INTERVALS * i64::from(newest.days_since(first))
    };
    Some(lines.chunk_by(|a, b| a.0 == b.0).filter(is_dropped).count() as i32)
}
