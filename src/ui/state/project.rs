//! What travels: links, project files, and the cards in one's own words.

use super::{Effect, Job, Place, Stage, State};
use crate::action::book::{Book, Deed};
use crate::action::memory::Memory;
use crate::calendar::Day;
use crate::error::{Code, Error};
use crate::ingest::saved::SavedPlan;
use crate::link::Shared;
use crate::project::{Card, Project};
use crate::protocol::{Ask, from_bytes, to_bytes};
use crate::segment::{Scheme, Tier};
use crate::settings::Settings;
use crate::view::panel::{Key, Phrase};
use std::rc::Rc;

/// A change to a strategy card.
#[derive(Clone, Debug)]
pub enum CardEdit {
    /// Another goal.
    Goal(String),
    /// Other actions, one per line.
    Actions(String),
    /// Leave it out, or no longer.
    Hide(bool),
    /// One place up, or down.
    Shift(bool),
    /// As in the catalogue.
    Reset,
}

impl State {
    /// Takes over what a link says; an address without such a link changes nothing.
    pub(super) fn arrive(&mut self, fragment: &str) -> Vec<Effect> {
        match Shared::read(fragment) {
            None => Vec::new(),
            Some(Err(error)) => {
                self.errors.push(error);
                Vec::new()
            }
            Some(Ok(shared)) => {
                self.landing = shared.view.as_deref().and_then(Place::named);
                self.say("link-opened", shared.settings.changed().len());
                self.settle(shared.settings, shared.scheme)
            }
        }
    }

    /// The fragment of a link to what is on the screen.
    pub(super) fn share(&mut self, language: &str) -> Vec<Effect> {
        let view = Some(self.place.as_str().to_owned());
        let shared = Shared { settings: Settings::clone(&self.settings), scheme: self.shown_scheme(), view };
        self.say("link-copied", self.settings.changed().len());
        vec![Effect::Share(shared.fragment(language))]
    }

    pub(super) fn opened(&mut self, project: &[u8], day: Option<Day>) -> Vec<Effect> {
        let read =
            from_bytes::<Project>(project).map_err(|error| Error::new(Code::ProjectInvalid).found(error.to_string()));
        let settled = read.and_then(|project| {
            // As in a link, what this version does not know is left out.
            let known = project.settings.iter().filter(|(key, _)| Settings::spec(key).is_some());
            let changes = known.map(|(key, value)| (key.as_str(), value));
            Ok((Settings::default().adopting(changes)?, project))
        });
        let (settings, project) = match settled {
            Ok(settled) => settled,
            Err(error) => {
                self.errors.push(error);
                return Vec::new();
            }
        };
        let said = Phrase::new("project-opened")
            .with("settings", project.settings.len())
            .with("layouts", project.layouts.len())
            .with("day", day.map_or_else(|| "none".into(), crate::view::panel::Value::from));
        self.layouts = project.layouts;
        let effects = self.settle(settings, project.scheme);
        self.cards = Rc::new(project.cards);
        self.book = Rc::new(Book { today: self.book.today, returned: self.book.returned.clone(), ..project.book });
        let reads_otherwise = *self.options != project.options;
        self.options = Rc::new(project.options);
        self.settled = self.options.clone();
        self.outdate();
        self.said = Some(said);
        self.map_again();
        let again = if reads_otherwise { self.again() } else { Vec::new() };
        std::iter::once(Effect::Compare).chain(effects).chain(again).collect()
    }

    /// A blind pack takes the place of whatever was analysed.
    pub(super) fn opened_blind(&mut self, ticket: u32, overview: &[u8], file: String) -> Vec<Effect> {
        let Ok(overview) = from_bytes(overview) else { return Vec::new() };
        // Files that are looked into will take its place.
        let reads = match self.work.as_ref().map(|work| work.job) {
            // The engine drops the pack again for what it reads next.
            Some(Job::Import) => return Vec::new(),
            Some(Job::Inspect) => self.looking.is_none(),
            _ => false,
        };
        self.forget_messages();
        self.said = None;
        self.forget_analysis();
        self.arranging = false;
        self.settings_shown = false;
        self.place = Place::Overview;
        self.stage = Stage::Workspace;
        // Nothing was chosen beside the pack.
        let chosen = (std::mem::replace(&mut self.files, vec![file]), std::mem::take(&mut self.sources));
        self.hold(ticket, overview);
        if reads {
            (self.files, self.sources) = chosen;
        } else {
            // The engine has dropped what was asked about.
            (self.work, self.looking, self.read) = (None, None, None);
        }
        let mut effects = self.promote();
        effects.extend(self.look_around());
        effects
    }

