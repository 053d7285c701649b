// The slow steps of a build, for the site (finish.mjs) and for the npm package (npm/build.mjs). Their results are kept by the
// hash of what goes in, so that a build without a change takes seconds.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CACHE = "target/site-cache";

/** The tools' versions. */
export const lock = readFileSync("package-lock.json");

export const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

/** What `make` makes of the inputs, or has made of them before. */
export async function cached(kind, inputs, make) {
  const path = join(CACHE, `${kind}-${sha(kind, lock, ...inputs).slice(0, 32)}`);
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    const made = await make();
    writeFileSync(`${path}.new`, made);
    copyFileSync(`${path}.new`, path);
    rmSync(`${path}.new`);
  }
  return readFileSync(path);
}

/** Only what every browser named in index.html understands. */
const WASM_FEATURES = ["--disable-gc", "--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext", "--enable-simd"];

/**
 * Functions of a kind next to each other, and those that are called once left whole: 5 kB less of the page, 9 of the engine. A browser also
 * compiles a long loop well sooner where it is a function of its own (src/blocks.rs).
 */
export const TOGETHER = ["-ocimfs", "20", "--reorder-functions-by-name"];

/** WebAssembly after wasm-opt at these levels, one after the other: what the first has folded, the second can fold further. */
export const optimised = (content, passes) => cached("wasm-opt", [content, passes.join(" ")], () => {
  const [input, output] = [join(CACHE, `in-${process.pid}.wasm`), join(CACHE, `out-${process.pid}.wasm`)];
  writeFileSync(input, content);
  // The directory's binaryen, as JavaScript: Trunk would download a program of its own.
  execFileSync(process.execPath, ["node_modules/binaryen/bin/wasm-opt", ...passes, ...WASM_FEATURES, input, "-o", output],
    { stdio: ["ignore", "inherit", "inherit"] });
  const made = readFileSync(output);
  rmSync(input);
  rmSync(output);
  return made;
});
