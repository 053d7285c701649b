//! The same table in many formats and dialects gives the same results.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod common;

use common::results_of;
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;
use std::io::Write;
use whalecurve::Day;
use whalecurve::settings::Settings;

/// One order line of the table that all variants hold.
struct Row {
    order: &'static str,
    customer: &'static str,
    day: Day,
    product: &'static str,
    /// In hundredths.
    amount: i64,
    cost: i64,
}

const HEADERS: [&str; 6] = ["Order ID", "Customer ID", "Order Date", "Product", "Amount", "Cost"];
const CHINESE: [&str; 6] = ["订单编号", "客户编号", "下单日期", "商品名称", "金额", "成本"];

fn table() -> Vec<Row> {
    let customers = ["00017", "Ann, the first", "张三", "O'Neil", "王五 \"老王\""];
    (0..60i32)
        .map(|at| Row {
            order: ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7"][at as usize % 7],
            customer: customers[at as usize % 5],
            day: Day::from_iso("2023-11-03").unwrap().plus_days(at * 7),
            product: ["茶杯", "Tea; green", "Kettle"][at as usize % 3],
            amount: if at % 11 == 5 { -1250 } else { 100_000 + i64::from(at) * 1337 },
            cost: i64::from(at) * 700,
        })
        .collect()
}

fn point(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// 1.234,50
fn comma(hundredths: i64) -> String {
    let (sign, whole) = (if hundredths < 0 { "-" } else { "" }, hundredths.abs() / 100);
    let grouped = if whole >= 1000 { format!("{}.{:03}", whole / 1000, whole % 1000) } else { whole.to_string() };
    format!("{sign}{grouped},{:02}", hundredths.abs() % 100)
}

fn text(headers: [&str; 6], delimiter: &str, date: fn(Day) -> String, amount: fn(i64) -> String) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = headers.map(quoted).join(delimiter) + "\r\n";
    for row in table() {
        let cells = [row.order, row.customer, &date(row.day), row.product, &amount(row.amount), &amount(row.cost)];
        text += &(cells.map(quoted).join(delimiter) + "\r\n");
    }
    text
}

fn iso(day: Day) -> String {
    day.to_string()
}

fn german(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{day:02}.{month:02}.{year}")
}

fn american(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{month}/{day}/{year} 2:30 PM")
}

fn chinese(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year}年{month}月{day}日")
}

fn utf16(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
}

fn xlsx(headers: [&str; 6]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Notes").unwrap();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (column, header) in headers.iter().enumerate() {
        sheet.write(0, column as u16, *header).unwrap();
    }
    for (at, row) in table().iter().enumerate() {
        let (line, (year, month, day)) = (at as u32 + 1, row.day.ymd());
        sheet.write(line, 0, row.order).unwrap();
        sheet.write(line, 1, row.customer).unwrap();
        let day = ExcelDateTime::from_ymd(year as u16, month as u8, day as u8).unwrap();
        sheet.write_with_format(line, 2, day, &date).unwrap();
        sheet.write(line, 3, row.product).unwrap();
        sheet.write(line, 4, row.amount as f64 / 100.0).unwrap();
        sheet.write(line, 5, row.cost as f64 / 100.0).unwrap();
    }
    // One cell far away must cost nothing.
    sheet.write(200_000, 16_000, " ").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An OpenDocument written by hand: texts, days as days, amounts as numbers, and an empty rest that claims a full sheet.
fn ods(headers: [&str; 6]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let words = |text: &str| {
        let text = escaped(text);
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |hundredths: i64| {
        let value = point(hundredths);
        format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"/>")
    };
    let mut rows = format!("<table:table-row>{}</table:table-row>", headers.map(words).concat());
    for row in table() {
        let day = format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{}\"/>", row.day);
        let cells =
            [words(row.order), words(row.customer), day, words(row.product), number(row.amount), number(row.cost)];
        rows += &format!("<table:table-row>{}</table:table-row>", cells.concat());
    }
    rows += "<table:table-row table:number-rows-repeated=\"1048515\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row>";
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                  xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                  xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {spaces}><office:body><office:spreadsheet>\
         <table:table table:name=\"Data\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/></manifest:manifest>"
    );
    let files: [(&str, &[u8]); 3] = [
        ("mimetype", kind.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ];
    zipped(&files)
}

