// The wall: older pictures come when the end is near. Without this file the same link leads to the next page.
import { load } from "./page.js";

const wall = document.getElementById("wall");
const more = document.getElementById("more");
const news = document.getElementById("wall-news");
const BY_SCROLLING = 3; // pages that come by themselves; then the footer must be reachable again
let pages = 0;
let loading = false;

/** @param {HTMLAnchorElement} link */
async function older(link) {
  if (loading) return;
  loading = true;
  link.setAttribute("aria-busy", "true");
  try {
    const page = await load(link.href);
    const tiles = [...page.querySelectorAll("#wall > li")].map((tile) => document.adoptNode(tile));
    const first = tiles[0]?.querySelector("a");
    const byHand = document.activeElement === link;
    wall.append(...tiles);
    const next = page.querySelector("#more a");
    link.remove();
    if (next) more.append(document.adoptNode(next));
    news.textContent = `+ ${tiles.length}`;
    if (byHand) first?.focus({ preventScroll: true });
    pages += 1;
    watch();
  } catch {
    location.assign(link.href);
  } finally {
    loading = false;
  }
}

const eye = new IntersectionObserver((seen) => {
  const link = more.querySelector("a");
  if (link && pages < BY_SCROLLING && seen.some((one) => one.isIntersecting)) older(link);
}, { rootMargin: "900px" });

function watch() {
  eye.disconnect();
  if (more.querySelector("a")) eye.observe(more);
}

if (wall && more) {
  more.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    older(link);
  });
  watch();
}
