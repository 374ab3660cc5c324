// Jobs on the wall: one event stream for all of them; the words come from the server, card by card.
import { post, tried } from "./page.js";
import { elapsed, fade, keepShown, stream } from "./stream.js";

const now = document.getElementById("now");
const list = document.getElementById("cards");
const KEPT = "jobs"; // ids that this browser has seen open, so that an end while nobody looked is told too
let waiting = 0;
let ticking = 0;
let opened = 0;

const listen = stream({
  open: () => { // what happened before the line was there, or while it was cut, is not told on it
    renew();
    if (opened++) hung().catch(() => {});
  },
  partial: ({ job, position, url }) => fade(cardOf(job)?.querySelector(`[data-position="${Number(position)}"]`), url),
  progress: ({ job, fraction }) => {
    const meter = cardOf(job)?.querySelector("progress");
    if (meter && fraction) Object.assign(meter, { max: 1, value: fraction, hidden: false });
  },
  state: ({ job, state }) => cardOf(job)?.dataset.state !== state && renew(),
  ended: ({ job }) => (cardOf(job) ? renew() : hung().catch(() => {})), // it was too quick for a card
}, () => follow());

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
    keepShown(old, fresh);
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
    const page = await tried(`${now.dataset.cards}?also=${also.join()}`);
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
  put(card);
  if (old && fresh && card.dataset.open === undefined) told(card);
  if (card.dataset.state === "done") finish(card);
  if (card.dataset.state === "cancelled") setTimeout(() => remove(card), 4000);
}

const hung = async () => (await import("./gallery.js")).refresh();

/** Once its picture hangs on the wall, the card has done its work. */
const finish = (/** @type {HTMLElement} */ card) => setTimeout(() => hung().then(() => remove(card), () => finish(card)), 1800);

/** None where browsers allow it to no page, as on Android, whatever was granted. @param {string} title @param {NotificationOptions} options */
function notice(title, options) {
  try { return new Notification(title, options); } catch { return null; }
}

function told(/** @type {HTMLElement} */ card) {
  document.getElementById("now-news").textContent = card.dataset.told;
  if (!document.hidden || localStorage.getItem("notify") !== "on" || Notification.permission !== "granted") return;
  const note = notice(card.querySelector("strong").textContent, { body: card.querySelector(".asked").textContent, tag: card.dataset.job });
  if (note) note.onclick = () => {
    window.focus();
    location.assign(card.querySelector("a").href);
  };
}

function follow() {
  const open = cards().some((card) => card.dataset.open !== undefined);
  listen(open || !document.hidden ? now.dataset.events : undefined); // seen, it shows also what is ordered elsewhere
  if (open) ticking ||= setInterval(tick, 250);
}

function tick() {
  for (const card of cards()) {
    const place = /** @type {HTMLElement} */ (card.querySelector(".elapsed"));
    const meter = card.querySelector("progress");
    if (place && meter?.max > 1) meter.value = Math.min(elapsed(place), meter.max * 0.96);
    else if (place) elapsed(place);
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
    await post(form.action, new FormData(form)).catch(() => {}); // the card will tell
    renew(0);
  });
  const bell = document.getElementById("notify");
  if ("Notification" in window && Notification.permission !== "denied") {
    const ring = () => bell.setAttribute("aria-pressed", String(localStorage.getItem("notify") === "on" && Notification.permission === "granted"));
    bell.hidden = false;
    bell.addEventListener("click", async () => {
      const granted = bell.getAttribute("aria-pressed") !== "true" && (await Notification.requestPermission()) === "granted";
      const first = granted && notice(bell.textContent, { silent: true }); // promised is only what works
      if (first) first.close();
      localStorage.setItem("notify", first ? "on" : "off");
      if (Notification.permission === "denied" || (granted && !first)) bell.querySelector("span").textContent = bell.dataset.denied;
      ring();
    });
    ring();
  }
  document.addEventListener("visibilitychange", follow);
  for (const card of cards()) put(card);
  if (remembered().length) renew(0);
  follow();
}
