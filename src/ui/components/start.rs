//! The first screen: what this is, a place for files, a sample, and what happens to the data (nothing).

use crate::ui::dom;
use crate::ui::page::Page;
use crate::ui::state::Action;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// What the file dialogue offers; a file of another name can be dropped, since its content decides.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.html,.htm,.xml,.gz,.zip,.json,text/csv,text/plain,text/tab-separated-values";

pub fn start_screen(page: &Page, choose: &Callback<Vec<File>>, dragged: bool, analysed: bool) -> Html {
    let choose = choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files = dom::files(input.files());
        // So that the same file can be chosen again after it was corrected.
        input.set_value("");
        if !files.is_empty() {
            choose.emit(files);
        }
    });
    html! {
        <div class="start">
            <div class="start-main">
                if analysed { { way_back(page) } }
                <h1>{ page.t("start-title") }</h1>
                <p class="lead">{ page.t("start-lead") }</p>
                <div class={classes!("drop", dragged.then_some("over"))}>
                    <p class="drop-title">{ page.t(if dragged { "start-drop-active" } else { "start-drop" }) }</p>
                    <div class="drop-tools">
                        // A label alone is out of the keyboard's reach: the input itself is focusable, and drawn by its label.
                        <input type="file" id="file" multiple=true accept={ACCEPT} class="file-input" data-testid="file-input" {onchange} />
                        <label for="file" class="button primary">{ page.t("start-choose") }</label>
                        <button type="button" data-testid="use-sample" onclick={page.on(|| Action::SampleWanted)}>{ page.t("start-sample") }</button>
                    </div>
                    <p class="small">{ page.t("start-formats") }</p>
                </div>
                <div class="privacy">
                    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2 3.5 4.5v5c0 4 2.8 7 6.5 8.5 3.7-1.500 6.500-4.500 6.500-8.500v-5z M7 10l2.200 2.200L13.200 8" /></svg>
                    <div>
                        <h2>{ page.t("start-privacy-title") }</h2>
                        <p>{ page.t("start-privacy") }{ page.t("sentence-gap") }{ page.t("start-privacy-check") }</p>
                    </div>
                </div>
            </div>
            <div class="start-side">
                { picture() }
                <h2>{ page.t("start-get-title") }</h2>
                <ul class="ticks">
                    { for ["start-get-tiers", "start-get-whale", "start-get-cards", "start-get-receipt"].map(|key| html! { <li>{ page.t(key) }</li> }) }
                </ul>
                <h2>{ page.t("start-needs-title") }</h2>
                <p>{ page.t("start-needs-orders") }</p>
                <p>{ page.t("start-needs-more") }</p>
            </div>
        </div>
    }
}

/// Back to the analysis that is still there.
pub fn way_back(page: &Page) -> Html {
    html! {
        <p class="return"><button type="button" class="link" data-testid="return" onclick={page.on(|| Action::Return)}>{ page.t("start-return") }</button></p>
    }
}

/// A whale curve, for show: up to 124 % of the profit and back down to 100 %.
fn picture() -> Html {
    html! {
        <svg class="picture" viewBox="0 0 360 150" aria-hidden="true">
            <path class="grid" d="M0 139.500h360M0 51.500h360" />
            <path class="gain" d="M0 139.500C18 72 58 20 150 16c40-1.700 70 0 92 1.500V139.500z" />
            <path class="drain" d="M242 17.500c40 3 86 15 118 34v88H242z" />
            <path class="curve" d="M0 139.500C18 72 58 20 150 16c40-1.700 70 0 92 1.500" />
            <path class="curve down" d="M242 17.500c40 3 86 15 118 34" />
            <text x="4" y="46">{ "100%" }</text>
        </svg>
    }
}
