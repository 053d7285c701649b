//! A project as JSON, by hand: what serde derives for it would be a tenth of the engine's download.

use super::{Card, Deck, Project};
use crate::action::book::{Book, RuleChange};
use crate::action::memory::{Entry, Memory};
use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::ingest::amount::DecimalMark;
use crate::ingest::cells::RowLook;
use crate::ingest::change::DoubtCode;
use crate::ingest::date::{DateOrder, Era};
use crate::ingest::options::{Merge, Options, Repeats};
use crate::ingest::roles::{CostKind, Role, Shape, Treatment};
use crate::ingest::saved::SavedPlan;
use crate::ingest::status::{Meaning, StateKind};
use crate::portfolio::snapshot::{Snapshot, Standing};
use crate::segment::{Scheme, Tier};
use crate::settings::Setting;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The form of the file.
const SCHEMA: &str = "whalecurve.project/1";

/// The text of a project file: one line per customer of the snapshot, at its end.
pub fn write(project: &Project, snapshot: Option<&Snapshot>) -> String {
    let layouts: Vec<Value> = project.layouts.iter().map(layout_to_json).collect();
    let cards: Vec<Value> = project.cards.cards().iter().map(card_to_json).collect();
    let merges: Vec<Value> =
        project.options.merges.iter().map(|merge| json!([merge.from.as_str(), merge.into.as_str()])).collect();
    let mut parts = vec![
        ("schema", json!(SCHEMA)),
        ("settings", settings_to_json(&project.settings)),
        ("scheme", json!(project.scheme.map(Scheme::as_str))),
        ("repeats", json!(project.options.repeats.as_str())),
        ("merges", Value::Array(merges)),
        ("layouts", Value::Array(layouts)),
        ("cards", Value::Array(cards)),
    ];
    // What is as it comes is not written.
    let (book, usual) = (&project.book, Book::default());
    if !book.rules.is_empty() {
        parts.push(("rules", book.rules.iter().map(rule_to_json).collect()));
    }
    if book.capacity != usual.capacity {
        // All tasks, however many there are.
        parts.push(("capacity", book.capacity.map_or(json!("all"), |minutes| json!(minutes))));
    }
    if !book.owners.is_empty() {
        parts.push(("owners", words(book.owners.iter().map(String::as_str))));
    }
    let mut text = String::from("{");
    for (at, (key, value)) in parts.iter().enumerate() {
        text.push_str(&format!("{}\n\"{key}\":{value}", if at > 0 { "," } else { "" }));
    }
    if !book.memory.entries().is_empty() {
        text.push_str(",\n\"alerts\":[");
        for (at, entry) in book.memory.entries().iter().enumerate() {
            text.push_str(&format!("{}\n{}", if at > 0 { "," } else { "" }, entry_to_json(entry)));
        }
        text.push(']');
    }
    if let Some(snapshot) = snapshot {
        let schemes: Vec<&str> = snapshot.schemes.iter().map(|scheme| scheme.as_str()).collect();
        text.push_str(&format!(",\n\"day\":\"{}\",\n\"schemes\":{},\n\"customers\":[", snapshot.day, json!(schemes)));
        for (at, one) in snapshot.customers.iter().enumerate() {
            let tiers: Vec<&str> = one.tiers.iter().map(|tier| tier.as_str()).collect();
            let last = one.last.map(|day| day.to_string());
            let row = json!([one.id.as_str(), one.profit, last, tiers.join(" ")]);
            text.push_str(&format!("{}\n{row}", if at > 0 { "," } else { "" }));
        }
        text.push(']');
    }
    text.push_str("\n}\n");
    text
}

/// The JSON of a file that holds a project, or something else of ours: its `schema` says what.
///
/// # Errors
/// [`Code::ProjectInvalid`] for what is no JSON.
pub fn parse(bytes: &[u8]) -> Result<Value> {
    serde_json::from_slice(bytes).map_err(|error| Error::new(Code::ProjectInvalid).found(error.to_string()))
}

