//! The mean number of purchases of a customer who may leave after each, as the BG/NBD and the MBG/NBD need it.

use super::special::{ln_beta, log_1p_exp, one_minus_power, trapezoid};

/// M(τ) = E\[(1 − (1 + pτ)^−R) / p\] with p ~ Beta(a, b), for R, a, b > 0, τ ≥ 0, prepared for many τ. With a = 0 nobody leaves,
/// p is zero and M(τ) = Rτ.
///
/// In the papers' symbols: (a+b−1)/(a−1) · \[1 − (1+τ)^−R ₂F₁(R, b; a+b−1; τ/(1+τ))\], which has a removable
/// singularity at a = 1. By Euler's transformation, with z = τ/(1+τ), c = a+b−1 and L = ln(1−z),
/// M = c · \[−expm1((a−1)L)/(a−1) − e^((a−1)L) Σ_{n≥1} (c−R)ₙ (a)ₙ₋₁ / ((c)ₙ n!) zⁿ\], where c − R does not grow with
/// the number of purchases. Where that series alternates, cancels or is slow, the defining mean is integrated instead, or, where
/// p is small beside 1/τ, summed by its moments.
#[derive(Clone, Debug)]
pub struct ThinnedMean {
    rate: f64,
    a: f64,
    b: f64,
    /// Coefficients of z, z², … of the series; empty where the integral is used throughout.
    coefficients: Vec<f64>,
    /// The series is used up to here.
    z_max: f64,
    /// Where the series stops: −ln of what its terms then come to.
    depth: f64,
    beyond: Beyond,
}

/// What gives M where the series does not serve.
#[derive(Clone, Debug)]
enum Beyond {
    /// The integral, adapted to each τ.
    Integral,
    /// One rule for all τ.
    Rule(Rule),
    /// Interpolation between what the rule gives, where M is wanted at many τ.
    Panels(Panels),
}

impl ThinnedMean {
    /// Prepares M for R = `rate`, p ~ Beta(`a`, `b`) and τ up to `tau_max`.
    pub fn new(rate: f64, a: f64, b: f64, tau_max: f64) -> Self {
        Self::to_error(rate, a, b, tau_max, 1e-16)
    }

    fn to_error(rate: f64, a: f64, b: f64, tau_max: f64, error: f64) -> Self {
        let (c, z_wanted) = (a + b - 1.0, tau_max / (1.0 + tau_max));
        let k = c - rate;
        // c·z − k·z must leave R·z standing; a strongly negative k makes the terms alternate and grow.
        let z_max = z_wanted.min(0.98);
        // The series grows like (1 − z)^−a, which its factor e^((a−1)L) takes back: both must be numbers.
        let regular = c > 0.0 && k > -8.0 && c < 1e3 * rate && -a * (-z_max).ln_1p() < 500.0;
        let mut coefficients = Vec::new();
        if regular {
            let (mut coefficient, mut power, mut n) = (k / c, z_max, 1.0);
            loop {
                coefficients.push(coefficient);
                if (coefficient * power).abs() <= 0.1 * error * z_max.min(0.5) || coefficients.len() >= 4000 {
                    break;
                }
                coefficient *= (k + n) * (a + n - 1.0) / ((c + n) * (n + 1.0));
                power *= z_max;
                n += 1.0;
            }
        }
        let (z_max, depth) = (if regular { z_max } else { -1.0 }, 4.0 - error.ln());
        ThinnedMean { rate, a, b, coefficients, z_max, depth, beyond: Beyond::Integral }
    }

    /// The same for about `count` different τ, to a relative `error`: where the series does not serve, one rule of integration is
    /// made for all of them, or the integral is interpolated between, if that needs it less often.
    pub fn for_many(rate: f64, a: f64, b: f64, tau_max: f64, error: f64, count: usize) -> Self {
        let mut mean = ThinnedMean::to_error(rate, a, b, tau_max, 0.1 * error);
        if a > 0.0 && count >= WORTH_A_RULE && tau_max / (1.0 + tau_max) > mean.z_max {
            let rule = Rule::new(rate, a, b, tau_max, 0.1 * error);
            let from = if mean.z_max > 0.0 { -(-mean.z_max).ln_1p() } else { 0.0 };
            let edges = Panels::edges(rate, from, tau_max.ln_1p());
            let nodes = Panels::nodes(error);
            mean.beyond = if count > nodes * (edges.len() - 1) {
                Beyond::Panels(Panels::new(edges, nodes, |tau| if tau == 0.0 { rate } else { rule.at(tau) / tau }))
            } else {
                Beyond::Rule(rule)
            };
        }
        mean
    }

