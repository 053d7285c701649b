//! How a file is read: which column is which, how dates and amounts are written. Filled in by guess, open to correction.

use super::{conventions, states};
use crate::ingest::amount::DecimalMark;
use crate::ingest::change::{Choices, DoubtCode};
use crate::ingest::currency::CurrencyRows;
use crate::ingest::date::DateOrder;
use crate::ingest::inspection::{Evidence, Table};
use crate::ingest::receipt::Receipt;
use crate::ingest::roles::{CostKind, Role, Shape, Treatment};
use crate::money::Figure;
use crate::ui::components::kept;
use crate::ui::page::Page;
use crate::ui::state::{Action, Source, receipt_of};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub fn mapping(page: &Page, sources: &Rc<Vec<Source>>, receipts: &[Receipt], whole_page: bool, blocked: bool) -> Html {
    let send = page.send.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        send.emit(Action::Import);
    });
    let sure = !sources.iter().any(Source::is_unsure);
    let title = page.t("mapping-title");
    html! {
        <form class="panel mapping" data-testid="mapping" {onsubmit} autocomplete="off">
            <div class="panel-head">
                if whole_page { <h1>{ title }</h1> } else { <h2>{ title }</h2> }
            </div>
            <p class="rule">{ page.t(if sure { "mapping-lead" } else { "mapping-lead-unsure" }) }</p>
            { for sources.iter().enumerate().map(|(index, source)| file(page, sources, (index, source), receipt_of(sources, receipts, index), whole_page)) }
            <div class="form-tools">
                <button type="submit" class="primary" data-testid="analyze" disabled={blocked}>
                    { page.t(if whole_page { "mapping-analyze" } else { "mapping-again" }) }
                </button>
                if whole_page {
                    <button type="button" class="quiet" onclick={page.on(|| Action::StartOver)}>{ page.t("open-another") }</button>
                }
            </div>
        </form>
    }
}

fn file(
    page: &Page,
    sources: &Rc<Vec<Source>>,
    (index, source): (usize, &Source),
    receipt: Option<&Receipt>,
    with_preview: bool,
) -> Html {
    let (plan, found) = (&source.plan, &source.inspection);
    let missing = plan.missing();
    let names = |roles: &[Role]| {
        let names: Vec<String> = roles.iter().map(|role| page.t(&format!("role-{}", role.as_str()))).collect();
        names.join(&page.t("list-separator"))
    };
    let (used, unused): (Vec<Role>, Vec<Role>) = plan.shape.roles().iter().copied().partition(|role| {
        plan.columns.contains_key(role)
            || missing.contains(role)
            || source.chosen.contains(role)
            || basic(plan.shape).contains(role)
    });
    let row = |role: Role| role_row(page, index, role, source, missing.contains(&role));
    let kept = source.kept;
    let keep = page.on::<Event>(move || Action::Keep(index, !kept));
    html! {
        <fieldset>
            <legend>{ &found.name }<small>{ page.format.bytes(found.bytes) }{ " · " }{ page.t(&format!("format-{}", plan.format.as_str())) }
                if let Some(sheet) = &plan.sheet { { " · " }{ page.with("mapping-sheet", &[("sheet", sheet.as_str().into())]) } }
                if let Some(encoding) = &plan.encoding { { " · " }{ encoding.to_uppercase() } }
            </small></legend>
            <div class="choices">
                { choice(page, "shape", "mapping-shape", Shape::WORDS, plan.shape.as_str(), move |word| {
                    Shape::ALL.iter().find(|shape| shape.as_str() == word).map(|shape| Action::SetShape(index, *shape))
                }) }
                { choice(page, "date-order", "mapping-dates", DateOrder::WORDS, plan.date_order.as_str(), move |word| {
                    DateOrder::ALL.iter().find(|order| order.as_str() == word).map(|order| Action::SetDateOrder(index, *order))
                }) }
                { choice(page, "decimal-mark", "mapping-decimals", DecimalMark::WORDS, plan.decimal_mark.as_str(), move |word| {
                    DecimalMark::ALL.iter().find(|mark| mark.as_str() == word).map(|mark| Action::SetDecimalMark(index, *mark))
                }) }
                if plan.shape == Shape::Costs {
                    { choice(page, "cost-kind", "mapping-cost-kind", CostKind::WORDS, plan.cost_kind.as_str(), move |word| {
                        CostKind::ALL.iter().find(|kind| kind.as_str() == word).map(|kind| Action::SetCostKind(index, *kind))
                    }) }
                }
                { tables(page, index, source) }
                { encodings(page, index, source) }
                { delimiters(page, index, source) }
                { header_rows(page, index, source) }
                { currencies(page, index, source) }
                { extras(page, index, source) }
            </div>
            { more_tables(page, index, source, sources) }
            { conventions::conventions(page, index, source, receipt) }
            { states::states(page, index, &found.headers, receipt.map_or(&found.states, |receipt| &receipt.states)) }
            <div class="roles">{ for used.into_iter().map(row) }</div>
            if !unused.is_empty() {
                <details class="more-roles"><summary>{ page.t("mapping-more") }</summary>
                    <div class="roles">{ folded_roles(page, sources, index, unused) }</div>
                </details>
            }
            if !missing.is_empty() {
                <p class="warn" role="status">{ page.with("mapping-missing", &[("roles", names(&missing).into())]) }</p>
            }
            { for source.doubles().into_iter().map(|(column, roles)| html! {
                <p class="warn">{ page.with("mapping-twice", &[("column", header(page, source, column).into()), ("roles", names(&roles).into())]) }</p>
            }) }
            <label class="keep"><input type="checkbox" name="keep" checked={source.kept} onchange={keep} />{ page.t("mapping-keep") }</label>
            if with_preview { { preview(page, source) } }
        </fieldset>
    }
}

