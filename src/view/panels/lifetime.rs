//! Lifetime value: what the customers will still bring, how sure that is, who brings it, and whether to trust it.

use super::{bar, numbers, word};
use crate::calendar::Day;
use crate::segment::Scheme;
use crate::settings::{LtvMargin, LtvModel, LtvUnit, Setting, Settings};
use crate::view::CustomerFilter;
use crate::view::lifetime::{
    ByFrequency, Factors, GOOD, HoldoutView, Interval, LifetimeTotal, LifetimeView, LtvNote, ModelView, Reason,
    SeasonView, Trust, Verdict,
};
use crate::view::panel::{
    Block, Cell, Chart, Column, Control, KeyFigure, Link, Look, Panel, Phrase, Row, Table, Value, share,
};
use crate::view::portfolio::Part;

/// Horizons to choose from, in months.
const HORIZONS: [u32; 4] = [12, 24, 36, 60];
/// Discount rates to choose from, per year.
const DISCOUNTS: [f64; 6] = [0.0, 0.05, 0.08, 0.1, 0.15, 0.2];
/// Fifths of P(alive).
const ALIVE_BINS: u8 = 5;

/// The panel; nothing without order lines.
pub fn lifetime(view: Option<&LifetimeView>, settings: &Settings) -> Panel {
    let Some(view) = view else { return Panel::absent(Part::Lifetime, "ltv-absent") };
    let mut panel = Panel::new(Part::Lifetime)
        .block(Block::Controls(controls(settings)))
        .block(rule(view))
        .block(Block::Figures(figures(view)))
        .block(Block::Pair(vec![tiers(view).into()], tenths(view)));
    if !view.map.is_empty() {
        panel = panel.block(Block::Heading(Phrase::new("ltv-map"))).block(Phrase::new("ltv-map-lead")).block(map(view));
    }
    if let Some(holdout) = &view.holdout {
        panel = check(panel, holdout);
    }
    let reasons = view.judgement.iter().flat_map(|judgement| &judgement.reasons);
    panel = reasons.fold(panel, |panel, found| panel.block(reason(*found, view.season.as_ref())));
    if let Some(season) = &view.season {
        panel = panel.block(Block::Folded(Phrase::new("ltv-season"), vec![season_table(season).into()]));
    }
    // A season that cannot be seen is said once.
    let said = |note: &&LtvNote| view.judgement.is_none() || !matches!(note, LtvNote::SeasonsUnknown { .. });
    for note in view.notes.iter().filter(said) {
        panel = panel.block(sentence(*note));
    }
    panel.block(explain(view, settings.ltv_margin))
}

fn rule(view: &LifetimeView) -> Phrase {
    let key = match (&view.model, view.stand_in) {
        (None, _) => "ltv-rule-retention",
        (Some(_), true) => "ltv-rule-own-amounts",
        (Some(_), false) => "ltv-rule",
    };
    let model = view.model.as_ref().map_or(Value::Nothing, |model| word("model", model));
    Phrase::new(key)
        .with("months", view.months)
        .with("end", view.end)
        .with("discount", Value::Share(view.discount.to_f64()))
        .with("model", model)
}

/// What the values depend on, to be changed where they are shown.
fn controls(settings: &Settings) -> Vec<Control> {
    let choice = |key: &'static str, options: Vec<(Value, Setting)>| Control::Choice {
        name: format!("setting-{key}").into(),
        chosen: options.iter().position(|(_, value)| *value == settings.get(key)).unwrap_or(0),
        options: options.into_iter().map(|(say, value)| (say, Link::Set(key.into(), value))).collect(),
    };
    let words = |key: &'static str, words: &[&'static str]| {
        let option = |one: &&'static str| (word(&format!("setting-{key}"), one), Setting::Text((*one).to_owned()));
        choice(key, words.iter().map(option).collect())
    };
    let own = settings.ltv_months as u32;
    let months = HORIZONS.iter().copied().chain((!HORIZONS.contains(&own)).then_some(own));
    let months = months
        .map(|months| (Phrase::new("ltv-months").with("count", months).into(), Setting::Number(f64::from(months))));
    let own = settings.ltv_discount.to_f64();
    let rates = DISCOUNTS.iter().copied().chain((!DISCOUNTS.contains(&own)).then_some(own));
    let chosen = rates.clone().position(|rate| rate == own).unwrap_or(0);
    let rates = rates.map(|rate| (Value::Share(rate), Link::Set("ltv_discount".into(), Setting::Number(rate))));
    vec![
        choice("ltv_months", months.collect()),
        Control::Choice { name: "setting-ltv_discount".into(), options: rates.collect(), chosen },
        words("ltv_margin", LtvMargin::WORDS),
        words("ltv_unit", LtvUnit::WORDS),
        words("ltv_model", LtvModel::WORDS),
    ]
}

