//! What a blind pack shows: the same panels as of an analysis, without a way to any customer.

use super::rules::Figures;
use super::{Cohort, Group, Pack, Tiers, Withheld};
use crate::money::Figure;
use crate::portfolio::health;
use crate::segment::{Scheme, Tier};
use crate::settings::Monetary;
use crate::view::panel::{Block, Cell, Column, Control, KeyFigure, Link, Panel, Phrase, Row, Table, Value};
use crate::view::portfolio::{CohortsView, HealthView, Missing, Part, Period, TierContribution, WhalePoint, WhaleView};
use crate::view::{Overview, TierRow, TierTable, Totals, panels};

impl Pack {
    /// What the page needs besides the panels: the schemes, with the tiers that are told one by one.
    pub fn overview(&self) -> Overview {
        let whole = &self.whole;
        let alone = |tiers: &Tiers| {
            let mut table = self.table(tiers);
            table.rows.retain(|row| tiers.rows.iter().any(|(one, _)| one[..] == [row.tier]));
            table
        };
        Overview {
            as_of: self.day,
            currency: self.currency.clone(),
            // Of these, the page shows what the panels say, where it is told.
            totals: Totals {
                customers: self.whole.customers(),
                purchases: whole.purchases.unwrap_or_default().into(),
                revenue: whole.revenue.unwrap_or(Figure::ZERO),
                cost_to_serve: whole.cost_to_serve.unwrap_or(Figure::ZERO),
                profit: whole.profit.unwrap_or(Figure::ZERO),
                ..Totals::default()
            },
            assumed: self.assumed.clone(),
            speaks_of: self.speaks_of,
            eighty: None,
            tiers: self.schemes.iter().map(alone).collect(),
            absent: Vec::new(),
            whale: self.curve(),
            notes: Vec::new(),
            drawable: false,
            blind: true,
        }
    }

    /// What a part of it says, by the tiers of a scheme; `file` is the name that it was opened by.
    pub fn panel(&self, part: Part, scheme: Scheme, file: &str) -> Panel {
        let tiers = self.schemes.iter().find(|tiers| tiers.scheme == scheme);
        let panel = match part {
            Part::Blind => Some(self.about(file)),
            Part::Tiers => tiers.map(|tiers| self.tiers(tiers)),
            Part::Whale if !self.whale.is_empty() => Some(self.whale()),
            Part::Health => tiers.map(|tiers| self.health(tiers)),
            Part::Cohorts if !self.cohorts.is_empty() => Some(self.cohorts()),
            _ => None,
        };
        let mut panel = panel.unwrap_or_else(|| Panel::absent(part, "blind-not-in"));
        panel.controls.retain(leads_to_a_scheme);
        panel.blocks.iter_mut().for_each(unlink);
        panel
    }

