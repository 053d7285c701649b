//! The data as the likelihoods read it: every distinct x, time and (x, time) once, so that logarithms and Γ are
//! computed once per distinct value and a row costs one exponential.

use super::special::{digamma, ln_gamma};
use super::summary::Compressed;
use crate::sorting;

/// Hears each row's weight and its score, the gradient of ln L, in the order of the rows.
pub type EachRow<'a, const N: usize> = Option<&'a mut dyn FnMut(f64, &[f64; N])>;

/// Value and gradient of a mean negative log-likelihood in the logarithms of `N` parameters.
pub trait Likelihood<const N: usize> {
    /// −(Σ wᵢ ln Lᵢ)/Σ wᵢ and its gradient at `theta`, for any weights of the rows.
    fn evaluate(&self, theta: &[f64; N], weight: &[f64], each: EachRow<N>) -> (f64, [f64; N]);
}

/// A likelihood along axes of its own. Where the data hardly tell how much customers differ, the likelihood is a ridge on which two
/// parameters grow together and only their ratio matters: shape and scale of the rates, of the lifetimes, the two of the chance to
/// leave. With the ratio as an axis each ridge runs along another one, and a bound that ends it holds nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Along<'a, L, const N: usize> {
    likelihood: &'a L,
    axes: &'a Axes<N>,
}

/// Axes of a likelihood.
#[derive(Clone, Copy, Debug)]
pub struct Axes<const N: usize> {
    /// How the logarithms of the parameters follow from the place on the axes, and, as it is its own inverse, back.
    pub turn: [[f64; N]; N],
    /// How far each axis reaches. Beyond a shape of e^9 = 8,100 customers differ by a hundredth: as good as not at all.
    pub bounds: [f64; N],
}

impl<const N: usize> Axes<N> {
    /// The place on the axes of logarithms of parameters, and the other way round.
    pub fn turned(&self, place: &[f64; N]) -> [f64; N] {
        self.turn.map(|row| row.iter().zip(place).map(|(a, b)| a * b).sum())
    }
}

impl<'a, L: Likelihood<N>, const N: usize> Along<'a, L, N> {
    /// The likelihood along these axes.
    pub fn new(likelihood: &'a L, axes: &'a Axes<N>) -> Self {
        Along { likelihood, axes }
    }
}

impl<L: Likelihood<N>, const N: usize> Likelihood<N> for Along<'_, L, N> {
    fn evaluate(&self, place: &[f64; N], weight: &[f64], each: EachRow<N>) -> (f64, [f64; N]) {
        let slopes = |of: &[f64; N]| {
            std::array::from_fn(|k| self.axes.turn.iter().zip(of).map(|(row, slope)| row[k] * slope).sum())
        };
        let theta = self.axes.turned(place);
        let (value, gradient) = match each {
            Some(each) => {
                let mut pass = |weight: f64, score: &[f64; N]| each(weight, &slopes(score));
                self.likelihood.evaluate(&theta, weight, Some(&mut pass))
            }
            None => self.likelihood.evaluate(&theta, weight, None),
        };
        (value, slopes(&gradient))
    }
}

/// Rows of (x, t_x, T) by index into the distinct values.
#[derive(Clone, Debug)]
pub struct Design {
    /// Per row.
    pub(super) rows: Vec<Row>,
    /// Distinct x, rising.
    pub(super) xs: Vec<u32>,
    /// Distinct times, in units of `scale`.
    pub(super) times: Vec<f64>,
    /// Distinct (x, time), by index into the two.
    pub(super) pairs: Vec<(u32, u32)>,
    /// The pairs ordered by time, then x.
    pub(super) pairs_by_time: Vec<u32>,
    /// The largest T: the time that the optimiser calls 1.
    pub scale: f64,
}

/// One row of a [`Design`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Index into `xs`.
    pub x: u32,
    /// Indices into `times`.
    pub t_x: u32,
    pub t: u32,
    /// Indices into `pairs`.
    pub at_t_x: u32,
    pub at_t: u32,
}

impl Design {
    /// Indexes the rows of `data`; the longest observation becomes 1.
    pub fn new(data: &Compressed) -> Self {
        let latest = data.rows.iter().map(|row| row.t).max().unwrap_or(0);
        Self::scaled(data, data.time(latest.max(1)))
    }

    /// Indexes the rows of `data` with a given time as 1.
    pub fn scaled(data: &Compressed, scale: f64) -> Self {
        let latest = data.rows.iter().map(|row| row.t).max().unwrap_or(0);
        let mut time_of = vec![u32::MAX; latest as usize + 1];
        for row in &data.rows {
            time_of[row.t_x.min(latest) as usize] = 0;
            time_of[row.t as usize] = 0;
        }
        let mut times = Vec::new();
        for (ticks, place) in time_of.iter_mut().enumerate().filter(|(_, place)| **place == 0) {
            *place = times.len() as u32;
            times.push(data.time(ticks as u32) / scale);
        }
        let (mut xs, mut pairs) = (Vec::<u32>::new(), Vec::new());
        let mut pair_of = vec![(u32::MAX, 0); times.len()];
        let rows = data.rows.iter().map(|row| {
            if xs.last() != Some(&row.x) {
                xs.push(row.x);
            }
            let x = (xs.len() - 1) as u32;
            let mut pair = |time: u32| {
                let slot = &mut pair_of[time as usize];
                if slot.0 != x {
                    *slot = (x, pairs.len() as u32);
                    pairs.push((x, time));
                }
                slot.1
            };
            let (t_x, t) = (time_of[row.t_x.min(latest) as usize], time_of[row.t as usize]);
            Row { x, t_x, t, at_t_x: pair(t_x), at_t: pair(t) }
        });
        let rows = rows.collect();
        // Pairs come in order of x: a stable sort keeps that within a time.
        let pairs_by_time = sorting::positions(&pairs.iter().map(|(_, time)| u64::from(*time)).collect::<Vec<_>>());
        Design { rows, xs, times, pairs, pairs_by_time, scale }
    }
}

