//! Lifetime values by formula: simple, by retention, with acquisition cost and referrals (docs/definitions.md section 6).

use serde::{Deserialize, Serialize};

/// Simple LTV: mean yearly profit × years (of the relationship so far, or expected).
pub fn simple_ltv(yearly_profit: f64, years: f64) -> f64 {
    yearly_profit * years
}

/// Retention LTV: m · Σ_{t=0}^{H−1} rᵗ/(1+d)ᵗ with yearly margin m, yearly retention r (0–1), yearly discount d and a
/// horizon in years. A last broken year counts in proportion.
pub fn retention_ltv(yearly_margin: f64, retention: f64, yearly_discount: f64, years: f64) -> f64 {
    let kept = retention / (1.0 + yearly_discount);
    let whole = years.floor();
    let mut sum = (years - whole) * kept.powf(whole);
    let mut factor = 1.0;
    for _ in 0..whole as u32 {
        sum += factor;
        factor *= kept;
    }
    yearly_margin * sum
}

/// One customer as the formula sees it; money in the analysis currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormulaInput {
    /// Purchases so far plus predicted purchases over the horizon (or a setting).
    pub purchases: f64,
    /// Average amount of a purchase.
    pub amount: f64,
    /// Margin, a share of the amount; below 0 for a loss-making customer.
    pub margin: f64,
    /// Acquisition cost.
    pub acquisition_cost: f64,
    /// Profit so far, before acquisition cost: what whoever referred this customer is credited with.
    pub profit: f64,
    /// Index of the customer who referred this one.
    pub referred_by: Option<u32>,
}

/// Formula LTV of one customer, in its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormulaValue {
    /// Purchases × amount × margin.
    pub own: f64,
    /// Acquisition cost, to be subtracted.
    pub acquisition_cost: f64,
    /// Net income from referred customers, direct and through the chain.
    pub referred: f64,
}

impl FormulaValue {
    /// The value.
    pub fn ltv(&self) -> f64 {
        self.own - self.acquisition_cost + self.referred
    }
}

/// Formula LTV of all customers, and the referral cycles that were cut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormulaResult {
    /// Per customer.
    pub values: Vec<FormulaValue>,
    /// Each cycle once, its customers in the order "referred by", beginning with the lowest index. The referral of that
    /// first customer is the one that is ignored.
    pub cycles: Vec<Vec<u32>>,
}

/// Formula LTV 客户持续价值: own value − acquisition cost + Σ over all customers referred, directly or indirectly, of
/// their profit less their own acquisition cost. A referral by an unknown index counts as none.
pub fn formula_ltv(customers: &[FormulaInput]) -> FormulaResult {
    let mut parent: Vec<Option<u32>> =
        customers.iter().map(|c| c.referred_by.filter(|&by| (by as usize) < customers.len())).collect();
    let cycles = cut_cycles(&mut parent);
    // Children before parents: customers without referrals first, each handing on what it has gathered.
    let mut waiting = vec![0_u32; customers.len()];
    parent.iter().flatten().for_each(|&by| waiting[by as usize] += 1);
    let mut ready: Vec<usize> = (0..customers.len()).filter(|&k| waiting[k] == 0).collect();
    let mut referred = vec![0.0; customers.len()];
    while let Some(k) = ready.pop() {
        if let Some(by) = parent[k].map(|by| by as usize) {
            referred[by] += customers[k].profit - customers[k].acquisition_cost + referred[k];
            waiting[by] -= 1;
            if waiting[by] == 0 {
                ready.push(by);
            }
        }
    }
    let value = |(c, &referred): (&FormulaInput, &f64)| FormulaValue {
        own: c.purchases * c.amount * c.margin,
        acquisition_cost: c.acquisition_cost,
        referred,
    };
    FormulaResult { values: customers.iter().zip(&referred).map(value).collect(), cycles }
}

/// Finds the cycles of a graph in which everybody has at most one parent, and cuts each at its lowest member.
fn cut_cycles(parent: &mut [Option<u32>]) -> Vec<Vec<u32>> {
    let mut cycles = Vec::new();
    // In which walk a customer was first met; 0 = not yet.
    let mut met = vec![0_u32; parent.len()];
    for start in 0..parent.len() {
        let walk = start as u32 + 1;
        let mut at = Some(start as u32);
        while let Some(k) = at.filter(|&k| met[k as usize] == 0) {
            met[k as usize] = walk;
            at = parent[k as usize];
        }
        if let Some(entry) = at.filter(|&k| met[k as usize] == walk) {
            let mut cycle = vec![entry];
            let mut next = parent[entry as usize];
            while let Some(k) = next.filter(|&k| k != entry) {
                cycle.push(k);
                next = parent[k as usize];
            }
            let lowest = (0..cycle.len()).min_by_key(|&k| cycle[k]).unwrap_or(0);
            cycle.rotate_left(lowest);
            parent[cycle[0] as usize] = None;
            cycles.push(cycle);
        }
    }
    cycles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(profit: f64, acquisition_cost: f64, referred_by: Option<u32>) -> FormulaInput {
        FormulaInput { purchases: 3.0, amount: 10.0, margin: 0.4, acquisition_cost, profit, referred_by }
    }

    #[test]
    fn referrals_count_through_the_chain() {
        // 0 referred 1 and 2, 2 referred 3.
        let base = [
            customer(100.0, 5.0, None),
            customer(20.0, 5.0, Some(0)),
            customer(30.0, 5.0, Some(0)),
            customer(40.0, 50.0, Some(2)),
        ];
        let found = formula_ltv(&base);
        let referred: Vec<f64> = found.values.iter().map(|value| value.referred).collect();
        assert_eq!(referred, [15.0 + 25.0 - 10.0, 0.0, -10.0, 0.0]);
        assert_eq!(found.values[0].ltv(), 12.0 - 5.0 + 30.0);
        assert!(found.cycles.is_empty());
    }

    #[test]
    fn a_cycle_is_reported_and_cut_once() {
        // 3 → 1 → 2 → 3 in a circle; 0 hangs on it; 4 refers itself; 5 names nobody who exists.
        let base = [
            customer(1.0, 0.0, Some(2)),
            customer(10.0, 0.0, Some(2)),
            customer(100.0, 0.0, Some(3)),
            customer(1000.0, 0.0, Some(1)),
            customer(7.0, 0.0, Some(4)),
            customer(7.0, 0.0, Some(99)),
        ];
        let found = formula_ltv(&base);
        assert_eq!(found.cycles, [vec![1, 2, 3], vec![4]]);
        let referred: Vec<f64> = found.values.iter().map(|value| value.referred).collect();
        assert_eq!(referred, [0.0, 1101.0, 1.0, 101.0, 0.0, 0.0]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let n = 200_000_u32;
        let base: Vec<_> = (0..n).map(|k| customer(1.0, 0.0, (k > 0).then(|| k - 1))).collect();
        assert_eq!(formula_ltv(&base).values[0].referred, f64::from(n - 1));
    }

    #[test]
    fn retention_as_the_sum_says() {
        let wanted = 100.0 * (1.0 + 0.8 / 1.1 + 0.64 / 1.21);
        assert!((retention_ltv(100.0, 0.8, 0.1, 3.0) - wanted).abs() < 1e-12);
        assert!((retention_ltv(100.0, 0.8, 0.1, 2.5) - (wanted - 50.0 * 0.64 / 1.21)).abs() < 1e-12);
        assert_eq!(retention_ltv(100.0, 0.0, 0.1, 5.0), 100.0);
        assert_eq!(simple_ltv(120.0, 2.5), 300.0);
    }
}
