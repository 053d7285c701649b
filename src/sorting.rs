//! Sorts for lists that are short, or not sorted often.
//!
//! The standard library's sort is compiled anew for each type and each order, five kilobytes at a time: what sorts a handful
//! of rows outweighs the code that uses it. These sort positions instead, all by the same code, at about half the speed.
//! Columns of millions are sorted by the standard library.

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
    if items.len() > 32 {
        if !items.is_sorted() {
            by(items, T::cmp);
        }
        return;
    }
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at - 1] > items[at] {
            items.swap(at - 1, at);
            at -= 1;
        }
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
