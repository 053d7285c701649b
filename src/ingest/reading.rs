//! Which column has which role, and by which conventions: a reading of a table that explains its data.
//!
//! Headers name [concepts](super::words::Concept), values must fit them, and [identities](super::identities) decide between
//! what both allow. What stays plausible beside the chosen reading becomes an [`Alternative`], whose result the caller
//! compares.

use super::amount;
use super::doubt::{AnswerKey, Change, DoubtCode};
use super::identities::{self, Level, Orders, Values};
use super::plan::{CONFIDENT, CostKind, DecimalMark, Evidence, Guess, Plan, Role, Shape, Treatment};
use super::profile::{Column, is_nothing};
use super::sample::Sampled;
use super::status::{self, Meaning, StateColumn, StateKind};
use super::words::{self, Concept, Document, Standing};
use crate::sorting;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    /// What each header names, best first.
    concepts: Vec<Vec<words::Match>>,
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
    /// A table with these headers.
    pub fn new(headers: &'a [String], rows: Vec<&'a Sampled>) -> Table<'a> {
        let is_total = |row: &Sampled| {
            let first = row.cells.iter().take(6).map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            first.is_some_and(words::is_total)
        };
        // Sums are no values of their columns, unless the customers are called so.
        let (totals, kept): (Vec<&Sampled>, Vec<&Sampled>) = rows.iter().copied().partition(|row| is_total(row));
        let rows = if totals.len() < kept.len() { kept } else { rows };
        let columns: Vec<Column> = (0..headers.len()).map(|at| Column::of(&rows, at)).collect();
        let concepts = headers.iter().map(|header| words::concepts(header)).collect();
        let (mut point, mut comma) = (0, 0);
        for column in columns.iter().filter(|column| column.is_number()) {
            point += column.number_evidence.point;
            comma += column.number_evidence.comma;
        }
        let mark = if comma > point { DecimalMark::Comma } else { DecimalMark::Point };
        Table { headers, columns, rows, mark, concepts }
    }

    /// Does any of its numbers prove the decimal mark?
    pub fn mark_is_proven(&self) -> bool {
        let proofs = |column: &Column| column.number_evidence.point + column.number_evidence.comma;
        self.columns.iter().filter(|column| column.is_number()).any(|column| proofs(column) > 0)
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
    let sure = |role: Role| confidence(guesses, role);
    let customer = sure(Role::Customer).max(sure(Role::Name));
    match plan.shape {
        Shape::Orders if !plan.months.is_empty() => customer,
        Shape::Orders => {
            let amount = sure(Role::Amount).max(sure(Role::Quantity).min(sure(Role::UnitPrice)));
            customer.min(sure(Role::Date)).min(amount)
        }
        Shape::Customers => customer.min(sure(Role::Revenue).max(sure(Role::Profit))),
        Shape::Costs if plan.cost_kind.is_money() => customer.min(sure(Role::Amount)),
        Shape::Costs => customer,
    }
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

    // --- Tables of orders

    fn orders(mut self) -> Reading {
        self.dates();
        self.months_across();
        self.order_id();
        self.invoices();
        self.customer_key();
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
        self.refunds();
        self.conventions();
        self.done()
    }

    fn dates(&mut self) {
        let is_date = |column: &Column| {
            column.is_date() || (column.share(column.numbers) > 0.9 && column.fractions * 2 < column.filled)
        };
        let by_name = [
            (&[Concept::Date][..], 1.0),
            (&[Concept::PaidDate][..], 0.9),
            (&[Concept::ShippedDate][..], 0.8),
            (&[Concept::DueDate][..], 0.65),
        ];
        for (concepts, weight) in by_name {
            let found = self.best(concepts, |column| is_date(column) && column.coverage() > 0.3);
            if let Some((column, score)) = found.filter(|&(at, _)| self.table.columns[at].is_date() || weight == 1.0) {
                return self.take(Role::Date, column, score * weight);
            }
        }
        // Values tell it where no header does.
        let by_value = (0..self.table.columns.len()).filter(|&at| {
            let column = &self.table.columns[at];
            self.is_free(at) && column.share(column.dates) > 0.9 && column.coverage() > 0.5
        });
        let unnamed = by_value.clone().find(|&at| self.table.is_unnamed(at));
        if let Some(column) = unnamed.or_else(|| by_value.clone().next()) {
            return self.take(Role::Date, column, 0.6);
        }
        // Bare months or years under a fitting header.
        let period = |column: &Column| column.share(column.months + column.years) > 0.5;
        if let Some((column, score)) = self.best(&[Concept::Date, Concept::Month, Concept::Year], period) {
            let looks = &self.table.columns[column];
            self.take(Role::Date, column, score.max(CONFIDENT));
            let code = if looks.years > looks.months { DoubtCode::YearOnly } else { DoubtCode::MonthOnly };
            self.plan.month_starts = true;
            return self.alternatives.push(Alternative {
                code,
                column: Some(column),
                found: looks.examples.first().cloned(),
                now: (AnswerKey::FirstDay, None),
                other: Vec::new(),
                always: true,
            });
        }
        // A fitting header over cells that cannot be read.
        if let Some((column, score)) =
            self.best(&[Concept::Date], |column| column.filled > 0).filter(|found| found.1 >= NEARLY)
        {
            self.take(Role::Date, column, score);
            self.unreadable(column);
        }
    }

    fn unreadable(&mut self, column: usize) {
        self.alternatives.push(Alternative {
            code: DoubtCode::Unreadable,
            column: Some(column),
            found: self.table.columns[column].examples.first().cloned(),
            now: (AnswerKey::Column, Some(column)),
            other: Vec::new(),
            always: true,
        });
    }

    /// Columns whose headers are months, side by side, with numbers below.
    fn months_across(&mut self) {
        let month = |at: usize| {
            let header = self.table.headers[at].trim();
            let day = super::date::first_of_month(header.as_bytes(), self.plan.date_style())?;
            let column = &self.table.columns[at];
            (column.filled == 0 || column.is_number()).then_some((at, day))
        };
        let months: Vec<(usize, crate::Day)> = (0..self.table.headers.len()).filter_map(month).collect();
        let rising = months.windows(2).all(|pair| pair[0].1 < pair[1].1);
        let dated = self.column(Role::Date).is_some_and(|at| !months.iter().any(|(month, _)| *month == at));
        if months.len() < 3 || !rising || dated {
            return;
        }
        self.plan.columns.remove(&Role::Date);
        self.guesses.retain(|guess| guess.role != Role::Date);
        self.taken.extend(months.iter().map(|(at, _)| *at));
        self.alternatives.retain(|other| !matches!(other.code, DoubtCode::MonthOnly | DoubtCode::YearOnly));
        self.alternatives.push(Alternative {
            code: DoubtCode::WideMonths,
            column: months.first().map(|(at, _)| *at),
            found: None,
            now: (AnswerKey::FirstDay, None),
            other: Vec::new(),
            always: true,
        });
        self.plan.months = months;
    }

    fn order_id(&mut self) {
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
            (None, None) => self
                .best(&[Concept::Reference], |column| is_id(column) && column.coverage() > 0.9 && column.mangled == 0),
        };
        if let Some((column, score)) = found {
            self.take(Role::Order, column, score);
        }
        let mangled = self.best(&concepts, |column| column.mangled * 2 >= column.filled && column.mangled > 0);
        if let Some((column, _)) = mangled.filter(|_| self.column(Role::Order).is_none()) {
            self.note(DoubtCode::IdsMangled, column);
        }
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

    /// Who the customer is: an id, else what is called the customer, else an address, else a name.
    fn customer_key(&mut self) {
        let table = self.table;
        let key = |column: &Column| {
            column.filled > 0 && column.dates * 2 < column.filled && column.fractions * 5 < column.filled
        };
        let is_name = |column: &Column| {
            key(column)
                && column.numbers * 2 < column.filled
                && column.emails * 2 < column.filled
                && column.codes * 2 < column.filled
        };
        let id = self.best(&[Concept::CustomerId], key);
        let general = self.best(&[Concept::Customer], key);
        let email = self.best(&[Concept::Email], |column| column.emails * 2 > column.filled);
        let phone =
            self.best(&[Concept::Phone], |column| column.codes * 2 > column.filled).filter(|found| found.1 >= NEARLY);
        // The name in an address is the customer's where nothing better is; the customer's own comes first.
        let own_names = self.best_where(&[Concept::CustomerName, Concept::Company], |at| {
            is_name(&table.columns[at]) && !words::is_address_name(&table.headers[at])
        });
        let any_names = self.best(&[Concept::CustomerName, Concept::Company], is_name);
        let names = own_names.or(any_names);
        let coverage = |at: usize| table.columns[at].coverage();
        let fullest =
            [id, general, email, phone, names].into_iter().flatten().map(|(at, _)| coverage(at)).fold(0.0, f64::max);
        let most_distinct = [general, email, phone, names]
            .into_iter()
            .flatten()
            .map(|(at, _)| table.columns[at].distinct)
            .max()
            .unwrap_or(1);
        // Ids that guests lack, or that most customers share, do not tell them apart where another column does.
        let tells = |&(at, _): &(usize, f64)| {
            let column = &table.columns[at];
            let shared = column.most * 2 > column.filled && column.filled > 3 && column.distinct < most_distinct;
            let coarse = column.distinct * 3 < most_distinct;
            coverage(at) >= fullest * 0.9 && !shared && !coarse
        };
        let mangled = |&(at, _): &(usize, f64)| table.columns[at].mangled * 2 > table.columns[at].filled;
        let company = if self.plan.unpaid_counts { own_names } else { None };
        // Two customers may have one name, but not one address.
        let is_named = general.is_some_and(|(at, _)| is_name(&table.columns[at])) && company.is_none();
        let is_finer =
            |at: usize| general.is_some_and(|(other, _)| table.columns[at].distinct > table.columns[other].distinct);
        let address = email.filter(|&(at, _)| is_named && is_finer(at));
        let candidates = [id, address, general, company, email, phone];
        let chosen = candidates.into_iter().flatten().find(|found| tells(found) && !mangled(found));
        let chosen = chosen.or_else(|| names.is_none().then(|| candidates.into_iter().flatten().next()).flatten());
        let given = self.best(&[Concept::GivenName], is_name);
        let family = self.best(&[Concept::FamilyName], is_name);
        // What is named the customer and holds names is a name beside an id, and the key without one.
        if let Some((column, score)) = chosen {
            self.take(Role::Customer, column, score);
        }
        let key = chosen.or(names).filter(mangled);
        if let Some((column, _)) = key.or(id.filter(mangled)) {
            self.note(DoubtCode::IdsMangled, column);
        }
        let general_name = general.filter(|&(at, _)| is_name(&table.columns[at]));
        let name = [own_names, general_name, any_names].into_iter().flatten().find(|&(at, _)| self.is_free(at));
        match (name, given, family) {
            (Some((column, score)), _, _) => self.take(Role::Name, column, score),
            (_, Some((given, score)), Some((family, _))) => {
                self.take(Role::Name, given, score);
                self.take(Role::FamilyName, family, score);
            }
            (_, None, Some((family, score))) => self.take(Role::Name, family, score),
            (_, Some((given, _)), None) => self.take(Role::Name, given, 0.5),
            _ => {}
        }
        if self.column(Role::Customer).is_none() && self.column(Role::Name).is_none() {
            self.customer_by_content();
        }
        // An empty column under a fitting header is still the one that is meant.
        if self.column(Role::Customer).is_none() && self.column(Role::Name).is_none() {
            self.take_best(Role::Customer, &[Concept::CustomerId, Concept::Customer], |column| column.filled == 0);
        }
        self.other_keys([id, email, phone]);
        // One customer for everything is somebody else: the till, the shop itself.
        let constant = |&at: &usize| table.columns[at].distinct == 1 && table.columns[at].filled > 2;
        if let Some(column) = self.column(Role::Customer).or(self.column(Role::Name)).filter(constant) {
            self.doubtful_customer(column);
        }
        // An id that was passed over is another reading.
        let passed_over = id.filter(|&(at, _)| self.column(Role::Customer) != Some(at) && !tells(&(at, 1.0)));
        if let (Some((at, _)), Some(current)) = (passed_over, self.column(Role::Customer).or(self.column(Role::Name))) {
            self.alternatives.push(Alternative {
                code: DoubtCode::CustomerColumn,
                column: Some(current),
                found: table.columns[at].examples.first().cloned(),
                now: (AnswerKey::Column, Some(current)),
                other: vec![(AnswerKey::Column, Some(at), vec![Change::Column(Role::Customer, Some(at))])],
                always: false,
            });
        }
    }

    /// A column of names or ids that come again, where no header tells it and only one could be meant.
    fn customer_by_content(&mut self) {
        let table = self.table;
        let fits = |at: &usize| {
            let column = &table.columns[*at];
            let repeats = column.distinct > 1 && column.distinct * 10 < column.filled * 9;
            let known = table.concepts[*at].first().map_or(0.0, |found| found.score);
            self.is_free(*at)
                && known < CONFIDENT
                && repeats
                && column.dates == 0
                && column.fractions == 0
                && column.statuses * 10 < column.filled
                && column.flags * 2 < column.filled
                && column.coverage() > 0.9
        };
        let mut candidates = (0..table.columns.len()).filter(fits);
        if let (Some(column), None) = (candidates.next(), candidates.next()) {
            self.take(Role::Customer, column, 0.4);
            self.doubtful_customer(column);
        }
    }

    fn doubtful_customer(&mut self, column: usize) {
        self.alternatives.push(Alternative {
            code: DoubtCode::CustomerColumn,
            column: Some(column),
            found: self.table.columns[column].examples.first().cloned(),
            now: (AnswerKey::Column, Some(column)),
            other: Vec::new(),
            always: true,
        });
    }

    /// Other columns that could tell customers apart, and would tell fewer or more.
    fn other_keys(&mut self, keys: [Option<(usize, f64)>; 3]) {
        let table = self.table;
        let by_name = self.column(Role::Customer).is_none();
        let Some(current) = self.column(Role::Customer).or(self.column(Role::Name)) else { return };
        let count = |at: usize| table.columns[at].distinct;
        let full = |at: usize| table.columns[at].coverage() >= table.columns[current].coverage() * 0.95;
        let others: Vec<usize> =
            keys.into_iter().flatten().map(|(at, _)| at).filter(|&at| at != current && full(at)).collect();
        let differs = |at: &usize| {
            let (one, other) = (count(*at), count(current));
            // An id may be finer than an address that a household shares; a guest's id is new with every order.
            if by_name { one > other } else { one * 100 < other * 97 }
        };
        let Some(other) = others.into_iter().find(differs) else { return };
        let role = if by_name { Role::Name } else { Role::Customer };
        let code = if by_name { DoubtCode::KeyedByName } else { DoubtCode::CustomerColumn };
        let mut changes = vec![Change::Column(Role::Customer, Some(other))];
        if !by_name && self.column(Role::Name).is_none() && role == Role::Customer {
            changes.push(Change::Column(Role::Name, None));
        }
        self.alternatives.push(Alternative {
            code,
            column: Some(current),
            found: table.columns[other].examples.first().cloned(),
            now: (AnswerKey::Column, Some(current)),
            other: vec![(AnswerKey::Column, Some(other), changes)],
            always: false,
        });
    }

    /// Columns of states and flags.
    fn states(&mut self) {
        let table = self.table;
        let mut states = Vec::new();
        for at in 0..table.columns.len() {
            if !self.is_free(at) {
                continue;
            }
            let column = &table.columns[at];
            let kinds = table.concepts[at].iter().filter(|found| found.score >= CONFIDENT);
            // Refunds as 0 and 1 are flags, not amounts.
            let is_flag =
                column.flags == column.filled && column.filled > 0 && table.names(at, Concept::Refunded) >= CONFIDENT;
            let kind = kinds.filter_map(|found| StateKind::of_concept(found.concept, &table.headers[at])).next();
            let kind = kind.or(is_flag.then_some(StateKind::Returned));
            let Some(kind) = kind else { continue };
            // What only some rows have says what became of them.
            let kind = if kind == StateKind::Kind && column.coverage() < 0.5 { StateKind::State } else { kind };
            let address = table.names(at, Concept::Address) > 0.0;
            let known = column.share(column.statuses);
            let values: BTreeSet<&str> =
                (0..table.rows.len()).map(|row| table.cell(row, at)).filter(|cell| !is_nothing(cell)).collect();
            let standing = |wanted: &dyn Fn(status::Known) -> bool| {
                values.iter().any(|value| wanted(status::known(kind, value, false)))
            };
            let strict = standing(&|known: status::Known| known.meaning != Meaning::Counts);
            let holds = match kind {
                StateKind::State if address => known > 0.5,
                StateKind::State | StateKind::Progress => {
                    column.filled > 0
                        && (known > 0.0 || (column.distinct <= 20 && !column.is_unique() && !column.has_decimals()))
                }
                // What kind of row it is matters only where some are refunds or no sales.
                StateKind::Kind => strict,
                // A number of returns or an amount is no flag; 0 and 1 are.
                StateKind::Number
                | StateKind::Returned
                | StateKind::Cancelled
                | StateKind::Test
                | StateKind::Live
                | StateKind::Paid => {
                    strict && (column.numbers * 10 < column.filled * 9 || column.flags == column.filled)
                }
            };
            if holds {
                states.push((StateColumn { column: at, kind }, known, strict));
            }
        }
        // By content: a column of nothing but words of states.
        if states.is_empty() {
            let found = (0..table.columns.len()).find(|&at| {
                let column = &table.columns[at];
                self.is_free(at)
                    && column.filled > 0
                    && column.share(column.statuses) > 0.9
                    && column.distinct < 12
                    && column.flags * 2 < column.filled
                    && table.concepts[at].iter().all(|found| found.score < CONFIDENT)
            });
            states.extend(found.map(|at| (StateColumn { column: at, kind: StateKind::State }, 0.5, true)));
        }
        // The most telling one is the status that the form shows.
        sorting::by_key(&mut states, |(state, _, strict)| {
            (state.kind != StateKind::State, Reverse(*strict), state.column)
        });
        if let Some((first, ..)) = states.first() {
            self.take(Role::Status, first.column, NEARLY);
        }
        // Where one column says whether an order is paid, "open" in another says how far it is.
        let of_payment =
            |state: &StateColumn| state.kind == StateKind::State && words::is_payment(&table.headers[state.column]);
        if states.iter().any(|(state, ..)| of_payment(state)) {
            for (state, ..) in
                states.iter_mut().filter(|(state, ..)| state.kind == StateKind::State && !of_payment(state))
            {
                state.kind = StateKind::Progress;
            }
        }
        self.taken.extend(states.iter().map(|(state, ..)| state.column));
        self.plan.states = states.into_iter().map(|(state, ..)| state).collect();
        let kinds: Vec<usize> =
            self.plan.states.iter().filter(|state| state.kind == StateKind::Kind).map(|state| state.column).collect();
        kinds.into_iter().for_each(|column| self.documents(column, |cell| cell));
    }

    /// Documents of several kinds told by their numbers alone, where most of one kind repeat the amounts of another.
    fn numbered_documents(&mut self) {
        let table = self.table;
        let (Some(order), Some(amount)) = (self.column(Role::Order), self.column(Role::Amount)) else { return };
        let Some(customer) = self.column(Role::Customer).or(self.column(Role::Name)) else { return };
        let is_told = self.plan.states.iter().any(|state| state.kind == StateKind::Kind);
        let letters = |row: usize| status::letters(table.cell(row, order));
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        (0..table.rows.len()).for_each(|row| *kinds.entry(letters(row)).or_default() += 1);
        if is_told || kinds.len() < 2 || kinds.len() > MOST_KINDS || kinds.contains_key("") {
            return;
        }
        let amounts = table.values(amount);
        let sale =
            |row: usize| amounts[row].map(|amount| (table.cell(row, customer), (amount.abs() * 100.0).round() as i64));
        let mut sales: BTreeMap<(&str, i64), BTreeSet<&str>> = BTreeMap::new();
        for row in 0..table.rows.len() {
            if let Some(sale) = sale(row) {
                sales.entry(sale).or_default().insert(letters(row));
            }
        }
        let repeats = |kind: &str| {
            let rows = (0..table.rows.len()).filter(|&row| letters(row) == kind);
            rows.filter_map(sale).filter(|sale| sales.get(sale).is_some_and(|kinds| kinds.len() > 1)).count()
        };
        if kinds.iter().any(|(kind, &rows)| rows > 2 && repeats(kind) * 3 > rows * 2) {
            self.plan.states.push(StateColumn { column: order, kind: StateKind::Number });
            self.documents(order, status::letters);
        }
    }

    /// A list that tells one sale by its order, its invoice and its payment: one kind of document counts.
    fn documents(&mut self, column: usize, value: fn(&str) -> &str) {
        let table = self.table;
        let values: BTreeSet<&str> = (0..table.rows.len()).map(|row| value(table.cell(row, column))).collect();
        let known: Vec<(&str, Document)> =
            values.iter().filter_map(|value| Some((*value, words::document(value)?))).collect();
        let Some(counts) = known.iter().map(|(_, document)| *document).max() else { return };
        let others: Vec<&str> =
            known.iter().filter(|(_, document)| *document != counts).map(|(value, _)| *value).collect();
        let Some(first) = others.first() else { return };
        let change = |meaning: Meaning| {
            others.iter().map(|value| Change::Meaning(status::folded(value), meaning)).collect::<Vec<Change>>()
        };
        change(Meaning::Void).iter().for_each(|change| self.plan.change(change));
        self.alternatives.push(Alternative {
            code: DoubtCode::Documents,
            column: Some(column),
            found: Some((*first).to_owned()),
            now: (AnswerKey::Void, None),
            other: vec![(AnswerKey::Counts, None, change(Meaning::Counts))],
            always: false,
        });
    }

    /// In a list of invoices what is owed counts; in one of shop orders only what was or will be paid.
    fn invoices(&mut self) {
        let table = self.table;
        let owed = [Concept::DueDate, Concept::AmountDue];
        let owes = (0..table.headers.len()).any(|at| owed.iter().any(|&concept| table.names(at, concept) >= NEARLY));
        let named = [Role::Order, Role::Date].iter().filter_map(|&role| self.column(role));
        self.plan.unpaid_counts = owes || named.into_iter().any(|at| words::is_invoice(&table.headers[at]));
    }

    /// Products, categories, quantities, currencies and what else stands beside the money.
    fn things(&mut self) {
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
        let code = self.best(&[Concept::ProductId], thing);
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
    fn blank_cells(&mut self, order: Option<usize>) {
        let table = self.table;
        let customer = self.column(Role::Customer).or(self.column(Role::Name));
        let date = self.column(Role::Date);
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
        .chain(self.plan.states.iter().map(|state| state.column))
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
            let is_note = |row: usize| (0..table.columns.len()).filter(|&at| !blank(row, at)).count() < 2;
            let is_total = |row: usize| {
                (0..table.columns.len().min(6))
                    .map(|at| table.cell(row, at))
                    .find(|cell| !cell.is_empty())
                    .is_some_and(words::is_total)
            };
            let rows: Vec<usize> = (0..table.rows.len()).filter(|&row| !is_note(row) && !is_total(row)).collect();
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
                    .filter(|&row| is_note(row) && !blank(row, customer) && !is_total(row))
                    .count();
                if headings > 0 && without * 2 > rows.len() {
                    fill.insert(customer);
                } else if without > 0 && without * 3 > rows.len() && !blank(rows[0], customer) && order.is_none() {
                    fill.insert(customer);
                    self.alternatives.push(Alternative {
                        code: DoubtCode::BlankCells,
                        column: Some(customer),
                        found: None,
                        now: (AnswerKey::FillDown, None),
                        other: vec![(AnswerKey::LeaveBlank, None, vec![Change::Fill(customer, false)])],
                        always: false,
                    });
                }
            }
        }
        self.plan.fill = fill;
    }

    // --- Money

    fn money(&mut self, orders: &Orders) {
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
        let is_amazon = table.headers.iter().any(|header| super::headers::folded(header) == "amazonorderid");
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
            ranked.push(Money { column, concept: Concept::Amount, weight: score.min(NEARLY) * 0.9 });
        }
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
            }
            _ => {
                self.unreadable_amount();
                self.sold_at_cost();
            }
        }
        self.costs_and_extras(orders, &vary);
        self.units();
    }

    /// A column that is another one less a fee is what the seller gets, not what the customer paid; one that is another with
    /// shipping or tax, or less a discount, is the fuller amount.
    fn weigh_relations(&self, ranked: &mut [Money]) {
        let table = self.table;
        let named = |concept: Concept| -> Vec<Values> {
            let columns = table.named(&[concept]).into_iter();
            columns
                .filter(|&(at, score)| score > 0.5 && table.columns[at].is_number())
                .map(|(at, _)| table.values(at))
                .collect()
        };
        let fees = named(Concept::Fee);
        let (shipping, tax, discount) = (named(Concept::Shipping), named(Concept::Tax), named(Concept::Discount));
        let values: Vec<Values> = ranked.iter().map(|money| table.values(money.column)).collect();
        let is_sum = |base: &Values, parts: Vec<(&Values, f64)>, whole: &Values| {
            let mut with: Vec<(&Values, f64)> = vec![(base, 1.0)];
            with.extend(parts);
            with.len() > 1 && identities::sum(&with, whole).holds()
        };
        let mut weights: Vec<f64> = ranked.iter().map(|money| money.weight).collect();
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
                let all = |group: &[&Vec<Values>], sign: f64| -> bool {
                    let parts: Vec<(&Values, f64)> = group
                        .iter()
                        .flat_map(|group| group.iter())
                        .map(|values| (values, 1.0))
                        .chain(discount.iter().map(|values| (values, sign)))
                        .collect();
                    !parts.is_empty() && is_sum(base, parts, whole)
                };
                let groups: [&[&Vec<Values>]; 3] = [&[&shipping], &[&tax], &[&shipping, &tax]];
                let fuller = groups.iter().any(|group| {
                    group.iter().any(|group| !group.is_empty())
                        && (all(group, -1.0) || all(group, 1.0) || {
                            let parts =
                                group.iter().flat_map(|group| group.iter()).map(|values| (values, 1.0)).collect();
                            is_sum(base, parts, whole)
                        })
                });
                // What is owed is no fuller than what was really paid.
                if fuller && (ranked[other].concept != Concept::Paid || ranked[one].concept == Concept::Paid) {
                    weights[one] = weights[one].max(weights[other] + 0.005);
                }
            }
        }
        // Two columns that come to a third: a deposit and the rest, cash and card.
        for (at, whole) in values.iter().enumerate().filter(|_| values.len() <= MOST_EXTRAS * 2) {
            let pairs = (0..values.len()).flat_map(|one| (one + 1..values.len()).map(move |other| (one, other)));
            let mut pairs = pairs.filter(|&(one, other)| one != at && other != at);
            if pairs.any(|(one, other)| is_sum(&values[one], vec![(&values[other], 1.0)], whole)) {
                let most = weights.iter().copied().fold(0.0, f64::max);
                weights[at] = weights[at].max(most + 0.005);
            }
        }
        ranked.iter_mut().zip(weights).for_each(|(money, weight)| money.weight = weight.min(0.99));
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

    /// Columns that could be the amount, with how likely their header makes it.
    fn amounts(&self) -> Vec<Money> {
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
        let named = |concept: Concept| {
            let columns = self
                .table
                .named(&[concept])
                .into_iter()
                .filter(|&(at, score)| score > 0.5 && self.table.columns[at].is_number());
            columns.map(|(at, _)| self.table.values(at)).collect::<Vec<Values>>()
        };
        let (shipping, tax, discount) = (named(Concept::Shipping), named(Concept::Tax), named(Concept::Discount));
        let mut sets: Vec<Vec<(&Values, f64)>> = vec![Vec::new()];
        for (group, sign) in [(&shipping, 1.0), (&tax, 1.0), (&discount, -1.0), (&discount, 1.0)] {
            if group.is_empty() {
                continue;
            }
            let with: Vec<Vec<(&Values, f64)>> = sets
                .iter()
                .map(|set| set.iter().copied().chain(group.iter().map(|values| (values, sign))).collect())
                .collect();
            sets.extend(with);
        }
        sets.iter().any(|set| orders.lines_sum(own, set, totals).agrees())
    }

    /// Other columns that could as well be the amount and are not explained by it.
    fn rivals(&mut self, orders: &Orders, chosen: Money, ranked: &[Money]) {
        let table = self.table;
        let amounts = table.values(chosen.column);
        let total = |values: &Values| values.iter().flatten().sum::<f64>();
        let own = total(&amounts);
        let rival = ranked.iter().filter(|money| money.column != chosen.column).find(|money| {
            let values = table.values(money.column);
            let differs = (total(&values) - own).abs() > own.abs() * 0.01;
            let near = money.weight >= chosen.weight * 0.93 || (chosen.weight < CONFIDENT && money.weight > 0.3);
            // A subtotal beside the total that it is a part of is no other reading; the same amount without tax is.
            let is_part =
                chosen.concept == Concept::OrderTotal && table.names(money.column, Concept::Subtotal) >= NEARLY;
            let parts = [Concept::Shipping, Concept::Discount, Concept::Fee, Concept::Refunded, Concept::Tax];
            let parts = if is_part { &parts[..] } else { &parts[..4] };
            near && differs
                && !self.relation_explains(parts, &amounts, &values)
                && !orders.level(&values, |_, _| true).is_order()
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
            self.alternatives.push(Alternative {
                code: DoubtCode::AmountColumn,
                column: Some(chosen.column),
                found: table.columns[chosen.column].examples.first().cloned(),
                now: (AnswerKey::Column, Some(chosen.column)),
                other: Vec::new(),
                always: true,
            });
        }
    }

    /// Is one column the other with columns of these concepts, some added, some taken off?
    fn relation_explains(&self, parts: &[Concept], one: &Values, other: &Values) -> bool {
        let columns: Vec<Values> = parts
            .iter()
            .flat_map(|&concept| self.table.named(&[concept]))
            .filter(|&(at, score)| score > 0.5 && self.table.columns[at].is_number())
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

    /// What a discount does to quantity × price, where no amount tells.
    fn formula_discount(&mut self, discount: Option<(usize, f64)>) {
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
    fn further_discount(&mut self, discount: Option<(usize, f64)>) {
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
            self.unreadable(column);
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
        self.alternatives.push(Alternative {
            code: DoubtCode::AmountColumn,
            column: Some(column),
            found: self.table.columns[column].examples.first().cloned(),
            now: (AnswerKey::Column, Some(column)),
            other: Vec::new(),
            always: true,
        });
    }

    /// Costs, profit, what was paid back, and the extras that stand beside the amount.
    fn costs_and_extras(&mut self, orders: &Orders, vary: &dyn Fn(usize, usize) -> bool) {
        let number = |column: &Column| column.is_number() && column.filled > 0;
        self.cost_and_profit();
        self.take_best(Role::Cost, &[Concept::Cost], number);
        self.take_best(Role::UnitCost, &[Concept::UnitCost], number);
        self.take_best(Role::Profit, &[Concept::Profit], number);
        self.take_best(Role::ServiceCost, &[Concept::ServiceCost], number);
        // 0 and 1 are flags.
        let paid_back =
            |column: &Column| number(column) && column.zeros < column.filled && column.flags < column.filled;
        self.take_best(Role::Refunded, &[Concept::Refunded], paid_back);
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
            if self.plan.once.contains(&Role::Amount) && orders.level(&self.table.values(at), vary).is_order() {
                self.plan.once.insert(role);
            }
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

    /// Units that headers name: 万元, k€, '000.
    fn units(&mut self) {
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
            let power = self.column(role).and_then(|at| words::power(&self.table.headers[at]));
            if let Some(power) = power.filter(|power| *power != 0) {
                self.plan.powers.insert(role, power);
            }
        }
        let role = if self.plan.shape == Shape::Customers { Role::Revenue } else { Role::Amount };
        if let (Some(_), Some(column)) = (self.plan.powers.get(&role), self.column(role)) {
            self.note(DoubtCode::Unit, column);
        }
    }

    /// The sign that each column has for what is meant by it.
    fn signs(&mut self) {
        let table = self.table;
        let values = |reader: &Self, role: Role| reader.column(role).map(|at| table.values(at));
        let amounts = values(self, Role::Amount);
        if let Some(amounts) = &amounts {
            let (negative, positive) = (count(amounts, |value| value < 0.0), count(amounts, |value| value > 0.0));
            if negative > positive && positive + negative > 2 {
                self.plan.flipped.insert(Role::Amount);
                let column = self.column(Role::Amount);
                self.alternatives.push(Alternative {
                    code: DoubtCode::Sign,
                    column,
                    found: column.and_then(|at| table.columns[at].examples.first().cloned()),
                    now: (AnswerKey::OtherSign, None),
                    other: vec![(AnswerKey::AsIs, None, vec![Change::Flip(Role::Amount, false)])],
                    always: true,
                });
            }
        }
        let flipped = self.plan.flipped.contains(&Role::Amount);
        let sale = |values: &Values, row: usize| values[row].map(|value| if flipped { -value } else { value });
        let base = amounts.clone().or_else(|| values(self, Role::UnitPrice));
        for role in [Role::Quantity, Role::Cost, Role::UnitCost, Role::Refunded] {
            let (Some(base), Some(own)) = (&base, values(self, role)) else { continue };
            let pairs = (0..table.rows.len()).filter_map(|row| Some((sale(base, row)?, own[row]?)));
            let (mut opposite, mut same) = (0, 0);
            for (amount, value) in pairs.filter(|(amount, value)| *amount != 0.0 && *value != 0.0) {
                if role == Role::Refunded {
                    // A refund is told as an amount, or as what is taken off.
                    continue;
                }
                if amount * value < 0.0 { opposite += 1 } else { same += 1 }
            }
            // Beside a price that has no sign, the quantity's majority is the sales'.
            if opposite > same && opposite > 1 {
                self.plan.flipped.insert(role);
            }
        }
        self.side();
        self.many_taken_back();
    }

    /// Where more than half of the amount is taken back, it may be payments that are.
    fn many_taken_back(&mut self) {
        let Some(at) = self.column(Role::Amount) else { return };
        let values = self.table.values(at);
        let flipped = self.plan.flipped.contains(&Role::Amount);
        let sum = |negative: bool| -> f64 {
            values.iter().flatten().filter(|value| (**value < 0.0) == negative).map(|value| value.abs()).sum()
        };
        let (back, sold) = if flipped { (sum(false), sum(true)) } else { (sum(true), sum(false)) };
        // One large refund among a few rows says nothing.
        let several = count(&values, |value| (value < 0.0) != flipped) > 2;
        if back * 2.0 > sold && several && self.alternatives.iter().all(|other| other.code != DoubtCode::Sign) {
            self.alternatives.push(Alternative {
                code: DoubtCode::Credits,
                column: Some(at),
                found: self.table.columns[at].examples.iter().find(|example| example.contains('-')).cloned(),
                now: (AnswerKey::Refund, None),
                other: Vec::new(),
                always: true,
            });
        }
    }

    /// The side of the ledger that is a sale: the one with more rows; sides matter where amounts have no signs.
    fn side(&mut self) {
        let Some(at) = self.column(Role::Direction) else { return };
        let table = self.table;
        let amounts = self.column(Role::Amount).map(|at| table.values(at)).unwrap_or_default();
        if count(&amounts, |value| value < 0.0) > 0 {
            self.plan.columns.remove(&Role::Direction);
            self.guesses.retain(|guess| guess.role != Role::Direction);
            return;
        }
        let (mut debit, mut credit, mut out) = (0, 0, 0);
        for row in 0..table.rows.len() {
            match words::direction(table.cell(row, at)) {
                Some(words::Direction::Out) => out += 1,
                Some(side) if side.takes_back() => credit += 1,
                Some(_) => debit += 1,
                None => {}
            }
        }
        if credit > debit && out == 0 {
            self.plan.flipped.insert(Role::Direction);
        }
        // Money that goes out: refunds, or what was bought.
        if out > 0 {
            self.alternatives.push(Alternative {
                code: DoubtCode::Credits,
                column: Some(at),
                found: (0..table.rows.len())
                    .map(|row| table.cell(row, at))
                    .find(|cell| words::direction(cell) == Some(words::Direction::Out))
                    .map(str::to_owned),
                now: (AnswerKey::Refund, None),
                other: vec![(AnswerKey::AsIs, None, vec![Change::Column(Role::Direction, None)])],
                always: true,
            });
        }
        if debit.min(credit) * 3 > debit.max(credit) {
            let flip = !self.plan.flipped.contains(&Role::Direction);
            self.alternatives.push(Alternative {
                code: DoubtCode::Sign,
                column: Some(at),
                found: table.columns[at].examples.first().cloned(),
                now: (AnswerKey::AsIs, None),
                other: vec![(AnswerKey::OtherSign, None, vec![Change::Flip(Role::Direction, flip)])],
                always: true,
            });
        }
    }

    /// Refunds and cancellations that a file tells twice: by a state and by rows of their own.
    fn refunds(&mut self) {
        let table = self.table;
        let amounts = self.column(Role::Amount).map(|at| table.values(at)).unwrap_or_default();
        let means = |row: usize, wanted: &dyn Fn(StateKind, Option<Standing>) -> bool| {
            self.plan.states.iter().any(|state| {
                let value = table.cell(row, state.column);
                !value.is_empty() && wanted(state.kind, status::known(state.kind, value, true).standing)
            })
        };
        let refunded = |kind: StateKind, standing: Option<Standing>| {
            kind != StateKind::Kind && matches!(standing, Some(Standing::Refund | Standing::Void))
        };
        let of_kind =
            |kind: StateKind, standing: Option<Standing>| kind == StateKind::Kind && standing == Some(Standing::Refund);
        let amount = |row: usize| amounts.get(row).copied().flatten().unwrap_or_default();
        let told = (0..table.rows.len()).any(|row| amount(row) > 0.0 && means(row, &refunded) && !means(row, &of_kind));
        let rows = (0..table.rows.len()).any(|row| amount(row) < 0.0 || means(row, &of_kind));
        self.plan.refund_rows = told && rows;
    }

    /// Eras, swapped days, and years beyond what is plausible.
    fn conventions(&mut self) {
        let dates = [Role::Date, Role::LastOrder, Role::FirstOrder].into_iter().find_map(|role| self.column(role));
        let Some(at) = dates else { return };
        let column = &self.table.columns[at];
        let (buddhist, minguo, swapped) =
            (column.share(column.buddhist) > 0.9, column.share(column.minguo) > 0.9, column.is_swapped());
        let era = if buddhist { super::plan::Era::Buddhist } else { super::plan::Era::Minguo };
        if buddhist || minguo {
            self.plan.era = era;
            self.note(DoubtCode::Era, at);
        }
        if swapped {
            self.plan.swapped_days = true;
            self.alternatives.push(Alternative {
                code: DoubtCode::SwappedDays,
                column: Some(at),
                found: self.table.columns[at].date_evidence.day_first_example.clone(),
                now: (AnswerKey::SwapBack, None),
                other: vec![(AnswerKey::AsIs, None, vec![Change::SwappedDays(false)])],
                always: false,
            });
        }
    }

    // --- Tables of customers and of costs

    fn customers(mut self) -> Reading {
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
        sorting::by(&mut ranked, |one, other| other.weight.total_cmp(&one.weight).then(one.column.cmp(&other.column)));
        if let Some(money) = ranked.first().copied().filter(|money| money.weight > 0.45) {
            self.take(Role::Revenue, money.column, money.weight);
        }
        self.take_best(Role::Cost, &[Concept::Cost], number);
        self.take_best(Role::Profit, &[Concept::Profit], number);
        self.take_best(Role::ServiceCost, &[Concept::ServiceCost], number);
        self.take_best(Role::Requests, &[Concept::Requests], whole);
        self.take_best(Role::AcquisitionCost, &[Concept::AcquisitionCost], number);
        self.take_best(Role::Nps, &[Concept::Nps], number);
        self.take_best(Role::Engagement, &[Concept::Engagement], number);
        self.take_best(Role::Potential, &[Concept::Potential], number);
        self.take_best(Role::ReferredBy, &[Concept::ReferredBy], |column| column.dates == 0);
        self.take_best(Role::Currency, &[Concept::Currency], |column| column.currencies * 2 > column.filled);
        self.units();
        self.conventions();
        self.done()
    }

    /// A table of costs: its amount is the column that any cost has, else its rows are counted.
    fn costs(mut self) -> Reading {
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

/// A column that could be the amount.
#[derive(Clone, Copy)]
struct Money {
    column: usize,
    concept: Concept,
    /// How likely, from 0 to 1.
    weight: f64,
}

fn count(values: &Values, test: impl Fn(f64) -> bool) -> usize {
    values.iter().flatten().filter(|value| test(**value)).count()
}

/// Ids of orders that a spreadsheet turned into numbers group nothing.
pub fn is_mangled(cell: &str) -> bool {
    amount::is_scientific_id(cell.as_bytes())
}
