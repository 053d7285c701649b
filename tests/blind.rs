//! A blind pack tells of nobody: not by a name, not by a number, and not by what can be worked out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

#[path = "blind/attacker.rs"]
mod attacker;
mod common;

use proptest::prelude::*;
use std::collections::BTreeMap;
use whalecurve::Code;
use whalecurve::analysis::{Analysis, analyze};
use whalecurve::blind::{self, Columns, Pack, rules};
use whalecurve::ledger::Ledger;
use whalecurve::money::Money;
use whalecurve::segment::Scheme;
use whalecurve::settings::{Monetary, Settings};
use whalecurve::text::{Argument, Language, Text};
use whalecurve::view::panel::{Block, Control, Panel};
use whalecurve::view::portfolio::{Gauge, Part};

fn json(pack: &Pack) -> serde_json::Value {
    serde_json::from_str(&blind::write(pack)).unwrap()
}

/// As the page opens it.
fn read(json: &serde_json::Value) -> whalecurve::Result<Pack> {
    assert!(blind::is(json));
    blind::read(json)
}

fn sample() -> (Ledger, Analysis, Pack) {
    let (ledger, _) = common::import("coffee-wholesale.csv", include_bytes!("../www/samples/coffee-wholesale.csv"));
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    (ledger, analysis, pack)
}

/// Orders of `customers` customers from a seed: some buy often, some once, some only send things back.
fn orders(customers: usize, seed: u64) -> String {
    let mut state = seed | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = "Kundennummer,Bestelldatum,Betrag,Kosten,Artikel\n".to_owned();
    for customer in 0..customers {
        // Some only send things back: they have sums, but never bought.
        let returns = next(4) == 0;
        for _ in 0..=next(6) {
            let day = whalecurve::Day::from_epoch(19_000 + next(1_100) as i32);
            let (amount, cost) = (next(90_000) as i64 - if returns { 90_000 } else { 9_000 }, next(40_000));
            let cents = |value: i64| {
                format!("{}{}.{:02}", if value < 0 { "-" } else { "" }, value.abs() / 100, value.abs() % 100)
            };
            text += &format!("Zq{customer}xw,{day},{},{},Vorhang{}\n", cents(amount), cents(cost as i64), next(9));
        }
    }
    text
}

fn analysed(text: &str) -> (Ledger, Analysis) {
    let (ledger, _) = common::import("geheim.csv", text.as_bytes());
    let analysis = analyze(&ledger, &Settings::default()).unwrap();
    (ledger, analysis)
}

/// Every table of a pack as sets of customers, worked out from the analysis and not from the code that made the pack: each
/// group as the customers in it.
fn tables(ledger: &Ledger, analysis: &Analysis, pack: &Pack) -> BTreeMap<String, Vec<Vec<usize>>> {
    let known = analysis.known();
    let all = || (0..ledger.len()).filter(|at| known.knows(*at));
    let mut tables = BTreeMap::new();
    for tiers in &pack.schemes {
        let column = analysis.tiers_of(tiers.scheme).unwrap();
        let group = |(names, sums): &(Vec<_>, Option<blind::Group>)| {
            let members: Vec<usize> = all().filter(|at| names.contains(&column[*at])).collect();
            assert_eq!(members.len() as u64, sums.map_or(0, |group| group.customers()), "{:?}", tiers.scheme);
            members
        };
        tables.insert(tiers.scheme.as_str().to_owned(), tiers.rows.iter().map(group).collect());
    }
    let ranks = |ranking: &[whalecurve::ledger::CustomerIx], cuts: &[usize]| -> Vec<Vec<usize>> {
        cuts.windows(2).map(|pair| ranking[pair[0]..pair[1]].iter().map(|one| one.at()).collect()).collect()
    };
    let cuts: Vec<usize> = pack.whale.iter().map(|(customers, _)| *customers as usize).collect();
    tables.insert("curve".to_owned(), ranks(&known.ranking, &cuts));
    let n = known.customers();
    let mut top = vec![0, n];
    for (gauge, place) in [(Gauge::Top10, 10.min(n)), (Gauge::TopTenth, n.div_ceil(10))] {
        if pack.measures.iter().any(|one| one.gauge == gauge && one.value.is_some()) {
            top.push(place);
        }
    }
    top.sort_unstable();
    top.dedup();
    let by_revenue = analysis.whale(Monetary::Revenue);
    assert_eq!(by_revenue.customers as usize, n);
    tables.insert("largest".to_owned(), ranks(known.by_revenue(), &top));
    let from: Vec<_> = pack.cohorts.iter().filter_map(|cohort| cohort.from).collect();
    let came = |at: &usize| {
        let first = known.values.first[*at].map(|day| day.quarter().first_day());
        from.iter().position(|from| Some(*from) == first).unwrap_or(from.len())
    };
    let mut cohorts = vec![Vec::new(); from.len() + 1];
    all().for_each(|at| cohorts[came(&at)].push(at));
    for (cohort, members) in pack.cohorts.iter().zip(&cohorts) {
        assert_eq!(cohort.group.customers(), members.len() as u64);
    }
    if !pack.cohorts.is_empty() {
        tables.insert("cohorts".to_owned(), cohorts);
    }
    tables
}

