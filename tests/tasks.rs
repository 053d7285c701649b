//! Tasks and their files: CSV for Todoist and Asana, calendars as Python's icalendar reads them, and what a project remembers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use whalecurve::Day;
use whalecurve::action::book::Book;
use whalecurve::action::memory::{Ended, Memory, Status};
use whalecurve::action::rules::BuiltIn;
use whalecurve::action::task::{Planning, Task};
use whalecurve::analysis::{ActionAsk, ActionView, analyze};
use whalecurve::export::calendar::{EntryKind, files};
use whalecurve::export::tasks::{Words, asana, plain, todoist};
use whalecurve::ledger::Ledger;
use whalecurve::project::{self, Project};
use whalecurve::settings::Settings;
use whalecurve::text::{Language, Text};

fn coffee() -> Ledger {
    common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv")).0
}

fn act(ledger: &Ledger, memory: Memory, planning: Planning) -> ActionView {
    let settings = Settings::default();
    let (rules, planning) = (BuiltIn::rules(&settings), Some(planning));
    let ask = ActionAsk { rules, record: true, memory, planning, ..ActionAsk::default() };
    analyze(ledger, &settings).unwrap().act(ledger, &ask)
}

/// The tasks of the sample, and names that no format likes.
fn tasks() -> Vec<Task> {
    let mut tasks = act(&coffee(), Memory::default(), Planning::default()).plan.unwrap().tasks;
    assert!(tasks.len() > 10, "{}", tasks.len());
    let names = [
        "Ada; Sons, \"Ltd\"\\",
        "=cmd|' /C calc'!A0",
        "张三、李四与他们的朋友们以及所有邻居的有限责任公司",
        "two\nlines\ttab",
        &"long ".repeat(60),
    ];
    for (task, name) in tasks.iter_mut().zip(names) {
        if let Some(customer) = &mut task.customer {
            customer.name = Some(name.to_owned());
        }
    }
    tasks
}

fn table(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

#[test]
fn todoist_and_asana_get_exactly_their_columns() {
    let (tasks, labels) = (tasks(), Text::built_in(Language::English).export_labels());
    let bytes = todoist(&tasks, &labels);
    let head = "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG\r\n";
    assert!(bytes.starts_with(head.as_bytes()), "no mark before it");
    let (_, rows) = table(&bytes);
    assert_eq!(rows.len(), tasks.len());
    for (row, task) in rows.iter().zip(&tasks) {
        assert_eq!((row.len(), row[0].as_str()), (14, "task"));
        assert!(["1", "2", "3", "4"].contains(&row[3].as_str()));
        assert!(row[7].ends_with(&task.due.to_string()));
    }
    let bytes = asana(&tasks, &labels);
    assert!(bytes.starts_with(b"Name,Description,Section,Assignee,Collaborators,Start Date,Due Date\r\n"));
    let (_, rows) = table(&bytes);
    assert!(rows.iter().all(|row| row.len() == 7 && row[6].len() == 10 && &row[6][2..3] == "/"));
    let (header, rows) = table(&plain(&tasks, &labels));
    assert_eq!(header.len(), 14);
    assert!(header.iter().all(|name| !name.starts_with("column-")), "{header:?}");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with('=')), "no cell is a formula");
}

#[test]
fn every_word_of_a_task_is_in_both_languages() {
    for language in Language::ALL {
        let labels = Text::built_in(*language).export_labels();
        for task in tasks() {
            let words = Words::of(&task, &labels);
            let said = format!("{} {} {} {}", words.title, words.why, words.how, words.description(&task, &labels));
            for family in ["rule-", "field-", "tier-", "card-", "contact-", "owner-", "basis-", "column-"] {
                assert!(!said.contains(family), "{said}");
            }
            assert!(task.customer.is_none() || (!words.why.is_empty() && !words.how.is_empty()));
        }
    }
}

fn oracle(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(name)
}

/// The fixtures are what Python's icalendar was given (tests/oracle/ics.py); `UPDATE=1` writes them anew.
#[test]
fn calendars_are_what_pythons_icalendar_reads() {
    // Enough of each kind.
    let few = |(nth, task): &(usize, Task)| *nth < 12 || task.customer.is_none();
    let tasks: Vec<Task> = tasks().into_iter().enumerate().filter(few).map(|(_, task)| task).collect();
    assert!(tasks.iter().any(|task| task.every.is_some()));
    let labels = Text::built_in(Language::English).export_labels();
    let made = Day::from_iso("2026-01-31").unwrap();
    let read: Value =
        serde_json::from_slice(&std::fs::read(oracle("ics.json")).unwrap_or_default()).unwrap_or_default();
    for (kind, name) in [(EntryKind::Event, "events.ics"), (EntryKind::Todo, "todos.ics")] {
        let written = files(&tasks, kind, made, &labels);
        assert_eq!(files(&tasks, kind, made, &labels), written, "the same bytes twice");
        assert_eq!(written.len(), 1);
        let text = std::str::from_utf8(&written[0]).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(oracle(name), text).unwrap();
            continue;
        }
        assert_eq!(std::fs::read_to_string(oracle(name)).unwrap(), text, "UPDATE=1, and then tests/oracle/ics.py");
        let entries = read[name].as_array().unwrap();
        assert_eq!(entries.len(), tasks.len());
        for (entry, task) in entries.iter().zip(&tasks) {
            let words = Words::of(task, &labels);
            assert_eq!(entry["uid"], task.uid.as_str());
            assert_eq!(entry["summary"], words.title.as_str());
            assert_eq!(entry["description"], words.description(task, &labels).as_str());
            assert_eq!(entry["day"], task.due.to_string().as_str());
            assert_eq!(entry["rrule"].is_null(), task.every.is_none());
        }
    }
    let uids: BTreeSet<&str> = tasks.iter().map(|task| task.uid.as_str()).collect();
    assert_eq!(uids.len(), tasks.len());
}

