// Trunk's post-build hook: turns what Trunk has staged into the site that is shipped.
//
// Every file gets a name that carries the hash of its content, after optimisation: no cache can mix two builds. Some have
// names that others rely on: index.html, whalecurve.html (the whole page in one file, see single.mjs), service.js (the
// service worker, whose address must stay), embed.js (the widget), preset.json (what a host settles) and LICENSES.txt. All names are relative: the site works under any path.
// index.html names the rest:
//   <meta name="build">                 id of the build, of everything that is shipped; the workers know it too
//   <meta name="app">, "app-wasm"       the page's glue and WebAssembly (start.js)
//   <meta name="worker">                the worker's script; it knows its WebAssembly, and the one that opens what is no
//                                       plain text ("formats")
//   <meta name="charts">                the charts module, fetched after first paint
//   <meta name="offline">               what keeps the page for the next visit, fetched then too
//   <meta name="frame">                 what speaks with the page around this one, fetched only in a frame of <whale-curve>
//   <meta name="preset">                what takes over a preset.json, fetched only where that says something
//   <meta name="trouble">               what says why something failed, fetched only then
//   attributes marked data-file         a file of the source tree, copied
// A development build (no --release) skips the optimisers and whalecurve.html, and keeps nothing for the next visit.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { build as bundle } from "esbuild";
import { minify } from "terser";
import { chartsModule } from "./charts.mjs";
import { licences } from "./licences.mjs";
import { singleFile } from "./single.mjs";
import { TOGETHER, cached, lock, optimised, sha } from "./steps.mjs";

const STAGE = process.env.TRUNK_STAGING_DIR;
if (!STAGE) throw new Error("finish.mjs is run by Trunk; `make dist` calls it");
const RELEASE = process.env.TRUNK_PROFILE === "release";
const staged = (name) => join(STAGE, name);

/** Writes `content` under a name with its hash and returns the name. */
function emit(name, content) {
  const extension = extname(name);
  const hashed = `${basename(name, extension)}-${sha(content).slice(0, 10)}${extension}`;
  writeFileSync(staged(hashed), content);
  return hashed;
}

function take(name) {
  const content = readFileSync(staged(name));
  rmSync(staged(name));
  return content;
}

// --- JavaScript and CSS ----------------------------------------------------------------------------------------------

async function script(text, { module }) {
  if (!RELEASE) return text;
  return (await minify(text, { module, ecma: 2022, compress: { passes: 2 } })).code;
}

