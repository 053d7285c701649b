//! Questions about the whole portfolio, each computed when it is asked for. The answer is a [`super::panel::Panel`].

use super::CustomerQuery;
use crate::action::rules::Severity;
use crate::calendar::Day;
use crate::segment::Scheme;
use crate::settings::{Monetary, choices};
use serde::{Deserialize, Serialize};

pub use crate::portfolio::baskets::{Basket, Grain};
pub use crate::portfolio::changes::{Changed, ChangesView, Span};
pub use crate::portfolio::cohorts::{Cohort, CohortsView, Period};
pub use crate::portfolio::health::{
    BelowZero, Gauge, HealthView, Light, Measure, Missing, TierContribution, TierRetention,
};
pub use crate::portfolio::matrix_map::{MapCell, MatrixMap};
pub use crate::portfolio::migration::{Flow, MigrationQuery, MigrationView, Move, Mover, Moves, QuarterMoves};
pub use crate::portfolio::pairs::{Pair, PairSort, PairsQuery, PairsView, Suggestion};
pub use crate::portfolio::products::{Direction, ProductQuery, ProductRow, ProductSort, ProductsView, Standing};
pub use crate::portfolio::risk::{RiskRow, RiskView, Signal};
pub use crate::portfolio::rule_books::{RuleBookCheck, RuleBookRow, RuleBooksView};
pub use crate::portfolio::whale::{WhalePoint, WhaleView};

/// Rows of a page of a table.
pub const PAGE: u32 = 25;
/// Rows of a page of customers who may leave.
pub const AT_RISK: u32 = 20;

choices! {
    /// Parts of the screen that are asked for one by one.
    Part {
        /// What a blind pack is, and what it leaves out.
        Blind = "blind",
        /// Three questions about the business.
        Presets = "presets",
        /// The tiers of a scheme.
        Tiers = "tiers",
        /// The customers table.
        Customers = "customers",
        /// The whale curve.
        Whale = "whale",
        /// Current value × potential.
        Matrix = "matrix",
        /// Recency × frequency, and faults of the rule book.
        Rfm = "rfm",
        /// The rule books side by side.
        RuleBooks = "books",
        /// Measures with lights and trends.
        Health = "health",
        /// A scheme at two dates.
        Migration = "migration",
        /// Moves over all quarters.
        Rates = "rates",
        /// Cohorts.
        Cohorts = "cohorts",
        /// Products.
        Products = "products",
        /// Products that are bought together.
        Pairs = "pairs",
        /// One customer.
        Customer = "customer",
        /// Who may leave.
        Risk = "risk",
        /// Lifetime values.
        Lifetime = "ltv",
        /// What changed lately.
        Changes = "changes",
        /// The customers who matter most this week.
        Week = "week",
        /// For whom rules fire.
        Alerts = "alerts",
        /// What is to be done.
        Tasks = "tasks",
        /// Rules with their record.
        Rules = "rules",
    }
}

choices! {
    /// Which alerts are shown.
    Shown {
        /// What is to be seen to.
        Open = "open",
        /// What is to be seen to later.
        Snoozed = "snoozed",
        /// What is done.
        Done = "done",
    }
}

