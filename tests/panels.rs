//! All that the views say, in both languages.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
#![allow(clippy::panic, reason = "a test that cannot go on must fail")]

mod common;
#[path = "ltv/worlds.rs"]
mod worlds;

use serde_json::json;
use whalecurve::Day;
use whalecurve::action::alert::FactValue;
use whalecurve::action::book::{Book, Deed, Mark};
use whalecurve::action::memory::Entry;
use whalecurve::action::rules::BuiltIn;
use whalecurve::action::task::{Origin, Task};
use whalecurve::analysis::{ActionAsk, Analysis, analyze};
use whalecurve::export;
use whalecurve::ledger::Ledger;
use whalecurve::segment::Scheme;
use whalecurve::settings::{Monetary, RuleBook, Settings};
use whalecurve::text::{Argument, Language, Text};
use whalecurve::view::CustomerFilter;
use whalecurve::view::panel::{Block, Control, Panel};
use whalecurve::view::portfolio::{Gauge, Missing, Part, PortfolioAsk, Shown};

#[test]
fn all_that_a_panel_says_is_in_both_catalogues() {
    let (costed, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let (bare, _) = common::import("bare.csv", bare_sales().as_bytes());
    let heard = [costed, bare].map(|ledger| said_of(&ledger));
    assert!(heard.iter().all(|heard| *heard > 1000), "{heard:?}");
}

/// Looks for everything that is said of some customers, and of all, in both catalogues; returns how much that was.
fn said_of(ledger: &Ledger) -> usize {
    let analysis = analyze(ledger, &Settings::default()).unwrap();
    let some = analysis.only(ledger, &[CustomerFilter::Ranks { from: 1, to: 3 }]);
    let texts: Vec<Text> = Language::ALL.iter().map(|language| Text::built_in(*language)).collect();
    let mut heard = 0;
    let mut say = |panel: &Panel| {
        common::said(&serde_json::to_value(panel).unwrap(), &mut |key, facts| {
            let facts: Vec<(&str, Argument)> = facts
                .as_array()
                .unwrap()
                .iter()
                .map(|fact| match (fact[0].as_str().unwrap(), fact[1]["Count"].as_u64()) {
                    (name, Some(count)) => (name, Argument::from(count)),
                    (name, None) => (name, Argument::from("…")),
                })
                .collect();
            for text in &texts {
                let sentence = text.find(key, &facts).unwrap_or_else(|| panic!("{:?} says {key}", panel.part));
                assert!(!sentence.contains("{$") && !sentence.contains("{ $"), "{key}: {sentence}");
                heard += 1;
            }
        });
    };
    for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
        for analysis in [&analysis, &some] {
            say(&analysis.panel(ledger, &PortfolioAsk::first(part, scheme)));
            assert!(texts.iter().all(|text| text.has(&format!("{}-title", part.as_str()))), "{part:?}");
        }
    }
    let (settled, asks) = settled(&analysis, ledger);
    asks.iter().for_each(|ask| say(&analysis.panel_by(ledger, ask, &settled)));
    heard
}

/// Rules and alerts after somebody has settled something about them, and what is asked then.
fn settled(analysis: &Analysis, ledger: &Ledger) -> (Book, Vec<PortfolioAsk>) {
    let mut book = Book::default();
    let rules = BuiltIn::rules(&Settings::default());
    let alerts = analysis.act(ledger, &ActionAsk { rules, ..ActionAsk::default() }).alerts;
    let (done, later) = (&alerts[0], &alerts[1]);
    let day = Day::from_iso("2030-01-01").unwrap();
    for (alert, mark) in [(done, Mark::Done(day)), (later, Mark::Snoozed(day)), (later, Mark::Note("called".into()))] {
        let (rule, customer) = (alert.rule.clone(), alert.id.clone());
        book.settle(Deed::Alert { rule, customer, since: alert.since, mark });
    }
    book.settle(Deed::Text { rule: "own-1".into(), text: "profit > 0 and was(profit, 1 quarter) > 0".into() });
    book.settle(Deed::Switch { rule: "unhappy".into(), on: false });
    let mut asks: Vec<PortfolioAsk> = Vec::new();
    for (open, draft) in [
        ("overdue", None),
        ("overdue", Some("silence > 3")),
        ("unhappy", None),
        ("own-1", None),
        ("own-2", Some("profits <")),
    ] {
        asks.push(PortfolioAsk::Rules { open: Some(open.into()), draft: draft.map(str::to_owned) });
    }
    for shown in Shown::ALL {
        asks.push(PortfolioAsk::Alerts { shown: *shown, severity: None, rule: None, offset: 0 });
    }
    asks.push(PortfolioAsk::Alerts { shown: Shown::Open, severity: None, rule: Some("own-1".into()), offset: 0 });
    asks.push(PortfolioAsk::Customer { index: later.index });
    asks.push(PortfolioAsk::Week);
    (book, asks)
}

