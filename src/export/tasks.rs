//! Tasks as CSV: plain, and as Todoist and Asana import them.

use super::csv::{Labels, Table, label};
use crate::action::alert::{Fact, FactValue};
use crate::action::field::Kind;
use crate::action::rules::{Owner, Severity};
use crate::action::task::{Contact, Every, Origin, Task};
use crate::calendar::Day;

/// Columns of Todoist's own export, which is what its import takes.
const TODOIST: [&str; 14] = [
    "TYPE",
    "CONTENT",
    "DESCRIPTION",
    "PRIORITY",
    "INDENT",
    "AUTHOR",
    "RESPONSIBLE",
    "DATE",
    "DATE_LANG",
    "TIMEZONE",
    "DURATION",
    "DURATION_UNIT",
    "DEADLINE",
    "DEADLINE_LANG",
];

/// Columns that Asana's import knows by name, in the order in which it wants them.
const ASANA: [&str; 7] = ["Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date"];

/// Todoist's longest duration, in minutes: a day.
const LONGEST: u32 = 1440;

/// The words of a task.
pub struct Words {
    /// What is to be done, with whom.
    pub title: String,
    /// Why: what made the rule fire.
    pub why: String,
    /// How.
    pub how: String,
    /// Who sees to it.
    pub owner: String,
}

impl Words {
    /// In the language of the labels.
    pub fn of(task: &Task, labels: &Labels) -> Words {
        let of_tier = |key: String, scheme: &str, tier: &str, customers: u32| {
            format!("{}: {} ({customers})", label(labels, &format!("tier-{scheme}-{tier}")), label(labels, &key))
        };
        let (what, how) = match &task.from {
            Origin::Rule { rule } => {
                let key = if labels.contains_key(&format!("rule-{rule}")) {
                    format!("rule-{rule}")
                } else {
                    "rule-own".into()
                };
                let whom = task.customer.as_ref().map(|it| it.name.as_deref().unwrap_or(&it.id)).unwrap_or_default();
                let how = label(labels, &format!("{key}.action")).to_owned();
                (format!("{}: {whom}", label(labels, &key)), how)
            }
            Origin::Card { scheme, tier, action, customers } => {
                let key = format!("card-{}-{}.action-{action}", scheme.as_str(), scheme.card(*tier).as_str());
                (of_tier(key, scheme.as_str(), tier.as_str(), *customers), String::new())
            }
            Origin::Contact { scheme, tier, contact, customers } => {
                let key = format!("contact-{}", Contact::as_str(*contact));
                (of_tier(key, scheme.as_str(), tier.as_str(), *customers), String::new())
            }
        };
        let why: Vec<String> = task.facts.iter().map(|fact| told(fact, labels)).collect();
        let role =
            Owner::named(&task.owner).map(|owner| label(labels, &format!("owner-{}", owner.as_str())).to_owned());
        Words { title: what, why: why.join("; "), how, owner: role.unwrap_or_else(|| task.owner.clone()) }
    }

