//! Three questions about a business, and what the answers set.

use super::word;
use crate::money::Figure;
use crate::settings::presets::suggested;
use crate::settings::{Business, CostKnown, Kind, Questions, SellsTo, Setting, Settings};
use crate::view::panel::{Block, Column, Control, Link, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::Part;

/// The panel; `levels` as in [`suggested`].
pub fn presets(settings: &Settings, levels: Option<[Figure; 2]>) -> Panel {
    let question =
        |key: &'static str, words: &[&'static str]| Block::Controls(vec![question(settings, levels, key, words)]);
    let mut panel = Panel::new(Part::Presets)
        .block(Phrase::new("presets-lead"))
        .block(question("business", Business::WORDS))
        .block(question("sells_to", SellsTo::WORDS))
        .block(question("cost_known", CostKnown::WORDS));
    let set = suggested(settings, levels);
    if !set.is_empty() {
        panel = panel.block(Phrase::new("presets-set")).block(settings_table(
            "presets-table",
            settings,
            set.iter().map(|(key, _)| *key),
        ));
    }
    let mut next = Vec::new();
    if settings.cost_known != CostKnown::Unsaid {
        let recorded = settings.cost_known == CostKnown::Recorded;
        panel = panel.block(Phrase::new(if recorded { "presets-recorded" } else { "presets-unknown" }));
        next.push(Control::Button { name: "presets-margin".into(), link: Link::Settings("gross_margin".into()) });
    }
    if settings.questions == Questions::Open {
        let done = Setting::Text(Questions::Done.as_str().to_owned());
        next.push(Control::Button { name: "presets-done".into(), link: Link::Set("questions".into(), done) });
    }
    panel.block(Block::Controls(next))
}

/// One click answers it, and sets what that answer suggests; what the others have set, or somebody by hand, stays.
fn question(settings: &Settings, levels: Option<[Figure; 2]>, key: &'static str, words: &[&'static str]) -> Control {
    let option = |answer: &&'static str| {
        let value = Setting::Text((*answer).to_owned());
        let mut answered = Settings::default();
        // A word of the setting's own list.
        let _ = answered.set(key, &value);
        let set = suggested(&answered, levels).into_iter().chain([(key, value)]);
        let all = set.map(|(key, value)| (key.into(), value)).collect();
        (word(&format!("setting-{key}"), answer), Link::Adopt(all))
    };
    let chosen = settings.get(key);
    // The first word stands for no answer.
    let answers = &words[1..];
    Control::Answers {
        name: format!("setting-{key}").into(),
        options: answers.iter().map(option).collect(),
        chosen: answers.iter().position(|answer| *answer == chosen.text()),
    }
}

/// Settings, each beside its usual value.
pub fn settings_table(name: &'static str, settings: &Settings, keys: impl IntoIterator<Item = &'static str>) -> Table {
    let columns =
        vec![Column::words("presets-setting"), Column::words("presets-value"), Column::words("presets-usual")];
    let mut table = Table::new(name, "presets-set", columns);
    let usual = Settings::default();
    let row = |key: &'static str| Row {
        key: key.to_owned(),
        cells: vec![
            Value::Words(Phrase::new(format!("setting-{key}"))).into(),
            written(key, &settings.get(key)).into(),
            written(key, &usual.get(key)).into(),
        ],
    };
    table.rows = keys.into_iter().map(row).collect();
    table
}

/// A setting's value, to be written like any other.
fn written(key: &str, value: &Setting) -> Value {
    let figure = || Figure::parse(value.text()).unwrap_or_default();
    match (Settings::spec(key).map(|spec| spec.kind), value) {
        (Some(Kind::Choice(_)), value) => word(&format!("setting-{key}"), value.text()),
        (Some(Kind::Rate), _) => Value::Share(figure().to_f64()),
        (Some(Kind::Amount), _) => Value::Money(figure()),
        (_, Setting::Number(number)) => Value::Number(*number),
        (_, value) => Value::Text(value.to_string()),
    }
}
