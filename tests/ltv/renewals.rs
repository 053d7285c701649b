//! Who decides about renewals: the intervals, or the user.

use super::worlds::{Base, WORLDS};
use whalecurve::Day;
use whalecurve::value::ltv::choose::ModelChoice;
use whalecurve::value::ltv::fallback::Note;
use whalecurve::value::ltv::fit::{PurchaseModel, PurchaseParameters};
use whalecurve::value::ltv::judge::{Reason, Renewal};
use whalecurve::value::ltv::summary::{Histories, TimeUnit};
use whalecurve::value::ltv::{Assumptions, FitOptions, Fitted, Margin, Prediction};

const YEAR: Assumptions = Assumptions { months: 12, yearly_discount: 0.0, margin: Margin::Same(1.0), retention: None };
const RENEWALS: ModelChoice = ModelChoice::Fixed(PurchaseModel::Renewal);

fn base(name: &str) -> Base {
    WORLDS.iter().find(|world| world.name == name).unwrap().base(7)
}

fn fitted(base: &Base, unit: TimeUnit, model: ModelChoice) -> Fitted {
    Fitted::new(&base.histories(), FitOptions { end: base.end, unit, model }, &mut |_| {})
}

fn model(fitted: &Fitted) -> PurchaseModel {
    fitted.purchases().unwrap().parameters.model()
}

#[test]
fn renewals_can_be_forbidden_where_the_intervals_are_those_of_contracts() {
    let base = base("contract, 5 % leave a month");
    assert_eq!(model(&fitted(&base, TimeUnit::Weeks, ModelChoice::Automatic)), PurchaseModel::Renewal);
    let without = fitted(&base, TimeUnit::Weeks, ModelChoice::WithoutRenewals);
    assert_ne!(model(&without), PurchaseModel::Renewal);
    assert!(without.candidates.iter().all(|one| one.fit.parameters.model() != PurchaseModel::Renewal));
    // And it is said that the model does not fit, with the renewals expected.
    let judged = without.judgement(|| base.columns()).unwrap();
    let renewal = judged.reasons.iter().find_map(|reason| match reason {
        Reason::Regular { renewal, .. } => *renewal,
        _ => None,
    });
    let Renewal { retention, expected } = renewal.unwrap();
    let actual: f64 = base.year().iter().map(|(purchases, _)| purchases).sum();
    assert!((retention - 0.95).abs() < 0.01 && (expected / actual - 1.0).abs() < 0.1, "{renewal:?} {actual}");
}

#[test]
fn renewals_can_be_forced_where_intervals_are_regular_but_not_one() {
    let base = base("Erlang intervals");
    assert_ne!(model(&fitted(&base, TimeUnit::Weeks, ModelChoice::Automatic)), PurchaseModel::Renewal);
    let forced = fitted(&base, TimeUnit::Weeks, RENEWALS);
    assert_eq!(model(&forced), PurchaseModel::Renewal);
    let said = |note: &&Note| matches!(note, Note::RenewalsChosen { alike } if (0.05..0.7).contains(alike));
    assert_eq!(forced.notes.iter().filter(said).count(), 1, "{:?}", forced.notes);
    // The others stand beside it, to compare.
    assert!(forced.candidates.len() > 1);
    assert!(forced.holdout(|| base.columns()).is_some());
    assert!(Prediction::new(&forced, None, &YEAR).total.ltv > 0.0);
}

/// 60 customers who buy twice have 60 intervals: too few to follow.
#[test]
fn without_an_interval_another_model_is_used_and_it_is_said() {
    let end = Day::from_epoch(20_000);
    let (mut starts, mut days) = (vec![0], Vec::new());
    for customer in 0..90 {
        days.push(Day::from_epoch(19_000 + customer * 7));
        if customer < 60 {
            days.push(Day::from_epoch(19_020 + customer * 9));
        }
        starts.push(days.len() as u32);
    }
    let values = vec![20.0; days.len()];
    let histories = Histories::new(&starts, &days, &values).unwrap();
    let fitted = Fitted::new(&histories, FitOptions { end, unit: TimeUnit::Weeks, model: RENEWALS }, &mut |_| {});
    assert_ne!(model(&fitted), PurchaseModel::Renewal);
    assert!(fitted.notes.contains(&Note::NoInterval), "{:?}", fitted.notes);
}

