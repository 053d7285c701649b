//! What is wrong with the text of a rule, and where: codes with arguments, of which the catalogues make a sentence.

use crate::settings::choices;
use serde::{Deserialize, Serialize};

choices! {
    /// What is wrong. The sentence is `rule-fault-CODE`.
    FaultCode {
        /// There is no text.
        Empty = "empty",
        /// Something else belongs here.
        Expected = "expected",
        /// No field has this name.
        FieldUnknown = "field-unknown",
        /// The scheme has no such tier.
        TierUnknown = "tier-unknown",
        /// The number has a unit that the field does not have.
        UnitUnfit = "unit-unfit",
        /// Tiers, words, and yes or no are not larger or smaller than others.
        OrderUnfit = "order-unfit",
        /// Two fields of different kinds.
        KindUnfit = "kind-unfit",
        /// The change of what is no number.
        ChangeUnfit = "change-unfit",
        /// An id or a name of another day.
        EarlierUnfit = "earlier-unfit",
        /// A number with too many digits, or two decimal points.
        NumberUnreadable = "number-unreadable",
        /// No such day.
        DateUnreadable = "date-unreadable",
        /// A time to look back that is no whole number from 1 to 999.
        PeriodUnfit = "period-unfit",
        /// A range whose end lies before its beginning.
        RangeEmpty = "range-empty",
        /// A quotation mark that is not closed.
        TextOpen = "text-open",
        /// More than [`super::parse::LONGEST`] characters.
        TooLong = "too-long",
        /// Parentheses within parentheses, deeper than [`super::parse::DEEPEST`].
        TooDeep = "too-deep",
    }
}

choices! {
    /// What belongs somewhere. Its name is `rule-wants-WORD`.
    Want {
        /// A field, `not`, or an opening parenthesis.
        Condition = "condition",
        /// A field.
        Field = "field",
        /// `=`, `<`, `between`, `in`, `is known`.
        Comparison = "comparison",
        /// An amount of money.
        Amount = "amount",
        /// A number of days.
        Days = "days",
        /// A count.
        Count = "count",
        /// A share.
        Share = "share",
        /// A number.
        Number = "number",
        /// A tier.
        Tier = "tier",
        /// A day.
        Date = "date",
        /// Words between quotation marks.
        Text = "text",
        /// `yes` or `no`.
        Flag = "flag",
        /// A time to look back.
        Period = "period",
        /// `known`.
        Known = "known",
        /// `and`.
        And = "and",
        /// `or`.
        Or = "or",
        /// `and`, `or`, or the end.
        Joint = "joint",
        /// An opening parenthesis.
        Open = "open",
        /// A closing parenthesis.
        Close = "close",
        /// A comma.
        Comma = "comma",
    }
}

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What.
    pub code: FaultCode,
    /// Where: the character, 1 the first.
    pub column: u32,
    /// What stands there, shortened; empty at the end.
    pub found: String,
    /// What belongs there.
    pub wants: Vec<Want>,
    /// Names that would do: the tiers of a scheme, or the field that is meant.
    pub names: Vec<String>,
}

impl Fault {
    /// The key of its sentence.
    pub fn key(&self) -> String {
        let end = if self.code == FaultCode::Expected && self.found.is_empty() { "-end" } else { "" };
        let meant = if self.code == FaultCode::FieldUnknown && !self.names.is_empty() { "-meant" } else { "" };
        format!("rule-fault-{}{end}{meant}", self.code.as_str())
    }
}
