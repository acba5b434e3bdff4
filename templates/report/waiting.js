const BATCH = 25;

// What the closed files of a long report hold waits as text, so that the page opens at once.
// It is filled in after that, or as soon as anybody asks for anything.
function filled(ready) {
  const holder = byId("groups");
  const waiting = all("noscript", holder);
  const fill = (some) => { for (const text of some) text.outerHTML = text.textContent; };
  const asked = ["click", "focusin", "hashchange", "keydown", "beforeprint"];

  function finish() {
    for (const event of asked) removeEventListener(event, finish, true);
    fill(waiting.splice(0));
    holder.removeAttribute("aria-busy");
    ready();
  }

  function next() {
    if (!holder.ariaBusy) return;
    fill(waiting.splice(0, BATCH));
    if (waiting.length) setTimeout(next);
    else finish();
  }

  if (!waiting.length || location.search || location.hash) {
    finish();
    return;
  }
  holder.ariaBusy = "true";
  for (const event of asked) addEventListener(event, finish, true);
  addEventListener("load", () => setTimeout(next));
}
