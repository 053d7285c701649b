//! One customer: why they are where they are, from revenue to profit, what they will bring, what they bought.

use super::{verdict, word};
use crate::money::Figure;
use crate::settings::{Monetary, Settings};
use crate::view::lifetime::Year;
use crate::view::panel::{Block, Cell, Column, Look, Panel, Phrase, Row, Scale, Table, Tone, Value};
use crate::view::portfolio::{Part, Suggestion};
use crate::view::{Assumed, CustomerDetail, Fact, OrderRow, Why};

/// What the panel rests on beside the customer.
pub struct Context<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The costs that rest on a setting.
    pub assumed: &'a [Assumed],
    /// What words about profit speak of.
    pub speaks_of: Monetary,
    /// What the customer may want.
    pub next: &'a [Suggestion],
    /// What is open by the rules.
    pub open: Vec<Block>,
}

/// The panel: the verdict first, the tiers of each scheme last.
pub fn customer(customer: &CustomerDetail, context: Context<'_>) -> Panel {
    let row = &customer.row;
    let mut panel = Panel::new(Part::Customer);
    let named = row.name.clone().filter(|name| *name != row.id);
    let id = named.is_some().then(|| row.id.clone());
    panel.heading = Some(named.unwrap_or_else(|| row.id.clone()).into());
    let since = row.first_purchase.map(|day| Phrase::new("detail-since").with("day", day).into());
    let last = row.last_purchase.map(|day| Phrase::new("detail-last").with("day", day).into());
    let known: Vec<Value> = id.map(Value::Text).into_iter().chain(since).chain(last).collect();
    if !known.is_empty() {
        panel = panel.block(Phrase::new("detail-context").with("facts", Value::Lines(known)));
    }
    panel.blocks.extend(verdict::block(customer, context.settings, context.speaks_of));
    panel.blocks.extend(context.open);
    let mut panel = history(panel, customer);
    panel = panel.block(heading("detail-bridge")).block(bridge(customer, context.assumed));
    if customer.refund_lines > 0 {
        let facts = Phrase::new("detail-refunds").with("count", customer.refund_lines);
        panel = panel.block(facts.with("amount", -customer.refund_amount));
    }
    panel = future(panel, customer).block(heading("next-title")).block(super::pairs::next(context.next));
    if let Some(years) = years(customer) {
        panel = panel.block(heading("detail-years")).block(years);
    }
    panel = panel.block(heading("detail-potential")).block(potential(customer));
    panel.block(Block::Folded(
        Phrase::new("detail-views"),
        vec![Phrase::new("detail-views-lead").into(), why(customer).into()],
    ))
}

fn heading(key: &'static str) -> Block {
    Block::Heading(Phrase::new(key))
}

fn why(customer: &CustomerDetail) -> Table {
    let columns = vec![Column::words("column-tier"), Column::words("column-reason")];
    let mut table = Table::new("why", "detail-why", columns);
    let trend = customer.row.verdict.and_then(verdict::trend);
    let row = |why: &Why| {
        // A good name is not left alone where the customer buys clearly less.
        let mut names: Vec<Value> = vec![word("scheme", why.scheme.as_str())];
        names.extend(trend.clone());
        let tier = Cell::from((why.scheme, why.tier)).note(Value::Lines(names));
        Row { key: why.scheme.as_str().into(), cells: vec![tier, sentence(why).into()] }
    };
    table.rows = customer.why.iter().map(row).collect();
    table
}

/// The sentence of a reason.
fn sentence(why: &Why) -> Phrase {
    let (key, facts) = why.reason.sentence();
    facts.into_iter().fold(Phrase::new(key), |phrase, (name, fact)| {
        let value = match fact {
            Fact::Amount(figure) => Value::Money(figure),
            Fact::Estimate(amount) => Value::Estimate(amount),
            Fact::Count(count) => Value::Count(count),
            Fact::Number(number) => Value::Number(number),
            Fact::Share(figure) => Value::Share(figure.to_f64()),
            Fact::Word(word) => Value::Text(word.into()),
            Fact::Nothing => Value::Nothing,
        };
        phrase.with(name, value)
    })
}

