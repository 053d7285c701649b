//! Questions about how files are read, and what becomes of the answers.

use super::sources::Looking;
use super::{Effect, Source, Stage, State};
use crate::ingest::change::{Change, Choices, DoubtCode};
use crate::ingest::doubt::Doubt;
use crate::ingest::inspection::{CONFIDENT, Table};
use crate::ingest::options::Options;
use crate::ingest::plan::{Packing, Plan};
use crate::ingest::receipt::Receipt;
use std::rc::Rc;

/// Something in doubt about a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'a> {
    /// The source.
    pub index: usize,
    /// What.
    pub doubt: &'a Doubt,
}

/// The receipt of a source in the analysis, which may be of other tables than the form shows. Several tables may have the
/// same name: they are told by their order.
pub fn receipt_of<'a>(sources: &[Source], receipts: &'a [Receipt], index: usize) -> Option<&'a Receipt> {
    let named = |name: &str, plan: &Plan| {
        let entry = match &plan.packing {
            Packing::Zip { entry } => Some(entry.clone()),
            _ => None,
        };
        (name.to_owned(), plan.sheet.clone(), entry)
    };
    let of = |source: &Source| named(&source.inspection.name, &source.plan);
    let own = of(sources.get(index)?);
    let earlier = sources[..index].iter().filter(|source| of(source) == own).count();
    receipts.iter().filter(|receipt| named(&receipt.name, &receipt.plan) == own).nth(earlier)
}

/// What is in doubt about sources and nobody has answered: before they are read by their samples, after that by their
/// receipts, which name what the samples left open as well.
pub fn open<'a>(sources: &'a [Source], receipts: &'a [Receipt]) -> Vec<Asked<'a>> {
    let doubts = |index: usize, source: &'a Source| match receipt_of(sources, receipts, index) {
        Some(receipt) => receipt.doubts.as_slice(),
        None => source.inspection.doubts.as_slice(),
    };
    let of = |(index, source): (usize, &'a Source)| {
        let all = doubts(index, source);
        let is_first = |at: usize, doubt: &Doubt| !all[..at].iter().any(|other| is_same(other, doubt));
        let open = all.iter().enumerate().filter(|(at, doubt)| doubt.is_open(&source.plan) && is_first(*at, doubt));
        open.map(|(_, doubt)| Asked { index, doubt }).collect::<Vec<_>>()
    };
    sources.iter().enumerate().flat_map(of).collect()
}

/// What only a person can answer about sources; about tables of one layout once.
pub fn asked<'a>(sources: &'a [Source], receipts: &'a [Receipt]) -> Vec<Asked<'a>> {
    let mut questions: Vec<Asked> = Vec::new();
    for asked in open(sources, receipts).into_iter().filter(|asked| asked.doubt.asks) {
        let is_known = |other: &Asked| is_alike(sources, other.index, asked.index) && is_same(other.doubt, asked.doubt);
        if !questions.iter().any(is_known) {
            questions.push(asked);
        }
    }
    questions
}

/// Do two sources have the same columns?
fn is_alike(sources: &[Source], one: usize, other: usize) -> bool {
    let layout = |index: usize| sources.get(index).map(|source| &source.inspection.layout);
    one == other || layout(one) == layout(other)
}

impl Source {
    /// Can it be read without a further word?
    pub fn is_sure(&self) -> bool {
        let asks = self.inspection.questions().any(|doubt| doubt.is_open(&self.plan));
        self.known || (!asks && !self.is_unsure())
    }

    /// Is there a needed role that nobody has settled and nothing says for sure?
    pub fn is_unsure(&self) -> bool {
        let missing = self.plan.missing();
        let unsure = self.inspection.unsure(&self.plan);
        !missing.is_empty() || (!self.inspection.confident && unsure.iter().any(|role| !self.chosen.contains(role)))
    }

    /// Follows what somebody decided.
    pub(super) fn decide(&mut self, change: &Change) {
        if let Change::Column(role, _) = change {
            self.chosen.insert(*role);
        }
        self.plan.decide(change);
    }
}

