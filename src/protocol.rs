//! The closed list of messages between the page and the worker.
//!
//! Each [`Request`] carries an id and ends in exactly one of [`Event::Done`], [`Event::Failed`] or, where the page
//! stops the worker, in a cancellation that the page's own client makes. [`Event::Ready`] comes first and once: what is
//! sent before it would be lost. Both travel as bytes ([`to_bytes`]), as page and worker are always of one build. Files travel beside a request as the browser's own objects, since a `File` is only a
//! handle; their bytes are read in the worker alone.

use crate::calendar::Day;
use crate::error::Error;
use crate::ingest::duplicates::Duplicates;
use crate::ingest::options::Options;
use crate::ingest::plan::{Choices, Inspection, Plan};
use crate::ingest::receipt::Receipt;
use crate::settings::{Settings, choices};
use crate::view::panel::Panel;
use crate::view::portfolio::PortfolioAsk;
use crate::view::{CustomerFilter, Overview};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of this list; it goes up when an old page could misread a new worker.
pub const VERSION: u32 = 5;

/// A message as bytes: postcard's, which name no fields, so neither side carries code that compares names.
///
/// # Errors
/// None for the types of this list; postcard's own otherwise.
pub fn to_bytes(message: &impl Serialize) -> postcard::Result<Vec<u8>> {
    postcard::to_allocvec(message)
}

/// The message that bytes hold.
///
/// # Errors
/// Where the bytes are none of this list, as between two builds.
pub fn from_bytes<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> postcard::Result<T> {
    postcard::from_bytes(bytes)
}

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Chosen by the page, unique while the worker lives.
    pub id: u32,
    /// The question.
    pub ask: Ask,
}

/// The questions.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Look into the files that travel with the request: format, columns, first rows. → [`Answer::Inspected`]
    Inspect {
        /// What somebody chose, one per file, in the same order; a file beyond its end is guessed.
        #[serde(default)]
        choices: Vec<Choices>,
    },
    /// Read the files of the last `Inspect`, each table by its plan. → [`Answer::Imported`]
    Import {
        /// One plan per table.
        plans: Vec<Plan>,
        /// The file of each plan, 0 is the first; empty where each file has one plan, in the same order. Several sheets
        /// of a workbook are several plans of one file.
        #[serde(default)]
        files: Vec<usize>,
        /// Decisions over all files.
        #[serde(default)]
        options: Options,
    },
    /// Customers of the imported ledger who are likely one. → [`Answer::Duplicates`]
    Duplicates,
    /// Analyse the imported ledger. → [`Answer::Analyzed`]
    Analyze {
        /// The settings.
        settings: Box<Settings>,
    },
    /// Work on the intervals of the lifetime values for a moment. → [`Answer::Drawn`]
    Draw,
    /// The analysis at a glance, of the customers who pass all filters. → [`Answer::Overview`]
    Overview {
        /// The filters.
        filters: Vec<CustomerFilter>,
    },
    /// Something about the whole portfolio, computed now. → [`Answer::Panel`]
    Portfolio {
        /// What.
        part: PortfolioAsk,
        /// Of the customers who pass all of these.
        filters: Vec<CustomerFilter>,
    },
    /// The project in the file that travels with the request, which replaces no other file. → [`Answer::Opened`]. Or a blind
    /// pack, in place of everything that was there. → [`Answer::Blind`]
    Open,
    /// Compare what is analysed with where customers stood in the project that was opened last, since the page has taken it
    /// over. → [`Answer::Compared`]
    Compare,
    /// A project to download, with where everybody stands now. → [`Answer::Exported`], with a `Blob` beside it.
    Save {
        /// A [`Project`](crate::project::Project) as [`to_bytes`] makes it: the engine hands it on and need not know it.
        project: Vec<u8>,
    },
    /// A file to download. → [`Answer::Exported`], with a `Blob` beside it.
    Export {
        /// Which.
        kind: ExportKind,
        /// Texts for headers and tiers in the page's language, by catalogue key.
        labels: BTreeMap<String, String>,
    },
}

