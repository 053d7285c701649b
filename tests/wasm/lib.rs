//! Lets `#[test]` mean `#[wasm_bindgen_test]` where the target is wasm32, so that the library's unit tests run as
//! WebAssembly just as they stand: `src/lib.rs` brings this name in ahead of the prelude's.
//!
//! The habit: write plain `#[test]` and `proptest!` in `src/`; `make test` runs them natively and, in Node, as the same
//! optimised WebAssembly that is shipped. What needs the file system, the clock or threads (insta's snapshot files, the
//! data sets of `tests/data`) goes to `tests/*.rs`, which run natively only.

pub use wasm_bindgen_test::wasm_bindgen_test as test;
