//! Rows → facts: follows a [`Plan`], counts everything, and says of every row what became of it.

use super::amount::{self, Marks};
use super::cells::{Cell, Cells};
use super::date::{self, Proves};
use super::plan::{DateOrder, DecimalMark, Plan, Role, Shape};
use super::receipt::{Counted, DateEvidence, NumberEvidence, Receipt, SetAside};
use super::status::{self, Meaning};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ledger::{Attributes, Builder, Flags, Line};
use crate::money::Figure;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Examples that a receipt keeps for each reason.
const EXAMPLES: usize = 5;

/// A row that was set aside, small enough to keep all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aside {
    /// The row; 1 is the first of the file or sheet.
    pub row: u32,
    /// Why.
    pub code: Code,
    /// The column at fault, `u16::MAX` where the row as a whole is.
    pub column: u16,
}

/// Interprets the rows of one file or sheet.
pub struct Rows {
    plan: Plan,
    name: String,
    headers: Vec<String>,
    columns: [Option<usize>; Role::ALL.len()],
    status_header: status::Header,
    receipt: Receipt,
    asides: Vec<Aside>,
    control: Tally,
    aside_amounts: Vec<(Code, Tally)>,
    refunds: Tally,
    void: Tally,
    last_date: LastDate,
}

/// The last date that was read: neighbouring rows often share it.
#[derive(Default)]
struct LastDate {
    cell: Vec<u8>,
    day: Option<(Day, Proves)>,
}

/// What is wrong with a row, and in which column.
struct Fault {
    code: Code,
    column: Option<usize>,
}

impl Rows {
    /// Reads rows of a file with these headers by this plan.
    pub fn new(name: &str, plan: &Plan, headers: Vec<String>) -> Rows {
        let mut columns = [None; Role::ALL.len()];
        for (&role, &column) in &plan.columns {
            columns[role as usize] = Some(column);
        }
        // A table with names but no ids is known by its names.
        if columns[Role::Customer as usize].is_none() {
            columns[Role::Customer as usize] = columns[Role::Name as usize].take();
        }
        let status_header = columns[Role::Status as usize].and_then(|at| headers.get(at)).map(|header| header.as_str());
        Rows {
            status_header: status::Header::of(status_header.unwrap_or_default()),
            receipt: Receipt {
                name: name.to_owned(),
                plan: plan.clone(),
                headers: headers.clone(),
                rows_read: 0,
                rows_used: 0,
                rows_blank: 0,
                set_aside: Vec::new(),
                refunds: Counted::default(),
                void: Counted::default(),
                control_total: Figure::ZERO,
                dates: DateEvidence::default(),
                numbers: NumberEvidence::default(),
            },
            plan: plan.clone(),
            name: name.to_owned(),
            headers,
            columns,
            asides: Vec::new(),
            control: Tally::default(),
            aside_amounts: Vec::new(),
            refunds: Tally::default(),
            void: Tally::default(),
            last_date: LastDate::default(),
        }
    }

    /// Counts blank lines that the reader skipped.
    pub fn blank(&mut self, rows: u64) {
        self.receipt.rows_read += rows;
        self.receipt.rows_blank += rows;
    }

    /// Rows so far.
    pub fn read(&self) -> u64 {
        self.receipt.rows_read
    }

    /// Reads a row. Whatever is in it, it is counted as used, blank or set aside.
    ///
    /// # Errors
    /// Only where no further row can be taken: [`Code::TooManyRows`].
    pub fn row(&mut self, builder: &mut Builder, row: u64, cells: &impl Cells) -> Result<()> {
        if cells.is_blank() {
            self.blank(1);
            return Ok(());
        }
        self.receipt.rows_read += 1;
        let amount = self.amount(cells);
        if let Ok(Some(amount)) = amount {
            self.control.add(amount);
        }
        let used = match self.plan.shape {
            Shape::Orders => self.order_line(builder, cells, &amount),
            Shape::Customers => self.customer(builder, cells, &amount),
        };
        match used {
            Ok(()) => self.receipt.rows_used += 1,
            Err(Fault { code: Code::TooManyRows, .. }) => return Err(Code::TooManyRows.into()),
            Err(fault) => self.set_aside(row, cells, fault, amount.ok().flatten()),
        }
        Ok(())
    }

