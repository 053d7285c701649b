//! Migration 迁移: the same scheme at two dates, each computed from what was known then alone (docs/definitions.md section 7).

use super::history::quarter_ends;
use super::snapshot::{Snapshot, Standing};
use crate::calendar::Day;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Figure, Money};
use crate::pauses::Pauses;
use crate::segment::{Depth, Driver, Known, Scheme, Sight, Tier};
use crate::settings::{Settings, choices};
use crate::sorting;
use crate::value::lifetime::Fits;
use crate::value::year::Window;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Most movers of an answer.
const MOVERS: usize = 1000;
/// Most quarter ends over which rates are computed.
const QUARTERS: usize = 9;
/// Most quarter ends that can be chosen.
const CENTURY: usize = 400;

choices! {
    /// What became of a customer between two dates.
    Move {
        /// Into a better tier.
        Up = "up",
        /// Into a worse one.
        Down = "down",
        /// Into the same one, or one as good.
        Same = "same",
        /// Not known at the first date.
        New = "new",
        /// Bought in the 12 months before the first date and not in those before the second; not counted as down.
        Gone = "gone",
    }
}

/// Which migration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationQuery {
    /// The scheme.
    pub scheme: Scheme,
    /// First date; by default that of the saved project, else the last but one quarter end before the as-of day.
    pub from: Option<Day>,
    /// From where customers stood in the saved project, whatever the first date.
    pub saved: bool,
    /// Second date; by default the last quarter end before the as-of day, or for a saved project the last day of the data.
    pub to: Option<Day>,
    /// Only movers of this kind; without it all but those who stayed.
    pub movers: Option<Move>,
    /// How many movers to return, at most 1,000.
    pub limit: u32,
    /// Also where that takes long, because models are fitted for both dates.
    pub patiently: bool,
}

impl MigrationQuery {
    /// With the dates that it has by default.
    pub fn of(scheme: Scheme, limit: u32) -> MigrationQuery {
        MigrationQuery { scheme, from: None, saved: false, to: None, movers: None, limit, patiently: false }
    }
}

/// From which tier to which, with how many customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationView {
    /// The scheme.
    pub scheme: Scheme,
    /// First date.
    pub from: Day,
    /// Is that where customers stood in the saved project?
    pub saved: bool,
    /// Second date.
    pub to: Day,
    /// The filled cells of the matrix. Rows sum to the tiers at the first date, columns to those at the second.
    pub flows: Vec<Flow>,
    /// How many moved how.
    pub counts: Moves,
    /// Those who moved, the largest profit first.
    pub movers: Vec<Mover>,
    /// How many movers there are in all.
    pub movers_found: u32,
    /// Quarter ends that can be chosen, oldest first, and for a saved project the last day of the data.
    pub dates: Vec<Day>,
    /// The day of the saved project, where there is one with this scheme.
    pub project: Option<Day>,
    /// Customers of the saved project who are not in these data.
    pub missing: u32,
}

/// A cell of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// Tier at the first date; absent for customers who were not known then.
    pub from: Option<Tier>,
    /// Tier at the second.
    pub to: Tier,
    /// Customers.
    pub customers: u32,
    /// Their profit up to the second date.
    pub profit: Figure,
}

/// Customers by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Better.
    pub up: u32,
    /// Worse.
    pub down: u32,
    /// As good.
    pub same: u32,
    /// New.
    pub new: u32,
    /// Gone.
    pub gone: u32,
}

impl Moves {
    fn add(&mut self, to: Move) {
        *match to {
            Move::Up => &mut self.up,
            Move::Down => &mut self.down,
            Move::Same => &mut self.same,
            Move::New => &mut self.new,
            Move::Gone => &mut self.gone,
        } += 1;
    }
}