/// Reads a project.
///
/// # Errors
/// [`Code::ProjectInvalid`] with what is wrong. Settings are held to their ranges by whoever takes them over.
pub fn read(json: &Value) -> Result<(Project, Option<Snapshot>)> {
    let invalid = |found: String| Error::new(Code::ProjectInvalid).found(found);
    if json["schema"] != SCHEMA {
        return Err(invalid(json["schema"].as_str().unwrap_or("schema").to_owned()));
    }
    let part = |key: &'static str| invalid(key.to_owned());
    let repeats = optional(&json["repeats"], |value| Repeats::named(value.as_str()?)).ok_or_else(|| part("repeats"))?;
    let project = Project {
        settings: optional(&json["settings"], settings).ok_or_else(|| part("settings"))?.unwrap_or_default(),
        scheme: optional(&json["scheme"], |value| Scheme::named(value.as_str()?)).ok_or_else(|| part("scheme"))?,
        layouts: list(&json["layouts"], layout).ok_or_else(|| part("layouts"))?,
        options: Options {
            repeats: repeats.unwrap_or_default(),
            merges: list(&json["merges"], merge).ok_or_else(|| part("merges"))?,
        },
        cards: Deck::of(list(&json["cards"], card).ok_or_else(|| part("cards"))?),
        book: Book {
            rules: list(&json["rules"], rule_change).ok_or_else(|| part("rules"))?,
            memory: Memory::of(list(&json["alerts"], entry).ok_or_else(|| part("alerts"))?),
            capacity: optional(&json["capacity"], capacity)
                .ok_or_else(|| part("capacity"))?
                .unwrap_or(Book::default().capacity),
            returned: Vec::new(),
            owners: list(&json["owners"], |name| Some(name.as_str()?.to_owned())).ok_or_else(|| part("owners"))?,
            today: None,
        },
    };
    let snapshot = optional(&json["day"], |_| snapshot(json)).ok_or_else(|| part("customers"))?;
    Ok((project, snapshot))
}

/// A part that may be absent; `None` where it is there and cannot be read.
fn optional<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
    if value.is_null() { Some(None) } else { read(value).map(Some) }
}

/// A list that may be absent.
fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    match value {
        Value::Null => Some(Vec::new()),
        value => value.as_array()?.iter().map(read).collect(),
    }
}

fn settings(json: &Value) -> Option<Vec<(String, Setting)>> {
    json.as_object()?.iter().map(|(key, value)| Some((key.clone(), Setting::from_json(value)?))).collect()
}

fn settings_to_json(settings: &[(String, Setting)]) -> Value {
    let mut object = serde_json::Map::new();
    for (key, value) in settings {
        object.insert(key.clone(), value.to_json());
    }
    Value::Object(object)
}

/// What belongs to roles, by their words.
fn by_role<T>(value: &Value, read: impl Fn(&str) -> Option<T>) -> Option<BTreeMap<Role, T>> {
    let mut found = BTreeMap::new();
    for (role, value) in value.as_object()? {
        found.insert(Role::named(role)?, read(value.as_str()?)?);
    }
    Some(found)
}

fn of_roles<T>(map: &BTreeMap<Role, T>, write: impl Fn(&T) -> &str) -> Value {
    let mut object = serde_json::Map::new();
    for (role, value) in map {
        object.insert(role.as_str().to_owned(), write(value).into());
    }
    Value::Object(object)
}

