//! Health: measures with lights, then contribution and retention by tier.

use super::{amount, bar, numbers, word};
use crate::settings::Monetary;
use crate::view::CustomerFilter;
use crate::view::panel::{Block, Cell, Column, KeyFigure, Link, Look, Panel, Phrase, Row, Table, Value, share};
use crate::view::portfolio::{BelowZero, Gauge, HealthView, Measure, Missing, Part};

/// The panel.
pub fn health(view: &HealthView, speaks_of: Monetary) -> Panel {
    let figures = view.measures.iter().map(|one| measure(one, speaks_of)).collect();
    let mut panel = Panel::new(Part::Health).block(Phrase::new("health-rule")).block(Block::Figures(figures));
    if view.customer_flagged == Some(true) {
        panel = panel.block(Phrase::new("health-flag-customer"));
    }
    if view.top_tenth_flagged == Some(true) {
        panel = panel.block(Phrase::new("health-flag-tenth"));
    }
    if let Some(BelowZero { customers, revenue }) = &view.below_zero {
        panel = panel
            .block(Phrase::new("health-below-zero").with("count", *customers).with("amount", Value::Money(*revenue)));
    }
    let (left, right) = (contribution(view, speaks_of), retention(view));
    panel.block(Block::Pair(vec![left.into()], vec![right]))
}

fn measure(measure: &Measure, speaks_of: Monetary) -> KeyFigure {
    let gauge = measure.gauge;
    let of = |value: f64| written(gauge, value);
    let [green, red] = measure.limits;
    let limits = if green <= red { "health-limits-up" } else { "health-limits-down" };
    let name = match (gauge, speaks_of) {
        (Gauge::HighContribution, Monetary::Revenue) => "gauge-high_contribution-revenue".into(),
        _ => format!("gauge-{}", gauge.as_str()).into(),
    };
    let unknown = matches!(measure.missing, Some(Missing::NoCost | Missing::NoCostToServe | Missing::NoCac));
    KeyFigure {
        name,
        value: measure.value.map_or(if unknown { "not-known".into() } else { Value::Nothing }, of),
        note: match measure.missing {
            Some(missing) => word("missing", missing.as_str()),
            None => Phrase::new(limits).with("green", of(green)).with("red", of(red)).into(),
        },
        light: measure.light,
        trend: measure.trend.iter().map(|(_, value)| *value).collect(),
        days: measure.trend.first().zip(measure.trend.last()).map(|(first, last)| (first.0, last.0)),
    }
}

fn written(gauge: Gauge, value: f64) -> Value {
    match gauge {
        Gauge::Gini | Gauge::Hhi => Value::Precise(value),
        Gauge::LtvToCac => Value::Number(value),
        Gauge::Payback => Phrase::new("health-months").with("count", Value::Number(value)).into(),
        _ => Value::Share(value),
    }
}

fn contribution(view: &HealthView, speaks_of: Monetary) -> Table {
    let columns = numbers([
        if speaks_of == Monetary::Profit { "health-contribution" } else { "health-contribution-revenue" },
        "column-margin",
        "column-cost-to-serve",
        "health-cost-share",
        "health-cost-each",
    ]);
    let columns = std::iter::once(Column::words("column-tier")).chain(columns).collect();
    let mut table = Table::new("health-contribution", "health-by-tier", columns);
    table.rows = view
        .contribution
        .iter()
        .map(|row| Row {
            key: row.tier.as_str().into(),
            cells: vec![
                Cell::from((view.scheme, row.tier))
                    .link(Link::Show(CustomerFilter::Tier { scheme: view.scheme, tier: row.tier })),
                bar(row.share_of_profit),
                Cell::from(share(row.margin)).look(if row.margin.is_some_and(|margin| margin < 0.0) {
                    Look::Loss
                } else {
                    Look::Plain
                }),
                if row.cost_share.is_some() { amount(row.cost_to_serve) } else { Value::Nothing.into() },
                share(row.cost_share).into(),
                row.cost_per_purchase.into(),
            ],
        })
        .collect();
    table
}

fn retention(view: &HealthView) -> Block {
    if view.retention.is_empty() {
        return Block::Absent(Phrase::new("health-no-retention"));
    }
    let columns = vec![
        Column::words("health-tier-then"),
        Column::number("health-buyers-then"),
        Column::number("gauge-retention"),
    ];
    let mut table = Table::new("health-retention", "health-retention-by-tier", columns);
    table.rows = view
        .retention
        .iter()
        .map(|row| Row {
            key: row.tier.as_str().into(),
            cells: vec![(view.scheme, row.tier).into(), row.customers.into(), bar(Some(row.retention))],
        })
        .collect();
    table.into()
}