choices! {
    /// What can be exported.
    ExportKind {
        /// The results JSON (interface.md).
        Json = "json",
        /// The customers table as CSV.
        Csv = "csv",
        /// The rows that were set aside, with their reasons, as CSV.
        SetAside = "set-aside",
        /// A [blind pack](crate::blind).
        Blind = "blind",
    }
}

/// What the worker says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The worker listens. Nothing may be sent before.
    Ready {
        /// Its [`VERSION`].
        version: u32,
        /// Its build id; a page of another build must reload.
        build: String,
    },
    /// Work goes on.
    Progress {
        /// The request's id.
        id: u32,
        /// How far.
        progress: Progress,
    },
    /// The request is answered.
    Done {
        /// The request's id.
        id: u32,
        /// The answer.
        answer: Box<Answer>,
    },
    /// The request cannot be answered.
    Failed {
        /// The request's id.
        id: u32,
        /// Why.
        error: Error,
    },
    /// The worker is lost (a panic, or memory ran out): every open request has failed.
    Stopped {
        /// The panic's message, for the console.
        message: String,
    },
}

/// How far an import or an analysis is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Rows read so far.
    pub rows: f64,
    /// Bytes read so far.
    pub bytes: f64,
    /// Bytes in all.
    pub total_bytes: f64,
}

choices! {
    /// What is being done.
    Step {
        /// Reading files.
        Read = "read",
        /// Sorting the ledger by customer.
        Sort = "sort",
        /// Computing values and tiers.
        Analyze = "analyze",
        /// Writing an export.
        Export = "export",
    }
}

/// The answers, one per question.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One inspection, or the reason why there is none, per file.
    Inspected(Vec<Result<Inspection, Error>>),
    /// One receipt per table, in the order of the plans.
    Imported(Vec<Receipt>),
    /// Customers who are likely one.
    Duplicates(Duplicates),
    /// The analysis.
    Analyzed(Box<Overview>),
    /// How far the intervals are, from 0 to 1; with 1 the lifetime values have them.
    Drawn(f64),
    /// The analysis of some customers at a glance.
    Overview(Box<Overview>),
    /// The part of the portfolio that was asked for.
    Panel(Box<Panel>),
    /// A [`Project`](crate::project::Project) as [`to_bytes`] makes it, and the day of its data where it says how customers stood then.
    Opened(Vec<u8>, Option<Day>),
    /// What is analysed is compared with the project.
    Compared,
    /// A blind pack is open: the [`Overview`] as [`to_bytes`] makes it, and the file's name. The engine hands on what its other
    /// WebAssembly says.
    Blind(Vec<u8>, String),
    /// What a part of a blind pack says: a [`Panel`] as [`to_bytes`] makes it.
    Told(Vec<u8>),
    /// The file's name; its content travels beside the event as a `Blob`.
    Exported {
        /// Proposed file name.
        name: String,
    },
}

/// A message as text, for where bytes cannot go: their hexadecimal digits.
pub fn to_text(message: &impl Serialize) -> Option<String> {
    Some(to_bytes(message).ok()?.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The message of such a text; `None` where it is none.
pub fn from_text<T: for<'a> Deserialize<'a>>(text: &str) -> Option<T> {
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
    from_bytes(&bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::money::Figure;

    /// A format that names no fields cannot leave one out: a type with such an attribute would be misread.
    fn survives<T: Serialize + for<'a> Deserialize<'a>>(message: &T) {
        let bytes = to_bytes(message).unwrap();
        assert_eq!(to_bytes(&from_bytes::<T>(&bytes).unwrap()).unwrap(), bytes);
    }

    #[test]
    fn messages_survive_the_way() {
        let settings = Settings { currency: Some("EUR".into()), high_amount: Figure::whole(7), ..Settings::default() };
        survives(&Request { id: 7, ask: Ask::Analyze { settings: Box::new(settings) } });
        let error = Error::new(Code::AmountInvalid).at_column("Total").found("N/A");
        survives(&Event::Failed { id: 8, error });
        assert!(from_bytes::<Event>(&[250, 1, 2]).is_err());
    }
}
