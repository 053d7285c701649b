// The package in a browser: the engine works in a worker, so that the page stays alive and a long step can be ended.

import { files } from "../www/embed/files.js";
import { WhalecurveError, starter } from "./client.js";

export { WhalecurveError };

function make(language) {
  // In this form bundlers see that the worker and its WebAssembly belong to the program.
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  let current;
  const settle = (how, value) => {
    current?.[how](value);
    current = undefined;
  };
  const ask = (question, files, { report, signal } = {}) => new Promise((resolve, reject) => {
    const abort = () => {
      worker.terminate();
      settle("reject", signal.reason);
    };
    const then = (settled) => (value) => {
      signal?.removeEventListener("abort", abort);
      settled(value);
    };
    current = { resolve: then(resolve), reject: then(reject), report };
    signal?.addEventListener("abort", abort);
    worker.postMessage({ question, files });
  });
  worker.addEventListener("message", ({ data: { answer, error, progress } }) => {
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
  return ask({ language }, []).then((stopped) => ({ ask, stopped, end }), (error) => {
    worker.terminate();
    throw error;
  });
}

export const start = starter(make, files);
