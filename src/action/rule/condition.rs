//! The tree of a condition, and its text. Parsing the text gives the same tree again.

use super::super::field::{Field, Kind};
use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::Tier;
use crate::settings::choices;
use serde::Serialize;
use std::fmt::{self, Display, Formatter, Write as _};

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All of them, two or more.
    All(Vec<Condition>),
    /// Any of them, two or more.
    Any(Vec<Condition>),
    /// Not so.
    Not(Box<Condition>),
    /// A single test.
    Test(Test),
}

/// A test of one customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `a < b`.
    Compare {
        /// What is compared.
        of: Term,
        /// How.
        how: Comparison,
        /// With what.
        with: Operand,
    },
    /// `a between 1 and 2`, both included.
    Between {
        /// What is compared.
        of: Term,
        /// From.
        low: Literal,
        /// To.
        high: Literal,
    },
    /// `a in (x, y)`.
    In {
        /// What is compared.
        of: Term,
        /// One of these, at least one.
        values: Vec<Literal>,
    },
    /// `a is known`.
    Known {
        /// What.
        of: Term,
    },
}

/// A field, now or earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The field.
    pub field: Field,
    /// When.
    pub when: When,
}

/// Of which day a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The day that is judged.
    Now,
    /// So long before: `was(profit, 1 quarter)`.
    Was(Period),
    /// The value now less the one so long before: `change(profit, 1 quarter)`.
    Change(Period),
}

/// A time to look back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How many, 1 or more.
    pub count: u16,
    /// Of what.
    pub of: Span,
}

choices! {
    /// A unit of time.
    Span {
        /// Days.
        Days = "days",
        /// Seven days.
        Weeks = "weeks",
        /// Months of the calendar; of a number of days: 30.
        Months = "months",
        /// Three months; of a number of days: 91.
        Quarters = "quarters",
        /// Twelve months; of a number of days: 365.
        Years = "years",
    }
}

choices! {
    /// How two values compare.
    Comparison {
        /// The same.
        Equal = "=",
        /// Another one.
        Unequal = "!=",
        /// Less.
        Less = "<",
        /// Less or the same.
        AtMost = "<=",
        /// More.
        More = ">",
        /// More or the same.
        AtLeast = ">=",
    }
}

/// What something is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A value.
    Value(Literal),
    /// Another field, or the same one earlier.
    Term(Term),
}

/// A value as it was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A number with its unit.
    Number(Quantity),
    /// A tier.
    Tier(Tier),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Day),
    /// Words between quotation marks.
    Text(String),
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The number as it was written.
    pub number: Figure,
    /// Its unit.
    pub unit: Unit,
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing.
    One,
    /// `%`: a hundredth.
    Percent,
    /// `k`: a thousand.
    Thousand,
    /// `万`: ten thousand.
    Wan,
    /// `亿`: a hundred million.
    Yi,
    /// Time.
    Span(Span),
}

impl Span {
    /// Days, where a number of days is meant and no calendar says from when.
    pub fn days(self) -> i64 {
        match self {
            Span::Days => 1,
            Span::Weeks => 7,
            Span::Months => 30,
            Span::Quarters => 91,
            Span::Years => 365,
        }
    }

    /// The word for one, and for several.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Span::Days => ["day", "days"],
            Span::Weeks => ["week", "weeks"],
            Span::Months => ["month", "months"],
            Span::Quarters => ["quarter", "quarters"],
            Span::Years => ["year", "years"],
        }
    }
}

impl Period {
    /// The day so long before another one. From the end of a month it leads to the end of one, where the unit is of the calendar.
    pub fn before(self, day: Day) -> Day {
        let count = i32::from(self.count);
        let months = |months: i32| {
            if day == day.month().last_day() { day.month().plus(-months).last_day() } else { day.plus_months(-months) }
        };
        match self.of {
            Span::Days => day.plus_days(-count),
            Span::Weeks => day.plus_days(-7 * count),
            Span::Months => months(count),
            Span::Quarters => months(3 * count),
            Span::Years => months(12 * count),
        }
    }
}

impl Term {
    /// The field now.
    pub fn now(field: Field) -> Term {
        Term { field, when: When::Now }
    }

    /// The days that it looks at, of the one that is judged.
    pub fn days(self, day: Day) -> impl Iterator<Item = Day> {
        let (now, earlier) = match self.when {
            When::Now => (Some(day), None),
            When::Was(period) => (None, Some(period.before(day))),
            When::Change(period) => (Some(day), Some(period.before(day))),
        };
        now.into_iter().chain(earlier)
    }
}

