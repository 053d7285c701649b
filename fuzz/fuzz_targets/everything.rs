//! Any bytes as a file: everything that the tool can make of it.
#![no_main]

#[path = "../everything.rs"]
mod everything;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    everything::everything(bytes);
});
