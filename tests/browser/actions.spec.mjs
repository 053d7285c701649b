// What to do: alerts, tasks and rules of a shop of a real year (Online Retail), from the first look to the files that leave.

import { fileURLToPath } from "node:url";
import { chooseFile, downloadOf, dropFile, expect, expectAccessible, openReady, test } from "./site.mjs";
import { analysed, complete, goTo, sample } from "./workspace.mjs";

const RETAIL = fileURLToPath(new URL("../data/online_retail.csv.gz", import.meta.url));

const items = (page, name) => page.getByTestId(name).locator("[data-row]");
const number = async (locator) => Number((await locator.innerText()).replace(/\D/g, ""));
const urgent = (page) => page.locator("[data-kpi=alerts-urgent] dd").first();
/** The lines of a CSV without line breaks in its cells. */
const lines = (text) => text.replace(/^\ufeff/, "").trim().split("\r\n");

/** Waits until the parts of the place have been asked for again. */
async function settled(page) {
  await expect(page.locator("[data-testid$=-panel] .absent[role=status]")).toHaveCount(0, { timeout: 60_000 });
}

async function retail(page) {
  await openReady(page);
  await chooseFile(page, RETAIL);
  await analysed(page);
}

test("the overview begins with three to ten customers by name, each with a reason and one action, and saves them as a list", async ({ page }) => {
  await retail(page);
  const week = page.getByTestId("week-panel").locator("[data-row]");
  await expect(week.first()).toBeVisible({ timeout: 60_000 });
  await expect(items(page, "week-list")).toHaveCount(3);
  await page.getByTestId("week-panel").locator("summary").click();
  const count = await week.count();
  expect(count).toBeGreaterThanOrEqual(3);
  expect(count).toBeLessThanOrEqual(10);
  for (const item of await week.all()) {
    expect(await item.locator("> p").count(), "title, reason, action, stake").toBe(4);
    await expect(item.locator(".item-title button")).not.toBeEmpty();
  }
  const names = await week.locator(".item-title button").allInnerTexts();
  expect(new Set(names).size).toBe(count);
  const { name, text } = await downloadOf(page, page.getByTestId("export-week"));
  expect(name).toMatch(/^online_retail.*-this-week\.csv$/);
  expect(lines(text)).toHaveLength(count + 1);
  expect(lines(text)[0]).toContain("Owner,Due");
  for (const customer of names) expect(text).toContain(customer);
});

test("an alert is done, is found under what is done, and comes back by undo", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  await complete(page);
  const before = await number(urgent(page));
  const first = items(page, "alerts-list").first();
  const key = await first.getAttribute("data-row");
  // By keyboard alone.
  await first.getByTestId("alert-done").focus();
  await page.keyboard.press("Enter");
  await expect(urgent(page)).toHaveText(String(before - 1));
  await expect(page.getByTestId("alerts-list").locator(`[data-row="${key}"]`)).toHaveCount(0);
  await page.getByTestId("alerts-shown").selectOption({ index: 2 });
  await expect(items(page, "alerts-list")).toHaveCount(1);
  await expect(items(page, "alerts-list")).toHaveAttribute("data-row", key);
  await page.getByTestId("alerts-shown").selectOption({ index: 0 });
  await expect(urgent(page)).toHaveText(String(before - 1));
  await page.getByTestId("undo").click();
  await expect(urgent(page)).toHaveText(String(before));
});

test("severity and rule choose among the alerts", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const high = await number(page.locator("[data-kpi=alerts-high] dd").first());
  expect(high).toBeGreaterThan(0);
  await page.getByTestId("alerts-severity").selectOption({ index: 2 });
  await expect(page.getByTestId("alerts-list").locator(".severity-urgent")).toHaveCount(0);
  await expect(page.getByTestId("alerts-list").locator(".severity-high").first()).toBeVisible();
  await page.getByTestId("alerts-severity").selectOption({ index: 0 });
  const options = await page.getByTestId("alerts-rule").locator("option").allInnerTexts();
  const at = options.findIndex((option) => option.startsWith("Longer silent"));
  await page.getByTestId("alerts-rule").selectOption({ index: at });
  await expect(items(page, "alerts-list").first()).toHaveAttribute("data-row", /^overdue /);
  await expect.poll(() => items(page, "alerts-list").evaluateAll((all) => all.filter((one) => !one.dataset.row.startsWith("overdue ")).length)).toBe(0);
});

