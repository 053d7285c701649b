//! What the page knows, and how it changes: plain data and one function, without a browser.
//!
//! [`State::apply`] takes an [`Action`] (something the user did, or the engine said) and returns the [`Effect`]s that
//! the page must carry out. Every request carries a ticket; an answer whose ticket is no longer the newest of its kind
//! is out of date and dropped, so fast typing or a quick change of settings can never show the wrong numbers.
//!
//! There are two [`Engine`]s, so that an analysis stays until the next one is there: files are read by another engine
//! than the one that holds the analysis on the screen, and take its place only when they are analysed (`work.rs`).

mod commands;
mod history;
mod project;
mod questions;
mod requests;
mod sources;
mod views;
mod work;

pub use commands::{Commands, End, Refusal};
pub use history::Spot;
pub use project::CardEdit;
pub use questions::{Asked, asked, open, receipt_of};
use sources::Looking;
pub use sources::Source;
pub use views::{Place, View};
pub use work::{Job, Work};

use crate::action::book::Book;
use crate::error::Error;
use crate::ingest::amount::DecimalMark;
use crate::ingest::change::{Change, Choices, DoubtCode};
use crate::ingest::date::DateOrder;
use crate::ingest::duplicates::Duplicates;
use crate::ingest::options::{Merge, Options, Repeats};
use crate::ingest::receipt::Receipt;
use crate::ingest::roles::{CostKind, Role, Shape, Treatment};
use crate::ingest::saved::SavedPlan;
use crate::money::Figure;
use crate::project::Deck;
use crate::protocol::{Answer, Ask, ExportKind, Progress};
use crate::segment::{Scheme, Tier};
use crate::settings::{Setting, Settings};
use crate::view::panel::{Link, Phrase};
use crate::view::portfolio::{Part, PortfolioAsk};
use crate::view::{CustomerFilter, CustomerQuery, Overview};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The user chose files with these names.
    FilesChosen(Vec<String>),
    /// The user wants to see the sample.
    SampleWanted,
    /// The sample was fetched, under this name.
    SampleCame(String),
    /// The files could not even be fetched or opened by the page.
    FilesFailed(Error),
    /// A table's rows are orders, or customers.
    SetShape(usize, Shape),
    /// A column was chosen for a role, or none.
    SetColumn(usize, Role, Option<usize>),
    /// The order of the dates was chosen.
    SetDateOrder(usize, DateOrder),
    /// The decimal mark was chosen.
    SetDecimalMark(usize, DecimalMark),
    /// Another sheet, file in a zip or encoding was chosen: the file is looked into again.
    Choose(usize, Choices),
    /// What the rows of a table of costs are.
    SetCostKind(usize, CostKind),
    /// The currency of the analysis was chosen.
    SetCurrency(usize, String),
    /// What one unit of another currency is worth, or nothing: its rows are set aside.
    SetRate(usize, String, Option<Figure>),
    /// What becomes of a discount, tax or shipping column.
    SetExtra(usize, Role, Treatment),
    /// How a table is read was changed.
    Change(usize, Change),
    /// A question about a table was answered by these changes; without any it is left as it is.
    Answer(usize, DoubtCode, Vec<Change>),
    /// Another table of the file at this position is wanted too.
    AddTable(usize, Choices),
    /// A table is not wanted after all.
    DropTable(usize),
    /// What becomes of lines that two files share: everything is read again.
    SetRepeats(Repeats),
    /// Look for customers who are likely one.
    FindDuplicates,
    /// These customers count as one: everything is read again. Nothing undoes all merges.
    Merge(Vec<Merge>),
    /// Keep how a table is read, for the next file of the same layout; `false` forgets it.
    Keep(usize, bool),
    /// Draw the intervals of the lifetime values of a large base, which are not drawn by themselves.
    DrawIntervals,
    /// Read the files as the form says.
    Import,
    /// How far a request is, and when (milliseconds) that was.
    Progressed(u32, Progress, f64),
    /// A request has ended.
    Ended(u32, Outcome),
    /// Stop the job that the screen waits for.
    Cancel,
    /// A request has been open for a second.
    Late(u32),
    /// Stop a request that the screen does not wait for, by its kind.
    Stop(&'static str),
    /// Ask for a part again that was stopped or has failed.
    Retry(Part),
    /// An engine is lost.
    EngineStopped(Engine, Error),
    /// Start the engine again.
    RestartEngine,
    /// Back to the start screen, for other files.
    StartOver,
    /// Back to the analysis that is still there.
    Return,
    /// The browser went to another entry of its history.
    Travel(Spot),
    /// What was read and analysed is gone, whatever becomes of the next files.
    Forget,
    /// A setting was changed.
    Set(&'static str, Setting),
    /// All settings back to their defaults.
    ResetSettings,
    /// Show or hide the settings; with a key, that setting comes into view.
    ShowSettings(Option<&'static str>),
    /// Hide the settings.
    HideSettings,
    /// Another place of the workspace.
    Go(Place),
    /// Something that leads somewhere was clicked.
    Follow(Link),
    /// A slider is being drawn: the question, the setting, and its value for the moment.
    Try(PortfolioAsk, String, f64),
    /// One of the filters is taken away.
    Widen(usize),
    /// All filters are taken away.
    WidenAll,
    /// The last step is taken back.
    Undo,
    /// Show a customer.
    Open(u32),
    /// Close the customer.
    CloseCustomer,
    /// Take over the settings of a link, if the fragment of the address is one.
    Arrive(String),
    /// Copy a link to the settings, for a page in this language.
    Share(&'static str),
    /// The user chose a saved project.
    OpenProject,
    /// Save the project.
    SaveProject,
    /// Arrange and rewrite the strategy cards, or no longer.
    ArrangeCards(bool),
    /// Change a strategy card.
    EditCard(Scheme, Tier, CardEdit),
    /// Save a file, with the texts for its headers.
    Export(ExportKind, BTreeMap<String, String>),
    /// Write the customers that this query and the filters find, with these texts for the headers.
    ExportList(CustomerQuery, BTreeMap<String, String>),
    /// A file has been saved that the user read about before.
    Saved(String),
    /// Tasks came back, of which these are done.
    TasksCame(Vec<String>),
    /// Take what was said off the screen.
    Hush,
    /// Take an error off the screen.
    Dismiss(usize),
}

/// How a request ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Answered.
    Done(Box<Answer>),
    /// Not possible.
    Failed(Error),
    /// The user stopped it.
    Cancelled,
}

/// The engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Holds the analysis on the screen.
    Analysed,
    /// Reads files, and opens projects and blind packs.
    Reading,
}

/// What the page must do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask an engine.
    Ask {
        /// Which.
        engine: Engine,
        /// Comes back with the answer.
        ticket: u32,
        /// The ticket of the analysis that it is about.
        of: u32,
        /// The question.
        ask: Ask,
        /// Positions of the chosen files that travel with it.
        files: Vec<usize>,
    },
    /// These requests need no answer any more.
    Drop(Vec<u32>),
    /// Terminate the reading engine, and start it anew.
    Restart,
    /// The reading engine becomes the one with the analysis, and the chosen files those of the analysis. The one before
    /// ends.
    Promote,
    /// The chosen files are those of the analysis again.
    Return,
    /// The analysis is gone, and the engine that holds it ends; no files are chosen.
    Forget,
    /// Fetch the sample of the page's language, as if the user had chosen it.
    FetchSample,
    /// Ask the engine to open the project that was chosen.
    Open {
        /// Comes back with the answer.
        ticket: u32,
    },
    /// Compare with that project, in every engine.
    Compare,
    /// Put this fragment into the address, and the address into the clipboard.
    Share(String),
    /// Bring an element into view, by its id.
    GoTo(&'static str),
    /// Keep these mappings on the device, in place of all others.
    Keep(Vec<SavedPlan>),
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Choose a file.
    #[default]
    Start,
    /// Say which column is which.
    Mapping,
    /// The analysis.
    Workspace,
}

/// Everything that the page knows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What is on the screen.
    pub stage: Stage,
    /// What the engine is busy with, if the screen waits for it.
    pub work: Option<Work>,
    /// Names of the chosen files.
    pub files: Vec<String>,
    /// The one table that is being looked into, where it is not all files.
    looking: Option<Looking>,
    /// Decisions over all files.
    pub options: Rc<Options>,
    /// Customers who are likely one, once somebody has asked.
    pub duplicates: Option<Rc<Duplicates>>,
    /// Mappings that are kept on the device.
    pub kept: Vec<SavedPlan>,
    /// Mappings of an opened project; they are not kept on the device.
    layouts: Vec<SavedPlan>,
    /// Its decisions over all files, with which the next ones begin.
    settled: Rc<Options>,
    /// The files that could be looked into.
    pub sources: Rc<Vec<Source>>,
    /// What became of their rows.
    pub receipts: Rc<Vec<Receipt>>,
    /// The settings.
    pub settings: Rc<Settings>,
    /// The setting whose new value was refused, and why.
    pub setting_error: Option<Error>,
    /// Are the settings on the screen?
    pub settings_shown: bool,
    /// The setting that was asked for.
    pub setting_wanted: Option<&'static str>,
    /// The analysis.
    pub overview: Option<Rc<Overview>>,
    /// What it was made of.
    made: Option<work::Made>,
    /// What became of the rows that the reading engine has read, until they are analysed.
    read: Option<Rc<Vec<Receipt>>>,
    /// Is the sample being fetched? Other files overtake it.
    sampling: bool,
    /// Are the chosen files the sample?
    sample: bool,
    /// Was the analysis saved or exported as it is?
    saved: bool,
    /// The steps before an undo under way, and how things were then.
    redo: Option<(Vec<views::Moment>, views::Moment)>,
    /// How far the intervals of the lifetime values are, from 0 to 1; `None` where they are not drawn.
    pub drawn: Option<f64>,
    /// The scheme of tiers on the screen.
    pub scheme: Option<Scheme>,
    /// The place of the workspace that is shown.
    pub place: Place,
    /// Whom all views are of; everybody where there are none.
    pub filters: Vec<CustomerFilter>,
    /// The analysis of the customers who pass the filters.
    selection: Option<Rc<Overview>>,
    views: BTreeMap<Part, View>,
    past: Vec<views::Moment>,
    /// The customer on the screen.
    pub customer: Option<u32>,
    /// What went wrong and was not dismissed yet.
    pub errors: Vec<Error>,
    /// What was done at the user's wish and cannot be seen otherwise.
    pub said: Option<Phrase>,
    /// Strategy cards in the user's own words and order.
    pub cards: Rc<Deck>,
    /// Rules, alerts and what was done about them, and how tasks are planned.
    pub book: Rc<Book>,
    /// Are the cards being arranged and rewritten?
    pub arranging: bool,
    /// The place that a link leads to.
    landing: Option<Place>,
    /// Was the last job stopped by the user?
    pub cancelled: bool,
    /// Has the engine stopped?
    pub engine_stopped: bool,
    last_ticket: u32,
    /// Goes up whenever what was analysed belongs to other data from then on.
    data: u32,
    /// The newest request of each kind that does not block the screen.
    open: BTreeMap<&'static str, requests::Open>,
}

