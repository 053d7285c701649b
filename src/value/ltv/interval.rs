//! How sure a lifetime value is: 80 % intervals by weighted bootstrap.
//!
//! Each draw gives every customer a random weight (exponential with mean 1: Newton and Raftery 1994, the Bayesian
//! bootstrap), refits both models on the compressed base from the optimum, and predicts anew. A customer carries the
//! same weight into both fits. Rows of one-time buyers get the sum of their weights at once, a gamma variate.
//! The fits stop when they are some hundredths of a standard error from their optimum ([`super::refit`]): more would be
//! lost in the noise.

use super::Fitted;
use super::fit::{PurchaseLikelihood, PurchaseParameters, VALUE_AXES, ValueModel, value_parameters};
use super::gamma_gamma::GammaGamma;
use super::likelihood::Design;
use super::outlook::Horizon;
use super::random::Random;
use super::refit::Refits;
use super::simulate::active_customer;
use super::summary::Compressed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Share of the draws between the ends of an interval.
pub const LEVEL: f64 = 0.8;

/// The two ends of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// One draw in ten lies below.
    pub low: f64,
    /// One draw in ten lies above.
    pub high: f64,
}

impl Interval {
    /// The middle 80 % of `draws` (type-7 quantiles), widened to hold the estimate. `None` without draws.
    pub fn of(draws: &mut [f64], estimate: f64) -> Option<Self> {
        Some(Interval::of_middle(draws)?.with(estimate))
    }

    /// The middle 80 % of `draws`, whether or not it holds the estimate.
    pub fn of_middle(draws: &mut [f64]) -> Option<Self> {
        let tail = (1.0 - LEVEL) / 2.0;
        Some(Interval { low: quantile(draws, tail)?, high: quantile(draws, 1.0 - tail)? })
    }

    /// The middle 80 % of outcomes. Where nothing at all is among the lowest tenth, nothing lies below, so that the upper end leaves
    /// out a fifth.
    pub fn of_outcomes(draws: &mut [f64]) -> Option<Self> {
        let middle = Interval::of_middle(draws)?;
        if middle.low > 0.0 { Some(middle) } else { Some(Interval { low: 0.0, high: quantile(draws, LEVEL)? }) }
    }

    /// The interval of `factor` times the values; one below 0 turns it around.
    pub fn times(self, factor: f64) -> Self {
        let (a, b) = (factor * self.low, factor * self.high);
        Interval { low: a.min(b), high: a.max(b) }
    }

    /// Widened to hold the estimate.
    pub fn with(self, estimate: f64) -> Self {
        Interval { low: self.low.min(estimate), high: self.high.max(estimate) }
    }
}

/// Type-7 quantile; reorders the values.
fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let place = share * last as f64;
    let below = place.floor() as usize;
    let (_, &mut low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let high = above.iter().copied().fold(f64::INFINITY, f64::min);
    Some(if above.is_empty() { low } else { low + (place - below as f64) * (high - low) })
}

/// Refitted parameters, one pair per draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    /// Parameters of the purchase and the value model.
    pub parameters: Vec<(PurchaseParameters, ValueModel)>,
    /// Draws whose fit did not converge, left out.
    pub failed: u32,
    /// The seed.
    pub seed: u64,
}

impl Draws {
    /// Draws `count` times (docs/definitions.md: 200) from the given seed. Nothing is drawn if nothing was fitted.
    pub fn new(fitted: &Fitted, count: u32, seed: u64, progress: &mut dyn FnMut(f64)) -> Self {
        let mut bootstrap = Bootstrap::new(fitted, seed);
        for done in 0..count {
            bootstrap.draw(fitted);
            progress(f64::from(done + 1) / f64::from(count));
        }
        bootstrap.draws
    }

    /// How many were drawn, the failed ones included.
    pub fn count(&self) -> u32 {
        self.parameters.len() as u32 + self.failed
    }
}

/// Draws on their way: the same ones, whether they are made at once or in turns.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    /// Those made so far.
    pub draws: Draws,
    random: Random,
    /// Of the rows, and of the customers of the value fit; made anew by every draw.
    weight: Vec<f64>,
    value_weight: Vec<f64>,
    purchases: Option<Refits<4>>,
    spend: Option<Refits<3>>,
}

impl Bootstrap {
    /// Nothing drawn yet.
    pub fn new(fitted: &Fitted, seed: u64) -> Self {
        let purchases = fitted.purchases().map(|fit| {
            let likelihood = likelihood(&fit.parameters, &fitted.design);
            Refits::new(&likelihood, likelihood.model.axes(), &fitted.data.weight, fit.optimum.theta)
        });
        let spend = fitted
            .spend
            .as_ref()
            .map(|(spend, optimum)| Refits::new(spend, &VALUE_AXES, &vec![1.0; spend.len()], optimum.theta));
        Bootstrap {
            draws: Draws { parameters: Vec::new(), failed: 0, seed },
            random: Random::new(seed),
            weight: vec![0.0; fitted.data.rows.len()],
            value_weight: Vec::new(),
            purchases,
            spend,
        }
    }

    /// Draws once more; `fitted` is the one it was made with.
    pub fn draw(&mut self, fitted: &Fitted) {
        draw_weights(&fitted.data, &mut self.random, &mut self.weight, &mut self.value_weight);
        match self.purchases(fitted).zip(self.value(fitted)) {
            Some(drawn) => self.draws.parameters.push(drawn),
            None => self.draws.failed += 1,
        }
    }

