//! Draws a panel of the engine: one way for each kind of block. See [`crate::view::panel`].

use super::bar::{columns, share_bar, span_bar, sparkline};
use super::kept::kept;
use super::waiting::Wait;
use crate::protocol::ExportKind;
use crate::segment::{Scheme, Tier};
use crate::text::Argument;
use crate::ui::chart::{Chart, Facts};
use crate::ui::format::Decimals;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::panel::{
    self, Block, Cell, Column, Control, Item, KeyFigure, Link, Look, Pages, Panel, Phrase, Row, Scale, Tone, Value,
};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// A panel; until it is there, a sentence that says so.
pub fn panel(page: &Page, name: &str, panel: Option<&Panel>, tools: Html, wait: Wait) -> Html {
    html! {
        <section class={classes!("panel", "part", name.to_owned())} id={name.to_owned()} tabindex="-1" data-testid={format!("{name}-panel")}>
            <div class="panel-head">
                <h2>{ page.t(&format!("{name}-title")) }</h2>
                { tools }
                if let Some(panel) = panel.filter(|panel| !panel.controls.is_empty()) { { controls(page, &panel.controls) } }
            </div>
            { body(page, panel, wait) }
        </section>
    }
}

/// What a panel shows, without its frame and heading.
pub fn body(page: &Page, panel: Option<&Panel>, wait: Wait) -> Html {
    match panel {
        Some(panel) => blocks(page, &panel.blocks),
        None if wait == Wait::Stopped => html! { <p class="absent">{ page.t("panel-stopped") }</p> },
        None => html! { <p class="absent" role="status">{ page.t("panel-computing") }</p> },
    }
}

fn blocks(page: &Page, all: &[Block]) -> Html {
    html! { <>{ for all.iter().map(|one| block(page, one)) }</> }
}

fn block(page: &Page, block: &Block) -> Html {
    match block {
        Block::Say(phrase) => html! { <p class="rule">{ say(page, phrase) }</p> },
        Block::Heading(phrase) => html! { <h3>{ say(page, phrase) }</h3> },
        Block::Status(phrase) => html! { <p class="rule" role="status">{ say(page, phrase) }</p> },
        Block::Warning(phrase) => html! { <p class="warn">{ say(page, phrase) }</p> },
        Block::Code(text) => html! { <pre tabindex="0"><code>{ text }</code></pre> },
        Block::Absent(phrase) => html! { <p class="absent">{ say(page, phrase) }</p> },
        Block::Controls(all) => controls(page, all),
        Block::Figures(all) => html! { <dl class="kpis figures">{ for all.iter().map(|one| figure(page, one)) }</dl> },
        Block::Table(one) => table(page, one),
        Block::List(one) => list(page, one),
        Block::Chart(one) => chart(page, one),
        Block::Pair(left, right) => html! {
            <div class="pair even"><div>{ blocks(page, left) }</div><div>{ blocks(page, right) }</div></div>
        },
        Block::Verdict(verdict) => html! {
            <div class={format!("verdict {}", verdict.look)} data-testid="customer-verdict">
                <p class="verdict-title">{ written(page, &verdict.title) }</p>
                { for verdict.says.iter().map(|one| html! { <p>{ written(page, one) }</p> }) }
                <p class="verdict-action" data-testid="customer-action"><b>{ page.t("verdict-do") }</b>{ " " }{ written(page, &verdict.action) }</p>
            </div>
        },
        Block::Columns(what, values, scale) => {
            let heights: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
            let mark = |value: f64| match scale {
                Scale::Money => page.format.estimate(value),
                Scale::Number => page.format.precise(value),
            };
            let names: Vec<String> = values.iter().map(|(name, _)| written(page, name)).collect();
            html! {
                <>
                    { columns(&heights, &names, mark) }
                    <p class="small">{ say(page, what) }</p>
                    <table class="sr"><caption>{ say(page, what) }</caption><tbody>
                        { for values.iter().map(|(name, value)| html! { <tr><th scope="row">{ written(page, name) }</th><td>{ page.format.precise(*value) }</td></tr> }) }
                    </tbody></table>
                </>
            }
        }
        Block::Folded(title, inside) => html! {
            <details class="as-table"><summary>{ say(page, title) }</summary>{ blocks(page, inside) }</details>
        },
    }
}

