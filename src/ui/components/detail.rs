//! Dialogues over the page: one customer, and what a file says of itself before it is saved.

use super::panel::{body, written};
use super::waiting::{Wait, waiting};
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::panel::Panel;
use crate::view::portfolio::Part;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its name in tests.
    pub name: &'static str,
    /// Called when it is closed, in whatever way.
    pub closed: Callback<Event>,
    /// What it shows; its heading is `detail-title`.
    pub children: Html,
}

/// A dialogue over the page.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            // Modal: the browser holds the focus inside, closes on Escape, and gives the focus back.
            if let Some(dialog) = place.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let onclick = {
        let place = place.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(dialog) = place.cast::<HtmlDialogElement>() else { return };
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            // A click on the dialog itself, not on anything inside it, is one on its backdrop.
            if target == *dialog.unchecked_ref::<Element>() || target.has_attribute("data-close") {
                dialog.close();
            }
        })
    };
    html! {
        <dialog class="detail" ref={place} data-testid={props.name} aria-labelledby="detail-title" onclose={props.closed.clone()} {onclick}>
            <div class="detail-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// The dialogue for a file that the user reads about before it is saved.
pub fn before_saving(page: &Page, about: &Panel, save: Callback<MouseEvent>, closed: Callback<Event>) -> Html {
    html! {
        <Dialog name="before-saving" {closed}>
            <header>
                <h2 id="detail-title">{ page.t("before-saving") }</h2>
                <button type="button" class="quiet" data-close="">{ page.t("close") }</button>
            </header>
            <div class="part">{ body(page, Some(about), Wait::Calm) }</div>
            <button type="button" class="primary" data-testid="save-file" onclick={save}>{ page.t("save-file") }</button>
        </Dialog>
    }
}

/// The dialogue for a customer; it says so until the customer is there.
pub fn detail(page: &Page, panel: Option<&Panel>, wait: Wait) -> Html {
    let heading = panel.and_then(|panel| panel.heading.as_ref()).map(|heading| written(page, heading));
    let heading = heading.unwrap_or_default();
    html! {
        <Dialog name="customer-detail" closed={page.on::<Event>(|| Action::CloseCustomer)}>
            <header>
                <h2 id="detail-title">{ heading }</h2>
                { waiting(page, Part::Customer, wait) }
                <button type="button" class="quiet" data-close="">{ page.t("close") }</button>
            </header>
            <div class="part">{ body(page, panel, wait) }</div>
        </Dialog>
    }
}
