// One engine in this thread: both WebAssembly modules with wasm-bindgen's glue (npm/build.mjs makes functions of it, with what
// it takes from its surroundings as parameters, so that an engine needs no globals and several do not meet).

import api from "glue:api";
import formats from "glue:formats";

/**
 * Starts an engine and gives what it offers (src/api.rs): its function to ask, (question as JSON, files, report) → promise, and
 * the errors for when it cannot answer any more.
 *
 * language       of its messages
 * catalogue      texts of that language
 * source(name)   a WebAssembly of the package, as wasm-bindgen's glue takes it
 * Reader         what reads files synchronously: `FileReaderSync`, or the like
 * ended(error)   is told when it cannot go on
 */
export async function engine({ language, catalogue, source, Reader, ended }) {
  let offered, open, loading;
  // The engine's every step begins here: what is thrown out of it is a panic, or the end of the memory.
  const step = (run) => queueMicrotask(() => {
    try {
      run();
    } catch (error) {
      ended(error);
    }
  });
  const load = async (glue, name, surroundings) => {
    await glue(surroundings, Reader, step)({ module_or_path: await source(name) });
  };
  await load(api, "whalecurve.wasm", {
    language,
    catalogue,
    offer(...both) {
      offered = both;
    },
    loadFormats() {
      loading ??= load(formats, "formats.wasm", {
        offer(answer) {
          open = answer;
        },
      }).catch((error) => {
        loading = undefined; // so that the next file tries again
        throw error;
      });
      return loading;
    },
    formats: (file, question, each) => open(file, question, each),
  });
  return offered;
}
