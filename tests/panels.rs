//! All that the views say, in both languages.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
#![allow(clippy::panic, reason = "a test that cannot go on must fail")]

mod common;

use whalecurve::analysis::analyze;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::text::{Argument, Language, Text};
use whalecurve::view::CustomerFilter;
use whalecurve::view::portfolio::{Part, PortfolioAsk};

/// Everything with a `key` and `facts` in a panel is a phrase; every `name` of a control or a figure is a key.
fn said(json: &serde_json::Value, say: &mut dyn FnMut(&str, &serde_json::Value)) {
    let none = serde_json::json!([]);
    match json {
        serde_json::Value::Array(items) => items.iter().for_each(|item| said(item, say)),
        serde_json::Value::Object(fields) => {
            if let (Some(key), Some(facts)) = (fields.get("key"), fields.get("facts")) {
                say(key.as_str().unwrap(), facts);
            }
            for (name, inside) in fields {
                if matches!(name.as_str(), "Choice" | "Answers" | "Search" | "Button") {
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

#[test]
fn all_that_a_panel_says_is_in_both_catalogues() {
    let sample = include_bytes!("../www/samples/coffee-wholesale.csv");
    let (ledger, _) = common::import("coffee-wholesale.csv", sample);
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let some = analysis.only(&ledger, &[CustomerFilter::Ranks { from: 1, to: 3 }]);
    let texts: Vec<Text> = Language::ALL.iter().map(|language| Text::built_in(*language)).collect();
    let mut heard = 0;
    for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
        for analysis in [&analysis, &some] {
            let panel = analysis.panel(&ledger, &PortfolioAsk::first(part, scheme));
            said(&serde_json::to_value(&panel).unwrap(), &mut |key, facts| {
                let facts: Vec<(&str, Argument)> = facts
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|fact| match (fact[0].as_str().unwrap(), fact[1]["Count"].as_u64()) {
                        (name, Some(count)) => (name, Argument::from(count)),
                        (name, None) => (name, Argument::from("…")),
                    })
                    .collect();
                for text in &texts {
                    let sentence = text.find(key, &facts).unwrap_or_else(|| panic!("{part:?} says {key}"));
                    assert!(!sentence.contains("{$") && !sentence.contains("{ $"), "{key}: {sentence}");
                    heard += 1;
                }
            });
            assert!(texts.iter().all(|text| text.has(&format!("{}-title", part.as_str()))), "{part:?}");
        }
    }
    assert!(heard > 1000, "{heard}");
}
