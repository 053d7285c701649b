//! What may be told about customers who must stay unknown: the rules of statistical disclosure control that a blind pack
//! keeps (threshold and complementary suppression; see Hundepool et al., *Statistical Disclosure Control*, 2012, chapter 4).
//!
//! 1. **Five.** A sum, mean or share is of nobody or of at least [`LEAST`] customers. [`Group`] has no other way to be made.
//!    Customers of whom there are no sums do not hide the others: those with any sum, and those who bought, are counted by
//!    themselves too ([`Count`]).
//! 2. **What is left, too.** Groups that add up to a known total are told so that what is left of the total, when any of them
//!    are taken away, is nobody or at least five: small groups are merged, with the next larger one if they are fewer than five
//!    even together. A count of some among a group ([`share`]) leaves nobody or at least five others.
//! 3. **Tables beside each other.** Take any groups of one table, and any groups of another that contain them: what lies
//!    between is nobody or at least five ([`Told`]). So the ranks of the curve cannot be held against the tiers, nor one scheme
//!    against the next, to get at the few customers that differ.
//! 4. **No extremes.** No largest, smallest or median customer, no first day, and no index that the largest customer settles
//!    by itself. The day from which everything looks back is told: without it no number means anything.
//!
//! What they do not prevent: an estimate where one customer is nearly all of a group, combinations of three or more tables, and
//! comparing two packs of the same data with different settings or days. Whoever sends a pack should send one.

use crate::money::{Figure, Unit};
use crate::portfolio::tally::Sums;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::iter::Sum;
use std::ops::AddAssign;

/// The fewest customers about whom anything is told.
pub const LEAST: u64 = 5;

/// Most groups of a table that is held against others: each set of them is looked at.
const MOST: usize = 12;

/// May so many customers be told of: nobody, or enough of them?
pub fn tells(customers: u64) -> bool {
    customers == 0 || customers >= LEAST
}

/// How many customers, how many of them with any sum, and how many who bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Count(pub [u64; 3]);

impl Count {
    /// One customer.
    pub fn one(has_sums: bool, bought: bool) -> Count {
        Count([1, has_sums.into(), bought.into()])
    }

    /// Any customers?
    pub fn is_anybody(self) -> bool {
        self.0[0] > 0
    }

    /// May all of these be told of?
    pub fn tells(self) -> bool {
        self.0.into_iter().all(tells)
    }

    /// Those of `self` who are not among `some` of them.
    fn without(self, some: Count) -> Count {
        Count(std::array::from_fn(|at| self.0[at] - some.0[at]))
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, other)| *sum += other);
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(all: I) -> Count {
        all.fold(Count::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}

/// The share of some among all of a group; `None` where there are too few of either kind.
pub fn share(some: u64, all: u64) -> Option<f64> {
    let others = all.checked_sub(some)?;
    (all >= LEAST && tells(some) && tells(others)).then(|| rounded(some as f64 / all as f64))
}

/// With four decimals: more than anybody reads would be equations for what is not told.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// Sums over at least [`LEAST`] customers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    #[serde(deserialize_with = "enough")]
    customers: u32,
    /// Revenue.
    pub revenue: Figure,
    /// Profit.
    pub profit: Figure,
    /// Cost to serve.
    pub cost_to_serve: Figure,
    /// Purchases.
    pub purchases: u32,
    /// Mean days since the last purchase, in whole days; absent where few bought.
    pub recency_days: Option<u32>,
}

impl Group {
    /// Of sums as an analysis makes them, and of whom they are; `None` where too few are behind them.
    pub(super) fn of(sums: &Sums, count: Count, unit: Unit) -> Option<Group> {
        let mean = (sums.recency_days as f64 / sums.buyers as f64).round();
        (count.is_anybody() && count.tells()).then(|| Group {
            customers: u32::try_from(sums.customers).unwrap_or(u32::MAX),
            revenue: unit.figure(sums.revenue),
            profit: unit.figure(sums.profit),
            cost_to_serve: unit.figure(sums.cost_to_serve),
            purchases: u32::try_from(sums.purchases).unwrap_or(u32::MAX),
            recency_days: (sums.buyers > 0).then_some(mean as u32),
        })
    }

    /// Customers in it.
    pub fn customers(&self) -> u64 {
        self.customers.into()
    }
}

/// Reads a number of customers of whom may be told.
fn enough<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let customers = u32::deserialize(deserializer)?;
    if u64::from(customers) < LEAST { Err(D::Error::custom("too few customers")) } else { Ok(customers) }
}

