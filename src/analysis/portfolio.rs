//! The whole portfolio: what is computed when it is asked for.

use super::Analysis;
use crate::ledger::{CustomerIx, Ledger};
use crate::portfolio::baskets::{Basket, Grain};
use crate::portfolio::pairs::PairCounts;
use crate::portfolio::products::Products;
use crate::portfolio::{cohorts, health, matrix_map, migration, risk};
use crate::segment::{Scheme, Tier};
use crate::view::portfolio::{
    CohortsView, HealthView, MatrixMap, MigrationQuery, MigrationView, PairsQuery, PairsView, Period, PortfolioAnswer,
    PortfolioAsk, ProductQuery, ProductsView, QuarterMoves, RiskView, Suggestion,
};
use std::cell::RefCell;
use std::rc::Rc;

/// Most rows of a page of products.
const PAGE: u32 = 200;

/// Counted baskets, kept while the facts are the same.
pub(super) type Counted = Rc<RefCell<Vec<((Grain, Basket), Rc<PairCounts>)>>>;

/// The products of the last question, kept for its next page.
pub(super) type Summed = RefCell<Option<((Grain, Scheme), Rc<Products>)>>;

impl Analysis {
    /// Answers a question about the portfolio.
    pub fn portfolio(&self, ledger: &Ledger, ask: &PortfolioAsk) -> PortfolioAnswer {
        match ask {
            PortfolioAsk::RevenueCurve => PortfolioAnswer::RevenueCurve(Box::new(self.revenue_curve())),
            PortfolioAsk::Matrix => PortfolioAnswer::Matrix(self.matrix_map().map(Box::new)),
            PortfolioAsk::Health { scheme } => PortfolioAnswer::Health(Box::new(self.health(ledger, *scheme))),
            PortfolioAsk::Migration { query } => {
                PortfolioAnswer::Migration(self.migration(ledger, query).map(Box::new))
            }
            PortfolioAsk::Rates { scheme } => PortfolioAnswer::Rates(self.rates(ledger, *scheme)),
            PortfolioAsk::Cohorts { period, scheme } => {
                PortfolioAnswer::Cohorts(self.cohorts(ledger, *period, *scheme).map(Box::new))
            }
            PortfolioAsk::Products { query } => {
                let query = ProductQuery { limit: query.limit.min(PAGE), ..query.clone() };
                PortfolioAnswer::Products(self.products(ledger, &query).map(Box::new))
            }
            PortfolioAsk::Pairs { query } => PortfolioAnswer::Pairs(self.pairs(ledger, query).map(Box::new)),
            PortfolioAsk::Next { index } => PortfolioAnswer::Next(self.next_products(ledger, *index)),
            PortfolioAsk::Risk { offset, limit } => {
                PortfolioAnswer::Risk(self.at_risk(ledger, *offset, *limit).map(Box::new))
            }
        }
    }

    /// Current value × potential, as a map; `None` where nobody has a potential score.
    pub fn matrix_map(&self) -> Option<MatrixMap> {
        matrix_map::matrix_map(&self.known, &self.settings)
    }

    /// Measures with lights and trends. The tiers of a scheme that cannot be had stay empty.
    pub fn health(&self, ledger: &Ledger, scheme: Scheme) -> HealthView {
        health::health(ledger, &self.sight(), scheme, self.tiers_of(scheme).unwrap_or_default(), &self.fits)
    }

    /// A scheme at two dates; `None` without two quarter ends before the as-of day, or where it cannot be had.
    pub fn migration(&self, ledger: &Ledger, query: &MigrationQuery) -> Option<MigrationView> {
        migration::migration(ledger, &self.known, &self.settings, query, &self.fits)
    }

    /// Moves over all quarters, oldest first.
    pub fn rates(&self, ledger: &Ledger, scheme: Scheme) -> Vec<QuarterMoves> {
        migration::rates(ledger, &self.known, &self.settings, scheme, &self.fits)
    }

    /// Cohorts, with retention by the tiers of a scheme; `None` without dates.
    pub fn cohorts(&self, ledger: &Ledger, period: Period, scheme: Scheme) -> Option<CohortsView> {
        let order = scheme.tiers(self.settings.rfm_book);
        cohorts::cohorts(ledger, &self.known, period, self.tiers_of(scheme).unwrap_or_default(), order)
    }

    /// A page of products; `None` without such a column, or where the scheme cannot be had.
    pub fn products(&self, ledger: &Ledger, query: &ProductQuery) -> Option<ProductsView> {
        let key = (query.grain, query.scheme);
        let kept = self.summed.borrow().as_ref().filter(|(of, _)| *of == key).map(|(_, products)| Rc::clone(products));
        let products = match kept {
            Some(products) => products,
            None => {
                let tiers: (&[Tier], &[Tier]) = (self.tiers_of(query.scheme)?, self.tiers_of(Scheme::Profit)?);
                let products =
                    Rc::new(Products::new(ledger, &self.known, &self.settings, query.grain, query.scheme, tiers)?);
                *self.summed.borrow_mut() = Some((key, Rc::clone(&products)));
                products
            }
        };
        Some(products.page(ledger, &self.known, query))
    }

    /// Products that are bought together; `None` without such a column.
    pub fn pairs(&self, ledger: &Ledger, query: &PairsQuery) -> Option<PairsView> {
        Some(self.counted(ledger, query.grain, query.basket)?.view(ledger, query.sort, query.limit))
    }

    /// What a customer may want next, by what others bought; nothing without a product column or for a strange index.
    pub fn next_products(&self, ledger: &Ledger, index: u32) -> Vec<Suggestion> {
        let counts = self.counted(ledger, Grain::Product, Basket::Customer);
        counts.map_or_else(Vec::new, |counts| counts.next(ledger, CustomerIx(index), self.known.until))
    }

    /// Who may leave, the largest stakes first; `None` without dates.
    pub fn at_risk(&self, ledger: &Ledger, offset: u32, limit: u32) -> Option<RiskView> {
        risk::at_risk(ledger, &self.sight(), offset, limit)
    }

    fn counted(&self, ledger: &Ledger, grain: Grain, basket: Basket) -> Option<Rc<PairCounts>> {
        let key = (grain, basket);
        let kept = self.pairs.borrow().iter().find(|(of, _)| *of == key).map(|(_, counts)| Rc::clone(counts));
        kept.or_else(|| {
            let support = self.settings.pair_support;
            let counts = Rc::new(PairCounts::new(ledger, grain, basket, support, self.known.until)?);
            self.pairs.borrow_mut().push((key, Rc::clone(&counts)));
            Some(counts)
        })
    }
}
