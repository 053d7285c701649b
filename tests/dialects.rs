//! Random tables written in random dialects read back to the table, or the inspection says what is ambiguous.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use encoding_rs::{Encoding, GB18030, UTF_8};
use proptest::prelude::*;
use whalecurve::Day;
use whalecurve::ingest::amount::DecimalMark;
use whalecurve::ingest::change::{Choices, DoubtCode};
use whalecurve::ingest::date::DateOrder;
use whalecurve::ingest::files;
use whalecurve::ingest::inspection::Inspection;
use whalecurve::ingest::options::Options;

#[derive(Clone, Copy, Debug)]
struct Dialect {
    delimiter: char,
    quotes: bool,
    encoding: &'static Encoding,
    date: DateOrder,
    mark: DecimalMark,
    grouped: bool,
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let marks = prop_oneof![Just(DecimalMark::Point), Just(DecimalMark::Comma)];
    let dates = prop_oneof![Just(DateOrder::Ymd), Just(DateOrder::Dmy), Just(DateOrder::Mdy)];
    let encodings = prop_oneof![Just(UTF_8), Just(GB18030)];
    let delimiters = prop::sample::select(vec![',', ';', '\t', '|']);
    (delimiters, any::<bool>(), encodings, dates, marks, any::<bool>()).prop_map(
        // What holds its own delimiter must be quoted.
        |(delimiter, quotes, encoding, date, mark, grouped)| Dialect {
            delimiter,
            quotes: quotes || delimiter == ',',
            encoding,
            date,
            mark,
            grouped,
        },
    )
}

fn row() -> impl Strategy<Value = (usize, i32, i64)> {
    (0usize..6, 19_000i32..20_500, -5_000_000i64..5_000_000)
}

const CUSTOMERS: [&str; 6] = ["张三", "李四", "Ann Lee", "0017", "王小明", "Bob"];

fn date(day: Day, order: DateOrder) -> String {
    let (y, m, d) = day.ymd();
    match order {
        DateOrder::Ymd => format!("{y}-{m:02}-{d:02}"),
        DateOrder::Dmy => format!("{d:02}/{m:02}/{y}"),
        DateOrder::Mdy => format!("{m:02}/{d:02}/{y}"),
    }
}

fn amount(cents: i64, dialect: &Dialect) -> String {
    let (mark, group) = if dialect.mark == DecimalMark::Point { ('.', ',') } else { (',', '.') };
    let digits = (cents.abs() / 100).to_string();
    let mut whole = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if dialect.grouped && at > 0 && (digits.len() - at).is_multiple_of(3) {
            whole.push(group);
        }
        whole.push(digit);
    }
    format!("{}{whole}{mark}{:02}", if cents < 0 { "-" } else { "" }, cents.abs() % 100)
}

fn written(rows: &[(usize, i32, i64)], dialect: &Dialect) -> Vec<u8> {
    let mut text = String::new();
    let mut line = |cells: [String; 3]| {
        let quoted = cells.map(|cell| if dialect.quotes { format!("\"{cell}\"") } else { cell });
        text += &quoted.join(&dialect.delimiter.to_string());
        text.push('\n');
    };
    line(["客户编号", "下单日期", "金额"].map(str::to_owned));
    for &(customer, day, cents) in rows {
        line([CUSTOMERS[customer].to_owned(), date(Day::from_epoch(day), dialect.date), amount(cents, dialect)]);
    }
    dialect.encoding.encode(&text).0.into_owned()
}

fn asks(found: &Inspection, code: DoubtCode) -> bool {
    found.questions().any(|doubt| doubt.code == code)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_table_in_any_dialect_reads_back(dialect in dialect(), rows in prop::collection::vec(row(), 2..30)) {
        let bytes = written(&rows, &dialect);
        let found = files::inspect("t", &bytes, &Choices::default()).unwrap();
        prop_assert_eq!(found.plan.delimiter, Some(dialect.delimiter));
        prop_assert_eq!(found.plan.encoding.as_deref(), Some(dialect.encoding.name()));
        let mut plan = found.plan.clone();
        // What is asked is answered as a person would.
        if asks(&found, DoubtCode::DateOrder) {
            plan.date_order = dialect.date;
        }
        if asks(&found, DoubtCode::DecimalMark) {
            plan.decimal_mark = dialect.mark;
        }
        if asks(&found, DoubtCode::Sign) {
            plan.flipped.clear();
        }
        let (ledger, imported) = files::import(&[("t", &bytes)], &[plan], &Options::default(), 50).unwrap();
        prop_assert_eq!(imported[0].receipt.rows_used, rows.len() as u64, "{:?}", imported[0].receipt);
        let mut wanted: Vec<(&str, i32, String)> = rows
            .iter()
            .map(|&(customer, day, cents)| {
                let figure = whalecurve::money::Figure { units: cents.into(), scale: 2 }.trimmed();
                (CUSTOMERS[customer], day, figure.to_string())
            })
            .collect();
        let mut read: Vec<(&str, i32, String)> = ledger
            .all()
            .flat_map(|customer| ledger.lines(customer).map(move |line| (customer, line)))
            .map(|(customer, line)| {
                (ledger.id(customer), ledger.day[line].epoch(), ledger.amount.figure(line).trimmed().to_string())
            })
            .collect();
        wanted.sort();
        read.sort();
        prop_assert_eq!(read, wanted);
    }
}
