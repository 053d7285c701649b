// <whale-curve> in a page of another origin, under the policy that its guide states.

import { build } from "esbuild";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPLIES, REQUESTS, opened } from "../../www/embed/protocol.js";
import { SEED, messages, numbers } from "./random.mjs";
import { expect, test as base } from "./site.mjs";

/** The copy of the site that the examples speak of. */
const COPY = "https://tools.example.com/whalecurve/";
const [, POLICY] = /^Content-Security-Policy: (default-src 'none'; .*)$/m.exec(readFileSync("examples/embed/README.md", "utf8"));

const CSV = "customer,date,amount\nAda,2026-01-05,900\nAda,2026-02-05,650.5\nBo,2026-02-06,120\nCy,2026-03-07,80\n";
const OTHER = "customer,date,amount\nZoe,2026-01-05,10\nYan,2026-02-05,20\n";

const test = base.extend({
  /** A host page on a port of its own, with the examples beside it: host.url, host.folder. */
  host: async ({ site }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "whalecurve-host-"));
    const at = (text) => text.replaceAll(COPY, site.url);
    for (const example of ["plain", "react", "vue"]) {
      mkdirSync(join(folder, example));
      const html = readFileSync(`examples/embed/${example}/index.html`, "utf8");
      expect(html).toContain(`${COPY}embed.js`);
      writeFileSync(join(folder, example, "index.html"), at(html));
    }
    writeFileSync(join(folder, "favicon.ico"), ""); // which a browser asks for by itself
    cpSync("examples/embed/plain/main.js", join(folder, "plain/main.js"));
    for (const [from, to] of [["react/main.jsx", "react"], ["vue/main.source.js", "vue"]]) {
      await build({
        entryPoints: [`examples/embed/${from}`], bundle: true, format: "esm", jsx: "automatic", outfile: join(folder, to, "main.js"), logLevel: "error",
        define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
      });
    }
    writeFileSync(join(folder, "index.html"), `<!doctype html><title>host</title><script src="${site.url}embed.js"></script><body></body>`);
    const { url, requests } = await site.of(folder, { "Content-Security-Policy": POLICY.replaceAll("https://tools.example.com", new URL(site.url).origin) });
    await use({ url, requests, folder });
    rmSync(folder, { recursive: true });
  },
});

/** Puts a widget into the host's page and notes its events in `window.heard[id]`. */
const put = (page, id, attributes = {}) => page.evaluate(([id, attributes]) => {
  const whale = document.createElement("whale-curve");
  whale.id = id;
  for (const [name, value] of Object.entries(attributes)) whale.setAttribute(name, value);
  window.heard ??= {};
  window.heard[id] = [];
  for (const name of ["ready", "progress", "analyzed", "select", "error", "resize"]) {
    whale.addEventListener(name, ({ detail }) => window.heard[id].push([name, detail]));
  }
  document.body.append(whale);
}, [id, attributes]);

const heard = (page, id, name) => page.evaluate(([id, name]) => window.heard[id].filter(([kind]) => kind === name).map(([, detail]) => detail), [id, name]);
/** Calls a method of a widget; a rejection comes back as { code, message }. */
const call = (page, id, method, ...given) => page.evaluate(async ([id, method, given]) => {
  try {
    return await document.getElementById(id)[method](...given);
  } catch ({ code, message }) {
    return { code, message };
  }
}, [id, method, given]);
const inside = (page, id) => page.locator(`#${id}`).frameLocator("iframe");

