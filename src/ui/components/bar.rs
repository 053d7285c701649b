//! Small drawings beside numbers. Sizes are attributes of SVG, not styles: the page's policy forbids inline styles.

use yew::prelude::*;

/// A share as a bar. Below zero it is drawn in the colour of a loss.
pub fn share_bar(share: Option<f64>, most: f64) -> Html {
    let share = share.unwrap_or(0.0);
    let width = if most > 0.0 { (share.abs() / most * 100.0).min(100.0) } else { 0.0 };
    html! {
        <svg class={classes!("bar", (share < 0.0).then_some("loss"))} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="6" />
            <rect class="fill" width={format!("{width:.2}")} height="6" />
        </svg>
    }
}

/// A bar from one position to another on a scale from 0 to 1, for a bridge of sums.
pub fn span_bar(from: f64, to: f64, class: &'static str) -> Html {
    let (left, right) = (from.min(to).clamp(0.0, 1.0) * 100.0, from.max(to).clamp(0.0, 1.0) * 100.0);
    html! {
        <svg class="bar span" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class={class} x={format!("{left:.2}")} width={format!("{:.2}", (right - left).max(0.4))} height="10" />
        </svg>
    }
}

/// One column per month; below zero hangs down. Beside them the scale, below them the names of the first, the middle and the
/// last.
pub fn columns(values: &[f64], names: &[String], mark: impl Fn(f64) -> String) -> Html {
    let most = values.iter().copied().fold(0.0, f64::max);
    let least = values.iter().copied().fold(0.0, f64::min);
    let range = most - least;
    if values.is_empty() || range <= 0.0 {
        return Html::default();
    }
    let zero = most / range * 48.0;
    let step = 100.0 / values.len() as f64;
    let bars = values.iter().enumerate().map(|(index, value)| {
        let height = (value.abs() / range * 48.0).max(if *value == 0.0 { 0.0 } else { 0.6 });
        let top = if *value < 0.0 { zero } else { zero - height };
        let class = if *value < 0.0 { "fill loss" } else { "fill" };
        html! {
            <rect {class} x={format!("{:.3}", index as f64 * step + step * 0.12)} y={format!("{top:.2}")}
                width={format!("{:.3}", step * 0.76)} height={format!("{height:.2}")} />
        }
    });
    html! {
        <div class="months-chart" aria-hidden="true">
            <div class="scale"><span>{ mark(most) }</span><span>{ mark(least) }</span></div>
            <svg class="months" viewBox="0 0 100 48" preserveAspectRatio="none">
                <rect class="grid" x="0" y="0" width="100" height="0.3" />
                <rect class="track" x="0" y={format!("{:.2}", zero - 0.2)} width="100" height="0.4" />
                { for bars }
            </svg>
            <div class="names"><span>{ names.first() }</span>
                if names.len() > 4 { <span>{ names.get(names.len() / 2) }</span> }
                if names.len() > 1 { <span>{ names.last() }</span> }
            </div>
        </div>
    }
}

/// A line through some values, with a dot at the last one; a value that is absent leaves a gap.
pub fn sparkline(values: &[Option<f64>]) -> Html {
    let known = || values.iter().flatten().copied();
    let (least, most) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    if known().count() < 2 {
        return Html::default();
    }
    let range = if most > least { most - least } else { 1.0 };
    let step = 96.0 / (values.len() - 1) as f64;
    let place = |at: usize, value: f64| (2.0 + at as f64 * step, 20.0 - (value - least) / range * 16.0);
    let (mut path, mut pen_up, mut last) = (String::new(), true, None);
    for (at, value) in values.iter().enumerate() {
        let Some(value) = value else {
            pen_up = true;
            continue;
        };
        let (x, y) = place(at, *value);
        path += &format!("{}{x:.1} {y:.1}", if pen_up { 'M' } else { 'L' });
        (pen_up, last) = (false, Some((x, y)));
    }
    html! {
        <svg class="spark" viewBox="0 0 100 24" aria-hidden="true">
            <path d={path} />
            if let Some((x, y)) = last { <circle cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="2" /> }
        </svg>
    }
}
