//! Rules that raise their hand, and those that are built in.

use super::field::Field;
use super::rule::condition::{Condition, Literal, Operand, Period, Quantity, Span, Term, Test, When};
use super::rule::fault::Fault;
use super::rule::parse::parse;
use crate::settings::{Settings, choices};
use serde::{Deserialize, Serialize};

choices! {
    /// How bad it is.
    Severity {
        /// Today.
        Urgent = "urgent",
        /// This week.
        High = "high",
        /// When there is time.
        Normal = "normal",
    }
}

choices! {
    /// Who sees to it, where no person is named.
    Owner {
        /// Who sells to the customer.
        Sales = "sales",
        /// Who serves the customer.
        Service = "service",
        /// Who writes to many.
        Marketing = "marketing",
        /// Who looks at prices and costs.
        Finance = "finance",
        /// Who answers for the whole.
        Management = "management",
    }
}

choices! {
    /// What money is at stake.
    Basis {
        /// Mean yearly profit before acquisition cost: lost with the customer.
        YearlyProfit = "yearly_profit",
        /// The loss of the last 12 months: avoided.
        LossAvoided = "loss_avoided",
        /// What the customer in the middle of the high tier earned more in the last 12 months.
        Uplift = "uplift",
    }
}

choices! {
    /// The built-in rules; each stands in [`BUILT_IN`].
    BuiltIn {
        /// A cash cow has not bought for a while.
        CashCowSilent = "cash_cow_silent",
        /// The potential score has risen past the threshold.
        PotentialRisen = "potential_risen",
        /// A customer is silent for longer than usual.
        Overdue = "overdue",
        /// A star is none any more.
        StarFallen = "star_fallen",
        /// A customer earns no money any more.
        ProfitNegative = "profit_negative",
        /// One customer has a large part of the revenue.
        LargeShare = "large_share",
        /// A customer is not satisfied.
        Unhappy = "unhappy",
        /// A first purchase was not followed by a second one.
        SecondOverdue = "second_overdue",
        /// The margin of a high-value customer falls.
        MarginFalling = "margin_falling",
        /// A new customer is better than most new ones.
        PromisingNew = "promising_new",
        /// A star has stopped buying a product.
        ProductDropped = "product_dropped",
        /// Serving the customer costs more than the goods earn.
        CostlyService = "costly_service",
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its key: that of the built-in rule, or a name of the user's.
    pub key: String,
    /// When it fires.
    pub condition: Condition,
    /// How bad it is.
    pub severity: Severity,
    /// Who sees to it.
    pub owner: Owner,
    /// Days from the day of the data to the day by which it is to be seen to.
    pub due_days: u16,
    /// Minutes that it takes.
    pub minutes: u16,
    /// What money is at stake.
    pub basis: Basis,
}

/// A built-in rule as it stands here.
pub struct Definition {
    /// Which.
    pub rule: BuiltIn,
    /// The text of its condition: tests that must all hold.
    pub text: fn(&Settings) -> String,
    /// The place of the test whose threshold can be moved.
    pub threshold: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// Who sees to it.
    pub owner: Owner,
    /// Days until it is due.
    pub due_days: u16,
    /// Minutes that it takes.
    pub minutes: u16,
    /// What money is at stake.
    pub basis: Basis,
    /// The variables of its sentence, `rule-KEY.reason`, and what fills them.
    pub says: &'static [(&'static str, Term)],
}

const QUARTER: Period = Period { count: 1, of: Span::Quarters };
const HALF_YEAR: Period = Period { count: 2, of: Span::Quarters };

const fn now(field: Field) -> Term {
    Term { field, when: When::Now }
}

const fn was(field: Field, period: Period) -> Term {
    Term { field, when: When::Was(period) }
}

const fn change(field: Field, period: Period) -> Term {
    Term { field, when: When::Change(period) }
}

