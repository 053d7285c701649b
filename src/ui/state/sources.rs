//! The files on their way to an import: what was found in them, and how they are to be read.

use super::{Effect, Engine, Job, Place, Stage, State};
use crate::error::Error;
use crate::ingest::change::{Change, Choices};
use crate::ingest::inspection::{Inspection, Table};
use crate::ingest::plan::{Packing, Plan};
use crate::ingest::roles::{Role, Shape};
use crate::ingest::saved::SavedPlan;
use crate::protocol::Ask;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A file that will be, or was, imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its position among the chosen files.
    pub position: usize,
    /// What was found in it.
    pub inspection: Inspection,
    /// How it is to be read.
    pub plan: Plan,
    /// The roles that the user decided.
    pub chosen: BTreeSet<Role>,
    /// What the user chose instead of a guess.
    pub choices: Choices,
    /// Is it read as a file of the same layout was?
    pub kept: bool,
    /// Its layout is that of an earlier file, or of a project: what was in doubt then is answered.
    pub known: bool,
}

impl Source {
    pub(super) fn new(position: usize, inspection: Inspection, choices: Choices) -> Source {
        let mut plan = inspection.plan.clone();
        plan.settled.extend(Change::Look(choices.clone()).settles());
        Source { position, plan, inspection, chosen: BTreeSet::new(), choices, kept: false, known: false }
    }

    /// How it is read, for other files of the same layout.
    pub(super) fn layout(&self) -> SavedPlan {
        SavedPlan::of(&self.inspection.layout, &self.plan)
    }

    /// Is this table of the file among those that are read?
    pub fn reads(&self, table: &Table) -> bool {
        let entry = match &self.plan.packing {
            Packing::Zip { entry } => Some(entry),
            _ => None,
        };
        table.sheet == self.plan.sheet && table.entry.as_ref() == entry
    }

    /// Columns that stand for more than one role.
    pub fn doubles(&self) -> Vec<(usize, Vec<Role>)> {
        let mut roles: BTreeMap<usize, Vec<Role>> = BTreeMap::new();
        for (role, column) in &self.plan.columns {
            roles.entry(*column).or_default().push(*role);
        }
        roles.into_iter().filter(|(_, roles)| roles.len() > 1).collect()
    }

    /// Another shape: what fits it is kept, and an amount becomes a revenue.
    pub(super) fn reshape(&mut self, shape: Shape) {
        let twin = |role: Role| match (shape, role) {
            (Shape::Customers, Role::Amount) => Role::Revenue,
            (Shape::Customers, Role::Date) => Role::LastOrder,
            (Shape::Orders, Role::Revenue) => Role::Amount,
            (Shape::Orders, Role::LastOrder) => Role::Date,
            _ => role,
        };
        for (role, column) in std::mem::take(&mut self.plan.columns) {
            if shape.roles().contains(&twin(role)) {
                self.plan.columns.insert(twin(role), column);
            }
        }
        self.plan.shape = shape;
    }
}

/// A table that is looked into again, or for the first time.
#[derive(Clone, Debug)]
pub(super) struct Looking {
    /// The source that it replaces; none is replaced by a further table.
    pub(super) replaces: Option<usize>,
    /// The file's position.
    pub(super) position: usize,
    pub(super) choices: Choices,
    /// Further tables of the file, to be looked into after it.
    pub(super) then: Vec<Choices>,
}

impl State {
    pub(super) fn inspect(&mut self, names: Vec<String>, sample: bool) -> Vec<Effect> {
        self.forget_messages();
        (self.sampling, self.sample, self.read) = (false, sample, None);
        self.landing.get_or_insert(Place::Overview);
        self.said = None;
        let files = (0..names.len()).collect();
        self.files = names;
        self.sources = Rc::default();
        self.looking = None;
        self.options = self.settled.clone();
        self.duplicates = None;
        let mut effects = self.leave();
        effects.extend(self.begin(Engine::Reading, Job::Inspect, Ask::Inspect { choices: Vec::new() }, files));
        effects
    }

    /// Is the sample being fetched, and wanted still?
    pub fn waits_for_sample(&self) -> bool {
        self.sampling
    }

    /// Looks into a table otherwise than it was guessed.
    pub(super) fn choose(&mut self, index: usize, choices: Choices) -> Vec<Effect> {
        let Some(position) = self.sources.get(index).map(|source| source.position) else { return Vec::new() };
        self.look(Looking { replaces: Some(index), position, choices, then: Vec::new() })
    }

    pub(super) fn look(&mut self, looking: Looking) -> Vec<Effect> {
        if self.reads() {
            return Vec::new();
        }
        self.forget_messages();
        let (choices, files) = (vec![looking.choices.clone()], vec![looking.position]);
        self.looking = Some(looking);
        let mut effects = self.leave();
        effects.extend(self.begin(Engine::Reading, Job::Inspect, Ask::Inspect { choices }, files));
        effects
    }

