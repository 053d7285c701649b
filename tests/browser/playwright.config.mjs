import { defineConfig } from "@playwright/test";
import { browserOptions } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../target/browser-tests",
  timeout: 60_000,
  workers: 1, // timings and two-core machines; the whole set takes seconds
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: { ...browserOptions(), locale: "en-US", timezoneId: "UTC", screenshot: "only-on-failure" },
});
