// What a program holds: the same class over an engine in a worker (browser.js) and over one in this thread (node.js).
//
// An engine, as both make it:
//   ask(question, files, { report, signal })   question: JSON. Promise of the answer; rejected with { code, message, … }, or an Error if it is lost
//   stopped                                    [stopped, out of memory]: { code, message, … } for that, in its language
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

/** WebAssembly that gets no more memory ends at `unreachable`, without the words of a panic (src/error.rs, `Error::stopped`). */
const WITHOUT_MEMORY = /RuntimeError: unreachable|out of memory|could not allocate|allocation failed/i;
const lacksMemory = (error) => WITHOUT_MEMORY.test(error instanceof Error ? String(error) : String(error?.message ?? error));

/** What can go wrong outside of the engine. */
const failure = (code, message, cause) => new WhalecurveError({ code, message }, cause);

const superseded = () => failure("superseded", "Other data, or another analysis, came before this was answered");

const LANGUAGES = ["en", "zh-CN"];

export class Whalecurve {
  #make;
  #sources;
  #engine;
  /** Settles when the engine is free. */
  #free = Promise.resolve();
  #closed = false;
  /** What is asked of one set of data: rejects all that has not been answered when another one comes. */
  #data = { replaced: new Promise(() => {}), replace() {} };
  /** Goes up with every analysis. */
  #analysis = 0;

  /** `make()` gives an engine, `sources(data, name)` what it reads. */
  constructor(make, sources) {
    this.#make = make;
    this.#sources = sources;
  }

  /** Reads files, or rows. */
  async load(data, { name, mapping, onProgress, signal } = {}) {
    const of = this.#replace();
    // Its place among the calls is that of now, however long the data takes to come.
    const prepared = (async () => {
      try {
        const files = await this.#sources(data, name);
        const mappings = Array.isArray(mapping) ? mapping.map((one) => one ?? null) : files.map(() => mapping ?? null);
        return { text: JSON.stringify({ load: { mappings } }), files };
      } catch (error) {
        throw failure("argument", error.message, error);
      }
    })();
    return this.#queue(prepared, { report: onProgress, signal, of, isLoad: true });
  }

  /** Analyses what was read last. */
  async analyze(settings = {}, { intervals = false, onProgress, signal } = {}) {
    const given = Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== null && value !== undefined));
    const [of, nth] = [this.#data, ++this.#analysis];
    const summary = await this.#ask({ analyze: { settings: given } }, { report: onProgress, signal, of });
    if (!intervals) return summary;
    // Other calls have their turn between two steps: the next steps must be of this analysis.
    const step = (question) => {
      if (nth !== this.#analysis) throw superseded();
      return this.#ask(question, { signal, of });
    };
    let share = 0;
    while (share < 1) {
      share = await step("draw");
      onProgress?.({ step: "draw", share });
    }
    return step("summary");
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

  /** Other data comes: whatever was asked of that of before is not answered any more. */
  #replace() {
    const data = { isReplaced: false };
    data.replaced = new Promise((_, reject) => {
      data.replace = () => {
        data.isReplaced = true;
        reject(superseded());
      };
    });
    data.replaced.catch(() => {}); // until somebody asks
    this.#data.replace();
    this.#data = data;
    return data;
  }

  #made() {
    this.#engine ??= (async () => this.#make())().catch((error) => {
      this.#engine = undefined;
      throw failure(lacksMemory(error) ? "out-of-memory" : "engine-stopped", `The engine could not be started: ${error?.message ?? error}`, error);
    });
    return this.#engine;
  }

  #drop() {
    this.#engine?.then((engine) => engine.end(), () => {});
    this.#engine = undefined;
  }

  async #ask(question, options = {}) {
    try {
      return this.#queue(Promise.resolve({ text: JSON.stringify(question), files: [] }), options);
    } catch (error) {
      throw failure("argument", error.message, error); // what refers to itself, say
    }
  }

  /** Asks what a promise gives as { text, files }, when it is its turn. */
  #queue(prepared, { report = () => {}, signal, of = this.#data, isLoad = false }) {
    prepared.catch(() => {}); // until it is its turn
    const refuse = () => {
      if (this.#closed) throw failure("closed", "close() has been called");
      if (signal?.aborted) throw failure("aborted", "The signal has been aborted", signal.reason);
      if (of.isReplaced) throw superseded();
    };
    const ask = async () => {
      refuse();
      const { text, files } = await prepared;
      refuse();
      const engine = await this.#made();
      try {
        return await engine.ask(text, files, { report, signal });
      } catch (error) {
        const known = error?.at ? error : engine.stopped[lacksMemory(error) ? 1 : 0];
        // An abort too, which a browser's engine has not survived; so none does.
        if (signal?.aborted || engine.stopped.some(({ code }) => code === known.code)) this.#drop();
        refuse();
        throw new WhalecurveError(known, known === error ? undefined : error);
      }
    };
    const answer = this.#free.then(ask).catch((error) => {
      // Nothing is left of what was there, also where the engine has not heard of the load.
      if (isLoad && !of.isReplaced && ["argument", "aborted"].includes(error.code)) this.#drop();
      throw error;
    });
    this.#free = answer.catch(() => {});
    return Promise.race([answer, of.replaced]);
  }
}

/** The package's start(): `make(language)` gives an engine. */
export const starter = (make, sources) => async ({ language = "en" } = {}) => {
  if (!LANGUAGES.includes(language)) throw failure("argument", `language must be one of ${LANGUAGES.join(", ")}`);
  return new Whalecurve(() => make(language), sources).ready();
};
