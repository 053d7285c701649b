//! Does a verdict warn where the world is not the model's, and do intervals hold what they say where it is?
//!
//! `make bench-judgement`, or `cargo bench --bench judgement -- [RUNS] [COVERAGE=RUNS] [ONLY=part of a name]` (30 and 200 runs). Of
//! every world, bases with a past that is fitted and a year that follows: predicted ÷ actual, what the verdict says, and which
//! reasons it gives. Then how often intervals hold the total and what single customers bring.
//!
//! What a customer brings is nothing more often than not, and an interval cannot hold a part of nothing: where the model gives
//! nothing more than 8 chances in 10, 0 to 0 is the shortest interval that holds 80 %, and it holds more. So coverage is also told
//! randomised (Dunn and Smyth 1996, Randomized Quantile Residuals): nothing at the upper end, of chance P0 by the model, counts as
//! held 0.8 ÷ P0 times. Where the model is true that is 80 %, whatever the share of nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]

#[path = "../tests/ltv/worlds.rs"]
mod worlds;

use std::collections::BTreeMap;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::holdout::Trust;
use whalecurve::value::ltv::interval::LEVEL;
use whalecurve::value::ltv::judge::{Judgement, Reason};
use whalecurve::value::ltv::outlook::Horizon;
use whalecurve::value::ltv::random::Random;
use whalecurve::value::ltv::simulate::active_customer;
use whalecurve::value::ltv::summary::TimeUnit;
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Interval, Margin, Prediction};
use worlds::{Base, WORLDS, World};

/// Draws behind the intervals.
const DRAWS: u32 = 200;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let only = given.iter().find_map(|argument| argument.strip_prefix("ONLY=")).unwrap_or("");
    let runs = given.iter().find_map(|argument| argument.parse().ok()).unwrap_or(30);
    let held = given.iter().find_map(|argument| argument.strip_prefix("COVERAGE=")?.parse().ok()).unwrap_or(200);
    let worlds = || WORLDS.iter().filter(|world| world.name.contains(only));
    println!("### Verdicts, {runs} runs each\n");
    println!(
        "| world | purchases ÷ actual | money ÷ actual | the same without the season | good | fair | hardly | reasons (share of runs) | off by over 30 %: warned | within 15 %: good or fair |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
    for world in worlds().filter(|_| runs > 0) {
        row(world, &(0..runs).map(|seed| run(world, seed)).collect::<Vec<Run>>());
    }
    println!("\n### Coverage of the 80 % intervals, 12 months ahead, {held} runs each (± standard error)\n");
    println!(
        "| world | total | total, widened by the check | single customers | these, randomised | of these, expected to buy at least once |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for world in worlds().filter(|world| world.coverage && held > 0) {
        let found: Vec<Coverage> = (0..held).map(|seed| coverage(world, seed)).collect();
        let told = |of: fn(&Coverage) -> Option<f64>| mean(&found.iter().filter_map(of).collect::<Vec<f64>>());
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            world.name,
            told(|run| Some(run.total)),
            told(|run| run.widened),
            told(|run| run.single),
            told(|run| run.randomised),
            told(|run| run.buying),
        );
    }
}

struct Run {
    purchases: f64,
    money: f64,
    /// Money without the season.
    plain: f64,
    judgement: Option<Judgement>,
}

/// A year ahead, at full margin and without discount: what the year that follows brings.
const NEXT: Assumptions = Assumptions { months: 12, yearly_discount: 0.0, margin: Margin::Same(1.0), retention: None };

fn fitted(base: &Base) -> Fitted {
    let options = FitOptions { end: base.end, unit: TimeUnit::Weeks, model: ModelChoice::Automatic };
    Fitted::new(&base.histories(), options, &mut |_| {})
}

