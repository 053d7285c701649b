//! How a file is to be read: what a person can see and correct before it is.
//!
//! [`inspect`](super::inspect) guesses a [`Plan`] with the evidence for each part; the mapping form changes it;
//! [`import`](super::import) follows it.

use super::amount::DecimalMark;
use super::cells::RowLook;
use super::change::{Change, DoubtCode};
use super::csv::Quotes;
use super::date::{DateOrder, Era, Style};
use super::encoding;
use super::roles::{CostKind, Role, Shape, Treatment};
use super::status::{Meaning, StateColumn};
use crate::calendar::Day;
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

choices! {
    /// File format, found from the content.
    Format {
        /// Text with a delimiter.
        Csv = "csv",
        /// Excel 2007 and later.
        Xlsx = "xlsx",
        /// Excel binary workbook.
        Xlsb = "xlsb",
        /// Excel 97–2003.
        Xls = "xls",
        /// OpenDocument spreadsheet.
        Ods = "ods",
        /// A web page or an XML spreadsheet, often named .xls.
        Markup = "markup",
    }
}

/// Days that are plausible where nothing else is known: what a sentinel such as 0001-01-01 or 9999-12-31 is not.
pub fn plausible() -> (Day, Day) {
    // 1990-01-01 and 2098-12-31.
    (Day::from_epoch(7305), Day::from_epoch(47_116))
}

/// What a table is packed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Packing {
    /// Nothing.
    #[default]
    None,
    /// gz
    Gzip,
    /// A zip, with the path of the table in it.
    Zip {
        /// The path.
        entry: String,
    },
}

/// How one file, or one sheet of a workbook, is to be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What the bytes are, once unpacked.
    pub format: Format,
    /// What they are packed in.
    #[serde(default)]
    pub packing: Packing,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// Name of the text encoding as in the WHATWG standard (`UTF-8`, `gb18030`); `None` in a workbook.
    pub encoding: Option<String>,
    /// The delimiter of a text file; `None` in a workbook.
    pub delimiter: Option<char>,
    /// The header's row; 1 is the first row of the file or sheet.
    pub header_row: u64,
    /// How many rows the header takes: 1, or 2 whose texts are joined column by column; 0 where `header_row` is the first
    /// row of a table without a header.
    #[serde(default = "one")]
    pub header_rows: u8,
    /// One row per order line or per customer.
    pub shape: Shape,
    /// Which column (0 is the first) has which role.
    pub columns: BTreeMap<Role, usize>,
    /// Order of the dates.
    pub date_order: DateOrder,
    /// Decimal mark of the amounts.
    pub decimal_mark: DecimalMark,
    /// The order of the dates and the decimal mark are settled, by somebody or by all rows, and stay as they are.
    #[serde(default)]
    pub fixed: bool,
    /// Dates that are bare numbers count from 1904, not from 1900.
    #[serde(default)]
    pub date_1904: bool,
    /// What the rows of a table of costs are.
    #[serde(default = "serve")]
    pub cost_kind: CostKind,
    /// The currency of the analysis: rows of others are set aside, unless `rates` has theirs. `None` takes the commonest.
    #[serde(default)]
    pub currency: Option<String>,
    /// What one unit of another currency is worth in `currency`.
    #[serde(default)]
    pub rates: BTreeMap<String, Figure>,
    /// What becomes of discounts, taxes and shipping; a role that is not here stands.
    #[serde(default)]
    pub extras: BTreeMap<Role, Treatment>,
    /// Roles whose cells are the order's, repeated on each of its lines or on the first alone: they count once per order.
    #[serde(default)]
    pub once: BTreeSet<Role>,
    /// Columns whose blank cells hold what stands above them, within one order where orders are named.
    #[serde(default)]
    pub fill: BTreeSet<usize>,
    /// Columns of states and flags beside the one of [`Role::Status`]; the strictest counts.
    #[serde(default)]
    pub states: Vec<StateColumn>,
    /// What somebody said of a value of a status column, by the value as it is compared.
    #[serde(default)]
    pub meanings: BTreeMap<String, Meaning>,
    /// An order that is still to be paid counts: so in lists of invoices, not in those of shop orders.
    #[serde(default)]
    pub unpaid_counts: bool,
    /// Refunds have rows of their own: a state of "refunded" on the sale takes nothing back once more.
    #[serde(default)]
    pub refund_rows: bool,
    /// A blank customer is the one above whatever its order: groups by customer, with the orders in them.
    #[serde(default)]
    pub groups_of_orders: bool,
    /// Rows of one cell that say what became of the rows below them, as they are compared: Cancelled, Open offers.
    #[serde(default)]
    pub headings: BTreeSet<String>,
    /// Roles whose column has the opposite sign of what is meant.
    #[serde(default)]
    pub flipped: BTreeSet<Role>,
    /// Powers of ten that the cells of a role are multiplied by: 4 for 万元.
    #[serde(default)]
    pub powers: BTreeMap<Role, i8>,
    /// Era of the years.
    #[serde(default = "common")]
    pub era: Era,
    /// Dates of a workbook whose day and month a spreadsheet swapped when it opened a text.
    #[serde(default)]
    pub swapped_days: bool,
    /// A bare month stands for its first day.
    #[serde(default)]
    pub month_starts: bool,
    /// Columns that are months, each with its first day: every filled cell is a line.
    #[serde(default)]
    pub months: Vec<(usize, Day)>,
    /// The columns of the table, where others stand beside it; then those of the others that have the same columns and are
    /// read as well.
    #[serde(default)]
    pub beside: Vec<Range<usize>>,
    /// The columns of each item, in the same order, where several stand side by side in a row; all others are the row's.
    #[serde(default)]
    pub items: Vec<Vec<usize>>,
    /// Columns whose numbers are added to those of a role's column: sales in the shop and online.
    #[serde(default)]
    pub added: BTreeMap<Role, Vec<usize>>,
    /// Rows that are left out because of how the spreadsheet shows them.
    #[serde(default)]
    pub skipped: BTreeSet<RowLook>,
    /// Days outside of these are set aside.
    #[serde(default)]
    pub window: Option<(Day, Day)>,
    /// What somebody has answered.
    #[serde(default)]
    pub settled: BTreeSet<DoubtCode>,
    /// What quotation marks are in a text file.
    #[serde(default)]
    pub quotes: Quotes,
    /// The first cell of each row holds a row of another table, which this delimiter splits.
    #[serde(default)]
    pub nested: Option<char>,
}

