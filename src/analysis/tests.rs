//! Portfolio and schemes on a small ledger whose every number can be checked by hand.

use super::{Analysis, again, analyze};
use crate::action::book::Book;
use crate::calendar::Day;
use crate::ledger::{Builder, CustomerIx, Flags, Ledger, Line};
use crate::money::Figure;
use crate::segment::{Absent, AbsentScheme, Driver, Scheme, Tier};
use crate::settings::{RuleBook, ScoreMethod, Settings};
use crate::view::panel::{Block, Link};
use crate::view::portfolio::{
    Basket, Direction, Flow, Gauge, Grain, Light, MigrationQuery, Missing, Move, PairSort, PairsQuery, Part, Period,
    PortfolioAsk, ProductQuery, ProductSort, Standing,
};
use crate::view::{CustomerFilter, CustomerQuery, Note, SortBy, SortOrder};

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

/// Lines of `customer, day, amount, product, cost`.
fn ledger(lines: &[(&str, &str, i64, &str, i64)]) -> Ledger {
    let mut builder = Builder::default();
    for (customer, on, amount, product, cost) in lines {
        let (customer, product) = (builder.customer(customer, None).unwrap(), builder.product(product));
        let line = Line {
            customer,
            day: day(on),
            amount: Figure::whole(*amount),
            cost: Some(Figure::whole(*cost)),
            service_cost: None,
            order: None,
            product,
            category: None,
            flags: Flags::default(),
        };
        builder.line(line).unwrap();
    }
    builder.finish().unwrap()
}

/// Two years and a bit: `big` always, `old` only at first, `up` from small to large, `new` at the end, `bad` at a loss.
fn shop() -> Ledger {
    let mut lines = Vec::new();
    let months = [
        "2022-01-10",
        "2022-04-10",
        "2022-07-10",
        "2022-10-10",
        "2023-01-10",
        "2023-04-10",
        "2023-07-10",
        "2023-10-10",
        "2024-01-10",
        "2024-04-10",
    ];
    for (at, on) in months.iter().enumerate() {
        lines.push(("big", *on, 1000, "tea", 400));
        if at < 4 {
            lines.push(("old", on, 500, "cup", 200));
        }
        lines.push(("up", on, if at < 6 { 10 } else { 600 }, "tea", 5));
        lines.push(("up", on, 10, "cup", 5));
        if at > 5 {
            lines.push(("bad", on, 100, "pot", 150));
        }
    }
    lines.push(("new", "2024-04-10", 50, "tea", 20));
    ledger(&lines)
}

fn tier(analysis: &Analysis, ledger: &Ledger, scheme: Scheme, id: &str) -> Tier {
    analysis.tiers_of(scheme).unwrap()[ledger.customers.find(id).unwrap() as usize]
}

#[test]
fn tiers_of_a_small_shop() {
    let ledger = shop();
    let settings =
        Settings { spend_whale: Figure::whole(4000), spend_potential: Figure::whole(2000), ..Settings::default() };
    let analysis = analyze(&ledger, &settings).unwrap();
    let of = |scheme, id| tier(&analysis, &ledger, scheme, id);
    assert_eq!((of(Scheme::Profit, "big"), of(Scheme::Profit, "bad")), (Tier::High, Tier::Negative));
    // Twelve months before 2024-04-11: four orders of 1,000 each, of 610, of 100.
    assert_eq!(
        (of(Scheme::Spend, "big"), of(Scheme::Spend, "up"), of(Scheme::Spend, "bad")),
        (Tier::Whale, Tier::Potential, Tier::Base)
    );
    assert_eq!((of(Scheme::Lifecycle, "old"), of(Scheme::Lifecycle, "new")), (Tier::Lost, Tier::New));
    assert!(analysis.absent().is_empty());
}

