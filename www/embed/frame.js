// The page's side of <whale-curve> (embed.js), loaded only in a frame that such an element made. It speaks with the page
// around it and with nobody else: the window must be the parent, the origin the one that the element named, and a copy of the
// site may say which origins it lets in (preset.json).

import { quietly } from "../start/quietly.js";
import { word } from "../start/word.js";
import { REQUESTS, STYLES, VIEWS, opened, sealed } from "./protocol.js";

const root = document.documentElement;
const host = window.name.split(" ")[1];
const own = window.whalecurve;

const say = (type, fields) => window.parent.postMessage(sealed(type, fields), host);

/** Ends the start where the page around this one is not let in. An `origins` that is no list lets nobody in. */
export function admit({ origins }) {
  if (origins === undefined || (Array.isArray(origins) && origins.includes(host))) return;
  say("refused", {});
  throw new Error(`This copy of whalecurve may not be embedded in ${host}. 此处的 whalecurve 不允许嵌入到 ${host}。`);
}

/** Tells the host that the page cannot start, and why. */
export const broken = (error) => say("broken", { message: String(error?.message ?? error).slice(0, 4000) });

// --- What the host asks ----------------------------------------------------------------------------------------------

/** Commands that have not ended, by ticket: what makes the answer of the file that came, if one was asked for. */
const open = new Map();
/** Goes up with every set of data: results that were asked for before it are of the older one. */
let data = 0;
/** Settings by name of the copy's preset. */
let before = {};
/** The same, and in their place what the host has set for good. */
let settings = {};
/** Changes that the host wants, by ticket, that may still be refused: such ones must not come back with the next change. */
const proposed = new Map();
/** Those of them that the page has taken over. They may be taken back, as when the user stops the analysis with them. */
const held = new Set();

/** Messages for the codes that the page gives without one (src/ui/state/commands.rs). */
const WORDS = {
  superseded: "other data came before this was answered", cancelled: "the user has stopped it", "no-analysis": "nothing has been analysed yet",
};

function command(ticket, kind, content, answer = () => undefined) {
  open.set(ticket, answer);
  window.dispatchEvent(new CustomEvent("whalecurve", { detail: [ticket, kind, content] }));
}

/** The same for a file: its answer is refused where other data has come since, also while it is being made. */
function wanted(ticket, kind, make) {
  const of = data;
  command(ticket, "export", kind, async (name, blob) => {
    const value = await make(name, blob);
    if (of !== data) throw Object.assign(new Error(WORDS.superseded), { code: "superseded" });
    return value;
  });
}

const failed = (id, code, message) => say("failed", { id, code, message: message || (WORDS[code] ?? "") });

/** Settings with changes to them; null is what the copy's preset says. */
function changed(from, changes) {
  const wanted = { ...from };
  for (const [name, value] of Object.entries(changes)) {
    if (value !== null) wanted[name] = value;
    else if (Object.hasOwn(before, name)) wanted[name] = before[name];
    else delete wanted[name];
  }
  return wanted;
}

/** The settings that hold now. */
const holding = () => [...proposed].filter(([ticket]) => held.has(ticket)).reduce((from, [, changes]) => changed(from, changes), settings);

const linkOf = (wanted) => `#s=1;${Object.entries(wanted).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(";")}`;

/** As a link does it: the settings are there after a reload. */
const remember = () => history.replaceState(null, "", linkOf(holding()));

/** Settings have come to stay, or are refused. */
function settle(ticket, code, message) {
  const wasHeld = held.delete(ticket);
  if (!code) settings = changed(settings, proposed.get(ticket));
  proposed.delete(ticket);
  if (code && wasHeld) remember(); // the page has said why, if there was more to say than that somebody stopped it
  else if (code) say("error", { code, message }); // of the attribute `settings`, say, whose promise nobody has
}

/** Ends a command (src/ui/app.rs): with a code where it is refused, and with the file that it asked for. */
async function ended(ticket, code, message, name, content) {
  const answer = open.get(ticket);
  if (!open.delete(ticket)) return;
  if (proposed.has(ticket)) settle(ticket, code, message);
  if (code) return failed(ticket, code, message);
  try {
    const value = await answer(name, content);
    say("done", { id: ticket, value });
  } catch (error) {
    failed(ticket, error.code ?? "export", error.message);
  }
}

const HANDLERS = {
  load({ id, files }) {
    command(id, "load", files);
  },
  set({ id, settings: changes }) {
    proposed.set(id, changes);
    quietly(() => command(id, "set", linkOf(changed(holding(), changes))));
  },
  results({ id }) {
    wanted(id, "json", async (name, blob) => JSON.parse(await blob.text()));
  },
  export({ id, kind }) {
    wanted(id, kind, (name, blob) => ({ name, blob }));
  },
  look({ view, theme, lang, style }) {
    for (const name of STYLES) {
      if (name in style) root.style.setProperty(`--${name}`, style[name]);
      else root.style.removeProperty(`--${name}`);
    }
    wear(theme);
    show(view);
    if (lang) speak(lang);
  },
};

// --- How it looks ----------------------------------------------------------------------------------------------------

/** Rules of the style sheet that hold in the dark, and their condition. */
let dark;