fn figure(name: &'static str, value: Value, note: Value) -> KeyFigure {
    KeyFigure { name: name.into(), value, note, light: None, trend: Vec::new(), days: None }
}

/// The totals with their season.
fn figures(view: &LifetimeView) -> Vec<KeyFigure> {
    let factors = view.season.as_ref().map_or(Factors { purchases: 1.0, money: 1.0 }, |season| season.factors);
    let customers = view.total.customers;
    let total = factors.money * view.total.ltv;
    let each = total / f64::from(customers.max(1));
    let purchases = view
        .total
        .expected_purchases
        .map_or(Value::Nothing, |count| Value::Count((factors.purchases * count).round() as u64));
    let interval = match view.expected {
        Some(range) => Phrase::new("ltv-interval").with("range", between(range.times(factors.money))).into(),
        None if view.model.is_none() => "ltv-no-interval".into(),
        None => "ltv-undrawn".into(),
    };
    vec![
        figure("ltv-total", Value::Estimate(total), interval),
        outcome(view, total, view.total.interval.map(|range| range.times(factors.money))),
        figure("ltv-purchases", purchases, Phrase::new("ltv-purchases.note").with("months", view.months).into()),
        figure("ltv-each", Value::Estimate(each), Phrase::new("ltv-each.note").with("count", customers).into()),
        trust(view),
    ]
}

/// What the customers will bring, 8 times in 10: the interval widened by what of the check's error is more than chance, and none where
/// that had nothing to compare.
fn outcome(view: &LifetimeView, total: f64, range: Option<Interval>) -> KeyFigure {
    let (excess, range) = match &view.judgement {
        Some(judgement) => (judgement.excess(), range.and_then(|range| judgement.widened(range, total))),
        None => (Some(0.0), range),
    };
    let Some(excess) = excess else { return figure("ltv-actual", Value::Nothing, "ltv-actual-withdrawn".into()) };
    let note = if excess > 0.0 {
        Phrase::new("ltv-actual-widened").with("error", Value::Share(excess)).into()
    } else {
        "ltv-actual.note".into()
    };
    figure("ltv-actual", range.map_or(Value::Nothing, |range| between(range).into()), note)
}

fn season_table(season: &SeasonView) -> Table {
    let columns = vec![Column::words("ltv-season-month"), Column::number("ltv-season-strength")];
    let mut table = Table::new("ltv-season", "ltv-season", columns);
    let row = |(at, (day, strength)): (usize, (Day, f64))| Row {
        key: at.to_string(),
        cells: vec![Value::from(day).into(), Value::Precise(strength).into()],
    };
    table.rows = season.index.with_days().enumerate().map(row).collect();
    table
}

/// One sentence on whether to trust the model.
fn trust(view: &LifetimeView) -> KeyFigure {
    let (Some(judgement), Some(check), Some(_)) = (&view.judgement, &view.holdout, &view.model) else {
        return figure("ltv-trust", "ltv-trust-none".into(), "ltv-trust-none.note".into());
    };
    let (word, note) = match judgement.trust {
        Trust::Good => ("ltv-trust-good", "ltv-trust-good.note"),
        Trust::Fair if judgement.error().is_some_and(|error| error <= GOOD) => ("ltv-trust-fair", "ltv-trust-fair.but"),
        Trust::Fair => ("ltv-trust-fair", "ltv-trust-fair.note"),
        Trust::Hardly => ("ltv-trust-poor", "ltv-trust-poor.note"),
    };
    let off = |off: Option<f64>| off.map_or(Value::Nothing, Value::Change);
    let note = match judgement.purchases_off {
        Some(_) => Phrase::new(note),
        None => Phrase::new("ltv-trust-nobody").with("expected", Value::Count(check.expected.round() as u64)),
    };
    let note = note.with("off", off(judgement.purchases_off)).with("money", off(judgement.money_off));
    figure("ltv-trust", word.into(), note.into())
}

