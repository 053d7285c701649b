//! Sorts for lists that are short, or not sorted often.
//!
//! The standard library's sort is compiled anew for each type and each order, five kilobytes at a time: what sorts a handful
//! of rows outweighs the code that uses it. These sort positions instead, all by the same code, at about half the speed.
//! Columns of millions are sorted by their bits ([`positions`]), which no comparison is as fast as.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sorts; what compares as equal keeps its order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    // Each cycle of positions is walked once; a position that is done leads to itself.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts by a key, the smallest first; equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts what is mostly short or in order already, such as the days of one customer; not stable.
pub fn few<T: Ord + Copy>(items: &mut [T]) {
    few_by(items, T::cmp);
}

/// The same by a comparison.
pub fn few_by<T: Copy>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() > 32 {
        if !items.is_sorted_by(|a, b| compare(a, b).is_le()) {
            by(items, compare);
        }
        return;
    }
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && compare(&items[at - 1], &items[at]).is_gt() {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The positions of keys in order, the smallest key first; equal keys keep their order. By bytes, from the last to the first
/// (Knuth, volume 3, 5.2.5); a byte that all keys share costs one look.
pub fn positions(keys: &[u64]) -> Vec<u32> {
    let mut now: Vec<(u64, u32)> = keys.iter().copied().zip(0..).collect();
    let mut next = vec![(0, 0); now.len()];
    for shift in (0..u64::BITS).step_by(8) {
        let mut places = [0usize; 256];
        let byte = |key: u64| (key >> shift) as usize & 0xff;
        now.iter().for_each(|(key, _)| places[byte(*key)] += 1);
        if places.contains(&now.len()) {
            continue;
        }
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        for item in &now {
            let place = &mut places[byte(item.0)];
            next[*place] = *item;
            *place += 1;
        }
        std::mem::swap(&mut now, &mut next);
    }
    now.into_iter().map(|(_, at)| at).collect()
}

/// The positions of numbers in order, the smallest first; equal numbers keep their order.
pub fn ascending(numbers: &[i128]) -> Vec<u32> {
    let key = |number: &i128| i64::try_from(*number).ok().map(|number| number.cast_unsigned() ^ 1 << 63);
    match numbers.iter().map(key).collect::<Option<Vec<u64>>>() {
        Some(keys) => positions(&keys),
        None => order(numbers.len(), &|a, b| numbers[a].cmp(&numbers[b])).into_iter().map(|at| at as u32).collect(),
    }
}

/// A key that stands to others as its number does: [`f64::total_cmp`].
pub fn key_of(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 0 { bits ^ 1 << 63 } else { !bits }
}

/// Sorts, the smallest first.
pub fn doubles(numbers: &mut [f64]) {
    let before = numbers.to_vec();
    let keys: Vec<u64> = before.iter().copied().map(key_of).collect();
    for (number, at) in numbers.iter_mut().zip(positions(&keys)) {
        *number = before[at as usize];
    }
}

/// A map of a few entries; a later one takes the place of an earlier one of the same key.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    // Collecting would sort the entries first, by a sort of its own.
    map.extend(entries);
    map
}

/// The positions 0 to `count` − 1 in order. Not generic: that is the point.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_as_the_standard_library_sorts(
            numbers in prop::collection::vec(prop_oneof![-9i128..9, any::<i64>().prop_map(i128::from), any::<i128>()], 0..80),
            mut floats in prop::collection::vec(any::<f64>(), 0..80),
        ) {
            let mut wanted: Vec<u32> = (0..numbers.len() as u32).collect();
            wanted.sort_by_key(|at| numbers[*at as usize]);
            prop_assert_eq!(ascending(&numbers), wanted);
            let narrow: Vec<i128> = numbers.iter().map(|number| i128::from(*number as i64)).collect();
            let mut wanted: Vec<u32> = (0..numbers.len() as u32).collect();
            wanted.sort_by_key(|at| narrow[*at as usize]);
            prop_assert_eq!(ascending(&narrow), wanted);
            let mut wanted = floats.clone();
            wanted.sort_by(f64::total_cmp);
            doubles(&mut floats);
            let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&floats), bits(&wanted));
        }

        #[test]
        fn as_the_standard_library_sorts(items: Vec<(u8, String)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_few_as_the_standard_library_sorts(items in prop::collection::vec(any::<i16>(), 0..80)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            few(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
