//! Items side by side in one row: Product 1, Qty 1, Price 1, Product 2, Qty 2, Price 2.

use super::headers::{folded, without_count};
use std::collections::{BTreeMap, BTreeSet};

/// A number in a header beyond which it counts no items.
const LAST_ITEM: u32 = 99;
/// Items that a row has beside each other; more are looked at as one table, whose columns come again.
const MOST_ITEMS: usize = 40;

/// The columns of each item, in the same order, where at least two columns come again with the same numbers; empty where
/// none do.
pub fn of(headers: &[String]) -> Vec<Vec<usize>> {
    let mut families: BTreeMap<String, BTreeMap<u32, usize>> = BTreeMap::new();
    for (at, header) in headers.iter().enumerate() {
        let Some((base, number)) = numbered(header) else { continue };
        families.entry(base).or_default().entry(number).or_insert(at);
    }
    families.retain(|_, numbers| numbers.len() > 1);
    // The same numbers for most of them; an address in three lines comes again by itself.
    let mut sets: BTreeMap<BTreeSet<u32>, Vec<&BTreeMap<u32, usize>>> = BTreeMap::new();
    for numbers in families.values() {
        sets.entry(numbers.keys().copied().collect()).or_default().push(numbers);
    }
    let Some((numbers, mut alike)) = sets.into_iter().max_by_key(|(_, alike)| alike.len()) else { return Vec::new() };
    if alike.len() < 2 || numbers.len() > MOST_ITEMS {
        return Vec::new();
    }
    alike.sort_by_key(|columns| columns.values().next().copied());
    numbers.iter().map(|number| alike.iter().filter_map(|columns| columns.get(number).copied()).collect()).collect()
}

/// Does a header say which item its column is of, or only repeat another?
pub fn is_numbered(header: &str) -> bool {
    without_count(header).chars().any(|c| c.is_ascii_digit())
}

/// A header without the number of its item, as it is read.
pub fn without_number(header: &str) -> String {
    let words = without_count(header).split(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '_' | '#'));
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

/// A header without its number, as it is compared, and the number: 1 where it has none.
pub fn numbered(header: &str) -> Option<(String, u32)> {
    let bare = without_count(header);
    if bare.len() < header.len() {
        let count = header[bare.len()..].trim_matches([' ', '(', ')']).parse().ok()?;
        return Some((folded(bare), count));
    }
    let letters = folded(header);
    let Some(start) = letters.find(|c: char| c.is_ascii_digit()) else { return Some((letters, 1)) };
    let digits = letters[start..].bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = letters[start..].split_at(digits);
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = number.parse().ok().filter(|number| *number <= LAST_ITEM)?;
    Some((format!("{}{rest}", &letters[..start]), number)).filter(|(base, _)| !base.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &str) -> Vec<Vec<usize>> {
        let names: Vec<String> = headers.split(',').map(str::to_owned).collect();
        of(&super::super::headers::of(&names, None))
    }

    #[test]
    fn items_are_columns_that_come_again_together() {
        assert_eq!(found("Order,Product 1,Qty 1,Product 2,Qty 2,Total"), [[1, 2], [3, 4]]);
        assert_eq!(found("Order,Product 1,Product 2,Price 1,Price 2"), [[1, 3], [2, 4]]);
        assert_eq!(found("Order,Product,Qty,Price,Product,Qty,Price"), [[1, 2, 3], [4, 5, 6]]);
        assert_eq!(found("Order,Product,Qty,Product 2,Qty 2"), [[1, 2], [3, 4]]);
        assert_eq!(found("订单,商品1,数量1,商品2,数量2"), [[1, 2], [3, 4]]);
        assert!(found("Order,Address 1,Address 2,Total").is_empty());
        assert!(found("Order,Sales 2023,Sales 2024,Cost 2023,Cost 2024").is_empty());
        assert!(found("Order,Date,Total").is_empty());
    }
}
