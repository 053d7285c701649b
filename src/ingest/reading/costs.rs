//! What stands beside the amount: discounts, costs, profit, refunds, shipping, tax and units.

use super::money::MOST_NUMBERS;
use super::{Alternative, Reader, Unit};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::identities::{self, Level, Orders, Values};
use crate::ingest::profile::Column;
use crate::ingest::roles::{Role, Shape, Treatment};
use crate::ingest::words::{self, Concept};

impl Reader<'_, '_> {
    /// What a discount does to quantity × price, where no amount tells.
    pub(super) fn formula_discount(&mut self, discount: Option<(usize, f64)>) {
        let Some((at, score)) = discount else { return };
        let column = &self.table.columns[at];
        if column.zeros == column.filled || !self.is_free(at) {
            return;
        }
        self.take(Role::Discount, at, score);
        let is_rate = self.table.names(at, Concept::DiscountRate) > self.table.names(at, Concept::Discount);
        let small = column.shares == column.numbers && column.fractions > 0;
        if small || is_rate {
            self.plan.extras.insert(Role::Discount, Treatment::Rate);
            // A rate in percent, unless the cells say so themselves.
            if !small {
                self.plan.powers.insert(Role::Discount, -2);
            }
        } else {
            self.plan.extras.insert(Role::Discount, Treatment::LeaveOut);
            self.alternatives.push(Alternative {
                code: DoubtCode::Discount,
                column: Some(at),
                found: column.examples.iter().find(|example| example.as_str() != "0").cloned(),
                now: (AnswerKey::LessDiscount, None),
                other: vec![(AnswerKey::WithoutDiscount, None, vec![Change::Extra(Role::Discount, Treatment::Stands)])],
                always: false,
            });
        }
    }

    /// An amount that is quantity × price beside a column of discounts: are they still to be taken off?
    pub(super) fn further_discount(&mut self, discount: Option<(usize, f64)>) {
        let Some((at, score)) = discount else { return };
        let column = &self.table.columns[at];
        let is_rate = self.table.names(at, Concept::DiscountRate) > self.table.names(at, Concept::Discount);
        if column.zeros == column.filled || is_rate || !self.is_free(at) {
            return;
        }
        self.take(Role::Discount, at, score);
        self.alternatives.push(Alternative {
            code: DoubtCode::Discount,
            column: Some(at),
            found: column.examples.iter().find(|example| example.as_str() != "0").cloned(),
            now: (AnswerKey::WithoutDiscount, None),
            other: vec![(AnswerKey::LessDiscount, None, vec![Change::Extra(Role::Discount, Treatment::LeaveOut)])],
            always: false,
        });
    }

    /// Costs, profit, what was paid back, and the extras that stand beside the amount.
    pub(super) fn costs_and_extras(&mut self, orders: &Orders, vary: &dyn Fn(usize, usize) -> bool) {
        let number = |column: &Column| column.is_number() && column.filled > 0;
        self.cost_and_profit();
        self.take_best(Role::Cost, &[Concept::Cost], number);
        self.take_best(Role::UnitCost, &[Concept::UnitCost], number);
        self.take_best(Role::Profit, &[Concept::Profit], number);
        self.charged_costs();
        self.take_best(Role::ServiceCost, &[Concept::ServiceCost], number);
        // 0 and 1 are flags.
        let paid_back =
            |column: &Column| number(column) && column.zeros < column.filled && column.flags < column.filled;
        self.take_best(Role::Refunded, &[Concept::Refunded], paid_back);
        self.returned_money();
        self.leave_refunds_that_are_off(orders);
        self.unused_returns();
        // Money in and out, debit and credit side by side: where one has a value the other has none.
        if let Some(amount) = self.column(Role::Amount).filter(|_| self.column(Role::Refunded).is_none()) {
            let amounts = self.table.values(amount);
            let is_other_side = |at: usize| {
                let values = self.table.values(at);
                let filled = |value: Option<f64>| value.is_some_and(|value| value != 0.0);
                let both = (0..values.len()).filter(|&row| filled(values[row]) && filled(amounts[row])).count();
                number(&self.table.columns[at]) && both == 0 && values.iter().any(|value| filled(*value))
            };
            let back = self.best_where(&[Concept::Debit, Concept::Credit], is_other_side);
            if let Some((back, score)) = back {
                self.take(Role::Refunded, back, score);
                self.alternatives.push(Alternative {
                    code: DoubtCode::Credits,
                    column: Some(back),
                    found: self.table.columns[back].examples.first().cloned(),
                    now: (AnswerKey::Refund, None),
                    other: vec![(AnswerKey::LeaveOut, None, vec![Change::Column(Role::Refunded, None)])],
                    always: false,
                });
            }
        }
        let sides = |column: &Column| column.sides * 10 > column.filled * 9 && column.filled > 0;
        self.take_best(Role::Direction, &[Concept::Direction], sides);
        if self.column(Role::Direction).is_none() {
            let unnamed = (0..self.table.columns.len()).find(|&at| {
                let column = &self.table.columns[at];
                self.is_free(at) && sides(column) && column.distinct == 2 && column.flags < column.filled
            });
            if let Some(column) = unnamed {
                self.take(Role::Direction, column, 0.5);
            }
        }
        for (role, concept) in
            [(Role::Discount, Concept::Discount), (Role::Tax, Concept::Tax), (Role::Shipping, Concept::Shipping)]
        {
            self.take_best(role, &[concept], number);
        }
        // Fields of the order that repeat on its lines count once there too.
        for role in [Role::Cost, Role::Profit, Role::ServiceCost, Role::Refunded] {
            let Some(at) = self.column(role) else { continue };
            // A refund is the order's also where the lines have amounts of their own; what a piece cost is theirs.
            let level = orders.level(&self.table.values(at), vary);
            let of_line = role == Role::Refunded && level == Level::Repeated;
            if of_line || (self.plan.once.contains(&Role::Amount) && level.is_order()) {
                self.plan.once.insert(role);
            }
        }
    }