test("the hours of the week cut the tasks, names share them, and every file has the tasks that are shown", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const held = page.getByTestId("tasks-panel").locator("[role=status]");
  const hours = page.getByTestId("tasks-hours");
  await expect(hours).toHaveValue("10");
  await hours.fill("3");
  await hours.press("Enter");
  await expect(held).toContainText("3 hours");
  await expect(page.getByTestId("tasks-panel")).toContainText("no room in the week");
  const owners = page.getByTestId("tasks-owners");
  await owners.fill("Ann, Bo");
  await owners.press("Enter");
  await expect(page.getByTestId("loads-table").locator("[data-row=Ann]")).toBeVisible();
  await expect(page.getByTestId("loads-table").locator("[data-row=Bo]")).toBeVisible();
  const shown = Number((await held.innerText()).match(/^\d+/)[0]);
  expect(shown).toBeGreaterThan(0);
  expect(await items(page, "tasks-table").count()).toBe(Math.min(shown, 25));
  const plain = await downloadOf(page, page.getByTestId("export-tasks"));
  expect(lines(plain.text)).toHaveLength(shown + 1);
  const todoist = await downloadOf(page, page.getByTestId("export-tasks-todoist"));
  expect(lines(todoist.text)[0]).toBe("TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG");
  const asana = await downloadOf(page, page.getByTestId("export-tasks-asana"));
  expect(lines(asana.text)[0]).toBe("Name,Description,Section,Assignee,Collaborators,Start Date,Due Date");
  const events = await downloadOf(page, page.getByTestId("export-tasks-ics"));
  expect(events.text.match(/BEGIN:VEVENT/g)).toHaveLength(shown);
  const todos = await downloadOf(page, page.getByTestId("export-tasks-todo"));
  expect(todos.text.match(/BEGIN:VTODO/g)).toHaveLength(shown);
  // By owner.
  await page.getByTestId("tasks-owner").selectOption({ label: (await page.getByTestId("tasks-owner").locator("option").allInnerTexts()).find((one) => one.startsWith("Ann")) });
  const whose = async () => [...new Set(await page.getByTestId("tasks-table").locator("tbody tr td:nth-of-type(3)").allInnerTexts())];
  await expect.poll(whose).toEqual(["Ann"]);
});

test("a rule shows its record, says what is wrong with a text, and keeps another threshold", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const rule = page.getByTestId("rules-list").locator("[data-row=overdue]");
  await rule.getByTestId("rule-open").click();
  const record = rule.getByTestId("rule-record");
  await expect(record.locator("tbody tr")).toHaveCount(12);
  await expect(record.locator("tbody tr").first()).toContainText("not yet known");
  const before = await record.innerText();
  const editor = rule.getByTestId("rule-editor");
  await expect(editor).toHaveValue("tier.lifecycle != lost and silence > 2");
  await editor.fill("tier.lifecycle != lost and silnce > 3");
  await expect(rule.locator("[role=status]")).toHaveText("Column 28: there is no field “silnce”. Did you mean silence?");
  await expect(editor).toHaveAttribute("aria-invalid", "true");
  await expect(rule.getByTestId("rule-keep")).toHaveCount(0);
  await editor.fill("tier.lifecycle != lost and silence > 3");
  await expect(rule.getByTestId("rule-keep")).toBeVisible();
  await expect(record).not.toHaveText(before);
  await rule.getByTestId("rule-keep").click();
  await expect(rule.locator("code")).toHaveText("tier.lifecycle != lost and silence > 3");
  await expect(rule.getByTestId("rule-reset")).toBeVisible();
  await rule.getByTestId("rule-propose").click();
  await expect(editor).not.toHaveValue("tier.lifecycle != lost and silence > 3");
  await rule.getByTestId("rule-reset").click();
  await expect(rule.locator("code")).toHaveText("tier.lifecycle != lost and silence > 2");
  // Another condition is a rule of one's own.
  await editor.fill("silence > 9");
  await rule.getByTestId("rule-keep-own").click();
  const own = page.getByTestId("rules-list").locator("[data-row=own-1]");
  await expect(own.locator("code")).toHaveText("silence > 9");
  await own.getByTestId("rule-remove").click();
  await expect(own).toHaveCount(0);
});

