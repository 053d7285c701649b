//! Places of the workspace, what each asks for, the filters over all of them, and the way back.

use super::{Action, Effect, Stage, State};
use crate::action::book::Book;
use crate::project::Deck;
use crate::protocol::Ask;
use crate::segment::Scheme;
use crate::settings::{Settings, choices};
use crate::view::panel::{Link, Panel};
use crate::view::portfolio::{Part, PortfolioAsk};
use crate::view::{CustomerFilter, Overview};
use std::rc::Rc;

/// Steps back that are remembered.
const REMEMBERED: usize = 50;

choices! {
    /// Places of the workspace.
    Place {
        /// The first look.
        Overview = "overview",
        /// The customers, and who of them may leave.
        Customers = "customers",
        /// Tiers, the maps behind them, and who moved.
        Segments = "segments",
        /// What customers will bring.
        Lifetime = "lifetime",
        /// The health of the whole.
        Portfolio = "portfolio",
        /// What they buy.
        Products = "products",
        /// Alerts, tasks and rules.
        Actions = "actions",
        /// Files, columns, receipts.
        Data = "data",
    }
}

#[allow(clippy::derivable_impls, reason = "the macro that writes the type derives no default")]
impl Default for Place {
    fn default() -> Self {
        Place::Overview
    }
}

impl Place {
    /// The parts that it asks for.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Place::Overview => &[Part::Tiers, Part::Whale, Part::Week, Part::Changes],
            Place::Customers => &[Part::Customers, Part::Risk],
            Place::Segments => &[Part::Tiers, Part::Matrix, Part::Rfm, Part::RuleBooks, Part::Migration, Part::Rates],
            Place::Portfolio => &[Part::Health, Part::Whale, Part::Cohorts],
            Place::Products => &[Part::Products, Part::Pairs],
            Place::Lifetime => &[Part::Lifetime],
            Place::Actions => &[Part::Alerts, Part::Tasks, Part::Rules],
            Place::Data => &[Part::Presets],
        }
    }
}

/// The parts that a blind pack has.
const OF_PACK: &[Part] = &[Part::Blind, Part::Tiers, Part::Whale, Part::Health, Part::Cohorts];

/// A part of the screen, and the question that it answers.
#[derive(Clone, Debug)]
pub struct View {
    ask: PortfolioAsk,
    /// What it shows; the old answer stays until the new one is there.
    pub panel: Option<Rc<Panel>>,
    /// Was it asked of the data, the settings and the filters of now?
    fresh: bool,
    /// Was the request stopped, or has it failed? Then it waits to be asked for again.
    pub stopped: bool,
}

impl View {
    pub(super) fn outdate(&mut self) {
        self.ask = self.ask.clone().settled();
        self.fresh = false;
    }
}

/// What can be gone back to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) settings: Rc<Settings>,
    scheme: Option<Scheme>,
    filters: Vec<CustomerFilter>,
    place: Place,
    cards: Rc<Deck>,
    book: Rc<Book>,
}

impl State {
    /// What the overview shows: of the customers who pass the filters, where there are any.
    pub fn shown(&self) -> Option<&Rc<Overview>> {
        self.selection.as_ref().or(self.overview.as_ref())
    }

    /// A part of the screen, once it has been answered.
    pub fn panel(&self, part: Part) -> Option<&Rc<Panel>> {
        self.views.get(&part)?.panel.as_ref()
    }

    /// A part of the screen, once it has been asked for.
    pub fn view(&self, part: Part) -> Option<&View> {
        self.views.get(&part)
    }

    /// Can the last step be taken back?
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn go(&mut self, place: Place) -> Vec<Effect> {
        self.place = place;
        let mut effects = self.look_around();
        effects.push(Effect::GoTo(if place == Place::Customers { "customers" } else { "main" }));
        effects
    }