fn common() -> Era {
    Era::Common
}

fn put<T: Ord>(set: &mut BTreeSet<T>, item: T, present: bool) {
    if present {
        set.insert(item);
    } else {
        set.remove(&item);
    }
}

fn one() -> u8 {
    1
}

fn serve() -> CostKind {
    CostKind::Serve
}

impl Plan {
    /// A plan that says nothing yet: a table of orders, its header in the first row.
    pub fn empty() -> Plan {
        Plan {
            format: Format::Csv,
            packing: Packing::None,
            sheet: None,
            encoding: None,
            delimiter: None,
            header_row: 1,
            header_rows: 1,
            shape: Shape::Orders,
            columns: BTreeMap::new(),
            date_order: DateOrder::Dmy,
            decimal_mark: DecimalMark::Point,
            fixed: false,
            date_1904: false,
            cost_kind: CostKind::Serve,
            currency: None,
            rates: BTreeMap::new(),
            extras: BTreeMap::new(),
            once: BTreeSet::new(),
            fill: BTreeSet::new(),
            states: Vec::new(),
            meanings: BTreeMap::new(),
            unpaid_counts: false,
            refund_rows: false,
            groups_of_orders: false,
            headings: BTreeSet::new(),
            flipped: BTreeSet::new(),
            powers: BTreeMap::new(),
            era: Era::Common,
            swapped_days: false,
            month_starts: false,
            months: Vec::new(),
            beside: Vec::new(),
            items: Vec::new(),
            added: BTreeMap::new(),
            skipped: BTreeSet::new(),
            window: Some(plausible()),
            settled: BTreeSet::new(),
            quotes: Quotes::Doubled,
            nested: None,
        }
    }

    /// Follows an answer.
    pub fn change(&mut self, change: &Change) {
        match change {
            Change::Column(role, column) => {
                self.columns.remove(role);
                self.added.remove(role);
                if let Some(column) = column {
                    self.columns.insert(*role, *column);
                    self.leave_tables(*column);
                }
            }
            Change::Once(role, once) => put(&mut self.once, *role, *once),
            Change::Fill(column, fill) => put(&mut self.fill, *column, *fill),
            Change::Extra(role, treatment) => {
                self.extras.insert(*role, *treatment);
            }
            Change::Meaning(value, meaning) => {
                self.meanings.insert(value.clone(), *meaning);
            }
            Change::Unpaid(counts) => self.unpaid_counts = *counts,
            Change::Flip(role, flip) => put(&mut self.flipped, *role, *flip),
            Change::Power(role, power) => {
                self.powers.insert(*role, *power);
            }
            Change::Order(order) => (self.date_order, self.fixed) = (*order, true),
            Change::Mark(mark) => (self.decimal_mark, self.fixed) = (*mark, true),
            Change::Currency(currency) => self.currency = Some(currency.clone()),
            Change::Era(era) => self.era = *era,
            Change::SwappedDays(swapped) => self.swapped_days = *swapped,
            Change::MonthStarts(starts) => self.month_starts = *starts,
            Change::Months(months) => self.months = months.clone(),
            Change::Beside(tables) => self.beside.clone_from(tables),
            Change::Items(items) => self.items.clone_from(items),
            Change::Add(role, columns) => {
                self.added.remove(role);
                if !columns.is_empty() {
                    self.added.insert(*role, columns.clone());
                }
            }
            Change::Skip(look, true) => drop(self.skipped.insert(*look)),
            Change::Skip(look, false) => drop(self.skipped.remove(look)),
            Change::Window(window) => self.window = *window,
            Change::Look(_) | Change::AllTables | Change::Merge(_) => {}
        }
    }