/// A customer who moved, and what changed most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mover {
    /// Position in the ledger.
    pub index: u32,
    /// The id.
    pub id: String,
    /// The name.
    pub name: Option<String>,
    /// Tier at the first date.
    pub from: Option<Tier>,
    /// Tier at the second.
    pub to: Tier,
    /// What that is.
    pub moved: Move,
    /// Profit up to the second date.
    pub profit: Figure,
    /// Does one order bring more than 80 % of the customer's revenue by then?
    pub one_off: bool,
    /// What changed most, before and after; absent for new customers.
    pub because: Option<(Driver, f64, f64)>,
}

/// Moves from one quarter end to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterMoves {
    /// The quarter end before.
    pub from: Day,
    /// The quarter end.
    pub to: Day,
    /// Moves.
    pub moves: Moves,
}

/// A scheme on a day in the past.
pub struct Past<'a> {
    known: Known,
    scores: Vec<Option<crate::value::rfm::Scores>>,
    tiers: Vec<Tier>,
    settings: &'a Settings,
    day: Day,
}

impl<'a> Past<'a> {
    /// Computes it; `None` where the scheme cannot be had.
    fn new(ledger: &Ledger, settings: &'a Settings, scheme: Scheme, day: Day, fits: &Fits) -> Option<Past<'a>> {
        let definition = scheme.definition();
        let known = Known::new(ledger, settings, Some(day), definition.depth, None, fits);
        let scores = if scheme == Scheme::Rfm { known.scores(ledger, settings) } else { Vec::new() };
        let tiers = (definition.assign)(&Sight { known: &known, scores: &scores, settings }).ok()?;
        Some(Past { known, scores, tiers, settings, day })
    }

    fn sight(&self) -> Sight<'_> {
        Sight { known: &self.known, scores: &self.scores, settings: self.settings }
    }

    fn tier(&self, at: usize) -> Option<Tier> {
        self.known.knows(at).then(|| self.tiers[at])
    }

    fn is_active(&self, at: usize) -> bool {
        let year = Window::ending(self.day);
        self.known.values.last[at].is_some_and(|last| year.has(last))
    }
}

/// What was known on a day, and the tiers that follow; `None` where the scheme cannot be had.
pub fn tiers_at(
    ledger: &Ledger,
    settings: &Settings,
    scheme: Scheme,
    day: Day,
    fits: &Fits,
) -> Option<(Known, Vec<Tier>)> {
    Past::new(ledger, settings, scheme, day, fits).map(|past| (past.known, past.tiers))
}

