//! Tables that stand beside each other in one sheet or file.

use super::headers::folded;
use super::sample::Sampled;
use std::ops::Range;

/// The columns of each table, where several stand beside each other; one range where they are one table.
///
/// Tables are apart where a column between them is blank, or where a header comes again; and where their rows do not belong
/// together: one of them ends above the other, or both have the same headers.
pub fn tables(headers: &[String], rows: &[&Sampled]) -> Vec<Range<usize>> {
    let width = rows.iter().map(|row| row.cells.len()).chain([headers.len()]).max().unwrap_or_default();
    let header = |at: usize| headers.get(at).map(|header| folded(header)).unwrap_or_default();
    let is_filled = |row: &Sampled, at: usize| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let is_blank = |at: usize| header(at).is_empty() && !rows.iter().any(|row| is_filled(row, at));
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..width).filter(|&at| !is_blank(at)) {
        match found.last_mut() {
            Some(last) if last.end == at && !last.clone().any(|before| header(before) == header(at)) => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    let mut apart: Vec<Range<usize>> = Vec::new();
    for table in found {
        let is_of_one = |last: &&mut Range<usize>| {
            let names = |table: &Range<usize>| table.clone().map(header).collect::<Vec<String>>();
            let same = last.len() > 1 && names(last) == names(&table);
            !same && !end_apart(last, &table, rows)
        };
        match apart.last_mut().filter(is_of_one) {
            Some(last) => last.end = table.end,
            None => apart.push(table),
        }
    }
    apart
}

/// Does one of two tables end above the other, while both are filled from their first row on?
fn end_apart(one: &Range<usize>, other: &Range<usize>, rows: &[&Sampled]) -> bool {
    if one.len() < 2 || other.len() < 2 {
        return false;
    }
    let filled = |table: &Range<usize>| -> Vec<bool> {
        let is_filled =
            |row: &&Sampled| table.clone().any(|at| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
        rows.iter().map(is_filled).collect()
    };
    let last = |filled: &[bool]| filled.iter().rposition(|filled| *filled).map_or(0, |at| at + 1);
    let (one, other) = (filled(one), filled(other));
    let (first, second) = (last(&one), last(&other));
    let (short, ends) = if first < second { (&one, first) } else { (&other, second) };
    let dense = short[..ends].iter().filter(|filled| **filled).count() * 10 >= ends * 9;
    dense && ends > 0 && first.abs_diff(second) * 10 > rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Range<usize>> {
        let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
        let mut lines = text.lines().map(split);
        let headers = lines.next().unwrap();
        let rows: Vec<Sampled> = lines.zip(2..).map(|(cells, row)| Sampled::of(row, &texts(cells))).collect();
        tables(&headers, &rows.iter().collect::<Vec<&Sampled>>())
    }

    fn texts(cells: Vec<String>) -> Vec<Vec<u8>> {
        cells.into_iter().map(String::into_bytes).collect()
    }

    #[test]
    fn tables_beside_each_other_are_told_from_gaps_in_one() {
        let same = "Date,Who,Sum,,Date,Who,Sum\n1,a,1,,1,b,2\n2,a,1,,2,b,2\n";
        assert_eq!(found(same), [0..3, 4..7]);
        let shorter = "Date,Who,Sum,,Who,Total\n1,a,1,,a,3\n2,b,1,,b,1\n3,a,1,,,\n4,a,1,,,\n";
        assert_eq!(found(shorter), [0..3, 4..6]);
        let touching = "Date,Who,Sum,Who,Total\n1,a,1,a,3\n2,b,1,b,1\n3,a,1,,\n4,a,1,,\n";
        assert_eq!(found(touching), [0..3, 3..5]);
        let gap = "Date,Who,Sum,,Paid,Note\n1,a,1,,x,\n2,b,1,,,y\n3,a,1,,x,\n";
        assert_eq!(found(gap), std::slice::from_ref(&(0..6)));
        let again = "Who,Currency,Sum,Currency,Sum\na,CHF,1,EUR,2\nb,CHF,1,EUR,2\n";
        assert_eq!(found(again), std::slice::from_ref(&(0..5)));
    }
}