    /// M(τ).
    pub fn at(&self, tau: f64) -> f64 {
        if tau <= 0.0 || self.a == 0.0 {
            return self.rate * tau.max(0.0);
        }
        let z = tau / (1.0 + tau);
        if z > self.z_max * (1.0 + 1e-12) {
            return match &self.beyond {
                Beyond::Integral => thinned_mean(self.rate, self.a, self.b, tau),
                Beyond::Rule(rule) => rule.at(tau),
                Beyond::Panels(panels) => tau * panels.at(tau.ln_1p()),
            };
        }
        // As many terms as z needs: the coefficients themselves never grow by more than a power of n.
        let wanted = (-self.depth / z.ln()).ceil() as usize + 8;
        let series = self.coefficients.iter().take(wanted).rev().fold(0.0, |sum, coefficient| (sum + coefficient) * z);
        let (a1, log) = (self.a - 1.0, -tau.ln_1p());
        (self.a + self.b - 1.0) * (one_minus_power(a1, log) - (a1 * log).exp() * series)
    }
}

/// A function on an interval of w = ln(1 + τ), by polynomials on short pieces.
///
/// M(τ)/τ is analytic for w > 0, |Im w| < π, where (1 + pτ)^−R stays within e^(R·(Im w)²/8) for every p in (0, 1); left of
/// zero it grows like e^(−R·w). Pieces that are at most half as long as they are far from zero (the first: 1/(2R)), and at
/// most 1.4/√R, keep the ellipse with ρ = 10 clear of both, so that n Chebyshev points leave an error near 10^(1−n).
#[derive(Clone, Debug)]
struct Panels {
    /// Where each piece begins, and where the last ends.
    edges: Vec<f64>,
    /// Chebyshev points, from 1 to −1.
    places: Vec<f64>,
    /// The values at the points of each piece.
    values: Vec<f64>,
}

impl Panels {
    fn edges(rate: f64, from: f64, to: f64) -> Vec<f64> {
        let longest = (1.4 / rate.sqrt()).min(1.0);
        let (mut edges, mut edge) = (vec![from], from);
        while edge < to {
            edge += (0.5 * edge).clamp(0.5 / rate, longest.max(0.5 / rate));
            edges.push(edge);
        }
        edges
    }

    /// Chebyshev points of a piece for a relative error.
    fn nodes(error: f64) -> usize {
        (-error.log10()).ceil() as usize + 2
    }

    fn new(edges: Vec<f64>, nodes: usize, f: impl Fn(f64) -> f64) -> Panels {
        let places: Vec<f64> =
            (0..nodes).map(|node| (std::f64::consts::PI * node as f64 / (nodes - 1) as f64).cos()).collect();
        let mut values = Vec::with_capacity(nodes * (edges.len() - 1));
        for ends in edges.windows(2) {
            let (middle, half) = (0.5 * (ends[0] + ends[1]), 0.5 * (ends[1] - ends[0]));
            values.extend(places.iter().map(|x| f((middle + half * x).exp_m1())));
        }
        Panels { edges, places, values }
    }

    /// The value at w, by the barycentric formula (Berrut and Trefethen 2004).
    fn at(&self, w: f64) -> f64 {
        let nodes = self.places.len();
        let panel = self.edges.partition_point(|edge| *edge <= w).clamp(1, self.edges.len() - 1) - 1;
        let (from, to) = (self.edges[panel], self.edges[panel + 1]);
        let x = (2.0 * w - from - to) / (to - from);
        let (mut above, mut below) = (0.0, 0.0);
        for (node, (value, place)) in self.values[panel * nodes..][..nodes].iter().zip(&self.places).enumerate() {
            let distance = x - place;
            if distance == 0.0 {
                return *value;
            }
            let end = node == 0 || node == nodes - 1;
            let share = if end { 0.5 } else { 1.0 } * if node.is_multiple_of(2) { 1.0 } else { -1.0 } / distance;
            above += share * value;
            below += share;
        }
        above / below
    }
}

