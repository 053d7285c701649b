//! Makes a blind pack of an analysis.

use super::columns::{Columns, Customer};
use super::rules::{self, Count, Group, LEAST, Merged, Told};
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
/// The largest tenth of the customers.
const TENTH: Figure = Figure { units: 1, scale: 1 };

/// The pack of everybody in an analysis.
///
/// # Errors
/// [`Code::BlindTooFew`] for fewer than five customers.
pub fn pack(columns: &Columns) -> Result<Pack> {
    let given = settings_of(&columns.settings)?;
    let counts: Vec<Count> = columns.customers.iter().map(Customer::count).collect();
    let told = Told::of(counts.clone());
    let mut packer = Packer { columns, book: given.rfm_book, counts, told, withheld: Vec::new() };
    let whole = packer.groups(&vec![0; columns.customers.len()], 1).into_iter().next().flatten();
    let whole = whole.ok_or_else(|| Error::new(Code::BlindTooFew).wanted(LEAST.to_string()))?;
    // The curve comes first: it is what the tables of tiers have to agree with.
    let (whale, losses) = packer.whale();
    let top = packer.top();
    // Levels that were taken from the data tell what a few spend.
    let is_told = |scheme: Scheme| scheme != Scheme::Spend || !columns.levels_from_data;
    let (told, untold): (Vec<_>, Vec<_>) = columns.tiers.iter().partition(|(scheme, _)| is_told(*scheme));
    packer.withhold(
        What::Tiers,
        Why::Own,
        untold.iter().map(|(scheme, _)| scheme.tiers(given.rfm_book).len() as u64).sum(),
    );
    let schemes: Vec<Tiers> = told.into_iter().filter_map(|(scheme, tiers)| packer.tiers(*scheme, tiers)).collect();
    let (cohorts, returned) = packer.cohorts();
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
        whole,
        schemes,
        whale,
        measures,
        cohorts,
        returned,
        withheld: packer.withheld,
    })
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
    /// What each customer counts for.
    counts: Vec<Count>,
    told: Told,
    withheld: Vec<Withheld>,
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
    fn groups(&self, group: &[usize], groups: usize) -> Vec<Option<Group>> {
        let mut sums = vec![(Sums::default(), Count::default()); groups];
        for ((one, count), group) in self.columns.customers.iter().zip(&self.counts).zip(group) {
            one.add_to(&mut sums[*group].0);
            sums[*group].1 += *count;
        }
        sums.iter().map(|(sums, count)| Group::of(sums, *count, self.columns.unit)).collect()
    }

    /// Tells a table as far as it may be told.
    fn tell(&mut self, what: What, class: &[usize], classes: usize) -> Merged {
        let merged = self.told.merge(class, classes);
        self.withhold(what, Why::Few, merged.few);
        self.withhold(what, Why::Beside, merged.beside);
        merged
    }

    /// Places of a ranking: of the wanted ones, those that may be told.
    fn cuts(&self, ranking: &[CustomerIx], wanted: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let mut before = vec![Count::default()];
        let mut sum = Count::default();
        before.extend(ranking.iter().map(|one| {
            sum += self.counts[one.at()];
            sum
        }));
        rules::cuts(&before, wanted)
    }

    /// Tells of the customers at the places of a ranking between some cuts, if that may be told.
    fn tell_ranks(&mut self, ranking: &[CustomerIx], cuts: &[u64]) -> bool {
        let mut group = vec![0; self.columns.customers.len()];
        for (place, customer) in (1u64..).zip(ranking) {
            group[customer.at()] = cuts.partition_point(|cut| *cut < place) - 1;
        }
        self.told.tell(group, cuts.len() - 1)
    }

    /// The curve, and how many customers lose money, where that is one of its steps.
    fn whale(&mut self) -> (Vec<(u64, Figure)>, Option<u64>) {
        let columns = self.columns;
        let (ranking, n) = (self.ranking(|one| one.profit), self.n());
        let of = |one: &CustomerIx| &columns.customers[one.at()];
        let until = |holds: &dyn Fn(&Customer) -> bool| ranking.partition_point(|one| holds(of(one))) as u64;
        let no_loss = until(&|one| !one.profit.is_negative());
        let profit = columns.tiers.iter().find(|(scheme, _)| *scheme == Scheme::Profit);
        let high = profit.map(|(_, tiers)| ranking.partition_point(|one| tiers[one.at()] == Tier::High) as u64);
        // Places that others tell of come before those that only make the curve smooth.
        let marks = [no_loss, until(&|one| one.profit > Money::ZERO)].into_iter().chain(high);
        let tenths = (1..10).map(|tenth| (n * tenth).div_ceil(10));
        let steps = (1..STEPS).map(|step| (n * step).div_ceil(STEPS));
        let cuts = self.cuts(&ranking, marks.chain(tenths).chain(steps));
        self.tell_ranks(&ranking, &cuts);
        let (mut sum, mut at) = (Money::ZERO, 0);
        let point = |cut: &u64| {
            let next = *cut as usize;
            sum += ranking[at..next].iter().map(|one| of(one).profit).sum();
            at = next;
            (*cut, columns.unit.figure(sum))
        };
        (cuts.iter().map(point).collect(), cuts.contains(&no_loss).then_some(n - no_loss))
    }

    /// The largest customers by revenue of whom may be told: a tenth, ten, or both.
    fn top(&mut self) -> Vec<u64> {
        let ranking = self.ranking(|one| one.revenue);
        let n = ranking.len();
        let tenth = ranking::top_share(n, TENTH) as u64;
        for wanted in [&[tenth, 10][..], &[tenth], &[10]] {
            let cuts = self.cuts(&ranking, wanted.iter().copied());
            if self.tell_ranks(&ranking, &cuts) {
                return cuts;
            }
        }
        Vec::new()
    }

    fn tiers(&mut self, scheme: Scheme, tiers: &[Tier]) -> Option<Tiers> {
        let order = scheme.tiers(self.book);
        let class: Vec<usize> =
            tiers.iter().map(|tier| order.iter().position(|one| one == tier)).collect::<Option<_>>()?;
        let merged = self.tell(What::Tiers, &class, order.len());
        let of: Vec<usize> = class.iter().map(|class| merged.group[*class]).collect();
        let row = |(at, sums): (usize, Option<Group>)| {
            let own = order.iter().zip(&merged.group).filter(|(_, group)| **group == at);
            (own.map(|(tier, _)| *tier).collect(), sums)
        };
        let sums = self.groups(&of, merged.groups);
        Some(Tiers { scheme, rows: sums.into_iter().enumerate().map(row).collect() })
    }

    /// Who came in which quarter, and the share of everybody that bought so many quarters later.
    fn cohorts(&mut self) -> (Vec<Cohort>, Vec<Option<f64>>) {
        if self.columns.cohorts.is_empty() {
            return Default::default();
        }
        let (customers, came) = (&self.columns.customers, &self.columns.cohorts);
        let first = |one: &Customer| one.first.map(|day| day.quarter());
        let mut quarters: Vec<Quarter> = Vec::new();
        for quarter in customers.iter().filter_map(first) {
            if !quarters.contains(&quarter) {
                quarters.push(quarter);
            }
        }
        sorting::few(&mut quarters);
        // Behind the newest, one class for all older ones and for those who never bought.
        let older = quarters.len().saturating_sub(QUARTERS);
        let newest = &quarters[older..];
        let place =
            |one: &Customer| newest.iter().position(|quarter| Some(*quarter) == first(one)).unwrap_or(newest.len());
        let class: Vec<usize> = customers.iter().map(place).collect();
        let merged = self.tell(What::Cohorts, &class, newest.len() + 1);
        let is_alone = |class: &usize| merged.group.iter().filter(|group| **group == merged.group[*class]).count() == 1;
        let alone: Vec<usize> = (0..newest.len()).filter(is_alone).filter(|at| class.contains(at)).collect();
        let row = |class: &usize| alone.iter().position(|alone| alone == class);
        let rows: Vec<usize> = class.iter().map(|class| row(class).unwrap_or(alone.len())).collect();
        let cohort = |(at, group): (usize, Option<Group>)| {
            let from = alone.get(at).map(|class| newest[*class].first_day());
            Some(Cohort { from, group: group?, shares: Vec::new() })
        };
        let groups = self.groups(&rows, alone.len() + 1);
        let mut cohorts: Vec<Cohort> = groups.into_iter().enumerate().filter_map(cohort).collect();
        let mut few = 0;
        let (mut everybody, mut untold) = (Vec::new(), Vec::new());
        for (at, cohort) in came.iter().enumerate() {
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
            .map(|row| row.1.map_or(0, |group| group.customers()));
        let window = Window::ending(columns.end);
        let is_new = |one: &&Customer| one.first.is_some_and(|first| window.has(first));
        let acquired = columns.customers.iter().filter(is_new).count() as u64;
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
                Gauge::HighContribution => high.is_none().then_some(Why::Few),
                Gauge::HighGrowth => {
                    let before = value.zip(high).map(|(growth, now)| now as f64 / (1.0 + growth));
                    let few = high.is_none() || before.is_some_and(|before| !rules::tells(before.round() as u64));
                    few.then_some(Why::Few)
                }
                Gauge::Retention => {
                    let (came, stayed) = columns.retained;
                    rules::share(stayed, came).is_none().then_some(Why::Few)
                }
                Gauge::LtvToCac | Gauge::Payback => (!rules::tells(acquired)).then_some(Why::Few),
                Gauge::Gini | Gauge::Margin | Gauge::CostToServe => None,
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
