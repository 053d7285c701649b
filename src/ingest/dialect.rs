//! How a text is cut into records and fields, found by trying: what makes a table of it.

use super::cells::{Cell, Cells, RowLook};
use super::csv::{CsvReader, Quotes, Record};
use super::encoding::Complete;
use super::plan::Plan;
use super::sheet::SheetRow;

/// Delimiters that are tried; on equal evidence the first wins.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// Bytes and records that are tried.
const BYTES: usize = 1 << 17;
const ROWS: usize = 400;
/// A column is of one kind where so many of its cells are.
const MOST: f64 = 0.8;
/// Rows that are one cell, of all rows of a table inside another.
const NEARLY_ALL: f64 = 0.9;

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between fields.
    pub delimiter: char,
    /// What quotation marks are.
    pub quotes: Quotes,
    /// Each record's first field holds a record of another table, with this delimiter.
    pub nested: Option<char>,
    /// The first line names the delimiter (`sep=;`) and is no row.
    pub is_declared: bool,
}

/// The dialect of a text, from its start; somebody may have chosen the delimiter. `None` where none makes a table of it.
pub fn of(sample: &[u8], complete: Complete, chosen: Option<char>) -> Option<Dialect> {
    let (declared, length) = declared(sample).map_or((None, 0), |(delimiter, length)| (Some(delimiter), length));
    let is_declared = length > 0;
    let (text, complete) = beginning(&sample[length..], complete);
    if let Some(delimiter) = chosen {
        let ascii = u8::try_from(delimiter).unwrap_or(b',');
        let trial = Trial::of(text, complete, ascii, Quotes::Doubled).unwrap_or_default();
        return Some(Dialect { delimiter, quotes: quotes(text, complete, ascii, &trial), nested: None, is_declared });
    }
    let told = declared.and_then(|delimiter| Some((delimiter, Trial::of(text, complete, delimiter, Quotes::Doubled)?)));
    let plain = told.or_else(|| best(text, complete));
    let fits_more = |trial: &Trial| {
        plain.as_ref().is_none_or(|(_, plain)| trial.fitting > plain.fitting && trial.score() > plain.score())
    };
    // Only what is quoted hides the delimiters of another table.
    if memchr::memchr(b'"', text).is_some()
        && let Some((outer, inner, _)) = nested(text, complete).filter(|(.., trial)| fits_more(trial))
    {
        let (delimiter, quotes) = (outer.into(), Quotes::Doubled);
        return Some(Dialect { delimiter, quotes, nested: Some(inner.into()), is_declared });
    }
    let (delimiter, trial) = plain?;
    let quotes = quotes(text, complete, delimiter, &trial);
    Some(Dialect { delimiter: delimiter.into(), quotes, nested: None, is_declared })
}

/// The delimiter inside the first column of a sheet, where each row's first cell holds the whole row.
pub fn of_rows(rows: &[(u64, SheetRow)]) -> Option<char> {
    let rows: Vec<&SheetRow> = rows.iter().take(ROWS).map(|(_, row)| row).collect();
    inside(rows.iter().map(|row| *row as &dyn Cells)).map(|(delimiter, _)| delimiter.into())
}

/// The delimiter that a first line `sep=;` names, as some writers do for Excel, and how long that line is.
fn declared(sample: &[u8]) -> Option<(u8, usize)> {
    let end = sample.iter().position(|byte| b"\r\n".contains(byte))?;
    let line = sample[..end].strip_prefix(b"\"").unwrap_or(&sample[..end]);
    let (name, rest) = line.split_at_checked(4)?;
    let (&delimiter, rest) = rest.split_first()?;
    // Whoever saved it again may have filled the line up with delimiters.
    let is_rest = rest.iter().all(|byte| *byte == b'"' || *byte == delimiter || byte.is_ascii_whitespace());
    let is_one = delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() && delimiter != b'"';
    let both = sample[end..].starts_with(b"\r\n");
    (name.eq_ignore_ascii_case(b"sep=") && is_one && is_rest).then_some((delimiter, end + 1 + usize::from(both)))
}

/// As much of a text as is tried.
fn beginning(text: &[u8], complete: Complete) -> (&[u8], Complete) {
    match text.get(..BYTES) {
        None => (text, complete),
        Some(start) => (start, Complete::No),
    }
}

fn best(text: &[u8], complete: Complete) -> Option<(u8, Trial)> {
    let mut best: Option<(u8, Trial)> = None;
    for delimiter in DELIMITERS {
        let Some(trial) = Trial::of(text, complete, delimiter, Quotes::Doubled) else { continue };
        if best.as_ref().is_none_or(|(_, known)| trial.score() > known.score() + 1e-9) {
            best = Some((delimiter, trial));
        }
    }
    best
}

