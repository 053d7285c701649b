//! Somebody who reads a blind pack and knows which groups every customer is in: what can they find out? Written apart from the
//! rules of the pack, of which it uses nothing.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use whalecurve::analysis::Analysis;
use whalecurve::blind::Pack;
use whalecurve::ledger::{CustomerIx, Ledger};
use whalecurve::money::{Figure, Money};
use whalecurve::segment::{Scheme, Tier};
use whalecurve::settings::{HighRule, Monetary, RuleBook, ScoreMethod, Settings};
use whalecurve::value::rfm::Scores;
use whalecurve::view::Assumed;
use whalecurve::view::portfolio::{Gauge, Period};

/// One of the three scores.
type ScoreOf = fn(Scores) -> Option<u8>;

/// Orders of so many customers, with the amounts of a shop: few large ones, free orders, refunds, and costs that few have.
pub fn orders(customers: usize, seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let (has_cost, rare_service, rare_acquisition) = (next(2) == 0, next(3), next(3));
    let steep = next(3);
    let mut text = "customer,date,amount".to_owned();
    for (told, name) in
        [(has_cost, ",cost"), (rare_service > 0, ",service cost"), (rare_acquisition > 0, ",acquisition cost")]
    {
        text += if told { name } else { "" };
    }
    text += "\n";
    for customer in 0..customers {
        // Sizes from 1 to 10^steep, in tenths.
        let size = 10f64.powf(next(100 * (steep + 1)) as f64 / 100.0);
        let kind = next(12);
        let rare = |of: u64, by: u64| if by == 1 { of < 2 } else { of < 30 };
        let (serves, acquired) = (rare(next(60), rare_service), rare(next(60), rare_acquisition));
        for order in 0..=next(4) {
            let day = whalecurve::Day::from_epoch(19_300 + next(700) as i32);
            let cents = match kind {
                0 => 0,
                1 => -((size * 3000.0) as i64),
                _ if order > 0 && next(10) == 0 => -((size * 500.0) as i64),
                _ => (size * (1000 + next(9000)) as f64) as i64,
            };
            let _ = write!(text, "K{customer},{day},{:.2}", cents as f64 / 100.0);
            if has_cost {
                let _ = write!(text, ",{:.2}", cents.max(0) as f64 * next(90) as f64 / 10_000.0);
            }
            if rare_service > 0 {
                let _ = write!(text, ",{}", if serves { size * (1 + next(99)) as f64 } else { 0.0 }.floor());
            }
            if rare_acquisition > 0 {
                let _ = write!(text, ",{}", if acquired && order == 0 { 5 + next(400) } else { 0 });
            }
            text += "\n";
        }
    }
    text
}

/// Settings as people have them: most often the usual ones, else margins, costs and limits of their own.
pub fn settings(seed: u64) -> Settings {
    let mut state = seed.wrapping_mul(0xD134_2543_DE82_EF95) | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut own = serde_json::Map::new();
    let mut set = |wanted: bool, key: &str, value: serde_json::Value| {
        if wanted {
            own.insert(key.to_owned(), value);
        }
    };
    let potential = 20 * (1 + next(50));
    set(next(3) == 0, "spend_potential", potential.to_string().into());
    set(next(3) == 0, "spend_whale", (potential * (2 + next(9))).max(30_000).to_string().into());
    set(next(4) == 0, "gross_margin", format!("0.{}", 15 + next(70)).into());
    set(next(6) == 0, "acquisition_cost", (1 + next(60)).to_string().into());
    set(next(6) == 0, "cost_per_order", (1 + next(9)).to_string().into());
    set(next(6) == 0, "cost_of_revenue", "0.03".into());
    let cut = 40 * (1 + next(20));
    set(next(3) == 0, "rfm_method", "cuts".into());
    set(next(3) == 0, "rfm_book", ["own", "shopify", "eight"][next(3) as usize].into());
    set(next(4) == 0, "rfm_monetary", "profit".into());
    set(next(3) == 0, "rfm_cuts_monetary", serde_json::json!([cut, 2 * cut, 3 * cut, 10 * cut]));
    for (rule, amount) in [("high_rule", "high_amount"), ("matrix_rule", "matrix_amount")] {
        set(next(4) == 0, rule, ["amount", "cumulative"][next(2) as usize].into());
        set(true, amount, (20 * (1 + next(60))).to_string().into());
    }
    set(next(4) == 0, "as_of", whalecurve::Day::from_epoch(19_900 + next(150) as i32).to_string().into());
    let all = serde_json::Value::Object(own.clone());
    // A potential above the usual whale is refused.
    Settings::from_json(&all).unwrap_or_else(|_| {
        own.remove("spend_potential");
        Settings::from_json(&serde_json::Value::Object(own)).unwrap()
    })
}

