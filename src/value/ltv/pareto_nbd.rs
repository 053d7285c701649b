//! Pareto/NBD: purchases at a gamma-distributed rate until an exponential, gamma-distributed end.
//!
//! Schmittlein, Morrison and Colombo (1987), Counting Your Customers, Management Science 33(1); formulas as in
//! Fader and Hardie (2005), A Note on Deriving the Pareto/NBD Model and Related Expressions. With
//! S(t) = (α+t)^−(r+x) (β+t)^−s, the likelihood is (r)ₓ αʳ βˢ { S(T) + ∫_{t_x}^{T} s (α+y)^−(r+x) (β+y)^−(s+1) dy }.
//! The papers print the integral as a difference A₀ of two ₂F₁. Written G(t_x) − G(T) with
//! G(t) = S(t)·g(t), g = s/(r+s+x) · ₂F₁(1, r+x; r+s+x+1; (α−β)/(α+t)) for α ≥ β, and
//! g = s/(r+s+x) · (α+t)/(β+t) · ₂F₁(1, s+1; r+s+x+1; (β−α)/(β+t)) for α < β, we have 0 < g ≤ 1 and
//! {…} = S(T)(1−g(T)) + S(t_x) g(t_x): two positive terms, nothing cancels, whatever x and T are.

use super::likelihood::{Design, EachRow, Likelihood, Sums, rising};
use super::special::{SMALL, exp_small, hyp2f1_one, integrate, ln_1p_small, ln_gamma, one_minus_power};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The four parameters. Time is in the unit in which they were fitted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParetoNbd {
    /// Shape of the gamma distribution of purchase rates.
    pub r: f64,
    /// Its scale: r/α is the mean number of purchases of an active customer per unit of time.
    pub alpha: f64,
    /// Shape of the gamma distribution of dropout rates.
    pub s: f64,
    /// Its scale: s/β is the mean dropout rate.
    pub beta: f64,
}

/// g(t) and its derivatives in r, α, s and β.
type Share = (f64, [f64; 4]);

fn share(r_x: f64, alpha: f64, s: f64, beta: f64, t: f64) -> Share {
    let (at_alpha, at_beta, all) = (alpha + t, beta + t, r_x + s);
    let (k, k_r, k_s) = (s / all, -s / (all * all), r_x / (all * all));
    if alpha >= beta {
        let rest = at_beta / at_alpha;
        let f = hyp2f1_one(r_x, all + 1.0, (alpha - beta) / at_alpha, rest);
        (
            k * f.value,
            [k_r * f.value + k * (f.b + f.c), k * f.z * rest / at_alpha, k_s * f.value + k * f.c, -k * f.z / at_alpha],
        )
    } else {
        let rest = at_alpha / at_beta;
        let f = hyp2f1_one(s + 1.0, all + 1.0, (beta - alpha) / at_beta, rest);
        (
            k * rest * f.value,
            [
                rest * (k_r * f.value + k * f.c),
                k / at_beta * (f.value - rest * f.z),
                rest * (k_s * f.value + k * (f.b + f.c)),
                k * rest / at_beta * (rest * f.z - f.value),
            ],
        )
    }
}

/// g at r + x + 1 from g at r + x, for α < β: g ← (α+t)/((β−α)p) · (s − (p+s) g), from integrating by parts.
fn up(p: f64, alpha: f64, s: f64, beta: f64, t: f64, (g, dg): &Share) -> Share {
    let (at_alpha, apart) = (alpha + t, beta - alpha);
    let factor = at_alpha / (apart * p);
    let next = factor * (s - (p + s) * g);
    let chain = -factor * (p + s);
    let slopes = [
        -next / p - factor * g + chain * dg[0],
        next * (1.0 / at_alpha + 1.0 / apart) + chain * dg[1],
        factor * (1.0 - g) + chain * dg[2],
        -next / apart + chain * dg[3],
    ];
    (next, slopes)
}

