// Side by side in one run of headless Chromium, on the same generated files: node benches/large.mjs [--rows N,N] [--runs N]
// This tool from the file to tier table and whale curve, a pass that only reads the file, one RFM query of DuckDB-WASM, and
// Papa Parse with plain JavaScript in a worker. Prints a table and writes it to benches/RESULTS.md. `make bench-large` builds first.

import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { serve } from "../scripts/serve.mjs";
import { browserOptions, kept } from "../tests/browser/browser.mjs";
import { ordersFile } from "./orders.mjs";
import { put } from "./results.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000,5000000,10000000" },
    runs: { type: "string", default: "5" },
    only: { type: "string", default: "read,whalecurve,duck,papa" },
    "no-write": { type: "boolean", default: false },
  },
});
const [RUNS, ONLY] = [Number(options.runs), options.only.split(",")];
const PEERS = "target/bench/peers";
const { dependencies: peers } = JSON.parse(readFileSync("benches/peers/package.json", "utf8"));

const lines = [];
const print = (line = "") => {
  console.log(line);
  lines.push(line);
};
const whole = (value) => Math.round(value).toLocaleString("en-US");
const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const range = (numbers) => `${whole(median(numbers))} (${whole(Math.min(...numbers))}–${whole(Math.max(...numbers))})`;

/** The peers' page, bundled. */
async function peersPage() {
  mkdirSync(PEERS, { recursive: true });
  const nodePaths = ["benches/peers/node_modules"];
  await build({ entryPoints: ["benches/peers/page.js"], bundle: true, format: "esm", outfile: `${PEERS}/page.js`, nodePaths });
  await build({ entryPoints: ["benches/peers/papa.js"], bundle: true, format: "iife", outfile: `${PEERS}/papa.js`, nodePaths });
  copyFileSync("benches/peers/read.js", `${PEERS}/read.js`);
  const duck = "benches/peers/node_modules/@duckdb/duckdb-wasm/dist";
  for (const file of ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"]) copyFileSync(`${duck}/${file}`, `${PEERS}/${file}`);
  writeFileSync(`${PEERS}/index.html`, `<!doctype html><input type="file"><script type="module" src="page.js"></script>`);
}

/** Most memory, in MB, that the largest renderer of a browser has had. Workers live in their page's process. */
async function peak(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const most = ({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
  };
  return Math.max(...processInfo.filter(({ type }) => type === "renderer").map(most));
}

/** One run in a browser of its own, whose memory nobody has used before. */
async function alone(url, run) {
  const browser = await chromium.launch(browserOptions().launchOptions);
  try {
    const page = await (await browser.newContext({ locale: "en-US" })).newPage();
    await page.goto(url);
    return { ...(await run(page)), peak: await peak(browser) };
  } finally {
    await browser.close();
  }
}

const peer = (name, file) => (page) => page.locator("input").setInputFiles(file)
  .then(() => page.evaluate((name) => globalThis.peers[name](document.querySelector("input").files[0]), name));

async function whalecurve(page, file) {
  await page.locator("[data-testid=file-input]:enabled").waitFor({ state: "attached" });
  await kept(page);
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((entries) => entries.getEntries().forEach(({ duration }) => window.tasks.push(duration))).observe({ type: "longtask" });
    window.complete = new Promise((done) => {
      const input = document.querySelector("[data-testid=file-input]");
      input.addEventListener("change", () => {
        const began = performance.now();
        const look = () => {
          const shown = document.querySelector("[data-testid=tiers-table] tr[data-tier]") && document.querySelector("[data-testid=whale-chart] svg path");
          if (shown) done({ ms: performance.now() - began, tasks: window.tasks });
          else setTimeout(look, 10);
        };
        look();
      }, { capture: true, once: true });
    });
  });
  await page.getByTestId("file-input").setInputFiles(file);
  const { ms, tasks } = await page.evaluate(() => window.complete);
  await page.getByTestId("place-data").click();
  const rows = (await page.getByTestId("receipt-rows-read").textContent())?.trim();
  return { ms, tasks: tasks.length, rows };
}

/** Milliseconds from a click on "cancel", in the middle of reading, to the page that is ready again. */
async function cancelled(page, file) {
  await page.locator("[data-testid=file-input]:enabled").waitFor({ state: "attached" });
  await kept(page);
  await page.getByTestId("file-input").setInputFiles(file);
  await page.getByTestId("cancel").waitFor();
  await page.waitForTimeout(1000);
  const ms = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    const look = () => (document.querySelector("[data-testid=cancelled]") ? done(performance.now() - began) : setTimeout(look, 1));
    document.querySelector("[data-testid=cancel]").click();
    look();
  }));
  return { ms };
}

await peersPage();
const [ours, theirs] = [await serve(), await serve({ root: PEERS })];
const version = await chromium.launch(browserOptions().launchOptions).then(async (browser) => [browser.version(), await browser.close()][0]);
print(`Medians (with the range) of ${RUNS} runs that alternate, each in a browser of its own. Memory is the most that the page's process, workers included, has had.`);
for (const rows of options.rows.split(",").map(Number)) {
  const file = ordersFile(rows);
  const found = { read: [], whalecurve: [], duck: [], papa: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of ONLY) {
      const of = name === "whalecurve" ? alone(ours.url, (page) => whalecurve(page, file)) : alone(theirs.url, peer(name, file));
      found[name].push(await of);
    }
  }
  const ms = (name) => median(found[name].map((run) => run.ms));
  const ratio = (of) => (ONLY.includes("whalecurve") ? `${(of / ms("whalecurve")).toFixed(2)} ×` : "");
  print();
  print(`### ${whole(rows)} order lines, ${whole(statSync(file).size / 1e6)} MB`);
  print();
  print("| | ms | against this tool | memory, MB |");
  print("| --- | ---: | ---: | ---: |");
  const labels = { read: "only reading the file", whalecurve: "**whalecurve**: file to tier table and whale curve", duck: "DuckDB-WASM: one RFM query, without its start", papa: "Papa Parse and JavaScript: RFM" };
  for (const name of ONLY) {
    const runs = found[name];
    print(`| ${labels[name]} | ${range(runs.map((run) => run.ms))} | ${ratio(ms(name))} | ${whole(median(runs.map((run) => run.peak)))} |`);
    if (name === "duck") {
      const started = runs.map((run) => run.ms + run.start);
      print(`| DuckDB-WASM: the same with its start | ${range(started)} | ${ratio(median(started))} | |`);
    }
  }
  print();
  if (ONLY.includes("whalecurve")) print(`- main thread, tasks over 50 ms: ${found.whalecurve.map((run) => run.tasks).join(", ")}; rows read, as the page says: ${found.whalecurve[0].rows}`);
  if (ONLY.includes("whalecurve")) {
    const stops = [];
    for (let run = 0; run < RUNS; run += 1) stops.push((await alone(ours.url, (page) => cancelled(page, file))).ms);
    print(`- from a click on “cancel”, one second into reading, to the page that says so: ${range(stops)} ms`);
  }
  const [duck, papa] = [found.duck[0], found.papa[0]];
  if (duck && papa) print(`- customers and revenue that the peers found: ${whole(duck.customers)}, ${duck.revenue} and ${whole(papa.customers)}, ${papa.revenue}`);
}
await Promise.all([ours.close(), theirs.close()]);
const versions = [`Chromium ${version}`, `DuckDB-WASM ${peers["@duckdb/duckdb-wasm"]}`, `Papa Parse ${peers.papaparse}`];
if (!options["no-write"]) put("Large files, side by side", lines.join("\n"), versions);
