//! Facts in columns: who bought what, when, for how much.
//!
//! [`Builder`] takes lines in the order of the files; [`Ledger`] holds them by customer, customers in the order of
//! their ids, so that no result depends on the order of the rows, and each analysis is one scan. A line takes 22 bytes
//! plus 8 for each amount column beyond the first and 4 for each of product and category.

mod builder;
mod costs;
mod dictionary;
mod order;
mod part;

pub use builder::Builder;
pub use costs::Cost;
pub use dictionary::{BUNCH, Dictionary, Foreseen, hash};
pub use part::Part;

use crate::blocks;
use crate::calendar::Day;
use crate::money::{Amounts, Figure};
use std::ops::Range;

/// A customer's position in the ledger: the order of the ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerIx(pub u32);

impl CustomerIx {
    /// As an index into columns by customer.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// How a line counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// A refund or cancellation: it is netted and makes no purchase.
    pub const REFUND: Flags = Flags(1);
    /// Its order id is `C` and digits: a cancellation where the other ids are plain digits.
    pub const C_ORDER: Flags = Flags(2);
    /// Its direct cost is known.
    pub const COST_KNOWN: Flags = Flags(4);
    /// Its order has lines on other days too; the lines of every other order stand one behind the other.
    pub const STRADDLES: Flags = Flags(8);
    /// What an order's total has beyond its lines: shipping, tax, a discount. Negative, it is no refund.
    pub const REST: Flags = Flags(16);

    /// Is every flag of `other` set?
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// These flags and the ones of `other`.
    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// One order line on its way into a [`Builder`], which gives texts their numbers.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The customer, as [`Builder::customer`] says.
    pub customer: CustomerIx,
    /// The day.
    pub day: Day,
    /// Revenue of the line; negative for a refund.
    pub amount: Figure,
    /// Direct cost, where known.
    pub cost: Option<Figure>,
    /// Cost to serve.
    pub service_cost: Option<Figure>,
    /// The order's id; without it the lines of one customer on one day are one order.
    pub order: Option<&'a [u8]>,
    /// Product code or name, as [`Builder::product`] says.
    pub product: Option<u32>,
    /// Category, as [`Builder::category`] says.
    pub category: Option<u32>,
    /// How it counts; a negative amount is a refund even without the flag.
    pub flags: Flags,
}

impl Line<'_> {
    /// The line without its order's id, to be kept beyond its row.
    pub fn unnamed(self) -> Line<'static> {
        let Line { customer, day, amount, cost, service_cost, order: _, product, category, flags } = self;
        Line { customer, day, amount, cost, service_cost, order: None, product, category, flags }
    }
}

/// What a customers table says of one customer (docs/definitions.md section 2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    /// Revenue so far.
    pub revenue: Option<Figure>,
    /// Purchases so far.
    pub orders: Option<u32>,
    /// First purchase.
    pub first_order: Option<Day>,
    /// Last purchase.
    pub last_order: Option<Day>,
    /// Direct cost so far.
    pub direct_cost: Option<Figure>,
    /// Customer profit so far, all costs deducted.
    pub profit: Option<Figure>,
    /// Cost to serve so far.
    pub service_cost: Option<Figure>,
    /// Service requests so far.
    pub requests: Option<u32>,
    /// Returns so far, beside the refund lines.
    pub returns: Option<u32>,
    /// What it cost to win the customer.
    pub acquisition_cost: Option<Figure>,
    /// Net promoter score, 0–10.
    pub nps: Option<f64>,
    /// Engagement, on any scale.
    pub engagement: Option<f64>,
    /// Potential, 0–100.
    pub potential: Option<f64>,
    /// The customer who referred this one.
    pub referred_by: Option<CustomerIx>,
}

