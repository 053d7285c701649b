// The generated order files that the benches share.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { resolve } from "node:path";

const DATA = resolve(process.env.WHALECURVE_DATA ?? "../shared/data");

/** A million of those rows as a workbook. Undefined where the generator is not there. */
export function workbook() {
  const [from, file] = [ordersFile(1e6), resolve("target/bench/orders-1000000.xlsx")];
  if (!from || existsSync(file)) return from && file;
  execFileSync("python3", ["benches/workbook.py", from, `${file}.new`], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(`${file}.new`, file);
  return file;
}

/** A generated orders file; the same rows every time. Undefined where the generator is not there. */
export function ordersFile(rows) {
  const file = resolve(`target/bench/orders-${rows}.csv`);
  if (existsSync(file)) return file;
  const generator = `${DATA}/make_large.py`;
  if (!existsSync(generator)) return undefined;
  mkdirSync("target/bench", { recursive: true });
  execFileSync("target/venv/bin/python", [generator, String(rows), `${file}.new`], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(`${file}.new`, file);
  return file;
}
