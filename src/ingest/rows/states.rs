//! What a row's states and flags say of it, and what each of their values comes to.

use super::totals::may_be_total;
use crate::ingest::cells::Cells;
use crate::ingest::counts::{State, Tally};
use crate::ingest::plan::Plan;
use crate::ingest::roles::Role;
use crate::ingest::status::{self, Meaning, StateColumn, StateKind};
use crate::ingest::words;
use crate::money::Figure;
use rustc_hash::FxHashMap;

/// Values of one column that are told apart; a column with more holds no states.
const VALUES: usize = 500;
/// Stands for all further values of a column.
const FURTHER: &str = "…";

/// The columns of states.
#[derive(Default)]
pub(super) struct States {
    columns: Vec<Column>,
    /// What each value means, and whether somebody or the list's kind of documents says so.
    meanings: Vec<(Meaning, bool)>,
    chosen: std::collections::BTreeMap<String, Meaning>,
    unpaid_counts: bool,
}

struct Column {
    at: StateColumn,
    /// Its header.
    name: String,
    values: FxHashMap<Vec<u8>, usize>,
    last: (Vec<u8>, usize),
}

/// What all states of a row mean together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It counts.
    Counts,
    /// It is a refund: a row of its own beside the sale.
    RefundRow,
    /// The order was refunded.
    Refunded,
    /// No money changed hands.
    Void,
    /// It does not count, whatever its sign: an answer, or that another document of the sale counts.
    LeftOut,
}

impl States {
    pub(super) fn of(plan: &Plan, headers: &[String]) -> States {
        let named = plan.columns.get(&Role::Status).map(|&column| {
            let known = plan.states.iter().find(|state| state.column == column);
            known.copied().unwrap_or_else(|| {
                let header = headers.get(column).map(String::as_str).unwrap_or_default();
                StateColumn { column, kind: StateKind::of(header) }
            })
        });
        let further = plan.states.iter().copied().filter(|state| Some(state.column) != named.map(|named| named.column));
        // Reasons are looked at when everything else is known of a row.
        let (reasons, further): (Vec<StateColumn>, Vec<StateColumn>) =
            further.partition(|state| state.kind == StateKind::Reason);
        let column = |at: StateColumn| Column {
            at,
            name: headers.get(at.column).cloned().unwrap_or_default(),
            values: FxHashMap::default(),
            last: (Vec::new(), usize::MAX),
        };
        States {
            columns: named.into_iter().chain(further).chain(reasons).map(column).collect(),
            meanings: Vec::new(),
            chosen: plan.meanings.clone(),
            unpaid_counts: plan.unpaid_counts,
        }
    }

    pub(super) fn are_any(&self) -> bool {
        !self.columns.is_empty()
    }

    /// What a row's states mean; each value is counted with the row's amount.
    pub(super) fn row(&mut self, cells: &dyn Cells, amount: Figure, counted: &mut Vec<State>) -> Standing {
        let mut strictest = Standing::Counts;
        let mut is_refund_row = false;
        for at in 0..self.columns.len() {
            let cell = cells.cell(self.columns[at].at.column).text();
            let letters = (self.columns[at].at.kind == StateKind::Number)
                .then(|| status::letters(&String::from_utf8_lossy(&cell)).to_owned());
            let cell = letters.map_or(cell, |letters| letters.into_bytes().into());
            if cell.trim_ascii().is_empty() {
                continue;
            }
            // Of remarks and orders only those that tell are counted: nearly all are different.
            let kind = self.columns[at].at.kind;
            if kind.is_aside() && !self.tells(at, &cell) {
                continue;
            }
            // A reason says nothing new of a row that does not count, or that takes money back.
            if kind == StateKind::Reason && (strictest != Standing::Counts || amount.is_negative()) {
                continue;
            }
            // All reasons are one answer: nobody would give one for each.
            let reason = (kind == StateKind::Reason).then(|| self.columns[at].name.clone().into_bytes());
            let value = self.value(at, reason.as_deref().unwrap_or(&cell), counted);
            counted[value].tally.add(amount);
            let standing = match (self.meanings[value], kind) {
                ((Meaning::Counts, _), _) => Standing::Counts,
                ((Meaning::Void, false), _) => Standing::Void,
                ((Meaning::Void, true), _) => Standing::LeftOut,
                ((Meaning::Refund, _), StateKind::Kind | StateKind::Number) => Standing::RefundRow,
                ((Meaning::Refund, _), _) => Standing::Refunded,
            };
            is_refund_row |= standing == Standing::RefundRow;
            strictest = if standing as u8 > strictest as u8 { standing } else { strictest };
        }
        // "Refund settled" is the state of the refund, not of the sale.
        if is_refund_row && strictest == Standing::Refunded { Standing::RefundRow } else { strictest }
    }

