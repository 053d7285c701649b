//! One verdict on a customer, made from all schemes, the trend and one-off orders (docs/definitions.md section 8).

use crate::ledger::CustomerIx;
use crate::money::{Figure, Money};
use crate::portfolio::risk::stake;
use crate::segment::{Known, Scheme, Sight, Tier, lifecycle};
use crate::settings::{Monetary, choices};
use crate::value::profit::Order;
use crate::value::rhythm::{GapOf, WINDOW};
use serde::{Deserialize, Serialize};

choices! {
    /// What a customer is; the first that fits, in this order.
    Kind {
        /// No purchase at all.
        NeverBought = "never_bought",
        /// Costs more than they bring; without a known cost: gave back more than they bought.
        Loses = "loses",
        /// Several purchases, of which one is more than 80 % of the revenue.
        OneOrder = "one_order",
        /// One purchase, which is not new.
        Once = "once",
        /// Silent beyond the limit of `lost`.
        Lost = "lost",
        /// Silent beyond the limit of `dormant`.
        Overdue = "overdue",
        /// The last 180 days brought at least a third less than the 180 before.
        Falling = "falling",
        /// The first purchase lies within the days of `new`.
        New = "new",
        /// Large, and with a high potential score.
        Star = "star",
        /// Large.
        Mainstay = "mainstay",
        /// Not large, and the last 180 days brought at least half as much again as the 180 before.
        Rising = "rising",
        /// Not large, with a high potential score.
        Promising = "promising",
        /// The rest.
        Small = "small",
    }
}

/// A verdict, from columns alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Which.
    pub kind: Kind,
    /// Is the customer among the best, by the profit tier or by the current value of the matrix?
    pub is_large: bool,
    /// Revenue of the last 180 days against the 180 before, as a change; `None` where that says nothing.
    pub change: Option<f64>,
}

/// The numbers of a verdict's sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Revenue a year: over the time from the first to the last purchase, at least a year.
    pub yearly: Figure,
    /// The largest order, and its share of the revenue.
    pub largest: Option<(Figure, f64)>,
    /// Days since the last purchase.
    pub days: Option<i32>,
    /// Usual days between purchases.
    pub gap: f64,
    /// Is the gap that of all customers, for want of one of their own?
    pub gap_of_all: bool,
    /// Revenue of the last 180 days, and of the 180 before.
    pub halves: [Figure; 2],
    /// Mean yearly profit before acquisition cost, where profit is more than an assumed margin.
    pub stake: Option<Figure>,
    /// Share of all revenue.
    pub share: f64,
}

impl Verdict {
    /// Fell by a third or more?
    pub fn falls(self) -> bool {
        self.change.is_some_and(|change| change < 0.0)
    }
}

/// The verdict on a customer with these tiers; `None` on the customers whom the day does not know.
pub fn verdict(sight: &Sight, tiers: &[(Scheme, Tier)], at: usize) -> Option<Verdict> {
    let known = sight.known;
    if !known.knows(at) {
        return None;
    }
    let is_large = tiers
        .iter()
        .any(|one| matches!(one, (Scheme::Profit, Tier::High) | (Scheme::Matrix, Tier::Star | Tier::CashCow)));
    let has_room = known.potential[at].is_some_and(|score| score >= sight.settings.potential_threshold);
    let change = change(known, at);
    let [falls, rises] = [change.is_some_and(|change| change < 0.0), change.is_some_and(|change| change > 0.0)];
    let values = &known.values;
    let stage = known.dated.then(|| lifecycle::stage(known, sight.settings, at));
    let kind = match stage {
        _ if values.purchases[at] == 0 => Kind::NeverBought,
        _ if values.profit[at].is_negative() => Kind::Loses,
        Some(_) if values.one_off[at] && values.purchases[at] > 1 => Kind::OneOrder,
        Some(stage) if values.purchases[at] == 1 && stage != Tier::New => Kind::Once,
        Some(Tier::Lost) => Kind::Lost,
        Some(Tier::Dormant) => Kind::Overdue,
        _ if falls => Kind::Falling,
        Some(Tier::New) => Kind::New,
        _ if is_large && has_room => Kind::Star,
        _ if is_large => Kind::Mainstay,
        _ if rises => Kind::Rising,
        _ if has_room => Kind::Promising,
        _ => Kind::Small,
    };
    Some(Verdict { kind, is_large, change })
}

/// A change by a third down or a half up, which are the same step, between the last 180 days and the 180 before. Only of
/// customers who usually buy at least twice in 180 days by their own gap, and upwards only of those who were there for both
/// windows: else it would be chance.
fn change(known: &Known, at: usize) -> Option<f64> {
    let gap = known.dated.then(|| known.rhythm.gap[at]).filter(|gap| gap.of == GapOf::Own)?;
    let (lately, before) = (known.rhythm.lately[at], known.rhythm.before[at]);
    if before <= Money::ZERO || gap.days() * 2.0 > f64::from(WINDOW) {
        return None;
    }
    let age = known.as_of?.days_since(known.values.first[at]?);
    let [lately_2, lately_3] = [2, 3].map(|times| lately.0.saturating_mul(times));
    let [before_2, before_3] = [2, 3].map(|times| before.0.saturating_mul(times));
    let moved = lately_3 <= before_2 || lately_2 >= before_3 && age >= 2 * WINDOW;
    moved.then(|| lately.0 as f64 / before.0 as f64 - 1.0)
}

/// The verdict with the numbers of its sentence.
pub fn judgement(sight: &Sight, tiers: &[(Scheme, Tier)], customer: CustomerIx, orders: &[Order]) -> Option<Judgement> {
    let (known, at) = (sight.known, customer.at());
    let verdict = verdict(sight, tiers, at)?;
    let (values, unit) = (&known.values, known.unit);
    let revenue = values.revenue[at];
    let largest = orders.iter().filter(|order| order.purchase).map(|order| order.amount).max();
    let largest = largest.and_then(|largest| Some((unit.figure(largest), largest.share_of(revenue)?)));
    let years = values.first[at].zip(values.last[at]).map_or(365, |(first, last)| last.days_since(first).max(365));
    let yearly = Money(revenue.0 / i128::from(years) * 365 + revenue.0 % i128::from(years) * 365 / i128::from(years));
    let all: Money = values.revenue.iter().map(|revenue| (*revenue).max(Money::ZERO)).sum();
    let gap = known.dated.then(|| known.rhythm.gap[at]);
    let halves = match known.dated {
        true => [known.rhythm.lately[at], known.rhythm.before[at]],
        false => [Money::ZERO; 2],
    };
    let stake = stake(known, at).filter(|_| values.speaks_of() == Monetary::Profit);
    Some(Judgement {
        verdict,
        yearly: unit.figure(yearly),
        largest,
        days: known.recency(at).filter(|_| known.dated),
        gap: gap.map_or(0.0, |gap| gap.days()),
        gap_of_all: gap.is_some_and(|gap| gap.of != GapOf::Own),
        halves: halves.map(|half| unit.figure(half)),
        stake: stake.map(|stake| unit.figure(stake)),
        share: revenue.max(Money::ZERO).share_of(all).unwrap_or(0.0),
    })
}
