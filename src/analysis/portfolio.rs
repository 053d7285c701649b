//! The whole portfolio: what is computed when it is asked for.

use super::Analysis;
use crate::action::book::Book;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Figure, Money};
use crate::pauses::{Pauses, at_once};
use crate::portfolio::baskets::{Basket, Grain};
use crate::portfolio::migration::Grounds;
use crate::portfolio::pairs::PairCounts;
use crate::portfolio::products::Products;
use crate::portfolio::snapshot::Snapshot;
use crate::portfolio::{changes, cohorts, health, matrix_map, migration, risk, rule_books, tally, whale};
use crate::segment::matrix;
use crate::segment::rfm::lint::lint;
use crate::segment::{Scheme, Sight, Tier};
use crate::settings::{Monetary, Settings};
use crate::value::profit::Values;
use crate::view::panel::{Panel, Phrase};
use crate::view::panels;
use crate::view::portfolio::{
    ChangesView, CohortsView, HealthView, MatrixMap, MigrationQuery, MigrationView, PairsQuery, PairsView, Part,
    Period, PortfolioAsk, ProductQuery, ProductsView, QuarterMoves, RiskView, RuleBooksView, Suggestion, WhaleView,
};
use std::cell::RefCell;
use std::rc::Rc;

/// Most rows of a page of products.
const PAGE: u32 = 200;
/// Customers up to which models are fitted for every quarter without being asked twice: a second or two.
const FITTED_UNASKED: usize = 10_000;

/// Counted baskets, kept while the facts are the same.
pub(super) type Counted = Rc<RefCell<Vec<((Grain, Basket), Rc<PairCounts>)>>>;

/// The products of the last question, kept for its next page.
pub(super) type Summed = RefCell<Option<((Grain, Scheme), Rc<Products>)>>;

impl Analysis {
    /// What a part of the portfolio says.
    pub fn panel(&self, ledger: &Ledger, ask: &PortfolioAsk) -> Panel {
        self.panel_by(ledger, ask, &Book::default())
    }

    /// The same with what a user has settled about rules and tasks.
    pub fn panel_by(&self, ledger: &Ledger, ask: &PortfolioAsk, book: &Book) -> Panel {
        at_once(self.panel_in_slices(ledger, ask, book, &Pauses::NEVER))
    }