/// The colour of a tier.
pub fn swatch(scheme: Scheme, tier: Tier) -> Html {
    html! { <i class={format!("swatch {}-{}", scheme.as_str(), tier.as_str())} aria-hidden="true"></i> }
}

/// A phrase in the page's language.
pub fn say(page: &Page, phrase: &Phrase) -> String {
    let facts: Vec<(&str, Argument)> = phrase
        .facts
        .iter()
        .map(|(name, value)| match value {
            Value::Count(count) => (&**name, Argument::from(*count)),
            other => (&**name, written(page, other).into()),
        })
        .collect();
    page.with(&phrase.key, &facts)
}

/// A value in the page's language.
pub fn written(page: &Page, value: &Value) -> String {
    let format = &page.format;
    match value {
        Value::Nothing => page.t("none"),
        Value::Blank => String::new(),
        Value::Text(text) => text.clone(),
        Value::Words(phrase) => say(page, phrase),
        Value::Tier(scheme, tier) => page.tier(*scheme, *tier),
        Value::Count(count) => format.count(*count),
        Value::Money(figure) => format.amount(*figure),
        Value::Exact(figure) => format.money(*figure, Decimals::Cents),
        Value::Estimate(amount) => format.estimate(*amount),
        Value::Share(share) => format.share(*share),
        Value::Change(share) => format.signed_share(*share),
        Value::Number(number) => format.number(*number),
        Value::Precise(number) => format.precise(*number),
        Value::Day(day) => format.day(*day),
        Value::AnyOf(all) => all.iter().map(|one| written(page, one)).collect::<Vec<_>>().join(&page.t("list-or")),
        Value::Lines(lines) => lines.iter().map(|line| written(page, line)).collect::<Vec<_>>().join(" · "),
    }
}

fn follow<E: 'static>(page: &Page, link: &Link) -> Callback<E> {
    let (link, from) = (link.clone(), page.clone());
    page.on(move || match &link {
        Link::Save(kind) => {
            ExportKind::named(kind).map_or(Action::Hush, |kind| Action::Export(kind, from.export_labels()))
        }
        Link::SaveList(query) => Action::ExportList(query.clone(), from.export_labels()),
        link => Action::Follow(link.clone()),
    })
}

fn controls(page: &Page, all: &[Control]) -> Html {
    html! { <div class="tools">{ for all.iter().map(|one| control(page, one)) }</div> }
}

