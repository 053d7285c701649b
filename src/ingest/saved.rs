//! A mapping that is kept for the next file with the same headers. Where it is kept is the page's business.

use super::headers::folded;
use super::plan::{CostKind, DateOrder, DecimalMark, Inspection, Plan, Role, Shape, Treatment};
use crate::sorting;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The headers of a table for comparison: without what differs between two exports of one system. Made where a file is
/// looked into, so that the page needs no tables of Unicode.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// All of them in alphabetical order: the same for the same headers in any order, case and width.
    pub name: String,
    /// One per column, in the order of the columns.
    pub keys: Vec<String>,
}

impl Layout {
    /// The layout of a table with these headers.
    pub fn of(headers: &[String]) -> Layout {
        let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let mut sorted = keys.clone();
        sorting::by(&mut sorted, String::cmp);
        Layout { name: sorted.join("\u{1f}"), keys }
    }
}

/// A header for comparison. What stands in brackets stays: it tells `Amount` from `Amount (2)`.
fn key(header: &str) -> String {
    let brackets = header.find(['(', '（', '[', '【']).map_or("", |at| &header[at..]);
    format!("{}{brackets}", folded(header))
}

/// What a person settled about a table, by the names of its columns: the columns of the next file may stand in another
/// order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedPlan {
    /// The headers that it is for: [`Layout::name`].
    pub layout: String,
    /// One row per order line, customer or cost.
    pub shape: Shape,
    /// The header of each role.
    pub columns: BTreeMap<Role, String>,
    /// Order of the dates.
    pub date_order: DateOrder,
    /// Decimal mark of the amounts.
    pub decimal_mark: DecimalMark,
    /// What the rows of a table of costs are.
    pub cost_kind: CostKind,
    /// What becomes of discounts, taxes and shipping.
    pub extras: BTreeMap<Role, Treatment>,
}

impl SavedPlan {
    /// What is worth keeping of a plan for a table of this layout.
    pub fn of(layout: &Layout, plan: &Plan) -> SavedPlan {
        let mut columns = BTreeMap::new();
        for (&role, &column) in &plan.columns {
            if let Some(key) = layout.keys.get(column) {
                columns.insert(role, key.clone());
            }
        }
        SavedPlan {
            layout: layout.name.clone(),
            shape: plan.shape,
            columns,
            date_order: plan.date_order,
            decimal_mark: plan.decimal_mark,
            cost_kind: plan.cost_kind,
            extras: plan.extras.clone(),
        }
    }

    /// The plan for a table that it fits: the columns and ways of writing from here, everything else (sheet, encoding,
    /// delimiter, header row) from the inspection. `None` where it does not fit, or where the file proves that its dates
    /// or amounts are written otherwise.
    pub fn plan(&self, inspection: &Inspection) -> Option<Plan> {
        let contradicted = inspection.dates.order().is_some_and(|order| order != self.date_order)
            || inspection.numbers.mark().is_some_and(|mark| mark != self.decimal_mark);
        if self.layout != inspection.layout.name || contradicted {
            return None;
        }
        let mut columns = BTreeMap::new();
        for (&role, key) in &self.columns {
            if let Some(column) = inspection.layout.keys.iter().position(|other| other == key) {
                columns.insert(role, column);
            }
        }
        Some(Plan {
            shape: self.shape,
            columns,
            date_order: self.date_order,
            decimal_mark: self.decimal_mark,
            cost_kind: self.cost_kind,
            extras: self.extras.clone(),
            ..inspection.plan.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::super::plan::Choices;
    use super::*;

    fn look(text: &str) -> Inspection {
        files::inspect("t.csv", text.as_bytes(), &Choices::default()).unwrap()
    }

    #[test]
    fn a_mapping_is_offered_for_the_same_headers_in_any_order() {
        let first = look("Who,When,What it cost,Amount,Amount\nA,2024-05-13,1,2,3\nB,2024-05-14,1,2,3\n");
        let mut plan = first.plan.clone();
        plan.columns = [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 4)].into();
        let json = serde_json::to_string(&SavedPlan::of(&first.layout, &plan)).unwrap();
        let saved: SavedPlan = serde_json::from_str(&json).unwrap();
        let next = look("amount;AMOUNT;when;who;what it cost\n1;2;2024-06-13;A;1\n1;2;2024-06-14;B;1\n");
        assert_eq!(
            saved.plan(&next).unwrap().columns,
            [(Role::Customer, 3), (Role::Date, 2), (Role::Amount, 1)].into()
        );
        assert_eq!(saved.plan(&look("who,when,amount\nA,2024-05-13,1\n")), None);
        assert!(saved.plan(&look("Who,When,What it cost,Amount,Amount\nA,05/13/2024,1,2,3\n")).is_none());
    }
}