fn layout_to_json(plan: &SavedPlan) -> Value {
    json!({
        "layout": plan.layout.as_str(),
        "shape": plan.shape.as_str(),
        "columns": of_roles(&plan.columns, String::as_str),
        "date_order": plan.date_order.as_str(),
        "decimal_mark": plan.decimal_mark.as_str(),
        "cost_kind": plan.cost_kind.as_str(),
        "extras": of_roles(&plan.extras, |treatment| treatment.as_str()),
        "once": words(plan.once.iter().map(|role| role.as_str())),
        "fill": words(plan.fill.iter().map(String::as_str)),
        "states": plan.states.iter().map(|(header, kind)| json!([header.as_str(), kind.as_str()])).collect::<Vec<_>>(),
        "meanings": plan.meanings.iter().map(|(value, meaning)| json!([value.as_str(), meaning.as_str()])).collect::<Vec<_>>(),
        "unpaid_counts": plan.unpaid_counts,
        "refund_rows": plan.refund_rows,
        "groups_of_orders": plan.groups_of_orders,
        "flipped": words(plan.flipped.iter().map(|role| role.as_str())),
        "powers": plan.powers.iter().map(|(role, power)| json!([role.as_str(), power])).collect::<Vec<_>>(),
        "added": plan.added.iter().map(|(role, headers)| json!([role.as_str(), headers])).collect::<Vec<_>>(),
        "era": plan.era.as_str(),
        "month_starts": plan.month_starts,
        "skipped": words(plan.skipped.iter().map(|look| look.as_str())),
        "settled": words(plan.settled.iter().map(|code| code.as_str())),
    })
}

fn words<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    words.map(Value::from).collect()
}

/// How a table is read. What a project of an earlier version does not say is as it was then.
fn layout(json: &Value) -> Option<SavedPlan> {
    let text = |key: &str| json[key].as_str();
    let is = |key: &str| json[key] == true;
    let role = |value: &Value| Role::named(value.as_str()?);
    let meaning = |pair: &Value| Some((pair[0].as_str()?.to_owned(), Meaning::named(pair[1].as_str()?)?));
    let state = |pair: &Value| Some((pair[0].as_str()?.to_owned(), StateKind::named(pair[1].as_str()?)?));
    let power = |pair: &Value| Some((role(&pair[0])?, i8::try_from(pair[1].as_i64()?).ok()?));
    let added = |pair: &Value| {
        let header = |header: &Value| Some(header.as_str()?.to_owned());
        Some((role(&pair[0])?, list(&pair[1], header)?))
    };
    // Questions that this version does not ask are none.
    let settled = |code: &Value| Some(DoubtCode::named(code.as_str()?));
    // Hidden rows had a key of their own before there were others.
    let skipped = list(&json["skipped"], |look| RowLook::named(look.as_str()?))?;
    Some(SavedPlan {
        layout: text("layout")?.to_owned(),
        shape: Shape::named(text("shape")?)?,
        columns: by_role(&json["columns"], |header| Some(header.to_owned()))?,
        date_order: DateOrder::named(text("date_order")?)?,
        decimal_mark: DecimalMark::named(text("decimal_mark")?)?,
        cost_kind: CostKind::named(text("cost_kind")?)?,
        extras: by_role(&json["extras"], Treatment::named)?,
        once: list(&json["once"], role)?.into_iter().collect(),
        fill: list(&json["fill"], |header| Some(header.as_str()?.to_owned()))?,
        states: list(&json["states"], state)?,
        meanings: list(&json["meanings"], meaning)?.into_iter().collect(),
        unpaid_counts: is("unpaid_counts"),
        refund_rows: is("refund_rows"),
        groups_of_orders: is("groups_of_orders"),
        flipped: list(&json["flipped"], role)?.into_iter().collect(),
        powers: list(&json["powers"], power)?.into_iter().collect(),
        added: list(&json["added"], added)?.into_iter().collect(),
        era: optional(&json["era"], |era| Era::named(era.as_str()?))?.unwrap_or(Era::Common),
        month_starts: is("month_starts"),
        skipped: skipped.into_iter().chain(is("skips_hidden").then_some(RowLook::Hidden)).collect(),
        settled: list(&json["settled"], settled)?.into_iter().flatten().collect(),
    })
}

fn merge(json: &Value) -> Option<Merge> {
    let text = |at: usize| json[at].as_str().map(str::to_owned);
    Some(Merge { from: text(0)?, into: text(1)? })
}

