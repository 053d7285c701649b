//! Days to look back from: ends of quarters and months within the data.

use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::segment::Known;

/// The latest quarter ends that lie before the as-of day and not before the first line, oldest first, at most `most`.
pub fn quarter_ends(ledger: &Ledger, known: &Known, most: usize) -> Vec<Day> {
    let (Some(as_of), Some(first)) = (known.as_of.filter(|_| known.dated), ledger.first_day()) else {
        return Vec::new();
    };
    let last = as_of.quarter().plus(-1);
    let ends = (0..most as i32).map(|back| last.plus(-back).last_day()).take_while(|end| *end >= first);
    let mut ends: Vec<Day> = ends.collect();
    ends.reverse();
    ends
}

/// Can 12 months be looked back on from here? A month is given: a shop rarely sells on its very first days.
pub fn reaches_back(ledger: &Ledger, from: Day) -> bool {
    ledger.first_day().is_some_and(|first| first <= from.plus_months(1))
}

/// The latest month ends that lie before the last observed day and not before the first line, oldest first, at most `most`.
pub fn month_ends(ledger: &Ledger, known: &Known, most: usize) -> Vec<Day> {
    let Some(first) = ledger.first_day().filter(|_| known.dated) else { return Vec::new() };
    let last = known.end.month().plus(-1);
    let ends = (0..most as i32).map(|back| last.plus(-back).last_day()).take_while(|end| *end >= first);
    let mut ends: Vec<Day> = ends.collect();
    ends.reverse();
    ends
}
