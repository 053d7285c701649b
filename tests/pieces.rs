//! A text that several readers read in pieces gives what one reader makes of it, wherever it is cut.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::results_json;
use proptest::prelude::*;
use std::cell::Cell;
use std::io::Cursor;
use whalecurve::analysis::analyze;
use whalecurve::error::Result;
use whalecurve::ingest::change::Choices;
use whalecurve::ingest::files;
use whalecurve::ingest::formats::AnyFile;
use whalecurve::ingest::import::{Import, Imported, Outcome, Piece, Stray};
use whalecurve::ingest::input::{EachRow, EachText, Input, Looked};
use whalecurve::ingest::options::{Merge, Options, Repeats};
use whalecurve::ingest::pieces::{Job, Split};
use whalecurve::ingest::plan::{Packing, Plan};
use whalecurve::ledger::Ledger;
use whalecurve::protocol::{from_bytes, to_bytes};
use whalecurve::settings::Settings;

const NAME: &str = "orders.csv";

/// How a text is divided, who reads it, and whose piece comes next.
#[derive(Clone, Copy, Debug)]
struct Way {
    piece: u64,
    readers: usize,
    turn: usize,
}

fn in_pieces(texts: &[&[u8]], plans: &[Plan], options: &Options, way: Way) -> Result<(Ledger, Vec<Imported>)> {
    let mut plans = plans.to_vec();
    loop {
        let mut import = Import::new(options);
        for (text, plan) in texts.iter().zip(&plans) {
            one_in_pieces(&mut import, text, plan, options, way)?;
        }
        match import.finish()? {
            Outcome::Done(ledger, imported) => return Ok((*ledger, imported)),
            Outcome::Again(better) => plans = better,
        }
    }
}

fn one_in_pieces(import: &mut Import, text: &[u8], plan: &Plan, options: &Options, way: Way) -> Result<()> {
    let input = AnyFile::new(Cursor::new(text))?;
    import.begin(NAME, plan)?;
    let mut split =
        Split::new(import, options, (NAME, plan), &input, way.piece).map_err(|error| error.in_file(NAME))?;
    let mut at_work: Vec<Vec<u8>> = Vec::new();
    let mut turn = way.turn;
    while !split.is_done() {
        while at_work.len() < way.readers
            && let Some(job) = split.job()
        {
            at_work.push(to_bytes(&job).unwrap());
        }
        turn = turn.wrapping_mul(31).wrapping_add(7);
        if turn.is_multiple_of(3) || !split.advance(import)? {
            if at_work.is_empty() {
                continue;
            }
            // As from one worker to another.
            let job: Job = from_bytes(&at_work.swap_remove(turn % at_work.len())).unwrap();
            let came = to_bytes(&job.read(&input)).unwrap();
            split.came(job.piece, from_bytes::<Option<Box<Piece>>>(&came).unwrap());
        }
    }
    assert_eq!(split.read(), text.len() as u64);
    if let Some(Stray(bytes)) = import.end()? {
        import.written_in(&input.legacy(&bytes)?);
    }
    Ok(())
}

/// All that is known of an import, to be compared.
fn told(found: Result<(Ledger, Vec<Imported>)>) -> String {
    let (ledger, imported) = match found {
        Ok(found) => found,
        Err(error) => return format!("{error:?}"),
    };
    let analysis = analyze(&ledger, &Settings::default());
    let results = analysis.map(|analysis| results_json(&ledger, &imported, &analysis).to_string());
    let names: Vec<_> = ledger.all().map(|customer| (ledger.id(customer), ledger.name(customer))).collect();
    let products: Vec<_> = ledger.products.iter().collect();
    let lines = (&ledger.day, &ledger.order, &ledger.amount, &ledger.cost, &ledger.product, &ledger.flags);
    format!("{results:?}\n{names:?}\n{products:?}\n{lines:?}\n{imported:?}")
}

/// Compares both ways to read texts; what they are guessed to be must be such that they can be read in pieces.
fn same(texts: &[&[u8]], options: &Options, ways: &[Way]) -> std::result::Result<(), TestCaseError> {
    let plan = |text: &&[u8]| Some(files::inspect(NAME, text, &Choices::default()).ok()?.plan);
    let Some(plans) = texts.iter().map(plan).collect::<Option<Vec<Plan>>>() else { return Ok(()) };
    if !plans.iter().all(Plan::is_splittable) {
        return Ok(());
    }
    let named: Vec<(&str, &[u8])> = texts.iter().map(|text| (NAME, *text)).collect();
    let whole = told(files::import(&named, &plans, options, 1 << 20));
    for &way in ways {
        let found = told(in_pieces(texts, &plans, options, way));
        let differs = whole.bytes().zip(found.bytes()).position(|(a, b)| a != b);
        let around = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[differs.unwrap_or(0)..]).chars().take(200).collect::<String>()
        };
        prop_assert!(found == whole, "{:?}: found {}, wanted {}", way, around(&found), around(&whole));
    }
    Ok(())
}

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let way = |readers| (4u64..400, any::<usize>()).prop_map(move |(piece, turn)| Way { piece, readers, turn });
    [0usize, 1, 2, 3, 7].map(way).to_vec()
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Z0-9 ]{0,8}",
        2 => Just("\"two\nlines\"".to_owned()),
        1 => Just("\"a \"\"quote\"\",\r\nand more\n\n\"".to_owned()),
        2 => Just("咖啡，中杯".to_owned()),
        1 => Just("Total".to_owned()),
    ]
}

