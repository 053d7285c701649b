// Starts the page from the files of its site. A file of our own, because the content security policy allows no inline
// script.

import { address } from "./addresses.js";
import { begin } from "./begin.js";
import { startWorker } from "./spawn.js";

/** Seconds until a preset that does not come is given up. The page is used without it; a frame is not, as it may not be let in. */
const PATIENCE = 10;

/** What the host has settled for its copy, if anything. */
async function settled() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE * 1000);
  try {
    const answer = await fetch(new URL("preset.json", document.baseURI), { cache: "no-cache", signal: patience.signal });
    return answer.ok ? await answer.json() : {};
  } catch (error) {
    throw patience.signal.aborted ? new Error(`preset.json: no answer within ${PATIENCE} s`) : error;
  } finally {
    clearTimeout(timer);
  }
}
const preset = settled();
preset.catch(() => {}); // a frame must know it (admit), and hears of it there

/** In a frame that <whale-curve> made (www/embed/embed.js), what speaks with the page around it. */
const frame = window !== window.top && window.name.startsWith("whalecurve ") && import(address("frame"));

/** What an earlier visit has kept answers this one (www/offline/service.js). */
const fromKept = Boolean(navigator.serviceWorker?.controller);

/** Drops what was kept, and what the browser has of the page's files, and begins once more: then nothing kept answers. */
async function withoutKept() {
  // Offline, what is kept is all there is.
  const page = await fetch(document.baseURI, { cache: "reload" });
  if (!page.ok || !(await page.text()).includes('name="build"')) return false;
  const registration = await navigator.serviceWorker.getRegistration();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(`whalecurve ${registration?.scope} `)).map((name) => caches.delete(name)));
  await registration?.unregister();
  const files = ["app", "app-wasm", "worker", "text-en", "text-zh-CN"];
  await Promise.allSettled(files.map((name) => fetch(address(name), { cache: "reload" })));
  location.reload();
  return true;
}

begin({
  async program() {
    if (frame) (await frame).admit(await preset);
    const { default: init } = await import(address("app"));
    return { init, wasm: address("app-wasm") }; // which index.html preloads
  },
  loadCharts: () => import(address("charts")),
  startWorker: () => startWorker(address("worker"), frame ? "whalecurve frame" : undefined),
  reason: async () => (await import(address("trouble"))).reason(["app", "app-wasm", "worker", "text-en"]),
  again: () => (fromKept && window === window.top ? withoutKept().catch(() => false) : Promise.resolve(false)),
  async started() {
    const known = (await preset.catch(() => undefined)) ?? {};
    try {
      if (Object.keys(known).length > 0) await (await import(address("preset"))).adopt(known);
    } catch (error) {
      console.error("preset.json cannot be used:", error); // the page holds without it
    }
    if (frame) (await frame).join(known);
  },
  async failed(error) {
    if (frame) (await frame).broken(error);
  },
  later() {
    // Only a page of its own is kept for the next visit and asks about updates; in a frame both are the host's affair. KEPT
    // is false in a development build (www/build/finish.mjs).
    if (KEPT && window === window.top) import(address("offline")).then(({ keep }) => keep()).catch(() => {});
  },
});
