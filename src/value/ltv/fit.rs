//! Fitting a model to a base by maximum likelihood, and a report that lets one judge the fit.
//!
//! Time is scaled so that the longest observation is 1, identical rows count once, several starts are tried on a
//! thinned base and the best goes on with all of it (definitions.md section 6).

use super::bg_nbd::{BetaGeometric, BetaGeometricLikelihood, FirstExit};
use super::gamma_gamma::{GammaGamma, Spend};
use super::likelihood::{Design, EachRow, Likelihood};
use super::optimise::{Minimum, explore, minimise, with_metric};
use super::pareto_nbd::{ParetoNbd, ParetoNbdLikelihood};
use super::summary::Compressed;
use serde::{Deserialize, Serialize};

/// Which model predicts purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PurchaseModel {
    /// Fader, Hardie and Lee (2005).
    BgNbd,
    /// Batislam, Denizel and Filiztekin (2007).
    MbgNbd,
    /// Schmittlein, Morrison and Colombo (1987).
    ParetoNbd,
}

impl PurchaseModel {
    /// All of them, in the order in which a tie is decided.
    pub const ALL: [PurchaseModel; 3] = [PurchaseModel::BgNbd, PurchaseModel::MbgNbd, PurchaseModel::ParetoNbd];

    /// Its name in results and catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            PurchaseModel::BgNbd => "bg-nbd",
            PurchaseModel::MbgNbd => "mbg-nbd",
            PurchaseModel::ParetoNbd => "pareto-nbd",
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
    /// error exceeds e² -fold). Predictions stand; that parameter means little.
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

/// Most rows that the starts are tried on.
const THIN: usize = 2000;

/// Finds the optimum of `full` from the best end of several short descents on `thin`.
fn fit<const N: usize>(
    full: (&impl Likelihood<N>, &[f64]),
    thin: Option<(&impl Likelihood<N>, &[f64])>,
    starts: &[[f64; N]],
) -> (Optimum<N>, FitReport) {
    let (mut iterations, mut evaluations) = (0, 0);
    let mut best: Option<Minimum<N>> = None;
    // A single start is near already.
    for &start in starts.iter().filter(|_| starts.len() > 1) {
        let found = match thin {
            Some((likelihood, weight)) => explore(&|at, each| likelihood.evaluate(at, weight, each), start),
            None => explore(&|at, each| full.0.evaluate(at, full.1, each), start),
        };
        iterations += found.iterations;
        evaluations += found.evaluations;
        if best.is_none_or(|best| found.value < best.value) {
            best = Some(found);
        }
    }
    let start = best.map(|best| best.at).or(starts.first().copied()).unwrap_or([0.0; N]);
    let found = minimise(&|at, each| full.0.evaluate(at, full.1, each), start, None);
    iterations += found.iterations;
    evaluations += found.evaluations;
    let (_, _, inverse) = with_metric(&|at, each| full.0.evaluate(at, full.1, each), &found.at);
    let customers: f64 = full.1.iter().sum();
    let errors = std::array::from_fn(|k| (inverse[k][k] / customers).sqrt());
    let edge = |x: &f64| x.abs() >= super::optimise::BOUND - 1e-6;
    let verdict = if !found.converged {
        Verdict::NotConverged
    } else if found.at.iter().any(edge) || errors.iter().any(|&error: &f64| error.is_nan() || error > 2.0) {
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
    (Optimum { theta: found.at, errors }, report)
}

/// Fitted parameters of a purchase model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PurchaseParameters {
    /// BG/NBD or MBG/NBD.
    BetaGeometric(BetaGeometric),
    /// Pareto/NBD.
    ParetoNbd(ParetoNbd),
}

impl PurchaseParameters {
    /// The parameters of a model at θ; `scale` is the time that θ calls 1.
    pub fn at(model: PurchaseModel, theta: &[f64; 4], scale: f64) -> Self {
        let [first, second, third, fourth] = theta.map(f64::exp);
        let beta_geometric = |first_exit| {
            Self::BetaGeometric(BetaGeometric { r: first, alpha: second * scale, a: third, b: fourth, first_exit })
        };
        match model {
            PurchaseModel::BgNbd => beta_geometric(FirstExit::FirstRepeat),
            PurchaseModel::MbgNbd => beta_geometric(FirstExit::FirstPurchase),
            PurchaseModel::ParetoNbd => {
                Self::ParetoNbd(ParetoNbd { r: first, alpha: second * scale, s: third, beta: fourth * scale })
            }
        }
    }

