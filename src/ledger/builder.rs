//! Takes facts in the order of the files and sorts them by customer once.

use super::{Attributes, CustomerIx, Dictionary, Flags, Ledger, Line, hash};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::money::{Amounts, Figure};

/// Most lines of one ledger; [`crate::money`] relies on it.
const MAX_LINES: usize = 1_000_000_000;

/// No product, category or name.
const NONE: u32 = u32::MAX;

/// Lines and customers on their way into a [`Ledger`].
#[derive(Debug, Default)]
pub struct Builder {
    customers: Dictionary,
    name_of: Vec<u32>,
    names: Dictionary,
    attributes: Vec<Option<Attributes>>,
    currency: Option<String>,
    customer: Vec<u32>,
    day: Vec<Day>,
    order: Vec<u64>,
    names_orders: bool,
    amount: Amounts,
    cost: Amounts,
    service_cost: Amounts,
    product: Vec<u32>,
    products: Dictionary,
    category: Vec<u32>,
    categories: Dictionary,
    flags: Vec<Flags>,
    /// Orders named `C` and digits, and named by digits alone: together they make the former cancellations.
    c_orders: u64,
    digit_orders: u64,
}

impl Builder {
    /// Adds a line.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where an amount cannot be kept exactly beside the others, [`Code::TooManyRows`] beyond
    /// 10⁹ lines. The builder then is as before, but for the customer, who is known now.
    pub fn line(&mut self, line: Line<'_>) -> Result<()> {
        let at = self.day.len();
        if at >= MAX_LINES {
            return Err(Code::TooManyRows.into());
        }
        let customer = self.customer(line.customer, line.name)?;
        // Amounts come first, since they can refuse; the columns that follow then grow together.
        self.amount.push(line.amount)?;
        if let Err(error) =
            sparse(&mut self.cost, at, line.cost).and_then(|()| sparse(&mut self.service_cost, at, line.service_cost))
        {
            for column in [&mut self.amount, &mut self.cost, &mut self.service_cost] {
                column.truncate(at);
            }
            return Err(error);
        }
        self.customer.push(customer.0);
        self.day.push(line.day);
        self.order.push(self.order_key(&line));
        self.names_orders |= line.order.is_some();
        named(&mut self.product, &mut self.products, at, line.product);
        named(&mut self.category, &mut self.categories, at, line.category);
        let mut flags = line.flags;
        if line.amount.is_negative() {
            flags = flags.with(Flags::REFUND);
        }
        if line.cost.is_some() {
            flags = flags.with(Flags::COST_KNOWN);
        }
        match line.order {
            Some([b'C' | b'c', digits @ ..]) if is_digits(digits) => {
                self.c_orders += 1;
                flags = flags.with(Flags::C_ORDER);
            }
            Some(digits) if is_digits(digits) => self.digit_orders += 1,
            _ => {}
        }
        self.flags.push(flags);
        Ok(())
    }

    /// Without an order id the day is the order.
    fn order_key(&self, line: &Line<'_>) -> u64 {
        match line.order {
            Some(order) => hash(order),
            None => u64::from(line.day.epoch().cast_unsigned()),
        }
    }

    /// A customer by id, known from now on, with or without facts.
    ///
    /// # Errors
    /// [`Code::TooManyRows`] beyond 2³² − 1 customers.
    pub fn customer(&mut self, id: &str, name: Option<&str>) -> Result<CustomerIx> {
        let index = self.customers.insert(id).ok_or(Code::TooManyRows)?;
        if let Some(name) = name.filter(|name| !name.is_empty())
            && self.name_of.get(index as usize).is_none_or(|&known| known == NONE)
        {
            self.name_of.resize(self.customers.len(), NONE);
            self.name_of[index as usize] = self.names.insert(name).ok_or(Code::TooManyRows)?;
        }
        Ok(CustomerIx(index))
    }

    /// Says what a customers table has for a customer.
    ///
    /// # Errors
    /// [`Code::CustomerRepeated`] if one has said something of the customer already.
    pub fn attributes(&mut self, customer: CustomerIx, attributes: Attributes) -> Result<()> {
        if self.attributes.len() <= customer.at() {
            self.attributes.resize_with(customer.at() + 1, || None);
        }
        match self.attributes.get_mut(customer.at()) {
            Some(slot @ None) => *slot = Some(attributes),
            _ => return Err(Code::CustomerRepeated.into()),
        }
        Ok(())
    }

    /// Names the currency that a file states.
    pub fn currency(&mut self, currency: &str) {
        self.currency.get_or_insert_with(|| currency.to_owned());
    }

    /// Lines so far.
    pub fn lines(&self) -> usize {
        self.day.len()
    }

