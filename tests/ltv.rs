//! The lifetime value engine against the literature, against other people's software and against bad luck.
//!
//! Data and expected values are in `tests/data`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "test code: a panic is a failed test")]

#[path = "ltv/data.rs"]
mod data;
#[path = "ltv/extremes.rs"]
mod extremes;
#[path = "ltv/facade.rs"]
mod facade;
#[path = "ltv/judgement.rs"]
mod judgement;
#[path = "ltv/literature.rs"]
mod literature;
#[path = "ltv/peers.rs"]
mod peers;
#[path = "ltv/properties.rs"]
mod properties;
#[path = "ltv/renewals.rs"]
mod renewals;
#[path = "ltv/season.rs"]
mod season;
#[path = "ltv/simulated.rs"]
mod simulated;
#[path = "ltv/worlds.rs"]
mod worlds;
