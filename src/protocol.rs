//! The closed list of messages between the page and the worker.
//!
//! Each [`Request`] carries an id and ends in exactly one of [`Event::Done`], [`Event::Failed`] or, where the page
//! drops it or stops the worker, in a cancellation that the page's own client makes. [`Event::Ready`] comes first and once:
//! what is sent before it would be lost. Both travel as bytes ([`to_bytes`]), as page and worker are always of one build. Files travel beside a request as the browser's own objects, since a `File` is only a
//! handle; their bytes are read in the worker alone.

use crate::action::book::Book;
use crate::calendar::Day;
use crate::error::Error;
use crate::ingest::change::Choices;
use crate::ingest::duplicates::Duplicates;
use crate::ingest::inspection::Inspection;
use crate::ingest::options::Options;
use crate::ingest::plan::Plan;
use crate::ingest::receipt::Receipt;
use crate::settings::{Settings, choices};
use crate::view::panel::Panel;
use crate::view::portfolio::{Part, PortfolioAsk};
use crate::view::{CustomerFilter, CustomerQuery, Overview};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of this list; it goes up when an old page could misread a new worker.
pub const VERSION: u32 = 7;

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

/// The id of the request that a message is about which cannot be read: it stands behind the message's kind. `None` for a message
/// about no request.
pub fn id_of_event(bytes: &[u8]) -> Option<u32> {
    // Progress, done, failed.
    match postcard::take_from_bytes::<(u32, u32)>(bytes) {
        Ok(((1..=3, id), _)) => Some(id),
        _ => None,
    }
}

/// The same of a message to the worker.
pub fn id_of_message(bytes: &[u8]) -> Option<u32> {
    match postcard::take_from_bytes::<(u32, u32)>(bytes) {
        Ok(((0, id), _)) => Some(id),
        _ => None,
    }
}

/// What the page says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// A question.
    Ask(Request),
    /// The requests with these ids need no answer any more.
    Drop(Vec<u32>),
}

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Chosen by the page, unique while the worker lives.
    pub id: u32,
    /// The id of the [`Ask::Analyze`], or for a blind pack of the [`Ask::Open`], that it is about: the worker keeps an analysis
    /// until the page asks about a later one.
    pub of: u32,
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
    /// Read the files that travel with the request, else those of the last `Inspect`, each table by its plan.
    /// → [`Answer::Imported`]
    Import {
        /// One plan per table.
        plans: Vec<Plan>,
        /// What was found in the tables: what it leaves in doubt goes into their receipts.
        #[serde(default)]
        looked: Vec<Inspection>,
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
        /// What the user has settled about rules and tasks, where the part rests on it.
        book: Option<Box<Book>>,
    },
    /// The project in the file that travels with the request, which replaces no other file. → [`Answer::Opened`]. Or a blind
    /// pack. → [`Answer::Blind`]
    Open,
    /// Compare what is analysed with where customers stood in the project that was opened last, since the page has taken it
    /// over. → [`Answer::Compared`]
    Compare,
    /// A project to download, with where everybody stands now. → [`Answer::Exported`], with a `Blob` beside it.
    Save {
        /// A [`Project`](crate::project::Project) as [`to_bytes`] makes it: the engine hands it on and need not know it.
        project: Vec<u8>,
        /// What the user has settled about rules and tasks: the alerts of now belong into the project.
        book: Box<Book>,
    },
    /// A file to download. → [`Answer::Exported`], with a `Blob` beside it.
    Export {
        /// Which.
        kind: ExportKind,
        /// Texts for headers and tiers in the page's language, by catalogue key.
        labels: BTreeMap<String, String>,
        /// Draw the intervals of the lifetime values first, where they are not drawn yet.
        intervals: bool,
        /// What the user has settled about rules and tasks, where the file has some.
        book: Option<Box<Book>>,
        /// Of the customers table: the rows that this query finds, in its order; else everybody, best profit first.
        list: Option<Box<CustomerQuery>>,
    },
}

/// What is answered first. Requests of one urgency are answered in the order in which they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Changes what all later answers rest on.
    Change,
    /// Somebody has just clicked on it.
    Click,
    /// A part of the screen.
    Screen,
    /// A part of the screen that looks at past days, or fits models anew: it takes the longest.
    Past,
    /// Nothing on the screen waits for it.
    Background,
}

