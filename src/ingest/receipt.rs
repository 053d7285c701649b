//! The import receipt: what became of every row (docs/definitions.md section 2).

use super::amount::NumberEvidence;
use super::currency::CurrencyRows;
use super::date::DateEvidence;
use super::doubt::Doubt;
use super::plan::Plan;
use super::status::StateRows;
use crate::error::{Code, Error};
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};

/// Rows that were set aside for one reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetAside {
    /// The reason.
    pub code: Code,
    /// How many rows.
    pub rows: u64,
    /// Sum of their amounts, where these could be read.
    pub amount: Figure,
    /// The first few, each with its place.
    pub examples: Vec<Error>,
}

/// What became of the rows of one file or sheet. Always `rows_read = rows_used + rows_set_aside + rows_blank`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// File name without a path.
    pub name: String,
    /// How it was read.
    pub plan: Plan,
    /// The headers, in order.
    pub headers: Vec<String>,
    /// Rows below the header.
    pub rows_read: u64,
    /// Rows that the analysis uses.
    pub rows_used: u64,
    /// Rows without any value.
    pub rows_blank: u64,
    /// Rows that were set aside, by reason, most first.
    pub set_aside: Vec<SetAside>,
    /// Used lines that are refunds, and their sum.
    pub refunds: Counted,
    /// Used lines that a status marks as void: they count as nothing. The sum is what they say.
    pub void: Counted,
    /// Sum of the amount column over all rows where it could be read, used or not: to compare with the source system.
    pub control_total: Figure,
    /// Rows by the currency that they name, most first; empty where none names one.
    pub currencies: Vec<CurrencyRows>,
    /// Used lines that are in another of the files too, and their sum: dropped only on request.
    pub repeated: Counted,
    /// The first of them, each with its place.
    pub repeated_examples: Vec<Error>,
    /// Customers here against those of the orders; absent for a table of orders and where there is none.
    pub matching: Option<Matching>,
    /// What decided the order of the dates.
    pub dates: DateEvidence,
    /// What decided the decimal mark.
    pub numbers: NumberEvidence,
    /// Values of the status columns with what they come to, in order of appearance.
    pub states: Vec<StateRows>,
    /// Used rows that the spreadsheet hides.
    pub hidden: Counted,
    /// Used rows that the spreadsheet strikes through.
    pub struck: Counted,
    /// Refunds that a column beside the amount tells of, as what was taken off.
    pub refunded: Counted,
    /// Rows whose blank cells took what stands above.
    pub filled: u64,
    /// Rows that are sums of those above, without a word that says so.
    pub sums: u64,
    /// The last year before a gap above which hardly a line stands.
    pub last_plausible_year: Option<i32>,
    /// The first and the last day, as days since 1970.
    pub days: Option<(i32, i32)>,
    /// Why the control total and what the lines come to differ, beside what is void or set aside; none that is zero.
    pub apart: Vec<Difference>,
    /// What is in doubt after reading all of it.
    pub doubts: Vec<Doubt>,
}

choices! {
    /// Why a row counts with another amount than its cell says.
    Apart {
        /// The total of an order stands on several of its lines and counts once.
        OrderTotals = "order-totals",
        /// A refund that is written without its sign takes its amount back.
        Turned = "turned",
        /// Discounts, taxes or shipping that are taken off or added.
        Extras = "extras",
        /// Amounts of other currencies, of which the control total holds none.
        Converted = "converted",
    }
}

/// A difference between the control total and what the lines come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Why.
    pub why: Apart,
    /// What the control total has more.
    pub amount: Figure,
}

impl Receipt {
    /// A receipt of nothing yet.
    pub fn blank(name: &str, plan: Plan) -> Receipt {
        Receipt {
            name: name.to_owned(),
            plan,
            headers: Vec::new(),
            rows_read: 0,
            rows_used: 0,
            rows_blank: 0,
            set_aside: Vec::new(),
            refunds: Counted::default(),
            void: Counted::default(),
            control_total: Figure::ZERO,
            currencies: Vec::new(),
            repeated: Counted::default(),
            repeated_examples: Vec::new(),
            matching: None,
            dates: DateEvidence::default(),
            numbers: NumberEvidence::default(),
            states: Vec::new(),
            hidden: Counted::default(),
            struck: Counted::default(),
            refunded: Counted::default(),
            filled: 0,
            sums: 0,
            last_plausible_year: None,
            days: None,
            apart: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The control total as a sum of what became of it: what is used, void, set aside, paid back by a column of its own,
    /// and what differs otherwise. `None` where the figures have no common unit.
    pub fn control(&self) -> Option<Control> {
        // A total row is in no control total.
        let counted = |reason: &&SetAside| reason.code != Code::TotalRow;
        let sum = |sum: Option<Figure>, amount: Figure| sum?.plus(amount);
        let set_aside = self.set_aside.iter().filter(counted).map(|reason| reason.amount);
        let set_aside = set_aside.fold(Some(Figure::ZERO), sum)?;
        let others = [self.void.amount, set_aside, self.refunded.amount].into_iter();
        let others = others.chain(self.apart.iter().map(|difference| difference.amount));
        let used = self.control_total.plus(-others.fold(Some(Figure::ZERO), sum)?)?;
        Some(Control { used, set_aside })
    }

    /// Rows that were set aside for any reason.
    pub fn rows_set_aside(&self) -> u64 {
        self.set_aside.iter().map(|reason| reason.rows).sum()
    }

    /// Does every row have its place? (An invariant; the page shows it.)
    pub fn adds_up(&self) -> bool {
        self.rows_read == self.rows_used + self.rows_set_aside() + self.rows_blank
    }
}

/// Terms of the [control total](Receipt::control) that stand nowhere else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// What the used lines come to in the analysis.
    pub used: Figure,
    /// What the rows that are set aside say.
    pub set_aside: Figure,
}

/// How the customers of a table match those who ordered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matching {
    /// Customers in both.
    pub both: u64,
    /// Customers of this table without an order.
    pub only_here: u64,
    /// The first few of them.
    pub only_here_examples: Vec<String>,
    /// Customers with orders whom this table lacks.
    pub only_orders: u64,
    /// The first few of them.
    pub only_orders_examples: Vec<String>,
}

/// So many lines with so much in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// Lines.
    pub lines: u64,
    /// Sum of their amounts.
    pub amount: Figure,
}
