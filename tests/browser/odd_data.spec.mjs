// Data that programs leave behind, through the page: residues of binary arithmetic, days that stand for none.

import { downloadOf, dropFile, expect, openReady, test } from "./site.mjs";
import { PLACES, analysed, goTo } from "./workspace.mjs";

/** The results as the page exports them. */
async function results(page) {
  await page.getByTestId("export-menu").click();
  return JSON.parse((await downloadOf(page, page.getByTestId("export-json"))).text);
}

/** Orders of 40 customers in 2024 and 2025, a cent more each. */
const ORDERS = Array.from({ length: 240 }, (_, at) => [`K${at % 40}`, `202${4 + Math.floor(at / 120)}-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`, (100 + at / 100).toFixed(2)]);

const csv = (rows) => ["customer,date,amount", ...rows.map((row) => row.join(","))].join("\n");

test("a residue of binary arithmetic is zero and costs no row", async ({ page }) => {
  await openReady(page, "?lang=en");
  const residues = ["1.81898940354586E-12", "-2.77555756156289E-17", "0.00000000000181898940354586"];
  const rows = [...ORDERS, ["Z1", "2025-03-03", "12345.67"], ...residues.map((residue, at) => [`Z${at + 1}`, "2025-04-04", residue])];
  await dropFile(page, { name: "orders.csv", text: csv(rows) });
  await analysed(page);
  await goTo(page, "data");
  await expect(page.getByTestId("receipt-rows-set-aside")).toHaveAttribute("data-value", "0");
  const { import: { files: [file] }, totals, customers } = await results(page);
  expect([file.rows_read, file.rows_used, file.rows_set_aside]).toEqual([rows.length, rows.length, 0]);
  // By hand: 240 × 100 + Σ 0 … 2.39 + 12,345.67.
  expect(Number(totals.revenue)).toBe(24_000 + 286.8 + 12_345.67);
  expect(customers.find(({ id }) => id === "Z1").revenue).toMatch(/^12345\.67/);
});

test("days that stand for none pull neither the as-of day nor a second of time", async ({ page }) => {
  const time = async (rows) => {
    await openReady(page, "?lang=en");
    await dropFile(page, { name: "orders.csv", text: csv(rows) });
    await expect(page.locator("[data-testid=tiers-table], [data-testid=analyze]").first()).toBeVisible({ timeout: 30_000 });
    if (!(await page.getByTestId("tiers-table").isVisible())) await page.getByTestId("analyze").click();
    await analysed(page);
    const begun = performance.now();
    for (const place of PLACES.filter((place) => place !== "overview")) await goTo(page, place);
    return performance.now() - begun;
  };
  const plain = await time(ORDERS);
  const wanted = (await results(page)).as_of;
  expect(wanted).toBe("2025-12-29");
  const odd = ["9999-12-31", "1900-01-01", "0001-01-01", "8000-06-15"].map((day, at) => [`K${at}`, day, "50.00"]);
  const late = await time([...ORDERS, ...odd]);
  const found = await results(page);
  expect(found.as_of).toBe(wanted);
  const [file] = found.import.files;
  expect([file.rows_read, file.rows_set_aside]).toEqual([ORDERS.length + odd.length, odd.length]);
  expect(found.totals.customers).toBe(40);
  // 2.6 s for one view before.
  expect(late).toBeLessThan(2 * plain + 1500);
});
