//! What was known on a day, in the columns that rules ask for.

use super::column::Column;
use super::field::Field;
use super::source::Source;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::pauses::Pauses;
use crate::segment::{Depth, Known};
use crate::settings::Settings;
use crate::value::lifetime::{Fits, Purchases};
use std::rc::Rc;

/// What days are computed from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Everything that is known today, of all customers.
    pub today: &'a Known,
    /// Thresholds.
    pub settings: &'a Settings,
    /// Fits that are there already.
    pub fits: &'a Fits,
}

/// The columns of a day that somebody has asked for.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The last day that counts.
    pub day: Day,
    /// Customers of whom something was known by then, by customer.
    pub seen: Vec<bool>,
    columns: Vec<Option<Option<Rc<Column>>>>,
}

impl Moment {
    fn new(known: &Known, day: Day) -> Moment {
        let seen = (0..known.len()).map(|at| known.knows(at)).collect();
        Moment { day, seen, columns: vec![None; Field::COUNT] }
    }

    fn has(&self, field: Field) -> bool {
        self.columns[field as usize].is_some()
    }

    fn take(&mut self, source: &Source, fields: &[Field]) {
        for field in fields {
            self.columns[*field as usize] = Some((field.definition().column)(source).map(Rc::new));
        }
    }

    /// The column of a field that was asked for; `None` where the data has it of nobody.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns[field as usize].as_ref()?.as_deref()
    }

    /// How many customers were known.
    pub fn customers(&self) -> u32 {
        self.seen.iter().filter(|seen| **seen).count() as u32
    }
}

/// Days after a day in which customers are watched.
pub const WATCHED: i32 = 90;

/// What a customer did in the 90 days after a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Had not bought before.
    Stranger,
    /// Bought.
    Active,
    /// Did not.
    Silent,
}

/// The days that were computed, so that a moved threshold costs no other look at the ledger.
#[derive(Clone, Debug, Default)]
pub struct Moments {
    kept: Vec<Moment>,
    /// By day; only days whose 90 days are over.
    watched: Vec<(Day, Vec<State>)>,
}

impl Moments {
    /// What was known on a day that was asked for.
    pub fn of(&self, day: Day) -> Option<&Moment> {
        self.kept.iter().find(|moment| moment.day == day)
    }

    /// Computes the fields of each day that are not there yet. A day that no line reaches back to stays out.
    pub async fn prepare(&mut self, ground: &Ground<'_>, wanted: &[(Day, Vec<Field>)], pauses: &Pauses<'_>) {
        let begins = ground.ledger.first_day();
        for (nth, (day, fields)) in wanted.iter().enumerate() {
            let is_today = *day == ground.today.end;
            if *day > ground.today.end || (!is_today && begins.is_none_or(|begins| begins > *day)) {
                continue;
            }
            let at = self.kept.iter().position(|moment| moment.day == *day);
            let missing: Vec<Field> =
                fields.iter().copied().filter(|field| !at.is_some_and(|at| self.kept[at].has(*field))).collect();
            if !missing.is_empty() || at.is_none() {
                let depth = missing.iter().map(|field| field.definition().depth).max().unwrap_or(Depth::Values);
                if is_today {
                    self.take(at, ground.today, ground, *day, &missing);
                } else {
                    let known = Known::new(ground.ledger, ground.settings, Some(*day), depth, None, ground.fits);
                    self.take(at, &known, ground, *day, &missing);
                }
            }
            pauses.at(nth + 1, wanted.len()).await;
        }
    }

    /// Watches everybody in the 90 days after each of these days, where those are over.
    pub fn watch(&mut self, ground: &Ground, days: &[Day]) {
        let known = ground.today;
        let is_new = |day: &&Day| day.plus_days(WATCHED) <= known.end && self.after(**day).is_none();
        let new: Vec<Day> = days.iter().filter(is_new).copied().collect();
        if new.is_empty() {
            return;
        }
        let (purchases, _) = Purchases::with_values(ground.ledger, ground.settings, known.unit, known.until);
        let state = |at: usize, day: Day| {
            let bought = purchases.days(at);
            match bought.partition_point(|bought| *bought <= day) {
                0 => State::Stranger,
                next if bought.get(next).is_some_and(|next| *next <= day.plus_days(WATCHED)) => State::Active,
                _ => State::Silent,
            }
        };
        let of = |day: Day| (day, (0..ground.ledger.len()).map(|at| state(at, day)).collect());
        self.watched.extend(new.into_iter().map(of));
    }

    /// What everybody did in the 90 days after a day; `None` where those are not over.
    pub fn after(&self, day: Day) -> Option<&[State]> {
        self.watched.iter().find(|(watched, _)| *watched == day).map(|(_, states)| states.as_slice())
    }

    fn take(&mut self, at: Option<usize>, known: &Known, ground: &Ground<'_>, day: Day, fields: &[Field]) {
        let at = at.unwrap_or_else(|| {
            self.kept.push(Moment::new(known, day));
            self.kept.len() - 1
        });
        self.kept[at].take(&Source::new(ground.ledger, known, ground.settings), fields);
    }
}
