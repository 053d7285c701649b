//! Which model: the likeliest, unless it predicts worse; and first of all, whether anybody leaves.

use super::FitOptions;
use super::fit::{PurchaseFit, PurchaseModel, Verdict, fit_purchases, fit_purchases_near};
use super::holdout::{Calibration, Holdout};
use super::likelihood::Design;
use super::summary::{Compressed, Histories};
use crate::sorting;
use serde::{Deserialize, Serialize};

/// Who chooses the purchase model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModelChoice {
    /// NBD where the data show nobody leaving; else renewals where the customers have one interval, and of the others the likeliest;
    /// unless another's hold-out error is more than 5 % smaller.
    #[default]
    Automatic,
    /// The same without renewals.
    WithoutRenewals,
    /// This one; NBD where it shows nobody leaving. Renewals at the interval in the middle, however many are alike; as
    /// [`Automatic`](Self::Automatic) where there is none.
    Fixed(PurchaseModel),
}

/// A model that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Fitted to everything, if it is the chosen one or the base is not large; else to the sample that the choice was made on,
    /// whose size its report has.
    pub fit: PurchaseFit,
    /// Its hold-out check, where the first part of the time has enough customers. That of a model which was fitted to everybody
    /// of a large base is [made when it is asked for](super::Fitted::holdout).
    pub holdout: Option<Holdout>,
}

impl Candidate {
    /// Checks a fit.
    fn new(fit: PurchaseFit, calibration: Option<&Calibration>) -> Candidate {
        let calibration = calibration.filter(|calibration| calibration.repeat_customers() >= CHECK_FROM);
        Candidate { holdout: calibration.map(|calibration| calibration.check(&fit.parameters)), fit }
    }
}

/// Fewer repeat customers than this in the first part make a check meaningless.
const CHECK_FROM: usize = 30;

/// Hold-out errors closer than this are the same.
const MARGIN: f64 = 1.05;

/// What leaving must gain, in nats, to be seen in the data: two parameters more than the NBD has are worth as much by Akaike's
/// criterion. Below, the likelihood is flat in them as far as the eye reaches, and where on it an optimiser comes to rest would
/// decide about everybody.
const LEAVING: f64 = 2.0;

/// Customers that a choice needs: a base of twice as many or more is thinned to about this many for it, since what decides
/// between models is then far above the noise and fitting the others to everybody takes longer than all the rest.
const ENOUGH: usize = 25_000;

/// Chooses as [`candidates`] does, of a large base on one customer in n; the chosen model is fitted to everybody in any case.
pub fn chosen(
    options: FitOptions,
    histories: &Histories,
    (data, design): (&Compressed, &Design),
    near: &[Candidate],
    progress: &mut dyn FnMut(f64),
) -> Vec<Candidate> {
    let FitOptions { end, unit, model } = options;
    let step = histories.len() / ENOUGH;
    if step < 2 || !matches!(model, ModelChoice::Automatic | ModelChoice::WithoutRenewals) {
        let calibration = Calibration::new(histories, end, unit);
        return candidates(model, data, design, calibration.as_ref(), near, progress);
    }
    let (starts, days, values) = histories.one_in(step);
    let Ok(few) = Histories::new(&starts, &days, &values) else { return Vec::new() };
    let few_data = Compressed::new(&few, end, unit);
    let few_calibration = Calibration::new(&few, end, unit);
    let mut tried = candidates(model, &few_data, &Design::new(&few_data), few_calibration.as_ref(), near, progress);
    // The first whose fit to everybody is one.
    for at in 0..tried.len() {
        let fit = fit_purchases_near(&tried[at].fit.parameters, data, design);
        if fit.report.verdict != Verdict::NotConverged {
            tried[at] = Candidate { fit, holdout: None };
            tried.swap(0, at);
            break;
        }
    }
    tried
}

/// The hold-out check of a fit on everybody, where the first part of the time has enough customers.
pub fn checked(fit: PurchaseFit, histories: &Histories, options: FitOptions) -> Option<Holdout> {
    Candidate::new(fit, Calibration::new(histories, options.end, options.unit).as_ref()).holdout
}

