//! Lifetime value of the customers of a ledger: brings [`super::ltv`] what it needs, and puts its answers beside the
//! other values (docs/definitions.md section 6).

use super::ltv::choose::ModelChoice;
use super::ltv::fit::PurchaseModel;
use super::ltv::formula::{FormulaInput, FormulaResult, formula_ltv};
use super::ltv::holdout::Holdout;
use super::ltv::interval::Bootstrap;
use super::ltv::judge::Judgement;
use super::ltv::outlook::Horizon;
use super::ltv::season::{Factors, MonthIndex};
use super::ltv::summary::{Histories, TimeUnit};
use super::ltv::{Assumptions, Draws, FitOptions, Fitted, Margin, Prediction};
use super::profit::{self, Values};
use crate::blocks;
use crate::calendar::Day;
use crate::ledger::Ledger;
use crate::money::{Money, Unit};
use crate::settings::{LtvMargin, LtvModel, LtvUnit, Settings};
use crate::sorting;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Seed of the draws: the same file gives the same intervals.
const SEED: u64 = 2005;

/// Months whose expected purchases the potential score ranks.
const NEXT_YEAR: u32 = 12;

/// Predicted and formula LTV of all customers.
#[derive(Clone, Debug)]
pub struct Lifetime {
    /// The models; shared by analyses that differ in horizon, discount or margin only.
    pub fitted: Rc<Fitted>,
    /// Draws for the intervals, once they were made.
    pub draws: Option<Rc<Draws>>,
    /// Draws that are not enough yet.
    unfinished: Option<Bootstrap>,
    /// The prediction over the horizon.
    pub prediction: Prediction,
    /// Expected purchases in the next 12 months, by customer; `None` without a model.
    pub next_year: Vec<Option<f64>>,
    /// Formula LTV, by customer.
    pub formula: FormulaResult,
    /// Margin applied, by customer.
    pub margin: Vec<f64>,
}

/// Purchase days of all customers, in columns.
#[derive(Clone, Debug, Default)]
pub struct Purchases {
    starts: Vec<u32>,
    days: Vec<Day>,
    values: Vec<f64>,
}

impl Purchases {
    /// Every day with a purchase up to one, what its purchases come to, and everybody's values by then.
    pub fn with_values(ledger: &Ledger, settings: &Settings, unit: Unit, until: Day) -> (Purchases, Values) {
        let mut found = Purchases { starts: vec![0], ..Purchases::default() };
        let mut bought: Vec<(Day, Money)> = Vec::new();
        let values = profit::values_and(ledger, settings, unit, until, &mut |order| match order {
            Some(order) if order.purchase => bought.push((order.day, order.amount)),
            Some(_) => {}
            None => {
                sorting::few(&mut bought);
                for same_day in bought.chunk_by(|a, b| a.0 == b.0) {
                    found.days.push(same_day[0].0);
                    found.values.push(unit.to_f64(same_day.iter().map(|order| order.1).sum()));
                }
                found.starts.push(found.days.len() as u32);
                bought.clear();
            }
        });
        (found, values)
    }

    /// A customer's purchase days, each once, in order.
    pub fn days(&self, customer: usize) -> &[Day] {
        &self.days[self.range(customer)]
    }

    fn gross(&self, customer: usize) -> f64 {
        self.values[self.range(customer)].iter().sum()
    }

    fn range(&self, customer: usize) -> Range<usize> {
        self.starts[customer] as usize..self.starts[customer + 1] as usize
    }
}

/// Fits of one ledger. A fit depends on the last day that was observed, the unit of time and the choice of model alone, so
/// that every question about the same day shares one; and a fit begins where that of the nearest day has ended.
#[derive(Clone, Debug, Default)]
pub struct Fits(Rc<RefCell<Vec<Rc<Fitted>>>>);

/// Fits that are kept, those used last: today, the dates of a migration, of its rates and of health, and a few more.
const KEPT: usize = 16;

impl Fits {
    fn find_or_fit(&self, options: FitOptions, purchases: &Purchases) -> Option<Rc<Fitted>> {
        let known = self.0.borrow().iter().position(|fitted| fitted.options == options);
        if let Some(at) = known {
            let mut fits = self.0.borrow_mut();
            let fitted = fits.remove(at);
            fits.push(Rc::clone(&fitted));
            return Some(fitted);
        }
        let histories = Histories::new(&purchases.starts, &purchases.days, &purchases.values).ok()?;
        let mut fits = self.0.borrow_mut();
        let away = |fitted: &&Rc<Fitted>| fitted.options.end.days_since(options.end).abs();
        let alike = fits.iter().filter(|fitted| fitted.options.unit == options.unit);
        let nearest = alike.min_by_key(away).map(Rc::clone);
        let fitted = Rc::new(Fitted::near(&histories, options, nearest.as_deref(), &mut |_| {}));
        if fits.len() == KEPT {
            fits.remove(0);
        }
        fits.push(Rc::clone(&fitted));
        Some(fitted)
    }
}

