//! The portfolio's part of the results JSON: health, cohorts, migration, products, pairs (docs/interface.md).

use crate::analysis::Analysis;
use crate::ledger::Ledger;
use crate::segment::Scheme;
use crate::sorting;
use crate::view::portfolio::{
    Basket, CohortsView, Direction, Grain, HealthView, MigrationQuery, MigrationView, PairSort, PairsQuery, PairsView,
    Period, ProductQuery, ProductSort, ProductsView, RuleBooksView,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Pairs of each kind.
const PAIRS: u32 = 500;
/// Schemes whose migration is part of the results: those that need no model, and the profit tiers.
const MIGRATIONS: [Scheme; 4] = [Scheme::Profit, Scheme::Rfm, Scheme::Spend, Scheme::Lifecycle];

/// What is absent could not be computed from these data.
#[derive(Clone, Debug, Serialize)]
pub struct Portfolio {
    health: HealthView,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_books: Option<RuleBooksView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cohorts: Option<CohortsView>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    migration: BTreeMap<&'static str, MigrationView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    products: Option<ProductsView>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pairs: BTreeMap<&'static str, PairsView>,
}

/// Computes it: every product, the most frequent pairs by order and by customer, the migration between the last two
/// quarter ends.
pub fn portfolio(ledger: &Ledger, analysis: &Analysis) -> Portfolio {
    let migration = |scheme: Scheme| {
        let query = MigrationQuery::of(scheme, u32::MAX);
        Some((scheme.as_str(), analysis.migration(ledger, &query)?))
    };
    let pairs = |basket: Basket| {
        let query = PairsQuery { grain: Grain::Product, basket, sort: PairSort::Support, limit: PAIRS };
        Some((basket.as_str(), analysis.pairs(ledger, &query)?))
    };
    let products = ProductQuery {
        grain: Grain::Product,
        scheme: Scheme::Profit,
        search: String::new(),
        standing: None,
        sort: ProductSort::Name,
        order: Direction::Ascending,
        offset: 0,
        limit: u32::MAX,
    };
    Portfolio {
        health: analysis.health(ledger, Scheme::Profit),
        rule_books: analysis.rule_books(ledger),
        cohorts: analysis.cohorts(ledger, Period::Month, Scheme::Profit),
        migration: sorting::map(MIGRATIONS.iter().filter_map(|scheme| migration(*scheme))),
        products: analysis.products(ledger, &products),
        pairs: sorting::map(Basket::ALL.iter().filter_map(|basket| pairs(*basket))),
    }
}