/// A set of customers, a bit each.
type Set = [u64; 8];

fn joined(a: &Set, b: &Set) -> Set {
    std::array::from_fn(|at| a[at] | b[at])
}

fn left(outer: &Set, inner: &Set) -> u32 {
    outer.iter().zip(inner).map(|(outer, inner)| (outer & !inner).count_ones()).sum()
}

/// All unions of groups of a table, or those of neighbours where there are many groups.
fn unions(table: &[Vec<usize>]) -> Vec<Set> {
    let set = |group: &Vec<usize>| {
        let mut set = Set::default();
        group.iter().for_each(|at| set[at / 64] |= 1 << (at % 64));
        set
    };
    let groups: Vec<Set> = table.iter().filter(|group| !group.is_empty()).map(set).collect();
    if groups.len() <= 8 {
        let union = |chosen: u32| {
            let chosen = groups.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
            chosen.fold(Set::default(), |all, (_, one)| joined(&all, one))
        };
        return (0..1u32 << groups.len()).map(union).collect();
    }
    let mut all = vec![Set::default()];
    for start in 0..groups.len() {
        let mut union = Set::default();
        for group in &groups[start..] {
            union = joined(&union, group);
            all.push(union);
        }
    }
    all
}

fn nothing_isolates_a_few(ledger: &Ledger, analysis: &Analysis, pack: &Pack) -> Result<(), TestCaseError> {
    let tables: BTreeMap<String, Vec<Set>> =
        tables(ledger, analysis, pack).into_iter().map(|(name, table)| (name, unions(&table))).collect();
    let mut idle = Set::default();
    let known = analysis.known();
    (0..ledger.len()).filter(|at| known.recency(*at).is_none()).for_each(|at| idle[at / 64] |= 1 << (at % 64));
    for (name, one) in &tables {
        for (other, two) in &tables {
            for (inner, outer) in one.iter().flat_map(|inner| two.iter().map(move |outer| (inner, outer))) {
                let between = left(outer, inner);
                if left(inner, outer) == 0 && between != 0 {
                    prop_assert!(between >= 5, "{name} within {other} leaves {between}");
                    let bought = left(outer, &joined(inner, &idle));
                    prop_assert!(bought == 0 || bought >= 5, "{name} within {other} leaves {bought} who bought");
                }
            }
        }
    }
    Ok(())
}

/// Has one of them more than half, have two more than three quarters, or fewer than five any?
fn is_telling(sums: &[Money]) -> bool {
    let mut sizes: Vec<i128> = sums.iter().map(|sum| sum.0.abs()).filter(|sum| *sum != 0).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let all: i128 = sizes.iter().sum();
    let is_one_sided = |negative: bool| {
        let side: Vec<i128> = sums.iter().map(|sum| sum.0).filter(|sum| (*sum < 0) == negative && *sum != 0).collect();
        let (most, all) =
            (side.iter().map(|one| one.abs()).max().unwrap_or(0), side.iter().map(|one| one.abs()).sum::<i128>());
        side.len() < 5 || 2 * most > all || 4 * sizes_of_two(&side) > 3 * all
    };
    sizes.len() < 5
        || 2 * sizes[0] > all
        || 4 * (sizes[0] + sizes[1]) > 3 * all
        || is_one_sided(true)
        || is_one_sided(false)
}

fn sizes_of_two(side: &[i128]) -> i128 {
    let mut sizes: Vec<i128> = side.iter().map(|one| one.abs()).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.iter().take(2).sum()
}

