//! What to do with each tier: a strategy card with the tier's own numbers in it.

use super::tiers::swatch;
use crate::segment::Scheme;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::{Overview, TierRow};
use yew::prelude::*;

pub fn cards(page: &Page, overview: &Overview, scheme: Scheme) -> Html {
    let Some(table) = overview.tiers.iter().find(|table| table.scheme == scheme) else {
        return Html::default();
    };
    html! {
        <section class="cards-section" id="actions" tabindex="-1">
            <div class="section-head">
                <h2>{ page.t("cards-title") }</h2>
                <p>{ page.t("cards-lead") }</p>
            </div>
            <div class={format!("cards {}", scheme.as_str())}>
                { for table.rows.iter().map(|row| card(page, scheme, row)) }
            </div>
        </section>
    }
}

fn card(page: &Page, scheme: Scheme, row: &TierRow) -> Html {
    let tier = row.tier;
    let key = format!("card-{}-{}", scheme.as_str(), tier.as_str());
    let part = |part: &str| page.t(&format!("{key}.{part}"));
    let actions = (1..=5).filter_map(|number| page.text.find(&format!("{key}.action-{number}"), &[]));
    let share = page.format.share(row.share_of_customers);
    let fact = |name: &str, value: Option<String>, loss: bool| {
        value.map(|value| html! { <div><dt>{ page.t(name) }</dt><dd class={classes!(loss.then_some("loss"))}>{ value }</dd></div> })
    };
    let last = row.recency_days.map(|days| page.with("card-last-days", &[("days", (days.round() as u64).into())]));
    html! {
        <article class={format!("card {}-{}", scheme.as_str(), tier.as_str())} data-testid="strategy-card" data-tier={tier.as_str()}>
            <header>
                <h3>{ swatch(scheme, tier) }{ page.tier(scheme, tier) }</h3>
                if row.customers == 0 {
                    <p class="card-count">{ page.t("card-empty") }</p>
                } else {
                    <p class="card-count">{ page.with("card-numbers", &[("customers", row.customers.into()), ("share", share.into())]) }</p>
                }
            </header>
            <p class="goal">{ part("goal") }</p>
            if row.customers > 0 {
                <dl class="facts">
                    { fact("card-profit-sum", Some(page.format.amount(row.profit)), row.profit.is_negative()) }
                    { fact("card-profit-each", row.profit_per_customer.map(|each| page.format.amount(each)), row.profit_per_customer.is_some_and(|each| each.is_negative())) }
                    { fact("card-last", last, false) }
                </dl>
            }
            <h4>{ page.t("card-start") }</h4>
            <ol>{ for actions.map(|action| html! { <li>{ action }</li> }) }</ol>
            <dl class="terms">
                { for ["service", "effort", "measure", "avoid"].map(|name| html! {
                    <div><dt>{ page.t(&format!("card-{name}")) }</dt><dd>{ part(name) }</dd></div>
                }) }
            </dl>
            if row.customers > 0 {
                <button type="button" class="link" onclick={page.on(move || Action::Filter(Some((scheme, tier))))}>{ page.t("card-show") }</button>
            }
        </article>
    }
}
