//! Which column has which role, and which shape the table is of.

use super::headers::{self, Match};
use super::plan::{CostKind, Evidence, Guess, Role, Shape};
use super::sample::Column;
use crate::sorting;
use std::cmp::Reverse;

/// From this confidence on a role needs no question.
pub const CONFIDENT: f64 = 0.6;

/// What was guessed of a table.
pub struct Guessed {
    /// Its shape.
    pub shape: Shape,
    /// Its columns.
    pub guesses: Vec<Guess>,
    /// What the rows of a table of costs are.
    pub cost_kind: CostKind,
}

impl Guessed {
    /// Guesses from the headers and the values of the columns; a shape that somebody chose stays.
    pub fn of(headers: &[String], columns: &[Column], chosen: Option<Shape>) -> Guessed {
        let orders = guesses(headers, columns, Shape::Orders);
        let customers = guesses(headers, columns, Shape::Customers);
        let costs = costs(headers, columns);
        let shape = chosen.unwrap_or_else(|| shape(&orders, &customers, &costs.1, columns));
        let guesses = match shape {
            Shape::Orders => orders,
            Shape::Customers => customers,
            Shape::Costs => costs.1,
        };
        Guessed { shape, guesses, cost_kind: costs.0 }
    }

    /// How sure the needed columns are: the least of them; 0 where one is missing.
    pub fn confidence(&self) -> f64 {
        let sure = |role: Role| confidence(&self.guesses, role);
        let customer = sure(Role::Customer).max(sure(Role::Name));
        match self.shape {
            Shape::Orders => {
                let amount = sure(Role::Amount).max(sure(Role::Quantity).min(sure(Role::UnitPrice)));
                customer.min(sure(Role::Date)).min(amount)
            }
            Shape::Customers => customer.min(sure(Role::Revenue).max(sure(Role::Profit))),
            Shape::Costs if self.cost_kind.is_money() => customer.min(sure(Role::Amount)),
            Shape::Costs => customer,
        }
    }
}

fn confidence(guesses: &[Guess], role: Role) -> f64 {
    guesses.iter().find(|guess| guess.role == role).map_or(0.0, |guess| guess.confidence)
}

fn has(guesses: &[Guess], role: Role) -> bool {
    confidence(guesses, role) > 0.0
}

/// Takes a column for a role, unless either is taken.
fn take(guesses: &mut Vec<Guess>, role: Role, column: usize, evidence: Evidence, confidence: f64) {
    if !guesses.iter().any(|guess| guess.role == role || guess.column == column) {
        guesses.push(Guess { role, column, evidence, confidence });
    }
}

/// The best column for each role of a shape: headers first, then content.
fn guesses(headers: &[String], columns: &[Column], shape: Shape) -> Vec<Guess> {
    let mut candidates: Vec<(Match, Role, usize)> = Vec::new();
    let folded: Vec<String> = headers.iter().map(|header| headers::folded(header)).collect();
    // Amazon calls the amount of a line its item price: it is for all units together.
    let amazon = folded.iter().any(|header| header == "amazonorderid");
    for (at, header) in folded.iter().enumerate() {
        let header = if amazon && header == "itemprice" { "linetotal" } else { header };
        for &role in shape.roles() {
            if let Some(found) = headers::folded_matches(header, role).filter(|_| columns[at].suits(role)) {
                candidates.push((found, role, at));
            }
        }
    }
    // Whole words first, more usual ones first; among equals a column with values, then the leftmost.
    let empty = |at: usize| columns[at].filled == 0;
    sorting::by_key(&mut candidates, |&(found, role, at)| (Reverse(found), role, empty(at), at));
    let mut guesses: Vec<Guess> = Vec::new();
    for (found, role, at) in candidates {
        match found {
            Match::Whole { .. } => take(&mut guesses, role, at, Evidence::Header, 1.0),
            Match::Part => take(&mut guesses, role, at, Evidence::PartOfHeader, 0.6),
        }
    }
    by_content(&mut guesses, columns, shape);
    sorting::by_key(&mut guesses, |guess| guess.role);
    guesses
}