    /// The same, pausing between past days.
    pub async fn panel_in_slices(
        &self,
        ledger: &Ledger,
        ask: &PortfolioAsk,
        book: &Book,
        pauses: &Pauses<'_>,
    ) -> Panel {
        let order = |scheme: Scheme| scheme.tiers(self.settings.rfm_book);
        let grains: Vec<Grain> = Grain::ALL.iter().copied().filter(|grain| grain.of(ledger).is_some()).collect();
        let panel = match ask {
            PortfolioAsk::Blind => None,
            PortfolioAsk::Presets => Some(panels::presets(&self.settings, self.spend_levels())),
            PortfolioAsk::Tiers { scheme } => self.tiers_of(*scheme).map(|tiers| {
                let schemes: Vec<Scheme> = self.tiers.iter().map(|(scheme, _)| *scheme).collect();
                let Values { assumed, .. } = &self.known.values;
                let table = self.tier_table(*scheme, tiers);
                panels::tiers(&table, &schemes, &self.settings, assumed, self.speaks_of())
            }),
            PortfolioAsk::Customers { query } => {
                let (found, dated) = (self.customers(ledger, query), self.known.as_of.is_some());
                Some(panels::customers(&found, query, dated, &self.known.values.assumed))
            }
            PortfolioAsk::Whale { .. } if self.speaks_of() == Monetary::Revenue => {
                Some(panels::whale_without_profit(&self.whale(Monetary::Revenue), &self.settings))
            }
            PortfolioAsk::Whale { by } => Some(panels::whale(&self.whale(*by), *by, &self.known.values.assumed)),
            PortfolioAsk::Matrix { share, potential } => {
                let settings = self.trial(*share, *potential);
                let map = matrix_map::matrix_map(&self.known, self.whole(), &settings);
                let of_what = matrix::of_what(&settings, self.speaks_of());
                let value = (of_what, self.known.values.assumed.as_slice());
                map.and_then(|map| {
                    Some(panels::matrix(&map, &self.quadrants(&settings, of_what)?, &settings, value, ask))
                })
            }
            PortfolioAsk::Rfm => self.rfm().map(|view| panels::rfm(&view, &lint(&self.settings))),
            PortfolioAsk::RuleBooks => self.rule_books(ledger).map(|view| panels::rule_books(&view)),
            PortfolioAsk::Health { scheme } => {
                Some(panels::health(&self.health_in_slices(ledger, *scheme, pauses).await, self.speaks_of()))
            }
            PortfolioAsk::Migration { query } if !query.patiently && self.takes_long(query.scheme) => {
                let patiently = PortfolioAsk::Migration { query: MigrationQuery { patiently: true, ..query.clone() } };
                Some(panels::later(Part::Migration, patiently))
            }
            PortfolioAsk::Migration { query } => {
                let view = migration::migration(&self.grounds(ledger), query, pauses).await;
                let assumed = &self.known.values.assumed;
                view.map(|view| panels::migration(&view, query, order(query.scheme), assumed))
            }
            PortfolioAsk::Rates { scheme, patiently } => Some(if !patiently && self.takes_long(*scheme) {
                panels::later(Part::Rates, PortfolioAsk::Rates { scheme: *scheme, patiently: true })
            } else {
                panels::rates(&migration::rates(&self.grounds(ledger), *scheme, pauses).await)
            }),
            PortfolioAsk::Cohorts { period, scheme } => {
                self.cohorts(ledger, *period, *scheme).map(|view| panels::cohorts(&view, *scheme))
            }
            PortfolioAsk::Products { query } => {
                let query = ProductQuery { limit: query.limit.min(PAGE), ..query.clone() };
                let view = self.products(ledger, &query);
                view.map(|view| panels::products(&view, &query, &grains, &self.settings, self.speaks_of()))
            }
            PortfolioAsk::Pairs { query } => self.pairs(ledger, query).map(|view| panels::pairs(&view, query, &grains)),
            PortfolioAsk::Changes => self.changes(ledger).map(|view| panels::changes(&view)),
            PortfolioAsk::Lifetime => Some(panels::lifetime(self.lifetime_view(ledger).as_ref(), &self.settings)),
            PortfolioAsk::Customer { index } => match self.customer(ledger, *index) {
                Some(customer) => {
                    let next = self.next_products(ledger, *index);
                    let open = self.open_for(ledger, *index, book, pauses).await;
                    let context = panels::Context {
                        settings: &self.settings,
                        assumed: &self.known.values.assumed,
                        speaks_of: self.speaks_of(),
                        next: &next,
                        open,
                    };
                    Some(panels::customer(&customer, context))
                }
                None => None,
            },
            PortfolioAsk::Week
            | PortfolioAsk::Alerts { .. }
            | PortfolioAsk::Tasks { .. }
            | PortfolioAsk::Rules { .. } => Some(self.action_panel(ledger, ask, book, pauses).await),
            PortfolioAsk::Risk { offset, limit } => {
                self.at_risk(ledger, *offset, *limit).map(|view| panels::risk(&view, *offset, *limit))
            }
        };
        // Wherever somebody's P(alive) would stand.
        let alive = matches!(ask.part(), Part::Customers | Part::Customer | Part::Risk) && self.nobody_leaves();
        let panel = panel.map(|panel| if alive { panel.block(Phrase::new("note-nobody_leaves")) } else { panel });
        panel.unwrap_or_else(|| {
            let why = match ask.part() {
                Part::Matrix => "absent-no_potential",
                Part::Rfm if self.known.dated => "absent-no_evidence",
                Part::Products | Part::Pairs => "products-absent",
                Part::Migration => "migration-absent",
                Part::Changes if self.known.dated => "changes-absent",
                Part::Blind => "blind-none",
                _ => "note-no_dates",
            };
            Panel::absent(ask.part(), why)
        })
    }

    /// What the best 5 % and the best 20 % of those who bought spent in the last 12 months, rounded down to two digits;
    /// `None` where nobody did.
    pub fn spend_levels(&self) -> Option<[Figure; 2]> {
        let whole = self.whole();
        let spent = &whole.year.revenue;
        let ranking = whole.by_current_value(Monetary::Revenue);
        let buyers = ranking.partition_point(|customer| spent[customer.at()] > Money::ZERO);
        let level = |share: f64| {
            let last = ranking[..buyers].get((buyers as f64 * share) as usize)?;
            Some(whole.unit.figure(spent[last.at()]).floored(2))
        };
        Some([level(0.05)?, level(0.2)?])
    }

    /// Would the past of a scheme hold up everything else for seconds?
    fn takes_long(&self, scheme: Scheme) -> bool {
        migration::fits_models(scheme) && self.known.len() > FITTED_UNASKED
    }

