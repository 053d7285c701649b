//! Who belongs where: schemes and their tiers (definitions.md section 4).

pub mod profit_tiers;
pub mod rule_book;

use crate::settings::choices;

choices! {
    /// A way to tier customers.
    Scheme {
        /// High, potential, low, negative: by profit and potential.
        Profit = "profit",
        /// The segments of the chosen RFM rule book.
        Rfm = "rfm",
    }
}

choices! {
    /// A tier of any scheme; the words are those of interface.md.
    Tier {
        /// Profit tiers: among the best by profit.
        High = "high",
        /// Profit tiers: not high yet, and likely to become it.
        Potential = "potential",
        /// Profit tiers: neither high nor likely to become it.
        Low = "low",
        /// Profit tiers: a loss.
        Negative = "negative",
        /// RFM: bought lately and often.
        Champions = "champions",
        /// RFM: buys often.
        Loyal = "loyal",
        /// RFM: lately, a few times.
        PotentialLoyalists = "potential_loyalists",
        /// RFM: just bought for the first time.
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
    }
}

impl Scheme {
    /// The scheme's tiers, best first.
    pub fn tiers(self) -> &'static [Tier] {
        use Tier::*;
        match self {
            Scheme::Profit => &[High, Potential, Low, Negative],
            Scheme::Rfm => &[
                Champions,
                Loyal,
                PotentialLoyalists,
                New,
                Promising,
                NeedAttention,
                AboutToSleep,
                AtRisk,
                CantLose,
                Hibernating,
            ],
        }
    }
}
