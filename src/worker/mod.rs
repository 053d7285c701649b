//! The engine's side of the conversation with the page: the user's data lives here and only here.
//!
//! A message from the page is `{ request, files }`, one to it `{ event, blob }`; [`readers`] have messages of their own. Requests are answered one after the
//! other; whoever is not willing to wait ends the worker and starts another. Files that are no plain text are opened by a
//! second WebAssembly in the same worker, [`formats`].

mod blob;
pub mod desk;
mod foreign;
pub mod formats;
mod readers;

use crate::error::{Code, Error};
use crate::protocol::{self, Event, Progress, Request, VERSION};
use desk::Desk;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

#[wasm_bindgen]
extern "C" {
    /// The id of the engine's build (www/start/worker.js).
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = build)]
    static BUILD: String;
}

/// The worker's own scope. `None` never happens in a worker.
fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Requests that wait for their turn.
type Queue = Rc<RefCell<VecDeque<(Request, Vec<File>)>>>;

/// Starts to listen, and says so.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(&Event::Stopped { message: panic.to_string() }, None)));
    let Some(scope) = scope() else { return };
    let queue = Queue::default();
    let busy = Rc::new(RefCell::new(false));
    let desk = Rc::new(RefCell::new(Some(Desk::default())));
    let here = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if readers::answer(&here, &event.data()).is_some() {
            return;
        }
        match opened(&event.data()) {
            Ok(request) => queue.borrow_mut().push_back(request),
            Err(error) => {
                say(&Event::Stopped { message: format!("a message that cannot be read: {error:?}") }, None);
                return;
            }
        }
        if !busy.replace(true) {
            let (queue, busy, desk) = (queue.clone(), busy.clone(), desk.clone());
            spawn_local(async move {
                work(&queue, &desk).await;
                busy.replace(false);
            });
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    listener.forget();
    say(&Event::Ready { version: VERSION, build: BUILD.with(String::clone) }, None);
}

/// Answers until nobody waits.
async fn work(queue: &Queue, place: &Rc<RefCell<Option<Desk>>>) {
    // The desk is taken while it works: only one task runs at a time, and none holds the cell across an await.
    let Some(mut desk) = place.borrow_mut().take() else { return };
    loop {
        let next = queue.borrow_mut().pop_front();
        let Some((Request { id, ask }, files)) = next else { break };
        match desk.answer(ask, files, &|progress| report(id, progress)).await {
            Ok((answer, blob)) => say(&Event::Done { id, answer: Box::new(answer) }, blob.as_ref()),
            Err(error) => say(&Event::Failed { id, error }, None),
        }
    }
    place.replace(Some(desk));
}

fn report(id: u32, progress: Progress) {
    say(&Event::Progress { id, progress }, None);
}

fn opened(message: &JsValue) -> Result<(Request, Vec<File>), JsValue> {
    let request = Uint8Array::new(&Reflect::get(message, &"request".into())?).to_vec();
    let request = protocol::from_bytes(&request).map_err(|error| error.to_string())?;
    let files: Array = Reflect::get(message, &"files".into())?.dyn_into()?;
    Ok((request, files.iter().filter_map(|file| file.dyn_into().ok()).collect()))
}

fn say(event: &Event, blob: Option<&Blob>) {
    let said = envelope(event, blob).and_then(|message| match scope() {
        Some(scope) => scope.post_message(&message),
        None => Ok(()),
    });
    if let Err(error) = said {
        web_sys::console::error_1(&error);
    }
}

fn envelope(event: &Event, blob: Option<&Blob>) -> Result<JsValue, JsValue> {
    let message = Object::new();
    let event = protocol::to_bytes(event).map_err(|error| error.to_string())?;
    Reflect::set(&message, &"event".into(), &Uint8Array::from(&event[..]))?;
    if let Some(blob) = blob {
        Reflect::set(&message, &"blob".into(), blob)?;
    }
    Ok(message.into())
}

/// An error of the browser, as it names it.
fn unreadable(error: &JsValue) -> Error {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    Error::new(Code::Unreadable).found(name.unwrap_or_default())
}
