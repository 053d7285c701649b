import { named, watch } from "./alive.js";

/**
 * Starts an engine worker from the script at `url`, under the content security policy of whoever starts it.
 *
 * A worker fetched from an address has only the policy of its own response, and a plain static host sends none: in
 * Chromium such a worker could connect to any host. Started from a blob it inherits the starter's policy: the code that
 * holds the user's data can reach no other host either. One that ends without a word has an `error` event all the same.
 */
export function startWorker(url, role = "whalecurve", mayBeLate = false) {
  const text = `self.WHALECURVE_WORKER = ${JSON.stringify(url)}; importScripts(self.WHALECURVE_WORKER);`;
  const blob = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const name = named(role);
  const worker = new Worker(blob, { name });
  // Its text has been read by the time of the first event.
  const release = () => URL.revokeObjectURL(blob);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  watch(worker, name, mayBeLate);
  return worker;
}