/// ln (base)ₓ and its derivative Σ 1/(base + j) for every x of a rising list; (base)ₓ = Γ(base + x)/Γ(base).
pub(super) fn rising(base: f64, xs: &[u32]) -> Vec<(f64, f64)> {
    let (mut at, mut log, mut slope) = (0, 0.0, 0.0);
    xs.iter()
        .map(|&x| {
            if x - at <= 64 {
                // A walk of logarithms is exact where a difference of two ln Γ of a large base is not.
                for j in at..x {
                    log += (base + f64::from(j)).ln();
                    slope += 1.0 / (base + f64::from(j));
                }
            } else {
                log = ln_gamma(base + f64::from(x)) - ln_gamma(base);
                slope = digamma(base + f64::from(x)) - digamma(base);
            }
            at = x;
            (log, slope)
        })
        .collect()
}

/// ln ((b)ₙ/(a+b)ₙ) with its derivatives in a and b, for n = x + `shift` of every x of a rising list.
pub(super) fn survival(a: f64, b: f64, xs: &[u32], shift: u32) -> Vec<(f64, f64, f64)> {
    let (mut at, mut log, mut in_a, mut in_b) = (0, 0.0, 0.0, 0.0);
    xs.iter()
        .map(|&x| {
            let n = x + shift;
            if n - at <= 64 {
                for j in at..n {
                    let (low, high) = (b + f64::from(j), a + b + f64::from(j));
                    log -= (a / low).ln_1p();
                    in_a -= 1.0 / high;
                    in_b += a / (low * high);
                }
            } else {
                let (low, high) = (b + f64::from(n), a + b + f64::from(n));
                log = ln_gamma(low) - ln_gamma(b) - ln_gamma(high) + ln_gamma(a + b);
                in_a = digamma(a + b) - digamma(high);
                in_b = in_a + digamma(low) - digamma(b);
            }
            at = n;
            (log, in_a, in_b)
        })
        .collect()
}

/// Sums of a weighted negative log-likelihood and its gradient.
pub(super) struct Sums<'a, const N: usize> {
    value: f64,
    gradient: [f64; N],
    weight: f64,
    each: EachRow<'a, N>,
}

impl<'a, const N: usize> Sums<'a, N> {
    /// Nothing yet.
    pub fn new(each: EachRow<'a, N>) -> Self {
        Sums { value: 0.0, gradient: [0.0; N], weight: 0.0, each }
    }

    /// Adds a row: its weight, ln L and the gradient of ln L.
    #[inline]
    pub fn add(&mut self, weight: f64, log_likelihood: f64, gradient: [f64; N]) {
        self.value -= weight * log_likelihood;
        self.weight += weight;
        for (sum, slope) in self.gradient.iter_mut().zip(gradient) {
            *sum -= weight * slope;
        }
        if let Some(each) = &mut self.each {
            each(weight, &gradient);
        }
    }

    /// The means; a sum that is no number counts as infinitely bad, so that no optimiser goes there.
    pub fn means(self) -> (f64, [f64; N]) {
        let total = self.weight.max(f64::MIN_POSITIVE);
        let value = if self.value.is_nan() { f64::INFINITY } else { self.value / total };
        (value, self.gradient.map(|sum| sum / total))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Largest difference between the gradient and central differences of the value, at several points.
    pub fn gradient_error<const N: usize>(likelihood: &impl Likelihood<N>, weight: &[f64], points: &[[f64; N]]) -> f64 {
        let mut worst = 0.0_f64;
        for point in points {
            let (value, gradient) = likelihood.evaluate(point, weight, None);
            assert!(value.is_finite(), "{point:?}");
            for k in 0..N {
                let step = 1e-5;
                let at = |shift: f64| {
                    let mut moved = *point;
                    moved[k] += shift;
                    likelihood.evaluate(&moved, weight, None).0
                };
                // Fourth-order central difference.
                let numeric = (8.0 * (at(step) - at(-step)) - (at(2.0 * step) - at(-2.0 * step))) / (12.0 * step);
                worst = worst.max((numeric - gradient[k]).abs() / value.abs().max(1.0));
            }
        }
        worst
    }

    #[test]
    fn long_and_short_ways_to_the_rising_factorial_agree() {
        let walked: Vec<u32> = (0..=1000).collect();
        let (step, leap) = (rising(0.3, &walked), rising(0.3, &[1000]));
        assert!((step[1000].0 / leap[0].0 - 1.0).abs() < 1e-14 && (step[1000].1 / leap[0].1 - 1.0).abs() < 1e-14);
        let (step, leap) = (survival(0.7, 2.4, &walked, 1), survival(0.7, 2.4, &[1000], 1));
        let (step, leap) = (step[1000], leap[0]);
        assert!((step.0 / leap.0 - 1.0).abs() < 1e-11, "{step:?} {leap:?}");
        assert!((step.1 / leap.1 - 1.0).abs() < 1e-13 && (step.2 / leap.2 - 1.0).abs() < 1e-12);
    }
}
