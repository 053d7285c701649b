// Faults at random moments: engines that end, readers that end, formats that do not come, cached files that are swapped. The page
// says so, and the next file works. FAULTS=200 SEED=7 tries more and others.

import { numbers, SEED } from "./random.mjs";
import { dropFile, expect, kept, openReady, test } from "./site.mjs";
import { analysed } from "./workspace.mjs";

// Everything here goes wrong on purpose.
test.use({ expected: /./ });

const FAULTS = Number(process.env.FAULTS ?? 4);
const NEXT = { name: "next.csv", text: "customer,date,amount\nAda,2026-01-05,500\nAda,2026-02-05,70\nBo,2026-02-06,90\n" };

/** Orders of so many rows, in UTF-8 or in UTF-16, which the second WebAssembly opens. */
function orders(rows, wide) {
  let text = "customer,date,amount\n";
  for (let row = 0; row < rows; row++) text += `C${(row * 7919) % 4999},2025-${String(1 + row % 12).padStart(2, "0")}-${String(1 + row % 28).padStart(2, "0")},${(row * 31) % 9973}.50\n`;
  return { name: "orders.csv", buffer: wide ? Buffer.from(`\uFEFF${text}`, "utf16le") : Buffer.from(text) };
}

/** What is on the screen once the page has come to rest: the analysis, or an error. */
const settled = (page) => expect(page.locator("[data-testid=tiers-table], [data-testid=error]").first()).toBeVisible({ timeout: 60_000 });

/** Starts the engine again where the page offers it, and reads another file. */
async function goOn(page) {
  const again = page.getByRole("button", { name: "Start the engine again" });
  if (await again.count()) await again.click();
  await dropFile(page, NEXT);
  await analysed(page);
  await expect(page.getByTestId("kpis")).toContainText("660");
}

test("an engine or a reader that ends at a random moment costs one file at most", async ({ page }) => {
  test.setTimeout(60_000 + FAULTS * 40_000);
  const random = numbers(SEED);
  const below = (limit) => Math.floor(random() * limit);
  let lost = 0;
  for (let fault = 0; fault < FAULTS; fault++) {
    await openReady(page, "?lang=en");
    const large = fault % 3 === 2; // 30 MB are read in pieces, by readers too
    await dropFile(page, orders(large ? 1_100_000 : 60_000, below(2) === 1 && !large));
    await page.waitForTimeout(below(large ? 2500 : 700));
    const workers = page.workers();
    const victim = workers[below(workers.length)];
    await victim?.evaluate(() => self.close()).catch(() => {}); // it may have ended already
    await settled(page);
    lost += await page.getByTestId("error").count() ? 1 : 0;
    await goOn(page);
  }
  console.log(`${FAULTS} workers ended at random moments, ${lost} files lost, ${FAULTS} pages went on`);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" }); // it would answer instead of the host

  test("a second WebAssembly that does not come, or comes broken, costs that file only", async ({ page }) => {
    for (const answer of [{ status: 503, body: "" }, { contentType: "text/html", body: "<!doctype html>" }, { contentType: "application/wasm", body: "\0asm" }]) {
      await page.route(/formats-\w+\.wasm/, (route) => route.fulfill(answer));
      await openReady(page, "?lang=en");
      await dropFile(page, orders(50, true));
      await expect(page.getByTestId("error").first()).toBeVisible({ timeout: 30_000 });
      await goOn(page);
      await page.unroute(/formats-\w+\.wasm/);
      await dropFile(page, orders(50, true));
      await analysed(page);
    }
  });
});

test("a random cached file that is cut or swapped does not keep the next visits from working", async ({ page }) => {
  test.setTimeout(60_000 + FAULTS * 30_000);
  const random = numbers(SEED + 1);
  await openReady(page, "?lang=en");
  await kept(page);
  for (let fault = 0; fault < FAULTS; fault++) {
    const [part, cut] = [["app", "app-wasm", "worker", "text-en", "charts"][Math.floor(random() * 5)], random() < 0.5];
    await page.evaluate(async ([part, cut]) => {
      const address = new URL(document.querySelector(`meta[name="${part}"]`).content, document.baseURI).href;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const held = await cache.match(address);
        if (!held) continue;
        const body = cut ? (await held.arrayBuffer()).slice(0, 1000) : "<!doctype html>";
        await cache.put(address, new Response(body, { headers: cut ? held.headers : { "content-type": "text/html" } }));
      }
    }, [part, cut]);
    await page.goto("?lang=en");
    await expect(page.getByTestId("file-input")).toBeEnabled({ timeout: 20_000 });
    // A page whose engine does not come begins once more.
    await expect(async () => {
      await dropFile(page, NEXT);
      await expect(page.getByTestId("tiers-table")).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 40_000 });
    await page.goto("?lang=en");
    await expect(page.getByTestId("file-input")).toBeEnabled({ timeout: 20_000 });
    await kept(page);
  }
});