/// What an attacker holds against the others: the sum of something over some customers.
struct Sum {
    customers: Vec<usize>,
    what: What,
    /// Which table it is in.
    table: usize,
    /// By how much it may be off: it was rounded.
    slack: f64,
}

/// What can be known of a customer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Revenue,
    Profit,
    CostToServe,
    /// Without what the settings explain.
    DrivenCost,
    Purchases,
    Recency,
    /// Revenue less profit.
    Costs,
    /// Revenue less profit less cost to serve.
    OtherCosts,
    Acquisition,
}

const WHATS: [What; 9] = [
    What::Revenue,
    What::Profit,
    What::CostToServe,
    What::DrivenCost,
    What::Purchases,
    What::Recency,
    What::Costs,
    What::OtherCosts,
    What::Acquisition,
];

/// Something else that is told of all customers together, or of some: coefficients of the customers' values, whose sum is known
/// but for so much.
struct Equation {
    of: Vec<(usize, f64)>,
    slack: f64,
}

/// Who reads a pack, with what is behind it: the attacker knows which groups every customer is in, and tries to find the values.
struct Reader<'a> {
    ledger: &'a Ledger,
    analysis: &'a Analysis,
    pack: &'a Pack,
    /// Customers who are in the pack.
    all: Vec<usize>,
}

