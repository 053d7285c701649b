//! When the data cannot carry a model: the reasons, and the simpler value that stands in.

use super::fit::{PurchaseModel, Verdict};
use super::summary::{Compressed, Histories};
use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// Something to tell about a prediction, as a stable code with its figures; the sentences live in the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    // Reasons against a prediction: the retention LTV stands in.
    /// Nobody has bought anything.
    NoPurchases,
    /// All purchases lie in one day or calendar period.
    OnePeriod,
    /// Nobody has bought twice.
    NoRepeats,
    /// The data span less than 12 weeks.
    TooShort {
        /// Days from the first purchase to the end.
        days: i32,
    },
    /// Fewer than 50 customers have bought again.
    TooFewRepeatCustomers {
        /// How many have.
        found: usize,
    },
    /// All customers have the same history: there are no differences to learn from.
    AllTheSame,
    /// The purchase model has no optimum that could be found.
    PurchasesNotConverged {
        /// Which.
        model: PurchaseModel,
    },
    /// Fewer than 50 repeat customers have a positive mean value.
    TooFewValues {
        /// How many have.
        found: usize,
    },
    /// The value model has no optimum that could be found.
    ValuesNotConverged,
    /// The value model has q ≤ 1: a mean value does not exist.
    NoMeanValue {
        /// The q.
        q: f64,
    },
    // Things to know.
    /// The data show nobody leaving: purchases are predicted as if all stayed, and who is still active cannot be told.
    NobodyLeaves,
    /// Renewals were chosen, and there is no interval for them.
    NoInterval,
    /// Renewals were chosen, although fewer intervals are alike than contracts have.
    RenewalsChosen {
        /// Share of the intervals that are as long as the one in the middle, to a fifth.
        alike: f64,
    },
    /// Every purchase is worth the same, or as good as: that value is used, no model is needed.
    ValuesAllTheSame {
        /// The value.
        value: f64,
    },
    /// The data hardly tell some parameter of the purchase model; predictions stand.
    PurchasesFlat,
    /// The data hardly tell some parameter of the value model; predictions stand.
    ValuesFlat,
    /// The value model has q < 1.5: single large values decide its mean.
    HeavyTail {
        /// The q.
        q: f64,
    },
    /// The value model's mean is off the mean of the repeat customers' values by a quarter or more.
    ValueMeanOff {
        /// Its mean.
        expected: f64,
        /// That of the repeat customers' values.
        observed: f64,
    },
    /// A tenth of the draws behind the intervals, or more, found no optimum or no mean value.
    DrawsFailed {
        /// How many.
        failed: u32,
        /// Of how many.
        draws: u32,
    },
    /// Where the value model is refused: each customer's own mean amount stands in, else the mean of all purchases.
    OwnAmounts {
        /// Mean amount of all purchases.
        mean: f64,
    },
    /// Customers silent for more than four times their usual gap are as good as all active to the model: who has left cannot be
    /// told, and no P(alive) is given.
    LeavingUnknown {
        /// Such customers.
        customers: usize,
    },
    /// Value and frequency are correlated by 0.3 or more, which the value model excludes.
    ValueDependsOnFrequency {
        /// Pearson's correlation.
        correlation: f64,
    },
    /// Repeat customers whose purchases net to zero or less: not in the value model's fit, but valued by it.
    ValueNotPositive {
        /// How many.
        customers: usize,
    },
    /// One-time buyers, of whom a BG/NBD cannot tell whether they have left.
    NoEvidence {
        /// How many.
        customers: usize,
    },
    /// Less than two years: seasons cannot be told from trends.
    SeasonsUnknown {
        /// Days from the first purchase to the end.
        days: i32,
    },
    /// The yearly retention of the stand-in was measured on periods of this length.
    RetentionMeasured {
        /// Days of each of the two periods compared.
        days: i32,
        /// Customers in the earlier one.
        customers: usize,
        /// Share retained per year.
        retention: f64,
    },
    /// No retention could be measured and none was given: only the first year counts.
    RetentionUnknown,
}

