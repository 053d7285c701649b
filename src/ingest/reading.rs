//! Which column has which role, and by which conventions: a reading of a table that explains its data.
//!
//! Headers name [concepts](super::words::Concept), values must fit them, and [identities](super::identities) decide between
//! what both allow. What stays plausible beside the chosen reading becomes an [`Alternative`], whose result the caller
//! compares.

mod candidates;
mod combined;
mod costs;
mod customers;
mod dates;
mod money;
mod signs;
mod states;
mod tables;
mod things;

use super::amount::DecimalMark;
use super::change::{Change, DoubtCode};
use super::doubt::AnswerKey;
use super::identities::{self, Orders, Values};
use super::inspection::{CONFIDENT, Evidence, Guess};
use super::plan::Plan;
use super::profile::Column;
use super::roles::{Role, Shape};
use super::sample::Sampled;
use super::words::{self, Concept};
use crate::sorting;
use std::collections::BTreeSet;

/// A header that is a known phrase as a whole.
const WHOLE: f64 = 0.95;
/// How many columns beside an amount are tried in every combination.
const MOST_EXTRAS: usize = 5;
/// How many kinds of documents a list has.
const MOST_KINDS: usize = 8;
/// A header that is a known phrase but for words that change nothing.
const NEARLY: f64 = 0.8;

/// A table as it is looked at.
pub struct Table<'a> {
    /// The headers.
    pub headers: &'a [String],
    /// What the columns look like.
    pub columns: Vec<Column>,
    /// The rows below the header.
    pub rows: Vec<&'a Sampled>,
    /// The decimal mark of its numbers.
    pub mark: DecimalMark,
    /// The units that lines above the table name, for each column.
    pub units: &'a [Unit],
    /// What each header names, best first.
    concepts: Vec<Vec<words::Match>>,
}

/// The unit that a line above a table names for a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// None.
    #[default]
    One,
    /// A power of ten: 3 for thousands.
    Power(i8),
    /// Shares: %.
    Rate,
}

/// A reading of a table.
pub struct Reading {
    /// The plan with everything that was concluded.
    pub plan: Plan,
    /// Why each column has its role.
    pub guesses: Vec<Guess>,
    /// What else is plausible.
    pub alternatives: Vec<Alternative>,
}

/// Another plausible reading in one respect.
pub struct Alternative {
    /// What is in doubt.
    pub code: DoubtCode,
    /// The column that it is about.
    pub column: Option<usize>,
    /// An example of what is in doubt.
    pub found: Option<String>,
    /// How it is read now.
    pub now: (AnswerKey, Option<usize>),
    /// How else: what it is called and how the plan changes.
    pub other: Vec<(AnswerKey, Option<usize>, Vec<Change>)>,
    /// Ask whatever it gives; else only where the results differ.
    pub always: bool,
}

