// Jobs on the wall: one event stream for all of them; the words come from the server, card by card.
import { load } from "./page.js";

const now = document.getElementById("now");
const list = document.getElementById("cards");
const KEPT = "jobs"; // ids that this browser has seen open, so that an end while nobody looked is told too
const began = new WeakMap();
let waiting = 0;
/** @type {EventSource | null} */ let source = null;

/** @returns {HTMLElement[]} */
const cards = () => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".card"))];
/** @param {string} id @returns {HTMLElement | null} */
const cardOf = (id) => list.querySelector(`[data-job="${CSS.escape(id)}"]`);
/** @returns {string[]} */
const remembered = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
const remember = (/** @type {string[]} */ ids) => localStorage.setItem(KEPT, JSON.stringify(ids.slice(-100)));

/** Hangs a card that an order has just made. */
export function hang(/** @type {string} */ html) {
  const card = new DOMParser().parseFromString(html, "text/html").querySelector(".card");
  if (card) put(/** @type {HTMLElement} */ (document.adoptNode(card)));
  follow();
}

function put(/** @type {HTMLElement} */ fresh) {
  const old = cardOf(fresh.dataset.job);
  const held = old?.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).className : "";
  if (old) {
    for (const part of fresh.querySelectorAll("img.partial")) { // what is shown already must not fade in again
      const same = [...old.querySelectorAll("img")].find((one) => one.src === /** @type {HTMLImageElement} */ (part).src);
      if (same) part.replaceWith(same);
    }
    old.replaceWith(fresh);
  } else list.prepend(fresh);
  const away = fresh.querySelector("button.dismiss");
  if (away) /** @type {HTMLElement} */ (away).hidden = false;
  if (held) fresh.querySelector("a").focus({ preventScroll: true });
  now.hidden = false;
  if (!remembered().includes(fresh.dataset.job)) remember([...remembered(), fresh.dataset.job]);
}

function remove(/** @type {HTMLElement} */ card) {
  card.remove();
  remember(remembered().filter((id) => id !== card.dataset.job));
  now.hidden = !list.children.length;
}

/** Asks for the words of all cards once, however much has happened. */
function renew(pause = 120) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const also = remembered();
    const page = await load(`${now.dataset.cards}?also=${also.join()}`).catch(() => /** @type {null} */ (null));
    if (!page?.getElementById("cards")) return renew(4000);
    for (const card of [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".card"))].reverse()) settle(document.adoptNode(card));
    follow();
  }, pause);
}

function settle(/** @type {HTMLElement} */ card) {
  const old = cardOf(card.dataset.job);
  const fresh = old?.dataset.state !== card.dataset.state;
  if (old?.dataset.told === card.dataset.told && !fresh) return;
  if (!old && ["done", "cancelled"].includes(card.dataset.state)) return remove(card); // it ended while nobody looked
  if (old && fresh && card.dataset.open === undefined) told(card);
  put(card);
  if (card.dataset.state === "done") finish(card);
  if (card.dataset.state === "cancelled") setTimeout(() => remove(card), 4000);
}

/** Its picture hangs on the wall now, and the card has done its work. */
async function finish(/** @type {HTMLElement} */ card) {
  const { refresh } = await import("./gallery.js");
  setTimeout(async () => {
    await refresh();
    remove(card);
  }, 1800);
}

function told(/** @type {HTMLElement} */ card) {
  document.getElementById("now-news").textContent = card.dataset.told;
  if (!document.hidden || localStorage.getItem("notify") !== "on" || Notification.permission !== "granted") return;
  const note = new Notification(card.querySelector("strong").textContent, { body: card.querySelector(".asked").textContent, tag: card.dataset.job });
  note.onclick = () => {
    window.focus();
    location.assign(card.querySelector("a").href);
  };
}

function partial(/** @type {MessageEvent} */ event) {
  const { job, position, url } = JSON.parse(event.data);
  const part = cardOf(job)?.querySelector(`[data-position="${Number(position)}"]`);
  if (!part || [...part.querySelectorAll("img")].some((one) => one.getAttribute("src") === url)) return;
  const image = Object.assign(new Image(), { className: "partial", alt: "", src: url });
  image.decode().then(() => {
    part.append(image);
    setTimeout(() => { while (part.firstChild && part.firstChild !== image) part.firstChild.remove(); }, 700);
  }, () => {});
}

function follow() {
  const open = cards().some((card) => card.dataset.open !== undefined);
  if (!open) source = void source?.close();
  if (!open || source) return;
  ticking ||= setInterval(tick, 250);
  source = new EventSource(now.dataset.events);
  source.addEventListener("partial", partial);
  source.addEventListener("progress", (event) => {
    const { job, fraction } = JSON.parse(event.data);
    const meter = cardOf(job)?.querySelector("progress");
    if (meter && fraction) Object.assign(meter, { max: 1, value: fraction, hidden: false });
  });
  for (const kind of ["state", "ended"]) {
    source.addEventListener(kind, (event) => {
      const { job, state } = JSON.parse(event.data);
      if (kind === "ended" || cardOf(job)?.dataset.state !== state) renew();
    });
  }
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return; // it reconnects by itself
    source = null;
    setTimeout(follow, 4000);
  });
}

let ticking = 0;
function tick() {
  for (const card of cards()) {
    const place = /** @type {HTMLElement} */ (card.querySelector(".elapsed"));
    if (!place) continue;
    if (!began.has(place)) began.set(place, performance.now() - Number(place.dataset.ms));
    const ms = performance.now() - began.get(place);
    const total = Math.max(0, Math.floor(ms / 1000));
    const text = (total < 60 ? place.dataset.second : place.dataset.minute).replace("{m}", String(Math.floor(total / 60))).replace("{s}", String(total % 60));
    if (place.textContent !== text) place.textContent = text;
    const meter = card.querySelector("progress");
    if (meter && meter.max > 1) meter.value = Math.min(ms, meter.max * 0.96);
  }
}

if (now) {
  list.addEventListener("click", (event) => {
    const away = /** @type {Element} */ (event.target).closest(".dismiss");
    if (away) remove(away.closest(".card"));
  });
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    await fetch(form.action, { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))), headers: { accept: "application/json" } });
    renew(0);
  });
  const bell = document.getElementById("notify");
  if ("Notification" in window && Notification.permission !== "denied") {
    const ring = () => bell.setAttribute("aria-pressed", String(localStorage.getItem("notify") === "on" && Notification.permission === "granted"));
    bell.hidden = false;
    bell.addEventListener("click", async () => {
      const on = bell.getAttribute("aria-pressed") !== "true" && (await Notification.requestPermission()) === "granted";
      localStorage.setItem("notify", on ? "on" : "off");
      if (Notification.permission === "denied") bell.querySelector("span").textContent = bell.dataset.denied;
      ring();
    });
    ring();
  }
  for (const card of cards()) put(card);
  if (remembered().length) renew(0);
  follow();
}
