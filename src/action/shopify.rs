//! A condition as a segment of Shopify, as far as its filters go: amount spent, number of orders, day of the last order
//! (help.shopify.com, "Shopify-based customer segment filters").

use super::field::Field;
use super::rule::condition::{Comparison, Condition, Literal, Operand, Quantity, Term, Test, When};

/// A segment, and what of the condition it lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// The query; absent where nothing of the condition is left. It holds for all of whom the condition holds, and where
    /// something is left out, for more.
    pub query: Option<String>,
    /// Parts of the condition that Shopify has no filter for.
    pub left_out: Vec<String>,
}

/// How the filter of a field counts.
#[derive(Clone, Copy, PartialEq)]
enum Filter {
    /// A number.
    Number(&'static str),
    /// A day, of which the field is the days since.
    Since(&'static str),
    /// A day.
    Day(&'static str),
}

fn filter(term: Term) -> Option<Filter> {
    if term.when != When::Now {
        return None;
    }
    match term.field {
        Field::Revenue => Some(Filter::Number("amount_spent")),
        Field::Purchases | Field::Orders => Some(Filter::Number("number_of_orders")),
        Field::DaysSincePurchase => Some(Filter::Since("last_order_date")),
        Field::LastPurchase => Some(Filter::Day("last_order_date")),
        _ => None,
    }
}

/// The segment of a condition.
pub fn segment(condition: &Condition) -> Segment {
    let mut left_out = Vec::new();
    let query = written(condition, true, &mut left_out).map(|(query, _)| query);
    Segment { query, left_out }
}

/// The query, and whether it needs parentheses within another one. `holds` is false within `not`.
fn written(condition: &Condition, holds: bool, left_out: &mut Vec<String>) -> Option<(String, bool)> {
    let (parts, all) = match (condition, holds) {
        (Condition::Not(inner), holds) => return written(inner, !holds, left_out),
        (Condition::Test(test), holds) => {
            let found = tested(test, holds);
            if found.is_none() {
                let text = condition.to_string();
                left_out.push(if holds { text } else { format!("not {text}") });
            }
            return found;
        }
        (Condition::All(parts), holds) => (parts, holds),
        (Condition::Any(parts), holds) => (parts, !holds),
    };
    let mut lacks = Vec::new();
    let found: Vec<(String, bool)> = parts.iter().filter_map(|part| written(part, holds, &mut lacks)).collect();
    // Without one of several that may hold, a segment would be too small; without one that must hold, it is too large.
    if !all && !lacks.is_empty() {
        left_out.push(if holds { condition.to_string() } else { format!("not ({condition})") });
        return None;
    }
    left_out.append(&mut lacks);
    if found.len() < 2 {
        return found.into_iter().next();
    }
    let apart = |(text, many): (String, bool)| if many { format!("({text})") } else { text };
    let texts: Vec<String> = found.into_iter().map(apart).collect();
    Some((texts.join(if all { " AND " } else { " OR " }), true))
}

fn tested(test: &Test, holds: bool) -> Option<(String, bool)> {
    match test {
        Test::Compare { of, how, with: Operand::Value(value) } => {
            let how = if holds { *how } else { opposite(*how) };
            compared(filter(*of)?, how, value).map(|text| (text, false))
        }
        Test::Compare { .. } => None,
        Test::Between { of, low, high } => {
            let filter = filter(*of)?;
            let (low, high) = (value(filter, low)?, value(filter, high)?);
            let (first, last) = if matches!(filter, Filter::Since(_)) { (high, low) } else { (low, high) };
            let name = name(filter);
            Some(if holds {
                (format!("{name} BETWEEN {first} AND {last}"), false)
            } else {
                (format!("{name} < {first} OR {name} > {last}"), true)
            })
        }
        Test::In { of, values } => {
            let filter = filter(*of)?;
            let how = if holds { Comparison::Equal } else { Comparison::Unequal };
            let all: Vec<String> = values.iter().map(|value| compared(filter, how, value)).collect::<Option<_>>()?;
            Some((all.join(if holds { " OR " } else { " AND " }), all.len() > 1))
        }
        Test::Known { of } => match filter(*of)? {
            Filter::Number(_) => None,
            filter => Some((format!("{} IS {}NULL", name(filter), if holds { "NOT " } else { "" }), false)),
        },
    }
}

fn name(filter: Filter) -> &'static str {
    match filter {
        Filter::Number(name) | Filter::Since(name) | Filter::Day(name) => name,
    }
}

fn compared(filter: Filter, how: Comparison, with: &Literal) -> Option<String> {
    // More days ago is an earlier day.
    let how = match (filter, how) {
        (Filter::Since(_), Comparison::Less) => Comparison::More,
        (Filter::Since(_), Comparison::AtMost) => Comparison::AtLeast,
        (Filter::Since(_), Comparison::More) => Comparison::Less,
        (Filter::Since(_), Comparison::AtLeast) => Comparison::AtMost,
        (_, how) => how,
    };
    Some(format!("{} {} {}", name(filter), how.as_str(), value(filter, with)?))
}

fn value(filter: Filter, literal: &Literal) -> Option<String> {
    match (filter, literal) {
        (Filter::Number(_), Literal::Number(number)) => Some(number.value()?.trimmed().to_string()),
        (Filter::Since(_), Literal::Number(number)) => days(*number).map(|days| format!("-{days}d")),
        (Filter::Day(_), Literal::Date(day)) => Some(day.to_string()),
        _ => None,
    }
}

/// Whole days.
fn days(number: Quantity) -> Option<i128> {
    let days = number.value()?.trimmed();
    (days.scale == 0 && days.units >= 0).then_some(days.units)
}

fn opposite(how: Comparison) -> Comparison {
    match how {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::parse::parse;
    use super::*;

    #[test]
    fn what_shopify_has_a_filter_for_is_written_in_its_words() {
        for (rule, query, left_out) in [
            ("days_since_purchase > 30 days", "last_order_date < -30d", ""),
            (
                "purchases = 1 and days_since_purchase between 90 days and 1 year",
                "number_of_orders = 1 AND last_order_date BETWEEN -365d AND -90d",
                "",
            ),
            (
                "revenue >= 1.2k or (orders > 3 and last_purchase < 2025-06-30)",
                "amount_spent >= 1200 OR (number_of_orders > 3 AND last_order_date < 2025-06-30)",
                "",
            ),
            ("not (purchases > 1 or revenue < 10.5)", "number_of_orders <= 1 AND amount_spent >= 10.5", ""),
            (
                "purchases not in (1, 2) and last_purchase is known",
                "(number_of_orders != 1 AND number_of_orders != 2) AND last_order_date IS NOT NULL",
                "",
            ),
            (
                "tier.matrix = cash_cow and days_since_purchase >= 1 month",
                "last_order_date <= -30d",
                "tier.matrix = cash_cow",
            ),
            ("tier.matrix = star or purchases > 1", "", "tier.matrix = star or purchases > 1"),
            ("not (tier.matrix = star and purchases > 1)", "", "not (tier.matrix = star and purchases > 1)"),
            ("was(revenue, 1 quarter) > 10", "", "was(revenue, 1 quarter) > 10"),
            ("days_since_purchase > 1.5", "", "days_since_purchase > 1.5"),
        ] {
            let found = segment(&parse(rule).unwrap());
            assert_eq!(found.query.unwrap_or_default(), query, "{rule}");
            assert_eq!(found.left_out.join("; "), left_out, "{rule}");
        }
    }
}
