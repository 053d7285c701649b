// Random input that is the same in every run: SEED=7 make test tries other input.

/** Numbers below 1, the same ones for the same seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const SEED = Number(process.env.SEED ?? 1);

/** What breaks readers: marks, extremes, ends of text. */
const WORDS = [
  "", '"', ",", ";", "\t", "\n", "\r\n", "\0", "-", "\xff", "\xef\xbb\xbf", "9999-12-31", "0001-01-01", "1900-02-29", "9".repeat(20), "0.0000000001", "1e308", "-1", "NaN",
  "=1+1", "USD", "Total",
].map((word) => Buffer.from(word, "latin1"));

/** A file made of another one by a few changes: flipped bits, cuts, repetitions, words from above, parts of a third. */
export function mutant(random, bytes, third) {
  const below = (limit) => Math.floor(random() * limit);
  for (let left = 1 + below(5); left > 0; left--) {
    const at = below(bytes.length);
    const end = Math.min(at + below(40), bytes.length);
    const into = (...parts) => Buffer.concat([bytes.subarray(0, at), ...parts]);
    switch (below(6)) {
      case 0: {
        bytes = Buffer.from(bytes);
        if (bytes.length > 0) bytes[at] ^= 1 << below(8);
        break;
      }
      case 1: bytes = into(bytes.subarray(end)); break;
      case 2: bytes = into(WORDS[below(WORDS.length)], bytes.subarray(at)); break;
      case 3: bytes = into(...Array(1 + below(8)).fill(bytes.subarray(at, end)), bytes.subarray(at)); break;
      case 4: bytes = into(); break;
      default: {
        const from = below(third.length);
        bytes = into(third.subarray(from, from + below(200)), bytes.subarray(end));
      }
    }
  }
  return bytes;
}

/**
 * Messages to one side of the widget's protocol (`frame`, else the element): one of each type as it should be, and as many
 * that are none: noise, other versions, one fault. It uses nothing from outside, so that a page can be sent it as text.
 */
