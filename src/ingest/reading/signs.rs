//! The sign of a sale: in its column, beside its quantity, by its side of the ledger.

use super::{Alternative, Reader, count};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::doubt::AnswerKey;
use crate::ingest::identities::Values;
use crate::ingest::roles::Role;
use crate::ingest::words::{self};

impl Reader<'_, '_> {
    /// The sign that each column has for what is meant by it.
    pub(super) fn signs(&mut self) {
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
}
