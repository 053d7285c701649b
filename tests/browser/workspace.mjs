// The workspace as tests use it.

import { expect, openReady } from "./site.mjs";

/** Waits for the analysis. */
export async function analysed(page) {
  await expect(page.getByTestId("tiers-table")).toBeVisible({ timeout: 30_000 }); // a busy machine
  await expect(page.locator("[data-testid$=-panel] .absent[role=status]")).toHaveCount(0, { timeout: 30_000 });
}

/** Opens the page and tries the sample. */
export async function sample(page, path = "") {
  await openReady(page, path);
  await page.getByTestId("use-sample").click();
  await analysed(page);
}

export const PLACES = ["overview", "customers", "segments", "lifetime", "portfolio", "products", "actions", "data"];

/** Goes to a place of the workspace and waits until all its parts are there. */
export async function goTo(page, place) {
  await page.getByTestId(`place-${place}`).click();
  await expect(page.locator(`[data-place=${place}]`)).toBeVisible();
  await expect(page.locator("[data-testid$=-panel] .absent[role=status]")).toHaveCount(0, { timeout: 60_000 });
}

/** No text on the page is a key of the catalogue, or lacks a variable. */
export async function complete(page) {
  const text = await page.locator("body").innerText();
  expect(text.match(/\b(?:card|kpi|tier|column|setting|receipt|why|part|note|role|error|verdict|changes|trend|scheme|health|gauge|matrix|migration|cohorts?|products?|pairs|risk|ltv|detail|filter|reading|questions?|answer|rules?|record|alerts?|tasks?|week|open|shown|status|fact|owner|basis|severity|contact|choice|doubt|convention|meaning|apart|control|states|unit|era)-[a-z_]+(?:[-.][a-z_0-9]+)*\b/g)).toBeNull();
  expect(text).not.toMatch(/\{\s*\$/);
}