#[test]
fn what_changed_compares_windows_that_the_data_covers() {
    let lines = [
        ("A", "2023-01-01", 50, "tea", 10),
        ("A", "2024-01-10", 100, "tea", 10),
        ("B", "2024-01-20", 300, "tea", 10),
        ("A", "2024-04-20", 250, "tea", 10),
        ("B", "2024-05-01", 60, "tea", 10),
        ("C", "2024-06-01", 20, "tea", 10),
    ];
    let ledger = ledger(&lines);
    let view = analyze(&ledger, &Settings::default()).unwrap().changes(&ledger).unwrap();
    // The last observed day is 2024-06-01; 90 days of it begin on 2024-03-04, the 90 before on 2023-12-05.
    assert_eq!((view.lately.from, view.before.from), (day("2024-03-04"), day("2023-12-05")));
    assert_eq!((view.lately.revenue, view.before.revenue), (Figure::whole(330), Figure::whole(400)));
    assert_eq!((view.lately.buyers, view.before.buyers), (3, 2));
    assert_eq!((view.lately.newcomers, view.before.newcomers), (1, 1));
    assert_eq!(view.year_before.unwrap().revenue, Figure::whole(0), "2023-03-05 to 2023-06-02");
    let of = |list: &[crate::view::portfolio::Changed]| -> Vec<(String, Figure)> {
        list.iter().map(|one| (one.id.clone(), one.difference)).collect()
    };
    assert_eq!(of(&view.fell), [("B".to_owned(), Figure::whole(-240))]);
    assert_eq!(of(&view.rose), [("A".to_owned(), Figure::whole(150)), ("C".to_owned(), Figure::whole(20))]);
    // Half a year less a day says nothing.
    let short = ledger_of_days("2024-01-01", "2024-06-27");
    assert!(analyze(&short, &Settings::default()).unwrap().changes(&short).is_none());
    let enough = ledger_of_days("2024-01-01", "2024-06-28");
    assert!(analyze(&enough, &Settings::default()).unwrap().changes(&enough).is_some());
}

fn ledger_of_days(first: &str, last: &str) -> Ledger {
    ledger(&[("A", first, 5, "tea", 1), ("A", last, 5, "tea", 1)])
}

#[test]
fn without_dates_the_schemes_that_need_them_say_so() {
    let mut builder = Builder::default();
    let attributes = crate::ledger::Attributes { revenue: Some(Figure::whole(5)), ..Default::default() };
    let customer = builder.customer("A", None).unwrap();
    builder.attributes(customer, attributes).unwrap();
    let analysis = analyze(&builder.finish().unwrap(), &Settings::default()).unwrap();
    let absent: Vec<(Scheme, Absent)> = analysis.absent().iter().map(|absent| (absent.scheme, absent.why)).collect();
    assert_eq!(
        absent,
        [
            (Scheme::Matrix, Absent::NoPotential),
            (Scheme::Spend, Absent::NoDates),
            (Scheme::Simple, Absent::NoDates),
            (Scheme::Rfm, Absent::NoDates),
            (Scheme::Lifecycle, Absent::NoDates)
        ]
    );
}

#[test]
fn moving_a_threshold_gives_what_a_new_analysis_gives() {
    let ledger = shop();
    let first = analyze(&ledger, &Settings::default()).unwrap();
    for json in [
        serde_json::json!({ "high_share": "0.5", "spend_whale": "10" }),
        serde_json::json!({ "rfm_book": "eleven", "rfm_method": "rank" }),
        serde_json::json!({ "matrix_value": "revenue", "lifecycle_lost": 2 }),
        serde_json::json!({ "gross_margin": "0.1", "weight_growth": 0.9 }),
    ] {
        let settings = Settings::from_json(&json).unwrap();
        let moved = again(&ledger, &settings, Some(&first)).unwrap();
        let fresh = analyze(&ledger, &settings).unwrap();
        assert_eq!(moved.overview(&ledger, &[]), fresh.overview(&ledger, &[]), "{json}");
    }
}

