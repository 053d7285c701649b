//! The engine for other programs: what the npm package (`npm/`) asks, and what it is answered.
//!
//! One function takes a question, files and a listener for progress, and gives a promise; questions come one at a time. A
//! question is JSON, of which every word is checked, as it comes from somebody else's program; an answer is a plain object of
//! JavaScript. Nothing but `src/bin/api.rs` uses this module.

use crate::action::book::Book;
use crate::error::{Code, Error, Place, Result};
use crate::export::results;
use crate::ingest::amount::DecimalMark;
use crate::ingest::change::{Change, Choices, DoubtCode};
use crate::ingest::date::DateOrder;
use crate::ingest::inspection::Inspection;
use crate::ingest::options::Options;
use crate::ingest::plan::Plan;
use crate::ingest::roles::{Role, Shape};
use crate::money::Figure;
use crate::protocol::{ExportKind, Progress};
use crate::settings::Settings;
use crate::text::{Language, Text};
use crate::view::{CustomerFilter, CustomerQuery, SortBy, SortOrder};
use crate::worker::desk::{self, Desk};
use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::File;

/// The questions.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Question {
    /// Read the files that come with it. → [`results::Import`]
    Load {
        /// One per file; what is not there is guessed.
        mappings: Vec<Option<Mapping>>,
    },
    /// Analyse what was read. → [`results::summary`]
    Analyze {
        /// Those that differ from the defaults.
        settings: serde_json::Value,
    },
    /// Work on the intervals for a moment. → how far they are, from 0 to 1
    Draw,
    /// The summary once more.
    Summary,
    /// Some of the customers. → [`results::Customers`]
    Page(Query),
    /// Everything. → [`results::results`]
    Results,
    /// A file. → `{ name, blob }`
    Export {
        /// Which.
        kind: ExportKind,
    },
}

/// How a file is to be read, as far as somebody says so.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Mapping {
    entry: Option<String>,
    sheet: Option<String>,
    encoding: Option<String>,
    delimiter: Option<char>,
    header_row: Option<u64>,
    shape: Option<Shape>,
    columns: BTreeMap<Role, Option<Column>>,
    date_order: Option<DateOrder>,
    decimal_mark: Option<DecimalMark>,
    currency: Option<String>,
    rates: BTreeMap<String, Figure>,
}

/// A column by its header, or by its place from 0 on.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Column {
    Place(usize),
    Header(String),
}

/// A [`CustomerQuery`] of which most can be left out.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Query {
    search: String,
    filters: Vec<CustomerFilter>,
    sort: SortBy,
    order: SortOrder,
    offset: u32,
    limit: Option<u32>,
}

/// Customers of a page, unless it is said how many.
const PAGE: u32 = 50;

impl Mapping {
    fn choices(&self) -> Choices {
        Choices {
            entry: self.entry.clone(),
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            header_row: self.header_row,
            shape: self.shape,
            first_column: None,
        }
    }

    /// The plan with what is said here in place of what was guessed.
    fn plan(&self, inspection: &Inspection) -> Result<Plan> {
        let mut plan = inspection.plan.clone();
        for (&role, column) in &self.columns {
            plan.columns.remove(&role);
            let Some(column) = column else { continue };
            let place = column.among(&inspection.headers)?;
            plan.columns.retain(|_, taken| *taken != place);
            plan.columns.insert(role, place);
            plan.leave_tables(place);
            plan.settled.extend(Change::Column(role, Some(place)).settles());
        }
        if let Some(order) = self.date_order {
            plan.settled.extend(Change::Order(order).settles());
        }
        if let Some(mark) = self.decimal_mark {
            plan.settled.extend(Change::Mark(mark).settles());
        }
        if self.currency.is_some() {
            plan.settled.insert(DoubtCode::Currency);
        }
        plan.fixed |= self.date_order.is_some() || self.decimal_mark.is_some();
        plan.date_order = self.date_order.unwrap_or(plan.date_order);
        plan.decimal_mark = self.decimal_mark.unwrap_or(plan.decimal_mark);
        plan.currency = self.currency.clone().or(plan.currency);
        plan.rates.extend(self.rates.clone());
        Ok(plan)
    }
}

impl Column {
    fn among(&self, headers: &[String]) -> Result<usize> {
        let found = match self {
            Column::Place(place) => Some(*place).filter(|place| *place < headers.len()),
            Column::Header(header) => headers.iter().position(|other| other.trim() == header.trim()),
        };
        let named = match self {
            Column::Place(place) => place.to_string(),
            Column::Header(header) => header.clone(),
        };
        found.ok_or_else(|| Error::new(Code::ColumnUnknown).found(named))
    }
}

#[wasm_bindgen]
extern "C" {
    /// The language of the messages, as a tag (npm/engine.js).
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = language)]
    static LANGUAGE: String;

    /// Its catalogue.
    #[wasm_bindgen(thread_local_v2, js_namespace = whalecurve, js_name = catalogue)]
    static CATALOGUE: String;

    /// Gives the package the function that answers, and the errors for when it cannot any more: it has stopped, or has got no
    /// more memory.
    #[wasm_bindgen(js_namespace = whalecurve)]
    fn offer(answer: JsValue, stopped: Array);
}

/// What answers.
struct Engine {
    desk: Desk,
    text: Text,
}

