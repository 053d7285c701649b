//! A part of a row that is read as a row of its own: of one of the tables that stand beside each other, or one of the items
//! side by side.

use super::cells::{Cell, Cells, RowLook};
use super::plan::Plan;
use std::ops::Range;

/// Which cells of a row make up a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartColumns {
    /// For each column that the plan knows, the one whose cell stands there in this part; `None` where it is blank.
    from: Vec<Option<usize>>,
    /// The columns that are of this part alone.
    own: Vec<usize>,
    /// Columns beyond are of each part.
    is_open: bool,
}

/// The parts of which each row of a plan's table is made; empty where a row is one.
pub fn columns(plan: &Plan) -> Vec<PartColumns> {
    match (plan.beside.first(), plan.items.first()) {
        (Some(first), _) => plan.beside.iter().map(|own| PartColumns::table(first, own)).collect(),
        (None, Some(first)) => plan.items.iter().map(|own| PartColumns::item(first, own, &plan.items)).collect(),
        (None, None) => Vec::new(),
    }
}

impl PartColumns {
    /// The row of one of several tables, as if it stood where the first one does.
    pub fn table(first: &Range<usize>, own: &Range<usize>) -> PartColumns {
        let place = |at: usize| at.checked_sub(first.start).map(|at| at + own.start).filter(|at| own.contains(at));
        PartColumns {
            from: (0..first.start + own.len()).map(place).collect(),
            own: own.clone().collect(),
            is_open: false,
        }
    }

    /// One of the items of a row, as if it were the first, with all that is not of an item.
    pub fn item(first: &[usize], own: &[usize], all: &[Vec<usize>]) -> PartColumns {
        let width = all.iter().flatten().max().map_or(0, |last| last + 1);
        let place = |at: usize| match first.iter().position(|&column| column == at) {
            Some(place) => own.get(place).copied(),
            None => Some(at).filter(|at| !all.iter().any(|item| item.contains(at))),
        };
        PartColumns { from: (0..width).map(place).collect(), own: own.to_vec(), is_open: true }
    }

    /// Has the row none of its cells?
    pub fn is_blank(&self, cells: &dyn Cells) -> bool {
        self.own.iter().all(|&column| cells.cell(column).is_empty())
    }
}

/// A part of a row.
pub struct RowPart<'a> {
    /// The row.
    pub cells: &'a dyn Cells,
    /// Which of its cells.
    pub columns: &'a PartColumns,
}

impl Cells for RowPart<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        match self.columns.from.get(column) {
            Some(place) => place.map_or(Cell::Text(&[]), |at| self.cells.cell(at)),
            None if self.columns.is_open => self.cells.cell(column),
            None => Cell::Text(&[]),
        }
    }

    fn width(&self) -> usize {
        if self.columns.is_open { self.cells.width() } else { self.columns.from.len() }
    }

    fn look(&self) -> Option<RowLook> {
        self.cells.look()
    }
}
