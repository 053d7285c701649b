// The page's own orders, as rows; they stay in the browser.
const orders = [
  { customer: "Ada", date: "2026-01-05", amount: 900 },
  { customer: "Ada", date: "2026-02-05", amount: 650.5 },
  { customer: "Bo, Ltd", date: "2026-02-06", amount: 120 },
  { customer: "Cy", date: "2026-03-07", amount: 80 },
];

const whale = document.getElementById("whale");
const said = document.getElementById("said");

whale.addEventListener("progress", ({ detail }) => { said.textContent = `Working: ${detail.step}`; });
whale.addEventListener("error", ({ detail }) => { said.textContent = `Not possible: ${detail.message}`; });
whale.addEventListener("select", ({ detail }) => { said.textContent = `Chosen: ${detail.id ?? detail.tier}`; });

await whale.load(orders, { name: "orders.csv" });
const { totals } = await whale.results();
said.textContent = `${totals.customers} customers, revenue ${totals.revenue}`;
