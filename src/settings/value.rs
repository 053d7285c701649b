//! The value of a setting, whatever its type: as a form holds it, and as JSON does.
//!
//! A form needs no JSON for it, so the page carries no code for that.

use super::Kind;
use super::ranges::RangeRules;
use crate::calendar::Day;
use crate::money::{Figure, HEADROOM};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// A setting's value, not yet held to its [`Kind`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Setting {
    /// Nothing was chosen.
    None,
    /// A word, a day, or a decimal number with all its digits.
    Text(String),
    /// A number.
    Number(f64),
    /// Several numbers.
    Numbers(Vec<f64>),
}

impl Setting {
    /// Its text; empty where it is none.
    pub fn text(&self) -> &str {
        match self {
            Setting::Text(text) => text,
            _ => "",
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        match self {
            Setting::None => Value::Null,
            Setting::Text(text) => Value::from(text.as_str()),
            Setting::Number(number) => Value::from(*number),
            Setting::Numbers(numbers) => Value::from(numbers.as_slice()),
        }
    }

    /// From JSON; `None` for what no setting is written as.
    pub fn from_json(json: &Value) -> Option<Setting> {
        Some(match json {
            Value::Null => Setting::None,
            Value::String(text) => Setting::Text(text.clone()),
            Value::Number(number) => Setting::Number(number.as_f64()?),
            Value::Array(items) => Setting::Numbers(items.iter().map(Value::as_f64).collect::<Option<_>>()?),
            _ => return None,
        })
    }
}

/// As a person would read it.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::None => Ok(()),
            Setting::Text(text) => f.write_str(text),
            Setting::Number(number) => write!(f, "{number}"),
            Setting::Numbers(numbers) => write!(f, "{numbers:?}"),
        }
    }
}

impl Kind {
    /// Is the value one of this kind?
    pub(super) fn takes(self, value: &Setting) -> bool {
        match (self, value) {
            (Kind::Amount, value) => decimal(value, Figure::whole(1_000_000_000_000)).is_some(),
            (Kind::Rate, value) => decimal(value, Figure::whole(1)).is_some(),
            (Kind::Number(low, high), Setting::Number(number)) => (low..=high).contains(number),
            (Kind::Choice(words), Setting::Text(text)) => words.contains(&text.as_str()),
            (Kind::Day | Kind::Text, Setting::None) => true,
            (Kind::Day, Setting::Text(text)) => Day::from_iso(text).is_some(),
            (Kind::Text, Setting::Text(text)) => (1..=12).contains(&text.trim().chars().count()),
            (Kind::Cuts, Setting::Numbers(cuts)) => {
                cuts.len() == 4 && cuts.is_sorted() && cuts.iter().all(|cut| cut.is_finite())
            }
            (Kind::Ranges, Setting::Text(text)) => RangeRules::parse(text).is_ok(),
            _ => false,
        }
    }
}

/// A decimal from 0 to `high` with at most [`HEADROOM`] decimals.
fn decimal(value: &Setting, high: Figure) -> Option<Figure> {
    let exact = Figure::parse(value.to_string().trim())?.trimmed();
    let over = high.plus(-exact)?.is_negative();
    (!exact.is_negative() && !over && exact.scale <= HEADROOM).then_some(exact)
}

/// A type that a setting has.
pub(super) trait Field: Sized {
    fn value(&self) -> Setting;
    /// From a value that the setting's [`Kind`] takes.
    fn of(value: &Setting) -> Option<Self>;
}

impl Field for Figure {
    fn value(&self) -> Setting {
        Setting::Text(self.to_string())
    }

    fn of(value: &Setting) -> Option<Figure> {
        Figure::parse(value.to_string().trim()).map(Figure::trimmed)
    }
}

impl Field for f64 {
    fn value(&self) -> Setting {
        Setting::Number(*self)
    }

    fn of(value: &Setting) -> Option<f64> {
        match value {
            Setting::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl Field for [f64; 4] {
    fn value(&self) -> Setting {
        Setting::Numbers(self.to_vec())
    }

    fn of(value: &Setting) -> Option<[f64; 4]> {
        match value {
            Setting::Numbers(numbers) => numbers.as_slice().try_into().ok(),
            _ => None,
        }
    }
}

impl Field for Option<Day> {
    fn value(&self) -> Setting {
        self.map_or(Setting::None, |day| Setting::Text(day.to_string()))
    }

    fn of(value: &Setting) -> Option<Option<Day>> {
        Some(Day::from_iso(value.text()))
    }
}

impl Field for Option<String> {
    fn value(&self) -> Setting {
        self.clone().map_or(Setting::None, Setting::Text)
    }

    fn of(value: &Setting) -> Option<Option<String>> {
        Some(Some(value.text().trim().to_owned()).filter(|text| !text.is_empty()))
    }
}

impl Field for RangeRules {
    fn value(&self) -> Setting {
        Setting::Text(self.to_string())
    }

    fn of(value: &Setting) -> Option<RangeRules> {
        RangeRules::parse(value.text()).ok()
    }
}
