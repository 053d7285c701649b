//! Long loops, a block at a time.
//!
//! A browser first compiles a function of WebAssembly quickly and poorly, and once it has been called often, well. A loop over
//! millions of lines that is one call stays with the poor one to its end; in blocks it soon has the other.

use std::ops::Range;

/// Items of a block.
const BLOCK: usize = 1 << 12;

/// Calls `work` with 0..`len` in blocks. Neither generic nor inlined: a part of its caller would be one call again.
#[inline(never)]
pub fn each(len: usize, work: &mut dyn FnMut(Range<usize>)) {
    for start in (0..len).step_by(BLOCK) {
        work(start..len.min(start + BLOCK));
    }
}

/// The column that `of` makes of 0..`len`, as collecting it would.
pub fn column<T>(len: usize, mut of: impl FnMut(usize) -> T) -> Vec<T> {
    let mut column = Vec::with_capacity(len);
    each(len, &mut |block| column.extend(block.map(&mut of)));
    column
}

/// Brings every item of a column to its place, all places being different; an empty column stays so.
pub fn put<T: Copy>(column: &mut Vec<T>, places: &[u32]) {
    // Without the room to grow that the column may have.
    let mut put = column.clone();
    each(column.len(), &mut |block| {
        for (item, place) in column[block.clone()].iter().zip(&places[block]) {
            put[*place as usize] = *item;
        }
    });
    *column = put;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_goes_to_its_place() {
        let mut column: Vec<usize> = (0..2 * BLOCK).collect();
        let places: Vec<u32> = (0..2 * BLOCK as u32).rev().collect();
        put(&mut column, &places);
        assert!(column.iter().rev().copied().eq(0..2 * BLOCK));
        put(&mut Vec::<u8>::new(), &places);
    }

    #[test]
    fn blocks_leave_nothing_out() {
        for len in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            assert_eq!(column(len, |at| at), (0..len).collect::<Vec<_>>());
        }
    }
}
