//! What went wrong, as sentences at the top of the page; the tool goes on working below them.

use crate::error::Error;
use crate::ui::page::use_page;
use crate::ui::state::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Errors that were not dismissed yet.
    pub errors: Vec<Error>,
    /// Has the engine stopped?
    pub stopped: bool,
    /// Has the user just stopped a job?
    pub cancelled: bool,
}

#[component]
pub fn Notices(props: &Props) -> Html {
    let page = use_page();
    html! {
        <div class="notices" role="alert">
            { for props.errors.iter().enumerate().map(|(index, error)| html! {
                <div class="notice bad" data-testid="error" data-code={error.code.as_str()}>
                    <div>
                        <strong>{ page.t("error-title") }</strong>
                        <p>{ page.text.error(error) }</p>
                    </div>
                    <div class="notice-tools">
                        if props.stopped {
                            <button type="button" onclick={page.on(|| Action::RestartEngine)}>{ page.t("error-restart") }</button>
                        }
                        <button type="button" class="quiet" onclick={page.on(move || Action::Dismiss(index))}>{ page.t("error-dismiss") }</button>
                    </div>
                </div>
            }) }
            if props.cancelled {
                <div class="notice" data-testid="cancelled"><p>{ page.t("cancelled") }</p></div>
            }
        </div>
    }
}
