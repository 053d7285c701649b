//! Bytes → rows → ledger, with a receipt for every row.

pub mod plan;
pub mod receipt;

pub use plan::{Inspection, Plan, Role, Shape};
pub use receipt::Receipt;
