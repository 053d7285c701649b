//! The page: a small WebAssembly that paints before the engine has arrived.

#[cfg(target_arch = "wasm32")]
fn main() {
    whalecurve::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The page runs in a browser: `make serve` builds and serves it.");
}
