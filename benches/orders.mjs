// The generated order files that the benches share.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { resolve } from "node:path";

/** Has numpy (`scripts/need numpy`), which the generator needs. */
const PYTHON = "target/venv/bin/python";

/** A million of those rows as a workbook. Undefined without numpy. */
export function workbook() {
  const [from, file] = [ordersFile(1e6), resolve("target/bench/orders-1000000.xlsx")];
  if (!from || existsSync(file)) return from && file;
  execFileSync("python3", ["benches/workbook.py", from, `${file}.new`], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(`${file}.new`, file);
  return file;
}

/** A generated orders file; the same rows every time. Undefined without numpy. */
export function ordersFile(rows) {
  const file = resolve(`target/bench/orders-${rows}.csv`);
  if (existsSync(file)) return file;
  if (!existsSync(PYTHON)) return undefined;
  mkdirSync("target/bench", { recursive: true });
  execFileSync(PYTHON, ["tests/data/make_large.py", String(rows), `${file}.new`], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(`${file}.new`, file);
  return file;
}
