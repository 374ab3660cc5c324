// The gallery as a whole: searching and filtering at once, the wall that scrolls, what was done and its way back.
import { clicked, instead, load, need, post } from "./page.js";
import { settled } from "./picks.js";
import { Wall } from "./hanging.js";
import { selecting } from "./select.js";

const PAUSE = 180; // milliseconds after the last key before it is searched
const find = /** @type {HTMLFormElement} */ (document.getElementById("find"));
const q = /** @type {HTMLInputElement} */ (document.getElementById("q"));
/** @type {Wall | null} */ let wall = null;
/** @type {ReturnType<typeof selecting> | null} */ let picking = null;
let [waiting, asked, at] = [0, 0, location.pathname + location.search]; // at: the address of what hangs

function hang() {
  picking?.close();
  wall?.close();
  const [found, list, more, tally] = ["found", "wall", "more", "tally"].map((id) => document.getElementById(id));
  wall = list && new Wall(list, found.dataset.sheets, more.dataset.next);
  picking = wall && selecting(wall, found, done);
  if (more) more.hidden = true;
  tally.textContent = found.dataset.tally;
  tally.hidden = found.dataset.tally === "0";
  if (wall && "uncounted" in found.dataset) recount();
}

function query(exact = false) { // what the form says, without what it leaves empty
  const said = new URLSearchParams(/** @type {any} */ (new FormData(find)));
  said.set("q", exact ? q.value.trim() : settled(q.value));
  if (!said.get("from") && !said.get("to")) said.delete("tz");
  return [...said].filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** @param {string} said @param {boolean} [typed] a letter more is not a place to come back to */
async function show(said, typed = false) {
  const mine = ++asked;
  clearTimeout(waiting);
  const path = find.getAttribute("action") + (said ? `?${said}` : "");
  const chosen = /** @type {HTMLInputElement} */ (document.querySelector("#selection [name=place]"));
  if (chosen) find.dataset.place = chosen.value;
  find.setAttribute("aria-busy", "true");
  const page = await load(`/wall?${said}&place=${find.dataset.place}`);
  if (mine !== asked) return;
  find.removeAttribute("aria-busy");
  if (!page) return toast(find.dataset.offline);
  const fresh = page.getElementById("found");
  if (!fresh) return location.assign(path); // signed out, or the album is gone
  at = path;
  if (path !== location.pathname + location.search) history[typed ? "replaceState" : "pushState"](null, "", path);
  document.getElementById("found").replaceWith(document.adoptNode(fresh));
  hang();
}

function fill(/** @type {string} */ said) { // the form says what an address says
  const values = new URLSearchParams(said);
  for (const field of /** @type {HTMLInputElement[]} */ ([...find.elements])) {
    if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
    else if (field.name && field.name !== "tz") field.value = values.get(field.name) ?? "";
  }
}

async function recount() { // without hanging the wall anew
  const found = document.getElementById("found");
  const told = await load(wall.address + "&count=1");
  for (const part of told ? ["#count", ".every span"] : []) {
    found.querySelector(part).textContent = told.querySelector(part).textContent;
  }
  if (told) found.querySelector("#picked-count").setAttribute("data-all", told.getElementById("picked-count").dataset.all);
  picking?.tell();
}

/** Takes down what is gone; what went nobody knows, or nothing is left: then the wall is asked for anew. */
async function drop(/** @type {((id: string) => boolean) | null} */ gone) {
  if (gone) wall.drop(gone);
  await (gone && wall.ids.length ? recount() : show(query(), true));
}

/** @type {Done} */
const done = (said, undo, gone) => drop(gone).then(() => toast(said, undo));

function toast(/** @type {string} */ said, undo = "") {
  const form = document.importNode(need("toast-form", HTMLTemplateElement).content, true);
  const note = /** @type {HTMLFormElement} */ (form.firstElementChild);
  note.querySelector("span").textContent = said;
  Object.assign(note.querySelector("button"), { hidden: !undo, value: undo });
  instead(note, "submit", async ({ submitter }) => {
    const answer = await post(note.action, new FormData(note, submitter)).catch(() => /** @type {any} */ (null));
    if (answer) await show(query(), true);
    toast(answer?.said ?? find.dataset.offline);
  });
  document.querySelectorAll(".toast").forEach((one) => one.remove());
  document.body.append(note);
  setTimeout(() => note.matches(":hover, :focus-within") || note.remove(), undo ? 15000 : 5000);
}

if (find) {
  need("tz", HTMLInputElement).value = String(new Date().getTimezoneOffset());
  const later = (typed = false) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(query(), typed), typed ? PAUSE : 0);
  };
  find.addEventListener("input", ({ target }) => later(target === q || /** @type {HTMLInputElement} */ (target).inputMode === "decimal"));
  instead(find, "submit", () => {});
  // Enter searches for exactly this; one that ends a syllable belongs to the input method.
  q.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.keyCode !== 229 && show(query(true)));
  clicked(document, "a[data-soft]", (link) => {
    const said = /** @type {HTMLAnchorElement} */ (link).search.slice(1);
    fill(said);
    show(said);
    q.focus({ preventScroll: true });
  });
  addEventListener("popstate", ({ state }) => {
    if (state?.lightbox && !document.getElementById("lightbox")) return location.reload(); // forward, to what was never open here
    if (state?.lightbox || at === location.pathname + location.search) return; // from a picture back to what still hangs
    fill(location.search.slice(1));
    show(location.search.slice(1), true);
  });
  // Deleted in the large picture, or brought back there.
  document.addEventListener("dallery:gone", (/** @type {any} */ { detail }) => drop(detail && ((id) => id === detail)));
  hang();
}

/** New pictures have come: those that fit what is sought hang in front. @returns {Promise<string[]>} what hangs here */
export async function refresh() {
  if (!find) { // the first picture of all: the page gets its wall, once nobody writes
    if (/** @type {HTMLTextAreaElement} */ (document.getElementById("prompt")).value) throw new Error("not now");
    location.reload();
  } else if (!wall) await show(query(), true);
  else if (await wall.renew(picking.spare)) recount();
  return wall?.ids ?? [];
}
