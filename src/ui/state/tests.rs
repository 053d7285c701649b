//! The page as a reader would drive it: what happened, and what it must do then.

mod random;

use super::*;
use crate::action::book::{Deed, Mark};
use crate::calendar::Day;
use crate::error::Code;
use crate::ingest::doubt::{self, AnswerKey, Doubt};
use crate::ingest::headers::Layout;
use crate::ingest::inspection::{Evidence, Guess, Inspection, Table};
use crate::ingest::plan::Plan;
use crate::ingest::status::Meaning;
use crate::portfolio::whale::{WhalePoint, WhaleView};
use crate::project::Project;
use crate::protocol::{Step, from_bytes, to_bytes};
use crate::view::panel::Panel;
use crate::view::{TierTable, Totals};

pub(super) fn inspection(name: &str, confident: bool) -> Inspection {
    let mut plan = Plan::empty();
    plan.columns = BTreeMap::from([(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)]);
    Inspection {
        name: name.into(),
        bytes: 100.0,
        plan,
        headers: vec!["Kunde".into(), "Datum".into(), "Betrag".into()],
        layout: Layout::of(&["Kunde", "Datum", "Betrag"].map(String::from)),
        preview: Vec::new(),
        guesses: vec![Guess { role: Role::Amount, column: 2, evidence: Evidence::Content, confidence: 0.5 }],
        confident,
        tables: Vec::new(),
        doubts: Vec::new(),
        dates: Default::default(),
        numbers: Default::default(),
        currencies: Vec::new(),
        gives: None,
        states: Vec::new(),
    }
}

pub(super) fn receipt() -> Receipt {
    Receipt { rows_read: 3, rows_used: 3, ..Receipt::blank("orders.csv", Plan::empty()) }
}

pub(super) fn overview() -> Box<Overview> {
    let point = WhalePoint { customers: 0, cumulative_profit: Default::default(), share: None };
    let totals = Totals { customers: 1, ..Totals::default() };
    Box::new(Overview {
        as_of: None,
        currency: None,
        totals,
        assumed: Vec::new(),
        speaks_of: crate::settings::Monetary::Profit,
        eighty: None,
        tiers: Vec::new(),
        absent: Vec::new(),
        whale: WhaleView { points: vec![point.clone()], peak: point, eighty: None, customers: 1 },
        notes: Vec::new(),
        drawable: false,
        blind: false,
    })
}

/// The first question that the effects ask.
fn asked(effects: &[Effect]) -> (u32, &Ask) {
    let first = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, ask, .. } => Some((*ticket, ask)),
        _ => None,
    });
    first.unwrap_or_else(|| panic!("no question in {effects:?}"))
}

/// The engine of the first question that the effects ask.
fn engine(effects: &[Effect]) -> Option<Engine> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask { engine, .. } => Some(*engine),
        _ => None,
    })
}

fn done(state: &mut State, ticket: u32, answer: Answer) -> Vec<Effect> {
    state.apply(Action::Ended(ticket, Outcome::Done(Box::new(answer))))
}

/// A state with an analysis on the screen.
fn analysed() -> State {
    let mut state = State::default();
    let effects = state.apply(Action::FilesChosen(vec!["orders.csv".into()]));
    let effects = {
        let ticket = asked(&effects).0;
        done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("orders.csv", true))]))
    };
    let effects = {
        let (ticket, ask) = asked(&effects);
        assert!(matches!(ask, Ask::Import { plans, .. } if plans.len() == 1));
        done(&mut state, ticket, Answer::Imported(vec![receipt()]))
    };
    let (ticket, ask) = asked(&effects);
    assert!(matches!(ask, Ask::Analyze { .. }));
    let effects = done(&mut state, ticket, Answer::Analyzed(overview()));
    assert!(matches!(effects[..], [Effect::Promote]), "without a scheme nothing is asked");
    assert_eq!((state.stage, state.work.clone()), (Stage::Workspace, None));
    state
}

#[test]
fn a_file_that_is_recognised_is_analysed_at_once() {
    assert!(analysed().overview.is_some());
}

#[test]
fn a_doubtful_file_waits_for_its_columns() {
    let mut state = State::default();
    let (ticket, _) = {
        let effects = state.apply(Action::FilesChosen(vec!["a.csv".into()]));
        (asked(&effects).0, ())
    };
    let effects = done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("a.csv", false))]));
    assert!(effects.is_empty());
    assert_eq!(state.stage, Stage::Mapping);
    state.apply(Action::SetColumn(0, Role::Date, None));
    assert!(state.missing());
    assert!(state.apply(Action::Import).is_empty(), "without a date nothing is read");
    state.apply(Action::SetColumn(0, Role::Date, Some(1)));
    assert!(matches!(asked(&state.apply(Action::Import)).1, Ask::Import { .. }));
}

#[test]
fn one_bad_file_among_several_is_named_and_the_others_wait() {
    let mut state = State::default();
    let effects = state.apply(Action::FilesChosen(vec!["a.csv".into(), "b.png".into()]));
    let ticket = asked(&effects).0;
    let found = vec![Ok(inspection("a.csv", true)), Err(Error::new(Code::NotATable))];
    assert!(done(&mut state, ticket, Answer::Inspected(found)).is_empty());
    assert_eq!(state.errors[0].at.file.as_deref(), Some("b.png"));
    let effects = state.apply(Action::Import);
    assert!(matches!(&effects[..], [Effect::Ask { files, engine: Engine::Reading, .. }] if files[..] == [0]));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_start_screen_in_use() {
    let mut state = State::default();
    let effects = state.apply(Action::FilesChosen(vec!["a.png".into()]));
    let ticket = asked(&effects).0;
    done(&mut state, ticket, Answer::Inspected(vec![Err(Error::new(Code::NotATable))]));
    assert_eq!((state.stage, state.errors.len(), state.work.clone()), (Stage::Start, 1, None));
    state.apply(Action::FilesChosen(vec!["b.csv".into()]));
    assert!(state.errors.is_empty());
}

/// The parts that effects ask for.
fn parts(effects: &[Effect]) -> Vec<Part> {
    let part = |effect: &Effect| match effect {
        Effect::Ask { ask: Ask::Portfolio { part, .. }, .. } => Some(part.part()),
        _ => None,
    };
    effects.iter().filter_map(part).collect()
}

/// Answers all parts that effects ask for.
fn show_parts(state: &mut State, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Ask { ticket, ask: Ask::Portfolio { part, .. }, .. } = effect {
            done(state, *ticket, Answer::Panel(Box::new(Panel::absent(part.part(), "note-no_dates"))));
        }
    }
}

