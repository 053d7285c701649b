//! The filters over all views, each to be taken away.

use super::panel::swatch;
use crate::money::Figure;
use crate::segment::Scheme;
use crate::ui::page::Page;
use crate::ui::state::Action;
use crate::view::CustomerFilter;
use yew::prelude::*;

pub fn chips(page: &Page, filters: &[CustomerFilter]) -> Html {
    if filters.is_empty() {
        return Html::default();
    }
    html! {
        <div class="chips" role="group" aria-label={page.t("filters")} data-testid="filters">
            <span>{ page.t("filters") }</span>
            { for filters.iter().enumerate().map(|(at, filter)| {
                let name = name(page, filter);
                html! {
                    <button type="button" class="chip" aria-label={page.with("filter-remove", &[("name", name.clone().into())])}
                        onclick={page.on(move || Action::Widen(at))}>
                        { colour(filter) }{ name }<span aria-hidden="true">{ "×" }</span>
                    </button>
                }
            }) }
            if filters.len() > 1 {
                <button type="button" class="quiet" onclick={page.on(|| Action::WidenAll)}>{ page.t("filters-remove") }</button>
            }
        </div>
    }
}

fn colour(filter: &CustomerFilter) -> Html {
    match filter {
        CustomerFilter::Tier { scheme, tier } => swatch(*scheme, *tier),
        _ => Html::default(),
    }
}

fn name(page: &Page, filter: &CustomerFilter) -> String {
    match filter {
        CustomerFilter::Tier { scheme: Scheme::Profit, tier } => page.tier(Scheme::Profit, *tier),
        CustomerFilter::Tier { scheme, tier } => {
            format!("{} · {}", page.t(&format!("scheme-{}", scheme.as_str())), page.tier(*scheme, *tier))
        }
        CustomerFilter::Scores { r, f } => format!("R{r} F{f}"),
        CustomerFilter::Cohort { name, .. } => page.with("filter-cohort", &[("name", name.as_str().into())]),
        CustomerFilter::Ranks { from, to } => {
            page.with("filter-ranks", &[("from", (*from).into()), ("to", (*to).into())])
        }
        CustomerFilter::OnMap { potential, from, to } => {
            let edge = |edge: &Option<Figure>| edge.map_or_else(|| "…".to_owned(), |edge| page.format.amount(edge));
            let score = u32::from(*potential) * 5;
            let facts = [
                ("low", score.into()),
                ("high", (score + 5).into()),
                ("from", edge(from).into()),
                ("to", edge(to).into()),
            ];
            page.with("filter-map", &facts)
        }
        CustomerFilter::Bought { name, .. } => page.with("filter-bought", &[("name", name.as_str().into())]),
        CustomerFilter::Moved { scheme, from, to, was, is, .. } => {
            let was = was.map_or_else(|| page.t("migration-unknown"), |tier| page.tier(*scheme, tier));
            let facts = [
                ("was", was.into()),
                ("is", page.tier(*scheme, *is).into()),
                ("from", page.format.day(*from).into()),
                ("to", page.format.day(*to).into()),
            ];
            page.with("filter-moved", &facts)
        }
    }
}