/// Offers to answer.
pub fn start() {
    // The package hears of a panic as of an exception, and takes another engine.
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
    let language = LANGUAGE.with(|tag| Language::from_tag(tag)).unwrap_or(Language::English);
    let text = Text::new(language, CATALOGUE.with(String::clone));
    let stopped = [Code::EngineStopped, Code::OutOfMemory].map(|code| Refusal::from(code).spoken(&text));
    let place = Rc::new(RefCell::new(Some(Engine { desk: Desk::default(), text })));
    let answer = move |question: String, files: Array, report: Function| {
        let place = Rc::clone(&place);
        future_to_promise(async move {
            // The engine is taken while it works: none holds the cell across an await.
            let taken = place.borrow_mut().take();
            let Some(mut engine) = taken else { return Err("one question at a time".into()) };
            let answer = engine.answer(&question, &files, &report).await;
            let answer = answer.map_err(|refusal| refusal.spoken(&engine.text));
            place.replace(Some(engine));
            answer
        })
    };
    offer(Closure::<dyn Fn(String, Array, Function) -> Promise>::new(answer).into_js_value(), stopped.iter().collect());
}

/// Why there is no answer.
enum Refusal {
    /// What the library says.
    Error(Error),
    /// What was asked is no question.
    Argument(String),
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Refusal {
        Refusal::Error(error.into())
    }
}

/// A refusal as the caller gets it.
#[derive(Serialize)]
struct Spoken<'a> {
    code: &'a str,
    message: String,
    at: &'a Place,
    found: Option<&'a str>,
    wanted: Option<&'a str>,
}

impl Refusal {
    fn spoken(&self, text: &Text) -> JsValue {
        let nowhere = Place::default();
        let spoken = match self {
            Refusal::Error(error) => Spoken {
                code: error.code.as_str(),
                message: text.error(error),
                at: &error.at,
                found: error.found.as_deref(),
                wanted: error.wanted.as_deref(),
            },
            Refusal::Argument(message) => {
                Spoken { code: "argument", message: message.clone(), at: &nowhere, found: None, wanted: None }
            }
        };
        object(&spoken).unwrap_or_default()
    }
}

/// A value as a plain object of JavaScript, as JSON would have it.
fn object(value: &impl Serialize) -> Result<JsValue> {
    let made = value.serialize(&Serializer::json_compatible());
    made.map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))
}

impl Engine {
    async fn answer(
        &mut self,
        question: &str,
        files: &Array,
        report: &Function,
    ) -> std::result::Result<JsValue, Refusal> {
        let question = serde_json::from_str(question).map_err(|error| Refusal::Argument(error.to_string()))?;
        let report = |progress: Progress| {
            // A listener that throws is its owner's affair.
            let _ = object(&progress).map(|progress| report.call1(&JsValue::NULL, &progress));
        };
        Ok(match question {
            Question::Load { mappings } => {
                // Node's are no `File`s, but have what is asked of one.
                let files = files.iter().map(JsCast::unchecked_into).collect();
                object(&self.load(files, &mappings, &report).await?)?
            }
            Question::Analyze { settings } => {
                self.desk.analyze(0, &Settings::default().with(&settings)?, &report)?;
                self.summary()?
            }
            Question::Draw => self.desk.draw()?.into(),
            Question::Summary => self.summary()?,
            Question::Page(query) => {
                let (ledger, _, analysis) = self.desk.analyzed()?;
                let query = CustomerQuery {
                    search: query.search,
                    filters: query.filters,
                    sort: query.sort,
                    order: query.order,
                    offset: query.offset,
                    limit: query.limit.unwrap_or(PAGE),
                };
                object(&results::customers(analysis.customers(ledger, &query)))?
            }
            Question::Results => {
                let (ledger, imported, analysis) = self.desk.analyzed()?;
                object(&results::results(ledger, imported, analysis))?
            }
            Question::Export { kind } => {
                let (name, blob, _) =
                    self.desk.export(kind, &self.text.export_labels(), &Book::default(), None, &report).await?;
                let file = Object::new();
                for (key, value) in [("name", JsValue::from(name)), ("blob", blob.into())] {
                    // Fails for frozen objects only.
                    let _ = Reflect::set(&file, &key.into(), &value);
                }
                file.into()
            }
        })
    }

    fn summary(&self) -> Result<JsValue> {
        let (ledger, imported, analysis) = self.desk.analyzed()?;
        object(&results::summary(ledger, imported, analysis))
    }

    async fn load(
        &mut self,
        files: Vec<File>,
        mappings: &[Option<Mapping>],
        report: desk::Report<'_>,
    ) -> Result<results::Import> {
        // Nothing is left of what was there, also where nothing comes of this.
        self.desk = Desk::default();
        let mapping = |at: usize| mappings.get(at).and_then(Option::as_ref);
        let choices: Vec<Choices> =
            (0..files.len()).map(|at| mapping(at).map(Mapping::choices).unwrap_or_default()).collect();
        let (mut plans, mut inspections) = (Vec::new(), Vec::new());
        for (at, looked) in desk::inspect(&files, &choices).await.into_iter().enumerate() {
            let inspection = looked?;
            let planned = match mapping(at) {
                Some(mapping) => mapping.plan(&inspection),
                None => match inspection.unsure(&inspection.plan).as_slice() {
                    [] => Ok(inspection.plan.clone()),
                    unsure => {
                        let unsure: Vec<&str> = unsure.iter().map(|role| role.as_str()).collect();
                        Err(Error::new(Code::MappingNeeded).wanted(unsure.join(", ")))
                    }
                },
            };
            plans.push(planned.map_err(|error| error.in_file(&inspection.name))?);
            inspections.push(inspection);
        }
        let imported = self.desk.import(files, plans, &inspections, &Options::default(), report).await?;
        Ok(results::import(imported))
    }
}
