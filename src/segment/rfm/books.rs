//! Rule books: from scores to segments (docs/definitions.md section 3).

use super::super::Tier;
use crate::settings::ranges::{Range, Segment};
use crate::settings::{RuleBook, Settings};

/// Scores of recency, frequency and monetary value, each from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triple {
    /// Recency.
    pub r: u8,
    /// Frequency.
    pub f: u8,
    /// Monetary value.
    pub m: u8,
}

/// What a score is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Days since the last purchase.
    Recency,
    /// Purchases.
    Frequency,
    /// Revenue or profit.
    Monetary,
}

impl Dimension {
    /// All of them, in the order of the letters.
    pub const ALL: [Dimension; 3] = [Dimension::Recency, Dimension::Frequency, Dimension::Monetary];
}

/// One rule of a book: the scores that it takes, and the segment that it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The segment.
    pub tier: Tier,
    /// Recency scores.
    pub r: Range,
    /// Frequency scores.
    pub f: Range,
    /// Monetary scores.
    pub m: Range,
    /// Means of frequency and monetary score.
    pub fm: Range,
}

const fn on_grid(tier: Tier, r: (u8, u8), f: (u8, u8)) -> Rule {
    Rule { tier, r: Range::new(r.0, r.1), f: Range::new(f.0, f.1), m: Range::ALL, fm: Range::ALL }
}

const fn by_mean(tier: Tier, r: (u8, u8), fm: (u8, u8)) -> Rule {
    Rule { tier, r: Range::new(r.0, r.1), f: Range::ALL, m: Range::ALL, fm: Range::new(fm.0, fm.1) }
}

/// `rf-grid`: M is ignored, and every cell of R × F belongs to exactly one rule.
const RF_GRID: &[Rule] = &[
    on_grid(Tier::Hibernating, (1, 2), (1, 2)),
    on_grid(Tier::AtRisk, (1, 2), (3, 4)),
    on_grid(Tier::CantLose, (1, 2), (5, 5)),
    on_grid(Tier::AboutToSleep, (3, 3), (1, 2)),
    on_grid(Tier::NeedAttention, (3, 3), (3, 3)),
    on_grid(Tier::Loyal, (3, 4), (4, 5)),
    on_grid(Tier::Promising, (4, 4), (1, 1)),
    on_grid(Tier::New, (5, 5), (1, 1)),
    on_grid(Tier::PotentialLoyalists, (4, 5), (2, 3)),
    on_grid(Tier::Champions, (5, 5), (4, 5)),
];

/// `eleven`: the first that fits decides, and the rest is hibernating.
const ELEVEN: &[Rule] = &[
    by_mean(Tier::Champions, (4, 5), (4, 5)),
    by_mean(Tier::CantLose, (1, 1), (4, 5)),
    by_mean(Tier::Loyal, (2, 5), (3, 5)),
    by_mean(Tier::New, (4, 5), (1, 1)),
    by_mean(Tier::Promising, (3, 3), (1, 1)),
    by_mean(Tier::NeedAttention, (2, 3), (2, 3)),
    by_mean(Tier::PotentialLoyalists, (3, 5), (1, 3)),
    by_mean(Tier::AtRisk, (1, 1), (2, 5)),
    by_mean(Tier::AboutToSleep, (2, 2), (1, 2)),
    by_mean(Tier::Lost, (1, 1), (1, 1)),
    by_mean(Tier::Hibernating, (1, 5), (1, 5)),
];

/// `shopify`: the eleven groups of Shopify's RFM report. Names and descriptions are those of its CustomerRfmGroup
/// (<https://shopify.dev/docs/api/admin-graphql/latest/enums/CustomerRfmGroup>); its manual says that recency and the mean of
/// frequency and monetary score decide, and that 5 is the best 20 %. The ranges are ours: the descriptions, laid on the usual grid. A
/// mean between two scores counts as the lower. Who has no order yet is a prospect.
const SHOPIFY: &[Rule] = &[
    by_mean(Tier::Champions, (5, 5), (4, 5)),
    by_mean(Tier::Loyal, (3, 4), (4, 5)),
    by_mean(Tier::Active, (4, 5), (2, 5)),
    by_mean(Tier::New, (5, 5), (1, 5)),
    by_mean(Tier::Promising, (4, 4), (1, 5)),
    by_mean(Tier::NeedsAttention, (3, 3), (3, 5)),
    by_mean(Tier::AlmostLost, (3, 3), (1, 5)),
    by_mean(Tier::PreviouslyLoyal, (1, 2), (5, 5)),
    by_mean(Tier::AtRisk, (1, 2), (3, 5)),
    by_mean(Tier::Dormant, (1, 2), (1, 5)),
];

/// The segment that means the same in the other books.
pub fn meaning(tier: Tier) -> Tier {
    match tier {
        Tier::Active => Tier::PotentialLoyalists,
        Tier::NeedsAttention => Tier::NeedAttention,
        Tier::AlmostLost => Tier::AboutToSleep,
        Tier::PreviouslyLoyal => Tier::CantLose,
        Tier::Dormant => Tier::Hibernating,
        tier => tier,
    }
}