    /// Asks for what the place shows and does not know yet, and drops what it does not show.
    pub(super) fn look_around(&mut self) -> Vec<Effect> {
        if self.stage != Stage::Workspace || self.reads() {
            return self.leave();
        }
        let Some(scheme) = self.shown_scheme() else { return Vec::new() };
        let blind = self.overview.as_ref().is_some_and(|overview| overview.blind);
        let parts = if blind { OF_PACK } else { self.place.parts() };
        let customer = self.customer.map(|_| Part::Customer);
        let mut effects = self.drop_parts_but(&parts.iter().copied().chain(customer).collect::<Vec<_>>());
        for part in parts {
            let view = self.views.get(part);
            if view.is_none_or(|view| !view.fresh) {
                let ask = view.map_or_else(|| PortfolioAsk::first(*part, scheme), |view| view.ask.clone());
                effects.extend(self.ask_part(ask));
            }
        }
        effects.extend(self.draw_on());
        effects
    }

    pub(super) fn ask_part(&mut self, ask: PortfolioAsk) -> Vec<Effect> {
        self.ask_of(ask, self.filters.clone())
    }

    /// The question of a part once more.
    pub(super) fn ask_view(&mut self, part: Part) -> Vec<Effect> {
        let ask = self.views.get(&part).map(|view| view.ask.clone());
        ask.map_or_else(Vec::new, |ask| self.ask_part(ask))
    }

    /// A customer is what they are, whoever else is looked at.
    pub(super) fn ask_customer(&mut self, index: u32) -> Vec<Effect> {
        self.ask_of(PortfolioAsk::Customer { index }, Vec::new())
    }

    fn ask_of(&mut self, ask: PortfolioAsk, filters: Vec<CustomerFilter>) -> Vec<Effect> {
        let part = ask.part();
        let panel = self.views.remove(&part).and_then(|view| view.panel);
        self.views.insert(part, View { ask: ask.clone(), panel, fresh: true, stopped: false });
        let book = part.is_action().then(|| Box::new(self.book.as_ref().clone()));
        self.ask(part.as_str(), Ask::Portfolio { part: ask, filters, book })
    }

    /// What rests on rules and on what was done about alerts is no longer of now. With `looked`, no draft is left, and that rule is
    /// looked at, or none.
    pub(super) fn outdate_actions(&mut self, looked: Option<Option<String>>) {
        for (_, view) in self.views.iter_mut().filter(|(part, _)| part.is_action()) {
            view.fresh = false;
            if let (PortfolioAsk::Rules { open, draft }, Some(looked)) = (&mut view.ask, &looked) {
                (*open, *draft) = (looked.clone(), None);
            }
        }
    }

    /// The same for the customer on the screen.
    pub(super) fn look_around_and_at_customer(&mut self) -> Vec<Effect> {
        let mut effects = self.look_around();
        if let Some(index) = self.customer {
            effects.extend(self.ask_customer(index));
        }
        effects
    }

    /// What the parts show is no longer of now.
    pub(super) fn outdate(&mut self) {
        self.views.values_mut().for_each(View::outdate);
    }

    /// All parts are of the scheme on the screen: a link, a project, a step back or other data may have brought another.
    pub(super) fn align(&mut self) {
        let Some(scheme) = self.shown_scheme() else { return };
        for view in self.views.values_mut() {
            let ask = view.ask.clone().of_scheme(scheme);
            view.fresh &= ask == view.ask;
            view.ask = ask;
        }
    }

    pub(super) fn set_scheme(&mut self, scheme: Scheme) -> Vec<Effect> {
        self.remember();
        self.scheme = Some(scheme);
        self.align();
        self.look_around()
    }

    /// Other filters: every view follows.
    pub(super) fn filter(&mut self, change: impl FnOnce(&mut Vec<CustomerFilter>)) -> Vec<Effect> {
        self.filter_at(self.place, change)
    }

