// Screenshots of the page: node tests/browser/shots.mjs OUT [--file PATH]… [--states start,sample,file]
//                                                        [--widths 1440,390] [--langs en,zh-CN] [--schemes light,dark]
// States: start (the page as it opens), sample (after "try the sample"), file (after the files given with --file),
// asked (the questions about the files given with --file), answered (their receipt, read without an answer), mapping (columns
// that nobody can guess), error (a picture named .csv), customer and settings (of the sample), and the
// places customers, segments, lifetime, portfolio, products, actions and data (of the files, else of the sample).
// A picture is OUT/STATE-WIDTH-LANG-SCHEME.png, of the whole page. `make shots` builds first and writes to target/shots.

import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "../../scripts/serve.mjs";
import { browserOptions } from "./browser.mjs";

const list = (text) => text.split(",").map((part) => part.trim()).filter(Boolean);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string", multiple: true, default: [] },
    states: { type: "string" },
    widths: { type: "string", default: "1440,390" },
    langs: { type: "string", default: "en,zh-CN" },
    schemes: { type: "string", default: "light,dark" },
  },
});
const [out = "target/shots"] = positionals;
const states = list(values.states ?? (values.file.length > 0 ? "start,sample,file" : "start,sample"));

const finished = (page) => page.getByTestId("whale-chart").locator("svg").waitFor({ timeout: 120_000 });

const STATES = {
  start: async () => {},
  sample: async (page) => {
    await page.getByTestId("use-sample").click();
    await finished(page);
  },
  customer: async (page) => {
    await STATES.sample(page);
    await page.getByTestId("place-customers").click();
    await page.getByTestId("customers-table").locator("tbody button").nth(2).click();
    await page.getByTestId("customer-detail").waitFor();
  },
  ...Object.fromEntries(["customers", "segments", "lifetime", "portfolio", "products", "actions", "data"].map((place) => [place, async (page) => {
    await (values.file.length > 0 ? STATES.file(page) : STATES.sample(page));
    await page.getByTestId(`place-${place}`).click();
    await page.locator(".absent[role=status]").first().waitFor({ state: "detached", timeout: 120_000 });
    await page.waitForTimeout(500); // charts follow one a turn
  }])),
  settings: async (page) => {
    await STATES.sample(page);
    await page.locator("[aria-controls=settings]").click();
    await page.getByTestId("settings").waitFor();
  },
  mapping: async (page) => {
    const rows = ["a;b;c;d;e", "17;Ada;5.1.2026;1.000,10;Tea", "18;Bo;7.1.2026;86,00;Coffee", "19;Ada;9.2.2026;120,40;Tea"];
    await page.getByTestId("file-input").setInputFiles({ name: "export_2026.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await page.getByTestId("mapping").waitFor();
  },
  asked: async (page) => {
    await page.getByTestId("file-input").setInputFiles(values.file);
    await page.getByTestId("questions").waitFor();
  },
  answered: async (page) => {
    await page.getByTestId("file-input").setInputFiles(values.file);
    const questions = page.getByTestId("questions");
    await questions.or(page.getByTestId("receipt")).first().waitFor();
    if (await page.getByTestId("questions-skip").isVisible()) await page.getByTestId("questions-skip").click();
    await finished(page);
    await page.getByTestId("place-data").click();
    await page.getByTestId("reading").first().waitFor();
  },
  error: async (page) => {
    const buffer = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    await page.getByTestId("file-input").setInputFiles({ name: "photo.csv", mimeType: "text/csv", buffer });
    await page.getByTestId("error").waitFor();
  },
  file: async (page) => {
    if (values.file.length === 0) throw new Error("the state `file` needs --file PATH");
    await page.getByTestId("file-input").setInputFiles(values.file);
    await finished(page);
  },
};

mkdirSync(out, { recursive: true });
const site = await serve();
const browser = await chromium.launch(browserOptions().launchOptions);
let failed = 0;
for (const state of states) {
  for (const width of list(values.widths).map(Number)) {
    for (const lang of list(values.langs)) {
      for (const scheme of list(values.schemes)) {
        const name = `${state}-${width}-${lang}-${scheme}`;
        const context = await browser.newContext({
          colorScheme: scheme, locale: lang, reducedMotion: "reduce", timezoneId: "UTC",
          viewport: { width, height: width < 600 ? 844 : 900 }, deviceScaleFactor: width < 600 ? 2 : 1,
        });
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        try {
          await page.goto(site.url);
          await page.locator("#boot").waitFor({ state: "detached" });
          await STATES[state](page);
          await page.evaluate(() => document.fonts.ready);
          await page.waitForTimeout(300);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
          console.log(`${name}.png${wider > 0 ? ` — scrolls sideways by ${wider} px` : ""}`);
        } catch (error) {
          failed += 1;
          console.error(`${name}: ${String(error.message ?? error).split("\n")[0]}`);
        }
        await context.close();
      }
    }
  }
}
await browser.close();
await site.close();
process.exit(failed > 0 ? 1 : 0);