/** A script with what it imports, in one file; `define` fills in names. */
async function bundled(path, format, define = {}) {
  const { outputFiles } = await bundle({
    entryPoints: [path], bundle: true, format, target: "es2022", write: false, logLevel: "error",
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return outputFiles[0].text;
}

async function styleSheet(path) {
  const { outputFiles } = await bundle({
    entryPoints: [path], bundle: true, minify: RELEASE, target: ["chrome97", "firefox102", "safari16.4"],
    loader: { ".svg": "dataurl", ".woff2": "dataurl" }, write: false, logLevel: "error", outdir: STAGE,
  });
  return outputFiles[0].contents;
}

// --- The site --------------------------------------------------------------------------------------------------------

const optimise = async (content, passes) => (RELEASE ? optimised(content, passes) : content);
const [appWasm, workerWasm, formatsWasm] = await Promise.all([
  optimise(take("app_bg.wasm"), ["-Oz", "-Oz", ...TOGETHER]), optimise(take("worker_bg.wasm"), ["-Os", "-Os", ...TOGETHER]),
  optimise(take("formats_bg.wasm"), ["-Os", "-Os", ...TOGETHER]),
]);
const appGlue = await script(await bundled(staged("app.js"), "esm"), { module: true });
rmSync(staged("app.js"));
// Each in a function of its own: both declare `wasm_bindgen`.
const classic = (glue, use) => `(() => {\n${glue}\n${use}(wasm_bindgen);\n})();`;
const workerGlue = classic(take("worker.js"), "whalecurve.run");
const formatsGlue = classic(take("formats.js"), "whalecurve.hold");
const charts = await cached(RELEASE ? "charts" : "charts-debug", ["www/charts/charts.js", "www/charts/kinds.js", "www/build/charts.mjs"].map((path) => readFileSync(path)),
  () => chartsModule({ minified: RELEASE }));

const sources = readdirSync("www", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map(({ parentPath, path, name }) => join(parentPath ?? path, name)).toSorted().map((file) => readFileSync(file));
const build = sha(lock, readFileSync(staged("index.html")), appWasm, workerWasm, formatsWasm, appGlue, workerGlue, formatsGlue, charts, ...sources)
  .slice(0, 12);

/** The engine's script. */
async function worker(define) {
  const begin = await bundled("www/start/worker.js", "iife", { BUILD: build, ...define });
  return script([begin, formatsGlue, workerGlue].join("\n"), { module: false });
}

/** Ships a module of the page, and returns its name. */
const module = async (path, define) => emit(basename(path), await script(await bundled(path, "esm", define), { module: true }));

const names = {
  app: emit("app.js", appGlue),
  "app-wasm": emit("app.wasm", appWasm),
  worker: emit("worker.js", await worker({ INLINED: false, WASM: emit("worker.wasm", workerWasm), FORMATS: emit("formats.wasm", formatsWasm) })),
  charts: emit("charts.js", charts),
  offline: await module("www/offline/offline.js"),
  preset: await module("www/start/preset.js"),
  trouble: await module("www/start/trouble.js"),
  frame: await module("www/embed/frame.js"),
};
const start = await module("www/start/start.js", { KEPT: RELEASE });
const old = readFileSync("www/start/old.js", "utf8"); // for old browsers: left as it was written

const template = readFileSync(staged("index.html"), "utf8")
  .replace(/[ \t]*<!--[\s\S]*?-->\n?/g, "")
  .replace(/\s*<link[^>]*data-trunk[^>]*>/g, "")
  .replace(/\s*<\/head>/, () => `\n    <meta name="build" content="${build}">\n  </head>`);

/** What is shipped of a file that the page names. */
async function shipped(path) {
  if (extname(path) === ".css") return styleSheet(path);
  if (extname(path) !== ".webmanifest") return readFileSync(path);
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  for (const icon of manifest.icons) icon.src = emit(basename(icon.src), readFileSync(icon.src));
  return JSON.stringify(manifest);
}

/** The page with what `put(path, content, tag)` makes of each tag that names a file. */
async function withFiles(html, put) {
  for (const [tag] of html.matchAll(/<[^>]*\sdata-file(?:="")?[^>]*>/g)) {
    const [, attribute, path] = /\s(href|src|content)="([^"]+)"/.exec(tag);
    const plain = tag.replace(/\sdata-file(?:="")?/, "");
    const named = (address) => plain.replace(`${attribute}="${path}"`, () => `${attribute}="${address}"`);
    const made = put(path, await shipped(path), named);
    html = html.replace(tag, () => made);
  }
  return html;
}

const head = [
  ...Object.entries(names).map(([name, file]) => `<meta name="${name}" content="${file}">`),
  `<link rel="modulepreload" href="${names.app}">`,
  `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${names["app-wasm"]}">`,
  `<script type="module" src="${start}"></script>`,
  `<script nomodule defer src="${emit("old.js", old)}"></script>`,
];
const page = (await withFiles(template, (path, content, named) => named(emit(basename(path), content))))
  .replace(/\s*<\/head>/, () => `\n    ${head.join("\n    ")}\n  </head>`);
writeFileSync(staged("index.html"), page);

const integrity = (name) => `sha256-${createHash("sha256").update(readFileSync(staged(name))).digest("base64")}`;
const kept = readdirSync(STAGE).filter((name) => /-[0-9a-f]{10}\.\w+$/.test(name)).toSorted();
// A development build also lets go of what another build at the same address has kept.
writeFileSync(staged("service.js"), RELEASE ? await script(await bundled("www/offline/service.js", "iife", {
  BUILD: build, PAGE: integrity("index.html"), FILES: Object.fromEntries(kept.map((name) => [name, integrity(name)])),
}), { module: false }) : "self.skipWaiting(); self.registration.unregister();");

writeFileSync(staged("embed.js"), await script(await bundled("www/embed/embed.js", "iife"), { module: false }));
writeFileSync(staged("preset.json"), readFileSync("www/preset.json"));

if (RELEASE) {
  const base64 = (content) => Buffer.from(content).toString("base64");
  writeFileSync(staged("whalecurve.html"), await singleFile({
    template, withFiles, script, appGlue, charts: charts.toString(), old,
    appWasm: base64(appWasm),
    worker: await worker({ INLINED: true, WASM: base64(workerWasm), FORMATS: base64(formatsWasm) }),
  }));
}

writeFileSync(staged("LICENSES.txt"), licences());

// Left over from Trunk and now inside other files.
for (const entry of readdirSync(STAGE)) {
  if (entry === "snippets" || entry.endsWith(".d.ts")) rmSync(staged(entry), { recursive: true });
}
