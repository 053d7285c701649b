//! The three steps as the rest of the engine calls them.

use crate::data::{Base, cdnow, close};
use crate::simulated::{BG_NBD, PARETO_NBD, SPEND, Simulated};
use whalecurve::Day;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fallback::Note;
use whalecurve::value::ltv::fit::{PurchaseModel, PurchaseParameters, Verdict};
use whalecurve::value::ltv::holdout::Trust;
use whalecurve::value::ltv::summary::TimeUnit;
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Margin, Method, Prediction, group_totals};

fn options(end: &str, model: ModelChoice) -> FitOptions {
    FitOptions { end: Day::from_iso(end).unwrap(), unit: TimeUnit::Weeks, model }
}

fn fitted(base: &Base, model: ModelChoice) -> Fitted {
    Fitted::new(&base.histories(), options("1998-06-30", model), &mut |_| {})
}

#[test]
fn cdnow_from_histories_to_intervals() {
    let base = cdnow("cdnow_sample.csv");
    let fitted = fitted(&base, ModelChoice::Automatic);
    assert_eq!(fitted.candidates.len(), 3);
    for candidate in &fitted.candidates {
        let holdout = candidate.holdout.as_ref().unwrap();
        println!(
            "{:?} LL {:.3} hold-out MAE {:.4} naive {:.4} expected {:.0} actual {} naive {} {:?}",
            candidate.fit.parameters.model(),
            candidate.fit.report.log_likelihood,
            holdout.error,
            holdout.naive_error,
            holdout.expected,
            holdout.actual,
            holdout.naive,
            fitted.judgement(|| base.columns()).map(|judged| judged.trust)
        );
    }
    let draws = Draws::new(&fitted, 200, 7, &mut |_| {});
    assert_eq!((draws.parameters.len(), draws.failed), (200, 0));
    let found = Prediction::new(&fitted, Some(&draws), &Assumptions::default());
    println!("{:?} {:?} {:?}", found.method, found.total, found.notes);
    let (inner, outer) = (found.total.interval.unwrap(), found.total.actual.unwrap());
    assert!(inner.low < found.total.ltv && found.total.ltv < inner.high);
    assert!(outer.high - outer.low > inner.high - inner.low);
    close(found.ltv.iter().sum::<f64>(), found.total.ltv, 1e-12);
    for k in 0..found.len() {
        let customer = found.customer(k).unwrap();
        let interval = customer.interval.unwrap();
        assert!(interval.low <= customer.ltv && customer.ltv <= interval.high);
        assert!(customer.ltv >= 0.0 && customer.expected_value.unwrap() > 0.0);
    }
    assert_eq!(found.customer(found.len()), None);
    // The same seed, the same numbers; another one, others.
    let again = Draws::new(&fitted, 200, 7, &mut |_| {});
    assert_eq!(draws, again);
    assert_ne!(Draws::new(&fitted, 1, 8, &mut |_| {}).parameters[0], draws.parameters[0]);
    // Groups add up to the whole, intervals included where there is one group.
    let groups: Vec<u16> = (0..found.len()).map(|k| (k % 3) as u16).collect();
    let totals = group_totals(&fitted, Some(&draws), &Assumptions::default(), &found, &groups);
    close(totals.iter().map(|total| total.ltv).sum(), found.total.ltv, 1e-12);
    assert_eq!(totals.iter().map(|total| total.customers).sum::<u32>(), 2357);
    let all = group_totals(&fitted, Some(&draws), &Assumptions::default(), &found, &vec![0; found.len()]);
    close(all[0].interval.unwrap().low, inner.low, 1e-12);
}

#[test]
fn the_holdout_of_cdnow_is_the_papers() {
    // Two thirds of 1997-01-01 … 1998-06-30 end on 1997-12-30; the papers cut in the middle.
    let base = cdnow("cdnow_transactions.csv");
    let mut fitted = fitted(&base, ModelChoice::Fixed(PurchaseModel::BgNbd));
    // As of a large base, where it is made when it is asked for: the same.
    let holdout = fitted.candidates[0].holdout.take().unwrap();
    assert_eq!(fitted.holdout(|| base.columns()), Some(&holdout));
    assert_eq!(holdout.cut.to_string(), "1997-12-30");
    assert_eq!(holdout.by_frequency.len(), 8);
    assert_eq!(holdout.by_frequency.iter().map(|group| group.customers).sum::<u32>(), 23570);
    let counted: f64 = base.histories().len() as f64;
    let groups = holdout.by_frequency.iter();
    close(groups.map(|g| f64::from(g.customers) * g.actual).sum(), holdout.actual, 1e-12);
    assert!(holdout.error < holdout.naive_error && holdout.naive > 0.0 && counted > 0.0);
    println!("expected {} actual {} naive {}", holdout.expected, holdout.actual, holdout.naive);
    let judged = fitted.judgement(|| base.columns()).unwrap();
    println!("{judged:?}");
    assert_ne!(judged.trust, Trust::Hardly);
    // 545 days are 77 whole weeks and 7 days … the last week ends by the end of the data.
    let weeks = holdout.weeks();
    assert_eq!(weeks.len(), 78);
    assert!(weeks.is_sorted_by(|a, b| a.actual <= b.actual && a.expected <= b.expected && a.end < b.end));
    let last = weeks.last().unwrap();
    assert!((last.expected / f64::from(last.actual) - 1.0).abs() < 0.15, "{last:?}");
}