    /// Whose numbers, of which day, by which settings, and what is missing.
    fn about(&self, file: &str) -> Panel {
        let (whole, settings) = (&self.whole, &self.settings);
        let figure = |name: &'static str, value: Value| KeyFigure {
            name: name.into(),
            value,
            note: Value::Nothing,
            light: None,
            trend: Vec::new(),
            days: None,
        };
        let day = self.day.map_or_else(|| "none".into(), Value::from);
        let sum = |sum: Option<Figure>| sum.map_or(Value::Nothing, Value::from);
        let mut panel = Panel::new(Part::Blind)
            .block(Phrase::new("blind-of").with("file", file.to_owned()).with("day", day))
            .block(Phrase::new("blind-holds"))
            .block(Block::Figures(vec![
                figure("kpi-customers", whole.customers().into()),
                figure("kpi-revenue", sum(whole.revenue)),
                figure(if self.assumed.is_empty() { "kpi-profit" } else { "column-profit-assumed" }, sum(whole.profit)),
                figure("kpi-purchases", whole.purchases.map_or(Value::Nothing, Value::from)),
            ]));
        for assumed in &self.assumed {
            let (key, percent) = (assumed.setting(), settings.gross_margin.to_f64());
            let value = if key == "gross_margin" { Value::Share(percent) } else { settings.acquisition_cost.into() };
            panel =
                panel.block(Block::Warning(Phrase::new(format!("assumed-{}", assumed.as_str())).with("value", value)));
        }
        let changed = settings.changed();
        panel = panel.block(Block::Heading(Phrase::new("blind-settings").with("count", changed.len())));
        if !changed.is_empty() {
            panel = panel.block(panels::settings_table("blind-settings", settings, changed));
        }
        let count: u64 = self.withheld.iter().map(|one| u64::from(one.count)).sum();
        panel = panel.block(Block::Heading(Phrase::new("blind-withheld").with("count", count)));
        if count > 0 {
            panel = panel.block(self.withheld());
        }
        panel
    }

    fn withheld(&self) -> Table {
        let columns = vec![Column::words("blind-from"), Column::words("blind-why"), Column::number("blind-count")];
        let mut table = Table::new("blind-withheld", "blind-why", columns);
        let row = |one: &Withheld| {
            let (what, why) = (one.what.as_str(), one.why.as_str());
            let word = |family: &str, word: &str| Cell::from(Phrase::new(format!("{family}-{word}")));
            Row {
                key: format!("{what}-{why}"),
                cells: vec![word("blind-from", what), word("blind-why", why), u64::from(one.count).into()],
            }
        };
        table.rows = self.withheld.iter().map(row).collect();
        table
    }

    /// The numbers of each row; several tiers in one stand under the first of them.
    fn table(&self, tiers: &Tiers) -> TierTable {
        let (n, whole) = (self.whole.customers(), &self.whole);
        let part = |some: Figure, all: Option<Figure>| {
            all.filter(|all| all.units != 0).map(|all| some.to_f64() / all.to_f64())
        };
        let row = |(tiers, group): &(Vec<Tier>, Option<Group>)| {
            let tier = *tiers.first()?;
            let customers = group.map_or(0, |group| group.customers());
            // Columns of what is not told are taken away (`untold`).
            let money = |of: fn(&Group) -> Option<Figure>| group.as_ref().and_then(of).unwrap_or(Figure::ZERO);
            let (revenue, profit) = (money(|group| group.revenue), money(|group| group.profit));
            Some(TierRow {
                tier,
                customers,
                revenue,
                profit,
                cost_to_serve: money(|group| group.cost_to_serve),
                share_of_customers: customers as f64 / n as f64,
                share_of_revenue: part(revenue, whole.revenue),
                share_of_profit: part(profit, whole.profit),
                margin: part(profit, Some(revenue)),
                profit_per_customer: group.and_then(|group| group.profit).and_then(|profit| profit.over(customers)),
                purchases_per_customer: group
                    .and_then(|group| group.purchases)
                    .map(|purchases| f64::from(purchases) / customers as f64),
                recency_days: group.and_then(|group| group.recency_days).map(f64::from),
                ltv_per_customer: None,
            })
        };
        TierTable { scheme: tiers.scheme, rows: tiers.rows.iter().filter_map(row).collect() }
    }

    fn tiers(&self, tiers: &Tiers) -> Panel {
        let schemes: Vec<Scheme> = self.schemes.iter().map(|tiers| tiers.scheme).collect();
        let mut panel = panels::tiers(&self.table(tiers), &schemes, &self.settings, &self.assumed, self.speaks_of);
        let together = tiers.rows.iter().zip(0..).find(|((one, _), _)| one.len() > 1);
        if let Some(((all, _), at)) = together {
            let names = Value::Lines(all.iter().map(|tier| (tiers.scheme, *tier).into()).collect());
            for block in &mut panel.blocks {
                let Block::Table(table) = block else { continue };
                let Some(row) = table.rows.get_mut::<usize>(at) else { continue };
                row.key = "together".into();
                row.cells[0] = Cell::from("blind-together").note(names.clone());
            }
            panel = panel.block(Phrase::new("blind-together-why"));
        }
        let told = tiers.figures();
        let columns: &[(usize, Figures)] = match self.speaks_of {
            Monetary::Profit => &[
                (2, Figures::REVENUE),
                (3, Figures::PROFIT),
                (4, Figures::REVENUE.and(Figures::PROFIT)),
                (5, Figures::PROFIT),
                (6, Figures::PURCHASES),
                (7, Figures::RECENCY),
            ],
            Monetary::Revenue => {
                &[(2, Figures::REVENUE), (3, Figures::REVENUE), (4, Figures::PURCHASES), (5, Figures::RECENCY)]
            }
        };
        panel.blocks.iter_mut().for_each(|block| untold(block, told, columns));
        panel
    }

    fn curve(&self) -> WhaleView {
        let total = self.whole.profit.unwrap_or(Figure::ZERO);
        let share = |sum: Figure| (!total.is_negative() && total.units != 0).then(|| sum.to_f64() / total.to_f64());
        let point = |(customers, sum): &(u64, Figure)| WhalePoint {
            customers: *customers,
            cumulative_profit: *sum,
            share: share(*sum),
        };
        let points: Vec<WhalePoint> = self.whale.iter().map(point).collect();
        let height = |point: &WhalePoint| point.cumulative_profit.to_f64();
        let highest = points.iter().fold(None::<&WhalePoint>, |best, one| match best {
            Some(best) if height(best) >= height(one) => Some(best),
            _ => Some(one),
        });
        let peak = highest.cloned().unwrap_or_else(|| point(&(0, Figure::ZERO)));
        WhaleView { points, peak, eighty: None, customers: self.whole.customers() }
    }

    fn whale(&self) -> Panel {
        let whale = self.curve();
        let steps = Phrase::new("blind-steps")
            .with("customers", whale.peak.customers)
            .with("peak", whale.peak.share.map_or(Value::Money(whale.peak.cumulative_profit), Value::Share))
            .with("rest", whale.customers - whale.peak.customers);
        if self.speaks_of == Monetary::Profit || whale.peak.share.is_none() {
            return panels::whale_saying(&whale, Monetary::Profit, steps);
        }
        // A margin that is the same for all leaves shares of the revenue; its amounts are told nowhere.
        let mut panel = panels::whale_saying(&whale, Monetary::Revenue, steps);
        panel.controls.clear();
        panel.blocks.iter_mut().for_each(without_amounts);
        panel
    }

    fn health(&self, tiers: &Tiers) -> Panel {
        let alone = |(tiers, group): &(Vec<Tier>, Option<Group>)| match tiers[..] {
            [tier] => Some((tier, (*group)?)),
            _ => None,
        };
        let total = self.whole.profit;
        let part = |some: Option<Figure>, all: Option<Figure>| {
            let all = all.filter(|all| all.units != 0)?;
            some.map(|some| some.to_f64() / all.to_f64())
        };
        let contribution = |(tier, group): (Tier, Group)| TierContribution {
            tier,
            share_of_profit: part(group.profit, total).filter(|_| !total.is_some_and(Figure::is_negative)),
            margin: part(group.profit, group.revenue),
            cost_to_serve: group.cost_to_serve.unwrap_or(Figure::ZERO),
            cost_share: part(group.cost_to_serve, group.revenue),
            cost_per_purchase: group
                .cost_to_serve
                .zip(group.purchases)
                .and_then(|(cost, purchases)| cost.over(purchases.into())),
        };
        let mut panel = panels::health(
            &HealthView {
                measures: self
                    .measures
                    .iter()
                    .map(|one| {
                        health::measure(
                            one.gauge,
                            one.value.ok_or(one.missing.unwrap_or(Missing::Nobody)),
                            &self.settings,
                        )
                    })
                    .collect(),
                contribution: tiers.rows.iter().filter_map(alone).map(contribution).collect(),
                retention: Vec::new(),
                scheme: tiers.scheme,
                customer_flagged: None,
                top_tenth_flagged: None,
                below_zero: None,
            },
            self.speaks_of,
        );
        panel.blocks[0] = Phrase::new("blind-health").into();
        if let Some(Block::Pair(left, right)) = panel.blocks.last_mut() {
            let costs = Figures::COST_TO_SERVE;
            let columns = [
                (1, Figures::PROFIT),
                (2, Figures::PROFIT.and(Figures::REVENUE)),
                (3, costs),
                (4, costs.and(Figures::REVENUE)),
                (5, costs.and(Figures::PURCHASES)),
            ];
            left.iter_mut().for_each(|block| untold(block, tiers.figures(), &columns));
            *right = vec![Block::Absent(Phrase::new("blind-retention"))];
        }
        panel
    }

    fn cohorts(&self) -> Panel {
        let cohort = |cohort: &Cohort| crate::view::portfolio::Cohort {
            name: cohort.from.map(|day| Period::Quarter.name_of(day)).unwrap_or_default(),
            customers: u32::try_from(cohort.group.customers()).unwrap_or(u32::MAX),
            revenue: cohort.group.revenue.unwrap_or(Figure::ZERO),
            shares: cohort.shares.clone(),
        };
        let view = CohortsView {
            period: Period::Quarter,
            cohorts: self.cohorts.iter().map(cohort).collect(),
            earlier: 0,
            all: self.returned.clone(),
            by_tier: Vec::new(),
        };
        let mut panel = panels::cohorts(&view, Scheme::Profit);
        // By tier there is nothing but the line of everybody, which the table has.
        panel.blocks.truncate(2);
        for block in &mut panel.blocks {
            let Block::Table(table) = block else { continue };
            let columns = table.columns.len();
            for row in &mut table.rows {
                row.cells.resize(columns, Value::Blank.into());
                if row.key.is_empty() {
                    row.cells[0] = "blind-others".into();
                }
            }
        }
        let told = figures_of(self.cohorts.iter().map(|cohort| &cohort.group));
        panel.blocks.iter_mut().for_each(|block| untold(block, told, &[(2, Figures::REVENUE)]));
        panel
    }
}

