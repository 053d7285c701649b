// The main job: a file in, tiers, whale curve, customers and exports out; and what happens when the file is no good.

import { chooseFile, downloadOf, dropFile, expect, expectAccessible, openReady, test } from "./site.mjs";
import { PLACES, analysed, complete, goTo, sample } from "./workspace.mjs";

const number = async (locator) => Number(await locator.getAttribute("data-value"));

/** Orders of three customers: one good, one small, one at a loss. */
const ORDERS = [
  "order,customer,date,amount,cost",
  "1,Ada,2026-01-05,1000.10,400",
  "2,Ada,2026-03-05,900.20,400",
  "3,Bo,2026-02-01,50,30",
  "4,Cy,2026-02-11,20,95.5",
  "",
].join("\n");

for (const [locale, words] of [
  ["en-US", { revenue: "Revenue", high: "High value", receipt: "Import receipt" }],
  ["zh-CN", { revenue: "收入", high: "高价值", receipt: "导入核对表" }],
]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the sample is analysed and shows tiers, curve, cards, grid, customers and receipt", async ({ page }) => {
      await sample(page);
      await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-CN" ? "zh-CN" : "en");
      await expect(page.getByTestId("kpis")).toContainText(words.revenue);
      await expect(page.getByTestId("tiers-table").locator("tr[data-tier=high]")).toContainText(words.high);
      await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible();
      await page.getByTestId("receipt-line").click();
      const receipt = page.getByTestId("receipt");
      await expect(receipt).toContainText(words.receipt);
      const [read, used, aside, blank] = await Promise.all(
        ["read", "used", "set-aside", "blank"].map((name) => number(page.getByTestId(`receipt-rows-${name}`))),
      );
      expect(read).toBeGreaterThan(3000);
      expect(aside).toBeGreaterThan(3);
      expect(used + aside + blank).toBe(read);
      await expect(receipt.locator("tr[data-code]")).not.toHaveCount(0);
      await page.getByTestId("place-segments").click();
      await expect(page.getByTestId("rfm-table").locator("td")).toHaveCount(25);
      await expect(page.getByTestId("strategy-card")).toHaveCount(4);
    });

    test("no text is missing from the catalogue", async ({ page }) => {
      await sample(page);
      await page.getByTestId("scheme").selectOption("rfm");
      await page.getByRole("button", { name: locale === "zh-CN" ? "设置" : "Settings" }).first().click();
      for (const place of PLACES) {
        await goTo(page, place);
        await complete(page);
      }
      await goTo(page, "customers");
      await page.getByTestId("customers-table").locator("tbody tr").first().click();
      await expect(page.getByTestId("customer-detail").getByTestId("bridge")).toBeVisible();
      await complete(page);
    });
  });
}

test("a small file: exact figures, reasons and a bridge that adds up", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
  const kpi = (name) => page.getByTestId("kpis").locator(`[data-kpi=${name}] data`);
  await expect(kpi("kpi-revenue")).toHaveAttribute("value", "1970.3");
  await expect(kpi("kpi-profit")).toHaveAttribute("value", "1044.8");
  await expect(page.getByTestId("tiers-table").locator("tr[data-tier=negative] td data").first()).toHaveText("1");
  await page.getByTestId("place-customers").click();
  await page.getByTestId("customers-table").getByRole("button", { name: /Cy/ }).click();
  const detail = page.getByTestId("customer-detail");
  await expect(detail).toContainText("costs more than they bring");
  await expect(detail.getByTestId("bridge")).toBeVisible();
  const values = await detail.getByTestId("bridge").locator("data").evaluateAll((all) => all.map((one) => one.value));
  expect(values).toEqual(["20", "95.5", "0", "0", "-75.5"]);
  await page.keyboard.press("Escape");
  await expect(detail).toHaveCount(0);
});

test("a dropped file is read wherever it falls", async ({ page }) => {
  await openReady(page);
  await dropFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
});

test("tiers lead to their customers; the table sorts, searches and turns pages", async ({ page }) => {
  await sample(page);
  await goTo(page, "customers");
  const rows = page.getByTestId("customers-table").locator("tbody tr[data-row]");
  const first = await rows.first().getAttribute("data-row");
  const pager = page.getByTestId("customers-panel");
  await pager.getByTestId("page-next").click();
  await expect(rows.first()).not.toHaveAttribute("data-row", first);
  await pager.getByTestId("page-previous").click();
  await expect(rows.first()).toHaveAttribute("data-row", first);
  await page.getByTestId("customers-search").fill(first);
  await expect(rows).toHaveCount(1);
  await page.getByTestId("customers-search").fill("");
  await goTo(page, "overview");
  await page.getByTestId("tiers-table").locator("tr[data-tier=negative] button").click();
  await expect(rows.first().locator("td.loss:has(data)")).toHaveCount(1); // the profit, not its estimate
  await expect(page.locator(".chip")).toContainText("Negative");
  await page.locator(".chip").click();
  await page.getByTestId("customers-table").getByRole("button", { name: "Profit" }).click();
  await expect(page.getByTestId("customers-table").locator("th[aria-sort=ascending]")).toContainText("Profit");
  await expect(rows.first().locator("td.loss:has(data)")).toHaveCount(1);
  // A long table is drawn in pieces: each has the rows of this page.
  const facts = () => rows.evaluateAll((all) => all.map((row) => [row.dataset.row, Number(row.querySelectorAll("data")[1].value)]));
  const rises = (all) => all.every(([, profit], at) => at === 0 || all[at - 1][1] <= profit);
  await expect.poll(async () => rises(await facts())).toBe(true);
  expect(new Set((await facts()).map(([id]) => id)).size).toBe(25);
});