/// All built-in rules, in the order of [`BuiltIn::ALL`].
pub static BUILT_IN: [Definition; BuiltIn::ALL.len()] = [
    Definition {
        rule: BuiltIn::CashCowSilent,
        text: |_| "tier.matrix = cash_cow and days_since_purchase > 30 days".to_owned(),
        threshold: Some(1),
        severity: Severity::Urgent,
        owner: Owner::Sales,
        due_days: 3,
        minutes: 30,
        basis: Basis::YearlyProfit,
        says: &[("days", now(Field::DaysSincePurchase)), ("gap", now(Field::UsualGap))],
    },
    Definition {
        rule: BuiltIn::PotentialRisen,
        text: |settings| {
            let threshold = (settings.potential_threshold * 1e4).round() / 1e4;
            format!("potential >= {threshold} and was(potential, 1 quarter) < {threshold}")
        },
        threshold: None,
        severity: Severity::Normal,
        owner: Owner::Sales,
        due_days: 14,
        minutes: 30,
        basis: Basis::Uplift,
        says: &[("score", now(Field::Potential)), ("before", was(Field::Potential, QUARTER))],
    },
    Definition {
        rule: BuiltIn::Overdue,
        text: |_| "tier.lifecycle != lost and silence > 2".to_owned(),
        threshold: Some(1),
        severity: Severity::High,
        owner: Owner::Sales,
        due_days: 7,
        minutes: 15,
        basis: Basis::YearlyProfit,
        says: &[("days", now(Field::DaysSincePurchase)), ("times", now(Field::Silence)), ("gap", now(Field::UsualGap))],
    },
    Definition {
        rule: BuiltIn::StarFallen,
        text: |_| "was(tier.matrix, 1 quarter) = star and tier.matrix != star".to_owned(),
        threshold: None,
        severity: Severity::Urgent,
        owner: Owner::Sales,
        due_days: 3,
        minutes: 60,
        basis: Basis::YearlyProfit,
        says: &[("tier", now(Field::TierMatrix))],
    },
    Definition {
        rule: BuiltIn::ProfitNegative,
        text: |_| "profit < 0 and was(profit, 1 quarter) >= 0".to_owned(),
        threshold: None,
        severity: Severity::High,
        owner: Owner::Finance,
        due_days: 14,
        minutes: 45,
        basis: Basis::LossAvoided,
        says: &[("profit", now(Field::Profit)), ("before", was(Field::Profit, QUARTER))],
    },
    Definition {
        rule: BuiltIn::LargeShare,
        text: |settings| format!("revenue_share >= {}", settings.flag_customer),
        threshold: Some(0),
        severity: Severity::High,
        owner: Owner::Management,
        due_days: 30,
        minutes: 120,
        basis: Basis::YearlyProfit,
        says: &[("share", now(Field::RevenueShare))],
    },
    Definition {
        rule: BuiltIn::Unhappy,
        text: |_| "nps <= 6".to_owned(),
        threshold: Some(0),
        severity: Severity::High,
        owner: Owner::Service,
        due_days: 3,
        minutes: 30,
        basis: Basis::YearlyProfit,
        says: &[("nps", now(Field::Nps))],
    },
    Definition {
        rule: BuiltIn::SecondOverdue,
        text: |_| "purchases = 1 and days_since_purchase <= 1 year and days_since_purchase > 90 days".to_owned(),
        threshold: Some(2),
        severity: Severity::Normal,
        owner: Owner::Marketing,
        due_days: 14,
        minutes: 5,
        basis: Basis::YearlyProfit,
        says: &[("days", now(Field::DaysSincePurchase))],
    },
    Definition {
        rule: BuiltIn::MarginFalling,
        text: |_| "tier.profit = high and change(margin_12m, 2 quarters) <= -5%".to_owned(),
        threshold: Some(1),
        severity: Severity::High,
        owner: Owner::Finance,
        due_days: 14,
        minutes: 45,
        basis: Basis::YearlyProfit,
        says: &[("margin", now(Field::Margin12m)), ("change", change(Field::Margin12m, HALF_YEAR))],
    },
    Definition {
        rule: BuiltIn::PromisingNew,
        text: |_| "new_rank >= 80%".to_owned(),
        threshold: Some(0),
        severity: Severity::Normal,
        owner: Owner::Sales,
        due_days: 7,
        minutes: 15,
        basis: Basis::Uplift,
        says: &[("rank", now(Field::NewRank)), ("days", now(Field::DaysSinceFirst))],
    },
    Definition {
        rule: BuiltIn::ProductDropped,
        text: |_| "tier.matrix = star and products_dropped >= 1".to_owned(),
        threshold: Some(1),
        severity: Severity::High,
        owner: Owner::Sales,
        due_days: 7,
        minutes: 30,
        basis: Basis::YearlyProfit,
        says: &[("count", now(Field::ProductsDropped))],
    },
    Definition {
        rule: BuiltIn::CostlyService,
        text: |_| "cost_to_serve > gross_profit".to_owned(),
        threshold: None,
        severity: Severity::Normal,
        owner: Owner::Finance,
        due_days: 30,
        minutes: 45,
        basis: Basis::LossAvoided,
        says: &[("cost", now(Field::CostToServe)), ("gross", now(Field::GrossProfit))],
    },
];