impl Tiers {
    /// What is told of the tiers.
    fn figures(&self) -> Figures {
        figures_of(self.rows.iter().filter_map(|(_, group)| group.as_ref()))
    }
}

/// What is told of the groups of a table: a figure of one is told of all. Of nobody everything is.
fn figures_of<'a>(mut groups: impl Iterator<Item = &'a Group>) -> Figures {
    let Some(group) = groups.next() else { return Figures::ALL };
    // A mean is of those who bought, whom a group may not have.
    let recency = group.recency_days.is_some() || groups.any(|group| group.recency_days.is_some());
    let told = [
        (group.revenue.is_some(), Figures::REVENUE),
        (group.profit.is_some(), Figures::PROFIT),
        (group.cost_to_serve.is_some(), Figures::COST_TO_SERVE),
        (group.purchases.is_some(), Figures::PURCHASES),
        (recency, Figures::RECENCY),
    ];
    told.into_iter().filter(|(told, _)| *told).fold(Figures::NONE, |all, (_, one)| all.and(one))
}

/// Takes the columns away that need a figure which is not told.
fn untold(block: &mut Block, told: Figures, columns: &[(usize, Figures)]) {
    let Block::Table(table) = block else { return };
    for (column, _) in columns.iter().rev().filter(|(_, needs)| !told.has(*needs)) {
        table.columns.remove(*column);
        table.rows.iter_mut().filter(|row| *column < row.cells.len()).for_each(|row| drop(row.cells.remove(*column)));
    }
}

