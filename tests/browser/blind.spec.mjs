// A blind pack: exported by whoever has the data, opened by somebody who may see no customer.

import { readFileSync } from "node:fs";
import { downloadOf, dropFile, expect, expectAccessible, openReady, test } from "./site.mjs";
import { analysed, complete, goTo, sample } from "./workspace.mjs";

/** What a table says, by row: { "high": ["High", "12", …] }. Of each row only what the cells say themselves. */
const rows = (table) => table.locator("tbody tr").evaluateAll((all) => Object.fromEntries(all.map((row) => [
  row.dataset.row, [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()),
])));

/** Every id, name, product and order of the sample. */
const SECRETS = (() => {
  const [header, ...lines] = readFileSync("www/samples/coffee-wholesale.csv", "utf8").trim().split(/\r?\n/).map((line) => line.split(","));
  const of = (name) => lines.map((line) => line[header.indexOf(name)]);
  return [...new Set([...of("Customer No"), ...of("Customer Name"), ...of("Product"), ...of("Order No"), "coffee-wholesale"])].filter((word) => word?.length > 3);
})();
/** Headers of its columns: words that the page has too, but not the pack. */
const HEADERS = ["Order No", "Order Date", "Customer No", "Customer Name", "Product", "Category", "Quantity", "Shipping Cost"];

async function exported(page) {
  await page.getByTestId("export-menu").click();
  await expect(page.getByTestId("export-blind")).toContainText("no customer, product, file or column by name");
  await page.getByTestId("export-blind").click();
  // What is withheld is read before anything is saved.
  const before = page.getByTestId("before-saving");
  await expect(before.getByTestId("blind-withheld").locator("tbody tr").first()).toBeVisible();
  const pack = await downloadOf(page, before.getByTestId("save-file"));
  await expect(before).toHaveCount(0);
  return pack;
}

const opened = (page) => expect(page.getByTestId("blind-panel").locator(".kpi").first()).toBeVisible({ timeout: 30_000 });
/** Shows the tiers of a scheme, and waits until they are there. */
async function choose(page, scheme) {
  await page.getByTestId("scheme").selectOption(scheme);
  await expect(page.getByTestId("tiers-table").locator(`.swatch[class*=" ${scheme}-"]`).first()).toBeVisible();
}
/** Waits until all parts have been answered. */
const settled = (page) => expect(page.locator("[data-testid$=-panel] .absent[role=status]")).toHaveCount(0, { timeout: 30_000 });