impl BuiltIn {
    /// Its definition.
    pub fn definition(self) -> &'static Definition {
        &BUILT_IN[self as usize]
    }

    /// The rule as the settings have it.
    ///
    /// # Errors
    /// Where a setting has more digits than a rule can hold.
    pub fn rule(self, settings: &Settings) -> Result<Rule, Fault> {
        let Definition { text, severity, owner, due_days, minutes, basis, .. } = *self.definition();
        let condition = parse(&text(settings))?;
        Ok(Rule { key: self.as_str().to_owned(), condition, severity, owner, due_days, minutes, basis })
    }

    /// All of them.
    pub fn rules(settings: &Settings) -> Vec<Rule> {
        BuiltIn::ALL.iter().filter_map(|rule| rule.rule(settings).ok()).collect()
    }
}

impl Rule {
    /// A rule of the user's, with what stands for a warning.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn own(key: &str, text: &str) -> Result<Rule, Fault> {
        Ok(Rule {
            key: key.to_owned(),
            condition: parse(text)?,
            severity: Severity::High,
            owner: Owner::Sales,
            due_days: 7,
            minutes: 15,
            basis: Basis::YearlyProfit,
        })
    }

    /// The built-in rule that it is.
    pub fn built_in(&self) -> Option<BuiltIn> {
        BuiltIn::named(&self.key)
    }

    /// Does it warn of a loss? Else it points at a chance.
    pub fn warns(&self) -> bool {
        self.basis != Basis::Uplift
    }

    /// The tests that must all hold.
    fn tests(&self) -> &[Condition] {
        match &self.condition {
            Condition::All(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }

    /// The threshold that can be moved: what is compared, how, and with what; and the rest of the condition.
    pub fn threshold(&self) -> Option<(Term, Test, Quantity, Vec<Condition>)> {
        let at = self.built_in()?.definition().threshold?;
        let mut rest = self.tests().to_vec();
        let Condition::Test(test) = (at < rest.len()).then(|| rest.remove(at))? else { return None };
        let Test::Compare { of, with: Operand::Value(Literal::Number(quantity)), .. } = &test else { return None };
        Some((*of, test.clone(), *quantity, rest))
    }

    /// Is this its condition, but for the threshold?
    pub fn is_like(&self, condition: &Condition) -> bool {
        let other = Rule { condition: condition.clone(), ..self.clone() };
        let same = || self.with_threshold(other.threshold()?.2).map(|rule| rule.condition == *condition);
        self.condition == *condition || same().unwrap_or(false)
    }

    /// The same with another threshold.
    pub fn with_threshold(&self, threshold: Quantity) -> Option<Rule> {
        let at = self.built_in()?.definition().threshold?;
        let mut parts = self.tests().to_vec();
        let Some(Condition::Test(Test::Compare { with, .. })) = parts.get_mut(at) else { return None };
        *with = Operand::Value(Literal::Number(threshold));
        let condition = if parts.len() == 1 { parts.swap_remove(0) } else { Condition::All(parts) };
        Some(Rule { condition, ..self.clone() })
    }

    /// What it tells of a customer for whom it fires, each once: what it looks at, and what else its sentence needs.
    pub fn told(&self) -> Vec<Term> {
        let says = self.built_in().map_or(&[] as &[_], |rule| rule.definition().says);
        let mut told: Vec<Term> = Vec::new();
        for term in self.condition.terms().into_iter().chain(says.iter().map(|(_, term)| *term)) {
            if !told.contains(&term) {
                told.push(term);
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_rule_stands_where_its_number_says_and_can_be_written_again() {
        let settings = Settings::default();
        for rule in BuiltIn::ALL {
            assert_eq!(rule.definition().rule, *rule);
            let made = rule.rule(&settings).unwrap();
            assert_eq!(parse(&made.condition.to_string()).unwrap(), made.condition);
            assert_eq!(made.threshold().is_some(), rule.definition().threshold.is_some(), "{rule:?}");
            if let Some((.., quantity, _)) = made.threshold() {
                assert_eq!(made.with_threshold(quantity).unwrap(), made);
            }
        }
        assert_eq!(BuiltIn::rules(&settings).len(), BuiltIn::ALL.len());
    }
}
