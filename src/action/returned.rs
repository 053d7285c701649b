//! Tasks that come back as CSV, from whatever program somebody has written into them: which of them are done.

/// What ends the id of every task.
const OURS: &str = "@whalecurve";
/// What says in the last column that a task is not done.
const NOT_DONE: &[&str] = &["no", "false", "0", "否", "未完成", "-"];

/// The ids of the tasks that are done; `None` where the text is no table of our tasks.
pub fn done(text: &str) -> Option<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next()?;
    let delimiter = heading.chars().find(|sign| matches!(sign, ',' | ';' | '\t'))?;
    let rows = rows(text, delimiter);
    let columns = rows.first()?.len();
    let ours: Vec<&Vec<String>> = rows.iter().filter(|row| row[0].ends_with(OURS)).collect();
    if ours.is_empty() || columns < 2 {
        return None;
    }
    let is_done = |row: &&Vec<String>| {
        // A spreadsheet leaves empty cells at a row's end out.
        let said = row.get(columns - 1).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
        !said.is_empty() && !NOT_DONE.contains(&said.as_str())
    };
    Some(ours.into_iter().filter(is_done).map(|row| row[0].clone()).collect())
}

/// The cells of each row; a cell in quotation marks may hold line breaks.
fn rows(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            sign if sign == delimiter && !quoted => row.push(String::new()),
            sign => cell.push(sign),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_into_the_last_column_is_done() {
        let text = "\u{feff}Task id,Why,Done\r\na@whalecurve,\"one,\r\ntwo \"\"x\"\"\",yes\r\nb@whalecurve,,\r\n";
        assert_eq!(done(text).unwrap(), ["a@whalecurve"]);
        // As a spreadsheet of another country writes it, without the empty cells at the end.
        let text = "任务编号;原因;完成\na@whalecurve;;否\nb@whalecurve;x;x\nc@whalecurve;y\n";
        assert_eq!(done(text).unwrap(), ["b@whalecurve"]);
        assert_eq!(done("Task id\tDone\na@whalecurve\tno\n").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn other_tables_are_no_tasks() {
        for text in ["", "customer", "customer,amount\na,1\n", "Task id,Done\n", "\"", "a@whalecurve\n"] {
            assert_eq!(done(text), None, "{text}");
        }
    }
}
