//! Invariants on random input.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::results_json;
use proptest::prelude::*;
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::Imported;
use whalecurve::ingest::options::Options;
use whalecurve::ledger::Ledger;
use whalecurve::settings::Settings;

/// One cell: mostly well written, sometimes not.
fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (-100_000i64..100_000).prop_map(|cents| format!("{}.{:02}", cents / 100, (cents % 100).abs())),
        1 => Just(String::new()),
        1 => Just("N/A".to_owned()),
        1 => "[0-9a-z]{1,6}",
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0i32..900).prop_map(|days| whalecurve::Day::from_epoch(19_000 + days).to_string()),
        1 => Just("2024-02-31".to_owned()),
        1 => Just(String::new()),
    ]
}

fn customer() -> impl Strategy<Value = String> {
    prop_oneof![6 => "C[0-9]{1,2}", 1 => Just(String::new()), 1 => Just("张三".to_owned()), 1 => "[ -~]{0,6}"]
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A row of cells, or a blank line.
fn row() -> impl Strategy<Value = Option<[String; 4]>> {
    prop_oneof![
        12 => (customer(), date(), amount(), "[ -~]{0,8}").prop_map(|(a, b, c, d)| Some([a, b, c, d])),
        1 => Just(None),
    ]
}

fn csv(rows: &[Option<[String; 4]>]) -> String {
    let mut text = "customer,date,amount,note\n".to_owned();
    for row in rows {
        if let Some(cells) = row {
            text += &cells.each_ref().map(|cell| quoted(cell)).join(",");
        }
        text.push('\n');
    }
    text
}

fn good_row() -> Option<[String; 4]> {
    Some(["C1", "2023-01-05", "12.50", ""].map(str::to_owned))
}

/// A good row in front makes sure that there is something to analyse.
fn with_a_good_row(mut rows: Vec<Option<[String; 4]>>) -> Vec<Option<[String; 4]>> {
    rows.insert(0, good_row());
    rows
}

/// Imports by the plan of a good file: random cells may look like anything.
fn import(text: &str, slice: usize) -> (Ledger, Vec<Imported>) {
    let plan = files::inspect("good.csv", csv(&[good_row()]).as_bytes(), &Choices::default()).unwrap().plan;
    files::import(&[("random.csv", text.as_bytes())], &[plan], &Options::default(), slice).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_row_of_a_random_file_has_its_place(rows in prop::collection::vec(row(), 0..60), slice in 1usize..200) {
        let text = csv(&with_a_good_row(rows));
        let (_, imported) = import(&text, slice);
        let receipt = &imported[0].receipt;
        prop_assert!(receipt.adds_up(), "{receipt:?}");
        prop_assert_eq!(receipt.rows_set_aside() as usize, imported[0].asides.len());
        // Blank lines at the very end belong to nobody; every other line is a row.
        let lines = text.trim_end_matches('\n').lines().count() as u64 - 1;
        prop_assert_eq!(receipt.rows_read, lines, "{}", text);
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing(rows in prop::collection::vec(row(), 1..40), seed in any::<u64>()) {
        let rows = with_a_good_row(rows);
        let mut shuffled: Vec<_> = rows.iter().flatten().cloned().map(Some).collect();
        let straight = csv(&shuffled);
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let of = |text: &str| {
            let (ledger, imported) = import(text, 1000);
            let mut results = results_json(&ledger, &imported, &analyze(&ledger, &Settings::default()).unwrap());
            // The example of a doubt is the first one.
            for doubts in ["questions", "warnings"] {
                for doubt in results["import"][doubts].as_array_mut().unwrap() {
                    doubt.as_object_mut().unwrap().remove("found");
                }
            }
            results
        };
        prop_assert_eq!(of(&straight), of(&csv(&shuffled)));
    }

    #[test]
    fn tiers_partition_the_customers_and_shares_sum_to_one(rows in prop::collection::vec(row(), 1..60)) {
        let text = csv(&with_a_good_row(rows));
        let (ledger, imported) = import(&text, 1000);
        let analysis = analyze(&ledger, &Settings::default()).unwrap();
        let overview = analysis.overview(&ledger, &imported);
        for table in &overview.tiers {
            let customers: u64 = table.rows.iter().map(|row| row.customers).sum();
            prop_assert_eq!(customers, overview.totals.customers);
            let share: f64 = table.rows.iter().map(|row| row.share_of_customers).sum();
            prop_assert!((share - 1.0).abs() < 1e-9);
            let profit = table.rows.iter().try_fold(whalecurve::money::Figure::ZERO, |sum, row| sum.plus(row.profit));
            prop_assert_eq!(profit, Some(overview.totals.profit));
        }
        let last = overview.whale.points.last().unwrap();
        prop_assert_eq!(last.cumulative_profit, overview.totals.profit);
        prop_assert_eq!(last.customers, overview.totals.customers);
        if let Some(rfm) = analysis.rfm() {
            let buyers: u64 = rfm.cells.iter().flatten().map(|cell| cell.customers).sum();
            prop_assert_eq!(buyers, overview.totals.buyers);
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = files::inspect("noise", &bytes, &Choices::default());
    }
}
