// A picture, large: the wall's order, zoom, comparing with what it was made from. The picture's own page tells the rest.
import { borrow, instead, load, post } from "./page.js";
import { viewing } from "./viewing.js";

/** @type {HTMLDialogElement} */ let dialog;
/** @type {HTMLElement} */ let article;
/** @type {ReturnType<typeof viewing>} */ let view;
let [id, query, back] = ["", "", ""]; // back: where the wall was
let pushed = false;
let [turn, queued] = [Promise.resolve(), 0];
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
  turn = show(first);
}

/** What is pressed is about the picture that is shown, so it waits until the server has told about that one. */
const known = (/** @type {() => any} */ act) => () => {
  if (queued > 4) return; // a key that is held
  queued++;
  const now = () => dialog.open && (article ? act() : show(id));
  turn = turn.then(now).catch(() => tell(part("lightbox-news").dataset.trouble)).finally(() => queued--);
};

async function show(/** @type {string} */ wanted) {
  id = wanted;
  article = null;
  part("facts-panel").inert = true; // it still tells about another one
  compare(false);
  for (const name of ["compare", "edit"]) part(`lightbox-${name}`).disabled = true; // until it is known
  const fresh = new Image();
  fresh.draggable = false;
  fresh.src = `/images/${id}/file`;
  const small = /** @type {HTMLImageElement} */ (document.querySelector(`#wall [data-id="${CSS.escape(id)}"] img`));
  fresh.alt = small?.alt || "";
  if (small?.currentSrc) fresh.style.backgroundImage = `url("${small.currentSrc}")`; // until the large one is there
  view.show(fresh);
  fresh.addEventListener("error", () => tell(part("lightbox-news").dataset.trouble));
  const page = await load(address(wanted));
  if (id !== wanted || !dialog.open) return;
  article = page?.getElementById("picture");
  if (!article) return tell(part("lightbox-news").dataset.trouble);
  document.adoptNode(article);
  const told = article.dataset;
  fresh.alt = told.alt;
  part("facts-panel").replaceChildren(article.querySelector(".side"));
  part("facts-panel").inert = false;
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
  const wanted = article.dataset[way];
  return wanted ? to(wanted) : tell(part("lightbox-news").dataset[way === "newer" ? "first" : "last"]);
}

function to(/** @type {string} */ wanted) {
  history.replaceState({ lightbox: wanted }, "", address(wanted));
  return show(wanted);
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
  form("favourite").querySelector("button").ariaPressed = String(favourite);
  loved(favourite);
  document.querySelector(`#wall [data-id="${CSS.escape(id)}"]`)?.classList.toggle("liked", favourite);
}

async function remove() {
  const gone = id;
  await send("delete");
  document.dispatchEvent(new CustomEvent("dallery:gone", { detail: gone }));
  const undo = part("lightbox-undo");
  undo.hidden = false;
  undo.dataset.image = gone;
  undo.querySelector("button").focus();
  if (article.dataset.older || article.dataset.newer) return go(article.dataset.older ? "older" : "newer");
}

function bind() {
  const tools = {
    close, newer: known(() => go("newer")), older: known(() => go("older")), fit: () => view.fit(), exact: () => view.exact(),
    in: () => view.zoom(1.4), out: () => view.zoom(1 / 1.4),
    facts: () => part("facts-panel").toggleAttribute("hidden"),
    favourite: known(love), delete: known(remove), edit: () => location.assign(article.dataset.edit),
    download: known(() => part("facts-panel").querySelector("a[download]").click()),
    use: () => { close(); document.dispatchEvent(new CustomEvent("dallery:use", { detail: id })); },
  };
  view = viewing(part("canvas"), { swipe: (way) => (way === "down" ? close() : tools[way]()), hold: compare });
  for (const [name, act] of Object.entries(tools)) part(`lightbox-${name}`).addEventListener("click", act);
  part("lightbox-use").hidden = !part("bar");
  instead(part("lightbox-undo"), "submit", async ({ target: form }) => {
    await post(`/images/${form.dataset.image}/restore`, new FormData(form));
    form.hidden = true;
    document.dispatchEvent(new CustomEvent("dallery:gone"));
    turn = to(form.dataset.image);
  });
  part("facts-panel").addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
    const act = { favourite: tools.favourite, delete: tools.delete }[/** @type {HTMLElement} */ (event.target).dataset.act];
    if (act) { event.preventDefault(); act(); }
  });
  const button = part("lightbox-compare");
  for (const name of ["hold", "pointerdown"]) button.addEventListener(name, () => compare(true));
  for (const name of ["letgo", "pointerup", "pointerleave", "pointercancel"]) button.addEventListener(name, () => compare(false));
  instead(button, "contextmenu", () => {});
  instead(dialog, "cancel", close);
  addEventListener("popstate", ({ state }) => {
    const wanted = state?.lightbox;
    if (!wanted && !dialog.open && location.href !== back) return;
    pushed = Boolean(wanted);
    if (wanted && !dialog.open) dialog.showModal();
    if (wanted) turn = show(wanted);
    else close();
  });
}