#[test]
fn migration_sees_nothing_after_its_dates_and_adds_up() {
    let ledger = shop();
    let settings =
        Settings { spend_whale: Figure::whole(1500), spend_potential: Figure::whole(1000), ..Settings::default() };
    let analysis = analyze(&ledger, &settings).unwrap();
    for scheme in Scheme::ALL {
        let query = MigrationQuery::of(*scheme, 100);
        let found = analysis.migration(&ledger, &query).unwrap();
        // As of 2024-04-11 the last quarter ends are the end of 2023 and of March 2024.
        assert_eq!((found.from, found.to), (day("2023-12-31"), day("2024-03-31")));
        let customers: u32 = found.flows.iter().map(|flow| flow.customers).sum();
        assert_eq!(customers, 4, "the newest customer came after both dates");
        for (at, first) in [(found.from, true), (found.to, false)] {
            let then = analyze(&ledger, &Settings { as_of: Some(at), ..settings.clone() }).unwrap();
            let table = then.overview(&ledger, &[]).tiers.into_iter().find(|table| table.scheme == *scheme).unwrap();
            for row in table.rows {
                let in_tier = |flow: &&Flow| if first { flow.from == Some(row.tier) } else { flow.to == row.tier };
                let sum: u32 = found.flows.iter().filter(in_tier).map(|flow| flow.customers).sum();
                assert_eq!(u64::from(sum), row.customers, "{} {} at {at}", scheme.as_str(), row.tier.as_str());
            }
        }
        let rates = analysis.rates(&ledger, *scheme);
        // Until the end of 2022 all who had come were alike in something that the scores of RFM compare.
        let quarters = if *scheme == Scheme::Rfm { 4 } else { 8 };
        assert_eq!((rates.len(), rates.last().unwrap().moves), (quarters, found.counts), "{}", scheme.as_str());
        assert_eq!(analysis.migration(&ledger, &MigrationQuery { from: Some(found.to), ..query }), None);
    }
}

#[test]
fn a_mover_says_what_changed() {
    let ledger = shop();
    let settings =
        Settings { spend_whale: Figure::whole(1500), spend_potential: Figure::whole(1000), ..Settings::default() };
    let analysis = analyze(&ledger, &settings).unwrap();
    let query = MigrationQuery::of(Scheme::Spend, 100);
    let found = analysis.migration(&ledger, &query).unwrap();
    assert_eq!((found.counts.up, found.counts.new, found.movers_found), (1, 0, 1));
    let up = &found.movers[0];
    assert_eq!((up.id.as_str(), up.from, up.to, up.moved), ("up", Some(Tier::Potential), Tier::Whale, Move::Up));
    // Orders of 2023: 20, 20, 610, 610; of the year to March 2024: 20, 610, 610, 610.
    assert_eq!(up.because, Some((Driver::YearRevenue, 1260.0, 1850.0)));
}

#[test]
fn health_of_a_small_shop() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let health = analysis.health(&ledger, Scheme::Profit);
    let of = |gauge: Gauge| health.measures.iter().find(|measure| measure.gauge == gauge).unwrap();
    assert_eq!(of(Gauge::Top1).value, Some(10_000.0 / 15_010.0));
    assert_eq!((of(Gauge::Top1).light, health.customer_flagged), (Some(Light::Red), Some(true)));
    // Three bought in the year to 2023-04-10; one of them never again.
    assert_eq!(of(Gauge::Retention).value, Some(2.0 / 3.0));
    assert_eq!(health.retention.iter().map(|row| row.customers).sum::<u32>(), 3);
    assert_eq!(of(Gauge::LtvToCac).missing, Some(Missing::NoCac));
    let trend = &of(Gauge::Top1).trend;
    assert_eq!((trend.len(), trend.last().unwrap().0), (8, day("2024-03-31")));
    // At the end of June 2022: 3,000 of 4,560.
    assert_eq!(trend[0], (day("2022-06-30"), Some(2000.0 / 3040.0)));
}

