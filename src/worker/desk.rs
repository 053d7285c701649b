//! Takes the page's questions to the engine.

use super::blob::Slices;
use super::foreign::{self, Foreign, Opened};
use super::readers::{LARGE, PIECE, Readers};
use crate::analysis::{self, Analysis};
use crate::blind::Columns;
use crate::error::{Code, Error, Result};
use crate::export;
use crate::ingest::duplicates;
use crate::ingest::import::{self, Import, Imported, Outcome, Stray};
use crate::ingest::input::Input;
use crate::ingest::inspect::First;
use crate::ingest::options::Options;
use crate::ingest::pieces::Split;
use crate::ingest::plan::{Choices, Inspection, Plan};
use crate::ingest::review;
use crate::ledger::Ledger;
use crate::portfolio::snapshot::Snapshot;
use crate::protocol::{Answer, Ask, ExportKind, Progress, Step};
use crate::segment::Scheme;
use crate::settings::Settings;
use crate::view::CustomerFilter;
use crate::view::portfolio::PortfolioAsk;
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
    /// What was found in them, the latest look first.
    looked: Vec<Inspection>,
    /// From the look into a large file until it has been read.
    readers: Option<Readers>,
    loaded: Option<Loaded>,
    /// Where customers stood in the project that was opened last; the page may refuse it yet.
    offered: Option<Rc<Snapshot>>,
    /// Where customers stood in a project that the page has taken over.
    saved: Option<Rc<Snapshot>>,
    /// A blind pack in place of an import.
    blind: Option<File>,
}

/// An import, and its analysis.
struct Loaded {
    files: Vec<File>,
    ledger: Ledger,
    imported: Vec<Imported>,
    analysis: Option<Analysis>,
    /// The analysis of the customers who pass these filters.
    chosen: Option<(Vec<CustomerFilter>, Analysis)>,
}

/// Hears how far something is.
pub type Report<'a> = &'a dyn Fn(Progress);

impl Desk {
    /// Answers a question. Files that travel with it replace those that came before, unless they are a project.
    pub async fn answer(&mut self, ask: Ask, files: Vec<File>, report: Report<'_>) -> Result<(Answer, Option<Blob>)> {
        if !files.is_empty() && !matches!(ask, Ask::Open) {
            self.files = files.clone();
        }
        let answer = match ask {
            Ask::Open => self.open(&files).await?,
            Ask::Compare => {
                self.saved = self.offered.take();
                if let Some(loaded) = &mut self.loaded {
                    let chosen = loaded.chosen.iter_mut().map(|(_, analysis)| analysis);
                    let analyses = loaded.analysis.iter_mut().chain(chosen);
                    analyses.for_each(|analysis| analysis.compare_with(self.saved.clone()));
                }
                Answer::Compared
            }
            Ask::Save { project } => return self.save(project).await,
            Ask::Inspect { choices } => {
                let found = inspect(&self.files, &choices).await;
                // Without choices the files are new ones.
                if choices.is_empty() {
                    self.looked.clear();
                }
                self.looked.splice(0..0, found.iter().flatten().cloned());
                let large = |found: &Inspection| found.plan.is_splittable() && found.bytes >= LARGE;
                let wanted = found.iter().flatten().any(large);
                self.readers = wanted.then(|| self.readers.take().unwrap_or_else(Readers::start));
                Answer::Inspected(found)
            }
            Ask::Import { plans, files, options } => {
                let imported = self.import(tables(&self.files, &files, plans.len()), plans, &options, report).await?;
                Answer::Imported(imported.iter().map(|imported| imported.receipt.clone()).collect())
            }
            Ask::Duplicates => {
                let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
                Answer::Duplicates(duplicates::likely(&loaded.ledger))
            }
            Ask::Analyze { settings } => {
                self.analyze(&settings, report)?;
                let (ledger, imported, analysis) = self.analyzed()?;
                Answer::Analyzed(Box::new(analysis.overview(ledger, imported)))
            }
            Ask::Draw => Answer::Drawn(self.draw()?),
            Ask::Overview { filters } => {
                let (ledger, analysis) = self.chosen(filters)?;
                // Rows that name no customer belong to none of the chosen ones.
                Answer::Overview(Box::new(analysis.overview(ledger, &[])))
            }
            Ask::Portfolio { part, filters } => {
                if let Some(file) = &self.blind {
                    let scheme = match part {
                        PortfolioAsk::Tiers { scheme } | PortfolioAsk::Health { scheme } => scheme,
                        _ => Scheme::Profit,
                    };
                    Answer::Told(Foreign::new(file)?.told(part.part(), scheme)?)
                } else {
                    let (ledger, analysis) = self.chosen(filters)?;
                    Answer::Panel(Box::new(analysis.panel(ledger, &part)))
                }
            }
            Ask::Export { kind, labels } => return self.export(kind, &labels, report).await.map(answered),
        };
        Ok((answer, None))
    }

