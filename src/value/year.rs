//! What each customer brought in the last 12 months: the current value of the matrix (docs/definitions.md section 5) and the
//! yearly spend of section 4.

use super::profit::{Rates, Row, Values, each_order};
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Money, Unit};
use crate::settings::Settings;

/// Twelve months of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Window {
    /// The 12 months that end with a day.
    pub fn ending(end: Day) -> Window {
        Window { from: end.plus_days(1).plus_months(-12), to: end }
    }

    /// The 12 months before this window.
    pub fn before(self) -> Window {
        Window::ending(self.from.plus_days(-1))
    }

    /// Is a day in it?
    pub fn has(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Columns by customer, of one window.
#[derive(Clone, Debug, Default)]
pub struct Year {
    /// Revenue, refunds netted.
    pub revenue: Vec<Money>,
    /// Profit; acquisition cost counts where the first purchase lies in the window.
    pub profit: Vec<Money>,
}

/// The columns of a window. `values` are those up to its end. Without order lines nothing is dated, and all that is known
/// stands for the year.
pub fn year(ledger: &Ledger, settings: &Settings, unit: Unit, values: &Values, window: Window) -> Year {
    if !ledger.has_lines() {
        return Year { revenue: values.revenue.clone(), profit: values.profit.clone() };
    }
    let rates = Rates::of(settings, unit);
    let mut year = Year::default();
    let mut scratch = Vec::new();
    ledger.each(&mut |customer| {
        let at = customer.at();
        let lines = ledger.between(customer, window.from, window.to);
        let mut row = Row::default();
        row.lines(ledger, unit, lines.clone());
        each_order(ledger, unit, lines, &mut scratch, &mut |order| row.order(order));
        row.undated(ledger, unit, customer, values.lines[at]);
        ledger.costs(customer).filter(|(day, _)| window.has(*day)).for_each(|(_, cost)| row.cost(cost, unit));
        // Whenever it was spent, it counts when the customer came.
        let acquired = values.first[at].is_some_and(|first| window.has(first));
        row.acquisition = Some(if acquired { values.acquisition_cost[at] } else { Money::ZERO });
        row.finish(&rates, unit);
        year.revenue.push(row.revenue);
        year.profit.push(row.profit);
    });
    year
}

impl Row {
    /// Costs that a table gives without a date: they are taken to fall evenly on all the customer's lines.
    fn undated(&mut self, ledger: &Ledger, unit: Unit, customer: CustomerIx, all_lines: u32) {
        let Some(attributes) = ledger.attributes(customer) else { return };
        let (inside, all) = (u64::from(self.lines), u64::from(all_lines.max(1)));
        let part = |count: Option<u32>| (u64::from(count.unwrap_or(0)) * inside / all) as u32;
        self.requests = part(attributes.requests);
        self.returns = part(attributes.returns);
        if let Some(service) = attributes.service_cost {
            let service = unit.from_setting(service);
            *self.recorded_service.get_or_insert_default() += Money(service.0 * i128::from(inside) / i128::from(all));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_with_its_day_and_the_one_before_ends_with_the_day_before() {
        let day = |text: &str| Day::from_iso(text).unwrap();
        let year = Window::ending(day("2011-12-09"));
        assert_eq!((year.from, year.before().to), (day("2010-12-10"), day("2010-12-09")));
        assert!(year.has(day("2010-12-10")) && !year.has(day("2010-12-09")) && !year.has(day("2011-12-10")));
        assert_eq!(Window::ending(day("2024-02-29")).from, day("2023-03-01"));
    }
}
