//! What a host hears of its commands, by what the engines answer and when.

use super::super::tests::{inspection, overview, pack, receipt};
use super::*;
use crate::error::Code;
use crate::project::Project;
use crate::protocol::{Ask, to_bytes};
use crate::settings::Setting;

/// A question that has not been answered.
#[derive(Clone, Debug)]
struct Asked {
    engine: Engine,
    ticket: u32,
    ask: Ask,
    /// Names of the files that came with it.
    files: Vec<String>,
}

/// What an engine holds: the file that it has read, and whether that is analysed.
type Held = Option<(String, bool)>;

/// The page as a host drives it, with both engines: their questions stay open until they are answered.
#[derive(Default)]
struct Page {
    state: State,
    commands: Commands,
    files: Vec<String>,
    asked: Vec<Asked>,
    reading: Held,
    holds: Held,
    ends: Vec<End>,
    analysed: usize,
    /// Files that were handed over: the export's ticket and the file that it is of.
    exported: Vec<(u32, String)>,
}

impl Page {
    fn act(&mut self, action: Action) {
        let before = self.state.overview.clone();
        let step = self.commands.before(&self.state, &action);
        let effects = self.state.apply(action);
        self.carry_out(effects);
        let ends = self.commands.after(step, &self.state);
        if ends.iter().any(|end| end.discard) {
            let effects = self.state.apply(Action::Forget);
            self.carry_out(effects);
        } else if self.state.analysis_since(before.as_ref()).is_some() {
            self.analysed += 1;
        }
        self.ends.extend(ends);
        self.ask_exports();
    }

