//! What follows from all tables of a blind pack together: bounds of each customer's value, by linear programmes.
//!
//! The reader of a pack is taken to know which groups every customer is in, and the sign of each value. Then the possible
//! values are those with the same sums, and a customer is hidden if one of them is farther than [`FAR`] from the true one.

use super::rules::{WITHIN, is_apart};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use rustc_hash::FxHashMap;

/// Most unknowns of a programme. The others are kept as they are, which hides nobody who is not hidden.
const UNKNOWNS: usize = 1200;
/// Most customers who are looked at one by one.
const SINGLY: usize = 60;
/// How far a possible value must be from the true one, as a share of it: a quarter more than [`WITHIN`], because the programme
/// takes the mean of a neighbouring group for its customers' limits, and the order itself says a little more.
const FAR: f64 = 1.25 * WITHIN;
/// By how much an unknown may differ from its value, in units of the values that a programme is about.
const REACH: f64 = 100.0;

/// An unknown: a customer's value, or the sum of customers whom all tables have in the same groups.
struct Unknown {
    value: f64,
    /// How far it can go down and up.
    room: (f64, f64),
    /// A customer of the atom, for its groups.
    of: usize,
    /// Is it one customer who must be hidden?
    single: bool,
}

/// What the order of the customers tells of their values, where everybody at one place (by customer, from 0) has at least what
/// anybody at the next has: no less than the mean of a group that is behind, and no more than that of one that is before.
pub fn ordered(places: &[usize], values: &[f64], tables: &[(&[usize], usize)]) -> Vec<(f64, f64)> {
    let last = places.iter().max().map_or(0, |last| last + 1);
    // By place: the greatest mean of the groups that begin there, the least of those that end there.
    let (mut from, mut until) = (vec![f64::NEG_INFINITY; last + 1], vec![f64::INFINITY; last + 1]);
    for (of, groups) in tables {
        let mut found = vec![(0u32, 0.0, usize::MAX, 0); *groups];
        for ((group, value), place) in of.iter().zip(values).zip(places) {
            let (count, sum, first, end) = &mut found[*group];
            (*count, *sum, *first, *end) = (*count + 1, *sum + value, (*first).min(*place), (*end).max(*place));
        }
        for (count, sum, first, end) in found.into_iter().filter(|(count, ..)| *count > 0) {
            let mean = sum / f64::from(count);
            (from[first], until[end]) = (from[first].max(mean), until[end].min(mean));
        }
    }
    for place in (0..last).rev() {
        from[place] = from[place].max(from[place + 1]);
    }
    for place in 1..last {
        until[place] = until[place].min(until[place - 1]);
    }
    let bound = |place: &usize| (from[place + 1], place.checked_sub(1).map_or(f64::INFINITY, |before| until[before]));
    places.iter().map(bound).collect()
}

