//! scratch
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a bench that cannot run may panic")]
use std::time::Instant;
use whalecurve::analysis::analyze;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::segment::{Depth, Known};
use whalecurve::settings::Settings;
use whalecurve::value::lifetime::Fits;

fn main() {
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else { return };
    let bytes = std::fs::read(&path).unwrap();
    let plan = files::inspect("o.csv", &bytes, &Choices::default()).unwrap().plan;
    let (ledger, _) = files::import(&[("o.csv", &bytes)], &[plan], &Options::default(), 1 << 22).unwrap();
    let settings = Settings::default();
    let t = Instant::now();
    let analysis = analyze(&ledger, &settings).unwrap();
    println!("analyze {:?}", t.elapsed());
    let fits = Fits::default();
    for depth in [Depth::Values, Depth::Facts, Depth::Expected] {
        let t = Instant::now();
        let mut day = analysis.as_of().unwrap().plus_days(-1);
        for _ in 0..17 {
            let t = Instant::now();
            let known = Known::new(&ledger, &settings, Some(day), depth, None, &fits);
            std::hint::black_box(&known);
            print!("{:?} ", t.elapsed());
            day = day.month().plus(-1).last_day();
        }
        println!("\n{depth:?} {:?}", t.elapsed());
    }
}
