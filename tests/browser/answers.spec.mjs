// The page keeps up and never loses work: what is there stays until the new is ready, what takes long can be stopped, Back
// leads to the place before, and leaving with an analysis that was not saved asks.

import { chooseFile, downloadOf, dropFile, expect, openReady, test } from "./site.mjs";
import { regularOrders } from "./regular.mjs";
import { analysed, goTo, sample } from "./workspace.mjs";

const ORDERS = "order,customer,date,amount\n1,Ada,2026-01-05,1000.10\n2,Ada,2026-03-05,900.20\n3,Bo,2026-02-01,50\n";
const REGULAR = { name: "regular.csv", text: regularOrders() };
const large = Array.from({ length: 400_000 }, (_, at) => `${at},C${at % 5000},2026-0${1 + (at % 6)}-1${at % 9},${at % 97}.50`);
const LARGE = { name: "large.csv", text: `order,customer,date,amount\n${large.join("\n")}\n` };

const file = (page) => page.locator(".top-file");
const place = (page, name) => page.locator(`[data-place=${name}]`);

test("a second file that is cancelled leaves the analysis, its place and its filters", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
  await page.getByTestId("tiers-table").locator("tbody tr button").first().click();
  await goTo(page, "products");
  await dropFile(page, LARGE);
  await page.getByTestId("cancel").click();
  await expect(place(page, "products")).toBeVisible();
  await expect(file(page)).toHaveText("orders.csv");
  await expect(page.getByTestId("filters").locator(".chip")).toHaveCount(1);
  await expect(page.getByTestId("said")).toContainText("the analysis from before");
  await goTo(page, "overview");
  await expect(page.getByTestId("error")).toHaveCount(0);
});

test("a second file that cannot be read leaves the analysis, and one that asks has a way back", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
  await dropFile(page, { name: "empty.csv", text: "" });
  await expect(page.getByTestId("error")).toContainText("empty.csv");
  await expect(page.getByTestId("tiers-table")).toBeVisible();
  await dropFile(page, { name: "odd.csv", text: ORDERS.replace("order,customer,date,amount", "a,b,c,d") });
  await expect(page.getByTestId("mapping")).toBeVisible();
  await page.getByTestId("return").click();
  await analysed(page);
  await expect(file(page)).toHaveText("orders.csv");
});

test("a file that is dropped, and a correction made, as soon as the workspace appears", async ({ page }) => {
  await openReady(page);
  for (const again of ["drop", "correct"]) {
    await dropFile(page, REGULAR);
    await page.waitForFunction((name) => document.querySelector(".top-file")?.textContent === name, "regular.csv", { polling: "raf" });
    if (again === "drop") {
      await dropFile(page, { name: "orders.csv", text: ORDERS });
    } else {
      await page.getByTestId("place-data").click();
      await page.locator("[data-testid=mapping] [data-testid=analyze]").click();
      await page.getByTestId("place-overview").click();
    }
    await analysed(page);
    await expect(file(page)).toHaveText(again === "drop" ? "orders.csv" : "regular.csv");
    await expect(page.getByTestId("error")).toHaveCount(0);
  }
});

test("a customer is there while past quarters are computed, and what is not wanted any more is dropped", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, REGULAR);
  await analysed(page);
  await page.getByTestId("place-segments").click();
  await page.getByTestId("place-customers").click();
  await page.getByTestId("customers-table").locator("tbody tr button").first().click();
  await expect(page.getByTestId("customer-detail").getByTestId("bridge")).toBeVisible();
  await page.keyboard.press("Escape");
  await goTo(page, "segments");
  await expect(page.getByTestId("rates-table")).toBeAttached();
});

test("Back and Forward go through the places, the start screen included", async ({ page }) => {
  await sample(page);
  await goTo(page, "segments");
  await goTo(page, "products");
  await page.goBack();
  await expect(place(page, "segments")).toBeVisible();
  await page.goBack();
  await expect(place(page, "overview")).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId("file-input")).toBeAttached();
  await page.goForward();
  await expect(place(page, "overview")).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(place(page, "products")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
});

test("a link in the address is taken over in any entry of the history", async ({ page }) => {
  await sample(page);
  await goTo(page, "segments");
  await page.evaluate(() => { location.hash = "#s=1;gross_margin=0.5"; });
  await expect(page.getByTestId("said")).toContainText("setting");
  await page.goBack();
  await expect(place(page, "segments")).toBeVisible();
  await page.goBack();
  await expect(place(page, "overview")).toBeVisible();
});

test("leaving asks while an analysis of own files is not saved", async ({ page }) => {
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await sample(page);
  await page.reload();
  expect(asked).toEqual([]);
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
  await page.getByTestId("place-segments").click();
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await openReady(page);
  await chooseFile(page, { name: "orders.csv", text: ORDERS });
  await analysed(page);
  await page.getByTestId("export-menu").click();
  await downloadOf(page, page.getByTestId("export-project"));
  await expect(page.getByTestId("said")).toContainText("project.json");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});

test("results that are exported at once have the intervals", async ({ page }) => {
  await sample(page);
  await page.getByTestId("export-menu").click();
  const { text } = await downloadOf(page, page.getByTestId("export-json"));
  const { customers } = JSON.parse(text);
  const known = customers.filter(({ ltv }) => ltv?.expected_purchases != null);
  expect(known.length).toBeGreaterThan(100);
  expect(known.filter(({ ltv }) => ltv.low == null || ltv.high == null)).toEqual([]);
});

test("the button beside the file button can be clicked everywhere", async ({ page }) => {
  await openReady(page);
  const { x, y, width, height } = await page.getByTestId("use-sample").boundingBox();
  const on = await page.evaluate(([x, y, width, height]) => [0.05, 0.25, 0.5, 0.75, 0.95].map((part) =>
    document.elementFromPoint(x + part * width, y + height / 2)?.dataset.testid), [x, y, width, height]);
  expect(on).toEqual(Array(5).fill("use-sample"));
});
