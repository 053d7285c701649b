//! Export layouts of real systems with the numbers that their facts give (`tests/exports/expected.json`): read right, or
//! asked about. The programs in `tests/exports` write the files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use serde_json::Value;
use std::path::Path;
use whalecurve::Result;
use whalecurve::analysis::analyze;
use whalecurve::export::results;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::options::Options;
use whalecurve::ingest::{files, review};
use whalecurve::money::Figure;
use whalecurve::settings::Settings;

/// The results of a file; `None` where it is refused.
fn read(path: &Path) -> Result<Value> {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let found = files::inspect(name, &bytes, &Choices::default())?;
    found.check()?;
    let (ledger, mut imported) =
        files::import(&[(name, &bytes)], std::slice::from_ref(&found.plan), &Options::default(), 1 << 16)?;
    review::join(imported.iter_mut().map(|imported| &mut imported.receipt), &[found]);
    let analysis = analyze(&ledger, &Settings::default())?;
    Ok(serde_json::to_value(results::results(&ledger, &imported, &analysis)).unwrap())
}

fn same(found: &Value, wanted: &Value) -> bool {
    let number = |value: &Value| Figure::parse(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    match (number(found), number(wanted)) {
        (Some(found), Some(wanted)) => found == wanted,
        _ => found == wanted,
    }
}

/// What differs from the expected numbers.
fn differences(wanted: &Value, results: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |what: String, has: &Value, wanted: &Value| {
        if !same(has, wanted) {
            found.push(format!("{what} {has}, wanted {wanted}"));
        }
    };
    for key in ["revenue", "profit", "customers"] {
        if let Some(wanted) = wanted.get(key) {
            check(key.to_owned(), &results["totals"][key], wanted);
        }
    }
    let none = Value::Null;
    let customers = results["customers"].as_array().unwrap();
    let customer = |id: &str| customers.iter().find(|customer| customer["id"] == id).unwrap_or(&none);
    for (key, field) in [
        ("per", "revenue"),
        ("per_profit", "profit"),
        ("purchases", "purchases"),
        ("last", "last_purchase"),
        ("names", "name"),
    ] {
        for (id, wanted) in wanted.get(key).and_then(Value::as_object).into_iter().flatten() {
            check(format!("{id} {field}"), &customer(id)[field], wanted);
        }
    }
    for (id, wanted) in wanted.get("spend").and_then(Value::as_object).into_iter().flatten() {
        check(format!("{id} spend"), &customer(id)["tiers"]["spend"], wanted);
    }
    let products = results["products"]["rows"].as_array().cloned().unwrap_or_default();
    for (name, wanted) in wanted.get("products").and_then(Value::as_object).into_iter().flatten() {
        let product = products.iter().find(|product| product["name"] == **name).unwrap_or(&none);
        check(format!("product {name}"), &product["revenue"], wanted);
    }
    found
}

#[test]
fn every_export_is_read_right_or_asked_about() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports");
    let cases: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let cases = cases.as_array().unwrap();
    assert!(cases.len() > 100);
    let mut wrong = Vec::new();
    for case in cases {
        let (file, mode, wanted) = (case["file"].as_str().unwrap(), case["mode"].as_str().unwrap(), &case["expected"]);
        let told = match read(&folder.join("files").join(file)) {
            Err(error) => (if mode == "value" { Some(error.to_string()) } else { None }).into_iter().collect(),
            Ok(results) => {
                let differs = differences(wanted, &results);
                let has = |list: &str| !results["import"][list].as_array().unwrap().is_empty();
                let numbers = wanted.as_object().unwrap().keys().any(|key| key != "note");
                let told = has("questions") || (mode != "ask" && has("warnings"));
                if numbers && differs.is_empty() || mode != "value" && told {
                    Vec::new()
                } else {
                    vec![differs.join("; ")]
                }
            }
        };
        wrong.extend(told.into_iter().map(|why: String| format!("{file}: {why}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
