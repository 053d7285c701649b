//! Readers: workers of the engine's own that read pieces of a large text while it reads others.
//!
//! A message to a reader is `{ job, file }`, one from it `{ piece }`: the bytes of a [`Job`], and of the piece's number with
//! what came of it. A reader runs the engine's own program, which it is handed compiled as its very first message, and holds
//! nothing between two jobs.

use super::foreign::Foreign;
use crate::error::Result;
use crate::ingest::import::{Import, Piece};
use crate::ingest::pieces::{Job, Split};
use crate::protocol::{from_bytes, to_bytes};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, Worker};

/// Smallest text that is read in pieces, in bytes: below it, readers would begin when it is over.
pub const LARGE: f64 = 24.0 * 1024.0 * 1024.0;
/// Bytes of a piece.
pub const PIECE: u64 = 8 * 1024 * 1024;
/// Most readers.
const MOST: usize = 8;
/// Pieces that a reader is given at once, so that it need not wait for the next.
const AHEAD: usize = 2;

#[wasm_bindgen]
extern "C" {
    /// Starts a worker of this worker's own (www/start/worker.js).
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = startReader)]
    fn start_reader() -> std::result::Result<Worker, JsValue>;
}

/// What was heard of a reader.
enum Heard {
    /// The engine's first word, which says that it listens; or its last.
    Word,
    /// A piece came.
    Came(usize, Option<Box<Piece>>),
    /// It is lost.
    Lost,
}

/// What was heard and not yet looked at, each with its reader's position; and who waits for more.
#[derive(Default)]
struct Ear {
    heard: Vec<(usize, Heard)>,
    waiting: Option<Function>,
}

struct Reader {
    worker: Worker,
    _listeners: [EventListener; 3],
    is_ready: bool,
    /// Pieces that it has been given.
    at_work: Vec<usize>,
}

