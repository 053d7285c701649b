//! What a column's header says of its role. The words are data: `headers.txt`.

use super::plan::Role;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The known words.
#[derive(Default)]
struct Words {
    /// Each with its roles in the order of the file and the place among the role's words.
    whole: HashMap<String, Vec<(Role, usize)>>,
    /// By role those that tell it as a part of a header too: longer ones, or a common ending would match everything.
    parts: [Vec<String>; Role::ALL.len()],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let is_long = |word: &str| if word.is_ascii() { word.len() >= 5 } else { word.chars().count() >= 2 };
    for line in include_str!("headers.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((role, list)) = line.split_once(':') else { continue };
        let Some(role) = Role::ALL.iter().copied().find(|known| known.as_str() == role) else { continue };
        for (rank, word) in list.split('|').map(folded).enumerate() {
            if is_long(&word) {
                words.parts[role as usize].push(word.clone());
            }
            words.whole.entry(word).or_default().push((role, rank));
        }
    }
    words
});

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

/// How well a header names a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It contains a known word as a part: `Total paid amount (EUR)`.
    Part,
    /// It is a known word; words that stand further left in the list are more usual.
    Whole {
        /// 10,000 minus the place in the list, so that a greater one is better.
        rank: usize,
    },
}

/// How well a header names a role; `None` where it does not.
pub fn matches(header: &str, role: Role) -> Option<Match> {
    folded_matches(&folded(header), role)
}

/// [`matches`] for a header that is [`folded`] already.
pub fn folded_matches(bare: &str, role: Role) -> Option<Match> {
    if bare.is_empty() {
        return None;
    }
    let whole = WORDS.whole.get(bare).into_iter().flatten().find(|(known, _)| *known == role);
    if let Some(&(_, rank)) = whole {
        return Some(Match::Whole { rank: 10_000 - rank });
    }
    WORDS.parts[role as usize].iter().any(|word| bare.contains(word.as_str())).then_some(Match::Part)
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

/// Is a text a known header of any role?
pub fn is_known(header: &str) -> bool {
    WORDS.whole.contains_key(&folded(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_a_role() {
        let roles: Vec<&str> = include_str!("headers.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(':').map(|(role, _)| role))
            .collect();
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        assert_eq!(roles, known);
    }

    #[test]
    fn headers_are_recognised_in_both_languages() {
        for (header, role) in [
            ("CustomerID", Role::Customer),
            ("customer_id", Role::Customer),
            ("InvoiceNo", Role::Order),
            ("订单编号", Role::Order),
            ("金额（元）", Role::Amount),
            ("买家实际支付金额", Role::Amount),
            ("most_recent_visit", Role::LastOrder),
            ("Unit Price [£]", Role::UnitPrice),
        ] {
            assert!(matches!(matches(header, role), Some(Match::Whole { .. })), "{header}");
        }
        assert_eq!(matches("Total paid amount", Role::Amount), Some(Match::Part));
        assert_eq!(matches("Country", Role::Amount), None);
    }

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
