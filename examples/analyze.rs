//! Reads files natively and prints the results JSON.
//!
//! `cargo run --release --example analyze -- [--settings S.json] [--as-of YYYY-MM-DD] [--strict] [--rules] [--rule TEXT]… FILE…`;
//! exit 1 and one sentence on standard error when nothing can be analysed. What is in doubt stands on standard error in words;
//! with `--strict` the exit code is 3 while a question is open. `--rules` adds what the built-in rules say with their record,
//! `--rule` a rule of one's own.

use std::path::Path;
use std::process::ExitCode;
use whalecurve::action::rules::{BuiltIn, Rule};
use whalecurve::action::task::Planning;
use whalecurve::analysis::ActionAsk;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::doubt::Doubt;
use whalecurve::ingest::options::Options;
use whalecurve::ingest::{files, review};
use whalecurve::settings::Settings;
use whalecurve::text::{Language, Text};
use whalecurve::{Code, Error, Result, analysis, export};

/// Slices in which a text is read.
const SLICE: usize = 1 << 22;

fn main() -> ExitCode {
    let text = Text::built_in(Language::English);
    match run(std::env::args().skip(1)) {
        Ok(Results { json, doubts, strict }) => {
            for doubt in &doubts {
                eprintln!("{}", text.doubt_with_effects(doubt));
            }
            println!("{json}");
            if strict && doubts.iter().any(|doubt| doubt.asks) { ExitCode::from(3) } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("{}", text.error(&error));
            ExitCode::FAILURE
        }
    }
}

/// What came of the files.
struct Results {
    json: String,
    doubts: Vec<Doubt>,
    strict: bool,
}

fn run(arguments: impl Iterator<Item = String>) -> Result<Results> {
    let (mut settings, mut paths, mut strict) = (Settings::default(), Vec::new(), false);
    let (mut built_in, mut own) = (false, Vec::new());
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| Error::new(Code::SettingInvalid).at_column(&argument));
        match argument.as_str() {
            "--settings" => {
                let path = value()?;
                let json = serde_json::from_slice(&read(&path)?)
                    .map_err(|error| Error::new(Code::SettingInvalid).in_file(&path).found(error.to_string()))?;
                settings = settings.with(&json)?;
            }
            "--as-of" => settings = settings.with(&serde_json::json!({ "as_of": value()? }))?,
            "--strict" => strict = true,
            "--rules" => built_in = true,
            "--rule" => own.push(value()?),
            _ => paths.push(argument),
        }
    }
    let contents =
        paths.iter().map(|path| Ok((name(path), read(path)?))).collect::<Result<Vec<(String, Vec<u8>)>>>()?;
    let files: Vec<(&str, &[u8])> = contents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    if files.is_empty() {
        return Err(Code::NothingLoaded.into());
    }
    let inspections = files
        .iter()
        .map(|(name, bytes)| files::inspect(name, bytes, &Choices::default()))
        .collect::<Result<Vec<_>>>()?;
    for inspection in &inspections {
        inspection.check()?;
    }
    let plans: Vec<_> = inspections.iter().map(|inspection| inspection.plan.clone()).collect();
    let (ledger, mut imported) = files::import(&files, &plans, &Options::default(), SLICE)?;
    review::join(imported.iter_mut().map(|imported| &mut imported.receipt), &inspections);
    let mut analysis = analysis::analyze(&ledger, &settings)?;
    while analysis.draw() < 1.0 {}
    let mut results = export::results::results(&ledger, &imported, &analysis);
    let mut rules = if built_in { BuiltIn::rules(&settings) } else { Vec::new() };
    for (nth, text) in own.iter().enumerate() {
        let rule = Rule::own(&format!("own-{}", nth + 1), text);
        let invalid =
            |fault| Error::new(Code::RuleInvalid).found(text).wanted(Text::built_in(Language::English).fault(&fault));
        rules.push(rule.map_err(invalid)?);
    }
    if !rules.is_empty() {
        let ask = ActionAsk { rules, record: true, planning: Some(Planning::default()), ..ActionAsk::default() };
        results = results.with_actions(analysis.act(&ledger, &ask));
    }
    let json =
        export::results::json(&results).map_err(|error| Error::new(Code::EngineStopped).found(error.to_string()))?;
    let doubts = imported.into_iter().flat_map(|imported| imported.receipt.doubts).collect();
    Ok(Results { json: String::from_utf8_lossy(&json).into_owned(), doubts, strict })
}

fn name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn read(path: &str) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| Error::new(Code::Unreadable).in_file(&name(path)).found(error.to_string()))
}
