//! What the values of a file mean beyond what they say: signs, units, blank cells, days. Only what is on, or plausible.

use crate::calendar::Day;
use crate::ingest::cells::RowLook;
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::date::Era;
use crate::ingest::plan::plausible;
use crate::ingest::receipt::{Counted, Receipt};
use crate::ingest::roles::Role;
use crate::ui::page::Page;
use crate::ui::state::{Action, Source};
use std::collections::BTreeSet;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Units that a header names, by their power of ten.
const UNITS: [(i8, &str); 6] = [
    (-2, "unit-hundredths"),
    (0, "unit-ones"),
    (3, "unit-thousands"),
    (4, "unit-ten-thousands"),
    (6, "unit-millions"),
    (8, "unit-hundred-millions"),
];

/// Roles that can be an order's.
const OF_ORDERS: [Role; 5] = [Role::Amount, Role::Cost, Role::Profit, Role::ServiceCost, Role::Refunded];

pub fn conventions(page: &Page, index: usize, source: &Source, receipt: Option<&Receipt>) -> Html {
    let (plan, guessed) = (&source.plan, &source.inspection.plan);
    let header = |column: usize| source.inspection.headers.get(column).cloned().unwrap_or_default();
    let of = |role: Role| plan.columns.get(&role).map(|&column| header(column));
    let in_doubt = |code: DoubtCode| {
        let told = receipt.iter().flat_map(|receipt| &receipt.doubts).chain(&source.inspection.doubts);
        told.into_iter().any(|doubt| doubt.code == code)
    };
    let mut all: Vec<Html> = Vec::new();
    for role in OF_ORDERS {
        let is_plausible = guessed.once.contains(&role)
            || plan.once.contains(&role)
            || (role == Role::Amount && in_doubt(DoubtCode::AmountRepeats));
        if let Some(column) = of(role).filter(|_| is_plausible) {
            let label = page.with("convention-once", &[("column", column.into())]);
            all.push(switch(page, "once", label, plan.once.contains(&role), move |on| {
                Action::Change(index, Change::Once(role, on))
            }));
        }
    }
    let filled: BTreeSet<usize> = plan.fill.union(&guessed.fill).copied().collect();
    for column in filled {
        let label = page.with("convention-fill", &[("column", header(column).into())]);
        all.push(switch(page, "fill", label, plan.fill.contains(&column), move |on| {
            Action::Change(index, Change::Fill(column, on))
        }));
    }
    for &role in plan.shape.roles() {
        let is_flipped = plan.flipped.contains(&role);
        let is_plausible = is_flipped
            || guessed.flipped.contains(&role)
            || (matches!(role, Role::Amount | Role::Direction) && in_doubt(DoubtCode::Sign));
        if let Some(column) = of(role).filter(|_| is_plausible) {
            let label = page.with("convention-flipped", &[("column", column.into())]);
            all.push(switch(page, "flipped", label, is_flipped, move |on| {
                Action::Change(index, Change::Flip(role, on))
            }));
        }
    }
    let added: BTreeSet<Role> = plan.added.keys().chain(guessed.added.keys()).copied().collect();
    for role in added {
        let columns = plan.added.get(&role).or(guessed.added.get(&role)).cloned().unwrap_or_default();
        let names = columns.iter().map(|&column| header(column)).collect::<Vec<String>>().join(" + ");
        if let Some(column) = of(role) {
            let label = page.with("convention-added", &[("column", column.into()), ("added", names.into())]);
            all.push(switch(page, "added", label, plan.added.contains_key(&role), move |on| {
                Action::Change(index, Change::Add(role, if on { columns.clone() } else { Vec::new() }))
            }));
        }
    }
    if !guessed.items.is_empty() {
        let items = guessed.items.clone();
        let label = page.with("convention-items", &[("count", (items.len() as u64).into())]);
        all.push(switch(page, "items", label, !plan.items.is_empty(), move |on| {
            Action::Change(index, Change::Items(if on { items.clone() } else { Vec::new() }))
        }));
    }
    let roles: BTreeSet<Role> = plan.powers.keys().chain(guessed.powers.keys()).copied().collect();
    for role in roles {
        if let Some(column) = of(role) {
            let label = page.with("convention-unit", &[("column", column.into())]);
            let options = UNITS.iter().map(|(power, key)| (page.t(key), *power)).collect();
            let current = plan.powers.get(&role).copied().unwrap_or(0);
            all.push(select(page, "unit", label, options, current, move |power| {
                Action::Change(index, Change::Power(role, power))
            }));
        }
    }
    let date = || of(Role::Date).unwrap_or_default();
    if plan.era != Era::Common || guessed.era != Era::Common {
        let label = page.with("convention-era", &[("column", date().into())]);
        let name = |era: &Era| (page.t(&format!("era-{}", era.as_str())), *era);
        let options = Era::ALL.iter().map(name).collect();
        all.push(select(page, "era", label, options, plan.era, move |era| Action::Change(index, Change::Era(era))));
    }
    if plan.swapped_days || guessed.swapped_days {
        let label = page.with("convention-swapped", &[("column", date().into())]);
        all.push(switch(page, "swapped-days", label, plan.swapped_days, move |on| {
            Action::Change(index, Change::SwappedDays(on))
        }));
    }
    let plain = |name: &'static str, key: &str, is_plausible: bool, on: bool, change: fn(bool) -> Change| {
        is_plausible.then(|| switch(page, name, page.t(key), on, move |on| Action::Change(index, change(on))))
    };
    let months = plan.month_starts || guessed.month_starts || in_doubt(DoubtCode::MonthOnly);
    all.extend(plain("month-starts", "convention-month-starts", months, plan.month_starts, Change::MonthStarts));
    let has_states = !plan.states.is_empty() || plan.columns.contains_key(&Role::Status);
    all.extend(plain("unpaid", "convention-unpaid", has_states, plan.unpaid_counts, Change::Unpaid));
    let lines = |rows: fn(&Receipt) -> Counted| receipt.map_or(0, |receipt| rows(receipt).lines);
    let looks = [
        (RowLook::Hidden, "skips-hidden", "convention-skips-hidden", lines(|receipt| receipt.hidden)),
        (RowLook::Struck, "skips-struck", "convention-skips-struck", lines(|receipt| receipt.struck)),
    ];
    for (look, name, key, lines) in looks {
        let skips = plan.skipped.contains(&look);
        if skips || lines > 0 {
            all.push(switch(page, name, page.t(key), skips, move |on| Action::Change(index, Change::Skip(look, on))));
        }
    }
    let outside = in_doubt(DoubtCode::DaysOutside) || plan.window.is_some() != guessed.window.is_some();
    let window = |on: bool| Change::Window(on.then(plausible));
    all.extend(plain("window", "convention-window", outside, plan.window.is_some(), window));
    if let Some((first, last)) = plan.window.filter(|_| outside) {
        let ends =
            [("window-first", "convention-window-first", first), ("window-last", "convention-window-last", last)];
        for (name, key, day) in ends {
            all.push(date_input(page, name, page.t(key), day, move |chosen| {
                let window = if name == "window-first" { (chosen, last) } else { (first, chosen) };
                Action::Change(index, Change::Window(Some(window)))
            }));
        }
    }
    if all.is_empty() {
        return Html::default();
    }
    html! { <div class="conventions" role="group" aria-label={page.t("conventions")}>{ for all }</div> }
}

