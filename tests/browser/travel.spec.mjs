// What travels from one visit to the next: a link with settings, a project file, answers about the business, own cards.

import { SEED, numbers } from "./random.mjs";
import { chooseFile, downloadOf, dropFile, expect, openReady, test } from "./site.mjs";
import { analysed, complete, goTo, sample } from "./workspace.mjs";

const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) });
const menu = async (page, item) => {
  await page.getByTestId("export-menu").click();
  return page.getByTestId(item);
};

// Headers that say nothing: somebody has to assign them once.
const QUARTER = ["a,b,c", "Ada,2026-01-05,500", "Ada,2026-02-05,500", "Bo,2026-02-06,90", "Cy,2026-03-07,80", "Di,2026-03-08,70", "Ed,2026-03-09,60"];
const NEXT = [...QUARTER, "Bo,2026-05-10,900", "Bo,2026-06-11,900", "Fay,2026-06-12,50", "Cy,2026-06-13,10"];

async function assign(page) {
  await expect(page.getByTestId("mapping")).toBeVisible();
  for (const [role, column] of [["customer", "0"], ["date", "1"], ["amount", "2"]]) {
    await page.getByTestId("mapping").locator(`[name=${role}]`).selectOption(column);
  }
  const analyze = page.getByTestId("analyze");
  if (await analyze.isVisible()) await analyze.click();
  await analysed(page);
}

test.describe("a link", () => {
  test("reproduces settings, scheme, place and language with another person's data, and holds none of this one's", async ({ page, context, browser }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await sample(page);
    await page.getByTestId("scheme").selectOption("spend");
    await goTo(page, "segments");
    await page.getByRole("button", { name: "Settings", exact: true }).click();
    await page.locator("#setting-spend_whale").fill("700");
    await page.locator("#setting-spend_whale").blur();
    await expect(page.locator(".computing")).toBeEmpty();
    await (await menu(page, "share-link")).click();
    await expect(page.getByTestId("said")).toContainText("one changed setting");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    expect(link).toMatch(/\/#s=1;view=segments;scheme=spend;lang=en;spend_whale=700$/);

    const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
    await other.goto(link);
    await expect(other.locator("html")).toHaveAttribute("lang", "en");
    await expect(other.getByTestId("said")).toContainText("one changed setting");
    await expect(other.getByTestId("file-input")).toBeEnabled();
    await chooseFile(other, csv("own.csv", ["customer,date,amount", "Ada,2026-01-05,800", "Bo,2026-01-06,600"]));
    await expect(other.locator("[data-place=segments]")).toBeVisible();
    await expect(other.getByTestId("scheme")).toHaveValue("spend");
    await expect(other.getByTestId("tiers-table").locator("tr[data-tier=whale] data").first()).toHaveAttribute("value", "1");
    await other.context().close();
  });

  test("that cannot be read gives a notice and the defaults", async ({ page }) => {
    for (const bad of ["#s=9;gross_margin=0.3", "#s=1;gross_margin=7", "#s=1;currency=%ff"]) {
      await page.goto("about:blank");
      await openReady(page, bad);
      await expect(page.getByTestId("error")).toBeVisible();
    }
    await page.getByTestId("use-sample").click();
    await analysed(page);
    await expect(page.getByTestId("said")).toBeEmpty();
  });

  test("that is random gives a notice, and the page is as without it", async ({ page, context }) => {
    test.setTimeout(240_000);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const random = numbers(SEED);
    const below = (limit) => Math.floor(random() * limit);
    const pick = (list) => list[below(list.length)];
    const bytes = (most) => Array.from({ length: 1 + below(most) }, () => `%${below(256).toString(16).padStart(2, "0")}`).join("");
    const good = () => pick(["view=segments", "view=nowhere", "scheme=rfm", "scheme=none", "lang=en", "gross_margin=0.35", "currency=%E2%82%AC", "ltv_months=12", "as_of=2026-01-31", "rfm_cuts_recency=7,30,90,180", `later_${below(99)}=${bytes(20)}`]);
    const odd = () => pick(["7", "-1", "1e999", "-inf", "NaN", "0.00001", "9".repeat(1 + below(9000)), "", "null", "[1]", "__proto__", "%3Cimg%20src=x%3E", "1,2,3", "4,3,2,1", "1e999,1e999,1e999,1e999"]);
    const faults = [
      () => `${pick(["gross_margin", "flag_customer", "rfm_cuts_recency", "rfm_cuts_monetary", "rfm_book", "rfm_own", "ltv_unit", "sells_to"])}=${odd()}`,
      () => pick(["gross_margin", "=", "%3D", "rfm;"]).concat(";x"), () => `currency=%ff${bytes(9)}`, () => `view=${"v".repeat(20_000)}`,
    ];
    for (let round = 0; round < 24; round++) {
      const parts = Array.from({ length: below(4) }, good);
      parts.splice(below(parts.length + 1), 0, pick(faults)());
      const version = below(4) > 0 ? "1" : pick(["0", "2", "", "1.0", "-1", bytes(30), "1".repeat(30_000)]);
      const link = below(6) > 0 ? `#s=${[version, ...parts].join(";")}` : `#s=${bytes(400)}`;
      await test.step(link.slice(0, 200), async () => {
        await page.goto("about:blank");
        await openReady(page, link);
        await expect(page.getByTestId("error")).toHaveAttribute("data-code", /^(link|setting)-invalid$/);
        await chooseFile(page, csv("own.csv", ["customer,date,amount", "Ada,2026-01-05,800", "Bo,2026-01-06,600"]));
        await analysed(page);
        await (await menu(page, "share-link")).click();
        await expect(page).toHaveURL(/\/#s=1;view=overview;scheme=profit;lang=en$/); // no setting differs from its default
      });
    }
  });
});

test("a project keeps columns, settings and cards for the next quarter, and shows who moved since", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("q1.csv", QUARTER));
  await assign(page);
  await goTo(page, "segments");
  await page.getByTestId("arrange-cards").click();
  const card = page.locator("[data-testid=strategy-card][data-tier=high]");
  await card.locator("[name=goal]").fill("Visit Ada every month");
  await card.locator("[name=goal]").blur();
  await page.getByTestId("arrange-cards").click();
  await expect(card.locator(".goal")).toHaveText("Visit Ada every month");
  const project = await downloadOf(page, await menu(page, "export-project"));
  expect(project.name).toBe("q1-project.json");
  expect(project.text).not.toContain("2026-01-05"); // no orders

  // Another visit: the project and the next file, dropped together.
  await page.reload();
  await expect(page.getByTestId("file-input")).toBeEnabled();
  await dropFile(page, [csv("q2.csv", NEXT), { name: project.name, text: project.text }]);
  await analysed(page);
  await expect(page.getByTestId("said")).toContainText("one layout");
  await goTo(page, "segments");
  await expect(card.locator(".goal")).toHaveText("Visit Ada every month");
  const panel = page.getByTestId("migration-panel");
  await expect(panel.getByTestId("migration-from").locator("option:checked")).toContainText("saved project");
  await expect(page.getByTestId("migration-table").locator("tr[data-row=new]")).toContainText("1"); // Fay
  await expect(page.getByTestId("movers-table").locator("tr[data-row=Bo]")).toContainText("Profit (assumed): 36");
});