/// A workbook that no Rust library writes; `tests/variants/make.py` made it, of the same table. Excel itself has seen none
/// of them: the xls are xlwt's, the xlsb pyxlsbwriter's.
fn made(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/variants").join(name)).unwrap()
}

/// Results without what tells the files apart.
fn results(name: &str, bytes: &[u8]) -> Value {
    let mut results = results_of(name, bytes, &Settings::default());
    results.as_object_mut().unwrap().remove("import");
    results
}

#[test]
fn every_variant_gives_the_same_results() {
    let plain = text(HEADERS, ",", iso, point);
    let wanted = results("plain.csv", plain.as_bytes());
    assert_eq!(wanted["totals"]["customers"], 5);
    let variants: Vec<(&str, Vec<u8>)> = vec![
        ("bom.csv", format!("\u{feff}{plain}").into_bytes()),
        ("unix line ends.csv", plain.replace("\r\n", "\n").into_bytes()),
        ("gbk.csv", GB18030.encode(&plain).0.into_owned()),
        ("german.csv", text(HEADERS, ";", german, comma).into_bytes()),
        ("american.csv", text(HEADERS, "|", american, point).into_bytes()),
        ("utf-16le.tsv", utf16(&text(HEADERS, "\t", iso, point), b"\xff\xfe", u16::to_le_bytes)),
        ("utf-16be.tsv", utf16(&text(HEADERS, "\t", iso, point), b"\xfe\xff", u16::to_be_bytes)),
        ("utf-16 without mark.tsv", utf16(&text(HEADERS, "\t", iso, point), b"", u16::to_le_bytes)),
        ("chinese.csv", text(CHINESE, ",", chinese, point).into_bytes()),
        ("chinese gbk.csv", GB18030.encode(&text(CHINESE, ",", chinese, point)).0.into_owned()),
        ("gz.csv.gz", gz(plain.as_bytes())),
        ("gz of gbk.gz", gz(&GB18030.encode(&text(CHINESE, ",", chinese, point)).0)),
        ("zip.zip", zipped(&[("folder/orders.csv", plain.as_bytes()), ("readme.txt", b"Have fun.")])),
        ("workbook in a zip.zip", zipped(&[("orders.xlsx", &xlsx(CHINESE))])),
        ("workbook in a gz.gz", gz(&xlsx(HEADERS))),
        ("open document.ods", ods(HEADERS)),
        ("open document.ods", ods(CHINESE)),
        ("workbook.xlsx", xlsx(HEADERS)),
        ("workbook named wrongly.csv", xlsx(CHINESE)),
        ("workbook.xls", made("workbook.xls")),
        ("chinese workbook.xls", made("workbook chinese.xls")),
        ("old workbook in a gz.gz", gz(&made("workbook.xls"))),
        ("workbook.xlsb", made("workbook.xlsb")),
        ("chinese workbook.xlsb", made("workbook chinese.xlsb")),
        ("binary workbook in a zip.zip", zipped(&[("orders.xlsb", &made("workbook.xlsb"))])),
        ("chinese utf-16.tsv", utf16(&text(CHINESE, "\t", chinese, point), b"\xff\xfe", u16::to_le_bytes)),
        ("chinese semicolons.csv", text(CHINESE, ";", chinese, comma).into_bytes()),
        ("chinese zip.zip", zipped(&[("订单.csv", &GB18030.encode(&text(CHINESE, ",", chinese, point)).0)])),
    ];
    for (name, bytes) in variants {
        assert_eq!(results(name, &bytes), wanted, "{name}");
    }
}

#[test]
fn evidence_beyond_the_samples_outweighs_them() {
    // Every sampled date could be either, so the day is taken to stand first; one row deep in the file says otherwise.
    let mut text = "customer,date,amount\n".to_owned();
    for at in 0..120_000 {
        text += &format!("c{:03},0{}/0{}/2024,1.50\n", at % 500, at % 9 + 1, at % 7 + 1);
    }
    // At a third of the file, where no sample looks.
    let third = text[text.len() / 3..].find('\n').unwrap() + text.len() / 3 + 1;
    text.insert_str(third, "c001,03/25/2024,1.50\n");
    let results = results_of("late.csv", text.as_bytes(), &Settings::default());
    let file = &results["import"]["files"][0];
    assert_eq!((&file["rows_read"], &file["rows_set_aside"]), (&Value::from(120_001), &Value::from(0)));
    assert_eq!(results["as_of"], "2024-09-08");
}
