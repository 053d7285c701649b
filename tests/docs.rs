//! What documentation and comments name exists: paths, links, anchors, sections; and the lists of codes in the docs are
//! those of the library.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use whalecurve::Code;
use whalecurve::action::field::Field;
use whalecurve::action::memory::Status;
use whalecurve::action::rule::fault::FaultCode;
use whalecurve::action::rules::{Basis, BuiltIn};
use whalecurve::ingest::change::DoubtCode;
use whalecurve::ingest::doubt::AnswerKey;
use whalecurve::protocol::ExportKind;
use whalecurve::segment::Scheme;
use whalecurve::view::Note;
use whalecurve::view::portfolio::{Gauge, Missing, Part};

/// Folders that are made and not kept.
const MADE: &[&str] =
    &["target", "node_modules", "dist", "test-results", "playwright-report", "corpus", "__pycache__", ".git"];
/// Files that are made, a reader's own, or of others: names, or how paths begin.
const NOT_HERE: &[&str] = &[
    "whalecurve.html",
    "LICENSES.txt",
    "orders.csv",
    "OUT.csv",
    "xl/",
    "fuzz/corpus",
    "tests/testthat",
    "CDNOW_master.txt",
    "CDNOW_sample.txt",
];
/// Endings by which a word is a file's name.
const ENDINGS: &[&str] = &[
    "rs",
    "md",
    "mjs",
    "js",
    "ts",
    "py",
    "R",
    "toml",
    "html",
    "css",
    "ftl",
    "txt",
    "json",
    "csv",
    "gz",
    "conf",
    "config",
    "sh",
    "snap",
    "webmanifest",
];

