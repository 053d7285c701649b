// The service worker: keeps the files of one build, so that the page opens without a network. www/build/finish.mjs fills
// in BUILD, the build's id, PAGE, the hash of index.html, and FILES, the name of each other file with its hash, as in
// subresource integrity.
//
// - All files or nothing: a build whose files cannot all be had is not installed, and the one before stays. A file is kept only
//   if its bytes have its hash: a host, or a portal before it, may answer with a page of its own and status 200.
// - One build, one cache. A page that is open holds a lock with its cache's name (offline.js); a cache that is no longer
//   this build's, and that no open page holds, is dropped.
// - A new build waits until the user wants it ("take over").
// - Only those files, and the host's preset, are ever kept or answered. No other request, and nothing of the user's, is touched.

const SCOPE = self.registration.scope;
/** Caches are shared by all that lives on this host; ours begin with the folder of this copy. */
const OURS = `whalecurve ${SCOPE} `;
const OWN = OURS + BUILD;
/** What the host has settled for its copy: it changes without a new build. */
const PRESET = `${SCOPE}preset.json`;
/** A name that carries a hash never means something else, whichever build's page asks for it. */
const HASHED = /-[0-9a-f]{10}\.\w+$/;

/** Fetches a file whose bytes have a hash. What the browser has of it may be wrong, so it is asked for past that too. */
async function verified(address, integrity, cache) {
  try {
    const answer = await fetch(address, { integrity, cache });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer;
  } catch (error) {
    if (cache === "reload") throw error;
    return verified(address, integrity, "reload");
  }
}

async function install() {
  const had = await caches.has(OWN);
  const cache = await caches.open(OWN);
  try {
    const page = await verified(SCOPE, PAGE, "no-cache");
    // Not the answer itself: one that was redirected may not be used for a visit.
    await cache.put(SCOPE, new Response(await page.blob(), { headers: page.headers }));
    await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
      const address = new URL(name, SCOPE).href;
      await cache.put(address, await verified(address, integrity, "default"));
    }));
    await renew().catch(() => {});
    if (!(await caches.has(OWN))) throw new Error("the cache was dropped meanwhile");
  } catch (error) {
    if (!had) await caches.delete(OWN);
    throw error;
  }
}

/** Keeps the preset of now, for the next visit. */
async function renew() {
  const preset = await fetch(PRESET, { cache: "no-cache" });
  await (await caches.open(OWN)).put(PRESET, preset.ok ? preset : new Response("{}"));
}

async function tidy() {
  if (self.registration.installing || self.registration.waiting) return; // whose cache nobody holds yet
  const { held } = await navigator.locks.query();
  const used = new Set([OWN, ...held.map(({ name }) => name)]);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && !used.has(name)).map((name) => caches.delete(name)));
}

async function kept(address, cacheName) {
  // What a host says a file varies by (compression) makes no difference to what is in it.
  return caches.match(address, { cacheName, ignoreVary: true });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
  if (data === "tidy") tidy();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(SCOPE)) return;
  if (request.mode === "navigate") {
    if (address !== SCOPE && address !== `${SCOPE}index.html`) return;
    event.respondWith(kept(SCOPE, OWN).then((page) => page ?? fetch(request)));
  } else if (address === PRESET) {
    event.respondWith(kept(PRESET, OWN).then((preset) => preset ?? fetch(request)));
    event.waitUntil(renew().catch(() => {}));
  } else if (HASHED.test(pathname)) {
    // What another build kept may not have been verified.
    event.respondWith(kept(address, OWN).then(async (file) => file ?? (await kept(address)) ?? fetch(request)));
  }
});
