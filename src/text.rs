//! Everything that the page says, in the user's language: one Fluent catalogue per language in `www/text`.
//!
//! Keys are built from the words of the types (`role-customer`, `tier-profit-high`, `error-file-empty`), so that the
//! tests below can ask both catalogues for every word there is. Counts are passed as numbers, because a plural depends
//! on them, and are grouped (12,345); amounts and days arrive written out.

use crate::action::rule::fault::Fault;
use crate::error::{Code, Error, Place};
use crate::ingest::doubt::{Answer, Doubt};
use crate::ingest::roles::Role;
use crate::settings::{Group, choices};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use unic_langid::LanguageIdentifier;

choices! {
    /// Languages of the page; the words are language tags.
    Language {
        /// English.
        English = "en",
        /// Simplified Chinese.
        Chinese = "zh-CN",
    }
}

impl Language {
    /// The language for a tag such as `zh-TW` or `en-GB`; `None` where there is no catalogue for it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Language::English),
            "zh" => Some(Language::Chinese),
            _ => None,
        }
    }

    /// The language's catalogue as it was written. The page fetches the file instead, so that nobody downloads both.
    pub fn catalogue(self) -> &'static str {
        match self {
            Language::English => include_str!("../www/text/en.ftl"),
            Language::Chinese => include_str!("../www/text/zh-CN.ftl"),
        }
    }
}

/// What fills a variable of a text. Fluent's own values are ten times as large, and so is the code that makes and drops
/// them at every sentence of the page.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// Written out: a name, an amount, a day.
    Text(Cow<'a, str>),
    /// A number that a plural depends on; grouped in the text.
    Count(i64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Argument<'a> {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(Cow::Owned(text))
    }
}

macro_rules! counts {
    ($($number:ty)*) => { $(impl From<$number> for Argument<'_> {
        fn from(count: $number) -> Self {
            Argument::Count(count as i64)
        }
    })* };
}
counts!(i32 u32 i64 u64 usize);

/// The catalogue of one language.
pub struct Text {
    language: Language,
    resource: Rc<FluentResource>,
    bundle: FluentBundle<Rc<FluentResource>>,
}

impl Text {
    /// The catalogue of this build, where nothing has to be fetched.
    pub fn built_in(language: Language) -> Text {
        Text::new(language, language.catalogue().to_owned())
    }