fn customer() -> impl Strategy<Value = String> {
    prop_oneof![12 => "C[0-9]{1,2}", 1 => Just(String::new()), 2 => Just("张三".to_owned()), 1 => cell()]
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => (-9_000i64..90_000).prop_map(|cents| format!("{}.{:02}", cents / 100, (cents % 100).abs())),
        1 => Just("12.3456".to_owned()),
        1 => Just("€ 5.00".to_owned()),
        1 => Just("n/a".to_owned()),
        1 => Just("123456789012345678901.5".to_owned()),
    ]
}

fn row() -> impl Strategy<Value = String> {
    let date = prop_oneof![
        9 => (0i32..900).prop_map(|days| whalecurve::Day::from_epoch(19_000 + days).to_string()),
        1 => Just("2024-02-31".to_owned()),
    ];
    let line = (customer(), cell(), date, amount(), cell(), "[A-C]?[0-9]{2}").prop_map(
        |(customer, name, date, amount, product, order)| format!("{customer},{name},{date},{amount},{product},{order}"),
    );
    prop_oneof![20 => line, 1 => Just(String::new()), 1 => Just("a note".to_owned()), 1 => Just("Total,,,99,,".to_owned())]
}

/// Quoted with a backslash, quoted over lines, plain.
const PRODUCTS: [&str; 4] = ["mug", "\"6\\\" wide, blue\"", "\"9\\\"\nand more\"", "\"a, b\""];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_cut_gives_the_same(
        rows in prop::collection::vec((row(), "(\r?\n|\r)"), 0..60),
        begin in prop_oneof![Just(""), Just("\u{feff}"), Just("Orders 2024\n\n")],
        ways in ways(),
    ) {
        let mut text = format!("{begin}customer id,customer name,order date,amount,product,order id\n");
        rows.iter().for_each(|(row, end)| text += &format!("{row}{end}"));
        same(&[text.as_bytes()], &Options::default(), &ways)?;
        let merges = vec![Merge { from: "C1".into(), into: "C2".into() }, Merge { from: "C2".into(), into: "C3".into() }];
        same(&[text.trim_end().as_bytes()], &Options { merges, ..Options::default() }, &ways[1..2])?;
    }

    #[test]
    fn any_dialect_gives_the_same(
        rows in prop::collection::vec((0u32..9, prop::sample::select(PRODUCTS.to_vec()), any::<bool>()), 5..60),
        nested in any::<bool>(),
        ways in ways(),
    ) {
        let mut text = "customer,date,amount,product\n".to_owned();
        for (at, (customer, product, mark)) in rows.iter().enumerate() {
            let line = format!("c{customer},2024-01-{:02},{at}.5,{product}", at % 28 + 1);
            let mark = if *mark { "\u{feff}" } else { "" };
            text += &if nested { format!("\"{}\"\n", line.replace('"', "\"\"")) } else { format!("{mark}{line}\n") };
        }
        same(&[text.as_bytes()], &Options::default(), &ways)?;
    }

    #[test]
    fn any_bytes_give_the_same(
        noise in prop::collection::vec((0usize..400, any::<u8>()), 0..6),
        open in any::<bool>(),
        ways in ways(),
    ) {
        let mut text = b"customer,date,amount\n".to_vec();
        (0..30).for_each(|row| text.extend(format!("客{},2024-01-{:02},{}.5\n", row % 7, row % 28 + 1, row).bytes()));
        noise.iter().for_each(|&(at, byte)| {
            let at = at % text.len();
            text[at] = byte;
        });
        if open {
            text.extend(b"x,2024-02-01,\"1\n2\n");
        }
        same(&[&text], &Options::default(), &ways)?;
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    let mut text = "customer,date,amount,comment\r\n".to_owned();
    for row in 0..4_000 {
        let comment = if row % 5 == 0 { "\"a comment\r\nin “two” lines\"" } else { "plain" };
        text += &format!(
            "c{},2024-{:02}-{:02},{}.{:02},{comment}\r\n",
            row % 97,
            row % 12 + 1,
            row % 28 + 1,
            row,
            row % 100
        );
    }
    let ways = [1 << 10, 1 << 14, 100_000, 1 << 26]
        .into_iter()
        .flat_map(|piece| [0, 1, 2, 3, 7].map(|readers| Way { piece, readers, turn: readers }));
    let ways: Vec<Way> = ways.collect();
    same(&[text.as_bytes()], &Options::default(), &ways).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_of_an_earlier_file_are_known_again(
        rows in prop::collection::vec(row(), 10..60),
        others in prop::collection::vec(row(), 10..60),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        repeats in prop_oneof![Just(Repeats::Keep), Just(Repeats::Drop)],
        ways in ways(),
    ) {
        let text = |rows: &[String]| format!("customer id,customer name,order date,amount,product,order id\n{}\n", rows.join("\n"));
        let mut second = others.clone();
        again.iter().for_each(|at| second.insert(at.index(second.len()), at.get(&rows).clone()));
        let (first, second, third) = (text(&rows), text(&second), text(&others));
        let texts = [first.as_bytes(), second.as_bytes(), third.as_bytes()];
        same(&texts, &Options { repeats, ..Options::default() }, &ways)?;
    }
}

