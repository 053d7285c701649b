//! How far a hold-out check may be off by chance, where the model is true.
//!
//! Two things scatter: what the customers do, of which their own errors tell (they are independent of each other), and the parameters
//! of the fit, of which refits to random weights do, as for intervals ([`super::interval`]).

use super::fit::{PurchaseFit, PurchaseParameters, Verdict};
use super::interval::likelihood;
use super::likelihood::Design;
use super::outlook::{Horizon, Outlook, Precision};
use super::random::Random;
use super::refit::Refits;
use super::summary::Compressed;

/// Refits: a standard deviation of so many scatters by a seventh.
const REFITS: u32 = 24;
const SEED: u64 = 2005;

/// Variance of the purchases that `fit` expects of everybody in `data` over the horizon, as a share of their square.
pub(super) fn of_parameters(data: &Compressed, design: &Design, fit: &PurchaseFit, horizon: &Horizon) -> f64 {
    if fit.report.verdict == Verdict::NotConverged {
        return 0.0;
    }
    let likelihood = likelihood(&fit.parameters, design);
    let refits = Refits::new(&likelihood, likelihood.model.axes(), &data.weight, fit.optimum.theta);
    let mut random = Random::new(SEED);
    let mut sums = Vec::new();
    for _ in 0..REFITS {
        let weight: Vec<f64> = data.weight.iter().map(|&customers| random.gamma(customers)).collect();
        let Some(theta) = refits.fit(&likelihood, &weight) else { continue };
        let parameters = PurchaseParameters::at(likelihood.model, &theta, design.scale, likelihood.rhythm);
        let outlook = Outlook::new(&parameters, data, design, 0..data.rows.len(), horizon, Precision::Draw);
        sums.push(outlook.expected.iter().zip(&data.weight).map(|(row, weight)| row.purchases * weight).sum::<f64>());
    }
    let n = sums.len() as f64;
    let mean = sums.iter().sum::<f64>() / n;
    if sums.len() < 2 || mean <= 0.0 {
        return 0.0;
    }
    sums.iter().map(|sum| (sum / mean - 1.0).powi(2)).sum::<f64>() / (n - 1.0)
}

/// Expected and actual of one measure, summed up, with what single customers are off.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub expected: f64,
    pub actual: f64,
    squares: f64,
}

impl Sums {
    /// One customer more.
    pub fn add(&mut self, expected: f64, actual: f64) {
        self.expected += expected;
        self.actual += actual;
        self.squares += (expected - actual).powi(2);
    }

    /// Expected ÷ actual − 1; `None` where nothing came.
    pub fn off(&self) -> Option<f64> {
        (self.actual > 0.0).then(|| self.expected / self.actual - 1.0)
    }

    /// How far that may be off by chance: a standard deviation. `parameters` is the variance that these bring, as a share.
    pub fn chance(&self, parameters: f64) -> f64 {
        let scale = self.actual.max(f64::MIN_POSITIVE);
        (self.squares / (scale * scale) + parameters * (self.expected / scale).powi(2)).sqrt()
    }
}