/// The sentence for what speaks against the prediction.
fn reason(reason: Reason, season: Option<&SeasonView>) -> Phrase {
    match reason {
        Reason::NobodyCame { expected } => {
            Phrase::new("ltv-reason-nobody-came").with("count", Value::Count(expected.round() as u64))
        }
        Reason::NaiveBetter => Phrase::new("ltv-reason-naive"),
        Reason::Season { swing } => match season {
            Some(season) => {
                Phrase::new("ltv-reason-season-used").with("change", Value::Change(season.factors.money - 1.0))
            }
            None => Phrase::new("ltv-reason-season"),
        }
        .with("swing", Value::Share(swing)),
        Reason::SeasonUnseen { days } => Phrase::new("ltv-note-seasons").with("days", days.unsigned_abs()),
        Reason::Trend { change } => Phrase::new("ltv-reason-trend").with("change", Value::Change(change)),
        Reason::Break { change } => Phrase::new("ltv-reason-break").with("change", Value::Change(change)),
        Reason::Newcomers { share } => Phrase::new("ltv-reason-newcomers").with("share", Value::Share(share)),
        Reason::NewcomersDiffer { change } => Phrase::new("ltv-reason-differ").with("change", Value::Change(change)),
        Reason::Promotion { share } => Phrase::new("ltv-reason-promotion").with("share", Value::Share(share)),
        Reason::Regular { days, renewal: None, .. } => {
            Phrase::new("ltv-reason-rhythm").with("days", days.unsigned_abs())
        }
        Reason::Regular { days, renewal: Some(renewal), .. } => Phrase::new("ltv-reason-regular")
            .with("days", days.unsigned_abs())
            .with("share", Value::Share(renewal.retention))
            .with("count", Value::Count(renewal.expected.round() as u64)),
        Reason::HeavyTail { share } => Phrase::new("ltv-reason-tail").with("share", Value::Share(share)),
    }
}

fn between(range: Interval) -> Phrase {
    Phrase::new("ltv-between").with("low", Value::Estimate(range.low)).with("high", Value::Estimate(range.high))
}

fn tiers(view: &LifetimeView) -> Table {
    let columns = ["column-customers", "ltv-column-total", "column-share", "ltv-column-interval", "ltv-column-each"];
    let columns = std::iter::once(Column::words("column-tier")).chain(numbers(columns)).collect();
    let mut table = Table::new("ltv-tiers", "ltv-by-tier", columns);
    let part = |sum: &LifetimeTotal| if view.total.ltv == 0.0 { 0.0 } else { sum.ltv / view.total.ltv };
    table.rows = view
        .tiers
        .iter()
        .map(|(tier, sum)| Row {
            key: tier.as_str().into(),
            cells: vec![
                Cell::from((Scheme::Profit, *tier))
                    .link(Link::Show(CustomerFilter::Tier { scheme: Scheme::Profit, tier: *tier })),
                sum.customers.into(),
                Cell::from(Value::Estimate(sum.ltv)).look(if sum.ltv < 0.0 { Look::Loss } else { Look::Plain }),
                bar(Some(part(sum))),
                sum.interval.map(between).into(),
                Value::Estimate(sum.ltv / f64::from(sum.customers.max(1))).into(),
            ],
        })
        .collect();
    table
}

