//! Broken and odd files, each named after its fault: what a person is told of it, as snapshots. Read them when they
//! change. `tests/files/make.py` writes the files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::import::header_of;
use whalecurve::ingest::inspection::Inspection;
use whalecurve::ingest::options::Options;
use whalecurve::ingest::receipt::Receipt;
use whalecurve::text::{Language, Text};
use whalecurve::{Code, Error};

/// No odd file may take longer than this, unoptimised and on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

fn odd_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "py"));
    paths.sort();
    paths
}

fn told(text: &mut String, error: &Error) {
    for language in Language::ALL {
        writeln!(text, "    {}", Text::built_in(*language).error(error)).unwrap();
    }
}

fn inspected(text: &mut String, found: &Inspection) {
    let plan = &found.plan;
    let columns: Vec<String> =
        plan.columns.iter().map(|(role, &at)| format!("{}={}", role.as_str(), found.headers[at])).collect();
    let how = [
        plan.format.as_str().to_owned(),
        format!("{:?}", plan.packing),
        plan.sheet.clone().unwrap_or_default(),
        plan.encoding.clone().unwrap_or_default(),
        plan.delimiter.map(String::from).unwrap_or_default(),
        format!("header {}+{}", plan.header_row, plan.header_rows),
    ];
    writeln!(text, "    {} [{}]", how.join(" "), columns.join(", ")).unwrap();
    let asked: Vec<&str> = found.questions().map(|doubt| doubt.code.as_str()).collect();
    if !asked.is_empty() || !found.confident {
        writeln!(text, "    asks: {}", if asked.is_empty() { "columns".to_owned() } else { asked.join(", ") }).unwrap();
    }
    if found.tables.len() > 1 {
        let tables: Vec<String> = found
            .tables
            .iter()
            .map(|table| {
                let name = table.sheet.as_deref().or(table.entry.as_deref()).unwrap_or_default();
                format!("{name}{} {:.1}", if table.visible { "" } else { " (hidden)" }, table.confidence)
            })
            .collect();
        writeln!(text, "    tables: {}", tables.join(", ")).unwrap();
    }
}

fn received(text: &mut String, receipt: &Receipt) {
    assert!(receipt.adds_up(), "{receipt:?}");
    let Receipt { rows_read, rows_used, rows_blank, control_total, .. } = receipt;
    let amount = header_of(receipt, whalecurve::ingest::Role::Amount).unwrap_or("amount");
    writeln!(text, "    {rows_read} read, {rows_used} used, {rows_blank} blank, {amount} {control_total}").unwrap();
    for currency in &receipt.currencies {
        writeln!(text, "    {} rows in {}: {}", currency.rows, currency.currency, currency.amount).unwrap();
    }
    for reason in &receipt.set_aside {
        writeln!(text, "    {} × {}", reason.rows, reason.code.as_str()).unwrap();
        for example in &reason.examples {
            told(text, example);
        }
    }
}

fn outcome(path: &Path) -> String {
    let (name, bytes) = (path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap());
    let mut text = format!("{name}\n");
    match files::inspect(name, &bytes, &Choices::default()) {
        Err(error) => told(&mut text, &error),
        Ok(found) => {
            inspected(&mut text, &found);
            match files::import(&[(name, &bytes)], &[found.plan], &Options::default(), 7) {
                Err(error) => told(&mut text, &error),
                Ok((ledger, imported)) => {
                    imported.iter().for_each(|imported| received(&mut text, &imported.receipt));
                    let days = ledger.day.iter().min().zip(ledger.day.iter().max());
                    let days = days.map_or(String::new(), |(from, to)| format!(", {from} to {to}"));
                    writeln!(text, "    {} customers{days}", ledger.len()).unwrap();
                }
            }
        }
    }
    text
}

#[test]
fn every_odd_file_ends_in_a_receipt_or_a_sentence() {
    let files = odd_files();
    assert!(files.len() >= 60, "{}", files.len());
    let mut all = Vec::new();
    for path in files {
        let start = Instant::now();
        all.push(outcome(&path));
        assert!(start.elapsed() < LONGEST, "{} took {:?}", path.display(), start.elapsed());
    }
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_bomb_ends_in_a_sentence() {
    // A workbook in a gz of 600 kB that unpacks to 600 MB.
    let zeros = vec![0u8; 1 << 20];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).unwrap();
    for _ in 0..600 {
        std::io::Write::write_all(&mut packed, &zeros).unwrap();
    }
    let error = files::inspect("bomb.gz", &packed.finish().unwrap(), &Choices::default()).unwrap_err();
    assert_eq!(error.code, Code::UnpackedTooLarge);
}
