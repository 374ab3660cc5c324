// Jobs on the wall: one event stream for all of them; the words come from the server, card by card.
import { all, clicked, instead, load, post } from "./page.js";
import { elapsed, fade, keepShown, stream } from "./stream.js";

const [now, list] = ["now", "cards"].map((id) => document.getElementById(id));
const KEPT = "jobs"; // ids that this browser has seen open, so that an end while nobody looked is told too
let [waiting, ticking, opened] = [0, 0, 0];

const listen = stream({
  open: () => { // what happened before the line was there, or while it was cut, is not told on it
    renew();
    if (opened++) hung();
  },
  partial: ({ job, position, url }) => fade(cardOf(job)?.querySelector(`[data-position="${Number(position)}"]`), url),
  progress: ({ job, fraction }) => {
    const meter = cardOf(job)?.querySelector("progress");
    if (meter && fraction) Object.assign(meter, { max: 1, value: fraction, hidden: false });
  },
  state: ({ job, state }) => cardOf(job)?.dataset.state !== state && renew(),
  ended: ({ job }) => (cardOf(job) ? renew() : hung()), // it was too quick for a card
}, () => follow());

const cards = () => all(".card", list);
const cardOf = (/** @type {string} */ id) => all(`[data-job="${CSS.escape(id)}"]`, list)[0];
/** @type {() => string[]} */ const remembered = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
const remember = (/** @type {string[]} */ ids) => localStorage.setItem(KEPT, JSON.stringify(ids.slice(-100)));

export function hang(/** @type {string} */ html) { // a card that an order has just made
  const card = new DOMParser().parseFromString(html, "text/html").querySelector(".card");
  if (card) put(/** @type {HTMLElement} */ (document.adoptNode(card)));
  follow();
}

function put(/** @type {HTMLElement} */ fresh) {
  const old = cardOf(fresh.dataset.job);
  const held = old?.contains(document.activeElement);
  if (old) old.replaceWith(keepShown(old, fresh));
  else list.prepend(fresh);
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
    const page = await load(`${now.dataset.cards}?also=${remembered().join()}`);
    if (!page?.getElementById("cards")) return renew(4000);
    for (const card of all(".card", page).reverse()) settle(document.adoptNode(card));
    follow();
  }, pause);
}

function settle(/** @type {HTMLElement} */ card) {
  const old = cardOf(card.dataset.job);
  const fresh = old?.dataset.state !== card.dataset.state;
  if (old?.dataset.told === card.dataset.told && !fresh) return;
  if (!old && ["done", "cancelled"].includes(card.dataset.state)) return remove(card); // it ended while nobody looked
  const asked = remembered().includes(card.dataset.job); // no longer, when it was put away while the answer was on its way
  if (!old && !asked && card.dataset.open === undefined && card.dataset.state !== "uncertain") return;
  put(card);
  if (old && fresh && card.dataset.open === undefined) told(card);
  if (card.dataset.state === "done") finish(card);
  if (card.dataset.state === "cancelled") setTimeout(() => remove(card), 4000);
}

/** What hangs on the wall once it shows what is there now; null: it cannot yet. */
const hung = () => import("./gallery.js").then(({ refresh }) => refresh()).catch(() => /** @type {string[]} */ (null));

/** Once its picture hangs on the wall, the card has done its work; where something else is sought, it stays. */
const finish = (/** @type {HTMLElement} */ card) => setTimeout(async () => {
  const ids = await hung();
  if (!ids) finish(card);
  else if (ids.includes(card.dataset.image)) remove(card);
}, 1800);

/** None where browsers allow it to no page, as on Android. @param {NotificationOptions} options */
function notice(/** @type {string} */ title, options) {
  try { return new Notification(title, options); } catch { return null; }
}

function told(/** @type {HTMLElement} */ card) {
  document.getElementById("now-news").textContent = card.dataset.told;
  if (!document.hidden || localStorage.getItem("notify") !== "on" || Notification.permission !== "granted") return;
  const body = card.querySelector(".asked").textContent;
  const note = notice(card.querySelector("strong").textContent, { body, tag: card.dataset.job });
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
    const [meter, [place]] = [card.querySelector("progress"), all(".elapsed", card)];
    const ms = place && elapsed(place);
    if (ms && meter?.max > 1) meter.value = Math.min(ms, meter.max * 0.96);
  }
}

if (now) {
  clicked(list, ".dismiss", (away) => remove(away.closest(".card")));
  instead(list, "submit", async ({ target, submitter }) => {
    await post(target.action, new FormData(target, submitter)).catch(() => {}); // the card will tell
    renew(0);
  });
  const bell = document.getElementById("notify");
  if ("Notification" in window && Notification.permission !== "denied") {
    const rings = () => String(localStorage.getItem("notify") === "on" && Notification.permission === "granted");
    bell.hidden = false;
    bell.addEventListener("click", async () => {
      const granted = bell.ariaPressed !== "true" && (await Notification.requestPermission()) === "granted";
      const first = granted && notice(bell.textContent, { silent: true }); // promised is only what works
      if (first) first.close();
      localStorage.setItem("notify", first ? "on" : "off");
      const denied = Notification.permission === "denied" || (granted && !first);
      if (denied) bell.querySelector("span").textContent = bell.dataset.denied;
      bell.ariaPressed = rings();
    });
    bell.ariaPressed = rings();
  }
  document.addEventListener("visibilitychange", follow);
  for (const card of cards()) put(card);
  if (remembered().length) renew(0);
  follow();
}
