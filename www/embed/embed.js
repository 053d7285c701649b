// <whale-curve>: whalecurve inside another page. A host's page loads this file, and nothing else, from a copy of the site;
// the tool itself runs in a sandboxed frame of that copy, so that the host needs no WebAssembly, no style and no policy of
// ours, and neither side can reach into the other. examples/embed/README.md says how to use it.

import { files } from "./files.js";
import { EXPORTS, REPLIES, REQUESTS, STYLES, VIEWS, isSettings, opened, sealed } from "./protocol.js";

/** A frame that has not said a word after so many milliseconds never will: wrong address, or not allowed here. */
const PATIENCE = 45_000;
/** Height of the frame until it has said what it needs, and its limits, in pixels. */
const [HEIGHT, LEAST, MOST] = [480, 120, 20_000];

/** Where this file came from, unless a module imported it. */
const home = document.currentScript?.src;

const failure = (code, message) => Object.assign(new Error(message), { name: "WhaleCurveError", code });

class WhaleCurve extends HTMLElement {
  static observedAttributes = ["base", "lang", "theme", "settings", "view", "height"];

  #frame;
  #origin;
  #ready = false;
  /** Why nothing can be asked any more, as [code, message]. */
  #gone;
  #timer;
  #last = 0;
  /** Requests that have not been answered, by id: { resolve, reject, message }. */
  #open = new Map();

  connectedCallback() {
    if (!this.#frame) this.#start();
  }

  disconnectedCallback() {
    // Moved within the page it is connected again at once; its frame has begun anew by then.
    queueMicrotask(() => this.isConnected || this.destroy());
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#frame || before === after) return;
    if (name === "base") this.#restart();
    else if (name === "height") this.#stretch();
    else if (name === "settings") this.#configure();
    else this.#look();
  }

  /** Reads data and computes: a Blob, a File, several of them, an ArrayBuffer, a text, or rows. */
  load(data, { name } = {}) {
    try {
      return this.#ask("load", { files: files(data, name) });
    } catch ({ message }) {
      return Promise.reject(failure("data", message));
    }
  }

  /** The results of the last analysis, as the results JSON has them. */
  results() {
    return this.#ask("results", {});
  }

  /** Changes settings by name; null puts one back to its default. */
  set(settings) {
    return this.#ask("set", { settings: JSON.parse(JSON.stringify(settings ?? null)) }); // a framework's object may be a proxy
  }

  /** A file of the last analysis as { name, blob }: one of `EXPORTS`. */
  export(kind) {
    return this.#ask("export", { kind });
  }

  /** Ends it and frees everything; put into a page again, it starts anew. */
  destroy() {
    clearTimeout(this.#timer);
    removeEventListener("message", this.#heard);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#ready = false;
    this.#fail("destroyed", "the widget has been removed");
  }

  #start() {
    let page;
    try {
      page = new URL(this.getAttribute("base") ?? ".", this.hasAttribute("base") ? document.baseURI : home);
    } catch {
      this.#tell("error", { code: "base", message: "the attribute `base` must be the address of a copy of whalecurve" });
      return;
    }
    if (!/\/$|\.html$/.test(page.pathname)) page.pathname += "/";
    const lang = this.getAttribute("lang");
    if (lang) page.searchParams.set("lang", lang);
    this.#origin = page.origin;
    const frame = document.createElement("iframe");
    // The page needs its own origin to load its files and to start its worker; it may not touch this page nevertheless.
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-downloads allow-forms allow-modals");
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.title = this.title || "whalecurve";
    // Whom the page in the frame may talk to; it holds when its address changes, and through a reload.
    frame.name = `whalecurve ${location.origin}`;
    frame.style.cssText = "display: block; width: 100%; border: 0";
    frame.src = page.href;
    if (getComputedStyle(this).display === "inline") this.style.display = "block";
    this.#frame = frame;
    this.#gone = undefined;
    this.#stretch(HEIGHT);
    addEventListener("message", this.#heard);
    this.#timer = setTimeout(() => this.#lost("unreachable", `no answer from ${page.origin}${page.pathname}: is it a copy of whalecurve, does this page's policy allow it (frame-src), and does that copy allow this page (frame-ancestors)?`), PATIENCE);
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).append(frame);
    this.#configure();
  }

  #restart() {
    this.destroy();
    this.#start();
  }

  #lost(code, message) {
    this.#gone = [code, message];
    this.#tell("error", { code, message });
    this.#fail(code, message);
  }

