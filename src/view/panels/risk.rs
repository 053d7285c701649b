//! Customers who may leave, by the value at stake times the chance.

use super::{marked, named, pages_of, word};
use crate::segment::Scheme;
use crate::view::panel::{Block, Column, KeyFigure, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{Part, PortfolioAsk, RiskRow, RiskView};

/// The panel.
pub fn risk(view: &RiskView, offset: u32, limit: u32) -> Panel {
    let sum = |name: &'static str, count: u32, stake| KeyFigure {
        name: name.into(),
        value: Value::Money(stake),
        note: Phrase::new("count-customers").with("count", count).into(),
        light: None,
        trend: Vec::new(),
        days: None,
    };
    let panel = Panel::new(Part::Risk).block(Phrase::new("risk-rule")).block(Block::Figures(vec![
        sum("risk-stake", view.found, view.stake),
        sum("risk-lost", view.lost, view.lost_stake),
    ]));
    if view.rows.is_empty() {
        return panel.block(Block::Absent(Phrase::new("risk-none")));
    }
    let columns = vec![
        Column::words("column-customer"),
        Column::number("risk-expected"),
        Column::number("risk-stake"),
        Column::number("risk-chance"),
        Column::words("risk-signals"),
        Column::number("column-recency"),
        Column::number("risk-gap"),
        Column::words("risk-stage"),
    ];
    let mut table = Table::new("alerts-table", "risk-title", columns);
    table.rows = view.rows.iter().map(row).collect();
    table.pages = pages_of(limit, offset, view.rows.len(), view.found, |offset| PortfolioAsk::Risk { offset, limit });
    panel.block(table)
}

fn row(row: &RiskRow) -> Row {
    let signals = row.signals.iter().map(|signal| word("signal", signal.as_str())).collect();
    Row {
        key: row.id.clone(),
        cells: vec![
            named(row.index, &row.id, row.name.as_ref()),
            Value::Estimate(row.expected_loss).into(),
            marked(row.stake, row.one_off),
            Value::Share(row.chance).into(),
            Value::Lines(signals).into(),
            Value::Number(row.days.into()).into(),
            Value::Number(row.gap).into(),
            (Scheme::Lifecycle, row.stage).into(),
        ],
    }
}
