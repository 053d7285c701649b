//! Tasks: what follows from alerts and from strategy cards, with an owner, a day and the money at stake.

use super::alert::{Alert, Fact};
use super::memory::Status;
use super::rules::{Basis, Owner, Rule, Severity};
use crate::calendar::Day;
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::choices;
use crate::sorting;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// The same for the same alert or card, from one import to the next.
    pub uid: String,
    /// What it comes from.
    pub from: Origin,
    /// The customer; absent where it is about a whole tier.
    pub customer: Option<Customer>,
    /// Why, of an alert: what made the rule fire.
    pub facts: Vec<Fact>,
    /// Who sees to it: the word of an [`Owner`], or a name.
    pub owner: String,
    /// The day by which.
    pub due: Day,
    /// Minutes.
    pub minutes: u32,
    /// How bad it is; absent of cards.
    pub severity: Option<Severity>,
    /// Money at stake; absent where there is none.
    pub stake: Option<Figure>,
    /// What money that is.
    pub basis: Option<Basis>,
    /// How often it comes again.
    pub every: Option<Every>,
    /// How its alert stands beside the project.
    pub status: Option<Status>,
}

/// What a task comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A rule that fired.
    Rule {
        /// Its key.
        rule: String,
    },
    /// The strategy card of a tier: one of its actions.
    Card {
        /// The scheme.
        scheme: Scheme,
        /// The tier.
        tier: Tier,
        /// Which action, 1 the first.
        action: u8,
        /// Customers of the tier.
        customers: u32,
    },
    /// Regular contact with a tier.
    Contact {
        /// The scheme.
        scheme: Scheme,
        /// The tier.
        tier: Tier,
        /// What kind.
        contact: Contact,
        /// Customers of the tier.
        customers: u32,
    },
}

/// Whom a task is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// Position in the ledger.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
}

choices! {
    /// A way to stay in contact.
    Contact {
        /// In person, one by one.
        Visit = "visit",
        /// By telephone, one by one.
        Call = "call",
        /// News to all at once.
        News = "news",
    }
}

choices! {
    /// How often.
    Every {
        /// Each month.
        Month = "month",
        /// Every three months.
        Quarter = "quarter",
        /// Each year.
        Year = "year",
    }
}

impl Every {
    /// As English programs read it.
    pub fn english(self) -> &'static str {
        match self {
            Every::Month => "every month",
            Every::Quarter => "every 3 months",
            Every::Year => "every year",
        }
    }
}

/// Regular contact, by quadrant of the value matrix: what, how often, minutes for each customer or for all at once, and who.
pub const CONTACTS: &[(Tier, Contact, Every, u32, Owner)] = &[
    (Tier::Star, Contact::Visit, Every::Quarter, 60, Owner::Sales),
    (Tier::CashCow, Contact::Call, Every::Quarter, 15, Owner::Sales),
    (Tier::Star, Contact::News, Every::Month, 60, Owner::Marketing),
    (Tier::Potential, Contact::News, Every::Month, 60, Owner::Marketing),
];

/// Actions of a card that make a task for its tier.
const CARD_ACTIONS: u8 = 2;
/// Minutes of a task for a whole tier.
const CARD_MINUTES: u32 = 60;
/// Days until a task for a whole tier is due.
const CARD_DUE: i32 = 14;

/// How tasks are planned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Planning {
    /// Minutes that there are in the week; all tasks where absent.
    pub capacity: Option<u32>,
    /// Names among whom the tasks about customers are shared by minutes; whom the rules name where empty.
    pub owners: Vec<String>,
    /// The day from which due days count; the last day of the data where absent.
    pub from: Option<Day>,
}

/// The tasks of a week, and what it has no room for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Those that the capacity has room for, the most money per minute first.
    pub tasks: Vec<Task>,
    /// Those that it has not.
    pub left_out: Sum,
    /// What each owner has to do, by owner.
    pub loads: Vec<Load>,
}

/// Some tasks together. What is at stake with a customer counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sum {
    /// How many.
    pub tasks: u32,
    /// Their minutes.
    pub minutes: u64,
    /// The money at stake.
    pub stake: Figure,
}

/// The tasks of an owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Load {
    /// The word of an [`Owner`], or a name.
    pub owner: String,
    /// Together.
    #[serde(flatten)]
    pub sum: Sum,
}

/// How many customers a tier of the value matrix has.
pub type Tiers = Vec<(Tier, u32)>;