/// Quotation marks are escaped, or none, where that makes more rows of one width.
fn quotes(text: &[u8], complete: Complete, delimiter: u8, doubled: &Trial) -> Quotes {
    if memchr::memchr(b'"', text).is_none() {
        return Quotes::Doubled;
    }
    let tried = |quotes: Quotes| Trial::of(text, complete, delimiter, quotes);
    let fits_better = |trial: &Trial| {
        (trial.ragged(), trial.is_cut) < (doubled.ragged(), doubled.is_cut) && trial.fitting >= doubled.fitting
    };
    if memchr::memmem::find(text, b"\\\"").is_some() {
        let behind = memchr::memmem::find_iter(text, b"\\\"").map(|at| text.get(at + 2).copied());
        let ends = |next: Option<u8>| next.is_none_or(|next| next == delimiter || b"\r\n\"".contains(&next));
        let goes_on = behind.clone().any(|next| !ends(next)) && !behind.clone().any(ends);
        // A field that goes on behind the mark says the same as ragged rows.
        if tried(Quotes::Escaped).is_some_and(|trial| {
            fits_better(&trial) || (goes_on && trial.ragged() <= doubled.ragged() && trial.opened == trial.closed)
        }) {
            return Quotes::Escaped;
        }
    }
    // Who separates with tabs or bars may quote nothing: marks that nothing closes are inches, or the start of a title. In
    // a text with commas or semicolons they are a fault that somebody must see.
    let is_literal = |trial: &Trial| {
        let is_more = trial.fitting > doubled.fitting && trial.ragged() <= doubled.ragged();
        b"\t|".contains(&delimiter)
            && trial.opened > 0
            && trial.closed * 2 <= trial.opened
            && (is_more || fits_better(trial))
    };
    if tried(Quotes::Literal).is_some_and(|trial| is_literal(&trial)) { Quotes::Literal } else { Quotes::Doubled }
}

/// A table inside another: the outer delimiter, the inner one, and what that makes of it.
fn nested(text: &[u8], complete: Complete) -> Option<(u8, u8, Trial)> {
    let mut best: Option<(u8, u8, Trial)> = None;
    for outer in DELIMITERS {
        let (records, _) = records(text, complete, outer, Quotes::Doubled);
        let Some((inner, trial)) = inside(records.iter().map(|record| record as &dyn Cells)) else { continue };
        if best.as_ref().is_none_or(|(.., known)| trial.score() > known.score()) {
            best = Some((outer, inner, trial));
        }
    }
    best
}

/// The delimiter inside the only cells of rows.
fn inside<'a>(rows: impl Iterator<Item = &'a dyn Cells>) -> Option<(u8, Trial)> {
    let (mut text, mut alone, mut all) = (Vec::new(), 0, 0);
    for row in rows.filter(|row| !row.is_blank()) {
        all += 1;
        alone += usize::from((1..row.width()).all(|column| row.cell(column).is_empty()));
        if let Cell::Text(cell) = row.cell(0) {
            text.extend_from_slice(cell.trim_ascii());
            text.push(b'\n');
        }
    }
    if all < 2 || (alone as f64) < all as f64 * NEARLY_ALL {
        return None;
    }
    let (delimiter, trial) = best(&text, Complete::Yes)?;
    // A title and some notes in the first column are no table, and neither are names with a comma.
    let is_table = trial.fitting as f64 >= trial.rows as f64 * MOST && trial.figures > 0;
    is_table.then_some((delimiter, trial))
}

type Fields = Vec<Vec<u8>>;

/// The first records that are not blank, and whether the text ends in one that is never closed.
fn records(text: &[u8], complete: Complete, delimiter: u8, quotes: Quotes) -> (Vec<Fields>, bool) {
    let mut rows: Vec<Fields> = Vec::new();
    let mut reader = CsvReader::with(delimiter.into(), quotes);
    let mut keep = |record: Record<'_>| {
        if rows.len() < ROWS && !record.is_blank() {
            rows.push((0..record.width()).map(|column| record.field(column).to_vec()).collect());
        }
        Ok(())
    };
    let mut is_cut = reader.push(text, &mut keep).is_err();
    if complete == Complete::Yes {
        is_cut |= reader.finish(&mut keep).is_err();
    }
    (rows, is_cut)
}

