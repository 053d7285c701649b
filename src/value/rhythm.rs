//! How regularly a customer buys, and whether that is changing (docs/definitions.md section 4, `lifecycle`).

use super::lifetime::Purchases;
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Money, Unit};
use crate::settings::choices;
use crate::sorting;

/// Days of each of the two windows whose revenue growth compares.
pub const WINDOW: i32 = 180;

/// Purchase days from which a customer's own gap counts.
const OWN: usize = 3;

/// The gap in days where nobody ever came back and there is none to measure.
const UNKNOWN: u32 = 90;

choices! {
    /// Whose gap between purchases is applied.
    GapOf {
        /// The customer's own median.
        Own = "own",
        /// The median of all gaps of all customers: the customer has fewer than three purchase days.
        All = "all",
        /// Nobody has ever come back: 90 days.
        Nobody = "nobody",
    }
}

/// A gap in half days, since a median can lie between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Twice the days.
    pub half_days: u32,
    /// Whose.
    pub of: GapOf,
}

impl Gap {
    /// In days.
    pub fn days(self) -> f64 {
        f64::from(self.half_days) / 2.0
    }

    /// Is a silence longer than `times` the gap?
    pub fn exceeded(self, silence: i32, times: f64) -> bool {
        f64::from(silence) > self.days() * times
    }
}

/// Columns by customer.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    /// Usual gap between purchase days.
    pub gap: Vec<Gap>,
    /// Revenue of the last 180 days.
    pub lately: Vec<Money>,
    /// Revenue of the 180 days before.
    pub before: Vec<Money>,
}

/// The columns, looking back from a day on purchases and lines up to `until`.
pub fn rhythm(ledger: &Ledger, unit: Unit, purchases: &Purchases, as_of: Day, until: Day) -> Rhythm {
    let mut own: Vec<Option<u32>> = Vec::with_capacity(ledger.len());
    let mut gaps = Vec::new();
    // How many gaps have each length: the median of all without keeping all.
    let mut lengths: Vec<u32> = Vec::new();
    let (mut lately, mut before) = (Vec::with_capacity(ledger.len()), Vec::with_capacity(ledger.len()));
    ledger.each(&mut |customer| {
        let days = purchases.days(customer.at());
        gaps.clear();
        gaps.extend(days.windows(2).map(|pair| pair[1].days_since(pair[0]) as u32));
        for &gap in &gaps {
            if lengths.len() <= gap as usize {
                lengths.resize(gap as usize + 1, 0);
            }
            lengths[gap as usize] += 1;
        }
        sorting::few(&mut gaps);
        own.push(if days.len() >= OWN { twice_median(&gaps) } else { None });
        let (a, b) = two_windows(ledger, unit, customer, as_of, until, WINDOW);
        lately.push(a);
        before.push(b);
    });
    let others = twice_median_of_counts(&lengths)
        .map_or(Gap { half_days: 2 * UNKNOWN, of: GapOf::Nobody }, |half_days| Gap { half_days, of: GapOf::All });
    let gap = own.into_iter().map(|own| own.map_or(others, |half_days| Gap { half_days, of: GapOf::Own })).collect();
    Rhythm { gap, lately, before }
}

/// A customer's revenue of the last `days` days before the day to look back from, and of as many before those.
pub(super) fn two_windows(
    ledger: &Ledger,
    unit: Unit,
    customer: CustomerIx,
    as_of: Day,
    until: Day,
    days: i32,
) -> (Money, Money) {
    let middle = as_of.plus_days(-days);
    let sum = |from: Day, to: Day| unit.sum(&ledger.amount, ledger.between(customer, from, to));
    (sum(middle, until), sum(middle.plus_days(-days), until.min(middle.plus_days(-1))))
}

fn twice_median(sorted: &[u32]) -> Option<u32> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len().is_multiple_of(2) { sorted[middle - 1] + upper } else { 2 * upper })
}

/// The same of a table that says how often each value occurs.
fn twice_median_of_counts(counts: &[u32]) -> Option<u32> {
    let all: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    let at = |place: u64| {
        let mut seen = 0u64;
        counts.iter().position(|&count| {
            seen += u64::from(count);
            seen > place
        })
    };
    let (low, high) = (at(all.checked_sub(1)? / 2)?, at(all / 2)?);
    Some((low + high) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_of_lists_and_of_counts_agree() {
        for list in [&[3][..], &[1, 4], &[1, 4, 4], &[2, 2, 3, 9], &[1, 1, 1, 8, 9]] {
            let mut counts = vec![0; 10];
            list.iter().for_each(|&value| counts[value as usize] += 1);
            assert_eq!(twice_median(list), twice_median_of_counts(&counts), "{list:?}");
        }
        assert_eq!((twice_median(&[]), twice_median_of_counts(&[])), (None, None));
        assert_eq!(twice_median(&[1, 4]), Some(5));
    }
}
