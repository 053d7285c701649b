//! Cohorts: who came when, and how many of them still buy.

use super::amount;
use crate::segment::{Scheme, Tier};
use crate::view::CustomerFilter;
use crate::view::panel::{Block, Cell, Chart, Column, Control, Link, Look, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{Cohort, CohortsView, Part, Period, PortfolioAsk};

/// The panel.
pub fn cohorts(view: &CohortsView, scheme: Scheme) -> Panel {
    let name = |period: Period| super::word("period", period.as_str());
    let lead = |period: Period| PortfolioAsk::Cohorts { period, scheme };
    let mut panel = Panel::new(Part::Cohorts)
        .control(Control::choice("cohort-period", Period::ALL, view.period, name, lead))
        .block(Phrase::new("cohorts-rule"));
    if view.earlier > 0 {
        panel = panel.block(Phrase::new("cohorts-earlier").with("count", u64::from(view.earlier)));
    }
    panel
        .block(table(view))
        .block(Phrase::new("cohorts-tier-rule"))
        .block(chart(view, scheme))
        .block(Block::Folded(Phrase::new("chart-table"), vec![by_tier(view, scheme).into()]))
}

fn periods(view: &CohortsView) -> usize {
    view.cohorts.iter().map(|cohort| cohort.shares.len()).max().unwrap_or(0)
}

fn heat(part: Option<f64>) -> Cell {
    part.map_or_else(|| Cell::from(Value::Blank), |part| Cell::from(Value::Share(part)).look(Look::heat(part, 1.0)))
}

fn table(view: &CohortsView) -> Table {
    let later = (1..periods(view)).map(|at| Column::number(Value::Count(at as u64)));
    let first = [Column::words("cohort"), Column::number("column-customers"), Column::number("column-revenue")];
    let mut table = Table::new("cohorts-table", "cohorts-title", first.into_iter().chain(later).collect());
    let row = |cohort: &Cohort| {
        let filter = CustomerFilter::Cohort { period: view.period, name: cohort.name.clone() };
        let mut cells = vec![
            Cell::from(cohort.name.clone()).link(Link::Show(filter)),
            cohort.customers.into(),
            amount(cohort.revenue),
        ];
        cells.extend(cohort.shares.iter().skip(1).map(|part| heat(*part)));
        Row { key: cohort.name.clone(), cells }
    };
    table.rows = view.cohorts.iter().map(row).collect();
    let mut all = vec![Cell::from("cohorts-all"), Value::Blank.into(), Value::Blank.into()];
    all.extend(view.all.iter().skip(1).map(|part| heat(*part)));
    table.rows.push(Row { key: "all".into(), cells: all });
    table
}

/// Everybody, or a tier of today.
struct Line<'a> {
    name: Value,
    tier: Option<Tier>,
    shares: &'a [Option<f64>],
}

fn lines(view: &CohortsView, scheme: Scheme) -> Vec<Line<'_>> {
    let all = Line { name: "cohorts-all".into(), tier: None, shares: &view.all };
    let tiers =
        view.by_tier.iter().map(|(tier, shares)| Line { name: (scheme, *tier).into(), tier: Some(*tier), shares });
    std::iter::once(all).chain(tiers).collect()
}

fn chart(view: &CohortsView, scheme: Scheme) -> Chart {
    let lines = lines(view, scheme);
    let class =
        |tier: Option<Tier>| tier.map_or(String::new(), |tier| format!("{}-{}", scheme.as_str(), tier.as_str()));
    let mut chart = Chart::new("cohorts-chart", "lines", Phrase::new("cohorts-tier-rule"))
        .texts("groups", (0..view.all.len()).map(|at| Value::Count(at as u64)).collect())
        .texts("names", lines.iter().map(|line| line.name.clone()).collect())
        .texts("classes", lines.iter().map(|line| Value::Text(class(line.tier))).collect())
        .texts("axis", vec![super::word("cohorts-axis", view.period.as_str())]);
    for (at, Line { name, shares, .. }) in lines.iter().enumerate() {
        let tip = |part: &Option<f64>| -> Value {
            Phrase::new("cohorts-tip")
                .with("what", name.clone())
                .with("share", super::super::panel::share(*part))
                .into()
        };
        chart = chart
            .numbers(at.to_string(), shares.iter().map(|part| part.unwrap_or(f64::NAN)).collect())
            .texts(format!("tips{at}"), shares.iter().map(tip).collect());
    }
    chart
}

fn by_tier(view: &CohortsView, scheme: Scheme) -> Table {
    let columns = (0..view.all.len()).map(|at| Column::number(Value::Count(at as u64)));
    let columns = std::iter::once(Column::words("column-tier")).chain(columns).collect();
    let mut table = Table::new("cohorts-by-tier", "cohorts-tier-rule", columns);
    table.rows = lines(view, scheme)
        .into_iter()
        .map(|Line { name, tier, shares }| {
            let mut cells = vec![Cell::from(name)];
            cells.extend(shares.iter().map(|part| heat(*part)));
            Row { key: tier.map_or("all", Tier::as_str).into(), cells }
        })
        .collect();
    table
}
