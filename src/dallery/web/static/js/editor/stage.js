// Results in place: the job as it happens, before and after under one slider, several to flip through.
import { need, swap, tried } from "../page.js";
import { fade, stream } from "../stream.js";

const RETRY = 4000; // milliseconds between looks while the server is away
let shown = 50; // per cent of the new picture

/** @param {Sides} sides @param {(name: string, values: Values) => string} words @param {() => void} again */
export function stage(sides, words, again) {
  const told = (/** @type {{ state: string }} */ { state }) => {
    if (state !== document.getElementById("results")?.dataset.state) renew(location.href);
  };
  const listen = stream({
    state: told,
    ended: told,
    partial: ({ position, url }) => { // in place there is room for one
      const alt = need("results", HTMLElement).dataset.alt;
      if (!position) fade(document.getElementById("frame"), url, alt, "after partial");
    },
  }, () => renew(location.href));
  let asking = 0;
  async function renew(/** @type {string} */ address) {
    const mine = ++asking;
    const page = await tried(address);
    if (mine !== asking) return; // something newer is on its way
    if (!page) return void setTimeout(renew, RETRY, address);
    const old = need("results", HTMLElement);
    const focused = old.contains(document.activeElement);
    if (!swap("view", page) || !swap("results", page)) return location.reload(); // nothing is left to show here
    const results = need("results", HTMLElement);
    document.title = page.title;
    if (results.dataset.told !== old.dataset.told) need("news", HTMLElement).textContent = results.dataset.told ?? "";
    if (focused && !results.contains(document.activeElement)) need("told", HTMLElement).focus();
    settle();
  }

  function settle() {
    const results = need("results", HTMLElement);
    const [before, sizer] = [need("before", HTMLImageElement), document.querySelector(".sizer")];
    const { dataset } = need("editor", HTMLElement);
    const [wide, high] = [Number(dataset.width) + sides.left + sides.right, Number(dataset.height) + sides.top + sides.bottom];
    Object.assign(before.style, {
      left: `${100 * sides.left / wide}%`, right: `${100 * sides.right / wide}%`,
      top: `${100 * sides.top / high}%`, bottom: `${100 * sides.bottom / high}%`,
    });
    if (!document.getElementById("after")) sizer?.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    wipe();
    document.getElementById("again")?.addEventListener("click", again);
    document.getElementById("accept")?.addEventListener("click", () => sessionStorage.removeItem(keyOf()));
    for (const link of results.querySelectorAll("a[data-id]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", link.getAttribute("href"));
        renew(location.href);
      });
    }
    const stop = document.getElementById("stop")?.closest("form");
    stop?.addEventListener("submit", async (event) => {
      event.preventDefault();
      await tried(stop.action, new FormData(stop));
      renew(location.href);
    });
    listen(results.dataset.events);
  }

  function wipe() {
    const range = document.getElementById("wipe");
    if (!(range instanceof HTMLInputElement)) return;
    range.value = String(shown);
    const show = () => {
      shown = Number(range.value);
      need("frame", HTMLElement).style.setProperty("--at", `${100 - shown}%`);
      range.setAttribute("aria-valuetext", words("before-after", { percent: shown }));
    };
    range.addEventListener("input", show);
    show();
  }

  settle();
}

/** Under which the marking waits in this tab. */
export const keyOf = () => `dallery-marking-${need("editor", HTMLElement).dataset.picture}`;
