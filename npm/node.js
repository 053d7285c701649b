// The package in Node: the engine works in this thread.

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { files } from "../www/embed/files.js";
import { WhalecurveError, starter } from "./client.js";
import { engine } from "./engine.js";

export { WhalecurveError };

/** A part of a file, as the engine asks for it: now, or when others have had their turn. */
class Part {
  constructor(file, from, to) {
    Object.assign(this, { file, from, to });
  }

  now() {
    return this.file.read(this.from, this.to);
  }

  arrayBuffer() {
    const later = setImmediate().then(() => {
      this.file.check();
      return this.now();
    });
    later.catch(() => {}); // an engine that has ended asks ahead and never looks
    return later;
  }
}

/** A file as the engine knows it in a browser: a name, a size, and parts. */
class Source {
  check = () => {};
  close = () => {};

  constructor(name, size, read) {
    Object.assign(this, { name, size, read });
  }

  slice(from, to) {
    return new Part(this, from, Math.min(to, this.size));
  }
}

/** What a browser's `FileReaderSync` is to a `Blob`. */
class Reader {
  readAsArrayBuffer(part) {
    return part.now();
  }
}

/** A file that is read as it is needed, and open from then on until it is closed. */
function addressed(url, name) {
  const path = fileURLToPath(url);
  let number;
  const file = new Source(name ?? basename(path), statSync(path).size, (from, to) => {
    number ??= openSync(path);
    const bytes = new Uint8Array(to - from);
    const length = readSync(number, bytes, 0, bytes.length, from);
    return bytes.buffer.slice(0, length);
  });
  file.close = () => {
    if (number !== undefined) closeSync(number);
    number = undefined;
  };
  return file;
}

async function inMemory(file) {
  const bytes = await file.arrayBuffer();
  return new Source(file.name, file.size, (from, to) => bytes.slice(from, to));
}

/** Files by their `file:` addresses are read as they are needed; everything else is held. */
async function sources(data, name) {
  if (data instanceof URL) return [addressed(data, name)];
  const isList = Array.isArray(data) && data.some((one) => one instanceof URL);
  const all = isList ? data.flatMap((one) => (one instanceof URL ? [addressed(one)] : files(one))) : files(data, name);
  return Promise.all(all.map((file) => (file instanceof Source ? file : inMemory(file))));
}

async function make(language) {
  let lose, held = [];
  const lost = new Promise((_, reject) => {
    lose = reject;
  });
  lost.catch(() => {}); // until somebody asks
  let isEnded = false;
  const release = (files) => {
    for (const file of held) file.close();
    held = files;
  };
  const of = (name) => readFile(new URL(`./${name}`, import.meta.url));
  const [ask, stopped] = await engine({ language, catalogue: (await of(`${language}.ftl`)).toString(), source: of, Reader, ended: lose });
  return {
    stopped,
    ask(question, files, { report, signal }) {
      if (files.length > 0) release(files);
      const check = () => {
        signal?.throwIfAborted();
        if (isEnded) throw new Error("it was ended");
      };
      for (const file of held) file.check = check;
      // The engine reports in the middle of its work.
      return Promise.race([ask(question, files, (progress) => queueMicrotask(() => report(progress))), lost]);
    },
    end() {
      isEnded = true;
      release([]);
      lose(new Error("it was ended"));
    },
  };
}

export const start = starter(make, sources);
