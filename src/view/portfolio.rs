//! Questions about the whole portfolio, each computed when it is asked for, and their answers.

use crate::segment::Scheme;
use serde::{Deserialize, Serialize};

pub use crate::portfolio::baskets::{Basket, Grain};
pub use crate::portfolio::cohorts::{Cohort, CohortsView, Period};
pub use crate::portfolio::health::{Gauge, HealthView, Light, Measure, Missing, TierContribution, TierRetention};
pub use crate::portfolio::matrix_map::{MapCell, MatrixMap};
pub use crate::portfolio::migration::{Flow, MigrationQuery, MigrationView, Move, Mover, Moves, QuarterMoves};
pub use crate::portfolio::pairs::{Pair, PairSort, PairsQuery, PairsView, Suggestion};
pub use crate::portfolio::products::{Direction, ProductQuery, ProductRow, ProductSort, ProductsView, Standing};
pub use crate::portfolio::risk::{RiskRow, RiskView, Signal};
pub use crate::portfolio::whale::WhaleView;

/// The questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortfolioAsk {
    /// The whale curve by revenue. → [`PortfolioAnswer::RevenueCurve`]
    RevenueCurve,
    /// Current value × potential, as a map. → [`PortfolioAnswer::Matrix`]
    Matrix,
    /// Measures with lights and trends. → [`PortfolioAnswer::Health`]
    Health {
        /// The scheme of contribution and retention by tier.
        scheme: Scheme,
    },
    /// A scheme at two dates. → [`PortfolioAnswer::Migration`]
    Migration {
        /// Which.
        query: MigrationQuery,
    },
    /// Moves over all quarters; the schemes that fit models take a fit per quarter. → [`PortfolioAnswer::Rates`]
    Rates {
        /// The scheme.
        scheme: Scheme,
    },
    /// Cohorts. → [`PortfolioAnswer::Cohorts`]
    Cohorts {
        /// Months or quarters.
        period: Period,
        /// The scheme of the retention by tier.
        scheme: Scheme,
    },
    /// A page of products. → [`PortfolioAnswer::Products`]
    Products {
        /// Which.
        query: ProductQuery,
    },
    /// Products that are bought together. → [`PortfolioAnswer::Pairs`]
    Pairs {
        /// Which.
        query: PairsQuery,
    },
    /// What a customer may want next. → [`PortfolioAnswer::Next`]
    Next {
        /// [`crate::view::CustomerRow::index`]
        index: u32,
    },
    /// Who may leave. → [`PortfolioAnswer::Risk`]
    Risk {
        /// Rows to skip.
        offset: u32,
        /// Rows to return, at most 200.
        limit: u32,
    },
}

/// The answers, one per question; nothing where the data cannot say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortfolioAnswer {
    /// The whale curve by revenue; its `cumulative_profit` is revenue.
    RevenueCurve(Box<WhaleView>),
    /// The map of the matrix; nothing without a potential score.
    Matrix(Option<Box<MatrixMap>>),
    /// Measures with lights and trends.
    Health(Box<HealthView>),
    /// A scheme at two dates; nothing without two quarter ends, or where the scheme cannot be had.
    Migration(Option<Box<MigrationView>>),
    /// Moves over all quarters, oldest first.
    Rates(Vec<QuarterMoves>),
    /// Cohorts; nothing without dates.
    Cohorts(Option<Box<CohortsView>>),
    /// A page of products; nothing without such a column.
    Products(Option<Box<ProductsView>>),
    /// Pairs; nothing without such a column.
    Pairs(Option<Box<PairsView>>),
    /// What a customer may want next, the likeliest first.
    Next(Vec<Suggestion>),
    /// Who may leave; nothing without dates.
    Risk(Option<Box<RiskView>>),
}
