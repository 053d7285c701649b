//! A field of all customers on a day.

/// One value per customer, in the order of the ledger, as narrow as its kind allows. What is not known is the variant's own
/// mark, so that a column is one allocation.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Amounts in the smallest unit of the analysis; unknown: the least number.
    Amount(Vec<i64>),
    /// The same where 64 bits are not enough.
    Wide(Vec<i128>),
    /// Days, counts, and dates as days since 1970-01-01; unknown: the least number.
    Whole(Vec<i32>),
    /// Shares, scores, estimates; unknown: not a number.
    Number(Vec<f64>),
    /// Places of tiers, or 0 and 1 for no and yes; unknown: [`NO_WORD`].
    Word(Vec<u8>),
}

/// Unknown among the words.
pub const NO_WORD: u8 = u8::MAX;

/// One value of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// An amount in the smallest unit of the analysis.
    Amount(i128),
    /// Any other number.
    Number(f64),
    /// The place of a tier, or 0 and 1.
    Word(u8),
}

impl Column {
    /// Amounts; all are known.
    pub fn of_amounts(amounts: impl Iterator<Item = Option<i128>> + Clone) -> Column {
        let narrow: Option<Vec<i64>> = amounts
            .clone()
            .map(|amount| {
                amount.map_or(Some(i64::MIN), |amount| i64::try_from(amount).ok().filter(|it| *it > i64::MIN))
            })
            .collect();
        match narrow {
            Some(narrow) => Column::Amount(narrow),
            None => Column::Wide(amounts.map(|amount| amount.unwrap_or(i128::MIN)).collect()),
        }
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        match self {
            Column::Amount(cells) => cells.len(),
            Column::Wide(cells) => cells.len(),
            Column::Whole(cells) => cells.len(),
            Column::Number(cells) => cells.len(),
            Column::Word(cells) => cells.len(),
        }
    }

    /// No customers?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a customer; `None` where it is not known.
    #[inline]
    pub fn get(&self, at: usize) -> Option<Cell> {
        match self {
            Column::Amount(cells) => Some(cells[at]).filter(|it| *it > i64::MIN).map(|it| Cell::Amount(it.into())),
            Column::Wide(cells) => Some(cells[at]).filter(|it| *it > i128::MIN).map(Cell::Amount),
            Column::Whole(cells) => Some(cells[at]).filter(|it| *it > i32::MIN).map(|it| Cell::Number(it.into())),
            Column::Number(cells) => Some(cells[at]).filter(|it| !it.is_nan()).map(Cell::Number),
            Column::Word(cells) => Some(cells[at]).filter(|it| *it != NO_WORD).map(Cell::Word),
        }
    }
}

impl Cell {
    /// The change from another value of the same field; `None` of words.
    pub fn minus(self, earlier: Cell) -> Option<Cell> {
        match (self, earlier) {
            (Cell::Amount(now), Cell::Amount(then)) => Some(Cell::Amount(now - then)),
            (Cell::Number(now), Cell::Number(then)) => Some(Cell::Number(now - then)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_widen_where_they_must_and_keep_what_is_unknown() {
        let narrow = Column::of_amounts([Some(1), None, Some(-5)].into_iter());
        assert_eq!(narrow, Column::Amount(vec![1, i64::MIN, -5]));
        let wide = Column::of_amounts([Some(i128::from(i64::MAX) + 1), None, Some(i64::MIN.into())].into_iter());
        assert!(matches!(wide, Column::Wide(_)));
        for (column, known) in [(&narrow, [true, false, true]), (&wide, [true, false, true])] {
            assert_eq!([0, 1, 2].map(|at| column.get(at).is_some()), known);
        }
        assert_eq!(wide.get(2), Some(Cell::Amount(i64::MIN.into())));
        assert_eq!(Column::Number(vec![f64::NAN]).get(0), None);
    }
}
