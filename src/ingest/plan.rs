//! How a file is to be read: what a person can see and correct before it is.
//!
//! [`inspect`](super::inspect) guesses a [`Plan`] with the evidence for each part; the mapping form changes it;
//! [`import`](super::import) follows it.

use super::csv::Quotes;
use super::encoding;
use super::guess::CONFIDENT;
use super::receipt::{CurrencyRows, DateEvidence, NumberEvidence};
use super::saved::Layout;
use crate::money::Figure;
use crate::settings::choices;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// What a column means (definitions.md section 2).
    Role {
        /// The buyer's id, else name.
        Customer = "customer",
        /// The buyer's name, beside an id.
        Name = "name",
        /// Day of the order.
        Date = "date",
        /// Amount of the line.
        Amount = "amount",
        /// Units sold; negative for a return.
        Quantity = "quantity",
        /// Price of one unit; with the quantity it stands for the amount.
        UnitPrice = "unit_price",
        /// Order or invoice number.
        Order = "order",
        /// Product code, else name.
        Product = "product",
        /// Product category.
        Category = "category",
        /// Direct cost of the line.
        Cost = "cost",
        /// Direct cost of one unit.
        UnitCost = "unit_cost",
        /// Profit of the line before cost to serve; stands for the cost.
        Profit = "profit",
        /// State of the order: paid, cancelled, refunded.
        Status = "status",
        /// Cost to serve of the line, or of the customer.
        ServiceCost = "service_cost",
        /// Currency of the amount.
        Currency = "currency",
        /// Discount on the line.
        Discount = "discount",
        /// Tax on the line.
        Tax = "tax",
        /// Shipping charged with the line.
        Shipping = "shipping",
        /// Revenue so far (customers table).
        Revenue = "revenue",
        /// Number of purchases so far (customers table).
        Orders = "orders",
        /// First purchase (customers table).
        FirstOrder = "first_order",
        /// Last purchase (customers table).
        LastOrder = "last_order",
        /// Number of service requests (customers table).
        Requests = "requests",
        /// What it cost to win the customer (customers table).
        AcquisitionCost = "acquisition_cost",
        /// Net promoter score, 0–10 (customers table).
        Nps = "nps",
        /// Engagement, scaled to 0–100 by the largest value (customers table).
        Engagement = "engagement",
        /// Potential, 0–100 (customers table).
        Potential = "potential",
        /// Id of the customer who referred this one (customers table).
        ReferredBy = "referred_by",
    }
}

choices! {
    /// Shape of a table.
    Shape {
        /// One row per order line.
        Orders = "orders",
        /// One row per customer.
        Customers = "customers",
        /// One row per cost, service request or return of a customer, joined to the other tables.
        Costs = "costs",
    }
}

choices! {
    /// What the rows of a table of costs are.
    CostKind {
        /// Amounts of cost to serve.
        Serve = "serve",
        /// Amounts of acquisition cost: campaigns, commissions.
        Acquire = "acquire",
        /// Service requests, counted.
        Request = "request",
        /// Returns, counted.
        Return = "return",
    }
}

impl CostKind {
    /// Are its rows amounts of money? Else they are counted: one each, or what the quantity says.
    pub fn is_money(self) -> bool {
        matches!(self, CostKind::Serve | CostKind::Acquire)
    }
}

choices! {
    /// What becomes of discounts, taxes and shipping: of their columns, and of lines that are nothing else.
    Treatment {
        /// The amount stands as it is, such lines count.
        Stands = "stands",
        /// The amount includes them: columns are taken off, lines are set aside.
        LeaveOut = "leave_out",
        /// The amount lacks them: columns are added, lines count.
        Add = "add",
    }
}

choices! {
    /// What only a person can know about a file.
    Question {
        /// No date says whether the day or the month stands first.
        DateOrder = "date-order",
        /// No amount says whether 1,234 is a thousand or one and a bit.
        DecimalMark = "decimal-mark",
        /// There are several currencies, which are never added.
        Currency = "currency",
        /// Several sheets, or files in a zip, look like tables.
        Table = "table",
    }
}

impl Shape {
    /// The roles that a table of this shape can have, in the order of the mapping form.
    pub fn roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Shape::Orders => &[
                Customer,
                Name,
                Date,
                Amount,
                Quantity,
                UnitPrice,
                Order,
                Product,
                Category,
                Cost,
                UnitCost,
                Profit,
                Status,
                ServiceCost,
                Currency,
                Discount,
                Tax,
                Shipping,
            ],
            Shape::Customers => &[
                Customer,
                Name,
                Revenue,
                Orders,
                FirstOrder,
                LastOrder,
                Cost,
                Profit,
                ServiceCost,
                Requests,
                AcquisitionCost,
                Nps,
                Engagement,
                Potential,
                ReferredBy,
                Currency,
            ],
            Shape::Costs => &[Customer, Name, Date, Amount, Quantity, Currency],
        }
    }
}

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
    }
}

