//! Who belongs where: schemes and their tiers (docs/definitions.md section 4).
//!
//! A scheme is one file with one [`Definition`] in it, listed in [`DEFINITIONS`]: its tiers, how all customers are
//! assigned, why one customer is where it is, and what to look at when it moves. Every scheme looks at the same
//! [`Known`] facts, of today or of any day in the past.

pub mod known;
pub mod lifecycle;
pub mod matrix;
pub mod profit_tiers;
pub mod reason;
pub mod rfm;
pub mod simple;
pub mod spend;
pub mod threshold;

use crate::ledger::CustomerIx;
use crate::settings::{RuleBook, Settings, choices};
use crate::value::rfm::Scores;
pub use known::{Depth, Known};
pub use reason::{Driver, Fact, Reason};
use serde::{Deserialize, Serialize};

choices! {
    /// A way to tier customers.
    Scheme {
        /// High, potential, low, negative: by profit and potential.
        Profit = "profit",
        /// The value matrix: current value × potential.
        Matrix = "matrix",
        /// Whale, potential, base: by revenue of 12 months.
        Spend = "spend",
        /// Core, potential, low: by predicted lifetime value.
        Simple = "simple",
        /// The segments of the chosen RFM rule book.
        Rfm = "rfm",
        /// New, growing, mature, dormant, lost.
        Lifecycle = "lifecycle",
    }
}

choices! {
    /// A tier of any scheme; the words are those of docs/interface.md.
    Tier {
        /// Profit tiers: among the best by profit.
        High = "high",
        /// Not among the best yet, and likely to become it.
        Potential = "potential",
        /// Neither among the best nor likely to become it.
        Low = "low",
        /// Profit tiers: a loss.
        Negative = "negative",
        /// Matrix: high value, high potential.
        Star = "star",
        /// Matrix: high value, low potential.
        CashCow = "cash_cow",
        /// Matrix: low value, low potential.
        Problem = "problem",
        /// Spend: the largest.
        Whale = "whale",
        /// Spend: everybody else.
        Base = "base",
        /// Simple: the best by lifetime value.
        Core = "core",
        /// RFM: bought lately and often.
        Champions = "champions",
        /// RFM: buys often.
        Loyal = "loyal",
        /// RFM: lately, a few times.
        PotentialLoyalists = "potential_loyalists",
        /// Just bought for the first time.
        New = "new",
        /// RFM: bought lately, once.
        Promising = "promising",
        /// RFM: the middle of everything.
        NeedAttention = "need_attention",
        /// RFM: slipping, few purchases.
        AboutToSleep = "about_to_sleep",
        /// RFM: bought often, long ago.
        AtRisk = "at_risk",
        /// RFM: bought very often, long ago.
        CantLose = "cant_lose",
        /// RFM: long ago and seldom.
        Hibernating = "hibernating",
        /// Gone.
        Lost = "lost",
        /// RFM, own ranges: no rule takes it.
        Other = "other",
        /// 重要价值: recent, frequent, large.
        ImportantValue = "important_value",
        /// 重要发展: recent, seldom, large.
        ImportantDevelop = "important_develop",
        /// 重要保持: long ago, frequent, large.
        ImportantKeep = "important_keep",
        /// 重要挽留: long ago, seldom, large.
        ImportantWinBack = "important_win_back",
        /// 一般价值: recent, frequent, small.
        GeneralValue = "general_value",
        /// 一般发展: recent, seldom, small.
        GeneralDevelop = "general_develop",
        /// 一般保持: long ago, frequent, small.
        GeneralKeep = "general_keep",
        /// 一般挽留: long ago, seldom, small.
        GeneralWinBack = "general_win_back",
        /// Lifecycle: buys clearly more than before.
        Growing = "growing",
        /// Lifecycle: buys as always.
        Mature = "mature",
        /// Lifecycle: silent for longer than usual. Shopify's groups: long ago, seldom and little.
        Dormant = "dormant",
        /// Shopify's groups: lately, some orders.
        Active = "active",
        /// Shopify's groups: the middle of everything.
        NeedsAttention = "needs_attention",
        /// Shopify's groups: a while ago, seldom and little.
        AlmostLost = "almost_lost",
        /// Shopify's groups: bought very often, long ago.
        PreviouslyLoyal = "previously_loyal",
        /// Shopify's groups: no purchase yet.
        Prospects = "prospects",
    }
}

impl Tier {
    /// How many tiers there are, for tables indexed by [`Tier::slot`].
    pub const COUNT: usize = Tier::ALL.len();

    /// The tier's place in [`Tier::ALL`].
    pub fn slot(self) -> usize {
        self as usize
    }
}

