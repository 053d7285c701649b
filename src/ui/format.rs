//! Numbers, amounts and days as the page's language writes them.
//!
//! Amounts go into the browser's formatter as decimal strings: not one of them passes through a floating-point number. Where a
//! browser's `Intl` fails, numbers and days stand as they are: the page is worth more than their form.

use crate::calendar::Day;
use crate::money::Figure;
use crate::text::Language;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Formatter;
    // js-sys's constructors do not catch what these throw.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = NumberFormat)]
    fn number_format(tags: &Array, options: &Object) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = DateTimeFormat)]
    fn date_time_format(tags: &Array, options: &Object) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn format(this: &Formatter) -> Result<Function, JsValue>;
}

/// A browser's function that writes a value; `None` where it has none.
type Writer = Option<Function>;

/// How many decimals an amount is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// To the unit: tables and key figures.
    Whole,
    /// Two.
    Cents,
    /// As many as it has.
    Exact,
}

/// The formatters of one language and currency.
pub struct Format {
    language: Language,
    currency: Option<String>,
    whole: Writer,
    cents: Writer,
    exact: Writer,
    number: Writer,
    percent: Writer,
    percent_whole: Writer,
    day: Writer,
    /// A currency sign that is no ISO code stands before the number.
    sign: String,
}

impl Format {
    /// Makes the formatters. `currency` is an ISO code or any sign.
    pub fn new(language: Language, currency: Option<&str>) -> Format {
        let tags = Array::of1(&language.as_str().into());
        let code = currency.filter(|text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()));
        let sign = currency.filter(|_| code.is_none()).unwrap_or_default().to_owned();
        let money = |least: u32, most: u32| {
            let mut settings: Vec<(&str, JsValue)> =
                vec![("minimumFractionDigits", least.into()), ("maximumFractionDigits", most.into())];
            if let Some(code) = code {
                settings.push(("style", "currency".into()));
                settings.push(("currency", code.into()));
                settings.push(("currencyDisplay", "narrowSymbol".into()));
            }
            writer(number_format(&tags, &options(&settings)))
        };
        let percent = |decimals: u32| {
            let settings = [("style", "percent".into()), ("maximumFractionDigits", decimals.into())];
            writer(number_format(&tags, &options(&settings)))
        };
        // Day before month, with the month's name: the same to every reader of English.
        let days = Array::of1(&if language == Language::English { "en-GB" } else { language.as_str() }.into());
        let day = options(&[("dateStyle", "medium".into()), ("timeZone", "UTC".into())]);
        Format {
            language,
            currency: currency.map(str::to_owned),
            whole: money(0, 0),
            cents: money(2, 2),
            exact: money(0, 20),
            number: writer(number_format(&tags, &options(&[("maximumFractionDigits", 1.into())]))),
            percent: percent(1),
            percent_whole: percent(0),
            day: writer(date_time_format(&days, &day)),
            sign,
        }
    }

    /// Is this how the language and the currency are written?
    pub fn is_for(&self, language: Language, currency: Option<&str>) -> bool {
        self.language == language && self.currency.as_deref() == currency
    }

    /// An amount with the currency.
    pub fn money(&self, figure: Figure, decimals: Decimals) -> String {
        let formatter = match decimals {
            Decimals::Whole => &self.whole,
            Decimals::Cents => &self.cents,
            // 4,313.8 reads like a slip.
            Decimals::Exact if figure.trimmed().scale == 1 => &self.cents,
            Decimals::Exact => &self.exact,
        };
        let plain = || self.plain_money(&figure.to_string());
        self.signed(call(formatter, &figure.to_string().into(), plain))
    }

    /// With the currency's own sign in front, where the browser does not know it.
    fn signed(&self, text: String) -> String {
        match (self.sign.is_empty(), text.strip_prefix('\u{2212}')) {
            (true, _) => text,
            (false, Some(digits)) => format!("\u{2212}{}{digits}", self.sign),
            (false, None) => format!("{}{text}", self.sign),
        }
    }

    /// An amount to the unit, or with cents where it is small.
    pub fn amount(&self, figure: Figure) -> String {
        let small = figure.trimmed();
        let units = small.units.unsigned_abs() / 10u128.pow(u32::from(small.scale.min(38)));
        self.money(figure, if units < 100 && small.scale > 0 { Decimals::Cents } else { Decimals::Whole })
    }

    /// An estimate of an amount: to the unit, or with cents where it is small.
    pub fn estimate(&self, value: f64) -> String {
        // Not "−0.00".
        let value = if value.abs() < 0.005 { 0.0 } else { value };
        let formatter = if value.abs() < 100.0 { &self.cents } else { &self.whole };
        self.signed(call(formatter, &value.into(), || self.plain_money(&rounded(value, 2))))
    }

    /// A count.
    pub fn count(&self, count: u64) -> String {
        call(&self.number, &(count as f64).into(), || count.to_string())
    }

    /// A number with at most one decimal.
    pub fn number(&self, number: f64) -> String {
        let number = if number.abs() < 0.05 { 0.0 } else { number };
        call(&self.number, &number.into(), || rounded(number, 1))
    }

    /// A number with three significant digits, for parameters and means.
    pub fn precise(&self, number: f64) -> String {
        let decimals = if number == 0.0 { 0.0 } else { 2.0 - number.abs().log10().floor() };
        let factor = 10f64.powf(decimals.clamp(0.0, 8.0));
        ((number * factor).round() / factor).to_string().replace('-', "\u{2212}")
    }

    /// A difference as a percentage with its sign: +4 %.
    pub fn signed_share(&self, share: f64) -> String {
        let text = self.share(share);
        if share > 0.0 { format!("+{text}") } else { text }
    }

    /// A share as a percentage with at most one decimal.
    pub fn share(&self, share: f64) -> String {
        // Not "-0%".
        let share = if share.abs() < 0.0005 { 0.0 } else { share };
        let formatter = if share.abs() >= 10.0 { &self.percent_whole } else { &self.percent };
        call(formatter, &share.into(), || format!("{}%", rounded(share * 100.0, 1)))
    }

    /// A day in words: 9 Dec 2011, 2011年12月9日.
    pub fn day(&self, day: Day) -> String {
        let date = Date::new(&(f64::from(day.epoch()) * 86_400_000.0).into());
        let written = self.day.as_ref().and_then(|writer| writer.call1(&JsValue::UNDEFINED, &date).ok()?.as_string());
        written.unwrap_or_else(|| day.to_string())
    }

    /// An amount with its currency's code, where the browser writes neither.
    fn plain_money(&self, amount: &str) -> String {
        let code = self.currency.as_deref().filter(|_| self.sign.is_empty());
        code.map_or_else(|| amount.to_owned(), |code| format!("{amount} {code}"))
    }

    /// A size in bytes: 47.3 MB.
    pub fn bytes(&self, bytes: f64) -> String {
        let units = ["B", "kB", "MB", "GB"];
        let step = (bytes.max(1.0).log10() / 3.0).floor().clamp(0.0, 3.0);
        let unit = units.get(step as usize).copied().unwrap_or("GB");
        format!("{} {unit}", self.number(bytes / 1000f64.powf(step)))
    }
}

fn options(settings: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in settings {
        // Setting a property of a fresh, plain object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn writer(made: Result<Formatter, JsValue>) -> Writer {
    made.and_then(|formatter| formatter.format()).ok()
}

/// A number with at most so many decimals.
fn rounded(value: f64, decimals: i32) -> String {
    let factor = 10f64.powi(decimals);
    ((value * factor).round() / factor).to_string()
}

fn call(writer: &Writer, value: &JsValue, plain: impl Fn() -> String) -> String {
    let written = writer.as_ref().and_then(|writer| writer.call1(&JsValue::UNDEFINED, value).ok()?.as_string());
    // A real minus sign, as wide as a digit.
    written.unwrap_or_else(plain).replace('-', "\u{2212}")
}
