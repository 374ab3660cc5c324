// A job as it happens: the words and the picture come from the server's own page, part by part.
import { calm, swap, tried } from "./page.js";
import { elapsed, fade, keepShown, stream } from "./stream.js";
import { localise } from "./times.js";

const PACE = 4000; // milliseconds between looks at the place in the queue, and when the server is away
const news = document.getElementById("job-news");
let told = document.getElementById("job").dataset.told;
let ticking = 0;

const listen = stream({
  state: ({ state }) => state !== document.getElementById("job").dataset.state && renew(),
  partial: ({ position, url }) => {
    const mat = /** @type {HTMLElement} */ (document.querySelector(`.mat[data-position="${Number(position)}"]`));
    fade(mat, url, mat?.dataset.alt);
  },
  progress: ({ fraction }) => {
    const meter = document.getElementById("meter");
    if (meter instanceof HTMLProgressElement && fraction) meter.value = fraction;
  },
  ended: renew,
}, renew);

async function renew() {
  const page = await tried(location.href);
  if (!page) setTimeout(renew, PACE);
  else if (!page.getElementById("job")) location.reload();
  else softly(() => settle(page));
}

// A transition may be skipped (another one runs, the tab is hidden); the change itself happens all the same.
function softly(/** @type {() => void} */ change) {
  if (!document.startViewTransition || calm()) return change();
  const transition = document.startViewTransition(change);
  for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
}

function settle(/** @type {Document} */ page) {
  const old = document.getElementById("job");
  const had = old.contains(document.activeElement);
  const job = swap("job", page);
  keepShown(old, job);
  document.title = page.title;
  if (had && !job.contains(document.activeElement)) document.getElementById("told").focus({ preventScroll: true });
  if (job.dataset.told !== told) news.textContent = told = job.dataset.told;
  localise(job);
  follow(job);
}

function follow(/** @type {HTMLElement} */ job) {
  clearInterval(ticking);
  listen(job.dataset.events);
  if (!job.dataset.events) return;
  const tick = () => document.getElementById("elapsed") && elapsed(document.getElementById("elapsed"));
  tick();
  ticking = setInterval(tick, 250);
  if (job.dataset.state === "reserved") setTimeout(() => job.isConnected && renew(), PACE);
}

follow(document.getElementById("job"));