impl<'a> Table<'a> {
    /// A table with these headers, and with the units that lines above name.
    pub fn new(headers: &'a [String], rows: Vec<&'a Sampled>, units: &'a [Unit]) -> Table<'a> {
        let is_total = |row: &Sampled| {
            let first = row.cells.iter().take(6).map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            first.is_some_and(words::is_total)
        };
        // Sums are no values of their columns, unless the customers are called so.
        let (totals, kept): (Vec<&Sampled>, Vec<&Sampled>) = rows.iter().copied().partition(|row| is_total(row));
        let rows = if totals.len() < kept.len() { kept } else { rows };
        let columns: Vec<Column> = (0..headers.len()).map(|at| Column::of(&rows, at)).collect();
        let is_rate = |at: usize| units.get(at) == Some(&Unit::Rate);
        let concepts = headers.iter().enumerate().map(|(at, header)| match is_rate(at) {
            true => words::concepts(&format!("{header} %")),
            false => words::concepts(header),
        });
        let concepts = concepts.collect();
        let (mut point, mut comma) = (0, 0);
        for column in columns.iter().filter(|column| column.is_number()) {
            point += column.number_evidence.point;
            comma += column.number_evidence.comma;
        }
        let mark = if comma > point { DecimalMark::Comma } else { DecimalMark::Point };
        Table { headers, columns, rows, mark, units, concepts }
    }

    /// Does any of its numbers prove the decimal mark, or the language of its headers, of which Chinese, Japanese and Korean have the
    /// point alone?
    pub fn mark_is_settled(&self) -> bool {
        let proofs = |column: &Column| column.number_evidence.point + column.number_evidence.comma;
        let is_proven = self.columns.iter().filter(|column| column.is_number()).any(|column| proofs(column) > 0);
        let east_asian = self.headers.iter().filter(|header| words::is_east_asian(header)).count();
        is_proven || east_asian * 2 > self.headers.len()
    }

    fn values(&self, column: usize) -> Values {
        identities::values(&self.rows, column, self.mark)
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows[row].cells.get(column).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// How well a header names a concept, from 0 to 1.
    fn names(&self, column: usize, concept: Concept) -> f64 {
        self.concepts[column].iter().find(|found| found.concept == concept).map_or(0.0, |found| found.score)
    }

    /// The columns that name a concept, best first; those with more values before those with fewer.
    fn named(&self, concepts: &[Concept]) -> Vec<(usize, f64)> {
        let best = |at: usize| concepts.iter().map(|&concept| self.names(at, concept)).fold(0.0, f64::max);
        let mut found: Vec<(usize, f64)> =
            (0..self.headers.len()).map(|at| (at, best(at))).filter(|(_, score)| *score > 0.0).collect();
        sorting::by(&mut found, |one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found
    }

    /// Nothing is known of the header.
    fn is_unnamed(&self, column: usize) -> bool {
        self.concepts[column].is_empty()
    }

    fn evidence(&self, score: f64) -> Evidence {
        match () {
            () if score >= WHOLE => Evidence::Header,
            () if score >= 0.5 => Evidence::PartOfHeader,
            () => Evidence::Content,
        }
    }
}

/// Reads a table; a shape that somebody chose stays.
pub fn read(table: &Table<'_>, plan: &Plan, chosen: Option<Shape>) -> Reading {
    let orders = Reader::new(table, plan, Shape::Orders).orders();
    let customers = Reader::new(table, plan, Shape::Customers).customers();
    let costs = Reader::new(table, plan, Shape::Costs).costs();
    let shape = chosen.unwrap_or_else(|| shape(table, &orders, &customers, &costs));
    match shape {
        Shape::Orders => orders,
        Shape::Customers => customers,
        Shape::Costs => costs,
    }
}

/// One row per order line, per customer or per cost?
fn shape(table: &Table<'_>, orders: &Reading, customers: &Reading, costs: &Reading) -> Shape {
    let sure = |reading: &Reading, role: Role| confidence(&reading.guesses, role) >= CONFIDENT;
    let column = |reading: &Reading, role: Role| reading.plan.columns.get(&role).copied();
    let id = column(customers, Role::Customer).or(column(customers, Role::Name));
    let unique = id.is_some_and(|at| {
        let column = &table.columns[at];
        // Total rows may repeat nothing; one or two repeated names are slips.
        column.distinct * 100 >= column.filled * 97
    });
    let per_customer =
        [Role::Orders, Role::FirstOrder, Role::LastOrder, Role::AcquisitionCost, Role::Nps, Role::Potential];
    let telling = per_customer.iter().filter(|&&role| confidence(&customers.guesses, role) >= NEARLY).count();
    let valued = sure(customers, Role::Revenue) || sure(customers, Role::Profit);
    let sold = sure(orders, Role::Amount) || (sure(orders, Role::Quantity) && sure(orders, Role::UnitPrice));
    let dated = column(orders, Role::Date).is_some() || !orders.plan.months.is_empty();
    // A list in which nobody has come again yet: its rows are orders where they have numbers and days of their own.
    let ordered = dated && column(orders, Role::Order).is_some() && telling < 2;
    if unique && valued && !ordered && (telling > 0 || !dated) && orders.plan.months.is_empty() {
        return Shape::Customers;
    }
    let is_cost = confidence(&costs.guesses, Role::Amount) >= WHOLE;
    // Numbers under an unknown header beside the costs may be the sales.
    let could_be_sold = column(orders, Role::Amount).is_some() && dated;
    // What was ordered, and how much of it, is told by orders alone.
    let could_be_sold =
        could_be_sold || (dated && column(orders, Role::Quantity).is_some() && column(orders, Role::Product).is_some());
    if !sold && !valued && is_cost && !could_be_sold && (sure(costs, Role::Customer) || sure(costs, Role::Name)) {
        return Shape::Costs;
    }
    Shape::Orders
}

/// How sure a role's column is; 0 where it has none.
pub fn confidence(guesses: &[Guess], role: Role) -> f64 {
    guesses.iter().find(|guess| guess.role == role).map_or(0.0, |guess| guess.confidence)
}

/// How sure the needed columns are: the least of them; 0 where one is missing.
pub fn least_confidence(plan: &Plan, guesses: &[Guess]) -> f64 {
    plan.least(|role| confidence(guesses, role))
}

/// A reading that is being made.
struct Reader<'a, 'b> {
    table: &'a Table<'b>,
    plan: Plan,
    guesses: Vec<Guess>,
    alternatives: Vec<Alternative>,
    /// Columns that have a role.
    taken: BTreeSet<usize>,
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(table: &'a Table<'b>, plan: &Plan, shape: Shape) -> Reader<'a, 'b> {
        let plan = Plan { shape, decimal_mark: table.mark, ..plan.clone() };
        Reader { table, plan, guesses: Vec::new(), alternatives: Vec::new(), taken: BTreeSet::new() }
    }

    fn done(self) -> Reading {
        let Reader { plan, mut guesses, alternatives, .. } = self;
        sorting::by_key(&mut guesses, |guess| guess.role);
        Reading { plan, guesses, alternatives }
    }

    fn take(&mut self, role: Role, column: usize, confidence: f64) {
        if self.plan.columns.contains_key(&role) || !self.taken.insert(column) {
            return;
        }
        self.plan.columns.insert(role, column);
        self.guesses.push(Guess { role, column, evidence: self.table.evidence(confidence), confidence });
    }

    fn column(&self, role: Role) -> Option<usize> {
        self.plan.columns.get(&role).copied()
    }

    fn is_free(&self, column: usize) -> bool {
        !self.taken.contains(&column)
    }

    /// The best free column that names one of some concepts and whose values fit.
    fn best(&self, concepts: &[Concept], fits: impl Fn(&Column) -> bool) -> Option<(usize, f64)> {
        self.best_where(concepts, |at| fits(&self.table.columns[at]))
    }

    /// The same where the whole column decides; one with values comes before an empty one of the same name.
    fn best_where(&self, concepts: &[Concept], fits: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
        let named = self.table.named(concepts);
        named.into_iter().filter(|&(at, _)| self.is_free(at) && fits(at)).max_by(|one, other| {
            let weight = |&(at, score): &(usize, f64)| score * (0.5 + 0.5 * self.table.columns[at].coverage());
            weight(one).total_cmp(&weight(other)).then(other.0.cmp(&one.0))
        })
    }

    fn take_best(&mut self, role: Role, concepts: &[Concept], fits: impl Fn(&Column) -> bool) {
        if let Some((column, score)) = self.best(concepts, fits) {
            self.take(role, column, score);
        }
    }

    fn orders(mut self) -> Reading {
        self.dates();
        self.months_across();
        self.order_id();
        self.invoices();
        self.customer_key();
        self.order_by_content();
        self.states();
        self.things();
        let order = self.column(Role::Order);
        let leaders: Vec<usize> =
            [Role::Customer, Role::Name, Role::Date].into_iter().filter_map(|role| self.column(role)).collect();
        let orders = Orders::of(&self.table.rows, order, &leaders);
        self.blank_cells(order);
        self.money(&orders);
        self.signs();
        self.numbered_documents();
        self.named_orders();
        self.refunds();
        self.conventions();
        self.done()
    }

    /// Asks about a column that is taken as it is, whatever that gives.
    fn ask(&mut self, code: DoubtCode, column: usize) {
        self.alternatives.push(Alternative {
            code,
            column: Some(column),
            found: self.table.columns[column].examples.first().cloned(),
            now: (AnswerKey::Column, Some(column)),
            other: Vec::new(),
            always: true,
        });
    }

    fn note(&mut self, code: DoubtCode, column: usize) {
        self.alternatives.push(Alternative {
            code,
            column: Some(column),
            found: self.table.columns[column].examples.first().cloned(),
            now: (AnswerKey::AsIs, None),
            other: Vec::new(),
            always: false,
        });
    }
}

fn count(values: &Values, test: impl Fn(f64) -> bool) -> usize {
    values.iter().flatten().filter(|value| test(**value)).count()
}
