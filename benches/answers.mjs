// How soon the built page answers on a shop that nobody leaves: node benches/answers.mjs [--runs N]
// Milliseconds until the first view, until Segments is complete, and until a customer's detail is there while Segments
// computes. `make bench-answers` builds first.

import { chromium } from "@playwright/test";
import { parseArgs } from "node:util";
import { serve } from "../scripts/serve.mjs";
import { browserOptions, kept } from "../tests/browser/browser.mjs";
import { regularOrders } from "../tests/browser/regular.mjs";

const { values: options } = parseArgs({ options: { runs: { type: "string", default: "3" } } });
const file = { name: "regular.csv", mimeType: "text/csv", buffer: Buffer.from(regularOrders()) };
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

/** Clicks what `click` finds and waits until `has` finds something and `lacks` nothing; how long that took. */
const timed = (page, click, has, lacks = ".nothing") => page.evaluate(([click, has, lacks]) => new Promise((resolve) => {
  const began = performance.now();
  if (click) document.querySelector(click).click();
  const look = () => {
    if (document.querySelector(has) && !document.querySelector(lacks)) resolve(performance.now() - began);
    else requestAnimationFrame(look);
  };
  look();
}), [click, has, lacks]);

const WAITS = "[data-testid$=-panel] .absent[role=status], .waits";
const DETAIL = "[data-testid=customer-detail] [data-testid=bridge]";
const place = (name) => [`[data-testid=place-${name}]`, `[data-place=${name}]`, WAITS];
const row = (table) => `[data-testid=${table}] tbody tr[data-row] button`;

async function run(browser, url) {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(url);
  await kept(page);
  const found = {};
  const began = performance.now();
  await page.getByTestId("file-input").setInputFiles(file);
  await page.getByTestId("tiers-table").waitFor({ timeout: 120_000 });
  found["first view"] = performance.now() - began;

  // A customer's detail right after Segments was opened and left.
  await page.evaluate(() => document.querySelector("[data-testid=place-segments]").click());
  await page.waitForTimeout(150);
  await page.evaluate(() => document.querySelector("[data-testid=place-customers]").click());
  await page.locator(row("customers-table")).first().waitFor({ timeout: 120_000 });
  found["detail after Segments was left"] = await timed(page, row("customers-table"), DETAIL);
  await page.keyboard.press("Escape");

  // Segments, and a customer's detail as soon as its table has one, while the rates are computed.
  await page.evaluate(() => {
    window.began = performance.now();
    document.querySelector("[data-testid=place-segments]").click();
  });
  await page.locator(row("movers-table")).first().waitFor({ timeout: 120_000 });
  const waits = await page.locator("[data-testid=rates-panel] .absent[role=status]").count();
  const name = `detail while ${waits ? "rates are computed" : "nothing is computed"}`;
  found[name] = await timed(page, row("movers-table"), DETAIL);
  await page.keyboard.press("Escape");
  await timed(page, "", ...place("segments").slice(1));
  found.Segments = await page.evaluate(() => performance.now() - window.began);
  found["Health and cohorts"] = await timed(page, ...place("portfolio"));
  found["Segments again"] = await timed(page, ...place("segments"));
  found["detail while nothing is computed"] = await timed(page, row("movers-table"), DETAIL);
  await context.close();
  return found;
}

const server = await serve();
const { launchOptions } = browserOptions();
const browser = await chromium.launch(launchOptions);
const all = new Map();
for (let at = 0; at < Number(options.runs); at += 1) {
  for (const [name, took] of Object.entries(await run(browser, server.url))) all.set(name, [...(all.get(name) ?? []), took]);
}
await browser.close();
await server.close();
console.log("| | ms, median (least–most) |\n| --- | --- |");
for (const [name, took] of all) console.log(`| ${name} | ${Math.round(median(took))} (${Math.round(Math.min(...took))}–${Math.round(Math.max(...took))}) |`);
