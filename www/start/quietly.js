const root = document.documentElement;

/** Does something of which the page says what it did; nobody has asked for it here, so nobody waits to hear of it. */
export async function quietly(act) {
  root.dataset.quiet = ""; // www/css/frame.css
  await act();
  // When it has been drawn.
  setTimeout(() => {
    document.querySelector("[data-testid=said] button")?.click();
    delete root.dataset.quiet;
  });
}
