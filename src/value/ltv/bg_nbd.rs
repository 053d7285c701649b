//! BG/NBD and MBG/NBD: purchases at a gamma-distributed rate, a beta-distributed chance to leave after each; and the NBD
//! (Ehrenberg 1959), which both become where that chance is zero.
//!
//! Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2), whose symbols and
//! equation numbers stand below; [`super::mbg_nbd`] has the variant of Batislam, Denizel and Filiztekin (2007).
//! The two differ only in the first chance to leave: after the first repeat purchase here, at the first purchase there.
//! Writing b′ = b + x (BG) or b + x + 1 (MBG), both have the likelihood
//! (r)ₓ αʳ · B(a, b′)/B(a, b) · { (α+T)^−(r+x) + δ · a/(b′−1) · (α+t_x)^−(r+x) }, with δ = 0 for x = 0 in the BG/NBD.

use super::likelihood::{Design, EachRow, Likelihood, Row, Sums, rising, survival};
use super::special::{ln_beta, ln_gamma};
use super::thinned::ThinnedMean;
use serde::{Deserialize, Serialize};

/// When a customer can leave for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstExit {
    /// Nobody leaves: NBD.
    Never,
    /// After the first repeat purchase: BG/NBD.
    FirstRepeat,
    /// Already at the first purchase: MBG/NBD.
    FirstPurchase,
}

impl FirstExit {
    fn shift(self) -> u32 {
        u32::from(self == FirstExit::FirstPurchase)
    }
}

/// The four parameters. Time is in the unit in which they were fitted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BetaGeometric {
    /// Shape of the gamma distribution of purchase rates.
    pub r: f64,
    /// Its scale: r/α is the mean number of purchases of an active customer per unit of time.
    pub alpha: f64,
    /// First parameter of the beta distribution of the chance to leave.
    pub a: f64,
    /// Second parameter: a/(a+b) is the mean chance to leave.
    pub b: f64,
    /// NBD, BG/NBD or MBG/NBD.
    pub first_exit: FirstExit,
}

impl BetaGeometric {
    /// An NBD: a chance of zero to leave, so that what is not looked at has no effect where it is.
    pub fn without_exit(r: f64, alpha: f64) -> Self {
        BetaGeometric { r, alpha, a: 0.0, b: 1.0, first_exit: FirstExit::Never }
    }

    /// b + x, or b + x + 1: the second parameter of the chance to leave of somebody active after x repeat purchases.
    pub(super) fn b_after(&self, x: f64) -> f64 {
        self.b + x + f64::from(self.first_exit.shift())
    }

    /// Odds of having left against being active, given (x, t_x, T).
    fn odds_gone(&self, x: f64, t_x: f64, t: f64) -> f64 {
        if self.first_exit == FirstExit::Never || self.first_exit == FirstExit::FirstRepeat && x == 0.0 {
            return 0.0;
        }
        let ratio = ((t - t_x) / (self.alpha + t_x)).ln_1p();
        self.a / (self.b_after(x) - 1.0) * ((self.r + x) * ratio).exp()
    }

