//! What to do: alerts, tasks, rules with their record, the customers who matter most this week, and what is open for one.

use super::{named, pages, word};
use crate::action::alert::{Alert, Fact, FactValue, sentence};
use crate::action::book::{Book, Deed, Kept, Mark};
use crate::action::field::{Field, Kind};
use crate::action::memory::{Ended, Entry, Status};
use crate::action::propose::Proposal;
use crate::action::record::{MonthRecord, RuleView};
use crate::action::rule::fault::Fault;
use crate::action::rules::{Basis, BuiltIn, Owner, Severity};
use crate::action::shopify::Segment;
use crate::action::task::{Load, Origin, Plan, Sum, Task};
use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::Scheme;
use crate::view::panel::{
    Block, Cell, Column, Control, Item, KeyFigure, Link, List, Panel, Phrase, Row, Table, Value, share,
};
use crate::view::portfolio::{PAGE, Part, PortfolioAsk, Shown};
use std::collections::{BTreeMap, BTreeSet};

/// Customers of a week at most.
const WEEK: usize = 10;
/// Customers of them that are shown at once.
const FIRST: usize = 3;
/// Days for which an alert is snoozed.
const SNOOZE: i32 = 30;

/// A rule that is looked at, and its condition as somebody writes it.
pub struct Draft {
    /// The rule's key.
    pub key: String,
    /// The text.
    pub text: String,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// What keeps it; `None` where there is nothing to keep.
    pub keep: Option<Deed>,
    /// The text with the proposed threshold.
    pub proposed: Option<String>,
    /// What becomes of it in Shopify.
    pub segment: Segment,
}

/// The customers who matter most this week: one alert each, the worst first.
pub fn of_week(alerts: &[Alert]) -> Vec<&Alert> {
    let mut seen = BTreeSet::new();
    alerts.iter().filter(|alert| is_open(alert) && !is_early(alert) && seen.insert(alert.index)).take(WEEK).collect()
}

/// Does it tell of a silence that is no longer than usual for the customer?
fn is_early(alert: &Alert) -> bool {
    let days = |field: Field| {
        alert.facts.iter().find_map(|fact| match fact.value {
            FactValue::Days(days) if fact.of == field.as_str() => Some(days),
            _ => None,
        })
    };
    days(Field::DaysSincePurchase).zip(days(Field::UsualGap)).is_some_and(|(days, gap)| days <= gap)
}

fn is_open(alert: &Alert) -> bool {
    !matches!(alert.status, Status::Snoozed | Status::Done)
}

/// Where profit is nothing but an assumed margin: so is the money at stake.
pub fn stakes_assumed(margin: Figure) -> Block {
    Phrase::new("stakes-assumed").with("margin", Value::Share(margin.to_f64())).into()
}

/// The head of the overview.
pub fn week(alerts: &[Alert], day: Day) -> Panel {
    let panel = Panel::new(Part::Week);
    let chosen = of_week(alerts);
    if chosen.is_empty() {
        return panel.block(Block::Absent(Phrase::new("week-none").with("day", day)));
    }
    let stake = together(&chosen);
    let open: BTreeSet<u32> = alerts.iter().filter(|alert| is_open(alert)).map(|alert| alert.index).collect();
    let lead = Phrase::new("week-lead").with("count", chosen.len()).with("all", Value::Count(open.len() as u64));
    let mut items: Vec<Item> = chosen.iter().map(|alert| item(alert, day, Said::Short)).collect();
    let rest = items.split_off(items.len().min(FIRST));
    let panel = panel.control(save("export-week")).block(lead.with("stake", stake).with("day", day)).block(list(
        "week-list",
        "week-title",
        items,
        None,
    ));
    if rest.is_empty() {
        return panel;
    }
    let more = Phrase::new("week-more").with("count", rest.len());
    panel.block(Block::Folded(more, vec![list("week-rest", "week-title", rest, None)]))
}

