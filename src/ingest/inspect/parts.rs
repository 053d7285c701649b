//! Rows that are not one table's: of tables beside each other, or of several items side by side.

use super::{Look, Rows, preview};
use crate::ingest::beside;
use crate::ingest::change::{Change, Choices, DoubtCode};
use crate::ingest::doubt::{Answer, AnswerKey, Doubt};
use crate::ingest::headers::{self, Layout};
use crate::ingest::inspection::{Inspection, Table};
use crate::ingest::items;
use crate::ingest::part::{self, PartColumns, RowPart};
use crate::ingest::plan::Plan;
use crate::ingest::reading;
use crate::ingest::roles::{Role, Shape};
use crate::ingest::sample::{self, Header, Sampled};
use std::ops::Range;

/// Tables beside each other that are told apart.
const MOST_TABLES: usize = 12;

/// One of several tables beside each other.
struct Placed<'a> {
    columns: Range<usize>,
    /// Number of its header's row.
    header_row: u64,
    /// The headers of the whole width.
    headers: &'a [String],
    /// The rows below its header, as wide.
    rows: &'a [&'a Sampled],
}

impl Placed<'_> {
    /// The names of its columns, as they are written.
    fn names(&self) -> Vec<&str> {
        let names = self.columns.clone().filter_map(|at| self.headers.get(at));
        names.map(|name| headers::without_count(name)).collect()
    }
}

