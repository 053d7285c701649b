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
/// How far a possible value must be from the true one, as a share of it: a quarter more than [`WITHIN`], because rounded shares and
/// the Gini coefficient, which are not in the programme, say a little more, and so does the order of more than [`EXACT`] customers.
const FAR: f64 = 1.25 * WITHIN;
/// By how much an unknown may differ from its value, in units of the values that a programme is about.
const REACH: f64 = 100.0;

/// Most customers of whom the orders are kept exactly: of more, the means of the groups before and behind are their limits (4,372
/// customers of Online Retail took more than 40 s otherwise).
const EXACT: usize = 400;
/// Most programmes in which an order is kept, each with what the one before broke.
const ROUNDS: usize = 20;
/// By how much an order may be broken, in units of the values.
const TOLERANCE: f64 = 1e-7;

/// An unknown: a customer's value, or the sum of customers whom all tables have in the same groups.
struct Unknown {
    value: f64,
    /// How far it can go down and up.
    room: (f64, f64),
    /// A customer of the atom, for its groups.
    of: usize,
    /// Is it one customer who must be hidden?
    single: bool,
    /// The least and the greatest value in it.
    ends: Vec<End>,
}

/// A customer's value, and how much of what the unknown gains and loses is theirs.
struct End {
    value: f64,
    up: f64,
    down: f64,
}

/// Those of several customers with the same limits: each goes as far towards the limit as all of them go.
fn ends_of(values: &[f64], (low, high): (f64, f64)) -> Vec<End> {
    let share = |own: f64, all: f64| match all {
        _ if !all.is_finite() => 1.0 / values.len() as f64,
        _ if all > 0.0 => own / all,
        _ => 0.0,
    };
    let all = values.iter().fold((0.0, 0.0), |(up, down), value| (up + (high - value), down + (value - low)));
    let end = |value: f64| End { value, up: share(high - value, all.0), down: share(value - low, all.1) };
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    [least, most].map(end).into()
}

