//! Which rule book? What the books of the scheme `rfm` make of the same scores, and which of them, one year ago, pointed best at
//! what customers brought since.

use super::health::Missing;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::segment::rfm::books::{meaning, tiers};
use crate::segment::{Depth, Known, Scheme, Sight, Tier};
use crate::settings::{Monetary, RuleBook, Settings};
use crate::sorting;
use crate::value::lifetime::Fits;
use crate::value::rfm::Scores;
use crate::value::year::{Window, year};
use serde::{Deserialize, Serialize};

/// Days of orders before the day that a book is checked from.
const HISTORY: i32 = 180;
/// Customers from which a difference between books is more than chance.
const ENOUGH: usize = 100;
/// What the best book must be ahead of the next, as a share.
const LEAD: f64 = 0.02;
/// The part of the customers that is looked at: the best fifth.
const PART: f64 = 0.2;

/// The books side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleBooksView {
    /// The book in use.
    pub chosen: RuleBook,
    /// Customers with a purchase.
    pub customers: u32,
    /// Each book, in the order of [`RuleBook::ALL`].
    pub books: Vec<RuleBookRow>,
    /// What the books were checked by: what customers brought, profit or revenue.
    pub value: Monetary,
    /// The check; absent for the reason in `missing`.
    pub check: Option<RuleBookCheck>,
    /// Why there is none: the orders do not reach back far enough, or nobody brought anything.
    pub missing: Option<Missing>,
}

/// What a book makes of the customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleBookRow {
    /// The book.
    pub book: RuleBook,
    /// Segments with customers; absent where all are equal in something that the book rests on.
    pub segments: Option<u32>,
    /// Customers in another segment than by the book in use; absent where the two have no segment in common.
    pub changed: Option<u32>,
    /// Share of the value of the 12 months since that the book's best fifth brought.
    pub caught: Option<f64>,
}

/// Scores of one year ago against what came since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleBookCheck {
    /// The day of the scores. The 12 months after it end with the last observed day.
    pub day: Day,
    /// Customers who had bought by then.
    pub customers: u32,
    /// What the fifth that had brought most in the 12 months before that day brought after it.
    pub naive: f64,
    /// The book that is clearly ahead of all others; absent where none is, or among fewer than 100 customers.
    pub best: Option<RuleBook>,
}

/// The books side by side for the customers whom `known` has, by the scores of all.
pub fn rule_books(ledger: &Ledger, known: &Known, whole: &Known, settings: &Settings, fits: &Fits) -> RuleBooksView {
    let assigned = |known: &Known| {
        let scores = known.scores(ledger, settings);
        let columns: Vec<Option<Vec<Tier>>> =
            RuleBook::ALL.iter().map(|book| assign(known, &scores, settings, *book)).collect();
        (scores, columns)
    };
    let (scores, columns) = assigned(whole);
    let bought = |scores: &[Option<Scores>]| -> Vec<usize> {
        (0..scores.len()).filter(|at| known.knows(*at) && scores[*at].is_some()).collect()
    };
    let buyers = bought(&scores);
    let chosen = columns[settings.rfm_book as usize].as_deref();
    let value = whole.values.speaks_of();
    let checked = check(ledger, whole, settings, fits, value, |past| {
        let (scores, columns) = assigned(past);
        (bought(&scores), columns)
    });
    let caught = checked.as_ref().map(|(_, caught)| caught.clone()).unwrap_or_default();
    let row = |(at, book): (usize, &RuleBook)| {
        let column = columns[at].as_deref();
        RuleBookRow {
            book: *book,
            segments: column.map(|column| {
                let filled = |tier: &&Tier| buyers.iter().any(|at| column[*at] == **tier);
                tiers(*book).iter().filter(filled).count() as u32
            }),
            changed: column.zip(chosen).and_then(|(one, other)| {
                let comparable = (*book == RuleBook::Eight) == (settings.rfm_book == RuleBook::Eight);
                let differs = |at: &&usize| meaning(one[**at]) != meaning(other[**at]);
                comparable.then(|| buyers.iter().filter(differs).count() as u32)
            }),
            caught: caught.get(at).copied().flatten(),
        }
    };
    RuleBooksView {
        chosen: settings.rfm_book,
        customers: buyers.len() as u32,
        books: RuleBook::ALL.iter().enumerate().map(row).collect(),
        value,
        missing: checked.as_ref().err().copied(),
        check: checked.ok().map(|(check, _)| check),
    }
}

/// The segments of a book; `None` where it cannot be had.
fn assign(known: &Known, scores: &[Option<Scores>], settings: &Settings, book: RuleBook) -> Option<Vec<Tier>> {
    let settings = Settings { rfm_book: book, ..settings.clone() };
    (Scheme::Rfm.definition().assign)(&Sight { known, scores, settings: &settings }).ok()
}

