//! Any bytes as an amount: a figure that writes itself back, or a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whalecurve::ingest::amount::{self, DecimalMark};
use whalecurve::ingest::currency;

fuzz_target!(|bytes: &[u8]| {
    for mark in DecimalMark::ALL {
        if let Ok(figure) = amount::parse(bytes, *mark) {
            let again = amount::parse(figure.to_string().as_bytes(), DecimalMark::Point).map(|again| again.trimmed());
            assert_eq!(again.map(|again| again.units), Ok(figure.trimmed().units));
        }
    }
    let _ = amount::marks(bytes);
    let _ = std::str::from_utf8(bytes).map(|text| (currency::beside(text), currency::named(text)));
});