    /// What words about profit may speak of.
    fn speaks_of(&self) -> Monetary {
        self.known.values.speaks_of()
    }

    /// The whale curve by profit, or by revenue (Pareto).
    pub fn whale(&self, by: Monetary) -> WhaleView {
        let known = &self.known;
        match by {
            Monetary::Profit => whale::curve(&known.values.profit, &known.ranking, known.unit),
            Monetary::Revenue => whale::curve(&known.values.revenue, known.by_revenue(), known.unit),
        }
    }

    /// Current value × potential, as a map; `None` where nobody has a potential score.
    pub fn matrix_map(&self) -> Option<MatrixMap> {
        matrix_map::matrix_map(&self.known, self.whole(), &self.settings)
    }

    /// The settings, with other thresholds of the matrix where they are given.
    fn trial(&self, share: Option<f64>, potential: Option<f64>) -> Settings {
        let mut settings = self.settings.clone();
        // Slides along its range, so no value of a slider is refused.
        for (key, value) in [("matrix_share", share), ("potential_threshold", potential)] {
            if let Some(value) = value {
                let _ = settings.set(key, &crate::settings::Setting::Number(value));
            }
        }
        settings
    }

    /// Customers, and profit or revenue, by tier of the matrix with these settings; `None` without a potential score.
    fn quadrants(&self, settings: &Settings, of_what: Monetary) -> Option<Vec<(Tier, u64, Figure)>> {
        let sight = Sight { known: self.whole(), scores: &self.scores, settings };
        let tiers = (Scheme::Matrix.definition().assign)(&sight).ok()?;
        let sums = tally::by_tier(&self.known, &tiers);
        let row = |tier: &Tier| {
            let sums = &sums[tier.slot()];
            let sum = if of_what == Monetary::Profit { sums.profit } else { sums.revenue };
            (*tier, sums.customers, self.known.unit.figure(sum))
        };
        Some(Scheme::Matrix.tiers(settings.rfm_book).iter().map(row).collect())
    }

    /// The rule books side by side; `None` where nobody ever bought.
    pub fn rule_books(&self, ledger: &Ledger) -> Option<RuleBooksView> {
        self.known.as_of?;
        Some(rule_books::rule_books(ledger, &self.known, self.whole(), &self.settings, &self.fits))
    }

    /// Measures with lights and trends. The tiers of a scheme that cannot be had stay empty.
    pub fn health(&self, ledger: &Ledger, scheme: Scheme) -> HealthView {
        at_once(self.health_in_slices(ledger, scheme, &Pauses::NEVER))
    }

    async fn health_in_slices(&self, ledger: &Ledger, scheme: Scheme, pauses: &Pauses<'_>) -> HealthView {
        let tiers = self.tiers_of(scheme).unwrap_or_default();
        health::health(ledger, &self.sight(), self.whole(), scheme, tiers, &self.fits, pauses).await
    }

    /// A scheme at two dates; `None` without two quarter ends before the as-of day, or where it cannot be had.
    pub fn migration(&self, ledger: &Ledger, query: &MigrationQuery) -> Option<MigrationView> {
        at_once(migration::migration(&self.grounds(ledger), query, &Pauses::NEVER))
    }

    pub(super) fn grounds<'a>(&'a self, ledger: &'a Ledger) -> Grounds<'a> {
        let saved = self.saved.borrow().clone();
        Grounds { ledger, today: &self.known, settings: &self.settings, fits: &self.fits, saved }
    }

    /// Where everybody stands, for a later analysis to compare with.
    pub fn snapshot(&self, ledger: &Ledger) -> Snapshot {
        Snapshot::new(ledger, self.whole(), &self.tiers)
    }

    /// Lets migration begin where customers stood in a saved project.
    pub fn compare_with(&self, saved: Option<Rc<Snapshot>>) {
        *self.saved.borrow_mut() = saved;
    }

    /// The last 90 days beside earlier ones; `None` where the lines do not reach over twice as many.
    pub fn changes(&self, ledger: &Ledger) -> Option<ChangesView> {
        changes::changes(ledger, &self.known)
    }

    /// Moves over all quarters, oldest first.
    pub fn rates(&self, ledger: &Ledger, scheme: Scheme) -> Vec<QuarterMoves> {
        at_once(migration::rates(&self.grounds(ledger), scheme, &Pauses::NEVER))
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
            let counts = Rc::new(PairCounts::new(ledger, &self.known, grain, basket, support)?);
            self.pairs.borrow_mut().push((key, Rc::clone(&counts)));
            Some(counts)
        })
    }
}