/// The segments of a book, best first.
pub fn tiers(book: RuleBook) -> &'static [Tier] {
    use Tier::*;
    match book {
        RuleBook::RfGrid => &[
            Champions,
            Loyal,
            PotentialLoyalists,
            New,
            Promising,
            NeedAttention,
            AboutToSleep,
            AtRisk,
            CantLose,
            Hibernating,
        ],
        RuleBook::Eleven => &[
            Champions,
            Loyal,
            PotentialLoyalists,
            New,
            Promising,
            NeedAttention,
            AboutToSleep,
            AtRisk,
            CantLose,
            Hibernating,
            Lost,
        ],
        RuleBook::Shopify => &[
            Champions,
            Loyal,
            Active,
            New,
            Promising,
            NeedsAttention,
            AlmostLost,
            AtRisk,
            PreviouslyLoyal,
            Dormant,
            Prospects,
        ],
        RuleBook::Eight => &[
            ImportantValue,
            ImportantDevelop,
            ImportantKeep,
            ImportantWinBack,
            GeneralValue,
            GeneralDevelop,
            GeneralKeep,
            GeneralWinBack,
        ],
        RuleBook::Own => &[
            Champions,
            Loyal,
            PotentialLoyalists,
            New,
            Promising,
            NeedAttention,
            AboutToSleep,
            AtRisk,
            CantLose,
            Hibernating,
            Lost,
            Other,
        ],
    }
}

/// The rules of the chosen book, in the order in which they are tried. `eight` has none: it compares with means.
pub fn rules(settings: &Settings) -> Vec<Rule> {
    match settings.rfm_book {
        RuleBook::RfGrid => RF_GRID.to_vec(),
        RuleBook::Eleven => ELEVEN.to_vec(),
        RuleBook::Shopify => SHOPIFY.to_vec(),
        RuleBook::Eight => Vec::new(),
        RuleBook::Own => {
            let own = |rule: &crate::settings::ranges::RangeRule| {
                let [r, f, m] = rule.ranges;
                Rule { tier: tier(rule.segment), r, f, m, fm: Range::ALL }
            };
            settings.rfm_own.0.iter().map(own).collect()
        }
    }
}

fn tier(segment: Segment) -> Tier {
    match segment {
        Segment::Champions => Tier::Champions,
        Segment::Loyal => Tier::Loyal,
        Segment::PotentialLoyalists => Tier::PotentialLoyalists,
        Segment::New => Tier::New,
        Segment::Promising => Tier::Promising,
        Segment::NeedAttention => Tier::NeedAttention,
        Segment::AboutToSleep => Tier::AboutToSleep,
        Segment::AtRisk => Tier::AtRisk,
        Segment::CantLose => Tier::CantLose,
        Segment::Hibernating => Tier::Hibernating,
        Segment::Lost => Tier::Lost,
    }
}

impl Rule {
    /// Does it take these scores?
    pub fn takes(&self, Triple { r, f, m }: Triple) -> bool {
        // Twice the mean, which is a whole number.
        let twice = f + m;
        self.r.has(r) && self.f.has(f) && self.m.has(m) && (2 * self.fm.from..=2 * self.fm.to).contains(&twice)
    }
}

/// The segment of each of the 125 cells of R × F × M, by the first rule that takes it.
#[derive(Clone, Debug)]
pub struct Cells {
    cells: [Option<Tier>; 125],
    rest: Tier,
}

/// The segment of customers of whom nothing is known but that they do not buy, and of scores that no rule takes.
pub fn rest(book: RuleBook) -> Tier {
    match book {
        RuleBook::Own => Tier::Other,
        RuleBook::Shopify => Tier::Prospects,
        _ => Tier::Hibernating,
    }
}

/// All combinations of scores.
pub fn all_scores() -> impl Iterator<Item = Triple> {
    (0..125u8).map(|at| Triple { r: at / 25 + 1, f: at / 5 % 5 + 1, m: at % 5 + 1 })
}

impl Cells {
    /// The cells of a book.
    pub fn of(rules: &[Rule], book: RuleBook) -> Cells {
        let mut cells = [None; 125];
        for (cell, scores) in cells.iter_mut().zip(all_scores()) {
            *cell = rules.iter().find(|rule| rule.takes(scores)).map(|rule| rule.tier);
        }
        Cells { cells, rest: rest(book) }
    }

    /// The segment that a rule gives; `None` where no rule takes the scores.
    pub fn covered(&self, Triple { r, f, m }: Triple) -> Option<Tier> {
        let index = |score: u8| usize::from(score.clamp(1, 5)) - 1;
        self.cells[index(r) * 25 + index(f) * 5 + index(m)]
    }

    /// The segment of scores, each from 1 to 5 (held to it).
    pub fn segment(&self, scores: Triple) -> Tier {
        self.covered(scores).unwrap_or(self.rest)
    }