fn control(page: &Page, control: &Control) -> Html {
    let send = page.send.clone();
    match control {
        Control::Choice { name, options, chosen } => {
            // Hosts and scripts choose a scheme by its word.
            let word = |at: usize, option: &(Value, Link)| match option.1 {
                Link::Scheme(scheme) => scheme.as_str().to_owned(),
                _ => at.to_string(),
            };
            let links: Vec<Link> = options.iter().map(|(_, link)| link.clone()).collect();
            let onchange = Callback::from(move |event: Event| {
                let select = event.target_dyn_into::<HtmlSelectElement>();
                let index = select.and_then(|select| usize::try_from(select.selected_index()).ok());
                if let Some(link) = index.and_then(|index| links.get(index)) {
                    send.emit(Action::Follow(link.clone()));
                }
            });
            html! {
                <label class="inline">{ page.t(name) }
                    <select data-testid={name.to_string()} ~value={options.get(*chosen).map(|option| word(*chosen, option))} {onchange}>
                        { for options.iter().enumerate().map(|(at, option)| html! {
                            <option value={word(at, option)} selected={at == *chosen}>{ written(page, &option.0) }</option>
                        }) }
                    </select>
                </label>
            }
        }
        Control::Answers { name, options, chosen } => html! {
            <div class="answers" role="group" aria-label={page.t(name)} data-testid={name.to_string()}>
                <span>{ page.t(name) }</span>
                { for options.iter().enumerate().map(|(at, (value, link))| html! {
                    <button type="button" aria-pressed={(*chosen == Some(at)).to_string()} onclick={follow(page, link)}>{ written(page, value) }</button>
                }) }
            </div>
        },
        Control::Search { name, text, ask } => {
            let ask = ask.clone();
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    send.emit(Action::Follow(Link::Ask(ask.clone().searching(&input.value()))));
                }
            });
            html! {
                <input type="search" aria-label={page.t(name)} placeholder={page.t(name)} data-testid={name.to_string()} value={text.clone()} {oninput} />
            }
        }
        Control::Slider { key, value, range: [least, most, step], shown, ask } => {
            let (ask, of) = (ask.clone(), key.to_string());
            let number = |input: Option<HtmlInputElement>| input.map(|input| input.value_as_number());
            let trying = send.clone();
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(value) = number(event.target_dyn_into()) {
                    trying.emit(Action::Try(ask.clone(), of.clone(), value));
                }
            });
            let of = key.clone();
            let onchange = Callback::from(move |event: Event| {
                if let Some(value) = number(event.target_dyn_into()) {
                    send.emit(Action::Follow(Link::Set(of.clone(), crate::settings::Setting::Number(value))));
                }
            });
            html! {
                <label class="inline slider" title={page.t(&format!("setting-{key}.help"))}>{ page.t(&format!("setting-{key}")) }
                    <input type="range" data-testid={key.to_string()} min={least.to_string()} max={most.to_string()} step={step.to_string()}
                        value={value.to_string()} {oninput} {onchange} />
                    <output>{ written(page, shown) }</output>
                </label>
            }
        }
        Control::Field { name, text, deed } => {
            let deed = deed.clone();
            let onchange = Callback::from(move |event: Event| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    send.emit(Action::Follow(Link::Settle(deed.clone().saying(&input.value()))));
                }
            });
            html! {
                <label class="words">{ page.t(name) }
                    <input type="text" data-testid={name.to_string()} ~value={text.clone()} {onchange} />
                </label>
            }
        }
        Control::Draft { name, text, ask, faulty } => {
            let ask = ask.clone();
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlTextAreaElement>() {
                    send.emit(Action::Follow(Link::Ask(ask.clone().searching(&input.value()))));
                }
            });
            html! {
                <label class="words draft">{ page.t(name) }
                    <textarea rows="3" spellcheck="false" data-testid={name.to_string()} aria-invalid={faulty.to_string()} value={text.clone()} {oninput} />
                </label>
            }
        }
        Control::Button { name, link } => html! {
            <button type="button" data-testid={name.to_string()} onclick={follow(page, link)}>{ page.t(name) }</button>
        },
    }
}

fn figure(page: &Page, figure: &KeyFigure) -> Html {
    let rule = ["rule", "help"].iter().find_map(|part| page.text.find(&format!("{}.{part}", figure.name), &[]));
    let note = if figure.note == Value::Nothing { String::new() } else { written(page, &figure.note) };
    html! {
        <div class="kpi" data-kpi={figure.name.to_string()}>
            <dt title={rule}>{ page.t(&figure.name) }</dt>
            <dd>{ written(page, &figure.value) }
                if let Some(light) = figure.light {
                    <span class={format!("light {}", light.as_str())}>{ page.t(&format!("light-{}", light.as_str())) }</span>
                }
            </dd>
            <dd class="kpi-note">{ note }</dd>
            if let Some((first, last)) = figure.days {
                <dd class="kpi-note trend" title={page.with("trend", &[("from", page.format.day(first).into()), ("to", page.format.day(last).into())])}>
                    { sparkline(&figure.trend) }
                </dd>
            }
        </div>
    }
}

/// Cells of a table that are drawn, and laid out, at once: the rows beyond them wait for their turn, for which those of before
/// stay where they were.
const AT_ONCE: usize = 160;

fn table(page: &Page, table: &panel::Table) -> Html {
    let caption = say(page, &table.caption);
    let numbers: Rc<[bool]> = table.columns.iter().map(|column| column.is_number).collect();
    let mut rows = table.rows.chunks((AT_ONCE / numbers.len().max(1)).max(1));
    let first = rows.next().unwrap_or_default();
    let later = |(at, rows): (usize, &[Row])| {
        let (page, rows, numbers) = (page.clone(), Rc::new(rows.to_vec()), numbers.clone());
        kept(at, vec![rows.clone()], String::new(), move || body_of_table(&page, &rows, &numbers))
    };
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={caption.clone()}>
                <table class="figures" data-testid={table.name.to_string()}>
                    <caption class="sr">{ caption }</caption>
                    <thead><tr>{ for table.columns.iter().map(|column| head(page, column)) }</tr></thead>
                    { body_of_table(page, first, &numbers) }
                    // A list of its own: one more or less of them leaves the heading in its place, and its button the focus.
                    <>{ for rows.enumerate().map(later) }</>
                </table>
            </div>
            if let Some(pages) = &table.pages { { pager(page, pages) } }
        </>
    }
}

