//! Products 产品: what each earns, and with whom (docs/definitions.md section 7).
//!
//! A product's profit is its revenue less direct cost and the cost to serve that is recorded on its lines. What is spent on
//! a customer or an order as a whole (drivers, acquisition) belongs to no product.

use super::baskets::{Grain, sold};
use crate::ledger::{Flags, Ledger};
use crate::money::{Figure, Money};
use crate::segment::{Known, Scheme, Tier};
use crate::settings::{Settings, choices};
use crate::sorting;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

choices! {
    /// What a product's profit says.
    Standing {
        /// Profit is zero or more.
        Earns = "earns",
        /// Profit is below zero.
        LossMaker = "loss_maker",
        /// A loss maker more than half of whose buyers are of low or negative value: drop or reprice it.
        DropCandidate = "drop_candidate",
    }
}

choices! {
    /// Columns that the products table sorts by. Ties keep the order of the names.
    ProductSort {
        /// Profit.
        Profit = "profit",
        /// Revenue.
        Revenue = "revenue",
        /// Profit ÷ revenue.
        Margin = "margin",
        /// Customers.
        Customers = "customers",
        /// The name.
        Name = "name",
    }
}

/// Which products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductQuery {
    /// Products or categories.
    pub grain: Grain,
    /// The scheme of the tier mix.
    pub scheme: Scheme,
    /// Part of a name, in any case; empty for all.
    pub search: String,
    /// Only these; loss makers include the candidates to drop.
    pub standing: Option<Standing>,
    /// Column to sort by.
    pub sort: ProductSort,
    /// Direction.
    pub order: Direction,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to return; a page has at most 200.
    pub limit: u32,
}

choices! {
    /// Direction of a sort; what is absent comes last either way.
    Direction {
        /// Largest first.
        Descending = "descending",
        /// Smallest first.
        Ascending = "ascending",
    }
}

/// A page of products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductsView {
    /// Products in all.
    pub products: u32,
    /// Loss makers among them, candidates to drop included.
    pub loss_makers: u32,
    /// What they lose (negative).
    pub loss: Figure,
    /// Candidates to drop.
    pub candidates: u32,
    /// Revenue of lines that name no product.
    pub unnamed: Figure,
    /// How many the query finds.
    pub found: u32,
    /// The page's rows.
    pub rows: Vec<ProductRow>,
}

/// One product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductRow {
    /// Its name.
    pub name: String,
    /// Revenue, refunds netted.
    pub revenue: Figure,
    /// Profit.
    pub profit: Figure,
    /// Profit ÷ revenue; absent where revenue is zero or less.
    pub margin: Option<f64>,
    /// Customers who bought it.
    pub customers: u32,
    /// Share of all revenue; absent where there is none.
    pub share_of_revenue: Option<f64>,
    /// Share of its revenue by tier of its buyers; empty where its revenue is zero or less.
    pub tiers: Vec<(Tier, f64)>,
    /// What its profit says.
    pub standing: Standing,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    revenue: Money,
    unknown_cost: Money,
    profit: Money,
    customers: u32,
    /// Buyers of low or negative value.
    poor: u32,
    last_buyer: u32,
}

/// All products in columns.
pub struct Products {
    grain: Grain,
    sums: Vec<Sums>,
    slots: &'static [Tier],
    /// Revenue by product and tier, `slots.len()` per product.
    by_tier: Vec<Money>,
    unnamed: Money,
    revenue: Money,
}

impl Products {
    /// One pass over the lines; `None` without the column. `tiers` are the columns of the scheme of the mix and of the
    /// profit tiers.
    pub fn new(
        ledger: &Ledger,
        known: &Known,
        settings: &Settings,
        grain: Grain,
        scheme: Scheme,
        (tiers, by_profit): (&[Tier], &[Tier]),
    ) -> Option<Products> {
        let (column, names) = grain.of(ledger)?;
        let slots = scheme.tiers(settings.rfm_book);
        let mut place = [0usize; Tier::COUNT];
        for (at, tier) in slots.iter().enumerate() {
            place[tier.slot()] = at;
        }
        let money = |amounts: &crate::money::Amounts, line| known.unit.money(amounts.get(line), amounts.scale());
        let mut sums = vec![Sums { last_buyer: u32::MAX, ..Sums::default() }; names.len()];
        let mut by_tier = vec![Money::ZERO; names.len() * slots.len()];
        let (mut unnamed, mut revenue) = (Money::ZERO, Money::ZERO);
        for customer in ledger.all().filter(|customer| known.knows(customer.at())) {
            let tier = place[tiers[customer.at()].slot()];
            let poor = matches!(by_profit[customer.at()], Tier::Low | Tier::Negative);
            for line in ledger.lines(customer).filter(|&line| ledger.day[line] <= known.until) {
                let amount = money(&ledger.amount, line);
                revenue += amount;
                let item = column[line];
                if item == u32::MAX {
                    unnamed += amount;
                    continue;
                }
                let row = &mut sums[item as usize];
                row.revenue += amount;
                row.profit += amount;
                if ledger.flags[line].has(Flags::COST_KNOWN) {
                    row.profit -= money(&ledger.cost, line);
                } else {
                    row.unknown_cost += amount;
                }
                if !ledger.service_cost.is_empty() {
                    row.profit -= money(&ledger.service_cost, line);
                }
                if row.last_buyer != customer.0 && sold(ledger, column, line).is_some() {
                    row.last_buyer = customer.0;
                    row.customers += 1;
                    row.poor += u32::from(poor);
                }
                by_tier[item as usize * slots.len() + tier] += amount;
            }
        }
        let cost = Figure::whole(1).plus(-settings.gross_margin).unwrap_or(Figure::ZERO);
        for row in &mut sums {
            row.profit -= known.unit.times(row.unknown_cost, cost);
        }
        Some(Products { grain, sums, slots, by_tier, unnamed, revenue })
    }

