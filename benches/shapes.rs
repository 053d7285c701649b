//! The analysis and the panels that fit models, on files of every shape: none may take much longer than others of its size.
//!
//! `make bench-shapes`, or `cargo bench --bench shapes -- [LINES…] [ONLY=part of a name]`. Timed are the analysis, and in turn
//! the panels: lifetime values with their hold-out check, health, and migration and its rates over all quarters.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

#[path = "../tests/ltv/shapes.rs"]
mod shapes;

use std::time::Instant;
use whalecurve::Day;
use whalecurve::analysis::analyze;
use whalecurve::ledger::{Flags, Ledger, Line};
use whalecurve::money::Figure;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::view::portfolio::{MigrationQuery, PortfolioAsk};

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

fn table(lines: usize, only: &str) {
    println!("### {lines} order lines\n");
    println!(
        "| shape | customers | analysis, s | lifetime, s | health, s | migration, s | rates, s | together, s | of the median |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut rows: Vec<(&str, usize, [f64; 6])> = Vec::new();
    for (name, lines) in shapes::all(lines).into_iter().filter(|(name, _)| name.contains(only)) {
        let ledger = ledger(&lines);
        let rounds: Vec<[f64; 6]> = (0..ROUNDS).map(|_| times(&ledger)).collect();
        let best = std::array::from_fn(|k| rounds.iter().map(|round| round[k]).fold(f64::INFINITY, f64::min));
        rows.push((name, ledger.len(), best));
    }
    let mut whole: Vec<f64> = rows.iter().map(|(.., times)| times[5]).collect();
    whole.sort_by(f64::total_cmp);
    let median = whole[whole.len() / 2];
    rows.sort_by(|a, b| b.2[5].total_cmp(&a.2[5]));
    for (name, customers, times) in &rows {
        let times_of = times.map(|time| format!("{time:.3}")).join(" | ");
        println!("| {name} | {customers} | {times_of} | {:.2} × |", times[5] / median);
    }
    let mut alone: Vec<(f64, &str)> = rows.iter().map(|(name, _, times)| (times[0], *name)).collect();
    alone.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (slowest, middle) = (alone[alone.len() - 1], alone[alone.len() / 2].0);
    println!("\nThe slowest, “{}”, takes {:.2} times the median of {median:.3} s.", rows[0].0, rows[0].2[5] / median);
    println!(
        "Of the analysis alone “{}”, {:.3} s, {:.2} times the median.\n",
        slowest.1,
        slowest.0,
        slowest.0 / middle
    );
}

/// Seconds of a core that this process has had, where the system says so; else of the clock.
fn seconds(began: Instant) -> f64 {
    let said = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = said.as_deref().and_then(|said| said.split(' ').next()).and_then(|nanos| nanos.parse::<f64>().ok());
    nanos.map_or_else(|| began.elapsed().as_secs_f64(), |nanos| nanos * 1e-9)
}

/// Seconds for the analysis, each panel, and all together.
fn times(ledger: &Ledger) -> [f64; 6] {
    let began = Instant::now();
    let mut last = seconds(began);
    let mut lap = || {
        let now = seconds(began);
        now - std::mem::replace(&mut last, now)
    };
    let analysis = analyze(ledger, &Settings::default()).unwrap();
    let mut found = [lap(), 0.0, 0.0, 0.0, 0.0, 0.0];
    let scheme = Scheme::Profit;
    let query = MigrationQuery { patiently: true, ..MigrationQuery::of(scheme, 100) };
    let asks = [
        PortfolioAsk::Lifetime,
        PortfolioAsk::Health { scheme },
        PortfolioAsk::Migration { query },
        PortfolioAsk::Rates { scheme, patiently: true },
    ];
    for (ask, time) in asks.iter().zip(&mut found[1..]) {
        analysis.panel(ledger, ask);
        *time = lap();
    }
    found[5] = found.iter().sum();
    found
}

fn ledger(lines: &[(u32, i32, i64)]) -> Ledger {
    let mut builder = whalecurve::ledger::Builder::default();
    for &(customer, day, cents) in lines {
        let customer = builder.customer(&format!("C{customer:06}"), None).unwrap();
        let amount = Figure::parse(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap();
        let day = Day::from_epoch(day);
        let (cost, service_cost, order, product, category) = (None, None, None, None, None);
        let flags = Flags::default();
        builder.line(Line { customer, day, amount, cost, service_cost, order, product, category, flags }).unwrap();
    }
    builder.finish().unwrap()
}
