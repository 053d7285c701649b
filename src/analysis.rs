//! One analysis: a ledger and settings in, every number of the page out.
//!
//! The steps, in order: 1 values, 2 ranking, 3 RFM scores, 4 lifetime values, 5 potential, 6 tiers. What the page asks for
//! afterwards ([`Analysis::customers`], [`Analysis::customer`]) is read from their columns.

mod lifetime;

use crate::calendar::Day;
use crate::error::{Code, Result};
use crate::ingest::import::Imported;
use crate::ledger::{CustomerIx, Ledger};
use crate::money::{Figure, Money, Unit};
use crate::portfolio::whale;
use crate::segment::{Scheme, Tier, profit_tiers, rule_book};
use crate::settings::{Monetary, Settings};
use crate::value::lifetime::Lifetime;
use crate::value::potential::{self, Potential};
use crate::value::profit::{self, Values};
use crate::value::ranking;
use crate::value::rfm::{self, Scores};
use crate::view::{
    Assumed, CustomerDetail, CustomerPage, CustomerQuery, CustomerRow, LtvRow, Note, OrderRow, Overview, Reason,
    RfmCell, RfmView, SortBy, SortOrder, TierRow, TierTable, Totals, Why,
};
use std::cmp::Ordering;

/// Most rows of a page of customers.
const PAGE: u32 = 200;
/// Most orders of a customer's detail.
const ORDERS: usize = 50;
/// Most months of a customer's detail.
const MONTHS: i32 = 36;

/// All columns of an analysis; each has one entry per customer, in the order of the ledger.
pub struct Analysis {
    settings: Settings,
    unit: Unit,
    as_of: Option<Day>,
    until: Day,
    values: Values,
    /// Customers by profit, best first.
    ranking: Vec<CustomerIx>,
    /// So many of the ranking are high-value.
    high: usize,
    scores: Vec<Option<Scores>>,
    lifetime: Option<Lifetime>,
    potential_of: Potential,
    potential: Vec<Option<f64>>,
    tiers: Vec<(Scheme, Vec<Tier>)>,
}

/// Computes everything, but for the intervals of the lifetime values ([`Analysis::draw`]).
///
/// # Errors
/// [`Code::NothingLoaded`] for an empty ledger.
pub fn analyze(ledger: &Ledger, settings: &Settings) -> Result<Analysis> {
    again(ledger, settings, None)
}

/// The same after an analysis of the same ledger with other settings, from which it takes the models that still hold.
///
/// # Errors
/// As [`analyze`].
pub fn again(ledger: &Ledger, settings: &Settings, previous: Option<&Analysis>) -> Result<Analysis> {
    if ledger.is_empty() {
        return Err(Code::NothingLoaded.into());
    }
    let unit = Unit::for_scale(ledger.scale);
    let until = settings.as_of.unwrap_or(Day::MAX);
    let values = profit::values(ledger, settings, unit, until);
    let as_of = settings.as_of.or_else(|| Some(values.last.iter().copied().flatten().max()?.plus_days(1)));
    let ranking = ranking::by_profit(&values.profit);
    let high = profit_tiers::high_count(&values.profit, &ranking, settings, unit);
    // Without a single purchase there is no day to look back from; nothing below then depends on it.
    let back_from = as_of.unwrap_or(Day::MIN);
    let scores = rfm::scores(ledger, &values, settings, unit, back_from);
    // A day that the user names belongs to what was observed; the default is the day after.
    let end = settings.as_of.unwrap_or(back_from.plus_days(-1));
    let previous = previous.and_then(|previous| previous.lifetime.as_ref());
    let lifetime = as_of.and_then(|_| Lifetime::new(ledger, settings, unit, &values, end, previous));
    let next_year = lifetime.as_ref().map_or(&[][..], |lifetime| &lifetime.next_year);
    let potential_of = Potential::new(ledger, settings, &ranking, next_year, back_from, until);
    let potential = potential::scores(ledger, unit, &potential_of);
    let by_profit = profit_tiers::tiers(&values.profit, &ranking, high, &potential, settings.potential_threshold);
    let mut tiers = vec![(Scheme::Profit, by_profit)];
    if as_of.is_some() {
        tiers.push((Scheme::Rfm, scores.iter().map(|&scores| rule_book::segment(scores)).collect()));
    }
    Ok(Analysis {
        settings: settings.clone(),
        unit,
        as_of,
        until,
        values,
        ranking,
        high,
        scores,
        lifetime,
        potential_of,
        potential,
        tiers,
    })
}