/// What is open for a customer.
pub fn open_for(alerts: &[Alert], day: Day) -> Vec<Block> {
    let title = Block::Heading(Phrase::new("open-title"));
    if alerts.is_empty() {
        return vec![title, Block::Absent(Phrase::new("open-none"))];
    }
    let items = alerts.iter().map(|alert| item(alert, day, Said::OfCustomer)).collect();
    vec![title, list("open-list", "open-title", items, None)]
}

/// For whom rules fire, as of a day; is it the last one of the data?
pub fn alerts(all: &[Alert], ended: &[(Entry, Ended)], (day, is_of_data): (Day, bool), asked: &PortfolioAsk) -> Panel {
    let PortfolioAsk::Alerts { shown, severity, rule, offset } = asked.clone() else { return Panel::new(Part::Alerts) };
    let ask = |shown: Shown, severity: Option<Severity>, rule: Option<String>, offset: u32| PortfolioAsk::Alerts {
        shown,
        severity,
        rule,
        offset,
    };
    let is_shown = |alert: &&Alert| match shown {
        Shown::Open => is_open(alert),
        Shown::Snoozed => alert.status == Status::Snoozed,
        Shown::Done => alert.status == Status::Done,
    };
    let of_status: Vec<&Alert> = all.iter().filter(is_shown).collect();
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    of_status.iter().for_each(|alert| *by_rule.entry(&alert.rule).or_default() += 1);
    let counted =
        |name: Value, count: usize| Value::from(Phrase::new("choice-count").with("name", name).with("count", count));
    let show = Control::choice(
        "alerts-shown",
        Shown::ALL,
        shown,
        |one| word("shown", one.as_str()),
        |one| ask(one, severity, None, 0),
    );
    let mut severities =
        vec![(counted("choice-all".into(), of_status.len()), Link::Ask(ask(shown, None, rule.clone(), 0)))];
    severities.extend(Severity::ALL.iter().map(|one| {
        let count = of_status.iter().filter(|alert| alert.severity == *one).count();
        (counted(word("severity", one.as_str()), count), Link::Ask(ask(shown, Some(*one), rule.clone(), 0)))
    }));
    let chosen =
        severity.and_then(|severity| Severity::ALL.iter().position(|one| *one == severity)).map_or(0, |at| at + 1);
    let of_severity = Control::Choice { name: "alerts-severity".into(), options: severities, chosen };
    let mut rules = vec![(Value::from("choice-all"), Link::Ask(ask(shown, severity, None, 0)))];
    rules.extend(by_rule.iter().map(|(key, count)| {
        (counted(rule_name(key), *count), Link::Ask(ask(shown, severity, Some((*key).to_owned()), 0)))
    }));
    let chosen = rule.as_deref().and_then(|rule| by_rule.keys().position(|key| *key == rule)).map_or(0, |at| at + 1);
    let of_rule = Control::Choice { name: "alerts-rule".into(), options: rules, chosen };
    let mut panel = Panel::new(Part::Alerts)
        .block(Phrase::new(if is_of_data { "alerts-lead" } else { "alerts-lead-undated" }).with("day", day));
    if all.iter().any(|alert| alert.status != Status::New) || !ended.is_empty() {
        let with = |status: Status| all.iter().filter(|alert| alert.status == status).count();
        let over = |end: Ended| ended.iter().filter(|(_, is)| *is == end).count();
        let facts = Phrase::new("alerts-since-project").with("new", Value::Count(with(Status::New) as u64));
        let facts = facts.with("open", Value::Count((with(Status::Open) + with(Status::Back)) as u64));
        let facts = facts.with("snoozed", Value::Count(with(Status::Snoozed) as u64));
        let facts = facts.with("done", Value::Count(with(Status::Done) as u64));
        let facts = facts.with("cleared", Value::Count(over(Ended::Cleared) as u64));
        panel = panel.block(facts.with("gone", Value::Count(over(Ended::Gone) as u64)));
    }
    panel = panel.block(figures(&of_status)).block(Block::Controls(vec![show, of_severity, of_rule]));
    let found: Vec<&Alert> = of_status
        .into_iter()
        .filter(|alert| severity.is_none_or(|severity| alert.severity == severity))
        .filter(|alert| rule.as_deref().is_none_or(|rule| alert.rule == rule))
        .collect();
    if found.is_empty() {
        return panel.block(Block::Absent(Phrase::new("alerts-none")));
    }
    let offset = offset.min(found.len().saturating_sub(1) as u32);
    let page = found.iter().skip(offset as usize).take(PAGE as usize);
    let items: Vec<Item> = page.map(|alert| item(alert, day, Said::Full)).collect();
    let pages = pages(offset, items.len(), found.len() as u32, |offset| ask(shown, severity, rule.clone(), offset));
    panel.block(list("alerts-list", "alerts-title", items, pages))
}

