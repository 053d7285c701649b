//! Fitting again to the same rows with other weights, as every draw of a bootstrap does.
//!
//! The optimum moves by about its standard error, so Newton's method with the curvature that was found there needs one
//! step and another to be sure. What the first step needs is the same for all weights but for a weighted sum: the scores of
//! the rows at the optimum are kept, and a refit costs about one evaluation of the likelihood.

use super::fit::SHAPE;
use super::likelihood::{Along, Axes, EachRow, Likelihood};
use super::optimise::{Square, Until, descend, dot, free, invert, update, within};

/// How near a refit comes to its optimum, in standard errors: the last step is this long at most, and what is then still
/// missing is a small part of it. The ends of an interval of 200 draws scatter by 0.12 standard errors.
const NEAR: f64 = 0.02;

/// The standard error, in e-folds, beyond which a direction counts as no flatter: where the data hardly tell a parameter, a
/// step of Newton's would leap to the end of the world.
const WIDEST: f64 = 3.0;

/// Steps before a plain descent takes over.
const STEPS: u32 = 6;

/// Most evaluations of that descent.
const DESCENT: u32 = 100;

/// An optimum, and what refits near it have in common.
#[derive(Clone, Debug)]
pub struct Refits<const N: usize> {
    axes: &'static Axes<N>,
    /// Its place on the axes, as all that follows.
    theta: [f64; N],
    /// Gradients of ln L of the rows at the optimum.
    scores: Vec<[f64; N]>,
    /// Inverse Hessian of the mean negative log-likelihood there.
    inverse: Square<N>,
    /// The same in [bent](Bent) places.
    bent_inverse: Square<N>,
}

/// Places in which the likelihood is nearer to a parabola: ln(s/(s + 1)) in place of ln s for a shape s. Small shapes count by their
/// logarithm, large ones by 1/s, the squared spread of what they describe, which data can tell from none but not from less.
struct Bent<'a, const N: usize>(&'a Axes<N>);

impl<const N: usize> Bent<'_, N> {
    fn is_shape(&self, k: usize) -> bool {
        self.0.bounds[k] == SHAPE
    }

    fn places(&self, at: &[f64; N]) -> [f64; N] {
        std::array::from_fn(|k| if self.is_shape(k) { -(-at[k]).exp().ln_1p() } else { at[k] })
    }

    /// The places on the axes again, within their bounds.
    fn unbent(&self, places: &[f64; N]) -> [f64; N] {
        let one = |k: usize| match places[k] {
            place if !self.is_shape(k) => place,
            place if place < 0.0 => -(-place).exp_m1().ln(),
            _ => SHAPE,
        };
        within(&self.0.bounds, std::array::from_fn(one))
    }

    /// What a step on the axes is in places, for a short one.
    fn slopes(&self, at: &[f64; N]) -> [f64; N] {
        std::array::from_fn(|k| if self.is_shape(k) { 1.0 / (1.0 + at[k].exp()) } else { 1.0 })
    }
}

impl<const N: usize> Refits<N> {
    /// From the optimum `theta` of the likelihood with these weights.
    pub fn new(likelihood: &impl Likelihood<N>, axes: &'static Axes<N>, weight: &[f64], theta: [f64; N]) -> Self {
        let (likelihood, theta) = (Along::new(likelihood, axes), axes.turned(&theta));
        let mut scores = Vec::with_capacity(weight.len());
        likelihood.evaluate(&theta, weight, Some(&mut |_, score| scores.push(*score)));
        let slopes: Square<N> = std::array::from_fn(|k| {
            let at = |shift: f64| {
                let mut moved = theta;
                moved[k] += shift;
                likelihood.evaluate(&moved, weight, None).1
            };
            // Central differences of an analytic gradient: right to about eight digits.
            let (above, below) = (at(1e-4), at(-1e-4));
            std::array::from_fn(|j| (above[j] - below[j]) / 2e-4)
        });
        let least = 1.0 / (WIDEST * WIDEST * weight.iter().sum::<f64>());
        let inverse = |bend: &[f64; N]| {
            let curvature = |k: usize, j: usize| 0.5 * (slopes[k][j] + slopes[j][k]) / (bend[k] * bend[j]);
            invert(&std::array::from_fn(|k| {
                std::array::from_fn(|j| curvature(k, j) + if j == k { least } else { 0.0 })
            }))
        };
        let bend = Bent(axes).slopes(&theta);
        Refits { axes, theta, scores, inverse: inverse(&[1.0; N]), bent_inverse: inverse(&bend) }
    }

    /// The optimum with other weights; `None` if none was found.
    pub fn fit(&self, likelihood: &impl Likelihood<N>, weight: &[f64]) -> Option<[f64; N]> {
        let customers: f64 = weight.iter().sum();
        let likelihood = Along::new(likelihood, self.axes);
        let place = self.step_by_step(&likelihood, weight, customers).or_else(|| {
            // Of the sampling error of a gradient whose rows scatter by one, a thousandth is aimed at, as slopes are small
            // where the likelihood is flat; a hundredth will do.
            let tolerance = 0.001 / customers.sqrt();
            let f = |at: &[f64; N], each: EachRow<N>| likelihood.evaluate(at, weight, each);
            let until = Until { gradient: tolerance, gain: 0.0, evaluations: DESCENT };
            let found = descend(&f, &self.axes.bounds, self.theta, Some(self.inverse), until);
            (found.converged || found.gradient_norm < 10.0 * tolerance).then_some(found.at)
        });
        place.map(|place| self.axes.turned(&place))
    }