/// Tenths of the customers: a bar each, and the same as a table.
fn tenths(view: &LifetimeView) -> Vec<Block> {
    let name = |tenth: usize| Phrase::new("ltv-tenth").with("from", tenth * 10).with("to", tenth * 10 + 10);
    let best = view.tenths.first().and_then(|tenth| tenth.share);
    let sentence = best.map(|share| Phrase::new("ltv-tenths-sentence").with("share", Value::Share(share)));
    let tips = view
        .tenths
        .iter()
        .enumerate()
        .map(|(at, tenth)| Value::Lines(vec![name(at).into(), Value::Estimate(tenth.ltv), share(tenth.share)]));
    let chart = Chart::new("ltv-tenths-chart", "bars", sentence.clone().unwrap_or(Phrase::new("ltv-tenths")))
        .texts("tips", tips.collect())
        .numbers("values", view.tenths.iter().map(|tenth| tenth.ltv).collect())
        .texts("axis", vec!["ltv-tenths-axis".into()]);
    let columns =
        [Column::words("column-customers"), Column::number("ltv-column-total"), Column::number("column-share")];
    let mut table = Table::new("ltv-tenths", "ltv-tenths", columns.into());
    table.rows = view
        .tenths
        .iter()
        .enumerate()
        .map(|(at, tenth)| Row {
            key: at.to_string(),
            cells: vec![name(at).into(), Value::Estimate(tenth.ltv).into(), share(tenth.share).into()],
        })
        .collect();
    let mut blocks = vec![Block::Heading(Phrase::new("ltv-tenths"))];
    blocks.extend(sentence.map(Block::from));
    blocks.extend([chart.into(), Block::Folded(Phrase::new("chart-table"), vec![table.into()])]);
    blocks
}

/// P(alive) × value of a purchase, as a shaded table.
fn map(view: &LifetimeView) -> Table {
    let bins = view.map_values.len().saturating_sub(1).max(1);
    let edge = |at: usize| view.map_values.get(at).map_or(Value::Nothing, |value| Value::Estimate(*value));
    let value = |at: usize| Phrase::new("ltv-map-value").with("from", edge(at)).with("to", edge(at + 1));
    let columns = (0..bins).map(|at| Column::number(value(at)));
    let columns = std::iter::once(Column::words("column-p-alive")).chain(columns).collect();
    let most = view.map.iter().map(|cell| cell.customers).max().unwrap_or(0);
    let cell = |alive: u8, at: usize| {
        let found = view.map.iter().find(|cell| cell.alive == alive && usize::from(cell.value) == at);
        found.map_or_else(
            || Cell::from(Value::Count(0)).look(Look::Heat(0)),
            |cell| {
                let shade = Look::heat(cell.customers.into(), most.into());
                Cell::from(cell.customers).note(Value::Estimate(cell.ltv)).look(shade)
            },
        )
    };
    let row = |alive: u8| {
        let name =
            Phrase::new("ltv-map-alive").with("from", u32::from(alive) * 20).with("to", u32::from(alive) * 20 + 20);
        Row {
            key: alive.to_string(),
            cells: std::iter::once(name.into()).chain((0..bins).map(|at| cell(alive, at))).collect(),
        }
    };
    let mut table = Table::new("ltv-map", "ltv-map", columns);
    table.rows = (0..ALIVE_BINS).rev().map(row).collect();
    table
}

/// What the model would have said of the last third of the time, and what happened.
fn check(panel: Panel, check: &HoldoutView) -> Panel {
    let count = |value: f64| Value::Count(value.round() as u64);
    let better = if check.error <= check.naive_error { "yes" } else { "no" };
    let sentence = Phrase::new("check-sentence")
        .with("cut", check.cut)
        .with("end", check.end)
        .with("expected", count(check.expected))
        .with("actual", count(check.actual))
        .with("naive", count(check.naive))
        .with("error", Value::Precise(check.error))
        .with("naiveerror", Value::Precise(check.naive_error))
        .with("better", Value::Text(better.into()));
    let heading = |key: &'static str| Block::Heading(Phrase::new(key));
    panel
        .block(heading("check-title"))
        .block(sentence)
        .block(Block::Pair(
            vec![heading("check-by-frequency"), by_frequency(check).into()],
            vec![heading("check-tracking"), tracking(check).into()],
        ))
        .block(Block::Folded(Phrase::new("chart-table"), vec![groups(check).into()]))
}

/// The last group is open: this many or more.
fn label(groups: &[ByFrequency], at: usize) -> String {
    let more = if at + 1 == groups.len() { "+" } else { "" };
    groups.get(at).map_or_else(String::new, |group| format!("{}{more}", group.x))
}

fn tip(key: &'static str, value: Value) -> Value {
    Phrase::new("check-tip").with("what", key).with("value", value).into()
}