    /// The logarithms that [`PurchaseParameters::at`] would take.
    fn theta(&self, scale: f64) -> [f64; 4] {
        match *self {
            Self::BetaGeometric(BetaGeometric { r, alpha, a, b, .. }) => [r, alpha / scale, a, b],
            Self::ParetoNbd(ParetoNbd { r, alpha, s, beta }) => [r, alpha / scale, s, beta / scale],
        }
        .map(f64::ln)
    }

    /// The parameters by the symbols of their papers.
    pub fn symbols(&self) -> [(&'static str, f64); 4] {
        match self {
            Self::BetaGeometric(p) => [("r", p.r), ("alpha", p.alpha), ("a", p.a), ("b", p.b)],
            Self::ParetoNbd(p) => [("r", p.r), ("alpha", p.alpha), ("s", p.s), ("beta", p.beta)],
        }
    }

    /// Which model they belong to.
    pub fn model(&self) -> PurchaseModel {
        match self {
            Self::BetaGeometric(BetaGeometric { first_exit: FirstExit::FirstRepeat, .. }) => PurchaseModel::BgNbd,
            Self::BetaGeometric(_) => PurchaseModel::MbgNbd,
            Self::ParetoNbd(_) => PurchaseModel::ParetoNbd,
        }
    }

    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, x: f64, t_x: f64, t: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.p_alive(x, t_x, t),
            Self::ParetoNbd(model) => model.p_alive(x, t_x, t),
        }
    }

    /// Expected purchases in the time `ahead` after T.
    pub fn expected_purchases(&self, x: f64, t_x: f64, t: f64, ahead: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.expected_purchases(x, t_x, t, ahead),
            Self::ParetoNbd(model) => model.expected_purchases(x, t_x, t, ahead),
        }
    }

    /// Expected repeat purchases of a new customer within `time`.
    pub fn expected_new(&self, time: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.expected_new(time),
            Self::ParetoNbd(model) => model.expected_new(time),
        }
    }

    /// The same for many times at once.
    pub fn expected_new_at(&self, times: &[f64]) -> Vec<f64> {
        match self {
            Self::BetaGeometric(model) => {
                let longest = times.iter().copied().fold(0.0, f64::max);
                let (mean, stays) = (model.active_mean(0.0, longest / model.alpha, 1e-12), model.stays_at_first());
                times.iter().map(|time| stays * mean.at(time / model.alpha)).collect()
            }
            Self::ParetoNbd(model) => times.iter().map(|&time| model.expected_new(time)).collect(),
        }
    }

    /// P(X(t) = n) of a new customer within `time`.
    pub fn probability(&self, n: u32, time: f64) -> f64 {
        match self {
            Self::BetaGeometric(model) => model.probability(n, time),
            Self::ParetoNbd(model) => model.probability(n, time),
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
}

impl Likelihood<4> for PurchaseLikelihood<'_> {
    fn evaluate(&self, theta: &[f64; 4], weight: &[f64], each: EachRow<4>) -> (f64, [f64; 4]) {
        let design = self.design;
        match self.model {
            PurchaseModel::BgNbd => {
                BetaGeometricLikelihood { design, first_exit: FirstExit::FirstRepeat }.evaluate(theta, weight, each)
            }
            PurchaseModel::MbgNbd => {
                BetaGeometricLikelihood { design, first_exit: FirstExit::FirstPurchase }.evaluate(theta, weight, each)
            }
            PurchaseModel::ParetoNbd => ParetoNbdLikelihood { design }.evaluate(theta, weight, each),
        }
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
    })
}

