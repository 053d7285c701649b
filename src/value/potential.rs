//! The potential score, 0–100: how much more a customer is likely to buy (docs/definitions.md section 5).

use super::rhythm::two_windows;
use crate::blocks;
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::Unit;
use crate::settings::{PotentialSource, Settings, choices};
use crate::sorting;
use serde::{Deserialize, Serialize};

/// A part of the potential score (docs/definitions.md section 5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PotentialPart {
    /// Which part.
    pub part: Part,
    /// 0–100.
    pub score: f64,
    /// Its weight among the parts present; they sum to 1.
    pub weight: f64,
}

choices! {
    /// The parts of the potential score.
    Part {
        /// Percentile rank of the expected purchases.
        ExpectedOrders = "expected_orders",
        /// Revenue of the last 90 days against the 90 before.
        Growth = "growth",
        /// Categories not bought yet.
        Headroom = "headroom",
        /// NPS and engagement.
        Voice = "voice",
        /// A potential column of the input, which replaces the score.
        Given = "given",
    }
}

/// What the parts of the score need beyond the customer's own lines.
#[derive(Clone, Debug)]
pub struct Potential {
    as_of: Day,
    until: Day,
    /// Categories bought, by customer; empty without such a column.
    categories: Vec<u32>,
    /// Their median among the top 20 % by profit.
    top_categories: Option<f64>,
    /// Largest engagement in the data, which becomes 100.
    top_engagement: Option<f64>,
    /// Any dated line at all?
    dated: bool,
    /// Percentile rank of the expected purchases, by customer; empty without a model.
    expected_rank: Vec<Option<f64>>,
    weights: [(Part, f64); 4],
    source: PotentialSource,
}

impl Potential {
    /// Prepares the score; `ranking` holds the customers by profit, best first, `next_year` the purchases that a model
    /// expects of each in the next 12 months (empty without a model).
    pub fn new(
        ledger: &Ledger,
        settings: &Settings,
        ranking: &[CustomerIx],
        next_year: &[Option<f64>],
        as_of: Day,
        until: Day,
    ) -> Potential {
        let top = &ranking[..super::ranking::top_share(ranking.len(), TOP)];
        let categories = categories(ledger, until);
        let mut counts: Vec<u32> = if categories.is_empty() {
            Vec::new()
        } else {
            top.iter().map(|customer| categories[customer.at()]).collect()
        };
        sorting::few(&mut counts);
        let engagements = ledger.attributes.iter().filter_map(|attributes| attributes.engagement);
        Potential {
            as_of,
            until,
            categories,
            top_categories: median(&counts),
            top_engagement: engagements
                .fold(None, |top: Option<f64>, value| Some(top.map_or(value, |top| top.max(value)))),
            dated: ledger.has_lines(),
            expected_rank: percentile_ranks(next_year),
            weights: [
                (Part::ExpectedOrders, settings.weight_expected_orders),
                (Part::Growth, settings.weight_growth),
                (Part::Headroom, settings.weight_headroom),
                (Part::Voice, settings.weight_voice),
            ],
            source: settings.potential_source,
        }
    }

    /// The parts that the data has for a customer, with their weights, which sum to 1. A potential column of the input
    /// replaces them.
    pub fn parts(&self, ledger: &Ledger, unit: Unit, customer: CustomerIx) -> Vec<PotentialPart> {
        let given = ledger.attributes(customer).and_then(|attributes| attributes.potential);
        if let Some(given) = given.filter(|_| self.source == PotentialSource::Given) {
            return vec![PotentialPart { part: Part::Given, score: given, weight: 1.0 }];
        }
        let score = |part: Part| match part {
            Part::Given => None,
            Part::ExpectedOrders => self.expected_rank.get(customer.at()).copied().flatten(),
            Part::Growth => self.dated.then(|| self.growth(ledger, unit, customer)),
            Part::Headroom => self.top_categories.map(|top| {
                let bought = self.categories.get(customer.at()).copied().unwrap_or(0);
                (100.0 * (1.0 - f64::from(bought) / top)).clamp(0.0, 100.0)
            }),
            Part::Voice => self.voice(ledger, customer),
        };
        let present: Vec<(Part, f64, f64)> = self
            .weights
            .iter()
            .filter(|(_, weight)| *weight > 0.0)
            .filter_map(|&(part, weight)| Some((part, score(part)?, weight)))
            .collect();
        let total: f64 = present.iter().map(|(.., weight)| weight).sum();
        present.into_iter().map(|(part, score, weight)| PotentialPart { part, score, weight: weight / total }).collect()
    }

