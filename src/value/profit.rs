//! What each customer bought, cost and earned (docs/definitions.md section 1), as columns by customer.

use crate::calendar::Day;
use crate::ledger::{Cost, CustomerIx, Flags, Ledger};
use crate::money::{Figure, Money, Unit};
use crate::settings::{Monetary, Settings, choices};
use crate::sorting;
use std::ops::Range;

choices! {
    /// A quantity that rests on a setting, because no column gives it.
    Assumed {
        /// Direct cost comes from the gross margin setting.
        GrossMargin = "gross_margin",
        /// Acquisition cost comes from the setting.
        AcquisitionCost = "acquisition_cost",
        /// Cost to serve comes from the cost drivers.
        CostToServe = "cost_to_serve",
    }
}

impl Assumed {
    /// The key of the setting that it rests on (the first of several).
    pub fn setting(self) -> &'static str {
        match self {
            Assumed::GrossMargin => "gross_margin",
            Assumed::AcquisitionCost => "acquisition_cost",
            Assumed::CostToServe => "cost_per_order",
        }
    }
}

/// One order: the lines of a customer with one order id (without ids: of one day), within [`Ledger::lines`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Order {
    /// Day of its first line that is no refund, else of its first line.
    pub day: Day,
    /// Sum of its lines.
    pub amount: Money,
    /// Lines.
    pub lines: u32,
    /// Has it a line that is no refund, and do its lines net to zero or more?
    pub purchase: bool,
}

/// Columns by customer; all have [`Ledger::len`] entries.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Revenue, refunds netted.
    pub revenue: Vec<Money>,
    /// Direct cost.
    pub direct_cost: Vec<Money>,
    /// Cost to serve.
    pub cost_to_serve: Vec<Money>,
    /// Acquisition cost.
    pub acquisition_cost: Vec<Money>,
    /// Revenue − direct cost − cost to serve − acquisition cost.
    pub profit: Vec<Money>,
    /// Orders that count as a purchase.
    pub purchases: Vec<u32>,
    /// Orders of any kind.
    pub orders: Vec<u32>,
    /// Lines.
    pub lines: Vec<u32>,
    /// Refund lines.
    pub refund_lines: Vec<u32>,
    /// Their sum.
    pub refunds: Vec<Money>,
    /// Day of the first purchase.
    pub first: Vec<Option<Day>>,
    /// Day of the last purchase.
    pub last: Vec<Option<Day>>,
    /// Does one order bring more than 80 % of the revenue? Not known, and so false, of customers whose orders a table only counts.
    pub one_off: Vec<bool>,
    /// What rests on a setting for at least one customer.
    pub assumed: Vec<Assumed>,
    /// Is profit nothing but the assumed margin on the revenue? Then no cost tells one customer from another, and words speak of
    /// revenue.
    pub margin_only: bool,
    /// Is there a cost to serve, recorded or by drivers?
    pub serves: bool,
    /// Is any cost or profit recorded?
    records_cost: bool,
}

/// The customer's orders up to a day, in order of day.
pub fn orders(ledger: &Ledger, unit: Unit, customer: CustomerIx, until: Day) -> Vec<Order> {
    let mut found = Vec::new();
    each_order(ledger, unit, ledger.until(customer, until), &mut Vec::new(), &mut |order| found.push(order));
    sorting::by_key(&mut found, |order| order.day);
    found
}

/// Calls `each` with every order in some lines of one customer, which are those of all days from one to another: in order
/// of day, but for orders with lines on several days, which come last. `scratch` is reused between customers.
pub fn each_order(
    ledger: &Ledger,
    unit: Unit,
    lines: Range<usize>,
    scratch: &mut Vec<(u64, u32)>,
    each: &mut dyn FnMut(Order),
) {
    each_order_lines(ledger, lines, scratch, &mut |lines| each(order_of(ledger, unit, &lines)));
}

