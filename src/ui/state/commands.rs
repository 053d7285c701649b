//! Commands of the page around this one: loads, settings and exports that wait for an answer (www/embed/frame.js).
//!
//! Each has a ticket and ends exactly once, by what the state accepted, not by what the engine answered: an answer that the
//! state drops as out of date ends nothing. The page calls [`Commands::before`] and [`Commands::after`] around every action.

use super::{Action, Effect, Engine, Job, Outcome, Stage, State};
use crate::error::Error;
use crate::protocol::{Answer, ExportKind};
use crate::view::Overview;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why a command is not carried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Other data came before this was analysed.
    Superseded,
    /// The user stopped it.
    Cancelled,
    /// There is no analysis of which it could be.
    NoAnalysis,
    /// What the engine says.
    Error(Error),
}

impl Refusal {
    /// The code that the host gets.
    pub fn code(&self) -> &str {
        match self {
            Refusal::Superseded => "superseded",
            Refusal::Cancelled => "cancelled",
            Refusal::NoAnalysis => "no-analysis",
            Refusal::Error(error) => error.code.as_str(),
        }
    }
}

/// How a command has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The command's ticket.
    pub ticket: u32,
    /// Why it is not carried out, if it is not.
    pub refusal: Option<Refusal>,
    /// Does the data of a refused load have to go again, since it has been analysed all the same?
    pub discard: bool,
}

impl End {
    /// The end of a command that leaves no data behind.
    pub fn new(ticket: u32, refusal: Option<Refusal>) -> End {
        End { ticket, refusal, discard: false }
    }
}

/// A load that has not ended.
#[derive(Debug)]
struct Load {
    ticket: u32,
    /// Is there more in it than a project?
    has_data: bool,
    /// The engine's ticket for the project in it that has not been opened.
    opening: Option<u32>,
    /// What went wrong so far.
    refusal: Option<Refusal>,
}

/// A file that has not been handed over.
#[derive(Debug)]
struct Export {
    ticket: u32,
    /// Which; the project where it is none.
    kind: Option<ExportKind>,
    /// The data that it is of ([`State::data`]).
    data: u32,
    /// The engine's ticket, and that of the analysis that it was asked about.
    asked: Option<(u32, u32)>,
}

/// All commands that have not ended.
#[derive(Debug, Default)]
pub struct Commands {
    loads: Vec<Load>,
    /// Settings that hold, and wait for the analysis that has them.
    sets: Vec<u32>,
    exports: Vec<Export>,
}

/// What an action is about, before it changes the state.
#[derive(Debug)]
pub struct Step {
    errors: (usize, Option<Error>),
    /// The ticket of the job that the screen waits for, and its engine.
    work: Option<(u32, Engine)>,
    /// The ticket of the request that it ends.
    ended: Option<u32>,
    /// Did the engine end before it was done?
    is_cancelled: bool,
    /// Is its answer a blind pack?
    is_pack: bool,
    /// The ticket of the project that is being opened.
    opening: Option<u32>,
    /// Is it about another project?
    opens: bool,
    /// Does it make room for other data?
    forgets: bool,
    /// Why the engine is lost.
    lost: Option<Error>,
    analysis: Option<Rc<Overview>>,
}

impl Commands {
    /// A load has begun: the engine has been asked to open these projects, and to look into data, if there is some.
    pub fn load(&mut self, ticket: u32, has_data: bool, projects: usize, state: &State) {
        // Of several projects the last one is opened.
        let refusal = (projects > 1).then_some(Refusal::Superseded);
        let opening = if projects > 0 { state.opening() } else { None };
        self.loads.push(Load { ticket, has_data, opening, refusal });
    }

    /// Ends the loads whose place another one takes: those of data, or those of a project alone.
    pub fn supersede(&mut self, has_data: bool) -> Vec<End> {
        let superseded = self.loads.extract_if(.., |load| load.has_data == has_data);
        superseded.map(|load| End::new(load.ticket, Some(Refusal::Superseded))).collect()
    }

    /// Settings hold: they have ended unless an analysis is made with them.
    pub fn set(&mut self, ticket: u32, state: &State) -> Option<End> {
        if state.is_at(Job::Analyze) {
            self.sets.push(ticket);
            return None;
        }
        Some(End::new(ticket, None))
    }

