//! The language of rules: printing and parsing, faults in both languages, and logic with three values.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod common;

use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;
use whalecurve::Day;
use whalecurve::action::alert::FactValue;
use whalecurve::action::book::{Book, Deed, Mark};
use whalecurve::action::field::{Field, Kind};
use whalecurve::action::rule::condition::{
    Comparison, Condition, Literal, Operand, Period, Quantity, Span, Term, Test, Unit, When,
};
use whalecurve::action::rule::fault::FaultCode;
use whalecurve::action::rule::parse::{DEEPEST, LONGEST, parse};
use whalecurve::action::rules::{BuiltIn, Rule};
use whalecurve::analysis::{ActionAsk, analyze};
use whalecurve::money::Figure;
use whalecurve::protocol::{Ask, from_bytes, to_bytes};
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::text::{Language, Text};
use whalecurve::view::panel::Panel;
use whalecurve::view::portfolio::{Part, PortfolioAsk};

/// These rules, with their record or without.
fn ask(rules: Vec<Rule>, record: bool) -> ActionAsk {
    ActionAsk { rules, record, ..ActionAsk::default() }
}

fn field() -> impl Strategy<Value = Field> {
    prop::sample::select(Field::ALL)
}

fn period() -> impl Strategy<Value = Period> {
    (1u16..1000, prop::sample::select(Span::ALL)).prop_map(|(count, of)| Period { count, of })
}

/// A field, and where its kind allows earlier days or its change.
fn term(field: Field) -> impl Strategy<Value = Term> {
    let kind = field.kind();
    (0..3u8, period()).prop_map(move |(when, period)| {
        let when = match when {
            1 if kind != Kind::Text => When::Was(period),
            2 if kind.is_number() => When::Change(period),
            _ => When::Now,
        };
        Term { field, when }
    })
}

fn quantity(kind: Kind) -> impl Strategy<Value = Quantity> {
    let mut units = vec![Unit::One, Unit::Percent, Unit::Thousand, Unit::Wan, Unit::Yi];
    units.extend(Span::ALL.iter().map(|span| Unit::Span(*span)));
    units.retain(|unit| unit.fits(kind));
    (-1_000_000_000i64..1_000_000_000, 0..5u8, prop::sample::select(units))
        .prop_map(|(units, scale, unit)| Quantity { number: Figure { units: units.into(), scale }.trimmed(), unit })
}

fn literal(kind: Kind) -> BoxedStrategy<Literal> {
    match kind {
        Kind::Tier(scheme) => prop::sample::select(scheme.all_tiers()).prop_map(Literal::Tier).boxed(),
        Kind::Flag => any::<bool>().prop_map(Literal::Flag).boxed(),
        Kind::Text => "[ -~“”张]{0,8}".prop_map(Literal::Text).boxed(),
        Kind::Date => (-700_000i32..2_900_000).prop_map(|day| Literal::Date(Day::from_epoch(day))).boxed(),
        _ => quantity(kind).prop_map(Literal::Number).boxed(),
    }
}

fn comparable(kind: Kind) -> Vec<Field> {
    let same = |other: Kind| matches!((kind, other), (Kind::Number(_), Kind::Number(_))) || kind == other;
    Field::ALL.iter().copied().filter(|field| same(field.kind())).collect()
}

