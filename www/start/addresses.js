/** What the page's head says under a name (www/build/finish.mjs). */
export const read = (name) => document.querySelector(`meta[name="${name}"]`).content;
/** The address of a file that it names. Not relative to a script: a host may serve the page from any path. */
export const address = (name) => new URL(read(name), document.baseURI).href;
