//! The language of rules: conditions over the fields of a customer, such as
//! `tier.matrix = cash_cow and days_since_purchase > 30`.
//!
//! [`condition`] is the tree and how it is written; [`parse`] reads it; [`fault`] says what is wrong with a text; [`judge`] tells
//! for whom it holds. Clicking and typing edit the same tree.

pub mod condition;
pub mod fault;
pub mod judge;
pub mod parse;
