//! The tiers of a scheme in numbers; a tier leads to its customers.

use super::{no_cost, profit_title, word};
use crate::money::Figure;
use crate::segment::{Scheme, matrix};
use crate::settings::{HighRule, Monetary, Settings};
use crate::view::panel::{Cell, Column, Control, Link, Look, Panel, Phrase, Row, Table, Value, share};
use crate::view::portfolio::Part;
use crate::view::{Assumed, CustomerFilter, TierRow, TierTable};

/// The panel; `schemes` are those that can be had.
pub fn tiers(
    table: &TierTable,
    schemes: &[Scheme],
    settings: &Settings,
    assumed: &[Assumed],
    speaks_of: Monetary,
) -> Panel {
    let scheme = table.scheme;
    let name = |one: Scheme| match (one, speaks_of) {
        (Scheme::Profit, Monetary::Revenue) => "scheme-profit-revenue".into(),
        _ => word("scheme", one.as_str()),
    };
    let options = schemes.iter().map(|one| (name(*one), Link::Scheme(*one))).collect();
    let chosen = schemes.iter().position(|one| *one == scheme).unwrap_or(0);
    let panel = Panel::new(Part::Tiers)
        .control(Control::Choice { name: "scheme".into(), options, chosen })
        .block(rule(scheme, settings, speaks_of))
        .block(rows(table, assumed, speaks_of));
    if speaks_of == Monetary::Revenue { no_cost(panel, settings) } else { panel }
}

fn rows(tiers: &TierTable, assumed: &[Assumed], speaks_of: Monetary) -> Table {
    let of_profit = speaks_of == Monetary::Profit;
    let mut columns =
        vec![Column::words("column-tier"), Column::number("column-customers"), Column::number("column-revenue")];
    if of_profit {
        columns.push(Column::number(profit_title(assumed)));
        columns.push(Column::number("column-margin"));
    }
    columns.push(Column::number(if of_profit { "column-profit-per-customer" } else { "column-revenue-per-customer" }));
    columns.push(Column::number("column-purchases-per-customer"));
    columns.push(Column::number("column-recency-mean"));
    let mut table = Table::new("tiers-table", "tiers-title", columns);
    let most = |of: fn(&TierRow) -> Option<f64>| tiers.rows.iter().filter_map(of).map(f64::abs).fold(0.0, f64::max);
    let [customers, revenue, profit] =
        [most(|row| Some(row.share_of_customers)), most(|row| row.share_of_revenue), most(|row| row.share_of_profit)];
    let with_share = |value: Value, part: Option<f64>, most: f64| {
        let bar = if most > 0.0 { part.unwrap_or(0.0) / most } else { 0.0 };
        Cell::from(value).note(share(part)).look(Look::Bar(bar))
    };
    let row = |row: &TierRow| {
        let filter = CustomerFilter::Tier { scheme: tiers.scheme, tier: row.tier };
        let each = if of_profit { row.profit_per_customer } else { row.revenue.over(row.customers) };
        let mut cells = vec![
            Cell::from((tiers.scheme, row.tier)).link(Link::Show(filter)),
            with_share(row.customers.into(), Some(row.share_of_customers), customers),
            with_share(row.revenue.into(), row.share_of_revenue, revenue),
        ];
        if of_profit {
            cells.push(with_share(row.profit.into(), row.share_of_profit, profit));
            cells.push(share(row.margin).into());
        }
        cells.push(Cell::from(each).look(each.map_or(Look::Plain, Look::of)));
        cells.push(row.purchases_per_customer.map_or(Value::Nothing, Value::Number).into());
        cells.push(row.recency_days.map_or(Value::Nothing, |days| Value::Count(days.round() as u64)).into());
        Row { key: row.tier.as_str().into(), cells }
    };
    table.rows = tiers.rows.iter().map(row).collect();
    let sum = |of: fn(&TierRow) -> Figure| tiers.rows.iter().try_fold(Figure::ZERO, |sum, row| sum.plus(of(row)));
    let customers: u64 = tiers.rows.iter().map(|row| row.customers).sum();
    let mut sums: Vec<Cell> = vec!["tiers-total".into(), customers.into(), sum(|row| row.revenue).into()];
    if of_profit {
        sums.push(sum(|row| row.profit).into());
    }
    sums.resize(table.columns.len(), Value::Blank.into());
    table.rows.push(Row { key: "total".into(), cells: sums });
    table
}

/// The scheme's rule with the settings in it.
fn rule(scheme: Scheme, settings: &Settings, speaks_of: Monetary) -> Phrase {
    let percent = |figure: Figure| Value::Share(figure.to_f64());
    let high = |rule: HighRule, share: Figure, cumulative: Figure, amount: Figure| {
        let value = match rule {
            HighRule::Share => percent(share),
            HighRule::Cumulative => percent(cumulative),
            HighRule::Amount => amount.into(),
            HighRule::Median | HighRule::Mean => Value::Blank,
        };
        Phrase::new(format!("high-rule-{}", rule.as_str())).with("value", value)
    };
    let text = |word: &str| Value::Text(word.to_owned());
    // Least amounts are amounts of profit, whatever it rests on.
    let of_revenue = speaks_of == Monetary::Revenue && settings.high_rule != HighRule::Amount;
    let rule = if scheme == Scheme::Profit && of_revenue { "rule-revenue" } else { "rule" };
    let phrase = Phrase::new(format!("scheme-{}.{rule}", scheme.as_str()));
    match scheme {
        Scheme::Profit => phrase
            .with("rule", high(settings.high_rule, settings.high_share, settings.high_cumulative, settings.high_amount))
            .with("threshold", Value::Number(settings.potential_threshold)),
        Scheme::Matrix => phrase
            .with(
                "rule",
                high(settings.matrix_rule, settings.matrix_share, settings.matrix_cumulative, settings.matrix_amount),
            )
            .with("threshold", Value::Number(settings.potential_threshold))
            .with(
                "what",
                text(match matrix::of_what(settings, speaks_of) {
                    Monetary::Profit if speaks_of == Monetary::Revenue => "assumed",
                    value => value.as_str(),
                }),
            ),
        Scheme::Spend => phrase.with("whale", settings.spend_whale).with("potential", settings.spend_potential),
        Scheme::Simple => {
            phrase.with("core", percent(settings.simple_core)).with("next", percent(settings.simple_potential))
        }
        Scheme::Rfm => phrase.with("book", text(settings.rfm_book.as_str())),
        Scheme::Lifecycle => phrase
            .with("new", Value::Number(settings.lifecycle_new))
            .with("growth", percent(settings.lifecycle_growth))
            .with("dormant", Value::Number(settings.lifecycle_dormant))
            .with("lost", Value::Number(settings.lifecycle_lost)),
    }
}
