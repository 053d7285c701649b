//! # whalecurve: what each customer is worth, computed where the data already is
//!
//! One way through: bytes → rows → **ledger** → **value** → **segment** → **portfolio** → **action** →
//! **analysis** → screen, export or API.
//!
//! The library is pure: no web types, no clock, no randomness without a seed, no global state. Only [`worker`],
//! [`api`] and [`ui`], on the top floor, know a browser, and exist only where the target is wasm32.

#![cfg_attr(test, allow(missing_docs))]

// Every `#[test]` of this crate runs as WebAssembly too (tests/wasm/lib.rs).
#[cfg(all(test, target_arch = "wasm32"))]
#[macro_use(test)]
extern crate wasm_test;

pub mod analysis;
pub mod blind;
mod blocks;
pub mod calendar;
mod columns;
pub mod error;
pub mod export;
pub mod ingest;
pub mod ledger;
pub mod link;
pub mod money;
pub mod pauses;
pub mod portfolio;
pub mod project;
pub mod protocol;
pub mod segment;
pub mod settings;
pub mod sorting;
pub mod text;
pub mod value;
pub mod view;
mod words;

pub use calendar::Day;
pub use error::{Code, Error, Place, Result};

#[cfg(target_arch = "wasm32")]
pub mod api;
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
