//! The grid of recency and frequency, shaded like a map, and what is wrong with the rule book.

use crate::segment::{Scheme, Tier};
use crate::view::panel::{Block, Cell, Column, Link, Look, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::Part;
use crate::view::{CustomerFilter, Lint, RfmCell, RfmView};

/// The panel.
pub fn rfm(view: &RfmView, lint: &Lint) -> Panel {
    let panel = Panel::new(Part::Rfm).block(Phrase::new("rfm-lead")).block(grid(view));
    faults(lint).into_iter().fold(panel, Panel::block)
}

/// A score in words: its letter, and at both ends of the scale what it means.
fn score(letter: &'static str, score: u8) -> Value {
    let ends = match score {
        1 => "low",
        5 => "high",
        _ => "middle",
    };
    Phrase::new(format!("rfm-{letter}-{ends}")).with("score", u32::from(score)).into()
}

fn grid(view: &RfmView) -> Table {
    let columns = (1..=5).map(|f| Column::number(score("f", f)));
    let mut table =
        Table::new("rfm-table", "rfm-lead", std::iter::once(Column::words("rfm-corner")).chain(columns).collect());
    let most = view.cells.iter().flatten().map(|cell| cell.customers).max().unwrap_or(0);
    let cell = |(r, f): (u8, u8), cell: &RfmCell| {
        Cell::from(cell.customers)
            .note(Value::Words(Phrase::new(format!("tier-{}-{}", Scheme::Rfm.as_str(), cell.segment.as_str()))))
            .look(Look::heat(cell.customers as f64, most as f64))
            .link(Link::Show(CustomerFilter::Scores { r, f }))
    };
    let row = |(r, cells): (u8, &Vec<RfmCell>)| {
        let mut all = vec![Cell::from(score("r", r))];
        all.extend((1..).zip(cells).map(|(f, one)| cell((r, f), one)));
        Row { key: format!("R{r}"), cells: all }
    };
    table.rows = (1..).zip(&view.cells).map(row).collect();
    table.rows.reverse();
    table
}

/// What is wrong with the rule book; nothing where all is well.
fn faults(lint: &Lint) -> Vec<Block> {
    let mut faults = Vec::new();
    if !lint.unreachable.is_empty() {
        let named = |tier: &Tier| (Scheme::Rfm, *tier).into();
        let segments = Value::Lines(lint.unreachable.iter().map(named).collect());
        faults.push(Phrase::new("lint-unreachable").with("segments", segments));
    }
    if !lint.idle_rules.is_empty() {
        let rules = Value::Lines(lint.idle_rules.iter().map(|rule| (*rule).into()).collect());
        faults.push(Phrase::new("lint-idle").with("count", lint.idle_rules.len()).with("rules", rules));
    }
    if let Some([r, f, m]) = lint.uncovered.first() {
        let example = format!("R{r} F{f} M{m}");
        faults.push(Phrase::new("lint-uncovered").with("count", lint.uncovered.len()).with("example", example));
    }
    faults.into_iter().map(Block::Warning).collect()
}