impl Ask {
    /// How urgent it is.
    pub fn urgency(&self) -> Urgency {
        match self {
            Ask::Inspect { .. } | Ask::Import { .. } | Ask::Analyze { .. } | Ask::Open | Ask::Compare => {
                Urgency::Change
            }
            Ask::Portfolio { part: PortfolioAsk::Customer { .. }, .. } => Urgency::Click,
            Ask::Portfolio { part, .. } => match part.part() {
                Part::Migration | Part::Rates | Part::Health | Part::Lifetime => Urgency::Past,
                Part::Week | Part::Alerts | Part::Tasks | Part::Rules => Urgency::Past,
                _ => Urgency::Screen,
            },
            Ask::Overview { .. } => Urgency::Screen,
            Ask::Duplicates | Ask::Draw | Ask::Save { .. } | Ask::Export { .. } => Urgency::Background,
        }
    }
}

choices! {
    /// What can be exported.
    ExportKind {
        /// The results JSON (docs/interface.md).
        Json = "json",
        /// The customers table as CSV.
        Csv = "csv",
        /// The rows that were set aside, with their reasons, as CSV.
        SetAside = "set-aside",
        /// A [blind pack](crate::blind).
        Blind = "blind",
        /// The customers who matter most this week, as CSV.
        Week = "week",
        /// Tasks as CSV.
        Tasks = "tasks",
        /// Tasks as Todoist imports them.
        Todoist = "tasks-todoist",
        /// Tasks as Asana imports them.
        Asana = "tasks-asana",
        /// Tasks as all-day events of a calendar.
        Events = "tasks-ics",
        /// Tasks as to-dos of a calendar.
        Todos = "tasks-todo",
    }
}

impl ExportKind {
    /// Does it hold tasks, which rest on what somebody has settled?
    pub fn is_action(self) -> bool {
        matches!(
            self,
            ExportKind::Week
                | ExportKind::Tasks
                | ExportKind::Todoist
                | ExportKind::Asana
                | ExportKind::Events
                | ExportKind::Todos
        )
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

/// How far a request is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Rows read so far.
    pub rows: f64,
    /// Bytes read so far; or steps, such as past days.
    pub bytes: f64,
    /// Bytes, or steps, in all; 0 where that is not known.
    pub total_bytes: f64,
}

impl Progress {
    /// Of something that reads no file: `done` of `of` steps.
    pub fn steps(step: Step, done: f64, of: f64) -> Progress {
        Progress { step, rows: 0.0, bytes: done, total_bytes: of }
    }

    /// From 0 to 1, where that is known.
    pub fn share(&self) -> Option<f64> {
        (self.total_bytes > 0.0).then(|| (self.bytes / self.total_bytes).clamp(0.0, 1.0))
    }
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
        /// Looking at past days.
        Past = "past",
        /// Drawing the intervals of the lifetime values.
        Draw = "draw",
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
        /// What the user reads before it is saved: a [`Panel`] as [`to_bytes`] makes it. A blind pack has one.
        about: Option<Vec<u8>>,
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
    use crate::segment::Scheme;
    use crate::view::Totals;
    use crate::view::panel::{Cell, Column, Phrase, Row, Table, Value};
    use crate::view::portfolio::Period;
    use proptest::prelude::*;

    /// A format that names no fields cannot leave one out: a type with such an attribute would be misread.
    fn survives<T: Serialize + for<'a> Deserialize<'a>>(message: &T) {
        let bytes = to_bytes(message).unwrap();
        assert_eq!(to_bytes(&from_bytes::<T>(&bytes).unwrap()).unwrap(), bytes);
    }

    #[test]
    fn messages_survive_the_way() {
        let settings = Settings { currency: Some("EUR".into()), high_amount: Figure::whole(7), ..Settings::default() };
        survives(&Message::Ask(Request { id: 7, of: 3, ask: Ask::Analyze { settings: Box::new(settings) } }));
        survives(&Message::Drop(vec![7, 8]));
        let error = Error::new(Code::AmountInvalid).at_column("Total").found("N/A");
        survives(&Event::Failed { id: 8, error });
        assert!(from_bytes::<Event>(&[250, 1, 2]).is_err());
    }

