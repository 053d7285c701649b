//! Takes the page's questions to the engine.

use super::blob::Slices;
use super::foreign::{self, Foreign, Opened};
use super::readers::{LARGE, PIECE, Readers};
use crate::action::book::Book;
use crate::analysis::{self, Analysis};
use crate::blind::Columns;
use crate::error::{Code, Error, Result};
use crate::export::{self, calendar::EntryKind};
use crate::ingest::change::Choices;
use crate::ingest::import::{self, Import, Imported, Outcome, Stray};
use crate::ingest::input::Input;
use crate::ingest::inspect::First;
use crate::ingest::inspection::Inspection;
use crate::ingest::options::Options;
use crate::ingest::pieces::Split;
use crate::ingest::plan::Plan;
use crate::ingest::{duplicates, review};
use crate::ledger::Ledger;
use crate::portfolio::snapshot::Snapshot;
use crate::protocol::{Answer, Ask, ExportKind, Progress, Request, Step};
use crate::segment::Scheme;
use crate::settings::Settings;
use crate::value::lifetime::Lifetime;
use crate::view::portfolio::PortfolioAsk;
use crate::view::{CustomerFilter, CustomerQuery};
use js_sys::{Array, Date, Uint8Array};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::{Blob, BlobPropertyBag, File};

/// Milliseconds that intervals are worked on before other questions have their turn.
const TURN: f64 = 50.0;

/// Bytes of the largest project that is opened: a customer takes about 80.
const LARGEST: f64 = 256.0 * 1024.0 * 1024.0;

/// What the engine knows.
#[derive(Default)]
pub struct Desk {
    /// The files that came last.
    files: Vec<File>,
    /// From the look into a large file until it has been read.
    readers: Option<Readers>,
    loaded: Option<Loaded>,
    /// Where customers stood in the project that was opened last; the page may refuse it yet.
    offered: Option<Rc<Snapshot>>,
    /// Where customers stood in a project that the page has taken over.
    saved: Option<Rc<Snapshot>>,
    /// Blind packs, by the id of the request that opened them.
    blind: BTreeMap<u32, File>,
}

/// An import, and its analysis.
struct Loaded {
    files: Vec<File>,
    ledger: Rc<Ledger>,
    imported: Vec<Imported>,
    analyses: Analyses,
    /// The analysis of the customers who pass these filters.
    chosen: Option<(Vec<CustomerFilter>, Rc<Analysis>)>,
}

/// Analyses of one ledger, each with the id of its request. The one that was asked about last stays until there is a
/// question about the newer one: the page may drop the request for that, and does not know whether it was in time.
#[derive(Default)]
struct Analyses {
    asked: Option<(u32, Rc<Analysis>)>,
    newer: Option<(u32, Rc<Analysis>)>,
}

impl Analyses {
    /// The last one that was made.
    fn latest(&self) -> Option<&Rc<Analysis>> {
        self.newer.as_ref().or(self.asked.as_ref()).map(|(_, analysis)| analysis)
    }

    fn all(&self) -> impl Iterator<Item = &Rc<Analysis>> {
        self.asked.iter().chain(&self.newer).map(|(_, analysis)| analysis)
    }
}

impl Loaded {
    /// The analysis of a request, which takes the place of an older one.
    fn analysis(&mut self, of: u32) -> Result<&mut Rc<Analysis>> {
        let Analyses { asked, newer } = &mut self.analyses;
        if let Some(newer) = newer.take_if(|(id, _)| *id == of) {
            *asked = Some(newer);
            self.chosen = None;
        }
        let found = asked.as_mut().filter(|(id, _)| *id == of);
        found.map(|(_, analysis)| analysis).ok_or_else(|| Code::NothingLoaded.into())
    }
}

/// Hears how far something is.
pub type Report<'a> = &'a dyn Fn(Progress);