/// What a delimiter makes of a text.
#[derive(Debug, Default)]
struct Trial {
    /// Records that are not blank.
    rows: usize,
    /// Those that have the commonest width of at least two.
    fitting: usize,
    /// The text ends in a field that is never closed.
    is_cut: bool,
    /// What the columns are worth.
    columns: f64,
    /// Columns of numbers or dates.
    figures: usize,
    /// What stands above the table would be split by another delimiter, and so would its rows.
    is_doubtful: bool,
    /// Fields that begin with a quotation mark, and those among them that end with one.
    opened: usize,
    closed: usize,
}

impl Trial {
    fn of(text: &[u8], complete: Complete, delimiter: u8, quotes: Quotes) -> Option<Trial> {
        let (records, is_cut) = records(text, complete, delimiter, quotes);
        let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        records.iter().filter(|row| row.len() > 1).for_each(|row| *counts.entry(row.len()).or_default() += 1);
        let (&width, _) = counts.iter().max_by_key(|&(width, rows)| (*rows, *width))?;
        // What is empty beyond the table is not there.
        let fits = |row: &Fields| row.len() >= width && row[width..].iter().all(|cell| cell.trim_ascii().is_empty());
        let table: Vec<&Fields> = records.iter().filter(|row| fits(row)).collect();
        let mut trial = Trial { rows: records.len(), fitting: table.len(), is_cut, ..Trial::default() };
        let first = records.iter().position(fits).unwrap_or(0);
        let mut filled_columns = 0;
        for column in 0..width {
            let cells = || table.iter().map(|row| row[column].trim_ascii()).filter(|cell| !cell.is_empty());
            let filled = cells().count();
            filled_columns += usize::from(filled > 0);
            // The first one may be the column's name.
            let share = |count: usize| if count == 0 { 0.0 } else { (count as f64 + 0.5) / (filled as f64).max(1.0) };
            if share(cells().skip(1).filter(|cell| is_figure(cell)).count()) >= MOST {
                trial.columns += 1.0;
                trial.figures += 1;
                continue;
            }
            let others = DELIMITERS.into_iter().filter(|&other| other != delimiter && other != b',');
            let mut hidden =
                others.filter(|other| share(cells().filter(|cell| cell.contains(other)).count()) > 0.5).peekable();
            if hidden.peek().is_some() {
                trial.is_doubtful |=
                    hidden.any(|other| records[..first].iter().flatten().any(|cell| cell.contains(&other)));
            } else if filled > 0 {
                trial.columns += 0.5;
            }
        }
        // Delimiters that only fill lines up split nothing.
        if filled_columns < 2 {
            return None;
        }
        for cell in records.iter().flatten() {
            let is_opened = cell.starts_with(b"\"");
            trial.opened += usize::from(is_opened);
            trial.closed += usize::from(is_opened && cell.len() > 1 && cell.ends_with(b"\""));
        }
        Some(trial)
    }

    fn ragged(&self) -> usize {
        self.rows - self.fitting
    }

    /// The share of rows that fit, weighed by what their columns are worth.
    fn score(&self) -> f64 {
        let share = self.fitting as f64 / self.rows.max(1) as f64;
        share * share * self.columns * if self.is_doubtful { 0.5 } else { 1.0 }
    }
}

/// Could it be a number, an amount with its currency, or a date?
fn is_figure(cell: &[u8]) -> bool {
    let letters = cell.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    cell.iter().any(u8::is_ascii_digit) && letters <= 3 && !cell.iter().any(|byte| b";\t|".contains(byte))
}

/// Rows whose first cell holds a row of another table: what is in it stands first, what stands beside it behind.
pub struct Nested {
    delimiter: char,
    reader: CsvReader,
    cells: Fields,
    look: Option<RowLook>,
}

impl Nested {
    /// For a plan whose table is inside another.
    pub fn of(plan: &Plan) -> Option<Nested> {
        let delimiter = plan.nested?;
        Some(Nested { delimiter, reader: CsvReader::new(delimiter), cells: Vec::new(), look: None })
    }

    /// The cells inside a row.
    pub fn split(&mut self, row: &dyn Cells) -> &dyn Cells {
        let Nested { reader, cells, .. } = self;
        cells.clear();
        let first = row.cell(0).text();
        // What a cell holds beyond a record shows in the width.
        let mut keep = |record: Record<'_>| {
            cells.extend((0..record.width()).map(|column| record.field(column).to_vec()));
            Ok(())
        };
        let is_whole = reader.push(first.trim_ascii(), &mut keep).and_then(|()| reader.finish(&mut keep)).is_ok();
        if !is_whole {
            self.reader = CsvReader::new(self.delimiter);
            self.cells = vec![first.into_owned()];
        }
        let beside = (1..row.width()).rfind(|&column| !row.cell(column).is_empty());
        self.cells.extend((1..=beside.unwrap_or(0)).map(|column| row.cell(column).text().into_owned()));
        self.look = row.look();
        self
    }
}

