// Builds the npm package of the last commit twice, from nothing, in folders whose paths differ in name and length, and compares every
// file: node scripts/twice.mjs (make soak). The package has the engine and the formats as WebAssembly, optimised and bound as those of
// the site are, and the bundles; the page's WebAssembly and the site's other files are not compared.
// BINARIES=api PROFILE=dev compares the WebAssembly of some binaries as the compiler makes it, by another profile: quicker.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = "target/twice";
const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const [binaries, profile] = [process.env.BINARIES?.split(","), process.env.PROFILE ?? "release"];

/** Builds in a folder of its own. Returns the hash of each file. */
function built(name) {
  const folder = join(ROOT, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["x", "-C", folder], { input: execFileSync("git", ["archive", commit], { maxBuffer: 2 ** 30 }) });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const env = { ...process.env };
  delete env.CARGO_TARGET_DIR;
  const [command, ...given] = binaries
    ? ["scripts/wasm", "cargo", "build", "--locked", "--profile", profile, "--target", "wasm32-unknown-unknown", ...binaries.flatMap((one) => ["--bin", one])]
    : [process.execPath, "npm/build.mjs"];
  execFileSync(command, given, { cwd: folder, env, stdio: "inherit" });
  const made = join(folder, binaries ? `target/wasm/wasm32-unknown-unknown/${profile}` : "dist/npm");
  const files = readdirSync(made).filter((file) => !binaries || file.endsWith(".wasm")).toSorted();
  return new Map(files.filter((file) => statSync(join(made, file)).isFile()).map((file) => {
    const bytes = readFileSync(join(made, file));
    return [file, `${createHash("sha256").update(bytes).digest("hex")}, ${bytes.length} bytes`];
  }));
}

const begun = performance.now();
const [one, other] = [built("one"), built("another-with-a-longer-path")];
const differ = [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));
for (const [file, hash] of one) console.log(`${differ.includes(file) ? "differs" : "equal  "} ${file}: ${hash}`);
console.log(`two builds of ${commit.slice(0, 7)} in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${one.size - differ.length} of ${one.size} files are equal`);
if (one.size === 0 || differ.length > 0) process.exit(1);
rmSync(ROOT, { recursive: true });
