//! Gamma-Gamma: what a purchase is worth, shrunk towards the mean the less is known of a customer.
//!
//! Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value (note 025). A purchase is gamma(p, ν), ν varies
//! between customers as gamma(q, γ). It supposes that value does not depend on frequency: [`correlation`] checks.

use super::likelihood::{EachRow, Likelihood, Sums};
use super::special::{digamma, ln_gamma, ln_gamma_ratio};
use serde::{Deserialize, Serialize};

/// The three parameters; γ in the currency of the values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GammaGamma {
    /// Shape of a customer's single purchases.
    pub p: f64,
    /// Shape of the distribution between customers; the mean exists only for q > 1.
    pub q: f64,
    /// Its scale.
    pub gamma: f64,
}

impl GammaGamma {
    /// The parameters by the symbols of the paper.
    pub fn symbols(&self) -> [(&'static str, f64); 3] {
        [("p", self.p), ("q", self.q), ("gamma", self.gamma)]
    }

    /// E\[Z | x, z̄\], the expected value of a customer's purchases after x with mean z̄ (eq. 5): the population's mean
    /// pγ/(q−1) for x = 0, drawn to z̄ as x grows. Linear in z̄, so that a mean of zero or below is drawn in too.
    /// `None` if q ≤ 1 and x = 0 would need a mean that does not exist.
    pub fn expected_value(&self, x: f64, mean: f64) -> Option<f64> {
        let weight = self.p * x + self.q - 1.0;
        (self.q > 1.0).then(|| self.p * (self.gamma + x * mean) / weight)
    }

    /// ln of the density of a mean value z̄ > 0 over x > 0 purchases (eq. 1a).
    pub fn log_likelihood(&self, x: f64, mean: f64) -> f64 {
        let (px, q) = (self.p * x, self.q);
        ln_gamma(px + q)
            - ln_gamma(px)
            - ln_gamma(q)
            - mean.ln()
            - px * (self.gamma / (x * mean)).ln_1p()
            - q * (x * mean / self.gamma).ln_1p()
    }
}

/// Repeat customers' values: (x, ln of the mean value in units of `scale`), grouped by x.
#[derive(Clone, Debug)]
pub struct Spend {
    /// Distinct x, rising.
    xs: Vec<f64>,
    /// Per customer: index into `xs`, x·z̄ in units of `scale`, ln of that.
    rows: Vec<(u32, f64, f64)>,
    /// Σ ln z̄ per row is constant in the parameters but part of the likelihood.
    log_means: Vec<f64>,
    /// The value that the optimiser calls 1.
    pub scale: f64,
}

impl Spend {
    /// From (x, mean value) of repeat customers, all positive, sorted by x.
    /// Their mean becomes 1.
    pub fn new(values: &[(u32, f64)]) -> Self {
        Self::scaled(values, values.iter().map(|&(_, mean)| mean).sum::<f64>() / values.len().max(1) as f64)
    }

    /// The same with a given value as 1.
    pub fn scaled(values: &[(u32, f64)], scale: f64) -> Self {
        let mut xs = Vec::new();
        let (mut rows, mut log_means) = (Vec::with_capacity(values.len()), Vec::with_capacity(values.len()));
        for &(x, mean) in values {
            let (x, mean) = (f64::from(x), mean / scale);
            if xs.last() != Some(&x) {
                xs.push(x);
            }
            rows.push(((xs.len() - 1) as u32, x * mean, (x * mean).ln()));
            log_means.push(mean.ln());
        }
        Spend { xs, rows, log_means, scale }
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// In θ = (ln p, ln q, ln γ), γ in units of the scale.
impl Likelihood<3> for Spend {
    fn evaluate(&self, theta: &[f64; 3], weight: &[f64], each: EachRow<3>) -> (f64, [f64; 3]) {
        let [p, q, gamma] = theta.map(f64::exp);
        let (ln_gamma_q, psi_q) = (ln_gamma(q), digamma(q));
        let by_x: Vec<[f64; 4]> = (self.xs.iter())
            .map(|x| {
                let (px, all) = (p * x, p * x + q);
                let psi = digamma(all);
                [px, ln_gamma_ratio(px, q) - ln_gamma_q, psi - digamma(px), psi - psi_q]
            })
            .collect();
        let mut sums = Sums::new(each);
        for ((&(x, total, log_total), log_mean), &weight) in self.rows.iter().zip(&self.log_means).zip(weight) {
            let [px, constant, in_px, in_q] = by_x[x as usize];
            let all = gamma + total;
            let log_all = all.ln();
            let (above, below) = (log_total - log_all, theta[2] - log_all);
            sums.add(
                weight,
                constant + px * above + q * below - log_mean,
                [px * (in_px + above), q * (in_q + below), q - (px + q) * gamma / all],
            );
        }
        sums.means()
    }
}

/// Pearson's correlation of two columns; `None` with fewer than three rows or a constant column.
pub fn correlation(rows: &[(u32, f64)]) -> Option<f64> {
    let n = rows.len() as f64;
    let (mean_x, mean_y) = rows.iter().fold((0.0, 0.0), |(a, b), &(x, y)| (a + f64::from(x) / n, b + y / n));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for &(x, y) in rows {
        let (dx, dy) = (f64::from(x) - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    (rows.len() > 2 && xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::likelihood::tests::gradient_error;
    use super::*;

    const VALUES: [(u32, f64); 6] = [(1, 30.0), (1, 5.5), (2, 100.0), (3, 22.0), (12, 41.0), (600, 37.0)];

    #[test]
    fn gradients_equal_finite_differences() {
        let weight = [1.0, 2.0, 1.5, 1.0, 1.0, 0.2];
        let error = gradient_error(&Spend::new(&VALUES), &weight, &[[1.8, 1.3, -0.8], [0.0; 3], [-1.0, 3.0, 2.0]]);
        assert!(error < 1e-8, "{error}");
    }

    #[test]
    fn the_sum_over_rows_is_the_sum_of_single_likelihoods() {
        let spend = Spend::new(&VALUES);
        let found = spend.evaluate(&[1.8, 1.3, -0.8], &[1.0; 6], None).0;
        let [p, q, gamma] = [1.8, 1.3, -0.8_f64].map(f64::exp);
        let model = GammaGamma { p, q, gamma };
        let one = |&(x, mean): &(u32, f64)| model.log_likelihood(f64::from(x), mean / spend.scale);
        let wanted = -VALUES.iter().map(one).sum::<f64>() / 6.0;
        assert!((found / wanted - 1.0).abs() < 1e-12);
    }

    #[test]
    fn knowing_more_of_a_customer_draws_the_value_to_the_own_mean() {
        let model = GammaGamma { p: 6.25, q: 3.74, gamma: 15.44 };
        let at = |x: f64| model.expected_value(x, 100.0).unwrap();
        assert!((at(0.0) - 6.25 * 15.44 / 2.74).abs() < 1e-12);
        assert!(at(0.0) < at(1.0) && at(1.0) < at(5.0) && at(5.0) < at(1000.0) && at(1000.0) < 100.0);
        assert!(model.expected_value(20.0, -50.0).unwrap() < 0.0);
        assert_eq!(GammaGamma { q: 0.9, ..model }.expected_value(3.0, 100.0), None);
    }

    #[test]
    fn correlation_of_nothing_is_nothing() {
        assert_eq!(correlation(&[(1, 5.0), (2, 5.0), (3, 5.0)]), None);
        assert_eq!(correlation(&[(1, 5.0)]), None);
        assert!((correlation(&[(1, 1.0), (2, 2.0), (3, 3.0)]).unwrap() - 1.0).abs() < 1e-15);
    }
}
