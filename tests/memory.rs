//! No odd file makes reading take more than 1 GiB: a test binary of its own, because it counts every allocation.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
#![allow(unsafe_code, reason = "an allocator is unsafe to write; this one passes everything on and counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use whalecurve::Code;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::options::Options;

/// What reading one file may take.
const MOST: usize = 1 << 30;

static USED: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// Growing is left to the trait: it takes the new memory before it gives back the old, as WebAssembly has to.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let used = USED.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(used, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let used = USED.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(used, Ordering::Relaxed);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most that was in use at once while `run` ran, beyond what was in use before.
fn peak<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = USED.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let outcome = run();
    (outcome, PEAK.load(Ordering::Relaxed).saturating_sub(before))
}

fn read(name: &str, bytes: &[u8]) -> whalecurve::Result<()> {
    let plan = files::inspect(name, bytes, &Choices::default())?.plan;
    files::import(&[(name, bytes)], &[plan], &Options::default(), 1 << 20).map(drop)
}

/// A workbook in a gz of 3 MB that claims 600 MB.
fn bomb() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).unwrap();
    let zeros = vec![0u8; 1 << 20];
    (0..600).for_each(|_| packed.write_all(&zeros).unwrap());
    packed.finish().unwrap()
}

// One test, so that nothing else allocates meanwhile.
#[test]
fn no_file_takes_more_than_a_gibibyte() {
    let (_, counted) = peak(|| vec![1u8; 1 << 26]);
    assert!(counted >= 1 << 26, "the allocator counts");
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["tests/files", "tests/variants"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        paths.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    assert!(paths.len() > 60);
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let (_, peak) = peak(|| read("file", &bytes));
        assert!(peak <= MOST, "{} took {} MiB", path.display(), peak >> 20);
    }
    let bomb = bomb();
    let (outcome, peak) = peak(|| read("bomb.gz", &bomb));
    assert_eq!(outcome.unwrap_err().code, Code::UnpackedTooLarge);
    assert!(peak <= MOST, "the bomb took {} MiB", peak >> 20);
}
