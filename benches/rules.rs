//! All built-in rules with their record of 12 month ends over a file of orders, and then a moved threshold:
//! `cargo bench --bench rules -- ORDERS.csv` (`tests/data/make_large.py` makes such a file).

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

use std::time::Instant;
use whalecurve::action::rules::{BuiltIn, Rule};
use whalecurve::analysis::{ActionAsk, analyze};
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::view::portfolio::{Part, PortfolioAsk};

const SLICE: usize = 4 << 20;

fn ask(rules: &[Rule]) -> ActionAsk {
    ActionAsk { rules: rules.to_vec(), record: true, ..ActionAsk::default() }
}

fn main() {
    // Cargo adds arguments of its own.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else { return };
    let bytes = std::fs::read(&path).unwrap();
    let plan = files::inspect("orders.csv", &bytes, &Choices::default()).unwrap().plan;
    let (ledger, _) = files::import(&[("orders.csv", &bytes)], &[plan], &Options::default(), SLICE).unwrap();
    let settings = Settings::default();
    let began = Instant::now();
    let analysis = analyze(&ledger, &settings).unwrap();
    let analyzed = began.elapsed();
    let rules = BuiltIn::rules(&settings);
    let time = |rules: &[Rule]| {
        let began = Instant::now();
        std::hint::black_box(analysis.act(&ledger, &ask(rules)));
        began.elapsed().as_secs_f64()
    };
    let began = Instant::now();
    let alerts = analysis.act(&ledger, &ask(&rules)).alerts.len();
    let all = began.elapsed().as_secs_f64();
    let quantity = rules[0].threshold().unwrap().2;
    let moved = rules[0].with_threshold(whalecurve::action::rule::condition::Quantity {
        number: whalecurve::money::Figure::whole(45),
        ..quantity
    });
    let (key, text) = ("cash_cow_silent", "tier.matrix = cash_cow and days_since_purchase > 60 days");
    let panel = |ask: PortfolioAsk| {
        let began = Instant::now();
        std::hint::black_box(analysis.panel(&ledger, &ask));
        began.elapsed().as_secs_f64()
    };
    let first = panel(PortfolioAsk::first(Part::Rules, Scheme::Profit));
    let draft = panel(PortfolioAsk::Rules { open: Some(key.to_owned()), draft: Some(text.to_owned()) });
    println!(
        "{}",
        serde_json::json!({
            "customers": ledger.len(), "analysis": analyzed.as_secs_f64(), "all_rules": all, "alerts": alerts,
            "threshold_moved": time(&[moved.unwrap()]), "days_kept_again": time(&rules),
            "page_days_kept": first, "page_threshold_moved": draft,
        })
    );
}