/// Fits a purchase model. `design` is `Design::new(data)`, shared between the models.
pub fn fit_purchases(model: PurchaseModel, data: &Compressed, design: &Design) -> PurchaseFit {
    let weighed = |value: fn(&super::summary::Summary) -> u32| -> f64 {
        data.rows.iter().zip(&data.weight).map(|(row, weight)| f64::from(value(row)) * weight).sum()
    };
    let (purchases, exposure) = (weighed(|row| row.x), weighed(|row| row.t) / data.unit.ticks() / design.scale);
    // Purchases per active customer: about twice those per customer.
    let log_rate = (2.0 * purchases / exposure.max(1e-9)).max(1e-6).ln();
    // (r, dropout's first and second parameter); α follows from the rate.
    let shapes: [[f64; 3]; 4] = match model {
        PurchaseModel::ParetoNbd => [[0.5, 0.5, 0.5], [1.0, 1.0, 2.0], [0.3, 0.1, 0.1], [3.0, 2.0, 5.0]],
        _ => [[0.3, 0.8, 2.5], [1.0, 1.0, 5.0], [3.0, 0.1, 2.0], [0.3, 3.0, 8.0]],
    };
    let starts = shapes.map(|[r, first, second]| [r.ln(), r.ln() - log_rate, first.ln(), second.ln()]);
    let thin = thinned(data).map(|thin| (Design::scaled(&thin, design.scale), thin));
    let thin = thin.as_ref().map(|(design, thin)| (PurchaseLikelihood { model, design }, thin.weight.as_slice()));
    let thin = thin.as_ref().map(|(likelihood, weight)| (likelihood, *weight));
    purchase_fit(model, data, design, thin, &starts)
}

/// Fits a purchase model from the optimum of much the same customers, where it saves looking for a start.
pub fn fit_purchases_near(near: &PurchaseParameters, data: &Compressed, design: &Design) -> PurchaseFit {
    let found = purchase_fit(near.model(), data, design, None, &[near.theta(design.scale)]);
    match found.report.verdict {
        Verdict::NotConverged => fit_purchases(near.model(), data, design),
        Verdict::Flat | Verdict::Converged => found,
    }
}

fn purchase_fit(
    model: PurchaseModel,
    data: &Compressed,
    design: &Design,
    thin: Option<(&PurchaseLikelihood<'_>, &[f64])>,
    starts: &[[f64; 4]],
) -> PurchaseFit {
    let likelihood = PurchaseLikelihood { model, design };
    let (optimum, mut report) = fit((&likelihood, &data.weight), thin, starts);
    // A density in time: each purchase brings one factor of the unit.
    let purchases: f64 = data.rows.iter().zip(&data.weight).map(|(row, weight)| f64::from(row.x) * weight).sum();
    report.log_likelihood -= purchases * design.scale.ln();
    PurchaseFit { parameters: PurchaseParameters::at(model, &optimum.theta, design.scale), optimum, report }
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
}

impl ValueModel {
    /// The expected value of a customer's purchases after x repeat purchases with mean z̄. 0 where a mean does not exist
    /// (q ≤ 1), which no model in use has.
    pub fn expected(&self, x: f64, mean: f64) -> f64 {
        match self {
            ValueModel::GammaGamma(model) => model.expected_value(x, mean).unwrap_or(0.0),
            ValueModel::Same(value) => *value,
        }
    }
}

/// The parameters at θ; `scale` is the value that θ calls 1.
pub fn value_parameters(theta: &[f64; 3], scale: f64) -> GammaGamma {
    let [p, q, gamma] = theta.map(f64::exp);
    GammaGamma { p, q, gamma: gamma * scale }
}

/// Fits the Gamma-Gamma model to repeat customers' (x, mean value), all positive, sorted by x.
pub fn fit_values(values: &[(u32, f64)]) -> (ValueFit, Spend) {
    let spend = Spend::new(values);
    let weight = vec![1.0; values.len()];
    let starts: [[f64; 3]; 4] = [[1.0, 2.0, 1.0], [6.0, 4.0, 0.5], [2.0, 10.0, 4.5], [30.0, 3.0, 0.07]];
    let starts = starts.map(|start| start.map(f64::ln));
    let step = values.len().div_ceil(THIN);
    let thin: Option<Spend> =
        (step > 1).then(|| Spend::scaled(&values.iter().copied().step_by(step).collect::<Vec<_>>(), spend.scale));
    let thin = thin.as_ref().map(|thin| (thin, &weight[..thin.len()]));
    let (optimum, mut report) = fit((&spend, &weight), thin, &starts);
    report.log_likelihood -= values.len() as f64 * spend.scale.ln();
    (ValueFit { parameters: value_parameters(&optimum.theta, spend.scale), optimum, report }, spend)
}
