//! For whom a condition holds. What is not known neither holds nor fails to: the logic has three values (Kleene's).

use super::super::column::{Cell, Column};
use super::super::field::{Field, Kind};
use super::super::moment::{Moment, Moments};
use super::condition::{Comparison, Condition, Literal, Operand, Term, Test, When};
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Money, Unit};
use std::cmp::Ordering;

/// Whether a condition holds. In this order, `and` is the least of two, `or` the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not.
    No,
    /// Something that it depends on is not known.
    Unknown,
    /// It does.
    Yes,
}

impl Truth {
    fn of(holds: Option<bool>) -> Truth {
        match holds {
            None => Truth::Unknown,
            Some(false) => Truth::No,
            Some(true) => Truth::Yes,
        }
    }

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

/// The days at which conditions are judged.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// Names and ids.
    pub ledger: &'a Ledger,
    /// Unit of all amounts.
    pub unit: Unit,
    /// The days, with every field that a condition asks for.
    pub moments: &'a Moments,
}

/// What a term finds: the columns of now and of then.
struct Found<'a> {
    now: Option<&'a Column>,
    then: Option<(&'a Moment, &'a Column)>,
    when: When,
}

impl Judge<'_> {
    /// Whether the condition holds on a day, by customer; of those who were not known yet it means nothing.
    pub fn judge(&self, condition: &Condition, day: Day) -> Vec<Truth> {
        let fold = |parts: &[Condition], pick: fn(Truth, Truth) -> Truth| {
            let mut columns = parts.iter().map(|part| self.judge(part, day));
            let mut all = columns.next().unwrap_or_default();
            for column in columns {
                all.iter_mut().zip(column).for_each(|(all, one)| *all = pick(*all, one));
            }
            all
        };
        match condition {
            Condition::All(parts) => fold(parts, Truth::min),
            Condition::Any(parts) => fold(parts, Truth::max),
            Condition::Not(inner) => self.judge(inner, day).into_iter().map(Truth::not).collect(),
            Condition::Test(test) => self.test(test, day),
        }
    }

    /// The value of a term, where it is known.
    pub fn value(&self, term: Term, day: Day, at: usize) -> Option<Cell> {
        self.find(term, day).cell(at)
    }

    fn test(&self, test: &Test, day: Day) -> Vec<Truth> {
        let of = match test {
            Test::Compare { of, .. } | Test::Between { of, .. } | Test::In { of, .. } | Test::Known { of } => *of,
        };
        if of.field.kind() == Kind::Text {
            return self.each(|at| self.text(test, of.field, at));
        }
        let found = self.find(of, day);
        let cell = |literal: &Literal| self.cell(literal, &found);
        match test {
            Test::Known { .. } => self.each(|at| Some(found.cell(at).is_some())),
            Test::Compare { how, with: Operand::Term(with), .. } => {
                let other = self.find(*with, day);
                self.each(|at| how.holds(self.order(found.cell(at)?, other.cell(at)?)?))
            }
            Test::Compare { how, with: Operand::Value(with), .. } => {
                let with = cell(with);
                self.each(|at| how.holds(self.order(found.cell(at)?, with?)?))
            }
            Test::Between { low, high, .. } => {
                let (low, high) = (cell(low), cell(high));
                self.each(|at| {
                    let value = found.cell(at)?;
                    Some(self.order(value, low?)? != Ordering::Less && self.order(value, high?)? != Ordering::Greater)
                })
            }
            Test::In { values, .. } => {
                let values: Vec<Cell> = values.iter().filter_map(cell).collect();
                self.each(|at| {
                    let value = found.cell(at)?;
                    Some(values.iter().any(|other| self.order(value, *other) == Some(Ordering::Equal)))
                })
            }
        }
    }

    fn each(&self, holds: impl Fn(usize) -> Option<bool>) -> Vec<Truth> {
        (0..self.ledger.len()).map(|at| Truth::of(holds(at))).collect()
    }

    fn find(&self, term: Term, day: Day) -> Found<'_> {
        let of = |day: Day| {
            let moment = self.moments.of(day)?;
            Some((moment, moment.column(term.field)?))
        };
        let now = of(day).map(|(_, column)| column);
        match term.when {
            When::Now => Found { now, then: None, when: term.when },
            When::Was(period) | When::Change(period) => {
                // Where the calendar ends, there is no day before.
                let then = Some(period.before(day)).filter(|then| *then < day);
                Found { now, then: then.and_then(of), when: term.when }
            }
        }
    }

    /// A literal as a cell of the column that it is compared with.
    fn cell(&self, literal: &Literal, found: &Found) -> Option<Cell> {
        let column = found.now.or(found.then.map(|(_, column)| column))?;
        Some(match (literal, column) {
            (Literal::Number(quantity), Column::Amount(_) | Column::Wide(_)) => {
                Cell::Amount(self.unit.from_setting(quantity.value()?).0)
            }
            (Literal::Number(quantity), _) => Cell::Number(quantity.value()?.to_f64()),
            (Literal::Tier(tier), _) => Cell::Word(tier.slot() as u8),
            (Literal::Flag(flag), _) => Cell::Word(u8::from(*flag)),
            (Literal::Date(day), _) => Cell::Number(day.epoch().into()),
            (Literal::Text(_), _) => return None,
        })
    }

    fn order(&self, a: Cell, b: Cell) -> Option<Ordering> {
        match (a, b) {
            (Cell::Amount(a), Cell::Amount(b)) => Some(a.cmp(&b)),
            (Cell::Word(a), Cell::Word(b)) => Some(a.cmp(&b)),
            (Cell::Number(a), Cell::Number(b)) => a.partial_cmp(&b),
            // Estimates of money beside exact amounts.
            (Cell::Amount(a), Cell::Number(b)) => self.unit.to_f64(Money(a)).partial_cmp(&b),
            (Cell::Number(a), Cell::Amount(b)) => a.partial_cmp(&self.unit.to_f64(Money(b))),
            _ => None,
        }
    }

    fn text(&self, test: &Test, field: Field, at: usize) -> Option<bool> {
        let of = |field: Field| {
            let customer = CustomerIx(at as u32);
            if field == Field::Id { Some(self.ledger.id(customer)) } else { self.ledger.name(customer) }
        };
        let own = of(field);
        let is = |literal: &Literal| matches!(literal, Literal::Text(text) if own == Some(text.as_str()));
        match test {
            Test::Known { .. } => Some(own.is_some()),
            Test::In { values, .. } => own.map(|_| values.iter().any(is)),
            Test::Compare { how, with, .. } => {
                own?;
                let same = match with {
                    Operand::Value(value) => is(value),
                    Operand::Term(term) => own == Some(of(term.field)?),
                };
                how.holds(if same { Ordering::Equal } else { Ordering::Less })
            }
            Test::Between { .. } => None,
        }
    }
}

impl Found<'_> {
    fn cell(&self, at: usize) -> Option<Cell> {
        let then = || self.then.filter(|(moment, _)| moment.seen[at]).and_then(|(_, column)| column.get(at));
        match self.when {
            When::Now => self.now?.get(at),
            When::Was(_) => then(),
            When::Change(_) => self.now?.get(at)?.minus(then()?),
        }
    }
}

impl Comparison {
    fn holds(self, order: Ordering) -> Option<bool> {
        Some(match self {
            Comparison::Equal => order == Ordering::Equal,
            Comparison::Unequal => order != Ordering::Equal,
            Comparison::Less => order == Ordering::Less,
            Comparison::AtMost => order != Ordering::Greater,
            Comparison::More => order == Ordering::Greater,
            Comparison::AtLeast => order != Ordering::Less,
        })
    }
}
