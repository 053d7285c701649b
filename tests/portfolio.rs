//! The whole portfolio against what pandas and mlxtend compute from docs/definitions.md (`tests/oracle/portfolio.py`), and its
//! invariants on random input.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::{import, read, settings};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;
use whalecurve::Day;
use whalecurve::analysis::{Analysis, analyze};
use whalecurve::ledger::{Attributes, Builder, Cost, CustomerIx, Flags, Ledger, Line};
use whalecurve::money::{Figure, Unit};
use whalecurve::project::{self, Project};
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::value::profit::{self, Running};
use whalecurve::view::portfolio::{
    Basket, Direction, Gauge, Grain, MigrationQuery, PairSort, PairsQuery, Period, ProductQuery, ProductSort,
};
use whalecurve::view::{CustomerFilter, CustomerQuery};

fn oracle() -> Value {
    serde_json::from_str(include_str!("oracle/portfolio.json")).unwrap()
}

fn near(found: f64, wanted: &Value, what: &str) {
    let wanted = wanted.as_f64().unwrap();
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{what}: {found} for {wanted}");
}

/// Customers by tier.
fn counts(analysis: &Analysis, ledger: &Ledger, scheme: Scheme) -> Value {
    let tables = analysis.overview(ledger, &[]).tiers;
    let table = tables.into_iter().find(|table| table.scheme == scheme).unwrap();
    let filled = table.rows.iter().filter(|row| row.customers > 0);
    filled.map(|row| (row.tier.as_str().to_owned(), Value::from(row.customers))).collect()
}

#[test]
fn online_retail_as_pandas_and_mlxtend_see_it() {
    let wanted = oracle();
    let (ledger, _) = import("online_retail.csv", &read("online_retail.csv.gz"));
    let analysis = analyze(
        &ledger,
        &settings(json!({
            "gross_margin": "1", "rfm_book": "eight", "spend_whale": "10000", "spend_potential": "3000",
            "pair_support": "0.01",
        })),
    )
    .unwrap();
    assert_eq!(analysis.as_of().unwrap().to_string(), wanted["as_of"]);

    let health = analysis.health(&ledger, Scheme::Spend);
    for measure in &health.measures {
        let key = match measure.gauge {
            Gauge::Top1 | Gauge::Top10 | Gauge::TopTenth | Gauge::Gini | Gauge::Hhi => measure.gauge.as_str(),
            _ => continue,
        };
        near(measure.value.unwrap(), &wanted["concentration"][key], key);
    }
    assert_eq!(counts(&analysis, &ledger, Scheme::Spend), wanted["spend"]);
    assert_eq!(counts(&analysis, &ledger, Scheme::Rfm), wanted["eight"]);
    assert_eq!(counts(&analysis, &ledger, Scheme::Lifecycle), wanted["lifecycle"]);

    let query = MigrationQuery::of(Scheme::Spend, 10);
    let migration = analysis.migration(&ledger, &query).unwrap();
    let flows: serde_json::Map<String, Value> = migration
        .flows
        .iter()
        .map(|flow| {
            let from = flow.from.map_or("-", |tier| tier.as_str());
            (format!("{from}>{}", flow.to.as_str()), flow.customers.into())
        })
        .collect();
    assert_eq!(Value::Object(flows), wanted["migration"]);

    let cohorts = analysis.cohorts(&ledger, Period::Month, Scheme::Spend).unwrap();
    for cohort in &cohorts.cohorts {
        let bought: Vec<i64> =
            cohort.shares.iter().flatten().map(|share| (share * f64::from(cohort.customers)).round() as i64).collect();
        assert_eq!(json!(bought), wanted["cohorts"][&cohort.name], "{}", cohort.name);
    }
    assert_eq!(cohorts.cohorts.len(), wanted["cohorts"].as_object().unwrap().len());

    let products = ProductQuery {
        grain: Grain::Product,
        scheme: Scheme::Spend,
        search: String::new(),
        standing: None,
        sort: ProductSort::Revenue,
        order: Direction::Descending,
        offset: 0,
        limit: 20,
    };
    let products = analysis.products(&ledger, &products).unwrap();
    assert_eq!(json!(products.products), wanted["products"]["count"]);
    for (row, top) in products.rows.iter().zip(wanted["products"]["top"].as_array().unwrap()) {
        let milli = Figure { units: top[1].as_i64().unwrap().into(), scale: 3 };
        assert_eq!((json!(row.name), row.revenue, json!(row.customers)), (top[0].clone(), milli, top[2].clone()));
    }
}

