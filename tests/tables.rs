//! Several tables, several currencies, late evidence and what a person decides.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::results_json;
use serde_json::Value;
use whalecurve::Code;
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::{Choices, DoubtCode};
use whalecurve::ingest::import::Imported;
use whalecurve::ingest::inspection::Inspection;
use whalecurve::ingest::options::{Merge, Options, Repeats};
use whalecurve::ingest::plan::Plan;
use whalecurve::ingest::roles::{CostKind, Role, Shape, Treatment};
use whalecurve::ingest::{duplicates, files};
use whalecurve::ledger::Ledger;
use whalecurve::money::Figure;
use whalecurve::settings::Settings;

fn look(text: &str) -> Inspection {
    files::inspect("t.csv", text.as_bytes(), &Choices::default()).unwrap()
}

fn read(texts: &[&str], options: &Options, change: impl Fn(&mut Plan)) -> (Ledger, Vec<Imported>) {
    let plans: Vec<Plan> = texts
        .iter()
        .map(|text| {
            let mut plan = look(text).plan;
            change(&mut plan);
            plan
        })
        .collect();
    let named: Vec<(&str, &[u8])> = texts.iter().map(|text| ("t.csv", text.as_bytes())).collect();
    files::import(&named, &plans, options, 64).unwrap()
}

fn results(texts: &[&str], options: &Options, change: impl Fn(&mut Plan)) -> Value {
    let (ledger, imported) = read(texts, options, change);
    results_json(&ledger, &imported, &analyze(&ledger, &Settings::default()).unwrap())
}

fn asked(found: &Inspection) -> Vec<DoubtCode> {
    found.questions().map(|doubt| doubt.code).collect()
}

const MIXED: &str = "customer,date,amount,currency\nA,2024-05-13,10.50,USD\nB,2024-05-14,20,EUR\nA,2024-05-15,30,usd\n\
                     C,2024-05-16,5,\n";

#[test]
fn currencies_are_never_added() {
    let found = look(MIXED);
    assert_eq!((asked(&found), found.confident), (vec![DoubtCode::Currency], false));
    let all = results(&[MIXED], &Options::default(), |_| {});
    assert_eq!((&all["currency"], &all["totals"]["revenue"]), (&Value::from("USD"), &Value::from("45.5")));
    assert_eq!(all["import"]["files"][0]["reasons"], serde_json::json!({ "other-currency": 1 }));
    let euros = results(&[MIXED], &Options::default(), |plan| plan.currency = Some("EUR".to_owned()));
    assert_eq!((&euros["currency"], &euros["totals"]["revenue"]), (&Value::from("EUR"), &Value::from("25")));
}

#[test]
fn rates_turn_currencies_into_one() {
    let rate = Figure { units: 11, scale: 1 };
    let (ledger, imported) = read(&[MIXED], &Options::default(), |plan| {
        plan.currency = Some("USD".to_owned());
        plan.rates = [("EUR".to_owned(), rate)].into();
    });
    let receipt = &imported[0].receipt;
    assert_eq!((receipt.rows_used, receipt.rows_set_aside()), (4, 0));
    let counted: Vec<_> =
        receipt.currencies.iter().map(|c| (c.currency.as_str(), c.rows, c.amount.to_string())).collect();
    assert_eq!(counted, [("USD", 2, "40.5".to_owned()), ("EUR", 1, "20".to_owned())]);
    let results = results_json(&ledger, &imported, &analyze(&ledger, &Settings::default()).unwrap());
    assert_eq!(results["totals"]["revenue"], "67.5");
}

const ORDERS: &str = "customer,order date,amount\nA,2024-05-13,100\nB,2024-05-14,50\nC,2024-05-15,20\n";

