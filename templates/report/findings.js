const RANKS = { blocker: 0, high: 1, medium: 2, low: 3, info: 4 };
const FEW = 200;
const OPEN = 40;
const MARKED = 60;
const CHOICES = ["what", "rule", "group", "sort"];

const KINDS = {
  call: (card) => "call" in card.dataset,
  credential: (card) => "credential" in card.dataset,
  new: (card) => "new" in card.dataset,
  fix: (card) => "fix" in card.dataset,
  other: (card) => !("call" in card.dataset || "credential" in card.dataset),
};

const callsOf = (card) => (card.dataset.call ?? "").split(" or ").filter(Boolean);
const moduleOf = (call) => call.slice(0, call.lastIndexOf("."));
const titles = new Map();
const rank = (card) => RANKS[card.dataset.sev] ?? 9;
const effort = (cards) => cards.reduce((sum, card) => sum + Number(card.dataset.points ?? 0), 0);
const worst = (cards) => cards.reduce((least, card) => Math.min(least, rank(card)), 9);

function stepOf(step) {
  if (!titles.size) for (const link of all(".order a")) titles.set(link.dataset.step, link.textContent);
  return titles.get(step) ?? "no step";
}

const NAMES = {
  rule: (card) => card.dataset.rule,
  sev: (card) => card.dataset.sev,
  call: (card) => card.dataset.call || "no call",
  step: (card) => stepOf(card.dataset.step),
  module: (card) => [...new Set(callsOf(card).map(moduleOf))].join(" or ") || "no module",
};

const ORDERS = {
  "": [(a, b) => worst(a.cards) - worst(b.cards), (a, b) => rank(a) - rank(b)],
  name: [() => 0, () => 0],
  points: [(a, b) => effort(b.cards) - effort(a.cards), (a, b) => effort([b]) - effort([a])],
};

// Where the words stand in what is shown first; more would take longer than typing does.
function highlight(cards, words) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!words.length) return;
  const ranges = [];
  for (const card of cards.filter((one) => !one.hidden).slice(0, MARKED)) {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) ranges.push(...words.flatMap((word) => occurrences(walker.currentNode, word)));
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function occurrences(node, word) {
  const text = node.data.toLowerCase();
  const ranges = [];
  for (let at = text.indexOf(word); at >= 0 && at + word.length <= node.length; at = text.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    ranges.push(range);
  }
  return ranges;
}

