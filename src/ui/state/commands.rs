//! Commands of the page around this one: loads, settings and exports that wait for an answer (www/embed/frame.js).
//!
//! Each has a ticket and ends exactly once, by what the state accepted, not by what the engine answered: an answer that the
//! state drops as out of date ends nothing. The page calls [`Commands::before`] and [`Commands::after`] around every action.

use super::{Action, Job, Outcome, Stage, State};
use crate::error::Error;
use crate::protocol::Answer;
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
    /// Tickets of the engine's for the projects in it that have not been opened.
    opening: Vec<u32>,
    /// What went wrong so far.
    refusal: Option<Refusal>,
}

/// All commands that have not ended.
#[derive(Debug, Default)]
pub struct Commands {
    loads: Vec<Load>,
    /// Settings that hold, and wait for the analysis that has them.
    sets: Vec<u32>,
    /// Exports by the engine's ticket.
    exports: BTreeMap<u32, u32>,
}

/// What an action is about, before it changes the state.
#[derive(Debug)]
pub struct Step {
    errors: (usize, Option<Error>),
    /// Does it end the job that the screen waits for?
    ends_job: bool,
    /// The project that it opens: its ticket, and why it is refused, as far as that is known now.
    opened: Option<(u32, Option<Refusal>)>,
    is_pack: bool,
}

impl Commands {
    /// A load has begun: the engine has been asked to open these projects, and to look into data, if there is some.
    pub fn load(&mut self, ticket: u32, has_data: bool, opening: Vec<u32>) {
        self.loads.push(Load { ticket, has_data, opening, refusal: None });
    }

    /// Ends the loads whose place another one takes: those of data, or those of a project alone.
    pub fn supersede(&mut self, has_data: bool) -> Vec<End> {
        let (superseded, kept) =
            std::mem::take(&mut self.loads).into_iter().partition(|load| load.has_data == has_data);
        self.loads = kept;
        superseded.into_iter().map(|load: Load| End::new(load.ticket, Some(Refusal::Superseded))).collect()
    }

    /// Settings hold: they have ended unless an analysis is made with them.
    pub fn set(&mut self, ticket: u32, state: &State) -> Option<End> {
        if state.is_at(Job::Analyze) {
            self.sets.push(ticket);
            return None;
        }
        Some(End::new(ticket, None))
    }

    /// The engine has been asked for a file.
    pub fn export(&mut self, ticket: u32, asked: u32) {
        self.exports.insert(asked, ticket);
    }

    /// The command whose file an answer of the engine is.
    pub fn exported(&mut self, asked: u32) -> Option<u32> {
        self.exports.remove(&asked)
    }

    /// What an action is about. Call it before the state changes.
    pub fn before(&self, state: &State, action: &Action) -> Step {
        let mut step = Step { errors: state.told(), ends_job: false, opened: None, is_pack: false };
        if let Action::Ended(ticket, outcome) = action {
            step.ends_job = state.work.as_ref().is_some_and(|work| work.ticket == *ticket);
            step.is_pack = matches!(outcome, Outcome::Done(answer) if matches!(**answer, Answer::Blind(..)));
            let refusal = match outcome {
                Outcome::Cancelled => Some(Refusal::Cancelled),
                // The state drops a project that another one has followed.
                _ if !step.is_pack && state.opening() != Some(*ticket) => Some(Refusal::Superseded),
                _ => None,
            };
            step.opened = Some((*ticket, refusal));
        }
        step
    }

    /// The commands that have ended with the action. Call it after the state has changed.
    pub fn after(&mut self, step: Step, state: &State) -> Vec<End> {
        let error = state.news(&step.errors).cloned().map(Refusal::Error);
        let is_blind = state.overview.as_ref().is_some_and(|overview| overview.blind);
        for load in &mut self.loads {
            if let Some((ticket, refusal)) = &step.opened
                && load.opening.contains(ticket)
            {
                load.opening.retain(|open| open != ticket);
                let dropped = (step.is_pack && !is_blind).then_some(Refusal::Superseded);
                load.refusal = load.refusal.take().or(refusal.clone()).or(error.clone()).or(dropped);
            } else if step.ends_job {
                load.refusal = load.refusal.take().or(error.clone());
            }
        }
        let stopped = match state.errors.last() {
            _ if state.cancelled => Some(Refusal::Cancelled),
            Some(error) if state.engine_stopped => Some(Refusal::Error(error.clone())),
            _ => None,
        };
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
            let refusal = stopped.or(error.filter(|_| step.ends_job));
            ends.extend(self.sets.drain(..).map(|ticket| End::new(ticket, refusal.clone())));
        }
        ends
    }
}

impl Load {
    /// Why it is refused, if it is; `None` while it has not ended.
    fn end(&self, state: &State, is_loading: bool, stopped: Option<&Refusal>) -> Option<Option<Refusal>> {
        let end = || Some(self.refusal.clone());
        if !self.has_data {
            // A project holds as soon as it is open, but what it changes may have to be analysed first.
            let waits = !self.opening.is_empty() || (state.work.is_some() && !is_loading);
            return if waits { None } else { end() };
        }
        match (state.stage, &state.overview) {
            _ if state.work.is_some() || !self.opening.is_empty() => None,
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
        self.newest.get("project").copied()
    }

    /// What has been analysed since there was that analysis.
    pub fn analysis_since(&self, before: Option<&Rc<Overview>>) -> Option<&Rc<Overview>> {
        let is_new = |now: &&Rc<Overview>| before.is_none_or(|before| !Rc::ptr_eq(before, now));
        self.overview.as_ref().filter(is_new).filter(|overview| !overview.blind)
    }

    /// Is there an analysis of which the host may ask for files?
    pub fn has_results(&self) -> bool {
        let is_read_anew = self.is_at(Job::Inspect) || self.is_at(Job::Import);
        !is_read_anew && self.overview.as_ref().is_some_and(|overview| !overview.blind)
    }
}

#[cfg(test)]
mod tests;
