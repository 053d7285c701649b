//! P(alive), expectations, values and CLV at given parameters, against lifetimes and CLVTools.

use crate::data::{cdnow, close, expected};
use serde_json::Value;
use whalecurve::Day;
use whalecurve::value::ltv::bg_nbd::{BetaGeometric, FirstExit};
use whalecurve::value::ltv::fit::PurchaseParameters;
use whalecurve::value::ltv::gamma_gamma::GammaGamma;
use whalecurve::value::ltv::likelihood::Design;
use whalecurve::value::ltv::outlook::{Horizon, Outlook, Precision};
use whalecurve::value::ltv::pareto_nbd::ParetoNbd;
use whalecurve::value::ltv::summary::{Compressed, TimeUnit, summarize};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn bg_nbd(p: &Value) -> BetaGeometric {
    let [r, alpha, a, b] = ["r", "alpha", "a", "b"].map(|name| number(&p[name]));
    BetaGeometric { r, alpha, a, b, first_exit: FirstExit::FirstRepeat }
}

fn pareto_nbd(p: &Value) -> ParetoNbd {
    let [r, alpha, s, beta] = ["r", "alpha", "s", "beta"].map(|name| number(&p[name]));
    ParetoNbd { r, alpha, s, beta }
}

fn gamma_gamma(p: &Value, scale: &str) -> GammaGamma {
    GammaGamma { p: number(&p["p"]), q: number(&p["q"]), gamma: number(&p[scale]) }
}

/// lifetimes' CLV: 12 months of so many units, 1 % a month.
fn clv(model: BetaGeometric, value: f64, (x, t_x, t): (f64, f64, f64), per_month: f64) -> f64 {
    let at = |month: u32| model.expected_purchases(x, t_x, t, f64::from(month) * per_month);
    value * (1..=12).map(|month| (at(month) - at(month - 1)) / 1.01_f64.powi(month as i32)).sum::<f64>()
}

/// The tolerance that the oracle's own error allows: 1e-8 relative.
const EXACT: f64 = 1e-8;

#[test]
fn twenty_customers_at_given_parameters() {
    let (base, twenty) = (cdnow("cdnow_sample.csv"), &expected("cdnow.json")["twenty_customers"]);
    let histories = base.histories();
    let end = Day::from_iso("1997-09-30").unwrap();
    for at in ["at_published_parameters", "at_mle_of_sample_calibration", "at_mle_of_master_calibration"] {
        let parameters = &twenty[at]["parameters"];
        let (bg, pareto) = (bg_nbd(&parameters["bgnbd"]), pareto_nbd(&parameters["pareto_nbd"]));
        let gg = gamma_gamma(&parameters["gamma_gamma"], "v");
        let customers = twenty[at]["customers"].as_object().unwrap();
        assert_eq!(customers.len(), 20);
        for (id, wanted) in customers {
            let customer = base.ids.iter().position(|known| known == id).unwrap();
            let (days, values) = histories.of(customer);
            let found = summarize(days, values, end, TimeUnit::Weeks).unwrap();
            let input = &twenty["inputs"][id];
            assert_eq!(u64::from(found.x), input["cal_frequency"].as_u64().unwrap());
            assert_eq!(u64::from(found.t_x), input["cal_recency_days"].as_u64().unwrap());
            assert_eq!(u64::from(found.t), input["cal_T_days"].as_u64().unwrap());
            close(found.value, number(&input["cal_monetary_value"]), 1e-14);
            let (x, t_x, t) = (f64::from(found.x), f64::from(found.t_x) / 7.0, f64::from(found.t) / 7.0);
            let value = gg.expected_value(x, found.value).unwrap();
            let is = |name: &str, found: f64| close(found, number(&wanted[name]), EXACT);
            is("bgnbd_p_alive", bg.p_alive(x, t_x, t));
            is("bgnbd_expected_purchases_39_weeks", bg.expected_purchases(x, t_x, t, 39.0));
            is("gamma_gamma_expected_value_per_purchase", value);
            is("clv_12_months_1pct_month_freq_W", clv(bg, value, (x, t_x, t), 4.345));
            is("pareto_nbd_p_alive", pareto.p_alive(x, t_x, t));
            is("pareto_nbd_expected_purchases_39_weeks", pareto.expected_purchases(x, t_x, t, 39.0));
        }
    }
    let in_days = &twenty["days_at_mle_of_sample_calibration_days"];
    let (bg, gg) = (bg_nbd(&in_days["parameters"]["bgnbd"]), gamma_gamma(&in_days["parameters"]["gamma_gamma"], "v"));
    for (id, wanted) in in_days["customers"].as_object().unwrap() {
        let input = &twenty["inputs"][id];
        let [x, t_x, t, mean] =
            ["cal_frequency", "cal_recency_days", "cal_T_days", "cal_monetary_value"].map(|name| number(&input[name]));
        close(bg.p_alive(x, t_x, t), number(&wanted["bgnbd_p_alive"]), EXACT);
        close(bg.expected_purchases(x, t_x, t, 273.0), number(&wanted["bgnbd_expected_purchases_273_days"]), EXACT);
        let value = gg.expected_value(x, mean).unwrap();
        let found = clv(bg, value, (x, t_x, t), 30.0);
        close(found, number(&wanted["clv_12_months_of_30_days_1pct_month_freq_D"]), EXACT);
    }
}

