//! The page as a whole: holds the state, carries out its effects, and decides what is on the screen.

use super::client::News;
use super::components::{
    Header, SettingsPanel, Task, Wait, before_saving, cards, chips, detail, header, headline, kept, kpis, mapping,
    notices, panel, progress_screen, questions, receipt_panel, start_screen, toast, waiting, way_back,
};
use super::dom;
use super::engines::Engines;
use super::format::Format;
use super::page::Page;
use super::state::{Action, Commands, Effect, End, Engine, Outcome, Place, Refusal, Spot, Stage, State, asked, open};
use super::turns;
use crate::action::returned;
use crate::error::{Code, Error};
use crate::link::Shared;
use crate::protocol::{Answer, Ask, ExportKind, Request, from_bytes};
use crate::segment::Scheme;
use crate::text::{Language, Text};
use crate::view::Overview;
use crate::view::panel::{Link, Panel};
use crate::view::portfolio::Part;
use gloo_events::{EventListener, EventListenerOptions};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ClipboardEvent, CustomEvent, DragEvent, File, Window};
use yew::prelude::*;

/// Milliseconds after which a request is shown as under way, with a way to stop it.
const LATE: i32 = 1000;
/// Bytes of the largest file of tasks that is read by the page.
const LARGEST_TASKS: f64 = 5e6;

