//! What three answers about a business suggest for the other settings (docs/playbook.md, presets by industry).

use super::{Business, CostKnown, SellsTo, Setting, Settings};
use crate::money::Figure;

/// Settings that the answers suggest, by key; those of questions without an answer are left out. `levels` are amounts that
/// the best 5 % and the best 20 % of the customers reach in a year: between consumers and firms, and between currencies,
/// they differ too much for a table.
pub fn suggested(settings: &Settings, levels: Option<[Figure; 2]>) -> Vec<(&'static str, Setting)> {
    let mut all = Vec::new();
    if let Some((months, unit, rhythm)) = horizon(settings.business) {
        all.extend([("ltv_months", Setting::Number(months)), ("ltv_unit", Setting::Text(unit.to_owned()))]);
        let keys = ["lifecycle_new", "lifecycle_dormant", "lifecycle_lost"];
        all.extend(keys.into_iter().zip(rhythm.map(Setting::Number)));
    }
    let text = |text: &str| Setting::Text(text.to_owned());
    let buyers = match settings.sells_to {
        SellsTo::Unsaid => None,
        SellsTo::Consumers => Some(("share", "0.02", levels)),
        SellsTo::Both => Some(("share", "0.05", levels)),
        // A few large accounts: those who bring 80 % of the profit are high, however few; spend levels of docs/playbook.md.
        SellsTo::Firms => Some(("cumulative", "0.1", Some([Figure::whole(100_000), Figure::whole(30_000)]))),
    };
    if let Some((rule, flag, levels)) = buyers {
        all.extend([("high_rule", text(rule)), ("flag_customer", text(flag))]);
        let keys = ["spend_whale", "spend_potential"];
        all.extend(
            keys.into_iter().zip(levels.into_iter().flatten()).map(|(key, level)| (key, text(&level.to_string()))),
        );
    }
    let costs = match settings.cost_known {
        CostKnown::Unsaid => None,
        CostKnown::Recorded => Some(("own", "profit")),
        CostKnown::Margin => Some(("overall", "profit")),
        // With one margin assumed for everybody, profit says no more than revenue does.
        CostKnown::Unknown => Some(("overall", "revenue")),
    };
    if let Some((margin, value)) = costs {
        all.extend([("ltv_margin", text(margin)), ("matrix_value", text(value))]);
    }
    all
}

/// Months of the horizon, unit of time of the models, and how long a customer is new, dormant, lost (days, and multiples of
/// the usual gap).
fn horizon(business: Business) -> Option<(f64, &'static str, [f64; 3])> {
    Some(match business {
        Business::Unsaid => return None,
        // Short gaps.
        Business::Retail => (24.0, "weeks", [60.0, 2.0, 4.0]),
        Business::Membership => (36.0, "weeks", [90.0, 1.5, 3.0]),
        Business::Trade => (36.0, "weeks", [180.0, 2.0, 4.0]),
        // Monthly periods; whoever misses two has probably left.
        Business::Subscription => (36.0, "calendar-months", [90.0, 1.5, 2.5]),
        // A stay or two a year.
        Business::Travel => (60.0, "calendar-months", [365.0, 1.5, 3.0]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suggestion_is_within_its_range() {
        let levels = Some([Figure::whole(5_800), Figure::whole(1_200)]);
        for (&business, (&sells_to, &cost_known)) in Business::ALL.iter().flat_map(|business| {
            let others = SellsTo::ALL.iter().flat_map(|to| CostKnown::ALL.iter().map(move |known| (to, known)));
            others.map(move |others| (business, others))
        }) {
            let mut settings = Settings { business, sells_to, cost_known, ..Settings::default() };
            for (key, value) in suggested(&settings.clone(), levels) {
                settings.set(key, &value).unwrap();
            }
        }
    }

    #[test]
    fn without_an_answer_nothing_is_suggested() {
        assert!(suggested(&Settings::default(), None).is_empty());
    }
}
