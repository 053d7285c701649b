//! What a file leaves in doubt: questions for a person, and what a person should know.
//!
//! A doubt says what was found, and for each answer what it would give: the same importer reads the sample by each of
//! them ([`trial`](super::trial)). An answer is a list of [`Change`]s to the [`Plan`](super::plan::Plan).

use super::change::{Change, DoubtCode};
use super::plan::Plan;
use super::status::{self};
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};

choices! {
    /// What an answer does; the catalogues have a sentence for each (`answer-KEY`), which may name [`Answer::of`].
    AnswerKey {
        /// Read it as it is read now.
        AsIs = "as-is",
        /// This column.
        Column = "column",
        /// Once per order.
        OncePerOrder = "once-per-order",
        /// On every line.
        EveryLine = "every-line",
        /// Blank cells hold what stands above.
        FillDown = "fill-down",
        /// Blank cells are blank.
        LeaveBlank = "leave-blank",
        /// Quantity × price less the discount.
        LessDiscount = "less-discount",
        /// Quantity × price as it is.
        WithoutDiscount = "without-discount",
        /// Day before month.
        Dmy = "dmy",
        /// Month before day.
        Mdy = "mdy",
        /// Year first.
        Ymd = "ymd",
        /// Decimal point.
        Point = "point",
        /// Decimal comma.
        Comma = "comma",
        /// This currency alone.
        Currency = "currency",
        /// This sheet or file.
        Table = "table",
        /// All sheets, or tables beside each other, with the same columns.
        AllTables = "all-tables",
        /// Every item of a row.
        EveryItem = "every-item",
        /// The first item of a row alone.
        FirstItem = "first-item",
        /// The sum of these columns.
        Sum = "sum",
        /// This encoding.
        Encoding = "encoding",
        /// The first day of the month stands for it.
        FirstDay = "first-day",
        /// It counts.
        Counts = "counts",
        /// No money changed hands.
        Void = "void",
        /// Money went back.
        Refund = "refund",
        /// The signs the other way round.
        OtherSign = "other-sign",
        /// With the tax in this column.
        WithTax = "with-tax",
        /// Times the quantity in this column.
        TimesQuantity = "times-quantity",
        /// Times the unit.
        TimesUnit = "times-unit",
        /// As the numbers stand.
        NoUnit = "no-unit",
        /// Swap day and month back.
        SwapBack = "swap-back",
        /// Leave them out.
        LeaveOut = "leave-out",
        /// Keep them.
        Keep = "keep",
        /// Count them as one.
        Merge = "merge",
    }
}

/// Something in doubt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// What.
    pub code: DoubtCode,
    /// Only a person can answer it; else it is worth knowing.
    pub asks: bool,
    /// Header of the column that it is about.
    pub column: Option<String>,
    /// An example of what was found.
    pub found: Option<String>,
    /// Rows, cells or customers that it is about; 0 where that says nothing.
    pub count: u64,
    /// Sum of their amounts.
    pub amount: Option<Figure>,
    /// What can be answered; the first is how the file is read now. Empty where there is nothing to choose.
    pub answers: Vec<Answer>,
}

/// An answer, and what it would give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What it does.
    pub key: AnswerKey,
    /// The column, currency, sheet or encoding that it names.
    pub of: Option<String>,
    /// How the plan changes.
    pub changes: Vec<Change>,
    /// What the looked-at rows come to.
    pub gives: Option<Gives>,
}

/// What a reading of the looked-at rows comes to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gives {
    /// Sum of the lines.
    pub revenue: Figure,
    /// Revenue less direct cost, where a cost is known.
    pub profit: Option<Figure>,
    /// Customers.
    pub customers: u64,
    /// These are all rows of the table.
    pub complete: bool,
}

impl Doubt {
    /// A doubt without answers.
    pub fn new(code: DoubtCode, asks: bool) -> Doubt {
        Doubt { code, asks, column: None, found: None, count: 0, amount: None, answers: Vec::new() }
    }

    /// Has nobody answered it yet, where a table is read by this plan?
    pub fn is_open(&self, plan: &Plan) -> bool {
        let value = || self.found.as_deref().map(status::folded).unwrap_or_default();
        match self.code {
            DoubtCode::StatusUnknown | DoubtCode::MixedAmounts | DoubtCode::Headings | DoubtCode::Unpaid
                if plan.meanings.contains_key(&value()) =>
            {
                false
            }
            code => !plan.settled.contains(&code),
        }
    }

    /// Names the column.
    pub fn column(mut self, header: &str) -> Doubt {
        self.column = Some(header.to_owned());
        self
    }

    /// Gives an example, shortened.
    pub fn found(mut self, found: impl AsRef<str>) -> Doubt {
        self.found = Some(found.as_ref().chars().take(60).collect());
        self
    }

    /// Says how many.
    pub fn count(mut self, count: u64) -> Doubt {
        self.count = count;
        self
    }

    /// Adds an answer.
    pub fn answer(mut self, answer: Answer) -> Doubt {
        self.answers.push(answer);
        self
    }
}

impl Answer {
    /// An answer that changes the plan so.
    pub fn new(key: AnswerKey, changes: Vec<Change>) -> Answer {
        Answer { key, of: None, changes, gives: None }
    }

    /// Names what it is about.
    pub fn of(mut self, of: impl Into<String>) -> Answer {
        self.of = Some(of.into());
        self
    }

    /// Says what it gives.
    pub fn gives(mut self, gives: Option<Gives>) -> Answer {
        self.gives = gives;
        self
    }
}
