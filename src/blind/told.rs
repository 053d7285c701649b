//! The tables of a blind pack, held against each other: no combination of two of them tells what one of them may not.

use super::rules::{Figures, Share, Spread};

/// Most classes of a table: each set of them is looked at.
const MOST: usize = 12;
/// Most ways of merging a table that are held against the others.
const TRIES: usize = 400;

/// What each customer has of something that can be read from figures, or worked out from them.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The figures that tell it; none for the customers themselves, whom every table counts.
    pub needs: Figures,
    /// By customer.
    pub values: Vec<f64>,
}

/// A table as it may be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The group that each of the table's classes is in.
    pub group: Vec<usize>,
    /// How many groups; where classes are told together, theirs is the last.
    pub groups: usize,
    /// Classes of too few customers or contributors.
    pub few: u64,
    /// Classes in which the largest contributors dominate.
    pub single: u64,
    /// Classes that had to join them.
    pub beside: u64,
}

/// A table that is told: the group of each customer.
#[derive(Clone, Debug)]
pub struct Table {
    /// By customer.
    pub of: Vec<usize>,
    /// How many groups.
    pub groups: usize,
    /// What is told of each.
    pub figures: Figures,
}

/// The tables that have been told.
pub struct Told {
    /// What can be known of the customers.
    pub measures: Vec<Measure>,
    /// In the order in which they were told.
    pub tables: Vec<Table>,
}

/// What the customers contribute whom a group of one table (a row) and one of another (a column) have in common.
type Shared = Vec<Vec<Share>>;

impl Told {
    /// Nothing told yet.
    pub fn of(measures: Vec<Measure>) -> Told {
        Told { measures, tables: Vec::new() }
    }

    /// What some figures tell.
    fn told_by(&self, figures: Figures) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| figures.has(measure.needs))
    }

    /// May these figures of some customers be told?
    pub fn tells(&self, figures: Figures, customers: &[usize]) -> bool {
        self.told_by(figures).all(|measure| Spread::of(customers.iter().map(|at| measure.values[*at])).tells())
    }

    /// How each measure that a table and another tell lies in the groups of both.
    fn beside(&self, class: &[usize], classes: usize, figures: Figures) -> Vec<Shared> {
        let shared = |table: &Table, measure: &Measure| {
            let mut shared = vec![vec![Share::default(); classes]; table.groups];
            for ((row, column), value) in table.of.iter().zip(class).zip(&measure.values) {
                let cell = &mut shared[*row][*column];
                *cell = cell.and(Share::of(*value));
            }
            shared
        };
        let mut all = Vec::new();
        for table in &self.tables {
            all.extend(self.told_by(figures.common(table.figures)).map(|measure| shared(table, measure)));
        }
        all
    }

    /// The contributions to each group.
    fn sizes(&self, class: &[usize], classes: usize, figures: Figures) -> Vec<Vec<Spread>> {
        let of = |measure: &Measure| {
            let mut sizes = vec![Spread::default(); classes];
            class.iter().zip(&measure.values).for_each(|(class, value)| sizes[*class].add(*value));
            sizes
        };
        self.told_by(figures).map(of).collect()
    }

    /// Tells a table as it is, if it may be told.
    pub fn tell(&mut self, of: Vec<usize>, groups: usize, figures: Figures) -> bool {
        let may = self.sizes(&of, groups, figures).into_iter().flatten().all(Spread::tells)
            && !self.beside(&of, groups, figures).into_iter().any(betrays);
        if may {
            self.tables.push(Table { of, groups, figures });
        }
        may
    }

    /// As much of a table as may be told: classes that may not be told alone together, and with them those others, as few
    /// customers as possible, without which a combination with another table would tell too much. A table of more than twelve
    /// classes is one group. `class` is each customer's.
    pub fn merge(&self, class: &[usize], classes: usize, figures: Figures) -> Merged {
        let sizes = self.sizes(class, classes, figures);
        let beside = self.beside(class, classes, figures);
        let customers = |at: usize| sizes.first().map_or(0, |all| all[at].magnitude().contributors);
        let alone: Vec<bool> = (0..classes).map(|at| sizes.iter().all(|size| size[at].tells())).collect();
        let filled = (0..classes).filter(|at| customers(*at) > 0).count() as u64;
        let unsafe_alone = alone.iter().filter(|alone| !**alone).count() as u64;
        let few = (0..classes)
            .filter(|at| sizes.iter().any(|size| !super::rules::tells(size[*at].magnitude().contributors)))
            .count() as u64;
        let has = |set: u32, at: usize| set >> at & 1 == 1;
        let size = |set: u32| (0..classes).filter(|at| has(set, *at)).map(customers).sum::<u64>();
        let together = |set: u32| {
            sizes.iter().all(|size| {
                let all = (0..classes).filter(|at| has(set, *at)).map(|at| size[at]);
                all.fold(Spread::default(), Spread::and).tells()
            })
        };
        let mut sets: Vec<u32> = if classes > MOST { Vec::new() } else { (0..1 << classes).collect() };
        sets.retain(|set| {
            let fits = (0..classes).all(|at| if has(*set, at) { customers(at) > 0 } else { alone[at] });
            fits && u64::from(set.count_ones()) != 1
                && u64::from(set.count_ones()) <= unsafe_alone + 4
                && together(*set)
        });
        crate::sorting::by_key(&mut sets, |set| size(*set));
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
        let (merged, (group, groups)) = match sets.into_iter().take(TRIES).find(may) {
            Some(set) => (u64::from(set.count_ones()), grouped(set)),
            None => (filled, (vec![0; classes], 1)),
        };
        Merged { group, groups, few, single: unsafe_alone - few, beside: merged.saturating_sub(unsafe_alone) }
    }
}

