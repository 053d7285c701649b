//! What a fitted purchase model expects of every row of a base over a horizon, discounted or not.
//!
//! P(alive) needs one exponential per row. The rest depends on x and T alone, so it is computed once for each pair;
//! where one x has very many T, on Chebyshev points in ln(α + T) and interpolated between. Along the horizon it is smooth
//! too, so that some months are read and stand for all.

use super::bg_nbd::BetaGeometric;
use super::fit::PurchaseParameters;
use super::likelihood::Design;
use super::pareto_nbd::ParetoNbd;
use super::renewal::Renewal;
use super::summary::{Compressed, Summary, TimeUnit};
use std::collections::BTreeMap;

/// How far to look ahead and how to discount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// Months ahead, 1 or more.
    pub months: u32,
    /// Units of time per month.
    pub per_month: f64,
    /// Discount rate per month; a purchase counts as made at the end of its month.
    pub monthly_rate: f64,
}

impl Horizon {
    /// Months of 30.44 days at a yearly rate (0.10 = 10 %): d = (1 + rate)^(1/12) − 1 per month.
    pub fn new(months: u32, yearly_rate: f64, unit: TimeUnit) -> Self {
        Horizon { months, per_month: unit.per_month(), monthly_rate: (yearly_rate.ln_1p() / 12.0).exp_m1() }
    }
}

/// Relative error of an [`Outlook`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Precision {
    /// About 1e-12.
    Full,
    /// About 1e-6: for one draw of many, whose ends of an interval scatter by a twentieth of its width.
    Draw,
}

impl Precision {
    fn error(self) -> f64 {
        match self {
            Precision::Full => 1e-12,
            Precision::Draw => 1e-6,
        }
    }

    /// Chebyshev points for a function of the logarithm of a time that reaches from `low` to `high`. Models are bounded
    /// within π/2 of the real line, where no 1 + pτ is below 1; that holds the ellipse of Bernstein's bound.
    fn nodes(self, low: f64, high: f64) -> usize {
        let growth = (std::f64::consts::PI / (high - low).max(1e-9)).asinh();
        (-self.error().ln() / growth).ceil() as usize + 3
    }
}

/// Times ahead at which a cumulative expectation M is read, with what each counts in the discounted sum; the end of the
/// horizon comes last.
struct Months(Vec<(f64, f64)>);

impl Months {
    /// Every month: Σₖ (M(k) − M(k−1))/(1+d)^k, summed by parts.
    fn all(horizon: &Horizon) -> Months {
        let step = 1.0 / (1.0 + horizon.monthly_rate);
        let month = |k: u32| {
            let factor = step.powi(k as i32);
            (f64::from(k) * horizon.per_month, if k == horizon.months { factor } else { factor * (1.0 - step) })
        };
        Months((1..=horizon.months).map(month).collect())
    }

    /// As few as will do for models with α + T (or β + T) from `earliest` on: what interpolation in ln(1 + time/earliest)
    /// makes of the sum over all.
    fn few(horizon: &Horizon, earliest: f64, precision: Precision) -> Months {
        let all = Months::all(horizon);
        let log = |time: f64| (time / earliest).ln_1p();
        let (low, high) = (log(horizon.per_month), log(f64::from(horizon.months) * horizon.per_month));
        let count = precision.nodes(low, high);
        if count >= all.0.len() {
            return all;
        }
        let nodes = chebyshev(low, high, count);
        let mut few: Vec<(f64, f64)> = nodes.iter().map(|(node, _)| (earliest * node.exp_m1(), 0.0)).collect();
        for (ahead, counts) in all.0 {
            for ((_, sum), share) in few.iter_mut().zip(shares(&nodes, log(ahead))) {
                *sum += counts * share;
            }
        }
        few.reverse();
        Months(few)
    }

    fn sums(&self, mut cumulative: impl FnMut(f64) -> f64) -> Expectation {
        let mut found = Expectation::default();
        for &(ahead, counts) in &self.0 {
            found.purchases = cumulative(ahead);
            found.discounted += counts * found.purchases;
        }
        found
    }
}

/// Expected purchases over a horizon, and the same with each discounted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Expectation {
    /// Expected number.
    pub purchases: f64,
    /// Expected number, discounted.
    pub discounted: f64,
}

/// Predictions per row of a [`Compressed`] base.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    /// P(alive).
    pub p_alive: Vec<f64>,
    /// Expected purchases, P(alive) included.
    pub expected: Vec<Expectation>,
}

