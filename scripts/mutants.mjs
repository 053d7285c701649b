// Mutation testing: the mutants of cargo-mutants, a random sample of each group below, all compiled at once (mutant schemata, Untch
// et al. 1993): each function has its mutants beside the original, and MUTANT=n picks one when a test runs. Compiling the
// library once for each mutant, as cargo-mutants itself does, takes a minute for each.
//   node scripts/mutants.mjs [MUTANTS OF EACH GROUP]    (make mutants; SEED= for others, GROUP= for one group, MINUTES= to stop then)
//   WITH='>= with < in .*units_at' node …              (these besides, told apart and not counted: to try survivors again)
// Left out are mutants in constant functions, in functions within functions and in those that return an `impl`: they cannot be
// chosen while a test runs. What it finds is in target/mutants/outcomes.json; survivors are judged in docs/reliability.md.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { SEED, numbers } from "../tests/browser/random.mjs";

const EACH = Number(process.argv[2] ?? 60);
const TREE = "target/mutants/tree";
/** What is mutated, and the tests that should notice, the quicker ones first. */
const GROUPS = {
  money: { files: ["src/money.rs"], tests: [["lib", "money::"], ["properties", ""], ["oracles", ""]] },
  ledger: { files: ["src/ledger/**"], tests: [["lib", "ledger::"], ["pieces", ""], ["properties", ""], ["oracles", ""], ["panels", ""]] },
  blind: { files: ["src/blind/**"], tests: [["lib", "blind::"], ["blind", ""]] },
  evidence: {
    files: ["src/ingest/identities.rs", "src/ingest/profile.rs", "src/ingest/reading.rs", "src/ingest/reading/**"],
    tests: [["lib", "ingest::"], ["exports", ""]],
  },
};
const chosen = Object.entries(GROUPS).filter(([name]) => !process.env.GROUP || process.env.GROUP.split(",").includes(name));

/** Places of the braces of a function's body in its text, without those in strings, characters and comments. */
function body(text) {
  const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?r(#*)"[\s\S]*?"\1|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\])'|[{}]/g;
  let [depth, from, to] = [0, -1, -1];
  for (const match of text.matchAll(token)) {
    if (match[0] === "{" && depth++ === 0) from = match.index;
    if (match[0] === "}" && --depth === 0) to = match.index;
  }
  return from < 0 || to < from ? undefined : [from, to];
}

/** Where a line and a column, both from 1, are in a text. */
const place = (lines, { line, column }) => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + [...lines[line - 1]].slice(0, column - 1).join("").length;

function listed({ files }) {
  const given = ["mutants", "--list", "--json", ...files.flatMap((file) => ["--file", file])];
  return JSON.parse(execFileSync("cargo", given, { encoding: "utf8", maxBuffer: 2 ** 28 }));
}

const random = numbers(SEED);
function sample(all, count) {
  const left = [...all];
  const taken = [];
  while (left.length > 0 && taken.length < count) taken.push(...left.splice(Math.floor(random() * left.length), 1));
  return taken;
}

/** Finds a mutant's function in the text of its file; nothing where it cannot be chosen while a test runs. */
function located(mutant, all) {
  if (!mutant.function) return undefined;
  const text = readFileSync(mutant.file, "utf8");
  const lines = text.split("\n");
  const [start, end] = [place(lines, mutant.function.span.start), place(lines, mutant.function.span.end)];
  const braces = body(text.slice(start, end));
  if (!braces) return undefined;
  const [open, close] = braces.map((at) => start + at);
  const head = text.slice(start, open);
  if (/\bconst\s+(unsafe\s+)?fn\b|->\s*(Option<)?impl\b/.test(head)) return undefined;
  const [from, to] = [place(lines, mutant.span.start), place(lines, mutant.span.end)];
  if (from < open || to > close + 1) return undefined;
  const around = all.some((other) => other.file === mutant.file && other.function && other.function.span.start.line < mutant.function.span.start.line
    && other.function.span.end.line > mutant.function.span.end.line);
  if (around) return undefined;
  // A replacement of the whole body may come with or without its braces.
  const whole = mutant.genre === "FnValue";
  const changed = whole ? mutant.replacement : text.slice(open + 1, from) + mutant.replacement + text.slice(to, close);
  return { ...mutant, open, close, changed };
}

/** Writes the sources with all these mutants in them. Returns by file the lines of each. */
function write(mutants) {
  const spans = new Map();
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    let text = readFileSync(file, "utf8");
    const own = mutants.filter((mutant) => mutant.file === file);
    const opens = [...new Set(own.map(({ open }) => open))].toSorted((a, b) => b - a);
    for (const open of opens) {
      const these = own.filter((mutant) => mutant.open === open);
      const { close } = these[0];
      const arms = these.map(({ id, changed }) => `\n/*mutant ${id}*/\n${id} => {\n${changed}\n}\n/*end ${id}*/`).join("");
      text = `${text.slice(0, open)}{ match crate::mutants::active() {${arms}\n_ => {${text.slice(open + 1, close)}}\n} ${text.slice(close)}`;
    }
    writeFileSync(join(TREE, file), text);
    const lines = text.split("\n");
    spans.set(file, own.map(({ id }) => ({ id, from: lines.indexOf(`/*mutant ${id}*/`) + 1, to: lines.indexOf(`/*end ${id}*/`) + 1 })));
  }
  return spans;
}

