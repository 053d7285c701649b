//! One analysis: a ledger and settings in, every number of the page out.
//!
//! The steps, in order: 1 what is known (values, lifetime values, potential), 2 RFM scores, 3 tiers. Each step is taken
//! over from the analysis before where its settings are the same, so that moving a threshold costs one pass per scheme.
//! What the page asks for afterwards ([`Analysis::customers`], [`Analysis::health`], …) is computed when it is asked for.

mod action;
mod filter;
mod lifetime;
mod portfolio;
mod tables;

use crate::action::verdict;
use crate::calendar::Day;
use crate::error::{Code, Result};
use crate::ingest::import::Imported;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Figure, Money};
use crate::portfolio::baskets::Grain;
use crate::portfolio::snapshot::Snapshot;
use crate::segment::{AbsentScheme, Depth, Known, Scheme, Sight, Tier};
use crate::settings::{Group, Monetary, Settings};
use crate::sorting;
use crate::value::lifetime::{Fits, Lifetime};
use crate::value::ltv::Method;
use crate::value::ltv::fallback::Note as LtvNote;
use crate::value::profit::{self, Values};
use crate::value::rfm::Scores;
use crate::view::{
    Assumed, CustomerDetail, CustomerFilter, CustomerPage, CustomerQuery, CustomerRow, LtvRow, NAMED, Note, OrderRow,
    Overview, SortBy, SortOrder, Totals, Why,
};
pub use action::{ActionAsk, ActionView};
use std::cell::RefCell;
use std::rc::Rc;

/// Most rows of a page of customers.
const PAGE: u32 = 200;
/// Most orders of a customer's detail.
const ORDERS: usize = 50;
/// Most months of a customer's detail.
const MONTHS: i32 = 36;

/// All columns of an analysis; each has one entry per customer, in the order of the ledger.
pub struct Analysis {
    settings: Settings,
    known: Rc<Known>,
    scores: Rc<Vec<Option<Scores>>>,
    tiers: Vec<(Scheme, Vec<Tier>)>,
    absent: Vec<AbsentScheme>,
    fits: Fits,
    pairs: portfolio::Counted,
    summed: portfolio::Summed,
    moments: action::Kept,
    /// Facts of all customers, where this is the analysis of some.
    all: Option<Rc<Known>>,
    /// Where customers stood in a saved project.
    saved: RefCell<Option<Rc<Snapshot>>>,
}

/// Computes everything, but for the intervals of the lifetime values ([`Analysis::draw`]).
///
/// # Errors
/// [`Code::NothingLoaded`] for an empty ledger.
pub fn analyze(ledger: &Ledger, settings: &Settings) -> Result<Analysis> {
    again(ledger, settings, None)
}

/// The groups of settings on which [`Known`] depends; the others only move thresholds.
const FACTS: &[Group] = &[Group::Basis, Group::Costs, Group::Potential, Group::Lifetime];

/// The same after an analysis of the same ledger with other settings, from which it takes what still holds.
///
/// # Errors
/// As [`analyze`].
pub fn again(ledger: &Ledger, settings: &Settings, previous: Option<&Analysis>) -> Result<Analysis> {
    if ledger.is_empty() {
        return Err(Code::NothingLoaded.into());
    }
    let fits = previous.map_or_else(Fits::default, |previous| previous.fits.clone());
    let same_facts = previous.filter(|previous| previous.settings.agree_in(settings, FACTS));
    let known = match same_facts {
        Some(previous) => Rc::clone(&previous.known),
        None => {
            let models = previous.and_then(|previous| previous.known.lifetime.as_ref());
            // The day that would be the default is no other day for being typed in.
            let as_of = settings.as_of.filter(|day| Some(*day) != Known::default_as_of(ledger, settings));
            Rc::new(Known::new(ledger, settings, as_of, Depth::Models, models, &fits))
        }
    };
    let scores = match same_facts.filter(|previous| previous.settings.agree_in(settings, &[Group::Rfm])) {
        Some(previous) => Rc::clone(&previous.scores),
        None => Rc::new(known.scores(ledger, settings)),
    };
    let (mut tiers, mut absent) = (Vec::new(), Vec::new());
    let sight = Sight { known: &known, scores: &scores, settings };
    for &scheme in Scheme::ALL {
        match (scheme.definition().assign)(&sight) {
            Ok(column) => tiers.push((scheme, column)),
            Err(why) => absent.push(AbsentScheme { scheme, why }),
        }
    }
    let pairs = same_facts.filter(|previous| previous.settings.agree_in(settings, &[Group::Portfolio]));
    let pairs = pairs.map_or_else(Default::default, |previous| Rc::clone(&previous.pairs));
    let mut analysis = Analysis {
        settings: settings.clone(),
        known,
        scores,
        tiers,
        absent,
        fits,
        pairs,
        summed: Default::default(),
        moments: Default::default(),
        all: None,
        saved: RefCell::default(),
    };
    analysis.moments = analysis.kept_moments(previous);
    Ok(analysis)
}

