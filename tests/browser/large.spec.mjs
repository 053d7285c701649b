// Large files: read in pieces by several workers, which end with the import.

import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { chooseFile, downloadOf, expect, openReady, test } from "./site.mjs";
import { analysed } from "./workspace.mjs";

const READER = /readers/;

/** Orders of more than 24 MiB, in which some line ends are quoted, and one amount is none. */
function orders() {
  const lines = ["order,customer,date,amount,comment"];
  for (let at = 0; at < 520_000; at += 1) {
    const comment = at % 50 === 0 ? `"first line\nsecond line, “quoted”, 第${at}行"` : `comment number ${at}, as it came`.replace(",", "");
    const amount = at === 400_000 ? "none" : `${at % 997}.${String(at % 100).padStart(2, "0")}`;
    lines.push(`${at},C${(at * 7919) % 5000},2025-${String((at % 12) + 1).padStart(2, "0")}-${String((at % 28) + 1).padStart(2, "0")},${amount},${comment}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Writes it to a file of the test's own: too large to travel through the test's connection. */
function written(content, name, info) {
  const path = info.outputPath(name);
  writeFileSync(path, content);
  return path;
}

/** The results that a page exports, without what the file itself is. */
async function results(page) {
  await page.getByTestId("export-menu").click();
  const { text } = await downloadOf(page, page.getByTestId("export-json"));
  const { import: { files: [{ name, encoding, ...file }] }, ...rest } = JSON.parse(text);
  return { file, ...rest };
}

test("pieces read by several workers give the results of one reader", async ({ page }, info) => {
  test.setTimeout(180_000);
  const text = orders();
  const started = [];
  page.on("worker", (worker) => started.push(worker));
  await openReady(page);
  // What a reader has fetched when it says its first word: the engine's compiled program comes from the engine.
  const fetched = [];
  page.on("worker", (worker) => worker.evaluate(() => new Promise((done) => {
    if (!self.name.startsWith("whalecurve reader")) return done();
    const post = self.postMessage;
    self.postMessage = (...message) => {
      done(performance.getEntriesByType("resource").map(({ name }) => name));
      post.apply(self, message);
    };
  })).then((names) => names && fetched.push(names), () => {}));
  await chooseFile(page, written(text, "orders.csv", info));
  await analysed(page);
  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched.flat().filter((name) => name.endsWith(".wasm"))).toEqual([]);
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("receipt-rows-set-aside")).toHaveText("1");
  // The engine and its readers, which are gone by now.
  expect(started.length).toBeGreaterThan(1);
  await expect.poll(() => page.workers().length).toBe(1);
  const inPieces = await results(page);

  await openReady(page);
  await chooseFile(page, written(gzipSync(text), "orders.csv.gz", info));
  await analysed(page);
  expect(await results(page)).toEqual(inPieces);
});

test("readers end when the import is stopped", async ({ page }, info) => {
  test.setTimeout(120_000);
  await openReady(page);
  await chooseFile(page, written(orders().repeat(3), "orders.csv", info));
  await expect.poll(() => page.workers().length, { intervals: [20] }).toBeGreaterThan(1);
  await page.getByTestId("cancel").click();
  await expect(page.getByTestId("cancelled")).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(1);
});

for (const [what, code] of [
  ["cannot be started", `if (!self.name.startsWith("whalecurve reader")) self.Worker = class { constructor() { throw new Error("not here"); } };`],
  ["is handed no program", `if (!self.name.startsWith("whalecurve reader")) { const post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (message, ...rest) { if (message instanceof WebAssembly.Module) throw new DOMException("not here", "DataCloneError"); post.call(this, message, ...rest); }; }`],
  ["fails at its work", `if (self.name.startsWith("whalecurve reader")) addEventListener("message", (event) => { if (!event.data?.job) return; event.stopImmediatePropagation(); throw new Error("readers fail"); });`],
]) {
  test.describe(`a reader that ${what}`, () => {
    test.use({ expected: READER });

    test("costs nothing but time", async ({ page, context }, info) => {
      test.setTimeout(120_000);
      let changed = 0;
      await context.route(/\/worker-\w+\.js$/, async (route) => {
        const response = await route.fetch();
        changed += 1;
        await route.fulfill({ response, body: `${code}\n${await response.text()}` });
      });
      await openReady(page);
      await chooseFile(page, written(orders(), "orders.csv", info));
      await analysed(page);
      expect(changed).toBeGreaterThan(0);
      await page.getByTestId("place-data").click();
      await expect(page.getByTestId("receipt-rows-read")).toHaveText("520,000");
      await expect(page.getByTestId("receipt-rows-set-aside")).toHaveText("1");
    });
  });
}
