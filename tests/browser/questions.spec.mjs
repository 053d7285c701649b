// What only a person can answer about a file: it is asked with what each answer gives, and the receipt says what is in doubt.

import { chooseFile, expect, expectAccessible, openReady, test } from "./site.mjs";
import { complete } from "./workspace.mjs";

const kpi = (page, name) => page.getByTestId("kpis").locator(`[data-kpi=kpi-${name}] data`);
const question = (page, code) => page.getByTestId("questions").locator(`[data-question=${code}]`);
const reply = (place, key) => place.locator(`[data-answer=${key}]`);
const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from([...lines, ""].join("\n")) });

async function shows(page, name, value) {
  await expect(kpi(page, name)).toHaveAttribute("value", value, { timeout: 30_000 });
}

for (const [locale, words] of [["en-US", { title: "question about your file", lines: "Each row is" }], ["zh-CN", { title: "个问题", lines: "每一行" }]]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("a question shows what each answer gives, and the last answer goes ahead", async ({ page }) => {
      await openReady(page);
      await chooseFile(page, "tests/exports/files/16_xero_invoices.csv");
      await expect(page.getByTestId("questions")).toContainText(words.title);
      const asked = question(page, "customer-column");
      await expect(asked).toHaveCount(1);
      await expect(asked.locator("[data-answer] [data-revenue]")).toHaveCount(2);
      await expect(asked).toContainText(/3 (customers|个客户)/);
      await expect(asked).toContainText(/one customer|1 个客户/);
      await expect(page.getByTestId("mapping")).toBeHidden();
      await expectAccessible(page);
      await complete(page);
      await asked.locator("[data-answer]").nth(0).click();
      await shows(page, "customers", "3");
      await page.getByTestId("place-data").click();
      await expect(page.getByTestId("reading")).toContainText(words.lines);
      await expect(page.getByTestId("questions")).toHaveCount(0);
      await complete(page);
      await expectAccessible(page);
    });
  });
}

test("the other answer gives the other figures", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, "tests/exports/files/16_xero_invoices.csv");
  await question(page, "customer-column").locator("[data-answer]").nth(1).click();
  await shows(page, "customers", "1");
});

test("months without days are asked about, and all sheets of a workbook are read together", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, "tests/exports/files/42_month_only.csv");
  await reply(question(page, "month-only"), "first-day").click();
  await shows(page, "revenue", "390");
  await openReady(page);
  await chooseFile(page, "tests/exports/files/44_sheet_per_month.xlsx");
  await reply(question(page, "table"), "all-tables").click();
  await shows(page, "revenue", "150");
  await shows(page, "customers", "3");
});

test("whoever goes on without an answer finds the question in the analysis, and the receipt in amber", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("either.csv", ["customer,date,amount", "Ada,05/06/2026,12.50", "Bo,06/07/2026,8.25"]));
  await expect(question(page, "date-order")).toContainText("05/06/2026");
  await page.getByTestId("questions-skip").click();
  await shows(page, "revenue", "20.75");
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "doubtful");
  await reply(question(page, "date-order"), "mdy").click();
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "clear", { timeout: 30_000 });
  await expect(page.getByTestId("questions")).toHaveCount(0);
});

const STATES = [
  "order,customer,date,amount,status",
  "1,Ada,2026-01-05,10,paid", "2,Bo,2026-02-05,20,paid", "3,Cy,2026-02-06,5,vip hold", "4,Bo,2026-03-06,7,cancelled",
];

test("a status that is not known is asked about; each can be changed, and is kept with the layout", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("states.csv", STATES));
  await shows(page, "revenue", "35");
  const asked = question(page, "status-unknown");
  await expect(asked).toContainText("vip hold");
  await page.getByTestId("place-data").click();
  const states = page.getByTestId("receipt").getByTestId("states");
  await expect(states).toHaveAttribute("open");
  await reply(asked, "void").click();
  await shows(page, "revenue", "30");
  await expect(page.getByTestId("questions")).toHaveCount(0);
  const terms = page.getByTestId("control-terms").locator("[data-term]");
  expect(await terms.evaluateAll((all) => all.map((one) => [one.dataset.term, one.value]))).toEqual([["control-used", "30"], ["control-void", "12"]]);
  await page.getByTestId("mapping").locator("[name=keep]").check();
  await states.locator("summary").click();
  await states.locator("[data-state=cancelled] select").selectOption("counts");
  await shows(page, "revenue", "37");

  await openReady(page);
  await chooseFile(page, csv("states.csv", STATES));
  await shows(page, "revenue", "37");
  await expect(page.getByTestId("questions")).toHaveCount(0);
});

test("the receipt is green where nothing is in doubt, and amber where rows are lost", async ({ page }) => {
  await openReady(page);
  const rows = Array.from({ length: 12 }, (_, at) => `${at},C${at % 5},2026-0${1 + (at % 6)}-11,${at + 1}`);
  await chooseFile(page, csv("good.csv", ["order,customer,date,amount", ...rows]));
  await shows(page, "revenue", "78");
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "clear");
  await openReady(page);
  await chooseFile(page, csv("lost.csv", ["order,customer,date,amount", ...rows, "99,C1,2026-01-01,what", "98,C2,2026-01-02,ever"]));
  await shows(page, "revenue", "78");
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "doubtful");
  await expect(page.getByTestId("verdict")).toContainText("what");
});

test("a switch of the mapping form changes the figures", async ({ page }) => {
  await openReady(page);
  const lines = ["order,customer,date,product,total", "1,Ada,2026-01-05,Tea,100", "1,Ada,2026-01-05,Cup,100", "2,Bo,2026-02-05,Tea,90", "2,Bo,2026-02-05,Pot,90"];
  await chooseFile(page, csv("totals.csv", lines));
  await expect(page.getByTestId("questions").or(page.getByTestId("kpis")).first()).toBeVisible({ timeout: 30_000 });
  if (await page.getByTestId("questions").isVisible()) await page.getByTestId("questions-skip").click();
  await page.getByTestId("place-data").click();
  const once = page.getByTestId("mapping").locator("[name=once]");
  await expect(once).toBeVisible({ timeout: 30_000 });
  await once.setChecked(true);
  await shows(page, "revenue", "190");
  await once.setChecked(false);
  await shows(page, "revenue", "380");
});
