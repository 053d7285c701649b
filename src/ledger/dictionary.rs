//! Texts that repeat (customers, products), each kept once and named by a number.

use crate::blocks;
use crate::sorting;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::hash::Hasher;
use std::num::NonZero;

/// Texts in order of first appearance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Dictionary {
    /// All texts, one behind the other.
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Key → index. It does not travel: at the end of a way texts are only read.
    #[serde(skip)]
    index: HashTable<(Key, u32)>,
    /// Those that are found without it.
    #[serde(skip)]
    numbered: Numbered,
}

/// A fast hash of a text; the same on every machine and in every run.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// What the index knows of a text: all of a short one, so that finding it needs no look at the text itself, which would wait
/// for memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    /// The first and the last eight bytes, or as many as there are; of a long text its hash and the last eight.
    parts: [u64; 2],
    len: u32,
}

/// Longest text that its key tells apart from all others.
const SHORT: usize = 16;

impl Key {
    #[inline]
    fn of(text: &[u8]) -> Key {
        let parts = if text.len() > SHORT {
            [hash(text), text.last_chunk().map_or(0, |last| u64::from_le_bytes(*last))]
        } else if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            [u64::from_le_bytes(*first), u64::from_le_bytes(*last)]
        } else if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            [u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()]
        } else {
            [text.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)), 0]
        };
        Key { parts, len: text.len() as u32 }
    }

    #[inline]
    fn hash(&self) -> u64 {
        // Odd numbers with bits all over, from the digits of π; the shift brings the high bits, the best mixed, down.
        let [first, last] = self.parts;
        let mixed = first.wrapping_mul(0x243f_6a88_85a3_08d3) ^ last.wrapping_mul(0x1319_8a2e_0370_7345);
        let mixed = (mixed ^ mixed >> 32 ^ u64::from(self.len)).wrapping_mul(0xa409_3822_299f_31d1);
        mixed ^ mixed >> 29
    }
}

/// The index of a text and one: as small as an index, and there may be none.
type Place = NonZero<u32>;

/// What [`Dictionary::foresee`] has found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Foreseen(Option<Place>);

impl Foreseen {
    /// The index of the text, if it was.
    #[inline]
    pub fn index(self) -> Option<u32> {
        self.0.map(|place| place.get() - 1)
    }
}

/// Texts that number what they name, `C00002057`: all begin as the first one does, and end in digits. A number is a place, so that
/// finding its text takes one look into a list of a few bytes each; the index waits for memory twice at half a million texts.
#[derive(Clone, Debug, Default)]
struct Numbered {
    start: Vec<u8>,
    /// By how many digits there are, and their number.
    places: [Vec<Option<Place>>; DIGITS + 1],
}

/// Most digits of a number that is a place.
const DIGITS: usize = 9;
/// Most texts that are looked for together: enough for memory to bring the first before the last is asked for.
pub const BUNCH: usize = 32;
/// Places that there may be, and how many more for each text: numbers far beyond are no count of anything.
const PLACES: (usize, usize) = (1 << 20, 4);

impl Numbered {
    /// How a text begins, before its last digits.
    fn start_of(text: &[u8]) -> &[u8] {
        let digits = text.iter().rev().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        &text[..text.len() - digits]
    }

    /// How many digits a text ends in, and their number; `None` where it does not begin as it should.
    #[inline]
    fn place(&self, text: &[u8]) -> Option<(usize, usize)> {
        let digits = text.strip_prefix(&self.start[..]).filter(|digits| digits.len() <= DIGITS)?;
        let mut number = 0;
        for byte in digits {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            number = number * 10 + usize::from(digit);
        }
        Some((digits.len(), number))
    }

    #[inline]
    fn at(&self, (digits, number): (usize, usize)) -> Option<Place> {
        *self.places[digits].get(number)?
    }

    /// Keeps the index of a text, if it has a place.
    fn put(&mut self, text: &[u8], index: u32) -> bool {
        if index == 0 {
            self.start = Numbered::start_of(text).to_owned();
        }
        let most = PLACES.0 + PLACES.1 * index as usize;
        let Some((digits, number)) = self.place(text).filter(|(_, number)| *number < most) else { return false };
        let places = &mut self.places[digits];
        if places.len() <= number {
            places.resize(number + 1, None);
        }
        places[number] = Place::new(index + 1);
        true
    }
}

impl Dictionary {
    /// How many texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No texts?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text at an index; empty beyond the end.
    #[inline]
    pub fn get(&self, index: u32) -> &str {
        span(&self.text, &self.ends, index)
    }

