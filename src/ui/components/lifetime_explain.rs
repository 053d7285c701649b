//! How lifetime values are computed: the formula as used, the models with their parameters, reasons and warnings.

use crate::settings::LtvMargin;
use crate::text::Argument;
use crate::ui::page::Page;
use crate::view::lifetime::{LifetimeView, LtvNote, ModelView, Verdict};
use yew::prelude::*;

pub fn explain(page: &Page, view: &LifetimeView, margin: LtvMargin) -> Html {
    let notes: Vec<String> = view.notes.iter().map(|note| sentence(page, *note)).collect();
    let formula = if view.model.is_some() { "explain-formula" } else { "explain-formula-retention" };
    html! {
        <>
            if !notes.is_empty() {
                <ul class="ltv-notes">{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
            }
            <details class="as-table explain" data-testid="ltv-explain">
                <summary>{ page.t("explain-title") }</summary>
                <p class="formula"><code>{ page.t(formula) }</code></p>
                <p>{ page.with("explain-terms", &[
                    ("months", u64::from(view.months).into()),
                    ("discount", page.format.share(super::bar::rough(view.discount)).into()),
                    ("margin", page.t(&format!("setting-ltv_margin-{}", margin.as_str())).into()),
                    ("draws", u64::from(view.draws).into()),
                ]) }</p>
                if let Some(correlation) = view.correlation {
                    <p>{ page.with("explain-correlation", &[("value", page.format.precise(correlation).into())]) }</p>
                }
                if view.referral_cycles > 0 {
                    <p>{ page.with("explain-cycles", &[("count", u64::from(view.referral_cycles).into())]) }</p>
                }
                if !view.models.is_empty() {
                    <div class="scroll" tabindex="0" role="region" aria-label={page.t("explain-models")}>
                        <table data-testid="ltv-models">
                            <caption>{ page.t("explain-models") }</caption>
                            <thead><tr>
                                <th scope="col">{ page.t("explain-model") }</th><th scope="col">{ page.t("explain-parameters") }</th>
                                <th scope="col" class="number">{ page.t("explain-likelihood") }</th>
                                <th scope="col" class="number">{ page.t("explain-error") }</th><th scope="col">{ page.t("explain-verdict") }</th>
                            </tr></thead>
                            <tbody>{ for view.models.iter().map(|model| line(page, model)) }</tbody>
                        </table>
                    </div>
                }
            </details>
        </>
    }
}

fn line(page: &Page, model: &ModelView) -> Html {
    let parameters: Vec<String> = model
        .parameters
        .iter()
        .map(|(symbol, value)| format!("{} = {}", greek(symbol), page.format.precise(*value)))
        .collect();
    let verdict = match model.verdict {
        Verdict::Converged => "verdict-converged",
        Verdict::Flat => "verdict-flat",
        Verdict::NotConverged => "verdict-not-converged",
    };
    html! {
        <tr class={classes!(model.used.then_some("chosen"))}>
            <th scope="row">{ page.t(&format!("model-{}", model.name)) }if model.used { <small>{ page.t("explain-used") }</small> }</th>
            <td>{ parameters.join(", ") }</td>
            <td class="number">{ page.format.number(model.log_likelihood) }</td>
            <td class="number">{ model.holdout_error.map_or_else(|| page.t("none"), |error| page.format.precise(error)) }</td>
            <td>{ page.with(verdict, &[("starts", u64::from(model.starts).into()), ("steps", u64::from(model.iterations).into())]) }</td>
        </tr>
    }
}

/// The papers' letters.
fn greek(symbol: &str) -> &str {
    match symbol {
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        symbol => symbol,
    }
}

/// The sentence for a reason or a warning.
fn sentence(page: &Page, note: LtvNote) -> String {
    let count = |count: usize| Argument::from(count);
    let days = |days: i32| Argument::from(days);
    let (key, variables): (&str, Vec<(&str, Argument<'_>)>) = match note {
        LtvNote::NoPurchases => ("ltv-note-no-purchases", vec![]),
        LtvNote::OnePeriod => ("ltv-note-one-period", vec![]),
        LtvNote::NoRepeats => ("ltv-note-no-repeats", vec![]),
        LtvNote::TooShort { days: span } => ("ltv-note-too-short", vec![("days", days(span))]),
        LtvNote::TooFewRepeatCustomers { found } => ("ltv-note-too-few-repeats", vec![("count", count(found))]),
        LtvNote::AllTheSame => ("ltv-note-all-the-same", vec![]),
        LtvNote::PurchasesNotConverged { model } => {
            ("ltv-note-not-converged", vec![("model", page.t(&format!("model-{}", model.name())).into())])
        }
        LtvNote::TooFewValues { found } => ("ltv-note-too-few-values", vec![("count", count(found))]),
        LtvNote::ValuesNotConverged => ("ltv-note-values-not-converged", vec![]),
        LtvNote::NoMeanValue { q } => ("ltv-note-no-mean", vec![("q", page.format.precise(q).into())]),
        LtvNote::ValuesAllTheSame { value } => {
            ("ltv-note-same-values", vec![("value", page.format.estimate(value).into())])
        }
        LtvNote::PurchasesFlat => ("ltv-note-purchases-flat", vec![]),
        LtvNote::ValuesFlat => ("ltv-note-values-flat", vec![]),
        LtvNote::ValueDependsOnFrequency { correlation } => {
            ("ltv-note-correlated", vec![("value", page.format.precise(correlation).into())])
        }
        LtvNote::ValueNotPositive { customers } => ("ltv-note-not-positive", vec![("count", count(customers))]),
        LtvNote::NoEvidence { customers } => ("ltv-note-no-evidence", vec![("count", count(customers))]),
        LtvNote::SeasonsUnknown { days: span } => ("ltv-note-seasons", vec![("days", days(span))]),
        LtvNote::RetentionMeasured { days: span, customers, retention } => (
            "ltv-note-retention",
            vec![("days", days(span)), ("count", count(customers)), ("share", page.format.share(retention).into())],
        ),
        LtvNote::RetentionUnknown => ("ltv-note-retention-unknown", vec![]),
    };
    page.with(key, &variables)
}
