//! Lines of orders, however unusual.

use super::totals::{is_total, is_total_word, may_be_total};
use super::{Fate, Fault, Rows, Who};
use crate::error::Code;
use crate::ingest::cells::Cells;
use crate::ingest::extras;
use crate::ingest::options::Repeats;
use crate::ingest::plan::{Role, Treatment};
use crate::ingest::status::{self, Meaning};
use crate::ledger::{Builder, Flags, Line};
use crate::money::Figure;

impl Rows {
    pub(super) fn order_line(
        &mut self,
        builder: &mut Builder,
        row: u64,
        cells: &dyn Cells,
        amount: &Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> Result<(), Fault> {
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
            let negative = amount.is_negative() != (treatment == Treatment::LeaveOut);
            let extra = if extra.is_negative() == negative { extra } else { -extra };
            let fault = Fault { code: Code::AmountTooLong, column: self.column(role) };
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
