//! MBG/NBD: the BG/NBD whose customers can leave at their first purchase already.
//!
//! Batislam, Denizel and Filiztekin (2007), Empirical validation and comparison of models for customer base analysis,
//! International Journal of Research in Marketing 24(3). So a one-time buyer's P(alive) falls with time (BG/NBD: 1 for
//! ever). The likelihood has B(a, b+x+1) and B(a+1, b+x) where the BG/NBD has B(a, b+x) and B(a+1, b+x−1), for x = 0
//! too; P(alive) = 1 / (1 + a/(b+x) · ((α+T)/(α+t_x))^(r+x)). Code: [`super::bg_nbd`], shared but for that shift.

use super::bg_nbd::{BetaGeometric, FirstExit};

/// An MBG/NBD with the paper's parameters.
pub fn mbg_nbd(r: f64, alpha: f64, a: f64, b: f64) -> BetaGeometric {
    BetaGeometric { r, alpha, a, b, first_exit: FirstExit::FirstPurchase }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// lifetimes 0.11.3, ModifiedBetaGeoFitter with these parameters (formulas of its own).
    #[test]
    fn agrees_with_lifetimes() {
        let model = mbg_nbd(0.525, 6.183, 0.891, 1.614);
        for (found, wanted) in LIFETIMES
            .iter()
            .map(|&(x, t_x, t, p, e)| ((model.p_alive(x, t_x, t), model.expected_purchases(x, t_x, t, 39.0)), (p, e)))
        {
            assert!((found.0 / wanted.0 - 1.0_f64).abs() < 1e-12, "{found:?} {wanted:?}");
            assert!((found.1 / wanted.1 - 1.0_f64).abs() < 1e-11, "{found:?} {wanted:?}");
        }
    }
    const LIFETIMES: [(f64, f64, f64, f64, f64); 5] = [
        (0.0, 0.0, 30.0, 0.41740479638161493, 0.19963084318959234),
        (1.0, 5.0, 38.0, 0.26522726909393995, 0.298016399323589),
        (2.0, 30.43, 38.86, 0.7062022651184873, 1.2629606232673432),
        (7.0, 20.0, 35.0, 0.24243287548357073, 1.3240585840130117),
        (29.0, 37.7, 38.0, 0.9656338130335723, 18.948038150048692),
    ];

    #[test]
    fn a_new_customer_as_in_lifetimes() {
        let model = mbg_nbd(0.525, 6.183, 0.891, 1.614);
        assert!((model.expected_new(39.0) / 1.1829536655971713 - 1.0).abs() < 1e-12);
        let wanted = [0.5824731894932891, 0.18278307728754056, 0.08689482567349055, 0.04857044295156923];
        for (n, wanted) in (0..).zip(wanted) {
            assert!((model.probability(n, 39.0) / wanted - 1.0).abs() < 1e-12);
        }
    }
}
