//! Rows → facts: follows a [`Plan`], counts everything, and says of every row what became of it.
//!
//! [`Rows::row`] reads any row; lines in which nothing is unusual have a [short way](Rows::record). What few files need is not
//! inlined: a browser compiles a function while the first rows are read, and the shorter it is, the sooner they are read fast.

use super::amount::{self, DecimalMark, Marks};
use super::cells::{self, Cell, Cells, RowLook};
use super::counts::{Aside, Counts, Currency};
use super::currency;
use super::date::{self, Proves};
use super::encoding::is_utf8_name;
use super::options::Repeats;
use super::part::{self, PartColumns, RowPart};
use super::plan::{Format, Plan};
use super::receipt::Receipt;
use super::roles::{Role, Shape, Treatment};
use super::status::{self, Headed};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ledger::{Builder, CustomerIx};
use crate::money::Figure;
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

mod fill;
mod once;
mod orders;
mod plain;
mod states;
mod tables;
mod totals;

use fill::Above;
use once::Orders;
use states::States;

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
    states: States,
    above: Above,
    /// The last heading that says what became of the rows below it.
    heading: Vec<u8>,
    orders: Orders,
    totals: totals::Sums,
    /// The columns of some roles have another sign or unit than what is meant.
    is_adjusted: bool,
    counts: Counts,
    last_date: LastDate,
    shared: Shared,
    /// The parts of each row that are read as rows of their own.
    parts: Rc<[PartColumns]>,
    /// Some extra is left out: lines must be looked at.
    leaves_out: bool,
    /// Lines may have nothing unusual.
    may_be_plain: bool,
    /// Currencies of which the plan says something, and what becomes of them.
    settled: Vec<(String, Fate)>,
    /// What becomes of each currency that is counted.
    fates: Vec<Fate>,
    /// The last cell of the currency column, and its currency.
    last_currency: (Vec<u8>, usize),
    /// Customers that a table of customers or costs names, by their number in the builder.
    named: Vec<bool>,
    no_totals: plain::NoTotals,
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

