//! Reads the text of a rule. The grammar, loosest first; words in any case, blanks anywhere between tokens:
//!
//! ```text
//! any     = all ("or" all)*
//! all     = not ("and" not)*
//! not     = "not" not | "(" any ")" | test
//! test    = term ( compare (literal | term) | "between" literal "and" literal
//!                | ["not"] "in" "(" literal ("," literal)* ")" | "is" ["not"] "known" )
//! term    = field | ("was" | "change") "(" field "," period ")"
//! literal = number [unit] | tier | "yes" | "no" | date | '"' text '"'
//! ```
//!
//! What a literal may be depends on the field before it, so every fault is found where it stands.

use super::super::field::{Field, Kind};
use super::condition::{Comparison, Condition, Literal, Operand, Period, Quantity, Span, Term, Test, Unit, When};
use super::fault::{Fault, FaultCode, Want};
use crate::calendar::Day;
use crate::money::Figure;
use serde::Deserialize;
use winnow::combinator::{alt, opt, preceded};
use winnow::error::ParserError;
use winnow::stream::{LocatingSlice, Location, Stateful, Stream};
use winnow::token::{any as any_char, one_of, take_while};
use winnow::{Parser, Result};

/// Longest text in characters.
pub const LONGEST: usize = 2_000;
/// Deepest nesting.
pub const DEEPEST: u32 = 64;
/// Characters of what was found that a fault repeats.
const SHOWN: usize = 24;
/// Decimals of a number: those of an amount in any analysis, so that comparing rounds nothing.
const DECIMALS: u8 = 4;
/// Digits of a number.
const DIGITS: usize = 15;

/// The text that is still to be read, and how deep it is nested.
type Input<'a> = Stateful<LocatingSlice<&'a str>, u32>;
type Parsed<T> = Result<T, Unplaced>;

/// A fault with its place in bytes.
#[derive(Debug)]
struct Unplaced {
    at: usize,
    fault: Box<Fault>,
}

impl ParserError<Input<'_>> for Unplaced {
    type Inner = Unplaced;

    fn from_input(input: &Input<'_>) -> Unplaced {
        expected(input, &[])
    }

    fn into_inner(self) -> Result<Unplaced, Unplaced> {
        Ok(self)
    }
}

/// Reads a condition.
///
/// # Errors
/// The first fault.
pub fn parse(text: &str) -> Result<Condition, Fault> {
    let mut input = Stateful { input: LocatingSlice::new(text), state: 0 };
    read(&mut input, text).map_err(|Unplaced { at, fault }| {
        let column = text.get(..at).map_or(0, |before| before.chars().count()) as u32 + 1;
        Fault { column, ..*fault }
    })
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Condition, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text)
            .map_err(|fault| serde::de::Error::custom(format_args!("{} at {}", fault.code.as_str(), fault.column)))
    }
}

fn read(input: &mut Input, text: &str) -> Parsed<Condition> {
    blank(input)?;
    if input.is_empty() {
        return Err(fault(input, FaultCode::Empty));
    }
    if text.chars().count() > LONGEST {
        return Err(fault(input, FaultCode::TooLong));
    }
    let condition = any(input)?;
    if input.is_empty() { Ok(condition) } else { Err(expected(input, &[Want::Joint])) }
}

fn any(input: &mut Input) -> Parsed<Condition> {
    joined(input, "or", all, Condition::Any)
}

fn all(input: &mut Input) -> Parsed<Condition> {
    joined(input, "and", not, Condition::All)
}

/// One part, or a list of several with a word between them.
fn joined(
    input: &mut Input,
    word: &'static str,
    part: fn(&mut Input) -> Parsed<Condition>,
    list: fn(Vec<Condition>) -> Condition,
) -> Parsed<Condition> {
    let first = part(input)?;
    let mut parts = vec![first];
    while is_word(input, word)? {
        parts.push(part(input)?);
    }
    Ok(if parts.len() == 1 { parts.swap_remove(0) } else { list(parts) })
}

