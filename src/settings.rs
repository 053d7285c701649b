//! Every option of an analysis, once: key, default, range and meaning.
//!
//! [`Settings`] is one flat struct, so that a key is the same in Rust, in JSON and in a link. Values from outside come
//! in through [`Settings::from_json`] alone, which refuses what is out of range and says what was wanted. Defaults are
//! those of docs/definitions.md.

pub mod presets;
pub mod ranges;
mod value;

pub use value::Setting;

use crate::calendar::Day;
use crate::error::{Code, Error, Result};
use crate::money::Figure;
use ranges::RangeRules;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use value::Field;

/// What a setting takes, and so how a form shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// An amount of money, from 0 to 10¹², with at most four decimals, as a decimal string.
    Amount,
    /// A share from 0 to 1 with at most four decimals, as a decimal string.
    Rate,
    /// A number from the first to the second bound.
    Number(f64, f64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A day `YYYY-MM-DD`, or null to let the data decide.
    Day,
    /// A short text of at most 12 characters, or null.
    Text,
    /// Four ascending finite numbers.
    Cuts,
    /// A rule book of one's own as text ([`ranges`]).
    Ranges,
}

impl Kind {
    /// The range in words that need no translation.
    pub fn wanted(self) -> String {
        match self {
            Kind::Amount => "0 … 1000000000000, 0.0001".into(),
            Kind::Rate => "0 … 1, 0.0001".into(),
            Kind::Number(low, high) => format!("{low} … {high}"),
            Kind::Choice(words) => words.join(", "),
            Kind::Day => "YYYY-MM-DD".into(),
            Kind::Text => "1 … 12".into(),
            Kind::Cuts => "[a ≤ b ≤ c ≤ d]".into(),
            Kind::Ranges => format!("champions R4-5 F4-5; loyal R3 M2-5; … ({})", ranges::Segment::WORDS.join(", ")),
        }
    }
}

/// One row of the table of settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// The key in JSON and links; `setting-KEY` names it in the catalogues.
    pub key: &'static str,
    /// Where a form shows it.
    pub group: Group,
    /// What it takes.
    pub kind: Kind,
}

/// Groups of the settings form, in its order. What an analysis must compute anew follows from the groups in which its
/// settings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What somebody said about the business; by itself it changes no number ([`presets`]).
    Business,
    /// The day and the currency of the analysis.
    Basis,
    /// What a customer costs.
    Costs,
    /// Recency, frequency, monetary value.
    Rfm,
    /// Thresholds of the schemes.
    Tiers,
    /// The potential score.
    Potential,
    /// When the whole portfolio raises a flag.
    Portfolio,
    /// Lifetime value.
    Lifetime,
}

macro_rules! settings {
    ($($group:ident { $($(#[doc = $doc:literal])+ $key:ident: $type:ty = $default:expr, $kind:expr;)+ })+) => {
        /// Every option of an analysis; see the module's text.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Settings { $($($(#[doc = $doc])+ pub $key: $type,)+)+ }

        impl Default for Settings {
            fn default() -> Self {
                Settings { $($($key: $default,)+)+ }
            }
        }

        impl Settings {
            /// The table of all settings, in the order of the form.
            pub const SPECS: &[Spec] = &[
                $($(Spec { key: stringify!($key), group: Group::$group, kind: $kind },)+)+
            ];

            /// The value of a key; nothing for an unknown one.
            pub fn get(&self, key: &str) -> Setting {
                match key {
                    $($(stringify!($key) => self.$key.value(),)+)+
                    _ => Setting::None,
                }
            }

            /// Puts in a value that its kind takes; `None` where that is not so.
            fn put(&mut self, key: &str, value: &Setting) -> Option<()> {
                match key {
                    $($(stringify!($key) => self.$key = Field::of(value)?,)+)+
                    _ => return None,
                }
                Some(())
            }
        }
    };
}

macro_rules! choices {
    ($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $choice:ident = $word:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])+ $choice,)+ }

        crate::words::serde_words!($name);

        impl $name {
            /// Every choice, in the order of this list.
            pub const ALL: &[$name] = &[$($name::$choice,)+];
            /// Their words, in the same order.
            pub const WORDS: &[&str] = &[$($word,)+];

            /// The choice of a word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.as_str() == word)
            }

            /// The word in JSON, links and catalogue keys.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$choice => $word,)+ }
            }
        }
    };
}
pub(crate) use choices;

