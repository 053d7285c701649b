//! Results as files: JSON for programs, CSV for spreadsheets.

pub mod csv;
pub mod portfolio;
pub mod results;
