//! One customer, in a dialogue over the page.

use super::panel::{body, written};
use super::waiting::{Wait, waiting};
use crate::ui::page::{Page, use_page};
use crate::ui::state::Action;
use crate::view::panel::Panel;
use crate::view::portfolio::Part;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows; its heading is `detail-title`.
    pub children: Html,
}

/// A dialogue over the page.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let page = use_page();
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
    // Closing the dialog, in whatever way, gives the focus back and then tells the state.
    let closed = page.on::<Event>(|| Action::CloseCustomer);
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
        <dialog class="detail" ref={place} data-testid="customer-detail" aria-labelledby="detail-title" onclose={closed} {onclick}>
            <div class="detail-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// The dialogue for a customer; it says so until the customer is there.
pub fn detail(page: &Page, panel: Option<&Panel>, wait: Wait) -> Html {
    let heading = panel.and_then(|panel| panel.heading.as_ref()).map(|heading| written(page, heading));
    let heading = heading.unwrap_or_default();
    html! {
        <Dialog>
            <header>
                <h2 id="detail-title">{ heading }</h2>
                { waiting(page, Part::Customer, wait) }
                <button type="button" class="quiet" data-close="">{ page.t("close") }</button>
            </header>
            <div class="part">{ body(page, panel, wait) }</div>
        </Dialog>
    }
}
