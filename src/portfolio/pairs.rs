//! Products that are bought together: support, confidence, lift (docs/definitions.md section 7).
//!
//! Only products that enough baskets hold are paired, and of those the most frequent [`MOST`]: a pair is never in more
//! baskets than either of its products, so no pair above the least support is lost by the first cut. The answer says what
//! was cut.

use super::baskets::{Basket, Grain, each_basket};
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::Figure;
use crate::segment::Known;
use crate::settings::choices;
use crate::sorting;
use crate::value::ranking::top_share;
use serde::{Deserialize, Serialize};

/// Products that are paired at most: their pairs then fit into two megabytes.
pub const MOST: usize = 1000;
/// A pair in fewer baskets than this is chance.
const LEAST: u32 = 2;
/// Most pairs of an answer.
const PAGE: usize = 500;
/// Most suggestions for a customer.
const SUGGESTIONS: usize = 5;

choices! {
    /// Order of the pairs.
    PairSort {
        /// Largest lift first.
        Lift = "lift",
        /// Most baskets first.
        Support = "support",
        /// Largest confidence, either way, first.
        Confidence = "confidence",
    }
}

/// Which pairs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairsQuery {
    /// Products or categories.
    pub grain: Grain,
    /// Together in what.
    pub basket: Basket,
    /// Order.
    pub sort: PairSort,
    /// How many, at most 500.
    pub limit: u32,
}

/// Pairs, and what was left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairsView {
    /// Baskets with at least one product.
    pub baskets: u32,
    /// Pairs in fewer baskets are not looked at.
    pub least: u32,
    /// Products in all.
    pub products: u32,
    /// Products that were paired; the others are in too few baskets.
    pub paired: u32,
    /// Pairs found.
    pub found: u32,
    /// The first of them.
    pub pairs: Vec<Pair>,
}

/// Two products that are bought together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// One product.
    pub a: String,
    /// The other.
    pub b: String,
    /// Baskets with both.
    pub baskets: u32,
    /// Share of all baskets with both.
    pub support: f64,
    /// Share of the baskets with `a` that hold `b` too.
    pub a_to_b: f64,
    /// Share of the baskets with `b` that hold `a` too.
    pub b_to_a: f64,
    /// How many times more often together than by chance; 1 is chance.
    pub lift: f64,
}

/// What a customer may want next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The product.
    pub product: String,
    /// Because the customer has bought this one.
    pub because: String,
    /// Share of the customers with that one who have bought it too.
    pub confidence: f64,
    /// How many times more than by chance.
    pub lift: f64,
}

/// Counted baskets.
#[derive(Clone, Debug)]
pub struct PairCounts {
    grain: Grain,
    baskets: u32,
    least: u32,
    products: u32,
    /// Paired products, in order.
    items: Vec<u32>,
    /// Place in `items` by product; `u32::MAX` for the others.
    place: Vec<u32>,
    /// Baskets by place.
    single: Vec<u32>,
    /// Baskets by pair of places, at [`triangle`].
    both: Vec<u32>,
}

/// Index of the pair of places `low` < `high`.
fn triangle(low: usize, high: usize) -> usize {
    high * (high - 1) / 2 + low
}

impl PairCounts {
    /// Counts; `None` without the column. `support` is the least share of the baskets.
    pub fn new(ledger: &Ledger, known: &Known, grain: Grain, basket: Basket, support: Figure) -> Option<PairCounts> {
        let (column, names) = grain.of(ledger)?;
        let (mut counts, mut baskets) = (vec![0u32; names.len()], 0u32);
        each_basket(ledger, known, column, basket, &mut |items| {
            baskets += 1;
            items.iter().for_each(|&item| counts[item as usize] += 1);
        });
        let mut least = (top_share(baskets as usize, support) as u32).max(LEAST);
        let mut items: Vec<u32> = (0..counts.len() as u32).filter(|&item| counts[item as usize] >= least).collect();
        if items.len() > MOST {
            // Stable: equal counts keep the order of the names.
            sorting::by_key(&mut items, |&item| std::cmp::Reverse(counts[item as usize]));
            items.truncate(MOST);
            least = least.max(items.last().map_or(0, |&item| counts[item as usize]));
            sorting::few(&mut items);
        }
        let mut place = vec![u32::MAX; counts.len()];
        for (at, &item) in items.iter().enumerate() {
            place[item as usize] = at as u32;
        }
        let mut both = vec![0u32; items.len() * items.len().saturating_sub(1) / 2];
        let mut places: Vec<usize> = Vec::new();
        each_basket(ledger, known, column, basket, &mut |items| {
            places.clear();
            places
                .extend(items.iter().map(|&item| place[item as usize] as usize).filter(|&at| at != u32::MAX as usize));
            for (nth, &high) in places.iter().enumerate().skip(1) {
                let row = triangle(0, high);
                places[..nth].iter().for_each(|&low| both[row + low] += 1);
            }
        });
        let single = items.iter().map(|&item| counts[item as usize]).collect();
        Some(PairCounts { grain, baskets, least, products: names.len() as u32, items, place, single, both })
    }