impl Desk {
    /// Answers a request. Files that travel with it replace those that came before, unless they are a project.
    pub async fn answer(
        &mut self,
        Request { id, of, ask }: Request,
        files: Vec<File>,
        report: Report<'_>,
    ) -> Result<(Answer, Option<Blob>)> {
        if !files.is_empty() && !matches!(ask, Ask::Open) {
            self.files = files.clone();
        }
        let answer = match ask {
            Ask::Open => self.open(id, &files).await?,
            Ask::Compare => {
                self.saved = self.offered.take();
                if let Some(loaded) = &self.loaded {
                    let chosen = loaded.chosen.iter().map(|(_, analysis)| analysis);
                    let analyses = loaded.analyses.all().chain(chosen);
                    analyses.for_each(|analysis| analysis.compare_with(self.saved.clone()));
                }
                Answer::Compared
            }
            Ask::Save { project, book } => return self.save(of, project, &book).await,
            Ask::Inspect { choices } => {
                let found = inspect(&self.files, &choices).await;
                let large = |found: &Inspection| found.plan.is_splittable() && found.bytes >= LARGE;
                let wanted = found.iter().flatten().any(large);
                self.readers = wanted.then(|| self.readers.take().unwrap_or_else(Readers::start));
                Answer::Inspected(found)
            }
            Ask::Import { plans, looked, files, options } => {
                let files = tables(&self.files, &files, plans.len());
                let imported = self.import(files, plans, &looked, &options, report).await?;
                Answer::Imported(imported.iter().map(|imported| imported.receipt.clone()).collect())
            }
            Ask::Duplicates => {
                let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
                Answer::Duplicates(duplicates::likely(&loaded.ledger))
            }
            Ask::Analyze { settings } => {
                // The analysis that the page has stays, should it drop this one.
                if let Some(loaded) = &mut self.loaded {
                    let _ = loaded.analysis(of);
                }
                self.analyze(id, &settings, report)?;
                let (ledger, imported, analysis) = self.analyzed()?;
                Answer::Analyzed(Box::new(analysis.overview(ledger, imported)))
            }
            Ask::Draw => Answer::Drawn(self.draw_of(of)?),
            Ask::Overview { filters } => {
                let (ledger, analysis) = self.chosen(of, filters)?;
                // Rows that name no customer belong to none of the chosen ones.
                Answer::Overview(Box::new(analysis.overview(&ledger, &[])))
            }
            Ask::Portfolio { part, filters, book } => {
                if let Some(file) = self.blind.get(&of) {
                    let scheme = match part {
                        PortfolioAsk::Tiers { scheme } | PortfolioAsk::Health { scheme } => scheme,
                        _ => Scheme::Profit,
                    };
                    Answer::Told(Foreign::new(file)?.told(part.part(), scheme)?)
                } else {
                    let (ledger, analysis) = self.chosen(of, filters)?;
                    Answer::Panel(Box::new(analysis.panel_by(&ledger, &part, &book.unwrap_or_default())))
                }
            }
            Ask::Export { kind, labels, book, list, .. } => {
                self.loaded.as_mut().ok_or(Code::NothingLoaded)?.analysis(of)?;
                let book = book.unwrap_or_default();
                let (name, content, about) = self.export(kind, &labels, &book, list.as_deref(), report).await?;
                return Ok((Answer::Exported { name, about }, Some(content)));
            }
        };
        Ok((answer, None))
    }

    /// Reads files, one for each plan. What was found in them and nobody has answered goes into their receipts.
    ///
    /// # Errors
    /// What is wrong with one of them as a whole.
    pub async fn import(
        &mut self,
        files: Vec<File>,
        plans: Vec<Plan>,
        looked: &[Inspection],
        options: &Options,
        report: Report<'_>,
    ) -> Result<&[Imported]> {
        // What was there goes first: two ledgers at once need twice the memory.
        self.loaded = None;
        let readers = self.readers.take();
        let mut loaded = read(files, plans, options, readers, report).await?;
        review::join(loaded.imported.iter_mut().map(|imported| &mut imported.receipt), looked);
        Ok(&self.loaded.insert(loaded).imported)
    }

