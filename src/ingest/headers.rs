//! The names of a table's columns.

use crate::sorting;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A header as it is compared: NFKC, lower case, letters and digits only, without what stands in brackets.
pub fn folded(header: &str) -> String {
    let mut depth = 0u32;
    let mut bare = String::new();
    for c in header.nfkc().flat_map(char::to_lowercase) {
        match c {
            '(' | '[' | '【' | '<' => depth += 1,
            ')' | ']' | '】' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 && c.is_alphanumeric() => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// The names of the columns: of one header row, or of two joined; an empty one is called by its number (`#3`) and a
/// repeated one gets its count (`Amount (2)`), so that each is told apart.
pub fn of(first: &[String], second: Option<&[String]>) -> Vec<String> {
    let mut names = second.map_or_else(|| first.to_vec(), |second| joined(first, second));
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (at, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = format!("#{}", at + 1);
        }
        let count = seen.entry(name.to_lowercase()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
    names
}

/// The name without the count that tells it from an earlier one.
pub fn without_count(name: &str) -> &str {
    let count =
        |rest: &str| rest.strip_suffix(')').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    name.rsplit_once(" (").filter(|(_, rest)| count(rest)).map_or(name, |(name, _)| name)
}

/// Two header rows column by column. A merged cell of the upper one stands in its first column only and is for all
/// columns below it.
pub fn joined(first: &[String], second: &[String]) -> Vec<String> {
    let mut group = "";
    let empty = String::new();
    (0..first.len().max(second.len()))
        .map(|at| {
            let (upper, lower) = (first.get(at).unwrap_or(&empty), second.get(at).unwrap_or(&empty));
            if !upper.is_empty() {
                group = upper;
            }
            match (upper.is_empty(), lower.is_empty()) {
                (_, true) => upper.clone(),
                // A group is for the columns beside it only where these have a text of their own.
                _ if group.is_empty() || lower.contains(group) => lower.clone(),
                _ => format!("{group} {lower}"),
            }
        })
        .collect()
}

/// The headers of a table for comparison: without what differs between two exports of one system. Made where a file is
/// looked into, so that the page needs no tables of Unicode.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// All of them in alphabetical order: the same for the same headers in any order, case and width.
    pub name: String,
    /// One per column, in the order of the columns.
    pub keys: Vec<String>,
}

impl Layout {
    /// The layout of a table with these headers.
    pub fn of(headers: &[String]) -> Layout {
        let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
        let mut sorted = keys.clone();
        sorting::by(&mut sorted, String::cmp);
        Layout { name: sorted.join("\u{1f}"), keys }
    }
}

/// A header for comparison. What stands in brackets stays: it tells `Amount` from `Amount (2)`.
fn key(header: &str) -> String {
    let brackets = header.find(['(', '（', '[', '【']).map_or("", |at| &header[at..]);
    format!("{}{brackets}", folded(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn empty_and_repeated_headers_are_told_apart() {
        let names = of(&texts(&["Amount", "", "Amount", "Date", ""]), None);
        assert_eq!(names, ["Amount", "#2", "Amount (2)", "Date", "#5"]);
    }

    #[test]
    fn two_header_rows_are_joined() {
        let (upper, lower) = (texts(&["客户", "", "订单", "", "金额"]), texts(&["编号", "名称", "编号", "日期", ""]));
        assert_eq!(of(&upper, Some(&lower)), ["客户 编号", "客户 名称", "订单 编号", "订单 日期", "金额"]);
    }
}
