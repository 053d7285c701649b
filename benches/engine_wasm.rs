//! Where the time of a large file goes: each step of the engine as the WebAssembly that is shipped, in Node.
//!
//! `make bench-engine` times a million generated order lines (`ROWS=` for others), each figure the median of several runs
//! with their range. What the browser adds, reading the file and drawing, is `make bench`'s.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot run may panic")]

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use whalecurve::analysis::{Analysis, again, analyze};
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::{Import, Outcome};
use whalecurve::ledger::Ledger;
use whalecurve::money::Figure;
use whalecurve::portfolio::baskets::{Basket, Grain};
use whalecurve::segment::Scheme;
use whalecurve::settings::{Monetary, Settings};
use whalecurve::view::CustomerQuery;
use whalecurve::view::portfolio::{
    Direction, PairSort, PairsQuery, Part, Period, PortfolioAsk, ProductQuery, ProductSort,
};

#[wasm_bindgen(module = "fs")]
extern "C" {
    #[wasm_bindgen(js_name = readFileSync)]
    fn read(path: &str) -> Vec<u8>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

const RUNS: usize = 5;
/// Slices in which the page reads a file.
const SLICE: usize = 4 << 20;

/// Times of one step.
#[derive(Default)]
struct Step(Vec<f64>);

impl Step {
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let started = now();
        let made = black_box(work());
        self.0.push(now() - started);
        made
    }

    fn print(mut self, name: &str) {
        self.0.sort_by(f64::total_cmp);
        let (runs, times) = (self.0.len(), self.0);
        console_log!("{name}: {:.1} ms ({:.1}–{:.1}, {runs} runs)", times[runs / 2], times[0], times[runs - 1]);
    }
}

#[wasm_bindgen_test]
fn orders() {
    let rows = option_env!("ROWS").unwrap_or("1000000");
    let bytes = read(&format!("{}/target/bench/orders-{rows}.csv", env!("CARGO_MANIFEST_DIR")));
    let plan = files::inspect("orders.csv", &bytes, &Choices::default()).unwrap().plan;
    let (mut parse, mut sort) = (Step::default(), Step::default());
    let mut ledger = Ledger::default();
    for _ in 0..RUNS {
        let mut import = Import::default();
        parse.time(|| {
            import.begin("orders.csv", &plan).unwrap();
            import.expect(bytes.len() as f64);
            bytes.chunks(SLICE).for_each(|slice| import.push(slice).unwrap());
            import.end().unwrap();
        });
        match sort.time(|| import.finish().unwrap()) {
            Outcome::Done(done, _) => ledger = *done,
            Outcome::Again(_) => panic!("the plan of the generated file holds"),
        }
    }
    console_log!("{rows} lines, {} customers, {:.0} MB", ledger.len(), bytes.len() as f64 / 1e6);
    parse.print("rows to columns");
    sort.print("sorted by customer");
    steps(&ledger);
}

/// The steps from a ledger on.
fn steps(ledger: &Ledger) {
    let settings = Settings::default();
    let moved = Settings { high_share: Figure { units: 1, scale: 1 }, ..settings.clone() };
    let mut made: Option<Analysis> = None;
    let [mut first, mut threshold, mut overview] = <[Step; 3]>::default();
    for _ in 0..RUNS {
        let analysis = first.time(|| analyze(ledger, &settings).unwrap());
        overview.time(|| analysis.overview(ledger, &[]));
        threshold.time(|| again(ledger, &moved, Some(&analysis)).unwrap().overview(ledger, &[]));
        made = Some(analysis);
    }
    first.print("analysis");
    overview.print("overview");
    threshold.print("a threshold moved, overview included");
    let analysis = made.unwrap();
    let scheme = Scheme::Profit;
    let (grain, limit) = (Grain::Product, 25);
    let products = ProductQuery {
        grain,
        scheme,
        search: String::new(),
        standing: None,
        sort: ProductSort::Profit,
        order: Direction::Descending,
        offset: 0,
        limit,
    };
    let pairs = PairsQuery { grain, basket: Basket::Order, sort: PairSort::Lift, limit };
    for (name, ask) in [
        ("customers", PortfolioAsk::Customers { query: CustomerQuery { limit, ..CustomerQuery::default() } }),
        ("whale curve", PortfolioAsk::Whale { by: Monetary::Profit }),
        ("matrix", PortfolioAsk::Matrix { share: None, potential: None }),
        ("health", PortfolioAsk::Health { scheme }),
        ("cohorts", PortfolioAsk::Cohorts { period: Period::Quarter, scheme }),
        ("products", PortfolioAsk::Products { query: products }),
        ("pairs", PortfolioAsk::Pairs { query: pairs }),
        ("who may leave", PortfolioAsk::Risk { offset: 0, limit }),
    ] {
        let mut step = Step::default();
        for _ in 0..RUNS {
            // Products and pairs are kept: an analysis of all customers anew has counted none yet.
            let fresh = analysis.only(ledger, &[]);
            step.time(|| fresh.panel(ledger, &ask));
        }
        step.print(name);
    }
    let [mut record, mut written, mut week] = <[Step; 3]>::default();
    let (rule, text) = ("cash_cow_silent", "tier.matrix = cash_cow and days_since_purchase > 45 days");
    let draft = PortfolioAsk::Rules { open: Some(rule.to_owned()), draft: Some(text.to_owned()) };
    for _ in 0..RUNS {
        // Past days are kept: an analysis anew has none yet.
        let fresh = analyze(ledger, &settings).unwrap();
        record.time(|| fresh.panel(ledger, &PortfolioAsk::first(Part::Rules, scheme)));
        written.time(|| fresh.panel(ledger, &draft));
        let fresh = analyze(ledger, &settings).unwrap();
        week.time(|| fresh.panel(ledger, &PortfolioAsk::Week));
    }
    record.print("built-in rules with their record");
    written.print("a rule's threshold moved");
    week.print("this week");
}
