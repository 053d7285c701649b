//! Arithmetic that a reading has to explain: quantity × price = amount, lines of an order = its total, subtotal + shipping
//! + tax = total.
//!
//! Everything here looks at a sample and says how many of its rows agree. Amounts are compared to the cent, with doubles:
//! what is concluded is how columns relate, never an amount.

use super::amount;
use super::amount::DecimalMark;
use super::sample::Sampled;
use std::collections::HashMap;

/// The numbers of a column, row by row; `None` where a cell is none.
pub type Values = Vec<Option<f64>>;

/// Reads the numbers of a column.
pub fn values(rows: &[&Sampled], column: usize, mark: DecimalMark) -> Values {
    let value = |row: &&Sampled| {
        let cell = row.cells.get(column)?;
        // A number of a workbook is shown with a point.
        let mark = if row.is_number(column) { DecimalMark::Point } else { mark };
        amount::parse(cell.as_bytes(), mark).ok().map(|figure| figure.to_f64())
    };
    rows.iter().map(value).collect()
}

/// Are two amounts the same to the cent?
pub fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.0101 + one.abs() * 1e-9
}

/// How many rows, or orders, agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Those that could be compared.
    pub compared: usize,
    /// Those that agree.
    pub agree: usize,
    /// Those that agree and would not without what is tested: a quantity other than 1, an extra other than 0.
    pub telling: usize,
}

impl Agreement {
    /// At least 95 % agree, and something was told by it.
    pub fn holds(self) -> bool {
        self.agree * 100 >= self.compared * 95 && self.telling > 0
    }

    /// At least 95 % agree, whether that says much or not.
    pub fn agrees(self) -> bool {
        self.compared > 0 && self.agree * 100 >= self.compared * 95
    }

    fn note(&mut self, agrees: bool, tells: bool) {
        self.compared += 1;
        self.agree += usize::from(agrees);
        self.telling += usize::from(agrees && tells);
    }
}

/// Does a column grow by another from row to row, within rows of one name? It may begin anew (a month, a page).
pub fn running<'a>(totals: &[Option<f64>], amounts: &[Option<f64>], name: impl Fn(usize) -> &'a str) -> Agreement {
    let (mut agreement, mut last) = (Agreement::default(), HashMap::new());
    for (row, (total, amount)) in totals.iter().zip(amounts).enumerate() {
        let (Some(total), Some(amount)) = (total, amount) else { continue };
        match last.insert(name(row), *total) {
            // Beginning anew tells as little as beginning.
            Some(_) if same(*total, *amount) => {}
            Some(before) => agreement.note(same(before + amount, *total), *amount != 0.0),
            None => {}
        }
    }
    Agreement { telling: if agreement.telling > 2 { agreement.telling } else { 0 }, ..agreement }
}

/// Is `quantity` × `price`, less a discount, the amount? Signs may differ.
pub fn product(quantity: &Values, price: &Values, amount: &Values, less: impl Fn(usize, f64) -> f64) -> Agreement {
    let mut agreement = Agreement::default();
    for (row, ((quantity, price), amount)) in quantity.iter().zip(price).zip(amount).enumerate() {
        let (Some(quantity), Some(price), Some(amount)) = (quantity, price, amount) else { continue };
        let product = quantity * price;
        let whole = less(row, product);
        agreement.note(same(whole.abs(), amount.abs()), !same(*quantity, 1.0) || !same(whole, product));
    }
    agreement
}

/// Is the sum of some columns, each with a sign, another one?
pub fn sum(parts: &[(&Values, f64)], whole: &Values) -> Agreement {
    let mut agreement = Agreement::default();
    for (row, whole) in whole.iter().enumerate() {
        let Some(whole) = whole else { continue };
        let Some(first) = parts.first().and_then(|(values, sign)| Some(values[row]? * sign)) else { continue };
        let rest: f64 = parts[1..].iter().map(|(values, sign)| values[row].unwrap_or_default() * sign).sum();
        agreement.note(same(first + rest, *whole), rest.abs() > 0.005);
    }
    agreement
}

/// The rows of each order with more than one, in the order of the file.
pub struct Orders {
    /// Positions of the rows.
    pub groups: Vec<Vec<usize>>,
}

/// What a column is to the lines of its orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// No order has several lines, or the column says nothing about it.
    Unknown,
    /// The lines of an order have values of their own.
    Line,
    /// Every line of an order repeats one value.
    Repeated,
    /// The first line of an order alone has a value.
    First,
}

impl Level {
    /// Is it a value of the order?
    pub fn is_order(self) -> bool {
        matches!(self, Level::Repeated | Level::First)
    }
}

