//! Each floor of the house uses only floors below it (the order of this list).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

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
