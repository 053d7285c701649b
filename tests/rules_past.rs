//! Rules on past days: the same customers as tests/oracle/rules.py finds with pandas, and as a run on the file cut at that day.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use flate2::Crc;
use serde_json::{Value, json};
use whalecurve::action::rules::{BuiltIn, Rule};
use whalecurve::analysis::{ActionAsk, ActionView, analyze};
use whalecurve::ledger::Ledger;
use whalecurve::settings::Settings;

/// These rules, with their record or without.
fn ask(rules: Vec<Rule>, record: bool) -> ActionAsk {
    ActionAsk { rules, record, ..ActionAsk::default() }
}

fn oracle() -> Value {
    let path = common::data().parent().unwrap().join("oracle/rules.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Without a model: growth alone makes the potential score.
fn settings(as_of: Option<&str>) -> Settings {
    let base = common::settings(json!({ "weight_expected_orders": 0 }));
    as_of.map_or(base.clone(), |day| base.with(&json!({ "as_of": day })).unwrap())
}

/// For whom a rule fires, in the order of their ids.
fn ids(view: &ActionView, rule: &Rule) -> Vec<String> {
    let mut ids: Vec<String> =
        view.alerts.iter().filter(|alert| alert.rule == rule.key).map(|alert| alert.id.clone()).collect();
    ids.sort();
    ids
}

fn crc(ids: &[String]) -> u32 {
    let mut crc = Crc::new();
    crc.update(ids.join("\n").as_bytes());
    crc.sum()
}

/// Compares every rule of the oracle with an analysis as of each day, and with the record of the analysis of today.
fn agrees_with_pandas(name: &str, ledger: &Ledger) {
    let oracle = &oracle()[name];
    let rules: Vec<Rule> = oracle.as_object().unwrap().keys().map(|text| Rule::own(text, text).unwrap()).collect();
    assert!(rules.len() >= 7, "{}", rules.len());
    let record = analyze(ledger, &settings(None)).unwrap().act(ledger, &ask(rules.clone(), true));
    let days: Vec<&String> = oracle[&rules[0].key].as_object().unwrap().keys().collect();
    let (mut compared, mut fired) = (0, 0);
    for (nth, day) in days.iter().enumerate() {
        // The last day is not cut: that one is looked back from on the day after.
        let is_today = nth + 1 == days.len();
        let past = analyze(ledger, &settings((!is_today).then_some(day.as_str()))).unwrap();
        let view = past.act(ledger, &ask(rules.clone(), false));
        for (rule, told) in rules.iter().zip(&record.rules) {
            let [count, sum, first] = [0, 1, 2].map(|at| &oracle[&rule.key][day.as_str()][at]);
            let found = ids(&view, rule);
            assert_eq!(found.len() as u64, count.as_u64().unwrap(), "{} on {day}", rule.key);
            assert_eq!(json!(found.iter().take(3).collect::<Vec<_>>()), *first, "{} on {day}", rule.key);
            assert_eq!(u64::from(crc(&found)), sum.as_u64().unwrap(), "{} on {day}", rule.key);
            let month = told.record.iter().find(|month| month.day.to_string() == **day).map(|month| month.count.fired);
            assert_eq!(month, (!is_today).then_some(found.len() as u32), "{} in the record of {day}", rule.key);
            (compared, fired) = (compared + 1, fired + found.len());
        }
    }
    assert!(compared >= 7 * 13 && fired > 1000, "{compared} lists, {fired} customers");
}

#[test]
fn online_retail_as_pandas_has_it() {
    let (ledger, _) = common::import("online_retail.csv", &common::read("online_retail.csv.gz"));
    agrees_with_pandas("online_retail", &ledger);
}

#[test]
fn cdnow_as_pandas_has_it() {
    let (ledger, _) = common::import("cdnow.csv", &common::read("cdnow_transactions.csv"));
    agrees_with_pandas("cdnow", &ledger);
}

#[test]
fn each_month_of_a_record_is_that_of_the_file_cut_there() {
    let bytes = common::read("cdnow_sample.csv");
    let (ledger, _) = common::import("cdnow.csv", &bytes);
    // With the models, each fitted to what was known then.
    let settings = Settings::default();
    let rules = BuiltIn::rules(&settings);
    let whole = analyze(&ledger, &settings).unwrap().act(&ledger, &ask(rules.clone(), true));
    let text = String::from_utf8(bytes).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let date = header.split(',').position(|name| name.trim() == "date").unwrap();
    let days = whole.rules[0].record.iter().map(|month| month.day).collect::<Vec<_>>();
    assert_eq!(days.len(), 12);
    for (nth, day) in days.iter().enumerate() {
        let kept = rows.lines().filter(|row| row.split(',').nth(date).unwrap() <= day.to_string().as_str());
        let cut = std::iter::once(header).chain(kept).collect::<Vec<_>>().join("\n");
        let (cut, _) = common::import("cdnow.csv", cut.as_bytes());
        let as_of = settings.with(&json!({ "as_of": day.to_string() })).unwrap();
        let view = analyze(&cut, &as_of).unwrap().act(&cut, &ask(rules.clone(), true));
        for (told, alone) in whole.rules.iter().zip(&view.rules) {
            let month = &told.record[nth].count;
            let today = &alone.today;
            assert_eq!(
                (month.judged, month.unknown, month.fired),
                (today.judged, today.unknown, today.fired),
                "{} on {day}",
                told.key
            );
            if let (Some(before), Some(earlier)) = (nth.checked_sub(1), alone.record.last()) {
                assert_eq!(told.record[before].count.fired, earlier.count.fired, "{} before {day}", told.key);
                assert_eq!((month.new, month.still_open, month.cleared), (today.new, today.still_open, today.cleared));
            }
        }
    }
}

#[test]
fn counts_of_a_record_add_up() {
    let (ledger, _) = common::import("cdnow.csv", &common::read("cdnow_sample.csv"));
    let settings = settings(None);
    let view = analyze(&ledger, &settings).unwrap().act(&ledger, &ask(BuiltIn::rules(&settings), true));
    let mut known = 0;
    for rule in &view.rules {
        let counts: Vec<_> = rule.record.iter().map(|month| month.count).chain([rule.today]).collect();
        for pair in counts.windows(2) {
            let (new, open, cleared) = (pair[1].new.unwrap(), pair[1].still_open.unwrap(), pair[1].cleared.unwrap());
            assert_eq!((new + open, open + cleared), (pair[1].fired, pair[0].fired), "{}", rule.key);
        }
        for month in &rule.record {
            // The last 90 days are not over.
            assert_eq!(month.after.is_some(), month.day.to_string().as_str() <= "1998-03-31", "{}", month.day);
            let Some(after) = month.after else { continue };
            assert!(
                after.fired_silent <= after.fired && after.all_silent <= after.all && after.fired <= month.count.fired
            );
            known += after.fired;
        }
    }
    assert!(known > 0);
}
