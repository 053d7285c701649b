// Begins the worker's file; www/build/finish.mjs puts wasm-bindgen's glue of both WebAssembly modules after it, as
// `whalecurve.hold(wasm_bindgen)` and `whalecurve.run(wasm_bindgen)`, and fills in BUILD, and WASM and FORMATS: names of
// files, or with INLINED their content in base64. A classic script, because it is started by importScripts (spawn.js).
//
// For the Rust side, as on the page: self.whalecurve.build; startReader() for a worker of the worker's own, which helps to read
// (src/worker/readers.rs); and the second WebAssembly, which opens what is no plain text (src/worker/formats.rs):
//   loadFormats()                   promise that it is there, loaded once
//   formats(file, question, each)   asks it: bytes in, bytes out, pieces to each(piece, at) in between
//   offer(answer)                   what its main() calls

import { bytes } from "../single/bytes.js";
import { hold, named } from "./alive.js";
import { startWorker } from "./spawn.js";

// In a worker that was started from a blob, self.location is no address to look up a file from.
const own = self.WHALECURVE_WORKER || self.location.href;
const source = (wasm) => (INLINED ? bytes(wasm) : new URL(wasm, own).href);

/** After so many milliseconds the second WebAssembly is loaded without being asked for: the tool then works offline. */
const SOON = 300;

/** How the name of a worker begins that helps another one: it opens no foreign files. */
const READER = "whalecurve reader";
/** The same of an engine in another site's page, which is not kept for a visit without a network: it loads nothing ahead. */
const FRAMED = "whalecurve frame";

/** The compiled program that a reader's engine hands to it (src/worker/readers.rs); nothing where it cannot be handed over. */
const given = () => new Promise((done) => {
  const hear = ({ data }) => done(data instanceof WebAssembly.Module ? data : undefined);
  addEventListener("message", hear, { once: true });
  addEventListener("messageerror", hear, { once: true });
});

let loading;
let glue;
let answer;

function loadFormats() {
  loading = loading || glue({ module_or_path: source(FORMATS) }).catch((error) => {
    loading = undefined; // so that the next call tries again
    throw error;
  });
  return loading;
}

self.whalecurve = Object.freeze({
  build: BUILD,
  startReader: () => (INLINED ? new Worker(own, { name: named(READER) }) : startWorker(own, READER, true)), // it hears of a reader between two pieces
  loadFormats,
  formats: (file, question, each) => answer(file, question, each),
  offer(offered) {
    answer = offered;
  },
  hold(wasm_bindgen) {
    glue = wasm_bindgen;
  },
  run(wasm_bindgen) {
    const isAlone = ![READER, FRAMED].some((role) => self.name.startsWith(role));
    const program = self.name.startsWith(READER) ? given() : undefined; // the message comes as soon as this script has been read
    const later = () => isAlone && (INLINED || navigator.onLine) && loadFormats().catch(() => {}); // who needs it asks again, and says why not
    hold(self.name).then(() => program).then((compiled) => wasm_bindgen({ module_or_path: compiled || source(WASM) })).then(() => setTimeout(later, SOON), (error) => {
      // Out of the promise, so that the starter's `error` listener hears of it.
      setTimeout(() => {
        throw error;
      });
    });
  },
});
