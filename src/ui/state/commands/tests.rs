//! What a host hears of its commands, by what the engine answers and when.

use super::super::Effect;
use super::super::tests::{inspection, overview, pack, receipt};
use super::*;
use crate::error::Code;
use crate::project::Project;
use crate::protocol::{Ask, to_bytes};
use crate::settings::Setting;

/// The page as a host drives it: its questions to the engine stay open until they are answered.
#[derive(Default)]
struct Page {
    state: State,
    commands: Commands,
    asked: Vec<(u32, Ask)>,
    ends: Vec<End>,
    analysed: usize,
}

impl Page {
    fn act(&mut self, action: Action) {
        let before = self.state.overview.clone();
        let step = self.commands.before(&self.state, &action);
        for effect in self.state.apply(action) {
            match effect {
                Effect::Ask { ticket, ask, .. } => self.asked.push((ticket, ask)),
                Effect::Open { ticket } => self.asked.push((ticket, Ask::Open)),
                _ => {}
            }
        }
        let ends = self.commands.after(step, &self.state);
        if ends.iter().any(|end| end.discard) {
            self.state.apply(Action::Forget);
        } else if self.state.analysis_since(before.as_ref()).is_some() {
            self.analysed += 1;
        }
        self.ends.extend(ends);
    }

    fn load(&mut self, ticket: u32, projects: usize, data: &[&str]) {
        self.ends.extend(self.commands.supersede(!data.is_empty()));
        if !data.is_empty() {
            self.act(Action::Forget);
        }
        let mut opening = Vec::new();
        for _ in 0..projects {
            self.act(Action::OpenProject);
            opening.extend(self.state.opening());
        }
        if !data.is_empty() {
            self.act(Action::FilesChosen(data.iter().map(|name| (*name).to_owned()).collect()));
        }
        self.commands.load(ticket, !data.is_empty(), opening);
    }

    fn set(&mut self, ticket: u32, currency: &str) {
        let mut settings = (*self.state.settings).clone();
        settings.set("currency", &Setting::Text(currency.into())).unwrap();
        let link = crate::link::Shared { settings, ..Default::default() };
        self.act(Action::Arrive(link.fragment("en")));
        self.ends.extend(self.commands.set(ticket, &self.state));
    }

    /// The engine answers the oldest question.
    fn answer(&mut self) {
        let (ticket, ask) = self.asked.remove(0);
        let answer = match ask {
            Ask::Inspect { .. } => Answer::Inspected(vec![Ok(inspection("orders.csv", true))]),
            Ask::Import { .. } => Answer::Imported(vec![receipt()]),
            Ask::Analyze { .. } => Answer::Analyzed(overview()),
            Ask::Open => Answer::Opened(to_bytes(&Project::default()).unwrap(), None),
            other => panic!("{other:?}"),
        };
        self.act(Action::Ended(ticket, Outcome::Done(Box::new(answer))));
    }

    fn answer_all(&mut self) {
        while !self.asked.is_empty() {
            self.answer();
        }
    }

    fn fail(&mut self, code: Code) {
        let (ticket, _) = self.asked.remove(0);
        self.act(Action::Ended(ticket, Outcome::Failed(Error::new(code))));
    }

    /// What has ended since it was asked last: tickets and codes, empty ones for what is done.
    fn heard(&mut self) -> Vec<(u32, String)> {
        let code = |end: &End| end.refusal.as_ref().map(|refusal| refusal.code().to_owned()).unwrap_or_default();
        std::mem::take(&mut self.ends).iter().map(|end| (end.ticket, code(end))).collect()
    }
}

fn ends(expected: &[(u32, &str)]) -> Vec<(u32, String)> {
    expected.iter().map(|(ticket, code)| (*ticket, (*code).to_owned())).collect()
}

#[test]
fn an_analysis_of_older_data_ends_no_newer_load() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer();
    page.answer(); // A is being analysed
    page.load(2, 0, &["b.csv"]);
    assert_eq!(page.heard(), ends(&[(1, "superseded")]));
    page.answer(); // A's analysis, which the state drops
    assert_eq!((page.heard(), page.analysed), (vec![], 0));
    assert!(!page.state.has_results());
    page.answer_all();
    assert_eq!((page.heard(), page.analysed), (ends(&[(2, "")]), 1));
    assert!(page.state.has_results());
}

#[test]
fn data_that_cannot_be_read_leaves_nothing_of_what_was_there() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer_all();
    page.load(2, 0, &["garbage"]);
    assert!(!page.state.has_results());
    page.fail(Code::NotATable);
    assert_eq!(page.heard(), ends(&[(1, ""), (2, "not-a-table")]));
    page.set(3, "EUR");
    assert_eq!((page.heard(), page.asked.len(), page.analysed), (ends(&[(3, "")]), 0, 1));
    assert!(!page.state.has_results());
}

