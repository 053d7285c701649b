//! Whether to trust a prediction: the hold-out check in purchases and in money, and what speaks against carrying it on.
//!
//! A check says how the model would have done; the reasons say why the next year may be another: a season, a trend or a break,
//! customers of whom the check knows nothing, rhythms that the models exclude, a few customers who make the money.

use super::chance::{self, Sums};
use super::fallback::{HEAVY_Q, MIN_REPEAT_CUSTOMERS};
use super::fit::{PurchaseFit, PurchaseModel, PurchaseParameters, ValueModel, fit_values};
use super::holdout::{Holdout, Trust};
use super::interval::Interval;
use super::likelihood::Design;
use super::outlook::{Horizon, Outlook, Precision};
use super::season::{DISPERSION, Pattern, Seasonal, pattern};
use super::summary::{CONTRACT, Compressed, Histories};
use super::{FitOptions, mean_amount};
use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// Why a prediction may fail, as a stable code with its figures; the sentences live in the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Purchases were expected in the check, and nobody came.
    NobodyCame {
        /// How many were expected.
        expected: f64,
    },
    /// The naive rule came nearer, in total and per customer.
    NaiveBetter,
    /// The same pattern in both of the last two years.
    Season {
        /// Its swing: the standard deviation of the twelve months around their mean, as a share of it.
        swing: f64,
    },
    /// Less than two years, in which no season can be seen.
    SeasonUnseen {
        /// Days from the first purchase to the end.
        days: i32,
    },
    /// In the whole check, more or fewer purchases than expected.
    Trend {
        /// Actual ÷ expected − 1.
        change: f64,
    },
    /// Within the check, the last third against the first two.
    Break {
        /// Change of actual ÷ expected.
        change: f64,
    },
    /// Much of the expectation comes from customers of whom the check knows nothing, as they came after its cut.
    Newcomers {
        /// Their share of the expected purchases of the next year.
        share: f64,
    },
    /// The newcomers have bought again otherwise than those before them.
    NewcomersDiffer {
        /// Repeat purchases so far ÷ those expected − 1.
        change: f64,
    },
    /// Within 30 days of the part after the cut at least three times as many customers came as is usual.
    Promotion {
        /// Their share of the expected purchases of the next year.
        share: f64,
    },
    /// Purchases come at more regular intervals than the models have.
    Regular {
        /// Shape of the intervals' gamma distribution; 1 in the models.
        shape: f64,
        /// The usual interval.
        days: i32,
        /// What counts instead where all customers have one interval: contracts, subscriptions. `None` where each has its own.
        renewal: Option<Renewal>,
    },
    /// A few customers make the money.
    HeavyTail {
        /// Share of the best hundredth of the customers in the revenue so far.
        share: f64,
    },
}

/// Renewals per interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renewal {
    /// Share of the customers who renew, from 0 to 1.
    pub retention: f64,
    /// Purchases in the next year by that retention.
    pub expected: f64,
}

/// What the check says, and why the next year may be another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// How far to trust the prediction.
    pub trust: Trust,
    /// Purchases expected in the check ÷ actual − 1; `None` where nobody came.
    pub purchases_off: Option<f64>,
    /// The same of their money; `None` where none came.
    pub money_off: Option<f64>,
    /// Money that the check expected, in the currency.
    pub expected_money: f64,
    /// Money that came.
    pub actual_money: f64,
    /// How far the check may be off in purchases by chance where the model is true: a standard deviation, as a share.
    pub purchases_chance: f64,
    /// The same of their money.
    pub money_chance: f64,
    /// By what the season has multiplied what the check expected; `None` without one.
    pub season: Option<f64>,
    /// What speaks against the prediction.
    pub reasons: Vec<Reason>,
}

impl Reason {
    /// Does it keep a prediction from being good that the check speaks for? That no season can be seen yet, or that many are new, is
    /// so of most bases.
    fn is_reservation(&self) -> bool {
        !matches!(self, Reason::SeasonUnseen { .. } | Reason::Newcomers { .. })
    }
}

impl Judgement {
    /// The larger error of the check; `None` where nothing came, so that none can be given.
    pub fn error(&self) -> Option<f64> {
        Some(self.purchases_off?.abs().max(self.money_off?.abs()))
    }