    fn ask_exports(&mut self) {
        self.ends.extend(self.commands.overtaken(&self.state));
        let effects = self.commands.ask_exports(&mut self.state, BTreeMap::new);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask { engine, ticket, ask, files, .. } => {
                    let files = files.iter().map(|at| self.files[*at].clone()).collect();
                    // What the workspace shows is of no concern here.
                    if !matches!(ask, Ask::Portfolio { .. } | Ask::Draw) {
                        self.asked.push(Asked { engine, ticket, ask, files });
                    }
                }
                Effect::Open { ticket } => {
                    self.asked.push(Asked { engine: Engine::Reading, ticket, ask: Ask::Open, files: Vec::new() });
                }
                Effect::Drop(tickets) => self.asked.retain(|one| !tickets.contains(&one.ticket)),
                // The page hears that what was open is cancelled.
                Effect::Restart => {
                    self.reading = None;
                    self.end_engine(Engine::Reading);
                }
                Effect::Promote => {
                    self.holds = self.reading.take();
                    self.end_engine(Engine::Analysed);
                }
                Effect::Forget => {
                    self.holds = None;
                    self.end_engine(Engine::Analysed);
                }
                _ => {}
            }
        }
    }

    fn end_engine(&mut self, engine: Engine) {
        let ended: Vec<Asked> = self.asked.extract_if(.., |one| one.engine == engine).collect();
        for one in ended {
            // What the page wants no more comes to nothing, also where it comes late.
            assert!(self.state.work.as_ref().is_none_or(|work| work.ticket != one.ticket), "{one:?}");
        }
    }

    fn load(&mut self, ticket: u32, projects: usize, data: &[&str]) {
        self.ends.extend(self.commands.supersede(!data.is_empty()));
        if !data.is_empty() {
            self.act(Action::Forget);
        }
        for _ in 0..projects {
            self.act(Action::OpenProject);
        }
        if !data.is_empty() {
            self.choose(data);
        }
        self.commands.load(ticket, !data.is_empty(), projects, &self.state);
    }

    fn choose(&mut self, data: &[&str]) {
        self.files = data.iter().map(|name| (*name).to_owned()).collect();
        self.act(Action::FilesChosen(self.files.clone()));
    }

    fn set(&mut self, ticket: u32, currency: &str) {
        let mut settings = (*self.state.settings).clone();
        settings.set("currency", &Setting::Text(currency.into())).unwrap();
        let link = crate::link::Shared { settings, ..Default::default() };
        self.act(Action::Arrive(link.fragment("en")));
        self.ends.extend(self.commands.set(ticket, &self.state));
    }

    fn export(&mut self, ticket: u32) {
        self.ends.extend(self.commands.export(ticket, Some(ExportKind::Json), &self.state));
        self.ask_exports();
    }

    /// The engine answers the oldest question.
    fn answer(&mut self) {
        self.answer_at(0);
    }

    /// An engine answers a question. A file with "garbage" in its name is no table.
    fn answer_at(&mut self, at: usize) {
        let Asked { engine, ticket, ask, files } = self.asked.remove(at);
        let held = if engine == Engine::Reading { &mut self.reading } else { &mut self.holds };
        let file = files.first().cloned().unwrap_or_default();
        let answer = match ask {
            Ask::Inspect { .. } if file.contains("garbage") => {
                Answer::Inspected(vec![Err(Error::new(Code::NotATable))])
            }
            Ask::Inspect { .. } => Answer::Inspected(vec![Ok(inspection("orders.csv", true))]),
            Ask::Import { .. } => {
                *held = Some((file, false));
                Answer::Imported(vec![receipt()])
            }
            Ask::Analyze { .. } => {
                held.as_mut().unwrap().1 = true;
                Answer::Analyzed(overview())
            }
            Ask::Open => Answer::Opened(to_bytes(&Project::default()).unwrap(), None),
            Ask::Export { .. } | Ask::Save { .. } => {
                let Some((name, true)) = held.clone() else { panic!("an export of nothing") };
                let export = self.commands.exported(ticket).expect("an export that nobody has asked for");
                self.exported.push((export, name));
                return;
            }
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
        let ticket = self.asked.remove(0).ticket;
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
    let analysis = page.asked[0].ticket;
    page.load(2, 0, &["b.csv"]);
    assert_eq!(page.heard(), ends(&[(1, "superseded")]));
    // A's analysis, which the state drops.
    page.act(Action::Ended(analysis, Outcome::Done(Box::new(Answer::Analyzed(overview())))));
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
        let ticket = page.asked.remove(0).ticket;
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
        page.export(9); // waits for the analysis with the settings
        let stop = |engine| match is_lost {
            true => Action::EngineStopped(engine, Error::new(Code::EngineStopped)),
            false => Action::Cancel,
        };
        page.act(stop(Engine::Analysed));
        let code = if is_lost { "engine-stopped" } else { "cancelled" };
        if is_lost {
            assert_eq!(page.heard(), ends(&[(1, ""), (2, code), (9, code)]));
        } else {
            assert_eq!(page.heard(), ends(&[(1, ""), (2, code)]));
            page.answer_all();
            assert_eq!(page.exported, [(9, "a.csv".to_owned())], "of the analysis that is there again");
        }
        page.load(3, 0, &["b.csv"]);
        page.act(stop(Engine::Reading));
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
    page.answer(); // A is analysed before the pack is open, which the next engine opens then
    assert_eq!(page.heard(), ends(&[(1, "")]));
    let ticket = page.asked.pop().unwrap().ticket;
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
    let drawn = page.state.open["drawn"].ticket;
    page.load(2, 0, &["b.csv"]);
    page.act(Action::Ended(drawn, Outcome::Failed(Error::new(Code::NothingLoaded))));
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(1, ""), (2, "")]));
    assert!(page.state.errors.is_empty());
}

#[test]
fn a_file_is_of_the_analysis_with_the_settings_that_came_before_it() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer_all();
    page.export(2);
    page.set(3, "EUR");
    page.export(4);
    assert!(matches!(page.asked[..], [Asked { ask: Ask::Export { .. }, .. }, Asked { ask: Ask::Analyze { .. }, .. }]));
    page.answer_at(1);
    // The engine may have dropped the older analysis.
    assert_eq!(page.asked.len(), 2, "{:?}", page.asked);
    page.answer_all();
    assert_eq!(page.exported, [(2, "a.csv".to_owned()), (4, "a.csv".to_owned())]);
    assert_eq!(page.heard(), ends(&[(1, ""), (3, "")]));
    assert!(
        page.state.said.as_ref().is_none_or(|said| said.key.as_ref() != "export-done"),
        "the user has not asked for it"
    );
}

#[test]
fn files_of_the_user_take_the_place_of_the_hosts_data_when_they_are_analysed() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.answer_all();
    page.choose(&["own.csv"]);
    page.export(2);
    page.answer_at(1);
    assert_eq!(page.exported, [(2, "a.csv".to_owned())], "the analysis stays until then");
    page.export(3);
    page.answer(); // the look into the file
    let import = page.asked.iter().position(|one| matches!(one.ask, Ask::Import { .. })).unwrap();
    page.answer_at(import);
    let analysis = page.asked.iter().position(|one| matches!(one.ask, Ask::Analyze { .. })).unwrap();
    page.answer_at(analysis);
    assert_eq!(page.heard(), ends(&[(1, ""), (3, "superseded")]));
    page.export(4);
    page.answer_all();
    assert_eq!(page.exported.last(), Some(&(4, "own.csv".to_owned())));
}