  #fail(code, message) {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of open) reject(failure(code, message));
  }

  #ask(type, fields) {
    return new Promise((resolve, reject) => {
      if (!this.#frame) return reject(failure("destroyed", "the widget is not in a page"));
      if (this.#gone) return reject(failure(...this.#gone));
      const id = ++this.#last;
      const message = sealed(type, { id, ...fields });
      if (!opened(message, REQUESTS)) return reject(failure("argument", type === "export" ? `export() takes one of ${EXPORTS.join(", ")}` : `${type}() was given what it cannot take`));
      this.#open.set(id, { resolve, reject, message });
      if (this.#ready) this.#post(message);
    });
  }

  #post(message) {
    this.#frame.contentWindow.postMessage(message, this.#origin);
  }

  #look() {
    if (!this.#ready) return;
    const computed = getComputedStyle(this);
    const style = {};
    for (const name of STYLES) {
      const value = computed.getPropertyValue(`--whalecurve-${name}`).trim();
      if (value) style[name] = value;
    }
    const word = (name, words, otherwise) => (words.includes(this.getAttribute(name)) ? this.getAttribute(name) : otherwise);
    this.#post(sealed("look", {
      view: word("view", Object.keys(VIEWS), "full"), theme: word("theme", ["light", "dark"], "auto"),
      lang: this.getAttribute("lang") ?? undefined, style,
    }));
  }

  #configure() {
    const text = this.getAttribute("settings");
    if (text === null) return;
    let settings;
    try {
      settings = JSON.parse(text);
    } catch { /* said below */ }
    if (!isSettings(settings)) return this.#tell("error", { code: "settings", message: "the attribute `settings` must be a JSON object of settings" });
    this.set(settings).catch(() => {}); // an error is an event too
  }

  #stretch(height) {
    const wanted = this.getAttribute("height") ?? "auto";
    const pixels = wanted === "auto" ? height : Number.parseFloat(wanted);
    if (this.#frame && Number.isFinite(pixels)) this.#frame.style.height = `${Math.min(Math.max(pixels, LEAST), MOST)}px`;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #heard = ({ source, origin, data }) => {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const [type, fields] = opened(data, REPLIES) ?? [];
    const { id, value, ...detail } = fields ?? {};
    switch (type) {
      case undefined:
        return;
      case "ready":
        clearTimeout(this.#timer);
        // Was it there before, its page has been loaded again, and knows nothing of what was asked.
        if (this.#ready) {
          this.#fail("reloaded", "the frame was loaded again");
          this.#configure();
        }
        this.#ready = true;
        this.#gone = undefined;
        this.#look();
        for (const { message } of this.#open.values()) this.#post(message);
        break;
      case "refused":
        clearTimeout(this.#timer);
        return this.#lost("refused", `this copy of whalecurve may not be embedded in ${location.origin}`);
      case "broken":
        clearTimeout(this.#timer);
        if (!this.#gone) this.#lost("not-started", detail.message);
        return;
      case "done":
        this.#open.get(id)?.resolve(value);
        this.#open.delete(id);
        return;
      case "failed":
        this.#open.get(id)?.reject(failure(detail.code, detail.message));
        this.#open.delete(id);
        return;
      case "resize":
        this.#stretch(detail.height);
        break;
      case "select": {
        const { of, ...named } = detail;
        return this.#tell(type, { ...named, ...(id !== undefined && { id }), ...of });
      }
    }
    this.#tell(type, detail);
  };
}

// Loaded twice, it is the same.
if (!customElements.get("whale-curve")) customElements.define("whale-curve", WhaleCurve);