/// All facts of one analysis. The fields are columns: `day[i]`, `amount`, … belong to line `i`.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Customers in the order of their ids.
    pub customers: Dictionary,
    /// Names beside the ids: position in `names`, or `u32::MAX`; empty where no column gives names.
    pub(crate) name_of: Vec<u32>,
    pub(crate) names: Dictionary,
    /// What a customers table says, and tables of costs without a day; empty without such tables.
    pub attributes: Vec<Attributes>,
    /// What tables of costs say with a day; what they say without one is among the attributes.
    costs: costs::DatedCosts,
    /// The lines of customer `c` are `starts[c]..starts[c + 1]`.
    pub(crate) starts: Vec<u32>,
    /// Day of each line; within a customer in the order of day, then order.
    pub day: Vec<Day>,
    /// Hash of the order id of each line (of the day, without an order column).
    pub order: Vec<u64>,
    /// Does any line name its order? Else the lines of a customer on one day are one order.
    pub names_orders: bool,
    /// Revenue of each line.
    pub amount: Amounts,
    /// Direct cost of each line, meaningful with [`Flags::COST_KNOWN`]; empty without a cost column.
    pub cost: Amounts,
    /// Cost to serve of each line; empty without such a column.
    pub service_cost: Amounts,
    /// Product of each line; empty without such a column. `u32::MAX` where a line has none.
    pub product: Vec<u32>,
    /// Texts of `product`.
    pub products: Dictionary,
    /// Category of each line, as `product`.
    pub category: Vec<u32>,
    /// Texts of `category`.
    pub categories: Dictionary,
    /// How each line counts.
    pub flags: Vec<Flags>,
    /// Most decimals of any amount: what [`crate::money::Unit::for_scale`] wants.
    pub scale: u8,
    /// Currency code or sign that the files name.
    pub currency: Option<String>,
}

impl Ledger {
    /// Number of customers.
    pub fn len(&self) -> usize {
        self.customers.len()
    }

    /// No customers?
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty()
    }

    /// Every customer, in the order of the ids.
    pub fn all(&self) -> impl ExactSizeIterator<Item = CustomerIx> + use<> {
        (0..self.len() as u32).map(CustomerIx)
    }

    /// Every customer, a [block](blocks::each) at a time.
    pub(crate) fn each(&self, work: &mut dyn FnMut(CustomerIx)) {
        blocks::each(self.len(), &mut |block| block.for_each(|at| work(CustomerIx(at as u32))));
    }

    /// The lines of a customer.
    #[inline]
    pub fn lines(&self, customer: CustomerIx) -> Range<usize> {
        match (self.starts.get(customer.at()), self.starts.get(customer.at() + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// The lines of a customer from one day to another, both included.
    pub fn between(&self, customer: CustomerIx, from: Day, to: Day) -> Range<usize> {
        let all = self.lines(customer);
        let days = &self.day[all.clone()];
        let (from, to) = (days.partition_point(|day| *day < from), days.partition_point(|day| *day <= to));
        all.start + from..all.start + to.max(from)
    }

    /// The lines of a customer up to a day.
    #[inline]
    pub fn until(&self, customer: CustomerIx, day: Day) -> Range<usize> {
        let all = self.lines(customer);
        // Mostly all: then no search.
        if self.day[all.clone()].last().is_none_or(|last| *last <= day) {
            all
        } else {
            self.between(customer, Day::MIN, day)
        }
    }

    /// The day of the last line.
    pub fn last_day(&self) -> Option<Day> {
        self.all().filter_map(|customer| self.day[self.lines(customer)].last().copied()).max()
    }

    /// The day of the first line.
    pub fn first_day(&self) -> Option<Day> {
        // Within a customer they are in order of day.
        self.all().filter_map(|customer| self.day[self.lines(customer)].first().copied()).min()
    }

    /// Are there any order lines, or only a customers table?
    pub fn has_lines(&self) -> bool {
        !self.day.is_empty()
    }

    /// A customer's id.
    pub fn id(&self, customer: CustomerIx) -> &str {
        self.customers.get(customer.0)
    }

    /// The customer with an id.
    pub fn find(&self, id: &str) -> Option<CustomerIx> {
        self.customers.find(id).map(CustomerIx)
    }

    /// A customer's name, where a column beside the id gives one.
    pub fn name(&self, customer: CustomerIx) -> Option<&str> {
        self.name_of.get(customer.at()).filter(|&&name| name != u32::MAX).map(|&name| self.names.get(name))
    }

    /// What a customers table says of a customer.
    pub fn attributes(&self, customer: CustomerIx) -> Option<&Attributes> {
        self.attributes.get(customer.at())
    }

    /// What tables of costs say of a customer, with its day.
    pub fn costs(&self, customer: CustomerIx) -> impl Iterator<Item = (Day, Cost)> {
        self.costs.of(customer)
    }

    /// The first day on which anything is known of a customer; `None` for one of whom a table tells without a day, and no
    /// line: known on every day.
    pub fn known_from(&self, customer: CustomerIx) -> Option<Day> {
        let line = self.day[self.lines(customer)].first().copied();
        let undated = self.attributes(customer).is_some_and(|attributes| *attributes != Attributes::default());
        let cost = self.costs(customer).map(|(day, _)| day).min();
        if line.is_none() && undated { None } else { line.into_iter().chain(cost).min() }
    }
}

#[cfg(test)]
mod tests;
