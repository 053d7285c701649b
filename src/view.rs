//! What the page is shown: answers small enough to send, never the ledger itself.
//!
//! Amounts are exact decimal strings ([`Figure`]); shares are numbers from 0 to 1 (a share of profit can lie outside);
//! days are ISO dates. The page formats them for its language and adds nothing up itself.

pub mod lifetime;
pub mod panel;
pub mod panels;
pub mod portfolio;
pub mod reading;

use crate::action::verdict::{Judgement, Verdict};
use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::{Monetary, choices};
use serde::{Deserialize, Serialize};

pub use crate::portfolio::whale::{WhalePoint, WhaleView};
pub use crate::segment::rfm::lint::Lint;
pub use crate::segment::{Absent, AbsentScheme, Driver, Fact, Reason};
pub use crate::value::potential::{Part, PotentialPart};
pub use crate::value::profit::Assumed;

/// The analysis at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The day from which everything looks back; absent where no row has a date.
    pub as_of: Option<Day>,
    /// Currency code or sign, where known.
    pub currency: Option<String>,
    /// Sums over all customers.
    pub totals: Totals,
    /// What rests on a setting instead of data.
    pub assumed: Vec<Assumed>,
    /// What words about profit speak of: revenue, where profit is nothing but an assumed margin on it.
    pub speaks_of: Monetary,
    /// The fewest customers who bring 80 % of it; absent where it is not positive.
    pub eighty: Option<u64>,
    /// One table of tiers per scheme that can be had, in the order of [`Scheme::ALL`].
    pub tiers: Vec<TierTable>,
    /// The schemes that cannot.
    pub absent: Vec<AbsentScheme>,
    /// The whale curve by profit.
    pub whale: WhaleView,
    /// What could not be computed, and why.
    pub notes: Vec<Note>,
    /// Have the lifetime values a model whose intervals can be drawn, and are not yet?
    pub drawable: bool,
    /// Is it all that a blind pack tells? Then no customer can be asked for.
    pub blind: bool,
}

/// Sums over all customers (docs/definitions.md section 1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Customers, also those without a purchase.
    pub customers: u64,
    /// Customers with at least one purchase.
    pub buyers: u64,
    /// Orders of any kind, cancellations included.
    pub orders: u64,
    /// Orders that count as a purchase.
    pub purchases: u64,
    /// Revenue, refunds netted.
    pub revenue: Figure,
    /// Direct cost.
    pub direct_cost: Figure,
    /// Cost to serve.
    pub cost_to_serve: Figure,
    /// Acquisition cost.
    pub acquisition_cost: Figure,
    /// Revenue − direct cost − cost to serve − acquisition cost.
    pub profit: Figure,
    /// Customers with a profit below zero.
    pub customers_with_loss: u64,
    /// The sum of their (negative) profits.
    pub loss: Figure,
    /// Rows that name no customer.
    pub lines_without_customer: u64,
    /// Their amounts.
    pub amount_without_customer: Figure,
    /// Refund lines that were netted.
    pub refund_lines: u64,
    /// Their amounts.
    pub refund_amount: Figure,
    /// Day of the first and of the last line.
    pub days: Option<(Day, Day)>,
}

choices! {
    /// Why something is missing.
    Note {
        /// No dates: no recency, no frequency over time, no growth.
        NoDates = "no_dates",
        /// No part of the potential score could be computed.
        NoPotential = "no_potential",
        /// No purchase at all, only refunds.
        NoPurchases = "no_purchases",
        /// Fewer than five buyers: scores from 1 to 5 say little.
        FewCustomers = "few_customers",
        /// All last bought on the same day: nobody has a recency score.
        RecencyAlike = "recency_alike",
        /// All bought equally often: nobody has a frequency score.
        FrequencyAlike = "frequency_alike",
        /// All are worth the same: nobody has a monetary score.
        MonetaryAlike = "monetary_alike",
        /// The data show no customers leaving: nobody has a P(alive).
        NobodyLeaves = "nobody_leaves",
        /// Total profit is zero or negative: the whale curve is drawn in money.
        WhaleInMoney = "whale_in_money",
    }
}

/// The tiers of one scheme, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierTable {
    /// The scheme.
    pub scheme: Scheme,
    /// One row per tier, also the empty ones.
    pub rows: Vec<TierRow>,
}

