//! Lifetime value: what the customers will still bring, how sure that is, who brings it, and whether to trust it.

use super::bar::{rough, share_bar};
use super::kept::kept;
use super::lifetime_check::check;
use super::lifetime_explain::explain;
use super::tiers::swatch;
use crate::segment::Scheme;
use crate::settings::{LtvMargin, LtvModel, LtvUnit, Setting, Settings};
use crate::ui::chart::{Chart, Facts};
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::lifetime::{Interval, LifetimeTotal, LifetimeView, Trust};
use std::any::Any;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Horizons to choose from, in months.
const HORIZONS: [u32; 4] = [12, 24, 36, 60];
/// Discount rates to choose from, per year.
const DISCOUNTS: [f64; 6] = [0.0, 0.05, 0.08, 0.1, 0.15, 0.2];

pub fn lifetime(
    page: &Page,
    lifetime: Option<Rc<Option<LifetimeView>>>,
    settings: &Rc<Settings>,
    drawn: Option<f64>,
) -> Html {
    let body = match &lifetime {
        None => html! { <p class="absent" role="status">{ page.t("ltv-computing") }</p> },
        Some(lifetime) => {
            let on: Vec<Rc<dyn Any>> = vec![page.text.clone(), page.format.clone(), lifetime.clone(), settings.clone()];
            let (page, lifetime, settings) = (page.clone(), lifetime.clone(), settings.clone());
            kept(on, String::new(), move || match lifetime.as_ref() {
                Some(view) => html! { <>{ controls(&page, &settings) }{ body(&page, view, &settings) }</> },
                None => html! { <p class="absent">{ page.t("ltv-absent") }</p> },
            })
        }
    };
    html! {
        <section class="panel ltv" id="lifetime" tabindex="-1" data-testid="ltv-panel">
            <div class="panel-head">
                <h2>{ page.t("ltv-title") }</h2>
                <div class="tools">
                    if matches!(lifetime.as_deref(), Some(Some(view)) if view.model.is_some() && view.draws == 0) {
                        if let Some(share) = drawn {
                            <span class="computing">{ page.with("ltv-drawing", &[("share", page.format.share(share).into())]) }</span>
                        } else {
                            <button type="button" data-testid="ltv-draw" onclick={page.on(|| Action::DrawIntervals)}>{ page.t("ltv-draw") }</button>
                        }
                    }
                    <button type="button" class="quiet" onclick={page.on(|| Action::ShowSettings(Some("ltv_discount")))}>{ page.t("ltv-more-settings") }</button>
                </div>
            </div>
            { body }
        </section>
    }
}

fn body(page: &Page, view: &LifetimeView, settings: &Settings) -> Html {
    let facts = [
        ("months", u64::from(view.months).into()),
        ("end", page.format.day(view.end).into()),
        ("discount", page.format.share(rough(view.discount)).into()),
        ("model", view.model.as_ref().map_or_else(String::new, |model| page.t(&format!("model-{model}"))).into()),
    ];
    let rule = page.with(if view.model.is_some() { "ltv-rule" } else { "ltv-rule-retention" }, &facts);
    let per_customer = view.total.ltv / f64::from(view.total.customers.max(1));
    html! {
        <>
            <p class="rule">{ rule }</p>
            <dl class="kpis ltv-kpis">
                { figure(page, "ltv-total", page.format.estimate(view.total.ltv), interval(page, view.total.interval, view)) }
                { figure(page, "ltv-actual", view.actual.map_or_else(|| page.t("none"), |range| between(page, range)), page.t("ltv-actual.note")) }
                { figure(page, "ltv-purchases", view.total.expected_purchases.map_or_else(|| page.t("none"), |count| page.format.count(count.round() as u64)),
                    page.with("ltv-purchases.note", &[("months", u64::from(view.months).into())])) }
                { figure(page, "ltv-each", page.format.estimate(per_customer), page.with("ltv-each.note", &[("count", u64::from(view.total.customers).into())])) }
                { trust(page, view) }
            </dl>
            <div class="pair ltv-pair">
                { tiers(page, view) }
                { tenths(page, view) }
            </div>
            { map(page, view) }
            if let Some(holdout) = &view.holdout { { check(page, holdout) } }
            { explain(page, view, settings.ltv_margin) }
        </>
    }
}

fn figure(page: &Page, name: &str, value: String, note: String) -> Html {
    html! {
        <div class="kpi" data-kpi={name.to_owned()}>
            <dt title={page.t(&format!("{name}.help"))}>{ page.t(name) }</dt>
            <dd>{ value }</dd>
            <dd class="kpi-note">{ note }</dd>
        </div>
    }
}

