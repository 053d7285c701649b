// Measures the built page in headless Chromium: node benches/page.mjs [--rows N] [--runs N] [--no-write]
// Sizes against their budgets, first paint and time to usable, and what an import of a large file does to the page.
// Prints tables and writes them to benches/RESULTS.md. `make bench-page` builds first.

import { chromium } from "@playwright/test";
import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { serve } from "../scripts/serve.mjs";
import { browserOptions, kept } from "../tests/browser/browser.mjs";
import { ordersFile } from "./orders.mjs";
import { put } from "./results.mjs";
import { sizes } from "./sizes.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    runs: { type: "string", default: "5" },
    "no-write": { type: "boolean", default: false },
  },
});
const ROWS = Number(options.rows);
const RUNS = Number(options.runs);

const lines = [];
const print = (line = "") => {
  console.log(line);
  lines.push(line);
};
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const whole = (value) => Math.round(value).toLocaleString("en-US");
const range = (numbers, unit) => `${whole(median(numbers))} ${unit} (${whole(Math.min(...numbers))}–${whole(Math.max(...numbers))})`;

const PLACES = ["customers", "segments", "lifetime", "portfolio", "products", "actions", "data", "overview"];

/** Milliseconds until a place is complete, when it is seen for the first time and again, and until a threshold shows. */
async function workspaceOf(page) {
  const to = (place) => page.evaluate((place) => new Promise((done) => {
    const began = performance.now();
    document.querySelector(`[data-testid=place-${place}]`).click();
    const look = () => {
      const waits = document.querySelector("[data-testid$=-panel] .absent[role=status], .waits");
      if (document.querySelector(`[data-place=${place}]`) && !waits) done(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  }), place);
  const [first, again] = [{}, {}];
  for (const place of PLACES) first[place] = await to(place);
  for (const place of PLACES) again[place] = await to(place);
  await page.locator("[aria-controls=settings]").click();
  await page.locator("#setting-high_share").waitFor();
  const threshold = await page.evaluate(() => new Promise((done) => {
    const high = () => document.querySelector("[data-testid=tiers-table] [data-tier=high] td data").value;
    const [before, began, input] = [high(), performance.now(), document.querySelector("#setting-high_share")];
    input.value = "10";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const look = () => (high() === before ? requestAnimationFrame(look) : done(performance.now() - began));
    look();
  }));
  return { first, again, threshold };
}

/**
 * One import in a fresh page: its time, the rows that the page says it read, and the long tasks of the main thread. `ready(page)`
 * is waited for before the file is chosen, after the page takes one.
 */
async function importOf(file, ready) {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((entries) => {
      for (const { startTime, duration } of entries.getEntries()) window.longTasks.push({ startTime, duration });
    }).observe({ type: "longtask", buffered: true });
    // When the workspace has come, the import is over and drawing begins.
    new MutationObserver((_, observer) => {
      if (!document.querySelector("[data-testid=tiers-table]")) return;
      window.shown = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(site.url);
  await page.locator("[data-testid=file-input]:enabled").waitFor({ state: "attached" });
  await ready(page);
  const began = await page.evaluate(() => performance.now());
  await page.getByTestId("file-input").setInputFiles(file);
  await page.getByTestId("kpis").waitFor({ timeout: 300_000 });
  const ended = await page.evaluate(() => performance.now());
  await page.waitForTimeout(3000); // drawing the results, and the intervals after them
  const { shown, tasks } = await page.evaluate(() => ({ shown: window.shown, tasks: window.longTasks }));
  await page.getByTestId("place-data").click();
  const rows = (await page.getByTestId("receipt-rows-read").textContent())?.trim();
  const workspace = await workspaceOf(page);
  await context.close();
  const since = tasks.filter(({ startTime }) => startTime >= began);
  // The task that draws the workspace ends after it has come; both times are rounded to a millisecond.
  const isImport = ({ startTime, duration }) => startTime + duration < shown - 2;
  const durations = (tasks) => tasks.map(({ duration }) => duration);
  return { ms: ended - began, rows, workspace, importing: durations(since.filter(isImport)), drawing: durations(since.filter((task) => !isImport(task))) };
}

const site = await serve();
const browser = await chromium.launch(browserOptions().launchOptions);

print("### Download");
print();
print("| part | raw, kB | gzipped, kB | budget, kB | |");
print("| --- | ---: | ---: | ---: | --- |");
let over = 0;
for (const { name, raw, gzipped, budget } of sizes()) {
  const fits = gzipped <= budget;
  over += fits ? 0 : 1;
  print(`| ${name} | ${raw.toFixed(1)} | ${gzipped.toFixed(1)} | ${budget} | ${fits ? "fits" : "**too large**"} |`);
}

// A fresh context has an empty cache: each run is a first visit. The server is this machine: no network is in the times.
print();
print(`### Start (median of ${RUNS} first visits, with the range)`);
print();
const starts = { paint: [], started: [], usable: [] };
let unusable;
for (let run = 0; run < RUNS + 1; run += 1) {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(site.url);
  const now = () => page.evaluate(() => performance.now());
  await page.locator("#boot").waitFor({ state: "detached" });
  const started = await now();
  const usable = await page.locator("[data-testid=file-input]:enabled").waitFor({ state: "attached", timeout: 10_000 }).then(now, () => undefined);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await context.close();
  if (run === 0) continue; // the browser's own first time
  starts.paint.push(paint);
  starts.started.push(started);
  if (usable === undefined) {
    unusable = "no enabled [data-testid=file-input] within 10 s";
    break;
  }
  starts.usable.push(usable);
}
print(`- first contentful paint: ${range(starts.paint, "ms")}`);
print(`- the page has taken over: ${range(starts.started, "ms")}`);
print(`- usable (takes a file): ${unusable ? `not measured: ${unusable}` : range(starts.usable, "ms")}`);

print();
print(`### Import of ${whole(ROWS)} order lines`);
print();
const file = unusable ? undefined : ordersFile(ROWS);
if (!file) print(`Not measured: ${unusable ? "the page takes no file" : "numpy is not there"}.`);
const [imports, atOnce] = [[], []];
for (let run = 0; file && run < RUNS; run += 1) {
  imports.push(await importOf(file, kept));
  atOnce.push(await importOf(file, () => {}));
}
if (file) {
  const each = (name) => imports.map((run) => run[name]);
  const told = (name, tasks) => {
    const longest = Math.max(...tasks.flat());
    print(`- main thread, ${name}, tasks over 50 ms: ${tasks.map(({ length }) => length).join(", ")}${longest > 0 ? `; the longest ${whole(longest)} ms` : ""}`);
  };
  const times = each("ms");
  print(`- from choosing the file (${whole(statSync(file).size / 1e6)} MB) to the key figures: ${range(times, "ms")}, ${whole((ROWS / median(times)) * 1000)} rows/s (${RUNS} runs)`);
  print(`- rows read, as the page says: ${[...new Set(each("rows"))].join(", ")}`);
  told("while the lines are imported", each("importing"));
  told("while the results are drawn", each("drawing"));
  told("a file chosen as soon as the page takes one, all of it", atOnce.map(({ importing, drawing }) => [...importing, ...drawing]));
  print();
  print(`### Workspace of that file (medians of ${RUNS}, until all parts are on the screen)`);
  print();
  print("| place | first time, ms | again, ms |");
  print("| --- | ---: | ---: |");
  const of = (visit, place) => whole(median(imports.map(({ workspace }) => workspace[visit][place])));
  for (const place of PLACES) print(`| ${place} | ${of("first", place)} | ${of("again", place)} |`);
  print();
  print(`- a threshold, from the field to the tier table: ${range(imports.map(({ workspace }) => workspace.threshold), "ms")}`);
}

const versions = [`Chromium ${browser.version()}`];
await browser.close();
await site.close();
if (!options["no-write"]) put("The page", lines.join("\n"), versions);
process.exit(over > 0 ? 1 : 0);