    /// Analyses what was imported.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn analyze(&mut self, id: u32, settings: &Settings, report: Report<'_>) -> Result<()> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        report(Progress::steps(Step::Analyze, 0.0, 0.0));
        let previous = loaded.analyses.latest().map(|analysis| &**analysis);
        let analysis = analysis::again(&loaded.ledger, settings, previous)?;
        analysis.compare_with(self.saved.clone());
        loaded.analyses.newer = Some((id, Rc::new(analysis)));
        Ok(())
    }

    /// Works on the intervals of the lifetime values for a moment; how far they are, from 0 to 1.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn draw(&mut self) -> Result<f64> {
        let analyses = &self.loaded.as_ref().ok_or(Code::NothingLoaded)?.analyses;
        let latest = analyses.newer.as_ref().or(analyses.asked.as_ref()).map(|(id, _)| *id);
        self.draw_of(latest.ok_or(Code::NothingLoaded)?)
    }

    fn draw_of(&mut self, of: u32) -> Result<f64> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        // Whatever else looks at it is more urgent, and has ended.
        let analysis = Rc::get_mut(loaded.analysis(of)?).ok_or(Code::EngineStopped)?;
        let started = Date::now();
        let mut done = analysis.draw();
        while done < 1.0 && Date::now() - started < TURN {
            done = analysis.draw();
        }
        if done >= 1.0 {
            // It was made before there were intervals.
            loaded.chosen = None;
        }
        Ok(done)
    }

    /// The analysis of the customers who pass all filters; kept, as all views of the page ask with the same ones.
    pub fn chosen(&mut self, of: u32, filters: Vec<CustomerFilter>) -> Result<(Rc<Ledger>, Rc<Analysis>)> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        let ledger = Rc::clone(&loaded.ledger);
        let analysis = Rc::clone(loaded.analysis(of)?);
        if filters.is_empty() {
            return Ok((ledger, analysis));
        }
        let kept = loaded.chosen.take().filter(|(of, _)| *of == filters);
        let kept = kept.unwrap_or_else(|| {
            let chosen = Rc::new(analysis.only(&ledger, &filters));
            (filters, chosen)
        });
        Ok((ledger, Rc::clone(&loaded.chosen.insert(kept).1)))
    }

    /// Works on the intervals for a moment, where an export needs them: how far they are, while they are not there yet.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn draw_for_export(&mut self, of: u32) -> Result<Option<f64>> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        if !loaded.analysis(of)?.lifetime().is_some_and(Lifetime::is_drawable) {
            return Ok(None);
        }
        self.draw_of(of).map(|done| Some(done).filter(|done| *done < 1.0))
    }

    /// Is a question about a blind pack, and not about an analysis?
    pub fn is_blind(&self, of: u32) -> bool {
        self.blind.contains_key(&of)
    }

    /// What was analysed.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn analyzed(&self) -> Result<(&Ledger, &[Imported], &Analysis)> {
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        Ok((&loaded.ledger, &loaded.imported, loaded.analyses.latest().ok_or(Code::NothingLoaded)?))
    }

    /// Reads a project, to be compared with once the page has taken it over; or a blind pack.
    async fn open(&mut self, id: u32, files: &[File]) -> Result<Answer> {
        let file = files.first().ok_or(Code::NothingLoaded)?;
        if file.size() > LARGEST {
            let size = format!("{:.0} MB", file.size() / 1e6);
            return Err(Error::new(Code::ProjectInvalid).found(size).in_file(&file.name()));
        }
        foreign::load().await?;
        let located = |error: Error| error.in_file(&file.name());
        let (project, saved) = match Foreign::new(file).and_then(|input| input.opened()).map_err(located)? {
            Opened::Project(project, saved) => (project, saved),
            Opened::Blind(overview) => {
                self.blind.insert(id, file.clone());
                return Ok(Answer::Blind(overview, file.name()));
            }
        };
        let day = saved.as_ref().map(|saved| saved.day);
        self.offered = saved.map(Rc::new);
        Ok(Answer::Opened(project, day))
    }

    async fn save(&mut self, of: u32, project: Vec<u8>, book: &Book) -> Result<(Answer, Option<Blob>)> {
        self.loaded.as_mut().ok_or(Code::NothingLoaded)?.analysis(of)?;
        let (ledger, _, analysis) = self.analyzed()?;
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        foreign::load().await?;
        let file = loaded.files.first().ok_or(Code::NothingLoaded)?;
        let bytes = Foreign::new(file)?.saved(project, analysis.remembered(ledger, book), analysis.snapshot(ledger))?;
        exported(loaded, &bytes, "project.json", "application/json").map(answered)
    }

    /// A file to download: its name, its content, and what is read before it is saved ([`Answer::Exported`]).
    ///
    /// # Errors
    /// [`Code::NothingLoaded`]; for the rows that were set aside, what keeps a file from being read again.
    pub async fn export(
        &self,
        kind: ExportKind,
        labels: &BTreeMap<String, String>,
        book: &Book,
        list: Option<&CustomerQuery>,
        report: Report<'_>,
    ) -> Result<(String, Blob, Option<Vec<u8>>)> {
        let (ledger, imported, analysis) = self.analyzed()?;
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        report(Progress::steps(Step::Export, 0.0, 0.0));
        let (bytes, ending, media) = match kind {
            ExportKind::Blind => {
                foreign::load().await?;
                let file = loaded.files.first().ok_or(Code::NothingLoaded)?;
                let (text, name, about) = Foreign::new(file)?.blind(Columns::of(ledger, analysis))?;
                let content = as_blob(&text, "application/json")?;
                return Ok((name, content, Some(about)));
            }
            ExportKind::Json => {
                let results = export::results::results(ledger, imported, analysis);
                let json = export::results::json(&results)
                    .map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))?;
                (json, "results.json", "application/json")
            }
            ExportKind::Csv => match list {
                None => (export::csv::customers(ledger, analysis, labels), "customers.csv", "text/csv;charset=utf-8"),
                Some(query) => {
                    (export::csv::list(ledger, analysis, query, labels), "list.csv", "text/csv;charset=utf-8")
                }
            },
            ExportKind::Week => {
                let tasks = analysis.week(ledger, book);
                (export::tasks::plain(&tasks, labels), "this-week.csv", "text/csv;charset=utf-8")
            }
            ExportKind::Tasks | ExportKind::Todoist | ExportKind::Asana => {
                let (tasks, _) = analysis.tasks(ledger, book);
                let (bytes, ending) = match kind {
                    ExportKind::Todoist => (export::tasks::todoist(&tasks, labels), "tasks-todoist.csv"),
                    ExportKind::Asana => (export::tasks::asana(&tasks, labels), "tasks-asana.csv"),
                    _ => (export::tasks::plain(&tasks, labels), "tasks.csv"),
                };
                (bytes, ending, "text/csv;charset=utf-8")
            }
            ExportKind::Events | ExportKind::Todos => {
                let (tasks, day) = analysis.tasks(ledger, book);
                let (entries, ending) = match kind {
                    ExportKind::Todos => (EntryKind::Todo, "to-dos.ics"),
                    _ => (EntryKind::Event, "tasks.ics"),
                };
                // One file may hold several calendars, one behind the other.
                let calendars = export::calendar::files(&tasks, entries, day, labels).concat();
                (calendars, ending, "text/calendar;charset=utf-8")
            }
            ExportKind::SetAside => (set_aside(loaded, labels).await?, "set-aside.csv", "text/csv;charset=utf-8"),
        };
        exported(loaded, &bytes, ending, media).map(|(name, content)| (name, content, None))
    }
}

