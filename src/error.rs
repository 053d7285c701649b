//! One error type for everything that can go wrong with what a user brings.
//!
//! An [`Error`] says which file, sheet, row and column, what was found and what was wanted.
//! It carries no sentence: the catalogues in `www/text` hold one per [`Code`] and language
//! (`error-CODE`), and [`crate::text`] fills it in. The same codes name why a row was set aside.

use serde::{Deserialize, Serialize};

/// Result of anything that a user's data or settings can make fail.
pub type Result<T> = std::result::Result<T, Error>;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal,)+) => {
        /// What went wrong, as a stable code: part of the results JSON and of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        crate::words::serde_words!(Code);

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &[Code] = &[$(Code::$name,)+];
            /// Their texts, in the same order.
            pub const WORDS: &[&str] = &[$($code,)+];

            /// The stable text of the code, such as `file-empty`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)+ }
            }
        }
    };
}

codes! {
    // Whole files.
    /// The file has no bytes, or only blank lines.
    FileEmpty = "file-empty",
    /// There is a header row and nothing below it.
    HeaderOnly = "header-only",
    /// The bytes are no table: a picture, a PDF, a program.
    NotATable = "not-a-table",
    /// The browser or the system could not read the file.
    Unreadable = "unreadable",
    /// A workbook that cannot be opened: damaged, or protected by a password.
    WorkbookBroken = "workbook-broken",
    /// A workbook without any cell that holds a value.
    WorkbookEmpty = "workbook-empty",
    /// A gz or zip that cannot be unpacked: damaged, cut off, or protected by a password.
    ArchiveBroken = "archive-broken",
    /// A zip that holds no table.
    ArchiveEmpty = "archive-empty",
    /// Unpacked, the file is larger than can be held.
    UnpackedTooLarge = "unpacked-too-large",
    /// A sheet that claims more cells than can be held.
    SheetTooLarge = "sheet-too-large",
    /// A sheet, or a file in a zip, that was chosen and is not there.
    TableUnknown = "table-unknown",
    /// A quotation mark is opened and never closed.
    QuoteUnclosed = "quote-unclosed",
    /// The columns could not be told apart: somebody must say which is which.
    LayoutUnknown = "layout-unknown",
    /// A column that the analysis needs was not assigned.
    ColumnMissing = "column-missing",
    /// Which column is which, or how its values are written, is not certain, and nobody can be asked.
    MappingNeeded = "mapping-needed",
    /// A column assignment names a column that the file does not have.
    ColumnUnknown = "column-unknown",
    /// Every row was set aside.
    NoUsableRows = "no-usable-rows",
    /// Several files that cannot be analysed together.
    FilesDiffer = "files-differ",
    /// Amounts so large, or with so many decimals, that exact sums are impossible.
    TotalTooLarge = "total-too-large",
    /// More rows than one analysis can hold.
    TooManyRows = "too-many-rows",

    // Single rows: why one is set aside.
    /// The row names no customer.
    CustomerMissing = "customer-missing",
    /// The customers table has a row for this customer already.
    CustomerRepeated = "customer-repeated",
    /// The row has no date.
    DateMissing = "date-missing",
    /// The date cannot be read, or does not exist (31/02).
    DateInvalid = "date-invalid",
    /// The row has no amount.
    AmountMissing = "amount-missing",
    /// The amount cannot be read.
    AmountInvalid = "amount-invalid",
    /// The amount has more digits than can be kept exactly.
    AmountTooLong = "amount-too-long",
    /// A spreadsheet error such as `#REF!` where a value should be.
    CellError = "cell-error",
    /// The row has fewer fields than the header and lacks one that is needed.
    RowTooShort = "row-too-short",
    /// The row has values beyond the last column of the header: a quotation mark or a delimiter is amiss.
    RowTooLong = "row-too-long",
    /// The day is not plausible: long before or after all others.
    DateOutside = "date-outside",
    /// The row names the customer of the rows below it and nothing else.
    SectionHeading = "section-heading",
    /// The spreadsheet hides the row, and hidden rows are left out.
    RowHidden = "row-hidden",
    /// The spreadsheet strikes the row through, and such rows are left out.
    RowStruck = "row-struck",
    /// Bytes that are no text in the file's encoding.
    Undecodable = "undecodable",
    /// A total row (合计, Total), not an order.
    TotalRow = "total-row",
    /// A single note below or between the rows: who printed it, when, page 2.
    NoteRow = "note-row",
    /// The header once more, between the rows.
    HeaderRepeated = "header-repeated",
    /// An amount in another currency than the analysis's, without a rate.
    OtherCurrency = "other-currency",
    /// The same line is in another of the files, and repeated lines are to be dropped.
    LineRepeated = "line-repeated",
    /// A discount, tax or shipping line, which is to be left out.
    LineLeftOut = "line-left-out",

    // Settings, messages, the program itself.
    /// A setting has a value outside its range.
    SettingInvalid = "setting-invalid",
    /// A settings key that does not exist.
    SettingUnknown = "setting-unknown",
    /// The text of a rule that cannot be read.
    RuleInvalid = "rule-invalid",
    /// A link whose settings cannot be read.
    LinkInvalid = "link-invalid",
    /// A file that should be a saved project and is none.
    ProjectInvalid = "project-invalid",
    /// A file that should be a blind pack and is none.
    BlindInvalid = "blind-invalid",
    /// A blind pack of so few customers that nothing could be told in it.
    BlindTooFew = "blind-too-few",
    /// One or two customers have most of revenue and profit.
    BlindSingle = "blind-single",
    /// Asked for before any file was analysed.
    NothingLoaded = "nothing-loaded",
    /// The engine stopped by a defect of ours, or the browser has ended it.
    EngineStopped = "engine-stopped",
    /// The engine stopped because it got no more memory.
    OutOfMemory = "out-of-memory",
    /// The part of the tool that opens workbooks, packed files and other encodings did not arrive.
    FormatsMissing = "formats-missing",
    /// Page and engine are of different builds.
    BuildMismatch = "build-mismatch",
    /// A message between the page and the engine cannot be read, though both are of one build.
    AnswerUnreadable = "answer-unreadable",
}

