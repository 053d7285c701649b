//! Everything that is known of a customer on a day, once: the fields that rules are written over.

use super::column::Column;
use super::source::Source;
use crate::ingest::roles::Role;
use crate::ledger::CustomerIx;
use crate::money::Money;
use crate::segment::{Depth, Scheme};
use crate::settings::choices;

choices! {
    /// A field; the words are its keys in rules, in texts (`field-KEY`, with `-` for `.`) and in the results.
    Field {
        /// Tier of the scheme `profit`.
        TierProfit = "tier.profit",
        /// Tier of the scheme `matrix`.
        TierMatrix = "tier.matrix",
        /// Tier of the scheme `spend`.
        TierSpend = "tier.spend",
        /// Tier of the scheme `simple`.
        TierSimple = "tier.simple",
        /// Segment of the chosen rule book.
        TierRfm = "tier.rfm",
        /// Stage of life.
        TierLifecycle = "tier.lifecycle",
        /// Day of the first purchase.
        FirstPurchase = "first_purchase",
        /// Day of the last purchase.
        LastPurchase = "last_purchase",
        /// Days since the first purchase.
        DaysSinceFirst = "days_since_first",
        /// Days since the last purchase.
        DaysSincePurchase = "days_since_purchase",
        /// Usual days between purchases: the customer's own median, else everybody's.
        UsualGap = "usual_gap",
        /// Days since the last purchase ÷ usual gap.
        Silence = "silence",
        /// Purchases.
        Purchases = "purchases",
        /// Orders of any kind.
        Orders = "orders",
        /// Lines that are refunds.
        RefundLines = "refund_lines",
        /// Refund lines ÷ lines.
        RefundShare = "refund_share",
        /// Products that the customer bought regularly and has stopped buying.
        ProductsDropped = "products_dropped",
        /// Revenue, refunds netted.
        Revenue = "revenue",
        /// Revenue of the last 12 months.
        Revenue12m = "revenue_12m",
        /// Revenue of the last 180 days.
        Revenue180d = "revenue_180d",
        /// Revenue of the 180 days before those.
        Revenue180dBefore = "revenue_180d_before",
        /// Revenue ÷ that of all customers; below zero counts as zero.
        RevenueShare = "revenue_share",
        /// Of the customers with a first purchase in the last 90 days, the share whose revenue is lower; of those alone.
        NewRank = "new_rank",
        /// Refunds, zero or less.
        Refunds = "refunds",
        /// Direct cost.
        DirectCost = "direct_cost",
        /// Revenue less direct cost.
        GrossProfit = "gross_profit",
        /// Cost to serve.
        CostToServe = "cost_to_serve",
        /// Acquisition cost.
        AcquisitionCost = "acquisition_cost",
        /// Profit.
        Profit = "profit",
        /// Profit of the last 12 months.
        Profit12m = "profit_12m",
        /// Mean yearly profit before acquisition cost: what is lost with the customer.
        YearlyProfit = "yearly_profit",
        /// Profit ÷ revenue.
        Margin = "margin",
        /// The same of the last 12 months.
        Margin12m = "margin_12m",
        /// Recency score.
        ScoreR = "rfm.r",
        /// Frequency score.
        ScoreF = "rfm.f",
        /// Monetary score.
        ScoreM = "rfm.m",
        /// Potential score.
        Potential = "potential",
        /// Net promoter score.
        Nps = "nps",
        /// Engagement, as the input has it.
        Engagement = "engagement",
        /// Predicted lifetime value.
        Ltv = "ltv",
        /// Purchases expected over the horizon.
        ExpectedPurchases = "expected_purchases",
        /// Probability of being active.
        PAlive = "p_alive",
        /// Does one order bring more than 80 % of the revenue?
        OneOff = "one_off",
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

/// What kind of value a field has, and so what it can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Money, in the currency of the analysis.
    Amount,
    /// Whole days, or half ones where a median lies between two.
    Days,
    /// How many.
    Count,
    /// A share of 1.
    Share,
    /// A score or a ratio, from the first number to the second where it has a range.
    Number(Option<(i32, i32)>),
    /// A tier of a scheme.
    Tier(Scheme),
    /// A day of the calendar.
    Date,
    /// Words.
    Text,
    /// Yes or no.
    Flag,
}

impl Kind {
    /// Is it larger or smaller than another of its kind?
    pub fn is_ordered(self) -> bool {
        !matches!(self, Kind::Tier(_) | Kind::Text | Kind::Flag)
    }

    /// Can two of it be subtracted?
    pub fn is_number(self) -> bool {
        self.is_ordered() && self != Kind::Date
    }

    /// The word of the kind in the results and in texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Amount => "amount",
            Kind::Days => "days",
            Kind::Count => "count",
            Kind::Share => "share",
            Kind::Number(_) => "number",
            Kind::Tier(_) => "tier",
            Kind::Date => "date",
            Kind::Text => "text",
            Kind::Flag => "flag",
        }
    }
}

