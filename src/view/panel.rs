//! A part of the screen as data: what it says, in which order, and where each number leads.
//!
//! The engine knows what is to be said, the page how: a [`Panel`] holds catalogue keys and bare values, and the page has one
//! way to draw each kind of block. So a new view is one file beside `panels.rs`, without a line of code on the page, and a
//! native test can read all of it. What can be done with a number travels with it as a [`Link`].

use super::portfolio::{Light, Part, PortfolioAsk};
use super::{CustomerFilter, CustomerQuery};
use crate::action::book::Deed;
use crate::calendar::Day;
use crate::money;
use crate::segment::{Scheme, Tier};
use crate::settings::Setting;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A catalogue key, or a name for tests.
pub type Key = Cow<'static, str>;

/// A part of the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Which one: `PART-title` is its heading, `PART-panel` its name for tests.
    pub part: Part,
    /// Its heading, where it is not the catalogue's.
    pub heading: Option<Value>,
    /// What can be chosen, beside the heading.
    pub controls: Vec<Control>,
    /// What it shows.
    pub blocks: Vec<Block>,
}

impl Panel {
    /// An empty panel.
    pub fn new(part: Part) -> Panel {
        Panel { part, heading: None, controls: Vec::new(), blocks: Vec::new() }
    }

    /// A panel that says why it has nothing to show.
    pub fn absent(part: Part, why: &'static str) -> Panel {
        Panel::new(part).block(Block::Absent(Phrase::new(why)))
    }

    /// With a control.
    pub fn control(mut self, control: Control) -> Panel {
        self.controls.push(control);
        self
    }

    /// With a block.
    pub fn block(mut self, block: impl Into<Block>) -> Panel {
        self.blocks.push(block.into());
        self
    }
}

/// One thing in a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// The rule by which the panel's numbers are made, or a sentence about them.
    Say(Phrase),
    /// A heading below the panel's own.
    Heading(Phrase),
    /// What a screen reader should say when it changes.
    Status(Phrase),
    /// What somebody should mend.
    Warning(Phrase),
    /// A text as a program reads it, to be copied.
    Code(String),
    /// In place of what cannot be shown.
    Absent(Phrase),
    /// What can be chosen, above what it changes.
    Controls(Vec<Control>),
    /// Key figures.
    Figures(Vec<KeyFigure>),
    /// A table.
    Table(Table),
    /// Things below each other, each with what can be done about it.
    List(List),
    /// A chart.
    Chart(Chart),
    /// Two halves side by side, where there is room.
    Pair(Vec<Block>, Vec<Block>),
    /// A small column for each value, what they are, and how they are written on the axis.
    Columns(Phrase, Vec<(Value, f64)>, Scale),
    /// What all of it comes to, and what to do.
    Verdict(Verdict),
    /// Shown on request.
    Folded(Phrase, Vec<Block>),
}

impl From<Phrase> for Block {
    fn from(phrase: Phrase) -> Block {
        Block::Say(phrase)
    }
}

impl From<List> for Block {
    fn from(list: List) -> Block {
        Block::List(list)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}

impl From<Chart> for Block {
    fn from(chart: Chart) -> Block {
        Block::Chart(chart)
    }
}

/// How values are written on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// Amounts.
    Money,
    /// Numbers.
    Number,
}

/// What all of it comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// A class of the style sheet.
    pub look: Key,
    /// In a word.
    pub title: Value,
    /// Sentences.
    pub says: Vec<Value>,
    /// One thing to do.
    pub action: Value,
}

/// A text of the catalogue with its variables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// The key.
    pub key: Key,
    /// The variables.
    pub facts: Vec<(Key, Value)>,
}

impl Phrase {
    /// A text without variables.
    pub fn new(key: impl Into<Key>) -> Phrase {
        Phrase { key: key.into(), facts: Vec::new() }
    }

    /// With a variable.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Phrase {
        self.facts.push((name.into(), value.into()));
        self
    }
}

/// A bare value; the page writes it for its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// There is none.
    Nothing,
    /// Nothing is to be said.
    Blank,
    /// A name out of the data.
    Text(String),
    /// Words of the catalogue.
    Words(Phrase),
    /// A tier with its colour.
    Tier(Scheme, Tier),
    /// A count.
    Count(u64),
    /// An exact amount, to the unit where it is large.
    Money(money::Figure),
    /// An exact amount with two decimals.
    Exact(money::Figure),
    /// An estimate of an amount.
    Estimate(f64),
    /// A share, 0.1 is 10 %.
    Share(f64),
    /// A difference as a share, with its sign.
    Change(f64),
    /// A number with at most one decimal.
    Number(f64),
    /// A number with three significant digits.
    Precise(f64),
    /// A day.
    Day(Day),
    /// One below the other: the lines of a chart's tip.
    Lines(Vec<Value>),
    /// One of these: `a, b or c`.
    AnyOf(Vec<Value>),
}

