//! The page's side of the conversation with an engine.
//!
//! A message to the worker is `{ message, files }`, one from it `{ event, blob }`. Messages wait until the worker has
//! said that it listens. Each request ends at most once: done, failed, cancelled, or without a word where the page has
//! dropped it; when the worker dies, all open ones fail.

use super::state::Outcome;
use crate::error::{Code, Error};
use crate::protocol::{self, Event, Message, Progress, Request, VERSION};
use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, File, MessageEvent, Worker};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Starts a worker under the page's content security policy (www/start/start.js).
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = startWorker)]
    fn start_worker() -> Result<Worker, JsValue>;

    /// The id of the page's build.
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = build)]
    static BUILD: String;
}

/// What the engine says.
pub enum News {
    /// A request goes on.
    Progress(u32, Progress),
    /// A request has ended, perhaps with a file.
    Ended(u32, Outcome, Option<Blob>),
    /// The engine is lost, or of another build.
    Stopped(Error),
}

/// A connection to an engine; all clones are the same.
#[derive(Clone)]
pub struct Client(Rc<RefCell<Inner>>);

struct Inner {
    worker: Option<Worker>,
    listeners: Vec<EventListener>,
    ready: bool,
    /// Written before the worker listened.
    waiting: Vec<JsValue>,
    /// Ids of the requests that have not ended.
    open: BTreeSet<u32>,
    tell: Callback<News>,
}

impl Client {
    /// An engine that is not started yet.
    pub fn new(tell: Callback<News>) -> Client {
        Client(Rc::new(RefCell::new(Inner {
            worker: None,
            listeners: Vec::new(),
            ready: false,
            waiting: Vec::new(),
            open: BTreeSet::new(),
            tell,
        })))
    }

    /// Does the engine run?
    pub fn is_running(&self) -> bool {
        self.0.borrow().worker.is_some()
    }

    /// Sends a request; its end comes as [`News::Ended`]. The engine must run.
    pub fn ask(&self, request: Request, files: &[File]) {
        let id = request.id;
        let message = match envelope(&Message::Ask(request), files) {
            Ok(message) => message,
            Err(error) => {
                web_sys::console::error_1(&error);
                self.tell(News::Ended(id, Outcome::Failed(Error::new(Code::EngineStopped)), None));
                return;
            }
        };
        let mut inner = self.0.borrow_mut();
        inner.open.insert(id);
        let sent = match &inner.worker {
            Some(worker) if inner.ready => worker.post_message(&message).is_ok(),
            Some(_) => {
                inner.waiting.push(message);
                true
            }
            None => false,
        };
        drop(inner);
        if !sent {
            self.end(id, Outcome::Failed(Error::new(Code::EngineStopped)), None);
        }
    }

    /// Nobody waits for these requests any more: those that are open end without a word.
    pub fn drop_requests(&self, ids: &[u32]) {
        let mut inner = self.0.borrow_mut();
        let open: Vec<u32> = ids.iter().copied().filter(|id| inner.open.remove(id)).collect();
        if open.is_empty() {
            return;
        }
        match (envelope(&Message::Drop(open), &[]), &inner.worker) {
            // An engine that hears nothing of it answers in vain.
            (Ok(message), Some(worker)) if inner.ready => drop(worker.post_message(&message)),
            (Ok(message), _) => inner.waiting.push(message),
            (Err(error), _) => web_sys::console::error_1(&error),
        }
    }

    /// Ends the engine, and cancels what it was doing.
    pub fn end_engine(&self) {
        for id in self.stop() {
            self.tell(News::Ended(id, Outcome::Cancelled, None));
        }
    }