/// A row of classes as one of groups.
fn joined(row: &[Share], group: &[usize], groups: usize) -> Vec<Share> {
    let mut joined = vec![Share::default(); groups];
    row.iter().zip(group).for_each(|(size, group)| joined[*group] = joined[*group].and(*size));
    joined
}

/// Is there a union of groups of one table, and one of the other, whose difference (who is in one of them only) has too few
/// contributors, or one that dominates?
fn betrays(shared: Shared) -> bool {
    let width = shared.first().map_or(0, Vec::len);
    if shared.len() > width {
        return betrays((0..width).map(|at| shared.iter().map(|row| row[at]).collect()).collect());
    }
    // For each union of the smaller table's groups, a group of the other is in its union or not, each for itself: in it, those
    // of it are left who are not in the first union, else those who are. With all groups of both exchanged, the same is left.
    let rows = shared.len();
    rows > MOST
        || rows > 0
            && (0u32..1 << (rows - 1)).any(|set| {
                let options: Vec<[Share; 2]> = (0..width)
                    .map(|column| {
                        let of = |inside: bool| {
                            let rows = (0..rows).filter(|row| (set >> row & 1 == 1) == inside);
                            rows.map(|row| shared[row][column]).fold(Share::default(), Share::and)
                        };
                        [of(true), of(false)]
                    })
                    .collect();
                isolates(&options)
            })
}

/// Of each pair one is taken: can what is taken together have too few contributors, or one that dominates?
fn isolates(options: &[[Share; 2]]) -> bool {
    // Bit n: n contributors can be taken; five are enough.
    let mut reached = 1u32;
    for pair in options {
        let taken = pair.map(|one| reached << one.contributors.min(super::rules::LEAST));
        reached = (taken[0] | taken[1]) & ((1 << super::rules::LEAST) - 1);
    }
    if reached > 1 {
        return true;
    }
    let least = |pair: &[Share; 2]| pair[0].sum.min(pair[1].sum);
    let rest: f64 = options.iter().map(least).sum();
    options.iter().any(|pair| {
        pair.iter().any(|one| one.contributors > 0 && one.is_dominated((rest - least(pair)).max(0.0) + one.sum))
    })
}

