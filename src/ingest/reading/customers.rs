//! Who: the column that tells customers apart, and their names.

use super::{Alternative, NEARLY, Reader};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::inspection::CONFIDENT;
use crate::ingest::profile::Column;
use crate::ingest::roles::Role;
use crate::ingest::words::{self, Concept};
use std::collections::BTreeSet;

impl Reader<'_, '_> {
    /// Who the customer is: an id, else what is called the customer, else an address, else a name.
    pub(super) fn customer_key(&mut self) {
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
        let mut ids = table.named(&[Concept::CustomerId]);
        ids.retain(|&(at, _)| self.is_free(at) && key(&table.columns[at]));
        let best_id = self.best(&[Concept::CustomerId], key);
        let general = self.best_where(&[Concept::Customer], |at| key(&table.columns[at]) && !self.is_head_count(at));
        let tax_id = self.best(&[Concept::TaxId], key);
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
        let fullest = [best_id, general, tax_id, email, phone, names]
            .into_iter()
            .flatten()
            .map(|(at, _)| coverage(at))
            .fold(0.0, f64::max);
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
        // Of several ids the one that tells: a user's is blank for a guest, a donor's is not.
        let id = best_id.filter(tells).or_else(|| ids.into_iter().find(tells)).or(best_id);
        let company = if self.plan.unpaid_counts { own_names } else { None };
        // Two customers may have one name, but not one address.
        let is_named = general.is_some_and(|(at, _)| is_name(&table.columns[at])) && company.is_none();
        let is_finer =
            |at: usize| general.is_some_and(|(other, _)| table.columns[at].distinct > table.columns[other].distinct);
        let address = email.filter(|&(at, _)| is_named && is_finer(at));
        let office = tax_id.filter(|&(at, _)| is_named && is_finer(at));
        let candidates = [id, address, office, general, company, tax_id, email, phone];
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
        // Nombre beside Apellidos is the given name.
        let is_whole = |at: usize| family.is_none() || table.names(at, Concept::GivenName) < NEARLY;
        let name = [own_names, general_name, any_names]
            .into_iter()
            .flatten()
            .find(|&(at, _)| self.is_free(at) && is_whole(at));
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
        self.names_of_one(tax_id);
        self.address_of_each_order(
            email,
            own_names.map(|(at, _)| at),
            given.zip(family).map(|((one, _), (two, _))| (one, two)),
        );
        // What is called an account may be the ledger's: far more names than accounts.
        let key = general.filter(|&(at, _)| self.column(Role::Customer) == Some(at) && id.is_none());
        let finer = own_names.filter(|&(at, _)| {
            key.is_some_and(|(key, _)| table.columns[at].distinct >= 2 * table.columns[key].distinct)
        });
        if let (Some((key, _)), Some((names, _))) = (key, finer) {
            let changes = vec![Change::Column(Role::Customer, None), Change::Column(Role::Name, Some(names))];
            self.alternatives.push(Alternative {
                code: DoubtCode::CustomerColumn,
                column: Some(key),
                found: table.columns[names].examples.first().cloned(),
                now: (AnswerKey::Column, Some(key)),
                other: vec![(AnswerKey::Column, Some(names), changes)],
                always: false,
            });
        }
        // One customer for everything is somebody else: the till, the shop itself.
        let constant = |&at: &usize| table.columns[at].distinct == 1 && table.columns[at].filled > 2;
        if let Some(column) = self.column(Role::Customer).or(self.column(Role::Name)).filter(constant) {
            self.ask(DoubtCode::CustomerColumn, column);
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
            self.ask(DoubtCode::CustomerColumn, column);
        }
    }

    /// Marketplaces hide the customer's address behind one for each order: where full names come again far oftener, the name could be
    /// who the customer is.
    fn address_of_each_order(
        &mut self,
        email: Option<(usize, f64)>,
        name: Option<usize>,
        names: Option<(usize, usize)>,
    ) {
        let table = self.table;
        let Some((email, _)) = email.filter(|&(at, _)| self.column(Role::Customer) == Some(at)) else { return };
        // A given name beside a family name may be the best column of names, and is half of one.
        let (first, second) = match (names, name) {
            (Some((given, family)), _) => (given, Some(family)),
            (None, Some(name)) => (name, None),
            (None, None) => return,
        };
        let full = |row: usize| (table.cell(row, first), second.map_or("", |second| table.cell(row, second)));
        let rows = (0..table.rows.len()).filter(|&row| !table.cell(row, email).is_empty());
        let found: BTreeSet<(&str, &str)> = rows.map(full).filter(|(name, _)| !name.is_empty()).collect();
        let is_whole = |(name, rest): &&(&str, &str)| !rest.is_empty() || name.trim().contains(' ');
        let whole = found.iter().filter(is_whole).count();
        if whole * 2 > found.len() && found.len() * 3 < table.columns[email].distinct * 2 {
            self.alternatives.push(Alternative {
                code: DoubtCode::CustomerColumn,
                column: Some(email),
                found: table.columns[first].examples.first().cloned(),
                now: (AnswerKey::Column, Some(email)),
                other: vec![(AnswerKey::Column, Some(first), vec![Change::Column(Role::Customer, None)])],
                always: false,
            });
        }
    }

    /// A firm that changed its name, or whose name is written in several ways, has one tax number all the same.
    fn names_of_one(&mut self, tax_id: Option<(usize, f64)>) {
        let table = self.table;
        let Some((number, _)) = tax_id.filter(|_| self.column(Role::Customer).is_none()) else { return };
        let Some(name) = self.column(Role::Name).filter(|&name| name != number) else { return };
        let (numbers, names) = (&table.columns[number], &table.columns[name]);
        if numbers.coverage() >= names.coverage() * 0.95 && numbers.distinct < names.distinct && numbers.distinct > 1 {
            self.alternatives.push(Alternative {
                code: DoubtCode::KeyedByName,
                column: Some(name),
                found: numbers.examples.first().cloned(),
                now: (AnswerKey::Column, Some(name)),
                other: vec![(AnswerKey::Column, Some(number), vec![Change::Column(Role::Customer, Some(number))])],
                always: false,
            });
        }
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
}
