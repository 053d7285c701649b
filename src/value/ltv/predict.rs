//! From fitted models to lifetime values: per customer, in total and by group.

use super::fallback::Note;
use super::fit::{PurchaseModel, PurchaseParameters, ValueModel};
use super::formula::retention_ltv;
use super::interval::{Draws, Interval, Plays};
use super::outlook::{Horizon, Outlook, Precision};
use super::random::Random;
use super::{Fitted, summary};
use crate::blocks;
use serde::{Deserialize, Serialize};

/// Which part of a purchase's value is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Margin<'a> {
    /// The same share for everybody.
    Same(f64),
    /// One share per customer, below 0 for loss-making ones; a missing one counts as 0.
    Each(&'a [f64]),
}

impl Margin<'_> {
    /// The margin of a customer.
    pub fn of(&self, customer: usize) -> f64 {
        match self {
            Margin::Same(margin) => *margin,
            Margin::Each(margins) => margins.get(customer).copied().unwrap_or(0.0),
        }
    }
}

/// What a prediction depends on beside the fit (docs/definitions.md section 6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumptions<'a> {
    /// Months ahead; 36 by default.
    pub months: u32,
    /// Discount rate per year; 0.10 by default.
    pub yearly_discount: f64,
    /// Margin.
    pub margin: Margin<'a>,
    /// Yearly retention (0–1) for the stand-in; `None`: as measured.
    pub retention: Option<f64>,
}

impl Default for Assumptions<'_> {
    fn default() -> Self {
        Assumptions { months: 36, yearly_discount: 0.10, margin: Margin::Same(0.4), retention: None }
    }
}

/// How the values were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Predicted LTV by this purchase model.
    Predicted(PurchaseModel),
    /// Purchases by this model, valued at customers' own mean amounts, since the value model is refused.
    OwnAmounts(PurchaseModel),
    /// Retention LTV, for the reasons in the notes.
    Retention,
}

/// One customer's prediction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CustomerValue {
    /// Expected purchases over the horizon; `None` without a purchase model.
    pub expected_purchases: Option<f64>,
    /// P(alive); `None` where there is no evidence (one-time buyers in a BG/NBD, everybody where nobody is seen to leave) or no
    /// model.
    pub p_alive: Option<f64>,
    /// Expected value of a purchase, before margin; `None` without a value model.
    pub expected_value: Option<f64>,
    /// Lifetime value over the horizon, discounted, after margin.
    pub ltv: f64,
    /// 80 % interval of what the customer will bring: the model's parameters are uncertain, and the customer's own purchases are
    /// chance.
    pub interval: Option<Interval>,
}

/// A sum over customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// Customers with a purchase.
    pub customers: u32,
    /// Expected purchases; 0 without a purchase model.
    pub expected_purchases: f64,
    /// Lifetime value.
    pub ltv: f64,
    /// 80 % interval of the expected total: how well the data tell the parameters.
    pub interval: Option<Interval>,
    /// 80 % interval of what they will bring: that, and customers' own chance besides.
    pub actual: Option<Interval>,
}

/// Lifetime values of a base.
#[derive(Clone, Debug)]
pub struct Prediction {
    /// How they were found.
    pub method: Method,
    /// Everybody.
    pub total: Total,
    /// Reasons and warnings, those of the fit included.
    pub notes: Vec<Note>,
    /// Lifetime value per customer, in the order of the histories; 0 for who has never bought.
    pub ltv: Vec<f64>,
    // NaN where there is none.
    expected_purchases: Vec<f64>,
    p_alive: Vec<f64>,
    expected_value: Vec<f64>,
    intervals: Vec<Interval>,
}

/// Rows handled at a time when every draw's predictions are held.
const BLOCK: usize = 20_000;

