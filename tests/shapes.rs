//! Files of every shape: fits end within their budget, and what they say does not hang on a last digit.

#![allow(clippy::unwrap_used, reason = "test code: a panic is a failed test")]

#[path = "ltv/shapes.rs"]
mod shapes;

use whalecurve::Day;
use whalecurve::analysis::{Analysis, analyze};
use whalecurve::export::results;
use whalecurve::ledger::{Builder, Flags, Ledger, Line};
use whalecurve::money::Figure;
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::value::ltv::fallback::Note;
use whalecurve::value::ltv::fit::{FitReport, Verdict};
use whalecurve::value::ltv::random::Random;
use whalecurve::view::CustomerQuery;
use whalecurve::view::portfolio::{MigrationQuery, PortfolioAsk};

/// Four glances of 40 evaluations and a descent of 150, each of which ends the step that it has begun.
const MOST_EVALUATIONS: u32 = 4 * (40 + 13) + 150 + 70;

/// Amounts in 10⁻¹² of the currency, each off by at most `off` parts in 10⁹.
fn ledger(lines: &[(u32, i32, i64)], off: f64) -> Ledger {
    let (mut builder, mut random) = (Builder::default(), Random::new(5));
    for &(customer, day, cents) in lines {
        let customer = builder.customer(&format!("C{customer:06}"), None).unwrap();
        let exact = i128::from(cents) * 10_000_000_000;
        let moved = exact + (exact as f64 * 1e-9 * off * (2.0 * random.uniform() - 1.0)) as i128;
        let whole = 1_000_000_000_000;
        let amount = Figure::parse(&format!("{}.{:012}", moved / whole, moved % whole)).unwrap();
        let (cost, service_cost, order, product, category) = (None, None, None, None, None);
        let (day, flags) = (Day::from_epoch(day), Flags::default());
        builder.line(Line { customer, day, amount, cost, service_cost, order, product, category, flags }).unwrap();
    }
    builder.finish().unwrap()
}

fn analysis(ledger: &Ledger) -> Analysis {
    analyze(ledger, &Settings::default()).unwrap()
}

/// Reports of all fits of an analysis, those of the hold-out checks included.
fn reports(analysis: &Analysis) -> Vec<FitReport> {
    let Some(lifetime) = analysis.lifetime() else { return Vec::new() };
    let candidates = &lifetime.fitted.candidates;
    let checks = candidates.iter().filter_map(|candidate| candidate.holdout.as_ref()).map(|check| check.fit.report);
    let value = lifetime.fitted.value_fit.map(|fit| fit.report);
    candidates.iter().map(|candidate| candidate.fit.report).chain(checks).chain(value).collect()
}

#[test]
fn every_fit_arrives_within_its_budget() {
    for (name, lines) in shapes::all(6000) {
        for report in reports(&analysis(&ledger(&lines, 0.0))) {
            assert!(report.evaluations <= MOST_EVALUATIONS, "{name}: {report:?}");
            assert_ne!(report.verdict, Verdict::NotConverged, "{name}: {report:?}");
        }
    }
}

/// Ranks break ties by the id, and an amount that is off by a billionth breaks them by itself; so only shapes without ties.
#[test]
fn an_amount_off_by_a_billionth_moves_nobody() {
    let tied = ["subscriptions", "equal amounts", "nearly equal amounts"];
    for (name, lines) in shapes::all(6000).into_iter().filter(|(name, _)| !tied.contains(name)) {
        let (exact, moved) = (analysis(&ledger(&lines, 0.0)), analysis(&ledger(&lines, 1.0)));
        for scheme in Scheme::ALL {
            let (Some(before), Some(after)) = (exact.tiers_of(*scheme), moved.tiers_of(*scheme)) else {
                assert_eq!(exact.absent(), moved.absent(), "{name}");
                continue;
            };
            let changed = before.iter().zip(after).filter(|(a, b)| a != b).count();
            assert!(changed * 1000 <= before.len(), "{name} {}: {changed} of {}", scheme.as_str(), before.len());
        }
    }
}

#[test]
fn what_a_fit_says_does_not_hang_on_a_billionth() {
    for (name, lines) in shapes::all(6000) {
        let said = |off: f64| {
            let analysis = analysis(&ledger(&lines, off));
            let lifetime = analysis.lifetime().unwrap();
            let kinds = lifetime.prediction.notes.iter().map(std::mem::discriminant).collect::<Vec<_>>();
            (lifetime.prediction.method, kinds, lifetime.prediction.total.ltv)
        };
        let (exact, moved) = (said(0.0), said(1.0));
        assert_eq!((exact.0, exact.1), (moved.0, moved.1), "{name}");
        assert!((exact.2 - moved.2).abs() <= 1e-6 * exact.2.abs(), "{name}: {} {}", exact.2, moved.2);
    }
}

#[test]
fn where_nobody_leaves_nobody_has_a_chance_of_being_active() {
    for (name, lines) in shapes::all(6000).into_iter().filter(|(name, _)| name.starts_with("no dropout")) {
        let ledger = ledger(&lines, 0.0);
        let analysis = analysis(&ledger);
        let lifetime = analysis.lifetime().unwrap();
        assert!(lifetime.prediction.notes.contains(&Note::NobodyLeaves), "{name}: {:?}", lifetime.prediction.notes);
        let all = (0..ledger.len()).filter_map(|at| lifetime.prediction.customer(at));
        assert!(all.clone().all(|customer| customer.p_alive.is_none()), "{name}");
        assert!(all.clone().any(|customer| customer.expected_purchases.is_some_and(|expected| expected > 0.0)));
        let asks = [
            (PortfolioAsk::Lifetime, "ltv-note-nobody-leaves"),
            (
                PortfolioAsk::Customers { query: CustomerQuery { limit: 5, ..CustomerQuery::default() } },
                "note-nobody_leaves",
            ),
            (PortfolioAsk::Customer { index: 3 }, "note-nobody_leaves"),
            (PortfolioAsk::Risk { offset: 0, limit: 5 }, "note-nobody_leaves"),
        ];
        for (ask, sentence) in asks {
            let json = serde_json::to_string(&analysis.panel(&ledger, &ask)).unwrap();
            assert!(json.contains(sentence), "{name} {ask:?}");
        }
        let results = results::results(&ledger, &[], &analysis);
        let json: serde_json::Value = serde_json::from_slice(&results::json(&results).unwrap()).unwrap();
        assert!(json["notes"].as_array().unwrap().contains(&"nobody_leaves".into()), "{name}");
        assert_eq!(json["models"]["nbd"]["chosen"], true, "{name}");
    }
}

/// A past day's fit begins where today's has ended; it must find what a fit from nowhere finds.
#[test]
fn a_past_day_is_the_same_whatever_was_asked_before() {
    for (name, lines) in shapes::all(6000) {
        let ledger = ledger(&lines, 0.0);
        let scheme = Scheme::Profit;
        let query = MigrationQuery { patiently: true, ..MigrationQuery::of(scheme, 10) };
        let at_once = analysis(&ledger).migration(&ledger, &query);
        let after = analysis(&ledger);
        after.rates(&ledger, scheme);
        let later = after.migration(&ledger, &query);
        let counts = |view: &Option<whalecurve::view::portfolio::MigrationView>| view.as_ref().map(|view| view.counts);
        assert_eq!(counts(&at_once), counts(&later), "{name}");
    }
}
