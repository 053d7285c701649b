//! Makes a blind pack of an analysis.

use super::bounds;
use super::columns::{Columns, Customer};
use super::limits::Limit;
use super::rules::{self, Figures, Group, LEAST, Spread};
use super::told::{self, Merged, Table, Told};
use super::{Cohort, Measured, Pack, Tiers, What, Why, Withheld};
use crate::calendar::Quarter;
use crate::error::{Code, Error, Result};
use crate::ledger::CustomerIx;
use crate::money::{Figure, Money};
use crate::portfolio::tally::Sums;
use crate::segment::{Scheme, Tier};
use crate::settings::{RuleBook, Setting, Settings};
use crate::sorting;
use crate::value::ranking;
use crate::value::year::Window;
use crate::view::portfolio::{Gauge, Missing};

/// Quarters of first purchases that are told one by one; what is older is told together.
const QUARTERS: usize = 11;
/// Steps of the curve, about.
const STEPS: u64 = 40;
/// Figures without which there is nothing to tell.
const SUMS: Figures = Figures::REVENUE.and(Figures::PROFIT);
/// What a table is told without, one after the other, if more of its classes can then be told.
const WITHOUT: [Figures; 8] = {
    let small = Figures::RECENCY.and(Figures::COST_TO_SERVE);
    [
        Figures::NONE,
        Figures::RECENCY,
        Figures::COST_TO_SERVE,
        small,
        small.and(Figures::PURCHASES),
        small.and(Figures::PROFIT),
        small.and(Figures::REVENUE),
        Figures::ALL,
    ]
};
/// The largest tenth of the customers.
const TENTH: Figure = Figure { units: 1, scale: 1 };

/// The pack of everybody in an analysis.
///
/// # Errors
/// [`Code::BlindTooFew`] for fewer than five customers; [`Code::BlindSingle`] where neither revenue nor profit may be told.
pub fn pack(columns: &Columns) -> Result<Pack> {
    let given = settings_of(&columns.settings)?;
    let everybody: Vec<usize> = (0..columns.customers.len()).collect();
    let told = Told::of(columns.measures());
    let too_few = || Error::new(Code::BlindTooFew).wanted(LEAST.to_string());
    if (everybody.len() as u64) < LEAST || !told.tells(Figures::NONE, &everybody) {
        return Err(too_few());
    }
    let figures = most(|figures| told.tells(figures, &everybody).then_some(figures.weight().into()), Figures::ALL);
    let figures = figures.map(|(figures, _)| figures).unwrap_or_default();
    if figures.common(SUMS) == Figures::NONE {
        return Err(Error::new(Code::BlindSingle));
    }
    let mut packer = Packer { columns, book: given.rfm_book, figures, told, withheld: Vec::new() };
    packer.withhold(What::Whole, Why::Single, (Figures::ALL.count() - figures.count()).into());
    // The curve comes first: it is what the tables of tiers have to agree with.
    let curve = packer.plan_curve();
    let largest = packer.plan_largest();
    // Levels that were taken from the data tell what a few spend.
    let is_told = |scheme: Scheme| scheme != Scheme::Spend || !columns.levels_from_data;
    let (told, untold): (Vec<_>, Vec<_>) = columns.tiers.iter().partition(|(scheme, _)| is_told(*scheme));
    packer.withhold(
        What::Tiers,
        Why::Own,
        untold.iter().map(|(scheme, _)| scheme.tiers(given.rfm_book).len() as u64).sum(),
    );
    let tables: Vec<TierPlan> =
        told.into_iter().filter_map(|(scheme, tiers)| packer.plan_tiers(*scheme, tiers)).collect();
    let came = packer.plan_cohorts();
    packer.hide(curve.as_ref(), largest.as_ref(), came.as_ref());
    if packer.figures.common(SUMS) == Figures::NONE {
        return Err(Error::new(Code::BlindSingle));
    }
    let whole = packer.groups(&vec![0; columns.customers.len()], 1, packer.figures).into_iter().next().flatten();
    let whole = whole.ok_or_else(too_few)?;
    let (whale, losses) = packer.whale(curve);
    let top = packer.top(largest);
    let schemes: Vec<Tiers> = tables.into_iter().map(|plan| packer.tiers(plan)).collect();
    let (cohorts, returned) = came.map(|plan| packer.cohorts(plan)).unwrap_or_default();
    let measures = packer.measures(&schemes, losses, &top);
    let told = columns.settings.iter().filter(|(key, value)| match key.as_str() {
        "spend_whale" | "spend_potential" => !columns.levels_from_data,
        "currency" => is_currency(value.text()),
        _ => true,
    });
    let settings = settings_of(told)?;
    Ok(Pack {
        day: columns.day,
        currency: columns.currency.clone().filter(|currency| is_currency(currency)),
        settings,
        assumed: columns.assumed.clone(),
        speaks_of: columns.speaks_of,
        whole,
        schemes,
        whale,
        measures,
        cohorts,
        returned,
        withheld: packer.withheld,
    })
}