impl Analysis {
    /// The settings that it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The day from which everything looks back; `None` where nobody ever bought.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// The lifetime values; `None` without order lines.
    pub fn lifetime(&self) -> Option<&Lifetime> {
        self.lifetime.as_ref()
    }

    /// Takes a step towards the intervals of the lifetime values, which take longer than all the rest; from 1 on they are
    /// there.
    pub fn draw(&mut self) -> f64 {
        self.lifetime.as_mut().map_or(1.0, |lifetime| lifetime.draw(&self.settings))
    }

    /// The columns of values.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The analysis at a glance.
    pub fn overview(&self, ledger: &Ledger, imported: &[Imported]) -> Overview {
        let whale = whale::curve(&self.values.profit, &self.ranking, self.unit);
        let totals = self.totals(ledger, imported);
        let buyers = totals.buyers;
        let notes = [
            (self.as_of.is_none() && !ledger.has_lines(), Note::NoDates),
            (self.potential.iter().all(Option::is_none), Note::NoPotential),
            (buyers == 0, Note::NoPurchases),
            ((1..5).contains(&buyers), Note::FewCustomers),
            (whale.points.last().is_some_and(|point| point.share.is_none()), Note::WhaleInMoney),
        ];
        Overview {
            as_of: self.as_of,
            currency: self.settings.currency.clone().or_else(|| ledger.currency.clone()),
            totals,
            assumed: self.values.assumed.clone(),
            tiers: self.tiers.iter().map(|(scheme, tiers)| self.tier_table(*scheme, tiers)).collect(),
            whale,
            rfm: self.as_of.map(|_| self.rfm_view()),
            notes: notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect(),
        }
    }

    fn totals(&self, ledger: &Ledger, imported: &[Imported]) -> Totals {
        let Values { revenue, direct_cost, cost_to_serve, acquisition_cost, profit, .. } = &self.values;
        let sum = |column: &[Money]| self.unit.figure(column.iter().copied().sum());
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
        let day = |pick: fn(Day, Day) -> Day| ledger.day.iter().copied().filter(|&day| day <= self.until).reduce(pick);
        Totals {
            customers: ledger.len() as u64,
            buyers: self.values.purchases.iter().filter(|&&purchases| purchases > 0).count() as u64,
            orders: count(&self.values.orders),
            purchases: count(&self.values.purchases),
            revenue: sum(revenue),
            direct_cost: sum(direct_cost),
            cost_to_serve: sum(cost_to_serve),
            acquisition_cost: sum(acquisition_cost),
            profit: sum(profit),
            customers_with_loss: losses.len() as u64,
            loss: sum(&losses),
            lines_without_customer: lines,
            amount_without_customer: amount,
            refund_lines: count(&self.values.refund_lines),
            refund_amount: sum(&self.values.refunds),
            days: day(Day::min).zip(day(Day::max)),
        }
    }

    fn tier_table(&self, scheme: Scheme, tiers: &[Tier]) -> TierTable {
        let (all_revenue, all_profit): (Money, Money) =
            (self.values.revenue.iter().copied().sum(), self.values.profit.iter().copied().sum());
        let row = |&tier: &Tier| {
            let members: Vec<usize> = (0..tiers.len()).filter(|&at| tiers[at] == tier).collect();
            let sum = |column: &[Money]| members.iter().map(|&at| column[at]).sum::<Money>();
            let (revenue, profit) = (sum(&self.values.revenue), sum(&self.values.profit));
            let purchases: u64 = members.iter().map(|&at| u64::from(self.values.purchases[at])).sum();
            let recencies: Vec<i32> = members.iter().filter_map(|&at| self.recency(at)).collect();
            let mean = |sum: f64, n: usize| (n > 0).then(|| sum / n as f64);
            TierRow {
                tier,
                customers: members.len() as u64,
                revenue: self.unit.figure(revenue),
                profit: self.unit.figure(profit),
                share_of_customers: members.len() as f64 / tiers.len().max(1) as f64,
                share_of_revenue: revenue.share_of(all_revenue),
                share_of_profit: profit.share_of(all_profit),
                margin: profit.share_of(revenue),
                profit_per_customer: (!members.is_empty()).then(|| self.unit.per(profit, members.len())),
                purchases_per_customer: mean(purchases as f64, members.len()),
                recency_days: mean(recencies.iter().map(|&days| f64::from(days)).sum(), recencies.len()),
            }
        };
        TierTable { scheme, rows: scheme.tiers().iter().map(row).collect() }
    }