/// g at r + x from g at r + x + 1: g ← (s + z p g)/(p+s) with z = (α−β)/(α+t); p is r + x.
fn down(p: f64, alpha: f64, s: f64, beta: f64, t: f64, (g, dg): &Share) -> Share {
    let (at_alpha, all) = (alpha + t, p + s);
    let (z, over) = ((alpha - beta) / at_alpha, 1.0 / all);
    let next = (s + z * p * g) * over;
    let chain = z * p * over;
    let slopes = [
        (z * g - next) * over + chain * dg[0],
        p * g * over * (1.0 - z) / at_alpha + chain * dg[1],
        (1.0 - next) * over + chain * dg[2],
        -p * g * over / at_alpha + chain * dg[3],
    ];
    (next, slopes)
}

/// Steps of a recursion that cost less than another ₂F₁.
const FAR: u32 = 200;

/// Nodes in (0, 1) and weights of the Gauss-Legendre rule that is exact to degree 5.
const THREE_NODES: [(f64, f64); 3] =
    [(0.112_701_665_379_258_31, 5.0 / 18.0), (0.5, 4.0 / 9.0), (0.887_298_334_620_741_7, 5.0 / 18.0)];
/// Of the one exact to degree 7.
const FOUR_NODES: [(f64, f64); 4] = [
    (0.069_431_844_202_973_71, 0.173_927_422_568_726_92),
    (0.330_009_478_207_571_87, 0.326_072_577_431_273_1),
    (0.669_990_521_792_428_1, 0.326_072_577_431_273_1),
    (0.930_568_155_797_026_3, 0.173_927_422_568_726_92),
];
/// Of the one exact to degree 11.
const SIX_NODES: [(f64, f64); 6] = [
    (0.033_765_242_898_423_97, 0.085_662_246_189_585_18),
    (0.169_395_306_766_867_76, 0.180_380_786_524_069_3),
    (0.380_690_406_958_401_56, 0.233_956_967_286_345_52),
    (0.619_309_593_041_598_4, 0.233_956_967_286_345_52),
    (0.830_604_693_233_132_2, 0.180_380_786_524_069_3),
    (0.966_234_757_101_576, 0.085_662_246_189_585_18),
];
/// Pieces of an interval beyond which a ₂F₁ costs less.
const PIECES: f64 = 16.0;

/// S(y) for one x, seen from an earlier time.
struct Survival {
    r_x: f64,
    alpha: f64,
    s: f64,
    beta: f64,
    from: f64,
    over_alpha: f64,
    over_beta: f64,
}

impl Survival {
    /// ln S(y)/S(from), its derivatives in r, α, s and β, and 1/(β+y). `ln_1p` is the logarithm of 1 + its argument.
    #[inline]
    fn fall(&self, y: f64, ln_1p: impl Fn(f64) -> f64) -> (f64, [f64; 4], f64) {
        let Survival { r_x, alpha, s, beta, from, over_alpha, over_beta } = *self;
        let ahead = y - from;
        let (log_a, log_b) = (ln_1p(ahead * over_alpha), ln_1p(ahead * over_beta));
        let (over_a, over_b) = (1.0 / (alpha + y), 1.0 / (beta + y));
        let slopes = [-log_a, r_x * ahead * over_a * over_alpha, -log_b, s * ahead * over_b * over_beta];
        (-r_x * log_a - s * log_b, slopes, over_b)
    }
}