#[test]
fn cohorts_leave_blank_what_is_not_over() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let found = analysis.cohorts(&ledger, Period::Quarter, Scheme::Profit).unwrap();
    let names: Vec<&str> = found.cohorts.iter().map(|cohort| cohort.name.as_str()).collect();
    assert_eq!(names, ["2022Q1", "2023Q3", "2024Q2"]);
    let third = Some(2.0 / 3.0);
    let one = Some(1.0);
    assert_eq!(found.cohorts[0].shares, [one, one, one, one, third, third, third, third, third, None]);
    assert_eq!((&found.cohorts[1].shares[..], &found.cohorts[2].shares[..]), (&[one, one, one, None][..], &[None][..]));
    assert_eq!((found.all[0], found.all[3], found.all.len()), (one, one, 9));
}

#[test]
fn products_their_buyers_and_what_goes_together() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let query = ProductQuery {
        grain: Grain::Product,
        scheme: Scheme::Profit,
        search: String::new(),
        standing: None,
        sort: ProductSort::Profit,
        order: Direction::Descending,
        offset: 0,
        limit: 10,
    };
    let found = analysis.products(&ledger, &query).unwrap();
    let rows: Vec<(&str, String, String, u32)> = found
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.revenue.to_string(), row.profit.to_string(), row.customers))
        .collect();
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let expected =
        [("tea", text("12510", "8440"), 3), ("cup", text("2100", "1250"), 2), ("pot", text("400", "-200"), 1)];
    assert_eq!(rows, expected.map(|(name, (revenue, profit), customers)| (name, revenue, profit, customers)));
    assert_eq!((found.loss_makers, found.candidates, found.rows[2].standing), (1, 1, Standing::DropCandidate));
    for row in &found.rows {
        assert!((row.tiers.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-12);
    }
    let losing = ProductQuery { standing: Some(Standing::LossMaker), search: "PO".to_owned(), ..query };
    assert_eq!(analysis.products(&ledger, &losing).unwrap().rows.len(), 1);

    let query = PairsQuery { grain: Grain::Product, basket: Basket::Order, sort: PairSort::Lift, limit: 10 };
    let pairs = analysis.pairs(&ledger, &query).unwrap();
    assert_eq!((pairs.baskets, pairs.products, pairs.paired, pairs.found), (29, 3, 3, 1));
    let pair = &pairs.pairs[0];
    assert_eq!((pair.a.as_str(), pair.b.as_str(), pair.baskets), ("cup", "tea", 10));
    assert_eq!((pair.a_to_b, pair.b_to_a, pair.lift), (10.0 / 14.0, 10.0 / 21.0, 290.0 / (14.0 * 21.0)));
    let alone = PairsQuery { basket: Basket::Customer, ..query };
    assert_eq!(analysis.pairs(&ledger, &alone).unwrap().found, 0, "one customer is chance");
}

#[test]
fn the_next_product_is_what_others_bought_with_it() {
    let on = "2024-01-01";
    let ledger = ledger(&[
        ("a", on, 1, "x", 0),
        ("a", on, 1, "y", 0),
        ("b", on, 1, "x", 0),
        ("b", "2024-02-01", 1, "y", 0),
        ("c", on, 1, "x", 0),
        ("d", on, 1, "z", 0),
        ("e", on, 1, "z", 0),
    ]);
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let next = analysis.next_products(&ledger, 2);
    assert_eq!(next.len(), 1);
    assert_eq!((next[0].product.as_str(), next[0].because.as_str()), ("y", "x"));
    assert_eq!((next[0].confidence, next[0].lift), (2.0 / 3.0, 10.0 / 6.0));
    assert!(analysis.next_products(&ledger, 99).is_empty());
}

