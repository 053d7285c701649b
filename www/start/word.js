/** A message of the page's catalogue in its language: plain text, with the named facts in their places. */
export async function word(key, facts = {}) {
  const catalogue = await window.whalecurve.fetchCatalogue(document.documentElement.lang);
  const [, text] = new RegExp(`^${key} = (.*)$`, "m").exec(catalogue);
  return text.replace(/\{ \$(\w+) \}/g, (_, name) => facts[name]);
}
