//! # whalecurve: what each customer is worth, computed where the data already is
//!
//! One way through: bytes → rows → **ledger** → **value** → **segment** → **portfolio** → **analysis** → screen, export or
//! API. `ARCHITECTURE.md` is the map, `docs/definitions.md` says what every number means.
//!
//! The library is pure: no web types, no clock, no randomness without a seed, no global state. Only [`worker`],
//! [`api`] and [`ui`], on the top floor, know a browser, and exist only where the target is wasm32.
//!
//! A file goes in, tiers come out:
//!
//! ```
//! use whalecurve::analysis::analyze;
//! use whalecurve::ingest::change::Choices;
//! use whalecurve::ingest::files;
//! use whalecurve::ingest::options::Options;
//! use whalecurve::segment::{Scheme, Tier};
//! use whalecurve::settings::Settings;
//!
//! # fn main() -> whalecurve::Result<()> {
//! let orders = b"customer,date,amount,cost
//! Ada,2026-01-05,120.00,40.00
//! Bo,2026-01-20,30.00,28.50
//! Ada,2026-02-03,80.00,30.00
//! Cy,2026-02-11,15.00,22.00
//! ";
//! // How the file is read, with the evidence; what only a person can say would be in `found.doubts`.
//! let found = files::inspect("orders.csv", orders, &Choices::default())?;
//! let (ledger, imported) = files::import(&[("orders.csv", orders)], &[found.plan], &Options::default(), 1 << 16)?;
//! assert_eq!(imported[0].receipt.rows_used, 4);
//! assert_eq!(imported[0].receipt.control_total.to_string(), "245");
//!
//! let analysis = analyze(&ledger, &Settings::default())?;
//! let overview = analysis.overview(&ledger, &imported);
//! assert_eq!(overview.totals.profit.to_string(), "124.5");
//!
//! let tiers = overview.tiers.iter().find(|table| table.scheme == Scheme::Profit).expect("profit tiers need no dates");
//! let customers = |tier| tiers.rows.iter().find(|row| row.tier == tier).map_or(0, |row| row.customers);
//! assert_eq!(customers(Tier::High), 1); // Ada, who earned 130
//! assert_eq!(customers(Tier::Negative), 1); // Cy, who cost 7
//! # Ok(())
//! # }
//! ```

#![cfg_attr(test, allow(missing_docs))]

// Every `#[test]` of this crate runs as WebAssembly too (tests/wasm/lib.rs).
#[cfg(all(test, target_arch = "wasm32"))]
#[macro_use(test)]
extern crate wasm_test;

pub mod action;
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
