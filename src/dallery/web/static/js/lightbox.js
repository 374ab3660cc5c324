// A picture, large: the wall's order, zoom, comparing with what it was made from. The picture's own page tells the rest.
import { borrow, instead, load, post } from "./page.js";
import { viewing } from "./viewing.js";

/** @type {HTMLDialogElement} */ let dialog;
/** @type {HTMLElement} */ let article;
/** @type {ReturnType<typeof viewing>} */ let view;
let [id, query, back] = ["", "", ""]; // back: where the wall was
let pushed = false;
/** @type {(name: string) => any} */ const part = (name) => document.getElementById(name);
const address = (/** @type {string} */ one) => `/images/${one}${query}`;
const tell = (/** @type {string} */ words) => { part("lightbox-news").textContent = words; };

export async function open(/** @type {string} */ first) {
  if (!dialog) {
    dialog = /** @type {HTMLDialogElement} */ (await borrow("/lightbox", "lightbox"));
    document.body.append(dialog);
    bind();
  }
  const said = new URLSearchParams(location.search);
  for (const name of ["after", "done", "undo", "deleted"]) said.delete(name);
  const place = /** @type {HTMLInputElement} */ (document.querySelector("#selection [name=place]"))?.value;
  if (place && place !== "wall") said.set("place", place);
  query = `${said}` && `?${said}`;
  back = location.href;
  history.pushState({ lightbox: first }, "", address(first));
  pushed = true;
  dialog.showModal();
  await show(first);
}

async function show(/** @type {string} */ next) {
  id = next;
  compare(false);
  for (const name of ["compare", "edit"]) part(`lightbox-${name}`).disabled = true; // until it is known
  const fresh = new Image();
  fresh.draggable = false;
  fresh.src = `/images/${next}/file`;
  const known = /** @type {HTMLImageElement} */ (document.querySelector(`#wall [data-id="${CSS.escape(next)}"] img`));
  fresh.alt = known?.alt || "";
  if (known?.currentSrc) fresh.style.backgroundImage = `url("${known.currentSrc}")`; // until the large one is there
  view.show(fresh);
  fresh.addEventListener("error", () => tell(part("lightbox-news").dataset.trouble));
  const page = await load(address(next));
  if (id !== next || !dialog.open) return;
  article = page?.getElementById("picture");
  if (!article) return tell(part("lightbox-news").dataset.trouble);
  document.adoptNode(article);
  const told = article.dataset;
  fresh.alt = told.alt;
  part("facts-panel").replaceChildren(article.querySelector(".side"));
  const able = { newer: told.newer, older: told.older, compare: told.was, edit: told.edit };
  for (const [name, can] of Object.entries(able)) part(`lightbox-${name}`).disabled = !can;
  loved(told.favourite === "1");
  tell(part("lightbox-news").dataset.pattern.replace("{prompt}", told.alt));
  for (const one of [told.older, told.newer]) if (one) new Image().src = `/images/${one}/file`;
  (await import("./times.js")).localise(part("facts-panel"));
  (await import("./copy.js")).offer(part("facts-panel"));
}

const loved = (/** @type {boolean} */ on) => part("lightbox-favourite").setAttribute("aria-pressed", String(on));

function go(/** @type {"newer" | "older"} */ way) {
  const next = article?.dataset[way];
  if (!next) return tell(part("lightbox-news").dataset[way === "newer" ? "first" : "last"]);
  history.replaceState({ lightbox: next }, "", address(next));
  show(next);
}

function close() {
  if (dialog.open) dialog.close();
  if (pushed) history.back();
  pushed = false;
  giveBack();
}

// On the way back the browser gives the focus to the tile that was opened first, and the wall may lay itself anew.
function giveBack() {
  const first = document.activeElement;
  const focus = () => {
    if (dialog.open || ![document.body, first].includes(document.activeElement)) return;
    const link = /** @type {HTMLElement} */ (document.querySelector(`#wall [data-id="${CSS.escape(id)}"] a`));
    (link || part("content")).focus();
  };
  for (const wait of [0, 50, 400]) setTimeout(focus, wait);
}

function compare(/** @type {boolean} */ on) {
  const held = on && article?.dataset.was;
  part("was").hidden = !held;
  part("was").querySelector("img")?.remove();
  if (held) part("was").append(Object.assign(new Image(), { src: held, alt: "" }));
}

const form = (/** @type {string} */ act) => part("facts-panel").querySelector(`form[data-act=${act}]`);
const send = (/** @type {string} */ act) => post(form(act).action, new FormData(form(act)));

async function love() {
  const { favourite } = await send("favourite");
  form("favourite").on.value = favourite ? "0" : "1";
  loved(favourite);
}

async function remove() {
  const gone = id;
  await send("delete");
  document.querySelector(`#wall [data-id="${CSS.escape(gone)}"]`)?.remove();
  const undo = part("lightbox-undo");
  undo.hidden = false;
  undo.dataset.image = gone;
  if (article.dataset.older) go("older");
  else if (article.dataset.newer) go("newer");
  undo.querySelector("button").focus();
}

function bind() {
  view = viewing(part("canvas"), { swipe: (way) => (way === "down" ? close() : go(way)), hold: compare });
  const failed = () => tell(part("lightbox-news").dataset.trouble);
  const tools = {
    close, newer: () => go("newer"), older: () => go("older"), fit: () => view.fit(), exact: () => view.exact(),
    in: () => view.zoom(1.4), out: () => view.zoom(1 / 1.4),
    facts: () => part("facts-panel").toggleAttribute("hidden"),
    favourite: () => love().catch(failed), delete: () => remove().catch(failed),
    edit: () => location.assign(article.dataset.edit),
    download: () => part("facts-panel").querySelector("a[download]").click(),
    use: () => { close(); document.dispatchEvent(new CustomEvent("dallery:use", { detail: id })); },
  };
  for (const [name, act] of Object.entries(tools)) part(`lightbox-${name}`).addEventListener("click", act);
  part("lightbox-use").hidden = !part("bar");
  instead(part("lightbox-undo"), "submit", async () => {
    const form = part("lightbox-undo");
    const gone = form.dataset.image;
    await post(`/images/${gone}/restore`, new FormData(form));
    form.hidden = true;
    history.replaceState({ lightbox: gone }, "", address(gone));
    show(gone);
  });
  const button = part("lightbox-compare");
  for (const name of ["hold", "pointerdown"]) button.addEventListener(name, () => compare(true));
  for (const name of ["letgo", "pointerup", "pointerleave", "pointercancel"]) button.addEventListener(name, () => compare(false));
  instead(button, "contextmenu", () => {});
  instead(dialog, "cancel", close);
  // Ahead of the wall's own way back: it would look for its pictures anew.
  addEventListener("popstate", (event) => {
    const wanted = event.state?.lightbox;
    if (!wanted && !dialog.open && location.href !== back) return;
    event.stopImmediatePropagation();
    pushed = Boolean(wanted);
    if (wanted && !dialog.open) dialog.showModal();
    if (wanted) show(wanted);
    else if (dialog.open) close();
    else giveBack();
  }, { capture: true });
}
