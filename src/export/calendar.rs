//! Tasks as iCalendar (RFC 5545): all-day events, or to-dos for programs that keep them apart.

use super::csv::Labels;
use super::tasks::Words;
use crate::action::rules::Severity;
use crate::action::task::{Every, Task};
use crate::calendar::Day;
use icalendar::{Calendar, CalendarComponent, Component, Event, Property, Todo};

/// Largest file in bytes: calendars on the web refuse larger ones.
const LARGEST: usize = 1_000_000;
/// Room for what stands around the entries of a file.
const FRAME: usize = 1_000;
/// Who made the file.
const MAKER: &str = "-//whalecurve//tasks//EN";

/// What an entry of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// An all-day event.
    Event,
    /// A to-do with a day by which.
    Todo,
}

/// The files, as many as it takes. `made` is the last day of the data: the same tasks give the same bytes.
pub fn files(tasks: &[Task], kind: EntryKind, made: Day, labels: &Labels) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let (mut calendar, mut size) = (empty(), FRAME);
    for task in tasks {
        let (entry, bytes) = entry(task, kind, made, labels);
        if size + bytes > LARGEST && size > FRAME {
            files.push(std::mem::replace(&mut calendar, empty()).to_string().into_bytes());
            size = FRAME;
        }
        calendar.push(entry);
        size += bytes;
    }
    if size > FRAME {
        files.push(calendar.to_string().into_bytes());
    }
    files
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(name, value));
    }
    calendar
}

/// The entry, and how many bytes it takes.
fn entry(task: &Task, kind: EntryKind, made: Day, labels: &Labels) -> (CalendarComponent, usize) {
    let words = Words::of(task, labels);
    let describe = |entry: &mut dyn Describe| {
        entry.set("UID", &task.uid);
        entry.set("DTSTAMP", &format!("{}T000000Z", compact(made)));
        entry.set("SUMMARY", &words.title);
        entry.set("DESCRIPTION", &words.description(task, labels));
        entry.set("PRIORITY", priority(task.severity));
        if let Some(every) = task.every {
            entry.set("RRULE", every.recurrence());
        }
    };
    match kind {
        EntryKind::Event => {
            let mut event = Event::with_uid(&task.uid);
            describe(&mut event);
            event.append_property(date("DTSTART", task.due));
            // The day after: an all-day event ends before it.
            event.append_property(date("DTEND", task.due.plus_days(1)));
            event.set("TRANSP", "TRANSPARENT");
            let bytes = Component::to_string(&event).len();
            (event.into(), bytes)
        }
        EntryKind::Todo => {
            let mut todo = Todo::with_uid(&task.uid);
            describe(&mut todo);
            if task.every.is_some() {
                // What comes again begins somewhere, and is due on that day.
                todo.append_property(date("DTSTART", task.due.plus_days(-1)));
            }
            todo.append_property(date("DUE", task.due));
            todo.set("STATUS", "NEEDS-ACTION");
            let bytes = Component::to_string(&todo).len();
            (todo.into(), bytes)
        }
    }
}

/// What both kinds of entries have.
trait Describe {
    fn set(&mut self, name: &str, value: &str);
}

impl<T: Component> Describe for T {
    fn set(&mut self, name: &str, value: &str) {
        self.add_property(name, value);
    }
}

fn date(name: &str, day: Day) -> Property {
    Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done()
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// RFC 5545: 1 is the highest, 5 the middle, 9 the lowest.
fn priority(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Urgent) => "1",
        Some(Severity::High) => "3",
        Some(Severity::Normal) => "5",
        None => "9",
    }
}

impl Every {
    fn recurrence(self) -> &'static str {
        match self {
            Every::Month => "FREQ=MONTHLY",
            Every::Quarter => "FREQ=MONTHLY;INTERVAL=3",
            Every::Year => "FREQ=YEARLY",
        }
    }
}
