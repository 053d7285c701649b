//! Fitting a model to a base by maximum likelihood, and a report that lets one judge the fit.
//!
//! Time is scaled so that the longest observation is 1, identical rows count once, several starts are tried on a
//! thinned base and the best goes on with all of it (docs/definitions.md section 6).

use super::bg_nbd::{BetaGeometric, BetaGeometricLikelihood, FirstExit};
use super::gamma_gamma::{GammaGamma, Spend};
use super::likelihood::{Along, Axes, Design, EachRow, Likelihood};
use super::optimise::{Minimum, dot, explore, minimise, within};
use super::pareto_nbd::{ParetoNbd, ParetoNbdLikelihood};
use super::renewal::{Renewal, RenewalLikelihood};
use super::summary::{Compressed, Rhythm};
use serde::{Deserialize, Serialize};

/// Which model predicts purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PurchaseModel {
    /// Ehrenberg (1959): nobody leaves. What the others become where the data show no customers leaving.
    Nbd,
    /// Fader, Hardie and Lee (2005).
    BgNbd,
    /// Batislam, Denizel and Filiztekin (2007).
    MbgNbd,
    /// Schmittlein, Morrison and Colombo (1987).
    ParetoNbd,
    /// Fader and Hardie (2007): one fixed interval, of which each may be the last.
    Renewal,
}

impl PurchaseModel {
    /// Those in which customers buy at random and leave, in the order in which a tie is decided.
    pub const ALL: [PurchaseModel; 3] = [PurchaseModel::BgNbd, PurchaseModel::MbgNbd, PurchaseModel::ParetoNbd];

    /// Its name in results and catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            PurchaseModel::Nbd => "nbd",
            PurchaseModel::BgNbd => "bg-nbd",
            PurchaseModel::MbgNbd => "mbg-nbd",
            PurchaseModel::ParetoNbd => "pareto-nbd",
            PurchaseModel::Renewal => "renewal",
        }
    }
}

/// How a fit ended, as a stable code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The gradient vanishes and every parameter is pinned down.
    Converged,
    /// The likelihood is at its top, but the data hardly tell some parameter (it lies at the edge, or its standard
    /// error exceeds e² -fold), or the way on is a ridge without an end. Predictions stand; that parameter means little.
    Flat,
    /// No optimum was found: the model is not used.
    NotConverged,
}

/// What happened in a fit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitReport {
    /// Natural logarithm of the likelihood of all customers, in the unit of time (or currency) of the data.
    pub log_likelihood: f64,
    /// Customers in the fit.
    pub customers: f64,
    /// Steps of the optimiser, over all starts.
    pub iterations: u32,
    /// Evaluations of the likelihood, over all starts.
    pub evaluations: u32,
    /// Largest slope of the mean log-likelihood in the logarithm of a parameter.
    pub gradient_norm: f64,
    /// Starting points tried.
    pub starts: u32,
    /// How it ended.
    pub verdict: Verdict,
}

/// Fitted logarithms of `N` parameters, in scaled units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimum<const N: usize> {
    /// ln of the parameters, time (or value) in units of the scale.
    pub theta: [f64; N],
    /// Standard errors of `theta`.
    pub errors: [f64; N],
}

/// Most rows that the starts are tried on: enough to tell which way is down.
const THIN: usize = 500;

/// An end from which Newton's step promises at most this many nats is on a ridge: less than a standard error is left to go, along
/// which the data settle nothing.
const ON_RIDGE: f64 = 0.5;

/// How far the axes of a shape and of a ratio reach.
pub(super) const SHAPE: f64 = 9.0;
const RATIO: f64 = 16.0;

/// Axes of the NBD: r and r/α. Those of renewals: a and a/b.
const NBD_AXES: Axes<2> = Axes { turn: [[1.0, 0.0], [1.0, -1.0]], bounds: [SHAPE, RATIO] };
/// Of the Gamma-Gamma model: p, q and q/(pγ).
pub(super) const VALUE_AXES: Axes<3> =
    Axes { turn: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [-1.0, 1.0, -1.0]], bounds: [SHAPE, SHAPE, RATIO] };