/// One tier in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TierRow {
    /// The tier.
    pub tier: Tier,
    /// Customers in it.
    pub customers: u64,
    /// Their revenue.
    pub revenue: Figure,
    /// Their profit.
    pub profit: Figure,
    /// What serving them cost.
    pub cost_to_serve: Figure,
    /// Share of all customers.
    pub share_of_customers: f64,
    /// Share of all revenue; absent where there is none.
    pub share_of_revenue: Option<f64>,
    /// Share of the total profit; absent where that is zero.
    pub share_of_profit: Option<f64>,
    /// Profit ÷ revenue; absent where revenue is zero.
    pub margin: Option<f64>,
    /// Profit per customer, rounded half to even at the analysis's decimals; absent in an empty tier.
    pub profit_per_customer: Option<Figure>,
    /// Purchases per customer.
    pub purchases_per_customer: Option<f64>,
    /// Mean days since the last purchase, over those who bought.
    pub recency_days: Option<f64>,
    /// Mean predicted lifetime value, an estimate in the currency; absent without lifetime values.
    pub ltv_per_customer: Option<f64>,
}

/// Recency × frequency (docs/definitions.md section 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RfmView {
    /// `cells[r - 1][f - 1]`: customers with recency score r and frequency score f.
    pub cells: Vec<Vec<RfmCell>>,
}

/// One cell of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RfmCell {
    /// Customers in it.
    pub customers: u64,
    /// Their revenue.
    pub revenue: Figure,
    /// The segment that most of its customers are in.
    pub segment: Tier,
}

/// Which customers to show, in which order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerQuery {
    /// Part of an id or a name, in any case; empty for all.
    pub search: String,
    /// Only those who pass all of these.
    pub filters: Vec<CustomerFilter>,
    /// Column to sort by.
    pub sort: SortBy,
    /// Direction.
    pub order: SortOrder,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to return, at most 200.
    pub limit: u32,
}

/// The customers behind a number that the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerFilter {
    /// A tier. A scheme that cannot be had lets everybody through.
    Tier {
        /// The scheme.
        scheme: Scheme,
        /// The tier.
        tier: Tier,
    },
    /// A cell of the grid of recency and frequency.
    Scores {
        /// Recency score, 1–5.
        r: u8,
        /// Frequency score, 1–5.
        f: u8,
    },
    /// Who came in a period.
    Cohort {
        /// Months or quarters.
        period: portfolio::Period,
        /// [`portfolio::Cohort::name`]
        name: String,
    },
    /// Ranks by profit, both included: a part of the whale curve.
    Ranks {
        /// First rank, from 1.
        from: u64,
        /// Last rank.
        to: u64,
    },
    /// Who was in one tier at a day and in another one at a later day.
    Moved {
        /// The scheme.
        scheme: Scheme,
        /// The first day.
        from: Day,
        /// Is that where customers stood in the saved project?
        saved: bool,
        /// The second day.
        to: Day,
        /// The tier at the first day; absent for customers who were not known then.
        was: Option<Tier>,
        /// The tier at the second day.
        is: Tier,
    },
    /// A cell of the map of the matrix, by what the settings take for current value.
    OnMap {
        /// [`portfolio::MapCell::potential`]
        potential: u8,
        /// Least current value; absent for the lowest bin.
        from: Option<Figure>,
        /// Current value below this; absent for the highest bin.
        to: Option<Figure>,
    },
    /// Who bought a product or a category.
    Bought {
        /// Which.
        grain: portfolio::Grain,
        /// Its name.
        name: String,
    },
}

/// Columns that the customers table sorts by. Ties keep the order of the ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// The id.
    Id,
    /// The profit.
    #[default]
    Profit,
    /// The revenue.
    Revenue,
    /// Number of purchases.
    Purchases,
    /// Days since the last purchase.
    Recency,
    /// Potential score.
    Potential,
    /// Predicted lifetime value.
    Ltv,
    /// Probability of being active.
    PAlive,
}

/// Direction of a sort. What is absent comes last either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortOrder {
    /// Largest first.
    #[default]
    Descending,
    /// Smallest first.
    Ascending,
}

impl CustomerFilter {
    /// Its kind and its facts, for the page around a widget (www/embed/frame.js), with U+001F, which no name in a
    /// table has in it, between them; empty where there is no bound. `None` for a tier, which that page is told of wherever one is named.
    pub fn told(&self) -> Option<String> {
        let figure = |edge: &Option<Figure>| edge.map(|edge| edge.to_string()).unwrap_or_default();
        Some(match self {
            CustomerFilter::Tier { .. } => return None,
            CustomerFilter::Scores { r, f } => format!("scores\u{1f}{r}\u{1f}{f}"),
            CustomerFilter::Cohort { period, name } => format!("cohort\u{1f}{}\u{1f}{name}", period.as_str()),
            CustomerFilter::Ranks { from, to } => format!("ranks\u{1f}{from}\u{1f}{to}"),
            CustomerFilter::Moved { scheme, from, to, was, is, .. } => {
                let [scheme, was, is] = [scheme.as_str(), was.map_or("", Tier::as_str), is.as_str()];
                format!("moved\u{1f}{scheme}\u{1f}{from}\u{1f}{to}\u{1f}{was}\u{1f}{is}")
            }
            CustomerFilter::OnMap { potential, from, to } => {
                format!("map\u{1f}{}\u{1f}{}\u{1f}{}", u32::from(*potential) * 5, figure(from), figure(to))
            }
            CustomerFilter::Bought { grain, name } => format!("bought\u{1f}{}\u{1f}{name}", grain.as_str()),
        })
    }

