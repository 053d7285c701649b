//! The sentences that people read when something goes wrong, in both languages, as snapshots: read them when they change.

use whalecurve::text::{Language, Text};
use whalecurve::{Code, Error};

/// One error per code, with the place and the findings that the engine would give it.
fn examples() -> Vec<Error> {
    Code::ALL
        .iter()
        .map(|code| {
            let error = Error::new(*code).in_file("orders.csv");
            match code {
                Code::NotATable => error.found("PNG"),
                Code::Unreadable => error.found("NotReadableError"),
                Code::QuoteUnclosed => error.at_row(12),
                Code::ColumnMissing => error.wanted("customer, date"),
                Code::MappingNeeded => error.wanted("date-order, currency"),
                Code::ColumnUnknown => error.found("17"),
                Code::FilesDiffer => error.found("EUR, USD"),
                Code::CustomerMissing | Code::RowTooShort | Code::Undecodable => error.at_row(7),
                Code::DateMissing => error.at_row(7).at_column("Order date"),
                Code::DateInvalid => error.at_row(7).at_column("Order date").found("31/02/2026"),
                Code::AmountMissing => error.at_row(7).at_column("Amount"),
                Code::AmountInvalid => error.at_row(7).at_column("Amount").found("tbd"),
                Code::AmountTooLong => error.at_row(7).at_column("Amount").found("0.0000000000000000000000000001"),
                Code::CellError => error.in_sheet(Some("Q1")).at_row(7).at_column("Amount").found("#REF!"),
                Code::TotalRow => error.at_row(1_201).found("Total"),
                Code::SheetTooLarge => error.found("17179869184").wanted("8000000"),
                Code::TooManyRows => error.found("52").wanted("40"),
                Code::TableUnknown => error.found("Q3"),
                Code::NoteRow => error.at_row(1_203).found("Printed: 2026-11-21"),
                Code::HeaderRepeated | Code::LineRepeated => error.at_row(501),
                Code::OtherCurrency => error.at_row(7).at_column("Currency").found("USD"),
                Code::LineLeftOut => error.at_row(7).at_column("Product").found("Shipping"),
                Code::SettingInvalid => {
                    Error::new(*code).at_column("gross_margin").found("1.5").wanted("0 … 1, 0.0001")
                }
                Code::SettingUnknown => Error::new(*code).at_column("colour"),
                Code::RuleInvalid => Error::new(*code).found("profits > 3").wanted("…"),
                Code::FormatsMissing => error.found("NetworkError"),
                Code::NothingLoaded
                | Code::EngineStopped
                | Code::OutOfMemory
                | Code::BuildMismatch
                | Code::AnswerUnreadable => Error::new(*code),
                _ => error,
            }
        })
        .collect()
}

fn sentences(language: Language) -> String {
    let text = Text::built_in(language);
    let lines: Vec<String> =
        examples().iter().map(|error| format!("{}\n    {}", text.reason(error.code), text.error(error))).collect();
    lines.join("\n")
}

#[test]
fn error_sentences_in_english() {
    insta::assert_snapshot!(sentences(Language::English));
}

#[test]
fn error_sentences_in_chinese() {
    insta::assert_snapshot!(sentences(Language::Chinese));
}

#[test]
fn no_sentence_shows_a_key_or_an_unfilled_variable() {
    for language in Language::ALL {
        let text = Text::built_in(*language);
        for error in examples().into_iter().chain(Code::ALL.iter().map(|code| Error::new(*code))) {
            let sentence = text.error(&error);
            assert!(!sentence.contains(['{', '$']) && !sentence.contains("error-"), "{sentence}");
        }
    }
}