fn not(input: &mut Input) -> Parsed<Condition> {
    if input.state == DEEPEST {
        return Err(fault(input, FaultCode::TooDeep));
    }
    input.state += 1;
    let condition = if is_word(input, "not")? {
        Condition::Not(Box::new(not(input)?))
    } else if is_sign(input, &["(", "（"])? {
        let inner = any(input)?;
        closed(input, &[Want::And, Want::Or, Want::Close])?;
        inner
    } else {
        test(input)?
    };
    input.state -= 1;
    Ok(condition)
}

fn test(input: &mut Input) -> Parsed<Condition> {
    let of = term(input, Want::Condition)?;
    let kind = of.field.kind();
    let before = input.checkpoint();
    if let Some(how) = comparison(input)? {
        if !kind.is_ordered() && !matches!(how, Comparison::Equal | Comparison::Unequal) {
            input.reset(&before);
            return Err(fault(input, FaultCode::OrderUnfit));
        }
        return Ok(Condition::Test(Test::Compare { of, how, with: operand(input, kind)? }));
    }
    if is_word(input, "between")? {
        if !kind.is_ordered() {
            input.reset(&before);
            return Err(fault(input, FaultCode::OrderUnfit));
        }
        let low = literal(input, kind)?;
        if !is_word(input, "and")? {
            return Err(expected(input, &[Want::And]));
        }
        let before = input.checkpoint();
        let high = literal(input, kind)?;
        if order(&low, &high) == Some(std::cmp::Ordering::Greater) {
            input.reset(&before);
            return Err(fault(input, FaultCode::RangeEmpty));
        }
        return Ok(Condition::Test(Test::Between { of, low, high }));
    }
    if is_word(input, "is")? {
        let negated = is_word(input, "not")?;
        if !is_word(input, "known")? {
            return Err(expected(input, &[Want::Known]));
        }
        return Ok(negate(negated, Condition::Test(Test::Known { of })));
    }
    let negated = is_word(input, "not")?;
    if is_word(input, "in")? {
        if !is_sign(input, &["(", "（"])? {
            return Err(expected(input, &[Want::Open]));
        }
        let mut values = vec![literal(input, kind)?];
        while is_sign(input, &[",", "，", "、"])? {
            values.push(literal(input, kind)?);
        }
        closed(input, &[Want::Comma, Want::Close])?;
        return Ok(negate(negated, Condition::Test(Test::In { of, values })));
    }
    Err(expected(input, &[Want::Comparison]))
}

fn negate(negated: bool, condition: Condition) -> Condition {
    if negated { Condition::Not(Box::new(condition)) } else { condition }
}

/// Which of two literals of a kind is more; `None` of words.
fn order(a: &Literal, b: &Literal) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Literal::Date(a), Literal::Date(b)) => Some(a.cmp(b)),
        (Literal::Number(a), Literal::Number(b)) => Some(a.value()?.plus(-b.value()?)?.units.cmp(&0)),
        _ => None,
    }
}

fn operand(input: &mut Input, kind: Kind) -> Parsed<Operand> {
    let before = input.checkpoint();
    if let Some(word) = opt(word).parse_next(input)? {
        // A tier and a field can have one name: beside a tier it is the tier's.
        let is_tier = matches!(kind, Kind::Tier(scheme) if scheme.all_tiers().iter().any(|tier| tier.as_str() == word));
        let is_term = !is_tier && (is_call(word) || Field::named(word).is_some());
        input.reset(&before);
        if is_term {
            let with = term(input, Want::Field)?;
            if !comparable(kind, with.field.kind()) {
                input.reset(&before);
                return Err(fault(input, FaultCode::KindUnfit));
            }
            return Ok(Operand::Term(with));
        }
    }
    input.reset(&before);
    literal(input, kind).map(Operand::Value)
}