    /// 50 + 50 · (a − b)/(a + b): a = revenue of the last 90 days, b = of the 90 before; 50 where both are 0.
    fn growth(&self, ledger: &Ledger, unit: Unit, customer: CustomerIx) -> f64 {
        let (a, b) = two_windows(ledger, unit, customer, self.as_of, self.until, WINDOW);
        match (a + b).0 {
            // Refunds can make the sum zero or less; what is left is the direction.
            ..=0 => match a.cmp(&b) {
                std::cmp::Ordering::Greater => 100.0,
                std::cmp::Ordering::Equal => 50.0,
                std::cmp::Ordering::Less => 0.0,
            },
            sum => (50.0 + 50.0 * (a - b).0 as f64 / sum as f64).clamp(0.0, 100.0),
        }
    }

    /// Mean of NPS · 10 and engagement scaled to 0–100, where given.
    fn voice(&self, ledger: &Ledger, customer: CustomerIx) -> Option<f64> {
        let attributes = ledger.attributes(customer)?;
        let engagement = match (attributes.engagement, self.top_engagement) {
            (Some(value), Some(top)) if top > 0.0 => Some(100.0 * value / top),
            _ => None,
        };
        let given: Vec<f64> = attributes.nps.map(|nps| nps * 10.0).into_iter().chain(engagement).collect();
        (!given.is_empty()).then(|| given.iter().sum::<f64>() / given.len() as f64)
    }
}

/// Days of each of the two windows that growth compares.
const WINDOW: i32 = 90;
/// The top customers whose categories set the mark for headroom: 20 %.
const TOP: crate::money::Figure = crate::money::Figure { units: 2, scale: 1 };

/// The score of its parts: 0–100, `None` of no parts.
pub fn score(parts: &[PotentialPart]) -> Option<f64> {
    (!parts.is_empty()).then(|| parts.iter().map(|part| part.score * part.weight).sum())
}

/// The scores by customer.
pub fn scores(ledger: &Ledger, unit: Unit, potential: &Potential) -> Vec<Option<f64>> {
    blocks::column(ledger.len(), |at| score(&potential.parts(ledger, unit, CustomerIx(at as u32))))
}

/// 100 · (how many are less + half of those that are equal) ÷ how many there are; itself among the equal ones.
fn percentile_ranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let present: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let order = sorting::positions(&present.iter().map(|(_, value)| sorting::key_of(*value)).collect::<Vec<_>>());
    let (mut ranks, mut less) = (vec![None; values.len()], 0);
    for equal in order.chunk_by(|a, b| present[*a as usize].1 == present[*b as usize].1) {
        let up_to = less + equal.len();
        let rank = 50.0 * (less + up_to) as f64 / present.len() as f64;
        equal.iter().for_each(|at| ranks[present[*at as usize].0] = Some(rank));
        less = up_to;
    }
    ranks
}

/// How many different categories each customer bought; empty without such a column.
fn categories(ledger: &Ledger, until: Day) -> Vec<u32> {
    if ledger.category.is_empty() {
        return Vec::new();
    }
    // The last customer who bought in each category: no set has to be emptied between customers.
    let mut last = vec![u32::MAX; ledger.categories.len()];
    blocks::column(ledger.len(), |at| {
        let (customer, mut count) = (CustomerIx(at as u32), 0);
        for &category in &ledger.category[ledger.until(customer, until)] {
            // Lines without a category have a number beyond the end.
            if let Some(last) = last.get_mut(category as usize).filter(|last| **last != customer.0) {
                (*last, count) = (customer.0, count + 1);
            }
        }
        count
    })
}

fn median(sorted: &[u32]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = f64::from(*sorted.get(middle)?);
    let median = if sorted.len().is_multiple_of(2) { (f64::from(sorted[middle - 1]) + upper) / 2.0 } else { upper };
    Some(median).filter(|&median| median > 0.0)
}
