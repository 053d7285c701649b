//! Reads the purchase histories of `tests/data`, for tests and benches.

#![allow(dead_code, clippy::unwrap_used, reason = "test code: a panic is a failed test; nobody uses all of it")]

use serde_json::Value;
use std::collections::HashMap;
use std::io::Read;
use std::path::PathBuf;
use whalecurve::Day;
use whalecurve::value::ltv::summary::Histories;

/// The path of a file of `tests/data`.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A JSON file of expected values.
pub fn expected(name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(path("expected").join(name)).unwrap()).unwrap()
}

/// Purchase histories with the customers' ids.
pub struct Base {
    pub ids: Vec<String>,
    starts: Vec<u32>,
    days: Vec<Day>,
    values: Vec<f64>,
}

impl Base {
    /// As [`Histories::new`] takes them.
    pub fn columns(&self) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
        (self.starts.clone(), self.days.clone(), self.values.clone())
    }

    /// From (id, day, value) in any order; values of one day are added.
    pub fn from_lines(lines: impl Iterator<Item = (String, Day, f64)>) -> Base {
        let mut of: HashMap<String, Vec<(Day, f64)>> = HashMap::new();
        for (id, day, value) in lines {
            of.entry(id).or_default().push((day, value));
        }
        let mut ids: Vec<String> = of.keys().cloned().collect();
        ids.sort();
        let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
        for id in &ids {
            let lines = of.get_mut(id).unwrap();
            lines.sort_by_key(|line| line.0);
            let first = days.len();
            for &(day, value) in lines.iter() {
                if days.len() > first && days.last() == Some(&day) {
                    *values.last_mut().unwrap() += value;
                } else {
                    days.push(day);
                    values.push(value);
                }
            }
            starts.push(days.len() as u32);
        }
        Base { ids, starts, days, values }
    }

    pub fn histories(&self) -> Histories<'_> {
        Histories::new(&self.starts, &self.days, &self.values).unwrap()
    }
}

/// CDNOW: `cdnow_sample.csv` (2,357 customers) or `cdnow_transactions.csv` (23,570).
pub fn cdnow(name: &str) -> Base {
    let mut reader = csv::Reader::from_path(path(name)).unwrap();
    let lines = reader.records().map(|line| {
        let line = line.unwrap();
        (line[0].to_owned(), Day::from_iso(&line[1]).unwrap(), line[3].parse().unwrap())
    });
    Base::from_lines(lines)
}

/// UCI Online Retail: sales with a customer, as the expected fits take them.
pub fn online_retail() -> Base {
    let mut text = String::new();
    let file = std::fs::File::open(path("online_retail.csv.gz")).unwrap();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines = reader.records().filter_map(|line| {
        let line = line.unwrap();
        let (quantity, price): (f64, f64) = (line[3].parse().unwrap(), line[5].parse().unwrap());
        let sale = !line[6].is_empty() && !line[0].starts_with('C') && quantity > 0.0 && price > 0.0;
        sale.then(|| (line[6].to_owned(), Day::from_iso(&line[4][..10]).unwrap(), quantity * price))
    });
    Base::from_lines(lines)
}

/// Asserts that two numbers agree to a relative tolerance.
#[track_caller]
pub fn close(found: f64, wanted: f64, tolerance: f64) {
    let error = if found == wanted { 0.0 } else { ((found - wanted) / wanted).abs() };
    assert!(error <= tolerance, "{found} is not {wanted}: off by {error:e}");
}