    fn step_by_step(&self, likelihood: &impl Likelihood<N>, weight: &[f64], customers: f64) -> Option<[f64; N]> {
        let bent = Bent(self.axes);
        let (mut at, mut inverse) = (self.theta, self.bent_inverse);
        let in_places = |at: &[f64; N], gradient: [f64; N]| {
            let slopes = bent.slopes(at);
            std::array::from_fn::<f64, N, _>(|k| gradient[k] / slopes[k])
        };
        let mut gradient = in_places(&at, self.gradient(weight, customers));
        for _ in 0..STEPS {
            let open = free(&self.axes.bounds, &at, &gradient);
            let places = bent.places(&at);
            let newton = |k: usize| if open[k] == 0.0 { 0.0 } else { dot(&inverse[k], &open) };
            let next = bent.unbent(&std::array::from_fn(|k| places[k] - newton(k)));
            let next_places = bent.places(&next);
            let step = std::array::from_fn(|k| next_places[k] - places[k]);
            // Newton's decrement: the squared length of the step in standard errors.
            let length = -dot(&step, &open) * customers;
            if (0.0..NEAR * NEAR).contains(&length) {
                return Some(next);
            }
            let there = in_places(&next, likelihood.evaluate(&next, weight, None).1);
            let change = std::array::from_fn(|k| there[k] - gradient[k]);
            update(&mut inverse, &step, &change);
            (at, gradient) = (next, there);
        }
        None
    }

    /// Gradient of the mean negative log-likelihood at the optimum, with other weights.
    fn gradient(&self, weight: &[f64], customers: f64) -> [f64; N] {
        let mut sum = [0.0; N];
        for (weight, score) in weight.iter().zip(&self.scores) {
            sum.iter_mut().zip(score).for_each(|(sum, score)| *sum -= weight * score);
        }
        sum.map(|sum| sum / customers)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fit::{PurchaseLikelihood, PurchaseModel, PurchaseParameters, fit_purchases};
    use super::super::likelihood::Design;
    use super::super::optimise::minimise;
    use super::super::random::Random;
    use super::super::simulate::new_customer;
    use super::super::summary::{Compressed, Summary, TimeUnit};
    use super::*;

    /// Customers as the model has them, over one to three years.
    fn base(customers: u32, model: PurchaseModel) -> Compressed {
        let mut random = Random::new(2);
        let truth = match model {
            PurchaseModel::ParetoNbd => [0.6, 150.0, 0.7, 300.0],
            _ => [0.6, 150.0, 0.9, 3.0],
        };
        let truth = PurchaseParameters::at(model, &truth.map(f64::ln), 1.0, None);
        let rows = (0..customers).map(|customer| {
            let mut known = Summary { t: 400 + customer % 700, ..Summary::default() };
            let span = f64::from(known.t);
            new_customer(&truth, span, &mut random, |time, _| {
                known = Summary { x: known.x + 1, t_x: time as u32, ..known };
            });
            (customer, known)
        });
        Compressed::from_summaries(rows, TimeUnit::Days)
    }

    #[test]
    fn a_refit_ends_where_a_fit_from_scratch_does() {
        for model in PurchaseModel::ALL {
            let data = base(3000, model);
            let design = Design::new(&data);
            let optimum = fit_purchases(model, &data, &design).optimum;
            let likelihood = PurchaseLikelihood { model, design: &design, rhythm: None };
            let refits = Refits::new(&likelihood, model.axes(), &data.weight, optimum.theta);
            let mut random = Random::new(3);
            let mut off = Vec::new();
            for _ in 0..20 {
                let weight: Vec<f64> = data.weight.iter().map(|&customers| random.gamma(customers)).collect();
                let found = refits.fit(&likelihood, &weight).unwrap();
                let f = |at: &[f64; 4], each: EachRow<4>| likelihood.evaluate(at, &weight, each);
                let wanted = minimise(&f, 3000.0, &[12.0; 4], optimum.theta, None).at;
                off.extend((0..4).map(|k| (found[k] - wanted[k]).abs() / optimum.errors[k]));
            }
            // In standard errors; what the ends of an interval scatter is the measure.
            let (mean, worst) = (off.iter().sum::<f64>() / off.len() as f64, off.iter().copied().fold(0.0, f64::max));
            assert!(mean < 0.01 && worst < 0.12, "{model:?} {mean} {worst}");
        }
    }

    /// Nobody leaves: how the time of leaving is distributed, no data can tell, and a bare Newton's step in it is endless.
    #[test]
    fn parameters_that_the_data_do_not_tell_do_no_harm() {
        let rows = (0..300).map(|k| Summary { x: k % 4, t_x: (k % 4) * 45, t: 182, value: 0.0 });
        let data = Compressed::from_summaries((0..).zip(rows), TimeUnit::Weeks);
        let design = Design::new(&data);
        for model in PurchaseModel::ALL {
            let likelihood = PurchaseLikelihood { model, design: &design, rhythm: None };
            let theta = fit_purchases(model, &data, &design).optimum.theta;
            let refits = Refits::new(&likelihood, model.axes(), &data.weight, theta);
            let mut random = Random::new(4);
            for _ in 0..20 {
                let weight: Vec<f64> = data.weight.iter().map(|&customers| random.gamma(customers)).collect();
                assert!(refits.fit(&likelihood, &weight).is_some(), "{model:?}");
            }
        }
    }
}
