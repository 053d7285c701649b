//! The other WebAssembly of the worker: opens what is no plain text, reads and writes projects and blind packs, when the
//! engine asks ([`super::foreign`]).
//!
//! It knows files and formats, no ledger. Nothing but `src/bin/formats.rs` uses this module: the engine must
//! not reach it.

use super::blob::Source;
use super::foreign::{Opened, Question};
use crate::blind;
use crate::error::{Code, Error, Result};
use crate::ingest::formats::{self, AnyFile};
use crate::ingest::input::Input;
use crate::project;
use crate::protocol::{from_bytes, to_bytes};
use crate::segment::Scheme;
use crate::view::portfolio::Part;
use js_sys::Uint8Array;
use serde::Serialize;
use std::io::Read;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;
use web_sys::File;

/// Bytes of rows that are handed over at once: a call from one WebAssembly into the other costs more than a row.
const PIECE: usize = 64 * 1024;

#[wasm_bindgen]
extern "C" {
    /// The engine's function that takes the pieces of an answer (www/start/worker.js).
    type Each;

    /// Hands over a piece, with how far into the file it reaches; whether there should be more.
    #[wasm_bindgen(method, catch, js_name = call)]
    fn call(this: &Each, receiver: &JsValue, piece: &[u8], at: f64) -> std::result::Result<bool, JsValue>;

    /// Gives the worker's script the function that answers.
    #[wasm_bindgen(js_namespace = whalecurve)]
    fn offer(answer: JsValue);
}

/// Offers to answer.
pub fn start() {
    // The engine hears of a panic as of an exception, with its text, and says so to the page.
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
    let answer = |file: File, question: Uint8Array, each: Each| {
        let answered = from_bytes(&question.to_vec()).map_err(ours).and_then(|asked| answer(&file, asked, &each));
        Uint8Array::from(&to_bytes(&answered).unwrap_or_default()[..])
    };
    offer(Closure::<dyn Fn(File, Uint8Array, Each) -> Uint8Array>::new(answer).into_js_value());
}

fn answer(file: &File, question: Question, each: &Each) -> Result<()> {
    let whole = match &question {
        Question::Legacy { bytes } => Some(formats::legacy(bytes).into_bytes()),
        Question::Save { project, memory, snapshot } => {
            let mut project: project::Project = from_bytes(project).map_err(ours)?;
            project.book.memory = memory.clone();
            Some(project::write(&project, Some(snapshot)).into_bytes())
        }
        Question::Open => {
            let json = json(file)?;
            Some(piece(&if blind::is(&json) {
                let overview = blind::read(&json)?.overview();
                Opened::Blind(piece(&overview)?)
            } else {
                let (project, snapshot) = project::read(&json)?;
                Opened::Project(piece(&project)?, snapshot)
            })?)
        }
        Question::Told { part, scheme } => {
            Some(piece(&blind::read(&json(file)?)?.panel(*part, *scheme, &file.name()))?)
        }
        Question::Blind { columns } => {
            let pack = blind::pack(columns)?;
            let name = pack.file_name();
            let about = piece(&pack.panel(Part::Blind, Scheme::Profit, &name))?;
            Some(piece(&(blind::write(&pack).into_bytes(), name, about))?)
        }
        _ => None,
    };
    if let Some(whole) = whole {
        return hand(each, &whole, 0).map(|_| ());
    }
    let input = AnyFile::new(Source::new(file)?)?;
    match question {
        Question::Look { choices } => {
            let mut handed = Ok(());
            input.look(&choices, &mut |looked| {
                if handed.is_ok() {
                    handed = piece(&looked).and_then(|piece| hand(each, &piece, 0)).map(|_| ());
                }
            })?;
            handed
        }
        Question::Text { packing, encoding } => {
            input.text(&packing, &encoding, &mut |text, at| match hand(each, text, at)? {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(ours("stopped")),
            })
        }
        Question::Rows { packing, sheet } => {
            let mut rows = Vec::with_capacity(PIECE * 2);
            let mut more = ControlFlow::Continue(());
            input.rows(&packing, &sheet, &mut |number, row| {
                rows = postcard::to_extend(&(number, row), std::mem::take(&mut rows)).map_err(ours)?;
                if rows.len() >= PIECE {
                    more = hand(each, &rows, 0)?;
                    rows.clear();
                }
                Ok(more)
            })?;
            if more.is_continue() && !rows.is_empty() { hand(each, &rows, 0).map(|_| ()) } else { Ok(()) }
        }
        // Answered above: they are about no table.
        Question::Legacy { .. }
        | Question::Open
        | Question::Save { .. }
        | Question::Told { .. }
        | Question::Blind { .. } => Ok(()),
    }
}

fn json(file: &File) -> Result<serde_json::Value> {
    let mut bytes = Vec::new();
    Source::new(file)?.read_to_end(&mut bytes).map_err(ours)?;
    project::parse(&bytes)
}

fn piece(message: &impl Serialize) -> Result<Vec<u8>> {
    to_bytes(message).map_err(ours)
}

/// Hands a piece of the answer to the engine. An exception means that the engine has ended: nobody will read the error.
fn hand(each: &Each, piece: &[u8], at: u64) -> Result<ControlFlow<()>> {
    match each.call(&JsValue::NULL, piece, at as f64) {
        Ok(true) => Ok(ControlFlow::Continue(())),
        Ok(false) => Ok(ControlFlow::Break(())),
        Err(_) => Err(ours("the engine has ended")),
    }
}

/// A defect of ours.
fn ours(error: impl std::fmt::Display) -> Error {
    Error::new(Code::EngineStopped).found(error.to_string())
}
