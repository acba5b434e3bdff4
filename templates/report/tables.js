const SHORT = 12;

function sorting() {
  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((head, number) => {
      const button = made("button", { type: "button", textContent: head.textContent });
      head.dataset.label = head.textContent;
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

// Long tables show their first rows until they are asked for the rest.
function shortening() {
  for (const table of all("table.long")) {
    const count = table.tBodies[0].rows.length;
    if (count <= SHORT + 3) continue;
    const button = made("button", { type: "button", className: "quiet rest" });
    const fold = (short) => {
      table.classList.toggle("short", short);
      button.ariaExpanded = String(!short);
      button.textContent = short ? `Show all ${count.toLocaleString("en")}` : `Show the first ${SHORT}`;
    };
    button.setAttribute("aria-controls", table.id);
    button.addEventListener("click", () => fold(!table.classList.contains("short")));
    table.after(button);
    fold(true);
  }
}