impl Prediction {
    /// Predicts for everybody. Without `draws` there are no intervals.
    pub fn new(fitted: &Fitted, draws: Option<&Draws>, assumptions: &Assumptions) -> Self {
        let customers = fitted.yearly_value.len();
        let none = || vec![f64::NAN; customers];
        let mut found = Prediction {
            method: Method::Retention,
            total: Total { customers: fitted.data.customers() as u32, ..Total::default() },
            notes: fitted.notes.clone(),
            ltv: vec![0.0; customers],
            expected_purchases: none(),
            p_alive: none(),
            expected_value: none(),
            intervals: Vec::new(),
        };
        let horizon = horizon(fitted, assumptions);
        if let Some(fit) = fitted.purchases() {
            let outlook = look(&fit.parameters, fitted, 0..fitted.data.rows.len(), &horizon, Precision::Full);
            let model = fit.parameters.model();
            found.method = match fitted.value {
                Some(ValueModel::OwnAmounts { .. }) => Method::OwnAmounts(model),
                Some(_) => Method::Predicted(model),
                None => Method::Retention,
            };
            found.fill(fitted, &fit.parameters, &outlook, assumptions);
        }
        if found.method == Method::Retention {
            found.fill_stand_in(fitted, assumptions);
        }
        found.total.ltv = found.ltv.iter().sum();
        if let Some(draws) = draws.filter(|draws| draws.failed * 10 >= draws.count().max(1)) {
            found.notes.push(Note::DrawsFailed { failed: draws.failed, draws: draws.count() });
        }
        let usable = draws.filter(|draws| !draws.parameters.is_empty() && found.method != Method::Retention);
        if let Some(draws) = usable {
            found.add_intervals(fitted, draws, assumptions, &horizon);
        }
        found
    }

    fn fill(&mut self, fitted: &Fitted, parameters: &PurchaseParameters, outlook: &Outlook, assumptions: &Assumptions) {
        // Of whom the model says 1 whatever they do: no evidence, and no certainty either.
        let is_unknown = |x: u32| match parameters.model() {
            PurchaseModel::Nbd => true,
            PurchaseModel::BgNbd => x == 0,
            PurchaseModel::MbgNbd | PurchaseModel::ParetoNbd | PurchaseModel::Renewal => false,
        };
        let silent = silent(fitted, outlook);
        let hides = !matches!(parameters.model(), PurchaseModel::Nbd) && silent.is_some();
        if let Some(customers) = silent.filter(|_| hides) {
            self.notes.push(Note::LeavingUnknown { customers });
        }
        let members = &fitted.data.members;
        blocks::each(members.len(), &mut |block| {
            for member in &members[block] {
                let (customer, row) = (member.customer as usize, member.row as usize);
                let (x, expected) = (fitted.data.rows[row].x, outlook.expected[row]);
                self.expected_purchases[customer] = expected.purchases;
                self.total.expected_purchases += expected.purchases;
                if !is_unknown(x) && !hides {
                    self.p_alive[customer] = outlook.p_alive[row];
                }
                if let Some(value) = &fitted.value {
                    let value = value.expected(f64::from(x), member.value);
                    self.expected_value[customer] = value;
                    self.ltv[customer] = assumptions.margin.of(customer) * value * expected.discounted;
                }
            }
        });
    }

    fn fill_stand_in(&mut self, fitted: &Fitted, assumptions: &Assumptions) {
        let retention = assumptions.retention.or(fitted.retention).unwrap_or(0.0).clamp(0.0, 1.0);
        let years = f64::from(assumptions.months) / 12.0;
        let per_unit = retention_ltv(1.0, retention, assumptions.yearly_discount, years);
        for (customer, (ltv, yearly)) in self.ltv.iter_mut().zip(&fitted.yearly_value).enumerate() {
            *ltv = assumptions.margin.of(customer) * yearly * per_unit;
        }
    }