/// What is behind and before each customer in an order: the greatest value behind their place, the least before it.
fn beside(places: &[usize], values: &[f64]) -> Vec<(f64, f64)> {
    let last = places.iter().max().map_or(0, |last| last + 1);
    let (mut behind, mut before) = (vec![f64::NEG_INFINITY; last + 1], vec![f64::INFINITY; last + 1]);
    for (place, value) in places.iter().zip(values) {
        behind[*place] = behind[*place].max(*value);
        before[place + 1] = before[place + 1].min(*value);
    }
    for place in (0..last).rev() {
        behind[place] = behind[place].max(behind[place + 1]);
    }
    for place in 1..=last {
        before[place] = before[place].min(before[place - 1]);
    }
    places.iter().map(|place| (behind[place + 1], before[*place])).collect()
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
/// customer, and how many groups they have; `bounds` are what is known of each value beforehand; in `orders`, everybody at one place
/// (by customer) has at least what anybody at the next has.
pub fn exposes(values: &[f64], tables: &[(&[usize], usize)], bounds: &[(f64, f64)], orders: &[Vec<usize>]) -> bool {
    let orders: &[Vec<usize>] = if values.len() > EXACT { &[] } else { orders };
    // Customers of the same groups, of whom the same is known.
    let mut atoms: FxHashMap<(Vec<usize>, [u64; 2]), Vec<usize>> = FxHashMap::default();
    for (at, (low, high)) in bounds.iter().enumerate() {
        let known = [low.to_bits(), high.to_bits()];
        let groups = tables.iter().map(|(of, _)| of[at]).chain(orders.iter().map(|places| places[at]));
        atoms.entry((groups.collect(), known)).or_default().push(at);
    }
    let neighbours: Vec<Vec<(f64, f64)>> = orders.iter().map(|places| beside(places, values)).collect();
    let mut atoms: Vec<Vec<usize>> = atoms.into_values().collect();
    crate::sorting::by_key(&mut atoms, |atom| atom[0]);
    let mut unknowns = Vec::new();
    for atom in atoms {
        let (low, high) = bounds[atom[0]];
        let (others, sum) = ((atom.len() - 1) as f64, atom.iter().map(|at| values[*at]).sum::<f64>());
        // Within the atom what one has another may have, while all others stay as they are.
        let is_hidden = |at: &&usize| {
            let (low, high) = neighbours.iter().fold((low, high), |(low, high), all| {
                let (behind, before) = all[atom[0]];
                (low.max(behind), high.min(before))
            });
            let far = |bound: f64| if others > 0.0 { others * bound } else { 0.0 };
            others > 0.0 && is_apart(FAR, values[**at], low.max(sum - far(high)), high.min(sum - far(low)))
        };
        let (hidden, single): (Vec<usize>, Vec<usize>) = atom.iter().partition(|at| is_hidden(at));
        for at in single {
            let value = values[at];
            let ends = vec![End { value, up: 1.0, down: 1.0 }];
            unknowns.push(Unknown { value, room: (low - value, high - value), of: at, single: value != 0.0, ends });
        }
        if let Some(first) = hidden.first() {
            let (count, value) = (hidden.len() as f64, hidden.iter().map(|at| values[*at]).sum::<f64>());
            let room = (count * low - value, count * high - value);
            let ends = ends_of(&hidden.iter().map(|at| values[*at]).collect::<Vec<f64>>(), (low, high));
            unknowns.push(Unknown { value, room, of: *first, single: false, ends });
        }
    }
    let mut open: Vec<usize> = (0..unknowns.len()).filter(|at| unknowns[*at].single).collect();
    let size = |at: &usize| unknowns[*at].value.abs();
    crate::sorting::by_key(&mut open, |at| std::cmp::Reverse((size(at).log10() * 1e6) as i64));
    // Those of a similar size together: a solver's tolerance is absolute.
    while let Some(largest) = open.first().map(size) {
        let similar = open.iter().take_while(|at| size(at) * 10.0 > largest).count();
        let targets: Vec<usize> = open.drain(..similar.min(UNKNOWNS / 3)).collect();
        if !hides_all(&unknowns, targets, (tables, orders), largest) {
            return true;
        }
    }
    false
}

/// Tables and orders.
type Told<'a> = (&'a [(&'a [usize], usize)], &'a [Vec<usize>]);

/// Is each of the targets hidden?
fn hides_all(unknowns: &[Unknown], mut targets: Vec<usize>, (tables, orders): Told, unit: f64) -> bool {
    let mut others: Vec<usize> = (0..unknowns.len()).filter(|at| !targets.contains(at)).collect();
    crate::sorting::by_key(&mut others, |at| {
        let (down, up) = unknowns[*at].room;
        std::cmp::Reverse((up.min(-down).min(REACH * unit) / unit * 1e9) as i64)
    });
    others.truncate(UNKNOWNS - targets.len());
    let chosen: Vec<usize> = targets.iter().chain(&others).copied().collect();
    let programme = Programme { unknowns, chosen: &chosen, tables, orders, unit };
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
    orders: &'a [Vec<usize>],
    unit: f64,
}

/// An end of an unknown: the unknown, and which of its ends.
type Place = (usize, usize);

/// By how much an unknown is up and down, if it is one of the programme's.
type Moves = FxHashMap<usize, [f64; 2]>;

impl Programme<'_> {
    /// By how much each unknown differs in the solution that moves the targets most, up or down; nothing where the solver
    /// finds none in which the orders are kept.
    fn moved(&self, targets: &[usize], up: bool) -> FxHashMap<usize, f64> {
        let mut kept: Vec<(Place, Place)> = Vec::new();
        for _ in 0..ROUNDS {
            let Some(moves) = self.solved(targets, up, &kept) else { break };
            let broken = self.broken(&moves);
            if broken.is_empty() {
                return moves.into_iter().map(|(at, [up, down])| (at, (up - down) * self.unit)).collect();
            }
            kept.extend(broken);
        }
        FxHashMap::default()
    }

    /// Pairs of which the first should have at least what the second has, and does not.
    fn broken(&self, moves: &Moves) -> Vec<(Place, Place)> {
        let mut broken = Vec::new();
        for order in self.orders {
            let mut places: Vec<Vec<(Place, f64)>> = Vec::new();
            for (at, unknown) in self.unknowns.iter().enumerate() {
                let place = order[unknown.of];
                if places.len() <= place {
                    places.resize(place + 1, Vec::new());
                }
                let [up, down] = moves.get(&at).copied().unwrap_or_default();
                let now = |end: &End| end.value / self.unit + up * end.up - down * end.down;
                places[place].extend(unknown.ends.iter().enumerate().map(|(nth, end)| ((at, nth), now(end))));
            }
            places.retain(|place| !place.is_empty());
            for pair in places.windows(2) {
                let least = pair[0].iter().min_by(|one, other| one.1.total_cmp(&other.1));
                let most = pair[1].iter().max_by(|one, other| one.1.total_cmp(&other.1));
                let (Some((low, least)), Some((high, most))) = (least, most) else { continue };
                let scale = TOLERANCE * most.abs().max(1.0);
                let below = pair[0].iter().filter(|(_, value)| *value < most - scale);
                let above = pair[1].iter().filter(|(_, value)| *value > least + scale);
                broken.extend(below.map(|(end, _)| (*end, *high)));
                broken.extend(above.map(|(end, _)| (*low, *end)));
            }
        }
        broken
    }

    /// How far up and down each unknown is where the targets are moved most, and these pairs are in order.
    fn solved(&self, targets: &[usize], up: bool, kept: &[(Place, Place)]) -> Option<Moves> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let target: FxHashMap<usize, ()> = targets.iter().map(|at| (*at, ())).collect();
        let mut variables: FxHashMap<usize, [Variable; 2]> = FxHashMap::default();
        for at in self.chosen {
            let unknown = &self.unknowns[*at];
            let within = |room: f64| (room / self.unit).clamp(0.0, REACH);
            let (mut down, mut above) = (within(-unknown.room.0), within(unknown.room.1));
            let mut weight = 0.0;
            if target.contains_key(at) {
                let size = unknown.value.abs() / self.unit;
                let enough = FAR * size * 1.001;
                weight = if up { 1.0 / size } else { -1.0 / size };
                if up { above = above.min(enough) } else { down = down.min(enough) }
            }
            variables.insert(*at, [problem.add_var(weight, (0.0, above)), problem.add_var(-weight, (0.0, down))]);
        }
        for (table, (of, groups)) in self.tables.iter().enumerate() {
            let mut sums: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); *groups];
            for at in self.chosen {
                let [up, down] = variables[at];
                sums[of[self.unknowns[*at].of]].extend([(up, 1.0), (down, -1.0)]);
            }
            // The last group of further tables follows from the whole.
            let last = groups - usize::from(table > 0);
            for sum in sums.into_iter().take(last).filter(|sum| !sum.is_empty()) {
                problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
            }
        }
        for (first, second) in kept {
            let mut terms: Vec<(Variable, f64)> = Vec::new();
            let mut least = 0.0;
            for ((at, nth), sign) in [(first, 1.0), (second, -1.0)] {
                let end = &self.unknowns[*at].ends[*nth];
                least -= sign * end.value / self.unit;
                if let Some([up, down]) = variables.get(at) {
                    terms.extend([(*up, sign * end.up), (*down, -sign * end.down)]);
                }
            }
            if !terms.is_empty() {
                problem.add_constraint(terms, ComparisonOp::Ge, least);
            }
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let moves = variables.iter().map(|(at, both)| (*at, both.map(|variable| solution.var_value(variable))));
        Some(moves.collect())
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
        assert!(!exposes(&values, &all, &[POSITIVE; 8], &[]));
        // A table that has one of them alone.
        let alone = [1, 0, 0, 0, 0, 0, 0, 0];
        assert!(exposes(&values, &[all[0], (&alone[..], 2)], &[POSITIVE; 8], &[]));
    }

    #[test]
    fn the_pairs_of_a_ring_are_told_apart_by_an_odd_one() {
        // Sums of a + b, b + c and a + c tell each of the three.
        let values = [5.0, 7.0, 9.0, 20.0];
        let tables = [[0, 0, 1, 1], [1, 0, 0, 1], [0, 1, 0, 1]];
        let all: Vec<(&[usize], usize)> = tables.iter().map(|of| (&of[..], 2)).collect();
        assert!(exposes(&values, &all, &[(f64::NEG_INFINITY, f64::INFINITY); 4], &[]));
        assert!(!exposes(&values, &all[..2], &[POSITIVE; 4], &[]));
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
        assert!(!exposes(&values, &[(&of, 1)], &[POSITIVE; 5], &[]));
        assert!(exposes(&values, &[(&of, 1)], &[(100.0, f64::INFINITY); 5], &[]));
    }

    #[test]
    fn an_order_narrows_what_sums_and_means_leave_open() {
        // The largest could be more if the next two could be less, but those are held by the order from below and by their sum.
        let values = [100.0, 99.0, 98.0, 97.0, 96.0, 95.0];
        let places = vec![0, 0, 1, 1, 2, 2];
        assert_eq!(beside(&places, &values)[2], (96.0, 99.0));
        let of: (&[usize], usize) = (&places, 3);
        let bounds = [(0.0, f64::INFINITY); 6];
        assert!(!exposes(&values, &[of], &bounds, &[]));
        assert!(exposes(&values, &[of], &bounds, std::slice::from_ref(&places)));
        // Far apart, the places hide those in them.
        let values = [900.0, 500.0, 90.0, 50.0, 9.0, 5.0];
        assert!(!exposes(&values, &[of], &bounds, std::slice::from_ref(&places)));
    }
}
