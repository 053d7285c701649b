//! Does a verdict warn where the world is not the model's, and do intervals hold what they say where it is?
//!
//! `make bench-judgement`, or `cargo bench --bench judgement -- [RUNS] [ONLY=part of a name]` (30 runs). Of every world, bases with a
//! past that is fitted and a year that follows: predicted ÷ actual, what the verdict says, and which reasons it gives. Then how often
//! intervals hold the total and what single customers bring.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

#[path = "../tests/ltv/worlds.rs"]
mod worlds;

use std::collections::BTreeMap;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::holdout::Trust;
use whalecurve::value::ltv::judge::{Judgement, Reason};
use whalecurve::value::ltv::summary::TimeUnit;
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Interval, Margin, Prediction};
use worlds::{WORLDS, World};

/// Draws behind the intervals.
const DRAWS: u32 = 200;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let only = given.iter().find_map(|argument| argument.strip_prefix("ONLY=")).unwrap_or("");
    let runs = given.iter().find_map(|argument| argument.parse().ok()).unwrap_or(30);
    println!("### Verdicts, {runs} runs each\n");
    println!(
        "| world | purchases ÷ actual | money ÷ actual | good | fair | hardly | reasons (share of runs) | off by over 30 %: warned | within 15 %: good or fair |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
    let mut coverage = Vec::new();
    for world in WORLDS.iter().filter(|world| world.name.contains(only)) {
        let found: Vec<Run> = (0..runs).map(|seed| run(world, seed)).collect();
        row(world, &found);
        coverage.push((world, found));
    }
    println!("\n### Coverage of the 80 % intervals, 12 months ahead\n");
    println!("| world | total | single customers | of these, expected to buy at least once |");
    println!("| --- | ---: | ---: | ---: |");
    for (world, found) in coverage.iter().filter(|(world, _)| world.coverage) {
        let held = |of: fn(&Run) -> (usize, usize)| {
            let (held, all) = found.iter().map(of).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
            percent(held, all)
        };
        let (total, single, buying) = (held(|run| run.total), held(|run| run.single), held(|run| run.buying));
        println!("| {} | {total} | {single} | {buying} |", world.name);
    }
}

struct Run {
    purchases: f64,
    money: f64,
    judgement: Option<Judgement>,
    total: (usize, usize),
    single: (usize, usize),
    buying: (usize, usize),
}

fn run(world: &World, seed: u64) -> Run {
    let base = world.base(seed);
    let options = FitOptions { end: base.end, unit: TimeUnit::Weeks, model: ModelChoice::Automatic };
    let fitted = Fitted::new(&base.histories(), options, &mut |_| {});
    let assumptions =
        Assumptions { months: 12, yearly_discount: 0.0, margin: Margin::Same(1.0), ..Assumptions::default() };
    let draws = world.coverage.then(|| Draws::new(&fitted, DRAWS, seed, &mut |_| {}));
    let found = Prediction::new(&fitted, draws.as_ref(), &assumptions);
    let actual = base.year();
    let (purchases, money) = actual.iter().fold((0.0, 0.0), |(a, b), (count, sum)| (a + count, b + sum));
    let holds = |interval: Option<Interval>, truth: f64| interval.is_some_and(|i| i.low <= truth && truth <= i.high);
    let (mut single, mut buying) = ((0, 0), (0, 0));
    for (at, (_, sum)) in actual.iter().enumerate() {
        let Some(customer) = found.customer(at).filter(|customer| customer.interval.is_some()) else { continue };
        if fitted.summary_of(at).is_none() {
            continue;
        }
        let held = usize::from(holds(customer.interval, *sum));
        single = (single.0 + held, single.1 + 1);
        if customer.expected_purchases.is_some_and(|expected| expected >= 1.0) {
            buying = (buying.0 + held, buying.1 + 1);
        }
    }
    Run {
        purchases: found.total.expected_purchases / purchases,
        money: found.total.ltv / money,
        judgement: fitted.judgement(|| base.columns()).cloned(),
        total: (usize::from(holds(found.total.actual, money)), 1),
        single,
        buying,
    }
}

fn code(reason: &Reason) -> String {
    let said = serde_json::to_value(reason).unwrap();
    said.as_str().map(str::to_owned).or_else(|| said.as_object()?.keys().next().cloned()).unwrap()
}

fn percent(part: usize, of: usize) -> String {
    if of == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / of as f64) }
}

fn row(world: &World, found: &[Run]) {
    let spread = |of: fn(&Run) -> f64| {
        let mut all: Vec<f64> = found.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let at = |share: f64| all[((all.len() - 1) as f64 * share).round() as usize];
        format!("{:.2} ({:.2}–{:.2})", at(0.5), at(0.1), at(0.9))
    };
    let trust = |wanted: Trust| {
        let count = found.iter().filter(|run| run.judgement.as_ref().is_some_and(|said| said.trust == wanted)).count();
        percent(count, found.len())
    };
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for run in found {
        for reason in run.judgement.iter().flat_map(|said| &said.reasons) {
            *reasons.entry(code(reason)).or_default() += 1;
        }
    }
    let reasons: Vec<String> =
        reasons.iter().map(|(code, count)| format!("{code} {}", percent(*count, found.len()))).collect();
    let hardly = |run: &Run| run.judgement.as_ref().is_none_or(|said| said.trust == Trust::Hardly);
    let right = |run: &Run| {
        run.judgement.iter().flat_map(|said| &said.reasons).any(|reason| world.right.contains(&code(reason).as_str()))
    };
    let off = |run: &Run| (run.money - 1.0).abs();
    let far: Vec<&Run> = found.iter().filter(|run| off(run) > 0.30).collect();
    let near: Vec<&Run> = found.iter().filter(|run| off(run) <= 0.15).collect();
    let warned = far.iter().filter(|run| hardly(run) || right(run)).count();
    let trusted = near.iter().filter(|run| !hardly(run)).count();
    println!(
        "| {} | {} | {} | {} | {} | {} | {} | {} of {} | {} of {} |",
        world.name,
        spread(|run| run.purchases),
        spread(|run| run.money),
        trust(Trust::Good),
        trust(Trust::Fair),
        trust(Trust::Hardly),
        reasons.join(", "),
        warned,
        far.len(),
        trusted,
        near.len(),
    );
}