/// g at `from` from g at a `later` time: S(from) g(from) = S(later) g(later) + ∫ s S(y)/(β+y) dy, all terms positive, and what
/// the later value is off by shrinks. `None` where the way is so long that a ₂F₁ costs less.
///
/// In ln(y + the smaller of α and β) the integrand is analytic within π of the real line, and falls by e^−(fall) in all: pieces of
/// one e-fold keep six nodes right to 1e-13. Most steps are a day of a long time: within a tenth of an e-fold four nodes do, within a
/// fiftieth three, in time itself, and logarithms and exponentials are short series.
fn back(r_x: f64, alpha: f64, s: f64, beta: f64, from: f64, (later, (g, dg)): &(f64, Share)) -> Option<Share> {
    let base = alpha.min(beta) + from;
    let survival =
        Survival { r_x, alpha, s, beta, from, over_alpha: 1.0 / (alpha + from), over_beta: 1.0 / (beta + from) };
    let step = later - from;
    let is_near = step < SMALL * base;
    let (whole, slopes, _) =
        if is_near { survival.fall(*later, ln_1p_small) } else { survival.fall(*later, f64::ln_1p) };
    let is_short = is_near && -whole < SMALL;
    let kept = if is_short { exp_small(whole) } else { whole.exp() };
    let mut value = kept * g;
    let mut sums: [f64; 4] = std::array::from_fn(|k| kept * (dg[k] + g * slopes[k]));
    let mut add = |weight: f64, density: f64, slopes: [f64; 4], over_b: f64| {
        let term = weight * over_b * density;
        value += s * term;
        sums[0] += s * term * slopes[0];
        sums[1] += s * term * slopes[1];
        sums[2] += term * (1.0 + s * slopes[2]);
        sums[3] += s * term * (slopes[3] - over_b);
    };
    if is_short {
        let change = (step / base).max(-whole);
        let nodes = if change < 0.02 { THREE_NODES.as_slice() } else { FOUR_NODES.as_slice() };
        for (node, weight) in nodes {
            let (log, slopes, over_b) = survival.fall(from + step * node, ln_1p_small);
            add(weight * step, exp_small(log), slopes, over_b);
        }
        return Some((value, sums));
    }
    let length = (step / base).ln_1p();
    let pieces = length.max(-whole).ceil().max(1.0);
    if pieces > PIECES {
        return None;
    }
    let piece_length = length / pieces;
    for piece in 0..pieces as u32 {
        for (node, weight) in SIX_NODES {
            let ahead = base * (piece_length * (f64::from(piece) + node)).exp_m1();
            let (log, slopes, over_b) = survival.fall(from + ahead, f64::ln_1p);
            add(weight * piece_length * (base + ahead), log.exp(), slopes, over_b);
        }
    }
    Some((value, sums))
}

/// g and its derivatives for every pair of a design.
///
/// A single ₂F₁ costs a series, where its argument is near 1 an integral. At each time one x follows from the time after by
/// [`back`], and the others from it by recursion in the direction in which that is stable, if there is one.
fn shares(r: f64, alpha: f64, s: f64, beta: f64, design: &Design) -> Vec<Share> {
    let mut all = vec![(0.0, [0.0; 4]); design.pairs.len()];
    let x_of = |pair: u32| design.xs[design.pairs[pair as usize].0 as usize];
    let same_time = |a: &u32, b: &u32| design.pairs[*a as usize].1 == design.pairs[*b as usize].1;
    let apart = (alpha - beta).abs();
    // By x, the time at which g was last wanted, and g.
    let mut known: BTreeMap<u32, (f64, Share)> = BTreeMap::new();
    let mut before = |x: u32, t: f64| {
        let r_x = r + f64::from(x);
        let found = known.get(&x).and_then(|later| back(r_x, alpha, s, beta, t, later));
        let found = found.unwrap_or_else(|| share(r_x, alpha, s, beta, t));
        known.insert(x, (t, found));
        found
    };
    for group in design.pairs_by_time.chunk_by(same_time).rev() {
        let t = design.times[design.pairs[group[0] as usize].1 as usize];
        // What a step makes of an error: |z| p/(p+s) of it downwards, upwards the inverse.
        let downwards = apart <= alpha + t;
        let upwards = !downwards && apart > 0.9 * (beta + t);
        if !downwards && !upwards {
            group.iter().for_each(|&pair| all[pair as usize] = before(x_of(pair), t));
            continue;
        }
        let end = if downwards { x_of(group[group.len() - 1]) } else { x_of(group[0]) };
        // Few beginnings, so that they are near each other in time.
        let begin = if downwards { end.checked_next_power_of_two().unwrap_or(end) } else { 0 };
        let mut last = if begin.abs_diff(end) <= FAR { (begin, before(begin, t)) } else { (end, before(end, t)) };
        let mut take = |pair: u32| {
            let x = x_of(pair);
            let (from, nearest) = last;
            let found = if from.abs_diff(x) > FAR {
                share(r + f64::from(x), alpha, s, beta, t)
            } else if upwards {
                (from..x).fold(nearest, |share, x| up(r + f64::from(x), alpha, s, beta, t, &share))
            } else {
                (x..from).rev().fold(nearest, |share, x| down(r + f64::from(x), alpha, s, beta, t, &share))
            };
            last = (x, found);
            all[pair as usize] = found;
        };
        if downwards {
            group.iter().rev().for_each(|&pair| take(pair));
        } else {
            group.iter().for_each(|&pair| take(pair));
        }
    }
    all
}