/// Of the figures, those with the highest score, if any has one; the later ones of [`Figures::EACH`] are kept where it does not
/// matter.
fn most(score: impl Fn(Figures) -> Option<u64>, of: Figures) -> Option<(Figures, u64)> {
    let mut best: Option<(Figures, u64)> = None;
    for left_out in 0u32..1 << Figures::EACH.len() {
        let out = Figures::EACH.iter().enumerate().filter(|(at, _)| left_out >> at & 1 == 1);
        let figures = of.without(out.fold(Figures::NONE, |all, (_, one)| all.and(*one)));
        // Each set once.
        if of.count() - figures.count() != left_out.count_ones() {
            continue;
        }
        if let Some(score) = score(figures)
            && best.is_none_or(|(_, best)| score > best)
        {
            best = Some((figures, score));
        }
    }
    best
}

fn settings_of<'a>(changes: impl IntoIterator<Item = &'a (String, Setting)>) -> Result<Settings> {
    Settings::default().adopting(changes.into_iter().map(|(key, value)| (key.as_str(), value)))
}

/// A code or a sign: a column may have anything for a currency.
pub(super) fn is_currency(text: &str) -> bool {
    (1..=3).contains(&text.chars().count())
        && !text.contains(|c: char| c.is_ascii_digit() || c.is_whitespace() || c.is_control())
}

/// All tables are in the order of the columns.
struct Packer<'a> {
    columns: &'a Columns,
    book: RuleBook,
    /// What is told of everybody.
    figures: Figures,
    told: Told,
    withheld: Vec<Withheld>,
}

/// Places of a ranking that are told; the table of those between them is at `table` of [`Told::tables`].
struct Ranked {
    ranking: Vec<CustomerIx>,
    cuts: Vec<u64>,
    table: usize,
}

/// The tiers of a scheme as they are told.
struct TierPlan {
    scheme: Scheme,
    merged: Merged,
    table: usize,
}

/// Cohorts as they are told.
struct CohortPlan {
    /// Quarters older than the ones that are told one by one.
    older: usize,
    newest: Vec<Quarter>,
    /// Those that are told alone.
    alone: Vec<usize>,
    table: usize,
}

