//! The settings, generated from their table; every change computes anew at once.

use crate::calendar::Day;
use crate::error::Error;
use crate::money::Figure;
use crate::settings::{Group, HighRule, Kind, RuleBook, ScoreMethod, Setting, Settings, Spec};
use crate::text::group_key;
use crate::ui::dom;
use crate::ui::page::{Page, use_page};
use crate::ui::state::Action;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The settings.
    pub settings: Rc<Settings>,
    /// The setting to bring into view.
    pub wanted: Option<&'static str>,
    /// A value that was refused.
    pub error: Option<Error>,
    /// The day that the data give.
    pub as_of: Option<Day>,
    /// The currency that the data give.
    pub currency: Option<String>,
    /// Is the engine computing?
    pub busy: bool,
}

#[component]
pub fn SettingsPanel(props: &Props) -> Html {
    let page = use_page();
    use_effect_with(props.wanted, |wanted| match wanted {
        Some(key) => dom::go_to(&format!("setting-{key}")),
        None => dom::go_to("settings-title"),
    });
    let changed = props.settings.changed();
    let onkeydown = {
        let send = page.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                send.emit(Action::HideSettings);
            }
        })
    };
    html! {
        <aside class="settings" id="settings" aria-labelledby="settings-title" data-testid="settings" {onkeydown}>
            <header>
                <h2 id="settings-title" tabindex="-1">{ page.t("settings") }</h2>
                <button type="button" class="quiet" onclick={page.on(|| Action::HideSettings)}>{ page.t("close") }</button>
            </header>
            <p class="small">{ page.t("settings-lead") }</p>
            { for [Group::Basis, Group::Costs, Group::Tiers, Group::Potential, Group::Rfm, Group::Lifetime, Group::Portfolio].into_iter().map(|group| html! {
                <fieldset>
                    <legend>{ page.t(group_key(group)) }</legend>
                    { for Settings::SPECS.iter().filter(|spec| spec.group == group && matters(spec.key, &props.settings)).map(|spec| {
                        let refused = props.error.clone().filter(|error| error.at.column.as_deref() == Some(spec.key));
                        let value = props.settings.get(spec.key);
                        html! { <SettingRow key={spec.key} spec={*spec} value={value.clone()} {refused} changed={changed.contains(&spec.key)}
                            found={from_data(&page, spec.key, &value, props)} /> }
                    }) }
                </fieldset>
            }) }
            <button type="button" disabled={changed.is_empty()} data-testid="settings-reset" onclick={page.on(|| Action::ResetSettings)}>{ page.t("settings-reset") }</button>
        </aside>
    }
}

/// Is the setting of any consequence beside the others?
fn matters(key: &str, settings: &Settings) -> bool {
    match key {
        "high_share" => settings.high_rule == HighRule::Share,
        "high_cumulative" => settings.high_rule == HighRule::Cumulative,
        "high_amount" => settings.high_rule == HighRule::Amount,
        "matrix_share" => settings.matrix_rule == HighRule::Share,
        "matrix_cumulative" => settings.matrix_rule == HighRule::Cumulative,
        "matrix_amount" => settings.matrix_rule == HighRule::Amount,
        "rfm_own" => settings.rfm_book == RuleBook::Own,
        "rfm_cuts_recency" | "rfm_cuts_frequency" | "rfm_cuts_monetary" => settings.rfm_method == ScoreMethod::Cuts,
        _ => true,
    }
}

/// What the data gives for a setting that leaves it to them.
fn from_data(page: &Page, key: &str, value: &Setting, props: &Props) -> Option<String> {
    match key {
        _ if *value != Setting::None => None,
        "as_of" => props.as_of.map(|day| page.format.day(day)),
        "currency" => props.currency.clone(),
        _ => None,
    }
}

#[derive(Properties, PartialEq)]
struct SettingProps {
    spec: Spec,
    value: Setting,
    refused: Option<Error>,
    changed: bool,
    found: Option<String>,
}

#[component]
fn SettingRow(props: &SettingProps) -> Html {
    let page = use_page();
    let key = props.spec.key;
    let id = format!("setting-{key}");
    let help = format!("{id}-help");
    html! {
        <div class={classes!("setting", props.changed.then_some("changed"), props.refused.is_some().then_some("refused"))} data-setting={key}>
            <label for={id.clone()}>{ page.t(&format!("setting-{key}")) }if props.changed { <small class="mark">{ page.t("settings-changed") }</small> }</label>
            { input(&page, props, &id, &help) }
            <p class="help" id={help}>{ page.t(&format!("setting-{key}.help")) }
                if let Some(found) = &props.found { { " " }<span>{ page.with("settings-from-data", &[("found", found.clone().into())]) }</span> }</p>
            if let Some(error) = &props.refused { <p class="warn" role="alert" data-testid="setting-error">{ refusal(&page, props.spec.kind, error) }</p> }
        </div>
    }
}