    fn rfm_view(&self) -> RfmView {
        let cell = |r: u8, f: u8| {
            let inside = |scores: &Option<Scores>| scores.is_some_and(|scores| (scores.r, scores.f) == (r, f));
            let members: Vec<usize> = (0..self.scores.len()).filter(|&at| inside(&self.scores[at])).collect();
            let revenue = members.iter().map(|&at| self.values.revenue[at]).sum();
            let segment = rule_book::rf_grid(r, f);
            RfmCell { customers: members.len() as u64, revenue: self.unit.figure(revenue), segment }
        };
        RfmView { cells: (1..=5).map(|r| (1..=5).map(|f| cell(r, f)).collect()).collect() }
    }

    /// Days since the last purchase.
    fn recency(&self, at: usize) -> Option<i32> {
        Some(self.as_of?.days_since(self.values.last[at]?))
    }

    /// A customer as a row of a table.
    pub fn row(&self, ledger: &Ledger, customer: CustomerIx) -> CustomerRow {
        let at = customer.at();
        CustomerRow {
            index: customer.0,
            id: ledger.id(customer).to_owned(),
            name: ledger.name(customer).map(str::to_owned),
            first_purchase: self.values.first[at],
            last_purchase: self.values.last[at],
            purchases: self.values.purchases[at].into(),
            revenue: self.unit.figure(self.values.revenue[at]),
            profit: self.unit.figure(self.values.profit[at]),
            recency_days: self.recency(at),
            rfm: self.scores[at].map(|scores| [scores.r, scores.f, scores.m]),
            potential: self.potential[at],
            ltv: self.ltv(at),
            tiers: self.tiers.iter().map(|(scheme, tiers)| (*scheme, tiers[at])).collect(),
        }
    }

    /// Lifetime value of a customer.
    fn ltv(&self, at: usize) -> Option<LtvRow> {
        let lifetime = self.lifetime.as_ref()?;
        let own = lifetime.prediction.customer(at)?;
        Some(LtvRow {
            formula: lifetime.formula.values.get(at)?.ltv(),
            predicted: own.ltv,
            low: own.interval.map(|interval| interval.low),
            high: own.interval.map(|interval| interval.high),
            p_alive: own.p_alive,
            expected_purchases: own.expected_purchases,
        })
    }

    /// A page of the customers that a query finds.
    pub fn customers(&self, ledger: &Ledger, query: &CustomerQuery) -> CustomerPage {
        let search = query.search.trim().to_lowercase();
        let tiers = query.tier.and_then(|(scheme, tier)| Some((self.tiers_of(scheme)?, tier)));
        let wanted = |customer: &CustomerIx| {
            let named = || ledger.name(*customer).is_some_and(|name| name.to_lowercase().contains(&search));
            tiers.is_none_or(|(tiers, tier)| tiers[customer.at()] == tier)
                && (search.is_empty() || ledger.id(*customer).to_lowercase().contains(&search) || named())
        };
        let mut found: Vec<CustomerIx> = ledger.all().filter(wanted).collect();
        self.sort(&mut found, query.sort, query.order);
        let page = found.iter().skip(query.offset as usize).take(query.limit.min(PAGE) as usize);
        CustomerPage { found: found.len() as u64, rows: page.map(|&customer| self.row(ledger, customer)).collect() }
    }