/// Contracts that are due on a day of the month: 28 to 31 days, and one month.
#[test]
fn periods_are_calendar_months_where_the_unit_is() {
    let (starts, days, values, end) = monthly(0.05);
    let histories = Histories::new(&starts, &days, &values).unwrap();
    for (unit, period) in [(TimeUnit::CalendarMonths, 1.0), (TimeUnit::Days, 31.0)] {
        let options = FitOptions { end, unit, model: ModelChoice::Automatic };
        let fitted = Fitted::new(&histories, options, &mut |_| {});
        let PurchaseParameters::Renewal(model) = fitted.purchases().unwrap().parameters else { panic!("{unit:?}") };
        assert_eq!(model.rhythm.period, period);
        let retention = model.b / (model.a + model.b);
        assert!((retention - 0.95).abs() < 0.01, "{unit:?} {retention}");
        // 600 came, of whom some are there; each renews twelve times in a year unless it leaves.
        let there = (0..fitted.data.members.len())
            .filter(|at| fitted.summary_of(*at).is_some_and(|known| known.t - known.t_x <= period as u32))
            .count() as f64;
        let wanted = there * (1..=12).map(|month| 0.95_f64.powi(month)).sum::<f64>();
        let found = Prediction::new(&fitted, None, &YEAR).total.expected_purchases;
        assert!((found / wanted - 1.0).abs() < 0.1, "{unit:?} {found} {wanted}");
    }
    // Customers who buy about weekly buy in every month as well, and have no contract.
    let weekly = base("the BG/NBD's own");
    assert_ne!(model(&fitted(&weekly, TimeUnit::CalendarMonths, ModelChoice::Automatic)), PurchaseModel::Renewal);
}

/// Customers who pay on a day of the month, from some month of three years on, and leave with this chance at each due day.
fn monthly(leaving: f64) -> (Vec<u32>, Vec<Day>, Vec<f64>, Day) {
    let mut random = whalecurve::value::ltv::random::Random::new(5);
    let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
    for customer in 0..600 {
        let (mut month, day) = (customer % 34, customer % 28 + 1);
        loop {
            days.push(Day::from_iso(&format!("{}-{:02}-{day:02}", 2021 + month / 12, month % 12 + 1)).unwrap());
            values.push(10.0 + f64::from(customer % 5));
            month += 1;
            if month >= 36 || random.uniform() < leaving {
                break;
            }
        }
        starts.push(days.len() as u32);
    }
    (starts, days, values, Day::from_iso("2023-12-31").unwrap())
}

/// Of 100 subscribers 20 are ten days late on the last day. Where those who were late in the past all came, they count nearly fully; where
/// none did, not at all.
#[test]
fn overdue_customers_count_by_how_many_of_the_past_came() {
    let end = Day::from_epoch(20_000);
    let expected = |late: i32| {
        let (mut starts, mut days) = (vec![0], Vec::new());
        for customer in 0..400 {
            let is_overdue = customer % 5 == 0;
            let last = if is_overdue { end.plus_days(-40) } else { end.plus_days(-(customer % 29)) };
            // The intervals before: now and then one is late.
            let mut own = vec![last];
            for at in 1..20 {
                let gap = if at % 5 == customer % 5 { 30 + late } else { 30 };
                own.push(own[own.len() - 1].plus_days(-gap));
            }
            days.extend(own.into_iter().rev());
            starts.push(days.len() as u32);
        }
        // Some have left, so that there is a share.
        for customer in 0..80 {
            days.extend((0..3).map(|at| Day::from_epoch(19_000 + customer % 30 + at * 30)));
            starts.push(days.len() as u32);
        }
        let values = vec![20.0; days.len()];
        let histories = Histories::new(&starts, &days, &values).unwrap();
        let options = FitOptions { end, unit: TimeUnit::Weeks, model: ModelChoice::Fixed(PurchaseModel::BgNbd) };
        let fitted = Fitted::new(&histories, options, &mut |_| {});
        let judged = fitted.judgement(|| (starts.clone(), days.clone(), values.clone())).unwrap();
        let renewal = judged.reasons.iter().find_map(|reason| match reason {
            Reason::Regular { renewal, .. } => *renewal,
            _ => None,
        });
        let Renewal { retention, expected } = renewal.unwrap();
        expected / (1..=12).map(|at| retention.powi(at)).sum::<f64>()
    };
    // 320 are not due yet; of the 80 overdue, all but about one in twenty, or none.
    let (came, never) = (expected(13), expected(0));
    assert!((390.0..400.0).contains(&came), "{came}");
    assert!((never - 320.0).abs() < 1e-6, "{never}");
}