/// Counts that are told as shares of other counts.
fn no_share_tells_of_a_few(pack: &Pack) -> Result<(), TestCaseError> {
    let few = |share: f64, of: u64| {
        let some = (share * of as f64).round() as u64;
        !rules::tells(some) || !rules::tells(of - some)
    };
    for cohort in &pack.cohorts {
        prop_assert!(!cohort.shares.iter().flatten().any(|share| few(*share, cohort.group.customers())));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_two_groups_of_a_pack_leave_one_to_four_customers(customers in 5usize..70, seed in any::<u64>()) {
        let (ledger, analysis) = analysed(&orders(customers, seed));
        let bought = (0..ledger.len()).filter(|at| analysis.known().recency(*at).is_some()).count();
        let pack = blind::pack(&Columns::of(&ledger, &analysis));
        let pack = match pack {
            Ok(pack) => pack,
            Err(error) => {
                let few = (1..5).contains(&bought);
                prop_assert_eq!(error.code, if few { Code::BlindTooFew } else { Code::BlindSingle });
                let known = analysis.known();
                prop_assert!(few || [&known.values.revenue, &known.values.profit].into_iter().all(|sums| is_telling(sums)));
                return Ok(());
            }
        };
        prop_assert!(!(1..5).contains(&bought));
        nothing_isolates_a_few(&ledger, &analysis, &pack)?;
        no_share_tells_of_a_few(&pack)?;
        // What it tells is what the analysis says.
        let overview = analysis.overview(&ledger, &[]);
        for tiers in &pack.schemes {
            let table = overview.tiers.iter().find(|table| table.scheme == tiers.scheme).unwrap();
            for (tier, group) in tiers.rows.iter().filter(|(tiers, _)| tiers.len() == 1).map(|(tiers, group)| (tiers[0], group)) {
                let row = table.rows.iter().find(|row| row.tier == tier).unwrap();
                prop_assert_eq!(row.customers, group.map_or(0, |group| group.customers()));
                if let Some(group) = group {
                    prop_assert!(group.revenue.is_none_or(|sum| sum == row.revenue));
                    prop_assert!(group.profit.is_none_or(|sum| sum == row.profit));
                    prop_assert!(group.cost_to_serve.is_none_or(|sum| sum == row.cost_to_serve));
                }
            }
        }
        for (at, sum) in &pack.whale {
            if let Some(point) = overview.whale.points.iter().find(|point| point.customers == *at) {
                prop_assert_eq!(point.cumulative_profit, *sum);
            }
        }
        // It survives its file, in which nobody is named and nothing of the table's own words is left.
        let text = blind::write(&pack);
        prop_assert!(read(&serde_json::from_str(&text).unwrap()).unwrap() == pack);
        for word in ["Zq", "xw", "Vorhang", "geheim", "csv", "Kundennummer", "Bestelldatum", "Betrag", "Kosten", "Artikel"] {
            prop_assert!(!text.contains(word), "{word}");
        }
    }

    #[test]
    fn whatever_is_changed_in_a_pack_is_read_or_refused(at in 0usize..4000, with in any::<u8>(), cut in any::<bool>()) {
        let (.., pack) = small();
        let mut bytes = blind::write(&pack).into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        if let Ok(json) = serde_json::from_slice(&bytes)
            && let Ok(pack) = blind::read(&json)
        {
            for part in Part::ALL {
                let _ = pack.panel(*part, Scheme::Profit, "x");
            }
            let _ = pack.overview();
        }
    }
}

fn small() -> (Ledger, Analysis, Pack) {
    let (ledger, analysis) = analysed(&orders(40, 7));
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    (ledger, analysis, pack)
}

#[test]
fn the_sample_keeps_its_tiers_its_curve_and_most_measures() {
    let (ledger, analysis, pack) = sample();
    nothing_isolates_a_few(&ledger, &analysis, &pack).unwrap();
    let told: usize =
        pack.schemes.iter().map(|tiers| tiers.rows.iter().filter(|(tiers, _)| tiers.len() == 1).count()).sum();
    let all: usize = pack.schemes.iter().flat_map(|tiers| &tiers.rows).map(|(tiers, _)| tiers.len()).sum();
    assert!(told * 2 > all && pack.whale.len() > 10, "{told} of {all} tiers:\n{}", blind::write(&pack));
    let measure = |gauge| pack.measures.iter().find(|one| one.gauge == gauge).unwrap().value;
    assert!(measure(Gauge::Top1).is_none() && measure(Gauge::Hhi).is_none());
    assert!(measure(Gauge::Gini).is_some() && measure(Gauge::Margin).is_some() && measure(Gauge::Destroyed).is_some());
    let text = blind::write(&pack);
    for customer in ledger.all() {
        assert!(!text.contains(ledger.id(customer)));
        assert!(ledger.name(customer).is_none_or(|name| !text.contains(name)));
    }
}

#[test]
fn fewer_than_five_customers_are_refused() {
    let (ledger, analysis) = analysed(&orders(4, 3));
    assert_eq!(blind::pack(&Columns::of(&ledger, &analysis)).unwrap_err().code, Code::BlindTooFew);
    let (ledger, analysis) = analysed(&orders(5, 3));
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    assert!(pack.schemes.iter().all(|tiers| tiers.rows.iter().filter(|(_, group)| group.is_some()).count() == 1));
    // A curve has its ends only, or one of them has most of the profit.
    assert!(matches!(pack.whale.len(), 0 | 2));
}

#[test]
fn a_pack_that_was_tampered_with_is_refused_by_its_part() {
    let (.., pack) = small();
    let good = json(&pack);
    assert!(read(&good).unwrap() == pack);
    let schemes = good["schemes"].as_array().unwrap();
    let profit = schemes.iter().position(|tiers| tiers["scheme"] == "profit").unwrap();
    let at = schemes[profit]["rows"].as_array().unwrap().iter().position(|row| !row[1].is_null()).unwrap();
    type Change<'a> = &'a dyn Fn(&mut serde_json::Value);
    let changes: [(&str, Change<'_>); 24] = [
        ("schema", &|json| json["schema"] = "whalecurve.blind/2".into()),
        ("day", &|json| json["day"] = "2024-02-30".into()),
        ("day", &|json| json["day"] = 20240230.into()),
        ("currency", &|json| json["currency"] = "<b>EUR".into()),
        ("settings", &|json| json["settings"]["gross_margin"] = "7".into()),
        ("settings", &|json| json["settings"] = serde_json::json!({ "as_of": {} })),
        ("assumed", &|json| json["assumed"].as_array_mut().unwrap().push("guess".into())),
        ("speaks_of", &|json| json["speaks_of"] = "hope".into()),
        ("whole", &|json| json["whole"]["customers"] = 4.into()),
        ("whole", &|json| json["whole"]["revenue"] = "1e400".into()),
        ("whole", &|json| json["whole"]["profit"] = "0.00000000000000000000000000000000001".into()),
        ("schemes", &|json| json["schemes"][profit]["rows"][at][1]["customers"] = 4.into()),
        ("schemes", &|json| json["schemes"][profit]["rows"][at][1]["profit"] = "1".into()),
        ("schemes", &|json| json["schemes"][profit]["rows"][at][0] = serde_json::json!(["star"])),
        ("schemes", &|json| json["schemes"][profit]["scheme"] = "magic".into()),
        ("schemes", &|json| json["schemes"][profit]["rows"][at] = serde_json::json!([])),
        ("schemes", &|json| json["schemes"] = serde_json::json!([])),
        ("whale", &|json| json["whale"][1][0] = 3.into()),
        ("whale", &|json| json["whale"] = vec![serde_json::json!([0, "0"]); 201].into()),
        ("measures", &|json| json["measures"][4]["missing"] = "because".into()),
        ("cohorts", &|json| json["cohorts"][0]["shares"][0] = 1.5.into()),
        ("cohorts", &|json| json["cohorts"][0]["shares"] = vec![serde_json::json!(0.5); 201].into()),
        ("returned", &|json| json["returned"] = "all".into()),
        ("withheld", &|json| {
            json["withheld"]
                .as_array_mut()
                .unwrap()
                .push(serde_json::json!({ "what": "tiers", "why": "few", "count": -1 }))
        }),
    ];
    for (part, change) in changes {
        let mut json = good.clone();
        change(&mut json);
        let error = read(&json).unwrap_err();
        assert_eq!((error.code, error.found.as_deref()), (Code::BlindInvalid, Some(part)), "{part}");
    }
}

#[test]
fn settings_of_every_kind_survive_and_levels_of_the_data_stay_at_home() {
    let (ledger, _) = analysed(&orders(40, 7));
    let settings = common::settings(serde_json::json!({
        "gross_margin": "0.35", "as_of": "2024-11-01", "rfm_method": "cuts", "rfm_cuts_recency": [10, 20, 30.5, 400],
        "potential_threshold": 61.5, "currency": "EUR", "rfm_own": "champions R4-5",
    }));
    let pack = blind::pack(&Columns::of(&ledger, &analyze(&ledger, &settings).unwrap())).unwrap();
    let again = read(&json(&pack)).unwrap();
    assert_eq!(again.settings, settings);
    assert_eq!((again.currency.as_deref(), again.day), (Some("EUR"), settings.as_of));
    let settings =
        common::settings(serde_json::json!({ "sells_to": "consumers", "spend_whale": "1234", "currency": "4711" }));
    let text = blind::write(&blind::pack(&Columns::of(&ledger, &analyze(&ledger, &settings).unwrap())).unwrap());
    assert!(!text.contains("1234") && !text.contains("4711") && !text.contains("\"spend\""));
}

/// What a panel leads to.
fn links(panel: &Panel) -> usize {
    fn of(block: &Block) -> usize {
        match block {
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.link.is_some()).count();
                cells
                    + table.columns.iter().filter(|column| column.sort.is_some()).count()
                    + usize::from(table.pages.is_some())
            }
            Block::Chart(chart) => chart.links.iter().flatten().count(),
            Block::Controls(controls) => controls.len(),
            Block::Pair(left, right) => left.iter().chain(right).map(of).sum(),
            Block::Folded(_, inside) => inside.iter().map(of).sum(),
            _ => 0,
        }
    }
    let own =
        panel.controls.iter().filter(|control| !matches!(control, Control::Choice { name, .. } if name == "scheme"));
    own.count() + panel.blocks.iter().map(of).sum::<usize>()
}