    fn column(&self, role: Role) -> Option<usize> {
        self.columns[role as usize]
    }

    fn cell<'a>(&self, cells: &'a impl Cells, role: Role) -> Cell<'a> {
        self.column(role).map_or(Cell::Text(&[]), |column| cells.cell(column))
    }

    /// The amount of the row: its column, else quantity × unit price; for a customers table the revenue.
    fn amount(&mut self, cells: &impl Cells) -> std::result::Result<Option<Figure>, Fault> {
        let role = match self.plan.shape {
            Shape::Orders => Role::Amount,
            Shape::Customers => Role::Revenue,
        };
        if self.column(role).is_some() {
            self.note_marks(self.cell(cells, role));
            return match self.figure(cells, role) {
                Err(Fault { code: Code::AmountMissing, .. }) if self.plan.shape == Shape::Customers => Ok(None),
                figure => figure.map(Some),
            };
        }
        if self.plan.shape == Shape::Customers {
            return Ok(None);
        }
        self.note_marks(self.cell(cells, Role::UnitPrice));
        let (quantity, price) = (self.figure(cells, Role::Quantity)?, self.figure(cells, Role::UnitPrice)?);
        let fault = Fault { code: Code::AmountTooLong, column: self.column(Role::UnitPrice) };
        quantity.times(price).map(Some).ok_or(fault)
    }

    /// A number in the column of a role, which must be there.
    fn figure(&self, cells: &impl Cells, role: Role) -> std::result::Result<Figure, Fault> {
        let fault = |code| Fault { code, column: self.column(role) };
        match self.cell(cells, role) {
            Cell::Text(text) => amount::parse(text, self.plan.decimal_mark).map_err(fault),
            Cell::Number(number) => {
                let shown = super::cells::shown(number);
                amount::parse(shown.as_bytes(), DecimalMark::Point).map_err(fault)
            }
            Cell::Day(_) => Err(fault(Code::AmountInvalid)),
            Cell::Error(_) => Err(fault(Code::CellError)),
        }
    }

    /// A number where a column may have none: `None` for an empty cell.
    fn optional(&self, cells: &impl Cells, role: Role) -> std::result::Result<Option<Figure>, Fault> {
        if self.column(role).is_none() {
            return Ok(None);
        }
        match self.figure(cells, role) {
            Ok(figure) => Ok(Some(figure)),
            Err(Fault { code: Code::AmountMissing, .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn order_line(
        &mut self,
        builder: &mut Builder,
        cells: &impl Cells,
        amount: &std::result::Result<Option<Figure>, Fault>,
    ) -> std::result::Result<(), Fault> {
        let customer_cell = self.cell(cells, Role::Customer).text();
        let day = self.day(cells, Role::Date);
        let customer = key(&customer_cell);
        let customer_fault = |code| Fault { code, column: self.columns[Role::Customer as usize] };
        let named_total = customer.as_ref().is_ok_and(|customer| customer.is_empty() || is_total_word(customer));
        if is_total(cells) && (named_total || day.is_err()) {
            return Err(Fault { code: Code::TotalRow, column: None });
        }
        let customer = customer.map_err(customer_fault)?;
        let customer = customer.as_ref();
        if customer.is_empty() {
            return Err(customer_fault(Code::CustomerMissing));
        }
        let day = day?;
        let mut amount = match amount {
            Ok(amount) => amount.unwrap_or(Figure::ZERO),
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        let too_many = |error: Error| Fault { code: error.code, column: None };
        let mut flags = Flags::default();
        let quantity = self.optional(cells, Role::Quantity)?;
        if quantity.is_some_and(Figure::is_negative) {
            flags = flags.with(Flags::REFUND);
            // A return whose amount has lost its sign.
            if !amount.is_negative() {
                amount = -amount;
            }
        }
        if self.column(Role::Status).is_some() {
            match status::meaning(&self.cell(cells, Role::Status).text()) {
                Meaning::Void if !amount.is_negative() => {
                    self.void.add(amount);
                    builder.customer(customer, None).map_err(too_many)?;
                    return Ok(());
                }
                Meaning::Refund if !amount.is_negative() => match self.status_header {
                    // A row of its own beside the sale: it takes the amount back.
                    status::Header::Kind => (amount, flags) = (-amount, flags.with(Flags::REFUND)),
                    // The order itself was refunded: it nets to nothing.
                    status::Header::State => {
                        self.void.add(amount);
                        builder.customer(customer, None).map_err(too_many)?;
                        return Ok(());
                    }
                },
                Meaning::Void | Meaning::Refund => flags = flags.with(Flags::REFUND),
                Meaning::Counts => {}
            }
        }
        let cost = self.cost(cells, amount, quantity)?;
        let service_cost = self.optional(cells, Role::ServiceCost)?;
        let name = self.cell(cells, Role::Name).text();
        let order = self.column(Role::Order).map(|column| cells.cell(column).text());
        let (product, category) = (self.cell(cells, Role::Product).text(), self.cell(cells, Role::Category).text());
        let line = Line {
            customer,
            name: text(&name),
            day,
            amount,
            cost,
            service_cost,
            order: order.as_deref().map(|order| order.trim_ascii()).filter(|order| !order.is_empty()),
            product: text(&product),
            category: text(&category),
            flags,
        };
        builder.line(line).map_err(|error| Fault { code: error.code, column: self.columns[Role::Amount as usize] })?;
        if amount.is_negative() || flags.has(Flags::REFUND) {
            self.refunds.add(amount);
        }
        Ok(())
    }

    /// Direct cost of a line: its own column, else unit cost × quantity, else amount − profit; `None` where unknown.
    fn cost(
        &self,
        cells: &impl Cells,
        amount: Figure,
        quantity: Option<Figure>,
    ) -> std::result::Result<Option<Figure>, Fault> {
        if let Some(cost) = self.optional(cells, Role::Cost)? {
            return Ok(Some(cost));
        }
        let too_long = |role| Fault { code: Code::AmountTooLong, column: self.column(role) };
        if let Some(unit) = self.optional(cells, Role::UnitCost)? {
            let quantity = quantity.unwrap_or(Figure::whole(if amount.is_negative() { -1 } else { 1 }));
            return unit.times(quantity).map(Some).ok_or(too_long(Role::UnitCost));
        }
        match self.optional(cells, Role::Profit)? {
            Some(profit) => amount.plus(-profit).map(Some).ok_or(too_long(Role::Profit)),
            None => Ok(None),
        }
    }

    fn customer(
        &mut self,
        builder: &mut Builder,
        cells: &impl Cells,
        revenue: &std::result::Result<Option<Figure>, Fault>,
    ) -> std::result::Result<(), Fault> {
        let customer_cell = self.cell(cells, Role::Customer).text();
        let fault = |role: Role, code| Fault { code, column: self.columns[role as usize] };
        let customer = key(&customer_cell).map_err(|code| fault(Role::Customer, code))?;
        if customer.is_empty() {
            let code = if is_total(cells) { Code::TotalRow } else { Code::CustomerMissing };
            return Err(fault(Role::Customer, code));
        }
        if is_total_word(&customer) {
            return Err(Fault { code: Code::TotalRow, column: None });
        }
        let revenue = match revenue {
            Ok(revenue) => *revenue,
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        let count = |role: Role| -> std::result::Result<Option<u32>, Fault> {
            let Some(figure) = self.optional(cells, role)? else { return Ok(None) };
            let whole = figure.at_scale(0).and_then(|units| u32::try_from(units).ok());
            whole.map(Some).ok_or(fault(role, Code::AmountInvalid))
        };
        let score = |role: Role, range: std::ops::RangeInclusive<f64>| -> std::result::Result<Option<f64>, Fault> {
            let Some(figure) = self.optional(cells, role)? else { return Ok(None) };
            let score = figure.units as f64 / 10f64.powi(figure.scale.into());
            range.contains(&score).then_some(Some(score)).ok_or(fault(role, Code::AmountInvalid))
        };
        let (orders, requests) = (count(Role::Orders)?, count(Role::Requests)?);
        let (nps, engagement) = (score(Role::Nps, 0.0..=10.0)?, score(Role::Engagement, 0.0..=f64::MAX)?);
        let potential = score(Role::Potential, 0.0..=100.0)?;
        let mut attributes = Attributes {
            revenue,
            orders,
            direct_cost: self.optional(cells, Role::Cost)?,
            profit: self.optional(cells, Role::Profit)?,
            service_cost: self.optional(cells, Role::ServiceCost)?,
            requests,
            acquisition_cost: self.optional(cells, Role::AcquisitionCost)?,
            nps,
            engagement,
            potential,
            ..Attributes::default()
        };
        for (role, slot) in
            [(Role::FirstOrder, &mut attributes.first_order), (Role::LastOrder, &mut attributes.last_order)]
        {
            if self.columns[role as usize].is_some() {
                *slot = match self.day(cells, role) {
                    Ok(day) => Some(day),
                    Err(Fault { code: Code::DateMissing, .. }) => None,
                    Err(fault) => return Err(fault),
                };
            }
        }
        if attributes.first_order.is_none() && attributes.orders == Some(1) {
            attributes.first_order = attributes.last_order;
        }
        let name = self.cell(cells, Role::Name).text();
        let referrer = self.cell(cells, Role::ReferredBy).text();
        let failed = |error: Error| Fault { code: error.code, column: self.columns[Role::Customer as usize] };
        if let Some(referrer) = key(&referrer).ok().filter(|referrer| !referrer.is_empty()) {
            attributes.referred_by = Some(builder.customer(&referrer, None).map_err(failed)?);
        }
        let customer = builder.customer(&customer, text(&name)).map_err(failed)?;
        builder.attributes(customer, attributes).map_err(failed)
    }

    /// The day in the column of a role.
    fn day(&mut self, cells: &impl Cells, role: Role) -> std::result::Result<Day, Fault> {
        let column = self.columns[role as usize];
        let fault = |code| Fault { code, column };
        let (day, proves) = match column.map_or(Cell::Text(&[]), |column| cells.cell(column)) {
            Cell::Day(day) => (day, Proves::Plain),
            Cell::Number(serial) => {
                let compact = || date::parse(super::cells::shown(serial).as_bytes(), self.plan.date_order).ok();
                let read = date::excel_serial(serial).filter(|_| serial < 200_000.0).map(|day| (day, Proves::Plain));
                read.or_else(compact).ok_or(fault(Code::DateInvalid))?
            }
            Cell::Error(_) => return Err(fault(Code::CellError)),
            Cell::Text(text) => match self.last_date.day {
                Some(last) if self.last_date.cell == text => last,
                _ => {
                    let read = date::parse(text, self.plan.date_order).map_err(|code| {
                        if let Some(proves) = date::proves(text) {
                            self.receipt.dates.note(text, proves);
                        }
                        fault(code)
                    })?;
                    self.last_date.cell.clear();
                    self.last_date.cell.extend_from_slice(text);
                    self.last_date.day = Some(read);
                    read
                }
            },
        };
        match proves {
            Proves::Plain => self.receipt.dates.plain += 1,
            _ => self.receipt.dates.note(&self.last_date.cell, proves),
        }
        Ok(day)
    }

    fn note_marks(&mut self, cell: Cell<'_>) {
        if let Cell::Text(text) = cell {
            match amount::marks(text) {
                Marks::None => {}
                marks => self.receipt.numbers.note(text, marks),
            }
        }
    }

    fn set_aside(&mut self, row: u64, cells: &impl Cells, fault: Fault, amount: Option<Figure>) {
        let Fault { code, column } = fault;
        let column_or_all = column.and_then(|column| u16::try_from(column).ok()).unwrap_or(u16::MAX);
        self.asides.push(Aside { row: u32::try_from(row).unwrap_or(u32::MAX), code, column: column_or_all });
        let at = match self.receipt.set_aside.iter().position(|reason| reason.code == code) {
            Some(at) => at,
            None => {
                self.receipt.set_aside.push(SetAside { code, rows: 0, amount: Figure::ZERO, examples: Vec::new() });
                self.aside_amounts.push((code, Tally::default()));
                self.receipt.set_aside.len() - 1
            }
        };
        if let Some(amount) = amount {
            self.aside_amounts[at].1.add(amount);
        }
        let reason = &mut self.receipt.set_aside[at];
        reason.rows += 1;
        if reason.examples.len() < EXAMPLES {
            let mut example = Error::new(code).in_file(&self.name).in_sheet(self.plan.sheet.as_deref()).at_row(row);
            if let Some(column) = column {
                example = example.found(cells.cell(column).display());
                example = match self.headers.get(column) {
                    Some(header) if !header.is_empty() => example.at_column(header),
                    _ => example.at_column(&format!("#{}", column + 1)),
                };
            }
            reason.examples.push(example);
        }
    }

    /// The receipt, the rows that were set aside, and what the file proved about its plan.
    pub fn finish(mut self) -> (Receipt, Vec<Aside>) {
        self.receipt.control_total = self.control.figure();
        self.receipt.refunds = self.refunds.counted();
        self.receipt.void = self.void.counted();
        for (reason, (_, amount)) in self.receipt.set_aside.iter_mut().zip(&self.aside_amounts) {
            reason.amount = amount.figure();
        }
        self.receipt.set_aside.sort_by_key(|reason| (std::cmp::Reverse(reason.rows), reason.code));
        (self.receipt, self.asides)
    }
}

impl DateEvidence {
    pub(super) fn note(&mut self, cell: &[u8], proves: Proves) {
        let (count, example) = match proves {
            Proves::Plain => return self.plain += 1,
            Proves::Either => return self.either += 1,
            Proves::DayFirst => (&mut self.day_first, &mut self.day_first_example),
            Proves::MonthFirst => (&mut self.month_first, &mut self.month_first_example),
        };
        *count += 1;
        example.get_or_insert_with(|| String::from_utf8_lossy(cell).into_owned());
    }

    /// The order that the dates prove, where they prove one.
    pub fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) if day >= month => Some(DateOrder::Dmy),
            _ => Some(DateOrder::Mdy),
        }
    }
}

impl NumberEvidence {
    pub(super) fn note(&mut self, cell: &[u8], marks: Marks) {
        let (count, example) = match marks {
            Marks::None => return,
            Marks::Either => return self.either += 1,
            Marks::Point => (&mut self.point, &mut self.point_example),
            Marks::Comma => (&mut self.comma, &mut self.comma_example),
        };
        *count += 1;
        example.get_or_insert_with(|| String::from_utf8_lossy(cell).into_owned());
    }

    /// The decimal mark that the numbers prove, where they prove one.
    pub fn mark(&self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (0, 0) => None,
            (point, comma) if point >= comma => Some(DecimalMark::Point),
            _ => Some(DecimalMark::Comma),
        }
    }
}

/// An exact sum, at the scale of its longest part.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    lines: u64,
    sum: Figure,
}

