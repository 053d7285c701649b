//! The engine's side of the conversation with the page: the user's data lives here and only here.
//!
//! A message from the page is `{ message, files }`, one to it `{ event, blob }`; [`readers`] have messages of their own.
//! Requests are answered in the order that [`jobs`] says. An import hears no message; to cancel one, terminate the worker.
//! Files that are no plain text are opened by a second WebAssembly in the same worker, [`formats`].

mod blob;
pub mod desk;
mod foreign;
pub mod formats;
mod jobs;
mod readers;

use crate::error::{Code, Error};
use crate::protocol::{self, Event, Message, Progress, VERSION};
use desk::Desk;
use jobs::Jobs;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageChannel, MessageEvent};

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

/// Starts to listen, and says so.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(&Event::Stopped { message: panic.to_string() }, None)));
    let Some(scope) = scope() else { return };
    let jobs = Rc::<RefCell<Jobs>>::default();
    let busy = Rc::new(RefCell::new(false));
    let desk = Rc::new(RefCell::new(Some(Desk::default())));
    let here = scope.clone();
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if readers::answer(&here, &event.data()).is_some() {
            return;
        }
        match opened(&event.data()) {
            Ok((Message::Ask(request), files)) => jobs.borrow_mut().came(request, files),
            Ok((Message::Drop(ids), _)) => jobs.borrow_mut().drop(&ids),
            Err(Unread { id: Some(id), message }) => {
                web_sys::console::error_1(&message.into());
                say(&Event::Failed { id, error: Error::new(Code::AnswerUnreadable) }, None);
                return;
            }
            Err(Unread { id: None, message }) => {
                say(&Event::Stopped { message: format!("a message that cannot be read: {message}") }, None);
                return;
            }
        }
        if !busy.replace(true) {
            let (jobs, busy, desk) = (jobs.clone(), busy.clone(), desk.clone());
            spawn_local(async move {
                work(&jobs, &desk).await;
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
async fn work(jobs: &RefCell<Jobs>, place: &RefCell<Option<Desk>>) {
    // The desk is taken while it works: only one task runs at a time, and none holds the cell across an await.
    let Some(mut desk) = place.borrow_mut().take() else { return };
    loop {
        let next = jobs.borrow_mut().next();
        let Some(mut job) = next else { break };
        let id = job.id();
        match job.slice(&mut desk, &|progress| report(id, progress)).await {
            Some(Ok((answer, blob))) => say(&Event::Done { id, answer: Box::new(answer) }, blob.as_ref()),
            Some(Err(error)) => say(&Event::Failed { id, error }, None),
            None => {
                // What is more urgent, or drops this, may have come.
                turn().await;
                jobs.borrow_mut().back(job);
                continue;
            }
        }
        turn().await;
    }
    place.replace(Some(desk));
}

/// Lets messages arrive: in a task behind those that wait. A timer would take 4 ms.
async fn turn() {
    let channel = MessageChannel::new();
    let promise = Promise::new(&mut |resolve, _| {
        let sent = channel.as_ref().is_ok_and(|channel| {
            channel.port1().set_onmessage(Some(&resolve));
            channel.port2().post_message(&JsValue::NULL).is_ok()
        });
        if !sent {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(promise).await;
    if let Ok(channel) = &channel {
        channel.port1().close();
    }
}

fn report(id: u32, progress: Progress) {
    say(&Event::Progress { id, progress }, None);
}

/// A message that cannot be read, and the request that it was.
struct Unread {
    id: Option<u32>,
    message: String,
}

fn opened(message: &JsValue) -> Result<(Message, Vec<File>), Unread> {
    let part = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let said = Uint8Array::new(&part("message")).to_vec();
    let unread = |message: String| Unread { id: protocol::id_of_message(&said), message };
    let read = protocol::from_bytes(&said).map_err(|error| unread(error.to_string()))?;
    let files: Array = part("files").dyn_into().map_err(|files| unread(format!("{files:?}")))?;
    Ok((read, files.iter().filter_map(|file| file.dyn_into().ok()).collect()))
}

fn say(event: &Event, blob: Option<&Blob>) {
    let said = envelope(event, blob).and_then(|message| match scope() {
        Some(scope) => scope.post_message(&message),
        None => Ok(()),
    });
    if let Err(error) = said {
        web_sys::console::error_1(&error);
        // A request must not wait for an answer that cannot be sent.
        if let Event::Done { id, .. } = event {
            say(&Event::Failed { id: *id, error: Error::new(Code::AnswerUnreadable) }, None);
        }
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
