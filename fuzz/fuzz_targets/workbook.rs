//! Any bytes as a file: an inspection and an import, or a sentence; every row has its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;
use whalecurve::ingest::change::Choices;

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = files::inspect("fuzz", bytes, &Choices::default()) else { return };
    if let Ok((_, imported)) = files::import(&[("fuzz", bytes)], &[found.plan], &Options::default(), 13) {
        assert!(imported.iter().all(|imported| imported.receipt.adds_up()));
    }
});
