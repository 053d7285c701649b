//! What can be answered about a table, and what an answer changes in how it is read.

use super::amount::DecimalMark;
use super::cells::RowLook;
use super::date::{DateOrder, Era};
use super::options::Merge;
use super::roles::{Role, Shape, Treatment};
use super::status::Meaning;
use crate::calendar::Day;
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
        /// Two columns could be the day of the order.
        DateColumn = "date-column",
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
        /// Some amounts are of another kind than the rest: without tax, or in another currency.
        MixedAmounts = "mixed-amounts",
        /// A heading says what became of the rows below it.
        Headings = "headings",
        /// Rows name another row's order: they may replace or cancel it.
        NamedOrders = "named-orders",
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
        /// Rows that the spreadsheet strikes through.
        StruckRows = "struck-rows",
        /// Rows with a reason for which something was rejected, cancelled or given back.
        Reasons = "reasons",
        /// Rows of what was paid for before: a voucher or a course that is used.
        Redeemed = "redeemed",
        /// Two kinds of rows take back the same amounts.
        ReturnedTwice = "returned-twice",
        /// Rows that stand in several of the files that a table was put together from.
        CombinedFiles = "combined-files",
        /// A sheet that the workbook hides holds a table.
        HiddenTable = "hidden-table",
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
        /// Several items stand side by side in each row.
        ItemsAcross = "items-across",
        /// Columns beyond a gap look like a second table.
        SecondTable = "second-table",
    }
}

/// What a person chose instead of what was guessed, for another look into the same file. `None` leaves it to the guess.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Path in a zip.
    pub entry: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Name of the text encoding.
    pub encoding: Option<String>,
    /// Delimiter of a text.
    pub delimiter: Option<char>,
    /// Row of the header; 1 is the first of the file or sheet.
    pub header_row: Option<u64>,
    /// Shape of the table.
    pub shape: Option<Shape>,
    /// The first column of the table, where several stand beside each other; 0 is the first of the file or sheet.
    pub first_column: Option<usize>,
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
    /// The columns of each item, where several stand side by side in a row.
    Items(Vec<Vec<usize>>),
    /// Columns whose numbers are added to those of a role's column.
    Add(Role, Vec<usize>),
    /// Rows that the spreadsheet shows so are left out.
    Skip(RowLook, bool),
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
            Change::Column(Role::Amount, _) | Change::Add(Role::Amount, _) => {
                &[Of::AmountColumn, Of::AmountRepeats, Of::Unreadable]
            }
            Change::Column(Role::Date, _) => &[Of::DateColumn, Of::MonthOnly, Of::YearOnly],
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
            Change::Skip(RowLook::Hidden, _) => &[Of::HiddenRows],
            Change::Skip(RowLook::Struck, _) => &[Of::StruckRows],
            Change::Window(_) => &[Of::DaysOutside],
            Change::Beside(_) => &[Of::SecondTable],
            Change::Items(_) => &[Of::ItemsAcross],
            Change::Look(look) if look.first_column.is_some() => &[Of::SecondTable],
            Change::Look(look) => match (look.entry.is_some() || look.sheet.is_some(), look.encoding.is_some()) {
                (true, true) => &[Of::Table, Of::HiddenTable, Of::Encoding],
                (true, false) => &[Of::Table, Of::HiddenTable],
                (false, true) => &[Of::Encoding],
                (false, false) => &[],
            },
            Change::AllTables => &[Of::Table],
            Change::Merge(_) => &[Of::SameCustomers],
            // Each value of a status is a question of its own.
            Change::Column(..) | Change::Add(..) | Change::Extra(..) | Change::Meaning(..) => &[],
        }
    }
}
