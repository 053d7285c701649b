//! Any bytes as a date: a day or a reason, in every order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whalecurve::ingest::date::{self, DateOrder};

fuzz_target!(|bytes: &[u8]| {
    for order in DateOrder::ALL {
        let _ = date::parse(bytes, *order);
    }
    let _ = date::proves(bytes);
    let _ = std::str::from_utf8(bytes).map(date::is_short);
});