/// A state with an analysis whose profit tiers are on the screen.
fn tiered() -> State {
    let mut state = analysed();
    let table = TierTable { scheme: Scheme::Profit, rows: Vec::new() };
    let overview = Box::new(Overview { tiers: vec![table], ..*overview() });
    let ticket = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.3".into())))).0;
    let effects = done(&mut state, ticket, Answer::Analyzed(overview));
    assert_eq!(parts(&effects), Place::Overview.parts());
    show_parts(&mut state, &effects);
    state
}

#[test]
fn a_place_asks_once_for_its_parts_and_again_after_a_change() {
    let mut state = tiered();
    let effects = state.apply(Action::Go(Place::Products));
    assert_eq!(parts(&effects), [Part::Products, Part::Pairs]);
    show_parts(&mut state, &effects);
    assert_eq!(parts(&state.apply(Action::Go(Place::Overview))), []);
    assert_eq!(parts(&state.apply(Action::Go(Place::Products))), []);
    let tier = Link::Show(CustomerFilter::Tier { scheme: Scheme::Profit, tier: Tier::High });
    assert_eq!(parts(&state.apply(Action::Follow(tier))), Place::Customers.parts(), "the way leads to the customers");
    assert_eq!(parts(&state.apply(Action::Go(Place::Products))), [Part::Products, Part::Pairs]);
}

#[test]
fn a_step_back_brings_back_filters_settings_and_place() {
    let mut state = tiered();
    let settings = state.settings.clone();
    state.apply(Action::Follow(Link::Show(CustomerFilter::Scores { r: 5, f: 5 })));
    assert_eq!((state.filters.len(), state.place), (1, Place::Customers));
    assert!(matches!(
        asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.2".into())))).1,
        Ask::Analyze { .. }
    ));
    assert!(matches!(asked(&state.apply(Action::Undo)).1, Ask::Analyze { .. }));
    assert_eq!((state.settings.clone(), state.filters.len()), (settings, 1));
    assert_eq!(parts(&state.apply(Action::Undo)), Place::Overview.parts());
    assert_eq!((state.filters.len(), state.place), (0, Place::Overview));
    assert!(matches!(asked(&state.apply(Action::Undo)).1, Ask::Analyze { .. }) && !state.has_past());
}

#[test]
fn a_slider_that_is_let_go_leaves_no_trial_behind() {
    let mut state = tiered();
    state.apply(Action::Go(Place::Segments));
    let ask = PortfolioAsk::first(Part::Matrix, Scheme::Profit);
    let effects = state.apply(Action::Try(ask.clone(), "potential_threshold".into(), 20.0));
    assert!(matches!(
        asked(&effects).1,
        Ask::Portfolio { part: PortfolioAsk::Matrix { potential: Some(20.0), .. }, .. }
    ));
    assert!(state.past.len() == 1, "only the margin can be taken back");
    let ticket = asked(&state.apply(Action::Follow(Link::Set("potential_threshold".into(), Setting::Number(20.0))))).0;
    let effects = done(&mut state, ticket, Answer::Analyzed(overview()));
    assert!(parts(&effects).is_empty(), "without a scheme nothing is asked");
    done(&mut state, ticket, Answer::Analyzed(overview()));
    state.outdate();
    let asked = state.ask_view(Part::Matrix);
    assert!(matches!(
        asked.last(),
        Some(Effect::Ask { ask: Ask::Portfolio { part: PortfolioAsk::Matrix { potential: None, .. }, .. }, .. })
    ));
}

#[test]
fn a_link_before_the_file_decides_settings_scheme_and_place() {
    let mut state = State::default();
    assert!(state.apply(Action::Arrive("#main".into())).is_empty() && state.said.is_none());
    assert!(state.apply(Action::Arrive("#s=1;view=products;scheme=rfm;gross_margin=0.3".into())).is_empty());
    assert_eq!((state.settings.changed(), state.scheme), (vec!["gross_margin"], Some(Scheme::Rfm)));
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.csv".into()]))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("a.csv", true))]))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Imported(vec![receipt()]))).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    assert_eq!(state.place, Place::Products);
    state.apply(Action::Arrive("#s=1;gross_margin=3".into()));
    assert_eq!(state.errors.len(), 1);
    assert_eq!(state.settings.changed(), ["gross_margin"], "a bad link changes nothing");
}

#[test]
fn a_link_says_what_is_on_the_screen_and_nothing_else() {
    let mut state = tiered();
    state.files = vec!["secret.csv".into()];
    state.apply(Action::Go(Place::Products));
    let effects = state.apply(Action::Share("en"));
    assert!(
        matches!(&effects[..], [Effect::Share(link)] if link == "s=1;view=products;scheme=profit;lang=en;gross_margin=0.3")
    );
}

#[test]
fn a_project_brings_settings_layouts_and_cards_and_can_be_taken_back() {
    let mut state = tiered();
    let mut cards = Deck::default();
    cards.change(Scheme::Profit, Tier::Low, |card| card.hidden = true);
    let settings = vec![("ltv_months".to_owned(), Setting::Number(24.0))];
    let options = Options { repeats: Repeats::Drop, ..Options::default() };
    let project = Project { settings, cards: cards.clone(), options, ..Project::default() };
    let effects = state.apply(Action::OpenProject);
    let [Effect::Open { ticket }] = effects[..] else { panic!("{effects:?}") };
    let effects = done(&mut state, ticket, Answer::Opened(to_bytes(&project).unwrap(), None));
    assert!(matches!(effects[0], Effect::Compare));
    let import = |effect: &Effect| matches!(effect, Effect::Ask { ask: Ask::Import { options, .. }, .. } if options.repeats == Repeats::Drop);
    assert!(effects.iter().any(import));
    assert_eq!((*state.cards).clone(), cards);
    assert_eq!(state.settings.ltv_months, 24.0);
    state.apply(Action::Undo);
    assert_eq!((state.settings.changed(), state.cards.as_ref()), (vec!["gross_margin"], &Deck::default()));
    assert_eq!(state.options.repeats, Repeats::Drop);
    state.apply(Action::FilesChosen(vec!["next.csv".into()]));
    assert_eq!(state.options.repeats, Repeats::Drop, "the next file begins as the project says");
}