#[test]
fn costs_join_by_customer_and_strangers_are_counted_both_ways() {
    let campaigns = "customer,campaign,acquisition cost\nA,spring,5.50\nA,summer,4.50\nX,spring,3\n";
    let tickets = "ticket,customer,service date,service cost\n1,B,2024-06-01,7\n2,B,2024-06-02,8\n";
    let found = look(campaigns);
    assert_eq!((found.plan.shape, found.plan.cost_kind), (Shape::Costs, CostKind::Acquire));
    assert_eq!(look(tickets).plan.shape, Shape::Costs);
    let (ledger, imported) = read(&[ORDERS, campaigns, tickets], &Options::default(), |_| {});
    let matching = imported[1].receipt.matching.clone().unwrap();
    assert_eq!((matching.both, matching.only_here, matching.only_orders), (1, 1, 2));
    assert_eq!((matching.only_here_examples, matching.only_orders_examples.len()), (vec!["X".to_owned()], 2));
    assert!(imported[0].receipt.matching.is_none() && imported.iter().all(|imported| imported.receipt.adds_up()));
    let results = results_json(&ledger, &imported, &analyze(&ledger, &Settings::default()).unwrap());
    assert_eq!(results["totals"]["acquisition_cost"], "13");
    assert_eq!(results["totals"]["cost_to_serve"], "15");
    assert_eq!(results["totals"]["revenue"], "170");
}

#[test]
fn costs_after_the_as_of_day_are_not_seen() {
    let campaigns = "customer,campaign,acquisition cost\nA,spring,5.50\nX,spring,3\n";
    let tickets = "ticket,customer,service date,service cost\n1,B,2024-05-14,7\n2,B,2024-06-02,8\n3,Y,2024-06-02,9\n\
                   4,B,,1\n5,B,2024-13-13,1\n";
    let dated = |plan: &mut Plan| {
        if plan.cost_kind == CostKind::Serve && plan.shape == Shape::Costs {
            plan.columns.insert(Role::Date, 2);
        }
    };
    let (ledger, imported) = read(&[ORDERS, campaigns, tickets], &Options::default(), dated);
    assert_eq!((imported[2].receipt.rows_used, imported[2].receipt.set_aside[0].code), (4, Code::DateInvalid));
    let totals = |as_of: &str| {
        let settings = Settings { as_of: whalecurve::Day::from_iso(as_of), ..Settings::default() };
        let results = results_json(&ledger, &imported, &analyze(&ledger, &settings).unwrap());
        ["cost_to_serve", "acquisition_cost", "customers"].map(|key| results["totals"][key].to_string())
    };
    // What has no date is known on every day; Y is nobody before the only ticket.
    assert_eq!(totals("2024-06-01"), ["\"8\"", "\"8.5\"", "4"]);
    assert_eq!(totals("2024-06-02"), ["\"25\"", "\"8.5\"", "5"]);
}

#[test]
fn requests_and_returns_are_counted() {
    let tickets = "ticket,customer,opened\n1,A,2024-06-01\n2,A,2024-06-02\n3,B,2024-06-02\n";
    let plan = Plan { shape: Shape::Costs, cost_kind: CostKind::Request, ..look(ORDERS).plan };
    let request = Plan { columns: [(Role::Customer, 1)].into(), ..plan.clone() };
    let back = Plan { cost_kind: CostKind::Return, ..request.clone() };
    let files: [(&str, &[u8]); 3] = [("o", ORDERS.as_bytes()), ("t", tickets.as_bytes()), ("r", tickets.as_bytes())];
    let plans = [look(ORDERS).plan, request, back];
    let (ledger, imported) = files::import(&files, &plans, &Options::default(), 64).unwrap();
    let settings =
        common::settings(serde_json::json!({ "cost_per_request": "2", "cost_per_return": "3", "gross_margin": "1" }));
    let results = results_json(&ledger, &imported, &analyze(&ledger, &settings).unwrap());
    assert_eq!(results["totals"]["cost_to_serve"], "15");
}