/// Puts the page into the document, in place of what index.html shows until then.
pub fn start() {
    console_error_panic_hook::set_once();
    match dom::element("app") {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}

enum Message {
    Do(Action),
    /// News of an engine, by its number.
    Heard(u32, News),
    Chosen(Vec<File>),
    /// Files that were chosen, and hold no tasks.
    Taken(Vec<File>),
    Sampled(File),
    Arrived,
    /// The browser went to an entry of its history, which says where it was made.
    Travelled(Option<String>),
    /// The page around this one commands something, by a ticket.
    Commanded(u32, Command),
    Speak(Language),
    Spoken(Rc<Text>),
    Drag(bool),
    /// Save the file that was read about, or not.
    Settle(bool),
}

/// What the page around this one commands (www/embed/frame.js).
enum Command {
    /// Read files.
    Load(Vec<File>),
    /// Take the settings of a link over.
    Set(String),
    /// Make a file, by the word of its kind.
    Export(String),
}

/// The document's title, and the one that a printed page has. A title lands in the browser's history, on disk and on other
/// devices: the name of a file is in it only around printing, where it becomes the name of the PDF.
#[derive(Default)]
struct Titles {
    usual: String,
    printed: String,
}

struct App {
    state: State,
    commands: Commands,
    engines: Engines,
    /// The files that were chosen last.
    files: Vec<File>,
    /// The files of the analysis.
    analysed: Vec<File>,
    /// The saved project that was chosen last.
    project: Option<File>,
    page: Page,
    /// What the browser's history says of where the user is.
    entry: Option<Spot>,
    /// Asks whoever leaves with an analysis that was not saved.
    guard: Option<EventListener>,
    /// Are files being dragged over the page?
    dragged: bool,
    /// A file that the user reads about before it is saved: its name, its content, and what it says of itself.
    held: Option<(String, Blob, Panel)>,
    /// The element to bring into view once it is drawn.
    goal: Option<&'static str>,
    titles: Rc<RefCell<Titles>>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let text = Rc::new(dom::first_text());
        let format = Rc::new(Format::new(text.language(), None));
        let mut app = App {
            state: State::new(dom::kept()),
            commands: Commands::default(),
            engines: Engines::new(link.callback(|(number, news)| Message::Heard(number, news))),
            files: Vec::new(),
            analysed: Vec::new(),
            project: None,
            entry: None,
            guard: None,
            page: Page { text, format, send: link.callback(Message::Do) },
            dragged: false,
            held: None,
            goal: None,
            titles: Rc::default(),
            _listeners: drop_listeners(link),
        };
        app._listeners.extend(print_listeners(&app.titles));
        app.state.is_day(dom::today());
        app.act(context, Action::Arrive(dom::fragment()));
        app.record(false);
        app.label();
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        turns::begin();
        match message {
            Message::Do(action) => {
                if let Action::Follow(Link::Show(filter)) = &action
                    && let Some(told) = filter.told()
                {
                    dom::tell("select", &told, 0.0, 0.0);
                }
                self.act(context, action);
            }
            Message::Heard(_, News::Progress(id, progress)) => {
                if self.state.work.as_ref().is_some_and(|work| work.ticket == id) {
                    dom::tell("progress", progress.step.as_str(), progress.bytes, progress.total_bytes);
                }
                self.act(context, Action::Progressed(id, progress, dom::now()));
            }
            Message::Heard(_, News::Ended(id, outcome, blob)) => {
                if let Some(ticket) = self.commands.exported(id) {
                    self.hand_over(ticket, outcome, blob);
                    return false;
                }
                if let (Outcome::Done(answer), Some(blob)) = (&outcome, blob)
                    && let Answer::Exported { name, about } = answer.as_ref()
                {
                    match about.as_ref().and_then(|about| from_bytes(about).ok()) {
                        Some(panel) => self.held = Some((name.clone(), blob, panel)),
                        None if dom::save(name, &blob).is_err() => self.unsaved(context, name),
                        None => {}
                    }
                }
                self.act(context, Action::Ended(id, outcome));
            }
            Message::Heard(number, News::Stopped(error)) => {
                if let Some(engine) = self.engines.lost(number) {
                    self.act(context, Action::EngineStopped(engine, error));
                }
            }
            Message::Settle(save) => {
                if let Some((name, content, _)) = self.held.take().filter(|_| save) {
                    match dom::save(&name, &content) {
                        Ok(()) => self.act(context, Action::Saved(name)),
                        Err(_) => self.unsaved(context, &name),
                    }
                }
            }
            Message::Chosen(files) => {
                self.dragged = false;
                let (tasks, files): (Vec<File>, Vec<File>) = files.into_iter().partition(may_be_tasks);
                for file in tasks {
                    context.link().send_future(async move {
                        match dom::text_of(&file).await.and_then(|text| returned::done(&text)) {
                            Some(done) => Message::Do(Action::TasksCame(done)),
                            None => Message::Taken(vec![file]),
                        }
                    });
                }
                if !files.is_empty() {
                    self.take(context, files);
                }
            }
            Message::Taken(files) => self.take(context, files),
            Message::Sampled(file) => {
                // Other files may have overtaken it.
                if self.state.waits_for_sample() {
                    let superseded = self.commands.supersede(true);
                    self.end(superseded);
                    let name = file.name();
                    self.files = vec![file];
                    self.act(context, Action::SampleCame(name));
                }
            }
            Message::Travelled(word) => {
                self.entry = word.as_deref().and_then(Spot::named);
                if let Some(spot) = self.entry {
                    self.act(context, Action::Travel(spot));
                }
                self.record(true);
            }
            Message::Commanded(ticket, command) => self.obey(context, ticket, command),
            Message::Speak(language) => {
                context.link().send_future(async move {
                    dom::text(language).await.map_or_else(
                        |error| {
                            web_sys::console::warn_1(&error);
                            Message::Do(Action::FilesFailed(Error::new(Code::Unreadable).in_file(language.as_str())))
                        },
                        |text| Message::Spoken(Rc::new(text)),
                    )
                });
                return false;
            }
            Message::Spoken(text) => {
                dom::remember_language(text.language());
                self.page.text = text;
                self.reformat();
            }
            // The settings of an open analysis are the user's, and no other window's.
            Message::Arrived if self.state.overview.is_some() && dom::is_held() => return false,
            Message::Arrived => self.act(context, Action::Arrive(dom::fragment())),
            Message::Drag(over) => {
                let changed = self.dragged != over;
                self.dragged = over;
                return changed;
            }
        }
        self.record(false);
        self.guard();
        self.label();
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.goal.take() {
            turns::after(move || dom::go_to(id));
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let state = &self.state;
        let choose = context.link().callback(Message::Chosen);
        let speak = context.link().callback(Message::Speak);
        let working = state.work.as_ref().filter(|_| state.reads());
        let in_workspace = working.is_none() && state.stage == Stage::Workspace;
        let skip = Callback::from(|event: MouseEvent| {
            event.prevent_default();
            dom::go_to("main");
        });
        let page = &self.page;
        let link = context.link();
        let top = Header {
            stage: if in_workspace { Stage::Workspace } else { Stage::Start },
            files: &state.files,
            blind: state.overview.as_ref().is_some_and(|overview| overview.blind),
            place: state.place,
            has_past: state.has_past(),
            settings_shown: state.settings_shown,
            busy: state.work.is_some(),
            task: self.task(),
            speak,
        };
        let body = match (working, state.stage) {
            (Some(work), _) => progress_screen(page, work, &state.files),
            (None, Stage::Start) => start_screen(page, &choose, self.dragged, state.overview.is_some()),
            (None, Stage::Mapping) => self.mapping(),
            (None, Stage::Workspace) => self.workspace(),
        };
        html! {
            <ContextProvider<Page> context={page.clone()}>
                <a class="skip" href="#main" onclick={skip}>{ page.t("skip") }</a>
                { header(page, top) }
                <main id="main" tabindex="-1" class={classes!(self.dragged.then_some("dragged"))}>
                    { notices(page, &state.errors, state.engine_stopped, state.cancelled && !in_workspace) }
                    { body }
                </main>
                { toast(page, state.said.as_ref()) }
                { self.held.as_ref().map(|(_, _, about)| {
                    let (save, leave) = (link.callback(|_: MouseEvent| Message::Settle(true)), link.callback(|_: Event| Message::Settle(false)));
                    before_saving(page, about, save, leave)
                }) }
                if self.dragged && in_workspace {
                    <div class="drop-veil" aria-hidden="true"><p>{ page.t("start-drop-active") }</p></div>
                }
            </ContextProvider<Page>>
        }
    }
}

impl App {
    /// What is to be said before files are read: questions first, all choices below them.
    fn mapping(&self) -> Html {
        let (state, page) = (&self.state, &self.page);
        // The receipts are those of the analysis, which may be of other files.
        let form = mapping(page, &state.sources, &[], true, state.missing());
        let open = state.questions();
        html! {
            <div class="narrow">
                if state.overview.is_some() { { way_back(page) } }
                if open.is_empty() {
                    { form }
                } else {
                    { questions(page, &open, &state.sources, true, state.missing()) }
                    <details class="more-choices" open={state.is_form_needed()} data-testid="all-choices">
                        <summary>{ page.t("questions-form") }</summary>
                        { form }
                    </details>
                }
            </div>
        }
    }

    /// What is still open about the files of the analysis.
    fn questions(&self) -> Html {
        let (sources, receipts) = (self.state.sources.clone(), self.state.receipts.clone());
        if self.state.questions().is_empty() {
            return Html::default();
        }
        self.keep("questions", vec![sources.clone(), receipts.clone()], String::new(), move |page| {
            questions(page, &asked(&sources, &receipts), &sources, false, false)
        })
    }

    fn workspace(&self) -> Html {
        let state = &self.state;
        let page = &self.page;
        let (Some(whole), Some(scheme)) = (state.overview.clone(), state.shown_scheme()) else {
            return Html::default();
        };
        // Always a node: with fewer of them Yew would build the whole workspace anew, and the focus would be lost.
        let shown = state.panel(Part::Customer).map(|panel| &**panel);
        let customer = state.customer.map(|_| detail(page, shown, Wait::of(state, Part::Customer)));
        let customer = customer.unwrap_or_default();
        html! {
            <div class={classes!("workspace", state.settings_shown.then_some("with-settings"))}>
                <div class="sheet-body" data-place={state.place.as_str()}>
                    { self.questions() }
                    { chips(page, &state.filters) }
                    { self.place(scheme) }
                </div>
                if state.settings_shown {
                    <SettingsPanel settings={state.settings.clone()} wanted={state.setting_wanted} error={state.setting_error.clone()}
                        as_of={whole.as_of} currency={whole.currency.clone()} busy={state.work.is_some()} />
                }
                { customer }
            </div>
        }
    }

    /// What the chosen place shows.
    fn place(&self, scheme: Scheme) -> Html {
        let state = &self.state;
        let Some(overview) = state.shown().cloned() else { return Html::default() };
        let part = |part: Part| self.part(part);
        if overview.blind {
            return html! {
                <>
                    { part(Part::Blind) }
                    <div class="pair">{ part(Part::Tiers) }{ part(Part::Whale) }</div>
                    { self.cards(&overview, scheme) }
                    { part(Part::Health) }
                    { part(Part::Cohorts) }
                </>
            };
        }
        match state.place {
            Place::Overview => html! {
                <>
                    { self.figures(&overview) }
                    <div class="pair">{ part(Part::Tiers) }{ part(Part::Whale) }</div>
                    <div class="pair even">{ part(Part::Week) }{ part(Part::Changes) }</div>
                </>
            },
            Place::Customers => html! { <>{ part(Part::Customers) }{ part(Part::Risk) }</> },
            Place::Segments => html! {
                <>
                    { part(Part::Tiers) }
                    <div class="pair even">{ part(Part::Matrix) }{ part(Part::Rfm) }</div>
                    { part(Part::RuleBooks) }
                    { part(Part::Migration) }
                    { part(Part::Rates) }
                    { self.cards(&overview, scheme) }
                </>
            },
            Place::Lifetime => self.lifetime(),
            Place::Actions => html! { <>{ part(Part::Alerts) }{ part(Part::Tasks) }{ part(Part::Rules) }</> },
            Place::Portfolio => html! { <>{ part(Part::Health) }{ part(Part::Whale) }{ part(Part::Cohorts) }</> },
            Place::Products => html! { <>{ part(Part::Products) }{ part(Part::Pairs) }</> },
            // What is decided about the files shows at once in the figures.
            Place::Data => {
                html! { <>{ self.key_figures(&overview) }{ part(Part::Presets) }{ self.data(&overview) }</> }
            }
        }
    }

    /// Draws unless what is shown is the same as before. Words and numbers are written anew where the language or the
    /// currency changes.
    fn keep(
        &self,
        name: &'static str,
        what: Vec<Rc<dyn Any>>,
        and: String,
        draw: impl Fn(&Page) -> Html + 'static,
    ) -> Html {
        let page = self.page.clone();
        let mut on: Vec<Rc<dyn Any>> = vec![page.text.clone(), page.format.clone()];
        on.extend(what);
        kept(name, on, and, move || draw(&page))
    }

    /// Lifetime values, with what their intervals are waiting for.
    fn lifetime(&self) -> Html {
        let (state, shown) = (&self.state, self.state.panel(Part::Lifetime).cloned());
        let what = shown.iter().map(|shown| shown.clone() as Rc<dyn Any>).collect();
        let waits = state.overview.as_ref().is_some_and(|overview| overview.drawable);
        let drawn = state.drawn.filter(|_| waits);
        let wait = Wait::of(state, Part::Lifetime);
        self.keep("lifetime", what, format!("{waits} {drawn:?} {wait:?}"), move |page| {
            let drawing = match drawn {
                Some(share) if share < 1.0 => {
                    let said = page.with("ltv-drawing", &[("share", page.format.share(share).into())]);
                    html! { <span class="computing">{ said }</span> }
                }
                None if waits => html! {
                    <button type="button" data-testid="ltv-draw" onclick={page.on(|| Action::DrawIntervals)}>{ page.t("ltv-draw") }</button>
                },
                _ => Html::default(),
            };
            let tools = html! { <>{ drawing }{ waiting(page, Part::Lifetime, wait) }</> };
            panel(page, Part::Lifetime.as_str(), shown.as_deref(), tools, wait)
        })
    }

    /// What there is to know first.
    fn figures(&self, overview: &Rc<Overview>) -> Html {
        let (overview, receipts) = (overview.clone(), self.state.receipts.clone());
        let questions = self.state.settings.questions;
        self.keep("figures", vec![overview.clone(), receipts.clone()], format!("{questions:?}"), move |page| {
            html! { <>{ headline(page, &overview, &receipts, questions) }{ kpis(page, &overview) }</> }
        })
    }

    /// The key figures alone.
    fn key_figures(&self, overview: &Rc<Overview>) -> Html {
        let overview = overview.clone();
        self.keep("key-figures", vec![overview.clone()], String::new(), move |page| kpis(page, &overview))
    }

    fn part(&self, part: Part) -> Html {
        let shown = self.state.panel(part).cloned();
        let what = shown.iter().map(|shown| shown.clone() as Rc<dyn Any>).collect();
        let wait = Wait::of(&self.state, part);
        self.keep(part.as_str(), what, format!("{wait:?}"), move |page| {
            panel(page, part.as_str(), shown.as_deref(), waiting(page, part, wait), wait)
        })
    }

    fn cards(&self, overview: &Rc<Overview>, scheme: Scheme) -> Html {
        let (overview, deck, arranging) = (overview.clone(), self.state.cards.clone(), self.state.arranging);
        let and = format!("{} {arranging}", scheme.as_str());
        self.keep("cards", vec![overview.clone(), deck.clone()], and, move |page| {
            cards(page, &overview, scheme, &deck, arranging)
        })
    }

    fn data(&self, overview: &Rc<Overview>) -> Html {
        let state = &self.state;
        let (overview, receipts, options) = (overview.clone(), state.receipts.clone(), state.options.clone());
        let (duplicates, sources, missing) = (state.duplicates.clone(), state.sources.clone(), state.missing());
        let mut what: Vec<Rc<dyn Any>> = vec![overview.clone(), receipts.clone(), options.clone()];
        what.extend(duplicates.iter().map(|found| found.clone() as Rc<dyn Any>));
        let (read, of) = (receipts.clone(), sources.clone());
        what.push(sources.clone());
        let receipt = self.keep("receipt", what, String::new(), move |page| {
            let open = open(&of, &receipts);
            receipt_panel(page, &receipts, &open, &overview.totals, &options, duplicates.as_deref())
        });
        let columns = self.keep("columns", vec![sources.clone(), read.clone()], String::new(), move |page| {
            mapping(page, &sources, &read, false, missing)
        });
        html! {
            <section id="data" tabindex="-1" class="data" aria-label={self.page.t("place-data")}>{ receipt }{ columns }</section>
        }
    }

    /// What takes over a second outside the parts of a place, and how to stop it.
    fn task(&self) -> Option<Task> {
        let state = &self.state;
        if state.work.as_ref().is_some_and(|work| work.late) {
            return Some(Task { key: "settings-computing", share: None, stop: Action::Cancel });
        }
        let tasks = [
            ("export", "task-export", Action::Stop("export")),
            ("duplicates", "task-duplicates", Action::Stop("duplicates")),
            ("overview", "settings-computing", Action::Undo),
        ];
        tasks.into_iter().find_map(|(kind, key, stop)| Some(Task { key, share: state.waits_for(kind)?, stop }))
    }

    /// Tells the browser's history where the user is: with an entry of its own, unless it came from there. A frame's entries
    /// would be those of the page around it.
    fn record(&mut self, travelled: bool) {
        let Some(spot) = self.state.spot().filter(|_| !dom::is_framed()) else { return };
        if self.entry != Some(spot) {
            dom::record(spot.as_str(), self.entry.is_some() && !travelled);
            self.entry = Some(spot);
        }
    }

    fn guard(&mut self) {
        let wanted = self.state.unsaved() && !dom::is_framed();
        if wanted != self.guard.is_some() {
            self.guard = wanted.then(dom::ask_before_leaving).flatten();
        }
    }

    /// Takes files that somebody chose, in place of what a host has loaded.
    fn take(&mut self, context: &Context<Self>, files: Vec<File>) {
        if !files.iter().all(is_project) {
            let superseded = self.commands.supersede(true);
            self.end(superseded);
        }
        self.choose(context, files);
    }

    /// Takes files, a project first: the files beside it are read as it says.
    fn choose(&mut self, context: &Context<Self>, files: Vec<File>) {
        let (projects, files): (Vec<File>, Vec<File>) = files.into_iter().partition(is_project);
        for project in projects {
            self.project = Some(project);
            self.act(context, Action::OpenProject);
        }
        if !files.is_empty() {
            let names = files.iter().map(File::name).collect();
            self.files = files;
            self.act(context, Action::FilesChosen(names));
        }
    }

    fn obey(&mut self, context: &Context<Self>, ticket: u32, command: Command) {
        match command {
            Command::Load(files) => {
                let projects = files.iter().filter(|file| is_project(file)).count();
                let has_data = projects < files.len();
                let superseded = self.commands.supersede(has_data);
                self.end(superseded);
                if has_data {
                    // Nothing is left of what was there, also where nothing comes of this: it may be another client's.
                    self.act(context, Action::Forget);
                }
                self.choose(context, files);
                self.commands.load(ticket, has_data, projects, &self.state);
            }
            Command::Set(link) => {
                // Refused before it reaches the screen: it is the host's error, not the user's.
                if let Some(Err(error)) = Shared::read(&link) {
                    return self.end(vec![End::new(ticket, Some(Refusal::Error(error)))]);
                }
                self.act(context, Action::Arrive(link));
                dom::tell("set", "", ticket.into(), 0.0);
                let end = self.commands.set(ticket, &self.state);
                self.end(end.into_iter().collect());
            }
            Command::Export(kind) => {
                let end = self.commands.export(ticket, ExportKind::named(&kind), &self.state);
                self.end(end.into_iter().collect());
                self.ask_exports(context);
            }
        }
    }

    /// Asks for the files that the page around this one waits for, once the analysis is there that they are of.
    fn ask_exports(&mut self, context: &Context<Self>) {
        let overtaken = self.commands.overtaken(&self.state);
        self.end(overtaken);
        let effects = self.commands.ask_exports(&mut self.state, || self.page.export_labels());
        self.carry_out(context, effects);
    }

    /// Tells the page around this one how its commands have ended.
    fn end(&self, ends: Vec<End>) {
        for End { ticket, refusal, .. } in ends {
            let message = match &refusal {
                Some(Refusal::Error(error)) => self.page.text.error(error),
                _ => String::new(),
            };
            dom::ended(ticket, refusal.as_ref().map_or("", Refusal::code), &message, "", &JsValue::UNDEFINED);
        }
    }

    /// Gives the page around this one the file that it asked for.
    fn hand_over(&self, ticket: u32, outcome: Outcome, blob: Option<Blob>) {
        if let (Outcome::Done(answer), Some(blob)) = (&outcome, blob)
            && let Answer::Exported { name, .. } = answer.as_ref()
        {
            return dom::ended(ticket, "", "", name, &blob);
        }
        let refusal = match outcome {
            Outcome::Failed(error) => Refusal::Error(error),
            _ => Refusal::Cancelled,
        };
        self.end(vec![End::new(ticket, Some(refusal))]);
    }

    fn unsaved(&mut self, context: &Context<Self>, name: &str) {
        self.act(context, Action::FilesFailed(Error::new(Code::Unreadable).in_file(name)));
    }

    fn act(&mut self, context: &Context<Self>, action: Action) {
        let told = self.state.told();
        let before = (self.state.waits(), self.state.cancelled);
        let data = self.state.data();
        let analysis = self.state.overview.clone();
        let step = self.commands.before(&self.state, &action);
        let effects = self.state.apply(action);
        self.carry_out(context, effects);
        if self.state.data() != data {
            // Results of the data before it are not of this.
            dom::tell("data", "", 0.0, 0.0);
        }
        match self.state.news(&told) {
            Some(error) => {
                dom::tell("error", &format!("{} {}", error.code.as_str(), self.page.text.error(error)), 0.0, 0.0);
            }
            _ if self.state.cancelled && !before.1 => dom::tell("error", "cancelled", 0.0, 0.0),
            _ if self.state.waits() && !before.0 => dom::tell("progress", "mapping", 0.0, 0.0),
            _ => {}
        }
        let ends = self.commands.after(step, &self.state);
        if ends.iter().any(|end| end.discard) {
            let effects = self.state.apply(Action::Forget);
            self.carry_out(context, effects);
            dom::tell("data", "", 0.0, 0.0);
        } else if self.state.analysis_since(analysis.as_ref()).is_some() {
            dom::tell("analyzed", "", 0.0, 0.0);
        }
        self.end(ends);
        self.ask_exports(context);
    }

    fn carry_out(&mut self, context: &Context<Self>, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { engine, ticket, of, ask, files } => {
                    let files: Vec<File> = files.iter().filter_map(|index| self.files.get(*index).cloned()).collect();
                    // Intervals come in many short requests.
                    if !matches!(ask, Ask::Draw) {
                        let late = context.link().callback(move |()| Message::Do(Action::Late(ticket)));
                        dom::later(LATE, move || late.emit(()));
                    }
                    self.engines.ask(engine, Request { id: ticket, of, ask }, &files);
                }
                Effect::Drop(tickets) => self.engines.drop_requests(&tickets),
                Effect::Open { ticket } => {
                    let request = Request { id: ticket, of: 0, ask: Ask::Open };
                    self.engines.ask(Engine::Reading, request, self.project.as_slice());
                }
                Effect::Compare => self.engines.compare(self.project.clone()),
                Effect::Share(fragment) => dom::share(&fragment),
                Effect::Restart => self.engines.restart(),
                Effect::Promote => {
                    self.engines.promote();
                    self.analysed = self.files.clone();
                }
                Effect::Return => self.files = self.analysed.clone(),
                Effect::Forget => {
                    self.engines.forget();
                    (self.files, self.analysed) = (Vec::new(), Vec::new());
                }
                Effect::FetchSample => self.fetch_sample(context),
                Effect::GoTo(id) => self.goal = Some(id),
                Effect::Keep(plans) => dom::keep(&plans),
            }
        }
        self.reformat();
    }

    fn fetch_sample(&self, context: &Context<Self>) {
        let (meta, name) = match self.page.text.language() {
            Language::English => ("sample-en", "coffee-wholesale.csv"),
            Language::Chinese => ("sample-zh", "茶叶批发订单.csv"),
        };
        context.link().send_future(async move {
            match dom::fetch_own(meta, name).await {
                Ok(file) => Message::Sampled(file),
                Err(error) => {
                    web_sys::console::warn_1(&error);
                    Message::Do(Action::FilesFailed(Error::new(Code::Unreadable).in_file(name)))
                }
            }
        });
    }

    /// New formatters, where the language or the currency has changed.
    fn reformat(&mut self) {
        let language = self.page.text.language();
        // The form may be of other files than the analysis.
        let shown = self.state.overview.as_ref().filter(|_| self.state.stage != Stage::Mapping);
        let analysed = shown.map(|overview| overview.currency.as_deref());
        let currency = analysed.unwrap_or_else(|| self.state.currency());
        if !self.page.format.is_for(language, currency) {
            self.page.format = Rc::new(Format::new(language, currency));
        }
    }

    fn label(&self) {
        let text = &self.page.text;
        let usual = text.get("title");
        dom::label_document(text.language(), &usual);
        let printed = match (&self.state.overview, self.state.files.first()) {
            (Some(_), Some(name)) => text.with("title-file", &[("name", name.as_str().into())]),
            _ => usual.clone(),
        };
        self.titles.replace(Titles { usual, printed });
    }
}

