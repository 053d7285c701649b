//! Files that are in memory: for native programs and tests. The browser's worker brings a source of its own.

use super::change::Choices;
use super::formats::AnyFile;
use super::import::{Import, Imported, Outcome, Stray};
use super::input::Input;
use super::inspect;
use super::inspection::Inspection;
use super::options::Options;
use super::plan::Plan;
use crate::error::Result;
use crate::ledger::Ledger;
use std::io::Cursor;

/// Looks into a file.
///
/// # Errors
/// Those of [`inspect::file`].
pub fn inspect(name: &str, bytes: &[u8], choices: &Choices) -> Result<Inspection> {
    inspect::file(name, &AnyFile::new(Cursor::new(bytes))?, choices)
}

/// Imports tables by their plans, texts in slices of `slice` bytes.
///
/// # Errors
/// Those of [`Import`].
pub fn import(
    files: &[(&str, &[u8])],
    plans: &[Plan],
    options: &Options,
    slice: usize,
) -> Result<(Ledger, Vec<Imported>)> {
    let mut plans = plans.to_vec();
    loop {
        let mut import = Import::new(options);
        for ((name, bytes), plan) in files.iter().zip(&plans) {
            let input = AnyFile::new(Cursor::new(*bytes))?.in_slices(slice);
            if plan.is_plain() {
                import.begin(name, plan)?;
                for slice in bytes.chunks(slice.max(1)) {
                    import.push(slice)?;
                }
                if let Some(Stray(bytes)) = import.end()? {
                    import.written_in(&input.legacy(&bytes)?);
                }
            } else {
                import.file(name, plan, &input, &mut |_, _| {})?;
            }
        }
        match import.finish()? {
            Outcome::Done(ledger, imported) => return Ok((*ledger, imported)),
            Outcome::Again(better) => plans = better,
        }
    }
}
