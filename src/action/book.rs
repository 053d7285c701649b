//! What a user has settled about rules and tasks: changed conditions, what was done about alerts, who is there, and for how long.

use super::memory::{Entry, Memory};
use super::rule::fault::Fault;
use super::rule::parse::parse;
use super::rules::{BuiltIn, Rule};
use super::task::{Planning, uid};
use crate::calendar::Day;
use crate::settings::Settings;
use serde::{Deserialize, Serialize};

/// Minutes of a week where nobody has said how many there are.
pub const MINUTES: u32 = 600;
/// Days after the data within which tasks are due from today on. Older data is of another time, and due days count from its end.
const FRESH: i32 = 60;
/// Begins the keys of a user's own rules.
const OWN: &str = "own-";

/// What a user has settled about rules and tasks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Rules that are not as they come, and the user's own.
    pub rules: Vec<RuleChange>,
    /// Alerts, and what was done about them.
    pub memory: Memory,
    /// Minutes that there are in the week; all tasks where absent.
    pub capacity: Option<u32>,
    /// Names among whom the tasks about customers are shared.
    pub owners: Vec<String>,
    /// Ids of tasks that came back done. No project keeps them: their alerts are done in it.
    pub returned: Vec<String>,
    /// The day that it is for the user, where that is known. No project keeps it.
    pub today: Option<Day>,
}

/// A built-in rule that was changed, or a rule of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RuleChange {
    /// The key.
    pub key: String,
    /// Its condition; that of the built-in rule where absent.
    pub text: Option<String>,
    /// Is it switched off?
    pub off: bool,
}

/// A rule beside what the user has made of it.
pub struct Kept {
    /// The rule; the built-in one where the user's text cannot be read.
    pub rule: Rule,
    /// Is it switched off?
    pub off: bool,
    /// Is its condition not the built-in one?
    pub changed: bool,
    /// What is wrong with the user's text.
    pub fault: Option<Fault>,
}

/// Something that a user settles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Deed {
    /// About an alert.
    Alert {
        /// The rule's key.
        rule: String,
        /// The customer's id.
        customer: String,
        /// Since when it is open.
        since: Day,
        /// What.
        mark: Mark,
    },
    /// A rule is switched on or off.
    Switch {
        /// The rule's key.
        rule: String,
        /// On?
        on: bool,
    },
    /// Another condition.
    Text {
        /// The rule's key.
        rule: String,
        /// The condition.
        text: String,
    },
    /// The built-in condition again; a rule of the user's own goes.
    Reset {
        /// The rule's key.
        rule: String,
    },
    /// Hours of the week.
    Hours(String),
    /// Names, with commas between them.
    Owners(String),
}

/// What becomes of an alert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Mark {
    /// Not to be shown before this day.
    Snoozed(Day),
    /// It is done.
    Done(Day),
    /// It is open again.
    Open,
    /// Who sees to it.
    Owner(String),
    /// Words about it.
    Note(String),
}

impl Default for Book {
    fn default() -> Book {
        let (rules, memory, owners, returned) = (Vec::new(), Memory::default(), Vec::new(), Vec::new());
        Book { rules, memory, capacity: Some(MINUTES), owners, returned, today: None }
    }
}

impl Book {
    /// All rules, built-in ones first.
    pub fn kept(&self, settings: &Settings) -> Vec<Kept> {
        let built_in = BuiltIn::rules(settings).into_iter().map(|rule| {
            let change = self.change(&rule.key);
            let read = change.and_then(|change| change.text.as_deref()).map(parse);
            let off = change.is_some_and(|change| change.off);
            match read {
                // Its sentence would not be true of another condition.
                Some(Ok(condition)) if rule.is_like(&condition) => {
                    Kept { changed: condition != rule.condition, rule: Rule { condition, ..rule }, off, fault: None }
                }
                Some(Err(fault)) => Kept { rule, off, changed: true, fault: Some(fault) },
                _ => Kept { rule, off, changed: false, fault: None },
            }
        });
        let own = self.rules.iter().filter(|change| BuiltIn::named(&change.key).is_none()).filter_map(|change| {
            let rule = Rule::own(&change.key, change.text.as_deref()?).ok()?;
            Some(Kept { rule, off: change.off, changed: true, fault: None })
        });
        built_in.chain(own).collect()
    }

    /// The rules that are switched on.
    pub fn rules(&self, settings: &Settings) -> Vec<Rule> {
        self.kept(settings).into_iter().filter(|kept| !kept.off).map(|kept| kept.rule).collect()
    }

    /// How tasks are planned with data up to a day.
    pub fn planning(&self, day: Day) -> Planning {
        let is_fresh = |today: &Day| (0..=FRESH).contains(&today.days_since(day));
        Planning { capacity: self.capacity, owners: self.owners.clone(), from: self.today.filter(is_fresh) }
    }

    /// A key for another rule of the user's own.
    pub fn next_key(&self) -> String {
        let number = |change: &RuleChange| change.key.strip_prefix(OWN)?.parse::<u32>().ok();
        let last = self.rules.iter().filter_map(number).max().unwrap_or(0);
        format!("{OWN}{}", last.saturating_add(1))
    }

    /// Is this the key of a rule of the user's own that is not there any more?
    pub fn lacks(&self, key: &str) -> bool {
        key.starts_with(OWN) && self.change(key).is_none()
    }

    fn change(&self, key: &str) -> Option<&RuleChange> {
        self.rules.iter().find(|change| change.key == key)
    }