#[test]
fn a_line_in_two_files_is_reported_and_dropped_only_on_request() {
    // Two equal lines of one order could be its total twice; here they are two lines.
    let each_row_is_a_line = |plan: &mut Plan| plan.once.clear();
    let first = "customer,order id,date,amount\nA,1,2024-03-30,10\nA,1,2024-03-30,10\nB,2,2024-03-31,20\n";
    let second =
        "customer,order id,date,amount\nA,1,2024-03-30,10.00\nB,2,2024-03-31,20\nB,2,2024-03-31,20\nC,3,2024-04-01,5\n";
    let (_, imported) = read(&[first, second], &Options::default(), each_row_is_a_line);
    assert_eq!((imported[0].receipt.repeated.lines, imported[1].receipt.repeated.lines), (0, 2));
    assert_eq!(imported[1].receipt.repeated_examples[0].at.row, Some(2));
    let drop = Options { repeats: Repeats::Drop, ..Options::default() };
    let (ledger, imported) = read(&[first, second], &drop, each_row_is_a_line);
    assert_eq!(imported[1].receipt.set_aside[0].code, Code::LineRepeated);
    assert_eq!((imported[1].receipt.rows_used, ledger.day.len()), (2, 5));
}

#[test]
fn likely_duplicates_are_listed_and_merged_only_on_request() {
    let text = "customer,date,amount\n007,2024-05-13,1\n7,2024-05-14,2\n7,2024-05-15,2\nAnn Lee,2024-05-13,3\n\
                ann  LEE,2024-05-13,4\nＢob,2024-05-13,5\nBob,2024-05-14,6\n";
    let (ledger, _) = read(&[text], &Options::default(), |_| {});
    assert_eq!(ledger.len(), 5, "full width is one customer without asking");
    let found = duplicates::likely(&ledger);
    let pairs: Vec<_> = found.pairs.iter().map(|pair| (pair.keep.as_str(), pair.other.as_str())).collect();
    assert_eq!((found.found, pairs), (2, vec![("7", "007"), ("Ann Lee", "ann  LEE")]));
    let merges = found.pairs.iter().map(|pair| Merge { from: pair.other.clone(), into: pair.keep.clone() }).collect();
    let (ledger, _) = read(&[text], &Options { merges, ..Options::default() }, |_| {});
    assert_eq!(ledger.len(), 3);
}

#[test]
fn customers_merged_in_a_chain_are_one_in_any_order_of_the_rows() {
    let merge = |from: &str, into: &str| Merge { from: from.into(), into: into.into() };
    let merges = vec![merge("A", "B"), merge("B", "C"), merge("X", "Y"), merge("Y", "X")];
    for rows in
        [["A,2024-05-13,1", "B,2024-05-13,1", "C,2024-05-13,1"], ["C,2024-05-13,1", "B,2024-05-13,1", "A,2024-05-13,1"]]
    {
        let text = format!("customer,date,amount\n{}\n{}\n", rows.join("\n"), rows.join("\n"));
        let options = Options { merges: merges.clone(), ..Options::default() };
        let (ledger, _) = read(&[&text], &options, |_| {});
        assert_eq!(ledger.customers.iter().collect::<Vec<_>>(), ["C"]);
    }
}

#[test]
fn discounts_taxes_and_shipping_follow_the_plan() {
    let text = "customer,date,product,total,tax,shipping,discount amount\nA,2024-05-13,Tea,120,20,5,-10\n\
                A,2024-05-14,Tea,-60,10,0,0\nA,2024-05-15,Shipping,7,0,0,0\n";
    let revenue = |extras: &[(Role, Treatment)]| {
        let all = results(&[text], &Options::default(), |plan| plan.extras = extras.iter().copied().collect());
        all["totals"]["revenue"].as_str().unwrap().to_owned()
    };
    assert_eq!(revenue(&[]), "67");
    assert_eq!(revenue(&[(Role::Tax, Treatment::LeaveOut)]), "57");
    assert_eq!(revenue(&[(Role::Shipping, Treatment::LeaveOut)]), "55");
    assert_eq!(revenue(&[(Role::Shipping, Treatment::Add)]), "72");
    assert_eq!(revenue(&[(Role::Discount, Treatment::LeaveOut), (Role::Tax, Treatment::LeaveOut)]), "47");
}

