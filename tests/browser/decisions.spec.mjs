// What a person decides where the tool cannot know: each decision shows at once in the figures, and can be taken back.

import { chooseFile, expect, openReady, test } from "./site.mjs";

const kpi = (page, name) => page.getByTestId("kpis").locator(`[data-kpi=kpi-${name}] data`);
const field = (page, name) => page.getByTestId("mapping").locator(`[name=${name}]`);

async function shows(page, name, value) {
  await expect(kpi(page, name)).toHaveAttribute("value", value, { timeout: 30_000 });
}

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("another delimiter and another header row are read at once", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("a.csv", "order,customer,date,amount\n1,Ada,2026-01-05,10\n2,Bo,2026-02-05,20\n3,Bo,2026-03-05,5\n"));
  await shows(page, "revenue", "35");
  await page.getByTestId("place-data").click();
  await field(page, "header-row").selectOption({ index: 1 });
  await expect(page.getByTestId("mapping")).toContainText("Ada"); // the second row's cells are the names now
  await field(page, "header-row").selectOption({ index: 0 });
  await field(page, "customer").selectOption("1");
  await field(page, "date").selectOption("2");
  await field(page, "amount").selectOption("3");
  await shows(page, "revenue", "35");
});

test("currencies are never added: without a rate their rows are set aside, with one they count", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("c.csv", [
    "order,customer,date,amount,currency",
    "1,Ada,2026-01-05,10,EUR", "2,Bo,2026-02-05,20,EUR", "3,Cy,2026-03-05,100,USD", "",
  ].join("\n")));
  await expect(page.getByTestId("questions")).toContainText("EUR");
  await page.getByTestId("questions-skip").click();
  await shows(page, "revenue", "30");
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("receipt")).toContainText("100 USD");
  await field(page, "rate-USD").fill("0.9");
  await field(page, "rate-USD").blur();
  await shows(page, "revenue", "120");
  await field(page, "rate-USD").fill("");
  await field(page, "rate-USD").blur();
  await shows(page, "revenue", "30");
});

test("a tax column in the amount is left out on request", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("t.csv", "order,customer,date,amount,tax\n1,Ada,2026-01-05,11.9,1.9\n2,Bo,2026-02-05,119,19\n"));
  await shows(page, "revenue", "130.9");
  await page.getByTestId("place-data").click();
  await field(page, "treatment").selectOption({ index: 1 });
  await shows(page, "revenue", "110");
});

test("customers who are listed twice are merged on request, and parted again", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, csv("d.csv", "order,customer,date,amount\n1,K-007,2026-01-05,10\n2,K-007,2026-02-05,20\n3,k007,2026-03-05,5\n4,Bo,2026-03-05,5\n"));
  await shows(page, "customers", "3");
  await page.getByTestId("place-data").click();
  await page.getByTestId("find-duplicates").click();
  await expect(page.getByTestId("duplicates")).toContainText("K-007");
  await page.getByTestId("merge-all").click();
  await shows(page, "customers", "2");
  await shows(page, "revenue", "40");
  await page.getByTestId("receipt").getByRole("button", { name: "Undo" }).click();
  await shows(page, "customers", "3");
});

test("a line that two files share counts twice until somebody says otherwise", async ({ page }) => {
  await openReady(page);
  const [first, second] = ["1,Ada,2026-03-31,10\n2,Bo,2026-03-31,20\n", "2,Bo,2026-03-31,20\n3,Cy,2026-04-01,40\n"];
  await chooseFile(page, csv("q1.csv", `order,customer,date,amount\n${first}`), csv("q2.csv", `order,customer,date,amount\n${second}`));
  await shows(page, "revenue", "90");
  await page.getByTestId("place-data").click();
  await page.getByTestId("repeats").getByRole("button").click();
  await shows(page, "revenue", "70");
  await page.getByTestId("repeats").getByRole("button").click();
  await shows(page, "revenue", "90");
});

test("cells pasted from a spreadsheet are a table", async ({ page }) => {
  await openReady(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "order\tcustomer\tdate\tamount\n1\tAda\t2026-01-05\t10\n2\tBo\t2026-02-05\t20.5\n");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await shows(page, "revenue", "30.5");
});

test("a layout is remembered on request, without any data, and forgotten again", async ({ page }) => {
  const file = csv("odd.csv", "Ref,Who,When,X1,X2\n1,Ada,2026-01-05,10,7\n2,Bo,2026-02-05,20,8\n3,Bo,2026-03-05,30,9\n");
  await openReady(page);
  await chooseFile(page, file);
  await expect(page.getByTestId("mapping")).toBeVisible();
  await field(page, "customer").selectOption("1");
  await field(page, "date").selectOption("2");
  await field(page, "amount").selectOption("4");
  await page.getByTestId("analyze").click();
  await shows(page, "revenue", "24");
  await page.getByTestId("place-data").click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await field(page, "keep").check();

  await openReady(page);
  await chooseFile(page, file);
  await shows(page, "revenue", "24");
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  const text = Buffer.from(/([0-9a-f]{20,})/.exec(stored)[1], "hex").toString("latin1");
  expect(text).toContain("x2");
  expect(text).not.toMatch(/ada|2026|odd/i);
  await page.getByTestId("place-data").click();
  await field(page, "keep").uncheck();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("another sheet of a workbook is read as well, and left out again", async ({ page }) => {
  await openReady(page);
  await chooseFile(page, "tests/files/hidden sheet before the data.xlsx");
  await shows(page, "revenue", "32.5");
  await page.getByTestId("place-data").click();
  await page.getByTestId("add-table").first().click();
  await expect(page.getByTestId("drop-table").first()).toBeVisible({ timeout: 30_000 });
  await page.getByTestId("drop-table").last().click();
  await shows(page, "revenue", "32.5");
  await expect(page.getByTestId("drop-table")).toHaveCount(0);
});