test("the button that sorts keeps the focus, whatever page it leaves", async ({ page }) => {
  await openReady(page);
  const lines = Array.from({ length: 30 }, (_, at) => `C${at},2024-01-${String((at % 28) + 1).padStart(2, "0")},${at + 1}`);
  await chooseFile(page, { name: "orders.csv", text: ["customer,date,amount", ...lines].join("\n") });
  await analysed(page);
  await goTo(page, "customers");
  const table = page.getByTestId("customers-table");
  await page.getByTestId("customers-panel").getByTestId("page-next").click();
  await expect(table.locator("tbody tr[data-row]")).toHaveCount(5);
  const sorts = table.getByRole("button", { name: "Revenue" });
  await sorts.focus();
  await page.keyboard.press("Enter");
  await expect(table.locator("tbody tr[data-row]")).toHaveCount(25);
  await expect(sorts).toBeFocused();
});

test("without cost or profit in the file the page speaks of revenue, and the margin is one click away", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS.replaceAll(/,[\d.]+$/gm, "").replace(",cost", "") });
  await analysed(page);
  const headline = page.locator(".headline");
  await expect(headline.locator("h1")).toContainText("80% of the revenue");
  await expect(headline.locator("h1")).not.toContainText(/profit|money/);
  for (const figure of ["kpi-loss", "kpi-destroyed"]) await expect(page.getByTestId("kpis").locator(`[data-kpi=${figure}]`)).toContainText("not known");
  for (const part of ["tiers-panel", "whale-panel"]) await expect(page.getByTestId(part)).toContainText("this speaks of revenue");
  for (const link of [headline.locator(".assumed"), page.getByTestId("tiers-panel").getByTestId("presets-margin"), page.getByTestId("whale-panel").getByTestId("presets-margin")]) {
    await link.click();
    await expect(page.locator("#setting-gross_margin")).toBeFocused();
    await page.locator("[aria-controls=settings]").click();
    await expect(page.locator("#setting-gross_margin")).toBeHidden();
  }
  await complete(page);
});

test("a setting computes at once, a wrong one is refused with its range, and a reset brings all back", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS.replaceAll(/,[\d.]+$/gm, "").replace(",cost", "") });
  await analysed(page);
  const profit = page.getByTestId("kpis").locator("[data-kpi=kpi-profit] data");
  await expect(profit).toHaveAttribute("value", "788.12");
  await page.getByTestId("kpis").locator("[data-kpi=kpi-profit] .assumed").click();
  const margin = page.locator("#setting-gross_margin");
  await expect(margin).toBeFocused();
  await expect(margin).toHaveValue("40");
  await margin.fill("50");
  await margin.press("Tab");
  await expect(profit).toHaveAttribute("value", "985.15");
  await margin.fill("150");
  await margin.press("Tab");
  await expect(page.getByTestId("setting-error")).toContainText("150%");
  await expect(profit).toHaveAttribute("value", "985.15");
  await page.getByTestId("settings-reset").click();
  await expect(profit).toHaveAttribute("value", "788.12");
  await expect(margin).toHaveValue("40");
});

test("columns nobody could guess are asked for, and can be corrected later", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "odd.csv", text: ORDERS.replace("order,customer,date,amount,cost", "a,b,c,d,e") });
  const form = page.getByTestId("mapping");
  await expect(form).toBeVisible();
  await form.locator("select[name=customer]").selectOption({ label: "b" });
  await form.locator("select[name=date]").selectOption({ label: "c" });
  await form.locator("select[name=amount]").selectOption({ label: "d" });
  await form.locator("select[name=order]").selectOption({ label: "a" });
  await form.locator("select[name=cost]").selectOption("");
  await page.getByTestId("analyze").click();
  await analysed(page);
  const profit = page.getByTestId("kpis").locator("[data-kpi=kpi-profit] data");
  await expect(profit).toHaveAttribute("value", "788.12");
  await page.getByTestId("place-data").click();
  await page.getByTestId("mapping").locator("select[name=cost]").selectOption({ label: "e" });
  await page.getByTestId("analyze").click();
  await expect(profit).toHaveAttribute("value", "1044.8");
});

