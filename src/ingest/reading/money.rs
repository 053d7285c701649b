//! How much: the column that is the amount, of the line or of the order.

use super::{Alternative, MOST_EXTRAS, NEARLY, Reader};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::headers;
use crate::ingest::identities::{self, Level, Orders, Values};
use crate::ingest::inspection::CONFIDENT;
use crate::ingest::profile::Column;
use crate::ingest::roles::{Role, Treatment};
use crate::ingest::words::{self, Concept};
use crate::sorting;

/// Columns of numbers beyond which no running total is sought: each is held against each.
pub(super) const MOST_NUMBERS: usize = 100;
/// Rows by which most columns are told from a running total.
const FIRST_ROWS: usize = 40;

/// A column that could be the amount.
#[derive(Clone, Copy)]
pub(super) struct Money {
    pub(super) column: usize,
    pub(super) concept: Concept,
    /// How likely, from 0 to 1.
    pub(super) weight: f64,
}

/// Shipping, tax, fees and discounts: what may stand between two amounts.
pub(super) struct Extras([Vec<Values>; 4]);

impl Extras {
    /// Every choice among them, each with its sign: a discount is written as what is taken off, or with a minus.
    pub(super) fn combinations(&self) -> Vec<Vec<(&Values, f64)>> {
        let Extras([shipping, tax, fees, discounts]) = self;
        let signed = [(shipping, 1.0), (tax, 1.0), (fees, 1.0), (discounts, -1.0), (discounts, 1.0)];
        let mut sets: Vec<Vec<(&Values, f64)>> = vec![Vec::new()];
        for (columns, sign) in signed.into_iter().filter(|(columns, _)| !columns.is_empty()) {
            let more = || columns.iter().map(|values| (values, sign));
            let with: Vec<Vec<(&Values, f64)>> =
                sets.iter().map(|set| set.iter().copied().chain(more()).collect()).collect();
            sets.extend(with);
        }
        sets
    }
}

impl Reader<'_, '_> {
    pub(super) fn money(&mut self, orders: &Orders) {
        if !self.plan.months.is_empty() {
            return;
        }
        let table = self.table;
        let price = self.best(&[Concept::UnitPrice], Column::is_number);
        let quantity = self.column(Role::Quantity);
        let candidates = self.amounts();
        // Two lines are of different things where their products, quantities or prices differ.
        let things: Vec<usize> =
            [self.column(Role::Product), quantity, price.map(|found| found.0)].into_iter().flatten().collect();
        let vary = |one: usize, other: usize| {
            things.is_empty() || things.iter().any(|&at| table.cell(one, at) != table.cell(other, at))
        };
        let level = |at: usize| orders.level(&table.values(at), vary);
        let line_price =
            price.zip(quantity).map(|((price, _), quantity)| (table.values(quantity), table.values(price)));
        let is_amazon = table.headers.iter().any(|header| headers::folded(header) == "amazonorderid");
        let price_is_line = line_price.as_ref().is_some_and(|(quantities, prices)| {
            let products: Vec<Option<&str>> = (0..table.rows.len())
                .map(|row| self.column(Role::Product).map(|at| table.cell(row, at)).filter(|cell| !cell.is_empty()))
                .collect();
            is_amazon || identities::is_line_total(&products, quantities, prices)
        });
        let discount = self.best(&[Concept::Discount, Concept::DiscountRate], Column::is_number);
        let mut ranked: Vec<Money> = candidates;
        if let Some((column, score)) = price.filter(|_| price_is_line) {
            ranked.push(Money { column, concept: Concept::LineTotal, weight: score * 0.96 });
        } else if let Some((column, score)) = price.filter(|_| quantity.is_none()) {
            // 12 pcs is a quantity that cannot be read.
            if let Some((unread, _)) = self.best(&[Concept::Quantity], |column| column.filled > 0) {
                self.ask(DoubtCode::Unreadable, unread);
            }
            ranked.push(Money { column, concept: Concept::Amount, weight: score.min(NEARLY) * 0.9 });
        }
        let lone_price = price.map(|(column, _)| column).filter(|_| quantity.is_none());
        self.without_running_totals(&mut ranked);
        self.without_cents(&mut ranked);
        if let Some(quantity) = quantity.filter(|_| price.is_none()) {
            self.without_prices(&mut ranked, quantity);
        }
        self.billed_of_parts(&mut ranked);
        self.weigh_relations(&mut ranked);
        sorting::by(&mut ranked, |one, other| other.weight.total_cmp(&one.weight).then(one.column.cmp(&other.column)));
        // What quantity × price explains is a line's amount, whatever it is called.
        let explained = |at: usize| {
            let Some((quantities, prices)) = line_price.as_ref().filter(|_| !price_is_line) else { return false };
            let amounts = table.values(at);
            let discounts = discount.map(|(at, _)| table.values(at));
            let less = |by: fn(f64, f64) -> f64| {
                identities::product(quantities, prices, &amounts, |row, whole| {
                    by(whole, discounts.as_ref().and_then(|values| values[row]).unwrap_or_default())
                })
                .holds()
            };
            less(|whole, _| whole)
                || less(|whole, discount| whole - discount.abs())
                || less(|whole, share| whole * (1.0 - share.abs()))
                || less(|whole, share| whole * (1.0 - share.abs() / 100.0))
        };
        self.weigh_order_totals(&mut ranked, orders, line_price.as_ref());
        sorting::by(&mut ranked, |one, other| other.weight.total_cmp(&one.weight).then(one.column.cmp(&other.column)));
        let of_order = |money: &&Money| level(money.column).is_order() && !explained(money.column);
        let total = ranked.iter().find(|money| of_order(money)).copied();
        let line = ranked
            .iter()
            .find(|money| {
                !of_order(money)
                    && (level(money.column) == Level::Line
                        || explained(money.column)
                        || !level(money.column).is_order())
            })
            .copied();
        let has_formula = line_price.is_some() && !price_is_line;
        match (total, line) {
            (Some(total), line)
                if orders.groups.is_empty() || total.weight >= line.map_or(0.0, |line| line.weight) * 0.75 =>
            {
                self.order_total(orders, total, line, line_price.as_ref().filter(|_| has_formula), price);
                if self.column(Role::Amount) == Some(total.column) {
                    self.rivals(orders, total, &ranked);
                }
            }
            (_, Some(line)) if line.weight > 0.45 || !has_formula => {
                self.take(Role::Amount, line.column, line.weight.max(if explained(line.column) { 0.9 } else { 0.0 }));
                self.take_price(price, price_is_line);
                let is_before_discount = line_price.as_ref().is_some_and(|(quantities, prices)| {
                    !price_is_line
                        && identities::product(quantities, prices, &table.values(line.column), |_, whole| whole).holds()
                });
                if is_before_discount {
                    self.further_discount(discount);
                }
                self.rivals(orders, line, &ranked);
                self.repeats(orders, line, &things);
            }
            _ if has_formula => {
                self.take_price(price, false);
                self.formula_discount(discount);
                self.second_price();
            }
            _ => {
                self.unreadable_amount();
                self.sold_at_cost();
            }
        }
        self.unused_money();
        if let Some(price) = lone_price.filter(|price| self.column(Role::Amount) == Some(*price)) {
            self.unnamed_quantity(price);
        }
        self.costs_and_extras(orders, &vary);
        self.tax_beside();
        self.units();
    }

