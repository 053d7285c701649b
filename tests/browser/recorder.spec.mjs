// The recorder of site.mjs sees what it is there to see. Without the policy, because with it nothing would happen.

import { expect, openPage, test } from "./site.mjs";

test.use({ bypassCSP: true, expected: /./ });

/** Code that runs `inner` in a new worker. */
const inWorker = (inner) => `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(inner)}])))`;
const ask = (who) => `fetch("https://example.com/?${who}").catch(() => {})`;

for (const [who, code] of [
  ["a page", ask("page")],
  ["a worker", inWorker(ask("worker"))],
  ["a worker's worker", inWorker(inWorker(ask("inner")))],
]) {
  test(`what ${who} sends to another host is noticed`, async ({ page, trap }) => {
    await openPage(page);
    await page.evaluate(`void ${code}`);
    await expect.poll(() => trap.attempts).toContain("connection to example.com:443");
  });
}

test("what is sent to the site itself is noticed", async ({ page, recorder, site }) => {
  await openPage(page);
  await page.evaluate(`void ${inWorker(`fetch(${JSON.stringify(site.url)}, { method: "POST", body: "data" })`)}`);
  await expect.poll(() => recorder.problems.some((problem) => problem.startsWith("request: POST"))).toBe(true);
});

test("a fault in a worker is noticed", async ({ page, recorder }) => {
  await openPage(page);
  await page.evaluate(`void ${inWorker("throw new Error('on purpose')")}`);
  await expect.poll(() => recorder.problems.some((problem) => problem.includes("on purpose"))).toBe(true);
});