fn fit_options(settings: &Settings, end: Day) -> FitOptions {
    let unit = match settings.ltv_unit {
        LtvUnit::Days => TimeUnit::Days,
        LtvUnit::Weeks => TimeUnit::Weeks,
        LtvUnit::CalendarWeeks => TimeUnit::CalendarWeeks,
        LtvUnit::CalendarMonths => TimeUnit::CalendarMonths,
    };
    let model = match settings.ltv_model {
        LtvModel::Automatic => ModelChoice::Automatic,
        LtvModel::BgNbd => ModelChoice::Fixed(PurchaseModel::BgNbd),
        LtvModel::MbgNbd => ModelChoice::Fixed(PurchaseModel::MbgNbd),
        LtvModel::ParetoNbd => ModelChoice::Fixed(PurchaseModel::ParetoNbd),
        LtvModel::Renewal => ModelChoice::Fixed(PurchaseModel::Renewal),
        LtvModel::NoRenewals => ModelChoice::WithoutRenewals,
    };
    FitOptions { end, unit, model }
}

impl Lifetime {
    /// Fits (unless `previous` or `fits` has the same fit) and predicts. `end` is the observation end, the last day that counts,
    /// also of the purchases.
    /// `None` for a ledger without order lines: a customers table has no history.
    pub fn new(
        ledger: &Ledger,
        settings: &Settings,
        unit: Unit,
        values: &Values,
        (purchases, end): (&Purchases, Day),
        previous: Option<&Lifetime>,
        fits: &Fits,
    ) -> Option<Lifetime> {
        if !ledger.has_lines() {
            return None;
        }
        let options = fit_options(settings, end);
        let enough = |draws: &&Rc<Draws>| draws.count() == settings.ltv_draws as u32;
        let (fitted, draws) = match previous.filter(|previous| previous.fitted.options == options) {
            Some(previous) => (Rc::clone(&previous.fitted), previous.draws.as_ref().filter(enough).cloned()),
            None => (fits.find_or_fit(options, purchases)?, None),
        };
        let margin = margins(purchases, values, unit, settings.ltv_margin);
        let next_year = expected(&fitted, ledger.len());
        let prediction = Prediction::new(&fitted, draws.as_deref(), &assumptions(settings, &margin));
        let formula = formula(ledger, values, unit, purchases, &prediction, &margin);
        Some(Lifetime { fitted, draws, unfinished: None, prediction, next_year, formula, margin })
    }

    /// Purchases expected of a customer in the months after the observation end; `None` without a model or purchase.
    pub fn expected_after(&self, customer: usize, months: f64) -> Option<f64> {
        let data = &self.fitted.data;
        let member = data.members.iter().find(|member| member.customer as usize == customer)?;
        let row = data.rows.get(member.row as usize)?;
        let parameters = &self.fitted.purchases()?.parameters;
        let (x, t_x, t) = (f64::from(row.x), data.time(row.t_x), data.time(row.t));
        Some(parameters.expected_purchases(x, t_x, t, months * data.unit.per_month()))
    }

    /// The hold-out check of the purchase model, where the first part of the time has enough customers.
    pub fn holdout(&self, ledger: &Ledger) -> Option<&Holdout> {
        self.fitted.holdout(|| self.columns(ledger))
    }

    /// Whether to trust the prediction, where there is a check.
    pub fn judgement(&self, ledger: &Ledger) -> Option<&Judgement> {
        self.fitted.judgement(|| self.columns(ledger))
    }

    /// What the season makes of the totals over the settings' horizon, where there is one.
    pub fn season(&self, ledger: &Ledger, settings: &Settings) -> Option<(&MonthIndex, Factors)> {
        let season = self.fitted.season(|| self.columns(ledger))?;
        let discount = settings.ltv_discount.to_f64();
        let horizon = Horizon::new(settings.ltv_months as u32, discount, self.fitted.options.unit);
        Some((season.index(), season.factors(horizon.months, horizon.monthly_rate)))
    }

    fn columns(&self, ledger: &Ledger) -> (Vec<u32>, Vec<Day>, Vec<f64>) {
        let (unit, end) = (Unit::for_scale(ledger.scale), self.fitted.options.end);
        let (purchases, _) = Purchases::with_values(ledger, &Settings::default(), unit, end);
        (purchases.starts, purchases.days, purchases.values)
    }