/// Calls `each` with every order, as [`each_order`] does, and its lines.
pub fn each_order_with_lines(
    ledger: &Ledger,
    unit: Unit,
    lines: Range<usize>,
    each: &mut dyn FnMut(Order, OrderLines<'_>),
) {
    each_order_lines(ledger, lines, &mut Vec::new(), &mut |lines| each(order_of(ledger, unit, &lines), lines));
}

fn order_of(ledger: &Ledger, unit: Unit, lines: &OrderLines<'_>) -> Order {
    let lines = match lines {
        OrderLines::Together(lines) => {
            let bought = ledger.flags[lines.clone()].iter().any(|flags| !flags.has(Flags::REFUND));
            let (day, count) = (ledger.day[lines.start], lines.len() as u32);
            let amount = unit.sum(&ledger.amount, lines.clone());
            return Order { day, amount, lines: count, purchase: bought && !amount.is_negative() };
        }
        OrderLines::Apart(lines) => lines,
    };
    let mut order = Order { day: Day::MAX, amount: Money::ZERO, lines: lines.len() as u32, purchase: false };
    let mut bought = false;
    for &(_, line) in *lines {
        let line = line as usize;
        order.amount += unit.money(ledger.amount.get(line), ledger.amount.scale());
        let sale = !ledger.flags[line].has(Flags::REFUND);
        // A later refund line must not move the day; lines stand in order of day.
        if sale && !bought || order.day == Day::MAX {
            order.day = ledger.day[line];
        }
        bought |= sale;
    }
    order.purchase = bought && !order.amount.is_negative();
    order
}

/// The lines of one order.
pub enum OrderLines<'a> {
    /// One behind the other, all of one day.
    Together(Range<usize>),
    /// Here and there: the order's hash and the line, in order of the lines.
    Apart(&'a [(u64, u32)]),
}

impl OrderLines<'_> {
    /// The lines, in order.
    pub fn each(&self) -> impl Iterator<Item = usize> {
        let (together, apart) = match self {
            OrderLines::Together(lines) => (lines.clone(), &[][..]),
            OrderLines::Apart(lines) => (0..0, *lines),
        };
        together.chain(apart.iter().map(|(_, line)| *line as usize))
    }
}

/// Calls `each` with the lines of every order, as [`each_order`] does.
pub fn each_order_lines(
    ledger: &Ledger,
    lines: Range<usize>,
    scratch: &mut Vec<(u64, u32)>,
    each: &mut dyn FnMut(OrderLines<'_>),
) {
    scratch.clear();
    let Range { start: mut at, end } = lines;
    while at < end {
        if ledger.flags[at].has(Flags::STRADDLES) {
            scratch.push((ledger.order[at], at as u32));
            at += 1;
            continue;
        }
        let (from, day, order) = (at, ledger.day[at], ledger.order[at]);
        while at < end && ledger.order[at] == order && ledger.day[at] == day {
            at += 1;
        }
        each(OrderLines::Together(from..at));
    }
    sorting::few(scratch);
    scratch.chunk_by(|a, b| a.0 == b.0).for_each(|lines| each(OrderLines::Apart(lines)));
}

/// Values of all customers from what was known up to a day.
pub fn values(ledger: &Ledger, settings: &Settings, unit: Unit, until: Day) -> Values {
    values_and(ledger, settings, unit, until, &mut |_| {})
}

/// The same, while `heard` hears every order of one customer after the other, and `None` behind each customer's last.
pub fn values_and(
    ledger: &Ledger,
    settings: &Settings,
    unit: Unit,
    until: Day,
    heard: &mut dyn FnMut(Option<Order>),
) -> Values {
    let (rates, mut values, mut scratch) = (Rates::of(settings, unit), Values::default(), Vec::new());
    ledger.each(&mut |customer| {
        let mut sum = Sum::new(ledger, unit, customer);
        sum.advance(ledger, unit, customer, until, &mut scratch, heard);
        heard(None);
        values.push(sum.row, &rates, unit);
    });
    values.noted(&rates, ledger)
}

/// Values of several days, each of which goes on where the one before ended: the lines are added up once.
pub struct Running<'a> {
    ledger: &'a Ledger,
    unit: Unit,
    rates: Rates,
    sums: Vec<Sum>,
}

impl<'a> Running<'a> {
    /// Before the first day.
    pub fn new(ledger: &'a Ledger, settings: &Settings, unit: Unit) -> Running<'a> {
        let sums = ledger.all().map(|customer| Sum::new(ledger, unit, customer)).collect();
        Running { ledger, unit, rates: Rates::of(settings, unit), sums }
    }

    /// The [`values`] of a day, which must not be before the one of the last call.
    pub fn until(&mut self, day: Day) -> Values {
        let Running { ledger, unit, rates, sums } = self;
        let (mut values, mut scratch) = (Values::default(), Vec::new());
        for (customer, sum) in ledger.all().zip(sums) {
            // The lines of an order that straddles days may lie on both sides of this one.
            let straddles = || ledger.flags[ledger.lines(customer)].iter().any(|flags| flags.has(Flags::STRADDLES));
            if ledger.names_orders && sum.at > ledger.lines(customer).start && straddles() {
                *sum = Sum::new(ledger, *unit, customer);
            }
            sum.advance(ledger, *unit, customer, day, &mut scratch, &mut |_| {});
            values.push(sum.row.clone(), rates, *unit);
        }
        values.noted(rates, ledger)
    }
}

/// What a customer's lines and costs add up to so far.
struct Sum {
    row: Row,
    /// The first line that is not in it.
    at: usize,
    /// The last day whose costs are.
    day: Option<Day>,
}

impl Sum {
    fn new(ledger: &Ledger, unit: Unit, customer: CustomerIx) -> Sum {
        let mut row = Row::default();
        if let Some(attributes) = ledger.attributes(customer) {
            row.attributes(attributes, ledger.has_lines(), unit);
        }
        Sum { row, at: ledger.lines(customer).start, day: None }
    }

