//! Worlds that are the models' own, and others: what happened, and what happens in the year after. Tests and benches share it.

#![allow(dead_code, clippy::unwrap_used, reason = "test code: a panic is a failed test")]

use whalecurve::Day;
use whalecurve::value::ltv::random::Random;
use whalecurve::value::ltv::summary::Histories;

/// Days in the year that follows.
const YEAR: f64 = 365.2425;

/// When customers come.
#[derive(Clone, Copy)]
enum Arrivals {
    Even,
    /// Four in ten within a week that ends so many days before the end, and of these eight in ten never come again.
    Promotion(i32),
}

/// What lies between two purchases of an active customer.
#[derive(Clone, Copy)]
enum Rhythm {
    /// Exponential, at a rate of the customer's own, times what the day says.
    Poisson(fn(f64) -> f64),
    /// Gamma with shape 3.
    Erlang,
    /// Every 30 days.
    Monthly,
}

/// How customers leave.
#[derive(Clone, Copy)]
enum Leaving {
    /// After a purchase, with a chance of the customer's own: as the BG/NBD has it.
    AfterPurchase,
    /// At any time, at a rate of the customer's own: as the Pareto/NBD has it.
    AnyTime,
    /// After a purchase, with the same chance for all.
    Churn(f64),
}

/// What a purchase is worth.
#[derive(Clone, Copy)]
enum Spending {
    /// As the Gamma-Gamma has it.
    Usual,
    /// Customers' means are lognormal with this σ.
    Lognormal(f64),
    /// Customers' means have a Pareto tail with this exponent.
    Pareto(f64),
}

/// A world.
pub struct World {
    pub name: &'static str,
    /// Reasons that are right to give in it.
    pub right: &'static [&'static str],
    /// Is coverage told?
    pub coverage: bool,
    /// Days of the past.
    past: i32,
    customers: usize,
    arrivals: Arrivals,
    rhythm: Rhythm,
    leaving: Leaving,
    spending: Spending,
}

/// Day 0 is the end; years before are negative.
fn even(_: f64) -> f64 {
    1.0
}
fn ends_at_peak(day: f64) -> f64 {
    1.0 + 0.6 * (2.0 * std::f64::consts::PI * day / YEAR).cos()
}
fn ends_at_trough(day: f64) -> f64 {
    1.0 - 0.6 * (2.0 * std::f64::consts::PI * day / YEAR).cos()
}
/// Five times as much in the 30 days until the end of each year.
fn after_christmas(day: f64) -> f64 {
    if (-day).rem_euclid(YEAR) < 30.0 { 5.0 } else { 1.0 }
}
/// The same in the 30 days after the end.
fn before_christmas(day: f64) -> f64 {
    if day.rem_euclid(YEAR) < 30.0 { 5.0 } else { 1.0 }
}
fn declines(day: f64) -> f64 {
    (-0.5 * day / YEAR).exp()
}
fn grows(day: f64) -> f64 {
    (0.5 * day / YEAR).exp()
}
fn breaks(day: f64) -> f64 {
    if day > -60.0 { 0.4 } else { 1.0 }
}

const SEASON: &[&str] = &["season", "season-unseen"];
const REGULAR: &[&str] = &["regular"];
const COHORT: &[&str] = &["promotion", "newcomers", "newcomers-differ"];
const MOVES: &[&str] = &["trend", "break"];
const TAIL: &[&str] = &["heavy-tail"];

const OWN: World = World {
    name: "the BG/NBD's own",
    right: &[],
    coverage: true,
    past: 1096,
    customers: 1500,
    arrivals: Arrivals::Even,
    rhythm: Rhythm::Poisson(even),
    leaving: Leaving::AfterPurchase,
    spending: Spending::Usual,
};

