"use strict";
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (query, within = document) => [...within.querySelectorAll(query)];

function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function counted(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

function pointed(hash) {
  try { return byId(decodeURIComponent(hash.slice(1))); } catch { return null; }
}

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
  const text = button.dataset.copy ?? button.previousElementSibling.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = made("textarea", { value: text });
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
