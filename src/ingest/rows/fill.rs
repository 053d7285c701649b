//! Blank cells that hold what stands above them: an order's fields on its first line, a customer on a row of its own.

use crate::ingest::cells::{Cell, Cells, RowLook};
use crate::ingest::plan::Plan;
use crate::ingest::roles::Role;
use crate::ingest::sheet::Value;

/// What stands above, in the columns that are filled down.
#[derive(Default)]
pub(super) struct Above {
    columns: Vec<usize>,
    values: Vec<Value>,
    /// The column of the order, whose value begins a group.
    order: Option<usize>,
    /// The customer's, where a customer's orders are a group.
    over_orders: Option<usize>,
    group: Vec<u8>,
}

impl Above {
    pub(super) fn of(plan: &Plan) -> Above {
        let columns: Vec<usize> = plan.fill.iter().copied().collect();
        let order = plan.columns.get(&Role::Order).copied();
        let customer = || plan.columns.get(&Role::Customer).or(plan.columns.get(&Role::Name)).copied();
        let over_orders = if plan.groups_of_orders { customer() } else { None };
        Above { values: vec![blank(); columns.len()], columns, order, over_orders, group: Vec::new() }
    }

    pub(super) fn is_needed(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Is the customer, or another leader, the row's only value?
    pub(super) fn is_heading(&self, cells: &dyn Cells, customer: Option<usize>) -> bool {
        let heads = |column: usize| Some(column) == customer && self.columns.contains(&column);
        let mut filled = (0..cells.width()).filter(|&column| !cells.cell(column).is_empty());
        filled.next().is_some_and(heads) && filled.next().is_none()
    }

    /// What stands above, with this row's own values; the caller puts it back.
    pub(super) fn taken(&mut self, cells: &dyn Cells) -> Above {
        let mut above = std::mem::take(self);
        above.take(cells);
        above
    }

    /// Notes a row's own values, those of a heading too.
    pub(super) fn take(&mut self, cells: &dyn Cells) {
        let id = self.order.map_or(Cell::Text(&[]), |order| cells.cell(order));
        if self.order.is_some() {
            if !id.is_empty() && id.text() != self.group.as_slice() {
                self.group.clear();
                self.group.extend_from_slice(&id.text());
                let ends = |column: &usize| Some(*column) != self.over_orders;
                let ended = self.columns.iter().zip(&mut self.values).filter(|(column, _)| ends(column));
                ended.for_each(|(_, value)| *value = blank());
            }
        } else if let Some(first) = self.columns.iter().position(|&column| !cells.cell(column).is_empty()) {
            // Columns further right are details of those further left: a new date has new customers below it.
            self.values[first..].fill_with(blank);
        }
        for (&column, value) in self.columns.iter().zip(&mut self.values) {
            let cell = cells.cell(column);
            if !cell.is_empty() {
                *value = owned(cell);
            }
        }
    }

    /// The row with its blank cells filled; `None` where none is.
    pub(super) fn fill<'a>(&'a self, cells: &'a dyn Cells) -> Option<Filled<'a>> {
        let values = || self.columns.iter().zip(&self.values);
        let fills = |(column, value): (&usize, &Value)| cells.cell(*column).is_empty() && *value != blank();
        values().any(fills).then_some(Filled { cells, above: self })
    }
}

/// A row whose blank cells are filled from above.
pub(super) struct Filled<'a> {
    cells: &'a dyn Cells,
    above: &'a Above,
}

impl Cells for Filled<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        let own = self.cells.cell(column);
        if !own.is_empty() {
            return own;
        }
        match self.above.columns.iter().position(|filled| *filled == column) {
            Some(at) => self.above.values[at].cell(),
            None => own,
        }
    }

    fn width(&self) -> usize {
        self.above.columns.iter().map(|column| column + 1).fold(self.cells.width(), usize::max)
    }

    fn look(&self) -> Option<RowLook> {
        self.cells.look()
    }
}

fn blank() -> Value {
    Value::Text(String::new())
}

fn owned(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        Cell::Number(number) => Value::Number(number),
        Cell::Day(day) => Value::Day(day),
        Cell::Error(error) => Value::Error(error.to_owned()),
    }
}