/// Revenue − direct cost − cost to serve − acquisition cost = profit, with bars.
fn bridge(customer: &CustomerDetail, assumed: &[Assumed]) -> Table {
    let row = &customer.row;
    let costs = [
        ("bridge-direct", customer.direct_cost, Assumed::GrossMargin),
        ("bridge-serve", customer.cost_to_serve, Assumed::CostToServe),
        ("bridge-acquire", customer.acquisition_cost, Assumed::AcquisitionCost),
    ];
    let mut steps = vec![("detail-revenue", row.revenue, 0.0, row.revenue.to_f64(), Tone::Plain, None)];
    let mut level = row.revenue.to_f64();
    for (key, cost, about) in costs {
        let rests = assumed.contains(&about).then_some(about);
        steps.push((key, cost, level, level - cost.to_f64(), Tone::Cost, rests));
        level -= cost.to_f64();
    }
    let tone = if row.profit.is_negative() { Tone::Loss } else { Tone::Gain };
    steps.push(("bridge-profit", row.profit, 0.0, row.profit.to_f64(), tone, None));
    let ends = || steps.iter().flat_map(|(_, _, from, to, ..)| [*from, *to]);
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let at = |value: f64| if high > low { (value - low) / (high - low) } else { 0.0 };
    let columns = vec![Column::words("column-kind"), Column::number("column-amount"), Column::words("column-share")];
    let mut table = Table::new("bridge", "detail-bridge", columns);
    let exact = |figure: Figure| Cell::from(Value::Exact(figure)).look(Look::of(figure));
    table.rows = steps
        .iter()
        .map(|&(key, figure, from, to, tone, rests)| {
            let note = if rests.is_some() { "assumed-mark".into() } else { Value::Nothing };
            let bar = Cell::from(Value::Blank).look(Look::Span(at(from), at(to), tone));
            Row { key: key.into(), cells: vec![Cell::from(key).note(note), exact(figure), bar] }
        })
        .collect();
    table
}

fn potential(customer: &CustomerDetail) -> Block {
    if customer.potential_parts.is_empty() {
        return Block::Absent(Phrase::new("detail-potential-none"));
    }
    let columns =
        vec![Column::words("column-potential"), Column::number("detail-score"), Column::number("detail-weights")];
    let mut table = Table::new("potential", "detail-potential", columns);
    table.rows = customer
        .potential_parts
        .iter()
        .map(|part| Row {
            key: part.part.as_str().into(),
            cells: vec![
                word("part", part.part.as_str()).into(),
                Cell::from(Value::Number(part.score)).look(Look::Bar(part.score / 100.0)),
                Value::Share(part.weight).into(),
            ],
        })
        .collect();
    let all = customer.row.potential.map_or(Value::Nothing, Value::Number);
    table.rows.push(Row { key: "all".into(), cells: vec!["column-potential".into(), all.into(), Value::Blank.into()] });
    table.into()
}

/// What the models say of the customer.
fn future(panel: Panel, customer: &CustomerDetail) -> Panel {
    let (Some(own), Some(ltv)) = (&customer.lifetime, &customer.row.ltv) else { return panel };
    let mut panel = panel.block(heading("detail-future"));
    if let Some(purchases) = ltv.expected_purchases {
        let interval = ltv.low.zip(ltv.high).map_or(Value::Text("none".into()), |(low, high)| {
            Phrase::new("ltv-between").with("low", Value::Estimate(low)).with("high", Value::Estimate(high)).into()
        });
        let sentence = Phrase::new("detail-future-sentence")
            .with("months", own.expected_purchases.len().saturating_sub(1))
            .with("purchases", Value::Number(purchases))
            .with("ltv", Value::Estimate(ltv.predicted))
            .with("interval", interval);
        let alive = match ltv.p_alive {
            Some(alive) => Some(Phrase::new("detail-alive").with("share", Value::Share(alive))),
            None => (customer.row.purchases < 2).then(|| Phrase::new("detail-alive-unknown")),
        };
        panel = alive.into_iter().fold(panel.block(sentence), Panel::block);
    }
    if let Some(value) = own.expected_value {
        let key = if own.stand_in { "detail-value-stand-in" } else { "detail-value" };
        let facts = Phrase::new(key).with("value", Value::Estimate(value));
        panel = panel.block(facts.with("margin", Value::Share(own.margin)));
    }
    let [bought, acquisition, referred] = own.formula.map(Value::Estimate);
    let formula = Phrase::new("detail-formula")
        .with("own", bought)
        .with("acquisition", acquisition)
        .with("referred", referred)
        .with("sum", Value::Estimate(ltv.formula));
    let steps: Vec<(Value, f64)> = own
        .expected_purchases
        .windows(2)
        .enumerate()
        .map(|(at, pair)| (Value::Count(at as u64 + 1), pair[1] - pair[0]))
        .collect();
    let panel = panel.block(formula);
    if steps.is_empty() {
        panel
    } else {
        panel.block(Block::Columns(Phrase::new("detail-expected"), steps, Scale::Number))
    }
}

