//! The cells of a workbook's row, whoever opened the workbook.

use super::cells::{Cell, Cells, RowLook};
use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// Cells beyond this column are not read: a stray one in column XFD must not make every row 16,384 cells wide.
const MAX_COLUMNS: usize = 1024;

/// The cells of one row, without holes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetRow {
    cells: Vec<Value>,
    look: Option<RowLook>,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text, or what counts as such.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    #[serde(with = "as_number")]
    Day(Day),
    /// An error such as `#REF!`.
    Error(String),
}

impl SheetRow {
    /// Sets a cell; one that is too far to the right is left out.
    pub fn put(&mut self, column: usize, value: Value) {
        if column < MAX_COLUMNS {
            if self.cells.len() <= column {
                self.cells.resize_with(column + 1, || Value::Text(String::new()));
            }
            self.cells[column] = value;
        }
    }

    /// No cell at all?
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Says how its workbook shows it.
    pub fn set_look(&mut self, look: Option<RowLook>) {
        self.look = look;
    }

    /// Says whether its workbook hides it.
    pub fn hide(&mut self, is_hidden: bool) {
        self.look = is_hidden.then_some(RowLook::Hidden);
    }

    /// Makes it an empty row again, which is shown as any other.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.look = None;
    }
}

impl Value {
    /// As a cell.
    pub fn cell(&self) -> Cell<'_> {
        match self {
            Value::Text(text) => Cell::Text(text.as_bytes()),
            Value::Number(number) => Cell::Number(*number),
            Value::Day(day) => Cell::Day(*day),
            Value::Error(error) => Cell::Error(error),
        }
    }
}

impl Cells for SheetRow {
    fn cell(&self, column: usize) -> Cell<'_> {
        self.cells.get(column).map_or(Cell::Text(&[]), Value::cell)
    }

    fn width(&self) -> usize {
        self.cells.len()
    }

    fn look(&self) -> Option<RowLook> {
        self.look
    }
}

/// Days as their number: rows travel from one WebAssembly to another, and nobody reads them on the way.
mod as_number {
    use crate::calendar::Day;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        day.epoch().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        i32::deserialize(deserializer).map(Day::from_epoch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_survive_the_way() {
        let mut row = SheetRow::default();
        row.put(4, Value::Day(Day::from_iso("2024-02-29").unwrap()));
        row.put(1, Value::Number(-0.1));
        row.put(2, Value::Error("#REF!".into()));
        row.put(MAX_COLUMNS, Value::Text("far away".into()));
        assert_eq!((row.width(), row.cell(0)), (5, Cell::Text(&[])));
        let bytes = postcard::to_allocvec(&row).unwrap();
        assert_eq!(postcard::from_bytes::<SheetRow>(&bytes).unwrap(), row);
    }
}
