//! What to do: rules, alerts and tasks, each computed when it is asked for.

use super::{Analysis, FACTS};
use crate::action::alert::{self, Alert};
use crate::action::book::{Book, Deed};
use crate::action::memory::{self, Ended, Entry, Memory};
use crate::action::moment::{Ground, Moments};
use crate::action::record::{self, Evaluated, RuleView};
use crate::action::rule::parse::parse;
use crate::action::rules::{BuiltIn, Rule};
use crate::action::shopify::segment;
use crate::action::task::{self, Plan, Planning, Task};
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::pauses::{Pauses, at_once};
use crate::segment::{Scheme, Tier};
use crate::settings::{Group, Monetary};
use crate::view::panel::{Block, Panel};
use crate::view::panels;
use crate::view::portfolio::{Part, PortfolioAsk};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Days in columns, kept while nothing that they depend on changes.
pub(super) type Kept = Rc<KeptDays>;

/// Rules whose views are kept: the built-in ones, and what somebody has tried lately.
const VIEWS: usize = 64;

/// Days in columns, and what rules said of them.
#[derive(Debug, Default)]
pub(super) struct KeptDays {
    moments: RefCell<Moments>,
    views: RefCell<Vec<(Rule, RuleView)>>,
}

/// What is asked of the rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActionAsk {
    /// The rules.
    pub rules: Vec<Rule>,
    /// With their record of the last 12 month ends?
    pub record: bool,
    /// What the project remembers.
    pub memory: Memory,
    /// Ids of tasks that came back done.
    pub returned: Vec<String>,
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

