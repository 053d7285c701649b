//! The whale curve: customers from the best on, and how what they bring adds up.

use super::{amount, no_cost};
use crate::settings::{Monetary, Settings};
use crate::sorting;
use crate::view::panel::{Block, Cell, Chart, Column, Control, Link, Panel, Phrase, Row, Table, Value, share};
use crate::view::portfolio::{Part, PortfolioAsk, WhalePoint, WhaleView};
use crate::view::{Assumed, CustomerFilter};

/// The panel.
pub fn whale(whale: &WhaleView, by: Monetary, assumed: &[Assumed]) -> Panel {
    whale_saying(whale, by, sentence(whale, by, assumed))
}

/// The panel where profit is nothing but a margin on the revenue: there is one curve, and no peak to speak of.
pub fn whale_without_profit(whale: &WhaleView, settings: &Settings) -> Panel {
    let mut panel = whale_saying(whale, Monetary::Revenue, sentence(whale, Monetary::Revenue, &[]));
    panel.controls.clear();
    no_cost(panel, settings)
}

/// The panel with another sentence about the curve.
pub fn whale_saying(whale: &WhaleView, by: Monetary, sentence: Phrase) -> Panel {
    let lead = |by: Monetary| PortfolioAsk::Whale { by };
    let say = |by: Monetary| Phrase::new(format!("whale-by-{}", by.as_str())).into();
    Panel::new(Part::Whale)
        .control(Control::choice("whale-by", Monetary::ALL, by, say, lead))
        .block(sentence.clone())
        .block(chart(whale, by, sentence))
        .block(Block::Folded(Phrase::new("whale-table"), vec![table(whale, by).into()]))
}

fn sentence(whale: &WhaleView, by: Monetary, assumed: &[Assumed]) -> Phrase {
    let rest = whale.customers.saturating_sub(whale.peak.customers);
    match (by, whale.peak.share) {
        (Monetary::Revenue, _) => match &whale.eighty {
            Some(eighty) => Phrase::new("whale-sentence-revenue")
                .with("customers", eighty.customers)
                .with("share", Value::Share(eighty.customers as f64 / whale.customers.max(1) as f64)),
            None => Phrase::new("whale-sentence-no-revenue"),
        },
        (_, Some(share)) if share > 1.000_5 => Phrase::new("whale-sentence")
            .with("customers", whale.peak.customers)
            .with("peak", Value::Share(share))
            .with("rest", rest),
        (_, Some(_)) if assumed.is_empty() => Phrase::new("whale-sentence-all"),
        (_, Some(_)) => Phrase::new("whale-sentence-all-assumed"),
        (_, None) => Phrase::new("whale-sentence-money").with("amount", whale.peak.cumulative_profit),
    }
}

/// The customers up to a point of a curve by profit: those by revenue have no ranks to ask for.
fn those(point: &WhalePoint, by: Monetary) -> Option<Link> {
    let ranks = by == Monetary::Profit && point.customers > 0;
    ranks.then_some(Link::Show(CustomerFilter::Ranks { from: 1, to: point.customers }))
}

/// A text about the curve, which names what is added up.
fn words(of: &'static str, by: Monetary) -> Phrase {
    Phrase::new(match by {
        Monetary::Profit => format!("whale-{of}"),
        Monetary::Revenue => format!("whale-{of}-revenue"),
    })
}

fn best(customers: u64) -> Phrase {
    Phrase::new("whale-point").with("customers", customers)
}

fn chart(whale: &WhaleView, by: Monetary, sentence: Phrase) -> Chart {
    let height = |point: &WhalePoint| point.share.unwrap_or_else(|| point.cumulative_profit.to_f64());
    let place = |point: &WhalePoint| vec![point.customers as f64, height(point)];
    let tip = |point: &WhalePoint| {
        let mut lines = vec![best(point.customers).into(), Value::Money(point.cumulative_profit)];
        lines.extend(point.share.map(Value::Share));
        Value::Lines(lines)
    };
    let shared = whale.peak.share.is_some();
    let peak = whale.peak.share.map_or(Value::Money(whale.peak.cumulative_profit), Value::Share);
    let mut labels: Vec<Value> = vec![Phrase::new("whale-peak-label").with("value", peak).into()];
    if let Some(eighty) = &whale.eighty {
        let customers = Phrase::new("count-customers").with("count", eighty.customers);
        labels.push(Value::Lines(vec![words("eighty", by).into(), customers.into()]));
    }
    let axis = if by == Monetary::Profit { "whale-axis-customers" } else { "whale-axis-revenue" };
    Chart::new("whale-chart", "whale", words("describe", by).with("sentence", sentence))
        .numbers("customers", whale.points.iter().map(|point| point.customers as f64).collect())
        .numbers("height", whale.points.iter().map(height).collect())
        .texts("tips", whale.points.iter().map(tip).collect())
        .numbers("peak", place(&whale.peak))
        .numbers("eighty", whale.eighty.as_ref().map(place).unwrap_or_default())
        .texts("label", labels)
        .texts("unit", vec![Value::Text(if shared { "percent0" } else { "compact" }.into())])
        .texts("axis", vec![axis.into()])
        .links(whale.points.iter().map(|point| those(point, by)).collect())
}

/// The points worth a row: tenths of the customers, the 80 % mark, the peak; in the order of the curve.
fn table(whale: &WhaleView, by: Monetary) -> Table {
    let columns = vec![
        Column::words("column-customers"),
        Column::number(words("cumulative", by)),
        Column::number(words("share", by)),
    ];
    let mut table = Table::new("whale-table", "whale-table", columns);
    let is_tenth = |at: u64| (1..=10).any(|tenth| (whale.customers * tenth).div_ceil(10) == at);
    let mut points: Vec<&WhalePoint> = whale.points.iter().filter(|point| is_tenth(point.customers)).collect();
    points.extend([&whale.peak].into_iter().chain(&whale.eighty));
    sorting::by_key(&mut points, |point| point.customers);
    points.dedup_by_key(|point| point.customers);
    table.rows = points
        .into_iter()
        .map(|point| {
            let mark = match point.customers {
                at if at == whale.peak.customers => "whale-peak".into(),
                at if whale.eighty.as_ref().is_some_and(|eighty| eighty.customers == at) => words("eighty", by).into(),
                _ => Value::Nothing,
            };
            let mut name = Cell::from(best(point.customers)).note(mark);
            name.link = those(point, by);
            Row {
                key: point.customers.to_string(),
                cells: vec![name, amount(point.cumulative_profit), share(point.share).into()],
            }
        })
        .collect();
    table
}