fn test() -> impl Strategy<Value = Test> {
    field().prop_flat_map(|field| {
        let kind = field.kind();
        let compared = term(field);
        let how = prop::sample::select(Comparison::ALL).prop_map(move |how| {
            if kind.is_ordered() { how } else { [Comparison::Equal, Comparison::Unequal][how as usize % 2] }
        });
        let other = prop::sample::select(comparable(kind)).prop_flat_map(term).prop_map(Operand::Term);
        let with = prop_oneof![3 => literal(kind).prop_map(Operand::Value), 1 => other];
        let compare = (compared, how, with).prop_map(|(of, how, with)| Test::Compare { of, how, with });
        let between = (term(field), quantity(kind), quantity(kind)).prop_map(move |(of, a, b)| {
            let is_less = a.value().unwrap().plus(-b.value().unwrap()).unwrap().is_negative();
            let (low, high) = if is_less { (a, b) } else { (b, a) };
            Test::Between { of, low: Literal::Number(low), high: Literal::Number(high) }
        });
        let values = prop::collection::vec(literal(kind), 1..4);
        let within = (term(field), values).prop_map(|(of, values)| Test::In { of, values });
        let known = term(field).prop_map(|of| Test::Known { of });
        // A range of days or of numbers; of tiers there is none.
        if kind.is_number() {
            prop_oneof![4 => compare, 1 => between, 1 => within, 1 => known].boxed()
        } else {
            prop_oneof![4 => compare, 1 => within, 1 => known].boxed()
        }
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    test().prop_map(Condition::Test).prop_recursive(6, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Any),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 2_000 } else { 10_000 }, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_tree_parses_to_the_same_tree(condition in condition()) {
        let text = condition.to_string();
        prop_assume!(text.chars().count() <= LONGEST);
        let again = parse(&text);
        prop_assert_eq!(again.as_ref(), Ok(&condition), "{}", text);
    }

    #[test]
    fn any_text_is_a_rule_or_has_a_fault_within_it(
        words in prop::collection::vec(prop::sample::select(vec![
            "tier.matrix", "star", "profit", "name", "was(", "change", "(", ")", "not", "and", "or", "in", "is", "known",
            "between", "=", "!=", "<", ">=", "30", "-1.5", "10%", "1.2万", "days", "quarter", ",", "\"x\"", "\"", "yes", "é", "。",
        ]), 0..12),
    ) {
        let text = words.join(" ");
        match parse(&text) {
            Ok(condition) => prop_assert_eq!(parse(&condition.to_string()), Ok(condition)),
            Err(fault) => prop_assert!((1..=text.chars().count() as u32 + 1).contains(&fault.column), "{text}: {fault:?}"),
        }
    }
}

#[test]
fn what_people_type_is_read_as_they_mean_it() {
    for (typed, printed) in [
        ("TIER.matrix = star", None),
        (
            "tier.matrix=cash_cow AND days_since_purchase>30",
            Some("tier.matrix = cash_cow and days_since_purchase > 30"),
        ),
        ("  profit   <\n0 ", Some("profit < 0")),
        ("profit ≥ 1.2万 or revenue ＞ 3亿", Some("profit >= 1.2万 or revenue > 3亿")),
        ("days_since_purchase > 2 quarters", Some("days_since_purchase > 2 quarters")),
        ("days_since_purchase > 1季度", Some("days_since_purchase > 1 quarter")),
        ("was(tier.matrix, 3 个月) == star", Some("was(tier.matrix, 3 months) = star")),
        ("not (profit < 0 or margin < 5％)", Some("not (profit < 0 or margin < 5%)")),
        ("(profit < 0 and purchases > 1) and margin < 0.05", Some("(profit < 0 and purchases > 1) and margin < 0.05")),
        ("profit < 0 or purchases > 1 and margin < 5%", Some("profit < 0 or purchases > 1 and margin < 5%")),
        ("tier.matrix not in （star，cash_cow）", Some("tier.matrix not in (star, cash_cow)")),
        ("tier.profit = potential", Some("tier.profit = potential")),
        ("nps is not known", Some("nps is not known")),
        ("name = “a\"b”", Some("name = \"a\"\"b\"")),
        ("first_purchase between 2011-01-01 and 2011-03-31", Some("first_purchase between 2011-01-01 and 2011-03-31")),
        ("change(margin_12m, 2 quarters) <= −5%", Some("change(margin_12m, 2 quarters) <= -5%")),
        ("revenue_180d < revenue_180d_before", Some("revenue_180d < revenue_180d_before")),
        ("one_off = yes", Some("one_off = yes")),
        ("revenue > 007.50", Some("revenue > 7.5")),
    ] {
        match (parse(typed), printed) {
            (Ok(condition), Some(printed)) => assert_eq!(condition.to_string(), printed, "{typed}"),
            (Err(fault), None) => assert_eq!(fault.code, FaultCode::FieldUnknown, "{typed}"),
            (found, _) => assert!(found.is_ok() == printed.is_some(), "{typed}: {found:?}"),
        }
    }
}

/// Texts with one fault each.
fn faulty() -> Vec<String> {
    let deep = "(".repeat(DEEPEST as usize + 1);
    let long = format!("name = \"{}\"", "x".repeat(LONGEST));
    let texts = [
        "",
        "   ",
        "and profit < 0",
        "profit",
        "profit <",
        "profit < 0 and",
        "profit < 0 profit > 1",
        "profit < 0)",
        "(profit < 0",
        "profit << 0",
        "profit < banana",
        "profit < 1.2.3",
        "profit < 1.23456",
        "profit < 1234567890123456",
        "profit < 30 days",
        "profit < 10%",
        "profit between 1",
        "profit between 5 and 1",
        "profits < 0",
        "umsatz > 1000",
        "利润 < 0",
        "tier.matrix = gold",
        "tier.matrix > star",
        "tier.matrix between star and problem",
        "tier.matrix =",
        "tier.matrix in star",
        "tier.matrix in (star cash_cow)",
        "tier.matrix in ()",
        "tier.magic = star",
        "was(tier.matrix) = star",
        "was(tier.matrix, quarter) = star",
        "was(tier.matrix, 0 quarters) = star",
        "was(tier.matrix, 1 quarter = star",
        "was(tier.matrix, 1.5 quarters) = star",
        "was tier.matrix = star",
        "was(name, 1 year) = \"x\"",
        "change(tier.matrix, 1 quarter) > 0",
        "profit < days_since_purchase",
        "one_off = true",
        "one_off > yes",
        "name = Ada",
        "name = \"Ada",
        "name < \"B\"",
        "nps is unknown",
        "nps is not",
        "last_purchase < 2011-02-30",
        "last_purchase < yesterday",
        "not",
        "days_since_purchase > 30 bananas",
    ];
    texts.iter().map(|text| (*text).to_owned()).chain([deep, long]).collect()
}

fn fault_sentences(language: Language) -> String {
    let text = Text::built_in(language);
    let sentence = |rule: &String| {
        let said = text.fault(&parse(rule).unwrap_err());
        assert!(!said.contains("{$") && !said.contains("{ $") && !said.starts_with("rule-fault"), "{said}");
        let shown: String = rule.chars().take(70).collect();
        format!("{shown}\n    {said}")
    };
    faulty().iter().map(sentence).collect::<Vec<_>>().join("\n")
}

#[test]
fn fault_sentences_in_english() {
    insta::assert_snapshot!(fault_sentences(Language::English));
}

#[test]
fn fault_sentences_in_chinese() {
    insta::assert_snapshot!(fault_sentences(Language::Chinese));
}

#[test]
fn every_fault_is_in_the_corpus() {
    let found: Vec<FaultCode> = faulty().iter().map(|text| parse(text).unwrap_err().code).collect();
    for code in FaultCode::ALL {
        assert!(found.contains(code), "{code:?}");
    }
}

/// Three customers, one of whom has no NPS and one of whom is new.
const FEW: &str = "customer,date,amount,nps
a,2024-01-10,100,9
a,2024-06-30,100,9
b,2024-01-15,40,
b,2024-03-01,-60,
c,2024-06-20,10,3
";

/// The customers for whom a rule fires, how many were judged, and of how many too little was known.
fn fires(csv: &str, text: &str) -> (Vec<String>, u32, u32) {
    let (ledger, _) = common::import("few.csv", csv.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let view = analysis.act(&ledger, &ask(vec![Rule::own("own", text).unwrap()], false));
    let mut ids: Vec<String> = view.alerts.iter().map(|alert| alert.id.clone()).collect();
    ids.sort();
    let today = view.rules[0].today;
    assert_eq!(ids.len(), today.fired as usize);
    (ids, today.judged, today.unknown)
}

#[test]
fn what_is_not_known_does_not_fire_and_is_counted() {
    for (text, wanted, judged, unknown) in [
        ("revenue > 15", "a", 3, 0),
        ("revenue < 0", "b", 3, 0),
        ("not revenue > 15", "b c", 3, 0),
        ("days_since_purchase <= 1", "a", 3, 0),
        ("purchases in (1, 2)", "a b c", 3, 0),
        ("revenue between 10 and 200", "a c", 3, 0),
        ("first_purchase > 2024-06-01", "c", 3, 0),
        ("name is known", "", 3, 0),
        ("name = \"x\"", "", 0, 3),
        ("id = \"a\" or id = \"c\"", "a c", 3, 0),
        // Nobody can tell what c was, who was not there yet.
        ("was(revenue, 1 quarter) > 0", "a", 2, 1),
        ("change(revenue, 1 quarter) = 100", "a", 2, 1),
        ("was(revenue, 1 quarter) > 0 and revenue > 15", "a", 3, 0),
        ("was(revenue, 1 quarter) > 0 or revenue < 15", "a b c", 3, 0),
        ("was(revenue, 1 quarter) is not known", "c", 3, 0),
        ("not was(revenue, 1 quarter) > 0", "b", 2, 1),
        // Before the first line nothing is known of anybody.
        ("was(revenue, 1 year) > 0", "", 0, 3),
        ("refund_lines >= 1 and one_off = yes", "", 3, 0),
        // Without a cost, the margin would be the assumed one.
        ("margin > 0", "", 0, 3),
        ("cost_to_serve > gross_profit", "", 0, 3),
    ] {
        let wanted: Vec<String> = wanted.split_whitespace().map(str::to_owned).collect();
        assert_eq!(fires(FEW, text), (wanted, judged, unknown), "{text}");
    }
}

#[test]
fn every_field_can_be_asked_for() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let texts = Language::ALL.iter().map(|language| Text::built_in(*language)).collect::<Vec<_>>();
    for field in Field::ALL {
        let rule = Rule::own("own", &format!("{} is known", field.as_str())).unwrap();
        let view = analysis.act(&ledger, &ask(vec![rule], false));
        assert_eq!(view.rules[0].today.unknown, 0, "{field:?}");
        let has = view.rules[0].today.fired > 0;
        let absent = [Field::Nps, Field::Engagement, Field::PAlive];
        assert_eq!(has, !absent.contains(field), "{field:?}");
        assert!(texts.iter().all(|text| text.has(&field.label())), "{field:?}");
    }
}

#[test]
fn a_day_without_orders_and_a_table_without_dates_are_no_trouble() {
    let customers = "customer,revenue,orders\na,100,2\nb,50,1\n";
    let (ledger, _) = common::import("customers.csv", customers.as_bytes());
    let analysis = analyze(&ledger, &common::settings(json!({}))).unwrap();
    let rules = ["revenue > 60", "days_since_purchase > 30", "was(revenue, 1 quarter) > 1", "tier.matrix = star"];
    let rules: Vec<Rule> = rules.iter().map(|text| Rule::own("own", text).unwrap()).collect();
    let view = analysis.act(&ledger, &ask(rules.clone(), true));
    let fired: Vec<(u32, u32)> = view.rules.iter().map(|rule| (rule.today.fired, rule.today.unknown)).collect();
    assert_eq!(fired, [(1, 0), (0, 2), (0, 2), (0, 2)]);
    assert!(view.rules.iter().all(|rule| rule.record.is_empty()));
}

#[test]
fn an_alert_has_the_numbers_of_its_sentence() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let settings = Settings::default();
    let view = analyze(&ledger, &settings).unwrap().act(&ledger, &ask(BuiltIn::rules(&settings), false));
    let mut rules = BTreeSet::new();
    for alert in &view.alerts {
        let rule = BuiltIn::named(&alert.rule).unwrap();
        let (key, says) = alert.sentence();
        assert_eq!(key, format!("rule-{}.reason", alert.rule));
        assert_eq!(says.len(), rule.definition().says.len());
        assert!(says.iter().all(|(_, fact)| fact.value != FactValue::Unknown), "{alert:?}");
        rules.insert(rule.as_str());
    }
    assert!(rules.len() >= 5, "{rules:?}");
}

