// The page without a network, and from one version to the next: service worker, manifest, the page in one file.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseFile, downloadOf, expect, kept, openPage, openReady, test } from "./site.mjs";
import { analysed, sample } from "./workspace.mjs";

const ORDERS = { name: "orders.csv", mimeType: "text/csv", text: "customer,date,amount\nZanzibar Ltd,2026-01-05,500\nZanzibar Ltd,2026-02-05,700\nQuokka & Co,2026-02-06,90\nMarmot KG,2026-03-07,80\nMarmot KG,2026-03-08,81\n" };

const cacheNames = (page) => page.evaluate(() => caches.keys());

async function exported(page) {
  await page.getByTestId("export-menu").click();
  const { text } = await downloadOf(page, page.getByTestId("export-json"));
  return JSON.parse(text);
}

test("after the first visit the page works without a network: reload, analyse, open another encoding, export", async ({ page, context, site }) => {
  await openPage(page);
  await kept(page);
  await context.setOffline(true);
  const asked = site.requests.length;
  await page.reload();
  await expect(page.getByTestId("file-input")).toBeEnabled();
  await chooseFile(page, ORDERS);
  await analysed(page);
  await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible();
  const results = await exported(page);
  expect(results.totals).toMatchObject({ customers: 3, orders: 5, revenue: "1451" });
  await page.getByTestId("language").selectOption("zh-CN");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  // What opens other files than plain text has been kept as well.
  await page.reload();
  await expect(page.getByTestId("file-input")).toBeEnabled();
  await chooseFile(page, { ...ORDERS, buffer: Buffer.from([0xff, 0xfe, ...Buffer.from(ORDERS.text, "utf16le")]) });
  await analysed(page);
  expect(site.requests.length).toBe(asked);
});

test("a copy under a path is kept beside another on the same host", async ({ page, context, site }) => {
  const { url, requests } = await site.under("/a b/");
  await openPage(page, url);
  await kept(page);
  const asked = requests.length;
  expect(await cacheNames(page)).toHaveLength(1);
  await context.setOffline(true);
  await openPage(page, `${url}index.html?lang=zh-CN`);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect(requests.length).toBe(asked);
});