    /// P(alive | x, t_x, T), in (0, 1]. BG/NBD: from eq. 7 (Fader, Hardie, Lee 2008, note 021), always 1 for one-time
    /// buyers, who have had no chance to leave: no evidence, not certainty.
    pub fn p_alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        1.0 / (1.0 + self.odds_gone(x, t_x, t))
    }

    /// P(alive) of rows of a design: the logarithms of a time and the odds at equal times computed once.
    pub fn p_alive_of_rows(&self, design: &Design, range: std::ops::Range<usize>) -> Vec<f64> {
        if self.first_exit == FirstExit::Never {
            return vec![1.0; range.len()];
        }
        let logs: Vec<f64> = design.times.iter().map(|t| (self.alpha / design.scale + t).ln()).collect();
        let first =
            |x: u32| if x + self.first_exit.shift() == 0 { 0.0 } else { self.a / (self.b_after(f64::from(x)) - 1.0) };
        let odds: Vec<(f64, f64)> = design.xs.iter().map(|&x| (first(x), self.r + f64::from(x))).collect();
        let one = |row: &Row| {
            let (odds, n) = odds[row.x as usize];
            1.0 / (1.0 + odds * (n * (logs[row.t as usize] - logs[row.t_x as usize])).exp())
        };
        design.rows[range].iter().map(one).collect()
    }

    /// M of an active customer with x repeat purchases, to be read at about `count` different `ahead / (alpha + T)` to a relative
    /// `error`.
    pub fn active_mean(&self, x: f64, tau_max: f64, error: f64, count: usize) -> ThinnedMean {
        ThinnedMean::for_many(self.r + x, self.a, self.b_after(x), tau_max, error, count)
    }

    fn active_mean_at(&self, x: f64, tau: f64) -> f64 {
        ThinnedMean::new(self.r + x, self.a, self.b_after(x), tau).at(tau)
    }

    /// E\[Y(t) | x, t_x, T\], purchases in the time `ahead` after T. BG/NBD: eq. 10, MBG/NBD: eq. 14 of the paper.
    pub fn expected_purchases(&self, x: f64, t_x: f64, t: f64, ahead: f64) -> f64 {
        let tau = ahead / (self.alpha + t);
        self.p_alive(x, t_x, t) * self.active_mean_at(x, tau)
    }

    /// E\[X(t)\], repeat purchases of a new customer within `time`. BG/NBD: eq. 9.
    pub fn expected_new(&self, time: f64) -> f64 {
        let tau = time / self.alpha;
        self.stays_at_first() * self.active_mean_at(0.0, tau)
    }

    /// The chance to be still active after the first purchase.
    pub(super) fn stays_at_first(&self) -> f64 {
        match self.first_exit {
            FirstExit::Never | FirstExit::FirstRepeat => 1.0,
            FirstExit::FirstPurchase => self.b / (self.a + self.b),
        }
    }

    /// P(X(t) = n), the probability that a new customer makes n repeat purchases within `time`. BG/NBD: eq. 8.
    pub fn probability(&self, n: u32, time: f64) -> f64 {
        let (r, x) = (self.r, f64::from(n));
        let (log_p, log_q) = (-(time / self.alpha).ln_1p(), -(self.alpha / time).ln_1p());
        let count = |j: f64| (ln_gamma(r + j) - ln_gamma(r) - ln_gamma(j + 1.0) + r * log_p + j * log_q).exp();
        if self.first_exit == FirstExit::Never {
            return if time > 0.0 { count(x) } else { f64::from(n == 0) };
        }
        let b_after = self.b_after(x);
        let norm = ln_beta(self.a, self.b);
        let stayed = (ln_beta(self.a, b_after) - norm).exp() * if time > 0.0 { count(x) } else { f64::from(n == 0) };
        if b_after <= self.b {
            return stayed;
        }
        let fewer: f64 = if time > 0.0 { (0..n).map(|j| count(f64::from(j))).sum() } else { f64::from(n > 0) };
        stayed + (ln_beta(self.a + 1.0, b_after - 1.0) - norm).exp() * (1.0 - fewer).max(0.0)
    }

    /// ln L of one customer: eq. 6.
    pub fn log_likelihood(&self, x: f64, t_x: f64, t: f64) -> f64 {
        let stays = match self.first_exit {
            FirstExit::Never => 0.0,
            _ => ln_beta(self.a, self.b_after(x)) - ln_beta(self.a, self.b),
        };
        ln_gamma(self.r + x) - ln_gamma(self.r) - self.r * (t / self.alpha).ln_1p() - x * (self.alpha + t).ln()
            + stays
            + self.odds_gone(x, t_x, t).ln_1p()
    }
}

/// The likelihood of a whole base in θ = (ln r, ln α, ln a, ln b), α in units of the design's scale.
#[derive(Clone, Copy, Debug)]
pub struct BetaGeometricLikelihood<'a> {
    /// The data.
    pub design: &'a Design,
    /// NBD, which does not look at a and b, BG/NBD or MBG/NBD.
    pub first_exit: FirstExit,
}

