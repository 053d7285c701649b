//! Somebody who reads a blind pack and knows which groups every customer is in: what can they find out? Written apart from the
//! rules of the pack, of which it uses nothing.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use whalecurve::analysis::Analysis;
use whalecurve::blind::Pack;
use whalecurve::ledger::Ledger;
use whalecurve::money::Money;

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

/// What an attacker holds against the others: the sum of something over some customers.
struct Sum {
    customers: Vec<usize>,
    what: &'static str,
    /// Which table it is in.
    table: usize,
}

/// Groups of a table that are told, and of which figures.
fn sums(ledger: &Ledger, analysis: &Analysis, pack: &Pack) -> Vec<Sum> {
    let known = analysis.known();
    let all: Vec<usize> = (0..ledger.len()).filter(|at| known.knows(*at)).collect();
    let mut sums = Vec::new();
    let mut group = |table: usize, customers: &[usize], group: &whalecurve::blind::Group| {
        let told = [
            (group.revenue.is_some(), "revenue"),
            (group.profit.is_some(), "profit"),
            (group.cost_to_serve.is_some(), "cost to serve"),
            (group.purchases.is_some(), "purchases"),
            (group.revenue.is_some() && group.profit.is_some(), "costs"),
            (group.revenue.is_some() && group.profit.is_some() && group.cost_to_serve.is_some(), "other costs"),
        ];
        for (_, what) in told.into_iter().filter(|(told, _)| *told) {
            sums.push(Sum { customers: customers.to_vec(), what, table });
        }
    };
    group(0, &all, &pack.whole);
    for (table, tiers) in (3..).zip(&pack.schemes) {
        let column = analysis.tiers_of(tiers.scheme).unwrap();
        for (names, one) in &tiers.rows {
            let customers: Vec<usize> = all.iter().copied().filter(|at| names.contains(&column[*at])).collect();
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
        group(1, &all.iter().copied().filter(is_own).collect::<Vec<usize>>(), &cohort.group);
    }
    for points in pack.whale.windows(2) {
        let customers = known.ranking[points[0].0 as usize..points[1].0 as usize].iter().map(|one| one.at()).collect();
        sums.push(Sum { customers, what: "profit", table: 2 });
    }
    sums
}

/// Bounds every customer's value of everything that is told, by the sums and by the order of the curve. How many sums there
/// were; an error that names a group of fewer than five who contribute, or a customer whose value is within 10 % of both bounds.
/// Of a measure, `most` customers are looked at, the largest first.
pub fn finds_nobody(ledger: &Ledger, analysis: &Analysis, pack: &Pack, most: usize) -> Result<usize, String> {
    let sums = sums(ledger, analysis, pack);
    let values = &analysis.known().values;
    let margin =
        pack.assumed.iter().any(|assumed| assumed.as_str() == "gross_margin").then_some(pack.settings.gross_margin);
    for what in ["revenue", "profit", "cost to serve", "purchases", "costs", "other costs"] {
        let own: Vec<&[usize]> = sums.iter().filter(|sum| sum.what == what).map(|sum| &sum.customers[..]).collect();
        if own.is_empty() {
            continue;
        }
        // Of costs, what the margin in the settings explains is no secret.
        let direct = |at: usize| match margin {
            Some(margin) => {
                let share = 1.0 - margin.to_f64();
                let left = values.direct_cost[at].0 as f64 - share * values.revenue[at].0 as f64;
                if left.abs() < 1e-6 * values.revenue[at].0.abs() as f64 { 0.0 } else { left }
            }
            None => values.direct_cost[at].0 as f64,
        };
        let money = |money: Money| money.0 as f64;
        let value = |at: usize| match what {
            "revenue" => money(values.revenue[at]),
            "profit" => money(values.profit[at]),
            "cost to serve" => money(values.cost_to_serve[at]),
            "purchases" => f64::from(values.purchases[at]),
            "costs" => direct(at) + money(values.cost_to_serve[at]) + money(values.acquisition_cost[at]),
            _ => direct(at) + money(values.acquisition_cost[at]),
        };
        for group in &own {
            let contribute = group.iter().filter(|at| value(**at) != 0.0).count();
            if (1..5).contains(&contribute) {
                return Err(format!("{contribute} of {} contribute to {what}", group.len()));
            }
            let (all, largest) = group
                .iter()
                .map(|at| value(*at).abs())
                .fold((0.0, 0f64), |(all, most), one| (all + one, most.max(one)));
            if largest > 0.5 * all * (1.0 + 1e-9) {
                return Err(format!("one has {:.0} % of {what} of {}", 100.0 * largest / all, group.len()));
            }
        }
        let mut tables: BTreeMap<usize, Vec<&[usize]>> = BTreeMap::new();
        for sum in sums.iter().filter(|sum| sum.what == what) {
            tables.entry(sum.table).or_default().push(&sum.customers);
        }
        differences(&tables, &value).map_err(|few| format!("{few} have {what} in a difference of two unions"))?;
        let ranks: Vec<Vec<usize>> = if what == "profit" {
            pack.whale
                .windows(2)
                .map(|points| {
                    analysis.known().ranking[points[0].0 as usize..points[1].0 as usize]
                        .iter()
                        .map(|one| one.at())
                        .collect()
                })
                .collect()
        } else {
            Vec::new()
        };
        let mut customers: Vec<usize> = own[0].to_vec();
        customers.sort_by(|a, b| value(*b).abs().total_cmp(&value(*a).abs()));
        for at in customers.iter().take(most).filter(|at| value(**at) != 0.0) {
            let unit = value(*at).abs();
            let real = value(*at) / unit;
            // A solver that gives up has found nothing.
            let bound = |direction| bound(&own, &ranks, &|at| value(at) / unit, *at, direction);
            let least = bound(OptimizationDirection::Minimize).unwrap_or(f64::NEG_INFINITY);
            if least <= real - 0.099 {
                continue;
            }
            let most = bound(OptimizationDirection::Maximize).unwrap_or(f64::INFINITY);
            if most < real + 0.099 {
                return Err(format!("{what} of a customer is {unit}, between {least:.3} and {most:.3} of it"));
            }
        }
    }
    Ok(sums.len())
}

/// Takes unions of groups of one table, and of another those groups that lie in the union for the greater part: who is in one of
/// both only must be nobody or at least five who contribute. An error with how many there are.
fn differences(tables: &BTreeMap<usize, Vec<&[usize]>>, value: &dyn Fn(usize) -> f64) -> Result<(), usize> {
    let mut state = 1u64;
    for (one, groups) in tables {
        for (_, others) in tables.iter().filter(|(other, _)| *other != one) {
            for set in 0..1u64 << groups.len().min(7) {
                // Of many groups, some sets.
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let set = if groups.len() > 7 { state >> 20 } else { set };
                let inside = groups.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
                let union: BTreeSet<usize> = inside.flat_map(|(_, group)| group.iter().copied()).collect();
                let mut left = union.clone();
                for group in others {
                    let of = |is_in: bool| {
                        group.iter().filter(|at| union.contains(at) == is_in && value(**at) != 0.0).count()
                    };
                    if of(true) >= of(false) {
                        for at in *group {
                            if !left.remove(at) {
                                left.insert(*at);
                            }
                        }
                    }
                }
                let contribute = left.iter().filter(|at| value(**at) != 0.0).count();
                if (1..5).contains(&contribute) {
                    return Err(contribute);
                }
            }
        }
    }
    Ok(())
}

/// The least or the greatest value that a customer can have, where all sums are as they are, every sign is known, and nobody has
/// more than a hundred times of it more or less than in truth.
fn bound(
    groups: &[&[usize]],
    ranks: &[Vec<usize>],
    value: &dyn Fn(usize) -> f64,
    of: usize,
    direction: OptimizationDirection,
) -> Option<f64> {
    let mut problem = Problem::new(direction);
    let mut variables: BTreeMap<usize, Variable> = BTreeMap::new();
    // Differences from the truth: the right-hand sides are zero, whatever the sizes.
    for at in groups[0] {
        let real = value(*at);
        let room = if real < 0.0 { (-100.0, (-real).min(100.0)) } else { ((-real).max(-100.0), 100.0) };
        variables.insert(*at, problem.add_var(f64::from(u8::from(*at == of)), room));
    }
    for group in groups {
        let sum: Vec<(Variable, f64)> = group.iter().map(|at| (variables[at], 1.0)).collect();
        problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
    }
    for pair in ranks.windows(2) {
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
    Some(value(of) + solution.var_value(variables[&of]))
}
