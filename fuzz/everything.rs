//! All that can be done with a file, for the fuzz target `everything` and for the test that replays its corpus.

use whalecurve::analysis::analyze;
use whalecurve::blind::{self, Columns};
use whalecurve::export::csv::{Labels, SetAsideTable, customers};
use whalecurve::export::results;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::formats::AnyFile;
use whalecurve::ingest::options::Options;
use whalecurve::ingest::{files, import};
use whalecurve::project::{self, Project};
use whalecurve::protocol::{Answer, from_bytes, to_bytes};
use whalecurve::segment::Scheme;
use whalecurve::settings::Settings;
use whalecurve::view::CustomerFilter;
use whalecurve::view::portfolio::{Part, PortfolioAsk};

/// What the engine says is the same on the page.
///
/// # Panics
/// Where it cannot be sent, or arrives as something else.
fn crosses(answer: &Answer) {
    let bytes = to_bytes(answer).expect("an answer can be sent");
    let arrived: Answer = from_bytes(&bytes).expect("an answer arrives");
    assert!(to_bytes(&arrived).is_ok_and(|again| again == bytes), "an answer arrives as something else");
}

/// Reads bytes as a file, analyses them, and asks for every panel by every scheme, every export, a project and a blind pack.
/// Returns whether there was anything to analyse.
///
/// # Panics
/// Where a row has no place in the receipt, or something that was written cannot be read again.
pub fn everything(bytes: &[u8]) -> bool {
    // As a project or a pack.
    if let Ok(json) = project::parse(bytes) {
        let _ = if blind::is(&json) { blind::read(&json).map(drop) } else { project::read(&json).map(drop) };
    }
    let Ok(found) = files::inspect("fuzz", bytes, &Choices::default()) else { return false };
    crosses(&Answer::Inspected(vec![Ok(found.clone())]));
    let Ok((ledger, imported)) = files::import(&[("fuzz", bytes)], &[found.plan], &Options::default(), 13) else {
        return false;
    };
    assert!(imported.iter().all(|imported| imported.receipt.adds_up()), "a row has no place in the receipt");
    crosses(&Answer::Imported(imported.iter().map(|imported| imported.receipt.clone()).collect()));
    let Ok(mut analysis) = analyze(&ledger, &Settings::default()) else { return false };
    analysis.draw();
    crosses(&Answer::Analyzed(Box::new(analysis.overview(&ledger, &imported))));
    let some = analysis.only(&ledger, &[CustomerFilter::Ranks { from: 1, to: 3 }]);
    for (part, scheme) in Part::ALL.iter().flat_map(|part| Scheme::ALL.iter().map(|scheme| (*part, *scheme))) {
        for analysis in [&analysis, &some] {
            crosses(&Answer::Panel(Box::new(analysis.panel(&ledger, &PortfolioAsk::first(part, scheme)))));
        }
    }

    results::json(&results::results(&ledger, &imported, &analysis)).expect("results are JSON");
    customers(&ledger, &analysis, &Labels::new());
    let labels = Labels::new();
    let mut table = SetAsideTable::new(&labels);
    let input = AnyFile::new(std::io::Cursor::new(bytes)).expect("it was read before");
    for imported in &imported {
        import::reread(&imported.receipt.plan, &imported.asides, &input, &mut |aside, cells| {
            table.row(imported, aside, cells);
        })
        .expect("it was read before");
    }
    table.finish();

    let saved = project::write(&Project::default(), Some(&analysis.snapshot(&ledger)));
    let opened = project::parse(saved.as_bytes()).and_then(|json| project::read(&json));
    assert!(opened.is_ok_and(|(_, snapshot)| snapshot.is_some()), "a project opens again");
    if let Ok(pack) = blind::pack(&Columns::of(&ledger, &analysis)) {
        let json = project::parse(blind::write(&pack).as_bytes()).expect("a pack is JSON");
        let opened = blind::read(&json).expect("a pack opens again");
        for part in Part::ALL {
            opened.panel(*part, Scheme::Profit, "fuzz");
        }
    }
    true
}