/// Pairs by name, against mlxtend's frequent sets and rules.
fn pairs_as_in_mlxtend(basket: Basket, key: &str) {
    let wanted = &oracle()[key];
    let (ledger, _) = import("online_retail.csv", &read("online_retail.csv.gz"));
    let analysis = analyze(&ledger, &settings(json!({ "pair_support": wanted["support"] }))).unwrap();
    let query = PairsQuery { grain: Grain::Product, basket, sort: PairSort::Support, limit: 500 };
    let found = analysis.pairs(&ledger, &query).unwrap();
    assert_eq!(json!(found.baskets), wanted["baskets"]);
    let pairs = wanted["pairs"].as_array().unwrap();
    assert_eq!(found.found as usize, pairs.len());
    let by_name: BTreeMap<(&str, &str), &Value> =
        pairs.iter().map(|pair| ((pair[0].as_str().unwrap(), pair[1].as_str().unwrap()), pair)).collect();
    for pair in &found.pairs {
        let wanted = by_name[&(pair.a.as_str(), pair.b.as_str())];
        near(pair.support, &wanted[2], &pair.a);
        near(pair.a_to_b, &wanted[3], &pair.a);
        near(pair.lift, &wanted[4], &pair.a);
    }
}

#[test]
fn pairs_by_order_as_in_mlxtend() {
    pairs_as_in_mlxtend(Basket::Order, "pairs_order");
}

#[test]
fn pairs_by_customer_as_in_mlxtend() {
    pairs_as_in_mlxtend(Basket::Customer, "pairs_customer");
}

/// Customer, days since 2022-01-01, amount, product.
type Sale = (u8, i32, i64, u8);

fn sale() -> impl Strategy<Value = Sale> {
    (0u8..8, 0i32..800, -50i64..500, 0u8..5)
}

/// Customer, days since 2022-01-01, amount or number, kind.
type Spent = (u8, i32, u32, u8);

fn spent() -> impl Strategy<Value = Spent> {
    (0u8..10, 0i32..800, 0u32..90, 0u8..4)
}

fn ledger(sales: &[Sale]) -> Ledger {
    ledger_with(sales, &[])
}

fn ledger_with(sales: &[Sale], costs: &[Spent]) -> Ledger {
    ledger_of_orders(sales, costs, |_| None)
}

fn ledger_of_orders(sales: &[Sale], costs: &[Spent], order: impl Fn(&Sale) -> Option<Vec<u8>>) -> Ledger {
    let mut builder = Builder::default();
    for &(customer, day, amount, kind) in costs {
        let customer = builder.customer(&format!("C{customer}"), None).unwrap();
        let money = Figure::whole(amount.into());
        let cost = match kind {
            0 => Cost::Serve(money),
            1 => Cost::Acquire(money),
            2 => Cost::Requests(amount),
            _ => Cost::Returns(amount),
        };
        builder.cost(customer, Some(Day::from_epoch(18_993 + day)), cost).unwrap();
    }
    for sale in sales {
        let ((customer, day, amount, product), order) = (sale, order(sale));
        let customer = builder.customer(&format!("C{customer}"), None).unwrap();
        let product = builder.product(&format!("P{product}"));
        let line = Line {
            customer,
            day: Day::from_epoch(18_993 + day),
            amount: Figure::whole(*amount),
            cost: None,
            service_cost: None,
            order: order.as_deref(),
            product,
            category: None,
            flags: if *amount < 0 { Flags::REFUND } else { Flags::default() },
        };
        builder.line(line).unwrap();
    }
    builder.finish().unwrap()
}

/// Sales of 150 customers over three years; a third stop, and amounts differ by customer.
fn three_years() -> Vec<Sale> {
    let mut sales = Vec::new();
    for customer in 0..150u32 {
        let (every, until) = (20 + customer * 7 % 90, if customer % 3 == 0 { 500 } else { 1090 });
        for at in 0..40u32 {
            let day = (customer * 5 % 400 + at * every) as i32;
            if day < until {
                sales.push((customer as u8, day, i64::from(5 + customer * 13 % 70 + at % 4), (at % 5) as u8));
            }
        }
    }
    sales
}