fn comparable(a: Kind, b: Kind) -> bool {
    match (a, b) {
        (Kind::Number(_), Kind::Number(_)) => true,
        (a, b) => a == b,
    }
}

fn is_call(word: &str) -> bool {
    ["was", "change"].iter().any(|call| word.eq_ignore_ascii_case(call))
}

fn is_keyword(word: &str) -> bool {
    ["and", "or", "not", "between", "in", "is", "known"].iter().any(|keyword| word.eq_ignore_ascii_case(keyword))
}

fn term(input: &mut Input, wants: Want) -> Parsed<Term> {
    let before = input.checkpoint();
    let name = opt(word).parse_next(input)?.filter(|name| !is_keyword(name));
    let Some(name) = name else {
        input.reset(&before);
        return Err(expected(input, &[wants]));
    };
    if !is_call(name) {
        input.reset(&before);
        return Ok(Term::now(field(input)?));
    }
    let changes = name.eq_ignore_ascii_case("change");
    if !is_sign(input, &["(", "（"])? {
        return Err(expected(input, &[Want::Open]));
    }
    let before = input.checkpoint();
    let field = field(input)?;
    let unfit = match field.kind() {
        Kind::Text => Some(FaultCode::EarlierUnfit),
        kind if changes && !kind.is_number() => Some(FaultCode::ChangeUnfit),
        _ => None,
    };
    if let Some(code) = unfit {
        input.reset(&before);
        return Err(fault(input, code));
    }
    if !is_sign(input, &[",", "，"])? {
        return Err(expected(input, &[Want::Comma]));
    }
    let period = period(input)?;
    closed(input, &[Want::Close])?;
    Ok(Term { field, when: if changes { When::Change(period) } else { When::Was(period) } })
}

fn field(input: &mut Input) -> Parsed<Field> {
    let before = input.checkpoint();
    let Some(name) = opt(word).parse_next(input)? else { return Err(expected(input, &[Want::Field])) };
    Field::named(name).ok_or_else(|| {
        input.reset(&before);
        let meant = nearest(name, Field::WORDS).map(str::to_owned);
        fault(input, FaultCode::FieldUnknown).with_names(meant.into_iter().collect())
    })
}

fn period(input: &mut Input) -> Parsed<Period> {
    let before = input.checkpoint();
    let Some(digits) = opt(number_text).parse_next(input)? else { return Err(expected(input, &[Want::Period])) };
    let Some(Unit::Span(of)) = unit(input)? else {
        input.reset(&before);
        return Err(expected(input, &[Want::Period]));
    };
    let count = digits.parse::<u16>().ok().filter(|count| (1..1000).contains(count));
    count.map(|count| Period { count, of }).ok_or_else(|| {
        input.reset(&before);
        fault(input, FaultCode::PeriodUnfit)
    })
}

/// A value that a field of this kind can have.
fn literal(input: &mut Input, kind: Kind) -> Parsed<Literal> {
    let before = input.checkpoint();
    match kind {
        Kind::Tier(scheme) => {
            let tiers = scheme.all_tiers();
            let Some(name) = opt(word).parse_next(input)? else { return Err(expected(input, &[Want::Tier])) };
            let tier = tiers.iter().find(|tier| tier.as_str().eq_ignore_ascii_case(name));
            tier.map(|tier| Literal::Tier(*tier)).ok_or_else(|| {
                input.reset(&before);
                let names = tiers.iter().map(|tier| tier.as_str().to_owned()).collect();
                fault(input, FaultCode::TierUnknown).with_names(names)
            })
        }
        Kind::Flag => match opt(word).parse_next(input)? {
            Some(name) if name.eq_ignore_ascii_case("yes") => Ok(Literal::Flag(true)),
            Some(name) if name.eq_ignore_ascii_case("no") => Ok(Literal::Flag(false)),
            _ => {
                input.reset(&before);
                Err(expected(input, &[Want::Flag]))
            }
        },
        Kind::Text => text(input),
        Kind::Date => {
            let digits = |c: char| c.is_ascii_digit() || c == '-';
            let Some(date) = opt(take_while(1.., digits)).parse_next(input)? else {
                return Err(expected(input, &[Want::Date]));
            };
            let day = Day::from_iso(date);
            let day = day.ok_or_else(|| {
                input.reset(&before);
                fault(input, FaultCode::DateUnreadable)
            })?;
            blank(input)?;
            Ok(Literal::Date(day))
        }
        Kind::Amount => quantity(input, kind, Want::Amount),
        Kind::Days => quantity(input, kind, Want::Days),
        Kind::Count => quantity(input, kind, Want::Count),
        Kind::Share => quantity(input, kind, Want::Share),
        Kind::Number(_) => quantity(input, kind, Want::Number),
    }
}

