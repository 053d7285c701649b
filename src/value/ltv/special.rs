//! Special functions of the purchase models, in the forms in which nothing cancels.
//!
//! Every ₂F₁ that the papers print is one of two functions here, because the direct formulas subtract
//! nearly equal numbers (Pareto/NBD: two ₂F₁ of almost the same argument) or divide by zero where the model is
//! perfectly regular (BG/NBD: `a = 1`):
//!
//! - [`hyp2f1_one`] is ₂F₁(1, b; c; z) for 0 ≤ z < 1, a series of positive terms (DLMF 15.8.1 turns the
//!   ₂F₁(r+s+x, s+1; r+s+x+1; z) of the Pareto/NBD into it, in both argument cases).
//! - [`thinned_mean`] is E\[(1 − (1 + pτ)^−R) / p\] with p ~ Beta(a, b): what an active customer of the BG/NBD or
//!   MBG/NBD goes on to buy.
//!
//! Measured against 50-digit values (`tests/ltv/reference.json`, made with mpmath): relative error of
//! `hyp2f1_one` at most 2e-14 (its derivatives 1e-12), of `thinned_mean` at most 1e-12, of ln Γ 2e-16 and of ψ 4e-16
//! (absolute near its root). No library at hand has a ₂F₁ with derivatives in its parameters, or one that holds for
//! parameters of 10,000; hence our own.

/// ln Γ(x) for x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// ψ(x), the derivative of ln Γ, for x > 0.
pub fn digamma(mut x: f64) -> f64 {
    // ψ(x) = ψ(x + 1) − 1/x until the asymptotic series (DLMF 5.11.2) is exact to the last digit.
    let mut below = 0.0;
    while x < 10.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = y
        * (1.0 / 12.0
            - y * (1.0 / 120.0
                - y * (1.0 / 252.0 - y * (1.0 / 240.0 - y * (1.0 / 132.0 - y * (691.0 / 32760.0 - y / 12.0))))));
    x.ln() - 0.5 / x - series - below
}

/// ln B(a, b) for a, b > 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    ln_gamma(small) - ln_gamma_ratio(large, small)
}

/// ln (Γ(z + q)/Γ(z)) for z, q > 0, without the cancellation of two large ln Γ.
pub fn ln_gamma_ratio(z: f64, q: f64) -> f64 {
    if z < 20.0 {
        return ln_gamma(z + q) - ln_gamma(z);
    }
    // Stirling's series (DLMF 5.11.1) on both sides, the leading terms subtracted by hand.
    let rest = |x: f64| {
        let y = 1.0 / (x * x);
        (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y / 1680.0))) / x
    };
    (z - 0.5) * (q / z).ln_1p() + q * (z + q).ln() - q + rest(z + q) - rest(z)
}

/// A function's value and its derivatives in b, c and z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithGradient {
    /// The value.
    pub value: f64,
    /// Derivative in b.
    pub b: f64,
    /// Derivative in c.
    pub c: f64,
    /// Derivative in z.
    pub z: f64,
}

/// From here on the series needs more terms than the integral has nodes.
const SERIES_UP_TO: f64 = 0.95;

/// ₂F₁(1, b; c; z) with its derivatives, for 0 < b < c and 0 ≤ z < 1.
///
/// `one_minus_z` is 1 − z as the caller can compute it without cancellation. Up to z = 0.95 by the series
/// Σ (b)ₙ/(c)ₙ zⁿ (all terms positive, falling at least as fast as zⁿ), above by Euler's integral
/// (1−z)^(c−b−1) (c−1) ∫₀^∞ e^(−(c−1)w) (1 − z e^(−w))^(b−c) dw (DLMF 15.6.1 after 15.8.1).
pub fn hyp2f1_one(b: f64, c: f64, z: f64, one_minus_z: f64) -> WithGradient {
    // With c well above b the terms fall fast even at z = 1.
    let few_terms = z <= SERIES_UP_TO || (c - b > 20.0 && b < 10.0 * (c - b));
    if few_terms { series(b, c, z) } else { integral(b, c, z, one_minus_z) }
}

