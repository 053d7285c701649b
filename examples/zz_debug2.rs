//! Debug.
#![allow(clippy::unwrap_used)]
use whalecurve::ingest::{change::Choices, files};
fn main() {
    let bytes = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let f = files::inspect("a.csv", &bytes, &Choices::default()).unwrap();
        println!("{:?} {}", t.elapsed(), f.headers.len());
    }
}
