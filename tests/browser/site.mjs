// What every browser test builds on:
//
//   import { expect, test, openPage } from "./site.mjs";
//
// `test` is Playwright's, with two things added to every test without asking:
//   site       the built page (dist/) on a port of its own: site.url, site.requests, site.under("/a/path/"),
//              site.of("another folder"), site.elsewhere(); and site.single, the page in one file on this disk
//   recorder   everything that happened: recorder.requests, recorder.problems. When a test ends, it fails if there was
//              a request other than a GET of the site's own files, a violation of the content security policy, an
//              uncaught exception or an error on the console. Whatever is sent to another host, by a page, a worker or
//              a worker's worker, ends at a proxy of ours that answers nothing and is a problem too.
// A test that provokes such a thing says so: test.use({ expected: /404/ }) drops matching problems.

import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";

export { expect };
export { kept } from "./browser.mjs";

/** A proxy that lets nothing through: what asks it for something tried to leave. */
async function trap() {
  const attempts = [];
  const server = createServer((request, response) => {
    attempts.push(`${request.method} ${request.url}`);
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    attempts.push(`connection to ${request.url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, attempts, close };
}

/** Data that a page may hold or make by itself: nothing of it travels. */
const LOCAL = /^(blob|data|about):/;

/** Notes everything that a page (with its workers) asks for, logs as an error or does against its policy. */
export async function record(context, isOwn) {
  const requests = [];
  const problems = [];
  context.on("request", (request) => {
    const url = request.url();
    requests.push({ method: request.method(), url, body: request.postData() });
    if (LOCAL.test(url)) return;
    if (request.method() !== "GET" || !isOwn(url)) problems.push(`request: ${request.method()} ${url}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => problems.push(`websocket: ${socket.url()}`));
    page.on("worker", (worker) => worker.evaluate(() => {
      addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`));
    }).catch(() => {})); // it may have ended already
    page.on("crash", () => problems.push("the page crashed"));
  });
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error()?.stack ?? error.error()}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`);
    });
  });
  return { requests, problems };
}

export const test = base.extend({
  /** Problems that a test causes on purpose. */
  expected: [undefined, { option: true }],

  site: [async ({}, use) => {
    const servers = [await serve()];
    const single = pathToFileURL("dist/whalecurve.html").href;
    const own = [servers[0].url, single];
    const another = async (options) => {
      const server = await serve(options);
      servers.push(server);
      own.push(server.url);
      return server;
    };
    await use({
      url: servers[0].url,
      single,
      requests: servers[0].requests,
      isOwn: (url) => own.some((address) => url.startsWith(address)),
      /** The site once more, under a path or with headers: { url, requests }. */
      under: (base, headers) => another({ base, headers }),
      /** Another folder's site, or a page that embeds ours. */
      of: (root, headers) => another({ root, headers }),
      /** Another host: whatever asks it for something is a leak, although it would answer. */
      async elsewhere() {
        const server = await serve({ headers: { "Access-Control-Allow-Origin": "*" } });
        servers.push(server);
        return server;
      },
    });
    await Promise.all(servers.map((server) => server.close()));
  }, { scope: "test" }],

  trap: async ({}, use) => {
    const server = await trap();
    await use(server);
    await server.close();
  },

  proxy: async ({ trap: { url } }, use) => use({ server: url, bypass: "127.0.0.1" }),

  recorder: [async ({ context, site, trap: { attempts }, expected }, use) => {
    const recorder = await record(context, site.isOwn);
    await use(recorder);
    recorder.problems.push(...attempts.map((attempt) => `left the browser: ${attempt}`));
    // The server's own record: it sees what Playwright might not.
    const written = site.requests.filter(({ method }) => method !== "GET");
    recorder.problems.push(...written.map(({ method, path }) => `the site got: ${method} ${path}`));
    const unexpected = recorder.problems.filter((problem) => !expected?.test(problem));
    expect(unexpected, "nothing leaves the page, nothing breaks its policy, nothing fails").toEqual([]);
  }, { auto: true }],

  // Playwright's own base URL, so that page.goto("") opens the site.
  baseURL: async ({ site }, use) => use(site.url),
});

/** Opens the page and waits until it has taken over from the start screen of index.html. */
export async function openPage(page, path = "") {
  await page.goto(path);
  await expect(page.locator("#boot")).toHaveCount(0);
}

/** Opens the page, ready to take a file. */
export async function openReady(page, path = "") {
  await openPage(page, path);
  await expect(page.getByTestId("file-input")).toBeEnabled();
}

/** A file as Playwright wants it, from a path or from { name, text | buffer, mimeType }. */
function asFile(file) {
  if (typeof file === "string") return { name: basename(file), mimeType: "", buffer: readFileSync(file) };
  return { name: file.name, mimeType: file.mimeType ?? "", buffer: file.buffer ?? Buffer.from(file.text ?? "") };
}

/** Picks files in the page's file dialogue. */
export async function chooseFile(page, ...files) {
  await page.getByTestId("file-input").setInputFiles(files.map((file) => (typeof file === "string" ? file : asFile(file))));
}

/** Drops files onto an element (the body, unless told otherwise), as a mouse would. */
export async function dropFile(page, files, target = "body") {
  const list = (Array.isArray(files) ? files : [files]).map(asFile);
  const transfer = await page.evaluateHandle((items) => {
    const data = new DataTransfer();
    for (const { name, mimeType, base64 } of items) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: mimeType }));
    }
    return data;
  }, list.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") })));
  for (const kind of ["dragenter", "dragover", "drop"]) await page.dispatchEvent(target, kind, { dataTransfer: transfer });
  await transfer.dispose();
}

/** What a click on `locator` downloads: { name, text, buffer }. */
export async function downloadOf(page, locator) {
  const [download] = await Promise.all([page.waitForEvent("download"), locator.click()]);
  const buffer = readFileSync(await download.path());
  return { name: download.suggestedFilename(), buffer, text: buffer.toString("utf8") };
}

/** Fails if axe finds something serious or critical; prints which rule and where. */
export async function expectAccessible(page, { include, exclude = [] } = {}) {
  let axe = new AxeBuilder({ page });
  if (include) axe = axe.include(include);
  for (const selector of exclude) axe = axe.exclude(selector);
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}