fn history(panel: Panel, customer: &CustomerDetail) -> Panel {
    let months = &customer.months;
    let mut panel = panel;
    if let (Some((first, _)), Some((last, _))) = (months.first(), months.last()) {
        let most = months.iter().map(|(_, revenue)| *revenue).fold(0.0, f64::max);
        let range = Phrase::new("detail-months-range")
            .with("from", first.clone())
            .with("to", last.clone())
            .with("most", Value::Number(most.round()));
        let columns = months.iter().map(|(month, revenue)| (month.clone().into(), *revenue)).collect();
        panel = panel.block(heading("detail-months")).block(Block::Columns(range, columns, Scale::Money));
    }
    panel = panel.block(heading("detail-orders"));
    if customer.orders.is_empty() {
        return panel.block(Block::Absent(Phrase::new("detail-no-dates")));
    }
    let shown = customer.orders.len() as u64;
    if shown < customer.orders_found {
        panel = panel.block(Phrase::new("detail-orders-some").with("shown", shown).with("all", customer.orders_found));
    }
    let listed = customer.orders.iter().any(|order| !order.products.is_empty());
    let mut columns = vec![Column::words("column-day")];
    columns.extend(listed.then(|| Column::words("column-products")));
    // With names, how many lines it has tells nothing more.
    columns.extend((!listed).then(|| Column::number("column-lines")));
    columns.extend([Column::number("column-amount"), Column::words("column-kind")]);
    let mut table = Table::new("orders", "detail-orders", columns);
    let row = |(at, order): (usize, &OrderRow)| {
        let what = match listed {
            true => products(order),
            false => order.lines.into(),
        };
        let amount = Cell::from(Value::Exact(order.amount)).look(Look::of(order.amount));
        let kind = if order.purchase { "order-purchase" } else { "order-refund" };
        Row { key: at.to_string(), cells: vec![order.day.to_string().into(), what, amount, kind.into()] }
    };
    table.rows = customer.orders.iter().enumerate().map(row).collect();
    panel.block(table)
}

fn products(order: &OrderRow) -> Cell {
    let names = Value::Lines(order.products.iter().cloned().map(Value::Text).collect());
    match order.more_products {
        0 => names.into(),
        more => Cell::from(names).note(Phrase::new("order-more").with("count", more)),
    }
}

/// The five-year ledger.
fn years(customer: &CustomerDetail) -> Option<Table> {
    let years = customer.lifetime.as_ref()?.years.as_ref()?;
    let values = |year: &Year| {
        [
            ("year-first", year.first_purchase),
            ("year-repeat", year.repeat),
            ("year-cross", year.cross_sell),
            ("year-referred", year.referred),
            ("year-costs", -year.costs),
            ("year-predicted", year.predicted_profit),
            ("year-cumulative", year.cumulative_profit),
        ]
    };
    // What is zero in every year is no column.
    let shown = |at: usize| years.iter().any(|year| values(year)[at].1 != 0.0);
    let shown: Vec<usize> = (0..7).filter(|at| shown(*at)).collect();
    let titles = years.first().map(values)?;
    let columns = shown.iter().map(|at| Column::number(titles[*at].0));
    let columns = std::iter::once(Column::words("year")).chain(columns).collect();
    let mut table = Table::new("years", "detail-years", columns);
    let cell = |value: f64| Cell::from(Value::Estimate(value)).look(if value < 0.0 { Look::Loss } else { Look::Plain });
    table.rows = years
        .iter()
        .enumerate()
        .map(|(at, year)| {
            let ahead = match year.ahead {
                ahead if ahead >= 1.0 => Phrase::new("year-ahead").with("share", Value::Text("all".into())).into(),
                ahead if ahead > 0.0 => Phrase::new("year-ahead").with("share", Value::Text("part".into())).into(),
                _ => Value::Nothing,
            };
            let name = Cell::from(Phrase::new("year-n").with("number", at + 1)).note(ahead);
            let values = values(year);
            let cells = shown.iter().map(|at| cell(values[*at].1));
            Row { key: at.to_string(), cells: std::iter::once(name).chain(cells).collect() }
        })
        .collect();
    Some(table)
}
