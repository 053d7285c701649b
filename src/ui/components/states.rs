//! The values of status columns: what each comes to, and what it means, open to correction.

use crate::ingest::change::Change;
use crate::ingest::status::{self, Meaning, StateRows};
use crate::ui::page::Page;
use crate::ui::state::Action;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn states(page: &Page, index: usize, headers: &[String], states: &[StateRows]) -> Html {
    if states.is_empty() {
        return Html::default();
    }
    let (known, unknown): (Vec<&StateRows>, Vec<&StateRows>) = states.iter().partition(|state| state.known);
    let several = states.iter().any(|state| state.column != states[0].column);
    let row = |state: &&StateRows| row(page, index, headers, state, several);
    html! {
        <details class="states" open={!unknown.is_empty()} data-testid="states">
            <summary>{ page.t("states-title") }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("states-title")}>
                <table class="reasons">
                    <thead><tr>
                        <th scope="col">{ page.t("states-value") }</th><th scope="col" class="number">{ page.t("receipt-rows") }</th>
                        <th scope="col" class="number">{ page.t("receipt-amount") }</th><th scope="col">{ page.t("states-meaning") }</th>
                    </tr></thead>
                    <tbody>{ for known.iter().map(row) }</tbody>
                    if !unknown.is_empty() {
                        <tbody>
                            <tr class="group"><th scope="rowgroup" colspan="4">{ page.t("states-unknown") }</th></tr>
                            { for unknown.iter().map(row) }
                        </tbody>
                    }
                </table>
            </div>
        </details>
    }
}

fn row(page: &Page, index: usize, headers: &[String], state: &StateRows, several: bool) -> Html {
    let (send, value) = (page.send.clone(), status::folded(&state.value));
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| Meaning::named(&select.value()));
        if let Some(meaning) = chosen {
            send.emit(Action::Change(index, Change::Meaning(value.clone(), meaning)));
        }
    });
    let column = headers.get(state.column).filter(|_| several);
    html! {
        <tr data-state={state.value.clone()}>
            <th scope="row">{ &state.value }if let Some(column) = column { <small>{ column }</small> }</th>
            <td class="number">{ page.format.count(state.rows) }</td>
            <td class="number"><data value={state.amount.to_string()}>{ page.format.amount(state.amount) }</data></td>
            <td><select aria-label={format!("{}: {}", page.t("states-meaning"), state.value)} ~value={state.meaning.as_str()} {onchange}>
                { for Meaning::ALL.iter().map(|meaning| html! {
                    <option value={meaning.as_str()} selected={*meaning == state.meaning}>{ page.t(&format!("meaning-{}", meaning.as_str())) }</option>
                }) }
            </select></td>
        </tr>
    }
}
