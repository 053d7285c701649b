//! Customers who are likely one: their ids differ only in blanks, signs, case, or in zeros that a spreadsheet ate.

use crate::ledger::Ledger;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Most pairs that are listed.
const PAIRS: usize = 200;

/// Customers who are likely one. Nothing is merged unless somebody asks for it
/// ([`Options::merges`](super::options::Options::merges)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Duplicates {
    /// How many pairs there are.
    pub found: u64,
    /// The first 200, in the order of the ids.
    pub pairs: Vec<Pair>,
}

/// Two ids of what is likely one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The id with more lines, which would stay.
    pub keep: String,
    /// Its lines.
    pub keep_lines: u64,
    /// The other.
    pub other: String,
    /// Its lines.
    pub other_lines: u64,
}

/// An id without what people and spreadsheets lose: blanks, signs, case, zeros in front.
fn folded(id: &str) -> String {
    let bare: String = id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    bare.trim_start_matches('0').to_owned()
}

/// Finds them.
pub fn likely(ledger: &Ledger) -> Duplicates {
    let mut first: HashMap<String, crate::ledger::CustomerIx> = HashMap::new();
    let mut duplicates = Duplicates::default();
    let lines = |customer| ledger.lines(customer).len() as u64;
    for customer in ledger.all() {
        let key = folded(ledger.id(customer));
        if key.is_empty() {
            continue;
        }
        let known = *first.entry(key).or_insert(customer);
        if known == customer {
            continue;
        }
        duplicates.found += 1;
        if duplicates.pairs.len() < PAIRS {
            let (keep, other) = if lines(customer) > lines(known) { (customer, known) } else { (known, customer) };
            duplicates.pairs.push(Pair {
                keep: ledger.id(keep).to_owned(),
                keep_lines: lines(keep),
                other: ledger.id(other).to_owned(),
                other_lines: lines(other),
            });
        }
    }
    duplicates
}
