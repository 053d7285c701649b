// The npm package as somebody has it who installs it: packed, installed into an empty project, compiled, run in Node, bundled by
// Vite and opened in Chromium.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { SEED, numbers } from "./random.mjs";
import { chooseFile, downloadOf, expect, openReady, test } from "./site.mjs";
import { analysed } from "./workspace.mjs";

const TOOLS = resolve("tests/npm");
const SAMPLE = resolve("www/samples/coffee-wholesale.csv");
const CSV = "customer,date,amount\nAda,2026-01-05,900\nAda,2026-02-05,650.5\nBo,2026-02-06,120\nCy,2026-03-07,80\n";
/** Two currencies, and a status that nobody knows. */
const DOUBTFUL = [
  "order,customer,date,amount,cost,currency,status", "1,Ada,2026-01-05,10,4,EUR,paid", "2,Bo,2026-02-05,30,9,EUR,paid",
  "3,Ada,2026-02-06,5,2,EUR,vip hold", "4,Bo,2026-03-06,8,3,USD,paid", "",
].join("\n");
const ts = createRequire(join(TOOLS, "package.json"))("typescript");

/** An empty project with the package installed in it. */
let project;
/** What it has from the package: start(), WhalecurveError. */
let whalecurve;

const quietly = (command, given, cwd) => execFileSync(command, given, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

test.beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "whalecurve-npm-"));
  const packed = quietly("npm", ["pack", "--silent", "--pack-destination", project, "./dist/npm"]).trim().split("\n").at(-1);
  writeFileSync(join(project, "package.json"), '{ "name": "empty", "private": true, "type": "module" }');
  quietly("npm", ["install", "--silent", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", `./${packed}`], project);
  copyFileSync(SAMPLE, join(project, "orders.csv"));
  whalecurve = await import(pathToFileURL(join(project, "node_modules/whalecurve/node.js")).href);
});

test.afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Settles as [answer] or as { code, message, at, … }. */
const settled = (promise) => promise.then((answer) => [answer], (error) => {
  expect(error).toBeInstanceOf(whalecurve.WhalecurveError);
  return { code: error.code, message: error.message, at: error.at, found: error.found, wanted: error.wanted };
});