#[test]
fn a_scheme_that_a_link_brings_is_that_of_every_part() {
    let mut state = tiered();
    let table = |scheme| TierTable { scheme, rows: Vec::new() };
    let both = vec![table(Scheme::Profit), table(Scheme::Spend)];
    let ticket = asked(&state.apply(Action::Arrive("#s=1;scheme=spend".into()))).0;
    let effects = done(&mut state, ticket, Answer::Analyzed(Box::new(Overview { tiers: both, ..*overview() })));
    let of_tiers = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ask: Ask::Portfolio { part: PortfolioAsk::Tiers { scheme }, .. }, .. } => Some(*scheme),
        _ => None,
    });
    assert_eq!(of_tiers, Some(Scheme::Spend));
}

#[test]
fn answers_in_quick_succession_are_all_taken() {
    let mut state = tiered();
    let adopt = |key: &'static str, word: &str| Link::Adopt(vec![(key.into(), Setting::Text(word.into()))]);
    state.apply(Action::Follow(adopt("business", "retail")));
    let effects = state.apply(Action::Follow(adopt("sells_to", "firms")));
    assert!(matches!(asked(&effects).1, Ask::Analyze { settings } if settings.changed().len() == 3));
}

#[test]
fn a_card_that_is_rewritten_goes_into_the_project() {
    let mut state = tiered();
    state.apply(Action::EditCard(Scheme::Profit, Tier::High, CardEdit::Goal("  Keep them ".into())));
    state.apply(Action::EditCard(Scheme::Profit, Tier::Low, CardEdit::Shift(true)));
    let effects = state.apply(Action::SaveProject);
    let Ask::Save { project, .. } = asked(&effects).1 else { panic!("no project") };
    let project: Project = from_bytes(project).unwrap();
    let high = project.cards.card(Scheme::Profit, Tier::High).and_then(|card| card.goal.clone());
    assert_eq!(high.as_deref(), Some("Keep them"));
    let tiers = Scheme::Profit.tiers(state.settings.rfm_book);
    assert_eq!(project.cards.order(Scheme::Profit, tiers)[1], Tier::Low);
    state.apply(Action::EditCard(Scheme::Profit, Tier::High, CardEdit::Reset));
    assert!(state.cards.card(Scheme::Profit, Tier::High).is_some_and(|card| card.goal.is_none()));
}

#[test]
fn what_is_settled_about_alerts_is_asked_with_undone_and_kept() {
    let mut state = tiered();
    state.apply(Action::Go(Place::Actions));
    let since = Day::from_iso("2024-06-30").unwrap();
    let mark = Mark::Done(since);
    let deed = Deed::Alert { rule: "overdue".into(), customer: "C1".into(), since, mark };
    let effects = state.apply(Action::Follow(Link::Settle(deed)));
    let books: Vec<(Part, usize)> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask { ask: Ask::Portfolio { part, book: Some(book), .. }, .. } => {
                Some((part.part(), book.memory.entries().len()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(books, [(Part::Alerts, 1), (Part::Tasks, 1), (Part::Rules, 1)]);
    let effects = state.apply(Action::SaveProject);
    let Ask::Save { book, .. } = asked(&effects).1 else { panic!("no project") };
    assert_eq!(book.memory.entries().len(), 1);
    let effects = state.apply(Action::Undo);
    assert!(state.book.memory.entries().is_empty());
    let asked = |effect: &Effect| matches!(effect, Effect::Ask { ask: Ask::Portfolio { book: Some(_), .. }, .. });
    assert_eq!(effects.iter().filter(|effect| asked(effect)).count(), 3);
    // Whatever is not about rules is asked without it.
    let effects = state.apply(Action::Go(Place::Portfolio));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Ask { .. })) && !effects.iter().any(asked));
}

#[test]
fn a_rule_that_is_kept_stays_open_without_its_draft() {
    let mut state = tiered();
    state.apply(Action::Go(Place::Actions));
    let draft = PortfolioAsk::Rules { open: Some("unhappy".into()), draft: None }.searching("nps <= 4");
    state.apply(Action::Follow(Link::Ask(draft)));
    let deed = Deed::Text { rule: "unhappy".into(), text: "nps <= 4".into() };
    let effects = state.apply(Action::Follow(Link::Settle(deed)));
    let open = PortfolioAsk::Rules { open: Some("unhappy".into()), draft: None };
    let is_open =
        |effect: &Effect| matches!(effect, Effect::Ask { ask: Ask::Portfolio { part, .. }, .. } if *part == open);
    assert!(effects.iter().any(is_open));
    state.apply(Action::Forget);
    assert_eq!(*state.book, Book::default());
}

/// The question that a search in the customers table asks.
fn search(state: &mut State, text: &str) -> (u32, PortfolioAsk) {
    let ask = PortfolioAsk::first(Part::Customers, Scheme::Profit).searching(text);
    let effects = state.apply(Action::Follow(Link::Ask(ask)));
    let (ticket, ask) = asked(&effects);
    let Ask::Portfolio { part, .. } = ask else { panic!("{ask:?}") };
    (ticket, part.clone())
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut state = tiered();
    let ((first, _), (second, _)) = (search(&mut state, "a"), search(&mut state, "ab"));
    let panel = |key: &'static str| Answer::Panel(Box::new(Panel::absent(Part::Customers, key)));
    done(&mut state, second, panel("second"));
    done(&mut state, first, panel("first"));
    assert_eq!(state.panel(Part::Customers).map(|panel| &**panel), Some(&Panel::absent(Part::Customers, "second")));
}

#[test]
fn a_search_outlives_a_change_of_settings_and_begins_at_the_first_page() {
    let mut state = tiered();
    state.apply(Action::Go(Place::Customers));
    let (_, ask) = search(&mut state, "x");
    let PortfolioAsk::Customers { mut query } = ask.clone() else { panic!("{ask:?}") };
    query.offset = 25;
    state.apply(Action::Follow(Link::Ask(PortfolioAsk::Customers { query })));
    state.outdate();
    let effects = state.look_around();
    let again = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ask: Ask::Portfolio { part: part @ PortfolioAsk::Customers { .. }, .. }, .. } => Some(part),
        _ => None,
    });
    assert_eq!(again, Some(&ask));
}

