//! The scheme `profit`: high, potential, low, negative (definitions.md section 4).

use super::Tier;
use crate::ledger::CustomerIx;
use crate::money::{Money, Unit};
use crate::settings::{HighRule, Settings};
use crate::value::ranking::top_share;

/// How many customers of a ranking are high-value.
pub fn high_count(profit: &[Money], ranking: &[CustomerIx], settings: &Settings, unit: Unit) -> usize {
    let profitable = ranking.partition_point(|customer| profit[customer.at()] > Money::ZERO);
    let best = &ranking[..profitable];
    match settings.high_rule {
        HighRule::Share => top_share(ranking.len(), settings.high_share).min(profitable),
        HighRule::Cumulative => {
            let total: Money = best.iter().map(|customer| profit[customer.at()]).sum();
            let wanted = unit.times(total, settings.high_cumulative);
            let mut sum = Money::ZERO;
            best.iter()
                .take_while(|customer| {
                    let short = sum < wanted;
                    sum += profit[customer.at()];
                    short
                })
                .count()
        }
        HighRule::Amount => {
            let least = unit.from_setting(settings.high_amount);
            best.partition_point(|customer| profit[customer.at()] >= least)
        }
    }
}

/// The tier of each customer, in the order of the ledger.
pub fn tiers(
    profit: &[Money],
    ranking: &[CustomerIx],
    high: usize,
    potential: &[Option<f64>],
    threshold: f64,
) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = profit
        .iter()
        .zip(potential)
        .map(|(profit, potential)| match potential {
            _ if profit.is_negative() => Tier::Negative,
            Some(score) if *score >= threshold => Tier::Potential,
            _ => Tier::Low,
        })
        .collect();
    for customer in &ranking[..high] {
        tiers[customer.at()] = Tier::High;
    }
    tiers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Figure;
    use crate::value::ranking::by_profit as ranking;

    fn high(profits: &[i128], settings: &Settings) -> usize {
        let unit = Unit::for_scale(0);
        let profit: Vec<Money> = profits.iter().map(|&profit| unit.money(profit, 0)).collect();
        high_count(&profit, &ranking(&profit), settings, unit)
    }

    #[test]
    fn only_customers_with_a_profit_are_high() {
        let half = Settings { high_share: Figure { units: 5, scale: 1 }, ..Settings::default() };
        assert_eq!(high(&[5, 0, -1, -2], &half), 1);
        assert_eq!(high(&[-1, -2], &half), 0);
        assert_eq!(high(&[], &half), 0);
    }

    #[test]
    fn the_cumulative_rule_takes_the_fewest_who_reach_the_share() {
        let rule = Settings { high_rule: HighRule::Cumulative, ..Settings::default() };
        assert_eq!(high(&[50, 30, 10, 10, -20], &rule), 2);
        assert_eq!(high(&[25, 25, 25, 25], &rule), 4);
    }

    #[test]
    fn the_amount_rule_includes_its_amount() {
        let rule = Settings { high_rule: HighRule::Amount, high_amount: Figure::whole(10), ..Settings::default() };
        assert_eq!(high(&[11, 10, 9], &rule), 2);
    }

    #[test]
    fn tiers_follow_profit_then_potential() {
        let profit: Vec<Money> = [9, 5, 0, -3].map(Money).to_vec();
        let found = tiers(&profit, &ranking(&profit), 1, &[Some(0.0), Some(50.0), None, Some(90.0)], 50.0);
        assert_eq!(found, [Tier::High, Tier::Potential, Tier::Low, Tier::Negative]);
    }
}
