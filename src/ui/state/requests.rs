//! Requests that do not block the screen: one of each kind is open, and what nobody waits for is dropped.

use super::{Action, Effect, Engine, Stage, State};
use crate::error::{Code, Error};
use crate::protocol::{Answer, Ask, ExportKind, Progress, from_bytes};
use crate::view::CustomerQuery;
use crate::view::panel::{Panel, Phrase};
use crate::view::portfolio::Part;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A request that has not ended.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) ticket: u32,
    /// The question; none for a project, of which the page has the file.
    ask: Option<Ask>,
    /// Has it been open for a second? Then it is shown, and can be stopped.
    late: bool,
    /// How far it is, from 0 to 1.
    share: Option<f64>,
}

impl State {
    /// A request of this kind that has been open for a second: how far it is, where that is known.
    pub fn waits_for(&self, kind: &str) -> Option<Option<f64>> {
        self.open.get(kind).filter(|open| open.late).map(|open| open.share)
    }

    pub(super) fn ticket(&mut self) -> u32 {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// Asks about the analysis on the screen, if there is one. An older request of the kind is dropped.
    pub(super) fn ask(&mut self, kind: &'static str, ask: Ask) -> Vec<Effect> {
        let Some(of) = self.made.as_ref().map(|made| made.ticket) else { return Vec::new() };
        let mut effects = self.drop(kind);
        let ticket = self.ticket();
        self.open.insert(kind, Open { ticket, ask: Some(ask.clone()), late: false, share: None });
        effects.push(Effect::Ask { engine: Engine::Analysed, ticket, of, ask, files: Vec::new() });
        effects
    }

    /// The question for a file of the analysis, with these texts for its headers.
    pub(super) fn export(&self, kind: ExportKind, labels: BTreeMap<String, String>) -> Ask {
        // What is being drawn belongs into the file.
        let intervals = matches!(kind, ExportKind::Json | ExportKind::Csv) && self.drawn.is_some();
        let book = kind.is_action().then(|| Box::new(self.book.as_ref().clone()));
        Ask::Export { kind, labels, intervals, book, list: None }
    }

    /// The question for the customers on the screen: those of the filters and of the search, in the table's order. Their
    /// intervals are computed first.
    pub(super) fn export_list(&self, mut query: CustomerQuery, labels: BTreeMap<String, String>) -> Ask {
        query.filters = self.filters.clone();
        Ask::Export { kind: ExportKind::Csv, labels, intervals: true, book: None, list: Some(Box::new(query)) }
    }

    /// Asks for the project that was chosen, in place of one that is on its way.
    pub(super) fn open_project(&mut self) -> Vec<Effect> {
        let mut effects = self.drop("project");
        let ticket = self.ticket();
        self.open.insert("project", Open { ticket, ask: None, late: false, share: None });
        effects.push(Effect::Open { ticket });
        effects
    }

    /// Nobody waits any more for the request of this kind.
    pub(super) fn drop(&mut self, kind: &str) -> Vec<Effect> {
        self.open.remove(kind).map(|open| Effect::Drop(vec![open.ticket])).into_iter().collect()
    }

    /// Nobody waits any more for the parts that are not among these.
    pub(super) fn drop_parts_but(&mut self, shown: &[Part]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for part in Part::ALL.iter().filter(|part| !shown.contains(part)) {
            let dropped = self.drop(part.as_str());
            if let Some(view) = self.views.get_mut(part).filter(|_| !dropped.is_empty()) {
                view.outdate();
            }
            effects.extend(dropped);
        }
        effects
    }

    /// The same once more, of the analysis that has taken the place of the one it was asked of.
    pub(super) fn ask_again(&mut self, kind: &'static str) -> Vec<Effect> {
        let ask = self.open.get(kind).and_then(|open| open.ask.clone());
        ask.map_or_else(Vec::new, |ask| self.ask(kind, ask))
    }

    pub(super) fn late(&mut self, ticket: u32) {
        if let Some(work) = self.work.as_mut().filter(|work| work.ticket == ticket) {
            work.late = true;
        }
        if let Some(open) = self.open.values_mut().find(|open| open.ticket == ticket) {
            open.late = true;
        }
    }

    pub(super) fn progressed(&mut self, ticket: u32, progress: Progress, now: f64) {
        if let Some(work) = self.work.as_mut().filter(|work| work.ticket == ticket) {
            work.heard(progress, now);
        } else if let Some(open) = self.open.values_mut().find(|open| open.ticket == ticket) {
            open.share = progress.share();
        }
    }

    /// Stops a request: what it would have changed stays as it was.
    pub(super) fn stop(&mut self, kind: &'static str) -> Vec<Effect> {
        let Some(open) = self.open.get(kind) else { return Vec::new() };
        let ticket = open.ticket;
        self.give_up(ticket);
        vec![Effect::Drop(vec![ticket])]
    }

    /// A request of a kind will not be answered. Its part can be asked for again.
    pub(super) fn give_up(&mut self, ticket: u32) -> bool {
        let Some(kind) = self.open.iter().find(|(_, open)| open.ticket == ticket).map(|(kind, _)| *kind) else {
            return false;
        };
        self.open.remove(kind);
        if let Some(view) = Part::named(kind).and_then(|part| self.views.get_mut(&part)) {
            view.stopped = true;
        }
        if kind == "drawn" {
            self.drawn = None;
        }
        true
    }

    /// Is this the newest request of its kind? Then it has ended.
    fn take(&mut self, kind: &'static str, ticket: u32) -> bool {
        let newest = self.open.get(kind).is_some_and(|open| open.ticket == ticket);
        if newest {
            self.open.remove(kind);
        }
        newest
    }

    fn show(&mut self, ticket: u32, panel: Panel) -> Vec<Effect> {
        if self.take(panel.part.as_str(), ticket)
            && let Some(view) = self.views.get_mut(&panel.part)
        {
            view.panel = Some(Rc::new(panel));
        }
        Vec::new()
    }

    pub(super) fn answered(&mut self, ticket: u32, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Inspected(results) if self.finish(ticket).is_some() => self.inspected(results),
            Answer::Imported(receipts) if self.finish(ticket).is_some() => {
                self.read = Some(Rc::new(receipts));
                self.analyze_in(Engine::Reading)
            }
            Answer::Analyzed(overview) => match self.finish(ticket) {
                Some(work) => self.analysed(work.engine, ticket, *overview),
                None => Vec::new(),
            },
            Answer::Drawn(share) if self.take("drawn", ticket) => {
                self.drawn = Some(share);
                if share >= 1.0
                    && let Some(view) = self.views.get_mut(&Part::Lifetime)
                {
                    view.outdate();
                }
                if self.stage == Stage::Workspace { self.look_around() } else { Vec::new() }
            }
            Answer::Overview(overview) if self.take("overview", ticket) => {
                self.selection = Some(Rc::new(*overview));
                Vec::new()
            }
            Answer::Panel(panel) => self.show(ticket, *panel),
            Answer::Told(panel) => from_bytes(&panel).map_or_else(|_| Vec::new(), |panel| self.show(ticket, panel)),
            Answer::Opened(project, day) if self.take("project", ticket) => self.opened(&project, day),
            Answer::Blind(overview, file) if self.take("project", ticket) => self.opened_blind(ticket, &overview, file),
            Answer::Duplicates(found) if self.take("duplicates", ticket) => {
                self.duplicates = Some(Rc::new(found));
                self.settle_sources();
                Vec::new()
            }
            Answer::Exported { name, about } if self.take("export", ticket) => {
                // A file that is read about first is saved later, if at all.
                if about.is_none() {
                    self.saved(name);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn failed(&mut self, ticket: u32, error: Error) -> Vec<Effect> {
        let effects = match self.finish(ticket) {
            Some(work) => self.job_failed(work),
            None if self.give_up(ticket) => Vec::new(),
            // Nobody waits for it any more.
            None => return Vec::new(),
        };
        // All that an engine was asked ends with it: that is told once.
        let is_of_engine = matches!(error.code, Code::EngineStopped | Code::OutOfMemory);
        if !is_of_engine || self.errors.last() != Some(&error) {
            self.errors.push(error);
        }
        effects
    }

    /// Says that a file has been saved.
    pub(super) fn saved(&mut self, name: String) {
        self.saved = true;
        self.said = Some(Phrase::new("export-done").with("name", name));
    }

    /// Draws the intervals where that is under way, unless they are being drawn or there.
    pub(super) fn draw_on(&mut self) -> Vec<Effect> {
        let unfinished = self.drawn.is_some_and(|share| share < 1.0);
        if unfinished && !self.open.contains_key("drawn") { self.ask("drawn", Ask::Draw) } else { Vec::new() }
    }

    /// Asks for a part again that was stopped or has failed.
    pub(super) fn retry(&mut self, part: Part) -> Vec<Effect> {
        match (part, self.customer) {
            (Part::Customer, Some(index)) => self.apply(Action::Open(index)),
            _ => self.ask_view(part),
        }
    }
}
