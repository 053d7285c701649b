//! The bar at the top: name, file, places of the workspace, export, settings, language.

use super::waiting::meter;
use crate::protocol::ExportKind;
use crate::text::Language;
use crate::ui::dom;
use crate::ui::page::{Page, use_page};
use crate::ui::state::{Action, Place, Stage};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the bar tells.
pub struct Header<'a> {
    /// In the workspace there is more to choose from.
    pub stage: Stage,
    /// Names of the files.
    pub files: &'a [String],
    /// Is it a blind pack that is shown? Then there is nothing to set, to save or to look for.
    pub blind: bool,
    /// The place that is shown.
    pub place: Place,
    /// Can the last step be taken back?
    pub has_past: bool,
    /// Are the settings open?
    pub settings_shown: bool,
    /// Is the engine computing?
    pub busy: bool,
    /// What takes over a second.
    pub task: Option<Task>,
    /// Takes a choice of language.
    pub speak: Callback<Language>,
}

/// Something that takes over a second, and how to stop it.
pub struct Task {
    /// What, as a key of the catalogue.
    pub key: &'static str,
    /// How far it is, where that is known.
    pub share: Option<f64>,
    /// Stops it.
    pub stop: Action,
}

fn task(page: &Page, task: Task) -> Html {
    let stop = task.stop;
    html! {
        <span class="waiting">
            <span>{ page.t(task.key) }</span>
            { meter(page, task.share) }
            <button type="button" class="quiet" data-testid="task-stop" onclick={page.on(move || stop.clone())}>{ page.t("cancel") }</button>
        </span>
    }
}

pub fn header(page: &Page, at: Header<'_>) -> Html {
    let in_workspace = at.stage == Stage::Workspace;
    let computes = in_workspace && !at.blind;
    let speak = at.speak.clone();
    let onchange = Callback::from(move |event: Event| {
        let choice =
            event.target_dyn_into::<HtmlSelectElement>().and_then(|select| Language::from_tag(&select.value()));
        if let Some(language) = choice {
            speak.emit(language);
        }
    });
    let current = page.text.language();
    let shown = at.settings_shown;
    let settings = move || if shown { Action::HideSettings } else { Action::ShowSettings(None) };
    html! {
        <header class="top">
            <div class="top-row">
                <button type="button" class="brand" onclick={page.on(|| Action::StartOver)} title={page.t("open-another")}>
                    { mark() }<span>{ page.t("product") }</span>
                </button>
                if in_workspace {
                    <p class="top-file" title={at.files.join("\n")}>{ file_names(at.files) }</p>
                }
                <div class="top-tools">
                    if computes {
                        <span class="computing" role="status">
                            if at.busy && at.task.is_none() { { page.t("settings-computing") } }
                        </span>
                        if let Some(slow) = at.task { { task(page, slow) } }
                        <button type="button" class="quiet" data-testid="undo" disabled={!at.has_past} onclick={page.on(|| Action::Undo)}>{ page.t("undo") }</button>
                    }
                    if in_workspace {
                        <button type="button" class="quiet" onclick={page.on(|| Action::StartOver)}>{ page.t("open-another") }</button>
                    }
                    if computes {
                        <ExportMenu />
                        <button type="button" class="quiet" aria-expanded={at.settings_shown.to_string()} aria-controls="settings"
                            onclick={page.on(settings)}>{ page.t("settings") }</button>
                    }
                    <select class="quiet" data-testid="language" aria-label={page.t("language")} ~value={current.as_str()} {onchange}>
                        { for Language::ALL.iter().map(|language| html! {
                            <option value={language.as_str()} lang={language.as_str()} selected={*language == current}>
                                { page.t(&format!("language-{}", language.as_str())) }
                            </option>
                        }) }
                    </select>
                </div>
            </div>
            if computes {
                <nav class="places" aria-label={page.t("nav")}>
                    { for Place::ALL.iter().map(|place| {
                        let place = *place;
                        let current = (place == at.place).then_some("page");
                        html! {
                            <button type="button" data-testid={format!("place-{}", place.as_str())} aria-current={current}
                                onclick={page.on(move || Action::Go(place))}>{ page.t(&format!("place-{}", place.as_str())) }</button>
                        }
                    }) }
                </nav>
            }
        </header>
    }
}

fn file_names(files: &[String]) -> String {
    match files {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} +{}", rest.len()),
    }
}

/// The product's mark: a whale curve, up over the line and back to it.
fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
            <path class="mark-line" d="M2 12.5h20" />
            <path class="mark-curve" d="M3 21C4.5 10 8 5 12.5 5S19 9 21 12.5" />
        </svg>
    }
}

#[component]
fn ExportMenu() -> Html {
    let page = use_page();
    let open = use_state(|| false);
    let close = {
        let open = open.clone();
        move || open.set(false)
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    let onfocusout = {
        let close = close.clone();
        Callback::from(move |event: FocusEvent| {
            // The focus has left the menu altogether.
            let inside = event.current_target().zip(event.related_target()).is_some_and(|(menu, next)| {
                use wasm_bindgen::JsCast;
                let (menu, next) = (menu.dyn_into::<web_sys::Node>().ok(), next.dyn_into::<web_sys::Node>().ok());
                menu.is_some_and(|menu| menu.contains(next.as_ref()))
            });
            if !inside {
                close();
            }
        })
    };
    let entry = |word: &str, act: Callback<()>| {
        let close = close.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            close();
            act.emit(());
        });
        html! {
            <li><button type="button" data-testid={word.to_owned()} {onclick}>
                <span>{ page.t(word) }</span><small>{ page.t(&format!("{word}-note")) }</small>
            </button></li>
        }
    };
    let language = page.text.language().as_str();
    html! {
        <div class="menu" {onkeydown} {onfocusout}>
            <button type="button" class="quiet" data-testid="export-menu" aria-expanded={open.to_string()} aria-haspopup="true" onclick={toggle}>
                { page.t("export-menu") }
            </button>
            <ul hidden={!*open}>
                { for [ExportKind::Csv, ExportKind::Json, ExportKind::SetAside, ExportKind::Blind].map(|kind| {
                    let from = page.clone();
                    entry(&format!("export-{}", kind.as_str()), page.on(move || Action::Export(kind, from.export_labels())))
                }) }
                { entry("export-project", page.on(|| Action::SaveProject)) }
                { entry("share-link", page.on(move || Action::Share(language))) }
                { entry("print", Callback::from(|()| dom::print())) }
            </ul>
        </div>
    }
}
