//! A blind pack: tiers, curve, health and cohorts of a portfolio for somebody who may see no customer.
//!
//! The client exports it, a consultant opens it. It is JSON (`"schema": "whalecurve.blind/1"`) and holds sums over groups of
//! at least five customers, how these sums were made (day, settings), and how many numbers were withheld for which reason.
//! It holds no customer, product, file or column by name. What may be told, and why, is in [`rules`]; nothing gets into a
//! [`Pack`] but through its types.

mod bounds;
mod columns;
mod file;
mod limits;
mod pack;
mod panels;
pub mod rules;
mod told;

use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::{Monetary, Settings, choices};
use crate::view::Assumed;
use crate::view::portfolio::{Gauge, Missing};
pub use columns::Columns;
pub use file::{SCHEMA, is, read, write};
pub use pack::pack;
pub use rules::Group;
use serde::{Deserialize, Serialize};

/// What a blind pack tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// The day from which everything looks back; absent where no row has a date.
    pub day: Option<Day>,
    /// Currency code or sign, where known.
    pub currency: Option<String>,
    /// The settings that it was made with.
    pub settings: Settings,
    /// What rests on a setting instead of data.
    pub assumed: Vec<Assumed>,
    /// Revenue where profit is nothing but an assumed margin on it: profit is then not spoken of.
    pub speaks_of: Monetary,
    /// Everybody.
    pub whole: Group,
    /// The tiers of every scheme.
    pub schemes: Vec<Tiers>,
    /// The whale curve: so many best customers, and their profit; from nobody to everybody. Empty where no profit is told.
    pub whale: Vec<(u64, Figure)>,
    /// Measures of health.
    pub measures: Vec<Measured>,
    /// Who came in which quarter; empty without dates.
    pub cohorts: Vec<Cohort>,
    /// The share of all customers that bought so many quarters after their first.
    pub returned: Vec<Option<f64>>,
    /// Numbers that are not in here.
    pub withheld: Vec<Withheld>,
}

/// The tiers of one scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tiers {
    /// The scheme.
    pub scheme: Scheme,
    /// Every tier once, best first. Several tiers in one row are told together only; they come last.
    pub rows: Vec<(Vec<Tier>, Option<Group>)>,
}

/// A measure of health, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What is measured.
    pub gauge: Gauge,
    /// Its value.
    pub value: Option<f64>,
    /// Why there is none.
    pub missing: Option<Missing>,
}

/// The customers who came in one quarter, or in quarters that are told together only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// The quarter's first day; absent for all others together, who come last.
    pub from: Option<Day>,
    /// The customers.
    pub group: Group,
    /// The share of them that bought so many quarters later, from 0 (all of them) on; absent where the quarter is not over,
    /// or where few did or few did not.
    pub shares: Vec<Option<f64>>,
}

choices! {
    /// What numbers are withheld from.
    What {
        /// The sums of everybody.
        Whole = "whole",
        /// Tables of tiers.
        Tiers = "tiers",
        /// Cohorts.
        Cohorts = "cohorts",
        /// Measures of health.
        Health = "health",
    }
}

choices! {
    /// Why a number is withheld.
    Why {
        /// Fewer than five customers are behind it, or all but fewer than five.
        Few = "few",
        /// Somebody could work out with it what is withheld.
        Beside = "beside",
        /// One or two customers have most of it, or fewer than five have any.
        Single = "single",
        /// Its limits were taken from what single customers spend.
        Own = "own",
    }
}

/// Numbers that are withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// From what.
    pub what: What,
    /// Why.
    pub why: Why,
    /// How many.
    pub count: u32,
}

impl Pack {
    /// The name of its file. It does not begin as those of other exports do: the name of the data's file may tell whose it is.
    pub fn file_name(&self) -> String {
        let day = self.day.map(|day| format!("-{day}")).unwrap_or_default();
        format!("whalecurve{day}-blind.json")
    }
}