    /// Why, how, who and what is at stake, a line each.
    pub fn description(&self, task: &Task, labels: &Labels) -> String {
        let stake = task.stake.zip(task.basis).map(|(stake, basis)| {
            format!(
                "{}: {stake} ({})",
                label(labels, "column-stake"),
                label(labels, &format!("basis-{}", basis.as_str()))
            )
        });
        let owner = format!("{}: {}", label(labels, "column-owner"), self.owner);
        let lines = [self.why.clone(), self.how.clone(), owner, stake.unwrap_or_default()];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// A fact with its label.
fn told(fact: &Fact, labels: &Labels) -> String {
    let name = fact.field.label();
    let name = label(labels, &name);
    let value = match &fact.value {
        FactValue::Amount(amount) => cents(amount.to_f64()),
        FactValue::Estimate(number)
        | FactValue::Days(number)
        | FactValue::Count(number)
        | FactValue::Number(number) => rounded(*number).to_string(),
        FactValue::Share(share) => format!("{}%", rounded(share * 100.0)),
        FactValue::Tier(tier) => match fact.field.kind() {
            Kind::Tier(scheme) => label(labels, &format!("tier-{}-{}", scheme.as_str(), tier.as_str())).to_owned(),
            _ => tier.as_str().to_owned(),
        },
        FactValue::Flag(flag) => if *flag { "+" } else { "–" }.to_owned(),
        FactValue::Date(day) => day.to_string(),
        FactValue::Text(text) => text.clone(),
        FactValue::Unknown => "–".to_owned(),
    };
    if fact.of == fact.field.as_str() { format!("{name}: {value}") } else { format!("{name} [{}]: {value}", fact.of) }
}

/// An amount in words, to the cent.
fn cents(amount: f64) -> String {
    format!("{amount:.2}")
}

fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// All columns, and an empty one for what is done: the same file, dropped beside the next data, tells.
pub fn plain(tasks: &[Task], labels: &Labels) -> Vec<u8> {
    let mut table = Table::default();
    for key in [
        "column-uid",
        "column-customer",
        "column-name",
        "column-task",
        "column-why",
        "column-how",
        "column-owner",
        "column-due",
        "column-every",
        "column-minutes",
        "column-stake",
        "column-basis",
        "column-severity",
        "column-done",
    ] {
        table.text(label(labels, key));
    }
    table.end();
    for task in tasks {
        let words = Words::of(task, labels);
        let named = |family: &str, word: Option<&'static str>| {
            word.map_or(String::new(), |word| label(labels, &format!("{family}-{word}")).to_owned())
        };
        table.text(&task.uid);
        table.text(task.customer.as_ref().map_or("", |customer| &customer.id));
        table.text(task.customer.as_ref().and_then(|customer| customer.name.as_deref()).unwrap_or_default());
        table.text(&words.title);
        table.text(&words.why);
        table.text(&words.how);
        table.text(&words.owner);
        table.number(task.due);
        table.text(&named("task-every", task.every.map(Every::as_str)));
        table.number(task.minutes);
        table.maybe(task.stake);
        table.text(&named("basis", task.basis.map(|basis| basis.as_str())));
        table.text(&named("severity", task.severity.map(Severity::as_str)));
        table.text("");
        table.end();
    }
    table.finish()
}

/// As Todoist imports it. Its members have numbers that nobody here knows, so the owner stands in the description.
pub fn todoist(tasks: &[Task], labels: &Labels) -> Vec<u8> {
    let mut table = Table::without_mark();
    TODOIST.iter().for_each(|header| table.text(header));
    table.end();
    for task in tasks {
        let words = Words::of(task, labels);
        let priority = task.severity.map_or(4, |severity| severity as u8 + 1);
        let date = match task.every {
            None => task.due.to_string(),
            Some(every) => format!("{} starting {}", every.english(), task.due),
        };
        table.text("task");
        table.text(&words.title);
        table.text(&words.description(task, labels));
        table.number(priority);
        table.number(1);
        table.text("");
        table.text("");
        table.text(&date);
        table.text("en");
        table.text("");
        let lasts = (1..=LONGEST).contains(&task.minutes);
        table.maybe(lasts.then_some(task.minutes));
        table.text(if lasts { "minute" } else { "" });
        table.text("");
        table.text("");
        table.end();
    }
    table.finish()
}

/// As Asana imports it: its members are known by their addresses, so only an owner who is one is assigned.
pub fn asana(tasks: &[Task], labels: &Labels) -> Vec<u8> {
    let mut table = Table::without_mark();
    ASANA.iter().for_each(|header| table.text(header));
    table.end();
    for task in tasks {
        let words = Words::of(task, labels);
        table.text(&words.title);
        table.text(&words.description(task, labels));
        table.text(&words.owner);
        table.text(if task.owner.contains('@') { &task.owner } else { "" });
        table.text("");
        table.text("");
        table.number(american(task.due));
        table.end();
    }
    table.finish()
}

/// The day as Asana reads it in any region of its members.
fn american(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{month:02}/{day:02}/{year:04}")
}
