//! Extreme inputs give finite numbers or a stated refusal, never NaN.

use whalecurve::Day;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fallback::{Note, Refuses};
use whalecurve::value::ltv::fit::PurchaseModel;
use whalecurve::value::ltv::random::Random;
use whalecurve::value::ltv::summary::{Histories, TimeUnit};
use whalecurve::value::ltv::{Assumptions, Draws, FitOptions, Fitted, Method, Prediction};

/// Customers by purchase days and values.
#[derive(Default)]
struct Columns {
    starts: Vec<u32>,
    days: Vec<Day>,
    values: Vec<f64>,
}

impl Columns {
    fn push(&mut self, days: impl IntoIterator<Item = i32>, value: impl Fn(usize) -> f64) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        for (k, day) in days.into_iter().enumerate() {
            self.days.push(Day::from_epoch(day));
            self.values.push(value(k));
        }
        self.starts.push(self.days.len() as u32);
    }

    /// Fits and predicts with every model; every number must be finite.
    fn check(&self, end: i32) -> Fitted {
        let histories = Histories::new(&self.starts, &self.days, &self.values).unwrap();
        let mut last = None;
        for choice in PurchaseModel::ALL.map(ModelChoice::Fixed).into_iter().chain([ModelChoice::Automatic]) {
            let options = FitOptions { end: Day::from_epoch(end), unit: TimeUnit::Days, model: choice };
            let fitted = Fitted::new(&histories, options, &mut |_| {});
            let draws = Draws::new(&fitted, 10, 1, &mut |_| {});
            let found = Prediction::new(&fitted, Some(&draws), &Assumptions { months: 60, ..Assumptions::default() });
            assert_eq!(fitted.refused() < Refuses::Everything, found.method != Method::Retention, "{:?}", fitted.notes);
            let finite = |value: Option<f64>, what: &str| {
                assert!(
                    value.is_none_or(f64::is_finite),
                    "{what} {value:?} {:?}",
                    fitted.candidates.first().map(|c| c.fit)
                );
            };
            for k in 0..found.len() {
                let customer = found.customer(k).unwrap();
                finite(Some(customer.ltv), "ltv");
                finite(customer.expected_purchases, "expected purchases");
                finite(customer.p_alive, "p alive");
                finite(customer.expected_value, "value");
                finite(customer.interval.map(|i| i.high - i.low), "interval");
            }
            finite(Some(found.total.ltv), "total");
            finite(found.total.actual.map(|i| i.high - i.low), "actual");
            for candidate in &fitted.candidates {
                finite(Some(candidate.fit.report.log_likelihood), "log-likelihood");
                finite(Some(candidate.fit.report.gradient_norm), "gradient");
            }
            last = Some(fitted);
        }
        last.unwrap()
    }
}

fn spread(k: usize) -> f64 {
    10.0 + (k * 7919 % 83) as f64
}

#[test]
fn ten_thousand_purchases_in_twenty_thousand_days() {
    let mut columns = Columns::default();
    let mut random = Random::new(3);
    for k in 0..90 {
        let (rate, life) = (random.gamma(0.3) * 0.1, 20_000.0 * random.uniform());
        let (mut time, mut days) = (0.0, vec![k]);
        while time < life {
            time += 1.0 + random.exponential() / rate.max(1e-5);
            days.push(k + time as i32);
        }
        days.dedup();
        days.retain(|&day| day <= 20_000);
        columns.push(days, spread);
    }
    columns.push((0..=20_000).step_by(2), spread);
    columns.push([0, 20_000], spread);
    columns.push([20_000], spread);
    let fitted = columns.check(20_000);
    assert_eq!(fitted.data.rows.last().unwrap().x, 10_000);
}

#[test]
fn nobody_and_nothing() {
    let mut columns = Columns::default();
    columns.push([], spread);
    assert_eq!(columns.check(100).notes, [Note::NoPurchases, Note::RetentionUnknown]);
}

#[test]
fn two_customers() {
    let mut columns = Columns::default();
    columns.push([0, 100, 300], spread);
    columns.push([10], spread);
    assert_eq!(columns.check(400).notes[0], Note::TooFewRepeatCustomers { found: 1 });
}

#[test]
fn all_bought_once() {
    let mut columns = Columns::default();
    (0..500).for_each(|k| columns.push([k], spread));
    assert_eq!(columns.check(700).notes[0], Note::NoRepeats);
}

#[test]
fn all_on_one_day() {
    let mut columns = Columns::default();
    (0..500).for_each(|_| columns.push([7], spread));
    assert_eq!(columns.check(7).notes[0], Note::OnePeriod);
}

#[test]
fn all_the_same() {
    let mut columns = Columns::default();
    (0..500).for_each(|_| columns.push([0, 30, 60, 90], spread));
    assert_eq!(columns.check(120).notes[0], Note::AllTheSame);
}

#[test]
fn too_short_a_span() {
    let mut columns = Columns::default();
    (0..500).for_each(|k| columns.push([k % 20, 30 + k % 20], spread));
    assert_eq!(columns.check(60).notes[0], Note::TooShort { days: 60 });
}

#[test]
fn clockwork_customers() {
    // No chance at all: purchases exactly every 7, 14 or 28 days, nobody ever leaves.
    let mut columns = Columns::default();
    (0..300).for_each(|k| columns.push((k % 30..=700).step_by([7, 14, 28][k as usize % 3]), spread));
    columns.check(700);
}

#[test]
fn all_left_at_once() {
    // Everybody buys thrice in a week and never again.
    let mut columns = Columns::default();
    (0..300).for_each(|k| columns.push([k % 50, k % 50 + 2, k % 50 + 3 + k % 4], spread));
    columns.check(2000);
}

#[test]
fn one_value_for_all_purchases() {
    let mut columns = Columns::default();
    (0..400).for_each(|k| columns.push((0..=k % 5).map(|n| k % 90 + n * (11 + k % 31)), |_| 9.99));
    let fitted = columns.check(365);
    assert!(fitted.notes.contains(&Note::ValuesAllTheSame { value: 9.99 }), "{:?}", fitted.notes);
}

#[test]
fn values_at_odds_with_any_model() {
    // Losses, nothing, a millionth and a billion in one base.
    let mut columns = Columns::default();
    let value = |k: i32| move |_: usize| [-5.0, 0.0, 1e-6, 1e9, 20.0][k as usize % 5];
    (0..600).for_each(|k| columns.push((0..=k % 6).map(|n| k % 90 + n * (11 + k % 31)), value(k)));
    let fitted = columns.check(365);
    assert!(fitted.notes.iter().any(|note| matches!(note, Note::ValueNotPositive { .. })), "{:?}", fitted.notes);
}