/// Money at stake; with a customer it counts once.
fn together(alerts: &[&Alert]) -> Figure {
    let mut stakes: BTreeMap<u32, Figure> = BTreeMap::new();
    for alert in alerts {
        let stake = alert.stake.unwrap_or_default();
        let most = stakes.entry(alert.index).or_default();
        if most.plus(-stake).is_some_and(Figure::is_negative) {
            *most = stake;
        }
    }
    stakes.values().fold(Figure::ZERO, |sum, stake| sum.plus(*stake).unwrap_or(sum))
}

/// Alerts and money at stake by severity.
fn figures(alerts: &[&Alert]) -> Block {
    let figure = |severity: &Severity| {
        let of: Vec<&Alert> = alerts.iter().copied().filter(|alert| alert.severity == *severity).collect();
        KeyFigure {
            name: format!("alerts-{}", severity.as_str()).into(),
            value: Value::Count(of.len() as u64),
            note: Phrase::new("alerts-stake").with("stake", together(&of)).into(),
            light: None,
            trend: Vec::new(),
            days: None,
        }
    };
    Block::Figures(Severity::ALL.iter().map(figure).collect())
}

/// How much an alert says of itself.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    /// Who, why, and what to do.
    Short,
    /// Also who sees to it, and a note.
    Full,
    /// All but the customer, on whose page it stands.
    OfCustomer,
}

fn item(alert: &Alert, day: Day, said: Said) -> Item {
    let deed =
        |mark: Mark| Deed::Alert { rule: alert.rule.clone(), customer: alert.id.clone(), since: alert.since, mark };
    let button = |name: &'static str, mark: Mark| Control::Button { name: name.into(), link: Link::Settle(deed(mark)) };
    let mut small = vec![rule_name(&alert.rule)];
    small.extend(alert.stake.map(|stake| {
        Phrase::new("alert-stake").with("stake", stake).with("basis", word("basis", alert.basis.as_str())).into()
    }));
    if said == Said::Full {
        small.push(Phrase::new("alert-since").with("day", alert.since).into());
    }
    if matches!(alert.status, Status::Back | Status::Snoozed | Status::Done) {
        small.push(word("status", alert.status.as_str()));
    }
    small.extend(alert.owner.clone().map(Value::Text));
    let mut controls =
        vec![if is_open(alert) { button("alert-done", Mark::Done(day)) } else { button("alert-open", Mark::Open) }];
    if is_open(alert) {
        controls.push(button("alert-snooze", Mark::Snoozed(day.plus_days(SNOOZE))));
    }
    let mut blocks = Vec::new();
    if said != Said::Short {
        let owner = alert.owner.clone().unwrap_or_default();
        let note = alert.note.clone().unwrap_or_default();
        blocks.push(Block::Folded(
            Phrase::new(if note.is_empty() { "alert-more" } else { "alert-more-noted" }),
            vec![Block::Controls(vec![
                Control::Field { name: "alert-owner".into(), text: owner, deed: deed(Mark::Owner(String::new())) },
                Control::Field { name: "alert-note".into(), text: note, deed: deed(Mark::Note(String::new())) },
            ])],
        ));
    }
    let title = match said {
        Said::OfCustomer => Cell::from(rule_name(&alert.rule)),
        _ => named(alert.index, &alert.id, alert.name.as_ref()),
    };
    if said == Said::OfCustomer {
        small.remove(0);
    }
    Item {
        key: format!("{} {}", alert.rule, alert.id),
        tag: Some((format!("severity-{}", alert.severity.as_str()).into(), word("severity", alert.severity.as_str()))),
        title,
        code: None,
        says: vec![why(&alert.rule, &alert.facts), Phrase::new(action_key(&alert.rule)).into()],
        small,
        controls,
        blocks,
    }
}

