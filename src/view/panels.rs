//! What each part of the portfolio says: from the engine's answers to panels, one file per part.

mod actions;
mod changes;
mod cohorts;
mod customer;
mod customers;
mod health;
mod lifetime;
mod matrix;
mod migration;
mod pairs;
mod presets;
mod products;
mod rfm;
mod risk;
mod rule_books;
mod tiers;
pub mod verdict;
mod whale;

pub use actions::{Draft, alerts, of_week, open_for, rules, stakes_assumed, tasks, week};
pub use changes::changes;
pub use cohorts::cohorts;
pub use customer::{Context, customer};
pub use customers::customers;
pub use health::health;
pub use lifetime::lifetime;
pub use matrix::matrix;
pub use migration::{later, migration, rates};
pub use pairs::pairs;
pub use presets::{presets, settings_table};
pub use products::products;
pub use rfm::rfm;
pub use risk::risk;
pub use rule_books::rule_books;
pub use tiers::tiers;
pub use whale::{whale, whale_saying, whale_without_profit};

use super::Assumed;
use super::panel::{Block, Cell, Column, Control, Link, Look, Panel, Phrase, Value};
use super::portfolio::PAGE;
use crate::money::Figure;
use crate::settings::Settings;

/// A share with a bar.
fn bar(share: Option<f64>) -> Cell {
    Cell::from(super::panel::share(share)).look(Look::Bar(share.unwrap_or(0.0)))
}

/// An amount, in the colour of losses below zero.
fn amount(figure: Figure) -> Cell {
    Cell::from(figure).look(Look::of(figure))
}

/// A customer by name, or by id where there is none.
fn named(index: u32, id: &str, name: Option<&String>) -> Cell {
    let cell = match name {
        Some(name) => Cell::from(name.clone()).note(id.to_owned()),
        None => Cell::from(id.to_owned()),
    };
    cell.link(Link::Open(index))
}

/// The heading of a column of profits, which says so where they rest on an assumption.
fn profit_title(assumed: &[Assumed]) -> Value {
    match assumed {
        [] => "column-profit".into(),
        _ => "column-profit-assumed".into(),
    }
}

/// With a sentence on why it speaks of revenue, and the way to the margin that profit would rest on.
fn no_cost(panel: Panel, settings: &Settings) -> Panel {
    let margin = Control::Button { name: "presets-margin".into(), link: Link::Settings("gross_margin".into()) };
    panel
        .block(Phrase::new("no-cost").with("margin", Value::Share(settings.gross_margin.to_f64())))
        .block(Block::Controls(vec![margin]))
}

/// An amount by which customers are ranked, marked where one order is nearly all of the customer's revenue.
fn marked(figure: Figure, one_off: bool) -> Cell {
    let cell = amount(figure);
    if one_off { cell.note("one-off") } else { cell }
}

/// A word of a family: `move-up`.
fn word(family: &str, word: &str) -> Value {
    Phrase::new(format!("{family}-{word}")).into()
}

/// Columns of numbers.
fn numbers(titles: impl IntoIterator<Item = &'static str>) -> impl Iterator<Item = Column> {
    titles.into_iter().map(Column::number)
}

/// The pages around an offset; `None` where all rows are on one.
fn pages(
    offset: u32,
    rows: usize,
    found: u32,
    to: impl Fn(u32) -> super::portfolio::PortfolioAsk,
) -> Option<Box<super::panel::Pages>> {
    pages_of(PAGE, offset, rows, found, to)
}

/// The same of pages with so many rows.
fn pages_of(
    page: u32,
    offset: u32,
    rows: usize,
    found: u32,
    to: impl Fn(u32) -> super::portfolio::PortfolioAsk,
) -> Option<Box<super::panel::Pages>> {
    let link = |offset: u32| Link::Ask(to(offset));
    let end = offset + rows as u32;
    (found > page).then(|| {
        Box::new(super::panel::Pages {
            from: offset + 1,
            to: end,
            found,
            previous: (offset > 0).then(|| link(offset.saturating_sub(page))),
            next: (end < found).then(|| link(end)),
        })
    })
}