#[test]
fn the_lost_are_counted_and_not_listed() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let risk = analysis.at_risk(&ledger, 0, 10).unwrap();
    assert_eq!((risk.lost, risk.lost_stake.to_string()), (1, "1200".to_owned()));
    assert_eq!((risk.found, risk.rows.len()), (0, 0));
    // Half a year later everybody regular has missed two purchases.
    let later = analyze(&ledger, &Settings { as_of: Some(day("2024-10-20")), ..Settings::default() }).unwrap();
    let risk = later.at_risk(&ledger, 0, 10).unwrap();
    assert_eq!(risk.rows.first().map(|row| (row.id.as_str(), row.stage)), Some(("big", Tier::Dormant)));
    // Nobody who bought within their own rhythm, and the largest expected loss first.
    assert!(risk.rows.iter().all(|row| f64::from(row.days) > row.gap && row.chance > 0.0));
    assert!(risk.rows.windows(2).all(|pair| pair[0].expected_loss >= pair[1].expected_loss));
    let big = &risk.rows[0];
    assert!((big.expected_loss - big.stake.to_f64() * big.chance).abs() < 1e-9);
    // Without a model, how far the silence has come from the gap of 91 days (0) to four of them (1).
    assert!(big.p_alive.is_some() || (big.chance - (f64::from(big.days) / big.gap - 1.0) / 3.0).abs() < 1e-9);
}

#[test]
fn eight_segments_partition_too() {
    let ledger = shop();
    let settings = Settings { rfm_book: RuleBook::Eight, ..Settings::default() };
    let analysis = analyze(&ledger, &settings).unwrap();
    assert_eq!(tier(&analysis, &ledger, Scheme::Rfm, "big"), Tier::ImportantValue);
    assert_eq!(tier(&analysis, &ledger, Scheme::Rfm, "new"), Tier::GeneralDevelop);
    let cells = analysis.rfm().unwrap().cells;
    assert_eq!(cells.iter().flatten().map(|cell| cell.customers).sum::<u64>(), 5);
}

/// Where all are equal in something there is no score for it, and no segment that rests on it.
#[test]
fn what_all_have_in_common_is_no_evidence() {
    // Everybody bought once; days and amounts differ.
    let once = ledger(&[
        ("a", "2024-01-10", 100, "tea", 40),
        ("b", "2024-02-10", 200, "tea", 40),
        ("c", "2024-03-10", 300, "tea", 40),
    ]);
    for rfm_book in [RuleBook::RfGrid, RuleBook::Eleven, RuleBook::Eight] {
        let analysis = analyze(&once, &Settings { rfm_book, ..Settings::default() }).unwrap();
        let absent = AbsentScheme { scheme: Scheme::Rfm, why: Absent::NoEvidence };
        assert!(analysis.absent().contains(&absent), "{}", rfm_book.as_str());
        assert_eq!(analysis.row(&once, CustomerIx(2)).rfm, Some([Some(5), None, Some(4)]));
        assert!(analysis.overview(&once, &[]).notes.contains(&Note::FrequencyAlike));
    }
    // The user's own cut points compare nobody.
    let cuts = Settings { rfm_method: ScoreMethod::Cuts, ..Settings::default() };
    let analysis = analyze(&once, &cuts).unwrap();
    assert!(analysis.row(&once, CustomerIx(2)).rfm.unwrap().iter().all(Option::is_some));
    // All amounts are the same, which the grid of recency and frequency does not look at.
    let same = ledger(&[
        ("a", "2024-01-10", 100, "tea", 40),
        ("b", "2024-02-10", 50, "tea", 40),
        ("b", "2024-02-11", 50, "tea", 40),
    ]);
    let analysis = analyze(&same, &Settings::default()).unwrap();
    assert_eq!(analysis.row(&same, CustomerIx(1)).rfm, Some([Some(5), Some(3), None]));
    assert!(analysis.tiers_of(Scheme::Rfm).is_some() && analysis.rfm().is_some());
    let eleven = Settings { rfm_book: RuleBook::Eleven, ..Settings::default() };
    assert!(analyze(&same, &eleven).unwrap().tiers_of(Scheme::Rfm).is_none());
}

