async function audit() {
  const island = byId("audit");
  if (island.type === "application/json") return JSON.parse(island.textContent);
  const bytes = Uint8Array.from(atob(island.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function save(name, type, text) {
  const link = made("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
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