/// The name of a rule.
fn rule_name(key: &str) -> Value {
    match BuiltIn::named(key) {
        Some(_) => word("rule", key),
        None => {
            Phrase::new("rule-own-named").with("key", Value::Text(key.trim_start_matches("own-").to_owned())).into()
        }
    }
}

fn action_key(rule: &str) -> String {
    format!("rule-{}.action", if BuiltIn::named(rule).is_some() { rule } else { "own" })
}

/// The sentence that says why a rule fires.
fn why(rule: &str, facts: &[Fact]) -> Value {
    let (key, says) = sentence(rule, facts);
    if says.is_empty() && key == "rule-own.reason" {
        let all = facts.iter().map(|fact| {
            let field = Phrase::new(fact.field.label());
            let key = if fact.of == fact.field.as_str() { "fact" } else { "fact-earlier" };
            let phrase = Phrase::new(key).with("field", field).with("of", Value::Text(fact.of.clone()));
            phrase.with("value", valued(fact)).into()
        });
        return Phrase::new(key).with("facts", Value::Lines(all.collect())).into();
    }
    let phrase = says.into_iter().fold(Phrase::new(key), |phrase, (name, fact)| phrase.with(name, valued(fact)));
    phrase.into()
}

fn valued(fact: &Fact) -> Value {
    match &fact.value {
        FactValue::Amount(figure) => Value::Money(*figure),
        FactValue::Estimate(number) => Value::Estimate(*number),
        FactValue::Days(number) if *number >= 10.0 => Value::Count(number.round() as u64),
        FactValue::Count(number) if *number >= 0.0 && number.fract() == 0.0 => Value::Count(*number as u64),
        FactValue::Days(number) | FactValue::Count(number) | FactValue::Number(number) => Value::Number(*number),
        FactValue::Share(share) if fact.of.starts_with("change(") => Value::Change(*share),
        FactValue::Share(share) => Value::Share(*share),
        FactValue::Tier(tier) => match fact.field.kind() {
            Kind::Tier(scheme) => Value::Tier(scheme, *tier),
            _ => Value::Nothing,
        },
        FactValue::Flag(flag) => word("fact", if *flag { "yes" } else { "no" }),
        FactValue::Date(day) => Value::Day(*day),
        FactValue::Text(text) => Value::Text(text.clone()),
        FactValue::Unknown => Value::Nothing,
    }
}

fn list(
    name: &'static str,
    caption: &'static str,
    items: Vec<Item>,
    pages: Option<Box<crate::view::panel::Pages>>,
) -> Block {
    List { name: name.into(), caption: Phrase::new(caption), items, pages }.into()
}

fn save(kind: &'static str) -> Control {
    Control::Button { name: kind.into(), link: Link::Save(kind.trim_start_matches("export-").into()) }
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    // The first day of the epoch was a Thursday.
    day.plus_days(-(day.epoch() + 3).rem_euclid(7))
}