impl Tally {
    fn add(&mut self, amount: Figure) {
        self.lines += 1;
        if amount.scale == self.sum.scale {
            self.sum.units = self.sum.units.saturating_add(amount.units);
        } else if let Some(sum) = self.sum.plus(amount.trimmed()) {
            self.sum = sum;
        }
    }

    fn figure(self) -> Figure {
        self.sum.trimmed()
    }

    fn counted(self) -> Counted {
        Counted { lines: self.lines, amount: self.figure() }
    }
}

/// A customer's id as it is compared: trimmed, NFKC.
fn key(cell: &[u8]) -> std::result::Result<Cow<'_, str>, Code> {
    let text = std::str::from_utf8(cell.trim_ascii()).map_err(|_| Code::Undecodable)?;
    if text.is_ascii() {
        return Ok(Cow::Borrowed(text));
    }
    if text.contains('\u{fffd}') {
        return Err(Code::Undecodable);
    }
    Ok(Cow::Owned(text.nfkc().collect::<String>().trim().to_owned()))
}

/// A text that need not be there.
fn text(cell: &[u8]) -> Option<&str> {
    std::str::from_utf8(cell).ok().map(str::trim).filter(|text| !text.is_empty())
}

/// Does the row's first value say that it is a total?
fn is_total(cells: &impl Cells) -> bool {
    let first = (0..cells.width().min(4)).map(|column| cells.cell(column)).find(|cell| !cell.is_empty());
    matches!(first, Some(Cell::Text(text)) if std::str::from_utf8(text).is_ok_and(is_total_word))
}

fn is_total_word(text: &str) -> bool {
    let bare = text.trim().trim_end_matches([':', '：']).trim();
    let words = ["total", "totals", "grand total", "sum", "subtotal", "合计", "总计", "小计", "共计", "总和", "累计"];
    words.iter().any(|word| bare.eq_ignore_ascii_case(word))
}
