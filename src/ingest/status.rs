//! What the states and flags of a row mean for its amount.

use super::cells::{Cell, Cells, RowLook};
use super::words::{self, Concept, Standing};
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};

choices! {
    /// What a value of a status column means.
    Meaning {
        /// The line counts as it stands.
        Counts = "counts",
        /// No money changed hands: never paid, drafted, failed, cancelled, deleted, a test.
        Void = "void",
        /// Money went back.
        Refund = "refund",
    }
}

choices! {
    /// What a column of states tells of its rows.
    StateKind {
        /// What became of the order: a refunded one nets to nothing.
        State = "state",
        /// How far the order is, where another column says whether it is paid: an open one counts.
        Progress = "progress",
        /// What kind of row this is: a refund is a row beside the sale and takes its amount back.
        Kind = "kind",
        /// What kind of row this is, told by the letters before its number: FT 12, NC 3.
        Number = "number",
        /// What somebody wrote of it: what speaks of a refund, a cancellation or another currency is asked about.
        Remark = "remark",
        /// The order's number, of which somebody said that the order is replaced or cancelled by another.
        Named = "named",
        /// Why it was rejected, cancelled or given back: it is asked about rows with a reason.
        Reason = "reason",
        /// What kind of row or thing it is, where some were paid for before: it is asked about those.
        Redeemed = "redeemed",
        /// Whether its amount is with or without tax, where rows differ: it is asked about those without.
        Tax = "tax",
        /// The heading above the row, where some say what became of the rows below: it is asked whether these count.
        Heading = "heading",
        /// Whether it was returned or refunded: yes, no or a day.
        Returned = "returned",
        /// 0 or 1: whether it was returned, or how many pieces were; what 1 means is asked.
        ReturnedPieces = "returned-pieces",
        /// Whether it was cancelled: yes, no or a day.
        Cancelled = "cancelled",
        /// Whether it is a test: yes, no, test, live.
        Test = "test",
        /// Whether it is live: no is a test.
        Live = "live",
        /// Whether it was paid.
        Paid = "paid",
    }
}

/// The column of what is no cell of the row: the heading above it.
pub const HEADING: usize = u16::MAX as usize;

/// A column of states or flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateColumn {
    /// The column, 0 is the first.
    pub column: usize,
    /// What it tells.
    pub kind: StateKind,
}

impl StateKind {
    /// May its cells say that a row is a total or a balance?
    pub fn may_be_total(self) -> bool {
        matches!(self, StateKind::Kind | StateKind::Remark)
    }

    /// Do only some of its cells tell something of their rows, and only where no other column does?
    pub fn is_aside(self) -> bool {
        matches!(self, StateKind::Remark | StateKind::Named | StateKind::Reason | StateKind::Redeemed)
    }

    /// By the header: what kind of row, or what became of it.
    pub fn of(header: &str) -> StateKind {
        let best = words::concepts(header).into_iter().find_map(|found| StateKind::of_concept(found.concept, header));
        best.unwrap_or(StateKind::State)
    }

    /// The kind that a concept names; `None` where it names no states.
    pub fn of_concept(concept: Concept, header: &str) -> Option<StateKind> {
        Some(match concept {
            Concept::Status => StateKind::State,
            Concept::Kind => StateKind::Kind,
            Concept::Remark => StateKind::Remark,
            Concept::Returned => StateKind::Returned,
            Concept::Cancelled => StateKind::Cancelled,
            Concept::Reason => StateKind::Reason,
            Concept::Test if header.to_lowercase().contains("live") => StateKind::Live,
            Concept::Test => StateKind::Test,
            Concept::PaidFlag => StateKind::Paid,
            _ => return None,
        })
    }
}

/// What is known of a value of a status column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its standing; `None` where it is not known: it counts then, and is told of.
    pub standing: Option<Standing>,
    /// What it means, with what the list is.
    pub meaning: Meaning,
}

/// The text of a row that has no other cell and is no number.
pub fn heading(cells: &dyn Cells) -> Option<String> {
    let mut filled = (0..cells.width()).map(|column| cells.cell(column)).filter(|cell| !cell.is_empty());
    let (Some(Cell::Text(text)), None) = (filled.next(), filled.next()) else { return None };
    let text = String::from_utf8_lossy(text).trim().to_owned();
    text.contains(char::is_alphabetic).then_some(text)
}

