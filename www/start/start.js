// Starts the page. A file of our own, because the content security policy allows no inline script.
//
// For the Rust side: window.whalecurve = {
//   build            id of this build, the same in page and worker
//   startWorker()    a new engine worker, under this page's content security policy (spawn.js)
//   language         tag of the language to begin with: `?lang=` in the address, a link's, else the browser's first that has a catalogue
//   catalogue        its texts
//   fetchCatalogue(tag)  promise of the texts of a language
//   loadCharts()     promise of the charts module (www/charts/charts.js), fetched once, after first paint
// }

// Written in older JavaScript than the rest: it is the file that tells an old browser that it is too old.

import { startWorker } from "./spawn.js";

const read = (name) => document.querySelector(`meta[name="${name}"]`).content;
// Not relative to this file: a host may serve the page from any path.
const address = (name) => new URL(read(name), document.baseURI).href;

let charts;
const catalogues = {};

function fetchCatalogue(tag) {
  catalogues[tag] = catalogues[tag] || fetch(address(`text-${tag}`)).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.text();
  }).catch((error) => {
    delete catalogues[tag]; // so that the next call tries again
    throw error;
  });
  return catalogues[tag];
}

/** Tags of the catalogues, by the first part of a language tag. */
const LANGUAGES = { en: "en", zh: "zh-CN" };
const known = (tag) => LANGUAGES[String(tag).toLowerCase().split(/[-_]/)[0]];
/** A link to settings names its language too; a choice made on this page stands in `?lang=`. */
const linked = location.hash.startsWith("#s=") && new URLSearchParams(location.hash.replaceAll(";", "&")).get("lang");
const language = [new URLSearchParams(location.search).get("lang"), linked, ...(navigator.languages || [])].map(known).find(Boolean) || "en";

window.whalecurve = {
  build: read("build"),
  language,
  fetchCatalogue,
  startWorker: () => startWorker(address("worker")),
  loadCharts() {
    charts = charts || import(address("charts")).catch((error) => {
      charts = undefined; // so that the next call tries again
      throw error;
    });
    return charts;
  },
};

/** Whether WebAssembly with SIMD is there: the smallest module that uses it. Safari had it last, in 16.4. */
const capable = () => typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]));

function show(id, reason) {
  const notice = document.getElementById(id);
  if (!notice) return; // the page has taken over the screen
  if (reason) document.getElementById("boot-reason").textContent = String(reason);
  notice.hidden = false;
}

async function start() {
  const [{ default: init }, catalogue] = await Promise.all([import(address("app")), fetchCatalogue(language)]);
  window.whalecurve.catalogue = catalogue;
  await init({ module_or_path: address("app-wasm") }); // which index.html preloads
  // When the page has nothing else to do: from then on it works with the network switched off.
  const later = window.requestIdleCallback || ((call) => setTimeout(call, 500));
  later(() => {
    // Who needs them asks again, and shows the error.
    window.whalecurve.loadCharts().catch(() => {});
    for (const tag of Object.values(LANGUAGES)) fetchCatalogue(tag).catch(() => {});
  });
}

if (capable()) {
  start().catch((error) => {
    show("boot-error", error);
    throw error; // for the console
  });
} else {
  show("boot-old");
}
