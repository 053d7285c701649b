//! One verdict per customer: which rule decides, and in what order (docs/definitions.md section 8).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use whalecurve::action::verdict::{Kind, Verdict};
use whalecurve::analysis::{Analysis, analyze};
use whalecurve::export;
use whalecurve::ledger::Ledger;
use whalecurve::segment::{Scheme, Tier};
use whalecurve::settings::{SellsTo, Settings};
use whalecurve::text::{Language, Text};
use whalecurve::view::panel::{Block, Phrase, Value};
use whalecurve::view::portfolio::PortfolioAsk;
use whalecurve::view::{CustomerFilter, CustomerQuery, SortBy, SortOrder};

/// A purchase every 30 days from 2023-01-01 on, `count` of them, each at this price.
fn monthly(customer: &str, from: i32, prices: &[i64]) -> String {
    let first = whalecurve::Day::from_iso("2023-01-01").unwrap();
    let line = |(at, price): (usize, &i64)| {
        format!("{customer},{},{price},{}\n", first.plus_days(from + at as i32 * 30), price * 6 / 10)
    };
    prices.iter().enumerate().map(line).collect()
}

/// Regular customers whose last purchase is on day 570; beside them one customer of each kind.
fn shop() -> (Ledger, Analysis) {
    let mut rows = String::from("customer,date,amount,cost\n");
    // With "large-lost" the top fifth of all, and with "one-order" that of the last 12 months.
    for at in 0..7 {
        rows += &monthly(&format!("whale-{at}"), 0, &[900; 20]);
    }
    rows += &monthly("falling", 0, &[[100; 14].as_slice(), &[60; 6]].concat());
    rows += &monthly("rising", 0, &[[100; 14].as_slice(), &[150; 6]].concat());
    rows += &monthly("lost", 0, &[100; 8]);
    rows += &monthly("large-lost", 0, &[3000; 8]);
    rows += &monthly("overdue", 0, &[100; 17]);
    rows += &monthly("new", 540, &[80; 2]);
    rows += &monthly("once", 300, &[70]);
    rows += &monthly("one-order", 270, &[4000, 90, 90]);
    for at in 0..20 {
        rows += &monthly(&format!("steady-{at}"), 0, &[50; 20]);
    }
    rows += "loses,2023-05-01,100,180\nloses,2024-06-01,100,180\nloses,2024-07-01,100,180\n";
    rows += "never,2024-05-01,-20,0\n";
    let (ledger, _) = common::import("orders.csv", rows.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    (ledger, analysis)
}

fn index(ledger: &Ledger, id: &str) -> u32 {
    ledger.all().find(|customer| ledger.id(*customer) == id).unwrap().0
}

fn verdict(ledger: &Ledger, analysis: &Analysis, id: &str) -> Verdict {
    analysis.customer(ledger, index(ledger, id)).unwrap().judgement.unwrap().verdict
}

#[test]
fn each_customer_has_the_first_verdict_that_fits() {
    let (ledger, analysis) = shop();
    let of = |id: &str| verdict(&ledger, &analysis, id);
    let wanted = [
        ("falling", Kind::Falling, false),
        ("rising", Kind::Rising, false),
        ("lost", Kind::Lost, false),
        ("large-lost", Kind::Lost, true),
        ("overdue", Kind::Overdue, false),
        ("new", Kind::New, false),
        ("once", Kind::Once, false),
        ("one-order", Kind::OneOrder, true),
        ("loses", Kind::Loses, false),
        ("never", Kind::NeverBought, false),
    ];
    for (id, kind, is_large) in wanted {
        assert_eq!((of(id).kind, of(id).is_large), (kind, is_large), "{id}");
    }
    assert!(of("whale-3").is_large && matches!(of("whale-3").kind, Kind::Star | Kind::Mainstay));
    assert!(matches!(of("steady-3").kind, Kind::Small | Kind::Promising));
}

#[test]
fn the_trend_is_told_from_a_third_down_or_a_half_up_and_of_regular_customers_alone() {
    let change = |lately: i64, before: i64| {
        let prices = [vec![100; 8], vec![before; 6], vec![lately; 6]].concat();
        let rows = format!("customer,date,amount,cost\n{}{}", monthly("A", 0, &prices), monthly("B", 0, &[10; 20]));
        let (ledger, _) = common::import("orders.csv", rows.as_bytes());
        verdict(&ledger, &analyze(&ledger, &Settings::default()).unwrap(), "A").change
    };
    assert_eq!(change(200, 300).map(|change| (change * 1000.0).round()), Some(-333.0));
    assert_eq!(change(201, 300), None);
    assert_eq!(change(150, 100), Some(0.5));
    assert_eq!(change(149, 100), None);
    // Who buys every 150 days has one or two purchases in 180: chance.
    let day = |at: i32| whalecurve::Day::from_iso("2023-01-01").unwrap().plus_days(at * 150);
    let rows: String = (0..5).map(|at| format!("A,{},{}\n", day(at), if at < 4 { 500 } else { 100 })).collect();
    let (ledger, _) = common::import("orders.csv", format!("customer,date,amount\n{rows}B,2024-08-20,5\n").as_bytes());
    assert_eq!(verdict(&ledger, &analyze(&ledger, &Settings::default()).unwrap(), "A").change, None);
}

#[test]
fn the_panel_says_one_verdict_with_one_action_and_the_schemes_are_folded_below() {
    let (ledger, analysis) = shop();
    let panel = analysis.panel(&ledger, &PortfolioAsk::Customer { index: index(&ledger, "one-order") });
    let verdicts: Vec<usize> =
        (0..panel.blocks.len()).filter(|at| matches!(panel.blocks[*at], Block::Verdict(_))).collect();
    assert_eq!(verdicts, [1], "below the customer's dates");
    let Block::Verdict(said) = &panel.blocks[1] else { unreachable!() };
    let Value::Words(Phrase { key, facts }) = &said.says[0] else { unreachable!() };
    assert_eq!(&**key, "verdict-one_order.says");
    let fact = |name: &str| facts.iter().find(|(of, _)| of == name).map(|(_, value)| value.clone()).unwrap();
    let Value::Money(largest) = fact("largest") else { unreachable!() };
    let Value::Share(share) = fact("share") else { unreachable!() };
    assert_eq!((largest.to_string().as_str(), (share * 1e4).round()), ("4000", (4000.0_f64 / 4180.0 * 1e4).round()));
    assert_eq!(fact("days"), Value::Count(571 - 330));
    let Some(Block::Folded(title, _)) = panel.blocks.last() else { unreachable!("other views come last") };
    assert_eq!(&*title.key, "detail-views");
}

#[test]
fn orders_name_their_products_each_once() {
    let rows = "customer,order,date,product,amount\nA,1,2023-01-02,tea,5\nA,1,2023-01-02,cup,7\nA,1,2023-01-02,tea,5\n\
                A,2,2023-02-03,pot,30\nB,3,2023-02-04,tea,5\n";
    let (ledger, _) = common::import("orders.csv", rows.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let orders = analysis.customer(&ledger, index(&ledger, "A")).unwrap().orders;
    let products: Vec<Vec<&str>> =
        orders.iter().map(|order| order.products.iter().map(String::as_str).collect()).collect();
    assert_eq!(products, [vec!["pot"], vec!["tea", "cup"]], "newest first");
}

#[test]
fn the_file_of_a_list_has_its_rows_in_its_order_and_those_of_all_pages() {
    let (ledger, analysis) = shop();
    let query = CustomerQuery {
        search: "steady".into(),
        filters: Vec::new(),
        sort: SortBy::Id,
        order: SortOrder::Descending,
        offset: 10,
        limit: 5,
    };
    let csv = String::from_utf8(export::csv::list(&ledger, &analysis, &query, &Default::default())).unwrap();
    let ids: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    let mut wanted: Vec<String> = (0..20).map(|at| format!("steady-{at}")).collect();
    wanted.sort_by(|a, b| b.cmp(a));
    assert_eq!(ids, wanted);
    let one = CustomerFilter::Tier { scheme: Scheme::Profit, tier: Tier::Negative };
    let query = CustomerQuery { search: String::new(), filters: vec![one], ..query };
    let csv = String::from_utf8(export::csv::list(&ledger, &analysis, &query, &Default::default())).unwrap();
    assert_eq!(csv.lines().count(), 1 + 2, "loses, never");
}

/// Consumers are written to, firms are called.
#[test]
fn the_action_is_one_for_the_buyers_at_hand() {
    let (ledger, _) = shop();
    let action = |sells_to: SellsTo, language: Language| {
        let analysis = analyze(&ledger, &Settings { sells_to, ..Settings::default() }).unwrap();
        let panel = analysis.panel(&ledger, &PortfolioAsk::Customer { index: index(&ledger, "large-lost") });
        let Block::Verdict(said) = &panel.blocks[1] else { unreachable!() };
        let Value::Words(phrase) = &said.action else { unreachable!() };
        let text = Text::built_in(language);
        let facts: Vec<(&str, whalecurve::text::Argument)> = phrase
            .facts
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Text(text) => Some((&**name, text.clone().into())),
                _ => None,
            })
            .collect();
        text.with(&phrase.key, &facts)
    };
    assert!(action(SellsTo::Firms, Language::English).starts_with("One personal call to"));
    assert!(action(SellsTo::Consumers, Language::English).starts_with("One personal message to"));
    assert!(action(SellsTo::Consumers, Language::Chinese).contains("消息"));
}