/// What is to be known about a field.
pub struct Definition {
    /// Which.
    pub field: Field,
    /// Its kind.
    pub kind: Kind,
    /// What must be computed of the day.
    pub depth: Depth,
    /// Roles of columns without which nobody has it (any one of them will do).
    pub needs: &'static [Role],
    /// The column; `None` where the data has it of nobody, or does not record it and an assumption stands in.
    pub column: fn(&Source) -> Option<Column>,
}

/// All fields, in the order of [`Field::ALL`].
pub static DEFINITIONS: [Definition; Field::ALL.len()] = [
    tier(Field::TierProfit, Scheme::Profit, |source| source.tiers(Scheme::Profit)),
    tier(Field::TierMatrix, Scheme::Matrix, |source| source.tiers(Scheme::Matrix)),
    tier(Field::TierSpend, Scheme::Spend, |source| source.tiers(Scheme::Spend)),
    tier(Field::TierSimple, Scheme::Simple, |source| source.tiers(Scheme::Simple)),
    tier(Field::TierRfm, Scheme::Rfm, |source| source.tiers(Scheme::Rfm)),
    tier(Field::TierLifecycle, Scheme::Lifecycle, |source| source.tiers(Scheme::Lifecycle)),
    of(Field::FirstPurchase, Kind::Date, Depth::Values, &[Role::Date, Role::FirstOrder], |source| {
        source.whole(|at| Some(source.known.values.first[at]?.epoch()))
    }),
    of(Field::LastPurchase, Kind::Date, Depth::Values, &[Role::Date, Role::LastOrder], |source| {
        source.whole(|at| Some(source.known.values.last[at]?.epoch()))
    }),
    of(Field::DaysSinceFirst, Kind::Days, Depth::Values, &[Role::Date, Role::FirstOrder], |source| {
        source.whole(|at| source.age(at))
    }),
    of(Field::DaysSincePurchase, Kind::Days, Depth::Values, &[Role::Date, Role::LastOrder], |source| {
        source.whole(|at| source.known.recency(at))
    }),
    of(Field::UsualGap, Kind::Days, Depth::Facts, &[Role::Date], |source| {
        source.dated(|at| Some(source.known.rhythm.gap[at].days()))
    }),
    of(Field::Silence, Kind::Number(None), Depth::Facts, &[Role::Date], |source| {
        source.dated(|at| Some(f64::from(source.known.recency(at)?) / source.known.rhythm.gap[at].days()))
    }),
    of(Field::Purchases, Kind::Count, Depth::Values, &[], |source| source.count(&source.known.values.purchases)),
    of(Field::Orders, Kind::Count, Depth::Values, &[], |source| source.count(&source.known.values.orders)),
    of(Field::RefundLines, Kind::Count, Depth::Values, &[Role::Date], |source| {
        source.count(&source.known.values.refund_lines)
    }),
    of(Field::RefundShare, Kind::Share, Depth::Values, &[Role::Date], |source| {
        let values = &source.known.values;
        source.number(|at| {
            (values.lines[at] > 0).then(|| f64::from(values.refund_lines[at]) / f64::from(values.lines[at]))
        })
    }),
    of(Field::ProductsDropped, Kind::Count, Depth::Values, &[Role::Product], |source| source.products_dropped()),
    amount(Field::Revenue, Depth::Values, &[], |source| source.amount(|at| source.known.values.revenue[at])),
    amount(Field::Revenue12m, Depth::Facts, &[Role::Date], |source| source.amount(|at| source.known.year.revenue[at])),
    amount(Field::Revenue180d, Depth::Facts, &[Role::Date], |source| {
        source.amount(|at| source.known.rhythm.lately[at])
    }),
    amount(Field::Revenue180dBefore, Depth::Facts, &[Role::Date], |source| {
        source.amount(|at| source.known.rhythm.before[at])
    }),
    of(Field::RevenueShare, Kind::Share, Depth::Values, &[], |source| {
        let revenue = |at: usize| source.known.values.revenue[at].max(Money::ZERO);
        let total: Money = (0..source.known.len()).map(revenue).sum();
        source.number(|at| revenue(at).share_of(total))
    }),
    of(Field::NewRank, Kind::Share, Depth::Values, &[Role::Date], |source| source.new_rank()),
    amount(Field::Refunds, Depth::Values, &[Role::Date], |source| source.amount(|at| source.known.values.refunds[at])),
    amount(Field::DirectCost, Depth::Values, &[], |source| source.amount(|at| source.known.values.direct_cost[at])),
    amount(Field::GrossProfit, Depth::Values, &[], |source| {
        source.amount(|at| source.known.values.revenue[at] - source.known.values.direct_cost[at])
    }),
    amount(Field::CostToServe, Depth::Values, &[Role::ServiceCost], |source| {
        source.known.values.serves.then(|| source.amount(|at| source.known.values.cost_to_serve[at]))?
    }),
    amount(Field::AcquisitionCost, Depth::Values, &[], |source| {
        source.amount(|at| source.known.values.acquisition_cost[at])
    }),
    amount(Field::Profit, Depth::Values, &[], |source| source.amount(|at| source.known.values.profit[at])),
    amount(Field::Profit12m, Depth::Facts, &[Role::Date], |source| source.amount(|at| source.known.year.profit[at])),
    amount(Field::YearlyProfit, Depth::Values, &[Role::Date], |source| source.yearly_profit()),
    of(Field::Margin, Kind::Share, Depth::Values, COST, |source| {
        source.margin(&source.known.values.profit, &source.known.values.revenue)
    }),
    of(Field::Margin12m, Kind::Share, Depth::Facts, COST, |source| {
        source.margin(&source.known.year.profit, &source.known.year.revenue)
    }),
    of(Field::ScoreR, SCORE, Depth::Values, &[Role::Date], |source| source.score(|scores| scores.r)),
    of(Field::ScoreF, SCORE, Depth::Values, &[Role::Date], |source| source.score(|scores| scores.f)),
    of(Field::ScoreM, SCORE, Depth::Values, &[Role::Date], |source| source.score(|scores| scores.m)),
    of(Field::Potential, Kind::Number(Some((0, 100))), Depth::Expected, &[], |source| {
        source.number(|at| source.known.potential[at])
    }),
    of(Field::Nps, Kind::Number(Some((0, 10))), Depth::Values, &[Role::Nps], |source| {
        source.number(|at| source.ledger.attributes(CustomerIx(at as u32))?.nps)
    }),
    of(Field::Engagement, Kind::Number(None), Depth::Values, &[Role::Engagement], |source| {
        source.number(|at| source.ledger.attributes(CustomerIx(at as u32))?.engagement)
    }),
    amount(Field::Ltv, Depth::Models, &[Role::Date], |source| {
        let lifetime = source.known.lifetime.as_ref()?;
        source.number(|at| lifetime.prediction.ltv.get(at).copied())
    }),
    of(Field::ExpectedPurchases, Kind::Number(None), Depth::Models, &[Role::Date], |source| {
        let lifetime = source.known.lifetime.as_ref()?;
        source.number(|at| lifetime.prediction.customer(at)?.expected_purchases)
    }),
    of(Field::PAlive, Kind::Share, Depth::Models, &[Role::Date], |source| {
        let lifetime = source.known.lifetime.as_ref()?;
        source.number(|at| lifetime.prediction.customer(at)?.p_alive)
    }),
    of(Field::OneOff, Kind::Flag, Depth::Values, &[Role::Date], |source| {
        Some(Column::Word(source.known.values.one_off.iter().map(|one_off| u8::from(*one_off)).collect()))
    }),
    // Texts stay where they are: one day has no other names than another.
    of(Field::Id, Kind::Text, Depth::Values, &[Role::Customer], |_| None),
    of(Field::Name, Kind::Text, Depth::Values, &[Role::Name], |_| None),
];