impl Outlook {
    /// Predicts for `rows` (sorted by x) of `data`; `design` must belong to `data`, and `range` says which rows.
    pub fn new(
        parameters: &PurchaseParameters,
        data: &Compressed,
        design: &Design,
        range: std::ops::Range<usize>,
        horizon: &Horizon,
        precision: Precision,
    ) -> Self {
        let rows = &data.rows[range.clone()];
        let (p_alive, mut expected) = match parameters {
            PurchaseParameters::BetaGeometric(model) => {
                (model.p_alive_of_rows(design, range), beta_geometric(model, data, rows, horizon, precision))
            }
            PurchaseParameters::ParetoNbd(model) => {
                (model.p_alive_of_rows(design, range), pareto(model, data, rows, horizon, precision))
            }
            PurchaseParameters::Renewal(model) => {
                let time = |ticks: u32| data.time(ticks);
                let one = |row: &Summary| model.p_alive(f64::from(row.x), time(row.t_x), time(row.t));
                let alive = rows.iter().map(one).collect();
                (alive, renewal(model, data, rows, horizon))
            }
        };
        for (expected, p_alive) in expected.iter_mut().zip(&p_alive) {
            expected.purchases *= p_alive;
            expected.discounted *= p_alive;
        }
        Outlook { p_alive, expected }
    }
}

/// What counts is how many renewals there were and when the next is due: few things, of many customers.
fn renewal(model: &Renewal, data: &Compressed, rows: &[Summary], horizon: &Horizon) -> Vec<Expectation> {
    let span = f64::from(horizon.months) * horizon.per_month;
    let log_factor = -horizon.monthly_rate.ln_1p();
    let mut known = BTreeMap::new();
    let mut one = |row: &Summary| {
        let (x, t_x, t) = (f64::from(row.x), data.time(row.t_x), data.time(row.t));
        if model.p_alive(x, t_x, t) == 0.0 {
            return Expectation::default();
        }
        *known.entry((row.x, row.t - row.t_x)).or_insert_with(|| {
            let mut found = Expectation::default();
            model.each_due((x, t_x, t), span, |time, chance| {
                found.purchases += chance;
                found.discounted += chance * (log_factor * (time / horizon.per_month).ceil().max(1.0)).exp();
            });
            found
        })
    };
    rows.iter().map(&mut one).collect()
}

/// Looks values up by T, computing each once.
struct ByTime {
    of: Vec<Expectation>,
    known: Vec<u32>,
    round: u32,
}

impl ByTime {
    fn new(rows: &[Summary]) -> Self {
        let latest = rows.iter().map(|row| row.t).max().unwrap_or(0) as usize;
        ByTime { of: vec![Expectation::default(); latest + 1], known: vec![0; latest + 1], round: 0 }
    }

    /// Distinct T of these rows.
    fn distinct(&mut self, rows: &[Summary]) -> Vec<u32> {
        self.round += 1;
        let mut times = Vec::new();
        for row in rows {
            let known = &mut self.known[row.t as usize];
            if *known != self.round {
                *known = self.round;
                times.push(row.t);
            }
        }
        times
    }
}

/// The least T of these rows.
fn earliest(data: &Compressed, rows: &[Summary]) -> f64 {
    data.time(rows.iter().map(|row| row.t).min().unwrap_or(0))
}

fn pareto(
    model: &ParetoNbd,
    data: &Compressed,
    rows: &[Summary],
    horizon: &Horizon,
    precision: Precision,
) -> Vec<Expectation> {
    let mut by_time = ByTime::new(rows);
    let months = Months::few(horizon, model.beta + earliest(data, rows), precision);
    for t in by_time.distinct(rows) {
        by_time.of[t as usize] = months.sums(|ahead| model.active_factor(data.time(t), ahead));
    }
    let one = |row: &Summary| {
        let (all, factor) = (model.r + f64::from(row.x), by_time.of[row.t as usize]);
        Expectation { purchases: all * factor.purchases, discounted: all * factor.discounted }
    };
    rows.iter().map(one).collect()
}

fn beta_geometric(
    model: &BetaGeometric,
    data: &Compressed,
    rows: &[Summary],
    horizon: &Horizon,
    precision: Precision,
) -> Vec<Expectation> {
    let months = Months::few(horizon, model.alpha + earliest(data, rows), precision);
    let mut by_time = ByTime::new(rows);
    let longest = f64::from(horizon.months) * horizon.per_month;
    let mut all = Vec::with_capacity(rows.len());
    for group in rows.chunk_by(|a, b| a.x == b.x) {
        let times = by_time.distinct(group);
        let (first, last) = times.iter().fold((u32::MAX, 0), |(low, high), &t| (low.min(t), high.max(t)));
        let scale = |t: f64| model.alpha + t;
        let (low, high) = (scale(data.time(first)).ln(), scale(data.time(last)).ln());
        let nodes = precision.nodes(low, high);
        let (tau_max, count) = (longest / scale(data.time(first)), times.len().min(nodes) * months.0.len());
        let active = model.active_mean(f64::from(group[0].x), tau_max, precision.error(), count);
        let exact = |at: f64| months.sums(|ahead| active.at(ahead / at));
        if times.len() <= nodes {
            for t in times {
                by_time.of[t as usize] = exact(scale(data.time(t)));
            }
        } else {
            let curve = Chebyshev::new(low, high, nodes, |log| exact(log.exp()));
            for t in times {
                by_time.of[t as usize] = curve.at(scale(data.time(t)).ln());
            }
        }
        all.extend(group.iter().map(|row| by_time.of[row.t as usize]));
    }
    all
}

