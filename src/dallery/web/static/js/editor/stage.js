// Results in place: the job as it happens, before and after under one slider, several to flip through.
import { clicked, instead, load, need } from "../page.js";
import { fade, follow } from "../stream.js";

let shown = 100; // per cent of the new picture: what was asked for is seen first

/** @param {Sides} sides @param {(name: string, values: Values) => string} words @param {() => void} again */
export function stage(sides, words, again) {
  const renew = follow(["view", "results"], {
    partial: ({ position, url }) => { // in place there is room for one
      if (!position) fade(document.getElementById("frame"), url, need("results", HTMLElement).dataset.alt, "after partial");
    },
  }, settle);

  function settle(/** @type {HTMLElement} */ results) {
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
    clicked(results, "a[data-id]", (link) => {
      history.replaceState(null, "", link.getAttribute("href"));
      renew();
    });
    const stop = document.getElementById("stop")?.closest("form");
    if (stop) instead(stop, "submit", async () => {
      await load(stop.action, new FormData(stop));
      renew();
    });
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
}

/** Under which the marking waits in this tab. */
export const keyOf = () => `dallery-marking-${need("editor", HTMLElement).dataset.picture}`;