/// Another title while the page is printed. At once: a message would come when it has been printed.
fn print_listeners(titles: &Rc<RefCell<Titles>>) -> Vec<EventListener> {
    let Some(window) = dom::window() else { return Vec::new() };
    let listen = |name: &'static str, title: fn(&Titles) -> &str| {
        let titles = Rc::clone(titles);
        EventListener::new(&window, name, move |_| dom::set_title(title(&titles.borrow())))
    };
    vec![listen("beforeprint", |titles| &titles.printed), listen("afterprint", |titles| &titles.usual)]
}

/// Files may be dropped anywhere: dropped beside the frame for them, the browser would leave the page to show them.
fn drop_listeners(link: &html::Scope<App>) -> Vec<EventListener> {
    let Some(window) = dom::window() else { return Vec::new() };
    let listen = |name: &'static str, heard: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref() {
                heard(event);
            }
        })
    };
    let over = link.callback(Message::Drag);
    let out = over.clone();
    let chosen = link.callback(Message::Chosen);
    let mut listeners = vec![
        listen("dragover", Box::new(move |_| over.emit(true))),
        // Leaving the window, not merely an element of it, has no related target.
        listen(
            "dragleave",
            Box::new(move |event| {
                if event.related_target().is_none() {
                    out.emit(false)
                }
            }),
        ),
        listen(
            "drop",
            Box::new(move |event| {
                let files = dom::files(event.data_transfer().and_then(|transfer| transfer.files()));
                if !files.is_empty() {
                    chosen.emit(files);
                }
            }),
        ),
    ];
    listeners.extend(pasted(link));
    let arrived = link.callback(|()| Message::Arrived);
    listeners.push(EventListener::new(&window, "hashchange", move |_| arrived.emit(())));
    let travelled = link.callback(Message::Travelled);
    listeners.push(EventListener::new(&window, "popstate", move |event| travelled.emit(dom::entry(event))));
    listeners.push(commands(link, &window));
    listeners
}

