//! Lifetime value: how often a customer will come back, what that is worth, and how sure that is.
//!
//! docs/definitions.md section 6 is the contract. Money is an f64 here: what follows are estimates, not accounts.
//!
//! Three steps, each reusable: [`Fitted::new`] reads the histories and fits the models (again only when the data, the
//! unit of time or the choice of model change); [`Draws::new`] refits them on random weights for the intervals (again
//! only after the first); [`Prediction::new`] applies horizon, discount and margin, in milliseconds.
//! Symbols are those of the papers: x repeat purchases, t_x time of the last, T time observed.

pub mod bg_nbd;
mod chance;
pub mod choose;
pub mod fallback;
pub mod fit;
pub mod formula;
pub mod gamma_gamma;
pub mod holdout;
pub mod interval;
pub mod judge;
pub mod ledger5;
pub mod likelihood;
pub mod mbg_nbd;
pub mod optimise;
pub mod outlook;
pub mod pareto_nbd;
pub mod predict;
pub mod random;
pub mod refit;
pub mod renewal;
pub mod season;
pub mod simulate;
pub mod special;
pub mod summary;
pub mod thinned;

use crate::blocks;
use crate::calendar::Day;
use choose::{Candidate, ModelChoice};
use fallback::{Note, Refuses};
use fit::{Optimum, PurchaseFit, ValueFit, ValueModel, Verdict, fit_values};
use gamma_gamma::{GammaGamma, Spend, correlation};
use holdout::Holdout;
pub use interval::{Draws, Interval};
use judge::{Judgement, judge};
use likelihood::Design;
pub use predict::{Assumptions, CustomerValue, Margin, Method, Prediction, Total, group_totals};
use season::Seasonal;
use std::cell::OnceCell;
use summary::{Compressed, Histories, TimeUnit};

/// What a fit depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitOptions {
    /// Observation end; this day counts, later ones are not seen.
    pub end: Day,
    /// Unit of time.
    pub unit: TimeUnit,
    /// Which purchase model.
    pub model: ModelChoice,
}

/// Models fitted to a base, with everything needed to predict from them.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// What they were fitted with.
    pub options: FitOptions,
    /// The base, compressed.
    pub data: Compressed,
    /// Purchase models tried, the chosen one first; empty if the base cannot carry any.
    pub candidates: Vec<Candidate>,
    /// What a purchase is worth, also where each customer's own amounts stand in; `None` without a purchase model.
    pub value: Option<ValueModel>,
    /// The Gamma-Gamma fit, also where it is refused.
    pub value_fit: Option<ValueFit>,
    /// Pearson's correlation of x and the mean value of repeat customers.
    pub correlation: Option<f64>,
    /// Reasons and warnings.
    pub notes: Vec<Note>,
    /// The hold-out check of the chosen model, once it has been asked for.
    checked: OnceCell<Option<Holdout>>,
    /// What the check says, once it has been asked for.
    judged: OnceCell<Option<Judgement>>,
    /// What the season makes of totals, once it has been asked for.
    seasonal: OnceCell<Option<Seasonal>>,
    design: Design,
    spend: Option<(Spend, Optimum<3>)>,
    /// Per customer: value per year of relationship (at least one year), for the stand-in.
    yearly_value: Vec<f64>,
    /// Yearly retention, as measured.
    retention: Option<f64>,
}

impl Fitted {
    /// Summarises, checks, chooses and fits. `progress` is told shares from 0 to 1.
    pub fn new(histories: &Histories, options: FitOptions, progress: &mut dyn FnMut(f64)) -> Self {
        Self::near(histories, options, None, progress)
    }

