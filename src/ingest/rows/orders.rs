//! Lines of orders, however unusual.

use super::once::Told;
use super::states::Standing;
use super::totals::{is_total, is_total_word, may_be_total};
use super::{Fate, Fault, Rows, Who};
use crate::error::{Code, Error};
use crate::ingest::cells::{self, Cell, Cells};
use crate::ingest::options::Repeats;
use crate::ingest::receipt::Apart;
use crate::ingest::roles::{Role, Treatment};
use crate::ingest::{amount, extras, words};
use crate::ledger::{Builder, Flags, Line};
use crate::money::Figure;
use std::borrow::Cow;

/// From here on a double no longer keeps every digit of an id.
const LONG_ID: f64 = 1e15;

impl Rows {
    pub(super) fn order_line(
        &mut self,
        builder: &mut Builder,
        row: u64,
        cells: &dyn Cells,
        amount: &Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> Result<(), Fault> {
        let customer_cell = self.customer_cell(cells);
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
        let has_amount = matches!(amount, Ok(Some(_)));
        let mut amount = match amount {
            Ok(amount) => amount.unwrap_or(Figure::ZERO),
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        let says = amount;
        if self.leaves_out {
            self.refuse_left_out(cells)?;
        }
        if !self.plan.extras.is_empty() {
            amount = self.with_extras(cells, amount)?;
        }
        let (mut flags, told) = (Flags::default(), amount);
        let quantity = self.optional(cells, Role::Quantity)?;
        if quantity.is_some_and(Figure::is_negative) {
            flags = flags.with(Flags::REFUND);
            // A return whose amount has lost its sign.
            if !amount.is_negative() {
                amount = -amount;
            }
        }
        if self.column(Role::Direction).is_some() && self.takes_back(cells) {
            (amount, flags) = (-amount, flags.with(Flags::REFUND));
        }
        let mut standing = Standing::Counts;
        let refunded = self.optional(cells, Role::Refunded)?.filter(|refunded| refunded.units != 0);
        let refunded = match refunded {
            // A part of the amount: 50 %.
            Some(part) if self.is_percentage(cells, Role::Refunded) => Some(
                amount.times(part).ok_or(Fault { code: Code::AmountTooLong, column: self.column(Role::Refunded) })?,
            ),
            refunded => refunded,
        };
        if self.states.are_any() {
            standing = self.states.row(cells, amount, &mut self.counts.states);
            // A column says how much went back.
            if standing == Standing::Refunded && refunded.is_some() {
                standing = Standing::Counts;
            }
            match standing {
                Standing::RefundRow if !amount.is_negative() => (amount, flags) = (-amount, flags.with(Flags::REFUND)),
                Standing::Counts | Standing::LeftOut => {}
                _ if amount.is_negative() => (standing, flags) = (Standing::Counts, flags.with(Flags::REFUND)),
                _ => {}
            }
        }
        let (mut cost, mut service_cost) =
            (self.cost(cells, told, quantity)?, self.optional(cells, Role::ServiceCost)?);
        // What takes an amount back that is written without a sign takes its cost back too.
        if amount.is_negative() && !told.is_negative() {
            cost = cost.map(|cost| if cost.is_negative() { cost } else { -cost });
        }
        let mut refunded = refunded.map(|refunded| if refunded.is_negative() { -refunded } else { refunded });
        if let Fate::Times(rate) = fate {
            amount = self.exchanged(amount, rate)?;
            cost = cost.map(|cost| self.exchanged(cost, rate)).transpose()?;
            service_cost = service_cost.map(|cost| self.exchanged(cost, rate)).transpose()?;
            refunded = refunded.map(|refunded| self.exchanged(refunded, rate)).transpose()?;
        }
        let name = self.cell(cells, Role::Name).text();
        let order = self.cell(cells, Role::Order).text();
        let (product, category) = (self.cell(cells, Role::Product).text(), self.cell(cells, Role::Category).text());
        let name = self.named(cells, &name)?;
        let order = if !order.is_empty() && order.iter().all(u8::is_ascii_graphic) {
            Some(&order[..])
        } else {
            self.text(&order, Role::Order)?.map(str::as_bytes)
        };
        let cut = matches!(self.cell(cells, Role::Order), Cell::Number(number) if number.abs() >= LONG_ID);
        let order = order.filter(|order| !cut && !amount::is_scientific_id(order));
        let product = match builder.known_product(&product) {
            None => self.text(&product, Role::Product)?.and_then(|text| builder.product(text)),
            known => self.known_text(&product, known),
        };
        let category = match builder.known_category(&category) {
            None => self.text(&category, Role::Category)?.and_then(|text| builder.category(text)),
            known => self.known_text(&category, known),
        };
        let once = !self.plan.once.is_empty();
        let line_amount = if once { self.line_amount(cells, quantity)? } else { None };
        let customer = self.entered(builder, customer)?;
        if let Some(name) = name {
            builder.name(customer, &name).map_err(|error| customer_fault(error.code))?;
        }
        let line = Line { customer, day, amount, cost, service_cost, order, product, category, flags };
        let entry = Told { row, line, refunded, standing };
        if once {
            let amount = has_amount.then_some(amount);
            // Where only a refund or a cost is the order's, the lines have their own amounts.
            let is_total = self.plan.once.contains(&Role::Amount);
            let (total, own) = if is_total { (amount, line_amount) } else { (None, amount) };
            self.order_part(builder, entry, total, own).map_err(|error| Fault { code: error.code, column: None })?;
        } else {
            self.enter(builder, &entry)?;
        }
        match fate {
            _ if once && !has_amount => {}
            Fate::Times(_) => self.counts.apart(Apart::Converted, Figure::ZERO, amount),
            _ => {
                self.counts.apart(Apart::Extras, says, told);
                self.counts.apart(Apart::Turned, told, amount);
            }
        }
        Ok(())
    }

    /// Enters a line with what its states say: a void one counts as nothing.
    pub(super) fn enter(&mut self, builder: &mut Builder, told: &Told<'_>) -> Result<(), Fault> {
        let Told { row, line, refunded, standing } = told;
        match standing {
            // What takes it back may have a row of its own.
            Standing::Void | Standing::Refunded if self.plan.refund_rows => {
                self.orders.defer(*row, line);
                return Ok(());
            }
            Standing::Void | Standing::LeftOut | Standing::Refunded => {
                self.counts.void.add(line.amount);
                return Ok(());
            }
            Standing::Counts | Standing::RefundRow => {}
        }
        if builder.is_repeated(line) {
            if self.shared.repeats == Repeats::Drop {
                return Err(Fault { code: Code::LineRepeated, column: None });
            }
            self.counts.repeated.add(line.amount);
            if self.counts.wants_repeated() {
                let example = Error::new(Code::LineRepeated).in_file(&self.name).in_sheet(self.plan.sheet.as_deref());
                let id = builder.id(line.customer).to_owned();
                self.counts.repeated_examples.push(example.at_row(*row).found(id));
            }
        }
        self.line(builder, *line)?;
        if let &Some(refunded) = refunded {
            let back = Line { amount: -refunded, cost: None, service_cost: None, flags: Flags::REFUND, ..*line };
            self.counts.refunded.add(refunded);
            self.line(builder, back)?;
        }
        Ok(())
    }

    /// Puts a line into the ledger.
    pub(super) fn line(&mut self, builder: &mut Builder, line: Line<'_>) -> Result<(), Fault> {
        builder.line(line).map_err(|error| Fault { code: error.code, column: self.columns[Role::Amount as usize] })?;
        let is_refund = line.flags.has(Flags::REFUND) || (line.amount.is_negative() && !line.flags.has(Flags::REST));
        if is_refund {
            self.counts.refunds.add(line.amount);
            if self.plan.refund_rows {
                self.orders.takes_back(line.customer, line.amount);
            }
        }
        let day = line.day.epoch();
        self.counts.years.add(day);
        self.counts.days = Some(self.counts.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        Ok(())
    }

    /// Is a cell written in per cent?
    fn is_percentage(&self, cells: &dyn Cells, role: Role) -> bool {
        String::from_utf8_lossy(&self.cell(cells, role).text()).contains(['%', '％', '٪'])
    }

    /// Does the side of the ledger say that the row takes an amount back?
    #[inline(never)]
    fn takes_back(&self, cells: &dyn Cells) -> bool {
        let side = self.cell(cells, Role::Direction).text();
        let side = std::str::from_utf8(&side).ok().and_then(words::direction);
        side.is_some_and(|side| side.takes_back() != self.plan.flipped.contains(&Role::Direction))
    }

    /// The amount of a line of an order whose total is the amount: its own column, else quantity × price.
    #[inline(never)]
    fn line_amount(&self, cells: &dyn Cells, quantity: Option<Figure>) -> Result<Option<Figure>, Fault> {
        if self.column(Role::LineAmount).is_some() {
            return self.optional(cells, Role::LineAmount);
        }
        let price = self.optional(cells, Role::UnitPrice)?;
        Ok(quantity.zip(price).and_then(|(quantity, price)| quantity.times(price)))
    }

    /// The customer's name: given and family name, where they stand apart.
    pub(super) fn named<'a>(&mut self, cells: &dyn Cells, name: &'a [u8]) -> Result<Option<Cow<'a, str>>, Fault> {
        if self.column(Role::FamilyName).is_none() || self.column(Role::Name).is_none() {
            return Ok(self.text(name, Role::Name)?.map(Cow::Borrowed));
        }
        let family = self.cell(cells, Role::FamilyName).text();
        let given = self.text(name, Role::Name)?.unwrap_or_default();
        let family = self.text(&family, Role::FamilyName)?.unwrap_or_default();
        let whole = format!("{given} {family}").trim().to_owned();
        Ok((!whole.is_empty()).then_some(Cow::Owned(whole)))
    }

    /// One line for each month of a table whose columns are months.
    #[inline(never)]
    pub(super) fn month_row(&mut self, builder: &mut Builder, row: u64, cells: &dyn Cells) -> crate::Result<()> {
        match self.month_lines(builder, cells) {
            Ok(()) => self.counts.used += 1,
            Err(Fault { code: Code::TooManyRows, .. }) => return Err(Code::TooManyRows.into()),
            Err(fault) => {
                let fault = self.refined(fault, cells);
                self.set_aside(row, cells, fault, None);
            }
        }
        Ok(())
    }

    fn month_lines(&mut self, builder: &mut Builder, cells: &dyn Cells) -> Result<(), Fault> {
        let cell = self.customer_cell(cells);
        let customer = self.key(&cell).map_err(|code| Fault { code, column: self.column(Role::Customer) })?;
        if is_total(cells) || is_total_word(&customer) {
            return Err(Fault { code: Code::TotalRow, column: None });
        }
        if customer.is_empty() {
            return Err(Fault { code: Code::CustomerMissing, column: self.column(Role::Customer) });
        }
        let mut amounts = Vec::new();
        for &(column, day) in &self.plan.months {
            match self.number(cells.cell(column)) {
                Ok(amount) => amounts.push((day, self.adjusted(amount, Role::Amount)?)),
                Err(Code::AmountMissing) => {}
                Err(code) => return Err(Fault { code, column: Some(column) }),
            }
        }
        let product = self.cell(cells, Role::Product).text();
        let product = self.text(&product, Role::Product)?.and_then(|text| builder.product(text));
        let customer = self.entered(builder, Who::Named(customer))?;
        let name = self.cell(cells, Role::Name).text();
        if let Some(name) = self.named(cells, &name)? {
            builder.name(customer, &name).map_err(|error| Fault { code: error.code, column: None })?;
        }
        for (day, amount) in amounts {
            self.counts.control.add(amount);
            // Nothing was bought in a month of zero.
            if amount.units != 0 {
                let flags = Flags::default();
                let line = Line {
                    customer,
                    day,
                    amount,
                    cost: None,
                    service_cost: None,
                    order: None,
                    product,
                    category: None,
                    flags,
                };
                self.line(builder, line)?;
            }
        }
        Ok(())
    }

    /// The cell that tells customers apart: with the family name, where that stands apart and no id does.
    pub(super) fn customer_cell<'a>(&self, cells: &'a dyn Cells) -> Cow<'a, [u8]> {
        let own = self.cell(cells, Role::Customer).text();
        let (Some(_), None) = (self.column(Role::FamilyName), self.column(Role::Name)) else { return own };
        let family = self.cell(cells, Role::FamilyName).text();
        let (own, family) = (cells::bare(&own), cells::bare(&family));
        Cow::Owned([own, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&b' '))
    }

    /// Refuses a line that is nothing but a discount, a tax or the shipping, where these are left out.
    #[inline(never)]
    fn refuse_left_out(&self, cells: &dyn Cells) -> Result<(), Fault> {
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
    fn with_extras(&self, cells: &dyn Cells, amount: Figure) -> Result<Figure, Fault> {
        let mut whole = amount;
        for (&role, &treatment) in &self.plan.extras {
            let Some(extra) = self.optional(cells, role)?.filter(|_| treatment != Treatment::Stands) else { continue };
            let fault = Fault { code: Code::AmountTooLong, column: self.column(role) };
            if treatment == Treatment::Rate {
                let share = if extra.is_negative() { extra } else { -extra };
                whole = amount.times(share).and_then(|part| whole.plus(part)).ok_or(fault)?;
                continue;
            }
            let negative = amount.is_negative() != (treatment == Treatment::LeaveOut);
            let extra = if extra.is_negative() == negative { extra } else { -extra };
            whole = whole.plus(extra).ok_or(fault)?;
        }
        Ok(whole)
    }

    /// Direct cost of a line: its own column, else unit cost × quantity, else amount − profit; `None` where unknown.
    fn cost(&self, cells: &dyn Cells, amount: Figure, quantity: Option<Figure>) -> Result<Option<Figure>, Fault> {
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
}