    /// A file is wanted of the analysis that is there, or of the one that takes its place by other settings.
    pub fn export(&mut self, ticket: u32, kind: Option<ExportKind>, state: &State) -> Option<End> {
        if !state.has_results() {
            return Some(End::new(ticket, Some(Refusal::NoAnalysis)));
        }
        self.exports.push(Export { ticket, kind, data: state.data, asked: None });
        None
    }

    /// What to ask the engine for files, now that the analysis is there that they are of. Files of an older analysis of the
    /// same data are asked for again. `labels` are the texts for their headers.
    pub fn ask_exports(&mut self, state: &mut State, labels: impl Fn() -> BTreeMap<String, String>) -> Vec<Effect> {
        let Some(of) = state.made.as_ref().map(|made| made.ticket) else { return Vec::new() };
        if state.work.as_ref().is_some_and(|work| work.engine == Engine::Analysed) {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for export in self.exports.iter_mut().filter(|export| export.asked.is_none_or(|(_, about)| about != of)) {
            let ask = export.kind.map_or_else(|| state.save(), |kind| state.export(kind, labels()));
            let ticket = state.ticket();
            if let Some((before, _)) = export.asked.replace((ticket, of)) {
                effects.push(Effect::Drop(vec![before]));
            }
            effects.push(Effect::Ask { engine: Engine::Analysed, ticket, of, ask, files: Vec::new() });
        }
        effects
    }

    /// The command whose file an answer of the engine is.
    pub fn exported(&mut self, asked: u32) -> Option<u32> {
        let at = self.exports.iter().position(|export| export.asked.is_some_and(|(ticket, _)| ticket == asked))?;
        Some(self.exports.remove(at).ticket)
    }

    /// The files that will not come, since what they are of is gone.
    pub fn overtaken(&mut self, state: &State) -> Vec<End> {
        let lost = state.errors.last().filter(|_| state.engine_stopped && state.made.is_none());
        let refusal = lost.map_or(Refusal::Superseded, |error| Refusal::Error(error.clone()));
        let overtaken = self.exports.extract_if(.., |export| export.data != state.data);
        overtaken.map(|export| End::new(export.ticket, Some(refusal.clone()))).collect()
    }

    /// What an action is about. Call it before the state changes.
    pub fn before(&self, state: &State, action: &Action) -> Step {
        let (ended, is_cancelled) = match action {
            Action::Ended(ticket, outcome) => (Some(*ticket), matches!(outcome, Outcome::Cancelled)),
            _ => (None, false),
        };
        let is_pack =
            matches!(action, Action::Ended(_, Outcome::Done(answer)) if matches!(**answer, Answer::Blind(..)));
        let lost = match action {
            Action::EngineStopped(_, error) => Some(error.clone()),
            _ => None,
        };
        Step {
            errors: state.told(),
            work: state.work.as_ref().map(|work| (work.ticket, work.engine)),
            ended,
            is_cancelled,
            is_pack,
            opening: state.opening(),
            opens: matches!(action, Action::OpenProject),
            forgets: matches!(action, Action::Forget),
            lost,
            analysis: state.overview.clone(),
        }
    }

    /// The commands that have ended with the action. Call it after the state has changed.
    pub fn after(&mut self, step: Step, state: &State) -> Vec<End> {
        let error = state.news(&step.errors).cloned().map(Refusal::Error);
        let ends_job = step.ended.is_some() && step.ended == step.work.map(|(ticket, _)| ticket);
        let project = step.project(state, error.as_ref());
        for load in &mut self.loads {
            match &project {
                Some(Opening::Goes(on)) if load.opening == step.opening => load.opening = Some(*on),
                Some(Opening::Ended(refusal)) if load.opening == step.opening => {
                    load.opening = None;
                    load.refusal = load.refusal.take().or(refusal.clone());
                }
                _ if ends_job => load.refusal = load.refusal.take().or(error.clone()),
                _ => {}
            }
        }
        // What the user has stopped, and what is lost with its engine, has no answer.
        let is_stopped = step.work.is_some() && state.work.is_none() && step.ended.is_none() && !step.forgets;
        let stopped = is_stopped.then(|| step.lost.map_or(Refusal::Cancelled, Refusal::Error));
        let is_blind = state.overview.as_ref().is_some_and(|overview| overview.blind);
        let mut ends = Vec::new();
        let is_loading = self.loads.iter().any(|load| load.has_data);
        self.loads.retain(|load| match load.end(state, is_loading, stopped.as_ref()) {
            Some(refusal) => {
                let discard = refusal.is_some() && load.has_data && !is_blind && state.stage == Stage::Workspace;
                ends.push(End { ticket: load.ticket, refusal, discard });
                false
            }
            None => true,
        });
        if !state.is_at(Job::Analyze) {
            // Only the engine with an analysis goes back to its settings; those of what is being read hold.
            let is_back = step.work.is_some_and(|(_, engine)| engine == Engine::Analysed);
            let refusal = stopped.or(error.filter(|_| ends_job)).filter(|_| is_back);
            ends.extend(self.sets.drain(..).map(|ticket| End::new(ticket, refusal.clone())));
        }
        ends
    }
}

/// What has become of the project that was being opened.
enum Opening {
    /// The engine has started anew, and opens it by this ticket.
    Goes(u32),
    /// It is open, or refused.
    Ended(Option<Refusal>),
}

impl Step {
    /// What has become of the project that was being opened; `None` where nothing has, or none was.
    fn project(&self, state: &State, error: Option<&Refusal>) -> Option<Opening> {
        let now = state.opening();
        self.opening.filter(|before| now != Some(*before))?;
        if self.ended.is_some() && self.ended == self.opening {
            let is_same = match (&self.analysis, &state.overview) {
                (Some(before), Some(now)) => Rc::ptr_eq(before, now),
                (before, now) => before.is_none() && now.is_none(),
            };
            return Some(Opening::Ended(match error {
                _ if self.is_cancelled => Some(Refusal::Cancelled),
                // What is read next takes its place.
                None if self.is_pack && is_same => Some(Refusal::Superseded),
                error => error.cloned(),
            }));
        }
        Some(match now {
            Some(on) if !self.opens => Opening::Goes(on),
            Some(_) => Opening::Ended(Some(Refusal::Superseded)),
            None => Opening::Ended(Some(self.lost.clone().map_or(Refusal::Superseded, Refusal::Error))),
        })
    }
}

impl Load {
    /// Why it is refused, if it is; `None` while it has not ended.
    fn end(&self, state: &State, is_loading: bool, stopped: Option<&Refusal>) -> Option<Option<Refusal>> {
        let end = || Some(self.refusal.clone());
        if !self.has_data {
            // A project holds as soon as it is open, but what it changes may have to be analysed first.
            let waits = self.opening.is_some() || (state.work.is_some() && !is_loading);
            return if waits { None } else { end() };
        }
        match (state.stage, &state.overview) {
            _ if state.work.is_some() || self.opening.is_some() => None,
            (_, Some(overview)) if overview.blind => Some(Some(Refusal::Superseded)),
            (Stage::Workspace, Some(_)) => end(),
            _ if self.refusal.is_some() => end(),
            // Somebody has to say which column is which.
            (Stage::Mapping, _) if stopped.is_none() => None,
            _ => Some(Some(stopped.cloned().unwrap_or(Refusal::Cancelled))),
        }
    }
}

impl State {
    fn is_at(&self, job: Job) -> bool {
        self.work.as_ref().is_some_and(|work| work.job == job)
    }

