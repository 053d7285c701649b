// Whoever gets the site or the package gets the licences of what is in it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { faults, shipped } from "../../scripts/packages.mjs";
import { JAVASCRIPT, crates, licences } from "../../www/build/licences.mjs";

for (const folder of ["dist", "dist/npm"]) {
  test(`${folder}/LICENSES.txt has every crate that cargo's tree has`, () => {
    const text = readFileSync(`${folder}/LICENSES.txt`, "utf8");
    const given = ["tree", "--locked", "--edges", "normal", "--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}"];
    const tree = execFileSync("cargo", given, { encoding: "utf8" }).split("\n").map((line) => /^(\S+) v(\S+)/.exec(line)).filter(Boolean);
    const names = new Set(tree.map(([, name, version]) => `${name} ${version}`).filter((name) => !name.startsWith("whalecurve ")));
    expect(names.size).toBeGreaterThan(100);
    expect([...names].filter((name) => !text.includes(`== ${name} (`))).toEqual([]);
    for (const other of ["echarts/LICENSE", "zrender/LICENSE", "tslib/LICENSE.txt", "Rust's standard library"]) expect(text).toContain(`== ${other}`);
    // A title is followed by a text.
    expect(text).toMatch(/^== serde \S+ \(MIT OR Apache-2\.0\)\n(== .*\n)*\n\S/m);
  });
}

test("a crate without a licence that can be given on stops the build", () => {
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-crate-"));
  const crate = { name: "bare", version: "1.0.0", license: "MIT", manifest_path: join(folder, "Cargo.toml"), authors: [] };
  expect(() => licences([crate])).toThrow("bare 1.0.0 (MIT)");
  expect(() => licences([{ ...crate, license: null }])).toThrow("bare 1.0.0");
  expect(licences([{ ...crate, license: "MIT OR Apache-2.0" }])).toContain("== bare 1.0.0 (MIT OR Apache-2.0)\n\nUnder the Apache License 2.0, by the bare authors.");
  writeFileSync(join(folder, "LICENSE"), "Copyright Bare");
  expect(licences([crate])).toContain("== bare 1.0.0 (MIT)\n\nCopyright Bare");
  expect(crates().length).toBeGreaterThan(100);
  rmSync(folder, { recursive: true });
});

test("every npm package whose code is shipped has its licence in LICENSES.txt", async () => {
  const names = await shipped();
  expect(names).toContain("echarts");
  for (const name of names) expect(JAVASCRIPT.filter((path) => path.startsWith(`${name}/`)), name).not.toEqual([]);
});

test("a lock without a hash, from elsewhere, with an unknown licence, or with a script is found", () => {
  const good = { version: "1.0.0", license: "MIT", integrity: `sha512-${"A".repeat(86)}==` };
  const of = (changes, asked = "1.0.0") => faults({ devDependencies: { bare: asked } }, { lockfileVersion: 3, packages: { "": {}, "node_modules/bare": { ...good, ...changes } } });
  expect(of({})).toEqual([]);
  expect(of({}, "^1.0.0")).toEqual(["bare is not pinned: ^1.0.0"]);
  expect(of({ version: "1.0.1" })).toEqual(["bare is locked at another version than 1.0.0"]);
  for (const [change, said] of [[{ integrity: undefined }, "hash"], [{ integrity: "sha1-AAAA" }, "hash"], [{ resolved: "git+ssh://git@example.com/bare.git" }, "comes from"],
    [{ license: "GPL-3.0" }, "licence GPL-3.0"], [{ license: undefined }, "licence"], [{ hasInstallScript: true }, "runs a script"], [{ link: true }, "link"]]) {
    expect(of(change).join()).toContain(said);
  }
});