fn switch(page: &Page, name: &'static str, label: String, on: bool, action: impl Fn(bool) -> Action + 'static) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            send.emit(action(input.checked()));
        }
    });
    html! { <label class="switch"><input type="checkbox" {name} checked={on} {onchange} />{ label }</label> }
}

/// A day; one that is no day changes nothing.
fn date_input(
    page: &Page,
    name: &'static str,
    label: String,
    day: Day,
    action: impl Fn(Day) -> Action + 'static,
) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(day) = input.and_then(|input| Day::from_iso(&input.value())) {
            send.emit(action(day));
        }
    });
    html! { <label class="switch">{ label }<input type="date" {name} value={day.to_string()} {onchange} /></label> }
}

fn select<T: Copy + PartialEq + 'static>(
    page: &Page,
    name: &'static str,
    label: String,
    options: Vec<(String, T)>,
    current: T,
    action: impl Fn(T) -> Action + 'static,
) -> Html {
    let send = page.send.clone();
    let (names, values): (Vec<String>, Vec<T>) = options.into_iter().unzip();
    let at = values.iter().position(|value| *value == current);
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let chosen = select.and_then(|select| values.get(usize::try_from(select.selected_index()).ok()?).copied());
        if let Some(value) = chosen {
            send.emit(action(value));
        }
    });
    html! {
        <label class="switch">{ label }
            <select {name} {onchange}>
                { for names.into_iter().enumerate().map(|(place, name)| html! { <option selected={Some(place) == at}>{ name }</option> }) }
            </select>
        </label>
    }
}
