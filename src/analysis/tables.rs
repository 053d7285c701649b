//! The tables of the overview: tiers, and recency × frequency. Each is one pass over the customers.

use super::Analysis;
use crate::money::Money;
use crate::portfolio::tally::{self, Sums};
use crate::segment::rfm::Cells;
use crate::segment::rfm::books::{self, Triple};
use crate::segment::{Scheme, Tier};
use crate::settings::RuleBook;
use crate::value::rfm::Scores;
use crate::view::{RfmCell, RfmView, TierRow, TierTable};

impl Analysis {
    /// The tiers of a scheme in numbers.
    pub(super) fn tier_table(&self, scheme: Scheme, tiers: &[Tier]) -> TierTable {
        let (known, unit) = (&self.known, self.known.unit);
        let by_tier = tally::by_tier(known, tiers);
        let customers: u64 = by_tier.iter().map(|sums| sums.customers).sum();
        let revenue: Money = by_tier.iter().map(|sums| sums.revenue).sum();
        let profit: Money = by_tier.iter().map(|sums| sums.profit).sum();
        let row = |&tier: &Tier| {
            let sums = &by_tier[tier.slot()];
            let count = sums.customers as usize;
            let mean = |sum: f64, n: u64| (n > 0).then(|| sum / n as f64);
            TierRow {
                tier,
                customers: sums.customers,
                revenue: unit.figure(sums.revenue),
                profit: unit.figure(sums.profit),
                cost_to_serve: unit.figure(sums.cost_to_serve),
                share_of_customers: sums.customers as f64 / customers.max(1) as f64,
                share_of_revenue: sums.revenue.share_of(revenue),
                share_of_profit: sums.profit.share_of(profit),
                margin: sums.profit.share_of(sums.revenue),
                profit_per_customer: (count > 0).then(|| unit.per(sums.profit, count)),
                purchases_per_customer: mean(sums.purchases as f64, sums.customers),
                recency_days: mean(sums.recency_days as f64, sums.buyers),
                ltv_per_customer: known.lifetime.as_ref().and_then(|_| mean(sums.ltv, sums.customers)),
            }
        };
        TierTable { scheme, rows: scheme.tiers(self.settings.rfm_book).iter().map(row).collect() }
    }

    /// Recency × frequency; the segment of a cell is the one that most of its customers are in.
    /// `None` without dates, or where all are equal in one of the two.
    pub fn rfm(&self) -> Option<RfmView> {
        let segments = self.tiers_of(Scheme::Rfm)?;
        let mut sums = [Sums::default(); 25];
        let mut counts = [[0u32; Tier::COUNT]; 25];
        for (at, scores) in self.scores.iter().enumerate() {
            let Some(Scores { r, f, .. }) = scores else { continue };
            let (r, f) = ((*r)?, (*f)?);
            let cell = usize::from(r - 1) * 5 + usize::from(f - 1);
            sums[cell].add(&self.known, at);
            counts[cell][segments[at].slot()] += 1;
        }
        let book = self.settings.rfm_book;
        let empty = Cells::of(&books::rules(&self.settings), book);
        let cell = |r: u8, f: u8| {
            let at = usize::from(r - 1) * 5 + usize::from(f - 1);
            let most = (0..Tier::COUNT).rev().max_by_key(|slot| counts[at][*slot]).filter(|slot| counts[at][*slot] > 0);
            let segment = match most {
                Some(slot) => Tier::ALL[slot],
                None if book == RuleBook::Eight => Tier::GeneralWinBack,
                None => empty.segment(Triple { r, f, m: 3 }),
            };
            RfmCell { customers: sums[at].customers, revenue: self.known.unit.figure(sums[at].revenue), segment }
        };
        Some(RfmView { cells: (1..=5).map(|r| (1..=5).map(|f| cell(r, f)).collect()).collect() })
    }
}
