//! Real data sets against results that other people's software computed from them (`tests/data`).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::{import, read, read_json, read_table, results_of, settings};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::HashMap;
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::segment::{Scheme, Tier};

/// Without costs profit is revenue: the margin that the oracles assume.
fn all_is_profit() -> whalecurve::settings::Settings {
    settings(json!({ "gross_margin": "1" }))
}

fn decimal(value: &Value) -> Decimal {
    Decimal::from_str_exact(value.as_str().unwrap()).unwrap()
}

fn by_id(results: &Value) -> HashMap<&str, &Value> {
    let customers = results["customers"].as_array().unwrap();
    customers.iter().map(|customer| (customer["id"].as_str().unwrap(), customer)).collect()
}

#[test]
fn online_retail_totals_customers_and_whale_curve() {
    let expected = read_json("expected/online_retail.json");
    let results = results_of("online_retail.csv", &read("online_retail.csv.gz"), &all_is_profit());

    let (file, wanted) = (&results["import"]["files"][0], &expected["file_totals"]);
    assert_eq!(file["rows_read"], wanted["rows"]);
    assert_eq!(file["rows_used"], wanted["rows_with_customer"]);
    assert_eq!(file["reasons"]["customer-missing"], wanted["rows_without_customer"]);
    assert_eq!(file["control_total"], wanted["amount_all_rows"]);
    let totals = &results["totals"];
    assert_eq!(totals["revenue"], wanted["amount_rows_with_customer"]);
    assert_eq!(totals["amount_without_customer"], wanted["amount_rows_without_customer"]);
    assert_eq!(totals["lines_without_customer"], wanted["rows_without_customer"]);

    let wanted = &expected["customers"];
    assert_eq!(totals["customers"], wanted["distinct"]);
    assert_eq!(totals["customers_with_loss"], wanted["net_revenue_negative"]);
    let mut ranked: Vec<&Value> = results["customers"].as_array().unwrap().iter().collect();
    ranked.sort_by_key(|customer| std::cmp::Reverse(decimal(&customer["revenue"])));
    let pairs = |customers: &[&Value]| -> Vec<Value> {
        customers.iter().map(|customer| json!([customer["id"], customer["revenue"]])).collect()
    };
    assert_eq!(Value::from(pairs(&ranked[..10])), wanted["top_10"]);
    assert_eq!(Value::from(pairs(&ranked[ranked.len() - 10..])), wanted["bottom_10"]);

    let points = results["whale"]["points"].as_array().unwrap();
    for decile in expected["whale_curve"]["deciles"].as_array().unwrap() {
        let point = points.iter().find(|point| point["customers"] == decile["k"]).unwrap();
        assert_eq!(decimal(&point["cumulative_profit"]), decimal(&decile["cumulative_net_revenue"]));
        let (share, wanted) = (point["share"].as_f64().unwrap(), decile["cumulative_share"].as_f64().unwrap());
        assert!((share - wanted).abs() < 1e-12, "decile {}: {share} for {wanted}", decile["decile"]);
    }
}

#[test]
fn online_retail_recency_frequency_and_revenue_of_every_customer() {
    let results = results_of("online_retail.csv", &read("online_retail.csv.gz"), &all_is_profit());
    assert_eq!(results["as_of"], "2011-12-10");
    let customers = by_id(&results);
    let expected = read_json("expected/online_retail.json");
    for (id, wanted) in expected["rfm_20_customers_analysis_date_2011-12-10"].as_object().unwrap() {
        let customer = customers[id.as_str()];
        let recency = customer.get("recency_days").unwrap_or(&Value::Null);
        assert_eq!(recency, &wanted["recency_purchase_days"], "{id}");
        assert_eq!((&customer["purchases"], &customer["revenue"]), (&wanted["frequency"], &wanted["monetary"]), "{id}");
    }
    let table = read_table("expected/online_retail_customers.csv");
    assert_eq!(table.len(), customers.len());
    for wanted in table {
        let customer = customers[wanted["CustomerID"].as_str()];
        let recency = customer.get("recency_days").map(Value::to_string).unwrap_or_default();
        assert_eq!(recency, wanted["recency_purchase_days"], "{wanted:?}");
        assert_eq!(customer["purchases"].to_string(), wanted["frequency"], "{wanted:?}");
        assert_eq!(
            decimal(&customer["revenue"]),
            Decimal::from_str_exact(&wanted["net_revenue"]).unwrap(),
            "{wanted:?}"
        );
    }
}

#[test]
fn cdnow_counts_and_revenue() {
    let expected = read_json("expected/cdnow.json");
    for file in ["cdnow_transactions.csv", "cdnow_sample.csv"] {
        let results = results_of(file, &read(file), &all_is_profit());
        let wanted = &expected["data"][file];
        assert_eq!(results["import"]["files"][0]["rows_used"], wanted["rows"]);
        assert_eq!(results["totals"]["customers"], wanted["customers"]);
        assert_eq!(results["totals"]["revenue"], wanted["amount_exact"]);
        // Without order ids a customer-day is one purchase.
        assert_eq!(results["totals"]["purchases"], wanted["distinct_customer_days"]);
    }
}

/// Scores of every customer by the convention of R's rfm package.
fn scores_like_r(file: &str, as_of: &str, expected: &str) {
    let settings = settings(json!({ "rfm_method": "quantile", "as_of": as_of }));
    let results = results_of(file, &read(file), &settings);
    let customers = by_id(&results);
    let table = read_table(expected);
    assert!(table.len() > 900);
    for wanted in table {
        let rfm = &customers[wanted["customer_id"].as_str()]["rfm"];
        let scores = [&rfm["r"], &rfm["f"], &rfm["m"]].map(Value::to_string);
        assert_eq!(
            scores,
            [&wanted["recency_score"], &wanted["frequency_score"], &wanted["monetary_score"]].map(String::clone),
            "{wanted:?}"
        );
    }
}