/// The names of lists and tables in a panel, with how many things each has.
fn sizes(panel: &Panel) -> Vec<(String, usize)> {
    let size = |block: &Block| match block {
        Block::List(list) => Some((list.name.to_string(), list.items.len())),
        Block::Table(table) => Some((table.name.to_string(), table.rows.len())),
        _ => None,
    };
    panel.blocks.iter().filter_map(size).collect()
}

#[test]
fn what_is_done_or_snoozed_leaves_the_alerts_the_week_and_the_tasks() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let (book, _) = settled(&analysis, &ledger);
    let shown = |shown: Shown| PortfolioAsk::Alerts { shown, severity: None, rule: None, offset: 0 };
    let list = |ask: &PortfolioAsk, book: &Book| sizes(&analysis.panel_by(&ledger, ask, book));
    for asked in [Shown::Done, Shown::Snoozed] {
        assert_eq!(list(&shown(asked), &book), [("alerts-list".to_owned(), 1)], "{asked:?}");
        assert!(list(&shown(asked), &Book::default()).is_empty());
    }
    let names = |book: &Book| -> Vec<String> {
        let panel = analysis.panel_by(&ledger, &PortfolioAsk::Week, book);
        let inside = panel.blocks.into_iter().flat_map(|block| match block {
            Block::Folded(_, inside) => inside,
            block => vec![block],
        });
        let lists = inside.filter_map(|block| match block {
            Block::List(list) => Some(list.items),
            _ => None,
        });
        lists.flatten().map(|item| item.key).collect()
    };
    let (before, after) = (names(&Book::default()), names(&book));
    assert!(before.len() >= 3 && before.len() <= 10, "{before:?}");
    let week = analysis.week(&ledger, &Book::default());
    assert_eq!(week.len(), before.len());
    // Nobody is called for a silence that is usual for them.
    let days = |task: &Task, of: &str| {
        task.facts.iter().find_map(|fact| match fact.value {
            FactValue::Days(days) if fact.of == of => Some(days),
            _ => None,
        })
    };
    for task in &week {
        let silence = days(task, "days_since_purchase").zip(days(task, "usual_gap"));
        assert!(silence.is_none_or(|(days, gap)| days > gap), "{task:?}");
    }
    let entries = book.memory.entries();
    for entry in entries {
        let key = format!("{} {}", entry.rule, entry.customer);
        assert!(!after.contains(&key), "{key}");
    }
    let (all, fewer) =
        (analysis.tasks(&ledger, &all_hours(Book::default())).0, analysis.tasks(&ledger, &all_hours(book.clone())).0);
    let about = |tasks: &[Task], entry: &Entry| {
        let rule = Origin::Rule { rule: entry.rule.clone() };
        tasks
            .iter()
            .filter(|task| task.from == rule && task.customer.as_ref().is_some_and(|one| one.id == entry.customer))
            .count()
    };
    for entry in entries {
        assert_eq!((about(&all, entry), about(&fewer, entry)), (1, 0), "{entry:?}");
    }
    // The project remembers all that fires, so that the next data tells what is new.
    let remembered = analysis.remembered(&ledger, &Book::default());
    assert_eq!(remembered.entries().len(), all.iter().filter(|task| task.customer.is_some()).count());
}

fn all_hours(book: Book) -> Book {
    Book { capacity: None, ..book }
}

