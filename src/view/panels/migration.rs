//! Who moved from which tier to which, and how that went over the quarters.

use super::{marked, named, profit_title, word};
use crate::calendar::Day;
use crate::segment::{Scheme, Tier};
use crate::view::panel::{
    Block, Cell, Chart, Column, Control, KeyFigure, Link, Look, Panel, Phrase, Row, Table, Value,
};
use crate::view::portfolio::{MigrationQuery, MigrationView, Move, Mover, Moves, Part, PortfolioAsk, QuarterMoves};
use crate::view::{Assumed, CustomerFilter, Driver};

/// The panel; `order` are the scheme's tiers, best first, and `assumed` says what profit rests on.
pub fn migration(view: &MigrationView, query: &MigrationQuery, order: &[Tier], assumed: &[Assumed]) -> Panel {
    let ask = |change: &dyn Fn(&mut MigrationQuery)| {
        let now = (Some(view.from), view.saved, Some(view.to));
        let mut query = query.clone();
        (query.from, query.saved, query.to) = now;
        change(&mut query);
        PortfolioAsk::Migration { query }
    };
    let project = view.project.map(|day| (day, true));
    let earlier = view.dates.iter().copied().filter(|day| *day < view.to).map(|day| (day, false));
    let starts: Vec<(Day, bool)> = project.into_iter().chain(earlier).collect();
    let start = |(day, saved): (Day, bool)| match saved {
        true => Phrase::new("migration-project").with("day", day).into(),
        false => Value::Day(day),
    };
    let later: Vec<Day> = view.dates.iter().copied().filter(|day| *day > view.from).collect();
    let from = |(day, saved): (Day, bool)| ask(&|query| (query.from, query.saved) = (Some(day), saved));
    let to = |day: Day| ask(&|query| query.to = Some(day));
    let kinds: Vec<Option<Move>> = std::iter::once(None).chain(Move::ALL.iter().copied().map(Some)).collect();
    let kind = |kind: Option<Move>| kind.map_or("movers-all".into(), |kind| word("move", kind.as_str()));
    let movers = Control::choice("movers", &kinds, query.movers, kind, |kind| ask(&|query| query.movers = kind));
    let mut panel = Panel::new(Part::Migration)
        .control(Control::choice("migration-from", &starts, (view.from, view.saved), start, from))
        .control(Control::choice("migration-to", &later, view.to, Value::Day, to))
        .block(rule(view));
    if view.saved {
        panel = panel.block(Phrase::new("migration-missing").with("count", view.missing));
    }
    panel
        .block(Block::Figures(figures(&view.counts)))
        .block(sankey(view, order, assumed))
        .block(matrix(view, order, assumed))
        .block(Block::Heading(Phrase::new("movers-title").with("count", view.movers_found)))
        .block(Block::Controls(vec![movers]))
        .block(movers_table(view, assumed))
}

fn rule(view: &MigrationView) -> Phrase {
    let key = if view.saved { "migration-saved" } else { "migration-rule" };
    Phrase::new(key).with("from", view.from).with("to", view.to)
}

fn moves(moves: &Moves) -> [(Move, u32); 5] {
    [
        (Move::Up, moves.up),
        (Move::Down, moves.down),
        (Move::Same, moves.same),
        (Move::New, moves.new),
        (Move::Gone, moves.gone),
    ]
}

fn figures(counts: &Moves) -> Vec<KeyFigure> {
    let all: u32 = moves(counts).iter().map(|(_, count)| count).sum();
    let figure = |(kind, count): (Move, u32)| KeyFigure {
        name: format!("move-{}", kind.as_str()).into(),
        value: count.into(),
        note: Value::Share(f64::from(count) / f64::from(all.max(1))),
        light: None,
        trend: Vec::new(),
        days: None,
    };
    moves(counts).map(figure).into()
}

fn was(scheme: Scheme, tier: Option<Tier>) -> Value {
    tier.map_or("migration-unknown".into(), |tier| (scheme, tier).into())
}