    /// The same from the optima of another fit, such as of the same base on another day, which saves looking for a start.
    pub fn near(
        histories: &Histories,
        options: FitOptions,
        neighbour: Option<&Fitted>,
        progress: &mut dyn FnMut(f64),
    ) -> Self {
        let mut data = Compressed::new(histories, options.end, options.unit);
        let mut chosen_interval = None;
        if options.model == ModelChoice::Fixed(fit::PurchaseModel::Renewal) && data.rhythm.is_none() {
            chosen_interval = summary::interval(histories, options.end, options.unit);
            data.rhythm = chosen_interval.map(|(rhythm, _)| rhythm);
        }
        let design = Design::new(&data);
        let days = histories.span().map_or(0, |(first, _)| options.end.days_since(first).max(0));
        let retention = fallback::measure_retention(histories, options.end);
        let mut fitted = Fitted {
            options,
            candidates: Vec::new(),
            value: None,
            value_fit: None,
            correlation: None,
            checked: OnceCell::new(),
            judged: OnceCell::new(),
            seasonal: OnceCell::new(),
            notes: Vec::new(),
            spend: None,
            yearly_value: yearly_values(histories, options.end),
            retention: None,
            data,
            design,
        };
        progress(0.1);
        match fallback::refusal(&fitted.data, days) {
            Some(refusal) => fitted.notes.push(refusal),
            None => {
                fitted.candidates = choose::chosen(
                    options,
                    histories,
                    (&fitted.data, &fitted.design),
                    neighbour.map_or(&[], |neighbour| &neighbour.candidates),
                    &mut |share| progress(0.1 + 0.7 * share),
                );
                if let Some(chosen) = fitted.candidates.first() {
                    let (model, verdict) = (chosen.fit.parameters.model(), chosen.fit.report.verdict);
                    fitted.notes.extend(fallback::notes_on_purchases(model, verdict, &fitted.data, days));
                }
                if options.model == ModelChoice::Fixed(fit::PurchaseModel::Renewal) {
                    fitted.notes.extend(match (fitted.data.rhythm, chosen_interval) {
                        (None, _) => Some(Note::NoInterval),
                        (_, Some((_, alike))) => Some(Note::RenewalsChosen { alike }),
                        _ => None,
                    });
                }
                fitted.fit_value(neighbour.and_then(|neighbour| neighbour.value_fit.as_ref()));
            }
        }
        if fitted.refused() == Refuses::Money {
            let base = mean_amount(histories, options.end);
            fitted.value = Some(ValueModel::OwnAmounts { base });
            fitted.notes.push(Note::OwnAmounts { mean: base });
        }
        if fitted.refused() > Refuses::Money {
            if let Some(Note::RetentionMeasured { retention, .. }) = retention {
                fitted.retention = Some(retention);
            }
            fitted.notes.push(retention.unwrap_or(Note::RetentionUnknown));
        }
        progress(1.0);
        fitted
    }