#[test]
fn a_link_to_customers_leaves_no_search_that_hides_them() {
    let mut state = tiered();
    state.apply(Action::Go(Place::Customers));
    search(&mut state, "x");
    state.apply(Action::Go(Place::Overview));
    let filter = CustomerFilter::Tier { scheme: Scheme::Profit, tier: Tier::High };
    let effects = state.apply(Action::Follow(Link::Show(filter)));
    let searches: Vec<&str> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask { ask: Ask::Portfolio { part: PortfolioAsk::Customers { query }, .. }, .. } => {
                Some(&*query.search)
            }
            _ => None,
        })
        .collect();
    assert_eq!(searches, [""]);
}

#[test]
fn a_filter_takes_the_place_of_one_that_it_excludes() {
    let mut state = tiered();
    let tier = |scheme, tier| Link::Show(CustomerFilter::Tier { scheme, tier });
    state.apply(Action::Follow(tier(Scheme::Profit, Tier::High)));
    state.apply(Action::Follow(tier(Scheme::Rfm, Tier::Champions)));
    state.apply(Action::Follow(tier(Scheme::Profit, Tier::Low)));
    state.apply(Action::Follow(tier(Scheme::Profit, Tier::Low)));
    assert_eq!(state.filters.len(), 2);
}

#[test]
fn a_setting_computes_at_once_and_a_refused_one_changes_nothing() {
    let mut state = analysed();
    let effects = state.apply(Action::Set("gross_margin", Setting::Text("0.3".into())));
    assert!(matches!(asked(&effects).1, Ask::Analyze { .. }));
    assert!(state.apply(Action::Set("gross_margin", Setting::Text("3".into()))).is_empty());
    assert_eq!(state.setting_error.as_ref().map(|error| error.code), Some(Code::SettingInvalid));
    assert_eq!(state.settings.changed().len(), 1);
    assert_eq!(state.stage, Stage::Workspace, "the results stay on the screen meanwhile");
}

#[test]
fn of_two_quick_changes_only_the_last_is_shown() {
    let mut state = analysed();
    let first = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.3".into())))).0;
    let second = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.2".into())))).0;
    assert!(done(&mut state, first, Answer::Analyzed(overview())).is_empty());
    assert!(state.work.is_some());
    done(&mut state, second, Answer::Analyzed(overview()));
    assert!(state.work.is_none());
}

#[test]
fn a_cancelled_first_import_leaves_its_columns() {
    let mut state = State::default();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.csv".into()]))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("a.csv", true))]))).0;
    assert!(matches!(state.apply(Action::Cancel)[..], [Effect::Restart]));
    state.apply(Action::Ended(ticket, Outcome::Cancelled));
    assert_eq!((state.stage, state.cancelled, state.errors.len()), (Stage::Mapping, true, 0));
    assert!(matches!(asked(&state.apply(Action::Import)).1, Ask::Import { .. }));
}

#[test]
fn a_cancelled_second_file_leaves_the_analysis_as_it_was() {
    let mut state = tiered();
    let before = (state.overview.clone().unwrap(), state.sources.clone(), state.receipts.clone());
    state.apply(Action::Go(Place::Products));
    let effects = state.apply(Action::FilesChosen(vec!["other.csv".into()]));
    assert_eq!(engine(&effects), Some(Engine::Reading));
    let ticket = asked(&effects).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("other.csv", true))]))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Imported(vec![receipt(), receipt()]))).0;
    assert!(state.reads(), "its analysis is under way");
    let effects = state.apply(Action::Cancel);
    assert!(matches!(effects[..2], [Effect::Restart, Effect::Return]));
    // What was being computed for the place is asked for again.
    assert_eq!(parts(&effects), Place::Products.parts());
    assert!(done(&mut state, ticket, Answer::Analyzed(overview())).is_empty());
    assert!(Rc::ptr_eq(&before.0, state.overview.as_ref().unwrap()) && Rc::ptr_eq(&before.2, &state.receipts));
    assert_eq!(
        (state.stage, state.place, &state.files[..]),
        (Stage::Workspace, Place::Products, &["orders.csv".into()][..])
    );
    assert_eq!(state.sources, before.1);
}

#[test]
fn a_file_that_comes_while_another_is_read_does_not_wait_for_it() {
    let mut state = State::default();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.csv".into()]))).0;
    asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("a.csv", true))])));
    let effects = state.apply(Action::FilesChosen(vec!["b.csv".into()]));
    assert!(matches!(effects[..], [Effect::Restart, Effect::Ask { ask: Ask::Inspect { .. }, .. }]));
}

#[test]
fn a_project_that_is_being_opened_survives_a_restart() {
    let mut state = State::default();
    state.apply(Action::FilesChosen(vec!["a.csv".into()]));
    let [Effect::Open { ticket: first }] = state.apply(Action::OpenProject)[..] else { panic!() };
    let effects = state.apply(Action::FilesChosen(vec!["b.csv".into()]));
    let [Effect::Restart, Effect::Open { ticket }, Effect::Ask { .. }] = effects[..] else { panic!("{effects:?}") };
    state.apply(Action::Ended(first, Outcome::Cancelled));
    let project = to_bytes(&Project::default()).unwrap();
    assert!(matches!(done(&mut state, ticket, Answer::Opened(project, None))[..], [Effect::Compare]));
}

