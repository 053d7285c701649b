//! Files that are in memory: for native programs and tests. The browser's worker brings a source of its own.

use super::import::{Import, Imported, Outcome};
use super::inspect;
use super::options::Options;
use super::plan::{Choices, Inspection, Plan};
use crate::error::Result;
use crate::ledger::Ledger;
use std::io::Cursor;

/// Looks into a file.
///
/// # Errors
/// Those of [`inspect::file`].
pub fn inspect(name: &str, bytes: &[u8], choices: &Choices) -> Result<Inspection> {
    inspect::file(name, Cursor::new(bytes), choices)
}

/// Imports tables by their plans: what can be pushed in slices of `slice` bytes, the rest as it is.
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
            if plan.is_pushed() {
                import.begin(name, plan)?;
                for slice in bytes.chunks(slice.max(1)) {
                    import.push(slice)?;
                }
                import.end()?;
            } else {
                import.file(name, plan, Cursor::new(*bytes), |_| {})?;
            }
        }
        match import.finish()? {
            Outcome::Done(ledger, imported) => return Ok((*ledger, imported)),
            Outcome::Again(better) => plans = better,
        }
    }
}
