//! What one customer is worth.

pub mod lifetime;
pub mod ltv;
pub mod potential;
pub mod profit;
pub mod ranking;
pub mod rfm;
pub mod rhythm;
pub mod year;