#[test]
fn every_number_leads_to_its_customers() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let ids = |filters: Vec<CustomerFilter>| -> Vec<String> {
        let query =
            CustomerQuery { filters, sort: SortBy::Id, order: SortOrder::Ascending, limit: 10, ..Default::default() };
        analysis.customers(&ledger, &query).rows.into_iter().map(|row| row.id).collect()
    };
    let bought = |name: &str| CustomerFilter::Bought { grain: Grain::Product, name: name.to_owned() };
    let cohort = CustomerFilter::Cohort { period: Period::Quarter, name: "2022Q1".to_owned() };
    assert_eq!(ids(vec![bought("tea")]), ["big", "new", "up"]);
    assert_eq!(ids(vec![cohort.clone()]), ["big", "old", "up"]);
    assert_eq!(ids(vec![bought("tea"), cohort]), ["big", "up"]);
    assert_eq!(ids(vec![CustomerFilter::Ranks { from: 1, to: 1 }]), ["big"]);
    assert_eq!(ids(vec![CustomerFilter::Tier { scheme: Scheme::Profit, tier: Tier::Negative }]), ["bad"]);
    assert!(ids(vec![bought("milk")]).is_empty());
    let cells = analysis.rfm().unwrap().cells;
    for (r, row) in (1..).zip(cells) {
        for (f, cell) in (1..).zip(row) {
            assert_eq!(ids(vec![CustomerFilter::Scores { r, f }]).len() as u64, cell.customers);
        }
    }
}

#[test]
fn the_map_of_the_matrix_holds_everybody() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let map = analysis.matrix_map().unwrap();
    let customers: u32 = map.cells.iter().map(|cell| cell.customers).sum();
    assert_eq!((customers, map.unscored, map.high), (5, 0, 1));
    let edges: Vec<f64> = map.value_edges.iter().map(|edge| edge.to_f64()).collect();
    assert!(edges.is_sorted() && map.cells.iter().all(|cell| usize::from(cell.value) + 1 < map.value_edges.len()));
    let panel = analysis.panel(&ledger, &PortfolioAsk::first(Part::Matrix, Scheme::Profit));
    let chart = panel.blocks.iter().find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    for (cell, link) in map.cells.iter().zip(&chart.unwrap().links) {
        let Some(Link::Show(filter)) = link else { panic!("{link:?}") };
        let query = CustomerQuery { filters: vec![filter.clone()], limit: 1, ..CustomerQuery::default() };
        assert_eq!(analysis.customers(&ledger, &query).found, u64::from(cell.customers), "{filter:?}");
    }
}

#[test]
fn every_question_has_an_answer_where_there_is_hardly_any_data() {
    let early = Settings { as_of: Some(day("1990-01-01")), ..Settings::default() };
    let refunds = {
        let mut builder = Builder::default();
        let (amount, flags) = (Figure::whole(-5), Flags::REFUND);
        let customer = builder.customer("A", None).unwrap();
        let line = Line {
            customer,
            day: day("2024-01-01"),
            amount,
            cost: None,
            service_cost: None,
            order: None,
            product: None,
            category: None,
            flags,
        };
        builder.line(line).unwrap();
        builder.finish().unwrap()
    };
    let table = {
        let mut builder = Builder::default();
        let customer = builder.customer("A", None).unwrap();
        let attributes = crate::ledger::Attributes {
            last_order: Some(day("2024-01-01")),
            first_order: Some(day("2024-01-01")),
            potential: Some(50.0),
            ..Default::default()
        };
        builder.attributes(customer, attributes).unwrap();
        builder.finish().unwrap()
    };
    let one = ledger(&[("A", "2024-01-01", 1, "x", 0)]);
    let cases =
        [(&shop(), early), (&refunds, Settings::default()), (&table, Settings::default()), (&one, Settings::default())];
    for (ledger, settings) in cases {
        let analysis = analyze(ledger, &settings).unwrap();
        let overview = analysis.overview(ledger, &[]);
        assert_eq!(overview.tiers.len() + overview.absent.len(), Scheme::ALL.len());
        for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
            let panel = analysis.panel(ledger, &PortfolioAsk::first(part, scheme));
            assert!(panel.part == part && !panel.blocks.is_empty());
        }
        assert_eq!(analysis.customer(ledger, 0).unwrap().why.len(), overview.tiers.len());
    }
}

