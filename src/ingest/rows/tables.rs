//! Rows of tables of customers and of costs.

use super::totals::{is_total, is_total_word};
use super::{Fate, Fault, Rows, key};
use crate::error::{Code, Error};
use crate::ingest::cells::Cells;
use crate::ingest::receipt::Apart;
use crate::ingest::roles::{CostKind, Role};
use crate::ledger::{Attributes, Builder, Cost, CustomerIx};
use crate::money::Figure;

impl Rows {
    /// A row of a table of costs: money for the customer, or so many requests or returns.
    #[inline(never)]
    pub(super) fn cost_row(
        &mut self,
        builder: &mut Builder,
        cells: &dyn Cells,
        amount: &Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> Result<(), Fault> {
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
        builder.cost(customer, day, cost).map_err(fault)?;
        if let Fate::Times(_) = fate {
            self.counts.apart(Apart::Converted, Figure::ZERO, amount);
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn customer(
        &mut self,
        builder: &mut Builder,
        cells: &dyn Cells,
        revenue: &Result<Option<Figure>, Fault>,
        fate: Fate,
    ) -> Result<(), Fault> {
        let fault = |role: Role, code| Fault { code, column: self.columns[role as usize] };
        let exchanged = |figure: Option<Figure>| match fate {
            Fate::Times(rate) => figure.map(|figure| self.exchanged(figure, rate)).transpose(),
            _ => Ok(figure),
        };
        let revenue = match revenue {
            Ok(revenue) => *revenue,
            Err(Fault { code, column }) => return Err(Fault { code: *code, column: *column }),
        };
        let count = |role: Role| -> Result<Option<u32>, Fault> {
            let Some(figure) = self.optional(cells, role)? else { return Ok(None) };
            let whole = figure.at_scale(0).and_then(|units| u32::try_from(units).ok());
            whole.map(Some).ok_or(fault(role, Code::AmountInvalid))
        };
        let score = |role: Role, range: std::ops::RangeInclusive<f64>| -> Result<Option<f64>, Fault> {
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
        let revenue = attributes.revenue.filter(|_| matches!(fate, Fate::Times(_)));
        builder.attributes(customer, attributes).map_err(failed)?;
        self.counts.apart(Apart::Converted, Figure::ZERO, revenue.unwrap_or(Figure::ZERO));
        Ok(())
    }

    /// The customer of a row in a table of customers or costs.
    fn named_customer(&mut self, builder: &mut Builder, cells: &dyn Cells) -> Result<CustomerIx, Fault> {
        let cell = self.customer_cell(cells);
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
        let name = self.named(cells, &name)?;
        let customer = self.merged(&customer);
        let customer = builder.customer(customer, name.as_deref()).map_err(|error| fault(column, error.code))?;
        if self.named.len() <= customer.at() {
            self.named.resize(customer.at() + 1, false);
        }
        self.named[customer.at()] = true;
        Ok(customer)
    }
}
