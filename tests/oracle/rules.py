"""python3 rules.py ../data > rules.json: for whom rules fire on Online Retail and CDNOW, today and at each of the 12 month ends
before, computed with pandas from docs/definitions.md, without a look at our code.

No model is asked: expected orders weigh nothing in the potential score, so that growth alone decides. Rows without a customer are
left out; a row is a refund where its invoice begins with C or its amount or quantity is negative. Without a cost, current value is
revenue. Of each list of customers, in the order of their ids, the file has the count, the CRC-32 of the ids with newlines between
them, and the first three. Needs pandas; made with the versions that the file names."""
import json, math, sys, zlib
import numpy as np, pandas as pd

months = lambda n: pd.DateOffset(months=n)


def retail(folder):
    rows = pd.read_csv(folder + "/online_retail.csv.gz", dtype={"InvoiceNo": str, "StockCode": str, "CustomerID": str})
    rows = rows[rows.CustomerID.notna()].copy()
    rows["money"] = rows.Quantity * (rows.UnitPrice * 1000).round().astype("int64")  # thousandths of a pound
    rows["day"] = pd.to_datetime(rows.InvoiceDate).dt.normalize()
    rows["refund"] = rows.InvoiceNo.str.startswith("C") | (rows.money < 0) | (rows.Quantity < 0)
    return rows.rename(columns={"CustomerID": "who", "InvoiceNo": "order", "StockCode": "product"}), 1000


def cdnow(folder):
    rows = pd.read_csv(folder + "/cdnow_transactions.csv", dtype={"customer_id": str})
    rows["money"] = (rows.amount * 100).round().astype("int64")  # cents
    rows["day"] = pd.to_datetime(rows.date)
    rows["refund"] = False
    rows["order"] = rows.date
    return rows.rename(columns={"customer_id": "who"}), 100


class Known:
    """What was known at the end of a day; `back` is the day that everything looks back from."""

    def __init__(self, rows, end, back):
        rows = rows[rows.day <= end]
        self.who = pd.Index(sorted(rows.who.unique()))
        per = lambda rows: rows.groupby("who").money.sum().reindex(self.who).fillna(0).astype("int64")
        ago = (back - rows.day).dt.days
        self.revenue = per(rows)
        start = end + pd.Timedelta(days=1) - months(12)
        self.year = per(rows[rows.day >= start])
        a, b = per(rows[ago <= 90]), per(rows[(ago > 90) & (ago <= 180)])
        both = a + b
        direction = pd.Series(np.select([a > b, a == b], [100.0, 50.0], 0.0), self.who)
        self.potential = (50 + 50 * (a - b) / both.where(both > 0)).clip(0, 100).where(both > 0, direction)
        orders = rows.groupby(["who", "order"]).agg(money=("money", "sum"), sale=("refund", lambda r: (~r).any()))
        first_sale = rows[~rows.refund].groupby(["who", "order"]).day.min()
        orders["day"] = first_sale.reindex(orders.index)
        bought = orders[orders.sale & (orders.money >= 0)].reset_index()
        of = lambda what: bought.groupby("who").day.agg(what).reindex(self.who)
        self.purchases = of("count").fillna(0)
        self.since, self.age = (back - of("max")).dt.days, (back - of("min")).dt.days
        days = bought[["who", "day"]].drop_duplicates().sort_values(["who", "day"])
        gaps = days.groupby("who").day.diff().dt.days
        own = gaps.groupby(days.who).median().where(days.groupby("who").size() >= 3).reindex(self.who)
        everybody = gaps.median()
        self.gap = own.fillna(90 if math.isnan(everybody) else everybody)
        self.silence = self.since / self.gap
        self.lost = ~(self.since <= 4 * self.gap)
        # The matrix: the best fifth by the revenue of 12 months, ties by id, of those above zero; potential from 50 on
        best = self.year.sort_values(ascending=False, kind="stable").index[: -(-len(self.who) // 5)]
        high = self.who.isin(best) & (self.year > 0)
        likely = self.potential >= 50
        tiers = np.select([high & likely, high, likely], ["star", "cash_cow", "potential"], "problem")
        self.matrix = pd.Series(tiers, self.who)
        new = self.revenue[self.age <= 90]
        self.new_rank = (new.rank(method="min") - 1) / len(new)
        if "product" in rows:
            self.dropped = self.products_dropped(rows[~rows.refund], of("max"), start, back)

    def products_dropped(self, sales, last, start, back):
        """Bought on three days or more, the last within 12 months and more than two mean intervals ago, and something else since."""
        days = sales[["who", "product", "day"]].drop_duplicates()
        each = days.groupby(["who", "product"]).day.agg(["min", "max", "count"]).reset_index()
        each = each[each["count"] >= 3]
        interval = (each["max"] - each["min"]).dt.days / (each["count"] - 1)
        gone = ((back - each["max"]).dt.days > 2 * interval) & (each["max"] >= start) & (each["max"] < each.who.map(last))
        return each[gone].groupby("who").size().reindex(self.who).fillna(0)


RULES = {
    "tier.matrix = cash_cow and days_since_purchase > 30": lambda now, then, unit: (now.matrix == "cash_cow") & (now.since > 30),
    "was(tier.matrix, 1 quarter) = star and tier.matrix != star":
        lambda now, then, unit: (then.matrix.reindex(now.who) == "star") & (now.matrix != "star"),
    "potential >= 50 and was(potential, 1 quarter) < 50":
        lambda now, then, unit: (now.potential >= 50) & (then.potential.reindex(now.who) < 50),
    "tier.lifecycle != lost and silence > 2": lambda now, then, unit: ~now.lost & (now.silence > 2),
    "new_rank >= 80%": lambda now, then, unit: now.new_rank.reindex(now.who) >= 0.8,
    "purchases in (1, 2) and not (days_since_purchase <= 90 or days_since_purchase > 1 year)":
        lambda now, then, unit: now.purchases.isin([1, 2]) & (now.since > 90) & (now.since <= 365),
    "change(revenue_12m, 1 quarter) <= -50 and tier.lifecycle != lost":
        lambda now, then, unit: (now.year - then.year.reindex(now.who) <= -50 * unit) & ~now.lost,
    "tier.matrix = star and products_dropped >= 1":
        lambda now, then, unit: (now.matrix == "star") & (now.dropped >= 1) if hasattr(now, "dropped") else None,
}

out = {"versions": {"python": sys.version.split()[0], "numpy": np.__version__, "pandas": pd.__version__}}
for name, read in [("online_retail", retail), ("cdnow", cdnow)]:
    rows, unit = read(sys.argv[1])
    sales = rows[~rows.refund]
    end = sales.day.max()
    ends = [end - pd.offsets.MonthEnd(n) for n in range(12, 0, -1)]
    earliest = rows.day.min()
    out[name] = {rule: {} for rule in RULES}
    nobody = None
    for day in [day for day in ends if day >= earliest] + [end]:
        now = Known(rows, day, day + pd.Timedelta(days=1) if day == end else day)
        before = day - pd.offsets.MonthEnd(3) if day.is_month_end else day - months(3)
        then = Known(rows, before, before) if before >= earliest else nobody
        for rule, fires in RULES.items():
            if then is None and ("was(" in rule or "change(" in rule):
                found = []
            else:
                holds = fires(now, then, unit)
                if holds is None:
                    continue
                found = list(now.who[holds.to_numpy(dtype=bool)])
            out[name][rule][str(day.date())] = [len(found), zlib.crc32("\n".join(found).encode()), found[:3]]
    out[name] = {rule: days for rule, days in out[name].items() if days}
json.dump(out, sys.stdout, indent=1)
