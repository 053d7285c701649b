//! What tables of costs say: money spent on a customer, requests and returns, each on its day where the table has one.

use super::CustomerIx;
use crate::blocks;
use crate::calendar::Day;
use crate::error::Result;
use crate::money::{Amounts, Figure};

/// One row of a table of costs.
#[derive(Clone, Copy, Debug)]
pub enum Cost {
    /// Cost to serve.
    Serve(Figure),
    /// Acquisition cost.
    Acquire(Figure),
    /// Service requests.
    Requests(u32),
    /// Returns.
    Returns(u32),
}

/// Costs with a day, in columns; in a ledger by customer.
#[derive(Clone, Debug, Default)]
pub(crate) struct DatedCosts {
    /// Those of customer `c` are `starts[c]..starts[c + 1]`; empty where there are none at all.
    pub starts: Vec<u32>,
    pub day: Vec<Day>,
    /// Money, or zero; the other column has the count.
    pub amount: Amounts,
    counts: Vec<u32>,
    kinds: Vec<Kind>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Serve,
    Acquire,
    Requests,
    Returns,
}

impl DatedCosts {
    /// Adds one.
    ///
    /// # Errors
    /// Those of [`Amounts::push`]; the columns then are as before.
    pub fn push(&mut self, day: Day, cost: Cost) -> Result<()> {
        let (kind, amount, count) = match cost {
            Cost::Serve(amount) => (Kind::Serve, amount, 0),
            Cost::Acquire(amount) => (Kind::Acquire, amount, 0),
            Cost::Requests(count) => (Kind::Requests, Figure::ZERO, count),
            Cost::Returns(count) => (Kind::Returns, Figure::ZERO, count),
        };
        self.amount.push(amount)?;
        self.day.push(day);
        self.kinds.push(kind);
        self.counts.push(count);
        Ok(())
    }

    /// Those of a customer.
    pub fn of(&self, customer: CustomerIx) -> impl Iterator<Item = (Day, Cost)> {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        (bound(customer.at())..bound(customer.at() + 1)).map(|at| {
            let (amount, count) = (self.amount.figure(at), self.counts[at]);
            let cost = match self.kinds[at] {
                Kind::Serve => Cost::Serve(amount),
                Kind::Acquire => Cost::Acquire(amount),
                Kind::Requests => Cost::Requests(count),
                Kind::Returns => Cost::Returns(count),
            };
            (self.day[at], cost)
        })
    }

    /// Brings every one to its place.
    pub fn put(&mut self, places: &[u32]) {
        blocks::put(&mut self.day, places);
        self.amount.put(places);
        blocks::put(&mut self.counts, places);
        blocks::put(&mut self.kinds, places);
    }
}
