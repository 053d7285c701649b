//! Rows that say what those above come to.

use super::Rows;
use crate::ingest::cells::{Cell, Cells};
use crate::ingest::roles::{Role, Shape};
use crate::ingest::words;
use crate::money::Figure;

/// Does one of the row's first values say that it is a total?
pub(super) fn is_total(cells: &dyn Cells) -> bool {
    let first = (0..cells.width().min(6)).map(|column| cells.cell(column)).find(|cell| !cell.is_empty());
    matches!(first, Some(Cell::Text(text)) if std::str::from_utf8(text).is_ok_and(is_total_word))
}

/// Could it be one of them? Nearly every id is told from them at once: it begins with a digit, or has no two letters in a row.
#[inline]
pub(super) fn may_be_total(text: &[u8]) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic();
    let mut before = false;
    let has_word = text.iter().any(|&byte| {
        let is_second = before && is_letter(byte);
        before = is_letter(byte);
        is_second || !byte.is_ascii() || byte == b'*'
    });
    has_word && !text[0].is_ascii_digit()
}

pub(super) fn is_total_word(text: &str) -> bool {
    may_be_total(text.as_bytes()) && (text.trim().bytes().all(|byte| byte == b'*') || words::is_total(text))
}

/// What the rows above come to.
#[derive(Default)]
pub(super) struct Sums {
    /// The control total where the last total row stood.
    section: Figure,
    /// Rows used by then.
    pub(super) rows: u64,
}

impl Sums {
    /// A total row stands here.
    pub(super) fn begin_section(&mut self, control: Figure) {
        self.section = control;
        self.rows = 0;
    }
}

impl Rows {
    /// Is a row the sum of those above it, or of those since the last sum, whatever it is called? Its amount must be, and it
    /// must lack what the others have: the day or the order; in a table of customers the other numbers must be sums too.
    #[inline]
    pub(super) fn is_sum(&mut self, cells: &dyn Cells, amount: Option<Figure>) -> bool {
        self.totals.rows += 1;
        if self.totals.rows < 2 {
            return false;
        }
        let lacks = |role: Role| self.column(role).is_some_and(|column| cells.cell(column).is_empty());
        let suspect = match self.plan.shape {
            Shape::Orders => lacks(Role::Date) && !self.plan.once.contains(&Role::Amount),
            // One number may be the sum of those above by chance; of several rows, it hardly is.
            Shape::Customers => lacks(Role::Customer) || self.totals.rows > 3,
            Shape::Costs => lacks(Role::Date) || lacks(Role::Customer),
        };
        suspect && amount.is_some_and(|amount| self.equals_sum(amount))
    }

    #[inline(never)]
    fn equals_sum(&self, amount: Figure) -> bool {
        // The row's own amount is in the control total already.
        let above = self.counts.control.figure().plus(-amount);
        let is = |sum: Option<Figure>| sum.is_some_and(|sum| sum.plus(-amount).is_some_and(|rest| rest.units == 0));
        amount.units != 0 && (is(above) || is(above.and_then(|above| above.plus(-self.totals.section))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_names() {
        for text in ["total", "Grand Total", "合计", " Total: ", "合计：12 笔", "TOTAL (12 rows)", "小计:", "*"]
        {
            assert!(is_total_word(text), "{text}");
        }
        for text in ["", "Tom", "Total Wine", "summer", "C000123", "17", "张三", "小米"] {
            assert!(!is_total_word(text), "{text}");
        }
    }
}