impl Quantity {
    /// The number in units of its field: days, or 1.
    pub fn value(self) -> Option<Figure> {
        let times = |factor: i64| self.number.times(Figure::whole(factor));
        match self.unit {
            Unit::One => Some(self.number),
            Unit::Percent => self.number.times(Figure { units: 1, scale: 2 }),
            Unit::Thousand => times(1_000),
            Unit::Wan => times(10_000),
            Unit::Yi => times(100_000_000),
            Unit::Span(span) => times(span.days()),
        }
    }
}

impl Unit {
    /// Can a value of this kind have it?
    pub fn fits(self, kind: Kind) -> bool {
        match self {
            Unit::One => true,
            Unit::Percent => kind == Kind::Share,
            Unit::Thousand | Unit::Wan | Unit::Yi => matches!(kind, Kind::Amount | Kind::Count),
            Unit::Span(_) => kind == Kind::Days,
        }
    }
}

impl Condition {
    /// Every term, in the order of the text.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        self.collect(&mut terms);
        terms
    }

    fn collect(&self, terms: &mut Vec<Term>) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.collect(terms)),
            Condition::Not(inner) => inner.collect(terms),
            Condition::Test(test) => terms.extend(test.terms()),
        }
    }

    /// Does it hold for some customers by what a table says without a date?
    pub fn is_undated(&self) -> bool {
        self.terms().iter().any(|term| term.field.is_undated())
    }
}

impl Test {
    fn terms(&self) -> impl Iterator<Item = Term> {
        let (of, with) = match self {
            Test::Compare { of, with: Operand::Term(with), .. } => (of, Some(*with)),
            Test::Compare { of, .. } | Test::Between { of, .. } | Test::In { of, .. } | Test::Known { of } => {
                (of, None)
            }
        };
        [*of].into_iter().chain(with)
    }
}

/// Its text, as everywhere outside of the engine.
impl Serialize for Condition {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let list = |f: &mut Formatter<'_>, parts: &[Condition], word: &str| {
            for (nth, part) in parts.iter().enumerate() {
                if nth > 0 {
                    write!(f, " {word} ")?;
                }
                // An inner list of the same kind is one of its own: without parentheses it would become part of this one.
                let apart = matches!((self, part), (_, Condition::Any(_)) | (Condition::All(_), Condition::All(_)));
                if apart { write!(f, "({part})")? } else { write!(f, "{part}")? }
            }
            Ok(())
        };
        match self {
            Condition::All(parts) => list(f, parts, "and"),
            Condition::Any(parts) => list(f, parts, "or"),
            Condition::Test(test) => write!(f, "{test}"),
            Condition::Not(inner) => match &**inner {
                Condition::Test(Test::Known { of }) => write!(f, "{of} is not known"),
                Condition::Test(Test::In { of, values }) => {
                    write!(f, "{of} not in ")?;
                    listed(f, values)
                }
                Condition::Test(test) => write!(f, "not {test}"),
                Condition::Not(_) => write!(f, "not {inner}"),
                Condition::All(_) | Condition::Any(_) => write!(f, "not ({inner})"),
            },
        }
    }
}

fn listed(f: &mut Formatter<'_>, values: &[Literal]) -> fmt::Result {
    for (nth, value) in values.iter().enumerate() {
        write!(f, "{}{value}", if nth == 0 { "(" } else { ", " })?;
    }
    f.write_char(')')
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Test::Compare { of, how, with } => write!(f, "{of} {} {with}", how.as_str()),
            Test::Between { of, low, high } => write!(f, "{of} between {low} and {high}"),
            Test::In { of, values } => {
                write!(f, "{of} in ")?;
                listed(f, values)
            }
            Test::Known { of } => write!(f, "{of} is known"),
        }
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let field = self.field.as_str();
        match self.when {
            When::Now => f.write_str(field),
            When::Was(period) => write!(f, "was({field}, {period})"),
            When::Change(period) => write!(f, "change({field}, {period})"),
        }
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.of.words()[usize::from(self.count != 1)])
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Value(value) => value.fmt(f),
            Operand::Term(term) => term.fmt(f),
        }
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Number(quantity) => quantity.fmt(f),
            Literal::Tier(tier) => f.write_str(tier.as_str()),
            Literal::Flag(flag) => f.write_str(if *flag { "yes" } else { "no" }),
            Literal::Date(day) => day.fmt(f),
            Literal::Text(text) => write!(f, "\"{}\"", text.replace('"', "\"\"")),
        }
    }
}

impl Display for Quantity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)?;
        match self.unit {
            Unit::One => Ok(()),
            Unit::Percent => f.write_char('%'),
            Unit::Thousand => f.write_char('k'),
            Unit::Wan => f.write_char('万'),
            Unit::Yi => f.write_char('亿'),
            Unit::Span(span) => {
                write!(f, " {}", span.words()[usize::from(self.number != Figure::whole(1))])
            }
        }
    }
}
