//! The engine of the npm package, for browsers and Node (`npm/`).

#[cfg(target_arch = "wasm32")]
fn main() {
    whalecurve::api::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("It runs in JavaScript: `make npm` builds the package.");
}
