// The peers in a page of their own: each takes a File and says how long it took, in milliseconds.

import * as duckdb from "@duckdb/duckdb-wasm";

/** What a worker of ours answers to a file. */
function asked(url, file) {
  const worker = new Worker(url);
  return new Promise((done, failed) => {
    const began = performance.now();
    worker.onmessage = ({ data }) => done({ ms: performance.now() - began, ...data });
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** Every byte once, in slices, and nothing else. */
const read = (file) => asked("read.js", file);

/** Papa Parse and plain JavaScript: recency, frequency and value of each customer, and quintiles of them. */
const papa = (file) => asked("papa.js", file);

/** The same as one query of DuckDB, over the same handle; `start` is loading and starting it. */
async function duck(file) {
  const began = performance.now();
  const worker = new Worker("duckdb-browser-eh.worker.js");
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(new URL("duckdb-eh.wasm", location.href).href);
  const connection = await db.connect();
  const start = performance.now() - began;
  await db.registerFileHandle("orders.csv", file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const asked = performance.now();
  const result = await connection.query(`
    with customers as (
      select customer_id, max(order_date) as last, count(distinct order_id) as orders, sum(amount) as revenue
      from read_csv('orders.csv', header = true, columns = {
        'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'order_date': 'DATE', 'product': 'VARCHAR', 'category': 'VARCHAR',
        'quantity': 'INTEGER', 'amount': 'DECIMAL(18,2)', 'cost': 'DECIMAL(18,2)'
      })
      group by customer_id
    ), scored as (
      select *, ntile(5) over (order by last) as r, ntile(5) over (order by orders) as f, ntile(5) over (order by revenue) as m
      from customers
    )
    select count(*) as customers, cast(sum(revenue) as varchar) as revenue, sum(r + f + m) as scores from scored`);
  const ms = performance.now() - asked;
  const { customers, revenue } = result.get(0);
  await connection.close();
  await db.terminate();
  return { ms, start, customers: Number(customers), revenue };
}

globalThis.peers = { read, papa, duck };