/// Places between 0 and the number of customers, both included, of which any two may be told with who is between them: of the
/// wanted ones, each that still fits. `may` says whether the customers from one place to another may be told, `hides` whether
/// all places together may.
pub fn cuts(
    n: u64,
    wanted: impl IntoIterator<Item = u64>,
    may: impl Fn(u64, u64) -> bool,
    hides: impl Fn(&[u64]) -> bool,
) -> Vec<u64> {
    let mut cuts = vec![0, n];
    for place in wanted.into_iter().filter(|place| *place <= n) {
        let at = cuts.partition_point(|cut| *cut < place);
        if cuts[at] != place && may(cuts[at - 1], place) && may(place, cuts[at]) {
            cuts.insert(at, place);
            if !hides(&cuts) {
                cuts.remove(at);
            }
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Classes of so many customers each, one behind the other.
    fn sized(sizes: &[usize]) -> Vec<usize> {
        sizes.iter().enumerate().flat_map(|(class, size)| vec![class; *size]).collect()
    }

    fn counted(customers: usize) -> Measure {
        Measure { needs: Figures::NONE, values: vec![1.0; customers] }
    }

    /// So many customers of whom nothing else is known.
    fn customers(customers: usize) -> Told {
        Told::of(vec![counted(customers)])
    }

    fn merged(told: &mut Told, sizes: &[usize]) -> Merged {
        let class = sized(sizes);
        let merged = told.merge(&class, sizes.len(), Figures::ALL);
        let of = class.iter().map(|class| merged.group[*class]).collect();
        told.tables.push(Table { of, groups: merged.groups, figures: Figures::ALL });
        merged
    }

    #[test]
    fn those_who_contribute_nothing_hide_nobody() {
        // Ten in each class; of the second only two bought.
        let bought = (0..30).map(|at| f64::from(u8::from(!(12..20).contains(&at)))).collect();
        let mut told = Told::of(vec![counted(30), Measure { needs: Figures::REVENUE, values: bought }]);
        let merged = merged(&mut told, &[10, 10, 10]);
        assert_eq!((merged.few, merged.beside, merged.groups), (1, 1, 2));
    }

    #[test]
    fn cuts_leave_five_on_either_side() {
        let may = |from: u64, to: u64| to - from >= 5 && to.min(20).saturating_sub(from) != 3;
        assert_eq!(cuts(30, [3, 27, 10, 12, 15, 25, 26], |from, to| to - from >= 5, |_| true), [0, 10, 15, 25, 30]);
        assert_eq!(cuts(5, [1, 2, 3, 4, 5, 6], |from, to| to - from >= 5, |_| true), [0, 5]);
        assert_eq!(cuts(30, [17, 20, 14], may, |_| true), [0, 14, 20, 30]);
        assert_eq!(cuts(30, [10, 20], may, |cuts| cuts.len() < 4), [0, 10, 30]);
    }

    #[test]
    fn small_classes_are_told_together_and_never_alone() {
        let merged = |sizes: &[usize]| merged(&mut customers(sizes.iter().sum()), sizes);
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
    fn a_class_that_one_customer_dominates_is_told_with_others() {
        let mut values = vec![1.0; 30];
        values[12] = 20.0;
        let mut told = Told::of(vec![counted(30), Measure { needs: Figures::REVENUE, values }]);
        let merged = merged(&mut told, &[10, 8, 12]);
        assert_eq!((merged.few, merged.single, merged.groups), (0, 1, 1));
    }

    #[test]
    fn a_table_must_not_give_away_the_difference_to_another() {
        let mut told = customers(50);
        assert!(told.tell(sized(&[20, 30]), 2, Figures::ALL));
        // The best 18 and the best 20: between them are two.
        assert!(!told.tell(sized(&[18, 32]), 2, Figures::ALL));
        // No group lies in one of the others but the first; the first two together contain 20 and two more.
        assert!(!told.tell(sized(&[6, 16, 28]), 3, Figures::ALL));
        let one = merged(&mut told, &[6, 16, 28]);
        assert_eq!((one.group, one.groups, one.beside), (vec![1, 0, 1], 2, 2));
    }

    #[test]
    fn groups_that_differ_by_a_swap_tell_the_difference_of_two_customers() {
        let mut told = customers(40);
        assert!(told.tell(sized(&[20, 20]), 2, Figures::ALL));
        // The same twenty but for one each way.
        let mut swapped = sized(&[20, 20]);
        swapped.swap(0, 39);
        assert!(!told.tell(swapped, 2, Figures::ALL));
    }
}