impl PurchaseModel {
    /// Axes of its likelihood: r and r/α; then s and s/β, or b/a and b.
    pub(super) fn axes(self) -> &'static Axes<4> {
        const RATE: [[f64; 4]; 2] = [[1.0, 0.0, 0.0, 0.0], [1.0, -1.0, 0.0, 0.0]];
        const PARETO: Axes<4> = Axes {
            turn: [RATE[0], RATE[1], [0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 1.0, -1.0]],
            bounds: [SHAPE, RATIO, SHAPE, RATIO],
        };
        const BETA: Axes<4> = Axes {
            turn: [RATE[0], RATE[1], [0.0, 0.0, -1.0, 1.0], [0.0, 0.0, 0.0, 1.0]],
            bounds: [SHAPE, RATIO, RATIO, SHAPE],
        };
        if self == PurchaseModel::ParetoNbd { &PARETO } else { &BETA }
    }
}

/// Finds the optimum of `full` from the best end of several short descents on `thin`, along `axes`.
fn fit<const N: usize>(
    full: (&impl Likelihood<N>, &[f64]),
    thin: Option<(&impl Likelihood<N>, &[f64])>,
    axes: &Axes<N>,
    starts: &[[f64; N]],
) -> (Optimum<N>, FitReport) {
    let full = (Along::new(full.0, axes), full.1);
    let thin = thin.map(|(likelihood, weight)| (Along::new(likelihood, axes), weight));
    let starts: Vec<[f64; N]> = starts.iter().map(|start| axes.turned(start)).collect();
    let (mut iterations, mut evaluations) = (0, 0);
    let mut best: Option<Minimum<N>> = None;
    // A single start is near already.
    for &start in starts.iter().filter(|_| starts.len() > 1) {
        let found = match &thin {
            Some((likelihood, weight)) => {
                explore(&|at, each| likelihood.evaluate(at, weight, each), &axes.bounds, start)
            }
            None => explore(&|at, each| full.0.evaluate(at, full.1, each), &axes.bounds, start),
        };
        iterations += found.iterations;
        evaluations += found.evaluations;
        if best.is_none_or(|best| found.value < best.value) {
            best = Some(found);
        }
    }
    let start = best.map(|best| best.at).or(starts.first().copied()).unwrap_or([0.0; N]);
    let customers: f64 = full.1.iter().sum();
    let found = minimise(&|at, each| full.0.evaluate(at, full.1, each), customers, &axes.bounds, start, None);
    iterations += found.iterations;
    evaluations += found.evaluations;
    // The covariance along the axes, as that of the logarithms.
    let errors = std::array::from_fn(|k| {
        let row = &axes.turn[k];
        (found.inverse.iter().zip(row).map(|(line, a)| a * dot(line, row)).sum::<f64>() / customers).sqrt()
    });
    let at_edge = found.at.iter().zip(&axes.bounds).any(|(x, bound)| x.abs() >= bound - 1e-6);
    let verdict = if !found.converged && (found.promised.is_nan() || found.promised > ON_RIDGE) {
        Verdict::NotConverged
    } else if !found.converged || at_edge || errors.iter().any(|&error: &f64| error.is_nan() || error > 2.0) {
        Verdict::Flat
    } else {
        Verdict::Converged
    };
    let report = FitReport {
        log_likelihood: -found.value * customers,
        customers,
        iterations,
        evaluations,
        gradient_norm: found.gradient_norm,
        starts: starts.len() as u32,
        verdict,
    };
    (Optimum { theta: axes.turned(&found.at), errors }, report)
}

/// Fitted parameters of a purchase model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PurchaseParameters {
    /// BG/NBD or MBG/NBD.
    BetaGeometric(BetaGeometric),
    /// Pareto/NBD.
    ParetoNbd(ParetoNbd),
    /// Renewals at a fixed interval.
    Renewal(Renewal),
}

impl PurchaseParameters {
    /// The parameters of a model at θ; `scale` is the time that θ calls 1. Renewals have their `rhythm` besides.
    pub fn at(model: PurchaseModel, theta: &[f64; 4], scale: f64, rhythm: Option<Rhythm>) -> Self {
        let [first, second, third, fourth] = theta.map(f64::exp);
        let beta_geometric = |first_exit| {
            Self::BetaGeometric(BetaGeometric { r: first, alpha: second * scale, a: third, b: fourth, first_exit })
        };
        match model {
            PurchaseModel::Nbd => Self::BetaGeometric(BetaGeometric::without_exit(first, second * scale)),
            PurchaseModel::BgNbd => beta_geometric(FirstExit::FirstRepeat),
            PurchaseModel::MbgNbd => beta_geometric(FirstExit::FirstPurchase),
            PurchaseModel::ParetoNbd => {
                Self::ParetoNbd(ParetoNbd { r: first, alpha: second * scale, s: third, beta: fourth * scale })
            }
            PurchaseModel::Renewal => {
                Self::Renewal(Renewal { a: first, b: second, rhythm: rhythm.unwrap_or(Rhythm::NONE) })
            }
        }
    }

