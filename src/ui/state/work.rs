//! The job that the screen waits for: looking into files, reading them, analysing. What comes before it stays until it is
//! done, and comes back when it is cancelled.

use super::{Effect, Engine, Source, Stage, State};
use crate::action::book::Book;
use crate::error::Error;
use crate::ingest::duplicates::Duplicates;
use crate::ingest::options::Options;
use crate::protocol::{Ask, Progress};
use crate::settings::{Setting, Settings};
use crate::view::Overview;
use crate::view::panel::Phrase;
use std::rc::Rc;

/// Up to so many customers, the intervals of their lifetime values are drawn without being asked for.
const DRAWN_UNASKED: u64 = 50_000;

/// What an engine is busy with.
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
    /// Whose. While the reading engine is at work, the screen shows its progress.
    pub engine: Engine,
    /// The ticket of its request.
    pub ticket: u32,
    /// How far, as last heard.
    pub progress: Option<Progress>,
    /// Has it taken a second?
    pub late: bool,
    /// When the first news came, in milliseconds.
    since: f64,
    /// Rows per second.
    pub rate: Option<f64>,
}

impl Work {
    pub(super) fn heard(&mut self, progress: Progress, now: f64) {
        if self.progress.is_none() {
            self.since = now;
        }
        let seconds = (now - self.since) / 1000.0;
        if seconds > 0.2 && progress.rows > 0.0 {
            self.rate = Some(progress.rows / seconds);
        }
        self.progress = Some(progress);
    }
}

/// What the analysis on the screen was made of: the form may show other files meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// The ticket of its request.
    pub(super) ticket: u32,
    pub(super) settings: Rc<Settings>,
    files: Vec<String>,
    sources: Rc<Vec<Source>>,
    options: Rc<Options>,
    duplicates: Option<Rc<Duplicates>>,
    /// Is it of the sample?
    sample: bool,
}