fn series(b: f64, c: f64, z: f64) -> WithGradient {
    let mut sum = WithGradient { value: 1.0, b: 0.0, c: 0.0, z: 0.0 };
    // term = (b)ₙ/(c)ₙ zⁿ⁻¹; its logarithmic derivatives in b and c are running sums.
    let (mut term, mut in_b, mut in_c, mut n) = (1.0, 0.0, 0.0, 0.0);
    loop {
        let (over_b, over_c) = (1.0 / (b + n), 1.0 / (c + n));
        term *= (b + n) * over_c;
        in_b += over_b;
        in_c += over_c;
        n += 1.0;
        sum.z += n * term;
        term *= z;
        sum.value += term;
        sum.b += term * in_b;
        sum.c -= term * in_c;
        // The terms fall like zⁿ from here, so the rest is below term/(1−z); n times that for the slope in z.
        if term * n < 1e-17 * sum.value * (1.0 - z) {
            return sum;
        }
    }
}

fn integral(b: f64, c: f64, z: f64, one_minus_z: f64) -> WithGradient {
    let k = c - b;
    // With w = e^y the integrand is analytic in a strip of half-width π/2 and falls off on both sides: the trapezoid
    // rule gains a digit for every node or two.
    let scale = (one_minus_z / (k.max(1.0) * z)).min(1.0 / (c - 1.0));
    let (low, high, step) = (scale.ln() - 14.0, (48.0 / (c - 1.0)).ln(), 0.24_f64);
    let (rate, odds) = (c - 1.0, z / one_minus_z);
    // Below `low` the integrand is w − (rate + k·odds) w² but for parts of 1e-16, and sums of powers of w are geometric.
    let mut w = low.exp();
    let (first, second) = (w / step.exp_m1(), w * w / (2.0 * step).exp_m1());
    let mut value = first - (rate + k * odds) * second;
    let (mut in_k, mut in_rate, mut in_z) = (-odds * second, -second, second);
    let nodes = ((high - low) / step).ceil() as usize;
    let grow = step.exp();
    for node in 0..=nodes {
        // Anew now and then, as rounding adds up.
        if node % 8 == 0 {
            w = (low + step * node as f64).exp();
        }
        // (1 − z e^−w)/(1 − z) = 1 + z (1 − e^−w)/(1 − z)
        let passed = -(-w).exp_m1();
        let grown = (odds * passed).ln_1p();
        let f = w * (-rate * w - k * grown).exp();
        value += f;
        in_k -= f * grown;
        in_rate -= f * w;
        in_z += f * passed;
        w *= grow;
    }
    // F = (1−z)^−1 (c−1) J(c−1, k)
    let factor = step * (c - 1.0) / one_minus_z;
    let value = value * factor;
    let (in_k, in_rate) = (in_k * factor, in_rate * factor + value / (c - 1.0));
    WithGradient {
        value,
        b: -in_k,
        c: in_k + in_rate,
        // (b/c) ₂F₁(2, b+1; c+1; z) by the same transformation and integral: positive, where DLMF 15.5.20 cancels.
        z: b * factor / one_minus_z * in_z,
    }
}

/// (1 − e^(s·log)) / s, also for s = 0.
pub fn one_minus_power(s: f64, log: f64) -> f64 {
    if s == 0.0 { -log } else { -(s * log).exp_m1() / s }
}

/// How far from zero [`ln_1p_small`] and [`exp_small`] hold.
pub(super) const SMALL: f64 = 0.1;

/// ln(1 + x) for 0 ≤ x ≤ [`SMALL`], to the last digits: 2 artanh(x/(2 + x)).
#[inline]
pub(super) fn ln_1p_small(x: f64) -> f64 {
    let v = x / (2.0 + x);
    let w = v * v;
    2.0 * v * (1.0 + w * (1.0 / 3.0 + w * (1.0 / 5.0 + w * (1.0 / 7.0 + w * (1.0 / 9.0 + w * (1.0 / 11.0))))))
}

