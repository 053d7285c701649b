//! What one customer is worth.

pub mod ltv;