    /// Adds what came up to a day.
    fn advance(
        &mut self,
        ledger: &Ledger,
        unit: Unit,
        customer: CustomerIx,
        until: Day,
        scratch: &mut Vec<(u64, u32)>,
        heard: &mut dyn FnMut(Option<Order>),
    ) {
        let lines = self.at..ledger.until(customer, until).end.max(self.at);
        self.row.lines(ledger, unit, lines.clone());
        self.at = lines.end;
        each_order(ledger, unit, lines, scratch, &mut |order| {
            self.row.order(order);
            heard(Some(order));
        });
        let new = |day: Day| self.day.is_none_or(|last| day > last) && day <= until;
        ledger.costs(customer).filter(|(day, _)| new(*day)).for_each(|(_, cost)| self.row.cost(cost, unit));
        self.day = Some(until);
    }
}

impl Values {
    fn push(&mut self, mut row: Row, rates: &Rates, unit: Unit) {
        let mut assume = |assumed: Assumed, holds: bool| {
            if holds && !self.assumed.contains(&assumed) {
                self.assumed.push(assumed);
            }
        };
        assume(Assumed::GrossMargin, row.unknown_cost != Money::ZERO);
        assume(Assumed::AcquisitionCost, row.acquisition.is_none() && rates.acquisition != Money::ZERO);
        self.serves |= row.recorded_service.is_some();
        self.records_cost |= row.records_cost
            || row.recorded_service.is_some()
            || row.recorded_profit.is_some()
            || row.acquisition.is_some();
        row.finish(rates, unit);
        self.revenue.push(row.revenue);
        self.direct_cost.push(row.direct_cost);
        self.cost_to_serve.push(row.service);
        self.acquisition_cost.push(row.acquisition.unwrap_or_default());
        self.profit.push(row.profit);
        self.purchases.push(row.purchases);
        self.orders.push(row.orders);
        self.lines.push(row.lines);
        self.refund_lines.push(row.refund_lines);
        self.refunds.push(row.refunds);
        self.first.push(row.first);
        self.last.push(row.last);
        self.one_off.push(row.revenue > Money::ZERO && row.largest.0 * 5 > row.revenue.0 * 4);
    }

    /// What words about profit may speak of.
    pub fn speaks_of(&self) -> Monetary {
        if self.margin_only { Monetary::Revenue } else { Monetary::Profit }
    }

    /// With what rests on settings in order.
    fn noted(mut self, rates: &Rates, ledger: &Ledger) -> Values {
        self.serves |= rates.drives_service();
        // Without a margin there is no profit to order customers by, as there is by revenue.
        self.margin_only = !self.records_cost
            && !rates.drives_service()
            && rates.acquisition == Money::ZERO
            && rates.cost_share != Figure::whole(1);
        if rates.drives_service() && ledger.service_cost.is_empty() {
            self.assumed.push(Assumed::CostToServe);
        }
        sorting::by_key(&mut self.assumed, |assumed| *assumed as u8);
        self
    }
}

/// The settings that stand in for missing columns.
pub(super) struct Rates {
    /// Direct cost ÷ revenue.
    cost_share: Figure,
    acquisition: Money,
    per_order: Money,
    per_return: Money,
    per_request: Money,
    of_revenue: Figure,
}

impl Rates {
    pub(super) fn of(settings: &Settings, unit: Unit) -> Rates {
        let one = Figure::whole(1);
        Rates {
            cost_share: one.plus(-settings.gross_margin).unwrap_or(one),
            acquisition: unit.from_setting(settings.acquisition_cost),
            per_order: unit.from_setting(settings.cost_per_order),
            per_return: unit.from_setting(settings.cost_per_return),
            per_request: unit.from_setting(settings.cost_per_request),
            of_revenue: settings.cost_of_revenue,
        }
    }

    fn drives_service(&self) -> bool {
        [self.per_order, self.per_return, self.per_request].iter().any(|rate| *rate != Money::ZERO)
            || self.of_revenue != Figure::ZERO
    }
}

/// One customer while the lines are added up.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub(super) revenue: Money,
    /// Revenue of the lines whose cost is not known.
    unknown_cost: Money,
    direct_cost: Money,
    pub(super) recorded_service: Option<Money>,
    service: Money,
    pub(super) acquisition: Option<Money>,
    recorded_profit: Option<Money>,
    pub(super) profit: Money,
    purchases: u32,
    orders: u32,
    pub(super) lines: u32,
    refund_lines: u32,
    pub(super) requests: u32,
    /// Returns that a table counts, beside the refund lines.
    pub(super) returns: u32,
    refunds: Money,
    first: Option<Day>,
    last: Option<Day>,
    /// Amount of the largest purchase.
    largest: Money,
    /// Is a direct cost recorded?
    records_cost: bool,
}

