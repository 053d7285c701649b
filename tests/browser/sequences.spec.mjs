// Seeded sequences of what a host may ask of a widget, in any overlap, against a model that does one thing at a time: results
// belong to the load that was kept last, and every promise is kept or broken.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SEED, numbers } from "./random.mjs";
import { expect, test } from "./site.mjs";

/** `make soak` runs 500. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 40);
/** Sequences between two looks at the page. */
const BATCH = 25;

/** Data by its revenue, and what is none. The first takes a while, so that other requests come in between. */
const GOOD = {
  "563844.46": readFileSync("www/samples/coffee-wholesale.csv", "utf8"),
  "1750.5": "customer,date,amount\nAda,2026-01-05,900\nAda,2026-02-05,650.5\nBo,2026-02-06,120\nCy,2026-03-07,80\n",
  30: "customer,date,amount\nZoe,2026-01-05,10\nYan,2026-02-05,20\n",
};
const BAD = ["\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", "customer,date,amount\n", "\0\0\0\0"];

/** Runs the sequences of these seeds in a page, and returns what is wrong with each. Nothing from outside but what is given. */
async function run({ seeds, makeNumbers, good, bad }) {
  const whale = document.querySelector("whale-curve");
  const sleep = (time) => new Promise((done) => setTimeout(done, time));
  const wrong = [];
  // The widget goes on from one sequence to the next: the revenue of the load that was kept last, undefined where that is none.
  let { current, margin } = window.model ?? { margin: 0.4 };
  for (const seed of seeds) {
    const random = makeNumbers(seed);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const log = [`${current}, margin ${margin}`];
    const say = (text) => wrong.push(`seed ${seed}: ${text}\n  ${log.join("\n  ")}`);
    let loads = 0;
    const open = new Set();
    const call = (name, ...given) => {
      const called = `${name} ${JSON.stringify(given).slice(0, 40)}`;
      log.push(called);
      const settled = Promise.resolve(whale[name](...given)).then((value) => [value], ({ code, message }) => ({ code: code ?? message })).then((end) => {
        log.push(`${called} → ${end.code ?? "kept"}`);
        open.delete(settled);
        return end;
      });
      open.add(settled);
      return settled;
    };
    /** What a file says: its revenue, and its margin where it has that. */
    const read = async (value) => {
      if (!value.blob) return { revenue: value.totals.revenue, margin: Number(value.settings.gross_margin) };
      const text = await value.blob.text();
      if (value.name.endsWith(".json")) return read(JSON.parse(text));
      // The sum of a column of the customers' table.
      const [header, ...rows] = text.trim().split("\r\n").map((line) => line.split(","));
      const column = header.indexOf("Revenue");
      const units = rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
      return { revenue: String(units / 100) };
    };
    /** Margins since the sequence began, the last one of now. */
    const margins = [margin];
    const belongs = (name) => {
      const from = margins.length - 1;
      return async (end) => {
        const [then, since] = [current, margins.slice(from)];
        if (end.code) {
          if (!["no-analysis", "superseded", "destroyed", "reloaded"].includes(end.code)) say(`${name} was refused with ${end.code}`);
          return;
        }
        const found = await read(end[0]);
        if (found.revenue !== then) say(`${name} gave ${found.revenue}, and the load that was kept last has ${then}`);
        if (found.margin !== undefined && !since.includes(found.margin)) say(`${name} gave a margin of ${found.margin}, and since it was called there were ${since}`);
      };
    };
    const operations = {
      load() {
        const revenue = pick(Object.keys(good));
        const nth = ++loads;
        return call("load", good[revenue]).then(({ code }) => {
          if (!code) current = revenue;
          else if (code === "superseded" ? nth === loads : code !== "destroyed") say(`load ${nth} of ${loads} was refused with ${code}`);
        });
      },
      garbage() {
        const nth = ++loads;
        return call("load", pick(bad)).then(({ code }) => {
          if (!code) say("a load of garbage was kept");
          else if (code === "superseded" && nth === loads) say("the newest load was refused as superseded");
          else if (code !== "superseded" && code !== "destroyed") current = undefined;
        });
      },
      set() {
        const wanted = pick([0.3, 0.5, 0.25, null]);
        margins.push(margin = wanted ?? 0.4);
        return call("set", { gross_margin: wanted }).then(({ code }) => {
          if (code && !["destroyed", "reloaded"].includes(code)) say(`a setting was refused with ${code}`);
        });
      },
      setBadly: () => call("set", { gross_margin: 7 }).then(({ code }) => {
        if (!["setting-invalid", "destroyed"].includes(code)) say(`a setting out of range came to ${code}`);
      }),
      results: () => call("results").then(belongs("results()")),
      export: () => call("export", pick(["json", "csv"])).then(belongs("export()")),
      async destroy() {
        log.push("destroy");
        whale.destroy();
        current = undefined;
        margins.push(margin = 0.4);
        loads += 1; // none of before can be kept
        whale.remove();
        await Promise.resolve(); // until it has noticed
        document.body.append(whale);
      },
    };
    const odds = ["load", "load", "load", "garbage", "set", "set", "setBadly", "results", "results", "results", "export", "export"];
    const length = 3 + Math.floor(random() * 6);
    const asked = [];
    for (let at = 0; at < length; at++) {
      const name = random() < 0.015 ? "destroy" : pick(odds);
      asked.push(operations[name]());
      const pause = random();
      // Removed, it takes nothing until it is in the page again.
      if (pause < 0.3 || name === "destroy") await asked.at(-1);
      else if (pause < 0.7) await sleep(random() * 120);
    }
    const hung = await Promise.race([Promise.all(asked).then(() => false), sleep(30_000).then(() => true)]);
    if (hung) {
      say(`${open.size} of ${asked.length} hang`);
      return wrong;
    }
    // At rest it is what the model says.
    const end = await call("results");
    if (current === undefined ? end.code !== "no-analysis" : end.code || end[0].totals.revenue !== current) {
      say(`at rest ${end.code ?? end[0].totals.revenue} instead of ${current}`);
    } else if (!end.code) {
      const { settings, totals, assumed } = end[0];
      if (Number(settings.gross_margin) !== margin) say(`at rest a margin of ${settings.gross_margin} instead of ${margin}`);
      const isOfMargin = Math.abs(totals.profit - totals.revenue * margin) < 0.005;
      if (assumed.includes("gross_margin") && !isOfMargin) say(`at rest a profit of ${totals.profit} at a margin of ${margin}`);
    }
    window.model = { current, margin };
  }
  return wrong;
}

test(`${SEQUENCES} sequences of requests in any overlap end as one by one`, async ({ page, site }) => {
  test.setTimeout(1_800_000);
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-sequences-"));
  writeFileSync(join(folder, "favicon.ico"), "");
  writeFileSync(join(folder, "index.html"), `<!doctype html><title>host</title><script src="${site.url}embed.js"></script><whale-curve view="tiers" lang="en"></whale-curve>`);
  const { url } = await site.of(folder);
  await page.goto(url);
  const started = Date.now();
  const wrong = [];
  for (let from = 0; from < SEQUENCES && wrong.length < 5; from += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, SEQUENCES - from) }, (_, at) => SEED * 10_000 + from + at);
    const text = `(${run})({ seeds: ${JSON.stringify(seeds)}, makeNumbers: ${numbers}, good: ${JSON.stringify(GOOD)}, bad: ${JSON.stringify(BAD)} })`;
    wrong.push(...await page.evaluate(text));
  }
  console.log(`${SEQUENCES} sequences in ${Math.round((Date.now() - started) / 1000)} s`);
  expect(wrong).toEqual([]);
  rmSync(folder, { recursive: true });
});
