// The page's side of the service worker (service.js): has this build kept for the next visit, and says when a newer one is
// ready. It never reloads by itself: the page may hold an analysis.

import { word } from "../start/word.js";

/** How often an open page asks for a new build, in milliseconds. */
const HOURLY = 3_600_000;

const { serviceWorker, locks } = navigator;

function button(text, clicked) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", clicked);
  return made;
}

/** Says once that a new version is ready. */
async function offer(registration) {
  if (document.getElementById("update")) return;
  const notice = document.createElement("div");
  notice.id = "update";
  notice.className = "toast";
  notice.setAttribute("role", "status"); // in the document before its words, so that a screen reader hears them
  notice.dataset.testid = "update";
  document.body.append(notice);
  const [ready, reload, later] = await Promise.all(["update-ready", "update-reload", "update-later"].map((key) => word(key)));
  const said = document.createElement("p");
  said.textContent = ready;
  notice.append(said, button(reload, () => {
    // Another tab may have let it take over already.
    if (!registration.waiting) return location.reload();
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  }), button(later, () => notice.remove()));
}

/** Keeps the page for the next visit, as far as the browser and the host allow. */
export async function keep() {
  if (!serviceWorker || !locks) return; // without TLS, or from a disk
  const registration = await serviceWorker.register(new URL("service.js", document.baseURI), { updateViaCache: "none" });
  // Held until the page is closed: see service.js.
  locks.request(`whalecurve ${registration.scope} ${window.whalecurve.build}`, { mode: "shared" }, () => new Promise(() => {}));
  const look = () => {
    // Without a controller the page came from the host just now.
    if (registration.waiting && serviceWorker.controller) offer(registration);
  };
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", look));
  look();
  registration.active?.postMessage("tidy");
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOURLY) return;
    asked = Date.now();
    registration.update().catch(() => {}); // without a network there is nothing new
  });
}
