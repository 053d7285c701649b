// Begins the worker's file; www/build/finish.mjs puts wasm-bindgen's glue and `whalecurve.run(wasm_bindgen)` after it,
// and fills in BUILD and WASM. A classic script, because it is started by importScripts (spawn.js).
//
// For the Rust side, as on the page: self.whalecurve.build, and startWorker() for a worker of the worker's own.

import { startWorker } from "./spawn.js";

// In a worker that was started from a blob, self.location is no address to look up a file from.
const own = self.WHALECURVE_WORKER || self.location.href;

self.whalecurve = Object.freeze({
  build: BUILD,
  startWorker: () => startWorker(own),
  run(wasm_bindgen) {
    wasm_bindgen({ module_or_path: new URL(WASM, own).href }).catch((error) => {
      // Out of the promise, so that the starter's `error` listener hears of it.
      setTimeout(() => {
        throw error;
      });
    });
  },
});