    /// Reads a catalogue.
    pub fn new(language: Language, catalogue: String) -> Text {
        let tag: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // Marks that isolate a placeable's direction would be copied along with every number and name.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(&number.as_string())),
            _ => None,
        }));
        // A catalogue with a fault still gives all messages that are well-formed; the tests refuse any fault.
        let resource = FluentResource::try_new(catalogue).unwrap_or_else(|(part, _)| part);
        let resource = Rc::new(resource);
        bundle.add_resource_overriding(resource.clone());
        Text { language, resource, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a key (`key` or `key.attribute`) without variables. An unknown key is its own text.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with its variables filled in.
    pub fn with(&self, key: &str, variables: &[(&str, Argument<'_>)]) -> String {
        self.find(key, variables).unwrap_or_else(|| key.to_owned())
    }

    /// Is there a text for this key?
    pub fn has(&self, key: &str) -> bool {
        self.find(key, &[]).is_some()
    }

    /// The text of a key, if there is one.
    pub fn find(&self, key: &str, variables: &[(&str, Argument<'_>)]) -> Option<String> {
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, fact) in variables {
            arguments.set(
                *name,
                match fact {
                    Argument::Text(text) => FluentValue::from(&**text),
                    Argument::Count(count) => FluentValue::from(*count),
                },
            );
        }
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    /// The texts of all keys that begin with one of the words, by key: what an export needs for its headers.
    pub fn labels(&self, families: &[&str]) -> BTreeMap<String, String> {
        let mut labels = BTreeMap::new();
        for key in keys(self.resource.source()) {
            if families.iter().any(|family| key.starts_with(family))
                && let Some(text) = self.find(&key, &[])
            {
                labels.insert(key, text);
            }
        }
        labels
    }

    /// The texts that exports need for their headers.
    pub fn export_labels(&self) -> BTreeMap<String, String> {
        self.labels(&[
            "column-",
            "tier-",
            "scheme-",
            "error-",
            "receipt-",
            "detail-",
            "role-",
            "rule-",
            "field-",
            "owner-",
            "basis-",
            "severity-",
            "contact-",
            "task-",
            "card-matrix-",
        ])
    }

    /// The sentence for an error: where, what, and what to do next.
    pub fn error(&self, error: &Error) -> String {
        let place = self.place(&error.at, is_about_settings(error.code));
        let what = self.what(error);
        let next = self.find(&format!("error-{}.next", error.code.as_str()), &self.facts(error));
        let said = match next {
            Some(next) => self.with("error-and-next", &[("what", what.into()), ("next", next.into())]),
            None => what,
        };
        match place {
            Some(place) => self.with("error-at", &[("place", place.into()), ("what", said.into())]),
            None => said,
        }
    }

    /// What went wrong in a row, without the place and without advice: for a list of examples.
    pub fn what(&self, error: &Error) -> String {
        let key = format!("error-{}", error.code.as_str());
        let facts = self.facts(error);
        let with_found = error.found.as_ref().and_then(|_| self.find(&format!("{key}.found"), &facts));
        with_found.unwrap_or_else(|| self.with(&key, &facts))
    }

    /// The sentence for a fault in the text of a rule.
    pub fn fault(&self, fault: &Fault) -> String {
        let wants: Vec<String> =
            fault.wants.iter().map(|want| self.get(&format!("rule-wants-{}", want.as_str()))).collect();
        let facts = [
            ("column", fault.column.into()),
            ("found", fault.found.as_str().into()),
            ("wants", wants.join(&self.get("list-or")).into()),
            ("names", fault.names.join(", ").into()),
        ];
        self.with(&fault.key(), &facts)
    }

    /// The sentence for a doubt.
    pub fn doubt(&self, doubt: &Doubt) -> String {
        let column = doubt.column.as_deref().unwrap_or_default();
        let found = doubt.found.as_deref().unwrap_or_default();
        let facts = [("column", column.into()), ("found", found.into()), ("count", doubt.count.into())];
        self.with(&format!("doubt-{}", doubt.code.as_str()), &facts)
    }

    /// What an answer does.
    pub fn answer(&self, answer: &Answer) -> String {
        let of = answer.of.as_deref().unwrap_or_default();
        self.with(&format!("answer-{}", answer.key.as_str()), &[("of", of.into())])
    }

    /// The sentence for a doubt with what each answer would give, amounts as plain digits.
    pub fn doubt_with_effects(&self, doubt: &Doubt) -> String {
        let sentence = self.doubt(doubt);
        let gives = |answer: &Answer| {
            let gives = answer.gives?;
            let (name, revenue) = (self.answer(answer), gives.revenue.to_string());
            let facts = [("answer", name.into()), ("revenue", revenue.into()), ("customers", gives.customers.into())];
            Some(self.with("doubt-gives", &facts))
        };
        let effects: Vec<String> = doubt.answers.iter().filter_map(gives).collect();
        if effects.len() < 2 {
            return sentence;
        }
        self.with("doubt-effects", &[("sentence", sentence.into()), ("effects", effects.join(" · ").into())])
    }

    /// A code in two or three words, for a table of reasons.
    pub fn reason(&self, code: Code) -> String {
        self.get(&format!("error-{}.short", code.as_str()))
    }

    /// File, sheet, row and column as one phrase; `None` where nothing is known.
    pub fn place(&self, place: &Place, column_is_setting: bool) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(file) = &place.file {
            parts.push(file.clone());
        }
        if let Some(sheet) = &place.sheet {
            parts.push(self.with("place-sheet", &[("sheet", sheet.as_str().into())]));
        }
        if let Some(row) = place.row {
            parts.push(self.with("place-row", &[("row", row.into())]));
        }
        if let Some(column) = &place.column {
            parts.push(if column_is_setting {
                self.find(&format!("setting-{column}"), &[]).unwrap_or_else(|| column.clone())
            } else {
                self.with("place-column", &[("column", column.as_str().into())])
            });
        }
        (!parts.is_empty()).then(|| parts.join(&self.get("place-separator")))
    }

    fn facts<'a>(&self, error: &'a Error) -> [(&'static str, Argument<'a>); 3] {
        let found = error.found.as_deref().unwrap_or_default();
        let wanted = error.wanted.as_deref().unwrap_or_default();
        [
            ("found", found.into()),
            ("wanted", self.words(wanted).into()),
            ("column", error.at.column.as_deref().unwrap_or_default().into()),
        ]
    }

    /// Roles among the wanted words by their names (`customer, date` → 客户编号、订单日期), and codes by theirs;
    /// anything else as it is.
    fn words(&self, wanted: &str) -> String {
        if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == wanted) {
            return self.reason(*code);
        }
        let names: Option<Vec<String>> = wanted
            .split([',', ' '])
            .filter(|word| !word.is_empty())
            .map(|word| Role::WORDS.contains(&word).then(|| self.get(&format!("role-{word}"))))
            .collect();
        match names {
            Some(names) if !names.is_empty() => names.join(&self.get("list-separator")),
            _ => wanted.to_owned(),
        }
    }
}

fn is_about_settings(code: Code) -> bool {
    matches!(code, Code::SettingInvalid | Code::SettingUnknown)
}

/// Every key of a catalogue, attributes as `key.attribute`, in order.
pub fn keys(catalogue: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut id = "";
    for line in catalogue.lines() {
        let Some((name, _)) = line.split_once(" =") else { continue };
        if let Some(attribute) = name.trim_start().strip_prefix('.').filter(|_| line.starts_with(' ')) {
            keys.push(format!("{id}.{attribute}"));
        } else if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            id = name;
            keys.push(name.to_owned());
        }
    }
    keys
}

