//! All customers together (docs/definitions.md section 7).

pub mod baskets;
pub mod changes;
pub mod cohorts;
pub mod concentration;
pub mod health;
pub mod history;
pub mod matrix_map;
pub mod migration;
pub mod pairs;
pub mod products;
pub mod risk;
pub mod rule_books;
pub mod snapshot;
pub mod tally;
pub mod whale;