const ENV = { ...process.env, CARGO_TARGET_DIR: resolve("target/mutants/build") }; // the tree would take the place of the library in target
const TESTS = [...new Set(chosen.flatMap(([, { tests }]) => tests.map(([name]) => name)))];

function cargo(command, ...given) {
  const names = TESTS.flatMap((name) => (name === "lib" ? ["--lib"] : ["--test", name]));
  const run = spawnSync("cargo", [command, "--locked", "--message-format=json", ...given, ...(command === "test" ? ["--no-run", ...names] : ["--lib"])], {
    cwd: TREE, env: ENV, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "pipe"],
  });
  return { ok: run.status === 0, said: run.stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)), error: run.stderr };
}

/** Runs a test. */
function run(binary, filter, mutant, limit) {
  return new Promise((done) => {
    const begun = performance.now();
    const child = spawn(binary, [filter, "-q"].filter(Boolean), { cwd: TREE, env: { ...ENV, MUTANT: String(mutant), CARGO_MANIFEST_DIR: resolve(TREE), INSTA_UPDATE: "no", INSTA_WORKSPACE_ROOT: resolve(TREE), PROPTEST_RNG_SEED: "1" }, stdio: "ignore" });
    const late = setTimeout(() => child.kill("SIGKILL"), limit);
    child.on("exit", (code, signal) => {
      clearTimeout(late);
      const seconds = (performance.now() - begun) / 1000;
      done({ code, seconds, end: signal === "SIGKILL" && seconds * 1000 >= limit - 50 ? "timeout" : code === 0 ? "missed" : "caught" });
    });
  });
}

rmSync(TREE, { recursive: true, force: true });
for (const path of execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n").filter((path) => path && existsSync(path))) {
  mkdirSync(dirname(join(TREE, path)), { recursive: true });
  cpSync(path, join(TREE, path));
}
writeFileSync(join(TREE, "src/mutants.rs"), `//! Which mutant is on.
use std::sync::OnceLock;
static ACTIVE: OnceLock<u32> = OnceLock::new();
/// Its number; 0 for none.
#[inline]
pub fn active() -> u32 {
    *ACTIVE.get_or_init(|| std::env::var("MUTANT").ok().and_then(|mutant| mutant.parse().ok()).unwrap_or(0))
}
`);
writeFileSync(join(TREE, "src/lib.rs"), `${readFileSync("src/lib.rs", "utf8")}\n/// Which mutant is on.\npub mod mutants;\n`);
// A tree within a tree is a workspace of its own.
writeFileSync(join(TREE, "Cargo.toml"), `${readFileSync("Cargo.toml", "utf8")}\n[workspace]\n`);

let mutants = [];
const counts = {};
for (const [group, given] of chosen) {
  const all = listed(given);
  const can = all.map((mutant) => located(mutant, all)).filter(Boolean);
  counts[group] = { listed: all.length, possible: can.length };
  const asked = process.env.WITH ? can.filter(({ name }) => new RegExp(process.env.WITH).test(name)) : [];
  const rest = can.filter((mutant) => !asked.includes(mutant));
  mutants.push(...asked.map((mutant) => ({ ...mutant, group, asked: true })), ...sample(rest, EACH).map((mutant) => ({ ...mutant, group, asked: false })));
}
mutants.forEach((mutant, at) => { mutant.id = at + 1; });
console.log(`${mutants.length} mutants of ${Object.values(counts).reduce((sum, one) => sum + one.listed, 0)}`);