    /// A cost that the amount holds beside the goods is what the customer pays for it: shipping.
    fn charged_costs(&mut self) {
        let table = self.table;
        let Some(amount) = self.column(Role::Amount) else { return };
        let amounts = table.values(amount);
        let goods = [Concept::UnitPrice, Concept::LineTotal, Concept::Subtotal, Concept::Amount, Concept::NetAmount];
        let goods = table.named(&goods).into_iter().map(|(at, _)| at);
        let goods: Vec<usize> = goods.filter(|&at| at != amount && table.columns[at].is_number()).collect();
        let is_charged = |cost: usize| {
            let costs = table.values(cost);
            let is_sum = |at: usize| identities::sum(&[(&table.values(at), 1.0), (&costs, 1.0)], &amounts).holds();
            table.columns[cost].is_number()
                && costs.iter().flatten().any(|cost| *cost != 0.0)
                && goods.iter().any(|&at| at != cost && is_sum(at))
        };
        if let Some((shipping, score)) = self.best_where(&[Concept::ServiceCost], is_charged) {
            self.take(Role::Shipping, shipping, score);
        }
    }

    /// Returns that are money: what is left of the amount without them stands in a column of its own.
    fn returned_money(&mut self) {
        let table = self.table;
        let Some(amounts) = self.column(Role::Amount).map(|at| table.values(at)) else { return };
        let is_left = |back: usize| {
            let is_number = |at: &usize| *at != back && table.columns[*at].is_number();
            let with = [(&amounts, 1.0), (&table.values(back), -1.0)];
            (0..table.columns.len()).filter(is_number).any(|at| identities::sum(&with, &table.values(at)).holds())
        };
        let fits = |at: usize| table.columns[at].is_number() && is_left(at);
        if let Some((back, score)) = self.best_where(&[Concept::Returned, Concept::ReturnedQuantity], fits) {
            self.take(Role::Refunded, back, score);
        }
    }

    /// Pieces that were given back, where no amount, refund or state tells of them.
    fn unused_returns(&mut self) {
        let table = self.table;
        let is_some = |column: &Column| column.is_number() && column.zeros < column.filled;
        let Some((returned, _)) = self.best(&[Concept::ReturnedQuantity], is_some) else { return };
        let values = |role: Role| self.column(role).map(|at| table.values(at));
        if self.column(Role::Refunded).is_some() {
            return;
        }
        if let (Some(amounts), Some(quantities), Some(price)) = (
            values(Role::Amount),
            values(Role::Quantity),
            self.best_where(&[Concept::UnitPrice], |at| table.columns[at].is_number())
                .map(|(at, _)| at)
                .or(self.column(Role::UnitPrice)),
        ) {
            let (returns, prices) = (table.values(returned), table.values(price));
            let less =
                |(quantity, back): (&Option<f64>, &Option<f64>)| Some((*quantity)? - back.unwrap_or_default().abs());
            let kept: Values = quantities.iter().zip(&returns).map(less).collect();
            if identities::product(&kept, &prices, &amounts, |_, whole| whole).holds() {
                return;
            }
        }
        self.ask(DoubtCode::RefundsUnused, returned);
    }

    /// An amount from which the refunds are off already: nothing is to be taken off once more.
    fn leave_refunds_that_are_off(&mut self, orders: &Orders) {
        let (Some(amount), Some(refunded)) = (self.column(Role::Amount), self.column(Role::Refunded)) else { return };
        let table = self.table;
        let amounts = table.values(amount);
        let refunds: Values = table.values(refunded).into_iter().map(|refund| refund.map(f64::abs)).collect();
        let number = |at: &usize| ![amount, refunded].contains(at) && table.columns[*at].is_number();
        let quantity = self.column(Role::Quantity).map(|at| table.values(at));
        let price =
            self.column(Role::UnitPrice).or_else(|| self.best(&[Concept::UnitPrice], Column::is_number).map(|it| it.0));
        let product = quantity.zip(price.map(|at| table.values(at))).map(|(quantities, prices)| -> Values {
            quantities.iter().zip(&prices).map(|(quantity, price)| Some((*quantity)? * (*price)?)).collect()
        });
        let before = (0..table.columns.len()).filter(number).map(|at| table.values(at)).chain(product);
        let extras = self.extras();
        let extras = extras.combinations();
        let is_off = before.take(MOST_NUMBERS).any(|before| {
            explains_less(&before, &extras, &refunds, &amounts)
                || lines_explain_less(orders, &before, &extras, &refunds, &amounts)
        });
        if is_off {
            self.plan.columns.remove(&Role::Refunded);
            self.guesses.retain(|guess| guess.role != Role::Refunded);
        }
    }

