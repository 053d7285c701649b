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
  return [name];
};

const settled = (promise) => promise.then((answer) => [answer], (error) => {
  expect(error).toBeInstanceOf(WhalecurveError);
  return { code: error.code };
});

test("500 sequences of calls in any overlap end as one by one", async () => {
  test.setTimeout(120_000);
  let kept = 0;
  for (let seed = 0; seed < 500; seed++) {
    const random = numbers(SEED * 1000 + seed);
    const pick = (list) => list[Math.floor(random() * list.length)];
    const engine = new Whalecurve(make, sources);
    let current, loads = 0;
    const asked = [];
    for (let at = 0; at < 7; at++) {
      const kind = pick(["load", "load", "garbage", "lost", "analyze", "intervals", "results"]);
      const isLoad = ["load", "garbage", "lost"].includes(kind);
      const name = kind === "load" ? `data ${at}` : kind;
      const nth = isLoad ? ++loads : 0;
      const call = isLoad ? engine.load({ name, isLate: random() < 0.5 })
        : kind === "results" ? engine.results() : engine.analyze({}, { intervals: kind === "intervals" });
      asked.push(settled(call).then((end) => {
        const log = `seed ${seed}: call ${at}, ${kind} → ${end.code ?? "kept"}`;
        if (isLoad) {
          const own = { load: undefined, garbage: "not-a-table", lost: "out-of-memory" }[kind];
          expect(nth < loads ? [own, "superseded"] : [own], log).toContain(end.code);
          if (end.code !== "superseded") current = kind === "load" ? name : undefined;
        } else if (end.code) {
          expect(["superseded", "nothing-loaded"], log).toContain(end.code);
        } else {
          expect(end[0].of, log).toBe(current);
          kept += 1;
        }
      }));
      if (random() < 0.3) await asked.at(-1);
    }
    const hang = await Promise.race([Promise.all(asked).then(() => false), sleep(10_000).then(() => true)]);
    expect(hang, `seed ${seed} hangs`).toBe(false);
    const end = await settled(engine.analyze());
    expect(end.code ?? end[0].of, `seed ${seed}, at rest`).toBe(current ?? "nothing-loaded");
  }
  expect(kept).toBeGreaterThan(200);
});