// Mutants that do not compile are left out until the rest does.
const unviable = new Set();
for (let round = 1; ; round++) {
  const spans = write(mutants.filter(({ id }) => !unviable.has(id)));
  const { ok, said, error } = cargo("check");
  if (ok) break;
  const before = unviable.size;
  for (const { message } of said.filter((one) => one.reason === "compiler-message" && one.message.level === "error")) {
    for (const span of [message, ...message.children].flatMap((one) => one.spans)) {
      const hit = (spans.get(span.file_name) ?? []).find(({ from, to }) => from <= span.line_start && span.line_end <= to);
      if (hit) unviable.add(hit.id);
    }
  }
  console.log(`round ${round}: ${unviable.size} do not compile`);
  if (unviable.size === before || round > 12) {
    console.error(said.filter((one) => one.message?.level === "error").map((one) => one.message.rendered).join("\n").slice(0, 8000) || error);
    process.exit(1);
  }
}
mutants = mutants.filter(({ id }) => !unviable.has(id));
const built = cargo("test");
if (!built.ok) {
  console.error(built.said.filter((one) => one.message?.level === "error").map((one) => one.message.rendered).join("\n").slice(0, 8000), built.error.slice(-3000));
  process.exit(1);
}
const binaries = {};
for (const one of built.said.filter(({ executable, profile }) => executable && profile?.test)) binaries[one.target.kind.includes("test") ? one.target.name : "lib"] = one.executable;

// Without a mutant all tests pass; how long that takes says when one hangs.
const usual = {};
for (const [name, filter] of [...new Set(chosen.flatMap(([, { tests }]) => tests.map((test) => JSON.stringify(test))))].map((test) => JSON.parse(test))) {
  const { end, seconds } = await run(binaries[name], filter, 0, 900_000);
  usual[`${name} ${filter}`] = seconds;
  console.log(`${name} ${filter}: ${seconds.toFixed(1)} s without a mutant`);
  if (end !== "missed") {
    console.error(`${name} ${filter} fails without a mutant`);
    process.exit(1);
  }
}

const outcomes = [];
const save = () => writeFileSync("target/mutants/outcomes.json", JSON.stringify({ seed: SEED, counts, unviable: unviable.size, outcomes }, null, 1));
const UNTIL = process.env.MINUTES ? performance.now() + Number(process.env.MINUTES) * 60_000 : Number.POSITIVE_INFINITY;
// In a random order, so that a run that is stopped has a sample too; those that were asked for come first.
for (const mutant of sample(mutants, mutants.length).toSorted((a, b) => Number(b.asked) - Number(a.asked))) {
  if (performance.now() > UNTIL) break;
  let [end, by] = ["missed", ""];
  for (const [name, filter] of GROUPS[mutant.group].tests) {
    const found = await run(binaries[name], filter, mutant.id, (5 * usual[`${name} ${filter}`] + 20) * 1000);
    if (found.end !== "missed") {
      [end, by] = [found.end, `${name} ${filter}`.trim()];
      break;
    }
  }
  outcomes.push({ group: mutant.group, name: mutant.name, asked: mutant.asked, end, by });
  console.log(`${end.padEnd(8)} ${mutant.group.padEnd(9)} ${mutant.name}${by && ` (${by})`}`);
  save();
}

const sampled = outcomes.filter(({ asked }) => !asked);
for (const { end, name } of outcomes.filter(({ asked }) => asked)) console.log(`asked for, ${end}: ${name}`);
console.log("\n| part | mutants tried | caught | by a time limit | survive |\n| --- | ---: | ---: | ---: | ---: |");
for (const [group] of chosen) {
  const own = sampled.filter((one) => one.group === group);
  const of = (end) => own.filter((one) => one.end === end).length;
  console.log(`| ${group} | ${own.length} of ${counts[group].listed} | ${of("caught")} | ${of("timeout")} | ${of("missed")} |`);
}
const caught = sampled.filter(({ end }) => end !== "missed").length;
console.log(`${((100 * caught) / Math.max(sampled.length, 1)).toFixed(1)} % of ${sampled.length} caught; ${unviable.size} did not compile`);
for (const { name } of sampled.filter(({ end }) => end === "missed")) console.log(`survives: ${name}`);
if (caught < 0.85 * sampled.length) process.exit(1);
