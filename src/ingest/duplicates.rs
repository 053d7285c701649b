//! Customers who are likely one: their ids differ only in blanks, signs, case, width, the tag of an e-mail address, or in
//! zeros that a spreadsheet ate.

use crate::ledger::Ledger;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Most pairs that are told.
const PAIRS: usize = 100_000;

/// Customers who are likely one. Nothing is merged unless somebody asks for it
/// ([`Options::merges`](super::options::Options::merges)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Duplicates {
    /// How many pairs there are.
    pub found: u64,
    /// The first 100,000, in the order of the ids.
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

/// Puts an id without what people and spreadsheets lose into `folded`: blanks, signs, case, width, zeros in front, and of an
/// e-mail address the tag (`ada+shop@example.com`).
fn fold(id: &str, folded: &mut String) {
    let letters = |text: &str, folded: &mut String| {
        if text.is_ascii() {
            folded.extend(text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        } else {
            folded.extend(text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
        }
    };
    folded.clear();
    match id.split_once(['@', '＠']) {
        Some((user, host)) => {
            let user = user.split(['+', '＋']).next().filter(|user| !user.is_empty()).unwrap_or(user);
            letters(user, folded);
            folded.push('@');
            letters(host, folded);
        }
        None => letters(id.trim_start_matches('0'), folded),
    }
}

/// Finds them.
pub fn likely(ledger: &Ledger) -> Duplicates {
    let mut first: FxHashMap<String, crate::ledger::CustomerIx> = FxHashMap::default();
    first.reserve(ledger.len());
    let mut key = String::new();
    let mut duplicates = Duplicates::default();
    let lines = |customer| ledger.lines(customer).len() as u64;
    for customer in ledger.all() {
        fold(ledger.id(customer), &mut key);
        if key.is_empty() {
            continue;
        }
        let Some(&known) = first.get(&key) else {
            first.insert(key.clone(), customer);
            continue;
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_id_are_alike() {
        let folded = |id: &str| {
            let mut folded = String::new();
            fold(id, &mut folded);
            folded
        };
        for (one, other) in [
            ("0007", "7"),
            ("Ada  Lovelace", "ADA-LOVELACE"),
            ("ada+shop@example.com", "Ada@Example.com"),
            ("ada.l@example.com", "adal@example.com"),
            ("ＡＢＣ１２", "abc12"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("ada@example.com"), folded("ada@example.org"));
    }
}
