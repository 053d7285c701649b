//! What only a person can answer about a file, and what each answer would give.

use crate::ingest::change::DoubtCode;
use crate::ingest::doubt::{Answer, AnswerKey, Doubt, Gives};
use crate::ui::format::{Decimals, Format};
use crate::ui::page::Page;
use crate::ui::state::{Action, Asked, Source};
use std::rc::Rc;
use yew::prelude::*;

/// Questions that are asked at once.
const AT_ONCE: usize = 3;

/// The first questions, with the way past them where nothing else shows one.
pub fn questions(page: &Page, asked: &[Asked<'_>], sources: &[Source], whole_page: bool, blocked: bool) -> Html {
    if asked.is_empty() {
        return Html::default();
    }
    let shown = &asked[..asked.len().min(AT_ONCE)];
    let further = asked.len() - shown.len();
    let gives = || shown.iter().flat_map(|one| &one.doubt.answers).filter_map(|answer| answer.gives.as_ref());
    let title = page.with("questions-title", &[("count", asked.len().into())]);
    html! {
        <section class="panel questions" data-testid="questions">
            <div class="panel-head">if whole_page { <h1>{ title }</h1> } else { <h2>{ title }</h2> }</div>
            <p class="rule">{ page.t("questions-lead") }
                if gives().any(|gives| !gives.complete) { { page.t("sentence-gap") }{ page.t("questions-sample") } }
            </p>
            <ol>{ for shown.iter().map(|one| html! {
                <li key={format!("{} {:?}", one.doubt.code.as_str(), one.doubt.found)}>
                    if sources.len() > 1 { <small class="of-file">{ file(page, sources, one.index) }</small> }
                    { doubt(page, one.index, one.doubt) }
                </li>
            }) }</ol>
            if further > 0 { <p class="small">{ page.with("questions-more", &[("count", further.into())]) }</p> }
            if whole_page {
                <div class="form-tools">
                    <button type="button" data-testid="questions-skip" disabled={blocked} onclick={page.on(|| Action::Import)}>{ page.t("questions-skip") }</button>
                    <button type="button" class="quiet" onclick={page.on(|| Action::StartOver)}>{ page.t("open-another") }</button>
                </div>
            }
        </section>
    }
}

fn file(page: &Page, sources: &[Source], index: usize) -> String {
    let Some(source) = sources.get(index) else { return String::new() };
    let name = &source.inspection.name;
    match &source.plan.sheet {
        Some(sheet) => format!("{name} · {}", page.with("mapping-sheet", &[("sheet", sheet.as_str().into())])),
        None => name.clone(),
    }
}

/// A doubt with its answers as buttons, and the way to leave it as it is.
pub fn doubt(page: &Page, index: usize, doubt: &Doubt) -> Html {
    let sentence = page.text.doubt(doubt);
    let code = doubt.code;
    let amount = doubt.amount.filter(|_| doubt.count > 0).map(|amount| {
        let amount = page.format.money(amount, Decimals::Exact);
        page.with("question-rows", &[("count", doubt.count.into()), ("amount", amount.into())])
    });
    let can_leave = doubt.answers.is_empty();
    html! {
        <div class="question" data-question={code.as_str()}>
            <p>{ &sentence }</p>
            if let Some(amount) = amount { <small>{ amount }</small> }
            if !doubt.answers.is_empty() || can_leave {
                <div class="replies" role="group" aria-label={sentence}>
                    { for doubt.answers.iter().enumerate().map(|(at, one)| answer(page, index, code, one, at == 0)) }
                    if can_leave {
                        <button type="button" class="reply" data-answer="leave" onclick={page.on(move || Action::Answer(index, code, Vec::new()))}>
                            <strong>{ page.t("question-leave") }</strong></button>
                    }
                </div>
            }
        </div>
    }
}

fn answer(page: &Page, index: usize, code: DoubtCode, answer: &Answer, is_now: bool) -> Html {
    let changes = answer.changes.clone();
    let onclick = page.on(move || Action::Answer(index, code, changes.clone()));
    html! {
        <button type="button" class="reply" data-answer={answer.key.as_str()} {onclick}>
            <strong>{ page.text.answer(answer) }</strong>
            if let Some(gives) = &answer.gives { <span data-revenue={gives.revenue.to_string()}>{ self::gives(page, answer, gives) }</span> }
            if is_now { <em>{ page.t("answer-now") }</em> }
        </button>
    }
}

/// What an answer would give, in the currency that it names where it names one.
fn gives(page: &Page, answer: &Answer, gives: &Gives) -> String {
    let own = answer.of.as_deref().filter(|_| answer.key == AnswerKey::Currency);
    let format = match own {
        Some(currency) => Rc::new(Format::new(page.text.language(), Some(currency))),
        None => page.format.clone(),
    };
    let money = |figure| format.money(figure, Decimals::Exact);
    let (revenue, customers) = (money(gives.revenue), gives.customers);
    match gives.profit {
        Some(profit) => page.with(
            "answer-gives-profit",
            &[("revenue", revenue.into()), ("profit", money(profit).into()), ("customers", customers.into())],
        ),
        None => page.with("answer-gives", &[("revenue", revenue.into()), ("customers", customers.into())]),
    }
}
