// Licences of all that is shipped and is not ours: the crates that end up in the WebAssembly, by cargo's own account, and the
// JavaScript beside them. A build stops where one of them has none that could be given on.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export const JAVASCRIPT = ["echarts/LICENSE", "echarts/NOTICE", "zrender/LICENSE", "tslib/LICENSE.txt"];
const IS_LICENCE = /^(licen[cs]e|copying|unlicen[cs]e|notice|copyright)/i;

/** Every crate that is compiled for the browser or makes code of it, as cargo describes it; none that only builds or tests. */
export function crates() {
  const given = ["metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", given, { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] }));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set([resolve.root]);
  for (const id of found) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) found.add(pkg);
  }
  found.delete(resolve.root);
  return packages.filter(({ id }) => found.has(id)).toSorted((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
}

/** The licences of a crate, as texts: its own files, or where it brings none the one licence whose text needs no name in it. */
function texts({ name, version, license, manifest_path, authors }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => IS_LICENCE.test(file)).toSorted();
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  if (!/\bApache-2\.0\b/.test(license ?? "")) throw new Error(`LICENSES.txt: ${name} ${version} (${license}) brings no licence that could be given on`);
  return [`Under the Apache License 2.0, by ${authors.join(", ") || `the ${name} authors`}.\n\n${readFileSync("LICENSE-APACHE", "utf8").trim()}`];
}

/** One text for the licences of these crates, each text once, below all that it is for. */
export function licences(all = crates()) {
  const by = new Map();
  const add = (title, text) => by.set(text, [...(by.get(text) ?? []), title]);
  for (const crate of all) for (const text of texts(crate)) add(`${crate.name} ${crate.version} (${crate.license})`, text);
  add("Rust's standard library (MIT OR Apache-2.0)", readFileSync("LICENSE-APACHE", "utf8").trim());
  for (const path of JAVASCRIPT) add(path, readFileSync(join("node_modules", path), "utf8").trim());
  return [...by].map(([text, titles]) => `${titles.map((title) => `== ${title}`).join("\n")}\n\n${text}\n`).join("\n\n");
}
