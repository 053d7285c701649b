//! Identities that hold whatever the numbers are.

use crate::data::close;
use proptest::prelude::*;
use whalecurve::value::ltv::bg_nbd::{BetaGeometric, FirstExit};
use whalecurve::value::ltv::fit::{PurchaseModel, PurchaseParameters, Verdict, fit_purchases};
use whalecurve::value::ltv::likelihood::Design;
use whalecurve::value::ltv::pareto_nbd::ParetoNbd;
use whalecurve::value::ltv::summary::{Compressed, Summary, TimeUnit};

fn models() -> impl Strategy<Value = PurchaseParameters> {
    (0..3, [-2.0..2.0_f64, -1.0..5.0, -2.5..1.5, -2.0..5.0]).prop_map(|(kind, logs)| {
        let [r, alpha, a, b] = logs.map(f64::exp);
        match kind {
            0 => {
                PurchaseParameters::BetaGeometric(BetaGeometric { r, alpha, a, b, first_exit: FirstExit::FirstRepeat })
            }
            1 => PurchaseParameters::BetaGeometric(BetaGeometric {
                r,
                alpha,
                a,
                b,
                first_exit: FirstExit::FirstPurchase,
            }),
            _ => PurchaseParameters::ParetoNbd(ParetoNbd { r, alpha, s: a, beta: b }),
        }
    })
}

/// (x, t_x, T) as real ones are: nobody without repeat purchases has a recency.
fn customers() -> impl Strategy<Value = (f64, f64, f64)> {
    (0..200_u32, 0.0..1.0_f64, 0.1..2000.0_f64)
        .prop_map(|(x, share, t)| (f64::from(x), if x == 0 { 0.0 } else { share * t }, t))
}

fn base(rows: &[(u32, u32, u32)], repeat: u32) -> Compressed {
    let rows = rows.iter().flat_map(|&(x, t_x, t)| {
        let (t_x, t) = (t_x.min(t), t);
        (0..repeat).map(move |_| Summary { x: x.min(t_x), t_x: if x == 0 { 0 } else { t_x }, t, value: 0.0 })
    });
    Compressed::from_summaries((0..).zip(rows), TimeUnit::Days)
}

fn numbers(parameters: &PurchaseParameters) -> [f64; 4] {
    match *parameters {
        PurchaseParameters::BetaGeometric(m) => [m.r, m.alpha, m.a, m.b],
        PurchaseParameters::ParetoNbd(m) => [m.r, m.alpha, m.s, m.beta],
        PurchaseParameters::Renewal(_) => panic!("no model of these"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn p_alive_is_a_probability((x, t_x, t) in customers(), model in models()) {
        let p = model.p_alive(x, t_x, t);
        prop_assert!((0.0..=1.0).contains(&p), "{p}");
    }

    #[test]
    fn expectations_rise_with_time_from_zero((x, t_x, t) in customers(), model in models()) {
        let mut before = 0.0;
        prop_assert_eq!(model.expected_purchases(x, t_x, t, 0.0), 0.0);
        for ahead in [0.01, 1.0, 30.0, 365.0, 3650.0] {
            let now = model.expected_purchases(x, t_x, t, ahead);
            prop_assert!(now.is_finite() && now >= before, "{now} after {before}");
            before = now;
        }
    }

    #[test]
    fn probabilities_sum_to_one(model in models(), spread in 0.001..60.0_f64) {
        // The rates are gamma with scale 1/α: at this time, fewer than 1e-9 of the customers (r < 7.4) buy 3,000 times.
        let time = spread * numbers(&model)[1];
        let mut sum = 0.0;
        for n in 0..3000 {
            let p = model.probability(n, time);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&p), "{p}");
            sum += p;
            if sum > 1.0 - 1e-9 { break; }
        }
        prop_assert!((sum - 1.0).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn p_alive_falls_while_nothing_happens((x, t_x, t) in customers(), model in models()) {
        prop_assert!(model.p_alive(x, t_x, t + 10.0) <= model.p_alive(x, t_x, t) * (1.0 + 1e-12));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn expectations_are_means_of_the_probabilities(models in proptest::collection::vec(models(), 20), time in 0.1..2.0_f64) {
        for model in models {
            let mean: f64 = (0..700).map(|n| f64::from(n) * model.probability(n, time)).sum();
            let wanted = model.expected_new(time);
            prop_assert!((mean / wanted - 1.0).abs() < 1e-5, "{mean} {wanted}");
        }
    }
    #[test]
    fn weights_are_repetitions_and_time_has_no_unit(
        rows in proptest::collection::vec((0..12_u32, 5..300_u32, 100..320_u32), 60..100),
    ) {
        for model in PurchaseModel::ALL {
            let (once, thrice) = (base(&rows, 1), base(&rows, 3));
            prop_assert_eq!(once.rows.len(), thrice.rows.len());
            let fit = |data: &Compressed| fit_purchases(model, data, &Design::new(data));
            let (a, b) = (fit(&once), fit(&thrice));
            close(3.0 * a.report.log_likelihood, b.report.log_likelihood, 1e-10);
            let mut weeks = once.clone();
            weeks.unit = TimeUnit::Weeks;
            let c = fit(&weeks);
            let purchases: f64 = once.rows.iter().zip(&once.weight).map(|(row, weight)| f64::from(row.x) * weight).sum();
            close(c.report.log_likelihood - purchases * 7.0_f64.ln(), a.report.log_likelihood, 1e-10);
            // Same optimum in scaled time, hence α (and β) in days = 7 · α in weeks; as exactly as the data tell them.
            if a.report.verdict == Verdict::Converged {
                let (days, weeks) = (numbers(&a.parameters), numbers(&c.parameters));
                close(days[1], 7.0 * weeks[1], 1e-4);
                close(days[0], weeks[0], 1e-4);
            }
        }
    }
}
