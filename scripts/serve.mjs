// A static file server for the built site: node scripts/serve.mjs [FOLDER] [PORT]
// `make serve`, the browser tests and the benchmarks use it. It does what any plain static host does, and no more.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ftl": "text/plain; charset=utf-8", ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A name that carries a hash never means something else (www/build/finish.mjs). */
const FOREVER = /-[0-9a-f]{10}\.\w+$/;

/**
 * Serves `root` on 127.0.0.1. `port` 0 takes a free one; `base` is the path that the site lies under; `headers` are
 * sent with every answer. Returns { url, requests, close }; `requests` grows with every request: { method, path }.
 */
export async function serve({ root = "dist", port = 0, base = "/", headers = {} } = {}) {
  const folder = resolve(root);
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push({ method: request.method, path });
    const answer = (status, more = {}) => response.writeHead(status, { "X-Content-Type-Options": "nosniff", ...headers, ...more });
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405).end();
    if (!path.startsWith(base)) return answer(404).end();
    let file = normalize(join(folder, path.slice(base.length)));
    if (file !== folder && !file.startsWith(folder + sep)) return answer(404).end();
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) return answer(404, { "Content-Type": "text/plain" }).end("There is no such file.");
    answer(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": statSync(file).size,
      "Cache-Control": FOREVER.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    return request.method === "HEAD" ? response.end() : createReadStream(file).pipe(response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}${encodeURI(base)}`, requests, close };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const { url } = await serve({ root: process.argv[2], port: Number(process.argv[3] ?? 8080) });
    console.log(`whalecurve is at ${url} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Port ${process.argv[3]} is in use by another program.` : error.message);
    process.exit(1);
  }
}
