function theme() {
  const button = byId("theme");
  const order = ["auto", "light", "dark"];
  const show = (name) => { button.textContent = `Theme: ${name}`; paint(name); };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(kept.get()) + 1) % order.length];
    kept.set(next);
    show(next);
  });
  show(kept.get());
}

function printing() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open], .why, .trace, .moves)");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  byId("print").addEventListener("click", () => print());
}

function help() {
  const dialog = byId("keys");
  byId("keys-open").addEventListener("click", () => dialog.showModal());
  byId("keys-close").addEventListener("click", () => dialog.close());
  addEventListener("keydown", (event) => {
    if (event.key === "?" && !dialog.open && !event.target.closest("input, select")) dialog.showModal();
  });
}

// The contents say which section is being read.
function reading() {
  const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  const sections = all("main > section");
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) target.dataset.seen = isIntersecting ? "yes" : "";
    const first = sections.find((section) => section.dataset.seen);
    if (!first) return;
    const name = first.matches(".verdict") ? "main" : first.getAttribute("aria-labelledby");
    for (const [id, link] of links) {
      if (id === name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-10% 0px -60% 0px" });
  for (const section of sections) watch.observe(section);
}

addEventListener("DOMContentLoaded", () => {
  theme();
  sorting();
  shortening();
  printing();
  help();
  reading();
  byId("export-json").addEventListener("click", exportJson);
  byId("export-csv").addEventListener("click", exportCsv);
  byId("export-json").hidden = byId("export-csv").hidden = !byId("audit");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button);
  });
  if (byId("groups")) filled(findings);
});
