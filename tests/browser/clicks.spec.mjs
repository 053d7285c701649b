// Random clicks while files load and views compute: never stuck, never an error that the user did not cause. Twenty seconds;
// CLICKS=60 npx playwright … for a minute, SEED=7 for others.

import { dropFile, expect, openReady, test } from "./site.mjs";
import { SEED, numbers } from "./random.mjs";
import { regularOrders } from "./regular.mjs";
import { PLACES, analysed, goTo } from "./workspace.mjs";

const SECONDS = Number(process.env.CLICKS ?? 20);

const SMALL = "order,customer,date,amount\n1,Ada,2026-01-05,1000.10\n2,Ada,2026-03-05,900.20\n3,Bo,2026-02-01,50\n";
const large = Array.from({ length: 150_000 }, (_, at) => `${at},C${at % 900},202${at % 5}-0${1 + (at % 6)}-1${at % 9},${at % 97}.50`);

const FILES = [
  { name: "small.csv", text: SMALL },
  { name: "regular.csv", text: regularOrders() },
  { name: "large.csv", text: `order,customer,date,amount\n${large.join("\n")}\n` },
  { name: "odd.csv", text: SMALL.replace("order,customer,date,amount", "a,b,c,d") },
  { name: "photo.csv", buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
];

/** What no user causes. */
const FAULTS = ["nothing-loaded", "engine-stopped", "build-mismatch", "formats-missing", "total-too-large"];

/** Clicks something that can be clicked, chosen by a number below 1. */
const click = (page, random) => page.evaluate(([which, value]) => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  const dialog = document.querySelector("dialog[open]");
  const all = [...(dialog ?? document).querySelectorAll("button, summary, select, td button, tr.opens, input[type=checkbox]")];
  const can = all.filter((element) => shown(element) && element.dataset.testid !== "print" && element.dataset.testid !== "share-link");
  const element = can[Math.floor(which * can.length)];
  if (!element) return "nothing";
  if (element instanceof HTMLSelectElement) {
    element.selectedIndex = Math.floor(value * element.options.length);
    element.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    element.click();
  }
  return `${element.tagName} ${element.dataset.testid ?? element.textContent.slice(0, 40)}`;
}, [random(), random()]);

test("random clicks while files load and views compute", async ({ page }) => {
  test.setTimeout((SECONDS + 120) * 1000);
  const random = numbers(SEED);
  await openReady(page);
  const story = [];
  const errors = () => page.getByTestId("error").evaluateAll((all) => all.map((one) => one.dataset.code));
  const end = Date.now() + SECONDS * 1000;
  for (let at = 0; Date.now() < end; at += 1) {
    const what = random();
    if (at === 0 || what < 0.06) {
      const file = FILES[at === 0 ? 1 : Math.floor(random() * FILES.length)];
      story.push(`drop ${file.name}`);
      await dropFile(page, file);
    } else if (what < 0.1) {
      const back = random() < 0.6;
      story.push(back ? "back" : "forward");
      await page.evaluate((back) => {
        if (back ? navigation.canGoBack : navigation.canGoForward) history.go(back ? -1 : 1);
      }, back);
    } else if (what < 0.14) {
      story.push("escape");
      await page.keyboard.press("Escape");
    } else {
      story.push(await click(page, random));
    }
    await page.waitForTimeout(random() < 0.7 ? random() * 30 : random() * 400);
    const faults = (await errors()).filter((code) => FAULTS.includes(code));
    expect(faults, story.slice(-30).join("\n")).toEqual([]);
    // Something is on the screen at every moment.
    await expect(page.locator("main > :not(.notices)").first(), story.slice(-30).join("\n")).toBeVisible();
  }
  console.log(`${story.length} clicks`);
  if (await page.locator("dialog[open]").count()) await page.keyboard.press("Escape");
  await dropFile(page, FILES[0]);
  await expect(page.locator(".top-file"), story.slice(-30).join("\n")).toHaveText("small.csv", { timeout: 30_000 });
  await page.getByTestId("place-overview").click();
  await analysed(page);
  for (const place of PLACES) await goTo(page, place);
  await expect(page.getByTestId("error")).toHaveCount(0);
});
