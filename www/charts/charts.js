// The charts of the page: Apache ECharts, only the parts in use, drawn as SVG. Loaded after first paint.
//
// What is drawn are the facts of a chart (kinds.js makes options of them), or options as plain data, an object or its JSON
// text. Options hold no functions and no theme; two kinds of text are replaced before ECharts sees them:
//   "var(--name)"  under a key that ends in "color": that CSS custom property's value at the chart's element, looked up
//                  again when light and dark change
//   "tier(NAME)"   the same for the colour of a tier, by its class
//   "fn:NAME"      under a key that ends in "formatter": one of the FORMATTERS below, in the page's language
// Tooltips are drawn as text, not as HTML: no name in somebody's file is ever parsed as markup, and the content
// security policy needs no 'unsafe-inline'.

import { init, use } from "echarts/core";
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, DatasetComponent, GridComponent,
  LegendPlainComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent,
  VisualMapPiecewiseComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { optionsOf } from "./kinds.js";

// Not called from the module's own body: ECharts tries out what it is given and catches what that throws, and to tell where that was
// the browser parses whatever is running once more, which would be the whole module.
await new Promise((done) => setTimeout(done)).then(() => use([
  BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart,
  AriaComponent, DatasetComponent, GridComponent,
  LegendPlainComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent,
  VisualMapPiecewiseComponent,
  SVGRenderer,
]));

/** Charts on the page, to be drawn again when the colours change. */
const mounted = new Set();
/** Charts to be drawn, and how. A step of one a turn: six charts in one task would hold up the page for a quarter of a second. */
const waiting = new Map();
/** What can be done to a chart; each does what those before it would. */
const HOW = [fit, paint, draw];

function soon(handle, how) {
  if (waiting.size === 0) setTimeout(next);
  if (HOW.indexOf(how) > HOW.indexOf(waiting.get(handle))) waiting.set(handle, how);
}

function next() {
  const [[handle, how]] = waiting;
  waiting.delete(handle);
  if (waiting.size > 0) setTimeout(next);
  if (mounted.has(handle)) how(handle);
}

const language = () => document.documentElement.lang || "en";

const number = (options) => {
  let format;
  try {
    format = new Intl.NumberFormat(language(), options);
  } catch {
    format = { format: String }; // as the page writes numbers where `Intl` fails (src/ui/format.rs)
  }
  return (value) => {
    const single = Array.isArray(value) ? value.at(-1) : (value?.value ?? value);
    const plain = Array.isArray(single) ? single.at(-1) : single;
    return plain === null || plain === undefined || Number.isNaN(Number(plain)) ? "–" : format.format(plain);
  };
};

/** The text that Rust wrote for a point (`tip`), or ECharts' own words for it. */
const tip = (points) => (Array.isArray(points) ? points : [points]).map((point) => point.data?.tip ?? point.name).join("\n");

/** What "fn:NAME" or "fn:NAME:ARGUMENT" stands for. An unknown name is a defect of ours and fails loudly. */
const FORMATTERS = {
  number: () => number({ maximumFractionDigits: 2 }),
  integer: () => number({ maximumFractionDigits: 0 }),
  compact: () => number({ notation: "compact", maximumFractionDigits: 1 }),
  percent: () => number({ style: "percent", maximumFractionDigits: 1 }),
  percent0: () => number({ style: "percent", maximumFractionDigits: 0 }),
  money: (currency) => number(currency ? { style: "currency", currency } : { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  tip: () => tip,
};

function formatter(text) {
  const [, name, argument] = text.split(":");
  if (!Object.hasOwn(FORMATTERS, name)) throw new Error(`charts: no formatter ${JSON.stringify(text)}`);
  return FORMATTERS[name](argument);
}

/** The colour that the style sheet gives to the class of a tier. */
function tierColour(name) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.className = `swatch ${name}`;
  const colour = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return colour;
}

/** Fills in colours and formatters, in a fresh copy of the options. */
function resolve(value, style, key = "") {
  if (Array.isArray(value)) return value.map((item) => resolve(item, style, key));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item, style, name)]));
  }
  const tier = /colou?r$/i.test(key) && /^tier\((.+)\)$/.exec(value);
  if (tier) return tierColour(tier[1]);
  if (typeof value !== "string") return value;
  // Only keys that hold our own words: a customer's name may well begin with "fn:".
  if (/formatter$/i.test(key) && value.startsWith("fn:")) return formatter(value);
  const property = /colou?r$/i.test(key) && /^var\((--[\w-]+)\)$/.exec(value);
  return property ? style.getPropertyValue(property[1]).trim() : value;
}