/// Different τ from which on a [`Rule`] costs less than as many integrals.
const WORTH_A_RULE: usize = 4;

/// The trapezoidal rule of [`thinned_mean`] with one step for all τ, so that the density is computed once: M(τ) = Σ wₖ g(pₖ).
///
/// As functions of ln(p/(1−p)) the integrands of all τ are analytic in the same strip, so that what makes the step short enough for
/// one makes it so for all; it is tried on the largest τ and on τ → 0, where the sum is that of the weights, which is 1.
#[derive(Clone, Debug)]
struct Rule {
    rate: f64,
    /// p and its weight.
    nodes: Vec<(f64, f64)>,
}

impl Rule {
    fn new(rate: f64, a: f64, b: f64, tau_max: f64, error: f64) -> Rule {
        let density = LogitDensity::new(a, b);
        let node = |theta: f64| {
            let (weight, p) = density.at(theta);
            (p, weight, weight * thinned(rate, tau_max, p))
        };
        // Outward from the middle, as in [`trapezoid`], until the terms count for neither end of τ.
        let side = |first: f64, step: f64, nodes: &mut Vec<(f64, f64, f64)>| {
            let (mut weights, mut terms, mut theta) = (0.0, 0.0, first);
            while theta.abs() <= 20.0 {
                let (p, weight, term) = node(theta);
                nodes.push((p, weight, term));
                (weights, terms) = (weights + weight, terms + term);
                if terms > 0.0 && term <= 1e-18 * terms && weight <= 1e-18 * weights {
                    break;
                }
                theta += step;
            }
        };
        let sums = |nodes: &[(f64, f64, f64)]| {
            nodes.iter().fold((0.0, 0.0), |(weights, terms), (_, weight, term)| (weights + weight, terms + term))
        };
        let (mut step, mut nodes) = (0.25, vec![node(0.0)]);
        side(step, step, &mut nodes);
        side(-step, -step, &mut nodes);
        // The error squares with every halving.
        let near = 0.1 * error.sqrt();
        loop {
            let before = sums(&nodes);
            side(0.5 * step, step, &mut nodes);
            side(-0.5 * step, -step, &mut nodes);
            let now = sums(&nodes);
            let is_near = |before: f64, now: f64| (2.0 * before - now).abs() <= near * now;
            step *= 0.5;
            if is_near(before.0, now.0) && is_near(before.1, now.1) || step < 1e-3 {
                let counts = |weight: f64, term: f64| weight > 1e-3 * error * now.0 || term > 1e-3 * error * now.1;
                let kept = nodes.iter().filter(|(_, weight, term)| counts(*weight, *term));
                return Rule { rate, nodes: kept.map(|(p, weight, _)| (*p, weight * step)).collect() };
            }
        }
    }

    fn at(&self, tau: f64) -> f64 {
        self.nodes.iter().map(|&(p, weight)| weight * thinned(self.rate, tau, p)).sum()
    }
}

/// (1 − (1 + pτ)^−R) / p.
fn thinned(rate: f64, tau: f64, p: f64) -> f64 {
    let grown = p * tau;
    let fall = rate * grown.ln_1p();
    match () {
        () if grown < 1e-300 => rate * tau,
        // Nothing cancels, and e^x costs half of e^x − 1.
        () if fall > 1.0 => (1.0 - (-fall).exp()) / p,
        () => -(-fall).exp_m1() / p,
    }
}

/// The density of Beta(a, b) over θ, with p = 1/(1+e^−y), y = y₀ + w sinh θ: it falls double-exponentially on both sides.
struct LogitDensity {
    a: f64,
    b: f64,
    centre: f64,
    width: f64,
    log_norm: f64,
}

impl LogitDensity {
    fn new(a: f64, b: f64) -> LogitDensity {
        let (centre, width) = ((a / b).ln(), (1.0 / a + 1.0 / b).sqrt().min(1.0));
        LogitDensity { a, b, centre, width, log_norm: ln_beta(a, b) }
    }