#[test]
fn an_encoding_that_shows_only_deep_in_the_file_reads_it_again() {
    let mut text = String::from("customer,date,amount\n");
    for at in 0..40_000 {
        text += &format!("c{:03},2024-05-{:02},1.50\n", at % 500, at % 28 + 1);
    }
    let third = text[text.len() / 3..].find('\n').unwrap() + text.len() / 3 + 1;
    text.insert_str(third, "张三,2024-05-13,1.50\n李四,2024-05-13,1.50\n");
    let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gz, &bytes).unwrap();
    for bytes in [bytes, gz.finish().unwrap()] {
        let plan = files::inspect("late.csv", &bytes, &Choices::default()).unwrap().plan;
        assert_eq!(plan.encoding.as_deref(), Some("UTF-8"));
        let (ledger, imported) = files::import(&[("late.csv", &bytes)], &[plan], &Options::default(), 1 << 16).unwrap();
        assert_eq!(imported[0].receipt.plan.encoding.as_deref(), Some("gb18030"));
        assert!(ledger.customers.find("张三").is_some() && imported[0].receipt.rows_set_aside() == 0);
    }
}

#[test]
fn choices_outweigh_guesses() {
    let text = "a;b,c;d\nx;1,5;2024-05-13\ny;2,5;2024-05-14\n";
    let choices = Choices { delimiter: Some(','), ..Choices::default() };
    assert_eq!(files::inspect("t", text.as_bytes(), &choices).unwrap().headers.len(), 2);
    let choices = Choices { header_row: Some(2), ..Choices::default() };
    let found = files::inspect("t", text.as_bytes(), &choices).unwrap();
    assert_eq!((found.plan.header_row, found.headers[0].as_str()), (2, "x"));
    let gbk = encoding_rs::GB18030.encode("客户,日期,金额\n张三,2024-05-13,1\n").0.into_owned();
    let choices = Choices { encoding: Some("big5".to_owned()), ..Choices::default() };
    assert_ne!(files::inspect("t", &gbk, &choices).unwrap().preview[0][0], "张三");
    let choices = Choices { sheet: Some("none".to_owned()), ..Choices::default() };
    assert_eq!(files::inspect("t", text.as_bytes(), &choices).unwrap_err().code, Code::TableUnknown);
}

#[test]
fn what_nothing_proves_is_asked() {
    for (text, question) in [
        ("customer,date,amount\nA,05/06/2024,1.5\nB,07/08/2024,2.5\n", DoubtCode::DateOrder),
        ("customer,date,amount\nA,10-05-11,1.5\nB,11-06-12,2.5\n", DoubtCode::DateOrder),
        ("customer;date;amount\nA;2024-05-13;1,234\nB;2024-05-14;567\n", DoubtCode::DecimalMark),
        ("customer,date,amount\nA,2024-05-13,$1.5\nB,2024-05-14,€2.5\n", DoubtCode::Currency),
    ] {
        let found = look(text);
        assert_eq!((asked(&found), found.confident), (vec![question], false), "{text}");
    }
    for text in [
        "customer,date,amount\nA,05/06/2024,1.5\nB,13/08/2024,2.5\n",
        "customer,date,amount\nA,2024-06-05,1\nB,2024-08-07,2\n",
        "customer;date;amount\nA;2024-05-13;1,234\nB;2024-05-14;5.5\n",
        "customer,date,amount\nA,2024-05-13,¥1.5\nB,2024-05-14,2.5元\n",
    ] {
        assert!(look(text).confident, "{text} {:?}", look(text).doubts);
    }
}

#[test]
fn a_packed_or_hidden_table_is_read_again_for_what_was_set_aside() {
    let text = format!("{ORDERS}D,never,1\n");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gz, text.as_bytes()).unwrap();
    let bytes = gz.finish().unwrap();
    let plan = files::inspect("o.gz", &bytes, &Choices::default()).unwrap().plan;
    let (_, imported) = files::import(&[("o.gz", &bytes)], &[plan], &Options::default(), 5).unwrap();
    let mut seen = Vec::new();
    let Imported { receipt, asides } = &imported[0];
    let input = whalecurve::ingest::formats::AnyFile::new(std::io::Cursor::new(&bytes)).unwrap();
    whalecurve::ingest::import::reread(&receipt.plan, asides, &input, &mut |aside, cells| {
        seen.push((aside.row, cells.cell(1).display()));
    })
    .unwrap();
    assert_eq!(seen, [(5, "never".to_owned())]);
}