#[test]
fn its_panels_lead_to_nobody_and_all_their_words_are_in_both_catalogues() {
    let (ledger, analysis, pack) = sample();
    for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
        let panel = pack.panel(part, scheme, "acme.json");
        assert_eq!((panel.part, links(&panel)), (part, 0));
        let mut heard = 0;
        common::said(&serde_json::to_value(&panel).unwrap(), &mut |key, facts| {
            for language in Language::ALL {
                let facts: Vec<(&str, Argument)> = facts
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|fact| {
                        (fact[0].as_str().unwrap(), fact[1]["Count"].as_u64().map_or("…".into(), Argument::from))
                    })
                    .collect();
                let sentence = Text::built_in(*language).find(key, &facts).unwrap_or_default();
                assert!(!sentence.is_empty() && !sentence.contains("{$"), "{part:?} says {key}");
                heard += 1;
            }
        });
        assert!(heard > 0);
        let text = serde_json::to_string(&panel).unwrap();
        for customer in ledger.all() {
            assert!(!text.contains(ledger.id(customer)), "{part:?}");
        }
    }
    // The panels of the pack say what those of the analysis say, where it is told.
    let whole = analysis.overview(&ledger, &[]);
    let told = pack.overview();
    for table in &told.tiers {
        let same = whole.tiers.iter().find(|one| one.scheme == table.scheme).unwrap();
        for row in &table.rows {
            let one = same.rows.iter().find(|one| one.tier == row.tier).unwrap();
            assert_eq!(row.customers, one.customers);
            if row.profit_per_customer.is_some() {
                assert_eq!((row.revenue, row.profit), (one.revenue, one.profit));
            }
            assert!((row.share_of_customers - one.share_of_customers).abs() < 1e-12);
            assert!(row.margin.zip(one.margin).is_none_or(|(a, b)| (a - b).abs() < 1e-12));
            assert!(row.recency_days.zip(one.recency_days).is_none_or(|(a, b)| (a - b).abs() <= 0.5));
        }
    }
}

