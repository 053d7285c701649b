//! When: the column of dates, months side by side, eras and swapped days.

use super::{Alternative, NEARLY, Reader};
use crate::ingest::change::{Change, DoubtCode};
use crate::ingest::date;
use crate::ingest::date::Era;
use crate::ingest::doubt::AnswerKey;
use crate::ingest::inspection::CONFIDENT;
use crate::ingest::profile::Column;
use crate::ingest::roles::Role;
use crate::ingest::words::{self, Concept};

/// What the columns of months may sum up.
const SUMS: [Concept; 7] = [
    Concept::Amount,
    Concept::OrderTotal,
    Concept::LineTotal,
    Concept::GrossAmount,
    Concept::NetAmount,
    Concept::Subtotal,
    Concept::TotalRevenue,
];

impl Reader<'_, '_> {
    pub(super) fn dates(&mut self) {
        let is_date = |column: &Column| {
            column.is_date() || (column.share(column.numbers) > 0.9 && column.fractions * 2 < column.filled)
        };
        let by_name = [
            (&[Concept::Date][..], 1.0),
            (&[Concept::PaidDate][..], 0.9),
            (&[Concept::ShippedDate][..], 0.8),
            (&[Concept::DueDate][..], 0.65),
        ];
        for (concepts, weight) in by_name {
            let found = self.best(concepts, |column| is_date(column) && column.coverage() > 0.3);
            if let Some((column, score)) = found.filter(|&(at, _)| self.table.columns[at].is_date() || weight == 1.0) {
                self.take(Role::Date, column, score * weight);
                if weight < 1.0 {
                    self.unnamed_date(column);
                }
                return;
            }
        }
        // Values tell it where no header does.
        let by_value = (0..self.table.columns.len()).filter(|&at| {
            let column = &self.table.columns[at];
            self.is_free(at) && column.share(column.dates) > 0.9 && column.coverage() > 0.5
        });
        let unnamed = by_value.clone().find(|&at| self.table.is_unnamed(at));
        if let Some(column) = unnamed.or_else(|| by_value.clone().next()) {
            return self.take(Role::Date, column, 0.6);
        }
        // Bare months or years under a fitting header.
        let period = |column: &Column| column.share(column.months + column.years) > 0.5;
        if let Some((column, score)) = self.best(&[Concept::Date, Concept::Month, Concept::Year], period) {
            let looks = &self.table.columns[column];
            self.take(Role::Date, column, score.max(CONFIDENT));
            let code = if looks.years > looks.months { DoubtCode::YearOnly } else { DoubtCode::MonthOnly };
            self.plan.month_starts = true;
            return self.alternatives.push(Alternative {
                code,
                column: Some(column),
                found: looks.examples.first().cloned(),
                now: (AnswerKey::FirstDay, None),
                other: Vec::new(),
                always: true,
            });
        }
        // A fitting header over cells that cannot be read.
        if let Some((column, score)) =
            self.best(&[Concept::Date], |column| column.filled > 0).filter(|found| found.1 >= NEARLY)
        {
            self.take(Role::Date, column, score);
            self.ask(DoubtCode::Unreadable, column);
        }
    }

    /// A day that is due, paid or shipped is taken for the order's, beside days that no header explains: they may be it.
    fn unnamed_date(&mut self, taken: usize) {
        let table = self.table;
        let is_as_full = |at: &usize| {
            let column = &table.columns[*at];
            table.is_unnamed(*at) && column.share(column.dates) > 0.9 && column.filled >= table.columns[taken].filled
        };
        let Some(other) = (0..table.columns.len()).find(is_as_full) else { return };
        self.alternatives.push(Alternative {
            code: DoubtCode::DateColumn,
            column: Some(taken),
            found: table.columns[other].examples.first().cloned(),
            now: (AnswerKey::Column, Some(taken)),
            other: vec![(AnswerKey::Column, Some(other), vec![Change::Column(Role::Date, Some(other))])],
            always: true,
        });
    }

    /// The month or the quarter in a header: by itself, or beside what its column sums up (Q1 2024 Revenue).
    fn month_of_header(&self, at: usize) -> Option<crate::Day> {
        let header = self.table.headers[at].trim();
        let month = |text: &str| date::first_of_month(text.trim().as_bytes(), self.plan.date_style());
        let is_money = |text: &str| {
            words::concepts(text).first().is_some_and(|best| best.score >= CONFIDENT && SUMS.contains(&best.concept))
        };
        let spaces = || header.match_indices([' ', '_', '-']).map(|(at, _)| at);
        let split = |at: usize| (&header[..at], &header[at + 1..]);
        month(header).or_else(|| {
            spaces().map(split).find_map(|(first, second)| {
                month(first).filter(|_| is_money(second)).or_else(|| month(second).filter(|_| is_money(first)))
            })
        })
    }

    /// Columns whose headers are months, side by side, with numbers below.
    pub(super) fn months_across(&mut self) {
        let month = |at: usize| {
            let day = self.month_of_header(at)?;
            let column = &self.table.columns[at];
            (column.filled == 0 || column.is_number()).then_some((at, day))
        };
        let months: Vec<(usize, crate::Day)> = (0..self.table.headers.len()).filter_map(month).collect();
        let rising = months.windows(2).all(|pair| pair[0].1 < pair[1].1);
        let dated = self.column(Role::Date).is_some_and(|at| !months.iter().any(|(month, _)| *month == at));
        if months.len() < 3 || !rising || dated {
            return;
        }
        self.plan.columns.remove(&Role::Date);
        self.guesses.retain(|guess| guess.role != Role::Date);
        self.taken.extend(months.iter().map(|(at, _)| *at));
        self.alternatives.retain(|other| !matches!(other.code, DoubtCode::MonthOnly | DoubtCode::YearOnly));
        self.alternatives.push(Alternative {
            code: DoubtCode::WideMonths,
            column: months.first().map(|(at, _)| *at),
            found: None,
            now: (AnswerKey::FirstDay, None),
            other: Vec::new(),
            always: true,
        });
        self.plan.months = months;
    }

    /// Eras, swapped days, and years beyond what is plausible.
    pub(super) fn conventions(&mut self) {
        let dates = [Role::Date, Role::LastOrder, Role::FirstOrder].into_iter().find_map(|role| self.column(role));
        let Some(at) = dates else { return };
        let column = &self.table.columns[at];
        let (buddhist, minguo, swapped) =
            (column.share(column.buddhist) > 0.9, column.share(column.minguo) > 0.9, column.is_swapped());
        let era = if buddhist { Era::Buddhist } else { Era::Minguo };
        if buddhist || minguo {
            self.plan.era = era;
            self.note(DoubtCode::Era, at);
        }
        if swapped {
            self.plan.swapped_days = true;
            self.alternatives.push(Alternative {
                code: DoubtCode::SwappedDays,
                column: Some(at),
                found: self.table.columns[at].date_evidence.day_first_example.clone(),
                now: (AnswerKey::SwapBack, None),
                other: vec![(AnswerKey::AsIs, None, vec![Change::SwappedDays(false)])],
                always: false,
            });
        }
    }
}
