//! Takes the page's questions to the engine.

use super::blob::{Slices, Source};
use crate::analysis::{self, Analysis};
use crate::error::{Code, Error, Result};
use crate::export;
use crate::ingest::import::{self, Import, Imported, Outcome};
use crate::ingest::options::Options;
use crate::ingest::plan::{Choices, Plan};
use crate::ingest::{duplicates, inspect};
use crate::ledger::Ledger;
use crate::protocol::{Answer, Ask, ExportKind, Progress, Step};
use crate::settings::Settings;
use js_sys::{Array, Uint8Array};
use std::collections::BTreeMap;
use web_sys::{Blob, BlobPropertyBag, File};

/// What the engine knows.
#[derive(Default)]
pub struct Desk {
    /// The files that came last.
    files: Vec<File>,
    loaded: Option<Loaded>,
}

/// An import, and its analysis.
struct Loaded {
    files: Vec<File>,
    ledger: Ledger,
    imported: Vec<Imported>,
    analysis: Option<Analysis>,
}

/// Hears how far something is.
type Report<'a> = &'a dyn Fn(Progress);

impl Desk {
    /// Answers a question. Files that travel with it replace those that came before.
    pub async fn answer(&mut self, ask: Ask, files: Vec<File>, report: Report<'_>) -> Result<(Answer, Option<Blob>)> {
        if !files.is_empty() {
            self.files = files;
        }
        let answer = match ask {
            Ask::Inspect { choices } => {
                let guess = Choices::default();
                let chosen = |at: usize| choices.get(at).unwrap_or(&guess);
                let look = |(at, file): (usize, &File)| inspect::file(&file.name(), Source::new(file)?, chosen(at));
                let inspections = self.files.iter().enumerate().map(look);
                Answer::Inspected(
                    inspections
                        .zip(&self.files)
                        .map(|(found, file)| found.map_err(|error| error.in_file(&file.name())))
                        .collect(),
                )
            }
            Ask::Import { plans, files, options } => {
                // What was there goes first: two ledgers at once need twice the memory.
                self.loaded = None;
                let loaded = read(tables(&self.files, &files, plans.len()), plans, &options, report).await?;
                let receipts = loaded.imported.iter().map(|imported| imported.receipt.clone()).collect();
                self.loaded = Some(loaded);
                Answer::Imported(receipts)
            }
            Ask::Duplicates => {
                let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
                Answer::Duplicates(duplicates::likely(&loaded.ledger))
            }
            Ask::Analyze { settings } => Answer::Analyzed(Box::new(self.analyze(&settings, report)?)),
            Ask::Lifetime { intervals } => {
                let analysis =
                    self.loaded.as_mut().and_then(|loaded| loaded.analysis.as_mut()).ok_or(Code::NothingLoaded)?;
                if intervals {
                    analysis.draw(&mut |share| {
                        report(Progress { step: Step::Draw, rows: 0.0, bytes: share, total_bytes: 1.0 })
                    });
                }
                Answer::Lifetime(analysis.lifetime_view().map(Box::new))
            }
            Ask::Customers { query } => {
                let (loaded, analysis) = self.analyzed()?;
                Answer::Customers(analysis.customers(&loaded.ledger, &query))
            }
            Ask::Customer { index } => {
                let (loaded, analysis) = self.analyzed()?;
                let detail = analysis.customer(&loaded.ledger, index).ok_or(Code::NothingLoaded)?;
                Answer::Customer(Box::new(detail))
            }
            Ask::Portfolio { part } => {
                let (loaded, analysis) = self.analyzed()?;
                Answer::Portfolio(analysis.portfolio(&loaded.ledger, &part))
            }
            Ask::Export { kind, labels } => return self.export(kind, &labels, report).await,
        };
        Ok((answer, None))
    }

    fn analyze(&mut self, settings: &Settings, report: Report<'_>) -> Result<crate::view::Overview> {
        let loaded = self.loaded.as_mut().ok_or(Code::NothingLoaded)?;
        report(Progress { step: Step::Analyze, rows: 0.0, bytes: 0.0, total_bytes: 0.0 });
        let analysis = analysis::again(&loaded.ledger, settings, loaded.analysis.as_ref())?;
        let overview = analysis.overview(&loaded.ledger, &loaded.imported);
        loaded.analysis = Some(analysis);
        Ok(overview)
    }