macro_rules! values {
    ($($from:ty => $make:expr;)+) => { $(impl From<$from> for Value {
        fn from(value: $from) -> Value {
            #[allow(clippy::redundant_closure_call, reason = "variants and closures alike")]
            ($make)(value)
        }
    })+ };
}
values! {
    String => Value::Text;
    Phrase => Value::Words;
    &'static str => |key: &'static str| Value::Words(Phrase::new(key));
    u64 => Value::Count;
    u32 => |count: u32| Value::Count(count.into());
    usize => |count: usize| Value::Count(count as u64);
    money::Figure => Value::Money;
    Day => Value::Day;
    (Scheme, Tier) => |(scheme, tier)| Value::Tier(scheme, tier);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Nothing, Into::into)
    }
}

/// A share that may be absent.
pub fn share(share: Option<f64>) -> Value {
    share.map_or(Value::Nothing, Value::Share)
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyFigure {
    /// Its name in the catalogue; `NAME.rule` says how it is computed.
    pub name: Key,
    /// Its value.
    pub value: Value,
    /// What stands below it.
    pub note: Value,
    /// Its light.
    pub light: Option<Light>,
    /// Its past, oldest first, absent where it had no value.
    pub trend: Vec<Option<f64>>,
    /// The first and the last day of its past.
    pub days: Option<(Day, Day)>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its name for tests.
    pub name: Key,
    /// Its caption, for those who cannot see where it stands.
    pub caption: Phrase,
    /// Its columns; the first one names the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Other pages of it.
    pub pages: Option<Box<Pages>>,
}

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, caption: impl Into<Key>, columns: Vec<Column>) -> Table {
        Table { name: name.into(), caption: Phrase::new(caption), columns, rows: Vec::new(), pages: None }
    }
}

/// Things below each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// Its name for tests.
    pub name: Key,
    /// What it lists, for those who cannot see where it stands.
    pub caption: Phrase,
    /// The things.
    pub items: Vec<Item>,
    /// Other pages of it.
    pub pages: Option<Box<Pages>>,
}

/// A thing of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its name among the others, for tests.
    pub key: String,
    /// A word before its title, and how it looks: a class of the style sheet.
    pub tag: Option<(Key, Value)>,
    /// What it is called, and where that leads.
    pub title: Cell,
    /// A text as a program reads it.
    pub code: Option<String>,
    /// Sentences.
    pub says: Vec<Value>,
    /// What is said in smaller letters.
    pub small: Vec<Value>,
    /// What can be done.
    pub controls: Vec<Control>,
    /// What else belongs to it.
    pub blocks: Vec<Block>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub title: Value,
    /// Are its cells numbers?
    pub is_number: bool,
    /// Sorts by it.
    pub sort: Option<Link>,
    /// Is it what the table is sorted by, and is the largest on top?
    pub sorted: Option<bool>,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<Value>) -> Column {
        Column { title: title.into(), is_number: false, sort: None, sorted: None }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<Value>) -> Column {
        Column { is_number: true, ..Column::words(title) }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its name among the rows, for tests.
    pub key: String,
    /// Its cells, one per column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// Something smaller below or beside it.
    pub note: Value,
    /// Where it leads.
    pub link: Option<Link>,
    /// How it looks.
    pub look: Look,
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Cell {
        Cell { value: value.into(), note: Value::Nothing, link: None, look: Look::Plain }
    }
}

impl Cell {
    /// With something smaller beside it.
    pub fn note(mut self, note: impl Into<Value>) -> Cell {
        self.note = note.into();
        self
    }

    /// That leads somewhere.
    pub fn link(mut self, link: Link) -> Cell {
        self.link = Some(link);
        self
    }

    /// That looks like this.
    pub fn look(mut self, look: Look) -> Cell {
        self.look = look;
        self
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// Like any other.
    Plain,
    /// In the colour of losses.
    Loss,
    /// Shaded, from 0 (nothing) to 6.
    Heat(u8),
    /// With a bar below it: its length from 0 to 1, negative for a loss.
    Bar(f64),
    /// With a bar from one place to another, from 0 to 1.
    Span(f64, f64, Tone),
}

/// The colour of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// What it costs.
    Cost,
    /// What is earned.
    Gain,
    /// What is lost.
    Loss,
}

impl Look {
    /// A shade for a part of the greatest, by the square root: a large cell does not wash out all others.
    pub fn heat(part: f64, most: f64) -> Look {
        let shade = if part > 0.0 && most > 0.0 { 1.0 + ((part / most).sqrt() * 5.0).round() } else { 0.0 };
        Look::Heat(shade.min(6.0) as u8)
    }