    /// The density at θ, and p.
    fn at(&self, theta: f64) -> (f64, f64) {
        let y = self.centre + self.width * theta.sinh();
        // a·ln p + b·ln(1−p), each logarithm without cancellation
        let (log_p, log_q) = (-log_1p_exp(-y), -log_1p_exp(y));
        let log_density = self.a * log_p + self.b * log_q - self.log_norm;
        let density = if log_density < -745.0 { 0.0 } else { self.width * theta.cosh() * log_density.exp() };
        (density, log_p.exp())
    }
}

/// M(τ) of [`ThinnedMean`] by integrating over ln(p/(1−p)); holds for all parameters.
pub fn thinned_mean(rate: f64, a: f64, b: f64, tau: f64) -> f64 {
    if tau <= 0.0 {
        return 0.0;
    }
    if let Some(mean) = by_moments(rate, a, b, tau) {
        return mean;
    }
    let density = LogitDensity::new(a, b);
    trapezoid(|theta| match density.at(theta) {
        (0.0, _) => 0.0,
        (weight, p) => weight * thinned(rate, tau, p),
    })
}

/// M(τ) = Σ_{n≥0} (−1)ⁿ (R)ₙ₊₁/(n+1)! · τⁿ⁺¹ · E\[pⁿ\] where its terms fall fast: they alternate, and what is left out is
/// less than the first of it.
fn by_moments(rate: f64, a: f64, b: f64, tau: f64) -> Option<f64> {
    let (mut term, mut sum, mut n) = (rate * tau, rate * tau, 1.0);
    while n < 40.0 {
        let ratio = (rate + n) / (n + 1.0) * tau * (a + n - 1.0) / (a + b + n - 1.0);
        if ratio > 0.25 {
            return None;
        }
        term *= -ratio;
        sum += term;
        if term.abs() <= 1e-17 * sum {
            return Some(sum);
        }
        n += 1.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::special::tests::{relative, worst};
    use super::*;

    #[test]
    fn thinned_mean_has_the_stated_error() {
        let table = |row: &[f64]| ThinnedMean::new(row[0], row[1], row[2], row[3]).at(row[3]);
        assert!(worst("thinned_mean", |row| relative(table(row), row[4])) < 1e-12);
        assert!(worst("thinned_mean", |row| relative(thinned_mean(row[0], row[1], row[2], row[3]), row[4])) < 1e-12);
        let many =
            |row: &[f64]| ThinnedMean::for_many(row[0], row[1], row[2], row[3] * 1.7, 1e-12, usize::MAX).at(row[3]);
        assert!(worst("thinned_mean", |row| relative(many(row), row[4])) < 1e-12);
        let roughly =
            |row: &[f64]| ThinnedMean::for_many(row[0], row[1], row[2], row[3] * 1.7, 1e-6, usize::MAX).at(row[3]);
        assert!(worst("thinned_mean", |row| relative(roughly(row), row[4])) < 1e-6);
        let rule = |row: &[f64], error: f64| Rule::new(row[0], row[1], row[2], row[3] * 1.7, error).at(row[3]);
        for (error, wanted) in [(1e-13, 1e-12), (1e-7, 1e-6)] {
            assert!(worst("thinned_mean", |row| relative(rule(row, error), row[4])) < wanted, "{error}");
        }
    }

    /// Everybody leaves with the same chance of a sixteenth: a and b are large, and the series would overflow.
    #[test]
    fn a_chance_that_is_the_same_for_all_is_no_trouble() {
        for tau in [0.1, 3.0, 30.0, 700.0] {
            let table = ThinnedMean::for_many(12.9, 555.2, 8117.1, 700.0, 1e-12, usize::MAX);
            assert!(relative(table.at(tau), thinned_mean(12.9, 555.2, 8117.1, tau)) < 1e-11, "{tau}");
        }
    }

    #[test]
    fn one_table_serves_every_smaller_argument() {
        let table = ThinnedMean::new(3.25, 0.8, 5.4, 40.0);
        for tau in [1e-9, 1e-3, 0.2, 1.0, 7.0, 39.0, 60.0] {
            assert!(relative(table.at(tau), thinned_mean(3.25, 0.8, 5.4, tau)) < 1e-11, "{tau}");
        }
    }
}
