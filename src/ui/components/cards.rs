//! What to do with each tier: a strategy card with the tier's own numbers in it, which can be rewritten and rearranged.

use super::panel::swatch;
use crate::project::{Card, Deck};
use crate::segment::{Scheme, Tier};
use crate::settings::Monetary;
use crate::ui::page::Page;
use crate::ui::state::{Action, CardEdit};
use crate::view::panel::Link;
use crate::view::{CustomerFilter, Overview, TierRow};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

pub fn cards(page: &Page, overview: &Overview, scheme: Scheme, deck: &Deck, arranging: bool) -> Html {
    let Some(table) = overview.tiers.iter().find(|table| table.scheme == scheme) else {
        return Html::default();
    };
    let tiers: Vec<Tier> = table.rows.iter().map(|row| row.tier).collect();
    let order = deck.order(scheme, &tiers);
    let rows = order.iter().filter_map(|tier| table.rows.iter().find(|row| row.tier == *tier));
    let hidden = |tier: Tier| deck.card(scheme, tier).is_some_and(|card| card.hidden);
    let left_out = tiers.iter().filter(|tier| hidden(**tier)).count();
    html! {
        <section class="cards-section" id="actions" tabindex="-1">
            <div class="section-head">
                <h2>{ page.t("cards-title") }</h2>
                <p>{ page.t("cards-lead") }
                    if left_out > 0 { { " " }{ page.with("cards-hidden", &[("count", left_out.into())]) } }
                </p>
                if !overview.blind {
                    <button type="button" class="quiet" data-testid="arrange-cards" aria-pressed={arranging.to_string()}
                        onclick={page.on(move || Action::ArrangeCards(!arranging))}>{ page.t(if arranging { "cards-done" } else { "cards-arrange" }) }</button>
                }
            </div>
            <div class={format!("cards {}", scheme.as_str())}>
                { for rows.filter(|row| arranging || !hidden(row.tier)).map(|row| card(page, overview, scheme, row, deck.card(scheme, row.tier), arranging)) }
            </div>
        </section>
    }
}

fn card(page: &Page, overview: &Overview, scheme: Scheme, row: &TierRow, own: Option<&Card>, arranging: bool) -> Html {
    let tier = row.tier;
    let of_revenue = overview.speaks_of == Monetary::Revenue;
    let (sum, each) =
        if of_revenue { (row.revenue, row.revenue.over(row.customers)) } else { (row.profit, row.profit_per_customer) };
    let key = format!("card-{}-{}", scheme.as_str(), scheme.card(tier).as_str());
    let part = |part: &str| page.t(&format!("{key}.{part}"));
    let goal = own.and_then(|own| own.goal.clone()).unwrap_or_else(|| part("goal"));
    let actions = own.and_then(|own| own.actions.clone()).unwrap_or_else(|| {
        let all = (1..=5).filter_map(|number| page.text.find(&format!("{key}.action-{number}"), &[]));
        all.collect::<Vec<_>>().join("\n")
    });
    let share = page.format.share(row.share_of_customers);
    let fact = |name: &str, value: Option<String>, loss: bool| {
        value.map(|value| html! { <div><dt>{ page.t(name) }</dt><dd class={classes!(loss.then_some("loss"))}>{ value }</dd></div> })
    };
    // A blind pack may be silent about profit.
    let is_told = each.is_some();
    let last = row.recency_days.map(|days| page.with("card-last-days", &[("days", (days.round() as u64).into())]));
    let hidden = own.is_some_and(|own| own.hidden);
    html! {
        <article key={tier.as_str()} class={classes!("card", format!("{}-{}", scheme.as_str(), tier.as_str()), hidden.then_some("hidden-card"))}
            data-testid="strategy-card" data-tier={tier.as_str()}>
            <header>
                <h3>{ swatch(scheme, tier) }{ page.tier(scheme, tier) }</h3>
                if row.customers == 0 {
                    <p class="card-count">{ page.t("card-empty") }</p>
                } else {
                    <p class="card-count">{ page.with("card-numbers", &[("customers", row.customers.into()), ("share", share.into())]) }</p>
                }
            </header>
            if arranging { { tools(page, scheme, tier, hidden, &goal, &actions) } } else {
                <p class="goal">{ goal }</p>
            }
            if row.customers > 0 {
                <dl class="facts">
                    { fact(if of_revenue { "column-revenue" } else { "card-profit-sum" }, is_told.then(|| page.format.amount(sum)), sum.is_negative()) }
                    { fact("card-profit-each", each.map(|each| page.format.amount(each)), each.is_some_and(|each| each.is_negative())) }
                    { fact("card-last", last, false) }
                </dl>
            }
            if !arranging {
                <h4>{ page.t("card-start") }</h4>
                <ol>{ for actions.lines().map(|action| html! { <li>{ action.to_owned() }</li> }) }</ol>
            }
            <dl class="terms">
                { for ["service", "effort", "measure", "avoid"].map(|name| html! {
                    <div><dt>{ page.t(&format!("card-{name}")) }</dt><dd>{ part(name) }</dd></div>
                }) }
            </dl>
            if row.customers > 0 && !overview.blind {
                <button type="button" class="link" onclick={page.on(move || Action::Follow(Link::Show(CustomerFilter::Tier { scheme, tier })))}>{ page.t("card-show") }</button>
            }
        </article>
    }
}

/// What changes a card: its words, its place, whether it is shown.
fn tools(page: &Page, scheme: Scheme, tier: Tier, hidden: bool, goal: &str, actions: &str) -> Html {
    let name = page.tier(scheme, tier);
    let label = |key: &str| page.with(key, &[("tier", name.clone().into())]);
    let button = |key: &str, edit: CardEdit| {
        let onclick = page.on(move || Action::EditCard(scheme, tier, edit.clone()));
        html! { <button type="button" class="quiet" title={label(key)} aria-label={label(key)} {onclick}>{ page.t(&format!("{key}.sign")) }</button> }
    };
    let send = page.send.clone();
    let edited = move |edit: CardEdit| send.emit(Action::EditCard(scheme, tier, edit));
    let goal_edited = edited.clone();
    let on_goal = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            goal_edited(CardEdit::Goal(input.value()));
        }
    });
    let on_actions = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlTextAreaElement>() {
            edited(CardEdit::Actions(input.value()));
        }
    });
    html! {
        <div class="card-tools">
            <div>
                { button("card-up", CardEdit::Shift(true)) }
                { button("card-down", CardEdit::Shift(false)) }
                { button(if hidden { "card-unhide" } else { "card-hide" }, CardEdit::Hide(!hidden)) }
                { button("card-reset", CardEdit::Reset) }
            </div>
            <label>{ page.t("card-goal") }<input type="text" name="goal" ~value={goal.to_owned()} onchange={on_goal} /></label>
            <label>{ page.t("card-start") }<textarea name="actions" rows="7" ~value={actions.to_owned()} onchange={on_actions} /></label>
        </div>
    }
}
