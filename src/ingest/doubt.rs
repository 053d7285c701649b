//! What a file leaves in doubt: questions for a person, and what a person should know.
//!
//! A doubt says what was found, and for each answer what it would give: the same importer reads the sample by each of
//! them ([`trial`](super::trial)). An answer is a list of [`Change`]s to the [`Plan`](super::plan::Plan).

use super::options::Merge;
use super::plan::{Choices, DateOrder, DecimalMark, Era, Plan};
use super::roles::{Role, Treatment};
use super::status::{self, Meaning};
use crate::calendar::Day;
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};
use std::ops::Range;

choices! {
    /// What is in doubt. The catalogues have a sentence for each (`doubt-CODE`).
    DoubtCode {
        /// No date says whether the day or the month stands first.
        DateOrder = "date-order",
        /// No amount says whether 1,234 is a thousand or one and a bit.
        DecimalMark = "decimal-mark",
        /// There are several currencies, which are never added.
        Currency = "currency",
        /// Several sheets, or files in a zip, look like tables.
        Table = "table",
        /// Two encodings make a readable text of the bytes.
        Encoding = "encoding",
        /// A needed column has a fitting header and cells that cannot be read.
        Unreadable = "unreadable",
        /// Two columns could be the amount.
        AmountColumn = "amount-column",
        /// An amount repeats on the lines of an order.
        AmountRepeats = "amount-repeats",
        /// The lines of an order do not come to its total.
        LinesDiffer = "lines-differ",
        /// Two columns could say who the customer is.
        CustomerColumn = "customer-column",
        /// Cells of the customer are blank below a filled one.
        BlankCells = "blank-cells",
        /// A discount could be part of the amount already.
        Discount = "discount",
        /// The sign of the amounts, or the side of the ledger that is a sale, is not certain.
        Sign = "sign",
        /// Much is taken back: refunds, or payments of what was invoiced?
        Credits = "credits",
        /// The header names a unit such as 万元.
        Unit = "unit",
        /// The dates are bare months.
        MonthOnly = "month-only",
        /// The dates are bare years.
        YearOnly = "year-only",
        /// The columns are months.
        WideMonths = "wide-months",
        /// Years of another era.
        Era = "era",
        /// Day and month were swapped by a spreadsheet in some of the dates.
        SwappedDays = "swapped-days",
        /// Days that are not plausible: before 1990, or far after all others.
        DaysOutside = "days-outside",
        /// A value of a status column is not known.
        StatusUnknown = "status-unknown",
        /// One sale stands there by several documents: its order, its invoice, its payment.
        Documents = "documents",
        /// Orders that are still to be paid.
        Unpaid = "unpaid",
        /// Test orders are among the others.
        TestRows = "test-rows",
        /// A column of refunds is not used.
        RefundsUnused = "refunds-unused",
        /// Ids were turned into numbers such as 1.94E+18.
        IdsMangled = "ids-mangled",
        /// Rows that the spreadsheet hides.
        HiddenRows = "hidden-rows",
        /// Rows that are sums of the rows above them, without a word that says so.
        TotalRows = "total-rows",
        /// More than 5 % of the rows are set aside.
        ManySetAside = "many-set-aside",
        /// Every purchase is on one day.
        OneDay = "one-day",
        /// Customers who are likely one.
        SameCustomers = "same-customers",
        /// A customer who stands for nobody in particular: walk-in, guest, cash sale.
        Placeholder = "placeholder",
        /// Customers are told apart by name, although a column tells more of them apart.
        KeyedByName = "keyed-by-name",
        /// Headers that are hardly readable.
        GarbledHeader = "garbled-header",
        /// Columns beyond a gap look like a second table.
        SecondTable = "second-table",
    }
}

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

/// A change of how a table is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Another column for a role, or none.
    Column(Role, Option<usize>),
    /// A role counts once per order.
    Once(Role, bool),
    /// Blank cells of a column hold what stands above.
    Fill(usize, bool),
    /// What becomes of an extra.
    Extra(Role, Treatment),
    /// What a value of a status column means.
    Meaning(String, Meaning),
    /// Unpaid orders count.
    Unpaid(bool),
    /// The column of a role has the opposite sign.
    Flip(Role, bool),
    /// Power of ten of a role's column.
    Power(Role, i8),
    /// Order of the dates.
    Order(DateOrder),
    /// Decimal mark of the amounts.
    Mark(DecimalMark),
    /// Currency of the analysis.
    Currency(String),
    /// Era of the years.
    Era(Era),
    /// Day and month were swapped.
    SwappedDays(bool),
    /// A bare month stands for its first day.
    MonthStarts(bool),
    /// Columns that are months.
    Months(Vec<(usize, Day)>),
    /// The columns of tables that stand beside each other.
    Beside(Vec<Range<usize>>),
    /// Hidden rows are left out.
    SkipHidden(bool),
    /// Plausible days.
    Window(Option<(Day, Day)>),
    /// Another look into the file.
    Look(Choices),
    /// All tables with the same columns.
    AllTables,
    /// Customers to count as one, in all files.
    Merge(Vec<Merge>),
}

impl Change {
    /// The questions that nobody has to answer any more, once somebody has made this change.
    pub fn settles(&self) -> &'static [DoubtCode] {
        use DoubtCode as Of;
        match self {
            Change::Column(Role::Customer | Role::Name, _) => &[Of::CustomerColumn, Of::KeyedByName, Of::IdsMangled],
            Change::Column(Role::Amount, _) => &[Of::AmountColumn, Of::AmountRepeats, Of::Unreadable],
            Change::Column(Role::Date, _) => &[Of::MonthOnly, Of::YearOnly],
            Change::Column(Role::Refunded, _) => &[Of::RefundsUnused],
            Change::Once(..) => &[Of::AmountRepeats],
            Change::Fill(..) => &[Of::BlankCells],
            Change::Extra(Role::Discount, _) => &[Of::Discount],
            Change::Unpaid(_) => &[Of::Unpaid],
            Change::Flip(..) => &[Of::Sign],
            Change::Power(..) => &[Of::Unit],
            Change::Order(_) => &[Of::DateOrder],
            Change::Mark(_) => &[Of::DecimalMark],
            Change::Currency(_) => &[Of::Currency],
            Change::Era(_) => &[Of::Era],
            Change::SwappedDays(_) => &[Of::SwappedDays],
            Change::MonthStarts(_) => &[Of::MonthOnly, Of::YearOnly],
            Change::Months(_) => &[Of::WideMonths],
            Change::SkipHidden(_) => &[Of::HiddenRows],
            Change::Window(_) => &[Of::DaysOutside],
            Change::Beside(_) => &[Of::SecondTable],
            Change::Look(look) if look.first_column.is_some() => &[Of::SecondTable],
            Change::Look(look) => match (look.entry.is_some() || look.sheet.is_some(), look.encoding.is_some()) {
                (true, true) => &[Of::Table, Of::Encoding],
                (true, false) => &[Of::Table],
                (false, true) => &[Of::Encoding],
                (false, false) => &[],
            },
            Change::AllTables => &[Of::Table],
            Change::Merge(_) => &[Of::SameCustomers],
            // Each value of a status is a question of its own.
            Change::Column(..) | Change::Extra(..) | Change::Meaning(..) => &[],
        }
    }
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
            DoubtCode::StatusUnknown | DoubtCode::Unpaid if plan.meanings.contains_key(&value()) => false,
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
