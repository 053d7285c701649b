//! Made-up customers whose true parameters, and whose future, are known. Tests and benches share it.

#![allow(dead_code, clippy::unwrap_used, reason = "test code: a panic is a failed test")]

use whalecurve::Day;
use whalecurve::value::ltv::Assumptions;
use whalecurve::value::ltv::bg_nbd::{BetaGeometric, FirstExit};
use whalecurve::value::ltv::fit::{PurchaseParameters, ValueModel};
use whalecurve::value::ltv::gamma_gamma::GammaGamma;
use whalecurve::value::ltv::likelihood::Design;
use whalecurve::value::ltv::outlook::{Horizon, Outlook, Precision};
use whalecurve::value::ltv::pareto_nbd::ParetoNbd;
use whalecurve::value::ltv::random::Random;
use whalecurve::value::ltv::simulate::{new_customer, value_scale};
use whalecurve::value::ltv::summary::{Compressed, Histories, TimeUnit};

/// In days. Purchases lie so far apart that rounding them to days does not matter: the models know no days.
pub const BG_NBD: PurchaseParameters = PurchaseParameters::BetaGeometric(BetaGeometric {
    r: 0.6,
    alpha: 450.0,
    a: 0.9,
    b: 3.0,
    first_exit: FirstExit::FirstRepeat,
});
/// In days, likewise.
pub const PARETO_NBD: PurchaseParameters =
    PurchaseParameters::ParetoNbd(ParetoNbd { r: 0.7, alpha: 500.0, s: 0.7, beta: 1500.0 });
/// What they spend.
pub const SPEND: GammaGamma = GammaGamma { p: 6.25, q: 3.74, gamma: 15.44 };

/// Purchases of simulated customers over a past and a future. Day 0 is 1970-01-01.
pub struct Simulated {
    starts: Vec<u32>,
    days: Vec<Day>,
    values: Vec<f64>,
    /// Last day of the past.
    pub end: Day,
}

impl Simulated {
    /// Customers acquired in the first half of `past` days, followed for `future` more. Purchase times are rounded up to
    /// whole days; two on one day are one, as in real data.
    pub fn new(parameters: &PurchaseParameters, customers: usize, past: i32, future: i32, seed: u64) -> Self {
        let mut random = Random::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let (mut starts, mut days, mut values) = (vec![0], Vec::new(), Vec::new());
        for _ in 0..customers {
            let first = (random.uniform() * f64::from(past) / 2.0) as i32;
            let scale = value_scale(&SPEND, 0.0, 0.0, &mut random);
            days.push(Day::from_epoch(first));
            values.push(random.gamma(SPEND.p) / scale);
            let mut last = first;
            new_customer(parameters, f64::from(past + future - first), &mut random, |time, random| {
                let day = first + time.ceil() as i32;
                if day > last {
                    last = day;
                    days.push(Day::from_epoch(day));
                    values.push(random.gamma(SPEND.p) / scale);
                }
            });
            starts.push(days.len() as u32);
        }
        Simulated { starts, days, values, end: Day::from_epoch(past) }
    }

    /// Past and future; what lies after `end` is not seen by a fit.
    pub fn histories(&self) -> Histories<'_> {
        Histories::new(&self.starts, &self.days, &self.values).unwrap()
    }

    /// Lifetime values by the true parameters, given each customer's past.
    pub fn expected(&self, parameters: &PurchaseParameters, assumptions: &Assumptions) -> Vec<f64> {
        let data = Compressed::new(&self.histories(), self.end, TimeUnit::Days);
        let horizon = Horizon::new(assumptions.months, assumptions.yearly_discount, TimeUnit::Days);
        let outlook =
            Outlook::new(parameters, &data, &Design::new(&data), 0..data.rows.len(), &horizon, Precision::Full);
        let mut values = vec![0.0; self.starts.len() - 1];
        for member in &data.members {
            let row = member.row as usize;
            let value = ValueModel::GammaGamma(SPEND).expected(f64::from(data.rows[row].x), member.value);
            values[member.customer as usize] = value * outlook.expected[row].discounted;
        }
        values
    }

    /// What they bring after `end`, discounted by the month.
    pub fn actual(&self, assumptions: &Assumptions) -> f64 {
        let horizon = Horizon::new(assumptions.months, assumptions.yearly_discount, TimeUnit::Days);
        let purchases = self.days.iter().zip(&self.values).filter(|(day, _)| **day > self.end);
        let discounted = purchases.filter_map(|(day, value)| {
            let month = (f64::from(day.days_since(self.end)) / horizon.per_month).ceil();
            (month <= f64::from(horizon.months)).then(|| value / (1.0 + horizon.monthly_rate).powf(month))
        });
        discounted.sum()
    }
}