/// What is to be done, by owner and week, with the day from which it is due; is it the last one of the data?
pub fn tasks(plan: &Plan, book: &Book, (from, is_of_data): (Day, bool), asked: &PortfolioAsk) -> Panel {
    let PortfolioAsk::Tasks { owner, week, offset } = asked.clone() else { return Panel::new(Part::Tasks) };
    let ask = |owner: Option<String>, week: Option<Day>, offset: u32| PortfolioAsk::Tasks { owner, week, offset };
    let hours = book.capacity.map_or(String::new(), |minutes| (f64::from(minutes) / 60.0).to_string());
    let settled = vec![
        Control::Field { name: "tasks-hours".into(), text: hours, deed: Deed::Hours(String::new()) },
        Control::Field { name: "tasks-owners".into(), text: book.owners.join(", "), deed: Deed::Owners(String::new()) },
    ];
    let mut panel = Panel::new(Part::Tasks)
        .block(Phrase::new(if is_of_data { "tasks-lead-data" } else { "tasks-lead" }).with("day", from))
        .block(Block::Controls(settled));
    let all = plan
        .loads
        .iter()
        .fold((0u64, 0u64), |(tasks, minutes), load| (tasks + u64::from(load.sum.tasks), minutes + load.sum.minutes));
    let held = Phrase::new("tasks-held").with("count", Value::Count(all.0)).with("hours", hours_of(all.1));
    panel = panel.block(Block::Status(held));
    let left: Sum = plan.left_out;
    if left.tasks > 0 {
        let sentence = Phrase::new("tasks-left-out").with("count", left.tasks).with("hours", hours_of(left.minutes));
        panel = panel.block(sentence.with("stake", left.stake));
    }
    if plan.tasks.is_empty() {
        return panel.block(Block::Absent(Phrase::new("tasks-none")));
    }
    let exports =
        ["export-tasks", "export-tasks-todoist", "export-tasks-asana", "export-tasks-ics", "export-tasks-todo"];
    panel = panel.block(Block::Controls(exports.map(save).into())).block(loads(&plan.loads));
    let counted =
        |name: Value, count: usize| Value::from(Phrase::new("choice-count").with("name", name).with("count", count));
    let mut owners = vec![(counted("choice-all".into(), plan.tasks.len()), Link::Ask(ask(None, week, 0)))];
    owners.extend(plan.loads.iter().map(|load| {
        (counted(owner_name(&load.owner), load.sum.tasks as usize), Link::Ask(ask(Some(load.owner.clone()), week, 0)))
    }));
    let chosen = owner.as_ref().and_then(|owner| plan.loads.iter().position(|load| load.owner == *owner));
    let by_owner =
        Control::Choice { name: "tasks-owner".into(), options: owners, chosen: chosen.map_or(0, |at| at + 1) };
    let mut due: BTreeMap<Day, usize> = BTreeMap::new();
    plan.tasks.iter().for_each(|task| *due.entry(monday(task.due)).or_default() += 1);
    let mut weeks = vec![(Value::from("choice-all"), Link::Ask(ask(owner.clone(), None, 0)))];
    weeks.extend(
        due.iter().map(|(first, count)| {
            (counted(Value::Day(*first), *count), Link::Ask(ask(owner.clone(), Some(*first), 0)))
        }),
    );
    let chosen = week.and_then(|week| due.keys().position(|first| *first == week)).map_or(0, |at| at + 1);
    let by_week = Control::Choice { name: "tasks-week".into(), options: weeks, chosen };
    panel = panel.block(Block::Controls(vec![by_owner, by_week]));
    let found: Vec<&Task> = plan
        .tasks
        .iter()
        .filter(|task| owner.as_ref().is_none_or(|owner| task.owner == *owner))
        .filter(|task| week.is_none_or(|week| monday(task.due) == week))
        .collect();
    if found.is_empty() {
        return panel.block(Block::Absent(Phrase::new("tasks-none-chosen")));
    }
    let columns = vec![
        Column::words("column-task-of"),
        Column::words("column-task"),
        Column::words("column-why"),
        Column::words("column-owner"),
        Column::words("column-due"),
        Column::number("column-minutes"),
        Column::number("column-stake"),
    ];
    let offset = offset.min(found.len().saturating_sub(1) as u32);
    let mut table = Table::new("tasks-table", "tasks-title", columns);
    table.rows = found.iter().skip(offset as usize).take(PAGE as usize).map(|task| row(task)).collect();
    table.pages = pages(offset, table.rows.len(), found.len() as u32, |offset| ask(owner.clone(), week, offset));
    panel.block(table)
}