    /// What was looked into takes its place among the tables.
    fn looked(&mut self, looking: Looking, found: Option<Result<Inspection, Error>>) -> Vec<Effect> {
        match found {
            Some(Ok(inspection)) => {
                let mut source = Source::new(looking.position, inspection, looking.choices);
                // A further table of the same layout is read alike.
                let twin = self.sources.iter().find_map(|other| other.layout().plan(&source.inspection));
                if let Some(twin) = twin.filter(|_| looking.replaces.is_none()) {
                    source.plan = Plan { settled: source.plan.settled.union(&twin.settled).copied().collect(), ..twin };
                }
                let sources = Rc::make_mut(&mut self.sources);
                match looking.replaces.and_then(|index| sources.get_mut(index)) {
                    Some(slot) => *slot = source,
                    None => {
                        let behind = |other: &Source| other.position <= looking.position;
                        sources.insert(sources.partition_point(behind), source);
                    }
                }
                let mut then = looking.then.into_iter();
                if let Some(choices) = then.next() {
                    let position = looking.position;
                    return self.look(Looking { replaces: None, position, choices, then: then.collect() });
                }
            }
            Some(Err(error)) => self.errors.push(error),
            None => {}
        }
        let sure = self.sources.iter().all(Source::is_sure);
        match self.stage {
            stage if self.errors.is_empty() && (sure || stage == Stage::Workspace) => self.import(),
            // What was decided along with the look is taken back too.
            Stage::Workspace => self.give_up_reading(),
            _ => self.catch_up(),
        }
    }

    /// Reads the files again where an analysis is on the screen: a correction shows at once.
    pub(super) fn again(&mut self) -> Vec<Effect> {
        if self.stage == Stage::Workspace { self.import() } else { Vec::new() }
    }

    pub(super) fn keep(&mut self, index: usize, keep: bool) -> Vec<Effect> {
        let Some(source) = Rc::make_mut(&mut self.sources).get_mut(index) else { return Vec::new() };
        source.kept = keep;
        self.settle_sources();
        self.keep_layout(index)
    }

    /// Keeps the layout of a source as it is now, or forgets it.
    fn keep_layout(&mut self, index: usize) -> Vec<Effect> {
        let Some(source) = self.sources.get(index) else { return Vec::new() };
        let (plan, keep) = (source.layout(), source.kept);
        self.kept.retain(|kept| kept.layout != plan.layout);
        if keep {
            self.kept.push(plan);
        }
        vec![Effect::Keep(self.kept.clone())]
    }

    /// The layout that is kept on the device is the one that somebody sees.
    pub(super) fn keep_again(&mut self, index: usize) -> Vec<Effect> {
        let is_kept = self.sources.get(index).is_some_and(|source| source.kept);
        if is_kept { self.keep_layout(index) } else { Vec::new() }
    }

    /// Changes that were taken back are kept no longer. A layout that was forgotten meanwhile stays so.
    pub(super) fn keep_returned(&mut self) -> Vec<Effect> {
        let is_forgotten =
            |source: &Source| source.kept && !self.kept.iter().any(|kept| kept.layout == source.layout().layout);
        let forgotten: Vec<usize> = (0..self.sources.len()).filter(|at| is_forgotten(&self.sources[*at])).collect();
        for at in forgotten {
            Rc::make_mut(&mut self.sources)[at].kept = false;
        }
        (0..self.sources.len()).flat_map(|at| self.keep_again(at)).collect()
    }

    pub(super) fn change(&mut self, index: usize, change: impl FnOnce(&mut Source)) -> Vec<Effect> {
        let Some(source) = Rc::make_mut(&mut self.sources).get_mut(index) else { return Vec::new() };
        change(source);
        let mut effects = self.keep_again(index);
        effects.extend(self.again());
        effects
    }

    pub(super) fn inspected(&mut self, mut results: Vec<Result<Inspection, Error>>) -> Vec<Effect> {
        if let Some(looking) = self.looking.take() {
            return self.looked(looking, results.pop());
        }
        let (mut sure, told) = (true, self.errors.len());
        for (position, result) in results.into_iter().enumerate() {
            match result {
                Ok(inspection) => {
                    let kept = self.kept.iter().find_map(|kept| kept.plan(&inspection));
                    let mut source = Source::new(position, inspection, Choices::default());
                    source.kept = kept.is_some();
                    let of_project = || self.layouts.iter().find_map(|layout| layout.plan(&source.inspection));
                    let known = kept.or_else(of_project);
                    source.known = known.is_some();
                    source.plan = known.unwrap_or(source.plan);
                    sure &= source.is_sure();
                    Rc::make_mut(&mut self.sources).push(source);
                }
                Err(error) => {
                    let name = self.files.get(position).map(String::as_str).unwrap_or_default();
                    self.errors.push(error.in_file(name));
                }
            }
        }
        if self.sources.is_empty() {
            return self.give_up_reading();
        }
        // An error that is on the screen for another reason, such as a link, is none of these files.
        if sure && self.errors.len() == told && !self.missing() {
            return self.import();
        }
        self.stage = Stage::Mapping;
        Vec::new()
    }
}
