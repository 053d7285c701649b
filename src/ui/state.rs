//! What the page knows, and how it changes: plain data and one function, without a browser.
//!
//! [`State::apply`] takes an [`Action`] (something the user did, or the engine said) and returns the [`Effect`]s that
//! the page must carry out. Every request carries a ticket; an answer whose ticket is no longer the newest of its kind
//! is out of date and dropped, so fast typing or a quick change of settings can never show the wrong numbers.

mod commands;
mod project;
mod sources;
mod views;

pub use commands::{Commands, End, Refusal};
pub use project::CardEdit;
use sources::Looking;
pub use sources::Source;
pub use views::{Place, View};

use crate::error::Error;
use crate::ingest::duplicates::Duplicates;
use crate::ingest::options::{Merge, Options, Repeats};
use crate::ingest::plan::{Choices, CostKind, DateOrder, DecimalMark, Role, Shape, Treatment};
use crate::ingest::receipt::Receipt;
use crate::ingest::saved::SavedPlan;
use crate::money::Figure;
use crate::project::Deck;
use crate::protocol::{Answer, Ask, ExportKind, Progress, from_bytes};
use crate::segment::{Scheme, Tier};
use crate::settings::{Setting, Settings};
use crate::view::panel::{Link, Panel, Phrase};
use crate::view::portfolio::{Part, PortfolioAsk};
use crate::view::{CustomerFilter, Overview};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Up to so many customers, the intervals of their lifetime values are drawn without being asked for.
const DRAWN_UNASKED: u64 = 50_000;

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The user chose files with these names.
    FilesChosen(Vec<String>),
    /// The user wants to see the sample.
    SampleWanted,
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
    /// Stop what is being done.
    Cancel,
    /// The engine is lost.
    EngineStopped(Error),
    /// Start the engine again.
    RestartEngine,
    /// Back to the start screen, for other files.
    StartOver,
    /// From the start screen back to the analysis that is still there.
    Return,
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

/// What the page must do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask the engine.
    Ask {
        /// Comes back with the answer.
        ticket: u32,
        /// The question.
        ask: Ask,
        /// Positions of the chosen files that travel with it.
        files: Vec<usize>,
    },
    /// Stop the engine and start it anew: nothing it knew is left.
    Restart,
    /// Fetch the sample of the page's language, as if the user had chosen it.
    FetchSample,
    /// Ask the engine to open the project that was chosen.
    Open {
        /// Comes back with the answer.
        ticket: u32,
    },
    /// Ask the engine to compare with that project, now and after every restart.
    Compare {
        /// Comes back with the answer.
        ticket: u32,
    },
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

/// What the engine is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Looking into files.
    Inspect,
    /// Reading files.
    Import,
    /// Computing.
    Analyze,
}

