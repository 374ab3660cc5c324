// The gallery as a whole: searching and filtering at once, the wall that scrolls, what was done and its way back.
import { load, tried } from "./page.js";
import { settled } from "./picks.js";
import { Wall } from "./hanging.js";
import { selecting } from "./select.js";

const PAUSE = 180; // milliseconds after the last key before it is searched
const find = /** @type {HTMLFormElement} */ (document.getElementById("find"));
const q = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const tz = /** @type {HTMLInputElement} */ (document.getElementById("tz"));
/** @type {Wall | null} */ let wall = null;
/** @type {ReturnType<typeof selecting> | null} */ let picking = null;
let waiting = 0;
let asked = 0;

function hang() {
  picking?.close();
  wall?.close();
  const found = document.getElementById("found");
  const list = document.getElementById("wall");
  const more = document.getElementById("more");
  wall = list && new Wall(list, found.dataset.sheets, more.dataset.next);
  picking = wall && selecting(wall, found, done);
  if (more) more.hidden = true;
  const tally = document.getElementById("tally");
  tally.textContent = found.dataset.tally;
  tally.hidden = found.dataset.tally === "0";
  if (wall && "uncounted" in found.dataset) recount();
}

/** What the form says, without what it leaves empty. */
function query() {
  const said = new URLSearchParams(/** @type {any} */ (new FormData(find)));
  said.set("q", settled(q.value));
  if (!said.get("from") && !said.get("to")) said.delete("tz");
  return [...said].filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** @param {string} said @param {boolean} [typed] a letter more is not a place to come back to */
async function show(said, typed = false) {
  const mine = ++asked;
  const path = find.getAttribute("action") + (said ? `?${said}` : "");
  const place = /** @type {HTMLInputElement} */ (document.querySelector("#selection [name=place]"))?.value ?? find.dataset.place;
  find.dataset.place = place;
  find.setAttribute("aria-busy", "true");
  try {
    const page = await load(`/wall?${said}&place=${place}`);
    const fresh = page.getElementById("found");
    if (mine !== asked) return;
    if (!fresh) return location.assign(path);
    if (path !== location.pathname + location.search) history[typed ? "replaceState" : "pushState"](null, "", path);
    document.getElementById("found").replaceWith(document.adoptNode(fresh));
    hang();
  } catch {
    location.assign(path);
  } finally {
    if (mine === asked) find.removeAttribute("aria-busy");
  }
}

/** Brings the form into line with an address. */
function fill(/** @type {string} */ said) {
  const values = new URLSearchParams(said);
  for (const field of /** @type {HTMLInputElement[]} */ ([...find.elements])) {
    if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
    else if (field.name && field.name !== "tz") field.value = values.get(field.name) ?? "";
  }
}

/** How many there are now, without hanging the wall anew. */
async function recount() {
  const found = document.getElementById("found");
  const told = await tried(wall.address + "&count=1");
  for (const part of told ? ["#count", ".every span"] : []) {
    found.querySelector(part).textContent = told.querySelector(part).textContent;
  }
  if (told) found.querySelector("#picked-count").setAttribute("data-all", told.getElementById("picked-count").dataset.all);
}

/** @param {string} said @param {string | null} undo @param {((id: string) => boolean) | null} gone */
async function done(said, undo, gone) {
  if (gone) wall.drop(gone);
  if (!gone || !wall.ids.length) await show(query(), true);
  else if (said) recount();
  const note = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (document.getElementById("toast-form")).content.cloneNode(true)).firstElementChild;
  document.querySelectorAll(".toast").forEach((one) => one.remove());
  note.querySelector("span").textContent = said;
  const button = note.querySelector("button");
  button.hidden = !undo;
  button.addEventListener("click", async () => {
    const body = new URLSearchParams({ act: "restore", token: undo, seal: /** @type {HTMLInputElement} */ (document.querySelector("[name=seal]")).value });
    const answer = await (await fetch("/selection", { method: "POST", body, headers: { accept: "application/json" } })).json();
    await show(query(), true);
    done(answer.said, null, () => false);
  });
  document.body.append(note);
  setTimeout(() => note.matches(":hover, :focus-within") || note.remove(), undo ? 15000 : 5000);
}

if (find) {
  tz.value = String(new Date().getTimezoneOffset());
  const later = (/** @type {boolean} */ typed) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(query(), typed), typed ? PAUSE : 0);
  };
  find.addEventListener("input", (event) => later(event.target === q || /** @type {HTMLInputElement} */ (event.target).inputMode === "decimal"));
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    later(false);
  });
  // Enter that ends a syllable belongs to the input method.
  q.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement} */ (target.closest("a[data-soft]"));
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const said = new URL(link.href).search.slice(1);
      fill(said);
      show(said);
      q.focus({ preventScroll: true });
    }
    for (const open of document.querySelectorAll("details.panel[open], details.keep[open]")) {
      if (!open.contains(target)) /** @type {HTMLDetailsElement} */ (open).open = false;
    }
  });
  addEventListener("keydown", (event) => {
    const open = /** @type {HTMLDetailsElement} */ (document.querySelector("details.keep[open], details.panel[open]"));
    if (event.key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary").focus();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
  addEventListener("popstate", () => {
    fill(location.search.slice(1));
    show(location.search.slice(1), true);
  });
  hang();
}

/** New pictures have come: they hang in front, where nothing is sought. */
export async function refresh() {
  if (!find) { // the first picture of all: the page gets its wall, once nobody writes
    if (/** @type {HTMLTextAreaElement} */ (document.getElementById("prompt")).value) throw new Error("not now");
    return location.reload();
  }
  if (!wall) await show(query(), true);
  else if (!query()) await wall.renew();
}