const COST: &[Role] = &[Role::Cost, Role::UnitCost, Role::Profit];
const SCORE: Kind = Kind::Number(Some((1, 5)));

const fn of(
    field: Field,
    kind: Kind,
    depth: Depth,
    needs: &'static [Role],
    column: fn(&Source) -> Option<Column>,
) -> Definition {
    Definition { field, kind, depth, needs, column }
}

const fn amount(
    field: Field,
    depth: Depth,
    needs: &'static [Role],
    column: fn(&Source) -> Option<Column>,
) -> Definition {
    of(field, Kind::Amount, depth, needs, column)
}

/// A tier, as deep as its scheme: [`every_definition_stands_where_its_number_says`](tests) compares.
const fn tier(field: Field, scheme: Scheme, column: fn(&Source) -> Option<Column>) -> Definition {
    let depth = match scheme {
        Scheme::Profit | Scheme::Matrix => Depth::Expected,
        Scheme::Simple => Depth::Models,
        Scheme::Spend | Scheme::Rfm | Scheme::Lifecycle => Depth::Facts,
    };
    of(field, Kind::Tier(scheme), depth, &[], column)
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Field::ALL.len();

    /// Its definition.
    pub fn definition(self) -> &'static Definition {
        &DEFINITIONS[self as usize]
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        self.definition().kind
    }

    /// The key of its label in the catalogues.
    pub fn label(self) -> String {
        format!("field-{}", self.as_str().replace('.', "-"))
    }

    /// Does a customers table give it without a date? Then it is taken to be the same on every day.
    pub fn is_undated(self) -> bool {
        matches!(self, Field::Nps | Field::Engagement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_definition_stands_where_its_number_says() {
        for field in Field::ALL {
            let definition = field.definition();
            assert_eq!(definition.field, *field);
            if let Kind::Tier(scheme) = definition.kind {
                assert_eq!(field.as_str(), format!("tier.{}", scheme.as_str()));
                assert!(definition.depth >= scheme.definition().depth, "{field:?}");
            }
        }
    }
}