    fn add_intervals(&mut self, fitted: &Fitted, draws: &Draws, assumptions: &Assumptions, horizon: &Horizon) {
        self.intervals = self.ltv.iter().map(|&ltv| Interval { low: ltv, high: ltv }).collect();
        let (mut sum, mut own) = (Scatter::new(draws), vec![0.0; draws.parameters.len()]);
        each_draw(fitted, draws, horizon, |alike, expected, outcomes| {
            let margin = |member: &summary::Member| assumptions.margin.of(member.customer as usize);
            let spread = variance(outcomes);
            alike.iter().for_each(|member| sum.add(margin(member), expected, spread));
            own.copy_from_slice(outcomes);
            if let Some(per_margin) = Interval::of_outcomes(&mut own) {
                for member in alike {
                    let customer = member.customer as usize;
                    self.intervals[customer] = per_margin.times(margin(member)).with(self.ltv[customer]);
                }
            }
        });
        (self.total.interval, self.total.actual) = sum.intervals(self.total.ltv);
    }

    /// Number of customers, those who have never bought included.
    pub fn len(&self) -> usize {
        self.ltv.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.ltv.is_empty()
    }

    /// One customer's prediction; `None` beyond the last.
    pub fn customer(&self, customer: usize) -> Option<CustomerValue> {
        let known = |column: &[f64]| column.get(customer).copied().filter(|value| !value.is_nan());
        Some(CustomerValue {
            expected_purchases: known(&self.expected_purchases),
            p_alive: known(&self.p_alive),
            expected_value: known(&self.expected_value),
            ltv: *self.ltv.get(customer)?,
            interval: self.intervals.get(customer).copied(),
        })
    }
}

/// Silent for so many of their own mean gaps, customers should mostly have left.
const SILENT: u32 = 4;
/// Where those are active by at least this much on average, the model sees nobody leave.
const ALL_ACTIVE: f64 = 0.9;

/// How many repeat customers are silent for more than four of their mean gaps, if the model takes them for active none the less.
fn silent(fitted: &Fitted, outlook: &Outlook) -> Option<usize> {
    let (mut customers, mut active) = (0.0, 0.0);
    for ((row, weight), p_alive) in fitted.data.rows.iter().zip(&fitted.data.weight).zip(&outlook.p_alive) {
        if row.x > 0 && u64::from(row.t - row.t_x) * u64::from(row.x) > u64::from(SILENT) * u64::from(row.t_x) {
            customers += weight;
            active += weight * p_alive;
        }
    }
    (customers >= 1.0 && active >= ALL_ACTIVE * customers).then_some(customers as usize)
}

fn horizon(fitted: &Fitted, assumptions: &Assumptions) -> Horizon {
    Horizon::new(assumptions.months, assumptions.yearly_discount, fitted.data.unit)
}

fn look(
    parameters: &PurchaseParameters,
    fitted: &Fitted,
    rows: std::ops::Range<usize>,
    horizon: &Horizon,
    precision: Precision,
) -> Outlook {
    Outlook::new(parameters, &fitted.data, &fitted.design, rows, horizon, precision)
}

/// A sum of customers by draw.
struct Scatter {
    expected: Vec<f64>,
    /// Of the customers' own chance, which is independent between them.
    variance: f64,
    seed: u64,
}

impl Scatter {
    fn new(draws: &Draws) -> Self {
        Scatter { expected: vec![0.0; draws.parameters.len()], variance: 0.0, seed: draws.seed }
    }

    fn add(&mut self, margin: f64, expected: &[f64], variance: f64) {
        self.expected.iter_mut().zip(expected).for_each(|(sum, value)| *sum += margin * value);
        self.variance += margin * margin * variance;
    }

    /// Of the expected sum, and of the actual one.
    fn intervals(mut self, estimate: f64) -> (Option<Interval>, Option<Interval>) {
        let (spread, mut random) = (self.variance.sqrt(), Random::new(self.seed ^ 0xc0ff_ee00));
        let mut actual: Vec<f64> = self.expected.iter().map(|sum| sum + spread * random.normal()).collect();
        (Interval::of(&mut self.expected, estimate), Interval::of(&mut actual, estimate))
    }
}

fn variance(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0)
}