/// Takes the amounts out of a curve and its table.
fn without_amounts(block: &mut Block) {
    match block {
        Block::Chart(chart) => {
            let tips = chart.texts.iter_mut().filter(|(name, _)| *name == "tips").flat_map(|(_, tips)| tips);
            for tip in tips {
                if let Value::Lines(lines) = tip {
                    lines.retain(|line| !matches!(line, Value::Money(_)));
                }
            }
        }
        Block::Table(_) => untold(block, Figures::NONE, &[(1, Figures::PROFIT)]),
        Block::Folded(_, inside) => inside.iter_mut().for_each(without_amounts),
        _ => {}
    }
}

fn leads_to_a_scheme(control: &Control) -> bool {
    matches!(control, Control::Choice { options, .. } if options.iter().all(|(_, link)| matches!(link, Link::Scheme(_))))
}

/// Takes away whatever leads to a customer, or asks what a pack cannot answer.
fn unlink(block: &mut Block) {
    match block {
        Block::Table(table) => {
            table.columns.iter_mut().for_each(|column| column.sort = None);
            table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.link = None);
            table.pages = None;
        }
        Block::Chart(chart) => chart.links.clear(),
        Block::Controls(controls) => controls.retain(leads_to_a_scheme),
        Block::Pair(left, right) => left.iter_mut().chain(right).for_each(unlink),
        Block::Folded(_, inside) => inside.iter_mut().for_each(unlink),
        _ => {}
    }
}