    /// The errors on the screen: how many, and the last.
    pub fn told(&self) -> (usize, Option<Error>) {
        (self.errors.len(), self.errors.last().cloned())
    }

    /// The last error, if it was not there before. The same once more is news too.
    pub fn news(&self, before: &(usize, Option<Error>)) -> Option<&Error> {
        self.errors.last().filter(|error| self.errors.len() > before.0 || before.1.as_ref() != Some(*error))
    }

    /// The ticket of the project that is being opened.
    pub fn opening(&self) -> Option<u32> {
        self.open.get("project").map(|open| open.ticket)
    }

    /// What has been analysed since there was that analysis.
    pub fn analysis_since(&self, before: Option<&Rc<Overview>>) -> Option<&Rc<Overview>> {
        let is_new = |now: &&Rc<Overview>| before.is_none_or(|before| !Rc::ptr_eq(before, now));
        self.overview.as_ref().filter(is_new).filter(|overview| !overview.blind)
    }

    /// Goes up whenever what was analysed belongs to other data from then on.
    pub fn data(&self) -> u32 {
        self.data
    }

    /// Is there an analysis of which the host may ask for files?
    pub fn has_results(&self) -> bool {
        self.overview.as_ref().is_some_and(|overview| !overview.blind)
    }
}

#[cfg(test)]
mod tests;