test("loads, reports, answers, changes settings and exports", async ({ page, host, site }) => {
  await page.goto(host.url);
  await put(page, "whale");
  expect(await call(page, "whale", "results")).toMatchObject({ code: "no-analysis" });
  expect(await call(page, "whale", "load", CSV, { name: "mine.csv" })).toBeUndefined();
  const [ready] = await heard(page, "whale", "ready");
  expect(ready.build).toMatch(/^[0-9a-f]{12}$/);
  expect((await heard(page, "whale", "progress")).map(({ step }) => step)).toContain("read");
  expect(await heard(page, "whale", "analyzed")).toHaveLength(1);

  const results = await call(page, "whale", "results");
  expect(results).toMatchObject({ schema: "whalecurve.results/1", totals: { customers: 3, revenue: "1750.5", profit: "700.2" } });
  expect(results.import.files[0].name).toBe("mine.csv");
  await call(page, "whale", "set", { gross_margin: 0.5 });
  expect((await call(page, "whale", "results")).totals.profit).toBe("875.25");
  await call(page, "whale", "set", { currency: "EUR" }); // what was set stays
  expect((await call(page, "whale", "results")).totals.profit).toBe("875.25");
  await call(page, "whale", "set", { gross_margin: null });
  expect((await call(page, "whale", "results")).totals.profit).toBe("700.2");
  for (const again of [1, 2]) {
    expect(await call(page, "whale", "set", { gross_margin: 7 }), `refused, time ${again}`).toMatchObject({ code: "setting-invalid" });
  }
  await call(page, "whale", "set", { currency: "USD" }); // what was refused does not come back
  expect((await call(page, "whale", "results")).currency).toBe("USD");
  expect(await call(page, "whale", "set", "gross_margin=1")).toMatchObject({ code: "argument" });

  const exported = await page.evaluate(async () => {
    const whale = document.getElementById("whale");
    const all = await Promise.all(["csv", "json", "project"].map((kind) => whale.export(kind))); // at once
    return Promise.all(all.map(async ({ name, blob }) => [name, await blob.text()]));
  });
  expect(exported.map(([name]) => name.split(".").at(-1))).toEqual(["csv", "json", "json"]);
  expect(exported[0][1]).toContain("Ada");
  expect(JSON.parse(exported[1][1]).totals.customers).toBe(3);
  expect(JSON.parse(exported[2][1]).schema ?? exported[2][1]).toContain("whalecurve.project/1");
  expect(await call(page, "whale", "export", "blind")).toMatchObject({ code: "blind-too-few" });
  expect(await call(page, "whale", "export", "xlsx?")).toMatchObject({ code: "argument" });

  await expect(inside(page, "whale").getByTestId("said")).toBeEmpty(); // what the host did needs no words
  // Nothing of all this went anywhere but into the frame.
  expect([...host.requests, ...site.requests].every(({ method }) => method === "GET")).toBe(true);
  expect(await page.locator("#whale iframe").getAttribute("sandbox")).not.toContain("allow-top-navigation");
});

test("takes files, bytes, texts and rows alike", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "whale");
  const revenues = await page.evaluate(async (csv) => {
    const whale = document.getElementById("whale");
    const [header, ...lines] = csv.trim().split("\n").map((line) => line.split(","));
    const half = [[header, ...lines.slice(0, 2)], [header, ...lines.slice(2)]].map((part) => new File([part.map((line) => line.join(",")).join("\n")], `${part.length}.csv`));
    const kinds = {
      text: csv, blob: new Blob([csv]), file: new File([csv], "a.csv"), buffer: new TextEncoder().encode(csv).buffer, files: half,
      arrays: [header, ...lines], objects: lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]]))),
      odd: [["customer", "date", "amount"], ['A "B", C', new Date(2026, 0, 5), 1750.5]],
    };
    const found = {};
    for (const [kind, data] of Object.entries(kinds)) {
      await whale.load(data);
      const { totals, customers } = await whale.results();
      found[kind] = `${totals.revenue} ${customers[0].id}`;
    }
    return found;
  }, CSV);
  for (const [kind, found] of Object.entries(revenues)) expect(found, kind).toBe(kind === "odd" ? '1750.5 A "B", C' : "1750.5 Ada");
  expect(await call(page, "whale", "load", 7)).toMatchObject({ code: "data" });
});

test("says what cannot be read, asks for columns that nobody can guess, and lets newer data supersede older", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "whale");
  const failed = await call(page, "whale", "load", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", { name: "picture.csv" });
  expect(failed.code).toBeTruthy();
  expect(await heard(page, "whale", "error")).toEqual([failed]);
  const asked = call(page, "whale", "load", "a,b,c\nAda,2026-01-05,500\nBo,2026-02-06,90\n");
  await expect.poll(async () => (await heard(page, "whale", "progress")).map(({ step }) => step)).toContain("mapping");
  for (const [role, column] of [["customer", "0"], ["date", "1"], ["amount", "2"]]) {
    await inside(page, "whale").getByTestId("mapping").locator(`[name=${role}]`).selectOption(column);
  }
  const analyze = inside(page, "whale").getByTestId("analyze");
  if (await analyze.isVisible()) await analyze.click();
  expect(await asked).toBeUndefined();
  const both = await Promise.all([call(page, "whale", "load", CSV), call(page, "whale", "load", OTHER)]);
  expect(both).toEqual([{ code: "superseded", message: "other data came before this was answered" }, undefined]);
  expect((await call(page, "whale", "results")).totals.revenue).toBe("30");
});

