// What a host settles for its copy: preset.json beside index.html.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseFile, downloadOf, expect, kept, openReady, test as base } from "./site.mjs";
import { analysed } from "./workspace.mjs";

const QUARTER = { name: "q.csv", mimeType: "text/csv", text: "a,b,c\nAda,2026-01-05,500\nAda,2026-02-05,500\nBo,2026-02-06,90\nCy,2026-03-07,80\n" };
const LOGO = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 2"><path fill="#7a1f5c" d="M0 0h7v2H0z"/></svg>')}`;

const test = base.extend({
  /** A copy of the site: copy.url, copy.settle(preset). */
  copy: async ({ site }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "whalecurve-preset-"));
    cpSync("dist", folder, { recursive: true });
    const { url } = await site.of(folder);
    await use({ url, settle: (preset) => writeFileSync(join(folder, "preset.json"), JSON.stringify(preset)) });
    rmSync(folder, { recursive: true });
  },
});

async function profit(page) {
  await page.getByTestId("export-menu").click();
  const { text } = await downloadOf(page, page.getByTestId("export-json"));
  return JSON.parse(text).totals.profit;
}

/** A project as a consultant saves it, from a table that nobody could read by itself. */
async function savedProject(page) {
  await chooseFile(page, QUARTER);
  for (const [role, column] of [["customer", "0"], ["date", "1"], ["amount", "2"]]) {
    await page.getByTestId("mapping").locator(`[name=${role}]`).selectOption(column);
  }
  const analyze = page.getByTestId("analyze");
  if (await analyze.isVisible()) await analyze.click();
  await analysed(page);
  await page.getByTestId("place-segments").click();
  await page.getByTestId("arrange-cards").click();
  const goal = page.locator("[data-testid=strategy-card][data-tier=high] [name=goal]");
  await goal.fill("Visit them every month");
  await goal.blur();
  await page.getByTestId("export-menu").click();
  const { text } = await downloadOf(page, page.getByTestId("export-project"));
  return JSON.parse(text);
}

test("is where every visit begins: settings, columns, cards, logo and colours", async ({ page, browser, copy }) => {
  await openReady(page, copy.url);
  const project = await savedProject(page);
  copy.settle({ project: { ...project, settings: { gross_margin: "0.5" } }, logo: LOGO, colours: { accent: "#7a1f5c" } });

  // Somebody else's browser: this one has kept the preset of before.
  const visitor = await (await browser.newContext({ locale: "en-US" })).newPage();
  await openReady(visitor, copy.url);
  await expect(visitor.locator("label.button")).toHaveCSS("background-color", "rgb(122, 31, 92)");
  await expect(visitor.locator(".brand .mark")).toBeHidden();
  expect(await visitor.locator(".brand").evaluate((brand) => getComputedStyle(brand, "::before").backgroundImage)).toContain("data:image/svg+xml");
  await expect.poll(() => visitor.locator("html").getAttribute("data-quiet")).toBeNull();
  await expect(visitor.getByTestId("said")).toBeEmpty(); // nobody asked for it
  await chooseFile(visitor, QUARTER);
  await analysed(visitor);
  expect(await profit(visitor)).toBe("585");
  await visitor.getByTestId("place-segments").click();
  await expect(visitor.locator("[data-testid=strategy-card][data-tier=high] .goal")).toHaveText("Visit them every month");
  // The consultant's own customers do not come along.
  await expect(visitor.getByTestId("migration-panel")).not.toContainText("saved project");
  await visitor.context().close();
});

test("may be the one that the guide shows", async ({ page, copy }) => {
  const [, shown] = /```json\n(\{\n {2}"project"[\s\S]*?)```/.exec(readFileSync("examples/hosting/README.md", "utf8"));
  copy.settle({ ...JSON.parse(shown), logo: LOGO });
  await openReady(page, copy.url);
  await expect.poll(() => page.locator("html").getAttribute("data-quiet")).toBeNull();
  await page.getByTestId("use-sample").click();
  await analysed(page);
  await expect(page.getByTestId("error")).toHaveCount(0);
  await expect(page.getByTestId("scheme")).toHaveValue("rfm");
  await expect(page.getByTestId("tiers-table").locator("tr[data-tier=lost]")).toBeVisible();
});

test("gives way to a link", async ({ page, copy }) => {
  copy.settle({ project: { settings: { gross_margin: "0.5", currency: "CHF" } } });
  await openReady(page, `${copy.url}#s=1;gross_margin=0.25`);
  await expect(page.getByTestId("said")).toContainText("one changed setting");
  await chooseFile(page, { ...QUARTER, text: QUARTER.text.replace("a,b,c", "customer,date,amount") });
  await analysed(page);
  expect(await profit(page)).toBe("292.5");
});

test("is there without a network, and a changed one at the next visit but one", async ({ page, context, copy }) => {
  const ground = () => page.locator("html").evaluate((root) => getComputedStyle(root).getPropertyValue("--ground").trim());
  copy.settle({ colours: { ground: "#010203" } });
  await openReady(page, copy.url);
  await kept(page);
  copy.settle({ colours: { ground: "#040506" } });
  await page.reload();
  await expect.poll(ground).toBe("#010203");
  await page.waitForTimeout(500);
  await context.setOffline(true);
  await page.reload();
  await expect.poll(ground).toBe("#040506");
  await expect(page.getByTestId("file-input")).toBeEnabled();
});

test("that cannot be read is said, and the page works", async ({ page, copy }) => {
  copy.settle({ project: { settings: { gross_margin: "7" } } });
  await openReady(page, copy.url);
  await expect(page.getByTestId("error")).toBeVisible();
  await page.getByTestId("use-sample").click();
  await analysed(page);
});

test("holds in a widget until its host sets something else", async ({ page, copy, site }) => {
  copy.settle({ project: { settings: { gross_margin: "0.5" } } });
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-host-"));
  writeFileSync(join(folder, "favicon.ico"), "");
  writeFileSync(join(folder, "index.html"), `<!doctype html><script src="${copy.url}embed.js"></script><whale-curve></whale-curve>`);
  const host = await site.of(folder);
  await page.goto(host.url);
  const profits = await page.evaluate(async () => {
    const whale = document.querySelector("whale-curve");
    const found = [];
    const note = async () => found.push((await whale.results()).totals.profit);
    await whale.load("customer,date,amount\nAda,2026-01-05,1000\nBo,2026-01-06,10\n");
    await note();
    await whale.set({ gross_margin: 0.1 });
    await note();
    await whale.set({ gross_margin: null });
    await note();
    return found;
  });
  expect(profits).toEqual(["505", "101", "505"]);
  rmSync(folder, { recursive: true });
});