    /// What of that lies beyond the check's own 80 % interval, by which a range is widened: of errors and of chance the squares add up.
    pub fn excess(&self) -> Option<f64> {
        let beyond = |off: f64, chance: f64| (off.powi(2) - (NORMAL * chance).powi(2)).max(0.0).sqrt();
        Some(beyond(self.purchases_off?, self.purchases_chance).max(beyond(self.money_off?, self.money_chance)))
    }

    /// A range around the `estimate` of a total, widened by the check's [excess](Self::excess); the squares add up.
    pub fn widened(&self, range: Interval, estimate: f64) -> Option<Interval> {
        let error = self.excess()?;
        let apart = |end: f64| (end - estimate).hypot(error * estimate);
        Some(Interval { low: estimate - apart(range.low), high: estimate + apart(range.high) })
    }
}

/// Standard deviations of a normal distribution within which 80 % lie.
const NORMAL: f64 = 1.2816;

/// Most that a good prediction's check is off.
pub const GOOD: f64 = 0.15;
const FAIR: f64 = 0.30;

const YEAR: i32 = 365;
/// Least change that is called one, in e-folds.
const CHANGE: f64 = 0.12;
/// And how many standard errors it must be.
const SURE: f64 = 2.5;
/// Share of the expectation from which newcomers are worth a word.
const MANY: f64 = 0.5;
/// The same of a promotion's, and of newcomers who differ.
const SOME: f64 = 0.15;
/// From this shape on intervals are regular.
const SHAPE: f64 = 1.5;
/// Pairs of intervals that tell it.
const PAIRS: usize = 100;
/// Part of the customers that is looked at for the tail: one in so many, and how many that must be.
const TAIL_PART: usize = 20;
const TAIL_FEWEST: usize = 20;
/// Below this index the tail is heavy: under 2 the amounts have no variance, and this near it none that a sample shows.
const TAIL_INDEX: f64 = 2.2;

/// Judges the chosen fit by its check, with what the season makes of totals.
pub fn judge(
    histories: &Histories,
    options: FitOptions,
    (fit, value): (&PurchaseFit, Option<&ValueModel>),
    check: &Holdout,
    season_of_all: Option<&Seasonal>,
) -> Judgement {
    let at_cut =
        season_of_all.and_then(|all| all.until(histories, check.cut, &check.fit.parameters, options.unit.days()));
    let season = at_cut.as_ref().map(|season| season.in_days(f64::from(check.end.days_since(check.cut))));
    let factor = season.unwrap_or(1.0);
    let money = money(histories, options, check, factor);
    let expected = factor * check.expected;
    let purchases_off = (check.actual > 0.0).then(|| expected / check.actual - 1.0);
    let money_off = money.money.off();
    let within = |limit: f64| [purchases_off, money_off].iter().all(|off| off.is_some_and(|off| off.abs() <= limit));
    let nearer = |a: f64, b: f64| (a - check.actual).abs() < (b - check.actual).abs();
    let naive_better = check.naive_error < check.error && nearer(check.naive, expected);
    let nothing = check.actual == 0.0 && expected < 0.5;
    let mut reasons = Vec::new();
    if check.actual == 0.0 && !nothing {
        reasons.push(Reason::NobodyCame { expected });
    }
    if naive_better {
        reasons.push(Reason::NaiveBetter);
    }
    reasons.extend(season_reason(histories, options.end));
    reasons.extend(changes(check, expected, at_cut.as_ref()));
    reasons.extend(newcomers(histories, options, &fit.parameters, check));
    if fit.parameters.model() != PurchaseModel::Renewal {
        reasons.extend(regular(histories, options.end));
    }
    reasons.extend(heavy_tail(histories, options.end, value));
    let trust = match () {
        () if nothing => Trust::Good,
        () if naive_better => Trust::Hardly,
        () if within(GOOD) && !reasons.iter().any(Reason::is_reservation) => Trust::Good,
        () if within(FAIR) => Trust::Fair,
        () => Trust::Hardly,
    };
    Judgement {
        trust,
        purchases_off,
        money_off,
        expected_money: money.money.expected,
        actual_money: money.money.actual,
        purchases_chance: money.purchases.chance(money.parameters),
        money_chance: money.money.chance(money.parameters + money.values),
        season,
        reasons,
    }
}

