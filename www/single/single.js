// Starts the page from the one file that holds everything (www/build/single.mjs), opened from a disk: there no page may
// fetch a file, so its parts stand in the page itself, and nothing at all is requested.

import init from "whalecurve:app";
import { named, watch } from "../start/alive.js";
import { begin } from "../start/begin.js";
import { bytes } from "./bytes.js";

const part = (id) => document.getElementById(id).textContent;
/** The worker's script, for as long as the page is open: an engine starts its own workers from it. */
let script;

begin({
  program: async () => ({ init, wasm: bytes(part("app-wasm")) }),
  loadCharts: () => import("whalecurve:charts"),
  startWorker() {
    script = script || URL.createObjectURL(new Blob([part("worker")], { type: "text/javascript" }));
    const name = named("whalecurve");
    const worker = new Worker(script, { name });
    watch(worker, name);
    return worker;
  },
  reason: async () => (await import("../start/trouble.js")).reason([]),
  started() {},
  later() {},
});