impl Reader<'_> {
    fn assumes(&self, what: Assumed) -> bool {
        self.pack.assumed.contains(&what)
    }

    /// The true value. What the settings explain is no secret.
    fn value(&self, what: What, at: usize) -> f64 {
        let (values, settings) = (&self.analysis.known().values, &self.pack.settings);
        let money = |money: Money| self.analysis.known().unit.to_f64(money);
        let residue = |left: f64, of: f64| if left.abs() < 1e-6 * of.abs().max(1.0) { 0.0 } else { left };
        let (revenue, purchases) = (money(values.revenue[at]), f64::from(values.purchases[at]));
        let acquisition = || {
            let assumed = if self.assumes(Assumed::AcquisitionCost) { settings.acquisition_cost } else { Figure::ZERO };
            residue(money(values.acquisition_cost[at]) - assumed.to_f64(), revenue)
        };
        let direct = || {
            let explained =
                if self.assumes(Assumed::GrossMargin) { (1.0 - settings.gross_margin.to_f64()) * revenue } else { 0.0 };
            residue(money(values.direct_cost[at]) - explained, revenue)
        };
        match what {
            What::Revenue => revenue,
            What::Profit => money(values.profit[at]),
            What::CostToServe => money(values.cost_to_serve[at]),
            What::DrivenCost => {
                let explained =
                    settings.cost_per_order.to_f64() * purchases + settings.cost_of_revenue.to_f64() * revenue;
                residue(money(values.cost_to_serve[at]) - explained, revenue)
            }
            What::Purchases => purchases,
            What::Recency => self.analysis.known().recency(at).unwrap_or(0).into(),
            What::Costs => direct() + money(values.cost_to_serve[at]) + acquisition(),
            What::OtherCosts => direct() + acquisition(),
            What::Acquisition => acquisition(),
        }
    }

    /// Groups of all tables that are told, and of which figures.
    fn sums(&self) -> Vec<Sum> {
        let (known, pack) = (self.analysis.known(), self.pack);
        let mut sums = Vec::new();
        let mut group = |table: usize, customers: &[usize], group: &whalecurve::blind::Group| {
            let buyers = customers.iter().filter(|at| known.recency(**at).is_some()).count() as f64;
            let split = group.revenue.is_some() && group.profit.is_some();
            let serves = group.cost_to_serve.is_some();
            let assumes = |what| pack.assumed.contains(&what);
            let driven =
                serves && assumes(Assumed::CostToServe) && group.purchases.is_some() && group.revenue.is_some();
            let told = [
                (group.revenue.is_some(), What::Revenue, 0.0),
                (group.profit.is_some(), What::Profit, 0.0),
                (serves, What::CostToServe, 0.0),
                (driven, What::DrivenCost, 0.0),
                (group.purchases.is_some(), What::Purchases, 0.0),
                (group.recency_days.is_some(), What::Recency, 0.5 * buyers),
                (split, What::Costs, 0.0),
                (split && serves, What::OtherCosts, 0.0),
                (split && serves && assumes(Assumed::GrossMargin), What::Acquisition, 0.0),
            ];
            for (_, what, slack) in told.into_iter().filter(|(told, ..)| *told) {
                sums.push(Sum { customers: customers.to_vec(), what, table, slack });
            }
        };
        group(0, &self.all, &pack.whole);
        for (table, tiers) in (4..).zip(&pack.schemes) {
            let column = self.analysis.tiers_of(tiers.scheme).unwrap();
            for (names, one) in &tiers.rows {
                let customers: Vec<usize> =
                    self.all.iter().copied().filter(|at| names.contains(&column[*at])).collect();
                if let Some(one) = one {
                    group(table, &customers, one);
                }
            }
        }
        let quarters: Vec<_> = pack.cohorts.iter().filter_map(|cohort| cohort.from).collect();
        for cohort in &pack.cohorts {
            let first = |at: usize| known.values.first[at].map(|day| day.quarter().first_day());
            let is_own = |at: &usize| match cohort.from {
                Some(from) => first(*at) == Some(from),
                None => !quarters.iter().any(|quarter| first(*at) == Some(*quarter)),
            };
            group(1, &self.all.iter().copied().filter(is_own).collect::<Vec<usize>>(), &cohort.group);
        }
        for customers in self.curve() {
            sums.push(Sum { customers, what: What::Profit, table: 2, slack: 0.0 });
        }
        // What those who came in the last 12 months cost is in two measures, held to be known.
        let tells = |gauge: Gauge| self.measured(gauge).is_some();
        if tells(Gauge::LtvToCac) || tells(Gauge::Payback) {
            let window = whalecurve::value::year::Window::ending(known.end);
            let is_new = |at: &usize| known.values.first[*at].is_some_and(|first| window.has(first));
            let customers = self.all.iter().copied().filter(is_new).collect();
            sums.push(Sum { customers, what: What::Acquisition, table: 3, slack: 0.0 });
        }
        sums
    }

    fn measured(&self, gauge: Gauge) -> Option<f64> {
        self.pack.measures.iter().find(|one| one.gauge == gauge)?.value
    }

    /// The customers from one point of the curve to the next.
    fn curve(&self) -> Vec<Vec<usize>> {
        let cuts: Vec<usize> = self.pack.whale.iter().map(|(customers, _)| *customers as usize).collect();
        between(&self.analysis.known().ranking, &cuts)
    }

    /// Those between the places by revenue that measures tell of.
    fn largest(&self) -> Vec<Vec<usize>> {
        let n = self.all.len();
        let mut cuts = vec![0, n];
        for (gauge, place) in [(Gauge::Top10, 10.min(n)), (Gauge::TopTenth, n.div_ceil(10))] {
            if self.measured(gauge).is_some() {
                cuts.push(place);
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        between(self.analysis.known().by_revenue(), &cuts)
    }

    /// Groups of which each one's customers have at least what those of the next have.
    fn orders(&self, what: What) -> Vec<Vec<Vec<usize>>> {
        let mut orders = Vec::new();
        match what {
            What::Revenue => orders.push(self.largest()),
            What::Profit => {
                orders.push(self.curve());
                let told = self.pack.schemes.iter().find(|tiers| tiers.scheme == Scheme::Profit);
                if told.is_some_and(|tiers| {
                    tiers.rows.iter().any(|(tiers, group)| tiers == &[Tier::High] && group.is_some())
                }) {
                    let tiers = self.analysis.tiers_of(Scheme::Profit).unwrap();
                    let (high, others) = self.all.iter().partition(|at| tiers[**at] == Tier::High);
                    orders.push(vec![high, others]);
                }
            }
            _ => {}
        }
        orders
    }

    /// Shares of the largest, and the Gini coefficient, with the place of everybody known; all have four decimals.
    fn equations(&self, what: What) -> Vec<Equation> {
        let known = self.analysis.known();
        if what != What::Revenue {
            return Vec::new();
        }
        let ranking: Vec<usize> = known.by_revenue().iter().map(|one| one.at()).collect();
        let positive: Vec<usize> = ranking.iter().copied().filter(|at| self.value(what, *at) > 0.0).collect();
        let total: f64 = positive.iter().map(|at| self.value(what, *at)).sum();
        let n = ranking.len() as f64;
        let share = |of: Vec<(usize, f64)>| {
            let part: f64 = of.iter().map(|(at, weight)| weight * self.value(what, *at)).sum();
            let share = part / total;
            Equation { of: of.into_iter().map(|(at, weight)| (at, weight - share)).collect(), slack: 0.000_05 * total }
        };
        let top = |count: usize| {
            positive.iter().enumerate().map(|(place, at)| (*at, if place < count { 1.0 } else { 0.0 })).collect()
        };
        let mut equations = Vec::new();
        if self.measured(Gauge::Top10).is_some() {
            equations.push(share(top(10)));
        }
        if self.measured(Gauge::TopTenth).is_some() {
            equations.push(share(top(ranking.len().div_ceil(10))));
        }
        if self.measured(Gauge::Gini).is_some() {
            let weighted = positive.iter().enumerate().map(|(place, at)| (*at, 2.0 * (n - place as f64) / n));
            equations.push(share(weighted.collect()));
        }
        equations
    }

    /// What is known of a value by the limits in the settings, by its sign, and by when somebody came and what day it is.
    fn limits(&self, what: What) -> BTreeMap<usize, (f64, f64)> {
        let (known, pack, settings) = (self.analysis.known(), self.pack, &self.pack.settings);
        let signed = |at: &usize| {
            let value = self.value(what, *at);
            (*at, if value < 0.0 { (f64::NEG_INFINITY, 0.0) } else { (0.0, f64::INFINITY) })
        };
        let mut limits: BTreeMap<usize, (f64, f64)> = self.all.iter().map(signed).collect();
        let mut narrow = |at: usize, low: f64, high: f64| {
            let (value, known) = (self.value(what, at), limits.get_mut(&at).unwrap());
            // Limits that are about something near to this, as a year's revenue is near to all of it, are taken for it where
            // they are right.
            if low <= value {
                known.0 = known.0.max(low);
            }
            if high >= value {
                known.1 = known.1.min(high);
            }
        };
        for tiers in &pack.schemes {
            let column = self.analysis.tiers_of(tiers.scheme).unwrap();
            for (names, _) in &tiers.rows {
                let ranges: Vec<(f64, f64)> =
                    names.iter().map(|tier| range(what, tiers.scheme, *tier, settings, self)).collect();
                let low = ranges.iter().map(|range| range.0).fold(f64::INFINITY, f64::min);
                let high = ranges.iter().map(|range| range.1).fold(f64::NEG_INFINITY, f64::max);
                for at in self.all.iter().filter(|at| names.contains(&column[**at])) {
                    narrow(*at, low, high);
                }
            }
        }
        if let (What::Recency, Some(today)) = (what, known.as_of) {
            for at in &self.all {
                if let Some(first) = known.values.first[*at] {
                    let from = first.quarter().first_day();
                    let told = pack.cohorts.iter().any(|cohort| cohort.from == Some(from));
                    let least = if settings.as_of.is_none() { 1.0 } else { 0.0 };
                    narrow(*at, least, if told { today.days_since(from).into() } else { f64::INFINITY });
                }
            }
        }
        limits
    }

    /// Shares that are counts of customers: none of them is about fewer than five, nor what is left beside those that are told.
    fn counts(&self) -> Result<(), String> {
        let few = |some: u64, all: u64| {
            let is_few = |count: u64| (1..5).contains(&count);
            is_few(some) || is_few(all - some)
        };
        let count = |share: f64, all: u64| (share * all as f64).round() as u64;
        let told = |from| self.pack.cohorts.iter().find(|cohort| cohort.from == Some(from));
        let first = |at: &usize| self.analysis.known().values.first[*at].map(|day| day.quarter().first_day());
        let quarters: BTreeSet<_> = self.all.iter().filter_map(first).collect();
        if let Some(view) = self.analysis.cohorts(self.ledger, Period::Quarter, Scheme::Profit) {
            for (since, _) in self.pack.returned.iter().enumerate().filter(|(_, share)| share.is_some()) {
                let (mut some, mut all) = (0, 0);
                // Both end with the newest.
                for (cohort, from) in view.cohorts.iter().rev().zip(quarters.iter().rev()) {
                    let own = told(*from).and_then(|cohort| *cohort.shares.get(since)?);
                    if let (None, Some(Some(share))) = (own, cohort.shares.get(since)) {
                        some += count(*share, cohort.customers.into());
                        all += u64::from(cohort.customers);
                    }
                }
                if few(some, all) {
                    return Err(format!("{some} of {all} customers bought after {since} quarters"));
                }
            }
        }
        for cohort in &self.pack.cohorts {
            let all = cohort.group.customers();
            if let Some(share) = cohort.shares.iter().flatten().find(|share| few(count(**share, all), all)) {
                return Err(format!("{share} of {all} customers of a quarter"));
            }
        }
        if self.measured(Gauge::Retention).is_some() {
            let health = self.analysis.health(self.ledger, Scheme::Profit);
            let all: u64 = health.retention.iter().map(|row| u64::from(row.customers)).sum();
            let stayed: u64 = health.retention.iter().map(|row| count(row.retention, row.customers.into())).sum();
            if few(stayed, all) {
                return Err(format!("{stayed} of {all} customers stayed"));
            }
        }
        Ok(())
    }
}

/// The range of a value that a tier tells of, by the settings.
fn range(what: What, scheme: Scheme, tier: Tier, settings: &Settings, reader: &Reader) -> (f64, f64) {
    let all = (f64::NEG_INFINITY, f64::INFINITY);
    let above = |is_above: bool, limit: Figure| {
        let limit = limit.to_f64();
        if is_above { (limit, f64::INFINITY) } else { (f64::NEG_INFINITY, limit) }
    };
    let measure = |monetary: Monetary| if monetary == Monetary::Revenue { What::Revenue } else { What::Profit };
    match scheme {
        Scheme::Spend if what == What::Revenue => {
            let [whale, potential] = [settings.spend_whale, settings.spend_potential].map(Figure::to_f64);
            match tier {
                Tier::Whale => (whale, f64::INFINITY),
                Tier::Potential => (potential, whale),
                _ => (f64::NEG_INFINITY, potential),
            }
        }
        Scheme::Profit if what == What::Profit && settings.high_rule == HighRule::Amount => {
            above(tier == Tier::High, settings.high_amount)
        }
        Scheme::Matrix if what == measure(settings.matrix_value) && settings.matrix_rule == HighRule::Amount => {
            above(matches!(tier, Tier::Star | Tier::CashCow), settings.matrix_amount)
        }
        Scheme::Rfm if settings.rfm_method == ScoreMethod::Cuts && settings.rfm_book != RuleBook::Eight => {
            let (cuts, score): ([f64; 4], ScoreOf) = match what {
                What::Recency => (settings.rfm_cuts_recency, |scores| scores.r.map(|score| 6 - score)),
                What::Purchases => (settings.rfm_cuts_frequency, |scores| scores.f),
                what if what == measure(settings.rfm_monetary) => (settings.rfm_cuts_monetary, |scores| scores.m),
                _ => return all,
            };
            // The scores that a tier's customers have; a reader of the rules knows those that they may have.
            let tiers = reader.analysis.tiers_of(Scheme::Rfm).unwrap();
            let own = reader.all.iter().filter(|at| tiers[**at] == tier);
            let bins: Vec<u8> = own.filter_map(|at| reader.analysis.sight().scores[*at]).filter_map(score).collect();
            let low = bins.iter().min().map_or(1, |bin| *bin);
            let high = bins.iter().max().map_or(5, |bin| *bin);
            let at = |bin: u8| cuts.get(usize::from(bin).wrapping_sub(1)).copied();
            (at(low - 1).unwrap_or(f64::NEG_INFINITY), at(high).unwrap_or(f64::INFINITY))
        }
        _ => all,
    }
}

/// Who is between some places of a ranking.
fn between(ranking: &[CustomerIx], cuts: &[usize]) -> Vec<Vec<usize>> {
    cuts.windows(2).map(|pair| ranking[pair[0]..pair[1]].iter().map(|one| one.at()).collect()).collect()
}

/// What an attack took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attack {
    /// Sums that were told, or that follow from them.
    pub sums: usize,
    /// Linear programmes.
    pub programmes: usize,
    /// Those in which the solver gave up: they found nothing.
    pub given_up: usize,
}

