// The places of the workspace: every view, what its numbers lead to, the filters over all of them, and the way back.

import { regularOrders } from "./regular.mjs";
import { chooseFile, expect, expectAccessible, openReady, test } from "./site.mjs";
import { PLACES, analysed, goTo, sample } from "./workspace.mjs";

const count = async (locator) => Number(await locator.getAttribute("value"));
const customers = (page) => page.getByTestId("kpis").locator("[data-kpi=kpi-customers] data");
const chips = (page) => page.getByTestId("filters").locator(".chip");

for (const colorScheme of ["light", "dark"]) {
  test.describe(`accessibility, ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const place of PLACES.slice(1)) {
      test(place, async ({ page }) => {
        await sample(page);
        await goTo(page, place);
        await expectAccessible(page);
      });
    }
  });
}

test("every place shows its parts", async ({ page }) => {
  await sample(page);
  const parts = {
    overview: ["kpis", "tiers-table", "whale-chart", "week-list", "changes-table"],
    customers: ["customers-table", "alerts-table"],
    segments: ["tiers-table", "matrix-chart", "rfm-table", "books-table", "migration-chart", "migration-table", "movers-table", "rates-chart", "strategy-card"],
    lifetime: ["ltv-panel", "ltv-tiers", "ltv-tenths-chart", "holdout-chart", "tracking-chart"],
    portfolio: ["health-panel", "health-contribution", "health-retention", "whale-chart", "cohorts-table", "cohorts-chart"],
    products: ["products-table", "pairs-table"],
    actions: ["alerts-list", "tasks-table", "loads-table", "rules-list"],
    data: ["kpis", "presets-panel", "receipt", "mapping"],
  };
  for (const place of PLACES) {
    await goTo(page, place);
    for (const part of parts[place]) await expect(page.getByTestId(part).first(), part).toBeVisible();
    for (const chart of await page.locator(".chart").all()) await expect(chart.locator("svg")).toBeVisible();
  }
});

test("where customers are seen to leave, lifetime values have a map of P(alive)", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, { name: "leaving.csv", text: regularOrders({ leaving: 0.2 }) });
  await analysed(page);
  await goTo(page, "lifetime");
  await expect(page.getByTestId("ltv-map")).toBeVisible();
});

test("a number leads to its customers, and they are a filter over every view until it is taken away", async ({ page }) => {
  await sample(page);
  const all = await count(customers(page));
  await goTo(page, "segments");
  const cell = page.getByTestId("migration-table").locator("[data-row=potential] td data").nth(2);
  const moved = await count(cell);
  expect(moved).toBeGreaterThan(0);
  await cell.click();
  await expect(chips(page)).toHaveCount(1);
  await expect(page.getByTestId("customers-table")).toBeVisible();
  await goTo(page, "overview");
  await expect(customers(page)).toHaveAttribute("value", String(moved));
  await goTo(page, "products");
  const bought = page.getByTestId("products-table").locator("tbody tr").first();
  const both = await count(bought.locator("td data").nth(2));
  expect(both).toBeLessThanOrEqual(moved);
  await bought.locator("th button").click();
  await expect(chips(page)).toHaveCount(2);
  await goTo(page, "overview");
  await expect(customers(page)).toHaveAttribute("value", String(both));
  await chips(page).first().click();
  await expect(chips(page)).toHaveCount(1);
  await page.getByTestId("undo").click();
  await expect(chips(page)).toHaveCount(2);
  await expect(customers(page)).toHaveAttribute("value", String(both));
  await page.getByRole("button", { name: "Everybody again" }).click();
  await expect(customers(page)).toHaveAttribute("value", String(all));
});

test("the whale curve is read by keyboard and clicked, by profit and by revenue", async ({ page }) => {
  await sample(page);
  const chart = page.getByTestId("whale-chart");
  await expect(chart.locator("svg")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("PageDown");
  await expect(chart).toHaveAttribute("aria-description", /Best 15 customers/);
  await page.keyboard.press("Enter");
  await expect(chips(page)).toContainText("rank 1–15");
  await expect(page.getByTestId("customers-table").locator("tbody tr[data-row]")).toHaveCount(15);
  await chips(page).click();
  await goTo(page, "overview");
  await page.getByTestId("whale-by").selectOption({ label: "revenue" });
  await expect(page.getByTestId("whale-panel")).toContainText("80% of the revenue");
});

test("a threshold is drawn: counts follow at once, the setting when it is let go", async ({ page }) => {
  await sample(page);
  await goTo(page, "segments");
  const high = page.getByTestId("matrix-table").locator("[data-row=star] td data").first();
  const before = await count(high);
  const slider = page.getByTestId("potential_threshold");
  await slider.evaluate((input) => {
    input.value = "20";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await expect.poll(() => count(high)).toBeGreaterThan(before);
  await expect(page.getByTestId("undo")).toBeDisabled();
  const drawn = await count(high);
  await slider.evaluate((input) => input.dispatchEvent(new Event("change", { bubbles: true })));
  await expect(page.getByTestId("undo")).toBeEnabled();
  await page.getByTestId("scheme").selectOption("matrix");
  await expect(page.getByTestId("tiers-table").locator("[data-tier=star] td data").first()).toHaveAttribute("value", String(drawn));
  await page.getByTestId("undo").click();
  await page.getByTestId("undo").click();
  await expect.poll(() => count(high)).toBe(before);
});

test("another scheme, other dates and other products are one choice away", async ({ page }) => {
  await sample(page);
  await goTo(page, "segments");
  await page.getByTestId("scheme").selectOption("lifecycle");
  await expect(page.getByTestId("migration-table").locator("[data-row=dormant]")).toBeVisible();
  const rule = page.getByTestId("migration-panel").locator(".rule").first();
  const before = await rule.textContent();
  await page.getByTestId("migration-from").selectOption({ index: 0 });
  await expect(rule).not.toHaveText(before);
  await page.getByTestId("movers").selectOption({ label: "New" });
  await expect(page.getByTestId("movers-table").locator("tbody tr").first()).toContainText("not yet a customer");
  await goTo(page, "products");
  await page.getByTestId("products-search").fill("espresso");
  await expect(page.getByTestId("products-table").locator("tbody tr")).toHaveCount(2);
  await page.getByTestId("products-search").fill("");
  await page.getByTestId("products-table").getByRole("button", { name: "Customers" }).click();
  await expect(page.getByTestId("products-table").locator("th[aria-sort=descending]")).toContainText("Customers");
  await page.getByTestId("pairs-basket").selectOption({ index: 1 });
  await expect(page.getByTestId("pairs-panel")).toContainText("of 297 baskets");
});

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no place scrolls sideways but tables in their frames", async ({ page }) => {
    await sample(page);
    for (const place of PLACES) {
      await goTo(page, place);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), place).toBeLessThanOrEqual(0);
    }
  });
});
