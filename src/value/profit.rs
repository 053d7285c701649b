//! What each customer bought, cost and earned (definitions.md section 1), as columns by customer.

use crate::calendar::Day;
use crate::ledger::{Cost, CustomerIx, Flags, Ledger};
use crate::money::{Amounts, Figure, Money, Unit};
use crate::settings::{Settings, choices};
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
    /// What rests on a setting for at least one customer.
    pub assumed: Vec<Assumed>,
}

/// The customer's orders up to a day, in order of day, then id.
pub fn orders(ledger: &Ledger, unit: Unit, customer: CustomerIx, until: Day) -> Vec<Order> {
    let mut found = Vec::new();
    each_order(ledger, unit, ledger.lines(customer), until, &mut Vec::new(), |order| found.push(order));
    sorting::by_key(&mut found, |order| order.day);
    found
}

/// Calls `each` with every order in a customer's lines. `scratch` is reused between customers.
pub fn each_order(
    ledger: &Ledger,
    unit: Unit,
    lines: Range<usize>,
    until: Day,
    scratch: &mut Vec<(u64, u32)>,
    mut each: impl FnMut(Order),
) {
    scratch.clear();
    scratch.extend(lines.filter(|&line| ledger.day[line] <= until).map(|line| (ledger.order[line], line as u32)));
    sorting::few(scratch);
    for lines in scratch.chunk_by(|a, b| a.0 == b.0) {
        let mut order = Order { day: Day::MAX, amount: Money::ZERO, lines: lines.len() as u32, purchase: false };
        let mut bought = false;
        for &(_, line) in lines {
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
        each(order);
    }
}

/// Values of all customers from what was known up to a day.
pub fn values(ledger: &Ledger, settings: &Settings, unit: Unit, until: Day) -> Values {
    let mut values = Values::default();
    let rates = Rates::of(settings, unit);
    let mut scratch = Vec::new();
    let (mut margin_assumed, mut acquisition_assumed) = (false, false);
    for customer in ledger.all() {
        let lines = ledger.lines(customer);
        let mut row = Row::default();
        for line in lines.clone().filter(|&line| ledger.day[line] <= until) {
            row.line(ledger, unit, line);
        }
        each_order(ledger, unit, lines, until, &mut scratch, |order| row.order(order));
        if let Some(attributes) = ledger.attributes(customer) {
            row.attributes(attributes, ledger.has_lines(), unit);
        }
        ledger.costs(customer).filter(|(day, _)| *day <= until).for_each(|(_, cost)| row.cost(cost, unit));
        margin_assumed |= row.unknown_cost != Money::ZERO;
        acquisition_assumed |= row.acquisition.is_none() && rates.acquisition != Money::ZERO;
        row.finish(&rates, unit);
        values.push(row);
    }
    let drivers = rates.drives_service() && ledger.service_cost.is_empty();
    let notes = [
        (margin_assumed, Assumed::GrossMargin),
        (acquisition_assumed, Assumed::AcquisitionCost),
        (drivers, Assumed::CostToServe),
    ];
    values.assumed = notes.into_iter().filter(|(assumed, _)| *assumed).map(|(_, what)| what).collect();
    values
}

impl Values {
    fn push(&mut self, row: Row) {
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
#[derive(Default)]
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
}

impl Row {
    pub(super) fn line(&mut self, ledger: &Ledger, unit: Unit, line: usize) {
        let money = |column: &Amounts| unit.money(column.get(line), column.scale());
        let amount = money(&ledger.amount);
        self.lines += 1;
        self.revenue += amount;
        if ledger.flags[line].has(Flags::COST_KNOWN) {
            self.direct_cost += money(&ledger.cost);
        } else {
            self.unknown_cost += amount;
        }
        if !ledger.service_cost.is_empty() {
            *self.recorded_service.get_or_insert_default() += money(&ledger.service_cost);
        }
        if ledger.flags[line].has(Flags::REFUND) {
            self.refund_lines += 1;
            self.refunds += amount;
        }
    }

    pub(super) fn order(&mut self, order: Order) {
        self.orders += 1;
        if order.purchase {
            self.purchases += 1;
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
            Some(cost) => self.direct_cost = cost,
            // A recorded profit says what all costs come to; they are shown as direct cost where nothing splits them.
            None if self.recorded_profit.is_some() => {}
            None => self.unknown_cost = self.revenue,
        }
        self.purchases = attributes.orders.unwrap_or_else(|| u32::from(attributes.last_order.is_some()));
        self.orders = self.purchases;
        (self.first, self.last) = (attributes.first_order, attributes.last_order);
    }

    pub(super) fn finish(&mut self, rates: &Rates, unit: Unit) {
        self.direct_cost += unit.times(self.unknown_cost, rates.cost_share);
        let times = |rate: Money, count: u32| Money(rate.0 * i128::from(count));
        self.service = self.recorded_service.unwrap_or_else(|| {
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
