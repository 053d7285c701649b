//! The lifetime value view of an analysis.

use super::Analysis;
use crate::ledger::{CustomerIx, Ledger};
use crate::segment::{Scheme, Tier};
use crate::sorting;
use crate::value::lifetime::{Lifetime, assumptions};
use crate::value::ltv::choose::Candidate;
use crate::value::ltv::fit::{FitReport, ValueFit, ValueModel};
use crate::value::ltv::holdout::Holdout;
use crate::value::ltv::ledger5::{Fact, FactKind, ledger as five_years};
use crate::value::ltv::predict::{Method, Total, group_totals};
use crate::view::lifetime::{
    CustomerLifetime, HoldoutView, LifetimeTotal, LifetimeView, MapCell, ModelView, SeasonView, Tenth,
};

/// Bins of P(alive) and of value on the map.
const ALIVE_BINS: usize = 5;
const VALUE_BINS: usize = 8;

impl Analysis {
    /// Lifetime values of all customers, or of those that the analysis is of; models and hold-out are those of all. `None`
    /// without order lines or purchases.
    pub fn lifetime_view(&self, ledger: &Ledger) -> Option<LifetimeView> {
        let lifetime = self.known.lifetime.as_ref()?;
        let (fitted, prediction) = (&lifetime.fitted, &lifetime.prediction);
        let (model, stand_in) = match prediction.method {
            Method::Predicted(model) => (Some(model.name().to_owned()), false),
            Method::OwnAmounts(model) => (Some(model.name().to_owned()), true),
            Method::Retention => (None, true),
        };
        let judgement = lifetime.judgement(ledger);
        let check = lifetime.holdout(ledger);
        let has_purchases = fitted.purchases().is_some();
        let (map, map_values) = self.future_map(lifetime);
        let sum = self.lifetime_total(lifetime);
        Some(LifetimeView {
            model,
            stand_in,
            months: self.settings.ltv_months as u32,
            discount: self.settings.ltv_discount,
            end: fitted.options.end,
            draws: lifetime.draws.as_ref().map_or(0, |draws| draws.parameters.len() as u32),
            total: total(&sum, has_purchases),
            expected: sum.interval,
            judgement: judgement.cloned(),
            season: (lifetime.season(ledger, &self.settings))
                .map(|(index, factors)| SeasonView { factors, index: index.clone() }),
            tiers: self.lifetime_by_tier(lifetime),
            tenths: self.tenths(lifetime),
            map,
            map_values,
            models: models(lifetime, check),
            correlation: fitted.correlation,
            holdout: check.map(holdout),
            notes: prediction.notes.clone(),
            referral_cycles: lifetime.formula.cycles.len() as u32,
        })
    }

    /// Everybody together.
    fn lifetime_total(&self, lifetime: &Lifetime) -> Total {
        if self.all.is_none() {
            return lifetime.prediction.total;
        }
        let groups: Vec<u16> = (0..self.known.len()).map(|at| u16::from(!self.known.knows(at))).collect();
        self.sums(lifetime, &groups).first().copied().unwrap_or_default()
    }

    fn sums(&self, lifetime: &Lifetime, groups: &[u16]) -> Vec<Total> {
        let assumptions = assumptions(&self.settings, &lifetime.margin);
        group_totals(&lifetime.fitted, lifetime.draws.as_deref(), &assumptions, &lifetime.prediction, groups)
    }

    fn lifetime_by_tier(&self, lifetime: &Lifetime) -> Vec<(Tier, LifetimeTotal)> {
        let Some(tiers) = self.tiers_of(Scheme::Profit) else { return Vec::new() };
        let all = Scheme::Profit.tiers(self.settings.rfm_book);
        let place = |tier: &Tier| all.iter().position(|known| known == tier);
        // Whom the analysis is not of are a group behind all tiers.
        let group =
            |(at, tier): (usize, &Tier)| place(tier).filter(|_| self.known.knows(at)).unwrap_or(all.len()) as u16;
        let groups: Vec<u16> = tiers.iter().enumerate().map(group).collect();
        let totals = self.sums(lifetime, &groups);
        let has_purchases = lifetime.fitted.purchases().is_some();
        let filled = all.iter().zip(&totals).filter(|(_, sum)| sum.customers > 0);
        filled.map(|(&tier, sum)| (tier, total(sum, has_purchases))).collect()
    }