/// Places between 0 and the number of customers, both included, of which any two may be told with who is between them: of the
/// wanted ones, each that still fits. `before` counts whom there is before each place.
pub fn cuts(before: &[Count], wanted: impl IntoIterator<Item = u64>) -> Vec<u64> {
    let mut cuts = vec![0, before.len() as u64 - 1];
    let between = |from: u64, to: u64| before[to as usize].without(before[from as usize]).tells();
    for place in wanted.into_iter().filter(|place| (*place as usize) < before.len()) {
        let at = cuts.partition_point(|cut| *cut < place);
        if cuts[at] != place && between(cuts[at - 1], place) && between(place, cuts[at]) {
            cuts.insert(at, place);
        }
    }
    cuts
}

/// A table as it may be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The group that each of the table's classes is in.
    pub group: Vec<usize>,
    /// How many groups; where classes are told together, theirs is the last.
    pub groups: usize,
    /// Classes of too few customers.
    pub few: u64,
    /// Classes that had to join them.
    pub beside: u64,
}

/// The tables that have been told, each as the group of every customer.
pub struct Told {
    /// What each customer counts for.
    counts: Vec<Count>,
    tables: Vec<(Vec<usize>, usize)>,
}

/// How many customers a group of one table (a row) and one of another (a column) have in common.
type Shared = Vec<Vec<Count>>;

impl Told {
    /// Nothing told yet of customers who count for so much.
    pub fn of(counts: Vec<Count>) -> Told {
        Told { counts, tables: Vec::new() }
    }

    /// How the classes of a table lie in the groups of all others.
    fn beside(&self, class: &[usize], classes: usize) -> Vec<Shared> {
        let shared = |(groups, count): &(Vec<usize>, usize)| {
            let mut shared = vec![vec![Count::default(); classes]; *count];
            let each = groups.iter().zip(class).zip(&self.counts);
            each.for_each(|((row, column), one)| shared[*row][*column] += *one);
            shared
        };
        self.tables.iter().map(shared).collect()
    }

    /// Tells a table as it is, if it may be told.
    pub fn tell(&mut self, of: Vec<usize>, groups: usize) -> bool {
        let may =
            self.sizes(&of, groups).into_iter().all(Count::tells) && !self.beside(&of, groups).into_iter().any(betrays);
        if may {
            self.tables.push((of, groups));
        }
        may
    }

    /// Tells as much of a table as may be told: classes of few customers together, and with them those others, as few
    /// customers as possible, without which something would be left between its groups and those of another table. A table of
    /// more than twelve classes is told as one group. `class` is each customer's.
    pub fn merge(&mut self, class: &[usize], classes: usize) -> Merged {
        let (beside, sizes) = (self.beside(class, classes), self.sizes(class, classes));
        let has = |set: u32, at: usize| set >> at & 1 == 1;
        let customers = |set: u32| (0..classes).filter(|at| has(set, *at)).map(|at| sizes[at]).sum::<Count>();
        let few = sizes.iter().filter(|size| !size.tells()).count() as u64;
        let filled = sizes.iter().filter(|size| size.is_anybody()).count() as u64;
        let mut sets: Vec<u32> = if classes > MOST { Vec::new() } else { (0..1 << classes).collect() };
        sets.retain(|set| {
            let fits = (0..classes).all(|at| if has(*set, at) { sizes[at].is_anybody() } else { sizes[at].tells() });
            fits && u64::from(set.count_ones()) <= few + 3 && customers(*set).tells()
        });
        crate::sorting::by_key(&mut sets, |set| customers(*set).0[0]);
        // The classes of a set are told together, behind all others.
        let grouped = |set: u32| {
            let alone = (0..classes).filter(|at| !has(set, *at)).count();
            let own =
                (0..classes).map(|at| if has(set, at) { alone } else { (0..at).filter(|at| !has(set, *at)).count() });
            (own.collect::<Vec<usize>>(), alone + usize::from(set != 0))
        };
        let may = |set: &u32| {
            let (group, groups) = grouped(*set);
            !beside.iter().any(|table| betrays(table.iter().map(|row| joined(row, &group, groups)).collect()))
        };
        let (merged, (group, groups)) = match sets.into_iter().find(may) {
            Some(set) => (u64::from(set.count_ones()), grouped(set)),
            None => (filled, (vec![0; classes], 1)),
        };
        self.tables.push((class.iter().map(|class| group[*class]).collect(), groups));
        Merged { group, groups, few, beside: merged - few }
    }

    fn sizes(&self, class: &[usize], classes: usize) -> Vec<Count> {
        let mut sizes = vec![Count::default(); classes];
        class.iter().zip(&self.counts).for_each(|(class, one)| sizes[*class] += *one);
        sizes
    }
}

/// A row of classes as one of groups.
fn joined(row: &[Count], group: &[usize], groups: usize) -> Vec<Count> {
    let mut joined = vec![Count::default(); groups];
    row.iter().zip(group).for_each(|(size, group)| joined[*group] += *size);
    joined
}