/// Where something is, as the user would look it up in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// File name without a path.
    pub file: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Row of the sheet, or line record of the text file; 1 is the first, header included.
    pub row: Option<u64>,
    /// Header of the column, or the key of a setting.
    pub column: Option<String>,
}

/// What went wrong and where; see the module's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Error {
    /// What went wrong.
    pub code: Code,
    /// Where.
    pub at: Box<Place>,
    /// What was found there, shortened.
    pub found: Option<Box<str>>,
    /// What was wanted, where that is not clear from the code: a range, a list of words.
    pub wanted: Option<Box<str>>,
}

/// Longest piece of a user's cell that an error repeats, in characters.
const FOUND_MAX: usize = 60;

impl Error {
    /// An error with a code and no place yet.
    pub fn new(code: Code) -> Self {
        Error { code, at: Box::default(), found: None, wanted: None }
    }

    /// Why the engine was lost, by what the browser says of it. WebAssembly that gets no more memory ends at `unreachable`,
    /// without the words of a panic; the others are what browsers say where they cannot even begin.
    pub fn stopped(said: &str) -> Self {
        let said = said.to_lowercase();
        let without_memory = ["runtimeerror: unreachable", "out of memory", "could not allocate", "allocation failed"];
        let lacks_memory = without_memory.iter().any(|words| said.contains(words));
        Error::new(if lacks_memory { Code::OutOfMemory } else { Code::EngineStopped })
    }

    /// Adds the file's name, unless one is known already.
    pub fn in_file(mut self, name: &str) -> Self {
        self.at.file.get_or_insert_with(|| name.to_owned());
        self
    }

    /// Adds the sheet's name.
    pub fn in_sheet(mut self, name: Option<&str>) -> Self {
        self.at.sheet = name.map(str::to_owned);
        self
    }

    /// Adds the row (1 is the first row of the sheet or file).
    pub fn at_row(mut self, row: u64) -> Self {
        self.at.row = Some(row);
        self
    }

    /// Adds the column's header, or a setting's key.
    pub fn at_column(mut self, column: &str) -> Self {
        self.at.column = Some(column.to_owned());
        self
    }

    /// Adds what was found, shortened to 60 characters.
    pub fn found(mut self, found: impl AsRef<str>) -> Self {
        let text = found.as_ref();
        self.found = Some(match text.char_indices().nth(FOUND_MAX) {
            Some((end, _)) => format!("{}…", &text[..end]).into(),
            None => text.into(),
        });
        self
    }

    /// Adds what was wanted.
    pub fn wanted(mut self, wanted: impl AsRef<str>) -> Self {
        self.wanted = Some(wanted.as_ref().into());
        self
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Error::new(code)
    }
}

/// For logs and test output; people read the catalogue's sentence instead.
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())?;
        let parts = [
            ("file", self.at.file.clone()),
            ("sheet", self.at.sheet.clone()),
            ("row", self.at.row.map(|row| row.to_string())),
            ("column", self.at.column.clone()),
            ("found", self.found.as_deref().map(str::to_owned)),
            ("wanted", self.wanted.as_deref().map(str::to_owned)),
        ];
        for (name, value) in parts.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_cell_is_shortened_at_a_character() {
        let error = Error::new(Code::AmountInvalid).found("额".repeat(100));
        assert_eq!(error.found.unwrap().chars().count(), FOUND_MAX + 1);
    }

    #[test]
    fn only_what_browsers_say_without_memory_is_said_to_be_it() {
        for said in [
            "Uncaught RuntimeError: unreachable",
            "RuntimeError: unreachable executed",
            "RuntimeError: Unreachable code should not be executed (evaluating 'wasm.f')",
            "Uncaught RangeError: WebAssembly.Memory(): could not allocate memory",
            "WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance",
            "RangeError: Array buffer allocation failed",
        ] {
            assert_eq!(Error::stopped(said).code, Code::OutOfMemory, "{said}");
        }
        for said in [
            "the worker has ended without a word",
            "RuntimeError: memory access out of bounds",
            "internal error: entered unreachable code",
            "RangeError: Maximum call stack size exceeded",
            "",
        ] {
            assert_eq!(Error::stopped(said).code, Code::EngineStopped, "{said}");
        }
    }

    #[test]
    fn codes_are_unique_and_survive_json() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()));
            let json = serde_json::to_string(code).unwrap();
            assert_eq!(json, format!("{:?}", code.as_str()));
            assert_eq!(serde_json::from_str::<Code>(&json).unwrap(), *code);
        }
    }
}
