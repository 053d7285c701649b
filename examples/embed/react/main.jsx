// npm install react react-dom esbuild
// npx esbuild main.jsx --bundle --format=esm --jsx=automatic --outfile=main.js

import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

/** whalecurve as a component: `orders` (rows, a File, a text …), `view`, `settings`; onSelect is told what is clicked. */
function WhaleCurve({ orders, name, view, settings, onSelect, onResults }) {
  const element = useRef(null);
  useEffect(() => {
    const whale = element.current;
    let current = true;
    whale.load(orders, { name }).then(() => whale.results()).then(
      (results) => current && onResults(results),
      (error) => current && console.warn(error.code, error.message),
    );
    return () => { current = false; };
  }, [orders, name, onResults]);
  // React 19 sets attributes of elements it does not know, and hears their events as on…
  return <whale-curve ref={element} view={view} settings={JSON.stringify(settings)} onselect={(event) => onSelect(event.detail)} />;
}

const ORDERS = "customer,date,amount\nAda,2026-01-05,900\nAda,2026-02-05,650.5\nBo,2026-02-06,120\nCy,2026-03-07,80\n";
const SETTINGS = { gross_margin: 0.5 };

function App() {
  const [results, setResults] = useState();
  const [chosen, setChosen] = useState();
  const [shown, setShown] = useState(true);
  return (
    <>
      <h1>Customers of the shop</h1>
      <p id="said">{results ? `${results.totals.customers} customers, profit ${results.totals.profit}` : "Loading …"}</p>
      <p id="chosen">{chosen && `Chosen: ${chosen.id ?? chosen.tier}`}</p>
      <button type="button" onClick={() => setShown(!shown)}>{shown ? "Hide" : "Show"}</button>
      {shown && <WhaleCurve orders={ORDERS} name="orders.csv" view="tiers" settings={SETTINGS} onSelect={setChosen} onResults={setResults} />}
    </>
  );
}

createRoot(document.getElementById("root")).render(<StrictMode><App /></StrictMode>);
