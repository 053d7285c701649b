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
        if let Some((quantities, prices)) = line_price.as_ref().filter(|_| !price_is_line) {
            self.made_by_formula(&mut ranked, quantities, prices);
        }
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
    pub(super) fn extras_explain(&self, orders: &Orders, own: &Values, totals: &Values) -> bool {
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
