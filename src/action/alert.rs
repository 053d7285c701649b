//! Alerts: a rule that fires for a customer, with the numbers that made it fire and the money at stake.

use super::column::Cell;
use super::field::{Field, Kind};
use super::memory::{Reconciled, Status};
use super::moment::{Ground, Moments};
use super::record::Evaluated;
use super::rule::condition::Term;
use super::rule::judge::Judge;
use super::rules::{Basis, BuiltIn, Rule, Severity};
use crate::calendar::Day;
use crate::ledger::CustomerIx;
use crate::money::{Figure, Money};
use crate::portfolio::risk;
use crate::segment::{Tier, profit_tiers};
use crate::sorting;
use serde::{Deserialize, Serialize};

/// A rule that fires for a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    /// The rule's key.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// Position in the ledger.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// How it stands beside the project.
    pub status: Status,
    /// Open since: as the project has it, else the first of the month ends at each of which the rule has fired.
    pub since: Day,
    /// Who sees to it, by the project.
    pub owner: Option<String>,
    /// Words about it, of the project.
    pub note: Option<String>,
    /// Money at stake; absent where there is none.
    pub stake: Option<Figure>,
    /// What money that is.
    pub basis: Basis,
    /// What the rule looks at, in the order of its text, and what else its sentence says.
    pub facts: Vec<Fact>,
}

/// A number that made a rule fire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The field.
    pub field: Field,
    /// What, as the rule writes it: `days_since_purchase`, `was(profit, 1 quarter)`.
    pub of: String,
    /// Its value.
    pub value: FactValue,
}

/// A value of any kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// An exact amount in the currency.
    Amount(Figure),
    /// An estimate in the currency.
    Estimate(f64),
    /// Days.
    Days(f64),
    /// A count.
    Count(f64),
    /// A share of 1.
    Share(f64),
    /// A score or a ratio.
    Number(f64),
    /// A tier of the field's scheme.
    Tier(Tier),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Day),
    /// Words.
    Text(String),
    /// Not known.
    Unknown,
}

impl Alert {
    /// The key of the sentence that says why, and its variables.
    pub fn sentence(&self) -> (String, Vec<(&'static str, &Fact)>) {
        sentence(&self.rule, &self.facts)
    }
}

/// The key of the sentence that says why a rule fires, and its variables. The sentence of a user's own rule lists the facts
/// instead, and so does that of a built-in rule that was changed and no longer knows what its sentence says.
pub fn sentence<'a>(rule: &str, facts: &'a [Fact]) -> (String, Vec<(&'static str, &'a Fact)>) {
    let own = || ("rule-own.reason".to_owned(), Vec::new());
    let Some(built_in) = BuiltIn::named(rule) else { return own() };
    let says = built_in.definition().says;
    let fact = |term: &Term| {
        let of = term.to_string();
        facts.iter().find(|fact| fact.of == of && fact.value != FactValue::Unknown)
    };
    let found: Vec<_> = says.iter().filter_map(|(name, term)| Some((*name, fact(term)?))).collect();
    if found.len() == says.len() { (format!("rule-{rule}.reason"), found) } else { own() }
}

/// All alerts of today, the worst first, then the most money at stake, then by rule and id. `reconciled` has them in the order of
/// the rules and customers.
pub fn alerts(
    ground: &Ground,
    moments: &Moments,
    rules: &[Rule],
    evaluated: &[Evaluated],
    reconciled: &Reconciled,
) -> Vec<Alert> {
    let judge = Judge { ledger: ground.ledger, unit: ground.today.unit, moments };
    let stakes = Stakes::new(ground);
    let day = ground.today.end;
    let mut found: Vec<(Severity, Money, Alert)> = Vec::new();
    let mut standing = reconciled.firing.iter();
    for (rule, evaluated) in rules.iter().zip(evaluated) {
        let terms = rule.told();
        for index in evaluated.fired.iter().copied() {
            let customer = CustomerIx(index);
            let Some((entry, status)) = standing.next() else { break };
            let stake = stakes.of(rule.basis, customer.at());
            let fact = |term: &Term| Fact {
                field: term.field,
                of: term.to_string(),
                value: value(&judge, *term, day, customer),
            };
            let alert = Alert {
                rule: rule.key.clone(),
                severity: rule.severity,
                index,
                id: ground.ledger.id(customer).to_owned(),
                name: ground.ledger.name(customer).map(str::to_owned),
                status: *status,
                since: entry.since,
                owner: entry.owner.clone(),
                note: entry.note.clone(),
                stake: (stake > Money::ZERO).then(|| ground.today.unit.figure(stake)),
                basis: rule.basis,
                facts: terms.iter().map(fact).collect(),
            };
            found.push((rule.severity, stake, alert));
        }
    }
    sorting::by_key(&mut found, |(severity, stake, _)| (*severity, std::cmp::Reverse(*stake)));
    found.into_iter().map(|(.., alert)| alert).collect()
}

fn value(judge: &Judge, term: Term, day: Day, customer: CustomerIx) -> FactValue {
    let kind = term.field.kind();
    if kind == Kind::Text {
        let text = if term.field == Field::Id { Some(judge.ledger.id(customer)) } else { judge.ledger.name(customer) };
        return text.map_or(FactValue::Unknown, |text| FactValue::Text(text.to_owned()));
    }
    match (judge.value(term, day, customer.at()), kind) {
        (None, _) => FactValue::Unknown,
        (Some(Cell::Amount(amount)), _) => FactValue::Amount(judge.unit.figure(Money(amount))),
        (Some(Cell::Word(word)), Kind::Flag) => FactValue::Flag(word == 1),
        (Some(Cell::Word(word)), _) => {
            Tier::ALL.get(usize::from(word)).map_or(FactValue::Unknown, |tier| FactValue::Tier(*tier))
        }
        (Some(Cell::Number(number)), kind) => match kind {
            Kind::Amount => FactValue::Estimate(number),
            Kind::Days => FactValue::Days(number),
            Kind::Count => FactValue::Count(number),
            Kind::Share => FactValue::Share(number),
            Kind::Date => FactValue::Date(Day::from_epoch(number as i32)),
            _ => FactValue::Number(number),
        },
    }
}

/// What money is at stake.
struct Stakes<'a> {
    ground: &'a Ground<'a>,
    /// Profit of the last 12 months of the one in the middle of the high tier.
    high: Money,
}

impl<'a> Stakes<'a> {
    fn new(ground: &'a Ground<'a>) -> Stakes<'a> {
        let known = ground.today;
        let count = profit_tiers::high_count(known, ground.settings);
        let mut high: Vec<Money> = known.ranking[..count]
            .iter()
            .filter_map(|customer| known.year.profit.get(customer.at()).copied())
            .collect();
        sorting::by_key(&mut high, |profit| *profit);
        Stakes { ground, high: high.get(high.len() / 2).copied().unwrap_or_default() }
    }

    /// Zero where there is none.
    fn of(&self, basis: Basis, at: usize) -> Money {
        let known = self.ground.today;
        let year = known.year.profit.get(at).copied().unwrap_or_default();
        let stake = match basis {
            Basis::YearlyProfit => risk::stake(known, at).unwrap_or_default(),
            Basis::LossAvoided => Money::ZERO - year,
            Basis::Uplift => self.high - year,
        };
        stake.max(Money::ZERO)
    }
}