/// One sentence on whether to trust the model.
fn trust(page: &Page, view: &LifetimeView) -> Html {
    let (value, note) = match (&view.holdout, &view.model) {
        (Some(check), Some(_)) => {
            let word = match check.trust {
                Trust::Good => "good",
                Trust::Fair => "fair",
                Trust::Poor => "poor",
            };
            let off = if check.actual > 0.0 { check.expected / check.actual - 1.0 } else { 0.0 };
            let note = page.with(&format!("ltv-trust-{word}.note"), &[("off", page.format.signed_share(off).into())]);
            (page.t(&format!("ltv-trust-{word}")), note)
        }
        _ => (page.t("ltv-trust-none"), page.t("ltv-trust-none.note")),
    };
    figure(page, "ltv-trust", value, note)
}

fn between(page: &Page, range: Interval) -> String {
    let (low, high) = (page.format.estimate(range.low), page.format.estimate(range.high));
    page.with("ltv-between", &[("low", low.into()), ("high", high.into())])
}

fn interval(page: &Page, range: Option<Interval>, view: &LifetimeView) -> String {
    match range {
        Some(range) => page.with("ltv-interval", &[("range", between(page, range).into())]),
        None if view.model.is_none() => page.t("ltv-no-interval"),
        None => page.t("ltv-undrawn"),
    }
}

