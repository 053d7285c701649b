//! The analysis and the panels that fit models, on files of every shape: none may take much longer than others of its size.
//!
//! `make bench-shapes`, or `cargo bench --bench shapes -- [LINES…] [ONLY=part of a name]`. Timed are the way of a file from its bytes
//! to the first view (read and analysed) and to the results JSON (with the intervals, which the page draws in turns behind the first
//! view); of it the analysis; and in turn the panels that fit models: lifetime values with their hold-out
//! check, health, and migration and its rates over all quarters.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

#[path = "../tests/ltv/shapes.rs"]
mod shapes;

use std::time::Instant;
use whalecurve::analysis::analyze;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::ledger::Ledger;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::view::portfolio::{MigrationQuery, PortfolioAsk};
use whalecurve::{Day, export};

const ROUNDS: usize = 3;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let only = given.iter().find_map(|argument| argument.strip_prefix("ONLY=")).unwrap_or("");
    let sizes: Vec<usize> = given.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    for lines in sizes {
        table(lines, only);
    }
}

/// What is timed, in the order of the columns.
const TIMED: [&str; 8] = [
    "file to first view",
    "file to results",
    "analysis",
    "lifetime",
    "health",
    "migration",
    "rates",
    "panels together",
];
type Times = [f64; TIMED.len()];
const FIRST: usize = 0;
const RESULTS: usize = 1;
const PANELS: usize = 7;

fn table(lines: usize, only: &str) {
    println!("### {lines} order lines\n");
    let heads: String = TIMED.iter().map(|name| format!(" {name}, s |")).collect();
    println!(
        "| shape | customers |{heads} first view, of the median | results, of the median | panels, of the median |"
    );
    println!("| --- | ---: |{}", " ---: |".repeat(TIMED.len() + 3));
    let mut rows: Vec<(&str, usize, Times)> = Vec::new();
    for (name, lines) in shapes::all(lines).into_iter().filter(|(name, _)| name.contains(only)) {
        let text = csv(&lines);
        let rounds: Vec<(usize, Times)> = (0..ROUNDS).map(|_| times(&text)).collect();
        let best = std::array::from_fn(|k| rounds.iter().map(|(_, round)| round[k]).fold(f64::INFINITY, f64::min));
        rows.push((name, rounds[0].0, best));
    }
    let median = |k: usize| {
        let mut all: Vec<f64> = rows.iter().map(|(.., times)| times[k]).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let medians = [FIRST, RESULTS, PANELS].map(|k| (k, median(k)));
    rows.sort_by(|a, b| b.2[FIRST].total_cmp(&a.2[FIRST]));
    for (name, customers, times) in &rows {
        let each = times.map(|time| format!("{time:.3}")).join(" | ");
        let ratios = medians.map(|(k, median)| format!("{:.2} ×", times[k] / median)).join(" | ");
        println!("| {name} | {customers} | {each} | {ratios} |");
    }
    for (k, median) in medians {
        let what = TIMED[k];
        if let Some((name, _, times)) = rows.iter().max_by(|a, b| a.2[k].total_cmp(&b.2[k])) {
            println!("\n{what}: “{name}” is the slowest, {:.2} times the median of {median:.3} s.", times[k] / median);
        }
    }
    println!();
}

/// Seconds of a core that this process has had, where the system says so; else of the clock.
fn seconds(began: Instant) -> f64 {
    let said = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = said.as_deref().and_then(|said| said.split(' ').next()).and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or_else(|| began.elapsed().as_secs_f64(), |nanos| nanos * 1e-9)
}

/// Customers, and seconds for each of [`TIMED`].
fn times(text: &[u8]) -> (usize, Times) {
    let began = Instant::now();
    let mut last = seconds(began);
    let mut lap = || {
        let now = seconds(began);
        now - std::mem::replace(&mut last, now)
    };
    let file = [("orders.csv", text)];
    let plan = files::inspect(file[0].0, text, &Default::default()).unwrap().plan;
    let (ledger, imported): (Ledger, _) = files::import(&file, &[plan], &Options::default(), 1 << 22).unwrap();
    let read = lap();
    let mut analysis = analyze(&ledger, &Settings::default()).unwrap();
    let mut found: Times = [0.0; TIMED.len()];
    found[2] = lap();
    found[FIRST] = read + found[2];
    while analysis.draw() < 1.0 {}
    let results = export::results::results(&ledger, &imported, &analysis);
    export::results::json(&results).unwrap();
    found[RESULTS] = found[FIRST] + lap();
    let scheme = Scheme::Profit;
    let query = MigrationQuery { patiently: true, ..MigrationQuery::of(scheme, 100) };
    let asks = [
        PortfolioAsk::Lifetime,
        PortfolioAsk::Health { scheme },
        PortfolioAsk::Migration { query },
        PortfolioAsk::Rates { scheme, patiently: true },
    ];
    for (ask, time) in asks.iter().zip(&mut found[3..]) {
        analysis.panel(&ledger, ask);
        *time = lap();
    }
    found[PANELS] = found[3..PANELS].iter().sum();
    (ledger.len(), found)
}

/// The lines as a shop would export them.
fn csv(lines: &[(u32, i32, i64)]) -> Vec<u8> {
    let mut text = String::from("Order,Customer,Date,Amount\n");
    for (order, &(customer, day, cents)) in lines.iter().enumerate() {
        let day = Day::from_epoch(day);
        text.push_str(&format!("{order},C{customer:06},{day},{}.{:02}\n", cents / 100, cents % 100));
    }
    text.into_bytes()
}