/// Where the file has neither cost nor profit, a pack speaks of revenue, and of an assumed profit in one place that says so.
#[test]
fn without_cost_a_pack_calls_no_profit_a_fact() {
    let without_cost = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        [&cells[..3], &cells[4..]].concat().join(",")
    };
    let rows: Vec<String> = orders(200, 7).lines().map(without_cost).collect();
    let (ledger, analysis) = analysed(&rows.join("\n"));
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    assert_eq!(pack.speaks_of, Monetary::Revenue);
    let json = json(&pack);
    assert_eq!(read(&json).unwrap(), pack);
    let claims = |pack: &Pack| {
        let mut heard = Vec::new();
        for part in Part::ALL {
            let panel = pack.panel(*part, Scheme::Profit, "acme.json");
            common::said(&serde_json::to_value(&panel).unwrap(), &mut |key, _| heard.push(key.to_owned()));
        }
        let facts =
            ["kpi-profit", "column-profit", "column-margin", "whale-cumulative", "whale-share", "health-contribution"];
        (heard.iter().filter(|key| facts.contains(&key.as_str())).cloned().collect::<Vec<_>>(), heard)
    };
    let (of_profit, heard) = claims(&pack);
    // The margin of the tiers is not known, and says so.
    assert!(of_profit.iter().all(|key| key == "column-margin"), "{of_profit:?}");
    for key in ["column-profit-assumed", "whale-share-revenue", "no-cost", "health-contribution-revenue"] {
        assert!(heard.iter().any(|one| one == key), "{key}");
    }
    // Packs from before this was told, and files that do record a cost.
    let mut old = json;
    old.as_object_mut().unwrap().remove("speaks_of");
    assert_eq!(read(&old).unwrap().speaks_of, Monetary::Profit);
    let (of_profit, _) = claims(&sample().2);
    assert!(of_profit.iter().any(|key| key == "kpi-profit" || key == "whale-cumulative"), "{of_profit:?}");
}

