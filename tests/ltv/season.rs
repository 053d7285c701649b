//! Seasons: the index by month, and totals with it, on worlds that have one and on worlds that have none.

use super::worlds::{Base, WORLDS};
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::holdout::Trust;
use whalecurve::value::ltv::summary::TimeUnit;
use whalecurve::value::ltv::{Assumptions, FitOptions, Fitted, Margin, Prediction};

const YEAR: Assumptions = Assumptions { months: 12, yearly_discount: 0.0, margin: Margin::Same(1.0), retention: None };

fn base(name: &str, seed: u64) -> Base {
    WORLDS.iter().find(|world| world.name == name).unwrap().base(seed)
}

fn fitted(base: &Base, unit: TimeUnit) -> Fitted {
    let options = FitOptions { end: base.end, unit, model: ModelChoice::Automatic };
    Fitted::new(&base.histories(), options, &mut |_| {})
}

fn brought(base: &Base) -> f64 {
    base.year().iter().map(|(purchases, _)| purchases).sum()
}

/// Where the past ends at a peak or at a trough, the models alone are 10 to 40 % off; with the season they are within 10 %, and the
/// check, with its own, says so.
#[test]
fn totals_with_the_season_are_what_comes() {
    for (name, off) in [
        ("season, ends at the peak", 0.05..0.2),
        ("season, ends at the trough", -0.25..-0.08),
        ("ends after Christmas", 0.25..0.5),
        ("ends before Christmas", -0.2..-0.04),
    ] {
        let base = base(name, 7);
        let fitted = fitted(&base, TimeUnit::Weeks);
        let plain = Prediction::new(&fitted, None, &YEAR).total.expected_purchases / brought(&base);
        assert!(off.contains(&(plain - 1.0)), "{name}: {plain}");
        let season = fitted.season(|| base.columns()).unwrap().factors(12, 0.0);
        assert!((season.purchases * plain - 1.0).abs() < 0.1, "{name}: {plain} {season:?}");
        assert_eq!(season.purchases, season.money, "nothing is discounted");
        let judged = fitted.judgement(|| base.columns()).unwrap();
        assert_eq!(judged.trust, Trust::Fair, "{name}: {judged:?}");
        assert!(judged.season.is_some_and(|factor| (factor - 1.0).abs() > 0.02), "{name}: {judged:?}");
    }
}

/// 1 ± 0.6 over the year, five times as much in one month: the index finds it, each month to a fifth, and its mean is 1.
#[test]
fn the_index_is_that_of_the_world() {
    let peak = |month: usize| 1.0 + 0.6 * (2.0 * std::f64::consts::PI * (month as f64 + 0.5) / 12.0).cos();
    let spike = |month: usize| if month == 11 { 5.0 } else { 1.0 } * 12.0 / 16.0;
    let cases: [(&str, &dyn Fn(usize) -> f64); 2] =
        [("season, ends at the peak", &peak), ("ends after Christmas", &spike)];
    for (name, wanted) in cases {
        let base = base(name, 7);
        let fitted = fitted(&base, TimeUnit::Weeks);
        let index = fitted.season(|| base.columns()).unwrap().index().clone();
        assert_eq!(index.from, base.end);
        assert!((index.months.iter().sum::<f64>() - 12.0).abs() < 1e-9);
        for (month, found) in index.months.iter().enumerate() {
            assert!((found / wanted(month) - 1.0).abs() < 0.2, "{name}: {month} {found} {}", wanted(month));
        }
    }
}

/// In days, weeks and calendar units the factor is about the same.
#[test]
fn the_factor_does_not_depend_on_the_unit_and_is_larger_where_strong_months_come_first() {
    let base = base("season, ends at the peak", 7);
    let of = |unit: TimeUnit, months: u32| {
        let fitted = fitted(&base, unit);
        fitted.season(|| base.columns()).unwrap().factors(months, 0.0).purchases
    };
    let weeks = of(TimeUnit::Weeks, 12);
    for unit in [TimeUnit::Days, TimeUnit::CalendarWeeks, TimeUnit::CalendarMonths] {
        assert!((of(unit, 12) / weeks - 1.0).abs() < 0.03, "{unit:?}");
    }
    assert!(of(TimeUnit::Weeks, 3) > weeks + 0.1);
}

/// A world without a season, or of less than two years, has no factor; nor have contracts, whose months are those of renewals.
#[test]
fn where_no_season_is_seen_nothing_is_multiplied() {
    let names =
        ["the BG/NBD's own", "one year, ends before Christmas", "contract, 5 % leave a month", "growth", "decline"];
    for name in names {
        for seed in 1..=4 {
            let base = base(name, seed);
            let fitted = fitted(&base, TimeUnit::Weeks);
            assert!(fitted.season(|| base.columns()).is_none(), "{name} {seed}");
            assert_eq!(fitted.judgement(|| base.columns()).unwrap().season, None);
        }
    }
}