test("a click in a chart or on a number tells whose customers it leads to", async ({ page, host }) => {
  await page.setViewportSize({ width: 1200, height: 1000 });
  await page.goto(host.url);
  await put(page, "whale", { view: "whale", lang: "en" });
  const frame = inside(page, "whale");
  await call(page, "whale", "load", readFileSync("www/samples/coffee-wholesale.csv", "utf8"));
  const last = async () => (await heard(page, "whale", "select")).at(-1);
  const show = async (view, part) => {
    // What was picked would filter the next part.
    const back = frame.getByTestId("frame-back");
    if (await back.isVisible()) await back.click();
    await page.evaluate((view) => document.getElementById("whale").setAttribute("view", view), view);
    await expect(frame.getByTestId(part)).toBeVisible({ timeout: 30_000 });
  };
  /** Clicks what is drawn in a chart, shape by shape, until something is told. */
  const pick = async (chart) => {
    const shapes = frame.getByTestId(chart).locator("svg path");
    await expect.poll(() => shapes.count(), { timeout: 30_000 }).toBeGreaterThan(2);
    await page.waitForTimeout(500); // drawn in steps
    const before = (await heard(page, "whale", "select")).length;
    // Between two opposite places of its outline: within a band, however it is bent.
    const inner = await shapes.evaluateAll((all) => all.map((shape) => {
      const [one, other] = [0.25, 0.75].map((part) => shape.getPointAtLength(shape.getTotalLength() * part).matrixTransform(shape.getScreenCTM()));
      const { width, height } = shape.getBoundingClientRect();
      return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, drawn: width > 5 && height > 5 };
    }));
    const { x, y } = await page.locator("#whale iframe").boundingBox();
    for (const point of inner.filter(({ drawn }) => drawn).reverse()) {
      await page.mouse.click(x + point.x, y + point.y);
      await page.waitForTimeout(100);
      if ((await heard(page, "whale", "select")).length > before) return;
    }
    throw new Error(`nothing in ${chart} told anything`);
  };

  await show("whale", "whale-chart");
  await pick("whale-chart");
  expect(await last()).toMatchObject({ kind: "ranks", from: 1, to: expect.any(Number) });
  await show("matrix", "matrix-chart");
  await pick("matrix-chart");
  expect(await last()).toMatchObject({ kind: "map", potential: expect.any(Number) });
  await show("migration", "migration-chart");
  await pick("migration-chart");
  expect(await last()).toMatchObject({ kind: "moved", scheme: "profit", from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), is: expect.any(String) });
  const told = (await heard(page, "whale", "select")).length;
  await frame.getByTestId("frame-back").click();
  await frame.getByTestId("migration-table").locator("td button").first().click();
  await expect.poll(async () => (await heard(page, "whale", "select")).length).toBe(told + 1); // not of the row's tier as well
  expect((await last()).kind).toBe("moved");
  await show("rfm", "rfm-table");
  await frame.getByTestId("rfm-table").locator("td button").first().click();
  await expect.poll(last).toMatchObject({ kind: "scores", r: expect.any(Number), f: expect.any(Number) });
  await show("cohorts", "cohorts-table");
  await frame.getByTestId("cohorts-table").locator("th button").first().click();
  await expect.poll(last).toMatchObject({ kind: "cohort", period: "month", name: expect.stringMatching(/^\d{4}-\d\d$/) });
  await show("products", "products-table");
  await frame.getByTestId("products-table").locator("tbody button").first().click();
  await expect.poll(last).toMatchObject({ kind: "bought", grain: "product", name: expect.any(String) });
});

test("shows one part alone, tells what is clicked, leads back, and is as high as it needs", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "whale", { view: "tiers", lang: "zh-CN", settings: '{"scheme":"profit"}' });
  const frame = inside(page, "whale");
  await call(page, "whale", "load", CSV);
  await expect(frame.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(frame.getByTestId("tiers-table")).toBeVisible();
  for (const other of ["whale-panel", "customers-table", "place-overview", "kpis"]) await expect(frame.getByTestId(other)).toBeHidden();
  await expect(frame.getByTestId("said")).toBeHidden();
  const tier = frame.getByTestId("tiers-table").locator("tr[data-tier=high]");
  await tier.locator("button").first().click();
  await expect.poll(() => heard(page, "whale", "select")).toEqual([{ kind: "tier", scheme: "profit", tier: "high" }]);
  await frame.getByTestId("customers-table").locator("tr[data-row=Ada]").click();
  await expect.poll(() => heard(page, "whale", "select")).toContainEqual({ kind: "customer", id: "Ada" });
  await frame.locator("[data-close]").click();
  await frame.getByTestId("frame-back").click();
  await expect(frame.getByTestId("tiers-table")).toBeVisible();
  await expect(frame.getByTestId("customers-table")).toBeHidden();

  // What happens in the frame moves nothing in the page around it.
  expect(await page.evaluate(() => [window.scrollY, document.activeElement.id])).toEqual([0, "whale"]);

  const height = () => page.locator("#whale iframe").evaluate((frame) => Number.parseFloat(frame.style.height));
  const content = () => frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => (await height()) - (await content())).toBe(0);
  const low = await height();
  for (const [view, part] of [["matrix", "matrix-panel"], ["customers", "customers-panel"], ["cards", "strategy-card"], ["whale", "whale-panel"]]) {
    await page.evaluate((view) => document.getElementById("whale").setAttribute("view", view), view);
    await expect(frame.getByTestId(part).first()).toBeVisible();
    await expect(frame.getByTestId("tiers-table")).toBeHidden();
  }
  await page.evaluate(() => document.getElementById("whale").setAttribute("view", "full"));
  await expect(frame.getByTestId("kpis")).toBeVisible();
  await expect.poll(height).toBeGreaterThan(low);
  expect((await heard(page, "whale", "resize")).length).toBeGreaterThan(1);
  await page.evaluate(() => document.getElementById("whale").setAttribute("height", "300"));
  await expect.poll(height).toBe(300);
});

