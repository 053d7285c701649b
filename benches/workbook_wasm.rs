//! A workbook of a million rows as the WebAssembly that is shipped, in Node: what reading it into columns takes beside what
//! calamine alone takes for the same cells.
//!
//! `make bench-workbook`; each figure is the median of several runs with their range, all in one process.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot run may panic")]

use calamine::{DataRef, Reader, Xlsx};
use std::hint::black_box;
use std::io::Cursor;
use std::ops::ControlFlow;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use whalecurve::Result;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::formats::AnyFile;
use whalecurve::ingest::import::Import;
use whalecurve::ingest::input::{EachRow, EachText, Input, Looked};
use whalecurve::ingest::plan::Packing;
use whalecurve::ingest::sheet::SheetRow;

#[wasm_bindgen(module = "fs")]
extern "C" {
    #[wasm_bindgen(js_name = readFileSync)]
    fn read(path: &str) -> Vec<u8>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

const RUNS: usize = 5;
/// As `src/worker/formats.rs` hands rows over.
const PIECE: usize = 64 * 1024;

/// A file behind the seam between two WebAssembly modules: its rows cross as bytes.
struct Crossing<'a>(AnyFile<Cursor<&'a [u8]>>);

impl Input for Crossing<'_> {
    fn size(&self) -> u64 {
        self.0.size()
    }
    fn slice(&self, at: u64, length: usize) -> Result<Vec<u8>> {
        self.0.slice(at, length)
    }
    fn look(&self, choices: &Choices, each: &mut dyn FnMut(Looked)) -> Result<()> {
        self.0.look(choices, each)
    }
    fn text(&self, packing: &Packing, encoding: &str, each: &mut EachText<'_>) -> Result<()> {
        self.0.text(packing, encoding, each)
    }
    fn rows(&self, packing: &Packing, sheet: &str, each: &mut EachRow<'_>) -> Result<()> {
        let mut hand = |piece: &[u8]| {
            let mut rest = piece;
            while !rest.is_empty() {
                let ((number, row), left): ((u64, SheetRow), &[u8]) = postcard::take_from_bytes(rest).unwrap();
                rest = left;
                let _ = each(number, &row)?;
            }
            Ok(())
        };
        let mut piece = Vec::with_capacity(PIECE * 2);
        self.0.rows(packing, sheet, &mut |number, row| {
            piece = postcard::to_extend(&(number, row), std::mem::take(&mut piece)).unwrap();
            if piece.len() >= PIECE {
                hand(&piece)?;
                piece.clear();
            }
            Ok(ControlFlow::Continue(()))
        })?;
        hand(&piece)
    }
    fn legacy(&self, bytes: &[u8]) -> Result<String> {
        self.0.legacy(bytes)
    }
}

#[wasm_bindgen_test]
fn workbook() {
    let bytes = read(&format!("{}/target/bench/orders-1000000.xlsx", env!("CARGO_MANIFEST_DIR")));
    let plan = files::inspect("orders.xlsx", &bytes, &Choices::default()).unwrap().plan;
    let [mut cells, mut range, mut direct, mut crossing] = <[Vec<f64>; 4]>::default();
    let time = |into: &mut Vec<f64>, work: &mut dyn FnMut() -> u64| {
        let started = now();
        black_box(work());
        into.push(now() - started);
    };
    let into_columns = |input: &dyn Input| {
        let mut import = Import::default();
        import.file("orders.xlsx", &plan, input, &mut |_, _| {}).unwrap();
        import.rows()
    };
    for _ in 0..RUNS {
        let open = || Xlsx::new(Cursor::new(&bytes[..])).unwrap();
        time(&mut cells, &mut || {
            let mut book = open();
            let mut reader = book.worksheet_cells_reader("Orders").unwrap();
            let mut texts = 0;
            while let Some(cell) = reader.next_cell().unwrap() {
                texts += u64::from(matches!(cell.get_value(), DataRef::SharedString(_)));
            }
            texts
        });
        time(&mut range, &mut || open().worksheet_range("Orders").unwrap().height() as u64);
        time(&mut direct, &mut || into_columns(&AnyFile::new(Cursor::new(&bytes[..])).unwrap()));
        time(&mut crossing, &mut || into_columns(&Crossing(AnyFile::new(Cursor::new(&bytes[..])).unwrap())));
    }
    let all = [
        ("calamine, cell by cell", cells),
        ("calamine, the sheet at once", range),
        ("into columns", direct),
        ("into columns, rows crossing as bytes, as on the page", crossing),
    ];
    let sorted = all.map(|(name, mut times)| {
        times.sort_by(f64::total_cmp);
        (name, times)
    });
    let [alone, whole] = [0, 1].map(|at| sorted[at].1[RUNS / 2]);
    console_log!("| | ms | beside cell by cell | beside the sheet at once |");
    console_log!("| --- | ---: | ---: | ---: |");
    for (name, times) in sorted {
        let own = times[RUNS / 2];
        let (least, most) = (times[0], times[RUNS - 1]);
        console_log!("| {name} | {own:.0} ({least:.0}–{most:.0}) | {:.2} × | {:.2} × |", own / alone, own / whole);
    }
}
