// The configurations of examples/hosting do what the guide beside them says: read as text, and nginx's by nginx where there is one.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, extname, join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const CONFIG = readFileSync("examples/hosting/nginx.conf", "utf8");
const FOREVER = "public, max-age=31536000, immutable";
/** Endings of all that is shipped. */
const endings = () => [...new Set(readdirSync("dist", { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => extname(name).slice(1)))].toSorted();

/** A block of the configuration, by how it begins. */
const block = (begin) => CONFIG.slice(CONFIG.indexOf(begin)).match(/\{([\s\S]*?)\n *\}/)[1];

test("nginx.conf types and compresses every file that is shipped", () => {
  const types = new Map();
  for (const [, type, names] of block("types {").matchAll(/^\s*(\S+\/\S+)\s+([^;]+);/gm)) for (const name of names.trim().split(/\s+/)) types.set(name, type);
  const compressed = /gzip_types ([^;]+);/.exec(CONFIG)[1].split(" ");
  expect(endings()).toEqual(expect.arrayContaining(["ftl", "js", "wasm", "webmanifest"]));
  for (const ending of endings()) {
    expect(types.get(ending), ending).toBeTruthy();
    if (!["html", "png"].includes(ending)) expect(compressed, ending).toContain(types.get(ending)); // nginx compresses HTML anyway
  }
});

test("nginx.conf keeps a name with a hash for a year, but not its absence", () => {
  const [, variables] = /^map "([^"]+)" \$whalecurve_cache/m.exec(CONFIG);
  const rules = [...block("map ").matchAll(/^\s*"?(~?[^"\s]+(?: [^"]+)?)"?\s+"([^"]+)";/gm)].map(([, pattern, value]) => [pattern.trimEnd(), value]);
  const kept = (status, uri) => {
    const text = variables.replace("$status", status).replace("$uri", uri);
    const [, value] = rules.find(([pattern]) => pattern.startsWith("~") && new RegExp(pattern.slice(1)).test(text)) ?? rules.find(([pattern]) => pattern === "default");
    return value;
  };
  for (const status of [200, 206, 304]) expect(kept(status, "/customers/app-0123456789.js")).toBe(FOREVER);
  for (const status of [403, 404, 500, 503]) expect(kept(status, "/customers/app-0123456789.js")).toBe("no-cache");
  expect(kept(200, "/customers/index.html")).toBe("no-cache");
});

const nginx = process.env.NGINX ?? [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].map((folder) => join(folder, "nginx")).find((path) => existsSync(path));

test("nginx itself answers so", async () => {
  test.skip(!nginx, "there is no nginx here");
  const folder = mkdtempSync(join(tmpdir(), "whalecurve-nginx-"));
  const server = createServer();
  const port = await new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
  server.close();
  const [location, map] = [CONFIG.slice(0, CONFIG.indexOf("# Outside")), CONFIG.slice(CONFIG.indexOf("map "))];
  for (const kind of ["body", "proxy", "fastcgi", "uwsgi", "scgi"]) mkdirSync(join(folder, kind));
  const own = ["client_body_temp_path body", "proxy_temp_path proxy", "fastcgi_temp_path fastcgi", "uwsgi_temp_path uwsgi", "scgi_temp_path scgi"].map((line) => line.replace(/(\S+)$/, `${folder}/$1;`));
  writeFileSync(join(folder, "nginx.conf"), `daemon off; ${process.getuid() === 0 ? "user root;" : ""} pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; ${own.join(" ")} ${map} server { listen 127.0.0.1:${port}; ${location.replace("/srv/whalecurve/dist/", `${resolve("dist")}/`)} } }`);
  const at = (name) => `http://127.0.0.1:${port}/customers/${name}`;
  const said = execFileSync(nginx, ["-t", "-q", "-c", join(folder, "nginx.conf")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(said).toBe("");
  const running = spawn(nginx, ["-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  try {
    await expect.poll(() => fetch(at("")).then(({ status }) => status, () => 0)).toBe(200);
    for (const ending of ["ftl", "webmanifest", "wasm", "js"]) {
      const name = readdirSync("dist").find((file) => file.endsWith(`.${ending}`) && /-[0-9a-f]{10}\./.test(file));
      const { headers, status } = await fetch(at(name));
      expect([status, headers.get("cache-control"), headers.get("content-encoding")], name).toEqual([200, FOREVER, headers.get("content-length") < 1000 && headers.has("content-length") ? null : "gzip"]);
      expect(headers.get("content-type"), name).toMatch({ ftl: /^text\/plain/, webmanifest: /^application\/manifest\+json/, wasm: /^application\/wasm$/, js: /^text\/javascript/ }[ending]);
      const missing = await fetch(at(name.replace(/-[0-9a-f]{10}/, "-0000000000")));
      expect([missing.status, missing.headers.get("cache-control")], name).toEqual([404, "no-cache"]);
    }
    expect((await fetch(at(""))).headers.get("cache-control")).toBe("no-cache");
  } finally {
    running.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