    /// All sorts are stable, so ties keep the order of the ids.
    fn sort(&self, customers: &mut [CustomerIx], by: SortBy, order: SortOrder) {
        fn keyed<K: Ord>(customers: &mut [CustomerIx], order: SortOrder, key: impl Fn(usize) -> Option<K>) {
            customers.sort_by(|a, b| match (key(a.at()), key(b.at())) {
                (Some(a), Some(b)) if order == SortOrder::Descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                // What is absent comes last either way.
                (a, b) => match (a.is_none(), b.is_none()) {
                    (false, true) => Ordering::Less,
                    (true, false) => Ordering::Greater,
                    _ => Ordering::Equal,
                },
            });
        }
        let Values { revenue, profit, purchases, .. } = &self.values;
        match by {
            SortBy::Id => keyed(customers, order, Some),
            SortBy::Profit => keyed(customers, order, |at| Some(profit[at])),
            SortBy::Revenue => keyed(customers, order, |at| Some(revenue[at])),
            SortBy::Purchases => keyed(customers, order, |at| Some(purchases[at])),
            SortBy::Recency => keyed(customers, order, |at| self.recency(at)),
            SortBy::Ltv => keyed(customers, order, |at| {
                // In cents: an estimate has no order below that.
                Some((self.lifetime.as_ref()?.prediction.ltv.get(at)? * 100.0) as i64)
            }),
            SortBy::PAlive => keyed(customers, order, |at| {
                let own = self.lifetime.as_ref()?.prediction.customer(at)?;
                own.p_alive.map(|share| (share * 1e9) as i64)
            }),
            // Scores are from 0 to 100: their order survives in whole millionths.
            SortBy::Potential => keyed(customers, order, |at| self.potential[at].map(|score| (score * 1e6) as i64)),
        }
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
        let orders = profit::orders(ledger, self.unit, customer, self.until);
        let figure = |column: &[Money]| self.unit.figure(column[at]);
        let row = |order: &profit::Order| OrderRow {
            day: order.day,
            amount: self.unit.figure(order.amount),
            lines: order.lines.into(),
            purchase: order.purchase,
        };
        Some(CustomerDetail {
            row: self.row(ledger, customer),
            direct_cost: figure(&self.values.direct_cost),
            cost_to_serve: figure(&self.values.cost_to_serve),
            acquisition_cost: figure(&self.values.acquisition_cost),
            refund_lines: self.values.refund_lines[at].into(),
            refund_amount: figure(&self.values.refunds),
            potential_parts: self.potential_of.parts(ledger, self.unit, customer),
            lifetime: self.customer_lifetime(ledger, customer),
            why: self.why(customer),
            orders: orders.iter().rev().take(ORDERS).map(row).collect(),
            orders_found: orders.len() as u64,
            months: self.months(&orders),
        })
    }

    /// Revenue by month up to the as-of month, months without an order included.
    fn months(&self, orders: &[profit::Order]) -> Vec<(String, f64)> {
        let (Some(first), Some(as_of)) = (orders.first(), self.as_of) else { return Vec::new() };
        let last = as_of.month();
        let start = first.day.month().max(last.plus(1 - MONTHS));
        (0..=last.months_since(start))
            .map(|offset| {
                let month = start.plus(offset);
                let sum = orders.iter().filter(|order| order.day.month() == month).map(|order| order.amount).sum();
                (month.to_string(), self.unit.to_f64(sum))
            })
            .collect()
    }

    fn why(&self, customer: CustomerIx) -> Vec<Why> {
        let at = customer.at();
        let profit = self.unit.figure(self.values.profit[at]);
        let rank = || self.ranking.iter().position(|other| *other == customer).map_or(0, |place| place as u64 + 1);
        let of = self.ranking.len() as u64;
        let last_high =
            self.high.checked_sub(1).map(|last| self.unit.figure(self.values.profit[self.ranking[last].at()]));
        let reason = |scheme: Scheme, tier: Tier| match (scheme, tier, last_high) {
            (Scheme::Rfm, ..) => self.scores[at].map(|Scores { r, f, m }| Reason::Scores {
                r,
                f,
                m,
                recency_days: self.recency(at).unwrap_or_default(),
                purchases: self.values.purchases[at].into(),
                monetary: self.unit.figure(match self.settings.rfm_monetary {
                    Monetary::Revenue => self.values.revenue[at],
                    Monetary::Profit => self.values.profit[at],
                }),
            }),
            (_, Tier::Negative, _) => Some(Reason::Loss { profit }),
            (_, Tier::High, Some(starts_at)) => Some(Reason::High { profit, rank: rank(), of, starts_at }),
            _ => Some(Reason::Potential {
                profit,
                rank: rank(),
                of,
                high_starts_at: last_high,
                score: self.potential[at],
                threshold: self.settings.potential_threshold,
            }),
        };
        let whys = self.tiers.iter().map(|(scheme, tiers)| (*scheme, tiers[at]));
        whys.filter_map(|(scheme, tier)| Some(Why { scheme, tier, reason: reason(scheme, tier)? })).collect()
    }

    /// Every customer by profit, best first.
    pub fn ranking(&self) -> &[CustomerIx] {
        &self.ranking
    }

    /// What rests on a setting.
    pub fn assumed(&self) -> &[Assumed] {
        &self.values.assumed
    }
}