/// All of them.
pub const WORLDS: &[World] = &[
    OWN,
    World { name: "the Pareto/NBD's own", leaving: Leaving::AnyTime, ..OWN },
    World {
        name: "season, ends at the peak",
        right: SEASON,
        coverage: false,
        rhythm: Rhythm::Poisson(ends_at_peak),
        ..OWN
    },
    World {
        name: "season, ends at the trough",
        right: SEASON,
        coverage: false,
        rhythm: Rhythm::Poisson(ends_at_trough),
        ..OWN
    },
    World {
        name: "ends after Christmas",
        right: SEASON,
        coverage: false,
        rhythm: Rhythm::Poisson(after_christmas),
        ..OWN
    },
    World {
        name: "ends before Christmas",
        right: SEASON,
        coverage: false,
        rhythm: Rhythm::Poisson(before_christmas),
        ..OWN
    },
    World {
        name: "one year, ends before Christmas",
        right: SEASON,
        coverage: false,
        past: 365,
        rhythm: Rhythm::Poisson(before_christmas),
        ..OWN
    },
    World {
        name: "contract, 5 % leave a month",
        right: REGULAR,
        coverage: false,
        rhythm: Rhythm::Monthly,
        leaving: Leaving::Churn(0.05),
        ..OWN
    },
    World {
        name: "contract, 20 % leave a month",
        right: REGULAR,
        coverage: false,
        rhythm: Rhythm::Monthly,
        leaving: Leaving::Churn(0.2),
        ..OWN
    },
    World { name: "Erlang intervals", right: REGULAR, coverage: false, rhythm: Rhythm::Erlang, ..OWN },
    World { name: "promotion, early", right: COHORT, coverage: false, arrivals: Arrivals::Promotion(900), ..OWN },
    World { name: "promotion, recent", right: COHORT, coverage: false, arrivals: Arrivals::Promotion(150), ..OWN },
    World { name: "promotion, last month", right: COHORT, coverage: false, arrivals: Arrivals::Promotion(20), ..OWN },
    World { name: "decline", right: MOVES, coverage: false, rhythm: Rhythm::Poisson(declines), ..OWN },
    World { name: "growth", right: MOVES, coverage: false, rhythm: Rhythm::Poisson(grows), ..OWN },
    World { name: "break 60 days ago", right: MOVES, coverage: false, rhythm: Rhythm::Poisson(breaks), ..OWN },
    World { name: "heavy spending, lognormal 1.5", right: TAIL, spending: Spending::Lognormal(1.5), ..OWN },
    World { name: "heavy spending, Pareto 1.8", right: TAIL, spending: Spending::Pareto(1.8), ..OWN },
];

/// Purchases of past and future.
pub struct Base {
    starts: Vec<u32>,
    days: Vec<Day>,
    values: Vec<f64>,
    /// Last day of the past.
    pub end: Day,
}

impl World {
    /// A base of this world.
    pub fn base(&self, seed: u64) -> Base {
        let mut random = Random::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5eed);
        let end = Day::from_iso("2024-12-01").unwrap();
        let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
        for customer in 0..self.customers {
            let even = -(random.uniform() * f64::from(self.past));
            let (first, once) = match self.arrivals {
                Arrivals::Promotion(ago) if customer % 10 < 4 => {
                    (-f64::from(ago) - 7.0 * random.uniform(), random.uniform() < 0.8)
                }
                _ => (even, false),
            };
            let spend = self.spender(&mut random);
            let mut last = i32::MIN;
            let mut buy = |time: f64, random: &mut Random| {
                let day = time.floor() as i32;
                if day > last {
                    last = day;
                    days.push(end.plus_days(day));
                    values.push(spend * random.gamma(6.25) / 6.25);
                }
            };
            buy(first, &mut random);
            if !once {
                self.purchases(first, &mut random, buy);
            }
            starts.push(days.len() as u32);
        }
        Base { starts, days, values, end }
    }

    fn purchases(&self, first: f64, random: &mut Random, mut buy: impl FnMut(f64, &mut Random)) {
        let rate = random.gamma(1.2) / 1.2 / 60.0;
        let chance = match self.leaving {
            Leaving::AfterPurchase => random.beta(1.0, 6.0),
            Leaving::AnyTime => 0.0,
            Leaving::Churn(chance) => chance,
        };
        let gone = match self.leaving {
            Leaving::AnyTime => first + random.exponential() / (random.gamma(1.5) / 1.5 / 400.0),
            _ => f64::INFINITY,
        };
        if matches!(self.leaving, Leaving::Churn(_)) && random.uniform() < chance {
            return;
        }
        let most = 5.0;
        let mut time = first;
        loop {
            time += match self.rhythm {
                Rhythm::Poisson(_) => random.exponential() / (most * rate),
                Rhythm::Erlang => random.gamma(3.0) / (3.0 * rate),
                Rhythm::Monthly => 30.0,
            };
            if time > YEAR.min(gone) {
                return;
            }
            if let Rhythm::Poisson(level) = self.rhythm
                && random.uniform() * most > level(time)
            {
                continue;
            }
            buy(time, random);
            if random.uniform() < chance {
                return;
            }
        }
    }

    fn spender(&self, random: &mut Random) -> f64 {
        match self.spending {
            Spending::Usual => 6.25 * 15.44 / random.gamma(3.74),
            Spending::Lognormal(sigma) => 40.0 * (sigma * random.normal()).exp(),
            Spending::Pareto(tail) => 20.0 * random.uniform().powf(-1.0 / tail),
        }
    }
}

impl Base {
    /// Past and future; what lies after `end` is not seen by a fit.
    pub fn histories(&self) -> Histories<'_> {
        Histories::new(&self.starts, &self.days, &self.values).unwrap()
    }

    /// The columns of the histories.
    pub fn columns(&self) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
        (self.starts.clone(), self.days.clone(), self.values.clone())
    }

    /// Purchases and their value in the year after `end`, by customer.
    pub fn year(&self) -> Vec<(f64, f64)> {
        let all = self.histories();
        let one = |customer: usize| {
            let (days, values) = all.of(customer);
            let from = days.partition_point(|&day| day <= self.end);
            ((days.len() - from) as f64, values[from..].iter().sum())
        };
        (0..all.len()).map(one).collect()
    }
}
