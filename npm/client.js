// What a program holds: the same class over an engine in a worker (browser.js) and over one in this thread (node.js).
//
// An engine, as both make it:
//   ask(question, files, { report, signal })   question: JSON. Promise of the answer; rejected with { code, message, … }, or an Error if it is lost
//   stopped                                    { code, message, … } for that, in its language
//   end()                                      frees it; what it was asked is rejected
// It is asked one question at a time. After a failure that it does not survive, or an abort, the next question makes another.

export class WhalecurveError extends Error {
  name = "WhalecurveError";

  constructor({ code, message, at, found, wanted }, cause) {
    super(message, cause && { cause });
    this.code = code;
    this.at = at ?? { file: null, sheet: null, row: null, column: null };
    this.found = found ?? null;
    this.wanted = wanted ?? null;
  }
}

/** What can go wrong outside of the engine. */
const failure = (code, message, cause) => new WhalecurveError({ code, message }, cause);

const LANGUAGES = ["en", "zh-CN"];

export class Whalecurve {
  #make;
  #sources;
  #engine;
  /** Settles when the engine is free. */
  #free = Promise.resolve();
  #closed = false;

  /** `make()` gives an engine, `sources(data, name)` what it reads. */
  constructor(make, sources) {
    this.#make = make;
    this.#sources = sources;
  }

  /** Reads files, or rows. */
  async load(data, { name, mapping, onProgress, signal } = {}) {
    let files;
    try {
      files = await this.#sources(data, name);
    } catch (error) {
      throw failure("argument", error.message, error);
    }
    const mappings = Array.isArray(mapping) ? mapping.map((one) => one ?? null) : files.map(() => mapping ?? null);
    return this.#ask({ load: { mappings } }, { files, report: onProgress, signal });
  }

  /** Analyses what was read last. */
  async analyze(settings = {}, { intervals = false, onProgress, signal } = {}) {
    const given = Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== null && value !== undefined));
    const summary = await this.#ask({ analyze: { settings: given } }, { report: onProgress, signal });
    if (!intervals) return summary;
    let share = 0;
    while (share < 1) {
      share = await this.#ask("draw", { signal });
      onProgress?.({ step: "draw", share });
    }
    return this.#ask("summary", { signal });
  }

  /** Some of the customers. */
  page(query = {}) {
    return this.#ask({ page: query });
  }

  /** All results. */
  results() {
    return this.#ask("results");
  }

  /** A file of the results. */
  export(kind) {
    return this.#ask({ export: { kind } });
  }

  /** Frees everything. */
  close() {
    this.#closed = true;
    this.#drop();
  }

  /** Makes the engine, so that what is wrong with it shows early. */
  async ready() {
    await this.#made();
    return this;
  }

  #made() {
    this.#engine ??= (async () => this.#make())().catch((error) => {
      this.#engine = undefined;
      throw failure("engine-stopped", `The engine could not be started: ${error?.message ?? error}`, error);
    });
    return this.#engine;
  }

  #drop() {
    this.#engine?.then((engine) => engine.end(), () => {});
    this.#engine = undefined;
  }

  async #ask(question, { files = [], report = () => {}, signal } = {}) {
    let text;
    try {
      text = JSON.stringify(question);
    } catch (error) {
      throw failure("argument", error.message, error); // what refers to itself, say
    }
    const refuse = () => {
      if (this.#closed) throw failure("closed", "close() has been called");
      if (signal?.aborted) throw failure("aborted", "The signal has been aborted", signal.reason);
    };
    const answer = this.#free.then(async () => {
      refuse();
      const engine = await this.#made();
      try {
        return await engine.ask(text, files, { report, signal });
      } catch (error) {
        if (signal?.aborted) this.#drop(); // which a browser's engine has not survived; so none does
        refuse();
        const known = error?.at ? error : engine.stopped;
        if (known.code === engine.stopped.code) this.#drop();
        throw new WhalecurveError(known, known === error ? undefined : error);
      }
    });
    this.#free = answer.catch(() => {});
    return answer;
  }
}

/** The package's start(): `make(language)` gives an engine. */
export const starter = (make, sources) => async ({ language = "en" } = {}) => {
  if (!LANGUAGES.includes(language)) throw failure("argument", `language must be one of ${LANGUAGES.join(", ")}`);
  return new Whalecurve(() => make(language), sources).ready();
};
