//! What the limits of tiers tell of their customers' values: a reader of a pack knows the settings, and the means that follow
//! from its sums.

use super::rules::Figures;
use crate::analysis::Analysis;
use crate::money::Money;
use crate::segment::rfm::eight;
use crate::segment::threshold::Threshold;
use crate::segment::{Known, Scheme, Tier, matrix};
use crate::settings::{HighRule, Monetary, RuleBook, ScoreMethod};
use serde::{Deserialize, Serialize};

/// The range of a value in a tier.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Limit {
    pub(super) scheme: Scheme,
    pub(super) tier: Tier,
    /// The figures that tell the value.
    pub(super) of: Figures,
    /// From, to. They hold for something near to the value too, such as a year's revenue: where they are wrong of the value
    /// itself, they tell nothing.
    pub(super) range: (f64, f64),
}

const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

fn side(is_above: bool, limit: f64) -> (f64, f64) {
    if is_above { (limit, f64::INFINITY) } else { (f64::NEG_INFINITY, limit) }
}

fn figure_of(monetary: Monetary) -> Figures {
    match monetary {
        Monetary::Revenue => Figures::REVENUE,
        Monetary::Profit => Figures::PROFIT,
    }
}

/// Those of every tier of an analysis; of the scheme `spend` where its levels are told.
pub(super) fn limits(analysis: &Analysis, tells_levels: bool) -> Vec<Limit> {
    let (known, settings) = (analysis.known(), analysis.settings());
    let mut limits = Vec::new();
    let mut add = |scheme: Scheme, of: Figures, range: &dyn Fn(Tier) -> (f64, f64)| {
        let tiers = scheme.tiers(settings.rfm_book).iter().map(|tier| (*tier, range(*tier)));
        let told = tiers.filter(|(_, range)| *range != OPEN);
        limits.extend(told.map(|(tier, range)| Limit { scheme, tier, of, range }));
    };
    if tells_levels {
        let [whale, potential] = [settings.spend_whale, settings.spend_potential].map(|level| level.to_f64());
        add(Scheme::Spend, Figures::REVENUE, &|tier| match tier {
            Tier::Whale => (whale, f64::INFINITY),
            Tier::Potential => (potential, whale),
            _ => (f64::NEG_INFINITY, potential),
        });
    }
    if let Some(least) = least(Threshold::of_profit(settings), &known.values.profit, known) {
        add(Scheme::Profit, Figures::PROFIT, &|tier| side(tier == Tier::High, least));
    }
    if let Some(least) = least(Threshold::of_matrix(settings), matrix::current_value(known, settings), known) {
        let of = figure_of(matrix::of_what(settings, known.values.speaks_of()));
        add(Scheme::Matrix, of, &|tier| side(matches!(tier, Tier::Star | Tier::CashCow), least));
    }
    let monetary = figure_of(settings.rfm_monetary);
    match (settings.rfm_book, settings.rfm_method) {
        (RuleBook::Eight, _) => {
            let means = eight::Means::of(known, settings);
            let mean = |sum: f64| sum / means.buyers.max(1) as f64;
            let of = |dimension: usize, mean: f64| {
                // A recency that is high is fewer days.
                move |tier| eight::highs(tier).map_or(OPEN, |highs| side(highs[dimension] != (dimension == 0), mean))
            };
            add(Scheme::Rfm, Figures::RECENCY, &of(0, mean(means.days as f64)));
            add(Scheme::Rfm, Figures::PURCHASES, &of(1, mean(means.purchases as f64)));
            add(Scheme::Rfm, monetary, &of(2, mean(known.unit.to_f64(means.monetary))));
        }
        (_, ScoreMethod::Cuts) => {
            let bins = bins(analysis);
            let range = |cuts: &[f64; 4], [low, high]: [u8; 2]| {
                let at = |cut: u8| cuts.get(usize::from(cut).wrapping_sub(1)).copied();
                (at(low).unwrap_or(f64::NEG_INFINITY), at(high + 1).unwrap_or(f64::INFINITY))
            };
            let of = |dimension: usize, cuts: [f64; 4]| {
                let bins = &bins;
                move |tier| bins(tier).map_or(OPEN, |bins| range(&cuts, bins[dimension]))
            };
            add(Scheme::Rfm, Figures::RECENCY, &of(0, settings.rfm_cuts_recency));
            add(Scheme::Rfm, Figures::PURCHASES, &of(1, settings.rfm_cuts_frequency));
            add(Scheme::Rfm, monetary, &of(2, settings.rfm_cuts_monetary));
        }
        _ => {}
    }
    limits
}

/// The least value of whoever is high, where it is told or follows from what is.
fn least(threshold: Threshold, values: &[Money], known: &Known) -> Option<f64> {
    match threshold.rule {
        HighRule::Amount => Some(threshold.amount.to_f64()),
        HighRule::Mean => {
            let sum: Money = values.iter().copied().sum();
            Some(known.unit.to_f64(sum) / known.customers().max(1) as f64)
        }
        _ => None,
    }
}

/// By tier, how many cut points of recency, frequency and monetary value its customers reach: least and most of each. Those whom
/// it has, not those whom its rule allows: whoever also knows somebody's scores must not learn more.
fn bins(analysis: &Analysis) -> impl Fn(Tier) -> Option<[[u8; 2]; 3]> {
    let mut found: Vec<(Tier, [Option<[u8; 2]>; 3])> = Vec::new();
    let tiers = analysis.tiers_of(Scheme::Rfm).unwrap_or_default();
    for (tier, scores) in tiers.iter().zip(analysis.sight().scores) {
        let Some(scores) = scores else { continue };
        let at = found.iter().position(|(own, _)| own == tier).unwrap_or_else(|| {
            found.push((*tier, [None; 3]));
            found.len() - 1
        });
        let reached = [scores.r.map(|r| 5 - r), scores.f.map(|f| f - 1), scores.m.map(|m| m - 1)];
        for (so_far, bin) in found[at].1.iter_mut().zip(reached) {
            let Some(bin) = bin else { continue };
            let [least, most] = so_far.get_or_insert([bin; 2]);
            (*least, *most) = ((*least).min(bin), (*most).max(bin));
        }
    }
    move |tier| {
        let (_, bins) = found.iter().find(|(own, _)| *own == tier)?;
        Some(bins.map(|bin| bin.unwrap_or([0, 4])))
    }
}
