//! Is the interval of the expected total honest? Simulated bases with known parameters: how often does the 80 % interval hold the
//! expectation by the true parameters? What customers really bring is held against its intervals by `benches/judgement.rs`.
//!
//! `cargo bench --bench ltv_coverage [-- REPETITIONS CUSTOMERS DRAWS]` (200 2000 200).
//!
//! Measured on 200 bases of 2000 customers with 200 draws (80 ± 6 % wanted; 200 repetitions tell it to ± 2.8 %):
//!
//! | | expected total | mean error of the total |
//! | --- | ---: | ---: |
//! | BG/NBD | 75.5 % | 0.02 % |
//! | Pareto/NBD | 77.0 % | −0.35 % |
//!
//! With all rates ten times as high (α = 45 days) it was 69.0 % for the BG/NBD; the likely cause is that purchases are rounded to
//! whole days, of which the models know nothing.

#[path = "../tests/ltv/simulated.rs"]
mod simulated;

use simulated::Simulated;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fit::{PurchaseModel, PurchaseParameters};
use whalecurve::value::ltv::summary::TimeUnit;
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Interval, Margin, Prediction};

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let number = |k: usize, default: usize| given.get(k).copied().unwrap_or(default);
    let (repetitions, customers, draws) = (number(0, 200), number(1, 2000), number(2, 200));
    for (name, model, parameters) in [
        ("BG/NBD", PurchaseModel::BgNbd, simulated::BG_NBD),
        ("Pareto/NBD", PurchaseModel::ParetoNbd, simulated::PARETO_NBD),
    ] {
        report(name, model, &parameters, (repetitions, customers, draws));
    }
}

fn report(
    name: &str,
    model: PurchaseModel,
    parameters: &PurchaseParameters,
    (repetitions, customers, draws): (usize, usize, usize),
) {
    let assumptions =
        Assumptions { months: 120, yearly_discount: 0.01, margin: Margin::Same(1.0), ..Assumptions::default() };
    let holds = |interval: Option<Interval>, truth: f64| {
        interval.is_some_and(|interval| interval.low <= truth && truth <= interval.high)
    };
    let (mut bias, mut width) = (0.0, 0.0);
    let (mut expected, mut refused) = (0, 0);
    for repetition in 0..repetitions {
        let base = Simulated::new(parameters, customers, 4000, 3653, 1000 + repetition as u64);
        let options = FitOptions { end: base.end, unit: TimeUnit::Days, model: ModelChoice::Fixed(model) };
        let fitted = Fitted::new(&base.histories(), options, &mut |_| {});
        let drawn = Draws::new(&fitted, draws as u32, repetition as u64, &mut |_| {});
        let found = Prediction::new(&fitted, Some(&drawn), &assumptions);
        refused += usize::from(found.total.interval.is_none());
        let truth = base.expected(parameters, &assumptions);
        bias += found.total.ltv / truth.iter().sum::<f64>() - 1.0;
        width += found.total.interval.map_or(0.0, |interval| (interval.high - interval.low) / found.total.ltv);
        expected += usize::from(holds(found.total.interval, truth.iter().sum()));
    }
    let share = |n: usize| 100.0 * n as f64 / repetitions as f64;
    println!("{name}: {repetitions} bases of {customers} customers, {draws} draws, {refused} refused");
    let mean = |sum: f64| 100.0 * sum / repetitions as f64;
    println!("  mean error of the total {:.2} %, mean width of its interval {:.2} %", mean(bias), mean(width));
    println!("  expected total within its 80 % interval: {:.1} %", share(expected));
}
