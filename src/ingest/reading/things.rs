//! What was ordered: order numbers, products, quantities, and cells that stand only on an order's first line.

use super::money::MOST_NUMBERS;
use super::{Alternative, NEARLY, Reader};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::identities::{self, Values};
use crate::ingest::profile::{Column, is_nothing};
use crate::ingest::roles::Role;
use crate::ingest::status::{HEADING, StateColumn};
use crate::ingest::words::{self, Concept};
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_, '_> {
    pub(super) fn order_id(&mut self) {
        let is_id = |column: &Column| {
            column.filled > 0 && column.dates * 2 < column.filled && column.fractions * 10 <= column.filled
        };
        let concepts = [Concept::OrderId];
        // A shop may call its orders' numbers a name (#1001, EN1001).
        let as_name = self.best(&[Concept::CustomerName], |column| {
            column.share(column.codes) > 0.9 && column.words == 0 && column.emails == 0
        });
        let named = self.best(&concepts, |column| is_id(column) && column.mangled * 2 < column.filled);
        let weight = |at: usize| self.table.columns[at].coverage();
        let found = match (named, as_name) {
            (Some(named), Some(name)) if weight(name.0) > weight(named.0) + 0.05 => Some((name.0, NEARLY)),
            (Some(named), _) => Some(named),
            (None, Some(name)) => Some((name.0, NEARLY)),
            (None, None) => self.best(&[Concept::Reference], |column| {
                is_id(column) && column.coverage() > 0.9 && column.mangled == 0 && !column.has_decimals()
            }),
        };
        if let Some((column, score)) = found {
            self.take(Role::Order, column, score);
        }
        let mangled = self.best(&concepts, |column| column.mangled * 2 >= column.filled && column.mangled > 0);
        if let Some((column, _)) = mangled.filter(|_| self.column(Role::Order).is_none()) {
            self.note(DoubtCode::IdsMangled, column);
        }
    }

    /// A column of codes that no header explains, whose rows of one value all have the same customer and date: orders of
    /// several lines.
    pub(super) fn order_by_content(&mut self) {
        let table = self.table;
        let fields = [self.column(Role::Customer).or(self.column(Role::Name)), self.column(Role::Date)];
        let [Some(customer), Some(date)] = fields else { return };
        let is_order = |at: &usize| {
            let column = &table.columns[*at];
            let is_code = column.codes * 10 >= column.filled * 9 && column.fractions == 0 && column.dates == 0;
            if !self.is_free(*at) || !table.is_unnamed(*at) || !is_code || column.coverage() < 0.99 {
                return false;
            }
            let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            (0..table.rows.len()).for_each(|row| groups.entry(table.cell(row, *at)).or_default().push(row));
            let several: Vec<&Vec<usize>> = groups.values().filter(|rows| rows.len() > 1).collect();
            let same =
                |at: usize, rows: &[usize]| rows.iter().all(|&row| table.cell(row, at) == table.cell(rows[0], at));
            several.len() > 1 && several.iter().all(|rows| same(customer, rows) && same(date, rows))
        };
        if self.column(Role::Order).is_none()
            && let Some(column) = (0..table.columns.len()).find(is_order)
        {
            self.take(Role::Order, column, 0.5);
        }
    }

    /// A column of whole numbers that, times a price, make an amount: one of the two has no known header, or a wrong one.
    fn quantity_by_arithmetic(&mut self) {
        let table = self.table;
        let is_free_number = |at: usize| self.is_free(at) && table.columns[at].is_number();
        let whole = |&at: &usize| is_free_number(at) && table.columns[at].fractions == 0;
        let priced = |concepts: &[Concept]| -> Vec<Values> {
            let named = table.named(concepts).into_iter();
            named
                .filter(|&(at, score)| score > 0.5 && table.columns[at].is_number())
                .map(|(at, _)| table.values(at))
                .collect()
        };
        let prices = priced(&[Concept::UnitPrice]);
        let amounts =
            priced(&[Concept::Amount, Concept::LineTotal, Concept::NetAmount, Concept::GrossAmount, Concept::Subtotal]);
        let unnamed = (0..table.columns.len()).filter(|&at| is_free_number(at) && table.is_unnamed(at));
        let unnamed: Vec<Values> =
            if prices.is_empty() { Vec::new() } else { unnamed.map(|at| table.values(at)).collect() };
        let makes = |at: &usize| {
            let quantities = table.values(*at);
            let is_amount = [Concept::Amount, Concept::OrderTotal, Concept::LineTotal]
                .iter()
                .any(|&concept| table.names(*at, concept) > 0.5);
            let is_people = || table.names(*at, Concept::Customer) > 0.5;
            let wholes = match table.is_unnamed(*at) || is_people() {
                true => &amounts,
                false if is_amount => &unnamed,
                false => return false,
            };
            prices.iter().any(|prices| {
                wholes.iter().any(|amounts| identities::product(&quantities, prices, amounts, |_, whole| whole).holds())
            })
        };
        if let Some(column) = (0..table.columns.len()).filter(whole).find(makes) {
            self.take(Role::Quantity, column, 0.9);
        }
    }

    /// Is a column of small numbers how many people came, whatever it is called: times a price they make another column?
    pub(super) fn is_head_count(&self, at: usize) -> bool {
        /// Who is one of so many people has a number that counts nothing.
        const MOST_PEOPLE: f64 = 1000.0;
        let table = self.table;
        let counts = table.values(at);
        let is_small = |count: &f64| (0.0..=MOST_PEOPLE).contains(count) && count.fract() == 0.0;
        if !table.columns[at].is_number() || !counts.iter().flatten().all(is_small) {
            return false;
        }
        let numbers: Vec<usize> =
            (0..table.columns.len()).filter(|&other| other != at && table.columns[other].is_number()).collect();
        let is_price = |&&other: &&usize| table.names(other, Concept::UnitPrice) > 0.3;
        let several: Vec<usize> =
            (0..counts.len()).filter(|&row| counts[row].is_some_and(|count| count > 1.0)).collect();
        // A voucher may be taken off in some rows.
        let makes = |prices: &Values, wholes: &Values| {
            let is = |&&row: &&usize| match (counts[row], prices[row], wholes[row]) {
                (Some(count), Some(price), Some(whole)) => whole != 0.0 && identities::same(count * price, whole),
                _ => false,
            };
            several.len() > 1 && several.iter().filter(is).count() * 3 >= several.len() * 2
        };
        numbers.iter().filter(is_price).any(|&price| {
            let prices = table.values(price);
            let wholes = numbers.iter().filter(|&&whole| whole != price).take(MOST_NUMBERS);
            wholes.map(|&whole| table.values(whole)).any(|wholes| makes(&prices, &wholes))
        })
    }

    /// Products, categories, quantities, currencies and what else stands beside the money.
    pub(super) fn things(&mut self) {
        self.take_best(Role::Currency, &[Concept::Currency], |column| column.currencies * 2 > column.filled);
        let by_content = (0..self.table.columns.len()).find(|&at| {
            let column = &self.table.columns[at];
            self.is_free(at) && column.filled > 0 && column.share(column.currencies) > 0.9
        });
        if let Some(column) = by_content.filter(|_| self.column(Role::Currency).is_none()) {
            self.take(Role::Currency, column, 0.5);
        }
        let thing = |column: &Column| {
            column.filled > 0 && column.dates * 2 < column.filled && column.fractions * 2 <= column.filled
        };
        // Codes such as 01.003 look like numbers.
        let code = self.best(&[Concept::ProductId], |column| column.filled > 0 && column.dates * 2 < column.filled);
        let name = self.best(&[Concept::Product], thing);
        let product = match (code, name) {
            (Some(code), Some(name))
                if self.table.columns[code.0].coverage() + 0.1 < self.table.columns[name.0].coverage() =>
            {
                Some(name)
            }
            (code, name) => code.or(name),
        };
        if let Some((column, score)) = product {
            self.take(Role::Product, column, score);
        } else {
            self.product_by_content();
        }
        self.take_best(Role::Category, &[Concept::Category], thing);
        self.take_best(Role::Quantity, &[Concept::Quantity], Column::is_number);
        if self.column(Role::Quantity).is_none() {
            self.quantity_by_arithmetic();
        }
    }

    /// The only column of texts that come again and that no header explains, beside a quantity or a price.
    fn product_by_content(&mut self) {
        let table = self.table;
        let sells = !table.named(&[Concept::Quantity, Concept::UnitPrice]).is_empty();
        let fits = |at: &usize| {
            let column = &table.columns[*at];
            self.is_free(*at)
                && table.is_unnamed(*at)
                && column.words * 2 > column.filled
                && column.coverage() > 0.9
                && column.distinct > 1
                && column.distinct < column.filled
                && column.statuses * 2 < column.filled
        };
        let mut found = (0..table.columns.len()).filter(fits);
        if let (true, Some(column), None) = (sells, found.next(), found.next()) {
            self.take(Role::Product, column, 0.5);
        }
    }

    /// A customer, a date or another field of an order that stands on its first line alone, or on a row of its own above.
    pub(super) fn blank_cells(&mut self, order: Option<usize>) {
        let table = self.table;
        let customer = self.column(Role::Customer).or(self.column(Role::Name));
        let date = self.column(Role::Date);
        // A reason, or an error under a header that nobody knows, is its own row's.
        let is_of_order = |state: &&StateColumn| {
            !state.kind.is_aside() && (state.column == HEADING || !table.is_unnamed(state.column))
        };
        let fields: Vec<usize> = [
            customer,
            date,
            order,
            self.column(Role::Status),
            self.column(Role::Name),
            self.column(Role::FamilyName),
            self.column(Role::Currency),
        ]
        .into_iter()
        .flatten()
        .chain(self.plan.states.iter().filter(is_of_order).map(|state| state.column))
        .collect::<BTreeSet<usize>>()
        .into_iter()
        .collect();
        let blank = |row: usize, at: usize| is_nothing(table.cell(row, at));
        // A row that carries on another has values of its own, and is blank where the fields of the order stand.
        let order_is_blank = order.is_some_and(|at| table.columns[at].coverage() < 0.999);
        let mut fill = BTreeSet::new();
        if let Some(order) = order.filter(|_| !order_is_blank) {
            // The order is named on every line: a field is filled where its first line has it and a further one has not.
            for &at in fields.iter().filter(|&&at| at != order) {
                let mut above = (String::new(), false);
                let (mut carried, mut repeated, mut alone) = (0, 0, 0);
                for row in 0..table.rows.len() {
                    let id = table.cell(row, order);
                    if id != above.0 {
                        above = (id.to_owned(), !blank(row, at));
                        alone += usize::from(blank(row, at));
                    } else if blank(row, at) && above.1 {
                        carried += 1;
                    } else if !blank(row, at) {
                        repeated += 1;
                    }
                }
                // Each order is a row, and the customer stands on the first of a group of them.
                let rows = self.sales();
                let blanks = rows.iter().filter(|&&row| blank(row, at)).count();
                let named: BTreeSet<&str> =
                    rows.iter().map(|&row| table.cell(row, at)).filter(|cell| !cell.is_empty()).collect();
                let is_once = named.len() + blanks == rows.len();
                let is_group = carried + repeated == 0 && is_once && blanks * 3 > rows.len();
                if Some(at) == customer && is_group && rows.first().is_some_and(|&row| !blank(row, at)) {
                    fill.insert(at);
                    self.plan.groups_of_orders = true;
                    self.alternatives.push(blank_cells_of(at));
                }
                // A blank here and there is a gap, not a way of writing.
                if carried > repeated && (carried >= alone || Some(at) != customer) {
                    fill.insert(at);
                }
            }
        } else {
            let keys: Vec<usize> = fields
                .iter()
                .copied()
                .filter(|&at| Some(at) == customer || Some(at) == order || Some(at) == date)
                .collect();
            let all_blank = |row: usize| keys.iter().all(|&at| blank(row, at));
            let has_value = |row: usize| {
                let numbers =
                    (0..table.columns.len()).filter(|&at| table.columns[at].is_number() && !keys.contains(&at));
                numbers.into_iter().any(|at| !blank(row, at))
            };
            let rows = self.sales();
            let carried = rows.iter().filter(|&&row| row > 0 && all_blank(row) && has_value(row)).count();
            if carried > 0 && keys.len() > 1 && rows.first().is_some_and(|&row| !all_blank(row)) {
                fill.extend(keys.iter().copied());
                if order.is_some() {
                    fill.extend(fields.iter().copied());
                } else {
                    let leave = keys.iter().map(|&at| Change::Fill(at, false)).collect();
                    self.alternatives.push(Alternative {
                        code: DoubtCode::BlankCells,
                        column: customer.or(date),
                        found: None,
                        now: (AnswerKey::FillDown, None),
                        other: vec![(AnswerKey::LeaveBlank, None, leave)],
                        always: false,
                    });
                }
            } else if let Some(customer) = customer {
                // The customer alone: on a row of its own above its sales, or on the first of them.
                let without = rows.iter().filter(|&&row| blank(row, customer) && has_value(row)).count();
                let headings = (0..table.rows.len())
                    .filter(|&row| self.is_note(row) && !blank(row, customer) && !self.begins_total(row))
                    .count();
                if headings > 0 && without * 2 > rows.len() {
                    fill.insert(customer);
                } else if without > 0 && without * 3 > rows.len() && !blank(rows[0], customer) && order.is_none() {
                    fill.insert(customer);
                    self.alternatives.push(blank_cells_of(customer));
                }
            }
        }
        self.plan.fill = fill;
    }

    /// The rows that are no notes and do not begin like totals.
    fn sales(&self) -> Vec<usize> {
        (0..self.table.rows.len()).filter(|&row| !self.is_note(row) && !self.begins_total(row)).collect()
    }

    fn is_note(&self, row: usize) -> bool {
        (0..self.table.columns.len()).filter(|&at| !is_nothing(self.table.cell(row, at))).count() < 2
    }

    fn begins_total(&self, row: usize) -> bool {
        (0..self.table.columns.len().min(6))
            .map(|at| self.table.cell(row, at))
            .find(|cell| !cell.is_empty())
            .is_some_and(words::is_total)
    }
}

/// Blank customers are filled from above, or left blank.
fn blank_cells_of(customer: usize) -> Alternative {
    Alternative {
        code: DoubtCode::BlankCells,
        column: Some(customer),
        found: None,
        now: (AnswerKey::FillDown, None),
        other: vec![(AnswerKey::LeaveBlank, None, vec![Change::Fill(customer, false)])],
        always: false,
    }
}