fn those(view: &MigrationView, was: Option<Tier>, is: Tier) -> Link {
    Link::Show(CustomerFilter::Moved { scheme: view.scheme, from: view.from, saved: view.saved, to: view.to, was, is })
}

fn sankey(view: &MigrationView, order: &[Tier], assumed: &[Assumed]) -> Chart {
    let left: Vec<Option<Tier>> = order.iter().copied().map(Some).chain([None]).collect();
    let place = |tier: Option<Tier>| left.iter().position(|known| *known == tier).unwrap_or(0) as f64;
    let tips = view.flows.iter().map(|flow| {
        let path =
            Phrase::new("migration-path").with("from", was(view.scheme, flow.from)).with("to", (view.scheme, flow.to));
        let customers = Phrase::new("count-customers").with("count", flow.customers);
        let mut lines = vec![path.into(), customers.into()];
        lines.extend(assumed.is_empty().then_some(Value::Money(flow.profit)));
        Value::Lines(lines)
    });
    Chart::new("migration-chart", "sankey", rule(view))
        .texts("names", left.iter().map(|tier| was(view.scheme, *tier)).collect())
        .texts("classes", left.iter().map(|tier| Value::Text(class(view.scheme, *tier))).collect())
        .texts("tips", tips.collect())
        .numbers("from", view.flows.iter().map(|flow| place(flow.from)).collect())
        .numbers("to", view.flows.iter().map(|flow| place(Some(flow.to))).collect())
        .numbers("customers", view.flows.iter().map(|flow| f64::from(flow.customers)).collect())
        .links(view.flows.iter().map(|flow| Some(those(view, flow.from, flow.to))).collect())
}

/// The class that colours a tier.
fn class(scheme: Scheme, tier: Option<Tier>) -> String {
    tier.map_or(String::new(), |tier| format!("{}-{}", scheme.as_str(), tier.as_str()))
}

/// Rows are tiers at the first date, columns tiers at the second.
fn matrix(view: &MigrationView, order: &[Tier], assumed: &[Assumed]) -> Table {
    let columns = order.iter().map(|tier| Column::number((view.scheme, *tier)));
    let columns = std::iter::once(Column::words("migration-was")).chain(columns).chain([Column::number("tiers-total")]);
    let mut table = Table::new("migration-table", "migration-title", columns.collect());
    let most = view.flows.iter().map(|flow| flow.customers).max().unwrap_or(0);
    let cell = |from: Option<Tier>, to: Tier| {
        let Some(flow) = view.flows.iter().find(|flow| flow.from == from && flow.to == to) else {
            return Cell::from(Value::Count(0)).look(Look::Heat(0));
        };
        let cell =
            Cell::from(flow.customers).look(Look::heat(flow.customers.into(), most.into())).link(those(view, from, to));
        // Beside a count an amount has no title that could call it assumed.
        if assumed.is_empty() { cell.note(flow.profit) } else { cell }
    };
    let sum = |pick: &dyn Fn(Option<Tier>, Tier) -> bool| -> u32 {
        view.flows.iter().filter(|flow| pick(flow.from, flow.to)).map(|flow| flow.customers).sum()
    };
    let row = |from: Option<Tier>| {
        let mut cells = vec![Cell::from(was(view.scheme, from))];
        cells.extend(order.iter().map(|to| cell(from, *to)));
        cells.push(sum(&|was, _| was == from).into());
        Row { key: from.map_or("new", Tier::as_str).into(), cells }
    };
    table.rows = order.iter().map(|tier| row(Some(*tier))).chain([row(None)]).collect();
    let mut total = vec![Cell::from("tiers-total")];
    total.extend(order.iter().map(|to| Cell::from(sum(&|_, is| is == *to))));
    total.push(sum(&|_, _| true).into());
    table.rows.push(Row { key: "total".into(), cells: total });
    table
}

