//! The results JSON, `whalecurve.results/1` (docs/interface.md).

use crate::action::alert::Alert;
use crate::action::record::RuleView;
use crate::action::task::Plan;
use crate::analysis::{ActionView, Analysis};
use crate::calendar::Day;
use crate::error::Code;
use crate::ingest::doubt::{Answer, Doubt};
use crate::ingest::import::{Imported, header_of};
use crate::ingest::receipt::Receipt;
use crate::ingest::roles::Role;
use crate::ledger::Ledger;
use crate::money::Figure;
use crate::segment::{Scheme, Tier};
use crate::settings::{Monetary, Settings};
use crate::sorting;
use crate::value::lifetime::Lifetime;
use crate::value::ltv::choose::Candidate;
use crate::value::ltv::fit::{ValueModel, Verdict};
use crate::value::ltv::holdout::{Holdout, Trust};
use crate::value::ltv::judge::Judgement;
use crate::value::ltv::predict::Method;
use crate::view::{CustomerPage, CustomerRow, Note, WhalePoint};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Version of the results, part of every file.
pub const SCHEMA: &str = "whalecurve.results/1";

/// Everything that was computed. Amounts are decimal strings; what was not computed is absent and named in `notes`.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    schema: &'static str,
    as_of: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    settings: Settings,
    import: Import,
    totals: Totals,
    tiers: BTreeMap<&'static str, Vec<TierResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customers: Option<Vec<CustomerResult>>,
    whale: Whale,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    models: BTreeMap<String, ModelResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holdout: Option<HoldoutResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lifetime: Option<LifetimeResult>,
    #[serde(flatten)]
    portfolio: Option<super::portfolio::Portfolio>,
    /// What rules say, where that was asked for.
    #[serde(flatten)]
    actions: Option<Actions>,
    /// Quantities that rest on a setting.
    assumed: Vec<crate::view::Assumed>,
    /// `revenue` where profit is nothing but an assumed margin on it.
    speaks_of: Monetary,
    notes: Vec<Note>,
}

/// What rules say, and what is to be done.
#[derive(Clone, Debug, Serialize)]
struct Actions {
    rules: Vec<RuleView>,
    alerts: Vec<Alert>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tasks: Option<Plan>,
}

/// What became of the rows of each file or sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Import {
    files: Vec<FileResult>,
    /// What the page would ask.
    questions: Vec<DoubtResult>,
    /// What it would point out.
    warnings: Vec<DoubtResult>,
}

/// Something in doubt about how a file was read.
#[derive(Clone, Debug, Serialize)]
struct DoubtResult {
    code: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Figure>,
    /// What each answer would give; the first is how it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    effect: Vec<EffectResult>,
}

#[derive(Clone, Debug, Serialize)]
struct EffectResult {
    answer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revenue: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profit: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customers: Option<u64>,
}

#[derive(Clone, Debug, Serialize)]
struct FileResult {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    rows_read: u64,
    rows_used: u64,
    rows_set_aside: u64,
    rows_blank: u64,
    reasons: BTreeMap<&'static str, u64>,
    columns: BTreeMap<&'static str, String>,
    control_total: Figure,
}

#[derive(Clone, Debug, Serialize)]
struct Totals {
    customers: u64,
    orders: u64,
    purchases: u64,
    revenue: Figure,
    direct_cost: Figure,
    cost_to_serve: Figure,
    acquisition_cost: Figure,
    profit: Figure,
    customers_with_loss: u64,
    lines_without_customer: u64,
    amount_without_customer: Figure,
}

#[derive(Clone, Debug, Serialize)]
struct TierResult {
    tier: Tier,
    customers: u64,
    revenue: Figure,
    profit: Figure,
    share_of_customers: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_of_profit: Option<f64>,
}

#[derive(Clone, Debug, Serialize)]
struct CustomerResult {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_purchase: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_purchase: Option<Day>,
    purchases: u64,
    revenue: Figure,
    profit: Figure,
    one_off: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    recency_days: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rfm: Option<RfmResult>,
    tiers: BTreeMap<&'static str, Tier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    potential: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ltv: Option<LtvResult>,
}

#[derive(Clone, Debug, Serialize)]
struct LtvResult {
    formula: String,
    predicted: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p_alive: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_purchases: Option<f64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stand_in: bool,
}