    /// The logarithms that [`PurchaseParameters::at`] would take.
    fn theta(&self, scale: f64) -> [f64; 4] {
        match *self {
            // ln 1: what the likelihood does not look at.
            Self::BetaGeometric(BetaGeometric { r, alpha, first_exit: FirstExit::Never, .. }) => {
                [r, alpha / scale, 1.0, 1.0]
            }
            Self::BetaGeometric(BetaGeometric { r, alpha, a, b, .. }) => [r, alpha / scale, a, b],
            Self::ParetoNbd(ParetoNbd { r, alpha, s, beta }) => [r, alpha / scale, s, beta / scale],
            Self::Renewal(Renewal { a, b, .. }) => [a, b, 1.0, 1.0],
        }
        .map(f64::ln)
    }

    /// The same where a unit of time is so many of another: rates are that much lower.
    pub(super) fn at_pace(&self, units: f64) -> Self {
        Self::at(self.model(), &self.theta(1.0), units, self.rhythm())
    }

    /// A Pareto/NBD much like a BG/NBD: the same rates, and on average the same time until a customer leaves.
    pub(super) fn as_pareto(&self) -> Option<Self> {
        match *self {
            Self::BetaGeometric(BetaGeometric { r, alpha, a, b, .. }) if a > 0.0 => {
                let leaving = (a / (a + b) * r / alpha).max(f64::MIN_POSITIVE);
                Some(Self::ParetoNbd(ParetoNbd { r, alpha, s: 1.0, beta: leaving.recip() }))
            }
            _ => None,
        }
    }

    /// That of renewals.
    pub(super) fn rhythm(&self) -> Option<Rhythm> {
        match self {
            Self::Renewal(model) => Some(model.rhythm),
            Self::BetaGeometric(_) | Self::ParetoNbd(_) => None,
        }
    }

    /// The shorter of its times: α, or β.
    pub(super) fn least_scale(&self) -> f64 {
        match *self {
            Self::BetaGeometric(BetaGeometric { alpha, .. }) => alpha,
            Self::ParetoNbd(ParetoNbd { alpha, beta, .. }) => alpha.min(beta),
            Self::Renewal(Renewal { rhythm, .. }) => rhythm.period,
        }
    }

    /// The NBD with the same rates.
    pub(super) fn without_exit(&self) -> Self {
        match *self {
            Self::BetaGeometric(BetaGeometric { r, alpha, .. }) | Self::ParetoNbd(ParetoNbd { r, alpha, .. }) => {
                Self::BetaGeometric(BetaGeometric::without_exit(r, alpha))
            }
            Self::Renewal(Renewal { rhythm, .. }) => {
                Self::BetaGeometric(BetaGeometric::without_exit(1.0, rhythm.period))
            }
        }
    }

    /// The parameters by the symbols of their papers.
    pub fn symbols(&self) -> Vec<(&'static str, f64)> {
        match self {
            Self::BetaGeometric(p) if p.first_exit == FirstExit::Never => vec![("r", p.r), ("alpha", p.alpha)],
            Self::BetaGeometric(p) => vec![("r", p.r), ("alpha", p.alpha), ("a", p.a), ("b", p.b)],
            Self::ParetoNbd(p) => vec![("r", p.r), ("alpha", p.alpha), ("s", p.s), ("beta", p.beta)],
            Self::Renewal(p) => vec![("a", p.a), ("b", p.b), ("period", p.rhythm.period)],
        }
    }