fn card_to_json(card: &Card) -> Value {
    json!({
        "scheme": card.scheme.as_str(),
        "tier": card.tier.as_str(),
        "hidden": card.hidden,
        "place": card.place,
        "goal": card.goal.as_deref(),
        "actions": card.actions.as_deref(),
    })
}

fn card(json: &Value) -> Option<Card> {
    let words = |key: &str| json[key].as_str().map(str::to_owned);
    Some(Card {
        scheme: Scheme::named(json["scheme"].as_str()?)?,
        tier: Tier::named(json["tier"].as_str()?)?,
        hidden: json["hidden"] == true,
        place: json["place"].as_u64().and_then(|place| u32::try_from(place).ok()),
        goal: words("goal"),
        actions: words("actions"),
    })
}

fn rule_to_json(change: &RuleChange) -> Value {
    json!([change.key.as_str(), change.text.as_deref(), change.off])
}

fn rule_change(json: &Value) -> Option<RuleChange> {
    let text = optional(&json[1], |value| Some(value.as_str()?.to_owned()))?;
    Some(RuleChange { key: json[0].as_str()?.to_owned(), text, off: json[2] == true })
}

fn capacity(json: &Value) -> Option<Option<u32>> {
    if json == "all" { Some(None) } else { json.as_u64().and_then(|minutes| u32::try_from(minutes).ok()).map(Some) }
}

fn entry_to_json(entry: &Entry) -> Value {
    let Entry { rule, customer, since, snoozed, owner, done, note } = entry;
    json!([
        rule.as_str(),
        customer.as_str(),
        since.to_string(),
        snoozed.map(|day| day.to_string()),
        owner.as_deref(),
        done.map(|day| day.to_string()),
        note.as_deref()
    ])
}

fn entry(json: &Value) -> Option<Entry> {
    let words = |at: usize| optional(&json[at], |value| Some(value.as_str()?.to_owned()));
    let day = |at: usize| optional(&json[at], |value| Day::from_iso(value.as_str()?));
    Some(Entry {
        rule: words(0)??,
        customer: words(1)??,
        since: day(2)??,
        snoozed: day(3)?,
        owner: words(4)?,
        done: day(5)?,
        note: words(6)?,
    })
}