impl State {
    /// The questions that wait for an answer. The receipts are those of the analysis; the form may show other files.
    pub fn questions(&self) -> Vec<Asked<'_>> {
        let receipts: &[Receipt] = if self.stage == Stage::Workspace { &self.receipts } else { &[] };
        asked(&self.sources, receipts)
    }

    /// The currency of the files, before they are analysed: of those that name only one.
    pub fn currency(&self) -> Option<&str> {
        let mut named = self.sources.iter().flat_map(|source| &source.inspection.currencies);
        let first = named.next()?;
        named.all(|other| other.currency == first.currency).then_some(&first.currency)
    }

    /// Is more to be said of some file than its questions ask?
    pub fn is_form_needed(&self) -> bool {
        self.sources.iter().any(|source| !source.known && source.is_unsure())
    }

    /// Somebody answered: the source is read otherwise from now on. Without a change it is read as it was.
    pub(super) fn answer(&mut self, index: usize, code: DoubtCode, changes: &[Change]) -> Vec<Effect> {
        let Some(choices) = self.sources.get(index).map(|source| source.choices.clone()) else { return Vec::new() };
        let alike: Vec<usize> =
            (0..self.sources.len()).filter(|&other| is_alike(&self.sources, index, other)).collect();
        for &at in &alike {
            let Some(source) = Rc::make_mut(&mut self.sources).get_mut(at) else { continue };
            if !is_of_value(code) {
                source.plan.settled.insert(code);
            }
            changes.iter().for_each(|change| source.decide(change));
        }
        let mut effects = self.keep_again(index);
        for change in changes {
            match change {
                Change::Look(look) => {
                    effects.extend(self.choose(index, over(look, choices.clone())));
                    return effects;
                }
                Change::AllTables => {
                    let mut further = self.further(index).into_iter();
                    if let Some(choices) = further.next() {
                        let position = self.sources[index].position;
                        let then = further.collect();
                        effects.extend(self.look(Looking { replaces: None, position, choices, then }));
                        return effects;
                    }
                }
                Change::Merge(merges) => {
                    let known: &mut Options = Rc::make_mut(&mut self.options);
                    known.merges.extend(merges.iter().cloned());
                    self.duplicates = None;
                }
                _ => {}
            }
        }
        let more = match self.stage {
            Stage::Mapping if self.sources.iter().all(Source::is_sure) => self.import(),
            Stage::Workspace if !changes.is_empty() => self.import(),
            Stage::Workspace => {
                self.settle_sources();
                Vec::new()
            }
            _ => Vec::new(),
        };
        effects.extend(more);
        effects
    }

    /// The tables of a source's file that look as sure as its own and are not read yet.
    fn further(&self, index: usize) -> Vec<Choices> {
        let Some(source) = self.sources.get(index) else { return Vec::new() };
        let is_read =
            |table: &Table| self.sources.iter().any(|other| other.position == source.position && other.reads(table));
        let is_further = |table: &&Table| table.visible && table.confidence >= CONFIDENT && !is_read(table);
        let tables = source.inspection.tables.iter().filter(is_further);
        tables
            .map(|table| Choices { entry: table.entry.clone(), sheet: table.sheet.clone(), ..Choices::default() })
            .collect()
    }
}

/// Would one answer do for both?
fn is_same(one: &Doubt, other: &Doubt) -> bool {
    one.code == other.code && (!is_of_value(one.code) || one.found == other.found)
}

/// Is each value of a status a question of its own?
fn is_of_value(code: DoubtCode) -> bool {
    matches!(code, DoubtCode::StatusUnknown | DoubtCode::MixedAmounts | DoubtCode::Headings | DoubtCode::Unpaid)
}

/// A choice over those that were made before.
fn over(look: &Choices, before: Choices) -> Choices {
    let look = look.clone();
    Choices {
        entry: look.entry.or(before.entry),
        sheet: look.sheet.or(before.sheet),
        encoding: look.encoding.or(before.encoding),
        delimiter: look.delimiter.or(before.delimiter),
        header_row: look.header_row.or(before.header_row),
        shape: look.shape.or(before.shape),
        first_column: look.first_column.or(before.first_column),
    }
}