impl Orders {
    /// Groups rows by their order; a row without one belongs to the row above where it is blank in all of `leaders`.
    pub fn of(rows: &[&Sampled], order: Option<usize>, leaders: &[usize]) -> Orders {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut current = None;
        for (at, row) in rows.iter().enumerate() {
            let cell = |column: usize| row.cells.get(column).map(|cell| cell.trim()).unwrap_or_default();
            let id = order.map(cell).unwrap_or_default();
            let group = if !id.is_empty() {
                Some(*known.entry(id).or_insert_with(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                }))
            } else if leaders.iter().all(|&column| cell(column).is_empty()) && !leaders.is_empty() {
                current
            } else if order.is_none() {
                groups.push(Vec::new());
                Some(groups.len() - 1)
            } else {
                None
            };
            if let Some(group) = group {
                groups[group].push(at);
            }
            current = group;
        }
        groups.retain(|group| group.len() > 1);
        Orders { groups }
    }

    /// What a column is to the lines of these orders. `vary` says that two lines are of different things: a value that lines
    /// of the same thing share may be their own.
    pub fn level(&self, values: &Values, vary: impl Fn(usize, usize) -> bool) -> Level {
        let (mut repeated, mut first, mut line) = (0, 0, 0);
        for group in &self.groups {
            let filled: Vec<f64> = group.iter().filter_map(|&row| values[row]).collect();
            let differ = group.windows(2).any(|pair| vary(pair[0], pair[1]));
            match filled.as_slice() {
                [] => {}
                [_] if values[group[0]].is_some() => first += 1,
                [one, rest @ ..] if rest.iter().all(|other| same(*one, *other)) && filled.len() == group.len() => {
                    // Nothing but zeros says nothing.
                    if differ && *one != 0.0 {
                        repeated += 1;
                    }
                }
                _ => line += 1,
            }
        }
        let all = repeated + first + line;
        match () {
            () if all == 0 => Level::Unknown,
            () if first * 10 >= all * 9 => Level::First,
            () if (repeated + first) * 10 >= all * 9 => Level::Repeated,
            () if line * 10 >= all => Level::Line,
            () => Level::Unknown,
        }
    }

    /// Do the lines of each order, with extras of the order, come to its total? Each extra has a sign and counts once, or on
    /// every line where it differs there.
    pub fn lines_sum(&self, lines: &Values, extras: &[(&Values, f64)], total: &Values) -> Agreement {
        let mut agreement = Agreement::default();
        for group in &self.groups {
            let Some(total) = group.iter().find_map(|&row| total[row]) else { continue };
            let all: f64 = group.iter().filter_map(|&row| lines[row]).sum();
            let extra = |(values, sign): &(&Values, f64)| {
                let filled: Vec<f64> = group.iter().filter_map(|&row| values[row]).collect();
                let once = filled.windows(2).all(|pair| same(pair[0], pair[1]));
                sign * if once { filled.first().copied().unwrap_or_default() } else { filled.iter().sum() }
            };
            let extra: f64 = extras.iter().map(extra).sum();
            agreement.note(same(all + extra, total), true);
        }
        agreement
    }
}

/// Does the number beside a quantity grow with it where the product is the same? Then it is the line's amount, not a price.
pub fn is_line_total(products: &[Option<&str>], quantity: &Values, price: &Values) -> bool {
    let mut seen: HashMap<&str, Vec<(f64, f64)>> = HashMap::new();
    for (row, product) in products.iter().enumerate() {
        if let (Some(product), Some(quantity), Some(price)) = (product, quantity[row], price[row])
            && quantity > 0.0
            && price > 0.0
        {
            seen.entry(product).or_default().push((quantity, price));
        }
    }
    let (mut unit, mut line) = (0, 0);
    for pairs in seen.values() {
        for (quantity, price) in &pairs[1..] {
            let (first_quantity, first_price) = pairs[0];
            if same(*quantity, first_quantity) {
                continue;
            }
            if same(*price, first_price) {
                unit += 1;
            } else if ((price / quantity) - (first_price / first_quantity)).abs() < 0.005 {
                line += 1;
            }
        }
    }
    line > unit * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(numbers: &[f64]) -> Values {
        numbers.iter().map(|number| Some(*number)).collect()
    }

    #[test]
    fn quantity_times_price_is_the_amount_to_the_cent() {
        let (quantity, price) = (column(&[2.0, 3.0, -1.0]), column(&[10.0, 3.333, 5.0]));
        assert!(product(&quantity, &price, &column(&[20.0, 10.0, -5.0]), |_, whole| whole).holds());
        assert!(!product(&quantity, &price, &column(&[10.0, 3.33, 5.0]), |_, whole| whole).holds());
        let ones = column(&[1.0, 1.0]);
        let agreement = product(&ones, &column(&[4.0, 5.0]), &column(&[4.0, 5.0]), |_, whole| whole);
        assert!(agreement.agrees() && !agreement.holds());
    }

    #[test]
    fn a_value_that_repeats_on_lines_of_different_things_is_the_orders() {
        let orders = Orders { groups: vec![vec![0, 1], vec![2, 3]] };
        let repeated = column(&[60.0, 60.0, 90.0, 90.0]);
        assert_eq!(orders.level(&repeated, |_, _| true), Level::Repeated);
        assert_eq!(orders.level(&repeated, |_, _| false), Level::Unknown);
        assert_eq!(orders.level(&column(&[20.0, 40.0, 90.0, 90.0]), |_, _| true), Level::Line);
        assert_eq!(orders.level(&vec![Some(60.0), None, Some(9.0), None], |_, _| true), Level::First);
    }

    #[test]
    fn lines_and_shipping_come_to_the_total() {
        let orders = Orders { groups: vec![vec![0, 1]] };
        let (lines, total) = (column(&[20.0, 30.0]), vec![Some(55.0), None]);
        let shipping = vec![Some(5.0), None];
        assert!(!orders.lines_sum(&lines, &[], &total).agrees());
        assert!(orders.lines_sum(&lines, &[(&shipping, 1.0)], &total).agrees());
    }

    #[test]
    fn a_number_that_grows_with_the_quantity_is_the_lines_amount() {
        let products = [Some("TEA"), Some("TEA"), Some("KET")];
        assert!(is_line_total(&products, &column(&[1.0, 2.0, 1.0]), &column(&[30.0, 60.0, 20.0])));
        assert!(!is_line_total(&products, &column(&[1.0, 2.0, 1.0]), &column(&[30.0, 30.0, 20.0])));
    }
}