fn row(task: &Task) -> Row {
    let tier = |scheme: Scheme, tier, customers: u32| {
        Cell::from((scheme, tier)).note(Phrase::new("count-customers").with("count", customers))
    };
    let (whom, what, reason) = match &task.from {
        Origin::Rule { rule } => {
            let whom = task
                .customer
                .as_ref()
                .map_or(Cell::from(Value::Nothing), |one| named(one.index, &one.id, one.name.as_ref()));
            (whom, Cell::from(rule_name(rule)).note(Phrase::new(action_key(rule))), why(rule, &task.facts))
        }
        Origin::Card { scheme, tier: of, action, customers } => {
            let key = format!("card-{}-{}.action-{action}", scheme.as_str(), scheme.card(*of).as_str());
            (tier(*scheme, *of, *customers), Cell::from(Phrase::new(key)), "task-of-card".into())
        }
        Origin::Contact { scheme, tier: of, contact, customers } => {
            (tier(*scheme, *of, *customers), Cell::from(word("contact", contact.as_str())), "task-of-contact".into())
        }
    };
    let due = task.every.map_or(Value::Nothing, |every| word("task-every", every.as_str()));
    let stake = task.stake.zip(task.basis);
    Row {
        key: task.uid.clone(),
        cells: vec![
            whom,
            what,
            reason.into(),
            owner_name(&task.owner).into(),
            Cell::from(task.due).note(due),
            Value::Count(task.minutes.into()).into(),
            stake.map_or(Cell::from(Value::Nothing), |(stake, basis)| {
                Cell::from(stake).note(word("basis", basis.as_str()))
            }),
        ],
    }
}

fn hours_of(minutes: u64) -> Value {
    Value::Number(minutes as f64 / 60.0)
}

fn owner_name(owner: &str) -> Value {
    if Owner::named(owner).is_some() { word("owner", owner) } else { Value::Text(owner.to_owned()) }
}

fn loads(loads: &[Load]) -> Table {
    let columns = vec![
        Column::words("column-owner"),
        Column::number("column-tasks"),
        Column::number("column-hours"),
        Column::number("column-stake"),
    ];
    let mut table = Table::new("loads-table", "tasks-loads", columns);
    let row = |load: &Load| Row {
        key: load.owner.clone(),
        cells: vec![
            owner_name(&load.owner).into(),
            Value::Count(load.sum.tasks.into()).into(),
            hours_of(load.sum.minutes).into(),
            load.sum.stake.into(),
        ],
    };
    table.rows = loads.iter().map(row).collect();
    table
}

/// Rules, the one that is looked at with its record. `next` is the key of another rule of the user's own.
pub fn rules(kept: &[Kept], views: &[RuleView], draft: Option<&Draft>, next: String) -> Panel {
    let new = PortfolioAsk::Rules { open: Some(next), draft: Some(String::new()) };
    let mut panel = Panel::new(Part::Rules)
        .control(Control::Button { name: "rule-new".into(), link: Link::Ask(new) })
        .block(Phrase::new("rules-lead"));
    let view = |key: &str| views.iter().find(|view| view.key == key);
    let mut items = Vec::new();
    if let Some(draft) = draft.filter(|draft| kept.iter().all(|kept| kept.rule.key != draft.key)) {
        items.push(Item {
            key: draft.key.clone(),
            tag: None,
            title: Cell::from(rule_name(&draft.key)),
            code: None,
            says: view(&draft.key).map(counts).into_iter().flatten().collect(),
            small: Vec::new(),
            controls: vec![open_rule(None)],
            blocks: editor(draft, view(&draft.key), false),
        });
    }
    items.extend(kept.iter().map(|kept| {
        let rule = &kept.rule;
        let open = draft.filter(|draft| draft.key == rule.key);
        let switch = Control::Button {
            name: if kept.off { "rule-on" } else { "rule-off" }.into(),
            link: Link::Settle(Deed::Switch { rule: rule.key.clone(), on: kept.off }),
        };
        let mut says: Vec<Value> = view(&rule.key).map(counts).into_iter().flatten().collect();
        says.extend(kept.off.then(|| "rule-is-off".into()));
        let severity = rule.severity.as_str();
        let small = vec![
            word("owner", rule.owner.as_str()),
            Phrase::new("rule-due").with("count", u32::from(rule.due_days)).into(),
            Phrase::new("rule-minutes").with("count", u32::from(rule.minutes)).into(),
            word("basis", rule.basis.as_str()),
        ];
        Item {
            key: rule.key.clone(),
            tag: Some((format!("severity-{severity}").into(), word("severity", severity))),
            title: Cell::from(rule_name(&rule.key)),
            code: Some(rule.condition.to_string()),
            says,
            small,
            controls: vec![switch, open_rule((open.is_none()).then_some(&rule.key))],
            blocks: open.map_or_else(Vec::new, |draft| editor(draft, view(&rule.key), kept.changed)),
        }
    }));
    panel = panel.block(list("rules-list", "rules-title", items, None));
    panel
}