/// Recomputed from two analyses, one of them as of the day of the scores.
#[test]
fn rule_books_are_checked_by_what_came_after_their_scores() {
    let ledger = ledger(&three_years());
    let now = analyze(&ledger, &Settings::default()).unwrap();
    let view = now.rule_books(&ledger).unwrap();
    let check = view.check.unwrap();
    assert_eq!((view.value.as_str(), view.missing, view.customers), ("revenue", None, 150));
    assert_eq!(check.day, now.known().end.plus_months(-12));
    for row in &view.books {
        let of = |as_of: Option<Day>| Settings { rfm_book: row.book, as_of, ..Settings::default() };
        let then = analyze(&ledger, &of(Some(check.day))).unwrap();
        let tiers = then.tiers_of(Scheme::Rfm).unwrap();
        let bought: Vec<usize> = (0..ledger.len()).filter(|at| then.values().last[*at].is_some()).collect();
        assert_eq!(bought.len() as u32, check.customers);
        let sum = |column: &[whalecurve::money::Money], of: &[usize]| {
            of.iter().map(|at| now.known().unit.to_f64(column[*at])).sum::<f64>()
        };
        let mut segments: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        bought.iter().for_each(|at| segments.entry(tiers[*at].as_str()).or_default().push(*at));
        let mut segments: Vec<Vec<usize>> = segments.into_values().collect();
        let mean = |of: &Vec<usize>| sum(&then.known().year.revenue, of) / of.len() as f64;
        segments.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
        let since = &now.known().year.revenue;
        let (mut room, mut caught) = (bought.len() as f64 / 5.0, 0.0);
        for of in &segments {
            let taken = room.min(of.len() as f64);
            caught += sum(since, of) * taken / of.len() as f64;
            room -= taken;
        }
        let wanted = caught / sum(since, &bought);
        let found = row.caught.unwrap();
        assert!((found - wanted).abs() < 1e-9, "{}: {found} for {wanted}", row.book.as_str());
        assert!(found > 0.2, "better than any fifth");
        // The segments of today, beside those of the book in use.
        let other = analyze(&ledger, &of(None)).unwrap();
        let (other, chosen) = (other.tiers_of(Scheme::Rfm).unwrap(), now.tiers_of(Scheme::Rfm).unwrap());
        let like = |at: usize| Scheme::Rfm.card(other[at]) != Scheme::Rfm.card(chosen[at]);
        let wanted = (row.book.as_str() != "eight").then(|| (0..150).filter(|at| like(*at)).count() as u32);
        assert_eq!(row.changed, wanted, "{}", row.book.as_str());
    }
    let of_some = now.only(&ledger, &[CustomerFilter::Ranks { from: 1, to: 30 }]).rule_books(&ledger).unwrap();
    assert_eq!(of_some.customers, 30);
    assert!(of_some.check.unwrap().customers <= 30);
}

