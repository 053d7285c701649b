// The npm package's client over an engine that only notes what it has: seeded sequences of calls in any overlap, against a model
// that does one thing at a time. It needs nothing that is built.

import { expect, test } from "@playwright/test";
import { Whalecurve, WhalecurveError } from "../../npm/client.js";
import { SEED, numbers } from "./random.mjs";

const sleep = (time) => new Promise((done) => setTimeout(done, time));
const spoken = (code) => ({ code, message: code, at: {} });

/** An engine as npm/client.js describes it: results are the name of the data. It ends with data named "lost". */
async function make() {
  let loaded, analysed, drawn = 0, isLost = false;
  return {
    stopped: [spoken("engine-stopped"), spoken("out-of-memory")],
    end() {},
    async ask(text, [name]) {
      await sleep(1);
      const question = JSON.parse(text);
      isLost ||= name === "lost";
      if (isLost) throw new Error("RuntimeError: unreachable");
      if (question.load) {
        analysed = undefined;
        loaded = name === "garbage" ? undefined : name;
        if (!loaded) throw spoken("not-a-table");
        return { files: [] };
      }
      if (question.analyze && loaded) [analysed, drawn] = [loaded, 0];
      if (!analysed) throw spoken("nothing-loaded");
      return question === "draw" ? (drawn += 0.34) : { of: analysed };
    },
  };
}

/** Data that takes a while to come, as a file does. */
const sources = async ({ name, isLate }) => {
  if (isLate) await sleep(4);
  if (name === "nothing") throw new Error("no data");
  return [name];
};

const settled = (promise) => promise.then((answer) => [answer], (error) => ({ code: error instanceof WhalecurveError ? error.code : String(error) }));

/** What comes of each kind of load, unless another one takes its place. */
const OF_LOADS = { load: undefined, garbage: "not-a-table", nothing: "argument", aborted: "aborted", lost: "out-of-memory" };

/** Runs the sequence of a seed: returns how many answers were kept, and puts what is wrong into `wrong`. */
async function run(seed, wrong) {
  const random = numbers(SEED * 1000 + seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const engine = new Whalecurve(make, sources);
  let current, kept = 0, loads = 0;
  const asked = [];
  for (let at = 0; at < 9; at++) {
    const kind = pick(["load", "load", "load", "load", "garbage", "nothing", "aborted", "lost", "analyze", "intervals", "results", "results"]);
    const isLoad = Object.hasOwn(OF_LOADS, kind);
    const name = kind === "load" ? `data ${at}` : kind;
    const nth = isLoad ? ++loads : 0;
    const call = isLoad ? engine.load({ name, isLate: random() < 0.5 }, { signal: kind === "aborted" ? AbortSignal.abort() : undefined })
      : kind === "results" ? engine.results() : engine.analyze({}, { intervals: kind === "intervals" });
    asked.push(settled(call).then((end) => {
      const hold = (is) => is || wrong.push(`seed ${seed}: call ${at}, ${kind} → ${end.code ?? JSON.stringify(end[0])}`);
      if (isLoad) {
        const own = OF_LOADS[kind];
        hold((nth < loads ? [own, "superseded"] : [own]).includes(end.code));
        if (end.code !== "superseded") current = kind === "load" ? name : undefined;
      } else if (end.code) {
        hold(["superseded", "nothing-loaded"].includes(end.code));
      } else {
        hold(end[0].of === current);
        kept += 1;
      }
    }));
    if (random() < 0.5) await asked.at(-1);
  }
  const hangs = await Promise.race([Promise.all(asked).then(() => false), sleep(30_000).then(() => true)]);
  if (hangs) {
    wrong.push(`seed ${seed} hangs`);
    return kept;
  }
  const end = await settled(engine.analyze());
  const then = end.code ?? end[0].of;
  if (then !== (current ?? "nothing-loaded")) wrong.push(`seed ${seed}, at rest: ${then} instead of ${current}`);
  return kept;
}

test("500 sequences of calls in any overlap end as one by one", async () => {
  const wrong = [];
  // All at once: most of the time of one is waiting.
  const kept = await Promise.all(Array.from({ length: 500 }, (_, seed) => run(seed, wrong)));
  expect(wrong).toEqual([]);
  expect(kept.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(200);
});
