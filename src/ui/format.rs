//! Numbers, amounts and days as the page's language writes them.
//!
//! Amounts go into the browser's formatter as decimal strings: not one of them passes through a floating-point number.

use crate::calendar::Day;
use crate::money::Figure;
use crate::text::Language;
use js_sys::Intl::{DateTimeFormat, NumberFormat};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;

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
    whole: Function,
    cents: Function,
    exact: Function,
    number: Function,
    percent: Function,
    percent_whole: Function,
    day: Function,
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
            NumberFormat::new(&tags, &options(&settings)).format()
        };
        let percent = |decimals: u32| {
            let settings = [("style", "percent".into()), ("maximumFractionDigits", decimals.into())];
            NumberFormat::new(&tags, &options(&settings)).format()
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
            number: NumberFormat::new(&tags, &options(&[("maximumFractionDigits", 1.into())])).format(),
            percent: percent(1),
            percent_whole: percent(0),
            day: DateTimeFormat::new(&days, &day).format(),
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
            Decimals::Exact => &self.exact,
        };
        self.signed(call(formatter, &figure.to_string().into()))
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
        let text = call(if value.abs() < 100.0 { &self.cents } else { &self.whole }, &value.into());
        self.signed(text)
    }

    /// A count.
    pub fn count(&self, count: u64) -> String {
        call(&self.number, &(count as f64).into())
    }

    /// A number with at most one decimal.
    pub fn number(&self, number: f64) -> String {
        call(&self.number, &number.into())
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
        let rounded = if share.abs() < 0.0005 { 0.0 } else { share };
        call(if rounded.abs() >= 10.0 { &self.percent_whole } else { &self.percent }, &rounded.into())
    }

    /// A day in words: 9 Dec 2011, 2011年12月9日.
    pub fn day(&self, day: Day) -> String {
        call(&self.day, &Date::new(&(f64::from(day.epoch()) * 86_400_000.0).into()))
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

fn call(formatter: &Function, value: &JsValue) -> String {
    let text = formatter.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default();
    // A real minus sign, as wide as a digit.
    text.replace('-', "\u{2212}")
}