#[test]
fn a_calendar_of_many_tasks_is_several_files_below_a_megabyte() {
    let labels = Text::built_in(Language::Chinese).export_labels();
    let few = tasks();
    let many: Vec<Task> = (0..6_000)
        .map(|nth: usize| Task { uid: format!("{nth}@whalecurve"), ..few[nth % few.len()].clone() })
        .collect();
    let files = files(&many, EntryKind::Event, Day::from_iso("2026-01-31").unwrap(), &labels);
    assert!(files.len() > 1 && files.iter().all(|file| file.len() < 1_000_000), "{}", files.len());
    let whole: String = files.iter().map(|file| std::str::from_utf8(file).unwrap()).collect();
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), many.len());
    assert_eq!(
        (whole.matches("BEGIN:VCALENDAR").count(), whole.matches("END:VCALENDAR").count()),
        (files.len(), files.len())
    );
    assert!(whalecurve::export::calendar::files(&[], EntryKind::Event, Day::MIN, &labels).is_empty());
}

#[test]
fn a_project_carries_snoozed_and_done_alerts_to_the_next_file() {
    let bytes = common::read("cdnow_sample.csv");
    let text = String::from_utf8(bytes).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let date = header.split(',').position(|name| name.trim() == "date").unwrap();
    let until = |day: &str| {
        let kept = rows.lines().filter(|row| row.split(',').nth(date).unwrap() <= day);
        common::import("cdnow.csv", std::iter::once(header).chain(kept).collect::<Vec<_>>().join("\n").as_bytes()).0
    };
    let first = act(&until("1998-03-31"), Memory::default(), Planning::default());
    assert!(first.alerts.len() > 100 && first.alerts.iter().all(|alert| alert.status == Status::New));
    let mut memory = first.memory.clone();
    let day = |text: &str| Day::from_iso(text);
    for (nth, alert) in first.alerts.iter().enumerate() {
        memory.change(&alert.rule, &alert.id, |entry| match nth % 4 {
            0 => entry.snoozed = day("1998-05-01"),
            1 => entry.snoozed = day("1998-12-31"),
            2 => entry.done = day("1998-04-02"),
            _ => entry.owner = Some("Ada".into()),
        });
    }
    // Saved, and opened with the next quarter's file.
    let saved = project::write(
        &Project { book: Book { memory: memory.clone(), ..Book::default() }, ..Project::default() },
        None,
    );
    let (opened, _) = project::read(&project::parse(saved.as_bytes()).unwrap()).unwrap();
    assert_eq!(opened.book.memory, memory);
    let next = act(&until("1998-06-30"), opened.book.memory, Planning::default());
    let of = |status| next.alerts.iter().filter(|alert| alert.status == status).count();
    let ended = |end| next.ended.iter().filter(|(_, ended)| *ended == end).count();
    let seen = [Status::Open, Status::Snoozed, Status::Back, Status::Done].map(of);
    assert!(seen.iter().all(|count| *count > 0) && of(Status::New) > 0 && ended(Ended::Cleared) > 0, "{seen:?}");
    assert_eq!(seen.iter().sum::<usize>() + of(Status::New), next.alerts.len());
    assert_eq!(
        seen.iter().sum::<usize>() + ended(Ended::Cleared) + ended(Ended::Gone) + ended(Ended::Unjudged),
        memory.entries().len()
    );
    assert_eq!(ended(Ended::Gone), 0, "nobody leaves the file");
    let fires = next.rules.iter().map(|rule| rule.today.fired as usize).sum::<usize>();
    assert_eq!(fires, next.alerts.len());
    // Nothing is to be done about what is snoozed or done, and what Ada has taken stays hers.
    let plan = next.plan.unwrap();
    let about_customers = plan.tasks.iter().filter(|task| task.customer.is_some()).count();
    assert_eq!(about_customers, fires - of(Status::Snoozed) - of(Status::Done));
    let adas = plan.loads.iter().find(|load| load.owner == "Ada").unwrap();
    assert_eq!(
        adas.sum.tasks as usize,
        next.alerts.iter().filter(|alert| alert.owner.is_some() && alert.status == Status::Open).count()
    );
}

#[test]
fn results_have_rules_alerts_and_tasks_only_when_asked() {
    let bytes = include_bytes!("../www/samples/coffee-wholesale.csv");
    let (ledger, imported) = common::import("coffee.csv", bytes);
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let plain = common::results_json(&ledger, &imported, &analysis);
    assert!(["rules", "alerts", "tasks"].iter().all(|key| plain.get(key).is_none()));
    let view = act(&ledger, Memory::default(), Planning { capacity: Some(120), ..Planning::default() });
    let results = whalecurve::export::results::results(&ledger, &imported, &analysis).with_actions(view);
    let json: Value = serde_json::from_slice(&whalecurve::export::results::json(&results).unwrap()).unwrap();
    assert_eq!(json["rules"].as_array().unwrap().len(), BuiltIn::ALL.len());
    assert_eq!(json["rules"][0]["record"].as_array().unwrap().len(), 12);
    assert!(!json["alerts"].as_array().unwrap().is_empty());
    let minutes: u64 =
        json["tasks"]["tasks"].as_array().unwrap().iter().map(|task| task["minutes"].as_u64().unwrap()).sum();
    assert!(minutes <= 120 && json["tasks"]["left_out"]["tasks"].as_u64().unwrap() > 0);
    assert_eq!(json["alerts"][0]["status"], json!("new"));
}
