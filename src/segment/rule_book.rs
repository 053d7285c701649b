//! Rule books: from scores to segments (definitions.md section 3).

use super::Tier;
use crate::value::rfm::Scores;

/// The rule book `rf-grid`: `RF_GRID[r - 1][f - 1]`; every cell belongs to exactly one segment, M is ignored.
const RF_GRID: [[Tier; 5]; 5] = {
    use Tier::*;
    [
        [Hibernating, Hibernating, AtRisk, AtRisk, CantLose],
        [Hibernating, Hibernating, AtRisk, AtRisk, CantLose],
        [AboutToSleep, AboutToSleep, NeedAttention, Loyal, Loyal],
        [Promising, PotentialLoyalists, PotentialLoyalists, Loyal, Loyal],
        [New, PotentialLoyalists, PotentialLoyalists, Champions, Champions],
    ]
};

/// The segment of a pair of scores, each from 1 to 5 (held to it).
pub fn rf_grid(r: u8, f: u8) -> Tier {
    let index = |score: u8| usize::from(score.clamp(1, 5)) - 1;
    RF_GRID[index(r)][index(f)]
}

/// The segment of a customer's scores; customers without a purchase are hibernating: nothing is known of them but
/// that they do not buy.
pub fn segment(scores: Option<Scores>) -> Tier {
    scores.map_or(Tier::Hibernating, |scores| rf_grid(scores.r, scores.f))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// definitions.md section 3, as printed: segment, scores of R, scores of F.
    const PRINTED: &[(Tier, &[u8], &[u8])] = &[
        (Tier::Hibernating, &[1, 2], &[1, 2]),
        (Tier::AtRisk, &[1, 2], &[3, 4]),
        (Tier::CantLose, &[1, 2], &[5]),
        (Tier::AboutToSleep, &[3], &[1, 2]),
        (Tier::NeedAttention, &[3], &[3]),
        (Tier::Loyal, &[3, 4], &[4, 5]),
        (Tier::Promising, &[4], &[1]),
        (Tier::New, &[5], &[1]),
        (Tier::PotentialLoyalists, &[4, 5], &[2, 3]),
        (Tier::Champions, &[5], &[4, 5]),
    ];

    #[test]
    fn the_grid_is_the_printed_rule_book() {
        for r in 1..=5u8 {
            for f in 1..=5u8 {
                let printed: Vec<Tier> =
                    PRINTED.iter().filter(|(_, rs, fs)| rs.contains(&r) && fs.contains(&f)).map(|row| row.0).collect();
                assert_eq!(printed, [rf_grid(r, f)], "R{r} F{f}");
            }
        }
    }
}