/// Things of a list that are drawn at once.
const ITEMS_AT_ONCE: usize = 5;

fn list(page: &Page, list: &panel::List) -> Html {
    let mut chunks = list.items.chunks(ITEMS_AT_ONCE);
    let first = chunks.next().unwrap_or_default();
    let later = |(at, items): (usize, &[Item])| {
        let (page, items) = (page.clone(), Rc::new(items.to_vec()));
        kept(
            at,
            vec![items.clone()],
            String::new(),
            move || html! { <>{ for items.iter().map(|one| item(&page, one)) }</> },
        )
    };
    html! {
        <>
            <div class="items" role="list" aria-label={say(page, &list.caption)} data-testid={list.name.to_string()}>
                { for first.iter().map(|one| item(page, one)) }
                <>{ for chunks.enumerate().map(later) }</>
            </div>
            if let Some(pages) = &list.pages { { pager(page, pages) } }
        </>
    }
}

fn item(page: &Page, item: &Item) -> Html {
    let title = match &item.title.value {
        Value::Tier(scheme, tier) => page.tier(*scheme, *tier),
        value => written(page, value),
    };
    let note = match &item.title.note {
        Value::Nothing => Html::default(),
        note => html! { <small>{ written(page, note) }</small> },
    };
    let title = match &item.title.link {
        Some(link) => html! { <button type="button" class="link" onclick={follow(page, link)}>{ title }</button> },
        None => html! { <strong>{ title }</strong> },
    };
    html! {
        <div key={item.key.clone()} class="item" role="listitem" data-row={item.key.clone()}>
            <p class="item-title">
                if let Some((class, word)) = &item.tag { <span class={format!("tag {class}")}>{ written(page, word) }</span> }
                { title }{ note }
            </p>
            if let Some(code) = &item.code { <code>{ code }</code> }
            { for item.says.iter().map(|one| html! { <p>{ written(page, one) }</p> }) }
            if !item.small.is_empty() {
                <p class="item-small">{ item.small.iter().map(|one| written(page, one)).collect::<Vec<_>>().join(" · ") }</p>
            }
            if !item.controls.is_empty() { { controls(page, &item.controls) } }
            { blocks(page, &item.blocks) }
        </div>
    }
}

fn body_of_table(page: &Page, rows: &[Row], numbers: &[bool]) -> Html {
    let row = |row: &Row| {
        let opener = row.cells.first().filter(|_| opens(row)).and_then(|cell| cell.link.as_ref());
        let cells = row.cells.iter().enumerate();
        html! {
            <tr key={row.key.clone()} data-row={row.key.clone()} data-tier={tier(row)} class={opens(row).then_some("opens")}
                onclick={opener.map(|link| follow(page, link))}>
                { for cells.map(|(at, one)| cell(page, one, at == 0, numbers.get(at).copied().unwrap_or_default())) }
            </tr>
        }
    };
    html! { <tbody>{ for rows.iter().map(row) }</tbody> }
}

/// Does the whole row open what its first cell leads to?
fn opens(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| matches!(cell.link, Some(Link::Open(_))))
}

/// The tier that a row is about.
fn tier(row: &Row) -> Option<&'static str> {
    match row.cells.first()?.value {
        Value::Tier(_, tier) => Some(tier.as_str()),
        _ => None,
    }
}

fn head(page: &Page, column: &Column) -> Html {
    let title = match &column.title {
        Value::Tier(scheme, tier) => html! { <>{ swatch(*scheme, *tier) }{ page.tier(*scheme, *tier) }</> },
        title => html! { { written(page, title) } },
    };
    let class =
        classes!(column.is_number.then_some("number"), matches!(column.title, Value::Tier(..)).then_some("named"));
    let sorted = column.sorted.map(|falls| if falls { "descending" } else { "ascending" });
    let arrow = column.sorted.map_or("", |falls| if falls { "▼" } else { "▲" });
    html! {
        <th scope="col" {class} aria-sort={sorted}>
            if let Some(link) = &column.sort {
                <button type="button" class="sort" onclick={follow(page, link)}>{ title }<span aria-hidden="true">{ arrow }</span></button>
            } else { { title } }
        </th>
    }
}

