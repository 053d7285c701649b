//! What was found in a file before all of it is read.

use super::amount::NumberEvidence;
use super::currency::CurrencyRows;
use super::date::DateEvidence;
use super::doubt::{Doubt, Gives};
use super::headers::Layout;
use super::plan::Plan;
use super::roles::{Role, Shape};
use super::status::StateRows;
use crate::error::{Code, Error, Result};
use crate::settings::choices;
use serde::{Deserialize, Serialize};

/// From here on a guess is sure enough to go ahead without asking.
pub const CONFIDENT: f64 = 0.6;

choices! {
    /// Why a column was taken for its role.
    Evidence {
        /// Its header is a known word for the role.
        Header = "header",
        /// Its header contains a known word.
        PartOfHeader = "part_of_header",
        /// Its values look like it.
        Content = "content",
        /// Somebody chose it.
        Chosen = "chosen",
    }
}

/// A guess for one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// The role.
    pub role: Role,
    /// The column, 0 is the first.
    pub column: usize,
    /// Why.
    pub evidence: Evidence,
    /// How sure, from 0 to 1.
    pub confidence: f64,
}

/// One table of a file: a sheet, a file in a zip, or the file itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Path in a zip.
    pub entry: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// A person who opens the workbook sees it.
    pub visible: bool,
    /// Rows with values that were looked at, at most 2,000.
    pub rows: u64,
    /// What it looks like; `None` where it holds no table.
    pub shape: Option<Shape>,
    /// How sure, from 0 to 1: the least sure of the needed columns.
    pub confidence: f64,
    /// All of its rows were looked at.
    pub complete: bool,
}

/// What was found in one file before reading all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// File name without a path.
    pub name: String,
    /// Size in bytes.
    pub bytes: f64,
    /// The guessed plan.
    pub plan: Plan,
    /// The headers, in order; an empty header is empty here.
    pub headers: Vec<String>,
    /// What a kept mapping knows the table by.
    pub layout: Layout,
    /// The first rows below the header, as text.
    pub preview: Vec<Vec<String>>,
    /// The guesses behind `plan.columns`.
    pub guesses: Vec<Guess>,
    /// Sure enough to go ahead without asking.
    pub confident: bool,
    /// All tables of the file, in its order; the inspected one is among them.
    pub tables: Vec<Table>,
    /// What only a person can answer, and what a person should know. An answer [changes](Plan::change) the plan.
    pub doubts: Vec<Doubt>,
    /// What the rows that were looked at say of the order of the dates.
    pub dates: DateEvidence,
    /// What they say of the decimal mark.
    pub numbers: NumberEvidence,
    /// Currencies among them, most rows first; empty where they name none.
    pub currencies: Vec<CurrencyRows>,
    /// What the looked-at rows come to.
    pub gives: Option<Gives>,
    /// Values of the status columns among them.
    pub states: Vec<StateRows>,
}

impl Inspection {
    /// What only a person can answer.
    pub fn questions(&self) -> impl Iterator<Item = &Doubt> {
        self.doubts.iter().filter(|doubt| doubt.asks)
    }

    /// Can it be read by its plan?
    ///
    /// # Errors
    /// [`Code::ColumnMissing`] with the headers as what was found, where a needed column is not among them.
    pub fn check(&self) -> Result<()> {
        let Some(role) = self.plan.missing().first().copied() else { return Ok(()) };
        let headers = self.headers.join(", ");
        Err(Error::new(Code::ColumnMissing).in_file(&self.name).found(headers).wanted(role.as_str()))
    }

    /// The needed roles that nothing says for sure: no column has them, or one that is a guess.
    pub fn unsure(&self, plan: &Plan) -> Vec<Role> {
        let missing = plan.missing();
        let is_guess = |guess: &&Guess| plan.columns.get(&guess.role) == Some(&guess.column);
        let sure = |role: Role| {
            self.guesses.iter().filter(is_guess).any(|guess| guess.role == role && guess.confidence >= CONFIDENT)
        };
        // What another column says just as well need not be sure.
        let is_said = |role: Role| match role {
            Role::Customer => sure(Role::Name),
            Role::Amount => sure(Role::Quantity) && sure(Role::UnitPrice),
            Role::Revenue => sure(Role::Profit),
            _ => false,
        };
        let doubtful = |guess: &&Guess| guess.confidence < CONFIDENT && plan.needs(guess.role) && !is_said(guess.role);
        let doubtful = self.guesses.iter().filter(is_guess).filter(doubtful).map(|guess| guess.role);
        missing.iter().copied().chain(doubtful).collect()
    }

    /// What somebody should say before the file is read: roles, then questions; empty where that is certain.
    pub fn unsettled(&self) -> Vec<&'static str> {
        let roles = self.plan.missing().into_iter().map(Role::as_str);
        let unsettled = roles.chain(self.questions().map(|doubt| doubt.code.as_str()));
        if self.confident { Vec::new() } else { unsettled.collect() }
    }
}
