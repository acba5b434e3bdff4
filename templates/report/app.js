"use strict";
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (query, within = document) => [...within.querySelectorAll(query)];

const kept = {
  get: () => { try { return localStorage.getItem("theme") || "auto"; } catch { return "auto"; } },
  set: (theme) => { try { localStorage.setItem("theme", theme); } catch { /* not in every browser for files */ } },
};

function paint(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
}

root.classList.add("js");
paint(kept.get());

function say(text) {
  byId("said").textContent = text;
}

async function copy(button) {
  const text = button.dataset.copy ?? button.previousElementSibling.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = "Copied";
  say("Copied");
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

async function audit() {
  const island = byId("audit");
  if (island.type === "application/json") return JSON.parse(island.textContent);
  const bytes = Uint8Array.from(atob(island.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const columns = {
  id: (f) => f.id,
  severity: (f) => f.severity,
  confidence: (f) => f.confidence,
  rule: (f) => f.rule,
  kind: (f) => f.kind,
  product: (f) => f.product,
  path: (f) => f.path,
  line: (f) => f.line,
  column: (f) => f.column,
  call: (f) => [f.call ?? []].flat().map((call) => `${call.module || "?"}.${call.method || "?"}`).join(" or "),
  becomes: (f) => f.replacement && `${f.replacement.verb} ${f.replacement.path}`,
  scopes: (f) => f.replacement && f.replacement.scopes.join(" "),
  points: (f) => f.replacement && f.replacement.effort,
  message: (f) => f.message,
  suppressed: (f) => f.suppressed,
};

// A spreadsheet must not take a cell for a formula.
function cell(value) {
  const text = String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function exportCsv() {
  const { findings } = await audit();
  const rows = findings.map((f) => Object.values(columns).map((column) => cell(column(f))));
  save("audit.csv", "text/csv", [Object.keys(columns), ...rows].map((row) => row.join(",")).join("\r\n") + "\r\n");
}

async function exportJson() {
  save("audit.json", "application/json", JSON.stringify(await audit(), null, 2) + "\n");
}

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

function sorting() {
  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((head, number) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => sort(table, head, number));
    });
  }
}

function sort(table, head, number) {
  const falling = head.ariaSort === "ascending";
  const value = (row) => row.cells[number].textContent.trim();
  const amount = (row) => parseFloat(value(row).replaceAll(",", "")) || 0;
  const order = head.dataset.kind === "number" ? (a, b) => amount(a) - amount(b) : (a, b) => value(a).localeCompare(value(b));
  const rows = [...table.tBodies[0].rows].sort((a, b) => (falling ? order(b, a) : order(a, b)));
  table.tBodies[0].append(...rows);
  for (const other of all("thead th", table)) other.ariaSort = "none";
  head.ariaSort = falling ? "descending" : "ascending";
}

function findings() {
  const holder = byId("groups");
  const cards = all(".f", holder);
  const files = [...holder.children];
  const home = new Map(cards.map((card) => [card, card.parentElement]));
  const texts = new Map();
  const opened = new Set();
  const total = cards.length;
  const state = { q: "", sev: new Set(), rule: "", group: "" };

  const text = (card) => {
    if (!texts.has(card)) texts.set(card, `${home.get(card).dataset.name} ${card.dataset.rule} ${card.textContent}`.toLowerCase());
    return texts.get(card);
  };
  const fits = (card, words) =>
    (!state.sev.size || state.sev.has(card.dataset.sev)) &&
    (!state.rule || card.dataset.rule === state.rule) &&
    words.every((word) => text(card).includes(word));

  function remember() {
    const query = new URLSearchParams();
    if (state.q) query.set("q", state.q);
    if (state.sev.size) query.set("sev", [...state.sev].join(","));
    if (state.rule) query.set("rule", state.rule);
    if (state.group) query.set("group", state.group);
    const search = query.toString();
    try {
      history.replaceState(null, "", location.pathname + (search ? `?${search}` : "") + location.hash);
    } catch { /* a frame without an address */ }
  }

  function filter() {
    let shown = 0;
    const counts = new Map();
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) {
      const visible = fits(card, words);
      if (card.hidden === visible) card.hidden = !visible;
      shown += visible;
      if (visible) counts.set(card.parentElement, (counts.get(card.parentElement) ?? 0) + 1);
    }
    const narrow = shown < total;
    for (const group of holder.children) {
      group.hidden = !counts.has(group);
      if (narrow && shown <= 200 && !group.hidden && !group.open) {
        group.open = true;
        opened.add(group);
      }
    }
    if (!narrow) {
      for (const group of opened) group.open = false;
      opened.clear();
    }
    byId("count").textContent = narrow ? `${shown.toLocaleString("en")} of ${total.toLocaleString("en")}` : `${total.toLocaleString("en")} findings`;
    byId("clear").hidden = !narrow;
    byId("nothing").hidden = shown > 0;
    for (const tile of all(".tile")) tile.ariaPressed = String(state.sev.has(tile.dataset.filter));
  }

  function regroup() {
    for (const card of cards) {
      if (!card.matches(".line")) continue;
      if (state.group) card.dataset.path = home.get(card).dataset.name;
      else delete card.dataset.path;
    }
    if (!state.group) {
      for (const card of cards) home.get(card).append(card);
      holder.replaceChildren(...files);
      return;
    }
    const groups = new Map();
    for (const card of cards) {
      const name = (card.dataset[state.group] ?? (state.group === "call" && card.querySelector("i")?.textContent)) || "no call";
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(card);
    }
    const made = [...groups].sort(([, a], [, b]) => b.length - a.length).map(([name, members], number) => {
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      const head = document.createElement("h3");
      const of = document.createElement("span");
      details.className = "group";
      details.open = number < 5 && members.length <= 100;
      of.className = "of";
      head.textContent = name;
      of.textContent = members.length === 1 ? "1 finding" : `${members.length.toLocaleString("en")} findings`;
      summary.append(head, of);
      details.append(summary, ...members);
      return details;
    });
    holder.replaceChildren(...made);
  }

  function controls() {
    byId("q").value = state.q;
    byId("rule").value = state.rule;
    byId("group").value = state.group;
    for (const box of all("input[name=sev]")) box.checked = state.sev.has(box.value);
  }

  function changed() {
    controls();
    filter();
    remember();
  }

  function clear() {
    state.q = "";
    state.rule = "";
    state.sev.clear();
    changed();
  }

  function reach(card) {
    if (card.hidden) clear();
    card.closest("details").open = true;
    card.scrollIntoView({ block: "start" });
    // Sizes settle while the page moves: what was skipped so far is laid out only now.
    requestAnimationFrame(() => card.scrollIntoView({ block: "start" }));
  }

  function arrive() {
    const target = location.hash ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (target?.matches(".f")) reach(target);
    else if (target?.matches("details")) target.open = true;
  }

  function step(by) {
    const visible = all(".f:not([hidden])", holder);
    const next = visible[visible.indexOf(document.activeElement?.closest(".f")) + by] ?? visible[by > 0 ? 0 : visible.length - 1];
    if (!next) return;
    reach(next);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === byId("q")) event.target.blur();
    if (event.target.closest("input, select, textarea, dialog")) return;
    const here = document.activeElement?.closest(".group");
    const actions = {
      "/": () => byId("q").focus(),
      j: () => step(1),
      k: () => step(-1),
      o: () => { if (here) here.open = !here.open; },
    };
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }

  function toggle(severity) {
    if (!state.sev.delete(severity)) state.sev.add(severity);
    changed();
  }

  for (const at of all(".at", holder)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.ariaLabel = `Copy ${at.textContent}`;
    button.textContent = "Copy";
    at.after(button);
  }

  const given = new URLSearchParams(location.search);
  const offered = (id, value) => ([...byId(id).options].some((option) => option.value === value) ? value : "");
  state.q = given.get("q") ?? "";
  state.rule = offered("rule", given.get("rule") ?? "");
  state.group = offered("group", given.get("group") ?? "");
  for (const severity of (given.get("sev") ?? "").split(",")) {
    if (all("input[name=sev]").some((box) => box.value === severity)) state.sev.add(severity);
  }

  byId("q").addEventListener("input", (event) => { state.q = event.target.value.trim(); filter(); remember(); });
  byId("rule").addEventListener("change", (event) => { state.rule = event.target.value; changed(); });
  byId("group").addEventListener("change", (event) => { state.group = event.target.value; regroup(); changed(); });
  for (const box of all("input[name=sev]")) box.addEventListener("change", () => toggle(box.value));
  for (const tile of all(".tile")) {
    tile.addEventListener("click", () => { toggle(tile.dataset.filter); byId("findings").scrollIntoView(); });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", (event) => { event.preventDefault(); clear(); });
  byId("nothing-clear").addEventListener("click", clear);
  addEventListener("hashchange", arrive);
  addEventListener("keydown", keys);
  if (state.group) regroup();
  setTimeout(() => cards.forEach(text), 500);
  changed();
  arrive();
}

function printing() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
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

addEventListener("DOMContentLoaded", () => {
  theme();
  sorting();
  printing();
  help();
  byId("export-json").addEventListener("click", exportJson);
  byId("export-csv").addEventListener("click", exportCsv);
  byId("export-json").hidden = byId("export-csv").hidden = !byId("audit");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) copy(button);
  });
  if (byId("groups")) findings();
});
