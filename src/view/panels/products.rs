//! Products: what each earns, with whom, and what to do about the loss makers.

use super::{amount, no_cost, pages, word};
use crate::segment::Scheme;
use crate::settings::{Monetary, Settings};
use crate::sorting;
use crate::view::CustomerFilter;
use crate::view::panel::{
    Block, Cell, Column, Control, KeyFigure, Link, Look, Panel, Phrase, Row, Table, Value, share,
};
use crate::view::portfolio::{
    Direction, Grain, Part, PortfolioAsk, ProductQuery, ProductRow, ProductSort, ProductsView, Standing,
};

/// The panel; `grains` are what the data can be looked at by. By a margin alone no product can be called a loss maker.
pub fn products(
    view: &ProductsView,
    query: &ProductQuery,
    grains: &[Grain],
    settings: &Settings,
    speaks_of: Monetary,
) -> Panel {
    let standings: Vec<Option<Standing>> =
        std::iter::once(None).chain(Standing::ALL.iter().copied().map(Some)).collect();
    let standing = |one: Option<Standing>| one.map_or("products-all".into(), |one| word("standing", one.as_str()));
    let mut panel = Panel::new(Part::Products);
    if grains.len() > 1 {
        let grain = |grain: Grain| word("grain", grain.as_str());
        panel = panel.control(Control::choice("products-grain", grains, query.grain, grain, |grain| {
            asking(query, |query| query.grain = grain)
        }));
    }
    let sum = |name: &'static str, value: Value, note: Value| KeyFigure {
        name: name.into(),
        value,
        note,
        light: None,
        trend: Vec::new(),
        days: None,
    };
    let search =
        Control::Search { name: "products-search".into(), text: query.search.clone(), ask: asking(query, |_| {}) };
    let count = sum("products-count", view.products.into(), Value::Nothing);
    let unnamed = sum("products-unnamed", Value::Money(view.unnamed), Value::Nothing);
    if speaks_of == Monetary::Revenue {
        let panel = panel.control(search).block(Block::Figures(vec![count, unnamed]));
        return no_cost(panel.block(table(view, query, speaks_of)), settings);
    }
    panel
        .control(Control::choice("products-standing", &standings, query.standing, standing, |one| {
            asking(query, |query| query.standing = one)
        }))
        .control(search)
        .block(Phrase::new("products-rule"))
        .block(Block::Figures(vec![
            count,
            sum("products-loss-makers", view.loss_makers.into(), Value::Money(view.loss)),
            sum("products-candidates", view.candidates.into(), Value::Nothing),
            unnamed,
        ]))
        .block(table(view, query, speaks_of))
}

/// The first page of other products.
fn asking(query: &ProductQuery, change: impl FnOnce(&mut ProductQuery)) -> PortfolioAsk {
    let mut query = ProductQuery { offset: 0, ..query.clone() };
    change(&mut query);
    PortfolioAsk::Products { query }
}

fn table(view: &ProductsView, query: &ProductQuery, speaks_of: Monetary) -> Table {
    let sorts = |title: &'static str, sort: ProductSort| {
        let chosen = query.sort == sort;
        let falls = query.order == Direction::Descending;
        let order = match (chosen, falls) {
            (true, true) => Direction::Ascending,
            (true, false) => Direction::Descending,
            (false, _) if sort == ProductSort::Name => Direction::Ascending,
            (false, _) => Direction::Descending,
        };
        let link = Link::Ask(asking(query, |query| (query.sort, query.order) = (sort, order)));
        let is_number = sort != ProductSort::Name;
        Column { is_number, sort: Some(link), sorted: chosen.then_some(falls), ..Column::words(title) }
    };
    let of_profit = speaks_of == Monetary::Profit;
    let mut columns =
        vec![sorts("product-sort-name", ProductSort::Name), sorts("product-sort-revenue", ProductSort::Revenue)];
    if of_profit {
        columns.push(sorts("product-sort-profit", ProductSort::Profit));
        columns.push(sorts("product-sort-margin", ProductSort::Margin));
    }
    columns.push(sorts("product-sort-customers", ProductSort::Customers));
    columns.push(Column::words("products-mix"));
    columns.extend(of_profit.then(|| Column::words("products-verdict")));
    let mut table = Table::new("products-table", "products-title", columns);
    table.rows = view.rows.iter().map(|product| row(product, query, of_profit)).collect();
    table.pages = pages(query.offset, view.rows.len(), view.found, |offset| {
        let mut query = query.clone();
        query.offset = offset;
        PortfolioAsk::Products { query }
    });
    table
}

fn row(product: &ProductRow, query: &ProductQuery, of_profit: bool) -> Row {
    let buyers = CustomerFilter::Bought { grain: query.grain, name: product.name.clone() };
    let mut cells = vec![
        Cell::from(product.name.clone()).link(Link::Show(buyers)),
        amount(product.revenue).note(share(product.share_of_revenue)),
    ];
    if of_profit {
        cells.push(amount(product.profit));
        cells.push(share(product.margin).into());
    }
    cells.push(product.customers.into());
    cells.push(mix(product, query.scheme).into());
    if of_profit {
        let look = if product.standing == Standing::Earns { Look::Plain } else { Look::Loss };
        cells.push(Cell::from(word("standing", product.standing.as_str())).look(look));
    }
    Row { key: product.name.clone(), cells }
}

/// The two tiers that buy most of it.
fn mix(product: &ProductRow, scheme: Scheme) -> Value {
    let mut tiers = product.tiers.clone();
    sorting::by(&mut tiers, |a, b| b.1.total_cmp(&a.1));
    let part = |(tier, part): &(crate::segment::Tier, f64)| {
        Phrase::new("products-mix-part").with("tier", (scheme, *tier)).with("share", Value::Share(*part)).into()
    };
    Value::Lines(tiers.iter().take(2).filter(|(_, part)| *part > 0.0).map(part).collect())
}