    /// Has it a model whose intervals are not drawn yet?
    pub fn is_drawable(&self) -> bool {
        self.fitted.purchases().is_some() && self.draws.is_none()
    }

    /// Draws once more towards the intervals and, with the last draw that the settings want, makes them. Returns how far
    /// that is, from 0 to 1.
    pub fn draw(&mut self, settings: &Settings) -> f64 {
        let wanted = settings.ltv_draws as u32;
        let bootstrap = self.unfinished.get_or_insert_with(|| Bootstrap::new(&self.fitted, SEED));
        if bootstrap.draws.count() < wanted {
            bootstrap.draw(&self.fitted);
        }
        let done = bootstrap.draws.count();
        if done >= wanted {
            self.draws = self.unfinished.take().map(|bootstrap| Rc::new(bootstrap.draws));
            let assumptions = assumptions(settings, &self.margin);
            self.prediction = Prediction::new(&self.fitted, self.draws.as_deref(), &assumptions);
        }
        f64::from(done) / f64::from(wanted.max(1))
    }
}

/// Purchases expected of each customer in the 12 months after `end`, as [`Lifetime::next_year`] has them, and nothing else;
/// empty without order lines.
pub fn next_year(
    ledger: &Ledger,
    settings: &Settings,
    (purchases, end): (&Purchases, Day),
    fits: &Fits,
) -> Vec<Option<f64>> {
    if !ledger.has_lines() {
        return Vec::new();
    }
    let fitted = fits.find_or_fit(fit_options(settings, end), purchases);
    fitted.map_or_else(Vec::new, |fitted| expected(&fitted, ledger.len()))
}

fn expected(fitted: &Fitted, customers: usize) -> Vec<Option<f64>> {
    let year = Assumptions { months: NEXT_YEAR, margin: Margin::Same(1.0), ..Assumptions::default() };
    let year = Prediction::new(fitted, None, &year);
    blocks::column(customers, |at| year.customer(at)?.expected_purchases)
}

/// The settings as the prediction takes them.
pub fn assumptions<'a>(settings: &Settings, margin: &'a [f64]) -> Assumptions<'a> {
    Assumptions {
        months: settings.ltv_months as u32,
        yearly_discount: settings.ltv_discount.to_f64(),
        margin: Margin::Each(margin),
        retention: None,
    }
}

/// Of a customer who has bought for so many of the base's mean purchases, the own margin counts half.
const UNKNOWN_MARGIN: f64 = 3.0;

/// What stays of purchases worth 1, a customer's own share drawn to everybody's the less has been bought: contribution (revenue, refunds netted, less direct cost and cost to serve) ÷ value
/// of the purchases. Refunds are orders of their own, so that this is where they lower a lifetime value.
fn margins(purchases: &Purchases, values: &Values, unit: Unit, whose: LtvMargin) -> Vec<f64> {
    let contribution = |at: usize| {
        let left: Money = values.revenue[at] - values.direct_cost[at] - values.cost_to_serve[at];
        unit.to_f64(left)
    };
    let customers = values.revenue.len();
    let (mut left, mut gross) = (0.0, 0.0);
    blocks::each(customers, &mut |block| {
        for at in block {
            left += contribution(at);
            gross += purchases.gross(at);
        }
    });
    let overall = if gross > 0.0 { left / gross } else { 0.0 };
    let mean = if purchases.days.is_empty() { 0.0 } else { gross / purchases.days.len() as f64 };
    let weight = UNKNOWN_MARGIN * mean;
    let of = |at: usize| match whose {
        LtvMargin::Own if purchases.gross(at) > 0.0 => {
            (contribution(at) + weight * overall) / (purchases.gross(at) + weight)
        }
        _ => overall,
    };
    blocks::column(customers, of)
}

fn formula(
    ledger: &Ledger,
    values: &Values,
    unit: Unit,
    purchases: &Purchases,
    prediction: &Prediction,
    margin: &[f64],
) -> FormulaResult {
    let input = |at: usize| {
        let count = f64::from(values.purchases[at]);
        let ahead = prediction.customer(at).and_then(|customer| customer.expected_purchases).unwrap_or(0.0);
        let attributes = ledger.attributes.get(at);
        FormulaInput {
            purchases: count + ahead,
            amount: if count > 0.0 { purchases.gross(at) / count } else { 0.0 },
            margin: margin[at],
            acquisition_cost: unit.to_f64(values.acquisition_cost[at]),
            profit: unit.to_f64(values.profit[at] + values.acquisition_cost[at]),
            referred_by: attributes.and_then(|attributes| attributes.referred_by).map(|by| by.0),
        }
    };
    formula_ltv(&blocks::column(ledger.len(), input))
}