/// A cohort of five, beside thirty others who came before.
fn with_a_cohort(amounts: [&str; 5]) -> String {
    let mut text = "customer,date,amount\n".to_owned();
    for customer in 0..30 {
        text += &format!("C{customer},2024-0{}-1{},{}.5\n", 1 + customer % 3, customer % 9, 100 + customer * 7);
    }
    for (at, amount) in amounts.iter().enumerate() {
        text += &format!("N{at},2024-11-0{},{amount}\n", at + 1);
    }
    text
}

#[test]
fn one_customer_with_an_amount_among_four_free_orders_is_not_told() {
    let (ledger, analysis) = analysed(&with_a_cohort(["0.00", "0.00", "48211.37", "0.00", "0.00"]));
    // More than half of the whole: there is nothing that could be told.
    assert_eq!(blind::pack(&Columns::of(&ledger, &analysis)).unwrap_err().code, Code::BlindSingle);
    let (ledger, analysis) = analysed(&with_a_cohort(["0.00", "0.00", "1211.37", "0.00", "0.00"]));
    let columns = Columns::of(&ledger, &analysis);
    let pack = blind::pack(&columns).unwrap();
    let text = blind::write(&pack);
    // Its revenue, and the 40 % of it that are its profit.
    assert!(!text.contains("1211.37") && !text.contains("484.548"), "{text}");
    assert!(pack.whole.revenue.is_some());
    attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
    // Five who all pay are told.
    let (ledger, analysis) = analysed(&with_a_cohort(["250", "260", "270", "280", "290"]));
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    assert!(pack.cohorts.len() > 1, "{}", blind::write(&pack));
}

#[test]
fn packs_that_once_gave_a_customer_away_are_refused_or_tell_nothing_of_them() {
    let cases: [(&[u8], &str); 3] = [
        (include_bytes!("blind/four_free_orders.csv"), "48211.37"),
        (include_bytes!("blind/one_cost.csv"), "777.77"),
        (include_bytes!("blind/tier_with_one_revenue.csv"), "\u{0}"),
    ];
    for (table, amount) in cases {
        let (ledger, analysis) = analysed(std::str::from_utf8(table).unwrap());
        match blind::pack(&Columns::of(&ledger, &analysis)) {
            Ok(pack) => {
                attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
                assert!(!blind::write(&pack).contains(amount));
            }
            Err(error) => assert_eq!(error.code, Code::BlindSingle),
        }
    }
}

#[test]
fn one_customer_with_a_service_cost_is_not_told() {
    let mut text = "customer,date,amount,cost,service cost\n".to_owned();
    for customer in 0..30 {
        let (service, day) = (if customer == 17 { "777.77" } else { "0" }, 1 + customer % 9);
        let (amount, cost) = (300 + customer * 11, 120 + customer * 5);
        text +=
            &format!("C{customer},2024-{}-0{day},{amount},{cost},{service}\n", if customer < 15 { "02" } else { "08" });
    }
    let (ledger, analysis) = analysed(&text);
    assert!(analysis.known().values.cost_to_serve.iter().any(|cost| cost.0 != 0));
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    let json = blind::write(&pack);
    assert!(!json.contains("777.77"), "{json}");
    assert!(pack.whole.cost_to_serve.is_none() && pack.whole.revenue.is_some() && pack.whole.profit.is_some());
    attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
    // Where the direct cost is a setting, revenue less profit would tell it.
    let without_cost: String = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            cells.remove(3);
            cells.join(",") + "\n"
        })
        .collect();
    let (ledger, analysis) = analysed(&without_cost);
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    assert!(pack.whole.revenue.is_some() && pack.whole.profit.is_none() && pack.whale.is_empty());
    attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
}

#[test]
fn one_customer_with_an_acquisition_cost_is_not_told() {
    let mut text = "customer,date,amount,cost,acquisition cost\n".to_owned();
    for customer in 0..30 {
        let cost = if customer == 4 { "913.13" } else { "0" };
        text +=
            &format!("C{customer},2024-03-1{},{},{},{cost}\n", customer % 9, 300 + customer * 11, 100 + customer * 3);
    }
    let (ledger, analysis) = analysed(&text);
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
    assert!(!blind::write(&pack).contains("913.13"));
}