/// What the predicted part expects and has, of the customers known at the cut.
struct Checked {
    purchases: Sums,
    money: Sums,
    /// Variance that the purchase model's parameters bring, as a share; and that of the mean amount.
    parameters: f64,
    values: f64,
}

/// Compares purchases and money of the predicted part; `season` multiplies what is expected.
fn money(histories: &Histories, options: FitOptions, check: &Holdout, season: f64) -> Checked {
    let data = Compressed::new(histories, check.cut, options.unit);
    let design = Design::new(&data);
    let x_of = |row: u32| data.rows[row as usize].x;
    let values: Vec<(u32, f64)> = (data.members.iter())
        .map(|member| (x_of(member.row), member.value))
        .filter(|(x, mean)| *x > 0 && *mean > 0.0)
        .collect();
    let fitted = (values.len() >= MIN_REPEAT_CUSTOMERS).then(|| fit_values(&values, None).0.parameters);
    let value = match fitted.filter(|parameters| parameters.q > 1.0) {
        Some(parameters) => ValueModel::GammaGamma(parameters),
        None => ValueModel::OwnAmounts { base: mean_amount(histories, check.cut) },
    };
    let length = f64::from(data.unit.tick(check.end) - data.unit.tick(check.cut)) / data.unit.ticks();
    let horizon = Horizon { months: 1, per_month: length, monthly_rate: 0.0 };
    let rows = 0..data.rows.len();
    let outlook = Outlook::new(&check.fit.parameters, &data, &design, rows, &horizon, Precision::Draw);
    let (mut purchases, mut money) = (Sums::default(), Sums::default());
    for member in &data.members {
        let (row, customer) = (member.row as usize, member.customer as usize);
        let expected = season * outlook.expected[row].purchases;
        let (days, values) = histories.of(customer);
        let at = |day: Day| days.partition_point(|&other| other <= day);
        let predicted = at(check.cut)..at(check.end);
        purchases.add(expected, predicted.len() as f64);
        money.add(
            value.expected(f64::from(data.rows[row].x), member.value) * expected,
            values[predicted].iter().sum::<f64>(),
        );
    }
    let n = values.len().max(1) as f64;
    let mean = values.iter().map(|(_, mean)| mean).sum::<f64>() / n;
    let spread = values.iter().map(|(_, value)| (value - mean).powi(2)).sum::<f64>() / n;
    Checked {
        purchases,
        money,
        parameters: chance::of_parameters(&data, &design, &check.fit, &horizon),
        values: if mean > 0.0 { spread / (n * mean * mean) } else { 0.0 },
    }
}

/// A pattern that the last two years share.
fn season_reason(histories: &Histories, end: Day) -> Option<Reason> {
    match pattern(histories, end)? {
        Pattern::Unseen { days } => Some(Reason::SeasonUnseen { days }),
        Pattern::None => None,
        Pattern::Season { swing } => Some(Reason::Season { swing }),
    }
}

/// Whether a count is that much off what was expected, beyond chance: the ratio less one.
fn change(actual: f64, expected: f64, known: f64) -> Option<f64> {
    let off = (actual.max(0.5) / expected.max(0.5)).ln();
    let error = (DISPERSION * (1.0 / actual.max(0.5) + 1.0 / known.max(0.5))).sqrt();
    (off.abs() > CHANGE && off.abs() > SURE * error).then(|| off.exp() - 1.0)
}