#[test]
fn some_customers_are_looked_at_by_the_tiers_of_all() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    for &scheme in Scheme::ALL {
        let whole = analysis.overview(&ledger, &[]);
        let Some(table) = whole.tiers.iter().find(|table| table.scheme == scheme) else { continue };
        for row in &table.rows {
            let some = analysis.only(&ledger, &[CustomerFilter::Tier { scheme, tier: row.tier }]);
            let overview = some.overview(&ledger, &[]);
            assert_eq!(
                (overview.totals.customers, overview.totals.revenue, overview.totals.profit),
                (row.customers, row.revenue, row.profit)
            );
            let again = overview.tiers.iter().find(|table| table.scheme == scheme).unwrap();
            assert_eq!(again.rows.iter().find(|known| known.tier == row.tier).unwrap().customers, row.customers);
            assert_eq!(again.rows.iter().map(|row| row.customers).sum::<u64>(), row.customers);
            let products = |analysis: &Analysis| {
                let PortfolioAsk::Products { query } = PortfolioAsk::first(Part::Products, scheme) else {
                    unreachable!();
                };
                let products = analysis.products(&ledger, &query).unwrap();
                products.rows.iter().map(|row| u64::from(row.customers)).max()
            };
            assert!(products(&some) <= products(&analysis) && products(&some) <= Some(row.customers));
        }
    }
}

#[test]
fn a_cell_of_the_migration_leads_to_its_customers() {
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    for scheme in [Scheme::Profit, Scheme::Lifecycle, Scheme::Spend] {
        let PortfolioAsk::Migration { query } = PortfolioAsk::first(Part::Migration, scheme) else { unreachable!() };
        let view = analysis.migration(&ledger, &query).unwrap();
        assert!(!view.flows.is_empty());
        for flow in &view.flows {
            let moved = CustomerFilter::Moved {
                scheme,
                from: view.from,
                saved: false,
                to: view.to,
                was: flow.from,
                is: flow.to,
            };
            assert_eq!(analysis.only(&ledger, &[moved]).known().customers() as u32, flow.customers);
        }
    }
}

/// The models see what was there on the last day of a purchase, whatever came behind it: every question about that day shares
/// their fit.
#[test]
fn a_late_refund_is_no_part_of_the_models() {
    let mut builder = Builder::default();
    let mut line = |customer: &str, on: &str, order: &str, amount: i64| {
        let customer = builder.customer(customer, None).unwrap();
        let line = Line {
            customer,
            day: day(on),
            amount: Figure::whole(amount),
            cost: None,
            service_cost: None,
            order: Some(order.as_bytes()),
            product: None,
            category: None,
            flags: Flags::default(),
        };
        builder.line(line).unwrap();
    };
    line("a", "2024-01-10", "1", 80);
    line("a", "2024-12-10", "2", 100);
    line("a", "2025-01-05", "2", -150);
    line("b", "2024-03-01", "3", 60);
    line("b", "2024-12-31", "4", 100);
    line("b", "2025-01-05", "4", -40);
    let ledger = builder.finish().unwrap();
    let (whole, of_day) = (Settings::default(), Settings { as_of: Some(day("2024-12-31")), ..Settings::default() });
    let models = |settings: &Settings| {
        let analysis = analyze(&ledger, settings).unwrap();
        let fitted = &analysis.lifetime().unwrap().fitted;
        (fitted.options.end, fitted.data.rows.clone(), fitted.data.members.clone())
    };
    let found = models(&whole);
    assert_eq!(found, models(&of_day));
    let (members, rows) = (&found.2, &found.1);
    let facts: Vec<_> =
        members.iter().map(|member| (member.customer, rows[member.row as usize].x, member.value)).collect();
    assert_eq!(facts, [(1, 1, 100.0), (0, 1, 100.0)]);
}

