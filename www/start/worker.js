// Begins the worker's file: www/build/finish.mjs puts wasm-bindgen's glue between this and the last line.
// BUILD and WASM are filled in by the same script.
self.WHALECURVE_BUILD = BUILD;
// In a worker that was started from a blob, self.location is no address to look up a file from.
self.WHALECURVE_WORKER ??= self.location.href;
/* GLUE */
wasm_bindgen({ module_or_path: new URL(WASM, self.WHALECURVE_WORKER).href }).catch((error) => {
  // Out of the promise, so that the page's `error` listener hears of it.
  setTimeout(() => {
    throw error;
  });
});
