//! The engine natively, on one thread, from a file of orders to tiers: `benches/native_peers.py` runs it beside others.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

use std::io::Read;
use std::time::Instant;
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::{Import, Outcome};
use whalecurve::settings::Settings;

const SLICE: usize = 4 << 20;

fn main() {
    // Cargo adds arguments of its own.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else { return };
    let began = Instant::now();
    let mut file = std::fs::File::open(&path).unwrap();
    let mut slice = Vec::with_capacity(SLICE);
    let mut next = || {
        slice.clear();
        file.by_ref().take(SLICE as u64).read_to_end(&mut slice).unwrap();
        slice.clone()
    };
    let first = next();
    let plan = files::inspect("orders.csv", &first, &Choices::default()).unwrap().plan;
    let mut import = Import::default();
    import.begin("orders.csv", &plan).unwrap();
    import.expect(std::fs::metadata(&path).unwrap().len() as f64);
    let mut slice = first;
    while !slice.is_empty() {
        import.push(&slice).unwrap();
        slice = next();
    }
    import.end().unwrap();
    let Outcome::Done(ledger, imported) = import.finish().unwrap() else {
        panic!("the plan of the generated file holds")
    };
    let read = began.elapsed();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let overview = analysis.overview(&ledger, &imported);
    println!(
        "{}",
        serde_json::json!({
            "ledger": read.as_secs_f64(), "whole": began.elapsed().as_secs_f64(),
            "customers": ledger.len(), "revenue": overview.totals.revenue.to_string(),
        })
    );
}