#[test]
fn settings_leave_a_pending_load_alone() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.act(Action::Arrive("#s=1;gross_margin=7".into())); // refused
    page.set(2, "EUR");
    assert_eq!(page.heard(), ends(&[(2, "")]));
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(1, "")]));
    page.set(3, "USD");
    assert!(page.heard().is_empty(), "they wait for the analysis that has them");
    page.fail(Code::TotalTooLarge);
    assert_eq!(page.heard(), ends(&[(3, "total-too-large")]));
    page.set(4, "GBP");
    page.load(5, 0, &["b.csv"]);
    assert_eq!(page.heard(), ends(&[(4, "")]), "they hold, whatever becomes of the analysis");
}

#[test]
fn a_form_that_waits_for_columns_keeps_a_load_open_until_somebody_fills_it_or_goes_back() {
    for goes_back in [true, false] {
        let mut page = Page::default();
        page.load(1, 0, &["a.csv"]);
        let (ticket, _) = page.asked.remove(0);
        let found = Answer::Inspected(vec![Ok(inspection("a.csv", false))]);
        page.act(Action::Ended(ticket, Outcome::Done(Box::new(found))));
        assert!(page.heard().is_empty() && page.state.waits());
        page.act(if goes_back { Action::StartOver } else { Action::Import });
        page.answer_all();
        assert_eq!(page.heard(), ends(&[(1, if goes_back { "cancelled" } else { "" })]));
    }
}

#[test]
fn what_the_user_stops_and_a_lost_engine_end_every_command() {
    for is_lost in [true, false] {
        let mut page = Page::default();
        page.load(1, 0, &["a.csv"]);
        page.answer_all();
        page.set(2, "EUR");
        let stop = Action::EngineStopped(Error::new(Code::EngineStopped));
        page.act(if is_lost { stop.clone() } else { Action::Cancel });
        let code = if is_lost { "engine-stopped" } else { "cancelled" };
        assert_eq!(page.heard(), ends(&[(1, ""), (2, code)]));
        page.load(3, 0, &["b.csv"]);
        page.act(if is_lost { stop } else { Action::Cancel });
        assert_eq!(page.heard(), ends(&[(3, code)]));
    }
}

#[test]
fn a_project_ends_when_it_holds_and_its_fault_refuses_the_data_beside_it() {
    let mut page = Page::default();
    page.load(1, 1, &[]);
    assert!(page.heard().is_empty());
    page.answer();
    assert_eq!(page.heard(), ends(&[(1, "")]));
    page.load(2, 1, &["a.csv"]);
    page.fail(Code::ProjectInvalid);
    page.answer_all();
    assert_eq!((page.heard(), page.analysed), (ends(&[(2, "project-invalid")]), 0));
    assert!(!page.state.has_results(), "the host has not got this data");
    page.load(3, 2, &["a.csv"]);
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(3, "superseded")]), "one of two projects was dropped");
    page.load(4, 1, &[]);
    page.load(5, 0, &["a.csv"]);
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(4, ""), (5, "")]));
}

#[test]
fn a_pack_takes_the_place_of_data_and_has_no_results() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer();
    page.answer();
    page.load(2, 1, &[]);
    page.answer(); // A is analysed before the pack is open
    assert_eq!(page.heard(), ends(&[(1, "")]));
    let (ticket, _) = page.asked.remove(0);
    page.act(Action::Ended(ticket, Outcome::Done(Box::new(pack()))));
    assert_eq!(page.heard(), ends(&[(2, "")]));
    assert!(!page.state.has_results());
}

#[test]
fn an_answer_about_older_data_is_no_error_of_the_newer() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer_all();
    page.act(Action::DrawIntervals);
    let (drawn, _) = page.asked.remove(0);
    page.load(2, 0, &["b.csv"]);
    page.act(Action::Ended(drawn, Outcome::Failed(Error::new(Code::NothingLoaded))));
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(1, ""), (2, "")]));
    assert!(page.state.errors.is_empty());
}

/// An engine that answers one question after the other, as the worker's desk does: it holds one import, and its analysis.
#[derive(Default)]
struct Engine {
    /// The set of data that has been read, and whether it has been analysed.
    loaded: Option<(usize, bool)>,
}

