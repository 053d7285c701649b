//! Results as files: JSON for programs, CSV for spreadsheets.

pub mod calendar;
pub mod csv;
pub mod portfolio;
pub mod results;
pub mod tasks;