/** Light or dark, whatever the browser prefers. */
function wear(theme) {
  dark ??= [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme: dark"))
    .map((rule) => ({ rule, condition: rule.conditionText }));
  for (const { rule, condition } of dark) rule.media.mediaText = { auto: condition, light: "not all", dark: "all" }[theme];
  root.style.colorScheme = theme === "auto" ? "" : theme;
  root.dataset.theme = theme; // on which the charts draw themselves again
}

/** One part of the page alone, by a rule of its own. */
const alone = new CSSStyleSheet();
/** The place of the workspace where that part is. */
let place;
let goes = false;

function show(view) {
  const [of, id = view] = VIEWS[view] ?? [];
  place = of;
  goes = true;
  if (place) root.dataset.view = view;
  else delete root.dataset.view;
  alone.replaceSync(place ? `:root[data-view]:not([data-away]) .sheet-body section:not(#${id}) { display: none }` : "");
  look();
}

/** Goes to the part once it is there, and notices where the user has gone from it. */
function look() {
  const sheet = place && document.querySelector(".sheet-body");
  // A blind pack has one place for all parts, and nothing to undo.
  const way = document.querySelector("[data-testid=undo]");
  const away = Boolean(sheet && way) && sheet.dataset.place !== place;
  if (away && goes) document.querySelector(`[data-testid=place-${place}]`)?.click();
  else root.toggleAttribute("data-away", away);
  if (sheet) goes = false;
  back.textContent = way?.textContent;
  back.hidden = !away;
}

/** The way back from what a click in the part led to; the bar that has it otherwise is not shown. */
const back = document.createElement("button");
back.type = "button";
back.className = "frame-back";
back.dataset.testid = "frame-back";
back.hidden = true;
back.addEventListener("click", () => document.querySelector("[data-testid=undo]").click());

/** The page may scroll itself, but not the page around it, nor take the focus from there while nobody clicks in here. */
function stayInside() {
  Element.prototype.scrollIntoView = function scrollIntoView() {
    const above = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    window.scrollTo(0, this.getBoundingClientRect().top + window.scrollY - above);
  };
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function focusInside() {
    if (document.hasFocus()) focus.call(this, { preventScroll: true });
  };
}

function speak(lang) {
  const select = document.querySelector("[data-testid=language]");
  const tag = [...select.options].map(({ value }) => value).find((value) => value.split("-")[0] === lang.toLowerCase().split(/[-_]/)[0]);
  if (!tag || select.value === tag) return;
  select.value = tag;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

// --- What the host hears ---------------------------------------------------------------------------------------------

/** Customers that a click in a chart or on a number leads to: a kind, and what it is told with, `#` before numbers (src/view.rs). */
const CUSTOMERS = {
  ranks: ["#from", "#to"], scores: ["#r", "#f"], cohort: ["period", "name"], map: ["#potential", "from", "to"],
  moved: ["scheme", "from", "to", "was", "is"], bought: ["grain", "name"],
};

/** What the page tells (src/ui/app.rs). */
function tell(word, detail, done, of) {
  if (word === "select") {
    const [kind, ...facts] = detail.split("\u001f");
    const fact = (name, at) => (name[0] === "#" ? [name.slice(1), Number(facts[at])] : [name, facts[at]]);
    say("select", { kind, of: Object.fromEntries(CUSTOMERS[kind].map(fact).filter(([, value]) => value !== "")) });
  } else if (word === "analyzed") {
    goes = true;
    say("analyzed", {});
  } else if (word === "data") {
    data += 1;
  } else if (word === "set") {
    held.add(done);
    remember();
  } else if (word === "progress") {
    say("progress", { step: detail, done, of });
  } else if (word === "error") {
    const [code] = detail.split(" ", 1);
    say("error", { code, message: detail.slice(code.length + 1) });
  }
}

/** A customer or a tier that was clicked, wherever on the page it is named. */
function selected({ target }) {
  const customer = target.closest("tr.opens[data-row]");
  if (customer) return say("select", { kind: "customer", id: customer.dataset.row });
  // A number within a tier's row has customers of its own.
  if (target.closest("td button")) return;
  const tier = target.closest("tr[data-tier], [data-testid=strategy-card]");
  const scheme = document.querySelector("select[data-testid=scheme]")?.value;
  if (tier) say("select", { kind: "tier", scheme, tier: tier.dataset.tier });
}

/** Who opens a file of their own in here must know whose page can ask for its results. A part alone is for the host's data. */
function tellWhose() {
  const line = document.createElement("p");
  line.className = "frame-host";
  line.dataset.testid = "frame-host";
  document.body.prepend(line);
  const write = async () => { line.textContent = await word("frame-host", { host }); };
  write();
  new MutationObserver(write).observe(root, { attributeFilter: ["lang"] });
  for (const brought of ["drop", "paste"]) {
    window.addEventListener(brought, (event) => {
      if (!place || (brought === "paste" && event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }
}

/** Begins to speak with the host, in a page that holds what its copy's preset says. */
export function join({ project }) {
  const app = document.getElementById("app");
  before = project?.settings ?? {};
  settings = { ...before };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  own.tell = tell;
  own.ended = ended;
  root.dataset.framed = "";
  stayInside();
  document.body.prepend(back);
  tellWhose();
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || origin !== host) return;
    const [type, fields] = opened(data, REQUESTS) ?? [];
    if (type) HANDLERS[type](fields);
  });
  document.addEventListener("click", selected, true);
  document.addEventListener("pointerdown", ({ target, clientY }) => {
    // What lies over the page must not move under the finger.
    if (!target.closest("dialog, .toast")) root.style.setProperty("--clicked", `${clientY}px`);
  }, true);
  new MutationObserver(look).observe(app, { childList: true, subtree: true, attributeFilter: ["data-place"] });
  new ResizeObserver(() => say("resize", { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
  say("ready", { build: own.build });
}
