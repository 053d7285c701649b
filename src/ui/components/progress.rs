//! What the engine is doing: rows, rate, bytes, and a way to stop it.

use crate::ui::page::Page;
use crate::ui::state::{Action, Job, Work};
use yew::prelude::*;

pub fn progress_screen(page: &Page, work: &Work, files: &[String]) -> Html {
    let title = match work.job {
        Job::Inspect => page.t("start-reading"),
        Job::Analyze => page.t("progress-title-analyze"),
        Job::Import => {
            let name = files.join(&page.t("list-separator"));
            page.with("progress-title", &[("name", name.into())])
        }
    };
    let known = work.progress.as_ref().filter(|progress| progress.total_bytes > 0.0);
    let share = known.map(|progress| (progress.bytes / progress.total_bytes).clamp(0.0, 1.0));
    html! {
        <div class="progress-screen" data-testid="progress" role="status">
            <h1>{ title }</h1>
            if let Some(share) = share {
                <progress max="1" value={format!("{share:.4}")} aria-label={page.t("loading")} />
            } else {
                <progress aria-label={page.t("loading")} />
            }
            if let Some(progress) = &work.progress {
                <p class="progress-facts">
                    <strong>{ page.with("progress-rows", &[("count", (progress.rows as u64).into())]) }</strong>
                    if let Some(rate) = work.rate {
                        <span>{ page.with("progress-rate", &[("count", (round_rate(rate) as u64).into())]) }</span>
                    }
                    if progress.total_bytes > 0.0 {
                        <span>{ page.with("progress-bytes", &[
                            ("done", page.format.bytes(progress.bytes).into()),
                            ("total", page.format.bytes(progress.total_bytes).into()),
                        ]) }</span>
                    }
                    <span>{ page.t(&format!("step-{}", progress.step.as_str())) }</span>
                </p>
            }
            <button type="button" data-testid="cancel" onclick={page.on(|| Action::Cancel)}>{ page.t("cancel") }</button>
        </div>
    }
}

/// Two digits that count: the rest is noise.
fn round_rate(rate: f64) -> f64 {
    let unit = 10f64.powf((rate.max(1.0).log10() - 1.0).floor().max(0.0));
    (rate / unit).round() * unit
}