macro_rules! chosen {
    ($($choices:ty)*) => { $(impl Field for $choices {
        fn value(&self) -> Setting {
            Setting::Text(self.as_str().to_owned())
        }

        fn of(value: &Setting) -> Option<Self> {
            Self::named(value.text())
        }
    })* };
}
chosen!(Questions Business SellsTo CostKnown ScoreMethod Monetary HighRule RuleBook PotentialSource LtvModel LtvUnit LtvMargin);

choices! {
    /// Are the questions about the business still to be asked?
    Questions {
        /// They are.
        Open = "open",
        /// They were answered, or put off.
        Done = "done",
    }
}

choices! {
    /// What is sold (docs/playbook.md, presets by industry).
    Business {
        /// Nobody has said.
        Unsaid = "unsaid",
        /// Retail and e-commerce.
        Retail = "retail",
        /// Retail with a paid membership.
        Membership = "membership",
        /// Goods or services to firms, wholesale.
        Trade = "trade",
        /// Software and other subscriptions.
        Subscription = "subscription",
        /// Travel and hospitality.
        Travel = "travel",
    }
}

choices! {
    /// To whom it is sold.
    SellsTo {
        /// Nobody has said.
        Unsaid = "unsaid",
        /// People.
        Consumers = "consumers",
        /// Firms.
        Firms = "firms",
        /// Both.
        Both = "both",
    }
}

choices! {
    /// What is known about cost.
    CostKnown {
        /// Nobody has said.
        Unsaid = "unsaid",
        /// Cost or profit is in the file.
        Recorded = "recorded",
        /// One margin for everything.
        Margin = "margin",
        /// Nothing yet.
        Unknown = "unknown",
    }
}

choices! {
    /// How scores 1–5 are made from recency, frequency and monetary value (docs/definitions.md section 3).
    ScoreMethod {
        /// 1 + floor(5 · share of customers that are strictly worse): equal values always score alike.
        Value = "value",
        /// Equal-sized groups in order of value, ties by customer id.
        Rank = "rank",
        /// The user's own four cut points per dimension.
        Cuts = "cuts",
        /// The convention of R's rfm package, to compare with it.
        Quantile = "quantile",
    }
}

choices! {
    /// What M of RFM stands for.
    Monetary {
        /// Revenue, refunds netted.
        Revenue = "revenue",
        /// Customer profit.
        Profit = "profit",
    }
}

choices! {
    /// Which customers are high by an amount. Only amounts above zero can be.
    HighRule {
        /// The top share of all customers.
        Share = "share",
        /// The fewest best customers who together make this share of all amounts above zero.
        Cumulative = "cumulative",
        /// At least the median of all customers.
        Median = "median",
        /// At least the mean of all customers.
        Mean = "mean",
        /// At least this amount.
        Amount = "amount",
    }
}

choices! {
    /// The rule book of the scheme `rfm` (docs/definitions.md section 3).
    RuleBook {
        /// Ten segments on the grid of recency and frequency.
        RfGrid = "rf-grid",
        /// Eleven segments by recency and the mean of frequency and monetary value.
        Eleven = "eleven",
        /// Shopify's eleven groups, by recency and the mean of frequency and monetary value.
        Shopify = "shopify",
        /// 八类: each of R, F, M high or low against its mean.
        Eight = "eight",
        /// The user's own ranges.
        Own = "own",
    }
}