impl Row {
    pub(super) fn lines(&mut self, ledger: &Ledger, unit: Unit, lines: Range<usize>) {
        self.lines += lines.len() as u32;
        self.revenue += unit.sum(&ledger.amount, lines.clone());
        // Zero where it is not known.
        self.direct_cost += unit.sum(&ledger.cost, lines.clone());
        if !ledger.service_cost.is_empty() && !lines.is_empty() {
            *self.recorded_service.get_or_insert_default() += unit.sum(&ledger.service_cost, lines.clone());
        }
        for line in lines {
            let flags = ledger.flags[line];
            self.records_cost |= flags.has(Flags::COST_KNOWN);
            if flags.has(Flags::COST_KNOWN) && !flags.has(Flags::REFUND) {
                continue;
            }
            let amount = unit.money(ledger.amount.get(line), ledger.amount.scale());
            if !flags.has(Flags::COST_KNOWN) {
                self.unknown_cost += amount;
            }
            if flags.has(Flags::REFUND) {
                self.refund_lines += 1;
                self.refunds += amount;
            }
        }
    }

    pub(super) fn order(&mut self, order: Order) {
        self.orders += 1;
        if order.purchase {
            self.purchases += 1;
            self.largest = self.largest.max(order.amount);
            self.first = Some(self.first.map_or(order.day, |first| first.min(order.day)));
            self.last = self.last.max(Some(order.day));
        }
    }

    /// What a row of a table of costs adds.
    pub(super) fn cost(&mut self, cost: Cost, unit: Unit) {
        match cost {
            Cost::Serve(amount) => *self.recorded_service.get_or_insert_default() += unit.from_setting(amount),
            Cost::Acquire(amount) => *self.acquisition.get_or_insert_default() += unit.from_setting(amount),
            Cost::Requests(count) => self.requests = self.requests.saturating_add(count),
            Cost::Returns(count) => self.returns = self.returns.saturating_add(count),
        }
    }

    /// What a customers table adds; where there are order lines too, these say what was bought.
    fn attributes(&mut self, attributes: &crate::ledger::Attributes, has_lines: bool, unit: Unit) {
        let money = |figure: Option<Figure>| figure.map(|figure| unit.from_setting(figure));
        self.acquisition = money(attributes.acquisition_cost);
        self.requests = attributes.requests.unwrap_or(0);
        self.returns = attributes.returns.unwrap_or(0);
        if let Some(service) = money(attributes.service_cost) {
            *self.recorded_service.get_or_insert_default() += service;
        }
        if has_lines {
            return;
        }
        self.recorded_profit = money(attributes.profit);
        self.revenue = money(attributes.revenue).unwrap_or_default();
        match money(attributes.direct_cost) {
            Some(cost) => (self.direct_cost, self.records_cost) = (cost, true),
            // A recorded profit says what all costs come to; they are shown as direct cost where nothing splits them.
            None if self.recorded_profit.is_some() => {}
            None => self.unknown_cost = self.revenue,
        }
        self.purchases = attributes.orders.unwrap_or_else(|| u32::from(attributes.last_order.is_some()));
        self.orders = self.purchases;
        self.largest = if self.purchases == 1 { self.revenue } else { Money::ZERO };
        (self.first, self.last) = (attributes.first_order, attributes.last_order);
    }

    pub(super) fn finish(&mut self, rates: &Rates, unit: Unit) {
        self.direct_cost += unit.times(self.unknown_cost, rates.cost_share);
        let times = |rate: Money, count: u32| Money(if count > 0 { rate.0 * i128::from(count) } else { 0 });
        self.service = self.recorded_service.unwrap_or_else(|| {
            if !rates.drives_service() {
                return Money::ZERO;
            }
            times(rates.per_order, self.purchases)
                + times(rates.per_return, self.refund_lines.saturating_add(self.returns))
                + times(rates.per_request, self.requests)
                + unit.times(self.revenue, rates.of_revenue)
        });
        let acquisition = *self.acquisition.get_or_insert(rates.acquisition);
        self.profit = match self.recorded_profit {
            Some(profit) => {
                self.direct_cost = self.revenue - profit - self.service - acquisition;
                profit
            }
            None => self.revenue - self.direct_cost - self.service - acquisition,
        };
    }
}
