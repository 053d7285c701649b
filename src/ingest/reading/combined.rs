//! A table that was put together from several files, with a column that names them.

use super::Reader;
use crate::ingest::change::DoubtCode;
use rustc_hash::FxHashMap;

/// How the name of a file with a table ends.
const ENDINGS: [&str; 6] = [".csv", ".xlsx", ".xls", ".txt", ".xlsb", ".ods"];

impl Reader<'_, '_> {
    /// Rows that stand under two files' names: the files overlap, and what they share counts twice.
    pub(super) fn combined_files(&mut self) {
        let table = self.table;
        let is_file = |cell: &str| {
            let cell = cell.to_ascii_lowercase();
            ENDINGS.iter().any(|ending| cell.ends_with(ending))
        };
        let names_files = |&at: &usize| {
            let cells = || (0..table.rows.len()).map(|row| table.cell(row, at)).filter(|cell| !cell.is_empty());
            table.columns[at].distinct > 1 && cells().filter(|cell| is_file(cell)).count() * 10 > cells().count() * 9
        };
        let Some(source) = (0..table.columns.len()).find(names_files) else { return };
        let mut known: FxHashMap<Vec<&str>, &str> = FxHashMap::default();
        let stands_elsewhere = (0..table.rows.len()).any(|row| {
            let rest = (0..table.columns.len()).filter(|&at| at != source).map(|at| table.cell(row, at)).collect();
            let file = table.cell(row, source);
            *known.entry(rest).or_insert(file) != file
        });
        if stands_elsewhere {
            self.ask(DoubtCode::CombinedFiles, source);
        }
    }
}