#[test]
fn rfm_orders_score_as_in_r() {
    scores_like_r("rfm_orders.csv", "2006-12-31", "expected/rfm_orders_r.csv");
}

/// The counts of rfm's own test (tests/testthat/test-rfm-segment.R, version 0.3.0).
#[test]
fn champions_are_those_of_rs_test() {
    let settings = settings(json!({
        "rfm_method": "quantile", "as_of": "2006-12-31", "rfm_book": "own", "rfm_own": "champions R4-5 F4-5 M4-5",
    }));
    let (ledger, _) = import("rfm_orders.csv", &read("rfm_orders.csv"));
    let analysis = analyze(&ledger, &settings).unwrap();
    let tiers = analysis.tiers_of(Scheme::Rfm).unwrap();
    let champions: Vec<usize> = (0..tiers.len()).filter(|at| tiers[*at] == Tier::Champions).collect();
    let (known, values) = (analysis.known(), analysis.values());
    let transactions: u32 = champions.iter().map(|at| values.lines[*at]).sum();
    let revenue = champions.iter().map(|at| values.revenue[*at]).sum();
    assert_eq!((champions.len(), transactions), (158, 1234));
    assert_eq!(known.unit.figure(revenue).to_string(), "120178");
}

/// A subscription: 916 of 1,000 customers were billed on the last day. They are alike, and as recent as anybody can be.
#[test]
fn everybody_who_bought_on_the_last_day_has_the_best_recency_score() {
    let mut rows = String::from("customer,date,amount\n");
    for customer in 0..1000 {
        let (last, months) = if customer < 916 { (12, 1 + customer % 12) } else { (1 + customer % 11, 1) };
        for month in (last + 1 - months)..=last {
            rows += &format!("C{customer:04},2023-{month:02}-01,{}\n", 10 + customer % 7);
        }
    }
    let results = results_of("billing.csv", rows.as_bytes(), &all_is_profit());
    let customers = results["customers"].as_array().unwrap();
    let of = |days: i64| customers.iter().filter(move |customer| (customer["recency_days"] == 1) == (days == 1));
    assert_eq!(of(1).count(), 916);
    assert!(of(1).all(|customer| customer["rfm"]["r"] == 5));
    // Who is strictly worse than 916 of 1,000 is R 1: 5 − ⌊5 · 0.916⌋.
    assert!(of(2).all(|customer| customer["rfm"]["r"] == 1));
    let champions = results["tiers"]["rfm"].as_array().unwrap().iter().find(|row| row["tier"] == "champions").unwrap();
    let frequent = of(1).filter(|customer| customer["rfm"]["f"].as_u64() >= Some(4)).count();
    assert_eq!(champions["customers"], json!(frequent));
    assert!(frequent > 100);
}

#[test]
fn rfm_customers_score_as_in_r() {
    scores_like_r("rfm_customers.csv", "2007-01-01", "expected/rfm_customers_r.csv.gz");
}

#[test]
fn online_retail_scores_as_in_r() {
    scores_like_r("online_retail.csv.gz", "2011-12-10", "expected/online_retail_rfm_r.csv");
}

#[test]
fn the_receipt_of_every_file_of_the_data_adds_up() {
    let (mut imported, mut refused) = (Vec::new(), Vec::new());
    for folder in ["", "expected"] {
        for entry in std::fs::read_dir(common::data().join(folder)).unwrap() {
            let file = entry.unwrap().file_name().into_string().unwrap();
            if !(file.ends_with(".csv") || file.ends_with(".csv.gz")) {
                continue;
            }
            let path = if folder.is_empty() { file } else { format!("{folder}/{file}") };
            let bytes = read(&path);
            let plan = files::inspect(&path, &bytes, &Choices::default()).unwrap().plan;
            match files::import(&[(path.as_str(), bytes.as_slice())], &[plan], &Options::default(), 1 << 16) {
                Ok((_, receipts)) => {
                    let receipt = &receipts[0].receipt;
                    assert!(receipt.adds_up(), "{path}: {receipt:?}");
                    let lines = bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
                    assert_eq!(receipt.rows_read, lines - 1, "{path}");
                    assert_eq!(receipts[0].asides.len() as u64, receipt.rows_set_aside(), "{path}");
                    imported.push(path);
                }
                Err(error) => refused.push((path, error)),
            }
        }
    }
    assert!(imported.len() >= 5, "{imported:?}");
    // Summaries without a date or a revenue are no orders and no customers table: they are refused, not misread.
    for (path, error) in refused {
        assert!(path.starts_with("expected/") && error.wanted.is_some(), "{path}: {error}");
    }
}

#[test]
fn an_analysis_does_not_depend_on_the_slices() {
    let bytes = read("cdnow_sample.csv");
    let plan = files::inspect("sample", &bytes, &Choices::default()).unwrap().plan;
    let of = |slice: usize| {
        let (ledger, imported) =
            files::import(&[("sample", bytes.as_slice())], std::slice::from_ref(&plan), &Options::default(), slice)
                .unwrap();
        common::results_json(&ledger, &imported, &analyze(&ledger, &all_is_profit()).unwrap())
    };
    let whole = of(usize::MAX);
    for slice in [7, 1000, 65_536] {
        assert_eq!(of(slice), whole);
    }
    assert_eq!(import("sample", &bytes).0.len(), 2357);
}