    /// Which model they belong to.
    pub fn model(&self) -> PurchaseModel {
        match self {
            Self::BetaGeometric(BetaGeometric { first_exit: FirstExit::Never, .. }) => PurchaseModel::Nbd,
            Self::BetaGeometric(BetaGeometric { first_exit: FirstExit::FirstRepeat, .. }) => PurchaseModel::BgNbd,
            Self::BetaGeometric(_) => PurchaseModel::MbgNbd,
            Self::ParetoNbd(_) => PurchaseModel::ParetoNbd,
            Self::Renewal(_) => PurchaseModel::Renewal,
        }
    }

    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.p_alive(x, t_x, t),
            Self::ParetoNbd(model) => model.p_alive(x, t_x, t),
            Self::Renewal(model) => model.p_alive(x, t_x, t),
        }
    }

    /// Expected purchases in the time `ahead` after T.
    pub fn expected_purchases(&self, x: f64, t_x: f64, t: f64, ahead: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.expected_purchases(x, t_x, t, ahead),
            Self::ParetoNbd(model) => model.expected_purchases(x, t_x, t, ahead),
            Self::Renewal(model) => model.expected_purchases(x, t_x, t, ahead),
        }
    }

    /// Expected repeat purchases of a new customer within `time`.
    pub fn expected_new(&self, time: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.expected_new(time),
            Self::ParetoNbd(model) => model.expected_new(time),
            Self::Renewal(model) => model.expected_purchases(0.0, 0.0, 0.0, time),
        }
    }

    /// The same for many times at once.
    pub fn expected_new_at(&self, times: &[f64]) -> Vec<f64> {
        match self {
            Self::BetaGeometric(model) => {
                let longest = times.iter().copied().fold(0.0, f64::max);
                let mean = model.active_mean(0.0, longest / model.alpha, 1e-12, times.len());
                let stays = model.stays_at_first();
                times.iter().map(|time| stays * mean.at(time / model.alpha)).collect()
            }
            Self::ParetoNbd(_) | Self::Renewal(_) => times.iter().map(|&time| self.expected_new(time)).collect(),
        }
    }

    /// P(X(t) = n) of a new customer within `time`.
    pub fn probability(&self, n: u32, time: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.probability(n, time),
            Self::ParetoNbd(model) => model.probability(n, time),
            Self::Renewal(model) => model.probability(n, time),
        }
    }
}

/// A fitted purchase model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PurchaseFit {
    /// The parameters, in the data's unit of time.
    pub parameters: PurchaseParameters,
    /// The optimum in scaled units.
    pub optimum: Optimum<4>,
    /// How it went.
    pub report: FitReport,
}

/// Evaluates one of the purchase models' likelihoods.
#[derive(Clone, Copy, Debug)]
pub(super) struct PurchaseLikelihood<'a> {
    pub model: PurchaseModel,
    pub design: &'a Design,
    /// That of renewals.
    pub rhythm: Option<Rhythm>,
}

impl Likelihood<4> for PurchaseLikelihood<'_> {
    fn evaluate(&self, theta: &[f64; 4], weight: &[f64], each: EachRow<4>) -> (f64, [f64; 4]) {
        let PurchaseLikelihood { design, rhythm, .. } = *self;
        let first_exit = match self.model {
            PurchaseModel::Nbd => FirstExit::Never,
            PurchaseModel::BgNbd => FirstExit::FirstRepeat,
            PurchaseModel::MbgNbd => FirstExit::FirstPurchase,
            PurchaseModel::ParetoNbd => return ParetoNbdLikelihood { design }.evaluate(theta, weight, each),
            PurchaseModel::Renewal => {
                let period = rhythm.unwrap_or(Rhythm::NONE).period / design.scale;
                return RenewalLikelihood { design, period }.evaluate(theta, weight, each);
            }
        };
        BetaGeometricLikelihood { design, first_exit }.evaluate(theta, weight, each)
    }
}

/// The first two parameters alone, of a model that has no others.
struct FirstTwo<'a>(PurchaseLikelihood<'a>);

impl Likelihood<2> for FirstTwo<'_> {
    fn evaluate(&self, theta: &[f64; 2], weight: &[f64], each: EachRow<2>) -> (f64, [f64; 2]) {
        let theta = [theta[0], theta[1], 0.0, 0.0];
        let (value, [first, second, ..]) = match each {
            Some(each) => {
                let mut two = |weight: f64, score: &[f64; 4]| each(weight, &[score[0], score[1]]);
                self.0.evaluate(&theta, weight, Some(&mut two))
            }
            None => self.0.evaluate(&theta, weight, None),
        };
        (value, [first, second])
    }
}