/** Look of every chart, from the page's custom properties; a chart's own options win. */
function theme(style) {
  const token = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const text = token("--chart-text", "#24323d");
  const muted = token("--chart-muted", "#5b6b78");
  const line = token("--chart-line", "#d5dde3");
  const surface = token("--chart-surface", "#ffffff");
  const colours = [1, 2, 3, 4, 5, 6, 7, 8].map((index) => token(`--chart-${index}`, "")).filter(Boolean);
  const axis = {
    axisLine: { lineStyle: { color: line } }, axisTick: { lineStyle: { color: line } },
    axisLabel: { color: muted }, nameTextStyle: { color: muted }, splitLine: { lineStyle: { color: [line] } },
    splitArea: { areaStyle: { color: ["transparent"] } },
  };
  return {
    ...(colours.length > 0 && { color: colours }),
    backgroundColor: "transparent",
    textStyle: { fontFamily: style.fontFamily, color: text },
    categoryAxis: axis, valueAxis: axis, logAxis: axis, timeAxis: axis,
    legend: { textStyle: { color: text }, inactiveColor: line },
    tooltip: { backgroundColor: surface, borderColor: line, textStyle: { color: text }, axisPointer: { lineStyle: { color: muted }, crossStyle: { color: muted } } },
    visualMap: { textStyle: { color: text } },
    sankey: { label: { color: text } },
    dataZoom: { textStyle: { color: muted }, borderColor: line },
  };
}

function draw(handle) {
  const style = getComputedStyle(handle.element);
  const again = handle.chart !== undefined;
  handle.chart?.dispose();
  handle.picks = undefined;
  // A size of its own, because an element that is not laid out yet has none; the observer corrects it.
  const size = { width: handle.element.clientWidth || 320, height: handle.element.clientHeight || 240 };
  const chart = init(handle.element, theme(style), { renderer: "svg", locale: language().startsWith("zh") ? "ZH" : "EN", ...size });
  handle.chart = chart;
  chart.on("click", ({ data }) => { if (data?.key !== undefined && !handle.picks) handle.clicked?.(data.key); });
  // A curve is clicked beside its line as often as on it: the nearest of its points is meant.
  chart.getZr().on("click", ({ offsetX, offsetY }) => {
    if (!handle.picks || !chart.containPixel("grid", [offsetX, offsetY])) return;
    const [at] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]);
    handle.clicked?.(nearest(handle.picks, at));
  });
  // One that is there already must not be gone for a turn.
  if (again) paint(handle);
  else soon(handle, paint);
}

function nearest(places, at) {
  let best = 0;
  places.forEach((place, index) => { if (Math.abs(place - at) < Math.abs(places[best] - at)) best = index; });
  return best;
}

/** Left and right read a curve point by point, Enter follows the point. */
function keys(handle) {
  const frame = handle.element.parentElement;
  let at = 0;
  frame.addEventListener("keydown", (event) => {
    const last = (handle.picks?.length ?? 0) - 1;
    if (last < 0) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -last, End: last }[event.key];
    if (event.key === "Enter") return void handle.clicked?.(at);
    if (!step) return;
    event.preventDefault();
    at = Math.max(0, Math.min(last, at + step));
    // The point may be on either half of the curve.
    for (const [seriesIndex, { data }] of handle.option.series.entries()) {
      const dataIndex = data.findIndex(({ key }) => key === at);
      if (dataIndex < 0) continue;
      handle.chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
      frame.setAttribute("aria-description", data[dataIndex].tip.replaceAll("\n", ", "));
    }
  });
}