/// Where everybody stood at the first date.
enum Earlier<'a> {
    /// Computed from what was known then.
    Computed(Box<Past<'a>>),
    /// Saved then: by customer, and the place of the scheme among the tiers.
    Saved(Vec<Option<&'a Standing>>, usize, Day),
}

impl<'a> Earlier<'a> {
    /// Where they stood in a saved project; `None` where it has not the scheme.
    fn saved(ledger: &Ledger, scheme: Scheme, snapshot: &'a Snapshot) -> Option<Earlier<'a>> {
        Some(Earlier::Saved(snapshot.of(ledger), snapshot.place(scheme)?, snapshot.day))
    }

    fn tier(&self, at: usize) -> Option<Tier> {
        match self {
            Earlier::Computed(past) => past.tier(at),
            Earlier::Saved(all, place, _) => all[at].map(|one| one.tiers[*place]),
        }
    }

    fn is_active(&self, at: usize) -> bool {
        match self {
            Earlier::Computed(past) => past.is_active(at),
            Earlier::Saved(all, _, day) => {
                all[at].and_then(|one| one.last).is_some_and(|last| Window::ending(*day).has(last))
            }
        }
    }

    /// Of what decides about the tier, that which changed most, before and after; of a saved project only the profit is known.
    fn changed_most(&self, scheme: Scheme, after: &Past, customer: CustomerIx) -> Option<(Driver, f64, f64)> {
        let drivers = scheme.definition().drivers;
        let now = drivers(&after.sight(), customer);
        let earlier = match self {
            Earlier::Computed(past) => drivers(&past.sight(), customer),
            Earlier::Saved(all, ..) => {
                vec![(Driver::Profit, all[customer.at()]?.profit)]
            }
        };
        let changes = now.into_iter().filter_map(|(driver, now)| {
            let (_, then) = earlier.iter().find(|(known, _)| *known == driver)?;
            Some((driver, *then, now))
        });
        changes.max_by(|a, b| a.0.weight(a.1, a.2).total_cmp(&b.0.weight(b.1, b.2)))
    }
}

/// What a migration is computed from.
pub struct Grounds<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// Facts of today, of those customers who are looked at.
    pub today: &'a Known,
    /// Thresholds.
    pub settings: &'a Settings,
    /// Fits that are there already.
    pub fits: &'a Fits,
    /// A saved project.
    pub saved: Option<Rc<Snapshot>>,
}

impl<'a> Grounds<'a> {
    fn past(&self, scheme: Scheme, day: Day) -> Option<Past<'a>> {
        Past::new(self.ledger, self.settings, scheme, day, self.fits)
    }

    fn earlier(&self, scheme: Scheme, from: Day, saved: bool) -> Option<Earlier<'_>> {
        match self.saved.as_deref().filter(|_| saved) {
            Some(snapshot) => Earlier::saved(self.ledger, scheme, snapshot),
            None => self.past(scheme, from).map(|past| Earlier::Computed(Box::new(past))),
        }
    }

    /// Who was in one tier and then in another one, by customer; `None` where the scheme cannot be had.
    pub fn who_moved(
        &self,
        scheme: Scheme,
        (from, saved): (Day, bool),
        to: Day,
        tiers: (Option<Tier>, Tier),
    ) -> Option<Vec<bool>> {
        let (before, after) = (self.earlier(scheme, from, saved)?, self.past(scheme, to)?);
        let moved = |at: usize| moved(scheme, &before, &after, at).is_some_and(|(was, is, _)| (was, is) == tiers);
        Some((0..after.known.len()).map(moved).collect())
    }
}

/// What became of a customer; `None` who is not known at either date.
fn moved(scheme: Scheme, before: &Earlier, after: &Past, at: usize) -> Option<(Option<Tier>, Tier, Move)> {
    let to = after.tier(at)?;
    let from = before.tier(at);
    let book = after.settings.rfm_book;
    let kind = match from {
        None => Move::New,
        Some(_) if before.is_active(at) && !after.is_active(at) => Move::Gone,
        Some(from) => match scheme.standing(book, to).cmp(&scheme.standing(book, from)) {
            std::cmp::Ordering::Less => Move::Up,
            std::cmp::Ordering::Equal => Move::Same,
            std::cmp::Ordering::Greater => Move::Down,
        },
    };
    Some((from, to, kind))
}

