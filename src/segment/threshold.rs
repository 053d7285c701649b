//! Where "high" begins: by share, cumulative share, median, mean or amount (docs/definitions.md sections 4 and 5).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money, Unit};
use crate::settings::{HighRule, Settings};
use crate::value::ranking::top_share;

/// A rule with its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Threshold {
    /// The rule.
    pub rule: HighRule,
    /// Share of the customers, for [`HighRule::Share`].
    pub share: Figure,
    /// Share of the sum, for [`HighRule::Cumulative`].
    pub cumulative: Figure,
    /// Amount, for [`HighRule::Amount`].
    pub amount: Figure,
}

impl Threshold {
    /// The rule of the profit tiers.
    pub fn of_profit(settings: &Settings) -> Threshold {
        Threshold {
            rule: settings.high_rule,
            share: settings.high_share,
            cumulative: settings.high_cumulative,
            amount: settings.high_amount,
        }
    }

    /// The rule of the matrix.
    pub fn of_matrix(settings: &Settings) -> Threshold {
        Threshold {
            rule: settings.matrix_rule,
            share: settings.matrix_share,
            cumulative: settings.matrix_cumulative,
            amount: settings.matrix_amount,
        }
    }

    /// How many customers of a ranking by these amounts are high. Nobody is whose amount is zero or less.
    pub fn count(self, amounts: &[Money], ranking: &[CustomerIx], unit: Unit) -> usize {
        let amount = |customer: &CustomerIx| amounts[customer.at()];
        let positive = &ranking[..ranking.partition_point(|customer| amount(customer) > Money::ZERO)];
        let from = |least: Money| positive.partition_point(|customer| amount(customer) >= least);
        match self.rule {
            HighRule::Share => top_share(ranking.len(), self.share).min(positive.len()),
            HighRule::Cumulative => {
                let total: Money = positive.iter().map(amount).sum();
                let wanted = unit.times(total, self.cumulative);
                let mut sum = Money::ZERO;
                let short = |customer: &&CustomerIx| {
                    let short = sum < wanted;
                    sum += amount(customer);
                    short
                };
                positive.iter().take_while(short).count()
            }
            HighRule::Median => median(amounts, ranking).map_or(0, from),
            HighRule::Mean => mean(amounts, ranking).map_or(0, from),
            HighRule::Amount => from(unit.from_setting(self.amount)),
        }
    }
}

/// The least amount in the ranking's first `count`.
pub fn starts_at(amounts: &[Money], ranking: &[CustomerIx], count: usize, unit: Unit) -> Option<Figure> {
    let last = ranking.get(count.checked_sub(1)?)?;
    Some(unit.figure(amounts[last.at()]))
}

/// The least whole amount that is not below the median.
fn median(amounts: &[Money], ranking: &[CustomerIx]) -> Option<Money> {
    let at = |place: usize| Some(amounts[ranking.get(place)?.at()]);
    let n = ranking.len();
    let (upper, lower) = (at(n.checked_sub(1)? / 2)?, at(n / 2)?);
    Some(up(upper + lower, 2))
}

/// The least whole amount that is not below the mean of those who are ranked.
fn mean(amounts: &[Money], ranking: &[CustomerIx]) -> Option<Money> {
    let sum = ranking.iter().map(|customer| amounts[customer.at()]).sum();
    (!ranking.is_empty()).then(|| up(sum, ranking.len() as i128))
}

/// Division that rounds up.
fn up(sum: Money, count: i128) -> Money {
    Money(-(-sum.0).div_euclid(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::ranking::by_amount;

    fn high(amounts: &[i128], settings: &Settings) -> usize {
        let unit = Unit::for_scale(0);
        let amounts: Vec<Money> = amounts.iter().map(|&amount| unit.money(amount, 0)).collect();
        Threshold::of_profit(settings).count(&amounts, &by_amount(&amounts), unit)
    }

    fn rule(high_rule: HighRule) -> Settings {
        Settings { high_rule, ..Settings::default() }
    }

    #[test]
    fn only_amounts_above_zero_are_high() {
        let half = Settings { high_share: Figure { units: 5, scale: 1 }, ..Settings::default() };
        assert_eq!(high(&[5, 0, -1, -2], &half), 1);
        assert_eq!((high(&[-1, -2], &half), high(&[], &half)), (0, 0));
        assert_eq!((high(&[0, 0], &rule(HighRule::Median)), high(&[0, 0], &rule(HighRule::Mean))), (0, 0));
    }

    #[test]
    fn a_share_is_rounded_up() {
        assert_eq!([1, 5, 6].map(|n| high(&vec![1; n], &Settings::default())), [1, 1, 2]);
    }

    #[test]
    fn the_cumulative_rule_takes_the_fewest_who_reach_the_share() {
        assert_eq!(high(&[50, 30, 10, 10, -20], &rule(HighRule::Cumulative)), 2);
        assert_eq!(high(&[25, 25, 25, 25], &rule(HighRule::Cumulative)), 4);
    }

    #[test]
    fn median_mean_and_amount_include_their_own_value() {
        assert_eq!(high(&[9, 7, 4], &rule(HighRule::Median)), 2);
        assert_eq!(high(&[9, 7, 4, 1], &rule(HighRule::Median)), 2);
        assert_eq!(high(&[9, 5, 1], &rule(HighRule::Mean)), 2);
        assert_eq!(high(&[10, 1, 1], &rule(HighRule::Mean)), 1);
        let amount = Settings { high_amount: Figure::whole(10), ..rule(HighRule::Amount) };
        assert_eq!(high(&[11, 10, 9], &amount), 2);
    }
}
