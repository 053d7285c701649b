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
            common::said(&serde_json::to_value(&panel).unwrap(), &mut |key, facts| {
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
