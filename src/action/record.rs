//! For whom rules fire today, and their record: what each would have said at the last 12 month ends, from what was known then.

use super::field::Field;
use super::moment::{Ground, Moments, State};
use super::propose::{Proposal, propose};
use super::rule::condition::When;
use super::rule::judge::{Judge, Truth};
use super::rules::{Basis, Owner, Rule, Severity};
use crate::calendar::Day;
use crate::pauses::Pauses;
use crate::portfolio::history::month_ends;
use serde::{Deserialize, Serialize};

/// Month ends of a record.
const MONTHS: usize = 12;

/// A rule and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleView {
    /// The rule's key.
    pub key: String,
    /// Its condition.
    pub text: String,
    /// How bad it is.
    pub severity: Severity,
    /// Who sees to it.
    pub owner: Owner,
    /// Days until it is due.
    pub due_days: u16,
    /// Minutes that it takes.
    pub minutes: u16,
    /// What money is at stake.
    pub basis: Basis,
    /// Does it rest on a column that has no date? Then its record is that of today's values.
    pub undated: bool,
    /// Today.
    pub today: Count,
    /// The threshold, and what the data suggests for it; absent where there is none.
    pub threshold: Option<Proposal>,
    /// The last 12 month ends within the data, oldest first.
    pub record: Vec<MonthRecord>,
}

/// How many customers a rule fires for on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Customers of whom everything that the rule looks at is known, or enough to tell.
    pub judged: u32,
    /// Customers of whom something that decides is not known.
    pub unknown: u32,
    /// Customers for whom it fires.
    pub fired: u32,
    /// For whom it did not fire at the month end before; absent where there is none.
    pub new: Option<u32>,
    /// For whom it did.
    pub still_open: Option<u32>,
    /// For whom it fired at the month end before, and not now.
    pub cleared: Option<u32>,
}

/// A rule at the end of a month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthRecord {
    /// The last day of the month.
    pub day: Day,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
    /// What became of them in the 90 days after; absent where those are not over.
    pub after: Option<After>,
}

/// Who bought nothing in the 90 days after a day, of those who had bought before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Customers for whom the rule fired.
    pub fired: u32,
    /// Those of them who bought nothing.
    pub fired_silent: u32,
    /// All customers.
    pub all: u32,
    /// Those of them who bought nothing.
    pub all_silent: u32,
}

/// What a rule says of the customers.
pub struct Evaluated {
    /// In numbers.
    pub view: RuleView,
    /// For whom it fires today, in the order of the ledger.
    pub fired: Vec<u32>,
    /// Of whom it cannot tell today, in the order of the ledger.
    pub unknown: Vec<u32>,
    /// Since which day without a break: a month end, or today.
    pub since: Vec<Day>,
}

/// Evaluates rules today, and at the last 12 month ends where the record is wanted.
pub async fn evaluate(
    ground: &Ground<'_>,
    moments: &mut Moments,
    rules: &[Rule],
    with_record: bool,
    pauses: &Pauses<'_>,
) -> Vec<Evaluated> {
    let today = ground.today.end;
    let mut days = if with_record { month_ends(ground.ledger, ground.today, MONTHS) } else { Vec::new() };
    days.push(today);
    moments.prepare(ground, &wanted(rules, &days), pauses).await;
    if with_record {
        moments.watch(ground, &days);
    }
    let moments = &*moments;
    let judge = Judge { ledger: ground.ledger, unit: ground.today.unit, moments };
    let one = |rule: &Rule| {
        let mut record = Vec::new();
        let mut before: Option<Vec<Truth>> = None;
        let mut since = vec![today; ground.ledger.len()];
        let mut now = Count::default();
        for day in &days {
            let Some(moment) = moments.of(*day) else { continue };
            let mut truths = judge.judge(&rule.condition, *day);
            // Of those who were not known yet, nothing is true and nothing is missing.
            truths.iter_mut().zip(&moment.seen).filter(|(_, seen)| !**seen).for_each(|(truth, _)| *truth = Truth::No);
            now = count(&truths, before.as_deref(), moment.customers());
            for (at, since) in since.iter_mut().enumerate().filter(|(at, _)| truths[*at] == Truth::Yes) {
                let was_open = before.as_ref().is_some_and(|before| before[at] == Truth::Yes);
                *since = if was_open { *since } else { *day };
            }
            if *day != today {
                let after = moments.after(*day).map(|states| outcome(&truths, states));
                record.push(MonthRecord { day: *day, count: now, after });
            }
            before = Some(truths);
        }
        let truths = before.unwrap_or_default();
        let which = |truth: Truth| (0..truths.len() as u32).filter(|at| truths[*at as usize] == truth).collect();
        let (fired, unknown) = (which(Truth::Yes), which(Truth::Unknown));
        let view = RuleView {
            key: rule.key.clone(),
            text: rule.condition.to_string(),
            severity: rule.severity,
            owner: rule.owner,
            due_days: rule.due_days,
            minutes: rule.minutes,
            basis: rule.basis,
            undated: rule.condition.is_undated(),
            today: now,
            threshold: propose(rule, &judge, today, now.fired),
            record,
        };
        Evaluated { view, fired, unknown, since }
    };
    rules.iter().map(one).collect()
}

/// The days that rules look at, with the fields that they need of each.
fn wanted(rules: &[Rule], days: &[Day]) -> Vec<(Day, Vec<Field>)> {
    let mut wanted: Vec<(Day, Vec<Field>)> = days.iter().map(|day| (*day, Vec::new())).collect();
    for (term, day) in
        rules.iter().flat_map(|rule| rule.condition.terms()).flat_map(|term| days.iter().map(move |day| (term, *day)))
    {
        for day in term.days(day) {
            let at = wanted.iter().position(|(known, _)| *known == day).unwrap_or_else(|| {
                wanted.push((day, Vec::new()));
                wanted.len() - 1
            });
            let fields = &mut wanted[at].1;
            if !fields.contains(&term.field) {
                fields.push(term.field);
            }
        }
    }
    // What an alert says besides is of today.
    let today = wanted.iter_mut().find(|(day, _)| days.last() == Some(day));
    if let Some((_, fields)) = today {
        for term in rules.iter().flat_map(Rule::told).filter(|term| term.when == When::Now) {
            if !fields.contains(&term.field) {
                fields.push(term.field);
            }
        }
    }
    // Fits begin where that of the day before has ended.
    crate::sorting::by_key(&mut wanted, |(day, _)| *day);
    wanted
}

fn count(truths: &[Truth], before: Option<&[Truth]>, customers: u32) -> Count {
    let fires = |truths: &[Truth], at: usize| truths[at] == Truth::Yes;
    let how_many = |holds: &dyn Fn(usize) -> bool| (0..truths.len()).filter(|at| holds(*at)).count() as u32;
    let unknown = how_many(&|at| truths[at] == Truth::Unknown);
    let against =
        |was: bool, is: bool| before.map(|before| how_many(&|at| fires(before, at) == was && fires(truths, at) == is));
    Count {
        judged: customers - unknown,
        unknown,
        fired: how_many(&|at| fires(truths, at)),
        new: against(false, true),
        still_open: against(true, true),
        cleared: against(true, false),
    }
}

fn outcome(truths: &[Truth], states: &[State]) -> After {
    let mut after = After::default();
    for (truth, state) in truths.iter().zip(states).filter(|(_, state)| **state != State::Stranger) {
        let (fired, silent) = (u32::from(*truth == Truth::Yes), u32::from(*state == State::Silent));
        after.all += 1;
        after.all_silent += silent;
        after.fired += fired;
        after.fired_silent += fired * silent;
    }
    after
}
