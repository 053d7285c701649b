// npm install vue esbuild
// npx esbuild main.source.js --bundle --format=esm --outfile=main.js
// In a single-file component: <whale-curve ref="whale" view="tiers" @select="…" />, with
// compilerOptions.isCustomElement = (tag) => tag === "whale-curve".

import { createApp, h, onMounted, ref } from "vue";

const orders = [
  ["customer", "date", "amount"],
  ["Ada", "2026-01-05", 900],
  ["Ada", "2026-02-05", 650.5],
  ["Bo", "2026-02-06", 120],
  ["Cy", "2026-03-07", 80],
];

createApp({
  setup() {
    const [whale, results, chosen, shown] = [ref(), ref(), ref(), ref(true)];
    onMounted(async () => {
      await whale.value.load(orders, { name: "orders.csv" });
      results.value = await whale.value.results();
    });
    return () => [
      h("h1", "Customers of the shop"),
      h("p", { id: "said" }, results.value ? `${results.value.totals.customers} customers, profit ${results.value.totals.profit}` : "Loading …"),
      h("p", { id: "chosen" }, chosen.value && `Chosen: ${chosen.value.id ?? chosen.value.tier}`),
      h("button", { type: "button", onClick: () => { shown.value = !shown.value; } }, shown.value ? "Hide" : "Show"),
      shown.value && h("whale-curve", {
        ref: whale, view: "tiers", settings: JSON.stringify({ gross_margin: 0.5 }), onSelect: ({ detail }) => { chosen.value = detail; },
      }),
    ];
  },
}).mount("#root");
