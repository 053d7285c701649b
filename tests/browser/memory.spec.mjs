// Memory that ends: the engine's WebAssembly is given a limit, here and there in what reading, analysing and showing a file needs.
// The page says so, and the next file works. FAULTS=40 tries more limits.

import { dropFile, expect, openReady, test } from "./site.mjs";
import { analysed } from "./workspace.mjs";

// The engine ends on purpose.
test.use({ expected: /./, serviceWorkers: "block" });

const LIMITS = Number(process.env.FAULTS ?? 4);
const NEXT = { name: "next.csv", text: "customer,date,amount\nAda,2026-01-05,500\nAda,2026-02-05,70\nBo,2026-02-06,90\n" };

/** A number in LEB128: its value, and how many bytes it takes. */
function leb(bytes, at) {
  let [value, length] = [0, 0];
  do value |= (bytes[at + length] & 0x7f) << (7 * length); while (bytes[at + length++] & 0x80);
  return [value, length];
}

function lebOf(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

/** The same WebAssembly with a memory that grows by so many pages of 64 KiB at most. */
function limited(wasm, pages) {
  let at = 8;
  for (;;) {
    const [size, length] = leb(wasm, at + 1);
    const start = at + 1 + length;
    if (wasm[at] === 5) {
      // One memory without a limit, or with one: its flags, and its first pages.
      const [first] = leb(wasm, start + 2);
      const limits = [1, wasm[start + 1] | 1, ...lebOf(first), ...lebOf(first + pages)];
      return Buffer.concat([wasm.subarray(0, at), Buffer.from([5, ...lebOf(limits.length), ...limits]), wasm.subarray(start + size)]);
    }
    at = start + size;
  }
}

function orders(rows) {
  let text = "order,customer,date,amount,product\n";
  for (let row = 0; row < rows; row++) text += `${row},C${(row * 7919) % 14_999},2025-${String(1 + row % 12).padStart(2, "0")}-${String(1 + row % 28).padStart(2, "0")},${(row * 31) % 9973}.50,Item ${row % 613}\n`;
  return { name: "orders.csv", buffer: Buffer.from(text) };
}

test("memory that ends at some point costs that file only", async ({ page }) => {
  test.setTimeout(60_000 + LIMITS * 60_000);
  const ends = {};
  for (let nth = 0; nth < LIMITS; nth++) {
    // From what a small file needs to what this one does.
    const pages = 40 + Math.floor((nth * 1000) / LIMITS);
    await page.route(/worker-\w+\.wasm/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: limited(await response.body(), pages) });
    });
    await openReady(page, "?lang=en");
    await dropFile(page, orders(200_000));
    const error = page.getByTestId("error").first();
    await expect(page.getByTestId("tiers-table").or(error).first()).toBeVisible({ timeout: 60_000 });
    const end = await error.isVisible() ? await error.getAttribute("data-code") : "analysed";
    ends[end] = (ends[end] ?? 0) + 1;
    // The next file works, in an engine with the same limit.
    const again = page.getByRole("button", { name: "Start the engine again" });
    if (await again.count()) await again.click();
    await dropFile(page, NEXT);
    await analysed(page);
    await expect(page.getByTestId("kpis")).toContainText("660");
    await page.unroute(/worker-\w+\.wasm/);
  }
  console.log(`${LIMITS} limits of memory:`, JSON.stringify(ends));
  expect(Object.keys(ends)).toContain("out-of-memory");
});
