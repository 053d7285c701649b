//! Files as people have them, and as nobody should: what every fit and every panel must take in its stride. Tests and
//! benches share it.

#![allow(dead_code, reason = "each user needs its own part of this")]

use whalecurve::value::ltv::random::Random;

/// A shape: its name, and lines of (customer, day, cents).
pub type Shape = (&'static str, Vec<(u32, i32, i64)>);

/// First day of most shapes: 2021-01-01.
const START: i32 = 18_628;
/// Days that most shapes span.
const SPAN: i32 = 4 * 365;

/// A customer's way to buy: how long between two purchases, and how long until the last.
fn buyers(
    lines: usize,
    seed: u64,
    mut one: impl FnMut(&mut Random) -> (i32, f64, f64, f64),
    mut gap: impl FnMut(&mut Random, f64) -> f64,
    mut cents: impl FnMut(&mut Random, f64) -> i64,
) -> Vec<(u32, i32, i64)> {
    let (mut random, mut all, mut customer) = (Random::new(seed), Vec::with_capacity(lines), 0);
    while all.len() < lines {
        let (first, rate, life, worth) = one(&mut random);
        let mut time = 0.0;
        while time <= life.min(f64::from(SPAN - first)) && all.len() < lines {
            all.push((customer, START + first + time as i32, cents(&mut random, worth)));
            time += gap(&mut random, rate).max(1.0);
        }
        customer += 1;
    }
    all
}

fn poisson(random: &mut Random, rate: f64) -> f64 {
    random.exponential() / rate
}

fn usual_cents(random: &mut Random, worth: f64) -> i64 {
    (worth * random.gamma(4.0) * 25.0) as i64 + 100
}

fn first(random: &mut Random) -> i32 {
    (random.uniform() * f64::from(SPAN)) as i32
}

/// A shop as the models have it: rates and lifetimes differ, some leave.
fn usual(lines: usize, seed: u64) -> Vec<(u32, i32, i64)> {
    let one = |random: &mut Random| {
        let rate = (random.gamma(0.8) / 60.0).max(1e-4);
        (first(random), rate, random.exponential() * 500.0, random.gamma(3.0) * 20.0)
    };
    buyers(lines, seed, one, poisson, usual_cents)
}

/// Every shape, with about so many lines.
pub fn all(lines: usize) -> Vec<Shape> {
    let endless = f64::INFINITY;
    let stays = move |mean_gap: f64, random: &mut Random| {
        let rate = (random.gamma(2.0) / 2.0 / mean_gap).max(1e-4);
        ((random.uniform() * 700.0) as i32, rate, endless, random.gamma(3.0) * 20.0)
    };
    let mut random = Random::new(77);
    let mut uniform = |most: f64| random.uniform() * most;
    let typo = |mut lines: Vec<(u32, i32, i64)>, day: i32| {
        lines[0].1 = day;
        lines
    };
    let per_customer = (lines as f64 / 6.0) as u32;
    let same = |random: &mut Random, _: f64| {
        let _ = random.uniform();
        4990
    };
    let on_time = |_: &mut Random, rate: f64| 1.0 / rate;
    vec![
        ("a usual shop", usual(lines, 1)),
        ("another usual shop", usual(lines, 2)),
        ("quick repeats, heavy dropout", {
            let one = |random: &mut Random| {
                let life = if random.uniform() < 0.6 { 0.0 } else { random.exponential() * 120.0 };
                (first(random), 0.05, life, random.gamma(3.0) * 20.0)
            };
            buyers(lines, 3, one, poisson, usual_cents)
        }),
        ("no dropout", buyers(lines, 4, |random| stays(200.0, random), poisson, usual_cents)),
        ("no dropout, regular", {
            let gap = |random: &mut Random, rate: f64| (0.8 + 0.4 * random.uniform()) / rate;
            buyers(lines, 5, |random| stays(200.0, random), gap, usual_cents)
        }),
        ("constant intervals", {
            let one = |random: &mut Random| {
                let gap = [30.0, 60.0, 90.0, 120.0][(random.uniform() * 4.0) as usize];
                ((random.uniform() * 300.0) as i32, 1.0 / gap, endless, 60.0)
            };
            buyers(lines, 6, one, on_time, usual_cents)
        }),
        ("subscriptions", {
            let one = |random: &mut Random| (first(random), 1.0 / 30.4, random.exponential() * 400.0, 1.0);
            let cents = |_: &mut Random, _: f64| 999;
            buyers(lines, 7, one, on_time, cents)
        }),
        ("all rhythms alike", {
            let one = |random: &mut Random| (first(random), 1.0 / 70.0, random.exponential() * 400.0, 50.0);
            buyers(lines, 8, one, poisson, usual_cents)
        }),
        (
            "one-time buyers",
            (0..lines as u32).map(|k| (k, START + uniform(1460.0) as i32, 100 + k as i64 % 9000)).collect(),
        ),
        (
            "two customers",
            (0..lines as u32).map(|k| (k % 2, START + uniform(1460.0) as i32, 100 + k as i64 % 9000)).collect(),
        ),
        ("one customer with all lines", {
            (0..lines as u32).map(|k| (0, START + (k as i32 * 7) % SPAN, 100 + k as i64 % 9000)).collect()
        }),
        ("all on one day", (0..lines as u32).map(|k| (k % per_customer, START, 100 + k as i64 % 9000)).collect()),
        ("uniform dates", {
            (0..lines as u32)
                .map(|_| {
                    (
                        uniform(f64::from(per_customer)) as u32,
                        START + uniform(1460.0) as i32,
                        100 + uniform(9000.0) as i64,
                    )
                })
                .collect()
        }),
        ("heavy tails", {
            let one = |random: &mut Random| {
                let rate = (0.002 * random.uniform().max(1e-6).powf(-0.8)).min(0.9);
                (first(random), rate, random.exponential() * 900.0, random.uniform().max(1e-6).powf(-0.9))
            };
            buyers(lines, 9, one, poisson, usual_cents)
        }),
        ("ten years of silence", {
            let mut lines = usual(lines, 10);
            lines.push((0, START + SPAN + 3650, 4200));
            lines
        }),
        ("one typo date", typo(usual(lines, 11), 11_000)),
        ("nearly equal amounts", {
            let one = |random: &mut Random| {
                (first(random), random.gamma(0.8) / 60.0 + 1e-4, random.exponential() * 500.0, 0.0)
            };
            buyers(lines, 12, one, poisson, |random, _| 500_000 + (random.uniform() * 3.0) as i64)
        }),
        ("equal amounts", {
            let one = |random: &mut Random| {
                (first(random), random.gamma(0.8) / 60.0 + 1e-4, random.exponential() * 500.0, 0.0)
            };
            buyers(lines, 13, one, poisson, same)
        }),
        ("14 decades of amounts", {
            let one = |random: &mut Random| {
                (first(random), random.gamma(0.8) / 60.0 + 1e-4, random.exponential() * 500.0, random.uniform() * 14.0)
            };
            buyers(lines, 14, one, poisson, |random, decade| 10_f64.powf(decade + random.uniform()) as i64 + 1)
        }),
        ("bursts", {
            let one =
                |random: &mut Random| (first(random), 0.004, random.exponential() * 900.0, random.gamma(3.0) * 20.0);
            let gap = |random: &mut Random, rate: f64| {
                if random.uniform() < 0.8 { 1.0 + random.uniform() * 3.0 } else { random.exponential() / rate }
            };
            buyers(lines, 15, one, gap, usual_cents)
        }),
        ("70 years", {
            usual(lines, 16)
                .into_iter()
                .map(|(who, day, cents)| (who, START + (day - START) * 17 - 20_000, cents))
                .collect()
        }),
        ("a few large among many small", {
            (0..lines as u32)
                .map(|k| {
                    let who = if k % 2 == 0 { k % 12 } else { 12 + uniform(f64::from(per_customer)) as u32 };
                    (who, START + uniform(1460.0) as i32, 100 + uniform(9000.0) as i64)
                })
                .collect()
        }),
        ("growing, most are new", {
            let one = |random: &mut Random| {
                let age = 1.0 - random.uniform().powi(4);
                ((age * f64::from(SPAN)) as i32, random.gamma(1.5) / 80.0 + 1e-4, random.exponential() * 900.0, 40.0)
            };
            buyers(lines, 17, one, poisson, usual_cents)
        }),
        ("one season a year", {
            (0..lines as u32)
                .map(|_| {
                    let who = uniform(f64::from(per_customer)) as u32;
                    (who, START + uniform(4.0) as i32 * 365 + 330 + uniform(30.0) as i32, 100 + uniform(9000.0) as i64)
                })
                .collect()
        }),
    ]
}
