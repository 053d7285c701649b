//! What is known on a day: every column that a scheme may look at, of today or of any day before.

use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Money, Unit};
use crate::settings::{Monetary, Settings};
use crate::value::lifetime::{self, Fits, Lifetime, Purchases};
use crate::value::potential::{self, Potential};
use crate::value::profit::{self, Values};
use crate::value::ranking;
use crate::value::rfm::{self, Scores};
use crate::value::rhythm::{self, Rhythm};
use crate::value::year::{self, Window, Year};
use std::borrow::Cow;
use std::cell::OnceCell;

/// How much to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Values and their ranking alone; the columns of 12 months, rhythm and potential stay empty.
    Values,
    /// What can be counted: values, the last 12 months, rhythm. Potential scores lack their expected orders.
    Facts,
    /// The whole potential score, for which a purchase model is fitted.
    Expected,
    /// Lifetime values too.
    Models,
}

/// Columns by customer, from what was known on a day.
#[derive(Clone, Debug)]
pub struct Known {
    /// Unit of all amounts.
    pub unit: Unit,
    /// The day from which everything looks back; `None` where nobody ever bought.
    pub as_of: Option<Day>,
    /// Lines and costs after this day are not seen.
    pub until: Day,
    /// Last day that was observed: the day before the default as-of day, or the day that the user set.
    pub end: Day,
    /// Are there order lines, so that anything has a date?
    pub dated: bool,
    /// Values so far.
    pub values: Values,
    /// The customers who were known, by profit, best first.
    pub ranking: Vec<CustomerIx>,
    /// The last 12 months.
    pub year: Year,
    /// How regularly customers buy.
    pub rhythm: Rhythm,
    /// Lifetime values; `None` without order lines, or below [`Depth::Models`].
    pub lifetime: Option<Lifetime>,
    /// What the potential score needs; `None` at [`Depth::Values`].
    pub potential_of: Option<Potential>,
    /// Potential score, 0–100.
    pub potential: Vec<Option<f64>>,
    /// Customers of whom nothing was known yet, by customer; empty where no day cuts anything off.
    unseen: Vec<bool>,
    by_year_profit: OnceCell<Vec<CustomerIx>>,
    by_year_revenue: OnceCell<Vec<CustomerIx>>,
    by_revenue: OnceCell<Vec<CustomerIx>>,
    by_future: OnceCell<Vec<CustomerIx>>,
}

impl Known {
    /// Computes the columns. With `as_of`, nothing after that day is seen; without, all lines count and the day after the
    /// last purchase is the day to look back from. Models of `previous` and `fits` that still hold are taken over.
    pub fn new(
        ledger: &Ledger,
        settings: &Settings,
        as_of: Option<Day>,
        depth: Depth,
        previous: Option<&Lifetime>,
        fits: &Fits,
    ) -> Known {
        let (unit, until) = (Unit::for_scale(ledger.scale), as_of.unwrap_or(Day::MAX));
        let found = if depth > Depth::Values {
            Purchases::with_values(ledger, settings, unit, until)
        } else {
            (Purchases::default(), profit::values(ledger, settings, unit, until))
        };
        Known::of(found, ledger, settings, as_of, depth, previous, fits)
    }

    /// The day from which an analysis looks back where no other is set: the day after the last purchase.
    pub fn default_as_of(ledger: &Ledger, settings: &Settings) -> Option<Day> {
        let values = profit::values(ledger, settings, Unit::for_scale(ledger.scale), Day::MAX);
        Some(values.last.iter().copied().flatten().max()?.plus_days(1))
    }

    /// The same of values that are there already, and of purchases, which [`Depth::Values`] does not look at.
    pub fn of(
        (purchases, values): (Purchases, Values),
        ledger: &Ledger,
        settings: &Settings,
        as_of: Option<Day>,
        depth: Depth,
        previous: Option<&Lifetime>,
        fits: &Fits,
    ) -> Known {
        let unit = Unit::for_scale(ledger.scale);
        let until = as_of.unwrap_or(Day::MAX);
        let last = values.last.iter().copied().flatten().max();
        // A day that somebody names belongs to what was observed; the default is the day after.
        let end = as_of.or(last).unwrap_or(Day::MIN);
        let as_of = as_of.or_else(|| Some(last?.plus_days(1)));
        // Without a single purchase there is no day to look back from; nothing below then depends on it.
        let back_from = as_of.unwrap_or(Day::MIN);
        let later = |customer: CustomerIx| ledger.known_from(customer).is_some_and(|day| day > until);
        let unseen: Vec<bool> = if until < Day::MAX { ledger.all().map(later).collect() } else { Vec::new() };
        let ranking = seen(&unseen, ranking::by_amount(&values.profit));
        // Lines after the last purchase, such as late refunds of an order, are no part of what models see.
        let unseen_by_models = depth > Depth::Facts && until > end && ledger.last_day() > Some(end);
        let of_models = if unseen_by_models {
            Cow::Owned(Purchases::with_values(ledger, settings, unit, end).0)
        } else {
            Cow::Borrowed(&purchases)
        };
        let lifetime = as_of
            .filter(|_| depth == Depth::Models)
            .and_then(|_| Lifetime::new(ledger, settings, unit, &values, (&of_models, end), previous, fits));
        let next_year = match &lifetime {
            Some(lifetime) => Cow::Borrowed(lifetime.next_year.as_slice()),
            // A part without a weight is not looked at.
            None if depth == Depth::Expected && settings.weight_expected_orders > 0.0 => {
                Cow::Owned(lifetime::next_year(ledger, settings, (&of_models, end), fits))
            }
            None => Cow::default(),
        };
        let potential_of =
            (depth > Depth::Values).then(|| Potential::new(ledger, settings, &ranking, &next_year, back_from, until));
        let (potential, year, rhythm) = match &potential_of {
            None => Default::default(),
            Some(potential) => (
                potential::scores(ledger, unit, potential),
                year::year(ledger, settings, unit, &values, Window::ending(end)),
                rhythm::rhythm(ledger, unit, &purchases, back_from, until),
            ),
        };
        Known {
            unit,
            as_of,
            until,
            end,
            dated: ledger.has_lines() && as_of.is_some(),
            year,
            rhythm,
            values,
            ranking,
            lifetime,
            potential_of,
            potential,
            unseen,
            by_year_profit: OnceCell::new(),
            by_year_revenue: OnceCell::new(),
            by_revenue: OnceCell::new(),
            by_future: OnceCell::new(),
        }
    }