#[derive(Clone, Debug, Serialize)]
struct ModelResult {
    parameters: BTreeMap<&'static str, f64>,
    log_likelihood: f64,
    /// Of the fit: all, the repeat customers, or the sample that the choice was made on.
    customers: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sampled: bool,
    converged: bool,
    flat: bool,
    chosen: bool,
}

/// What the lifetime values rest on.
#[derive(Clone, Debug, Serialize)]
struct LifetimeResult {
    method: &'static str,
    /// Does another value stand in where a model is refused?
    stand_in: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<SeasonResult>,
    /// Reasons and warnings, each with its figures.
    notes: Vec<Value>,
}

/// By what a season multiplies the sums of the customers, and how strong each of the twelve months after the last observed day is.
#[derive(Clone, Debug, Serialize)]
struct SeasonResult {
    purchases: f64,
    money: f64,
    months: Vec<MonthResult>,
}

#[derive(Clone, Debug, Serialize)]
struct MonthResult {
    from: Day,
    index: f64,
}

#[derive(Clone, Debug, Serialize)]
struct VerdictResult {
    trust: Trust,
    #[serde(skip_serializing_if = "Option::is_none")]
    purchases_off: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    money_off: Option<f64>,
    expected_money: String,
    actual_money: String,
    reasons: Vec<Value>,
}

#[derive(Clone, Debug, Serialize)]
struct HoldoutResult {
    cut: Day,
    end: Day,
    expected: f64,
    actual: f64,
    naive: f64,
    mean_absolute_error: f64,
    naive_mean_absolute_error: f64,
}

#[derive(Clone, Debug, Serialize)]
struct RfmResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    r: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    m: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<Tier>,
}

#[derive(Clone, Debug, Serialize)]
struct Whale {
    points: Vec<Point>,
    peak: Peak,
}

#[derive(Clone, Debug, Serialize)]
struct Point {
    customers: u64,
    cumulative_profit: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
}

#[derive(Clone, Debug, Serialize)]
struct Peak {
    customers: u64,
    amount: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
}

impl Results {
    /// With what rules say, which is computed only where it is asked for.
    pub fn with_actions(self, actions: ActionView) -> Results {
        let ActionView { rules, alerts, plan, .. } = actions;
        Results { actions: Some(Actions { rules, alerts, tasks: plan }), ..self }
    }
}

/// A part of the customers.
#[derive(Clone, Debug, Serialize)]
pub struct Customers {
    found: u64,
    customers: Vec<CustomerResult>,
}

/// The results of an analysis; customers stand in the order of their ids.
pub fn results(ledger: &Ledger, imported: &[Imported], analysis: &Analysis) -> Results {
    let known = ledger.all().filter(|customer| analysis.known().knows(customer.at()));
    Results {
        customers: Some(known.map(|customer| customer_result(analysis.row(ledger, customer))).collect()),
        portfolio: Some(super::portfolio::portfolio(ledger, analysis)),
        ..summary(ledger, imported, analysis)
    }
}

/// What became of the files.
pub fn import(imported: &[Imported]) -> Import {
    let doubts =
        || imported.iter().flat_map(|imported| imported.receipt.doubts.iter().map(|doubt| (&imported.receipt, doubt)));
    let told = |asks: bool| doubts().filter(|(_, doubt)| doubt.asks == asks).map(doubt_result).collect();
    Import { files: imported.iter().map(file).collect(), questions: told(true), warnings: told(false) }
}

fn doubt_result((receipt, doubt): (&Receipt, &Doubt)) -> DoubtResult {
    let effect = |answer: &Answer| EffectResult {
        answer: answer.key.as_str(),
        of: answer.of.clone(),
        revenue: answer.gives.map(|gives| gives.revenue),
        profit: answer.gives.and_then(|gives| gives.profit),
        customers: answer.gives.map(|gives| gives.customers),
    };
    DoubtResult {
        code: doubt.code.as_str(),
        file: receipt.name.clone(),
        sheet: receipt.plan.sheet.clone(),
        column: doubt.column.clone(),
        found: doubt.found.clone(),
        count: Some(doubt.count).filter(|count| *count > 0),
        amount: doubt.amount,
        effect: doubt.answers.iter().map(effect).collect(),
    }
}