    /// Does it take the other one's place, since nobody, or only one of them, could pass both?
    pub fn replaces(&self, other: &CustomerFilter) -> bool {
        use CustomerFilter::{Cohort, OnMap, Ranks, Scores, Tier};
        match (self, other) {
            (Tier { scheme, .. }, Tier { scheme: of, .. }) => scheme == of,
            (Scores { .. }, Scores { .. })
            | (Cohort { .. }, Cohort { .. })
            | (Ranks { .. }, Ranks { .. })
            | (OnMap { .. }, OnMap { .. }) => true,
            _ => self == other,
        }
    }
}

/// A page of the customers table.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerPage {
    /// How many customers the query finds in all.
    pub found: u64,
    /// The rows of this page.
    pub rows: Vec<CustomerRow>,
}

/// One customer in a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// Position in the ledger, to ask for the detail.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name, where a column gives one.
    pub name: Option<String>,
    /// First purchase.
    pub first_purchase: Option<Day>,
    /// Last purchase.
    pub last_purchase: Option<Day>,
    /// Purchases.
    pub purchases: u64,
    /// Revenue.
    pub revenue: Figure,
    /// Profit.
    pub profit: Figure,
    /// Does one order bring more than 80 % of the revenue?
    pub one_off: bool,
    /// Days since the last purchase.
    pub recency_days: Option<i32>,
    /// Recency, frequency and monetary score, 1–5.
    pub rfm: Option<[Option<u8>; 3]>,
    /// Potential score, 0–100.
    pub potential: Option<f64>,
    /// Lifetime value; absent without order lines.
    pub ltv: Option<LtvRow>,
    /// Tier by scheme, in the order of [`Scheme::ALL`], where computed.
    pub tiers: Vec<(Scheme, Tier)>,
    /// What all schemes together come to; absent for customers whom the day does not know.
    pub verdict: Option<Verdict>,
}

/// Lifetime value of one customer: estimates, in the currency of the analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LtvRow {
    /// Formula LTV, past and future.
    pub formula: f64,
    /// Predicted LTV over the horizon (the retention LTV where no model holds), future.
    pub predicted: f64,
    /// Lower end of the 80 % interval, once drawn.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Probability of being active, 0–1; absent where there is no evidence yet.
    pub p_alive: Option<f64>,
    /// Expected purchases over the horizon.
    pub expected_purchases: Option<f64>,
    /// Does another value stand in where a model is refused?
    pub stand_in: bool,
}

/// Everything about one customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerDetail {
    /// The table's row.
    pub row: CustomerRow,
    /// Direct cost.
    pub direct_cost: Figure,
    /// Cost to serve.
    pub cost_to_serve: Figure,
    /// Acquisition cost.
    pub acquisition_cost: Figure,
    /// Refund lines.
    pub refund_lines: u64,
    /// Sum of the refunds.
    pub refund_amount: Figure,
    /// The parts of the potential score with their weights before renormalising.
    pub potential_parts: Vec<PotentialPart>,
    /// The future; absent without order lines.
    pub lifetime: Option<lifetime::CustomerLifetime>,
    /// The verdict with its numbers.
    pub judgement: Option<Judgement>,
    /// Why the customer is in each tier.
    pub why: Vec<Why>,
    /// The latest orders, newest first, at most 50.
    pub orders: Vec<OrderRow>,
    /// How many orders there are.
    pub orders_found: u64,
    /// Revenue by month from the first to the as-of month, at most 36.
    pub months: Vec<(String, f64)>,
}

/// Products that an order names at most.
pub const NAMED: usize = 6;

/// One order of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderRow {
    /// Its day.
    pub day: Day,
    /// Sum of its lines.
    pub amount: Figure,
    /// Lines.
    pub lines: u64,
    /// Its products (else categories), each once, the first [`NAMED`]; empty without such a column.
    pub products: Vec<String>,
    /// Products beyond these.
    pub more_products: u64,
    /// Does it count as a purchase? (Else it is a refund or a cancellation.)
    pub purchase: bool,
}

/// Why a customer is in a tier: the facts of the rule that decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// The scheme.
    pub scheme: Scheme,
    /// The tier.
    pub tier: Tier,
    /// The rule's facts.
    pub reason: Reason,
}
