"""The engine natively beside polars and DuckDB from Python, on the same file of orders.

`make bench-native` makes the environment and runs this: medians of runs that alternate, each in a process of its own.
The engine reads into its ledger and makes the whole analysis, lifetime models included, on one thread; the others answer
one RFM query (last day, orders, revenue, quintiles of each) with as many threads as there are cores."""

import json
import os
import statistics
import subprocess
import sys
import time

QUERY = """
with customers as (
  select customer_id, max(order_date) as last, count(distinct order_id) as orders, sum(amount) as revenue
  from read_csv('{file}', header = true, columns = {{'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'order_date': 'DATE',
    'product': 'VARCHAR', 'category': 'VARCHAR', 'quantity': 'INTEGER', 'amount': 'DECIMAL(18,2)', 'cost': 'DECIMAL(18,2)'}})
  group by customer_id
), scored as (
  select *, ntile(5) over (order by last) as r, ntile(5) over (order by orders) as f, ntile(5) over (order by revenue) as m
  from customers
)
select count(*) as customers, cast(sum(revenue) as varchar) as revenue, sum(r + f + m) as scores from scored
"""


def duckdb(file):
    import duckdb as db
    began = time.perf_counter()
    customers, revenue, _ = db.sql(QUERY.format(file=file)).fetchall()[0]
    return {"whole": time.perf_counter() - began, "customers": customers, "revenue": revenue}


def polars(file):
    import polars as pl
    began = time.perf_counter()
    cents = (pl.col("amount") * 100).round().cast(pl.Int64).sum()
    table = pl.scan_csv(file, schema_overrides={"order_date": pl.Date}).group_by("customer_id").agg(
        pl.col("order_date").max().alias("last"), pl.col("order_id").n_unique().alias("orders"), cents.alias("revenue"))
    fifth = lambda name: (pl.col(name).rank("ordinal") * 5 // (pl.len() + 1)).alias(f"score_{name}")
    table = table.with_columns(fifth("last"), fifth("orders"), fifth("revenue")).collect()
    seconds = time.perf_counter() - began
    return {"whole": seconds, "customers": table.height, "revenue": f"{table['revenue'].sum() / 100:.2f}"}


def alone(name, file):
    """In a process of its own, with its largest memory in MB."""
    command = [os.environ["ENGINE"], file] if name == "engine" else [sys.executable, __file__, name, file]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{name} failed")
    return {**json.loads(out), "memory": usage.ru_maxrss / 1000}


def main(files, runs=5):
    import duckdb as db
    import polars as pl
    names = {"engine": "**the engine**: ledger and whole analysis, one thread", "duckdb": f"DuckDB {db.__version__}: one RFM query", "polars": f"polars {pl.__version__}: one RFM query"}
    print(f"Medians (with the range) of {runs} runs that alternate, each in a process of its own.")
    for file in files:
        found = {name: [] for name in names}
        for _ in range(runs):
            for name in names:
                found[name].append(alone(name, file))
        said = {(one["customers"], float(one["revenue"])) for all in found.values() for one in all}
        if len(said) != 1:
            raise SystemExit(f"they disagree: {said}")
        rows = sum(chunk.count(b"\n") for chunk in iter(lambda f=open(file, "rb"): f.read(1 << 20), b"")) - 1
        print(f"\n### {rows:,} order lines, {os.path.getsize(file) / 1e6:.0f} MB\n\n| | s | against the engine | memory, MB |\n| --- | ---: | ---: | ---: |")
        figure = lambda all, of: f"{statistics.median(one[of] for one in all):.2f} ({min(one[of] for one in all):.2f}–{max(one[of] for one in all):.2f})"
        engine = statistics.median(one["whole"] for one in found["engine"])
        for name, label in names.items():
            memory = statistics.median(one["memory"] for one in found[name])
            ratio = statistics.median(one["whole"] for one in found[name]) / engine
            print(f"| {label} | {figure(found[name], 'whole')} | {ratio:.2f} × | {memory:.0f} |")
            if name == "engine":
                print(f"| of this, the ledger | {figure(found[name], 'ledger')} | | |")
        print(f"\nAll found {said.pop()[0]:,} customers and the same revenue.")


if __name__ == "__main__":
    peer = {"duckdb": duckdb, "polars": polars}.get(sys.argv[1])
    if peer:
        print(json.dumps(peer(sys.argv[2])))
    else:
        main(sys.argv[1:])
