//! Products that are bought together, and what a customer may want next.

use super::{numbers, word};
use crate::view::CustomerFilter;
use crate::view::panel::{Block, Cell, Column, Control, Link, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{Basket, Grain, PairSort, PairsQuery, PairsView, Part, PortfolioAsk, Suggestion};

/// The panel; `grains` are what the data can be looked at by.
pub fn pairs(view: &PairsView, query: &PairsQuery, grains: &[Grain]) -> Panel {
    let ask = |change: &dyn Fn(&mut PairsQuery)| {
        let mut query = query.clone();
        change(&mut query);
        PortfolioAsk::Pairs { query }
    };
    let mut panel = Panel::new(Part::Pairs);
    if grains.len() > 1 {
        let grain = |grain: Grain| word("grain", grain.as_str());
        panel = panel.control(Control::choice("pairs-grain", grains, query.grain, grain, |grain| {
            ask(&|query| query.grain = grain)
        }));
    }
    let basket = |basket: Basket| word("basket", basket.as_str());
    let sort = |sort: PairSort| word("pair-sort", sort.as_str());
    let pruned = Phrase::new("pairs-pruned")
        .with("least", view.least)
        .with("baskets", view.baskets)
        .with("paired", view.paired)
        .with("products", view.products);
    let panel = panel
        .control(Control::choice("pairs-basket", Basket::ALL, query.basket, basket, |basket| {
            ask(&|query| query.basket = basket)
        }))
        .control(Control::choice("pairs-sort", PairSort::ALL, query.sort, sort, |sort| ask(&|query| query.sort = sort)))
        .block(Phrase::new("pairs-rule"))
        .block(pruned);
    if view.pairs.is_empty() {
        return panel.block(Block::Absent(Phrase::new("pairs-none")));
    }
    panel.block(table(view, query.grain))
}

fn table(view: &PairsView, grain: Grain) -> Table {
    let columns = numbers(["pairs-together", "pairs-support", "pairs-a-to-b", "pairs-b-to-a", "pairs-lift"]);
    let columns = [Column::words("pairs-a"), Column::words("pairs-b")].into_iter().chain(columns).collect();
    let mut table = Table::new("pairs-table", "pairs-title", columns);
    let product =
        |name: &String| Cell::from(name.clone()).link(Link::Show(CustomerFilter::Bought { grain, name: name.clone() }));
    table.rows = view
        .pairs
        .iter()
        .map(|pair| Row {
            key: format!("{} + {}", pair.a, pair.b),
            cells: vec![
                product(&pair.a),
                product(&pair.b),
                pair.baskets.into(),
                Value::Share(pair.support).into(),
                Value::Share(pair.a_to_b).into(),
                Value::Share(pair.b_to_a).into(),
                Value::Number(pair.lift).into(),
            ],
        })
        .collect();
    table
}

/// What a customer may want next, the likeliest first.
pub fn next(suggestions: &[Suggestion]) -> Block {
    if suggestions.is_empty() {
        return Block::Absent(Phrase::new("next-none"));
    }
    let columns = [Column::words("next-product"), Column::words("next-because")];
    let columns = columns.into_iter().chain(numbers(["next-confidence", "pairs-lift"])).collect();
    let mut table = Table::new("next-table", "next-title", columns);
    table.rows = suggestions
        .iter()
        .map(|one| Row {
            key: one.product.clone(),
            cells: vec![
                one.product.clone().into(),
                one.because.clone().into(),
                Value::Share(one.confidence).into(),
                Value::Number(one.lift).into(),
            ],
        })
        .collect();
    table.into()
}