    /// Fits the value model and notes what speaks for or against it.
    fn fit_value(&mut self, near: Option<&ValueFit>) {
        let x_of = |member: &summary::Member| self.data.rows[member.row as usize].x;
        let repeat = self.data.members.iter().map(|member| (x_of(member), member.value)).filter(|&(x, _)| x > 0);
        let repeat: Vec<(u32, f64)> = repeat.collect();
        let values: Vec<(u32, f64)> = repeat.iter().copied().filter(|&(_, mean)| mean > 0.0).collect();
        if values.len() < repeat.len() {
            self.notes.push(Note::ValueNotPositive { customers: repeat.len() - values.len() });
        }
        if values.len() < fallback::MIN_REPEAT_CUSTOMERS {
            self.notes.push(Note::TooFewValues { found: values.len() });
            return;
        }
        let (least, most) =
            values.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), &(_, mean)| (low.min(mean), high.max(mean)));
        if most - least <= fallback::SAME * most {
            self.notes.push(Note::ValuesAllTheSame { value: most });
            self.value = Some(ValueModel::Same(most));
            return;
        }
        self.correlation = correlation(&values);
        if let Some(correlation) = self.correlation.filter(|r| r.abs() >= fallback::MAX_CORRELATION) {
            self.notes.push(Note::ValueDependsOnFrequency { correlation });
        }
        let (fit, spend) = fit_values(&values, near);
        self.value_fit = Some(fit);
        match fit.report.verdict {
            Verdict::NotConverged => self.notes.push(Note::ValuesNotConverged),
            _ if fit.parameters.q <= 1.0 => self.notes.push(Note::NoMeanValue { q: fit.parameters.q }),
            verdict => {
                if verdict == Verdict::Flat {
                    self.notes.push(Note::ValuesFlat);
                }
                let GammaGamma { q, .. } = fit.parameters;
                if q < fallback::HEAVY_Q {
                    self.notes.push(Note::HeavyTail { q });
                }
                let observed = values.iter().map(|(_, mean)| mean).sum::<f64>() / values.len() as f64;
                if let Some(expected) = fit.parameters.expected_value(0.0, 0.0)
                    && (expected / observed - 1.0).abs() >= fallback::MEAN_OFF
                {
                    self.notes.push(Note::ValueMeanOff { expected, observed });
                }
                self.value = Some(ValueModel::GammaGamma(fit.parameters));
                self.spend = Some((spend, fit.optimum));
            }
        }
    }

    /// What the models know of one customer; `None` without a purchase.
    pub fn summary_of(&self, customer: usize) -> Option<summary::Summary> {
        let member = self.data.members.iter().find(|member| member.customer as usize == customer)?;
        Some(summary::Summary { value: member.value, ..self.data.rows[member.row as usize] })
    }

    /// Expected purchases of one customer by the end of each of the coming `months`, cumulative, for a customer's page.
    /// `None` without a purchase or a model.
    pub fn expected_by_month(&self, customer: usize, months: u32) -> Option<Vec<f64>> {
        let (parameters, known) = (self.purchases()?.parameters, self.summary_of(customer)?);
        let (x, t_x, t) = (f64::from(known.x), self.data.time(known.t_x), self.data.time(known.t));
        let ahead = |month: u32| f64::from(month) * self.data.unit.per_month();
        Some((1..=months).map(|month| parameters.expected_purchases(x, t_x, t, ahead(month))).collect())
    }

    /// The hold-out check of the chosen model, where the first part of the time has enough customers. On a large base it takes
    /// long, so it is made here, once; `columns` gives the [histories](Histories::new) that the models were fitted to.
    pub fn holdout(&self, columns: impl FnOnce() -> (Vec<u32>, Vec<Day>, Vec<f64>)) -> Option<&Holdout> {
        let chosen = self.candidates.first()?;
        let check = || {
            let (starts, days, values) = columns();
            choose::checked(chosen.fit, &Histories::new(&starts, &days, &values).ok()?, self.options)
        };
        chosen.holdout.as_ref().or_else(|| self.checked.get_or_init(check).as_ref())
    }

    /// Whether to trust the prediction, where there is a hold-out check; made once. `columns` as for [`Fitted::holdout`].
    pub fn judgement(&self, columns: impl Fn() -> (Vec<u32>, Vec<Day>, Vec<f64>)) -> Option<&Judgement> {
        let judged = || {
            let check = self.holdout(&columns)?;
            let (starts, days, values) = columns();
            let histories = Histories::new(&starts, &days, &values).ok()?;
            let season = self.season(&columns);
            Some(judge(&histories, self.options, (self.purchases()?, self.value.as_ref()), check, season))
        };
        self.judged.get_or_init(judged).as_ref()
    }

    /// What the season makes of totals, where the history spans two years that share one; made once. `columns` as for
    /// [`Fitted::holdout`].
    pub fn season(&self, columns: impl FnOnce() -> (Vec<u32>, Vec<Day>, Vec<f64>)) -> Option<&Seasonal> {
        let seasonal = || {
            let chosen = self.purchases()?.parameters;
            let (starts, days, values) = columns();
            let histories = Histories::new(&starts, &days, &values).ok()?;
            Seasonal::new(&histories, self.options.end, &chosen, self.options.unit.days())
        };
        self.seasonal.get_or_init(seasonal).as_ref()
    }

    /// The strongest refusal among the notes.
    pub fn refused(&self) -> Refuses {
        self.notes.iter().map(|note| note.refuses()).max().unwrap_or(Refuses::Nothing)
    }

    /// The chosen purchase model, unless it is refused.
    pub fn purchases(&self) -> Option<&PurchaseFit> {
        let usable = self.refused() < Refuses::Everything;
        self.candidates.first().filter(|_| usable).map(|candidate| &candidate.fit)
    }
}

/// Mean amount of everybody's purchases up to `end`; 0 without one.
fn mean_amount(histories: &Histories, end: Day) -> f64 {
    let (mut sum, mut purchases) = (0.0, 0);
    for customer in 0..histories.len() {
        let (days, values) = histories.of(customer);
        let seen = days.partition_point(|&day| day <= end);
        sum += values[..seen].iter().sum::<f64>();
        purchases += seen;
    }
    sum / purchases.max(1) as f64
}

/// Value of each customer's purchases up to `end`, per year since the first but at least one year.
fn yearly_values(histories: &Histories, end: Day) -> Vec<f64> {
    let one = |customer: usize| {
        let (days, values) = histories.of(customer);
        let seen = days.partition_point(|&day| day <= end);
        let Some(first) = days[..seen].first() else { return 0.0 };
        let years = f64::from(end.days_since(*first)) / 365.2425;
        values[..seen].iter().sum::<f64>() / years.max(1.0)
    };
    blocks::column(histories.len(), one)
}
