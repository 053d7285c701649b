//! Rows → facts: follows a [`Plan`], counts everything, and says of every row what became of it.
//!
//! [`Rows::row`] reads any row; lines in which nothing is unusual have a [short way](Rows::record). What few files need is not
//! inlined: a browser compiles a function while the first rows are read, and the shorter it is, the sooner they are read fast.

use super::amount::{self, Marks};
use super::cells::{Cell, Cells};
use super::counts::{Aside, Counts, Currency, Tally};
use super::currency;
use super::date::{self, Proves};
use super::encoding::is_utf8_name;
use super::extras;
use super::options::Repeats;
use super::plan::{CostKind, DecimalMark, Format, Plan, Role, Shape, Treatment};
use super::receipt::Receipt;
use super::status::{self, Meaning};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ledger::{Attributes, Builder, Cost, CustomerIx, Flags, Line};
use crate::money::Figure;
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

mod plain;

/// What all files of an import share.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Ids that count for another.
    pub merges: Rc<HashMap<String, String>>,
    /// What becomes of lines that another file has too.
    pub repeats: Repeats,
}

/// Interprets the rows of one file or sheet.
pub struct Rows {
    plan: Plan,
    name: String,
    headers: Vec<String>,
    columns: [Option<usize>; Role::ALL.len()],
    status_header: status::Header,
    counts: Counts,
    last_date: LastDate,
    shared: Shared,
    /// Some extra is left out: lines must be looked at.
    leaves_out: bool,
    /// Lines may have nothing unusual.
    may_be_plain: bool,
    /// What becomes of each currency that is counted.
    fates: Vec<Fate>,
    /// The last cell of the currency column, and its currency.
    last_currency: (Vec<u8>, usize),
    /// Customers that a table of customers or costs names, by their number in the builder.
    named: Vec<bool>,
}

/// What becomes of a row's money.
#[derive(Clone, Copy)]
enum Fate {
    /// It is in the analysis's currency.
    Stands,
    /// It is worth so much of it.
    Times(Figure),
    /// It is set aside.
    Aside,
}

/// The last date that was read: neighbouring rows often share it.
#[derive(Default)]
struct LastDate {
    cell: Vec<u8>,
    day: Option<(Day, Proves)>,
}

/// The customer of a row.
enum Who<'a> {
    /// One whose id stood in a row before, just so.
    Known(CustomerIx),
    /// The id as it is compared.
    Named(Cow<'a, str>),
}

/// What is wrong with a row, and in which column.
struct Fault {
    code: Code,
    column: Option<usize>,
}