impl Analysis {
    /// The same for those customers alone who pass all filters; their tiers stay what they are among all.
    pub fn only(&self, ledger: &Ledger, filters: &[CustomerFilter]) -> Analysis {
        let mut chosen = vec![true; self.known.len()];
        for filter in filters {
            let passes = self.passes(ledger, filter);
            chosen.iter_mut().zip(passes).for_each(|(chosen, passes)| *chosen &= passes);
        }
        let scores = self.scores.iter().zip(&chosen).map(|(scores, chosen)| scores.filter(|_| *chosen)).collect();
        Analysis {
            settings: self.settings.clone(),
            known: Rc::new(self.known.only(&chosen)),
            scores: Rc::new(scores),
            tiers: self.tiers.clone(),
            absent: self.absent.clone(),
            fits: self.fits.clone(),
            pairs: Default::default(),
            summed: Default::default(),
            moments: Rc::clone(&self.moments),
            all: Some(Rc::clone(&self.known)),
            saved: self.saved.clone(),
        }
    }

    /// Facts of all customers, also in the analysis of some.
    fn whole(&self) -> &Known {
        self.all.as_deref().unwrap_or(&self.known)
    }

    /// The settings that it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The day from which everything looks back; `None` where nobody ever bought.
    pub fn as_of(&self) -> Option<Day> {
        self.known.as_of
    }

