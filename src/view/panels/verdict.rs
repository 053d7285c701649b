//! The verdict on a customer in words: a title, sentences, and one thing to do.

use crate::action::verdict::{Judgement, Kind, Verdict};
use crate::settings::{Monetary, SellsTo, Settings};
use crate::view::CustomerDetail;
use crate::view::panel::{self, Block, Phrase, Value};

/// In a word.
pub fn title(verdict: Verdict) -> Phrase {
    Phrase::new(format!("verdict-{}", verdict.kind.as_str())).with("large", yes(verdict.is_large))
}

/// How it looks: a class of the style sheet.
pub fn look(verdict: Verdict) -> &'static str {
    match (verdict.kind, verdict.is_large) {
        (Kind::Loses, _) | (Kind::Lost | Kind::Overdue | Kind::Falling, true) => "bad",
        (Kind::OneOrder | Kind::Once | Kind::Overdue | Kind::Falling, _) => "warn",
        (Kind::Star | Kind::Mainstay | Kind::Rising | Kind::Promising | Kind::New, _) => "good",
        (Kind::NeverBought | Kind::Lost | Kind::Small, _) => "plain",
    }
}

/// The word that stands beside the name of a tier: somebody who buys clearly less, or more.
pub fn trend(verdict: Verdict) -> Option<Value> {
    let change = verdict.change?;
    let key = if change < 0.0 { "trend-falls" } else { "trend-rises" };
    Some(Phrase::new(key).with("change", Value::Share(change.abs())).into())
}

/// The verdict on a customer; none on one whom the day does not know.
pub fn block(customer: &CustomerDetail, settings: &Settings, speaks_of: Monetary) -> Option<Block> {
    let judged = customer.judgement.as_ref()?;
    let verdict = judged.verdict;
    let facts = |phrase: Phrase| with_facts(phrase, customer, judged, settings, speaks_of);
    let of = |part: &str| facts(Phrase::new(format!("verdict-{}.{part}", verdict.kind.as_str())));
    let mut says: Vec<Value> = vec![of("says").into()];
    let says_trend = matches!(verdict.kind, Kind::Falling | Kind::Rising | Kind::Lost | Kind::Overdue);
    if let Some(change) = verdict.change.filter(|_| !says_trend) {
        says.push(facts(Phrase::new(if change < 0.0 { "verdict-also-falls" } else { "verdict-also-rises" })).into());
    }
    if judged.share >= settings.flag_customer.to_f64() {
        says.push(Phrase::new("verdict-also-share").with("part", Value::Share(judged.share)).into());
    }
    Some(Block::Verdict(panel::Verdict {
        look: look(verdict).into(),
        title: title(verdict).into(),
        says,
        action: of("action").into(),
    }))
}

fn yes(holds: bool) -> Value {
    Value::Text(if holds { "yes" } else { "no" }.into())
}

fn with_facts(
    phrase: Phrase,
    customer: &CustomerDetail,
    judged: &Judgement,
    settings: &Settings,
    speaks_of: Monetary,
) -> Phrase {
    let row = &customer.row;
    let days = |days: Option<i32>| days.map_or(Value::Nothing, |days| Value::Count(days.max(0) as u64));
    let age = row.first_purchase.zip(row.last_purchase).zip(judged.days);
    let age = age.map(|((first, last), days)| last.days_since(first) + days);
    let silent = judged.days.is_some_and(|days| f64::from(days) > judged.gap * settings.lifecycle_dormant);
    let to = match settings.sells_to {
        SellsTo::Unsaid | SellsTo::Both => "any",
        to => to.as_str(),
    };
    let [lately, before] = judged.halves;
    phrase
        .with("large", yes(judged.verdict.is_large))
        .with("silent", yes(silent))
        .with("dated", yes(judged.days.is_some()))
        .with("whose", Value::Text(if judged.gap_of_all { "all" } else { "own" }.into()))
        .with("to", Value::Text(to.into()))
        .with("speaks", Value::Text(speaks_of.as_str().into()))
        .with("revenue", row.revenue)
        .with("profit", row.profit)
        .with("yearly", judged.yearly)
        .with("purchases", row.purchases)
        .with("others", row.purchases.saturating_sub(1))
        .with("days", days(judged.days))
        .with("age", days(age))
        .with("gap", Value::Number(judged.gap.round()))
        .with("lately", lately)
        .with("before", before)
        .with("change", Value::Share(judged.verdict.change.unwrap_or_default().abs()))
        .with("largest", judged.largest.map(|(amount, _)| amount))
        .with("share", panel::share(judged.largest.map(|(_, share)| share)))
        .with("potential", row.potential.map_or(Value::Nothing, |score| Value::Number(score.round())))
}

/// A cell of a table.
pub fn cell(verdict: Option<Verdict>) -> panel::Cell {
    verdict.map_or_else(|| panel::Cell::from(Value::Nothing), |verdict| panel::Cell::from(title(verdict)))
}
