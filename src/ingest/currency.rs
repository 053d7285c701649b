//! Which currency an amount is in: by a column, else by the sign beside the digits.

use super::amount::CURRENCIES;
use super::receipt::CurrencyRows;
use crate::sorting;
use unicode_normalization::UnicodeNormalization;

/// Bytes of the longest name, with room for blanks.
const LONGEST: usize = 24;

fn bare(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The currency that an amount carries, as a code where the sign is unambiguous (`€` → `EUR`), else as the sign.
pub fn beside(amount: &str) -> Option<&'static str> {
    let bare = bare(amount);
    let bare = bare.trim_matches(['(', ')', '-', '+', '−']).to_uppercase();
    let at_an_end = |sign: &str| bare.starts_with(sign) || bare.ends_with(sign);
    CURRENCIES.iter().find(|(sign, _)| at_an_end(&sign.to_uppercase())).map(|&(_, code)| code)
}

/// Could there be a sign? Digits at both ends leave no room for one; the usual amount is told by two bytes.
#[inline]
pub fn may_be_beside(amount: &[u8]) -> bool {
    let digit = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
    !digit(amount.first()) || !digit(amount.last())
}

/// The currency that a cell of a currency column names: its code where known, else what stands there.
pub fn named(cell: &str) -> String {
    let bare = bare(cell).to_uppercase();
    let known = CURRENCIES.iter().find(|(sign, code)| sign.to_uppercase() == bare || *code == bare);
    let word = match bare.as_str() {
        "美元" => "USD",
        "欧元" => "EUR",
        "英镑" => "GBP",
        "日元" => "JPY",
        "港币" | "港元" => "HKD",
        _ => known.map_or(bare.as_str(), |&(_, code)| code),
    };
    word.chars().take(12).collect()
}

/// Is a cell a currency and nothing else?
pub fn is_one(cell: &str) -> bool {
    let may_be = cell.len() <= LONGEST && !cell.bytes().any(|byte| byte.is_ascii_digit());
    may_be && {
        let named = named(cell);
        CURRENCIES.iter().any(|&(_, code)| code == named)
    }
}

/// Is it the same currency? A sign that several currencies share is any of them.
pub fn same(one: &str, other: &str) -> bool {
    let is =
        |sign: &str, codes: &[&str]| (one == sign && codes.contains(&other)) || (other == sign && codes.contains(&one));
    one == other || is("¥", &["CNY", "JPY"]) || is("$", &["USD"])
}

/// Rows by currency with those of one currency under one name: the code, where one is named.
pub fn merged(mut rows: Vec<CurrencyRows>) -> Vec<CurrencyRows> {
    sorting::by_key(&mut rows, |counted| std::cmp::Reverse((counted.currency.len() == 3, counted.rows)));
    let mut merged: Vec<CurrencyRows> = Vec::new();
    for counted in rows {
        match merged.iter_mut().find(|known| same(&known.currency, &counted.currency)) {
            Some(known) => {
                known.rows += counted.rows;
                known.amount = known.amount.plus(counted.amount).unwrap_or(known.amount);
            }
            None => merged.push(counted),
        }
    }
    sorting::by_key(&mut merged, |counted| std::cmp::Reverse(counted.rows));
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Figure;

    #[test]
    fn signs_name_their_currency() {
        for (text, wanted) in [
            ("¥5", Some("¥")),
            ("￥5", Some("¥")),
            ("5 €", Some("EUR")),
            ("US$5", Some("USD")),
            ("($5)", Some("$")),
            ("usd 5", Some("USD")),
            ("5元", Some("CNY")),
            ("5", None),
        ] {
            assert_eq!(beside(text), wanted, "{text:?}");
            assert!(wanted.is_none() || may_be_beside(text.as_bytes()), "{text:?}");
        }
        assert!(!may_be_beside(b"-1234.50"));
    }

    #[test]
    fn cells_name_their_currency() {
        for (text, wanted) in
            [("人民币", "CNY"), ("rmb", "CNY"), (" usd ", "USD"), ("€", "EUR"), ("欧元", "EUR"), ("xau", "XAU")]
        {
            assert_eq!(named(text), wanted);
        }
    }

    #[test]
    fn a_shared_sign_is_no_second_currency() {
        let rows = |currency: &str, rows| CurrencyRows { currency: currency.to_owned(), rows, amount: Figure::ZERO };
        let all = merged(vec![rows("¥", 9), rows("CNY", 2), rows("EUR", 5)]);
        let names: Vec<_> = all.iter().map(|counted| (counted.currency.as_str(), counted.rows)).collect();
        assert_eq!(names, [("CNY", 11), ("EUR", 5)]);
    }
}
