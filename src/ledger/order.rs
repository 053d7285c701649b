//! Brings lines into the order of the ledger: by customer, then by day, then by order.

use super::Flags;
use crate::blocks;
use crate::calendar::Day;
use crate::sorting;
use std::cmp::Ordering;

/// Brings lines of these customers, whose numbers are `renamed`, into the order of the customers, and within each leaves them
/// as they are: tells `put` where each line goes. Returns where each customer's begin.
///
/// By the last digits of a customer's number, then by the first (Knuth, volume 3, 5.2.5), so that lines go to a few hundred
/// places at a time: hundreds of thousands would each wait for memory.
pub(super) fn by_customer(mut customer: Vec<u32>, renamed: &[u32], put: &mut dyn FnMut(&[u32])) -> Vec<u32> {
    let last = (usize::BITS - renamed.len().leading_zeros()) / 2;
    blocks::each(customer.len(), &mut |block| {
        for customer in &mut customer[block] {
            *customer = renamed[*customer as usize];
        }
    });
    for (shift, digits) in [(0, 1 << last), (last, (renamed.len() >> last) + 1)] {
        let digit = |customer: u32| (customer >> shift) as usize % digits;
        let mut next = vec![0u32; digits + 1];
        blocks::each(customer.len(), &mut |block| {
            customer[block].iter().for_each(|customer| next[digit(*customer) + 1] += 1);
        });
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let places = blocks::column(customer.len(), |line| {
            let next = &mut next[digit(customer[line])];
            *next += 1;
            *next - 1
        });
        put(&places);
        blocks::put(&mut customer, &places);
    }
    let mut starts = vec![0u32; renamed.len() + 1];
    blocks::each(customer.len(), &mut |block| {
        customer[block].iter().for_each(|customer| starts[*customer as usize + 1] += 1);
    });
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    starts
}

/// Where each line goes, so that those of a customer, which stand together, are in order of day, and within a day as `compare`
/// says.
pub(super) fn arranged(starts: &[u32], day: &[Day], compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let day = |line: u32| day[line as usize];
    let (mut lines, mut places) = (Vec::new(), vec![0; starts.last().map_or(0, |&end| end as usize)]);
    blocks::each(starts.len() - 1, &mut |block| {
        for at in block {
            lines.clear();
            lines.extend(starts[at]..starts[at + 1]);
            // Most files have them so.
            if !lines.is_sorted_by_key(|line| day(*line)) {
                sorting::by_key(&mut lines, |line| day(*line));
            }
            for same_day in lines.chunk_by_mut(|a, b| day(*a) == day(*b)) {
                sorting::few_by(same_day, |a, b| compare(*a, *b));
            }
            for (place, line) in (starts[at]..).zip(&lines) {
                places[*line as usize] = place;
            }
        }
    });
    places
}

/// Flags the lines of orders that have lines on several days.
pub(super) fn mark_straddling(starts: &[u32], day: &[Day], order: &[u64], flags: &mut [Flags]) {
    // Lines of an order and a day stand together; here is the first of each such run, by order.
    let mut runs: Vec<(u64, u32)> = Vec::new();
    blocks::each(starts.len() - 1, &mut |block| {
        for at in block {
            let range = starts[at] as usize..starts[at + 1] as usize;
            if day[range.clone()].first() == day[range.clone()].last() {
                continue;
            }
            let facts = |line: usize| (order[line], day[line]);
            let begins = |line: &usize| *line == range.start || facts(*line) != facts(line - 1);
            runs.clear();
            runs.extend(range.clone().filter(begins).map(|line| (order[line], line as u32)));
            sorting::few(&mut runs);
            for days in runs.chunk_by(|a, b| a.0 == b.0).filter(|days| days.len() > 1) {
                for &(_, first) in days {
                    let run = facts(first as usize);
                    for line in (first as usize..range.end).take_while(|line| facts(*line) == run) {
                        flags[line] = flags[line].with(Flags::STRADDLES);
                    }
                }
            }
        }
    });
}