#[test]
fn new_assumptions_need_no_new_fit() {
    let base = cdnow("cdnow_sample.csv");
    let fitted = fitted(&base, ModelChoice::Fixed(PurchaseModel::BgNbd));
    let at = |assumptions: Assumptions| Prediction::new(&fitted, None, &assumptions);
    let usual = at(Assumptions::default());
    assert_eq!(usual.method, Method::Predicted(PurchaseModel::BgNbd));
    let double = at(Assumptions { margin: Margin::Same(0.8), ..Assumptions::default() });
    close(double.total.ltv, 2.0 * usual.total.ltv, 1e-12);
    let margins = vec![-0.1; usual.len()];
    let loss = at(Assumptions { margin: Margin::Each(&margins), ..Assumptions::default() });
    close(loss.total.ltv, -0.25 * usual.total.ltv, 1e-12);
    let longer = at(Assumptions { months: 60, ..Assumptions::default() });
    assert!(longer.total.ltv > usual.total.ltv);
    let undiscounted = at(Assumptions { yearly_discount: 0.0, ..Assumptions::default() });
    let sum: f64 = (0..usual.len())
        .map(|k| undiscounted.customer(k).unwrap())
        .map(|c| 0.4 * c.expected_value.unwrap() * c.expected_purchases.unwrap())
        .sum();
    close(undiscounted.total.ltv, sum, 1e-12);
    // A customer's page shows the way to the same number.
    let months = fitted.expected_by_month(5, 36).unwrap();
    close(months[35], usual.customer(5).unwrap().expected_purchases.unwrap(), 1e-9);
    assert!(months.is_sorted() && fitted.expected_by_month(usual.len(), 1).is_none());
    // One-time buyers in a BG/NBD: no evidence, not certainty.
    let once = fitted.data.members.iter().find(|m| fitted.data.rows[m.row as usize].x == 0).unwrap();
    assert_eq!(usual.customer(once.customer as usize).unwrap().p_alive, None);
    assert!(fitted.notes.contains(&Note::NoEvidence { customers: 1218 }), "{:?}", fitted.notes);
}

/// Within four standard errors of the truth, on 20,000 customers.
#[test]
fn known_parameters_are_found_again() {
    for (model, truth) in [(PurchaseModel::BgNbd, BG_NBD), (PurchaseModel::ParetoNbd, PARETO_NBD)] {
        let base = Simulated::new(&truth, 20_000, 7000, 0, 11);
        let options = FitOptions { end: base.end, unit: TimeUnit::Days, model: ModelChoice::Fixed(model) };
        let fitted = Fitted::new(&base.histories(), options, &mut |_| {});
        let fit = fitted.purchases().unwrap();
        assert_eq!(fit.report.verdict, Verdict::Converged);
        let logs = |parameters: &PurchaseParameters| match *parameters {
            PurchaseParameters::BetaGeometric(m) => [m.r, m.alpha, m.a, m.b].map(f64::ln),
            PurchaseParameters::ParetoNbd(m) => [m.r, m.alpha, m.s, m.beta].map(f64::ln),
            PurchaseParameters::Renewal(_) => panic!("no model of these"),
        };
        let (found, wanted) = (logs(&fit.parameters), logs(&truth));
        println!("{model:?} {found:?} {wanted:?} {:?}", fit.optimum.errors);
        for k in 0..4 {
            let off = (found[k] - wanted[k]).abs();
            assert!(off < 4.0 * fit.optimum.errors[k] && fit.optimum.errors[k] < 0.2, "{model:?} {k}: {off}");
        }
        let value = fitted.value_fit.unwrap();
        for (k, (found, wanted)) in
            [(value.parameters.p, SPEND.p), (value.parameters.q, SPEND.q), (value.parameters.gamma, SPEND.gamma)]
                .into_iter()
                .enumerate()
        {
            assert!((found / wanted).ln().abs() < 4.0 * value.optimum.errors[k], "{found} {wanted}");
        }
    }
}

#[test]
fn a_refused_base_is_valued_by_retention() {
    let lines = (0..40).flat_map(|k| {
        let day = move |n: i32| Day::from_epoch(k % 200 + n);
        [(k.to_string(), day(0), 100.0), (k.to_string(), day(400), 60.0)]
    });
    let base = Base::from_lines(lines);
    let options = FitOptions { end: Day::from_epoch(800), unit: TimeUnit::Weeks, model: ModelChoice::Automatic };
    let fitted = Fitted::new(&base.histories(), options, &mut |_| {});
    let found = Prediction::new(&fitted, None, &Assumptions { months: 24, ..Assumptions::default() });
    assert_eq!(found.method, Method::Retention);
    let Note::RetentionMeasured { days: 365, customers, retention } = fitted.notes[1] else {
        panic!("{:?}", fitted.notes)
    };
    assert!(customers > 0 && (0.0..=1.0).contains(&retention));
    let customer = found.customer(0).unwrap();
    let yearly = 0.4 * 160.0 / (800.0 / 365.2425);
    close(customer.ltv, yearly * (1.0 + retention / 1.1), 1e-12);
    assert_eq!((customer.expected_purchases, customer.interval), (None, None));
    let given = Assumptions { months: 24, retention: Some(0.5), ..Assumptions::default() };
    close(Prediction::new(&fitted, None, &given).ltv[0], yearly * (1.0 + 0.5 / 1.1), 1e-12);
}
