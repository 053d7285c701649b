//! Time of the lifetime value engine as the WebAssembly that is shipped, in Node, on CDNOW (23,570 customers).
//!
//! `scripts/wasm cargo test --locked --release --bench ltv_wasm --target wasm32-unknown-unknown -- --nocapture`;
//! each figure is the median of several runs with their range. Two ends: the papers' 39 weeks and all of the data.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot run may panic")]

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use whalecurve::Day;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fit::{PurchaseModel, fit_purchases, fit_values};
use whalecurve::value::ltv::likelihood::Design;
use whalecurve::value::ltv::summary::{Compressed, Histories, TimeUnit};
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Prediction};

#[wasm_bindgen(module = "fs")]
extern "C" {
    #[wasm_bindgen(js_name = readFileSync)]
    fn read(path: &str, encoding: &str) -> String;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Runs `work` a few times and prints how long it took.
fn time<T>(name: &str, runs: usize, mut work: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let started = now();
            black_box(work());
            now() - started
        })
        .collect();
    times.sort_by(f64::total_cmp);
    console_log!("{name}: {:.1} ms ({:.1}–{:.1}, {runs} runs)", times[runs / 2], times[0], times[runs - 1]);
}

/// The columns of [`Histories`] from CDNOW's lines of customer, day, quantity and value.
fn columns(text: &str) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
    let mut lines: Vec<(&str, Day, f64)> = (text.lines().skip(1))
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells[0], Day::from_iso(cells[1]).unwrap(), cells[3].parse().unwrap())
        })
        .collect();
    lines.sort_by_key(|&(customer, day, _)| (customer, day));
    let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
    for customer in lines.chunk_by(|a, b| a.0 == b.0) {
        for day in customer.chunk_by(|a, b| a.1 == b.1) {
            days.push(day[0].1);
            values.push(day.iter().map(|line| line.2).sum());
        }
        starts.push(days.len() as u32);
    }
    (starts, days, values)
}

#[wasm_bindgen_test]
fn cdnow() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/cdnow_transactions.csv");
    let (starts, days, values) = columns(&read(path, "utf8"));
    let histories = Histories::new(&starts, &days, &values).unwrap();
    for end in ["1997-09-30", "1998-06-30"] {
        let end = Day::from_iso(end).unwrap();
        console_log!("CDNOW, {} customers, up to {end}", histories.len());
        let data = Compressed::new(&histories, end, TimeUnit::Weeks);
        let repeat = data.members.iter().map(|m| (data.rows[m.row as usize].x, m.value));
        let spend: Vec<(u32, f64)> = repeat.filter(|&(x, mean)| x > 0 && mean > 0.0).collect();
        let design = || Design::new(&data);
        time("BG/NBD + Gamma-Gamma", 15, || {
            (fit_purchases(PurchaseModel::BgNbd, &data, &design()), fit_values(&spend, None))
        });
        time("Pareto/NBD", 15, || fit_purchases(PurchaseModel::ParetoNbd, &data, &design()));
        for model in [ModelChoice::Fixed(PurchaseModel::BgNbd), ModelChoice::Fixed(PurchaseModel::ParetoNbd)] {
            let options = FitOptions { end, unit: TimeUnit::Weeks, model };
            let fitted = Fitted::new(&histories, options, &mut |_| {});
            let mut drawn = None;
            time(&format!("{model:?}: 200 draws"), 5, || {
                drawn = Some(Draws::new(&fitted, 200, 1, &mut |_| {}));
            });
            let predict = || Prediction::new(&fitted, drawn.as_ref(), &Assumptions::default());
            time(&format!("{model:?}: prediction with their intervals"), 5, predict);
        }
        let options = FitOptions { end, unit: TimeUnit::Weeks, model: ModelChoice::Automatic };
        time("automatic choice with hold-out", 5, || Fitted::new(&histories, options, &mut |_| {}));
    }
}