/// A file to download, named after the first file that was read.
fn exported(loaded: &Loaded, bytes: &[u8], ending: &str, media: &str) -> Result<(String, Blob)> {
    let first = loaded.files.first().map(File::name).unwrap_or_default();
    let stem = first.rsplit_once('.').map_or(first.as_str(), |(stem, _)| stem);
    Ok((format!("{stem}-{ending}"), as_blob(bytes, media)?))
}

fn answered((name, content): (String, Blob)) -> (Answer, Option<Blob>) {
    (Answer::Exported { name, about: None }, Some(content))
}

/// The file of each plan: as the page says, else one after the other.
fn tables(files: &[File], of_plans: &[usize], plans: usize) -> Vec<File> {
    let position = |plan: usize| of_plans.get(plan).copied().unwrap_or(plan);
    (0..plans).filter_map(|plan| files.get(position(plan)).cloned()).collect()
}

/// Looks into files, as somebody chose or by guessing.
pub async fn inspect(files: &[File], choices: &[Choices]) -> Vec<Result<Inspection>> {
    let guess = Choices::default();
    let mut found = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let looked = look(file, choices.get(at).unwrap_or(&guess)).await;
        found.push(looked.map_err(|error| error.in_file(&file.name())));
    }
    found
}

/// Looks into a file.
async fn look(file: &File, choices: &Choices) -> Result<Inspection> {
    let input = Foreign::new(file)?;
    let first = First::of(&input)?;
    if first.is_foreign(choices) {
        foreign::load().await?;
    }
    crate::ingest::inspect::from(&file.name(), &input, first, choices)
}

