//! All customers together.

pub mod whale;
