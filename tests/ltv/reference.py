"""python3 reference.py > reference.json: values of the special functions to 50 digits (mpmath), rounded to doubles.

Arguments are doubles, taken exactly. Needs mpmath 1.4; made with the versions that the file names."""
import json, sys
from mpmath import mp, mpf, hyp2f1, loggamma, digamma, diff, quad, beta, log, inf, exp, expm1
import mpmath

mp.dps = 50
out = {"versions": {"python": sys.version.split()[0], "mpmath": mpmath.__version__}}
xs = [1e-8, 1e-3, 0.1, 0.2425, 0.5, 0.99, 1.0000001, 1.3, 1.46163, 1.99999, 2.00001, 2.5, 3.7, 7.9, 9.99, 12.3, 57.25,
      1000.5, 10000.25, 1e6, 1e9]
out["ln_gamma"] = [[x, float(loggamma(mpf(x)))] for x in xs]
out["digamma"] = [[x, float(digamma(mpf(x)))] for x in xs]

rows = []
for b, k in [(0.55, 1.6), (0.25, 1.001), (3.5, 1.6), (40.25, 1.6), (10000.5, 1.6), (1.6, 0.55), (1.6, 40.25), (1.6, 10000.5),
             (0.01, 1.02), (12.0, 5.0), (1000.5, 30.0), (2.0, 1e-3)]:
    for z in [0.0009765625, 0.09375, 0.5, 0.9375, 0.96875, 0.9990234375, 1 - 2.0**-20]:
        b_, c_, z_ = mpf(b), mpf(b + k), mpf(z)
        f = lambda b, c, z: hyp2f1(1, b, c, z)
        d = lambda n: diff(f, (b_, c_, z_), n)
        rows.append([b, b + k, z, 1 - z] + [float(v) for v in (f(b_, c_, z_), d((1, 0, 0)), d((0, 1, 0)), b_ / c_ * hyp2f1(2, b_ + 1, c_ + 1, z_))])
out["hyp2f1_one"] = rows

rows = []
for rate, a, b in [(0.25, 0.8, 2.4), (3.25, 0.8, 5.4), (0.25, 1.0, 2.4), (5.0, 2.0, 6.0), (30.25, 0.8, 32.4), (10000.25, 0.8, 10002.4), (0.5, 0.01, 9.0),
                   (0.83, 0.0034, 6.7), (0.7, 0.3, 0.4), (7.3, 0.3, 0.4), (200.0, 1.5, 4.0), (0.4, 50.0, 4000.0), (2.0, 1.3, 0.05), (0.3, 5.0, 1e5)]:
    for tau in [1e-6, 0.03125, 0.5, 3.0, 20.0, 100.0, 5000.0]:
        # the defining mean over p = 1/(1+e^-y), y = ln(a/b) + w sinh(theta): trapezoid rule, 40 digits, a very fine step
        R, a_, b_, t = mpf(rate), mpf(a), mpf(b), mpf(tau)
        mp.dps = 40
        w, h, norm = min(mpf(1), mpmath.sqrt(1 / a_ + 1 / b_)), mpf(1) / 64, mpmath.log(beta(a_, b_))
        def term(k):
            y = log(a_ / b_) + w * mpmath.sinh(k * h)
            lp, lq = -mpmath.log1p(exp(-y)), -mpmath.log1p(exp(y))
            d = a_ * lp + b_ * lq - norm
            return mpf(0) if d < -120 else w * mpmath.cosh(k * h) * exp(d) * -expm1(-R * mpmath.log1p(exp(lp) * t)) / exp(lp)
        value = h * sum(term(k) for k in range(-64 * 14, 64 * 14 + 1))
        if rate < 100 and b < 100 and a != 1 and tau < 200:  # the papers' closed form, where mpmath can
            mp.dps = 80
            c, z = a_ + b_ - 1, t / (1 + t)
            closed = c / (a_ - 1) * (1 - (1 - z) ** R * hyp2f1(R, b_, c, z))
            assert abs(closed / value - 1) < 1e-15, (rate, a, b, tau, closed, value)
        rows.append([rate, a, b, tau, float(value)])
        mp.dps = 50
out["thinned_mean"] = rows
print(json.dumps(out).replace("], [", "],\n["))
