//! Renewals: customers who buy at one fixed interval, as contracts and subscriptions have it, until they leave at a due day.
//!
//! The shifted beta-geometric of Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21:1:
//! a customer does not renew with a chance of the customer's own, which is beta(a, b) over the customers. The interval is that of the
//! base, not fitted, and so is how late renewals come. Until half an interval after the due day nobody counts as lapsed.

use super::likelihood::{Design, EachRow, Likelihood, Sums, survival};
use super::summary::Rhythm;
use serde::{Deserialize, Serialize};

/// Intervals after the last purchase from which a customer has lapsed, with room for rounding to days.
const LATE: f64 = 1.503;

/// Parameters.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renewal {
    /// First shape of the chance not to renew.
    pub a: f64,
    /// Second shape.
    pub b: f64,
    /// The interval, and how punctual renewals are, in the data's unit of time.
    pub rhythm: Rhythm,
}

impl Renewal {
    /// The chance that a customer of `x` renewals has not left. Nothing speaks against it until the due day; then, by Bayes' rule, what
    /// a renewal would be late against what would never come.
    pub fn p_alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        let overdue = t - t_x - self.rhythm.period;
        if overdue <= 0.0 {
            return 1.0;
        }
        if t - t_x > LATE * self.rhythm.period {
            return 0.0;
        }
        let renews = (self.b + x) * self.rhythm.later_than(overdue);
        renews / (renews + self.a)
    }

    /// The time to the next due day of a customer who has not left; at once for who is overdue.
    pub fn due_in(&self, t_x: f64, t: f64) -> f64 {
        (self.rhythm.period - (t - t_x)).max(0.0)
    }

    /// Is the next purchase of a customer who has not left certain? That of who is overdue is, since it decides that.
    pub fn is_overdue(&self, t_x: f64, t: f64) -> bool {
        t - t_x > self.rhythm.period
    }

    /// Calls `due` with the time of each due day within `span` of a customer who has not left, and the chance that it brings a
    /// purchase: B(a, b + x + k)/B(a, b + x) of the k-th.
    pub fn each_due(&self, (x, t_x, t): (f64, f64, f64), span: f64, mut due: impl FnMut(f64, f64)) {
        let (mut time, mut chance, mut renewed) = (self.due_in(t_x, t), 1.0, x);
        let mut is_certain = self.is_overdue(t_x, t);
        while time <= span {
            if !is_certain {
                chance *= (self.b + renewed) / (self.a + self.b + renewed);
            }
            (is_certain, renewed) = (false, renewed + 1.0);
            due(time, chance);
            time += self.rhythm.period;
        }
    }

    /// Expected purchases in the time `ahead` after T.
    pub fn expected_purchases(&self, x: f64, t_x: f64, t: f64, ahead: f64) -> f64 {
        let mut sum = 0.0;
        self.each_due((x, t_x, t), ahead, |_, chance| sum += chance);
        self.p_alive(x, t_x, t) * sum
    }

    /// P(X(t) = n) of a new customer within `time`.
    pub fn probability(&self, n: u32, time: f64) -> f64 {
        let (mut dues, mut before, mut found) = (0, 1.0, 0.0);
        self.each_due((0.0, 0.0, 0.0), time, |_, chance| {
            if dues == n {
                found = before - chance;
            }
            (dues, before) = (dues + 1, chance);
        });
        if dues == n { before } else { found }
    }
}

/// The likelihood in ln a and ln b; what else θ holds is not looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct RenewalLikelihood<'a> {
    pub design: &'a Design,
    /// The interval in units of the design's scale.
    pub period: f64,
}

