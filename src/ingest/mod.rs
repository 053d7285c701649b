//! Bytes → rows → ledger, with a receipt for every row.

pub mod amount;
pub mod cells;
pub mod counts;
pub mod csv;
pub mod currency;
pub mod date;
pub mod dialect;
pub mod doubt;
pub mod duplicates;
pub mod encoding;
pub mod extras;
pub mod files;
pub mod formats;
pub mod headers;
pub mod identities;
pub mod import;
pub mod input;
pub mod inspect;
pub mod kind;
pub mod options;
pub mod pieces;
pub mod plan;
pub mod profile;
pub mod reading;
pub mod receipt;
pub mod review;
pub mod roles;
pub mod rows;
pub mod sample;
pub mod saved;
pub mod sheet;
pub mod status;
pub mod trial;
pub mod words;

pub use plan::{Inspection, Plan, Role, Shape};
pub use receipt::Receipt;