test("a file that is no project says so", async ({ page }) => {
  await openReady(page);
  await dropFile(page, { name: "package.json", text: "{\"name\":\"x\"}" });
  await expect(page.getByTestId("error")).toHaveAttribute("data-code", "project-invalid");
});

test("three answers set the settings, say what they set, and can be taken back", async ({ page }) => {
  await sample(page);
  await page.getByTestId("questions-line").click();
  const answers = page.getByTestId("presets-panel").locator(".answers");
  await expect(answers).toHaveCount(3);
  await answers.nth(0).getByRole("button", { name: "Software, subscriptions" }).click();
  await answers.nth(1).getByRole("button", { name: "Firms" }).click();
  await answers.nth(2).getByRole("button", { name: "Nothing yet" }).click();
  const set = page.getByTestId("presets-table");
  await expect(set.locator("tr[data-row=ltv_unit]")).toContainText("calendar months");
  await expect(set.locator("tr[data-row=spend_whale]")).toContainText("100,000");
  await expect(set.locator("tr[data-row=matrix_value]")).toContainText(/revenue/i);
  await complete(page);
  await page.getByTestId("presets-done").click();
  await goTo(page, "overview");
  await expect(page.getByTestId("questions-line")).toHaveCount(0);
  for (let step = 0; step < 4; step++) await page.getByTestId("undo").click();
  await goTo(page, "overview");
  await page.getByTestId("questions-line").click();
  await expect(page.getByTestId("presets-panel")).toBeVisible();
  await expect(page.getByTestId("presets-table")).toHaveCount(0);
});

test("cards are moved, hidden and shown again", async ({ page }) => {
  await sample(page);
  await goTo(page, "segments");
  const tiers = () => page.getByTestId("strategy-card").evaluateAll((cards) => cards.map((card) => card.dataset.tier));
  const first = await tiers();
  await page.getByTestId("arrange-cards").click();
  const card = (tier) => page.locator(`[data-testid=strategy-card][data-tier=${tier}]`);
  await card(first[1]).locator(".card-tools button").nth(0).click();
  expect(await tiers()).toEqual([first[1], first[0], ...first.slice(2)]);
  await card(first[2]).locator(".card-tools button").nth(2).click();
  await page.getByTestId("arrange-cards").click();
  await expect(card(first[2])).toHaveCount(0);
  await expect(page.locator("#actions")).toContainText("One card is hidden.");
  await page.getByTestId("undo").click();
  await expect(card(first[2])).toBeVisible();
});
