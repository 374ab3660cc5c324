// A grid that fills: its table is asked for anew while anything in it is on its way.
import { swap, load } from "./page.js";

const PACE = 2000; // milliseconds

async function renew() {
  if (document.getElementById("grid")?.dataset.open !== "yes") return;
  const page = document.hidden ? null : await load(location.href); // the next look will tell
  const along = document.querySelector(".scroll")?.scrollLeft ?? 0;
  if (page) swap("grid", page)?.querySelector(".scroll")?.scrollTo(along, 0);
  setTimeout(renew, PACE);
}

setTimeout(renew, PACE);
