// Mutated files through the built page, as a host gives them to the widget: node tests/browser/soak.mjs [FILES] (make soak).
// Each must end in results, in a question about its columns, or in a sentence; none may end the engine, hang, or leave the page.
// Figures: docs/reliability.md.

import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "../../scripts/serve.mjs";
import { browserOptions } from "./browser.mjs";
import { SEED, mutant, numbers } from "./random.mjs";
import { record } from "./site.mjs";

const FILES = Number(process.argv[2] ?? 1200);
const BATCH = 20;
const LARGEST = 100_000;
/** Milliseconds after which a file is said to hang. */
const PATIENCE = 60_000;

const corpus = ["tests/files", "fuzz/seeds/csv", "fuzz/seeds/workbook", "fuzz/seeds/everything"]
  .flatMap((folder) => readdirSync(folder).toSorted().map((name) => join(folder, name)))
  .filter((path) => !path.endsWith(".py") && statSync(path).size <= LARGEST)
  .map((path) => [path, readFileSync(path)]);
const random = numbers(SEED);
const pick = () => corpus[Math.floor(random() * corpus.length)];
const files = Array.from({ length: FILES }, () => {
  const [path, bytes] = pick();
  // Everything is read as data: what ends in .json is a project.
  return { name: `${path.split("/").at(-1)}.dat`, base64: mutant(random, bytes, pick()[1]).toString("base64") };
});

const site = await serve();
const folder = mkdtempSync(join(tmpdir(), "whalecurve-soak-"));
writeFileSync(join(folder, "favicon.ico"), "");
writeFileSync(join(folder, "index.html"), `<!doctype html><title>host</title><script src="${site.url}embed.js"></script><whale-curve lang="en"></whale-curve>`);
const host = await serve({ root: folder });
const { launchOptions } = browserOptions();
const browser = await chromium.launch(launchOptions);
const context = await browser.newContext();
const { problems } = await record(context, (url) => [site.url, host.url].some((own) => url.startsWith(own)));
const page = await context.newPage();
await page.goto(host.url);

/** How each of the files ends: "results", "asks", or the code of an error. */
const ends = (given) => page.evaluate(async ({ given, patience }) => {
  const whale = document.querySelector("whale-curve");
  const found = [];
  for (const { name, base64 } of given) {
    const file = new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name);
    let asks;
    const asked = new Promise((done) => {
      asks = ({ detail }) => detail.step === "mapping" && done("asks");
      whale.addEventListener("progress", asks);
    });
    const loaded = whale.load(file).then(async () => ((await whale.results()).schema === "whalecurve.results/1" ? "results" : "no results"), ({ code }) => code);
    const late = new Promise((done) => setTimeout(done, patience, "hangs"));
    found.push(await Promise.race([loaded, asked, late]));
    whale.removeEventListener("progress", asks);
  }
  return found;
}, { given, patience: PATIENCE });

const started = performance.now();
const counts = {};
const bad = [];
for (let from = 0; from < files.length; from += BATCH) {
  const given = files.slice(from, from + BATCH);
  for (const [at, end] of (await ends(given)).entries()) {
    counts[end] = (counts[end] ?? 0) + 1;
    if (["hangs", "no results", "engine-stopped", "out-of-memory", "formats-missing", "superseded", "cancelled"].includes(end)) bad.push(`${from + at} ${given[at].name}: ${end}`);
  }
}
const seconds = (performance.now() - started) / 1000;
const version = browser.version();
await browser.close();
await Promise.all([site.close(), host.close()]);
rmSync(folder, { recursive: true });

console.log(`${files.length} mutated files (seed ${SEED}) in ${seconds.toFixed(0)} s in Chromium ${version}`);
for (const [end, count] of Object.entries(counts).toSorted(([, one], [, other]) => other - one)) console.log(`  ${String(count).padStart(5)}  ${end}`);
for (const line of [...bad, ...problems]) console.error(line);
if (bad.length + problems.length > 0) process.exit(1);