#[test]
fn a_cancelled_setting_takes_back_all_that_changed_with_it() {
    let mut state = tiered();
    state.apply(Action::Follow(Link::Show(CustomerFilter::Scores { r: 5, f: 5 })));
    let settings = state.settings.clone();
    let effects = state.apply(Action::Arrive("#s=1;scheme=rfm;gross_margin=0.1".into()));
    let ticket = asked(&effects).0;
    assert_eq!(engine(&effects), Some(Engine::Analysed));
    state.apply(Action::Late(ticket));
    assert!(state.work.as_ref().is_some_and(|work| work.late) && !state.reads());
    let effects = state.apply(Action::Cancel);
    assert!(matches!(&effects[0], Effect::Drop(tickets) if *tickets == [ticket]));
    assert_eq!((&state.settings, state.scheme, state.filters.len()), (&settings, None, 1));
    assert!(done(&mut state, ticket, Answer::Analyzed(overview())).is_empty());
    // An undo that is cancelled can be done again.
    state.apply(Action::Undo);
    let steps = state.past.len();
    assert!(matches!(asked(&state.apply(Action::Undo)).1, Ask::Analyze { .. }));
    state.apply(Action::Cancel);
    assert_eq!((&state.settings, state.past.len()), (&settings, steps));
}

#[test]
fn questions_are_about_the_analysis_that_the_screen_shows() {
    let mut state = tiered();
    let of = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Ask { of, .. } => Some(*of),
            _ => None,
        })
    };
    let before = of(&state.apply(Action::Open(0)));
    let ticket = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.2".into())))).0;
    assert_eq!(of(&state.apply(Action::Open(1))), before, "the new one may yet be cancelled");
    done(&mut state, ticket, Answer::Analyzed(overview()));
    assert_eq!(of(&state.apply(Action::Open(0))), Some(ticket));
}

#[test]
fn what_a_place_asked_for_is_dropped_when_it_is_left() {
    let mut state = tiered();
    let effects = state.apply(Action::Go(Place::Segments));
    let migration = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, ask: Ask::Portfolio { part: PortfolioAsk::Migration { .. }, .. }, .. } => Some(*ticket),
        _ => None,
    });
    let effects = state.apply(Action::Go(Place::Overview));
    let dropped = |effect: &Effect| matches!(effect, Effect::Drop(tickets) if tickets[..] == [migration.unwrap()]);
    assert!(effects.iter().any(dropped));
    assert!(parts(&state.apply(Action::Go(Place::Segments))).contains(&Part::Migration), "it is asked for again");
}

#[test]
fn a_part_that_was_stopped_or_has_failed_can_be_asked_for_again() {
    let mut state = tiered();
    let ticket = asked(&state.apply(Action::Go(Place::Lifetime))).0;
    state.apply(Action::Late(ticket));
    state.apply(Action::Progressed(ticket, Progress::steps(Step::Past, 1.0, 4.0), 0.0));
    assert_eq!(state.waits_for("ltv"), Some(Some(0.25)));
    assert!(matches!(&state.apply(Action::Stop("ltv"))[..], [Effect::Drop(tickets)] if *tickets == [ticket]));
    assert!(state.view(Part::Lifetime).is_some_and(|view| view.stopped));
    assert_eq!(parts(&state.apply(Action::Go(Place::Lifetime))), [], "not by itself");
    let ticket = asked(&state.apply(Action::Retry(Part::Lifetime))).0;
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::EngineStopped))));
    assert!(state.view(Part::Lifetime).is_some_and(|view| view.stopped) && state.errors.len() == 1);
}

#[test]
fn an_export_is_written_by_the_settings_of_now_and_waits_for_the_intervals() {
    let mut state = tiered();
    state.apply(Action::DrawIntervals);
    let effects = state.apply(Action::Export(ExportKind::Json, BTreeMap::new()));
    assert!(matches!(asked(&effects).1, Ask::Export { intervals: true, .. }));
    let ticket = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.2".into())))).0;
    let effects = done(&mut state, ticket, Answer::Analyzed(overview()));
    let again = |effect: &Effect| matches!(effect, Effect::Ask { ask: Ask::Export { .. }, of, .. } if *of == ticket);
    assert!(effects.iter().any(again));
}

#[test]
fn back_leads_to_the_place_before_and_to_what_is_still_there() {
    let mut state = tiered();
    assert_eq!(state.spot(), Some(Spot::Place(Place::Overview)));
    state.apply(Action::Go(Place::Segments));
    state.apply(Action::Travel(Spot::Start));
    assert_eq!((state.stage, state.spot()), (Stage::Start, Some(Spot::Start)));
    state.apply(Action::Travel(Spot::Place(Place::Products)));
    assert_eq!(state.spot(), Some(Spot::Place(Place::Products)));
    state.apply(Action::FilesChosen(vec!["b.csv".into()]));
    assert_eq!(state.spot(), None, "reading is no entry");
    let effects = state.apply(Action::Travel(Spot::Place(Place::Segments)));
    assert!(matches!(effects[0], Effect::Restart) && state.spot() == Some(Spot::Place(Place::Segments)));
    let mut fresh = State::default();
    fresh.apply(Action::Travel(Spot::Place(Place::Products)));
    assert_eq!(fresh.spot(), Some(Spot::Start), "there is no analysis");
}

#[test]
fn only_an_analysis_of_own_files_that_was_not_saved_is_asked_about() {
    let mut state = tiered();
    assert!(state.unsaved());
    let ticket = asked(&state.apply(Action::SaveProject)).0;
    done(&mut state, ticket, Answer::Exported { name: "project.json".into(), about: None });
    assert!(!state.unsaved());
    let ticket = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.1".into())))).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    assert!(state.unsaved());
    let mut state = State::default();
    state.apply(Action::SampleWanted);
    let ticket = asked(&state.apply(Action::SampleCame("sample.csv".into()))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("sample.csv", true))]))).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Imported(vec![receipt()]))).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    assert!(state.overview.is_some() && !state.unsaved());
}

#[test]
fn a_sample_that_comes_after_another_file_was_chosen_is_too_late() {
    let mut state = State::default();
    state.apply(Action::SampleWanted);
    state.apply(Action::FilesChosen(vec!["a.csv".into()]));
    assert!(!state.waits_for_sample() && state.apply(Action::SampleCame("sample.csv".into())).is_empty());
    assert_eq!(state.files, ["a.csv"]);
}

#[test]
fn a_lost_analysis_is_said_once_and_can_be_made_again() {
    let mut state = analysed();
    let ticket = asked(&state.apply(Action::FindDuplicates)).0;
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::EngineStopped))));
    state.apply(Action::EngineStopped(Engine::Analysed, Error::new(Code::EngineStopped)));
    assert_eq!((state.engine_stopped, state.errors.len(), state.stage), (true, 1, Stage::Mapping));
    assert!(state.overview.is_none());
    assert!(matches!(state.apply(Action::RestartEngine)[..], [Effect::Restart]));
    assert!(state.errors.is_empty() && !state.engine_stopped);
    assert!(matches!(asked(&state.apply(Action::Import)).1, Ask::Import { .. }));
}

