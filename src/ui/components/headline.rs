//! The first thing to read: who brings the profit, who takes it away, and how much of the file this rests on.

use super::kpis::assumed_mark;
use crate::ingest::receipt::Receipt;
use crate::settings::{Monetary, Questions};
use crate::ui::page::Page;
use crate::ui::state::{Action, Place};
use crate::view::Overview;
use yew::prelude::*;

pub fn headline(page: &Page, overview: &Overview, receipts: &[Receipt], questions: Questions) -> Html {
    let totals = &overview.totals;
    let of_revenue = overview.speaks_of == Monetary::Revenue;
    let first = match overview.eighty {
        Some(customers) => page.with(
            if of_revenue { "headline-eighty-revenue" } else { "headline-eighty" },
            &[("customers", customers.into()), ("all", totals.customers.into())],
        ),
        None if of_revenue => page.with("headline-no-revenue", &[("all", totals.customers.into())]),
        None => page.with(
            "headline-no-profit",
            &[("all", totals.customers.into()), ("amount", page.format.amount(totals.profit).into())],
        ),
    };
    // That nobody costs money is never concluded from an assumed cost.
    let second = match totals.customers_with_loss {
        0 if of_revenue => String::new(),
        0 if !overview.assumed.is_empty() => page.t("headline-no-loss-assumed"),
        0 => page.t("headline-no-loss"),
        count if of_revenue => page.with("headline-below-zero", &[("count", count.into())]),
        count => {
            let amount = page.format.amount(totals.loss);
            page.with("headline-loss", &[("count", count.into()), ("amount", amount.into())])
        }
    };
    let context = totals.days.zip(overview.as_of).map(|((from, to), as_of)| {
        let day = |day| page.format.day(day);
        page.with(
            "headline-context",
            &[("from", day(from).into()), ("to", day(to).into()), ("asof", day(as_of).into())],
        )
    });
    let read: u64 = receipts.iter().map(|receipt| receipt.rows_read).sum();
    let used: u64 = receipts.iter().map(|receipt| receipt.rows_used).sum();
    let rows = if read == used { "headline-receipt-ok" } else { "headline-receipt" };
    let to_data = |name: &'static str, key: &str| {
        let onclick = page.on(|| Action::Go(Place::Data));
        html! { <button type="button" class="link" data-testid={name} {onclick}>{ page.t(key) }</button> }
    };
    html! {
        <section class="headline" id="overview" tabindex="-1" aria-label={page.t("place-overview")}>
            <h1>{ first }if !second.is_empty() { { page.t("sentence-gap") }<span>{ second }</span> }</h1>
            <p class="context">
                if of_revenue { <span>{ page.t("headline-no-cost") }{ " " }{ assumed_mark(page, &overview.assumed) }</span> }
                if let Some(context) = context { <span>{ context }</span> }
                <span>{ page.with(rows, &[("used", used.into()), ("read", read.into())]) }
                    { " · " }{ to_data("receipt-line", "headline-receipt-link") }</span>
                if questions == Questions::Open { { to_data("questions-line", "headline-questions") } }
            </p>
            if !overview.notes.is_empty() {
                <ul class="notes" aria-label={page.t("notes-title")}>
                    { for overview.notes.iter().map(|note| html! { <li>{ page.t(&format!("note-{}", note.as_str())) }</li> }) }
                </ul>
            }
        </section>
    }
}