impl State {
    /// Is the reading engine at work? Then the screen shows its progress, and nothing else but a way to cancel.
    pub fn reads(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.engine == Engine::Reading)
    }

    /// Would leaving the page lose an analysis that was not saved?
    pub fn unsaved(&self) -> bool {
        let of_own_files = self.made.as_ref().is_some_and(|made| !made.sample && !made.files.is_empty());
        of_own_files && !self.saved && self.overview.as_ref().is_some_and(|overview| !overview.blind)
    }

    pub(super) fn begin(&mut self, engine: Engine, job: Job, ask: Ask, files: Vec<usize>) -> Vec<Effect> {
        let mut effects = match &self.work {
            // It hears nothing while it works.
            Some(work) if work.engine == Engine::Reading && job != Job::Analyze => self.restart(),
            Some(work) => vec![Effect::Drop(vec![work.ticket])],
            None => Vec::new(),
        };
        let ticket = self.ticket();
        self.work = Some(Work { job, engine, ticket, progress: None, late: false, since: 0.0, rate: None });
        let of = self.made.as_ref().map_or(0, |made| made.ticket);
        effects.push(Effect::Ask { engine, ticket, of, ask, files });
        effects
    }

    /// The job that has ended, where the screen waits for it.
    pub(super) fn finish(&mut self, ticket: u32) -> Option<Work> {
        self.work.take_if(|work| work.ticket == ticket)
    }

    pub(super) fn forget_messages(&mut self) {
        self.errors.clear();
        self.cancelled = false;
        self.engine_stopped = false;
    }

    /// What was analysed belongs to other data from here on.
    pub(super) fn forget_analysis(&mut self) {
        self.data += 1;
        self.overview = None;
        self.made = None;
        self.receipts = Rc::default();
        self.duplicates = None;
        self.filters.clear();
        self.selection = None;
        self.views.clear();
        self.past.clear();
        self.redo = None;
        self.customer = None;
        self.drawn = None;
        self.open.retain(|kind, _| *kind == "project");
    }

    /// What was read, is being read or was analysed is gone. A project that is to be opened still is.
    pub(super) fn forget(&mut self) -> Vec<Effect> {
        let mut effects = if self.reads() { self.restart() } else { Vec::new() };
        (self.work, self.looking, self.read) = (None, None, None);
        self.sampling = false;
        (self.sources, self.files) = (Rc::default(), Vec::new());
        // Notes and names are of the data's owner.
        self.book = Rc::new(Book { today: self.book.today, ..Book::default() });
        self.forget_analysis();
        self.stage = Stage::Start;
        effects.push(Effect::Forget);
        effects
    }

    /// The workspace goes off the screen.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        self.customer = None;
        self.drop_parts_but(&[])
    }

    pub(super) fn import(&mut self) -> Vec<Effect> {
        if self.missing() {
            return self.catch_up();
        }
        self.forget_messages();
        self.read = None;
        let plans = self.sources.iter().map(|source| source.plan.clone()).collect();
        // The engine that reads may be another one than that which has looked.
        let looked = self.sources.iter().map(|source| source.inspection.clone()).collect();
        let files = self.sources.iter().map(|source| source.position).collect();
        let options = (*self.options).clone();
        let ask = Ask::Import { plans, looked, files: Vec::new(), options };
        let mut effects = self.leave();
        effects.extend(self.begin(Engine::Reading, Job::Import, ask, files));
        effects
    }

    /// Follows the settings. What is being read is analysed with them when it is there.
    pub(super) fn analyze(&mut self) -> Vec<Effect> {
        match &self.work {
            Some(work) if work.engine == Engine::Reading && work.job != Job::Analyze => Vec::new(),
            Some(work) if work.engine == Engine::Reading => self.analyze_in(Engine::Reading),
            // A blind pack computes nothing.
            _ if self.receipts.is_empty() => Vec::new(),
            _ => self.analyze_in(Engine::Analysed),
        }
    }

    pub(super) fn analyze_in(&mut self, engine: Engine) -> Vec<Effect> {
        let settings = Box::new(Settings::clone(&self.settings));
        self.begin(engine, Job::Analyze, Ask::Analyze { settings }, Vec::new())
    }

    pub(super) fn set(&mut self, key: &'static str, value: &Setting) -> Vec<Effect> {
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

    /// An analysis is there: of other files, or of the same ones by other settings.
    pub(super) fn analysed(&mut self, engine: Engine, ticket: u32, overview: Overview) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_new = engine == Engine::Reading;
        if is_new {
            self.forget_analysis();
            self.receipts = self.read.take().unwrap_or_default();
            // The same files read otherwise are seen where somebody said so.
            self.place = self.landing.take().unwrap_or(self.place);
            self.stage = Stage::Workspace;
            effects.extend(self.promote());
        }
        match self.made.as_mut() {
            // The form may show other files than those of the analysis.
            Some(made) => {
                (made.ticket, made.settings) = (ticket, self.settings.clone());
                self.overview = Some(Rc::new(overview));
                (self.saved, self.redo) = (false, None);
            }
            None => self.hold(ticket, overview),
        }
        self.align();
        self.outdate();
        effects.extend(self.refilter());
        if let Some(index) = self.customer {
            effects.extend(self.ask_customer(index));
        }
        if !is_new {
            effects.extend(self.ask_again("export"));
        }
        effects.extend(self.drop("drawn"));
        let overview = self.overview.as_ref();
        let drawn = overview.is_some_and(|overview| overview.drawable && overview.totals.customers <= DRAWN_UNASKED);
        self.drawn = drawn.then_some(0.0);
        effects.extend(self.draw_on());
        effects
    }

    /// Holds an analysis, and what it was made of.
    pub(super) fn hold(&mut self, ticket: u32, overview: Overview) {
        self.overview = Some(Rc::new(overview));
        self.saved = false;
        self.redo = None;
        self.made = Some(Made {
            ticket,
            settings: self.settings.clone(),
            files: self.files.clone(),
            sources: self.sources.clone(),
            options: self.options.clone(),
            duplicates: self.duplicates.clone(),
            sample: self.sample,
        });
    }

    /// What the form says beyond how the files are read belongs to the analysis too.
    pub(super) fn settle_sources(&mut self) {
        let shown = self.stage == Stage::Workspace && !self.reads();
        if let Some(made) = self.made.as_mut().filter(|_| shown) {
            (made.sources, made.duplicates) = (self.sources.clone(), self.duplicates.clone());
        }
    }

    /// From other files back to the analysis that is still there, by the settings of now.
    pub(super) fn back_to_analysis(&mut self) -> Vec<Effect> {
        let Some(made) = &self.made else { return Vec::new() };
        self.files = made.files.clone();
        self.sources = made.sources.clone();
        self.options = made.options.clone();
        self.duplicates = made.duplicates.clone();
        self.sample = made.sample;
        (self.read, self.looking) = (None, None);
        self.stage = Stage::Workspace;
        let mut effects = vec![Effect::Return];
        effects.extend(self.keep_returned());
        effects.extend(self.catch_up());
        effects
    }

    /// The analysis follows what has changed while other files were on their way.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        let old = self.work.is_none() && self.made.as_ref().is_some_and(|made| made.settings != self.settings);
        let mut effects = if old { self.analyze() } else { Vec::new() };
        if self.made.is_none() && self.stage == Stage::Workspace {
            self.stage = if self.sources.is_empty() { Stage::Start } else { Stage::Mapping };
        }
        effects.extend(self.look_around());
        effects
    }

    /// The reading engine becomes the one with the analysis. A project that it should open is opened by the next one.
    pub(super) fn promote(&mut self) -> Vec<Effect> {
        let opens = self.open.contains_key("project");
        let mut effects = vec![Effect::Promote];
        effects.extend(if opens { self.open_project() } else { Vec::new() });
        effects
    }

    /// The reading engine starts anew. A project that it should open is still to be opened.
    pub(super) fn restart(&mut self) -> Vec<Effect> {
        let opens = self.open.remove("project").is_some();
        let mut effects = vec![Effect::Restart];
        effects.extend(if opens { self.open_project() } else { Vec::new() });
        effects
    }

    /// Where to go on when nothing comes of the files: the form for their columns, where it is on the screen; else the
    /// analysis that is there.
    pub(super) fn give_up_reading(&mut self) -> Vec<Effect> {
        (self.read, self.looking) = (None, None);
        if self.made.is_some() && (self.stage != Stage::Mapping || self.sources.is_empty()) {
            return self.back_to_analysis();
        }
        self.stage = if self.sources.is_empty() { Stage::Start } else { Stage::Mapping };
        Vec::new()
    }

    /// Stops the job that the screen waits for: everything is as it was before.
    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let Some(work) = self.work.take() else { return Vec::new() };
        if work.engine == Engine::Reading {
            self.cancelled = true;
            let mut effects = self.restart();
            effects.extend(self.give_up_reading());
            if self.stage == Stage::Workspace {
                self.said = Some(Phrase::new("cancelled-back"));
            }
            return effects;
        }
        let mut effects = vec![Effect::Drop(vec![work.ticket])];
        effects.extend(self.take_back_settings());
        effects
    }

    /// The settings are those of the analysis again, with all that changed along with them.
    fn take_back_settings(&mut self) -> Vec<Effect> {
        let Some(made) = &self.made else { return Vec::new() };
        let settings = made.settings.clone();
        self.setting_error = None;
        if let Some((past, undone)) = self.redo.take() {
            (self.settings, self.past) = (settings, past);
            return self.restore(undone);
        }
        let before = self.past.iter().rposition(|moment| moment.settings == settings);
        self.settings = settings;
        match before {
            Some(at) => {
                let before = self.past.remove(at);
                self.past.truncate(at);
                self.restore(before)
            }
            None => self.look_around(),
        }
    }

    /// A job has failed: back to a state from which one can go on.
    pub(super) fn job_failed(&mut self, work: Work) -> Vec<Effect> {
        match (work.engine, work.job) {
            (Engine::Analysed, _) => self.take_back_settings(),
            (_, Job::Inspect) if self.looking.take().is_some() && self.stage == Stage::Mapping => Vec::new(),
            (_, Job::Inspect) => self.give_up_reading(),
            // The columns may be what is wrong.
            _ => {
                self.read = None;
                self.stage = Stage::Mapping;
                Vec::new()
            }
        }
    }

    /// An engine, and all that it knew, is gone: back to the last point from which one can go on.
    pub(super) fn lose_engine(&mut self, engine: Engine, error: Error) -> Vec<Effect> {
        self.engine_stopped = true;
        self.errors = vec![error];
        if engine == Engine::Reading {
            self.open.remove("project");
            if !self.reads() {
                return Vec::new();
            }
            self.work = None;
            return self.give_up_reading();
        }
        self.forget_analysis();
        if !self.reads() {
            self.work = None;
            if self.stage == Stage::Workspace {
                self.stage = if self.sources.is_empty() { Stage::Start } else { Stage::Mapping };
            }
        }
        Vec::new()
    }
}