#[test]
fn rule_books_without_a_year_and_a_half_are_not_checked() {
    let sales: Vec<Sale> = three_years().into_iter().filter(|(_, day, ..)| *day < 500).collect();
    let ledger = ledger(&sales);
    let view = analyze(&ledger, &Settings::default()).unwrap().rule_books(&ledger).unwrap();
    assert_eq!((view.check, view.missing), (None, Some(whalecurve::view::portfolio::Missing::TooShort)));
    assert!(view.books.iter().all(|row| row.caught.is_none() && row.segments.is_some()));
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let rule = prop::sample::select(vec!["share", "cumulative", "median", "mean", "amount"]);
    let book = prop::sample::select(vec!["rf-grid", "eleven", "shopify", "eight", "own"]);
    (rule.clone(), rule, book, 0u32..100).prop_map(|(high, matrix, book, share)| {
        settings(json!({
            "high_rule": high, "matrix_rule": matrix, "rfm_book": book, "high_share": f64::from(share) / 100.0,
            "matrix_amount": "200", "spend_whale": "900", "spend_potential": "300",
        }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_scheme_partitions_the_customers(sales in prop::collection::vec(sale(), 1..80), settings in any_settings()) {
        let ledger = ledger(&sales);
        let analysis = analyze(&ledger, &settings).unwrap();
        let overview = analysis.overview(&ledger, &[]);
        prop_assert_eq!(overview.tiers.len() + overview.absent.len(), Scheme::ALL.len());
        for table in &overview.tiers {
            prop_assert_eq!(table.rows.iter().map(|row| row.customers).sum::<u64>(), overview.totals.customers);
            let share: f64 = table.rows.iter().map(|row| row.share_of_customers).sum();
            prop_assert!((share - 1.0).abs() < 1e-9);
            let profit = table.rows.iter().try_fold(Figure::ZERO, |sum, row| sum.plus(row.profit));
            prop_assert_eq!(profit, Some(overview.totals.profit));
        }
        for at in 0..ledger.len() as u32 {
            let detail = analysis.customer(&ledger, at).unwrap();
            prop_assert_eq!(detail.why.len(), overview.tiers.len(), "every tier has its reason");
        }
    }

    #[test]
    fn a_past_date_sees_nothing_after_it(
        sales in prop::collection::vec(sale(), 4..60), costs in prop::collection::vec(spent(), 0..20),
        settings in any_settings(), cut in 200i32..700,
    ) {
        let as_of = Day::from_epoch(18_993 + cut);
        let rate = Figure::whole(3);
        let settings = Settings { as_of: Some(as_of), cost_per_request: rate, cost_per_return: rate, ..settings };
        let early: Vec<Sale> = sales.iter().copied().filter(|(_, day, ..)| *day <= cut).collect();
        prop_assume!(!early.is_empty());
        let early_costs: Vec<Spent> = costs.iter().copied().filter(|(_, day, ..)| *day <= cut).collect();
        // The day of the last sale is the one that is taken without a word: typed in, it gives the same, later costs with it.
        let is_past = sales.iter().any(|(_, day, ..)| *day > cut);
        prop_assume!(is_past || early_costs.len() == costs.len());
        let (whole, part) = (ledger_with(&sales, &costs), ledger_with(&early, &early_costs));
        let (of_whole, of_part) = (analyze(&whole, &settings).unwrap(), analyze(&part, &settings).unwrap());
        let totals = |analysis: &Analysis, ledger| analysis.overview(ledger, &[]).totals;
        prop_assert_eq!(totals(&of_whole, &whole), totals(&of_part, &part));
        for scheme in Scheme::ALL {
            let (Some(seen), Some(known)) = (of_whole.tiers_of(*scheme), of_part.tiers_of(*scheme)) else { continue };
            for customer in part.all() {
                let other = whole.customers.find(part.id(customer)).unwrap() as usize;
                prop_assert_eq!(seen[other], known[customer.at()], "{} {}", scheme.as_str(), part.id(customer));
            }
        }
        for query in Scheme::ALL.iter().map(|&scheme| MigrationQuery::of(scheme, 9)) {
            let (of_whole, of_part) = (of_whole.migration(&whole, &query), of_part.migration(&part, &query));
            let counts = |view: Option<whalecurve::view::portfolio::MigrationView>| view.map(|view| (view.from, view.to, view.counts));
            prop_assert_eq!(counts(of_whole), counts(of_part), "{}", query.scheme.as_str());
        }
    }

    /// Few ids, so that orders have lines on many days.
    #[test]
    fn values_of_many_days_are_those_of_each(
        sales in prop::collection::vec(sale(), 1..60), costs in prop::collection::vec(spent(), 0..20),
        mut days in prop::collection::vec(0i32..900, 1..6), named in any::<bool>(),
    ) {
        let ledger = ledger_of_orders(&sales, &costs, |(.., product)| named.then(|| vec![b'A' + product % 3]));
        let rate = Figure::whole(3);
        let settings = Settings { cost_per_order: rate, cost_per_request: rate, cost_per_return: rate, ..Settings::default() };
        let unit = Unit::for_scale(ledger.scale);
        let mut running = Running::new(&ledger, &settings, unit);
        days.sort_unstable();
        for day in days {
            let day = Day::from_epoch(18_993 + day);
            let (found, wanted) = (running.until(day), profit::values(&ledger, &settings, unit, day));
            prop_assert_eq!(format!("{found:?}"), format!("{wanted:?}"), "{}", day);
        }
    }

    #[test]
    fn migrations_add_up(sales in prop::collection::vec(sale(), 1..60), settings in any_settings()) {
        let ledger = ledger(&sales);
        let analysis = analyze(&ledger, &settings).unwrap();
        for scheme in Scheme::ALL {
            let query = MigrationQuery::of(*scheme, 1000);
            let Some(found) = analysis.migration(&ledger, &query) else { continue };
            let moves = found.counts;
            let customers: u32 = found.flows.iter().map(|flow| flow.customers).sum();
            prop_assert_eq!(moves.up + moves.down + moves.same + moves.new + moves.gone, customers);
            prop_assert_eq!(found.movers_found, customers - moves.same);
            let known = ledger.all().filter(|c| ledger.lines(*c).any(|line| ledger.day[line] <= found.to)).count();
            prop_assert_eq!(customers as usize, known);
        }
    }

    #[test]
    fn products_share_out_all_revenue(sales in prop::collection::vec(sale(), 1..60)) {
        let ledger = ledger(&sales);
        let analysis = analyze(&ledger, &Settings::default()).unwrap();
        let query = ProductQuery {
            grain: Grain::Product, scheme: Scheme::Profit, search: String::new(), standing: None,
            sort: ProductSort::Name, order: Direction::Ascending, offset: 0, limit: 100,
        };
        let found = analysis.products(&ledger, &query).unwrap();
        let revenue = found.rows.iter().try_fold(found.unnamed, |sum, row| sum.plus(row.revenue)).unwrap();
        prop_assert_eq!(revenue, analysis.overview(&ledger, &[]).totals.revenue);
    }
}

/// What some systems write for no date is a day like others.
#[test]
fn costs_of_the_first_day_of_all_count() {
    let mut builder = Builder::default();
    let customer = builder.customer("C1", None).unwrap();
    builder.cost(customer, Some(Day::MIN), Cost::Serve(Figure::whole(7))).unwrap();
    let ledger = builder.finish().unwrap();
    let unit = Unit::for_scale(ledger.scale);
    let values = profit::values(&ledger, &Settings::default(), unit, Day::MAX);
    assert_eq!(unit.figure(values.cost_to_serve[0]), Figure::whole(7));
}

/// Who has no line, no cost and no attributes bought nothing, but for who referred somebody.
#[test]
fn people_without_anything_are_no_customers() {
    let mut builder = Builder::default();
    let add = |builder: &mut Builder, id: &str| builder.customer(id, Some(&format!("Name of {id}"))).unwrap();
    let [cancelled, referrer, listed, buyer, costly] = ["A", "B", "C", "D", "E"].map(|id| add(&mut builder, id));
    let line = Line {
        customer: buyer,
        day: Day::new(2024, 5, 13).unwrap(),
        amount: Figure::whole(30),
        cost: None,
        service_cost: None,
        order: None,
        product: None,
        category: None,
        flags: Flags::default(),
    };
    builder.line(line).unwrap();
    builder.cost(costly, Some(line.day), Cost::Serve(Figure::whole(7))).unwrap();
    builder.attributes(listed, Attributes { referred_by: Some(referrer), ..Attributes::default() }).unwrap();
    assert_eq!(builder.customers().0.get(cancelled.0), "A");
    let ledger = builder.finish().unwrap();
    let ids: Vec<&str> = ledger.all().map(|customer| ledger.id(customer)).collect();
    assert_eq!(ids, ["B", "C", "D", "E"]);
    let names: Vec<&str> = ledger.all().filter_map(|customer| ledger.name(customer)).collect();
    assert_eq!(names, ["Name of B", "Name of C", "Name of D", "Name of E"]);
    assert_eq!(ledger.attributes(CustomerIx(1)).and_then(|listed| listed.referred_by), Some(CustomerIx(0)));
    let unit = Unit::for_scale(ledger.scale);
    let values = profit::values(&ledger, &Settings::default(), unit, Day::MAX);
    let figures =
        |customer: usize| (unit.figure(values.revenue[customer]), unit.figure(values.cost_to_serve[customer]));
    let wanted = [(0, 0), (0, 0), (30, 0), (0, 7)].map(|(revenue, cost)| (Figure::whole(revenue), Figure::whole(cost)));
    assert_eq!([0, 1, 2, 3].map(figures), wanted);
}

/// Saved at one quarter end and opened beside later data, a project is the same start as the history itself.
#[test]
fn a_saved_project_is_where_the_history_was() {
    let settings = settings(json!({}));
    let (ledger, _) = import("coffee-wholesale.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &settings).unwrap();
    for &scheme in Scheme::ALL {
        let computed = analysis.migration(&ledger, &MigrationQuery::of(scheme, 50)).unwrap();
        let then = Settings { as_of: Some(computed.from), ..settings.clone() };
        let snapshot = analyze(&ledger, &then).unwrap().snapshot(&ledger);
        let text = project::write(&Project::default(), Some(&snapshot));
        analysis.compare_with(project::read(&project::parse(text.as_bytes()).unwrap()).unwrap().1.map(Rc::new));
        let query = MigrationQuery { saved: true, to: Some(computed.to), ..MigrationQuery::of(scheme, 50) };
        let saved = analysis.migration(&ledger, &query).unwrap();
        assert_eq!((saved.from, saved.saved, saved.missing), (computed.from, true, 0));
        assert_eq!((&saved.flows, &saved.counts), (&computed.flows, &computed.counts), "{}", scheme.as_str());
        let flow = saved.flows.first().unwrap();
        let (from, to) = (saved.from, saved.to);
        let moved = CustomerFilter::Moved { scheme, from, saved: true, to, was: flow.from, is: flow.to };
        let query = CustomerQuery { filters: vec![moved], limit: 1, ..CustomerQuery::default() };
        assert_eq!(analysis.customers(&ledger, &query).found, u64::from(flow.customers));
        analysis.compare_with(None);
    }
}

#[test]
fn lifetime_values_of_a_tier_are_those_of_its_customers() {
    let (ledger, _) = import("coffee-wholesale.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &settings(json!({}))).unwrap();
    let whole = analysis.lifetime_view(&ledger).unwrap();
    for (tier, wanted) in &whole.tiers {
        let filter = CustomerFilter::Tier { scheme: Scheme::Profit, tier: *tier };
        let some = analysis.only(&ledger, &[filter]).lifetime_view(&ledger).unwrap();
        assert_eq!(some.total.customers, wanted.customers);
        assert!((some.total.ltv - wanted.ltv).abs() < 1e-6 * wanted.ltv.abs().max(1.0));
        assert_eq!(some.tiers.iter().map(|(tier, _)| *tier).collect::<Vec<_>>(), [*tier]);
        assert_eq!(some.tenths.iter().map(|tenth| tenth.customers).sum::<u32>(), wanted.customers);
        assert!(some.map.iter().map(|cell| cell.customers).sum::<u32>() <= wanted.customers);
        assert_eq!(some.models, whole.models);
    }
    assert_eq!(whole.tiers.iter().map(|(_, total)| total.customers).sum::<u32>(), whole.total.customers);
}

#[test]
fn answers_do_not_grow_with_the_span_of_the_dates() {
    // A purchase each in 2,000 months of the years 1 to 9999.
    let text = (0..2_000).fold("customer,date,amount\n".to_owned(), |text, at| {
        text + &format!("C{at},{:04}-{:02}-15,10\n", 1 + at * 5, 1 + at % 12)
    });
    let (ledger, imported) = import("years.csv", text.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    for period in [Period::Month, Period::Quarter] {
        let view = analysis.cohorts(&ledger, period, Scheme::Profit).unwrap();
        let listed: u32 = view.cohorts.iter().map(|cohort| cohort.customers).sum();
        assert_eq!((view.cohorts.len(), (listed + view.earlier) as usize), (120, analysis.known().customers()));
        assert!(view.cohorts.iter().all(|cohort| cohort.shares.len() <= 120) && view.all.len() <= 120);
    }
    let json = whalecurve::export::results::results(&ledger, &imported, &analysis);
    let bytes = whalecurve::export::results::json(&json).unwrap().len();
    assert!(bytes < 1_000_000, "{bytes}");
}
