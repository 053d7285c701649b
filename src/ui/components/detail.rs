//! One customer: from revenue to profit, why they are where they are, what they bought.

use super::bar::{columns, rough, share_bar, span_bar};
use super::kpis::assumed_mark;
use super::panel::body;
use super::tiers::swatch;
use crate::money::Figure;
use crate::text::Argument;
use crate::ui::page::{Page, use_page};
use crate::ui::state::Action;
use crate::view::panel::Panel;
use crate::view::{Assumed, CustomerDetail, Fact, Why};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows; its heading is `detail-title`.
    pub children: Html,
}

/// A dialogue over the page.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let page = use_page();
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            // Modal: the browser holds the focus inside, closes on Escape, and gives the focus back.
            if let Some(dialog) = place.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    // Closing the dialog, in whatever way, gives the focus back and then tells the state.
    let closed = page.on::<Event>(|| Action::CloseCustomer);
    let onclick = {
        let place = place.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(dialog) = place.cast::<HtmlDialogElement>() else { return };
            let Some(target) = event.target_dyn_into::<Element>() else { return };
            // A click on the dialog itself, not on anything inside it, is one on its backdrop.
            if target == *dialog.unchecked_ref::<Element>() || target.has_attribute("data-close") {
                dialog.close();
            }
        })
    };
    html! {
        <dialog class="detail" ref={place} data-testid="customer-detail" aria-labelledby="detail-title" onclose={closed} {onclick}>
            <div class="detail-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// The dialogue for a customer; `assumed` are the costs that rest on a setting.
pub fn detail(page: &Page, customer: &CustomerDetail, assumed: &[Assumed], next: Option<&Panel>) -> Html {
    let row = &customer.row;
    let name = row.name.clone().unwrap_or_else(|| row.id.clone());
    html! {
        <Dialog>
            <header>
                <div>
                    <h2 id="detail-title">{ &name }</h2>
                    <p class="context">
                        if row.name.is_some() { <span>{ &row.id }</span> }
                        if let Some(day) = row.first_purchase { <span>{ page.with("detail-since", &[("day", page.format.day(day).into())]) }</span> }
                        if let Some(day) = row.last_purchase { <span>{ page.with("detail-last", &[("day", page.format.day(day).into())]) }</span> }
                    </p>
                </div>
                <button type="button" class="quiet" data-close="">{ page.t("close") }</button>
            </header>
            <section>
                <h3>{ page.t("detail-why") }</h3>
                <ul class="why">
                    { for customer.why.iter().map(|why| html! {
                        <li><strong>{ swatch(why.scheme, why.tier) }{ page.tier(why.scheme, why.tier) }</strong><span>{ reason(page, why) }</span></li>
                    }) }
                </ul>
            </section>
            { bridge(page, customer, assumed) }
            { potential(page, customer) }
            { future(page, customer) }
            <section data-testid="next-panel"><h3>{ page.t("next-title") }</h3>{ body(page, next) }</section>
            { history(page, customer) }
            { years(page, customer) }
        </Dialog>
    }
}

/// The sentence of a reason: its facts, written as the page's language writes them.
fn reason(page: &Page, why: &Why) -> String {
    let (key, facts) = why.reason.sentence();
    let written: Vec<(&str, Argument)> = facts
        .into_iter()
        .map(|(name, fact)| {
            let value: Argument = match fact {
                Fact::Amount(figure) => page.format.amount(figure).into(),
                Fact::Estimate(amount) => page.format.estimate(amount).into(),
                Fact::Count(count) => count.into(),
                Fact::Number(number) => page.format.number(number).into(),
                Fact::Share(share) => page.format.share(rough(share)).into(),
                Fact::Word(word) => word.into(),
                Fact::Nothing => page.t("none").into(),
            };
            (name, value)
        })
        .collect();
    page.with(key, &written)
}

/// Revenue − direct cost − cost to serve − acquisition cost = profit, as a table with bars.
fn bridge(page: &Page, customer: &CustomerDetail, assumed: &[Assumed]) -> Html {
    let row = &customer.row;
    let steps = [
        ("detail-direct", customer.direct_cost, Assumed::GrossMargin),
        ("detail-serve", customer.cost_to_serve, Assumed::CostToServe),
        ("detail-acquire", customer.acquisition_cost, Assumed::AcquisitionCost),
    ];
    let mut level = rough(row.revenue);
    let mut levels = vec![(0.0, level)];
    for (_, cost, _) in &steps {
        levels.push((level, level - rough(*cost)));
        level -= rough(*cost);
    }
    levels.push((0.0, rough(row.profit)));
    let ends = || levels.iter().flat_map(|(from, to)| [*from, *to]);
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let at = |value: f64| if high > low { (value - low) / (high - low) } else { 0.0 };
    let bar = |index: usize, class| levels.get(index).map(|(from, to)| span_bar(at(*from), at(*to), class));
    let exact = |figure: Figure| html! { <data value={figure.to_string()}>{ page.format.money(figure, crate::ui::format::Decimals::Cents) }</data> };
    let profit_class = if row.profit.is_negative() { "loss" } else { "gain" };
    html! {
        <section>
            <h3>{ page.t("detail-bridge") }</h3>
            <table class="bridge" data-testid="bridge">
                <tbody>
                    <tr><th scope="row">{ page.t("detail-revenue") }</th><td class="number">{ exact(row.revenue) }</td><td class="with-bar">{ bar(0, "fill") }</td></tr>
                    { for steps.iter().enumerate().map(|(index, (key, cost, about))| html! {
                        <tr><th scope="row">{ "− " }{ page.t(key) }{ assumed_mark(page, &assumed.iter().copied().filter(|one| one == about).collect::<Vec<_>>()) }</th>
                            <td class="number">{ exact(*cost) }</td><td class="with-bar">{ bar(index + 1, "cost") }</td></tr>
                    }) }
                    <tr class="total"><th scope="row">{ "= " }{ page.t("detail-profit") }</th>
                        <td class={classes!("number", row.profit.is_negative().then_some("loss"))}>{ exact(row.profit) }</td><td class="with-bar">{ bar(4, profit_class) }</td></tr>
                </tbody>
            </table>
            if customer.refund_lines > 0 {
                <p class="small">{ page.with("detail-refunds", &[("count", customer.refund_lines.into()), ("amount", page.format.amount(-customer.refund_amount).into())]) }</p>
            }
        </section>
    }
}

fn potential(page: &Page, customer: &CustomerDetail) -> Html {
    html! {
        <section>
            <h3>{ page.t("detail-potential") }if let Some(score) = customer.row.potential { <span class="score">{ page.format.number(score) }</span> }</h3>
            if customer.potential_parts.is_empty() {
                <p class="small">{ page.t("detail-potential-none") }</p>
            } else {
                <table class="parts"><tbody>
                    { for customer.potential_parts.iter().map(|part| html! {
                        <tr>
                            <th scope="row">{ page.t(&format!("part-{}", part.part.as_str())) }</th>
                            <td class="with-bar">{ share_bar(Some(part.score / 100.0), 1.0) }<span>{ page.format.number(part.score) }</span></td>
                            <td class="small">{ page.with("detail-weight", &[("weight", page.format.share(part.weight).into())]) }</td>
                        </tr>
                    }) }
                </tbody></table>
            }
        </section>
    }
}

/// What the models say of the customer.
fn future(page: &Page, customer: &CustomerDetail) -> Html {
    let (Some(own), Some(ltv)) = (&customer.lifetime, &customer.row.ltv) else { return Html::default() };
    let interval = ltv.low.zip(ltv.high).map(|(low, high)| {
        page.with(
            "ltv-between",
            &[("low", page.format.estimate(low).into()), ("high", page.format.estimate(high).into())],
        )
    });
    let sentence = ltv.expected_purchases.map(|purchases| {
        page.with(
            "detail-future-sentence",
            &[
                ("months", (own.expected_purchases.len().saturating_sub(1) as u64).into()),
                ("purchases", page.format.number(purchases).into()),
                ("ltv", page.format.estimate(ltv.predicted).into()),
                ("interval", interval.unwrap_or_else(|| "none".to_owned()).into()),
            ],
        )
    });
    let alive = match ltv.p_alive {
        Some(share) => page.with("detail-alive", &[("share", page.format.share(share).into())]),
        None => page.t("detail-alive-unknown"),
    };
    let value = own.expected_value.map(|value| {
        page.with(
            "detail-value",
            &[("value", page.format.estimate(value).into()), ("margin", page.format.share(own.margin).into())],
        )
    });
    let [bought, acquisition, referred] = own.formula.map(|value| page.format.estimate(value));
    let steps: Vec<f64> = own.expected_purchases.windows(2).map(|pair| pair[1] - pair[0]).collect();
    html! {
        <section data-testid="customer-future">
            <h3>{ page.t("detail-future") }</h3>
            if let Some(sentence) = sentence { <p>{ sentence }</p><p>{ alive }</p> }
            if let Some(value) = value { <p class="small">{ value }</p> }
            <p class="small">{ page.with("detail-formula", &[
                ("own", bought.into()), ("acquisition", acquisition.into()), ("referred", referred.into()),
                ("sum", page.format.estimate(ltv.formula).into()),
            ]) }</p>
            if !steps.is_empty() {
                { columns(&steps) }
                <p class="small">{ page.t("detail-expected") }</p>
                <table class="sr"><caption>{ page.t("detail-expected") }</caption><tbody>
                    { for own.expected_purchases.iter().enumerate().map(|(month, count)| html! { <tr><th scope="row">{ month }</th><td>{ page.format.precise(*count) }</td></tr> }) }
                </tbody></table>
            }
        </section>
    }
}

/// The five-year ledger.
fn years(page: &Page, customer: &CustomerDetail) -> Html {
    let Some(years) = customer.lifetime.as_ref().and_then(|own| own.years.as_ref()) else { return Html::default() };
    let cell = |value: f64| html! { <td class={classes!("number", (value < 0.0).then_some("loss"))}>{ page.format.estimate(value) }</td> };
    html! {
        <section>
            <h3>{ page.t("detail-years") }</h3>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("detail-years")}>
                <table class="years" data-testid="years">
                    <thead><tr><td></td>
                        { for ["year-first", "year-repeat", "year-cross", "year-referred", "year-costs", "year-predicted", "year-cumulative"].map(|key| html! {
                            <th scope="col" class="number">{ page.t(key) }</th>
                        }) }
                    </tr></thead>
                    <tbody>
                        { for years.iter().enumerate().map(|(at, year)| html! {
                            <tr key={at}>
                                <th scope="row">{ page.with("year-n", &[("number", (at as u64 + 1).into())]) }
                                    if year.ahead > 0.0 { <small>{ page.with("year-ahead", &[("share", if year.ahead >= 1.0 { "all" } else { "part" }.into())]) }</small> }
                                </th>
                                { for [year.first_purchase, year.repeat, year.cross_sell, year.referred, -year.costs, year.predicted_profit, year.cumulative_profit].map(cell) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn history(page: &Page, customer: &CustomerDetail) -> Html {
    let months = &customer.months;
    let values: Vec<f64> = months.iter().map(|(_, revenue)| *revenue).collect();
    let most = values.iter().copied().fold(0.0, f64::max);
    let shown = customer.orders.len() as u64;
    html! {
        <>
            if let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) {
                <section>
                    <h3>{ page.t("detail-months") }</h3>
                    { columns(&values) }
                    <p class="small">{ page.with("detail-months-range", &[
                        ("from", first.as_str().into()), ("to", last.as_str().into()), ("most", page.format.number(most.round()).into()),
                    ]) }</p>
                    <table class="sr"><caption>{ page.t("detail-months") }</caption><tbody>
                        { for months.iter().map(|(month, revenue)| html! { <tr><th scope="row">{ month }</th><td>{ page.format.number(*revenue) }</td></tr> }) }
                    </tbody></table>
                </section>
            }
            <section>
                <h3>{ page.t("detail-orders") }</h3>
                if customer.orders.is_empty() {
                    <p class="small">{ page.t("detail-no-dates") }</p>
                } else {
                    if shown < customer.orders_found {
                        <p class="small">{ page.with("detail-orders-some", &[("shown", shown.into()), ("all", customer.orders_found.into())]) }</p>
                    }
                    <table class="orders">
                        <thead><tr>
                            <th scope="col">{ page.t("column-day") }</th><th scope="col" class="number">{ page.t("column-lines") }</th>
                            <th scope="col" class="number">{ page.t("column-amount") }</th><th scope="col">{ page.t("column-kind") }</th>
                        </tr></thead>
                        <tbody>
                            { for customer.orders.iter().map(|order| html! {
                                <tr>
                                    <td>{ order.day.to_string() }</td>
                                    <td class="number">{ page.format.count(order.lines) }</td>
                                    <td class={classes!("number", order.amount.is_negative().then_some("loss"))}>{ page.format.money(order.amount, crate::ui::format::Decimals::Cents) }</td>
                                    <td>{ page.t(if order.purchase { "order-purchase" } else { "order-refund" }) }</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                }
            </section>
        </>
    }
}
