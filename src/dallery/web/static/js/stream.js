// A job as it happens, wherever it is shown: its events, the pictures that fade in, the time that passes.
import { need, swap, load } from "./page.js";

const RETRY = 4000; // milliseconds between looks when the stream or the server is away

/** At most one event stream: what comes back opens it at an address, or closes it. @param {Heard} heard */
export function stream(heard, /** @type {() => void} */ lost) {
  /** @type {EventSource | undefined} */ let source;
  // A phone that slept holds a line that is dead and does not know it.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !source) return;
    source = void source.close();
    lost();
  });
  return (/** @type {string | undefined} */ address) => {
    if (!address) source = void source?.close();
    if (!address || source) return;
    const mine = source = new EventSource(address);
    for (const [kind, act] of Object.entries(heard)) mine.addEventListener(kind, ({ data }) => act(data && JSON.parse(data)));
    mine.addEventListener("error", () => mine.readyState === EventSource.CLOSED && setTimeout(() => {
      if (mine !== source) return;
      source = undefined;
      lost();
    }, RETRY));
  };
}

/** Keeps parts of a page in line with its job; the last one tells the job's state, words and events. @type {Follow} */
export function follow(ids, heard, settle) {
  const part = () => need(ids[ids.length - 1], HTMLElement);
  const told = (/** @type {{ state: string }} */ { state }) => { if (state !== part().dataset.state) renew(); };
  const listen = stream({ ...heard, state: told, ended: told }, () => renew());
  let asking = 0;

  async function renew(address = location.href) {
    const mine = ++asking;
    const page = await load(address);
    if (mine !== asking) return; // something newer is on its way
    if (page) take(page);
    else setTimeout(renew, RETRY, address);
  }

  function take(/** @type {Document} */ page) {
    const old = part();
    const focused = old.contains(document.activeElement);
    if (!ids.every((id) => swap(id, page))) return location.reload(); // nothing is left to show here
    const fresh = part();
    document.title = page.title;
    if (fresh.dataset.told !== old.dataset.told) need("news", HTMLElement).textContent = fresh.dataset.told ?? "";
    if (focused && !fresh.contains(document.activeElement)) need("told", HTMLElement).focus({ preventScroll: true });
    keepShown(old, fresh);
    settle(fresh);
    listen(fresh.dataset.events);
  }

  settle(part());
  listen(part().dataset.events);
  return renew;
}

/** A partial picture fades in over what `place` has shown before. @param {Element | null} place @param {string} url */
export function fade(place, url, alt = "", className = "partial") {
  if (!place || [...place.querySelectorAll("img")].some((one) => one.getAttribute("src") === url)) return;
  const image = Object.assign(new Image(), { className, alt, src: url });
  image.decode().then(() => {
    const old = place.querySelectorAll(".partial");
    place.append(image);
    setTimeout(() => old.forEach((one) => one.remove()), 700);
  }, () => {});
}

/** A picture that is shown already must not fade in again. */
export function keepShown(/** @type {Element} */ old, /** @type {Element} */ fresh) {
  const shown = [.../** @type {NodeListOf<HTMLImageElement>} */ (old.querySelectorAll("img.partial"))];
  for (const one of /** @type {NodeListOf<HTMLImageElement>} */ (fresh.querySelectorAll("img.partial"))) {
    one.replaceWith(shown.find((other) => other.src === one.src) ?? one);
  }
  return fresh;
}

/** Counts on from what the server wrote. @param {HTMLElement} place @returns {number} milliseconds */
export function elapsed(place) {
  place.dataset.began ??= String(performance.now() - Number(place.dataset.ms));
  const ms = performance.now() - Number(place.dataset.began);
  const total = Math.max(0, Math.floor(ms / 1000));
  const pattern = (total < 60 ? place.dataset.second : place.dataset.minute) ?? "";
  const text = pattern.replace("{m}", String(Math.floor(total / 60))).replace("{s}", String(total % 60));
  if (place.textContent !== text) place.textContent = text;
  return ms;
}
