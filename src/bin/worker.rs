//! The engine's WebAssembly: the user's data lives here and only here.

#[cfg(target_arch = "wasm32")]
fn main() {
    whalecurve::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser: `make serve` builds and serves it.");
}
