// Which Chromium the tests, screenshots and benchmarks use, how it is started, and when it has come to rest.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The path of a Chromium of this system, or undefined: then Playwright's own is used, if it has been installed. */
export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Options for Playwright: the browser may reach nothing but this machine. */
export function browserOptions() {
  const executablePath = chromiumPath();
  return {
    browserName: "chromium",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run",
        // Chromium's own question about what kind of form it sees: it names fields, never what is in them, and no page
        // with a text field can forbid it. The recorder would count it as the page's.
        "--disable-features=AutofillServerCommunication", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ],
    },
  };
}

/** Waits until the page has been kept for the next visit, the last thing it does by itself. */
export const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));