/// Bounds every customer's value of everything that is told, by all sums, shares, orders, limits and the as-of day. An error that
/// names a group of fewer than five who contribute, or a customer whose value is within 10 % of both bounds. Of a measure, `most`
/// customers are looked at, the largest first.
pub fn finds_nobody(ledger: &Ledger, analysis: &Analysis, pack: &Pack, most: usize) -> Result<Attack, String> {
    let all = (0..ledger.len()).filter(|at| analysis.known().knows(*at)).collect();
    let reader = Reader { ledger, analysis, pack, all };
    let sums = reader.sums();
    let mut attack = Attack { sums: sums.len(), ..Attack::default() };
    reader.counts()?;
    for what in WHATS {
        let own: Vec<&Sum> = sums.iter().filter(|sum| sum.what == what).collect();
        if own.is_empty() {
            continue;
        }
        let value = |at: usize| reader.value(what, at);
        for Sum { customers: group, .. } in &own {
            let contribute = group.iter().filter(|at| value(**at) != 0.0).count();
            if (1..5).contains(&contribute) {
                return Err(format!("{contribute} of {} contribute to {what:?}", group.len()));
            }
            let (all, largest) = group
                .iter()
                .map(|at| value(*at).abs())
                .fold((0.0, 0f64), |(all, most), one| (all + one, most.max(one)));
            if largest > 0.5 * all * (1.0 + 1e-9) {
                return Err(format!("one has {:.0} % of {what:?} of {}", 100.0 * largest / all, group.len()));
            }
        }
        let mut tables: BTreeMap<usize, Vec<&[usize]>> = BTreeMap::new();
        for sum in &own {
            tables.entry(sum.table).or_default().push(&sum.customers);
        }
        differences(&tables, &value).map_err(|few| format!("{few} have {what:?} in a difference of two unions"))?;
        let known = Known {
            sums: &own,
            orders: reader.orders(what),
            equations: reader.equations(what),
            limits: reader.limits(what),
        };
        let mut customers: Vec<usize> = reader.all.iter().copied().filter(|at| value(*at) != 0.0).collect();
        customers.sort_by(|a, b| value(*b).abs().total_cmp(&value(*a).abs()));
        customers.truncate(most);
        let mut open: BTreeSet<usize> = customers.iter().copied().collect();
        for at in customers {
            let unit = value(at).abs();
            let mut least_and_most = [f64::NEG_INFINITY, f64::INFINITY];
            for (side, direction) in
                least_and_most.iter_mut().zip([OptimizationDirection::Minimize, OptimizationDirection::Maximize])
            {
                if !open.contains(&at) {
                    break;
                }
                attack.programmes += 1;
                match known.extreme(&|at| value(at) / unit, unit, at, direction) {
                    // Values that are possible too: whoever has another one in them is not found.
                    Some(moved) => {
                        let is_moved = |by: f64, of: f64| by.abs() > 1e-5 && by.abs() >= 0.099 * of.abs();
                        open.retain(|at| !is_moved(moved[at], value(*at) / unit));
                        *side = (value(at) / unit) + moved[&at];
                    }
                    None => attack.given_up += 1,
                }
            }
            let [least, most] = least_and_most;
            if open.contains(&at) && least.is_finite() && most.is_finite() {
                return Err(format!("{what:?} of a customer is {unit}, between {least:.3} and {most:.3} of it"));
            }
        }
    }
    Ok(attack)
}

