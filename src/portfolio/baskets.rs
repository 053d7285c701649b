//! Baskets of products: what was bought together, by order or by customer.

use crate::ledger::{Dictionary, Flags, Ledger};
use crate::segment::Known;
use crate::settings::choices;
use crate::sorting;
use crate::value::profit::{self, OrderLines};

choices! {
    /// What a product is.
    Grain {
        /// The product column.
        Product = "product",
        /// The category column.
        Category = "category",
    }
}

choices! {
    /// What a basket is.
    Basket {
        /// One order.
        Order = "order",
        /// Everything that a customer ever bought.
        Customer = "customer",
    }
}

impl Grain {
    /// The column and its texts; `None` where the data has no such column.
    pub fn of(self, ledger: &Ledger) -> Option<(&[u32], &Dictionary)> {
        let (column, names) = match self {
            Grain::Product => (&ledger.product, &ledger.products),
            Grain::Category => (&ledger.category, &ledger.categories),
        };
        (!column.is_empty()).then_some((column.as_slice(), names))
    }
}

/// The product of a line that sells one; refunds and lines without a product sell none.
pub fn sold(ledger: &Ledger, column: &[u32], line: usize) -> Option<u32> {
    Some(column[line]).filter(|&item| item != u32::MAX && !ledger.flags[line].has(Flags::REFUND))
}

/// Calls `each` with every basket of known customers that is not empty: its products, each once, in order.
pub fn each_basket(ledger: &Ledger, known: &Known, column: &[u32], basket: Basket, each: &mut dyn FnMut(&[u32])) {
    let mut items: Vec<u32> = Vec::new();
    let mut scratch = Vec::new();
    let mut fill = |lines: &mut dyn Iterator<Item = usize>| {
        items.clear();
        items.extend(lines.filter_map(|line| sold(ledger, column, line)));
        sorting::few(&mut items);
        items.dedup();
        if !items.is_empty() {
            each(&items);
        }
    };
    for customer in ledger.all().filter(|customer| known.knows(customer.at())) {
        let lines = ledger.until(customer, known.until);
        match basket {
            Basket::Customer => fill(&mut { lines }),
            Basket::Order => profit::each_order_lines(ledger, lines, &mut scratch, &mut |order| match order {
                OrderLines::Together(lines) => fill(&mut { lines }),
                OrderLines::Apart(lines) => fill(&mut lines.iter().map(|(_, line)| *line as usize)),
            }),
        }
    }
}