export function messages(random, side, count) {
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const long = (length) => "x".repeat(length);
  const bytes = () => String.fromCharCode(...Array.from({ length: below(40) }, () => below(0x10000)));
  const file = () => new File(["customer,date,amount\nEve,2026-01-05,1\n"], "eve.csv");
  const many = (length, value) => Object.fromEntries(Array.from({ length }, (_, at) => [`a${at}`, value]));
  const cyclic = () => {
    const circle = { whalecurve: 1, list: [] };
    circle.list.push(circle);
    return circle;
  };
  const own = (key, value) => Object.defineProperty({}, key, { value, enumerable: true });
  const small = [null, undefined, true, 0, -0, NaN, Infinity, 1e308, 2n ** 200n, "", "load", [], [[[[]]]], {}, { length: 3, 0: 1 }, { then: 1 }, { toString: 1, valueOf: 2 }, own("__proto__", 1)];
  const noise = () => pick([
    () => pick(small), bytes, cyclic, file, () => long(100_000), () => new Array(100_000), () => many(2000, 1), () => new Map([["whalecurve", 1]]), () => new Set([1]),
    () => new Date(below(1e12)), () => /x/, () => new Error("x"), () => new ArrayBuffer(8), () => new Float64Array([NaN]), () => new Blob(["x"]),
  ])();
  // For each field values that it must not have.
  const number = ["9", NaN, -1, null, undefined, Infinity, -Infinity, [1], 1n, new Date(0), cyclic()];
  const text = (most) => [7, null, [], {}, 1n, new String("x"), long(most + 1)];
  const wrong = {
    id: [0, -1, 1.5, 2 ** 32, NaN, Infinity, "1", null, undefined, [1], {}, 1n, true],
    files: [
      file(), "eve.csv", null, undefined, {}, [], [null], ["eve.csv"], [{ name: "eve.csv" }], [new Blob(["x"])], [file(), 7], new Array(3), Array.from({ length: 101 }, file), { 0: file(), length: 1 }, cyclic(),
      [cyclic()], new Map(),
    ],
    settings: [
      null, undefined, [], "gross_margin=1", { "a;b": 1 }, { "": 1 }, { Gross: 1 }, own("__proto__", [1]), own("__proto__", "x"), { gross_margin: { of: 1 } }, { gross_margin: [[1]] },
      { gross_margin: NaN }, { gross_margin: -Infinity }, { gross_margin: 1n }, { gross_margin: undefined }, { gross_margin: new Array(4) }, { gross_margin: long(2001) },
      { gross_margin: Array(51).fill(1) }, { gross_margin: ["1"] }, many(301, 1), new Map([["gross_margin", 1]]), new Date(0), cyclic(),
    ],
    exported: ["xlsx", "Json", "", null, undefined, 0, ["json"], "constructor", "__proto__"],
    view: ["all", "Tiers", null, undefined, 7, ["tiers"], "constructor"],
    theme: ["dim", null, undefined, 7, ["dark"]],
    lang: text(35),
    style: [
      null, undefined, [], "accent: red", { colour: "red" }, { accent: 7 }, { accent: long(401) }, { "background-image": "url(x)" }, own("__proto__", "red"), new Map([["accent", "red"]]), cyclic(),
    ],
    build: text(40), code: text(80), message: text(4000), step: text(40), number, value: [null, 7, "x", [], new Map(), new Date(0), new Blob(["x"]), 1n],
    selected: ["customers", "", null, undefined, 7, ["tier"]], name: text(2000), scheme: text(40), tier: text(40),
  };
  // Each type as it should be, and which of the lists above its fields have.
  const types = side === "frame"
    ? {
      load: [{ id: 900, files: [file()] }, {}], set: [{ id: 901, settings: { gross_margin: 1 } }, {}], results: [{ id: 902 }, {}], export: [{ id: 903, kind: "csv" }, { kind: "exported" }],
      look: [{ view: "whale", theme: "dark", lang: "zh-CN", style: { accent: "red" } }, {}],
    }
    : {
      ready: [{ build: "x" }, {}], done: [{ id: 1 + below(9), value: {} }, {}], failed: [{ id: 1 + below(9), code: "x", message: "x" }, {}],
      progress: [{ step: "x", done: 1, of: 2 }, { done: "number", of: "number" }],
      select: [{ kind: "customer", id: "Eve", scheme: "profit", tier: "high" }, { kind: "selected", id: "name" }],
      error: [{ code: "x", message: "x" }, {}], resize: [{ height: 9000 }, { height: "number" }], analyzed: [{}, {}], refused: [{}, {}], broken: [{ message: "x" }, {}],
    };
  const one = () => {
    const type = pick(Object.keys(types));
    const [fields, lists] = types[type];
    const message = { whalecurve: 1, type, ...fields };
    const field = pick(Object.keys(fields));
    switch (below(field ? 8 : 5)) {
      case 0: return noise();
      case 1: return { ...message, whalecurve: pick([0, 2, 1.5, -1, "1", NaN, null, undefined, [1], 1n, true, {}]) };
      case 2: return { ...message, type: pick(["", `${type} `, type.toUpperCase(), [type], null, undefined, 7, "constructor", "__proto__", "hasOwnProperty", bytes(), long(100_000), side === "frame" ? "done" : "load"]) };
      case 3: return pick([[message], JSON.stringify(message), new Map(Object.entries(message)), { message }, { data: message }, Object.assign([], message)]);
      case 4: {
        const lost = pick(["whalecurve", "type"]);
        return Object.fromEntries(Object.entries(message).filter(([name]) => name !== lost));
      }
      default: return { ...message, more: noise(), [field]: pick(wrong[lists[field] ?? field]) };
    }
  };
  const whole = Object.entries(types).map(([type, [fields]]) => ({ whalecurve: 1, type, ...fields }));
  return { whole, broken: Array.from({ length: count }, one) };
}