impl Likelihood<4> for RenewalLikelihood<'_> {
    fn evaluate(&self, theta: &[f64; 4], weight: &[f64], each: EachRow<4>) -> (f64, [f64; 4]) {
        let (a, b) = (theta[0].exp(), theta[1].exp());
        let design = self.design;
        // Renewals up to those of the last x, and one less: that of an interval which could not have lapsed yet tells nothing.
        let all = survival(a, b, &design.xs, 0);
        let less: Vec<u32> = design.xs.iter().map(|x| x.saturating_sub(1)).collect();
        let less = survival(a, b, &less, 0);
        let mut sums = Sums::new(each);
        for (row, &weight) in design.rows.iter().zip(weight) {
            let silent = design.times[row.t as usize] - design.times[row.t_x as usize];
            let at = row.x as usize;
            let is_open = design.xs[at] > 0 && silent + self.period <= LATE * self.period;
            let (mut log, mut in_a, mut in_b) = if is_open { less[at] } else { all[at] };
            if silent > LATE * self.period {
                let all = a + b + f64::from(design.xs[at]);
                log += (a / all).ln();
                in_a += 1.0 / a - 1.0 / all;
                in_b -= 1.0 / all;
            }
            sums.add(weight, log, [a * in_a, b * in_b, 0.0, 0.0]);
        }
        sums.means()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fit::{PurchaseModel, PurchaseParameters, Verdict, fit_purchases};
    use super::super::likelihood::tests::gradient_error;
    use super::super::summary::{Compressed, Summary, TimeUnit};
    use super::*;

    const MODEL: Renewal = Renewal { a: 0.704, b: 1.182, rhythm: Rhythm { period: 12.0, late: 0.4, lateness: 2.0 } };

    /// Fader and Hardie (2007): of 1,000 "High End" customers 869, 743, 653, 593, 551, 517 and 491 are there after one to seven years;
    /// α = 0.668 and β = 3.806.
    #[test]
    fn the_fit_is_that_of_the_paper() {
        let lost = (0..).zip([131.0, 126.0, 90.0, 60.0, 42.0, 34.0, 26.0]).map(|(x, weight)| (x, 10 * x + 18, weight));
        let (rows, weight) = lost
            .chain([(7, 78, 491.0)])
            .map(|(x, t, weight)| (Summary { x, t_x: 10 * x, t, value: 0.0 }, weight))
            .unzip();
        let rhythm = Some(Rhythm { period: 10.0, late: 0.0, lateness: 1.0 });
        let data = Compressed { unit: TimeUnit::Days, rows, weight, members: Vec::new(), rhythm };
        let fit = fit_purchases(PurchaseModel::Renewal, &data, &Design::new(&data));
        let PurchaseParameters::Renewal(found) = fit.parameters else { unreachable!() };
        assert!((found.a - 0.668).abs() < 5e-4 && (found.b - 3.806).abs() < 5e-4, "{found:?}");
        assert_eq!(Some(found.rhythm), rhythm);
        assert_eq!(fit.report.verdict, Verdict::Converged);
    }

    #[test]
    fn probabilities_add_up_and_have_the_expectation_for_mean() {
        for time in [0.5, 12.0, 40.0, 121.0] {
            let all: Vec<f64> = (0..12).map(|n| MODEL.probability(n, time)).collect();
            let mean: f64 = (0..12).zip(&all).map(|(n, p)| f64::from(n) * p).sum();
            assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{all:?}");
            assert!((mean - MODEL.expected_purchases(0.0, 0.0, 0.0, time)).abs() < 1e-12);
        }
    }

    /// Until the due day nothing speaks against a customer; an overdue one comes at once or never.
    #[test]
    fn who_is_overdue_comes_at_once_or_never() {
        assert_eq!(MODEL.p_alive(2.0, 24.0, 36.0), 1.0);
        let renews = (1.182 + 2.0) * 0.4 * (-0.5_f64).exp();
        assert!((MODEL.p_alive(2.0, 24.0, 37.0) - renews / (renews + 0.704)).abs() < 1e-15);
        assert_eq!(MODEL.p_alive(2.0, 24.0, 43.0), 0.0);
        assert_eq!(MODEL.expected_purchases(2.0, 24.0, 37.0, 0.0), MODEL.p_alive(2.0, 24.0, 37.0));
        assert_eq!(MODEL.expected_purchases(2.0, 24.0, 36.0, 0.0), (1.182 + 2.0) / (0.704 + 1.182 + 2.0));
        assert_eq!(MODEL.expected_purchases(2.0, 24.0, 43.0, 100.0), 0.0);
    }

    #[test]
    fn the_gradient_is_that_of_the_value() {
        let rows = (0..60).map(|k| Summary { x: k % 7, t_x: k % 7 * 30, t: k % 7 * 30 + k, value: 0.0 });
        let data = Compressed::from_summaries((0..).zip(rows), TimeUnit::Days);
        let design = Design::new(&data);
        let likelihood = RenewalLikelihood { design: &design, period: 30.0 / design.scale };
        let points = [[0.0, 1.0, 0.0, 0.0], [-1.0, 0.3, 0.0, 0.0], [4.0, 6.0, 0.0, 0.0]];
        assert!(gradient_error(&likelihood, &data.weight, &points) < 1e-8);
    }
}