    /// Reads whole rows where a column is none of the table's: whoever chose it sees one table.
    pub fn leave_tables(&mut self, column: usize) {
        if self.beside.first().is_some_and(|table| !table.contains(&column)) {
            self.beside.clear();
        }
        if self.items.iter().skip(1).any(|item| item.contains(&column)) {
            self.items.clear();
        }
    }

    /// Follows what somebody decided: what that answers is asked no more.
    pub fn decide(&mut self, change: &Change) {
        self.change(change);
        self.settled.extend(change.settles());
    }

    /// Is it unpacked text in UTF-8, whose bytes the engine takes as they lie there, in slices from the first to the last?
    /// Anything else is opened by [`Input`](super::input::Input).
    pub fn is_plain(&self) -> bool {
        self.format == Format::Csv
            && self.packing == Packing::None
            && self.encoding.as_deref().is_none_or(encoding::is_utf8_name)
    }

    /// Can it be read in [pieces](super::pieces)?
    pub fn is_splittable(&self) -> bool {
        // What holds for further rows cannot be told where a piece begins.
        let is_local = self.once.is_empty() && self.fill.is_empty() && self.headings.is_empty() && !self.refund_rows;
        self.is_plain() && self.shape == Shape::Orders && is_local
    }

    /// How its dates are written.
    pub fn date_style(&self) -> Style {
        Style { order: self.date_order, era: self.era }
    }

    /// What becomes of discounts, taxes or shipping.
    pub fn treatment(&self, role: Role) -> Treatment {
        self.extras.get(&role).copied().unwrap_or(Treatment::Stands)
    }

    /// What a table must have: of each, one choice of roles, the usual one first.
    fn needed(&self) -> Vec<&'static [&'static [Role]]> {
        let customer: &[&[Role]] = &[&[Role::Customer], &[Role::Name]];
        let mut needed = vec![customer];
        match self.shape {
            Shape::Orders if self.months.is_empty() => {
                needed.push(&[&[Role::Date]]);
                needed.push(&[&[Role::Amount], &[Role::Quantity, Role::UnitPrice]]);
            }
            Shape::Customers => needed.push(&[&[Role::Revenue], &[Role::Profit]]),
            Shape::Costs if self.cost_kind.is_money() => needed.push(&[&[Role::Amount]]),
            Shape::Orders | Shape::Costs => {}
        }
        needed
    }

    /// Does a needed role rest on this one's column, as the columns are?
    pub fn needs(&self, role: Role) -> bool {
        let has = |role: &Role| self.columns.contains_key(role);
        let rests = |choices: &&[&[Role]]| {
            // What comes behind a choice that is made is not needed.
            let made = choices.iter().position(|choice| choice.iter().all(has)).unwrap_or(choices.len() - 1);
            choices[..=made].iter().any(|choice| choice.contains(&role))
        };
        self.needed().iter().any(rests)
    }

    /// The needed roles that no column has: a customer; for orders a date and an amount (or quantity and unit price);
    /// for customers at least a revenue or a profit; for costs an amount, unless they are counted.
    pub fn missing(&self) -> Vec<Role> {
        let has = |role: &Role| self.columns.contains_key(role);
        let is_missing = |choices: &&&[&[Role]]| !choices.iter().any(|choice| choice.iter().all(has));
        self.needed().iter().filter(is_missing).map(|choices| choices[0][0]).collect()
    }

    /// How sure the needed columns are by the confidence of each: the least of them; 0 where one is missing.
    pub fn least(&self, sure: impl Fn(Role) -> f64) -> f64 {
        let choice = |roles: &[Role]| roles.iter().map(|&role| sure(role)).fold(f64::INFINITY, f64::min);
        let best = |choices: &&[&[Role]]| choices.iter().map(|roles| choice(roles)).fold(0.0, f64::max);
        self.needed().iter().map(best).fold(f64::INFINITY, f64::min)
    }
}