/// The tasks that follow from alerts, and from the cards of tiers with customers. What is snoozed or done makes none.
pub fn tasks(alerts: &[Alert], rules: &[Rule], tiers: &Tiers, day: Day) -> Vec<Task> {
    let by_key = sorting::map(rules.iter().map(|rule| (rule.key.as_str(), rule)));
    let of_alert = |alert: &Alert| {
        let rule = by_key.get(alert.rule.as_str())?;
        if matches!(alert.status, Status::Snoozed | Status::Done) {
            return None;
        }
        Some(Task {
            uid: uid(&[&alert.rule, &alert.id]),
            from: Origin::Rule { rule: alert.rule.clone() },
            customer: Some(Customer { index: alert.index, id: alert.id.clone(), name: alert.name.clone() }),
            facts: alert.facts.clone(),
            owner: alert.owner.clone().unwrap_or_else(|| rule.owner.as_str().to_owned()),
            due: day.plus_days(rule.due_days.into()),
            minutes: rule.minutes.into(),
            severity: Some(alert.severity),
            stake: alert.stake,
            basis: Some(alert.basis),
            every: None,
            status: Some(alert.status),
        })
    };
    let mut tasks: Vec<Task> = alerts.iter().filter_map(of_alert).collect();
    let scheme = Scheme::Matrix;
    let whole = |uid: String, from: Origin, owner: Owner, due: Day, minutes: u32, every: Option<Every>| Task {
        uid,
        from,
        customer: None,
        facts: Vec::new(),
        owner: owner.as_str().to_owned(),
        due,
        minutes,
        severity: None,
        stake: None,
        basis: None,
        every,
        status: None,
    };
    for (tier, customers) in tiers.iter().copied().filter(|(_, customers)| *customers > 0) {
        for action in 1..=CARD_ACTIONS {
            let from = Origin::Card { scheme, tier, action, customers };
            let uid = uid(&["card", scheme.as_str(), tier.as_str(), &action.to_string()]);
            tasks.push(whole(uid, from, Owner::Management, day.plus_days(CARD_DUE), CARD_MINUTES, None));
        }
        for (_, contact, every, minutes, owner) in CONTACTS.iter().copied().filter(|(of, ..)| *of == tier) {
            let from = Origin::Contact { scheme, tier, contact, customers };
            let minutes = if contact == Contact::News { minutes } else { minutes.saturating_mul(customers) };
            let uid = uid(&["contact", scheme.as_str(), tier.as_str(), contact.as_str()]);
            tasks.push(whole(uid, from, owner, day.plus_days(CARD_DUE), minutes, Some(every)));
        }
    }
    tasks
}

/// An id that depends on nothing but these words.
pub fn uid(words: &[&str]) -> String {
    // FNV-1a of 64 bits, twice from different starts: ids of different words do not meet by chance.
    let hash = |start: u64| {
        words
            .iter()
            .flat_map(|word| word.bytes().chain([0x1f]))
            .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    };
    format!("{:016x}{:016x}@whalecurve", hash(0xcbf2_9ce4_8422_2325), hash(0x9e37_79b9_7f4a_7c15))
}

/// Sorts tasks by money at stake per minute, shares them out, and cuts them to the capacity.
pub fn plan(mut tasks: Vec<Task>, planning: &Planning) -> Plan {
    let per_minute = |task: &Task| {
        let stake = task.stake.unwrap_or_default().to_f64();
        sorting::key_of(-stake / f64::from(task.minutes.max(1)))
    };
    sorting::by_key(&mut tasks, |task| (per_minute(task), task.severity.is_none(), task.severity, task.due));
    let (mut chosen, mut left): (Vec<Task>, Vec<Task>) = (Vec::new(), Vec::new());
    let mut room = planning.capacity.map_or(u64::MAX, u64::from);
    for task in tasks {
        let minutes = u64::from(task.minutes);
        if minutes <= room {
            room -= minutes;
            chosen.push(task);
        } else {
            left.push(task);
        }
    }
    share_out(&mut chosen, &planning.owners);
    let mut owners: Vec<&str> = chosen.iter().map(|task| task.owner.as_str()).collect();
    owners.sort_unstable();
    owners.dedup();
    let load = |owner: &&str| Load {
        owner: (*owner).to_owned(),
        sum: Sum::of(chosen.iter().filter(|task| task.owner == **owner)),
    };
    let loads = owners.iter().map(load).collect();
    Plan { left_out: Sum::of(left.iter()), loads, tasks: chosen }
}

/// Gives each task about a customer to the one who has the fewest minutes so far; whom somebody named keeps it. Tasks about one
/// customer stay together.
fn share_out(tasks: &mut [Task], owners: &[String]) {
    if owners.is_empty() {
        return;
    }
    let mut minutes = vec![0u64; owners.len()];
    let mut of_customer: BTreeMap<u32, usize> = BTreeMap::new();
    let is_named = |task: &Task| Owner::named(&task.owner).is_none();
    for task in tasks.iter().filter(|task| is_named(task)) {
        if let Some(at) = owners.iter().position(|owner| *owner == task.owner) {
            minutes[at] += u64::from(task.minutes);
        }
    }
    for task in tasks.iter_mut().filter(|task| !is_named(task)) {
        let Some(customer) = &task.customer else { continue };
        let fewest = || (0..owners.len()).min_by_key(|at| minutes[*at]).unwrap_or_default();
        let at = *of_customer.entry(customer.index).or_insert_with(fewest);
        minutes[at] += u64::from(task.minutes);
        task.owner.clone_from(&owners[at]);
    }
}