fn open_rule(key: Option<&String>) -> Control {
    let link = Link::Ask(PortfolioAsk::Rules { open: key.cloned(), draft: None });
    Control::Button { name: if key.is_some() { "rule-open" } else { "rule-close" }.into(), link }
}

/// For how many a rule fires today.
fn counts(view: &RuleView) -> Vec<Value> {
    let today = view.today;
    let fires = Phrase::new("rule-fires").with("count", today.fired).with("judged", Value::Count(today.judged.into()));
    let unknown = (today.unknown > 0).then(|| Phrase::new("rule-unknown").with("count", today.unknown).into());
    std::iter::once(fires.into()).chain(unknown).chain(outcome(view)).collect()
}

/// What became of those for whom it fired, of all month ends whose 90 days are over.
fn outcome(view: &RuleView) -> Option<Value> {
    let over = || view.record.iter().filter_map(|month| month.after);
    let sum = |of: fn(&crate::action::record::After) -> u32| over().map(|after| u64::from(of(&after))).sum::<u64>();
    let (fired, silent) = (sum(|after| after.fired), sum(|after| after.fired_silent));
    let (all, all_silent) = (sum(|after| after.all), sum(|after| after.all_silent));
    // What points at a chance warns of nobody's silence.
    (view.basis != Basis::Uplift && fired > 0 && all > 0).then(|| {
        let phrase = Phrase::new("rule-after").with("fired", Value::Count(fired)).with("silent", Value::Count(silent));
        let phrase = phrase.with("months", Value::Count(over().count() as u64));
        let phrase = phrase.with("share", Value::Share(silent as f64 / fired as f64));
        phrase.with("all", Value::Share(all_silent as f64 / all as f64)).into()
    })
}

fn editor(draft: &Draft, view: Option<&RuleView>, changed: bool) -> Vec<Block> {
    let ask = PortfolioAsk::Rules { open: Some(draft.key.clone()), draft: Some(draft.text.clone()) };
    let field = Control::Draft {
        name: "rule-editor".into(),
        text: draft.text.clone(),
        ask: ask.clone(),
        faulty: draft.fault.is_some(),
    };
    let mut blocks = vec![Block::Controls(vec![field])];
    blocks.extend(draft.fault.as_ref().map(|fault| Block::Status(fault_phrase(fault))));
    let mut buttons = Vec::new();
    if let Some(deed) = &draft.keep {
        let own = matches!(deed, Deed::Text { rule, .. } if *rule != draft.key);
        let name = if own { "rule-keep-own" } else { "rule-keep" };
        buttons.push(Control::Button { name: name.into(), link: Link::Settle(deed.clone()) });
    }
    if changed {
        let name = if BuiltIn::named(&draft.key).is_some() { "rule-reset" } else { "rule-remove" };
        buttons
            .push(Control::Button { name: name.into(), link: Link::Settle(Deed::Reset { rule: draft.key.clone() }) });
    }
    if let Some(proposal) = view.and_then(|view| view.threshold.as_ref()) {
        blocks.extend(threshold(proposal).map(Block::from));
        if let Some(text) = draft.proposed.clone() {
            buttons.push(Control::Button { name: "rule-propose".into(), link: Link::Ask(ask.searching(&text)) });
        }
    }
    if !buttons.is_empty() {
        blocks.push(Block::Controls(buttons));
    }
    if let Some(view) = view {
        if view.undated {
            blocks.push(Phrase::new("rule-undated").into());
        }
        blocks.push(if view.record.is_empty() {
            Block::Absent(Phrase::new("rule-no-record"))
        } else {
            record(view).into()
        });
    }
    if draft.fault.is_none() {
        blocks.push(Block::Folded(Phrase::new("rule-shopify"), segment(&draft.segment)));
    }
    blocks.push(Block::Folded(Phrase::new("rule-fields"), vec![fields().into()]));
    blocks
}

