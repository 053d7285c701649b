// benches/RESULTS.md has a section for each bench; what one measures takes the place of what it has measured before.
// A bench that is no script of ours pipes its section: … | node benches/results.mjs "Title of the section"

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

const FILE = "benches/RESULTS.md";
const HEAD = "# Measured\n\nWritten by `make bench`, each section by a part of it. Numbers of another machine are other numbers; ratios are of the same run.\n";
const SECTIONS = ["The page", "Large files, side by side", "The engine natively, side by side", "A workbook of a million rows", "Files of every shape", "Judgement"];

const first = (command, ...args) => {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().split("\n")[0];
  } catch {
    return "unknown";
  }
};

/** The commit, and whether anything but the results of the bench before has changed since. */
const code = () => {
  const changed = first("git", "status", "--porcelain", "--untracked-files=no", "--", ".", `:!${FILE}`) !== "";
  return `${first("git", "describe", "--always")}${changed ? "-dirty" : ""}`;
};

/** What was measured, on what, and when; `versions` are those of a bench alone. */
const circumstances = (versions) => [
  `${cpus().length} cores (${cpus()[0]?.model.trim() || "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
  `whalecurve ${code()}`, first("scripts/wasm", "rustc", "--version"), ...versions,
  new Date().toISOString().slice(0, 10),
].join(" · ");

/** Replaces a section. */
export function put(title, text, versions = []) {
  const before = existsSync(FILE) ? readFileSync(FILE, "utf8").split(/^## /m).slice(1) : [];
  const all = new Map(before.map((section) => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n"))])
    .filter(([title]) => SECTIONS.includes(title)));
  all.set(title, `\n\n${circumstances(versions)}\n\n${text.trim()}\n`);
  const order = ([one], [other]) => SECTIONS.indexOf(one) - SECTIONS.indexOf(other);
  const sections = [...all].toSorted(order).map(([title, text]) => `## ${title}\n\n${text.trim()}\n`);
  writeFileSync(FILE, [HEAD, ...sections].join("\n"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [title] = process.argv.slice(2);
  const text = readFileSync(0, "utf8");
  process.stdout.write(text);
  put(title, text);
}
