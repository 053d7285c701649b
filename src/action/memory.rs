//! What somebody did about alerts, kept in the project file from one import to the next: there is no server to remember it.

use super::record::Evaluated;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::settings::choices;
use crate::sorting;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// All alerts that were open when the project was saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Memory(Vec<Entry>);

/// An alert, and what was done about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The rule's key.
    pub rule: String,
    /// The customer's id.
    pub customer: String,
    /// Since when it is open.
    pub since: Day,
    /// Not to be shown before this day.
    pub snoozed: Option<Day>,
    /// Who sees to it, where not whom the rule names.
    pub owner: Option<String>,
    /// When it was done.
    pub done: Option<Day>,
    /// Words about it.
    pub note: Option<String>,
}

choices! {
    /// How an alert stands beside those of the project.
    Status {
        /// It was not there.
        New = "new",
        /// It was there.
        Open = "open",
        /// It was there, and is not to be shown yet.
        Snoozed = "snoozed",
        /// It was snoozed until now.
        Back = "back",
        /// It was done, and the rule still fires.
        Done = "done",
    }
}

choices! {
    /// Why an alert of the project does not fire now.
    Ended {
        /// The rule does not fire any more.
        Cleared = "cleared",
        /// The customer is not in the data.
        Gone = "gone",
        /// Something that decides is not known, or the rule is not in use: it is kept as it was.
        Unjudged = "unjudged",
    }
}

/// The alerts of a project beside those of the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reconciled {
    /// The alerts that fire, in the order of the rules and customers that were given.
    pub firing: Vec<(Entry, Status)>,
    /// Those of the project that do not.
    pub ended: Vec<(Entry, Ended)>,
}

/// What a rule that does not fire says of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does not hold.
    Quiet,
    /// The customer is not in the data.
    NoCustomer,
    /// It cannot be told.
    Unknown,
}

impl Memory {
    /// These entries; of several about one rule and customer the first.
    pub fn of(entries: Vec<Entry>) -> Memory {
        let mut seen = BTreeSet::new();
        let first = |entry: &Entry| seen.insert((entry.rule.clone(), entry.customer.clone()));
        Memory(entries.into_iter().filter(first).collect())
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// What is known about a rule and a customer.
    pub fn find(&self, rule: &str, customer: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.rule == rule && entry.customer == customer)
    }

    /// Changes what is known about a rule and a customer, if anything is.
    pub fn change(&mut self, rule: &str, customer: &str, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.0.iter_mut().find(|entry| entry.rule == rule && entry.customer == customer) {
            change(entry);
        }
    }

    /// Changes what is known about an alert that is open since a day, also where nothing was.
    pub fn note(&mut self, rule: String, customer: String, since: Day, change: impl FnOnce(&mut Entry)) {
        let at = self.0.iter().position(|entry| entry.rule == rule && entry.customer == customer);
        let at = at.unwrap_or_else(|| {
            self.0.push(Entry { rule, customer, since, snoozed: None, owner: None, done: None, note: None });
            self.0.len() - 1
        });
        change(&mut self.0[at]);
    }

    /// Compares with what rules say on a day: `fired` are the alerts of that day, `verdict` tells about any other.
    /// Each alert that fires has one status, and each entry is either among them or ended, so that they add up.
    pub fn reconcile(
        &self,
        day: Day,
        fired: impl Iterator<Item = (String, String, Day)>,
        verdict: impl Fn(&str, &str) -> Verdict,
    ) -> Reconciled {
        let mut before = sorting::map(self.0.iter().map(|entry| ((entry.rule.clone(), entry.customer.clone()), entry)));
        let mut found = Reconciled::default();
        for (rule, customer, since) in fired {
            let alert = (rule, customer);
            let known = before.remove(&alert).cloned();
            let status = match &known {
                None => Status::New,
                Some(entry) if entry.done.is_some() => Status::Done,
                Some(Entry { snoozed: Some(until), .. }) if *until > day => Status::Snoozed,
                Some(Entry { snoozed: Some(_), .. }) => Status::Back,
                Some(_) => Status::Open,
            };
            let (rule, customer) = alert;
            let new = Entry { rule, customer, since, snoozed: None, owner: None, done: None, note: None };
            found.firing.push((known.unwrap_or(new), status));
        }
        // In the order of the project, so that a file of the same state is the same file.
        let is_left = |entry: &&Entry| before.contains_key(&(entry.rule.clone(), entry.customer.clone()));
        for entry in self.0.iter().filter(is_left) {
            let ended = match verdict(&entry.rule, &entry.customer) {
                Verdict::NoCustomer => Ended::Gone,
                Verdict::Unknown => Ended::Unjudged,
                Verdict::Quiet => Ended::Cleared,
            };
            found.ended.push((entry.clone(), ended));
        }
        found
    }
}

