//! A project file: what somebody settled, for the next quarter's data, another machine, or a client.
//!
//! It is JSON (`"schema": "whalecurve.project/1"`) on the user's own disk: settings, how tables are read, customers who are
//! one, cards in one's own words and, so that the next file can be compared with this one, each customer's tiers of the day.
//! No orders, no names.

mod cards;

use crate::error::{Code, Error, Result};
use crate::ingest::options::Options;
use crate::ingest::saved::SavedPlan;
use crate::portfolio::snapshot::Snapshot;
use crate::segment::Scheme;
use crate::settings::Settings;
pub use cards::{Card, Deck};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The form of the file.
const SCHEMA: &str = "whalecurve.project/1";

/// What somebody settled, whatever the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The settings.
    pub settings: Settings,
    /// The scheme on the screen.
    pub scheme: Option<Scheme>,
    /// How tables are read, by their headers.
    pub layouts: Vec<SavedPlan>,
    /// Decisions over all files.
    pub options: Options,
    /// Strategy cards.
    pub cards: Deck,
}

/// The file's form. Settings go through their own reader, which says what was found and wanted.
#[derive(Serialize, Deserialize)]
struct Form {
    schema: String,
    settings: Value,
    #[serde(default)]
    scheme: Option<Scheme>,
    #[serde(default)]
    layouts: Vec<SavedPlan>,
    #[serde(default)]
    options: Options,
    #[serde(default)]
    cards: Deck,
    #[serde(default)]
    snapshot: Option<Snapshot>,
}

/// The bytes of a project file.
///
/// # Errors
/// None for these types; serde's own otherwise.
pub fn write(project: Project, snapshot: Option<Snapshot>) -> Result<Vec<u8>> {
    let form = Form {
        schema: SCHEMA.to_owned(),
        settings: project.settings.changes_to_json(),
        scheme: project.scheme,
        layouts: project.layouts,
        options: project.options,
        cards: project.cards,
        snapshot,
    };
    serde_json::to_vec(&form).map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))
}

/// Reads a project file.
///
/// # Errors
/// [`Code::ProjectInvalid`] with what is wrong, or the error of a setting.
pub fn read(bytes: &[u8]) -> Result<(Project, Option<Snapshot>)> {
    let invalid = |found: String| Error::new(Code::ProjectInvalid).found(found);
    let form: Form = serde_json::from_slice(bytes).map_err(|error| invalid(error.to_string()))?;
    if form.schema != SCHEMA {
        return Err(invalid(form.schema));
    }
    let snapshot = form.snapshot.filter(Snapshot::is_whole);
    let project = Project {
        settings: Settings::from_json(&form.settings)?,
        scheme: form.scheme,
        layouts: form.layouts,
        options: form.options,
        cards: form.cards,
    };
    Ok((project, snapshot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::money::Figure;
    use crate::portfolio::snapshot::Standing;
    use crate::segment::Tier;

    #[test]
    fn a_project_survives_its_file() {
        let mut cards = Deck::default();
        cards.change(Scheme::Profit, Tier::High, |card| card.goal = Some("Mine".into()));
        let project = Project {
            settings: Settings { ltv_months: 24.0, ..Settings::default() },
            scheme: Some(Scheme::Rfm),
            cards,
            ..Project::default()
        };
        let standing = Standing {
            id: "a".into(),
            profit: Figure::whole(-3),
            last: Day::from_iso("2024-05-13"),
            tiers: vec![Tier::High],
        };
        let snapshot = Snapshot {
            day: Day::from_iso("2024-06-30").unwrap(),
            schemes: vec![Scheme::Profit],
            customers: vec![standing],
        };
        let bytes = write(project.clone(), Some(snapshot.clone())).unwrap();
        assert_eq!(read(&bytes).unwrap(), (project, Some(snapshot)));
    }

    #[test]
    fn what_is_no_project_is_refused_with_what_was_found() {
        let code = |text: &str| read(text.as_bytes()).unwrap_err().code;
        assert_eq!(code("id,date"), Code::ProjectInvalid);
        assert_eq!(code(r#"{"schema":"whalecurve.results/1","settings":{}}"#), Code::ProjectInvalid);
        let setting = r#"{"schema":"whalecurve.project/1","settings":{"gross_margin":"7"}}"#;
        assert_eq!(code(setting), Code::SettingInvalid);
        let least = r#"{"schema":"whalecurve.project/1","settings":{}}"#;
        assert_eq!(read(least.as_bytes()).unwrap(), (Project::default(), None));
    }

    #[test]
    fn a_standing_without_a_tier_for_each_scheme_is_no_snapshot() {
        let text = r#"{"schema":"whalecurve.project/1","settings":{},"snapshot":{"day":"2024-06-30","schemes":["profit"],
            "customers":[{"id":"a","profit":"1","last":null,"tiers":[]}]}}"#;
        assert_eq!(read(text.as_bytes()).unwrap().1, None);
    }
}