/// What the page around this one commands (www/embed/frame.js).
fn commands(link: &html::Scope<App>, window: &Window) -> EventListener {
    let commanded = link.callback(|(ticket, command)| Message::Commanded(ticket, command));
    EventListener::new(window, "whalecurve", move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail).unwrap_or_default();
        // [ticket, kind, content]
        let [ticket, kind, content] = [0, 1, 2].map(|at| js_sys::Array::from(&detail).get(at));
        let text = || content.as_string().unwrap_or_default();
        let command = match kind.as_string().as_deref() {
            Some("load") => {
                Command::Load(js_sys::Array::from(&content).iter().filter_map(|file| file.dyn_into().ok()).collect())
            }
            Some("set") => Command::Set(text()),
            _ => Command::Export(text()),
        };
        commanded.emit((ticket.as_f64().unwrap_or_default() as u32, command));
    })
}

/// Tasks that come back: only files that are called as we call them are looked into.
fn may_be_tasks(file: &File) -> bool {
    let name = file.name().to_lowercase();
    let called = name.contains("-tasks") || name.contains("-this-week");
    called && name.ends_with(".csv") && file.size() <= LARGEST_TASKS
}

/// A project, or a blind pack: the one place where a name decides.
fn is_project(file: &File) -> bool {
    file.name().to_lowercase().ends_with(".json")
}

/// Cells that were copied from a spreadsheet and are pasted anywhere but into a field: a table of their own.
fn pasted(link: &html::Scope<App>) -> Option<EventListener> {
    let chosen = link.callback(Message::Chosen);
    let window = dom::window()?;
    let listener = EventListener::new(&window, "paste", move |event| {
        let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
        let in_field = event.target().is_some_and(|target| {
            target.has_type::<web_sys::HtmlInputElement>() || target.has_type::<web_sys::HtmlTextAreaElement>()
        });
        let Some(data) = event.clipboard_data().filter(|_| !in_field) else { return };
        let files = dom::files(data.files());
        let text = data.get_data("text/plain").unwrap_or_default();
        if !files.is_empty() {
            chosen.emit(files);
        } else if text.contains('\n')
            && let Ok(file) = dom::text_file(&text, "clipboard.tsv")
        {
            chosen.emit(vec![file]);
        }
    });
    Some(listener)
}