impl ParetoNbd {
    /// S(T)/S(t_x), and {…} as a multiple of S(t_x).
    fn alive_and_all(&self, x: f64, t_x: f64, t: f64) -> (f64, f64) {
        let at = |time: f64| share(self.r + x, self.alpha, self.s, self.beta, time).0;
        let fall =
            (self.r + x) * ((t - t_x) / (self.alpha + t_x)).ln_1p() + self.s * ((t - t_x) / (self.beta + t_x)).ln_1p();
        let alive = (-fall).exp();
        (alive, alive * (1.0 - at(t)) + at(t_x))
    }

    /// P(alive | x, t_x, T), in \[0, 1\]; below 1 for one-time buyers too (0 only by underflow).
    pub fn p_alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        let (alive, all) = self.alive_and_all(x, t_x, t);
        (alive / all).min(1.0)
    }

    /// P(alive) of rows of a design, each (x, time) computed once.
    pub fn p_alive_of_rows(&self, design: &Design, range: std::ops::Range<usize>) -> Vec<f64> {
        let (alpha, beta) = (self.alpha / design.scale, self.beta / design.scale);
        let shares = shares(self.r, alpha, self.s, beta, design);
        let one = |row: &super::likelihood::Row| {
            let n = self.r + f64::from(design.xs[row.x as usize]);
            let (t, t_x) = (design.times[row.t as usize], design.times[row.t_x as usize]);
            let fall = n * ((t - t_x) / (alpha + t_x)).ln_1p() + self.s * ((t - t_x) / (beta + t_x)).ln_1p();
            let alive = (-fall).exp();
            (alive / (alive * (1.0 - shares[row.at_t as usize].0) + shares[row.at_t_x as usize].0)).min(1.0)
        };
        design.rows[range].iter().map(one).collect()
    }

    /// Purchases in the time `ahead` after T of somebody active at T, per unit of (r + x).
    pub fn active_factor(&self, t: f64, ahead: f64) -> f64 {
        let (alpha, beta) = (self.alpha + t, self.beta + t);
        beta / alpha * one_minus_power(self.s - 1.0, -(ahead / beta).ln_1p())
    }

    /// E\[Y(t) | x, t_x, T\], purchases in the time `ahead` after T (Fader and Hardie 2005, eq. 41).
    pub fn expected_purchases(&self, x: f64, t_x: f64, t: f64, ahead: f64) -> f64 {
        self.p_alive(x, t_x, t) * (self.r + x) * self.active_factor(t, ahead)
    }

    /// E\[X(t)\], repeat purchases of a new customer within `time` (eq. 17).
    pub fn expected_new(&self, time: f64) -> f64 {
        self.r * self.active_factor(0.0, time)
    }

    /// P(X(t) = n), the probability that a new customer makes n repeat purchases within `time`.
    ///
    /// Fader and Hardie (2006), Deriving an Expression for P(X(t) = x) Under the Pareto/NBD Model, give a sum of n + 2
    /// ₂F₁ of alternating sign; this integrates what it is derived from, over the time of dropout.
    pub fn probability(&self, n: u32, time: f64) -> f64 {
        let (r, x) = (self.r, f64::from(n));
        let norm = ln_gamma(r + x) - ln_gamma(r) - ln_gamma(x + 1.0);
        let count = |t: f64| {
            let bought = if n == 0 { 0.0 } else { x * -(self.alpha / t).ln_1p() };
            (norm - r * (t / self.alpha).ln_1p() + bought).exp()
        };
        let (s, beta) = (self.s, self.beta);
        if time <= 0.0 {
            return f64::from(n == 0);
        }
        let active = count(time) * (-s * (time / beta).ln_1p()).exp();
        let gone = integrate(0.0, time, |t| s / beta * (-(s + 1.0) * (t / beta).ln_1p()).exp() * count(t));
        active + gone
    }

    /// ln L of one customer.
    pub fn log_likelihood(&self, x: f64, t_x: f64, t: f64) -> f64 {
        ln_gamma(self.r + x)
            - ln_gamma(self.r)
            - self.r * (t_x / self.alpha).ln_1p()
            - x * (self.alpha + t_x).ln()
            - self.s * (t_x / self.beta).ln_1p()
            + self.alive_and_all(x, t_x, t).1.ln()
    }
}

