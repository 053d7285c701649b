//! Tables of customers and of costs.

use super::{Reader, Reading, WHOLE};
use crate::ingest::inspection::CONFIDENT;
use crate::ingest::profile::Column;
use crate::ingest::roles::{CostKind, Role};
use crate::ingest::words::Concept;
use crate::sorting;

impl Reader<'_, '_> {
    pub(super) fn customers(mut self) -> Reading {
        self.customer_key();
        let number = |column: &Column| column.is_number() && column.filled > 0;
        let whole = |column: &Column| number(column) && column.fractions == 0;
        let date = |column: &Column| {
            column.is_date() || (column.share(column.numbers) > 0.9 && column.fractions * 2 < column.filled)
        };
        self.take_best(Role::Orders, &[Concept::OrderCount], whole);
        self.take_best(Role::FirstOrder, &[Concept::FirstOrder], date);
        self.take_best(Role::LastOrder, &[Concept::LastOrder], date);
        // A day of no stated meaning does not tell a table of customers from a list of orders.
        if let Some((column, score)) = self.best(&[Concept::Date], Column::is_date) {
            self.take(Role::LastOrder, column, score.min(CONFIDENT));
        }
        let mut ranked = self.amounts();
        for money in &mut ranked {
            if self.table.names(money.column, Concept::TotalRevenue) >= 0.8 {
                money.weight = money.weight.max(0.98);
            }
        }
        self.weigh_relations(&mut ranked);
        sorting::by(&mut ranked, |one, other| other.weight.total_cmp(&one.weight).then(one.column.cmp(&other.column)));
        if let Some(money) = ranked.first().copied().filter(|money| money.weight > 0.45) {
            self.take(Role::Revenue, money.column, money.weight);
        }
        // Of a customer there is no cost of a piece, whatever it is called.
        self.take_best(Role::Cost, &[Concept::Cost, Concept::UnitCost], number);
        self.take_best(Role::Profit, &[Concept::Profit], number);
        self.take_best(Role::ServiceCost, &[Concept::ServiceCost], number);
        self.take_best(Role::Requests, &[Concept::Requests], whole);
        self.take_best(Role::AcquisitionCost, &[Concept::AcquisitionCost], number);
        self.take_best(Role::Nps, &[Concept::Nps], number);
        self.take_best(Role::Engagement, &[Concept::Engagement], number);
        self.take_best(Role::Potential, &[Concept::Potential], number);
        self.take_best(Role::ReferredBy, &[Concept::ReferredBy], |column| column.dates == 0);
        self.take_best(Role::Currency, &[Concept::Currency], |column| column.currencies * 2 > column.filled);
        if let Some(money) = ranked.iter().copied().find(|money| self.column(Role::Revenue) == Some(money.column)) {
            let parts = self.parts_beside(money, &ranked);
            if !parts.is_empty() {
                self.sum_of_parts(Role::Revenue, &parts);
            }
        }
        self.units();
        self.conventions();
        self.done()
    }

    /// A table of costs: its amount is the column that any cost has, else its rows are counted.
    pub(super) fn costs(mut self) -> Reading {
        self.dates();
        self.alternatives.clear();
        self.plan.month_starts = false;
        self.customer_key();
        self.alternatives.clear();
        let number = |column: &Column| column.is_number() && column.filled > 0;
        let named = [
            (Concept::AcquisitionCost, CostKind::Acquire),
            (Concept::ServiceCost, CostKind::Serve),
            (Concept::Cost, CostKind::Serve),
        ];
        let cost = named.into_iter().find_map(|(concept, kind)| {
            let found = self.best(&[concept], number).filter(|found| found.1 >= WHOLE)?;
            Some((found, kind))
        });
        if let Some(((column, score), kind)) = cost {
            self.take(Role::Amount, column, score);
            self.plan.cost_kind = kind;
        } else {
            let mut ranked = self.amounts();
            sorting::by(&mut ranked, |one, other| other.weight.total_cmp(&one.weight));
            if let Some(money) = ranked.first().copied() {
                self.take(Role::Amount, money.column, money.weight.min(0.9));
            }
            let names = |concept: Concept| !self.table.named(&[concept]).is_empty();
            self.plan.cost_kind = match () {
                () if names(Concept::Returned) => CostKind::Return,
                () if names(Concept::Requests) => CostKind::Request,
                () => CostKind::Serve,
            };
        }
        self.take_best(Role::Quantity, &[Concept::Quantity], number);
        self.take_best(Role::Currency, &[Concept::Currency], |column| column.currencies * 2 > column.filled);
        self.done()
    }
}
