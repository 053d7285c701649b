// Files that are no plain UTF-8 text: opened by a WebAssembly of its own, which comes when it is needed, or before.

import { crc32, gzipSync } from "node:zlib";
import { chooseFile, downloadOf, dropFile, expect, kept, openReady, test } from "./site.mjs";

const FILES = "tests/files";
const kpi = (page, name) => page.getByTestId("kpis").locator(`[data-kpi=kpi-${name}] data`);
const FORMATS = /\/formats-\w+\.wasm$/;
const PLAIN = "order,customer,date,amount\n1,Ada,2026-01-05,10\n2,Bo,2026-02-05,20\n";

async function analysed(page, revenue) {
  await expect(page.getByTestId("tiers-table")).toBeVisible({ timeout: 30_000 });
  await expect(kpi(page, "revenue")).toHaveAttribute("value", revenue);
}

/** A zip of { name: text }, without compression. */
function zipped(files) {
  const [parts, index] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const head = Buffer.alloc(26); // from "version needed" to "length of extra field", the same in both records
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, path, content]);
    index.push(Buffer.from("PK\x01\x02\x14\x00"), head, place, path);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
}

/** The smallest xlsx with these rows of texts and numbers. */
function xlsx(rows) {
  const [main, office] = ["spreadsheetml/2006/main", "officeDocument/2006/relationships"].map((end) => `http://schemas.openxmlformats.org/${end}`);
  const relations = (type, target) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const cell = (value) => (typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`);
  const body = rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join("")}</row>`).join("");
  return zipped({
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data" sheetId="1" r:id="r"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>`,
  });
}

for (const [file, revenue] of [
  ["hidden sheet before the data.xlsx", "32.5"],
  ["dates counted from 1904.xlsx", "32.5"],
  ["good.xls", "32.5"],
  ["good.ods", "32.5"],
  ["gbk.csv", "32.5"],
  ["shift-jis.csv", "3350"],
  ["good.csv.gz", "39.75"],
  ["table in a zip.zip", "39.75"],
  ["gz of a workbook.gz", "32.5"],
]) {
  test(`${file} is opened as soon as the page is ready`, async ({ page }) => {
    await openReady(page);
    await dropFile(page, `${FILES}/${file}`);
    await analysed(page, revenue);
  });
}

test("what opens them is loaded once, after the page, and all of it works when the network is gone", async ({ page, site, context }) => {
  await openReady(page);
  await expect.poll(() => site.requests.filter(({ path }) => FORMATS.test(path)).length).toBe(1);
  await kept(page);
  const order = site.requests.map(({ path }) => path.replace(/^.*\/(\w+)-\w+\.(\w+)$/, "$1.$2"));
  expect(order.indexOf("formats.wasm")).toBeGreaterThan(order.indexOf("worker.wasm"));
  await context.setOffline(true);
  await dropFile(page, `${FILES}/hidden sheet before the data.xlsx`);
  await analysed(page, "32.5");
  await dropFile(page, { name: "plain.csv", text: PLAIN });
  await analysed(page, "30");
  await dropFile(page, `${FILES}/good.csv.gz`);
  await analysed(page, "39.75");
  expect(site.requests.filter(({ path }) => FORMATS.test(path))).toHaveLength(1);
});

test("a file whose encoding shows only deep inside is read again", async ({ page }) => {
  const lines = (from, count) => Array.from({ length: count }, (_, at) => `c${(from + at) % 500},2024-05-${10 + (at % 18)},1.50\n`).join("");
  const gbk = Buffer.concat([Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]), Buffer.from(",2024-05-13,1.50\n")]); // 张三
  const text = [Buffer.from("customer,date,amount\n"), Buffer.from(lines(0, 18_000)), gbk, Buffer.from(lines(0, 36_000))];
  await openReady(page);
  await dropFile(page, { name: "late.csv", buffer: Buffer.concat(text) });
  await analysed(page, "81001.5");
  await page.getByTestId("place-customers").click();
  await page.getByTestId("customers-search").fill("张三");
  await expect(page.getByTestId("customers-table").locator("tbody tr[data-row]")).toHaveCount(1);
  await page.getByTestId("place-data").click();
  await expect(page.getByTestId("receipt-rows-set-aside")).toHaveAttribute("data-value", "0");
});

const MANY = Array.from({ length: 30_000 }, (_, at) => [at, `C${at % 700}`, at % 10_000 === 77 ? "never" : "2026-01-05", 2]);
const HEADERS = ["order", "customer", "date", "amount"];
for (const [name, buffer] of [
  ["many.csv.gz", gzipSync([HEADERS, ...MANY].map((row) => row.join(",")).join("\n"))],
  ["many.xlsx", xlsx([HEADERS, ...MANY])],
]) {
  test(`the rows of ${name} come in many pieces, and those set aside are found again`, async ({ page }) => {
    await openReady(page);
    await dropFile(page, { name, buffer });
    await analysed(page, "59994");
    await page.getByTestId("place-data").click();
    await expect(page.getByTestId("receipt-rows-read")).toHaveAttribute("data-value", "30000");
    await page.getByTestId("export-menu").click();
    const aside = await downloadOf(page, page.getByTestId("export-set-aside"));
    expect(aside.text.trim().split("\r\n")).toHaveLength(4);
    expect(aside.text).toContain("20077");
  });
}

for (const [what, words] of [
  ["ole but no workbook.xls", "cannot be opened"],
  ["gz cut off.csv.gz", "cannot be unpacked"],
  ["a word document.docx", "not a table"],
]) {
  test(`${what}: a sentence, and the tool goes on working`, async ({ page }) => {
    await openReady(page);
    await dropFile(page, `${FILES}/${what}`);
    await expect(page.getByTestId("error").first()).toContainText(words);
    await dropFile(page, `${FILES}/good.ods`);
    await analysed(page, "32.5");
  });
}

test.describe("when it cannot be loaded", () => {
  test.use({ expected: /Failed to load resource/ });

  test("a sentence in both languages, plain text all the same, and another try", async ({ page, context }) => {
    await context.route(FORMATS, (route) => route.abort());
    await openReady(page);
    await chooseFile(page, `${FILES}/good.csv.gz`);
    const error = page.getByTestId("error").first();
    await expect(error).toContainText("could not be loaded");
    await page.getByTestId("language").selectOption("zh-CN");
    await expect(error).toContainText("无法加载");
    await page.getByTestId("language").selectOption("en");
    await dropFile(page, { name: "plain.csv", text: PLAIN });
    await analysed(page, "30");
    await context.unroute(FORMATS);
    await dropFile(page, `${FILES}/good.csv.gz`);
    await analysed(page, "39.75");
  });
});

test.describe("when it is lost", () => {
  test.use({ expected: /Uncaught Error: lost|console: lost/ });

  test("a sentence, and another engine", async ({ page, context }) => {
    await context.route(/\/worker-\w+\.js$/, async (route) => {
      const text = await (await route.fetch()).text();
      const broken = text.replace(/formats:\((\w,\w,\w)\)=>\w\(\1\)/, () => 'formats:()=>{throw "lost"}');
      expect(broken).not.toBe(text);
      await route.fulfill({ body: broken, contentType: "text/javascript" });
    });
    await openReady(page);
    await chooseFile(page, `${FILES}/good.xls`);
    await expect(page.getByTestId("error").first()).toHaveAttribute("data-code", "engine-stopped");
    await dropFile(page, { name: "plain.csv", text: PLAIN });
    await analysed(page, "30");
  });
});
