//! Any text as a rule: a condition that writes itself back, or a fault with its column within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whalecurve::action::rule::parse::{LONGEST, parse};

fuzz_target!(|text: &str| match parse(text) {
    // Written out, a text at the limit may become longer.
    Ok(condition) if condition.to_string().chars().count() <= LONGEST => {
        assert_eq!(parse(&condition.to_string()), Ok(condition));
    }
    Ok(_) => {}
    Err(fault) => assert!((1..=text.chars().count() as u32 + 1).contains(&fault.column)),
});