impl Likelihood<4> for BetaGeometricLikelihood<'_> {
    fn evaluate(&self, theta: &[f64; 4], weight: &[f64], each: EachRow<4>) -> (f64, [f64; 4]) {
        let [r, alpha, a, b] = theta.map(f64::exp);
        let shift = self.first_exit.shift();
        let design = self.design;
        let rises = rising(r, &design.xs);
        let leaves = self.first_exit != FirstExit::Never;
        let stays = if leaves { survival(a, b, &design.xs, shift) } else { vec![(0.0, 0.0, 0.0); design.xs.len()] };
        let times: Vec<(f64, f64)> = design.times.iter().map(|t| ((alpha + t).ln(), 1.0 / (alpha + t))).collect();
        // Odds of the two terms at equal times: a/(b′ − 1), absent for x = 0 in the BG/NBD.
        let gone: Vec<(f64, f64)> = (design.xs.iter())
            .map(|&x| {
                let below = b + f64::from(x + shift) - 1.0;
                if !leaves || x + shift == 0 { (f64::NEG_INFINITY, 0.0) } else { ((a / below).ln(), 1.0 / below) }
            })
            .collect();
        let log_alpha = theta[1];
        let mut sums = Sums::new(each);
        for (row, &weight) in design.rows.iter().zip(weight) {
            let x = row.x as usize;
            let n = r + f64::from(design.xs[x]);
            let (rise, in_r) = rises[x];
            let (stay, in_a, in_b) = stays[x];
            let (log_gone, over_below) = gone[x];
            let ((log_t, over_t), (log_tx, over_tx)) = (times[row.t as usize], times[row.t_x as usize]);
            let odds = log_gone + n * (log_t - log_tx);
            // ln(1 + e^odds) and its slope, the probability of having left.
            let small = (-odds.abs()).exp();
            let (softplus, left) = if odds > 0.0 {
                (odds + small.ln_1p(), 1.0 / (1.0 + small))
            } else {
                (small.ln_1p(), small / (1.0 + small))
            };
            sums.add(
                weight,
                rise + stay + r * log_alpha - n * log_t + softplus,
                [
                    r * (in_r + log_alpha - log_t + left * (log_t - log_tx)),
                    r - n * alpha * ((1.0 - left) * over_t + left * over_tx),
                    a * in_a + left,
                    b * (in_b - left * over_below),
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

    pub fn some_rows() -> Compressed {
        let rows =
            [(0, 0, 30), (0, 0, 270), (1, 3, 200), (2, 150, 260), (7, 200, 210), (29, 264, 266), (140, 240, 272)];
        let rows = rows.map(|(x, t_x, t)| Summary { x, t_x, t, value: 0.0 });
        Compressed::from_summaries((0..).zip(rows), TimeUnit::Weeks)
    }

    #[test]
    fn gradients_equal_finite_differences() {
        let data = some_rows();
        let design = Design::new(&data);
        let weight = [3.0, 1.0, 2.5, 1.0, 1.0, 0.5, 1.0];
        let points = [[-1.4, -2.2, -0.2, 0.9], [0.0; 4], [2.0, 1.0, -4.0, 3.0], [-3.0, -4.0, 2.0, -1.0]];
        for first_exit in [FirstExit::Never, FirstExit::FirstRepeat, FirstExit::FirstPurchase] {
            let likelihood = BetaGeometricLikelihood { design: &design, first_exit };
            assert!(gradient_error(&likelihood, &weight, &points) < 1e-9);
        }
    }

    #[test]
    fn the_sum_over_rows_is_the_sum_of_single_likelihoods() {
        let data = some_rows();
        let design = Design::new(&data);
        for first_exit in [FirstExit::Never, FirstExit::FirstRepeat, FirstExit::FirstPurchase] {
            let theta = [-1.4, -2.2, -0.2, 0.9];
            let found = BetaGeometricLikelihood { design: &design, first_exit }.evaluate(&theta, &data.weight, None).0;
            let [r, alpha, a, b] = theta.map(f64::exp);
            let model = BetaGeometric { r, alpha, a, b, first_exit };
            let time = |ticks: u32| data.time(ticks) / design.scale;
            let one = |row: &Summary| model.log_likelihood(f64::from(row.x), time(row.t_x), time(row.t));
            let wanted = -data.rows.iter().map(one).sum::<f64>() / 7.0;
            assert!((found / wanted - 1.0).abs() < 1e-13, "{found} {wanted}");
        }
    }

    #[test]
    fn probabilities_sum_to_one_and_to_the_mean() {
        let leaving = |first_exit| BetaGeometric { r: 0.9, alpha: 4.4, a: 0.8, b: 2.4, first_exit };
        let models = [FirstExit::FirstRepeat, FirstExit::FirstPurchase].map(leaving);
        for model in models.into_iter().chain([BetaGeometric::without_exit(0.9, 4.4)]) {
            let p: Vec<f64> = (0..400).map(|n| model.probability(n, 30.0)).collect();
            let mean: f64 = p.iter().enumerate().map(|(n, p)| n as f64 * p).sum();
            assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-10);
            assert!((mean / model.expected_new(30.0) - 1.0).abs() < 1e-9);
            assert!((model.probability(0, 0.0) + model.probability(1, 0.0) - 1.0).abs() < 1e-14);
        }
    }
}