fn run(world: &World, seed: u64) -> Run {
    let base = world.base(seed);
    let fitted = fitted(&base);
    let found = Prediction::new(&fitted, None, &NEXT);
    let (purchases, money) = base.year().iter().fold((0.0, 0.0), |(a, b), (count, sum)| (a + count, b + sum));
    let season = fitted.season(|| base.columns()).map_or(1.0, |season| season.factors(NEXT.months, 0.0).money);
    Run {
        purchases: season * found.total.expected_purchases / purchases,
        money: season * found.total.ltv / money,
        plain: found.total.ltv / money,
        judgement: fitted.judgement(|| base.columns()).cloned(),
    }
}

/// Of one base: 1 where the total was held, and the share of the customers of whom what they bring was.
struct Coverage {
    total: f64,
    widened: Option<f64>,
    single: Option<f64>,
    randomised: Option<f64>,
    buying: Option<f64>,
}

fn coverage(world: &World, seed: u64) -> Coverage {
    let base = world.base(seed);
    let fitted = fitted(&base);
    let draws = Draws::new(&fitted, DRAWS, seed, &mut |_| {});
    let found = Prediction::new(&fitted, Some(&draws), &NEXT);
    let holds = |interval: Interval, truth: f64| f64::from(u8::from(interval.low <= truth && truth <= interval.high));
    let (mut single, mut randomised, mut buying) = (Vec::new(), Vec::new(), Vec::new());
    let mut random = Random::new(seed);
    let year = base.year();
    for (at, (_, sum)) in year.iter().enumerate() {
        let Some(customer) = found.customer(at) else { continue };
        let (Some(interval), Some(_)) = (customer.interval, fitted.summary_of(at)) else { continue };
        let held = holds(interval, *sum);
        single.push(held);
        // No draw but the highest fifth brings anything, or so little that the estimate lies above.
        let nothing = if interval.high <= customer.ltv { nothing(&fitted, at, &mut random) } else { 0.0 };
        randomised.push(if nothing > LEVEL && *sum == 0.0 { LEVEL / nothing } else { held });
        if customer.expected_purchases.is_some_and(|expected| expected >= 1.0) {
            buying.push(held);
        }
    }
    let money = year.iter().map(|(_, sum)| sum).sum();
    let share = |of: &[f64]| (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64);
    let season = fitted.season(|| base.columns()).map_or(1.0, |season| season.factors(NEXT.months, 0.0).money);
    let total = found.total.actual.unwrap().times(season);
    let judgement = fitted.judgement(|| base.columns());
    let widened = judgement.and_then(|judgement| judgement.widened(total, season * found.total.ltv));
    Coverage {
        total: holds(total, money),
        widened: widened.map(|all| holds(all, money)),
        single: share(&single),
        randomised: share(&randomised),
        buying: share(&buying),
    }
}

/// The model's chance that a customer brings nothing in the year ahead.
fn nothing(fitted: &Fitted, customer: usize, random: &mut Random) -> f64 {
    const PLAYS: u32 = 200;
    let (parameters, known) = (fitted.purchases().unwrap().parameters, fitted.summary_of(customer).unwrap());
    let (x, t_x, t) = (f64::from(known.x), fitted.data.time(known.t_x), fitted.data.time(known.t));
    let horizon = Horizon::new(NEXT.months, 0.0, fitted.data.unit);
    let span = f64::from(horizon.months) * horizon.per_month;
    let buys = (0..PLAYS).filter(|_| {
        let mut bought = false;
        active_customer(&parameters, (x, t_x, t), span, random, |_, _| bought = true);
        bought
    });
    let buys = buys.count() as f64 / f64::from(PLAYS);
    1.0 - parameters.p_alive(x, t_x, t) * buys
}

/// Mean of the runs in per cent, with its standard error.
fn mean(of: &[f64]) -> String {
    let n = of.len() as f64;
    let mean = of.iter().sum::<f64>() / n;
    let variance = of.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / (n - 1.0);
    if n < 2.0 { "–".to_owned() } else { format!("{:.1} ± {:.1} %", 100.0 * mean, 100.0 * (variance / n).sqrt()) }
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
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} of {} | {} of {} |",
        world.name,
        spread(|run| run.purchases),
        spread(|run| run.money),
        spread(|run| run.plain),
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
