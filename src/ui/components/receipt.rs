//! The import receipt: every row has its place, and a total to compare with the source system.

use super::panel::say;
use super::{questions, states};
use crate::ingest::currency::CurrencyRows;
use crate::ingest::duplicates::{Duplicates, Pair};
use crate::ingest::options::{Merge, Options, Repeats};
use crate::ingest::receipt::{Control, Matching, Receipt};
use crate::ingest::roles::Role;
use crate::money::Figure;
use crate::protocol::ExportKind;
use crate::ui::format::Decimals;
use crate::ui::page::Page;
use crate::ui::state::{Action, Asked};
use crate::view::Totals;
use crate::view::reading::sentences;
use yew::prelude::*;

pub fn receipt_panel(
    page: &Page,
    receipts: &[Receipt],
    open: &[Asked<'_>],
    totals: &Totals,
    options: &Options,
    duplicates: Option<&Duplicates>,
) -> Html {
    html! {
        <section class="panel" data-testid="receipt">
            <div class="panel-head"><h2>{ page.t("receipt-title") }</h2></div>
            <p class="rule">{ page.t("receipt-lead") }</p>
            { for receipts.iter().enumerate().map(|(index, receipt)| one(page, (index, receipt), open)) }
            { decisions(page, receipts, options, duplicates) }
            if totals.lines_without_customer > 0 {
                <dl class="facts-list"><div><dt>{ page.t("receipt-no-customer") }</dt>
                    <dd>{ page.with("receipt-lines", &[("count", totals.lines_without_customer.into())]) }{ ", " }
                    <data value={totals.amount_without_customer.to_string()}>{ page.format.money(totals.amount_without_customer, Decimals::Exact) }</data></dd></div></dl>
            }
        </section>
    }
}

fn one(page: &Page, (index, receipt): (usize, &Receipt), open: &[Asked<'_>]) -> Html {
    let open: Vec<&Asked> = open.iter().filter(|asked| asked.index == index).collect();
    let part = |testid: &'static str, key: &str, rows: u64| {
        html! { <div><dd data-testid={testid} data-value={rows.to_string()}>{ page.format.count(rows) }</dd><dt>{ page.t(key) }</dt></div> }
    };
    let exact = |figure| page.format.money(figure, Decimals::Exact);
    let fact = |key: &str, value: Html| html! { <div><dt>{ page.t(key) }</dt><dd>{ value }</dd></div> };
    let amount = receipt.plan.columns.get(&Role::Amount).or_else(|| receipt.plan.columns.get(&Role::Revenue));
    let column =
        amount.and_then(|column| receipt.headers.get(*column)).cloned().unwrap_or_else(|| page.t("role-amount"));
    html! {
        <article class="receipt" key={receipt.name.clone()}>
            <h3>{ &receipt.name }</h3>
            <dl class="equation">
                { part("receipt-rows-read", "receipt-read", receipt.rows_read) }
                <span aria-hidden="true">{ "=" }</span>
                { part("receipt-rows-used", "receipt-used", receipt.rows_used) }
                <span aria-hidden="true">{ "+" }</span>
                { part("receipt-rows-set-aside", "receipt-set-aside", receipt.rows_set_aside()) }
                <span aria-hidden="true">{ "+" }</span>
                { part("receipt-rows-blank", "receipt-blank", receipt.rows_blank) }
            </dl>
            { verdict(page, receipt, &open) }
            <h4>{ page.t("receipt-reading") }</h4>
            <p class="reading" data-testid="reading">{ reading(page, receipt) }</p>
            <dl class="facts-list">
                <div><dt>{ page.with("receipt-control", &[("column", column.into())]) }</dt>
                    <dd><data class="control" data-testid="receipt-control-total" value={receipt.control_total.to_string()}>{ exact(receipt.control_total) }</data>
                        <small>{ page.t("receipt-control-note") }</small>
                        { control(page, receipt) }</dd></div>
                if receipt.refunds.lines > 0 {
                    { fact("receipt-refunds", html! { <>{ page.with("receipt-lines", &[("count", receipt.refunds.lines.into())]) }{ ", " }{ exact(receipt.refunds.amount) }</> }) }
                }
                if receipt.void.lines > 0 {
                    { fact("receipt-void", html! { <>{ page.with("receipt-lines", &[("count", receipt.void.lines.into())]) }{ ", " }{ exact(receipt.void.amount) }</> }) }
                }
                if receipt.currencies.len() > 1 {
                    { fact("receipt-currencies", currencies(page, receipt)) }
                }
                if let Some(matching) = &receipt.matching { { fact("receipt-matching", self::matching(page, matching)) } }
                { fact("receipt-format", how(page, receipt).into()) }
                if let Some(dates) = dates(page, receipt) { { fact("receipt-dates", dates) } }
                if let Some(numbers) = numbers(page, receipt) { { fact("receipt-numbers", numbers) } }
            </dl>
            { states::states(page, index, &receipt.headers, &receipt.states) }
            { reasons(page, receipt) }
        </article>
    }
}

/// Green where nothing is in doubt; else what is, with what can be done about it.
fn verdict(page: &Page, receipt: &Receipt, open: &[&Asked<'_>]) -> Html {
    if !receipt.adds_up() {
        return html! { <p class="adds-up not" role="alert" data-testid="verdict" data-verdict="wrong">{ page.t("receipt-adds-up-not") }</p> };
    }
    if open.is_empty() {
        return html! { <p class="adds-up" data-testid="verdict" data-verdict="clear">{ page.t("receipt-clear") }</p> };
    }
    html! {
        <div class="doubts" data-testid="verdict" data-verdict="doubtful">
            <p class="adds-up doubtful">{ page.with("receipt-doubtful", &[("count", open.len().into())]) }</p>
            { for open.iter().map(|asked| questions::doubt(page, asked.index, asked.doubt)) }
        </div>
    }
}

/// How the file was read, as one paragraph.
fn reading(page: &Page, receipt: &Receipt) -> String {
    let said: Vec<String> = sentences(receipt).iter().map(|phrase| say(page, phrase)).collect();
    said.join(&page.t("sentence-gap"))
}

/// The control total as the sum of what became of it.
fn control(page: &Page, receipt: &Receipt) -> Html {
    let Some(Control { used, set_aside }) = receipt.control() else { return Html::default() };
    let mut terms = vec![("control-used".to_owned(), used)];
    let further = [
        ("control-void".to_owned(), receipt.void.amount),
        ("control-set-aside".to_owned(), set_aside),
        ("control-refunded".to_owned(), receipt.refunded.amount),
    ];
    let apart = receipt.apart.iter().map(|apart| (format!("apart-{}", apart.why.as_str()), apart.amount));
    terms.extend(further.into_iter().chain(apart).filter(|(_, amount)| amount.units != 0));
    let term = |(at, (key, amount)): (usize, (String, Figure))| {
        let (sign, shown) = match (at, amount.is_negative()) {
            (0, _) => ("=", amount),
            (_, true) => ("\u{2212}", -amount),
            (_, false) => ("+", amount),
        };
        html! { <>{ " " }<span>{ sign }</span>{ " " }<data value={amount.to_string()} data-term={key.clone()}>{ page.format.money(shown, Decimals::Exact) }</data>{ " " }{ page.t(&key) }</> }
    };
    html! { <p class="control-terms" data-testid="control-terms">{ page.format.money(receipt.control_total, Decimals::Exact) }{ for terms.into_iter().enumerate().map(term) }</p> }
}

/// What each currency comes to, on its own.
fn currencies(page: &Page, receipt: &Receipt) -> Html {
    let line = |one: &CurrencyRows| {
        let rows = page.with("count-rows", &[("count", one.rows.into())]);
        html! { <small>{ format!("{} {} · {rows}", one.amount, one.currency) }</small> }
    };
    html! { <>{ for receipt.currencies.iter().map(line) }</> }
}

/// How the customers of a table fit those of the orders, counted both ways.
fn matching(page: &Page, matching: &Matching) -> Html {
    let line = |key: &str, count: u64, examples: &[String]| {
        let examples = examples.join(&page.t("list-separator"));
        html! { if count > 0 { <small>{ page.with(key, &[("count", count.into()), ("examples", examples.into())]) }</small> } }
    };
    html! {
        <>
            { page.with("receipt-matching-both", &[("count", matching.both.into())]) }
            { line("receipt-matching-here", matching.only_here, &matching.only_here_examples) }
            { line("receipt-matching-orders", matching.only_orders, &matching.only_orders_examples) }
        </>
    }
}

/// Lines that two files share, and customers under two ids: kept as they are until somebody decides.
fn decisions(page: &Page, receipts: &[Receipt], options: &Options, duplicates: Option<&Duplicates>) -> Html {
    let repeated: u64 = receipts.iter().map(|receipt| receipt.repeated.lines).sum();
    let dropping = options.repeats == Repeats::Drop;
    let toggle = page.on(move || Action::SetRepeats(if dropping { Repeats::Keep } else { Repeats::Drop }));
    let merge = |pairs: &[Pair]| -> Vec<Merge> {
        pairs.iter().map(|pair| Merge { from: pair.other.clone(), into: pair.keep.clone() }).collect()
    };
    let merged = options.merges.len();
    html! {
        <div class="decisions">
            if repeated > 0 || dropping {
                <p data-testid="repeats">
                    if repeated > 0 { { page.with("receipt-repeated", &[("count", repeated.into())]) }{ " " } }
                    <button type="button" class="link" onclick={toggle}>{ page.t(if dropping { "repeats-keep" } else { "repeats-drop" }) }</button>
                </p>
            }
            if merged > 0 {
                <p>{ page.with("duplicates-merged", &[("count", merged.into())]) }{ " " }
                    <button type="button" class="link" onclick={page.on(|| Action::Merge(Vec::new()))}>{ page.t("duplicates-undo") }</button></p>
            }
            if let Some(found) = duplicates {
                <div data-testid="duplicates">
                    <p>{ page.with("duplicates-found", &[("count", found.found.into())]) }</p>
                    if !found.pairs.is_empty() {
                        <table><tbody>
                            { for found.pairs.iter().take(PAIRS).map(|pair| {
                                let one = merge(std::slice::from_ref(pair));
                                let lines = |lines: u64| page.with("receipt-lines", &[("count", lines.into())]);
                                html! { <tr>
                                    <td><q>{ &pair.keep }</q><small>{ lines(pair.keep_lines) }</small></td>
                                    <td><q>{ &pair.other }</q><small>{ lines(pair.other_lines) }</small></td>
                                    <td><button type="button" class="link" onclick={page.on(move || Action::Merge(one.clone()))}>{ page.t("duplicates-merge") }</button></td>
                                </tr> }
                            }) }
                        </tbody></table>
                        <button type="button" data-testid="merge-all" onclick={merge_all(page, merge(&found.pairs))}>
                            { page.with("duplicates-merge-all", &[("count", found.pairs.len().into())]) }</button>
                    }
                </div>
            } else {
                <button type="button" class="link" data-testid="find-duplicates" onclick={page.on(|| Action::FindDuplicates)}>{ page.t("duplicates-find") }</button>
            }
        </div>
    }
}

fn merge_all(page: &Page, merges: Vec<Merge>) -> Callback<MouseEvent> {
    page.on(move || Action::Merge(merges.clone()))
}

/// Pairs that are listed; all that were found can be merged at once.
const PAIRS: usize = 20;

/// Format, sheet, encoding, delimiter and header row, as one line.
fn how(page: &Page, receipt: &Receipt) -> String {
    let plan = &receipt.plan;
    let mut parts = vec![page.t(&format!("format-{}", plan.format.as_str()))];
    if let Some(sheet) = &plan.sheet {
        parts.push(page.with("place-sheet", &[("sheet", sheet.as_str().into())]));
    }
    if let Some(encoding) = &plan.encoding {
        parts.push(encoding.to_uppercase());
    }
    if let Some(delimiter) = plan.delimiter {
        parts.push(self::delimiter(page, delimiter));
    }
    parts.push(page.with("mapping-header-row", &[("row", plan.header_row.into())]));
    parts.join(" · ")
}

/// A delimiter by its name.
pub fn delimiter(page: &Page, delimiter: char) -> String {
    match delimiter {
        ',' => page.t("receipt-delimiter-comma"),
        ';' => page.t("receipt-delimiter-semicolon"),
        '\t' => page.t("receipt-delimiter-tab"),
        '|' => page.t("receipt-delimiter-pipe"),
        other => other.to_string(),
    }
}

fn dates(page: &Page, receipt: &Receipt) -> Option<Html> {
    let found = &receipt.dates;
    let mut lines = Vec::new();
    let mut add = |key: &str, count: u64, example: &Option<String>| {
        if count > 0 {
            let example = example.clone().unwrap_or_default();
            lines.push(page.with(key, &[("count", count.into()), ("example", example.into())]));
        }
    };
    add("receipt-dates-plain", found.plain, &None);
    add("receipt-dates-day-first", found.day_first, &found.day_first_example);
    add("receipt-dates-month-first", found.month_first, &found.month_first_example);
    add("receipt-dates-either", found.either, &None);
    if found.either > 0 && found.day_first == 0 && found.month_first == 0 {
        lines.push(page.t("receipt-dates-guess"));
    }
    // Where every date names its year first or its month, no order had to be chosen.
    let decided = found.day_first + found.month_first + found.either > 0;
    let chosen = decided.then(|| page.t(&format!("date-order-{}", receipt.plan.date_order.as_str())));
    evidence(chosen, lines)
}

fn numbers(page: &Page, receipt: &Receipt) -> Option<Html> {
    let found = &receipt.numbers;
    let mut lines = Vec::new();
    let mut add = |key: &str, count: u64, example: &Option<String>| {
        if count > 0 {
            let example = example.clone().unwrap_or_default();
            lines.push(page.with(key, &[("count", count.into()), ("example", example.into())]));
        }
    };
    add("receipt-numbers-point", found.point, &found.point_example);
    add("receipt-numbers-comma", found.comma, &found.comma_example);
    add("receipt-numbers-either", found.either, &None);
    evidence(Some(page.t(&format!("decimal-mark-{}", receipt.plan.decimal_mark.as_str()))), lines)
}

fn evidence(chosen: Option<String>, lines: Vec<String>) -> Option<Html> {
    if lines.is_empty() {
        return None;
    }
    Some(html! { <>{ chosen }{ for lines.into_iter().map(|line| html! { <small>{ line }</small> }) }</> })
}

fn reasons(page: &Page, receipt: &Receipt) -> Html {
    if receipt.set_aside.is_empty() {
        return html! { <p class="small">{ page.t("receipt-none-set-aside") }</p> };
    }
    let (send, text) = (page.send.clone(), page.text.clone());
    let download = Callback::from(move |_: MouseEvent| {
        send.emit(Action::Export(ExportKind::SetAside, text.export_labels()));
    });
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={page.t("receipt-reasons")}>
                <table class="reasons">
                    <caption>{ page.t("receipt-reasons") }</caption>
                    <thead><tr>
                        <th scope="col">{ page.t("receipt-reason") }</th><th scope="col" class="number">{ page.t("receipt-rows") }</th>
                        <th scope="col" class="number">{ page.t("receipt-amount") }</th><th scope="col">{ page.t("receipt-examples") }</th>
                    </tr></thead>
                    <tbody>
                        { for receipt.set_aside.iter().map(|reason| html! {
                            <tr data-code={reason.code.as_str()}>
                                <th scope="row">{ page.text.reason(reason.code) }</th>
                                <td class="number">{ page.format.count(reason.rows) }</td>
                                <td class="number"><data value={reason.amount.to_string()}>{ page.format.amount(reason.amount) }</data></td>
                                <td><ul class="examples">{ for reason.examples.iter().take(3).map(|example| {
                                    let mut place = (*example.at).clone();
                                    (place.file, place.sheet) = (None, None);
                                    let place = page.text.place(&place, false).unwrap_or_default();
                                    let found = example.found.as_deref().filter(|found| !found.trim().is_empty());
                                    html! { <li>{ place }if let Some(found) = found { { " " }<q>{ found }</q> }</li> }
                                }) }</ul></td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <button type="button" class="link" onclick={download}>{ page.t("receipt-download") }</button>
        </>
    }
}