    fn purchases(&self, fitted: &Fitted) -> Option<PurchaseParameters> {
        let likelihood = likelihood(&fitted.purchases()?.parameters, &fitted.design);
        let theta = self.purchases.as_ref()?.fit(&likelihood, &self.weight)?;
        Some(PurchaseParameters::at(likelihood.model, &theta, fitted.design.scale, likelihood.rhythm))
    }

    fn value(&self, fitted: &Fitted) -> Option<ValueModel> {
        match fitted.value? {
            fixed @ (ValueModel::Same(_) | ValueModel::OwnAmounts { .. }) => Some(fixed),
            ValueModel::GammaGamma(_) => {
                let (spend, _) = fitted.spend.as_ref()?;
                let theta = self.spend.as_ref()?.fit(spend, &self.value_weight)?;
                let parameters = value_parameters(&theta, spend.scale);
                // A draw with q ≤ 1 has no mean value: it cannot be averaged in.
                (parameters.q > 1.0).then_some(ValueModel::GammaGamma(parameters))
            }
        }
    }
}

/// The likelihood that these parameters are an optimum of.
pub(super) fn likelihood<'a>(parameters: &PurchaseParameters, design: &'a Design) -> PurchaseLikelihood<'a> {
    PurchaseLikelihood { model: parameters.model(), design, rhythm: parameters.rhythm() }
}

/// Random weights with mean 1 per customer: summed by row, and one by one for the customers of the value fit.
fn draw_weights(data: &Compressed, random: &mut Random, weight: &mut [f64], value_weight: &mut Vec<f64>) {
    value_weight.clear();
    for (weight, (row, &customers)) in weight.iter_mut().zip(data.rows.iter().zip(&data.weight)) {
        *weight = if row.x == 0 { random.gamma(customers) } else { 0.0 };
    }
    for member in &data.members {
        if data.rows[member.row as usize].x > 0 {
            let drawn = random.exponential();
            weight[member.row as usize] += drawn;
            if member.value > 0.0 {
                value_weight.push(drawn);
            }
        }
    }
}

/// Futures of active customers, one for every draw. Those of much the same x and T share them: what is played is a customer's
/// discounted purchases in units of the customer's own [scale](ValueModel::scale) of values.
pub(super) struct Plays<'a> {
    draws: &'a Draws,
    horizon: &'a Horizon,
    known: BTreeMap<(u32, i32), Rc<[f32]>>,
}

/// How far x (from 30 on) and the time of those who share a play differ, in e-folds: what that makes of a quantile is small beside
/// the scatter of 200 draws.
const ALIKE: f64 = 0.03;

impl<'a> Plays<'a> {
    pub fn new(draws: &'a Draws, horizon: &'a Horizon) -> Self {
        Plays { draws, horizon, known: BTreeMap::new() }
    }

    /// What customers with about x repeat purchases in the time T, active at its end, bring by each draw; `t_x` counts where their next
    /// purchase is due at a time.
    pub fn active(&mut self, (x, t_x, t): (f64, f64, f64)) -> Rc<[f32]> {
        let x_of = if x < 30.0 { x as u32 } else { (x.ln() / ALIKE) as u32 };
        let time = match self.draws.parameters.first().map(|(parameters, _)| parameters) {
            Some(PurchaseParameters::Renewal(model)) => (t - t_x) / (ALIKE * model.rhythm.period),
            Some(parameters) => (parameters.least_scale() + t).ln() / ALIKE,
            None => 0.0,
        };
        let key = (x_of, time.floor() as i32);
        let play = || {
            let mut random = Random::new(self.draws.seed ^ u64::from(key.0) << 32 ^ key.1 as u64);
            let one = |(parameters, value)| play(parameters, value, (x, t_x, t), self.horizon, &mut random) as f32;
            self.draws.parameters.iter().map(|(parameters, value)| (parameters, value)).map(one).collect()
        };
        Rc::clone(self.known.entry(key).or_insert_with(play))
    }
}

/// The discounted purchases of one active customer, in units of the scale of the customer's values.
fn play(
    parameters: &PurchaseParameters,
    value: &ValueModel,
    (x, t_x, t): (f64, f64, f64),
    horizon: &Horizon,
    random: &mut Random,
) -> f64 {
    let span = f64::from(horizon.months) * horizon.per_month;
    let log_factor = -horizon.monthly_rate.ln_1p();
    let spend = Spender::new(value, x, random);
    let mut total = 0.0;
    active_customer(parameters, (x, t_x, t), span, random, |time, random| {
        total += spend.purchase(random) * (log_factor * (time / horizon.per_month).ceil().max(1.0)).exp();
    });
    total
}

/// A customer's purchases in play, in units of the scale of the values.
enum Spender {
    Same,
    Gamma { p: f64, scale: f64 },
}

impl Spender {
    fn new(value: &ValueModel, x: f64, random: &mut Random) -> Self {
        match value {
            ValueModel::Same(_) | ValueModel::OwnAmounts { .. } => Spender::Same,
            ValueModel::GammaGamma(GammaGamma { p, q, .. }) => Spender::Gamma { p: *p, scale: random.gamma(p * x + q) },
        }
    }

    fn purchase(&self, random: &mut Random) -> f64 {
        match self {
            Spender::Same => 1.0,
            Spender::Gamma { p, scale } => random.gamma(*p) / scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_type_seven() {
        let mut values = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!(quantile(&mut values, 0.1), Some(1.4));
        assert_eq!(quantile(&mut values, 0.9), Some(4.6));
        assert_eq!(quantile(&mut values, 1.0), Some(5.0));
        assert_eq!(quantile(&mut [], 0.5), None);
        assert_eq!(Interval::of(&mut values, 9.0), Some(Interval { low: 1.4, high: 9.0 }));
    }
}