    /// Reads files, one for each plan.
    ///
    /// # Errors
    /// What is wrong with one of them as a whole.
    pub async fn import(
        &mut self,
        files: Vec<File>,
        plans: Vec<Plan>,
        options: &Options,
        report: Report<'_>,
    ) -> Result<&[Imported]> {
        // What was there goes first: two ledgers at once need twice the memory.
        (self.loaded, self.blind) = (None, None);
        let readers = self.readers.take();
        let mut loaded = read(files, plans, options, readers, report).await?;
        review::join(loaded.imported.iter_mut().map(|imported| &mut imported.receipt), &self.looked);
        Ok(&self.loaded.insert(loaded).imported)
    }

    /// Takes what was found in files that are read next.
    pub fn looked_into(&mut self, found: Vec<Inspection>) {
        self.looked = found;
    }

    /// Analyses what was imported.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn analyze(&mut self, settings: &Settings, report: Report<'_>) -> Result<()> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        report(Progress { step: Step::Analyze, rows: 0.0, bytes: 0.0, total_bytes: 0.0 });
        let mut analysis = analysis::again(&loaded.ledger, settings, loaded.analysis.as_ref())?;
        analysis.compare_with(self.saved.clone());
        loaded.analysis = Some(analysis);
        loaded.chosen = None;
        Ok(())
    }

    /// Works on the intervals of the lifetime values for a moment; how far they are, from 0 to 1.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn draw(&mut self) -> Result<f64> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        let analysis = loaded.analysis.as_mut().ok_or(Code::NothingLoaded)?;
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
    fn chosen(&mut self, filters: Vec<CustomerFilter>) -> Result<(&Ledger, &Analysis)> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        let analysis = loaded.analysis.as_ref().ok_or(Code::NothingLoaded)?;
        if filters.is_empty() {
            return Ok((&loaded.ledger, analysis));
        }
        let kept = loaded.chosen.take().filter(|(of, _)| *of == filters);
        let kept = kept.unwrap_or_else(|| {
            let chosen = analysis.only(&loaded.ledger, &filters);
            (filters, chosen)
        });
        Ok((&loaded.ledger, &loaded.chosen.insert(kept).1))
    }

    /// What was analysed.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`].
    pub fn analyzed(&self) -> Result<(&Ledger, &[Imported], &Analysis)> {
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        Ok((&loaded.ledger, &loaded.imported, loaded.analysis.as_ref().ok_or(Code::NothingLoaded)?))
    }

    /// Reads a project, to be compared with once the page has taken it over; or a blind pack, which is all from then on.
    async fn open(&mut self, files: &[File]) -> Result<Answer> {
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
                (self.loaded, self.blind) = (None, Some(file.clone()));
                return Ok(Answer::Blind(overview, file.name()));
            }
        };
        let day = saved.as_ref().map(|saved| saved.day);
        self.offered = saved.map(Rc::new);
        Ok(Answer::Opened(project, day))
    }

    async fn save(&self, project: Vec<u8>) -> Result<(Answer, Option<Blob>)> {
        let (ledger, _, analysis) = self.analyzed()?;
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        foreign::load().await?;
        let file = loaded.files.first().ok_or(Code::NothingLoaded)?;
        let bytes = Foreign::new(file)?.saved(project, analysis.snapshot(ledger))?;
        exported(loaded, &bytes, "project.json", "application/json").map(answered)
    }

    /// A file to download: its name and content.
    ///
    /// # Errors
    /// [`Code::NothingLoaded`]; for the rows that were set aside, what keeps a file from being read again.
    pub async fn export(
        &self,
        kind: ExportKind,
        labels: &BTreeMap<String, String>,
        report: Report<'_>,
    ) -> Result<(String, Blob)> {
        let (ledger, imported, analysis) = self.analyzed()?;
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        report(Progress { step: Step::Export, rows: 0.0, bytes: 0.0, total_bytes: 0.0 });
        let (bytes, ending, media) = match kind {
            ExportKind::Blind => {
                foreign::load().await?;
                let file = loaded.files.first().ok_or(Code::NothingLoaded)?;
                let (text, name) = Foreign::new(file)?.blind(Columns::of(ledger, analysis))?;
                return Ok((name, as_blob(&text, "application/json")?));
            }
            ExportKind::Json => {
                let results = export::results::results(ledger, imported, analysis);
                let json = export::results::json(&results)
                    .map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))?;
                (json, "results.json", "application/json")
            }
            ExportKind::Csv => {
                (export::csv::customers(ledger, analysis, labels), "customers.csv", "text/csv;charset=utf-8")
            }
            ExportKind::SetAside => (set_aside(loaded, labels).await?, "set-aside.csv", "text/csv;charset=utf-8"),
        };
        exported(loaded, &bytes, ending, media)
    }
}

/// A file to download, named after the first file that was read.
fn exported(loaded: &Loaded, bytes: &[u8], ending: &str, media: &str) -> Result<(String, Blob)> {
    let first = loaded.files.first().map(File::name).unwrap_or_default();
    let stem = first.rsplit_once('.').map_or(first.as_str(), |(stem, _)| stem);
    Ok((format!("{stem}-{ending}"), as_blob(bytes, media)?))
}

fn answered((name, content): (String, Blob)) -> (Answer, Option<Blob>) {
    (Answer::Exported { name }, Some(content))
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
                return Ok(Loaded { files, ledger: *ledger, imported, analysis: None, chosen: None });
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
