//! Takes facts in the order of the files and sorts them by customer once.

use super::costs::{Cost, DatedCosts};
use super::order::{arranged, by_customer, mark_straddling};
use super::{Attributes, BUNCH, CustomerIx, Dictionary, Flags, Foreseen, Ledger, Line, hash};
use crate::blocks;
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::money::{Amounts, Figure};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Most lines of one ledger; [`crate::money`] relies on it.
pub(super) const MAX_LINES: usize = 1_000_000_000;

/// Most lines for which room is made before they are there.
const MOST_EXPECTED: usize = 16_000_000;

/// No product, category or name.
pub(super) const NONE: u32 = u32::MAX;

/// Lines and customers on their way into a [`Ledger`].
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) customers: Dictionary,
    pub(super) name_of: Vec<u32>,
    pub(super) names: Dictionary,
    attributes: Vec<Option<Attributes>>,
    currency: Option<String>,
    pub(super) customer: Vec<u32>,
    pub(super) day: Vec<Day>,
    pub(super) order: Vec<u64>,
    pub(super) names_orders: bool,
    pub(super) amount: Amounts,
    pub(super) cost: Amounts,
    pub(super) service_cost: Amounts,
    pub(super) product: Vec<u32>,
    pub(super) products: Dictionary,
    pub(super) category: Vec<u32>,
    pub(super) categories: Dictionary,
    pub(super) flags: Vec<Flags>,
    /// Orders named `C` and digits, and named by digits alone: together they make the former cancellations.
    pub(super) c_orders: u64,
    pub(super) digit_orders: u64,
    /// What tables of costs say without a day, by customer.
    undated: Vec<Undated>,
    /// What they say with one, and of whom.
    costs: DatedCosts,
    cost_customer: Vec<u32>,
    /// Lines of the files before the current one, which begins at this line.
    repeats: Option<Repeats>,
    file_start: usize,
}

/// What costs without a day add up to for one customer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Undated {
    serve: Option<Figure>,
    acquire: Option<Figure>,
    requests: u32,
    returns: u32,
}

/// How often each line, as a hash, is in one of the earlier files at most, and how often such a line has come in the current one.
#[derive(Debug, Default)]
struct Repeats {
    before: FxHashMap<u64, u32>,
    here: FxHashMap<u64, u32>,
}

