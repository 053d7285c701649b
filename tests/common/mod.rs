//! What several test files need: the data sets of `tests/data` and an import in one call.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use std::io::Read;
use std::path::PathBuf;
use whalecurve::analysis::{Analysis, analyze};
use whalecurve::export::results;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::Imported;
use whalecurve::ingest::options::Options;
use whalecurve::ledger::Ledger;
use whalecurve::settings::Settings;

/// The folder of real data sets and expected results, `tests/data`.
pub fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// A file of `tests/data`, unpacked if its name ends in .gz.
pub fn read(path: &str) -> Vec<u8> {
    let full = data().join(path);
    let bytes = std::fs::read(&full).unwrap_or_else(|error| panic!("{}: {error}", full.display()));
    if !path.ends_with(".gz") {
        return bytes;
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
    unpacked
}

/// A JSON file of `tests/data`.
pub fn read_json(path: &str) -> serde_json::Value {
    serde_json::from_slice(&read(path)).unwrap()
}

/// The records of a CSV file of `tests/data`, by header.
pub fn read_table(path: &str) -> Vec<std::collections::HashMap<String, String>> {
    csv::Reader::from_reader(read(path).as_slice()).deserialize().map(|record| record.unwrap()).collect()
}

/// One file, imported as its inspection guesses.
pub fn import(name: &str, bytes: &[u8]) -> (Ledger, Vec<Imported>) {
    let plan = files::inspect(name, bytes, &Choices::default()).unwrap().plan;
    files::import(&[(name, bytes)], &[plan], &Options::default(), 1 << 20).unwrap()
}

/// Settings from JSON.
pub fn settings(json: serde_json::Value) -> Settings {
    Settings::from_json(&json).unwrap()
}

/// The results JSON of an analysis.
pub fn results_json(ledger: &Ledger, imported: &[Imported], analysis: &Analysis) -> serde_json::Value {
    let results = results::results(ledger, imported, analysis);
    serde_json::from_slice(&results::json(&results).unwrap()).unwrap()
}

/// From bytes to results JSON.
pub fn results_of(name: &str, bytes: &[u8], settings: &Settings) -> serde_json::Value {
    let (ledger, imported) = import(name, bytes);
    let analysis = analyze(&ledger, settings).unwrap();
    results_json(&ledger, &imported, &analysis)
}

/// Everything with a `key` and `facts` in a panel is a phrase; every `name` of a control or a figure is a key.
pub fn said(json: &serde_json::Value, say: &mut dyn FnMut(&str, &serde_json::Value)) {
    let none = serde_json::json!([]);
    match json {
        serde_json::Value::Array(items) => items.iter().for_each(|item| said(item, say)),
        serde_json::Value::Object(fields) => {
            if let (Some(key), Some(facts)) = (fields.get("key"), fields.get("facts")) {
                say(key.as_str().unwrap(), facts);
            }
            for (name, inside) in fields {
                if matches!(name.as_str(), "Choice" | "Answers" | "Search" | "Button" | "Field" | "Draft") {
                    say(inside["name"].as_str().unwrap(), &none);
                } else if name == "Slider" {
                    say(&format!("setting-{}", inside["key"].as_str().unwrap()), &none);
                } else if name == "Figures" {
                    inside.as_array().unwrap().iter().for_each(|figure| say(figure["name"].as_str().unwrap(), &none));
                }
                said(inside, say);
            }
        }
        _ => {}
    }
}
