//! A threshold proposed from the data's own distribution.

use super::column::Cell;
use super::field::Kind;
use super::rule::condition::{Comparison, Condition, Quantity, Test, Unit};
use super::rule::judge::{Judge, Truth};
use super::rules::Rule;
use crate::calendar::Day;
use crate::money::{Figure, Money};
use crate::sorting;
use crate::value::rfm::quantile;
use serde::{Deserialize, Serialize};

/// The part of the customers for whom a proposed threshold fires, about.
const PART: f64 = 0.2;
/// Digits of a proposed threshold.
const DIGITS: u32 = 2;

/// A threshold, and what the data suggests for it. Numbers are days, shares, amounts in the currency, or plain, as the field is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The field that it is of.
    pub field: String,
    /// The threshold as the rule has it.
    pub threshold: f64,
    /// Customers for whom everything else in the rule holds and the field is known.
    pub base: u32,
    /// Those of them for whom it fires.
    pub fired: u32,
    /// The value of the one in the middle; absent where there is nobody.
    pub median: Option<f64>,
    /// A threshold that about a fifth of the base reaches, to two digits; absent where the base is too small or all are alike.
    pub proposed: Option<f64>,
    /// For how many it would fire.
    pub would_fire: Option<u32>,
}

/// Customers from which a fifth is some.
const ENOUGH: usize = 10;

/// The proposal for a rule's threshold; `None` where it has none, or its field is of nobody.
pub fn propose(rule: &Rule, judge: &Judge, day: Day, fired: u32) -> Option<Proposal> {
    let (term, test, quantity, rest) = rule.threshold()?;
    let Test::Compare { how, .. } = test else { return None };
    let moment = judge.moments.of(day)?;
    let holds = match rest.len() {
        0 => vec![Truth::Yes; moment.seen.len()],
        _ => judge.judge(&Condition::All(rest), day),
    };
    let number = |cell: Cell| match cell {
        Cell::Amount(amount) => Some(judge.unit.to_f64(Money(amount))),
        Cell::Number(number) => Some(number),
        Cell::Word(_) => None,
    };
    let base = (0..moment.seen.len()).filter(|at| moment.seen[*at] && holds[*at] == Truth::Yes);
    let mut values: Vec<f64> = base.filter_map(|at| number(judge.value(term, day, at)?)).collect();
    sorting::doubles(&mut values);
    let upward = matches!(how, Comparison::More | Comparison::AtLeast);
    let proposed = (values.len() >= ENOUGH && values.first() != values.last()).then(|| {
        let wanted = quantile(&values, if upward { 1.0 - PART } else { PART });
        rounded(wanted, term.field.kind())
    });
    let reaches = |threshold: f64| {
        let inside = |value: &&f64| match how {
            Comparison::More => **value > threshold,
            Comparison::AtLeast => **value >= threshold,
            Comparison::Less => **value < threshold,
            _ => **value <= threshold,
        };
        values.iter().filter(inside).count() as u32
    };
    Some(Proposal {
        field: term.field.as_str().to_owned(),
        threshold: quantity.value()?.to_f64(),
        base: values.len() as u32,
        fired,
        median: (!values.is_empty()).then(|| quantile(&values, 0.5)),
        proposed,
        would_fire: proposed.map(reaches),
    })
}

/// To two digits, days and counts to whole ones.
fn rounded(value: f64, kind: Kind) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let step = 10f64.powi(value.abs().log10().floor() as i32 + 1 - DIGITS as i32);
    let step = if matches!(kind, Kind::Days | Kind::Count) { step.max(1.0) } else { step };
    // By division where the step is a part of one, so that 0.29 is what a person would write.
    if step < 1.0 { (value / step).round() / (1.0 / step).round() } else { (value / step).round() * step }
}

impl Proposal {
    /// The proposed threshold as a rule can hold it.
    pub fn quantity(&self) -> Option<Quantity> {
        let number = Figure::parse(&format!("{:.4}", self.proposed?))?.trimmed();
        Some(Quantity { number, unit: Unit::One })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_have_two_digits() {
        for (value, kind, wanted) in [
            (41.4, Kind::Days, 41.0),
            (9.6, Kind::Days, 10.0),
            (163.0, Kind::Days, 160.0),
            (0.2871, Kind::Share, 0.29),
            (-0.0523, Kind::Share, -0.052),
            (0.0, Kind::Share, 0.0),
            (12_345.6, Kind::Amount, 12_000.0),
            (3.26, Kind::Number(None), 3.3),
        ] {
            assert_eq!(rounded(value, kind), wanted, "{value}");
        }
    }
}