/// Parts of a path that stand for any name.
const STANDS_FOR_MANY: &[&str] = &["NAME", "FILE", "TABLE", "xx"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the repository, from its root.
fn files() -> BTreeSet<PathBuf> {
    fn walk(folder: &Path, found: &mut BTreeSet<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap_or_default();
            if path.is_dir() {
                if !MADE.contains(&name) && !name.starts_with("dist-") && !path.ends_with("benches/data") {
                    walk(&path, found);
                }
            } else {
                found.insert(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(root(), &mut found);
    found
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::Normal(part) => plain.push(part),
            _ => {}
        }
    }
    plain
}

/// The files, and what can be asked of them.
struct Repository {
    files: BTreeSet<PathBuf>,
    names: BTreeSet<String>,
    top: BTreeSet<String>,
}

impl Repository {
    fn new() -> Repository {
        let files = files();
        let names = files.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        let of_top = |path: &PathBuf| path.iter().next().unwrap().to_str().unwrap().to_owned();
        let top = files.iter().filter(|path| path.iter().count() > 1).map(of_top).collect();
        Repository { files, names, top }
    }

    /// Is there such a file or folder, seen from this folder or one above it?
    fn has(&self, from: &Path, path: &str) -> bool {
        from.ancestors().any(|folder| {
            let whole = plain(&folder.join(path));
            self.files.contains(&whole) || self.files.iter().any(|file| file.starts_with(&whole))
        })
    }

    /// Does a word in a file of this folder look like a path, and name nothing? A bare name may be that of a file anywhere.
    fn misses(&self, from: &Path, word: &str) -> bool {
        let is_path = |c: char| c.is_ascii_alphanumeric() || "_-./@".contains(c);
        let word = word.trim_end_matches(['.', '/']);
        let first = word.split('/').next().unwrap();
        if word.is_empty()
            || !word.chars().all(is_path)
            || NOT_HERE.iter().any(|name| word.starts_with(name))
            || MADE.contains(&first)
        {
            return false;
        }
        let ending = word.rsplit_once('.').filter(|(stem, _)| !stem.is_empty() && !stem.ends_with('/'));
        let is_file = ending.is_some_and(|(_, ending)| ENDINGS.contains(&ending));
        if word.split(['/', '.']).any(|part| STANDS_FOR_MANY.contains(&part)) {
            return false;
        }
        match word.contains('/') {
            true if is_file || self.top.contains(first) => !self.has(from, word),
            false if is_file => !self.names.contains(word),
            _ => false,
        }
    }
}

/// Texts between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Targets of Markdown's links.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("](").filter_map(|(at, _)| text[at + 2..].split(')').next())
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-' || *c == '_');
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn headings(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with('#'))
}

/// Without blocks of code.
fn prose(text: &str) -> String {
    let parts = text.split("```").step_by(2);
    parts.collect::<Vec<_>>().join("\n")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn what_the_documentation_names_exists() {
    let (repository, makefile) = (Repository::new(), read(Path::new("Makefile")));
    let (mut faults, mut looked_at) = (Vec::new(), 0);
    for path in repository.files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        let (text, from) = (prose(&read(path)), path.parent().unwrap());
        for word in quoted(&text).flat_map(str::split_whitespace) {
            looked_at += 1;
            if repository.misses(from, word) {
                faults.push(format!("{}: `{word}`", path.display()));
            }
        }
        for command in quoted(&text).filter_map(|words| words.strip_prefix("make ")) {
            looked_at += 1;
            let target = command.split_whitespace().next().unwrap_or_default();
            if !makefile.contains(&format!("\n{target}:")) {
                faults.push(format!("{}: `make {command}`", path.display()));
            }
        }
        for link in links(&text).filter(|link| !link.contains("://")) {
            looked_at += 1;
            let (file, place) = link.split_once('#').map_or((link, None), |(file, place)| (file, Some(place)));
            let target = if file.is_empty() { path.clone() } else { plain(&from.join(file)) };
            let exists = repository.files.iter().any(|file| file.starts_with(&target));
            let is_there = |place: &str| headings(&read(&target)).any(|heading| anchor(heading) == place);
            if !exists || place.is_some_and(|place| !is_there(place)) {
                faults.push(format!("{}: ({link})", path.display()));
            }
        }
    }
    assert!(looked_at > 1000, "the test no longer finds what it should look at");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The comments of a source file, without what introduces them.
fn comments(text: &str) -> String {
    let lines = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("//").or_else(|| line.strip_prefix("# ")).or_else(|| line.strip_prefix("* "))
    });
    lines.map(|line| line.trim_start_matches(['/', '!'])).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_comments_name_exists() {
    let repository = Repository::new();
    let definitions = read(Path::new("docs/definitions.md"));
    let has_section =
        |number: &str| headings(&definitions).any(|heading| heading.starts_with(&format!("## {number}. ")));
    let (mut faults, mut looked_at) = (Vec::new(), 0);
    let is_source = |path: &&PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        matches!(ending, "rs" | "js" | "mjs" | "ts" | "toml")
            || path.starts_with("scripts")
            || path.ends_with("Makefile")
    };
    for path in repository.files.iter().filter(is_source) {
        let text = comments(&read(path));
        // Modules name what lies in their own folder too.
        let from = path.with_extension("");
        let is_word = |c: char| c.is_ascii_alphanumeric() || "_-./@*{".contains(c);
        for word in text.split(|c: char| !is_word(c)).filter(|word| word.contains('/') || word.ends_with(".rs")) {
            looked_at += 1;
            if repository.misses(&from, word) {
                faults.push(format!("{}: {word}", path.display()));
            }
        }
        for (at, name) in text.match_indices("definitions.md section") {
            let rest = text[at + name.len()..].trim_start_matches('s');
            let numbers = rest.split([')', ':', ';', ',', '(', '`', '\n']).next().unwrap();
            for number in numbers.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
                looked_at += 1;
                if !has_section(number.trim_end_matches('.')) {
                    faults.push(format!("{}: section {number}", path.display()));
                }
            }
        }
    }
    assert!(looked_at > 200, "the test no longer finds what it should look at");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_lists_in_the_interface_are_complete() {
    let interface = read(Path::new("docs/interface.md"));
    let named: BTreeSet<&str> = quoted(&interface).collect();
    let mut wanted: Vec<&str> = Vec::new();
    for words in [
        Code::WORDS,
        DoubtCode::WORDS,
        AnswerKey::WORDS,
        Note::WORDS,
        Missing::WORDS,
        Part::WORDS,
        FaultCode::WORDS,
        Status::WORDS,
    ] {
        wanted.extend(words);
    }
    let exports: Vec<String> = ExportKind::WORDS.iter().map(|kind| format!("export-{kind}")).collect();
    wanted.extend(exports.iter().map(String::as_str));
    // Every fixed name that the page gives to tests.
    let mut source = String::new();
    for path in files().iter().filter(|path| path.starts_with("src/ui/components") || path.ends_with("src/ui/app.rs")) {
        source.push_str(&read(path));
    }
    let ids: Vec<&str> = source
        .match_indices("data-testid=\"")
        .map(|(at, start)| source[at + start.len()..].split('"').next().unwrap())
        .collect();
    assert!(ids.len() > 30, "the test no longer finds what it should look at");
    wanted.extend(&ids);
    wanted.retain(|word| !named.contains(word));
    // The customer's own view is named by its test id.
    wanted.retain(|word| *word != Part::Customer.as_str());
    assert!(wanted.is_empty(), "not in docs/interface.md: {wanted:#?}");
}

#[test]
fn every_scheme_measure_field_and_rule_is_defined() {
    let definitions = read(Path::new("docs/definitions.md"));
    let named: BTreeSet<&str> = quoted(&definitions).collect();
    let words = [Scheme::WORDS, Gauge::WORDS, Field::WORDS, BuiltIn::WORDS, Basis::WORDS].into_iter().flatten();
    let missing: Vec<_> = words.filter(|word| !named.contains(*word)).collect();
    assert!(missing.is_empty(), "not in docs/definitions.md: {missing:#?}");
}
