// The package in a browser: the engine works in a worker, so that the page stays alive and a long step can be ended.

import { files } from "../www/embed/files.js";
import { named, whenGone } from "../www/start/alive.js";
import { WhalecurveError, starter } from "./client.js";

export { WhalecurveError };

function make(language) {
  // In this form bundlers see that the worker and its WebAssembly belong to the program.
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const name = named("whalecurve");
  /** Why it can be asked nothing any more. */
  let gone;
  /** What it has been asked; each question has a ticket, which its answers carry. */
  let current;
  let last = 0;
  const settle = (how, value) => {
    current?.[how](value);
    current = undefined;
  };
  const ask = (question, files, { report, signal } = {}) => new Promise((resolve, reject) => {
    if (gone) return reject(gone);
    const abort = () => {
      worker.terminate();
      settle("reject", signal.reason);
    };
    const then = (settled) => (value) => {
      signal?.removeEventListener("abort", abort);
      settled(value);
    };
    current = { ticket: ++last, resolve: then(resolve), reject: then(reject), report };
    signal?.addEventListener("abort", abort);
    worker.postMessage({ ticket: last, question, files });
  });
  worker.addEventListener("message", ({ data: { ticket, answer, error, progress } }) => {
    // Without a ticket it is the engine's end, which ends every question.
    if (ticket !== undefined && ticket !== current?.ticket) return;
    if (progress) current?.report(progress);
    else if (error) settle("reject", error);
    else settle("resolve", answer);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault(); // it is said where somebody waits
    settle("reject", new Error(event.message ?? "its script could not be loaded"));
  });
  const end = () => {
    worker.terminate();
    settle("reject", new Error("it was ended"));
  };
  return ask({ language, name }, []).then((stopped) => {
    whenGone(name, () => {
      gone = new Error("its worker has ended without a word");
      settle("reject", gone);
    });
    return { ask, stopped, end };
  }, (error) => {
    worker.terminate();
    throw error;
  });
}

export const start = starter(make, files);
