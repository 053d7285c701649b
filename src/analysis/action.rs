//! What to do: rules, alerts and tasks, each computed when it is asked for.

use super::{Analysis, FACTS};
use crate::action::alert::{self, Alert};
use crate::action::moment::{Ground, Moments};
use crate::action::record::{self, RuleView};
use crate::action::rules::Rule;
use crate::ledger::Ledger;
use crate::pauses::{Pauses, at_once};
use crate::settings::Group;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;

/// Days in columns, kept while nothing that they depend on changes.
pub(super) type Kept = Rc<RefCell<Moments>>;

/// What rules say today.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionView {
    /// Each rule with its record.
    pub rules: Vec<RuleView>,
    /// For whom they fire, the worst first.
    pub alerts: Vec<Alert>,
}

impl Analysis {
    /// The days of an analysis before, where they are those of this one too.
    pub(super) fn kept_moments(&self, previous: Option<&Analysis>) -> Kept {
        let groups: Vec<Group> = FACTS.iter().copied().chain([Group::Rfm, Group::Tiers]).collect();
        let same = previous.filter(|previous| previous.settings.agree_in(&self.settings, &groups));
        same.map_or_else(Default::default, |previous| Rc::clone(&previous.moments))
    }

    /// What rules say, with their record or without.
    pub fn act(&self, ledger: &Ledger, rules: &[Rule], with_record: bool) -> ActionView {
        at_once(self.act_in_slices(ledger, rules, with_record, &Pauses::NEVER))
    }

    /// The same, pausing between past days.
    pub async fn act_in_slices(
        &self,
        ledger: &Ledger,
        rules: &[Rule],
        with_record: bool,
        pauses: &Pauses<'_>,
    ) -> ActionView {
        let ground = Ground { ledger, today: self.whole(), settings: &self.settings, fits: &self.fits };
        // Taken, so that no borrow is held while it pauses.
        let mut moments = self.moments.take();
        let evaluated = record::evaluate(&ground, &mut moments, rules, with_record, pauses).await;
        let alerts = alert::alerts(&ground, &moments, rules, &evaluated);
        self.moments.replace(moments);
        ActionView { rules: evaluated.into_iter().map(|evaluated| evaluated.view).collect(), alerts }
    }
}