    /// The same as if only these customers were there: of the others nothing is left, and they are on no ranking.
    pub fn only(&self, chosen: &[bool]) -> Known {
        fn keep<T: Copy + Default>(column: &mut [T], chosen: &[bool]) {
            column.iter_mut().zip(chosen).filter(|(_, chosen)| !**chosen).for_each(|(cell, _)| *cell = T::default());
        }
        let mut known = self.clone();
        known.unseen = (0..self.len()).map(|at| !(self.knows(at) && chosen[at])).collect();
        known.ranking = seen(&known.unseen, known.ranking);
        let values = &mut known.values;
        for column in [
            &mut values.revenue,
            &mut values.direct_cost,
            &mut values.cost_to_serve,
            &mut values.acquisition_cost,
            &mut values.profit,
            &mut values.refunds,
        ] {
            keep(column, chosen);
        }
        for column in [&mut values.purchases, &mut values.orders, &mut values.lines, &mut values.refund_lines] {
            keep(column, chosen);
        }
        keep(&mut values.first, chosen);
        keep(&mut values.last, chosen);
        keep(&mut values.one_off, chosen);
        keep(&mut known.potential, chosen);
        for ranking in
            [&mut known.by_year_profit, &mut known.by_year_revenue, &mut known.by_revenue, &mut known.by_future]
        {
            ranking.take();
        }
        known
    }

    /// Length of the columns: all customers of the ledger, those included whom nobody knew yet.
    pub fn len(&self) -> usize {
        self.values.revenue.len()
    }

    /// No customers?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Was the customer known by then?
    pub fn knows(&self, at: usize) -> bool {
        self.unseen.get(at).is_none_or(|unseen| !unseen)
    }

    /// How many customers were known.
    pub fn customers(&self) -> usize {
        self.ranking.len()
    }

    /// Days since the last purchase.
    pub fn recency(&self, at: usize) -> Option<i32> {
        Some(self.as_of?.days_since(self.values.last[at]?))
    }

    /// Scores of recency, frequency and monetary value.
    pub fn scores(&self, ledger: &Ledger, settings: &Settings) -> Vec<Option<Scores>> {
        rfm::scores(ledger, &self.values, settings, self.unit, self.as_of.unwrap_or(Day::MIN))
    }

    /// Customers by what the matrix takes for current value, best first.
    pub fn by_current_value(&self, value: Monetary) -> &[CustomerIx] {
        match value {
            Monetary::Profit => self.by_year_profit.get_or_init(|| self.ranked(&self.year.profit)),
            Monetary::Revenue => self.by_year_revenue.get_or_init(|| self.ranked(&self.year.revenue)),
        }
    }

    fn ranked(&self, amounts: &[Money]) -> Vec<CustomerIx> {
        seen(&self.unseen, ranking::by_amount(amounts))
    }

    /// Customers by revenue, best first.
    pub fn by_revenue(&self) -> &[CustomerIx] {
        self.by_revenue.get_or_init(|| self.ranked(&self.values.revenue))
    }

    /// Customers by predicted lifetime value, best first; `None` without one.
    pub fn by_future(&self) -> Option<&[CustomerIx]> {
        let lifetime = self.lifetime.as_ref()?;
        Some(self.by_future.get_or_init(|| seen(&self.unseen, ranking::by_estimate(&lifetime.prediction.ltv))))
    }
}

/// A ranking without those who were not known yet: they must not count where a share of all customers is taken.
fn seen(unseen: &[bool], mut ranking: Vec<CustomerIx>) -> Vec<CustomerIx> {
    if !unseen.is_empty() {
        ranking.retain(|customer| !unseen[customer.at()]);
    }
    ranking
}