/// A page of customers.
pub fn customers(page: CustomerPage) -> Customers {
    Customers { found: page.found, customers: page.rows.into_iter().map(customer_result).collect() }
}

/// The results without the customers one by one and without what is about the whole portfolio, which take longer.
pub fn summary(ledger: &Ledger, imported: &[Imported], analysis: &Analysis) -> Results {
    let overview = analysis.overview(ledger, imported);
    let totals = overview.totals;
    let tier = |row: &crate::view::TierRow| TierResult {
        tier: row.tier,
        customers: row.customers,
        revenue: row.revenue,
        profit: row.profit,
        share_of_customers: row.share_of_customers,
        share_of_profit: row.share_of_profit,
    };
    let point = |point: &WhalePoint| Point {
        customers: point.customers,
        cumulative_profit: point.cumulative_profit,
        share: point.share,
    };
    let peak = &overview.whale.peak;
    Results {
        schema: SCHEMA,
        as_of: overview.as_of,
        currency: overview.currency,
        settings: analysis.settings().clone(),
        import: import(imported),
        totals: Totals {
            customers: totals.customers,
            orders: totals.orders,
            purchases: totals.purchases,
            revenue: totals.revenue,
            direct_cost: totals.direct_cost,
            cost_to_serve: totals.cost_to_serve,
            acquisition_cost: totals.acquisition_cost,
            profit: totals.profit,
            customers_with_loss: totals.customers_with_loss,
            lines_without_customer: totals.lines_without_customer,
            amount_without_customer: totals.amount_without_customer,
        },
        tiers: sorting::map(
            overview.tiers.iter().map(|table| (table.scheme.as_str(), table.rows.iter().map(tier).collect())),
        ),
        customers: None,
        whale: Whale {
            points: overview.whale.points.iter().map(point).collect(),
            peak: Peak { customers: peak.customers, amount: peak.cumulative_profit, share: peak.share },
        },
        models: analysis.lifetime().map(models).unwrap_or_default(),
        holdout: analysis.lifetime().and_then(|lifetime| lifetime.holdout(ledger)).map(holdout),
        lifetime: analysis.lifetime().map(|lifetime| of_lifetime(lifetime, ledger, analysis.settings())),
        portfolio: None,
        actions: None,
        assumed: overview.assumed,
        speaks_of: overview.speaks_of,
        notes: overview.notes,
    }
}

/// The results as JSON text.
///
/// # Errors
/// None that data can cause; kept because serialising reports them.
pub fn json(results: &Results) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(results)
}

fn file(imported: &Imported) -> FileResult {
    let receipt = &imported.receipt;
    let columns = receipt.plan.columns.keys();
    FileResult {
        name: receipt.name.clone(),
        sheet: receipt.plan.sheet.clone(),
        format: receipt.plan.format.as_str(),
        encoding: receipt.plan.encoding.clone(),
        rows_read: receipt.rows_read,
        rows_used: receipt.rows_used,
        rows_set_aside: receipt.rows_set_aside(),
        rows_blank: receipt.rows_blank,
        reasons: sorting::map(receipt.set_aside.iter().map(|reason| (Code::as_str(reason.code), reason.rows))),
        columns: sorting::map(
            columns.map(|&role| (Role::as_str(role), header_of(receipt, role).unwrap_or_default().to_owned())),
        ),
        control_total: receipt.control_total,
    }
}

/// Every model that was tried, by name.
fn models(lifetime: &Lifetime) -> BTreeMap<String, ModelResult> {
    let fitted = &lifetime.fitted;
    let purchase = |(at, candidate): (usize, &Candidate)| {
        let (parameters, report) = (candidate.fit.parameters.symbols(), &candidate.fit.report);
        let result = ModelResult {
            parameters: parameters.into_iter().collect(),
            log_likelihood: report.log_likelihood,
            customers: report.customers as usize,
            sampled: (report.customers as usize) < fitted.data.customers(),
            converged: report.verdict != Verdict::NotConverged,
            flat: report.verdict == Verdict::Flat,
            chosen: at == 0 && fitted.purchases().is_some(),
        };
        (candidate.fit.parameters.model().name().to_owned(), result)
    };
    let mut models = sorting::map(fitted.candidates.iter().enumerate().map(purchase));
    if let Some(fit) = &fitted.value_fit {
        let result = ModelResult {
            parameters: fit.parameters.symbols().into(),
            log_likelihood: fit.report.log_likelihood,
            customers: fit.report.customers as usize,
            sampled: false,
            converged: fit.report.verdict != Verdict::NotConverged,
            flat: fit.report.verdict == Verdict::Flat,
            chosen: matches!(fitted.value, Some(ValueModel::GammaGamma(_))),
        };
        models.insert("gamma-gamma".to_owned(), result);
    }
    models
}