impl Sum {
    fn of<'a>(tasks: impl Iterator<Item = &'a Task>) -> Sum {
        let mut sum = Sum::default();
        let mut stakes: BTreeMap<u32, Figure> = BTreeMap::new();
        for task in tasks {
            sum.tasks += 1;
            sum.minutes += u64::from(task.minutes);
            let (Some(customer), Some(stake)) = (&task.customer, task.stake) else { continue };
            let most = stakes.entry(customer.index).or_insert(stake);
            if most.plus(-stake).is_some_and(Figure::is_negative) {
                *most = stake;
            }
        }
        sum.stake = stakes.values().fold(Figure::ZERO, |sum, stake| sum.plus(*stake).unwrap_or(sum));
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn task(index: u32, minutes: u32, stake: i64) -> Task {
        Task {
            uid: uid(&["r", &index.to_string()]),
            from: Origin::Rule { rule: "r".into() },
            customer: Some(Customer { index, id: index.to_string(), name: None }),
            facts: Vec::new(),
            owner: "sales".into(),
            due: Day::from_epoch(20_000),
            minutes,
            severity: Some(Severity::High),
            stake: Some(Figure::whole(stake)),
            basis: Some(Basis::YearlyProfit),
            every: None,
            status: Some(Status::New),
        }
    }

    #[test]
    fn the_most_money_per_minute_comes_first_and_a_week_has_an_end() {
        let tasks = vec![task(1, 60, 600), task(2, 10, 200), task(3, 30, 30), task(2, 30, 500)];
        let plan = plan(tasks, &Planning { capacity: Some(75), ..Planning::default() });
        let chosen: Vec<(u32, u32)> =
            plan.tasks.iter().map(|task| (task.customer.as_ref().unwrap().index, task.minutes)).collect();
        assert_eq!(chosen, [(2, 10), (2, 30), (3, 30)], "what has no room leaves room for what is smaller");
        assert_eq!(plan.left_out, Sum { tasks: 1, minutes: 60, stake: Figure::whole(600) });
        assert_eq!(
            plan.loads[0].sum,
            Sum { tasks: 3, minutes: 70, stake: Figure::whole(530) },
            "a customer counts once"
        );
    }

    #[test]
    fn ids_depend_on_the_words_alone() {
        assert_eq!(uid(&["overdue", "C1"]), uid(&["overdue", "C1"]));
        assert_ne!(uid(&["overdue", "C1"]), uid(&["overdueC", "1"]));
        assert_ne!(uid(&["a", "b"]), uid(&["b", "a"]));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_a_customer_has_one_owner(
            tasks in prop::collection::vec((0..20u32, 1..90u32, 0..1000i64), 0..40),
            capacity in prop::option::of(0..2000u32),
            people in 0..4usize,
        ) {
            let tasks: Vec<Task> = tasks.into_iter().map(|(customer, minutes, stake)| task(customer, minutes, stake)).collect();
            let all: u64 = tasks.iter().map(|task| u64::from(task.minutes)).sum();
            let count = tasks.len() as u32;
            let names: Vec<String> = (0..people).map(|nth| format!("P{nth}")).collect();
            let planned = plan(tasks, &Planning { capacity, owners: names.clone(), from: None });
            let minutes: u64 = planned.loads.iter().map(|load| load.sum.minutes).sum();
            prop_assert!(minutes <= capacity.map_or(u64::MAX, u64::from));
            prop_assert_eq!(minutes + planned.left_out.minutes, all);
            prop_assert_eq!(planned.tasks.len() as u32 + planned.left_out.tasks, count);
            let of = |customer: u32| planned.tasks.iter().filter(move |task| task.customer.as_ref().is_some_and(|it| it.index == customer));
            for customer in 0..20 {
                let owners: std::collections::BTreeSet<&str> = of(customer).map(|task| task.owner.as_str()).collect();
                prop_assert!(owners.len() <= 1);
            }
        }

        #[test]
        fn minutes_are_shared_out_evenly(minutes in prop::collection::vec(1..90u32, 1..40), people in 1..5usize) {
            let tasks = minutes.iter().zip(0..).map(|(minutes, customer)| task(customer, *minutes, 10)).collect();
            let owners: Vec<String> = (0..people).map(|nth| format!("P{nth}")).collect();
            let planned = plan(tasks, &Planning { owners: owners.clone(), ..Planning::default() });
            let of = |owner: &String| planned.loads.iter().find(|load| load.owner == *owner).map_or(0, |load| load.sum.minutes);
            let (most, least) = (owners.iter().map(of).max().unwrap(), owners.iter().map(of).min().unwrap());
            prop_assert!(most - least <= u64::from(*minutes.iter().max().unwrap()));
        }
    }
}
