//! Speed of the lifetime value engine: CDNOW (23,570 customers) and a million synthetic customers.
//!
//! `cargo bench --bench ltv`; `benches/ltv_peers.py` runs it beside Python's lifetimes.

#![allow(clippy::unwrap_used, reason = "a bench that cannot run may panic")]
#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]

#[path = "../tests/ltv/data.rs"]
mod data;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use whalecurve::Day;
use whalecurve::value::ltv::bg_nbd::{BetaGeometric, FirstExit};
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fit::{PurchaseModel, PurchaseParameters, fit_purchases, fit_values};
use whalecurve::value::ltv::gamma_gamma::GammaGamma;
use whalecurve::value::ltv::likelihood::Design;
use whalecurve::value::ltv::random::Random;
use whalecurve::value::ltv::simulate::{new_customer, value_scale};
use whalecurve::value::ltv::summary::{Compressed, Histories, TimeUnit};
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Prediction};

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

fn cdnow(criterion: &mut Criterion) {
    let base = data::cdnow("cdnow_transactions.csv");
    let histories = base.histories();
    let data = Compressed::new(&histories, day("1997-09-30"), TimeUnit::Weeks);
    let values: Vec<(u32, f64)> = (data.members.iter())
        .map(|m| (data.rows[m.row as usize].x, m.value))
        .filter(|&(x, mean)| x > 0 && mean > 0.0)
        .collect();
    let mut group = criterion.benchmark_group("ltv");
    group.sample_size(20);
    // As lifetimes' fit(): from the summaries to the parameters, indexing included.
    for (name, model) in
        [("bg_nbd", PurchaseModel::BgNbd), ("mbg_nbd", PurchaseModel::MbgNbd), ("pareto_nbd", PurchaseModel::ParetoNbd)]
    {
        println!("log-likelihood {name} {}", fit_purchases(model, &data, &Design::new(&data)).report.log_likelihood);
        group.bench_function(name, |b| b.iter(|| fit_purchases(model, black_box(&data), &Design::new(&data))));
    }
    println!("log-likelihood gamma_gamma {}", fit_values(&values, None).0.report.log_likelihood);
    group.bench_function("gamma_gamma", |b| b.iter(|| fit_values(black_box(&values), None)));
    group.bench_function("summary", |b| b.iter(|| Compressed::new(&histories, day("1997-09-30"), TimeUnit::Weeks)));
    let options =
        FitOptions { end: day("1997-09-30"), unit: TimeUnit::Weeks, model: ModelChoice::Fixed(PurchaseModel::BgNbd) };
    let fitted = Fitted::new(&histories, options, &mut |_| {});
    group.bench_function("predict", |b| b.iter(|| Prediction::new(&fitted, None, &Assumptions::default())));
    group.sample_size(10);
    let automatic = FitOptions { model: ModelChoice::Automatic, ..options };
    group.bench_function("fit_automatic_with_holdout", |b| b.iter(|| Fitted::new(&histories, automatic, &mut |_| {})));
    group.bench_function("draws_200", |b| b.iter(|| Draws::new(&fitted, 200, 1, &mut |_| {})));
    let draws = Draws::new(&fitted, 200, 1, &mut |_| {});
    group.bench_function("predict_with_intervals", |b| {
        b.iter(|| Prediction::new(&fitted, Some(&draws), &Assumptions::default()));
    });
    group.finish();
}

/// A million customers who came over three years.
fn million(criterion: &mut Criterion) {
    let (starts, days, values) = synthetic(1_000_000, 1096);
    let histories = Histories::new(&starts, &days, &values).unwrap();
    let mut group = criterion.benchmark_group("ltv_million");
    group.sample_size(10);
    for (name, model) in [
        ("bg_nbd", ModelChoice::Fixed(PurchaseModel::BgNbd)),
        ("pareto_nbd", ModelChoice::Fixed(PurchaseModel::ParetoNbd)),
        ("automatic", ModelChoice::Automatic),
    ] {
        let options = FitOptions { end: Day::from_epoch(1096), unit: TimeUnit::Weeks, model };
        group.bench_function(name, |b| {
            b.iter(|| Prediction::new(&Fitted::new(&histories, options, &mut |_| {}), None, &Assumptions::default()));
        });
    }
    group.finish();
}

/// Columns of `customers` simulated customers, acquired evenly over `span` days.
fn synthetic(customers: usize, span: i32) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
    let parameters = PurchaseParameters::BetaGeometric(BetaGeometric {
        r: 0.55,
        alpha: 60.0,
        a: 0.8,
        b: 3.5,
        first_exit: FirstExit::FirstRepeat,
    });
    let spend = GammaGamma { p: 6.25, q: 3.74, gamma: 15.44 };
    let mut random = Random::new(20);
    let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
    for _ in 0..customers {
        let first = (random.uniform() * f64::from(span)) as i32;
        let scale = value_scale(&spend, 0.0, 0.0, &mut random);
        days.push(Day::from_epoch(first));
        values.push(random.gamma(spend.p) / scale);
        let mut last = first;
        new_customer(&parameters, f64::from(span - first), &mut random, |time, random| {
            let day = first + time.ceil() as i32;
            if day > last && day <= span {
                last = day;
                days.push(Day::from_epoch(day));
                values.push(random.gamma(spend.p) / scale);
            }
        });
        starts.push(days.len() as u32);
    }
    (starts, days, values)
}

criterion_group!(benches, cdnow, million);
criterion_main!(benches);
