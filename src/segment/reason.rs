//! Why a customer is in a tier, as facts; the catalogues make a sentence of them.

use crate::money::Figure;
use crate::settings::{Monetary, RuleBook, choices};
use crate::value::rhythm::GapOf;
use serde::{Deserialize, Serialize};

choices! {
    /// What decides about a tier, and so what can have changed when a customer moves.
    Driver {
        /// Profit so far, in the currency.
        Profit = "profit",
        /// Profit of the last 12 months.
        YearProfit = "year_profit",
        /// Revenue of the last 12 months.
        YearRevenue = "year_revenue",
        /// Potential score, 0–100.
        Potential = "potential",
        /// Predicted lifetime value, in the currency.
        Future = "future",
        /// Recency score, 1–5.
        Recency = "recency",
        /// Frequency score, 1–5.
        Frequency = "frequency",
        /// Monetary score, 1–5.
        Monetary = "monetary",
        /// Days since the last purchase, in multiples of the usual gap.
        Silence = "silence",
        /// Revenue of the last 180 days.
        HalfYear = "half_year",
    }
}

impl Driver {
    /// Is it an amount of money?
    pub fn is_amount(self) -> bool {
        use Driver::{Future, HalfYear, Profit, YearProfit, YearRevenue};
        matches!(self, Profit | YearProfit | YearRevenue | Future | HalfYear)
    }

    /// How much a change weighs beside the changes of other drivers: 0 for none, 1 for doubling or halving to nothing.
    pub fn weight(self, before: f64, after: f64) -> f64 {
        let change = (after - before).abs();
        match self {
            Driver::Potential => change / 50.0,
            Driver::Recency | Driver::Frequency | Driver::Monetary => change / 4.0,
            _ => change / before.abs().max(after.abs()).max(f64::MIN_POSITIVE),
        }
    }
}

/// The facts behind a tier. `why-…` in the catalogues makes a sentence of them ([`Reason::sentence`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Profit, or revenue, is below zero.
    Loss {
        /// What tiers speak of: profit, or the revenue that a margin alone makes profit of.
        of_what: Monetary,
        /// The customer's.
        amount: Figure,
    },
    /// Reaches the high tier.
    High {
        /// What tiers speak of: profit, or the revenue that a margin alone makes profit of.
        of_what: Monetary,
        /// The customer's.
        amount: Figure,
        /// 1 is the best.
        rank: u64,
        /// Of so many.
        of: u64,
        /// The high tier starts at this amount.
        starts_at: Figure,
    },
    /// Not high; the potential score decides between potential and low.
    Potential {
        /// What tiers speak of: profit, or the revenue that a margin alone makes profit of.
        of_what: Monetary,
        /// The customer's.
        amount: Figure,
        /// 1 is the best.
        rank: u64,
        /// Of so many.
        of: u64,
        /// The high tier starts at this amount; absent where nobody is high.
        high_starts_at: Option<Figure>,
        /// The potential score; absent where no part of it could be computed.
        score: Option<f64>,
        /// The threshold.
        threshold: f64,
    },
    /// The value matrix: current value and potential score.
    Quadrant {
        /// What current value is: profit or revenue of the last 12 months.
        of_what: Monetary,
        /// The customer's current value.
        value: Figure,
        /// 1 is the best.
        rank: u64,
        /// Of so many.
        of: u64,
        /// High starts at this value; absent where nobody is high.
        high_starts_at: Option<Figure>,
        /// The potential score.
        score: Option<f64>,
        /// The threshold.
        threshold: f64,
    },
    /// Revenue of the last 12 months.
    Spend {
        /// The customer's.
        spent: Figure,
        /// A whale from here.
        whale_from: Figure,
        /// Potential from here.
        potential_from: Figure,
    },
    /// Predicted lifetime value.
    Future {
        /// The customer's, an estimate in the currency.
        ltv: f64,
        /// 1 is the best.
        rank: u64,
        /// Of so many.
        of: u64,
        /// The core are the first so many.
        core: u64,
        /// Core and potential together are the first so many.
        potential: u64,
    },
    /// The cell of the rule book that holds the scores.
    Scores {
        /// The rule book.
        book: RuleBook,
        /// Recency score.
        r: Option<u8>,
        /// Frequency score.
        f: Option<u8>,
        /// Monetary score.
        m: Option<u8>,
        /// Days since the last purchase.
        recency_days: i32,
        /// Purchases.
        purchases: u64,
        /// Monetary value.
        monetary: Figure,
    },
    /// 八类: each value against the mean of those who bought.
    Means {
        /// Days since the last purchase.
        recency_days: i32,
        /// Their mean.
        mean_days: f64,
        /// Purchases.
        purchases: u64,
        /// Their mean.
        mean_purchases: f64,
        /// Monetary value.
        monetary: Figure,
        /// Its mean.
        mean_monetary: Figure,
    },
    /// No purchase at all, only refunds.
    NeverBought,
    /// Silent for longer than so many usual gaps.
    Silent {
        /// Days since the last purchase.
        days: i32,
        /// Usual gap in days.
        gap: f64,
        /// Whose.
        gap_of: GapOf,
        /// How many gaps the limit is.
        times: f64,
    },
    /// The first purchase was lately.
    JustArrived {
        /// Days since it.
        days: i32,
        /// New up to so many days.
        limit: f64,
    },
    /// Revenue of the last 180 days against the 180 before.
    Growth {
        /// Last 180 days.
        lately: Figure,
        /// The 180 before.
        before: Figure,
        /// Growing from this much more, as a share.
        needed: Figure,
    },
}