#[test]
fn clvtools_predictions_at_its_own_parameters() {
    let (twenty, r) = (&expected("cdnow.json")["twenty_customers"]["inputs"], expected("cdnow_clvtools.json"));
    let fits = &r["sample_calibration_weeks"];
    let (bg, pareto) = (bg_nbd(&fits["bgnbd"]["parameters"]), pareto_nbd(&fits["pnbd"]["parameters"]));
    for (id, input) in twenty.as_object().unwrap() {
        let [x, t_x, t] = ["cal_frequency", "cal_recency_weeks", "cal_T_weeks"].map(|name| number(&input[name]));
        let (a, b) = (&fits["bgnbd"]["customers"][id], &fits["pnbd"]["customers"][id]);
        // Its file has 13 digits of the results but also of the parameters.
        close(bg.p_alive(x, t_x, t), number(&a["PAlive"]), 1e-8);
        close(bg.expected_purchases(x, t_x, t, 39.0), number(&a["CET"]), 1e-8);
        close(pareto.p_alive(x, t_x, t), number(&b["PAlive"]), 1e-8);
        close(pareto.expected_purchases(x, t_x, t, 39.0), number(&b["CET"]), 1e-8);
    }
}

#[test]
fn new_customers_and_the_whole_base() {
    let wanted = expected("cdnow.json");
    let model = bg_nbd(&wanted["fits"]["bgnbd_sample_calibration_weeks"]["mle"]);
    let means = &wanted["unconditional_expected_repeat_purchases_of_a_new_customer_bgnbd_sample_mle"];
    for (time, mean) in means.as_object().unwrap() {
        close(model.expected_new(time.parse().unwrap()), number(mean), 1e-11);
    }
    let chances = &wanted["unconditional_probability_of_n_repeat_purchases_in_39_weeks_bgnbd_sample_mle"];
    for (n, chance) in chances.as_object().unwrap() {
        close(model.probability(n.parse().unwrap(), 39.0), number(chance), 1e-11);
    }
    for (file, name) in [("cdnow_sample.csv", "sample"), ("cdnow_transactions.csv", "master")] {
        let base = cdnow(file);
        let data = Compressed::new(&base.histories(), Day::from_iso("1997-09-30").unwrap(), TimeUnit::Weeks);
        let fits = &wanted["fits"];
        let parameters = bg_nbd(&fits[format!("bgnbd_{name}_calibration_weeks")]["mle"]);
        let gg = gamma_gamma(&fits[format!("gamma_gamma_{name}_calibration")]["mle"], "v");
        let design = Design::new(&data);
        let parameters = PurchaseParameters::BetaGeometric(parameters);
        let look = |horizon| Outlook::new(&parameters, &data, &design, 0..data.rows.len(), &horizon, Precision::Full);
        let year = look(Horizon { months: 12, per_month: 4.345, monthly_rate: 0.01 });
        let weeks = look(Horizon { months: 1, per_month: 39.0, monthly_rate: 0.0 });
        let (mut clv, mut purchases, mut alive) = (0.0, 0.0, 0.0);
        for member in &data.members {
            let row = member.row as usize;
            let value = gg.expected_value(f64::from(data.rows[row].x), member.value).unwrap();
            clv += value * year.expected[row].discounted;
            purchases += weeks.expected[row].purchases;
            alive += weeks.p_alive[row];
        }
        let total = &wanted["whole_base_at_mle"][name];
        close(clv, number(&total["sum_clv"]), if name == "master" { 1e-4 } else { EXACT });
        close(purchases, number(&total["sum_expected_purchases_39_weeks"]), EXACT);
        close(alive / data.members.len() as f64, number(&total["mean_p_alive"]), EXACT);
    }
}
