// The messages between a page with <whale-curve> (embed.js) and the page in its frame (frame.js): every type, and what each
// field must be. Both sides read a message through here; what does not fit is as if it had not come.

/** Goes up when one side could misread the other. */
export const VERSION = 1;

/** The places of the workspace that show a part, by the view's name; the id of the part is its own, or the second word. */
export const VIEWS = {
  tiers: ["overview"], whale: ["overview"], cards: ["segments", "actions"], customers: ["customers"], risk: ["customers"],
  matrix: ["segments"], rfm: ["segments"], migration: ["segments"], rates: ["segments"], lifetime: ["lifetime", "ltv"],
  health: ["portfolio"], cohorts: ["portfolio"], products: ["products"], pairs: ["products"],
};

/** Custom properties of the frame that a host may set, each as --whalecurve-NAME on the element. */
export const STYLES = [
  "ground", "surface", "raised", "sunken", "ink", "muted", "faint", "line", "line-strong", "accent", "accent-ink", "accent-hover",
  "on-accent", "accent-soft", "loss", "warn", "good", "focus", "tier-1", "tier-2", "tier-3", "tier-4", "chart-gain", "chart-loss", "sans", "radius",
];

export const EXPORTS = ["json", "csv", "set-aside", "project", "blind", "week", "tasks", "tasks-todoist", "tasks-asana", "tasks-ics", "tasks-todo"];

const text = (most) => (value) => typeof value === "string" && value.length <= most;
const oneOf = (words) => (value) => words.includes(value);
const optional = (check) => (value) => value === undefined || check(value);
const number = (value) => Number.isFinite(value) && value >= 0;
const id = (value) => Number.isInteger(value) && value > 0 && value < 2 ** 32;
const plain = (value) => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
/** An object with at most so many such entries. */
const entries = (most, key, check) => (value) => plain(value) && Object.keys(value).length <= most && Object.entries(value).every(([name, entry]) => key(name) && check(entry));
// As a new array, in which holes are entries too.
const list = (most, check) => (value) => Array.isArray(value) && value.length <= most && [...value].every(check);
const single = (value) => value === null || text(2000)(value) || typeof value === "boolean" || Number.isFinite(value);

/** The settings that a host may send: names and values as in a link; which of them exist is the engine's affair. */
export const isSettings = entries(300, (name) => /^[a-z][a-z0-9_]{0,59}$/.test(name), (value) => single(value) || list(50, Number.isFinite)(value));

/** What a host sends. */
export const REQUESTS = {
  load: { id, files: (files) => list(100, (file) => file instanceof File)(files) && files.length > 0 },
  set: { id, settings: isSettings },
  results: { id },
  export: { id, kind: oneOf(EXPORTS) },
  look: {
    view: oneOf(["full", ...Object.keys(VIEWS)]), theme: oneOf(["auto", "light", "dark"]), lang: optional(text(35)),
    style: entries(STYLES.length, (name) => STYLES.includes(name), text(400)),
  },
};

/** What the frame sends. */
export const REPLIES = {
  ready: { build: text(40) },
  refused: {},
  broken: { message: text(4000) },
  done: { id, value: optional((value) => plain(value)) },
  failed: { id, code: text(80), message: text(4000) },
  progress: { step: text(40), done: number, of: number },
  analyzed: {},
  select: {
    kind: oneOf(["customer", "tier", "ranks", "scores", "cohort", "map", "moved", "bought"]), id: optional(text(2000)),
    scheme: optional(text(40)), tier: optional(text(40)), of: optional(entries(5, text(20), single)),
  },
  error: { code: text(80), message: text(4000) },
  resize: { height: number },
};

/** A message as [type, fields] with the fields of its type and no others; undefined where it is not one of `types`. */
export function opened(message, types) {
  if (!plain(message) || message.whalecurve !== VERSION) return undefined;
  if (typeof message.type !== "string" || !Object.hasOwn(types, message.type)) return undefined;
  const fields = {};
  for (const [name, check] of Object.entries(types[message.type])) {
    if (!check(message[name])) return undefined;
    fields[name] = message[name];
  }
  return [message.type, fields];
}

/** A message of a type. */
export const sealed = (type, fields) => ({ whalecurve: VERSION, type, ...fields });
