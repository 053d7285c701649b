//! Files that are in memory: for native programs and tests. The browser's worker reads its own way, in slices.

use super::csv::Complete;
use super::import::{Import, Imported, Outcome};
use super::inspect::{self, Kind, SAMPLE};
use super::plan::{Inspection, Plan};
use crate::error::Result;
use crate::ledger::Ledger;
use std::io::Cursor;

/// Looks into a file.
///
/// # Errors
/// Those of [`inspect::kind`], [`inspect::text`] and [`inspect::workbook`].
pub fn inspect(name: &str, bytes: &[u8]) -> Result<Inspection> {
    let size = bytes.len() as u64;
    match inspect::kind(bytes).map_err(|error| error.in_file(name))? {
        Kind::Workbook => inspect::workbook(name, size, Cursor::new(bytes)),
        Kind::Text if bytes.len() <= SAMPLE => inspect::text(name, size, bytes, Complete::Yes, &[]),
        Kind::Text => {
            let middle = (bytes.len() / 2).max(SAMPLE);
            let further = [&bytes[middle..(middle + SAMPLE).min(bytes.len())], &bytes[bytes.len() - SAMPLE..]];
            inspect::text(name, size, &bytes[..SAMPLE], Complete::No, &further)
        }
    }
}

/// Imports files by their plans, a text in slices of `slice` bytes.
///
/// # Errors
/// Those of [`Import`].
pub fn import(files: &[(&str, &[u8])], plans: &[Plan], slice: usize) -> Result<(Ledger, Vec<Imported>)> {
    let mut plans = plans.to_vec();
    loop {
        let mut import = Import::default();
        for ((name, bytes), plan) in files.iter().zip(&plans) {
            if super::import::is_text(plan.format) {
                import.begin(name, plan)?;
                for slice in bytes.chunks(slice.max(1)) {
                    import.push(slice)?;
                }
                import.end()?;
            } else {
                import.workbook(name, plan, Cursor::new(*bytes), |_| {})?;
            }
        }
        match import.finish()? {
            Outcome::Done(ledger, imported) => return Ok((*ledger, imported)),
            Outcome::Again(better) => plans = better,
        }
    }
}
