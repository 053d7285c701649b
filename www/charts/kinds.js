// How each chart of the page looks. Rust gives the facts: { kind, NAME: numbers or texts … } (src/ui/chart.rs); here they
// become ECharts' options, with colours and formatters by name (charts.js).

const GAIN = "var(--chart-gain)";
const LOSS = "var(--chart-loss)";
const MUTED = "var(--chart-muted)";

const points = (values, tips) => Array.from(values, (value, at) => ({ value, tip: tips[at] }));
const dashed = { color: MUTED, type: "dashed", width: 1 };
const aside = { symbol: "none", silent: true, animation: false, lineStyle: dashed };
const below = (name) => ({ name, nameLocation: "middle", nameGap: 26 });
const tip = { trigger: "axis", formatter: "fn:tip" };
const legend = { top: 0, left: 0, itemWidth: 14, itemHeight: 8 };

const KINDS = {
  /** The whale curve: the rise in one colour, the way down from its peak, if there is one, in another. */
  whale({ customers, height, tips, peak, eighty, label, unit, axis }) {
    const all = Array.from(customers, (count, at) => ({ value: [count, height[at]], tip: tips[at], key: at }));
    const down = height.at(-1) < peak[1] ? LOSS : GAIN;
    const series = (color, data) => ({
      type: "line", data, showSymbol: false, symbolSize: 7,
      lineStyle: { width: 2, color }, itemStyle: { color }, areaStyle: { color, opacity: 0.12 },
    });
    const mark = (coord, color, place, formatter) => ({
      coord: Array.from(coord), symbolSize: 8, itemStyle: { color }, label: { show: true, color: "var(--chart-text)", formatter, ...place },
    });
    // Near an end of the curve, a label in the middle above its point would reach beyond the chart.
    const side = peak[0] > 0.8 * customers.at(-1) ? { align: "right", offset: [8, 0] } : {};
    // Right of its point a long label needs a third of the chart's width.
    const beside = eighty[0] > 0.6 * customers.at(-1)
      ? { position: "left", offset: [-6, 14], align: "right" }
      : { position: "right", offset: [6, 14], align: "left" };
    const inShare = unit[0] === "percent0";
    return {
      picks: Array.from(customers),
      grid: { left: 8, right: 16, top: 26, bottom: 24, containLabel: true },
      tooltip: tip,
      xAxis: {
        type: "value", min: 0, max: customers.at(-1), ...below(axis[0]), splitLine: { show: false },
        axisLabel: { formatter: "fn:integer", hideOverlap: true },
      },
      yAxis: { type: "value", axisLabel: { formatter: `fn:${unit[0]}` }, splitNumber: 4 },
      series: [
        {
          ...series(GAIN, all.filter(({ value }) => value[0] <= peak[0])),
          markPoint: {
            symbol: "circle", silent: true, animation: false,
            data: [
              ...(eighty.length > 0 ? [mark(eighty, GAIN, beside, label[1])] : []),
              mark(peak, down, { position: "top", distance: 6, ...side }, label[0]),
            ],
          },
          ...(inShare && { markLine: { ...aside, label: { show: false }, data: [{ yAxis: 1 }] } }),
        },
        series(down, all.filter(({ value }) => value[0] >= peak[0])),
      ],
    };
  },

  /** How many customers lie where, and the thresholds as lines. */
  matrix({ x, y, customers, tips, lines, edges, axis, quadrants }) {
    const [most, columns, rows] = [Math.max(...customers), 20, Math.max(edges.length - 1, 1)];
    const shade = (count) => Math.min(6, 1 + Math.round(Math.sqrt(count / most) * 5));
    const line = (lineStyle) => ({ silent: true, symbol: "none", animation: false, label: { show: false }, lineStyle });
    const corners = [[columns, rows, "left"], [0, rows, "right"], [columns, 0, "left"], [0, 0, "right"]];
    const label = (nth, position) => ({
      show: true, formatter: quadrants[nth], position, align: position === "left" ? "right" : "left", lineHeight: 15, distance: 6,
      verticalAlign: nth < 2 ? "top" : "bottom", color: "var(--chart-text)", backgroundColor: "var(--chart-surface)", padding: [2, 5], borderRadius: 3,
    });
    return {
      grid: { left: 8, right: 12, top: 30, bottom: 28, containLabel: true },
      tooltip: { trigger: "item", formatter: "fn:tip" },
      visualMap: {
        show: false, type: "piecewise", dimension: 2, seriesIndex: 0,
        pieces: [1, 2, 3, 4, 5, 6].map((value) => ({ value, color: `var(--heat-${value})` })),
      },
      xAxis: [
        { type: "category", data: Array.from({ length: columns }, (_, at) => at * 5), ...below(axis[0]), axisLabel: { interval: 3 } },
        { type: "value", min: 0, max: columns, show: false },
      ],
      yAxis: [
        { type: "category", data: edges.slice(0, rows), name: axis[1], nameTextStyle: { align: "left" }, axisLabel: { hideOverlap: true } },
        { type: "value", min: 0, max: rows, show: false },
      ],
      series: [
        { type: "heatmap", data: Array.from(x, (column, at) => ({ value: [column, y[at], shade(customers[at])], tip: tips[at], key: at })), animation: false },
        {
          type: "line", xAxisIndex: 1, yAxisIndex: 1, data: [[lines[0], 0], [lines[0], rows]], showSymbol: false, silent: true, animation: false,
          markPoint: {
            symbol: "circle", symbolSize: 1, silent: true, animation: false, itemStyle: { color: "transparent" },
            data: corners.map(([at, height, position], nth) => ({ coord: [at, height], label: label(nth, position) })),
          },
          lineStyle: { color: LOSS, width: 2, type: "dashed" }, markLine: { ...line({ color: LOSS, width: 2, type: "dashed" }), data: [{ yAxis: lines[1] }] },
        },
      ],
    };
  },

  /** Who was where, and where they went. */
  sankey({ names, classes, from, to, customers, tips }) {
    // The same tier stands on both sides; a space of no width makes two names of it.
    const right = (at) => `${names[at]}\u200b`;
    const node = (name, at, depth) => ({ name, depth, itemStyle: { color: classes[at] ? `tier(${classes[at]})` : MUTED } });
    const used = (places) => [...new Set(places)].sort((a, b) => a - b);
    return {
      tooltip: { trigger: "item", formatter: "fn:tip" },
      series: [{
        type: "sankey", left: 4, right: 120, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 12, layoutIterations: 0, draggable: false,
        emphasis: { focus: "adjacency" }, lineStyle: { color: "source", opacity: 0.35, curveness: 0.5 },
        data: [...used(from).map((at) => node(names[at], at, 0)), ...used(to).map((at) => node(right(at), at, 1))],
        links: Array.from(from, (at, nth) => ({ source: names[at], target: right(to[nth]), value: customers[nth], tip: tips[nth], key: nth })),
      }],
    };
  },

  /** Several lines over the same steps. */
  lines({ groups, names, classes, axis, ...of }) {
    // Beside tiers, a line of none of them is everybody's.
    const isAll = (at) => Boolean(classes) && !classes[at];
    const colour = (at) => {
      if (isAll(at)) return "var(--chart-text)";
      return classes ? `tier(${classes[at]})` : `var(--chart-${(at % 8) + 1})`;
    };
    return {
      grid: { left: 8, right: 16, top: 34, bottom: axis ? 24 : 8, containLabel: true },
      legend: { ...legend, type: "plain" },
      tooltip: tip,
      xAxis: { type: "category", data: groups, ...(axis && below(axis[0])), axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", splitNumber: 4, axisLabel: { formatter: "fn:percent0" } },
      series: names.map((name, at) => ({
        type: "line", name, showSymbol: groups.length < 14, symbolSize: 5, lineStyle: { width: 2, color: colour(at), type: isAll(at) ? "dashed" : "solid" }, itemStyle: { color: colour(at) },
        data: Array.from(of[at], (value, nth) => ({ value: Number.isNaN(value) ? "-" : value, tip: of[`tips${at}`][nth] })),
      })),
    };
  },

  /** One bar for each part; a loss in the colour of losses. */
  bars({ values, tips, axis }) {
    return {
      grid: { left: 8, right: 8, top: 12, bottom: 24, containLabel: true },
      tooltip: tip,
      xAxis: { type: "category", data: Array.from(values, (_, at) => at + 1), ...below(axis[0]) },
      yAxis: { type: "value", splitNumber: 4, axisLabel: { formatter: "fn:compact" } },
      series: [{
        type: "bar", barCategoryGap: "22%",
        data: points(values, tips).map((point) => ({ ...point, itemStyle: { color: point.value < 0 ? LOSS : GAIN } })),
      }],
    };
  },

  /** Bars side by side: what was, what the model expected, what the naive rule said. */
  groups({ groups, names, actual, expected, naive, actualTips, expectedTips, naiveTips, axis }) {
    const series = (at, color, values, tips) => ({ type: "bar", name: names[at], data: points(values, tips), itemStyle: { color }, barGap: "10%" });
    return {
      grid: { left: 8, right: 8, top: 34, bottom: 24, containLabel: true },
      legend,
      tooltip: tip,
      xAxis: { type: "category", data: groups, ...below(axis[0]) },
      yAxis: { type: "value", splitNumber: 4 },
      series: [
        series(0, GAIN, actual, actualTips), series(1, "var(--chart-2)", expected, expectedTips), series(2, "var(--chart-3)", naive, naiveTips),
      ],
    };
  },

  /** What was and what the model expected, over time, with the day from which it had to predict. */
  tracking({ days, names, actual, expected, actualTips, expectedTips, cut, cutLabel }) {
    const series = (at, color, type, values, tips) => ({
      type: "line", name: names[at], data: points(values, tips), showSymbol: false, lineStyle: { width: 2, color, type }, itemStyle: { color },
    });
    return {
      grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
      legend,
      tooltip: tip,
      xAxis: { type: "category", data: days, axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", splitNumber: 4, axisLabel: { formatter: "fn:compact" } },
      series: [
        {
          ...series(0, GAIN, "solid", actual, actualTips),
          markLine: {
            ...aside, data: [{ xAxis: cut[0] }],
            label: { show: true, position: "end", rotate: 0, formatter: cutLabel[0], color: MUTED },
          },
        },
        series(1, "var(--chart-2)", "dashed", expected, expectedTips),
      ],
    };
  },
};

/** ECharts' options for the facts of a chart. */
export const optionsOf = (facts) => KINDS[facts.kind](facts);