/// Trend and break within the check, by the weekly tracking; `expected` and the weeks with their season, so that none is a change.
fn changes(check: &Holdout, expected: f64, season: Option<&Seasonal>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reasons.extend(change(check.actual, expected, f64::INFINITY).map(|change| Reason::Trend { change }));
    let mut weeks = check.weeks();
    if let Some(season) = season {
        let (mut before, mut sum) = (0.0, 0.0);
        for week in &mut weeks {
            let own = week.expected - before;
            before = week.expected;
            sum += own * season.index().at(week.end.plus_days(-3));
            week.expected = sum;
        }
    }
    let after = weeks.partition_point(|week| week.end <= check.cut);
    let Some(last) = weeks.len().checked_sub(1).filter(|last| after > 0 && *last > after + 3) else { return reasons };
    let between = |from: usize, to: usize| {
        (f64::from(weeks[to].actual - weeks[from].actual), weeks[to].expected - weeks[from].expected)
    };
    let (start, middle) = (after - 1, after - 1 + (last - (after - 1)) * 2 / 3);
    let (early, late) = (between(start, middle), between(middle, last));
    if early.1 <= 0.0 {
        return reasons;
    }
    // What the first part is off, the last is expected to be too.
    let carried = late.1 * early.0 / early.1;
    reasons.extend(change(late.0, carried, early.0).map(|change| Reason::Break { change }));
    reasons
}

/// Customers whom the check does not know.
fn newcomers(
    histories: &Histories,
    options: FitOptions,
    parameters: &PurchaseParameters,
    check: &Holdout,
) -> Vec<Reason> {
    let data = Compressed::new(histories, options.end, options.unit);
    let horizon = Horizon { months: 12, per_month: data.unit.per_month(), monthly_rate: 0.0 };
    let rows = 0..data.rows.len();
    let outlook = Outlook::new(parameters, &data, &Design::new(&data), rows, &horizon, Precision::Draw);
    let (mut all, mut new, mut bought, mut expected) = (0.0, 0.0, 0.0, 0.0);
    let span = check.end.days_since(check.cut);
    // By day since the cut, how many came and what is expected of them.
    let mut came = vec![(0_u32, 0.0_f64); span.max(0) as usize + 1];
    let mut before = 0_u32;
    for member in &data.members {
        let ahead = outlook.expected[member.row as usize].purchases;
        all += ahead;
        let first = histories.of(member.customer as usize).0[0];
        if first <= check.cut {
            before += 1;
            continue;
        }
        let row = &data.rows[member.row as usize];
        new += ahead;
        bought += f64::from(row.x);
        expected += check.fit.parameters.expected_new(data.time(row.t));
        let day = &mut came[first.days_since(check.cut).clamp(0, span) as usize];
        (day.0, day.1) = (day.0 + 1, day.1 + ahead);
    }
    let share = |part: f64| if all > 0.0 { part / all } else { 0.0 };
    let mut reasons = Vec::new();
    if share(new) >= SOME {
        let known = check.actual.max(1.0);
        reasons.extend(change(bought, expected, known).map(|change| Reason::NewcomersDiffer { change }));
    }
    // The busiest 30 days of arrivals against what is usual.
    let (mut most, mut at_most) = (0, 0.0);
    for from in 0..came.len() {
        let window = &came[from..(from + 30).min(came.len())];
        let count: u32 = window.iter().map(|day| day.0).sum();
        if count > most {
            (most, at_most) = (count, window.iter().map(|day| day.1).sum());
        }
    }
    let others = before + came.iter().map(|day| day.0).sum::<u32>() - most;
    let days = histories.span().map_or(1, |(first, _)| options.end.days_since(first).max(31)) - 30;
    let usual = f64::from(others) * 30.0 / f64::from(days);
    if f64::from(most) >= 3.0 * usual.max(3.0) && share(at_most) >= SOME {
        reasons.push(Reason::Promotion { share: share(at_most) });
    }
    if share(new) >= MANY {
        reasons.push(Reason::Newcomers { share: share(new) });
    }
    reasons
}