/// One fact of a sentence. Counts go into it as numbers, since plurals depend on them; the rest is written out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    /// An exact amount in the currency.
    Amount(Figure),
    /// An estimated amount in the currency.
    Estimate(f64),
    /// A count, a rank or whole days.
    Count(u64),
    /// Any other number.
    Number(f64),
    /// A share, 0–1.
    Share(Figure),
    /// A word that the sentence chooses by.
    Word(&'static str),
    /// Nothing to show.
    Nothing,
}

impl Reason {
    /// The catalogue key of the sentence, and its variables.
    pub fn sentence(&self) -> (&'static str, Vec<(&'static str, Fact)>) {
        use Fact::{Amount, Count, Estimate, Nothing, Number, Share, Word};
        let maybe = |figure: &Option<Figure>| figure.map_or(Nothing, Amount);
        let reached = |score: &Option<f64>, threshold: f64| {
            Word(if score.is_some_and(|score| score >= threshold) { "yes" } else { "no" })
        };
        match self {
            Reason::Loss { of_what, amount } => {
                ("why-loss", vec![("what", Word(of_what.as_str())), ("amount", Amount(*amount))])
            }
            Reason::High { of_what, amount, rank, of, starts_at } => (
                "why-high",
                vec![
                    ("what", Word(of_what.as_str())),
                    ("amount", Amount(*amount)),
                    ("rank", Count(*rank)),
                    ("of", Count(*of)),
                    ("starts", Amount(*starts_at)),
                ],
            ),
            Reason::Potential { of_what, amount, rank, of, high_starts_at, score, threshold } => (
                if score.is_some() { "why-potential" } else { "why-potential-unknown" },
                vec![
                    ("what", Word(of_what.as_str())),
                    ("amount", Amount(*amount)),
                    ("rank", Count(*rank)),
                    ("of", Count(*of)),
                    ("starts", maybe(high_starts_at)),
                    ("score", score.map_or(Nothing, Number)),
                    ("reached", reached(score, *threshold)),
                    ("threshold", Number(*threshold)),
                ],
            ),
            Reason::Quadrant { of_what, value, rank, of, high_starts_at, score, threshold } => (
                if score.is_some() { "why-quadrant" } else { "why-quadrant-unknown" },
                vec![
                    ("what", Word(of_what.as_str())),
                    ("value", Amount(*value)),
                    ("rank", Count(*rank)),
                    ("of", Count(*of)),
                    ("starts", maybe(high_starts_at)),
                    ("score", score.map_or(Nothing, Number)),
                    ("reached", reached(score, *threshold)),
                    ("threshold", Number(*threshold)),
                ],
            ),
            Reason::Spend { spent, whale_from, potential_from } => (
                "why-spend",
                vec![("spent", Amount(*spent)), ("whale", Amount(*whale_from)), ("potential", Amount(*potential_from))],
            ),
            Reason::Future { ltv, rank, of, core, potential } => (
                "why-future",
                vec![
                    ("ltv", Estimate(*ltv)),
                    ("rank", Count(*rank)),
                    ("of", Count(*of)),
                    ("core", Count(*core)),
                    ("potential", Count(*potential)),
                ],
            ),
            Reason::Scores { book, r, f, m, recency_days, purchases, monetary } => (
                "why-scores",
                vec![
                    ("book", Word(book.as_str())),
                    ("r", score(*r)),
                    ("f", score(*f)),
                    ("m", score(*m)),
                    ("days", Count(whole(*recency_days))),
                    ("purchases", Count(*purchases)),
                    ("monetary", Amount(*monetary)),
                ],
            ),
            Reason::Means { recency_days, mean_days, purchases, mean_purchases, monetary, mean_monetary } => (
                "why-means",
                vec![
                    ("days", Count(whole(*recency_days))),
                    ("meandays", Number(*mean_days)),
                    ("purchases", Count(*purchases)),
                    ("meanpurchases", Number(*mean_purchases)),
                    ("monetary", Amount(*monetary)),
                    ("meanmonetary", Amount(*mean_monetary)),
                ],
            ),
            Reason::NeverBought => ("why-never", Vec::new()),
            Reason::Silent { days, gap, gap_of, times } => (
                "why-silent",
                vec![
                    ("days", Count(whole(*days))),
                    ("gap", Number(*gap)),
                    ("whose", Word(gap_of.as_str())),
                    ("times", Number(*times)),
                ],
            ),
            Reason::JustArrived { days, limit } => {
                ("why-new", vec![("days", Count(whole(*days))), ("limit", Number(*limit))])
            }
            Reason::Growth { lately, before, needed } => (
                "why-growth",
                vec![("lately", Amount(*lately)), ("before", Amount(*before)), ("needed", Share(*needed))],
            ),
        }
    }

    /// The keys of all sentences.
    pub const KEYS: &[&str] = &[
        "why-loss",
        "why-high",
        "why-potential",
        "why-potential-unknown",
        "why-quadrant",
        "why-quadrant-unknown",
        "why-spend",
        "why-future",
        "why-scores",
        "why-means",
        "why-never",
        "why-silent",
        "why-new",
        "why-growth",
    ];
}

/// A score, or a dash where there is none.
fn score(score: Option<u8>) -> Fact {
    score.map_or(Fact::Word("–"), |score| Fact::Count(score.into()))
}

/// Days as a count; a day before the as-of day cannot lie after it.
fn whole(days: i32) -> u64 {
    u64::try_from(days).unwrap_or(0)
}