/// A job under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Which.
    pub job: Job,
    /// The ticket of its request.
    pub ticket: u32,
    /// How far, as last heard.
    pub progress: Option<Progress>,
    /// When the first news came, in milliseconds.
    since: f64,
    /// Rows per second.
    pub rate: Option<f64>,
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
    /// The settings that it was made with, and the files that it is of.
    made: (Rc<Settings>, Vec<String>),
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
    /// Are the cards being arranged and rewritten?
    pub arranging: bool,
    /// The place that a link leads to.
    landing: Option<Place>,
    /// Was the last job stopped by the user?
    pub cancelled: bool,
    /// Has the engine stopped?
    pub engine_stopped: bool,
    last_ticket: u32,
    /// The newest ticket of each kind of question that does not block the screen.
    newest: BTreeMap<&'static str, u32>,
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
            Action::FilesChosen(names) => self.inspect(names),
            Action::SampleWanted => {
                self.forget_messages();
                vec![Effect::FetchSample]
            }
            Action::FilesFailed(error) => {
                self.errors = vec![error];
                Vec::new()
            }
            Action::SetShape(index, shape) => self.change(index, |source| source.reshape(shape)),
            Action::SetColumn(index, role, column) => self.change(index, |source| {
                source.chosen.insert(role);
                match column {
                    Some(column) => source.plan.columns.insert(role, column),
                    None => source.plan.columns.remove(&role),
                };
            }),
            Action::SetDateOrder(index, order) => self.change(index, |source| {
                source.plan.date_order = order;
                source.plan.fixed = true;
            }),
            Action::SetDecimalMark(index, mark) => self.change(index, |source| {
                source.plan.decimal_mark = mark;
                source.plan.fixed = true;
            }),
            Action::DrawIntervals => {
                self.drawn = Some(0.0);
                vec![self.ask("drawn", Ask::Draw)]
            }
            Action::Choose(index, choices) => self.choose(index, choices),
            Action::SetCostKind(index, kind) => self.change(index, |source| source.plan.cost_kind = kind),
            Action::SetCurrency(index, currency) => self.change(index, |source| {
                source.plan.rates.remove(&currency);
                source.plan.currency = Some(currency);
            }),
            Action::SetRate(index, currency, rate) => self.change(index, |source| {
                match rate {
                    Some(rate) => source.plan.rates.insert(currency, rate),
                    None => source.plan.rates.remove(&currency),
                };
            }),
            Action::SetExtra(index, role, treatment) => self.change(index, |source| {
                source.plan.extras.insert(role, treatment);
            }),
            Action::AddTable(position, choices) => self.look(Looking { replaces: None, position, choices }),
            Action::DropTable(index) if self.sources.len() > 1 && index < self.sources.len() => {
                Rc::make_mut(&mut self.sources).remove(index);
                self.again()
            }
            Action::DropTable(_) => Vec::new(),
            Action::SetRepeats(repeats) => {
                Rc::make_mut(&mut self.options).repeats = repeats;
                self.import()
            }
            Action::FindDuplicates => vec![self.ask("duplicates", Ask::Duplicates)],
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
                Vec::new()
            }
            Action::Cancel => {
                self.lose_engine();
                self.cancelled = true;
                vec![Effect::Restart]
            }
            Action::EngineStopped(error) => {
                self.lose_engine();
                self.engine_stopped = true;
                self.errors = vec![error];
                Vec::new()
            }
            Action::RestartEngine => {
                self.lose_engine();
                self.forget_messages();
                vec![Effect::Restart]
            }
            Action::StartOver => {
                self.forget_messages();
                self.stage = Stage::Start;
                self.customer = None;
                Vec::new()
            }
            Action::Return => {
                if self.overview.is_none() {
                    return Vec::new();
                }
                self.forget_messages();
                self.stage = Stage::Workspace;
                // A project may have come with files that could not be read.
                self.files = self.made.1.clone();
                if self.made.0 == self.settings { Vec::new() } else { self.analyze() }
            }
            Action::Forget => {
                (self.work, self.looking) = (None, None);
                self.sources = Rc::default();
                self.forget_analysis();
                self.stage = Stage::Start;
                Vec::new()
            }
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
            Action::Try(ask, key, value) => vec![self.ask_part(ask.trying(&key, value))],
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
                vec![self.ask_customer(index)]
            }
            Action::CloseCustomer => {
                self.newest.remove(Part::Customer.as_str());
                self.customer = None;
                Vec::new()
            }
            Action::Arrive(fragment) => self.arrive(&fragment),
            Action::Share(language) => self.share(language),
            Action::OpenProject => {
                let ticket = self.ticket();
                self.newest.insert("project", ticket);
                vec![Effect::Open { ticket }]
            }
            Action::SaveProject => self.save(),
            Action::ArrangeCards(arranging) => {
                self.arranging = arranging;
                Vec::new()
            }
            Action::EditCard(scheme, tier, edit) => self.edit_card(scheme, tier, edit),
            Action::Export(kind, labels) => {
                self.said = None;
                vec![self.ask("export", Ask::Export { kind, labels })]
            }
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

    fn ticket(&mut self) -> u32 {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// A question that does not block the screen; an older one of its kind is out of date from now on.
    fn ask(&mut self, kind: &'static str, ask: Ask) -> Effect {
        let ticket = self.ticket();
        self.newest.insert(kind, ticket);
        Effect::Ask { ticket, ask, files: Vec::new() }
    }

    fn begin(&mut self, job: Job, ask: Ask, files: Vec<usize>) -> Vec<Effect> {
        let ticket = self.ticket();
        self.work = Some(Work { job, ticket, progress: None, since: 0.0, rate: None });
        vec![Effect::Ask { ticket, ask, files }]
    }

    /// Was this the job that the screen waits for? Then it no longer does.
    fn finish(&mut self, ticket: u32) -> Option<Job> {
        let job = self.work.as_ref().filter(|work| work.ticket == ticket)?.job;
        self.work = None;
        Some(job)
    }

    /// Is this the newest question of its kind? Then it is no longer open.
    fn take(&mut self, kind: &'static str, ticket: u32) -> bool {
        let newest = self.newest.get(kind) == Some(&ticket);
        if newest {
            self.newest.remove(kind);
        }
        newest
    }

    fn forget_messages(&mut self) {
        self.errors.clear();
        self.cancelled = false;
        self.engine_stopped = false;
    }

    /// The engine, and all that it knew, is gone: back to the last point from which one can go on.
    fn lose_engine(&mut self) {
        self.work = None;
        self.looking = None;
        self.newest.clear();
        self.forget_analysis();
        self.stage = if self.sources.is_empty() { Stage::Start } else { Stage::Mapping };
    }

    fn show(&mut self, ticket: u32, panel: Panel) -> Vec<Effect> {
        if self.take(panel.part.as_str(), ticket)
            && let Some(view) = self.views.get_mut(&panel.part)
        {
            view.panel = Some(Rc::new(panel));
        }
        Vec::new()
    }

    /// What was analysed belongs to other data from here on.
    fn forget_analysis(&mut self) {
        self.overview = None;
        self.receipts = Rc::default();
        self.filters.clear();
        self.selection = None;
        self.views.clear();
        self.past.clear();
        self.customer = None;
        self.drawn = None;
        // Whatever the engine says about it is out of date.
        self.newest.retain(|kind, _| ["project", "export"].contains(kind));
    }

    fn import(&mut self) -> Vec<Effect> {
        if self.missing() {
            return Vec::new();
        }
        self.forget_messages();
        let plans = self.sources.iter().map(|source| source.plan.clone()).collect();
        let files = self.sources.iter().map(|source| source.position).collect();
        let options = (*self.options).clone();
        self.begin(Job::Import, Ask::Import { plans, files: Vec::new(), options }, files)
    }

    fn analyze(&mut self) -> Vec<Effect> {
        if self.receipts.is_empty() {
            return Vec::new();
        }
        let settings = Box::new(Settings::clone(&self.settings));
        self.begin(Job::Analyze, Ask::Analyze { settings }, Vec::new())
    }

    fn set(&mut self, key: &'static str, value: &Setting) -> Vec<Effect> {
        let mut settings = Settings::clone(&self.settings);
        match settings.set(key, value) {
            Ok(()) => {
                self.setting_error = None;
                if settings == *self.settings {
                    return Vec::new();
                }
                self.remember();
                self.settings = Rc::new(settings);
                self.analyze()
            }
            Err(error) => {
                self.setting_error = Some(error);
                Vec::new()
            }
        }
    }

    fn progressed(&mut self, ticket: u32, progress: Progress, now: f64) {
        let Some(work) = self.work.as_mut().filter(|work| work.ticket == ticket) else { return };
        if work.progress.is_none() {
            work.since = now;
        }
        let seconds = (now - work.since) / 1000.0;
        if seconds > 0.2 && progress.rows > 0.0 {
            work.rate = Some(progress.rows / seconds);
        }
        work.progress = Some(progress);
    }

    fn answered(&mut self, ticket: u32, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Inspected(results) if self.finish(ticket).is_some() => self.inspected(results),
            Answer::Imported(receipts) if self.finish(ticket).is_some() => {
                self.forget_analysis();
                self.receipts = Rc::new(receipts);
                self.place = self.landing.take().unwrap_or_default();
                self.analyze()
            }
            Answer::Analyzed(overview) if self.finish(ticket).is_some() => {
                self.overview = Some(Rc::new(*overview));
                self.made = (self.settings.clone(), self.files.clone());
                self.stage = Stage::Workspace;
                self.align();
                self.outdate();
                let mut effects = self.refilter();
                if let Some(index) = self.customer {
                    effects.push(self.ask_customer(index));
                }
                self.drawn = None;
                if self
                    .overview
                    .as_ref()
                    .is_some_and(|overview| overview.drawable && overview.totals.customers <= DRAWN_UNASKED)
                {
                    effects.extend(self.apply(Action::DrawIntervals));
                }
                effects
            }
            Answer::Drawn(share) if self.take("drawn", ticket) => {
                self.drawn = Some(share);
                if share < 1.0 {
                    return vec![self.ask("drawn", Ask::Draw)];
                }
                if let Some(view) = self.views.get_mut(&Part::Lifetime) {
                    view.outdate();
                }
                self.look_around()
            }
            Answer::Overview(overview) if self.take("overview", ticket) => {
                self.selection = Some(Rc::new(*overview));
                Vec::new()
            }
            Answer::Panel(panel) => self.show(ticket, *panel),
            Answer::Told(panel) => from_bytes(&panel).map_or_else(|_| Vec::new(), |panel| self.show(ticket, panel)),
            Answer::Opened(project, day) if self.take("project", ticket) => self.opened(&project, day),
            Answer::Blind(overview, file) => self.opened_blind(ticket, &overview, file),
            Answer::Duplicates(found) if self.take("duplicates", ticket) => {
                self.duplicates = Some(Rc::new(found));
                Vec::new()
            }
            Answer::Exported { name } if self.take("export", ticket) => {
                self.said = Some(Phrase::new("export-done").with("name", name));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, ticket: u32, error: Error) -> Vec<Effect> {
        let job = self.finish(ticket);
        let open = self.newest.values().any(|newest| *newest == ticket);
        self.newest.retain(|_, newest| *newest != ticket);
        if job.is_none() && !open {
            return Vec::new();
        }
        match job {
            Some(Job::Inspect) if self.looking.take().is_none() => self.stage = Stage::Start,
            Some(Job::Import) => {
                // The engine has made room for what it could not read then.
                self.overview = None;
                self.stage = Stage::Mapping;
            }
            Some(Job::Analyze) if self.overview.is_none() => self.stage = Stage::Mapping,
            _ => {}
        }
        self.errors.push(error);
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