test("takes the host's theme, colours and language", async ({ page, host }) => {
  await page.goto(host.url);
  await page.evaluate(() => document.documentElement.style.setProperty("--whalecurve-accent", "rgb(122, 31, 92)"));
  await put(page, "whale", { lang: "en" });
  const frame = inside(page, "whale");
  const ground = () => frame.locator("html").evaluate((root) => getComputedStyle(root).backgroundColor);
  await expect(frame.locator("label.button")).toHaveCSS("background-color", "rgb(122, 31, 92)");
  const light = await ground();
  await page.evaluate(() => document.getElementById("whale").setAttribute("theme", "dark"));
  await expect.poll(ground).not.toBe(light);
  await page.evaluate(() => document.getElementById("whale").setAttribute("lang", "zh"));
  await expect(frame.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => document.getElementById("whale").setAttribute("theme", "light"));
  await expect.poll(ground).toBe(light);
});

test("tells people whose page can read their results, and takes their files only where it does", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "whale", { lang: "en" });
  const frame = inside(page, "whale");
  await expect(frame.getByTestId("frame-host")).toContainText(`part of a page of ${new URL(host.url).origin}`);
  await page.evaluate(() => document.getElementById("whale").setAttribute("lang", "zh-CN"));
  await expect(frame.getByTestId("frame-host")).toContainText(`本工具嵌入在 ${new URL(host.url).origin} 的页面中`);
  const drop = () => frame.locator("body").evaluate((body, csv) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([csv], "own.csv"));
    body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, CSV);
  await page.evaluate(() => document.getElementById("whale").setAttribute("view", "tiers"));
  await expect(frame.getByTestId("frame-host")).toBeHidden();
  await drop();
  await page.waitForTimeout(500);
  expect(await heard(page, "whale", "analyzed")).toEqual([]);
  await page.evaluate(() => document.getElementById("whale").setAttribute("view", "full"));
  await expect(frame.getByTestId("frame-host")).toBeVisible();
  await drop();
  await expect.poll(() => heard(page, "whale", "analyzed")).toHaveLength(1);
});

test("shows a customer where somebody clicked, in a frame higher than the window, and saves what the user wants", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "whale");
  await call(page, "whale", "load", readFileSync("www/samples/coffee-wholesale.csv", "utf8"));
  const frame = inside(page, "whale");
  await frame.getByTestId("place-customers").click();
  await expect.poll(() => page.locator("#whale iframe").evaluate(({ style }) => Number.parseFloat(style.height))).toBeGreaterThan(1500);
  await frame.locator("tr.opens").nth(8).click();
  const close = frame.locator("[data-close]");
  await expect(close).toBeInViewport();
  await close.click();
  await expect(frame.getByTestId("customer-detail")).toHaveCount(0);
  await frame.getByTestId("export-menu").click();
  const [download] = await Promise.all([page.waitForEvent("download"), frame.getByTestId("export-csv").click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await expect(frame.getByTestId("said")).toContainText("Saved as");
});

test("takes neither the focus nor the scroll position of the page around it", async ({ page, host }) => {
  await page.goto(host.url);
  await page.evaluate(() => {
    const input = document.body.appendChild(document.createElement("input"));
    input.focus();
    document.body.append(Object.assign(document.createElement("p"), { textContent: "x" }));
    document.querySelector("p").style.height = "3000px";
  });
  await put(page, "whale", { view: "matrix" });
  await call(page, "whale", "load", CSV);
  await expect(inside(page, "whale").getByTestId("matrix-panel")).toBeVisible();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => [window.scrollY, document.activeElement.tagName])).toEqual([0, "INPUT"]);
});

for (const height of ["120", "300", "auto"]) {
  test(`the notice of who may read is in view in a frame of height ${height}, also where its page is scrolled`, async ({ page, host }) => {
    await page.setViewportSize({ width: 900, height: 700 });
    await page.goto(host.url);
    await put(page, "whale", { lang: "en", height });
    const frame = inside(page, "whale");
    const notice = frame.getByTestId("frame-host");
    await expect(notice).toBeInViewport({ ratio: 1 });
    await call(page, "whale", "load", readFileSync("www/samples/coffee-wholesale.csv", "utf8"));
    await expect(frame.getByTestId("kpis")).toBeVisible();
    await expect(notice).toBeInViewport({ ratio: 1 });
    if (height === "auto") return;
    await frame.locator("html").evaluate(() => window.scrollTo(0, 2000));
    await expect.poll(() => frame.locator("html").evaluate(() => window.scrollY)).toBeGreaterThan(500);
    await expect(notice).toBeInViewport({ ratio: 1 });
    // Nothing lies over it.
    expect(await notice.evaluate((line) => {
      const { left, top, width, height } = line.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === line;
    })).toBe(true);
  });
}