/// The questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PortfolioAsk {
    /// What a blind pack is, and what it leaves out.
    Blind,
    /// Three questions about the business.
    Presets,
    /// The tiers of a scheme.
    Tiers {
        /// Which.
        scheme: Scheme,
    },
    /// A page of the customers table.
    Customers {
        /// Which.
        query: CustomerQuery,
    },
    /// The whale curve.
    Whale {
        /// Profit or revenue.
        by: Monetary,
    },
    /// Current value × potential, as a map.
    Matrix {
        /// With this share of the customers as high value, instead of the setting.
        share: Option<f64>,
        /// With this threshold of the potential score, instead of the setting.
        potential: Option<f64>,
    },
    /// Recency × frequency, and faults of the rule book.
    Rfm,
    /// The rule books side by side, each checked by the last 12 months.
    RuleBooks,
    /// Measures with lights and trends.
    Health {
        /// The scheme of contribution and retention by tier.
        scheme: Scheme,
    },
    /// A scheme at two dates.
    Migration {
        /// Which.
        query: MigrationQuery,
    },
    /// Moves over all quarters.
    Rates {
        /// The scheme.
        scheme: Scheme,
        /// Also where that takes long, because models are fitted for every quarter.
        patiently: bool,
    },
    /// Cohorts.
    Cohorts {
        /// Months or quarters.
        period: Period,
        /// The scheme of the retention by tier.
        scheme: Scheme,
    },
    /// A page of products.
    Products {
        /// Which.
        query: ProductQuery,
    },
    /// Products that are bought together.
    Pairs {
        /// Which.
        query: PairsQuery,
    },
    /// One customer.
    Customer {
        /// [`crate::view::CustomerRow::index`]
        index: u32,
    },
    /// Who may leave.
    Risk {
        /// Rows to skip.
        offset: u32,
        /// Rows to return, at most 200.
        limit: u32,
    },
    /// Lifetime values.
    Lifetime,
    /// What changed lately.
    Changes,
    /// The customers who matter most this week.
    Week,
    /// For whom rules fire.
    Alerts {
        /// Which.
        shown: Shown,
        /// Of this severity alone.
        severity: Option<Severity>,
        /// Of this rule alone.
        rule: Option<String>,
        /// Alerts to skip.
        offset: u32,
    },
    /// What is to be done.
    Tasks {
        /// By this owner alone.
        owner: Option<String>,
        /// In the week that begins on this day alone.
        week: Option<Day>,
        /// Tasks to skip.
        offset: u32,
    },
    /// Rules with their record.
    Rules {
        /// The rule that is looked at.
        open: Option<String>,
        /// Its condition as somebody writes it.
        draft: Option<String>,
    },
}

impl Part {
    /// Does it rest on rules, and on what somebody has settled about them?
    pub fn is_action(self) -> bool {
        matches!(self, Part::Week | Part::Alerts | Part::Tasks | Part::Rules | Part::Customer)
    }
}

impl PortfolioAsk {
    /// The question with which a part begins.
    pub fn first(part: Part, scheme: Scheme) -> PortfolioAsk {
        let grain = Grain::Product;
        match part {
            Part::Whale => PortfolioAsk::Whale { by: Monetary::Profit },
            Part::Matrix => PortfolioAsk::Matrix { share: None, potential: None },
            Part::Blind => PortfolioAsk::Blind,
            Part::Presets => PortfolioAsk::Presets,
            Part::Tiers => PortfolioAsk::Tiers { scheme },
            Part::Customers => {
                PortfolioAsk::Customers { query: CustomerQuery { limit: PAGE, ..CustomerQuery::default() } }
            }
            Part::Rfm => PortfolioAsk::Rfm,
            Part::RuleBooks => PortfolioAsk::RuleBooks,
            Part::Health => PortfolioAsk::Health { scheme },
            Part::Migration => PortfolioAsk::Migration { query: MigrationQuery::of(scheme, PAGE) },
            Part::Rates => PortfolioAsk::Rates { scheme, patiently: false },
            Part::Cohorts => PortfolioAsk::Cohorts { period: Period::Month, scheme },
            Part::Products => PortfolioAsk::Products {
                query: ProductQuery {
                    grain,
                    scheme,
                    search: String::new(),
                    standing: None,
                    sort: ProductSort::Profit,
                    order: Direction::Descending,
                    offset: 0,
                    limit: PAGE,
                },
            },
            Part::Pairs => PortfolioAsk::Pairs {
                query: PairsQuery { grain, basket: Basket::Order, sort: PairSort::Support, limit: PAGE },
            },
            Part::Customer => PortfolioAsk::Customer { index: 0 },
            Part::Risk => PortfolioAsk::Risk { offset: 0, limit: AT_RISK },
            Part::Lifetime => PortfolioAsk::Lifetime,
            Part::Changes => PortfolioAsk::Changes,
            Part::Week => PortfolioAsk::Week,
            Part::Alerts => PortfolioAsk::Alerts { shown: Shown::Open, severity: None, rule: None, offset: 0 },
            Part::Tasks => PortfolioAsk::Tasks { owner: None, week: None, offset: 0 },
            Part::Rules => PortfolioAsk::Rules { open: None, draft: None },
        }
    }