    /// Texts as data have them: empty, of control characters, of what stands for half a character, long.
    fn hostile() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            "".to_owned(),
            "\0".to_owned(),
            "\u{feff}\u{fffd}\u{fffd}\r\n\"\u{1f}".to_owned(),
            "\u{202e}\u{10ffff}__proto__".to_owned(),
            "9".repeat(400),
            "\u{4e00}".repeat(350_000),
        ]);
        prop_oneof![3 => odd, 5 => any::<String>()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn messages_survive_whatever_data_put_into_them(
            texts in prop::collection::vec(hostile(), 6),
            units in any::<i128>(),
            scale in 0u8..=32,
            number in any::<f64>(),
            id in any::<u32>(),
            day in -800_000i32..3_000_000,
        ) {
            let [a, b, c, d, e, f] = texts.try_into().unwrap();
            let figure = Figure { units, scale };
            let error = Error::new(Code::AmountInvalid).in_file(&a).in_sheet(Some(&b)).at_row(u64::MAX).at_column(&c);
            survives(&Event::Failed { id, error: error.found(d.clone()).wanted(e.clone()) });
            survives(&Event::Stopped { message: f.clone() });
            let day = Day::from_epoch(day);
            let values = vec![
                Value::Text(a.clone()), Value::Money(figure), Value::Exact(figure), Value::Estimate(number),
                Value::Share(number), Value::Count(u64::MAX), Value::Day(day), Value::Nothing,
            ];
            let words = Phrase::new("x").with("value", Value::Money(figure)).with("name", b.clone());
            let mut table = Table::new("x", "y", vec![Column::words("column-tier")]);
            table.rows.push(Row { key: c.clone(), cells: vec![Cell::from(Value::Lines(values))] });
            let panel = Panel::new(Part::Customers).block(words).block(table);
            survives(&Event::Done { id, answer: Box::new(Answer::Panel(Box::new(panel))) });
            let totals = Totals { revenue: figure, profit: figure, ..Totals::default() };
            survives(&totals);
            let file = Answer::Exported { name: d.clone(), about: Some(e.clone().into_bytes()) };
            survives(&Event::Done { id, answer: Box::new(file) });
            survives(&Event::Done { id, answer: Box::new(Answer::Blind(a.clone().into_bytes(), f.clone())) });
            let settings = Settings { currency: Some(a), high_amount: figure, ..Settings::default() };
            survives(&Message::Ask(Request { id, of: id, ask: Ask::Analyze { settings: Box::new(settings) } }));
            let labels = [(c, d)].into_iter().collect();
            let ask = Ask::Export { kind: ExportKind::Csv, labels, intervals: true, book: None, list: None };
            survives(&Message::Ask(Request { id, of: id, ask }));
            let filters = vec![CustomerFilter::Cohort { period: Period::Month, name: e }];
            survives(&Message::Ask(Request { id, of: id, ask: Ask::Overview { filters } }));
        }
    }

    #[test]
    fn a_message_that_cannot_be_read_says_whose_it_is() {
        let cut = |bytes: Vec<u8>| bytes[..bytes.len() - 1].to_vec();
        let error = Error::new(Code::AmountInvalid).found("N/A");
        for id in [0, 127, 128, 70_000, u32::MAX] {
            let progress = Progress::steps(Step::Export, 0.0, 0.0);
            let done = Event::Done { id, answer: Box::new(Answer::Compared) };
            for event in [Event::Failed { id, error: error.clone() }, Event::Progress { id, progress }, done] {
                let bytes = cut(to_bytes(&event).unwrap());
                assert!(from_bytes::<Event>(&bytes).is_err());
                assert_eq!(id_of_event(&bytes), Some(id));
            }
            let ask = Ask::Portfolio { part: PortfolioAsk::Rfm, filters: Vec::new(), book: None };
            let bytes = cut(to_bytes(&Message::Ask(Request { id, of: 3, ask })).unwrap());
            assert_eq!((from_bytes::<Message>(&bytes).is_err(), id_of_message(&bytes)), (true, Some(id)));
        }
        let none = [
            to_bytes(&Event::Stopped { message: "out".into() }).unwrap(),
            to_bytes(&Event::Ready { version: 1, build: "x".into() }).unwrap(),
            Vec::new(),
        ];
        assert!(none.iter().all(|bytes| id_of_event(bytes).is_none()));
        assert_eq!(id_of_message(&to_bytes(&Message::Drop(vec![7])).unwrap()), None);
    }

    #[test]
    fn a_click_comes_before_past_quarters_and_they_before_the_background() {
        let of = |part: PortfolioAsk| Ask::Portfolio { part, filters: Vec::new(), book: None }.urgency();
        let rates = of(PortfolioAsk::first(Part::Rates, Scheme::Profit));
        assert!(Ask::Analyze { settings: Box::default() }.urgency() < of(PortfolioAsk::Customer { index: 0 }));
        assert!(of(PortfolioAsk::Customer { index: 0 }) < of(PortfolioAsk::Rfm) && of(PortfolioAsk::Rfm) < rates);
        assert!(rates < Ask::Draw.urgency());
    }
}