    fn analyzed(&self) -> Result<(&Loaded, &Analysis)> {
        let loaded = self.loaded.as_ref().ok_or(Code::NothingLoaded)?;
        Ok((loaded, loaded.analysis.as_ref().ok_or(Code::NothingLoaded)?))
    }

    async fn export(
        &self,
        kind: ExportKind,
        labels: &BTreeMap<String, String>,
        report: Report<'_>,
    ) -> Result<(Answer, Option<Blob>)> {
        let (loaded, analysis) = self.analyzed()?;
        report(Progress { step: Step::Export, rows: 0.0, bytes: 0.0, total_bytes: 0.0 });
        let (bytes, ending, media) = match kind {
            ExportKind::Json => {
                let results = export::results::results(&loaded.ledger, &loaded.imported, analysis);
                let json = export::results::json(&results)
                    .map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))?;
                (json, "results.json", "application/json")
            }
            ExportKind::Csv => {
                (export::csv::customers(&loaded.ledger, analysis, labels), "customers.csv", "text/csv;charset=utf-8")
            }
            ExportKind::SetAside => (set_aside(loaded, labels)?, "set-aside.csv", "text/csv;charset=utf-8"),
        };
        let first = loaded.files.first().map(File::name).unwrap_or_default();
        let stem = first.rsplit_once('.').map_or(first.as_str(), |(stem, _)| stem);
        let name = format!("{stem}-{ending}");
        Ok((Answer::Exported { name }, Some(as_blob(&bytes, media)?)))
    }
}

/// The file of each plan: as the page says, else one after the other.
fn tables(files: &[File], of_plans: &[usize], plans: usize) -> Vec<File> {
    let position = |plan: usize| of_plans.get(plan).copied().unwrap_or(plan);
    (0..plans).filter_map(|plan| files.get(position(plan)).cloned()).collect()
}

/// Reads all files by their plans; once more where the whole of a column has proved a plan wrong.
async fn read(files: Vec<File>, mut plans: Vec<Plan>, options: &Options, report: Report<'_>) -> Result<Loaded> {
    let total_bytes: f64 = files.iter().map(|file| file.size()).sum();
    loop {
        let mut import = Import::new(options);
        let mut bytes = 0.0;
        let tell = |step: Step, rows: u64, bytes: f64| report(Progress { step, rows: rows as f64, bytes, total_bytes });
        tell(Step::Read, 0, 0.0);
        for (file, plan) in files.iter().zip(&plans) {
            let name = file.name();
            let located = |error: Error| error.in_file(&name);
            if plan.is_pushed() {
                import.begin(&name, plan)?;
                let mut slices = Slices::new(file);
                while let Some(slice) = slices.next().await.map_err(located)? {
                    import.push(&slice)?;
                    bytes += slice.len() as f64;
                    tell(Step::Read, import.rows(), bytes);
                }
                import.end()?;
            } else {
                let before = import.rows();
                let source = Source::new(file).map_err(located)?;
                import.file(&name, plan, source, |rows| tell(Step::Read, before.max(rows), bytes))?;
                bytes += file.size();
            }
        }
        tell(Step::Sort, import.rows(), bytes);
        match import.finish()? {
            Outcome::Done(ledger, imported) => {
                return Ok(Loaded { files, ledger: *ledger, imported, analysis: None });
            }
            Outcome::Again(better) => plans = better,
        }
    }
}

/// Reads the files again and picks the rows that were set aside: their cells were not kept.
fn set_aside(loaded: &Loaded, labels: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut table = export::csv::SetAsideTable::new(labels);
    for (file, imported) in loaded.files.iter().zip(&loaded.imported) {
        let plan = &imported.receipt.plan;
        if imported.asides.is_empty() {
            continue;
        }
        import::reread(plan, &imported.asides, Source::new(file)?, |aside, cells| table.row(imported, aside, cells))
            .map_err(|error| error.in_file(&file.name()))?;
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
