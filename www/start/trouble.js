// Says in words why the page, or its engine, could not start: what a host sends wrongly, and what a policy forbids. Loaded
// only then. Both languages at once, as the page's texts may be what is missing.

import { address } from "./addresses.js";

/** The smallest WebAssembly. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const WORDS = {
  wasm: [
    "A content security policy forbids WebAssembly here. Whoever hosts the page must allow it: script-src needs 'wasm-unsafe-eval' beside 'self'.",
    "内容安全策略禁止在此运行 WebAssembly。请网站管理员放行：script-src 除 'self' 外还需包含 'wasm-unsafe-eval'。",
  ],
  worker: [
    "The engine runs in a worker, and workers are not allowed here. Whoever hosts the page must allow them: worker-src needs 'self' and blob:. Where the page was opened as a file, another browser may allow it.",
    "计算引擎运行在 Worker 中，而此处不允许使用 Worker。请网站管理员放行：worker-src 需包含 'self' 和 blob:。如果页面是以本地文件打开的，可换一个浏览器再试。",
  ],
  offline: [
    "The host cannot be reached. Is there a connection?",
    "无法连接到网站主机，请检查网络连接。",
  ],
  missing: [
    "A file of the page is missing on its host: the folder was not copied completely, or a part of it is older than the rest.",
    "网站主机上缺少本页面的文件：文件夹可能未完整复制，或者新旧文件混在一起。",
  ],
  type: [
    "The host sends a file of the page under a wrong type. Whoever hosts it must serve .js as text/javascript and .wasm as application/wasm.",
    "网站主机发送文件时使用了错误的类型。请网站管理员将 .js 设为 text/javascript，将 .wasm 设为 application/wasm。",
  ],
};

const TYPES = { js: /^(text|application)\/(x-)?javascript/, wasm: /^application\/wasm/ };

function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY));
  } catch {
    return false;
  }
}

/** Whether a worker as the engine's may run. */
function mayWork() {
  const blob = URL.createObjectURL(new Blob(["postMessage(0)"], { type: "text/javascript" }));
  return new Promise((done) => {
    try {
      const worker = new Worker(blob);
      const end = (may) => () => done(may, worker.terminate());
      worker.addEventListener("message", end(true));
      worker.addEventListener("error", end(false));
    } catch {
      done(false);
    }
  }).finally(() => URL.revokeObjectURL(blob));
}

/** What is wrong with a file, as a key of WORDS and what was found. */
async function fault(file) {
  let answer;
  try {
    answer = await fetch(file, { cache: "no-cache" });
  } catch {
    return ["offline", file];
  }
  const type = answer.headers.get("content-type") ?? "";
  const found = `${answer.status} ${type} ${file}`;
  // A host that answers every address with a page of its own has not got the file.
  if (!answer.ok || type.startsWith("text/html")) return ["missing", found];
  const wanted = TYPES[file.split(".").at(-1)];
  return wanted && !wanted.test(type) ? ["type", found] : undefined;
}

/** Why something failed, as [in English, in Chinese, what was found]; `names` are the page's names of the files that it needs. */
export async function reason(names) {
  const faults = (await Promise.all(names.map((name) => fault(address(name))))).filter(Boolean);
  // A file under a wrong type often works all the same: what certainly does not comes first.
  const missed = faults.find(([key]) => key !== "type");
  if (missed) return [...WORDS[missed[0]], missed[1]];
  if (!mayCompile()) return [...WORDS.wasm, ""];
  if (!(await mayWork())) return [...WORDS.worker, ""];
  if (faults.length > 0) return [...WORDS.type, faults[0][1]];
  return undefined;
}