/// The key of a settings group's name.
pub fn group_key(group: Group) -> &'static str {
    match group {
        Group::Business => "group-business",
        Group::Basis => "group-basis",
        Group::Costs => "group-costs",
        Group::Rfm => "group-rfm",
        Group::Tiers => "group-tiers",
        Group::Potential => "group-potential",
        Group::Portfolio => "group-portfolio",
        Group::Lifetime => "group-lifetime",
    }
}

/// A number with a comma between groups of three digits, as both languages write it.
fn grouped(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("\u{2212}", digits));
    let mut text = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::field::Field;
    use crate::action::rule::fault::Want;
    use crate::action::rules::{Basis, BuiltIn, Owner, Severity};
    use crate::action::task::{Contact, Every};
    use crate::ingest::amount::DecimalMark;
    use crate::ingest::change::DoubtCode;
    use crate::ingest::date::{DateOrder, Era};
    use crate::ingest::doubt::AnswerKey;
    use crate::ingest::inspection::Evidence;
    use crate::ingest::options::Repeats;
    use crate::ingest::plan::Format;
    use crate::ingest::receipt::Apart;
    use crate::ingest::roles::{CostKind, Shape, Treatment};
    use crate::ingest::status::Meaning;
    use crate::protocol::{ExportKind, Step};
    use crate::segment::Scheme;
    use crate::settings::{Kind, Settings};
    use std::collections::BTreeSet;

    fn all_keys(language: Language) -> BTreeSet<String> {
        let listed = keys(language.catalogue());
        let all: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(all.len(), listed.len(), "{} has a key twice", language.as_str());
        all
    }

    /// Both catalogues hold these keys.
    fn both_have(wanted: impl IntoIterator<Item = String>) {
        for key in wanted {
            for language in Language::ALL {
                assert!(all_keys(*language).contains(&key), "{} lacks {key}", language.as_str());
            }
        }
    }

    fn family(prefix: &str, words: &[&str]) -> Vec<String> {
        words.iter().map(|word| format!("{prefix}-{word}")).collect()
    }

    #[test]
    fn catalogues_are_well_formed() {
        for language in Language::ALL {
            let faults = FluentResource::try_new(language.catalogue().to_owned()).err().map(|(_, faults)| faults);
            assert!(faults.is_none(), "{}: {faults:?}", language.as_str());
        }
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (english, chinese) = (all_keys(Language::English), all_keys(Language::Chinese));
        assert_eq!(english.difference(&chinese).collect::<Vec<_>>(), Vec::<&String>::new(), "only in English");
        assert_eq!(chinese.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "only in Chinese");
    }

    #[test]
    fn what_is_built_from_words_is_there() {
        both_have(family("meaning", Meaning::WORDS));
        both_have(family("apart", Apart::WORDS));
        both_have(family("era", Era::WORDS));
    }

    #[test]
    fn both_languages_take_the_same_variables() {
        let variables = |language: Language| -> BTreeSet<(String, String)> {
            let mut found = BTreeSet::new();
            let mut id = "";
            for line in language.catalogue().lines() {
                if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.contains(['{', '*', '['])) {
                    id = name;
                }
                for (start, _) in line.match_indices('$') {
                    let name: String =
                        line[start + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                    found.insert((id.trim().to_owned(), name));
                }
            }
            found
        };
        let (english, chinese) = (variables(Language::English), variables(Language::Chinese));
        assert_eq!(english.symmetric_difference(&chinese).collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    }

    #[test]
    fn every_error_has_a_sentence_and_a_short_name() {
        both_have(Code::ALL.iter().flat_map(|code| {
            let key = format!("error-{}", code.as_str());
            [format!("{key}.short"), key]
        }));
    }

    #[test]
    fn every_word_of_the_types_has_a_name() {
        both_have(family("role", Role::WORDS));
        both_have(family("shape", Shape::WORDS));
        both_have(family("cost-kind", CostKind::WORDS));
        both_have(family("treatment", Treatment::WORDS));
        both_have(family("doubt", DoubtCode::WORDS));
        both_have(family("answer", AnswerKey::WORDS));
        both_have(family("repeats", Repeats::WORDS));
        both_have(family("format", Format::WORDS));
        both_have(family("date-order", DateOrder::WORDS));
        both_have(family("decimal-mark", DecimalMark::WORDS));
        both_have(family("evidence", Evidence::WORDS));
        both_have(family("step", Step::WORDS));
        both_have(family("export", ExportKind::WORDS));
        both_have(family("note", crate::view::Note::WORDS));
        both_have(family("assumed", crate::view::Assumed::WORDS));
        both_have(family("part", crate::view::Part::WORDS));
        both_have(family("absent", crate::view::Absent::WORDS));
        both_have(family("high-rule", crate::settings::HighRule::WORDS));
        both_have(crate::view::Reason::KEYS.iter().map(|key| (*key).to_owned()));
    }

    #[test]
    fn every_word_of_the_portfolio_has_a_name_and_every_measure_its_rule() {
        both_have(family("blind-from", crate::blind::What::WORDS));
        both_have(family("blind-why", crate::blind::Why::WORDS));
        use crate::view::portfolio::{
            Basket, Gauge, Grain, Light, Missing, Move, PairSort, Period, ProductSort, Signal, Standing,
        };
        both_have(family("light", Light::WORDS));
        both_have(family("missing", Missing::WORDS));
        both_have(family("move", Move::WORDS));
        both_have(family("driver", crate::view::Driver::WORDS));
        both_have(family("period", Period::WORDS));
        both_have(family("grain", Grain::WORDS));
        both_have(family("basket", Basket::WORDS));
        both_have(family("pair-sort", PairSort::WORDS));
        both_have(family("product-sort", ProductSort::WORDS));
        both_have(family("standing", Standing::WORDS));
        for key in family("gauge", Gauge::WORDS).into_iter().chain(family("signal", Signal::WORDS)) {
            both_have([format!("{key}.rule"), key]);
        }
    }

    #[test]
    fn reasons_make_sentences_in_both_languages() {
        use crate::money::Figure;
        use crate::settings::{Monetary, RuleBook};
        use crate::value::rhythm::GapOf;
        use crate::view::{Fact, Reason};
        let ten = Figure::whole(10);
        let scores = |book| Reason::Scores {
            book,
            r: Some(5),
            f: Some(4),
            m: None,
            recency_days: 1,
            purchases: 9,
            monetary: ten,
        };
        let silent = |gap_of| Reason::Silent { days: 90, gap: 20.5, gap_of, times: 4.0 };
        let quadrant = |of_what, score| Reason::Quadrant {
            of_what,
            value: ten,
            rank: 1,
            of: 2,
            high_starts_at: None,
            score,
            threshold: 50.0,
        };
        let mut reasons = vec![
            quadrant(Monetary::Profit, Some(50.0)),
            quadrant(Monetary::Revenue, None),
            Reason::Spend { spent: ten, whale_from: ten, potential_from: ten },
            Reason::Future { ltv: 1.5, rank: 1, of: 2, core: 1, potential: 1 },
            Reason::NeverBought,
            Reason::JustArrived { days: 1, limit: 90.0 },
            Reason::Growth { lately: ten, before: ten, needed: ten },
        ];
        reasons.extend(RuleBook::ALL.iter().map(|book| scores(*book)));
        reasons.extend(GapOf::ALL.iter().map(|of| silent(*of)));
        for text in Language::ALL.iter().map(|language| Text::built_in(*language)) {
            for reason in &reasons {
                let (key, facts) = reason.sentence();
                assert!(Reason::KEYS.contains(&key));
                let written: Vec<(&str, Argument)> = facts
                    .into_iter()
                    .map(|(name, fact)| match fact {
                        Fact::Count(count) => (name, count.into()),
                        Fact::Word(word) => (name, word.into()),
                        other => (name, format!("{other:?}").into()),
                    })
                    .collect();
                let sentence = text.find(key, &written).unwrap();
                assert!(!sentence.contains("{$") && !sentence.contains("{ $") && sentence.len() > 20, "{sentence}");
            }
        }
    }

    #[test]
    fn every_rule_says_what_it_means_in_both_languages() {
        both_have(Field::ALL.iter().map(|field| field.label()));
        both_have(family("rule-wants", Want::WORDS));
        both_have(family("severity", Severity::WORDS));
        both_have(family("owner", Owner::WORDS));
        both_have(family("basis", Basis::WORDS));
        both_have(family("contact", Contact::WORDS));
        both_have(family("task-every", Every::WORDS));
        for rule in BuiltIn::ALL.iter().map(|rule| rule.as_str()).chain(["own"]) {
            both_have(["", ".reason", ".action"].map(|part| format!("rule-{rule}{part}")));
        }
        for text in Language::ALL.iter().map(|language| Text::built_in(*language)) {
            for rule in BuiltIn::ALL {
                let says = rule.definition().says.iter().map(|(name, _)| match *name {
                    "count" => (*name, 2u32.into()),
                    name => (name, format!("<{name}>").into()),
                });
                let says: Vec<(&str, Argument)> = says.collect();
                let sentence = text.find(&format!("rule-{}.reason", rule.as_str()), &says).unwrap();
                assert!(!sentence.contains("{$") && !sentence.contains("{ $"), "{sentence}");
                // Nothing is given that the sentence does not say.
                for (name, _) in says.iter().filter(|(name, _)| *name != "count") {
                    assert!(sentence.contains(&format!("<{name}>")), "{rule:?} does not say {name}: {sentence}");
                }
            }
        }
    }

    #[test]
    fn every_tier_has_a_name_and_a_strategy_card() {
        for scheme in Scheme::ALL {
            both_have([format!("scheme-{}", scheme.as_str()), format!("scheme-{}.rule", scheme.as_str())]);
            for tier in scheme.all_tiers() {
                both_have([format!("tier-{}-{}", scheme.as_str(), tier.as_str())]);
                let word = format!("{}-{}", scheme.as_str(), scheme.card(tier).as_str());
                both_have(
                    ["goal", "action-1", "action-2", "action-3", "service", "effort", "measure", "avoid"]
                        .map(|part| format!("card-{word}.{part}")),
                );
            }
        }
    }

    #[test]
    fn no_card_is_without_its_tier() {
        let known: BTreeSet<String> = Scheme::ALL
            .iter()
            .flat_map(|scheme| {
                let word = |tier: &crate::segment::Tier| format!("card-{}-{}", scheme.as_str(), tier.as_str());
                scheme.all_tiers().iter().map(word).collect::<Vec<_>>()
            })
            .collect();
        for language in Language::ALL {
            for key in all_keys(*language).iter().filter(|key| key.starts_with("card-") && key.ends_with(".goal")) {
                assert!(known.contains(key.trim_end_matches(".goal")), "{key} is no tier's card");
            }
        }
    }

    #[test]
    fn every_setting_and_every_choice_of_it_has_a_name() {
        for spec in Settings::SPECS {
            both_have([format!("setting-{}", spec.key), format!("setting-{}.help", spec.key)]);
            if let Kind::Choice(words) = spec.kind {
                both_have(family(&format!("setting-{}", spec.key), words));
            }
        }
        both_have(Settings::SPECS.iter().map(|spec| group_key(spec.group).to_owned()));
    }

    #[test]
    fn numbers_are_grouped_and_plural_forms_follow_them() {
        let english = Text::built_in(Language::English);
        assert_eq!(english.with("count-customers", &[("count", 1u64.into())]), "1 customer");
        assert_eq!(english.with("count-customers", &[("count", 541_909u64.into())]), "541,909 customers");
        assert_eq!(grouped("-1234567.125"), "\u{2212}1,234,567.125");
    }

    #[test]
    fn languages_are_found_from_browser_tags() {
        assert_eq!(Language::from_tag("zh-TW"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("en_GB"), Some(Language::English));
        assert_eq!(Language::from_tag("de"), None);
    }
}