choices! {
    /// Where the potential score comes from.
    PotentialSource {
        /// A potential column of the input, where it has a value; else the parts.
        Given = "given",
        /// The parts, also where a column gives a value.
        Computed = "computed",
    }
}

choices! {
    /// Which model predicts purchases (docs/definitions.md section 6).
    LtvModel {
        /// The likeliest, unless another one predicts the hold-out better.
        Automatic = "automatic",
        /// Fader, Hardie and Lee 2005.
        BgNbd = "bg-nbd",
        /// Batislam, Denizel and Filiztekin 2007: one-time buyers can have left.
        MbgNbd = "mbg-nbd",
        /// Schmittlein, Morrison and Colombo 1987.
        ParetoNbd = "pareto-nbd",
        /// Fader and Hardie 2007, also where fewer intervals are alike than `automatic` asks for.
        Renewal = "renewal",
        /// `automatic`, but never renewals.
        NoRenewals = "no-renewals",
    }
}

choices! {
    /// Unit of time of the purchase models, and what is merged into one purchase.
    LtvUnit {
        /// Days; purchases of one day are one.
        Days = "days",
        /// Weeks as days / 7, as in the papers; purchases of one day are one.
        Weeks = "weeks",
        /// Purchases of one calendar week are one.
        CalendarWeeks = "calendar-weeks",
        /// Purchases of one calendar month are one.
        CalendarMonths = "calendar-months",
    }
}

choices! {
    /// Whose margin turns predicted purchases into predicted profit.
    LtvMargin {
        /// The customer's own: what is left of the purchases after refunds, direct cost and cost to serve.
        Own = "own",
        /// The same for everybody: that of all customers together.
        Overall = "overall",
    }
}