/// The condition as a segment of Shopify, and what that lacks.
fn segment(segment: &Segment) -> Vec<Block> {
    let Some(query) = &segment.query else { return vec![Block::Absent(Phrase::new("rule-shopify-none"))] };
    let parts = segment.left_out.join("; ");
    let lacks = (!parts.is_empty()).then(|| Phrase::new("rule-shopify-lacks").with("parts", parts).into());
    std::iter::once(Block::Code(query.clone())).chain(lacks).collect()
}

/// The sentence of a fault.
fn fault_phrase(fault: &Fault) -> Phrase {
    let wants = fault.wants.iter().map(|want| word("rule-wants", want.as_str())).collect();
    Phrase::new(fault.key())
        .with("column", fault.column)
        .with("found", fault.found.clone())
        .with("wants", Value::AnyOf(wants))
        .with("names", fault.names.join(", "))
}

/// What the data says of a threshold.
fn threshold(proposal: &Proposal) -> Option<Phrase> {
    let field = Field::named(&proposal.field)?;
    let written = |number: f64| match field.kind() {
        Kind::Share => Value::Share(number),
        Kind::Amount => Value::Estimate(number),
        _ => Value::Number(number),
    };
    let other = proposal.proposed.filter(|proposed| *proposed != proposal.threshold);
    let key = if other.is_some() { "rule-threshold-proposed" } else { "rule-threshold" };
    let phrase = Phrase::new(key)
        .with("field", Phrase::new(field.label()))
        .with("threshold", written(proposal.threshold))
        .with("fired", Value::Count(proposal.fired.into()))
        .with("base", proposal.base)
        .with("median", written(proposal.median?));
    Some(match other.zip(proposal.would_fire) {
        Some((proposed, would)) => phrase.with("proposed", written(proposed)).with("would", Value::Count(would.into())),
        None => phrase,
    })
}

/// The record of a rule, the latest month on top.
fn record(view: &RuleView) -> Table {
    let columns = vec![
        Column::words("record-month"),
        Column::number("record-judged"),
        Column::number("record-fired"),
        Column::number("record-new"),
        Column::number("record-open"),
        Column::number("record-cleared"),
        Column::number("record-after"),
    ];
    let mut table = Table::new("rule-record", "record-caption", columns);
    let count = |count: Option<u32>| Cell::from(count.map(u64::from));
    let part = |of: u32, all: u32| (all > 0).then(|| f64::from(of) / f64::from(all));
    let row = |month: &MonthRecord| {
        let after = match month.after {
            None => Cell::from("record-not-yet"),
            Some(after) if after.fired == 0 => Cell::from(Value::Nothing),
            Some(after) => {
                let all = Phrase::new("record-all").with("share", share(part(after.all_silent, after.all)));
                Cell::from(share(part(after.fired_silent, after.fired))).note(all)
            }
        };
        let of = month.count;
        Row {
            key: month.day.to_string(),
            cells: vec![
                month.day.into(),
                count(Some(of.judged)),
                count(Some(of.fired)),
                count(of.new),
                count(of.still_open),
                count(of.cleared),
                after,
            ],
        }
    };
    table.rows = view.record.iter().rev().map(row).collect();
    table
}

/// What a condition can ask for.
fn fields() -> Table {
    let mut table =
        Table::new("fields-table", "rule-fields", vec![Column::words("column-field"), Column::words("column-meaning")]);
    let row = |field: &Field| Row {
        key: field.as_str().to_owned(),
        cells: vec![Value::Text(field.as_str().to_owned()).into(), Phrase::new(field.label()).into()],
    };
    table.rows = Field::ALL.iter().map(row).collect();
    table
}