impl Look<'_> {
    /// Tables beside each other below one row of headers.
    pub(super) fn beside(
        &self,
        plan: &Plan,
        rows: &[Sampled],
        header: Header,
        all: &Rows<'_>,
        table: &mut Table,
    ) -> Option<Inspection> {
        let tables = beside::tables(&rows[header.at].cells, all.rows);
        if !(2..=MOST_TABLES).contains(&tables.len()) {
            return None;
        }
        let placed = |columns: Range<usize>| Placed {
            columns,
            header_row: plan.header_row,
            headers: all.headers,
            rows: all.rows,
        };
        let tables: Vec<Placed<'_>> = tables.into_iter().map(placed).collect();
        self.one_of(plan, all, &tables, table)
    }

    /// Two tables beside each other, of which one begins further down.
    pub(super) fn staggered(
        &self,
        plan: &Plan,
        rows: &[Sampled],
        header: Header,
        all: &Rows<'_>,
        table: &mut Table,
    ) -> Option<Inspection> {
        let ((first, own), (second, other)) = sample::staggered(rows, header)?;
        // Beside a header stand values of the other table.
        let names = |at: usize, own: &Range<usize>| {
            let name = |(column, name): (usize, &String)| {
                if own.contains(&column) { name.clone() } else { String::new() }
            };
            headers::of(&rows[at].cells.iter().enumerate().map(name).collect::<Vec<String>>(), None)
        };
        let headers = [names(first, &own), names(second, &other)];
        let below =
            [first, second].map(|at| rows[at + 1..].iter().filter(|row| row.filled() > 0).collect::<Vec<&Sampled>>());
        let placed = |at: usize, columns: Range<usize>, header: usize| Placed {
            columns,
            header_row: rows[header].row,
            headers: &headers[at],
            rows: &below[at],
        };
        let tables = [placed(0, own, first), placed(1, other, second)];
        self.one_of(&Plan { header_rows: 1, ..plan.clone() }, all, &tables, table)
    }

    /// The chosen one of several tables that stand beside each other, else the likeliest, with those that have the same
    /// columns; `None` where none can be read for itself.
    fn one_of(&self, plan: &Plan, all: &Rows<'_>, tables: &[Placed<'_>], table: &mut Table) -> Option<Inspection> {
        let read = |own: &Placed<'_>, beside: &[Range<usize>], table: &mut Table| {
            let columns = PartColumns::table(&own.columns, &own.columns);
            let within = |row: &&Sampled| {
                let part = Sampled::of(row.row, &RowPart { cells: *row, columns: &columns });
                Some(part).filter(|row| row.filled() > 0)
            };
            let name =
                |(at, name): (usize, &String)| if own.columns.contains(&at) { name.clone() } else { String::new() };
            let headers: Vec<String> = own.headers.iter().enumerate().map(name).collect();
            let rows: Vec<Sampled> = own.rows.iter().filter_map(within).collect();
            let distant: Vec<Sampled> = all.distant.iter().filter_map(|row| within(&row)).collect();
            let rows: Vec<&Sampled> = rows.iter().collect();
            let parts = Rows { headers: &headers, rows: &rows, distant: &distant, units: all.units };
            let plan = Plan { beside: beside.to_vec(), header_row: own.header_row, ..plan.clone() };
            self.weighed(plan, &parts, own.rows, table)
        };
        let alone = |own: &Placed<'_>| read(own, std::slice::from_ref(&own.columns), &mut table.clone());
        let found: Vec<(&Placed<'_>, Inspection)> =
            tables.iter().map(|own| (own, alone(own))).filter(|(_, found)| found.plan.missing().is_empty()).collect();
        let rank = |found: &Inspection| {
            let confidence = reading::least_confidence(&found.plan, &found.guesses);
            (found.plan.shape == Shape::Orders, (confidence * 100.0) as u32)
        };
        let is_wanted = |own: &Placed<'_>| self.choices.first_column.is_none_or(|first| own.columns.start == first);
        let (own, alone) = found.iter().rev().filter(|(own, _)| is_wanted(own)).max_by_key(|(_, found)| rank(found))?;
        // Of those with the same columns the one that begins first: the others' headers stand among its rows.
        let is_same = |other: &&Placed<'_>| other.names() == own.names();
        let (own, alone) = match self.choices.first_column {
            Some(_) => (own, alone),
            None => found
                .iter()
                .filter(|(other, _)| is_same(other))
                .min_by_key(|(other, _)| other.header_row)
                .map_or((own, alone), |(first, found)| (first, found)),
        };
        let is_other = |other: &&Placed<'_>| other.columns != own.columns;
        let same: Vec<&Placed<'_>> = tables.iter().filter(is_other).filter(is_same).collect();
        let ranges: Vec<Range<usize>> =
            std::iter::once(*own).chain(same.iter().copied()).map(|table| table.columns.clone()).collect();
        let mut best = read(own, &ranges, table);
        let answer = |key: AnswerKey, table: &Placed<'_>, change: Vec<Change>, found: &Inspection| {
            Answer::new(key, change).of(table.names().join(", ")).gives(found.gives)
        };
        let doubt = |asks: bool, table: &Placed<'_>| {
            let doubt = Doubt::new(DoubtCode::SecondTable, asks).count(found.len() as u64 - 1);
            Doubt { column: table.headers.get(table.columns.start).cloned(), ..doubt }
        };
        let further = found.iter().find(|(other, _)| !ranges.contains(&other.columns));
        let second = match (same.first(), further) {
            (Some(second), _) => {
                let change = Change::Beside(vec![own.columns.clone()]);
                doubt(true, second).answer(answer(AnswerKey::AllTables, own, Vec::new(), &best)).answer(answer(
                    AnswerKey::Table,
                    own,
                    vec![change],
                    alone,
                ))
            }
            (None, Some((other, found))) => {
                let look = Choices { first_column: Some(other.columns.start), ..Choices::default() };
                doubt(found.plan.shape == Shape::Orders, other)
                    .answer(answer(AnswerKey::Table, own, Vec::new(), &best))
                    .answer(answer(AnswerKey::Table, other, vec![Change::Look(look)], found))
            }
            (None, None) => doubt(false, tables.iter().find(is_other)?),
        };
        best.confident &= !second.asks;
        best.doubts.insert(0, second);
        (best.headers, best.layout) = (own.headers.to_vec(), Layout::of(own.headers));
        best.preview = preview(own.headers, own.rows);
        Some(best)
    }

    /// Rows that hold several items side by side, each read as a line of its own; `None` where the amount is none of an
    /// item's, or counted for each.
    pub(super) fn items(&self, plan: &Plan, all: &Rows<'_>, table: &mut Table) -> Option<Inspection> {
        let items = items::of(all.headers);
        let first = items.first()?;
        let plan = Plan { items: items.clone(), ..plan.clone() };
        let parts = part::columns(&plan);
        let headers: Vec<String> = (0..all.headers.len())
            .map(|at| match first.contains(&at) {
                true => items::without_number(&all.headers[at]),
                false if items.iter().any(|item| item.contains(&at)) => String::new(),
                false => all.headers[at].clone(),
            })
            .collect();
        let lines = |row: &Sampled| -> Vec<Sampled> {
            let filled = parts.iter().filter(|columns| !columns.is_blank(row));
            let lines = filled.map(|columns| Sampled::of(row.row, &RowPart { cells: row, columns }));
            lines.collect()
        };
        let rows: Vec<Sampled> = all.rows.iter().flat_map(|row| lines(row)).collect();
        let distant: Vec<Sampled> = all.distant.iter().flat_map(lines).collect();
        let own =
            Rows { headers: &headers, rows: &rows.iter().collect::<Vec<_>>(), distant: &distant, units: all.units };
        let mut read = table.clone();
        let mut best = self.weighed(plan.clone(), &own, all.rows, &mut read);
        let of_item = |role: Role| best.plan.columns.get(&role).is_some_and(|column| first.contains(column));
        let of_order = best.plan.once.contains(&Role::Amount) && of_item(Role::Product);
        let is_valued = match best.plan.columns.contains_key(&Role::Amount) {
            true => of_item(Role::Amount) || of_order,
            false => of_item(Role::Quantity) && of_item(Role::UnitPrice),
        };
        if best.plan.shape != Shape::Orders || !best.plan.missing().is_empty() || !is_valued {
            return None;
        }
        let second = &all.headers[*items.get(1)?.first()?];
        // A table of expenses beside the sales has a date and an amount as well, but no items.
        if !items::is_numbered(second) && !of_item(Role::Product) {
            return None;
        }
        let alone = self.weighed(Plan { items: Vec::new(), ..plan }, all, all.rows, &mut table.clone());
        let of = [Role::Product, Role::Quantity, Role::UnitPrice, Role::Amount, Role::LineAmount];
        let is_sure = items::is_numbered(second) && of.into_iter().filter(|&role| of_item(role)).count() > 1;
        let doubt = Doubt::new(DoubtCode::ItemsAcross, !is_sure).column(second).count(items.len() as u64);
        let doubt = doubt
            .answer(Answer::new(AnswerKey::EveryItem, Vec::new()).gives(best.gives))
            .answer(Answer::new(AnswerKey::FirstItem, vec![Change::Items(Vec::new())]).gives(alone.gives));
        best.confident &= is_sure;
        best.doubts.insert(0, doubt);
        (best.headers, best.layout) = (all.headers.to_vec(), Layout::of(all.headers));
        best.preview = preview(all.headers, all.rows);
        *table = read;
        Some(best)
    }
}
