//! Lifetime value: how often a customer will come back, what that is worth, and how sure that is.
//!
//! definitions.md section 6 is the contract. Money is an f64 here: what follows are estimates, not accounts.

pub mod bg_nbd;
pub mod fit;
pub mod gamma_gamma;
pub mod likelihood;
pub mod mbg_nbd;
pub mod optimise;
pub mod pareto_nbd;
pub mod special;
pub mod summary;
