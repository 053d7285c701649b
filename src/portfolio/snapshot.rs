//! Where each customer stood when a project was saved, to compare with later data.

use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::segment::{Known, Scheme, Tier};
use serde::{Deserialize, Serialize};

/// All customers of an analysis, by id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The last day that was observed.
    pub day: Day,
    /// The schemes that could be had, in the order of [`Standing::tiers`].
    pub schemes: Vec<Scheme>,
    /// The customers.
    pub customers: Vec<Standing>,
}

/// Where one customer stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The id.
    pub id: String,
    /// Profit up to that day, the nearest double: it is told beside what it has become.
    pub profit: f64,
    /// Day of the last purchase.
    pub last: Option<Day>,
    /// A tier per scheme.
    pub tiers: Vec<Tier>,
}

impl Snapshot {
    /// Of all customers who are known; `tiers` are columns by customer.
    pub fn new(ledger: &Ledger, known: &Known, tiers: &[(Scheme, Vec<Tier>)]) -> Snapshot {
        let standing = |at: usize, id: &str| Standing {
            id: id.to_owned(),
            profit: known.unit.to_f64(known.values.profit[at]),
            last: known.values.last[at],
            tiers: tiers.iter().map(|(_, column)| column[at]).collect(),
        };
        let customers = ledger.all().filter(|customer| known.knows(customer.at()));
        Snapshot {
            day: known.end,
            schemes: tiers.iter().map(|(scheme, _)| *scheme).collect(),
            customers: customers.map(|customer| standing(customer.at(), ledger.id(customer))).collect(),
        }
    }

    /// Where the customers of a ledger stood, in its order; `None` who were not there.
    pub fn of(&self, ledger: &Ledger) -> Vec<Option<&Standing>> {
        let mut found = vec![None; ledger.len()];
        for one in &self.customers {
            if let Some(customer) = ledger.find(&one.id) {
                found[customer.at()] = Some(one);
            }
        }
        found
    }

    /// Could the scheme be had, with none but these tiers?
    pub fn has(&self, scheme: Scheme, tiers: &[Tier]) -> bool {
        let place = self.place(scheme);
        place.is_some_and(|place| self.customers.iter().all(|one| tiers.contains(&one.tiers[place])))
    }

    /// The place of a scheme among the tiers; `None` where it could not be had.
    pub fn place(&self, scheme: Scheme) -> Option<usize> {
        self.schemes.iter().position(|known| *known == scheme)
    }
}