test.describe("a new version", () => {
  // Leaving a page ends what it was asking for.
  test.use({ expected: /net::ERR_ABORTED|404/ });
  let folder;

  const text = (name) => readFileSync(join(folder, name), "utf8");

  /** Makes the site of `folder` that of another build: the id is another, and the name of the file that knows it. */
  function release(build) {
    const [, from] = /name="build" content="([0-9a-f]+)"/.exec(text("index.html"));
    const [, worker] = /name="worker" content="([^"]+)"/.exec(text("index.html"));
    const renamed = worker.replace(/-[0-9a-f]+/, `-${build.slice(0, 10)}`);
    renameSync(join(folder, worker), join(folder, renamed));
    const hash = (name) => `sha256-${createHash("sha256").update(readFileSync(join(folder, name))).digest("base64")}`;
    const names = [["index.html", "index.html"], [renamed, worker]];
    const before = names.map(([name, old]) => (name === old ? hash(name) : listed(old)));
    for (const name of ["index.html", "service.js", renamed]) {
      writeFileSync(join(folder, name), text(name).replaceAll(from, build).replaceAll(worker, renamed));
    }
    const list = names.reduce((service, [name], at) => service.replaceAll(before[at], hash(name)), text("service.js"));
    writeFileSync(join(folder, "service.js"), list);
  }

  /** The hash of a file in the service worker's list. */
  const listed = (name) => {
    const [, hash] = new RegExp(`"${name}":"(sha256-[^"]+)"`).exec(text("service.js"));
    return hash;
  };

  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "whalecurve-"));
    cpSync("dist", folder, { recursive: true });
  });
  test.afterEach(() => rmSync(folder, { recursive: true }));

  const buildOf = (page) => page.evaluate(() => window.whalecurve.build);
  const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));

  test("is fetched while a tab is open, says that it is ready, and waits", async ({ page, context, site }) => {
    const { url } = await site.of(folder);
    await openReady(page, url);
    await kept(page);
    await page.reload();
    await chooseFile(page, ORDERS);
    await analysed(page);
    const first = await buildOf(page);
    const [before] = await cacheNames(page);

    release("0123456789ab");
    await look(page);
    const notice = page.getByTestId("update");
    await expect(notice).toContainText("A new version is ready");
    expect(await buildOf(page)).toBe(first);
    await expect(page.getByTestId("tiers-table")).toBeVisible(); // nothing was reloaded
    await notice.getByRole("button", { name: "Later" }).click();
    await expect(notice).toHaveCount(0);

    // Another tab takes it; the one with the analysis keeps its files and goes on.
    const other = await context.newPage();
    await openReady(other, url);
    expect(await buildOf(other)).toBe(first);
    await other.getByTestId("update").getByRole("button", { name: "Load it now" }).click();
    await expect.poll(() => buildOf(other).catch(() => "")).toBe("0123456789ab");
    await expect(other.getByTestId("update")).toHaveCount(0);
    expect(await buildOf(page)).toBe(first);
    expect(await cacheNames(page)).toContain(before);
    await page.getByRole("button", { name: "Open another file" }).click();
    await chooseFile(page, ORDERS);
    await analysed(page);

    // When that is closed too, nothing of the old version is left.
    await page.close();
    await other.reload();
    await expect.poll(() => cacheNames(other)).toEqual([before.replace(first, "0123456789ab")]);
  });

  test("of which one file is missing is not installed, and the old one stays", async ({ page, context, site }) => {
    const { url } = await site.of(folder);
    await openReady(page, url);
    await kept(page);
    const before = await cacheNames(page);
    release("0123456789ab");
    rmSync(join(folder, "worker-0123456789.js")); // the browser has the others already
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const coming = new Promise((done) => {
        registration.addEventListener("updatefound", () => {
          registration.installing.addEventListener("statechange", ({ target }) => target.state === "redundant" && done());
        });
      });
      await registration.update().catch(() => {});
      await coming;
    });
    expect(await cacheNames(page)).toEqual(before);
    await expect(page.getByTestId("update")).toHaveCount(0);
    await context.setOffline(true);
    await openReady(page, url);
  });

  test("whose page has not been copied yet is not installed", async ({ page, site }) => {
    const { url } = await site.of(folder);
    await openReady(page, url);
    await kept(page);
    const before = await cacheNames(page);
    const old = text("index.html");
    release("0123456789ab");
    writeFileSync(join(folder, "index.html"), old);
    await look(page).catch(() => {});
    await page.waitForTimeout(500);
    expect(await cacheNames(page)).toEqual(before);
    await expect(page.getByTestId("update")).toHaveCount(0);
  });
});

