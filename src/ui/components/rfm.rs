//! The grid of recency and frequency, as a table that is shaded like a map.

use crate::segment::{Scheme, Tier};
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::panel::Link;
use crate::view::{CustomerFilter, Overview};
use yew::prelude::*;

pub fn rfm(page: &Page, overview: &Overview, filter: Option<(Scheme, Tier)>) -> Html {
    let grid = match &overview.rfm {
        Some(rfm) => {
            let most = rfm.cells.iter().flatten().map(|cell| cell.customers).max().unwrap_or(0);
            html! {
                <div class="scroll" tabindex="0" role="region" aria-label={page.t("rfm-title")}>
                    <table class="rfm" data-testid="rfm-table">
                        <caption class="sr">{ page.t("rfm-lead") }</caption>
                        <thead>
                            <tr>
                                <td></td>
                                { for (1..=5).map(|f| html! {
                                    <th scope="col"><abbr title={page.t("rfm-frequency")}>{ format!("F{f}") }</abbr>
                                        { match f { 1 => hint(page.t("rfm-frequency-low")), 5 => hint(page.t("rfm-frequency-high")), _ => Html::default() } }
                                    </th>
                                }) }
                            </tr>
                        </thead>
                        <tbody>
                            { for rfm.cells.iter().enumerate().rev().map(|(r, row)| html! {
                                <tr key={r}>
                                    <th scope="row"><abbr title={page.t("rfm-recency")}>{ format!("R{}", r + 1) }</abbr>
                                        { match r { 0 => hint(page.t("rfm-recency-low")), 4 => hint(page.t("rfm-recency-high")), _ => Html::default() } }
                                    </th>
                                    { for row.iter().enumerate().map(|(f, cell)| {
                                        let tier = cell.segment;
                                        let name = page.tier(Scheme::Rfm, tier);
                                        let label = page.with("rfm-cell", &[
                                            ("segment", name.clone().into()), ("count", cell.customers.into()),
                                            ("revenue", page.format.amount(cell.revenue).into()),
                                        ]);
                                        let chosen = filter == Some((Scheme::Rfm, tier));
                                        html! {
                                            <td key={f} class={classes!(format!("heat-{}", heat(cell.customers, most)), chosen.then_some("chosen"))} data-segment={tier.as_str()}>
                                                <button type="button" aria-label={label.clone()} title={label}
                                                    onclick={page.on(move || Action::Follow(Link::Show(CustomerFilter::Scores { r: r as u8 + 1, f: f as u8 + 1 })))}>
                                                    <strong>{ page.format.count(cell.customers) }</strong><small>{ name }</small>
                                                </button>
                                            </td>
                                        }
                                    }) }
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
            }
        }
        None => html! { <p class="absent">{ page.t("rfm-absent") }</p> },
    };
    html! {
        <section class="panel" id="rfm" tabindex="-1">
            <div class="panel-head"><h2>{ page.t("rfm-title") }</h2></div>
            <p class="rule">{ page.t("rfm-lead") }</p>
            { grid }
        </section>
    }
}

fn hint(text: String) -> Html {
    html! { <small>{ text }</small> }
}

/// A shade from 0 (nobody) to 6, by the square root: a large cell does not wash out all others.
pub fn heat(customers: u64, most: u64) -> u32 {
    if customers == 0 || most == 0 {
        return 0;
    }
    1 + ((customers as f64 / most as f64).sqrt() * 5.0).round() as u32
}