    /// The index of the text that these bytes are, if it is in: then they need not be looked at any closer.
    #[inline]
    pub fn known(&self, text: &[u8]) -> Option<u32> {
        let place = self.numbered.place(text).and_then(|place| self.numbered.at(place));
        Foreseen(place).index().or_else(|| self.look_up(text))
    }

    /// The indices of up to [`BUNCH`] texts, as far as they can be told without deciding anything by what is found in memory:
    /// so none waits for another. Compiled once, whatever the texts come from.
    #[inline(never)]
    pub fn foresee(&self, texts: &mut dyn Iterator<Item = &[u8]>) -> [Foreseen; BUNCH] {
        let mut places = [(0, usize::MAX); BUNCH];
        for (place, text) in places.iter_mut().zip(texts) {
            *place = self.numbered.place(text).unwrap_or(*place);
        }
        places.map(|place| Foreseen(self.numbered.at(place)))
    }

    /// The index of a text, which is added if it is new; `None` when 2³² − 1 texts are in.
    pub fn insert(&mut self, text: &str) -> Option<u32> {
        self.known(text.as_bytes()).or_else(|| self.add(text))
    }

    /// The indices of another's texts, of which those that are new are added; `None` when 2³² − 1 texts are in.
    pub fn insert_all(&mut self, other: &Dictionary) -> Option<Vec<u32>> {
        let mut indices = Vec::with_capacity(other.len());
        while indices.len() < other.len() {
            let texts = (indices.len()..other.len()).map(|at| other.get(at as u32));
            let foreseen = self.foresee(&mut texts.clone().map(str::as_bytes));
            for (text, foreseen) in texts.zip(foreseen) {
                indices.push(foreseen.index().or_else(|| self.insert(text))?);
            }
        }
        Some(indices)
    }

    #[cold]
    fn add(&mut self, text: &str) -> Option<u32> {
        let Dictionary { text: all, ends, index, numbered, .. } = self;
        let next = u32::try_from(ends.len()).ok().filter(|&next| next < u32::MAX)?;
        if !numbered.put(text.as_bytes(), next) {
            let key = Key::of(text.as_bytes());
            index.insert_unique(key.hash(), (key, next), |(key, _)| key.hash());
        }
        all.push_str(text);
        ends.push(all.len());
        Some(next)
    }

    fn look_up(&self, text: &[u8]) -> Option<u32> {
        let key = Key::of(text);
        self.index.find(key.hash(), |(known, at)| self.is(text, key, *known, *at)).map(|(_, at)| *at)
    }

    /// Is a text with this key the one at an index, whose key is known?
    #[inline]
    fn is(&self, text: &[u8], key: Key, known: Key, at: u32) -> bool {
        key == known && (text.len() <= SHORT || self.get(at).as_bytes() == text)
    }

    /// The index of a text in a dictionary that is [sorted](Dictionary::sorted), if it is in.
    pub fn find(&self, text: &str) -> Option<u32> {
        let (mut from, mut to) = (0, self.len() as u32);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).cmp(text) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// All texts, in order of index.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|index| self.get(index))
    }

    /// The same texts in byte order, and for each old index the new one. No more can be added.
    pub fn sorted(&self) -> (Dictionary, Vec<u32>) {
        let order = self.by_number().unwrap_or_else(|| self.by_text());
        let mut sorted = Dictionary {
            text: String::with_capacity(self.text.len()),
            ends: Vec::with_capacity(self.len()),
            ..Dictionary::default()
        };
        let mut renamed = vec![0; self.len()];
        for (new, &old) in order.iter().enumerate() {
            sorted.text.push_str(self.get(old));
            sorted.ends.push(sorted.text.len());
            renamed[old as usize] = new as u32;
        }
        (sorted, renamed)
    }

    /// Some of the texts, in the order in which they are named.
    pub fn only(&self, kept: &[u32]) -> Dictionary {
        let mut only = Dictionary::default();
        for &at in kept {
            only.text.push_str(self.get(at));
            only.ends.push(only.text.len());
        }
        only
    }

    /// The indices in byte order of the texts where they stand so already: all are numbers, and of as many digits.
    fn by_number(&self) -> Option<Vec<u32>> {
        let mut lists = self.numbered.places.iter().filter(|places| !places.is_empty());
        let (Some(places), None, true) = (lists.next(), lists.next(), self.index.is_empty()) else { return None };
        Some(places.iter().flatten().map(|place| place.get() - 1).collect())
    }

    fn by_text(&self) -> Vec<u32> {
        // By the second eight bytes, then by the first eight, then those whose first sixteen are equal by the whole.
        let part = |text: &str, from: usize| {
            let rest = text.as_bytes().get(from..).unwrap_or_default();
            rest.first_chunk().map_or_else(
                || (0..8).fold(0, |key, at| key << 8 | u64::from(rest.get(at).copied().unwrap_or(0))),
                |part| u64::from_be_bytes(*part),
            )
        };
        let keys = |from: usize| blocks::column(self.len(), |at| part(self.get(at as u32), from));
        let (first, second) = (keys(0), keys(8));
        let order = sorting::positions(&second);
        let by_first = sorting::positions(&blocks::column(order.len(), |at| first[order[at] as usize]));
        let mut order = blocks::column(order.len(), |at| order[by_first[at] as usize]);
        let key = |at: u32| (first[at as usize], second[at as usize]);
        for equal in order.chunk_by_mut(|a, b| key(*a) == key(*b)) {
            if !equal.is_sorted_by_key(|&at| self.get(at)) {
                sorting::by_key(equal, |&at| self.get(at).as_bytes());
            }
        }
        order
    }
}

