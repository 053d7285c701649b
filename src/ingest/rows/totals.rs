//! Rows that say what those above come to.

use crate::ingest::cells::{Cell, Cells};

/// Does the row's first value say that it is a total?
pub(super) fn is_total(cells: &dyn Cells) -> bool {
    let first = (0..cells.width().min(4)).map(|column| cells.cell(column)).find(|cell| !cell.is_empty());
    matches!(first, Some(Cell::Text(text)) if std::str::from_utf8(text).is_ok_and(is_total_word))
}

/// What the first cell of a total row says.
const TOTALS: [&str; 16] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "subtotal",
    "page total",
    "report total",
    "合计",
    "总计",
    "小计",
    "共计",
    "总和",
    "累计",
    "本页合计",
    "本页小计",
    "汇总",
];

/// Does it begin as one of them may? Nearly every other cell is told by its first byte.
pub(super) fn may_be_total(text: &[u8]) -> bool {
    match text.first() {
        Some(first) if first.is_ascii_graphic() => b"tgspr".contains(&first.to_ascii_lowercase()),
        first => first.is_some(),
    }
}

pub(super) fn is_total_word(text: &str) -> bool {
    if !may_be_total(text.as_bytes()) {
        return false;
    }
    let text = text.trim_start();
    let bare = text.trim_end().trim_end_matches([':', '：']).trim_end();
    // 合计：12 笔, Total (12 rows)
    let counted = |word: &&str| {
        let rest = bare.get(word.len()..).unwrap_or_default().trim_start_matches([' ', ':', '：', '(', '（']);
        bare.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    TOTALS.iter().any(counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_names() {
        for text in TOTALS.into_iter().chain([" Total: ", "合计：12 笔", "TOTAL (12 rows)", "小计:"]) {
            assert!(is_total_word(text), "{text}");
        }
        for text in ["", "Tom", "Total Wine", "summer", "C000123", "17", "张三", "小米"] {
            assert!(!is_total_word(text), "{text}");
        }
    }
}
