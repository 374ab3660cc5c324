// A job as it happens: one event stream; the words and the picture come from the server's own page, part by part.
import { calm, load, swap } from "./page.js";
import { localise } from "./times.js";

const RETRY = 4000; // milliseconds between looks when the stream cannot be opened
const news = document.getElementById("job-news");
let told = document.getElementById("job").dataset.told;
/** @type {EventSource} */ let source = null;
let ticking = 0;

async function renew() {
  let page;
  try {
    page = await load(location.href);
  } catch {
    setTimeout(renew, RETRY);
    return;
  }
  if (!page.getElementById("job")) {
    location.reload();
    return;
  }
  softly(() => settle(page));
}

// A transition may be skipped (another one runs, the tab is hidden); the change itself happens all the same.
function softly(/** @type {() => void} */ change) {
  if (!document.startViewTransition || calm()) {
    change();
    return;
  }
  const transition = document.startViewTransition(change);
  for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
}

function settle(/** @type {Document} */ page) {
  const had = document.getElementById("job").contains(document.activeElement);
  const kept = [.../** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("#job img.partial"))];
  const job = swap("job", page);
  keepShown(job, kept);
  document.title = page.title;
  if (had && !job.contains(document.activeElement)) document.getElementById("told").focus({ preventScroll: true });
  if (job.dataset.told !== told) news.textContent = told = job.dataset.told;
  localise(job);
  follow(job);
}

// The same partial must not fade in a second time only because the words beside it changed.
function keepShown(/** @type {HTMLElement} */ job, /** @type {HTMLImageElement[]} */ kept) {
  for (const image of kept) {
    const same = [...job.querySelectorAll("img")].find((one) => one.src === image.src && one.classList.contains("partial"));
    if (same) same.replaceWith(image);
  }
}

function partial(/** @type {MessageEvent} */ event) {
  const { position, url } = JSON.parse(event.data);
  /** @type {HTMLElement} */ const mat = document.querySelector(`.mat[data-position="${Number(position)}"]`);
  if (!mat || [...mat.querySelectorAll("img")].some((one) => one.src.endsWith(url))) return;
  const image = new Image();
  image.className = "partial";
  image.alt = mat.dataset.alt;
  image.addEventListener("load", () => {
    mat.append(image);
    setTimeout(() => mat.querySelectorAll(".partial").forEach((one) => one !== image && one.nextSibling && one.remove()), 600);
  });
  image.src = url;
}

function progress(/** @type {MessageEvent} */ event) {
  const { fraction } = JSON.parse(event.data);
  const meter = document.getElementById("meter");
  if (meter instanceof HTMLProgressElement && fraction) meter.value = fraction;
}

function follow(/** @type {HTMLElement} */ job) {
  clearInterval(ticking);
  if (!job.dataset.events) {
    source?.close();
    source = null;
    return;
  }
  tick();
  ticking = setInterval(tick, 250);
  if (job.dataset.state === "reserved") setTimeout(() => job.isConnected && renew(), RETRY); // the place in the queue
  if (source) return;
  source = new EventSource(job.dataset.events);
  source.addEventListener("state", (event) => {
    const { state } = JSON.parse(event.data);
    if (state !== document.getElementById("job").dataset.state) renew();
  });
  source.addEventListener("partial", partial);
  source.addEventListener("progress", progress);
  source.addEventListener("ended", () => {
    source.close();
    renew();
  });
  source.addEventListener("error", () => {
    if (!source || source.readyState !== EventSource.CLOSED) return; // it reconnects by itself
    source = null;
    setTimeout(renew, RETRY);
  });
}

const began = new WeakMap();
function tick() {
  const place = document.getElementById("elapsed");
  if (!place) return;
  if (!began.has(place)) began.set(place, performance.now() - Number(place.dataset.ms));
  const total = Math.max(0, Math.floor((performance.now() - began.get(place)) / 1000));
  const pattern = total < 60 ? place.dataset.second : place.dataset.minute;
  const text = pattern.replace("{m}", String(Math.floor(total / 60))).replace("{s}", String(total % 60));
  if (place.textContent !== text) place.textContent = text;
}

follow(document.getElementById("job"));