fn by_frequency(check: &HoldoutView) -> Chart {
    let groups = &check.by_frequency;
    let names = (0..groups.len()).map(|at| Value::Text(label(groups, at)));
    let means = |group: &ByFrequency| [group.actual, group.expected, group.naive];
    let mut chart = Chart::new("holdout-chart", "groups", Phrase::new("check-by-frequency"))
        .texts("groups", names.collect())
        .texts("names", ["check-actual", "check-expected", "check-naive"].map(Value::from).into())
        .texts("axis", vec!["check-x".into()]);
    let series = [("actual", "check-actual"), ("expected", "check-expected"), ("naive", "check-naive")];
    for (at, (name, key)) in series.into_iter().enumerate() {
        let of = |group: &ByFrequency| means(group)[at];
        chart = chart
            .numbers(name.to_owned(), groups.iter().map(of).collect())
            .texts(format!("{name}Tips"), groups.iter().map(|group| tip(key, Value::Precise(of(group)))).collect());
    }
    chart
}

fn tracking(check: &HoldoutView) -> Chart {
    let weeks = &check.weeks;
    let cut = weeks.iter().position(|week| week.end >= check.cut).unwrap_or(0);
    let actual: Vec<f64> = weeks.iter().map(|week| week.actual.into()).collect();
    let expected: Vec<f64> = weeks.iter().map(|week| week.expected).collect();
    let said = |key: &'static str, values: &[f64]| -> Vec<Value> {
        values.iter().map(|value| tip(key, Value::Count(value.round() as u64))).collect()
    };
    Chart::new("tracking-chart", "tracking", Phrase::new("check-tracking"))
        .texts("days", weeks.iter().map(|week| Value::Text(week.end.to_string())).collect())
        .texts("names", ["check-actual", "check-expected"].map(Value::from).into())
        .texts("actualTips", said("check-actual", &actual))
        .texts("expectedTips", said("check-expected", &expected))
        .texts("cutLabel", vec!["check-cut".into()])
        .numbers("cut", vec![cut as f64])
        .numbers("actual", actual)
        .numbers("expected", expected)
}

fn groups(check: &HoldoutView) -> Table {
    let columns = numbers(["column-customers", "check-actual", "check-expected", "check-naive"]);
    let columns = std::iter::once(Column::words("check-x")).chain(columns).collect();
    let mut table = Table::new("holdout-table", "check-by-frequency", columns);
    let groups = &check.by_frequency;
    table.rows = groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let means = [group.actual, group.expected, group.naive].map(|mean| Cell::from(Value::Precise(mean)));
            let first = [Cell::from(label(groups, at)), group.customers.into()];
            Row { key: at.to_string(), cells: first.into_iter().chain(means).collect() }
        })
        .collect();
    table
}

/// How the values are computed: the formula as used, the models with their parameters.
fn explain(view: &LifetimeView, margin: LtvMargin) -> Block {
    let formula = if view.model.is_some() { "explain-formula" } else { "explain-formula-retention" };
    let terms = Phrase::new("explain-terms")
        .with("months", view.months)
        .with("discount", Value::Share(view.discount.to_f64()))
        .with("margin", word("setting-ltv_margin", margin.as_str()))
        .with("draws", view.draws);
    let mut blocks: Vec<Block> = vec![Phrase::new(formula).into(), terms.into()];
    if let Some(correlation) = view.correlation {
        blocks.push(Phrase::new("explain-correlation").with("value", Value::Precise(correlation)).into());
    }
    if view.referral_cycles > 0 {
        blocks.push(Phrase::new("explain-cycles").with("count", view.referral_cycles).into());
    }
    if !view.models.is_empty() {
        blocks.push(models(view).into());
    }
    Block::Folded(Phrase::new("explain-title"), blocks)
}

fn models(view: &LifetimeView) -> Table {
    let columns = vec![
        Column::words("explain-model"),
        Column::words("explain-parameters"),
        Column::number("explain-likelihood"),
        Column::number("explain-error"),
        Column::words("explain-verdict"),
    ];
    let mut table = Table::new("ltv-models", "explain-models", columns);
    let row = |model: &ModelView| {
        let parameter = |(symbol, value): &(String, f64)| {
            let facts = Phrase::new("explain-parameter").with("symbol", Value::Text(greek(symbol).to_owned()));
            facts.with("value", Value::Precise(*value)).into()
        };
        let verdict = match model.verdict {
            Verdict::Converged => "verdict-converged",
            Verdict::Flat => "verdict-flat",
            Verdict::NotConverged => "verdict-not-converged",
        };
        let used = match model {
            ModelView { sampled: true, .. } => {
                Phrase::new("explain-sampled").with("customers", model.customers as u64).into()
            }
            ModelView { used: true, .. } => "explain-used".into(),
            _ => Value::Nothing,
        };
        Row {
            key: model.name.clone(),
            cells: vec![
                Cell::from(word("model", &model.name)).note(used),
                Value::Lines(model.parameters.iter().map(parameter).collect()).into(),
                Value::Number(model.log_likelihood).into(),
                model.holdout_error.map_or(Value::Nothing, Value::Precise).into(),
                Phrase::new(verdict).with("starts", model.starts).with("steps", model.iterations).into(),
            ],
        }
    };
    table.rows = view.models.iter().map(row).collect();
    table
}

