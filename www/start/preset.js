// What a host settles for its copy of the site (preset.json, beside index.html):
//   project   parts of a saved project: settings (a rule book of one's own among them), scheme, layouts, cards
//   logo      address of a picture in place of the mark: a file of the same folder, or data:
//   colours   custom properties of www/css/tokens.css by name, and `dark` those that differ in the dark
//   origins   who may embed the copy (www/embed/frame.js)
// It is the default: a link, a project or the host of a widget has the last word. Fetched only where there is a preset.

import { STYLES } from "../embed/protocol.js";
import { quietly } from "./quietly.js";

const declarations = (colours = {}) => STYLES.filter((name) => name in colours).map((name) => `--${name}: ${colours[name]};`).join(" ");

function wear({ logo, colours, dark }) {
  const sheet = new CSSStyleSheet();
  const picture = logo && `.brand .mark { display: none }
    .brand::before { content: ""; inline-size: 7rem; block-size: 1.6rem; background: url("${new URL(logo, document.baseURI).href.replaceAll('"', "%22")}") left / contain no-repeat }`;
  sheet.replaceSync(`:root { ${declarations(colours)} } ${picture ?? ""} @media (prefers-color-scheme: dark) { :root { ${declarations(dark)} } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Opens the project as if somebody had chosen its file, and resolves when it holds. */
function open({ settings, scheme, layouts, cards }) {
  const text = JSON.stringify({ schema: "whalecurve.project/1", settings, scheme, layouts, cards });
  const own = window.whalecurve;
  return new Promise((done) => {
    const { ended } = own;
    own.ended = () => {
      own.ended = ended;
      done();
    };
    window.dispatchEvent(new CustomEvent("whalecurve", { detail: [0, "load", [new File([text], "preset.json")]] }));
  });
}

/** Takes a preset over; resolves when all of it holds. */
export async function adopt(preset) {
  wear(preset);
  if (!preset.project) return;
  await quietly(() => open(preset.project));
  // A link came before it, and has the last word.
  if (location.hash.startsWith("#s=")) setTimeout(() => window.dispatchEvent(new HashChangeEvent("hashchange")));
}
