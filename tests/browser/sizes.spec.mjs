// The download stays small: a part over its budget is a defect, found here and not by a visitor on a train.

import { sizes } from "../../benches/sizes.mjs";
import { expect, test } from "@playwright/test";

for (const { name, gzipped, budget } of sizes()) {
  test(`${name} weighs at most ${budget} kB gzipped`, () => {
    expect(gzipped).toBeLessThanOrEqual(budget);
  });
}