    /// An amount without tax, beside a tax and without a cost or an amount that has the tax: revenue is either.
    fn tax_beside(&mut self) {
        let (Some(amount), Some(tax)) = (self.column(Role::Amount), self.column(Role::Tax)) else { return };
        // What a cost is taken from is without tax.
        if [Role::Cost, Role::UnitCost, Role::Profit].iter().any(|&role| self.column(role).is_some()) {
            return;
        }
        let table = self.table;
        let is_net = table.names(amount, Concept::NetAmount).max(table.names(amount, Concept::Subtotal)) > 0.5;
        let is_added = table.columns[tax].zeros < table.columns[tax].filled;
        let (amounts, taxes) = (table.values(amount), table.values(tax));
        let is_whole = |at: usize| identities::sum(&[(&amounts, 1.0), (&taxes, 1.0)], &table.values(at)).holds();
        let others =
            (0..table.columns.len()).filter(|at| ![amount, tax].contains(at) && table.columns[*at].is_number());
        if is_net && is_added && !others.into_iter().any(is_whole) {
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountColumn,
                column: Some(amount),
                found: table.columns[tax].examples.first().cloned(),
                now: (AnswerKey::Column, Some(amount)),
                other: vec![(AnswerKey::WithTax, Some(tax), vec![Change::Extra(Role::Tax, Treatment::Add)])],
                always: false,
            });
        }
    }

    /// An amount of nothing but whole numbers beside numbers with decimals whose header is no number's: "Total" may be the people
    /// at the table, and the bill stands beside it.
    fn unused_money(&mut self) {
        let table = self.table;
        let Some(amount) = self.column(Role::Amount) else { return };
        let is_money = |&at: &usize| {
            let column = &table.columns[at];
            let known = table.concepts[at].first().map(|found| found.concept);
            let is_misnamed = match known {
                None => true,
                Some(concept) => {
                    matches!(concept, Concept::CustomerId | Concept::Customer | Concept::OrderId | Concept::Product)
                }
            };
            self.is_free(at) && is_misnamed && column.is_number() && column.has_decimals() && column.coverage() > 0.5
        };
        let is_whole = table.columns[amount].fractions == 0 && self.column(Role::Quantity).is_none();
        let Some(at) = (0..table.columns.len()).filter(|_| is_whole).find(is_money) else { return };
        self.alternatives.push(Alternative {
            code: DoubtCode::AmountColumn,
            column: Some(amount),
            found: table.columns[at].examples.first().cloned(),
            now: (AnswerKey::Column, Some(amount)),
            other: vec![(AnswerKey::Column, Some(at), vec![Change::Column(Role::Amount, Some(at))])],
            always: false,
        });
    }

    /// What, times the quantity, is another column is a price, whatever it is called; with the price of an option beside it, and
    /// less a discount.
    fn without_prices(&self, ranked: &mut Vec<Money>, quantity: usize) {
        let table = self.table;
        let quantities = table.values(quantity);
        let several: Vec<usize> =
            (0..table.rows.len()).filter(|&row| quantities[row].is_some_and(|count| count.abs() > 1.0)).collect();
        let numbers = (0..table.columns.len()).filter(|&at| at != quantity && table.columns[at].is_number());
        let numbers: Vec<(usize, Values)> =
            numbers.filter(|&at| self.is_free(at)).map(|at| (at, table.values(at))).collect();
        if several.len() < 2 || numbers.len() > MOST_NUMBERS {
            return;
        }
        let named = |concept: Concept| {
            let found = table.named(&[concept]).into_iter().filter(|(_, score)| *score > 0.5).map(|(at, _)| at);
            found.collect::<Vec<usize>>()
        };
        let discounts = named(Concept::Discount);
        let values = |at: usize| numbers.iter().find(|(other, _)| *other == at).map(|(_, values)| values);
        let of = |at: Option<usize>, row: usize| at.and_then(values).and_then(|values| values[row]).unwrap_or_default();
        let is = |price: &Values, option: Option<usize>, discount: Option<usize>, whole: &Values| {
            several.iter().all(|&row| match (price[row], quantities[row], whole[row]) {
                (Some(price), Some(count), Some(whole)) => {
                    let product = (price + of(option, row)) * count - of(discount, row).abs();
                    identities::same(product, whole) && whole != 0.0
                }
                _ => false,
            })
        };
        let prices: Vec<Money> = ranked.iter().copied().filter(|money| money.concept != Concept::Other).collect();
        for money in prices {
            let Some(price) = values(money.column) else { continue };
            let options = std::iter::once(None).chain(ranked.iter().map(|other| Some(other.column)));
            let options = options.filter(|option| *option != Some(money.column)).take(MOST_EXTRAS);
            let found = options.into_iter().find_map(|option| {
                let mut ways = std::iter::once(None).chain(discounts.iter().copied().map(Some));
                ways.find_map(|discount| {
                    let mut wholes =
                        numbers.iter().filter(|(at, _)| ![Some(money.column), option, discount].contains(&Some(*at)));
                    wholes.find(|(_, whole)| is(price, option, discount, whole)).map(|(whole, _)| (option, *whole))
                })
            });
            let Some((option, whole)) = found else { continue };
            ranked.retain(|other| ![Some(money.column), option].contains(&Some(other.column)));
            match ranked.iter_mut().find(|other| other.column == whole) {
                Some(known) => known.weight = known.weight.max(0.95),
                None => ranked.push(Money { column: whole, concept: Concept::LineTotal, weight: 0.95 }),
            }
            return;
        }
    }

    /// A price that is taken as the amount, beside whole numbers that no header explains: they may say how many.
    fn unnamed_quantity(&mut self, price: usize) {
        let table = self.table;
        let is_count = |&at: &usize| {
            let column = &table.columns[at];
            let is_whole = column.is_number() && column.fractions == 0 && column.coverage() > 0.9;
            // Numbers that rise from row to row count the rows.
            let values = table.values(at);
            let rises = values.windows(2).all(|pair| pair[0] < pair[1]);
            self.is_free(at) && table.is_unnamed(at) && is_whole && column.distinct > 1 && !rises
        };
        let Some(at) = (0..table.columns.len()).find(is_count) else { return };
        self.alternatives.push(Alternative {
            code: DoubtCode::AmountColumn,
            column: Some(price),
            found: table.columns[at].examples.first().cloned(),
            now: (AnswerKey::Column, Some(price)),
            other: vec![(
                AnswerKey::TimesQuantity,
                Some(at),
                vec![
                    Change::Column(Role::Amount, None),
                    Change::Column(Role::Quantity, Some(at)),
                    Change::Column(Role::UnitPrice, Some(price)),
                ],
            )],
            always: false,
        });
    }

    /// A column that is another one less a fee is what the seller gets, not what the customer paid; one that is another with
    /// shipping or tax, or less a discount, is the fuller amount.
    pub(super) fn weigh_relations(&self, ranked: &mut [Money]) {
        let table = self.table;
        let named = |concept: Concept| -> Vec<Values> {
            let columns = table.named(&[concept]).into_iter();
            columns
                .filter(|&(at, score)| score > 0.5 && table.columns[at].is_number())
                .map(|(at, _)| table.values(at))
                .collect()
        };
        let fees = named(Concept::Fee);
        let (shipping, discount, refunded) =
            (named(Concept::Shipping), named(Concept::Discount), named(Concept::Refunded));
        let (withheld, tax) = self.taxes();
        let due = if self.plan.unpaid_counts { named(Concept::AmountDue) } else { Vec::new() };
        let values: Vec<Values> = ranked.iter().map(|money| table.values(money.column)).collect();
        let is_sum = |base: &Values, parts: Vec<(&Values, f64)>, whole: &Values| {
            let mut with: Vec<(&Values, f64)> = vec![(base, 1.0)];
            with.extend(parts);
            with.len() > 1 && identities::sum(&with, whole).holds()
        };
        let mut weights: Vec<f64> = ranked.iter().map(|money| money.weight).collect();
        let of_paid = ranked.iter().filter(|money| money.concept == Concept::Paid).map(|money| money.weight);
        let paid = of_paid.reduce(f64::max).map_or(1.0, |weight| weight - 0.001);
        for (one, whole) in values.iter().enumerate() {
            for (other, base) in values.iter().enumerate().filter(|(other, _)| *other != one) {
                let less_fee = fees
                    .iter()
                    .any(|fee| is_sum(base, vec![(fee, -1.0)], whole) || is_sum(base, vec![(fee, 1.0)], whole));
                if less_fee && ranked[other].concept != Concept::Payout {
                    let sums = |values: &Values| values.iter().flatten().sum::<f64>();
                    if sums(whole).abs() < sums(base).abs() {
                        weights[one] = weights[one].min(0.5);
                        weights[other] = weights[other].max(0.8);
                    }
                }
                let is_with = |group: &[&Vec<Values>], less: &[(&Vec<Values>, f64)]| {
                    let added = group.iter().flat_map(|columns| columns.iter()).map(|values| (values, 1.0));
                    let less =
                        less.iter().flat_map(|(columns, sign)| columns.iter().map(move |values| (values, *sign)));
                    is_sum(base, added.chain(less).collect(), whole)
                };
                let groups: [&[&Vec<Values>]; 6] = [
                    &[&shipping],
                    &[&tax],
                    &[&shipping, &tax],
                    &[&fees],
                    &[&shipping, &fees],
                    &[&shipping, &tax, &fees],
                ];
                // Fees on top are the customer's in a total of the order only: cash on delivery, service.
                let groups = if ranked[one].concept == Concept::OrderTotal { &groups[..] } else { &groups[..3] };
                // A total may be less the discount, and less what went back.
                let ways: [&[(&Vec<Values>, f64)]; 5] = [
                    &[],
                    &[(&discount, -1.0)],
                    &[(&discount, 1.0)],
                    &[(&refunded, -1.0)],
                    &[(&discount, -1.0), (&refunded, -1.0)],
                ];
                let fuller = groups.iter().any(|group| {
                    group.iter().any(|columns| !columns.is_empty()) && ways.iter().any(|less| is_with(group, less))
                });
                let keeps_back = || {
                    let taken = withheld.iter().map(|values| (values, -1.0));
                    !withheld.is_empty()
                        && is_sum(base, tax.iter().map(|values| (values, 1.0)).chain(taken).collect(), whole)
                };
                // Less a coupon and points it is what the customer pays, in whatever way.
                let is_billed = ![Concept::Paid, Concept::Payout].contains(&ranked[one].concept);
                let is_less = || {
                    let both = !discount.is_empty() && !refunded.is_empty();
                    is_with(&[], &[(&discount, -1.0)]) || both && is_with(&[], &[(&discount, -1.0), (&refunded, -1.0)])
                };
                let fuller = fuller || keeps_back() || is_billed && is_less();
                // What is owed is no fuller than what was really paid.
                if fuller {
                    let most = if ranked[one].concept == Concept::Paid { 1.0 } else { paid };
                    weights[one] = weights[one].max((weights[other] + 0.005).min(most));
                }
            }
        }
        // What came so far and what is expected are no sales together.
        let forecasts = (0..table.columns.len())
            .filter(|&at| table.columns[at].is_number() && words::is_forecast(&table.headers[at]));
        for forecast in forecasts.map(|at| table.values(at)).collect::<Vec<Values>>() {
            for (one, whole) in values.iter().enumerate() {
                let mut bases = (0..values.len()).filter(|&other| other != one);
                if let Some(other) = bases.find(|&other| is_sum(&values[other], vec![(&forecast, 1.0)], whole)) {
                    (weights[one], weights[other]) = (weights[other].min(0.4), weights[one].max(weights[other]));
                }
            }
        }
        // The profit tells which amount the costs were taken from.
        let costs: Vec<Values> = [Concept::Cost, Concept::UnitCost].into_iter().flat_map(named).collect();
        let profits = named(Concept::Profit);
        let makes_profit = |whole: &Values| {
            costs.iter().any(|cost| profits.iter().any(|profit| is_sum(whole, vec![(cost, -1.0)], profit)))
        };
        if let Some(one) = (0..values.len()).find(|&one| makes_profit(&values[one])) {
            let most = weights.iter().copied().fold(0.0, f64::max);
            weights[one] = weights[one].max(most + 0.005);
        }
        // In a list of invoices what was paid and what is owed are the invoice.
        for (other, base) in values.iter().enumerate().filter(|(other, _)| ranked[*other].concept == Concept::Paid) {
            let comes_to = |whole: &Values| due.iter().any(|due| is_sum(base, vec![(due, 1.0)], whole));
            if let Some(one) = (0..values.len()).find(|&one| one != other && comes_to(&values[one])) {
                weights[one] = weights[one].max(weights[other] + 0.005);
            }
        }
        // Two columns that come to a third: a deposit and the rest, cash and card.
        for (at, whole) in values.iter().enumerate().filter(|_| values.len() <= MOST_EXTRAS * 2) {
            let pairs = (0..values.len()).flat_map(|one| (one + 1..values.len()).map(move |other| (one, other)));
            let is_forecast = |at: usize| words::is_forecast(&table.headers[ranked[at].column]);
            let mut pairs =
                pairs.filter(|&(one, other)| one != at && other != at && !is_forecast(one) && !is_forecast(other));
            if pairs.any(|(one, other)| is_sum(&values[one], vec![(&values[other], 1.0)], whole)) {
                let most = weights.iter().copied().fold(0.0, f64::max);
                weights[at] = weights[at].max(most + 0.005);
            }
        }
        ranked.iter_mut().zip(weights).for_each(|(money, weight)| money.weight = weight.min(0.99));
    }

    /// The taxes that somebody else keeps back or pays, the seller never has them, and the others.
    fn taxes(&self) -> (Vec<Values>, Vec<Values>) {
        let table = self.table;
        let columns = table.named(&[Concept::Tax]).into_iter();
        let columns = columns.filter(|&(at, score)| score > 0.5 && table.columns[at].is_number());
        let (withheld, others): (Vec<usize>, Vec<usize>) =
            columns.map(|(at, _)| at).partition(|&at| words::is_withheld(&table.headers[at]));
        let values = |columns: Vec<usize>| columns.into_iter().map(|at| table.values(at)).collect();
        (values(withheld), values(others))
    }

    /// What is left of a named amount without the discount, and without what went back, is what was billed, whatever it is called
    /// and though it has no decimals.
    fn billed_of_parts(&self, ranked: &mut Vec<Money>) {
        let table = self.table;
        let named = |concept: Concept| -> Vec<usize> {
            let columns = table.named(&[concept]).into_iter();
            let is_some =
                |at: usize| table.columns[at].is_number() && table.columns[at].zeros < table.columns[at].filled;
            columns.filter(|&(at, score)| score > 0.5 && is_some(at)).map(|(at, _)| at).collect()
        };
        let discounts = named(Concept::Discount);
        let bases: Vec<usize> =
            ranked.iter().filter(|money| money.concept != Concept::Other).map(|money| money.column).collect();
        let is_new = |at: &usize| {
            self.is_free(*at)
                && table.columns[*at].is_number()
                && table.is_unnamed(*at)
                && !ranked.iter().any(|money| money.column == *at)
        };
        let others: Vec<usize> = (0..table.columns.len()).filter(is_new).collect();
        if discounts.is_empty() || others.len() > MOST_NUMBERS {
            return;
        }
        let taken_off: Vec<(Values, f64)> =
            discounts.iter().chain(&named(Concept::Refunded)).map(|&at| (table.values(at), -1.0)).collect();
        let discounts = &taken_off[..discounts.len()];
        let is_billed = |at: &usize| {
            let whole = table.values(*at);
            bases.iter().any(|&base| {
                let base = table.values(base);
                [discounts, &taken_off].into_iter().any(|less| {
                    let parts = less.iter().map(|(values, sign)| (values, *sign));
                    identities::sum(&std::iter::once((&base, 1.0)).chain(parts).collect::<Vec<_>>(), &whole).holds()
                })
            })
        };
        let billed: Vec<usize> = others.into_iter().filter(is_billed).collect();
        ranked.extend(billed.into_iter().map(|column| Money { column, concept: Concept::Amount, weight: 0.4 }));
    }

    /// The same amounts in cents, by header and numbers, are no other amounts: a hundred times as much alone may be a price and what
    /// a hundred pieces cost.
    fn without_cents(&self, ranked: &mut Vec<Money>) {
        let table = self.table;
        let amounts: Vec<(usize, Values)> =
            ranked.iter().map(|money| (money.column, table.values(money.column))).collect();
        ranked.retain(|money| {
            let cents = table.values(money.column);
            let is_same = |amounts: &Values| {
                cents.iter().zip(amounts).all(|(cents, amount)| match (cents, amount) {
                    (Some(cents), Some(amount)) => identities::same(amount * 100.0, *cents),
                    (cents, amount) => cents.is_none() == amount.is_none(),
                })
            };
            words::power(&table.headers[money.column]) != Some(-2)
                || !amounts.iter().any(|(at, amounts)| *at != money.column && is_same(amounts))
        });
    }

    /// A column that grows by another from row to row, over all rows or over those of a customer, is no amount; the other
    /// one is.
    fn without_running_totals(&self, ranked: &mut Vec<Money>) {
        let table = self.table;
        let fits = |at: &usize| {
            let column = &table.columns[*at];
            self.is_free(*at) && column.is_number() && column.coverage() > 0.9 && column.distinct > 1
        };
        let numbers: Vec<(usize, Values)> =
            (0..table.columns.len()).filter(fits).map(|at| (at, table.values(at))).collect();
        if numbers.len() > MOST_NUMBERS {
            return;
        }
        let customer = self.column(Role::Customer).or(self.column(Role::Name));
        let runs = |totals: &Values, amounts: &Values, rows: usize| {
            let holds = |group: Option<usize>| {
                let name = |row: usize| group.map_or("", |at| table.cell(row, at));
                identities::running(&totals[..rows.min(totals.len())], &amounts[..rows.min(amounts.len())], name)
                    .holds()
            };
            holds(None) || (customer.is_some() && holds(customer))
        };
        let of = |total: usize| {
            let totals = &numbers.iter().find(|(at, _)| *at == total)?.1;
            // Most are told from it by their first rows.
            let amounts = numbers.iter().filter(|(at, _)| *at != total);
            let mut amounts = amounts.filter(|(_, amounts)| runs(totals, amounts, FIRST_ROWS));
            amounts.find(|(_, amounts)| runs(totals, amounts, usize::MAX)).map(|(at, _)| *at)
        };
        let found: Vec<(usize, usize)> =
            ranked.iter().filter_map(|money| Some((money.column, of(money.column)?))).collect();
        for (total, amount) in found {
            ranked.retain(|money| money.column != total);
            if !ranked.iter().any(|money| money.column == amount) && table.is_unnamed(amount) {
                ranked.push(Money { column: amount, concept: Concept::Amount, weight: 0.9 });
            }
        }
    }

    /// A column without a known header that the lines of each order come to, with shipping and the like, is its total.
    fn weigh_order_totals(&self, ranked: &mut [Money], orders: &Orders, line_price: Option<&(Values, Values)>) {
        let Some((quantities, prices)) = line_price.filter(|_| !orders.groups.is_empty()) else { return };
        let own: Values =
            quantities.iter().zip(prices).map(|(quantity, price)| Some((*quantity)? * (*price)?)).collect();
        for money in ranked.iter_mut().filter(|money| money.concept == Concept::Other) {
            let totals = self.table.values(money.column);
            if orders.level(&totals, |_, _| true).is_order() && self.extras_explain(orders, &own, &totals) {
                (money.weight, money.concept) = (0.9, Concept::OrderTotal);
            }
        }
    }

    fn take_price(&mut self, price: Option<(usize, f64)>, is_line: bool) {
        if let Some((column, score)) = price.filter(|&(at, _)| !is_line && self.is_free(at)) {
            self.take(Role::UnitPrice, column, score);
        }
    }

    /// A second price of the same things, where no amount tells which of them counts: the price of a sale beside the usual one.
    fn second_price(&mut self) {
        let table = self.table;
        let Some(price) = self.column(Role::UnitPrice) else { return };
        let (prices, own) = (table.values(price), table.names(price, Concept::UnitPrice));
        let is_lower = |at: usize| {
            let others = table.values(at);
            let pairs: Vec<(f64, f64)> =
                prices.iter().zip(&others).filter_map(|(one, other)| one.zip(*other)).collect();
            pairs.len() > 1 && pairs.iter().all(|(one, other)| other.abs() <= one.abs()) && prices != others
        };
        let named = table.named(&[Concept::UnitPrice]);
        let fits = |&(at, score): &(usize, f64)| {
            at != price && score > 0.5 * own && self.is_free(at) && table.columns[at].is_number() && is_lower(at)
        };
        if let Some((other, _)) = named.into_iter().find(fits) {
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountColumn,
                column: Some(price),
                found: table.columns[other].examples.first().cloned(),
                now: (AnswerKey::Column, Some(price)),
                other: vec![(AnswerKey::Column, Some(other), vec![Change::Column(Role::UnitPrice, Some(other))])],
                always: true,
            });
        }
    }

    /// Columns that could be the amount, with how likely their header makes it.
    pub(super) fn amounts(&self) -> Vec<Money> {
        const CONCEPTS: [(Concept, f64); 14] = [
            (Concept::Paid, 0.97),
            (Concept::OrderTotal, 0.96),
            (Concept::LineTotal, 0.96),
            (Concept::Amount, 0.95),
            (Concept::GrossAmount, 0.94),
            (Concept::NetAmount, 0.94),
            (Concept::TotalRevenue, 0.9),
            (Concept::Debit, 0.85),
            (Concept::Credit, 0.2),
            (Concept::Subtotal, 0.75),
            (Concept::Payout, 0.5),
            (Concept::AmountDue, 0.3),
            (Concept::Balance, 0.1),
            (Concept::ListPrice, 0.1),
        ];
        let mut found = Vec::new();
        for at in (0..self.table.columns.len()).filter(|&at| self.is_free(at)) {
            let column = &self.table.columns[at];
            // Zeros alone are no amounts: a wallet that nobody paid from.
            if !column.is_number()
                || (column.zeros == column.filled && column.filled > 0)
                || column.mangled * 2 > column.filled
            {
                continue;
            }
            // What is owed counts in a list of invoices, not what was paid of it.
            let owed = |concept: Concept, weight: f64| {
                if concept == Concept::Paid && self.plan.unpaid_counts { 0.6 } else { weight }
            };
            let best = CONCEPTS
                .iter()
                .map(|&(concept, weight)| (concept, self.table.names(at, concept) * owed(concept, weight)));
            let best = best.max_by(|one, other| one.1.total_cmp(&other.1)).filter(|(_, weight)| *weight > 0.0);
            // A header that better names something else is that.
            let other = self.table.concepts[at]
                .iter()
                .filter(|found| !CONCEPTS.iter().any(|(known, _)| *known == found.concept));
            let other = other.map(|found| found.score).fold(0.0, f64::max);
            match best {
                Some((concept, weight)) if self.table.names(at, concept) >= other => {
                    // Few values among many rows are of something else.
                    let fill = if column.coverage() < 0.05 { 0.5 } else { 1.0 };
                    found.push(Money { column: at, concept, weight: weight * fill });
                }
                // Numbers with decimals under an unknown header may be anything, money too.
                None if self.table.is_unnamed(at) && column.has_decimals() && column.filled > 0 => {
                    found.push(Money { column: at, concept: Concept::Other, weight: 0.4 });
                }
                _ => {}
            }
        }
        found
    }

    /// The amount is the order's: it counts once, and the lines give the products theirs; or it is what the lines add up to.
    fn order_total(
        &mut self,
        orders: &Orders,
        total: Money,
        line: Option<Money>,
        line_price: Option<&(Values, Values)>,
        price: Option<(usize, f64)>,
    ) {
        let table = self.table;
        let totals = table.values(total.column);
        let own: Option<Values> = match (line, line_price) {
            (Some(line), _) if line.concept != Concept::Subtotal => Some(table.values(line.column)),
            (_, Some((quantities, prices))) => {
                Some(quantities.iter().zip(prices).map(|(quantity, price)| Some((*quantity)? * (*price)?)).collect())
            }
            _ => None,
        };
        let adds_up = own.as_ref().is_some_and(|own| orders.lines_sum(own, &[], &totals).agrees());
        // Lines that add up to the total are the better amount: they have the products.
        if let Some(line) =
            line.filter(|line| adds_up && line.concept != Concept::Subtotal && line.concept != Concept::Other)
        {
            self.take(Role::Amount, line.column, line.weight.max(0.9));
            self.take_price(price, false);
            return;
        }
        let is_explained = adds_up || own.as_ref().is_some_and(|own| self.extras_explain(orders, own, &totals));
        self.take(Role::Amount, total.column, total.weight);
        self.plan.once.insert(Role::Amount);
        if let Some(line) = line.filter(|line| line.concept != Concept::Subtotal && line.concept != Concept::Other) {
            self.take(Role::LineAmount, line.column, line.weight);
        }
        self.take_price(price, false);
        let sparse = orders.level(&totals, |_, _| true) == Level::First;
        if !is_explained && own.is_some() && sparse {
            self.note(DoubtCode::LinesDiffer, total.column);
        }
        if !is_explained && !sparse {
            let mut other = vec![(AnswerKey::EveryLine, None, vec![Change::Once(Role::Amount, false)])];
            if let Some(line) = line.filter(|line| line.weight > 0.6) {
                other.push((
                    AnswerKey::Column,
                    Some(line.column),
                    vec![
                        Change::Once(Role::Amount, false),
                        Change::Column(Role::LineAmount, None),
                        Change::Column(Role::Amount, Some(line.column)),
                    ],
                ));
            }
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountRepeats,
                column: Some(total.column),
                found: table.columns[total.column].examples.first().cloned(),
                now: (AnswerKey::OncePerOrder, None),
                other,
                always: false,
            });
        }
    }

    /// Do shipping, tax, discounts and fees, in some combination, make a total of the lines?
    fn extras_explain(&self, orders: &Orders, own: &Values, totals: &Values) -> bool {
        self.extras().combinations().iter().any(|set| orders.lines_sum(own, set, totals).agrees())
    }

    /// The columns that may stand between two amounts.
    pub(super) fn extras(&self) -> Extras {
        let named = |concept: Concept| {
            let columns = self.table.named(&[concept]).into_iter();
            let columns = columns.filter(|&(at, score)| score > 0.5 && self.table.columns[at].is_number());
            columns.map(|(at, _)| self.table.values(at)).collect::<Vec<Values>>()
        };
        Extras([Concept::Shipping, Concept::Tax, Concept::Fee, Concept::Discount].map(named))
    }

    /// Columns whose headers and numbers are of the same kind as an amount's, each of another part of it: of a quarter, a
    /// shop, a way of paying.
    pub(super) fn parts_beside(&self, chosen: Money, ranked: &[Money]) -> Vec<usize> {
        let table = self.table;
        let header = |at: usize| table.headers[at].as_str();
        let is_alike = |money: &&Money| {
            money.column != chosen.column
                && [chosen.concept, Concept::Other].contains(&money.concept)
                && words::difference(header(chosen.column), header(money.column)).is_some()
        };
        let parts: Vec<usize> = ranked.iter().filter(is_alike).map(|money| money.column).collect();
        let values = table.values(chosen.column);
        let others: Vec<Values> = parts.iter().map(|&at| table.values(at)).collect();
        let is_whole = |whole: &Values, parts: &[&Values]| {
            parts.len() > 1
                && identities::sum(&parts.iter().map(|&part| (part, 1.0)).collect::<Vec<_>>(), whole).holds()
        };
        // The sum of the others, or one beside their sum.
        let is_total = is_whole(&values, &others.iter().collect::<Vec<&Values>>());
        let has_total = (0..others.len()).any(|at| {
            let rest: Vec<&Values> =
                (0..others.len()).filter(|&other| other != at).map(|other| &others[other]).collect();
            is_whole(&others[at], &[&[&values], rest.as_slice()].concat())
        });
        // What a third column lies between is no part: sales, returns and what is left of them.
        let third = (0..table.columns.len())
            .filter(|&at| at != chosen.column && !parts.contains(&at) && table.columns[at].is_number());
        let third: Vec<Values> = third.take(MOST_NUMBERS).map(|at| table.values(at)).collect();
        let lies_between = |other: &Values| {
            third.iter().any(|third| {
                let is = |one: &Values, whole: &Values| {
                    [1.0, -1.0].into_iter().any(|sign| identities::sum(&[(one, 1.0), (third, sign)], whole).holds())
                };
                is(&values, other) || is(other, &values)
            })
        };
        let same = |other: &Values| identities::sum(&[(&values, 1.0)], other).agrees() || lies_between(other);
        if is_total || has_total || others.iter().any(same) { Vec::new() } else { parts }
    }

    /// Asks whether columns are to be added to an amount; sums those that are numbered alike at once.
    pub(super) fn sum_of_parts(&mut self, role: Role, parts: &[usize]) {
        let table = self.table;
        let Some(chosen) = self.column(role) else { return };
        let header = |at: usize| table.headers[at].as_str();
        let mut all: Vec<usize> = std::iter::once(chosen).chain(parts.iter().copied()).collect();
        sorting::by_key(&mut all, |&at| at);
        let difference = |at: usize| words::difference(header(chosen), header(at));
        let further: Vec<(String, String)> = parts.iter().filter_map(|&at| difference(at)).collect();
        // What belongs to the same parts: the orders of each shop beside its sales.
        let sums = |role: Role, column: usize| {
            let beside = |(own, other): &(String, String)| {
                (0..table.headers.len()).find(|&at| {
                    table.columns[at].is_number()
                        && words::difference(header(column), header(at)).as_ref() == Some(&(own.clone(), other.clone()))
                })
            };
            let columns: Vec<usize> = further.iter().filter_map(beside).collect();
            (columns.len() == parts.len()).then_some(Change::Add(role, columns))
        };
        let beside = [Role::Orders, Role::Profit, Role::Cost, Role::Quantity];
        let mut changes = vec![Change::Add(role, parts.to_vec())];
        changes.extend(beside.into_iter().filter_map(|role| sums(role, self.column(role)?)));
        let is_numbered = all.iter().all(|&at| header(at).contains(|c: char| c.is_ascii_digit()));
        let first = (AnswerKey::Column, Some(chosen));
        let sum = (AnswerKey::Sum, None);
        let roles = changes.iter().filter_map(|change| match change {
            Change::Add(role, _) => Some(*role),
            _ => None,
        });
        let alone: Vec<Change> = roles.map(|role| Change::Add(role, Vec::new())).collect();
        let second = alone.iter().cloned().chain([Change::Column(role, parts.first().copied())]).collect();
        let (now, other) = if is_numbered {
            changes.iter().for_each(|change| self.plan.change(change));
            (sum, (first.0, first.1, alone))
        } else {
            (first, (sum.0, sum.1, changes))
        };
        let second = (AnswerKey::Column, parts.first().copied(), second);
        let named: Vec<&str> = all.iter().map(|&at| header(at)).collect();
        self.alternatives.push(Alternative {
            code: DoubtCode::AmountColumn,
            column: Some(chosen),
            found: Some(named.join(" + ")),
            now,
            other: vec![other, second],
            always: true,
        });
        self.taken.extend(parts);
    }

    /// Other columns that could as well be the amount and are not explained by it.
    fn rivals(&mut self, orders: &Orders, chosen: Money, ranked: &[Money]) {
        let parts = self.parts_beside(chosen, ranked);
        if !parts.is_empty() {
            return self.sum_of_parts(Role::Amount, &parts);
        }
        let table = self.table;
        let amounts = table.values(chosen.column);
        let total = |values: &Values| values.iter().flatten().sum::<f64>();
        let own = total(&amounts);
        let (withheld, _) = self.taxes();
        let rival = ranked.iter().filter(|money| money.column != chosen.column).find(|money| {
            let values = table.values(money.column);
            let differs = (total(&values) - own).abs() > own.abs() * 0.01;
            // What was paid here may be a part of it: the rest at the desk.
            let unpaid = || {
                let mut pairs = amounts.iter().zip(&values).filter_map(|(paid, other)| paid.zip(*other));
                pairs.any(|(paid, other)| paid == 0.0 && other > 0.0)
            };
            // Ordered and delivered, asked and approved: mostly the same.
            let is_variant = || {
                let pairs = || amounts.iter().zip(&values).filter_map(|(own, other)| own.zip(*other));
                let same = pairs().filter(|&(own, other)| own != 0.0 && identities::same(own, other)).count();
                let has_name = [Concept::Amount, Concept::LineTotal, Concept::OrderTotal].contains(&money.concept);
                has_name && money.weight > 0.3 && same * 2 > pairs().count()
            };
            let near = money.weight >= chosen.weight * 0.93
                || is_variant()
                || withheld.iter().any(|tax| identities::sum(&[(&values, 1.0), (tax, 1.0)], &amounts).holds())
                || (chosen.weight < CONFIDENT && money.weight > 0.3)
                || (chosen.concept == Concept::Paid && money.weight > 0.3 && unpaid());
            // A subtotal beside the total that it is a part of is no other reading; the same amount without tax is.
            let is_part =
                chosen.concept == Concept::OrderTotal && table.names(money.column, Concept::Subtotal) >= NEARLY;
            // Two amounts that were both received differ by what somebody else pays of it.
            let received = chosen.concept == Concept::Paid && money.concept == Concept::Paid;
            let mut parts = vec![Concept::Shipping, Concept::Fee, Concept::Refunded];
            parts.extend((!received).then_some(Concept::Discount));
            parts.extend(is_part.then_some(Concept::Tax));
            parts.extend((self.plan.unpaid_counts && money.concept == Concept::Paid).then_some(Concept::AmountDue));
            near && differs
                && !self.relation_explains(&parts, &amounts, &values)
                && orders.level(&values, |_, _| true).is_order() == self.plan.once.contains(&Role::Amount)
        });
        let unsure = chosen.concept == Concept::Other;
        if let Some(rival) = rival.copied() {
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountColumn,
                column: Some(chosen.column),
                found: table.columns[rival.column].examples.first().cloned(),
                now: (AnswerKey::Column, Some(chosen.column)),
                other: vec![(
                    AnswerKey::Column,
                    Some(rival.column),
                    vec![Change::Column(Role::Amount, Some(rival.column))],
                )],
                always: unsure,
            });
        } else if unsure {
            self.ask(DoubtCode::AmountColumn, chosen.column);
        }
    }

    /// Is one column the other with columns of these concepts, some added, some taken off?
    fn relation_explains(&self, parts: &[Concept], one: &Values, other: &Values) -> bool {
        let columns: Vec<Values> = parts
            .iter()
            .flat_map(|&concept| self.table.named(&[concept]))
            .filter(|&(at, score)| score > 0.5 && self.table.columns[at].is_number())
            .filter(|&(at, _)| !words::is_withheld(&self.table.headers[at]))
            .map(|(at, _)| self.table.values(at))
            .filter(|values| values.iter().flatten().any(|value| *value != 0.0))
            .take(MOST_EXTRAS)
            .collect();
        let ways = 3usize.pow(columns.len() as u32);
        (1..ways).any(|way| {
            // The digits of the number, to base three, say what becomes of each column.
            let signs = columns.iter().scan(way, |rest, values| {
                let sign = [0.0, 1.0, -1.0][*rest % 3];
                *rest /= 3;
                Some((values, sign))
            });
            let parts = signs.filter(|(_, sign)| *sign != 0.0);
            let with: Vec<(&Values, f64)> = std::iter::once((one, 1.0)).chain(parts).collect();
            identities::sum(&with, other).holds()
        })
    }

    /// An amount that repeats within orders whose lines nothing tells apart, or that is named as the order's: both are
    /// plausible.
    fn repeats(&mut self, orders: &Orders, chosen: Money, things: &[usize]) {
        let values = self.table.values(chosen.column);
        let repeats = orders.level(&values, |_, _| true).is_order();
        let is_explained = !things.is_empty()
            && orders.level(&values, |one, other| {
                things.iter().any(|&at| self.table.cell(one, at) != self.table.cell(other, at))
            }) == Level::Unknown
            && chosen.concept != Concept::OrderTotal;
        if repeats && !is_explained {
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountRepeats,
                column: Some(chosen.column),
                found: self.table.columns[chosen.column].examples.first().cloned(),
                now: (AnswerKey::EveryLine, None),
                other: vec![(AnswerKey::OncePerOrder, None, vec![Change::Once(Role::Amount, true)])],
                always: false,
            });
        }
    }

    fn unreadable_amount(&mut self) {
        let concepts = [
            Concept::Amount,
            Concept::OrderTotal,
            Concept::LineTotal,
            Concept::Paid,
            Concept::GrossAmount,
            Concept::NetAmount,
        ];
        if let Some((column, score)) =
            self.best(&concepts, |column| column.filled > 0).filter(|found| found.1 >= NEARLY)
        {
            self.take(Role::Amount, column, score);
            self.ask(DoubtCode::Unreadable, column);
        }
    }

    /// No amount anywhere but a cost beside what was sold: a marketplace's cost is what the seller gets.
    fn sold_at_cost(&mut self) {
        if self.column(Role::Amount).is_some() || self.column(Role::Quantity).is_none() {
            return;
        }
        let has_values = |column: &Column| column.is_number() && column.zeros < column.filled;
        let Some((column, _)) = self.best(&[Concept::UnitCost, Concept::Cost], has_values) else { return };
        self.take(Role::Amount, column, 0.4);
        self.ask(DoubtCode::AmountColumn, column);
    }
}