fn movers_table(view: &MigrationView, assumed: &[Assumed]) -> Table {
    let columns = vec![
        Column::words("column-customer"),
        Column::words("migration-move"),
        Column::words("migration-was"),
        Column::words("migration-is"),
        Column::number(profit_title(assumed)),
        Column::words("migration-because"),
    ];
    let mut table = Table::new("movers-table", "migration-title", columns);
    let because = |mover: &Mover| {
        mover.because.map_or(Value::Nothing, |(driver, before, after)| {
            let name = match driver {
                Driver::Profit if !assumed.is_empty() => "driver-profit-assumed".into(),
                Driver::YearProfit if !assumed.is_empty() => "driver-year_profit-assumed".into(),
                driver => word("driver", driver.as_str()),
            };
            let (before, after) = if driver.is_amount() {
                (Value::Estimate(before), Value::Estimate(after))
            } else {
                (Value::Number(before), Value::Number(after))
            };
            Phrase::new("migration-driver").with("what", name).with("before", before).with("after", after).into()
        })
    };
    table.rows = view
        .movers
        .iter()
        .map(|mover| Row {
            key: mover.id.clone(),
            cells: vec![
                named(mover.index, &mover.id, mover.name.as_ref()),
                word("move", mover.moved.as_str()).into(),
                was(view.scheme, mover.from).into(),
                (view.scheme, mover.to).into(),
                marked(mover.profit, mover.one_off),
                because(mover).into(),
            ],
        })
        .collect();
    table
}

/// In place of what takes long.
pub fn later(part: Part, ask: PortfolioAsk) -> Panel {
    Panel::absent(part, "past-later").control(Control::Button { name: "past-now".into(), link: Link::Ask(ask) })
}

/// Moves over all quarters.
pub fn rates(quarters: &[QuarterMoves]) -> Panel {
    if quarters.is_empty() {
        return Panel::absent(Part::Rates, "migration-absent");
    }
    let base = |quarter: &QuarterMoves| moves(&quarter.moves).iter().map(|(_, count)| *count).sum::<u32>().max(1);
    let kinds: Vec<Move> = Move::ALL.iter().copied().filter(|kind| *kind != Move::Same).collect();
    let count = |quarter: &QuarterMoves, kind: Move| {
        moves(&quarter.moves).iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count)
    };
    let rate = |quarter: &QuarterMoves, kind: Move| f64::from(count(quarter, kind)) / f64::from(base(quarter));
    let name = |kind: Move| word("move", kind.as_str());
    let mut chart = Chart::new("rates-chart", "lines", Phrase::new("rates-rule"))
        .texts("groups", quarters.iter().map(|quarter| Value::Day(quarter.to)).collect())
        .texts("names", kinds.iter().map(|kind| name(*kind)).collect());
    let columns = kinds.iter().map(|kind| Column::number(name(*kind)));
    let mut table = Table::new(
        "rates-table",
        "rates-title",
        std::iter::once(Column::words("rates-until")).chain(columns).collect(),
    );
    for (at, kind) in kinds.iter().enumerate() {
        let tip = |quarter: &QuarterMoves| -> Value {
            let facts =
                Phrase::new("rates-tip").with("what", name(*kind)).with("share", Value::Share(rate(quarter, *kind)));
            facts.with("count", count(quarter, *kind)).into()
        };
        chart = chart
            .numbers(at.to_string(), quarters.iter().map(|quarter| rate(quarter, *kind)).collect())
            .texts(format!("tips{at}"), quarters.iter().map(tip).collect());
    }
    table.rows = quarters
        .iter()
        .map(|quarter| {
            let mut cells = vec![Cell::from(quarter.to)];
            cells.extend(
                kinds.iter().map(|kind| Cell::from(count(quarter, *kind)).note(Value::Share(rate(quarter, *kind)))),
            );
            Row { key: quarter.to.to_string(), cells }
        })
        .collect();
    Panel::new(Part::Rates)
        .block(Phrase::new("rates-rule"))
        .block(chart)
        .block(Block::Folded(Phrase::new("chart-table"), vec![table.into()]))
}