/// A row with the heading above it as one more cell.
pub struct Headed<'a> {
    /// The row.
    pub cells: &'a dyn Cells,
    /// The heading.
    pub heading: &'a [u8],
}

impl Cells for Headed<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        if column == HEADING { Cell::Text(self.heading) } else { self.cells.cell(column) }
    }

    fn width(&self) -> usize {
        self.cells.width()
    }

    fn look(&self) -> Option<RowLook> {
        self.cells.look()
    }
}

/// What a value means in a column of a kind; `unpaid_counts` where what is owed counts.
pub fn known(kind: StateKind, value: &str, unpaid_counts: bool) -> Known {
    let value = value.trim();
    let yes = words::yes(value);
    let flag = |set: Standing| match yes {
        Some(true) => Some(set),
        Some(false) => Some(Standing::Counts),
        // A day on which it happened; or a word such as "returned".
        None if value.starts_with(|c: char| c.is_ascii_digit()) && value.len() >= 6 => Some(set),
        None => words::standing(value),
    };
    let standing = match kind {
        // A short code is no word: its document is known, or it is asked about.
        StateKind::Number => words::document(value).map(|_| Standing::Counts),
        // What is still open is no kind of row: "checkout" is where it was sold.
        StateKind::Kind if words::standing(value) == Some(Standing::Pending) => Some(Standing::Counts),
        StateKind::State | StateKind::Progress | StateKind::Kind => words::standing(value).or(match yes {
            // A column of states that says yes or no: is it refunded?
            Some(false) => Some(Standing::Counts),
            _ => None,
        }),
        // A remark may speak of anything: whether its row counts is asked, never concluded.
        StateKind::Remark => {
            let tells = is_strict_remark(value) || !words::currencies(value).is_empty();
            (!tells).then_some(Standing::Counts)
        }
        StateKind::Named => Some(Standing::Counts),
        StateKind::Reason => (yes == Some(false)).then_some(Standing::Counts),
        StateKind::Redeemed => (!words::is_redeemed(value)).then_some(Standing::Counts),
        StateKind::Tax => (words::with_tax(value) != Some(false)).then_some(Standing::Counts),
        StateKind::Heading => words::standing(value).filter(|standing| *standing == Standing::Counts),
        StateKind::Returned => flag(Standing::Refund),
        StateKind::ReturnedPieces => (yes == Some(false)).then_some(Standing::Counts),
        StateKind::Cancelled => flag(Standing::Void),
        StateKind::Test => flag(Standing::Test),
        StateKind::Live => match yes {
            Some(true) => Some(Standing::Counts),
            Some(false) => Some(Standing::Test),
            None => words::standing(value),
        },
        StateKind::Paid => match yes {
            Some(true) => Some(Standing::Counts),
            Some(false) => Some(Standing::Pending),
            None => words::standing(value),
        },
    };
    // Until somebody says it, a heading means what its words do.
    let told = if kind == StateKind::Heading { words::standing(value) } else { standing };
    let meaning = match told {
        None | Some(Standing::Counts | Standing::PartlyRefunded) => Meaning::Counts,
        Some(Standing::Pending) if unpaid_counts || kind == StateKind::Progress => Meaning::Counts,
        Some(Standing::Pending | Standing::Void | Standing::Test) => Meaning::Void,
        Some(Standing::Refund) => Meaning::Refund,
    };
    Known { standing, meaning }
}

/// Does a remark speak of a refund, a cancellation or a test?
pub fn is_strict_remark(value: &str) -> bool {
    matches!(words::standing(value), Some(Standing::Void | Standing::Refund | Standing::Test))
}

/// The letters before a document's number; empty where there are none.
pub fn letters(number: &str) -> &str {
    let number = number.trim();
    let end = number.find(|c: char| !c.is_alphabetic()).unwrap_or(number.len());
    if number[end..].contains(|c: char| c.is_ascii_digit()) { &number[..end] } else { "" }
}

/// A value as answers name it.
pub fn folded(value: &str) -> String {
    value.trim().to_lowercase()
}

/// A value of a status column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateRows {
    /// The column, 0 is the first.
    pub column: usize,
    /// The value.
    pub value: String,
    /// Rows with it.
    pub rows: u64,
    /// Sum of their amounts.
    pub amount: Figure,
    /// What becomes of them.
    pub meaning: Meaning,
    /// The value is among those that are known, or somebody said what it means.
    pub known: bool,
}