/// Many columns for many roles, which few files need: a part of its own.
fn folded_roles(page: &Page, sources: &Rc<Vec<Source>>, index: usize, roles: Vec<Role>) -> Html {
    let (page, sources) = (page.clone(), sources.clone());
    kept("folded", vec![page.text.clone(), page.format.clone(), sources.clone()], index.to_string(), move || {
        let row = |role: &Role| sources.get(index).map(|source| role_row(&page, index, *role, source, false));
        html! { <>{ for roles.iter().filter_map(row) }</> }
    })
}

/// The roles that are always in sight, so that the form has a familiar shape.
fn basic(shape: Shape) -> &'static [Role] {
    match shape {
        Shape::Orders => &[Role::Customer, Role::Name, Role::Date, Role::Amount, Role::Order, Role::Cost],
        Shape::Customers => &[Role::Customer, Role::Name, Role::Revenue, Role::Profit, Role::Orders, Role::LastOrder],
        Shape::Costs => &[Role::Customer, Role::Name, Role::Date, Role::Amount, Role::Quantity],
    }
}

fn header(page: &Page, source: &Source, column: usize) -> String {
    let name = source.inspection.headers.get(column).filter(|name| !name.trim().is_empty());
    name.cloned().unwrap_or_else(|| page.with("mapping-unnamed", &[("number", (column as u64 + 1).into())]))
}

fn role_row(page: &Page, index: usize, role: Role, source: &Source, needed: bool) -> Html {
    let current = source.plan.columns.get(&role).copied();
    let guess = source.inspection.guesses.iter().find(|guess| guess.role == role && Some(guess.column) == current);
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            send.emit(Action::SetColumn(index, role, select.value().parse().ok()));
        }
    });
    let id = format!("role-{index}-{}", role.as_str());
    let sure = guess.map(|guess| guess.confidence);
    let note = if source.chosen.contains(&role) {
        Some(page.t(&format!("evidence-{}", Evidence::Chosen.as_str())))
    } else {
        guess.map(|guess| {
            let evidence = page.t(&format!("evidence-{}", guess.evidence.as_str()));
            let percent = page.format.share(guess.confidence);
            page.with("mapping-confidence", &[("evidence", evidence.into()), ("percent", percent.into())])
        })
    };
    let doubtful = !source.chosen.contains(&role) && sure.is_some_and(|sure| sure < 0.6);
    html! {
        <div class={classes!("role", needed.then_some("needed"), doubtful.then_some("doubtful"))}>
            <label for={id.clone()}>{ page.t(&format!("role-{}", role.as_str())) }</label>
            <select {id} name={role.as_str()} aria-invalid={needed.then_some("true")}
                ~value={current.map(|column| column.to_string()).unwrap_or_default()} {onchange}>
                <option value="" selected={current.is_none()}>{ page.t("mapping-none") }</option>
                { for (0..source.inspection.headers.len()).map(|column| html! {
                    <option value={column.to_string()} selected={current == Some(column)}>{ header(page, source, column) }</option>
                }) }
            </select>
            <small>{ note.unwrap_or_default() }</small>
        </div>
    }
}

fn choice(
    page: &Page,
    name: &'static str,
    key: &str,
    words: &[&str],
    current: &str,
    action: impl Fn(&str) -> Option<Action> + 'static,
) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| action(&select.value()));
        if let Some(action) = chosen {
            send.emit(action);
        }
    });
    html! {
        <label>{ page.t(key) }
            <select {name} ~value={current.to_owned()} {onchange}>
                { for words.iter().map(|word| html! {
                    <option value={word.to_string()} selected={*word == current}>{ page.t(&format!("{name}-{word}")) }</option>
                }) }
            </select>
        </label>
    }
}

