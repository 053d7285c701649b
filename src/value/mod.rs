//! What one customer is worth.

pub mod potential;
pub mod profit;
pub mod rfm;