/// A row as its table has it: what is inside it, where the table is inside another.
pub fn inner<'a>(nested: &'a mut Option<Nested>, row: &'a dyn Cells) -> &'a dyn Cells {
    match nested {
        Some(nested) => nested.split(row),
        None => row,
    }
}

impl Cells for Nested {
    fn cell(&self, column: usize) -> Cell<'_> {
        self.cells.cell(column)
    }

    fn width(&self) -> usize {
        self.cells.len()
    }

    fn look(&self) -> Option<RowLook> {
        self.look
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, dialect: Dialect) -> Vec<Vec<String>> {
        let mut reader = CsvReader::with(dialect.delimiter, dialect.quotes);
        let mut rows = Vec::new();
        let plan = Plan { nested: dialect.nested, ..Plan::empty() };
        let mut nested = Nested::of(&plan);
        let mut keep = |record: Record<'_>| {
            let row = inner(&mut nested, &record);
            if !row.is_blank() {
                rows.push((0..row.width()).map(|column| row.cell(column).display()).collect());
            }
            Ok(())
        };
        reader.push(text.as_bytes(), &mut keep).unwrap();
        reader.finish(&mut keep).unwrap();
        rows
    }

    fn found(text: &str) -> Option<Dialect> {
        of(text.as_bytes(), Complete::Yes, None)
    }

    #[test]
    fn the_delimiter_is_found_by_evidence() {
        for (text, wanted) in [
            ("a,b,c\n1,2,3\n", Some(',')),
            ("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", Some(';')),
            ("a\tb\n1,5\t2\n", Some('\t')),
            ("a|b\n1|2\n", Some('|')),
            ("Report\nname;amount\nAnn, the first;1,5\nBob;2,5\n", Some(';')),
            ("\"a,b\";c\n\"1,2\";3\n", Some(';')),
            ("Name;Umsatz\nA;1,234,567.00\nB;2,234,567.00\nC;3,234,567.00\n", Some(';')),
            ("id,name,tags,amount\n1,Bob,a;b,5\n2,Ann,c;d,6\n3,Joe,e;f,7\n", Some(',')),
            ("kunde;ort;betrag\nMüller, Anna;Ulm, Donau;1,50\nKoch, Ben;Bonn, Rhein;2,50\n", Some(';')),
            ("a;b\r1;2\r3;4\r", Some(';')),
            ("when,what\n\n2024-05-13,\"a\nb\"\n", Some(',')),
            ("just\nwords\n", None),
            ("", None),
        ] {
            let found = found(text);
            assert_eq!(found.map(|found| found.delimiter), wanted, "{text:?}");
            assert!(found.is_none_or(|found| found.quotes == Quotes::Doubled && found.nested.is_none()), "{text:?}");
        }
    }

    #[test]
    fn names_with_commas_and_decimal_commas_are_no_columns() {
        let names = ["Müller, Anna", "Koch, Dirk", "Weiß, Carla"];
        let rows = (0..60).map(|row| format!("{};{:02}.02.2024;{row},28;{row},1\n", names[row % 3], row % 28 + 1));
        let text = format!("Kunde;Datum;Umsatz;Kosten\n{}", rows.collect::<String>());
        assert_eq!(found(&text).unwrap().delimiter, ';');
    }

    #[test]
    fn a_first_line_may_name_the_delimiter() {
        for (line, delimiter) in
            [("sep=;", ';'), ("SEP=,", ','), ("\"sep=|\"", '|'), ("sep=;;;;", ';'), ("sep=\t", '\t')]
        {
            for end in ["\n", "\r\n", "\r"] {
                let text = ["Kunde", "Betrag, netto"].join(&delimiter.to_string());
                let text = format!("{line}{end}{text}{end}A{delimiter}5{end}");
                let found = found(&text);
                assert_eq!(
                    found.map(|found| (found.delimiter, found.is_declared)),
                    Some((delimiter, true)),
                    "{text:?}"
                );
            }
        }
        // What it says does not split the rows.
        assert_eq!(found("sep=;\na,b\n1,2\n").map(|found| found.delimiter), Some(','));
        assert!(!found("sep=;b\n1;2\n").unwrap().is_declared);
    }

    #[test]
    fn backslashes_escape_where_rows_then_fit() {
        let escaped = "id,product,amount\n\"1\",\"Kettle 6\\\" steel, blue\",\"20\"\n\"2\",\"Tray\",\"30\"\n";
        let dialect = found(escaped).unwrap();
        assert_eq!((dialect.delimiter, dialect.quotes), (',', Quotes::Escaped));
        assert_eq!(cells(escaped, dialect)[1], ["1", "Kettle 6\" steel, blue", "20"]);
        // No row would be ragged, but the field goes on behind the mark.
        let within = "id,product,amount\n\"1\",\"Kettle 6\\\" steel\",\"20\"\n";
        assert_eq!(cells(within, found(within).unwrap())[1], ["1", "Kettle 6\" steel", "20"]);
        let folder = "id,folder,amount\n\"1\",\"C:\\data\\\",\"20\"\n\"2\",\"D:\\\",\"20\"\n";
        let dialect = found(folder).unwrap();
        assert_eq!(dialect.quotes, Quotes::Doubled);
        assert_eq!(cells(folder, dialect)[1], ["1", "C:\\data\\", "20"]);
    }

    #[test]
    fn marks_that_nothing_closes_are_text() {
        let inches = "id\tproduct\tamount\n1\t5\" pipe\t20\n2\t\"Deluxe mug\t30\n3\ttray 3\"\t5\n4\tcup\t6\n";
        let dialect = found(inches).unwrap();
        assert_eq!((dialect.delimiter, dialect.quotes), ('\t', Quotes::Literal));
        let rows = cells(inches, dialect);
        assert_eq!((rows.len(), rows[1][1].as_str(), rows[2][1].as_str()), (5, "5\" pipe", "\"Deluxe mug"));
        let quoted = "id,product,amount\n\"1\",\"5\"\" pipe\",\"20\"\n\"2\",\"a\nb\",\"5\"\n";
        assert_eq!(found(quoted).unwrap().quotes, Quotes::Doubled);
    }

    #[test]
    fn lines_in_quotes_are_split_again() {
        let all = "\"id,customer,amount\"\n\"1,\"\"Oak, Ivy\"\",20.00\"\n\"2,Max Elm,30.00\"\n";
        // As a spreadsheet saves it where semicolons are usual: only what holds a quotation mark is quoted.
        let some = "id,customer,amount;\n\"1,\"\"Oak, Ivy\"\",20.00\";\n2,Max Elm,30.00;\n";
        for text in [all, some] {
            let dialect = found(text).unwrap();
            assert_eq!(dialect.nested, Some(','), "{text}");
            let rows = cells(text, dialect);
            assert_eq!((rows[1].as_slice(), rows.len()), (&["1", "Oak, Ivy", "20.00"].map(String::from)[..], 3));
        }
    }

    #[test]
    fn a_printed_list_has_no_rows_of_dashes() {
        let list = "Billing list   01.07.2024\n\n---------------\n|Sold-To|    Net Value|Curr.|\n---------------\n\
                    |100017 |     1.234,50|EUR  |\n|100018 |       234,50-|EUR  |\n|-------+-------------+-----|\n";
        let dialect = found(list).unwrap();
        assert_eq!(dialect.delimiter, '|');
        let rows = cells(list, dialect);
        assert_eq!((rows.len(), rows[2].as_slice()), (4, &["", "100017", "1.234,50", "EUR", ""].map(String::from)[..]));
    }

    #[test]
    fn a_row_inside_a_cell_keeps_what_stands_beside_it() {
        let plan = Plan { nested: Some(','), ..Plan::empty() };
        let mut nested = Nested::of(&plan).unwrap();
        let split = |nested: &mut Nested, row: &[&str]| {
            let row: Vec<Vec<u8>> = row.iter().map(|cell| cell.as_bytes().to_vec()).collect();
            let cells = nested.split(&row);
            (0..cells.width()).map(|column| cells.cell(column).display()).collect::<Vec<_>>()
        };
        for (row, wanted) in [
            (&["1,\"a, b\",2"][..], &["1", "a, b", "2"][..]),
            (&["1,\"never closed"], &["1,\"never closed"]),
            (&["1,2", "", "x", ""], &["1", "2", "", "x"]),
            (&["1,2\n3,4"], &["1", "2", "3", "4"]),
            (&[""], &[]),
        ] {
            assert_eq!(split(&mut nested, row), wanted);
        }
    }
}
