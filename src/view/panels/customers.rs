//! The customers table: sorted, searched and paged by the engine.

use super::{amount, marked, named, pages, profit_title, verdict};
use crate::segment::Scheme;
use crate::view::panel::{Block, Cell, Column, Control, Link, Look, Panel, Phrase, Row, Table, Value, share};
use crate::view::portfolio::{Part, PortfolioAsk};
use crate::view::{Assumed, CustomerPage, CustomerQuery, CustomerRow, SortBy, SortOrder};

/// The panel; `dated` tells whether there is a day to look back from.
pub fn customers(found: &CustomerPage, query: &CustomerQuery, dated: bool, assumed: &[Assumed]) -> Panel {
    let ask = |query: CustomerQuery| PortfolioAsk::Customers { query };
    let search =
        Control::Search { name: "customers-search".into(), text: query.search.clone(), ask: ask(query.clone()) };
    let sorted = |title: Value, by: SortBy| {
        let column = if by == SortBy::Id { Column::words(title) } else { Column::number(title) };
        let order = match (query.sort == by, query.order) {
            (true, SortOrder::Descending) => SortOrder::Ascending,
            (false, _) if matches!(by, SortBy::Id | SortBy::Recency) => SortOrder::Ascending,
            _ => SortOrder::Descending,
        };
        Column {
            sort: Some(Link::Ask(ask(CustomerQuery { sort: by, order, offset: 0, ..query.clone() }))),
            sorted: (query.sort == by).then_some(query.order == SortOrder::Descending),
            ..column
        }
    };
    let by = |title: &'static str, by: SortBy| sorted(title.into(), by);
    let mut columns =
        vec![by("column-customer", SortBy::Id), Column::words("column-verdict"), Column::words("column-tier")];
    columns.extend([by("column-revenue", SortBy::Revenue), sorted(profit_title(assumed), SortBy::Profit)]);
    columns.push(by("column-purchases", SortBy::Purchases));
    if dated {
        columns.push(Column::number("column-last"));
        columns.push(by("column-recency", SortBy::Recency));
        columns.push(Column::number("column-rfm"));
    }
    columns.push(by("column-potential", SortBy::Potential));
    // Where nobody is seen to leave, or nobody has a future, there is no column of dashes.
    let alive = found.rows.iter().any(|row| row.ltv.as_ref().is_some_and(|ltv| ltv.p_alive.is_some()));
    columns.extend((dated && alive).then(|| by("column-p-alive", SortBy::PAlive)));
    columns.extend(dated.then(|| by("column-ltv", SortBy::Ltv)));
    let mut table = Table::new("customers-table", "customers-title", columns);
    table.rows = found.rows.iter().map(|one| row(one, dated, alive)).collect();
    let all = u32::try_from(found.found).unwrap_or(u32::MAX);
    table.pages = pages(query.offset, found.rows.len(), all, |offset| ask(CustomerQuery { offset, ..query.clone() }));
    let save = Control::Button { name: "export-list".into(), link: Link::SaveList(query.clone()) };
    Panel::new(Part::Customers)
        .control(search)
        .control(save)
        .block(Block::Status(Phrase::new("customers-found").with("count", found.found)))
        .block(table)
}

/// The three scores, with a dash where there is none.
fn scores(scores: [Option<u8>; 3]) -> String {
    scores.map(|score| score.map_or_else(|| "–".to_owned(), |score| score.to_string())).join(" ")
}

fn row(row: &CustomerRow, dated: bool, alive: bool) -> Row {
    let tier = |scheme: Scheme| {
        let tier = row.tiers.iter().find(|(of, _)| *of == scheme);
        Cell::from(tier.map(|(scheme, tier)| (*scheme, *tier)))
    };
    let name = row.name.as_ref().filter(|name| **name != row.id);
    let mut cells = vec![named(row.index, &row.id, name), verdict::cell(row.verdict), tier(Scheme::Profit)];
    cells.extend([marked(row.revenue, row.one_off), amount(row.profit), row.purchases.into()]);
    if dated {
        cells.push(row.last_purchase.into());
        cells.push(row.recency_days.map_or(Value::Nothing, |days| Value::Number(days.into())).into());
        cells.push(row.rfm.map(scores).into());
    }
    cells.push(row.potential.map_or(Value::Nothing, |score| Value::Number(score.round())).into());
    if dated {
        let ltv = row.ltv.as_ref();
        cells.extend(alive.then(|| Cell::from(share(ltv.and_then(|ltv| ltv.p_alive)))));
        let loss = if ltv.is_some_and(|ltv| ltv.predicted < 0.0) { Look::Loss } else { Look::Plain };
        let cell = Cell::from(ltv.map_or(Value::Nothing, |ltv| Value::Estimate(ltv.predicted))).look(loss);
        cells.push(if ltv.is_some_and(|ltv| ltv.stand_in) { cell.note("ltv-stand-in") } else { cell });
    }
    Row { key: row.id.clone(), cells }
}