/// Does any customer's value follow from the sums, so that no possible one is [`FAR`] from it? `tables` have the group of each
/// customer, and how many groups they have; `bounds` are what is known of each value beforehand.
pub fn exposes(values: &[f64], tables: &[(&[usize], usize)], bounds: &[(f64, f64)]) -> bool {
    // Customers of the same groups, of whom the same is known.
    let mut atoms: FxHashMap<(Vec<usize>, [u64; 2]), Vec<usize>> = FxHashMap::default();
    for (at, (low, high)) in bounds.iter().enumerate() {
        let known = [low.to_bits(), high.to_bits()];
        atoms.entry((tables.iter().map(|(of, _)| of[at]).collect(), known)).or_default().push(at);
    }
    let mut atoms: Vec<Vec<usize>> = atoms.into_values().collect();
    crate::sorting::by_key(&mut atoms, |atom| atom[0]);
    let mut unknowns = Vec::new();
    for atom in atoms {
        let (low, high) = bounds[atom[0]];
        let (others, sum) = ((atom.len() - 1) as f64, atom.iter().map(|at| values[*at]).sum::<f64>());
        // Within the atom what one has another may have.
        let is_hidden = |at: &&usize| {
            let far = |bound: f64| if others > 0.0 { others * bound } else { 0.0 };
            others > 0.0 && is_apart(FAR, values[**at], low.max(sum - far(high)), high.min(sum - far(low)))
        };
        let (hidden, single): (Vec<usize>, Vec<usize>) = atom.iter().partition(|at| is_hidden(at));
        for at in single {
            let value = values[at];
            unknowns.push(Unknown { value, room: (low - value, high - value), of: at, single: value != 0.0 });
        }
        if let Some(first) = hidden.first() {
            let (count, value) = (hidden.len() as f64, hidden.iter().map(|at| values[*at]).sum::<f64>());
            let room = (count * low - value, count * high - value);
            unknowns.push(Unknown { value, room, of: *first, single: false });
        }
    }
    let mut open: Vec<usize> = (0..unknowns.len()).filter(|at| unknowns[*at].single).collect();
    let size = |at: &usize| unknowns[*at].value.abs();
    crate::sorting::by_key(&mut open, |at| std::cmp::Reverse((size(at).log10() * 1e6) as i64));
    // Those of a similar size together: a solver's tolerance is absolute.
    while let Some(largest) = open.first().map(size) {
        let similar = open.iter().take_while(|at| size(at) * 10.0 > largest).count();
        let targets: Vec<usize> = open.drain(..similar.min(UNKNOWNS / 3)).collect();
        if !hides_all(&unknowns, targets, tables, largest) {
            return true;
        }
    }
    false
}

/// Is each of the targets hidden?
fn hides_all(unknowns: &[Unknown], mut targets: Vec<usize>, tables: &[(&[usize], usize)], unit: f64) -> bool {
    let mut others: Vec<usize> = (0..unknowns.len()).filter(|at| !targets.contains(at)).collect();
    crate::sorting::by_key(&mut others, |at| {
        let (down, up) = unknowns[*at].room;
        std::cmp::Reverse((up.min(-down).min(REACH * unit) / unit * 1e9) as i64)
    });
    others.truncate(UNKNOWNS - targets.len());
    let chosen: Vec<usize> = targets.iter().chain(&others).copied().collect();
    let programme = Programme { unknowns, chosen: &chosen, tables, unit };
    // All at once first: most are hidden by what the others can give or take.
    for up in [true, false, true, false] {
        let moved = programme.moved(&targets, up);
        let before = targets.len();
        targets.retain(|target| !is_moved(&unknowns[*target], moved.get(target)));
        if targets.is_empty() {
            return true;
        }
        if before == targets.len() && !up {
            break;
        }
    }
    targets.len() <= SINGLY
        && targets.iter().all(|target| {
            [true, false]
                .into_iter()
                .any(|up| is_moved(&unknowns[*target], programme.moved(&[*target], up).get(target)))
        })
}

fn is_moved(unknown: &Unknown, by: Option<&f64>) -> bool {
    by.is_some_and(|by| by.abs() >= FAR * unknown.value.abs() * (1.0 - 1e-4))
}

struct Programme<'a> {
    unknowns: &'a [Unknown],
    chosen: &'a [usize],
    tables: &'a [(&'a [usize], usize)],
    unit: f64,
}

