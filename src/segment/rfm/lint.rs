//! What is wrong with a rule book: segments that can never occur, and cells that no rule covers.

use super::super::Tier;
use super::books::{Cells, Rule, all_scores, rules, tiers};
use crate::settings::{RuleBook, Settings};
use serde::{Deserialize, Serialize};

/// Faults of a rule book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lint {
    /// Segments with a rule of which earlier rules leave nothing.
    pub unreachable: Vec<Tier>,
    /// Rules, counted from 1, of which earlier rules leave nothing; their segment may have another rule.
    pub idle_rules: Vec<u32>,
    /// Scores `[R, F, M]` that no rule takes.
    pub uncovered: Vec<[u8; 3]>,
}

impl Lint {
    /// Is there nothing to say?
    pub fn is_clean(&self) -> bool {
        *self == Lint::default()
    }
}

/// Examines the chosen rule book. `eight` compares with means: all its segments can occur, and every customer has one.
pub fn lint(settings: &Settings) -> Lint {
    match settings.rfm_book {
        RuleBook::Eight => Lint::default(),
        book => lint_rules(&rules(settings), book),
    }
}

/// Examines rules.
pub fn lint_rules(rules: &[Rule], book: RuleBook) -> Lint {
    let cells = Cells::of(rules, book);
    let deciding = |scores| rules.iter().position(|rule| rule.takes(scores));
    let active: Vec<usize> = all_scores().filter_map(deciding).collect();
    let has_rule = |tier: &Tier| rules.iter().any(|rule| rule.tier == *tier);
    let occurs = |tier: &Tier| active.iter().any(|at| rules[*at].tier == *tier);
    Lint {
        unreachable: tiers(book).iter().copied().filter(|tier| has_rule(tier) && !occurs(tier)).collect(),
        idle_rules: (0..rules.len()).filter(|at| !active.contains(at)).map(|at| at as u32 + 1).collect(),
        uncovered: all_scores()
            .filter(|scores| cells.covered(*scores).is_none())
            .map(|scores| [scores.r, scores.f, scores.m])
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ranges::RangeRules;

    fn own(text: &str) -> Lint {
        let rfm_own = RangeRules::parse(text).unwrap();
        lint(&Settings { rfm_book: RuleBook::Own, rfm_own, ..Settings::default() })
    }

    #[test]
    fn our_own_books_are_clean() {
        for book in RuleBook::ALL {
            let found = lint(&Settings { rfm_book: *book, ..Settings::default() });
            assert!(found.is_clean(), "{}: {found:?}", book.as_str());
        }
    }

    #[test]
    fn segments_behind_wider_ones_never_occur() {
        // Loyal takes all of R3-5 F3-5 first; new hides behind potential loyalists; the second lost rule adds nothing.
        let found =
            own("loyal R3-5 F3-5; champions R5 F5 M5; potential_loyalists R3-5 F1-2; new R5 F1; at_risk R1-2 F3-5; \
                         lost R1-2 F1-2; lost R1 F1");
        assert_eq!(found.unreachable, [Tier::Champions, Tier::New]);
        assert_eq!(found.idle_rules, [2, 4, 7]);
        assert!(found.uncovered.is_empty());
    }

    #[test]
    fn cells_that_no_rule_takes_are_named() {
        let found = own("champions R2-5; lost R1 F2-5; hibernating R1 F1 M2-5");
        assert_eq!((found.uncovered, found.unreachable.len()), (vec![[1, 1, 1]], 0));
    }
}