    /// The cost and the profit that the amount is made of, whatever their headers call them.
    fn cost_and_profit(&mut self) {
        let Some(amounts) = self.column(Role::Amount).map(|at| self.table.values(at)) else { return };
        let named = |concepts: &[Concept]| -> Vec<(usize, f64)> {
            let columns = self.table.named(concepts).into_iter();
            columns
                .filter(|&(at, score)| score > 0.5 && self.is_free(at) && self.table.columns[at].is_number())
                .collect()
        };
        let costs = named(&[Concept::Cost, Concept::UnitCost]);
        let profits = named(&[Concept::Profit, Concept::MarginRate, Concept::Amount, Concept::NetAmount]);
        let pair = costs.iter().find_map(|&cost| {
            let profit = profits.iter().find(|&&(profit, _)| {
                let (cost, profit) = (self.table.values(cost.0), self.table.values(profit));
                identities::sum(&[(&amounts, 1.0), (&cost, -1.0)], &profit).holds()
                    || identities::sum(&[(&amounts, 1.0), (&cost, 1.0)], &profit).holds()
            })?;
            Some((cost, *profit))
        });
        if let Some(((cost, score), (profit, _))) = pair.filter(|(cost, profit)| cost.0 != profit.0) {
            self.take(Role::Cost, cost, score.max(0.9));
            self.take(Role::Profit, profit, 0.9);
        }
    }

    /// Units that headers name, or a line above the table: 万元, k€, '000.
    pub(super) fn units(&mut self) {
        for role in [
            Role::Amount,
            Role::LineAmount,
            Role::UnitPrice,
            Role::Cost,
            Role::UnitCost,
            Role::Profit,
            Role::ServiceCost,
            Role::Refunded,
            Role::Revenue,
            Role::AcquisitionCost,
        ] {
            let power = self.column(role).and_then(|at| {
                words::power(&self.table.headers[at]).or(match self.table.units.get(at) {
                    Some(Unit::Power(power)) => Some(*power),
                    _ => None,
                })
            });
            if let Some(power) = power.filter(|power| *power != 0) {
                self.plan.powers.insert(role, power);
            }
        }
        let role = if self.plan.shape == Shape::Customers { Role::Revenue } else { Role::Amount };
        if let (Some(_), Some(column)) = (self.plan.powers.get(&role), self.column(role)) {
            self.note(DoubtCode::Unit, column);
        }
    }
}

type Signed<'a> = Vec<(&'a Values, f64)>;

fn is_refunded(refunds: &Values, row: usize) -> bool {
    refunds[row].is_some_and(|refund| refund != 0.0)
}

/// Is an amount another one, with some extras, less what was refunded?
fn explains_less(before: &Values, extras: &[Signed<'_>], refunds: &Values, amounts: &Values) -> bool {
    let told: Vec<usize> = (0..amounts.len()).filter(|&row| is_refunded(refunds, row)).collect();
    extras.iter().any(|extras| {
        let with: Signed<'_> =
            std::iter::once((before, 1.0)).chain(extras.iter().copied()).chain([(refunds, -1.0)]).collect();
        let of = |row: usize| with.iter().map(|(values, sign)| values[row].unwrap_or_default() * sign).sum::<f64>();
        // The refunded rows tell most combinations from the right one.
        let holds =
            |row: usize| before[row].is_some() && amounts[row].is_some_and(|amount| identities::same(of(row), amount));
        let held = told.iter().filter(|&&row| holds(row)).count();
        held > 0 && held * 100 >= told.len() * 95 && identities::sum(&with, amounts).holds()
    })
}

/// Is a total of the order what its lines come to, with some extras, less what was refunded?
fn lines_explain_less(
    orders: &Orders,
    lines: &Values,
    extras: &[Signed<'_>],
    refunds: &Values,
    totals: &Values,
) -> bool {
    let refunded = |group: &&Vec<usize>| group.iter().any(|&row| is_refunded(refunds, row));
    let told = Orders { groups: orders.groups.iter().filter(refunded).cloned().collect() };
    extras.iter().any(|extras| {
        let with: Signed<'_> = extras.iter().copied().chain([(refunds, -1.0)]).collect();
        told.lines_sum(lines, &with, totals).agrees() && orders.lines_sum(lines, &with, totals).agrees()
    })
}