/// The currency of the analysis, and those that have a rate.
fn settled(plan: &Plan) -> Vec<(String, Fate)> {
    let wanted = plan.currency.iter().map(|code| (currency::named(code), Fate::Stands));
    wanted.chain(plan.rates.iter().map(|(code, rate)| (currency::named(code), Fate::Times(*rate)))).collect()
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
        let states = States::of(plan, &headers);
        Rows {
            may_be_plain: plain::may_be(plan) && states.may_be_plain(),
            states,
            above: Above::of(plan),
            heading: Vec::new(),
            orders: Orders::default(),
            totals: totals::Sums::default(),
            is_adjusted: !plan.flipped.is_empty() || !plan.powers.is_empty(),
            counts: Counts::below(&headers),
            leaves_out: plan.extras.values().any(|&treatment| treatment == Treatment::LeaveOut),
            parts: part::columns(plan).into(),
            shared,
            settled: settled(plan),
            fates: Vec::new(),
            last_currency: (Vec::new(), usize::MAX),
            named: Vec::new(),
            no_totals: plain::NoTotals::default(),
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

    /// Rows so far that take memory.
    pub fn kept(&self) -> u64 {
        self.counts.read - self.counts.blank
    }

    /// Reads a row. Whatever is in it, it is counted as used, blank or set aside.
    ///
    /// # Errors
    /// Only where no further row can be taken: [`Code::TooManyRows`].
    pub fn row(&mut self, builder: &mut Builder, row: u64, cells: &dyn Cells) -> Result<()> {
        let parts = Rc::clone(&self.parts);
        if parts.is_empty() || cells.is_blank() {
            return self.own_row(builder, row, cells);
        }
        let filled: Vec<&PartColumns> = parts.iter().filter(|columns| !columns.is_blank(cells)).collect();
        match filled.as_slice() {
            // An order without an item is one all the same.
            [] if !self.plan.items.is_empty() => self.own_row(builder, row, &RowPart { cells, columns: &parts[0] }),
            [] => {
                self.blank(1);
                Ok(())
            }
            filled => filled.iter().try_for_each(|columns| self.own_row(builder, row, &RowPart { cells, columns })),
        }
    }

    /// Reads a row of one table.
    fn own_row(&mut self, builder: &mut Builder, row: u64, cells: &dyn Cells) -> Result<()> {
        if cells.is_blank() {
            self.blank(1);
            return Ok(());
        }
        if !self.plan.headings.is_empty() {
            if let Some(heading) = status::heading(cells)
                && self.plan.headings.contains(&status::folded(&heading))
            {
                self.heading = heading.into_bytes();
                self.counts.read += 1;
                self.set_aside(row, cells, Fault { code: Code::SectionHeading, column: None }, None);
                return Ok(());
            }
            let heading = std::mem::take(&mut self.heading);
            let read = self.row_of_section(builder, row, &Headed { cells, heading: &heading });
            self.heading = heading;
            return read;
        }
        self.row_of_section(builder, row, cells)
    }

    fn row_of_section(&mut self, builder: &mut Builder, row: u64, cells: &dyn Cells) -> Result<()> {
        self.counts.read += 1;
        if let Some(fault) = self.refused(cells) {
            if fault.code == Code::SectionHeading {
                self.above.take(cells);
            }
            self.set_aside(row, cells, fault, None);
            return Ok(());
        }
        if self.above.is_needed() && !totals::is_total(cells) {
            let above = self.above.taken(cells);
            let filled = above.fill(cells);
            self.counts.filled += u64::from(filled.is_some());
            let read = match &filled {
                Some(filled) => self.filled_row(builder, row, cells, filled),
                None => self.filled_row(builder, row, cells, cells),
            };
            self.above = above;
            return read;
        }
        self.filled_row(builder, row, cells, cells)
    }

    /// Why a row is set aside whatever its cells say.
    #[inline(never)]
    fn refused(&self, cells: &dyn Cells) -> Option<Fault> {
        let beyond = (self.headers.len()..cells.width()).find(|&column| !cells.cell(column).is_empty());
        if let Some(column) = beyond.filter(|_| self.plan.format == Format::Csv && self.plan.header_rows > 0) {
            return Some(Fault { code: Code::RowTooLong, column: Some(column) });
        }
        if let Some(look) = cells.look().filter(|look| self.plan.skipped.contains(look)) {
            let code = match look {
                RowLook::Hidden => Code::RowHidden,
                RowLook::Struck => Code::RowStruck,
            };
            return Some(Fault { code, column: None });
        }
        // What has an order's number was ordered, whatever it is called.
        if self.states.tell_total(cells) && self.cell(cells, Role::Order).is_empty() {
            return Some(Fault { code: Code::TotalRow, column: None });
        }
        let is_heading = self.above.is_needed() && self.above.is_heading(cells, self.columns[Role::Customer as usize]);
        (is_heading && !totals::is_total(cells)).then_some(Fault { code: Code::SectionHeading, column: None })
    }

    /// Reads a row whose blank cells are filled; `own` has them blank.
    fn filled_row(&mut self, builder: &mut Builder, row: u64, own: &dyn Cells, cells: &dyn Cells) -> Result<()> {
        if !self.plan.months.is_empty() {
            return self.month_row(builder, row, cells);
        }
        let amount = self.amount(cells);
        let fate = self.fate(cells, amount.as_ref().ok().copied().flatten());
        let is_other = matches!(fate, Fate::Aside);
        if let (Ok(Some(amount)), Fate::Stands) = (&amount, fate) {
            self.counts.control.add(*amount);
        }
        let told = amount.as_ref().ok().copied().flatten();
        let used = match (self.plan.shape, fate) {
            _ if self.is_sum(own, told) => {
                self.counts.sums += 1;
                Err(Fault { code: Code::TotalRow, column: None })
            }
            (_, Fate::Aside) => {
                let role = if self.column(Role::Currency).is_some() { Role::Currency } else { self.amount_role() };
                Err(Fault { code: Code::OtherCurrency, column: self.column(role) })
            }
            (Shape::Orders, _) => self.order_line(builder, row, cells, &amount, fate),
            (Shape::Customers, _) => self.customer(builder, cells, &amount, fate),
            (Shape::Costs, _) => self.cost_row(builder, cells, &amount, fate),
        };
        match used {
            Ok(()) => {
                self.counts.used += 1;
                match cells.look() {
                    None => {}
                    Some(RowLook::Hidden) => self.counts.hidden.add(told.unwrap_or(Figure::ZERO)),
                    Some(RowLook::Struck) => self.counts.struck.add(told.unwrap_or(Figure::ZERO)),
                }
            }
            Err(Fault { code: Code::TooManyRows, .. }) => return Err(Code::TooManyRows.into()),
            Err(fault) => {
                let fault = self.refined(fault, cells);
                if let (Code::TotalRow, Ok(Some(amount)), Fate::Stands) = (fault.code, &amount, fate) {
                    // The control total is compared with such a row: it must not be in it.
                    self.counts.control.take_back(*amount);
                }
                if fault.code == Code::TotalRow {
                    self.totals.begin_section(self.counts.control.figure());
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
        let settled = self.settled.iter().find(|(code, _)| currency::same(code, &name)).map(|(_, fate)| *fate);
        let fate = match &self.plan.currency {
            None => Fate::Stands,
            Some(_) => settled.unwrap_or(Fate::Aside),
        };
        let matters = settled.is_some();
        let at = self.counts.add_currency(name, matters);
        if at == self.fates.len() {
            self.fates.push(fate);
        }
        at
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
        if self.column(role).is_some() {
            if self.plan.added.is_empty()
                && let Cell::Text(text) = self.cell(cells, role)
                && let Some((figure, marks)) = amount::plain_marked(text, self.plan.decimal_mark)
            {
                self.counts.numbers.note(text, marks);
                return self.adjusted(figure, role).map(Some);
            }
            self.note_marks(self.cell(cells, role));
            return match self.figure(cells, role) {
                Err(Fault { code: Code::AmountMissing, .. }) if self.may_lack_amount(cells) => Ok(None),
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

    /// May a row have no amount of its own?
    #[inline(never)]
    fn may_lack_amount(&self, cells: &dyn Cells) -> bool {
        match self.plan.shape {
            // The order's total stands on its first line alone; a refund in its own column beside a blank amount.
            Shape::Orders => {
                self.plan.once.contains(&Role::Amount) || matches!(self.optional(cells, Role::Refunded), Ok(Some(_)))
            }
            Shape::Customers => true,
            Shape::Costs => !self.plan.cost_kind.is_money(),
        }
    }

    /// A number with the sign and the unit that its role's column is meant to have.
    #[inline]
    fn adjusted(&self, figure: Figure, role: Role) -> std::result::Result<Figure, Fault> {
        if self.is_adjusted { self.adjust(figure, role) } else { Ok(figure) }
    }

    #[inline(never)]
    fn adjust(&self, figure: Figure, role: Role) -> std::result::Result<Figure, Fault> {
        let figure = if self.plan.flipped.contains(&role) { -figure } else { figure };
        let Some(&power) = self.plan.powers.get(&role) else { return Ok(figure) };
        let fault = Fault { code: Code::AmountTooLong, column: self.column(role) };
        let unit = match u8::try_from(power) {
            Ok(power) => Figure { units: 10i128.pow(u32::from(power.min(12))), scale: 0 },
            Err(_) => Figure { units: 1, scale: power.unsigned_abs().min(12) },
        };
        figure.times(unit).ok_or(fault)
    }

    /// The id that an id counts for.
    fn merged<'a>(&'a self, id: &'a str) -> &'a str {
        self.shared.merges.get(id).map_or(id, String::as_str)
    }

    /// A number in the column of a role, which must be there.
    fn figure(&self, cells: &dyn Cells, role: Role) -> std::result::Result<Figure, Fault> {
        let figure = self.number(self.cell(cells, role)).map_err(|code| Fault { code, column: self.column(role) });
        let figure = match self.plan.added.get(&role) {
            Some(added) => self.plus_added(cells, figure, added),
            None => figure,
        };
        self.adjusted(figure?, role)
    }

    /// A number with those of further columns; a blank one adds nothing.
    #[inline(never)]
    fn plus_added(
        &self,
        cells: &dyn Cells,
        own: std::result::Result<Figure, Fault>,
        added: &[usize],
    ) -> std::result::Result<Figure, Fault> {
        let more = added.iter().map(|&at| self.number(cells.cell(at)).map_err(|code| Fault { code, column: Some(at) }));
        let mut sum = own;
        for next in more {
            sum = match (sum, next) {
                (Err(Fault { code: Code::AmountMissing, .. }), next) => next,
                (sum, Err(Fault { code: Code::AmountMissing, .. })) => sum,
                (Ok(sum), Ok(next)) => sum.plus(next).ok_or(Fault { code: Code::AmountTooLong, column: None }),
                (Err(fault), _) | (_, Err(fault)) => Err(fault),
            };
        }
        sum
    }

    /// A number that can only be written with the other decimal mark than those of its column: 1.234,50 among 1,234.50.
    #[inline(never)]
    fn other_mark(&self, text: &[u8]) -> std::result::Result<Figure, Code> {
        let other = match amount::marks(text) {
            Marks::Point => DecimalMark::Point,
            Marks::Comma => DecimalMark::Comma,
            Marks::None | Marks::Either => return Err(Code::AmountInvalid),
        };
        amount::parse(text, other)
    }

    /// The number that a cell says.
    fn number(&self, cell: Cell<'_>) -> std::result::Result<Figure, Code> {
        match cell {
            Cell::Text(text) => match amount::parse(text, self.plan.decimal_mark) {
                Ok(figure) if text.last().is_some_and(u8::is_ascii_alphabetic) => Ok(signed(figure, text)),
                Err(Code::AmountInvalid) => self.other_mark(text),
                parsed => parsed,
            },
            Cell::Number(number) => match cells::decimal(number) {
                Some(figure) => Ok(figure),
                None => amount::parse(cells::shown(number).as_bytes(), DecimalMark::Point),
            },
            Cell::Day(_) => Err(Code::AmountInvalid),
            Cell::Error(_) => Err(Code::CellError),
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

    /// The number of a customer, who is known from now on.
    fn entered(&self, builder: &mut Builder, customer: Who<'_>) -> std::result::Result<CustomerIx, Fault> {
        match customer {
            Who::Known(customer) => Ok(customer),
            Who::Named(id) => {
                builder.customer(self.merged(&id), None).map_err(|error| Fault { code: error.code, column: None })
            }
        }
    }

    /// An amount of another currency in the analysis's.
    fn exchanged(&self, amount: Figure, rate: Figure) -> std::result::Result<Figure, Fault> {
        let fault = Fault { code: Code::AmountTooLong, column: self.column(self.amount_role()) };
        amount.times(rate).ok_or(fault)
    }

    /// The day in the column of a role.
    fn day(&mut self, cells: &dyn Cells, role: Role) -> std::result::Result<Day, Fault> {
        let column = self.columns[role as usize];
        let fault = |code| Fault { code, column };
        let (day, proves) = match column.map_or(Cell::Text(&[]), |column| cells.cell(column)) {
            Cell::Day(day) if self.plan.swapped_days => (self.swapped_back(day), Proves::Plain),
            Cell::Day(day) => (self.in_window(day).map_err(fault)?, Proves::Plain),
            Cell::Number(serial) => {
                let compact = || date::parse(cells::shown(serial).as_bytes(), self.plan.date_order).ok();
                let shift = if self.plan.date_1904 { f64::from(date::DAYS_TO_1904) } else { 0.0 };
                let read = date::excel_serial(serial + shift).filter(|_| serial < 200_000.0);
                let read = read.map(|day| (day, Proves::Plain));
                let (day, proves) = read.or_else(compact).ok_or(fault(Code::DateInvalid))?;
                (self.in_window(day).map_err(fault)?, proves)
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
        let (mut day, proves) = self.parsed(text)?;
        if self.plan.date_1904 && date::is_serial(text) {
            day = day.plus_days(date::DAYS_TO_1904);
        }
        let day = self.in_window(day)?;
        self.last_date.cell.clear();
        self.last_date.cell.extend_from_slice(text);
        self.last_date.day = Some((day, proves));
        Ok((day, proves))
    }

    /// A date in the plan's order and era; a bare month where one stands for its first day.
    fn parsed(&self, text: &[u8]) -> std::result::Result<(Day, Proves), Code> {
        let style = self.plan.date_style();
        match date::parse(text, style) {
            Err(Code::DateInvalid) if self.plan.month_starts => {
                date::first_of_month(text, style).map(|day| (day, Proves::Plain)).ok_or(Code::DateInvalid)
            }
            parsed => parsed,
        }
    }

    /// A day that is plausible.
    fn in_window(&self, day: Day) -> std::result::Result<Day, Code> {
        match self.plan.window {
            Some((first, last)) if day < first || day > last => Err(Code::DateOutside),
            _ => Ok(day),
        }
    }

    /// The day that a text said before a spreadsheet took its day for the month.
    fn swapped_back(&self, day: Day) -> Day {
        let (year, month, of_month) = day.ymd();
        Day::new(year, of_month, month).unwrap_or(day)
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

    /// Enters what waits for further rows: the last order, and sales whose refund could have a row of its own.
    ///
    /// # Errors
    /// As [`Rows::row`].
    pub fn end(&mut self, builder: &mut Builder) -> Result<()> {
        self.end_order(builder)?;
        self.settle_refunded(builder)
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
        for state in std::mem::take(&mut later.states) {
            self.states.append(&mut self.counts.states, state);
        }
        self.counts.append(later, lines_above);
    }
}

/// A number with the side of the ledger behind it: 20.00 CR takes an amount back.
#[inline(never)]
fn signed(figure: Figure, text: &[u8]) -> Figure {
    match amount::trailing_side(text) {
        Some(amount::Side::Credit) if !figure.is_negative() => -figure,
        _ => figure,
    }
}

/// A customer's id as it is compared: trimmed, NFKC, without what a spreadsheet puts before a text.
fn key(cell: &[u8]) -> std::result::Result<Cow<'_, str>, Code> {
    let text = std::str::from_utf8(cells::bare(cell)).map_err(|_| Code::Undecodable)?;
    if text.is_ascii() {
        return Ok(Cow::Borrowed(text));
    }
    if text.contains('\u{fffd}') {
        return Err(Code::Undecodable);
    }
    Ok(Cow::Owned(text.nfkc().collect::<String>().trim().to_owned()))
}