function findings() {
  const holder = byId("groups");
  const cards = all(".f", holder);
  const files = [...holder.children].map((element) => ({ name: element.dataset.name, element, cards: all(".f", element) }));
  const home = new Map(files.flatMap(({ name, cards: members }) => members.map((card) => [card, name])));
  const texts = new Map();
  const opened = new Set();
  const total = cards.length;
  let marking = 0;
  const state = { q: "", sev: new Set(), call: "", step: "", what: "", rule: "", group: "", sort: "" };

  const text = (card) => {
    if (!texts.has(card)) texts.set(card, `${home.get(card)} ${card.dataset.rule} ${card.textContent}`.toLowerCase());
    return texts.get(card);
  };
  const fits = (card, words) =>
    (!state.sev.size || state.sev.has(card.dataset.sev)) &&
    (!state.rule || card.dataset.rule === state.rule) &&
    (!state.step || card.dataset.step === state.step) &&
    (!state.what || KINDS[state.what](card)) &&
    (!state.call || callsOf(card).some((call) => call === state.call || moduleOf(call) === state.call)) &&
    words.every((word) => text(card).includes(word));

  function remember() {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...state, sev: [...state.sev].join(",") })) {
      if (value) query.set(name, value);
    }
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
      if (narrow && shown <= FEW && !group.hidden && !group.open) {
        group.open = true;
        opened.add(group);
      }
    }
    if (!narrow) {
      for (const group of opened) group.open = false;
      opened.clear();
    }
    byId("count").textContent = narrow ? `${shown.toLocaleString("en")} of ${total.toLocaleString("en")}` : counted(total, "finding");
    clearTimeout(marking);
    marking = setTimeout(() => highlight(cards, words), 150);
    byId("clear").hidden = !narrow;
    byId("nothing").hidden = shown > 0;
    for (const tile of all(".tile")) tile.ariaPressed = String(state.sev.has(tile.dataset.filter));
  }

  function bundles() {
    const named = Map.groupBy(cards, NAMES[state.group]);
    let above = 0;
    return [...named].sort(([, a], [, b]) => b.length - a.length).map(([name, members]) => {
      const of = made("span", { className: "of" }, ...tally(members));
      const element = made("details", { className: "group", open: above < OPEN }, made("summary", {}, made("h3", { textContent: name }), of));
      above += members.length;
      return { name, element, cards: members };
    });
  }

  function tally(members) {
    const counts = Map.groupBy(members, (card) => card.dataset.sev);
    const parts = [...counts].sort(([a], [b]) => RANKS[a] - RANKS[b]).map(([name, those]) => {
      const part = made("span", { className: "sev", textContent: `${those.length.toLocaleString("en")} ${name}` });
      part.dataset.sev = name;
      return part;
    });
    const points = effort(members);
    return points ? [...parts, made("span", { className: "points", textContent: counted(points, "point") })] : parts;
  }

  function arrange() {
    const groups = state.group ? bundles() : [...files];
    const [ofGroups, ofCards] = ORDERS[state.sort];
    if (state.sort === "name") groups.sort((a, b) => a.name.localeCompare(b.name));
    else if (state.sort || state.group) groups.sort(ofGroups);
    for (const { element, cards: members } of groups) {
      // Within a file its lines are an order of their own.
      element.append(...(state.sort || state.group ? [...members].sort(ofCards) : members));
    }
    for (const card of cards) {
      if (!card.matches(".line")) continue;
      if (state.group) card.dataset.path = home.get(card);
      else delete card.dataset.path;
    }
    holder.dataset.by = state.group || "file";
    holder.replaceChildren(...groups.map(({ element }) => element));
  }

  function controls() {
    byId("q").value = state.q;
    for (const name of CHOICES) byId(name).value = state[name];
    for (const box of all("input[name=sev]")) box.checked = state.sev.has(box.value);
    const chosen = byId("chosen");
    const only = [state.call, state.step && stepOf(state.step)].filter(Boolean).join(", ");
    chosen.hidden = !only;
    chosen.textContent = `${only} ×`;
    chosen.ariaLabel = `Only ${only}: show all again`;
  }

  function changed() {
    controls();
    filter();
    remember();
  }

  function clear() {
    Object.assign(state, { q: "", call: "", step: "", what: "", rule: "" });
    state.sev.clear();
    changed();
  }

  function reach(card) {
    if (card.hidden) clear();
    card.closest(".group").open = true;
    card.scrollIntoView({ block: "start" });
    // Sizes settle while the page moves: what was skipped so far is laid out only now.
    requestAnimationFrame(() => card.scrollIntoView({ block: "start" }));
  }

  function arrive() {
    const target = pointed(location.hash);
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
    const here = document.activeElement?.closest(".f");
    const group = document.activeElement?.closest(".group");
    const actions = {
      "/": () => byId("q").focus(),
      j: () => step(1),
      k: () => step(-1),
      o: () => { if (group) group.open = !group.open; },
      c: () => here?.querySelector(".copy")?.click(),
    };
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }

  function toggle(severity) {
    if (!state.sev.delete(severity)) state.sev.add(severity);
    changed();
  }

  function restore() {
    const given = new URLSearchParams(location.search);
    state.q = given.get("q") ?? "";
    state.call = given.get("call") ?? "";
    state.step = given.get("step") ?? "";
    for (const name of CHOICES) {
      const value = given.get(name) ?? "";
      if ([...byId(name).options].some((option) => option.value === value)) state[name] = value;
    }
    const boxes = all("input[name=sev]").map((box) => box.value);
    for (const severity of (given.get("sev") ?? "").split(",")) if (boxes.includes(severity)) state.sev.add(severity);
  }

  function listen() {
    byId("q").addEventListener("input", (event) => { state.q = event.target.value.trim(); filter(); remember(); });
    for (const name of CHOICES) {
      byId(name).addEventListener("change", (event) => {
        state[name] = event.target.value;
        if (name === "group" || name === "sort") arrange();
        changed();
      });
    }
    for (const box of all("input[name=sev]")) box.addEventListener("change", () => toggle(box.value));
    for (const tile of all(".tile")) {
      tile.addEventListener("click", () => { toggle(tile.dataset.filter); byId("findings").scrollIntoView(); });
    }
    for (const link of all("a[data-call], a[data-step]")) {
      const { call = "", step = "" } = link.dataset;
      link.addEventListener("click", () => { clear(); Object.assign(state, { call, step }); changed(); });
    }
    byId("chosen").addEventListener("click", () => { Object.assign(state, { call: "", step: "" }); changed(); byId("q").focus(); });
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", (event) => { event.preventDefault(); clear(); });
    byId("nothing-clear").addEventListener("click", clear);
    holder.addEventListener("toggle", explain, true);
    addEventListener("hashchange", arrive);
    addEventListener("keydown", keys);
  }

  // What a change means stands once in the page; a finding borrows it when it is asked.
  function explain({ target }) {
    if (!target.open || !target.matches?.(".why") || target.dataset.told) return;
    target.dataset.told = "yes";
    for (const link of all("a", target)) {
      const meaning = pointed(link.hash)?.querySelector("dd, .body > p");
      if (meaning) link.after(made("span", { textContent: meaning.textContent }));
    }
  }

  for (const at of all(".at", holder)) {
    at.after(made("button", { type: "button", className: "copy", ariaLabel: `Copy ${at.textContent}`, textContent: "Copy" }));
  }
  for (const request of all(".now pre", holder)) {
    request.after(made("button", { type: "button", className: "copy", ariaLabel: "Copy the new request", textContent: "Copy" }));
  }
  restore();
  listen();
  if (state.group || state.sort) arrange();
  setTimeout(() => cards.forEach(text), 500);
  changed();
  arrive();
}
