//! The customers table. Sorting, searching and paging happen in the engine.

use super::tiers::swatch;
use crate::segment::{Scheme, Tier};
use crate::ui::page::Page;
use crate::ui::state::{Action, PAGE};
use crate::view::{CustomerPage, CustomerQuery, CustomerRow, Overview, SortBy, SortOrder};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub fn customers(
    page: &Page,
    overview: &Overview,
    query: &CustomerQuery,
    filter: Option<(Scheme, Tier)>,
    rows: Option<&CustomerPage>,
) -> Html {
    let found = rows.map_or(0, |rows| rows.found);
    let dated = overview.as_of.is_some();
    let send = page.send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            send.emit(Action::Search(input.value()));
        }
    });
    let head = |column: SortBy, key: &'static str, class: &'static str| sort_head(page, query, column, key, class);
    html! {
        <section class="panel" id="customers" tabindex="-1">
            <div class="panel-head">
                <h2>{ page.t("customers-title") }</h2>
                <div class="tools">
                    { tier_filter(page, overview, filter) }
                    <input type="search" aria-label={page.t("customers-search")} placeholder={page.t("customers-search")}
                        data-testid="customers-search" value={query.search.clone()} {oninput} />
                </div>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("customers-title")}>
                <table class="customers" data-testid="customers-table">
                    <thead><tr>
                        { head(SortBy::Id, "column-customer", "") }
                        <th scope="col">{ page.t("column-tier") }</th>
                        if dated { <th scope="col">{ page.t("column-segment") }</th> }
                        { head(SortBy::Revenue, "column-revenue", "number") }
                        { head(SortBy::Profit, "column-profit", "number") }
                        { head(SortBy::Purchases, "column-purchases", "number") }
                        if dated {
                            <th scope="col" class="number">{ page.t("column-last") }</th>
                            { head(SortBy::Recency, "column-recency", "number") }
                            <th scope="col" class="number">{ page.t("column-rfm") }</th>
                        }
                        { head(SortBy::Potential, "column-potential", "number") }
                        if dated {
                            { head(SortBy::PAlive, "column-p-alive", "number") }
                            { head(SortBy::Ltv, "column-ltv", "number") }
                        }
                    </tr></thead>
                    <tbody>
                        { for rows.iter().flat_map(|rows| rows.rows.iter()).map(|row| line(page, row, dated)) }
                        if rows.is_some_and(|rows| rows.rows.is_empty()) {
                            <tr><td colspan="12" class="absent">{ page.t("customers-none") }</td></tr>
                        }
                    </tbody>
                </table>
            </div>
            <div class="pager">
                <span role="status">{ page.with("customers-found", &[("count", found.into())]) }</span>
                { pager(page, query.offset, found) }
            </div>
        </section>
    }
}

fn line(page: &Page, row: &CustomerRow, dated: bool) -> Html {
    let index = row.index;
    let tier = |scheme: Scheme| {
        row.tiers.iter().find(|(of, _)| *of == scheme).map(|(_, tier)| {
            html! { <>{ swatch(scheme, *tier) }{ page.tier(scheme, *tier) }</> }
        })
    };
    let name = row.name.clone().filter(|name| *name != row.id);
    let called = name.clone().unwrap_or_else(|| row.id.clone());
    let none = page.t("none");
    html! {
        <tr key={index} data-customer={row.id.clone()} onclick={page.on(move || Action::Open(index))}>
            <th scope="row"><button type="button" class="customer-name" aria-label={page.with("open-customer", &[("name", called.clone().into())])}>
                { called }if name.is_some() { <small>{ row.id.clone() }</small> }
            </button></th>
            <td class="tier">{ tier(Scheme::Profit) }</td>
            if dated { <td class="tier">{ tier(Scheme::Rfm) }</td> }
            <td class="number"><data value={row.revenue.to_string()}>{ page.format.amount(row.revenue) }</data></td>
            <td class={classes!("number", row.profit.is_negative().then_some("loss"))}><data value={row.profit.to_string()}>{ page.format.amount(row.profit) }</data></td>
            <td class="number">{ page.format.count(row.purchases) }</td>
            if dated {
                <td class="number">{ row.last_purchase.map_or_else(|| none.clone(), |day| day.to_string()) }</td>
                <td class="number">{ row.recency_days.map_or_else(|| none.clone(), |days| page.format.number(days.into())) }</td>
                <td class="number scores">{ row.rfm.map_or_else(|| none.clone(), |[r, f, m]| format!("{r} {f} {m}")) }</td>
            }
            <td class="number">{ row.potential.map_or_else(|| none.clone(), |score| format!("{score:.0}")) }</td>
            if dated {
                <td class="number" title={row.ltv.as_ref().is_some_and(|ltv| ltv.p_alive.is_none()).then(|| page.t("p-alive-unknown"))}>
                    { row.ltv.as_ref().and_then(|ltv| ltv.p_alive).map_or_else(|| none.clone(), |share| page.format.share(share)) }</td>
                <td class={classes!("number", row.ltv.as_ref().is_some_and(|ltv| ltv.predicted < 0.0).then_some("loss"))}>
                    { row.ltv.as_ref().map_or_else(|| none.clone(), |ltv| page.format.estimate(ltv.predicted)) }</td>
            }
        </tr>
    }
}