/// A select of texts that are the file's own, not the catalogue's.
fn own_choice<T: Clone + 'static>(
    page: &Page,
    name: &'static str,
    key: &str,
    options: Vec<(String, T)>,
    current: usize,
    action: impl Fn(T) -> Action + 'static,
) -> Html {
    let send = page.send.clone();
    let (names, values): (Vec<String>, Vec<T>) = options.into_iter().unzip();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let chosen = select.and_then(|select| values.get(usize::try_from(select.selected_index()).ok()?).cloned());
        if let Some(value) = chosen {
            send.emit(action(value));
        }
    });
    html! {
        <label>{ page.t(key) }
            <select {name} {onchange}>
                { for names.into_iter().enumerate().map(|(at, name)| html! { <option selected={at == current}>{ name }</option> }) }
            </select>
        </label>
    }
}

/// The sheets of a workbook, or the tables of a zip.
fn tables(page: &Page, index: usize, source: &Source) -> Html {
    let tables = &source.inspection.tables;
    if tables.len() < 2 {
        return Html::default();
    }
    let current = tables.iter().position(|table| source.reads(table));
    let option = |table: &Table| {
        let parts: Vec<&str> = table.entry.iter().chain(&table.sheet).map(String::as_str).collect();
        let hidden = if table.visible { String::new() } else { format!(" {}", page.t("mapping-hidden")) };
        let name =
            format!("{}{hidden} · {}", parts.join(" / "), page.with("count-rows", &[("count", table.rows.into())]));
        let choices = Choices { entry: table.entry.clone(), sheet: table.sheet.clone(), ..source.choices.clone() };
        (name, choices)
    };
    let options = tables.iter().map(option).collect();
    own_choice(page, "table", "mapping-table", options, current.unwrap_or(0), move |choices| {
        Action::Choose(index, choices)
    })
}

/// Encodings that exports come in; the guess is among them.
const ENCODINGS: [&str; 8] =
    ["UTF-8", "gb18030", "Big5", "Shift_JIS", "EUC-KR", "windows-1252", "windows-1250", "windows-1251"];

fn encodings(page: &Page, index: usize, source: &Source) -> Html {
    let Some(current) = &source.plan.encoding else { return Html::default() };
    let mut names: Vec<&str> = ENCODINGS.to_vec();
    if !names.iter().any(|name| name.eq_ignore_ascii_case(current)) {
        names.insert(0, current);
    }
    let doubted = source.inspection.doubts.iter().filter(|doubt| doubt.code == DoubtCode::Encoding);
    for name in doubted.flat_map(|doubt| &doubt.answers).filter_map(|answer| answer.of.as_deref()) {
        if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            names.push(name);
        }
    }
    let at = names.iter().position(|name| name.eq_ignore_ascii_case(current)).unwrap_or(0);
    let option = |name: &&str| {
        let choices = Choices { encoding: Some((*name).to_owned()), ..source.choices.clone() };
        ((*name).to_owned(), choices)
    };
    let options = names.iter().map(option).collect();
    let doubt = source.inspection.doubts.iter().find(|doubt| doubt.code == DoubtCode::Encoding);
    let preview = doubt.and_then(|doubt| doubt.found.clone());
    let choice =
        own_choice(page, "encoding", "mapping-encoding", options, at, move |choices| Action::Choose(index, choices));
    html! { <>{ choice }if let Some(preview) = preview { <q class="small" data-testid="encoding-preview">{ preview }</q> }</> }
}

fn delimiters(page: &Page, index: usize, source: &Source) -> Html {
    let Some(current) = source.plan.delimiter else { return Html::default() };
    let mut all = vec![',', ';', '\t', '|'];
    if !all.contains(&current) {
        all.push(current);
    }
    let at = all.iter().position(|delimiter| *delimiter == current).unwrap_or(0);
    let option = |delimiter: char| {
        let choices = Choices { delimiter: Some(delimiter), ..source.choices.clone() };
        (super::receipt::delimiter(page, delimiter), choices)
    };
    let options = all.into_iter().map(option).collect();
    own_choice(page, "delimiter", "mapping-delimiter", options, at, move |choices| Action::Choose(index, choices))
}

/// Rows that can be said to hold the header.
const HEADER_ROWS: u64 = 20;

fn header_rows(page: &Page, index: usize, source: &Source) -> Html {
    let current = source.plan.header_row;
    let last = HEADER_ROWS.max(current);
    let option = |row: u64| {
        let choices = Choices { header_row: Some(row), ..source.choices.clone() };
        (page.with("mapping-header-row", &[("row", row.into())]), choices)
    };
    let at = current.saturating_sub(1) as usize;
    own_choice(page, "header-row", "mapping-header", (1..=last).map(option).collect(), at, move |choices| {
        Action::Choose(index, choices)
    })
}

