//! Links that nobody of ours made: whatever stands behind the #, the page is left with settings that it could have made
//! itself, or with the defaults and a sentence.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;
use whalecurve::analysis::analyze;
use whalecurve::ingest::import::Imported;
use whalecurve::ledger::Ledger;
use whalecurve::link::Shared;
use whalecurve::segment::Scheme;
use whalecurve::settings::{Kind, Settings};
use whalecurve::text::{Language, Text};
use whalecurve::view::portfolio::{Part, PortfolioAsk};
use whalecurve::{Code, Error};

/// What people, mail programs and the ill-disposed put where a value should be.
const ODD: &[&str] = &[
    "",
    "0",
    "-0",
    "-1",
    "1e308",
    "1e999",
    "-1e999",
    "inf",
    "-inf",
    "NaN",
    "1e-400",
    "0.00001",
    "1,2,3",
    "1,2,3,4",
    "4,3,2,1",
    "1e999,1e999,1e999,1e999",
    "-inf,0,1,inf",
    "NaN,NaN,NaN,NaN",
    "0001-01-01",
    "9999-12-31",
    "2024-02-30",
    "-0001-01-01",
    "%",
    "%f",
    "%ff",
    "%00",
    "%E2%82%AC",
    "%e2%80%ae",
    "null",
    "true",
    "{}",
    "[]",
    "__proto__",
    "constructor",
    "<img src=x>",
    "champions",
    "champions R1-5 F1-5 M1-5",
    "lost R9",
    "1000000000000",
    "1000000000001",
    "99999999999999999999999999999999999999999",
];

fn value(kind: Option<Kind>) -> BoxedStrategy<String> {
    let odd = prop_oneof![
        4 => select(ODD).prop_map(str::to_owned),
        2 => "\\PC{0,20}",
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => (1usize..40_000).prop_map(|length| "9".repeat(length)),
    ];
    let fits = match kind {
        Some(Kind::Amount) => (0i64..1_000_000_000_000).prop_map(|units| units.to_string()).boxed(),
        Some(Kind::Rate) => (0u32..=10_000).prop_map(|units| format!("{}", f64::from(units) / 10_000.0)).boxed(),
        Some(Kind::Number(low, high)) => (low..=high).prop_map(|number| number.to_string()).boxed(),
        Some(Kind::Choice(words)) => select(words).prop_map(str::to_owned).boxed(),
        Some(Kind::Day) => {
            (-719_162i32..2_932_896).prop_map(|day| whalecurve::Day::from_epoch(day).to_string()).boxed()
        }
        Some(Kind::Cuts) => prop::array::uniform4(prop::num::f64::ANY)
            .prop_map(|mut cuts| {
                cuts.sort_by(f64::total_cmp);
                cuts.map(|cut| cut.to_string()).join(",")
            })
            .boxed(),
        Some(Kind::Ranges) => "(champions|new|lost) R[1-5] F[1-5]-5(; hibernating)?".boxed(),
        Some(Kind::Text) => "\\PC{1,12}".boxed(),
        None => select(&["en", "zh-CN", "rfm", "spend", "overview", "segments", "nowhere"][..])
            .prop_map(str::to_owned)
            .boxed(),
    };
    prop_oneof![3 => fits, 2 => odd].boxed()
}

/// `key=value`, mostly with a key that means something.
fn part() -> impl Strategy<Value = String> {
    let known = select(Settings::SPECS)
        .prop_flat_map(|spec| value(Some(spec.kind)).prop_map(move |value| (spec.key.to_owned(), value)));
    let other = (select(&["view", "scheme", "lang"][..]), value(None)).prop_map(|(key, value)| (key.to_owned(), value));
    let unknown = ("[a-z_%]{0,12}", value(None));
    prop_oneof![6 => known, 2 => other, 1 => unknown].prop_map(|(key, value)| format!("{key}={value}"))
}

/// A fragment: of this version or another, of parts or of noise.
fn fragment() -> impl Strategy<Value = String> {
    let version =
        prop_oneof![8 => Just("1".to_owned()), 1 => Just(String::new()), 1 => "[0-9.]{1,30}", 1 => "\\PC{0,9}"];
    let parts = (version, prop::collection::vec(part(), 0..6))
        .prop_map(|(version, parts)| [vec![version], parts].concat().join(";"));
    let noise =
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    prop_oneof![
        8 => parts.prop_map(|parts| format!("#s={parts}")),
        1 => noise.clone().prop_map(|noise| format!("#s=1;{noise}")),
        1 => noise,
    ]
}

static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| language.catalogue().to_owned()).collect());

/// What the page says about a link that it does not take.
fn notices(error: &Error) -> Vec<String> {
    Language::ALL.iter().zip(&*TEXTS).map(|(language, text)| Text::new(*language, text.clone()).error(error)).collect()
}

static SAMPLE: LazyLock<(Ledger, Vec<Imported>)> = LazyLock::new(|| {
    let rows = (0..60)
        .map(|at| format!("C{},2024-{:02}-{:02},{},P{}\n", at % 13, 1 + at % 12, 1 + at % 28, at * 7 - 30, at % 3));
    common::import("orders.csv", format!("customer,date,amount,product\n{}", rows.collect::<String>()).as_bytes())
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_link_is_taken_within_the_ranges_or_refused_with_a_notice(fragment in fragment()) {
        match Shared::read(&fragment) {
            None => prop_assert!(!fragment.trim_start_matches('#').starts_with("s=")),
            Some(Err(error)) => {
                prop_assert!(matches!(error.code, Code::LinkInvalid | Code::SettingInvalid), "{error}");
                for notice in notices(&error) {
                    prop_assert!(!notice.contains("error-") && notice.chars().count() > 10, "{}", notice);
                }
            }
            Some(Ok(shared)) => {
                let json = serde_json::to_value(&shared.settings).unwrap();
                prop_assert_eq!(&Settings::from_json(&json).unwrap(), &shared.settings, "out of a file");
                let again = Shared::read(&format!("#{}", shared.fragment("en"))).unwrap().unwrap();
                prop_assert_eq!(again.scheme, shared.scheme);
                prop_assert!(again.settings.changed().iter().all(|key| again.settings.get(key) == shared.settings.get(key)));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    /// A setting in its range may be absurd; every view must still have something to say.
    #[test]
    fn whatever_a_link_may_set_can_be_analysed(parts in prop::collection::vec(part(), 1..8)) {
        let mut settings = Settings::default();
        for part in parts {
            if let Some(Ok(shared)) = Shared::read(&format!("s=1;{part}")) {
                settings = settings.with(&shared.settings.changes_to_json()).unwrap();
            }
        }
        let (ledger, imported) = &*SAMPLE;
        let analysis = analyze(ledger, &settings).unwrap();
        let results = common::results_json(ledger, imported, &analysis);
        prop_assert_eq!(Settings::from_json(&results["settings"]).unwrap().changed(), settings.changed());
        for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
            let panel = analysis.panel(ledger, &PortfolioAsk::first(part, scheme));
            prop_assert_eq!(panel.part, part);
        }
    }
}
