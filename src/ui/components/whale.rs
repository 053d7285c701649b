//! The whale curve: customers from the most profitable on, and how their profit adds up.

use super::bar::rough;
use super::kpis::assumed_mark;
use crate::ui::chart::Chart;
use crate::ui::page::Page;
use crate::view::{Overview, WhalePoint, WhaleView};
use serde_json::{Value, json};
use yew::prelude::*;

pub fn whale(page: &Page, overview: &Overview) -> Html {
    let whale = &overview.whale;
    let sentence = sentence(page, whale);
    html! {
        <section class="panel whale" id="whale" tabindex="-1">
            <div class="panel-head"><h2>{ page.t("whale-title") }{ assumed_mark(page, &overview.assumed) }</h2></div>
            <p class="rule">{ &sentence }</p>
            <Chart testid="whale-chart" option={option(page, whale).to_string()} label={page.with("whale-describe", &[("sentence", sentence.clone().into())])} />
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

/// The points worth a row: tenths of the customers, the 80 % mark, the peak.
fn marks(whale: &WhaleView) -> Vec<(Option<&'static str>, &WhalePoint)> {
    let mut marks: Vec<(Option<&'static str>, &WhalePoint)> = Vec::new();
    for tenth in 1..=10 {
        let wanted = (whale.customers * tenth).div_ceil(10);
        if let Some(point) = whale.points.iter().min_by_key(|point| point.customers.abs_diff(wanted)) {
            marks.push((None, point));
        }
    }
    marks.push((Some("whale-peak"), &whale.peak));
    marks.extend(whale.eighty.as_ref().map(|point| (Some("whale-eighty"), point)));
    // A named point before an unnamed one of the same place, so that the name stays.
    marks.sort_by_key(|(name, point)| (point.customers, name.is_none()));
    marks.dedup_by_key(|(_, point)| point.customers);
    marks
}

/// Options for the charts module: the rise in one colour, the way down in another.
fn option(page: &Page, whale: &WhaleView) -> Value {
    let in_share = whale.peak.share.is_some();
    let height = |point: &WhalePoint| point.share.unwrap_or_else(|| rough(point.cumulative_profit));
    let item = |point: &WhalePoint| {
        let mut tip = page.with("whale-point", &[("customers", point.customers.into())]);
        tip.push_str(&format!("\n{}", page.format.amount(point.cumulative_profit)));
        if let Some(share) = point.share {
            tip.push_str(&format!(" · {}", page.format.share(share)));
        }
        json!({ "value": [point.customers, height(point)], "tip": tip })
    };
    let peak = whale.peak.customers;
    let rise: Vec<Value> = whale.points.iter().filter(|point| point.customers <= peak).map(item).collect();
    let fall: Vec<Value> = whale.points.iter().filter(|point| point.customers >= peak).map(item).collect();
    let series = |data: Vec<Value>, colour: &str| {
        json!({
            "type": "line", "data": data, "showSymbol": false, "symbolSize": 7,
            "lineStyle": { "width": 2, "color": colour }, "itemStyle": { "color": colour },
            "areaStyle": { "color": colour, "opacity": 0.12 },
        })
    };
    let mut rise = series(rise, "var(--chart-gain)");
    let mut points = Vec::new();
    if let Some(eighty) = &whale.eighty {
        points.push(json!({ "coord": [eighty.customers, height(eighty)], "symbolSize": 8,
            "itemStyle": { "color": "var(--chart-gain)" },
            "label": { "show": true, "position": "right", "offset": [6, 14], "align": "left", "color": "var(--chart-text)",
                "formatter": format!("{}\n{}", page.t("whale-eighty"), page.with("count-customers", &[("count", eighty.customers.into())])) } }));
    }
    points.push(json!({ "coord": [peak, height(&whale.peak)], "symbolSize": 8,
        "itemStyle": { "color": "var(--chart-loss)" },
        "label": { "show": true, "position": "top", "distance": 6, "color": "var(--chart-text)",
            "formatter": match whale.peak.share {
                Some(share) => format!("{} {}", page.t("whale-peak"), page.format.share(share)),
                None => format!("{} {}", page.t("whale-peak"), page.format.amount(whale.peak.cumulative_profit)),
            } } }));
    rise["markPoint"] = json!({ "symbol": "circle", "silent": true, "animation": false, "data": points });
    if in_share {
        rise["markLine"] = json!({ "symbol": "none", "silent": true, "animation": false,
            "lineStyle": { "color": "var(--chart-muted)", "type": "dashed", "width": 1 },
            "label": { "show": false }, "data": [{ "yAxis": 1 }] });
    }
    json!({
        "grid": { "left": 8, "right": 16, "top": 26, "bottom": 24, "containLabel": true },
        "tooltip": { "trigger": "axis", "formatter": "fn:tip" },
        "xAxis": { "type": "value", "min": 0, "max": whale.customers, "name": page.t("whale-axis-customers"),
            "nameLocation": "middle", "nameGap": 26, "splitLine": { "show": false },
            "axisLabel": { "formatter": "fn:integer", "hideOverlap": true } },
        "yAxis": { "type": "value", "axisLabel": { "formatter": if in_share { "fn:percent0" } else { "fn:compact" } },
            "splitNumber": 4 },
        "series": [rise, series(fall, "var(--chart-loss)")],
    })
}