#[test]
fn a_rule_is_looked_at_as_it_is_written_and_only_its_threshold_stays_its_own() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let offered = |draft: &str| -> Vec<String> {
        let ask = PortfolioAsk::Rules { open: Some("overdue".into()), draft: Some(draft.into()) };
        let panel = analysis.panel(&ledger, &ask);
        let Some(Block::List(list)) = panel.blocks.into_iter().find(|block| matches!(block, Block::List(_))) else {
            panic!()
        };
        let item = list.items.into_iter().find(|item| item.key == "overdue").unwrap();
        let names = item.blocks.iter().flat_map(|block| match block {
            Block::Controls(controls) => controls
                .iter()
                .map(|control| match control {
                    Control::Button { name, .. } | Control::Draft { name, .. } => name.to_string(),
                    other => panic!("{other:?}"),
                })
                .collect(),
            Block::Status(phrase) => vec![phrase.key.to_string()],
            Block::Table(table) => vec![format!("{} {}", table.name, table.rows.len())],
            _ => Vec::new(),
        });
        names.collect()
    };
    let has = |draft: &str, name: &str| offered(draft).iter().any(|one| one == name);
    assert!(has("tier.lifecycle != lost and silence > 2", "rule-record 12"));
    assert!(!has("tier.lifecycle != lost and silence > 2", "rule-keep"));
    assert!(has("tier.lifecycle != lost and silence > 3", "rule-keep"));
    assert!(has("silence > 3", "rule-keep-own") && !has("silence > 3", "rule-keep"));
    let faulty = offered("silence >");
    assert!(faulty.contains(&"rule-fault-expected-end".to_owned()), "{faulty:?}");
    assert!(!faulty.iter().any(|name| name.starts_with("rule-keep")));
}

/// Sales of 40 customers over three years without any cost, one of whom got more back than was paid.
fn bare_sales() -> String {
    let mut rows = String::from("customer,date,amount\n");
    for customer in 0..40 {
        for order in 0..=customer % 6 {
            let (year, month) = (2021 + order % 3, 1 + (customer + 5 * order) % 12);
            rows += &format!("C{customer:02},{year}-{month:02}-11,{}\n", 20 + customer * (1 + order % 2));
        }
    }
    rows + "C00,2023-11-30,-50\n"
}

/// The keys of all that a part says.
fn keys(analysis: &Analysis, ledger: &Ledger, ask: &PortfolioAsk) -> Vec<String> {
    let mut keys = Vec::new();
    let panel = serde_json::to_value(analysis.panel(ledger, ask)).unwrap();
    common::said(&panel, &mut |key, _| keys.push(key.to_owned()));
    keys
}

fn first(part: Part) -> PortfolioAsk {
    PortfolioAsk::first(part, Scheme::Profit)
}

