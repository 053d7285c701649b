//! What is decided for all files of an import together.

use crate::settings::choices;
use serde::{Deserialize, Serialize};

choices! {
    /// What becomes of a line that another file of the import has too.
    Repeats {
        /// It counts, and the receipt says how many there are.
        Keep = "keep",
        /// It is set aside.
        Drop = "drop",
    }
}

/// One customer under two ids: the lines of `from` count for `into`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The id that goes.
    pub from: String,
    /// The id that stays.
    pub into: String,
}

/// Decisions over all files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Lines that two files share.
    pub repeats: Repeats,
    /// Customers to merge.
    pub merges: Vec<Merge>,
}

impl Default for Repeats {
    /// Nothing is dropped unless somebody says so.
    fn default() -> Self {
        Repeats::Keep
    }
}
