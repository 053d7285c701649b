//! The hold-out check: what the model would have said of the last third of the time, and what happened.

use crate::ui::chart::Chart;
use crate::ui::page::Page;
use crate::view::lifetime::HoldoutView;
use serde_json::{Value, json};
use yew::prelude::*;

pub fn check(page: &Page, check: &HoldoutView) -> Html {
    let count = |value: f64| page.format.count(value.round() as u64);
    let better = check.error <= check.naive_error;
    let sentence = page.with(
        "check-sentence",
        &[
            ("cut", page.format.day(check.cut).into()),
            ("end", page.format.day(check.end).into()),
            ("expected", count(check.expected).into()),
            ("actual", count(check.actual).into()),
            ("naive", count(check.naive).into()),
            ("error", page.format.precise(check.error).into()),
            ("naiveerror", page.format.precise(check.naive_error).into()),
            ("better", if better { "yes" } else { "no" }.into()),
        ],
    );
    html! {
        <div class="ltv-check">
            <h3>{ page.t("check-title") }</h3>
            <p class="rule">{ &sentence }</p>
            <div class="pair even">
                <figure>
                    <figcaption>{ page.t("check-by-frequency") }</figcaption>
                    <Chart testid="holdout-chart" option={by_frequency(page, check).to_string()} label={format!("{}. {sentence}", page.t("check-by-frequency"))} />
                </figure>
                <figure>
                    <figcaption>{ page.t("check-tracking") }</figcaption>
                    <Chart testid="tracking-chart" option={tracking(page, check).to_string()} label={page.t("check-tracking")} />
                </figure>
            </div>
            <details class="as-table">
                <summary>{ page.t("chart-table") }</summary>
                <table>
                    <thead><tr>
                        <th scope="col">{ page.t("check-x") }</th><th scope="col" class="number">{ page.t("column-customers") }</th>
                        <th scope="col" class="number">{ page.t("check-actual") }</th><th scope="col" class="number">{ page.t("check-expected") }</th>
                        <th scope="col" class="number">{ page.t("check-naive") }</th>
                    </tr></thead>
                    <tbody>
                        { for check.by_frequency.iter().enumerate().map(|(at, group)| html! {
                            <tr><th scope="row">{ label(group.x, at + 1 == check.by_frequency.len()) }</th>
                                <td class="number">{ page.format.count(group.customers.into()) }</td>
                                <td class="number">{ page.format.precise(group.actual) }</td><td class="number">{ page.format.precise(group.expected) }</td>
                                <td class="number">{ page.format.precise(group.naive) }</td></tr>
                        }) }
                    </tbody>
                </table>
            </details>
        </div>
    }
}

/// The last group is open: this many or more.
fn label(x: u32, last: bool) -> String {
    if last { format!("{x}+") } else { x.to_string() }
}

fn by_frequency(page: &Page, check: &HoldoutView) -> Value {
    let groups = &check.by_frequency;
    let names: Vec<String> =
        groups.iter().enumerate().map(|(at, group)| label(group.x, at + 1 == groups.len())).collect();
    let series = |key: &str, colour: &str, values: Vec<f64>| {
        let name = page.t(key);
        let data: Vec<Value> = values
            .iter()
            .map(|value| json!({ "value": value, "tip": format!("{name}: {}", page.format.precise(*value)) }))
            .collect();
        json!({ "type": "bar", "name": name, "data": data, "itemStyle": { "color": colour }, "barGap": "10%" })
    };
    json!({
        "grid": { "left": 8, "right": 8, "top": 34, "bottom": 24, "containLabel": true },
        "legend": { "top": 0, "left": 0, "itemWidth": 12, "itemHeight": 8 },
        "tooltip": { "trigger": "axis", "formatter": "fn:tip" },
        "xAxis": { "type": "category", "data": names, "name": page.t("check-x"), "nameLocation": "middle", "nameGap": 26 },
        "yAxis": { "type": "value", "splitNumber": 4 },
        "series": [
            series("check-actual", "var(--chart-gain)", groups.iter().map(|group| group.actual).collect()),
            series("check-expected", "var(--chart-2)", groups.iter().map(|group| group.expected).collect()),
            series("check-naive", "var(--chart-3)", groups.iter().map(|group| group.naive).collect()),
        ],
    })
}

fn tracking(page: &Page, check: &HoldoutView) -> Value {
    let weeks = &check.weeks;
    let days: Vec<String> = weeks.iter().map(|week| week.end.to_string()).collect();
    let cut = weeks.iter().position(|week| week.end >= check.cut).unwrap_or(0);
    let line = |key: &str, colour: &str, kind: &str, values: Vec<f64>| {
        let name = page.t(key);
        let data: Vec<Value> = values
            .iter()
            .map(|value| json!({ "value": value, "tip": format!("{name}: {}", page.format.count(value.round() as u64)) }))
            .collect();
        json!({ "type": "line", "name": name, "data": data, "showSymbol": false,
            "lineStyle": { "width": 2, "color": colour, "type": kind }, "itemStyle": { "color": colour } })
    };
    let mut actual =
        line("check-actual", "var(--chart-gain)", "solid", weeks.iter().map(|week| week.actual.into()).collect());
    actual["markLine"] = json!({ "symbol": "none", "silent": true, "animation": false,
        "lineStyle": { "color": "var(--chart-muted)", "type": "dashed", "width": 1 },
        "label": { "show": true, "position": "end", "rotate": 0, "formatter": page.t("check-cut"), "color": "var(--chart-muted)" },
        "data": [{ "xAxis": cut }] });
    let expected = line("check-expected", "var(--chart-2)", "dashed", weeks.iter().map(|week| week.expected).collect());
    json!({
        "grid": { "left": 8, "right": 16, "top": 34, "bottom": 8, "containLabel": true },
        "legend": { "top": 0, "left": 0, "itemWidth": 14, "itemHeight": 8 },
        "tooltip": { "trigger": "axis", "formatter": "fn:tip" },
        "xAxis": { "type": "category", "data": days, "axisLabel": { "hideOverlap": true } },
        "yAxis": { "type": "value", "splitNumber": 4, "axisLabel": { "formatter": "fn:compact" } },
        "series": [actual, expected],
    })
}