    /// Sorts everything by customer, customers by id, lines by day and order.
    ///
    /// # Errors
    /// [`Code::NoUsableRows`] where there is no customer, [`Code::TotalTooLarge`] where amounts of different columns
    /// have no common scale at which sums are exact.
    pub fn finish(mut self) -> Result<Ledger> {
        if self.customers.is_empty() {
            return Err(Code::NoUsableRows.into());
        }
        let scale = self.amount.scale().max(self.cost.scale()).max(self.service_cost.scale());
        let attribute_scale =
            self.attributes.iter().flatten().flat_map(figures).map(|figure| figure.trimmed().scale).max();
        let scale = scale.max(attribute_scale.unwrap_or(0));
        for column in [&mut self.amount, &mut self.cost, &mut self.service_cost] {
            column.rescale(scale).map_err(|error| Error { code: Code::TotalTooLarge, ..error })?;
        }
        if self.attributes.iter().flatten().flat_map(figures).any(|figure| figure.at_scale(scale).is_none()) {
            return Err(Code::TotalTooLarge.into());
        }
        for column in [&mut self.cost, &mut self.service_cost] {
            column.pad(if column.is_empty() { 0 } else { self.day.len() });
        }
        for column in [&mut self.product, &mut self.category] {
            let len = if column.is_empty() { 0 } else { self.day.len() };
            column.resize(len, NONE);
        }
        if self.c_orders > 0 && self.digit_orders > self.c_orders {
            for flags in self.flags.iter_mut().filter(|flags| flags.has(Flags::C_ORDER)) {
                *flags = flags.with(Flags::REFUND);
            }
        }

        let (customers, renamed) = self.customers.sorted();
        let mut starts = vec![0u32; customers.len() + 1];
        for &customer in &self.customer {
            starts[renamed[customer as usize] as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0u32; self.customer.len()];
        for (line, &customer) in self.customer.iter().enumerate() {
            let slot = &mut next[renamed[customer as usize] as usize];
            order[*slot as usize] = line as u32;
            *slot += 1;
        }
        for window in starts.windows(2) {
            // Total order of the facts themselves: the order of the rows in the files must not matter.
            order[window[0] as usize..window[1] as usize].sort_unstable_by_key(|&line| {
                let line = line as usize;
                (self.day[line], self.order[line], self.amount.get(line), self.cost.get(line), self.flags[line].0, line)
            });
        }
        Ok(Ledger {
            name_of: self.moved_names(&renamed),
            names: self.names,
            attributes: moved_attributes(self.attributes, &renamed),
            customers,
            starts,
            day: pick(&self.day, &order),
            order: pick(&self.order, &order),
            names_orders: self.names_orders,
            amount: self.amount.reordered(&order),
            cost: if self.cost.is_empty() { self.cost } else { self.cost.reordered(&order) },
            service_cost: if self.service_cost.is_empty() {
                self.service_cost
            } else {
                self.service_cost.reordered(&order)
            },
            product: if self.product.is_empty() { Vec::new() } else { pick(&self.product, &order) },
            products: self.products,
            category: if self.category.is_empty() { Vec::new() } else { pick(&self.category, &order) },
            categories: self.categories,
            flags: pick(&self.flags, &order),
            scale,
            currency: self.currency,
        })
    }

    fn moved_names(&self, renamed: &[u32]) -> Vec<u32> {
        if self.name_of.is_empty() {
            return Vec::new();
        }
        let mut moved = vec![NONE; renamed.len()];
        for (old, &name) in self.name_of.iter().enumerate() {
            moved[renamed[old] as usize] = name;
        }
        moved
    }
}

fn moved_attributes(attributes: Vec<Option<Attributes>>, renamed: &[u32]) -> Vec<Attributes> {
    if attributes.is_empty() {
        return Vec::new();
    }
    let mut moved = vec![Attributes::default(); renamed.len()];
    for (old, attributes) in attributes.into_iter().enumerate() {
        if let Some(mut attributes) = attributes {
            attributes.referred_by = attributes.referred_by.map(|by| CustomerIx(renamed[by.at()]));
            moved[renamed[old] as usize] = attributes;
        }
    }
    moved
}

fn figures(attributes: &Attributes) -> impl Iterator<Item = Figure> {
    let Attributes { revenue, direct_cost, profit, service_cost, acquisition_cost, .. } = attributes;
    [*revenue, *direct_cost, *profit, *service_cost, *acquisition_cost].into_iter().flatten()
}

/// A column that exists from the first value on; earlier lines get zero.
fn sparse(column: &mut Amounts, at: usize, value: Option<Figure>) -> Result<()> {
    match value {
        None if column.is_empty() => Ok(()),
        value => {
            column.pad(at);
            column.push(value.unwrap_or(Figure::ZERO))
        }
    }
}

/// The same for texts.
fn named(column: &mut Vec<u32>, texts: &mut Dictionary, at: usize, text: Option<&str>) {
    let index = text.filter(|text| !text.is_empty()).and_then(|text| texts.insert(text));
    if index.is_some() || !column.is_empty() {
        column.resize(at, NONE);
        column.push(index.unwrap_or(NONE));
    }
}

fn is_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

fn pick<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&from| column[from as usize]).collect()
}