/// Fits the models asked for and checks each; the chosen one comes first. All whose likelihoods are compared have four parameters, so
/// that they compare as they are; that of renewals is one of other events, and where it is tried the customers' rhythm has spoken.
/// Empty never.
///
/// BG/NBD and MBG/NBD cost little and tell whether anybody leaves; only then the Pareto/NBD is tried. `near` holds fits of much
/// the same customers, which save looking for a start.
fn candidates(
    choice: ModelChoice,
    data: &Compressed,
    design: &Design,
    calibration: Option<&Calibration>,
    near: &[Candidate],
    progress: &mut dyn FnMut(f64),
) -> Vec<Candidate> {
    use PurchaseModel::{BgNbd, MbgNbd, Nbd, ParetoNbd, Renewal};
    let (first, wanted) = match choice {
        ModelChoice::Automatic | ModelChoice::WithoutRenewals | ModelChoice::Fixed(Renewal) => {
            (vec![BgNbd, MbgNbd], PurchaseModel::ALL.to_vec())
        }
        ModelChoice::Fixed(ParetoNbd) => (vec![BgNbd, MbgNbd], vec![ParetoNbd]),
        ModelChoice::Fixed(model) => (vec![model], vec![model]),
    };
    let known = |model: PurchaseModel| {
        near.iter().map(|candidate| candidate.fit.parameters).find(|parameters| parameters.model() == model)
    };
    let fit = |model: PurchaseModel| match known(model) {
        Some(near) => fit_purchases_near(&near, data, design),
        None => fit_purchases(model, data, design),
    };
    let rates = known(Nbd).or_else(|| near.first().map(|candidate| candidate.fit.parameters.without_exit()));
    let nobody_leaves = match rates {
        Some(near) => fit_purchases_near(&near, data, design),
        None => fit_purchases(Nbd, data, design),
    };
    let shows_leaving = |fit: &PurchaseFit| {
        fit.report.verdict != Verdict::NotConverged
            && fit.report.log_likelihood - nobody_leaves.report.log_likelihood >= LEAVING
    };
    let mut fits: Vec<PurchaseFit> = first.into_iter().map(&fit).collect();
    progress(0.3);
    let unknown = nobody_leaves.report.verdict == Verdict::NotConverged;
    let is_forced = choice == ModelChoice::Fixed(Renewal) && data.rhythm.is_some();
    if unknown || fits.iter().any(&shows_leaving) {
        let likeliest = fits.iter().max_by(|a, b| a.report.log_likelihood.total_cmp(&b.report.log_likelihood)).copied();
        fits.retain(|fit| wanted.contains(&fit.parameters.model()));
        if wanted.contains(&ParetoNbd) {
            let near = known(ParetoNbd).or_else(|| likeliest.and_then(|fit| fit.parameters.as_pareto()));
            fits.push(match near {
                Some(near) => fit_purchases_near(&near, data, design),
                None => fit(ParetoNbd),
            });
        }
    }
    progress(0.6);
    if !unknown && !is_forced && !fits.iter().any(shows_leaving) {
        let others = fits.into_iter().map(|fit| Candidate { fit, holdout: None });
        return std::iter::once(Candidate::new(nobody_leaves, calibration)).chain(others).collect();
    }
    if is_forced || choice == ModelChoice::Automatic && data.rhythm.is_some() {
        fits.push(fit(Renewal));
    }
    let mut tried: Vec<Candidate> = fits.into_iter().map(|fit| Candidate::new(fit, calibration)).collect();
    progress(1.0);
    let usable = |candidate: &Candidate| candidate.fit.report.verdict != Verdict::NotConverged;
    let error = |candidate: &Candidate| {
        let checked = candidate.holdout.as_ref().filter(|holdout| holdout.fit.report.verdict != Verdict::NotConverged);
        checked.map_or(f64::INFINITY, |holdout| holdout.error)
    };
    let least = tried.iter().filter(|c| usable(c)).map(error).fold(f64::INFINITY, f64::min);
    // Not converged last; then those whose error is no more than 5 % above the least; among them renewals, then the likeliest.
    let is_random = |c: &Candidate| c.fit.parameters.model() != Renewal;
    let rank = |c: &Candidate| {
        let is_other = is_forced && is_random(c);
        (!usable(c), is_other, error(c) > MARGIN * least, is_random(c), -c.fit.report.log_likelihood)
    };
    sorting::by(&mut tried, |a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal));
    tried
}
