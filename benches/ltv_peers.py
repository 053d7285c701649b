"""Speed beside Python's lifetimes 0.11.3 on the 23,570 CDNOW customers, in one run on one machine.

    benches/ltv_peers.sh            makes the environment (once, in benches/data/peers) and runs this

Times lifetimes' fit() on the summaries (best of several), then `cargo bench --bench ltv` (criterion's median), and
prints both with their log-likelihoods and the ratio. Exit status 1 if a wanted ratio or a likelihood is missed."""
import json, os, re, subprocess, sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np, pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..")
t = pd.read_csv(os.path.join(ROOT, "tests", "data", "expected", "cdnow_master_summary.csv.gz"), dtype={"customer_id": str})
x, tx, T, m = t.cal_frequency, t.cal_recency_weeks, t.cal_T_weeks, t.cal_monetary_value
paid = (x > 0) & (m > 0)


def best(fit, runs):
    seconds = []
    for _ in range(runs):
        np.random.seed(42)
        start = time.perf_counter()
        model = fit()
        seconds.append(time.perf_counter() - start)
    return min(seconds), model


peers = {
    "bg_nbd": best(lambda: BetaGeoFitter().fit(x, tx, T), 5),
    "gamma_gamma": best(lambda: GammaGammaFitter().fit(x[paid], m[paid]), 5),
    "pareto_nbd": best(lambda: ParetoNBDFitter().fit(x, tx, T), 2),
}


def log_likelihood(name):
    model = peers[name][1]
    if name == "pareto_nbd":
        p = model.params_[["r", "alpha", "s", "beta"]].values
        return float(model._conditional_log_likelihood(p, x.values.astype(float), tx.values, T.values).sum())
    if name == "bg_nbd":
        p = model.params_[["r", "alpha", "a", "b"]].values
        nll = model._negative_log_likelihood(np.log(p), x.values.astype(float), tx.values, T.values, np.ones(len(x)), 0.0)
        return -float(nll) * len(x)
    p = model.params_[["p", "q", "v"]].values
    n = int(paid.sum())
    return -float(model._negative_log_likelihood(np.log(p), x[paid].values.astype(float), m[paid].values, np.ones(n), 0.0)) * n


run = subprocess.run(["cargo", "bench", "--bench", "ltv", "--", "^ltv/(bg_nbd|gamma_gamma|pareto_nbd)$"], cwd=ROOT,
                     capture_output=True, text=True, check=True)
likelihoods = dict(re.findall(r"log-likelihood (\w+) (\S+)", run.stdout))
missed = False


def row(names, wanted):
    global missed
    ours = 0.0
    for name in names:
        with open(os.path.join(ROOT, "target", "criterion", "ltv", name, "new", "estimates.json")) as file:
            ours += json.load(file)["median"]["point_estimate"] / 1e9
        if float(likelihoods[name]) < log_likelihood(name) * (1 + 1e-9):
            missed = True
            print(f"{name}: log-likelihood {likelihoods[name]} is below lifetimes' {log_likelihood(name)}")
    theirs = sum(peers[name][0] for name in names)
    missed |= theirs / ours < wanted
    print(f"{' + '.join(names):<22} lifetimes {theirs * 1e3:9.2f} ms   whalecurve {ours * 1e3:8.3f} ms   "
          f"{theirs / ours:7.1f} times faster (wanted {wanted})")


row(["bg_nbd", "gamma_gamma"], 10)
row(["pareto_nbd"], 50)
for name in peers:
    print(f"{name:<12} log-likelihood  lifetimes {log_likelihood(name):.6f}   whalecurve {float(likelihoods[name]):.6f}")
sys.exit(int(missed))