#[test]
fn equal_customers_are_not_told_by_their_order() {
    let text = (0..60).fold("customer,date,amount\n".to_owned(), |text, customer| {
        text + &format!("C{customer},2024-0{}-03,9.99\n", 1 + customer % 6)
    });
    let (ledger, analysis) = analysed(&text);
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    assert_eq!(pack.whale.len(), 2);
    attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
}

#[test]
fn limits_in_the_settings_and_means_give_nobody_away() {
    // Twenty just above a limit, and twenty far below: sums and limits together tell what each of them has.
    let text = (0..40).fold("customer,date,amount,cost\n".to_owned(), |text, customer| {
        let (cents, month) =
            (if customer < 20 { 100_000 + customer * 20 } else { 20_000 + customer * 1_500 }, customer % 6);
        text + &format!("C{customer},2024-0{}-03,{}.{:02},0\n", 1 + month, cents / 100, cents % 100)
    });
    let (ledger, _) = common::import("geheim.csv", text.as_bytes());
    for settings in [
        serde_json::json!({ "rfm_method": "cuts", "rfm_cuts_monetary": [100, 1000, 2000, 5000], "rfm_book": "own", "rfm_own": "champions M3" }),
        serde_json::json!({ "high_rule": "amount", "high_amount": "1000" }),
        serde_json::json!({ "matrix_rule": "amount", "matrix_amount": "1000" }),
        serde_json::json!({ "spend_whale": "1000", "spend_potential": "900" }),
    ] {
        let analysis = analyze(&ledger, &common::settings(settings.clone())).unwrap();
        let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
        assert!(pack.whole.revenue.is_some());
        attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX)
            .unwrap_or_else(|found| panic!("{settings}: {found}"));
    }
    // Where all of them are above it, the sum of all tells it.
    let all: String = text.lines().take(21).map(|line| format!("{line}\n")).collect();
    let (ledger, _) = common::import("geheim.csv", all.as_bytes());
    let settings = common::settings(serde_json::json!({ "high_rule": "amount", "high_amount": "1000" }));
    let analysis = analyze(&ledger, &settings).unwrap();
    if let Ok(pack) = blind::pack(&Columns::of(&ledger, &analysis)) {
        assert!(pack.whole.profit.is_none());
        attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).unwrap();
    }
}

#[test]
fn the_attacker_finds_what_a_pack_should_not_have_told() {
    let (ledger, analysis) = analysed(&orders(40, 7));
    let good = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    let known = analysis.known();
    let found = |change: &dyn Fn(&mut Pack)| {
        let mut pack = good.clone();
        change(&mut pack);
        attacker::finds_nobody(&ledger, &analysis, &pack, usize::MAX).err()
    };
    assert_eq!(found(&|_| {}), None);
    // A curve with a point for everybody, and the shares of cohorts down to a single customer.
    let curve = |pack: &mut Pack| {
        let mut sum = Money::ZERO;
        let point = |(at, one): (usize, &whalecurve::ledger::CustomerIx)| {
            sum += known.values.profit[one.at()];
            (at as u64 + 1, known.unit.figure(sum))
        };
        pack.whale = known.ranking.iter().enumerate().map(point).collect();
        pack.whale.insert(0, (0, whalecurve::money::Figure::ZERO));
    };
    assert!(found(&curve).is_some());
    assert!(found(&|pack| pack.cohorts.iter_mut().for_each(|one| one.shares = vec![Some(1.0 / 40.0)])).is_some());
    let tell = |pack: &mut Pack| {
        let column = analysis.tiers_of(Scheme::Rfm).unwrap();
        let tiers = pack.schemes.iter_mut().find(|tiers| tiers.scheme == Scheme::Rfm).unwrap();
        let whole = pack.whole;
        tiers.rows = Scheme::Rfm.tiers(pack.settings.rfm_book).iter().map(|tier| (vec![*tier], Some(whole))).collect();
        tiers.rows.retain(|(tiers, _)| column.contains(&tiers[0]));
    };
    assert!(found(&tell).is_some());
}