    fn lift(&self, both: u32, a: usize, b: usize) -> f64 {
        f64::from(both) * f64::from(self.baskets) / (f64::from(self.single[a]) * f64::from(self.single[b]))
    }

    fn confidence(&self, both: u32, from: usize) -> f64 {
        f64::from(both) / f64::from(self.single[from])
    }

    /// The pairs in at least so many baskets, in the wanted order; ties keep the order of the names.
    pub fn view(&self, ledger: &Ledger, sort: PairSort, limit: u32) -> PairsView {
        let mut found: Vec<(f64, usize, usize, u32)> = Vec::new();
        for high in 1..self.items.len() {
            for low in 0..high {
                let both = self.both[triangle(low, high)];
                if both >= self.least {
                    let key = match sort {
                        PairSort::Lift => self.lift(both, low, high),
                        PairSort::Support => f64::from(both),
                        PairSort::Confidence => self.confidence(both, low).max(self.confidence(both, high)),
                    };
                    found.push((key, low, high, both));
                }
            }
        }
        sorting::by(&mut found, |a, b| {
            b.0.total_cmp(&a.0).then(b.3.cmp(&a.3)).then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
        });
        let pair = |&(_, a, b, both): &(f64, usize, usize, u32)| Pair {
            a: self.name(ledger, a),
            b: self.name(ledger, b),
            baskets: both,
            support: f64::from(both) / f64::from(self.baskets),
            a_to_b: self.confidence(both, a),
            b_to_a: self.confidence(both, b),
            lift: self.lift(both, a, b),
        };
        PairsView {
            baskets: self.baskets,
            least: self.least,
            products: self.products,
            paired: self.items.len() as u32,
            found: found.len() as u32,
            pairs: found.iter().take(PAGE.min(limit as usize)).map(pair).collect(),
        }
    }

    fn name(&self, ledger: &Ledger, place: usize) -> String {
        let names = self.grain.of(ledger).map(|(_, names)| names.get(self.items[place]));
        names.unwrap_or_default().to_owned()
    }

    /// What a customer may want next: products not bought yet that customers with one of theirs buy more often than by
    /// chance, the likeliest first. Of counts by customer.
    pub fn next(&self, ledger: &Ledger, customer: CustomerIx, until: Day) -> Vec<Suggestion> {
        let Some((column, _)) = self.grain.of(ledger) else { return Vec::new() };
        let lines = ledger.lines(customer).filter(|&line| ledger.day[line] <= until);
        let mut owned: Vec<usize> = lines
            .filter_map(|line| super::baskets::sold(ledger, column, line))
            .map(|item| self.place[item as usize] as usize)
            .filter(|&at| at != u32::MAX as usize)
            .collect();
        sorting::few(&mut owned);
        owned.dedup();
        let best = |b: usize| {
            let candidates = owned.iter().filter_map(|&a| {
                let both = self.both[triangle(a.min(b), a.max(b))];
                let lift = self.lift(both, a, b);
                (both >= self.least && lift > 1.0).then(|| (self.confidence(both, a), lift, a))
            });
            let (confidence, lift, a) = candidates.max_by(|x, y| x.0.total_cmp(&y.0).then(y.2.cmp(&x.2)))?;
            Some((confidence, lift, a, b))
        };
        let others = (0..self.items.len()).filter(|at| owned.binary_search(at).is_err());
        let mut found: Vec<(f64, f64, usize, usize)> = others.filter_map(best).collect();
        sorting::by(&mut found, |x, y| y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1)));
        let suggestion = |(confidence, lift, a, b): (f64, f64, usize, usize)| Suggestion {
            product: self.name(ledger, b),
            because: self.name(ledger, a),
            confidence,
            lift,
        };
        found.into_iter().take(SUGGESTIONS).map(suggestion).collect()
    }
}