/// The memory, with the alerts done whose tasks came back done.
fn with_returned(ask: &ActionAsk, ledger: &Ledger, day: Day, evaluated: &[Evaluated]) -> Memory {
    let mut memory = ask.memory.clone();
    if ask.returned.is_empty() {
        return memory;
    }
    let done: BTreeSet<&str> = ask.returned.iter().map(String::as_str).collect();
    for rule in evaluated {
        for at in &rule.fired {
            let id = ledger.id(CustomerIx(*at));
            if done.contains(task::uid(&[&rule.view.key, id]).as_str()) {
                let since = rule.since[*at as usize];
                memory.note(rule.view.key.clone(), id.to_owned(), since, |entry| entry.done = entry.done.or(Some(day)));
            }
        }
    }
    memory
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
        let mut moments = self.moments.moments.take();
        let evaluated = record::evaluate(&ground, &mut moments, &ask.rules, ask.record, pauses).await;
        let day = ground.today.end;
        let reconciled = memory::reconcile(&with_returned(ask, ledger, day, &evaluated), ledger, day, &evaluated);
        let mut alerts = alert::alerts(&ground, &moments, &ask.rules, &evaluated, &reconciled);
        self.moments.moments.replace(moments);
        if self.all.is_some() {
            alerts.retain(|alert| self.known.knows(alert.index as usize));
        }
        let plan = ask.planning.as_ref().map(|planning| {
            let tasks = task::tasks(&alerts, &ask.rules, &self.quadrant_counts(), planning.from.unwrap_or(day));
            task::plan(tasks, planning)
        });
        let rules = evaluated.into_iter().map(|evaluated| evaluated.view).collect();
        ActionView { rules, alerts, memory: reconciled.memory(), ended: reconciled.ended, plan }
    }

    /// What is said with a user's rules, and with what they remember.
    async fn act_by(&self, ledger: &Ledger, book: &Book, record: bool, pauses: &Pauses<'_>) -> ActionView {
        let planning = Some(self.planning(book));
        let (rules, memory) = (book.rules(&self.settings), book.memory.clone());
        let ask = ActionAsk { rules, record, memory, returned: book.returned.clone(), planning };
        let mut view = self.act_in_slices(ledger, &ask, pauses).await;
        if self.known.as_of.is_none() {
            view.alerts.iter_mut().for_each(|alert| alert.since = self.day(book));
        }
        view
    }

    /// The last day of the data; without dates, the day that it is for the user.
    fn day(&self, book: &Book) -> Day {
        let end = self.whole().end;
        if self.known.as_of.is_some() { end } else { book.today.unwrap_or(end) }
    }

    fn planning(&self, book: &Book) -> Planning {
        let planning = book.planning(self.whole().end);
        if self.known.as_of.is_some() { planning } else { Planning { from: book.today, ..planning } }
    }

    /// What a part of the screen says that rests on rules.
    pub(super) async fn action_panel(
        &self,
        ledger: &Ledger,
        ask: &PortfolioAsk,
        book: &Book,
        pauses: &Pauses<'_>,
    ) -> Panel {
        let (day, is_dated) = (self.day(book), self.known.as_of.is_some());
        let mut panel = match ask {
            PortfolioAsk::Rules { open, draft } => self.rules_panel(ledger, book, (open, draft), pauses).await,
            PortfolioAsk::Alerts { .. } => {
                let view = self.act_by(ledger, book, true, pauses).await;
                panels::alerts(&view.alerts, &view.ended, (day, is_dated), ask)
            }
            PortfolioAsk::Tasks { .. } => {
                let view = self.act_by(ledger, book, false, pauses).await;
                let from = self.planning(book).from.filter(|from| *from != day || !is_dated);
                panels::tasks(&view.plan.unwrap_or_default(), book, (from.unwrap_or(day), from.is_none()), ask)
            }
            // What heads the overview does not wait for the record.
            _ => panels::week(&self.act_by(ledger, book, false, pauses).await.alerts, day),
        };
        if self.known.values.speaks_of() == Monetary::Revenue && panel.part != Part::Rules {
            let after_lead = panel.blocks.len().min(1);
            panel.blocks.insert(after_lead, panels::stakes_assumed(self.settings.gross_margin));
        }
        panel
    }

    /// What is open for a customer.
    pub(super) async fn open_for(&self, ledger: &Ledger, index: u32, book: &Book, pauses: &Pauses<'_>) -> Vec<Block> {
        let mut alerts = self.act_by(ledger, book, false, pauses).await.alerts;
        alerts.retain(|alert| alert.index == index);
        panels::open_for(&alerts, self.day(book))
    }

    /// Rules with their record, one of them perhaps as somebody writes it.
    async fn rules_panel(
        &self,
        ledger: &Ledger,
        book: &Book,
        (open, draft): (&Option<String>, &Option<String>),
        pauses: &Pauses<'_>,
    ) -> Panel {
        let kept = book.kept(&self.settings);
        let mut rules: Vec<Rule> = kept.iter().filter(|kept| !kept.off).map(|kept| kept.rule.clone()).collect();
        let mut looked = None;
        if let Some(key) = open {
            let known = kept.iter().find(|kept| kept.rule.key == *key);
            let before = known.map(|kept| kept.rule.condition.to_string());
            let text = draft.clone().or(before).unwrap_or_default();
            let built_in = BuiltIn::named(key).and_then(|rule| rule.rule(&self.settings).ok());
            let read = parse(&text);
            if let Ok(condition) = &read {
                let rule = known.map(|kept| kept.rule.clone()).or_else(|| Rule::own(key, &text).ok());
                let rule = rule.map(|rule| Rule { condition: condition.clone(), ..rule });
                rules.retain(|rule| rule.key != *key);
                rules.extend(rule);
            }
            let keep =
                read.as_ref().ok().filter(|condition| known.is_none_or(|kept| kept.rule.condition != **condition));
            let keep = keep.map(|condition| {
                // Another condition than the built-in one is a rule of one's own: the built-in sentence is not true of it.
                let own = built_in.is_some_and(|rule| !rule.is_like(condition));
                Deed::Text { rule: if own { book.next_key() } else { key.clone() }, text: condition.to_string() }
            });
            let segment = read.as_ref().map(segment).unwrap_or_default();
            looked = Some(panels::Draft { key: key.clone(), text, fault: read.err(), keep, proposed: None, segment });
        }
        let views = self.rule_views(ledger, &rules, pauses).await;
        if let Some(draft) = &mut looked {
            let rule = rules.iter().find(|rule| rule.key == draft.key);
            let threshold = views.iter().find(|view| view.key == draft.key).and_then(|view| view.threshold.as_ref());
            let other = rule.zip(threshold).and_then(|(rule, threshold)| {
                let other = rule.with_threshold(threshold.quantity()?)?;
                // Other units of the same threshold are no other one.
                let is_other = threshold.proposed != Some(threshold.threshold);
                is_other.then(|| other.condition.to_string())
            });
            draft.proposed = other.filter(|text| *text != draft.text);
        }
        panels::rules(&kept, &views, looked.as_ref(), book.next_key())
    }

    /// What rules say, without their alerts. A rule that is as it was is not judged again, so that one can be moved.
    async fn rule_views(&self, ledger: &Ledger, rules: &[Rule], pauses: &Pauses<'_>) -> Vec<RuleView> {
        let kept = |rule: &Rule| {
            let views = self.moments.views.borrow();
            views.iter().find(|(known, _)| known == rule).map(|(_, view)| view.clone())
        };
        let missing: Vec<Rule> = rules.iter().filter(|rule| kept(rule).is_none()).cloned().collect();
        if !missing.is_empty() {
            let ground = Ground { ledger, today: self.whole(), settings: &self.settings, fits: &self.fits };
            let mut moments = self.moments.moments.take();
            let evaluated = record::evaluate(&ground, &mut moments, &missing, true, pauses).await;
            self.moments.moments.replace(moments);
            let mut views = self.moments.views.borrow_mut();
            views.extend(missing.into_iter().zip(evaluated.into_iter().map(|evaluated| evaluated.view)));
            let surplus = views.len().saturating_sub(VIEWS.max(rules.len()));
            // What somebody has tried longest ago goes, and no rule that is asked for.
            let mut left = surplus;
            views.retain(|(rule, _)| {
                let goes = left > 0 && !rules.contains(rule);
                left -= usize::from(goes);
                !goes
            });
        }
        rules.iter().filter_map(kept).collect()
    }

    /// Tasks for a file, with the day of the data: those of the week's hours.
    pub fn tasks(&self, ledger: &Ledger, book: &Book) -> (Vec<Task>, Day) {
        let view = at_once(self.act_by(ledger, book, false, &Pauses::NEVER));
        (view.plan.unwrap_or_default().tasks, self.day(book))
    }

    /// The tasks of the customers who matter most this week.
    pub fn week(&self, ledger: &Ledger, book: &Book) -> Vec<Task> {
        let planning = Planning { capacity: None, ..self.planning(book) };
        let ask = ActionAsk {
            rules: book.rules(&self.settings),
            record: false,
            memory: book.memory.clone(),
            returned: book.returned.clone(),
            planning: Some(planning),
        };
        let view = self.act(ledger, &ask);
        let all = view.plan.unwrap_or_default().tasks;
        let of_alert = |alert: &Alert| {
            let uid = task::uid(&[&alert.rule, &alert.id]);
            all.iter().find(|task| task.uid == uid).cloned()
        };
        panels::of_week(&view.alerts).into_iter().filter_map(of_alert).collect()
    }

    /// What a project is to remember of alerts: all that fire now, so that the next data tells which are new.
    pub fn remembered(&self, ledger: &Ledger, book: &Book) -> Memory {
        if self.known.as_of.is_none() {
            return book.memory.clone();
        }
        at_once(self.act_by(ledger, book, true, &Pauses::NEVER)).memory
    }

    /// Customers by quadrant of the value matrix; none where it cannot be had.
    fn quadrant_counts(&self) -> Vec<(Tier, u32)> {
        let tiers = self.tiers_of(Scheme::Matrix).unwrap_or_default();
        let known = &self.known;
        let count =
            |tier: &Tier| (*tier, (0..tiers.len()).filter(|at| known.knows(*at) && tiers[*at] == *tier).count() as u32);
        Scheme::Matrix.tiers(self.settings.rfm_book).iter().map(count).collect()
    }
}