/** The code blocks of the README, in order. */
const examples = () => [...readFileSync("npm/README.md", "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

/** What the compiler says of these files, under the strictest options. */
function complaints(files) {
  const program = ts.createProgram(files, {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true, target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: ["node"], typeRoots: [join(TOOLS, "node_modules/@types")],
  });
  const said = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const at = file ? `${basename(file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}` : "";
    return `${at} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  return { program, said };
}

test("holds what it needs and no more, and weighs what it may", () => {
  const folder = join(project, "node_modules/whalecurve");
  expect(readdirSync(folder).toSorted()).toEqual([
    "LICENSE-APACHE", "LICENSE-MIT", "LICENSES.txt", "README.md", "browser.js", "en.ftl", "formats.wasm", "node.js", "package.json", "whalecurve.d.ts", "whalecurve.wasm", "worker.js", "zh-CN.ftl",
  ]);
  const kb = (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000;
  console.log(`engine ${kb("whalecurve.wasm").toFixed(1)} kB, formats ${kb("formats.wasm").toFixed(1)} kB, scripts ${(kb("browser.js") + kb("worker.js")).toFixed(1)} kB gzipped`);
  expect(kb("whalecurve.wasm")).toBeLessThanOrEqual(920);
  expect(kb("formats.wasm")).toBeLessThanOrEqual(855);
  expect(kb("browser.js") + kb("worker.js")).toBeLessThanOrEqual(15);
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(`${Math.ceil(kb("whalecurve.wasm"))} kB of engine`);
  const { version, dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  expect([version, dependencies]).toEqual([/^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1], undefined]);
});

test("the README's examples compile, and a wrong use does not", () => {
  const files = [
    ...examples(),
    `import { start } from "whalecurve";\nconst engine = await start();\nawait engine.analyze({ gross_margin: "0.35", high_rule: "best" });\nawait engine.page({ ofset: 3 });\nawait engine.page({ filters: [{ tier: { scheme: "spend", tier: "high" } }] });`,
  ].map((code, at) => {
    const path = join(project, `example${at}.ts`);
    writeFileSync(path, code);
    return path;
  });
  expect(files.length).toBeGreaterThan(3);
  const { said } = complaints(files);
  expect([...new Set(said.map((line) => line.split(" ")[0]))]).toEqual([3, 4, 5].map((line) => `${basename(files.at(-1))}:${line}`));
});

test("the README's example runs in Node", () => {
  writeFileSync(join(project, "example.js"), examples()[0]);
  const said = quietly(process.execPath, ["example.js"], project).trim().split("\n");
  expect(said[0]).toBe("3781 rows of 3788, total 564621.4");
  expect(said[1]).toMatch(/^profit \d+\.\d+ from 297 customers$/);
  expect(said[2]).toMatch(/^high: 60 customers, /);
  expect(said.at(-1)).toMatch(/^\d+ cost money: (K\d+ -\d+(\.\d+)?(, )?){3}$/);
});

/** Every property that a type has, in all its depth, as path → optional; `[]` for the entries of a list. */
function properties(checker, type, path = "", found = new Map(), above = []) {
  const parts = type.isUnion() ? type.types : [type];
  for (const part of parts) {
    if (above.includes(part) || !(part.flags & ts.TypeFlags.Object)) continue;
    const element = checker.isArrayType(part) && checker.getTypeArguments(part)[0];
    if (element) properties(checker, element, `${path}[]`, found, [...above, part]);
    else if (!checker.isTupleType(part)) {
      for (const property of part.getProperties()) {
        const inside = `${path}.${property.name}`;
        found.set(inside, Boolean(property.flags & ts.SymbolFlags.Optional));
        properties(checker, checker.getTypeOfSymbol(property), inside, found, [...above, part]);
      }
    }
  }
  return found;
}

/** The same of values. */
function keys(value, path = "", found = new Set()) {
  if (Array.isArray(value)) for (const one of value) keys(one, `${path}[]`, found);
  else if (value !== null && typeof value === "object") {
    for (const [name, inside] of Object.entries(value)) keys(inside, `${path}.${name}`, found.add(`${path}.${name}`));
  }
  return found;
}

/** Three years of purchases of 300 customers, four times as many in November and December. */
function seasonal() {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const rows = [];
  for (let customer = 0; customer < 300; customer++) {
    const [rate, lifetime, first] = [-Math.log(1 - random()) / 60, -Math.log(1 - random()) * 900, random() * 500];
    for (let day = first; day < 1095 && day < first + lifetime; day++) {
      const date = new Date(Date.UTC(2022, 0, 1 + Math.floor(day)));
      if (day === first || random() < rate * (date.getUTCMonth() >= 10 ? 4 : 0.6)) rows.push([`C${customer}`, date, 20 + Math.floor(random() * 80)]);
    }
  }
  return [["customer", "date", "amount"], ...rows];
}

test("the types say what results hold, and results hold what the types say", async () => {
  const engine = await whalecurve.start();
  const all = [];
  const cents = (at) => (at * 7919) % 90_000;
  const years = Array.from({ length: 900 }, (_, at) => [`C${at % 90}`, `O${at}`, new Date(2023, at % 36, 1 + (at % 28)), cents(at) / 100, `P${at % 7}`, "NPS" && at % 11]);
  for (const [data, settings] of [
    [pathToFileURL(SAMPLE), {}], ["customer,revenue,acquisition cost,potential\nAda,900,50,80\nBo,30,60,10\nCy,-5,1,\n", { acquisition_cost: 5 }],
    [[["customer", "order", "date", "amount", "product", "nps"], ...years], { rfm_book: "eleven", cost_per_order: "0.5", currency: "GBP" }], [CSV, { ltv_model: "pareto-nbd" }], [DOUBTFUL, {}],
    [seasonal(), {}],
  ]) {
    await engine.load(data);
    await engine.analyze(settings, { intervals: true });
    all.push(await engine.results());
  }
  engine.close();
  const path = join(project, "results.ts");
  const literals = all.map((results, at) => `export const results${at}: Results = ${JSON.stringify(results)};`);
  writeFileSync(path, `import type { Results } from "whalecurve";\n${literals.join("\n")}\nexport declare const typed: Results;\n`);
  const { program, said } = complaints([path]);
  expect(said).toEqual([]);
  const checker = program.getTypeChecker();
  const typed = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path))).find(({ name }) => name === "typed");
  const seen = all.reduce((found, results) => keys(results, "", found), new Set());
  const declared = properties(checker, checker.getTypeOfSymbol(typed));
  expect(declared.size).toBeGreaterThan(150);
  // Reasons and roles are one key each, of which no data has all; a workbook has sheets; warnings are as questions are; rules, alerts
  // and tasks come with `analyze --rules` (tests/tasks.rs); the others need what the library says of them.
  const rare = /\.import\.files\[\]\.(reasons|columns)\.|\.(files|questions)\[\]\.sheet$|\.warnings\[\]\.|\.migration\.(matrix|simple)\b|^\.(rules|alerts|tasks)\b/;
  expect([...declared.keys()].filter((name) => !seen.has(name) && !rare.test(name))).toEqual([]);
});

test("Node, a bundled page and the tool's own page have the same results", async ({ page, site }) => {
  test.setTimeout(180_000);
  const engine = await whalecurve.start();
  await engine.load(pathToFileURL(SAMPLE));
  const summary = await engine.analyze({}, { intervals: true });
  const inNode = await engine.results();
  const { customers, health, rule_books, cohorts, migration, products, pairs, ...rest } = inNode;
  expect(rest).toEqual(summary);
  const { name, blob } = await engine.export("json");
  expect(name).toBe("coffee-wholesale-results.json");
  expect(JSON.parse(await blob.text())).toEqual(inNode);
  expect(customers.every(({ ltv }) => ltv.low)).toBe(true);

  await openReady(page);
  await chooseFile(page, SAMPLE);
  await analysed(page);
  const download = async (kind) => {
    await page.getByTestId("export-menu").click();
    return downloadOf(page, page.getByTestId(`export-${kind}`));
  };
  await expect.poll(async () => JSON.parse((await download("json")).text).customers[0].ltv.low, { timeout: 60_000 }).toBeTruthy();
  expect(JSON.parse((await download("json")).text)).toEqual(inNode);
  expect((await download("csv")).buffer).toEqual(Buffer.from(await (await engine.export("csv")).blob.arrayBuffer()));
  engine.close();

  await bundled(page, site);
  const inPage = await page.evaluate(async (text) => {
    const engine = await start();
    await engine.load(new File([text], "coffee-wholesale.csv"));
    await engine.analyze({}, { intervals: true });
    const results = await engine.results();
    engine.close();
    return results;
  }, readFileSync(SAMPLE, "utf8"));
  expect(inPage).toEqual(inNode);
});

/** Opens a page that Vite has made of one that imports the package, under the policy that the README states. */
async function bundled(page, site) {
  const folder = join(project, "site");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), '<!doctype html><title>bundled</title><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>');
  writeFileSync(join(folder, "main.js"), 'import { start, WhalecurveError } from "whalecurve";\nObject.assign(window, { start, WhalecurveError });\n');
  quietly(process.execPath, [join(TOOLS, "node_modules/vite/bin/vite.js"), "build", folder, "--base", "./", "--logLevel", "error", "--outDir", join(project, "built"), "--emptyOutDir"], project);
  const { url, requests } = await site.of(join(project, "built"), {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:",
  });
  await page.goto(url);
  await page.waitForFunction(() => typeof start === "function");
  return requests;
}

test("in a page: progress, another language, foreign files, errors, cancelling, closing", async ({ page, site }) => {
  const requests = await bundled(page, site);
  const asked = () => requests.filter(({ path }) => path.endsWith(".wasm")).length;
  await page.evaluate(() => {
    window.of = (promise) => promise.then((answer) => [answer], ({ name, code, message, at }) => ({ name, code, message, at }));
  });
  const heard = await page.evaluate(async (csv) => {
    window.engine = await start({ language: "zh-CN" });
    const steps = [];
    await engine.load(csv, { name: "orders.csv", onProgress: ({ step }) => steps.push(step) });
    return [steps, (await engine.analyze()).totals.profit];
  }, CSV);
  expect(heard[0]).toContain("read");
  expect(heard[1]).toBe("700.2");
  expect(asked()).toBe(1);
  expect(page.workers()).toHaveLength(1);
  // Files that are no plain text: by the second WebAssembly, fetched for the first of them.
  for (const name of ["good.xls", "gbk.csv", "good.csv.gz"]) {
    const bytes = [...readFileSync(`tests/files/${name}`)];
    const [{ files }] = await page.evaluate(([bytes, name]) => of(engine.load(new Uint8Array(bytes), { name })), [bytes, name]);
    expect(files[0].rows_used).toBeGreaterThan(0);
  }
  expect(asked()).toBe(2);
  expect(await page.evaluate(() => of(engine.load("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", { name: "picture.csv" })))).toMatchObject({
    name: "WhalecurveError", code: "not-a-table", message: expect.stringMatching(/[\u4e00-\u9fff]/), at: { file: "picture.csv" },
  });
  // Ended in the middle of a file of some 60 MB; the next call begins with another worker.
  const [ended, empty, again] = await page.evaluate(async (csv) => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `C${at % 977},2026-01-${String(1 + (at % 28)).padStart(2, "0")},${at}.25\n`).join("");
    const large = new File(["customer,date,amount\n", ...Array(150).fill(lines)], "large.csv");
    const cancel = new AbortController();
    let reports = 0;
    const ended = await of(engine.load(large, { signal: cancel.signal, onProgress: () => (reports += 1) === 2 && cancel.abort() }));
    const empty = await of(engine.analyze());
    await engine.load(csv);
    return [ended, empty, (await engine.analyze()).totals.revenue];
  }, CSV);
  expect(ended.code).toBe("aborted");
  expect(empty.code).toBe("nothing-loaded");
  expect(again).toBe("1750.5");
  await expect.poll(() => page.workers().length).toBe(1);
  // Two at once, and an end.
  const two = await page.evaluate(async (csv) => {
    const other = await start();
    await Promise.all([engine.load(csv), other.load("customer,date,amount\nZoe,2026-01-05,30\n")]);
    const revenues = (await Promise.all([engine.analyze(), other.analyze()])).map(({ totals }) => totals.revenue);
    const open = of(other.results());
    other.close();
    engine.close();
    return [revenues, (await open).code, (await of(other.results())).code];
  }, CSV);
  expect(two).toEqual([["1750.5", "30"], "closed", "closed"]);
  await expect.poll(() => page.workers().length).toBe(0);
  // A worker that ends without a word, at rest and while somebody waits.
  await page.evaluate(async (csv) => {
    window.engine = await start();
    await engine.load(csv);
  }, CSV);
  await page.workers()[0].evaluate(() => self.close());
  await expect.poll(() => page.evaluate(() => of(engine.analyze()))).toMatchObject({ code: "engine-stopped" });
  expect(await page.evaluate(async (csv) => {
    await engine.load(csv);
    return (await engine.analyze()).totals.revenue;
  }, CSV)).toBe("1750.5");
  await page.evaluate(() => engine.close());
  await expect.poll(() => page.workers().length).toBe(0);
});

test.describe("in Node", () => {
  let engine;
  test.beforeEach(async () => {
    engine = await whalecurve.start();
  });
  test.afterEach(() => engine.close());

  test("takes files, bytes, texts, rows and addresses", async () => {
    const path = join(project, "mine.csv");
    writeFileSync(path, CSV);
    const [header, ...lines] = CSV.trim().split("\n").map((line) => line.split(","));
    const half = [[header, ...lines.slice(0, 2)], [header, ...lines.slice(2)]].map((part) => new File([part.map((line) => line.join(",")).join("\n")], `${part.length}.csv`));
    const objects = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]])));
    for (const data of [CSV, new Blob([CSV]), new File([CSV], "a.csv"), Buffer.from(CSV), new TextEncoder().encode(CSV).buffer, half, [header, ...lines], objects, pathToFileURL(path), [pathToFileURL(path)]]) {
      const { files } = await engine.load(data);
      expect(files.reduce((rows, { rows_used }) => rows + rows_used, 0)).toBe(4);
      expect((await engine.analyze()).totals.revenue).toBe("1750.5");
    }
    const { files } = await engine.load(pathToFileURL("tests/files/good.xls"));
    expect(files[0]).toMatchObject({ name: "good.xls", format: "xls" });
    for (const nothing of [7, null, undefined, [], {}, [7]]) expect(await settled(engine.load(nothing))).toMatchObject({ code: "argument" });
    expect(await settled(engine.load(pathToFileURL(join(project, "nowhere.csv"))))).toMatchObject({ code: "argument", message: expect.stringContaining("ENOENT") });
  });

  test("follows settings exactly, by page and by filter", async () => {
    await engine.load(CSV);
    expect((await engine.analyze({ gross_margin: 0.5, as_of: null, currency: undefined })).totals.profit).toBe("875.25");
    expect((await engine.analyze({ gross_margin: "0.1234" })).totals.profit).toBe("216.0117");
    const { found, customers } = await engine.page({ sort: "revenue", order: "ascending", offset: 1, limit: 1 });
    expect([found, customers.map(({ id, revenue }) => [id, revenue])]).toEqual([3, [["Bo", "120"]]]);
    expect(await engine.page({ filters: [{ tier: { scheme: "profit", tier: "high" } }], search: "AD" })).toMatchObject({ found: 1, customers: [{ id: "Ada" }] });
    expect((await engine.page()).customers.map(({ id }) => id)).toEqual(["Ada", "Bo", "Cy"]);
    const steps = [];
    await engine.analyze({}, { intervals: true, onProgress: ({ step }) => steps.push(step) });
    expect(steps.at(-1)).toBe("draw");
    await engine.load(`${CSV}Di,no day,5\n`);
    await engine.analyze();
    const { name, blob } = await engine.export("set-aside");
    expect([name, blob.type]).toEqual(["data-set-aside.csv", "text/csv;charset=utf-8"]);
    expect(await blob.text()).toContain("no day");
    await expect(engine.export("blind")).rejects.toMatchObject({ code: "blind-too-few" });
    const many = Array.from({ length: 40 }, (_, at) => `Customer ${at},2025-0${1 + (at % 9)}-11,${at * 7 + 5}`);
    await engine.load(["customer,date,amount", ...many, ""].join("\n"));
    await engine.analyze();
    const pack = await engine.export("blind");
    expect(pack.name).toMatch(/^whalecurve-2025-\d\d-\d\d-blind\.json$/);
    expect(JSON.parse(await pack.blob.text())).toMatchObject({ schema: "whalecurve.blind/1", whole: { customers: 40 } });
  });

  test("asks for a mapping where it is not certain, and follows it", async () => {
    const doubtful = "a;b;c;d\nAda;05/06/2026;1.234;9\nBo;06/07/2026;2.345;8\n";
    const { code, at, wanted, message } = await settled(engine.load(doubtful, { name: "doubtful.csv" }));
    expect([code, at.file]).toEqual(["mapping-needed", "doubtful.csv"]);
    expect(wanted).toContain("amount");
    expect(message).toContain("mapping");
    const columns = { customer: "a", date: 1, amount: "c", quantity: null };
    const read = async (more) => {
      await engine.load(doubtful, { mapping: { columns, ...more } });
      const { totals, as_of } = await engine.analyze();
      return [totals.revenue, as_of];
    };
    expect(await read({ date_order: "dmy", decimal_mark: "comma" })).toEqual(["3579", "2026-07-07"]);
    expect(await read({ date_order: "mdy", decimal_mark: "point" })).toEqual(["3.579", "2026-06-08"]);
    expect(await settled(engine.load(doubtful, { mapping: { columns: { customer: "nobody" } } }))).toMatchObject({ code: "column-unknown", found: "nobody" });
    expect(await settled(engine.load(doubtful, { mapping: { columns: { date: 99 } } }))).toMatchObject({ code: "column-unknown", found: "99" });
    await engine.load([new File([CSV], "plain.csv"), new File([doubtful.replaceAll("2026", "2025")], "b.csv")], { mapping: [null, { columns, date_order: "dmy", decimal_mark: "point" }] });
    expect((await engine.analyze()).totals.revenue).toBe("1754.079");
  });

  test("returns what is in doubt with what each answer gives, and refuses nothing for it", async () => {
    const either = "customer,date,amount\nAda,05/06/2026,12.50\nBo,06/07/2026,8.25\n";
    const { questions, warnings } = await engine.load(either, { name: "either.csv" });
    expect(questions).toMatchObject([{ code: "date-order", file: "either.csv", column: "date", found: "05/06/2026", effect: [{ answer: "dmy" }, { answer: "mdy" }] }]);
    expect(warnings).toEqual([]);
    expect((await engine.analyze()).import.questions).toEqual(questions);
    expect((await engine.load(either, { mapping: { date_order: "mdy" } })).questions).toEqual([]);
    const doubtful = (await engine.load(DOUBTFUL)).questions;
    expect(doubtful).toMatchObject([{ code: "currency", effect: [{ of: "EUR", revenue: "45" }, { of: "USD" }] }, { code: "status-unknown", found: "vip hold", amount: "5", count: 1 }]);
  });

  test("refuses what it cannot take with a code, a sentence and a place, and goes on", async () => {
    const circle = {};
    circle.circle = circle;
    expect(await settled(engine.analyze())).toMatchObject({ code: "nothing-loaded", message: expect.stringMatching(/^No file/) });
    await engine.load(CSV);
    expect(await settled(engine.page())).toMatchObject({ code: "nothing-loaded" });
    await engine.analyze();
    for (const [refused, code, column] of [
      [() => engine.analyze({ gross_margin: 7 }), "setting-invalid", "gross_margin"], [() => engine.analyze({ gross_margin: NaN }), "setting-invalid", "gross_margin"],
      [() => engine.analyze({ rfm_cuts_recency: [1, 2] }), "setting-invalid", "rfm_cuts_recency"], [() => engine.analyze({ colour: 1 }), "setting-unknown", "colour"],
      [() => engine.analyze({ high_amount: 10n }), "argument", null], [() => engine.analyze(circle), "argument", null], [() => engine.page({ ofset: 1 }), "argument", null],
      [() => engine.page({ limit: -1 }), "argument", null], [() => engine.page({ filters: [{ tier: { scheme: "profit", tier: "best" } }] }), "argument", null],
      [() => engine.export("xlsx"), "argument", null], [() => engine.load(CSV, { mapping: { colums: {} } }), "argument", null], [() => engine.load(CSV, { mapping: { columns: { buyer: 1 } } }), "argument", null],
      [() => whalecurve.start({ language: "de" }), "argument", null],
    ]) {
      const error = await settled(refused());
      expect([error.code, error.at?.column]).toEqual([code, column]);
      expect(error.message.length).toBeGreaterThan(10);
    }
    expect(await settled(engine.load("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", { name: "picture.csv" }))).toMatchObject({ code: "not-a-table", at: { file: "picture.csv" } });
    await engine.load(CSV);
    expect((await engine.analyze()).totals.revenue).toBe("1750.5");
  });

  test("results are of the last load that was kept, in any overlap of calls", async () => {
    const data = { "1750.5": CSV, 30: "customer,date,amount\nZoe,2026-01-05,10\nYan,2026-02-05,20\n", "563844.46": readFileSync(SAMPLE, "utf8") };
    let current; // the engine goes on from one sequence to the next
    for (let seed = 0; seed < 60; seed++) {
      const random = numbers(SEED * 1000 + seed);
      const pick = (list) => list[Math.floor(random() * list.length)];
      let loads = 0;
      const asked = [];
      for (let at = 0; at < 7; at++) {
        const kind = pick(["load", "load", "garbage", "analyze", "intervals", "results", "page", "export"]);
        const revenue = pick(Object.keys(data));
        const nth = kind === "load" || kind === "garbage" ? ++loads : 0;
        const call = {
          load: () => engine.load(data[revenue]), garbage: () => engine.load("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
          analyze: () => engine.analyze(), intervals: () => engine.analyze({ ltv_draws: 50 }, { intervals: true }), results: () => engine.results(),
          page: () => engine.page(), export: () => engine.export("json"),
        }[kind];
        asked.push(settled(call()).then(async (end) => {
          const [then, log] = [current, `seed ${seed}: ${kind} ${at} → ${end.code ?? "kept"}`];
          if (kind === "load") {
            expect(end.code, log).toBe(nth === loads ? undefined : end.code && "superseded");
            if (!end.code) current = revenue;
          } else if (kind === "garbage") {
            expect(end.code, log).toBe(nth === loads ? "not-a-table" : end.code === "superseded" ? "superseded" : "not-a-table");
            if (end.code !== "superseded") current = undefined;
          } else if (end.code) {
            expect(["superseded", "nothing-loaded"], log).toContain(end.code);
          } else if (kind !== "page") {
            const found = kind === "export" ? JSON.parse(await end[0].blob.text()) : end[0];
            expect(found.totals.revenue, log).toBe(then);
          }
        }));
        if (random() < 0.3) await asked.at(-1);
      }
      await Promise.all(asked);
      const end = await settled(engine.analyze());
      expect(end.code ?? end[0].totals.revenue, `seed ${seed}, at rest`).toBe(current ?? "nothing-loaded");
    }
  });

  test("is ended by a signal at the next slice, and by close()", async () => {
    const line = "Ada,2026-01-05,1.25\n".repeat(50_000);
    const large = ["customer,date,amount\n", ...Array(20).fill(line)].join("");
    const cancel = new AbortController();
    let rows = 0;
    const load = engine.load(large, { signal: cancel.signal, onProgress: (progress) => {
      rows = progress.rows;
      if (rows > 0) cancel.abort();
    } });
    expect(await settled(load)).toMatchObject({ code: "aborted" });
    expect(rows).toBeLessThan(1_000_000);
    expect(await settled(engine.load(CSV, { signal: AbortSignal.abort() }))).toMatchObject({ code: "aborted" });
    expect(await settled(engine.analyze())).toMatchObject({ code: "nothing-loaded" });
    await engine.load(CSV);
    expect((await engine.analyze()).totals.revenue).toBe("1750.5");
    const open = settled(engine.load(large));
    setTimeout(() => engine.close(), 20);
    expect(await open).toMatchObject({ code: "closed" });
    expect(await settled(engine.analyze())).toMatchObject({ code: "closed" });
  });

  test("is lost when the memory is full, says so, and another one goes on", () => {
    writeFileSync(join(project, "full.js"), `
      import { start } from "whalecurve";
      const engine = await start({ language: "zh-CN" });
      const rows = Array.from({ length: 900_000 }, (_, at) => "customer " + at + " of a long name,2026-01-05,1.25\\n");
      const { code, message } = await engine.load("customer,date,amount\\n" + rows.join("")).catch((error) => error);
      await engine.load(${JSON.stringify(CSV)});
      const { totals } = await engine.analyze();
      console.log(JSON.stringify([code, message, totals.revenue]));
      engine.close();`);
    const [code, message, revenue] = JSON.parse(quietly(process.execPath, ["--wasm-max-mem-pages=800", "full.js"], project));
    expect([code, revenue]).toEqual(["out-of-memory", "1750.5"]);
    expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  test("leaves nothing behind in the program around it", async () => {
    const before = Object.getOwnPropertyNames(globalThis).toSorted();
    const engines = await Promise.all([whalecurve.start(), whalecurve.start({ language: "zh-CN" })]);
    await Promise.all(engines.map((one, at) => one.load(`customer,date,amount\nZoe,2026-01-05,${at + 1}\n`)));
    expect((await Promise.all(engines.map((one) => one.analyze()))).map(({ totals }) => totals.revenue)).toEqual(["1", "2"]);
    for (const one of engines) one.close();
    expect(Object.getOwnPropertyNames(globalThis).toSorted()).toEqual(before);
  });
});