/// The likelihood of a whole base in θ = (ln r, ln α, ln s, ln β), α and β in units of the design's scale.
#[derive(Clone, Copy, Debug)]
pub struct ParetoNbdLikelihood<'a> {
    /// The data.
    pub design: &'a Design,
}

impl Likelihood<4> for ParetoNbdLikelihood<'_> {
    fn evaluate(&self, theta: &[f64; 4], weight: &[f64], each: EachRow<4>) -> (f64, [f64; 4]) {
        let [r, alpha, s, beta] = theta.map(f64::exp);
        let design = self.design;
        let rises = rising(r, &design.xs);
        let times: Vec<[f64; 4]> = (design.times.iter())
            .map(|t| [(alpha + t).ln(), (beta + t).ln(), 1.0 / (alpha + t), 1.0 / (beta + t)])
            .collect();
        let shares = shares(r, alpha, s, beta, design);
        let mut sums = Sums::new(each);
        for (row, &weight) in design.rows.iter().zip(weight) {
            let n = r + f64::from(design.xs[row.x as usize]);
            let (rise, in_r) = rises[row.x as usize];
            let ([la, lb, over_a, over_b], [la0, lb0, over_a0, over_b0]) =
                (times[row.t as usize], times[row.t_x as usize]);
            let ((g, dg), (g0, dg0)) = (&shares[row.at_t as usize], &shares[row.at_t_x as usize]);
            let alive = (n * (la0 - la) + s * (lb0 - lb)).exp();
            let all = alive * (1.0 - g) + g0;
            // d ln{…} = d ln S(t_x) + (alive·(1−g)·d ln(S(T)/S(t_x)) − alive·dg + dg₀)/all
            let kept = alive * (1.0 - g) / all;
            let over_all = 1.0 / all;
            let rest = |k: usize| (dg0[k] - alive * dg[k]) * over_all;
            sums.add(
                weight,
                rise + r * theta[1] + s * theta[3] - n * la0 - s * lb0 + all.ln(),
                [
                    r * (in_r + theta[1] - la0 + kept * (la0 - la) + rest(0)),
                    r + alpha * (-n * over_a0 + kept * n * (over_a0 - over_a) + rest(1)),
                    s * (theta[3] - lb0 + kept * (lb0 - lb) + rest(2)),
                    s + beta * (-s * over_b0 + kept * s * (over_b0 - over_b) + rest(3)),
                ],
            );
        }
        sums.means()
    }
}