/// Most pieces fit as they come; otherwise nothing would be won.
#[test]
fn pieces_are_not_read_twice() {
    let text: String = (0..2_000).map(|row| format!("c{},2024-01-{:02},{row}\n", row % 50, row % 28 + 1)).collect();
    let text = format!("customer,date,amount\n{text}");
    let input = AnyFile::new(Cursor::new(text.as_bytes())).unwrap();
    let plan = files::inspect(NAME, text.as_bytes(), &Choices::default()).unwrap().plan;
    let mut import = Import::new(&Options::default());
    import.begin(NAME, &plan).unwrap();
    let mut split = Split::new(&mut import, &Options::default(), (NAME, &plan), &input, 1_500).unwrap();
    assert!(split.advance(&mut import).unwrap());
    let mut jobs = 0;
    while let Some(job) = split.job() {
        let piece = job.read(&input).unwrap();
        assert!(piece.start < piece.end);
        split.came(job.piece, Some(Box::new(piece)));
        jobs += 1;
    }
    // The one that was next, which is never given away; then all others in one go.
    (0..2).for_each(|_| assert!(split.advance(&mut import).unwrap()));
    assert!(jobs > 20 && split.is_done());
    assert_eq!(import.rows(), 2_000);
}

/// A text that counts the bytes that are read of it.
struct Counted<'a>(&'a [u8], Cell<usize>);

impl Input for Counted<'_> {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn slice(&self, at: u64, length: usize) -> Result<Vec<u8>> {
        let from = self.0.get(at as usize..).unwrap_or_default();
        let slice = from[..length.min(from.len())].to_vec();
        self.1.set(self.1.get() + slice.len());
        Ok(slice)
    }

    fn look(&self, _: &Choices, _: &mut dyn FnMut(Looked)) -> Result<()> {
        unreachable!("a plain text")
    }

    fn text(&self, _: &Packing, _: &str, _: &mut EachText<'_>) -> Result<()> {
        unreachable!("a plain text")
    }

    fn rows(&self, _: &Packing, _: &str, _: &mut EachRow<'_>) -> Result<()> {
        unreachable!("a plain text")
    }

    fn legacy(&self, _: &[u8]) -> Result<String> {
        unreachable!("a plain text")
    }
}

/// A reader that finds no line feed looks for none beyond its piece: each would read the file to its end.
#[test]
fn lines_that_end_in_carriage_returns_are_not_read_over_and_over() {
    let text: String = (0..100_000).map(|row| format!("c{},2024-01-{:02},{row}\r", row % 50, row % 28 + 1)).collect();
    let text = format!("customer,date,amount\r{text}");
    let input = Counted(text.as_bytes(), Cell::new(0));
    let plan = files::inspect(NAME, text.as_bytes(), &Choices::default()).unwrap().plan;
    let mut import = Import::new(&Options::default());
    import.begin(NAME, &plan).unwrap();
    let mut split = Split::new(&mut import, &Options::default(), (NAME, &plan), &input, 100_000).unwrap();
    let mut jobs = 0;
    while !split.is_done() {
        while let Some(job) = split.job() {
            split.came(job.piece, job.read(&input).map(Box::new));
            jobs += 1;
        }
        split.advance(&mut import).unwrap();
    }
    import.end().unwrap();
    assert!(jobs > 10);
    assert_eq!(import.rows(), 100_000);
    let read = input.1.get();
    assert!(read < 3 * text.len(), "{read} bytes were read of {}", text.len());
}
