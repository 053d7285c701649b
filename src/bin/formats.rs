//! What opens workbooks, packed files and other encodings, projects and blind packs: a WebAssembly of its own, loaded when a file needs it.

#[cfg(target_arch = "wasm32")]
fn main() {
    whalecurve::worker::formats::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("It runs beside the worker in a browser: `make serve` builds and serves it.");
}