    /// Other filters, seen at a place.
    pub(super) fn filter_at(&mut self, place: Place, change: impl FnOnce(&mut Vec<CustomerFilter>)) -> Vec<Effect> {
        let mut filters = self.filters.clone();
        change(&mut filters);
        let moves = place != self.place;
        let mut effects = Vec::new();
        if filters != self.filters {
            self.remember();
            self.filters = filters;
            self.place = place;
            effects = self.refilter();
        }
        if moves {
            effects.extend(self.go(place));
        }
        effects
    }

    pub(super) fn refilter(&mut self) -> Vec<Effect> {
        self.outdate();
        let mut effects = Vec::new();
        if self.filters.is_empty() {
            self.selection = None;
            effects.extend(self.drop("overview"));
        } else {
            effects.extend(self.ask("overview", Ask::Overview { filters: self.filters.clone() }));
        }
        effects.extend(self.look_around());
        effects
    }

    pub(super) fn follow(&mut self, link: Link) -> Vec<Effect> {
        match link {
            Link::Show(filter) => {
                // What was searched for before would hide whom the link leads to.
                if let Some(view) = self.views.get_mut(&Part::Customers)
                    && let PortfolioAsk::Customers { query } = &mut view.ask
                    && !query.search.is_empty()
                {
                    (query.search, query.offset) = (String::new(), 0);
                    view.fresh = false;
                }
                self.filter_at(Place::Customers, |filters| {
                    filters.retain(|other| !filter.replaces(other));
                    filters.push(filter);
                })
            }
            Link::Open(index) => self.apply(Action::Open(index)),
            Link::Ask(ask) => self.ask_part(ask),
            Link::Set(key, value) => match Settings::spec(&key) {
                Some(spec) => self.apply(Action::Set(spec.key, value)),
                None => Vec::new(),
            },
            Link::Scheme(scheme) => self.set_scheme(scheme),
            Link::Settings(key) => match Settings::spec(&key) {
                Some(spec) => self.apply(Action::ShowSettings(Some(spec.key))),
                None => Vec::new(),
            },
            Link::Adopt(all) => match self.settings.adopting(all.iter().map(|(key, value)| (&**key, value))) {
                Ok(settings) => self.settle(settings, None),
                Err(error) => {
                    self.setting_error = Some(error);
                    Vec::new()
                }
            },
            Link::Settle(deed) => self.settle_deed(deed),
            // The page writes the headers.
            Link::Save(_) | Link::SaveList(_) => Vec::new(),
        }
    }

    /// Remembers how things are, before they change.
    pub(super) fn remember(&mut self) {
        let now = self.moment();
        if self.past.last() != Some(&now) {
            self.past.push(now);
        }
        if self.past.len() > REMEMBERED {
            self.past.remove(0);
        }
    }

    fn moment(&self) -> Moment {
        Moment {
            settings: self.settings.clone(),
            scheme: self.scheme,
            filters: self.filters.clone(),
            place: self.place,
            cards: self.cards.clone(),
            book: self.book.clone(),
        }
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        if self.past.is_empty() {
            return Vec::new();
        }
        let now = (self.past.clone(), self.moment());
        let Some(before) = self.past.pop() else { return Vec::new() };
        self.setting_error = None;
        let same_settings = self.settings == before.settings;
        self.settings = before.settings.clone();
        self.place = before.place;
        if same_settings {
            return self.restore(before);
        }
        self.redo.get_or_insert(now);
        (self.scheme, self.cards, self.filters) = (before.scheme, before.cards, before.filters);
        self.book = before.book;
        self.outdate();
        self.analyze()
    }

    /// How things were, but for settings and place.
    pub(super) fn restore(&mut self, before: Moment) -> Vec<Effect> {
        (self.scheme, self.cards) = (before.scheme, before.cards);
        if self.book != before.book {
            self.book = before.book;
            self.outdate_actions(None);
        }
        let same_filters = self.filters == before.filters;
        self.filters = before.filters;
        self.align();
        if same_filters { self.look_around() } else { self.refilter() }
    }
}