choices! {
    /// Order of day, month and year in a column of dates.
    DateOrder {
        /// 2024-05-13, 20240513, 2024年5月13日; the only order without doubt.
        Ymd = "ymd",
        /// 13/05/2024
        Dmy = "dmy",
        /// 05/13/2024
        Mdy = "mdy",
    }
}

choices! {
    /// The sign before the decimals in a column of amounts.
    DecimalMark {
        /// 1,234.50
        Point = "point",
        /// 1.234,50
        Comma = "comma",
    }
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
    /// What quotation marks are in a text file.
    #[serde(default)]
    pub quotes: Quotes,
    /// The first cell of each row holds a row of another table, which this delimiter splits.
    #[serde(default)]
    pub nested: Option<char>,
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
            quotes: Quotes::Doubled,
            nested: None,
        }
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
        self.is_plain() && self.shape == Shape::Orders
    }

    /// What becomes of discounts, taxes or shipping.
    pub fn treatment(&self, role: Role) -> Treatment {
        self.extras.get(&role).copied().unwrap_or(Treatment::Stands)
    }

    /// The needed roles that no column has: a customer; for orders a date and an amount (or quantity and unit price);
    /// for customers at least a revenue or a profit; for costs an amount, unless they are counted.
    pub fn missing(&self) -> Vec<Role> {
        let has = |role: Role| self.columns.contains_key(&role);
        let mut missing = Vec::new();
        if !has(Role::Customer) && !has(Role::Name) {
            missing.push(Role::Customer);
        }
        match self.shape {
            Shape::Orders => {
                if !has(Role::Date) {
                    missing.push(Role::Date);
                }
                let computed = has(Role::Quantity) && has(Role::UnitPrice);
                if !has(Role::Amount) && !computed {
                    missing.push(Role::Amount);
                }
            }
            Shape::Customers => {
                if !has(Role::Revenue) && !has(Role::Profit) {
                    missing.push(Role::Revenue);
                }
            }
            Shape::Costs => {
                if self.cost_kind.is_money() && !has(Role::Amount) {
                    missing.push(Role::Amount);
                }
            }
        }
        missing
    }
}

choices! {
    /// Why a column was taken for its role.
    Evidence {
        /// Its header is a known word for the role.
        Header = "header",
        /// Its header contains a known word.
        PartOfHeader = "part_of_header",
        /// Its values look like it.
        Content = "content",
        /// Somebody chose it.
        Chosen = "chosen",
    }
}

/// A guess for one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// The role.
    pub role: Role,
    /// The column, 0 is the first.
    pub column: usize,
    /// Why.
    pub evidence: Evidence,
    /// How sure, from 0 to 1.
    pub confidence: f64,
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
}

/// One table of a file: a sheet, a file in a zip, or the file itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Path in a zip.
    pub entry: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// A person who opens the workbook sees it.
    pub visible: bool,
    /// Rows with values that were looked at, at most 2,000.
    pub rows: u64,
    /// What it looks like; `None` where it holds no table.
    pub shape: Option<Shape>,
    /// How sure, from 0 to 1: the least sure of the needed columns.
    pub confidence: f64,
}

/// What was found in one file before reading all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// File name without a path.
    pub name: String,
    /// Size in bytes.
    pub bytes: f64,
    /// The guessed plan.
    pub plan: Plan,
    /// The headers, in order; an empty header is empty here.
    pub headers: Vec<String>,
    /// What a kept mapping knows the table by.
    pub layout: Layout,
    /// The first rows below the header, as text.
    pub preview: Vec<Vec<String>>,
    /// The guesses behind `plan.columns`.
    pub guesses: Vec<Guess>,
    /// Sure enough to go ahead without asking.
    pub confident: bool,
    /// All tables of the file, in its order; the inspected one is among them.
    pub tables: Vec<Table>,
    /// What only a person can answer. An answer changes the plan and sets [`Plan::fixed`].
    pub questions: Vec<Question>,
    /// What the rows that were looked at say of the order of the dates.
    pub dates: DateEvidence,
    /// What they say of the decimal mark.
    pub numbers: NumberEvidence,
    /// Currencies among them, most rows first; empty where they name none.
    pub currencies: Vec<CurrencyRows>,
}

impl Inspection {
    /// What somebody should say before the file is read: roles, then questions; empty where that is certain.
    pub fn doubts(&self) -> Vec<&'static str> {
        let unsure = self.guesses.iter().filter(|guess| guess.confidence < CONFIDENT).map(|guess| guess.role);
        let roles = self.plan.missing().into_iter().chain(unsure).map(Role::as_str);
        let doubts = roles.chain(self.questions.iter().map(|question| question.as_str()));
        if self.confident { Vec::new() } else { doubts.collect() }
    }
}