#[test]
fn without_cost_or_profit_headline_tiers_curve_and_health_speak_of_revenue() {
    let (ledger, imported) = common::import("bare.csv", bare_sales().as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let overview = analysis.overview(&ledger, &imported);
    assert_eq!(overview.speaks_of, Monetary::Revenue);
    assert_eq!(overview.eighty, analysis.whale(Monetary::Revenue).eighty.map(|point| point.customers));

    let of_profit = |key: &String| {
        let english = Text::built_in(Language::English);
        let sentence = english.find(key, &[]).unwrap_or_default();
        // "needs cost or profit", and the sentence on why there is none.
        sentence.to_lowercase().contains("profit") && !key.starts_with("missing-") && key != "no-cost"
    };
    for ask in [first(Part::Whale), PortfolioAsk::Whale { by: Monetary::Revenue }, first(Part::Tiers)] {
        let keys = keys(&analysis, &ledger, &ask);
        assert!(keys.iter().any(|key| key == "no-cost") && keys.iter().any(|key| key == "presets-margin"), "{keys:?}");
        let claims: Vec<&String> = keys.iter().filter(|key| of_profit(key)).collect();
        assert!(claims.is_empty(), "{ask:?}: {claims:?}");
    }
    let customer = keys(&analysis, &ledger, &PortfolioAsk::Customer { index: 0 });
    assert!(customer.contains(&"why-loss".to_owned()), "{customer:?}");

    let health = analysis.health(&ledger, Scheme::Profit);
    let of = |gauge: Gauge| {
        let measure = health.measures.iter().find(|measure| measure.gauge == gauge).unwrap();
        (measure.value, measure.missing, measure.light)
    };
    for gauge in [Gauge::Destroyed, Gauge::Margin] {
        assert_eq!(of(gauge), (None, Some(Missing::NoCost), None));
    }
    assert_eq!(of(Gauge::CostToServe), (None, Some(Missing::NoCostToServe), None));
    assert!(of(Gauge::HighContribution).0.is_some());
    assert!(health.contribution.iter().all(|row| row.margin.is_none() && row.cost_share.is_none()));
    assert!(health.contribution.iter().all(|row| row.cost_per_purchase.is_none()));
    let heard = keys(&analysis, &ledger, &first(Part::Health));
    assert!(heard.iter().any(|key| key == "gauge-high_contribution-revenue"), "{heard:?}");
    assert_eq!(heard.iter().filter(|key| *key == "not-known").count(), 3);
}

/// Where profit is a margin on revenue, the matrix speaks of revenue, products of no profit, movers and files of an assumed one.
#[test]
fn without_cost_matrix_products_movers_and_files_call_no_profit_a_fact() {
    let rows =
        bare_sales().replace("amount", "amount,product").replace('\n', ",tea\n").replacen("product,tea", "product", 1);
    let (bare, _) = common::import("bare.csv", rows.as_bytes());
    let costed = rows.replace("product", "product,cost").replace("tea", "tea,5");
    let (costed, _) = common::import("costed.csv", costed.as_bytes());
    let parts = [Part::Matrix, Part::Products, Part::Migration];
    let told = |ledger: &Ledger| {
        let analysis = analyze(ledger, &Settings::default()).unwrap();
        let heard = parts.map(|part| keys(&analysis, ledger, &first(part)));
        let csv = String::from_utf8(export::csv::customers(ledger, &analysis, &Default::default())).unwrap();
        (heard, csv.lines().next().unwrap().to_owned())
    };
    let facts = ["column-profit", "setting-matrix_value-profit", "product-sort-profit", "product-sort-margin"];
    let loss = ["products-loss-makers", "products-candidates", "products-verdict", "products-rule", "driver-profit"];
    let claims = |heard: &[String]| heard.iter().filter(|key| facts.iter().chain(&loss).any(|one| one == key)).count();
    let ([matrix, products, movers], header) = told(&bare);
    assert_eq!([&matrix, &products, &movers].map(|heard| claims(heard)), [0; 3], "{matrix:?} {products:?} {movers:?}");
    assert!(matrix.iter().any(|key| key == "column-revenue") && products.iter().any(|key| key == "no-cost"));
    assert!(movers.iter().any(|key| key == "column-profit-assumed"), "{movers:?}");
    assert!(header.contains(",column-profit-assumed,") && !header.contains(",column-profit,"), "{header}");
    let ([matrix, products, movers], header) = told(&costed);
    assert!([&matrix, &products, &movers].iter().all(|heard| claims(heard) > 0));
    assert!(header.contains(",column-profit,"), "{header}");
}

/// A lifetime value by own amounts is marked in the file of customers too; of who has none, nothing is.
#[test]
fn the_file_of_customers_marks_lifetime_values_that_stand_in() {
    let (ledger, _) = common::import("bare.csv", bare_sales().as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let csv = String::from_utf8(export::csv::customers(&ledger, &analysis, &Default::default())).unwrap();
    let mut column = csv.lines().map(|line| line.rsplit(',').next().unwrap());
    assert_eq!(column.next(), Some("column-ltv-stand-in"));
    // Forty customers carry no model: the retention LTV stands in for all.
    assert!(column.all(|mark| mark == "1"));
}

#[test]
fn what_is_recorded_or_set_is_spoken_of() {
    let costed = "customer,date,amount,cost\nA,2023-01-02,100,60\nB,2023-02-03,50,20\nA,2023-03-04,10,20\n";
    let served = "customer,date,amount,service cost\nA,2023-01-02,100,6\nB,2023-02-03,50,2\nA,2023-03-04,10,2\n";
    let bare = "customer,date,amount\nA,2023-01-02,100\nB,2023-02-03,50\nA,2023-03-04,10\n";
    let none = || common::settings(json!({}));
    let driven = || common::settings(json!({ "cost_per_order": "3" }));
    let cases = [
        (costed, none(), Monetary::Profit, true, false),
        (served, none(), Monetary::Profit, true, true),
        (bare, none(), Monetary::Revenue, false, false),
        (bare, driven(), Monetary::Profit, true, true),
        (bare, common::settings(json!({ "acquisition_cost": "5" })), Monetary::Profit, true, false),
        // A margin of one's own is the same for everybody too; without one, revenue and profit have no order in common.
        (bare, common::settings(json!({ "gross_margin": "0.7" })), Monetary::Revenue, false, false),
        (bare, common::settings(json!({ "gross_margin": "0" })), Monetary::Profit, true, false),
    ];
    for (at, (text, settings, speaks_of, margin, serves)) in cases.into_iter().enumerate() {
        let (ledger, imported) = common::import("sales.csv", text.as_bytes());
        let analysis = analyze(&ledger, &settings).unwrap();
        assert_eq!(analysis.overview(&ledger, &imported).speaks_of, speaks_of, "{at}");
        let health = analysis.health(&ledger, Scheme::Profit);
        let known = |gauge: Gauge| health.measures.iter().any(|one| one.gauge == gauge && one.missing.is_none());
        assert_eq!((known(Gauge::Margin), known(Gauge::CostToServe)), (margin, serves), "{at}");
    }
}

#[test]
fn nobody_is_said_to_lose_no_money_by_an_assumed_cost() {
    let rising = |text: &str, settings: &Settings| {
        let (ledger, _) = common::import("sales.csv", text.as_bytes());
        keys(&analyze(&ledger, settings).unwrap(), &ledger, &first(Part::Whale))
    };
    let says = |keys: &[String], key: &str| keys.iter().any(|one| one == key);
    let costed = rising("customer,date,amount,cost\nA,2023-01-02,100,60\nB,2023-02-03,50,20\n", &Settings::default());
    assert!(says(&costed, "whale-sentence-all"));
    // One line without its cost is enough.
    let partly = rising("customer,date,amount,cost\nA,2023-01-02,100,60\nB,2023-02-03,50,\n", &Settings::default());
    assert!(!says(&partly, "whale-sentence-all") && says(&partly, "whale-sentence-all-assumed"), "{partly:?}");
}

#[test]
fn a_customer_of_one_large_order_is_marked_wherever_customers_are_ranked() {
    // Of B 80 % exactly is one order. C's largest was taken back.
    let rows = "customer,order,date,amount\nA,1,2023-01-02,500\nA,2,2023-02-03,100\nB,3,2023-01-05,80\nB,4,2023-03-05,20\n\
                C,5,2023-02-01,900\nC,5,2023-02-09,-900\nC,6,2023-03-01,10\nC,7,2023-03-02,10\nD,8,2023-03-03,70\n\
                E,9,2023-03-03,70\nE,9,2023-03-03,-90\n";
    let (ledger, imported) = common::import("orders.csv", rows.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let results = common::results_json(&ledger, &imported, &analysis);
    let one_off: Vec<&str> = results["customers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|customer| customer["one_off"] == true)
        .map(|customer| customer["id"].as_str().unwrap())
        .collect();
    assert_eq!(one_off, ["A", "D"]);
    let csv = String::from_utf8(export::csv::customers(&ledger, &analysis, &Default::default())).unwrap();
    let one_off = |line: &str| line.rsplit(',').nth(1).unwrap().to_owned();
    let column: Vec<String> = csv.lines().map(one_off).collect();
    assert_eq!(column, ["column-one-off", "1", "0", "1", "0", "0"], "A, B, D, C, E by profit");
    for (part, marks) in [(Part::Customers, 2), (Part::Risk, 0)] {
        let heard = keys(&analysis, &ledger, &first(part));
        assert_eq!(heard.iter().filter(|key| *key == "one-off").count(), marks, "{part:?}");
    }
    let index = ledger.all().find(|customer| ledger.id(*customer) == "A").unwrap().0;
    let heard = keys(&analysis, &ledger, &PortfolioAsk::Customer { index });
    assert!(heard.iter().any(|key| key == "verdict-one_order.says"));
}

#[test]
fn rules_that_were_judged_before_say_the_same_as_anew() {
    let (ledger, _) = common::import("coffee.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let fresh = || analyze(&ledger, &Settings::default()).unwrap();
    let draft = |text: &str| PortfolioAsk::Rules { open: Some("overdue".into()), draft: Some(text.into()) };
    let used = fresh();
    let texts: Vec<String> = (1..80).map(|times| format!("tier.lifecycle != lost and silence > {times}")).collect();
    for text in texts.iter().chain(&texts[..3]) {
        used.panel(&ledger, &draft(text));
    }
    for ask in [draft(&texts[0]), draft(&texts[2]), draft(&texts[78]), PortfolioAsk::first(Part::Rules, Scheme::Profit)]
    {
        assert_eq!(used.panel(&ledger, &ask), fresh().panel(&ledger, &ask));
    }
}

/// A wholesaler whose data end after Christmas: the figures are those of the season, the tiers' are not, and results say both.
#[test]
fn a_season_is_in_the_totals_and_is_said() {
    let world = worlds::WORLDS.iter().find(|world| world.name == "ends after Christmas").unwrap();
    let base = world.base(7);
    let (starts, days, values) = base.columns();
    let mut csv = "customer,date,amount,cost\n".to_owned();
    for (customer, range) in starts.windows(2).enumerate() {
        for at in (range[0] as usize..range[1] as usize).filter(|at| days[*at] <= base.end) {
            csv += &format!("C{customer:04},{},{:.2},{:.2}\n", days[at], values[at], 0.6 * values[at]);
        }
    }
    let settings = Settings { ltv_months: 12.0, ..Settings::default() };
    let (ledger, imported) = common::import("season.csv", csv.as_bytes());
    let analysis = analyze(&ledger, &settings).unwrap();
    let results = common::results_json(&ledger, &imported, &analysis);
    let season = &results["lifetime"]["season"];
    let factor = season["money"].as_f64().unwrap();
    assert!((0.6..0.85).contains(&factor), "{season}");
    assert_eq!(season["months"].as_array().unwrap().len(), 12);
    // The first of the twelve months begins the day after the last, and the last of them is Christmas.
    assert_eq!(season["months"][0]["from"], "2024-12-02");
    assert!(season["months"][11]["index"].as_f64().unwrap() > 3.0, "{season}");
    let panel = analysis.panel(&ledger, &PortfolioAsk::first(Part::Lifetime, Scheme::Profit));
    let view = analysis.lifetime_view(&ledger).unwrap();
    let figures = panel.blocks.iter().find_map(|block| match block {
        Block::Figures(figures) => Some(figures),
        _ => None,
    });
    let shown = |at: usize| serde_json::to_value(&figures.unwrap()[at].value).unwrap();
    assert_eq!(shown(0), json!({ "Estimate": factor * view.total.ltv }));
    let json = serde_json::to_value(&panel).unwrap();
    let mut heard = Vec::new();
    let texts: Vec<Text> = Language::ALL.iter().map(|language| Text::built_in(*language)).collect();
    common::said(&json, &mut |key, _| {
        assert!(texts.iter().all(|text| text.has(key)), "{key}");
        heard.push(key.to_owned());
    });
    for key in ["ltv-reason-season-used", "ltv-season", "ltv-season-month"] {
        assert!(heard.iter().any(|said| said == key), "{key}");
    }
    assert!(!heard.iter().any(|said| said == "ltv-reason-season"));
    assert_eq!(sizes_within(&panel, "ltv-season"), 12);
}

/// Rows of a folded table.
fn sizes_within(panel: &Panel, name: &str) -> usize {
    let folded = panel.blocks.iter().filter_map(|block| match block {
        Block::Folded(_, inside) => Some(inside),
        _ => None,
    });
    let tables = folded.flatten().filter_map(|block| match block {
        Block::Table(table) if table.name == name => Some(table.rows.len()),
        _ => None,
    });
    tables.sum()
}

/// A word on a chip or beside a customer tells which scheme it is of.
#[test]
fn no_two_schemes_have_a_tier_of_the_same_name() {
    for language in Language::ALL {
        let text = Text::built_in(*language);
        let mut of: std::collections::BTreeMap<String, Scheme> = std::collections::BTreeMap::new();
        for scheme in Scheme::ALL {
            for book in RuleBook::ALL {
                let names: Vec<String> = scheme
                    .tiers(*book)
                    .iter()
                    .map(|tier| text.get(&format!("tier-{}-{}", scheme.as_str(), tier.as_str())))
                    .collect();
                let own: std::collections::BTreeSet<&String> = names.iter().collect();
                assert_eq!(own.len(), names.len(), "{scheme:?} {book:?}");
                for name in names {
                    let first = *of.entry(name.clone()).or_insert(*scheme);
                    assert_eq!(first, *scheme, "{name}");
                }
            }
        }
    }
}