settings! {
    Business {
        /// Are the questions about the business still to be asked?
        questions: Questions = Questions::Open, Kind::Choice(Questions::WORDS);
        /// What is sold.
        business: Business = Business::Unsaid, Kind::Choice(Business::WORDS);
        /// To whom.
        sells_to: SellsTo = SellsTo::Unsaid, Kind::Choice(SellsTo::WORDS);
        /// What is known about cost.
        cost_known: CostKnown = CostKnown::Unsaid, Kind::Choice(CostKnown::WORDS);
    }
    Basis {
        /// The day from which everything looks back; by default the day after the last purchase.
        as_of: Option<Day> = None, Kind::Day;
        /// Currency code or sign shown beside amounts; by default what the file names.
        currency: Option<String> = None, Kind::Text;
    }
    Costs {
        /// Share of revenue left after direct cost, where no cost or profit is recorded (docs/definitions.md section 1).
        gross_margin: Figure = Figure { units: 40, scale: 2 }, Kind::Rate;
        /// Acquisition cost per customer, where no column gives it.
        acquisition_cost: Figure = Figure::ZERO, Kind::Amount;
        /// Cost to serve per order, where no column records cost to serve.
        cost_per_order: Figure = Figure::ZERO, Kind::Amount;
        /// Cost to serve per refund or return.
        cost_per_return: Figure = Figure::ZERO, Kind::Amount;
        /// Cost to serve per service request.
        cost_per_request: Figure = Figure::ZERO, Kind::Amount;
        /// Cost to serve as a share of revenue.
        cost_of_revenue: Figure = Figure::ZERO, Kind::Rate;
    }
    Rfm {
        /// How scores are made.
        rfm_method: ScoreMethod = ScoreMethod::Value, Kind::Choice(ScoreMethod::WORDS);
        /// What M stands for.
        rfm_monetary: Monetary = Monetary::Revenue, Kind::Choice(Monetary::WORDS);
        /// Cut points of recency in days, for the method `cuts`: fewer than the first scores 5.
        rfm_cuts_recency: [f64; 4] = [30.0, 90.0, 180.0, 365.0], Kind::Cuts;
        /// Cut points of frequency in purchases: at least the last scores 5.
        rfm_cuts_frequency: [f64; 4] = [2.0, 3.0, 5.0, 10.0], Kind::Cuts;
        /// Cut points of monetary value in the currency: at least the last scores 5.
        rfm_cuts_monetary: [f64; 4] = [100.0, 500.0, 1000.0, 5000.0], Kind::Cuts;
    }
    Tiers {
        /// Which rule makes a customer high-value.
        high_rule: HighRule = HighRule::Share, Kind::Choice(HighRule::WORDS);
        /// Share of customers, for the rule `share`.
        high_share: Figure = Figure { units: 20, scale: 2 }, Kind::Rate;
        /// Share of profit, for the rule `cumulative`.
        high_cumulative: Figure = Figure { units: 80, scale: 2 }, Kind::Rate;
        /// Least profit, for the rule `amount`.
        high_amount: Figure = Figure::whole(10_000), Kind::Amount;
        /// Potential score from which a customer has high potential.
        potential_threshold: f64 = 50.0, Kind::Number(0.0, 100.0);
        /// What the value matrix takes for current value.
        matrix_value: Monetary = Monetary::Profit, Kind::Choice(Monetary::WORDS);
        /// Which rule makes a current value high.
        matrix_rule: HighRule = HighRule::Share, Kind::Choice(HighRule::WORDS);
        /// Share of customers, for the rule `share`.
        matrix_share: Figure = Figure { units: 20, scale: 2 }, Kind::Rate;
        /// Share of the value, for the rule `cumulative`.
        matrix_cumulative: Figure = Figure { units: 80, scale: 2 }, Kind::Rate;
        /// Least value, for the rule `amount`.
        matrix_amount: Figure = Figure::whole(10_000), Kind::Amount;
        /// From scores to segments.
        rfm_book: RuleBook = RuleBook::RfGrid, Kind::Choice(RuleBook::WORDS);
        /// The ranges of the rule book `own`; the first that fits decides.
        rfm_own: RangeRules = RangeRules::usual(), Kind::Ranges;
        /// Revenue of 12 months from which a customer is a whale.
        spend_whale: Figure = Figure::whole(100_000), Kind::Amount;
        /// Revenue of 12 months from which a customer has potential.
        spend_potential: Figure = Figure::whole(30_000), Kind::Amount;
        /// Share of customers by predicted lifetime value who are the core.
        simple_core: Figure = Figure { units: 20, scale: 2 }, Kind::Rate;
        /// Share of customers after them who have potential.
        simple_potential: Figure = Figure { units: 30, scale: 2 }, Kind::Rate;
        /// Days from the first purchase for which a customer is new.
        lifecycle_new: f64 = 90.0, Kind::Number(1.0, 1000.0);
        /// By how much revenue must have grown for a customer to be growing.
        lifecycle_growth: Figure = Figure { units: 10, scale: 2 }, Kind::Rate;
        /// Dormant after so many times the customer's usual gap between purchases.
        lifecycle_dormant: f64 = 2.0, Kind::Number(1.0, 100.0);
        /// Lost after so many times that gap.
        lifecycle_lost: f64 = 4.0, Kind::Number(1.0, 100.0);
    }
    Potential {
        /// Does a potential column replace the score?
        potential_source: PotentialSource = PotentialSource::Given, Kind::Choice(PotentialSource::WORDS);
        /// Weight of the expected orders in the potential score (docs/definitions.md section 5).
        weight_expected_orders: f64 = 0.40, Kind::Number(0.0, 1.0);
        /// Weight of growth.
        weight_growth: f64 = 0.30, Kind::Number(0.0, 1.0);
        /// Weight of headroom.
        weight_headroom: f64 = 0.15, Kind::Number(0.0, 1.0);
        /// Weight of the customer's voice: NPS and engagement.
        weight_voice: f64 = 0.15, Kind::Number(0.0, 1.0);
    }
    Portfolio {
        /// Share of revenue from which a single customer is flagged.
        flag_customer: Figure = Figure { units: 10, scale: 2 }, Kind::Rate;
        /// Share of revenue from which the top tenth of the customers is flagged.
        flag_top_tenth: Figure = Figure { units: 60, scale: 2 }, Kind::Rate;
        /// Share of the baskets from which a pair of products is looked at.
        pair_support: Figure = Figure { units: 1, scale: 4 }, Kind::Rate;
    }
    Lifetime {
        /// Months that a prediction looks ahead.
        ltv_months: f64 = 36.0, Kind::Number(1.0, 120.0);
        /// Discount rate per year.
        ltv_discount: Figure = Figure { units: 10, scale: 2 }, Kind::Rate;
        /// Whose margin is applied.
        ltv_margin: LtvMargin = LtvMargin::Own, Kind::Choice(LtvMargin::WORDS);
        /// Which model predicts purchases.
        ltv_model: LtvModel = LtvModel::Automatic, Kind::Choice(LtvModel::WORDS);
        /// Unit of time of the models.
        ltv_unit: LtvUnit = LtvUnit::Weeks, Kind::Choice(LtvUnit::WORDS);
        /// Bootstrap draws behind each 80 % interval.
        ltv_draws: f64 = 200.0, Kind::Number(50.0, 1000.0);
    }
}