impl Note {
    /// Whether this forbids a prediction.
    pub fn refuses(self) -> Refuses {
        use Note::*;
        match self {
            NoPurchases
            | OnePeriod
            | NoRepeats
            | TooShort { .. }
            | TooFewRepeatCustomers { .. }
            | AllTheSame
            | PurchasesNotConverged { .. } => Refuses::Everything,
            TooFewValues { .. } | ValuesNotConverged | NoMeanValue { .. } => Refuses::Money,
            _ => Refuses::Nothing,
        }
    }
}

/// What a [`Note`] forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refuses {
    /// Nothing: it is to be known.
    Nothing,
    /// Predicting money; purchases can be predicted.
    Money,
    /// Predicting purchases, hence money.
    Everything,
}

/// Fewest repeat customers for a model (docs/definitions.md section 6).
pub const MIN_REPEAT_CUSTOMERS: usize = 50;
/// Fewest days for a model.
pub const MIN_DAYS: i32 = 84;
/// Mean values that differ by less than this part of them are the same: what tells such customers apart is a rounding, and the
/// value model has no optimum but at the end of the world.
pub const SAME: f64 = 1e-3;
/// Below this q of the value model we warn: its mean exists, its variance by far not.
pub const HEAVY_Q: f64 = 1.5;
/// From this relative difference of the value model's mean and the observed one on we warn.
pub const MEAN_OFF: f64 = 0.25;
/// From this correlation on we warn.
pub const MAX_CORRELATION: f64 = 0.3;
const TWO_YEARS: i32 = 730;

/// Why `data` cannot carry a purchase model; the first reason only, from the plainest to the subtlest.
pub fn refusal(data: &Compressed, days: i32) -> Option<Note> {
    let repeat = data.repeat_customers();
    let first = data.rows.first();
    Some(match () {
        () if data.rows.is_empty() => Note::NoPurchases,
        () if data.rows.iter().all(|row| row.t == 0) => Note::OnePeriod,
        () if repeat == 0 => Note::NoRepeats,
        () if data.rows.iter().all(|row| first == Some(row)) => Note::AllTheSame,
        () if days < MIN_DAYS => Note::TooShort { days },
        () if repeat < MIN_REPEAT_CUSTOMERS => Note::TooFewRepeatCustomers { found: repeat },
        () => return None,
    })
}

/// What a purchase fit gives rise to.
pub fn notes_on_purchases(model: PurchaseModel, verdict: Verdict, data: &Compressed, days: i32) -> Vec<Note> {
    let mut notes = Vec::new();
    match verdict {
        Verdict::Converged => {}
        // Where all customers renew alike, how they differ is no question.
        Verdict::Flat if model == PurchaseModel::Renewal => {}
        Verdict::Flat => notes.push(Note::PurchasesFlat),
        Verdict::NotConverged => return vec![Note::PurchasesNotConverged { model }],
    }
    if model == PurchaseModel::Nbd {
        notes.push(Note::NobodyLeaves);
    }
    let once = data.customers() - data.repeat_customers();
    if model == PurchaseModel::BgNbd && once > 0 {
        notes.push(Note::NoEvidence { customers: once });
    }
    if days < TWO_YEARS {
        notes.push(Note::SeasonsUnknown { days });
    }
    notes
}

/// The share of customers who are kept per year, measured on the last two periods of equal length: 12 months, or half
/// the span if that is shorter (then raised to the power that makes it yearly). `None` if nobody bought in the earlier.
pub fn measure_retention(histories: &Histories, end: Day) -> Option<Note> {
    let (first, _) = histories.span()?;
    let days = (end.days_since(first) + 1).div_euclid(2).min(365);
    if days < 1 {
        return None;
    }
    let (middle, start) = (end.plus_days(-days), end.plus_days(-2 * days));
    let (mut before, mut kept) = (0, 0);
    for customer in 0..histories.len() {
        let days = histories.of(customer).0;
        let at = |day: Day| days.partition_point(|&other| other <= day);
        let (a, b, c) = (at(start), at(middle), at(end));
        before += usize::from(b > a);
        kept += usize::from(b > a && c > b);
    }
    let share = kept as f64 / before.max(1) as f64;
    let retention = share.powf(365.0 / f64::from(days));
    (before > 0).then_some(Note::RetentionMeasured { days, customers: before, retention })
}
