//! Customers made up from a model with known parameters: to see that a fit finds them again, that an interval covers
//! the truth, and how far actual purchases scatter about their expectation.

use super::bg_nbd::FirstExit;
use super::fit::PurchaseParameters;
use super::gamma_gamma::GammaGamma;
use super::random::Random;

/// What is known of the future of a customer who is active: a purchase rate, and when or how the customer leaves.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// Leaves after a purchase with this chance.
    AfterPurchase { rate: f64, chance: f64 },
    /// Leaves at this time.
    AtTime { rate: f64, end: f64 },
    /// Leaves with this chance at every due day, the first of which is certain to bring a purchase or not.
    AtDueDays { first: f64, is_certain: bool, period: f64, chance: f64 },
}

/// Calls `bought` with the times of the purchases in (0, `span`\] of a customer with this fate.
fn purchases(fate: Fate, span: f64, random: &mut Random, mut bought: impl FnMut(f64, &mut Random)) {
    let (rate, end) = match fate {
        Fate::AfterPurchase { rate, .. } => (rate, span),
        Fate::AtTime { rate, end } => (rate, end.min(span)),
        Fate::AtDueDays { first, is_certain, period, chance } => {
            let (mut time, mut stays) = (first, is_certain);
            while time <= span && (stays || random.uniform() >= chance) {
                bought(time, random);
                (time, stays) = (time + period, false);
            }
            return;
        }
    };
    let mut time = 0.0;
    loop {
        time += random.exponential() / rate.max(1e-300);
        if time > end {
            return;
        }
        bought(time, random);
        if let Fate::AfterPurchase { chance, .. } = fate
            && random.uniform() < chance
        {
            return;
        }
    }
}

/// Calls `bought` with the time of each repeat purchase of a new customer within `span`.
pub fn new_customer(
    parameters: &PurchaseParameters,
    span: f64,
    random: &mut Random,
    bought: impl FnMut(f64, &mut Random),
) {
    let fate = match parameters {
        PurchaseParameters::BetaGeometric(m) => {
            let chance = random.beta(m.a, m.b);
            if m.first_exit == FirstExit::FirstPurchase && random.uniform() < chance {
                return;
            }
            Fate::AfterPurchase { rate: random.gamma(m.r) / m.alpha, chance }
        }
        PurchaseParameters::ParetoNbd(m) => Fate::AtTime {
            rate: random.gamma(m.r) / m.alpha,
            end: random.exponential() / (random.gamma(m.s) / m.beta).max(1e-300),
        },
        PurchaseParameters::Renewal(m) => Fate::AtDueDays {
            first: m.rhythm.period,
            is_certain: false,
            period: m.rhythm.period,
            chance: random.beta(m.a, m.b),
        },
    };
    purchases(fate, span, random, bought);
}

/// Calls `bought` with the time after T of each purchase within `span` of a customer with (x, t_x, T) who is active at T.
///
/// The fate is drawn from what (x, T) and being active say of it: rate gamma(r + x, α + T), chance to leave
/// beta(a, b′), or dropout rate gamma(s, β + T); of renewals the chance to leave, beta(a, b + x), and the next due day.
pub fn active_customer(
    parameters: &PurchaseParameters,
    (x, t_x, t): (f64, f64, f64),
    span: f64,
    random: &mut Random,
    bought: impl FnMut(f64, &mut Random),
) {
    let fate = match parameters {
        PurchaseParameters::BetaGeometric(m) => {
            Fate::AfterPurchase { rate: random.gamma(m.r + x) / (m.alpha + t), chance: random.beta(m.a, m.b_after(x)) }
        }
        PurchaseParameters::ParetoNbd(m) => Fate::AtTime {
            rate: random.gamma(m.r + x) / (m.alpha + t),
            end: random.exponential() / (random.gamma(m.s) / (m.beta + t)).max(1e-300),
        },
        PurchaseParameters::Renewal(m) => Fate::AtDueDays {
            first: m.due_in(t_x, t),
            is_certain: m.is_overdue(t_x, t),
            period: m.rhythm.period,
            chance: random.beta(m.a, m.b + x),
        },
    };
    purchases(fate, span, random, bought);
}

/// The scale ν of a customer's purchases, given x purchases with mean z̄ (x = 0: nothing known); each purchase is then
/// gamma(p) / ν.
pub fn value_scale(model: &GammaGamma, x: f64, mean: f64, random: &mut Random) -> f64 {
    random.gamma(model.p * x + model.q) / (model.gamma + x * mean.max(0.0))
}