    /// Does a remark speak of what becomes of its row?
    fn tells(&self, at: usize, cell: &[u8]) -> bool {
        let text = String::from_utf8_lossy(cell);
        let known = status::known(self.columns[at].at.kind, &text, self.unpaid_counts);
        known.standing.is_none() || self.chosen.contains_key(&status::folded(&text))
    }

    /// Does one of the cells say that the row is a total, or a balance that is carried forward?
    pub(super) fn tell_total(&self, cells: &dyn Cells) -> bool {
        let may_be = |column: &&Column| column.at.kind.may_be_total();
        self.columns.iter().filter(may_be).any(|column| {
            let cell = cells.cell(column.at.column).text();
            may_be_total(&cell) && std::str::from_utf8(&cell).is_ok_and(words::is_only_total)
        })
    }

    /// The places of a row's values, where each is known and counts.
    pub(super) fn plain<'a>(&self, field: impl Fn(usize) -> &'a [u8]) -> Option<Option<usize>> {
        let Some(column) = self.columns.first() else { return Some(None) };
        let cell = field(column.at.column);
        if cell.is_empty() {
            return Some(None);
        }
        if column.at.kind.is_aside() {
            return None;
        }
        let value = if column.last.0 == cell { column.last.1 } else { *column.values.get(cell)? };
        matches!(self.meanings.get(value), Some((Meaning::Counts, _))).then_some(Some(value))
    }

    /// Are there so few columns that [`States::plain`] sees all of them?
    pub(super) fn may_be_plain(&self) -> bool {
        self.columns.len() < 2
    }

    fn value(&mut self, at: usize, cell: &[u8], counted: &mut Vec<State>) -> usize {
        let column = &mut self.columns[at];
        if column.last.0 == cell && column.last.1 != usize::MAX {
            return column.last.1;
        }
        let place = match column.values.get(cell) {
            Some(&place) => place,
            None => {
                let text = String::from_utf8_lossy(cell).trim().to_owned();
                let place = self.place(at, &text, counted);
                let column = &mut self.columns[at];
                if column.values.len() < VALUES * 4 {
                    column.values.insert(cell.to_vec(), place);
                }
                place
            }
        };
        let column = &mut self.columns[at];
        column.last.0.clear();
        column.last.0.extend_from_slice(cell);
        column.last.1 = place;
        place
    }

    /// The place of a value in the list of those that are counted.
    fn place(&mut self, at: usize, text: &str, counted: &mut Vec<State>) -> usize {
        let StateColumn { column, kind } = self.columns[at].at;
        let same = |value: &str| counted.iter().position(|state| state.column == column && state.value == value);
        if let Some(place) = same(text) {
            return place;
        }
        let text = if counted.iter().filter(|state| state.column == column).count() < VALUES { text } else { FURTHER };
        if let Some(place) = same(text) {
            return place;
        }
        let chosen = self.chosen.get(&status::folded(text)).copied();
        let meaning = chosen.unwrap_or_else(|| status::known(kind, text, self.unpaid_counts).meaning);
        self.meanings.push((meaning, chosen.is_some()));
        counted.push(State { column, value: text.to_owned(), tally: Tally::default() });
        counted.len() - 1
    }

    /// Counts a value that further rows have.
    pub(super) fn append(&mut self, counted: &mut Vec<State>, later: State) {
        let Some(at) = self.columns.iter().position(|column| column.at.column == later.column) else { return };
        let place = self.place(at, &later.value, counted);
        counted[place].tally.append(later.tally);
    }
}