    /// The colour of losses below zero.
    pub fn of(amount: money::Figure) -> Look {
        if amount.is_negative() { Look::Loss } else { Look::Plain }
    }
}

/// The pages of a long table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// The first row shown, from 1.
    pub from: u32,
    /// The last row shown.
    pub to: u32,
    /// Rows in all.
    pub found: u32,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

/// A chart: what it shows, by name; how it looks is the business of www/charts/kinds.js.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Its name for tests.
    pub name: Key,
    /// The kind of chart.
    pub kind: Key,
    /// The chart in words.
    pub label: Phrase,
    /// Numbers; NaN where there is none.
    pub numbers: Vec<(Key, Vec<f64>)>,
    /// Texts.
    pub texts: Vec<(Key, Vec<Value>)>,
    /// Where the things in it lead, by the key that the kind gives them.
    pub links: Vec<Option<Link>>,
}

impl Chart {
    /// A chart without facts.
    pub fn new(name: &'static str, kind: &'static str, label: Phrase) -> Chart {
        let (name, kind) = (name.into(), kind.into());
        Chart { name, kind, label, numbers: Vec::new(), texts: Vec::new(), links: Vec::new() }
    }

    /// With numbers.
    pub fn numbers(mut self, name: impl Into<Key>, numbers: Vec<f64>) -> Chart {
        self.numbers.push((name.into(), numbers));
        self
    }

    /// With texts.
    pub fn texts(mut self, name: impl Into<Key>, texts: Vec<Value>) -> Chart {
        self.texts.push((name.into(), texts));
        self
    }

    /// With links.
    pub fn links(mut self, links: Vec<Option<Link>>) -> Chart {
        self.links = links;
        self
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Control {
    /// One of several.
    Choice {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// What can be chosen, and where that leads.
        options: Vec<(Value, Link)>,
        /// Which one is.
        chosen: usize,
    },
    /// A question with its answers side by side.
    Answers {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// The answers, and where they lead.
        options: Vec<(Value, Link)>,
        /// Which one was given.
        chosen: Option<usize>,
    },
    /// Part of a name; empty for all. [`PortfolioAsk::searching`] takes it.
    Search {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// What was searched for.
        text: String,
        /// The question to ask with another text.
        ask: PortfolioAsk,
    },
    /// A setting to be drawn along its range. While it is drawn, [`PortfolioAsk::trying`] shows what it would change.
    Slider {
        /// The setting.
        key: Key,
        /// Its value.
        value: f64,
        /// The least, the greatest, and a step.
        range: [f64; 3],
        /// How its value is written.
        shown: Value,
        /// The question to ask with another value.
        ask: PortfolioAsk,
    },
    /// Something to do.
    Button {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// Where it leads.
        link: Link,
    },
    /// Words that somebody writes; [`Deed::saying`] takes them.
    Field {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// What stands there.
        text: String,
        /// What it settles.
        deed: Deed,
    },
    /// A text that is looked at while it is written: [`PortfolioAsk::searching`] takes it.
    Draft {
        /// Its name in the catalogue and for tests.
        name: Key,
        /// What stands there.
        text: String,
        /// The question to ask with another text.
        ask: PortfolioAsk,
        /// Is there a fault in it?
        faulty: bool,
    },
}

impl Control {
    /// One of `all`, of which `chosen` is; `words` begins their names in the catalogue.
    pub fn choice<T: Copy + PartialEq>(
        name: &'static str,
        all: &[T],
        chosen: T,
        say: impl Fn(T) -> Value,
        lead: impl Fn(T) -> PortfolioAsk,
    ) -> Control {
        Control::Choice {
            name: name.into(),
            options: all.iter().map(|&one| (say(one), Link::Ask(lead(one)))).collect(),
            chosen: all.iter().position(|one| *one == chosen).unwrap_or(0),
        }
    }
}

/// Where something leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Link {
    /// To these customers.
    Show(CustomerFilter),
    /// To a customer, by its position in the ledger.
    Open(u32),
    /// To another view of the same panel.
    Ask(PortfolioAsk),
    /// To an analysis with this setting.
    Set(Key, Setting),
    /// To another scheme.
    Scheme(Scheme),
    /// To a setting in the form.
    Settings(Key),
    /// To an analysis with all of these settings.
    Adopt(Vec<(Key, Setting)>),
    /// To rules, alerts and tasks after something was settled.
    Settle(Deed),
    /// To a file, by the word of its kind.
    Save(Key),
    /// To a file of the customers that a query finds.
    SaveList(CustomerQuery),
}
