//! Lines that were read elsewhere, on their way into a [`Builder`].

use super::builder::{Builder, NONE};
use super::{Dictionary, Flags};
use crate::calendar::Day;
use crate::error::{Code, Result};
use crate::money::Amounts;
use serde::{Deserialize, Serialize};

/// The lines of a part of a file, with the texts that they name. A line takes as many bytes on its way as in a ledger.
#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    customers: Dictionary,
    name_of: Vec<u32>,
    names: Dictionary,
    products: Dictionary,
    categories: Dictionary,
    #[serde(with = "crate::columns")]
    customer: Vec<u32>,
    #[serde(with = "crate::columns")]
    day: Vec<i32>,
    #[serde(with = "crate::columns")]
    order: Vec<u64>,
    #[serde(with = "crate::columns")]
    product: Vec<u32>,
    #[serde(with = "crate::columns")]
    category: Vec<u32>,
    #[serde(with = "crate::columns")]
    flags: Vec<u8>,
    amount: Amounts,
    cost: Amounts,
    service_cost: Amounts,
    names_orders: bool,
    c_orders: u64,
    digit_orders: u64,
}

impl From<Builder> for Part {
    /// The lines of a builder. What tables of customers and costs say is not among them.
    fn from(builder: Builder) -> Part {
        Part {
            customers: builder.customers,
            name_of: builder.name_of,
            names: builder.names,
            products: builder.products,
            categories: builder.categories,
            customer: builder.customer,
            day: builder.day.into_iter().map(Day::epoch).collect(),
            order: builder.order,
            product: builder.product,
            category: builder.category,
            flags: builder.flags.into_iter().map(|flags| flags.0).collect(),
            amount: builder.amount,
            cost: builder.cost,
            service_cost: builder.service_cost,
            names_orders: builder.names_orders,
            c_orders: builder.c_orders,
            digit_orders: builder.digit_orders,
        }
    }
}

impl Builder {
    /// Adds lines that were read elsewhere, as if each had been [added](Builder::line) here.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where amounts cannot be kept exactly beside those that are there, [`Code::LineRepeated`] where
    /// an earlier file has one of the lines, [`Code::TooManyRows`]. The builder then has the lines that it had; which lines of
    /// the part are at fault is found by adding them one by one.
    pub fn append(&mut self, part: Part) -> Result<()> {
        let at = self.lines();
        let columns =
            [(&self.amount, &part.amount), (&self.cost, &part.cost), (&self.service_cost, &part.service_cost)];
        for (here, there) in columns {
            let scale = here.scale().max(there.scale());
            for column in [here, there].into_iter().filter(|column| column.scale() < scale) {
                column.at_scale(scale)?;
            }
        }
        let lines = at + part.day.len();
        if lines > super::builder::MAX_LINES {
            return Err(Code::TooManyRows.into());
        }
        let customers = self.customers.insert_all(&part.customers).ok_or(Code::TooManyRows)?;
        let products = self.products.insert_all(&part.products).ok_or(Code::TooManyRows)?;
        let categories = self.categories.insert_all(&part.categories).ok_or(Code::TooManyRows)?;
        let known = |texts: &[u32], at: u32| texts.get(at as usize).copied();
        let product = |line: usize| known(&products, *part.product.get(line)?);
        let line = |line: usize| {
            let (day, amount) = (Day::from_epoch(part.day[line]), part.amount.figure(line));
            (known(&customers, part.customer[line]).unwrap_or(NONE), day, part.order[line], amount, product(line))
        };
        if self.any_stands_above((0..part.day.len()).map(line)) {
            return Err(Code::LineRepeated.into());
        }
        for (customer, &name) in part.name_of.iter().enumerate().filter(|(_, name)| **name != NONE) {
            if let Some(&customer) = customers.get(customer) {
                self.name(super::CustomerIx(customer), part.names.get(name))?;
            }
        }
        self.customer.extend(part.customer.iter().filter_map(|&customer| customers.get(customer as usize)));
        self.day.extend(part.day.into_iter().map(Day::from_epoch));
        self.order.extend(part.order);
        self.flags.extend(part.flags.into_iter().map(Flags));
        self.amount.append(part.amount)?;
        for (column, later) in [(&mut self.cost, part.cost), (&mut self.service_cost, part.service_cost)] {
            // Such a column exists from its first value on.
            if !(column.is_empty() && later.is_empty()) {
                column.pad(at);
                column.append(later)?;
                column.pad(lines);
            }
        }
        for (column, later, names) in
            [(&mut self.product, part.product, products), (&mut self.category, part.category, categories)]
        {
            if !(column.is_empty() && later.is_empty()) {
                column.resize(at, NONE);
                column.extend(later.iter().map(|&name| names.get(name as usize).copied().unwrap_or(NONE)));
                column.resize(lines, NONE);
            }
        }
        self.names_orders |= part.names_orders;
        self.c_orders += part.c_orders;
        self.digit_orders += part.digit_orders;
        Ok(())
    }
}