/// Is there a union of groups of one table, and one of the other that contains it, with few customers between them?
fn betrays(shared: Shared) -> bool {
    let width = shared.first().map_or(0, Vec::len);
    if shared.len() < width {
        return betrays((0..width).map(|at| shared.iter().map(|row| row[at]).collect()).collect());
    }
    // Every set of the smaller table's groups is looked at: the least set of the other's groups that contains it is those that
    // it touches. The largest that it contains is the same, seen from the set of all its other groups.
    width > MOST
        || (0u32..1 << width).any(|set| {
            let between = |row: &Vec<Count>| {
                let inside: Count = (0..width).filter(|at| set >> at & 1 == 1).map(|at| row[at]).sum();
                if inside.is_anybody() { row.iter().copied().sum::<Count>().without(inside) } else { Count::default() }
            };
            !shared.iter().map(between).sum::<Count>().tells()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Classes of so many customers each, one behind the other.
    fn sized(sizes: &[usize]) -> Vec<usize> {
        sizes.iter().enumerate().flat_map(|(class, size)| vec![class; *size]).collect()
    }

    /// So many customers who all bought.
    fn buyers(customers: usize) -> Told {
        Told::of(vec![Count([1; 3]); customers])
    }

    #[test]
    fn those_of_whom_nothing_is_known_hide_nobody() {
        // Ten in each class; of the second only two bought.
        let counts = (0..30).map(|at| Count::one(true, !(12..20).contains(&at))).collect();
        let merged = Told::of(counts).merge(&sized(&[10, 10, 10]), 3);
        assert_eq!((merged.few, merged.beside, merged.groups), (1, 1, 2));
    }

    #[test]
    fn nobody_and_five_may_be_told() {
        assert_eq!((0..7).map(tells).collect::<Vec<bool>>(), [true, false, false, false, false, true, true]);
        assert_eq!(
            [share(0, 9), share(4, 9), share(5, 9), share(5, 10), share(9, 9)],
            [Some(0.0), None, None, Some(0.5), Some(1.0)]
        );
        assert_eq!((share(0, 4), share(6, 5)), (None, None));
        let of = |customers: u64| {
            let sums = Sums { customers, buyers: customers, ..Sums::default() };
            Group::of(&sums, Count([customers; 3]), Unit::for_scale(2))
        };
        assert!(of(4).is_none() && of(5).is_some());
        let mut json = serde_json::to_value(of(5).unwrap()).unwrap();
        assert_eq!(Group::deserialize(&json).ok(), of(5));
        json["customers"] = 4.into();
        assert!(Group::deserialize(&json).is_err());
    }

    #[test]
    fn cuts_leave_five_on_either_side() {
        let before = |n: u64| (0..=n).map(|place| Count([place, place, place.min(20)])).collect::<Vec<Count>>();
        assert_eq!(cuts(&before(30), [3, 27, 10, 12, 15, 25, 26]), [0, 10, 15, 25, 30]);
        assert_eq!(cuts(&before(5), [1, 2, 3, 4, 5, 6]), [0, 5]);
        // Behind 17 are three who bought, and ten who did not.
        assert_eq!(cuts(&before(30), [17, 20, 14]), [0, 14, 20, 30]);
    }

    #[test]
    fn small_classes_are_told_together_and_never_alone() {
        let merged = |sizes: &[usize]| buyers(sizes.iter().sum()).merge(&sized(sizes), sizes.len());
        let all = merged(&[10, 0, 20]);
        assert_eq!((all.group, all.groups, all.few, all.beside), (vec![0, 1, 2], 3, 0, 0));
        // 2 and 3 are five together.
        let two = merged(&[10, 2, 20, 3]);
        assert_eq!((two.group, two.groups, two.few, two.beside), (vec![0, 2, 1, 2], 3, 2, 0));
        // One alone takes the next smallest with it: the total is known.
        let one = merged(&[10, 2, 20]);
        assert_eq!((one.group, one.groups, one.few, one.beside), (vec![1, 1, 0], 2, 1, 1));
        let none = merged(&[4, 3, 1]);
        assert_eq!((none.groups, none.few), (1, 3));
    }

    #[test]
    fn a_table_must_not_give_away_the_difference_to_another() {
        let mut told = buyers(50);
        assert!(told.tell(sized(&[20, 30]), 2));
        // The best 18 and the best 20: between them are two.
        assert!(!told.tell(sized(&[18, 32]), 2));
        // No group lies in one of the others but the first; the first two together contain 20 and two more.
        assert!(!told.tell(sized(&[6, 16, 28]), 3));
        let merged = told.merge(&sized(&[6, 16, 28]), 3);
        assert_eq!((merged.group, merged.groups, merged.beside), (vec![1, 0, 1], 2, 2));
        // Against both that have been told now.
        assert!(!told.tell(sized(&[24, 26]), 2) && told.tell(sized(&[11, 39]), 2));
        let merged = told.merge(&sized(&[18, 32]), 2);
        assert_eq!((merged.groups, merged.few), (1, 0));
    }
}
