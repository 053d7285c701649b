//! The browser's [`Input`]: a `File`, and the other WebAssembly ([`super::formats`]) for what is no plain text in it, and for
//! projects and blind packs.
//!
//! That one is as large as the engine, so it is loaded when a file needs it, or when the worker has nothing to do
//! (www/start/worker.js). From then on it is called like a function: question and answer are bytes, and what may be
//! large comes in pieces, through a function that it calls with each.

use super::blob;
use crate::action::memory::Memory;
use crate::blind::Columns;
use crate::error::{Code, Error, Result};
use crate::ingest::change::Choices;
use crate::ingest::input::{EachRow, EachText, Input, Looked};
use crate::ingest::plan::Packing;
use crate::portfolio::snapshot::Snapshot;
use crate::protocol::{from_bytes, to_bytes};
use crate::segment::Scheme;
use crate::view::portfolio::Part;
use js_sys::{Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileReaderSync};

/// What the engine asks: the methods of [`Input`] as a message.
#[derive(Debug, Serialize, Deserialize)]
pub enum Question {
    /// [`Input::look`]; a [`Looked`] per piece.
    Look {
        /// What somebody chose.
        choices: Choices,
    },
    /// [`Input::text`]; the text in pieces.
    Text {
        /// What it is packed in.
        packing: Packing,
        /// Name of its encoding.
        encoding: String,
    },
    /// [`Input::rows`]; in each piece numbers and [`SheetRow`](crate::ingest::sheet::SheetRow)s, one behind the other.
    Rows {
        /// What it is packed in.
        packing: Packing,
        /// Name of the sheet.
        sheet: String,
    },
    /// What a file of our own holds: [`Opened`], in one piece.
    Open,
    /// What a part of the blind pack in the file says: a [`Panel`](crate::view::panel::Panel), in one piece.
    Told {
        /// The part.
        part: Part,
        /// By tiers of which scheme.
        scheme: Scheme,
    },
    /// The file of a blind pack; its text, its name and its panel as [`to_bytes`] makes it, in one piece.
    Blind {
        /// What it is made of.
        columns: Box<Columns>,
    },
    /// The file of a project; its text in one piece.
    Save {
        /// The project, as [`to_bytes`] makes it.
        project: Vec<u8>,
        /// Alerts of now, and what was done about them.
        memory: Memory,
        /// Where everybody stands.
        snapshot: Snapshot,
    },
    /// [`Input::legacy`]; the name in one piece.
    Legacy {
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// What a file of our own holds.
#[derive(Debug, Serialize, Deserialize)]
pub enum Opened {
    /// A [`Project`](crate::project::Project) as [`to_bytes`] makes it, and where everybody stood, if it says so. Its form is
    /// of no use to the engine else, so it knows only that one.
    Project(Vec<u8>, Option<Snapshot>),
    /// It is a blind pack: the [`Overview`](crate::view::Overview) as [`to_bytes`] makes it, which the engine only hands on.
    Blind(Vec<u8>),
}

#[wasm_bindgen]
extern "C" {
    /// Loads the other WebAssembly, once.
    #[wasm_bindgen(js_namespace = whalecurve, js_name = loadFormats)]
    fn load_formats() -> Promise;

    /// Asks it, once it has been loaded.
    #[wasm_bindgen(catch, js_namespace = whalecurve, js_name = formats)]
    fn formats(
        file: &File,
        question: &[u8],
        each: &mut dyn FnMut(Uint8Array, f64) -> bool,
    ) -> std::result::Result<Uint8Array, JsValue>;
}

/// Waits for the other WebAssembly. Whoever asks a [`Foreign`] about anything but its bytes has done so.
///
/// # Errors
/// [`Code::FormatsMissing`].
pub async fn load() -> Result<()> {
    JsFuture::from(load_formats()).await.map_err(|error| {
        let found = super::unreadable(&error).found.unwrap_or_default();
        Error::new(Code::FormatsMissing).found(found)
    })?;
    Ok(())
}

/// A file of the browser.
pub struct Foreign {
    file: File,
    reader: FileReaderSync,
}

impl Foreign {
    /// Opens the file.
    ///
    /// # Errors
    /// [`Code::Unreadable`].
    pub fn new(file: &File) -> Result<Foreign> {
        Ok(Foreign { file: file.clone(), reader: blob::reader()? })
    }

    /// The file.
    pub fn file(&self) -> &File {
        &self.file
    }

    /// What the file holds, which is one of ours.
    ///
    /// # Errors
    /// As [`crate::project::read`] and [`crate::blind::read`].
    pub fn opened(&self) -> Result<Opened> {
        from_bytes(&self.whole(&Question::Open)?).map_err(ours)
    }

    /// The text of a project's file.
    ///
    /// # Errors
    /// Where the other WebAssembly is lost.
    pub fn saved(&self, project: Vec<u8>, memory: Memory, snapshot: Snapshot) -> Result<Vec<u8>> {
        self.whole(&Question::Save { project, memory, snapshot })
    }

    /// What a part of the blind pack in the file says.
    ///
    /// # Errors
    /// As [`crate::blind::read`].
    pub fn told(&self, part: Part, scheme: Scheme) -> Result<Vec<u8>> {
        self.whole(&Question::Told { part, scheme })
    }

    /// The text and the name of a blind pack's file, and what the pack says of itself.
    ///
    /// # Errors
    /// As [`crate::blind::pack`].
    pub fn blind(&self, columns: Columns) -> Result<(Vec<u8>, String, Vec<u8>)> {
        from_bytes(&self.whole(&Question::Blind { columns: Box::new(columns) })?).map_err(ours)
    }

    /// An answer that comes in one piece.
    fn whole(&self, question: &Question) -> Result<Vec<u8>> {
        let mut whole = Vec::new();
        self.ask(question, &mut |piece, _| {
            whole = piece;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(whole)
    }

    /// Asks, and hears every piece of the answer until one is one too many.
    fn ask(&self, question: &Question, each: &mut dyn FnMut(Vec<u8>, u64) -> Result<ControlFlow<()>>) -> Result<()> {
        let question = to_bytes(question).map_err(ours)?;
        let mut failed = None;
        let mut hear = |piece: Uint8Array, at: f64| match each(piece.to_vec(), at as u64) {
            Ok(more) => more.is_continue(),
            Err(error) => {
                failed = Some(error);
                false
            }
        };
        let answer = formats(&self.file, &question, &mut hear).map_err(|error| lost(&error))?;
        match failed {
            Some(error) => Err(error),
            None => from_bytes::<Result<()>>(&answer.to_vec()).map_err(ours)?,
        }
    }
}

impl Input for Foreign {
    fn size(&self) -> u64 {
        self.file.size() as u64
    }

    fn slice(&self, at: u64, length: usize) -> Result<Vec<u8>> {
        blob::read(&self.reader, &self.file, at, length).map_err(|error| super::unreadable(&error))
    }

    fn look(&self, choices: &Choices, each: &mut dyn FnMut(Looked)) -> Result<()> {
        self.ask(&Question::Look { choices: choices.clone() }, &mut |piece, _| {
            each(from_bytes(&piece).map_err(ours)?);
            Ok(ControlFlow::Continue(()))
        })
    }

    fn text(&self, packing: &Packing, encoding: &str, each: &mut EachText<'_>) -> Result<()> {
        let question = Question::Text { packing: packing.clone(), encoding: encoding.to_owned() };
        self.ask(&question, &mut |piece, at| each(&piece, at).map(ControlFlow::Continue))
    }

    fn rows(&self, packing: &Packing, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let question = Question::Rows { packing: packing.clone(), sheet: sheet.to_owned() };
        self.ask(&question, &mut |piece, _| {
            let mut rest = piece.as_slice();
            while !rest.is_empty() {
                let (number, row);
                ((number, row), rest) = postcard::take_from_bytes(rest).map_err(ours)?;
                if each(number, &row)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            Ok(ControlFlow::Continue(()))
        })
    }

    fn legacy(&self, bytes: &[u8]) -> Result<String> {
        let name = self.whole(&Question::Legacy { bytes: bytes.to_vec() })?;
        Ok(String::from_utf8_lossy(&name).into_owned())
    }
}

/// The other WebAssembly has panicked, or run out of memory: the engine ends with it.
fn lost(error: &JsValue) -> Error {
    wasm_bindgen::throw_str(&error.as_string().unwrap_or_else(|| format!("{error:?}")))
}

/// A defect of ours.
fn ours(error: impl std::fmt::Display) -> Error {
    Error::new(Code::EngineStopped).found(error.to_string())
}
