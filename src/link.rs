//! Settings in a link: `#s=1;view=segments;scheme=rfm;lang=en;gross_margin=0.35`.
//!
//! A fragment never reaches a server, and it can be read before it is sent. It holds settings, the scheme, the place and the
//! language; never data, names of files or customers. Keys that this version does not know are left out, so that a link
//! of a later version still opens; a value out of its range makes the whole link refused, since the rest without it would
//! be another analysis than the one that was sent.

use crate::error::{Code, Error, Result};
use crate::segment::Scheme;
use crate::settings::{Kind, Setting, Settings};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The version of the form. Keys are only ever added, so it has stayed the first.
const VERSION: &str = "1";
/// Most bytes of a fragment that are looked at.
const LONGEST: usize = 16 * 1024;
/// What stays as it is: legible, and no separator of ours.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',');

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The settings.
    pub settings: Settings,
    /// The scheme on the screen.
    pub scheme: Option<Scheme>,
    /// The word of the place on the screen.
    pub view: Option<String>,
}

impl Shared {
    /// The fragment, from `s=` on, for a page in this language.
    pub fn fragment(&self, language: &str) -> String {
        let mut parts = vec![VERSION.to_owned()];
        let mut part = |key: &str, value: &str| parts.push(format!("{key}={}", utf8_percent_encode(value, ENCODED)));
        if let Some(view) = &self.view {
            part("view", view);
        }
        if let Some(scheme) = self.scheme {
            part("scheme", scheme.as_str());
        }
        part("lang", language);
        for key in self.settings.changed().into_iter().filter(|key| !self.settings.is_from_data(key)) {
            part(key, &written(&self.settings.get(key)));
        }
        format!("s={}", parts.join(";"))
    }

    /// What a fragment says; `None` for one that is not of this kind.
    ///
    /// # Errors
    /// [`Code::LinkInvalid`] where it cannot be read, [`Code::SettingInvalid`] for a value out of its range.
    pub fn read(fragment: &str) -> Option<Result<Shared>> {
        let text = fragment.trim_start_matches('#').strip_prefix("s=")?;
        Some(Shared::parse(text))
    }

    fn parse(text: &str) -> Result<Shared> {
        let invalid = |found: &str| Error::new(Code::LinkInvalid).found(found);
        let mut parts = text.split(';');
        let version = parts.next().unwrap_or_default();
        if text.len() > LONGEST || version != VERSION {
            return Err(invalid(&version.chars().take(20).collect::<String>()));
        }
        let mut shared = Shared::default();
        for part in parts.filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| invalid(part))?;
            let value = percent_decode_str(value).decode_utf8().map_err(|_| invalid(key))?;
            match (key, Settings::spec(key)) {
                ("view", _) => shared.view = Some(value.into_owned()),
                ("scheme", _) => shared.scheme = Scheme::named(&value),
                (_, Some(spec)) => shared.settings.set(key, &setting(spec.kind, &value))?,
                _ => {}
            }
        }
        Ok(shared)
    }
}

fn written(setting: &Setting) -> String {
    match setting {
        Setting::Numbers(numbers) => numbers.iter().map(f64::to_string).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// The setting that a text means; what is no number stays a text, to be refused with what was found.
fn setting(kind: Kind, text: &str) -> Setting {
    let as_text = || Setting::Text(text.to_owned());
    match kind {
        Kind::Number(..) => text.parse().map_or_else(|_| as_text(), Setting::Number),
        Kind::Cuts => {
            let cuts: Option<Vec<f64>> = text.split(',').map(|cut| cut.parse().ok()).collect();
            cuts.map_or_else(as_text, Setting::Numbers)
        }
        Kind::Day | Kind::Text if text.is_empty() => Setting::None,
        _ => as_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(fragment: &str) -> Shared {
        Shared::read(fragment).unwrap().unwrap()
    }

    /// Links that were sent once must open for ever.
    #[test]
    fn old_links_open() {
        assert_eq!(read("#s=1"), Shared::default());
        let old = "#s=1;view=segments;scheme=rfm;lang=zh-CN;as_of=2011-12-10;currency=%E2%82%AC;gross_margin=0.35;\
                   rfm_method=cuts;rfm_cuts_recency=7,30,90,180;rfm_own=champions%20R4-5%3B%20lost;lifecycle_new=60;colour=red";
        let settings = json!({
            "as_of": "2011-12-10", "currency": "€", "gross_margin": "0.35", "rfm_method": "cuts",
            "rfm_cuts_recency": [7.0, 30.0, 90.0, 180.0], "rfm_own": "champions R4-5; lost", "lifecycle_new": 60.0,
        });
        let wanted = Shared {
            settings: Settings::from_json(&settings).unwrap(),
            scheme: Some(Scheme::Rfm),
            view: Some("segments".into()),
        };
        assert_eq!(read(old), wanted);
        assert_eq!(read(&wanted.fragment("zh-CN")), wanted);
        assert!(old.starts_with(&format!("#{}", wanted.fragment("zh-CN"))));
    }

    #[test]
    fn levels_that_may_come_from_the_data_stay_here() {
        let levels = json!({ "sells_to": "consumers", "spend_whale": "5600", "spend_potential": "1900" });
        let shared = Shared { settings: Settings::from_json(&levels).unwrap(), ..Shared::default() };
        assert_eq!(shared.fragment("en"), "s=1;lang=en;sells_to=consumers");
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_what_is_no_link_of_ours_is_left_alone() {
        assert_eq!(Shared::read("#main"), None);
        let code = |fragment: &str| Shared::read(fragment).unwrap().unwrap_err().code;
        for fragment in ["#s=", "#s=2;gross_margin=0.3", "#s=1;gross_margin", "#s=1;currency=%ff"] {
            assert_eq!(code(fragment), Code::LinkInvalid, "{fragment}");
        }
        assert_eq!(code(&format!("#s=1;view={}", "a".repeat(20_000))), Code::LinkInvalid);
        assert_eq!(code("#s=1;gross_margin=7"), Code::SettingInvalid);
        assert_eq!(code("#s=1;rfm_cuts_recency=1,2"), Code::SettingInvalid);
        assert_eq!(code("#s=1;potential_threshold=NaN"), Code::SettingInvalid);
        assert_eq!(code("#s=1;rfm_cuts_monetary=1,2,3,1e999"), Code::SettingInvalid);
    }

    proptest! {
        #[test]
        fn noise_is_refused_or_within_the_ranges(noise in "\\PC{0,60}", key in 0..Settings::SPECS.len()) {
            for text in [format!("#s={noise}"), format!("#s=1;{noise}"), format!("#s=1;{}={noise}", Settings::SPECS[key].key)] {
                if let Some(Ok(shared)) = Shared::read(&text) {
                    prop_assert!(Settings::from_json(&shared.settings.to_json()).is_ok());
                }
            }
        }
    }
}
