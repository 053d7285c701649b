//! A mapping that is kept for the next file with the same headers. Where it is kept is the page's business.

use super::amount::DecimalMark;
use super::cells::RowLook;
use super::change::DoubtCode;
use super::date::{DateOrder, Era};
use super::headers::Layout;
use super::inspection::Inspection;
use super::plan::Plan;
use super::roles::{CostKind, Role, Shape, Treatment};
use super::status::{Meaning, StateColumn, StateKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of every file anew, whatever was answered of one before.
const OF_THE_FILE: [DoubtCode; 8] = [
    DoubtCode::Table,
    DoubtCode::HiddenTable,
    DoubtCode::SecondTable,
    DoubtCode::ItemsAcross,
    DoubtCode::Encoding,
    DoubtCode::SameCustomers,
    DoubtCode::ManySetAside,
    DoubtCode::GarbledHeader,
];

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
    /// Roles that count once per order.
    pub once: BTreeSet<Role>,
    /// Headers of the columns whose blank cells hold what stands above.
    pub fill: Vec<String>,
    /// Headers of further columns of states, with what each tells.
    pub states: Vec<(String, StateKind)>,
    /// What somebody said of a value of a status column.
    pub meanings: BTreeMap<String, Meaning>,
    /// An order that is still to be paid counts.
    pub unpaid_counts: bool,
    /// Refunds have rows of their own.
    pub refund_rows: bool,
    /// A blank customer is the one above whatever its order.
    pub groups_of_orders: bool,
    /// Roles whose column has the opposite sign of what is meant.
    pub flipped: BTreeSet<Role>,
    /// Powers of ten that the cells of a role are multiplied by.
    pub powers: BTreeMap<Role, i8>,
    /// Headers of the columns that are added to a role's.
    #[serde(default)]
    pub added: BTreeMap<Role, Vec<String>>,
    /// Era of the years.
    pub era: Era,
    /// A bare month stands for its first day.
    pub month_starts: bool,
    /// Rows that are left out because of how the spreadsheet shows them.
    pub skipped: BTreeSet<RowLook>,
    /// What somebody has answered.
    pub settled: BTreeSet<DoubtCode>,
}

impl SavedPlan {
    /// What is worth keeping of a plan for a table of this layout.
    pub fn of(layout: &Layout, plan: &Plan) -> SavedPlan {
        let key = |column: usize| layout.keys.get(column).cloned();
        let mut columns = BTreeMap::new();
        for (&role, &column) in &plan.columns {
            if let Some(key) = key(column) {
                columns.insert(role, key);
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
            once: plan.once.clone(),
            fill: plan.fill.iter().filter_map(|&column| key(column)).collect(),
            states: plan.states.iter().filter_map(|state| Some((key(state.column)?, state.kind))).collect(),
            meanings: plan.meanings.clone(),
            unpaid_counts: plan.unpaid_counts,
            refund_rows: plan.refund_rows,
            groups_of_orders: plan.groups_of_orders,
            flipped: plan.flipped.clone(),
            powers: plan.powers.clone(),
            added: each(&plan.added, |&column| key(column)),
            era: plan.era,
            month_starts: plan.month_starts,
            skipped: plan.skipped.clone(),
            // Which table, encoding or customers were meant is said of that one file.
            settled: plan.settled.iter().copied().filter(|code| !OF_THE_FILE.contains(code)).collect(),
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
        let place = |key: &String| inspection.layout.keys.iter().position(|other| other == key);
        let mut columns = BTreeMap::new();
        for (&role, key) in &self.columns {
            if let Some(column) = place(key) {
                columns.insert(role, column);
            }
        }
        let state = |(key, kind): &(String, StateKind)| Some(StateColumn { column: place(key)?, kind: *kind });
        // What stands between the rows is of the file.
        let headings = inspection.plan.states.iter().copied().filter(|state| state.kind == StateKind::Heading);
        Some(Plan {
            shape: self.shape,
            columns,
            date_order: self.date_order,
            decimal_mark: self.decimal_mark,
            cost_kind: self.cost_kind,
            extras: self.extras.clone(),
            once: self.once.clone(),
            fill: self.fill.iter().filter_map(place).collect(),
            states: self.states.iter().filter_map(state).chain(headings).collect(),
            meanings: self.meanings.clone(),
            unpaid_counts: self.unpaid_counts,
            refund_rows: self.refund_rows,
            groups_of_orders: self.groups_of_orders,
            flipped: self.flipped.clone(),
            powers: self.powers.clone(),
            added: each(&self.added, place),
            era: self.era,
            month_starts: self.month_starts,
            skipped: self.skipped.clone(),
            settled: self.settled.clone(),
            ..inspection.plan.clone()
        })
    }
}

/// What becomes of each column of a role, where it is known.
fn each<T, U>(all: &BTreeMap<Role, Vec<T>>, of: impl Fn(&T) -> Option<U>) -> BTreeMap<Role, Vec<U>> {
    all.iter().map(|(&role, columns)| (role, columns.iter().filter_map(&of).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::change::Choices;
    use super::super::files;
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
