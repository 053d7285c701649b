//! The hold-out check: what the model would have said of the last third of the time, and what happened.

use crate::ui::chart::{Chart, Facts};
use crate::ui::page::Page;
use crate::view::lifetime::{ByFrequency, HoldoutView};
use std::rc::Rc;
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
                    <Chart testid="holdout-chart" facts={Rc::new(by_frequency(page, check))} label={format!("{}. {sentence}", page.t("check-by-frequency"))} />
                </figure>
                <figure>
                    <figcaption>{ page.t("check-tracking") }</figcaption>
                    <Chart testid="tracking-chart" facts={Rc::new(tracking(page, check))} label={page.t("check-tracking")} />
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

/// A line of figures, each with its name for the tip.
fn tips(page: &Page, key: &str, figures: impl Iterator<Item = String>) -> Vec<String> {
    let name = page.t(key);
    figures.map(|figure| format!("{name}: {figure}")).collect()
}

fn by_frequency(page: &Page, check: &HoldoutView) -> Facts {
    let groups = &check.by_frequency;
    let names = groups.iter().enumerate().map(|(at, group)| label(group.x, at + 1 == groups.len()));
    let all = |value: fn(&ByFrequency) -> f64| groups.iter().map(value).collect::<Vec<f64>>();
    let (actual, expected, naive) = (all(|group| group.actual), all(|group| group.expected), all(|group| group.naive));
    let said = |key: &str, values: &[f64]| tips(page, key, values.iter().map(|value| page.format.precise(*value)));
    Facts::new("groups")
        .texts("groups", names.collect())
        .texts("names", ["check-actual", "check-expected", "check-naive"].map(|key| page.t(key)).into())
        .texts("actualTips", said("check-actual", &actual))
        .texts("expectedTips", said("check-expected", &expected))
        .texts("naiveTips", said("check-naive", &naive))
        .texts("axis", vec![page.t("check-x")])
        .numbers("actual", actual)
        .numbers("expected", expected)
        .numbers("naive", naive)
}

fn tracking(page: &Page, check: &HoldoutView) -> Facts {
    let weeks = &check.weeks;
    let cut = weeks.iter().position(|week| week.end >= check.cut).unwrap_or(0);
    let actual: Vec<f64> = weeks.iter().map(|week| week.actual.into()).collect();
    let expected: Vec<f64> = weeks.iter().map(|week| week.expected).collect();
    let said =
        |key: &str, values: &[f64]| tips(page, key, values.iter().map(|value| page.format.count(value.round() as u64)));
    Facts::new("tracking")
        .texts("days", weeks.iter().map(|week| week.end.to_string()).collect())
        .texts("names", ["check-actual", "check-expected"].map(|key| page.t(key)).into())
        .texts("actualTips", said("check-actual", &actual))
        .texts("expectedTips", said("check-expected", &expected))
        .texts("cutLabel", vec![page.t("check-cut")])
        .numbers("cut", vec![cut as f64])
        .numbers("actual", actual)
        .numbers("expected", expected)
}