function paint(handle) {
  // Before there is something on it: a chart that is resized is drawn at once.
  fit(handle);
  const { picks, ...option } = resolve(handle.option, getComputedStyle(handle.element));
  handle.picks = picks;
  if (picks) handle.element.parentElement.tabIndex = 0;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const canvas = handle.chart.getZr();
  // What it looks like is worked out now and drawn with the next frame, not at once: together they would hold up the page.
  canvas.flush = () => {};
  handle.chart.setOption(
    { animation: !still, animationDuration: 300, ...option, tooltip: { confine: true, ...option.tooltip, renderMode: "richText" } },
    { notMerge: true },
  );
  delete canvas.flush;
}

/** Fits a chart to its element. */
function fit({ chart, element: { clientWidth: width, clientHeight: height } }) {
  if (!chart || width === 0 || height === 0) return;
  if (width !== chart.getWidth() || height !== chart.getHeight()) chart.resize({ width, height });
}

const data = (option) => {
  if (typeof option === "string") return JSON.parse(option);
  return option.kind ? optionsOf(option) : option;
};

/**
 * Draws `option` into `element` and returns a handle for the functions below. `clicked` is told the `key` of the data item
 * that was clicked.
 */
export function mount(element, option, clicked) {
  const handle = { element, option: data(option), clicked, chart: undefined, observer: undefined, picks: undefined };
  keys(handle);
  handle.observer = new ResizeObserver(() => soon(handle, fit));
  handle.observer.observe(element);
  mounted.add(handle);
  soon(handle, draw);
  return handle;
}

/** Replaces the options: what is not in the new ones is gone. */
export function update(handle, option) {
  handle.option = data(option);
  soon(handle, paint);
}

/** Takes the chart off its element and forgets it. Doing it twice does no harm. */
export function dispose(handle) {
  mounted.delete(handle);
  handle.observer?.disconnect();
  handle.chart?.dispose();
  handle.chart = undefined;
  handle.picks = undefined;
  handle.clicked = undefined;
}

/**
 * Draws a chart that nobody sees, a part at a time, unless there is one that somebody does: the library's first takes several
 * times as long as its second, and would hold up the page just when the results have come.
 */
export async function warm() {
  if (mounted.size > 0) return;
  const whale = optionsOf({
    kind: "whale", customers: [0, 1, 2, 3], height: [0, 0.9, 1.2, 1], tips: ["", "", "", ""], peak: [2, 1.2], eighty: [1, 0.9],
    label: ["1", "2"], unit: ["percent0"], axis: [""],
  });
  const { xAxis, yAxis, tooltip, series: [{ areaStyle, markLine, markPoint, ...line }] } = whale;
  const hidden = { type: "value", show: false };
  const none = { xAxis: hidden, yAxis: hidden };
  const parts = [
    none, { ...none, yAxis: { type: "value" } }, { ...none, yAxis }, { ...none, xAxis },
    ...[{ type: "line", data: [] }, line, { ...line, areaStyle }, { ...line, markLine }, { ...line, markPoint }].map((series) => ({ ...none, series })),
    { ...none, tooltip, series: line }, { ...whale, series: [] },
  ];
  const frame = document.createElement("div");
  const handle = mount(frame.appendChild(document.createElement("div")), { series: [] });
  const pause = () => new Promise((done) => setTimeout(done, 50));
  for (const part of parts) {
    await pause();
    if (mounted.size > 1) break;
    update(handle, part);
  }
  await pause();
  dispose(handle);
}

/** Draws every chart again with the colours and the language of now. */
export function refresh() {
  for (const handle of mounted) soon(handle, draw);
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
new MutationObserver(refresh).observe(document.documentElement, { attributeFilter: ["data-theme", "class", "lang"] });
