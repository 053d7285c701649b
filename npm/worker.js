// The package's worker: an engine, and who asks it.

import { hold } from "../www/start/alive.js";
import { engine } from "./engine.js";

const file = { "whalecurve.wasm": new URL("./whalecurve.wasm", import.meta.url), "formats.wasm": new URL("./formats.wasm", import.meta.url) };
const text = { en: new URL("./en.ftl", import.meta.url), "zh-CN": new URL("./zh-CN.ftl", import.meta.url) };

const plain = (error) => (error?.at ? error : { message: String(error) });

async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

const begin = async (language) => engine({
  language, catalogue: await (await fetched(text[language])).text(), source: (name) => file[name], Reader: FileReaderSync,
  ended: (error) => postMessage({ error: plain(error) }),
});

let ask;

addEventListener("message", async ({ data: { ticket, question, files } }) => {
  try {
    if (ask) return postMessage({ ticket, answer: await ask(question, files, (progress) => postMessage({ ticket, progress })) });
    await hold(question.name);
    const [answers, stopped] = await begin(question.language);
    ask = answers;
    postMessage({ ticket, answer: stopped });
  } catch (error) {
    postMessage({ ticket, error: plain(error) });
  }
});