fn quantity(input: &mut Input, kind: Kind, wants: Want) -> Parsed<Literal> {
    let before = input.checkpoint();
    let negative = is_sign(input, &["-", "−", "－"])?;
    let Some(digits) = opt(number_text).parse_next(input)? else {
        input.reset(&before);
        return Err(expected(input, &[wants]));
    };
    let Some(number) = figure(digits) else {
        input.reset(&before);
        return Err(fault(input, FaultCode::NumberUnreadable));
    };
    let number = if negative { -number } else { number };
    let at_unit = input.checkpoint();
    let unit = unit(input)?.unwrap_or(Unit::One);
    if !unit.fits(kind) {
        input.reset(&at_unit);
        blank(input)?;
        return Err(fault(input, FaultCode::UnitUnfit).with_wants(&[wants]));
    }
    Ok(Literal::Number(Quantity { number, unit }))
}

/// A number of at most 15 digits, four of them decimals.
fn figure(digits: &str) -> Option<Figure> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = !digits.starts_with('.') && !digits.ends_with('.') && count <= DIGITS;
    Figure::parse(digits).filter(|number| is_plain && number.scale <= DECIMALS).map(Figure::trimmed)
}

/// The unit of a number, if one stands there.
fn unit(input: &mut Input) -> Parsed<Option<Unit>> {
    const SIGNS: &[(&str, Unit)] = &[
        ("%", Unit::Percent),
        ("％", Unit::Percent),
        ("万", Unit::Wan),
        ("亿", Unit::Yi),
        ("天", Unit::Span(Span::Days)),
        ("周", Unit::Span(Span::Weeks)),
        ("个月", Unit::Span(Span::Months)),
        ("月", Unit::Span(Span::Months)),
        ("个季度", Unit::Span(Span::Quarters)),
        ("季度", Unit::Span(Span::Quarters)),
        ("年", Unit::Span(Span::Years)),
    ];
    blank(input)?;
    for (sign, unit) in SIGNS {
        if opt(*sign).parse_next(input)?.is_some() {
            blank(input)?;
            return Ok(Some(*unit));
        }
    }
    let before = input.checkpoint();
    let Some(name) = opt(word).parse_next(input)? else { return Ok(None) };
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let span = Span::ALL.iter().find(|span| span.words().iter().any(|known| is(known)));
    let unit = span.map(|span| Unit::Span(*span)).or_else(|| is("k").then_some(Unit::Thousand));
    if unit.is_none() {
        input.reset(&before);
    }
    Ok(unit)
}

/// Words between quotation marks; a mark within is written twice.
fn text(input: &mut Input) -> Parsed<Literal> {
    let before = input.checkpoint();
    let Some(open) = opt(one_of(['"', '“'])).parse_next(input)? else { return Err(expected(input, &[Want::Text])) };
    let close = if open == '“' { '”' } else { '"' };
    let mut words = String::new();
    loop {
        words.push_str(take_while(0.., |c| c != close).parse_next(input)?);
        if opt(any_char).parse_next(input)?.is_none() {
            input.reset(&before);
            return Err(fault(input, FaultCode::TextOpen));
        }
        if opt(close).parse_next(input)?.is_none() {
            break;
        }
        words.push(close);
    }
    blank(input)?;
    Ok(Literal::Text(words))
}

