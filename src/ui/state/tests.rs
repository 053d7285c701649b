//! The page as a reader would drive it: what happened, and what it must do then.

use super::*;
use crate::error::Code;
use crate::ingest::plan::{Evidence, Guess, Inspection, Plan};
use crate::ingest::receipt::Receipt;
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
        layout: Default::default(),
        preview: Vec::new(),
        guesses: vec![Guess { role: Role::Amount, column: 2, evidence: Evidence::Content, confidence: 0.5 }],
        confident,
        tables: Vec::new(),
        questions: Vec::new(),
        dates: Default::default(),
        numbers: Default::default(),
        currencies: Vec::new(),
    }
}

pub(super) fn receipt() -> Receipt {
    Receipt {
        name: "orders.csv".into(),
        plan: Plan::empty(),
        headers: Vec::new(),
        rows_read: 3,
        rows_used: 3,
        rows_blank: 0,
        set_aside: Vec::new(),
        refunds: Default::default(),
        void: Default::default(),
        control_total: Default::default(),
        currencies: Vec::new(),
        repeated: Default::default(),
        repeated_examples: Vec::new(),
        matching: None,
        dates: Default::default(),
        numbers: Default::default(),
    }
}

pub(super) fn overview() -> Box<Overview> {
    let point = WhalePoint { customers: 0, cumulative_profit: Default::default(), share: None };
    let totals = Totals { customers: 1, ..Totals::default() };
    Box::new(Overview {
        as_of: None,
        currency: None,
        totals,
        assumed: Vec::new(),
        tiers: Vec::new(),
        absent: Vec::new(),
        whale: WhaleView { points: vec![point.clone()], peak: point, eighty: None, customers: 1 },
        notes: Vec::new(),
        drawable: false,
        blind: false,
    })
}

/// The one question that the effects ask.
fn asked(effects: &[Effect]) -> (u32, &Ask) {
    match effects {
        [Effect::Ask { ticket, ask, .. }, ..] => (*ticket, ask),
        other => panic!("no question in {other:?}"),
    }
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
    assert!(effects.is_empty(), "without a scheme nothing is asked");
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
    assert!(matches!(&effects[..], [Effect::Ask { files, .. }] if files[..] == [0]));
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

/// A state with an analysis whose profit tiers are on the screen.
fn tiered() -> State {
    let mut state = analysed();
    let table = TierTable { scheme: Scheme::Profit, rows: Vec::new() };
    let overview = Box::new(Overview { tiers: vec![table], ..*overview() });
    let ticket = asked(&state.apply(Action::Set("gross_margin", Setting::Text("0.3".into())))).0;
    let effects = done(&mut state, ticket, Answer::Analyzed(overview));
    assert_eq!(parts(&effects), Place::Overview.parts());
    state
}

#[test]
fn a_place_asks_once_for_its_parts_and_again_after_a_change() {
    let mut state = tiered();
    assert_eq!(parts(&state.apply(Action::Go(Place::Products))), [Part::Products, Part::Pairs]);
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
    assert!(state.apply(Action::Undo).len() == 1 && !state.has_past(), "the first margin was a step too");
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
    state.outdate();
    assert!(state.views.values().all(|view| view.panel.is_none()));
}

#[test]
fn a_link_before_the_file_decides_settings_scheme_and_place() {
    let mut state = State::default();
    assert!(state.apply(Action::Arrive("#main".into())).is_empty() && state.said.is_none());
    assert!(state.apply(Action::Arrive("#s=1;view=products;scheme=rfm;gross_margin=0.3".into())).is_empty());
    assert_eq!((state.settings.changed(), state.scheme), (vec!["gross_margin"], Some(Scheme::Rfm)));
    state.receipts = Rc::new(vec![receipt()]);
    let ticket = asked(&state.begin(Job::Import, Ask::Duplicates, Vec::new())).0;
    done(&mut state, ticket, Answer::Imported(vec![receipt()]));
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
    assert!(matches!(effects[0], Effect::Compare { .. }));
    assert!(matches!(asked(&effects[1..]).1, Ask::Import { options, .. } if options.repeats == Repeats::Drop));
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
    let Ask::Save { project } = asked(&effects).1 else { panic!("no project") };
    let project: Project = from_bytes(project).unwrap();
    let high = project.cards.card(Scheme::Profit, Tier::High).and_then(|card| card.goal.clone());
    assert_eq!(high.as_deref(), Some("Keep them"));
    let tiers = Scheme::Profit.tiers(state.settings.rfm_book);
    assert_eq!(project.cards.order(Scheme::Profit, tiers)[1], Tier::Low);
    state.apply(Action::EditCard(Scheme::Profit, Tier::High, CardEdit::Reset));
    assert!(state.cards.card(Scheme::Profit, Tier::High).is_some_and(|card| card.goal.is_none()));
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
fn after_a_cancellation_the_columns_are_still_there() {
    let mut state = analysed();
    let effects = state.apply(Action::Import);
    let ticket = asked(&effects).0;
    assert!(matches!(state.apply(Action::Cancel)[..], [Effect::Restart]));
    state.apply(Action::Ended(ticket, Outcome::Cancelled));
    assert_eq!((state.stage, state.cancelled, state.errors.len()), (Stage::Mapping, true, 0));
    assert!(matches!(asked(&state.apply(Action::Import)).1, Ask::Import { .. }));
}

#[test]
fn a_lost_engine_is_said_once_and_can_be_started_again() {
    let mut state = analysed();
    let ticket = asked(&state.apply(Action::FindDuplicates)).0;
    state.apply(Action::EngineStopped(Error::new(Code::EngineStopped)));
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::EngineStopped))));
    assert_eq!((state.engine_stopped, state.errors.len()), (true, 1));
    assert!(matches!(state.apply(Action::RestartEngine)[..], [Effect::Restart]));
    assert!(state.errors.is_empty() && !state.engine_stopped);
}

#[test]
fn a_failed_import_returns_to_the_columns() {
    let mut state = analysed();
    let ticket = asked(&state.apply(Action::Import)).0;
    state.apply(Action::Ended(ticket, Outcome::Failed(Error::new(Code::NoUsableRows))));
    assert_eq!((state.stage, state.errors[0].code), (Stage::Mapping, Code::NoUsableRows));
    // The engine has let go of what it had: there is nothing to return to.
    assert!(state.overview.is_none());
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
    let parts: Vec<Part> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask { ask: Ask::Portfolio { part, filters }, .. } if filters.is_empty() => Some(part.part()),
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
    assert!(state.overview.is_none() && matches!(asked(&effects).1, Ask::Analyze { .. }));
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
    assert!(matches!(effects[..], [Effect::Compare { .. }]));
    done(&mut state, read, Answer::Inspected(vec![Err(Error::new(Code::FileEmpty))]));
    assert_eq!((state.stage, &state.files[..]), (Stage::Start, &["broken.csv".to_owned()][..]));
    let effects = state.apply(Action::Return);
    assert!(matches!(asked(&effects).1, Ask::Analyze { settings } if settings.ltv_months == 24.0));
    assert_eq!(state.files, ["orders.csv"]);
    let ticket = asked(&effects).0;
    done(&mut state, ticket, Answer::Analyzed(overview()));
    state.apply(Action::StartOver);
    assert!(state.apply(Action::Return).is_empty(), "nothing has changed since");
}
