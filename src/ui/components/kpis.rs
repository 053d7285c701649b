//! The key figures, and the mark that tells which of them rest on an assumption.

use crate::settings::Monetary;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::{Assumed, Overview};
use yew::prelude::*;

pub fn kpis(page: &Page, overview: &Overview) -> Html {
    let totals = &overview.totals;
    let money = |figure| page.format.amount(figure);
    let costs = [totals.direct_cost, totals.cost_to_serve, totals.acquisition_cost];
    let cost = costs[0].plus(costs[1]).and_then(|sum| sum.plus(costs[2]));
    let bought = if totals.buyers == totals.customers {
        page.t("kpi-customers-note-all")
    } else {
        page.with("kpi-customers-note", &[("count", totals.buyers.into())])
    };
    let destroyed = overview.whale.peak.share.map(|share| share - 1.0).filter(|share| *share > 0.000_5);
    let peak = overview.whale.peak.share.map(|share| page.format.share(share)).unwrap_or_default();
    let assumed = &overview.assumed;
    // Losses by a margin alone would be refunds.
    let unknown = overview.speaks_of == Monetary::Revenue;
    let not_known = |name: &'static str| Kpi {
        name,
        value: page.t("not-known"),
        note: page.t("missing-no_cost"),
        ..Kpi::default()
    };
    let figures = [
        Kpi {
            name: "kpi-revenue",
            value: money(totals.revenue),
            exact: totals.revenue.to_string(),
            note: page.with(
                "kpi-revenue-note",
                &[("count", totals.refund_lines.into()), ("amount", money(-totals.refund_amount).into())],
            ),
            ..Kpi::default()
        },
        Kpi {
            name: "kpi-profit",
            value: money(totals.profit),
            exact: totals.profit.to_string(),
            note: cost.map(|cost| page.with("kpi-profit-note", &[("cost", money(cost).into())])).unwrap_or_default(),
            assumed,
            ..Kpi::default()
        },
        Kpi {
            name: "kpi-customers",
            value: page.format.count(totals.customers),
            exact: totals.customers.to_string(),
            note: bought,
            ..Kpi::default()
        },
        Kpi {
            name: "kpi-purchases",
            value: page.format.count(totals.purchases),
            exact: totals.purchases.to_string(),
            note: page.with("kpi-purchases-note", &[("count", totals.orders.into())]),
            ..Kpi::default()
        },
        if unknown {
            not_known("kpi-loss")
        } else {
            Kpi {
                name: "kpi-loss",
                value: page.format.count(totals.customers_with_loss),
                exact: totals.customers_with_loss.to_string(),
                note: page.with("kpi-loss-note", &[("amount", money(totals.loss).into())]),
                assumed,
                bad: totals.customers_with_loss > 0,
            }
        },
        if unknown {
            not_known("kpi-destroyed")
        } else {
            Kpi {
                name: "kpi-destroyed",
                value: destroyed.map_or_else(|| page.t("kpi-destroyed-none"), |share| page.format.share(share)),
                note: page.with("kpi-destroyed-note", &[("peak", peak.into())]),
                assumed,
                bad: destroyed.is_some(),
                ..Kpi::default()
            }
        },
    ];
    html! {
        <section aria-label={page.t("kpi-title")}>
            <dl class="kpis" data-testid="kpis">{ for figures.into_iter().map(|figure| kpi(page, figure)) }</dl>
        </section>
    }
}

/// One key figure.
#[derive(Default)]
struct Kpi<'a> {
    name: &'static str,
    value: String,
    /// All digits, for a title and for programs.
    exact: String,
    note: String,
    assumed: &'a [Assumed],
    bad: bool,
}

fn kpi(page: &Page, kpi: Kpi<'_>) -> Html {
    html! {
        <div class={classes!("kpi", kpi.bad.then_some("bad"))} data-kpi={kpi.name}>
            <dt>{ page.t(kpi.name) }{ assumed_mark(page, kpi.assumed) }</dt>
            <dd><data value={kpi.exact.clone()} title={kpi.exact.clone()}>{ kpi.value }</data></dd>
            <dd class="kpi-note">{ kpi.note }</dd>
        </div>
    }
}

/// Marks a number that rests on a setting, says on which, and leads there.
pub fn assumed_mark(page: &Page, assumed: &[Assumed]) -> Html {
    let Some(first) = assumed.first() else { return Html::default() };
    let key = first.setting();
    let why: Vec<String> = assumed.iter().map(|assumed| page.t(&format!("assumed-{}", assumed.as_str()))).collect();
    let why = why.join(" ");
    html! {
        <button type="button" class="assumed" title={why.clone()} aria-label={format!("{}: {why}", page.t("assumed-mark"))}
            onclick={page.on(move || Action::ShowSettings(Some(key)))}>{ page.t("assumed-mark") }</button>
    }
}