/// The papers' letters.
fn greek(symbol: &str) -> &str {
    match symbol {
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        symbol => symbol,
    }
}

/// The sentence for a reason or a warning.
fn sentence(note: LtvNote) -> Phrase {
    let days = |key: &'static str, days: i32| Phrase::new(key).with("days", days.unsigned_abs());
    let count = |key: &'static str, count: usize| Phrase::new(key).with("count", count);
    let value = |key: &'static str, value: Value| Phrase::new(key).with("value", value);
    match note {
        LtvNote::NoPurchases => Phrase::new("ltv-note-no-purchases"),
        LtvNote::OnePeriod => Phrase::new("ltv-note-one-period"),
        LtvNote::NoRepeats => Phrase::new("ltv-note-no-repeats"),
        LtvNote::TooShort { days: span } => days("ltv-note-too-short", span),
        LtvNote::TooFewRepeatCustomers { found } => count("ltv-note-too-few-repeats", found),
        LtvNote::AllTheSame => Phrase::new("ltv-note-all-the-same"),
        LtvNote::PurchasesNotConverged { model } => {
            Phrase::new("ltv-note-not-converged").with("model", word("model", model.name()))
        }
        LtvNote::TooFewValues { found } => count("ltv-note-too-few-values", found),
        LtvNote::ValuesNotConverged => Phrase::new("ltv-note-values-not-converged"),
        LtvNote::NoMeanValue { q } => Phrase::new("ltv-note-no-mean").with("q", Value::Precise(q)),
        LtvNote::NobodyLeaves => Phrase::new("ltv-note-nobody-leaves"),
        LtvNote::ValuesAllTheSame { value: same } => value("ltv-note-same-values", Value::Estimate(same)),
        LtvNote::NoInterval => Phrase::new("ltv-note-no-interval"),
        LtvNote::RenewalsChosen { alike } => Phrase::new("ltv-note-renewals-chosen").with("share", Value::Share(alike)),
        LtvNote::PurchasesFlat => Phrase::new("ltv-note-purchases-flat"),
        LtvNote::ValuesFlat => Phrase::new("ltv-note-values-flat"),
        LtvNote::HeavyTail { q } => Phrase::new("ltv-note-heavy-tail").with("q", Value::Precise(q)),
        LtvNote::ValueMeanOff { expected, observed } => Phrase::new("ltv-note-mean-off")
            .with("expected", Value::Estimate(expected))
            .with("observed", Value::Estimate(observed)),
        LtvNote::DrawsFailed { failed, draws } => {
            Phrase::new("ltv-note-draws-failed").with("failed", failed).with("draws", draws)
        }
        LtvNote::OwnAmounts { mean } => value("ltv-note-own-amounts", Value::Estimate(mean)),
        LtvNote::LeavingUnknown { customers } => count("ltv-note-leaving-unknown", customers),
        LtvNote::ValueDependsOnFrequency { correlation } => value("ltv-note-correlated", Value::Precise(correlation)),
        LtvNote::ValueNotPositive { customers } => count("ltv-note-not-positive", customers),
        LtvNote::NoEvidence { customers } => count("ltv-note-no-evidence", customers),
        LtvNote::SeasonsUnknown { days: span } => days("ltv-note-seasons", span),
        LtvNote::RetentionMeasured { days: span, customers, retention } => {
            days("ltv-note-retention", span).with("count", customers).with("share", Value::Share(retention))
        }
        LtvNote::RetentionUnknown => Phrase::new("ltv-note-retention-unknown"),
    }
}