/// Every n-th row, so that at most [`THIN`] remain; rows are sorted, so all kinds of customer stay represented.
fn thinned(data: &Compressed) -> Option<Compressed> {
    let step = data.rows.len().div_ceil(THIN);
    (step > 1).then(|| Compressed {
        unit: data.unit,
        rows: data.rows.iter().copied().step_by(step).collect(),
        weight: data.weight.iter().copied().step_by(step).collect(),
        members: Vec::new(),
        rhythm: data.rhythm,
    })
}

/// Fits a purchase model. `design` is `Design::new(data)`, shared between the models.
pub fn fit_purchases(model: PurchaseModel, data: &Compressed, design: &Design) -> PurchaseFit {
    from_scratch(model, data, design, data.rhythm)
}

fn from_scratch(model: PurchaseModel, data: &Compressed, design: &Design, rhythm: Option<Rhythm>) -> PurchaseFit {
    let weighed = |value: fn(&super::summary::Summary) -> u32| -> f64 {
        data.rows.iter().zip(&data.weight).map(|(row, weight)| f64::from(value(row)) * weight).sum()
    };
    let (purchases, exposure) = (weighed(|row| row.x), weighed(|row| row.t) / data.unit.ticks() / design.scale);
    let log_rate = match model {
        // Of ten one leaves, a/b = 1/9.
        PurchaseModel::Renewal => -9.0_f64.ln(),
        // Purchases per active customer: about twice those per customer.
        _ => (2.0 * purchases / exposure.max(1e-9)).max(1e-6).ln(),
    };
    // (r, dropout's first and second parameter); α follows from the rate.
    let shapes: [[f64; 3]; 4] = match model {
        PurchaseModel::ParetoNbd => [[0.5, 0.5, 0.5], [1.0, 1.0, 2.0], [0.3, 0.1, 0.1], [3.0, 2.0, 5.0]],
        PurchaseModel::Nbd | PurchaseModel::Renewal => {
            [[0.3, 1.0, 1.0], [1.0, 1.0, 1.0], [5.0, 1.0, 1.0], [50.0, 1.0, 1.0]]
        }
        _ => [[0.3, 0.8, 2.5], [1.0, 1.0, 5.0], [3.0, 0.1, 2.0], [0.3, 3.0, 8.0]],
    };
    let starts = shapes.map(|[r, first, second]| [r.ln(), r.ln() - log_rate, first.ln(), second.ln()]);
    let thin = thinned(data).map(|thin| (Design::scaled(&thin, design.scale), thin));
    let thin =
        thin.as_ref().map(|(design, thin)| (PurchaseLikelihood { model, design, rhythm }, thin.weight.as_slice()));
    let thin = thin.as_ref().map(|(likelihood, weight)| (likelihood, *weight));
    purchase_fit(data, PurchaseLikelihood { model, design, rhythm }, thin, &starts)
}

/// Fits a purchase model from the optimum of much the same customers, where it saves looking for a start.
pub fn fit_purchases_near(near: &PurchaseParameters, data: &Compressed, design: &Design) -> PurchaseFit {
    let model = near.model();
    let start = inside(model.axes(), &near.theta(design.scale));
    let likelihood = PurchaseLikelihood { model, design, rhythm: near.rhythm() };
    let warm = purchase_fit(data, likelihood, None, &[start]);
    match warm.report.verdict {
        Verdict::NotConverged => from_scratch(model, data, design, near.rhythm()),
        _ => warm,
    }
}

/// A start near an optimum. Of one far out on a ridge, where the likelihood is flat and no way is down, only the side is kept.
fn inside<const N: usize>(axes: &Axes<N>, theta: &[f64; N]) -> [f64; N] {
    axes.turned(&within(&[INSIDE; N], axes.turned(theta)))
}

/// A start is no farther out on an axis.
const INSIDE: f64 = 4.0;