#[test]
fn a_project_that_an_engine_starting_anew_opens_again_still_ends_its_load() {
    let mut page = Page::default();
    page.load(1, 0, &["a.csv"]);
    page.load(2, 1, &[]);
    page.load(3, 0, &["b.csv"]); // the engine that reads starts anew
    page.answer_all();
    assert_eq!(page.heard(), ends(&[(1, "superseded"), (2, ""), (3, "")]));
    page.load(4, 1, &[]);
    page.load(5, 1, &[]);
    assert_eq!(page.heard(), ends(&[(4, "superseded")]));
    page.act(Action::EngineStopped(Engine::Reading, Error::new(Code::OutOfMemory)));
    assert_eq!(page.heard(), ends(&[(5, "out-of-memory")]));
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
    let mut kept = [0; 4];
    for seed in 0..5000 {
        let mut random = Random(seed * 77 + 1);
        let mut page = Page::default();
        // What a host sees: the data of the load that was kept last, and the load that it has asked for last.
        let (mut current, mut last_load) = (None, 0);
        let mut data: BTreeMap<u32, String> = BTreeMap::new();
        let mut open: BTreeMap<u32, &str> = BTreeMap::new();
        let mut ticket = 0;
        let mut commands = 4 + random.below(8);
        while commands > 0 || !page.asked.is_empty() || !open.is_empty() {
            if commands > 0 && random.below(3) == 0 {
                commands -= 1;
                ticket += 1;
                match random.below(4) {
                    0 | 1 => {
                        last_load = ticket;
                        let kind = if random.below(3) == 0 { "garbage" } else { "orders" };
                        let name = data.entry(ticket).or_insert(format!("{kind} {ticket}")).clone();
                        open.insert(ticket, "load");
                        page.load(ticket, 0, &[&name]);
                    }
                    2 => {
                        open.insert(ticket, "set");
                        page.set(ticket, ["EUR", "USD", "GBP"][random.below(3)]);
                    }
                    _ => {
                        open.insert(ticket, "export");
                        page.export(ticket);
                    }
                }
            } else if !page.asked.is_empty() {
                // Each engine answers its questions in order, but a file may wait for what is more urgent.
                let at = random.below(page.asked.len());
                let first = page.asked.iter().position(|one| one.engine == page.asked[at].engine).unwrap();
                let waits = matches!(page.asked[at].ask, Ask::Export { .. });
                page.answer_at(if waits { at } else { first });
            } else if commands == 0 {
                panic!("seed {seed}: {open:?} hang");
            }
            for (export, of) in std::mem::take(&mut page.exported) {
                assert_eq!(open.remove(&export), Some("export"), "seed {seed}");
                assert_eq!(Some(of), current, "seed {seed}: a file of other data than the load that was kept last");
                kept[2] += 1;
            }
            for End { ticket, refusal, .. } in std::mem::take(&mut page.ends) {
                let code = refusal.as_ref().map(Refusal::code);
                match open.remove(&ticket) {
                    Some("load") if ticket != last_load => assert_eq!(code, Some("superseded"), "seed {seed}"),
                    Some("load") => {
                        let is_data = data[&ticket].starts_with("orders");
                        assert_eq!(code, if is_data { None } else { Some("not-a-table") }, "seed {seed}");
                        current = is_data.then(|| data[&ticket].clone());
                        assert_eq!(page.state.has_results(), is_data, "seed {seed}");
                        kept[0] += 1;
                    }
                    Some("set") => {
                        assert_eq!(code, None, "seed {seed}");
                        kept[1] += 1;
                    }
                    Some("export") => {
                        assert!(matches!(code, Some("no-analysis" | "superseded")), "seed {seed}: {code:?}");
                        kept[3] += 1;
                    }
                    other => panic!("seed {seed}: {ticket} of {other:?} ends again"),
                }
            }
        }
        assert!(page.state.errors.iter().all(|error| error.code == Code::NotATable), "{:?}", page.state.errors);
        assert_eq!(page.state.made.is_some(), current.is_some(), "seed {seed}");
    }
    assert!(kept.iter().all(|kept| *kept > 1000), "{kept:?}");
}