impl Programme<'_> {
    /// By how much each unknown differs in the solution that moves the targets most, up or down; nothing where the solver
    /// finds none.
    fn moved(&self, targets: &[usize], up: bool) -> FxHashMap<usize, f64> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let target: FxHashMap<usize, ()> = targets.iter().map(|at| (*at, ())).collect();
        let mut variables: Vec<(usize, Variable)> = Vec::with_capacity(self.chosen.len());
        for at in self.chosen {
            let unknown = &self.unknowns[*at];
            let within = |room: f64| (room / self.unit).clamp(-REACH, REACH);
            let (mut low, mut high) = (within(unknown.room.0).min(0.0), within(unknown.room.1).max(0.0));
            let mut weight = 0.0;
            if target.contains_key(at) {
                let size = unknown.value.abs() / self.unit;
                let enough = FAR * size * 1.001;
                (low, high, weight) =
                    if up { (low, high.min(enough), 1.0 / size) } else { (low.max(-enough), high, -1.0 / size) };
            }
            variables.push((*at, problem.add_var(weight, (low, high))));
        }
        for (table, (of, groups)) in self.tables.iter().enumerate() {
            let mut sums: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); *groups];
            for (at, variable) in &variables {
                sums[of[self.unknowns[*at].of]].push((*variable, 1.0));
            }
            // The last group of further tables follows from the whole.
            let last = groups - usize::from(table > 0);
            for sum in sums.into_iter().take(last).filter(|sum| !sum.is_empty()) {
                problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
            }
        }
        let solved = problem.solve().ok().and_then(|outcome| outcome.into_solution().ok());
        let differences = |solution: microlp::Solution| {
            variables.iter().map(|(at, variable)| (*at, solution.var_value(*variable) * self.unit)).collect()
        };
        solved.map(differences).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSITIVE: (f64, f64) = (0.0, f64::INFINITY);

    #[test]
    fn a_customer_whom_three_tables_isolate_is_found() {
        // Cells of a 2 × 2 × 2 cube: of any two tables nothing follows, and of all three neither.
        let values: Vec<f64> = (0..8).map(|at| f64::from(100 + at)).collect();
        let table = |bit: usize| (0..8).map(|at| at >> bit & 1).collect::<Vec<usize>>();
        let tables = [table(0), table(1), table(2)];
        let all: Vec<(&[usize], usize)> = tables.iter().map(|of| (&of[..], 2)).collect();
        assert!(!exposes(&values, &all, &[POSITIVE; 8]));
        // A table that has one of them alone.
        let alone = [1, 0, 0, 0, 0, 0, 0, 0];
        assert!(exposes(&values, &[all[0], (&alone[..], 2)], &[POSITIVE; 8]));
    }

    #[test]
    fn the_pairs_of_a_ring_are_told_apart_by_an_odd_one() {
        // Sums of a + b, b + c and a + c tell each of the three.
        let values = [5.0, 7.0, 9.0, 20.0];
        let tables = [[0, 0, 1, 1], [1, 0, 0, 1], [0, 1, 0, 1]];
        let all: Vec<(&[usize], usize)> = tables.iter().map(|of| (&of[..], 2)).collect();
        assert!(exposes(&values, &all, &[(f64::NEG_INFINITY, f64::INFINITY); 4]));
        assert!(!exposes(&values, &all[..2], &[POSITIVE; 4]));
    }

    #[test]
    fn an_order_bounds_by_the_means_of_the_groups_before_and_behind() {
        // The first two, the next two, the last one; a table of those, and one of the first three and the others.
        let (places, values) = ([0, 0, 1, 1, 2], [9.0, 7.0, 5.0, 3.0, 1.0]);
        let of_places: (&[usize], usize) = (&places, 3);
        let open = f64::INFINITY;
        assert_eq!(
            ordered(&places, &values, &[of_places]),
            [(4.0, open), (4.0, open), (1.0, 8.0), (1.0, 8.0), (-open, 4.0)]
        );
        // A group that reaches over two places bounds the third only.
        let split: (&[usize], usize) = (&[0, 0, 0, 1, 1], 2);
        assert_eq!(
            ordered(&places, &values, &[split]),
            [(2.0, open), (2.0, open), (-open, open), (-open, open), (-open, 7.0)]
        );
        assert_eq!(ordered(&[], &[], &[]), []);
    }

    #[test]
    fn a_floor_that_is_near_the_mean_gives_its_customers_away() {
        let values = [101.0, 102.0, 101.0, 100.5, 100.5];
        let of = [0; 5];
        assert!(!exposes(&values, &[(&of, 1)], &[POSITIVE; 5]));
        assert!(exposes(&values, &[(&of, 1)], &[(100.0, f64::INFINITY); 5]));
    }
}