#[cfg(test)]
mod tests {
    use super::super::likelihood::tests::gradient_error;
    use super::super::summary::{Compressed, Summary, TimeUnit};
    use super::*;

    fn some_rows() -> Compressed {
        let rows =
            [(0, 0, 30), (0, 0, 270), (1, 3, 200), (2, 150, 260), (7, 200, 210), (29, 264, 266), (140, 240, 272)];
        let rows = rows.map(|(x, t_x, t)| Summary { x, t_x, t, value: 0.0 });
        Compressed::from_summaries((0..).zip(rows), TimeUnit::Weeks)
    }

    #[test]
    fn gradients_equal_finite_differences_in_both_argument_cases() {
        let data = some_rows();
        let design = Design::new(&data);
        let weight = [3.0, 1.0, 2.5, 1.0, 1.0, 0.5, 1.0];
        let points =
            [[-0.6, -1.3, -0.5, -1.2], [0.0; 4], [0.3, 1.0, -0.4, -2.0], [-1.0, -5.0, 0.4, 1.0], [0.5, 2.0, 1.0, -5.0]];
        let error = gradient_error(&ParetoNbdLikelihood { design: &design }, &weight, &points);
        assert!(error < 1e-9, "{error}");
    }

    #[test]
    fn the_recursions_agree_with_the_function() {
        for (alpha, beta) in [(0.01, 0.9), (0.9, 0.01), (1e-4, 3e4), (3e4, 1e-4), (0.03, 0.36)] {
            for (p, s, t) in [(0.2, 0.3, 0.0), (3.7, 2.5, 0.001), (24.5, 0.01, 0.3), (1.3, 30.0, 0.0), (0.7, 1.2, 0.5)]
            {
                let (low, high) = (share(p, alpha, s, beta, t), share(p + 1.0, alpha, s, beta, t));
                let (found, wanted) = if beta - alpha > alpha + t {
                    (up(p, alpha, s, beta, t, &low), high)
                } else {
                    (down(p, alpha, s, beta, t, &high), low)
                };
                assert!((found.0 / wanted.0 - 1.0).abs() < 1e-11, "{alpha} {beta} {p} {s} {t}: {found:?} {wanted:?}");
                for k in 0..4 {
                    let scale = wanted.1[k].abs().max(1e-3 * wanted.0 / [p, alpha, s, beta][k]);
                    assert!(
                        (found.1[k] - wanted.1[k]).abs() < 1e-8 * scale,
                        "{k} {alpha} {beta} {p} {s} {t}: {found:?} {wanted:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_error_does_not_grow_on_the_way_down() {
        for (alpha, beta, t) in [(0.03, 0.36, 0.31), (0.03, 0.36, 1.0), (0.36, 0.03, 0.0), (0.5, 0.5, 0.2)] {
            let start = share(0.7 + 32.0, alpha, 1.2, beta, t);
            let steps = (0..32).rev().map(|x| 0.7 + f64::from(x));
            let (found, wanted) =
                (steps.fold(start, |share, p| down(p, alpha, 1.2, beta, t, &share)), share(0.7, alpha, 1.2, beta, t));
            assert!((found.0 / wanted.0 - 1.0).abs() < 1e-14, "{found:?} {wanted:?}");
            for (found, wanted) in found.1.iter().zip(wanted.1) {
                assert!((found - wanted).abs() < 1e-13 * wanted.abs().max(1.0), "{found:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn going_back_in_time_agrees_with_the_function() {
        for (alpha, beta) in [(0.01, 0.9), (0.9, 0.01), (1e-4, 3e4), (3e4, 1e-4), (0.03, 0.36), (0.4, 0.4)] {
            for (p, s) in [(0.2, 0.3), (3.7, 2.5), (24.5, 0.01), (1.3, 30.0), (400.0, 0.6)] {
                for (from, later) in [(0.0, 0.0007), (0.3, 0.31), (0.0, 1.0), (0.9, 1.0), (0.2, 0.200_01)] {
                    let wanted = share(p, alpha, s, beta, from);
                    let start = (later, share(p, alpha, s, beta, later));
                    let Some(found) = back(p, alpha, s, beta, from, &start) else { continue };
                    let said = format!("{alpha} {beta} {p} {s} {from} {later}: {found:?} {wanted:?}");
                    assert!((found.0 / wanted.0 - 1.0).abs() < 1e-12, "{said}");
                    for k in 0..4 {
                        let scale = wanted.1[k].abs().max(1e-3 * wanted.0 / [p, alpha, s, beta][k]);
                        assert!((found.1[k] - wanted.1[k]).abs() < 1e-8 * scale, "{k} {said}");
                    }
                }
            }
        }
    }

    #[test]
    fn all_pairs_agree_with_the_function() {
        let rows = (0..4000_u32).map(|k| {
            let (x, t) = (if k % 97 == 0 { k / 6 } else { k % 9 }, 1 + (k * 7919) % 1460);
            Summary { x, t_x: if x == 0 { 0 } else { 1 + (k * 31) % t }, t, value: 0.0 }
        });
        let data = Compressed::from_summaries((0..).zip(rows), TimeUnit::Weeks);
        let design = Design::new(&data);
        for [r, alpha, s, beta] in [
            [0.6, 0.05, 0.6, 0.1],
            [0.6, 0.1, 0.6, 0.05],
            [0.3, 0.01, 2.0, 3.0],
            [2.0, 0.02, 0.3, 0.2],
            [9.0, 3.0, 40.0, 9e3],
        ] {
            let all = shares(r, alpha, s, beta, &design);
            for (found, (x, time)) in all.iter().zip(&design.pairs) {
                let (p, t) = (r + f64::from(design.xs[*x as usize]), design.times[*time as usize]);
                let wanted = share(p, alpha, s, beta, t);
                let said = format!("{r} {alpha} {s} {beta}, {p} {t}: {found:?} {wanted:?}");
                assert!((found.0 / wanted.0 - 1.0).abs() < 1e-11, "{said}");
                for k in 0..4 {
                    let scale = wanted.1[k].abs().max(1e-3 * wanted.0 / [p, alpha, s, beta][k]);
                    assert!((found.1[k] - wanted.1[k]).abs() < 1e-7 * scale, "{k} {said}");
                }
            }
        }
    }

    #[test]
    fn the_sum_over_rows_is_the_sum_of_single_likelihoods() {
        let data = some_rows();
        let design = Design::new(&data);
        let theta = [-0.6, -1.3, -0.5, -1.2];
        let found = ParetoNbdLikelihood { design: &design }.evaluate(&theta, &data.weight, None).0;
        let [r, alpha, s, beta] = theta.map(f64::exp);
        let model = ParetoNbd { r, alpha, s, beta };
        let time = |ticks: u32| data.time(ticks) / design.scale;
        let one = |row: &Summary| model.log_likelihood(f64::from(row.x), time(row.t_x), time(row.t));
        let wanted = -data.rows.iter().map(one).sum::<f64>() / 7.0;
        assert!((found / wanted - 1.0).abs() < 1e-13, "{found} {wanted}");
    }

    #[test]
    fn probabilities_sum_to_one_and_to_the_mean() {
        for (alpha, beta) in [(4.0, 9.0), (9.0, 4.0)] {
            let model = ParetoNbd { r: 0.9, alpha, s: 0.6, beta };
            let p: Vec<f64> = (0..400).map(|n| model.probability(n, 30.0)).collect();
            let mean: f64 = p.iter().enumerate().map(|(n, p)| n as f64 * p).sum();
            assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-10);
            assert!((mean / model.expected_new(30.0) - 1.0).abs() < 1e-9);
        }
    }
}
