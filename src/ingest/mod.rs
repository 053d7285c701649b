//! Bytes → rows → ledger, with a receipt for every row.

pub mod amount;
pub mod cells;
pub mod csv;
pub mod date;
pub mod encoding;
pub mod files;
pub mod headers;
pub mod import;
pub mod inspect;
pub mod plan;
pub mod receipt;
pub mod rows;
pub mod status;
pub mod workbook;

pub use plan::{Inspection, Plan, Role, Shape};
pub use receipt::Receipt;
