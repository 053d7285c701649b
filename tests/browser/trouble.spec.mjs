// What the page says when it cannot start: which fault of the host, the policy or the browser it is, and who mends it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dropFile, expect, openPage, openReady, test } from "./site.mjs";
import { analysed, sample } from "./workspace.mjs";

// Everything here goes wrong on purpose.
test.use({ expected: /./ });

const boot = (page) => page.getByTestId("boot-error");
const trouble = (page) => page.getByTestId("trouble");

test("a policy without 'wasm-unsafe-eval' is named, in both languages", async ({ page, site }) => {
  const { url } = await site.under("/", { "Content-Security-Policy": "script-src 'self'" });
  await page.goto(url);
  await expect(boot(page)).toContainText("script-src needs 'wasm-unsafe-eval'");
  await expect(boot(page)).toContainText("内容安全策略禁止在此运行 WebAssembly");
});

test("a policy that allows no worker is named, and the page stands", async ({ page, site }) => {
  const { url } = await site.under("/", { "Content-Security-Policy": "worker-src 'none'" });
  await openPage(page, url);
  await expect(trouble(page)).toContainText("worker-src needs 'self' and blob:");
  await expect(page.getByTestId("error")).toBeVisible();
});

test("a browser that allows a file no worker is named", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.Worker = function Worker() {
      throw new DOMException("no workers here", "SecurityError");
    };
  });
  await page.goto(site.single);
  await expect(trouble(page)).toContainText("Where the page was opened as a file, another browser may allow it.");
});