/// Why a value was refused, in the words of the form: a rate was typed as a percentage.
fn refusal(page: &Page, kind: Kind, error: &Error) -> String {
    let (name, low, high) = match kind {
        Kind::Amount => ("amount", 0.0, 0.0),
        Kind::Rate => ("rate", 0.0, 0.0),
        Kind::Number(low, high) => ("number", low, high),
        Kind::Choice(_) | Kind::Text => ("text", 0.0, 0.0),
        Kind::Day => ("day", 0.0, 0.0),
        Kind::Cuts => ("cuts", 0.0, 0.0),
        Kind::Ranges => ("ranges", 0.0, 0.0),
    };
    let range = page.with(
        &format!("settings-range-{name}"),
        &[("low", page.format.number(low).into()), ("high", page.format.number(high).into())],
    );
    let found = error.found.as_deref().unwrap_or_default();
    let found = if kind == Kind::Rate { percent_text(found) + "%" } else { found.to_owned() };
    page.with("settings-refused", &[("found", found.into()), ("range", range.into())])
}

fn input(page: &Page, props: &SettingProps, id: &str, help: &str) -> Html {
    let (key, value) = (props.spec.key, &props.value);
    let (id, help) = (id.to_owned(), help.to_owned());
    let invalid = props.refused.is_some().then_some("true");
    let text = value.text().to_owned();
    match props.spec.kind {
        Kind::Choice(words) => {
            let send = page.send.clone();
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    send.emit(Action::Set(key, Setting::Text(select.value())));
                }
            });
            html! {
                <select {id} name={key} aria-describedby={help} ~value={text.clone()} {onchange}>
                    { for words.iter().map(|word| html! {
                        <option value={*word} selected={*word == text}>{ page.t(&format!("setting-{key}-{word}")) }</option>
                    }) }
                </select>
            }
        }
        Kind::Rate => {
            let shown = percent_text(&text);
            let onchange = changed(page, key, |typed| Setting::Text(rate_text(typed)));
            html! { <span class="unit"><input type="text" inputmode="decimal" {id} name={key} value={shown} aria-describedby={help} aria-invalid={invalid} {onchange} /><i>{ "%" }</i></span> }
        }
        Kind::Amount => {
            let onchange = changed(page, key, |typed| Setting::Text(typed.to_owned()));
            html! { <input type="text" inputmode="decimal" {id} name={key} value={text} aria-describedby={help} aria-invalid={invalid} {onchange} /> }
        }
        Kind::Number(low, high) => {
            let onchange = changed(page, key, |typed| {
                typed.parse().map_or_else(|_| Setting::Text(typed.to_owned()), Setting::Number)
            });
            let step = if high <= 1.0 { "0.05" } else { "1" };
            html! { <input type="number" min={low.to_string()} max={high.to_string()} {step} {id} name={key} value={value.to_string()}
            aria-describedby={help} aria-invalid={invalid} {onchange} /> }
        }
        Kind::Day => {
            let onchange = changed(page, key, given);
            html! { <input type="date" {id} name={key} value={text} aria-describedby={help} aria-invalid={invalid} {onchange} /> }
        }
        Kind::Text => {
            let onchange = changed(page, key, given);
            html! { <input type="text" maxlength="12" {id} name={key} value={text} placeholder={props.found.clone()} aria-describedby={help} aria-invalid={invalid} {onchange} /> }
        }
        Kind::Ranges => {
            let onchange = changed(page, key, |typed| Setting::Text(typed.to_owned()));
            html! { <input type="text" {id} name={key} value={text} aria-describedby={help} aria-invalid={invalid} {onchange} /> }
        }
        Kind::Cuts => {
            let Setting::Numbers(cuts) = value else { return Html::default() };
            html! {
                <span class="cuts" role="group" aria-describedby={help}>
                    { for cuts.iter().enumerate().map(|(index, cut)| {
                        let all = cuts.clone();
                        let onchange = changed(page, key, move |typed| {
                            let mut all = all.clone();
                            if let (Some(cut), Ok(number)) = (all.get_mut(index), typed.parse()) { *cut = number; }
                            Setting::Numbers(all)
                        });
                        let id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
                        html! { <input type="number" step="any" {id} aria-label={page.with("settings-cut", &[("number", (index as u64 + 1).into())])}
                            value={cut.to_string()} aria-invalid={invalid} {onchange} /> }
                    }) }
                </span>
            }
        }
    }
}

/// What was typed, or nothing.
fn given(typed: &str) -> Setting {
    if typed.is_empty() { Setting::None } else { Setting::Text(typed.to_owned()) }
}

fn changed(page: &Page, key: &'static str, value: impl Fn(&str) -> Setting + 'static) -> Callback<Event> {
    let send = page.send.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            send.emit(Action::Set(key, value(input.value().trim())));
        }
    })
}

/// A rate as people say it: 0.4 is 40.
fn percent_text(rate: &str) -> String {
    Figure::parse(rate)
        .and_then(|rate| rate.times(Figure::whole(100)))
        .map_or_else(|| rate.to_owned(), |percent| percent.to_string())
}

/// A percentage as the settings hold it; what is no number stays as it was typed, to be refused with a reason.
fn rate_text(percent: &str) -> String {
    let percent = percent.trim_end_matches(['%', ' ', '\u{ff05}']).replace(',', ".");
    let rate = Figure::parse(&percent).and_then(|percent| percent.times(Figure { units: 1, scale: 2 }));
    rate.map_or(percent, |rate| if rate.to_f64().is_finite() { rate.to_string() } else { String::new() })
}
