//! The import receipt: every row has its place, and a total to compare with the source system.

use crate::ingest::plan::Role;
use crate::ingest::receipt::Receipt;
use crate::protocol::ExportKind;
use crate::ui::format::Decimals;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::Totals;
use yew::prelude::*;

pub fn receipt_panel(page: &Page, receipts: &[Receipt], totals: &Totals) -> Html {
    html! {
        <section class="panel" data-testid="receipt">
            <div class="panel-head"><h2>{ page.t("receipt-title") }</h2></div>
            <p class="rule">{ page.t("receipt-lead") }</p>
            { for receipts.iter().map(|receipt| one(page, receipt)) }
            if totals.lines_without_customer > 0 {
                <dl class="facts-list"><div><dt>{ page.t("receipt-no-customer") }</dt>
                    <dd>{ page.with("receipt-lines", &[("count", totals.lines_without_customer.into())]) }{ ", " }
                    <data value={totals.amount_without_customer.to_string()}>{ page.format.money(totals.amount_without_customer, Decimals::Exact) }</data></dd></div></dl>
            }
        </section>
    }
}

fn one(page: &Page, receipt: &Receipt) -> Html {
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
            if receipt.adds_up() {
                <p class="adds-up">{ page.t("receipt-adds-up") }</p>
            } else {
                <p class="adds-up not" role="alert">{ page.t("receipt-adds-up-not") }</p>
            }
            <dl class="facts-list">
                <div><dt>{ page.with("receipt-control", &[("column", column.into())]) }</dt>
                    <dd><data class="control" data-testid="receipt-control-total" value={receipt.control_total.to_string()}>{ exact(receipt.control_total) }</data>
                        <small>{ page.t("receipt-control-note") }</small></dd></div>
                if receipt.refunds.lines > 0 {
                    { fact("receipt-refunds", html! { <>{ page.with("receipt-lines", &[("count", receipt.refunds.lines.into())]) }{ ", " }{ exact(receipt.refunds.amount) }</> }) }
                }
                if receipt.void.lines > 0 {
                    { fact("receipt-void", html! { <>{ page.with("receipt-lines", &[("count", receipt.void.lines.into())]) }{ ", " }{ exact(receipt.void.amount) }</> }) }
                }
                { fact("receipt-format", how(page, receipt).into()) }
                if let Some(dates) = dates(page, receipt) { { fact("receipt-dates", dates) } }
                if let Some(numbers) = numbers(page, receipt) { { fact("receipt-numbers", numbers) } }
            </dl>
            { reasons(page, receipt) }
        </article>
    }
}

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
        parts.push(match delimiter {
            ',' => page.t("receipt-delimiter-comma"),
            ';' => page.t("receipt-delimiter-semicolon"),
            '\t' => page.t("receipt-delimiter-tab"),
            '|' => page.t("receipt-delimiter-pipe"),
            other => other.to_string(),
        });
    }
    parts.push(page.with("mapping-header-row", &[("row", plan.header_row.into())]));
    parts.join(" · ")
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
        send.emit(Action::Export(ExportKind::SetAside, text.labels(&["error-", "receipt-", "column-", "role-"])));
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
