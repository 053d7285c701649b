// What a visitor downloads, against what it may weigh (kB of 1,000 bytes, gzipped at level 9).

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What belongs together, and its budget in gzipped kB. */
const PARTS = [
  { name: "page: app", files: /^(app|start)-\w+\.(js|wasm)$/, budget: 400 },
  // The larger of the catalogues: a visitor fetches one to begin with.
  { name: "page: texts of a language", files: /^zh-CN-\w+\.ftl$/, budget: 50 },
  { name: "page: style and shell", files: /^(app-\w+\.css|index\.html|icon-\w+\.svg)$/, budget: 30 },
  // Fetched when the page has nothing else to do, or when something has failed, with the hashes of all files.
  { name: "page: kept for the next visit, presets, words for trouble", files: /^((offline|preset|trouble)-\w+|service)\.js$/, budget: 6 },
  { name: "widget: in the host's page", files: /^embed\.js$/, budget: 6 },
  { name: "widget: in its frame", files: /^frame-\w+\.js$/, budget: 4 },
  // 95 of them are the words of eleven languages by which headers, states and totals are known, 30 the arithmetic that
  // holds readings of a table against each other, 35 the verdicts on predictions and the comparison of rule books, and 110 the rules, their record, alerts and
  // tasks with their calendar: they look at every customer's history, so a module of its own would hold the ledger twice;
  // 10 the verdict on each customer, what changed, and the season of a forecast.
  { name: "engine: worker", files: /^worker-\w+\.(js|wasm)$/, budget: 1000 },
  // 190 of them are data, nearly all of it the characters of Chinese, Japanese and Korean encodings, which hardly shrink,
  // and most of the rest is calamine and zip; 10 read web pages, 30 are the form of a project file, and 120 the
  // linear programmes that protect a blind pack. It comes when a file is no plain UTF-8
  // text, or when the worker has nothing to do: nobody waits for it to see the page.
  { name: "engine: formats, when needed", files: /^formats-\w+\.wasm$/, budget: 855 },
  { name: "charts, after first paint", files: /^charts-\w+\.js$/, budget: 220 },
];

/** One row per part: { name, files, raw, gzipped, budget }, in kB. */
export function sizes(folder = "dist") {
  const all = readdirSync(folder);
  return PARTS.map(({ name, files, budget }) => {
    const names = all.filter((file) => files.test(file));
    if (names.length === 0) throw new Error(`${folder} has no file of "${name}": has it been built?`);
    const contents = names.map((file) => readFileSync(join(folder, file)));
    const kb = (measure) => contents.reduce((sum, content) => sum + measure(content), 0) / 1000;
    return { name, files: names, raw: kb((content) => content.length), gzipped: kb((content) => gzipSync(content, { level: 9 }).length), budget };
  });
}