#[test]
fn a_reading_engine_that_is_lost_leaves_the_analysis() {
    let mut state = analysed();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["huge.csv".into()]))).0;
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::EngineStopped))));
    state.apply(Action::EngineStopped(Engine::Reading, Error::new(Code::EngineStopped)));
    assert_eq!((state.stage, state.errors.len(), &state.files[..]), (Stage::Workspace, 1, &["orders.csv".into()][..]));
    assert!(state.overview.is_some());
}

#[test]
fn a_failed_import_returns_to_the_columns_and_from_there_to_the_analysis() {
    let mut state = analysed();
    let ticket = asked(&state.apply(Action::SetColumn(0, Role::Profit, Some(1)))).0;
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::NoUsableRows))));
    assert_eq!((state.stage, state.errors[0].code), (Stage::Mapping, Code::NoUsableRows));
    state.apply(Action::Return);
    assert_eq!((state.stage, state.errors.len()), (Stage::Workspace, 0));
    assert!(state.overview.is_some() && state.sources[0].plan.columns.len() == 3, "the correction is gone");
}

#[test]
fn another_shape_keeps_what_fits() {
    let mut source = Source::new(0, inspection("a.csv", true), Choices::default());
    source.reshape(Shape::Customers);
    assert_eq!(source.plan.columns.get(&Role::Revenue), Some(&2));
    assert_eq!(source.plan.columns.get(&Role::LastOrder), Some(&1));
    source.reshape(Shape::Orders);
    assert_eq!(source.plan.columns, inspection("a.csv", true).plan.columns);
}

#[test]
fn the_rate_is_rows_per_second_since_the_first_news() {
    let mut state = State::default();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.csv".into()]))).0;
    let news = |rows: f64| Progress { step: Step::Read, rows, bytes: rows, total_bytes: 10_000.0 };
    state.apply(Action::Progressed(ticket, news(0.0), 1_000.0));
    state.apply(Action::Progressed(ticket, news(5_000.0), 1_500.0));
    assert_eq!(state.work.as_ref().and_then(|work| work.rate), Some(10_000.0));
    state.apply(Action::Progressed(ticket + 1, news(9_000.0), 1_600.0));
    assert_eq!(state.work.as_ref().and_then(|work| work.progress.as_ref()).map(|news| news.rows), Some(5_000.0));
}

#[test]
fn a_column_chosen_twice_is_found() {
    let mut source = Source::new(0, inspection("a.csv", true), Choices::default());
    source.plan.columns.insert(Role::Profit, 2);
    assert_eq!(source.doubles(), [(2, vec![Role::Amount, Role::Profit])]);
}

/// A pack with a scheme, so that its parts are asked for.
pub(super) fn pack() -> Answer {
    let tiers = vec![TierTable { scheme: Scheme::Profit, rows: Vec::new() }];
    let overview = Overview { blind: true, tiers, ..*overview() };
    Answer::Blind(to_bytes(&overview).unwrap(), "acme.json".into())
}

#[test]
fn a_blind_pack_takes_the_place_of_what_was_there() {
    let mut state = analysed();
    let [Effect::Open { ticket }] = state.apply(Action::OpenProject)[..] else { panic!() };
    let effects = done(&mut state, ticket, pack());
    assert!(matches!(effects[0], Effect::Promote));
    let parts: Vec<Part> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask { ask: Ask::Portfolio { part, filters, .. }, .. } if filters.is_empty() => Some(part.part()),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [Part::Blind, Part::Tiers, Part::Whale, Part::Health, Part::Cohorts]);
    assert_eq!((state.stage, state.files.clone()), (Stage::Workspace, vec!["acme.json".to_owned()]));
    assert!(state.receipts.is_empty() && state.sources.is_empty() && !state.has_past());
    // A link with settings computes nothing: there is nothing to compute with.
    assert!(state.apply(Action::Arrive("#s=1;gross_margin=0.3".into())).is_empty());
    // Other files take its place in turn.
    let effects = state.apply(Action::FilesChosen(vec!["orders.csv".into()]));
    assert!(matches!(asked(&effects).1, Ask::Inspect { .. }));
}

#[test]
fn files_beside_a_blind_pack_win_and_an_analysis_under_way_is_dropped() {
    let mut state = State::default();
    let [Effect::Open { ticket: project }] = state.apply(Action::OpenProject)[..] else { panic!() };
    let files = asked(&state.apply(Action::FilesChosen(vec!["orders.csv".into()]))).0;
    done(&mut state, project, pack());
    assert!(state.work.is_some());
    let effects = done(&mut state, files, Answer::Inspected(vec![Ok(inspection("orders.csv", true))]));
    let import = asked(&effects).0;
    let effects = done(&mut state, import, Answer::Imported(vec![receipt()]));
    assert!(state.reads() && matches!(asked(&effects).1, Ask::Analyze { .. }));
    // The engine opens another pack before it comes to the analysis, which then has nothing to analyse.
    let analysis = asked(&effects).0;
    let [Effect::Open { ticket }] = state.apply(Action::OpenProject)[..] else { panic!() };
    done(&mut state, ticket, pack());
    state.apply(Action::Ended(analysis, Outcome::Failed(Code::NothingLoaded.into())));
    assert!(state.errors.is_empty() && state.overview.as_ref().is_some_and(|overview| overview.blind));
}

#[test]
fn a_project_that_is_refused_is_not_compared_with() {
    let mut state = analysed();
    let refused = Project { settings: vec![("gross_margin".to_owned(), Setting::Number(7.0))], ..Project::default() };
    let [Effect::Open { ticket }] = state.apply(Action::OpenProject)[..] else { panic!() };
    let effects = done(&mut state, ticket, Answer::Opened(to_bytes(&refused).unwrap(), None));
    assert!(effects.is_empty() && state.errors.len() == 1);
}

