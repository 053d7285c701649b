//! What to do: rules over what is known of each customer, their record in the past, and tasks (docs/definitions.md section 8).
//!
//! [`field`] lists everything that is known of a customer; [`moment`] holds it for a day, in columns; [`rule`] is the language of
//! conditions over it.

pub mod alert;
pub mod book;
pub mod column;
pub mod field;
pub mod memory;
pub mod moment;
pub mod propose;
pub mod record;
pub mod returned;
pub mod rule;
pub mod rules;
pub mod shopify;
pub mod source;
pub mod task;
pub mod verdict;
