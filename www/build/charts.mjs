// Bundles www/charts/charts.js with the parts of ECharts that it uses into one module: node www/build/charts.mjs OUT.js

import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { minify } from "terser";

/**
 * Modules that ECharts always imports and this page can never reach, with what stands in for them. Together 9 kB of
 * the 200 kB (gzipped) that the charts may weigh. ECharts' version is pinned exactly; a stub whose module is gone
 * stops the build, and tests/browser/charts.spec.mjs draws every kind of chart.
 */
const STUBS = {
  // Tooltips as HTML: charts.js always asks for text (renderMode "richText").
  "echarts/lib/component/tooltip/TooltipHTMLContent.js": "export default class {}",
  // Hatching for aria.decal and the canvas renderer that paints it: the renderer here is SVG, decal is off.
  "echarts/lib/util/decal.js": "export function createOrUpdatePatternFromDecal() { return null; }",
  // ECharts' own dark theme: colours come from the page's custom properties.
  "echarts/lib/theme/dark.js": "export default {};",
  // Animation by style sheet, for SVG text rendered on a server.
  "zrender/lib/svg/cssAnimation.js": "export function createCSSAnimation() {}",
};

/** Modules after which the page gets a turn, at about each quarter: evaluated in one task all of it would hold the page up. */
const TURNS = ["echarts/lib/util/graphic.js", "echarts/lib/core/echarts.js", "echarts/lib/coord/cartesian/Grid.js"];
const TURN = "await new Promise((done) => setTimeout(done));";

const changes = (met) => ({
  name: "changes",
  setup(builder) {
    builder.onLoad({ filter: /node_modules.*\.js$/ }, ({ path }) => {
      const name = [...Object.keys(STUBS), ...TURNS].find((end) => path.replaceAll("\\", "/").endsWith(end));
      if (!name) return undefined;
      met.add(name);
      return { contents: STUBS[name] ?? `${readFileSync(path, "utf8")}\n${TURN}`, loader: "js" };
    });
  },
});

/** The text of the charts module. `minified` false keeps it readable, for development. */
export async function chartsModule({ minified = true } = {}) {
  const met = new Set();
  const { outputFiles } = await build({
    entryPoints: ["www/charts/charts.js"],
    bundle: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    legalComments: "none",
    plugins: [changes(met)],
    write: false,
  });
  const missed = [...Object.keys(STUBS), ...TURNS].filter((name) => !met.has(name));
  if (missed.length > 0) throw new Error(`charts: there is no ${missed.join(", ")}`);
  const [{ text }] = outputFiles;
  if (!minified) return text;
  // Terser after esbuild: 10 kB less, gzipped, than esbuild's own minifier. The first line asks V8 to compile all functions beside
  // the page, not each when it is first called.
  const { code } = await minify(text, {
    module: true, ecma: 2022, compress: { passes: 3 },
    format: { preamble: "//# allFunctionsCalledOnLoad\n/* Apache ECharts and ZRender: Apache-2.0 and BSD-3-Clause, see LICENSES.txt */" },
  });
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const out = process.argv[2] ?? "target/charts.js";
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, await chartsModule());
}