test("a pack of the sample shows its tiers, curve and health on another visit, and nobody", async ({ page }) => {
  await sample(page, "?lang=en");
  const before = { tiers: {}, curve: {}, health: {} };
  const schemes = await page.getByTestId("scheme").locator("option").evaluateAll((all) => all.map(({ value }) => value));
  for (const scheme of schemes) {
    await choose(page, scheme);
    before.tiers[scheme] = await rows(page.getByTestId("tiers-table"));
  }
  await page.getByTestId("scheme").selectOption("profit");
  await goTo(page, "portfolio");
  before.curve = await rows(page.getByTestId("whale-table"));
  const figures = () => page.getByTestId("health-panel").locator(".kpi").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.dataset.kpi, one.querySelector("dd").innerText.trim()])));
  before.health = await figures();
  const pack = await exported(page);
  expect(pack.name).toMatch(/^whalecurve-\d{4}-\d{2}-\d{2}-blind\.json$/);
  expect(JSON.parse(pack.text)).toMatchObject({ schema: "whalecurve.blind/1", least: 5 });
  expect([...SECRETS, ...HEADERS].filter((word) => pack.text.includes(word))).toEqual([]);

  await page.reload();
  await expect(page.getByTestId("file-input")).toBeEnabled();
  await dropFile(page, { name: "acme.json", text: pack.text });
  await opened(page);
  await settled(page);
  const about = page.getByTestId("blind-panel");
  await expect(about).toContainText("acme.json: all customers together, as of");
  await expect(about).toContainText("No customer, order, product, file or column is in it");
  await expect(about).toContainText("All settings are as usual");
  await expect(about.getByTestId("blind-withheld").locator("tbody tr").first()).toBeVisible();

  let compared = 0;
  for (const scheme of schemes) {
    await choose(page, scheme);
    for (const [tier, cells] of Object.entries(await rows(page.getByTestId("tiers-table")))) {
      if (tier === "together") continue;
      expect(cells, `${scheme} ${tier}`).toEqual(before.tiers[scheme][tier]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
  await page.getByTestId("scheme").selectOption("profit");
  await expect(page.getByTestId("strategy-card").first()).toBeVisible();
  await page.getByTestId("whale-panel").locator("summary").click();
  const curve = await rows(page.getByTestId("whale-table"));
  const shared = Object.keys(curve).filter((customers) => customers in before.curve);
  expect(shared.length).toBeGreaterThan(8);
  for (const customers of shared) expect(curve[customers].slice(1)).toEqual(before.curve[customers].slice(1));
  await expect(page.getByTestId("whale-chart").locator("svg, canvas").first()).toBeVisible();
  const health = await figures();
  const told = Object.entries(health).filter(([, value]) => value !== health["gauge-top_1"]);
  expect(told.length).toBeGreaterThan(5);
  // A pack has four decimals of a measure: the last digit shown may be rounded twice.
  for (const [gauge, value] of told) {
    expect(value.replace(/[\d.,]+/, ""), gauge).toBe(before.health[gauge].replace(/[\d.,]+/, ""));
    if (value !== "not known") expect(Math.abs(Number.parseFloat(value) - Number.parseFloat(before.health[gauge])), gauge).toBeLessThan(0.11);
  }
  await expect(page.getByTestId("cohorts-table").locator("tbody tr").first()).toBeVisible();

  // No way to a customer, and none of them anywhere on the page.
  for (const absent of ["customers-table", "filters", "export-menu", "place-customers", "undo"]) await expect(page.getByTestId(absent)).toHaveCount(0);
  await expect(page.locator(".sheet-body button.link")).toHaveCount(0);
  const everything = await page.locator("body").innerHTML(); // the head names the sample's file
  expect(SECRETS.filter((word) => everything.includes(word))).toEqual([]);
  await complete(page);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.getByTestId("language").selectOption("zh-CN");
  await expect(about).toContainText("全部客户合计");
  await complete(page);
  await expectAccessible(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  // Other files take its place.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.locator(".brand").click();
  await page.getByTestId("use-sample").click();
  await analysed(page);
  await expect(page.getByTestId("blind-panel")).toHaveCount(0);
  await expect(page.getByTestId("export-menu")).toBeVisible();
});

test("a pack that was edited is refused by its part, and what was open stays", async ({ page }) => {
  await sample(page, "?lang=en");
  const pack = await exported(page);
  const edited = JSON.parse(pack.text);
  edited.schemes[0].rows[0][1].customers += 3;
  await dropFile(page, { name: "edited.json", text: JSON.stringify(edited) });
  await expect(page.getByTestId("error")).toHaveAttribute("data-code", "blind-invalid");
  await expect(page.getByTestId("error")).toContainText("“schemes”");
  await expect(page.getByTestId("place-customers")).toBeVisible();
  // Words of a pack are never markup.
  edited.schemes = JSON.parse(pack.text).schemes;
  edited.settings.colour = "<img src=x onerror=alert(1)>";
  await dropFile(page, { name: "<b>edited.json", text: JSON.stringify(edited) });
  await opened(page);
  await expect(page.getByTestId("blind-panel").locator("b, img")).toHaveCount(0);
  await expect(page.getByTestId("blind-panel")).toContainText("<b>edited.json");
});

test("fewer than five customers are no pack", async ({ page }) => {
  await openReady(page, "?lang=en");
  await dropFile(page, { name: "few.csv", text: "customer,date,amount\nAda,2026-01-05,500\nBo,2026-02-06,90\nCy,2026-02-07,80\nDi,2026-02-08,70\n" });
  await analysed(page);
  await page.getByTestId("export-menu").click();
  await page.getByTestId("export-blind").click();
  await expect(page.getByTestId("error")).toHaveAttribute("data-code", "blind-too-few");
});
