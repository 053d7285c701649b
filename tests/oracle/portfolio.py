"""python3 portfolio.py online_retail.csv.gz > portfolio.json: concentration, schemes, cohorts, products and pairs of the
Online Retail data, computed with pandas and mlxtend from docs/definitions.md, without a look at our code.

Rows without a customer are left out; a row is a refund where its invoice begins with C or its amount is negative. Profit is
revenue (a gross margin of 1). Needs numpy, pandas and mlxtend; made with the versions that the file names."""
import json, sys
import mlxtend, numpy as np, pandas as pd
from mlxtend.frequent_patterns import apriori, association_rules

rows = pd.read_csv(sys.argv[1], dtype={"InvoiceNo": str, "StockCode": str, "CustomerID": str})
rows = rows[rows.CustomerID.notna()].copy()
rows["CustomerID"] = rows.CustomerID.str.replace(r"\.0$", "", regex=True)
rows["milli"] = (rows.Quantity * (rows.UnitPrice * 1000).round().astype("int64"))  # UnitPrice has at most 3 decimals
rows["day"] = pd.to_datetime(rows.InvoiceDate).dt.normalize()
rows["refund"] = rows.InvoiceNo.str.startswith("C") | (rows.milli < 0) | (rows.Quantity < 0)
orders = rows.groupby(["CustomerID", "InvoiceNo"]).agg(
    milli=("milli", "sum"), sale=("refund", lambda r: (~r).any()), day=("day", "first")).reset_index()
purchases = orders[orders.sale & (orders.milli >= 0)]
as_of = purchases.day.max() + pd.Timedelta(days=1)
out = {"versions": {"python": sys.version.split()[0], "numpy": np.__version__, "pandas": pd.__version__, "mlxtend": mlxtend.__version__},
       "as_of": str(as_of.date())}