/// The migration between two dates; `None` without two days in order before the as-of day, or where the scheme cannot be had.
pub async fn migration(grounds: &Grounds<'_>, query: &MigrationQuery, pauses: &Pauses<'_>) -> Option<MigrationView> {
    let (ledger, today, settings) = (grounds.ledger, grounds.today, grounds.settings);
    let saved = grounds.saved.as_deref();
    let scheme = query.scheme;
    // Of another rule book, a tier of then is none of now.
    let tiers = scheme.tiers(settings.rfm_book);
    let project = saved.filter(|saved| saved.day < today.end && saved.has(scheme, tiers));
    let from_saved = project.filter(|_| query.saved || query.from.is_none());
    let mut dates = quarter_ends(ledger, today, CENTURY);
    if project.is_some() && dates.last() != Some(&today.end) {
        dates.push(today.end);
    }
    let last = |back: usize| dates.len().checked_sub(back).map(|at| dates[at]);
    let from = from_saved.map(|saved| saved.day).or(query.from).or_else(|| last(2))?;
    let to = query.to.filter(|to| *to > from).or_else(|| last(1))?;
    if from >= to || to > today.end {
        return None;
    }
    let before = grounds.earlier(scheme, from, from_saved.is_some())?;
    pauses.at(1, 3).await;
    let after = grounds.past(scheme, to)?;
    pauses.at(2, 3).await;
    let mut cells = vec![(0u32, Money::ZERO); (Tier::COUNT + 1) * Tier::COUNT];
    let (mut counts, mut movers) = (Moves::default(), Vec::new());
    for at in (0..after.known.len()).filter(|at| today.knows(*at)) {
        let Some((was, is, kind)) = moved(scheme, &before, &after, at) else { continue };
        counts.add(kind);
        let cell = &mut cells[was.map_or(Tier::COUNT, Tier::slot) * Tier::COUNT + is.slot()];
        cell.0 += 1;
        cell.1 += after.known.values.profit[at];
        if query.movers.map_or(kind != Move::Same, |wanted| wanted == kind) {
            movers.push((CustomerIx(at as u32), was, is, kind));
        }
    }
    let movers_found = movers.len() as u32;
    sorting::by_key(&mut movers, |(customer, ..)| std::cmp::Reverse(after.known.values.profit[customer.at()].0.abs()));
    movers.truncate(MOVERS.min(query.limit as usize));
    let mover = |(customer, from, to, moved): (CustomerIx, Option<Tier>, Tier, Move)| Mover {
        index: customer.0,
        id: ledger.id(customer).to_owned(),
        name: ledger.name(customer).map(str::to_owned),
        from,
        to,
        moved,
        profit: after.known.unit.figure(after.known.values.profit[customer.at()]),
        one_off: after.known.values.one_off[customer.at()],
        because: from.and_then(|_| before.changed_most(scheme, &after, customer)),
    };
    let slots = scheme.tiers(settings.rfm_book);
    let rows = slots.iter().map(|tier| Some(*tier)).chain([None]);
    let flows = rows.flat_map(|from| slots.iter().map(move |to| (from, *to))).filter_map(|(from, to)| {
        let (customers, profit) = cells[from.map_or(Tier::COUNT, Tier::slot) * Tier::COUNT + to.slot()];
        (customers > 0).then(|| Flow { from, to, customers, profit: after.known.unit.figure(profit) })
    });
    let (flows, movers) = (flows.collect(), movers.into_iter().map(mover).collect());
    let known = |saved: &Snapshot| saved.of(ledger).into_iter().flatten().count();
    let missing = from_saved.map_or(0, |saved| saved.customers.len().saturating_sub(known(saved)) as u32);
    let (saved, project) = (from_saved.is_some(), project.map(|project| project.day));
    Some(MigrationView { scheme, from, saved, to, flows, counts, movers, movers_found, dates, project, missing })
}

/// Moves over all quarters, at most the last eight, oldest first. Schemes that need a model fit it once per quarter end.
pub async fn rates(grounds: &Grounds<'_>, scheme: Scheme, pauses: &Pauses<'_>) -> Vec<QuarterMoves> {
    let mut found = Vec::new();
    let mut before: Option<(Earlier, Day)> = None;
    let days = quarter_ends(grounds.ledger, grounds.today, QUARTERS);
    for (at, day) in days.iter().copied().enumerate() {
        let after = grounds.past(scheme, day);
        if let (Some((before, from)), Some(after)) = (&before, &after) {
            let mut moves = Moves::default();
            let chosen = (0..after.known.len()).filter(|at| grounds.today.knows(*at));
            let all = chosen.filter_map(|at| moved(scheme, before, after, at));
            all.for_each(|(.., kind)| moves.add(kind));
            found.push(QuarterMoves { from: *from, to: day, moves });
        }
        // A scheme that could not be had then, as of customers who were all alike, had no moves.
        before = after.map(|after| (Earlier::Computed(Box::new(after)), day));
        pauses.at(at + 1, days.len()).await;
    }
    found
}

/// Does a scheme fit models at each date, so that an answer takes longer?
pub fn fits_models(scheme: Scheme) -> bool {
    scheme.definition().depth >= Depth::Expected
}