/// What the headers leave open, by the values.
fn by_content(guesses: &mut Vec<Guess>, columns: &[Column], shape: Shape) {
    fill(guesses, columns, shape, Role::Order, CONFIDENT, |column| column.share(column.hash_ids) > 0.9);
    fill(guesses, columns, shape, Role::Currency, 0.5, |column| column.share(column.currencies) > 0.9);
    fill(guesses, columns, shape, Role::Status, 0.5, |column| {
        column.share(column.statuses) > 0.9 && column.distinct < 12
    });
    fill(guesses, columns, shape, Role::Date, 0.5, |column| column.share(column.dates) > 0.9);
    if shape != Shape::Orders {
        return;
    }
    if !has(guesses, Role::Quantity) || !has(guesses, Role::UnitPrice) {
        fill(guesses, columns, shape, Role::Amount, 0.4, |column| {
            column.share(column.numbers) > 0.9 && column.number_evidence.point + column.number_evidence.comma > 0
        });
    }
    if !has(guesses, Role::Name) {
        fill(guesses, columns, shape, Role::Customer, 0.3, |column| {
            column.share(column.dates) < 0.1 && column.distinct > 1 && column.distinct * 10 < column.filled * 9
        });
    }
}

/// Gives a role without a column the first free one that passes a test.
fn fill(
    guesses: &mut Vec<Guess>,
    columns: &[Column],
    shape: Shape,
    role: Role,
    confidence: f64,
    test: impl Fn(&Column) -> bool,
) {
    let free = |at: &usize| !guesses.iter().any(|guess| guess.column == *at);
    if shape.roles().contains(&role)
        && !has(guesses, role)
        && let Some(at) = (0..columns.len()).filter(free).find(|&at| columns[at].filled > 0 && test(&columns[at]))
    {
        take(guesses, role, at, Evidence::Content, confidence);
    }
}

/// A table of costs: its amount is the column that any cost has, else its rows are counted.
fn costs(headers: &[String], columns: &[Column]) -> (CostKind, Vec<Guess>) {
    let mut guesses = guesses(headers, columns, Shape::Costs);
    let named = |role: Role| {
        headers.iter().enumerate().find(|&(at, header)| {
            matches!(headers::matches(header, role), Some(Match::Whole { .. })) && columns[at].suits(role)
        })
    };
    for (role, kind) in [
        (Role::AcquisitionCost, CostKind::Acquire),
        (Role::ServiceCost, CostKind::Serve),
        (Role::Cost, CostKind::Serve),
    ] {
        if let Some((column, _)) = named(role) {
            guesses.retain(|guess| guess.role != Role::Amount && guess.column != column);
            take(&mut guesses, Role::Amount, column, Evidence::Header, 1.0);
            return (kind, guesses);
        }
    }
    let counted = |words: &[&str]| {
        headers.iter().any(|header| {
            let header = header.to_lowercase();
            words.iter().any(|word| header.contains(word))
        })
    };
    let kind = if counted(&["return", "rma", "退货", "退换"]) {
        CostKind::Return
    } else if counted(&["ticket", "request", "case", "complaint", "call", "工单", "投诉", "服务", "咨询", "报修"])
    {
        CostKind::Request
    } else {
        CostKind::Serve
    };
    (kind, guesses)
}

/// One row per order line, per customer or per cost?
fn shape(orders: &[Guess], customers: &[Guess], costs: &[Guess], columns: &[Column]) -> Shape {
    let at = |guesses: &[Guess], role: Role| guesses.iter().find(|guess| guess.role == role).map(|guess| guess.column);
    let sure = |guesses: &[Guess], role: Role| confidence(guesses, role) >= CONFIDENT;
    let unique = at(customers, Role::Customer)
        .or(at(customers, Role::Name))
        .and_then(|column| columns.get(column))
        .is_some_and(|column| column.distinct * 100 >= column.filled * 99);
    let per_customer =
        [Role::Orders, Role::FirstOrder, Role::LastOrder, Role::AcquisitionCost, Role::Nps, Role::Potential];
    // A whole word: "order shipping amount" has the letters of "orders".
    let telling = per_customer.iter().filter(|&&role| confidence(customers, role) >= 1.0).count();
    let valued = sure(customers, Role::Revenue) || sure(customers, Role::Profit);
    if unique && valued && (telling > 0 || !sure(orders, Role::Date)) {
        return Shape::Customers;
    }
    let sold = sure(orders, Role::Amount) || (sure(orders, Role::Quantity) && sure(orders, Role::UnitPrice));
    // An amount whose header says that it is a cost, and nothing that was sold.
    let is_cost = confidence(costs, Role::Amount) >= 1.0;
    if !sold && !valued && is_cost && (sure(costs, Role::Customer) || sure(costs, Role::Name)) {
        return Shape::Costs;
    }
    Shape::Orders
}
