// The page starts, from any path, and its policy holds. (Every test here also asserts what site.mjs's recorder does.)

import { expect, expectAccessible, kept, openPage, test } from "./site.mjs";

test("the page starts with nothing but GETs of its own files", async ({ page, site, recorder }) => {
  await openPage(page);
  await kept(page);
  await page.waitForLoadState("networkidle");
  expect(recorder.requests.length).toBeGreaterThan(4);
  expect(site.requests.every(({ method }) => method === "GET")).toBe(true);
});

test("the page starts under any path", async ({ page, site }) => {
  const { url, requests } = await site.under("/tools/customer value/");
  await openPage(page, url);
  expect(requests.length).toBeGreaterThan(4);
  expect(site.requests).toEqual([]);
});

test("every file but the page itself, its service worker and the host's preset carries a hash in its name", async ({ page, site }) => {
  await openPage(page);
  await kept(page);
  await page.waitForLoadState("networkidle");
  const unhashed = site.requests.map(({ path }) => path).filter((path) => !/-[0-9a-f]{10}\.\w+$/.test(path));
  expect(new Set(unhashed)).toEqual(new Set(["/", "/service.js", "/preset.json"]));
});

test("the start screen has no serious fault of accessibility", async ({ page }) => {
  await openPage(page);
  await expectAccessible(page);
});

test.describe("the content security policy", () => {
  test.use({ expected: /elsewhere=|Content Security Policy|^console: policy:/ });

  const attempt = `async (address) => {
    const tried = await Promise.allSettled([
      fetch(address + "?elsewhere=fetch"),
      new Promise((opened, failed) => Object.assign(new WebSocket(address.replace("http", "ws") + "?elsewhere=socket"), { onopen: opened, onerror: failed })),
      import(address + "x.js?elsewhere=import"),
    ]);
    return tried.map(({ status }) => status);
  }`;

  test("lets no connection out of the page", async ({ page, site }) => {
    const { url, requests } = await site.elsewhere();
    await openPage(page);
    expect(await page.evaluate(`(${attempt})(${JSON.stringify(url)})`)).toEqual(["rejected", "rejected", "rejected"]);
    await page.evaluate((address) => {
      navigator.sendBeacon(`${address}?elsewhere=beacon`, "data");
      new Image().src = `${address}?elsewhere=image`;
      const form = Object.assign(document.createElement("form"), { action: `${address}?elsewhere=form`, method: "post" });
      document.body.append(form);
      form.submit();
    }, url);
    await page.waitForTimeout(300);
    expect(requests).toEqual([]);
  });

  for (const [who, depth] of [["a worker that is started as the engine's is", 1], ["such a worker's own worker", 2]]) {
    test(`lets no connection out of ${who}`, async ({ page, site }) => {
      const { url, requests } = await site.elsewhere();
      await openPage(page);
      let code = `(${attempt})(${JSON.stringify(url)}).then(postMessage)`;
      for (let level = 1; level < depth; level += 1) {
        code = `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}]))).onmessage = ({ data }) => postMessage(data)`;
      }
      const tried = await page.evaluate((text) => new Promise((done) => {
        new Worker(URL.createObjectURL(new Blob([text]))).addEventListener("message", ({ data }) => done(data));
      }), code);
      expect(tried).toEqual(["rejected", "rejected", "rejected"]);
      expect(requests).toEqual([]);
    });
  }

  test("allows no script and no style that is not a file of the site", async ({ page }) => {
    await openPage(page);
    const ran = await page.evaluate(async () => {
      await new Promise((later) => setTimeout(later)); // what is called from outside may evaluate
      const script = document.createElement("script");
      script.textContent = "window.ranInline = true";
      document.body.append(script);
      const styled = document.createElement("p");
      styled.setAttribute("style", "color: rgb(1, 2, 3)");
      document.body.append(styled);
      let evaluated = false;
      try {
        evaluated = (0, eval)("true");
      } catch { /* forbidden, as it should be */ }
      return [window.ranInline ?? false, evaluated, getComputedStyle(styled).color === "rgb(1, 2, 3)"];
    });
    expect(ran).toEqual([false, false, false]);
  });
});

test("the engine's worker starts from its hashed file and knows its build", async ({ page }) => {
  await openPage(page);
  const [build, address] = await page.evaluate(() => new Promise((done, failed) => {
    const worker = window.whalecurve.startWorker();
    worker.addEventListener("error", ({ message }) => failed(new Error(message)));
    done([window.whalecurve.build, document.querySelector("meta[name=worker]").content]);
  }));
  expect(build).toMatch(/^[0-9a-f]{12}$/);
  expect(address).toMatch(/^worker-[0-9a-f]{10}\.js$/);
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  await expect.poll(() => page.workers()[0].evaluate(() => self.whalecurve.build).catch(() => undefined)).toBe(build);
});

test("without JavaScript the page says what it needs, in both languages", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.locator("noscript p").filter({ hasText: "needs JavaScript" })).toBeVisible();
  await expect(page.locator("noscript p").filter({ hasText: "需要 JavaScript" })).toBeVisible();
  await context.close();
});

test("an old browser is told that it is too old", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto("");
  await expect(page.getByTestId("boot-old")).toBeVisible();
  await expect(page.getByTestId("boot-old")).toContainText("浏览器版本过旧");
});

test.describe("when the program cannot be loaded", () => {
  test.use({ expected: /app-/ });

  test("the page says so, and why", async ({ page }) => {
    await page.route(/app-.*\.wasm/, (route) => route.abort());
    await page.goto("");
    await expect(page.getByTestId("boot-error")).toBeVisible();
    await expect(page.locator("#boot-reason")).not.toBeEmpty();
  });
});
