//! The page's entries in the browser's history: the start screen, the form, and each place of the workspace.

use super::{Effect, Place, Stage, State};

/// An entry of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The start screen.
    Start,
    /// The form for columns.
    Mapping,
    /// A place of the workspace.
    Place(Place),
}

impl Spot {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Spot::Start => "start",
            Spot::Mapping => "mapping",
            Spot::Place(place) => place.as_str(),
        }
    }

    /// The entry of a word.
    pub fn named(word: &str) -> Option<Spot> {
        match word {
            "start" => Some(Spot::Start),
            "mapping" => Some(Spot::Mapping),
            _ => Place::named(word).map(Spot::Place),
        }
    }
}

impl State {
    /// Where the user is; `None` while files are read, which is no entry of the history.
    pub fn spot(&self) -> Option<Spot> {
        match self.stage {
            _ if self.reads() => None,
            Stage::Start => Some(Spot::Start),
            Stage::Mapping => Some(Spot::Mapping),
            Stage::Workspace => Some(Spot::Place(self.place)),
        }
    }

    /// Goes to another entry of the history, as far as what it shows is still there.
    pub(super) fn travel(&mut self, spot: Spot) -> Vec<Effect> {
        let mut effects = if self.reads() { self.cancel() } else { Vec::new() };
        match spot {
            Spot::Start => {
                self.stage = Stage::Start;
                effects.extend(self.leave());
            }
            Spot::Mapping if !self.sources.is_empty() => {
                self.stage = Stage::Mapping;
                effects.extend(self.leave());
            }
            Spot::Place(place) if self.made.is_some() => {
                if self.stage != Stage::Workspace {
                    self.forget_messages();
                    effects.extend(self.back_to_analysis());
                }
                if place != self.place {
                    effects.extend(self.go(place));
                }
            }
            _ => {}
        }
        effects
    }
}
