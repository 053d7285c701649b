//! All customers together.

pub mod tally;
pub mod whale;