    fn tenths(&self, lifetime: &Lifetime) -> Vec<Tenth> {
        let buyers = lifetime.fitted.data.members.iter().map(|member| member.customer as usize);
        let mut values: Vec<f64> =
            buyers.filter(|at| self.known.knows(*at)).map(|at| lifetime.prediction.ltv[at]).collect();
        sorting::doubles(&mut values);
        values.reverse();
        let (n, all) = (values.len(), values.iter().sum::<f64>());
        let edge = |tenth: usize| (n * tenth).div_ceil(10);
        (0..10)
            .map(|tenth| &values[edge(tenth)..edge(tenth + 1)])
            .filter(|values| !values.is_empty())
            .map(|values| {
                let ltv = values.iter().sum::<f64>();
                Tenth {
                    customers: values.len() as u32,
                    ltv,
                    share: (all > 0.0).then(|| ltv / all),
                    from: values.last().copied().unwrap_or_default(),
                }
            })
            .collect()
    }

    /// Customers on a grid of P(alive) and value of a purchase; the value bins hold about equally many customers.
    fn future_map(&self, lifetime: &Lifetime) -> (Vec<MapCell>, Vec<f64>) {
        let known: Vec<(f64, f64, f64)> = (0..lifetime.prediction.len())
            .filter(|at| self.known.knows(*at))
            .filter_map(|at| {
                let own = lifetime.prediction.customer(at)?;
                Some((own.p_alive?, own.expected_value?, own.ltv))
            })
            .collect();
        let mut values: Vec<f64> = known.iter().map(|(_, value, _)| *value).collect();
        sorting::doubles(&mut values);
        let (Some(&first), Some(&last)) = (values.first(), values.last()) else { return Default::default() };
        let mut edges: Vec<f64> = (1..VALUE_BINS).map(|bin| values[values.len() * bin / VALUE_BINS]).collect();
        edges.insert(0, first);
        edges.push(last);
        edges.dedup();
        let bins = edges.len().saturating_sub(1).max(1);
        let mut cells = vec![(0u32, 0.0); ALIVE_BINS * bins];
        for (alive, value, ltv) in known {
            let alive = ((alive * ALIVE_BINS as f64) as usize).min(ALIVE_BINS - 1);
            let bin = edges.partition_point(|edge| *edge <= value).saturating_sub(1).min(bins - 1);
            let cell = &mut cells[alive * bins + bin];
            cell.0 += 1;
            cell.1 += ltv;
        }
        let filled = cells.into_iter().enumerate().filter(|(_, (customers, _))| *customers > 0);
        let cell = |(at, (customers, ltv)): (usize, (u32, f64))| MapCell {
            alive: (at / bins) as u8,
            value: (at % bins) as u8,
            customers,
            ltv,
        };
        (filled.map(cell).collect(), edges)
    }

    /// One customer's future; `None` without order lines.
    pub fn customer_lifetime(&self, ledger: &Ledger, customer: CustomerIx) -> Option<CustomerLifetime> {
        let lifetime = self.known.lifetime.as_ref()?;
        let at = customer.at();
        let own = lifetime.prediction.customer(at)?;
        let formula = lifetime.formula.values.get(at)?;
        let margin = *lifetime.margin.get(at)?;
        let purchases_after = |months: f64| lifetime.expected_after(at, months);
        let months = 0..=self.settings.ltv_months as u32;
        let expected_purchases: Vec<f64> = months.filter_map(|month| purchases_after(f64::from(month))).collect();
        let value = own.expected_value.unwrap_or(0.0);
        let predicted = |months: f64| margin * value * purchases_after(months).unwrap_or(0.0);
        let facts = self.facts(ledger, customer);
        Some(CustomerLifetime {
            expected_value: own.expected_value,
            margin,
            stand_in: !matches!(lifetime.prediction.method, Method::Predicted(_)),
            expected_purchases,
            formula: [formula.own, formula.acquisition_cost, formula.referred],
            years: five_years(&facts, lifetime.fitted.options.end, predicted).map(|years| years.to_vec()),
        })
    }