    /// The form that waits for columns takes them from the layouts that came.
    fn map_again(&mut self) {
        let waits = self.stage == Stage::Mapping;
        for source in Rc::make_mut(&mut self.sources).iter_mut().filter(|source| waits && source.chosen.is_empty()) {
            if let Some(plan) = self.layouts.iter().find_map(|layout| layout.plan(&source.inspection)) {
                source.plan = plan;
            }
        }
    }

    /// The question for the project as it stands.
    pub(super) fn save(&self) -> Ask {
        let mut layouts: Vec<SavedPlan> = self.sources.iter().map(|source| source.layout()).collect();
        let unread = |kept: &&SavedPlan| self.sources.iter().all(|one| one.inspection.layout.name != kept.layout);
        layouts.extend(self.layouts.iter().filter(unread).cloned());
        let project = Project {
            settings: self.settings.changes(),
            scheme: self.scheme,
            layouts,
            options: (*self.options).clone(),
            cards: self.cards.as_ref().clone(),
            // The engine adds the alerts of now.
            book: Book { memory: Memory::default(), ..self.book.as_ref().clone() },
        };
        // None of its types can fail to be written.
        Ask::Save { project: to_bytes(&project).unwrap_or_default(), book: Box::new(self.book.as_ref().clone()) }
    }

    /// Other settings at once; an analysis that is there follows.
    pub(super) fn settle(&mut self, settings: Settings, scheme: Option<Scheme>) -> Vec<Effect> {
        if self.overview.is_some() {
            self.remember();
        }
        self.setting_error = None;
        self.settings = Rc::new(settings);
        self.scheme = scheme.or(self.scheme);
        if self.overview.is_none() || self.reads() {
            return self.analyze();
        }
        self.place = self.landing.take().unwrap_or(self.place);
        match self.shown_scheme() {
            // A blind pack computes nothing, but has its schemes.
            Some(scheme) if self.receipts.is_empty() => {
                self.place = Place::Overview;
                self.set_scheme(scheme)
            }
            _ => self.analyze(),
        }
    }

    pub(super) fn edit_card(&mut self, scheme: Scheme, tier: Tier, edit: CardEdit) -> Vec<Effect> {
        self.remember();
        let deck = Rc::make_mut(&mut self.cards);
        let words = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match edit {
            CardEdit::Shift(up) => deck.shift(scheme, scheme.tiers(self.settings.rfm_book), tier, up),
            edit => deck.change(scheme, tier, |card: &mut Card| match edit {
                CardEdit::Goal(goal) => card.goal = words(goal),
                CardEdit::Actions(actions) => card.actions = words(actions),
                CardEdit::Hide(hidden) => card.hidden = hidden,
                _ => (card.goal, card.actions) = (None, None),
            }),
        }
        Vec::new()
    }

    /// Tasks came back, of which these are done: so are their alerts.
    pub(super) fn tasks_came(&mut self, done: Vec<String>) -> Vec<Effect> {
        self.remember();
        self.say("tasks-came", done.len());
        let book = Rc::make_mut(&mut self.book);
        book.returned.extend(done);
        book.returned.sort_unstable();
        book.returned.dedup();
        self.saved = false;
        self.outdate_actions(None);
        self.look_around_and_at_customer()
    }

    /// Tells which day it is for the user.
    pub fn is_day(&mut self, today: Option<Day>) {
        Rc::make_mut(&mut self.book).today = today;
    }

    /// Settles something about rules, alerts or tasks: what rests on it follows.
    pub(super) fn settle_deed(&mut self, deed: Deed) -> Vec<Effect> {
        self.remember();
        // A rule whose draft is kept is no longer looked at as a draft.
        let looked = match &deed {
            Deed::Text { rule, .. } | Deed::Reset { rule } => Some(rule.clone()),
            _ => None,
        };
        Rc::make_mut(&mut self.book).settle(deed);
        self.saved = false;
        self.outdate_actions(looked.map(|rule| Some(rule).filter(|rule| !self.book.lacks(rule))));
        self.look_around_and_at_customer()
    }

    fn say(&mut self, key: &'static str, count: usize) {
        self.said = Some(Phrase::new(Key::from(key)).with("count", count));
    }
}
