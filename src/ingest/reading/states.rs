//! What counts: columns of states and flags, documents of several kinds, refunds told twice.

use super::{Alternative, MOST_KINDS, NEARLY, Reader};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::inspection::CONFIDENT;
use crate::ingest::profile::{Column, is_nothing};
use crate::ingest::roles::Role;
use crate::ingest::sample::ROWS;
use crate::ingest::status::{self, HEADING, Meaning, StateColumn, StateKind};
use crate::ingest::words::{self, Concept, Document, Standing};
use crate::sorting;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_, '_> {
    /// Columns of states and flags.
    pub(super) fn states(&mut self) {
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
            // Days on which only some orders were refunded or cancelled.
            let day =
                (column.is_date() && column.coverage() < 0.5).then(|| words::standing(&table.headers[at])).flatten();
            let of_day = match day {
                Some(Standing::Refund) => Some(StateKind::Returned),
                Some(Standing::Void) => Some(StateKind::Cancelled),
                _ => None,
            };
            let of_tax = || self.mixes_tax(at).then_some(StateKind::Tax);
            let kind = kind.or(is_flag.then_some(StateKind::Returned)).or(of_day).or_else(of_tax);
            let Some(kind) = kind else { continue };
            // One piece of several, where a flag would be of all of them.
            let counts = table.names(at, Concept::ReturnedQuantity) >= CONFIDENT && self.returns_some(at);
            let kind = if kind == StateKind::Returned && counts { StateKind::ReturnedPieces } else { kind };
            // What only some rows have says what became of them.
            let kind = if kind == StateKind::Kind && column.coverage() < 0.5 { StateKind::State } else { kind };
            // In a list of subscribers the day on which somebody left voids nothing that was paid.
            let kind = if kind == StateKind::Cancelled && column.is_date() && self.is_of_customers() {
                StateKind::Reason
            } else {
                kind
            };
            let address = table.names(at, Concept::Address) > 0.0;
            let known = column.share(column.statuses);
            let values: BTreeSet<&str> =
                (0..table.rows.len()).map(|row| table.cell(row, at)).filter(|cell| !is_nothing(cell)).collect();
            let standing = |wanted: &dyn Fn(status::Known) -> bool| {
                values.iter().any(|value| wanted(status::known(kind, value, false)))
            };
            let strict = standing(&|known: status::Known| known.meaning != Meaning::Counts);
            let documents = values.iter().filter_map(|value| words::document(value)).collect::<BTreeSet<_>>().len();
            let totals = kind.may_be_total() && values.iter().any(|value| words::is_only_total(value));
            // What a code says of its rows is not known, and asked.
            let is_code = |value: &&str| {
                value.len() <= 4 && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            };
            let codes =
                values.len() > 1 && values.len() <= MOST_KINDS && values.iter().all(is_code) && !column.is_number();
            let holds = match kind {
                StateKind::State if address => known > 0.5,
                StateKind::State | StateKind::Progress => {
                    column.filled > 0
                        && (known > 0.0 || (column.distinct <= 20 && !column.is_unique() && !column.has_decimals()))
                }
                // What kind of row it is matters only where some are refunds or no sales.
                StateKind::Kind => strict || codes || totals || documents > 1,
                StateKind::Remark => {
                    totals || values.iter().any(|value| status::is_strict_remark(value) || self.is_foreign(value))
                }
                StateKind::Tax => true,
                // A number of returns or an amount is no flag; 0 and 1 are.
                StateKind::ReturnedPieces => true,
                StateKind::Reason => column.filled > 0 && column.coverage() < 0.5 && !column.is_number(),
                StateKind::Heading | StateKind::Named | StateKind::Redeemed => false,
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
        // By content: columns of nothing but words of states, or of a few words of which one says that a row does not count.
        let only = states.is_empty();
        for at in (0..table.columns.len()).filter(|&at| self.is_unnamed(at)) {
            let column = &table.columns[at];
            let tells = column.filled > 0 && column.distinct < 12 && column.flags * 2 < column.filled;
            let is_strict = || {
                table.concepts[at].is_empty()
                    && (0..table.rows.len()).any(|row| status::is_strict_remark(table.cell(row, at)))
            };
            let kind = match column.share(column.statuses) {
                share if tells && share > 0.9 && (only || is_strict()) => StateKind::State,
                share if tells && share > 0.0 && is_strict() => StateKind::Remark,
                _ => continue,
            };
            states.push((StateColumn { column: at, kind }, 0.5, true));
        }
        if states.is_empty() {
            let found = (0..table.columns.len()).find(|&at| self.holds_signs(at));
            states.extend(found.map(|at| (StateColumn { column: at, kind: StateKind::State }, 0.5, true)));
        }
        // The most telling one is the status that the form shows.
        sorting::by_key(&mut states, |(state, _, strict)| {
            (state.kind.is_aside(), state.kind != StateKind::State, Reverse(*strict), state.column)
        });
        if let Some((first, ..)) = states.first().filter(|(state, ..)| !state.kind.is_aside()) {
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
        // A statement says in its description what is brought forward, an invoice which part of it is tax; what is sold stands there
        // as well.
        let describes = |at: &usize| {
            let is_carried = |text: &str| words::is_carried(text) || words::is_part_of_above(text);
            let mut asked: FxHashSet<&str> = FxHashSet::default();
            let cells = (0..table.rows.len()).map(|row| table.cell(row, *at));
            self.is_free(*at)
                && table.names(*at, Concept::Product) >= CONFIDENT
                && cells.filter(|cell| asked.insert(cell)).any(is_carried)
        };
        let described = (0..table.columns.len()).filter(describes);
        let described = described.map(|column| StateColumn { column, kind: StateKind::Remark });
        self.plan.states.extend(described.collect::<Vec<StateColumn>>());
        // What was paid for before may be told by the thing, its group or the kind of row.
        let redeems = |at: &usize| {
            let column = &table.columns[*at];
            let is_text = !column.is_number() && !column.is_date() && column.emails == 0;
            let is_state = self.plan.states.iter().any(|state| state.column == *at);
            let mut asked: FxHashSet<&str> = FxHashSet::default();
            let cells = (0..table.rows.len()).map(|row| table.cell(row, *at));
            is_text && !is_state && cells.filter(|cell| asked.insert(cell)).any(words::is_redeemed)
        };
        if let Some(column) = (0..table.columns.len()).find(redeems) {
            self.plan.states.push(StateColumn { column, kind: StateKind::Redeemed });
        }
        if !self.plan.headings.is_empty() {
            self.plan.states.push(StateColumn { column: HEADING, kind: StateKind::Heading });
        }
        let kinds: Vec<usize> =
            self.plan.states.iter().filter(|state| state.kind == StateKind::Kind).map(|state| state.column).collect();
        kinds.into_iter().for_each(|column| self.documents(column, |cell| cell));
    }

    /// Is a column free, and its header known to nobody?
    fn is_unnamed(&self, at: usize) -> bool {
        self.is_free(at) && self.table.concepts[at].iter().all(|found| found.score < CONFIDENT)
    }

    /// Has nothing an order's number, and every customer one row?
    fn is_of_customers(&self) -> bool {
        let key = self.column(Role::Customer).or(self.column(Role::Name)).map(|at| &self.table.columns[at]);
        self.column(Role::Order).is_none() && key.is_some_and(|key| key.distinct == key.filled && key.filled > 2)
    }

    /// Does a column hold nothing but a few signs, such as ✅ and ❌?
    fn holds_signs(&self, at: usize) -> bool {
        let column = &self.table.columns[at];
        let is_sign = |cell: &str| cell.chars().all(|c| !c.is_ascii() && !c.is_alphanumeric());
        self.is_unnamed(at)
            && column.coverage() > 0.5
            && (2..=MOST_KINDS).contains(&column.distinct)
            && (0..self.table.rows.len()).all(|row| is_sign(self.table.cell(row, at)))
    }

    /// Does a column say of some rows that their amount is with tax, and of others that it is without?
    fn mixes_tax(&self, at: usize) -> bool {
        let column = &self.table.columns[at];
        let says = |with_tax: bool| {
            (0..self.table.rows.len()).any(|row| words::with_tax(self.table.cell(row, at)) == Some(with_tax))
        };
        column.distinct <= MOST_KINDS && !column.is_number() && says(true) && says(false)
    }

    /// Does a remark name a currency that no header names?
    fn is_foreign(&self, remark: &str) -> bool {
        let named = words::currencies(remark);
        !named.is_empty() && {
            let own: Vec<&str> = self.table.headers.iter().flat_map(|header| words::currencies(header)).collect();
            named.iter().any(|code| !own.contains(code))
        }
    }

    /// Does a column of 0 and 1 say 1 of rows with several pieces?
    fn returns_some(&self, at: usize) -> bool {
        let table = self.table;
        let column = &table.columns[at];
        if column.flags < column.filled || column.numbers < column.filled {
            return false;
        }
        let Some((quantity, _)) = self.best(&[Concept::Quantity], Column::is_number) else { return false };
        table.values(at).iter().zip(table.values(quantity)).any(|(returned, quantity)| {
            returned.is_some_and(|returned| returned == 1.0) && quantity.is_some_and(|quantity| quantity > 1.0)
        })
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
            now: (AnswerKey::LeaveOut, None),
            other: vec![(AnswerKey::Keep, None, change(Meaning::Counts))],
            always: false,
        });
    }

    /// Two kinds of rows that both take money back, of the same customers and amounts: the goods that came back and the credit for
    /// them. Whether both count is asked.
    fn returned_twice(&mut self) {
        let table = self.table;
        let Some(amount) = self.column(Role::Amount) else { return };
        let Some(customer) = self.column(Role::Customer).or(self.column(Role::Name)) else { return };
        let amounts = table.values(amount);
        let kinds = self.plan.states.iter().filter(|state| state.kind == StateKind::Kind);
        for column in kinds.map(|state| state.column).collect::<Vec<usize>>() {
            let mut returns: BTreeMap<&str, Vec<(&str, i64)>> = BTreeMap::new();
            for (row, amount) in amounts.iter().enumerate() {
                let value = table.cell(row, column);
                let is_return = status::known(StateKind::Kind, value, true).meaning == Meaning::Refund;
                if let Some(amount) = amount.filter(|amount| is_return && *amount != 0.0) {
                    let cents = (amount.abs() * 100.0).round() as i64;
                    returns.entry(value).or_default().push((table.cell(row, customer), cents));
                }
            }
            let mut kinds: Vec<(&str, Vec<(&str, i64)>)> = returns.into_iter().collect();
            sorting::by_key(&mut kinds, |(_, rows)| Reverse(rows.len()));
            let [(_, more), (value, fewer), ..] = kinds.as_slice() else { continue };
            let twins = fewer.iter().filter(|row| more.contains(row)).count();
            if twins * 3 >= fewer.len() * 2 {
                self.alternatives.push(Alternative {
                    code: DoubtCode::ReturnedTwice,
                    column: Some(column),
                    found: Some((*value).to_owned()),
                    now: (AnswerKey::Keep, None),
                    other: vec![(
                        AnswerKey::LeaveOut,
                        None,
                        vec![Change::Meaning(status::folded(value), Meaning::Void)],
                    )],
                    always: false,
                });
            }
        }
    }

    /// Documents of several kinds told by their numbers alone, where most of one kind repeat the amounts of another.
    pub(super) fn numbered_documents(&mut self) {
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

    /// Rows whose text names another row's order, as "replaces F012" and "Storno zu R-1008" do, beside an amount that takes nothing
    /// back: whether both count is asked.
    pub(super) fn named_orders(&mut self) {
        let table = self.table;
        let Some(order) = self.column(Role::Order) else { return };
        let amounts = self.column(Role::Amount).map(|at| table.values(at)).unwrap_or_default();
        let takes_back = |row: usize| amounts.get(row).copied().flatten().is_some_and(|amount| amount < 0.0);
        let is_id = |id: &&str| id.len() >= 3 && id.contains(|c: char| c.is_ascii_digit());
        let ids: BTreeSet<&str> = (0..table.rows.len()).map(|row| table.cell(row, order)).filter(is_id).collect();
        let others = |row: usize, at: usize| {
            let words =
                table.cell(row, at).split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            let mut words = words.filter(|word| !word.is_empty()).peekable();
            let first = words.peek().copied();
            let named: Vec<&str> = words.filter(|word| ids.contains(word) && *word != table.cell(row, order)).collect();
            // The id alone is a reference, which says nothing of it.
            named.into_iter().filter(move |word| Some(*word) != first).collect::<Vec<&str>>()
        };
        let is_text = |at: &usize| {
            let column = &table.columns[*at];
            *at != order && column.filled > 0 && !column.is_number() && !column.is_date()
        };
        for at in (0..table.columns.len()).filter(is_text) {
            let rows: Vec<usize> =
                (0..table.rows.len()).filter(|&row| !takes_back(row) && !others(row, at).is_empty()).collect();
            let Some(&first) = rows.first().filter(|_| rows.len() * 2 < table.rows.len()) else { continue };
            let found = Some(table.cell(first, at).to_owned());
            // Of a longer table not all such rows are seen, and nobody could leave them out.
            if table.rows.len() >= ROWS {
                self.ask(DoubtCode::NamedOrders, at);
                return;
            }
            let named: BTreeSet<&str> = rows.iter().flat_map(|&row| others(row, at)).collect();
            let void = named.into_iter().map(|id| Change::Meaning(status::folded(id), Meaning::Void)).collect();
            self.plan.states.push(StateColumn { column: order, kind: StateKind::Named });
            self.alternatives.push(Alternative {
                code: DoubtCode::NamedOrders,
                column: Some(at),
                found,
                now: (AnswerKey::Keep, None),
                other: vec![(AnswerKey::LeaveOut, None, void)],
                always: false,
            });
            return;
        }
    }

    /// In a list of invoices what is owed counts; in one of shop orders only what was or will be paid.
    pub(super) fn invoices(&mut self) {
        let table = self.table;
        let owed = [Concept::DueDate, Concept::AmountDue];
        let owes = (0..table.headers.len()).any(|at| owed.iter().any(|&concept| table.names(at, concept) >= NEARLY));
        let named = [Role::Order, Role::Date].iter().filter_map(|&role| self.column(role));
        let is_invoice = |row: usize, at: usize| words::document(table.cell(row, at)) == Some(Document::Invoice);
        let lists = |at: usize| {
            let invoices = || (0..table.rows.len()).filter(|&row| is_invoice(row, at)).count();
            table.names(at, Concept::Kind) >= CONFIDENT && invoices() * 2 > table.rows.len()
        };
        self.plan.unpaid_counts = owes
            || named.into_iter().any(|at| words::is_invoice(&table.headers[at]))
            || (0..table.headers.len()).any(lists);
    }

    /// Refunds and cancellations that a file tells twice: by a state and by rows of their own.
    pub(super) fn refunds(&mut self) {
        let table = self.table;
        self.returned_twice();
        self.combined_files();
        // A reason beside the amount that went back says nothing new.
        if let Some(refunded) = self.column(Role::Refunded) {
            let refunded = table.values(refunded);
            let says_more = |at: usize| {
                let is_told = |row: usize| refunded[row].is_some_and(|amount| amount != 0.0);
                (0..table.rows.len()).any(|row| !is_nothing(table.cell(row, at)) && !is_told(row))
            };
            self.plan.states.retain(|state| state.kind != StateKind::Reason || says_more(state.column));
        }
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
}