test("a rule that is switched off raises no alert", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const rule = page.getByTestId("rules-list").locator("[data-row=cash_cow_silent]");
  const options = page.getByTestId("alerts-rule").locator("option");
  await expect(options.filter({ hasText: "Cash cow silent" })).toHaveCount(1);
  await rule.getByTestId("rule-off").click();
  await expect(rule.getByTestId("rule-on")).toBeVisible();
  await expect(options.filter({ hasText: "Cash cow silent" })).toHaveCount(0);
});

test("a customer's page says what is open, and what is settled there counts everywhere", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const before = await number(urgent(page));
  const first = items(page, "alerts-list").first();
  const key = await first.getAttribute("data-row");
  await first.locator(".item-title button").click();
  const open = page.getByTestId("customer-detail").getByTestId("open-list").locator(`[data-row="${key}"]`);
  await expect(open).toBeVisible();
  await open.locator("summary").click();
  await open.getByTestId("alert-owner").fill("Ann");
  await open.getByTestId("alert-owner").press("Enter");
  await expect(open.locator(".item-small")).toContainText("Ann");
  await open.getByTestId("alert-snooze").click();
  await expect(open.getByTestId("alert-open")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(urgent(page)).toHaveText(String(before - 1));
});

test("a project tells the next import what is new and what was done", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const before = await number(urgent(page));
  await items(page, "alerts-list").first().getByTestId("alert-done").click();
  await expect(urgent(page)).toHaveText(String(before - 1));
  await page.getByTestId("rules-list").locator("[data-row=promising_new]").getByTestId("rule-off").click();
  await expect(page.getByTestId("rules-list").locator("[data-row=promising_new]").getByTestId("rule-on")).toBeVisible();
  await page.getByTestId("export-menu").click();
  const project = await downloadOf(page, page.getByTestId("export-project"));
  expect(JSON.parse(project.text).rules).toEqual([["promising_new", null, true]]);
  await page.reload();
  await retail(page);
  await dropFile(page, { name: "project.json", mimeType: "application/json", buffer: project.buffer });
  await goTo(page, "actions");
  await expect(page.getByTestId("alerts-panel")).toContainText("Since the opened project: 0 new");
  await expect(page.getByTestId("alerts-panel")).toContainText("1 done, 0 cleared, 0 no longer in the data");
  await expect(urgent(page)).toHaveText(String(before - 1));
  await expect(page.getByTestId("rules-list").locator("[data-row=promising_new]").getByTestId("rule-on")).toBeVisible();
});

test("tasks that come back done mark their alerts done", async ({ page }) => {
  await retail(page);
  await goTo(page, "actions");
  const tasks = await downloadOf(page, page.getByTestId("export-tasks"));
  const all = lines(tasks.text);
  const about = all.findIndex((line, at) => at > 0 && line.split(",")[1] !== "");
  all[about] += "yes";
  const open = async () => {
    let sum = 0;
    for (const severity of ["urgent", "high", "normal"]) sum += await number(page.locator(`[data-kpi=alerts-${severity}] dd`).first());
    return sum;
  };
  const before = await open();
  await dropFile(page, { name: tasks.name, mimeType: "text/csv", text: `\ufeff${all.join("\r\n")}\r\n` });
  await expect(page.locator(".toast")).toContainText("One task came back done");
  await expect.poll(open).toBe(before - 1);
  await page.getByTestId("alerts-shown").selectOption({ index: 2 });
  await expect(items(page, "alerts-list")).toHaveCount(1);
  await items(page, "alerts-list").getByTestId("alert-open").click();
  await expect(items(page, "alerts-list")).toHaveCount(0);
});

for (const [width, colorScheme] of [[1440, "light"], [390, "dark"]]) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme });

    test("an open rule and its record are accessible and no wider than the page", async ({ page }) => {
      await sample(page);
      await goTo(page, "actions");
      await page.getByTestId("rules-list").locator("[data-row=overdue]").getByTestId("rule-open").click();
      await expect(page.getByTestId("rule-record")).toBeVisible();
      await settled(page);
      await expectAccessible(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wider).toBeLessThanOrEqual(0);
    });
  });
}