test.describe("a host that answers one file with a page of its own and status 200", () => {
  test.use({ expected: /integrity|ERR_|MIME type|SyntaxError|CompileError|TypeError|WebAssembly|Failed to|uncaught: $/ });
  const PAGE = "<!doctype html><title>Sign in to this network</title>";
  let folder;

  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "whalecurve-"));
    cpSync("dist", folder, { recursive: true });
  });
  test.afterEach(() => rmSync(folder, { recursive: true }));

  test("has nothing of it kept, and the next visit keeps all", async ({ page, site }) => {
    const { url, requests } = await site.of(folder);
    // A first visit that reads plain text does without it.
    const name = readdirSync(folder).find((name) => /^formats-.*\.wasm$/.test(name));
    const good = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), PAGE);
    await openReady(page, url);
    const asked = () => requests.filter(({ path }) => path.endsWith(name)).length;
    await expect.poll(asked).toBeGreaterThan(1); // the engine's, and the service worker's
    await expect.poll(() => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.installing ?? registration?.waiting ?? registration?.active);
    })).toBe(false);
    expect(await cacheNames(page)).toEqual([]);

    writeFileSync(join(folder, name), good);
    await openReady(page, url);
    await kept(page);
    const held = await page.evaluate(async (name) => {
      const answer = await caches.match(new URL(name, location.href).href);
      return new Uint8Array(await answer.arrayBuffer()).length;
    }, name);
    expect(held).toBe(good.length);
  });

  for (const part of ["app", "app-wasm", "worker", "text-en"]) {
    test(`and is kept so by an earlier version (${part}), is thrown away by the visit that cannot start`, async ({ page, site }) => {
      const { url } = await site.of(folder);
      await openReady(page, `${url}?lang=en`);
      await kept(page);
      const address = await page.evaluate((name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href, part);
      await page.evaluate(async ([address, text]) => {
        const [name] = await caches.keys();
        await (await caches.open(name)).put(address, new Response(text, { headers: { "content-type": "text/html" } }));
      }, [address, PAGE]);
      await page.goto(`${url}?lang=en`);
      // The page may be there before it is known that its engine is not: a file is chosen in the visit that began once more.
      const kind = () => page.evaluate(() => performance.getEntriesByType("navigation")[0].type).catch(() => "");
      await expect.poll(kind, { timeout: 30_000 }).toBe("reload");
      await expect(page.getByTestId("file-input")).toBeEnabled({ timeout: 20_000 });
      await chooseFile(page, ORDERS);
      await analysed(page);
      // All is kept anew, and right.
      await kept(page);
      expect(await page.evaluate(async (address) => (await (await caches.match(address)).text()).includes("Sign in"), address)).toBe(false);
    });
  }

  test("offline, what is kept is not thrown away", async ({ page, context, site }) => {
    const { url } = await site.of(folder);
    await openReady(page, url);
    await kept(page);
    const before = await cacheNames(page);
    const address = await page.evaluate(() => new URL(document.querySelector('meta[name="app"]').content, document.baseURI).href);
    await page.evaluate(async (address) => {
      const [name] = await caches.keys();
      await (await caches.open(name)).put(address, new Response("<!doctype html>", { headers: { "content-type": "text/html" } }));
    }, address);
    await context.setOffline(true);
    await page.goto(url);
    await expect(page.locator("#boot-error")).toBeVisible();
    expect(await cacheNames(page)).toEqual(before);
  });
});

test("the page can be installed: manifest and icons are there", async ({ page, request, site }) => {
  await openPage(page);
  const link = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(site.url + link)).json();
  expect(manifest).toMatchObject({ start_url: "./", scope: "./", display: "standalone" });
  for (const { src, type, sizes } of manifest.icons) {
    const answer = await request.get(new URL(src, site.url + link).href);
    expect(answer.headers()["content-type"]).toBe(type);
    if (type === "image/png") expect((await answer.body()).readUInt32BE(16)).toBe(Number(sizes.split("x")[0]));
  }
  const client = await page.context().newCDPSession(page);
  const { errors } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  await kept(page);
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

/** Everything that this origin has stored in the browser, as text. */
const stored = (page) => page.evaluate(async () => {
  const all = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name, version } of await indexedDB.databases()) all.push(`indexedDB ${name} ${version}`);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) all.push(`${name}: ${request.url}`, await (await cache.match(request)).text());
  }
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) all.push(`file ${name}`);
  return all;
});

test("nothing of the user's is stored, unless they asked for the layout to be remembered", async ({ page }) => {
  await openReady(page);
  await kept(page);
  await page.reload();
  await expect(page.getByTestId("file-input")).toBeEnabled();
  await chooseFile(page, { ...ORDERS, name: "secret-name.csv" });
  await analysed(page);
  await exported(page);
  const leaked = /Zanzibar|Quokka|Marmot|secret-name/;
  const all = await stored(page);
  expect(all.slice(0, 3)).toEqual(["", "{}", "{}"]);
  expect(all.filter((text) => /^(indexedDB|file) /.test(text))).toEqual([]);
  expect(all.filter((text) => leaked.test(text)).map((text) => text.slice(0, 80))).toEqual([]);
  // Only the site's own files, and all of them in one cache.
  const addresses = all.filter((text) => text.startsWith("whalecurve ")).map((text) => text.split(": ").at(-1));
  expect(addresses.length).toBeGreaterThan(10);
  expect(addresses.filter((address) => !/\/$|\/preset\.json$|-[0-9a-f]{10}\.\w+$/.test(address))).toEqual([]);

  await page.getByTestId("place-data").click();
  await page.getByTestId("mapping").locator("[name=keep]").check();
  const after = await stored(page);
  expect(after[1]).not.toBe("{}");
  expect(after.filter((text) => leaked.test(text))).toEqual([]);
});

