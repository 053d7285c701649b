//! What changed: the last 90 days beside earlier ones, and whose revenue changed most.

use super::{amount, named};
use crate::portfolio::changes::{Changed, ChangesView, Span, WINDOW};
use crate::view::panel::{Cell, Column, Look, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::Part;

/// The panel.
pub fn changes(view: &ChangesView) -> Panel {
    let (lately, before) = (&view.lately, &view.before);
    let lead = Phrase::new("changes-lead").with("days", Value::Count(WINDOW as u64)).with("to", lately.to);
    let panel = Panel::new(Part::Changes).block(lead).block(figures(lately, before, view.year_before.as_ref()));
    if view.fell.is_empty() && view.rose.is_empty() {
        return panel;
    }
    panel.block(movers(view))
}

fn figures(lately: &Span, before: &Span, year_before: Option<&Span>) -> Table {
    let mut columns =
        vec![Column::words("column-figure"), Column::number("changes-lately"), Column::number("changes-before")];
    columns.push(Column::number("changes-change"));
    columns.extend(year_before.map(|_| Column::number("changes-year")));
    let mut table = Table::new("changes-table", "changes-title", columns);
    let row = |key: &'static str, value: fn(&Span) -> Value, number: fn(&Span) -> f64| {
        let change =
            if number(before) > 0.0 { Value::Change(number(lately) / number(before) - 1.0) } else { Value::Nothing };
        let look = if number(lately) < number(before) { Look::Loss } else { Look::Plain };
        let mut cells =
            vec![Cell::from(key), value(lately).into(), value(before).into(), Cell::from(change).look(look)];
        cells.extend(year_before.map(|span| Cell::from(value(span))));
        Row { key: key.into(), cells }
    };
    table.rows = vec![
        row("column-revenue", |span| span.revenue.into(), |span| span.revenue.to_f64()),
        row("changes-buyers", |span| span.buyers.into(), |span| span.buyers as f64),
        row("changes-newcomers", |span| span.newcomers.into(), |span| span.newcomers as f64),
    ];
    table
}

fn movers(view: &ChangesView) -> Table {
    let columns = ["changes-before", "changes-lately", "changes-difference"];
    let columns = std::iter::once(Column::words("changes-who")).chain(super::numbers(columns)).collect();
    let mut table = Table::new("changes-movers", "changes-movers", columns);
    let row = |one: &Changed| Row {
        key: one.id.clone(),
        cells: vec![
            named(one.index, &one.id, one.name.as_ref().filter(|name| **name != one.id)),
            one.before.into(),
            one.lately.into(),
            amount(one.difference),
        ],
    };
    table.rows = view.fell.iter().chain(&view.rose).map(row).collect();
    table
}