impl Settings {
    /// The row of the table for a key.
    pub fn spec(key: &str) -> Option<&'static Spec> {
        Settings::SPECS.iter().find(|spec| spec.key == key)
    }

    /// Settings from a JSON object; keys that it lacks keep their defaults.
    ///
    /// # Errors
    /// [`Code::SettingUnknown`] for a key that is not in [`Settings::SPECS`], [`Code::SettingInvalid`] for a value that
    /// the key's [`Kind`] does not take, with what it takes.
    pub fn from_json(json: &Value) -> Result<Settings> {
        Settings::default().with(json)
    }

    /// These settings with the ones in a JSON object put in.
    ///
    /// # Errors
    /// As [`Settings::from_json`]; the settings then stay as they are.
    pub fn with(&self, json: &Value) -> Result<Settings> {
        let given = json.as_object().ok_or_else(|| Error::new(Code::SettingInvalid).found(json.to_string()))?;
        let mut all = self.clone();
        for (key, json) in given {
            match Setting::from_json(json) {
                Some(value) => all.set(key, &value)?,
                None => return Err(Error::new(Code::SettingInvalid).at_column(key).found(json.to_string())),
            }
        }
        Ok(all)
    }

    /// These settings with others put in.
    ///
    /// # Errors
    /// As [`Settings::from_json`].
    pub fn adopting<'a>(&self, all: impl IntoIterator<Item = (&'a str, &'a Setting)>) -> Result<Settings> {
        let mut settings = self.clone();
        all.into_iter().try_for_each(|(key, value)| settings.set(key, value))?;
        Ok(settings)
    }

    /// The settings that differ from the defaults.
    pub fn changes(&self) -> Vec<(String, Setting)> {
        self.changed().into_iter().map(|key| (key.to_owned(), self.get(key))).collect()
    }

    /// Sets the value of one key.
    ///
    /// # Errors
    /// As [`Settings::from_json`]; the settings then stay as they are.
    pub fn set(&mut self, key: &str, value: &Setting) -> Result<()> {
        let spec = Settings::spec(key).ok_or_else(|| Error::new(Code::SettingUnknown).at_column(key))?;
        let put = Some(value).filter(|value| spec.kind.takes(value)).and_then(|value| self.put(key, value));
        put.ok_or_else(|| {
            Error::new(Code::SettingInvalid).at_column(key).found(value.to_string()).wanted(spec.kind.wanted())
        })
    }

    /// Was it taken from the data? Asked whom they sell to, somebody may have levels of their own customers' spending.
    pub fn is_from_data(&self, key: &str) -> bool {
        matches!(self.sells_to, SellsTo::Consumers | SellsTo::Both) && matches!(key, "spend_whale" | "spend_potential")
    }

    /// Are they the same in these groups?
    pub fn agree_in(&self, other: &Settings, groups: &[Group]) -> bool {
        let mut specs = Settings::SPECS.iter().filter(|spec| groups.contains(&spec.group));
        specs.all(|spec| self.get(spec.key) == other.get(spec.key))
    }

    /// The keys whose values differ from the defaults.
    pub fn changed(&self) -> Vec<&'static str> {
        let defaults = Settings::default();
        let differs = |key: &&str| self.get(key) != defaults.get(key);
        Settings::SPECS.iter().map(|spec| spec.key).filter(differs).collect()
    }

    /// All settings as a JSON object.
    pub fn to_json(&self) -> Value {
        self.object(Settings::SPECS.iter().map(|spec| spec.key))
    }

    /// Only the settings that differ from the defaults, for a link or a file that stays short.
    pub fn changes_to_json(&self) -> Value {
        self.object(self.changed().into_iter())
    }

    fn object(&self, keys: impl Iterator<Item = &'static str>) -> Value {
        let mut object = serde_json::Map::new();
        // Collecting would sort the entries first, by a sort of its own.
        object.extend(keys.map(|key| (key.to_owned(), self.get(key).to_json())));
        Value::Object(object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn defaults_are_within_their_own_ranges_and_survive_json() {
        let defaults = Settings::default();
        let json = defaults.to_json();
        assert_eq!(json.as_object().unwrap().len(), Settings::SPECS.len());
        assert_eq!(Settings::from_json(&json).unwrap(), defaults);
        assert!(defaults.changed().is_empty());
    }

    #[test]
    fn a_change_survives_json_and_is_the_only_change() {
        let json = json!({ "gross_margin": "0.35", "rfm_method": "quantile", "as_of": "2011-12-10" });
        let settings = Settings::from_json(&json).unwrap();
        assert_eq!(settings.gross_margin, Figure { units: 35, scale: 2 });
        assert_eq!(settings.changes_to_json(), json);
    }

    #[test]
    fn settings_agree_in_the_groups_that_were_not_touched() {
        let changed = Settings::from_json(&json!({ "spend_whale": "5" })).unwrap();
        assert!(changed.agree_in(&Settings::default(), &[Group::Basis, Group::Costs, Group::Rfm, Group::Lifetime]));
        assert!(!changed.agree_in(&Settings::default(), &[Group::Tiers]));
    }

    #[test]
    fn numbers_and_strings_are_the_same_rate() {
        let number = Settings::from_json(&json!({ "gross_margin": 0.35 })).unwrap();
        assert_eq!(number, Settings::from_json(&json!({ "gross_margin": "0.35" })).unwrap());
    }

    #[test]
    fn what_is_out_of_range_is_refused_with_what_was_wanted() {
        for (key, value) in [
            ("gross_margin", json!("1.5")),
            ("gross_margin", json!("0.33333")),
            ("acquisition_cost", json!("-1")),
            ("rfm_method", json!("magic")),
            ("as_of", json!("31/02/2024")),
            ("rfm_cuts_recency", json!([3, 2, 1, 0])),
            ("potential_threshold", json!(101)),
            ("currency", json!("")),
            ("rfm_own", json!("champions R4-6")),
        ] {
            let error = Settings::from_json(&json!({ key: value })).unwrap_err();
            assert_eq!((error.code, error.at.column.as_deref()), (Code::SettingInvalid, Some(key)));
            assert!(error.wanted.is_some());
        }
        assert_eq!(Settings::from_json(&json!({ "colour": 1 })).unwrap_err().code, Code::SettingUnknown);
    }
}