impl Builder {
    /// Adds a line.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where an amount cannot be kept exactly beside the others, [`Code::TooManyRows`] beyond
    /// 10⁹ lines. The builder then is as before.
    pub fn line(&mut self, line: Line<'_>) -> Result<()> {
        let at = self.day.len();
        if at >= MAX_LINES {
            return Err(Code::TooManyRows.into());
        }
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
        self.customer.push(line.customer.0);
        self.day.push(line.day);
        self.order.push(self.order_key(&line));
        self.names_orders |= line.order.is_some();
        named(&mut self.product, at, line.product);
        named(&mut self.category, at, line.category);
        let mut flags = line.flags;
        if line.amount.is_negative() && !flags.has(Flags::REST) {
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

    /// Says that a further file begins: from now on [`Builder::is_repeated`] compares with the files before.
    pub fn begin_file(&mut self) {
        let lines = self.file_start..self.day.len();
        if self.day.is_empty() {
            return;
        }
        let mut repeats = self.repeats.take().unwrap_or_default();
        let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
        for line in lines {
            *counts.entry(self.fingerprint(line)).or_default() += 1;
        }
        for (line, count) in counts {
            let known = repeats.before.entry(line).or_default();
            *known = count.max(*known);
        }
        repeats.here.clear();
        self.repeats = Some(repeats);
        self.file_start = self.day.len();
    }

    /// Has an earlier file this line? One that stands there twice is repeated twice, and no more often.
    pub fn is_repeated(&mut self, line: &Line<'_>) -> bool {
        let Some(print) = self.print_above(line) else { return false };
        let Some(repeats) = &mut self.repeats else { return false };
        let here = repeats.here.entry(print).or_default();
        *here += 1;
        repeats.before.get(&print).is_some_and(|before| *here <= *before)
    }

    /// A line's facts as a hash, where an earlier file has such a line, however often it has come since.
    pub(crate) fn print_above(&self, line: &Line<'_>) -> Option<u64> {
        let before = &self.repeats.as_ref()?.before;
        let print = self.print(line.customer.0, line.day, self.order_key(line), line.amount, line.product);
        before.contains_key(&print).then_some(print)
    }

    fn fingerprint(&self, line: usize) -> u64 {
        let product = self.product.get(line).copied().filter(|&product| product != NONE);
        self.print(self.customer[line], self.day[line], self.order[line], self.amount.figure(line), product)
    }

    /// Has an earlier file any of these lines, whose customers and products are those of the builder?
    pub(super) fn any_stands_above(
        &self,
        mut lines: impl Iterator<Item = (u32, Day, u64, Figure, Option<u32>)>,
    ) -> bool {
        let Some(Repeats { before, .. }) = &self.repeats else { return false };
        lines.any(|(customer, day, order, amount, product)| {
            before.contains_key(&self.print(customer, day, order, amount, product))
        })
    }

    /// A line's facts as a hash.
    fn print(&self, customer: u32, day: Day, order: u64, amount: Figure, product: Option<u32>) -> u64 {
        let product = product.map_or(0, |product| hash(self.products.get(product).as_bytes()));
        let amount = amount.trimmed();
        let mut hasher = FxHasher::default();
        (customer, day.epoch(), order, amount.units, amount.scale, product).hash(&mut hasher);
        hasher.finish()
    }

    /// Adds what a row of a table of costs says of a customer. Without a day it is known on every day.
    ///
    /// # Errors
    /// [`Code::AmountTooLong`] where an amount cannot be added to the others exactly, [`Code::TooManyRows`].
    pub fn cost(&mut self, customer: CustomerIx, day: Option<Day>, cost: Cost) -> Result<()> {
        let Some(day) = day else { return self.undated_cost(customer, cost) };
        if self.cost_customer.len() >= MAX_LINES {
            return Err(Code::TooManyRows.into());
        }
        self.costs.push(day, cost)?;
        self.cost_customer.push(customer.0);
        Ok(())
    }

    fn undated_cost(&mut self, customer: CustomerIx, cost: Cost) -> Result<()> {
        if self.undated.len() <= customer.at() {
            self.undated.resize(customer.at() + 1, Undated::default());
        }
        let known = &mut self.undated[customer.at()];
        let sum = |known: Option<Figure>, more: Figure| {
            known.unwrap_or(Figure::ZERO).plus(more).map(Some).ok_or(Error::from(Code::AmountTooLong))
        };
        match cost {
            Cost::Serve(amount) => known.serve = sum(known.serve, amount)?,
            Cost::Acquire(amount) => known.acquire = sum(known.acquire, amount)?,
            Cost::Requests(count) => known.requests = known.requests.saturating_add(count),
            Cost::Returns(count) => known.returns = known.returns.saturating_add(count),
        }
        Ok(())
    }

    /// The customers so far: id, and whether any line is theirs.
    pub fn customers(&self) -> (&Dictionary, Vec<bool>) {
        let mut ordered = vec![false; self.customers.len()];
        self.customer.iter().for_each(|&customer| ordered[customer as usize] = true);
        (&self.customers, ordered)
    }

    /// Puts costs without a day beside what a customers table says, which has none either.
    fn join_costs(&mut self) -> Result<()> {
        let costs = std::mem::take(&mut self.undated);
        if costs.iter().all(|costs| *costs == Undated::default()) {
            return Ok(());
        }
        self.attributes.resize_with(self.attributes.len().max(costs.len()), || None);
        let too_large = Error::from(Code::TotalTooLarge);
        let join = |one: Option<Figure>, other: Option<Figure>| match (one, other) {
            (Some(one), Some(other)) => one.plus(other).map(Some).ok_or(too_large.clone()),
            (one, other) => Ok(one.or(other)),
        };
        for (slot, costs) in self.attributes.iter_mut().zip(costs) {
            if costs == Undated::default() {
                continue;
            }
            let known = slot.get_or_insert_default();
            known.service_cost = join(known.service_cost, costs.serve)?;
            known.acquisition_cost = join(known.acquisition_cost, costs.acquire)?;
            let count = |known: Option<u32>, more: u32| (more > 0).then(|| known.unwrap_or(0).saturating_add(more));
            known.requests = count(known.requests, costs.requests).or(known.requests);
            known.returns = count(known.returns, costs.returns).or(known.returns);
        }
        Ok(())
    }

    /// Without an order id the day is the order.
    fn order_key(&self, line: &Line<'_>) -> u64 {
        match line.order {
            Some(order) => hash(order),
            None => u64::from(line.day.epoch().cast_unsigned()),
        }
    }

    /// The customer whose id these bytes are, if it is known. The bytes then need not be looked at any closer.
    #[inline]
    pub fn known(&self, id: &[u8]) -> Option<CustomerIx> {
        self.customers.known(id).map(CustomerIx)
    }

    /// The same of many, as far as [`Dictionary::foresee`] tells.
    #[inline]
    pub fn foresee(&self, ids: &mut dyn Iterator<Item = &[u8]>) -> [Foreseen; BUNCH] {
        self.customers.foresee(ids)
    }

    /// The id of a customer.
    pub fn id(&self, customer: CustomerIx) -> &str {
        self.customers.get(customer.0)
    }

    /// The number of a product, if it is known; see [`Builder::known`].
    #[inline]
    pub fn known_product(&self, text: &[u8]) -> Option<u32> {
        self.products.known(text)
    }

    /// The number of a category, if it is known; see [`Builder::known`].
    #[inline]
    pub fn known_category(&self, text: &[u8]) -> Option<u32> {
        self.categories.known(text)
    }

    /// The number of a product; `None` beyond 2³² − 1 of them.
    pub fn product(&mut self, text: &str) -> Option<u32> {
        self.products.insert(text)
    }

    /// The number of a category; `None` beyond 2³² − 1 of them.
    pub fn category(&mut self, text: &str) -> Option<u32> {
        self.categories.insert(text)
    }

    /// A customer by id, known from now on, with or without facts.
    ///
    /// # Errors
    /// [`Code::TooManyRows`] beyond 2³² − 1 customers.
    pub fn customer(&mut self, id: &str, name: Option<&str>) -> Result<CustomerIx> {
        let customer = CustomerIx(self.customers.insert(id).ok_or(Code::TooManyRows)?);
        if let Some(name) = name {
            self.name(customer, name)?;
        }
        Ok(customer)
    }

    /// Names a customer; the first name stands.
    ///
    /// # Errors
    /// [`Code::TooManyRows`] beyond 2³² − 1 names.
    pub fn name(&mut self, customer: CustomerIx, name: &str) -> Result<()> {
        if !name.is_empty() && self.name_of.get(customer.at()).is_none_or(|&known| known == NONE) {
            self.name_of.resize(self.customers.len(), NONE);
            self.name_of[customer.at()] = self.names.insert(name).ok_or(Code::TooManyRows)?;
        }
        Ok(())
    }

    /// Makes room for about so many more lines, so that columns need not move as they grow. A guess that memory cannot hold
    /// is none.
    pub fn expect(&mut self, lines: usize) {
        let lines = lines.min(MOST_EXPECTED);
        let _ = self.customer.try_reserve(lines);
        let _ = self.day.try_reserve(lines);
        let _ = self.order.try_reserve(lines);
        let _ = self.flags.try_reserve(lines);
        self.amount.try_reserve(lines);
        for column in [&mut self.cost, &mut self.service_cost].into_iter().filter(|column| !column.is_empty()) {
            column.try_reserve(lines);
        }
        for column in [&mut self.product, &mut self.category].into_iter().filter(|column| !column.is_empty()) {
            let _ = column.try_reserve(lines);
        }
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
        self.join_costs()?;
        let columns = [&self.amount, &self.cost, &self.service_cost, &self.costs.amount];
        let scale = columns.iter().map(|column| column.scale()).max();
        let attribute_scale =
            self.attributes.iter().flatten().flat_map(figures).map(|figure| figure.trimmed().scale).max();
        let scale = scale.max(attribute_scale).unwrap_or(0);
        for column in [&mut self.amount, &mut self.cost, &mut self.service_cost, &mut self.costs.amount] {
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
            blocks::each(self.flags.len(), &mut |block| {
                for flags in self.flags[block].iter_mut().filter(|flags| flags.has(Flags::C_ORDER)) {
                    *flags = flags.with(Flags::REFUND);
                }
            });
        }

        // In the order of their texts, so that ties among products do not depend on the order of the rows.
        for (column, names) in [(&mut self.product, &mut self.products), (&mut self.category, &mut self.categories)] {
            let (sorted, renamed) = names.sorted();
            *names = sorted;
            blocks::each(column.len(), &mut |block| {
                for name in column[block].iter_mut().filter(|name| **name != NONE) {
                    *name = renamed[*name as usize];
                }
            });
        }
        let (mut customers, renamed) = std::mem::take(&mut self.customers).sorted();
        let mut costs = std::mem::take(&mut self.costs);
        if !self.cost_customer.is_empty() {
            let customer = std::mem::take(&mut self.cost_customer);
            costs.starts = by_customer(customer, &renamed, &mut |places| costs.put(places));
        }
        let mut name_of = self.moved_names(&renamed);
        let mut attributes = moved_attributes(std::mem::take(&mut self.attributes), &renamed);
        let customer = std::mem::take(&mut self.customer);
        let mut starts = by_customer(customer, &renamed, &mut |places| self.put_lines(places));
        if let Some(kept) = somebody(&starts, &costs.starts, &attributes) {
            customers = customers.only(&kept);
            keep_starts(&mut starts, &kept);
            keep_starts(&mut costs.starts, &kept);
            keep(&mut name_of, &kept);
            attributes = kept_attributes(attributes, &kept);
        }
        let places = {
            let Builder { day, order, amount, cost, flags, .. } = &self;
            // All facts of a line: the order of the rows in the files does not matter.
            let facts = |line: u32| {
                let at = line as usize;
                (order[at], amount.get(at), cost.get(at), flags[at].0, line)
            };
            arranged(&starts, day, &|a, b| facts(a).cmp(&facts(b)))
        };
        self.put_lines(&places);
        if self.names_orders {
            mark_straddling(&starts, &self.day, &self.order, &mut self.flags);
        }
        Ok(Ledger {
            costs,
            name_of,
            names: self.names,
            attributes: attributes.into_iter().map(Option::unwrap_or_default).collect(),
            customers,
            starts,
            day: self.day,
            order: self.order,
            names_orders: self.names_orders,
            amount: self.amount,
            cost: self.cost,
            service_cost: self.service_cost,
            product: self.product,
            products: self.products,
            category: self.category,
            categories: self.categories,
            flags: self.flags,
            scale,
            currency: self.currency,
        })
    }

    /// Brings every line to its place.
    fn put_lines(&mut self, places: &[u32]) {
        blocks::put(&mut self.day, places);
        blocks::put(&mut self.order, places);
        blocks::put(&mut self.flags, places);
        for column in [&mut self.product, &mut self.category] {
            blocks::put(column, places);
        }
        for column in [&mut self.amount, &mut self.cost, &mut self.service_cost] {
            column.put(places);
        }
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

fn moved_attributes(attributes: Vec<Option<Attributes>>, renamed: &[u32]) -> Vec<Option<Attributes>> {
    if attributes.is_empty() {
        return Vec::new();
    }
    let mut moved = vec![None; renamed.len()];
    for (old, attributes) in attributes.into_iter().enumerate() {
        if let Some(mut attributes) = attributes {
            attributes.referred_by = attributes.referred_by.map(|by| CustomerIx(renamed[by.at()]));
            moved[renamed[old] as usize] = Some(attributes);
        }
    }
    moved
}

/// Those with a line, a cost or attributes, and who referred them, where others are left: people whose rows are all void or set
/// aside have bought nothing. Where nobody has anything, all stay.
fn somebody(starts: &[u32], costs: &[u32], attributes: &[Option<Attributes>]) -> Option<Vec<u32>> {
    let has = |starts: &[u32], at: usize| starts.get(at).zip(starts.get(at + 1)).is_some_and(|(from, to)| from < to);
    let is_known = |at: usize| has(starts, at) || has(costs, at) || attributes.get(at).is_some_and(Option::is_some);
    let all = 0..starts.len().saturating_sub(1);
    if all.clone().all(is_known) {
        return None;
    }
    let mut known: Vec<bool> = all.map(is_known).collect();
    for by in attributes.iter().flatten().filter_map(|attributes| attributes.referred_by) {
        known[by.at()] = true;
    }
    let kept: Vec<u32> = (0..).zip(known).filter(|(_, known)| *known).map(|(at, _)| at).collect();
    (!kept.is_empty() && kept.len() + 1 < starts.len()).then_some(kept)
}

/// The starts of the customers kept: those of the others have nothing between them and the next.
fn keep_starts(starts: &mut Vec<u32>, kept: &[u32]) {
    let end = starts.last().copied();
    keep(starts, kept);
    starts.extend(end);
}

fn keep(column: &mut Vec<u32>, kept: &[u32]) {
    if !column.is_empty() {
        *column = kept.iter().map(|&at| column[at as usize]).collect();
    }
}

fn kept_attributes(mut attributes: Vec<Option<Attributes>>, kept: &[u32]) -> Vec<Option<Attributes>> {
    if attributes.is_empty() {
        return attributes;
    }
    let new = |by: CustomerIx| kept.binary_search(&by.0).ok().map(|at| CustomerIx(at as u32));
    let mut moved = Vec::with_capacity(kept.len());
    for &at in kept {
        let mut of = attributes[at as usize].take();
        if let Some(of) = &mut of {
            of.referred_by = of.referred_by.and_then(new);
        }
        moved.push(of);
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

/// The same for numbers of texts.
fn named(column: &mut Vec<u32>, at: usize, text: Option<u32>) {
    if text.is_some() || !column.is_empty() {
        column.resize(at, NONE);
        column.push(text.unwrap_or(NONE));
    }
}

fn is_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}