/// All readers. They end with it.
pub struct Readers {
    readers: Vec<Option<Reader>>,
    ear: Rc<RefCell<Ear>>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Readers {
    /// Starts as many as the machine has cores, less the engine's own; none where a worker may have no workers.
    pub fn start() -> Readers {
        let ear = Rc::<RefCell<Ear>>::default();
        let cores = super::scope().map_or(1.0, |scope| scope.navigator().hardware_concurrency());
        let count = (cores as usize).saturating_sub(1).min(MOST);
        let readers = (0..count).map_while(|at| Reader::start(at, &ear).ok()).map(Some).collect();
        Readers { readers, ear }
    }

    /// Is there one?
    pub fn are_any(&self) -> bool {
        self.readers.iter().any(Option::is_some)
    }

    /// Reads a text with their help; `progress` hears of each step.
    ///
    /// # Errors
    /// Those of [`Import::push`].
    pub async fn read(
        &mut self,
        split: &mut Split<'_>,
        import: &mut Import,
        input: &Foreign,
        progress: &dyn Fn(u64, u64),
    ) -> Result<()> {
        loop {
            self.listen(split);
            self.feed(split, input.file());
            let advanced = split.advance(import)?;
            progress(import.rows(), split.read());
            if split.is_done() {
                return Ok(());
            }
            if !advanced {
                match split.job() {
                    Some(job) => split.came(job.piece, job.read(input).map(Box::new)),
                    None => self.wait().await,
                }
            }
            super::turn().await;
        }
    }

    /// Takes what was heard.
    fn listen(&mut self, split: &mut Split<'_>) {
        let heard = std::mem::take(&mut self.ear.borrow_mut().heard);
        for (at, heard) in heard {
            let Some(reader) = self.readers.get_mut(at) else { continue };
            match (heard, reader.as_mut()) {
                (Heard::Word, Some(reader)) if !reader.is_ready => reader.is_ready = true,
                (Heard::Came(piece, found), Some(reader)) => {
                    reader.at_work.retain(|&at_work| at_work != piece);
                    split.came(piece, found);
                }
                (Heard::Word | Heard::Lost, Some(lost)) => {
                    lost.at_work.iter().for_each(|&piece| split.came(piece, None));
                    *reader = None;
                }
                (_, None) => {}
            }
        }
    }

    /// Gives everybody something to do.
    fn feed(&mut self, split: &mut Split<'_>, file: &File) {
        for _ in 0..AHEAD {
            for reader in self.readers.iter_mut().flatten().filter(|reader| reader.is_ready) {
                if reader.at_work.len() < AHEAD
                    && let Some(job) = split.job()
                {
                    match given(&reader.worker, &job, file) {
                        Ok(()) => reader.at_work.push(job.piece),
                        Err(_) => {
                            reader.is_ready = false;
                            split.came(job.piece, None);
                        }
                    }
                }
            }
        }
    }

    /// Until something has been heard.
    async fn wait(&self) {
        if self.ear.borrow().heard.is_empty() {
            let promise = Promise::new(&mut |resolve, _| self.ear.borrow_mut().waiting = Some(resolve));
            let _ = JsFuture::from(promise).await;
        }
    }
}

impl Reader {
    fn start(at: usize, ear: &Rc<RefCell<Ear>>) -> std::result::Result<Reader, JsValue> {
        let worker = start_reader()?;
        let listen = |name: &'static str| {
            let ear = Rc::clone(ear);
            // What fails in a reader is not the engine's end, which the page would take it for.
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&worker, name, options, move |event| {
                event.prevent_default();
                let mut ear = ear.borrow_mut();
                ear.heard.push((at, heard(event)));
                if let Some(waiting) = ear.waiting.take() {
                    let _ = waiting.call0(&JsValue::NULL);
                }
            })
        };
        let _listeners = [listen("message"), listen("error"), listen("messageerror")];
        // A reader without the program compiles it itself.
        worker.post_message(&wasm_bindgen::module()).or_else(|_| worker.post_message(&JsValue::NULL))?;
        Ok(Reader { worker, _listeners, is_ready: false, at_work: Vec::new() })
    }
}

fn heard(event: &web_sys::Event) -> Heard {
    let message = event.dyn_ref::<MessageEvent>().filter(|_| event.type_() == "message").map(MessageEvent::data);
    let Some(message) = message else { return Heard::Lost };
    match bytes(&message, "piece") {
        Some(bytes) => from_bytes(&bytes).map_or(Heard::Lost, |(piece, found)| Heard::Came(piece, found)),
        None => Heard::Word,
    }
}

/// Hands a job over.
fn given(worker: &Worker, job: &Job, file: &File) -> std::result::Result<(), JsValue> {
    let message = Object::new();
    let job = to_bytes(job).map_err(|error| error.to_string())?;
    Reflect::set(&message, &"job".into(), &Uint8Array::from(&job[..]))?;
    Reflect::set(&message, &"file".into(), file)?;
    worker.post_message(&message)
}

/// A reader's side: does the job that a message brings. `None` where it brings none.
pub fn answer(scope: &DedicatedWorkerGlobalScope, message: &JsValue) -> Option<()> {
    let job: Job = from_bytes(&bytes(message, "job")?).ok()?;
    let file: File = Reflect::get(message, &"file".into()).ok()?.dyn_into().ok()?;
    let piece = Foreign::new(&file).ok().and_then(|input| job.read(&input));
    let piece = Uint8Array::from(&to_bytes(&(job.piece, piece)).ok()?[..]);
    let answer = Object::new();
    Reflect::set(&answer, &"piece".into(), &piece).ok()?;
    scope.post_message_with_transfer(&answer, &Array::of1(&piece.buffer())).ok()
}

fn bytes(message: &JsValue, name: &str) -> Option<Vec<u8>> {
    let bytes = Reflect::get(message, &name.into()).ok()?;
    bytes.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
