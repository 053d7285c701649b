//! What a reading of the looked-at rows comes to: the importer itself reads them.

use super::doubt::Gives;
use super::plan::Plan;
use super::review;
use super::roles::{Role, Shape};
use super::rows::{Rows, Shared};
use super::sample::Sampled;
use super::status::StateRows;
use crate::ledger::{Builder, Flags};
use crate::money::{Amounts, Figure};

/// Reads the rows by a plan; `None` where nothing can be read by it.
pub fn trial(plan: &Plan, headers: &[String], rows: &[&Sampled], complete: bool) -> Option<Gives> {
    if !plan.missing().is_empty() {
        return None;
    }
    let mut builder = Builder::default();
    let mut reader = Rows::new("", plan, headers.to_vec(), Shared::default());
    for row in rows {
        reader.row(&mut builder, row.row, *row).ok()?;
    }
    reader.end(&mut builder).ok()?;
    let (receipt, _) = reader.finish();
    if plan.shape == Shape::Customers {
        let customers = builder.customers().0.len() as u64;
        return Some(Gives { revenue: receipt.control_total, profit: None, customers, complete });
    }
    let ledger = builder.finish().ok()?;
    let sum =
        |amounts: &Amounts| (0..ledger.day.len()).try_fold(Figure::ZERO, |sum, line| sum.plus(amounts.figure(line)));
    let mut lines = 0..ledger.day.len();
    let revenue = sum(&ledger.amount)?;
    let known = !ledger.cost.is_empty() && lines.any(|line| ledger.flags[line].has(Flags::COST_KNOWN));
    let cost = if known { sum(&ledger.cost) } else { None };
    let profit = cost.and_then(|cost| revenue.plus(-cost));
    Some(Gives { revenue, profit, customers: ledger.all().count() as u64, complete })
}

/// The values of the status columns among the rows, and what becomes of each.
pub fn states(plan: &Plan, headers: &[String], rows: &[&Sampled]) -> Vec<StateRows> {
    if !plan.missing().is_empty() || (plan.states.is_empty() && !plan.columns.contains_key(&Role::Status)) {
        return Vec::new();
    }
    let mut builder = Builder::default();
    let mut reader = Rows::new("", plan, headers.to_vec(), Shared::default());
    for row in rows {
        // What cannot be entered any more cannot be counted either.
        if reader.row(&mut builder, row.row, *row).is_err() {
            break;
        }
    }
    let (mut receipt, _) = reader.finish();
    review::tell_states(&mut receipt);
    receipt.states
}

/// Do two results differ by more than 1 % in revenue, profit or customers?
pub fn differ(one: &Gives, other: &Gives) -> bool {
    let apart = |one: f64, other: f64| (one - other).abs() > 0.01 * one.abs().max(other.abs());
    let profit = |gives: &Gives| gives.profit.map(Figure::to_f64);
    apart(one.revenue.to_f64(), other.revenue.to_f64())
        || apart(one.customers as f64, other.customers as f64)
        || profit(one).zip(profit(other)).is_some_and(|(one, other)| apart(one, other))
}