/// Customers who contribute, a bit each.
type Bits = Vec<u64>;

/// Takes unions of groups of one table, and of another those groups that lie in the union for the greater part: who is in one of
/// both only must be nobody or at least five who contribute. An error with how many there are.
fn differences(tables: &BTreeMap<usize, Vec<&[usize]>>, value: &dyn Fn(usize) -> f64) -> Result<(), usize> {
    let last = tables.values().flatten().flat_map(|group| group.iter()).max().map_or(0, |at| *at);
    let bits = |group: &&[usize]| {
        let mut bits: Bits = vec![0; last / 64 + 1];
        group.iter().filter(|at| value(**at) != 0.0).for_each(|at| bits[at / 64] |= 1 << (at % 64));
        bits
    };
    let tables: BTreeMap<usize, Vec<Bits>> =
        tables.iter().map(|(table, groups)| (*table, groups.iter().map(bits).collect())).collect();
    let count = |bits: &mut dyn Iterator<Item = u64>| bits.map(u64::count_ones).sum::<u32>() as usize;
    let mut state = 1u64;
    for (one, groups) in &tables {
        for (_, others) in tables.iter().filter(|(other, _)| *other != one) {
            for set in 0..1u64 << groups.len().min(7) {
                // Of many groups, some sets.
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let set = if groups.len() > 7 { state >> 20 } else { set };
                let mut union: Bits = vec![0; last / 64 + 1];
                for (_, group) in groups.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
                    union.iter_mut().zip(group).for_each(|(all, one)| *all |= one);
                }
                let mut left = union.clone();
                for group in others {
                    let inside = count(&mut group.iter().zip(&union).map(|(one, union)| one & union));
                    if 2 * inside >= count(&mut group.iter().copied()) {
                        left.iter_mut().zip(group).for_each(|(left, one)| *left ^= one);
                    }
                }
                let contribute = count(&mut left.iter().copied());
                if (1..5).contains(&contribute) {
                    return Err(contribute);
                }
            }
        }
    }
    Ok(())
}