impl State {
    /// The page as it opens, with the mappings that are kept on the device.
    pub fn new(kept: Vec<SavedPlan>) -> State {
        State { kept, ..State::default() }
    }

    /// The scheme on the screen: the chosen one, else the first that was computed.
    pub fn shown_scheme(&self) -> Option<Scheme> {
        let tiers = &self.overview.as_ref()?.tiers;
        let chosen = self.scheme.filter(|scheme| tiers.iter().any(|table| table.scheme == *scheme));
        chosen.or_else(|| tiers.first().map(|table| table.scheme))
    }

    /// The needed roles that no column has, in any file.
    pub fn missing(&self) -> bool {
        self.sources.is_empty() || self.sources.iter().any(|source| !source.plan.missing().is_empty())
    }

    /// Does it wait for somebody to say which column is which?
    pub fn waits(&self) -> bool {
        self.stage == Stage::Mapping && self.work.is_none()
    }

    /// Changes the state; the page carries out what comes back, in order.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::FilesChosen(names) if names.is_empty() => Vec::new(),
            Action::FilesChosen(names) => self.inspect(names, false),
            Action::SampleWanted => {
                self.forget_messages();
                self.sampling = true;
                vec![Effect::FetchSample]
            }
            Action::SampleCame(name) if self.sampling => self.inspect(vec![name], true),
            Action::SampleCame(_) => Vec::new(),
            Action::FilesFailed(error) => {
                self.sampling = false;
                self.errors = vec![error];
                Vec::new()
            }
            Action::SetShape(index, shape) => self.change(index, |source| source.reshape(shape)),
            Action::SetColumn(index, role, column) => {
                self.change(index, |source| source.decide(&Change::Column(role, column)))
            }
            Action::SetDateOrder(index, order) => self.change(index, |source| source.decide(&Change::Order(order))),
            Action::SetDecimalMark(index, mark) => self.change(index, |source| source.decide(&Change::Mark(mark))),
            Action::DrawIntervals => {
                self.drawn = Some(0.0);
                self.ask("drawn", Ask::Draw)
            }
            Action::Choose(index, choices) => self.choose(index, choices),
            Action::SetCostKind(index, kind) => self.change(index, |source| source.plan.cost_kind = kind),
            Action::SetCurrency(index, currency) => self.change(index, |source| {
                source.plan.rates.remove(&currency);
                source.decide(&Change::Currency(currency));
            }),
            Action::SetRate(index, currency, rate) => self.change(index, |source| {
                match rate {
                    Some(rate) => source.plan.rates.insert(currency, rate),
                    None => source.plan.rates.remove(&currency),
                };
            }),
            Action::SetExtra(index, role, treatment) => {
                self.change(index, |source| source.decide(&Change::Extra(role, treatment)))
            }
            Action::Change(index, change) => self.change(index, |source| source.decide(&change)),
            Action::Answer(index, code, changes) => self.answer(index, code, &changes),
            Action::AddTable(position, choices) if self.sources.iter().any(|source| source.position == position) => {
                self.look(Looking { replaces: None, position, choices, then: Vec::new() })
            }
            Action::AddTable(..) => Vec::new(),
            Action::DropTable(index) if self.sources.len() > 1 && index < self.sources.len() => {
                Rc::make_mut(&mut self.sources).remove(index);
                self.again()
            }
            Action::DropTable(_) => Vec::new(),
            Action::SetRepeats(repeats) => {
                Rc::make_mut(&mut self.options).repeats = repeats;
                self.import()
            }
            Action::FindDuplicates => self.ask("duplicates", Ask::Duplicates),
            Action::Merge(merges) => {
                let known = &mut Rc::make_mut(&mut self.options).merges;
                if merges.is_empty() {
                    known.clear();
                }
                known.extend(merges);
                self.duplicates = None;
                self.import()
            }
            Action::Keep(index, keep) => self.keep(index, keep),
            Action::Import => self.import(),
            Action::Progressed(ticket, progress, now) => {
                self.progressed(ticket, progress, now);
                Vec::new()
            }
            Action::Ended(ticket, Outcome::Done(answer)) => self.answered(ticket, *answer),
            Action::Ended(ticket, Outcome::Failed(error)) => self.failed(ticket, error),
            Action::Ended(ticket, Outcome::Cancelled) => {
                self.finish(ticket);
                self.give_up(ticket);
                Vec::new()
            }
            Action::Cancel => self.cancel(),
            Action::Late(ticket) => {
                self.late(ticket);
                Vec::new()
            }
            Action::Stop(kind) => self.stop(kind),
            Action::Retry(part) => self.retry(part),
            Action::EngineStopped(engine, error) => self.lose_engine(engine, error),
            Action::RestartEngine => {
                self.forget_messages();
                if self.reads() { Vec::new() } else { self.restart() }
            }
            Action::StartOver => {
                self.forget_messages();
                self.stage = Stage::Start;
                self.leave()
            }
            Action::Return => {
                let mut effects = if self.reads() { self.cancel() } else { Vec::new() };
                self.forget_messages();
                effects.extend(self.back_to_analysis());
                effects
            }
            Action::Forget => self.forget(),
            Action::Travel(spot) => self.travel(spot),
            Action::Set(key, value) => self.set(key, &value),
            Action::ResetSettings => self.settle(Settings::default(), None),
            Action::ShowSettings(key) => {
                self.settings_shown = true;
                self.setting_wanted = key;
                Vec::new()
            }
            Action::HideSettings => {
                self.settings_shown = false;
                self.setting_wanted = None;
                Vec::new()
            }
            Action::Go(place) => self.go(place),
            Action::Follow(link) => self.follow(link),
            Action::Try(ask, key, value) => self.ask_part(ask.trying(&key, value)),
            Action::Widen(index) => self.filter(|filters| {
                if index < filters.len() {
                    filters.remove(index);
                }
            }),
            Action::WidenAll => self.filter(Vec::clear),
            Action::Undo => self.undo(),
            Action::Open(index) => {
                self.views.remove(&Part::Customer);
                self.customer = Some(index);
                self.ask_customer(index)
            }
            Action::CloseCustomer => {
                self.customer = None;
                self.drop(Part::Customer.as_str())
            }
            Action::Arrive(fragment) => self.arrive(&fragment),
            Action::Share(language) => self.share(language),
            Action::OpenProject => self.open_project(),
            Action::SaveProject => self.ask("export", self.save()),
            Action::ArrangeCards(arranging) => {
                self.arranging = arranging;
                Vec::new()
            }
            Action::EditCard(scheme, tier, edit) => self.edit_card(scheme, tier, edit),
            Action::Export(kind, labels) => {
                self.said = None;
                self.ask("export", self.export(kind, labels))
            }
            Action::ExportList(query, labels) => {
                self.said = None;
                self.ask("export", self.export_list(query, labels))
            }
            Action::Saved(name) => {
                self.saved(name);
                Vec::new()
            }
            Action::TasksCame(done) => self.tasks_came(done),
            Action::Hush => {
                self.said = None;
                Vec::new()
            }
            Action::Dismiss(index) => {
                if index < self.errors.len() {
                    self.errors.remove(index);
                }
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests;