/// Calls `found` with customers of whom the models know the same, and by every draw their expected value and what one of them
/// brings in one play, both at a margin of 1.
fn each_draw(
    fitted: &Fitted,
    draws: &Draws,
    horizon: &Horizon,
    mut found: impl FnMut(&[summary::Member], &[f64], &[f64]),
) {
    let data = &fitted.data;
    let mut members = data.members.as_slice();
    let count = draws.parameters.len();
    let (mut own, mut outcomes) = (vec![0.0; count], vec![0.0; count]);
    let mut plays = Plays::new(draws, horizon);
    for start in (0..data.rows.len()).step_by(BLOCK) {
        let range = start..(start + BLOCK).min(data.rows.len());
        // Row by row, so that a customer's draws lie side by side.
        let mut of_rows = vec![(0.0_f32, 0.0_f32); range.len() * count];
        for (draw, (parameters, _)) in draws.parameters.iter().enumerate() {
            let outlook = look(parameters, fitted, range.clone(), horizon, Precision::Draw);
            for (row, (expected, p_alive)) in outlook.expected.iter().zip(&outlook.p_alive).enumerate() {
                of_rows[row * count + draw] = (expected.discounted as f32, *p_alive as f32);
            }
        }
        let here = members.partition_point(|member| (member.row as usize) < range.end);
        let x_of = |member: &summary::Member| data.rows[member.row as usize].x;
        // Of one-time buyers the value model knows nothing.
        let same = |a: &summary::Member, b: &summary::Member| a.row == b.row && (x_of(a) == 0 || a.value == b.value);
        for alike in members[..here].chunk_by(same) {
            let (first, x) = (&alike[0], f64::from(x_of(&alike[0])));
            let of_row = &of_rows[(first.row as usize - start) * count..][..count];
            let known = &data.rows[first.row as usize];
            let played = plays.active((x, data.time(known.t_x), data.time(known.t)));
            // Evenly spread over (0, 1), and at another place for every row.
            let offset = Random::new(draws.seed ^ u64::from(first.row) << 20 ^ first.value.to_bits()).uniform();
            for (draw, (_, value)) in draws.parameters.iter().enumerate() {
                let (discounted, p_alive) = of_row[draw];
                own[draw] = value.expected(x, first.value) * f64::from(discounted);
                let turn = (offset + draw as f64 * 0.618_033_988_749_894_9).fract();
                let is_active = turn < f64::from(p_alive);
                outcomes[draw] = if is_active { value.scale(x, first.value) * f64::from(played[draw]) } else { 0.0 };
            }
            found(alike, &own, &outcomes);
        }
        members = &members[here..];
    }
}

/// The same figures by group: `groups[customer]` is the customer's group, from 0; others are left out.
pub fn group_totals(
    fitted: &Fitted,
    draws: Option<&Draws>,
    assumptions: &Assumptions,
    prediction: &Prediction,
    groups: &[u16],
) -> Vec<Total> {
    let count = groups.iter().max().map_or(0, |&last| usize::from(last) + 1);
    let mut totals = vec![Total::default(); count];
    for member in &fitted.data.members {
        let customer = member.customer as usize;
        if let Some(total) = groups.get(customer).and_then(|&group| totals.get_mut(usize::from(group))) {
            total.customers += 1;
            total.ltv += prediction.ltv[customer];
            total.expected_purchases += prediction.expected_purchases[customer].max(0.0);
        }
    }
    let usable = draws.filter(|draws| !draws.parameters.is_empty() && prediction.method != Method::Retention);
    if let Some(draws) = usable {
        let mut sums: Vec<Scatter> = (0..count).map(|_| Scatter::new(draws)).collect();
        each_draw(fitted, draws, &horizon(fitted, assumptions), |alike, expected, outcomes| {
            let spread = variance(outcomes);
            for member in alike {
                let customer = member.customer as usize;
                let group = groups.get(customer).map(|&group| usize::from(group));
                if let Some(sum) = group.and_then(|group| sums.get_mut(group)) {
                    sum.add(assumptions.margin.of(customer), expected, spread);
                }
            }
        });
        for (total, sum) in totals.iter_mut().zip(sums) {
            (total.interval, total.actual) = sum.intervals(total.ltv);
        }
    }
    totals
}
