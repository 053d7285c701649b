// Makes the npm package in dist/npm/ out of this folder and two WebAssembly binaries: `make npm` calls it.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { licences } from "../www/build/licences.mjs";
import { TOGETHER, optimised } from "../www/build/steps.mjs";

const TARGET = "wasm32-unknown-unknown";
const BINARIES = { api: "whalecurve.wasm", formats: "formats.wasm" };
const PACKAGE = "dist/npm";
const GLUE = "target/npm";

const run = (command, ...given) => execFileSync(command, given, { stdio: "inherit" });

rmSync(PACKAGE, { recursive: true, force: true });
mkdirSync(PACKAGE, { recursive: true });
run("scripts/wasm", "cargo", "build", "--locked", "--release", "--target", TARGET, ...Object.keys(BINARIES).flatMap((name) => ["--bin", name]));
for (const [name, wasm] of Object.entries(BINARIES)) {
  run("wasm-bindgen", "--target", "no-modules", "--no-typescript", "--out-dir", GLUE, `target/wasm/${TARGET}/release/${name}.wasm`);
  writeFileSync(join(PACKAGE, wasm), await optimised(readFileSync(join(GLUE, `${name}_bg.wasm`)), ["-Os", "-Os", ...TOGETHER]));
}

/** wasm-bindgen's glue as a function of what it takes for globals, so that each engine has its own. */
const glue = {
  name: "glue",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^glue:/ }, ({ path }) => ({ path: path.slice(5), namespace: "glue" }));
    onLoad({ filter: /./, namespace: "glue" }, ({ path }) => ({
      contents: `export default (whalecurve, FileReaderSync, queueMicrotask) => {\n${readFileSync(join(GLUE, `${path}.js`), "utf8")}\nreturn wasm_bindgen;\n};`,
    }));
  },
};

const bundle = (names, platform) => build({
  entryPoints: names.map((name) => `npm/${name}`), bundle: true, format: "esm", platform, target: "es2022", outdir: PACKAGE, plugins: [glue], logLevel: "warning",
});
await bundle(["browser.js", "worker.js"], "browser");
await bundle(["node.js"], "node");

const [, version] = /^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"));
const { name, ...rest } = JSON.parse(readFileSync("npm/package.json", "utf8"));
writeFileSync(join(PACKAGE, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
const weight = (path) => `${Math.ceil(gzipSync(readFileSync(path), { level: 9 }).length / 1000)} kB`;
writeFileSync(join(PACKAGE, "README.md"), readFileSync("npm/README.md", "utf8").replace("{sizes}", () => `Compressed, a browser fetches \
${weight(join(PACKAGE, BINARIES.api))} of engine, up to ${weight("www/text/zh-CN.ftl")} of messages, and ${weight(join(PACKAGE, BINARIES.formats))} more when a file \
is a workbook, packed, or in another encoding than UTF-8.`));
for (const path of ["npm/whalecurve.d.ts", "www/text/en.ftl", "www/text/zh-CN.ftl", "LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(path, join(PACKAGE, path.split("/").at(-1)));
}
writeFileSync(join(PACKAGE, "LICENSES.txt"), licences());
