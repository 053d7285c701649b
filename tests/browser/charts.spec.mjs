// Every kind of chart is drawn, under the page's policy, in light and dark.

import { expect, kept, openPage, test } from "./site.mjs";

const axes = { xAxis: { type: "category", data: ["a", "b", "c"] }, yAxis: { type: "value" } };
const OPTIONS = {
  "a line with marks": {
    ...axes, legend: {}, tooltip: { trigger: "axis", valueFormatter: "fn:percent" }, aria: { enabled: true, label: { description: "A whale curve" } },
    series: [{
      type: "line", name: "Profit", data: [0.2, 1.4, 1], areaStyle: {}, lineStyle: { color: "var(--chart-2)" },
      markLine: { data: [{ yAxis: 1 }] }, markPoint: { data: [{ type: "max" }] }, markArea: { data: [[{ xAxis: "b" }, { xAxis: "c" }]] },
    }],
  },
  "bars from a dataset": {
    dataset: { source: [["tier", "customers"], ["high", 5], ["low", 30], ["negative", -4]] },
    xAxis: { type: "category" }, yAxis: { axisLabel: { formatter: "fn:compact" } }, series: [{ type: "bar" }],
  },
  "a scatter": { xAxis: {}, yAxis: { type: "log" }, series: [{ type: "scatter", data: [[1, 2], [3, 40], { value: [4, 5], key: "C1", tip: "one" }] }] },
  "a heatmap": {
    xAxis: { type: "category", data: ["a", "b"] }, yAxis: { type: "category", data: ["x", "y"] },
    visualMap: { type: "piecewise", min: 0, max: 10 }, series: [{ type: "heatmap", data: [[0, 0, 1], [0, 1, 5], [1, 1, 9]], label: { show: true } }],
  },
  "a flow between tiers": {
    series: [{ type: "sankey", data: [{ name: "was high" }, { name: "is low" }, { name: "is high" }], links: [{ source: "was high", target: "is low", value: 3 }, { source: "was high", target: "is high", value: 7 }] }],
  },
};

async function ready(page) {
  await openPage(page);
  await page.evaluate(() => {
    // A place of known size, without an inline style: the policy allows none.
    const place = document.createElement("div");
    place.id = "place";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("#place { position: fixed; inset: 0 auto auto 0; width: 600px; height: 400px; z-index: 9; background: white }");
    document.adoptedStyleSheets = [sheet];
    document.body.append(place);
  });
}

const mount = async (page, option) => {
  await page.evaluate(put, JSON.stringify({ animation: false, ...option }));
  await expect(page.locator("#place svg path").first()).toBeAttached();
};

const put = async (json) => {
  const charts = await window.whalecurve.loadCharts();
  window.clicked = [];
  window.handle = charts.mount(document.getElementById("place"), json, (key) => window.clicked.push(key));
};

for (const [name, option] of Object.entries(OPTIONS)) {
  test(`${name} is drawn`, async ({ page }) => {
    await ready(page);
    await mount(page, option);
    expect(await page.locator("#place svg path").count()).toBeGreaterThan(2);
    await page.mouse.move(300, 200);
    await page.mouse.move(310, 205);
  });
}

test("the charts arrive once, after the page, and are there when the network is gone", async ({ page, site, context }) => {
  await ready(page);
  const paths = () => site.requests.map(({ path }) => path);
  await expect.poll(() => paths().some((path) => path.includes("charts-"))).toBe(true);
  expect(paths().findIndex((path) => path.includes("charts-"))).toBeGreaterThan(paths().findIndex((path) => path.endsWith(".wasm")));
  await kept(page);
  await context.setOffline(true);
  await mount(page, OPTIONS["a scatter"]);
  await mount(page, OPTIONS["a heatmap"]);
  expect(paths().filter((path) => path.includes("charts-"))).toHaveLength(1);
});

test("colours and texts come from the page, and change with it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await ready(page);
  await mount(page, OPTIONS["a line with marks"]);
  const strokes = () => page.locator("#place svg path").evaluateAll((paths) => paths.map((path) => path.getAttribute("stroke")));
  const token = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--chart-2").trim());
  const light = await token();
  expect(await strokes()).toContain(light);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await token();
  expect(dark).not.toBe(light);
  await expect.poll(strokes).toContain(dark);
});

test("a chart tells what was clicked, follows its element's size and goes without a trace", async ({ page }) => {
  await ready(page);
  await mount(page, {
    animation: false, grid: { left: 0, right: 0, top: 0, bottom: 0 }, xAxis: { show: false, min: 0, max: 2 }, yAxis: { show: false, min: 0, max: 2 },
    tooltip: { formatter: "fn:tip" }, series: [{ type: "scatter", symbolSize: 40, data: [{ value: [1, 1], key: "C1", tip: "{a|<b>one</b>}" }] }],
  });
  await page.mouse.move(298, 198);
  await page.mouse.click(300, 200);
  expect(await page.evaluate(() => window.clicked)).toEqual(["C1"]);
  await expect(page.locator("#place")).toContainText("one");
  expect(await page.locator("#place b").count()).toBe(0);

  await page.evaluate(() => document.adoptedStyleSheets[0].insertRule("#place { width: 300px !important }"));
  await expect(page.locator("#place svg")).toHaveAttribute("width", "300");

  await page.evaluate(async () => {
    const charts = await window.whalecurve.loadCharts();
    charts.update(window.handle, JSON.stringify({ xAxis: { type: "category", data: ["new"] }, yAxis: {}, series: [{ type: "bar", data: [1] }] }));
  });
  await expect(page.locator("#place")).toContainText("new");
  await page.evaluate(async () => {
    const charts = await window.whalecurve.loadCharts();
    charts.dispose(window.handle);
    charts.dispose(window.handle);
  });
  await expect(page.locator("#place svg")).toHaveCount(0);
});