test.describe("the single file, opened from a disk", () => {
  test("analyses a table, one in another encoding and the sample without any request", async ({ page, recorder, site }) => {
    await page.goto(site.single);
    await expect(page.locator("#boot")).toHaveCount(0);
    await chooseFile(page, ORDERS);
    await analysed(page);
    await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible();
    const results = await exported(page);
    expect(results.totals).toMatchObject({ customers: 3, orders: 5, revenue: "1451" });
    await page.getByRole("button", { name: "Open another file" }).click();
    await chooseFile(page, { ...ORDERS, buffer: Buffer.from([0xff, 0xfe, ...Buffer.from(ORDERS.text, "utf16le")]) });
    await analysed(page);
    await page.getByTestId("language").selectOption("zh-CN");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await page.locator(".brand").click();
    await page.getByTestId("use-sample").click();
    await analysed(page);
    expect(recorder.requests.map(({ url }) => url).filter((url) => !/^(data|blob):/.test(url))).toEqual([site.single]);
  });

  test("may connect to nothing", async ({ page }) => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync("dist/whalecurve.html", "utf8"))[1];
    expect(policy).toContain("connect-src data:;");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|'self'|https?:|\*/);
    await page.goto("about:blank");
  });
});

test("with the headers that the hosting guide recommends, everything works", async ({ page, site }) => {
  const wanted = readFileSync("examples/hosting/_headers", "utf8").split("\n/*\n")[1];
  const headers = Object.fromEntries([...wanted.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]));
  expect(Object.keys(headers).length).toBeGreaterThan(6);
  for (const path of ["nginx.conf", "web.config", "README.md"]) {
    const text = readFileSync(`examples/hosting/${path}`, "utf8");
    for (const [name, value] of Object.entries(headers)) {
      expect(text, `${path} names ${name}`).toContain(name);
      expect(text, `${path} gives ${name} the same value`).toContain(value);
    }
  }
  const { url } = await site.under("/tools/", headers);
  const answer = await page.goto(url);
  for (const [name, value] of Object.entries(headers)) expect(answer.headers()[name.toLowerCase()]).toBe(value);
  await sample(page, url);
  await expect(page.getByTestId("whale-chart").locator("svg")).toBeVisible();
  await exported(page);
  await page.goto(`${url}whalecurve.html`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await page.getByTestId("use-sample").click();
  await analysed(page);
});

/** Milliseconds from navigation until a file can be chosen. */
async function usable(page, url) {
  await page.goto(url, { waitUntil: "commit" });
  await page.locator("[data-testid=file-input]:enabled").waitFor({ state: "attached" });
  return page.evaluate(() => performance.now());
}

test("on a fast 4G line the page is usable within three seconds, and on the next visit within one", async ({ page, context, site }) => {
  const client = await context.newCDPSession(page);
  // Chromium's own "Fast 4G".
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false, latency: 60 * 2.75, downloadThroughput: 9_000_000 / 8 * 0.9, uploadThroughput: 1_500_000 / 8 * 0.9,
  });
  const first = await usable(page, site.url);
  await kept(page);
  const again = await usable(page, site.url);
  console.log(`usable after ${Math.round(first)} ms, on the next visit after ${Math.round(again)} ms`);
  expect(first).toBeLessThanOrEqual(3000);
  expect(again).toBeLessThanOrEqual(1000);
});