/// Tables of random customers; for more and larger ones: `BLIND_TABLES=10000 cargo test --test blind attacker`, of which
/// `BLIND_TABLE=1684` takes one alone.
#[test]
fn an_attacker_with_a_linear_programme_finds_nobody() {
    let given = std::env::var("BLIND_TABLES").ok().and_then(|tables| tables.parse::<u64>().ok());
    let first = std::env::var("SEED").ok().and_then(|seed| seed.parse::<u64>().ok()).unwrap_or(1);
    let (tables, largest, looked_at) = given.map_or((25, 40, usize::MAX), |tables| (tables, 300, 8));
    let only = std::env::var("BLIND_TABLE").ok().and_then(|table| table.parse::<u64>().ok());
    let chosen = only.map_or(0..tables, |table| table..table + 1);
    let attack = |table: u64| {
        let seed = first.wrapping_mul(1_000_003).wrapping_add(table);
        let customers = 5 + (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as usize % (largest - 4);
        let (ledger, _) = common::import("geheim.csv", attacker::orders(customers, seed).as_bytes());
        // Every second table with settings that somebody changed.
        let settings = if seed.is_multiple_of(2) { Settings::default() } else { attacker::settings(seed) };
        let analysis = analyze(&ledger, &settings).unwrap();
        match blind::pack(&Columns::of(&ledger, &analysis)) {
            Ok(pack) => attacker::finds_nobody(&ledger, &analysis, &pack, looked_at).map(Some).map_err(|found| {
                let found = format!(
                    "table {table} of {customers} customers, {:?}: {found}",
                    settings.changes_to_json().to_string()
                );
                println!("{found}"); // at once: the rest may take an hour
                found
            }),
            Err(error) => {
                assert!(matches!(error.code, Code::BlindTooFew | Code::BlindSingle));
                Ok(None)
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get());
    let told: Vec<Result<Option<attacker::Attack>, String>> = std::thread::scope(|scope| {
        let slices: Vec<_> = (0..threads)
            .map(|at| {
                let own = chosen.clone().skip(at).step_by(threads);
                scope.spawn(move || own.map(attack).collect::<Vec<_>>())
            })
            .collect();
        slices.into_iter().flat_map(|slice| slice.join().unwrap()).collect()
    });
    let (told, found): (Vec<_>, Vec<_>) = told.into_iter().partition(Result::is_ok);
    let told: Vec<Option<attacker::Attack>> = told.into_iter().flatten().collect();
    let (packs, sum) = (told.iter().flatten().count(), |of: fn(&attacker::Attack) -> usize| {
        told.iter().flatten().map(of).sum::<usize>()
    });
    println!(
        "{packs} packs with {} sums, {} refused; {} linear programmes, of which the solver gave up {}",
        sum(|attack| attack.sums),
        told.len() - packs,
        sum(|attack| attack.programmes),
        sum(|attack| attack.given_up),
    );
    let found: Vec<String> = found.into_iter().filter_map(Result::err).collect();
    assert!(found.is_empty(), "{} of {tables}: {found:#?}", found.len());
    assert!(packs * 2 > told.len());
}

/// What a pack of a large shop is without; prints it: `FILE=online_retail.csv cargo test --test blind withheld -- --nocapture`.
#[test]
fn what_is_withheld_is_counted() {
    let (ledger, analysis) = match std::env::var("FILE") {
        Ok(file) => {
            let (ledger, _) = common::import(&file, &std::fs::read(&file).unwrap());
            let analysis = analyze(&ledger, &Settings::default()).unwrap();
            (ledger, analysis)
        }
        Err(_) => {
            let (ledger, analysis, _) = sample();
            (ledger, analysis)
        }
    };
    let begun = std::time::Instant::now();
    let pack = blind::pack(&Columns::of(&ledger, &analysis)).unwrap();
    let took = begun.elapsed();
    let rows = pack.schemes.iter().map(|tiers| {
        (
            tiers.rows.iter().filter(|(_, group)| group.is_some()).count(),
            tiers.rows.iter().map(|(tiers, _)| tiers.len()).sum::<usize>(),
        )
    });
    println!(
        "{} customers, {took:?}: everybody {:?}; rows and tiers {:?}; {} points; {} cohorts; {} of {} measures; withheld {:?}",
        pack.whole.customers(),
        pack.whole,
        rows.collect::<Vec<_>>(),
        pack.whale.len(),
        pack.cohorts.len(),
        pack.measures.iter().filter(|one| one.value.is_some()).count(),
        pack.measures.len(),
        pack.withheld,
    );
    for tiers in &pack.schemes {
        println!("{:?}: {:?}", tiers.scheme, tiers.rows);
    }
    assert!(!pack.withheld.is_empty());
    if pack.whole.customers() < 1000 {
        attacker::finds_nobody(&ledger, &analysis, &pack, 20).unwrap();
    }
}