/// Every customer has a tier of each scheme, or the file is refused: somebody may have edited it.
fn snapshot(json: &Value) -> Option<Snapshot> {
    let schemes = list(&json["schemes"], |scheme| Scheme::named(scheme.as_str()?))?;
    let standing = |row: &Value| {
        let tiers: Vec<Tier> = row[3].as_str()?.split_whitespace().map(Tier::named).collect::<Option<_>>()?;
        (tiers.len() == schemes.len()).then_some(Standing {
            id: row[0].as_str()?.to_owned(),
            profit: row[1].as_f64()?,
            last: optional(&row[2], |day| Day::from_iso(day.as_str()?))?,
            tiers,
        })
    };
    Some(Snapshot {
        day: Day::from_iso(json["day"].as_str()?)?,
        customers: list(&json["customers"], standing)?,
        schemes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> (Project, Option<Snapshot>) {
        let card = |tier| Card {
            scheme: Scheme::Profit,
            tier,
            hidden: tier == Tier::Low,
            place: Some(1),
            goal: Some("\"Mine\"\n".into()),
            actions: None,
        };
        let entry = |customer: &str, snoozed: Option<&str>| Entry {
            rule: "overdue".into(),
            customer: customer.into(),
            since: Day::from_iso("2024-05-31").unwrap(),
            snoozed: snoozed.and_then(Day::from_iso),
            owner: Some("张三".into()),
            done: None,
            note: Some("\"called\"\n".into()),
        };
        let layout = SavedPlan {
            layout: "a\u{1f}b".into(),
            shape: Shape::Orders,
            columns: [(Role::Customer, "a".to_owned()), (Role::Date, "b".to_owned())].into(),
            date_order: DateOrder::ALL[0],
            decimal_mark: DecimalMark::ALL[0],
            cost_kind: CostKind::ALL[0],
            extras: [(Role::Discount, Treatment::ALL[0])].into(),
            once: [Role::Amount].into(),
            fill: vec!["b".into()],
            states: vec![("a".into(), StateKind::Test)],
            meanings: [("vip".to_owned(), Meaning::Void)].into(),
            unpaid_counts: true,
            refund_rows: true,
            groups_of_orders: true,
            flipped: [Role::Cost].into(),
            powers: [(Role::Amount, 4)].into(),
            added: [(Role::Amount, vec!["online".to_owned()])].into(),
            era: Era::Minguo,
            month_starts: true,
            skipped: [RowLook::Hidden, RowLook::Struck].into(),
            settled: [DoubtCode::Sign].into(),
        };
        let project = Project {
            settings: vec![("ltv_months".into(), Setting::Number(24.0))],
            scheme: Some(Scheme::Rfm),
            layouts: vec![layout],
            options: Options { repeats: Repeats::Drop, merges: vec![Merge { from: "a".into(), into: "b".into() }] },
            cards: Deck::of(vec![card(Tier::High), card(Tier::Low)]),
            book: Book {
                rules: vec![
                    RuleChange { key: "overdue".into(), text: None, off: true },
                    RuleChange { key: "own-1".into(), text: Some("name = \"张三\"".into()), off: false },
                ],
                memory: Memory::of(vec![entry("a", Some("2024-08-01")), entry("b", None)]),
                capacity: None,
                owners: vec!["张三".into()],
                returned: Vec::new(),
                today: None,
            },
        };
        let standing =
            |id: &str, last| Standing { id: id.into(), profit: -3.25, last, tiers: vec![Tier::High, Tier::New] };
        let snapshot = Snapshot {
            day: Day::from_iso("2024-06-30").unwrap(),
            schemes: vec![Scheme::Profit, Scheme::Lifecycle],
            customers: vec![standing("张三", Day::from_iso("2024-05-13")), standing("\"b\"\t", None)],
        };
        (project, Some(snapshot))
    }

    fn read_text(text: &str) -> Result<(Project, Option<Snapshot>)> {
        read(&parse(text.as_bytes())?)
    }

    #[test]
    fn a_project_survives_its_file() {
        let (project, snapshot) = full();
        assert_eq!(read_text(&write(&project, snapshot.as_ref())).unwrap(), (project, snapshot));
        let none = (Project::default(), None);
        assert_eq!(read_text(&write(&none.0, None)).unwrap(), none);
        assert_eq!(read_text(&format!("{{\"schema\":{SCHEMA:?}}}")).unwrap(), none);
    }

    #[test]
    fn what_is_no_project_is_refused_with_what_was_found() {
        let error = |text: &str| read_text(text).unwrap_err();
        assert_eq!(error("id,date").code, Code::ProjectInvalid);
        let found = |text: &str| error(text).found.map(|found| found.into_string());
        assert_eq!(found(r#"{"schema":"whalecurve.results/1"}"#).as_deref(), Some("whalecurve.results/1"));
        let (project, snapshot) = full();
        let text = write(&project, snapshot.as_ref());
        for (from, to, part) in [
            ("\"rfm\"", "\"magic\"", "scheme"),
            ("\"drop\"", "7", "repeats"),
            ("\"orders\"", "\"poems\"", "layouts"),
            ("high new", "high", "customers"),
            ("2024-06-30", "2024-06-31", "customers"),
            ("-3.25", "\"much\"", "customers"),
            ("24.0", "{}", "settings"),
            ("2024-08-01", "soon", "alerts"),
            ("[\"overdue\",\"a\"", "[null,\"a\"", "alerts"),
            ("[\"overdue\",null", "[7,null", "rules"),
            ("\"all\"", "\"some\"", "capacity"),
            ("[\"张三\"]", "\"张三\"", "owners"),
            ("\"tier\":\"high\"", "\"tier\":\"top\"", "cards"),
        ] {
            assert!(text.contains(from), "{from}");
            assert_eq!(found(&text.replace(from, to)).as_deref(), Some(part), "{from}");
        }
    }
}