    fn change_mut(&mut self, key: String) -> &mut RuleChange {
        let at = self.rules.iter().position(|change| change.key == key).unwrap_or(self.rules.len());
        if at == self.rules.len() {
            self.rules.push(RuleChange { key, ..RuleChange::default() });
        }
        &mut self.rules[at]
    }

    /// Settles it.
    pub fn settle(&mut self, deed: Deed) {
        match deed {
            Deed::Alert { rule, customer, since, mark } => {
                if mark == Mark::Open {
                    let uid = uid(&[&rule, &customer]);
                    self.returned.retain(|done| *done != uid);
                }
                self.memory.note(rule, customer, since, |entry| mark.on(entry))
            }
            Deed::Switch { rule, on } => self.change_mut(rule).off = !on,
            Deed::Text { rule, text } => self.change_mut(rule).text = Some(text),
            Deed::Reset { rule } => match BuiltIn::named(&rule) {
                Some(_) => self.change_mut(rule).text = None,
                None => self.rules.retain(|change| change.key != rule),
            },
            Deed::Hours(hours) => match hours.trim().replace(',', ".").parse::<f64>() {
                Ok(hours) if hours.is_finite() && hours >= 0.0 => self.capacity = Some((hours * 60.0).round() as u32),
                _ => self.capacity = None,
            },
            Deed::Owners(names) => {
                self.owners.clear();
                for name in
                    names.split([',', ';', '，', '、', '；', '\n']).map(str::trim).filter(|name| !name.is_empty())
                {
                    if !self.owners.iter().any(|known| known == name) {
                        self.owners.push(name.to_owned());
                    }
                }
            }
        }
        self.rules.retain(|change| change.off || change.text.is_some());
    }
}

impl Deed {
    /// The same with these words, where it takes some.
    pub fn saying(self, text: &str) -> Deed {
        let text = text.trim().to_owned();
        match self {
            Deed::Alert { rule, customer, since, mark } => {
                let mark = match mark {
                    Mark::Owner(_) => Mark::Owner(text),
                    Mark::Note(_) => Mark::Note(text),
                    mark => mark,
                };
                Deed::Alert { rule, customer, since, mark }
            }
            Deed::Text { rule, .. } => Deed::Text { rule, text },
            Deed::Hours(_) => Deed::Hours(text),
            Deed::Owners(_) => Deed::Owners(text),
            deed => deed,
        }
    }
}

impl Mark {
    fn on(self, entry: &mut Entry) {
        let words = |text: String| Some(text).filter(|text| !text.is_empty());
        match self {
            Mark::Snoozed(until) => (entry.snoozed, entry.done) = (Some(until), None),
            Mark::Done(day) => (entry.snoozed, entry.done) = (None, Some(day)),
            Mark::Open => (entry.snoozed, entry.done) = (None, None),
            Mark::Owner(name) => entry.owner = words(name),
            Mark::Note(note) => entry.note = words(note),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_switched_off_changed_and_as_they_come_again() {
        let (settings, mut book) = (Settings::default(), Book::default());
        let all = book.rules(&settings).len();
        book.settle(Deed::Switch { rule: "overdue".into(), on: false });
        assert_eq!(book.rules(&settings).len(), all - 1);
        book.settle(Deed::Switch { rule: "overdue".into(), on: true });
        assert_eq!(book, Book::default());
        book.settle(Deed::Text { rule: "unhappy".into(), text: "nps <= 4".into() });
        let text =
            |book: &Book| book.kept(&settings).iter().map(|kept| kept.rule.condition.to_string()).collect::<Vec<_>>();
        assert!(text(&book).contains(&"nps <= 4".to_owned()));
        let key = book.next_key();
        book.settle(Deed::Text { rule: key.clone(), text: "profit < 0".into() });
        assert_eq!((text(&book).len(), book.next_key()), (all + 1, "own-2".to_owned()));
        book.settle(Deed::Reset { rule: key });
        book.settle(Deed::Reset { rule: "unhappy".into() });
        assert_eq!(book, Book::default());
    }

    #[test]
    fn a_text_that_cannot_be_read_leaves_the_built_in_rule() {
        let mut book = Book::default();
        book.settle(Deed::Text { rule: "unhappy".into(), text: "nsp <= 4".into() });
        book.settle(Deed::Text { rule: "own-1".into(), text: "nsp <= 4".into() });
        let kept = book.kept(&Settings::default());
        assert_eq!(kept.len(), BuiltIn::ALL.len());
        assert_eq!(kept.iter().filter(|kept| kept.fault.is_some()).count(), 1);
    }

    #[test]
    fn hours_and_names_are_read_as_people_write_them() {
        let mut book = Book::default();
        for (hours, minutes) in [("7,5", Some(450)), ("", None), ("0", Some(0)), ("many", None), ("-1", None)] {
            book.settle(Deed::Hours(String::new()).saying(hours));
            assert_eq!(book.capacity, minutes, "{hours}");
        }
        book.settle(Deed::Owners(String::new()).saying("Ann, 张三、 Ann;Bo,"));
        assert_eq!(book.owners, ["Ann", "张三", "Bo"]);
    }

    #[test]
    fn days_count_from_today_only_beside_fresh_data() {
        let day = |text: &str| Day::from_iso(text).unwrap();
        let from = |today: &str| {
            let book = Book { today: Some(day(today)), ..Book::default() };
            book.planning(day("2024-06-30")).from
        };
        assert_eq!(from("2024-07-02"), Some(day("2024-07-02")));
        assert_eq!((from("2024-06-29"), from("2026-01-01")), (None, None));
    }
}