fn holdout(check: &Holdout) -> HoldoutResult {
    HoldoutResult {
        cut: check.cut,
        end: check.end,
        expected: check.expected,
        actual: check.actual,
        naive: check.naive,
        mean_absolute_error: check.error,
        naive_mean_absolute_error: check.naive_error,
    }
}

fn of_lifetime(lifetime: &Lifetime, ledger: &Ledger, settings: &Settings) -> LifetimeResult {
    let method = match lifetime.prediction.method {
        Method::Predicted(_) => "predicted",
        Method::OwnAmounts(_) => "own-amounts",
        Method::Retention => "retention",
    };
    let verdict = |judgement: &Judgement| VerdictResult {
        trust: judgement.trust,
        purchases_off: judgement.purchases_off,
        money_off: judgement.money_off,
        expected_money: estimate(judgement.expected_money),
        actual_money: estimate(judgement.actual_money),
        reasons: judgement.reasons.iter().map(coded).collect(),
    };
    LifetimeResult {
        method,
        stand_in: method != "predicted",
        verdict: lifetime.judgement(ledger).map(verdict),
        season: lifetime.season(ledger, settings).map(|(index, factors)| SeasonResult {
            purchases: factors.purchases,
            money: factors.money,
            months: index.with_days().map(|(from, index)| MonthResult { from, index }).collect(),
        }),
        notes: lifetime.prediction.notes.iter().map(coded).collect(),
    }
}

/// A variant with its figures, as an object with the variant's name under `code`.
fn coded(variant: &impl Serialize) -> Value {
    match serde_json::to_value(variant) {
        Ok(Value::Object(outer)) => match outer.into_iter().next() {
            Some((code, Value::Object(figures))) => {
                let mut flat = serde_json::Map::new();
                // Figures that go together stand beside the others; those that are not known are left out.
                for (name, figure) in figures {
                    match figure {
                        Value::Object(inner) => flat.extend(inner),
                        Value::Null => {}
                        figure => flat.extend([(name, figure)]),
                    }
                }
                flat.insert("code".to_owned(), Value::String(code));
                Value::Object(flat)
            }
            _ => Value::Null,
        },
        Ok(Value::String(code)) => serde_json::json!({ "code": code }),
        _ => Value::Null,
    }
}

/// An estimate in the currency, to the cent: more digits would claim what nobody knows.
fn estimate(value: f64) -> String {
    format!("{value:.2}")
}

fn customer_result(row: CustomerRow) -> CustomerResult {
    let segment = row.tiers.iter().find(|(scheme, _)| *scheme == Scheme::Rfm).map(|(_, tier)| *tier);
    CustomerResult {
        rfm: row.rfm.map(|[r, f, m]| RfmResult { r, f, m, segment }),
        tiers: sorting::map(row.tiers.iter().map(|(scheme, tier)| (scheme.as_str(), *tier))),
        id: row.id,
        name: row.name,
        first_purchase: row.first_purchase,
        last_purchase: row.last_purchase,
        purchases: row.purchases,
        revenue: row.revenue,
        profit: row.profit,
        one_off: row.one_off,
        recency_days: row.recency_days,
        potential: row.potential,
        ltv: row.ltv.map(|ltv| LtvResult {
            formula: estimate(ltv.formula),
            predicted: estimate(ltv.predicted),
            low: ltv.low.map(estimate),
            high: ltv.high.map(estimate),
            p_alive: ltv.p_alive,
            expected_purchases: ltv.expected_purchases,
            stand_in: ltv.stand_in,
        }),
    }
}
