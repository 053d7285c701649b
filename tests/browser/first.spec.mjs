// The first five minutes: what an owner sees without scrolling far, what is said of one customer, and the list that is taken away.

import { downloadOf, expect, test } from "./site.mjs";
import { goTo, sample } from "./workspace.mjs";

for (const locale of ["en-US", "zh-CN"]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1440, height: 900 } });

    test("the overview is at most one and a half screens, with one line on the receipt", async ({ page }) => {
      await sample(page);
      await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1350);
      for (const absent of ["receipt", "mapping", "customers-table", "strategy-card"]) await expect(page.getByTestId(absent)).toHaveCount(0);
      await page.getByTestId("receipt-line").click();
      await expect(page.getByTestId("receipt")).toBeVisible();
      await expect(page.locator("[data-place=data]")).toBeVisible();
    });
  });
}

test("a customer has one verdict and one action; the tiers of the schemes are below, folded", async ({ page }) => {
  await sample(page);
  await goTo(page, "customers");
  const row = page.getByTestId("customers-table").locator("tbody tr").first();
  const verdict = await row.locator("td").first().innerText();
  await row.click();
  const detail = page.getByTestId("customer-detail");
  await expect(detail.getByTestId("customer-verdict")).toHaveCount(1);
  await expect(detail.getByTestId("customer-verdict")).toContainText(verdict);
  await expect(detail.getByTestId("customer-action")).toContainText("What to do:");
  await expect(detail.getByTestId("why")).toBeHidden();
  await detail.getByText("Other views").click();
  await expect(detail.getByTestId("why")).toBeVisible();
  await expect(detail.getByTestId("orders").locator("tbody tr").first()).toContainText(/\w+ \d/); // a product with its size
  await expect(detail).not.toContainText(/−.?0\.00/);
});

test("the list on the screen is saved as it is filtered, searched and sorted", async ({ page }) => {
  await sample(page);
  await page.getByTestId("tiers-table").locator("tr[data-tier=negative] button").click();
  await page.getByTestId("customers-search").fill("co");
  await page.getByTestId("customers-table").getByRole("button", { name: "Revenue" }).click();
  await expect(page.getByTestId("customers-table").locator("th[aria-sort=descending]")).toContainText("Revenue");
  const rows = page.getByTestId("customers-table").locator("tbody tr[data-row]");
  const shown = await rows.evaluateAll((all) => all.map((row) => row.dataset.row));
  const found = Number((await page.locator("#customers [role=status]").innerText()).match(/\d+/)[0]);
  expect(found).toBeGreaterThan(1);
  const file = await downloadOf(page, page.getByTestId("export-list"));
  expect(file.name).toBe("coffee-wholesale-list.csv");
  const lines = file.text.trim().split("\r\n").slice(1).map((line) => line.split(","));
  expect(lines).toHaveLength(found);
  expect(lines.map((line) => line[1]).slice(0, shown.length)).toEqual(shown);
});
