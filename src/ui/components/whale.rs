//! The whale curve: customers from the most profitable on, and how their profit adds up.

use super::bar::rough;
use super::kpis::assumed_mark;
use crate::ui::chart::{Chart, Facts};
use crate::ui::page::Page;
use crate::view::{Overview, WhalePoint, WhaleView};
use std::rc::Rc;
use yew::prelude::*;

pub fn whale(page: &Page, overview: &Overview) -> Html {
    let whale = &overview.whale;
    let sentence = sentence(page, whale);
    html! {
        <section class="panel whale" id="whale" tabindex="-1">
            <div class="panel-head"><h2>{ page.t("whale-title") }{ assumed_mark(page, &overview.assumed) }</h2></div>
            <p class="rule">{ &sentence }</p>
            <Chart testid="whale-chart" facts={Rc::new(facts(page, whale))} label={page.with("whale-describe", &[("sentence", sentence.clone().into())])} />
            <details class="as-table">
                <summary>{ page.t("whale-table") }</summary>
                <table data-testid="whale-table">
                    <thead><tr>
                        <th scope="col">{ page.t("column-customers") }</th>
                        <th scope="col" class="number">{ page.t("whale-cumulative") }</th>
                        <th scope="col" class="number">{ page.t("whale-share") }</th>
                    </tr></thead>
                    <tbody>
                        { for marks(whale).into_iter().map(|(name, point)| html! {
                            <tr>
                                <th scope="row">{ page.with("whale-point", &[("customers", point.customers.into())]) }
                                    if let Some(name) = name { { " · " }{ page.t(name) } }</th>
                                <td class="number"><data value={point.cumulative_profit.to_string()}>{ page.format.amount(point.cumulative_profit) }</data></td>
                                <td class="number">{ point.share.map(|share| page.format.share(share)).unwrap_or_else(|| page.t("none")) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </details>
        </section>
    }
}

fn sentence(page: &Page, whale: &WhaleView) -> String {
    let rest = whale.customers.saturating_sub(whale.peak.customers);
    match whale.peak.share {
        Some(share) if share > 1.000_5 => page.with(
            "whale-sentence",
            &[
                ("customers", whale.peak.customers.into()),
                ("peak", page.format.share(share).into()),
                ("rest", rest.into()),
            ],
        ),
        Some(_) => page.t("whale-sentence-all"),
        None => {
            page.with("whale-sentence-money", &[("amount", page.format.amount(whale.peak.cumulative_profit).into())])
        }
    }
}

/// The points worth a row: tenths of the customers, the 80 % mark, the peak; in the order of the curve.
fn marks(whale: &WhaleView) -> Vec<(Option<&'static str>, &WhalePoint)> {
    let name = |point: &WhalePoint| match point.customers {
        at if at == whale.peak.customers => Some("whale-peak"),
        at if whale.eighty.as_ref().is_some_and(|eighty| eighty.customers == at) => Some("whale-eighty"),
        _ => None,
    };
    let is_tenth = |at: u64| (1..=10).any(|tenth| (whale.customers * tenth).div_ceil(10) == at);
    let mut marks: Vec<(Option<&'static str>, &WhalePoint)> = Vec::new();
    // The 80 % mark lies between the points of a large curve.
    let mut eighty = whale.eighty.as_ref();
    for point in &whale.points {
        if let Some(between) = eighty.take_if(|eighty| eighty.customers <= point.customers) {
            marks.push((name(between), between));
            if between.customers == point.customers {
                continue;
            }
        }
        let name = name(point);
        if name.is_some() || is_tenth(point.customers) {
            marks.push((name, point));
        }
    }
    marks
}

fn facts(page: &Page, whale: &WhaleView) -> Facts {
    let height = |point: &WhalePoint| point.share.unwrap_or_else(|| rough(point.cumulative_profit));
    let place = |point: &WhalePoint| vec![point.customers as f64, height(point)];
    let tip = |point: &WhalePoint| {
        let customers = page.with("whale-point", &[("customers", point.customers.into())]);
        let amount = page.format.amount(point.cumulative_profit);
        let share = point.share.map_or_else(String::new, |share| format!(" · {}", page.format.share(share)));
        format!("{customers}\n{amount}{share}")
    };
    let peak = match whale.peak.share {
        Some(share) => page.format.share(share),
        None => page.format.amount(whale.peak.cumulative_profit),
    };
    let mut labels = vec![format!("{} {peak}", page.t("whale-peak"))];
    if let Some(eighty) = &whale.eighty {
        let customers = page.with("count-customers", &[("count", eighty.customers.into())]);
        labels.push(format!("{}\n{customers}", page.t("whale-eighty")));
    }
    let unit = if whale.peak.share.is_some() { "percent0" } else { "compact" };
    Facts::new("whale")
        .numbers("customers", whale.points.iter().map(|point| point.customers as f64).collect())
        .numbers("height", whale.points.iter().map(height).collect())
        .texts("tips", whale.points.iter().map(tip).collect())
        .numbers("peak", place(&whale.peak))
        .numbers("eighty", whale.eighty.as_ref().map(place).unwrap_or_default())
        .texts("label", labels)
        .texts("unit", vec![unit.to_owned()])
        .texts("axis", vec![page.t("whale-axis-customers")])
}