#[test]
fn who_returns_from_files_that_could_not_be_read_sees_the_analysis_by_the_settings_of_now() {
    let mut state = analysed();
    let settings = vec![("ltv_months".to_owned(), Setting::Number(24.0))];
    let project = to_bytes(&Project { settings, ..Project::default() }).unwrap();
    let [Effect::Open { ticket }] = state.apply(Action::OpenProject)[..] else { panic!() };
    let read = asked(&state.apply(Action::FilesChosen(vec!["broken.csv".into()]))).0;
    let effects = done(&mut state, ticket, Answer::Opened(project, None));
    assert!(matches!(effects[..], [Effect::Compare]));
    let effects = done(&mut state, read, Answer::Inspected(vec![Err(Error::new(Code::FileEmpty))]));
    assert_eq!((state.stage, state.errors.len()), (Stage::Workspace, 1));
    assert!(matches!(asked(&effects).1, Ask::Analyze { settings } if settings.ltv_months == 24.0));
    assert_eq!(state.files, ["orders.csv"]);
    let ticket = asked(&effects).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    state.apply(Action::StartOver);
    assert!(matches!(state.apply(Action::Return)[..], [Effect::Return]), "nothing has changed since");
}

/// A question with two answers: count the amount once per order, or on every line.
fn asked_twice() -> Doubt {
    let once = doubt::Answer::new(AnswerKey::OncePerOrder, vec![Change::Once(Role::Amount, true)]);
    let every = doubt::Answer::new(AnswerKey::EveryLine, Vec::new());
    Doubt::new(DoubtCode::AmountRepeats, true).column("Total").answer(every).answer(once)
}

/// A state whose first file has these doubts.
fn doubtful(doubts: Vec<Doubt>) -> State {
    let mut state = State::default();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.csv".into()]))).0;
    let found = Inspection { doubts, ..inspection("a.csv", false) };
    let found = Inspection { guesses: Vec::new(), ..found };
    assert!(done(&mut state, ticket, Answer::Inspected(vec![Ok(found)])).is_empty());
    assert_eq!(state.stage, Stage::Mapping);
    state
}

#[test]
fn the_last_answer_goes_ahead_by_what_was_answered() {
    let zone = Doubt::new(DoubtCode::GarbledHeader, true).found("Ã¼");
    let mut state = doubtful(vec![asked_twice(), zone]);
    assert_eq!(state.questions().len(), 2);
    assert!(!state.is_form_needed());
    let changes = state.questions()[0].doubt.answers[1].changes.clone();
    assert!(state.apply(Action::Answer(0, DoubtCode::AmountRepeats, changes)).is_empty(), "one is open");
    assert_eq!(state.questions().len(), 1);
    let effects = state.apply(Action::Answer(0, DoubtCode::GarbledHeader, Vec::new()));
    let Ask::Import { plans, .. } = asked(&effects).1 else { panic!("{effects:?}") };
    assert_eq!(plans[0].once, [Role::Amount].into());
    assert_eq!(plans[0].settled, [DoubtCode::AmountRepeats, DoubtCode::GarbledHeader].into());
}

#[test]
fn a_choice_in_the_form_answers_its_question() {
    let mut state = doubtful(vec![asked_twice()]);
    state.apply(Action::Change(0, Change::Once(Role::Amount, true)));
    assert!(state.questions().is_empty());
    let mut state = doubtful(vec![asked_twice()]);
    state.apply(Action::SetColumn(0, Role::Amount, Some(1)));
    assert!(state.questions().is_empty());
}

#[test]
fn what_a_receipt_asks_is_answered_by_reading_again_and_each_value_on_its_own() {
    let mut state = analysed();
    let unknown = |value: &str| {
        let void = doubt::Answer::new(AnswerKey::Void, vec![Change::Meaning(value.into(), Meaning::Void)]);
        Doubt::new(DoubtCode::StatusUnknown, true).found(value).answer(void)
    };
    let warning = Doubt::new(DoubtCode::OneDay, false);
    let doubts = vec![unknown("vip"), unknown("b2b"), warning];
    state.receipts = Rc::new(vec![Receipt { doubts, ..receipt() }]);
    assert_eq!(state.questions().len(), 2);
    let changes = state.questions()[0].doubt.answers[0].changes.clone();
    let effects = state.apply(Action::Answer(0, DoubtCode::StatusUnknown, changes));
    let Ask::Import { plans, .. } = asked(&effects).1 else { panic!("{effects:?}") };
    assert_eq!(plans[0].meanings, [("vip".to_owned(), Meaning::Void)].into());
    assert_eq!(state.questions().iter().filter_map(|one| one.doubt.found.as_deref()).collect::<Vec<_>>(), ["b2b"]);
    assert!(state.apply(Action::Answer(0, DoubtCode::OneDay, Vec::new())).is_empty(), "nothing is read otherwise");
    assert_eq!(open(&state.sources, &state.receipts).len(), 1);
}

#[test]
fn files_read_otherwise_stay_where_somebody_said_so_and_other_files_begin_at_the_overview() {
    let mut state = analysed();
    state.apply(Action::Go(Place::Data));
    let read = |state: &mut State, effects: Vec<Effect>| {
        let effects = done(state, asked(&effects).0, Answer::Imported(vec![receipt()]));
        done(state, asked(&effects).0, Answer::Analyzed(overview()));
    };
    let effects = state.apply(Action::SetRepeats(Repeats::Drop));
    read(&mut state, effects);
    assert_eq!((state.stage, state.place), (Stage::Workspace, Place::Data));
    let effects = state.apply(Action::FilesChosen(vec!["other.csv".into()]));
    let effects = done(&mut state, asked(&effects).0, Answer::Inspected(vec![Ok(inspection("other.csv", true))]));
    read(&mut state, effects);
    assert_eq!(state.place, Place::Overview);
}

/// A sheet of a workbook that has three.
fn sheet_of(name: &str, sheet: &str, doubts: Vec<Doubt>) -> Inspection {
    let table = |sheet: &str| Table {
        entry: None,
        sheet: Some(sheet.into()),
        visible: true,
        rows: 9,
        shape: Some(Shape::Orders),
        confidence: 0.9,
        complete: true,
    };
    let found = inspection(name, false);
    let plan = Plan { sheet: Some(sheet.into()), ..found.plan.clone() };
    Inspection { plan, tables: ["Jan", "Feb", "Mar"].map(table).into(), doubts, guesses: Vec::new(), ..found }
}

