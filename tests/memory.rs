//! Memory that ends: each large allocation of reading, analysing and showing a file fails once. What the engine asks for ahead it
//! can do without, and a slice of a file that finds no place ends in a sentence; else the process ends at once, without results.
//! As WebAssembly it ends alike, and the page starts it again (tests/browser/memory.spec.mjs). It never goes on with a part of the
//! data.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
#![allow(unsafe_code, reason = "an allocator is")]

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::view::portfolio::{Part, PortfolioAsk};

/// Bytes of an allocation that may fail: the sizes of smaller ones do not come from the rows of the file.
const LARGE: usize = 32 * 1024;

/// The allocator of the system, of which one large allocation fails.
struct Failing;

static COUNTS: AtomicBool = AtomicBool::new(false);
static LARGE_ONES: AtomicU64 = AtomicU64::new(0);
static FAILS_AT: AtomicU64 = AtomicU64::new(u64::MAX);

fn fails(size: usize) -> bool {
    size >= LARGE && COUNTS.load(SeqCst) && LARGE_ONES.fetch_add(1, SeqCst) == FAILS_AT.load(SeqCst)
}

// Null is what an allocator says when there is no more memory.
unsafe impl GlobalAlloc for Failing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if fails(layout.size()) { std::ptr::null_mut() } else { unsafe { System.alloc(layout) } }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if fails(layout.size()) { std::ptr::null_mut() } else { unsafe { System.alloc_zeroed(layout) } }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if fails(size) { std::ptr::null_mut() } else { unsafe { System.realloc(pointer, layout, size) } }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Failing = Failing;

fn orders() -> Vec<u8> {
    let row = |at: usize| {
        let (month, day) = (1 + at % 12, 1 + at % 28);
        format!("{at},C{},2025-{month:02}-{day:02},{}.5,Item {}\n", at * 7919 % 4999, at % 89, at % 613)
    };
    (0..40_000).fold("order,customer,date,amount,product\n".to_owned(), |text, at| text + &row(at)).into_bytes()
}

const STEPS: [&str; 3] = ["reading", "analysis", "views"];

/// What the page would be told of a file, of which the `at`-th large allocation of a step fails. Prints how many there were.
fn told(step: &str, at: u64) -> whalecurve::Result<String> {
    let table = orders();
    let counting = |own: &str| COUNTS.store(own == step, SeqCst);
    FAILS_AT.store(at, SeqCst);
    counting("reading");
    let plan = files::inspect("orders.csv", &table, &Choices::default())?.plan;
    let (ledger, imported) = files::import(&[("orders.csv", &table[..])], &[plan], &Options::default(), 1 << 20)?;
    counting("analysis");
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    counting("views");
    let panels: Vec<_> =
        Part::ALL.iter().map(|part| analysis.panel(&ledger, &PortfolioAsk::first(*part, Scheme::Profit))).collect();
    counting("");
    let panels = serde_json::to_string(&panels).unwrap();
    println!("{} large allocations", LARGE_ONES.load(SeqCst));
    Ok(common::results_json(&ledger, &imported, &analysis).to_string() + &panels)
}

/// A process that reads the file; run by the test below.
#[test]
#[ignore = "the test below runs it"]
fn reads() {
    let (step, at) = (std::env::var("STEP").unwrap(), std::env::var("AT").unwrap().parse().unwrap());
    match told(&step, at) {
        Ok(told) => {
            let sum = told.bytes().fold(0u64, |sum, byte| sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte));
            println!("told {sum}");
        }
        Err(error) => println!("told {:?}", error.code),
    }
    COUNTS.store(false, SeqCst);
    // A fault costs that file only.
    let next = b"customer,date,amount\nAda,2026-01-05,500\nBo,2026-02-06,90\n";
    assert_eq!(common::results_of("next.csv", next, &Settings::default())["totals"]["revenue"], "590");
}

/// Its output, and what it said of itself where it ended.
fn run(step: &str, at: u64) -> (Option<i32>, String, String) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "reads", "--nocapture"]).env("STEP", step).env("AT", at.to_string());
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn line<'a>(text: &'a str, of: &str) -> &'a str {
    let line = text.lines().find(|line| line.contains(of));
    assert!(line.is_some(), "{of} in {text}");
    line.unwrap()
}

/// More: `FAULTS=500 cargo test --test memory -- --nocapture`.
#[test]
fn a_large_allocation_that_fails_costs_nothing_or_ends_the_engine_at_once() {
    let faults = std::env::var("FAULTS").ok().and_then(|faults| faults.parse().ok()).unwrap_or(6);
    for step in STEPS {
        let (code, good, _) = run(step, u64::MAX);
        assert_eq!(code, Some(0));
        let all: u64 = line(&good, "large allocations").split(' ').next().unwrap().parse().unwrap();
        assert!(all > 3, "{step}: {all}");
        let (mut done_without, mut said_so, mut ended) = (0, 0, 0);
        let tried: std::collections::BTreeSet<u64> = (0..faults).map(|fault| fault * all / faults).collect();
        for at in &tried {
            let (code, said, error) = run(step, *at);
            if code == Some(0) && said.contains("told OutOfMemory") {
                said_so += 1;
            } else if code == Some(0) {
                assert_eq!(line(&said, "told"), line(&good, "told"), "{step} {at}");
                done_without += 1;
            } else {
                assert!(code.is_none() && error.contains("memory allocation of"), "{step} {at}: {code:?} {error}");
                ended += 1;
            }
        }
        let tried = tried.len();
        println!(
            "{step}: {all} large allocations, {tried} fail: {done_without} did without, {said_so} said so, {ended} ended"
        );
    }
}