choices! {
    /// Why a scheme cannot be had.
    Absent {
        /// It looks back in time, and the data has no dated order lines.
        NoDates = "no_dates",
        /// It needs a potential score, and nobody has one.
        NoPotential = "no_potential",
        /// It rests on a score in which all customers are equal.
        NoEvidence = "no_evidence",
    }
}

/// A scheme that cannot be had, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsentScheme {
    /// The scheme.
    pub scheme: Scheme,
    /// Why.
    pub why: Absent,
}

/// Everything that a scheme may look at.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// Facts of the day.
    pub known: &'a Known,
    /// RFM scores by customer.
    pub scores: &'a [Option<Scores>],
    /// Thresholds.
    pub settings: &'a Settings,
}

/// One scheme.
pub struct Definition {
    /// Which.
    pub scheme: Scheme,
    /// What it needs to have been computed.
    pub depth: Depth,
    /// Its tiers, best first (lifecycle: in the order of life).
    pub tiers: fn(RuleBook) -> &'static [Tier],
    /// The tier of every customer, in the order of the ledger.
    pub assign: fn(&Sight) -> Result<Vec<Tier>, Absent>,
    /// Why a customer is in its tier.
    pub why: fn(&Sight, CustomerIx, Tier) -> Option<Reason>,
    /// What decides, with the customer's own numbers: of two days, the one that changed most says why it moved.
    pub drivers: fn(&Sight, CustomerIx) -> Vec<(Driver, f64)>,
}

/// All schemes, in the order of [`Scheme::ALL`].
pub const DEFINITIONS: [Definition; Scheme::ALL.len()] = [
    profit_tiers::DEFINITION,
    matrix::DEFINITION,
    spend::DEFINITION,
    simple::DEFINITION,
    rfm::DEFINITION,
    lifecycle::DEFINITION,
];

impl Scheme {
    /// The scheme's definition.
    pub fn definition(self) -> &'static Definition {
        static TABLE: [Definition; Scheme::ALL.len()] = DEFINITIONS;
        &TABLE[self as usize]
    }

    /// The scheme's tiers, best first; those of `rfm` are the segments of the rule book.
    pub fn tiers(self, book: RuleBook) -> &'static [Tier] {
        // Named one by one, so that a page which only lists tiers does not link the engine behind the table.
        let tiers = match self {
            Scheme::Profit => profit_tiers::DEFINITION.tiers,
            Scheme::Matrix => matrix::DEFINITION.tiers,
            Scheme::Spend => spend::DEFINITION.tiers,
            Scheme::Simple => simple::DEFINITION.tiers,
            Scheme::Rfm => rfm::DEFINITION.tiers,
            Scheme::Lifecycle => lifecycle::DEFINITION.tiers,
        };
        tiers(book)
    }

    /// The tiers of all its rule books, each once.
    pub fn all_tiers(self) -> Vec<Tier> {
        let mut all: Vec<Tier> = Vec::new();
        for tier in RuleBook::ALL.iter().flat_map(|book| self.tiers(*book)) {
            if !all.contains(tier) {
                all.push(*tier);
            }
        }
        all
    }

    /// The tier whose strategy card a tier has: segments of the same meaning share theirs.
    pub fn card(self, tier: Tier) -> Tier {
        if self == Scheme::Rfm { rfm::books::meaning(tier) } else { tier }
    }

    /// How good a tier is, 0 the best: what makes a move a rise or a fall.
    pub fn standing(self, book: RuleBook, tier: Tier) -> usize {
        match (self, tier) {
            // New is no worse than mature: a customer who grows old has not fallen.
            (Scheme::Lifecycle, Tier::Growing) => 0,
            (Scheme::Lifecycle, Tier::New | Tier::Mature) => 1,
            (Scheme::Lifecycle, Tier::Dormant) => 2,
            _ => self.tiers(book).iter().position(|known| *known == tier).unwrap_or(Tier::COUNT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_stands_where_its_number_says() {
        for scheme in Scheme::ALL {
            assert_eq!(scheme.definition().scheme, *scheme);
            for book in RuleBook::ALL {
                let tiers = scheme.tiers(*book);
                assert!(tiers.iter().all(|tier| scheme.standing(*book, *tier) < Tier::COUNT));
            }
        }
        assert_eq!(Tier::ALL[Tier::Dormant.slot()], Tier::Dormant);
    }

    #[test]
    fn tier_words_are_those_of_the_interface() {
        let words = |scheme: Scheme| -> String {
            scheme.tiers(RuleBook::RfGrid).iter().map(|tier| tier.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(Scheme::Profit), "high potential low negative");
        assert_eq!(words(Scheme::Matrix), "star cash_cow potential problem");
        assert_eq!(words(Scheme::Spend), "whale potential base");
        assert_eq!(words(Scheme::Simple), "core potential low");
        assert_eq!(words(Scheme::Lifecycle), "new growing mature dormant lost");
    }
}