/// Chebyshev points from `high` to `low`, with their weights in the barycentric formula (Berrut and Trefethen 2004).
fn chebyshev(low: f64, high: f64, count: usize) -> Vec<(f64, f64)> {
    let last = count - 1;
    let node = |k: usize| {
        let angle = std::f64::consts::PI * k as f64 / last as f64;
        let sign = if k.is_multiple_of(2) { 1.0 } else { -1.0 };
        let weight = if k == 0 || k == last { 0.5 * sign } else { sign };
        (0.5 * (low + high) + 0.5 * (high - low) * angle.cos(), weight)
    };
    (0..count).map(node).collect()
}

/// What the value at each node counts in the value at `x`.
fn shares(nodes: &[(f64, f64)], x: f64) -> Vec<f64> {
    let share = |&(node, weight): &(f64, f64)| weight / (x - node);
    match nodes.iter().position(|(node, _)| *node == x) {
        Some(at) => (0..nodes.len()).map(|k| f64::from(k == at)).collect(),
        None => {
            let sum: f64 = nodes.iter().map(share).sum();
            nodes.iter().map(|node| share(node) / sum).collect()
        }
    }
}

/// Interpolation on Chebyshev points by the barycentric formula.
struct Chebyshev {
    nodes: Vec<(f64, f64, Expectation)>,
}

impl Chebyshev {
    fn new(low: f64, high: f64, count: usize, f: impl Fn(f64) -> Expectation) -> Self {
        Chebyshev { nodes: chebyshev(low, high, count).into_iter().map(|(x, weight)| (x, weight, f(x))).collect() }
    }

    fn at(&self, x: f64) -> Expectation {
        let (mut below, mut purchases, mut discounted) = (0.0, 0.0, 0.0);
        for &(node, weight, value) in &self.nodes {
            if x == node {
                return value;
            }
            let share = weight / (x - node);
            below += share;
            purchases += share * value.purchases;
            discounted += share * value.discounted;
        }
        Expectation { purchases: purchases / below, discounted: discounted / below }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bg_nbd::FirstExit;
    use super::super::summary::Rhythm;
    use super::*;

    /// Rows with so many T that they are interpolated agree with the formula, customer by customer.
    #[test]
    fn tables_agree_with_single_predictions() {
        let rows = (0..3000).map(|k| Summary { x: k % 3, t_x: (k % 3) * 2, t: 6 + k / 2, value: 0.0 });
        let data = Compressed::from_summaries((0..).zip(rows), TimeUnit::Weeks);
        let design = Design::new(&data);
        let horizon = Horizon { months: 60, per_month: 4.345, monthly_rate: 0.01 };
        // So long that not all have lapsed.
        let rhythm = Rhythm { period: 160.0, late: 0.3, lateness: 20.0 };
        let beta_geometric = |first_exit| {
            PurchaseParameters::BetaGeometric(BetaGeometric { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, first_exit })
        };
        for parameters in [
            beta_geometric(FirstExit::FirstRepeat),
            beta_geometric(FirstExit::FirstPurchase),
            PurchaseParameters::ParetoNbd(ParetoNbd { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }),
            PurchaseParameters::Renewal(Renewal { a: 0.7, b: 1.2, rhythm }),
        ] {
            let look = |precision| Outlook::new(&parameters, &data, &design, 0..data.rows.len(), &horizon, precision);
            let (found, drawn) = (look(Precision::Full), look(Precision::Draw));
            for (k, row) in data.rows.iter().enumerate().step_by(97) {
                let (x, t_x, t) = (f64::from(row.x), data.time(row.t_x), data.time(row.t));
                let wanted = Months::all(&horizon).sums(|ahead| parameters.expected_purchases(x, t_x, t, ahead));
                let p_alive = parameters.p_alive(x, t_x, t);
                assert!((found.p_alive[k] - p_alive).abs() <= 1e-12 * p_alive);
                // Nothing is to come of who has lapsed.
                if p_alive == 0.0 {
                    assert_eq!((wanted, found.expected[k]), (Expectation::default(), Expectation::default()));
                    continue;
                }
                assert!((found.expected[k].purchases / wanted.purchases - 1.0).abs() < 1e-10, "{row:?}");
                assert!((found.expected[k].discounted / wanted.discounted - 1.0).abs() < 1e-10, "{row:?}");
                assert!((drawn.expected[k].purchases / wanted.purchases - 1.0).abs() < 1e-6, "{row:?}");
                assert!((drawn.expected[k].discounted / wanted.discounted - 1.0).abs() < 1e-6, "{row:?}");
            }
        }
    }
}
