//! Drawing in turns, so that the browser is never kept from answering for long.
//!
//! What is drawn takes the time of its turn; what finds that time gone waits for the next one, behind what waits already.

use super::dom;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;

/// Milliseconds of a turn. What begins just before its end may take about as long again.
const TURN: f64 = 4.0;

#[wasm_bindgen]
extern "C" {
    /// Calls in a task of its own, behind one that lays out what this turn has drawn (www/start/begin.js).
    #[wasm_bindgen(js_namespace = whalecurve, js_name = turn)]
    fn turn(call: &JsValue);
}

thread_local! {
    static ENDS: Cell<Option<f64>> = const { Cell::new(None) };
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
}

/// Begins a turn, unless one has begun, and says when it is to end.
pub fn begin() -> f64 {
    ENDS.get().unwrap_or_else(|| {
        turn(&Closure::once_into_js(next));
        let ends = dom::now() + TURN;
        ENDS.set(Some(ends));
        ends
    })
}

/// Is there time left in this turn, and nothing that waits for a next one?
pub fn is_free() -> bool {
    dom::now() < begin() && WAITING.with_borrow(VecDeque::is_empty)
}

/// Does some work in a later turn, behind what waits already.
pub fn wait(work: impl FnOnce() + 'static) {
    begin();
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(work)));
}

/// Does some work when nothing waits any more.
pub fn after(work: impl FnOnce() + 'static) {
    if WAITING.with_borrow(VecDeque::is_empty) { work() } else { wait(work) }
}

/// Does what waits next, if there is time left.
pub fn go_on() {
    if dom::now() < begin()
        && let Some(work) = WAITING.with_borrow_mut(VecDeque::pop_front)
    {
        work();
    }
}

/// Begins the next turn.
fn next() {
    ENDS.set(None);
    if !WAITING.with_borrow(VecDeque::is_empty) {
        begin();
        go_on();
    }
}
