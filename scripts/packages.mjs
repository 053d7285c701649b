// Checks the npm packages that are locked, without a network: node scripts/packages.mjs (make lint). `npm audit` asks a server, so this
// looks at what is here: every package has a hash, comes from npm's registry under a version that is pinned, has a licence that is known
// here, and runs nothing when it is installed; and LICENSES.txt has the licences of all whose code is shipped.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { JAVASCRIPT, licences } from "../www/build/licences.mjs";

const FOLDERS = [".", "tests/npm", "benches/peers"];
/** Licences of tools and of what tests use; nothing of them is given on but by the licences of JAVASCRIPT. */
const LICENCES = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "MPL-2.0"];
/** Packages that say no licence in their package.json, with the one that they bring along as a text. */
const UNSAID = { "json-bignum": "MIT" };
/** Packages with an install script; none is run (`npm ci --ignore-scripts`), and these do without. */
const SCRIPTS = ["esbuild", "fsevents"];

/** What is wrong with a package.json and its lock. */
export function faults({ dependencies = {}, devDependencies = {} }, { lockfileVersion, packages }) {
  const found = [];
  if (lockfileVersion !== 3) found.push(`lock file of version ${lockfileVersion}`);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) found.push(`${name} is not pinned: ${version}`);
    else if (packages[`node_modules/${name}`]?.version !== version) found.push(`${name} is locked at another version than ${version}`);
  }
  for (const [path, { license, integrity, resolved, hasInstallScript, version, link }] of Object.entries(packages)) {
    if (path === "") continue;
    const name = path.split("node_modules/").at(-1);
    const add = (what) => found.push(`${name} ${version}: ${what}`);
    if (link) add("is a link");
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? "")) add(`hash ${integrity}`);
    if (resolved && !resolved.startsWith("https://registry.npmjs.org/")) add(`comes from ${resolved}`);
    if (!LICENCES.includes(license ?? UNSAID[name])) add(`licence ${license}`);
    if (hasInstallScript && !SCRIPTS.includes(name)) add("runs a script when it is installed");
  }
  return found;
}

/** The npm packages of which code is in what is shipped. */
export async function shipped() {
  const entryPoints = ["www/charts/charts.js"];
  const { metafile } = await build({ entryPoints, bundle: true, format: "esm", write: false, metafile: true, logLevel: "error" });
  const packageOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return [...new Set(Object.keys(metafile.inputs).map(packageOf).filter(Boolean))].toSorted();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const json = (path) => JSON.parse(readFileSync(path, "utf8"));
  const all = FOLDERS.flatMap((folder) => faults(json(join(folder, "package.json")), json(join(folder, "package-lock.json"))).map((fault) => `${folder}: ${fault}`));
  const licensed = new Set(JAVASCRIPT.map((path) => dirname(path)));
  const names = await shipped();
  for (const name of names) if (!licensed.has(name)) all.push(`LICENSES.txt has nothing of ${name}, whose code is shipped`);
  for (const name of licensed) if (!names.includes(name)) all.push(`LICENSES.txt has ${name}, of which nothing is shipped`);
  for (const name of names) {
    const notice = ["NOTICE", "NOTICE.txt"].find((file) => existsSync(join("node_modules", name, file)));
    if (notice && !JAVASCRIPT.includes(`${name}/${notice}`)) all.push(`LICENSES.txt lacks ${name}/${notice}`);
  }
  licences(); // stops where a crate has none that could be given on
  for (const fault of all) console.error(fault);
  if (all.length > 0) process.exit(1);
  console.log(`npm packages: locks of ${FOLDERS.length} folders are well; ${names.join(", ")} are shipped, with their licences`);
}