fn comparison(input: &mut Input) -> Parsed<Option<Comparison>> {
    use Comparison::{AtLeast, AtMost, Equal, Less, More, Unequal};
    let signs = alt((
        alt(("!=", "<>", "≠", "！＝")).value(Unequal),
        alt(("<=", "≤")).value(AtMost),
        alt((">=", "≥")).value(AtLeast),
        alt(("==", "=", "＝")).value(Equal),
        alt(("<", "＜")).value(Less),
        alt((">", "＞")).value(More),
    ));
    let found = opt(signs).parse_next(input)?;
    blank(input)?;
    Ok(found)
}

fn closed(input: &mut Input, wants: &[Want]) -> Parsed<()> {
    if is_sign(input, &[")", "）"])? { Ok(()) } else { Err(expected(input, wants)) }
}

/// Takes one of the signs, if it stands there, and the blanks behind it.
fn is_sign(input: &mut Input, signs: &[&'static str]) -> Parsed<bool> {
    for sign in signs {
        if opt(*sign).parse_next(input)?.is_some() {
            blank(input)?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a word, if it stands there, and the blanks behind it.
fn is_word(input: &mut Input, wanted: &str) -> Parsed<bool> {
    let before = input.checkpoint();
    let is_there = opt(word).parse_next(input)?.is_some_and(|word| word.eq_ignore_ascii_case(wanted));
    if !is_there {
        input.reset(&before);
    }
    Ok(is_there)
}

/// A word, and the blanks behind it.
fn word<'a>(input: &mut Input<'a>) -> Parsed<&'a str> {
    let letters = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let first = winnow::combinator::peek(one_of(|c: char| c.is_alphabetic() || c == '_'));
    let word = preceded(first, take_while(1.., letters)).parse_next(input)?;
    blank(input)?;
    Ok(word)
}

/// Digits and points.
fn number_text<'a>(input: &mut Input<'a>) -> Parsed<&'a str> {
    take_while(1.., |c: char| c.is_ascii_digit() || c == '.').parse_next(input)
}

fn blank(input: &mut Input) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn fault(input: &Input, code: FaultCode) -> Unplaced {
    let rest: &str = &input.input;
    let is_date = rest.starts_with(|c: char| c.is_ascii_digit());
    let letters = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || (is_date && c == '-');
    let first = rest.chars().take(1);
    let is_word = rest.starts_with(letters);
    let found: String = first.chain(rest.chars().skip(1).take_while(|c| is_word && letters(*c))).take(SHOWN).collect();
    let fault = Fault { code, column: 0, found, wants: Vec::new(), names: Vec::new() };
    Unplaced { at: input.current_token_start(), fault: Box::new(fault) }
}

fn expected(input: &Input, wants: &[Want]) -> Unplaced {
    fault(input, FaultCode::Expected).with_wants(wants)
}

impl Unplaced {
    fn with_wants(mut self, wants: &[Want]) -> Unplaced {
        self.fault.wants = wants.to_vec();
        self
    }

    fn with_names(mut self, names: Vec<String>) -> Unplaced {
        self.fault.names = names;
        self
    }
}

/// The name that a misspelt one most likely means: at most a third of its letters differ.
fn nearest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let close = names.iter().map(|known| (distance(&name.to_lowercase(), known), *known));
    let (least, known) = close.min_by_key(|(distance, _)| *distance)?;
    (least * 3 <= known.chars().count()).then_some(known)
}

/// Letters to change, insert or drop (Levenshtein), of names no longer than a fault repeats.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (nth, a) in a.chars().take(2 * SHOWN).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], nth + 1);
        for (at, b) in b.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
