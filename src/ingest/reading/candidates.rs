//! Which columns could be the amount, and how likely each is: by its header, and by what it is to the other columns.

use super::money::{MOST_NUMBERS, Money};
use super::{MOST_EXTRAS, Reader};
use crate::ingest::identities::{self, Orders, Values};
use crate::ingest::roles::Role;
use crate::ingest::words::{self, Concept};

/// Rows by which most columns are told from a running total.
const FIRST_ROWS: usize = 40;

impl Reader<'_, '_> {
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

    /// Where no header names an amount, what quantity × price makes in most rows, and more in none, is one: GP may be a profit or
    /// the price of all pieces, and a discount in the other rows may have no known header.
    pub(super) fn made_by_formula(&self, ranked: &mut Vec<Money>, quantities: &Values, prices: &Values) {
        const LIKELY: f64 = 0.45;
        if ranked.iter().any(|money| money.weight > LIKELY) {
            return;
        }
        let table = self.table;
        let several: Vec<(usize, f64)> = quantities
            .iter()
            .zip(prices)
            .enumerate()
            .filter_map(|(row, pair)| match pair {
                (Some(count), Some(price)) if count.abs() > 1.0 && *price != 0.0 => Some((row, count * price)),
                _ => None,
            })
            .collect();
        let is_made = |&at: &usize| {
            let values = table.values(at);
            let is_same =
                |&&(row, product): &&(usize, f64)| values[row].is_some_and(|value| identities::same(value, product));
            let is_within = |&(row, product): &(usize, f64)| {
                values[row].is_none_or(|value| value.abs() <= product.abs() || identities::same(value, product))
            };
            several.iter().filter(is_same).count() * 3 >= several.len() * 2 && several.iter().all(is_within)
        };
        let numbers = (0..table.columns.len()).filter(|&at| self.is_free(at) && table.columns[at].is_number());
        if several.len() > 1
            && let Some(column) = numbers.take(MOST_NUMBERS).find(is_made)
        {
            ranked.retain(|money| money.column != column);
            ranked.push(Money { column, concept: Concept::LineTotal, weight: 0.9 });
        }
    }

    /// What is left of a named amount without the discount, and without what went back, is what was billed, whatever it is called
    /// and though it has no decimals.
    pub(super) fn billed_of_parts(&self, ranked: &mut Vec<Money>) {
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

    /// A column that grows by another from row to row, over all rows or over those of a customer, is no amount; the other
    /// one is.
    pub(super) fn without_running_totals(&self, ranked: &mut Vec<Money>) {
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

    /// The same amounts in cents, by header and numbers, are no other amounts: a hundred times as much alone may be a price and what
    /// a hundred pieces cost.
    pub(super) fn without_cents(&self, ranked: &mut Vec<Money>) {
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

    /// What, times the quantity, is another column is a price, whatever it is called; with the price of an option beside it, and
    /// less a discount.
    pub(super) fn without_prices(&self, ranked: &mut Vec<Money>, quantity: usize) {
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
    pub(super) fn taxes(&self) -> (Vec<Values>, Vec<Values>) {
        let table = self.table;
        let columns = table.named(&[Concept::Tax]).into_iter();
        let columns = columns.filter(|&(at, score)| score > 0.5 && table.columns[at].is_number());
        let (withheld, others): (Vec<usize>, Vec<usize>) =
            columns.map(|(at, _)| at).partition(|&at| words::is_withheld(&table.headers[at]));
        let values = |columns: Vec<usize>| columns.into_iter().map(|at| table.values(at)).collect();
        (values(withheld), values(others))
    }

    /// A column without a known header that the lines of each order come to, with shipping and the like, is its total.
    pub(super) fn weigh_order_totals(
        &self,
        ranked: &mut [Money],
        orders: &Orders,
        line_price: Option<&(Values, Values)>,
    ) {
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
}