/// The currencies of a file that holds several, and what one unit of the others is worth.
fn currencies(page: &Page, index: usize, source: &Source) -> Html {
    let found = &source.inspection.currencies;
    if found.len() < 2 {
        return Html::default();
    }
    let at = found.iter().position(|one| Some(&one.currency) == source.plan.currency.as_ref()).unwrap_or(0);
    let option = |one: &CurrencyRows| {
        let rows = page.with("count-rows", &[("count", one.rows.into())]);
        (format!("{} · {rows}", one.currency), one.currency.clone())
    };
    let options = found.iter().map(option).collect();
    let main = &found[at].currency;
    let others = found.iter().filter(|one| one.currency != *main);
    html! {
        <>
            { own_choice(page, "currency-choice", "mapping-currency", options, at, move |currency| Action::SetCurrency(index, currency)) }
            { for others.map(|one| rate(page, index, source, &one.currency, main)) }
        </>
    }
}

fn rate(page: &Page, index: usize, source: &Source, currency: &str, main: &str) -> Html {
    let send = page.send.clone();
    let name = currency.to_owned();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let typed = input.value().trim().replace(',', ".");
            let rate = Figure::parse(&typed).filter(|rate| !rate.is_negative() && *rate != Figure::ZERO);
            send.emit(Action::SetRate(index, name.clone(), rate));
        }
    });
    let value = source.plan.rates.get(currency).map(Figure::to_string).unwrap_or_default();
    html! {
        <label>{ page.with("mapping-rate", &[("currency", currency.to_owned().into()), ("main", main.to_owned().into())]) }
            <input type="text" inputmode="decimal" name={format!("rate-{currency}")} {value} placeholder={page.t("mapping-no-rate")} {onchange} />
        </label>
    }
}

/// What becomes of columns that are no goods.
fn extras(page: &Page, index: usize, source: &Source) -> Html {
    let present =
        [Role::Discount, Role::Tax, Role::Shipping].into_iter().filter(|role| source.plan.columns.contains_key(role));
    let one = |role: Role| {
        let current = source.plan.extras.get(&role).copied().unwrap_or(Treatment::Stands);
        let at = Treatment::ALL.iter().position(|treatment| *treatment == current).unwrap_or(0);
        let name = |treatment: &Treatment| (page.t(&format!("treatment-{}", treatment.as_str())), *treatment);
        let options = Treatment::ALL.iter().map(name).collect();
        own_choice(page, "treatment", &format!("role-{}", role.as_str()), options, at, move |treatment| {
            Action::SetExtra(index, role, treatment)
        })
    };
    html! { <>{ for present.map(one) }</> }
}

/// The tables of the file that are not read yet, to be read as well, and a way to leave this one out.
fn more_tables(page: &Page, index: usize, source: &Source, sources: &[Source]) -> Html {
    let position = source.position;
    let first = sources.iter().position(|other| other.position == position) == Some(index);
    let read = |table: &&Table| sources.iter().any(|other| other.position == position && other.reads(table));
    let others: Vec<&Table> = source.inspection.tables.iter().filter(|table| first && !read(table)).collect();
    html! {
        <p class="more-tables">
            { for others.into_iter().map(|table| {
                let choices = Choices { entry: table.entry.clone(), sheet: table.sheet.clone(), ..Choices::default() };
                let name = table.sheet.as_ref().or(table.entry.as_ref()).cloned().unwrap_or_default();
                html! { <button type="button" class="quiet" data-testid="add-table" onclick={page.on(move || Action::AddTable(position, choices.clone()))}>
                    { page.with("mapping-add-table", &[("table", name.into()), ("count", table.rows.into())]) }</button> }
            }) }
            if sources.len() > 1 {
                <button type="button" class="quiet" data-testid="drop-table" onclick={page.on(move || Action::DropTable(index))}>{ page.t("mapping-drop-table") }</button>
            }
        </p>
    }
}

/// The first rows, with the roles over their columns.
fn preview(page: &Page, source: &Source) -> Html {
    let headers = &source.inspection.headers;
    let role = |column: usize| {
        let found = source.plan.columns.iter().find(|(_, of)| **of == column);
        found.map(|(role, _)| page.t(&format!("role-{}", role.as_str())))
    };
    html! {
        <div class="preview">
            <h3>{ page.t("mapping-preview") }</h3>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("mapping-preview")}>
                <table data-testid="mapping-preview">
                    <thead>
                        <tr class="roles-row">{ for (0..headers.len()).map(|column| html! { <td>{ role(column).unwrap_or_default() }</td> }) }</tr>
                        <tr>{ for (0..headers.len()).map(|column| html! { <th scope="col">{ header(page, source, column) }</th> }) }</tr>
                    </thead>
                    <tbody>
                        { for source.inspection.preview.iter().map(|cells| html! {
                            <tr>{ for cells.iter().enumerate().map(|(column, cell)| html! { <td class={classes!(role(column).is_none().then_some("unused"))}>{ cell }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}
