//! The page as a whole: holds the state, carries out its effects, and decides what is on the screen.

use super::client::{Client, News};
use super::components::{
    Header, SettingsPanel, cards, customers, detail, header, headline, kept, kpis, lifetime, mapping, notices,
    progress_screen, receipt_panel, rfm, start_screen, tiers, whale,
};
use super::dom;
use super::format::Format;
use super::page::Page;
use super::state::{Action, Effect, Job, Outcome, Stage, State};
use crate::error::{Code, Error};
use crate::segment::{Scheme, Tier};
use crate::text::{Language, Text};
use crate::view::Overview;
use gloo_events::{EventListener, EventListenerOptions};
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File};
use yew::prelude::*;

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
    Heard(News),
    Chosen(Vec<File>),
    Speak(Language),
    Spoken(Rc<Text>),
    Drag(bool),
}

/// Draws a part of the workspace that shows the analysis by a scheme, with the tier whose customers are listed.
type Draw = fn(&Page, &Overview, Scheme, Option<(Scheme, Tier)>) -> Html;

struct App {
    state: State,
    client: Client,
    files: Vec<File>,
    page: Page,
    /// Are files being dragged over the page?
    dragged: bool,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let text = Rc::new(dom::first_text());
        let format = Rc::new(Format::new(text.language(), None));
        let app = App {
            state: State::new(dom::kept()),
            client: Client::new(link.callback(Message::Heard)),
            files: Vec::new(),
            page: Page { text, format, send: link.callback(Message::Do) },
            dragged: false,
            _listeners: drop_listeners(link),
        };
        app.label();
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(action) => self.act(context, action),
            Message::Heard(News::Progress(id, progress)) => {
                self.act(context, Action::Progressed(id, progress, dom::now()));
            }
            Message::Heard(News::Ended(id, outcome, blob)) => {
                if let (Outcome::Done(answer), Some(blob)) = (&outcome, blob)
                    && let crate::protocol::Answer::Exported { name } = answer.as_ref()
                    && dom::save(name, &blob).is_err()
                {
                    self.act(context, Action::FilesFailed(Error::new(Code::Unreadable).in_file(name)));
                }
                self.act(context, Action::Ended(id, outcome));
            }
            Message::Heard(News::Stopped(error)) => self.act(context, Action::EngineStopped(error)),
            Message::Chosen(files) => {
                let names = files.iter().map(File::name).collect();
                self.files = files;
                self.dragged = false;
                self.act(context, Action::FilesChosen(names));
            }
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
            Message::Drag(over) => {
                let changed = self.dragged != over;
                self.dragged = over;
                return changed;
            }
        }
        self.label();
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let state = &self.state;
        let choose = context.link().callback(Message::Chosen);
        let speak = context.link().callback(Message::Speak);
        let working = state.work.as_ref().filter(|work| work.job != Job::Analyze || state.overview.is_none());
        let in_workspace = working.is_none() && state.stage == Stage::Workspace;
        let skip = Callback::from(|event: MouseEvent| {
            event.prevent_default();
            dom::go_to("main");
        });
        let page = &self.page;
        let top = Header {
            stage: if in_workspace { Stage::Workspace } else { Stage::Start },
            files: &state.files,
            settings_shown: state.settings_shown,
            busy: state.work.is_some(),
            saved: state.saved.as_deref(),
            speak,
        };
        let body = match (working, state.stage) {
            (Some(work), _) => progress_screen(page, work, &state.files),
            (None, Stage::Start) => start_screen(page, &choose, self.dragged, state.overview.is_some()),
            (None, Stage::Mapping) => {
                html! { <div class="narrow">{ mapping(page, &state.sources, true, state.missing()) }</div> }
            }
            (None, Stage::Workspace) => self.workspace(),
        };
        html! {
            <ContextProvider<Page> context={page.clone()}>
                <a class="skip" href="#main" onclick={skip}>{ page.t("skip") }</a>
                { header(page, top) }
                <main id="main" tabindex="-1" class={classes!(self.dragged.then_some("dragged"))}>
                    { notices(page, &state.errors, state.engine_stopped, state.cancelled) }
                    { body }
                </main>
                if self.dragged && in_workspace {
                    <div class="drop-veil" aria-hidden="true"><p>{ page.t("start-drop-active") }</p></div>
                }
            </ContextProvider<Page>>
        }
    }
}

