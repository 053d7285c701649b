// Makes the page as one file, whalecurve.html, which opens from a disk by double click and requests nothing.
//
// Its scripts and its style sheet stand in the page, allowed by their hashes; what a script reads stands beside them as text:
// WebAssembly and the worker's script in elements that no browser runs, catalogues and samples in the addresses (data:)
// that they are fetched from. The policy is as strict as the site's: there is nothing the page may connect to.

import { createHash } from "node:crypto";
import { extname } from "node:path";
import { build as bundle } from "esbuild";

const TYPES = { ".csv": "text/csv", ".ftl": "text/plain", ".svg": "image/svg+xml" };

const base64 = (content) => Buffer.from(content).toString("base64");
const dataAddress = (path, content) => `data:${TYPES[extname(path)]};base64,${base64(content)}`;
const allowed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A text as the content of a script element, which must not end early. */
function inElement(text) {
  const safe = text.replaceAll("</script", "<\\/script");
  if (safe.includes("<!--")) throw new Error("whalecurve.html: a script would open a comment of the page");
  return safe;
}

/** Modules whose text is at hand, by name. */
const given = (texts) => ({
  name: "given",
  setup(builder) {
    builder.onResolve({ filter: /^whalecurve:/ }, ({ path }) => ({ path, namespace: "given" }));
    builder.onLoad({ filter: /./, namespace: "given" }, ({ path }) => ({ contents: texts[path], loader: "js" }));
  },
});

/** The text of whalecurve.html; see finish.mjs for what it is given. */
export async function singleFile({ template, withFiles, script, appGlue, charts, old, appWasm, worker }) {
  const { outputFiles } = await bundle({
    entryPoints: ["www/single/single.js"], bundle: true, format: "esm", target: "es2022", write: false, logLevel: "error",
    plugins: [given({ "whalecurve:app": appGlue, "whalecurve:charts": charts })],
  });
  const start = inElement(await script(outputFiles[0].text, { module: true }));

  let style;
  const html = await withFiles(template, (path, content, named) => {
    if (extname(path) === ".css") {
      style = Buffer.from(content).toString("utf8");
      return `<style>${style}</style>`;
    }
    // Manifest and home screen icon are for a site that is installed.
    return extname(path) in TYPES ? named(dataAddress(path, content)) : "";
  });

  const policy = [
    "default-src 'none'", `script-src ${allowed(start)} ${allowed(old)} 'wasm-unsafe-eval'`, "worker-src blob:",
    "connect-src data:", `style-src ${allowed(style)}`, "img-src data: blob:", "form-action 'none'", "base-uri 'none'",
  ].join("; ");
  const data = (id, text) => `<script type="text/plain" id="${id}">${inElement(text)}</script>`;
  // After the page's own words, which show while the rest of the file is read.
  const end = [data("app-wasm", appWasm), data("worker", worker), `<script nomodule>${old}</script>`, `<script type="module">${start}</script>`];
  return html
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy)
    .replace(/\s*<\/body>/, () => `\n${end.join("\n")}\n  </body>`);
}