/// Who is looked at, and the segments of each book.
type Assigned = (Vec<usize>, Vec<Option<Vec<Tier>>>);

/// The check, and what each book caught.
fn check(
    ledger: &Ledger,
    whole: &Known,
    settings: &Settings,
    fits: &Fits,
    value: Monetary,
    assigned: impl Fn(&Known) -> Assigned,
) -> Result<(RuleBookCheck, Vec<Option<f64>>), Missing> {
    if !whole.dated {
        return Err(Missing::NoDates);
    }
    let since = Window::ending(whole.end);
    let day = since.from.plus_days(-1);
    if ledger.first_day().is_none_or(|first| day.days_since(first) < HISTORY) {
        return Err(Missing::TooShort);
    }
    let past = Known::new(ledger, settings, Some(day), Depth::Values, None, fits);
    let (buyers, columns) = assigned(&past);
    let before = year(ledger, settings, whole.unit, &past.values, Window::ending(day));
    let (before, since) = match value {
        Monetary::Profit => (before.profit, &whole.year.profit),
        Monetary::Revenue => (before.revenue, &whole.year.revenue),
    };
    let of = |column: &[Money]| -> Vec<Money> { buyers.iter().map(|at| column[*at]).collect() };
    let (before, since) = (of(&before), of(since));
    // Who had brought most: everybody is a segment.
    let alone: Vec<usize> = (0..buyers.len()).collect();
    let naive = caught(&alone, &before, &since).ok_or(Missing::NoProfit)?;
    let by_book: Vec<Option<f64>> = columns
        .iter()
        .map(|column| {
            let segments: Vec<usize> =
                buyers.iter().map(|at| column.as_ref().map(|column| column[*at].slot())).collect::<Option<_>>()?;
            caught(&segments, &before, &since)
        })
        .collect();
    let mut order: Vec<usize> = (0..by_book.len()).filter(|at| by_book[*at].is_some()).collect();
    sorting::by_key(&mut order, |at| -((by_book[*at].unwrap_or_default() * 1e9) as i64));
    let best = match order[..] {
        [first, second, ..] if buyers.len() >= ENOUGH && by_book[first] >= by_book[second].map(|next| next + LEAD) => {
            Some(RuleBook::ALL[first])
        }
        _ => None,
    };
    Ok((RuleBookCheck { day, customers: buyers.len() as u32, naive, best }, by_book))
}

/// The share of `since` that the best fifth brought: segments in the order of what each of their customers had brought before, the
/// last one in part. No segment's name or what came later has a say in that order. `None` where nothing came.
fn caught(segments: &[usize], before: &[Money], since: &[Money]) -> Option<f64> {
    let total: Money = since.iter().copied().sum();
    if total <= Money::ZERO {
        return None;
    }
    let slots = segments.iter().max().map_or(0, |most| most + 1);
    let mut sums = vec![(0usize, Money::ZERO, Money::ZERO); slots];
    for ((segment, before), since) in segments.iter().zip(before).zip(since) {
        let sum = &mut sums[*segment];
        *sum = (sum.0 + 1, sum.1 + *before, sum.2 + *since);
    }
    let mut order: Vec<usize> = (0..slots).filter(|slot| sums[*slot].0 > 0).collect();
    // Means as whole units: they have no order below that.
    sorting::by_key(&mut order, |slot| -(sums[*slot].1.0 / sums[*slot].0 as i128));
    let mut room = segments.len() as f64 * PART;
    let mut share = 0.0;
    for slot in order {
        let (customers, _, since) = sums[slot];
        let taken = room.min(customers as f64);
        share += since.share_of(total)? * taken / customers as f64;
        room -= taken;
        if room <= 0.0 {
            break;
        }
    }
    Some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(amounts: &[i128]) -> Vec<Money> {
        amounts.iter().copied().map(Money).collect()
    }

    #[test]
    fn the_best_fifth_is_taken_by_what_segments_had_brought() {
        // Ten customers in two segments: the fifth are two of the three of segment 1, which had brought more.
        let segments = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
        let before = money(&[1, 1, 1, 1, 1, 1, 1, 9, 9, 9]);
        let since = money(&[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        assert!((caught(&segments, &before, &since).unwrap() - 0.2).abs() < 1e-12, "no better than any fifth");
        let since = money(&[0, 0, 0, 0, 0, 0, 0, 30, 0, 0]);
        assert!((caught(&segments, &before, &since).unwrap() - 2.0 / 3.0).abs() < 1e-12);
        // Everybody alone: the two who had brought most.
        let alone: Vec<usize> = (0..10).collect();
        assert_eq!(caught(&alone, &money(&[0, 0, 0, 0, 0, 0, 0, 9, 8, 7]), &since), Some(1.0));
        assert_eq!(caught(&segments, &before, &money(&[0; 10])), None);
        assert_eq!(caught(&[], &[], &[]), None);
    }
}