/// e^x for |x| ≤ [`SMALL`], to the last digits: Taylor's series.
#[inline]
pub(super) fn exp_small(x: f64) -> f64 {
    const OVER_FACTORIALS: [f64; 10] = {
        let (mut all, mut n) = ([1.0; 10], 1);
        while n < 10 {
            all[n] = all[n - 1] / n as f64;
            n += 1;
        }
        all
    };
    OVER_FACTORIALS.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

pub(super) fn log_1p_exp(y: f64) -> f64 {
    if y > 0.0 { y + (-y).exp().ln_1p() } else { y.exp().ln_1p() }
}

/// ∫ f over the real line for f analytic, positive and falling off double-exponentially by |θ| = 20.
pub(super) fn trapezoid(f: impl Fn(f64) -> f64) -> f64 {
    let sum = |first: f64, step: f64| {
        // Outward from the middle until the terms no longer count; a gap of zeros before the peak is walked through.
        let side = |sign: f64| {
            let (mut total, mut theta) = (0.0, first);
            while theta <= 20.0 {
                let term = f(sign * theta);
                total += term;
                if total > 0.0 && term <= 1e-18 * total {
                    break;
                }
                theta += step;
            }
            total
        };
        side(1.0) + side(-1.0)
    };
    let mut step = 0.25;
    let mut total = f(0.0) + sum(step, step);
    loop {
        let finer = total + sum(step / 2.0, step);
        let (before, now) = (total * step, finer * step / 2.0);
        // The error squares with every halving: agreement to 1e-10 means the finer sum is right to the last digits.
        if (now - before).abs() <= 1e-10 * now || step < 1e-3 {
            return now;
        }
        total = finer;
        step /= 2.0;
    }
}

/// ∫ₐᵇ f for f analytic inside and perhaps singular at the ends (tanh-sinh rule), relative error about 1e-13.
pub fn integrate(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    let half = 0.5 * (to - from);
    trapezoid(|theta| {
        let u = std::f64::consts::FRAC_PI_2 * theta.sinh();
        // Distance to the nearer end, kept exact where 1 ± tanh u would be rounded to 0.
        let gap = 2.0 * half / (1.0 + (2.0 * u.abs()).exp());
        if gap <= 0.0 {
            return 0.0;
        }
        let x = if u < 0.0 { from + gap } else { to - gap };
        half * std::f64::consts::FRAC_PI_2 * theta.cosh() / u.cosh().powi(2) * f(x)
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::Value;

    fn reference() -> Value {
        serde_json::from_str(include_str!("../../../tests/ltv/reference.json")).unwrap()
    }

    /// The largest relative error over a table of rows [arguments.., value(s)..].
    pub fn worst(table: &str, check: impl Fn(&[f64]) -> f64) -> f64 {
        let rows = reference()[table].as_array().unwrap().clone();
        assert!(rows.len() > 20);
        let number = |value: &Value| value.as_f64().unwrap();
        let mut worst: (f64, Vec<f64>) = (0.0, Vec::new());
        for row in rows {
            let row: Vec<f64> = row.as_array().unwrap().iter().map(number).collect();
            let error = check(&row);
            if error.is_nan() || error > worst.0 {
                worst = (error, row);
            }
        }
        println!("{table}: {:e} at {:?}", worst.0, worst.1);
        worst.0
    }

    pub fn relative(found: f64, wanted: f64) -> f64 {
        if found == wanted { 0.0 } else { ((found - wanted) / wanted).abs() }
    }

    #[test]
    fn short_series_are_right_to_the_last_digits() {
        for k in 0..=1000 {
            let x = f64::from(k) * 1e-3 * SMALL;
            assert!(relative(ln_1p_small(x), x.ln_1p()) < 4e-16, "{x}");
            assert!(relative(exp_small(-x), (-x).exp()) < 4e-16, "{x}");
        }
    }

    #[test]
    fn ln_gamma_is_right_to_the_last_digit() {
        assert!(worst("ln_gamma", |row| relative(ln_gamma(row[0]), row[1])) < 4e-16);
    }

    #[test]
    fn a_ratio_of_gamma_functions_is_the_product_of_its_factors() {
        for (z, steps) in [(0.3, 4), (19.9, 7), (20.1, 7), (3600.25, 40)] {
            let product: f64 = (0..steps).map(|k| (z + f64::from(k)).ln()).sum();
            assert!(relative(ln_gamma_ratio(z, f64::from(steps)), product) < 1e-13, "{z}");
        }
    }

    #[test]
    fn digamma_is_right_to_the_last_digits() {
        assert!(worst("digamma", |row| (digamma(row[0]) - row[1]).abs() / row[1].abs().max(1.0)) < 1e-15);
    }

    #[test]
    fn hyp2f1_one_has_the_stated_error() {
        let at = |row: &[f64]| hyp2f1_one(row[0], row[1], row[2], row[3]);
        assert!(worst("hyp2f1_one", |row| relative(at(row).value, row[4])) < 2e-14);
        assert!(worst("hyp2f1_one", |row| relative(at(row).b, row[5])) < 1e-12);
        assert!(worst("hyp2f1_one", |row| relative(at(row).c, row[6])) < 1e-12);
        assert!(worst("hyp2f1_one", |row| relative(at(row).z, row[7])) < 1e-12);
    }

    #[test]
    fn integrate_handles_singular_ends() {
        assert!(relative(integrate(0.0, 1.0, |x| x.powf(-0.5)), 2.0) < 1e-9);
        assert!(relative(integrate(2.0, 5.0, |x| x * x), 39.0) < 1e-13);
    }
}