    /// Starts the engine.
    pub fn start(&self) {
        let worker = match start_worker() {
            Ok(worker) => worker,
            Err(error) => {
                web_sys::console::error_1(&error);
                self.tell(News::Stopped(Error::new(Code::EngineStopped)));
                return;
            }
        };
        let listen = |name: &'static str, heard: fn(&Client, &web_sys::Event)| {
            let weak = Rc::downgrade(&self.0);
            EventListener::new(&worker, name, move |event| {
                if let Some(inner) = weak.upgrade() {
                    heard(&Client(inner), event);
                }
            })
        };
        let listeners = vec![
            listen("message", |client, event| client.heard(event)),
            listen("error", |client, event| {
                let said = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                web_sys::console::error_1(&said.as_str().into());
                client.lost(Error::stopped(&said));
            }),
            listen("messageerror", |client, _| client.lost(Error::new(Code::EngineStopped))),
        ];
        let mut inner = self.0.borrow_mut();
        inner.listeners = listeners;
        inner.worker = Some(worker);
    }

    /// Ends the worker; what was open comes back.
    fn stop(&self) -> BTreeSet<u32> {
        let mut inner = self.0.borrow_mut();
        if let Some(worker) = inner.worker.take() {
            worker.terminate();
        }
        inner.ready = false;
        inner.waiting.clear();
        // A listener may be running right now; it is dropped when it has returned.
        let listeners = std::mem::take(&mut inner.listeners);
        wasm_bindgen_futures::spawn_local(async move { drop(listeners) });
        std::mem::take(&mut inner.open)
    }

    fn lost(&self, error: Error) {
        for id in self.stop() {
            self.tell(News::Ended(id, Outcome::Failed(error.clone()), None));
        }
        self.tell(News::Stopped(error));
    }

    fn heard(&self, event: &web_sys::Event) {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let data = event.data();
        let part = |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let bytes = Uint8Array::new(&part("event")).to_vec();
        match protocol::from_bytes(&bytes) {
            Ok(Event::Ready { version, build }) => self.ready(version, &build),
            Ok(Event::Progress { id, progress }) => self.tell(News::Progress(id, progress)),
            Ok(Event::Done { id, answer }) => self.end(id, Outcome::Done(answer), part("blob").dyn_into().ok()),
            Ok(Event::Failed { id, error }) => self.end(id, Outcome::Failed(error), None),
            Ok(Event::Stopped { message }) => {
                web_sys::console::error_1(&message.into());
                self.lost(Error::new(Code::EngineStopped));
            }
            Err(error) => {
                web_sys::console::error_1(&error.to_string().into());
                let is_ready = self.0.borrow().ready;
                match protocol::id_of_event(&bytes) {
                    // Both are of one build, or the engine would have been left: a defect, of this one answer.
                    Some(id) if is_ready => self.end(id, Outcome::Failed(Error::new(Code::AnswerUnreadable)), None),
                    _ if is_ready => self.lost(Error::new(Code::EngineStopped)),
                    // It has not said of which build it is in words that this one has.
                    _ => self.lost(Error::new(Code::BuildMismatch)),
                }
            }
        }
    }

    fn ready(&self, version: u32, build: &str) {
        if version != VERSION || BUILD.with(|own| own != build) {
            self.lost(Error::new(Code::BuildMismatch));
            return;
        }
        let mut inner = self.0.borrow_mut();
        inner.ready = true;
        let waiting = std::mem::take(&mut inner.waiting);
        let Some(worker) = inner.worker.clone() else { return };
        drop(inner);
        if waiting.iter().any(|message| worker.post_message(message).is_err()) {
            self.lost(Error::new(Code::EngineStopped));
        }
    }

    fn end(&self, id: u32, outcome: Outcome, blob: Option<Blob>) {
        if self.0.borrow_mut().open.remove(&id) {
            self.tell(News::Ended(id, outcome, blob));
        }
    }

    /// Never called while the inside is borrowed: whoever listens may ask the next question at once.
    fn tell(&self, news: News) {
        let tell = self.0.borrow().tell.clone();
        tell.emit(news);
    }
}

fn envelope(message: &Message, files: &[File]) -> Result<JsValue, JsValue> {
    let sent = Object::new();
    let message = protocol::to_bytes(message).map_err(|error| error.to_string())?;
    Reflect::set(&sent, &"message".into(), &Uint8Array::from(&message[..]))?;
    Reflect::set(&sent, &"files".into(), &files.iter().collect::<Array>())?;
    Ok(sent.into())
}
