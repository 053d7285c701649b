//! The npm package's types name what the library names: the lists of words, the tiers of each scheme, the settings with what
//! they take. `UPDATE=1 cargo test --test npm_types` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fmt::Write;
use whalecurve::Code;
use whalecurve::action::field::Field;
use whalecurve::action::memory::Status;
use whalecurve::action::rules::{Basis, Owner, Severity};
use whalecurve::action::task::{Contact, Every};
use whalecurve::ingest::amount::DecimalMark;
use whalecurve::ingest::change::DoubtCode;
use whalecurve::ingest::date::DateOrder;
use whalecurve::ingest::doubt::AnswerKey;
use whalecurve::ingest::plan::Format;
use whalecurve::ingest::roles::{Role, Shape};
use whalecurve::protocol::ExportKind;
use whalecurve::segment::{Driver, Scheme};
use whalecurve::settings::{Kind, RuleBook, Settings};
use whalecurve::text::{Language, Text};
use whalecurve::view::portfolio::{Gauge, Light, Missing, Move, Standing};
use whalecurve::view::{Assumed, Note};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/npm/whalecurve.d.ts");
const FROM: &str = "// --- made from the library ---\n";
const TO: &str = "// --- end ---\n";

fn union(words: &[&str]) -> String {
    words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" | ")
}

fn taken(kind: Kind) -> String {
    match kind {
        Kind::Amount | Kind::Rate => "Amount | number".into(),
        Kind::Number(..) => "number".into(),
        Kind::Choice(words) => union(words),
        Kind::Day => "Day | null".into(),
        Kind::Text => "string | null".into(),
        Kind::Cuts => "[number, number, number, number]".into(),
        Kind::Ranges => "string".into(),
    }
}

fn types() -> String {
    let mut types = String::new();
    for (name, words) in [
        ("AnswerKey", AnswerKey::WORDS),
        ("AlertStatus", Status::WORDS),
        ("Assumed", Assumed::WORDS),
        ("Basis", Basis::WORDS),
        ("Contact", Contact::WORDS),
        ("DateOrder", DateOrder::WORDS),
        ("DecimalMark", DecimalMark::WORDS),
        ("DoubtCode", DoubtCode::WORDS),
        ("Driver", Driver::WORDS),
        ("ErrorCode", Code::WORDS),
        ("ExportKind", ExportKind::WORDS),
        ("Every", Every::WORDS),
        ("Field", Field::WORDS),
        ("Format", Format::WORDS),
        ("Gauge", Gauge::WORDS),
        ("Light", Light::WORDS),
        ("Missing", Missing::WORDS),
        ("Move", Move::WORDS),
        ("Note", Note::WORDS),
        ("OwnerRole", Owner::WORDS),
        ("Role", Role::WORDS),
        ("RuleBook", RuleBook::WORDS),
        ("Scheme", Scheme::WORDS),
        ("Severity", Severity::WORDS),
        ("Shape", Shape::WORDS),
        ("Standing", Standing::WORDS),
    ] {
        writeln!(types, "export type {name} = {};", union(words)).unwrap();
    }
    writeln!(types, "\n/** The tiers of each scheme; of `rfm` those of all rule books. */\nexport interface Tiers {{")
        .unwrap();
    for scheme in Scheme::ALL {
        let tiers: Vec<&str> = scheme.all_tiers().iter().map(|tier| tier.as_str()).collect();
        writeln!(types, "  {}: {};", scheme.as_str(), union(&tiers)).unwrap();
    }
    writeln!(types, "}}\n\n/** Every option of an analysis. What it takes beyond the type stands behind it. */")
        .unwrap();
    writeln!(types, "export interface Settings {{").unwrap();
    let (text, defaults) = (Text::built_in(Language::English), Settings::default());
    for spec in Settings::SPECS {
        let (name, default) = (text.get(&format!("setting-{}", spec.key)), defaults.get(spec.key).to_json());
        let range = match spec.kind {
            Kind::Amount | Kind::Rate | Kind::Number(..) => format!(" ({})", spec.kind.wanted()),
            _ => String::new(),
        };
        writeln!(types, "  /** {name}{range}; {default} by default. */").unwrap();
        writeln!(types, "  {}?: {};", spec.key, taken(spec.kind)).unwrap();
    }
    types + "}\n"
}

#[test]
fn the_types_are_those_of_the_library() {
    let file = std::fs::read_to_string(FILE).unwrap();
    let (head, rest) = file.split_once(FROM).unwrap();
    let (made, tail) = rest.split_once(TO).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, [head, FROM, &types(), TO, tail].concat()).unwrap();
    } else {
        assert_eq!(made, types(), "UPDATE=1 cargo test --test npm_types writes them anew");
    }
}