fn sort_head(page: &Page, query: &CustomerQuery, column: SortBy, key: &str, class: &'static str) -> Html {
    let current = query.sort == column;
    let (sorted, arrow) = match (current, query.order) {
        (false, _) => (None, ""),
        (true, SortOrder::Ascending) => (Some("ascending"), "▲"),
        (true, SortOrder::Descending) => (Some("descending"), "▼"),
    };
    html! {
        <th scope="col" class={class} aria-sort={sorted}>
            <button type="button" class="sort" title={page.with("sort-by", &[("column", page.t(key).into())])} onclick={page.on(move || Action::Sort(column))}>
                { page.t(key) }<span aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

fn pager(page: &Page, offset: u32, found: u64) -> Html {
    let current = offset / PAGE;
    let last = u64::from(offset + PAGE) >= found;
    let to = u64::from(offset + PAGE).min(found);
    html! {
        <div class="pages">
            <button type="button" disabled={offset == 0} data-testid="page-previous"
                onclick={page.on(move || Action::TurnTo(current.saturating_sub(1)))}>{ page.t("page-previous") }</button>
            if found > 0 {
                <span>{ page.with("page-of", &[("from", u64::from(offset + 1).into()), ("to", to.into()), ("all", found.into())]) }</span>
            }
            <button type="button" disabled={last} data-testid="page-next" onclick={page.on(move || Action::TurnTo(current + 1))}>{ page.t("page-next") }</button>
        </div>
    }
}

fn tier_filter(page: &Page, overview: &Overview, current: Option<(Scheme, Tier)>) -> Html {
    let send = page.send.clone();
    let choices: Vec<(Scheme, Vec<Tier>)> = overview
        .tiers
        .iter()
        .map(|table| (table.scheme, table.rows.iter().filter(|row| row.customers > 0).map(|row| row.tier).collect()))
        .collect();
    let word = |(scheme, tier): (Scheme, Tier)| format!("{}/{}", scheme.as_str(), tier.as_str());
    let all: Vec<(Scheme, Tier)> =
        choices.iter().flat_map(|(scheme, tiers)| tiers.iter().map(|tier| (*scheme, *tier))).collect();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let chosen = select.value();
        send.emit(Action::Filter(all.iter().copied().find(|pair| word(*pair) == chosen)));
    });
    html! {
        <select aria-label={page.t("column-tier")} data-testid="tier-filter" ~value={current.map(word).unwrap_or_default()} {onchange}>
            <option value="" selected={current.is_none()}>{ page.t("tiers-total") }</option>
            { for choices.into_iter().map(|(scheme, tiers)| html! {
                <optgroup label={page.t(&format!("scheme-{}", scheme.as_str()))}>
                    { for tiers.into_iter().map(|tier| html! {
                        <option value={word((scheme, tier))} selected={current == Some((scheme, tier))}>{ page.tier(scheme, tier) }</option>
                    }) }
                </optgroup>
            }) }
        </select>
    }
}
