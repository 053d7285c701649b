//! The rule books of RFM side by side, and which of them pointed best at what came.

use super::{bar, word};
use crate::settings::{RuleBook, Setting};
use crate::view::panel::{Block, Cell, Column, Link, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{Missing, Part, RuleBookCheck, RuleBookRow, RuleBooksView};

/// The panel.
pub fn rule_books(view: &RuleBooksView) -> Panel {
    let panel = Panel::new(Part::RuleBooks).block(Phrase::new("books-lead")).block(table(view));
    match (&view.check, view.missing) {
        (Some(check), _) => panel.block(how(view, check)).block(verdict(check)),
        (None, Some(Missing::TooShort)) => panel.block(Block::Absent(Phrase::new("books-too-short"))),
        (None, missing) => {
            let why = missing.unwrap_or(Missing::NoDates);
            panel.block(Block::Absent(Phrase::new("books-no-check").with("why", word("missing", why.as_str()))))
        }
    }
}

fn name(book: RuleBook) -> Value {
    word("setting-rfm_book", book.as_str())
}

fn table(view: &RuleBooksView) -> Table {
    let columns = vec![
        Column::words("setting-rfm_book"),
        Column::number("books-segments"),
        Column::number("books-changed"),
        Column::number(Phrase::new("books-caught").with("what", Value::Text(view.value.as_str().into()))),
    ];
    let mut table = Table::new("books-table", "books-title", columns);
    let row = |row: &RuleBookRow| {
        let in_use = row.book == view.chosen;
        let choose = Link::Set("rfm_book".into(), Setting::Text(row.book.as_str().to_owned()));
        let mut book = Cell::from(name(row.book));
        if in_use {
            book = book.note("books-in-use");
        } else {
            book = book.link(choose);
        }
        let part = |count: u32| Value::Share(f64::from(count) / f64::from(view.customers.max(1)));
        let changed = match row.changed {
            Some(_) if in_use => Cell::from(Value::Nothing),
            Some(count) => Cell::from(count).note(part(count)),
            None => Cell::from("books-other-names"),
        };
        Row {
            key: row.book.as_str().into(),
            cells: vec![book, row.segments.map_or(Value::Nothing, Value::from).into(), changed, bar(row.caught)],
        }
    };
    table.rows = view.books.iter().map(row).collect();
    table
}

/// How the books were checked.
fn how(view: &RuleBooksView, check: &RuleBookCheck) -> Phrase {
    Phrase::new("books-check")
        .with("what", Value::Text(view.value.as_str().into()))
        .with("day", check.day)
        .with("count", check.customers)
        .with("naive", Value::Share(check.naive))
}

fn verdict(check: &RuleBookCheck) -> Phrase {
    match check.best {
        Some(best) => Phrase::new("books-best").with("book", name(best)),
        None => Phrase::new("books-equal"),
    }
}
