//! What takes over a second: how far it is, and a way to stop it.

use crate::ui::page::Page;
use crate::ui::state::{Action, State};
use crate::view::portfolio::Part;
use yew::prelude::*;

/// How a part of the screen stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wait {
    /// It is there, or soon will be.
    Calm,
    /// It has been asked for over a second ago; how far it is, where that is known.
    Late(Option<f64>),
    /// It was stopped, or has failed.
    Stopped,
}

impl Wait {
    /// How a part stands.
    pub fn of(state: &State, part: Part) -> Wait {
        match state.waits_for(part.as_str()) {
            Some(share) => Wait::Late(share),
            None if state.view(part).is_some_and(|view| view.stopped) => Wait::Stopped,
            None => Wait::Calm,
        }
    }
}

/// Beside a part's heading: stops it, or asks for it again.
pub fn waiting(page: &Page, part: Part, wait: Wait) -> Html {
    let name = part.as_str();
    match wait {
        Wait::Calm => Html::default(),
        Wait::Late(share) => html! {
            <span class="waiting">
                { meter(page, share) }
                <button type="button" class="quiet" data-testid={format!("{name}-stop")} onclick={page.on(move || Action::Stop(name))}>{ page.t("cancel") }</button>
            </span>
        },
        Wait::Stopped => html! {
            <button type="button" data-testid={format!("{name}-retry")} onclick={page.on(move || Action::Retry(part))}>{ page.t("past-now") }</button>
        },
    }
}

/// How far something is.
pub fn meter(page: &Page, share: Option<f64>) -> Html {
    match share {
        Some(share) => {
            html! { <progress max="1" value={format!("{share:.3}")} aria-label={page.t("panel-computing")} /> }
        }
        None => html! { <progress aria-label={page.t("panel-computing")} /> },
    }
}
