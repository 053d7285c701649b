//! The five-year ledger 五年价值倍增表: what a customer brought in each year since the first purchase, and will bring.
//!
//! docs/definitions.md section 6: first purchase · repeat and upgrade (a category bought before) · cross-sell (a category
//! new to the customer) · referred revenue · costs · cumulative profit. Past years come from facts; the rest of a broken
//! year and later years come from the prediction and are marked.

use crate::calendar::Day;
use crate::sorting;
use serde::{Deserialize, Serialize};

/// One order line, or one cost, of the customer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    /// When.
    pub day: Day,
    /// What.
    pub kind: FactKind,
    /// Money, not negative except for refunds.
    pub amount: f64,
}

/// What a [`Fact`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Revenue in this category (any numbering); without categories, always the same number.
    Revenue {
        /// The category.
        category: u32,
    },
    /// Revenue of a customer whom this one referred.
    Referred,
    /// Direct cost, cost to serve or acquisition cost.
    Cost,
}

/// One year of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Year {
    /// Revenue of the day of the first purchase.
    pub first_purchase: f64,
    /// Later revenue in categories bought before.
    pub repeat: f64,
    /// Revenue in categories on the day they were bought first.
    pub cross_sell: f64,
    /// Revenue of referred customers.
    pub referred: f64,
    /// Costs.
    pub costs: f64,
    /// Profit predicted for the part of the year that lies ahead; 0 in the past.
    pub predicted_profit: f64,
    /// Profit of all years up to this one.
    pub cumulative_profit: f64,
    /// Share of the year that lies ahead: 0 past, 1 future.
    pub ahead: f64,
}

/// Years in a ledger.
pub const YEARS: usize = 5;

/// The ledger of one customer. `facts` in any order, those after `end` are ignored; `predicted(months)` is the
/// undiscounted profit expected in that many months after `end`. Year k begins k · 12 months after the first purchase.
/// `None` if there is no revenue by `end`.
pub fn ledger(facts: &[Fact], end: Day, predicted: impl Fn(f64) -> f64) -> Option<[Year; YEARS]> {
    let mut facts: Vec<Fact> = facts.iter().copied().filter(|fact| fact.day <= end).collect();
    sorting::by_key(&mut facts, |fact| fact.day);
    let revenue = |fact: &&Fact| matches!(fact.kind, FactKind::Revenue { .. });
    let first = facts.iter().find(revenue)?.day;
    let begin = |year: usize| first.plus_months(12 * year as i32);
    // Costs before the first purchase (an acquisition) belong to the first year; past the fifth nothing counts.
    let year_of = |day: Day| (1..=YEARS).find(|&year| day < begin(year)).map(|year| year - 1);
    let mut years = [Year::default(); YEARS];
    // Categories with the day they were first bought.
    let mut known: Vec<(u32, Day)> = Vec::new();
    for fact in &facts {
        let Some(year) = year_of(fact.day) else { continue };
        let year = &mut years[year];
        match fact.kind {
            FactKind::Cost => year.costs += fact.amount,
            FactKind::Referred => year.referred += fact.amount,
            FactKind::Revenue { category } => {
                let since = known.iter().find(|(other, _)| *other == category).map(|&(_, day)| day);
                if since.is_none() {
                    known.push((category, fact.day));
                }
                if fact.day == first {
                    year.first_purchase += fact.amount;
                } else if since.unwrap_or(fact.day) == fact.day {
                    year.cross_sell += fact.amount;
                } else {
                    year.repeat += fact.amount;
                }
            }
        }
    }
    let months_ahead = |day: Day| f64::from(day.days_since(end).max(0)) / super::summary::DAYS_PER_MONTH;
    let mut cumulative = 0.0;
    for (k, year) in years.iter_mut().enumerate() {
        // The end day itself is past.
        let (from, to) = (begin(k).plus_days(-1), begin(k + 1).plus_days(-1));
        let days_ahead = to.days_since(end).max(0) - from.days_since(end).max(0);
        year.ahead = f64::from(days_ahead) / f64::from(to.days_since(from).max(1));
        if days_ahead > 0 {
            year.predicted_profit = predicted(months_ahead(to)) - predicted(months_ahead(from));
        }
        cumulative +=
            year.first_purchase + year.repeat + year.cross_sell + year.referred - year.costs + year.predicted_profit;
        year.cumulative_profit = cumulative;
    }
    Some(years)
}

/// The ledger of a group: the sum of its customers' ledgers, years counted from each one's first purchase.
pub fn sum(ledgers: impl IntoIterator<Item = [Year; YEARS]>) -> [Year; YEARS] {
    let mut total = [Year::default(); YEARS];
    let mut count = 0.0;
    for ledger in ledgers {
        count += 1.0;
        for (sum, year) in total.iter_mut().zip(ledger) {
            sum.first_purchase += year.first_purchase;
            sum.repeat += year.repeat;
            sum.cross_sell += year.cross_sell;
            sum.referred += year.referred;
            sum.costs += year.costs;
            sum.predicted_profit += year.predicted_profit;
            sum.cumulative_profit += year.cumulative_profit;
            sum.ahead += year.ahead;
        }
    }
    if count > 0.0 {
        total.iter_mut().for_each(|year| year.ahead /= count);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(day: &str, kind: FactKind, amount: f64) -> Fact {
        Fact { day: Day::from_iso(day).unwrap(), kind, amount }
    }

    const A: FactKind = FactKind::Revenue { category: 1 };
    const B: FactKind = FactKind::Revenue { category: 2 };

    #[test]
    fn every_amount_lands_in_its_year_and_column() {
        let facts = [
            fact("2022-03-10", A, 100.0),
            fact("2022-01-01", FactKind::Cost, 30.0),
            fact("2022-06-01", A, 50.0),
            fact("2023-03-09", B, 20.0),
            fact("2023-03-10", B, 25.0),
            fact("2023-05-01", FactKind::Referred, 70.0),
            fact("2023-06-01", A, -5.0),
            fact("2025-01-01", A, 999.0),
        ];
        let end = Day::from_iso("2024-03-09").unwrap();
        let years = ledger(&facts, end, |months| 10.0 * months).unwrap();
        let one = Year {
            first_purchase: 100.0,
            repeat: 50.0,
            cross_sell: 20.0,
            costs: 30.0,
            cumulative_profit: 140.0,
            ..Year::default()
        };
        assert_eq!(years[0], one);
        assert_eq!((years[1].repeat, years[1].referred, years[1].cumulative_profit), (20.0, 70.0, 230.0));
        assert_eq!((years[1].ahead, years[2].ahead), (0.0, 1.0));
        assert!((years[2].predicted_profit - 10.0 * 365.0 / super::super::summary::DAYS_PER_MONTH).abs() < 1e-9);
        assert_eq!(sum([years, years])[1].cumulative_profit, 460.0);
        assert_eq!(sum([years, years])[2].ahead, 1.0);
    }

    #[test]
    fn a_broken_year_is_part_past_part_ahead() {
        let facts = [fact("2024-01-01", A, 100.0)];
        let years = ledger(&facts, Day::from_iso("2024-06-30").unwrap(), |months| months).unwrap();
        assert!((years[0].ahead - 184.0 / 366.0).abs() < 1e-12);
        assert!((years[4].ahead - 1.0).abs() < 1e-12);
        assert_eq!(ledger(&facts, Day::from_iso("2023-06-30").unwrap(), |months| months), None);
    }
}