/// Regular intervals, by Wheat and Morrison (1990), Estimating Purchase Regularity with Two Interpurchase Times: the share of the
/// first in the sum of two successive intervals of a customer is beta(k, k), whatever the customer's rate.
fn regular(histories: &Histories, end: Day) -> Option<Reason> {
    let (mut pairs, mut squares) = (0_usize, 0.0);
    let mut gaps: Vec<i32> = Vec::new();
    let seen = |customer: usize| {
        let days = histories.of(customer).0;
        &days[..days.partition_point(|&day| day <= end)]
    };
    for customer in 0..histories.len() {
        let days = seen(customer);
        gaps.extend(days.windows(2).map(|pair| pair[1].days_since(pair[0])));
        for three in days.windows(3).step_by(2) {
            let (first, both) = (three[1].days_since(three[0]), three[2].days_since(three[0]));
            squares += (f64::from(first) / f64::from(both) - 0.5).powi(2);
            pairs += 1;
        }
    }
    if pairs < PAIRS {
        return None;
    }
    let variance = (squares / pairs as f64).max(1e-4);
    let shape = (1.0 - 4.0 * variance) / (8.0 * variance);
    if shape < SHAPE {
        return None;
    }
    let middle = gaps.len() / 2;
    let days = *gaps.select_nth_unstable(middle).1;
    // Who buys every 60 days has not left a rhythm of 37.
    let alike = gaps.iter().filter(|gap| (*gap - days).abs() * 5 < days).count();
    if (alike as f64) < CONTRACT * gaps.len() as f64 {
        return Some(Reason::Regular { shape, days, renewal: None });
    }
    let late = days + days / 2;
    let (mut renewed, mut lapsed, mut current) = (0.0, 0.0, 0.0);
    let (mut overdue, mut returned) = (Vec::new(), Vec::new());
    for customer in 0..histories.len() {
        let bought = seen(customer);
        // Of what began too late to lapse yet, renewals alone would count.
        for pair in bought.windows(2).filter(|pair| end.days_since(pair[0]) > late) {
            let gap = pair[1].days_since(pair[0]);
            if gap <= late {
                renewed += 1.0
            } else {
                lapsed += 1.0
            }
            if (days + 1..=late).contains(&gap) {
                returned.push(gap);
            }
        }
        if let Some(last) = bought.last() {
            let silent = end.days_since(*last);
            match () {
                () if silent > late => lapsed += 1.0,
                () if silent > days => overdue.push(silent),
                () => current += 1.0,
            }
        }
    }
    // Of those in the past who were silent for as long, the share who came before they counted as lapsed.
    returned.sort_unstable();
    let came = |silent: i32| (returned.len() - returned.partition_point(|&gap| gap <= silent)) as f64;
    current += overdue.iter().map(|&silent| came(silent) / (came(silent) + lapsed).max(1.0)).sum::<f64>();
    let retention: f64 = renewed / f64::max(renewed + lapsed, 1.0);
    let periods = (YEAR / days.max(1)) as f64;
    let per_customer =
        if retention < 1.0 { retention * (1.0 - retention.powf(periods)) / (1.0 - retention) } else { periods };
    let renewal = Renewal { retention, expected: current * per_customer };
    Some(Reason::Regular { shape, days, renewal: Some(renewal) })
}

/// A tail in which a mean hardly settles: the model's q, or Hill's index (1975) of the best twentieth of the customers' mean amounts.
fn heavy_tail(histories: &Histories, end: Day, value: Option<&ValueModel>) -> Option<Reason> {
    let (mut sums, mut means) = (Vec::new(), Vec::new());
    for customer in 0..histories.len() {
        let (days, values) = histories.of(customer);
        let seen = &values[..days.partition_point(|&day| day <= end)];
        let sum = seen.iter().sum::<f64>();
        if sum > 0.0 {
            sums.push(sum);
            means.push(sum / seen.len() as f64);
        }
    }
    let best = |of: &mut Vec<f64>, part: usize| -> Option<f64> {
        let top = of.len() / part;
        (top > 0).then(|| *of.select_nth_unstable_by(top, |a, b| b.total_cmp(a)).1)
    };
    let top = means.len() / TAIL_PART;
    let from = best(&mut means, TAIL_PART)?;
    let spread = means[..top].iter().map(|mean| (mean / from).ln()).sum::<f64>() / top as f64;
    let heavy = top >= TAIL_FEWEST && spread * TAIL_INDEX > 1.0;
    let heavy_model = matches!(value, Some(ValueModel::GammaGamma(model)) if model.q < HEAVY_Q);
    best(&mut sums, 100);
    let share = sums[..sums.len() / 100].iter().sum::<f64>() / sums.iter().sum::<f64>();
    (heavy || heavy_model).then_some(Reason::HeavyTail { share })
}