    /// Does a segment anywhere depend on the scores of a dimension?
    pub fn rests_on(&self, dimension: Dimension) -> bool {
        all_scores().any(|scores| {
            let mut lowest = scores;
            *match dimension {
                Dimension::Recency => &mut lowest.r,
                Dimension::Frequency => &mut lowest.f,
                Dimension::Monetary => &mut lowest.m,
            } = 1;
            self.segment(scores) != self.segment(lowest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(book: RuleBook) -> Cells {
        let settings = Settings { rfm_book: book, ..Settings::default() };
        Cells::of(&rules(&settings), book)
    }

    #[test]
    fn every_cell_of_the_grid_belongs_to_exactly_one_segment() {
        for scores in all_scores() {
            assert_eq!(RF_GRID.iter().filter(|rule| rule.takes(scores)).count(), 1, "{scores:?}");
        }
    }

    #[test]
    fn the_grid_as_a_picture() {
        // Rows R1 to R5, columns F1 to F5.
        let printed = ["HHAAC", "HHAAC", "SSNLL", "PQQLL", "WQQXX"];
        let letter = |tier: Tier| match tier {
            Tier::Hibernating => 'H',
            Tier::AtRisk => 'A',
            Tier::CantLose => 'C',
            Tier::AboutToSleep => 'S',
            Tier::NeedAttention => 'N',
            Tier::Loyal => 'L',
            Tier::Promising => 'P',
            Tier::New => 'W',
            Tier::PotentialLoyalists => 'Q',
            Tier::Champions => 'X',
            _ => '?',
        };
        let grid = cells(RuleBook::RfGrid);
        for (r, row) in (1..).zip(printed) {
            let drawn: String = (1..=5).map(|f| letter(grid.segment(Triple { r, f, m: 3 }))).collect();
            assert_eq!(drawn, row, "R{r}");
        }
    }

    #[test]
    fn shopifys_groups_as_a_picture() {
        // Rows R1 to R5, columns means of F and M: 1, 1.5, 2 … 5.
        let printed = ["DDDDAAAAP", "DDDDAAAAP", "SSSSNNLLL", "OOVVVVLLL", "EEVVVVCCC"];
        let letter = |tier: Tier| match tier {
            Tier::Dormant => 'D',
            Tier::AtRisk => 'A',
            Tier::PreviouslyLoyal => 'P',
            Tier::AlmostLost => 'S',
            Tier::NeedsAttention => 'N',
            Tier::Loyal => 'L',
            Tier::Promising => 'O',
            Tier::Active => 'V',
            Tier::New => 'E',
            Tier::Champions => 'C',
            _ => '?',
        };
        let shopify = cells(RuleBook::Shopify);
        for (r, row) in (1..).zip(printed) {
            let of = |twice: u8| shopify.segment(Triple { r, f: twice / 2, m: twice - twice / 2 });
            assert_eq!((2..=10).map(|twice| letter(of(twice))).collect::<String>(), row, "R{r}");
        }
        assert_eq!((tiers(RuleBook::Shopify).len(), rest(RuleBook::Shopify)), (11, Tier::Prospects));
        // With F alone on the grid, it is the usual one under other names.
        let grid = cells(RuleBook::RfGrid);
        for scores in all_scores().filter(|scores| scores.f == scores.m) {
            assert_eq!(meaning(shopify.segment(scores)), grid.segment(scores), "{scores:?}");
        }
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let eleven = cells(RuleBook::Eleven);
        let of = |r, f, m| eleven.segment(Triple { r, f, m });
        // A mean of 3.5 is loyal, not yet a champion; 1.5 is no longer new.
        assert_eq!([of(5, 4, 3), of(5, 4, 4), of(1, 5, 3)], [Tier::Loyal, Tier::Champions, Tier::CantLose]);
        assert_eq!([of(5, 1, 1), of(5, 1, 2), of(3, 1, 1)], [Tier::New, Tier::PotentialLoyalists, Tier::Promising]);
        assert_eq!([of(2, 2, 2), of(2, 1, 2), of(1, 3, 3)], [Tier::NeedAttention, Tier::AboutToSleep, Tier::AtRisk]);
        assert_eq!([of(1, 1, 1), of(1, 1, 2)], [Tier::Lost, Tier::Hibernating]);
    }

    #[test]
    fn a_book_rests_on_what_its_rules_look_at() {
        let rests = |book| Dimension::ALL.map(|dimension| cells(book).rests_on(dimension));
        assert_eq!(rests(RuleBook::RfGrid), [true, true, false]);
        assert_eq!(rests(RuleBook::Eleven), [true; 3]);
    }

    #[test]
    fn every_segment_of_a_rule_is_a_tier_of_its_book() {
        for book in RuleBook::ALL {
            let settings = Settings { rfm_book: *book, ..Settings::default() };
            assert!(rules(&settings).iter().all(|rule| tiers(*book).contains(&rule.tier)));
        }
        assert!(Segment::ALL.iter().all(|segment| tier(*segment).as_str() == segment.as_str()));
    }
}
