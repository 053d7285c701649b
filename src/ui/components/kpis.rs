//! The key figures, and the mark that tells which of them rest on an assumption.

use crate::ui::page::use_page;
use crate::ui::state::Action;
use crate::view::{Assumed, Overview};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The analysis.
    pub overview: Rc<Overview>,
}

#[component]
pub fn Kpis(props: &Props) -> Html {
    let page = use_page();
    let overview = &props.overview;
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
    html! {
        <section aria-label={page.t("kpi-title")}>
            <dl class="kpis" data-testid="kpis">
                <Kpi name="kpi-revenue" value={money(totals.revenue)} exact={totals.revenue.to_string()}
                    note={page.with("kpi-revenue-note", &[("count", totals.refund_lines.into()), ("amount", money(-totals.refund_amount).into())])} />
                <Kpi name="kpi-profit" value={money(totals.profit)} exact={totals.profit.to_string()} assumed={overview.assumed.clone()}
                    note={cost.map(|cost| page.with("kpi-profit-note", &[("cost", money(cost).into())])).unwrap_or_default()} />
                <Kpi name="kpi-customers" value={page.format.count(totals.customers)} exact={totals.customers.to_string()} note={bought} />
                <Kpi name="kpi-purchases" value={page.format.count(totals.purchases)} exact={totals.purchases.to_string()}
                    note={page.with("kpi-purchases-note", &[("count", totals.orders.into())])} />
                <Kpi name="kpi-loss" value={page.format.count(totals.customers_with_loss)} exact={totals.customers_with_loss.to_string()}
                    bad={totals.customers_with_loss > 0} assumed={overview.assumed.clone()}
                    note={page.with("kpi-loss-note", &[("amount", money(totals.loss).into())])} />
                <Kpi name="kpi-destroyed" bad={destroyed.is_some()} assumed={overview.assumed.clone()}
                    value={destroyed.map_or_else(|| page.t("kpi-destroyed-none"), |share| page.format.share(share))}
                    note={page.with("kpi-destroyed-note", &[("peak", peak.into())])} />
            </dl>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KpiProps {
    name: AttrValue,
    value: String,
    /// All digits, for a title and for programs.
    #[prop_or_default]
    exact: String,
    #[prop_or_default]
    note: String,
    #[prop_or_default]
    assumed: Vec<Assumed>,
    #[prop_or_default]
    bad: bool,
}

#[component]
fn Kpi(props: &KpiProps) -> Html {
    let page = use_page();
    html! {
        <div class={classes!("kpi", props.bad.then_some("bad"))} data-kpi={props.name.clone()}>
            <dt>{ page.t(&props.name) }<AssumedMark assumed={props.assumed.clone()} /></dt>
            <dd><data value={props.exact.clone()} title={props.exact.clone()}>{ &props.value }</data></dd>
            <dd class="kpi-note">{ &props.note }</dd>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct MarkProps {
    /// What is assumed; nothing shows no mark.
    pub assumed: Vec<Assumed>,
}

/// Marks a number that rests on a setting, says on which, and leads there.
#[component]
pub fn AssumedMark(props: &MarkProps) -> Html {
    let page = use_page();
    let Some(first) = props.assumed.first() else { return Html::default() };
    let key = first.setting();
    let why: Vec<String> =
        props.assumed.iter().map(|assumed| page.t(&format!("assumed-{}", assumed.as_str()))).collect();
    let why = why.join(" ");
    html! {
        <button type="button" class="assumed" title={why.clone()} aria-label={format!("{}: {why}", page.t("assumed-mark"))}
            onclick={page.on(move || Action::ShowSettings(Some(key)))}>{ page.t("assumed-mark") }</button>
    }
}