    /// Every fact column.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// What the schemes look at.
    pub fn sight(&self) -> Sight<'_> {
        Sight { known: &self.known, scores: &self.scores, settings: &self.settings }
    }

    /// The lifetime values; `None` without order lines.
    pub fn lifetime(&self) -> Option<&Lifetime> {
        self.known.lifetime.as_ref()
    }

    /// Do the data show nobody leaving, so that nobody has a P(alive)?
    fn nobody_leaves(&self) -> bool {
        let unknown = |note: &LtvNote| matches!(note, LtvNote::NobodyLeaves | LtvNote::LeavingUnknown { .. });
        self.lifetime().is_some_and(|lifetime| lifetime.prediction.notes.iter().any(unknown))
    }

    /// Takes a step towards the intervals of the lifetime values, which take longer than all the rest; from 1 on they are
    /// there.
    pub fn draw(&mut self) -> f64 {
        Rc::make_mut(&mut self.known).lifetime.as_mut().map_or(1.0, |lifetime| lifetime.draw(&self.settings))
    }

    /// The columns of values.
    pub fn values(&self) -> &Values {
        &self.known.values
    }

    /// The analysis at a glance.
    pub fn overview(&self, ledger: &Ledger, imported: &[Imported]) -> Overview {
        let known = &self.known;
        let whale = self.whale(Monetary::Profit);
        let speaks_of = known.values.speaks_of();
        let eighty = match speaks_of {
            Monetary::Profit => whale.eighty.clone(),
            Monetary::Revenue => self.whale(Monetary::Revenue).eighty,
        };
        let totals = self.totals(ledger, imported);
        let buyers = totals.buyers;
        let scored = self.scores.iter().copied().flatten().next().map_or([Some(1); 3], Scores::each);
        let [no_r, no_f, no_m] = scored.map(|score| score.is_none() && known.as_of.is_some());
        let no_potential = known.potential.iter().all(Option::is_none);
        let notes = [
            (known.as_of.is_none() && !ledger.has_lines(), Note::NoDates),
            (no_potential, Note::NoPotential),
            (buyers == 0, Note::NoPurchases),
            ((1..5).contains(&buyers), Note::FewCustomers),
            (no_r, Note::RecencyAlike),
            (no_f, Note::FrequencyAlike),
            (no_m, Note::MonetaryAlike),
            (self.nobody_leaves(), Note::NobodyLeaves),
            (whale.points.last().is_some_and(|point| point.share.is_none()), Note::WhaleInMoney),
        ];
        Overview {
            as_of: known.as_of,
            currency: self.settings.currency.clone().or_else(|| ledger.currency.clone()),
            totals,
            assumed: known.values.assumed.clone(),
            speaks_of,
            eighty: eighty.map(|point| point.customers),
            tiers: self.tiers.iter().map(|(scheme, tiers)| self.tier_table(*scheme, tiers)).collect(),
            absent: self.absent.clone(),
            whale,
            blind: false,
            drawable: known.lifetime.as_ref().is_some_and(Lifetime::is_drawable),
            notes: notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect(),
        }
    }

    fn totals(&self, ledger: &Ledger, imported: &[Imported]) -> Totals {
        let Values { revenue, direct_cost, cost_to_serve, acquisition_cost, profit, .. } = &self.known.values;
        let sum = |column: &[Money]| self.known.unit.figure(column.iter().copied().sum());
        let count = |column: &[u32]| column.iter().map(|&count| u64::from(count)).sum();
        let losses: Vec<Money> = profit.iter().copied().filter(|profit| profit.is_negative()).collect();
        let nameless = imported
            .iter()
            .flat_map(|imported| &imported.receipt.set_aside)
            .filter(|reason| reason.code == Code::CustomerMissing);
        let (mut lines, mut amount) = (0, Figure::ZERO);
        for reason in nameless {
            lines += reason.rows;
            amount = amount.plus(reason.amount).unwrap_or(amount);
        }
        // A customer's lines stand in order of day.
        let days = |customer| &ledger.day[ledger.until(customer, self.known.until)];
        let first = ledger.all().filter_map(|customer| days(customer).first().copied()).min();
        let last = ledger.all().filter_map(|customer| days(customer).last().copied()).max();
        Totals {
            customers: self.known.customers() as u64,
            buyers: self.known.values.purchases.iter().filter(|&&purchases| purchases > 0).count() as u64,
            orders: count(&self.known.values.orders),
            purchases: count(&self.known.values.purchases),
            revenue: sum(revenue),
            direct_cost: sum(direct_cost),
            cost_to_serve: sum(cost_to_serve),
            acquisition_cost: sum(acquisition_cost),
            profit: sum(profit),
            customers_with_loss: losses.len() as u64,
            loss: sum(&losses),
            lines_without_customer: lines,
            amount_without_customer: amount,
            refund_lines: count(&self.known.values.refund_lines),
            refund_amount: sum(&self.known.values.refunds),
            days: first.zip(last),
        }
    }

    /// A customer as a row of a table.
    pub fn row(&self, ledger: &Ledger, customer: CustomerIx) -> CustomerRow {
        let at = customer.at();
        CustomerRow {
            index: customer.0,
            id: ledger.id(customer).to_owned(),
            name: ledger.name(customer).map(str::to_owned),
            first_purchase: self.known.values.first[at],
            last_purchase: self.known.values.last[at],
            purchases: self.known.values.purchases[at].into(),
            revenue: self.known.unit.figure(self.known.values.revenue[at]),
            profit: self.known.unit.figure(self.known.values.profit[at]),
            one_off: self.known.values.one_off[at],
            recency_days: self.known.recency(at),
            rfm: self.scores[at].map(Scores::each),
            potential: self.known.potential[at],
            ltv: self.ltv(at),
            verdict: verdict::verdict(&self.sight(), &self.tiers_at(at), at),
            tiers: self.tiers_at(at),
        }
    }

    /// A customer's tiers.
    fn tiers_at(&self, at: usize) -> Vec<(Scheme, Tier)> {
        self.tiers.iter().map(|(scheme, tiers)| (*scheme, tiers[at])).collect()
    }

    /// Lifetime value of a customer.
    fn ltv(&self, at: usize) -> Option<LtvRow> {
        let lifetime = self.known.lifetime.as_ref()?;
        let own = lifetime.prediction.customer(at)?;
        Some(LtvRow {
            formula: lifetime.formula.values.get(at)?.ltv(),
            predicted: own.ltv,
            low: own.interval.map(|interval| interval.low),
            high: own.interval.map(|interval| interval.high),
            p_alive: own.p_alive,
            expected_purchases: own.expected_purchases,
            stand_in: !matches!(lifetime.prediction.method, Method::Predicted(_)),
        })
    }

    /// A page of the customers that a query finds.
    pub fn customers(&self, ledger: &Ledger, query: &CustomerQuery) -> CustomerPage {
        let found = self.found(ledger, query);
        let page = found.iter().skip(query.offset as usize).take(query.limit.min(PAGE) as usize);
        CustomerPage { found: found.len() as u64, rows: page.map(|&customer| self.row(ledger, customer)).collect() }
    }

    /// All customers that a query finds, in its order, whatever its page.
    pub fn found(&self, ledger: &Ledger, query: &CustomerQuery) -> Vec<CustomerIx> {
        let search = query.search.trim().to_lowercase();
        let filters: Vec<Vec<bool>> = query.filters.iter().map(|filter| self.passes(ledger, filter)).collect();
        let wanted = |customer: &CustomerIx| {
            let named = || ledger.name(*customer).is_some_and(|name| name.to_lowercase().contains(&search));
            self.known.knows(customer.at())
                && filters.iter().all(|passes| passes[customer.at()])
                && (search.is_empty() || ledger.id(*customer).to_lowercase().contains(&search) || named())
        };
        let mut found: Vec<CustomerIx> = ledger.all().filter(wanted).collect();
        self.sort(&mut found, query.sort, query.order);
        found
    }

    /// All sorts are stable, so ties keep the order of the ids.
    fn sort(&self, customers: &mut Vec<CustomerIx>, by: SortBy, order: SortOrder) {
        let Values { revenue, profit, purchases, .. } = &self.known.values;
        let lifetime = self.known.lifetime.as_ref().map(|lifetime| &lifetime.prediction);
        // Estimates in cents and scores in millionths: they have no order below that.
        let key = |at: usize| -> Option<i128> {
            Some(match by {
                SortBy::Id => at as i128,
                SortBy::Profit => profit[at].0,
                SortBy::Revenue => revenue[at].0,
                SortBy::Purchases => purchases[at].into(),
                SortBy::Recency => self.known.recency(at)?.into(),
                SortBy::Ltv => (lifetime?.ltv.get(at)? * 100.0) as i128,
                SortBy::PAlive => (lifetime?.customer(at)?.p_alive? * 1e9) as i128,
                SortBy::Potential => (self.known.potential[at]? * 1e6) as i128,
            })
        };
        let (mut keys, mut known, mut absent) = (Vec::new(), Vec::new(), Vec::new());
        for &customer in &*customers {
            match key(customer.at()) {
                Some(key) => {
                    keys.push(if order == SortOrder::Descending { !key } else { key });
                    known.push(customer);
                }
                // Comes last either way.
                None => absent.push(customer),
            }
        }
        let sorted = sorting::ascending(&keys).into_iter().map(|at| known[at as usize]);
        *customers = sorted.chain(absent).collect();
    }

    /// The schemes that cannot be had from these data.
    pub fn absent(&self) -> &[AbsentScheme] {
        &self.absent
    }

    /// The tier of each customer by a scheme, where it could be computed.
    pub fn tiers_of(&self, scheme: Scheme) -> Option<&[Tier]> {
        self.tiers.iter().find(|(known, _)| *known == scheme).map(|(_, tiers)| tiers.as_slice())
    }

    /// Everything about a customer; `None` where there is none at the index.
    pub fn customer(&self, ledger: &Ledger, index: u32) -> Option<CustomerDetail> {
        let customer = CustomerIx(index);
        let at = customer.at();
        if at >= ledger.len() {
            return None;
        }
        let orders = profit::orders(ledger, self.known.unit, customer, self.known.until);
        let figure = |column: &[Money]| self.known.unit.figure(column[at]);
        Some(CustomerDetail {
            row: self.row(ledger, customer),
            direct_cost: figure(&self.known.values.direct_cost),
            cost_to_serve: figure(&self.known.values.cost_to_serve),
            acquisition_cost: figure(&self.known.values.acquisition_cost),
            refund_lines: self.known.values.refund_lines[at].into(),
            refund_amount: figure(&self.known.values.refunds),
            potential_parts: {
                let potential = self.known.potential_of.as_ref();
                potential.map_or_else(Vec::new, |potential| potential.parts(ledger, self.known.unit, customer))
            },
            lifetime: self.customer_lifetime(ledger, customer),
            judgement: verdict::judgement(&self.sight(), &self.tiers_at(at), customer, &orders),
            why: self.why(customer),
            orders: self.latest_orders(ledger, customer),
            orders_found: orders.len() as u64,
            months: self.months(&orders),
        })
    }

    /// The latest orders with what was in them, newest first.
    fn latest_orders(&self, ledger: &Ledger, customer: CustomerIx) -> Vec<OrderRow> {
        let (unit, mut rows) = (self.known.unit, Vec::new());
        let items = Grain::Product.of(ledger).or_else(|| Grain::Category.of(ledger));
        let named = |lines: &mut dyn Iterator<Item = usize>| -> (Vec<String>, u64) {
            let Some((column, names)) = items else { return Default::default() };
            let mut found: Vec<u32> = Vec::new();
            for item in lines.map(|line| column[line]).filter(|item| *item != u32::MAX) {
                if !found.contains(&item) {
                    found.push(item);
                }
            }
            let texts = found.iter().take(NAMED).map(|item| names.get(*item).to_owned()).collect();
            (texts, found.len().saturating_sub(NAMED) as u64)
        };
        profit::each_order_with_lines(ledger, unit, ledger.until(customer, self.known.until), &mut |order, lines| {
            let (products, more_products) = named(&mut lines.each());
            rows.push(OrderRow {
                day: order.day,
                amount: unit.figure(order.amount),
                lines: order.lines.into(),
                products,
                more_products,
                purchase: order.purchase,
            });
        });
        sorting::by_key(&mut rows, |order| order.day);
        rows.reverse();
        rows.truncate(ORDERS);
        rows
    }

    /// Revenue by month up to the as-of month, months without an order included.
    fn months(&self, orders: &[profit::Order]) -> Vec<(String, f64)> {
        let (Some(first), Some(as_of)) = (orders.first(), self.known.as_of) else { return Vec::new() };
        let last = as_of.month();
        let start = first.day.month().max(last.plus(1 - MONTHS));
        (0..=last.months_since(start))
            .map(|offset| {
                let month = start.plus(offset);
                let sum = orders.iter().filter(|order| order.day.month() == month).map(|order| order.amount).sum();
                (month.to_string(), self.known.unit.to_f64(sum))
            })
            .collect()
    }

    fn why(&self, customer: CustomerIx) -> Vec<Why> {
        let sight = self.sight();
        let whys = self.tiers.iter().filter_map(|(scheme, tiers)| {
            let tier = tiers[customer.at()];
            Some(Why { scheme: *scheme, tier, reason: (scheme.definition().why)(&sight, customer, tier)? })
        });
        whys.collect()
    }

    /// Every customer who is known on the as-of day, by profit, best first.
    pub fn ranking(&self) -> &[CustomerIx] {
        &self.known.ranking
    }

    /// What rests on a setting.
    pub fn assumed(&self) -> &[Assumed] {
        &self.known.values.assumed
    }
}

#[cfg(test)]
mod tests;
