//! What changed: the last 90 days beside the 90 before and the same days a year before.

use crate::calendar::Day;
use crate::ledger::{CustomerIx, Flags, Ledger};
use crate::money::{Figure, Money};
use crate::segment::Known;
use crate::sorting;
use serde::{Deserialize, Serialize};

/// Days of a window.
pub const WINDOW: i32 = 90;
/// Customers who are named at most, of those whose revenue fell and of those whose rose.
const NAMED: usize = 3;

/// The last 90 days beside earlier ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangesView {
    /// The last 90 days.
    pub lately: Span,
    /// The 90 before.
    pub before: Span,
    /// The same days a year before; absent where the data does not reach so far back.
    pub year_before: Option<Span>,
    /// Whose revenue fell most against the 90 before, the largest fall first.
    pub fell: Vec<Changed>,
    /// Whose rose most.
    pub rose: Vec<Changed>,
}

/// What happened within some days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Revenue, refunds netted.
    pub revenue: Figure,
    /// Customers with a line that is no refund.
    pub buyers: u64,
    /// Customers whose first purchase it was.
    pub newcomers: u64,
}

/// A customer whose revenue changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Position in the ledger.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// Revenue of the 90 days before.
    pub before: Figure,
    /// Revenue of the last 90 days.
    pub lately: Figure,
    /// The difference.
    pub difference: Figure,
}

/// What changed; `None` where the lines do not reach over both windows.
pub fn changes(ledger: &Ledger, known: &Known) -> Option<ChangesView> {
    let customers = || ledger.all().filter(|customer| known.knows(customer.at()));
    let first = customers().filter_map(|customer| ledger.day[ledger.until(customer, known.until)].first().copied());
    let (first, end) = (first.min()?, known.end);
    let window = |back: i32| (end.plus_days(1 - WINDOW - back), end.plus_days(-back));
    if !known.dated || first > window(WINDOW).0 {
        return None;
    }
    let sum = |customer: CustomerIx, (from, to): (Day, Day)| {
        known.unit.sum(&ledger.amount, ledger.between(customer, from, to))
    };
    let span = |back: i32| {
        let (from, to) = window(back);
        let bought = |customer: &CustomerIx| {
            ledger.between(*customer, from, to).any(|line| !ledger.flags[line].has(Flags::REFUND))
        };
        let came =
            |customer: &CustomerIx| known.values.first[customer.at()].is_some_and(|day| day >= from && day <= to);
        Span {
            from,
            to,
            revenue: known.unit.figure(customers().map(|customer| sum(customer, (from, to))).sum()),
            buyers: customers().filter(bought).count() as u64,
            newcomers: customers().filter(came).count() as u64,
        }
    };
    let mut all: Vec<(Money, CustomerIx)> = customers()
        .map(|customer| (sum(customer, window(0)) - sum(customer, window(WINDOW)), customer))
        .filter(|(difference, _)| *difference != Money::ZERO)
        .collect();
    sorting::by_key(&mut all, |(difference, _)| *difference);
    let changed = |(difference, customer): &(Money, CustomerIx)| {
        let [lately, before] = [0, WINDOW].map(|back| known.unit.figure(sum(*customer, window(back))));
        Changed {
            index: customer.0,
            id: ledger.id(*customer).to_owned(),
            name: ledger.name(*customer).map(str::to_owned),
            before,
            lately,
            difference: known.unit.figure(*difference),
        }
    };
    let falls = all.iter().take_while(|(difference, _)| difference.is_negative()).count();
    let (fell, rose) = all.split_at(falls);
    Some(ChangesView {
        lately: span(0),
        before: span(WINDOW),
        year_before: (first <= window(365).0).then(|| span(365)),
        fell: fell.iter().take(NAMED).map(changed).collect(),
        rose: rose.iter().rev().take(NAMED).map(changed).collect(),
    })
}
