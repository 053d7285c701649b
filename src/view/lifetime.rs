//! The lifetime value view: totals with intervals, who brings them, and how far to trust the models.
//!
//! Amounts are estimates in the currency of the analysis, hence numbers and not exact decimals.

use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::Tier;
use serde::{Deserialize, Serialize};

pub use crate::value::ltv::Interval;
pub use crate::value::ltv::fallback::Note as LtvNote;
pub use crate::value::ltv::fit::Verdict;
pub use crate::value::ltv::holdout::{ByFrequency, Trust, Week};
pub use crate::value::ltv::judge::{GOOD, Judgement, Reason};
pub use crate::value::ltv::ledger5::Year;
pub use crate::value::ltv::season::{Factors, MonthIndex};

/// Lifetime values of all customers, and what they rest on (docs/definitions.md section 6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifetimeView {
    /// The purchase model that was used (`nbd`, `bg-nbd`, `mbg-nbd`, `pareto-nbd`, `renewal`); absent where the retention LTV stands in.
    pub model: Option<String>,
    /// Does another value stand in where a model is refused: the retention LTV, or customers' own amounts?
    pub stand_in: bool,
    /// Months that the prediction looks ahead.
    pub months: u32,
    /// Discount rate per year.
    pub discount: Figure,
    /// Last day that was observed.
    pub end: Day,
    /// Bootstrap draws behind the intervals; 0 until they are made.
    pub draws: u32,
    /// Everybody together.
    pub total: LifetimeTotal,
    /// 80 % interval of the expected total: how well the data tell it, the customers' own chance left out.
    pub expected: Option<Interval>,
    /// Whether to trust it; absent without a check.
    pub judgement: Option<Judgement>,
    /// What the season makes of the total, where two years or more share one; it is not in the figures here.
    pub season: Option<SeasonView>,
    /// The total by profit tier, best first, empty tiers left out.
    pub tiers: Vec<(Tier, LifetimeTotal)>,
    /// Tenths of the customers by lifetime value, best first.
    pub tenths: Vec<Tenth>,
    /// P(alive) × value of a purchase; empty without a model.
    pub map: Vec<MapCell>,
    /// Edges of the map's value bins, in the currency: one more than bins.
    pub map_values: Vec<f64>,
    /// The models that were tried, the chosen purchase model first.
    pub models: Vec<ModelView>,
    /// Pearson's correlation of frequency and value among repeat customers.
    pub correlation: Option<f64>,
    /// What the chosen model would have said of the last third of the time.
    pub holdout: Option<HoldoutView>,
    /// Reasons and warnings.
    pub notes: Vec<LtvNote>,
    /// Referral chains that led back to their beginning and were cut: how many.
    pub referral_cycles: u32,
}

/// A season.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeasonView {
    /// By what it multiplies the totals.
    pub factors: Factors,
    /// How strong each of the twelve months after the end is; their mean is 1.
    pub index: MonthIndex,
}

/// A sum of lifetime values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LifetimeTotal {
    /// Customers with a purchase.
    pub customers: u32,
    /// Purchases expected over the horizon; absent without a purchase model.
    pub expected_purchases: Option<f64>,
    /// Predicted lifetime value, discounted.
    pub ltv: f64,
    /// 80 % interval of what they will bring, once drawn.
    pub interval: Option<Interval>,
}

/// A tenth of the customers by lifetime value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tenth {
    /// How many customers.
    pub customers: u32,
    /// Their lifetime value.
    pub ltv: f64,
    /// Its share of the total; absent where that is not positive.
    pub share: Option<f64>,
    /// The lowest lifetime value among them.
    pub from: f64,
}

/// Customers with about the same P(alive) and value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapCell {
    /// Fifth of P(alive), 0 (below 20 %) to 4.
    pub alive: u8,
    /// Bin of the value, from 0.
    pub value: u8,
    /// Customers.
    pub customers: u32,
    /// Their lifetime value.
    pub ltv: f64,
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelView {
    /// `nbd`, `bg-nbd`, `mbg-nbd`, `pareto-nbd`, `renewal` or `gamma-gamma`.
    pub name: String,
    /// Parameters by their symbol, in the unit of time of the settings.
    pub parameters: Vec<(String, f64)>,
    /// Log-likelihood.
    pub log_likelihood: f64,
    /// Customers in the fit.
    pub customers: f64,
    /// Steps of the optimiser.
    pub iterations: u32,
    /// Starting points tried.
    pub starts: u32,
    /// Largest slope at the end, in the logarithm of a parameter.
    pub gradient_norm: f64,
    /// How it ended.
    pub verdict: Verdict,
    /// Mean absolute error per customer in the hold-out, for purchase models.
    pub holdout_error: Option<f64>,
    /// Is it the one that was used?
    pub used: bool,
    /// Fitted to a sample for the choice only.
    pub sampled: bool,
}

/// The hold-out check of the chosen model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HoldoutView {
    /// Last day of the part that was fitted.
    pub cut: Day,
    /// Last day of the part that was predicted.
    pub end: Day,
    /// Customers known at the cut.
    pub customers: u32,
    /// Purchases that the model expected of them.
    pub expected: f64,
    /// Purchases that they made.
    pub actual: f64,
    /// Purchases by the naive rule: as many as in the last period of equal length.
    pub naive: f64,
    /// Mean absolute error per customer.
    pub error: f64,
    /// The same of the naive rule.
    pub naive_error: f64,
    /// By purchases made before the cut; means per customer.
    pub by_frequency: Vec<ByFrequency>,
    /// Cumulative repeat purchases by week.
    pub weeks: Vec<Week>,
}

/// One customer's future.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerLifetime {
    /// Expected value of a purchase, before margin; absent without a value model.
    pub expected_value: Option<f64>,
    /// Margin applied.
    pub margin: f64,
    /// Does another value stand in where a model is refused?
    pub stand_in: bool,
    /// Cumulative expected purchases after 0, 1, 2, … months of the horizon; empty without a model.
    pub expected_purchases: Vec<f64>,
    /// Formula LTV in its parts: purchases × amount × margin, acquisition cost, referred income.
    pub formula: [f64; 3],
    /// The five-year ledger from the first purchase; absent without one.
    pub years: Option<Vec<Year>>,
}