test("fifty widgets at once all work", async ({ page, host, site }) => {
  test.setTimeout(300_000);
  await page.goto(host.url);
  const ends = await page.evaluate(async () => {
    const loads = Array.from({ length: 50 }, async (_, at) => {
      const whale = document.createElement("whale-curve");
      whale.setAttribute("view", "tiers");
      document.body.append(whale);
      try {
        await whale.load(`customer,date,amount\nZoe,2026-01-05,${at + 1}\nYan,2026-02-05,1\n`);
        return (await whale.results()).totals.revenue === String(at + 2) ? "right" : "wrong";
      } catch ({ code, message }) {
        return `${code} ${message}`;
      }
    });
    return Promise.all(loads);
  });
  expect(ends.filter((end) => end !== "right")).toEqual([]);
  // The engine's second WebAssembly, which plain texts do not need, has not been loaded by any.
  expect(site.requests.filter(({ path }) => /formats-\w+\.wasm/.test(path))).toEqual([]);
});

test.describe("an engine that ends without a word", () => {
  test.use({ expected: /ended without a word/ });

  test("is told to the host, and another one goes on", async ({ page, host }) => {
    await page.goto(host.url);
    await put(page, "whale");
    await call(page, "whale", "load", CSV);
    const [worker] = page.workers();
    await worker.evaluate(() => self.close());
    await expect.poll(() => heard(page, "whale", "error")).toMatchObject([{ code: "engine-stopped" }]);
    expect(await call(page, "whale", "results")).toMatchObject({ code: "no-analysis" });
    expect(await call(page, "whale", "load", OTHER)).toBeUndefined();
    expect((await call(page, "whale", "results")).totals.revenue).toBe("30");
  });
});

test("two widgets compute different data at once", async ({ page, host }) => {
  await page.goto(host.url);
  await put(page, "one", { view: "tiers" });
  await put(page, "two", { view: "whale" });
  await Promise.all([call(page, "one", "load", CSV), call(page, "two", "load", OTHER)]);
  const [one, two] = await Promise.all([call(page, "one", "results"), call(page, "two", "results")]);
  expect([one.totals.revenue, two.totals.revenue]).toEqual(["1750.5", "30"]);
  await page.evaluate(() => document.getElementById("one").destroy());
  expect((await call(page, "two", "results")).totals.revenue).toBe("30");
  expect(await call(page, "one", "results")).toMatchObject({ code: "destroyed" });
});

test("messages from elsewhere are ignored on both sides", async ({ page, host, site }) => {
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-third-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><script src=third.js></script>");
  // A frame of a third origin in the same page, which speaks as either side would.
  writeFileSync(join(folder, "third.js"), `
    addEventListener("message", ({ data }) => { document.title += " heard " + data.type; });
    const file = new File(["customer,date,amount\\nEve,2026-01-05,1\\n"], "eve.csv");
    const reached = parent.frames[0];
    reached.postMessage({ whalecurve: 1, type: "load", id: 1, files: [file] }, "*");
    reached.postMessage({ whalecurve: 1, type: "results", id: 2 }, "*");
    for (const message of [{ type: "analyzed" }, { type: "error", code: "third", message: "third" }, { type: "ready", build: "third" }]) {
      parent.postMessage({ whalecurve: 1, ...message }, "*");
    }
    document.title = "sent";`);
  const third = await site.of(folder);
  const { url } = await site.of(host.folder); // without a policy, which would keep the third frame out
  await page.goto(url);
  await put(page, "whale");
  await call(page, "whale", "load", CSV);
  const events = () => page.evaluate(() => window.heard.whale.filter(([name]) => name !== "resize").length);
  const before = await events();
  // The widget's own frame is out of reach of its siblings; one that was made by hand, for this page, is not.
  expect(await page.evaluate(() => frames.length)).toBe(0);
  await page.evaluate(([copy, third]) => new Promise((done) => {
    const frame = Object.assign(document.createElement("iframe"), { id: "hand", name: `whalecurve ${location.origin}`, src: copy });
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      window.said = [...(window.said ?? []), data.type];
      if (data.type === "ready") document.body.append(Object.assign(document.createElement("iframe"), { src: third, onload: done }));
    });
    document.body.append(frame);
  }), [site.url, third.url]);
  await page.waitForTimeout(1000);
  const [eve] = page.frames().filter((frame) => frame.url() === third.url);
  expect(await eve.title()).toBe("sent");
  expect(await page.evaluate(() => window.said.filter((type) => type !== "resize"))).toEqual(["ready"]);
  await expect(page.frameLocator("#hand").getByTestId("file-input")).toBeEnabled(); // still where it began
  expect(await events()).toBe(before);
  expect((await call(page, "whale", "results")).totals.revenue).toBe("1750.5");
  rmSync(folder, { recursive: true });
});

