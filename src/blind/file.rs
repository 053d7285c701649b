//! A blind pack as a file: JSON, legible, so that whoever sends it can read what is in it.

use super::pack::is_currency;
use super::rules::LEAST;
use super::{Cohort, Group, Pack, Tiers};
use crate::error::{Code, Error, Result};
use crate::money::Figure;
use crate::settings::{Monetary, Setting, Settings};
use crate::view::portfolio::Gauge;
use serde::Deserialize;
use serde_json::{Value, json};

/// The form of the file.
pub const SCHEMA: &str = "whalecurve.blind/1";

/// Most entries of a list.
const MOST: usize = 200;

/// Is this a blind pack, of whatever version?
pub fn is(json: &Value) -> bool {
    json["schema"].as_str().is_some_and(|schema| schema.starts_with("whalecurve.blind/"))
}

/// The text of a pack's file.
pub fn write(pack: &Pack) -> String {
    let parts = [
        ("schema", json!(SCHEMA)),
        ("least", json!(LEAST)),
        ("day", json!(pack.day)),
        ("currency", json!(pack.currency)),
        ("settings", pack.settings.changes_to_json()),
        ("assumed", json!(pack.assumed)),
        ("speaks_of", json!(pack.speaks_of)),
        ("whole", json!(pack.whole)),
        ("schemes", json!(pack.schemes)),
        ("whale", json!(pack.whale)),
        ("measures", json!(pack.measures)),
        ("cohorts", json!(pack.cohorts)),
        ("returned", json!(pack.returned)),
        ("withheld", json!(pack.withheld)),
    ];
    let parts = parts.map(|(name, value)| format!("\n\"{name}\": {value:#}"));
    format!("{{{}\n}}\n", parts.join(","))
}

/// Reads a pack, all of whose numbers must agree with each other, with the rules and with the settings.
///
/// # Errors
/// [`Code::BlindInvalid`] with the part that is wrong.
pub fn read(json: &Value) -> Result<Pack> {
    if json["schema"] != SCHEMA {
        return Err(invalid("schema"));
    }
    let pack = Pack {
        day: part(json, "day")?,
        currency: part(json, "currency")?,
        settings: settings(&json["settings"]).ok_or_else(|| invalid("settings"))?,
        assumed: part(json, "assumed")?,
        // Packs made before this was told speak of profit.
        speaks_of: if json["speaks_of"].is_null() { Monetary::Profit } else { part(json, "speaks_of")? },
        whole: part(json, "whole")?,
        schemes: part(json, "schemes")?,
        whale: part(json, "whale")?,
        measures: part(json, "measures")?,
        cohorts: part(json, "cohorts")?,
        returned: part(json, "returned")?,
        withheld: part(json, "withheld")?,
    };
    match pack.fault() {
        Some(part) => Err(invalid(part)),
        None => Ok(pack),
    }
}

fn invalid(part: &str) -> Error {
    Error::new(Code::BlindInvalid).found(part)
}

fn part<'a, T: Deserialize<'a>>(json: &'a Value, name: &str) -> Result<T> {
    let value = &json[name];
    let is_long = value.as_array().is_some_and(|list| list.len() > MOST);
    T::deserialize(value).ok().filter(|_| !is_long).ok_or_else(|| invalid(name))
}

/// What this version does not know is left out.
fn settings(json: &Value) -> Option<Settings> {
    let mut settings = Settings::default();
    for (key, value) in json.as_object()?.iter().filter(|(key, _)| Settings::spec(key).is_some()) {
        settings.set(key, &Setting::from_json(value)?).ok()?;
    }
    Some(settings)
}

impl Pack {
    /// The part that does not agree with the others.
    fn fault(&self) -> Option<&'static str> {
        // Each figure is told of all groups of a table, or of none; recency is a mean.
        let adds_up = |groups: &mut dyn Iterator<Item = &Group>| {
            let counted = |count: Option<u32>| count.map(|count| Figure::whole(count.into()));
            let own = |group: &Group| [group.revenue, group.profit, group.cost_to_serve, counted(group.purchases)];
            let (mut customers, mut rows, mut told) = (0, 0, [0; 4]);
            let mut sums = [Some(Figure::ZERO); 4];
            for group in groups {
                customers += group.customers();
                rows += 1;
                for ((sum, told), own) in sums.iter_mut().zip(&mut told).zip(own(group)) {
                    *told += u64::from(own.is_some());
                    *sum = sum.and_then(|sum| sum.plus(own.unwrap_or(Figure::ZERO)));
                }
            }
            let agrees = |((sum, told), whole): ((Option<Figure>, u64), Option<Figure>)| {
                told == 0 || told == rows && sum == whole
            };
            customers == self.whole.customers() && sums.into_iter().zip(told).zip(own(&self.whole)).all(agrees)
        };
        let complete = |tiers: &Tiers| {
            let order = tiers.scheme.tiers(self.settings.rfm_book);
            let given = || tiers.rows.iter().flat_map(|(tiers, _)| tiers);
            let together = tiers.rows.iter().position(|(tiers, _)| tiers.len() > 1);
            given().count() == order.len()
                && tiers.rows.iter().all(|(tiers, _)| !tiers.is_empty())
                && order.iter().all(|tier| given().any(|given| given == tier))
                && together.is_none_or(|at| at + 1 == tiers.rows.len())
                && adds_up(&mut tiers.rows.iter().filter_map(|(_, group)| group.as_ref()))
        };
        let steps = |pair: &[(u64, Figure)]| pair[0].0 < pair[1].0 && pair[1].0 - pair[0].0 >= LEAST;
        let ends = self.whole.profit.map(|profit| [(0, Figure::ZERO), (self.whole.customers(), profit)]);
        let is_from_end_to_end = |ends: [(u64, Figure); 2]| {
            self.whale.windows(2).all(steps)
                && [self.whale.first(), self.whale.last()] == [Some(&ends[0]), Some(&ends[1])]
        };
        let is_share = |share: &Option<f64>| share.is_none_or(|share| (0.0..=1.0).contains(&share));
        let are_shares = |shares: &[Option<f64>]| shares.len() <= MOST && shares.iter().all(is_share);
        let quarters = self.cohorts.iter().take_while(|cohort| cohort.from.is_some()).count();
        let in_order = self.cohorts[..quarters].windows(2).all(|pair| pair[0].from < pair[1].from);
        let cohorts = self.cohorts.is_empty()
            || in_order
                && quarters + 1 >= self.cohorts.len()
                && self.cohorts.iter().all(|cohort: &Cohort| are_shares(&cohort.shares))
                && adds_up(&mut self.cohorts.iter().map(|cohort| &cohort.group));
        let faults = [
            (self.currency.as_deref().is_some_and(|currency| !is_currency(currency)), "currency"),
            (self.schemes.is_empty() || !self.schemes.iter().all(complete), "schemes"),
            (!self.whale.is_empty() && !ends.is_some_and(is_from_end_to_end), "whale"),
            (!self.measures.iter().map(|measured| &measured.gauge).eq(Gauge::ALL), "measures"),
            (!cohorts, "cohorts"),
            (!are_shares(&self.returned), "returned"),
        ];
        faults.into_iter().find(|(wrong, _)| *wrong).map(|(_, part)| part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of a pack that somebody made up must not take a while.
    #[test]
    fn lists_are_read_up_to_a_length() {
        let of = |len: usize| part::<Vec<u8>>(&serde_json::json!({ "list": vec![1; len] }), "list");
        assert_eq!(of(MOST).unwrap().len(), MOST);
        assert_eq!(of(MOST + 1).unwrap_err().found.as_deref(), Some("list"));
    }
}