    /// The customer's lines, costs and referred customers' lines as the five-year ledger takes them.
    fn facts(&self, ledger: &Ledger, customer: CustomerIx) -> Vec<Fact> {
        let at = customer.at();
        let revenue =
            |line: usize| self.known.unit.to_f64(self.known.unit.money(ledger.amount.get(line), ledger.amount.scale()));
        let mut facts: Vec<Fact> = Vec::new();
        // Direct cost and cost to serve may be assumed for all lines together: they fall where the revenue does.
        let total = self.known.unit.to_f64(self.known.values.revenue[at]);
        let costs = self.known.unit.to_f64(self.known.values.direct_cost[at] + self.known.values.cost_to_serve[at]);
        let share = if total == 0.0 { 0.0 } else { costs / total };
        for line in ledger.lines(customer).filter(|&line| ledger.day[line] <= self.known.until) {
            let (day, amount) = (ledger.day[line], revenue(line));
            let category = ledger.category.get(line).copied().unwrap_or(0);
            facts.push(Fact { day, kind: FactKind::Revenue { category }, amount });
            facts.push(Fact { day, kind: FactKind::Cost, amount: amount * share });
        }
        if let Some(first) = self.known.values.first[at] {
            let amount = self.known.unit.to_f64(self.known.values.acquisition_cost[at]);
            facts.push(Fact { day: first, kind: FactKind::Cost, amount });
        }
        let referred = ledger.all().filter(|other| {
            ledger.attributes(*other).and_then(|attributes| attributes.referred_by) == Some(customer)
                && *other != customer
        });
        for other in referred {
            for line in ledger.lines(other).filter(|&line| ledger.day[line] <= self.known.until) {
                facts.push(Fact { day: ledger.day[line], kind: FactKind::Referred, amount: revenue(line) });
            }
        }
        facts
    }
}

fn total(sum: &Total, has_purchases: bool) -> LifetimeTotal {
    LifetimeTotal {
        customers: sum.customers,
        expected_purchases: has_purchases.then_some(sum.expected_purchases),
        ltv: sum.ltv,
        interval: sum.actual,
    }
}

fn models(lifetime: &Lifetime, check: Option<&Holdout>) -> Vec<ModelView> {
    let fitted = &lifetime.fitted;
    let view = |name: &str, parameters: &[(&str, f64)], report: &FitReport| ModelView {
        name: name.to_owned(),
        parameters: parameters.iter().map(|(symbol, value)| ((*symbol).to_owned(), *value)).collect(),
        log_likelihood: report.log_likelihood,
        customers: report.customers,
        iterations: report.iterations,
        starts: report.starts,
        gradient_norm: report.gradient_norm,
        verdict: report.verdict,
        holdout_error: None,
        used: false,
        sampled: false,
    };
    let purchase = |(at, candidate): (usize, &Candidate)| ModelView {
        holdout_error: candidate.holdout.as_ref().or(check.filter(|_| at == 0)).map(|check| check.error),
        used: at == 0 && fitted.purchases().is_some(),
        sampled: fitted.candidates.iter().any(|other| other.fit.report.customers > candidate.fit.report.customers),
        ..view(candidate.fit.parameters.model().name(), &candidate.fit.parameters.symbols(), &candidate.fit.report)
    };
    let value = |fit: &ValueFit| ModelView {
        used: !matches!(fitted.value, None | Some(ValueModel::OwnAmounts { .. })),
        ..view("gamma-gamma", &fit.parameters.symbols(), &fit.report)
    };
    fitted.candidates.iter().enumerate().map(purchase).chain(fitted.value_fit.iter().map(value)).collect()
}

fn holdout(check: &Holdout) -> HoldoutView {
    HoldoutView {
        cut: check.cut,
        end: check.end,
        customers: check.customers,
        expected: check.expected,
        actual: check.actual,
        naive: check.naive,
        error: check.error,
        naive_error: check.naive_error,
        by_frequency: check.by_frequency.clone(),
        weeks: check.weeks(),
    }
}