# Concentration of revenue; customers below zero count as zero in all of it
total = rows.groupby("CustomerID").milli.sum().sort_index()
x = np.sort(np.clip(total.to_numpy(dtype=float), 0, None))[::-1]
n, whole = len(x), x.sum()
out["concentration"] = {
    "top_1": x[0] / whole, "top_10": x[:10].sum() / whole, "top_tenth": x[:-(-n // 10)].sum() / whole,
    "gini": float(np.abs(x[:, None] - x[None, :]).sum() / (2 * n * n * x.mean())), "hhi": float(((x / whole) ** 2).sum())}

# Schemes by customer
first, last, count = (purchases.groupby("CustomerID").day.agg(f).reindex(total.index) for f in ("min", "max", "count"))
recency = (as_of - last).dt.days
def spend(end):  # revenue of the 12 months that end with a day
    inside = rows[(rows.day <= end) & (rows.day > end - pd.DateOffset(months=12))]
    return inside.groupby("CustomerID").milli.sum().reindex(total.index).fillna(0)
def levels(milli, whale, potential):
    return np.where(milli >= whale * 1000, "whale", np.where(milli >= potential * 1000, "potential", "base"))
out["spend"] = dict(zip(*np.unique(levels(spend(as_of - pd.Timedelta(days=1)), 10000, 3000), return_counts=True)))

mean_m = total[count.notna()].mean()
eight = pd.Series("general_win_back", index=total.index)
names = {(1, 1, 1): "important_value", (1, 0, 1): "important_develop", (0, 1, 1): "important_keep", (0, 0, 1): "important_win_back",
         (1, 1, 0): "general_value", (1, 0, 0): "general_develop", (0, 1, 0): "general_keep", (0, 0, 0): "general_win_back"}
for c in total.index[count.notna()]:
    eight[c] = names[(int(recency[c] <= recency.mean()), int(count[c] >= count.mean()), int(total[c] >= mean_m))]
out["eight"] = eight.value_counts().to_dict()

days = purchases[["CustomerID", "day"]].drop_duplicates().sort_values(["CustomerID", "day"])
gaps = days.groupby("CustomerID").day.diff().dt.days
pooled = gaps.median()
own = gaps.groupby(days.CustomerID).agg(["median", "size"]).reindex(total.index)
gap = own["median"].where(own["size"] >= 3, pooled)
ago = (as_of - rows.day).dt.days
lately = rows[ago <= 180].groupby("CustomerID").milli.sum().reindex(total.index).fillna(0)
before = rows[(ago > 180) & (ago <= 360)].groupby("CustomerID").milli.sum().reindex(total.index).fillna(0)
age = (as_of - first).dt.days
def stage(c):
    if pd.isna(recency[c]) or recency[c] > 4 * gap[c]: return "lost"
    if recency[c] > 2 * gap[c]: return "dormant"
    if age[c] <= 90: return "new"
    return "growing" if lately[c] > 0 and lately[c] * 10 >= before[c] * 11 else "mature"
out["lifecycle"] = pd.Series([stage(c) for c in total.index]).value_counts().to_dict()

# Migration of the yearly spend between the last two quarter ends
ends = [pd.Timestamp("2011-06-30"), pd.Timestamp("2011-09-30")]
tiers = [pd.Series(levels(spend(end), 10000, 3000), index=total.index) for end in ends]
known = [total.index.isin(rows[rows.day <= end].CustomerID) for end in ends]
flows = {}
for c, was, now in zip(total.index, known[0], known[1]):
    if now:
        key = f"{tiers[0][c] if was else '-'}>{tiers[1][c]}"
        flows[key] = flows.get(key, 0) + 1
out["migration"] = flows

# Cohorts by month: customers, and how many of them bought so many months later
month = purchases.day.dt.year * 12 + purchases.day.dt.month
start = month.groupby(purchases.CustomerID).transform("min")
table = pd.DataFrame({"c": purchases.CustomerID, "start": start, "since": month - start}).drop_duplicates()
counts = table.groupby(["start", "since"]).c.nunique()
over = (as_of - pd.Timedelta(days=1)).year * 12 + (as_of - pd.Timedelta(days=1)).month - 1  # December 2011 is not over
out["cohorts"] = {f"{(s - 1) // 12}-{(s - 1) % 12 + 1:02d}": [int(counts.get((s, k), 0)) for k in range(over - s + 1)]
                  for s in sorted(start.unique())}

# Products (by the column of names) and pairs
PRODUCT = "StockCode"
by = rows.groupby(PRODUCT)
buyers = rows[~rows.refund].groupby(PRODUCT).CustomerID.nunique()
revenue = by.milli.sum().sort_values(ascending=False)
out["products"] = {"count": int(by.ngroups), "top": [[p, int(m), int(buyers[p])] for p, m in revenue.head(20).items()]}
sales = rows[~rows.refund]
for name, keys in (("order", ["CustomerID", "InvoiceNo"]), ("customer", ["CustomerID"])):
    least = 0.01 if name == "order" else 0.05
    baskets = sales[keys + [PRODUCT]].drop_duplicates()
    ids = baskets.groupby(keys).ngroup().to_numpy()
    codes, items = pd.factorize(baskets[PRODUCT], sort=True)
    dense = np.zeros((ids.max() + 1, len(items)), dtype=bool)
    dense[ids, codes] = True
    frame = pd.DataFrame(dense, columns=items)
    found = apriori(frame, min_support=least, max_len=2, use_colnames=True, low_memory=True)
    rules = association_rules(found, metric="support", min_threshold=least)
    pairs = sorted([min(a), min(b), r.support, r.confidence, r.lift] for a, b, r in
                   zip(rules.antecedents, rules.consequents, rules.itertuples()) if min(a) < min(b))
    out["pairs_" + name] = {"support": str(least), "baskets": len(frame), "pairs": pairs}

def plain(value):
    return value.item() if hasattr(value, "item") else str(value)
print(json.dumps(out, default=plain, ensure_ascii=False).replace("], [", "],\n["))