impl Engine {
    /// The answer, and of an export whose data it is of. A set of data with an odd number is none.
    fn answer(&mut self, ask: &Ask, data: usize) -> (Outcome, Option<usize>) {
        let failed = |code| (Outcome::Failed(Error::new(code)), None);
        let mut of = None;
        let answer = match ask {
            Ask::Inspect { .. } if data % 2 == 1 => Answer::Inspected(vec![Err(Error::new(Code::NotATable))]),
            Ask::Inspect { .. } => Answer::Inspected(vec![Ok(inspection("orders.csv", true))]),
            Ask::Import { .. } => {
                self.loaded = Some((data, false));
                Answer::Imported(vec![receipt()])
            }
            Ask::Analyze { .. } => match &mut self.loaded {
                Some((_, analysed)) => {
                    *analysed = true;
                    Answer::Analyzed(overview())
                }
                None => return failed(Code::NothingLoaded),
            },
            _ => match self.loaded {
                Some((data, true)) => {
                    of = Some(data);
                    Answer::Exported { name: data.to_string() }
                }
                _ => return failed(Code::NothingLoaded),
            },
        };
        (Outcome::Done(Box::new(answer)), of)
    }
}

/// Numbers below a limit, the same ones for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

#[test]
fn commands_in_any_overlap_end_as_one_by_one() {
    let mut kept = [0; 3];
    for seed in 0..5000 {
        let mut random = Random(seed * 77 + 1);
        let (mut page, mut engine) = (Page::default(), Engine::default());
        // Sets of data by the ticket of their load, those under way by the engine's tickets, and whose data files are.
        let (mut data, mut sent, mut files) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        // What a host sees: the load that was kept last, and the one that it has asked for last.
        let (mut current, mut last_load, mut generation) = (None, 0, 0);
        let mut open: BTreeMap<u32, &str> = BTreeMap::new();
        let mut ticket = 0;
        let mut commands = 4 + random.below(8);
        while commands > 0 || !page.asked.is_empty() || !open.is_empty() {
            let from = page.asked.len();
            if commands > 0 && random.below(3) == 0 {
                commands -= 1;
                ticket += 1;
                match random.below(4) {
                    0 | 1 => {
                        (last_load, generation) = (ticket, generation + 1);
                        data.insert(ticket, ticket as usize * 2 + usize::from(random.below(3) == 0));
                        open.insert(ticket, "load");
                        page.load(ticket, 0, &["orders.csv"]);
                    }
                    2 => {
                        open.insert(ticket, "set");
                        page.set(ticket, ["EUR", "USD", "GBP"][random.below(3)]);
                    }
                    _ if !page.state.has_results() => {}
                    _ => {
                        open.insert(ticket, "export");
                        for effect in page.state.apply(Action::SaveProject) {
                            let Effect::Ask { ticket: asked, ask, .. } = effect else { continue };
                            page.commands.export(ticket, asked);
                            files.insert(asked, (ticket, generation));
                            page.asked.push((asked, ask));
                        }
                    }
                }
            } else if !page.asked.is_empty() {
                let (asked, ask) = page.asked.remove(0);
                let (outcome, of) = engine.answer(&ask, sent[&asked]);
                if let Some((export, of_generation)) = files.remove(&asked) {
                    assert_eq!(page.commands.exported(asked), Some(export));
                    assert_eq!(open.remove(&export), Some("export"));
                    // The frame refuses it where other data has come since (www/embed/frame.js).
                    if of_generation == generation {
                        assert_eq!(of, current, "seed {seed}: a file of other data than the load that was kept last");
                        kept[2] += 1;
                    }
                    continue;
                }
                page.act(Action::Ended(asked, outcome));
            } else if commands == 0 {
                panic!("seed {seed}: {open:?} hang");
            }
            // What the page has asked just now is about the data of the newest load.
            let newest = data.get(&last_load).copied().unwrap_or_default();
            for (asked, _) in &page.asked[from.min(page.asked.len()).saturating_sub(1)..] {
                sent.entry(*asked).or_insert(newest);
            }
            for End { ticket, refusal, .. } in std::mem::take(&mut page.ends) {
                let code = refusal.as_ref().map(Refusal::code);
                match open.remove(&ticket) {
                    Some("load") if ticket != last_load => assert_eq!(code, Some("superseded"), "seed {seed}"),
                    Some("load") => {
                        let is_data = data[&ticket] % 2 == 0;
                        assert_eq!(code, if is_data { None } else { Some("not-a-table") }, "seed {seed}");
                        current = is_data.then(|| data[&ticket]);
                        assert_eq!(page.state.has_results(), is_data, "seed {seed}");
                        kept[0] += 1;
                    }
                    Some("set") => {
                        assert_eq!(code, None, "seed {seed}");
                        kept[1] += 1;
                    }
                    other => panic!("seed {seed}: {ticket} of {other:?} ends again"),
                }
            }
        }
        assert!(page.state.errors.iter().all(|error| error.code == Code::NotATable), "{:?}", page.state.errors);
    }
    assert!(kept.iter().all(|kept| *kept > 1000), "{kept:?}");
}
