//! Each floor of the house uses only floors below it (the order of this list).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms from the ground up; rooms on one line may use each other's floor but not each other in a circle, so they
/// are listed in the order in which they may.
const FLOORS: &[&str] = &[
    "blocks",
    "pauses",
    "sorting",
    "words",
    "columns",
    "error",
    "calendar",
    "money",
    "settings",
    "ledger",
    "ingest",
    "value",
    "segment",
    "portfolio",
    "action",
    "view",
    "link",
    "project",
    "analysis",
    "blind",
    "export",
    "protocol",
    "text",
    "worker",
    "api",
    "ui",
    "embed",
    "lib",
    "bin",
];

/// Rooms that may know a browser.
const TOP: &[&str] = &["worker", "api", "ui", "embed", "bin", "lib"];

/// Crates that make a browser, or the clock, known.
const WEB: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "yew", "gloo", "std::time", "SystemTime", "Instant"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The room of a file: `src/value/rfm.rs` is in `value`, `src/money.rs` is `money`.
fn room(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|known| *known == room).unwrap_or_else(|| panic_unknown(room))
}

#[allow(clippy::panic, reason = "a test that cannot go on must fail")]
fn panic_unknown(room: &str) -> usize {
    panic!("src/{room} has no floor: add it to FLOORS where it belongs")
}

/// Code without comments and without the unit tests at a file's end.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let tests = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    let lines = text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_room_uses_only_rooms_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut faults, mut uses) = (Vec::new(), Vec::new(), 0);
    sources(&root, &mut files);
    for file in &files {
        let (room, code) = (room(file, &root), code(file));
        for (at, _) in code.match_indices("crate::") {
            let used: String = code[at + 7..]
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit())
                .collect();
            if room == "lib" || !FLOORS.contains(&used.as_str()) {
                continue;
            }
            uses += 1;
            if floor(&used) > floor(&room) {
                faults.push(format!("{}: crate::{used}", file.display()));
            }
        }
    }
    assert!(uses > 50, "the test no longer finds what it should look at");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn only_the_top_floor_knows_a_browser_or_a_clock() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    sources(&root, &mut files);
    for file in &files {
        if !TOP.contains(&room(file, &root).as_str()) {
            let code = code(file);
            faults.extend(
                WEB.iter().filter(|word| code.contains(*word)).map(|word| format!("{}: {word}", file.display())),
            );
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Crates that open files which are no plain text. They weigh as much as the engine, and a second WebAssembly has them.
const OPENERS: &[&str] = &["calamine", "encoding_rs", "flate2", "zip::"];

/// What may name the module that uses them: itself, native programs, and that WebAssembly.
const MAY_OPEN: &[&str] =
    &["src/ingest/formats/", "src/ingest/files.rs", "src/worker/formats.rs", "src/bin/formats.rs"];

#[test]
fn only_formats_opens_what_is_no_plain_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, mut faults, mut uses) = (Vec::new(), Vec::new(), 0);
    sources(&root.join("src"), &mut files);
    for file in &files {
        let (code, path) = (code(file), file.strip_prefix(root).unwrap().to_str().unwrap());
        let may = MAY_OPEN.iter().position(|may| path.starts_with(may));
        let opens = OPENERS.iter().filter(|word| code.contains(*word) && may != Some(0));
        faults.extend(opens.map(|word| format!("{path}: {word}")));
        match (code.contains("formats::"), may) {
            (true, None) => faults.push(format!("{path}: formats")),
            (named, _) => uses += usize::from(named),
        }
    }
    assert!(uses > 2, "the test no longer finds what it should look at");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The module that a path names, from the root: `src/ingest/rows/plain.rs` is `ingest::rows::plain`.
fn module(path: &Path, root: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root).unwrap().with_extension("");
    let parts = inside.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

/// The modules that code names with `crate::` or `super::`, from the root.
fn named(code: &str, own: &[String]) -> Vec<Vec<String>> {
    let names = |text: &str| -> Vec<String> {
        let name = |part: &str| {
            part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit()).collect::<String>()
        };
        let parts = text.split("::").map(|part| (name(part), part)).take_while(|(name, _)| !name.is_empty());
        let mut found = Vec::new();
        for (name, part) in parts {
            let is_last = name.len() < part.len();
            found.push(name);
            if is_last {
                break;
            }
        }
        found
    };
    let mut found: Vec<Vec<String>> = code.match_indices("crate::").map(|(at, _)| names(&code[at + 7..])).collect();
    for (at, _) in code.match_indices("super::").filter(|(at, _)| !code[..*at].ends_with("super::")) {
        let (mut rest, mut up) = (&code[at..], 0);
        while let Some(further) = rest.strip_prefix("super::") {
            (rest, up) = (further, up + 1);
        }
        if up <= own.len() {
            found.push(own[..own.len() - up].iter().cloned().chain(names(rest)).collect());
        }
    }
    found
}

#[test]
fn modules_of_one_folder_use_each_other_in_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut uses: BTreeMap<Vec<String>, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let own = module(file, &root);
        for named in named(&code(file), &own) {
            // Where the two paths part: siblings of one folder.
            let depth = own.iter().zip(&named).take_while(|(one, other)| one == other).count();
            if let (Some(from), Some(to)) = (own.get(depth), named.get(depth)) {
                uses.entry(own[..depth].to_vec()).or_default().entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    assert!(uses[&vec!["ingest".to_owned()]].len() > 20, "the test no longer finds what it should look at");
    let mut circles = Vec::new();
    for (folder, uses) in &uses {
        for start in uses.keys() {
            let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
            while let Some(at) = next.pop() {
                next.extend(uses.get(at).into_iter().flatten().filter(|to| seen.insert((*to).clone())));
            }
            if seen.contains(start) {
                circles.push(format!("{}::{start}", folder.join("::")));
            }
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}