for (const [what, files, wait] of [["the page's WebAssembly", /app-\w+\.wasm/, boot], ["the engine's script", /worker-\w+\.js/, trouble]]) {
  test(`${what} that is missing is named`, async ({ page }) => {
    await page.route(files, (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not found" }));
    await page.goto("");
    await expect(wait(page)).toContainText("A file of the page is missing on its host");
    await expect(wait(page).locator("code").first()).toContainText(files);
    await expect(wait(page).locator("code").first()).toContainText("404");
  });

  test(`${what} for which a host sends a page of its own counts as missing`, async ({ page }) => {
    await page.route(files, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>Welcome" }));
    await page.goto("");
    await expect(wait(page)).toContainText("A file of the page is missing on its host");
  });
}

test("a host that cannot be reached is named", async ({ page }) => {
  await page.route(/\.wasm|\.ftl/, (route) => route.abort("connectionrefused"));
  await page.goto("");
  await expect(boot(page)).toContainText("The host cannot be reached");
});

test("the page's script under a wrong type is named", async ({ page }) => {
  await page.route(/app-\w+\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
  });
  await page.goto("");
  await expect(boot(page)).toContainText("must serve .js as text/javascript and .wasm as application/wasm");
});

test("WebAssembly under a wrong type works all the same", async ({ page }) => {
  await page.route(/\.wasm/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await sample(page);
  await expect(trouble(page)).toHaveCount(0);
});

test("where no script starts, the page's style says so after a while", async ({ page }) => {
  await page.route(/start-\w+\.js/, (route) => route.fulfill({ contentType: "text/plain", body: "" }));
  await page.goto("");
  const stuck = page.getByTestId("boot-stuck");
  await expect(stuck).toBeHidden();
  await expect(stuck).toBeVisible({ timeout: 20_000 });
  await expect(stuck).toContainText("script-src 'self'");
});

test("a page that starts says nothing of it", async ({ page }) => {
  await openReady(page);
  await expect(page.getByTestId("boot-stuck")).toHaveCount(0);
  await expect(trouble(page)).toHaveCount(0);
});

// What may break while the page stands.

for (const [what, breakIntl] of [
  ["is missing", () => { delete globalThis.Intl; }],
  ["takes no options", () => { Intl.NumberFormat = Intl.DateTimeFormat = function broken() { throw new RangeError("Incorrect locale information provided"); }; }],
  ["writes nothing", () => { Object.defineProperty(Intl.NumberFormat.prototype, "format", { get: () => () => { throw new TypeError("broken"); } }); }],
]) {
  test(`where the browser's Intl ${what}, numbers and days stand as they are`, async ({ page }) => {
    await page.addInitScript(breakIntl);
    await sample(page);
    await expect(page.getByTestId("kpis")).toContainText("297");
    await expect(page.getByTestId("kpis")).toContainText("563844.46");
    await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible({ timeout: 30_000 });
  });
}

test("data never break the conversation with the engine: 30-digit cells, control characters and odd headers in UTF-16", async ({ page }) => {
  await openReady(page, "?lang=en");
  const text = [
    'customer,date,amount,cost,__proto__,"",unit price,profit,referred by,order,discount,potential,[\uFFFDb7',
    "c0,2021-08-21,2024^t13g1e\uFFFD,._1,0,1.2.3,73.87,r17,o33,\tg\th\ti,104.49,",
    "NULL,2024-02-30,1E+5,250.07,0,170141183460469231731687303715884105727,\uFFFDe3,\"(1,234.56)\",\"r0\",o3,410.81,286.85,[\uFFFD0",
    "c2,2021-09-02,0.0000000000000000000000018189,1,0,1,1.818989403545861818989403545860E-12,1,r,o4,1,1,",
    "c\u0000\u0007,2021-09-03,100000000000000000000.00000001,1,0,1,1,1,\u202er,o5,1,1,",
    "c4,2021-09-04,\"12,345.67\",1,0,1,1,1,r,o6,1,1,",
  ].join("\n");
  for (const swap of [false, true]) {
    const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
    await dropFile(page, { name: "odd.csv", buffer: swap ? bytes.swap16() : bytes });
    // Whatever the answer is, it is about the file.
    await expect(page.locator("[data-testid=tiers-table], [data-testid=mapping], [data-testid=error], [data-testid=questions]").first()).toBeVisible({ timeout: 30_000 });
    for (const code of ["build-mismatch", "engine-stopped", "answer-unreadable", "out-of-memory"]) {
      await expect(page.locator(`[data-testid=error][data-code=${code}]`)).toHaveCount(0);
    }
  }
  await dropFile(page, { name: "orders.csv", text: "customer,date,amount\nAda,2026-01-05,500\nBo,2026-02-06,90\n" });
  await analysed(page);
});

test("an engine that ends without a word is noticed, and another one goes on", async ({ page }) => {
  await sample(page);
  await page.workers()[0].evaluate(() => self.close());
  const error = page.getByTestId("error").first();
  await expect(error).toHaveAttribute("data-code", "engine-stopped");
  await expect(error).not.toContainText("memory");
  await page.getByRole("button", { name: "Start the engine again" }).click();
  await expect(error).toHaveCount(0);
  await page.getByTestId("analyze").click(); // the same file once more
  await analysed(page);
});

test("the name of a file is in the title only around printing", async ({ page }) => {
  await page.addInitScript(() => {
    window.titles = [];
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      window.titles.push(document.title);
      dispatchEvent(new Event("afterprint"));
    };
  });
  await openReady(page);
  const title = await page.title();
  await page.getByTestId("use-sample").click();
  await analysed(page);
  expect(await page.title()).toBe(title);
  await page.evaluate(() => window.print());
  expect(await page.evaluate(() => window.titles)).toEqual(["coffee-wholesale.csv – whalecurve"]);
  expect(await page.title()).toBe(title);
  await page.getByTestId("language").selectOption("zh-CN");
  await expect.poll(() => page.title()).toContain("whalecurve：");
});

test("another window cannot change the settings of an open analysis", async ({ page, context, site }) => {
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-opener-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>opener</title>");
  await page.goto((await site.of(folder)).url);
  const opens = context.waitForEvent("page");
  await page.evaluate((url) => { window.held = window.open(`${url}#s=1;gross_margin=0.3`); }, site.url);
  const held = await opens;
  await held.getByTestId("use-sample").click();
  await analysed(held);
  const kpis = await held.getByTestId("kpis").innerText(); // by the link with which it was opened
  await page.evaluate((url) => { window.held.location = `${url}#s=1;gross_margin=0.9`; }, site.url);
  await expect.poll(() => held.url()).toContain("0.9");
  // What it would have done is done before what is asked for after it.
  await held.getByTestId("place-customers").click();
  await expect(held.locator("[data-place=customers]")).toBeVisible();
  await held.getByTestId("place-overview").click();
  await expect(held.getByTestId("settings-computing")).toHaveCount(0);
  expect(await held.getByTestId("kpis").innerText()).toBe(kpis);
  rmSync(folder, { recursive: true });
});
