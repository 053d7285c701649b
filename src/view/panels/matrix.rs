//! The value matrix as a map, with thresholds to draw.

use super::{amount, bar, profit_title};
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::{HighRule, Monetary, Settings};
use crate::view::panel::{Cell, Chart, Column, Control, Link, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{MapCell, MatrixMap, Part, PortfolioAsk};
use crate::view::{Assumed, CustomerFilter};

/// Points of the potential score in a bin of the map.
const POINTS: f64 = 5.0;

/// The panel; `settings` are those that the map was made with, `of_what` is what it and the sums of the tiers are of, and `assumed`
/// says what profit rests on.
pub fn matrix(
    map: &MatrixMap,
    tiers: &[(Tier, u64, Figure)],
    settings: &Settings,
    (of_what, assumed): (Monetary, &[Assumed]),
    ask: &PortfolioAsk,
) -> Panel {
    let what = word(of_what, assumed);
    let mut panel = Panel::new(Part::Matrix);
    if settings.matrix_rule == HighRule::Share {
        let share = settings.matrix_share.to_f64();
        panel = panel.control(slider(ask, "matrix_share", share, [0.01, 0.99, 0.01], Value::Share(share)));
    }
    let score = settings.potential_threshold;
    let panel = panel
        .control(slider(ask, "potential_threshold", score, [0.0, 100.0, 1.0], Value::Number(score)))
        .block(Phrase::new("matrix-rule").with("what", what.clone()).with("unscored", map.unscored));
    panel.block(chart(map, tiers, settings, what)).block(table(tiers, of_what, assumed))
}

fn word(of_what: Monetary, assumed: &[Assumed]) -> Value {
    match of_what {
        Monetary::Profit if !assumed.is_empty() => "matrix-value-assumed".into(),
        value => super::word("setting-matrix_value", value.as_str()),
    }
}

fn slider(ask: &PortfolioAsk, key: &'static str, value: f64, range: [f64; 3], shown: Value) -> Control {
    Control::Slider { key: key.into(), value, range, shown, ask: ask.clone() }
}

fn chart(map: &MatrixMap, tiers: &[(Tier, u64, Figure)], settings: &Settings, what: Value) -> Chart {
    let bins = map.value_edges.len().saturating_sub(1).max(1);
    let edges: Vec<f64> = map.value_edges.iter().map(|edge| edge.to_f64()).collect();
    let edge = |at: usize| edges.get(at).copied().unwrap_or(0.0);
    let tips = map.cells.iter().map(|cell| {
        let (from, value) = (f64::from(cell.potential) * POINTS, usize::from(cell.value));
        Value::Lines(vec![
            Phrase::new("count-customers").with("count", cell.customers).into(),
            Phrase::new("matrix-potential")
                .with("from", Value::Number(from))
                .with("to", Value::Number(from + POINTS))
                .into(),
            Phrase::new("matrix-value")
                .with("from", Value::Estimate(edge(value)))
                .with("to", Value::Estimate(edge(value + 1)))
                .into(),
        ])
    });
    // Where among the bins high value begins: the bins have no common width.
    let high = map.high_from.map(Figure::to_f64).map_or(bins as f64, |from| {
        let below = edges.partition_point(|edge| *edge <= from).saturating_sub(1).min(bins - 1);
        let width = edge(below + 1) - edge(below);
        below as f64 + if width > 0.0 { ((from - edge(below)) / width).clamp(0.0, 1.0) } else { 0.0 }
    });
    let numbers = |of: fn(&MapCell) -> f64| map.cells.iter().map(of).collect::<Vec<f64>>();
    Chart::new("matrix-chart", "matrix", Phrase::new("matrix-describe").with("high", map.high))
        .numbers("x", numbers(|cell| f64::from(cell.potential)))
        .numbers("y", numbers(|cell| f64::from(cell.value)))
        .numbers("customers", numbers(|cell| f64::from(cell.customers)))
        .numbers("lines", vec![settings.potential_threshold / POINTS, high])
        .texts("tips", tips.collect())
        .texts("edges", edges.iter().map(|edge| Value::Estimate(*edge)).collect())
        .texts("axis", vec!["matrix-axis-potential".into(), what])
        .texts("quadrants", QUADRANTS.iter().map(|tier| quadrant(tiers, *tier)).collect())
        .links(map.cells.iter().map(|cell| Some(those(map, cell))).collect())
}

/// The quadrants in the order of the chart's corners: top right, top left, bottom right, bottom left.
const QUADRANTS: [Tier; 4] = [Tier::Star, Tier::CashCow, Tier::Potential, Tier::Problem];

/// What stands in a quadrant: its name, how many are in it, and what they bring.
fn quadrant(tiers: &[(Tier, u64, Figure)], tier: Tier) -> Value {
    let found = tiers.iter().find(|(of, ..)| *of == tier);
    let (customers, sum) = found.map_or((0, Figure::ZERO), |(_, customers, sum)| (*customers, *sum));
    let count = Phrase::new("count-customers").with("count", customers);
    Value::Lines(vec![(Scheme::Matrix, tier).into(), Value::Lines(vec![count.into(), sum.into()])])
}

/// The customers of a cell. The outermost bins have no edge: rounding of a score must not lose anybody.
fn those(map: &MatrixMap, cell: &MapCell) -> Link {
    let at = usize::from(cell.value);
    let from = map.value_edges.get(at).copied().filter(|_| at > 0);
    let to = map.value_edges.get(at + 1).copied().filter(|_| at + 2 < map.value_edges.len());
    Link::Show(CustomerFilter::OnMap { potential: cell.potential, from, to })
}

fn table(tiers: &[(Tier, u64, Figure)], of_what: Monetary, assumed: &[Assumed]) -> Table {
    let sum = if of_what == Monetary::Revenue { "column-revenue".into() } else { profit_title(assumed) };
    let all: u64 = tiers.iter().map(|(_, customers, _)| customers).sum();
    let columns = std::iter::once(Column::words("column-tier"))
        .chain(super::numbers(["column-customers", "column-share"]))
        .chain([Column::number(sum)])
        .collect();
    let mut table = Table::new("matrix-table", "matrix-title", columns);
    table.rows = tiers
        .iter()
        .map(|&(tier, customers, sum)| Row {
            key: tier.as_str().into(),
            cells: vec![
                Cell::from((Scheme::Matrix, tier))
                    .link(Link::Show(CustomerFilter::Tier { scheme: Scheme::Matrix, tier })),
                customers.into(),
                bar(Some(customers as f64 / all.max(1) as f64)),
                amount(sum),
            ],
        })
        .collect();
    table
}
