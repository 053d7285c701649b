// A shop whose customers come back at regular intervals until the last day: next to nobody leaves, and a fit of a model
// of leaving runs along a flat direction.

import { numbers } from "./random.mjs";

const DAY = 86_400_000;
const DAYS = 4 * 365;

/** `orders` orders of `customers` customers over four years, two lines each, as CSV; the same for the same seed. */
export function regularOrders({ customers = 800, orders = 5000, seed = 7 } = {}) {
  const random = numbers(seed);
  const end = Date.UTC(2026, 0, 1);
  // Some come twice as often as others; on average they come to as many orders as are wanted.
  const rates = Array.from({ length: customers }, () => 0.4 + 1.2 * random());
  const scale = orders / rates.reduce((sum, rate) => sum + rate, 0);
  const rows = [];
  for (const [customer, rate] of rates.entries()) {
    const interval = DAYS / (rate * scale);
    for (let day = interval * random(); day < DAYS; day += interval * (0.95 + 0.1 * random())) {
      rows.push([end - (DAYS - day) * DAY, customer]);
    }
  }
  rows.sort(([a], [b]) => a - b);
  const lines = ["order,customer,date,product,quantity,amount"];
  for (const [at, [time, customer]] of rows.entries()) {
    for (let line = 0; line < 2; line += 1) {
      const date = new Date(time).toISOString().slice(0, 10);
      lines.push([`O${at + 1}`, `C${customer + 1}`, date, `P${1 + Math.floor(40 * random())}`, 1, (5 + 95 * random()).toFixed(2)].join(","));
    }
  }
  return `${lines.join("\n")}\n`;
}
