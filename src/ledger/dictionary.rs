//! Texts that repeat (customers, products), each kept once and named by a number.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Texts in order of first appearance.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// All texts, one behind the other.
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Hash → index.
    index: HashTable<u32>,
    /// The text that was found last: neighbouring rows often share it.
    last: u32,
}

/// A fast hash of a text; the same on every machine and in every run.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
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
    pub fn known(&mut self, bytes: &[u8]) -> Option<u32> {
        if !self.is_empty() && self.get(self.last).as_bytes() == bytes {
            return Some(self.last);
        }
        self.last = *self.index.find(hash(bytes), |&at| self.get(at).as_bytes() == bytes)?;
        Some(self.last)
    }

    /// The index of a text, which is added if it is new; `None` when 2³² − 1 texts are in.
    pub fn insert(&mut self, text: &str) -> Option<u32> {
        self.known(text.as_bytes()).or_else(|| self.add(text))
    }

    #[cold]
    fn add(&mut self, text: &str) -> Option<u32> {
        let key = hash(text.as_bytes());
        let Dictionary { text: all, ends, index, .. } = self;
        let next = u32::try_from(ends.len()).ok().filter(|&next| next < u32::MAX)?;
        index.insert_unique(key, next, |&at| hash(span(all, ends, at).as_bytes()));
        all.push_str(text);
        ends.push(all.len());
        Some(next)
    }

    /// The index of a text, if it is in.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.index.find(hash(text.as_bytes()), |&at| self.get(at) == text).copied()
    }

    /// All texts, in order of index.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|index| self.get(index))
    }

    /// The same texts in byte order, and for each old index the new one.
    pub fn sorted(&self) -> (Dictionary, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.get(a).cmp(self.get(b)));
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
        let Dictionary { text, ends, .. } = &sorted;
        let mut index = HashTable::with_capacity(ends.len());
        for at in 0..ends.len() as u32 {
            index.insert_unique(hash(span(text, ends, at).as_bytes()), at, |&at| hash(span(text, ends, at).as_bytes()));
        }
        sorted.index = index;
        (sorted, renamed)
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

    #[test]
    fn a_text_has_one_index() {
        let mut names = Dictionary::default();
        let indices: Vec<u32> = ["b", "a", "", "b", "客户"].iter().map(|name| names.insert(name).unwrap()).collect();
        assert_eq!(indices, [0, 1, 2, 0, 3]);
        assert_eq!((names.get(3), names.find("a"), names.find("c")), ("客户", Some(1), None));
        assert_eq!(names.get(9), "");
    }

    #[test]
    fn sorting_renames() {
        let mut names = Dictionary::default();
        for name in ["c", "a", "b"] {
            names.insert(name);
        }
        let (sorted, renamed) = names.sorted();
        assert_eq!(sorted.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!((renamed, sorted.find("c")), (vec![2, 0, 1], Some(2)));
    }
}