    fn standing(row: &Sums) -> Standing {
        match row.profit.is_negative() {
            false => Standing::Earns,
            true if 2 * row.poor > row.customers => Standing::DropCandidate,
            true => Standing::LossMaker,
        }
    }

    /// A page of them.
    pub fn page(&self, ledger: &Ledger, known: &Known, query: &ProductQuery) -> ProductsView {
        let Some((_, names)) = self.grain.of(ledger) else { return self.summary(known) };
        let search = query.search.trim().to_lowercase();
        let wanted = |item: &usize| {
            let standing = Self::standing(&self.sums[*item]);
            let stands = match query.standing {
                None => true,
                Some(Standing::LossMaker) => standing != Standing::Earns,
                Some(wanted) => standing == wanted,
            };
            stands && (search.is_empty() || names.get(*item as u32).to_lowercase().contains(&search))
        };
        let mut found: Vec<usize> = (0..self.sums.len()).filter(wanted).collect();
        let margin = |at: usize| self.sums[at].profit.share_of(self.sums[at].revenue).unwrap_or(f64::NEG_INFINITY);
        // Stable, so that ties keep the order of the names, which is the order of the items.
        sorting::by(&mut found, |&a, &b| {
            let (x, y) = (&self.sums[a], &self.sums[b]);
            let smaller_first = match query.sort {
                ProductSort::Profit => x.profit.cmp(&y.profit),
                ProductSort::Revenue => x.revenue.cmp(&y.revenue),
                ProductSort::Margin => margin(a).total_cmp(&margin(b)),
                ProductSort::Customers => x.customers.cmp(&y.customers),
                ProductSort::Name => Ordering::Equal,
            };
            if query.order == Direction::Descending { smaller_first.reverse() } else { smaller_first }
        });
        if query.sort == ProductSort::Name && query.order == Direction::Descending {
            found.reverse();
        }
        let rows = found.iter().skip(query.offset as usize).take(query.limit as usize);
        let rows = rows.map(|&item| self.row(names.get(item as u32), known, item)).collect();
        ProductsView { found: found.len() as u32, rows, ..self.summary(known) }
    }

    fn summary(&self, known: &Known) -> ProductsView {
        let losing = |row: &&Sums| row.profit.is_negative();
        let count = |standing| self.sums.iter().filter(|row| Self::standing(row) == standing).count() as u32;
        ProductsView {
            products: self.sums.len() as u32,
            loss_makers: self.sums.iter().filter(losing).count() as u32,
            loss: known.unit.figure(self.sums.iter().filter(losing).map(|row| row.profit).sum()),
            candidates: count(Standing::DropCandidate),
            unnamed: known.unit.figure(self.unnamed),
            found: 0,
            rows: Vec::new(),
        }
    }

    fn row(&self, name: &str, known: &Known, item: usize) -> ProductRow {
        let sums = &self.sums[item];
        let positive = sums.revenue > Money::ZERO;
        let mix = self.slots.iter().zip(&self.by_tier[item * self.slots.len()..]);
        let mix = mix.filter_map(|(tier, part)| Some((*tier, part.share_of(sums.revenue)?)));
        ProductRow {
            name: name.to_owned(),
            revenue: known.unit.figure(sums.revenue),
            profit: known.unit.figure(sums.profit),
            margin: positive.then(|| sums.profit.share_of(sums.revenue)).flatten(),
            customers: sums.customers,
            share_of_revenue: (self.revenue > Money::ZERO).then(|| sums.revenue.share_of(self.revenue)).flatten(),
            tiers: if positive { mix.collect() } else { Vec::new() },
            standing: Self::standing(sums),
        }
    }
}