impl Rows {
    /// Reads rows of a file with these headers by this plan.
    pub fn new(name: &str, plan: &Plan, headers: Vec<String>, shared: Shared) -> Rows {
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
            counts: Counts::below(&headers),
            leaves_out: plan.extras.values().any(|&treatment| treatment == Treatment::LeaveOut),
            may_be_plain: plain::may_be(plan),
            shared,
            fates: Vec::new(),
            last_currency: (Vec::new(), usize::MAX),
            named: Vec::new(),
            plan: plan.clone(),
            name: name.to_owned(),
            headers,
            columns,
            last_date: LastDate::default(),
        }
    }

    /// Counts blank lines that the reader skipped.
    pub fn blank(&mut self, rows: u64) {
        self.counts.read += rows;
        self.counts.blank += rows;
    }

    /// The headers.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Rows so far.
    pub fn read(&self) -> u64 {
        self.counts.read
    }

    /// Reads a row. Whatever is in it, it is counted as used, blank or set aside.
    ///
    /// # Errors
    /// Only where no further row can be taken: [`Code::TooManyRows`].
    pub fn row(&mut self, builder: &mut Builder, row: u64, cells: &dyn Cells) -> Result<()> {
        if cells.is_blank() {
            self.blank(1);
            return Ok(());
        }
        self.counts.read += 1;
        let amount = self.amount(cells);
        let fate = self.fate(cells, amount.as_ref().ok().copied().flatten());
        let is_other = matches!(fate, Fate::Aside);
        if let (Ok(Some(amount)), Fate::Stands) = (&amount, fate) {
            self.counts.control.add(*amount);
        }
        let used = match (self.plan.shape, fate) {
            (_, Fate::Aside) => {
                let role = if self.column(Role::Currency).is_some() { Role::Currency } else { self.amount_role() };
                Err(Fault { code: Code::OtherCurrency, column: self.column(role) })
            }
            (Shape::Orders, _) => self.order_line(builder, row, cells, &amount, fate),
            (Shape::Customers, _) => self.customer(builder, cells, &amount, fate),
            (Shape::Costs, _) => self.cost_row(builder, cells, &amount, fate),
        };
        match used {
            Ok(()) => self.counts.used += 1,
            Err(Fault { code: Code::TooManyRows, .. }) => return Err(Code::TooManyRows.into()),
            Err(fault) => {
                let fault = self.refined(fault, cells);
                if let (Code::TotalRow, Ok(Some(amount)), Fate::Stands) = (fault.code, &amount, fate) {
                    // The control total is compared with such a row: it must not be in it.
                    self.counts.control.take_back(*amount);
                }
                // Amounts of other currencies, and of no single one, have no place in this sum.
                let counts = !is_other && !matches!(fate, Fate::Times(_));
                self.set_aside(row, cells, fault, amount.ok().flatten().filter(|_| counts));
            }
        }
        Ok(())
    }

    /// The role of the column that says what a row is worth.
    fn amount_role(&self) -> Role {
        match self.plan.shape {
            Shape::Customers => Role::Revenue,
            _ => Role::Amount,
        }
    }

    /// Which currency a row's money is in, and what that means for it. A row that names none is in the analysis's.
    fn fate(&mut self, cells: &dyn Cells, amount: Option<Figure>) -> Fate {
        let Some(amount) = amount else { return Fate::Stands };
        let at = if self.column(Role::Currency).is_some() {
            let cell = self.cell(cells, Role::Currency).text();
            if cell.trim_ascii().is_empty() {
                return Fate::Stands;
            }
            if self.last_currency.1 != usize::MAX && self.last_currency.0 == cell[..] {
                self.last_currency.1
            } else {
                let at = self.currency(currency::named(&String::from_utf8_lossy(&cell)));
                self.last_currency = (cell.into_owned(), at);
                at
            }
        } else {
            let Cell::Text(cell) = self.cell(cells, self.amount_role()) else { return Fate::Stands };
            if !currency::may_be_beside(cell) {
                return Fate::Stands;
            }
            let beside = std::str::from_utf8(cell).ok().and_then(currency::beside);
            let Some(beside) = beside else { return Fate::Stands };
            self.currency(beside.to_owned())
        };
        self.counts.currencies[at].tally.add(amount);
        self.fates[at]
    }

    /// The index of a currency, known from now on.
    #[inline(never)]
    fn currency(&mut self, name: String) -> usize {
        if let Some(at) = self.counts.currency(&name) {
            return at;
        }
        let rate = self.plan.rates.iter().find(|(code, _)| currency::same(&currency::named(code), &name));
        let fate = match (&self.plan.currency, rate) {
            (None, _) => Fate::Stands,
            (Some(wanted), _) if currency::same(&currency::named(wanted), &name) => Fate::Stands,
            (Some(_), Some((_, &rate))) => Fate::Times(rate),
            (Some(_), None) => Fate::Aside,
        };
        self.fates.push(fate);
        self.counts.currencies.push(Currency { name, tally: Tally::default() });
        self.counts.currencies.len() - 1
    }

    /// Says better what is wrong with a row that is set aside anyway: a note below the table, the header once more.
    #[inline(never)]
    fn refined(&self, fault: Fault, cells: &dyn Cells) -> Fault {
        if !matches!(
            fault.code,
            Code::CustomerMissing | Code::DateMissing | Code::DateInvalid | Code::AmountMissing | Code::AmountInvalid
        ) {
            return fault;
        }
        let all = || (0..cells.width()).map(|column| (column, cells.cell(column)));
        let filled = || all().filter(|(_, cell)| !cell.is_empty());
        let repeats = |(column, cell): (usize, Cell<'_>)| {
            self.headers.get(column).is_some_and(|header| *header == cell.display())
        };
        if filled().count() > 1 && filled().all(repeats) {
            return Fault { code: Code::HeaderRepeated, column: None };
        }
        let mut values = filled();
        if let (Some((column, Cell::Text(text))), None) = (values.next(), values.next()) {
            let is_customer = self.column(Role::Customer) == Some(column);
            let text = String::from_utf8_lossy(text);
            let told = [":", "：", "Page ", "第"].iter().any(|sign| text.contains(sign));
            if text.contains(char::is_alphabetic) && (cells.width() == 1 || !is_customer || told) {
                return Fault { code: Code::NoteRow, column: Some(column) };
            }
        }
        // A workbook's rows end with their last value; a text's rows end where something is broken.
        let text = self.plan.format == Format::Csv;
        if text && cells.width() < self.headers.len() && fault.column.is_some_and(|column| column >= cells.width()) {
            return Fault { code: Code::RowTooShort, ..fault };
        }
        fault
    }

    #[inline(always)]
    fn column(&self, role: Role) -> Option<usize> {
        self.columns[role as usize]
    }

    #[inline(always)]
    fn cell<'a>(&self, cells: &'a dyn Cells, role: Role) -> Cell<'a> {
        self.column(role).map_or(Cell::Text(&[]), |column| cells.cell(column))
    }

    /// The amount of the row: its column, else quantity × unit price; for a customers table the revenue.
    fn amount(&mut self, cells: &dyn Cells) -> std::result::Result<Option<Figure>, Fault> {
        let role = self.amount_role();
        let may_lack = match self.plan.shape {
            Shape::Orders => false,
            Shape::Customers => true,
            Shape::Costs => !self.plan.cost_kind.is_money(),
        };
        if self.column(role).is_some() {
            if let Cell::Text(text) = self.cell(cells, role)
                && let Some((figure, marks)) = amount::plain_marked(text, self.plan.decimal_mark)
            {
                self.counts.numbers.note(text, marks);
                return Ok(Some(figure));
            }
            self.note_marks(self.cell(cells, role));
            return match self.figure(cells, role) {
                Err(Fault { code: Code::AmountMissing, .. }) if may_lack => Ok(None),
                figure => figure.map(Some),
            };
        }
        if self.plan.shape != Shape::Orders {
            return Ok(None);
        }
        self.note_marks(self.cell(cells, Role::UnitPrice));
        let (quantity, price) = (self.figure(cells, Role::Quantity)?, self.figure(cells, Role::UnitPrice)?);
        let fault = Fault { code: Code::AmountTooLong, column: self.column(Role::UnitPrice) };
        quantity.times(price).map(Some).ok_or(fault)
    }

    /// The id that an id counts for.
    fn merged<'a>(&'a self, id: &'a str) -> &'a str {
        self.shared.merges.get(id).map_or(id, String::as_str)
    }

    /// A number in the column of a role, which must be there.
    fn figure(&self, cells: &dyn Cells, role: Role) -> std::result::Result<Figure, Fault> {
        let fault = |code| Fault { code, column: self.column(role) };
        match self.cell(cells, role) {
            Cell::Text(text) => amount::parse(text, self.plan.decimal_mark).map_err(fault),
            Cell::Number(number) => {
                if let Some(figure) = super::cells::decimal(number) {
                    return Ok(figure);
                }
                let shown = super::cells::shown(number);
                amount::parse(shown.as_bytes(), DecimalMark::Point).map_err(fault)
            }
            Cell::Day(_) => Err(fault(Code::AmountInvalid)),
            Cell::Error(_) => Err(fault(Code::CellError)),
        }
    }

    /// A number where a column may have none: `None` for an empty cell.
    fn optional(&self, cells: &dyn Cells, role: Role) -> std::result::Result<Option<Figure>, Fault> {
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
        row: u64,
        cells: &dyn Cells,
        amount: &std::result::Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> std::result::Result<(), Fault> {
        let customer_cell = self.cell(cells, Role::Customer).text();
        let day = self.day(cells, Role::Date);
        let customer_column = self.columns[Role::Customer as usize];
        let customer_fault = |code| Fault { code, column: customer_column };
        let customer = match builder.known(&customer_cell) {
            Some(known) => {
                self.counts.some_utf8 |= !customer_cell.is_ascii();
                Ok(Who::Known(known))
            }
            None => self.key(&customer_cell).map(Who::Named),
        };
        // Whether a customer is known says nothing here: that depends on the rows above.
        let named_total = || match &customer {
            Ok(Who::Named(customer)) => customer.is_empty() || is_total_word(customer),
            Ok(Who::Known(_)) => {
                may_be_total(&customer_cell) && std::str::from_utf8(&customer_cell).is_ok_and(is_total_word)
            }
            Err(_) => false,
        };
        if (day.is_err() || named_total()) && is_total(cells) {
            return Err(Fault { code: Code::TotalRow, column: None });
        }
        let customer = customer.map_err(customer_fault)?;
        if matches!(&customer, Who::Named(name) if name.is_empty()) {
            return Err(customer_fault(Code::CustomerMissing));
        }
        let day = day?;
        let mut amount = match amount {
            Ok(amount) => amount.unwrap_or(Figure::ZERO),
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        if self.leaves_out {
            self.refuse_left_out(cells)?;
        }
        if !self.plan.extras.is_empty() {
            amount = self.with_extras(cells, amount)?;
        }
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
                    self.counts.void.add(amount);
                    self.entered(builder, customer)?;
                    return Ok(());
                }
                Meaning::Refund if !amount.is_negative() => match self.status_header {
                    // A row of its own beside the sale: it takes the amount back.
                    status::Header::Kind => (amount, flags) = (-amount, flags.with(Flags::REFUND)),
                    // The order itself was refunded: it nets to nothing.
                    status::Header::State => {
                        self.counts.void.add(amount);
                        self.entered(builder, customer)?;
                        return Ok(());
                    }
                },
                Meaning::Void | Meaning::Refund => flags = flags.with(Flags::REFUND),
                Meaning::Counts => {}
            }
        }
        let (mut cost, mut service_cost) =
            (self.cost(cells, amount, quantity)?, self.optional(cells, Role::ServiceCost)?);
        if let Fate::Times(rate) = fate {
            amount = self.exchanged(amount, rate)?;
            cost = cost.map(|cost| self.exchanged(cost, rate)).transpose()?;
            service_cost = service_cost.map(|cost| self.exchanged(cost, rate)).transpose()?;
        }
        let name = self.cell(cells, Role::Name).text();
        let order = self.cell(cells, Role::Order).text();
        let (product, category) = (self.cell(cells, Role::Product).text(), self.cell(cells, Role::Category).text());
        let name = self.text(&name, Role::Name)?;
        let order = if !order.is_empty() && order.iter().all(u8::is_ascii_graphic) {
            Some(&order[..])
        } else {
            self.text(&order, Role::Order)?.map(str::as_bytes)
        };
        let product = match builder.known_product(&product) {
            None => self.text(&product, Role::Product)?.and_then(|text| builder.product(text)),
            known => self.known_text(&product, known),
        };
        let category = match builder.known_category(&category) {
            None => self.text(&category, Role::Category)?.and_then(|text| builder.category(text)),
            known => self.known_text(&category, known),
        };
        let customer = self.entered(builder, customer)?;
        if let Some(name) = name {
            builder.name(customer, name).map_err(|error| customer_fault(error.code))?;
        }
        let line = Line { customer, day, amount, cost, service_cost, order, product, category, flags };
        if builder.is_repeated(&line) {
            if self.shared.repeats == Repeats::Drop {
                return Err(Fault { code: Code::LineRepeated, column: None });
            }
            self.counts.repeated.add(amount);
            if self.counts.wants_repeated() {
                let example = self.example(row, cells, &customer_fault(Code::LineRepeated));
                self.counts.repeated_examples.push(example);
            }
        }
        builder.line(line).map_err(|error| Fault { code: error.code, column: self.columns[Role::Amount as usize] })?;
        if amount.is_negative() || flags.has(Flags::REFUND) {
            self.counts.refunds.add(amount);
        }
        Ok(())
    }

    /// The number of a customer, who is known from now on.
    fn entered(&self, builder: &mut Builder, customer: Who<'_>) -> std::result::Result<CustomerIx, Fault> {
        match customer {
            Who::Known(customer) => Ok(customer),
            Who::Named(id) => {
                builder.customer(self.merged(&id), None).map_err(|error| Fault { code: error.code, column: None })
            }
        }
    }

    /// Refuses a line that is nothing but a discount, a tax or the shipping, where these are left out.
    #[inline(never)]
    fn refuse_left_out(&self, cells: &dyn Cells) -> std::result::Result<(), Fault> {
        for role in [Role::Product, Role::Category, Role::Status] {
            let cell = self.cell(cells, role).text();
            let extra = std::str::from_utf8(&cell).ok().and_then(extras::of);
            if extra.is_some_and(|extra| self.plan.treatment(extra) == Treatment::LeaveOut) {
                return Err(Fault { code: Code::LineLeftOut, column: self.column(role) });
            }
        }
        Ok(())
    }

    /// The amount without the discounts, taxes and shipping that it includes, or with those that it lacks. These have
    /// the amount's sign, however their columns are written: a refund gives its tax back.
    #[inline(never)]
    fn with_extras(&self, cells: &dyn Cells, amount: Figure) -> std::result::Result<Figure, Fault> {
        let mut whole = amount;
        for (&role, &treatment) in &self.plan.extras {
            let Some(extra) = self.optional(cells, role)?.filter(|_| treatment != Treatment::Stands) else { continue };
            let negative = amount.is_negative() != (treatment == Treatment::LeaveOut);
            let extra = if extra.is_negative() == negative { extra } else { -extra };
            let fault = Fault { code: Code::AmountTooLong, column: self.column(role) };
            whole = whole.plus(extra).ok_or(fault)?;
        }
        Ok(whole)
    }

    /// An amount of another currency in the analysis's.
    fn exchanged(&self, amount: Figure, rate: Figure) -> std::result::Result<Figure, Fault> {
        let fault = Fault { code: Code::AmountTooLong, column: self.column(self.amount_role()) };
        amount.times(rate).ok_or(fault)
    }

    /// A row of a table of costs: money for the customer, or so many requests or returns.
    #[inline(never)]
    fn cost_row(
        &mut self,
        builder: &mut Builder,
        cells: &dyn Cells,
        amount: &std::result::Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> std::result::Result<(), Fault> {
        let amount = match amount {
            Ok(amount) => amount.unwrap_or(Figure::ZERO),
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        let amount = if let Fate::Times(rate) = fate { self.exchanged(amount, rate)? } else { amount };
        let fault = |role: Role| Fault { code: Code::AmountInvalid, column: self.column(role) };
        let count = match self.optional(cells, Role::Quantity)? {
            None => 1,
            Some(count) => {
                count.at_scale(0).and_then(|units| u32::try_from(units).ok()).ok_or(fault(Role::Quantity))?
            }
        };
        // A row without a date is known on every day, like a table without.
        let day = match self.column(Role::Date).map(|_| self.day(cells, Role::Date)) {
            None | Some(Err(Fault { code: Code::DateMissing, .. })) => None,
            Some(day) => Some(day?),
        };
        let customer = self.named_customer(builder, cells)?;
        let cost = match self.plan.cost_kind {
            CostKind::Serve => Cost::Serve(amount),
            CostKind::Acquire => Cost::Acquire(amount),
            CostKind::Request => Cost::Requests(count),
            CostKind::Return => Cost::Returns(count),
        };
        let fault = |error: Error| Fault { code: error.code, column: self.column(Role::Amount) };
        builder.cost(customer, day, cost).map_err(fault)
    }

    /// The customer of a row in a table of customers or costs.
    fn named_customer(&mut self, builder: &mut Builder, cells: &dyn Cells) -> std::result::Result<CustomerIx, Fault> {
        let cell = self.cell(cells, Role::Customer).text();
        let fault = |column: Option<usize>, code| Fault { code, column };
        let column = self.column(Role::Customer);
        let customer = self.key(&cell).map_err(|code| fault(column, code))?;
        if customer.is_empty() {
            let code = if is_total(cells) { Code::TotalRow } else { Code::CustomerMissing };
            return Err(fault(column, code));
        }
        if is_total_word(&customer) {
            return Err(fault(None, Code::TotalRow));
        }
        let name = self.cell(cells, Role::Name).text();
        let name = self.text(&name, Role::Name)?;
        let customer = self.merged(&customer);
        let customer = builder.customer(customer, name).map_err(|error| fault(column, error.code))?;
        if self.named.len() <= customer.at() {
            self.named.resize(customer.at() + 1, false);
        }
        self.named[customer.at()] = true;
        Ok(customer)
    }

    /// Direct cost of a line: its own column, else unit cost × quantity, else amount − profit; `None` where unknown.
    fn cost(
        &self,
        cells: &dyn Cells,
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

    #[inline(never)]
    fn customer(
        &mut self,
        builder: &mut Builder,
        cells: &dyn Cells,
        revenue: &std::result::Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> std::result::Result<(), Fault> {
        let fault = |role: Role, code| Fault { code, column: self.columns[role as usize] };
        let exchanged = |figure: Option<Figure>| match fate {
            Fate::Times(rate) => figure.map(|figure| self.exchanged(figure, rate)).transpose(),
            _ => Ok(figure),
        };
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
            let score = figure.to_f64();
            range.contains(&score).then_some(Some(score)).ok_or(fault(role, Code::AmountInvalid))
        };
        let (orders, requests) = (count(Role::Orders)?, count(Role::Requests)?);
        let (nps, engagement) = (score(Role::Nps, 0.0..=10.0)?, score(Role::Engagement, 0.0..=f64::MAX)?);
        let potential = score(Role::Potential, 0.0..=100.0)?;
        let mut attributes = Attributes {
            revenue: exchanged(revenue)?,
            orders,
            direct_cost: exchanged(self.optional(cells, Role::Cost)?)?,
            profit: exchanged(self.optional(cells, Role::Profit)?)?,
            service_cost: exchanged(self.optional(cells, Role::ServiceCost)?)?,
            requests,
            acquisition_cost: exchanged(self.optional(cells, Role::AcquisitionCost)?)?,
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
        let customer = self.named_customer(builder, cells)?;
        let referrer = self.cell(cells, Role::ReferredBy).text();
        let failed = |error: Error| Fault { code: error.code, column: self.columns[Role::Customer as usize] };
        if let Some(referrer) = key(&referrer).ok().filter(|referrer| !referrer.is_empty()) {
            let referrer = self.merged(&referrer);
            attributes.referred_by = Some(builder.customer(referrer, None).map_err(failed)?);
        }
        builder.attributes(customer, attributes).map_err(failed)
    }

    /// The day in the column of a role.
    fn day(&mut self, cells: &dyn Cells, role: Role) -> std::result::Result<Day, Fault> {
        let column = self.columns[role as usize];
        let fault = |code| Fault { code, column };
        let (day, proves) = match column.map_or(Cell::Text(&[]), |column| cells.cell(column)) {
            Cell::Day(day) => (day, Proves::Plain),
            Cell::Number(serial) => {
                let compact = || date::parse(super::cells::shown(serial).as_bytes(), self.plan.date_order).ok();
                let shift = if self.plan.date_1904 { f64::from(date::DAYS_TO_1904) } else { 0.0 };
                let read = date::excel_serial(serial + shift).filter(|_| serial < 200_000.0);
                let read = read.map(|day| (day, Proves::Plain));
                read.or_else(compact).ok_or(fault(Code::DateInvalid))?
            }
            Cell::Error(_) => return Err(fault(Code::CellError)),
            Cell::Text(text) => self.dated(text).map_err(|code| {
                if let Some(proves) = date::proves(text) {
                    self.counts.dates.note(text, proves);
                }
                fault(code)
            })?,
        };
        match proves {
            Proves::Plain => self.counts.dates.plain += 1,
            _ => self.counts.dates.note(&self.last_date.cell, proves),
        }
        Ok(day)
    }

    /// The day that a text says, and what it proves.
    fn dated(&mut self, text: &[u8]) -> std::result::Result<(Day, Proves), Code> {
        if let Some(last) = self.last_date.day
            && self.last_date.cell == text
        {
            return Ok(last);
        }
        let (mut day, proves) = date::parse(text, self.plan.date_order)?;
        if self.plan.date_1904 && date::is_serial(text) {
            day = day.plus_days(date::DAYS_TO_1904);
        }
        self.last_date.cell.clear();
        self.last_date.cell.extend_from_slice(text);
        self.last_date.day = Some((day, proves));
        Ok((day, proves))
    }

    /// [`key`], which notes what it shows of the encoding.
    fn key<'a>(&mut self, cell: &'a [u8]) -> std::result::Result<Cow<'a, str>, Code> {
        let key = key(cell);
        if let Ok(key) = &key
            && !key.is_ascii()
        {
            self.counts.some_utf8 = true;
        }
        key
    }

    /// A text that need not be there.
    fn text<'a>(&mut self, cell: &'a [u8], role: Role) -> std::result::Result<Option<&'a str>, Fault> {
        let fault = Fault { code: Code::Undecodable, column: self.columns[role as usize] };
        if cell.is_empty() {
            return Ok(None);
        }
        let Ok(text) = std::str::from_utf8(cell) else { return Err(fault) };
        if !text.is_ascii() {
            if text.contains('\u{fffd}') {
                return Err(fault);
            }
            self.counts.some_utf8 = true;
        }
        Ok(Some(text.trim()).filter(|text| !text.is_empty()))
    }

    /// Notes what a text that stood in a row before shows of the encoding.
    fn known_text(&mut self, cell: &[u8], known: Option<u32>) -> Option<u32> {
        self.counts.some_utf8 |= !cell.is_ascii();
        known
    }

    fn note_marks(&mut self, cell: Cell<'_>) {
        if let Cell::Text(text) = cell {
            match amount::marks(text) {
                Marks::None => {}
                marks => self.counts.numbers.note(text, marks),
            }
        }
    }

    #[inline(never)]
    fn set_aside(&mut self, row: u64, cells: &dyn Cells, fault: Fault, amount: Option<Figure>) {
        let Fault { code, column } = fault;
        let example = self.counts.wants_example(code).then(|| self.example(row, cells, &fault));
        self.counts.set_aside(row, column, code, amount, example);
        if code == Code::Undecodable {
            self.counts.undecodable((0..cells.width()).map(|column| cells.cell(column).text()));
        }
    }

    /// A fault with its place and what stands there.
    #[inline(never)]
    fn example(&self, row: u64, cells: &dyn Cells, fault: &Fault) -> Error {
        let example = Error::new(fault.code).in_file(&self.name).in_sheet(self.plan.sheet.as_deref()).at_row(row);
        let Some(column) = fault.column else { return example };
        let example = example.found(cells.cell(column).display());
        match self.headers.get(column) {
            Some(header) => example.at_column(header),
            None => example.at_column(&format!("#{}", column + 1)),
        }
    }

    /// Bytes that prove another encoding, where the file was taken for UTF-8: some rows are none, and no row holds anything
    /// beyond ASCII that is.
    pub fn stray(&mut self) -> Option<Vec<u8>> {
        let is_utf8 = self.plan.encoding.as_deref().is_some_and(is_utf8_name);
        if is_utf8 { self.counts.take_stray() } else { None }
    }

    /// Customers that a table of customers or costs names, by their number in the builder.
    pub fn take_named(&mut self) -> Vec<bool> {
        std::mem::take(&mut self.named)
    }

    /// The receipt, the rows that were set aside, and what the file proved about its plan.
    pub fn finish(self) -> (Receipt, Vec<Aside>) {
        self.counts.receipt(self.name, self.plan, self.headers)
    }

    /// What these rows add up to, to be counted behind those above them.
    pub fn into_counts(self) -> Counts {
        self.counts
    }

    /// Counts rows of the same file that were read elsewhere, above which there are so many lines.
    pub fn append(&mut self, mut later: Counts, lines_above: u64) {
        for Currency { name, tally } in std::mem::take(&mut later.currencies) {
            let at = self.currency(name);
            self.counts.currencies[at].tally.append(tally);
        }
        self.counts.append(later, lines_above);
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

/// Does the row's first value say that it is a total?
fn is_total(cells: &dyn Cells) -> bool {
    let first = (0..cells.width().min(4)).map(|column| cells.cell(column)).find(|cell| !cell.is_empty());
    matches!(first, Some(Cell::Text(text)) if std::str::from_utf8(text).is_ok_and(is_total_word))
}

/// What the first cell of a total row says.
const TOTALS: [&str; 16] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "subtotal",
    "page total",
    "report total",
    "合计",
    "总计",
    "小计",
    "共计",
    "总和",
    "累计",
    "本页合计",
    "本页小计",
    "汇总",
];

/// Does it begin as one of them may? Nearly every other cell is told by its first byte.
fn may_be_total(text: &[u8]) -> bool {
    match text.first() {
        Some(first) if first.is_ascii_graphic() => b"tgspr".contains(&first.to_ascii_lowercase()),
        first => first.is_some(),
    }
}

fn is_total_word(text: &str) -> bool {
    if !may_be_total(text.as_bytes()) {
        return false;
    }
    let text = text.trim_start();
    let bare = text.trim_end().trim_end_matches([':', '：']).trim_end();
    // 合计：12 笔, Total (12 rows)
    let counted = |word: &&str| {
        let rest = bare.get(word.len()..).unwrap_or_default().trim_start_matches([' ', ':', '：', '(', '（']);
        bare.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    TOTALS.iter().any(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_names() {
        for text in TOTALS.into_iter().chain([" Total: ", "合计：12 笔", "TOTAL (12 rows)", "小计:"]) {
            assert!(is_total_word(text), "{text}");
        }
        for text in ["", "Tom", "Total Wine", "summer", "C000123", "17", "张三", "小米"] {
            assert!(!is_total_word(text), "{text}");
        }
    }
}