fn cell(page: &Page, cell: &Cell, is_head: bool, is_number: bool) -> Html {
    let value = match &cell.value {
        Value::Tier(scheme, tier) => html! { <>{ swatch(*scheme, *tier) }{ page.tier(*scheme, *tier) }</> },
        Value::Exact(figure) => html! { <data value={figure.to_string()}>{ written(page, &cell.value) }</data> },
        Value::Money(figure) => html! { <data value={figure.to_string()}>{ page.format.amount(*figure) }</data> },
        Value::Count(count) => html! { <data value={count.to_string()}>{ page.format.count(*count) }</data> },
        value => html! { { written(page, value) } },
    };
    let mut class = classes!(is_number.then_some("number"), matches!(cell.value, Value::Tier(..)).then_some("named"));
    let mut below = Html::default();
    match cell.look {
        Look::Plain => {}
        Look::Loss => class.push("loss"),
        Look::Heat(shade) => class.push(format!("heat-{shade}")),
        Look::Bar(share) => {
            class.push("shared");
            if share < 0.0 {
                class.push("loss");
            }
            below = share_bar(Some(share), 1.0);
        }
        Look::Span(from, to, tone) => {
            class.push("spanned");
            let tone = match tone {
                Tone::Plain => "fill",
                Tone::Cost => "cost",
                Tone::Gain => "gain",
                Tone::Loss => "loss",
            };
            below = span_bar(from, to, tone);
        }
    }
    let note = match &cell.note {
        Value::Nothing => Html::default(),
        note => html! { <small>{ written(page, note) }</small> },
    };
    let inside = match &cell.link {
        Some(link) => html! {
            // What opens from the whole row is heard there.
            <><button type="button" class="link" onclick={(!matches!(link, Link::Open(_))).then(|| follow(page, link))}>{ value }{ note }</button>{ below }</>
        },
        // Only a bar needs what is above it in one box: a table has hundreds of cells, and each box is laid out.
        None if matches!(cell.look, Look::Bar(_) | Look::Span(..)) => {
            html! { <><span>{ value }{ note }</span>{ below }</> }
        }
        None => html! { <>{ value }{ note }</> },
    };
    if is_head {
        html! { <th scope="row" {class}>{ inside }</th> }
    } else {
        html! { <td {class}>{ inside }</td> }
    }
}

fn pager(page: &Page, pages: &Pages) -> Html {
    let turn = |link: &Option<Link>, key: &str| {
        let onclick = link.as_ref().map(|link| follow(page, link));
        html! { <button type="button" disabled={link.is_none()} data-testid={key.to_owned()} {onclick}>{ page.t(key) }</button> }
    };
    let facts = [("from", pages.from.into()), ("to", pages.to.into()), ("all", pages.found.into())];
    html! {
        <div class="pager"><div class="pages">
            { turn(&pages.previous, "page-previous") }<span>{ page.with("page-of", &facts) }</span>{ turn(&pages.next, "page-next") }
        </div></div>
    }
}

fn chart(page: &Page, chart: &panel::Chart) -> Html {
    let mut facts = Facts::new(chart.kind.clone());
    for (name, numbers) in &chart.numbers {
        facts = facts.numbers(name.clone(), numbers.clone());
    }
    for (name, texts) in &chart.texts {
        let line = |value: &Value| match value {
            Value::Lines(lines) => lines.iter().map(|line| written(page, line)).collect::<Vec<_>>().join("\n"),
            value => written(page, value),
        };
        facts = facts.texts(name.clone(), texts.iter().map(line).collect());
    }
    let (send, links) = (page.send.clone(), chart.links.clone());
    let clicked = Callback::from(move |key: usize| {
        if let Some(Some(link)) = links.get(key) {
            send.emit(Action::Follow(link.clone()));
        }
    });
    html! { <Chart testid={chart.name.to_string()} facts={Rc::new(facts)} label={say(page, &chart.label)} {clicked} /> }
}