#[test]
fn a_question_and_its_answer_are_the_same_after_a_message() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let settings = Settings::default();
    let analysis = analyze(&ledger, &settings).unwrap();
    let mut book = Book { today: Some(Day::MIN), owners: vec!["张三".into()], ..Book::default() };
    let alert = analysis.act(&ledger, &ask(BuiltIn::rules(&settings), true)).alerts.swap_remove(0);
    let (rule, customer, since) = (alert.rule, alert.id, alert.since);
    book.settle(Deed::Alert { rule, customer, since, mark: Mark::Snoozed(since.plus_days(400)) });
    book.settle(Deed::Text { rule: "own-1".into(), text: "profit < 0".into() });
    for part in [Part::Week, Part::Alerts, Part::Tasks, Part::Rules] {
        let part = PortfolioAsk::first(part, Scheme::Profit);
        let asked = Ask::Portfolio { part: part.clone(), filters: Vec::new(), book: Some(Box::new(book.clone())) };
        let Ask::Portfolio { book: Some(heard), .. } = from_bytes(&to_bytes(&asked).unwrap()).unwrap() else {
            panic!()
        };
        assert_eq!(*heard, book);
        let panel = analysis.panel_by(&ledger, &part, &heard);
        assert_eq!(from_bytes::<Panel>(&to_bytes(&panel).unwrap()).unwrap(), panel);
    }
    let fault = serde_json::from_value::<Rule>(json!({ "key": "own", "condition": "profits < 0" })).unwrap_err();
    assert!(fault.to_string().contains("field-unknown at 1"), "{fault}");
}
