//! What to do: rules, alerts and tasks, each computed when it is asked for.

use super::{Analysis, FACTS};
use crate::action::alert::{self, Alert};
use crate::action::memory::{self, Ended, Entry, Memory};
use crate::action::moment::{Ground, Moments};
use crate::action::record::{self, RuleView};
use crate::action::rules::Rule;
use crate::action::task::{self, Plan, Planning};
use crate::ledger::Ledger;
use crate::pauses::{Pauses, at_once};
use crate::segment::{Scheme, Tier};
use crate::settings::Group;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;

/// Days in columns, kept while nothing that they depend on changes.
pub(super) type Kept = Rc<RefCell<Moments>>;

/// What is asked of the rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionAsk {
    /// The rules.
    pub rules: Vec<Rule>,
    /// With their record of the last 12 month ends?
    pub record: bool,
    /// What the project remembers.
    pub memory: Memory,
    /// How tasks are planned; none are made where absent.
    pub planning: Option<Planning>,
}

/// What rules say today, and what is to be done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionView {
    /// Each rule with its record.
    pub rules: Vec<RuleView>,
    /// For whom they fire, the worst first.
    pub alerts: Vec<Alert>,
    /// Alerts of the project that do not fire now.
    pub ended: Vec<(Entry, Ended)>,
    /// What follows; absent where it was not asked for.
    pub plan: Option<Plan>,
    /// What the project is to remember from here on.
    pub memory: Memory,
}

impl Analysis {
    /// The days of an analysis before, where they are those of this one too.
    pub(super) fn kept_moments(&self, previous: Option<&Analysis>) -> Kept {
        let groups: Vec<Group> = FACTS.iter().copied().chain([Group::Rfm, Group::Tiers]).collect();
        let same = previous.filter(|previous| previous.settings.agree_in(&self.settings, &groups));
        same.map_or_else(Default::default, |previous| Rc::clone(&previous.moments))
    }

    /// What rules say.
    pub fn act(&self, ledger: &Ledger, ask: &ActionAsk) -> ActionView {
        at_once(self.act_in_slices(ledger, ask, &Pauses::NEVER))
    }

    /// The same, pausing between past days.
    pub async fn act_in_slices(&self, ledger: &Ledger, ask: &ActionAsk, pauses: &Pauses<'_>) -> ActionView {
        let ground = Ground { ledger, today: self.whole(), settings: &self.settings, fits: &self.fits };
        // Taken, so that no borrow is held while it pauses.
        let mut moments = self.moments.take();
        let evaluated = record::evaluate(&ground, &mut moments, &ask.rules, ask.record, pauses).await;
        let day = ground.today.end;
        let reconciled = memory::reconcile(&ask.memory, ledger, day, &evaluated);
        let alerts = alert::alerts(&ground, &moments, &ask.rules, &evaluated, &reconciled);
        self.moments.replace(moments);
        let plan = ask.planning.as_ref().map(|planning| {
            let tasks = task::tasks(&alerts, &ask.rules, &self.quadrant_counts(), planning.from.unwrap_or(day));
            task::plan(tasks, planning)
        });
        let rules = evaluated.into_iter().map(|evaluated| evaluated.view).collect();
        ActionView { rules, alerts, memory: reconciled.memory(), ended: reconciled.ended, plan }
    }

    /// Customers by quadrant of the value matrix; none where it cannot be had.
    fn quadrant_counts(&self) -> Vec<(Tier, u32)> {
        let tiers = self.tiers_of(Scheme::Matrix).unwrap_or_default();
        let whole = self.whole();
        let count =
            |tier: &Tier| (*tier, (0..tiers.len()).filter(|at| whole.knows(*at) && tiers[*at] == *tier).count() as u32);
        Scheme::Matrix.tiers(self.settings.rfm_book).iter().map(count).collect()
    }
}
