//! The corpus of the fuzz target `everything`, and what a seeded hand makes of it: no file ends in a panic.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]
#![allow(unsafe_code, reason = "an allocator is")]

#[path = "../fuzz/everything.rs"]
mod everything;

use everything::everything;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// The allocator of the system, which counts what each thread has.
struct Counting;

thread_local! {
    /// Bytes now, and the most there were.
    static BYTES: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

fn count(bytes: isize) {
    let _ = BYTES.try_with(|all| {
        let (now, most) = all.get();
        all.set((now + bytes, most.max(now + bytes)));
    });
}

// Sizes of allocations are below isize::MAX.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size as isize - layout.size() as isize);
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What the files of a kind took, each for itself.
#[derive(Default)]
struct Took {
    files: usize,
    /// Most seconds, and bytes at once.
    seconds: f64,
    bytes: usize,
    /// The largest of the files, in bytes.
    largest: usize,
}

/// Files that are made of each of the corpus, and of each of those that are made for this: they can mostly be analysed.
const MUTANTS: [usize; 2] = [12, 200];
/// Larger files say nothing that smaller ones do not, and take longer.
const LARGEST: u64 = 60_000;

/// The files of these folders, small ones only.
fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["fuzz/seeds/everything", "fuzz/seeds/csv", "fuzz/seeds/workbook", "tests/files"];
    let list = |folder| std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = folders.into_iter().flat_map(list).collect();
    paths.retain(|path| {
        path.extension().is_none_or(|ending| ending != "py") && path.metadata().unwrap().len() <= LARGEST
    });
    paths.sort();
    paths
}

/// Numbers below a limit, the same ones for the same seed (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// What breaks readers: marks, extremes, ends of text.
const WORDS: [&[u8]; 24] = [
    b"",
    b"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\0",
    b"-",
    b"\xff",
    b"\xef\xbb\xbf",
    b"9999-12-31",
    b"0001-01-01",
    b"1900-02-29",
    b"99999999999999999999",
    b"0.0000000001",
    b"1e308",
    b"-1",
    b"NaN",
    b"=1+1",
    b"USD",
    "\u{ffe5}".as_bytes(),
    "合计".as_bytes(),
    b"Total",
];

fn mutant(of: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = of.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, WORDS[random.below(WORDS.len())].iter().copied())),
            3 => {
                let again = bytes[at..end].repeat(1 + random.below(8));
                drop(bytes.splice(at..at, again));
            }
            4 => bytes.truncate(at),
            _ => {
                let from = random.below(other.len());
                let part = &other[from..(from + random.below(200)).min(other.len())];
                drop(bytes.splice(at..end, part.iter().copied()));
            }
        }
    }
    bytes
}

#[test]
fn no_file_of_the_corpus_and_none_that_is_made_of_it_ends_in_a_panic() {
    let files: Vec<(PathBuf, Vec<u8>)> =
        corpus().into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    assert!(files.len() > 90, "{}", files.len());
    let seed: u64 = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (mut run, mut analysed, mut panics) = (0, 0, Vec::new());
    let mut kinds: BTreeMap<String, Took> = BTreeMap::new();
    for (path, bytes) in &files {
        let mutants = MUTANTS[usize::from(path.parent().is_some_and(|folder| folder.ends_with("everything")))];
        for nth in 0..=mutants {
            let other = &files[random.below(files.len())].1;
            let bytes = if nth == 0 { bytes.clone() } else { mutant(bytes, other, &mut random) };
            run += 1;
            let before = BYTES.with(|all| {
                let (now, _) = all.get();
                all.set((now, now));
                now
            });
            let begun = std::time::Instant::now();
            let ended = catch_unwind(|| everything(&bytes));
            let kind = path.extension().map_or("none".to_owned(), |ending| ending.to_string_lossy().into_owned());
            let took = kinds.entry(kind).or_default();
            took.files += 1;
            took.seconds = took.seconds.max(begun.elapsed().as_secs_f64());
            took.bytes = took.bytes.max((BYTES.with(Cell::get).1 - before) as usize);
            took.largest = took.largest.max(bytes.len());
            match ended {
                Ok(has) => analysed += usize::from(has),
                Err(_) => {
                    let kept = std::env::temp_dir().join(format!("whalecurve-everything-{}", panics.len()));
                    std::fs::write(&kept, &bytes).unwrap();
                    panics.push(format!("{} {nth}: {}", path.display(), kept.display()));
                }
            }
        }
    }
    println!("{run} files, {analysed} analysed");
    for (kind, Took { files, seconds, bytes, largest }) in &kinds {
        let [mb, kb] = [*bytes as f64 / 1e6, *largest as f64 / 1e3];
        println!("{kind}: {files} files of up to {kb:.0} kB, {seconds:.2} s and {mb:.1} MB at most");
    }
    // A file of a tenth of a megabyte that needs hundreds would end a tab.
    assert!(kinds.values().all(|took| took.bytes < 1 << 29));
    assert!(analysed * 3 > run, "{analysed} of {run} could be analysed");
    assert!(panics.is_empty(), "{panics:#?}");
}

#[test]
fn files_that_once_broke_something_can_be_analysed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/attacks");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(everything(&std::fs::read(&path).unwrap()), "{}", path.display());
    }
}

/// Rows of which each may name another currency, status or group, up to so many different ones.
fn distinct(column: &str, value: &dyn Fn(usize) -> String, different: usize) -> Vec<u8> {
    let mut text = format!("order,customer,date,amount,{column}\n");
    for at in 0..ROWS {
        let (month, day, value) = (1 + at % 12, 1 + at % 28, value(at % different));
        text += &format!("{at},C{},2025-{month:02}-{day:02},{}.5,{value}\n", at * 7919 % 997, at % 89);
    }
    text.into_bytes()
}

const ROWS: usize = 20_000;

#[test]
fn twenty_thousand_different_values_cost_little_more_than_twenty() {
    let letters =
        |at: usize| [at / 676, at / 26, at].map(|of| char::from(b'A' + (of % 26) as u8)).iter().collect::<String>();
    // Some that are currencies, so that the others are taken for them.
    let currency = |at: usize| if !at.is_multiple_of(5) { ["EUR", "USD"][at % 2].to_owned() } else { letters(at) };
    let columns: [(&str, &dyn Fn(usize) -> String); 9] = [
        ("currency", &currency),
        ("Währung", &letters),
        ("price", &|at| format!("{} {}.50", letters(at), at % 97)),
        ("status", &|at| format!("{} {at}", if at % 3 == 0 { "cancelled" } else { "shipped" })),
        ("category", &|at| format!("Category {at}")),
        ("product", &|at| format!("Item {at}")),
        ("region", &|at| format!("Region {at}")),
        ("channel", &|at| format!("Channel {at}")),
        ("type", &|at| format!("type {at}")),
    ];
    for (column, value) in columns {
        let took = |different: usize| {
            let table = distinct(column, value, different);
            let begun = std::time::Instant::now();
            everything(&table);
            begun.elapsed().as_secs_f64()
        };
        let (few, many) = (took(20), took(ROWS));
        println!("{column}: {few:.2} s with 20 values, {many:.2} s with {ROWS}");
        // What is quadratic takes a hundred times as long.
        assert!(many < 8.0 * few + 1.0, "{column}: {few:.2} s with 20 values, {many:.2} s with {ROWS}");
    }
}