impl Reconciled {
    /// What is to be remembered from here on: what fires, and what could not be judged. What is back is no longer snoozed.
    pub fn memory(&self) -> Memory {
        let firing = self.firing.iter().map(|(entry, status)| {
            let snoozed = entry.snoozed.filter(|_| *status == Status::Snoozed || entry.done.is_some());
            Entry { snoozed, ..entry.clone() }
        });
        let unjudged = self.ended.iter().filter(|(_, ended)| *ended == Ended::Unjudged).map(|(entry, _)| entry.clone());
        Memory(firing.chain(unjudged).collect())
    }

    /// How many alerts have a status.
    pub fn with_status(&self, status: Status) -> usize {
        self.firing.iter().filter(|(_, is)| *is == status).count()
    }

    /// How many entries ended so.
    pub fn with_end(&self, end: Ended) -> usize {
        self.ended.iter().filter(|(_, is)| *is == end).count()
    }
}

/// The memory beside the rules of today.
pub fn reconcile(memory: &Memory, ledger: &Ledger, day: Day, evaluated: &[Evaluated]) -> Reconciled {
    let id = |index: &u32| ledger.id(crate::ledger::CustomerIx(*index)).to_owned();
    let fired = evaluated.iter().flat_map(|one| {
        one.fired.iter().map(move |index| (one.view.key.clone(), id(index), one.since[*index as usize]))
    });
    memory.reconcile(day, fired, |rule, customer| {
        let Some(customer) = ledger.find(customer) else { return Verdict::NoCustomer };
        match evaluated.iter().find(|one| one.view.key == rule) {
            Some(one) if one.unknown.binary_search(&customer.0).is_err() => Verdict::Quiet,
            _ => Verdict::Unknown,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i32 = 20_000;

    fn entry(rule: u8, customer: u8, snoozed: Option<i32>, done: bool) -> Entry {
        Entry {
            rule: format!("r{rule}"),
            customer: format!("c{customer}"),
            since: Day::from_epoch(DAY - 90),
            snoozed: snoozed.map(|days| Day::from_epoch(DAY + days)),
            owner: None,
            done: done.then(|| Day::from_epoch(DAY - 1)),
            note: None,
        }
    }

    /// One import: what each of 3 rules says of each of 6 customers (0 fires, 1 quiet, 2 no customer, 3 unknown), what somebody does with
    /// the alerts afterwards (nothing, snooze, done), and how many days pass.
    type Import = (Vec<u8>, Vec<(u8, u16)>, u16);

    fn imports() -> impl Strategy<Value = Vec<Import>> {
        let one = (prop::collection::vec(0..4u8, 18), prop::collection::vec((0..3u8, 0..200u16), 18), 1..120u16);
        prop::collection::vec(one, 1..8)
    }

    proptest! {
        #[test]
        fn whatever_happens_old_and_new_alerts_add_up(imports in imports()) {
            let (mut memory, mut day) = (Memory::default(), Day::from_epoch(DAY));
            for (says, does, passes) in imports {
                let name = |at: usize| (format!("r{}", at / 6), format!("c{}", at % 6));
                let verdict = |at: usize| match says[at] {
                    2 => Verdict::NoCustomer,
                    3 => Verdict::Unknown,
                    _ => Verdict::Quiet,
                };
                let fires: Vec<usize> = (0..18).filter(|at| says[*at] == 0).collect();
                let fired = fires.iter().map(|at| { let (rule, id) = name(*at); (rule, id, day) });
                let found = memory.reconcile(day, fired, |rule, id| {
                    (0..18).find(|at| name(*at) == (rule.to_owned(), id.to_owned())).map_or(Verdict::Unknown, verdict)
                });
                let of = |status| found.with_status(status);
                let ended = |end| found.with_end(end);
                let seen = of(Status::Open) + of(Status::Snoozed) + of(Status::Back) + of(Status::Done);
                prop_assert_eq!(of(Status::New) + seen, fires.len());
                let over = ended(Ended::Cleared) + ended(Ended::Gone) + ended(Ended::Unjudged);
                prop_assert_eq!(seen + over, memory.entries().len());
                for (entry, status) in &found.firing {
                    let snoozed = entry.snoozed.is_some_and(|until| until > day) && entry.done.is_none();
                    prop_assert_eq!(*status == Status::Snoozed, snoozed);
                    prop_assert_eq!(*status == Status::New, memory.find(&entry.rule, &entry.customer).is_none());
                }
                let next = found.memory();
                prop_assert_eq!(next.entries().len(), fires.len() + ended(Ended::Unjudged));
                // The same import once more: nothing is new or back, nothing ends but what cannot be judged.
                let fired = fires.iter().map(|at| { let (rule, id) = name(*at); (rule, id, day) });
                let again = next.reconcile(day, fired, |_, _| Verdict::Unknown);
                prop_assert_eq!(again.with_status(Status::New) + again.with_status(Status::Back), 0);
                prop_assert_eq!(&again.memory(), &next);
                memory = next;
                for (at, (what, days)) in does.iter().enumerate() {
                    let (rule, id) = name(at);
                    memory.change(&rule, &id, |entry| match what {
                        1 => entry.snoozed = Some(day.plus_days((*days).into())),
                        2 => entry.done = Some(day),
                        _ => {}
                    });
                }
                day = day.plus_days(passes.into());
            }
        }
    }

    #[test]
    fn each_status_and_each_end() {
        let memory = Memory::of(vec![
            entry(0, 0, None, false),
            entry(0, 1, Some(10), false),
            entry(0, 2, Some(0), false),
            entry(0, 3, Some(10), true),
            entry(0, 4, None, false),
            entry(0, 5, None, false),
            entry(1, 0, None, false),
            entry(0, 0, None, true),
        ]);
        assert_eq!(memory.entries().len(), 7, "the first of two about one alert");
        let day = Day::from_epoch(DAY);
        let fired = [0, 1, 2, 3, 6].map(|customer| ("r0".to_owned(), format!("c{customer}"), day));
        let found = memory.reconcile(day, fired.into_iter(), |rule, customer| match (rule, customer) {
            ("r1", _) => Verdict::Unknown,
            (_, "c4") => Verdict::NoCustomer,
            _ => Verdict::Quiet,
        });
        let statuses: Vec<Status> = found.firing.iter().map(|(_, status)| *status).collect();
        assert_eq!(statuses, [Status::Open, Status::Snoozed, Status::Back, Status::Done, Status::New]);
        let ends: Vec<Ended> = found.ended.iter().map(|(_, end)| *end).collect();
        assert_eq!(ends, [Ended::Gone, Ended::Cleared, Ended::Unjudged]);
        assert_eq!(found.firing[0].0.since, Day::from_epoch(DAY - 90), "open since it was first seen");
        let next = found.memory();
        assert_eq!(next.find("r0", "c2").unwrap().snoozed, None, "what is back is no longer snoozed");
        assert!(next.find("r0", "c1").unwrap().snoozed.is_some());
    }
}