    /// The part that it asks for.
    pub fn part(&self) -> Part {
        match self {
            PortfolioAsk::Whale { .. } => Part::Whale,
            PortfolioAsk::Matrix { .. } => Part::Matrix,
            PortfolioAsk::Blind => Part::Blind,
            PortfolioAsk::Presets => Part::Presets,
            PortfolioAsk::Tiers { .. } => Part::Tiers,
            PortfolioAsk::Customers { .. } => Part::Customers,
            PortfolioAsk::Rfm => Part::Rfm,
            PortfolioAsk::RuleBooks => Part::RuleBooks,
            PortfolioAsk::Health { .. } => Part::Health,
            PortfolioAsk::Migration { .. } => Part::Migration,
            PortfolioAsk::Rates { .. } => Part::Rates,
            PortfolioAsk::Cohorts { .. } => Part::Cohorts,
            PortfolioAsk::Products { .. } => Part::Products,
            PortfolioAsk::Pairs { .. } => Part::Pairs,
            PortfolioAsk::Customer { .. } => Part::Customer,
            PortfolioAsk::Risk { .. } => Part::Risk,
            PortfolioAsk::Lifetime => Part::Lifetime,
            PortfolioAsk::Changes => Part::Changes,
            PortfolioAsk::Week => Part::Week,
            PortfolioAsk::Alerts { .. } => Part::Alerts,
            PortfolioAsk::Tasks { .. } => Part::Tasks,
            PortfolioAsk::Rules { .. } => Part::Rules,
        }
    }

    /// The same by another scheme, where it is by one.
    pub fn of_scheme(mut self, of: Scheme) -> PortfolioAsk {
        match &mut self {
            PortfolioAsk::Tiers { scheme } | PortfolioAsk::Health { scheme } | PortfolioAsk::Cohorts { scheme, .. } => {
                *scheme = of
            }
            PortfolioAsk::Rates { scheme, patiently } => (*scheme, *patiently) = (of, *patiently && *scheme == of),
            PortfolioAsk::Migration { query } => {
                (query.scheme, query.patiently) = (of, query.patiently && query.scheme == of);
            }
            PortfolioAsk::Products { query } => query.scheme = of,
            _ => {}
        }
        self
    }

    /// The same for names with this text in them, where it lists names.
    pub fn searching(mut self, text: &str) -> PortfolioAsk {
        match &mut self {
            PortfolioAsk::Products { query } => (query.search, query.offset) = (text.to_owned(), 0),
            PortfolioAsk::Customers { query } => (query.search, query.offset) = (text.to_owned(), 0),
            PortfolioAsk::Rules { draft, .. } => *draft = Some(text.to_owned()),
            _ => {}
        }
        self
    }

    /// The same as if a setting had this value, where it can show that.
    pub fn trying(mut self, key: &str, value: f64) -> PortfolioAsk {
        if let PortfolioAsk::Matrix { share, potential } = &mut self {
            match key {
                "matrix_share" => *share = Some(value),
                "potential_threshold" => *potential = Some(value),
                _ => {}
            }
        }
        self
    }

    /// The same with the settings as they are, from the first page on.
    pub fn settled(mut self) -> PortfolioAsk {
        match &mut self {
            PortfolioAsk::Matrix { share, potential } => (*share, *potential) = (None, None),
            PortfolioAsk::Customers { query } => query.offset = 0,
            PortfolioAsk::Alerts { offset, .. } => *offset = 0,
            // Another list of tasks may have neither the owner nor the week.
            PortfolioAsk::Tasks { owner, week, offset } => (*owner, *week, *offset) = (None, None, 0),
            _ => {}
        }
        self
    }
}
