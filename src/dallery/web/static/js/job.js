// A job as it happens: the words and the picture come from the server's own page, part by part.
import { elapsed, fade, follow } from "./stream.js";
import { localise } from "./times.js";

const PACE = 4000; // milliseconds between looks at the place in the queue
let ticking = 0;

const renew = follow(["job"], {
  partial: ({ position, url }) => {
    const mat = /** @type {HTMLElement} */ (document.querySelector(`.mat[data-position="${Number(position)}"]`));
    fade(mat, url, mat?.dataset.alt);
  },
}, (job) => {
  localise(job);
  clearInterval(ticking);
  if (!job.dataset.events) return;
  const tick = () => document.getElementById("elapsed") && elapsed(document.getElementById("elapsed"));
  tick();
  ticking = setInterval(tick, 250);
  if (job.dataset.state === "reserved") setTimeout(() => job.isConnected && renew(), PACE);
});
