// Starts the page, wherever its parts come from: files of a site (start.js), or the one file that holds them all
// (www/single/single.js).
//
// For the Rust side: window.whalecurve = {
//   build            id of this build, the same in page and worker
//   startWorker()    a new engine worker, under this page's content security policy (spawn.js)
//   language         tag of the language to begin with: `?lang=` in the address, a link's, else the browser's first that has a catalogue
//   catalogue        its texts
//   fetchCatalogue(tag)  promise of the texts of a language
//   loadCharts()     promise of the charts module (www/charts/charts.js), fetched once, after first paint, and warmed up
//   save(name, blob) hands a file to the user
//   turn(call)       calls in a task of its own, when what is drawn has been laid out in another
//   tell(what, detail, done, of)  how things stand: heard by the page around this one, if there is one (www/embed/frame.js)
//   ended(ticket, code, message, name, content)  what has become of a command of that page's
// }

import { address, read } from "./addresses.js";

const catalogues = {};

function fetchCatalogue(tag) {
  catalogues[tag] = catalogues[tag] || fetch(address(`text-${tag}`)).then((response) => {
    // A host may answer every address with a page of its own.
    const isPage = response.headers.get("content-type")?.startsWith("text/html");
    if (!response.ok || isPage) throw new Error(`${response.status} ${response.url}`);
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

/** Whether WebAssembly with SIMD is there: the smallest module that uses it. Safari had it last, in 16.4. */
const capable = () => typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]));

/** Shows a notice of index.html, unless the page has taken over the screen. */
function show(id) {
  const notice = document.getElementById(id);
  if (notice) notice.hidden = false;
}

/** Sentences in a notice, each in its language; what was found is for whoever can mend it. */
function say(notice, [english, chinese, ...found]) {
  for (const [tag, lang, text] of [["p", "en", english], ["p", "zh-CN", chinese], ...found.map((text) => ["code", "en", text])]) {
    if (text) notice.append(Object.assign(document.createElement(tag), { lang, textContent: text }));
  }
}

/** Resolves when the page has taken an element off the screen. */
const gone = (element) => new Promise((done) => {
  const observer = new MutationObserver(look);
  function look() {
    if (element.isConnected) return;
    observer.disconnect();
    done();
  }
  observer.observe(document.body, { childList: true, subtree: true });
  look();
});

/** Says why the engine cannot work, beside what the page says. */
async function tellTrouble(reason) {
  const words = await reason();
  if (!words || document.getElementById("trouble")) return;
  const notice = Object.assign(document.createElement("div"), { id: "trouble", className: "trouble" });
  notice.setAttribute("role", "alert");
  notice.dataset.testid = "trouble";
  say(notice, words);
  document.body.prepend(notice);
}

/** For a page that keeps nothing. */
const never = async () => false;

/** Whether an engine has said anything on this visit. */
let heard = false;

/** Starts the engine's worker. One that fails before it has said anything was not allowed, or not found. */
function watched(startWorker, reason, again) {
  try {
    const worker = startWorker();
    const failed = async () => {
      if (!heard && (await again())) return;
      tellTrouble(reason);
    };
    worker.addEventListener("error", failed, { once: true });
    worker.addEventListener("message", () => {
      heard = true;
      worker.removeEventListener("error", failed);
      document.getElementById("trouble")?.remove(); // of an earlier attempt
    }, { once: true });
    return worker;
  } catch (error) {
    tellTrouble(reason);
    throw error;
  }
}

/** Messages, not timers: in a frame that is out of sight those come once a second. */
const { port1: turns, port2: due } = new MessageChannel();
const steps = [];
turns.onmessage = () => steps.shift()();

/** Before the next turn draws more: with the next frame it would be what several have drawn. */
const layOut = () => void document.body.offsetHeight;

function turn(call) {
  for (const step of [layOut, call]) {
    steps.push(step);
    due.postMessage(0);
  }
}

function save(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The download has its own hold on the data once it has begun; the address may go a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function start({ program, loadCharts, startWorker, reason, again = never, started, later }) {
  let charts;
  window.whalecurve = {
    build: read("build"),
    language,
    fetchCatalogue,
    startWorker: () => watched(startWorker, reason, again),
    loadCharts() {
      charts = charts || loadCharts().catch((error) => {
        charts = undefined; // so that the next call tries again
        throw error;
      });
      return charts;
    },
    save,
    turn,
    tell() {},
    ended() {},
  };
  const [{ init, wasm }, catalogue] = await Promise.all([program(), fetchCatalogue(language)]);
  window.whalecurve.catalogue = catalogue;
  const boot = document.getElementById("boot");
  await init({ module_or_path: wasm });
  await gone(boot);
  started();
  // When the page has nothing else to do: from then on it works with the network switched off.
  const idle = window.requestIdleCallback || ((call) => setTimeout(call, 500));
  idle(() => {
    for (const tag of Object.values(LANGUAGES)) fetchCatalogue(tag).catch(() => {});
    // Who needs them asks again, and shows the error. What else is for later waits: beside it, charts would take half as long again.
    window.whalecurve.loadCharts().then(({ warm }) => warm()).catch(() => {}).then(later);
  });
}

/**
 * Starts the page from its parts: program() promises the page's glue as { init, wasm }, loadCharts() the charts module;
 * startWorker() starts an engine; reason() promises words for why something failed (trouble.js); again() promises whether
 * the visit begins once more, without what an earlier one has kept (nothing is kept without it); started() is called when the page is there, later() when it has nothing else to do, failed(error), if it is there, when it cannot start.
 */
export function begin(parts) {
  document.getElementById("boot-stuck").remove();
  if (!capable()) return void show("boot-old");
  start(parts).catch(async (error) => {
    if (await parts.again?.()) return;
    const words = await parts.reason().catch(() => undefined);
    const why = document.getElementById("boot-reason");
    if (why) say(why, [...(words ?? ["", ""]), String(error)]);
    show("boot-error");
    parts.failed?.(error);
    throw error; // for the console
  });
}