for (const [what, file, words] of [
  ["an empty file", { name: "empty.csv", text: "" }, ["empty", "空"]],
  ["a header alone", { name: "header.csv", text: "customer,date,amount\n" }, ["no rows", "没有数据"]],
  ["a picture", { name: "photo.csv", buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") }, ["not a table", "不是表格"]],
  ["a quotation mark that is never closed", { name: "quote.csv", text: `customer,date,amount\nAda,2026-01-01,5\n"Bo,2026-01-02,6\n` }, ["quotation mark", "引号"]],
  ["a layout that is none", { name: "prose.csv", text: "Dear Sir or Madam\nthank you for nothing\n" }, ["", ""]],
]) {
  test(`${what}: a sentence in both languages, and the tool goes on working`, async ({ page }) => {
    await openReady(page);
    await chooseFile(page, file);
    const error = page.getByTestId("error").first();
    const asked = page.getByTestId("mapping");
    await expect(error.or(asked).first()).toBeVisible();
    if (await error.isVisible()) {
      await expect(error).toContainText(file.name);
      await expect(error).toContainText(words[0]);
      await page.getByTestId("language").selectOption("zh-CN");
      await expect(error).toContainText(words[1]);
      await page.getByTestId("language").selectOption("en");
    }
    await dropFile(page, { name: "orders.csv", text: ORDERS });
    await analysed(page);
    await expect(page.getByTestId("error")).toHaveCount(0);
  });
}

test("exports: results, customers, rows set aside", async ({ page }) => {
  await sample(page);
  const save = async (id) => {
    await page.getByTestId("export-menu").click();
    return downloadOf(page, page.getByTestId(id));
  };
  const json = await save("export-json");
  expect(json.name).toMatch(/^coffee-wholesale-.*\.json$/);
  expect(JSON.parse(json.text).schema).toBe("whalecurve.results/1");
  const customers = await save("export-csv");
  expect(customers.text.startsWith("\uFEFF")).toBe(true);
  const total = Number(await page.getByTestId("kpis").locator("[data-kpi=kpi-customers] data").getAttribute("value"));
  expect(customers.text.trim().split("\r\n").length).toBe(total + 1);
  expect(customers.text).toContain("High value");
  const aside = await save("export-set-aside");
  await page.getByTestId("place-data").click();
  expect(aside.text.trim().split("\r\n").length).toBe(1 + (await number(page.getByTestId("receipt-rows-set-aside"))));
  expect(aside.text).toContain("Date not readable");
});

test("an import can be stopped, and started again", async ({ page }) => {
  const line = (index) => `${index},C${index % 5000},2026-0${1 + (index % 6)}-1${index % 9},${index % 97}.50,1\n`;
  const rows = Array.from({ length: 600_000 }, (_, index) => line(index));
  await openReady(page);
  await dropFile(page, { name: "large.csv", text: `order,customer,date,amount,cost\n${rows.join("")}` });
  await page.getByTestId("cancel").click();
  await expect(page.getByTestId("cancelled")).toBeVisible();
  await expect(page.getByTestId("mapping").or(page.getByTestId("file-input")).first()).toBeVisible();
  await dropFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
});

test("the language can be changed at any time and stays in the address", async ({ page }) => {
  await sample(page);
  await page.getByTestId("language").selectOption("zh-CN");
  await expect(page.getByTestId("tiers-table")).toContainText("高价值");
  expect(new URL(page.url()).search).toBe("?lang=zh-CN");
});

test("by keyboard alone: sample, tier, customer, and back", async ({ page }) => {
  await openReady(page);
  await page.getByTestId("use-sample").focus();
  await page.keyboard.press("Enter");
  await analysed(page);
  await page.getByTestId("tiers-table").locator("tr[data-tier=high] button").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#customers")).toBeFocused();
  await expect(page.locator("#customers [role=status]")).toHaveText("60 customers");
  const open = page.getByTestId("customers-table").locator("tbody button").first();
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("customer-detail")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("customer-detail")).toHaveCount(0);
  await expect(open).toBeFocused();
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`accessibility, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("start screen", async ({ page }) => {
      await openReady(page);
      await expectAccessible(page);
    });

    test("workspace with settings, and a customer", async ({ page }) => {
      await sample(page);
      await page.getByRole("button", { name: "Settings" }).first().click();
      await expectAccessible(page);
      await page.getByTestId("place-customers").click();
      await page.getByTestId("customers-table").locator("tbody tr").first().click();
      await expect(page.getByTestId("customer-detail")).toBeVisible();
      await expectAccessible(page);
    });

    test("columns and an error", async ({ page }) => {
      await openReady(page);
      await chooseFile(page, { name: "empty.csv", text: "" });
      await expect(page.getByTestId("error")).toBeVisible();
      await expectAccessible(page);
      await dropFile(page, { name: "odd.csv", text: ORDERS.replace("order,customer,date,amount,cost", "a,b,c,d,e") });
      await expect(page.getByTestId("mapping")).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing scrolls sideways but tables in their frames", async ({ page }) => {
    await sample(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
