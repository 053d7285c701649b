//! A rule book of one's own, as text: `champions R4-5 F4-5; loyal R3-5 F3-5 M2-5`.
//!
//! Rules stand in the order in which they are tried, between semicolons or lines; each names a [`Segment`] and the ranges
//! of the scores that it takes. A score that is not named takes 1 to 5.

use super::choices;
use serde::{Deserialize, Serialize, de};
use std::fmt;

choices! {
    /// Segments that a rule can name.
    Segment {
        /// Bought lately and often.
        Champions = "champions",
        /// Buys often.
        Loyal = "loyal",
        /// Lately, a few times.
        PotentialLoyalists = "potential_loyalists",
        /// Just bought for the first time.
        New = "new",
        /// Bought lately, once.
        Promising = "promising",
        /// The middle of everything.
        NeedAttention = "need_attention",
        /// Slipping, few purchases.
        AboutToSleep = "about_to_sleep",
        /// Bought often, long ago.
        AtRisk = "at_risk",
        /// Bought very often, long ago.
        CantLose = "cant_lose",
        /// Long ago and seldom.
        Hibernating = "hibernating",
        /// Gone.
        Lost = "lost",
    }
}

/// Scores from the first to the last, both included; from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Lowest score.
    pub from: u8,
    /// Highest score.
    pub to: u8,
}

impl Range {
    /// Every score.
    pub const ALL: Range = Range { from: 1, to: 5 };

    /// The scores from `from` to `to`.
    pub const fn new(from: u8, to: u8) -> Range {
        Range { from, to }
    }

    /// Does it hold a score?
    pub fn has(self, score: u8) -> bool {
        (self.from..=self.to).contains(&score)
    }

    fn parse(text: &str) -> Option<Range> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let range = Range { from: from.parse().ok()?, to: to.parse().ok()? };
        (1 <= range.from && range.from <= range.to && range.to <= 5).then_some(range)
    }
}

/// One rule: the scores that it takes, and the segment that it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeRule {
    /// The segment.
    pub segment: Segment,
    /// Ranges of R, F and M.
    pub ranges: [Range; 3],
}

/// Rules in the order in which they are tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeRules(pub Vec<RangeRule>);

/// Most rules of a book.
const MOST: usize = 40;

impl RangeRules {
    /// Six segments that cover every cell: where a user may start from.
    pub fn usual() -> RangeRules {
        let rule = |segment, r, f| RangeRule { segment, ranges: [r, f, Range::ALL] };
        let (low, high) = (Range::new(1, 2), Range::new(3, 5));
        RangeRules(vec![
            rule(Segment::Champions, Range::new(4, 5), Range::new(4, 5)),
            rule(Segment::Loyal, high, high),
            rule(Segment::New, Range::new(5, 5), Range::new(1, 1)),
            rule(Segment::PotentialLoyalists, high, low),
            rule(Segment::AtRisk, low, high),
            rule(Segment::Hibernating, low, low),
        ])
    }

    /// Reads rules.
    ///
    /// # Errors
    /// The first rule that cannot be read, as it stands.
    pub fn parse(text: &str) -> Result<RangeRules, String> {
        let rules = text.split([';', '\n']).map(str::trim).filter(|rule| !rule.is_empty());
        let rules: Vec<RangeRule> =
            rules.map(|rule| parse_rule(rule).ok_or_else(|| rule.to_owned())).collect::<Result<_, _>>()?;
        if (1..=MOST).contains(&rules.len()) { Ok(RangeRules(rules)) } else { Err(text.to_owned()) }
    }
}

fn parse_rule(rule: &str) -> Option<RangeRule> {
    let mut words = rule.split_whitespace();
    let name = words.next()?;
    let segment = *Segment::ALL.iter().find(|segment| segment.as_str() == name)?;
    let mut ranges = [None; 3];
    for word in words {
        let dimension = "RFM".find(word.get(..1)?.to_ascii_uppercase().as_str())?;
        if ranges[dimension].replace(Range::parse(&word[1..])?).is_some() {
            return None;
        }
    }
    Some(RangeRule { segment, ranges: ranges.map(|range| range.unwrap_or(Range::ALL)) })
}

/// The text that [`RangeRules::parse`] reads.
impl fmt::Display for RangeRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, rule) in self.0.iter().enumerate() {
            write!(f, "{}{}", if at > 0 { "; " } else { "" }, rule.segment.as_str())?;
            for (name, range) in ["R", "F", "M"].iter().zip(rule.ranges) {
                match range {
                    Range::ALL => {}
                    Range { from, to } if from == to => write!(f, " {name}{from}")?,
                    Range { from, to } => write!(f, " {name}{from}-{to}")?,
                }
            }
        }
        Ok(())
    }
}

impl Serialize for RangeRules {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RangeRules {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<RangeRules, D::Error> {
        let text = String::deserialize(deserializer)?;
        RangeRules::parse(&text).map_err(|rule| de::Error::custom(format!("{rule:?} is no rule")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_written_alike() {
        let text = "champions R4-5 F4-5; new R5 F1; loyal M3-5; lost";
        let rules = RangeRules::parse(text).unwrap();
        assert_eq!(rules.0[1].ranges, [Range::new(5, 5), Range::new(1, 1), Range::ALL]);
        assert_eq!(rules.to_string(), text);
        assert_eq!(RangeRules::parse("champions r4-5 f4-5\nnew f1 R5\n loyal M3-5; lost;").unwrap(), rules);
        assert_eq!(RangeRules::parse(&RangeRules::usual().to_string()), Ok(RangeRules::usual()));
    }

    #[test]
    fn what_is_no_rule_is_named() {
        for rule in
            ["heroes R4", "loyal R4-6", "loyal R0", "loyal R5-4", "loyal R4 R5", "loyal X4", "loyal R", "loyal 五"]
        {
            assert_eq!(RangeRules::parse(&format!("new R5; {rule}")), Err(rule.to_owned()));
        }
        assert!(RangeRules::parse(" ; ").is_err());
    }
}