/// A question whether all sheets are wanted.
fn asked_for_all() -> Doubt {
    let all = doubt::Answer::new(AnswerKey::AllTables, vec![Change::AllTables]);
    Doubt::new(DoubtCode::Table, true).count(3).answer(all)
}

#[test]
fn all_sheets_are_looked_into_one_after_the_other_and_read_together() {
    let mut state = State::default();
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["a.xlsx".into()]))).0;
    let found = sheet_of("a.xlsx", "Jan", vec![asked_for_all()]);
    done(&mut state, ticket, Answer::Inspected(vec![Ok(found)]));
    let mut effects = state.apply(Action::Answer(0, DoubtCode::Table, vec![Change::AllTables]));
    for sheet in ["Feb", "Mar"] {
        let (ticket, ask) = asked(&effects);
        assert!(matches!(ask, Ask::Inspect { choices } if choices[0].sheet.as_deref() == Some(sheet)));
        let found = sheet_of("a.xlsx", sheet, Vec::new());
        effects = done(&mut state, ticket, Answer::Inspected(vec![Ok(found)]));
    }
    let Ask::Import { plans, .. } = asked(&effects).1 else { panic!("{effects:?}") };
    let sheets: Vec<&str> = plans.iter().filter_map(|plan| plan.sheet.as_deref()).collect();
    assert_eq!(sheets, ["Jan", "Feb", "Mar"]);
}

#[test]
fn a_kept_layout_follows_what_is_answered_later() {
    let mut state = analysed();
    state.apply(Action::Keep(0, true));
    let effects = state.apply(Action::Change(0, Change::Meaning("vip".into(), Meaning::Void)));
    assert!(matches!(&effects[..], [Effect::Keep(plans), Effect::Ask { .. }] if plans[0].meanings.len() == 1));
}

#[test]
fn a_form_for_other_files_asks_nothing_about_the_analysis() {
    let mut state = analysed();
    let of_analysis = Doubt::new(DoubtCode::OneDay, true);
    state.receipts = Rc::new(vec![Receipt { doubts: vec![of_analysis], ..receipt() }]);
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["b.csv".into()]))).0;
    let found = Inspection { doubts: vec![asked_twice()], ..inspection("b.csv", false) };
    done(&mut state, ticket, Answer::Inspected(vec![Ok(found)]));
    let codes = |state: &State| state.questions().iter().map(|one| one.doubt.code).collect::<Vec<_>>();
    assert_eq!((state.stage, codes(&state)), (Stage::Mapping, vec![DoubtCode::AmountRepeats]));
    state.apply(Action::Return);
    assert_eq!((state.stage, codes(&state)), (Stage::Workspace, vec![DoubtCode::OneDay]));
}

#[test]
fn what_was_found_in_files_travels_with_every_import() {
    let mut state = doubtful(vec![asked_twice()]);
    let effects = state.apply(Action::Import);
    let found = |effects: &[Effect]| match asked(effects).1 {
        Ask::Import { looked, .. } => looked.iter().flat_map(|found| &found.doubts).count(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found(&effects), 1);
    let ticket = asked(&effects).0;
    let ticket = asked(&done(&mut state, ticket, Answer::Imported(vec![receipt()]))).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    assert_eq!(found(&state.apply(Action::Change(0, Change::Unpaid(true)))), 1, "another engine reads it");
}

#[test]
fn a_question_that_is_left_as_it_is_stays_so_when_a_correction_is_cancelled() {
    let mut state = analysed();
    state.receipts = Rc::new(vec![Receipt { doubts: vec![asked_twice()], ..receipt() }]);
    assert!(state.apply(Action::Answer(0, DoubtCode::AmountRepeats, Vec::new())).is_empty());
    state.apply(Action::Change(0, Change::Unpaid(true)));
    state.apply(Action::Cancel);
    assert!(state.stage == Stage::Workspace && state.questions().is_empty());
    assert!(!state.sources[0].plan.unpaid_counts);
}

#[test]
fn an_answer_whose_look_fails_is_taken_back_in_the_workspace() {
    let mut state = analysed();
    let made = Rc::make_mut(&mut state.sources);
    made[0].inspection = sheet_of("orders.csv", "Jan", Vec::new());
    made[0].plan = made[0].inspection.plan.clone();
    state.settle_sources();
    let before = state.sources.clone();
    let plan = state.sources[0].plan.clone();
    state.receipts = Rc::new(vec![Receipt { plan, doubts: vec![asked_for_all()], ..receipt() }]);
    let ticket = asked(&state.apply(Action::Answer(0, DoubtCode::Table, vec![Change::AllTables]))).0;
    let feb = sheet_of("orders.csv", "Feb", Vec::new());
    let ticket = asked(&done(&mut state, ticket, Answer::Inspected(vec![Ok(feb)]))).0;
    done(&mut state, ticket, Answer::Inspected(vec![Err(Error::new(Code::NotATable))]));
    assert_eq!((state.stage, state.errors.len(), &state.sources), (Stage::Workspace, 1, &before));
    assert_eq!(state.questions().len(), 1, "it can be answered otherwise");
}

#[test]
fn a_kept_layout_follows_back_when_a_correction_is_cancelled() {
    let mut state = analysed();
    state.apply(Action::Keep(0, true));
    let unpaid = |state: &State| state.kept.iter().map(|kept| kept.unpaid_counts).collect::<Vec<_>>();
    state.apply(Action::Change(0, Change::Unpaid(true)));
    assert_eq!(unpaid(&state), [true]);
    let effects = state.apply(Action::Cancel);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep(_))) && unpaid(&state) == [false]);
    // In the form for another file of the layout, somebody wants it to be kept no longer.
    let ticket = asked(&state.apply(Action::FilesChosen(vec!["b.csv".into()]))).0;
    let broken = Err(Error::new(Code::NotATable));
    done(&mut state, ticket, Answer::Inspected(vec![Ok(inspection("b.csv", true)), broken]));
    assert!(state.stage == Stage::Mapping && state.sources[0].kept);
    state.apply(Action::Keep(0, false));
    state.apply(Action::Return);
    assert!(state.kept.is_empty() && !state.sources[0].kept);
}
