//! # whalecurve: what each customer is worth, computed where the data already is
//!
//! One way through: bytes → rows → **ledger** → **value** → **segment** → **portfolio** → **action** →
//! **analysis** → screen, export or API.
//!
//! The library is pure: no web types, no clock, no randomness without a seed, no global state. Only [`worker`] and
//! [`ui`], on the top floor, know a browser, and exist only where the target is wasm32.

#![cfg_attr(test, allow(missing_docs))]

pub mod calendar;
pub mod error;
pub mod value;

pub use calendar::Day;
pub use error::{Code, Error, Place, Result};

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
