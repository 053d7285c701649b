//! Seeded randomness: the same seed gives the same numbers everywhere.
//!
//! SplitMix64 (Steele, Lea and Flood 2014): ten lines, passes BigCrush, needs no crate that would ask the system for
//! entropy.

/// A stream of random numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// Uniform in (0, 1), never an end.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 12) as f64 * (1.0 / (1_u64 << 52) as f64) + 0.5 / (1_u64 << 52) as f64
    }

    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -self.uniform().ln()
    }

    /// Standard normal (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                return u * (-2.0 * s.ln() / s).sqrt();
            }
        }
    }

    /// Gamma with a shape > 0 and scale 1 (Marsaglia and Tsang 2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * (self.uniform().ln() / shape).exp();
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// Beta.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        if x + y > 0.0 { x / (x + y) } else { f64::from(self.uniform() < a / (a + b)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_right() {
        let mut random = Random::new(7);
        for shape in [0.3, 1.0, 4.5] {
            let draws: Vec<f64> = (0..200_000).map(|_| random.gamma(shape)).collect();
            let mean = draws.iter().sum::<f64>() / 2e5;
            let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 2e5;
            assert!((mean / shape - 1.0).abs() < 0.02 && (variance / shape - 1.0).abs() < 0.04, "{mean} {variance}");
        }
        let mean = (0..100_000).map(|_| random.beta(0.8, 2.4)).sum::<f64>() / 1e5;
        assert!((mean - 0.25).abs() < 0.005);
        assert_eq!(Random::new(5).uniform(), Random::new(5).uniform());
    }
}
