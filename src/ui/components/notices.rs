//! What went wrong, as sentences at the top of the page; the tool goes on working below them.

use crate::error::Error;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::panel::Phrase;
use yew::prelude::*;

pub fn notices(page: &Page, errors: &[Error], stopped: bool, cancelled: bool) -> Html {
    html! {
        <div class="notices" role="alert">
            { for errors.iter().enumerate().map(|(index, error)| html! {
                <div class="notice bad" data-testid="error" data-code={error.code.as_str()}>
                    <div>
                        <strong>{ page.t("error-title") }</strong>
                        <p>{ page.text.error(error) }</p>
                    </div>
                    <div class="notice-tools">
                        if stopped {
                            <button type="button" onclick={page.on(|| Action::RestartEngine)}>{ page.t("error-restart") }</button>
                        }
                        <button type="button" class="quiet" onclick={page.on(move || Action::Dismiss(index))}>{ page.t("error-dismiss") }</button>
                    </div>
                </div>
            }) }
            if cancelled {
                <div class="notice" data-testid="cancelled"><p>{ page.t("cancelled") }</p></div>
            }
        </div>
    }
}

/// What was done at the user's wish and cannot be seen otherwise. Always there, so that a screen reader hears it change.
pub fn toast(page: &Page, said: Option<&Phrase>) -> Html {
    html! {
        <div class="toast" role="status" data-testid="said">
            if let Some(said) = said {
                <p>{ super::panel::say(page, said) }</p>
                <button type="button" class="quiet" aria-label={page.t("error-dismiss")} onclick={page.on(|| Action::Hush)}>{ "×" }</button>
            }
        </div>
    }
}