fn tiers(page: &Page, view: &LifetimeView) -> Html {
    let most = view.tiers.iter().map(|(_, sum)| share(sum, view).abs()).fold(0.0, f64::max);
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={page.t("ltv-by-tier")}>
            <table data-testid="ltv-tiers">
                <caption>{ page.t("ltv-by-tier") }</caption>
                <thead><tr>
                    <th scope="col">{ page.t("column-tier") }</th>
                    <th scope="col" class="number">{ page.t("column-customers") }</th>
                    <th scope="col" class="number">{ page.t("ltv-column-total") }</th>
                    <th scope="col" class="number">{ page.t("ltv-column-interval") }</th>
                    <th scope="col" class="number">{ page.t("ltv-column-each") }</th>
                </tr></thead>
                <tbody>
                    { for view.tiers.iter().map(|(tier, sum)| {
                        let tier = *tier;
                        html! {
                            <tr key={tier.as_str()}>
                                <th scope="row"><button type="button" class="tier-name" onclick={page.on(move || Action::Filter(Some((Scheme::Profit, tier))))}>
                                    { swatch(Scheme::Profit, tier) }{ page.tier(Scheme::Profit, tier) }</button></th>
                                <td class="number">{ page.format.count(sum.customers.into()) }</td>
                                <td class={classes!("number", "shared", (sum.ltv < 0.0).then_some("loss"))}>
                                    <span>{ page.format.estimate(sum.ltv) }<small>{ page.format.share(share(sum, view)) }</small></span>
                                    { share_bar(Some(share(sum, view)), most) }</td>
                                <td class="number">{ sum.interval.map_or_else(|| page.t("none"), |range| between(page, range)) }</td>
                                <td class="number">{ page.format.estimate(sum.ltv / f64::from(sum.customers.max(1))) }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn share(sum: &LifetimeTotal, view: &LifetimeView) -> f64 {
    if view.total.ltv == 0.0 { 0.0 } else { sum.ltv / view.total.ltv }
}

/// Tenths of the customers: a bar each, and the same as a table.
fn tenths(page: &Page, view: &LifetimeView) -> Html {
    let name = |tenth: usize| {
        page.with("ltv-tenth", &[("from", (tenth as u64 * 10).into()), ("to", (tenth as u64 * 10 + 10).into())])
    };
    let tips = view.tenths.iter().enumerate().map(|(at, tenth)| {
        let part = tenth.share.map_or_else(String::new, |share| format!(" · {}", page.format.share(share)));
        format!("{}\n{}{part}", name(at), page.format.estimate(tenth.ltv))
    });
    let facts = Facts::new("bars")
        .texts("tips", tips.collect())
        .numbers("values", view.tenths.iter().map(|tenth| tenth.ltv).collect())
        .texts("axis", vec![page.t("ltv-tenths-axis")]);
    let best = view.tenths.first().and_then(|tenth| tenth.share);
    let sentence = best.map_or_else(String::new, |share| {
        page.with("ltv-tenths-sentence", &[("share", page.format.share(share).into())])
    });
    html! {
        <div class="ltv-tenths">
            <h3>{ page.t("ltv-tenths") }</h3>
            <p class="rule">{ &sentence }</p>
            <Chart testid="ltv-tenths-chart" facts={Rc::new(facts)} label={format!("{}. {sentence}", page.t("ltv-tenths"))} />
            <details class="as-table">
                <summary>{ page.t("chart-table") }</summary>
                <table><tbody>
                    { for view.tenths.iter().enumerate().map(|(at, tenth)| html! {
                        <tr><th scope="row">{ name(at) }</th><td class="number">{ page.format.estimate(tenth.ltv) }</td>
                            <td class="number">{ tenth.share.map_or_else(|| page.t("none"), |share| page.format.share(share)) }</td></tr>
                    }) }
                </tbody></table>
            </details>
        </div>
    }
}

/// P(alive) × value of a purchase, as a shaded table.
fn map(page: &Page, view: &LifetimeView) -> Html {
    if view.map.is_empty() {
        return Html::default();
    }
    let bins = view.map_values.len().saturating_sub(1).max(1);
    let most = view.map.iter().map(|cell| cell.customers).max().unwrap_or(0);
    let cell =
        |alive: u8, value: usize| view.map.iter().find(|cell| cell.alive == alive && usize::from(cell.value) == value);
    let edge = |at: usize| view.map_values.get(at).map(|value| page.format.estimate(*value)).unwrap_or_default();
    html! {
        <div class="ltv-map">
            <h3>{ page.t("ltv-map") }</h3>
            <p class="rule">{ page.t("ltv-map-lead") }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("ltv-map")}>
                <table class="rfm" data-testid="ltv-map">
                    <thead><tr><td></td>
                        { for (0..bins).map(|at| html! { <th scope="col"><small>{ edge(at) }{ "–" }{ edge(at + 1) }</small></th> }) }
                    </tr></thead>
                    <tbody>
                        { for (0..5u8).rev().map(|alive| html! {
                            <tr key={alive}>
                                <th scope="row">{ page.with("ltv-map-alive", &[("from", u64::from(alive * 20).into()), ("to", u64::from(alive * 20 + 20).into())]) }</th>
                                { for (0..bins).map(|at| match cell(alive, at) {
                                    Some(cell) => html! {
                                        <td class={format!("heat-{}", super::rfm::heat(cell.customers.into(), most.into()))}>
                                            <div class="map-cell" title={page.format.estimate(cell.ltv)}>
                                                <strong>{ page.format.count(cell.customers.into()) }</strong><small>{ page.format.estimate(cell.ltv) }</small>
                                            </div>
                                        </td>
                                    },
                                    None => html! { <td class="heat-0"></td> },
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// What the values depend on, to be changed where they are shown.
fn controls(page: &Page, settings: &Settings) -> Html {
    let words = |key: &str, words: &[&str]| -> Vec<(String, String)> {
        words.iter().map(|word| ((*word).to_owned(), page.t(&format!("setting-{key}-{word}")))).collect()
    };
    let months = settings.ltv_months as u32;
    let mut horizons = HORIZONS.to_vec();
    if !horizons.contains(&months) {
        horizons.push(months);
    }
    let horizons =
        horizons.into_iter().map(|months| (months.to_string(), page.with("ltv-months", &[("count", months.into())])));
    let discount = rough(settings.ltv_discount);
    let mut rates = DISCOUNTS.to_vec();
    if !rates.contains(&discount) {
        rates.push(discount);
    }
    let rates = rates.into_iter().map(|rate| (rate.to_string(), page.format.share(rate)));
    html! {
        <div class="choices ltv-controls">
            { pick(page, "ltv_months", horizons.collect(), &months.to_string()) }
            { pick(page, "ltv_discount", rates.collect(), &discount.to_string()) }
            { pick(page, "ltv_margin", words("ltv_margin", LtvMargin::WORDS), settings.ltv_margin.as_str()) }
            { pick(page, "ltv_unit", words("ltv_unit", LtvUnit::WORDS), settings.ltv_unit.as_str()) }
            { pick(page, "ltv_model", words("ltv_model", LtvModel::WORDS), settings.ltv_model.as_str()) }
        </div>
    }
}

/// A setting as a select; `options` are its values with their names.
fn pick(page: &Page, key: &'static str, options: Vec<(String, String)>, current: &str) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let value = select.value();
        send.emit(Action::Set(key, value.parse().map_or_else(|_| Setting::Text(value), Setting::Number)));
    });
    html! {
        <label title={page.t(&format!("setting-{key}.help"))}>{ page.t(&format!("setting-{key}")) }
            <select data-testid={key} ~value={current.to_owned()} {onchange}>
                { for options.into_iter().map(|(value, name)| html! {
                    <option value={value.clone()} selected={value == current}>{ name }</option>
                }) }
            </select>
        </label>
    }
}
