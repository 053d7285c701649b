//! What a column's header says of its role. The words are data: `headers.txt`.

use super::plan::Role;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Known words, each with its roles in the order of the file and the place among the role's words.
static WORDS: LazyLock<HashMap<String, Vec<(Role, usize)>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<(Role, usize)>> = HashMap::new();
    for line in include_str!("headers.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((role, list)) = line.split_once(':') else { continue };
        let Some(role) = Role::ALL.iter().copied().find(|known| known.as_str() == role) else { continue };
        for (rank, word) in list.split('|').map(folded).enumerate() {
            words.entry(word).or_default().push((role, rank));
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
    let bare = folded(header);
    if bare.is_empty() {
        return None;
    }
    let whole = WORDS.get(&bare).into_iter().flatten().find(|(known, _)| *known == role);
    if let Some(&(_, rank)) = whole {
        return Some(Match::Whole { rank: 10_000 - rank });
    }
    // A part must be a longer word, or a common ending would match everything.
    let long = |word: &str| if word.is_ascii() { word.len() >= 5 } else { word.chars().count() >= 2 };
    WORDS
        .iter()
        .any(|(word, roles)| {
            long(word) && bare.contains(word.as_str()) && roles.iter().any(|(known, _)| *known == role)
        })
        .then_some(Match::Part)
}

/// Is a text a known header of any role?
pub fn is_known(header: &str) -> bool {
    WORDS.contains_key(&folded(header))
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
}
