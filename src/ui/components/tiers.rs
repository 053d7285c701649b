//! The tiers in numbers; a tier leads to its customers.

use super::bar::share_bar;
use super::kpis::assumed_mark;
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::{HighRule, Settings};
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::{Overview, TierRow, TierTable};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn tiers(
    page: &Page,
    overview: &Overview,
    scheme: Scheme,
    settings: &Settings,
    filter: Option<(Scheme, Tier)>,
) -> Html {
    let Some(table) = overview.tiers.iter().find(|table| table.scheme == scheme) else {
        return Html::default();
    };
    let rows = &table.rows;
    let most = |share: fn(&TierRow) -> Option<f64>| rows.iter().filter_map(share).map(f64::abs).fold(0.0, f64::max);
    let most_customers = most(|row| Some(row.share_of_customers));
    let most_revenue = most(|row| row.share_of_revenue);
    let most_profit = most(|row| row.share_of_profit);
    let none = page.t("none");
    let share = |share: Option<f64>| share.map_or_else(|| none.clone(), |share| page.format.share(share));
    let number = |number: Option<f64>| number.map_or_else(|| none.clone(), |number| page.format.tenths(number));
    let money = |figure: Option<Figure>| figure.map_or_else(|| none.clone(), |figure| page.format.amount(figure));
    let head = |key: &str| html! { <th scope="col" class="number">{ page.t(key) }</th> };
    html! {
        <section class="panel" id="tiers" tabindex="-1">
            <div class="panel-head">
                <h2>{ page.t("tiers-title") }</h2>
                { scheme_select(page, &overview.tiers, scheme) }
            </div>
            <p class="rule">{ rule(page, scheme, settings) }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("tiers-title")}>
                <table class="tiers" data-testid="tiers-table">
                    <thead><tr>
                        <th scope="col">{ page.t("column-tier") }</th>
                        { head("column-customers") }
                        { head("column-revenue") }
                        <th scope="col" class="number">{ page.t("column-profit") }{ assumed_mark(page, &overview.assumed) }</th>
                        { head("column-margin") }
                        { head("column-profit-per-customer") }
                        { head("column-purchases-per-customer") }
                        { head("column-recency-mean") }
                    </tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| {
                            let tier = row.tier;
                            let name = page.tier(scheme, tier);
                            let chosen = filter == Some((scheme, tier));
                            html! {
                                <tr key={tier.as_str()} data-tier={tier.as_str()} class={classes!(chosen.then_some("chosen"), (row.customers == 0).then_some("empty"))}>
                                    <th scope="row">
                                        <button type="button" class="tier-name" title={page.with("tiers-show", &[("tier", name.clone().into())])}
                                            onclick={page.on(move || Action::Filter(Some((scheme, tier))))}>
                                            { swatch(scheme, tier) }{ name }
                                        </button>
                                    </th>
                                    <td class="number shared"><span><data value={row.customers.to_string()}>{ page.format.count(row.customers) }</data><small>{ share(Some(row.share_of_customers)) }</small></span>
                                        { share_bar(Some(row.share_of_customers), most_customers) }</td>
                                    <td class="number shared"><span><data value={row.revenue.to_string()}>{ page.format.amount(row.revenue) }</data><small>{ share(row.share_of_revenue) }</small></span>
                                        { share_bar(row.share_of_revenue, most_revenue) }</td>
                                    <td class={classes!("number", "shared", row.profit.is_negative().then_some("loss"))}><span><data value={row.profit.to_string()}>{ page.format.amount(row.profit) }</data><small>{ share(row.share_of_profit) }</small></span>
                                        { share_bar(row.share_of_profit, most_profit) }</td>
                                    <td class="number">{ share(row.margin) }</td>
                                    <td class={classes!("number", row.profit_per_customer.is_some_and(Figure::is_negative).then_some("loss"))}>{ money(row.profit_per_customer) }</td>
                                    <td class="number">{ number(row.purchases_per_customer) }</td>
                                    <td class="number">{ row.recency_days.map_or_else(|| none.clone(), |days| page.format.count(days.round() as u64)) }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                    <tfoot><tr>
                        <th scope="row">{ page.t("tiers-total") }</th>
                        <td class="number">{ page.format.count(overview.totals.customers) }</td>
                        <td class="number">{ page.format.amount(overview.totals.revenue) }</td>
                        <td class="number">{ page.format.amount(overview.totals.profit) }</td><td colspan="4"></td>
                    </tr></tfoot>
                </table>
            </div>
        </section>
    }
}

/// The colour of a tier.
pub fn swatch(scheme: Scheme, tier: Tier) -> Html {
    html! { <i class={format!("swatch {}-{}", scheme.as_str(), tier.as_str())} aria-hidden="true"></i> }
}

/// The scheme's rule with the settings in it.
fn rule(page: &Page, scheme: Scheme, settings: &Settings) -> String {
    let percent = |figure: Figure| page.format.share(figure.to_f64());
    let high = |rule: HighRule, share: Figure, cumulative: Figure, amount: Figure| {
        let value = match rule {
            HighRule::Share => percent(share),
            HighRule::Cumulative => percent(cumulative),
            HighRule::Amount => page.format.amount(amount),
            HighRule::Median | HighRule::Mean => String::new(),
        };
        page.with(&format!("high-rule-{}", rule.as_str()), &[("value", value.into())])
    };
    let profit = high(settings.high_rule, settings.high_share, settings.high_cumulative, settings.high_amount);
    let matrix = high(settings.matrix_rule, settings.matrix_share, settings.matrix_cumulative, settings.matrix_amount);
    let number = |number: f64| page.format.number(number).into();
    page.with(
        &format!("scheme-{}.rule", scheme.as_str()),
        &[
            ("rule", if scheme == Scheme::Matrix { matrix } else { profit }.into()),
            ("threshold", number(settings.potential_threshold)),
            ("what", settings.matrix_value.as_str().into()),
            ("whale", page.format.amount(settings.spend_whale).into()),
            ("potential", page.format.amount(settings.spend_potential).into()),
            ("core", percent(settings.simple_core).into()),
            ("next", percent(settings.simple_potential).into()),
            ("book", settings.rfm_book.as_str().into()),
            ("new", number(settings.lifecycle_new)),
            ("growth", percent(settings.lifecycle_growth).into()),
            ("dormant", number(settings.lifecycle_dormant)),
            ("lost", number(settings.lifecycle_lost)),
        ],
    )
}

fn scheme_select(page: &Page, tables: &[TierTable], current: Scheme) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        if let Some(scheme) = Scheme::ALL.iter().find(|scheme| scheme.as_str() == select.value()) {
            send.emit(Action::SetScheme(*scheme));
        }
    });
    html! {
        <label class="inline">{ page.t("scheme") }
            <select data-testid="scheme" ~value={current.as_str()} {onchange}>
                { for tables.iter().map(|table| table.scheme).map(|scheme| html! {
                    <option value={scheme.as_str()} selected={scheme == current}>{ page.t(&format!("scheme-{}", scheme.as_str())) }</option>
                }) }
            </select>
        </label>
    }
}