fn purchase_fit(
    data: &Compressed,
    likelihood: PurchaseLikelihood<'_>,
    thin: Option<(&PurchaseLikelihood<'_>, &[f64])>,
    starts: &[[f64; 4]],
) -> PurchaseFit {
    let PurchaseLikelihood { model, design, rhythm } = likelihood;
    let (optimum, mut report) = if matches!(model, PurchaseModel::Nbd | PurchaseModel::Renewal) {
        let two = |[first, second, ..]: [f64; 4]| [first, second];
        let starts: Vec<[f64; 2]> = starts.iter().copied().map(two).collect();
        let thin = thin.map(|(likelihood, weight)| (FirstTwo(*likelihood), weight));
        let thin = thin.as_ref().map(|(likelihood, weight)| (likelihood, *weight));
        let (Optimum { theta, errors }, report) = fit((&FirstTwo(likelihood), &data.weight), thin, &NBD_AXES, &starts);
        (Optimum { theta: [theta[0], theta[1], 0.0, 0.0], errors: [errors[0], errors[1], 0.0, 0.0] }, report)
    } else {
        fit((&likelihood, &data.weight), thin, model.axes(), starts)
    };
    if model != PurchaseModel::Renewal {
        // A density in time: each purchase brings one factor of the unit.
        let purchases: f64 = data.rows.iter().zip(&data.weight).map(|(row, weight)| f64::from(row.x) * weight).sum();
        report.log_likelihood -= purchases * design.scale.ln();
    }
    PurchaseFit { parameters: PurchaseParameters::at(model, &optimum.theta, design.scale, rhythm), optimum, report }
}

/// A fitted value model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueFit {
    /// The parameters, γ in the currency of the values.
    pub parameters: GammaGamma,
    /// The optimum in scaled units.
    pub optimum: Optimum<3>,
    /// How it went.
    pub report: FitReport,
}

/// What a purchase is worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueModel {
    /// It differs, and between customers too.
    GammaGamma(GammaGamma),
    /// Always the same.
    Same(f64),
    /// A stand-in where the model is refused: the mean amount of a customer's repeat purchases, else that of everybody's
    /// purchases.
    OwnAmounts {
        /// Mean amount of everybody's purchases.
        base: f64,
    },
}

impl ValueModel {
    /// The expected value of a customer's purchases after x repeat purchases with mean z̄. 0 where a mean does not exist
    /// (q ≤ 1), which no model in use has.
    pub fn expected(&self, x: f64, mean: f64) -> f64 {
        match self {
            ValueModel::GammaGamma(model) => model.expected_value(x, mean).unwrap_or(0.0),
            ValueModel::Same(value) => *value,
            ValueModel::OwnAmounts { base } if x == 0.0 || mean <= 0.0 => *base,
            ValueModel::OwnAmounts { .. } => mean,
        }
    }

    /// The unit of a customer's values: of a Gamma-Gamma what is divided by gamma(px + q) to give the scale of single purchases, else
    /// the value.
    pub(super) fn scale(&self, x: f64, mean: f64) -> f64 {
        match self {
            ValueModel::GammaGamma(model) => model.gamma + x * mean.max(0.0),
            _ => self.expected(x, mean),
        }
    }
}

/// The parameters at θ; `scale` is the value that θ calls 1.
pub fn value_parameters(theta: &[f64; 3], scale: f64) -> GammaGamma {
    let [p, q, gamma] = theta.map(f64::exp);
    GammaGamma { p, q, gamma: gamma * scale }
}

/// Fits the Gamma-Gamma model to repeat customers' (x, mean value), all positive, sorted by x; from the optimum of much the same
/// customers, if there is one.
pub fn fit_values(values: &[(u32, f64)], near: Option<&ValueFit>) -> (ValueFit, Spend) {
    let spend = Spend::new(values);
    let weight = vec![1.0; values.len()];
    let starts: [[f64; 3]; 4] = [[1.0, 2.0, 1.0], [6.0, 4.0, 0.5], [2.0, 10.0, 4.5], [30.0, 3.0, 0.07]];
    let starts = starts.map(|start| start.map(f64::ln));
    let warm = near.map(|near| {
        let GammaGamma { p, q, gamma } = near.parameters;
        let start = inside(&VALUE_AXES, &[p, q, gamma / spend.scale].map(f64::ln));
        fit((&spend, &weight), None::<(&Spend, &[f64])>, &VALUE_AXES, &[start])
    });
    let (optimum, mut report) =
        warm.filter(|(_, report)| report.verdict != Verdict::NotConverged).unwrap_or_else(|| {
            let step = values.len().div_ceil(THIN);
            let few = || values.iter().copied().step_by(step).collect::<Vec<_>>();
            let thin = (step > 1).then(|| Spend::scaled(&few(), spend.scale));
            let thin = thin.as_ref().map(|thin| (thin, &weight[..thin.len()]));
            fit((&spend, &weight), thin, &VALUE_AXES, &starts)
        });
    report.log_likelihood -= values.len() as f64 * spend.scale.ln();
    (ValueFit { parameters: value_parameters(&optimum.theta, spend.scale), optimum, report }, spend)
}