#[inline]
fn span<'a>(text: &'a str, ends: &[usize], index: u32) -> &'a str {
    let index = index as usize;
    let Some(&end) = ends.get(index) else { return "" };
    let start = index.checked_sub(1).map_or(0, |before| ends[before]);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_has_one_index() {
        let mut names = Dictionary::default();
        let indices: Vec<u32> = ["b", "a", "", "b", "客户"].iter().map(|name| names.insert(name).unwrap()).collect();
        assert_eq!(indices, [0, 1, 2, 0, 3]);
        assert_eq!((names.known(b"a"), names.known(b"c"), names.get(3)), (Some(1), None, "客户"));
        assert_eq!(names.get(9), "");
    }

    #[test]
    fn texts_of_every_length_are_told_apart() {
        let long = "0123456789abcdef".repeat(2);
        let texts =
            (0..long.len()).flat_map(|end| [long[..end].to_owned(), format!("{}x", &long[..end]), "0".repeat(end)]);
        let texts: std::collections::BTreeSet<String> = texts.collect();
        let mut names = Dictionary::default();
        let indices: Vec<u32> = texts.iter().map(|text| names.insert(text).unwrap()).collect();
        assert_eq!(indices, (0..texts.len() as u32).collect::<Vec<_>>());
        assert!(texts.iter().zip(indices).all(|(text, at)| names.known(text.as_bytes()) == Some(at)));
    }

    proptest! {
        #[test]
        fn numbers_are_told_apart_however_they_are_written(
            texts in prop::collection::vec(prop_oneof!["C?0{0,3}[0-9]{0,3}", "[A-C]?[0-9]{5,11}", "[0-9]{0,2}[C-]?"], 1..200),
        ) {
            let mut names = Dictionary::default();
            let mut known: Vec<&String> = Vec::new();
            for text in &texts {
                let at = known.iter().position(|one| *one == text);
                prop_assert_eq!(names.known(text.as_bytes()), at.map(|at| at as u32));
                let at = at.unwrap_or_else(|| {
                    known.push(text);
                    known.len() - 1
                });
                prop_assert_eq!(names.insert(text), Some(at as u32));
            }
        }
    }

    proptest! {
        #[test]
        fn sorted_as_their_bytes(
            texts in prop_oneof![
                prop::collection::btree_set("(customer-|客|\u{0})?[a-c\u{0}客]{0,9}", 0..60),
                prop::collection::btree_set("C[0-9]{3}", 0..60),
                prop::collection::btree_set("C?[0-9]{2,3}", 0..60),
            ],
            turn in 0usize..60,
        ) {
            let mut order: Vec<&String> = texts.iter().collect();
            order.rotate_left(turn.min(texts.len()));
            let mut names = Dictionary::default();
            order.iter().for_each(|text| assert!(names.insert(text).is_some()));
            let (sorted, renamed) = names.sorted();
            prop_assert_eq!(sorted.iter().collect::<Vec<_>>(), texts.iter().collect::<Vec<_>>());
            prop_assert!(order.iter().zip(renamed).all(|(text, at)| sorted.get(at) == *text));
        }
    }

    #[test]
    fn sorting_renames() {
        let mut names = Dictionary::default();
        for name in ["c", "a", "b"] {
            names.insert(name);
        }
        let (sorted, renamed) = names.sorted();
        assert_eq!(sorted.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!((renamed, sorted.find("c"), sorted.find("d")), (vec![2, 0, 1], Some(2), None));
    }
}