/// Reads all files by their plans; once more where the whole of a column has proved a plan wrong.
async fn read(
    files: Vec<File>,
    mut plans: Vec<Plan>,
    options: &Options,
    mut readers: Option<Readers>,
    report: Report<'_>,
) -> Result<Loaded> {
    let total_bytes: f64 = files.iter().map(|file| file.size()).sum();
    loop {
        let mut import = Import::new(options);
        let mut bytes = 0.0;
        let tell = |step: Step, rows: u64, bytes: f64| report(Progress { step, rows: rows as f64, bytes, total_bytes });
        tell(Step::Read, 0, 0.0);
        for (file, plan) in files.iter().zip(&plans) {
            let name = file.name();
            let located = |error: Error| error.in_file(&name);
            let input = Foreign::new(file).map_err(located)?;
            if plan.is_plain() {
                import.begin(&name, plan)?;
                import.expect(file.size());
                let large = plan.is_splittable() && file.size() >= LARGE;
                let helped = large.then(|| readers.get_or_insert_with(Readers::start));
                if let Some(readers) = helped.filter(|readers| readers.are_any()) {
                    let mut split = Split::new(&mut import, options, (&name, plan), &input, PIECE).map_err(located)?;
                    let tell = |rows, read| tell(Step::Read, rows, bytes + read as f64);
                    readers.read(&mut split, &mut import, &input, &tell).await.map_err(located)?;
                    bytes += file.size();
                } else {
                    let mut slices = Slices::new(file);
                    while let Some(slice) = slices.next().await.map_err(located)? {
                        import.push(&slice)?;
                        bytes += slice.len() as f64;
                        tell(Step::Read, import.rows(), bytes);
                    }
                }
                if let Some(Stray(stray)) = import.end()? {
                    foreign::load().await.map_err(located)?;
                    import.written_in(&input.legacy(&stray).map_err(located)?);
                }
            } else {
                foreign::load().await.map_err(located)?;
                import.file(&name, plan, &input, &mut |rows, read| tell(Step::Read, rows, bytes + read as f64))?;
                bytes += file.size();
            }
        }
        // They go before there is the least room.
        readers = None;
        tell(Step::Sort, import.rows(), bytes);
        match import.finish()? {
            Outcome::Done(ledger, imported) => {
                let ledger = Rc::new(*ledger);
                return Ok(Loaded { files, ledger, imported, analyses: Analyses::default(), chosen: None });
            }
            Outcome::Again(better) => plans = better,
        }
    }
}

/// Reads the files again and picks the rows that were set aside: their cells were not kept.
async fn set_aside(loaded: &Loaded, labels: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut table = export::csv::SetAsideTable::new(labels);
    for (file, imported) in loaded.files.iter().zip(&loaded.imported) {
        let plan = &imported.receipt.plan;
        if imported.asides.is_empty() {
            continue;
        }
        let name = file.name();
        let located = |error: Error| error.in_file(&name);
        if !plan.is_plain() {
            foreign::load().await.map_err(located)?;
        }
        let input = Foreign::new(file).map_err(located)?;
        import::reread(plan, &imported.asides, &input, &mut |aside, cells| table.row(imported, aside, cells))
            .map_err(located)?;
    }
    Ok(table.finish())
}

fn as_blob(bytes: &[u8], media: &str) -> Result<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .map_err(|_| Error::new(Code::EngineStopped).found("Blob"))
}