/// All that an attacker knows of one measure.
struct Known<'a> {
    sums: &'a [&'a Sum],
    orders: Vec<Vec<Vec<usize>>>,
    equations: Vec<Equation>,
    /// By customer.
    limits: BTreeMap<usize, (f64, f64)>,
}

impl Known<'_> {
    /// By how much each value differs from the truth where that of one customer is the least or the greatest possible: everything
    /// that is told is as it is, and nobody has more than a hundred times of the unit more or less than in truth.
    fn extreme(
        &self,
        value: &dyn Fn(usize) -> f64,
        unit: f64,
        of: usize,
        direction: OptimizationDirection,
    ) -> Option<BTreeMap<usize, f64>> {
        let mut problem = Problem::new(direction);
        // Differences from the truth: the right-hand sides are zero, whatever the sizes.
        let variable = |(at, (low, high)): (&usize, &(f64, f64))| {
            let real = value(*at);
            let room = ((low / unit - real).clamp(-100.0, 0.0), (high / unit - real).clamp(0.0, 100.0));
            (*at, problem.add_var(f64::from(u8::from(*at == of)), room))
        };
        let variables: BTreeMap<usize, Variable> = self.limits.iter().map(variable).collect();
        let mut equal = |of: Vec<(Variable, f64)>, slack: f64| {
            if slack == 0.0 {
                problem.add_constraint(of, ComparisonOp::Eq, 0.0);
            } else {
                problem.add_constraint(of.clone(), ComparisonOp::Le, slack / unit);
                problem.add_constraint(of, ComparisonOp::Ge, -slack / unit);
            }
        };
        for sum in self.sums {
            equal(sum.customers.iter().map(|at| (variables[at], 1.0)).collect(), sum.slack);
        }
        for equation in &self.equations {
            equal(equation.of.iter().map(|(at, weight)| (variables[at], *weight)).collect(), equation.slack);
        }
        for pair in self.orders.iter().flat_map(|groups| groups.windows(2)) {
            // A value between those of both groups.
            let between = problem.add_var(0.0, (f64::NEG_INFINITY, f64::INFINITY));
            for at in &pair[0] {
                problem.add_constraint([(variables[at], 1.0), (between, -1.0)], ComparisonOp::Ge, -value(*at));
            }
            for at in &pair[1] {
                problem.add_constraint([(variables[at], 1.0), (between, -1.0)], ComparisonOp::Le, -value(*at));
            }
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(variables.iter().map(|(at, variable)| (*at, solution.var_value(*variable))).collect())
    }
}