test.describe("a frame that was made for another origin", () => {
  test.use({ expected: /does not match the recipient window's origin/ });

  test("says nothing to this one and hears nothing from it", async ({ page, host, site }) => {
    await page.goto(host.url);
    await page.evaluate(([address, csv]) => {
      window.all = [];
      addEventListener("message", ({ data }) => window.all.push(data));
      const frame = Object.assign(document.createElement("iframe"), { name: "whalecurve https://shop.example", src: address });
      frame.onload = () => setInterval(() => frame.contentWindow.postMessage({ whalecurve: 1, type: "load", id: 1, files: [new File([csv], "a.csv")] }, "*"), 200);
      document.body.append(frame);
    }, [site.url, CSV]);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByTestId("file-input")).toBeEnabled();
    await page.waitForTimeout(1500);
    await expect(frame.getByTestId("file-input")).toBeEnabled(); // still where it began
    expect(await page.evaluate(() => window.all)).toEqual([]);
  });
});

test("malformed messages are ignored, whoever sends them", async ({ page, host, site }) => {
  await page.goto(host.url);
  await put(page, "whale");
  await call(page, "whale", "load", CSV);
  const events = () => page.evaluate(() => window.heard.whale.filter(([name]) => name !== "resize"));
  const before = await events();
  await page.evaluate(async (origin) => {
    const frame = document.getElementById("whale").shadowRoot.querySelector("iframe").contentWindow;
    const file = new File(["customer,date,amount\nEve,2026-01-05,1\n"], "eve.csv");
    const load = { whalecurve: 1, type: "load", id: 900, files: [file] };
    for (const message of [
      null, 7, "load", [], {}, { ...load, whalecurve: 2 }, { ...load, type: "constructor" }, { ...load, type: "Load" }, { ...load, id: "900" }, { ...load, id: -1 },
      { ...load, files: file }, { ...load, files: ["eve.csv"] }, { ...load, files: [{ name: "eve.csv" }] }, { whalecurve: 1, type: "set", id: 901, settings: { "a;b": 1 } },
      { whalecurve: 1, type: "set", id: 902, settings: { gross_margin: { of: 1 } } }, { whalecurve: 1, type: "set", id: 903, settings: [] },
      { whalecurve: 1, type: "export", id: 904 }, { whalecurve: 1, type: "look", view: "all", theme: "dark", style: {} },
      { whalecurve: 1, type: "look", view: "tiers", theme: "dark", style: { "background-image": "url(x)" } },
    ]) frame.postMessage(message, origin);
    await new Promise((later) => setTimeout(later, 1000));
  }, new URL(site.url).origin);
  expect(await events()).toEqual(before);
  await expect(inside(page, "whale").getByTestId("kpis")).toBeVisible();
  expect((await call(page, "whale", "results")).totals.revenue).toBe("1750.5");
  const then = await events();
  // The other way round: what the frame's own window says wrongly.
  const [frame] = page.frames().filter((one) => one.url().startsWith(site.url));
  await frame.evaluate((to) => {
    for (const message of [
      null, { type: "analyzed" }, { whalecurve: 2, type: "analyzed" }, { whalecurve: 1, type: "toString" }, { whalecurve: 1, type: "error", code: 7, message: "" },
      { whalecurve: 1, type: "select", id: "Eve" }, { whalecurve: 1, type: "resize", height: "9" }, { whalecurve: 1, type: "resize", height: Number.NaN },
    ]) window.parent.postMessage(message, to);
  }, new URL(host.url).origin);
  await page.waitForTimeout(300);
  expect(await events()).toEqual(then);
});

test("the protocol takes each of its messages, and nothing that is one but for a fault", () => {
  for (const [side, types] of [["frame", REQUESTS], ["element", REPLIES]]) {
    const { whole, broken } = messages(numbers(SEED), side, 3000);
    expect(whole.map(({ type }) => type).toSorted()).toEqual(Object.keys(types).toSorted());
    for (const { whalecurve, type, ...fields } of whole) expect(opened({ whalecurve, type, more: 1, ...fields }, types)).toEqual([type, fields]);
    const taken = broken.map((message) => opened(message, types)).filter(Boolean);
    expect(taken.map(([type, fields]) => `${type} ${JSON.stringify(fields)?.slice(0, 200)}`)).toEqual([]);
  }
});

/** Posts broken messages from where this runs: text, since a page that forbids `eval` could not make functions of it. */
const posting = (side, seed, post) => `(async () => {
  const { broken } = (${messages})((${numbers})(${seed}), "${side}", 600);
  for (const message of broken) (${post})(message);
  await new Promise((later) => setTimeout(later, 1000));
})()`;

test("hundreds of broken messages change nothing on either side", async ({ page, host, site }) => {
  await page.goto(host.url);
  await put(page, "whale", { view: "tiers", settings: '{"gross_margin":0.5}' });
  await call(page, "whale", "load", CSV);
  const [frame] = page.frames().filter((one) => one.url().startsWith(site.url));
  const state = async () => [
    await page.evaluate(() => window.heard.whale),
    await frame.evaluate(() => [location.href, document.documentElement.cloneNode().outerHTML, document.querySelector(".sheet-body")?.dataset.place, document.querySelector("[data-testid=said]").textContent]),
    page.workers().length,
  ];
  await page.waitForTimeout(500); // until its height has settled
  const before = await state();
  await page.evaluate(posting("frame", SEED, `(message) => document.getElementById("whale").shadowRoot.querySelector("iframe").contentWindow.postMessage(message, "${new URL(site.url).origin}")`));
  expect(await state()).toEqual(before);
  // While the element waits for an answer, and knows its id.
  const asked = call(page, "whale", "load", "a,b,c\nAda,2026-01-05,500\nBo,2026-02-06,90\n");
  await expect(inside(page, "whale").getByTestId("mapping")).toBeVisible();
  await page.waitForTimeout(500);
  const waiting = await state();
  await frame.evaluate(posting("element", SEED + 1, `(message) => window.parent.postMessage(message, "${new URL(host.url).origin}")`));
  expect(await state()).toEqual(waiting);
  expect(await call(page, "whale", "load", CSV)).toBeUndefined();
  expect(await asked).toMatchObject({ code: "superseded" });
  expect((await call(page, "whale", "results")).totals.profit).toBe("875.25"); // with the setting of before
  await call(page, "whale", "set", { gross_margin: null });
  expect((await call(page, "whale", "results")).totals.profit).toBe("700.2");
});

test.describe("where it cannot be used", () => {
  test.use({ expected: /may not be embedded|404|ERR_|frame|preset\.json|WebAssembly|AbortError/ });

  test("a copy that lets in other origins only refuses", async ({ page, host, site }) => {
    const folder = mkdtempSync(join(tmpdir(), "whalecurve-copy-"));
    cpSync("dist", folder, { recursive: true });
    writeFileSync(join(folder, "preset.json"), '{ "origins": ["https://shop.example"] }');
    const { url } = await site.of(folder);
    const open = await site.of(host.folder);
    await page.goto(open.url);
    await put(page, "whale", { base: url });
    expect(await call(page, "whale", "load", CSV)).toMatchObject({ code: "refused" });
    expect(await heard(page, "whale", "error")).toMatchObject([{ code: "refused" }]);
    await expect(inside(page, "whale").getByTestId("boot-error")).toContainText("may not be embedded");
    expect(page.workers()).toHaveLength(0);
    writeFileSync(join(folder, "preset.json"), JSON.stringify({ origins: [new URL(open.url).origin] }));
    await page.evaluate(() => document.getElementById("whale").remove());
    await put(page, "again", { base: url });
    expect(await call(page, "again", "load", CSV)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  for (const origins of ["https://shop.example", "*", null, { 0: "https://shop.example" }, true]) {
    test(`"origins" that is ${JSON.stringify(origins)} and no list lets nobody in`, async ({ page, host, site }) => {
      const { url } = await site.of(host.folder);
      await page.route("**/preset.json", (route) => route.fulfill({ json: { origins } }));
      await page.goto(url);
      await put(page, "whale", { base: site.url });
      expect(await call(page, "whale", "load", CSV)).toMatchObject({ code: "refused" });
      expect(page.workers()).toHaveLength(0);
    });
  }

  test("a preset that does not come is given up after ten seconds, and the host hears of it", async ({ page, host, site }) => {
    const { url } = await site.of(host.folder);
    await page.route("**/preset.json", () => {}); // never answered
    await page.goto(url);
    await put(page, "whale", { base: site.url });
    const started = Date.now();
    expect(await call(page, "whale", "load", CSV)).toEqual({ code: "not-started", message: "preset.json: no answer within 10 s" });
    expect(Date.now() - started).toBeGreaterThan(8000);
    expect(await heard(page, "whale", "error")).toEqual([{ code: "not-started", message: "preset.json: no answer within 10 s" }]);
    // The page by itself is there at once, without it.
    await page.goto(site.url);
    await expect(page.getByTestId("file-input")).toBeEnabled({ timeout: 8000 });
  });

  test("a widget that cannot start says why", async ({ page, host, site }) => {
    const { url } = await site.of(host.folder);
    await page.route(/app-\w+\.wasm/, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(url);
    await put(page, "whale", { base: site.url });
    const failed = await call(page, "whale", "load", CSV);
    expect(failed).toMatchObject({ code: "not-started", message: expect.stringMatching(/./) });
    expect(await heard(page, "whale", "error")).toEqual([failed]);
    expect(await call(page, "whale", "results")).toEqual(failed);
  });

  test("an address that is no copy is said to be unreachable", async ({ page, host, site }) => {
    await page.clock.install();
    await page.goto(host.url);
    await put(page, "whale", { base: `${site.url}nowhere/` });
    const loaded = call(page, "whale", "load", CSV);
    await page.waitForTimeout(500);
    await page.clock.fastForward(60_000);
    expect(await loaded).toMatchObject({ code: "unreachable" });
    expect(await heard(page, "whale", "error")).toMatchObject([{ code: "unreachable" }]);
  });
});

test("created and destroyed fifty times it leaves no worker and no memory behind", async ({ page, host }) => {
  test.setTimeout(400_000);
  await page.goto(host.url);
  const client = await page.context().newCDPSession(page);
  const once = async (how) => {
    await put(page, "whale", { view: "tiers" });
    expect(await call(page, "whale", "load", CSV)).toBeUndefined();
    await page.evaluate((how) => {
      const whale = document.getElementById("whale");
      if (how === "destroy") whale.destroy();
      whale.remove();
      delete window.heard.whale;
    }, how);
    await expect.poll(() => page.workers().length).toBe(0);
    expect(page.frames()).toHaveLength(1);
  };
  const held = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { documents, nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return { documents, nodes, jsEventListeners, usedSize };
  };
  for (let warm = 0; warm < 5; warm++) await once("remove");
  const before = await held();
  for (let round = 0; round < 50; round++) await once(round % 2 === 0 ? "destroy" : "remove");
  // On a busy machine the last document is let go of a moment later; one that leaks never is.
  let after;
  await expect.poll(async () => (after = await held()).nodes, { timeout: 30_000 }).toBeLessThanOrEqual(before.nodes + 100);
  console.log("after 5 and after 55 widgets:", JSON.stringify({ before, after }));
  expect(after.documents).toBeLessThanOrEqual(before.documents + 2);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 10);
  expect(after.usedSize).toBeLessThanOrEqual(before.usedSize * 1.2 + 500_000);
});

test("in a frame nothing is kept for the next visit, and nothing is stored", async ({ page, host, site }) => {
  await page.goto(host.url);
  await put(page, "whale");
  await call(page, "whale", "load", CSV);
  await page.waitForTimeout(1000);
  const [frame] = page.frames().filter((one) => one.url().startsWith(site.url));
  expect(await frame.evaluate(async () => [
    (await navigator.serviceWorker.getRegistrations()).length, await caches.keys(), document.cookie, localStorage.length, (await indexedDB.databases()).length,
  ])).toEqual([0, [], "", 0, 0]);
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(["", 0]);
});

test("a frame that is loaded again says so and can be used again", async ({ page, host, site }) => {
  await page.goto(host.url);
  await put(page, "whale", { settings: '{"gross_margin":0.5}' });
  await call(page, "whale", "load", CSV);
  const [frame] = page.frames().filter((one) => one.url().startsWith(site.url));
  await frame.evaluate(() => location.reload());
  await expect.poll(async () => (await heard(page, "whale", "ready")).length).toBe(2);
  await call(page, "whale", "load", CSV);
  expect((await call(page, "whale", "results")).totals.profit).toBe("875.25");
  // Moved within its page, a frame is loaded again by the browser.
  await page.evaluate(() => document.body.prepend(document.getElementById("whale")));
  await expect.poll(async () => (await heard(page, "whale", "ready")).length).toBe(3);
  await call(page, "whale", "load", OTHER);
  expect((await call(page, "whale", "results")).totals.profit).toBe("15");
});

for (const [example, said] of [["plain", "3 customers, revenue 1750.5"], ["react", "3 customers, profit 875.25"], ["vue", "3 customers, profit 875.25"]]) {
  test(`the ${example} example works under the policy that the guide states`, async ({ page, host }) => {
    const answer = await page.goto(`${host.url}${example}/`);
    expect(answer.headers()["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self' http:\/\/127\.0\.0\.1:\d+; frame-src http:\/\/127\.0\.0\.1:\d+$/);
    await expect(page.locator("#said")).toHaveText(said, { timeout: 30_000 });
    const frame = page.locator("whale-curve").frameLocator("iframe");
    await frame.getByTestId("tiers-table").locator("tr[data-tier=high] button").first().click();
    await expect(page.locator(example === "plain" ? "#said" : "#chosen")).toHaveText("Chosen: high");
    if (example === "plain") return;
    await page.getByRole("button", { name: "Hide" }).click();
    await expect(page.locator("whale-curve")).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(0);
  });
}