impl Packer<'_> {
    /// Customers.
    fn n(&self) -> u64 {
        self.columns.customers.len() as u64
    }

    fn ranking(&self, by: fn(&Customer) -> Money) -> Vec<CustomerIx> {
        ranking::by_amount(&self.columns.customers.iter().map(by).collect::<Vec<Money>>())
    }

    fn withhold(&mut self, what: What, why: Why, count: u64) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let same = self.withheld.iter_mut().find(|one| (one.what, one.why) == (what, why));
        match same {
            Some(one) => one.count += count,
            None if count > 0 => self.withheld.push(Withheld { what, why, count }),
            None => {}
        }
    }

    /// The sums of each group; `None` where nobody is in it.
    fn groups(&self, group: &[usize], groups: usize, figures: Figures) -> Vec<Option<Group>> {
        let mut sums = vec![Sums::default(); groups];
        self.columns.customers.iter().zip(group).for_each(|(one, group)| one.add_to(&mut sums[*group]));
        sums.iter().map(|sums| Group::of(sums, figures, self.columns.unit)).collect()
    }

    /// The same of a table.
    fn groups_of(&self, table: usize) -> Vec<Option<Group>> {
        let table = &self.told.tables[table];
        self.groups(&table.of, table.groups, table.figures)
    }

    /// Plans to tell a table as far as it may be told: of the ways to do without a figure, the one that tells most.
    fn plan(&mut self, what: What, class: &[usize], classes: usize, figures: Figures) -> Merged {
        let mut best: Option<(Figures, Merged, u32)> = None;
        let mut tried = Vec::new();
        for without in WITHOUT {
            let figures = figures.without(without);
            if tried.contains(&figures) {
                continue;
            }
            tried.push(figures);
            let merged = self.told.merge(class, classes, figures);
            let is_whole = merged.few + merged.single + merged.beside == 0;
            let score = merged.groups as u32 * (figures.weight() + 1);
            if best.as_ref().is_none_or(|(.., best)| score > *best) {
                best = Some((figures, merged, score));
            }
            if is_whole {
                break;
            }
        }
        let (told, merged) = match best {
            Some((figures, merged, _)) => (figures, merged),
            None => (Figures::NONE, self.told.merge(class, classes, Figures::NONE)),
        };
        self.withhold(what, Why::Few, merged.few);
        self.withhold(what, Why::Single, merged.single);
        self.withhold(what, Why::Beside, merged.beside);
        self.withhold(what, Why::Single, u64::from(figures.without(told).count()) * merged.groups as u64);
        let of = class.iter().map(|class| merged.group[*class]).collect();
        self.told.tables.push(Table { of, groups: merged.groups, figures: told });
        merged
    }

    /// Places of a ranking: of the wanted ones, those that may be told.
    fn cuts(
        &self,
        ranking: &[CustomerIx],
        figure: Figures,
        by: fn(&Customer) -> Money,
        wanted: impl IntoIterator<Item = u64>,
    ) -> Vec<u64> {
        let (columns, order) = (self.columns, ranking.iter().map(|one| one.at()).collect::<Vec<usize>>());
        let ranked: Vec<f64> = order.iter().map(|at| columns.unit.to_f64(by(&columns.customers[*at]))).collect();
        let may = |from: u64, to: u64| self.told.tells(figure, &order[from as usize..to as usize]);
        told::cuts(self.n(), wanted, may, |cuts| rules::hides_ranks(&ranked, cuts))
    }

    /// Plans to tell of the customers at the places of a ranking between some cuts, if that may be told.
    fn plan_ranks(&mut self, ranking: &[CustomerIx], cuts: &[u64], figure: Figures) -> Option<usize> {
        let mut group = vec![0; self.columns.customers.len()];
        for (place, customer) in (1u64..).zip(ranking) {
            group[customer.at()] = cuts.partition_point(|cut| *cut < place) - 1;
        }
        self.told.tell(group, cuts.len() - 1, figure).then(|| self.told.tables.len() - 1)
    }

    fn plan_curve(&mut self) -> Option<Ranked> {
        if !self.figures.has(Figures::PROFIT) {
            return None;
        }
        let columns = self.columns;
        let (ranking, n) = (self.ranking(|one| one.profit), self.n());
        let until =
            |holds: fn(&Customer) -> bool| ranking.partition_point(|one| holds(&columns.customers[one.at()])) as u64;
        let profit = columns.tiers.iter().find(|(scheme, _)| *scheme == Scheme::Profit);
        let high = profit.map(|(_, tiers)| ranking.partition_point(|one| tiers[one.at()] == Tier::High) as u64);
        // Places that others tell of come before those that only make the curve smooth.
        let marks = [until(|one| !one.profit.is_negative()), until(|one| one.profit > Money::ZERO)];
        let tenths = (1..10).map(|tenth| (n * tenth).div_ceil(10));
        let steps = (1..STEPS).map(|step| (n * step).div_ceil(STEPS));
        let wanted = marks.into_iter().chain(high).chain(tenths).chain(steps);
        let cuts = self.cuts(&ranking, Figures::PROFIT, |one| one.profit, wanted);
        let table = self.plan_ranks(&ranking, &cuts, Figures::PROFIT)?;
        Some(Ranked { ranking, cuts, table })
    }

    /// The largest customers by revenue of whom may be told: a tenth, ten, or both.
    fn plan_largest(&mut self) -> Option<Ranked> {
        if !self.figures.has(Figures::REVENUE) {
            return None;
        }
        let ranking = self.ranking(|one| one.revenue);
        let n = ranking.len();
        let tenth = ranking::top_share(n, TENTH) as u64;
        for wanted in [&[tenth, 10][..], &[tenth], &[10]] {
            let cuts = self.cuts(&ranking, Figures::REVENUE, |one| one.revenue, wanted.iter().copied());
            if let Some(table) = self.plan_ranks(&ranking, &cuts, Figures::REVENUE) {
                return Some(Ranked { ranking, cuts, table });
            }
        }
        None
    }

    fn plan_tiers(&mut self, scheme: Scheme, tiers: &[Tier]) -> Option<TierPlan> {
        let order = scheme.tiers(self.book);
        let class: Vec<usize> =
            tiers.iter().map(|tier| order.iter().position(|one| one == tier)).collect::<Option<_>>()?;
        let mut figures = self.figures;
        if scheme == Scheme::Profit && !self.hides_high(tiers) {
            figures = figures.without(Figures::PROFIT);
            self.withhold(What::Tiers, Why::Beside, order.len() as u64);
        }
        let merged = self.plan(What::Tiers, &class, order.len(), figures);
        Some(TierPlan { scheme, merged, table: self.told.tables.len() - 1 })
    }

    /// High customers are those with the highest profit: does the order of the tiers leave them hidden?
    fn hides_high(&self, tiers: &[Tier]) -> bool {
        let ranked = |is_high: bool| {
            let these = self.columns.customers.iter().zip(tiers).filter(|(_, tier)| (**tier == Tier::High) == is_high);
            let mut profits: Vec<Money> = these.map(|(one, _)| one.profit).collect();
            sorting::by_key(&mut profits, |profit| -profit.0);
            profits.iter().map(|profit| self.columns.unit.to_f64(*profit)).collect::<Vec<f64>>()
        };
        let (high, others) = (ranked(true), ranked(false));
        let (first, n) = (high.len() as u64, self.n());
        first == 0 || first == n || rules::hides_ranks(&[high, others].concat(), &[0, first, n])
    }

    fn plan_cohorts(&mut self) -> Option<CohortPlan> {
        if self.columns.cohorts.is_empty() {
            return None;
        }
        let customers = &self.columns.customers;
        let first = |one: &Customer| one.first.map(|day| day.quarter());
        let mut quarters: Vec<Quarter> = customers.iter().filter_map(first).collect();
        sorting::few(&mut quarters);
        quarters.dedup();
        // Behind the newest, one class for all older ones and for those who never bought.
        let newest = quarters.split_off(quarters.len().saturating_sub(QUARTERS));
        let older = self.columns.cohorts.len().saturating_sub(newest.len());
        let place =
            |one: &Customer| newest.iter().position(|quarter| Some(*quarter) == first(one)).unwrap_or(newest.len());
        let class: Vec<usize> = customers.iter().map(place).collect();
        let merged = self.plan(What::Cohorts, &class, newest.len() + 1, self.figures);
        let is_alone = |class: &usize| merged.group.iter().filter(|group| **group == merged.group[*class]).count() == 1;
        let alone: Vec<usize> = (0..newest.len()).filter(is_alone).filter(|at| class.contains(at)).collect();
        let row = |class: &usize| alone.iter().position(|alone| alone == class).unwrap_or(alone.len());
        // Quarters in order, and all others behind them.
        let table = self.told.tables.len() - 1;
        let groups = alone.len() + 1;
        self.told.tables[table].of = class.iter().map(row).collect();
        self.told.tables[table].groups = groups;
        Some(CohortPlan { older, newest, alone, table })
    }

    /// Gives up measures until all tables together bound nobody's value.
    fn hide(&mut self, curve: Option<&Ranked>, largest: Option<&Ranked>, came: Option<&CohortPlan>) {
        let everybody = vec![0; self.columns.customers.len()];
        let measures = self.told.measures.clone();
        for measure in measures.iter().filter(|measure| measure.needs != Figures::NONE) {
            while self.figures.has(measure.needs) {
                let tells = |table: &Table| table.figures.has(measure.needs);
                let told: Vec<usize> = (0..self.told.tables.len()).filter(|at| tells(&self.told.tables[*at])).collect();
                let ranked = match measure.needs {
                    Figures::PROFIT => curve,
                    Figures::REVENUE => largest,
                    _ => None,
                };
                let own = told.iter().map(|at| (&self.told.tables[*at].of[..], self.told.tables[*at].groups));
                let tables: Vec<(&[usize], usize)> = [(&everybody[..], 1)].into_iter().chain(own).collect();
                let ranked = ranked.filter(|one| told.contains(&one.table));
                let orders = self.orders(measure.needs, ranked);
                let bounds = self.known_before(&measure.values, measure.needs, &orders, &tables);
                if !bounds::exposes(&measure.values, &tables, &bounds, &orders) {
                    break;
                }
                // Of the figures that tell it, the first that is given up.
                let given_up = Figures::EACH.into_iter().find(|one| measure.needs.has(*one)).unwrap_or(measure.needs);
                let Some(last) = told.last() else {
                    self.figures = self.figures.without(given_up);
                    self.withhold(What::Whole, Why::Beside, 1);
                    break;
                };
                let table = &mut self.told.tables[*last];
                table.figures = table.figures.without(given_up);
                let groups = table.groups as u64;
                let what = match *last {
                    at if came.is_some_and(|plan| plan.table == at) => What::Cohorts,
                    at if [curve, largest].into_iter().flatten().any(|ranked| ranked.table == at) => What::Health,
                    _ => What::Tiers,
                };
                self.withhold(what, Why::Beside, groups);
            }
        }
    }

    /// The orders that are told of a measure: places of a ranking, and customers of high profit before all others.
    fn orders(&self, needs: Figures, ranked: Option<&Ranked>) -> Vec<Vec<usize>> {
        let of_curve = ranked.map(|Ranked { ranking, cuts, .. }| {
            let mut places = vec![0; self.columns.customers.len()];
            for (place, customer) in (1u64..).zip(ranking) {
                places[customer.at()] = cuts.partition_point(|cut| *cut < place);
            }
            places
        });
        let tiers = self.columns.tiers.iter().find(|(scheme, _)| needs == Figures::PROFIT && *scheme == Scheme::Profit);
        let of_high = tiers.map(|(_, tiers)| tiers.iter().map(|tier| usize::from(*tier != Tier::High)).collect());
        of_curve.into_iter().chain(of_high).collect()
    }

    /// What is known of each value beside the sums of the tables: its sign, its place in rankings, and the limits of its tiers and
    /// its quarter.
    fn known_before(
        &self,
        values: &[f64],
        needs: Figures,
        orders: &[Vec<usize>],
        tables: &[(&[usize], usize)],
    ) -> Vec<(f64, f64)> {
        let signed = |value: &f64| if *value < 0.0 { (f64::NEG_INFINITY, 0.0) } else { (0.0, f64::INFINITY) };
        let mut bounds: Vec<(f64, f64)> = values.iter().map(signed).collect();
        let mut narrow = |at: usize, low: f64, high: f64| {
            let (old_low, old_high) = bounds[at];
            bounds[at] = (old_low.max(low), old_high.min(high));
        };
        for places in orders {
            for (at, (low, high)) in bounds::ordered(places, values, tables).into_iter().enumerate() {
                narrow(at, low, high);
            }
        }
        for Limit { scheme, tier, range: (low, high), .. } in self.columns.limits.iter().filter(|one| one.of == needs) {
            let Some((_, tiers)) = self.columns.tiers.iter().find(|(own, _)| own == scheme) else { continue };
            for at in (0..tiers.len()).filter(|at| tiers[*at] == *tier) {
                narrow(
                    at,
                    if values[at] >= *low { *low } else { f64::NEG_INFINITY },
                    if values[at] <= *high { *high } else { f64::INFINITY },
                );
            }
        }
        if let (Figures::RECENCY, Some(day)) = (needs, self.columns.day) {
            let least = if self.columns.is_day_after { 1.0 } else { 0.0 };
            for (at, first) in self.columns.customers.iter().enumerate().filter_map(|(at, one)| Some((at, one.first?)))
            {
                narrow(at, least, day.days_since(first.quarter().first_day()).into());
            }
        }
        bounds
    }

    /// The curve, and how many customers lose money, where that is one of its steps.
    fn whale(&mut self, curve: Option<Ranked>) -> (Vec<(u64, Figure)>, Option<u64>) {
        let Some(Ranked { ranking, cuts, .. }) =
            curve.filter(|curve| self.told.tables[curve.table].figures.has(Figures::PROFIT))
        else {
            return Default::default();
        };
        let of = |one: &CustomerIx| &self.columns.customers[one.at()];
        let no_loss = ranking.partition_point(|one| !of(one).profit.is_negative()) as u64;
        let (mut sum, mut at) = (Money::ZERO, 0);
        let point = |cut: &u64| {
            let next = *cut as usize;
            sum += ranking[at..next].iter().map(|one| of(one).profit).sum();
            at = next;
            (*cut, self.columns.unit.figure(sum))
        };
        (cuts.iter().map(point).collect(), cuts.contains(&no_loss).then_some(self.n() - no_loss))
    }

    fn top(&self, largest: Option<Ranked>) -> Vec<u64> {
        let told = largest.filter(|largest| self.told.tables[largest.table].figures.has(Figures::REVENUE));
        told.map(|largest| largest.cuts).unwrap_or_default()
    }

    fn tiers(&self, TierPlan { scheme, merged, table }: TierPlan) -> Tiers {
        let row = |(at, sums): (usize, Option<Group>)| {
            let own = scheme.tiers(self.book).iter().zip(&merged.group).filter(|(_, group)| **group == at);
            (own.map(|(tier, _)| *tier).collect(), sums)
        };
        Tiers { scheme, rows: self.groups_of(table).into_iter().enumerate().map(row).collect() }
    }

    /// Who came in which quarter, and the share of everybody that bought so many quarters later.
    fn cohorts(&mut self, plan: CohortPlan) -> (Vec<Cohort>, Vec<Option<f64>>) {
        let CohortPlan { older, newest, alone, table } = plan;
        let row = |class: &usize| alone.iter().position(|alone| alone == class);
        let cohort = |(at, group): (usize, Option<Group>)| {
            let from = alone.get(at).map(|class| newest[*class].first_day());
            Some(Cohort { from, group: group?, shares: Vec::new() })
        };
        let mut cohorts: Vec<Cohort> = self.groups_of(table).into_iter().enumerate().filter_map(cohort).collect();
        let mut few = 0;
        let (mut everybody, mut untold) = (Vec::new(), Vec::new());
        for (at, cohort) in self.columns.cohorts.iter().enumerate() {
            let own = at.checked_sub(older).and_then(|class| row(&class));
            for (since, bought) in cohort.shares.iter().take(QUARTERS + 1).enumerate() {
                let all = u64::from(cohort.customers);
                let some = bought.map(|share| (share * all as f64).round() as u64);
                let share = own.and(some).and_then(|some| rules::share(some, all));
                if let Some(some) = some {
                    add(&mut everybody, since, some, all);
                    add(
                        &mut untold,
                        since,
                        if share.is_some() { 0 } else { some },
                        if share.is_some() { 0 } else { all },
                    );
                    few += u64::from(own.is_some() && share.is_none());
                }
                if let Some(own) = own {
                    cohorts[own].shares.push(share);
                }
            }
        }
        // Whoever takes the cohorts that are told of from all of them must not learn of few.
        let returned: Vec<Option<f64>> = everybody
            .iter()
            .zip(&untold)
            .map(|(all, left)| {
                rules::share(all.0, all.1).filter(|_| rules::tells(left.0) && rules::tells(left.1 - left.0))
            })
            .collect();
        self.withhold(What::Cohorts, Why::Few, few);
        self.withhold(What::Cohorts, Why::Beside, returned.iter().filter(|share| share.is_none()).count() as u64);
        (cohorts, returned)
    }

    /// The measures; the numbers of customers behind each decide.
    fn measures(&mut self, schemes: &[Tiers], losses: Option<u64>, top: &[u64]) -> Vec<Measured> {
        let (columns, n) = (self.columns, self.n());
        let is_high = |row: &&(Vec<Tier>, Option<Group>)| row.0 == [Tier::High];
        let profit = schemes.iter().find(|tiers| tiers.scheme == Scheme::Profit);
        let high = profit
            .and_then(|tiers| tiers.rows.iter().find(is_high))
            .map(|row| row.1.map_or((0, false), |group| (group.customers(), group.profit.is_none())));
        let (high, is_profit_told) = (high.map(|high| high.0), high.is_some_and(|high| !high.1));
        let window = Window::ending(columns.end);
        let is_new = |one: &&Customer| one.first.is_some_and(|first| window.has(first));
        let acquired: Vec<&Customer> = columns.customers.iter().filter(is_new).collect();
        let costs = Spread::of(acquired.iter().map(|one| columns.unit.to_f64(one.acquisition_cost)));
        let acquires = rules::tells(acquired.len() as u64) && costs.tells();
        let figures = self.figures;
        let told = |wanted: Figures| figures.has(wanted);
        let tenth = ranking::top_share(columns.customers.len(), TENTH) as u64;
        let mut measures = Vec::new();
        for (gauge, value, missing) in columns.measures.iter().copied() {
            let withheld = match gauge {
                Gauge::Top1 | Gauge::Hhi => Some(Why::Single),
                Gauge::Top10 => (!top.contains(&n.min(10))).then_some(if n < 15 { Why::Few } else { Why::Beside }),
                Gauge::TopTenth => {
                    (!top.contains(&tenth)).then_some(if tenth < LEAST { Why::Few } else { Why::Beside })
                }
                Gauge::Destroyed => losses.is_none().then_some(Why::Few),
                Gauge::HighContribution => {
                    (!is_profit_told).then_some(if high.is_none() { Why::Few } else { Why::Single })
                }
                Gauge::HighGrowth => {
                    let before = value.zip(high).map(|(growth, now)| now as f64 / (1.0 + growth));
                    let few = high.is_none() || before.is_some_and(|before| !rules::tells(before.round() as u64));
                    few.then_some(Why::Few)
                }
                Gauge::Retention => {
                    let (came, stayed) = columns.retained;
                    rules::share(stayed, came).is_none().then_some(Why::Few)
                }
                Gauge::LtvToCac | Gauge::Payback => {
                    (!acquires).then_some(if costs.tells() { Why::Few } else { Why::Single })
                }
                Gauge::Gini => (!told(Figures::REVENUE)).then_some(Why::Single),
                Gauge::Margin => (!told(SUMS)).then_some(Why::Single),
                Gauge::CostToServe => (!told(Figures::REVENUE.and(Figures::COST_TO_SERVE))).then_some(Why::Single),
            };
            // What there is nothing of is not withheld.
            let withheld = withheld.filter(|_| value.is_some());
            withheld.into_iter().for_each(|why| self.withhold(What::Health, why, 1));
            measures.push(match withheld {
                Some(_) => Measured { gauge, value: None, missing: Some(Missing::Withheld) },
                None => Measured { gauge, value: value.map(rules::rounded), missing },
            });
        }
        measures
    }
}

fn add(sums: &mut Vec<(u64, u64)>, at: usize, some: u64, all: u64) {
    if sums.len() <= at {
        sums.resize(at + 1, (0, 0));
    }
    sums[at] = (sums[at].0 + some, sums[at].1 + all);
}
