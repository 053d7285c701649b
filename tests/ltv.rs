//! The lifetime value engine against the literature and against other people's software.
//!
//! Data and expected values lie beside the repository in `../shared/data`, or where WHALECURVE_SHARED says.

#[path = "ltv/literature.rs"]
mod literature;
#[path = "ltv/shared.rs"]
mod shared;