impl App {
    fn workspace(&self) -> Html {
        let state = &self.state;
        let (Some(overview), Some(scheme)) = (state.overview.clone(), state.shown_scheme()) else {
            return Html::default();
        };
        // Words and numbers are written anew where the language or the currency changes.
        let shown =
            |what: Rc<dyn Any>| -> Vec<Rc<dyn Any>> { vec![self.page.text.clone(), self.page.format.clone(), what] };
        let (page, settings, filter) = (self.page.clone(), state.settings.clone(), state.query.tier);
        let part = |and: String, draw: Draw| {
            let (page, overview) = (page.clone(), overview.clone());
            kept(shown(overview.clone()), and, move || draw(&page, &overview, scheme, filter))
        };
        let filtered =
            filter.map(|(scheme, tier)| format!("{} {}", scheme.as_str(), tier.as_str())).unwrap_or_default();
        let by_tier = {
            let (page, overview, settings) = (page.clone(), overview.clone(), settings.clone());
            let and = format!("{} {filtered}", scheme.as_str());
            kept(shown(overview.clone()), and, move || tiers(&page, &overview, scheme, &settings, filter))
        };
        let table = {
            let (page, overview, query, rows) =
                (page.clone(), overview.clone(), state.query.clone(), state.customers.clone());
            let mut on = shown(overview.clone());
            on.extend(rows.clone().map(|rows| rows as Rc<dyn Any>));
            // Every query brings other rows; until they are there, what was typed must show.
            let and = format!("{} {filtered}", query.search);
            kept(on, and, move || customers(&page, &overview, &query, rows.as_deref()))
        };
        html! {
            <div class={classes!("workspace", state.settings_shown.then_some("with-settings"))}>
                <div class="sheet-body">
                    { headline(&page, &overview, &state.receipts) }
                    { kpis(&page, &overview) }
                    <div class="pair">
                        { by_tier }
                        { part(String::new(), |page, overview, _, _| whale(page, overview)) }
                    </div>
                    { part(scheme.as_str().to_owned(), |page, overview, scheme, _| cards(page, overview, scheme)) }
                    { lifetime(&page, state.lifetime.clone(), &settings, state.drawn) }
                    { part(filtered.clone(), |page, overview, _, filter| rfm(page, overview, filter)) }
                    { table }
                    <section id="data" tabindex="-1" class="data" aria-label={page.t("nav-data")}>
                        { receipt_panel(&page, &state.receipts, &overview.totals, &state.options, state.duplicates.as_deref()) }
                        { mapping(&page, &state.sources, false, state.missing()) }
                    </section>
                </div>
                if state.settings_shown {
                    <SettingsPanel settings={settings.clone()} wanted={state.setting_wanted} error={state.setting_error.clone()}
                        as_of={overview.as_of} currency={overview.currency.clone()} busy={state.work.is_some()} />
                }
                if let Some(customer) = &state.customer {
                    { detail(&page, customer, &overview.assumed) }
                }
            </div>
        }
    }

    fn act(&mut self, context: &Context<Self>, action: Action) {
        for effect in self.state.apply(action) {
            match effect {
                Effect::Ask { ticket, ask, files } => {
                    let files: Vec<File> = files.iter().filter_map(|index| self.files.get(*index).cloned()).collect();
                    self.client.ask(ticket, ask, &files);
                }
                Effect::Restart => self.client.restart(),
                Effect::FetchSample => self.fetch_sample(context),
                Effect::ShowCustomers => dom::go_to("customers"),
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
                Ok(file) => Message::Chosen(vec![file]),
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
        let currency = self.state.overview.as_ref().and_then(|overview| overview.currency.as_deref());
        if !self.page.format.is_for(language, currency) {
            self.page.format = Rc::new(Format::new(language, currency));
        }
    }

    fn label(&self) {
        let text = &self.page.text;
        let title = match (&self.state.overview, self.state.files.first()) {
            (Some(_), Some(name)) => text.with("title-file", &[("name", name.as_str().into())]),
            _ => text.get("title"),
        };
        dom::label_document(text.language(), &title);
    }
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
    listeners
}

/// Cells that were copied from a spreadsheet and are pasted anywhere but into a field: a table of their own.
fn pasted(link: &html::Scope<App>) -> Option<EventListener> {
    let chosen = link.callback(Message::Chosen);
    let window = dom::window()?;
    let listener = EventListener::new(&window, "paste", move |event| {
        let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
        let in_field = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
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
