//! Baskets of products: what was bought together, by order or by customer.

use crate::ledger::{Dictionary, Flags, Ledger};
use crate::segment::Known;
use crate::settings::choices;
use crate::sorting;

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
pub fn each_basket(ledger: &Ledger, known: &Known, column: &[u32], basket: Basket, mut each: impl FnMut(&[u32])) {
    let mut lines: Vec<(u64, u32)> = Vec::new();
    let mut items: Vec<u32> = Vec::new();
    for customer in ledger.all().filter(|customer| known.knows(customer.at())) {
        lines.clear();
        for line in ledger.lines(customer).filter(|&line| ledger.day[line] <= known.until) {
            if let Some(item) = sold(ledger, column, line) {
                let key = match basket {
                    Basket::Order => ledger.order[line],
                    Basket::Customer => 0,
                };
                lines.push((key, item));
            }
        }
        sorting::few(&mut lines);
        lines.dedup();
        for basket in lines.chunk_by(|a, b| a.0 == b.0) {
            items.clear();
            items.extend(basket.iter().map(|(_, item)| *item));
            each(&items);
        }
    }
}