#[test]
fn past_days_are_looked_at_in_slices_and_come_to_the_same() {
    use crate::pauses::Pauses;
    use std::task::{Context, Poll, Waker};
    let ledger = shop();
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    for (part, least) in [(Part::Rates, 4), (Part::Health, 4), (Part::Migration, 2), (Part::Tiers, 0)] {
        let ask = PortfolioAsk::first(part, Scheme::Profit);
        let due = |_, _| true;
        let pauses = Pauses::new(&due);
        let book = Book::default();
        let mut work = std::pin::pin!(analysis.panel_in_slices(&ledger, &ask, &book, &pauses));
        let (mut slices, mut context) = (0, Context::from_waker(Waker::noop()));
        let panel = loop {
            match work.as_mut().poll(&mut context) {
                Poll::Ready(panel) => break panel,
                Poll::Pending => slices += 1,
            }
        };
        assert_eq!(panel, analysis.panel(&ledger, &ask));
        assert!(slices >= least, "{part:?} in {slices} slices");
    }
}

/// The default as-of day, typed in: the same results to the last digit, late refunds included.
#[test]
fn the_default_day_typed_by_hand_changes_nothing() {
    let mut lines: Vec<(String, String, i64)> = Vec::new();
    for customer in 0..120 {
        for at in 0..1 + customer % 5 {
            let day = Day::from_epoch(19_000 + customer * 3 + at * (20 + customer % 17)).to_string();
            lines.push((format!("c{customer}"), day, i64::from(20 + (customer * 7 + at * 11) % 50)));
        }
    }
    let lines: Vec<_> = lines.iter().map(|(who, on, amount)| (who.as_str(), on.as_str(), *amount, "tea", 5)).collect();
    let ledger = ledger(&lines);
    let by_default = analyze(&ledger, &Settings::default()).unwrap();
    let day = by_default.as_of().unwrap();
    let typed = analyze(&ledger, &Settings { as_of: Some(day), ..Settings::default() }).unwrap();
    let (a, b) = (by_default.lifetime().unwrap(), typed.lifetime().unwrap());
    assert!(a.fitted.purchases().is_some());
    assert_eq!((a.fitted.options, &a.prediction.ltv), (b.fitted.options, &b.prediction.ltv));
    let all = CustomerQuery { limit: 500, ..CustomerQuery::default() };
    assert_eq!(by_default.customers(&ledger, &all), typed.customers(&ledger, &all));
}

/// One small order at a loss, 4.83 for goods of 8.15, says little of a customer's margin: the future is not that loss many times
/// over. In cents.
#[test]
fn a_small_order_at_a_loss_is_no_margin_for_ever() {
    let mut lines = Vec::new();
    let days: Vec<String> = (0..200).map(|at| Day::from_epoch(19_000 + at).to_string()).collect();
    let names: Vec<String> = (0..60).map(|at| format!("c{at}")).collect();
    for (at, name) in names.iter().enumerate() {
        lines.extend((0..3).map(|k| (name.as_str(), days[at + k * 60].as_str(), 10_000, "tea", 6_000)));
    }
    lines.push(("loss", days[150].as_str(), 483, "cup", 815));
    let ledger = ledger(&lines);
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let lifetime = analysis.lifetime().unwrap();
    let loss = ledger.all().find(|customer| ledger.id(*customer) == "loss").unwrap();
    let margin = lifetime.margin[loss.at()];
    assert!(margin > 0.35 && margin < 0.4, "{margin}");
    let (ltv, own) = (lifetime.prediction.ltv[loss.at()], -332.0 / 483.0);
    // By the own margin alone, a loss of several times all that was ever bought.
    assert!(ltv > 0.0 && ltv / margin * own < -3.0 * 483.0, "{ltv}");
    // Who has bought for much keeps the own margin.
    assert!((lifetime.margin[0] - 0.4).abs() < 0.01);
}
