//! A project file: what somebody settled, for the next quarter's data, another machine, or a client.
//!
//! It is JSON (`"schema": "whalecurve.project/1"`) on the user's own disk: settings, how tables are read, customers who are
//! one, cards in one's own words, rules, alerts and what was done about
//! them and, so that the next file can be compared with this one, each customer's id, profit, last purchase and tiers of the
//! day. No orders, and no names but those of who sees to alerts.

mod cards;
mod json;

use crate::action::book::Book;
use crate::ingest::options::Options;
use crate::ingest::saved::SavedPlan;
use crate::segment::Scheme;
use crate::settings::Setting;
pub use cards::{Card, Deck};
pub use json::{parse, read, write};
use serde::{Deserialize, Serialize};

/// What somebody settled, whatever the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The settings that are not as usual, not yet held to their ranges.
    pub settings: Vec<(String, Setting)>,
    /// The scheme on the screen.
    pub scheme: Option<Scheme>,
    /// How tables are read, by their headers.
    pub layouts: Vec<SavedPlan>,
    /// Decisions over all files.
    pub options: Options,
    /// Strategy cards.
    pub cards: Deck,
    /// Rules, alerts and what was done about them, and how tasks are planned.
    pub book: Book,
}
