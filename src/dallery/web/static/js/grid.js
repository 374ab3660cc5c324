// A grid that fills: its table is asked for anew while anything in it is on its way.
import { load, swap } from "./page.js";

const PACE = 2000; // milliseconds

async function renew() {
  if (document.getElementById("grid")?.dataset.open !== "yes") return;
  try {
    if (!document.hidden) swap("grid", await load(location.href));
  } catch {
    // the server is away for a moment; the next look will tell
  }
  setTimeout(renew, PACE);
}

setTimeout(renew, PACE);
